#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Requirements that no other end-to-end test looks at closely: a polite
# client, options of the kick-off, shapes of errors and of the metadata,
# members of Groups, request ids.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use Test::More;
use Time::HiRes qw(sleep time);

my $json = JSON::PP->new->utf8->canonical;

# Groups to try GRP-02 and GRP-03 with
sub member {
    my ($reference, %more) = @_;
    return { entity => { reference => $reference }, %more };
}

sub group {
    my ($id, @members) = @_;
    return $json->encode({ resourceType => 'Group', id => $id,
                           type => 'person', actual => JSON::PP::true,
                           member => \@members }) . "\n";
}

sub patients {
    return join '', map { qq({"resourceType":"Patient","id":"$_"}\n) } @_;
}

my @odd = qw(plain inactive past future now since gone-year twice versioned
             based foreign unlisted);
my @chain = map { "chain$_" } 0 .. 6;

# the statement of a server that is there already
my $theirs = '{"resourceType":"CapabilityStatement","status":"active",'
    . '"date":"2020","publisher":"them","kind":"instance","software":'
    . '{"name":"theirs","version":"7"},"fhirVersion":"4.0.1","format":'
    . '["json","application/fhir+json"],"rest":[{"mode":"server",'
    . '"security":{"cors":true},"resource":[{"type":"Patient",'
    . '"interaction":[{"code":"read"}],"operation":[{"name":"everything",'
    . '"definition":"http://hl7.org/fhir/OperationDefinition/'
    . 'Patient-everything"}]},{"type":"Task"}]}]}';

my $s = FhirBulk->new(start => 0, sample => ['--patients', 30],
                      nginx => "location = /theirs { return 200 '$theirs'; }",
                      ini => { poll_limit => 'strict', retry_min => '1s' });
my $groups = "$s->{server}/groups/fhir";
$s->{tenants}{groups} = {
    source => 'ndjson', types => 'us-core-6.1.0, Group',
    path => $s->ndjson_folder('groups', {
        'Patient.ndjson' => patients(@odd, 'loop', map { "p-$_" } @chain),
        'Group.ndjson' => join('',
            group('odd',
                member('Patient/plain'),
                member('Patient/inactive', inactive => JSON::PP::true),
                member('Patient/past', period => { end => '2001-02-03' }),
                member('Patient/future', period => { start => '2999' }),
                member('Patient/now', inactive => JSON::PP::false,
                       period => { start => '2001-02', end => '2999-12-31' }),
                member('Patient/since',
                       period => { start => '2001-02-03T04:05:06+07:00' }),
                member('Patient/gone-year', period => { end => '2001' }),
                member('Patient/twice'), member('Patient/twice'),
                member('Patient/versioned/_history/3'),
                member("$groups/Patient/based"),
                member('https://elsewhere.example/Patient/foreign'),
                member('Patient/nobody'), member('Practitioner/plain'),
                { entity => { identifier => { value => 'x' } } }),
            group('around', member('Group/back'), member('Patient/loop')),
            group('back', member('Group/around'), member('Group/back')),
            # the chain is the long way to chain6, "short" the short one
            (map { group($chain[$_], member("Patient/p-$chain[$_]"),
                         $_ < 6 ? member("Group/$chain[$_ + 1]") : ()) }
                 0 .. 6),
            group('short', member('Group/chain1'), member('Group/chain4'))),
    }),
};

$s->start_postgres;
$s->load_table('text');
$s->sql(<<'SQL');
INSERT INTO s_text.resource (type, id, last_updated, body) VALUES
('Patient', 'in', '2024-01-01Z', '{"resourceType":"Patient","id":"in"}'),
('Patient', 'out', '2024-01-01Z', '{"resourceType":"Patient","id":"out"}'),
('Group', 'g', '2024-01-01Z', '{"resourceType":"Group","id":"g",'
    || '"member":[{"entity":{"reference":"Patient/in"}}]}'),
('Group', 'outer', '2024-01-01Z', '{"resourceType":"Group","id":"outer",'
    || '"member":[{"entity":{"reference":"Group/bad"}},'
    || '{"entity":{"reference":"Patient/in"}}]}'),
('Group', 'bad', '2024-01-01Z', '["no Group"]'),
('Observation', 'lines', '2024-01-01Z', E'{\r\n  "resourceType": '
    || E'"Observation",\r\n\r\n\t"id": "lines",\r  "subject": {\n'
    || E'"reference": "Patient/in"}\r\n}\r\n'),
('Observation', 'of-out', '2024-01-01Z', '{"resourceType":"Observation",'
    || '"id":"of-out","subject":{"reference":"Patient/out"}}');
ANALYZE s_text.resource;
SQL
$s->{tenants}{held} = { $s->postgres_keys('text'),
                        $s->load_gate('Observation') };
my $held = "$s->{server}/held/fhir";
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;
$s->gate('open');

# a client that does what it is told; gives the last reply, the statuses on
# the way and the seconds since the kick-off
sub polite {
    my ($path, %o) = @_;

    my $start = time;
    my $url = $s->kickoff($path, %o)->header('Content-Location');
    my @seen;
    while (1) {
        my $reply = $s->get($url);
        push @seen, $reply->{status};
        return ($reply, \@seen, time - $start)
            if $reply->{status} != 202 || @seen > 20;
        sleep $reply->header('Retry-After');
    }
}

# until the job is complete, without a poll
sub wait_quietly {
    my ($url) = @_;
    my ($id) = $url =~ m{([^/]+)$};
    FhirBulk::wait_for("job $id", 20, sub {
        grep { $_->{id} eq $id && $_->{state} eq 'complete' }
            @{ $s->control('GET', '/v1/jobs')->json };
    });
}

# ids of what an export of these Groups holds
sub ids {
    my ($path, @base) = @_;
    my $url = $s->kickoff($path, @base)->header('Content-Location');
    wait_quietly($url);
    my $export = $s->collect($url, $s->wait_complete($url));
    return (join(' ', sort map { s{^Patient/}{}r }
                      grep { /^Patient/ }
                      keys %{ FhirBulk::Data::of_export($export) }),
            $export);
}

subtest 'thirty patients' => sub {
    my ($reply, $seen, $seconds) = polite('/$export');
    is($reply->{status}, 200, 'a polite client gets its manifest');
    cmp_ok($seconds, '<', FhirBulk::patience(2.5),
        'client rule 19: within a second or two');
    is(scalar(grep { $_ == 429 } @$seen), 0, 'client rule 2: never 429');

    my $start = time;
    my $url = $s->kickoff('/$export?_type=Patient')
        ->header('Content-Location');
    wait_quietly($url);
    cmp_ok(time - $start, '<', FhirBulk::patience(1),
        'client rule 19: a small one well within a second');
};

subtest 'as often as it is told' => sub {
    $s->gate('closed');
    my $kick = $s->kickoff('/$export', base => $held);
    is($kick->json->{resourceType}, 'OperationOutcome',
        'client rule 20: the 202 of a kick-off is JSON');
    my $url = $kick->header('Content-Location');
    FhirBulk::wait_for('reading', 20, sub { $s->held_sessions });

    my (@seen, @waits);
    for (1 .. 4) {
        my $reply = $s->get($url);
        push @seen, "$reply->{status}" . length $reply->{body};
        push @waits, $reply->header('Retry-After');
        is(scalar @{ $reply->{headers}{'x-progress'} }, 1,
            'client rule 3: one X-Progress');
        like($reply->header('X-Progress'),
            qr/^(?=.{1,99}$)(\d+)% complete \(\1%\)/,
            'STAT-03 client rule 3: digits, percentage in brackets');
        sleep $waits[-1];
    }
    is("@seen", '2020 2020 2020 2020',
        'STAT-07 STAT-08 client rules 2, 20: 202 each time, never 429, '
        . 'never a body');
    is("@waits", '1 1 1 1', 'STAT-05 client rule 1: whole seconds');

    # more than one second to wait
    $s->write_ini(retry_min => '3s', max_active_jobs => 1);
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the new limit', 10, sub {
        $s->kickoff('/$export', base => $held)->{status} == 429;
    });
    my $full = $s->kickoff('/$export');
    is("$full->{status} " . $full->codes, '429 throttled',
        'KICK-16: the limit of the whole server');
    is($full->header('Retry-After'), 3,
        'KICK-16: Retry-After as the jobs in progress are told');
    is($full->header('Content-Location'), undef, 'KICK-13: no job');

    FhirBulk::wait_for('the next poll', 10, sub {
        my $reply = $s->get($url);
        $reply->{status} == 202 && $reply->header('Retry-After') == 3;
    });
    sleep 0.4;
    is($s->get($url)->header('Retry-After'), 3,
        'STAT-07: 2.6 seconds that are left are 3');

    $s->gate('open');
    wait_quietly($url);
    is($s->get($url)->{status}, 200,
        'STAT-08 STAT-26: a complete job answers at once');
    $s->write_ini;
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the old limit', 10, sub {
        my @replies = map { $s->kickoff('/$export?_type=Group') } 1, 2;
        $s->request('DELETE', $_->header('Content-Location'))
            for grep { $_->{status} == 202 } @replies;
        $replies[1]{status} == 202;
    });
};

subtest 'Groups' => sub {
    my @at = (base => $groups);
    my ($ids, $export) = ids('/Group/odd/$export?_type=Patient', @at);
    is($ids, 'based now plain since twice versioned',
        'GRP-01 GRP-02: not inactive, within the period, each once, in '
        . 'every form of reference');
    my ($file) = grep { /^error/ } keys %{ $export->{files} };
    my @issues = map { @{ $json->decode($_)->{issue} } }
        split /\n/, $export->{files}{$file // ''} // '';
    is(scalar(grep { $_->{severity} ne 'warning' } @issues), 0,
        'GRP-02: what does not resolve is a warning');
    cmp_ok(scalar @issues, '>=', 2, 'GRP-02: and so is who is no patient');
    unlike($export->{files}{$file // ''} // '', qr/nobody|Practitioner/,
        'MAN-12: without ids');

    is((ids('/Group/around/$export?_type=Patient', @at))[0], 'loop',
        'GRP-03: a cycle ends');
    is((ids('/Group/chain0/$export?_type=Patient', @at))[0],
        join(' ', map { "p-chain$_" } 0 .. 5), 'GRP-03: five levels down');
    is((ids('/Group/short/$export?_type=Patient', @at))[0],
        join(' ', map { "p-chain$_" } 1 .. 6),
        'GRP-03: by the shortest way');
};

subtest 'a Group that is broken' => sub {
    my ($ids, $export) = ids('/Group/outer/$export?_type=Patient',
                             base => $held);
    is($ids, 'in', 'MAN-12: as a member it does not fail the job');
    is(scalar @{ $export->{manifest}{error} }, 1, 'MAN-12: but is told of');

    my $url = $s->kickoff('/Group/bad/$export', base => $held)
        ->header('Content-Location');
    my ($id) = $url =~ m{([^/]+)$};
    FhirBulk::wait_for('its end', 20, sub {
        grep { $_->{id} eq $id && $_->{state} eq 'failed' }
            @{ $s->control('GET', '/v1/jobs')->json };
    });
    my $reply = $s->get($url);
    is("$reply->{status} " . $reply->codes, '500 processing',
        'STAT-14 STAT-15: asked for, it is an error for good');
    like($reply->issues->[0]{diagnostics}, qr/group cannot be read/,
        'STAT-14: that says why');
    is($s->get($url)->{body}, $reply->{body},
        'STAT-08: and again at once');
};

subtest 'members change during a job' => sub {
    $s->gate('closed');
    my $url = $s->kickoff('/Group/g/$export', base => $held)
        ->header('Content-Location');
    FhirBulk::wait_for('reading', 20, sub { $s->held_sessions });
    $s->sql(<<'SQL');
UPDATE s_text.resource SET last_updated = now(),
    body = replace(body, 'Patient/in', 'Patient/out') WHERE id = 'g';
SQL
    $s->gate('open');
    wait_quietly($url);
    my $export = $s->collect($url, $s->wait_complete($url));
    is(join(' ', sort keys %{ FhirBulk::Data::of_export($export) }),
        'Group/g Observation/lines Patient/in',
        'GRP-04: members are those of the transaction time');
    is((ids('/Group/g/$export?_type=Patient', base => $held))[0], 'out',
        'GRP-04: and the next job has the new ones');

    # of_export dies where FILE-03 is broken
    my ($file) = grep { /^Observation/ } keys %{ $export->{files} };
    unlike($export->{files}{$file}, qr/\r/, 'FILE-03 CMP-12: no CR is left');
    is(scalar(() = $export->{files}{$file} =~ /\n/g), 1,
        'FILE-03 client rule 8: a resource of seven lines is one');
};

subtest 'what request says' => sub {
    my $body = '{"resourceType":"Parameters","parameter":['
        . '{"name":"_type","valueString":"Patient"}]}';
    my $post = $s->request('POST', "$s->{base}/Patient/\$export?_format=json",
        Accept => '*/*', Prefer => 'respond-async',
        'Content-Type' => 'application/json', { body => $body });
    is($post->{status}, 202, 'PAR-07 client rule 16: application/json');
    my $url = $post->header('Content-Location');
    wait_quietly($url);
    my $manifest = $s->wait_complete($url);
    is($manifest->{request}, "$s->{base}/Patient/\$export",
        'MAN-03: of a POST the URL without parameters');
    is(join(' ', map { $_->{type} } @{ $manifest->{output} }), 'Patient',
        'TYPE-01: _type of the body counts');

    for my $prefer ('respond-async', 'respond-async, handling=lenient') {
        for my $name ('access_token', 'access%5Ftoken', 'ACCESS_TOKEN') {
            my $bad = $s->kickoff("/\$export?$name=s3cret",
                                  Prefer => $prefer);
            is("$bad->{status} " . $bad->codes, '400 invalid',
                "MAN-04: $name, $prefer");
            unlike($bad->{body}, qr/s3cret/, 'MAN-04: and is not repeated');
        }
    }
};

subtest 'formats' => sub {
    is($s->kickoff('/$export?_outputFormat=application/fhir%2Bxml')->codes,
        'value', 'FMT-03: XML is not on offer');
    my $url = $s->kickoff('/$export?_type=Patient&_outputFormat=ndjson')
        ->header('Content-Location');
    wait_quietly($url);
    my $reply = $s->get($url);
    for my $accept ('application/fhir+json', 'application/fhir+xml') {
        is($s->get($reply->json->{output}[0]{url}, Accept => $accept)
               ->header('Content-Type'),
            'application/fhir+ndjson', "FMT-04: whatever Accept: $accept");
    }
};

subtest 'lifetime' => sub {
    my $url = $s->kickoff('/$export?_type=Patient')
        ->header('Content-Location');
    wait_quietly($url);
    my $reply = $s->get($url);
    my ($day, $month, $year) = $reply->header('Expires') =~
        /^\w{3}, (\d\d) (\w{3}) (\d{4}) [\d:]{8} GMT$/;
    require POSIX;
    my @near = map { POSIX::strftime('%d %b %Y', gmtime(time + 30 * 86400
                                                        + $_)) } -120, 0;
    ok(scalar(grep { $_ eq "$day $month $year" } @near),
        'STAT-13 client rule 4: 30 days unless told otherwise')
        or diag $reply->header('Expires');
};

# what R4 calls an OperationOutcome; '' when all is right
my %codes = map { $_ => 1 } qw(invalid structure required value invariant
    security login unknown expired forbidden suppressed processing
    not-supported duplicate multiple-matches not-found deleted too-long
    code-invalid extension too-costly business-rule conflict transient
    lock-error no-store exception timeout incomplete throttled informational);

sub wrong_outcome {
    my ($reply) = @_;

    my $type = $reply->header('Content-Type') // '';
    return "type $type" if $type ne 'application/fhir+json';
    my $oo = $reply->json // return 'no JSON';
    return 'members ' . join ',', sort keys %$oo
        if join(',', sort keys %$oo) ne 'issue,resourceType'
           || $oo->{resourceType} ne 'OperationOutcome'
           || ref $oo->{issue} ne 'ARRAY' || !@{ $oo->{issue} };

    for my $issue (@{ $oo->{issue} }) {
        my %i = %$issue;
        return "severity $i{severity}"
            if $i{severity} !~ /^(?:error|warning|information)$/;
        return "code $i{code}" if !$codes{ $i{code} };
        return 'diagnostics' if ($i{diagnostics} // '') eq ''
            || $i{diagnostics} ne ($i{details}{text} // '');
        return 'place' if grep { ref ne 'ARRAY' || !@$_ }
            grep { defined } @i{qw(expression location)};
        delete @i{qw(severity code diagnostics details expression location)};
        return 'more members: ' . join ',', keys %i if %i;
        return 'an inner name' if $i{diagnostics}
            && $i{diagnostics} =~ m{/tmp/|\.c:|SELECT|unix:};
    }

    return '';
}

subtest 'every reply' => sub {
    my $url = $s->kickoff('/$export?_type=Patient')
        ->header('Content-Location');
    wait_quietly($url);
    my $done = $s->get($url);
    my $file = $done->json->{output}[0]{url};
    my @usual = (Accept => '*/*', Prefer => 'respond-async');
    my $other = $url =~ s{[^/]+$}{'A' x 22}er;

    my @errors = (
        [400, 'GET', "$s->{base}/\$export", Accept => '*/*'],
        [400, 'GET', "$s->{base}/\$export", Prefer => 'respond-async'],
        [400, 'GET', "$s->{base}/\$export?_type=%22%ff%5cu0000", @usual],
        [400, 'GET', "$s->{base}/\$export?_since=x&_type=y&%7f=z", @usual],
        [406, 'GET', "$s->{base}/\$export", Prefer => 'respond-async',
         Accept => 'text/html'],
        [415, 'POST', "$s->{base}/\$export", @usual, 'Content-Type' =>
         'text/plain', { body => 'x' }],
        [400, 'POST', "$s->{base}/\$export", @usual, 'Content-Type' =>
         'application/json', { body => '{' }],
        [413, 'POST', "$s->{base}/\$export", @usual, 'Content-Type' =>
         'application/json', { body => 'x' x 1_100_000 }],
        [404, 'GET', "$s->{base}/Group/nobody/\$export", @usual],
        [404, 'GET', "$s->{base}/\$export/", @usual],
        [405, 'PUT', "$s->{base}/\$export"],
        [405, 'TRACE', "$s->{base}/Patient/\$export"],
        [405, 'PATCH', $url], [405, 'TRACE', $url], [405, 'DELETE', $file],
        [404, 'GET', $other], [404, 'DELETE', $other],
        (map { [404, 'GET', "$url/pages/$_"] } 0, 1, 2, 'x'),
        [404, 'GET', "$file.gz"], [404, 'GET', "$s->{base}/bulk-export/"],
        [400, 'GET', $url, 'X-Large' => 'x' x 40_000],
        [412, 'GET', $file, 'If-Match' => '"other"'],
        [416, 'GET', $file, 'Accept-Encoding' => 'gzip',
         Range => 'bytes=99999999-'],
    );
    my @good = (
        [202, 'GET', "$s->{base}/\$export", @usual],
        [200, 'GET', $url], [200, 'HEAD', $url], [200, 'GET', $file],
        [206, 'GET', $file, 'Accept-Encoding' => 'gzip',
         Range => 'bytes=0-1'],
        [200, 'GET', "$s->{base}/metadata"], [202, 'DELETE', $url],
    );

    my %seen;
    for (@errors, @good) {
        my ($status, @request) = @$_;
        my $reply = $s->request(@request);
        my $path = $request[1] =~ s{^\Q$s->{server}\E}{}r;
        my $what = "$status: $request[0] $path";
        is($reply->{status}, $status, $what);
        is(wrong_outcome($reply), '', "ERR-01 ERR-05: $what")
            if $status >= 400;
        my $id = $reply->header('X-Request-Id') // '';
        like($id, qr/^[0-9a-f]{32}$/, "ERR-03: $what");
        ok(!$seen{$id}++, 'ERR-03: another one each time');
    }
};

subtest 'metadata' => sub {
    my $cs = $s->get("$groups/metadata")->json;
    is(join(' ', @$cs{qw(resourceType status kind fhirVersion)}),
        'CapabilityStatement active instance 4.0.1',
        'CAP-01: what R4 requires');
    like($cs->{date},
        qr/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
        'CAP-01: date');
    is_deeply([grep { $_ eq 'application/fhir+json' } @{ $cs->{format} }],
        ['application/fhir+json'], 'CAP-01: format');
    ok($cs->{implementation}{description} ne ''
       && $cs->{implementation}{url} eq $groups,
        'CAP-01: an instance says where it is');
    like("$cs->{software}{name} $cs->{software}{version}",
        qr/^\S+ \d+\.\d+\.\d+$/, 'CAP-13 client rule 15');
    is(join(' ', map { $_->{mode} } @{ $cs->{rest} }), 'server',
        'CAP-01: rest.mode');

    my @types = map { $_->{type} } @{ $cs->{rest}[0]{resource} };
    my %preset = map { $_ => 1 } qw(AllergyIntolerance CarePlan CareTeam
        Condition Coverage Device DiagnosticReport DocumentReference Encounter
        Goal Group Immunization Location Medication MedicationDispense
        MedicationRequest Observation Organization Patient Practitioner
        PractitionerRole Procedure Provenance QuestionnaireResponse
        RelatedPerson ServiceRequest Specimen);
    is("@types", join(' ', sort keys %preset),
        'CMP-01: the types of the configuration, each once');
    is($s->kickoff('/$export?_type=Basic', base => $groups)->codes,
        'not-supported', 'TYPE-04 CMP-01: and no other');
    is(join(' ', map { $_->{type} } grep { $_->{operation} }
                 @{ $cs->{rest}[0]{resource} }),
        'Group Patient', 'CAP-04 CAP-05: operations of these two only');

    $s->{tenants}{held}{metadata_upstream} = "$s->{server}/theirs";
    $s->{tenants}{groups}{cap_legacy_names} = 'on';
    $s->write_ini;
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the old names', 10, sub {
        my $rest = $s->get("$groups/metadata")->json->{rest}[0];
        my %names = map { $_->{type} => join ' ', map { $_->{name} }
                          @{ $_->{operation} || [] } } @{ $rest->{resource} };
        $names{Group} eq 'export group-export'
            && $names{Patient} eq 'export patient-export';
    });
    ok(1, 'CAP-05 client rule 23: old names besides, if asked for');

    my $merged = $s->get("$held/metadata")->json;
    is_deeply([@$merged{qw(publisher date software)},
               $merged->{rest}[0]{security}],
        ['them', '2020', { name => 'theirs', version => '7' },
         { cors => JSON::PP::true }], 'CAP-01: theirs stays');
    my %place = map { $_->{type} => $_ }
        @{ $merged->{rest}[0]{resource} };
    is(join(' ', map { $_->{name} } @{ $place{Patient}{operation} },
                 @{ $merged->{rest}[0]{operation} }),
        'everything export export', 'CAP-01 CAP-03 CAP-04: ours goes into it');
    ok($place{Task} && $place{Patient}{interaction} && $place{Group},
        'CAP-01: their types and ours');
    is_deeply($merged->{instantiates},
        ['http://hl7.org/fhir/uv/bulkdata/CapabilityStatement/bulk-data'],
        'CAP-02: instantiates');
};

subtest 'options of the kick-off' => sub {
    $s->write_ini(require_prefer => 'off', require_accept => 'off',
                  kickoff_body => 'off');
    $s->signal('fhir-bulkd', 'HUP');
    my $reply = FhirBulk::wait_for('the reload', 10, sub {
        my $reply = $s->kickoff('/$export?_type=Patient', Prefer => undef,
                                Accept => undef);
        $reply->{status} == 202 && $reply;
    });
    is($reply->{body} . ($reply->header('Content-Type') // ''), '',
        'KICK-12: kickoff_body off leaves the 202 empty');
    is($reply->header('Preference-Applied'), 'respond-async',
        'HDR-01 HDR-02: both off: as if they were there');
    is($s->kickoff('/$export', Accept => 'text/html')->{status}, 406,
        'HDR-02 HDR-03: a wrong Accept still is wrong');
    is($s->kickoff('/$export?foo=1', Prefer => undef)->{status}, 400,
        'HDR-05 PAR-03: without Prefer it is strict');
};

$s->stop;
done_testing;
