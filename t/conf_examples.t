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

sub run {
    my $out = `@_ 2>&1`;
    return ($? == 0, $out);
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
    $text =~ s{(/var/lib|/var/log/nginx|/run|/srv/fhir|/usr/share/fhir-bulk)(?=[/;\s])}
              {my $p = "$box$1"; make_path($p); $p}ge;
    return $text;
}

make_path("$box/var/lib/fhir-bulk/exports", "$box/var/lib/fhir-bulk-south/exports",
    "$box/run/fhir-bulk", "$box/run/fhir-bulk-south", "$box/srv/fhir/ndjson",
    "$box/usr/share/fhir-bulk");
symlink "$top/src/profiles", "$box/usr/share/fhir-bulk/profiles"
    or die "symlink: $!";

# what the locations do: no sidecar listens, so that its calls give 503
my %answers = (
    'minimal.conf'      => { '/r4/$export' => 503, '/r4/metadata' => 503,
                             '/r4/Patient/1' => 404,
                             "/r4/bulk-export/jobs/$job" => 503,
                             '/r4/bulk-export/nothing' => 404 },
    'json-log.conf'     => { '/r4/Group/g/$export' => 503, '/r4/x' => 404 },
    'beside-proxy.conf' => { '/r4/Patient/%24export' => 503,
                             '/r4/metadata' => 503, '/r4/Patient/1' => 502 },
    'tenants.conf'      => { map { ("/$_/\$export" => 503,
                                    "/$_/Patient/1" => 502,
                                    "/$_/bulk-export/jobs/$job" => 503) }
                             qw(north east south) },
    'external-jwt.conf'  => { '/r4/$export' => 401, '/r4/metadata' => 503,
                             "/r4/bulk-export/jobs/$job" => 401,
                             '/r4/Patient/1' => 404 },
    'introspection.conf' => { '/r4/$export' => 401, '/r4/metadata' => 503,
                             "/r4/bulk-export/jobs/$job" => 401,
                             '/r4/Patient/1' => 404 },
    'nginx.conf'        => { '/fhir/$export' => 503, '/fhir/x' => 404 },
);

for my $file (sort(glob 'conf-examples/*.conf'), 't/lib/docker/nginx.conf') {
    my $name = basename($file);
    my $text = sandboxed(slurp($file));

    # nginx -t binds: a port of our own
    my $probe = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 1)
        or die "no port: $!";
    my $port = $probe->sockport;
    close $probe;

    # the proxied servers of the examples: nobody there
    my $free = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 1)
        or die "no port: $!";
    my $nobody = $free->sockport;
    close $free;
    $text =~ s{127\.0\.0\.1:808\d}{127.0.0.1:$nobody}g;

    # an authorization server, its certificate, and our credentials there
    $text =~ s{(proxy_pass https://)as\.example\.org}{${1}127.0.0.1:$nobody};
    $text =~ s{^\s*proxy_ssl_(?:verify|trusted_certificate) .*;$}{}mg;
    $text =~ s{include /etc/nginx/}{include $box/};
    spew("$box/fhir-bulk-introspection.inc",
         qq(proxy_set_header Authorization "Basic bmdpbng6c2VjcmV0";\n));

    ok($text =~ s{^load_module \S*modules/\S+\.so;}{load_module $module;}m,
        "$name loads the module");
    $text =~ s{\@BASE\@}{http://localhost/fhir}g;
    $text =~ s{listen (?:80|8080);}{listen 127.0.0.1:$port;}g;
    $text =~ s{^(?:daemon|pid|error_log) .*;$}{}mg;
    $text =~ s{^user .*;$}{}mg;
    $text =~ s{access_log /dev/\w+}{access_log $box/access.log};
    $text =~ s{^\s*\w+_temp_path .*;$}{}mg;
    my $temp = join '', map { "    ${_}_temp_path $box/$_;\n" }
                        qw(client_body proxy fastcgi uwsgi scgi);
    $temp .= "    access_log $box/access.log;\n" if $text !~ /access_log/;
    $text =~ s{^http \{\n}{http \{\n$temp}m;
    spew("$box/$name", $text);

    my ($ok, $out) = run($nginx, '-t', '-p', $box, '-e', "$box/error.log",
        '-g', "'pid $box/nginx.pid;'", '-c', "$box/$name");
    ok($ok, "$name is accepted by nginx -t") or diag($out);
    if ($text =~ /fhir_bulk_auth off;/) {
        like($out, qr/fhir_bulk_auth/,
            "$name: nginx warns of a location without authorization");
    }

    ($ok, $out) = run($nginx, '-p', $box, '-e', "$box/error.log",
        '-g', "'pid $box/nginx.pid;'", '-c', "$box/$name");
    ok($ok, "$name starts") or diag($out);
    my %got = map { $_ => `curl -s -o /dev/null -w '%{http_code}' \\
        -H 'Accept: application/fhir+json' -H 'Prefer: respond-async' \\
        'http://127.0.0.1:$port$_'` + 0 } keys %{ $answers{$name} };
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

for my $file (sort(glob 'conf-examples/*.ini'), 't/lib/docker/fhir-bulkd.ini')
{
    my $name = basename($file);

    spew("$box/$name", sandboxed(slurp($file)));
    my ($ok, $out) = run($sidecar, '--check', '-c', "$box/$name");
    ok($ok, "$name is accepted by fhir-bulkd --check") or diag($out);

    spew("$box/bad.ini", slurp("$box/$name") . "no_such_option = 1\n");
    ($ok, $out) = run($sidecar, '--check', '-c', "$box/bad.ini");
    ok(!$ok, "$name with an unknown option is refused");
}

SKIP: {
    my @units = sort glob 'conf-examples/*.{service,socket}';

    is(scalar @units, 2, 'a service and a socket');
    skip 'no systemd-analyze here', 1
        if system('command -v systemd-analyze > /dev/null') != 0;

    for my $file (@units) {
        my $text = slurp($file);
        $text =~ s{/usr/sbin/fhir-bulkd}{$sidecar};
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
