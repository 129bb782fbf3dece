#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# What goes wrong at the source or on the disk ends a job, whole, partial or
# failed, with a message that says why.  No job stays 202.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use Test::More;

sub observation {
    my ($id) = @_;
    return qq({"resourceType":"Observation","id":"$id","status":"final",)
        . qq("subject":{"reference":"Patient/p1"}});
}

my @good = map { observation("o$_") } 1 .. 99;
my $patient = '{"resourceType":"Patient","id":"p1"}';

# ---- a folder and a table -------------------------------------------------

my $s = FhirBulk->new(
    source => 'postgres', body => 'text', start => 0,
    ini => { max_retries => 1, fail_ratio => '0.3', workers => 2 });
my %lines = (
    few => [@good, '{"resourceType":"Observation","id":"broken",'],
    many => [@good, map { qq({"resourceType":"Observation","id":"b$_",) }
                    1 .. 60],
    none => [@good], closed => [@good],
);
for my $name (keys %lines) {
    my $folder = $s->ndjson_folder($name, {
        'Patient.ndjson' => "$patient\n",
        'Observation.ndjson' => join "\n", @{ $lines{$name} }, '',
    });
    $s->{tenants}{$name} = { source => 'ndjson', path => $folder };
}
$s->load_table('jsonb', '--patients', 12);
$s->{tenants}{jsonb} = { $s->postgres_keys('jsonb') };
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

sub base { return $_[0] eq 'default' ? $s->{base} : "$s->{server}/$_[0]/fhir" }

# the end of a job that has to fail: OperationOutcome, then DELETE
sub failed {
    my ($tenant, $path, $text, $title) = @_;

    my $kick = $s->kickoff($path, base => base($tenant));
    is($kick->{status}, 202, "$title: accepted")
        or return diag $kick->{body};
    my $url = $kick->header('Content-Location');
    my $reply = $s->wait_done($url, 30);

    is($reply->{status}, 500, "STAT-14: $title: 500, not 202 for ever");
    is($reply->codes, 'processing', 'STAT-15: a code that does not say poll');
    is($reply->header('Content-Type'), 'application/fhir+json', 'STAT-14');
    is($reply->header('Retry-After'), undef, 'STAT-14: no Retry-After');
    my ($issue) = @{ $reply->issues };
    like($issue->{diagnostics}, $text, 'and says why');
    unlike($reply->{body}, qr{s_\w+\.|SELECT|/tmp/|host=},
        'section 14: no SQL, path or host');
    is($s->get($url)->{body}, $reply->{body}, 'the same at the next poll');
    my @files = glob $s->job_folder($url, $tenant) . '/{tmp,files}/*';
    is("@files", '', 'no files are left');

    is($s->request('DELETE', $url)->{status}, 202, 'DEL-08: 202');
    my $gone = $s->get($url);
    is("$gone->{status} " . $gone->codes, '404 not-found', 'DEL-08: 404');
}

subtest 'some resources are broken' => sub {
    my $export = $s->export('/$export', base => base('few'));
    my $got = FhirBulk::Data::of_export($export);
    is(scalar keys %$got, 100, 'MAN-12: 200, and the sound ones are there');
    my @error = @{ $export->{manifest}{error} };
    is(join(',', map { $_->{type} } @error), 'OperationOutcome',
        'MAN-11: a message file');
    my ($name) = map { m{([^/]+)$} } map { $_->{url} } @error;
    my @oo = map { JSON::PP->new->utf8->decode($_) }
        split /\n/, $export->{files}{$name // ''} // '';
    my $text = join ' ', map { $_->{diagnostics} }
        map { @{ $_->{issue} } } @oo;
    like($text, qr/\b1\b/, 'MAN-12: how many');
    like($text, qr/Observation|resource/i, 'MAN-12: of what');
};

subtest 'too many are broken' => sub {
    failed('many', '/$export', qr/too many/i,
        'MAN-13: 60 of 159 broken at fail_ratio 0.3');
};

subtest 'broken rows of a table' => sub {
    my $whole = FhirBulk::Data::of_table($s, 's_text.resource');
    my @ids = sort map { s{.*/}{}r } grep { m{^Observation/} } keys %$whole;
    my %to = ('NULL' => shift @ids, "''" => shift @ids,
              "'no JSON'" => shift @ids, "'[1]'" => shift @ids,
              q('{"resourceType":"Observation"') => shift @ids);
    for my $body (sort keys %to) {
        $s->sql("UPDATE s_text.resource SET body = $body"
                . " WHERE id = '$to{$body}'");
        delete $whole->{"Observation/$to{$body}"};
    }
    my $export = $s->export('/$export');
    is(FhirBulk::Data::difference(FhirBulk::Data::of_export($export), $whole),
        '', 'MAN-12: NULL, empty and damaged bodies never go out');
    my ($name) = grep { /^error/ } keys %{ $export->{files} };
    like($export->{files}{$name // ''} // '', qr/"severity":"error"/,
        'MAN-12: and are reported');
    is_deeply($s->export('/$export?_type=Patient')->{manifest}{error}, [],
        'MAN-12: other types are not concerned');
};

subtest 'the folder' => sub {
    chmod 0, "$s->{tenants}{closed}{path}/Observation.ndjson";
    failed('closed', '/$export', qr/./, 'permission denied');

    rename $s->{tenants}{none}{path}, "$s->{dir}/away" or die $!;
    failed('none', '/$export', qr/./, 'the folder is gone');
    rename "$s->{dir}/away", $s->{tenants}{none}{path} or die $!;
    is(scalar keys %{ FhirBulk::Data::of_export(
            $s->export('/$export', base => base('none'))) }, 100,
        'and works again when it is back');
};

subtest 'the table' => sub {
    $s->sql('REVOKE SELECT ON s_jsonb.resource FROM fhir_bulk_reader');
    failed('jsonb', '/$export', qr/./, 'no right to read');
    $s->sql('GRANT SELECT ON s_jsonb.resource TO fhir_bulk_reader;'
            . 'ALTER TABLE s_jsonb.resource RENAME TO other');
    failed('jsonb', '/Patient/$export', qr/./, 'no such table');
    $s->sql('ALTER TABLE s_jsonb.other RENAME TO resource;'
            . 'ALTER TABLE s_jsonb.resource RENAME body TO content');
    failed('jsonb', '/$export', qr/./, 'no such column');
    $s->sql('ALTER TABLE s_jsonb.resource RENAME content TO body');
    ok($s->export('/$export', base => base('jsonb')),
        'and works again when all is as it was');
};

subtest 'the database' => sub {
    $s->pg_cluster('stop');
    failed('jsonb', '/$export', qr/source could not be reached/,
        'database down beyond the retries');
    my $reply = $s->kickoff('/Group/cohort/$export', base => base('jsonb'));
    is("$reply->{status} " . $reply->codes, '503 transient',
        'a group that cannot be asked for now: 503, not 404');
    ok($reply->header('Retry-After'), 'with Retry-After');
    $s->start_postgres;
    ok($s->export('/Group/cohort/$export', base => base('jsonb')),
        'and works again when it is back');
};

my $log = FhirBulk::read_file($s->{log});
like($log, qr/permission denied for table|permission denied/i,
    'the operator reads the cause in the log');
$s->stop;

# ---- a small disk ---------------------------------------------------------

# a stack whose export root is a tmpfs of its own, for the sidecar alone;
# undef with a reason where that is not allowed
sub small_disk {
    my ($size, %ini) = @_;

    my $small = FhirBulk->new(
        start => 0, sample => ['--patients', 20],
        ini => { compression => 'off', max_retries => 1 });
    my @tmpfs = ('unshare', '--user', '--map-current-user', '--mount',
                 '--keep-caps', 'sh', '-c',
                 "mount -t tmpfs -o size=$size,mode=755 tmpfs \"\$0\""
                 . ' && exec "$@"', $small->{root}, 'setpriv',
                 '--ambient-caps=-all', '--inh-caps=-all');
    my @as = $> == 0 ? ('setpriv', "--reuid=$small->{uid}",
                        "--regid=$small->{gid}", '--clear-groups') : ();
    my $try = join ' ', map { quotemeta } @as, @tmpfs, 'true';
    if (system("$try >/dev/null 2>&1") != 0) {
        plan skip_all => 'a mount in a user namespace is not allowed here';
    }

    $small->{ini}{$_} = "$small->{dir}/$ini{$_}" for keys %ini;
    $small->write_ini;
    $small->start_sidecar(command => [@tmpfs, $small->{bulkd}, '-c',
                                      $small->{ini_file}]);
    $small->start_nginx;

    return $small;
}

subtest 'disk full' => sub {
    $s = small_disk('1m', store => 'jobs.sqlite');
    failed('default', '/$export', qr/full/i, 'a disk too small');
    my $manifest = $s->wait_complete(
        $s->kickoff('/$export?_type=Patient')->header('Content-Location'));
    is(scalar @{ $manifest->{output} }, 1,
        'space is free again: a smaller job completes');
    $s->stop;
};

subtest 'no room for the job store' => sub {
    $s = small_disk('4m');
    # the sidecar's own view of the folder
    my $fill = "/proc/$s->{pids}{'fhir-bulkd'}/root$s->{root}/fill";
    my ($full, $fh);
    {
        # root has no account in there; undone in reverse order
        my $root = $> == 0;
        local $) = $root ? "$s->{gid} $s->{gid}" : $);
        local $> = $root ? $s->{uid} : $>;
        $full = open $fh, '>', $fill;
    }
    plan skip_all => "the sidecar's folder cannot be reached: $!" if !$full;
    $fh->autoflush(1);
    1 while syswrite $fh, 'x' x 4096;

    my $reply = FhirBulk::wait_for('a refusal', 10, sub {
        my $reply = $s->kickoff('/$export?_type=Patient');
        $reply->{status} != 202 && $reply;
    });
    is("$reply->{status} " . $reply->codes, '503 no-store',
        'KICK-13 KICK-14: what cannot be recorded is not accepted');
    like($reply->header('Retry-After') // '', qr/^\d+$/, 'with Retry-After');
    is($s->control('GET', '/v1/health')->{status}, 503, 'health: 503');

    truncate $fh, 0;
    close $fh;
    FhirBulk::wait_for('recovery', 10, sub {
        $s->kickoff('/$export?_type=Patient')->{status} == 202;
    });
    ok(1, 'and goes on when there is room again');
    $s->stop;
};

done_testing;
