#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# The manual pages: well formed, installed, and with the same commands and
# options as --help of the programs.

use strict;
use warnings;

use File::Temp qw(tempdir);
use Test::More;

my %programs = (
    'docs/fhir-bulkctl.1' => $ENV{FHIR_BULKCTL} || 'build/fhir-bulkctl',
    'docs/fhir-bulkd.8'   => $ENV{FHIR_BULKD} || 'build/fhir-bulkd',
);

sub slurp {
    open my $fh, '<', $_[0] or die "$_[0]: $!";
    local $/;
    return scalar <$fh>;
}

sub sorted { return join ' ', sort keys %{ { map { $_ => 1 } @_ } } }

is(sorted(keys %programs), sorted(glob 'docs/*.[1-8]'),
    'every page belongs to a program');

for my $page (sort keys %programs) {
    my $text = slurp($page);
    my $help = `$programs{$page} --help`;

    is($?, 0, "$programs{$page} --help");
    is(sorted($text =~ /\bFl -([a-z]\w[\w-]*)/g),
        sorted($help =~ /--([a-z]\w[\w-]*)/g),
        "$page has the options of --help, and no other");

    SKIP: {
        skip 'no mandoc here', 1 if system('command -v mandoc > /dev/null') != 0;
        is(`mandoc -Tlint -W warning $page 2>&1`, '', "$page is well formed");
    }
}

my $page = slurp('docs/fhir-bulkctl.1');
my $help = `$programs{'docs/fhir-bulkctl.1'} --help`;
my @commands = $help =~ /^  ([a-z]+(?: [a-z]+)?)(?= )/mg;
cmp_ok(scalar @commands, '>', 10, 'fhir-bulkctl has commands');
is(sorted($page =~ /\bIc ([a-z]+(?: [a-z]+)?)\b/g), sorted(@commands),
    'docs/fhir-bulkctl.1 has the commands of --help, and no other');

# make install brings them to where man looks
my $dest = tempdir(CLEANUP => 1);
my $said = `make -s -o all install DESTDIR=$dest PREFIX=/usr B=\$PWD/build 2>&1`;
is($?, 0, 'make install') or diag($said);
for my $file (qw(sbin/fhir-bulkd bin/fhir-bulkctl
    share/man/man1/fhir-bulkctl.1 share/man/man8/fhir-bulkd.8
    share/fhir-bulk/examples/minimal.conf lib/systemd/system/fhir-bulkd.service
    lib/nginx/modules/ngx_http_fhir_bulk_module.so))
{
    ok(-s "$dest/usr/$file", "$file is installed");
}

done_testing();
