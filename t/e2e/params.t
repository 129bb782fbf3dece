#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Parameters and headers of a kick-off through nginx: what is taken, what is
# refused and how, strict and lenient, and what reaches the job.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use POSIX qw(strftime);
use Test::More;

sub patient {
    my ($id, $updated) = @_;
    my $meta = defined $updated ? qq(,"meta":{"lastUpdated":"$updated"}) : '';
    return qq({"resourceType":"Patient","id":"$id"$meta}\n);
}

my $s = FhirBulk->new(
    ini => { max_active_jobs_per_client => 1000 },
    files => {
        'Patient.ndjson' => patient('old', '2023-12-31T23:59:59.999Z')
            . patient('at', '2024-01-01T00:00:00.000Z')
            . patient('plus1', '2024-01-01T00:00:00.001Z')
            . patient('plus2', '2024-01-01T02:00:00.002+02:00')
            . patient('undated'),
        'Observation.ndjson' =>
            '{"resourceType":"Observation","id":"o1","status":"final",'
            . '"subject":{"reference":"Patient/old"}}' . "\n",
        'Practitioner.ndjson' =>
            '{"resourceType":"Practitioner","id":"d1"}' . "\n",
    },
    tenant => { types => 'us-core-6.1.0, Practitioner',
                manifest_extension => '{"https://e.example/site":"north"}' },
    tenants => { dated => { source => 'ndjson', path => undef,
                            undated_resources => 'exclude' } },
    start => 0);
$s->{tenants}{dated}{path} = $s->{data};
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

# "202", or the status and the codes of the errors; with a 202 no error may
# be in its body, and the job is deleted
sub answer {
    my ($path, %headers) = @_;

    my $reply = $s->kickoff($path, %headers);
    my $status = $reply->{status};
    my @errors = grep { $_->{severity} eq 'error' } @{ $reply->issues };

    if ($status == 202) {
        my $gone = $s->request('DELETE', $reply->header('Content-Location'));
        return @errors ? '202 with errors'
            : $gone->{status} == 202 ? '202' : "202, DELETE $gone->{status}";
    }

    return "$status with a job" if defined $reply->header('Content-Location');
    return "$status " . ($reply->header('Content-Type') // 'no type')
        if $reply->header('Content-Type') ne 'application/fhir+json';
    return join ' ', $status, map { $_->{code} } @errors;
}

# ids of the Patients that an export gives
sub ids {
    my ($path, %o) = @_;
    my $export = $s->export($path, %o);
    return join ' ', sort map { s{.*/}{}r }
        keys %{ FhirBulk::Data::of_export($export) };
}

my $lenient = 'respond-async, handling=lenient';
my @lenient = (Prefer => $lenient);

subtest '_outputFormat' => sub {
    is(answer("/Patient/\$export?_outputFormat=$_"), '202', "FMT-01: $_")
        for qw(application/fhir+ndjson application/fhir%2Bndjson
               application/ndjson ndjson), 'application/fhir%20ndjson';
    for (qw(application/xml text/html json x-custom application/fhir%2Bxml)) {
        is(answer("/Patient/\$export?_outputFormat=$_"), '400 value',
            "FMT-02: $_");
        is(answer("/Patient/\$export?_outputFormat=$_", @lenient), '202',
            "FMT-02: $_, lenient");
    }
};

subtest '_since' => sub {
    is(ids('/$export?_type=Patient&_since=2024-01-01T00:00:00Z'),
        'plus1 plus2 undated',
        'TIME-01 TIME-06: strictly later, and what has no time');
    is(ids('/Patient/$export?_type=Patient&_since=2024-01-01T00:00:00.001Z'),
        'plus2 undated', 'TIME-01: by the millisecond, in any zone');
    is(ids('/$export?_type=Patient&_since=2024-01-01T00:00:00.0009999Z'),
        'plus1 plus2 undated', 'TIME-03: a fraction of any length');
    is(ids('/$export?_type=Patient&_since=2024-01-01T01:00:00.001+01:00'),
        'plus2 undated', 'PAR-08: a plus sign that is not escaped');
    is(ids('/$export?_type=Patient&_since=2023-12-31T19:00:00.001-05:00'),
        'plus2 undated', 'TIME-03: west of Greenwich');
    is(ids('/$export?_type=Patient&_since=2024-01-01T00:00:00Z',
           base => "$s->{server}/dated/fhir"),
        'plus1 plus2', 'TIME-06: undated_resources = exclude');

    for my $bad (qw(2024 2024-01 2024-01-01 2024-01-01T00:00Z
        2024-01-01T00:00:00 2024-60-01T00:00:00Z 2024-01-01T30:00:00Z
        2024-01-01T00:00:61Z 0000-60-01T30:70:80+05:00
        2024-02-30T00:00:00Z yesterday), '')
    {
        for my $prefer ('respond-async', $lenient) {
            is(answer("/Patient/\$export?_since=$bad", Prefer => $prefer),
                '400 value', "TIME-03 PAR-05: \"$bad\", $prefer");
        }
    }
    is(answer('/Patient/$export?_since=2016-12-31T23:59:60Z'), '202',
        'TIME-03: a leap second');
    is(answer('/Patient/$export?_since=2057-01-01T00:00:00%2B05:00'),
        '400 value', 'TIME-04: the future');
    is(answer('/Patient/$export?_since='
              . strftime('%Y-%m-%dT%H:%M:%SZ', gmtime(time + 30))),
        '202', 'TIME-04: half a minute of skew');
    is(answer('/Patient/$export?_since='
              . strftime('%Y-%m-%dT%H:%M:%SZ', gmtime(time + 120))),
        '400 value', 'TIME-04: two minutes');
};

subtest '_type' => sub {
    is(ids('/$export?_type=Patient,Observation&_type=Practitioner'),
        'at d1 o1 old plus1 plus2 undated',
        'TYPE-01 PAR-01: list and repeats');
    is(ids('/$export?_type=,%20Observation%20,Observation,'), 'o1',
        'PAR-01: blanks, empty items, doubles');
    is(answer('/$export?_type=MissingType'), '400 value', 'TYPE-03');
    is(answer('/$export?_type=patient'), '400 value', 'TYPE-03: wrong case');
    is(answer('/$export?_type=Basic'), '400 not-supported', 'TYPE-04');
    is(answer('/$export?_type=Basic,Patient', @lenient), '202',
        'TYPE-04: lenient drops it');
    is(answer('/$export?_type=Basic', @lenient), '400 not-supported',
        'TYPE-04 PAR-05: nothing is left');
    is(answer('/Patient/$export?_type=Practitioner'), '400 not-supported',
        'TYPE-05: outside the compartment');
    is(ids('/Patient/$export?_type=Practitioner,Observation'), 'o1',
        'TYPE-05: mixed lists run');
};

subtest 'several offenders' => sub {
    my $bad = '/Patient/$export?_type=Nope&_outputFormat=xml&foo=b%22ar';
    my $reply = $s->kickoff($bad);
    my @issues = sort { $a->{diagnostics} cmp $b->{diagnostics} }
        @{ $reply->issues };
    is($reply->{status}, 400, 'KICK-15: 400');
    is(join(' ', sort map { $_->{code} } @issues),
        'not-supported value value', 'PAR-03: three issues');
    is(scalar(grep { $_->{severity} ne 'error' } @issues), 0,
        'PAR-03: all errors');
    for (['foo', 'b"ar'], ['_outputFormat', 'xml'], ['_type', 'Nope']) {
        my ($name, $value) = @$_;
        my ($issue) = grep { $_->{diagnostics} =~ /\Q$name\E/ } @issues;
        like($issue->{diagnostics} // '', qr/\Q$value\E/,
            "PAR-03 ERR-02: $name is named with its value");
        is($issue->{details}{text}, $issue->{diagnostics},
            'section 14: details.text is the same text');
        is_deeply($issue->{expression} // $issue->{location},
            $issue->{expression}
                ? ["Parameters.parameter.where(name='$name')"]
                : ["http.$name"], 'PAR-03: where');
    }

    $reply = $s->kickoff($bad . '&_type=Patient', @lenient);
    is($reply->{status}, 202, 'PAR-04: lenient takes it');
    is($reply->header('Preference-Applied'),
        'respond-async, handling=lenient', 'HDR-07: and says so');
    is(join(' ', sort map { "$_->{severity}/$_->{code}" }
                 @{ $reply->issues }),
        'information/informational warning/not-supported warning/value '
        . 'warning/value', 'PAR-04 KICK-12: warnings in the 202');

    my $url = $reply->header('Content-Location');
    my $export = $s->collect($url, $s->wait_complete($url));
    my @error = @{ $export->{manifest}{error} };
    is(join(' ', map { $_->{type} } @error), 'OperationOutcome',
        'MAN-11 client rule 7: one message file, with its type');
    my ($file) = map { s{.*/}{}r } $error[0]{url};
    my @lines = split /\n/, $export->{files}{$file};
    is(scalar @lines, $error[0]{count}, 'MAN-09: count of messages');
    my @codes = sort map {
        my $oo = JSON::PP->new->utf8->decode($_);
        map { "$_->{severity}/$_->{code}" } @{ $oo->{issue} };
    } @lines;
    is("@codes", 'warning/not-supported warning/value warning/value',
        'PAR-04 MAN-14: the message file lists all three');
    is(join(' ', map { $_->{type} } @{ $export->{manifest}{output} }),
        'Patient', 'PAR-04: the good part of _type counts');
};

subtest 'parameters in general' => sub {
    is(answer('/Patient/$export?_since=2024-01-01T00:00:00Z'
              . '&_since=2024-02-01T00:00:00Z'), '400 invalid', 'PAR-06');
    is(answer('/Patient/$export?_since=2024-01-01T00:00:00Z'
              . '&_since=2024-01-01T00:00:00Z'), '202',
        'PAR-06: the same twice');
    is(answer('/Patient/$export?_since=2024-01-01T00:00:00Z'
              . '&_since=2024-02-01T00:00:00Z', @lenient), '202',
        'PAR-06: lenient keeps the first');
    is(answer('/Patient/$export?_format=json&_pretty=true'), '202', 'PAR-07');
    is(answer('/Patient/$export?_Type=Patient'), '400 not-supported',
        'PAR-08: case matters');
    is(answer('/Patient/$export?%5Ftype=Patient'), '202',
        'RFC 3986: names are decoded');
    for my $prefer ('respond-async', $lenient) {
        is(answer('/Patient/$export?patient=Patient/old', Prefer => $prefer),
            '400 not-supported', "PAT-02 PAR-05: not by GET, $prefer");
    }
    is(answer('/Patient/$export?'), '202', 'an empty query');
    like(answer('/Patient/$export?_type=%ff%00%22'), qr/^400 /,
        'ERR-02: hostile bytes are a 400 with sound JSON');
};

subtest 'values that are refused' => sub {
    for (['_until=2024', 'value', 'TIME-03'],
         ['_until=2023-01-01T00:00:00Z&_since=2024-01-01T00:00:00Z',
          'invalid', 'TIME-05'],
         ['_elements=Patient.name.family', 'value', 'ELEM-05'],
         ['_elements=Nothing.id', 'value', 'ELEM-05'],
         ['includeAssociatedData=Everything', 'value', 'PROV-09'],
         ['_typeFilter=Patient', 'invalid', 'FILT-06'],
         ['_typeFilter=Patient%3F_sort=name', 'invalid', 'FILT-05'],
         ['_typeFilter=Patient%3Fstatus=active', 'not-supported', 'FILT-07'],
         ['_typeFilter=Patient%3F_has:Observation:patient:code=1',
          'not-supported', 'FILT-09'],
         ['_type=Observation&_typeFilter=Patient%3Fgender=male', 'invalid',
          'FILT-04'],
         ['organizeOutputBy=Practitioner', 'not-supported', 'ORG-07'],
         ['allowPartialManifests=maybe', 'value', 'PAR-03'],
         ['_minimumFileSize=0', 'value', 'PART-11'],
         ['_maximumFileSize=10&_minimumFileSize=10', 'value', 'PART-11'])
    {
        my ($query, $code, $row) = @$_;
        my $firm = $query =~ /_until/;

        is(answer("/Patient/\$export?$query"), "400 $code", "$row: $query");
        is(answer("/Patient/\$export?$query", @lenient),
            $firm ? "400 $code" : '202', "$row: $query, lenient");
    }
};

subtest 'patient' => sub {
    my @json = (method => 'POST', 'Content-Type' => 'application/fhir+json');
    my $of = sub {
        my @list = map { ref $_ ? $_ : { reference => $_ } } @_;
        return JSON::PP->new->encode({ resourceType => 'Parameters',
            parameter => [ map { { name => 'patient',
                                   valueReference => $_ } } @list ] });
    };

    is(answer('/Patient/$export', @json, body => $of->('Patient/old')), '202',
        'PAT-01: a reference');
    is(answer('/Patient/$export', @json,
              body => $of->("$s->{base}/Patient/old")), '202',
        'PAT-05: below the base');
    is(answer('/$export', @json, Prefer => $_,
              body => $of->('Patient/old')), '400 not-supported',
        "PAT-03: not at system level, $_") for 'respond-async', $lenient;
    for my $bad ('Patient/old/_history/1', 'https://other.example/Patient/old',
        'Group/g1', 'Patient/', { identifier => { value => 'old' } })
    {
        my $reply = $s->kickoff('/Patient/$export', @json,
                                body => $of->($bad));
        is("$reply->{status} " . $reply->codes, '400 value', 'PAT-05: '
            . (ref $bad ? 'an identifier' : $bad));
        unlike($reply->{body}, qr/old/, 'NET-10: and is not repeated');
    }
    is(answer('/Patient/$export', @json, @lenient,
              body => $of->('Patient/old', 'Group/g1')), '202',
        'PAR-04: lenient leaves out what is none');
    is(answer('/Patient/$export', @json, @lenient, body => $of->('Group/g1')),
        '400 value', 'PAR-05: but not all of it');
};

subtest 'headers' => sub {
    is(answer('/$export', Prefer => undef), '400 required', 'HDR-01');
    is(answer('/$export', Prefer => 'return=minimal'), '400 required',
        'HDR-01: another preference');
    is(answer('/$export', Accept => undef), '400 required', 'HDR-02');
    is(answer('/$export', Accept => $_), '202', "HDR-03: $_")
        for 'application/fhir+json', 'application/json', 'application/*',
            '*/*', 'application/fhir+ndjson', 'text/html, */*;q=0.1',
            'application/fhir+json;charset=utf-8';
    is(answer('/$export', Accept => $_), '406 not-supported', "HDR-03: $_")
        for 'text/html', 'application/fhir+xml', 'image/*, text/plain';
    is(answer('/$export', Prefer => $_), '202', "HDR-04: $_")
        for 'Respond-Async', 'respond-async;wait=10',
            'return=minimal, respond-async', 'wait=10,RESPOND-ASYNC';
    is(answer('/$export', Prefer => ['return=minimal', 'respond-async']),
        '202', 'HDR-04: two lines');
    for my $prefer ($lenient, 'respond-async,handling = "lenient"',
        'HANDLING=lenient, respond-async',
        'handling=lenient, handling=strict, respond-async')
    {
        is(answer('/$export?foo=1', Prefer => $prefer), '202',
            "HDR-04 HDR-05: $prefer");
    }
    is(answer('/$export?foo=1',
              Prefer => ['respond-async', 'handling=lenient']), '202',
        'HDR-04: lenient in a line of its own');
    is(answer('/$export?foo=1', Prefer => 'respond-async, handling=strict'),
        '400 not-supported', 'HDR-05: strict');
    is(answer('/$export', 'Accept-Language' => 'fr'), '202', 'HDR-08');

    my $reply = $s->kickoff('/$export', Prefer =>
                            'respond-async, separate-export-status');
    is($reply->header('Preference-Applied'),
        'respond-async, separate-export-status', 'HDR-06');
};

subtest 'URLs and methods' => sub {
    is(answer('/%24export'), '202', 'NET-07: %24export');
    is(answer('/Patient/%24export'), '202', 'NET-07: Patient/%24export');
    is(answer('/Patient/$export/'), '404 not-found', 'NET-07: slash at the end')
        or diag $s->kickoff('/Patient/$export/')->{body};
    is($s->get("$s->{base}/Patient/old")->{body},
        'host GET /fhir/Patient/old', 'what is not ours goes to the host');
    is($s->get("$s->{base}/\$exporter")->{body}, 'host GET /fhir/$exporter',
        'a longer name is not ours');

    for my $path ('/$export', '/Patient/$export', '/Group/g1/$export') {
        for my $method (qw(PUT DELETE PATCH OPTIONS HEAD)) {
            my $reply = $s->kickoff($path, method => $method);
            is($reply->{status}, 405, "NET-08: $method $path");
            is($reply->header('Allow'), 'GET, POST', 'NET-08: Allow');
            is($reply->codes, $method eq 'HEAD' ? '' : 'not-supported',
                'ERR-01: OperationOutcome, none with HEAD');
        }
    }

    my $url = $s->kickoff('/Patient/$export')->header('Content-Location');
    my $file = $s->wait_complete($url)->{output}[0]{url};
    for (['Status', $url, 'GET, HEAD, DELETE', qw(POST PUT PATCH)],
         ['Files', $file, 'GET, HEAD', qw(POST PUT DELETE PATCH)])
    {
        my ($what, $at, $allow, @methods) = @$_;
        for my $method (@methods) {
            my $reply = $s->request($method, $at);
            is("$reply->{status} " . ($reply->header('Allow') // '') . ' '
               . $reply->codes, "405 $allow not-supported",
                "NET-08 FILE-13: $what, $method");
        }
    }

    for my $path ('x/%2e%2e%2faccess.json', '%2e%2e%2f%2e%2e/access.json',
        'Patient.1.ndjson.gz', '../access.json', 'access.json', '')
    {
        my $target = $file =~ s{[^/]+$}{$path}r;
        is($s->get($target)->{status}, 404, "FILE-19: $path");
    }
};

subtest 'Host: evil.example' => sub {
    my $reply = $s->kickoff('/Patient/$export?_type=Patient',
                            Host => 'evil.example');
    my $url = $reply->header('Content-Location');
    like($url, qr{^\Q$s->{base}\E/}, 'NET-04: Content-Location');
    $s->wait_complete($url);
    my $body = $s->get($url, Host => 'evil.example')->{body};
    unlike($body, qr/evil/, 'NET-04: manifest');
    like($body, qr{"request":"\Q$s->{base}\E/Patient/\$export\?}, 'MAN-03');
};

subtest 'duplicates' => sub {
    $s->write_ini(reject_duplicates => 'on');
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the reload', 10, sub {
        $s->kickoff('/$export?_type=Practitioner')->{status} != 202;
    });

    my $same = '/Patient/$export?_type=Observation,Patient';
    my $url = $s->kickoff($same)->header('Content-Location');
    $s->wait_complete($url);

    for my $path ($same, '/Patient/$export?_type=Patient&_type=Observation'
                  . '&_outputFormat=ndjson&_format=json')
    {
        my $reply = $s->kickoff($path, @lenient);
        is("$reply->{status} " . $reply->codes, '409 duplicate',
            "KICK-17 KICK-18: $path");
        like($reply->issues->[0]{diagnostics}, qr/ \Q$url\E$/,
            'KICK-17: the earlier status URL');
    }
    is(answer('/$export?_type=Observation,Patient'), '202',
        'KICK-18: another level');
    is(answer('/Patient/$export?_type=Observation'), '202',
        'KICK-18: another list');

    is($s->request('DELETE', $url)->{status}, 202, 'DELETE');
    is(answer($same), '202', 'KICK-19: free at once');
};

subtest 'the dialect of $export' => sub {
    my @post = (method => 'POST', 'Content-Type' => 'application/json');
    my $types = sub {
        return JSON::PP->new->encode({ resourceType => 'Parameters',
            parameter => [ map { { name => '_type', valueString => $_ } }
                           @_ ] });
    };

    is(answer('/$export', @post, body => $types->('Patient,Observation')),
        '202', 'VER-01: v3 has comma lists');

    $s->write_ini(export_dialect => 'v4');
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the reload', 10, sub {
        $s->kickoff('/$export')->{status} == 405;
    });

    for my $path ('/$export', '/Patient/$export', '/Group/g1/$export') {
        my $reply = $s->kickoff($path);
        is("$reply->{status} " . $reply->codes, '405 not-supported',
            "VER-03: GET $path");
        is($reply->header('Allow'), 'POST', 'VER-03: Allow');
    }
    is(answer('/$export', @post, body => $types->('Patient', 'Observation')),
        '202', 'VER-03: POST');
    is(answer('/$export', @post, body => $types->('Patient,Observation')),
        '400 value', 'PAR-02: a comma is no separator');
    is(answer('/$export', @post, body => ''), '202', 'KICK-08: no body');

    my $extension = sub {
        return $s->export('/$export', @_)->{manifest}{extension};
    };
    is_deeply($extension->(@post, body => ''),
        [{ url => 'https://e.example/site', valueString => 'north' }],
        'MAN-23: an array of FHIR Extensions in v4');
    $s->write_ini;
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the reload', 10, sub {
        $s->kickoff('/$export')->{status} == 202;
    });
    is_deeply($extension->(), { 'https://e.example/site' => 'north' },
        'MAN-23: an object in v3');
};

subtest 'options' => sub {
    $s->write_ini(require_prefer => 'off', require_accept => 'off',
                  kickoff_body => 'off');
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the reload', 10, sub {
        answer('/$export', Prefer => undef) eq '202';
    });
    is(answer('/$export', Prefer => undef, Accept => undef), '202',
        'HDR-01 HDR-02: neither header is asked for');
    is(answer('/$export', Accept => 'text/html'), '406 not-supported',
        'HDR-03: a header that is there still counts');
    my $reply = $s->kickoff('/$export');
    is("$reply->{status} $reply->{body}", '202 ', 'KICK-12: no body');
    is($reply->header('Content-Type'), undef,
        'client rule 20: an empty body has no type');
};

$s->stop;
done_testing;
