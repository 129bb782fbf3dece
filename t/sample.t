#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# The generator of sample data keeps its promises: same seed, same bytes;
# valid lines; references that lead somewhere; both formats hold the same.

use strict;
use warnings;

use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

my $dir = tempdir('fhb-XXXXXX', TMPDIR => 1, CLEANUP => 1);
my $gen = 'build/fhir-sample';
my $json = JSON::PP->new->utf8;

sub sample { system("$gen @_ 2> $dir/err") == 0 or diag(`cat $dir/err`) }

ok(sample("--patients 12 --out $dir/a --truth $dir/truth"), 'a folder');
ok(sample("--patients 12 --out $dir/b"), 'the same again');
is(`diff -r $dir/a $dir/b`, '', 'gives the same bytes');
ok(sample("--patients 12 --seed 2 --out $dir/c"), 'another seed');
isnt(`cat $dir/a/Patient.ndjson`, `cat $dir/c/Patient.ndjson`,
    'gives other patients');

my (%live, %wrong, @refs, %types, $bytes, $lines);
for my $file (glob "$dir/a/*.ndjson") {
    my ($type) = $file =~ m{([^/]+)\.ndjson$};
    open my $fh, '<', $file or die "$file: $!";
    while (my $line = <$fh>) {
        my $r = eval { $json->decode($line) };
        $wrong{"$type: $@"}++ if !$r;
        next if !$r;
        $wrong{"$type has a $r->{resourceType}"}++
            if $r->{resourceType} ne $type;
        $wrong{"$type/$r->{id} twice"}++ if $live{"$type/$r->{id}"}++;
        $wrong{"$type without meta.lastUpdated"}++
            if ($r->{meta}{lastUpdated} // '')
               !~ /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00$/;
        push @refs, $line =~ /"reference":"([^"#][^"]*)"/g;
        $types{$type}++;
        $bytes += length $line;
        $lines++;
    }
}
is(join("\n", sort keys %wrong), '', 'every line is a resource of its type');
cmp_ok(scalar keys %types, '>=', 15, 'of 15 types or more');
cmp_ok(abs($bytes / $lines - 1400), '<', 200, 'of about 1.4 KB');

my %forms;
my @lost;
for my $ref (@refs) {
    $forms{ $ref =~ /^http/ ? 'absolute' : 'relative' }++;
    $forms{versioned}++ if $ref =~ m{/_history/\d+$};
    my ($to) = $ref =~ m{([A-Za-z]+/[A-Za-z0-9.-]+)(?:/_history/\d+)?$};
    push @lost, $ref if !$live{$to};
}
is(join(' ', sort grep { $forms{$_} } keys %forms),
    'absolute relative versioned', 'references of each form');

# what was deleted may be referred to; a dangling member is on purpose
my %deleted = map { /^(\S+)\t(\S+)\t1/ ? ("$1/$2" => 1) : () }
              split /\n/, `cat $dir/truth`;
@lost = grep { m{([A-Za-z]+/[A-Za-z0-9.-]+)} && !$deleted{$1} } @lost;
is(join(' ', @lost), 'Patient/not-there', 'one leads nowhere, as it should');

my %truth = map { /^(\S+)\t(\S+)\t0/ ? ("$1/$2" => 1) : () }
            split /\n/, `cat $dir/truth`;
is_deeply(\%truth, { map { $_ => 1 } keys %live }, 'the truth file is true');

my (%copy, %kinds);
open my $fh, '-|', "$gen --patients 12 --format copy 2> /dev/null"
    or die "copy: $!";
while (<$fh>) {
    chomp;
    my ($type, $id, $version, $updated, $gone, $body) = split /\t/;
    $copy{"$type/$id"} = $gone eq 'f';
    $kinds{$gone eq 't' ? 'deleted' : 'live'}++;
    $kinds{'without body'}++ if $body eq '\N';
    $kinds{pretty}++ if $body =~ /\\n/;
    $kinds{dos}++ if $body =~ /\\r\\n\\t/;
}
is_deeply({ map { $_ => 1 } grep { $copy{$_} } keys %copy }, \%truth,
    'COPY has the same live resources');
is(join(', ', sort keys %kinds), 'deleted, dos, live, pretty, without body',
    'and deleted rows, and bodies with line breaks');

my $n = `$gen --resources 5000 --format copy 2> /dev/null | grep -c '\tf\t'`;
is($n + 0, 5000, '--resources gives as many');

done_testing();
