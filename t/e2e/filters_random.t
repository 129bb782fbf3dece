#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Some hundred random search filters (FILT-01, FILT-02, FILT-08), whose results
# PostgreSQL works out on its own, in SQL over jsonb.  From a folder, and from
# tables with a jsonb column (which asks the database first) and a text column;
# in some rounds as constraints of the token's scopes, too (SC-05).

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use Encode ();
use FhirBulk;
use JSON::PP ();
use Test::More;
use Unicode::Normalize ();

# in sanitizer builds all is slower
my $exports = ($ENV{FHIR_BULK_SLOW} // 1) > 2 ? 8 : 24;
my @tenants = qw(folder jsonb text);

my $s = FhirBulk->new(source => 'none', start => 0,
                      ini => { max_active_jobs_per_client => 1000,
                               token_rate => '100000/s burst 100000' },
                      clients => { app => { tenants => \@tenants } });
$s->start_postgres;

# the same resources for each tenant, but for the base in absolute references
for my $name (@tenants) {
    local $s->{base} = "$s->{server}/$name/fhir";
    my @sample = ('--patients', 25);
    if ($name eq 'folder') {
        my $path = $s->sample_folder('folder', @sample);
        $s->{tenants}{folder} = { source => 'ndjson', path => $path };
    } else {
        $s->load_table($name, @sample);
        $s->{tenants}{$name} = { $s->postgres_keys($name) };
    }
}
$s->sql('CREATE VIEW live AS SELECT type, id, body FROM s_jsonb.resource'
        . ' WHERE NOT deleted');
my $base = "$s->{server}/jsonb/fhir";
$s->sql("ALTER ROLE fhir_bulk_reader SET log_statement = 'all'");

$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

sub quote {
    my ($text) = @_;
    $text =~ s/'/''/g;
    return "'$text'";
}

sub column {
    my ($sql) = @_;
    return split /\n/, $s->sql($sql);
}

sub percent {
    my ($text) = @_;
    return $text =~ s/([^A-Za-z0-9_.~-])/sprintf '%%%02X', ord $1/ger;
}

# a value of a search, the characters that mean something there behind a
# backslash; then as in a URL
sub value {
    my ($text) = @_;
    return percent($text =~ s/([\\,|\$])/\\$1/gr);
}

# exports with filters: { type => { id => 1 } }
sub found {
    my ($name, $path) = @_;
    my $export = $s->export($path, base => "$s->{server}/$name/fhir");
    die "$path: a message\n" if @{ $export->{manifest}{error} };
    my %found;
    for (keys %{ FhirBulk::Data::of_export($export) }) {
        my ($type, $id) = split m{/};
        $found{$type}{$id} = 1;
    }
    return \%found;
}

sub query {
    my ($path, $types, @filters) = @_;
    return "$path?_type=$types" . join '', map { '&_typeFilter=' . percent($_) }
        @filters;
}

sub flat {
    my ($found) = @_;
    return { map { my $type = $_; map { ("$type/$_" => 1) }
                   keys %{ $found->{$type} } } keys %$found };
}

# keys of the rows that meet a condition
sub rows {
    my ($where) = @_;
    return { map { $_ => 1 }
             column("SELECT type || '/' || id FROM live WHERE $where") };
}

# SQL: what a search means, written without a look at ours

sub at {
    my ($path) = @_;
    return "jsonb_path_query(body, 'lax \$.$path\[*]')";
}

# some value at one of the paths meets a condition on v
sub some {
    my ($paths, $condition) = @_;
    return '(' . join(' OR ', map {
        'EXISTS (SELECT FROM ' . at($_) . " AS v WHERE $condition)" } @$paths)
        . ')';
}

# the instants from and up to which a text of a date reaches
sub from { return "begin_of($_[0])" }
sub upto { return "end_of($_[0])" }

$s->sql(<<'SQL');
CREATE FUNCTION begin_of(t text) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT (CASE length(t) WHEN 4 THEN t || '-01-01T00:00:00Z'
                           WHEN 7 THEN t || '-01T00:00:00Z'
                           WHEN 10 THEN t || 'T00:00:00Z'
                           ELSE t END)::timestamptz
$$;
CREATE FUNCTION end_of(t text) RETURNS timestamptz LANGUAGE sql STABLE AS $$
    SELECT (begin_of(t) AT TIME ZONE 'UTC'
            + CASE WHEN length(t) = 4 THEN interval '1 year'
                   WHEN length(t) = 7 THEN interval '1 month'
                   WHEN length(t) = 10 THEN interval '1 day'
                   WHEN t ~ '\.\d\d\d(Z|[-+])' THEN interval '1 millisecond'
                   ELSE interval '1 second' END) AT TIME ZONE 'UTC'
$$;
CREATE FUNCTION folded(t text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT lower(translate(regexp_replace(normalize(t, NFD),
                                          '[\u0300-\u036f]', '', 'g'),
                           'Łłøđð', 'lloddd'))
$$;
CREATE FUNCTION target(v jsonb, base text) RETURNS text LANGUAGE sql IMMUTABLE
AS $$
    SELECT regexp_replace(CASE WHEN starts_with(v ->> 'reference', base || '/')
                          THEN substr(v ->> 'reference', length(base) + 2)
                          ELSE v ->> 'reference' END, '/_history/[^/]*$', '')
$$;
SQL

sub span_sql {
    my ($prefix, $from, $to, $low, $high) = @_;
    my $eq = "($low <= $from AND $to <= $high)";
    my $gt = "$to > $high";
    my $lt = "$from < $low";
    return { '' => $eq, eq => $eq, ne => "NOT $eq", gt => $gt, lt => $lt,
             ge => "($gt OR $eq)", le => "($lt OR $eq)",
             sa => "$from >= $high", eb => "$to <= $low" }->{$prefix};
}

my %reading = (
    code => sub { return some($_[1], 'v = to_jsonb(' . quote($_[0][1])
                              . '::text)') },
    boolean => sub { return some($_[1], "v = to_jsonb($_[0][1])") },
    pair => sub {
        my ($value, $paths, $code) = @_;
        my ($system, $text) = @$value;
        my @all;
        push @all, "v->>'$code' = " . quote($text) if length $text;
        push @all, $system eq '' ? "v->>'system' IS NULL"
            : "v->>'system' = " . quote($system) if defined $system;
        return some($paths, join ' AND ', @all);
    },
    date => sub {
        my ($value, $paths) = @_;
        my ($prefix, $text) = @$value;
        my $q = quote($text);
        my $of = sub { return span_sql($prefix, @_, from($q), upto($q)) };
        return '(' . join(' OR ', map {
            /Period$|^period$/ ? some([$_],
                "coalesce(v->>'start', v->>'end') IS NOT NULL AND "
                . $of->("coalesce(begin_of(v->>'start'), '-infinity')",
                        "coalesce(end_of(v->>'end'), 'infinity')"))
            : some([$_], $of->("begin_of(v#>>'{}')", "end_of(v#>>'{}')"))
            } @$paths) . ')';
    },
    reference => sub {
        my ($value, $paths, $only) = @_;
        my $q = quote($value->[0]);
        my $of = $value->[0] =~ m{/}
            ? "target(v, '$base') = $q"
            : "target(v, '$base') ~ ('^[A-Za-z]+/' || $q || '\$')";
        $of .= " AND target(v, '$base') LIKE '$only/%'" if $only;
        return some($paths, $of);
    },
    string => sub {
        my ($value, $paths) = @_;
        my ($modifier, $text) = @$value;
        my $q = quote($text);
        return some($paths, $modifier eq ':exact' ? "v#>>'{}' = $q"
            : $modifier eq ':contains'
                ? "strpos(folded(v#>>'{}'), folded($q)) > 0"
            : "starts_with(folded(v#>>'{}'), folded($q))");
    },
    quantity => sub {
        my ($value, $paths) = @_;
        my ($prefix, $number, $system, $code) = @$value;
        my $half = $number =~ /\.(\d+)$/ ? '0.5e-' . length $1 : '0.5';
        $half = 0 if $prefix !~ /^(?:|eq|ne)$/;
        my $v = "(v->>'value')::numeric";
        my $eq = $half ? "($v >= $number - $half AND $v < $number + $half)"
                       : "$v = $number";
        my $of = { '' => $eq, eq => $eq, ne => "NOT $eq",
                   gt => "$v > $number", lt => "$v < $number",
                   ge => "$v >= $number", le => "$v <= $number",
                   sa => "$v > $number", eb => "$v < $number" }->{$prefix};
        $of .= " AND v->>'system' = " . quote($system) if $system;
        $of .= $system ? " AND v->>'code' = " . quote($code)
                       : ' AND ' . quote($code)
                         . " IN (v->>'code', v->>'unit')" if $code;
        return some($paths, "v ? 'value' AND $of");
    },
);

# parameters that the sample has something for: kind, paths, and for a
# reference the only type that counts
my %parameters = (
    Observation => {
        status => ['code', 'status'], category => ['concept', 'category'],
        code => ['concept', 'code'],
        date => ['date', 'effectiveDateTime', 'effectivePeriod',
                 'effectiveInstant'],
        patient => ['reference:Patient', 'subject'],
        subject => ['reference', 'subject'],
        encounter => ['reference', 'encounter'],
        performer => ['reference', 'performer'],
        'value-quantity' => ['quantity', 'valueQuantity'],
        'component-code' => ['concept', 'component.code'],
        'combo-code' => ['concept', 'code', 'component.code'],
        identifier => ['identifier', 'identifier'],
        _id => ['id', 'id'], _lastUpdated => ['date', 'meta.lastUpdated'],
    },
    Patient => {
        gender => ['code', 'gender'], birthdate => ['date', 'birthDate'],
        active => ['boolean', 'active'],
        family => ['string', 'name.family'], given => ['string', 'name.given'],
        name => ['string', map { "name.$_" }
                 qw(family given prefix suffix text)],
        'address-city' => ['string', 'address.city'],
        identifier => ['identifier', 'identifier'],
        'general-practitioner' => ['reference', 'generalPractitioner'],
        _lastUpdated => ['date', 'meta.lastUpdated'],
    },
    Encounter => {
        status => ['code', 'status'], class => ['coding', 'class'],
        type => ['concept', 'type'], date => ['date', 'period'],
        subject => ['reference', 'subject'],
        location => ['reference', 'location.location'],
        participant => ['reference', 'participant.individual'],
        _id => ['id', 'id'],
    },
    Condition => {
        'clinical-status' => ['concept', 'clinicalStatus'],
        'verification-status' => ['concept', 'verificationStatus'],
        category => ['concept', 'category'], code => ['concept', 'code'],
        'onset-date' => ['date', 'onsetDateTime', 'onsetPeriod'],
        'recorded-date' => ['date', 'recordedDate'],
        patient => ['reference:Patient', 'subject'],
        asserter => ['reference', 'asserter'],
    },
    MedicationRequest => {
        status => ['code', 'status'], intent => ['code', 'intent'],
        authoredon => ['date', 'authoredOn'],
        code => ['concept', 'medicationCodeableConcept'],
        requester => ['reference', 'requester'],
        patient => ['reference:Patient', 'subject'],
    },
    Procedure => {
        status => ['code', 'status'], code => ['concept', 'code'],
        date => ['date', 'performedDateTime', 'performedPeriod'],
        patient => ['reference:Patient', 'subject'],
        location => ['reference', 'location'],
        performer => ['reference', 'performer.actor'],
    },
    AllergyIntolerance => {
        'clinical-status' => ['concept', 'clinicalStatus'],
        criticality => ['code', 'criticality'], code => ['concept', 'code'],
        type => ['code', 'type'], date => ['date', 'recordedDate'],
        severity => ['code', 'reaction.severity'],
        patient => ['reference:Patient', 'patient'],
    },
    Immunization => {
        status => ['code', 'status'],
        'vaccine-code' => ['concept', 'vaccineCode'],
        date => ['date', 'occurrenceDateTime'],
        'lot-number' => ['string', 'lotNumber'],
        performer => ['reference', 'performer.actor'],
    },
);

# values that are there, by parameter
my %pool;
my %leaf = (
    concept => sub { ("$_[0].coding", "jsonb_build_array(v->>'system',"
                      . " v->>'code')") },
    coding => sub { ($_[0], "jsonb_build_array(v->>'system', v->>'code')") },
    identifier => sub { ($_[0], "jsonb_build_array(v->>'system',"
                         . " v->>'value')") },
    quantity => sub { ($_[0], "jsonb_build_array(v->>'value', v->>'system',"
                       . " v->>'code')") },
    reference => sub { ($_[0], "jsonb_build_array(target(v, '$base'))") },
    date => sub { ($_[0], "jsonb_build_array(CASE jsonb_typeof(v) WHEN"
                   . " 'object' THEN v->>'start' ELSE v#>>'{}' END)") },
);

sub pool {
    my ($type, $name) = @_;
    return $pool{"$type $name"} //= do {
        my ($kind, @paths) = @{ $parameters{$type}{$name} };
        $kind =~ s/:.*//;
        my @values;
        for (@paths) {
            my ($path, $what) = $leaf{$kind} ? $leaf{$kind}->($_)
                : ($_, "jsonb_build_array(v#>>'{}')");
            push @values, map { JSON::PP->new->utf8->decode($_) }
                column("SELECT DISTINCT $what AS x FROM live, " . at($path)
                       . " AS v WHERE type = '$type' ORDER BY x LIMIT 60");
        }
        @values ? \@values : [[]];
    };
}

sub pick { return $_[int rand @_] }

my @prefixes = ('', qw(eq ne gt lt ge le sa eb));

# one value of a parameter: its text for the URL, its condition
sub one_value {
    my ($type, $name, $modifier) = @_;
    my ($kind, @paths) = @{ $parameters{$type}{$name} };
    my $only = $kind =~ s/:(.*)// ? $1 : undef;
    my @got = @{ pick(@{ pool($type, $name) }) };
    my $utf8 = sub { return Encode::encode_utf8($_[0]) };

    if ($kind eq 'date') {
        my $text = rand() < 0.15 || !defined $got[0] ? '2024-06' : $got[0];
        $text = substr $text, 0, pick(4, 7, 10) if rand() < 0.7;
        my $prefix = pick(@prefixes);
        return ($prefix . value($text),
                $reading{date}->([$prefix, $text], \@paths));
    }
    if ($kind eq 'quantity') {
        my ($number, $system, $code) = @got;
        $number = sprintf '%.*f', pick(0, 1), $number if rand() < 0.5;
        ($system, $code) = () if rand() < 0.4;
        $system = undef if rand() < 0.3;
        my $prefix = pick(@prefixes);
        my $text = $prefix . percent($number);
        $text .= '%7C' . value($system // '') . '%7C' . value($code)
            if defined $code;
        return ($text, $reading{quantity}->([$prefix, $number, $system, $code],
                                            \@paths));
    }
    if ($kind eq 'reference') {
        my $to = $got[0] // 'Patient/nobody';
        my $text = pick($to, $to =~ s{.*/}{}r, "BASE/$to");
        my $want = $text =~ s{^BASE/}{}r;
        return (percent($text),
                $reading{reference}->([$want], \@paths, $only));
    }
    if ($kind eq 'string') {
        my $text = $got[0] // 'x';
        $text = substr $text, $modifier eq ':contains' ? int rand length $text
            : 0, 1 + int rand 5 if $modifier ne ':exact';
        my $asked = $utf8->($text);
        $text = Unicode::Normalize::NFD($text) =~ s/\p{Mn}//gr
            if $modifier ne ':exact' && rand() < 0.5;
        $text = rand() < 0.5 ? uc $text : lc $text
            if $modifier ne ':exact' && $text !~ /ß/;
        return (value($utf8->($text)),
                $reading{string}->([$modifier, $utf8->($text)], \@paths));
    }
    if ($kind =~ /^(?:code|id|boolean)$/) {
        my $text = rand() < 0.1 && $kind ne 'boolean' ? 'nothing'
            : $got[0] // 'true';
        return (value($text), $kind eq 'boolean'
            ? $reading{boolean}->([undef, $text], \@paths)
            : $reading{code}->([undef, $text], \@paths));
    }

    my ($system, $text) = map { defined ? $utf8->($_) : undef } @got;
    $text //= 'nothing';
    my $way = rand();
    my $code = $kind eq 'identifier' ? 'value' : 'code';
    $_ .= '.coding' for $kind eq 'concept' ? @paths : ();
    if ($way < 0.5 || !length($system // '')) {
        return (value($text), $reading{pair}->([undef, $text], \@paths, $code))
            if $way < 0.85;
        return ('%7C' . value($text),
                $reading{pair}->(['', $text], \@paths, $code));
    }
    $text = '' if $way > 0.85;
    return (value($system) . '%7C' . value($text),
            $reading{pair}->([$system, $text], \@paths, $code));
}

# name, modifier and values, "or" between them
sub one_parameter {
    my ($type) = @_;
    my $name = pick(sort keys %{ $parameters{$type} });
    my ($kind, @paths) = @{ $parameters{$type}{$name} };

    if (rand() < 0.12 && $name !~ /^_/) {
        my $missing = pick('true', 'false');
        my $some = some(\@paths, "v <> 'null'");
        return ("$name:missing=$missing",
                $missing eq 'true' ? "NOT $some" : $some);
    }

    my $modifier = '';
    $modifier = ':not' if $kind =~ /^(?:code|concept|coding|identifier)$/
        && rand() < 0.2;
    $modifier = pick(':exact', ':contains')
        if $kind eq 'string' && rand() < 0.5;

    my (@texts, @conditions);
    for (1 .. pick(1, 1, 1, 2, 3)) {
        my ($text, $condition) = one_value($type, $name, $modifier);
        push @texts, $text;
        push @conditions, $condition;
    }
    my $sql = '(' . join(' OR ', @conditions) . ')';
    return ("$name$modifier=" . join(',', @texts),
            $modifier eq ':not' ? "NOT $sql" : $sql);
}

sub one_filter {
    my ($type) = @_;
    my (@texts, @conditions);
    for (1 .. pick(1, 1, 2, 3)) {
        my ($text, $sql) = one_parameter($type);
        push @texts, $text;
        push @conditions, $sql;
    }
    return ("$type?" . join('&', @texts), '(' . join(' AND ', @conditions)
            . ')');
}

subtest 'random filters against SQL over jsonb' => sub {
    my $seed = 20261129;
    srand $seed;
    my ($filters, $some, $none, $all) = (0, 0, 0, 0);
    my %of = map { split /\t/ } column('SELECT type, count(*) FROM live'
                                       . ' GROUP BY type');

    for my $round (1 .. $exports) {
        my (@filters, @where, @scopes, %of_type);
        for my $type (sort keys %parameters) {
            my (@any, $sql);
            for (1 .. pick(1, 1, 2)) {
                (my $text, $sql) = one_filter($type);
                push @filters, $text;
                push @{ $of_type{$type} }, $text;
                push @any, $sql;
            }
            my $where = '(' . join(' OR ', @any) . ')';
            if ($round % 4 == 0) {
                my ($text, $limit) = one_filter($type);
                push @scopes, 'system/' . $text =~ s/\?/.rs?/r;
                $where .= " AND $limit";
            }
            push @where, "(type = '$type' AND $where)";
        }
        $filters += @filters + @scopes;

        # which filters are worth something?
        my $want = rows(join ' OR ', @where);
        for my $type (keys %parameters) {
            my $n = grep { m{^$type/} } keys %$want;
            $n == 0 ? $none++ : $n == $of{$type} ? $all++ : $some++;
        }

        my $check = sub {
            my ($name, $types, $want, @filters) = @_;
            my $b = "$s->{server}/$name/fhir";
            my $query = query('/$export', $types, @filters)
                =~ s/BASE/percent(percent($b))/ger;
            my $scopes = join ' ', map { s/BASE/percent($b)/ger } @scopes;
            my $got = eval {
                $s->{bearer} = $s->token('app', $scopes || 'system/*.rs',
                                         tenant => $name);
                flat(found($name, $query));
            };
            my $bad = $got ? FhirBulk::Data::difference($got, $want) : $@;
            is($bad, '', "$name: round $round, $types")
                or diag join "\n", @filters, @scopes;
        };
        my @types = sort keys %parameters;
        $check->($_, join(',', @types), $want, @filters) for @tenants;

        # the database is asked first where it reads one type
        for (1 .. 4) {
            my $type = splice @types, int rand @types, 1;
            $check->('jsonb', $type, { map { $_ => 1 }
                grep { m{^$type/} } keys %$want }, @{ $of_type{$type} });
        }
    }
    note "$filters filters: $some keep a part, $none nothing, $all all";
    cmp_ok($some, '>', $exports * 2, 'most are worth the name');

    # who asks the database first, if that was not for nothing
    my @asked = grep { /@@/ } split /LOG:/,
        FhirBulk::read_file("$s->{pg}/server.log");
    cmp_ok(scalar(grep { /s_jsonb/ } @asked), '>', $exports,
        'a jsonb column is asked with jsonpath');
    is(scalar(grep { /s_text/ } @asked), 0, 'a text column is not');
};

$s->stop;
done_testing;
