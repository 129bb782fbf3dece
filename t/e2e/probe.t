#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# fhir-bulkd --probe: which store is there, what is missing and what cures it,
# and a section of the INI file that works.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use File::Path ();
use Test::More;

my $s = FhirBulk->new(source => 'postgres', start => 0);
my $table = 's_jsonb.resource';

# [exit code, what it prints, what it complains of]
sub probe {
    my ($conninfo) = @_;

    my $profiles = "$s->{dir}/profiles";
    my $err = "$s->{dir}/tmp/probe.err";
    my $out = qx($s->{bulkd} --probe '$conninfo' --profiles $profiles \\
                 2>$err);
    my $code = $? >> 8;
    my $said = FhirBulk::read_file($err);
    unlike("$out$said", qr/Secret/, 'no password is printed');

    return ($code, $out, $said);
}

sub reader { return $s->conninfo('fhir_bulk_reader') }

# these lines, one after the other; of each its beginning
sub has_lines {
    my ($out, $name, @lines) = @_;
    my $all = join '', map { "\Q$_\E[^\n]*\n" } @lines;
    like($out, qr/^$all/m, $name);
}

# the section of an answer, as it would be pasted
sub section {
    my ($out) = @_;
    my ($section) = $out =~ /^(\[tenant \w+\]\n.*)/ms;
    return $section;
}

subtest 'a table of resources' => sub {
    my ($code, $out, $err) = probe(reader());

    is($code, 0, 'recognised, nothing is missing');
    is($err, '', 'nothing to complain of');
    like($out, qr/^PostgreSQL \d.*, primary, database "postgres", role /,
        'server, database and role');
    like($out, qr/can read: \Q$table\E$/m, 'the table');
    unlike($out, qr/missing|hint/, 'nothing is missing');

    my $ini = $s->write_file('probed.ini', "[fhir-bulkd]\n"
        . "listen = $s->{socket}\nroot = $s->{root}\n"
        . "profiles = $s->{profiles}\npoll_limit = off\n\n" . section($out));
    local $s->{ini_file} = $ini;
    $s->start_sidecar;
    $s->start_nginx;
    my $all = FhirBulk::Data::of_export($s->export('/$export'));
    is(scalar keys %$all, $s->sql("SELECT count(*) FROM $table"
                                  . ' WHERE NOT deleted'),
        'a sidecar with that section exports all of it');
    is($s->end('fhir-bulkd', 'TERM'), 'exit 0', 'it stops');
    $s->end('nginx', 'QUIT');
};

subtest 'secrets' => sub {
    my ($code, $out) = probe(reader() . ' password=TopSecret');
    is($code, 0, 'a string with a password is taken');
    like($out, qr/^; the password is not shown/m, 'and what becomes of it');

    my $uri = 'postgresql://fhir_bulk_reader:TopSecret@/postgres?host='
        . "$s->{pghost}&port=$s->{pgport}&application_name=a%20;b";
    ($code, $out) = probe($uri);
    is($code, 0, 'a URI is taken');
    like($out, qr/^conninfo = .*application_name='a \\;b'/m,
        'and becomes words that an INI file keeps');

    ($code, $out, my $err) = probe('host=/nowhere pass word=TopSecret');
    is($code, 4, 'a string that is none');
    like($err, qr/cannot be parsed/, 'says so');

    ($code, $out, $err) = probe('host=/nowhere password=TopSecret');
    is($code, 4, 'no server');
    like($err, qr/cannot connect/, 'says so');
    is($out, '', 'and nothing else');
};

subtest 'what is missing' => sub {
    $s->sql("REVOKE SELECT ON $table FROM fhir_bulk_reader;"
            . 'REVOKE USAGE ON SCHEMA s_jsonb FROM fhir_bulk_reader;'
            . 'REVOKE pg_read_all_stats FROM fhir_bulk_reader;'
            . 'DROP INDEX s_jsonb.resource_updated');

    my ($code, $out) = probe(reader());
    is($code, 1, 'recognised, something is missing');
    my @cures = $out =~ /(?:missing|hint): .*?: ((?:GRANT|CREATE) [^;]*;)/g;
    is(scalar @cures, 4, 'two rights, the view of transactions, an index')
        or diag($out);

    $s->sql(join "\n", @cures);
    ($code, $out) = probe(reader());
    is($code, 0, 'what was printed as SQL is the cure');
    unlike($out, qr/missing|hint/, 'of all of it');

    ($code, $out) = probe($s->conninfo);
    is($code, 0, 'a superuser sees it too');
    like($out, qr/^hint: .* is a superuser/m, 'and is told to be none');
};

subtest 'several tables, and tables of types' => sub {
    $s->sql(<<'END');
CREATE SCHEMA other;
CREATE TABLE other.documents (resource_type varchar(64), fhir_id varchar(64),
    last_updated_at timestamp, is_deleted boolean, data jsonb);
CREATE TABLE other.patient (id uuid, "lastUpdated" timestamptz, content text);
CREATE TABLE other.orders (id int, type text, body jsonb);
END
    my ($code, $out) = probe($s->conninfo);
    is($code, 0, 'the largest is proposed');
    is(() = $out =~ /^table = \Q$table\E$/mg, 1, 'it alone');
    like($out, qr/^; table = other\.documents, with id_column = fhir_id/m,
        'another one as a comment');
    like($out, qr/^; table = other\.\{type_lower\}/m, 'and one of each type');
    unlike($out, qr/orders/, 'what only looks a little like it is not');

    $s->sql("DROP TABLE $table");
    ($code, $out) = probe($s->conninfo);
    has_lines($out, 'names of columns, and a zone where the time has none',
              'table = other.documents', 'type_column = resource_type',
              'id_column = fhir_id', 'updated_column = last_updated_at',
              'deleted_column = is_deleted', 'body_column = data',
              'body_type = jsonb', '; timezone = Europe/Berlin');

    $s->sql('DROP TABLE other.documents');
    ($code, $out) = probe($s->conninfo);
    has_lines($out, 'a table of each type',
              'table = other.{type_lower}', 'id_column = id',
              'updated_column = lastUpdated', 'body_column = content',
              'body_type = text');
};

subtest 'other profiles, and none' => sub {
    $s->sql('DROP SCHEMA other CASCADE');
    my ($code, $out, $err) = probe($s->conninfo);
    is($code, 3, 'an empty database');
    like($out, qr/^no store that a profile in .* knows/m, 'says so');

    my $own = sub {
        my ($name, $sql) = @_;
        File::Path::make_path("$s->{dir}/profiles/$name");
        $s->write_file("$s->{dir}/profiles/$name/probe.sql", $sql);
    };
    $own->('one', "SELECT * FROM (VALUES ('ini', 'profile = one'),"
           . " ('store', 'Store One 1.2'), ('ini', '; partition = a'))"
           . ' v (w, t)');
    $own->('two', "SELECT 'store', 'Store Two'");
    ($code, $out) = probe($s->conninfo);
    is($code, 0, 'two stores, nothing missing');
    has_lines($out, 'one of them', 'Store One 1.2', '', '[tenant default]',
              'source = postgres', 'conninfo = user=fhb dbname=postgres',
              'profile = one', '; partition = a');
    has_lines($out, 'and the other', 'Store Two', '', '[tenant two]');

    $own->('two', "SELECT 1 / (SELECT count(*) FROM pg_class"
           . " WHERE relname = 'nothing'), 'x'");
    ($code, $out, $err) = probe($s->conninfo);
    is($code, 1, 'a probe that fails is no good answer');
    like($err, qr/"two": probe\.sql: .*22012/, 'and named');
    like($out, qr/^Store One/m, 'the others are asked all the same');

    $own->('one', "SELECT 'stor', 'x'");
    $own->('two', 'CREATE TABLE made ()');
    ($code, $out, $err) = probe($s->conninfo);
    is($code, 4, 'nothing found, and not all could look');
    like($err, qr/"one": gives a row that is none of/, 'a word it must not say');
    like($err, qr/read-only transaction/, 'nothing can be written');
};

is(system("$s->{bulkd} --probe a b >/dev/null 2>&1") >> 8, 2, 'wrong call');
is(system("$s->{bulkd} --check -c x --profiles b >/dev/null 2>&1") >> 8, 2,
    '--profiles belongs to --probe');

done_testing();
