#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# The cookbook, run line by line as it is printed: each block of sh in
# docs/cookbook.md, after those of "Before you begin", with another host.
# A recipe without a check of what comes out fails.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use FhirBulk::Clinic;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8;
my $s = FhirBulk->new(
    source => 'postgres', sample => [], start => 0,
    ini => { v4_operation_name => 'export-v4', poll_limit => 'strict',
             part_size => 1024, token_rate => '1000/s burst 1000' },
    nginx => 'fhir_bulk_v4_operation export-v4;',
    clients => { app => {} });
%{ $s->{tenant} } = (%{ $s->{tenant} }, $s->load_gate('Observation'));
FhirBulk::Clinic::store($s, 's_jsonb', FhirBulk::Clinic::resources());
$s->sql('ANALYZE s_jsonb.resource');
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

# ---- the client's folder: its key, fhir-bulkctl, nothing else ---------------

my $client = $s->folder('client');
$s->folder('bin');
my $ctl = FhirBulk::program('FHIR_BULKCTL', 'build/fhir-bulkctl');
system('cp', $ctl, "$s->{dir}/bin/fhir-bulkctl") == 0 or die 'cp';
$s->write_file('client/app.jwk', $json->encode($s->{key}{app}{private}));

# in the background; done() waits for it and gives what it printed
sub run {
    my ($script) = @_;

    $script =~ s{https://fhir\.example\.org/r4}{$s->{base}}g;
    $s->write_file('client/script', "set -eu\n$script");
    unlink "$client/out";
    local $ENV{PATH} = "$s->{dir}/bin:$ENV{PATH}";
    $s->spawn('client', ['sh', '-c', 'cd client && exec sh script'],
              log => "$client/out");
}

sub done {
    my $end = FhirBulk::wait_for('the client', 60,
                                 sub { $s->ended('client') });
    my $out = FhirBulk::read_file("$client/out") // '';
    return ($end, $out);
}

# ---- what a recipe left -----------------------------------------------------

sub manifest {
    my ($folder) = @_;
    return $json->decode(
        FhirBulk::read_file("$client/$folder/manifest.json"));
}

sub lines {
    my ($folder, $pattern) = @_;
    return map { $json->decode($_) }
        map { split /\n/, FhirBulk::read_file($_) }
        sort glob "$client/$folder/$pattern.ndjson";
}

# what the files that a manifest lists hold, which are all that there are
sub ids {
    my ($folder) = @_;

    my $manifest = manifest($folder);
    my @names = map { $_->{url} =~ s{.*/}{}r }
        map { @{ $manifest->{$_} || [] } } qw(output deleted error outcome);
    my @files = map { s{.*/}{}r } glob "$client/$folder/*.ndjson";
    is("@{[sort @files]}", "@{[sort @names]}", 'every file was downloaded');

    my @all;
    for my $item (@{ $manifest->{output} }) {
        my ($name) = $item->{url} =~ m{([^/]+)\.ndjson$};
        my @resources = lines($folder, $name);
        is(scalar @resources, $item->{count}, "count of $name")
            if defined $item->{count};
        push @all, map { "$_->{resourceType}/$_->{id}" } @resources;
    }
    return [sort @all];
}

# [ids] in order, as those of ids()
sub sorted { return [sort { $a cmp $b } @_] }
sub named { my ($type, @ids) = @_; return map { "$type/$_" } @ids }
sub all_of {
    my ($prefix) = @_;
    return map { "$prefix-$_" } @FhirBulk::Clinic::patients;
}

# changed now, so that a later export with _since has it
sub changed {
    my ($type, $id, %members) = @_;
    FhirBulk::Clinic::store($s, 's_jsonb', FhirBulk::Clinic::resource(
        $type, $id, FhirBulk::Clinic::now(), %members));
}

my $everything = [sort map { "$_->{resourceType}/$_->{id}" }
                  FhirBulk::Clinic::resources()];

# ---- the recipes ------------------------------------------------------------

# by heading: before, while and after each block
my %recipe = (
    'Everything' => [{ after => sub {
        is_deeply(ids('full'), $everything, 'KICK-01: all there is');
    } }],

    'What changed since last week' => [{
        before => sub {
            changed(Observation => 'weight-cleo', status => 'final',
                    subject => FhirBulk::Clinic::to('Patient/cleo'));
        },
        after => sub {
            is_deeply(ids('week'), ['Observation/weight-cleo'],
                'TIME-09: what changed since, and nothing else');
        },
    }],

    'Some types of one Group' => [{ after => sub {
        is_deeply(ids('group'), sorted(named(Patient => qw(ann ben)),
            named(Condition => qw(condition-ann condition-ben))),
            'TYPE-01 GRP-01 PROV-02: two types of two members');
    } }],

    'A cohort by filter' => [{
        before => sub {
            changed(Condition => 'asthma-ann', code =>
                    FhirBulk::Clinic::coded('snomed.info/sct', '195967001'),
                    subject => FhirBulk::Clinic::to('Patient/ann'),
                    clinicalStatus => { coding => [{ code => 'active' }] });
        },
        after => sub {
            is_deeply(ids('cohort'), [
                (map { "Condition/condition-$_" } qw(ann cleo dan)),
                named(Patient => qw(ann ben cleo dan))],
                'FILT-01 FILT-02: active diabetes, and all Patients');
        },
    }],

    'Newcomers of a Group' => [
        { after => sub {
            my %ids = map { $_ => 1 } @{ ids('before') };
            ok($ids{'Patient/ann'} && $ids{'Patient/ben'}
               && !$ids{'Patient/cleo'}, 'GRP-09: the members at first');
            ok($ids{'Practitioner/dr-reed'}, 'CMP-05: with their doctor');
        } },
        {
            before => sub {
                FhirBulk::Clinic::store($s, 's_jsonb',
                    FhirBulk::Clinic::group(diabetes => 'Diabetes registry',
                                            qw(ann ben cleo)));
                changed(Condition => 'fever-ben',
                        subject => FhirBulk::Clinic::to('Patient/ben'));
            },
            after => sub {
                is_deeply(ids('now'), [named(Patient => qw(ann ben cleo))],
                    'GRP-09: the members now');
                my ($one) = lines('now', 'Patient.*');
                is_deeply([sort keys %$one], [qw(active id meta resourceType)],
                    'ELEM-01 ELEM-03: and little more than the id');
                is(FhirBulk::read_file("$client/newcomers"), "cleo\n",
                    'GRP-09: who is new');
            },
        },
        { after => sub {
            my %ids = map { $_ => 1 } @{ ids('new') };
            is(join(' ', sort grep { /ann|ben|dan/ } keys %ids), '',
                'PAT-01: nothing of the others');
            is(join(' ', grep { !$ids{$_} } qw(Patient/cleo
                Condition/condition-cleo Observation/glucose-cleo
                Observation/weight-cleo DocumentReference/letter-cleo
                Provenance/of-condition-cleo-1 Practitioner/dr-stone)), '',
                'GRP-09: old and new records of the newcomer');
        } },
        { after => sub {
            is_deeply([grep { !/^(?:Practitioner|Organization)/ }
                       @{ ids('changed') }],
                ['Condition/fever-ben'], 'GRP-09: what changed since');
        } },
    ],

    'These patients' => [{ after => sub {
        is_deeply(ids('two'), [named(Observation => qw(glucose-ann
            glucose-dan)), named(Patient => qw(ann dan))],
            'KICK-06 PAT-01: two patients');
    } }],

    'A slim extract' => [{ after => sub {
        is_deeply(ids('slim'), [
            named(Observation => all_of('glucose'), 'weight-cleo'),
            named(Patient => qw(ann ben cleo dan))], 'ELEM-06: all of them');
        my ($ann) = grep { $_->{id} eq 'ann' } lines('slim', 'Patient.*');
        is_deeply([sort keys %$ann], [qw(active birthDate id meta
            resourceType)], 'ELEM-01 ELEM-03: a slim Patient');
        my ($glucose) = grep { $_->{id} eq 'glucose-ann' }
            lines('slim', 'Observation.*');
        is_deeply([sort keys %$glucose], [qw(code id meta resourceType status
            subject valueQuantity)], 'ELEM-03: a slim Observation');
        is_deeply([grep { $_->{code} eq 'SUBSETTED' }
                   @{ $glucose->{meta}{tag} }],
            [{ system => 'http://terminology.hl7.org/CodeSystem/'
                   . 'v3-ObservationValue', code => 'SUBSETTED' }],
            'ELEM-04: tagged');
    } }],

    'Files as they get ready' => [{
        before => sub { $s->gate('closed') },
        while => sub {
            ok(eval { FhirBulk::wait_for('the first files', 30, sub {
                die "it ended\n" if $s->ended('client');
                return -s "$client/partial/Patient.1.ndjson";
            }) }, 'PART-02: files while the job is in progress') or diag $@;
            ok(!-e "$client/partial/Observation.1.ndjson",
                'PART-02: and not those that are not ready');
            $s->gate('open');
        },
        after => sub {
            my %ids = map { ("$_->{resourceType}/$_->{id}" => 1) }
                lines('partial', '*');
            is(join(' ', grep { !$ids{$_} } @$everything), '',
                'PART-05: in the end all of it');
        },
    }],

    'One patient after the other' => [{ after => sub {
        my ($out) = @_;
        is_deeply(sorted(split /\n/, $out),
            [named(Patient => qw(ann ben cleo))],
            'ORG-02: a header for each member');
        my $manifest = manifest('blocks');
        is($manifest->{outputOrganizedBy}, 'Patient', 'ORG-03');
        my ($whose, %of) = '';
        for my $item (@{ $manifest->{output} }) {
            my ($name) = $item->{url} =~ m{([^/]+)\.ndjson$};
            for my $r (lines('blocks', $name)) {
                if ($r->{resourceType} eq 'Parameters') {
                    $whose = $r->{parameter}[0]{valueReference}{reference};
                } else {
                    push @{ $of{$whose} }, "$r->{resourceType}/$r->{id}";
                }
            }
        }
        is($of{"Patient/$_"}[0], "Patient/$_", "ORG-01: first $_")
            for qw(ann ben cleo);
        is(join(' ', grep { /ben|cleo|dan/ } @{ $of{'Patient/ann'} }), '',
            'ORG-05: in the block of ann nothing of others');
        is(join(' ', map { my $p = $_; grep { $_ eq 'Practitioner/dr-reed' }
                           @{ $of{"Patient/$p"} } } qw(ann ben cleo)),
            'Practitioner/dr-reed Practitioner/dr-reed',
            'ORG-06: a doctor in each block that refers to him, once');
    } }],

    'What was deleted' => [{
        before => sub {
            $s->sql('UPDATE s_jsonb.resource SET deleted = true,'
                . ' last_updated = now()'
                . " WHERE id IN ('pump-ann', 'asthma-ann')");
        },
        after => sub {
            my ($out) = @_;
            is(join(' ', sort split /\n/, $out),
                'DELETE Condition/asthma-ann DELETE Device/pump-ann',
                'MAN-16 TOMB-02: by type and id');
            is(join(' ', grep { /pump|asthma/ } @{ ids('deletions') }), '',
                'MAN-17: not in the output as well');
        },
    }],

    'In the dialect of Bulk Data 4' => [{ after => sub {
        is_deeply(ids('v4'), sorted(
            named(Patient => @FhirBulk::Clinic::patients),
            named(Group => qw(all diabetes nobody))), 'VER-02: the same data');
        my $manifest = manifest('v4');
        ok($manifest->{manifestType} && !exists $manifest->{request}
           && !exists $manifest->{error}, 'VER-02: in another manifest');
        ok($_->{fileSize} > 0, 'MAN-10: with sizes')
            for @{ $manifest->{output} };
    } }],
);

# ---- the document -----------------------------------------------------------

my $text = FhirBulk::read_file("$FhirBulk::top/docs/cookbook.md");
my (%blocks, @order);
for my $part (split /^## /m, $text) {
    my ($heading) = $part =~ /^(?:\d+ )?(.*)/ or next;
    my @sh = $part =~ /^```sh\n(.*?)^```$/msg or next;
    $blocks{$heading} = \@sh;
    push @order, $heading;
}

my $setup = shift @order;
is($setup, 'Before you begin', 'the document begins with what all need');
cmp_ok(scalar @order, '>=', 10, 'and has ten recipes or more');
is_deeply([sort @order], [sort keys %recipe], 'each with a check');

for my $heading (@order) {
    my @steps = @{ $recipe{$heading} || [] };
    is(scalar @steps, scalar @{ $blocks{$heading} },
        "$heading: a check for each block");

    for my $block (@{ $blocks{$heading} }) {
        my $step = shift @steps or last;
        $step->{before}->() if $step->{before};
        run(join "\n", @{ $blocks{$setup} }, $block);
        subtest "$heading, meanwhile" => $step->{while} if $step->{while};
        my ($end, $out) = done();
        if ($end ne 'exit 0') {
            fail("$heading: the lines work");
            diag("$end: $out");
            next;
        }
        subtest $heading => sub { $step->{after}->($out) };
    }
}

$s->stop;
done_testing;
