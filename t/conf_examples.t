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
use Test::More;

my $top = getcwd();
my $box = tempdir('fhir-bulk-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $nginx = $ENV{TEST_NGINX_BINARY} || 'nginx';
my $module = $ENV{TEST_NGINX_LOAD_MODULES}
             || "$top/build/module/ngx_http_fhir_bulk_module.so";
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

# the paths of an installation become paths of the sandbox
sub sandboxed {
    my ($text) = @_;
    $text =~ s{(/var/lib|/run|/srv/fhir|/usr/share/fhir-bulk)(?=[/;\s])}
              {my $p = "$box$1"; make_path($p); $p}ge;
    return $text;
}

make_path("$box/var/lib/fhir-bulk/exports", "$box/var/lib/fhir-bulk-south/exports",
    "$box/run/fhir-bulk", "$box/run/fhir-bulk-south", "$box/srv/fhir/ndjson",
    "$box/usr/share/fhir-bulk");
symlink "$top/src/profiles", "$box/usr/share/fhir-bulk/profiles"
    or die "symlink: $!";

for my $file (sort glob 'conf-examples/*.conf') {
    my $name = basename($file);
    my $text = sandboxed(slurp($file));

    # nginx -t binds: a port of our own
    my $probe = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 1)
        or die "no port: $!";
    my $port = $probe->sockport;
    close $probe;

    like($text, qr{^load_module modules/}m, "$name loads the module");
    $text =~ s{modules/ngx_http_fhir_bulk_module\.so}{$module};
    $text =~ s{listen 80;}{listen 127.0.0.1:$port;}g;
    $text =~ s{^user .*;$}{}mg;
    $text =~ s{/dev/stderr}{$box/access.log};
    my $temp = join '', map { "    ${_}_temp_path $box/$_;\n" }
                        qw(client_body proxy fastcgi uwsgi scgi);
    $temp .= "    access_log $box/access.log;\n" if $text !~ /access_log/;
    $text =~ s{^http \{\n}{http \{\n$temp}m;
    spew("$box/$name", $text);

    my ($ok, $out) = run($nginx, '-t', '-p', $box, '-e', "$box/error.log",
        '-g', "'pid $box/nginx.pid;'", '-c', "$box/$name");
    ok($ok, "$name is accepted by nginx -t") or diag($out);
    like($out, qr/fhir_bulk_auth/,
        "$name: nginx warns of a location without authorization");
}

for my $file (sort glob 'conf-examples/*.ini') {
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
