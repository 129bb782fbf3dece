#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# What was deleted since (TOMB rows): which deletions are told, at which level,
# to whom, and how they look.  The same stories on both sources: rows with a
# flag, a file of tombstones.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8->canonical;
my $old = '2024-01-01T00:00:00.000Z';
my $since = '2025-01-01T00:00:00Z';
my $day = '2025-02-01T00:00:00Z';           # when most of it was deleted
my $many = 2500;

sub resource {
    my ($type, $id, $updated, %more) = @_;
    return $json->encode({ resourceType => $type, id => $id,
                           meta => { lastUpdated => $updated }, %more }) . "\n";
}

sub ref_to { return { reference => $_[0] } }

sub observation {
    my ($id, $patient, $updated) = @_;
    return resource('Observation', $id, $updated, status => 'final',
                    code => { text => 'x' },
                    subject => ref_to("Patient/$patient"));
}

sub group {
    my ($id, @members) = @_;
    return resource('Group', $id, $old, type => 'person',
        actual => JSON::PP::true,
        member => [map { { entity => ref_to("Patient/$_") } } @members]);
}

# p1 has left g2
my %files = (
    'Patient.ndjson' => join('', map { resource('Patient', $_, $old) }
                                 qw(p1 p2 p3)),
    'Observation.ndjson' => observation('o1', 'p1', $old)
        . observation('back', 'p1', '2025-03-01T00:00:00.000Z')
        . observation('new', 'p2', '2025-03-01T00:00:00.000Z'),
    'Group.ndjson' => group('g1', qw(p1 p2 gone)) . group('g2', 'p2'),
);

# type, id, when, whose: ids of Patients, none (''), or nobody knows
my @deletions = (
    ['Observation', 'at', $since, 'p1'],
    ['Observation', 'just', '2025-01-01T00:00:00.000001Z', 'p1'],
    ['Observation', 'of1', $day, 'p1'],
    ['Observation', 'of2', $day, 'p2'],
    ['Observation', 'of3', $day, 'p3'],
    ['Observation', 'ofgone', $day, 'gone'],
    ['Observation', 'oflost', $day, 'lost'],
    ['Observation', 'nobodys', $day, undef],
    ['Observation', 'back', $day, 'p1'],
    ['Observation', 'future', '2099-01-01T00:00:00Z', 'p1'],
    ['Condition', 'c1', '2025-02-02T00:00:00Z', 'p1'],
    ['Patient', 'gone', $day, undef],
    ['Patient', 'lost', $day, undef],
    ['Practitioner', 'd1', $day, ''],
    ['Group', 'g9', $day, ''],
    map { ['Basic', sprintf('b%04d', $_),
           sprintf('2025-02-03T00:00:%02dZ', $_ % 60), ''] } 1 .. $many,
);

sub tombstones {
    return join '', map {
        my ($type, $id, $when, $whose) = @$_;
        $json->encode({ resourceType => $type, id => $id, deleted => $when,
                        defined $whose ? (patients => [split ' ', $whose])
                                       : () }) . "\n";
    } @_;
}

sub rows {
    return join '', map {
        my ($type, $id, $when, $whose) = @$_;
        my %who = $whose ? (subject => ref_to("Patient/$whose")) : ();
        my $body = defined $whose
            ? "'" . $json->encode({ resourceType => $type, id => $id, %who })
                . "'" : 'NULL';
        'INSERT INTO s_jsonb.resource (type, id, last_updated, deleted, body)'
            . " VALUES ('$type', '$id', '$when', true, $body);\n";
    } @_;
}

# the Bundles of a manifest's files, TOMB-02 as far as it holds for each
sub bundles {
    my ($s, $export) = @_;

    my (@bundles, %ids);
    for my $item (@{ $export->{manifest}{deleted} // [] }) {
        my @lines = split /\n/, $s->download($item->{url});
        $item->{type} eq 'Bundle' && @lines == $item->{count}
            or die "deleted: $item->{type}, $item->{count}\n";
        push @bundles, map { $json->decode($_) } @lines;
    }
    for my $b (@bundles) {
        my $wrong = join ' ', sort grep {
            !/^(?:entry|id|meta|resourceType|type)$/ } keys %$b;
        die "a member of a Bundle: $wrong\n" if $wrong;
        "$b->{resourceType} $b->{type}" eq 'Bundle transaction'
            && !$ids{ $b->{id} }++ && $b->{meta}{lastUpdated}
            or die $json->encode($b) . "\n";
        for my $e (@{ $b->{entry} }) {
            join(' ', keys %$e, sort keys %{ $e->{request} })
                eq 'request method url' && $e->{request}{method} eq 'DELETE'
                or die $json->encode($e) . "\n";
        }
    }

    return @bundles;
}

sub urls {
    return map { $_->{request}{url} } map { @{ $_->{entry} } } @_;
}

sub warnings {
    my ($s, $export) = @_;
    return join ' ', sort map { "$_->{severity}:$_->{code}" }
        map { @{ $_->{issue} } } map { $json->decode($_) }
        map { split /\n/, $s->download($_->{url}) }
        @{ $export->{manifest}{error} };
}

my $o = sub { return join ' ', map { "Observation/$_" } @_ };

sub stories {
    my ($source) = @_;

    my $s = FhirBulk->new(
        source => $source, files => \%files, start => 0,
        ini => { max_active_jobs_per_client => 1000 }, tenants => {},
        clients => { app => { tenants => ['default', 'forgets'] },
                     few => { tenants => ['default'],
                              scopes => 'system/Observation.rs'
                                  . ' system/Patient.rs' } });
    my $remember;
    if ($source eq 'ndjson') {
        $remember = 'tombstones';
        $s->write_file("$s->{data}/gone.json", tombstones(@deletions));
        $s->{tenant}{tombstones} = 'gone.json';
    } else {
        $remember = 'deleted_column';
        # a table that keeps what was deleted beside what came after it
        $s->sql('ALTER TABLE s_jsonb.resource'
                . ' DROP CONSTRAINT resource_pkey;'
                . 'CREATE INDEX ON s_jsonb.resource (type, id);'
                . rows(@deletions) . 'ANALYZE s_jsonb.resource;');
    }
    $s->{tenants}{forgets} = { %{ $s->{tenant} }, $remember => undef,
        $source eq 'postgres' ? (where => 'NOT deleted') : () };
    $s->write_ini;
    $s->start_sidecar;
    $s->start_nginx;
    $s->{bearer} = $s->token('app');

    my $told = sub {
        my ($path, %o) = @_;
        return join ' ', sort grep { !/^Basic/ }
            urls(bundles($s, $s->export($path, %o)));
    };

    subtest 'system level' => sub {
        my $export = $s->export("/\$export?_since=$since");
        my @bundles = bundles($s, $export);
        my @urls = urls(@bundles);

        is(join(' ', sort grep { !/^Basic/ } @urls),
            join(' ', 'Condition/c1', 'Group/g9',
                 $o->(qw(just nobodys of1 of2 of3 ofgone oflost)),
                 'Patient/gone', 'Patient/lost', 'Practitioner/d1'),
            'TOMB-01 MAN-16: deleted strictly after _since, and not later'
            . ' than transactionTime');
        is(scalar(grep { /^Basic/ } @urls), $many, 'TOMB-03: all of many');
        my %once = map { $_ => 1 } @urls;
        is(scalar keys %once, scalar @urls, 'TOMB-02: each once');
        is(join(' ', sort { $a <=> $b } map { scalar @{ $_->{entry} } }
                     @bundles),
            join(' ', sort { $a <=> $b } @urls - 2000, 1000, 1000),
            'TOMB-03: Bundles of up to 1000');

        my %when = map { ("$_->[0]/$_->[1]" => $_->[2]) } @deletions;
        for my $bundle (@bundles) {
            my ($newest) = reverse sort map { $when{$_} } urls($bundle);
            is($bundle->{meta}{lastUpdated} =~ s/\.0+Z$/Z/r,
                $newest =~ s/\.0+Z$/Z/r,
                'TOMB-03: lastUpdated is that of the newest entry');
        }

        my $got = FhirBulk::Data::of_export($export);
        is(join(' ', sort keys %$got), $o->('back', 'new'),
            'TOMB-05: what is there again is output');
        is(join(' ', grep { $got->{$_} } @urls), '',
            'MAN-17: nothing is in both');
        is(warnings($s, $export), '', 'TOMB-04: nothing is missing here');
    };

    subtest 'time' => sub {
        my $type = '&_type=Observation,Condition';
        is($told->("/\$export?_since=$since$type&_until=$day"), $o->('just'),
            'TOMB-01: before _until');
        is($told->("/\$export?_since=$since$type"
                   . '&_until=2025-02-01T00:00:00.000001Z'),
            $o->(qw(just nobodys of1 of2 of3 ofgone oflost)),
            'TOMB-01: a microsecond before it');
        is($told->("/\$export?_since=2024-12-31T23:59:59.999999Z$type"
                   . "&_until=2025-01-01T00:00:00.000001Z"), $o->('at'),
            'TOMB-01: a microsecond after _since');
        is($told->('/$export?_since=2025-02-01T01:00:00%2B01:00'
                   . $type), 'Condition/c1', 'TOMB-01: a zone');

        for my $path ('/$export?_since=2025-05-01T00:00:00Z',
                      '/$export', "/\$export?_until=$day",
                      '/Patient/$export', '/Group/g1/$export')
        {
            my $export = $s->export($path);
            ok(!exists $export->{manifest}{deleted},
                "MAN-16: the key is not there: $path");
        }
        local $s->{bearer} = $s->token('app', undef, tenant => 'forgets');
        my $export = $s->export("/\$export?_since=$since",
                                base => $s->base_of('forgets'));
        ok(!exists $export->{manifest}{deleted},
            'MAN-16: a source that does not remember');
        is(warnings($s, $export), '', 'MAN-16: and that is no warning');
    };

    subtest 'Patient and Group level' => sub {
        my $export = $s->export("/Group/g1/\$export?_since=$since");
        is(join(' ', sort { $a cmp $b } urls(bundles($s, $export))),
            join(' ', 'Condition/c1', $o->(qw(just of1 of2 ofgone)),
                 'Patient/gone'),
            'TOMB-01 TOMB-06: of the members, also of those deleted');
        is(warnings($s, $export),
            'warning:incomplete warning:not-found',
            'TOMB-04: one may be missing');

        is($told->("/Group/g2/\$export?_since=$since"), $o->('of2'),
            'TOMB-06: who left is not deleted');
        is($told->("/Patient/\$export?_since=$since"),
            join(' ', 'Condition/c1',
                 $o->(qw(just of1 of2 of3 ofgone oflost)), 'Patient/gone',
                 'Patient/lost'),
            'TOMB-06: of all Patients, also of those deleted');

        my @one = (method => 'POST', 'Content-Type' => 'application/fhir+json',
            body => $json->encode({ resourceType => 'Parameters',
                parameter => [
                    { name => '_since', valueInstant => $since },
                    { name => 'patient',
                      valueReference => ref_to('Patient/p1') }] }));
        is($told->('/Group/g1/$export', @one),
            join(' ', 'Condition/c1', $o->(qw(just of1))),
            'TOMB-01 PAT-01: of the one that was named');
        is($told->('/Patient/$export', @one),
            join(' ', 'Condition/c1', $o->(qw(just of1))),
            'TOMB-01 PAT-01: the same at Patient level');
    };

    subtest 'types' => sub {
        is($told->("/\$export?_since=$since&_type=Condition"),
            'Condition/c1', 'TOMB-04: those that were asked for');
        my $export = $s->export("/Group/g1/\$export?_since=$since"
                                . '&_type=Condition,Patient');
        is(join(' ', sort { $a cmp $b } urls(bundles($s, $export))),
            'Condition/c1 Patient/gone', 'TOMB-04: at Group level too');
        is(warnings($s, $export), 'warning:not-found',
            'TOMB-04: what was not asked for is not missing');
        is($told->("/\$export?_since=$since&_type=Device"), '',
            'MAN-16: none of this type');

        local $s->{bearer} = $s->token('few', 'system/*.rs');
        is($told->("/\$export?_since=$since"),
            join(' ', $o->(qw(just nobodys of1 of2 of3 ofgone oflost)),
                 'Patient/gone', 'Patient/lost'),
            'TOMB-04: those within the scopes');
        $export = $s->export("/\$export?_since=$since");
        my $file = $export->{manifest}{deleted}[0]{url};
        $s->{bearer} = $s->token('few', 'system/Observation.rs');
        is($s->get($file)->{status}, 403,
            'ACC-06: the file is for those who have all types of the job');
    };

    subtest 'a partial manifest' => sub {
        my $export = $s->export("/\$export?_since=$since"
                                . '&allowPartialManifests=true');
        my @pages = @{ $export->{pages} };
        my @with = grep { exists $_->{deleted} } @pages;
        is(scalar @with, 1, 'PART-06: on one page');
        is(join(' ', sort { $a cmp $b } grep { !/^Basic/ }
                urls(bundles($s, { manifest => $with[0] }))),
            join(' ', 'Condition/c1', 'Group/g9',
                 $o->(qw(just nobodys of1 of2 of3 ofgone oflost)),
                 'Patient/gone', 'Patient/lost', 'Practitioner/d1'),
            'PART-02: and the same as without');
    };

    $s->stop;
}

subtest $_ => sub { stories($_) } for qw(ndjson postgres);

# what comes back between two exports is only output, what goes is only told
subtest 'one after the other' => sub {
    my $s = FhirBulk->new(source => 'postgres', files => \%files);
    my $pull = sub {
        my ($since) = @_;
        my $export = $s->export("/\$export?_since=$since&_type=Observation");
        return ($export->{manifest}{transactionTime},
                join(' ', sort keys %{ FhirBulk::Data::of_export($export) }),
                join(' ', urls(bundles($s, $export))));
    };
    my $set = sub {
        my ($id, $deleted) = @_;
        $s->sql("UPDATE s_jsonb.resource SET deleted = $deleted,"
                . ' last_updated = clock_timestamp()'
                . " WHERE type = 'Observation' AND id = '$id'");
    };

    $set->('o1', 'true');
    my ($time, $there, $gone) = $pull->('2025-06-01T00:00:00Z');
    is("$there|$gone", '|Observation/o1', 'TOMB-01: deleted');
    $set->('o1', 'false');
    ($time, $there, $gone) = $pull->($time);
    is("$there|$gone", 'Observation/o1|', 'TOMB-05: created again');
    $set->('o1', 'true');
    $set->('o1', 'false');
    ($time, $there, $gone) = $pull->($time);
    is("$there|$gone", 'Observation/o1|', 'TOMB-05 MAN-17: both in between');
    ($time, $there, $gone) = $pull->($time);
    is("$there|$gone", '|', 'TOMB-01: nothing since');

    $s->stop;
};

# a job that goes on with a newer snapshot, where more is gone by now
subtest 'killed in between' => sub {
    my $s = FhirBulk->new(source => 'postgres', files => \%files, start => 0);
    %{ $s->{tenant} } = (%{ $s->{tenant} }, $s->load_gate('Flag'));
    $s->sql(rows(['Flag', 'f1', $day, 'p1']));
    $s->write_ini;
    $s->start_sidecar;
    $s->start_nginx;
    my $pair = sub {
        my ($export) = @_;
        return join '|', join(' ', sort keys
                              %{ FhirBulk::Data::of_export($export) }),
            join ' ', sort { $a cmp $b } urls(bundles($s, $export));
    };

    $s->gate('closed');
    my $url = $s->kickoff("/\$export?_since=$since")
        ->header('Content-Location');
    FhirBulk::wait_for('the deletions', 20, sub { $s->held_sessions });
    $s->end('fhir-bulkd', 'KILL');
    $s->sql('UPDATE s_jsonb.resource SET deleted = true,'
            . ' last_updated = clock_timestamp()'
            . " WHERE type = 'Observation' AND id = 'new'");
    $s->gate('open');
    $s->start_sidecar;
    my $export = $s->collect($url, $s->wait_complete($url));
    is($pair->($export), $o->('back', 'new') . '|Flag/f1',
        'MAN-17 STAT-25: what was exported is not told as deleted');
    is($pair->($s->export('/$export?_since='
                          . $export->{manifest}{transactionTime})),
        '|Observation/new', 'TOMB-01: the next export tells it');
    $s->{nginx_may_complain} = 1;     # there was no socket at times
    $s->stop;
};

done_testing;
