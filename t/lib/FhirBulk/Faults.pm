# Copyright (c) the nginx-fhir-bulk authors
#
# The fault layer (t/lib/fault.h) around the sidecar of a stack: which calls
# are there, and orders to let one of them fail.
#
#   my $f = FhirBulk::Faults->new($stack);
#   $f->start;                              the sidecar with the layer
#   my @sites = $f->record(sub { … });      the calls that this makes
#   $f->order($site, 'ENOSPC');             its next call fails
#   … $f->hits …
#   $f->withdraw;

package FhirBulk::Faults;

use strict;
use warnings;

use Errno ();
use Fcntl qw(O_RDWR O_CREAT SEEK_SET);

use FhirBulk;

# as in fault.h
my $magic = 0x66686266;
my ($functions, $modules, $frames, $sites) = (160, 96, 24, 16384);
my %at = (magic => 0, functions_n => 4, sites_n => 8, modules_n => 12,
          record => 16, armed => 20, function => 24, code => 28, site => 32,
          countdown => 40, times => 48, hits => 56, hit_site => 64,
          ready => 72, lost => 76);
my $functions_at = 80;
my $modules_at = $functions_at + 48 * $functions;
my $sites_at = $modules_at + 64 * $modules;
my $site_size = 24 + 8 * $frames;
my $size = $sites_at + $site_size * $sites;

my %special = (SHORT => -1, END => -2, HOLD => -3);

# SQLite's result codes
my %sqlite = (BUSY => 5, NOMEM => 7, IOERR => 10, CORRUPT => 11, FULL => 13);

sub new {
    my ($class, $stack) = @_;

    my $self = bless { stack => $stack, page => "$stack->{dir}/fault.page" },
        $class;
    $self->{so} = $stack->_copy(FhirBulk::program('FHIR_BULK_FAULT_SO',
                                                  'build/fault.so'));
    sysopen $self->{fh}, $self->{page}, O_RDWR | O_CREAT, 0644
        or die "$self->{page}: $!\n";
    truncate $self->{fh}, $size or die "$self->{page}: $!\n";
    $stack->own($self->{page});
    $self->_set(magic => $magic);

    return $self;
}

# what start_sidecar() needs to run it with the layer
sub command {
    my ($self) = @_;
    my $stack = $self->{stack};
    return ['env', "LD_PRELOAD=$self->{so}",
            "FHIR_BULK_FAULT_PAGE=$self->{page}", $stack->{bulkd}, '-c',
            $stack->{ini_file}];
}

sub start {
    my ($self, %o) = @_;
    $self->{stack}->start_sidecar(command => $self->command, %o);
}

sub _read {
    my ($self, $from, $n) = @_;
    sysseek $self->{fh}, $from, SEEK_SET or die "seek: $!\n";
    my $got = sysread $self->{fh}, my($bytes), $n;
    defined $got && $got == $n or die "$self->{page}: short\n";
    return $bytes;
}

sub _write {
    my ($self, $to, $bytes) = @_;
    sysseek $self->{fh}, $to, SEEK_SET or die "seek: $!\n";
    my $n = syswrite $self->{fh}, $bytes;
    defined $n && $n == length $bytes or die "$self->{page}: $!\n";
}

my %wide = map { $_ => 1 } qw(site countdown times hits hit_site);

sub _set {
    my ($self, $name, $value) = @_;
    $self->_write($at{$name}, pack($wide{$name} ? 'q' : 'l', $value));
}

sub _get {
    my ($self, $name) = @_;
    my $bytes = $self->_read($at{$name}, $wide{$name} ? 8 : 4);
    return unpack($wide{$name} ? 'q' : 'l', $bytes);
}

# names of the functions, in the layer's order
sub functions {
    my ($self) = @_;

    my $n = $self->_get('functions_n');
    return map { unpack 'Z40', $self->_read($functions_at + 48 * $_, 48) }
        0 .. $n - 1;
}

# the calls that something makes, by function and place: a list of
# { function, index, hash, calls, frames => [[module, offset], …] }
sub record {
    my ($self, $do) = @_;

    $self->_set(record => 0);
    $self->_set(sites_n => 0);
    $self->_set(record => 1);
    $do->();
    $self->_set(record => 0);

    return $self->sites;
}

sub sites {
    my ($self) = @_;

    my @names = $self->functions;
    my $n = $self->_get('sites_n');
    die "the layer lost places of calls\n" if $self->_get('lost');

    my @modules = map { unpack 'Z64', $self->_read($modules_at + 64 * $_, 64) }
        0 .. $self->_get('modules_n') - 1;
    $modules[0] = 'fhir-bulkd';

    my @all;
    for my $i (0 .. $n - 1) {
        my ($hash, $index, $calls, $frames_n, undef, @pairs)
            = unpack 'qLLLL(L2)*',
                $self->_read($sites_at + $site_size * $i, $site_size);
        push @all, { function => $names[$index], index => $index,
                     hash => $hash, calls => $calls,
                     frames => [map { [$modules[$pairs[2 * $_]],
                                       $pairs[2 * $_ + 1]] }
                                0 .. $frames_n - 1] };
    }

    return @all;
}

sub code {
    my ($function, $how) = @_;

    return $special{$how} if exists $special{$how};
    return $sqlite{$how} if $function =~ /^sqlite3_/;
    return $how if $how =~ /^-?\d+$/;
    return Errno->can($how)->();
}

# a call from this place fails: the next one, or the nth; "times" in a row
sub order {
    my ($self, $site, $how, %o) = @_;

    $self->_set(armed => 0);
    $self->_set(function => $site->{index});
    $self->_set(code => code($site->{function}, $how));
    $self->_set(site => $o{anywhere} ? 0 : $site->{hash});
    $self->_set(countdown => $o{nth} // 1);
    $self->_set(times => $o{times} // 1);
    $self->_set(hits => 0);
    $self->_set(armed => 1);
}

sub withdraw {
    my ($self) = @_;
    $self->_set(armed => 0);
}

sub hits { return $_[0]->_get('hits') }

# names of the program's own functions on the way to a call, innermost first
sub path {
    my ($self, $site) = @_;

    my $names = $self->{symbols} //= _symbols($self->{stack}{bulkd});
    return map { _name($names, $_->[1]) }
        grep { $_->[0] eq 'fhir-bulkd' } @{ $site->{frames} };
}

sub text {
    my ($self, $site) = @_;

    my @path = $self->path($site);
    my $leaf = $site->{frames}[0] // ['?', 0];
    my $in = $leaf->[0] eq 'fhir-bulkd' ? '' : " in $leaf->[0]";
    splice @path, 5 if @path > 5;

    return "$site->{function}$in < " . join ' < ', @path;
}

sub _symbols {
    my ($program) = @_;

    my @all;
    open my $fh, '-|', 'nm', '-n', '--defined-only', $program
        or die "nm: $!\n";
    while (my $line = <$fh>) {
        push @all, [hex $1, $2] if $line =~ /^([0-9a-f]+) [tTwW] (\S+)/;
    }
    close $fh or die "nm: $?\n";

    return \@all;
}

sub _name {
    my ($names, $at) = @_;

    my ($low, $high) = (0, scalar @$names);
    while ($high - $low > 1) {
        my $middle = int(($low + $high) / 2);
        ($names->[$middle][0] <= $at ? $low : $high) = $middle;
    }

    return $names->[$low][1] =~ s/\..*//r;
}

1;
