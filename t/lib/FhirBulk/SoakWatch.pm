# Copyright (c) the nginx-fhir-bulk authors
#
# What a soak sees of the processes and files: memory, descriptors, sizes,
# sampled, and whether they stay flat.
#
#   my $w = FhirBulk::SoakWatch->new($folder);
#   $w->sample(sidecar => $pid, master => $pid, …);
#   my @faults = $w->judge($from, $to, 'sidecar');
#
# A number is flat when its median in the last quarter of a time is not above
# that in the second quarter by more than the allowance.  The first quarter is
# for warming up.

package FhirBulk::SoakWatch;

use strict;
use warnings;

use POSIX ();
use Time::HiRes qw(time);

# part of the value, and what may come on top of it
our %allowed = (
    rss  => [0.10, 2048],           # KiB
    anon => [0.10, 2048],           # KiB
    shm  => [0.10, 256],            # KiB
    fds  => [0.10, 6],
    size => [0.10, 1024],           # KiB
    n    => [0.10, 6],
);
# nginx keeps as many connections to it as were busy at once
our %allowed_of = (sidecar => { fds => [0.10, 20] });

sub new {
    my ($class, $dir) = @_;
    return bless { dir => $dir, seen => {} }, $class;
}

# processes

sub alive {
    my ($pid) = @_;
    open my $fh, '<', "/proc/$pid/stat" or return 0;
    my ($state) = (<$fh> // '') =~ /^.*\) (\S)/ or return 0;
    return $state !~ /[ZX]/;
}

sub children {
    my ($parent) = @_;

    my @pids;
    for my $stat (glob '/proc/[0-9]*/stat') {
        open my $fh, '<', $stat or next;
        my ($pid, $state, $of) = (<$fh> // '') =~ /^(\d+) .*\) (\S) (\d+)/
            or next;
        push @pids, $pid if $of == $parent && $state !~ /[ZX]/;
    }
    return @pids;
}

# title of a process, as nginx sets it
sub title {
    my ($pid) = @_;
    open my $fh, '<', "/proc/$pid/cmdline" or return '';
    my $text = <$fh> // '';
    $text =~ tr/\0/ /;
    return $text;
}

# the workers of a master that take connections
sub workers {
    my ($master) = @_;
    return grep { title($_) =~ /worker process\s*$/ } children($master);
}

sub numbers {
    my ($pid) = @_;

    open my $fh, '<', "/proc/$pid/status" or return;
    my %n;
    while (<$fh>) {
        $n{$1} = $2 if /^(VmRSS|RssAnon|RssShmem):\s+(\d+) kB/;
    }
    opendir my $fds, "/proc/$pid/fd" or return;
    my $fds_n = grep { /^\d/ } readdir $fds;
    return if !defined $n{VmRSS};

    return { rss => $n{VmRSS}, anon => $n{RssAnon}, shm => $n{RssShmem},
             fds => $fds_n };
}

# samples

sub note {
    my ($self, $what, $values) = @_;
    push @{ $self->{seen}{$what} }, { at => time, %$values };
}

# of several processes of one kind the largest
sub sample {
    my ($self, %pids) = @_;

    for my $what (sort keys %pids) {
        my %most;
        for my $n (map { numbers($_) // () } @{ $pids{$what} }) {
            for (keys %$n) {
                $most{$_} = $n->{$_} if $n->{$_} > ($most{$_} // -1);
            }
        }
        $self->note($what, \%most) if %most;
    }

    my $d = $self->{dir};
    for (['store', "$d/exports/jobs.sqlite"],
         ['store WAL', "$d/exports/jobs.sqlite-wal"],
         ['keys', "$d/auth/access.jwks"])
    {
        my ($what, $file) = @$_;
        $self->note($what, { size => POSIX::ceil(((-s $file) // 0) / 1024) });
    }
    for my $folder ("$d/exports/default", "$d/exports/folder",
                    "$d/exports/.trash")
    {
        opendir my $dh, $folder or next;
        my $n = grep { !/^\./ } readdir $dh;
        $self->note(($folder =~ m{([^/]+)$})[0] . ' jobs', { n => $n });
    }
}

sub median {
    my @v = sort { $a <=> $b } @_;
    return @v % 2 ? $v[$#v / 2] : ($v[@v / 2 - 1] + $v[@v / 2]) / 2;
}

# what has grown from the second to the last quarter of a time; also keeps the
# numbers for the table
sub judge {
    my ($self, $from, $to, @which) = @_;

    my @faults;
    my $quarter = ($to - $from) / 4;
    for my $what (@which) {
        my @all = grep { $_->{at} >= $from && $_->{at} <= $to }
            @{ $self->{seen}{$what} // [] };
        my @second = grep { $_->{at} >= $from + $quarter
                            && $_->{at} < $from + 2 * $quarter } @all;
        my @last = grep { $_->{at} >= $from + 3 * $quarter } @all;
        if (!@second || !@last) {
            push @faults, "$what: not enough samples";
            next;
        }
        for my $name (grep { defined $all[0]{$_} } sort keys %allowed) {
            my ($before, $after) = map {
                median(grep { defined } map { $_->{$name} } @$_)
            } \@second, \@last;
            my ($part, $more) = @{ $allowed_of{$what}{$name}
                                   // $allowed{$name} };
            push @{ $self->{table} }, [$what, $name, $all[0]{$name}, $before,
                                       $after, scalar @all];
            push @faults, "$what: $name grew from $before to $after"
                if $after > $before * (1 + $part) + $more;
        }
    }
    return @faults;
}

1;
