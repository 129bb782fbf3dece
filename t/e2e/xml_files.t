#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Files of a job of NDJSON, asked for as XML (FILE-20): made once, in the
# background, and from then on files like any other (FILE-21): access, ranges,
# gzip, expiry, delete, crashes.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use FhirBulk::Moment;
use FhirBulk::XmlBundle;
use JSON::PP ();
use POSIX ();
use Test::More;
use Time::HiRes qw(time);

my @patients = (
    '{"resourceType":"Patient","id":"fine","birthDate":"1970-01-01"}',
    '{"resourceType":"Patient","id":"div","text":{"status":"generated",'
        . '"div":"<div>SECRET & none</div>"}}',
    '{"resourceType":"Patient","id":"odd","--><b>":"SECRET","gender":"male"}',
);
my $s = FhirBulk->new(
    files => {
        'Patient.ndjson' => join('', map { "$_\n" } @patients, '{"x":}'),
        'Observation.ndjson' => join('', map {
            sprintf '{"resourceType":"Observation","id":"o%d","status":"final"'
                . ',"subject":{"reference":"Patient/fine"},"valueString":'
                . '"%s"}' . "\n", $_, 'value ' x 50
        } 1 .. 3000),
        'Encounter.ndjson' => join('', map {
            '{"resourceType":"Encounter","id":"e' . $_ . '","status":'
                . '"finished","class":{"code":"AMB"},"subject":'
                . '{"reference":"Patient/fine"}}' . "\n"
        } 1 .. 3),
    },
    tenant => { context_resources => 'off' },
    ini => { xml_output => 'on', log_level => 'info', control_threads => 2,
             sweep_interval => '1s' },
    clients => { app => {}, other => {}, patients => {
                     scopes => 'system/Patient.rs' } },
    nginx => 'fhir_bulk_xml on;', start => 0);
my $moment = FhirBulk::Moment->new($s);
my @xml = (Accept => 'application/fhir+xml');

sub start_sidecar { $s->start_sidecar(command => $moment->command) }

sub seen {
    my ($what) = @_;
    return scalar(() = FhirBulk::read_file($s->{log}) =~ /\Q$what\E/g);
}

# files of a job, by name, and its status URL
sub job {
    my ($path) = @_;
    my $url = $s->kickoff($path)->header('Content-Location');
    my $m = $s->wait_complete($url);
    return ($url, { map { $_->{url} =~ m{([^/]+)$} => $_->{url} }
                    map { @{ $m->{$_} // [] } } qw(output deleted error) });
}

# asks until it is there
sub as_xml {
    my ($url, @more) = @_;
    return FhirBulk::wait_for('the XML', 20, sub {
        my $reply = $s->get($url, @xml, @more);
        return $reply->{status} == 503 ? undef : $reply;
    });
}

sub below {
    my ($dir) = @_;
    opendir my $d, $dir or return ();
    return sort map { -d "$dir/$_" ? ("$_/", below("$dir/$_")) : $_ }
        grep { !/^\.\.?$/ } readdir $d;
}

start_sidecar();
$s->start_nginx;
$s->{bearer} = $s->token('app');

# ---- what comes -------------------------------------------------------------

my ($job, $file) = job('/$export?_type=Observation,Patient');

subtest 'content (FILE-20)' => sub {
    my $ndjson = $s->download($file->{'Observation.1.ndjson'});
    my $reply = as_xml($file->{'Observation.1.ndjson'});
    is("$reply->{status} " . $reply->header('Content-Type'),
        '200 application/fhir+xml', 'XML for who asks for it');
    is($reply->header('Vary'), 'Accept-Encoding, Accept', 'FILE-06: Vary');
    is(FhirBulk::XmlBundle::difference($ndjson, $reply->{body}), '',
        'an entry for each line, in order');
    is($s->download($file->{'Observation.1.ndjson'}), $ndjson,
        'FILE-04: NDJSON for all others');

    my $xml = as_xml($file->{'Patient.1.ndjson'})->{body};
    my @entries = FhirBulk::XmlBundle::entries($xml);
    is(join(' ', map { $_->[0] } @entries), 'Patient OperationOutcome Patient',
        'what cannot be XML has its place taken');
    my ($issue) = FhirBulk::XmlBundle::children($entries[1], 'issue');
    like(FhirBulk::XmlBundle::value($issue, 'diagnostics'),
        qr/^The resource on line 2 cannot be written as XML: \S*text\.div: /,
        'by a reason');
    like($xml, qr/<!-- 1 left out [\w ,:]*Patient\.[\w?]* -->/,
        'what has no place is told of in a comment');
    unlike($xml, qr/SECRET/, 'which says no more');

    my @error = FhirBulk::XmlBundle::entries(
        as_xml($file->{'error.1.ndjson'})->{body});
    is($error[0][0], 'OperationOutcome', 'MAN-11: message files as well');
};

subtest 'encodings, ranges, conditions (FILE-21)' => sub {
    my $url = $file->{'Observation.1.ndjson'};
    my @gz = (@xml, 'Accept-Encoding' => 'gzip');
    my $whole = $s->get($url, @gz);
    is($whole->header('Content-Encoding'), 'gzip', 'FILE-05: packed');
    my $ndjson = $s->get($url, 'Accept-Encoding' => 'gzip');
    isnt($whole->header('ETag'), $ndjson->header('ETag'),
        'FILE-06: ETags are different');
    is(FhirBulk::Data::decoded($whole), $s->get($url, @xml)->{body},
        'FILE-05: the same bytes unpacked');
    my $n = length $whole->{body};
    my @parts = map { $s->get($url, @gz, Range => "bytes=$_") }
        '0-99', "100-@{[ $n - 1 ]}";
    is(join('', map { $_->{body} } @parts), $whole->{body},
        'FILE-08: two ranges are the whole');
    is($s->get($url, @gz, 'If-None-Match' => $whole->header('ETag'))->{status},
        304, 'FILE-09: 304');
    my $head = $s->request('HEAD', $url, @gz);
    is($head->header('Content-Length') . " $head->{body}", "$n ",
        'FILE-09: HEAD');
};

subtest 'access (FILE-21)' => sub {
    my $url = $file->{'Observation.1.ndjson'};
    for my $is ('made', 'new') {
        $url = (job('/$export?_type=Observation'))[1]{'Observation.1.ndjson'}
            if $is eq 'new';
        my $made = seen('.xml.gz made');
        is($s->get($url, @xml, Authorization => undef)->{status}, 401,
            "FILE-07: $is: no token");
        local $s->{bearer} = $s->token('other');
        is($s->get($url, @xml)->{status}, 404, "ACC-07: $is: another client");
        $s->{bearer} = $s->token('patients');
        is($s->get($url, @xml)->{status}, 404, "$is: whoever it is");
        $s->{bearer} = $s->token('app', 'system/Patient.rs');
        is($s->get($url, @xml)->{status}, 403, "SC-08: $is: another type");
        is(seen('.xml.gz made'), $made, "$is: nobody of them had it made");
    }
    my @audit = grep { $_->{event} eq 'download' } map {
        JSON::PP->new->utf8->decode($_)
    } split /\n/, FhirBulk::read_file("$s->{dir}/nginx-audit.log");
    my ($first) = grep { ($_->{path} // '') =~ /Observation\.1\.ndjson$/ }
        @audit;
    is("$first->{client} $first->{status}", 'app 200',
        'NET-10: one record, of the answer');
};

# ---- many at once, and not yet ----------------------------------------------

sub hold {
    my ($name) = @_;
    $moment->arm('rename', 'before', "*/xml/$name", 1);
}

sub held { FhirBulk::wait_for('the moment', 20, sub { $moment->held }) }

subtest 'many at once' => sub {
    my (undef, $f) = job('/$export?_type=Observation');
    my $made = seen('Observation.1.xml.gz made');
    my @pipes = map {
        pipe(my $read, my $write) or die "pipe: $!";
        my $pid = fork // die "fork: $!";
        if ($pid == 0) {
            my $r = eval { as_xml($f->{'Observation.1.ndjson'}) };
            print $write $r ? "$r->{status} " . ($r->{status} == 200
                ? length $r->{body} : $r->{body}) : $@;
            close $write;
            POSIX::_exit(0);
        }
        [$read, $pid];
    } 1 .. 8;
    my %got;
    for (@pipes) {
        my ($read, $pid) = @$_;
        waitpid $pid, 0;
        sysread $read, my $text, 100;
        $got{$text}++;
    }
    like(join(', ', %got), qr/^200 \d+, 8$/, 'all get the same');
    is(seen('Observation.1.xml.gz made') - $made, 1, 'made once');
};

subtest 'not yet' => sub {
    my (undef, $f) = job('/$export?_type=Encounter');
    hold('Encounter.1.xml.gz');
    # a control thread of two waits for it, the other answers
    my $pid = fork // die "fork: $!";
    if ($pid == 0) {
        my $r = eval { $s->get($f->{'Encounter.1.ndjson'}, @xml) };
        POSIX::_exit($r && $r->{status} == 503
                     && ($r->header('Retry-After') // '') eq '2' ? 0 : 1);
    }
    held();
    my $began = time;
    my $reply = FhirBulk::wait_for('503', 10, sub {
        my $r = $s->get($f->{'Encounter.1.ndjson'}, @xml);
        return $r->{status} == 503 && $r;
    });
    is("$reply->{status} " . $reply->header('Retry-After') . ' '
       . $reply->codes, '503 2 transient', 'FILE-20: 503 with Retry-After');
    is($s->get($f->{'Encounter.1.ndjson'})->{status}, 200,
        'FILE-18: NDJSON meanwhile');
    is($s->get("$s->{base}/metadata")->{status}, 200,
        'and the sidecar answers others');
    waitpid $pid, 0;
    is($?, 0, 'who waits is told so in the end');
    cmp_ok(time - $began, '<', FhirBulk::patience(9), 'within bounds');
    $moment->release;
    my @entries = FhirBulk::XmlBundle::entries(
        as_xml($f->{'Encounter.1.ndjson'})->{body});
    is(scalar @entries, 3, 'and a moment later it is there');
};

# ---- ends -------------------------------------------------------------------

subtest 'delete while it is made' => sub {
    my ($url, $f) = job('/$export?_type=Encounter');
    my $folder = $s->job_folder($url);
    hold('Encounter.1.xml.gz');
    my $pid = fork // die "fork: $!";
    if ($pid == 0) {
        my $r = eval { $s->get($f->{'Encounter.1.ndjson'}, @xml) };
        POSIX::_exit($r && $r->{status} == 404 ? 0 : 1);
    }
    held();
    is($s->request('DELETE', $url)->{status}, 202, 'DEL-01');
    is($s->get($f->{'Encounter.1.ndjson'}, @xml)->{status}, 404,
        'DEL-04: gone at once');
    $moment->release;
    waitpid $pid, 0;
    is($?, 0, 'who waited finds nothing');
    FhirBulk::wait_for('the trash to be empty', 20, sub {
        return !grep { !/^\.trash\/$/ } below("$s->{root}/.trash");
    });
    ok(!-e $folder, 'its folder is gone');
    is(join(' ', below("$s->{root}/.xml")), '', 'and nothing is left');
};

subtest 'a crash while it is made' => sub {
    my ($url, $f) = job('/$export?_type=Encounter');
    hold('Encounter.1.xml.gz');
    my $pid = fork // die "fork: $!";
    if ($pid == 0) {
        eval { $s->get($f->{'Encounter.1.ndjson'}, @xml) };
        POSIX::_exit(0);
    }
    held();
    isnt(join(' ', below("$s->{root}/.xml")), '', 'it was being written');
    is($s->end('fhir-bulkd', 'KILL'), 'signal 9', 'killed');
    waitpid $pid, 0;
    is(join(' ', below($s->job_folder($url) . '/xml')), '',
        'FILE-11: half of it is nowhere');
    is($s->get($f->{'Encounter.1.ndjson'}, @xml)->{status}, 503,
        'STAT-16: 503 while the sidecar is away');
    is($s->get($file->{'Observation.1.ndjson'}, @xml)->{status}, 200,
        'what is made is served all the same');
    $moment->clear;
    start_sidecar();
    is(join(' ', below("$s->{root}/.xml")), '', 'the next start clears up');
    is(as_xml($f->{'Encounter.1.ndjson'})->{status}, 200, 'and makes it');
};

subtest 'stop while it is made' => sub {
    my (undef, $f) = job('/$export?_type=Observation');
    $moment->arm('write', 'before', '*/.xml/*', 1);
    my $pid = fork // die "fork: $!";
    if ($pid == 0) {
        my $r = eval { $s->get($f->{'Observation.1.ndjson'}, @xml) };
        POSIX::_exit($r && $r->{status} =~ /^200|503$/ ? 0 : 1);
    }
    held();
    $s->signal('fhir-bulkd', 'TERM');
    $moment->release;
    is($s->end('fhir-bulkd', 'TERM'), 'exit 0', 'in order');
    waitpid $pid, 0;
    is($?, 0, 'who waits is answered');
    start_sidecar();
    is(as_xml($f->{'Observation.1.ndjson'})->{status}, 200, 'made later');
};

subtest 'a file that is damaged' => sub {
    my ($url, $f) = job('/$export?_type=Encounter');
    my $path = $s->job_folder($url) . '/files/Encounter.1.ndjson.gz';
    my $bytes = FhirBulk::read_file($path);
    open my $h, '>', $path or die "$path: $!";
    print $h substr $bytes, 0, length($bytes) - 12;
    close $h;
    my $reply = as_xml($f->{'Encounter.1.ndjson'});
    is("$reply->{status} " . $reply->codes, '500 exception',
        'not half of it as if it were all');
    is(join(' ', below($s->job_folder($url) . '/xml')), '', 'nothing is kept');
};

subtest 'off (FILE-04)' => sub {
    my (undef, $f) = job('/$export?_type=Encounter');
    $s->reload_ini(xml_output => 'off');
    my $reply = $s->get($f->{'Encounter.1.ndjson'}, @xml);
    is("$reply->{status} " . $reply->header('Content-Type'),
        '200 application/fhir+ndjson', 'NDJSON, never 406');
    $s->reload_ini(xml_output => 'on');
    is(as_xml($f->{'Encounter.1.ndjson'})->header('Content-Type'),
        'application/fhir+xml', 'and on again');
};

subtest 'expiry (FILE-12)' => sub {
    $s->reload_ini(job_ttl => '3s');
    my ($url, $f) = job('/$export?_type=Encounter');
    is(as_xml($f->{'Encounter.1.ndjson'})->{status}, 200, 'there');
    my $folder = $s->job_folder($url);
    FhirBulk::wait_for('expiry', 20, sub {
        $s->get($f->{'Encounter.1.ndjson'}, @xml)->{status} == 404;
    });
    FhirBulk::wait_for('the folder to go', 20, sub { !-e $folder });
    pass('gone with all that was made of it');
};

$s->stop;
done_testing;
