# Copyright (c) the nginx-fhir-bulk authors
#
# The data of a stack: folders of NDJSON, sample data, a private PostgreSQL
# cluster, and a gate that holds a job's reading at will.  Methods of FhirBulk.

package FhirBulk;

use strict;
use warnings;

use JSON::PP ();

our ($top, $user);

sub _source {
    my ($self) = @_;

    if ($self->{source} eq 'ndjson') {
        $self->{data} = $self->{files}
            ? $self->ndjson_folder('data', $self->{files})
            : $self->sample_folder('data', @{ $self->{sample} });
        $self->{tenant} = { source => 'ndjson', path => $self->{data},
                            %{ $self->{tenant} } };

    } elsif ($self->{source} eq 'postgres') {
        $self->start_postgres;
        $self->load_table($self->{body},
                          $self->{files} ? () : @{ $self->{sample} });
        $self->load_files($self->{body}, $self->{files}) if $self->{files};
        $self->{tenant} = { $self->postgres_keys($self->{body}),
                            %{ $self->{tenant} } };
    }
}

sub ndjson_folder {
    my ($self, $name, $files) = @_;
    my $path = $self->folder($name);
    $self->write_file("$path/$_", $files->{$_}) for sort keys %$files;
    return $path;
}

sub sample_folder {
    my ($self, $name, @options) = @_;
    my $path = $self->folder($name);
    $self->_sample("--out $path", @options);
    return $path;
}

# the generator's --truth ends up in {truth}
sub _sample {
    my ($self, $out, @options) = @_;
    my $sample = program('FHIR_SAMPLE', 'build/fhir-sample');
    $self->{truth} = "$self->{dir}/truth";
    system("$sample --base $self->{base} @options --truth $self->{truth}"
           . " $out 2>$self->{dir}/sample.log") == 0
        or die read_file("$self->{dir}/sample.log") // 'fhir-sample';
}

sub start_postgres {
    my ($self) = @_;

    $self->{pg} //= $self->folder('pg');
    $self->pg_cluster('start', 'fsync=off', 'full_page_writes=off',
                      'max_connections=40');
    for (split ' ', $self->pg_cluster('env')) {
        my ($name, $value) = split /=/, $_, 2;
        $self->{lc $name} = $value;                  # pghost, pgport
    }
}

sub pg_cluster {
    my ($self, $command, @arg) = @_;

    local $ENV{PG_RUN_USER} = $user;
    my $log = "$self->{dir}/pg-cluster.log";
    my $out = qx($top/t/lib/pg-cluster.sh $command $self->{pg} @arg 2>$log);
    $? == 0 or die "pg-cluster.sh $command: " . (read_file($log) // '');
    chomp $out;

    return $out;
}

sub conninfo {
    my ($self, $who) = @_;
    return "host=$self->{pghost} port=$self->{pgport} dbname=postgres user="
           . ($who // 'fhb');
}

# runs SQL as the superuser; gives the rows' text, fields tab-separated
sub sql {
    my ($self, $sql, @options) = @_;

    my $in = $self->write_file('tmp/in.sql', $sql);
    my $err = "$self->{dir}/tmp/sql.err";
    my $out = qx(psql -X -q -A -t -F '\t' -v ON_ERROR_STOP=1 @options -d \\
        "${\ $self->conninfo}" -f $in 2>$err);
    $? == 0 or die "$sql: " . read_file($err);
    chomp $out;

    return $out;
}

# an own schema for each type of body column, filled with sample data
sub load_table {
    my ($self, $body, @options) = @_;

    $self->sql("CREATE SCHEMA s_$body; SET search_path = s_$body;\n"
               . read_file("$top/t/lib/resource.sql")
               . "GRANT USAGE ON SCHEMA s_$body TO fhir_bulk_reader;\n",
               "-v body=$body");
    return if !@options;

    my $copy = "$self->{dir}/tmp/copy";
    $self->_sample("--format copy >$copy", @options);
    my $err = qx(psql -X -q -v ON_ERROR_STOP=1 -d "${\ $self->conninfo}" -c \\
        "COPY s_$body.resource FROM STDIN" <$copy 2>&1);
    $? == 0 or die "COPY: $err";
    unlink $copy;
    $self->sql("ANALYZE s_$body.resource");
}

# the resources of NDJSON files into the table; those without a last-updated
# time get one of long ago
sub load_files {
    my ($self, $body, $files) = @_;

    my $sql = '';
    for my $line (map { split /\n/ } values %$files) {
        my $r = JSON::PP->new->utf8->decode($line);
        my $updated = $r->{meta}{lastUpdated} // '2000-01-01T00:00:00Z';
        $sql .= "INSERT INTO s_$body.resource (type, id, last_updated, body)"
            . " VALUES ('$r->{resourceType}', '$r->{id}', '$updated',"
            . " \$json\$$line\$json\$);\n";
    }
    $self->sql("$sql\nANALYZE s_$body.resource");
}

sub postgres_keys {
    my ($self, $body) = @_;
    return (source => 'postgres',
            conninfo => $self->conninfo('fhir_bulk_reader'),
            profile => 'jsonb', table => "s_$body.resource",
            type_column => 'type', id_column => 'id',
            updated_column => 'last_updated', deleted_column => 'deleted',
            body_column => 'body', body_type => $body);
}

# A condition for the key "where" that lets the rows of one type through only
# when the test says so: gate('open'), gate('closed'), gate('slow'), and
# gate('planning'), which holds the sample that a plan takes and nothing else.
# A sequence, because its value is seen whatever the reader's snapshot.
sub load_gate {
    my ($self, $type) = @_;

    $self->sql(<<"SQL");
CREATE SCHEMA gate;
CREATE SEQUENCE gate.state MINVALUE 0 START 1;
CREATE FUNCTION gate.pass(kind text) RETURNS boolean LANGUAGE plpgsql AS \$\$
DECLARE
    now bigint;
    planning boolean;
BEGIN
    IF kind <> '$type' THEN
        RETURN true;
    END IF;
    planning := current_query() ~ 'TABLESAMPLE';
    LOOP
        SELECT last_value INTO now FROM gate.state;
        EXIT WHEN now = 1 OR planning <> (now = 3);
        PERFORM pg_sleep(0.005);
        EXIT WHEN now = 2;
    END LOOP;
    RETURN true;
END
\$\$;
GRANT USAGE ON SCHEMA gate TO fhir_bulk_reader;
GRANT SELECT ON gate.state TO fhir_bulk_reader;
SQL

    return (where => 'gate.pass(type)');
}

sub gate {
    my ($self, $how) = @_;
    my %state = (closed => 0, open => 1, slow => 2, planning => 3);
    $self->sql("SELECT setval('gate.state', $state{$how})");
}

# sessions of the sidecar that the gate holds
sub held_sessions {
    my ($self) = @_;
    return $self->sql("SELECT count(*) FROM pg_stat_activity"
                      . " WHERE usename = 'fhir_bulk_reader'"
                      . " AND wait_event = 'PgSleep'");
}

# sessions of the sidecar that run something now
sub busy_sessions {
    my ($self) = @_;
    return $self->sql("SELECT count(*) FROM pg_stat_activity"
                      . " WHERE usename = 'fhir_bulk_reader'"
                      . " AND state = 'active'");
}

1;
