#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Each directive, variable and option has its entry in the README, and the
# README names none that is not there.

use strict;
use warnings;

use Cwd qw(abs_path);
use File::Temp qw(tempdir tempfile);
use FindBin;
use Test::More;

chdir "$FindBin::Bin/.." or die "$FindBin::Bin/..: $!";

sub slurp {
    my ($name) = @_;

    open my $f, '<', $name or die "$name: $!";
    local $/;
    return scalar <$f>;
}

my $readme = slurp('README.md');
my $module = join '', map { slurp($_) } 'ngx_http_fhir_bulk_module.c',
    glob('src/module/*.c');

# directives: the commands table
my ($table) = $module =~ /ngx_http_fhir_bulk_commands\[\] = \{(.*?)\n\};/s;
my %directives = map { $_ => 1 } $table =~ /ngx_string\("(fhir_bulk\w*)"\)/g;
cmp_ok(scalar keys %directives, '>', 5, 'the module has directives');

my %entries = map { $_ => 1 }
    $readme =~ /^\*\*(fhir_bulk\w*)\*\* — \*syntax:\* `\1 [^`]+;` \*default:\* (?:—|`[^`]+`) \*context:\* [a-z, ]+ \*since:\* [\d.]+$/mg;

is_deeply(\%entries, \%directives,
    'README: each directive with syntax, default, context, since');

# variables
my %variables = map { $_ => 1 }
    $module =~ /\{ ngx_string\("(fhir_bulk_\w+)"\), NULL,/g;
cmp_ok(scalar keys %variables, '>', 3, 'the module has variables');

my ($section) = $readme =~ /^## Variables\n(.*?)^## /ms;
my %told = map { $_ => 1 } $section =~ /^\* `\$(fhir_bulk_\w+)` – /mg;
is_deeply(\%told, \%variables, 'README: each variable');

# options of the sidecar, with their defaults
my $bulkd = $ENV{FHIR_BULKD} || 'build/fhir-bulkd';
my %options;

for my $line (grep { /\S/ } split /\n/, qx($bulkd --options)) {
    my ($where, $name, $default, $reload) = split /\t/, $line;
    $options{"$where $name"} = [ $default, $reload ];
}
is($?, 0, 'fhir-bulkd --options');
cmp_ok(scalar keys %options, '>', 30, 'the sidecar has options');

my (%listed, $where);
for my $line (split /\n/, $readme) {
    $where = $1 if $line =~ /^### Section \[(\S+?)(?: NAME)?\]/;
    $where = undef if $line =~ /^## /;
    if (defined $where && $line =~ /^\*\*(\w+)\*\* — \*syntax:\* `\1 = [^`]+` \*default:\* `([^`]+)` \*reloadable:\* (yes|no)$/) {
        $listed{"$where $1"} = [ $2, $3 ];
    }
}
is_deeply(\%listed, \%options,
    'README: each option with its default, and whether it is reloadable');

# changes and version
my ($version) = slurp('src/common/fhb_core.h') =~ /FHB_VERSION\s+"([\d.]+)"/;
like(slurp('CHANGES.md'), qr/^## \Q$version\E\b/m, 'CHANGES.md has the version');
like($readme, qr/^Version \Q$version\E,/m, 'README names the version');

# the synopsis is a configuration that the sidecar takes, with a registry
my $dir = tempdir(CLEANUP => 1);
my ($ini) = $readme =~ /^```ini\n(.*?)^```/ms;
ok($ini =~ s{/etc/fhir-bulk/clients\.json}{$dir/clients.json},
    'README: the synopsis has a registry');
open my $fh, '>', "$dir/clients.json" or die "$dir/clients.json: $!";
print $fh '{"clients":[]}';
close $fh or die "$dir/clients.json: $!";
($fh, my $file) = tempfile(UNLINK => 1);
print $fh $ini;
close $fh or die "$file: $!";
is(system("$bulkd --check -c $file >/dev/null 2>&1"), 0,
    'README: fhir-bulkd takes the INI file of the synopsis');

# … and one that nginx takes, with this build's module and a place of its own
my ($conf) = $readme =~ /^```nginx\n(load_module.*?)^```/ms;
my $so = $ENV{TEST_NGINX_LOAD_MODULES}
    || abs_path('build/module/ngx_http_fhir_bulk_module.so');
my $nginx = $ENV{TEST_NGINX_BINARY} || 'nginx';
$conf =~ s{load_module [^;]+;}{load_module $so;\npid $dir/pid;};
$conf =~ s{listen 80;}{listen unix:$dir/http.sock;};
$conf =~ s{/var/log/nginx/}{$dir/}g;
my $private = join ' ', 'access_log off;',
    map { "${_}_temp_path $dir/$_;" }
        qw(client_body proxy fastcgi uwsgi scgi);
$conf =~ s/^http \{/http { $private/m;
open $fh, '>', "$dir/nginx.conf" or die "$dir/nginx.conf: $!";
print $fh $conf;
close $fh or die "$dir/nginx.conf: $!";
my $said = `$nginx -t -e $dir/error.log -c $dir/nginx.conf 2>&1`;
is($?, 0, 'README: nginx takes the configuration of the synopsis')
    or diag($said);

like($conf, qr/fhir_bulk_auth +jwt /, 'README: the synopsis checks tokens');

# links to files of the tree
# what the requirements want operators to tell their clients
like($readme, qr/^\| [^|]*\($_\) \| \S/m, "README: $_")
    for map { "DOC-0$_" } 1 .. 6;

for my $doc ('README.md', glob 'docs/*.md') {
    my ($folder) = $doc =~ m{^(.*/)};
    my %seen;
    for my $file (grep { !$seen{$_}++ }
        slurp($doc) =~ /\]\(([\w.\/-]+)(?:#[\w-]*)?\)/g)
    {
        ok(-e ($folder // '') . $file, "$doc: $file is there");
    }
}

done_testing();
