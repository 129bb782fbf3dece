# Copyright (c) the nginx-fhir-bulk authors
#
# An HTTP/1.1 client that sends exactly what it is told: no header of its own
# but Host and Connection, repeated lines, TCP or Unix sockets, readers that
# stop in the middle.

package FhirBulk::Http;

use strict;
use warnings;

use IO::Select;
use IO::Socket::INET;
use IO::Socket::UNIX;
use Time::HiRes qw(time);

sub connect_to {
    my ($peer) = @_;

    my $sock = $peer =~ m{^unix:(.*)}
        ? IO::Socket::UNIX->new(Peer => $1)
        : IO::Socket::INET->new(PeerAddr => $peer, Timeout => 10);

    return $sock;
}

# request($peer, $method, $target, headers => [name => value, …],
#         body => bytes, timeout => s, sock => kept open, close => 0)
# A header Host => undef sends none.  The answer's {truncated} tells that the
# body ended before its Content-Length; {broken} that there was no answer.
sub request {
    my ($peer, $method, $target, %o) = @_;

    my $sock = begin($peer, $method, $target, %o)
        or return FhirBulk::Http::Reply->broken("no connection: $!");

    my $reply = head($sock, $o{timeout})
        or return FhirBulk::Http::Reply->broken('no answer');

    body($reply, $method, $o{timeout});
    $reply->{sock} = $sock if !$o{close};

    return $reply;
}

sub begin {
    my ($peer, $method, $target, %o) = @_;

    my $sock = $o{sock} || connect_to($peer) or return;
    my @headers = @{ $o{headers} || [] };
    my %seen;
    my $text = "$method $target HTTP/1.1\r\n";

    for (my $i = 0; $i < @headers; $i += 2) {
        my ($name, $value) = @headers[$i, $i + 1];
        $seen{lc $name} = 1;
        $text .= "$name: $value\r\n" if defined $value;
    }

    my $host = $peer =~ /^unix:/ ? 'localhost' : $peer;
    $text .= "Host: $host\r\n" if !$seen{host};
    $text .= "Connection: close\r\n" if $o{close} && !$seen{connection};
    $text .= 'Content-Length: ' . length($o{body}) . "\r\n"
        if defined $o{body} && !$seen{'content-length'};
    $text .= "\r\n" . ($o{body} // '');

    local $SIG{PIPE} = 'IGNORE';
    $sock->blocking(1);
    $sock->print($text) or return;
    $sock->flush;

    return $sock;
}

# more bytes into the buffer; false at the end or after the deadline
sub fill {
    my ($sock, $buffer, $deadline) = @_;

    my $left = $deadline - time;
    return 0 if $left <= 0 || !IO::Select->new($sock)->can_read($left);

    return sysread($sock, $$buffer, 1 << 18, length $$buffer);
}

# status line and headers; the body's first bytes stay in {rest}
sub head {
    my ($sock, $timeout) = @_;

    my $deadline = time + ($timeout || FhirBulk::patience(60));
    my $buffer = '';

    until ($buffer =~ /\r\n\r\n/) {
        fill($sock, \$buffer, $deadline) or return;
    }

    my ($head, $rest) = split /\r\n\r\n/, $buffer, 2;
    my ($line, @lines) = split /\r\n/, $head;
    my ($status) = $line =~ m{^HTTP/1\.[01] (\d{3})} or return;

    my $reply = bless {
        status => $status, line => $line, headers => {}, names => [],
        rest => $rest, body => '', sock_now => $sock,
    }, 'FhirBulk::Http::Reply';

    for (@lines) {
        my ($name, $value) = /^([^:]+):[ \t]*(.*?)[ \t]*$/ or next;
        push @{ $reply->{names} }, $name;
        push @{ $reply->{headers}{lc $name} }, $value;
    }

    return $reply;
}

sub body {
    my ($reply, $method, $timeout) = @_;

    my $sock = delete $reply->{sock_now};
    my $deadline = time + ($timeout || FhirBulk::patience(60));
    my $buffer = delete $reply->{rest};
    my $length = $reply->header('Content-Length');

    if ($method eq 'HEAD' || $reply->{status} =~ /^(?:1..|204|304)$/) {
        $reply->{body} = $buffer;

    } elsif (lc($reply->header('Transfer-Encoding') // '') eq 'chunked') {
        $reply->{truncated} = !chunks($reply, $sock, \$buffer, $deadline);

    } else {
        while (!defined $length || length $buffer < $length) {
            fill($sock, \$buffer, $deadline) or last;
        }
        $reply->{body} = $buffer;
        $reply->{truncated} = 1
            if defined $length && length $buffer != $length;
    }

    return $reply;
}

sub chunks {
    my ($reply, $sock, $buffer, $deadline) = @_;

    while (1) {
        while ($$buffer !~ /^[0-9a-fA-F]+[^\r]*\r\n/) {
            fill($sock, $buffer, $deadline) or return 0;
        }
        $$buffer =~ s/^([0-9a-fA-F]+)[^\r]*\r\n//;
        my $size = hex $1;
        while (length $$buffer < $size + 2) {
            fill($sock, $buffer, $deadline) or return 0;
        }
        $reply->{body} .= substr $$buffer, 0, $size;
        substr($$buffer, 0, $size + 2) = '';
        return 1 if $size == 0;
    }
}

package FhirBulk::Http::Reply;

use JSON::PP ();

sub broken {
    my ($class, $why) = @_;
    return bless { status => 0, line => $why, headers => {}, names => [],
                   body => '', broken => 1 }, $class;
}

# the one value of a header; several lines are joined, which no test expects
# of a header that may stand once
sub header {
    my ($self, $name) = @_;
    my $all = $self->{headers}{lc $name} or return;
    return join ' || ', @$all;
}

sub json {
    my ($self) = @_;
    return scalar eval { JSON::PP->new->utf8->decode($self->{body}) };
}

# the issues of an OperationOutcome, [] of anything else
sub issues {
    my ($self) = @_;
    my $json = $self->json;
    return [] if ref $json ne 'HASH'
        || ($json->{resourceType} // '') ne 'OperationOutcome';
    return $json->{issue} // [];
}

sub codes {
    my ($self) = @_;
    return join ' ', map { $_->{code} // '?' } @{ $self->issues };
}

1;
