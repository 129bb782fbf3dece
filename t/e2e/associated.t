#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# What comes along with the resources that were asked for: Provenance, context
# resources, members of Groups that are no Patients; and output by Patient.
# The same stories on both sources.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8->canonical;
my ($old, $new) = qw(2024-01-01T00:00:00.000Z 2025-06-01T00:00:00.000Z);
my $between = '2025-01-01T00:00:00Z';

sub resource {
    my ($type, $id, $updated, %more) = @_;
    return $json->encode({ resourceType => $type, id => $id,
                           meta => { lastUpdated => $updated }, %more }) . "\n";
}

sub ref_to { return { reference => $_[0] } }

sub observation {
    my ($id, $patient, $updated, %more) = @_;
    return resource('Observation', $id, $updated, status => 'final',
                    code => { text => 'x' },
                    subject => ref_to("Patient/$patient"), %more);
}

sub provenance {
    my ($id, $updated, $recorded, @targets) = @_;
    return resource('Provenance', $id, $updated, recorded => $recorded,
                    target => [map { ref_to($_) } @targets],
                    agent => [{ who => ref_to('Practitioner/d9') }]);
}

my %files = (
    'Patient.ndjson' => join('', map { resource('Patient', $_, $old) }
                                 qw(p1 p2 p3)),
    'Observation.ndjson' =>
        observation('o1', 'p1', $old,
                    performer => [ref_to('Practitioner/d1')])
        . observation('o2', 'p1', $new, effectiveDateTime => '2010-01-01',
                      performer => [ref_to('Practitioner/d2')])
        . observation('o3', 'p2', $old, effectiveDateTime => '2025-12-01')
        . observation('o4', 'p3', $new),
    'Condition.ndjson' => resource('Condition', 'c1', $old,
        subject => ref_to('Patient/p1'), asserter => ref_to('Patient/p2')),
    'Practitioner.ndjson' => join('', map { resource('Practitioner', $_, $old) }
                                      qw(d1 d2 d3 d9)),
    'PractitionerRole.ndjson' => resource('PractitionerRole', 'r1', $old,
        practitioner => ref_to('Practitioner/d3'),
        organization => ref_to('Organization/org1')),
    'Encounter.ndjson' => resource('Encounter', 'e1', $old,
        status => 'finished', subject => ref_to('Patient/p2'),
        participant => [{ individual => ref_to('PractitionerRole/r1') }]),
    'Organization.ndjson' => resource('Organization', 'org1', $old,
        partOf => ref_to('Organization/org2'))
        . resource('Organization', 'org2', $old,
                   partOf => ref_to('Organization/org3'))
        . resource('Organization', 'org3', $old),
    'Provenance.ndjson' =>
        provenance('v1', $old, '2024-01-01T00:00:00Z', 'Observation/o1')
        . provenance('v1b', $new, '2024-02-01T00:00:00Z', 'Observation/o1')
        . provenance('v2', $old, '2024-01-01T00:00:00Z', 'Observation/o2')
        . provenance('v3', $new, '2024-01-01T00:00:00Z', 'Observation/o3')
        . provenance('v4', $old, '2024-01-01T00:00:00Z', 'Condition/c1')
        . provenance('v5', $old, '2024-01-01T00:00:00Z', 'Patient/p3')
        . provenance('v6', $old, '2024-01-01T00:00:00Z', 'Device/none')
        . provenance('v7', $old, '2024-03-01T00:00:00Z', 'Observation/o1',
                     'Observation/o3'),
    'Group.ndjson' => resource('Group', 'g1', $old, type => 'person',
        actual => JSON::PP::true,
        member => [map { { entity => ref_to($_) } }
                   qw(Patient/p1 Patient/p2 Practitioner/d9)])
        . resource('Group', 'g2', $old, type => 'practitioner',
                   actual => JSON::PP::true,
                   member => [{ entity => ref_to('Practitioner/d1') }])
        . resource('Group', 'g3', $old, type => 'person',
                   actual => JSON::PP::true,
                   member => [{ entity => ref_to('Patient/p1'),
                                period => { start => '2020-01-01' } },
                              { entity => ref_to('Patient/p2'),
                                period => { start => '2025-02-01' } }]),
);

sub stories {
    my ($source) = @_;

    my $s = FhirBulk->new(source => $source, files => \%files,
        ini => { max_active_jobs_per_client => 1000 },
        tenants => { history => {} }, start => 0);
    $s->{tenants}{history} = { %{ $s->{tenant} },
                               since_new_members => 'full_history' };
    $s->write_ini;
    $s->start_sidecar;
    $s->start_nginx;

    # "Type/id Type/id …" of an export, of the types that match
    my $ids = sub {
        my ($path, $match, %o) = @_;
        my $export = $s->export($path, %o);
        return join ' ', sort grep { m{^(?:$match)/} }
            keys %{ FhirBulk::Data::of_export($export) };
    };
    my $post = sub {
        return (method => 'POST', 'Content-Type' => 'application/fhir+json',
            body => $json->encode({ resourceType => 'Parameters',
                                    parameter => [@_] }));
    };

    subtest 'Provenance' => sub {
        my $p = 'Provenance';
        is($ids->('/$export', $p), join(' ', map { "$p/$_" }
                qw(v1 v1b v2 v3 v4 v5 v6 v7)),
            'PROV-01: all of it at system level');
        is($ids->('/Group/g1/$export', $p), join(' ', map { "$p/$_" }
                qw(v1 v1b v2 v3 v4 v7)),
            'PROV-01: at Group level what has a target in the compartment');
        is($ids->('/Group/g1/$export?_type=Observation', $p), '',
            'PROV-02: none with _type');
        is($ids->('/Group/g1/$export?_type=Condition,Provenance', $p),
            'Provenance/v4', 'PROV-03: of the listed types only');
        is($ids->('/$export?_type=Condition,Provenance', $p),
            'Provenance/v4', 'PROV-03: the same at system level');
        is($ids->('/Group/g1/$export?_type=Provenance', $p),
            join(' ', map { "$p/$_" } qw(v1 v1b v2 v3 v4 v7)),
            'PROV-04: alone, of the Patients of the Group');
        is($ids->('/Patient/$export?_type=Provenance', $p),
            join(' ', map { "$p/$_" } qw(v1 v1b v2 v3 v4 v5 v7)),
            'PROV-04: alone, at Patient level');
        is($ids->('/$export?_type=Provenance', $p),
            join(' ', map { "$p/$_" } qw(v1 v1b v2 v3 v4 v5 v6 v7)),
            'PROV-04: alone, at system level');

        my $latest = 'includeAssociatedData=LatestProvenanceResources';
        my $relevant = 'includeAssociatedData=RelevantProvenanceResources';
        is($ids->("/Group/g1/\$export?_type=Observation&$latest", $p),
            'Provenance/v2 Provenance/v7',
            'PROV-05 PROV-08: the newest of each, by recorded');
        is($ids->("/Group/g1/\$export?_type=Observation&$relevant", $p),
            join(' ', map { "$p/$_" } qw(v1 v1b v2 v3 v7)),
            'PROV-06: all of each');
        is($ids->("/Group/g1/\$export?_type=Observation&$latest&$relevant",
                  $p),
            join(' ', map { "$p/$_" } qw(v1 v1b v2 v3 v7)),
            'PROV-07: the one that gives more');

        is($ids->("/Group/g1/\$export?_since=$between", $p),
            'Provenance/v1b Provenance/v2 Provenance/v3',
            'PROV-11: with _since what is new, or whose target is');
        is($ids->("/\$export?_since=$between", $p),
            'Provenance/v1b Provenance/v2 Provenance/v3',
            'PROV-11: the same at system level');
        is($ids->("/Group/g1/\$export?_type=Observation&_since=$between"
                  . "&$relevant", $p), 'Provenance/v2',
            'PROV-11: includeAssociatedData follows the exported targets');
        is($ids->('/Group/g1/$export?_typeFilter=Observation%3F_id%3Do2',
                  $p), 'Provenance/v2 Provenance/v4',
            'FILT-12: it follows what passes the filter');
    };

    subtest 'what counts' => sub {
        is($ids->("/\$export?_since=$between&_type=Observation",
                  'Observation'), 'Observation/o2 Observation/o4',
            'TIME-11: when it was changed, not when it happened');
        my $export = $s->export('/Patient/$export');
        my %types = map { $_->{url} => $_->{type} }
            @{ $export->{manifest}{output} };
        ok(scalar(keys %types) > 3, 'CMP-10: resources without a profile');
        for my $url (sort keys %types) {
            my ($name) = $url =~ m{([^/]+)$};
            is(scalar(grep { $json->decode($_)->{resourceType}
                             ne $types{$url} }
                      split /\n/, $export->{files}{$name}), 0,
                "ORG-08: $name holds one type only");
        }
    };

    subtest 'context' => sub {
        my $context = 'Practitioner|PractitionerRole|Organization|Location';
        is($ids->('/Group/g1/$export', $context), join(' ', sort
                qw(Practitioner/d1 Practitioner/d2 Practitioner/d3
                   Practitioner/d9 PractitionerRole/r1 Organization/org1
                   Organization/org2)),
            'CMP-05: to a depth of three, once each');
        is($ids->('/Group/g1/$export?_type=Encounter', $context), '',
            'TYPE-07: none with _type');
        is($ids->('/Group/g1/$export?_type=Encounter,PractitionerRole',
                  $context), 'PractitionerRole/r1',
            'TYPE-07: those listed, as far as they are referred to');
        is($ids->("/Group/g1/\$export?_since=$between", $context),
            'Practitioner/d2 Practitioner/d9',
            'TIME-07: however old, of what is new');
    };

    subtest 'members' => sub {
        is($ids->('/Group/g2/$export', 'Practitioner|Patient|Observation'),
            'Practitioner/d1', 'GRP-10: a Group of practitioners');
        is($ids->("/Group/g3/\$export?_since=$between&_type=Observation",
                  'Observation'), 'Observation/o2', 'GRP-08: since_only');
        is($ids->("/Group/g3/\$export?_since=$between&_type=Observation",
                  'Observation', base => "$s->{server}/history/fhir"),
            'Observation/o2 Observation/o3', 'GRP-08: full_history');
    };

    subtest 'patient' => sub {
        my $p1 = { name => 'patient', valueReference => ref_to('Patient/p1') };
        my $p3 = { name => 'patient', valueReference => ref_to('Patient/p3') };
        is($ids->('/Group/g1/$export', 'Patient|Observation|Condition',
                  $post->($p1)),
            'Condition/c1 Observation/o1 Observation/o2 Patient/p1',
            'PAT-01: one of the members');
        is($ids->('/Patient/$export', 'Patient|Observation', $post->($p3)),
            'Observation/o4 Patient/p3', 'PAT-01: at Patient level');

        my $reply = $s->kickoff('/Group/g1/$export', $post->($p1, $p3));
        is($reply->{status}, 400, 'PAT-04: not a member');
        like($reply->{body}, qr/Patient\/p3/, 'PAT-04: and it is named');
        is($reply->issues->[0]{code}, 'not-found', 'PAT-04: as not-found');
        my $other = $s->kickoff('/Group/g1/$export', $post->($p1,
            { name => 'patient', valueReference => ref_to('Patient/xx') }));
        is($other->{status}, 400, 'PAT-06: nobody at all');
        is($other->{body} =~ s/xx/p3/gr, $reply->{body},
            'PAT-06: the same answer');

        is($ids->('/Group/g1/$export', 'Patient', $post->($p1, $p3),
                  Prefer => 'respond-async, handling=lenient'), 'Patient/p1',
            'PAT-04: lenient leaves it out');
        is($s->kickoff('/Group/g1/$export', $post->($p3),
                       Prefer => 'respond-async, handling=lenient')->{status},
            400, 'PAT-04 PAR-05: nobody is left');

        my $export = $s->export('/Group/g1/$export', $post->($p1));
        my $group = $json->decode($export->{files}{'Group.1.ndjson'});
        is_deeply([map { $_->{entity}{reference} } @{ $group->{member} }],
            ['Patient/p1'], 'CMP-07: the Group names no others');
    };

    subtest 'organizeOutputBy' => sub {
        my $export = $s->export('/Group/g1/$export?organizeOutputBy=Patient');
        is($export->{manifest}{outputOrganizedBy}, 'Patient', 'ORG-03');
        is(scalar(grep { exists $_->{type} || exists $_->{count} }
                  @{ $export->{manifest}{output} }), 0,
            'ORG-03 ORG-09: neither type nor count');

        my (%blocks, $block);
        for my $line (map { split /\n/ }
            map { $export->{files}{$_} } sort keys %{ $export->{files} })
        {
            my $r = $json->decode($line);
            if ($r->{resourceType} eq 'Parameters') {
                $block = $r->{parameter}[0]{valueReference}{reference};
                is($line, '{"resourceType":"Parameters","parameter":[{"name":'
                    . '"header","valueReference":{"reference":"' . $block
                    . '"}}]}', 'ORG-02: the header');
                next;
            }
            push @{ $blocks{$block} }, "$r->{resourceType}/$r->{id}";
        }
        is($blocks{'Patient/p1'}[0], 'Patient/p1',
            'ORG-01: the Patient comes first');
        is(join(' ', sort @{ $blocks{'Patient/p1'} }), join(' ', sort
                qw(Patient/p1 Observation/o1 Observation/o2 Condition/c1
                   Practitioner/d1 Practitioner/d2 Practitioner/d9
                   Provenance/v1 Provenance/v1b Provenance/v2 Provenance/v4
                   Provenance/v7)),
            'ORG-05 ORG-06: compartment and what it refers to');
        is(join(' ', sort @{ $blocks{'Patient/p2'} }), join(' ', sort
                qw(Patient/p2 Observation/o3 Condition/c1 Encounter/e1
                   PractitionerRole/r1 Practitioner/d3 Organization/org1
                   Organization/org2 Practitioner/d9
                   Provenance/v3 Provenance/v4 Provenance/v7)),
            'ORG-06: a resource of two Patients is in both blocks');

        $export = $s->export('/Patient/$export?organizeOutputBy=Patient'
                             . '&_type=Observation');
        unlike($export->{files}{'part.1.ndjson'}, qr/"Patient","id"/,
            'ORG-09: no Patient without its type');
        like($export->{files}{'part.1.ndjson'}, qr/"Patient\/p3"/,
            'ORG-09: but its header');

        $export = $s->export('/Patient/$export?organizeOutputBy=Patient'
                             . '&_maximumFileSize=300');
        my @items = @{ $export->{manifest}{output} };
        cmp_ok(scalar @items, '>', 2, 'ORG-04: many small files');
        for my $i (0 .. $#items) {
            my ($name) = $items[$i]{url} =~ m{([^/]+)$};
            like($export->{files}{$name}, qr/\A\{"resourceType":"Parameters"/,
                "ORG-04: $name begins with a header");
            is($items[$i]{continuesInFile}, $items[$i + 1]{url},
                "ORG-04: $name goes on in the next")
                if exists $items[$i]{continuesInFile};
        }
    };

    $s->stop;
}

subtest $_ => sub { stories($_) } for qw(ndjson postgres);

subtest 'Provenance within limits' => sub {
    my $s = FhirBulk->new(files => \%files, clients => { app => {} });
    my $ids = sub {
        my ($path) = @_;
        my $export = $s->export($path);
        return join ' ', sort grep { m{^Provenance/} }
            keys %{ FhirBulk::Data::of_export($export) };
    };
    $s->{bearer} = $s->token('app', 'system/Observation.rs?_id=o1'
                             . ' system/Provenance.rs system/Patient.rs');
    is($ids->('/$export'), 'Provenance/v1 Provenance/v1b Provenance/v5'
        . ' Provenance/v7', 'SC-05: of what the client may see');
    is($ids->("/\$export?_since=$between"), 'Provenance/v1b',
        'SC-05: with _since, too');
    is($ids->('/$export?_type=Provenance'),
        'Provenance/v1 Provenance/v1b Provenance/v4 Provenance/v5'
        . ' Provenance/v7', 'SC-05: alone, too');
    $s->stop;
};

subtest 'announce_withheld' => sub {
    my $s = FhirBulk->new(files => \%files, clients => { app => {} },
                          ini => { announce_withheld => 'on' });
    my $messages = sub {
        my ($scopes) = @_;
        $s->{bearer} = $s->token('app', $scopes);
        my $export = $s->export('/$export');
        return $export->{files}{'error.1.ndjson'} // '';
    };
    like($messages->('system/Patient.rs'), qr/"code":"suppressed"/,
        'MAN-15: told, without detail');
    is($messages->('system/*.rs'), '', 'MAN-15: nothing is withheld');
    $s->stop;
};

done_testing;
