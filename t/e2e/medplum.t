#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# The store profile medplum: what comes out of Medplum's tables is what its API
# gives, at each level, by time, with deletions, for each project and no other,
# and no secret ever.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use Digest::MD5 qw(md5_hex);
use FhirBulk;
use FhirBulk::Medplum;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8->canonical;

# small parts: tables are split, and large enough for an index to be looked for
my $s = FhirBulk->new(source => 'none', start => 0,
                      ini => { part_size => '16k', workers => 2 });
my $m = FhirBulk::Medplum->new($s);
my $old = FhirBulk::Medplum->new($s, schema => 'old', old => 1);
my ($north, $south, $west) = @$m{qw(north south west)};

# the same profile, that shows all that is stored
system('cp', '-R', "$s->{profiles}/medplum", "$s->{profiles}/extended") == 0
    or die 'cp';
for my $file ("$s->{profiles}/extended/rows.sql",
              "$s->{profiles}/extended/resource.sql")
{
    my $text = FhirBulk::read_file($file);
    $text =~ s/^-- without-meta:.*\n//m or die "$file takes nothing out\n";
    $s->write_file($file, $text);
}

my %tenant = (
    north => { partition => $north },
    south => { partition => $south },
    west => { partition => $west },
    all => { partition => 'all' },
    scan => { partition => $north, cohort_percent => 0 },
    query => { partition => $north, cohort_percent => 100 },
    extended => { partition => $north, profile => 'extended' },
    old => { partition => $north, schema => 'old' },
    few => { partition => $north, where => q("id"::text < '8') },
);
$s->{tenants}{$_} = {
    source => 'postgres', profile => 'medplum', context_resources => 'off',
    conninfo => $s->conninfo('fhir_export'), %{ $tenant{$_} }
} for keys %tenant;
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

sub export {
    my ($tenant, $path, %o) = @_;
    return $s->export($path, base => "$s->{server}/$tenant/fhir", %o);
}

# '' when an export holds exactly these resources, byte for byte
sub differs {
    my ($export, $wanted) = @_;
    my $got = eval { FhirBulk::Data::of_export($export) } or return $@;
    return FhirBulk::Data::difference($got,
        { map { $_ => md5_hex($wanted->{$_}) } keys %$wanted });
}

sub some {
    my ($wanted, $pass) = @_;
    return { map { $_ => $wanted->{$_} } grep { $pass->($_) } keys %$wanted };
}

# what belongs to one of these Patients, or to any that is alive
sub compartment {
    my ($project, $patients) = @_;
    my $truth = $m->{truth}{$project};
    return some($truth, sub {
        return $_[0] !~ m{^Group/} && grep { $truth->{"Patient/$_"}
            && (!$patients || $patients->{$_}) } keys %{ $m->{owners}{$_[0]} };
    });
}

# the URLs of an export's deletions
sub deleted {
    my ($export) = @_;
    return join ' ', sort map { $_->{request}{url} } map { @{ $_->{entry} } }
        map { $json->decode($_) } map { split /\n/, $s->download($_->{url}) }
        @{ $export->{manifest}{deleted} // [] };
}

sub warnings {
    my ($export) = @_;
    return join ' ', sort map { "$_->{severity}:$_->{code}" }
        map { @{ $_->{issue} } } map { $json->decode($_) }
        map { split /\n/, $s->download($_->{url}) }
        @{ $export->{manifest}{error} };
}

# what a session counted is there when it is over
my $sessions = 'SELECT count(*) FROM pg_stat_activity WHERE'
    . " usename = 'fhir_export'";

my $truth = $m->{truth}{$north};
my $cohort = '/Group/' . $m->id('Group', 'cohort') . '/$export';
my $members = FhirBulk::Data::sample_members($m->{file}{$north}, 'cohort');
my $of_cohort = compartment($north, $members);
my ($group) = map { m{^/(Group/[^/]+)} } $cohort;

subtest 'system level' => sub {
    cmp_ok(scalar keys %$truth, '>', 500, 'there is something');
    is(differs(export('north', '/$export'), $truth), '',
        "KICK-01 CMP-12: what Medplum's API gives");
    is(differs(export('old', '/$export'), $old->{truth}{$north}), '',
        'KICK-01: an older database; what is of no project is not there');
    is(differs(export('few', '/$export'),
               some($truth, sub { $_[0] =~ m{/[0-7]} })), '',
        'where: a condition of the operator');
    is(differs(export('all', '/$export?_type=Patient,Group,Organization,'
                      . 'StructureDefinition,Binary'),
               some({ map { %$_ } values %{ $m->{truth} } }, sub {
                   $_[0] =~ m{^(?:Pat|Gro|Org|Str|Bin)} })), '',
        'partition = all: of all projects');
    is(differs(export('north', '/$export?_type=Binary,Immunization,Flag'),
               some($truth, sub { $_[0] =~ m{^(?:Binary|Immunization)/} })),
        '', 'TYPE-01: a type without compartments, one without a table');
};

subtest 'Patient and Group level' => sub {
    my $any = compartment($north);
    for my $tenant (qw(scan query)) {
        is(differs(export($tenant, '/Patient/$export'), $any), '',
            "KICK-02 CMP-02: all Patients, by $tenant");
        is(differs(export($tenant, $cohort),
                   { %$of_cohort, $group => $truth->{$group} }), '',
            "KICK-03 CMP-04: members, Devices too, by $tenant");
    }

    # one Patient of many: the index is worth its price
    my $one = FhirBulk::Data::sample_members($m->{file}{$north}, 'edge');
    my $edge = '/Group/' . $m->id('Group', 'edge') . '/$export';
    my $used = sub {
        $s->sql('SELECT sum(idx_scan) FROM pg_stat_user_indexes WHERE'
                . " schemaname = 'public' AND indexrelname ~ 'compartments'")
    };
    my $before = $used->();
    for my $tenant (qw(scan query)) {
        is(differs(export($tenant, "$edge?_type=Observation"),
                   some(compartment($north, $one), sub { $_[0] =~ /^Obs/ })),
            '', "CMP-04: of one Patient, by $tenant");
        FhirBulk::wait_for('the end of its sessions', 10,
                           sub { !$s->sql($sessions) });
        is($used->() > $before ? 'used' : 'not used',
            $tenant eq 'query' ? 'used' : 'not used',
            "cohort_percent: the index on compartments, by $tenant");
    }

    my $devices = some($of_cohort, sub { $_[0] =~ m{^Device/} });
    cmp_ok(scalar keys %$devices, '>', 0, 'members have Devices');
    is(differs(export('query', "$cohort?_type=Device"), $devices), '',
        'CMP-04: a Device, which Medplum counts to nobody');
};

subtest 'searches' => sub {
    my ($one, $two) = sort grep { /^Observation/ } keys %$truth;
    is(differs(export('query', '/$export?_type=Observation&_typeFilter='
                      . 'Observation%3F_id%3D' . join ',', map {
                          s{.*/}{}r } $one, $two),
               { map { $_ => $truth->{$_} } $one, $two }), '',
        'FILT-02: by ids');
    is(differs(export('query', '/$export?_type=Observation&_typeFilter='
                      . "Observation%3Fpatient%3D$m->{a}"),
               some(compartment($north, { $m->{a} => 1 }),
                    sub { $_[0] =~ /^Obs/ })), '', 'FILT-02: by Patient');
};

subtest 'time' => sub {
    my @times = sort map { $m->{updated}{$_} } keys %$truth;
    my ($since, $until) = @times[@times / 3, @times / 2];
    # Provenance comes with what it is about, whenever that was
    my $later = sub { ($m->{updated}{$_[0]} cmp $since) > 0
                      && $_[0] !~ /^Provenance/ };
    my $types = sub {
        my %types = map { s{/.*}{}r => 1 } keys %{ $_[0] };
        return join ',', grep { $_ ne 'Provenance' } sort keys %types;
    };
    is(differs(export('north', "/\$export?_since=$since&_type="
                      . $types->($truth)),
               some($truth, $later)), '', 'TIME-01: _since');
    is(differs(export('north', "/\$export?_since=$since&_until=$until"
                      . '&_type=' . $types->($truth)),
               some($truth, sub { $later->(@_)
                                  && $m->{updated}{$_[0]} lt $until })), '',
        'TIME-02: _until');
    is(differs(export('query', "$cohort?_since=$since&_type=Group,"
                      . $types->($of_cohort)),
               some({ %$of_cohort, $group => $truth->{$group} }, $later)), '',
        'TIME-01: with the index of compartments');
};

subtest 'deletions' => sub {
    my $since = '2025-01-01T00:00:00Z';
    my $id = \&FhirBulk::Medplum::uuid;
    my @all = sort grep { $m->{gone}{$_} gt $since } keys %{ $m->{gone} };

    for my $tenant (qw(north old)) {
        is(deleted(export($tenant, "/\$export?_since=$since")), "@all",
            "TOMB-01: of this project, since then: $tenant");
        my $export = export($tenant, "/Patient/\$export?_since=$since");
        is(deleted($export), join(' ', grep { !/^Org/ } @all),
            "TOMB-06: whose it was is in history: $tenant");
        is(warnings($export), '', 'TOMB-04: nothing is missing');
    }
    my $observations = "$cohort?_since=$since&_type=Observation";
    is(deleted(export('query', $observations)),
        'Observation/' . $id->('gone of a'), 'TOMB-06: of members');

    # created again, as somebody else's, and deleted again; history purged
    my $again = $id->('gone of a');
    $s->sql(<<"SQL");
UPDATE "Observation" SET "lastUpdated" = '2025-03-01Z' WHERE "id" = '$again';
INSERT INTO "Observation_History" SELECT gen_random_uuid(), "id",
    replace("content", '$m->{a}', '$m->{b}'), '2025-02-20Z'
    FROM "Observation_History" WHERE "id" = '$again' AND "lastUpdated"
    = '2024-02-01T08:00:00Z';
INSERT INTO "Observation_History" VALUES
    (gen_random_uuid(), '$again', '', '2025-03-01Z');
DELETE FROM "Observation_History" WHERE "id" = '${\ $id->('gone of b')}';
SQL
    is(deleted(export('query', $observations)), '',
        'TOMB-06: the last content counts, a tombstone is none');
    my $export = export('north', "/Patient/\$export?_since=$since");
    is(warnings($export), 'warning:incomplete',
        'TOMB-04: where history was purged, nobody knows whose it was');
};

subtest 'projects' => sub {
    is(differs(export('south', '/$export'), $m->{truth}{$south}), '',
        'NET-03: the south has its own');
    is(differs(export('south', '/Group/' . FhirBulk::Medplum::uuid('mixed')
                      . '/$export?_type=Patient'),
               { "Patient/$m->{foreign}" =>
                     $m->{truth}{$south}{"Patient/$m->{foreign}"} }), '',
        'NET-03: a member of another project is nobody here');
    is(differs(export('south', '/Patient/$export'), compartment($south)), '',
        'NET-03: what is of a Patient of another project is of nobody here');
    my $reply = $s->kickoff($cohort, base => "$s->{server}/south/fhir");
    is($reply->{status}, 404, 'GRP-05: nor is a Group');

    my $scans = sub {
        FhirBulk::wait_for('the end of its sessions', 10,
                           sub { !$s->sql($sessions) });
        return $s->sql('SELECT seq_scan FROM pg_stat_user_tables WHERE'
            . " schemaname = 'public' AND relname = 'Observation'");
    };
    my $before = $scans->();
    is(differs(export('west', '/$export'), $m->{truth}{$west}), '',
        'a project that is a small part of a table');
    is($scans->(), $before, 'is found by the index of projects');
};

subtest 'what Medplum keeps for itself' => sub {
    for my $type (@FhirBulk::Medplum::secret_types) {
        for my $path ("/\$export?_type=$type",
                      "/\$export?_type=Patient,$type")
        {
            my $reply = $s->kickoff($path, base => "$s->{server}/all/fhir");
            is($reply->{status}, 400, "TYPE-03: $path");
        }
        ok(!eval { $s->sql(qq(SET ROLE fhir_export;)
                           . qq(SELECT "content" FROM "$type")) },
            "role.sql: $type cannot be read");
    }
    my $export = export('all', '/$export');
    unlike(join('', values %{ $export->{files} }),
        qr/\Q$FhirBulk::Medplum::secret\E/, 'no secret in an export of all');

    my %meta = map { $_ => 1 } map { keys %{ $json->decode($_)->{meta} } }
        map { split /\n/ } values %{ export('north', '/$export')->{files} };
    is(join(' ', sort keys %meta), 'lastUpdated profile versionId',
        'meta holds what FHIR knows');
    my %secret = map { $_ => 1 } @FhirBulk::Medplum::secret_types;
    my %stored = map { ("$_->{type}/$_->{id}" => $_->{content}) }
        grep { $_->{project} eq $m->{north} && !$_->{deleted} }
        grep { !$secret{ $_->{type} } } map { @$_ } values %{ $m->{rows} };
    is(differs(export('extended', '/$export'), \%stored), '',
        'a copy of the profile without "-- without-meta:" gives all of it');
};

$s->stop;
done_testing;
