#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Every file of conf-examples/ is good: nginx -t, fhir-bulkd --check and
# systemd-analyze verify load a copy whose paths lead into a sandbox.

use strict;
use warnings;

use Cwd qw(getcwd);
use File::Basename qw(basename);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use IO::Socket::INET;
use JSON::PP ();
use Test::More;

my $top = getcwd();
my $box = tempdir('fhir-bulk-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $nginx = $ENV{TEST_NGINX_BINARY} || 'nginx';
my $module = $ENV{TEST_NGINX_LOAD_MODULES}
             || "$top/build/module/ngx_http_fhir_bulk_module.so";
my $job = 'A' x 22;
my $sidecar = $ENV{FHIR_BULKD} || "$top/build/fhir-bulkd";

sub slurp {
    open my $fh, '<', $_[0] or die "$_[0]: $!";
    local $/;
    return scalar <$fh>;
}

sub spew {
    open my $fh, '>', $_[0] or die "$_[0]: $!";
    print $fh $_[1];
    close $fh or die "$_[0]: $!";
}

# into a file: what stays in the background would keep a pipe open
sub run {
    my $rc = system("@_ > $box/said 2>&1 < /dev/null");
    return ($rc == 0, slurp("$box/said"));
}

sub stop_nginx {
    open my $fh, '<', "$box/nginx.pid" or return;
    my $pid = <$fh>;
    kill 'TERM', $pid + 0;
    for (1 .. 100) {
        last if !-e "$box/nginx.pid";
        select undef, undef, undef, 0.1;
    }
}

END { stop_nginx() if $box }

# the paths of an installation become paths of the sandbox
sub sandboxed {
    my ($text) = @_;
    $text =~ s{(/var/lib|/var/log/nginx|/run|/srv/fhir|/usr/share/fhir-bulk
                |/etc/fhir-bulk|/etc/nginx/tls)(?=[/;\s])}
              {my $p = "$box$1"; make_path($p); $p}gex;
    return $text;
}

my @auth = map { "$box/var/lib/$_/auth" } qw(fhir-bulk fhir-bulk-south);
make_path("$box/var/lib/fhir-bulk/exports", "$box/var/lib/fhir-bulk-south/exports",
    "$box/run/fhir-bulk", "$box/run/fhir-bulk-south", "$box/srv/fhir/ndjson",
    "$box/usr/share/fhir-bulk", "$box/etc/fhir-bulk", "$box/etc/nginx/tls",
    @auth);

# what an installation has besides: a public key, a registry, certificates
my ($x, $y) = qw(MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4
                 4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM);
make_path("$auth[0]/issuers", map { "$_/clients" } @auth);
spew($_, qq({"keys":[{"kty":"EC","crv":"P-256","kid":"1",)
    . qq("alg":"ES256","x":"$x","y":"$y"}]}))
    for "$auth[0]/issuers/hospital.jwks", map { "$_/access.jwks" } @auth;
spew("$box/$_/clients.json", q({"clients":[]}))
    for qw(etc/fhir-bulk var/lib/fhir-bulk);
my $tls = "$box/etc/nginx/tls";
my ($certified, $why) = run(qw(openssl req -x509 -newkey ec -pkeyopt
    ec_paramgen_curve:P-256 -nodes -subj /CN=test -days 2), '-keyout',
    "$tls/fhir.example.org.key", '-out', "$tls/fhir.example.org.pem");
ok($certified, 'a certificate') or diag($why);
spew("$tls/bulk-clients-ca.pem", slurp("$tls/fhir.example.org.pem"));

symlink "$top/src/profiles", "$box/usr/share/fhir-bulk/profiles"
    or die "symlink: $!";

sub free_ports {
    my @held = map { IO::Socket::INET->new(LocalAddr => '127.0.0.1',
                                           Listen => 1)
                     or die "no port: $!" } 1 .. $_[0];
    return map { $_->sockport } @held;
}

# what the locations do, without a token: no sidecar listens, so that its calls
# give 503
my $discovery = '.well-known/smart-configuration';
my %smart = ('/r4/$export' => 401, '/r4/metadata' => 503,
             '/r4/Patient/1' => 502, "/r4/$discovery" => 503,
             "/r4/bulk-export/jobs/$job" => 401,
             "/r4/bulk-export/files/$job/Patient.1.ndjson" => 401,
             'POST /r4/auth/token' => 503 );
my %answers = (
    'smart.conf'        => \%smart,
    # nobody gets in without a certificate
    'mtls.conf'         => { map { $_ => 400 } keys %smart },
    'minimal.conf'      => { %smart, '/r4/Patient/1' => 404,
                             '/r4/bulk-export/nothing' => 401 },
    'no-auth.conf'      => { '/r4/$export' => 503, '/r4/metadata' => 503,
                             '/r4/Patient/1' => 404,
                             "/r4/bulk-export/jobs/$job" => 503,
                             '/r4/bulk-export/nothing' => 404 },
    'json-log.conf'     => { '/r4/Group/g/$export' => 401, '/r4/x' => 404 },
    'beside-proxy.conf' => { '/r4/Patient/%24export' => 401,
                             '/r4/metadata' => 503, '/r4/Patient/1' => 502,
                             'POST /r4/auth/token' => 503 },
    'tenants.conf'      => { map { ("/$_/\$export" => 401,
                                    "/$_/Patient/1" => 502,
                                    "/$_/$discovery" => 503,
                                    "POST /$_/auth/token" => 503,
                                    "/$_/bulk-export/jobs/$job" => 401) }
                             qw(north east south) },
    'external-jwt.conf'  => { '/r4/$export' => 401, '/r4/metadata' => 503,
                             "/r4/bulk-export/jobs/$job" => 401,
                             '/r4/Patient/1' => 404 },
    'introspection.conf' => { '/r4/$export' => 401, '/r4/metadata' => 503,
                             "/r4/bulk-export/jobs/$job" => 401,
                             '/r4/Patient/1' => 404 },
    'nginx.conf'        => { '/fhir/$export' => 401, '/fhir/x' => 404 },
    'hapi/nginx.conf' => { map { ("$_->[0]" => $_->[1]) }
        ['/fhir/$export', 401], ['/fhir/Group/g/$export', 401],
        ['/fhir/metadata', 503], ['/fhir/Patient/1', 502],
        ["/fhir/$discovery", 502], ["/fhir/bulk-export/jobs/$job", 401],
        ['POST /fhir/auth/token', 503] },
    'medplum/nginx.conf' => { '/fhir/R4/$export' => 401,
                             '/fhir/R4/Patient/$export' => 401,
                             '/fhir/R4/metadata' => 503,
                             '/fhir/R4/Patient/1' => 502,
                             "/fhir/R4/$discovery" => 502,
                             '/oauth2/token' => 502,
                             "/fhir/R4/bulk-export/jobs/$job" => 401,
                             'POST /fhir/R4/auth/token' => 503 },
    'linuxforhealth/nginx.conf' => {
        map { ("/fhir-server/api/v4$_->[0]" => $_->[1]) }
            ['/$export', 401], ['/Patient/$export', 401], ['/metadata', 503],
            ['/Patient/1', 502], ["/$discovery", 502],
            ["/bulk-export/jobs/$job", 401] },
    # asked for a Group by its name, they answer it themselves
    'veradigm.conf'     => { vendor('/fhirroute/fhir/10034567', 'bulk-export'),
                             '/fhirroute/fhir/10034567/Group?name=x' => 401 },
    'allscripts.conf'   => { vendor('/R4/fhir-bulk/site-0042',
                                    'export-requests') },
    'soarian.conf'      => { vendor('/soarian/r4', 'bulk-export'),
                             '/soarian/r4/Patient/$export' => 401 },
    'millennium.conf'   => { map { (vendor("/r4/$_", 'bulk-export',
                                           "/tenants/$_/token"),
                                    "/r4/$_/bulk-export/nothing" => 401) }
                             qw(0d6f1c9e-83b4-4f57-9a52-6c1e7b40d2aa
                                5b9e2a71-0c3d-4e86-b1f4-92d7a80c65ee) },
);

# what they have in common
sub vendor {
    my ($base, $prefix, $token) = @_;
    return ("$base/Group/g/\$export" => 401, "$base/metadata" => 503,
            "$base/Patient/1" => 502, "$base/$discovery" => 503,
            "$base/$prefix/jobs/$job" => 401,
            "$base/$prefix/files/$job/Patient.1.ndjson" => 401,
            "$base/$prefix/attachments/$job/$job" => 401,
            'POST ' . ($token // "$base/auth/token") => 503);
}

# those of a store lie in a folder, and have its name in front
sub name_of {
    my ($file) = @_;
    return $file =~ m{^conf-examples/(.+/.+)$} ? $1 : basename($file);
}

for my $file (sort(glob 'conf-examples/{,*/}*.conf'), 't/lib/docker/nginx.conf')
{
    my $name = name_of($file);
    my $copy = "$box/" . ($name =~ tr{/}{-}r);
    my $text = sandboxed(slurp($file));

    # nginx -t binds: ports of our own; and the proxied servers of the
    # examples: nobody there
    my ($port, $tls_port, $nobody) = free_ports(3);
    $text =~ s{127\.0\.0\.1:\d{4}\b}{127.0.0.1:$nobody}g;

    # an authorization server, its certificate, and our credentials there
    $text =~ s{(proxy_pass https://)as\.example\.org}{${1}127.0.0.1:$nobody};
    $text =~ s{^\s*proxy_ssl_(?:verify|trusted_certificate) .*;$}{}mg;
    $text =~ s{include /etc/nginx/}{include $box/};
    spew("$box/fhir-bulk-introspection.inc",
         qq(proxy_set_header Authorization "Basic bmdpbng6c2VjcmV0";\n));

    ok($text =~ s{^load_module \S*modules/\S+\.so;}{load_module $module;}m,
        "$name loads the module");
    $text =~ s{\@BASE\@}{http://localhost/fhir}g;
    my $server = "http://127.0.0.1:$port";
    $text =~ s{listen (?:80|8080)\b}{listen 127.0.0.1:$port}g;
    if ($text =~ s{listen 443 ssl}{listen 127.0.0.1:$tls_port ssl}) {
        is(`curl -s -o /dev/null -w '%{http_code}' $server/ 2>&1`, '000',
            "$name: the ports are free");
        $server = "https://127.0.0.1:$tls_port";
    }
    $text =~ s{^(?:daemon|pid|error_log) .*;$}{}mg;
    $text =~ s{^user .*;$}{}mg;
    $text =~ s{(access_log|fhir_bulk_audit) /dev/\w+}{$1 $box/access.log}g;
    $text =~ s{^\s*\w+_temp_path .*;$}{}mg;
    my $temp = join '', map { "    ${_}_temp_path $box/$_;\n" }
                        qw(client_body proxy fastcgi uwsgi scgi);
    $temp .= "    access_log $box/access.log;\n" if $text !~ /access_log/;
    $text =~ s{^http \{\n}{http \{\n$temp}m;
    spew($copy, $text);

    my ($ok, $out) = run($nginx, '-t', '-p', $box, '-e', "$box/error.log",
        '-g', "'pid $box/nginx.pid;'", '-c', $copy);
    ok($ok, "$name is accepted by nginx -t") or diag($out);
    if ($name eq 'no-auth.conf') {
        like($out, qr/fhir_bulk_auth/,
            "$name: nginx warns of a location without authorization");
    } else {
        unlike($out, qr/\[warn\]/, "$name: nginx warns of nothing");
    }

    ($ok, $out) = run($nginx, '-p', $box, '-e', "$box/error.log",
        '-g', "'pid $box/nginx.pid;'", '-c', $copy);
    ok($ok, "$name starts") or diag($out);
    my %got;
    for my $what (keys %{ $answers{$name} }) {
        my ($post, $path) = $what =~ /^(POST )?(.*)/;
        my $body = $post ? '-d grant_type=client_credentials' : '';
        $got{$what} = `curl -sk -o /dev/null -w '%{http_code}' $body \\
            -H 'Accept: application/fhir+json' -H 'Prefer: respond-async' \\
            '$server$path'` + 0;
    }
    is_deeply(\%got, $answers{$name}, "$name: the locations do their work");

    if ($name eq 'introspection.conf') {
        is(`curl -s -o /dev/null -w '%{http_code}' \\
            -H 'Authorization: Bearer x' 'http://127.0.0.1:$port/r4/\$export'`,
            503, "$name: nobody is there to ask about a token");
        like(slurp("$box/var/log/nginx/fhir-bulk-audit.log"),
            qr/"reason":"keys"\}\n\z/, "$name: the audit trail has it");
    }
    stop_nginx();
    if ($name eq 'json-log.conf') {
        my @lines = split /\n/, slurp("$box/access.log");
        my ($line) = grep { /export/ } @lines;
        my $entry = eval { JSON::PP::decode_json($line // '') };
        is($entry->{level}, 'group', "$name writes JSON with our variables");
    }
    unlink "$box/access.log";
}

for my $file (sort(glob 'conf-examples/{,*/}*.ini'),
              't/lib/docker/fhir-bulkd.ini')
{
    my $name = name_of($file);

    spew("$box/good.ini", sandboxed(slurp($file)));
    my ($ok, $out) = run($sidecar, '--check', '-c', "$box/good.ini");
    ok($ok, "$name is accepted by fhir-bulkd --check") or diag($out);

    spew("$box/bad.ini", slurp("$box/good.ini") . "no_such_option = 1\n");
    ($ok, $out) = run($sidecar, '--check', '-c', "$box/bad.ini");
    ok(!$ok, "$name with an unknown option is refused");
}

SKIP: {
    my @units = sort glob 'conf-examples/*.{service,socket}';

    is(scalar @units, 2, 'a service and a socket');
    skip 'no systemd-analyze here', 2
        if system('command -v systemd-analyze > /dev/null') != 0;

    for my $file (@units) {
        my $text = slurp($file);
        $text =~ s{/usr/sbin/fhir-bulkd}{$sidecar};
        if ($file =~ /service/) {
            like($text, qr/^StateDirectory=.*\bfhir-bulk\/auth\b/m,
                'the service has a folder for its keys');
        }
        spew("$box/" . basename($file), $text);
    }
    my ($ok, $out) = run('systemd-analyze', 'verify', '--man=no',
        map { "$box/" . basename($_) } @units);

    # what it says of the units of this machine does not matter here
    my @ours = grep { /fhir-bulkd/ } split /\n/, $out;
    ok(!@ours, 'systemd-analyze verify finds nothing in the units')
        or diag($out);
}

done_testing();
