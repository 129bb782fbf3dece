#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Jobs whose files are XML (FMT-03), kick-offs answered in XML (HDR-03,
# ERR-04), manifests in XML (MAN-24).

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use FhirBulk::Moment;
use FhirBulk::XmlBundle;
use Test::More;

my $xml = '_outputFormat=application/fhir%2Bxml';
my $s = FhirBulk->new(
    start => 0,
    ini => { xml_output => 'on', log_level => 'info' });

# what XML cannot hold, and what it has no place for
my @odd = (
    '{"resourceType":"Patient","id":"div","text":{"status":"generated",'
        . '"div":"<div>SECRET & none</div>"}}',
    '{"resourceType":"Patient","id":"odd1","gender":"male","nick":"SECRET"}',
    '{"resourceType":"Patient","id":"odd2","contact":[{"nick":"SECRET"}]}',
    '{"resourceType":"Patient","id":"fine","birthDate":"1970-01-01"}',
    '{"resourceType":"Patient","id":"broken","x":}',
);
my $observations = join '', map {
    sprintf '{"resourceType":"Observation","id":"o%d","status":"final",'
        . '"nick":"SECRET",'
        . '"subject":{"reference":"Patient/%s"},"valueQuantity":'
        . '{"value":1.%03d0,"unit":"<&>"}}' . "\n",
        $_, $_ % 2 ? 'fine' : 'odd1', $_
} 1 .. 600;
$s->{tenants}{odd} = {
    source => 'ndjson', context_resources => 'off',
    tombstones => 'gone.txt',
    path => $s->ndjson_folder('odd', {
        'Patient.ndjson' => join('', map { "$_\n" } @odd),
        'Observation.ndjson' => $observations,
        'gone.txt' => '{"resourceType":"Observation","id":"gone",'
            . '"patients":["fine"],"deleted":"2026-01-01T00:00:00Z"}' . "\n",
    }) };
$s->write_ini;
my $moment = FhirBulk::Moment->new($s);
$s->start_sidecar(command => $moment->command);
$s->start_nginx;
my $odd = "$s->{server}/odd/fhir";

sub odd {
    my ($path, %headers) = @_;
    my $reply = $s->kickoff($path, base => $odd, %headers);
    my $url = $reply->header('Content-Location') or die $reply->{body};
    return $s->collect($url, $s->wait_complete($url));
}

# ---- all of the sample ------------------------------------------------------

subtest 'the sample, as NDJSON and as XML' => sub {
    my $json = $s->export('/Patient/$export');
    my $all = $s->export("/Patient/\$export?$xml");
    my ($items, $want) = map { $_->{manifest}{output} } $all, $json;

    is_deeply($all->{manifest}{error}, [], 'nothing was left out');
    is_deeply([map { [@$_{qw(type count)}] } @$items],
        [map { [@$_{qw(type count)}] } @$want],
        'FMT-03 MAN-09: the same types and counts');
    is(join(' ', grep { !m{/[A-Za-z]+\.\d+\.xml$} } map { $_->{url} } @$items),
        '', 'FMT-03: files are .xml');
    # one file each, so that orders are alike
    my @wrong = grep { $_ } map {
        my $name = s/\.ndjson$/.xml/r;
        my $d = FhirBulk::XmlBundle::difference($json->{files}{$_},
                                          $all->{files}{$name});
        $d && "$name: $d";
    } keys %{ $json->{files} };
    is(join("\n", @wrong), '', 'FILE-20: the same resources in the same order');

    my $reply = $s->get($items->[0]{url}, Accept => 'application/fhir+ndjson');
    is("$reply->{status} " . $reply->header('Content-Type'),
        '200 application/fhir+xml', 'FMT-04: whatever Accept says');
    $reply = $s->get($items->[0]{url}, 'Accept-Encoding' => 'gzip');
    is($reply->header('Content-Encoding'), 'gzip', 'FILE-05: stored packed');
    my @stored = glob $s->job_folder($all->{url}) . '/files/*';
    is(scalar(grep { !/\.xml\.gz$/ } @stored), 0, '.xml.gz on disk');
    is($s->request('DELETE', $all->{url})->{status}, 202, 'DEL-01');
    is($s->get($items->[0]{url})->{status}, 404, 'FILE-21: gone with its job');
};

# ---- what cannot be XML -----------------------------------------------------

# what the message file says
sub told {
    my ($e) = @_;
    return sort map {
        my ($issue) = FhirBulk::XmlBundle::children($_, 'issue');
        join ' ', map { FhirBulk::XmlBundle::value($issue, $_) }
            qw(severity code diagnostics);
    } FhirBulk::XmlBundle::entries($e->{files}{'error.1.xml'});
}

subtest 'partial success' => sub {
    my $e = odd("/\$export?$xml");
    my ($patients) = grep { /^Patient/ } keys %{ $e->{files} };
    is(join(' ', map { FhirBulk::XmlBundle::key($_) }
            FhirBulk::XmlBundle::entries($e->{files}{$patients})),
        'Patient/odd1 Patient/odd2 Patient/fine', 'MAN-12: what could be');
    unlike(join('', values %{ $e->{files} }), qr/SECRET/,
        'what has no place in R4 is left out, and told by nobody');

    my @told = told($e);
    is_deeply(\@told, [
        'error processing Patient: 1 could not be exported: it cannot be'
            . ' written as XML.',
        'error processing Patient: 1 could not be exported: not a sound JSON'
            . ' object.',
        'warning structure Observation: elements that FHIR R4 does not define'
            . ' were left out of the XML, the first is Observation.nick.',
        'warning structure Patient: elements that FHIR R4 does not define were'
            . ' left out of the XML, the first is Patient.nick.',
    ], 'MAN-11 MAN-12: what is missing, why, and what was left out');
    is($e->{manifest}{error}[0]{count}, scalar @told, 'MAN-09: counted');
    like(FhirBulk::read_file($s->{log}),
        qr/Patient without XML, the first of a part: \S*text\.div/,
        'the log says where');
    unlike(FhirBulk::read_file($s->{log}), qr/SECRET/, 'and not what');
};

subtest 'files are split as others are' => sub {
    my $e = odd("/\$export?_type=Observation&_maximumFileSize=20000&$xml");
    delete $e->{files}{'error.1.xml'};
    cmp_ok(scalar keys %{ $e->{files} }, '>', 4, 'PART-12: several');
    is(scalar(grep { length > 20000 } values %{ $e->{files} }), 0,
        'PART-11: none is larger');
    my %seen;
    $seen{FhirBulk::XmlBundle::key($_)}++
        for map { FhirBulk::XmlBundle::entries($_) } values %{ $e->{files} };
    is(join(' ', grep { $_ != 1 } values %seen) . ' ' . keys %seen, ' 600',
        'MAN-06: each once');
    is(eval { join ' ', map { $_->{count} } @{ $e->{manifest}{output} } },
        join(' ', map { scalar FhirBulk::XmlBundle::entries($e->{files}{$_}) }
             map { $_->{url} =~ m{([^/]+)$} } @{ $e->{manifest}{output} }),
        'MAN-09: counts');
};

subtest 'parameters that shape' => sub {
    my $e = odd("/\$export?_type=Observation&_elements=status&$xml");
    my ($first) = map { FhirBulk::XmlBundle::entries($_) }
        values %{ $e->{files} };
    is(join(' ', sort map { $_->[0] } FhirBulk::XmlBundle::children($first)),
        'id meta status', 'ELEM: _elements first, then XML');

    $e = odd("/Patient/\$export?_type=Patient,Observation&organizeOutputBy="
             . "Patient&_maximumFileSize=30000&$xml");
    my @items = @{ $e->{manifest}{output} };
    cmp_ok(scalar @items, '>', 1, 'ORG-01: organized, in several files');
    like($_->{url}, qr{/part\.\d+\.xml$}, 'as XML') for $items[0];
    like($items[0]{continuesInFile}, qr{/part\.2\.xml$}, 'ORG-04');
    my @all = map { [FhirBulk::XmlBundle::entries($e->{files}{$_})] }
        map { $_->{url} =~ m{([^/]+)$} } @items;
    is(join(' ', map { $_->[0][0] } @all), join(' ', ('Parameters') x @all),
        'ORG-02: each begins with a header');
    is(scalar(grep { length > 30000 } values %{ $e->{files} }), 0,
        'ORG-04: none is larger');
    is(scalar(grep { $_->[0] eq 'Observation' } map { @$_ } @all), 600,
        'ORG-02: all are there');

    $e = odd("/\$export?_type=Observation&_since=2025-01-01T00:00:00Z&$xml");
    my @bundles = FhirBulk::XmlBundle::entries($e->{files}{'deleted.1.xml'});
    my ($entry) = FhirBulk::XmlBundle::children($bundles[0], 'entry');
    my ($request) = FhirBulk::XmlBundle::children($entry, 'request');
    is(FhirBulk::XmlBundle::value($request, 'method') . ' '
       . FhirBulk::XmlBundle::value($request, 'url'), 'DELETE Observation/gone',
        'TOMB-02: deletions too');
};

# ---- a crash ----------------------------------------------------------------

sub reload {
    my (%ini) = @_;
    %{ $s->{ini} } = (%{ $s->{ini} }, %ini);
    $s->write_ini;
    my $log = -s $s->{log};
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the reload', 20, sub {
        return substr(FhirBulk::read_file($s->{log}), $log) =~ /reloaded/;
    });
}

subtest 'killed in the middle (STAT-25)' => sub {
    reload(part_size => '16k');
    $moment->arm('rename', 'before', '*/files/Observation.*', 3);
    my $url = $s->kickoff("/\$export?$xml", base => $odd)
        ->header('Content-Location');
    FhirBulk::wait_for('the moment', 20, sub { $moment->held });
    is($s->end('fhir-bulkd', 'KILL'), 'signal 9', 'killed');
    $moment->clear;
    $s->start_sidecar(command => $moment->command);
    my $e = $s->collect($url, $s->wait_complete($url, 30));

    my %seen;
    $seen{FhirBulk::XmlBundle::key($_)}++
        for map { FhirBulk::XmlBundle::entries($e->{files}{$_}) }
            grep { !/^error/ } keys %{ $e->{files} };
    cmp_ok(scalar keys %{ $e->{files} }, '>', 4, 'of several parts');
    is(join(' ', grep { $_ != 1 } values %seen) . ' ' . keys %seen, ' 603',
        'STAT-25: each once');
    my @told = grep { /left out/ } told($e);
    is(scalar @told, 2, 'what was left out is told once for each type');
};

# ---- kick-offs --------------------------------------------------------------

sub outcome {
    my ($reply) = @_;
    my ($issue) = FhirBulk::XmlBundle::children(
        FhirBulk::XmlBundle::parse($reply->{body}), 'issue');
    return join ' ', $reply->{status}, $reply->header('Content-Type'),
        map { FhirBulk::XmlBundle::value($issue, $_) } qw(severity code);
}

subtest 'kick-off (HDR-03, ERR-04)' => sub {
    my @xml = (Accept => 'application/fhir+xml');
    my $reply = $s->kickoff('/$export?_type=Patient', @xml);
    is(outcome($reply), '202 application/fhir+xml information informational',
        'HDR-03: accepted, and told in XML');
    $s->request('DELETE', $reply->header('Content-Location'));
    for (['/$export?_type=<Nope>', '400', 'error value'],
         ['/Group/none/$export', '404', 'error not-found'])
    {
        my ($path, $status, $says) = @$_;
        $reply = $s->kickoff($path =~ s/([<>])/sprintf '%%%02X', ord $1/ger,
                             @xml);
        is(outcome($reply), "$status application/fhir+xml $says",
            "ERR-04: $status in XML");
    }
    for ('application/fhir+json', '*/*', 'application/fhir+xml;q=0.5,'
         . ' application/json')
    {
        is($s->kickoff('/$export?_type=Nope', Accept => $_)
               ->header('Content-Type'), 'application/fhir+json',
            "HDR-03: JSON for $_");
    }
    $reply = $s->kickoff('/$export', Accept => 'text/html');
    is("$reply->{status} " . $reply->codes, '406 not-supported',
        'HDR-03: 406 is JSON');
    $reply = $s->kickoff('/$export?_outputFormat=xml');
    is("$reply->{status} " . $reply->codes, '400 value',
        'FMT-02: no other name');
    $reply = $s->get("$s->{base}/bulk-export/jobs/" . 'A' x 22, @xml);
    is("$reply->{status} " . $reply->header('Content-Type'),
        '404 application/fhir+json', 'ERR-04: a status is never XML');
};

# ---- manifests --------------------------------------------------------------

subtest 'manifest (MAN-24)' => sub {
    my $e = odd("/\$export?_type=Patient&$xml");
    my %as = (Accept => 'application/xml');
    is($s->get($e->{url}, %as)->header('Content-Type'), 'application/json',
        'off by default');
    reload(manifest_xml => 'on');

    for my $accept ('application/xml', 'application/fhir+xml',
                    'application/xml, application/json;q=0.9', 'application/xml'
                    . ', */*')
    {
        my $reply = $s->get($e->{url}, Accept => $accept);
        is("$reply->{status} " . $reply->header('Content-Type'),
            '200 application/xml', "XML for $accept");
        like($reply->header('Expires') // '', qr/GMT$/, 'STAT-12: Expires');
        is($reply->header('Cache-Control'), 'no-store', 'MAN-25');
    }
    for my $accept ('application/json', '*/*', undef,
                    'application/xml, application/json', 'text/xml')
    {
        is_deeply($s->get($e->{url}, Accept => $accept)->json, $e->{manifest},
            'JSON for ' . ($accept // 'nothing'));
    }

    # members and items as the JSON has them
    my $flat = sub {
        my ($self, $name, $v) = @_;
        return map { $self->($self, $name, $_) } @$v if ref $v eq 'ARRAY';
        return "$name=" . (JSON::PP::is_bool($v) ? $v ? 'true' : 'false' : $v)
            if ref $v ne 'HASH';
        return ($name, map { $self->($self, $_, $v->{$_}) } sort keys %$v);
    };
    my $walk = sub {
        my ($self, $element) = @_;
        my @kids = FhirBulk::XmlBundle::children($element);
        return "$element->[0]=" . join '', @{ $element->[2] } if !@kids;
        return ($element->[0], map { $self->($self, $_) }
                sort { $a->[0] cmp $b->[0] } @kids);
    };
    my $tree = FhirBulk::XmlBundle::parse($s->get($e->{url}, %as)->{body});
    is_deeply([$walk->($walk, $tree)],
              [$flat->($flat, 'manifest', $e->{manifest})],
        'MAN-24: root <manifest>, repeated elements, scalars as text');
    is(join(' ', map { $_->[0] } FhirBulk::XmlBundle::children($tree)),
        'transactionTime request requiresAccessToken output error',
        'MAN-18: in the order of the table');
};

subtest 'what is offered (CAP-12)' => sub {
    my $definition = $s->get("$s->{base}/OperationDefinition/export")->json;
    my ($format) = grep { $_->{name} eq '_outputFormat' }
        @{ $definition->{parameter} };
    like($format->{documentation}, qr{application/fhir\+xml},
        'FMT-03: the other format is told of');
    is_deeply($s->get("$s->{base}/metadata")->json->{format},
        ['application/fhir+json', 'json'], 'CAP-01: which is that of files');
};

subtest 'off' => sub {
    my $before = $s->kickoff("/\$export?_type=Patient&$xml")
        ->header('Content-Location');
    $s->wait_complete($before);
    reload(xml_output => 'off');
    my $reply = $s->kickoff("/\$export?$xml");
    is("$reply->{status} " . $reply->codes, '400 value', 'FMT-03: refused');
    $reply = $s->kickoff('/$export', Accept => 'application/fhir+xml');
    is("$reply->{status} " . $reply->codes, '406 not-supported',
        'HDR-03: 406');
    my $m = $s->get($before)->json;
    like($s->download($m->{output}[0]{url}), qr/<Bundle/,
        'VER-04: what is there stays as it is');
};

$s->stop;
done_testing;
