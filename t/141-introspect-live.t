# Copyright (c) the nginx-fhir-bulk authors
#
# Introspection in a running server with two workers: how long answers are
# believed, clients that are taken out, many at once, clients that do not
# wait, reloads, HTTP/2 (ACC-09, ACC-10, ACC-12).

use strict;
use warnings;

use lib 't/lib';
use Digest::SHA qw(sha256_hex);
use FakeIssuer;
use FakeSidecar;
use NginxServer;
use Test::More;
use Time::HiRes qw(sleep time);

$ENV{TEST_NGINX_HTML_DIR} = $dir;
my $issuer = FakeIssuer::start();
my $sidecar = FakeSidecar::start();
my $status = '/r4/bulk-export/jobs/' . FakeSidecar::job('progress');

sub conf {
    my ($args) = @_;
    return <<"END";
    upstream fhir_bulkd { server unix:$sidecar; keepalive 4; }
    fhir_bulk_pass fhir_bulkd;
    fhir_bulk_auth introspect /_introspect clients=$dir/clients $args;
    fhir_bulk_audit $dir/audit.log;
    server {
        listen 127.0.0.1:$port;
        listen 127.0.0.1:$port2 http2;
        client_max_body_size 10m;
        location /r4/ { fhir_bulk export; }
        location ^~ /r4/bulk-export/ { fhir_bulk status files; }
        location = /_introspect {
            internal;
            proxy_pass http://unix:$issuer:/introspect;
            proxy_pass_request_headers off;
            proxy_set_body "token=\$fhir_bulk_token";
        }
        location = /seen { proxy_pass http://unix:$issuer; }
    }
END
}

sub client_file { "$dir/clients/" . sha256_hex($_[0]) . '.json' }

sub client {
    my ($id) = @_;
    spew(client_file($id), '{"version":1,"client":"' . $id . '",'
         . '"not_before":1,"tenants":["default"],"types":["Patient"]}');
}

sub with_token { return "Authorization: Bearer $_[0]\r\n" }

sub status_of { return (ask('GET', $status, with_token($_[0])))[0] }

sub seen { return (ask('GET', "/seen?$_[0]"))[2] }

client('app');
my $pid = start_nginx(conf('cache=1s'));

# ---- how long an answer is believed --------------------------------------

{
    is(status_of('good.a'), 202, 'a token');
    my $n = seen('good.a');
    until_true('after its second the server is asked again (ACC-12)', sub {
        return status_of('good.a') == 202 && seen('good.a') > $n;
    });

    reload_nginx(conf('cache=30s'));
    until_true('the old workers are gone', sub {
        2 == (() = error_log() =~ /exited with code 0/g)
    });
    is(status_of('good.b'), 202, 'a token that is kept longer');
    my $end = time + 2;
    while (time < $end) {
        status_of('good.b');
    }
    is(seen('good.b'), 1, 'the server is asked once, for both workers');
}

# ---- an answer never outlives the token ----------------------------------

{
    my $start = time;
    is(status_of('short.c'), 202, 'a token for three seconds');
    until_true('asked for again once "exp" is over, not after 30 seconds',
               sub { status_of('short.c'); seen('short.c') == 2 });
    cmp_ok(time - $start, '>=', 1.9, 'but not before that');
}

# ---- a client that is taken out ------------------------------------------

{
    is(status_of('good.d'), 202, 'a token that is kept');
    unlink client_file('app') or die $!;
    my $start = time;
    until_true('its client is disabled', sub { status_of('good.d') == 401 });
    cmp_ok(time - $start, '<', 2 * $slow,
           'which ends access within two seconds (ACC-10)');
    my @codes = map { status_of('good.d') } 1 .. 10;
    is("@codes", join(' ', (401) x 10), 'on every worker');
    client('app');
    until_true('and it is let in again', sub { status_of('good.d') == 202 });
    is(seen('good.d'), 1, 'without asking for the token anew');
}

# ---- many at once, and some that do not wait -----------------------------

{
    my @socks = map {
        my $s = connect_to() or die "connection $_: $!";
        print $s "GET $status HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            . with_token('slow.e') . "\r\n";
        $s
    } 1 .. 40;
    close $socks[$_] for 0 .. 9;
    splice @socks, 0, 10;

    my $good = grep { m{^HTTP/1.1 202 } } read_all(@socks);
    is($good, 30, 'requests that wait for the same answer, each get theirs');
}

# ---- a reload while one waits --------------------------------------------

{
    my $s = connect_to();
    print $s "POST /r4/\$export HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
        . with_token('slow.f') . "Content-Type: application/fhir+json\r\n"
        . "Content-Length: 300000\r\n\r\n";
    print $s 'a' x 100_000;
    reload_nginx(conf('cache=5s'));
    print $s 'b' x 200_000;
    my ($code, undef, $body) = answer($s);
    is($code, 202, 'a kick-off that waited over a reload');
    like($body, qr/a{30000}b{30000}/, 'with its whole body');
}

# ---- HTTP/2 --------------------------------------------------------------

SKIP: {
    my $features = `curl -V`;
    skip 'curl without HTTP/2', 2 if $features !~ /\bHTTP2\b/;

    spew("$dir/body", 'b' x 3_000_000);
    my @curl = ('curl', '-s', '--http2-prior-knowledge', '--max-time',
                20 * $slow, '-H', 'Authorization: Bearer slow.g', '-i');
    my $run = sub {
        open my $out, '-|', @curl, @_ or die "curl: $!";
        local $/;
        return scalar(<$out>) // '';
    };
    my $url = "http://127.0.0.1:$port2";

    like($run->('-X', 'POST', '--data-binary', "\@$dir/body",
                '-H', 'Content-Type: application/fhir+json',
                "$url/r4/\$export"),
         qr{^HTTP/2 202.*\r\nContent-Length: 3000000\r\n.*b{60000}$}s,
         'HTTP/2: a kick-off with a body of 3 MB');
    like($run->('-X', 'DELETE', "$url$status"), qr{^HTTP/2 202}s,
         'HTTP/2: a delete');
}

# ---- and no worker died --------------------------------------------------

my $log = error_log();
unlike($log, qr/exited on signal/, 'no worker died');
unlike($log, qr/\[alert\]/, 'and what cannot be did not happen');
unlike($log . slurp("$dir/audit.log"), qr/good\.[a-d]|slow\.|short\./,
       'no token in a log (NET-10)');

done_testing();
