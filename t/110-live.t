# Copyright (c) the nginx-fhir-bulk authors
#
# A running server with two workers: downloads while a job is deleted,
# records that change, reload, slow readers, a sidecar that comes and goes,
# HTTP/2 (DEL-04, DEL-05, FILE-10, FILE-12, FILE-18, STAT-16, STAT-25).

use strict;
use warnings;

use lib 't/lib';
use Compress::Zlib qw(memGzip);
use FakeSidecar;
use NginxServer;
use Test::More;
use Time::HiRes qw(sleep time);

$ENV{TEST_NGINX_HTML_DIR} = $dir;
my $root = "$dir/exports";

sub record {
    my ($job, %o) = @_;
    spew("$root/default/$job/access.json", sprintf
        '{"version":1,"client":"%s","expires":%d,"types":["Patient"]}',
        $o{client} // 'anonymous', $o{expires} // 4_000_000_000);
}

sub job {
    my ($name, %files) = @_;
    my $job = FakeSidecar::job($name);
    spew("$root/default/$job/files/$_", $files{$_}) for keys %files;
    record($job);
    return $job;
}

sub conf {
    my ($zone) = @_;
    return <<"END";
    $zone
    upstream fhir_bulkd { server unix:$dir/api.sock; keepalive 4; }
    fhir_bulk_pass fhir_bulkd;
    fhir_bulk_auth off;
    open_file_cache max=100 inactive=60s;
    server {
        listen 127.0.0.1:$port;
        listen 127.0.0.1:$port2 http2;
        client_max_body_size 10m;
        location /r4/ { fhir_bulk export; }
        location ^~ /r4/bulk-export/ { fhir_bulk status files; }
    }
END
}

sub status_of { my ($status) = ask('GET', $_[0]); return $status }

# ---- start ---------------------------------------------------------------

my $socket = FakeSidecar::start();
symlink $socket, "$dir/api.sock" or die $!;

my $big = join '', map { sprintf "{\"n\":%09d}\n", $_ } 1 .. 400_000;
my $first = job('first', 'Patient.1.ndjson' => "one\n",
                'Big.1.ndjson' => $big);

start_nginx(conf('fhir_bulk_zone fhir 1m;'));

my $files = '/r4/bulk-export/files';
is(status_of("$files/$first/Patient.1.ndjson"), 200, 'a file (FILE-01)');

# ---- a download that runs while the job is deleted -----------------------

{
    my $s = connect_to();
    print $s "GET $files/$first/Big.1.ndjson HTTP/1.1\r\nHost: x\r\n"
        . "Connection: close\r\n\r\n";
    my $head = '';
    sysread($s, $head, 1000) or die "no answer: $!";

    rename "$root/default/$first", "$dir/trash" or die $!;

    my @codes = map { status_of("$files/$first/$_.1.ndjson") }
                ('Patient', 'Big') x 4;
    is("@codes", '404 404 404 404 404 404 404 404',
       'gone for every worker as soon as the folder is (DEL-04)');

    local $/;
    my $all = $head . <$s>;
    my ($body) = $all =~ /\r\n\r\n(.*)/s;
    ok($body eq $big, 'the download that ran got all its bytes (DEL-05)');
}

# ---- records that change -------------------------------------------------

{
    my $job = job('changes', 'Patient.1.ndjson' => "one\n");
    my $url = "$files/$job/Patient.1.ndjson";

    is(status_of($url), 200, 'ours');
    record($job, client => 'app-2');
    until_true('another owner is seen within a second or so (ACC)',
               sub { status_of($url) == 404 });
    record($job);
    until_true('and back', sub { status_of($url) == 200 });

    record($job, expires => int(time) + 2);
    until_true('the record with an end is read', sub { status_of($url) });
    until_true('at its end the file is gone (FILE-12)',
               sub { status_of($url) == 404 });

    my $late = job('late', 'Patient.1.ndjson' => "one\n");
    unlink "$root/default/$late/access.json" or die $!;
    my $gone = status_of("$files/$late/Patient.1.ndjson");
    record($late);
    my $there = status_of("$files/$late/Patient.1.ndjson");
    is("$gone $there", '404 200', 'a record that was missing is not held '
       . 'against a job that is just sealed');
}

# ---- many at once --------------------------------------------------------

{
    my $job = job('many', 'Big.1.ndjson' => $big, 'A.1.ndjson' => "a\n",
                  'Z.1.ndjson.gz' => memGzip($big));

    # 200 readers that do not read
    my @slow = map {
        my $s = connect_to() or die "connection $_: $!";
        print $s "GET $files/$job/Big.1.ndjson HTTP/1.1\r\nHost: x\r\n\r\n";
        $s
    } 1 .. 200;

    my $t = time;
    my ($status) = ask('GET', '/r4/bulk-export/jobs/'
                       . FakeSidecar::job('progress'));
    my ($file, undef, $body) = ask('GET', "$files/$job/A.1.ndjson");
    ok($status == 202 && $file == 200 && $body eq "a\n"
       && time - $t < 20 * $slow,
       '200 slow readers hold nobody up (FILE-18)');
    close $_ for @slow;

    # ten whole downloads side by side
    my @socks = map {
        my $s = connect_to();
        my $name = $_ % 2 ? 'Big' : 'Z';
        print $s "GET $files/$job/$name.1.ndjson HTTP/1.1\r\nHost: x\r\n"
            . "Connection: close\r\n\r\n";
        $s
    } 1 .. 10;
    my $same = grep {
        my ($head, $data) = split /\r\n\r\n/, $_, 2;
        if ($head =~ /chunked/) {
            my $plain = '';
            while ($data =~ s/^([0-9a-f]+)\r\n//i) {
                my $n = hex $1;
                $plain .= substr $data, 0, $n, '';
                substr $data, 0, 2, '';
            }
            $data = $plain;
        }
        $data eq $big
    } read_all(@socks);
    is($same, 10, 'ten downloads at once, plain and unpacked (FILE-10)');
}

# ---- reload --------------------------------------------------------------

{
    my $job = job('reload', 'Big.1.ndjson' => $big, 'A.1.ndjson' => "a\n");
    my $s = connect_to();
    print $s "GET $files/$job/Big.1.ndjson HTTP/1.1\r\nHost: x\r\n"
        . "Connection: close\r\n\r\n";
    my $head = '';
    sysread($s, $head, 1000) or die "no answer: $!";

    my @codes;
    for my $zone ('fhir_bulk_zone fhir 1m;', 'fhir_bulk_zone fhir 2m;',
                  'fhir_bulk_zone other 1m;', '') {
        reload_nginx(conf($zone), " with \"$zone\"");
        push @codes, map { status_of("$files/$job/A.1.ndjson") } 1 .. 4;
    }
    is("@codes", join(' ', (200) x 16), 'files before and after');

    local $/;
    my ($body) = ($head . <$s>) =~ /\r\n\r\n(.*)/s;
    ok($body eq $big, 'the download that ran over the reloads is whole');
}

# ---- the sidecar goes and comes ------------------------------------------

{
    my $job = job('away', 'A.1.ndjson' => "a\n");
    my $poll = '/r4/bulk-export/jobs/' . FakeSidecar::job('progress');

    is(status_of($poll), 202, 'a poll');
    FakeSidecar::stop();
    my ($status, $head, $body) = ask('GET', $poll);
    ok($status == 503 && $head =~ /\r\nRetry-After: \d+/
       && $body =~ /"code":"transient"/,
       'sidecar stopped: 503 transient (STAT-16)') or diag($head, $body);
    is(status_of("$files/$job/A.1.ndjson"), 200, 'files go on');

    unlink "$dir/api.sock" or die $!;
    symlink FakeSidecar::start(), "$dir/api.sock" or die $!;
    until_true('sidecar back: polls are answered again (STAT-25)',
               sub { status_of($poll) == 202 });
}

# ---- HTTP/2 --------------------------------------------------------------

SKIP: {
    my $has = `curl --version 2>&1` =~ /\bHTTP2\b/;
    skip 'no curl with HTTP/2', 4 if !$has;

    spew("$dir/body", 'b' x 3_000_000);
    my $url = "http://127.0.0.1:$port2";
    my @curl = ('curl', '-s', '--http2-prior-knowledge', '--max-time',
                10 * $slow);
    my $run = sub {
        open my $out, '-|', @curl, @_ or die "curl: $!";
        local $/;
        return scalar(<$out>) // '';
    };

    like($run->('-i', '-X', 'POST', '--data-binary', "\@$dir/body",
                '-H', 'Content-Type: application/fhir+json',
                "$url/r4/\$export"),
         qr{^HTTP/2 202.*\r\nContent-Length: 3000000\r\n.*b{60000}$}s,
         'HTTP/2: a kick-off with a body of 3 MB (KICK-06)');
    like($run->('-i', "$url/r4/Patient/\$export"),
         qr{^HTTP/2 202.*\r\nFhir-Bulk-Level: patient\r\n}s,
         'HTTP/2: a kick-off');
    like($run->('-i', '-X', 'PUT', "$url/r4/\$export"),
         qr{^HTTP/2 405.*\r\nallow: GET, POST\r\n.*"code":"not-supported"}s,
         'HTTP/2: an error of ours');
    my $many = FakeSidecar::job('many');
    ok($run->('--compressed', "$url$files/$many/Z.1.ndjson") eq $big,
       'HTTP/2: a file');
}

# ---- and no worker died --------------------------------------------------

unlike(error_log(), qr/\[(?:alert|emerg)\]|exited on signal/,
       'no alert and no crash in the log');

done_testing();
