#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Granular scopes, "system/Observation.rs?category=laboratory", as a client
# sees them: what is granted, what is exported, who reads it then, and what
# happens when the entry changes.  The same stories on both sources.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use POSIX ();
use Test::More;
use Time::HiRes qw(sleep time);

my $json = JSON::PP->new->utf8->canonical;
my $old = '2024-01-01T00:00:00.000Z';

sub resource {
    my ($type, $id, %more) = @_;
    return $json->encode({ resourceType => $type, id => $id,
                           meta => { lastUpdated => $old }, %more }) . "\n";
}

sub ref_to { return { reference => $_[0] } }

sub observation {
    my ($id, $patient, $category, $status) = @_;
    return resource('Observation', $id, status => $status,
                    code => { text => 'x' },
                    category => [{ coding => [{ code => $category }] }],
                    subject => ref_to("Patient/$patient"));
}

sub provenance {
    my ($id, @targets) = @_;
    return resource('Provenance', $id, recorded => '2024-01-01T00:00:00Z',
                    target => [map { ref_to($_) } @targets],
                    agent => [{ who => ref_to('Practitioner/d1') }]);
}

my %files = (
    'Patient.ndjson' => resource('Patient', 'p1', gender => 'female')
        . resource('Patient', 'p2', gender => 'male'),
    'Observation.ndjson' =>
        observation('lab1', 'p1', 'laboratory', 'final')
        . observation('lab2', 'p2', 'laboratory', 'amended')
        . observation('vital1', 'p1', 'vital-signs', 'final')
        . observation('social1', 'p2', 'social-history', 'final'),
    'Condition.ndjson' => resource('Condition', 'c1',
                                   subject => ref_to('Patient/p1')),
    'Provenance.ndjson' => provenance('of-lab', 'Observation/lab1')
        . provenance('of-vital', 'Observation/vital1')
        . provenance('of-both', 'Observation/lab2', 'Observation/social1')
        . provenance('of-patient', 'Patient/p1'),
    'Group.ndjson' => resource('Group', 'g1', type => 'person',
        actual => JSON::PP::true,
        member => [{ entity => ref_to('Patient/p1') }])
        . resource('Group', 'g2', type => 'person', actual => JSON::PP::true,
        member => [map {; { entity => ref_to("Patient/$_") } } qw(p1 p2)]),
);

my $o = 'system/Observation.rs';
my ($lab, $vital) = map { "$o?category=$_" } qw(laboratory vital-signs);

sub outcome {
    my ($reply) = @_;
    my %codes = map { $_->{code} => 1 } @{ $reply->issues };
    return join ' ', $reply->{status}, sort keys %codes;
}

sub file_of {
    my ($export, $type) = @_;
    my ($item) = grep { $_->{type} eq $type } @{ $export->{manifest}{output} };
    return $item->{url} // die "no file of $type\n";
}

sub ids_of {
    my ($export, $match) = @_;
    return join ' ', sort grep { m{^(?:$match)/} }
        keys %{ FhirBulk::Data::of_export($export) };
}

sub job_id { return $_[0] =~ m{/jobs/([\w-]+)$} ? $1 : die "$_[0]?\n" }

sub stories {
    my ($source) = @_;

    my $s = FhirBulk->new(
        source => $source, files => \%files, workers => 2,
        ini => { max_active_jobs_per_client => 1000,
                 token_rate => '100000/s burst 100000' },
        clients => { app => {}, part => { scopes => "system/Patient.rs $lab" },
                     female => { scopes =>
                     'system/Patient.rs?gender=female'
                     . ' system/Observation.rs system/Condition.rs' },
                 moved => {} });

    my $as = sub {
        my ($client, @scopes) = @_;
        return $s->{bearer} = $s->token($client, "@scopes");
    };
    my $granted = sub {
        my ($client, @scopes) = @_;
        my $reply = $s->token_ask($client, "@scopes");
        my $answer = $reply->json;
        return $reply->{status} == 200 ? $answer->{scope} : $answer->{error};
    };

    subtest 'what is granted (TOK-14, SC-06)' => sub {
        is($granted->('app', $lab), $lab, 'as it was asked for');
        is($granted->('app', "$o?status=final&category=laboratory"),
            "$o?status=final&category=laboratory", 'in its own order');
        is($granted->('part', $o), $lab, 'the part that is allowed');
        is($granted->('part', 'system/*.rs'), "$lab system/Patient.rs",
            'of all types, too');
        is($granted->('part', $vital),
            "$o?category=laboratory&category=vital-signs",
            'both have to hold');
        is($granted->('part', 'system/Observation.read'), 'invalid_scope',
            'v1 has no word for a part');
        for my $bad ("$o?code:in=http://example.org/set", "$o?foo=1",
                     "$o?subject.name=a", "$o?_count=1", 'system/*.rs?_id=1',
                     "$o?_has:Provenance:target:agent=a")
        {
            is($granted->('app', $bad), 'invalid_scope', "not $bad");
            is($granted->('app', "$bad system/Patient.rs"),
                'system/Patient.rs', 'nor beside others');
        }

        $s->reload_ini(scope_mode => 'all_or_nothing');
        is($granted->('part', $lab), $lab, 'all_or_nothing: all of it');
        is($granted->('part', $o), 'invalid_scope', 'all_or_nothing: more');
        is($granted->('part', "$o?status=final"), 'invalid_scope',
            'all_or_nothing: other parts');
        is($granted->('app', "$lab $o?foo=1"), 'invalid_scope',
            'all_or_nothing: SC-06');
        $s->reload_ini;
    };

    subtest 'what is exported (SC-05, SC-07, KICK-20)' => sub {
        my @rows = (
            ['app', $lab => 'lab1 lab2'],
            ['app', "$lab $vital" => 'lab1 lab2 vital1'],
            ['app', "$o?category=laboratory,vital-signs" => 'lab1 lab2 vital1'],
            ['app', "$o?status=final&category=laboratory" => 'lab1'],
            ['app', "$lab $o" => 'lab1 lab2 social1 vital1'],
            ['app', "$lab system/*.read" => 'lab1 lab2 social1 vital1'],
            ['app', "$o?category=none" => ''],
            ['part', $o => 'lab1 lab2'],
            ['part', "$o?status=final" => 'lab1'],
            ['part', $vital => ''],
        );
        for (@rows) {
            my ($client, $scopes, $want) = @$_;
            $as->($client, $scopes);
            my $export = $s->export('/$export');
            is(ids_of($export, 'Observation'),
                join(' ', map { "Observation/$_" } split / /, $want),
                "$client: $scopes");
        }

        $as->('app', $lab, 'system/Patient.rs', 'system/Condition.rs');
        is(ids_of($s->export('/$export'), '\w+'),
            'Condition/c1 Observation/lab1 Observation/lab2 Patient/p1'
            . ' Patient/p2', 'other types are whole');
        is(ids_of($s->export('/Patient/$export'), 'Observation'),
            'Observation/lab1 Observation/lab2', 'Patient level');
        is(ids_of($s->export('/Group/g1/$export'), 'Observation'),
            'Observation/lab1', 'Group level');

        # FILT-12: with filters of the client's, both hold
        is(ids_of($s->export('/$export?_typeFilter=Observation%3Fstatus%3D'
                             . 'final'), 'Observation'), 'Observation/lab1',
            '_typeFilter');
        is(ids_of($s->export('/$export?_typeFilter=Observation%3Fcategory%3D'
                             . 'vital-signs'), 'Observation'), '',
            '_typeFilter asks for other ones');

        is(outcome($s->kickoff('/$export?_type=Encounter')), '403 forbidden',
            'TYPE-06: a type that is not covered');
    };

    subtest 'Patients named that are out of reach (PAT-06)' => sub {
        my $ask = sub {
            my ($level, $id, @types) = @_;
            return $s->kickoff("$level/\$export", method => 'POST',
                body => $json->encode({ resourceType => 'Parameters',
                    parameter => [
                        { name => 'patient',
                          valueReference => ref_to("Patient/$id") },
                        map {; { name => '_type', valueString => $_ } }
                            @types ] }),
                'Content-Type' => 'application/fhir+json');
        };
        my $female = 'system/Patient.rs?gender=female';

        for (['app', 'system/*.rs', ''],
             ['app', $female, 'system/Condition.rs', $lab],
             ['female', 'system/*.rs'])
        {
            my ($client, @scopes) = @$_;
            my $whole = $scopes[-1] eq '';
            $as->($client, grep { $_ ne '' } @scopes);
            for my $types ([], ['Patient'], ['Observation']) {
                my $what = "$client: @scopes, types @$types";
                is($ask->('/Patient', 'p1', @$types)->{status}, 202,
                    "$what: within");
                my $other = $ask->('/Patient', 'p2', @$types);
                is($other->{status}, $whole ? 202 : 400, "$what: outside");
                next if $whole;
                my $unknown = $ask->('/Patient', 'pp', @$types)->{body};
                is($other->{body}, $unknown =~ s{Patient/pp}{Patient/p2}gr,
                    "$what: as an unknown one");
            }
        }
        is($ask->('/Group/g1', 'p1')->{status}, 202, 'a member');
        is($ask->('/Group/g2', 'p2')->{body},
            $ask->('/Group/g2', 'pp')->{body} =~ s{Patient/pp}{Patient/p2}gr,
            'a member that is out of reach');
    };

    subtest 'Provenance of what is exported (SC-05, PROV-01, PROV-03)' => sub {
        $as->('app', $lab, 'system/Provenance.rs');
        for ('/Patient/$export?_type=Observation,Provenance',
             '/$export?_type=Observation,Provenance')
        {
            is(ids_of($s->export($_), 'Provenance'),
                'Provenance/of-both Provenance/of-lab', $_);
        }
    };

    subtest 'who reads status and files (ACC-06, FILE-07, SC-08)' => sub {
        my $whole_token = $as->('app', 'system/*.rs');
        my $whole = $s->export('/$export?_type=Observation,Patient');
        $as->('app', $lab, 'system/Patient.rs');
        my $part = $s->export('/$export?_type=Observation,Patient');
        $as->('app', $lab, $vital, 'system/Patient.rs');
        my $two = $s->export('/$export?_type=Observation,Patient');

        my $seen = sub {
            my ($export) = @_;
            return join ' ', map { $s->get($_)->{status} } $export->{url},
                map { file_of($export, $_) } qw(Observation Patient);
        };

        my @rows = (
            ['system/*.rs'] => ['200 200 200', '200 200 200', '200 200 200'],
            [$lab, 'system/Patient.rs']
                => ['403 403 200', '200 200 200', '403 403 200'],
            [$lab, $vital, 'system/Patient.rs']
                => ['403 403 200', '200 200 200', '200 200 200'],
            [$vital, 'system/Patient.rs']
                => ['403 403 200', '403 403 200', '403 403 200'],
            ["$o?category=laboratory&status=final", 'system/Patient.rs']
                => ['403 403 200', '403 403 200', '403 403 200'],
            ['system/Patient.rs']
                => ['403 403 200', '403 403 200', '403 403 200'],
            [$lab] => ['403 403 403', '403 200 403', '403 403 403'],
        );
        while (my ($scopes, $want) = splice @rows, 0, 2) {
            $as->('app', @$scopes);
            for (1, 2) {                    # the second time from the zone
                is_deeply([map { $seen->($_) } $whole, $part, $two], $want,
                    "@$scopes, time $_");
            }
        }

        my $reply = $s->get(file_of($whole, 'Observation'));
        is(outcome($reply), '403 forbidden', 'ACC-04');
        like($reply->header('WWW-Authenticate'),
            qr/error="insufficient_scope".*scope="system\/Observation\.rs"/,
            'ACC-04: what would do');

        # operators see that there is a limit, not what it may say of patients
        my $job = $s->control('GET', '/v1/jobs/' . job_id($part->{url}));
        is_deeply($job->json->{limited}, ['Observation'], 'for operators');
        unlike($job->{body}, qr/laboratory/, 'NET-10: in short');
    };

    subtest 'an entry that gets narrower (ACC-10)' => sub {
        $as->('moved', 'system/*.rs');
        my $whole = $s->export('/$export?_type=Observation,Patient');
        my $token = $as->('moved', $lab, 'system/Patient.rs');
        my $part = $s->export('/$export?_type=Observation,Patient');
        $as->('moved', 'system/*.rs');

        $s->register('moved', scopes => "$lab system/Patient.rs");
        my $start = time;
        $s->reload;
        my $observations = file_of($whole, 'Observation');
        FhirBulk::wait_for('the end of it', 5, sub {
            return $s->get($observations)->{status} == 403 });
        cmp_ok(time - $start, '<', FhirBulk::patience(2), 'within 2 s');
        is($s->get($whole->{url})->{status}, 403, 'status of the old job');
        is($s->get(file_of($whole, 'Patient'))->{status}, 200,
            'files of other types');
        is($s->get($part->{url})->{status}, 200, 'a job within the limits');
        is($s->get(file_of($part, 'Observation'))->{status}, 200,
            'and its files');
        is(ids_of($s->export('/$export'), 'Observation'),
            'Observation/lab1 Observation/lab2',
            'SC-07: a token from before exports within them');

        $s->register('moved', scopes => "$vital system/Patient.rs");
        $s->reload;
        FhirBulk::wait_for('the end of it', 5, sub {
            return $s->get(file_of($part, 'Observation'))->{status} == 403 });
        is($s->get($part->{url})->{status}, 403, 'other limits: status');
        $s->{bearer} = $token;
        is(ids_of($s->export('/$export'), 'Observation'), '',
            'SC-07: token and entry together');

        $s->register('moved', scopes => 'system/*.rs');
        $s->reload;
        FhirBulk::wait_for('it to be back', 5, sub {
            return $s->get(file_of($part, 'Observation'))->{status} == 200 });
        is($s->get($part->{url})->{status}, 200, 'widened again');
        is($s->get($observations)->{status}, 403,
            'for this token as far as it goes');
    };

    # an operator who keeps parameters out of the database's log has not got
    # what was searched for, nor who may be seen, in it
    subtest 'what the database may log (NET-10)' => sub {
        plan skip_all => 'a folder has no log' if $source ne 'postgres';
        $s->sql("ALTER SYSTEM SET log_statement = 'all'");
        $s->sql('ALTER SYSTEM SET log_parameter_max_length = 0');
        $s->sql('SELECT pg_reload_conf()');
        $as->('app', "$o?performer=Practitioner/very-secret",
              'system/Patient.rs');
        for ('_type=Observation',
             '_type=Patient&_typeFilter=Patient%3Fidentifier%3Dmost-secret')
        {
            is(ids_of($s->export("/\$export?$_"), '\w+'), '', $_);
        }
        my $log = FhirBulk::read_file("$s->{pg}/server.log");
        like($log, qr/COPY \(SELECT/, 'statements are in the log');
        unlike($log, qr/-secret/, 'and nothing of the search');
        $s->sql("ALTER SYSTEM RESET ALL");
        $s->sql('SELECT pg_reload_conf()');
    };

    subtest 'a registry with constraints that cannot be kept to' => sub {
        for my $bad ("$o?code:in=a", 'system/*.rs?_id=1', "$o?foo=1") {
            $s->register('moved', scopes => $bad);
            my $reply = $s->control('POST', '/v1/reload', body => '');
            is($reply->{status}, 409, $bad);
        }
        $s->register('moved', scopes => 'system/*.rs');
        $s->reload;
    };

    $s->stop;
}

for my $source (qw(ndjson postgres)) {
    subtest $source => sub { stories($source) };
}

# deletions of a limited type are told only where the source knows what it was
subtest 'deleted (SC-05, ACC-06)' => sub {
    my $gone = POSIX::strftime('%Y-%m-%dT%H:%M:%SZ', gmtime(time - 3600));
    my $s = FhirBulk->new(
        source => 'ndjson',
        files => { %files, 'gone.json' => join '', map {
            $json->encode({ resourceType => $_->[0], id => $_->[1],
                            deleted => $gone }) . "\n" }
            ['Observation', 'o9'], ['Condition', 'c9'] },
        tenant => { tombstones => 'gone.json' },
        clients => { app => {} });

    my $deletions = sub {
        my ($export) = @_;
        my $bytes = join '', map { $s->download($_->{url}) }
            @{ $export->{manifest}{deleted} };
        return join ' ', sort $bytes =~ m{"url":"(\w+/\w+)"}g;
    };
    my $path = '/$export?_type=Observation,Condition'
        . '&_since=2025-01-01T00:00:00Z';

    my $whole_token = $s->{bearer} = $s->token('app', 'system/*.rs');
    my $whole = $s->export($path);
    is($deletions->($whole), 'Condition/c9 Observation/o9', 'all');

    my $token = $s->{bearer} = $s->token('app', "$lab system/Condition.rs");
    my $part = $s->export($path);
    is($deletions->($part), 'Condition/c9', 'with the limit');

    my ($file) = map { $_->{url} } @{ $whole->{manifest}{deleted} };
    is($s->get($file)->{status}, 403, 'and not those of another job');
    ($file) = map { $_->{url} } @{ $part->{manifest}{deleted} };
    is($s->get($file)->{status}, 200, 'its own');
    $s->{bearer} = $s->token('app', "$vital system/Condition.rs");
    is($s->get($file)->{status}, 403, 'not with other limits');

    $s->stop;
};

done_testing;
