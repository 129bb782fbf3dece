# Copyright (c) the nginx-fhir-bulk authors
#
# What the fakes of the tests share: a small server on a Unix socket in a
# folder of its own, with a process for each connection.  It lives as long as
# the test file.

package FakeServer;

use strict;
use warnings;

use Exporter 'import';
use File::Temp qw(tempdir);
use IO::Socket::UNIX;
use POSIX ();

our @EXPORT = qw(read_request put);

my @all;

# its folder is there, and takes what the fake notes
sub new {
    my ($class, $name) = @_;
    my $dir = tempdir("fhb-$name-XXXXXX", TMPDIR => 1, CLEANUP => 0);
    chmod 0755, $dir or die "$dir: $!";

    my $self = bless { dir => $dir, owner => $$ }, $class;
    push @all, $self;
    return $self;
}

# starts it; gives the path of its socket.  A connection is handled by the
# code, which gets it and its number.
sub start {
    my ($self, $connection) = @_;
    my $path = "$self->{dir}/http.sock";
    my $owner = $self->{owner};

    my $listen = IO::Socket::UNIX->new(Local => $path, Listen => 64)
        or die "$path: $!";
    chmod 0777, $path or die "$path: $!";

    my $pid = fork() // die "fork: $!";
    if ($pid == 0) {
        $SIG{CHLD} = 'IGNORE';
        $SIG{PIPE} = 'IGNORE';
        $SIG{TERM} = sub { kill 'KILL', -$$; POSIX::_exit(0) };
        POSIX::setpgid(0, 0);
        # a test that was killed cannot say goodbye
        $SIG{ALRM} = sub { getppid == $owner ? alarm 2 : $SIG{TERM}->() };
        alarm 2;
        open STDOUT, '>&', \*STDERR;
        serve($listen, $connection);
        POSIX::_exit(0);
    }

    close $listen;
    $self->{pid} = $pid;
    return $path;
}

sub stop {
    my ($self) = @_;
    return if !defined $self->{pid} || $$ != $self->{owner};
    kill 'TERM', $self->{pid};
    waitpid $self->{pid}, 0;
    unlink glob("$self->{dir}/*");
    rmdir $self->{dir};
    undef $self->{pid};
}

END {
    my $status = $?;
    $_->stop for @all;
    $? = $status;
}

sub serve {
    my ($listen, $connection) = @_;
    my $n = 0;

    while (1) {
        my $c = $listen->accept;
        if (!$c) {
            last if !$!{EINTR};
            next;
        }
        $n++;
        my $child = fork() // die "fork: $!";
        if ($child == 0) {
            close $listen;
            $connection->($c, $n);
            POSIX::_exit(0);
        }
        close $c;
    }
}

# head and body of one request; what was read after it stays in $$in.  Nothing
# when the connection ends before.
sub read_request {
    my ($c, $in) = @_;

    while ($$in !~ /\r\n\r\n/) {
        sysread($c, $$in, 65536, length $$in) or return;
    }
    $$in =~ s/^(.*?\r\n)\r\n//s;
    my $head = $1;
    my ($length) = $head =~ /^Content-Length: (\d+)\r$/mi;
    $length //= 0;
    while (length $$in < $length) {
        sysread($c, $$in, 65536, length $$in) or return;
    }

    return ($head, substr $$in, 0, $length, '');
}

# true when all of it went out
sub put {
    my ($c, $bytes) = @_;
    while (length $bytes) {
        my $n = syswrite($c, $bytes) or return 0;
        substr $bytes, 0, $n, '';
    }
    return 1;
}

1;
