# Copyright (c) the nginx-fhir-bulk authors
#
# Exports straight from the tables of FHIR servers: their profiles, two readers,
# rows counted and dropped, in turns with psql's COPY of what such an export has
# to read, for which the database uses two workers besides.
# The tables are made from the sample of "export", shaped as the servers leave
# them.  Used by "run".

use strict;
use warnings;

# One row of each resource, an older version of each fifth, tags of all: a
# profile, and a tag of each third.  The text as HAPI writes it: without id and
# meta, resourceType first.
my $hapi = <<'END';
CREATE TEMP TABLE live AS
SELECT row_number() OVER (ORDER BY ctid) AS pid, type, id, deleted,
       last_updated AT TIME ZONE 'UTC' AS updated,
       replace('{"resourceType":"' || type || '",' || substr(
           (body::jsonb - 'id' - 'meta' - 'resourceType')::text, 2),
           '",}', '"}') AS text
FROM sample;
INSERT INTO hfj_resource (res_id, res_type, fhir_id, res_ver, res_version,
    res_published, res_updated, res_deleted_at, has_tags)
SELECT pid, type, id, 1 + (pid % 5 = 0)::int, 'R4', updated, updated,
       CASE WHEN deleted THEN updated END, true
FROM live ORDER BY pid;
INSERT INTO hfj_res_ver (pid, res_id, res_ver, res_type, res_version,
    res_encoding, res_text_vc, res_published, res_updated, res_deleted_at,
    has_tags, source_uri, request_id)
SELECT row_number() OVER (ORDER BY pid, v), pid, v, type, 'R4',
       CASE WHEN deleted THEN 'DEL' ELSE 'JSON' END,
       CASE WHEN NOT deleted THEN text END, updated, updated,
       CASE WHEN deleted THEN updated END, true, NULL,
       substr(md5(pid::text), 1, 16)
FROM live, generate_series(1, 1 + (pid % 5 = 0)::int) v ORDER BY pid, v;
INSERT INTO hfj_tag_def (tag_id, tag_type, tag_system, tag_code)
SELECT row_number() OVER (ORDER BY type), 1,
       'https://github.com/hapifhir/hapi-fhir/ns/jpa/profile',
       'http://example.org/fhir/StructureDefinition/' || type
FROM (SELECT DISTINCT type FROM live) t
UNION ALL
SELECT 1000 + i, 0, 'http://example.org/tags', 'tag-' || i
FROM generate_series(0, 3) i;
INSERT INTO hfj_res_tag (pid, res_id, tag_id, res_type)
SELECT row_number() OVER (ORDER BY l.pid, t.tag_id), l.pid, t.tag_id, l.type
FROM live l JOIN hfj_tag_def t
     ON (t.tag_type = 1 AND split_part(t.tag_code, '/', 6) = l.type)
     OR (t.tag_id = 1000 + l.pid % 4 AND l.pid % 3 = 0)
ORDER BY l.pid, t.tag_id;
END

# Tables of types; content with members of meta that the API leaves out.
my $medplum = <<'END';
DO $$
DECLARE
    t text;
BEGIN
    FOR t IN SELECT DISTINCT type FROM sample LOOP
        EXECUTE format('CREATE TABLE %I ("id" uuid PRIMARY KEY, "content" '
            'text NOT NULL, "lastUpdated" timestamptz NOT NULL, "deleted" '
            'boolean NOT NULL, "projectId" uuid, "__version" int, '
            '"compartments" uuid[] NOT NULL)', t);
        EXECUTE format('CREATE TABLE %I ("versionId" uuid PRIMARY KEY, "id" '
            'uuid NOT NULL, "content" text NOT NULL, "lastUpdated" '
            'timestamptz NOT NULL)', t || '_History');
        EXECUTE format('INSERT INTO %I SELECT md5(id)::uuid, CASE WHEN '
            'deleted THEN '''' ELSE regexp_replace(body, ''"meta": ?{'', '
            '''"meta":{"author":{"reference":"Practitioner/a"},"project":'
            '"5a5a5a5a-0000-4000-8000-000000000000","compartment":[{'
            '"reference":"Project/5a5a5a5a-0000-4000-8000-000000000000"}],'''
            ') END, last_updated, deleted, '
            '''5a5a5a5a-0000-4000-8000-000000000000'', 1, '
            '''{5a5a5a5a-0000-4000-8000-000000000000}'' FROM sample WHERE '
            'type = %L ORDER BY ctid', t, t);
        EXECUTE format('CREATE INDEX ON %I ("lastUpdated")', t);
        EXECUTE format('CREATE INDEX ON %I ("projectId", "lastUpdated")', t);
        EXECUTE format('CREATE INDEX ON %I USING gin ("compartments")', t);
    END LOOP;
END $$;
END

# what is loaded, what psql reads, what the profile is told
my %stores = (
    hapi => {
        schema => 't/lib/hapi.sql', set => '-v old=false -v mid=false'
            . ' -v native=false -v parts=false', sql => $hapi,
        rival => sub { 'SELECT v.res_text_vc FROM hfj_resource r'
            . ' JOIN hfj_res_ver v ON v.res_id = r.res_id'
            . ' AND v.res_ver = r.res_ver WHERE r.res_deleted_at IS NULL' },
        partition => 'all',
    },
    medplum => {
        sql => $medplum,
        rival => sub { map { qq(SELECT "content" FROM "$_" WHERE NOT "deleted") }
                       @_ },
        partition => '5a5a5a5a-0000-4000-8000-000000000000',
    },
);

# gives how many live resources there are, and the tables of types
sub stores_database {
    my ($pg, $name, $rows) = @_;
    local @ENV{keys %$pg} = values %$pg;
    my $psql = "t/lib/pg-cluster.sh psql $pg->{PGHOST} -qAt";
    my $store = $stores{$name};

    run("$psql -d postgres -c 'CREATE DATABASE $name TEMPLATE text'");
    my $live = qx($psql -d $name -c "CREATE TABLE sample AS SELECT * FROM resource LIMIT $rows" -c "SELECT count(*) FROM sample WHERE NOT deleted") + 0;
    run("$psql -d $name $store->{set} -f $store->{schema}")
        if $store->{schema};

    open my $sql, '|-', "$psql -v ON_ERROR_STOP=1 -d $name"
        or die "bench: psql: $!\n";
    print $sql $store->{sql}, "DROP TABLE resource, sample;\n",
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO fhir_bulk_reader;\n",
        "VACUUM (FREEZE, ANALYZE);\n";
    close $sql or die "bench: the tables of $name cannot be made\n";

    return $live, split ' ', qx($psql -d $name -c "SELECT relname FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid WHERE relkind = 'r' AND attname = 'compartments'");
}

# seconds, peak KiB, resources, seconds of CPU
sub stores_source {
    my ($pg, $name) = @_;
    my $out = qx(build/bench/postgres_bench profile 'host=$pg->{PGHOST} port=$pg->{PGPORT} user=fhir_bulk_reader dbname=$name' $name $stores{$name}{partition} 2);

    die "bench: postgres_bench failed\n" if $? != 0;
    my ($n, $bytes, $seconds, $cpu, $kib) = split ' ', $out;

    return ($seconds, $kib, $n, $cpu);
}

sub stores_rival {
    my ($pg, $name, @tables) = @_;
    my $copies = join ' ', map { "-c 'COPY ($_) TO STDOUT'" }
        $stores{$name}{rival}->(@tables);

    my $t = time;
    run("t/lib/pg-cluster.sh psql $pg->{PGHOST} -qAt -d $name $copies"
        . ' > /dev/null');

    return time - $t;
}

# $o: rows, rounds, lines, cases
sub bench_stores {
    my ($o) = @_;

    run('make', '-s', 'build/bench/postgres_bench');
    print "stores: $o->{rows} resources, $o->{rounds} rounds; loading them\n";
    my ($pg) = load_tables('text');
    local @ENV{keys %$pg} = values %$pg;

    my (%got, $peak);
    for my $name (grep { "${_}_ratio" =~ /$o->{cases}/ } sort keys %stores) {
        my ($live, @tables) = stores_database($pg, $name, $o->{rows});

        # the first round warms up: it is not counted
        for my $round (0 .. $o->{rounds}) {
            my %t;
            for my $who ($round % 2 ? qw(psql source) : qw(source psql)) {
                if ($who eq 'psql') {
                    $t{psql} = stores_rival($pg, $name, @tables);
                    next;
                }
                ($t{source}, my $kib, my $n, $t{cpu})
                    = stores_source($pg, $name);
                die "bench: $name: $n of $live resources\n" if $n != $live;
                $peak = $kib / 1024 if $kib / 1024 > ($peak // 0);
            }
            push @{ $got{$name} }, \%t if $round > 0;
        }
    }

    printf "\n%-10s %8s %8s %8s %7s %15s\n", 'stores', 'psql s', 'ours s',
        'CPU s', 'ratio', 'from - to';
    for my $name (sort keys %got) {
        my @ratios = sort { $a <=> $b }
            map { $_->{psql} / $_->{source} } @{ $got{$name} };
        printf "%-10s %8.2f %8.2f %8.2f %7.2f %7.2f - %5.2f\n", $name,
            (map { my $of = $_; median(map { $_->{$of} } @{ $got{$name} }) }
             qw(psql source cpu)), median(@ratios), @ratios[0, -1];
        push @{ $o->{lines} }, sprintf '%s_ratio %.2f', $name,
            median(@ratios);
    }
    push @{ $o->{lines} }, sprintf 'stores_peak_rss_mib %.1f', $peak
        if defined $peak;
}

1;
