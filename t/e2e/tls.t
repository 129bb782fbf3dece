#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# The secure examples as they stand, but for paths, ports and names: which TLS
# they speak, what plain HTTP gets, who is let in by certificate, and one
# export through all of it (NET-01, CERT-05).

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use Test::More;

my $s = FhirBulk->new(
    source => 'ndjson', start => 0,
    sample => ['--patients', 12],
    ini    => { clients => 'clients.json', auth_dir => 'auth' },
);
my $d = $s->{dir};
$s->folder('tls');
$s->write_ini(clients => "$d/clients.json", auth_dir => "$d/auth");

# as the ordinary user of the stack, in its folder; output and exit code
sub run {
    my (@command) = @_;

    my $out = "$d/out";
    my $pid = fork // die "fork: $!";
    if ($pid == 0) {
        chdir $d or POSIX::_exit(127);
        open STDIN, '<', '/dev/null';
        open STDOUT, '>', $out or POSIX::_exit(127);
        open STDERR, '>&', \*STDOUT;
        unshift @command, 'setpriv', "--reuid=$s->{uid}",
            "--regid=$s->{gid}", '--clear-groups' if $> == 0;
        exec(@command) or POSIX::_exit(127);
    }
    waitpid $pid, 0;
    return ($? >> 8, FhirBulk::read_file($out) // '');
}

sub must {
    my ($rc, $out) = run(@_);
    $rc == 0 or die "@_: $out";
    return $out;
}

# ---- certificates: an authority, the server's, a client's -------------------

sub certificate {
    my ($name, $extension) = @_;

    $s->write_file("tls/$name.ext", "$extension\n");
    must('openssl', 'req', '-newkey', 'ec', '-pkeyopt',
        'ec_paramgen_curve:P-256', '-nodes', '-subj', "/CN=$name",
        '-keyout', "tls/$name.key", '-out', "tls/$name.csr");
    must('openssl', 'x509', '-req', '-in', "tls/$name.csr", '-days', 2,
        '-CA', 'tls/ca.pem', '-CAkey', 'tls/ca.key', '-CAcreateserial',
        '-extfile', "tls/$name.ext", '-out', "tls/$name.pem");
}

must('openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt',
    'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=test authority',
    '-days', 2, '-keyout', 'tls/ca.key', '-out', 'tls/ca.pem');
certificate('server', 'subjectAltName=DNS:localhost');
certificate('client', 'extendedKeyUsage=clientAuth');
must('openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt',
    'ec_paramgen_curve:P-256', '-nodes', '-subj', '/CN=client', '-days', 2,
    '-keyout', 'tls/stranger.key', '-out', 'tls/stranger.pem');

# ---- the examples, moved here ------------------------------------------------

my %port = map { $_ => FhirBulk::free_port() } qw(https http control);
my $origin = "https://localhost:$port{https}";

sub example {
    my ($name) = @_;

    my $text = FhirBulk::read_file("$FhirBulk::top/conf-examples/$name");
    my $module = $s->_copy(FhirBulk::program('TEST_NGINX_LOAD_MODULES',
        'build/module/ngx_http_fhir_bulk_module.so'));
    my $temp = join '', map { "${_}_temp_path $d/tmp/$_;\n" }
        qw(client_body proxy fastcgi uwsgi scgi);

    for ($text) {
        s{^load_module .*;$}{load_module $module;}m;
        s{^user .*;$}{pid $d/nginx.pid; daemon off;}m;
        s{^worker_processes auto;$}{worker_processes 2;}m;
        s{^http \{\n}{http \{\n$temp}m;
        s{unix:/run/fhir-bulk/api.sock}{unix:$s->{socket}}g;
        s{/var/lib/fhir-bulk/}{$d/}g;
        s{/var/log/nginx/}{$d/}g;
        s{/etc/nginx/tls/fhir\.example\.org\.}{$d/tls/server.}g;
        s{/etc/nginx/tls/bulk-clients-ca\.pem}{$d/tls/ca.pem}g;
        s{https://fhir\.example\.org}{$origin}g;
        s{listen 80 }{listen 127.0.0.1:$port{http} }g;
        s{listen 443 ssl}{listen 127.0.0.1:$port{https} ssl}g;
    }

    # the same TLS library, told to take what the examples refuse: shows that
    # a client of this machine could
    $text =~ s{\}\s*\z}{
        server \{
            listen 127.0.0.1:$port{control} ssl;
            ssl_certificate     $d/tls/server.pem;
            ssl_certificate_key $d/tls/server.key;
            ssl_protocols TLSv1 TLSv1.1;
            ssl_ciphers ALL:\@SECLEVEL=0;
            return 200 old;
        \}
    \}
    };

    return $s->write_file('nginx.conf', $text);
}

sub start_example {
    my ($name) = @_;

    $s->end('nginx', 'QUIT') if $s->{pids}{nginx};
    my $conf = example($name);
    my $nginx = $ENV{TEST_NGINX_BINARY} // 'nginx';
    $s->spawn('nginx', [$nginx, '-p', $d, '-c', $conf, '-e',
        "$d/nginx-error.log"], log => "$d/nginx.log");
    FhirBulk::wait_for("nginx with $name", 20, sub {
        die FhirBulk::read_file("$d/nginx.log")
            . (FhirBulk::read_file("$d/nginx-error.log") // '')
            if $s->ended('nginx');
        return (curl("http://127.0.0.1:$port{http}/"))[0] != 0;
    });
}

# status, head and body
sub curl {
    my (@arguments) = @_;
    my ($rc, $out) = run('curl', '-s', '-i', '--max-time', 20, '--cacert',
        'tls/ca.pem', @arguments);
    my ($status) = $out =~ m{\AHTTP/[\d.]+ (\d{3})};
    return ($status // 0, $out, $rc);
}

# the version that a handshake with exactly this one ends with, or ''
sub handshake {
    my ($port, $version) = @_;
    my ($rc, $out) = run('openssl', 's_client', '-connect',
        "127.0.0.1:$port", "-$version", '-cipher', 'DEFAULT@SECLEVEL=0');
    return $rc == 0 && $out =~ /^ *Protocol *: *(TLS\S+)|^New, (TLSv1\.3)/m
        ? $1 // $2 : '';
}

# ---- smart.conf --------------------------------------------------------------

my $ctl = $s->_copy(FhirBulk::program('FHIR_BULKCTL', 'build/fhir-bulkctl'));
my @ctl = ($ctl, '-c', $s->{ini_file});
must(@ctl, 'client', 'keygen', 'app', '--key', 'app.jwk', '--scopes',
    'system/*.rs', '--group', '*');
$s->start_sidecar(alone => 1);
start_example('smart.conf');

is(handshake($port{https}, 'tls1_2'), 'TLSv1.2', 'TLS 1.2 works (NET-01)');
is(handshake($port{https}, 'tls1_3'), 'TLSv1.3', 'TLS 1.3 works (NET-01)');

for my $old (qw(tls1 tls1_1)) {
    isnt(handshake($port{control}, $old), '',
        "this client can do $old, where a server takes it");
    is(handshake($port{https}, $old), '', "$old is refused (NET-01)");
}

for my $path ('/r4/metadata', '/r4/$export', '/r4/auth/token',
    '/r4/bulk-export/jobs/' . 'A' x 22)
{
    my ($status, $reply) = curl("http://127.0.0.1:$port{http}$path");
    is($status, 301, "plain HTTP: $path is redirected (NET-01)");
    like($reply, qr{^Location: \Q$origin$path\E\r$}m, 'to HTTPS');
    unlike($reply, qr/resourceType|access_token/, 'and gets nothing else');
}

my ($status, $reply) = curl("http://localhost:$port{https}/r4/\$export");
is($status, 400, 'plain HTTP at the port of HTTPS is refused (NET-01)');
like($reply, qr/"code":"security".*TLS is required/, 'and told why');

($status, $reply) = curl("$origin/r4/.well-known/smart-configuration");
is($status, 200, 'discovery needs no token (DISC-01)');
like($reply, qr{"token_endpoint":\s*"\Q$origin\E/r4/auth/token"},
    'and tells the token endpoint (DISC-05)');
for my $name (qw(introspection_endpoint jwks_uri)) {
    my ($url) = $reply =~ m{"$name":\s*"(\Q$origin\E/r4/auth/\w+)"};
    ok($url, "and $name (DISC-04)");
    is((curl($url // $origin))[0], $name eq 'jwks_uri' ? 200 : 401,
        'which is there');
}
like($reply, qr/^Strict-Transport-Security: /mi, 'HSTS');

# ---- one export ---------------------------------------------------------------

my $token = must(@ctl, 'client', 'token', 'app', '--key', 'app.jwk', '--url',
    "$origin/r4/auth/token", '--ca', 'tls/ca.pem');
chomp $token;
like($token, qr/^[\w-]+\.[\w-]+\.[\w-]+$/, 'a token over TLS (TOK-16)');
my @as_app = ('-H', "Authorization: Bearer $token");
my @kickoff = ('-H', 'Accept: application/fhir+json',
    '-H', 'Prefer: respond-async', "$origin/r4/\$export?_type=Patient");

($status) = curl(@kickoff);
is($status, 401, 'kick-off without a token (ACC-02)');
($status, $reply) = curl(@as_app, @kickoff);
is($status, 202, 'kick-off with it');
my ($job) = $reply =~ m{^Content-Location: (\S+)\r$}mi;

my $manifest = FhirBulk::wait_for('the manifest', 60, sub {
    my ($status, $reply) = curl(@as_app, $job);
    die $reply if $status != 202 && $status != 200;
    return $status == 200 && $reply;
});
my ($file) = $manifest =~ m{"url":\s*"([^"]+/Patient\.1\.ndjson)"};
like($file, qr{^\Q$origin\E/}, 'files have https URLs (NET-04)');
($status) = curl($file);
is($status, 401, 'download without a token (FILE-07)');
($status, $reply) = curl(@as_app, $file);
is($status, 200, 'download with it');
is(scalar(() = $reply =~ /"resourceType":\s*"Patient"/g), 12, 'all patients');

my $log = FhirBulk::read_file("$d/fhir-bulk.log");
like($log, qr{"GET /r4/\$export HTTP/[\d.]+" 202}, 'the access log has it');
unlike($log, qr/_type=|$token/, 'without query and token (NET-10)');
my $audit = FhirBulk::read_file("$d/fhir-bulk-audit.log");
like($audit, qr/"event":"download".*"client":"app"/,
    'the audit trail has the download (NET-10)');
unlike($audit, qr/_type=|$token/, 'without query and token (NET-10)');

# ---- mtls.conf ----------------------------------------------------------------

start_example('mtls.conf');
my @certificate = ('--cert', 'tls/client.pem', '--key', 'tls/client.key');

for my $path ('/r4/metadata', '/r4/.well-known/smart-configuration',
    '/r4/auth/token', '/r4/$export')
{
    ($status, $reply) = curl("$origin$path");
    is($status, 400, "mTLS: $path without a certificate is refused");
    unlike($reply, qr/CapabilityStatement|token_endpoint|access_token/,
        'and learns nothing');
    like($reply, qr/client certificate that is accepted here is required/,
        'but what is missing') if $path =~ /token|export/;
}

($status) = curl('--cert', 'tls/stranger.pem', '--key', 'tls/stranger.key',
    "$origin/r4/metadata");
is($status, 400, 'mTLS: a certificate of somebody else is refused');
($status, $reply) = curl('--max-time', 5, @certificate, '-H', "Host: a/b",
    "$origin/r4/\$export");
is($status, 400, 'mTLS: a bad request with a good certificate');
like($reply, qr/is not valid HTTP/, 'is told so');
unlike($reply, qr/certificate/, 'and nothing of certificates');
($status) = curl(@certificate, "$origin/r4/metadata");
is($status, 200, 'mTLS: a certificate of the authority is let in');
($status) = curl(@certificate, "$origin/r4/\$export");
is($status, 401, 'mTLS: and still needs a token');
is(handshake($port{https}, 'tls1_1'), '', 'mTLS: tls1_1 is refused (NET-01)');

$s->stop;
done_testing();
