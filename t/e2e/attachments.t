#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Attachments (ATT rows): where their URLs lead, what is told of those that
# lead nowhere, who may have them and for how long.  The same stories on both
# sources; tokens and time with one of them.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use MIME::Base64 qw(encode_base64 decode_base64);
use Test::More;

my $json = JSON::PP->new->utf8->canonical;
my $old = '2024-01-01T00:00:00.000Z';

my %content = (
    b1 => join('', map { chr } 0 .. 255), b2 => "plain words\n",
    small => 'x' x 1024, large => 'y' x 1025, photo => "\x89PNG\r\n",
    shared => 'two of them', other => 'of another patient',
    alone => 'nobody refers to it', untyped => 'what is this',
);

sub resource {
    my ($type, $id, %more) = @_;
    return $json->encode({ resourceType => $type, id => $id,
                           meta => { lastUpdated => $old }, %more }) . "\n";
}

sub ref_to { return { reference => $_[0] } }

sub document {
    my ($id, $patient, @attachments) = @_;
    return resource('DocumentReference', $id, status => 'current',
        subject => ref_to("Patient/$patient"),
        content => [map { { attachment => $_ } } @attachments]);
}

sub files {
    my ($base) = @_;
    my %pdf = (contentType => 'application/pdf');
    my %host = map { $_ => "https://$_" } qw(media.example.net
                                             files.example.org);

    return {
        'Patient.ndjson' =>
            resource('Patient', 'p1', photo => [
                { contentType => 'image/png', url => 'Binary/photo',
                  size => 6, hash => 'AAAA' },
                { contentType => 'image/png', data => 'iVBO' }])
            . resource('Patient', 'p2'),
        'DocumentReference.ndjson' =>
            document('relative', 'p1',
                     { %pdf, url => 'Binary/b1', title => 'a title',
                       size => 77, hash => 'BBBB' })
            . document('absolute', 'p1',
                       { contentType => 'text/plain',
                         url => "$base/Binary/b2" })
            . document('version', 'p1',
                       { %pdf, url => 'Binary/b1/_history/3' })
            . document('file', 'p1', { %pdf, url => 'files/a%20b.pdf' })
            . document('below', 'p1', { %pdf, url => "$base/files/c.pdf" })
            . document('beside', 'p1', { %pdf, url => "${base}x/c.pdf" })
            . document('listed', 'p1',
                       { %pdf, url => "$host{'media.example.net'}:8443/d" })
            . document('foreign', 'p1',
                       { %pdf, url => "$host{'files.example.org'}/e" },
                       { %pdf, url => "$host{'files.example.org'}/f" })
            . document('missing', 'p1', { %pdf, url => 'Binary/none' })
            . document('damaged', 'p1', { %pdf, url => 'Binary/damaged' })
            . document('data', 'p1', { %pdf, data => 'JVBERi0=' })
            . document('untyped', 'p1', { url => 'Binary/untyped' })
            . document('script', 'p1',
                       { contentType => 'text/html', url => 'Binary/small' })
            . document('sizes', 'p1', { %pdf, url => 'Binary/small' },
                       { %pdf, url => 'Binary/large' })
            . document('shared', 'p1',
                       { contentType => 'text/plain',
                         url => 'Binary/shared' })
            . document('other', 'p2', { %pdf, url => 'Binary/other' }),
        'DiagnosticReport.ndjson' =>
            resource('DiagnosticReport', 'shared', status => 'final',
                     code => { text => 'x' },
                     subject => ref_to('Patient/p1'),
                     presentedForm => [{ contentType => 'text/plain',
                                         url => 'Binary/shared' }]),
        'Binary.ndjson' => join('', map {
            resource('Binary', $_, contentType => 'application/x-stored',
                     data => encode_base64($content{$_}, ''))
        } sort keys %content)
            . resource('Binary', 'damaged', contentType => 'a/b',
                       data => 'no*base64'),
        'Group.ndjson' => resource('Group', 'g1', type => 'person',
            actual => JSON::PP::true,
            member => [{ entity => ref_to('Patient/p1') }]),
    };
}

sub stack {
    my ($source, %o) = @_;

    my $s = FhirBulk->new(source => 'none', start => 0, tenants => {}, %o);
    my $files = files($s->{base});
    if ($o{gate}) {     # parts without attachments
        $files->{'Condition.ndjson'} = join '', map {
            resource('Condition', "c$_", subject => ref_to('Patient/p1'))
        } 1 .. 40;
    }
    if ($source eq 'postgres') {
        $s->start_postgres;
        $s->load_table('jsonb');
        $s->load_files('jsonb', $files);
        $s->{tenant} = { $s->postgres_keys('jsonb') };
    } else {
        $s->{tenant} = { source => 'ndjson',
                         path => $s->ndjson_folder('data', $files) };
    }
    $s->{tenant} = { %{ $s->{tenant} }, inline_max => 1024,
                     attachment_fetch => 'off',
                     $o{gate} ? $s->load_gate($o{gate}) : (),
                     attachment_hosts => 'cdn.example.net Media.Example.NET' };
    return $s;
}

sub start {
    my ($s) = @_;
    $s->write_ini;
    $s->start_sidecar;
    $s->start_nginx;
}

# "Type/id" => the resource, of all output
sub resources {
    my ($export) = @_;
    my %all;
    for my $name (grep { !/^error/ } keys %{ $export->{files} }) {
        for my $r (map { $json->decode($_) }
                   split /\n/, $export->{files}{$name})
        {
            next if $r->{resourceType} eq 'Parameters';
            $all{"$r->{resourceType}/$r->{id}"} = $r;
        }
    }
    return \%all;
}

sub attachments {
    my ($r) = @_;
    return map { $_ // () } map { $_->{attachment} } @{ $r->{content} // [] };
}

sub warnings {
    my ($export) = @_;
    return join '; ', sort map { "$_->{code}: " . $_->{diagnostics} =~
                                     s/^Attachments: (\d+ .*?)[,;].*/$1/r }
        map { @{ $_->{issue} } } map { $json->decode($_) }
        map { split /\n/ } map { $export->{files}{$_} }
        grep { /^error/ } sort keys %{ $export->{files} };
}

# the attachment at a URL as "status type: bytes?"
sub fetched {
    my ($s, $url, $id) = @_;
    my $reply = $s->get($url);
    return "$reply->{status} "
        . ($reply->header('Content-Type') =~ s/;.*//r)
        . ($reply->{body} eq ($content{$id} // '') ? ' same' : ' other');
}

sub stories {
    my ($source) = @_;

    my $s = stack($source);
    $s->{tenants}{binary} = { %{ $s->{tenant} },
                              export_patient_binary => 'on' };
    start($s);
    my $ours = qr{\A\Q$s->{base}\E/bulk-export/attachments/[\w-]{44}\z};

    subtest 'URLs' => sub {
        my $export = $s->export('/Group/g1/$export');
        my $all = resources($export);
        my %at = map { m{^DocumentReference/(.*)}
                           ? ($1 => [attachments($all->{$_})]) : () }
            keys %$all;

        is(join(' ', sort grep { !/^DocumentReference/ } keys %$all),
            'DiagnosticReport/shared Group/g1 Patient/p1',
            'CMP-08: no Binary as a line at Group level');
        is(scalar keys %at, 15, 'ATT-06: every document is there');

        my %want = (
            relative => ['b1', 'application/pdf'],
            absolute => ['b2', 'text/plain'],
            version => ['b1', 'application/pdf'],
            untyped => ['untyped', 'application/octet-stream'],
            shared => ['shared', 'text/plain']);
        for my $id (sort keys %want) {
            my ($binary, $type) = @{ $want{$id} };
            like($at{$id}[0]{url}, $ours, "ATT-02: $id: a URL of the job");
            is(fetched($s, $at{$id}[0]{url}, $binary), "200 $type same",
                "ATT-02 ATT-05: $id: leads to the content, and says what"
                . ' the attachment said it is');
        }
        is(join(' ', map { "$_=$at{relative}[0]{$_}" } qw(title size hash)),
            'title=a title size=77 hash=BBBB', 'ATT-04: size and hash stay');
        my ($photo, $inline) = @{ $all->{'Patient/p1'}{photo} };
        is(fetched($s, $photo->{url}, 'photo'), '200 image/png same',
            'ATT-02: Patient.photo');
        is("$photo->{size} $photo->{hash} $inline->{data}",
            '6 AAAA iVBO', 'ATT-01: and one with data as it is');
        is_deeply($at{data}[0], { contentType => 'application/pdf',
                                  data => 'JVBERi0=' },
            'ATT-01: data stay data');

        is($at{file}[0]{url}, "$s->{base}/files/a%20b.pdf",
            'ATT-02: any relative URL becomes absolute');
        is($at{below}[0]{url}, "$s->{base}/files/c.pdf",
            'ATT-04: this server is no other host');
        is($at{listed}[0]{url}, 'https://media.example.net:8443/d',
            'ATT-04: attachment_hosts');
        is(join(' ', map { $_->{url} } @{ $at{foreign} }),
            'https://files.example.org/e https://files.example.org/f',
            'ATT-04: attachment_fetch = off: another host stays');
        for my $id (qw(missing damaged)) {
            like($at{$id}[0]{url}, $ours, "ATT-06: $id: a URL like others");
            is($s->get($at{$id}[0]{url})->{status}, 404,
                "ATT-06: $id: that leads nowhere");
        }
        is(warnings($export), 'not-found: 2 could not be read;'
            . ' not-supported: 3 are on other servers',
            'ATT-04 ATT-06: what is wrong is told');

        my $page = $s->get($at{script}[0]{url});
        is(join(' ', map { $page->header($_) } 'Content-Disposition',
                'Content-Security-Policy', 'X-Content-Type-Options'),
            'attachment sandbox nosniff', 'ATT-05: no page of ours');

        my %seen = map { $_->{url} // '' => 1 } map { @$_ } values %at;
        my @there = glob $s->job_folder($export->{url}) . '/attachments/*';
        is(scalar(grep { !/\.json$/ } @there), 7,
            'ATT-02: nothing but what is referred to was copied');
        ok(!grep({ /\bb1\b|Binary/ } keys %seen), 'NET-06: no id of a Binary');

        $s->request('DELETE', $export->{url});
        is($s->get($at{relative}[0]{url})->{status}, 404,
            'ATT-05 DEL-03: gone with the job');
    };

    subtest 'one at a time' => sub {
        for my $story (['_id%3Dlisted', '', 'a listed host'],
                       ['_id%3Dbeside',
                        'not-supported: 1 are on other servers',
                        'what only begins like the base'],
                       ['_id%3Drelative', '', 'a Binary that is there'],
                       ['_id%3Dforeign',
                        'not-supported: 2 are on other servers',
                        'another host'],
                       ['_id%3Dmissing', 'not-found: 1 could not be read',
                        'a Binary that is not there'])
        {
            my ($filter, $want, $what) = @$story;
            is(warnings($s->export('/Patient/$export?_typeFilter='
                . "DocumentReference%3F$filter&_type=DocumentReference")),
                $want, "ATT-04 ATT-06: $what");
        }
    };

    subtest 'inline' => sub {
        my $export = $s->export('/Group/g1/$export?includeAssociatedData='
                                . '_inlineAttachmentData');
        my $all = resources($export);
        my ($small, $large) =
            attachments($all->{'DocumentReference/sizes'});
        is(decode_base64($small->{data} // ''), $content{small},
            'ATT-07: up to inline_max bytes as data');
        ok(!exists $small->{url}, 'ATT-07: and no url');
        like($large->{url}, $ours, 'ATT-07: one byte more keeps its url');
        ok(!exists $large->{data}, 'ATT-07: and has no data');
        is(fetched($s, $large->{url}, 'large'), '200 application/pdf same',
            'ATT-07: where it can be fetched');
        is($all->{'Patient/p1'}{photo}[0]{data},
            encode_base64($content{photo}, ''), 'ATT-07: Patient.photo');
        my ($one) = attachments($all->{'DocumentReference/relative'});
        is($one->{data} . " $one->{size} $one->{hash}",
            encode_base64($content{b1}, '') . ' 77 BBBB',
            'ATT-07 ATT-04: all bytes, size and hash stay');
        my ($none) = attachments($all->{'DocumentReference/missing'});
        like($none->{url}, $ours, 'ATT-06: what is missing keeps a url');
        is(warnings($export), 'not-found: 2 could not be read;'
            . ' not-supported: 3 are on other servers',
            'ATT-06: and is told');
    };

    subtest 'Binary as files' => sub {
        my @old = (base => "$s->{server}/binary/fhir");
        my $export = $s->export('/Group/g1/$export', @old);
        my $all = resources($export);
        is(join(' ', sort map { m{^Binary/(.*)} ? $1 : () } keys %$all),
            'b1 damaged large photo shared small untyped',
            'CMP-08: export_patient_binary: what is referred to');
        is($all->{'Binary/b1'}{data}, encode_base64($content{b1}, ''),
            'CMP-08: as it is stored');
        my ($one) = attachments($all->{'DocumentReference/relative'});
        is(fetched($s, $one->{url}, 'b1'), '200 application/pdf same',
            'CMP-08 ATT-02: and the URLs still lead to copies');

        is($s->kickoff('/Group/g1/$export?_type=Binary')->{status}, 400,
            'CMP-08: no Binary without the option');
        $all = resources($s->export('/Group/g1/$export?_type='
                                    . 'DocumentReference,Binary', @old));
        is(join(' ', sort map { m{^Binary/(.*)} ? $1 : () } keys %$all),
            'b1 damaged large shared small untyped',
            'CMP-08 TYPE-07: listed, of what is listed with it');
        $all = resources($s->export('/$export?_type=Binary'));
        is(scalar keys %$all, keys(%content) + 1,
            'CMP-08: at system level a type as any other');
    };

    subtest 'by patient' => sub {
        my $export = $s->export('/Group/g1/$export?organizeOutputBy=Patient');
        my $all = resources($export);
        my ($one) = attachments($all->{'DocumentReference/relative'});
        is(fetched($s, $one->{url}, 'b1'), '200 application/pdf same',
            'ATT-02 ORG-01: the same in blocks');
        is(scalar(grep { /^Binary/ } keys %$all), 0, 'CMP-08: no Binary');
    };

    $s->stop;
}

subtest $_ => sub { stories($_) } for qw(ndjson postgres);

subtest 'a partial manifest' => sub {
    my $s = stack('postgres', gate => 'Binary', ini => { part_size => '1k' });
    start($s);
    $s->gate('closed');
    my $reply = $s->kickoff('/Group/g1/$export?allowPartialManifests=true');
    my $url = $reply->header('Content-Location');
    FhirBulk::wait_for('the gate', 20, sub { $s->held_sessions });
    for my $when ('at first', 'after kill -9') {
        my @files = map { $_->{url} } @{ $s->get($url)->json->{output} };
        cmp_ok(scalar @files, '>', 0, "PART-02: some files, $when");
        unlike(join('', map { $s->download($_) } @files), qr{/attachments/},
            'ATT-02: what has attachments waits for them');
        next if $when ne 'at first';
        $s->end('fhir-bulkd', 'KILL');
        $s->start_sidecar;
        FhirBulk::wait_for('the gate', 20, sub { $s->held_sessions });
    }
    $s->gate('open');
    my $export = $s->collect($url, $s->wait_complete($url));
    cmp_ok(scalar @{ $export->{pages} }, '>', 1,
        'PART-03: and is on a later page');
    my ($one) = attachments(
        resources($export)->{'DocumentReference/relative'});
    is(fetched($s, $one->{url}, 'b1'), '200 application/pdf same',
        'ATT-02: with them');
    $s->{nginx_may_complain} = 1;     # there was no socket at times
    $s->stop;
};

subtest 'tokens' => sub {
    my $s = stack('ndjson', clients => {
        app => {}, other => {},
        few => { scopes => 'system/DocumentReference.rs'
                     . ' system/DiagnosticReport.rs system/Patient.rs' } });
    start($s);
    $s->{bearer} = $s->token('few', 'system/*.rs');
    my $export = $s->export('/Group/g1/$export');
    my $all = resources($export);
    my ($relative) = attachments($all->{'DocumentReference/relative'});
    my ($shared) = attachments($all->{'DocumentReference/shared'});
    my $photo = $all->{'Patient/p1'}{photo}[0];
    is($export->{manifest}{requiresAccessToken}, JSON::PP::true, 'ATT-03');

    my $answers = sub {
        my ($url, @as) = @_;
        my @status;
        for my $as (@as) {
            my ($id, $scope) = @$as;
            local $s->{bearer} = $id ? $s->token($id, $scope) : undef;
            push @status, $s->get($url)->{status};
        }
        return "@status";
    };
    my @as = map { ['few', "system/$_.rs"] }
        qw(* DocumentReference DiagnosticReport Patient);
    is($answers->($relative->{url}, @as), '200 200 403 403',
        'ATT-03 ATT-05: the type that refers to it');
    is($answers->($photo->{url}, @as), '200 403 403 200',
        'ATT-05: Patient.photo');
    is($answers->($shared->{url}, @as), '200 200 200 403',
        'ATT-05: any type that refers to it');
    is($answers->($relative->{url}, ['other', 'system/*.rs'], []), '404 401',
        'ATT-05 FILE-07: nobody else\'s');

    $s->{bearer} = $s->token('app', 'system/*.rs');
    $export = $s->export('/Group/g1/$export');
    ($relative) = attachments(
        resources($export)->{'DocumentReference/relative'});
    is($answers->($relative->{url}, ['app', 'system/Binary.rs'],
                  ['app', 'system/Condition.rs'], ['few', 'system/*.rs']),
        '200 403 404', 'ATT-05: or Binary');

    # until its time is over
    $s->reload_ini(job_ttl => 2, sweep_interval => 1);
    $export = $s->export('/Group/g1/$export');
    ($relative) = attachments(
        resources($export)->{'DocumentReference/relative'});
    FhirBulk::wait_for('its end', 10, sub {
        return $s->get($relative->{url})->{status} == 404;
    });
    FhirBulk::wait_for('its folder to go', 10, sub {
        return !-e $s->job_folder($export->{url});
    });
    pass('ATT-05: expires with the job');
    $s->stop;
};

done_testing;
