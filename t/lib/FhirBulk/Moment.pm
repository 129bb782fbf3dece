# Copyright (c) the nginx-fhir-bulk authors
#
# Holds a sidecar at a moment, by a preloaded library (t/lib/moment.c): the
# thread that is about to write, sync, rename or remove a file whose path has
# a pattern, or has just done so.
#
#   my $m = FhirBulk::Moment->new($s);          before the sidecar starts
#   $s->start_sidecar(command => $m->command);
#   $m->arm('rename', 'before', '*/files/*', 3);        the third one
#   … $m->held … $m->release

package FhirBulk::Moment;

use strict;
use warnings;

use Fcntl qw(SEEK_SET);

my %op = map { $_ => ord substr $_, 0, 1 } qw(write fsync rename unlink);
my ($idle, $armed, $held, $released) = 0 .. 3;

sub new {
    my ($class, $stack) = @_;

    my $self = bless {
        stack => $stack,
        library => $stack->_copy(FhirBulk::program('FHIR_BULK_MOMENT',
                                                   'build/moment.so')),
        file => $stack->write_file('moment', "\0" x 256),
    }, $class;
    open $self->{fh}, '+<:raw', $self->{file} or die "$self->{file}: $!\n";

    return $self;
}

# the sidecar with it; a sanitizer's library would like to be the first one
sub command {
    my ($self) = @_;
    my $s = $self->{stack};
    my $asan = join ':', $ENV{ASAN_OPTIONS} // (), 'verify_asan_link_order=0';
    return ['env', "LD_PRELOAD=$self->{library}", "FHB_MOMENT=$self->{file}",
            "ASAN_OPTIONS=$asan", $s->{bulkd}, '-c', $s->{ini_file}];
}

sub _put {
    my ($self, $at, $bytes) = @_;
    sysseek $self->{fh}, $at, SEEK_SET;
    syswrite($self->{fh}, $bytes) == length $bytes or die "moment: $!\n";
}

sub _state {
    my ($self) = @_;
    sysseek $self->{fh}, 0, SEEK_SET;
    sysread($self->{fh}, my $bytes, 4) == 4 or die "moment: $!\n";
    return unpack 'l', $bytes;
}

sub arm {
    my ($self, $op, $side, $pattern, $count) = @_;

    $self->_put(0, pack 'l', $idle);
    $self->_put(4, pack 'lllZ240', $op{$op}, $side eq 'after', $count,
                $pattern);
    $self->_put(0, pack 'l', $armed);
}

sub held { return $_[0]->_state == $held }

# lets go, or waits no longer for what did not come
sub release {
    my ($self) = @_;
    my $state = $self->_state;
    $self->_put(0, pack 'l', $state == $held ? $released : $idle)
        if $state != $idle;
}

# the sidecar that it held is dead
sub clear { $_[0]->_put(0, pack 'l', $idle) }

1;
