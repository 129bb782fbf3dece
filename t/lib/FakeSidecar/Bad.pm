# Copyright (c) the nginx-fhir-bulk authors
#
# More of what FakeSidecar can do wrong: nonsense where HTTP should be, ends
# that come too early or never, bytes that nobody asked for.

package FakeSidecar;

use strict;
use warnings;

use FakeServer;
use FakeSidecar;
use IO::Select;
use POSIX ();
use Socket qw(SHUT_WR);
use Time::HiRes qw(sleep);

my $ok = "HTTP/1.1 200 OK\r\nFhir-Bulk-Protocol: 1.0\r\n"
    . "Content-Type: application/json\r\n";
my $two = "Content-Length: 2\r\n\r\n[]";

# what it says in place of a reply, then it closes
our %nonsense = (
    statusword  => "HTTP/1.1 two OK\r\n\r\n",
    statusshort => "HTTP/1.1 20\r\n\r\n",
    statuslong  => "HTTP/1.1 2000 OK\r\n\r\n",
    statuszero  => $ok =~ s/200/000/r . $two,
    statusnul   => $ok =~ s/OK/O\0K/r . $two,
    switching   => $ok =~ s/200 OK/101 Switching Protocols/r . $two,
    nocontent   => $ok =~ s/200 OK/204 No Content/r . $two,
    notmodified => $ok =~ s/200 OK/304 Not Modified/r . $two,
    hints       => $ok =~ s/200 OK/103 Early Hints/r . "\r\n" . $ok . $two,
    binary      => join('', map { chr(($_ * 167 + 11) % 256) } 0 .. 4999),
    zeros       => "\0" x 5000,
    blank       => "\r\n" x 100,
    request     => "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
    nulname     => "${ok}X\0Y: z\r\n$two",
    noname      => "$ok: z\r\n$two",
    barecr      => "${ok}X-Progress: a\rb\r\n$two",
    folded      => "${ok}X-Progress: a\r\n b\r\n$two",
    lengthneg   => "${ok}Content-Length: -2\r\n\r\n[]",
    lengthplus  => "${ok}Content-Length: +2\r\n\r\n[]",
    lengthhex   => "${ok}Content-Length: 0x2\r\n\r\n[]",
    lengthnone  => "${ok}Content-Length:\r\n\r\n[]",
    lengthlist  => "${ok}Content-Length: 2, 2\r\n\r\n[]",
    lengthsame  => "${ok}Content-Length: 2\r\n$two",
    lengthover  => "${ok}Content-Length: " . 9 x 30 . "\r\n\r\n[]",
    chunks      => "${ok}Transfer-Encoding: chunked\r\n\r\n"
                   . "2\r\n[]\r\n0\r\n\r\n",
    headlines   => $ok . "X-Line: y\r\n" x 3000,
);

for my $play (keys %nonsense) {
    no strict 'refs';
    *{"play_$play"} = sub { put($_[0], $nonsense{$play}); return 0 };
}

# ---- ends -----------------------------------------------------------------

# closes with what is not read: a reset for the other side
sub play_reset { return cut($_[0], '') }
sub play_resetstatus { return cut($_[0], 'HTTP/1.1 2') }
sub play_resethead { return cut($_[0], $ok) }
sub play_resetbody { return cut($_[0], "${ok}Content-Length: 9\r\n\r\n[1,") }

# its sending side only
sub cut {
    my ($c, $bytes) = @_;
    put($c, $bytes);
    shutdown $c, SHUT_WR;
    return 0;
}

# a head that stops, byte by byte, and waits
sub play_headstops {
    my ($c) = @_;
    for my $byte (split //, $ok) {
        put($c, $byte) or return 0;
        sleep 0.001;
    }
    return hold($c);
}

# far more than there is
sub play_lengthhuge {
    put($_[0], "${ok}Content-Length: 9223372036854775807\r\n\r\n[1,2");
    return 0;
}

# until the other side goes
sub hold {
    my ($c) = @_;
    IO::Select->new($c)->can_read(30);
    return 0;
}

# ---- bytes that nobody asked for ------------------------------------------

# a good reply, and when nginx has put the connection aside, another one; what
# it is asked then is answered too
sub play_stray {
    my ($c, undef, undef, $n, $seq) = @_;
    play_count($c, undef, undef, $n, $seq) or return 0;
    sleep 0.05;
    return put($c, $ok . $two);
}

# ---- those who do not read the request ------------------------------------

# sockets of their own: the path of each.  closes: at once; early: a reply,
# then it closes; eager: a reply, then it reads on
sub deaf {
    my %path;
    my %do = (
        closes => sub { },
        early  => sub { put($_[0], early()); },
        eager  => sub {
            my ($c) = @_;
            put($c, early());
            while (sysread $c, my $some, 65536) { }
        },
    );
    for my $name (keys %do) {
        my $server = FakeServer->new($name);
        $path{$name} = $server->start($do{$name});
    }
    return %path;
}

sub early {
    return "HTTP/1.1 413 Content Too Large\r\nFhir-Bulk-Protocol: 1.0\r\n"
        . "Content-Type: application/fhir+json\r\nConnection: close\r\n"
        . 'Content-Length: ' . length($FakeSidecar::outcome)
        . "\r\n\r\n$FakeSidecar::outcome";
}

1;
