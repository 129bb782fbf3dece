# Copyright (c) the nginx-fhir-bulk authors
#
# A sidecar for the tests of the module: a small HTTP server on a Unix socket
# that behaves, or misbehaves, as the request asks for.  It lives as long as
# the test file.
#
# What it does is named by the kick-off's query ("play=NAME") or by the job
# in the URL ("NAME" filled up with "-" to 22 characters).  By default it
# sends back what it got, so that a test sees the request's bytes in the
# response body.

package FakeSidecar;

use strict;
use warnings;

use FakeServer;
use Fcntl qw(:flock);
use Time::HiRes qw(sleep);

my ($server, $dir);

our $manifest = '{"transactionTime":"2026-07-01T08:15:30.125Z",'
    . '"request":"https://fhir.example.org/r4/$export",'
    . '"requiresAccessToken":false,"output":[],"error":[]}';

our $outcome = '{"resourceType":"OperationOutcome","issue":[{"severity":'
    . '"error","code":"value","diagnostics":"the sidecar says no"}]}';

# "NAME" as a job id
sub job { return substr($_[0] . '-' x 22, 0, 22) }

# starts it; gives the path of its socket
sub start {
    $server = FakeServer->new('fake');
    $dir = $server->{dir};
    return $server->start(\&connection);
}

sub stop { $server->stop }

# what was seen for one play: a line per request
sub note {
    my ($play, $line) = @_;
    open my $fh, '>>', "$dir/seen.$play" or die $!;
    flock $fh, LOCK_EX or die $!;
    print $fh "$line\n";
    close $fh;
}

sub seen {
    my ($play) = @_;
    open my $fh, '<', "$dir/seen.$play" or return '';
    local $/;
    return scalar <$fh>;
}

sub connection {
    my ($c, $n) = @_;
    my $in = '';
    my $seq = 0;

    while (my ($head, $body) = read_request($c, \$in)) {
        $seq++;

        my ($play) = $head =~ /^Fhir-Bulk-Query: \S*?\bplay=(\w+)/m;
        ($play) = $head =~ m{^\w+ /v1/exports/(\w+)} if !$play;
        ($play) = $body =~ /^play=(\w+)/ if !$play;
        $play //= 'echo';

        my ($id) = $head =~ /^Fhir-Bulk-Request-Id: (\S+)\r$/m;
        note($play, ($id // 'none') . " connection $n request $seq");

        my $do = __PACKAGE__->can("play_$play") // \&play_echo;
        $do->($c, $head, $body, $n, $seq) or return;
    }
}

sub reply {
    my ($c, $status, $headers, $body) = @_;
    my $out = "HTTP/1.1 $status\r\nFhir-Bulk-Protocol: 1.0\r\n";
    $out .= "$_\r\n" for @$headers;
    $out .= 'Content-Length: ' . length($body) . "\r\n\r\n$body";
    return put($c, $out);
}

my $oo = 'Content-Type: application/fhir+json';

# ---- what it can do: true keeps the connection ---------------------------

# 202 with the request as it came
sub play_echo {
    my ($c, $head, $body) = @_;
    return reply($c, '202 Accepted',
        ['Content-Type: text/plain',
         'Content-Location: https://fhir.example.org/r4/bulk-export/jobs/'
         . job('new')],
        "$head\n$body");
}

# the connection and how many requests it has seen
sub play_count {
    my ($c, undef, undef, $n, $seq) = @_;
    return reply($c, '202 Accepted', ['Content-Type: text/plain'],
        "connection $n request $seq");
}

# a kick-off's 202 as the real one sends it, and headers that must not pass
sub play_accept {
    return reply($_[0], '202 Accepted',
        [$oo,
         'Content-Location: https://fhir.example.org/r4/bulk-export/jobs/'
         . job('accepted'),
         'Preference-Applied: respond-async', 'Server: leak/1.0',
         'X-Accel-Redirect: /secret', 'Set-Cookie: a=b', 'X-Secret: 1',
         'X-Request-Id: theirs', 'Link: <x>'],
        '{"resourceType":"OperationOutcome"}');
}

sub play_progress {
    return reply($_[0], '202 Accepted',
        ['X-Progress: 42% complete (42%)', 'Retry-After: 7'], '');
}

sub play_complete {
    return reply($_[0], '200 OK',
        ['Content-Type: application/json',
         'Expires: Sat, 01 Aug 2026 08:15:30 GMT'], $manifest);
}

# $export with the v4 dialect takes POST alone
sub play_v4only {
    return reply($_[0], '405 Method Not Allowed', [$oo, 'Allow: POST'],
        $outcome);
}

# separate-export-status: in progress and failed are 200 as well
sub play_separate {
    return reply($_[0], '200 OK',
        ['X-Export-Status: 202 Accepted', 'X-Progress: 7% complete (7%)',
         'Retry-After: 3'], '');
}

sub play_separatefail {
    return reply($_[0], '200 OK',
        [$oo, 'X-Export-Status: 500 Internal Server Error'], $outcome);
}

sub play_separatedone {
    return reply($_[0], '200 OK',
        ['Content-Type: application/json', 'X-Export-Status: 200 OK',
         'Expires: Sat, 01 Aug 2026 08:15:30 GMT'], $manifest);
}

# a manifest that still grows
sub play_partial {
    return reply($_[0], '202 Accepted',
        ['Content-Type: application/json', 'X-Progress: 50% complete (50%)',
         'Retry-After: 4'], $manifest);
}

sub play_prefer {
    return reply($_[0], '202 Accepted',
        ['Content-Location: https://fhir.example.org/r4/bulk-export/jobs/'
         . job('prefer'),
         'Preference-Applied: respond-async, separate-export-status'], '');
}

# as complete, with the sidecar's own idea of caching
sub play_cached {
    return reply($_[0], '200 OK',
        ['Content-Type: application/json', 'Cache-Control: no-store, private'],
        $manifest);
}

# a manifest of 3 MB
sub play_large {
    return reply($_[0], '200 OK', ['Content-Type: application/json'],
        '["' . ('x' x 3_000_000) . '"]');
}

sub play_refuse {
    return reply($_[0], '400 Bad Request', [$oo], $outcome);
}

sub play_forbid {
    return reply($_[0], '403 Forbidden', [$oo], $outcome);
}

# what the token does not cover, a client that is not one any more
sub play_scope {
    return reply($_[0], '403 Forbidden', [$oo, 'WWW-Authenticate: Bearer '
        . 'error="insufficient_scope", scope="system/Patient.rs"'], $outcome);
}

# what the token endpoint says of a client that it does not know
sub play_badclient {
    return reply($_[0], '401 Unauthorized',
        ['Content-Type: application/json', 'Retry-After: 9',
         'WWW-Authenticate: Bearer realm="x"'],
        '{"error":"invalid_client","error_description":"as it came"}');
}

sub play_revoked {
    return reply($_[0], '401 Unauthorized',
        [$oo, 'WWW-Authenticate: Bearer error="invalid_token"'], $outcome);
}

sub play_throttle {
    return reply($_[0], '429 Too Many Requests', [$oo, 'Retry-After: 33'],
        $outcome);
}

sub play_gone {
    return reply($_[0], '404 Not Found', [$oo], $outcome);
}

# takes the job's folder away before it answers, as a delete does
sub play_rename {
    my $root = "$ENV{TEST_NGINX_HTML_DIR}/exports";
    rename "$root/default/" . job('rename'), "$root/gone"
        or return reply($_[0], '404 Not Found', [$oo], $outcome);
    return reply($_[0], '202 Accepted', [], '');
}

# FILE-20: makes the XML of a file of a test's own job, as the name of the file
# wants it: GET /v1/exports/{job}/xml/{name}
sub play_xml {
    my ($c, $head) = @_;
    my ($job, $name) = $head =~ m{^GET /v1/exports/([\w-]{22})/xml/(\S+)\.ndjson }
        or return reply($c, '400 Bad Request', [$oo], $outcome);
    my $folder = "$ENV{TEST_NGINX_HTML_DIR}/exports/default/$job";

    return reply($c, '503 Service Unavailable', [$oo, 'Retry-After: 2'],
        $outcome) if $name eq 'Slow.1';
    return reply($c, '404 Not Found', [$oo], $outcome) if $name eq 'Gone.1';
    return reply($c, '406 Not Acceptable', [$oo], $outcome)
        if $name eq 'Off.1';
    return reply($c, '200 OK', ['Content-Type: application/json'], '{}')
        if $name eq 'Lie.1';
    return reply($c, '200 OK', [], '') if $name eq 'Never.1';
    return 0 if $name eq 'Slam.1';

    mkdir "$folder/xml";
    require Compress::Zlib;
    open my $f, '>', "$folder/xml/$name.xml.gz"
        or return reply($c, '500 Internal Server Error', [$oo], $outcome);
    print $f Compress::Zlib::memGzip("<made-from>$name</made-from>");
    close $f;
    return reply($c, '200 OK', [], '');
}

*play_once = \&play_xml;

# moves the access record aside and puts a link to it, or a folder, there
sub play_link {
    my $job = "$ENV{TEST_NGINX_HTML_DIR}/exports/default/" . job('link');
    rename "$job/access.json", "$job/moved" or return 0;
    symlink 'moved', "$job/access.json" or return 0;
    return reply($_[0], '202 Accepted', [], '');
}

sub play_folder {
    my $job = "$ENV{TEST_NGINX_HTML_DIR}/exports/default/" . job('folder');
    unlink "$job/access.json" or return 0;
    mkdir "$job/access.json" or return 0;
    return reply($_[0], '202 Accepted', [], '');
}

# the sidecar's own trouble, without a body that clients understand
sub play_text500 {
    return reply($_[0], '500 Internal Server Error',
        ['Content-Type: text/html'], '<h1>stack trace</h1>' x 5000);
}

# one byte at a time
sub play_dribble {
    my ($c, $head) = @_;
    my $bytes = "HTTP/1.1 200 OK\r\nFhir-Bulk-Protocol: 1.7\r\n"
        . "Content-Type: application/json\r\nRetry-After: 3\r\n"
        . 'Content-Length: ' . length($manifest) . "\r\n\r\n$manifest";
    for my $byte (split //, $bytes) {
        put($c, $byte) or return 0;
        sleep 0.001;
    }
    return 1;
}

# closes a connection that has answered once, when the next request comes
sub play_stale {
    my ($c, $head, $body, $n, $seq) = @_;
    return 0 if $seq > 1;
    return reply($c, '202 Accepted', ['Content-Type: text/plain'],
        "connection $n request $seq");
}

# what was seen for another play
sub play_seen {
    my ($c, $head) = @_;
    my ($of) = $head =~ /\bof=(\w+)/;
    return reply($c, '202 Accepted', ['Content-Type: text/plain'], seen($of));
}

# the same in the middle of the reply's head
sub play_stale_half {
    my ($c, $head, $body, $n, $seq) = @_;
    if ($seq > 1) {
        put($c, "HTTP/1.1 203 Half\r\nFhir-Bulk-Protocol: 1.0\r\nX-Prog");
        return 0;
    }
    return reply($c, '202 Accepted', ['Content-Type: text/plain'],
        "connection $n request $seq");
}

# closes every connection without an answer
sub play_slam { return 0 }

# closes in the middle of the head, of the body
sub play_half_head { put($_[0], "HTTP/1.1 200 OK\r\nFhir-B"); return 0 }

sub play_half_body {
    put($_[0], "HTTP/1.1 200 OK\r\nFhir-Bulk-Protocol: 1.0\r\n"
        . "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n[1,2");
    return 0;
}

# never answers
sub play_silent { sleep 30; return 0 }

# a whole head, then nothing more
sub play_stall {
    put($_[0], "HTTP/1.1 200 OK\r\nFhir-Bulk-Protocol: 1.0\r\n"
        . "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n[1,2");
    sleep 30;
    return 0;
}

sub raw { put($_[0], $_[1]); return 0 }

my $ok = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
my $v1 = "Fhir-Bulk-Protocol: 1.0\r\n";

sub play_noproto { raw($_[0], "${ok}Content-Length: 2\r\n\r\n[]") }
sub play_major2 {
    raw($_[0], "${ok}Fhir-Bulk-Protocol: 2.0\r\nContent-Length: 2\r\n\r\n[]")
}
sub play_badproto {
    raw($_[0], "${ok}Fhir-Bulk-Protocol: 1.x\r\nContent-Length: 2\r\n\r\n[]")
}
sub play_nolength { raw($_[0], "$ok$v1\r\n[]") }
sub play_badlength { raw($_[0], "$ok${v1}Content-Length: 2x\r\n\r\n[]") }
sub play_twolength {
    raw($_[0], "$ok${v1}Content-Length: 2\r\nContent-Length: 3\r\n\r\n[]")
}
sub play_chunked {
    raw($_[0], "$ok${v1}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n"
        . "\r\n2\r\n[]\r\n0\r\n\r\n")
}
sub play_nohttp { raw($_[0], "hello\r\n\r\n") }
sub play_early { raw($_[0], "HTTP/1.1 100 Continue\r\n$v1\r\n") }
sub play_status999 {
    raw($_[0], "HTTP/1.1 999 What\r\n${v1}Content-Length: 0\r\n\r\n")
}
sub play_nul { raw($_[0], "$ok${v1}X-Progress: a\0b\r\nContent-Length: 0\r\n\r\n") }
sub play_huge {
    raw($_[0], "$ok${v1}X-Progress: " . ('x' x 70_000)
        . "\r\nContent-Length: 0\r\n\r\n")
}
# more than was announced, on a connection that is kept
sub play_toomuch { put($_[0], "$ok${v1}Content-Length: 2\r\n\r\n[]garbage") }
# asks to close, and does
sub play_close {
    my ($c, undef, undef, $n, $seq) = @_;
    my $body = "connection $n request $seq";
    raw($c, "$ok${v1}Connection: close\r\nContent-Length: "
        . length($body) . "\r\n\r\n$body");
}
sub play_http10 {
    my ($c, undef, undef, $n, $seq) = @_;
    my $body = "connection $n request $seq";
    raw($c, "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n$v1"
        . 'Content-Length: ' . length($body) . "\r\n\r\n$body");
}

1;
