# Copyright (c) the nginx-fhir-bulk authors
#
# Peers without manners: sockets that send any bytes, read as little as they
# like and break off, many that do nothing; and what they cost a process.

package FhirBulk::Peers;

use strict;
use warnings;

use IO::Select;
use IO::Socket::INET;
use POSIX ();
use Socket qw(IPPROTO_TCP TCP_NODELAY SOL_SOCKET SO_LINGER SO_RCVBUF SHUT_WR);
use Time::HiRes qw(sleep time);

use FhirBulk;

my %held;               # write ends that hold a process of idle(), by pid

# a socket to "unix:PATH" or "HOST:PORT"; rcvbuf: bytes that the kernel reads
# ahead of us
sub dial {
    my ($peer, %o) = @_;

    my $c = $peer =~ m{^unix:(.*)}
        ? IO::Socket::UNIX->new(Peer => $1)
        : IO::Socket::INET->new(
            PeerAddr => $peer, Timeout => 10,
            $o{rcvbuf} ? (Sockopts => [[SO_RCVBUF, $o{rcvbuf}]]) : ());
    $c or die "$peer: $!\n";
    # each piece goes out as it is written
    setsockopt $c, IPPROTO_TCP, TCP_NODELAY, 1 if $peer !~ /^unix:/;

    return $c;
}

# true when all bytes went out; by: so many at a time, with a pause
sub put {
    my ($c, $bytes, %o) = @_;

    local $SIG{PIPE} = 'IGNORE';
    my $by = $o{by} // length $bytes;
    for (my $at = 0; $at < length $bytes; ) {
        my $n = syswrite $c, $bytes, $by, $at or return 0;
        $at += $n;
        sleep($o{pause} // 0.0003) if $o{by};
    }
    return 1;
}

# to each of the sockets its bytes, one at a time and in turns
sub dribble {
    my @pairs = @_;

    for (my $at = 0; @pairs; $at++) {
        @pairs = grep { $at < length $_->[1] } @pairs;
        put($_->[0], substr $_->[1], $at, 1) for @pairs;
        sleep 0.0003;
    }
}

# all that comes until the peer closes; undef when it does not
sub rest {
    my ($c, $seconds) = @_;

    my $deadline = time + FhirBulk::patience($seconds // 20);
    my $all = '';
    while (1) {
        my $left = $deadline - time;
        return undef if $left <= 0 || !IO::Select->new($c)->can_read($left);
        my $n = sysread $c, $all, 65536, length $all;
        return $all if !$n;
    }
}

# the statuses in what was read, "200 202"
sub statuses {
    my ($text) = @_;
    return defined $text ? join ' ', $text =~ m{HTTP/1\.[01] (\d{3})\b}g
                         : 'open';
}

# what a peer gets that sends these bytes and then nothing more
sub talk {
    my ($peer, $bytes, %o) = @_;
    my $c = dial($peer);
    put($c, $bytes, %o);
    shutdown $c, SHUT_WR if $o{half};
    return rest($c, $o{seconds});
}

# breaks off at once, without a word that it does
sub reset {
    my ($c) = @_;
    setsockopt $c, SOL_SOCKET, SO_LINGER, pack 'ii', 1, 0;
    close $c;
}

# n connections in processes of their own, which sent these bytes: a handle;
# they end when it does, or the test
sub idle {
    my ($peer, $n, @bytes) = @_;

    my @all;
    while ($n > 0) {
        pipe(my $go, my $hold) or die "pipe: $!";
        pipe(my $ready, my $tell) or die "pipe: $!";
        my $part = $n < 250 ? $n : 250;
        my $pid = fork // die "fork: $!";
        if ($pid == 0) {
            close $_ for $hold, $ready, values %held;
            my @c = eval { map { dial($peer) } 1 .. $part };
            put($c[$_], $bytes[$_ % @bytes]) for @bytes ? 0 .. $#c : ();
            syswrite $tell, @c == $part ? 'y' : 'n';
            sysread $go, my $end, 1;
            POSIX::_exit(0);
        }
        close $_ for $go, $tell;
        $held{$pid} = $hold;
        push @all, { ready => $ready, pid => $pid };
        $n -= $part;
    }
    my $good = grep {
        my $said = '';
        sysread($_->{ready}, $said, 1) && $said eq 'y';
    } @all;
    $good == @all or die "cannot open all connections\n";

    return bless { all => \@all }, 'FhirBulk::Peers::Idle';
}

sub FhirBulk::Peers::Idle::end {
    my ($self) = @_;
    for (splice @{ $self->{all} }) {
        close delete $held{ $_->{pid} };
        waitpid $_->{pid}, 0;
    }
}

sub FhirBulk::Peers::Idle::DESTROY {
    local ($?, $@);
    $_[0]->end;
}

# processes

# those that a process has started, sorted
sub children {
    my ($parent) = @_;
    return sort { $a <=> $b } grep {
        my $stat = FhirBulk::read_file("/proc/$_/stat") // '';
        $stat =~ /\) \S (\d+) / && $1 == $parent;
    } map { m{(\d+)$} } glob '/proc/[0-9]*';
}

# seconds that it was at work
sub cpu {
    my ($pid) = @_;
    my @stat = split ' ', FhirBulk::read_file("/proc/$pid/stat") =~ s/.*\)//sr;
    return ($stat[11] + $stat[12]) / POSIX::sysconf(POSIX::_SC_CLK_TCK());
}

# MiB, VmRSS (now) or VmHWM (at most)
sub memory {
    my ($pid, $what) = @_;
    my ($kb) = FhirBulk::read_file("/proc/$pid/status")
        =~ /^\Q$what\E:\s+(\d+) kB$/m;
    return $kb / 1024;
}

sub descriptors {
    my ($pid) = @_;
    return scalar(() = glob "/proc/$pid/fd/*");
}

# true when it has no more of them than before, or will have soon
sub back_to {
    my ($pid, $n) = @_;
    return eval {
        FhirBulk::wait_for('descriptors', 10,
                           sub { descriptors($pid) <= $n });
    };
}

1;
