#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# What happens to an export from a HAPI store when something is not as usual
# there: rights, tables, links, a killed sidecar, a standby.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use FhirBulk::Hapi;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8;
my $s = FhirBulk->new(source => 'none', start => 0,
                      ini => { part_size => '96k' });
$s->start_postgres;
$s->sql('ALTER SYSTEM SET autovacuum = off; SELECT pg_reload_conf()');

my %store = map { $_->{schema} => $_ } map { FhirBulk::Hapi->new($s, @$_) }
    [shape => 'new', schema => 'whole'], [shape => 'new', sample => 0],
    [shape => 'old', sample => 0];
$_->load($s) for values %store;
my ($whole, $new, $old) = @store{qw(whole hapi_new hapi_old)};

my @off = (context_resources => 'off');
my $gate = { $s->load_gate('Observation') }->{where} =~ s/type/r.res_type/r;
my $placeholder = "NOT EXISTS (SELECT FROM hapi_new.hfj_res_ver p WHERE"
    . ' p.res_id = r.res_id AND p.res_ver = r.res_ver AND p.res_text_vc'
    . " LIKE '%/resource-placeholder\"%')";
$s->{tenants} = {
    old => $old->keys_of($s, @off),
    'new-0' => $new->keys_of($s, @off, cohort_percent => 0),
    'new-100' => $new->keys_of($s, @off, cohort_percent => 100),
    real => $new->keys_of($s, where => $placeholder),
    gated => $whole->keys_of($s, where => $gate),
    search => $whole->keys_of($s),
};

# a standby of the same, which does not wait for who reads
my $standby = "$s->{dir}/standby";
sub cluster {
    my ($command, @more) = @_;
    local $s->{pg} = $standby;
    return $s->pg_cluster($command, @more);
}
push @{ $s->{at_end} }, sub { cluster('drop') };
my ($host) = cluster('standby', $s->{pg}, 'fsync=off',
                     'max_standby_streaming_delay=50ms',
                     'hot_standby_feedback=off') =~ /^PGHOST=(\S+)/m;
$s->{tenants}{standby} = $whole->keys_of($s, where => $gate,
    conninfo => "host=$host port=5432 dbname=postgres"
                . ' user=fhir_bulk_reader');

$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

sub base { return (base => "$s->{server}/$_[0]/fhir") }

sub begin {
    my ($tenant, $path) = @_;
    my $reply = $s->kickoff($path // '/$export', base($tenant));
    $reply->{status} == 202 or die "$reply->{status}: $reply->{body}\n";
    return $reply->header('Content-Location');
}

# how an export and a map differ, '' if not at all
sub differs {
    my ($export, $wanted) = @_;
    my $got = eval { FhirBulk::Hapi::content($export) } or return $@;
    return FhirBulk::Data::difference($got, $wanted);
}

sub export_differs {
    my ($tenant, $path, $wanted) = @_;
    return differs($s->export($path, base($tenant)), $wanted);
}

sub messages {
    my ($export) = @_;
    return join "\n", map { $export->{files}{ $_->{url} =~ m{([^/]+)$} ? $1
                                                           : die } }
        @{ $export->{manifest}{error} };
}

subtest 'searches by ids and by Patients' => sub {
    my $truth = $whole->{truth};
    my %subject = map {
        $_->{text} =~ m{"subject":\{"reference":"Patient/([^"]+)"}
            ? ("$_->{type}/$_->{id}" => $1) : () } @{ $whole->{entries} };
    my %of = map { $_ => $truth->{$_} }
        grep { m{^Observation/} && ($subject{$_} // '') =~ /^(?:hap|77)$/ }
        keys %$truth;
    cmp_ok(scalar keys %of, '>', 10, 'there are some');
    is(export_differs('search', '/$export?_type=Observation&_typeFilter='
                      . 'Observation%3Fpatient%3Dhap,77', \%of), '',
        'TYPE-09: by the links of two Patients');
    my @ids = grep { m{^Observation/} } sort keys %$truth;
    my %some = map { $_ => $truth->{$_} } @ids[3, 5, 8], 'Observation/packed';
    is(export_differs('search', '/$export?_type=Observation&_typeFilter='
                      . 'Observation%3F_id%3D' . join(',', map { s{.*/}{}r }
                                                      keys %some), \%some),
        '', 'TYPE-09: by names and numbers');
};

subtest 'a condition of the operator\'s' => sub {
    my %real = %{ $new->{truth} };
    ok(delete $real{'Organization/placeholder'}, 'it is there otherwise');
    is(export_differs('real', '/$export', \%real), '',
        'without what the server made up');
};

subtest 'the sidecar is killed' => sub {
    $s->gate('closed');
    my $url = begin('gated');
    FhirBulk::wait_for('readers', 20, sub { $s->held_sessions });
    $s->end('fhir-bulkd', 'KILL');
    $s->gate('open');
    $s->start_sidecar;
    is(differs($s->collect($url, $s->wait_complete($url)), $whole->{truth}),
        '', 'STAT-25: it goes on, nothing is missing or there twice');
};

subtest 'large objects may not be read any more' => sub {
    $s->sql('ALTER ROLE fhir_bulk_reader RESET lo_compat_privileges');
    my $export = $s->export('/$export', base('old'));
    my %rest = %{ $old->{truth} };
    my @packed = grep { ($_->{versions}[-1]{kind} // '') =~ /gz|plain/ }
        grep { $rest{"$_->{type}/$_->{id}"} } @{ $old->{entries} };
    delete $rest{"$_->{type}/$_->{id}"} for @packed;
    cmp_ok(scalar @packed, '>', 2, 'there are some');
    is(differs($export, \%rest), '', 'the others are exported');
    my $n = @packed;
    like(messages($export), qr/Observation: $n could not be exported: the role may not read its large object/,
        'and these are told');

    $s->sql('SELECT format(\'GRANT SELECT ON LARGE OBJECT %s TO'
            . ' fhir_bulk_reader\', oid) FROM pg_largeobject_metadata'
            . "\n\\gexec");
    is(export_differs('old', '/$export', $old->{truth}), '',
        'rights on each are as good');
    $s->sql('ALTER ROLE fhir_bulk_reader SET lo_compat_privileges = on');
};

subtest 'tables of other versions' => sub {
    $s->sql('UPDATE hapi_new.hfj_res_ver v SET source_uri = p.source_uri,'
            . ' request_id = p.request_id FROM hapi_new.hfj_res_ver_prov p'
            . ' WHERE p.res_ver_pid = v.pid;'
            . 'DROP TABLE hapi_new.hfj_res_ver_prov, hapi_new.hfj_forced_id');
    is(export_differs('new-0', '/$export', $new->{truth}), '',
        'a newer one without what lingers');

    $s->sql('UPDATE hapi_old.hfj_res_ver SET res_text = lo_from_bytea(0,'
            . " convert_to(res_text_vc, 'UTF8')) WHERE res_text_vc IS NOT"
            . " NULL AND res_encoding <> 'ESR';"
            . 'ALTER TABLE hapi_old.hfj_res_ver DROP res_text_vc');
    is(export_differs('old', '/$export', $old->{truth}), '',
        'an older one that keeps no text in its rows');
};

subtest 'links' => sub {
    my $part = FhirBulk::Data::compartment(
        @$new{qw(truth owners)}, { hap => 1 });
    $part->{'Group/mixed'} = $new->{truth}{'Group/mixed'};
    my ($pid) = map { $_->{pid} } grep { $_->{id} eq 'text' }
        @{ $new->{entries} };
    my $path = '/Group/mixed/$export';
    is(export_differs('new-100', $path, $part), '', 'as it should be');

    $s->sql("DELETE FROM hapi_new.hfj_res_link WHERE src_resource_id = $pid");
    is(export_differs('new-0', $path, $part), '',
        'without links of one resource: bodies know');
    my %rest = %$part;
    delete $rest{'Observation/text'};
    is(export_differs('new-100', $path, \%rest), '',
        '… but links are what a cohort goes by');

    $s->sql('DELETE FROM hapi_new.hfj_res_link');
    is(export_differs('new-100', $path, $part), '',
        'no link at all: bodies are read');
};

sub on_standby {
    my ($sql) = @_;
    local $s->{pghost} = $host;
    return $s->sql($sql);
}

sub caught_up {
    my $lsn = $s->sql('SELECT pg_current_wal_lsn()');
    FhirBulk::wait_for('the standby', 20, sub { on_standby(
        "SELECT pg_last_wal_replay_lsn() >= '$lsn'") eq 't' });
}

subtest 'a standby, and vacuum on its primary' => sub {
    $s->gate('closed');
    caught_up();
    my $url = begin('standby');
    my ($id) = $url =~ m{([^/]+)$};
    FhirBulk::wait_for('readers', 20, sub { on_standby(
        "SELECT count(*) FROM pg_stat_activity WHERE usename ="
        . " 'fhir_bulk_reader' AND wait_event = 'PgSleep'") });
    $s->sql("UPDATE whole.hfj_resource SET hash_sha256 = 'x';"
            . "UPDATE whole.hfj_res_ver SET res_published = res_updated;"
            . 'VACUUM whole.hfj_resource, whole.hfj_res_ver');
    FhirBulk::wait_for('the next snapshot', 30, sub {
        FhirBulk::read_file($s->{log}) =~ /\Q[$id]\E: goes on:/ });
    $s->gate('open');
    is(differs($s->collect($url, $s->wait_complete($url)), $whole->{truth}),
        '', 'STAT-25: the job goes on, whole');
};

$s->{nginx_may_complain} = 1;           # there was no sidecar at times
$s->stop;
done_testing;
