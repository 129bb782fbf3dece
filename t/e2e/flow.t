#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# From kick-off to the last byte, as a client sees it: three levels, a folder
# and a table with each type of body column; what is downloaded equals what
# the source holds.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use Digest::SHA qw(sha256_hex);
use FhirBulk;
use JSON::PP ();
use Test::More;
use Time::HiRes qw(time);

my $data = 'FhirBulk::Data';
my @sample = ('--patients', 16);

my $s = FhirBulk->new(start => 0, sample => \@sample);
$s->start_postgres;
my @bodies = qw(jsonb json text);
for my $body (@bodies) {
    $s->load_table($body, @sample, '--base', "$s->{server}/$body/fhir");
    $s->{tenants}{$body} = { $s->postgres_keys($body) };
}
# what the truth says is the compartment; t/e2e/associated.t has what else
# comes along
$_->{context_resources} = 'off' for $s->{tenant}, values %{ $s->{tenants} };
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

my $truth = FhirBulk::Data::truth($s->{truth});
my %holds = (
    default => FhirBulk::Data::of_folder($s->{data}),
    map { $_ => FhirBulk::Data::of_table($s, "s_$_.resource") } @bodies);
my %base = (default => $s->{base},
            map { $_ => "$s->{server}/$_/fhir" } @bodies);

sub members { FhirBulk::Data::sample_members($s->{truth}, $_[0]) }

# '' when the export holds exactly these resources
sub differs {
    my ($export, $wanted) = @_;
    my $got = eval { FhirBulk::Data::of_export($export) } or return $@;
    return FhirBulk::Data::difference($got, $wanted);
}

sub pick {
    my ($map, $pattern) = @_;
    return { map { $_ => $map->{$_} } grep { /$pattern/ } keys %$map };
}

for my $source ('default', @bodies) {
    my $all = $holds{$source};
    my @base = (base => $base{$source});
    my $what = $source eq 'default' ? 'ndjson' : "postgres, $source column";

    subtest "$what: byte truth at each level" => sub {
        cmp_ok(scalar keys %$all, '>', 500, 'the source holds something');

        my $system = $s->export('/$export', @base);
        is(differs($system, $all), '',
            'KICK-01 TIME-10 CMP-11 CMP-12: $export is all that is there');

        my $patient = $s->export('/Patient/$export', @base);
        is(differs($patient,
                   FhirBulk::Data::compartment($all, $truth, undef)), '',
            'KICK-02 TYPE-02 CMP-02 CMP-07: Patient/$export is the '
            . 'compartment of all patients, without Groups');

        my $cohort = FhirBulk::Data::compartment($all, $truth,
                                                 members('cohort'));
        $cohort->{'Group/cohort'} = $all->{'Group/cohort'};
        my $group = $s->export('/Group/cohort/$export', @base);
        is(differs($group, $cohort), '',
            'KICK-03 GRP-01..03 CMP-03 CMP-04 CMP-07: Group/$export is the '
            . 'members, nested ones too, and this Group; nobody inactive '
            . 'or past');
        is_deeply($group->{manifest}{error}, [],
            'MAN-02: nothing to report is an empty error array');

        my $some = $s->export('/Group/cohort/$export?_type=Patient,Condition',
                              @base);
        is(differs($some, pick($cohort, qr{^(?:Patient|Condition)/})), '',
            'TYPE-01: only the listed types');

        my $edge = $s->export('/Group/edge/$export', @base);
        my $one = FhirBulk::Data::compartment($all, $truth, members('edge'));
        $one->{'Group/edge'} = $all->{'Group/edge'};
        is(differs($edge, $one), '', 'GRP-02: a member named twice folds');
        my ($message) = grep { /^error/ } keys %{ $edge->{files} };
        like($edge->{files}{$message // ''} // '',
            qr/"severity":"warning".*"code":"not-found"/,
            'GRP-02 MAN-11: the member who is not there is a warning');

        my $empty = $s->export('/Group/empty/$export', @base);
        is_deeply([@{ $empty->{manifest} }{qw(output error)}], [[], []],
            'GRP-05 MAN-02 MAN-07: an empty group completes with []');

        my $reply = $s->kickoff('/Group/nobody/$export', @base);
        is($reply->{status}, 404, 'GRP-05: an unknown group is 404');
        is($reply->codes, 'not-found', 'KICK-13: and an OperationOutcome');
        is($reply->header('Content-Location'), undef,
            'KICK-13: without a job');
    };
}

# one job, looked at closely

my $query = '_type=Patient,Observation&_outputFormat=ndjson&_pretty=%74rue';
my $path = "/Patient/\$export?$query";
my $kick = $s->kickoff($path);
my $url = $kick->header('Content-Location');

subtest 'kick-off: what the 202 looks like' => sub {
    is($kick->{status}, 202, 'KICK-05 KICK-11: 202');
    like($url, qr{^\Q$s->{base}\E/bulk-export/jobs/[\w-]{22}\z},
        'NET-05 NET-06: an absolute status URL of the configured base');
    is($kick->header('Content-Type'), 'application/fhir+json',
        'KICK-11: type of the body');
    is(join(',', map { "$_->{severity}/$_->{code}" } @{ $kick->issues }),
        'information/informational', 'KICK-12: one informational issue');
    is($kick->header('Retry-After'), undef, 'KICK-12: no Retry-After');
    is($kick->header('Preference-Applied'), 'respond-async', 'HDR-07');
    like($kick->header('X-Request-Id') // '', qr/^[0-9a-f]{32}$/, 'ERR-03');
    unlike(join(' ', @{ $kick->{names} }), qr/Fhir-Bulk/i,
        'the control protocol stays inside');
};

my $begin = time;
my $manifest = $s->wait_complete($url);
cmp_ok(time - $begin, '<', FhirBulk::patience(2),
    'client rule 19: a few patients take a moment');
my $done = $s->get($url, Accept => 'application/json');

subtest 'complete: headers and manifest' => sub {
    is($done->{status}, 200, 'STAT-11: 200');
    is($done->header('Content-Type'), 'application/json', 'MAN-01: type');
    is($done->header('Retry-After'), undef, 'STAT-11: no Retry-After');
    like($done->header('Expires') // '',
        qr/^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT$/,
        'STAT-12: Expires is an IMF-fixdate');
    is($done->header('Cache-Control'), 'no-store', 'MAN-25');
    like($done->header('X-Request-Id') // '', qr/^[0-9a-f]{32}$/, 'ERR-03');

    is_deeply([sort keys %$manifest],
        [qw(error output request requiresAccessToken transactionTime)],
        'MAN-02 VER-05: the members of the dialect and no other');
    is($manifest->{request}, "$s->{base}$path",
        'MAN-03: request is the URL as it was sent, query undecoded');
    ok(JSON::PP::is_bool($manifest->{requiresAccessToken})
       && !$manifest->{requiresAccessToken},
        'MAN-05: requiresAccessToken is false without authorization');
    like($manifest->{transactionTime},
        qr/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
        'TIME-08: transactionTime is an instant');

    my @output = @{ $manifest->{output} };
    is(join(' ', map { $_->{type} } @output), 'Observation Patient',
        'MAN-06 MAN-18: one item per type, sorted');
    is(scalar(grep { $_->{url} !~
            m{^\Q$s->{base}\E/bulk-export/files/[\w-]{22}/\w+\.1\.ndjson$} }
            @output),
        0, 'MAN-08 NET-05: absolute file URLs');
    is(scalar(grep { join(',', sort keys %$_) ne 'count,type,url' } @output),
        0, 'MAN-09 MAN-10: type, url and count, no more');
    like($done->{body}, qr/"transactionTime".*"request"
        .*"requiresAccessToken".*"output".*"error"/xs,
        'MAN-18: members in the order of the table');
    like($done->{body}, qr/"count":\d+[,}]/, 'MAN-09: count is a number');
    unlike($done->{body}, qr/resourceType/,
        'client rule 14: no resourceType');

    is($s->get($url)->{body}, $done->{body},
        'MAN-19: the same bytes each time');
    is($s->get($url)->header('Expires'), $done->header('Expires'),
        'STAT-12: and the same Expires');
};

my ($file) = map { $_->{url} }
    grep { $_->{type} eq 'Observation' } @{ $manifest->{output} };
my $identity = $s->get($file, 'Accept-Encoding' => 'identity');
my $gzip = $s->get($file, 'Accept-Encoding' => 'gzip, deflate, br, identity');

subtest 'files: encodings and headers' => sub {
    is($identity->{status}, 200, 'FILE-01: 200');
    is($identity->header('Content-Encoding'), undef, 'FILE-05: identity');
    is($gzip->header('Content-Encoding'), 'gzip', 'FILE-05: gzip');
    is(FhirBulk::Data::decoded($gzip), $identity->{body},
        'FILE-05: decoded bytes are equal');
    is($gzip->header('Content-Length'), length $gzip->{body},
        'FILE-06: Content-Length of the stored representation');
    ok(!$identity->{truncated}, 'client rule 21: a clean end');

    for my $none ('gzip;q=0', undef) {
        my $reply = $s->get($file,
            defined $none ? ('Accept-Encoding' => $none) : ());
        is($reply->header('Content-Encoding'), undef,
            'FILE-05: ' . ($none // 'no Accept-Encoding') . ' is identity');
        is($reply->{body}, $identity->{body}, 'FILE-05: the same bytes');
    }

    for my $reply ($identity, $gzip) {
        is($reply->header('Content-Type'), 'application/fhir+ndjson',
            'FILE-02: exactly this type');
        like($reply->header('Cache-Control'), qr/^private, no-(?:store|cache)$/,
            'FILE-19: private');
        is($reply->header('X-Content-Type-Options'), 'nosniff', 'FILE-19');
        my $vary = join ',', sort map { lc } split /[,|\s]+/,
            $reply->header('Vary') // '';
        is($vary, 'accept,accept-encoding', 'FILE-06: Vary');
        ok($reply->header('ETag'), 'FILE-06: ETag');
    }
    isnt($identity->header('ETag'), $gzip->header('ETag'),
        'FILE-06: an ETag per representation');

    for my $accept ('application/fhir+ndjson', 'application/ndjson',
        'application/fhir+json', 'application/json', 'text/plain', '*/*',
        'image/png', undef)
    {
        my $reply = $s->get($file, 'Accept-Encoding' => 'identity',
                            defined $accept ? (Accept => $accept) : ());
        is($reply->{status} . $reply->{body}, "200$identity->{body}",
            'FILE-04: ' . ($accept // 'no Accept'));
    }

    my $head = $s->request('HEAD', $file, 'Accept-Encoding' => 'gzip');
    is("$head->{status} $head->{body}", '200 ', 'FILE-09: HEAD has no body');
    is($head->header('ETag'), $gzip->header('ETag'), 'FILE-09: but an ETag');
    is($head->header('Content-Length'), length $gzip->{body},
        'FILE-09: and a Content-Length');

    my $same = $s->get($file, 'Accept-Encoding' => 'gzip',
                       'If-None-Match' => $gzip->header('ETag'));
    is($same->{status}, 304, 'FILE-09: 304 by ETag');
};

# whole and by ranges, of the representation that is stored
sub ranges {
    my ($encoding, $whole, $from) = @_;

    is($whole->header('Accept-Ranges'), 'bytes', 'FILE-08: Accept-Ranges');
    my $size = length $whole->{body};
    my ($joined, $at, $bad) = ('', 0, 0);

    for my $part (1 .. 5) {
        my $to = $part == 5 ? $size - 1 : $at + int($size / 5);
        my $reply = $s->get($from, 'Accept-Encoding' => $encoding,
                            Range => "bytes=$at-$to",
                            'If-Range' => $whole->header('ETag'));
        $bad++ if $reply->{status} != 206
            || $reply->header('Content-Range') ne "bytes $at-$to/$size";
        $joined .= $reply->{body};
        $at = $to + 1;
    }
    is($bad, 0, 'FILE-08: 206 with Content-Range');
    is(sha256_hex($joined), sha256_hex($whole->{body}),
        'FILE-08: the parts joined are the whole');

    my $off = $s->get($from, 'Accept-Encoding' => $encoding,
                      Range => "bytes=$size-");
    is($off->{status}, 416, 'FILE-08: 416 beyond the end');
    is($off->header('Content-Range'), "bytes */$size", 'FILE-08: its size');

    my $changed = $s->get($from, 'Accept-Encoding' => $encoding,
                          Range => 'bytes=0-9', 'If-Range' => '"other"');
    is("$changed->{status} " . length $changed->{body}, "200 $size",
        'FILE-08: another ETag in If-Range gives the whole');
}

subtest 'files: ranges of stored gzip' => sub {
    ranges('gzip', $gzip, $file);
};

subtest 'compression = off: identity is stored, ranges are of it' => sub {
    $s->write_ini(compression => 'off');
    $s->signal('fhir-bulkd', 'HUP');
    my $plain = FhirBulk::wait_for('the reload', 20, sub {
        my $export = $s->export('/$export?_type=Observation');
        my $folder = $s->job_folder($export->{url});
        return -e "$folder/files/Observation.1.ndjson" ? $export : undef;
    });
    is(differs($plain, pick($holds{default}, qr/^Observation/)), '',
        'byte truth without compression');

    my $from = $plain->{manifest}{output}[0]{url};
    my $whole = $s->get($from, 'Accept-Encoding' => 'gzip');
    is($whole->header('Content-Encoding'), undef,
        'FILE-05: nobody gets gzip that is not stored');
    is($whole->header('Content-Length'), length $whole->{body}, 'FILE-06');
    ranges('identity', $whole, $from);
    is($s->get($file, 'Accept-Encoding' => 'gzip')->{body}, $gzip->{body},
        'FILE-11: files made before stay as they are');
};

$s->stop;
done_testing;
