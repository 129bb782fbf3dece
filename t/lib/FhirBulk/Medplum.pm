# Copyright (c) the nginx-fhir-bulk authors
#
# A database as Medplum keeps it: three tables for each type, quoted names,
# meta with members of Medplum's own, two projects, deleted rows and their
# history, secrets.  And the known truth: what Medplum's API gives for each
# resource, put together here and not by the product.
#
#   my $m = FhirBulk::Medplum->new($stack, schema => 'public', old => 0);
#   $m->{truth}{$m->{north}}       { "Type/id" => text }
#   $m->{owners}                   { "Type/id" => { Patient id => 1 } }
#   $m->id('Group', 'cohort')      of a sample's resource, in project north
#   $m->{a}, $m->{b}               a Patient of that Group, and one who is not
#
# old: "projectId" may be NULL, history ends with '' and not a tombstone.

package FhirBulk::Medplum;

use strict;
use warnings;

use Digest::MD5 qw(md5_hex);
use FhirBulk;
use JSON::PP ();

our $north = '3c6a1f5e-8d12-4b70-9e31-5f0c2a7be901';
our $south = 'b4f0d7a2-61c9-4e55-8a07-17d2c3e9f602';
our $west = '0e7b5d94-2f3a-4c81-b6d0-91a4e85c7f03';
our $system = '65897e4f-7add-55f3-9b17-035b5a4e6d52';
our $r4 = '161452d9-43b7-5c29-aa7b-c85680fa45c6';

# what no export may show
our $secret = 'pr1vate-key-material';
our @secret_types = qw(AccessPolicy Bot ClientApplication JsonWebKey Login
                       Project ProjectMembership User);

my @types = qw(AllergyIntolerance Binary CarePlan CareTeam Condition Coverage
    Device DiagnosticReport DocumentReference Encounter Group Immunization
    Location Medication MedicationRequest Observation Organization Patient
    Practitioner Procedure Provenance StructureDefinition);

my $json = JSON::PP->new->utf8->canonical;

# a column for some of the search parameters
my %search = (
    Patient => '"birthdate" date, "gender" text,',
    Observation => '"status" text, "subject" text, "code" text[],',
    Project => '"name" text,',
    User => '"email" text,',
);

sub new {
    my ($class, $stack, %o) = @_;

    my $self = bless { stack => $stack, schema => 'public', old => 0, %o,
                       north => $north, south => $south, west => $west,
                       rows => {}, truth => {}, owners => {} }, $class;
    my $role = FhirBulk::read_file("$FhirBulk::top/conf-examples/medplum/"
                                   . 'role.sql');
    my $at = "SET search_path = $self->{schema};\n";

    $stack->start_postgres;
    $stack->sql("CREATE SCHEMA IF NOT EXISTS $self->{schema};\n$at"
        . join '', map { $self->_tables($_) } @types, @secret_types);
    $self->_sample($north, '--seed', 1, '--patients', 12);
    $self->_sample($south, '--seed', 2, '--patients', 12) if !$self->{old};
    $self->_pitfalls;
    $self->_secrets;
    $stack->sql($at . $self->_rows . "ANALYZE;\n$at$role");

    return $self;
}

sub _tables {
    my ($self, $type) = @_;

    my $compartments = $type eq 'Binary' ? ''
        : '"compartments" uuid[] NOT NULL,';
    my $null = $self->{old} ? '' : 'NOT NULL';
    my $gin = $type eq 'Binary' ? ''
        : qq(CREATE INDEX ON "$type" USING gin ("compartments"););
    my $search = $search{$type} // '';

    return <<"SQL";
CREATE TABLE "$type" (
    "id" uuid NOT NULL PRIMARY KEY, "content" text NOT NULL,
    "lastUpdated" timestamptz NOT NULL, $compartments
    "deleted" boolean NOT NULL DEFAULT false, "projectId" uuid $null,
    $search
    "_source" text, "_profile" text[], "__version" integer NOT NULL
);
CREATE INDEX ON "$type" ("lastUpdated");
CREATE INDEX ON "$type" ("projectId", "lastUpdated");
CREATE INDEX ON "$type" ("lastUpdated", "__version") WHERE "deleted" = false;
$gin
CREATE TABLE "${type}_History" (
    "versionId" uuid NOT NULL PRIMARY KEY, "id" uuid NOT NULL,
    "content" text NOT NULL, "lastUpdated" timestamptz NOT NULL
);
CREATE INDEX ON "${type}_History" ("id");
CREATE INDEX ON "${type}_History" ("lastUpdated");
CREATE TABLE "${type}_References" (
    "resourceId" uuid NOT NULL, "targetId" uuid NOT NULL, "code" text NOT NULL,
    PRIMARY KEY ("resourceId", "targetId", "code")
);
CREATE INDEX ON "${type}_References" ("targetId", "code");
SQL
}

# always the same for the same name
sub uuid {
    my $hex = md5_hex(join ' ', @_);
    $hex =~ s/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/$1-$2-4$3-8$4-$5/;
    return $hex;
}

sub id {
    my ($self, $type, $name, $project) = @_;
    return $name if $name =~ /^[0-9a-f]{8}-[0-9a-f-]{27}$/;
    return uuid($project // $north, $type, $name);
}

# the members of meta as Medplum writes them, and as its API gives them
sub _meta {
    my ($self, $row, $meta) = @_;

    my $text = sub {
        my ($name, $value) = @_;
        return qq("$name":)
            . (ref $value ? $json->encode($value) : qq("$value"));
    };
    my $to = sub { return { reference => $_[0], @_[1 .. $#_] } };
    my $practitioner = uuid($row->{project}, 'Practitioner', 'author');
    my $account = uuid($row->{project}, 'Organization', 'account');

    # what a client reads back …
    my @public = map { $text->($_, $meta->{$_}) }
        grep { exists $meta->{$_} } qw(source profile security tag);
    # … and what it does not: with quotes, braces and names that stand
    # elsewhere too
    my $name = qq(Dr. "Q\\" {author}: \x{17d}i\x{17e}ek);
    my @own = (
        $text->(author => $to->("Practitioner/$practitioner",
                                display => $name)),
        $text->(project => $row->{project}),
        $text->(compartment => [map { $to->($_) } "Project/$row->{project}",
                                map { "Patient/$_" } @{ $row->{patients} }]),
    );
    splice @own, 2, 0, $text->(account => $to->("Organization/$account")),
        $text->(accounts => [$to->("Organization/$account")])
        if $row->{n} % 3 == 0;
    push @own, $text->(onBehalfOf => $to->("Patient/$account"))
        if $row->{n} % 5 == 0;

    my @stamp = ($text->(versionId => $row->{version}),
                 $text->(lastUpdated => $row->{updated}));
    my @all = $row->{n} % 4 == 0 ? (@own, @public, @stamp)
        : $row->{n} % 4 == 1 ? ($own[0], @public, @stamp, @own[1 .. $#own])
        : (@stamp, @public, @own);

    my @shown = $row->{n} % 4 >= 2 ? (@stamp, @public) : (@public, @stamp);

    return (join(',', @all), join(',', @shown));
}

# One resource.  members: its text without type, id and meta, '"status":…';
# patients: in whose compartment it is; where: the place of meta
sub add {
    my ($self, $project, $type, $id, $members, %o) = @_;

    my $row = { project => $project, type => $type, id => $id,
                n => $self->{n}++, patients => [@{ $o{patients} // [] }],
                updated => $o{updated} // '2024-02-01T08:00:00.000Z',
                unowned => $o{unowned}, deleted => $o{deleted} };
    $row->{version} = uuid('version', $type, $id, $row->{updated});
    my ($stored, $shown) = $self->_meta($row, $o{meta} // {});

    my $head = qq("resourceType":"$type","id":"$id");
    my $where = $o{where} // ('last', 'last', 'middle', 'first')[$row->{n} % 4];
    my $build = sub {
        my $meta = qq("meta":{$_[0]});
        return '{' . join(',', grep { length }
            $where eq 'first' ? ($meta, $head, $members)
            : $where eq 'last' ? ($head, $members, $meta)
                               : ($head, $meta, $members)) . '}';
    };
    $row->{content} = $build->($stored);
    # R4 has Device in no compartment
    $row->{compartments} = [$project, $type eq 'Device'
                                      ? () : @{ $row->{patients} }];

    push @{ $self->{rows}{$type} }, $row;
    $self->{owners}{"$type/$id"} = { map { $_ => 1 } @{ $row->{patients} } };
    $self->{truth}{$project}{"$type/$id"} = $build->($shown)
        if !$o{deleted} && !$o{unowned};
    $self->{updated}{"$type/$id"} = $row->{updated};

    return $id;
}

# the sample data in Medplum's words: ids are uuids, links are relative
sub _sample {
    my ($self, $project, @options) = @_;

    my $stack = $self->{stack};
    my $folder = "$stack->{dir}/sample-$self->{schema}-$project";
    mkdir $folder or die "$folder: $!\n";
    $stack->_sample("--out $folder", @options);
    my $truth = $self->{file}{$project} = "$folder/truth";
    rename $stack->{truth}, $truth or die "rename: $!\n";

    my %owners;
    for (split /\n/, FhirBulk::read_file($truth)) {
        my ($type, $id, $deleted, $owners) = split /\t/, $_, -1;
        $owners{"$type/$id"} = [split /,/, $owners];
    }

    for my $line (map { split /\n/, FhirBulk::read_file($_) }
                  sort glob "$folder/*.ndjson")
    {
        $line =~ s{"reference":"(?:\Q$stack->{base}\E/)?([A-Z]\w+)/([^"/]+)}
                  {qq("reference":"$1/) . $self->id($1, $2, $project)}ge;
        $line =~ /^\{"resourceType":"(\w+)","id":"([^"]+)","meta":
                  (\{(?:[^{}]|(?3))*\}),?(.*)\}$/x
            or die "a sample in another form: $line\n";
        my ($type, $id, $meta, $members) = ($1, $2, $json->decode($3), $4);
        $self->add($project, $type, $self->id($type, $id, $project), $members,
            meta => $meta, patients => $owners{"$type/$id"},
            updated => $meta->{lastUpdated} =~ s/\+00:00$/Z/r);
    }
}

sub _pitfalls {
    my ($self) = @_;

    # a is a member of the sample's Group, b is not
    my $members = FhirBulk::Data::sample_members($self->{file}{$north},
                                                 'cohort');
    my ($a) = sort keys %$members;
    my ($b) = grep { !$members->{$_} } sort map { s{.*/}{}r }
        grep { m{^Patient/} } keys %{ $self->{truth}{$north} };
    my $of = sub { return qq("subject":{"reference":"Patient/$_[0]"}) };
    @$self{qw(a b)} = ($a, $b);

    # meta that is not the resource's, or no meta at all
    $self->add($north, 'Observation', uuid('contained'),
        '"contained":[{"resourceType":"Patient","id":"c","meta":{"project":'
        . '"mine","author":{"reference":"#c"}}}],' . $of->($a)
        . ',"valueString":"\"meta\":{\"author\":1}","note":[{"text":'
        . '"meta"}]', patients => [$a], where => 'last');
    $self->add($north, 'Observation', uuid('extended'),
        '"extension":[{"url":"urn:x","extension":[{"url":"meta","valueMeta":'
        . '{"project":"urn:kept","account":{"reference":"x"}}}]}],'
        . $of->($b), patients => [$b], where => 'last');
    # numbers and letters as they are
    $self->add($north, 'Observation', uuid('odd'), $of->($b)
        . ',"valueQuantity":{"value":1.50},"note":[{"text":"caf\u00e9 '
        . '\ud83d\ude00 ' . "\xc3\xa9\xf0\x9f\x98\x80\"}]",
        patients => [$b]);
    # of no project, in databases where that could be
    $self->add($system, 'Patient', uuid('unowned'), '"active":true',
               unowned => 1) if $self->{old};
    # nothing else
    $self->add($north, 'Organization', uuid('bare'), '');
    $self->add($north, 'Binary', uuid('pdf'), '"contentType":"application/pdf"'
        . qq(,"securityContext":{"reference":"Patient/$a"},"url":"Binary/)
        . uuid('pdf') . '"');

    $self->_others($a, $of) if !$self->{old};
    $self->_deletions($a, $b, $of);
}

# other projects, and what is in none
sub _others {
    my ($self, $a, $of) = @_;

    # a link of the south to a Patient of the north, and a Group that has both
    my ($foreign) = sort map { s{.*/}{}r } grep { m{^Patient/} }
        keys %{ $self->{truth}{$south} };
    $self->{foreign} = $foreign;
    $self->add($south, 'Observation', uuid('link'), $of->($a),
               patients => [$a]);
    $self->add($south, 'Group', uuid('mixed'), '"type":"person","actual":true,'
        . '"member":[{"entity":{"reference":"Patient/' . $a . '"}},{"entity":'
        . qq({"reference":"Patient/$foreign"}}]), patients => [$a, $foreign]);

    # a project that is a small part of a table
    $self->add($west, 'Observation', uuid('west', $_), '"note":[{"text":"'
               . 'of the west ' x 100 . '"}]') for 1 .. 60;

    # of no client's project
    $self->add($r4, 'StructureDefinition', uuid('r4'), '"name":"Patient"');
    $self->add($system, 'Organization', uuid('system'), '"name":"system"');
    $self->add($south, 'Observation', uuid('gone in the south'),
        $of->($foreign), patients => [$foreign],
        deleted => '2025-02-05T00:00:00.000Z');
}

sub _deletions {
    my ($self, $a, $b, $of) = @_;

    my @deleted = (
        [Observation => 'gone of a', '2025-02-01T00:00:00.000Z', $of->($a), $a],
        [Observation => 'gone of b', '2025-02-02T00:00:00.000Z', $of->($b), $b],
        [Observation => 'gone before', '2024-01-01T00:00:00.000Z', $of->($a),
         $a],
        [Organization => 'gone', '2025-02-03T00:00:00.000Z', '"name":"x"'],
        [Patient => 'gone', '2025-02-04T00:00:00.000Z', '"active":false'],
    );
    for (@deleted) {
        my ($type, $name, $when, $members, @whose) = @$_;
        $self->add($north, $type, uuid($name), $members, patients => [@whose],
                   deleted => $when);
        $self->{gone}{"$type/" . uuid($name)} = $when;
    }
}

# resources of Medplum's own types, which are no FHIR
sub _secrets {
    my ($self) = @_;

    for my $type (@secret_types) {
        push @{ $self->{rows}{$type} }, {
            type => $type, project => $north, id => uuid($type, 'secret'),
            version => uuid($type, 'version'), compartments => [$north],
            updated => '2024-02-01T08:00:00.000Z',
            content => $json->encode({ resourceType => $type,
                id => uuid($type, 'secret'), secret => $secret }) };
    }
    push @{ $self->{rows}{Project} }, map {
        my ($id, $name) = @$_;
        { type => 'Project', project => $system, id => $id, name => $name,
          version => uuid($id, 'version'), compartments => [],
          updated => '2024-02-01T08:00:00.000Z',
          content => $json->encode({ resourceType => 'Project', id => $id,
                                     name => $name, secret => $secret }) }
    } [$north, 'North <Clinic> & Co'], [$south, 'South Clinic'];
}

sub _quote {
    my ($text) = @_;
    return defined $text ? "'" . $text =~ s/'/''/gr . "'" : 'NULL';
}

# what history ends with when a resource is deleted
sub _tombstone {
    my ($self, $row) = @_;

    return '' if $self->{old};
    return $json->encode({ resourceType => $row->{type}, id => $row->{id},
        meta => { versionId => uuid('end of', $row->{version}),
                  lastUpdated => $row->{deleted}, project => $row->{project},
                  compartment => [], deleted => JSON::PP::true } });
}

# all of it as INSERTs
sub _rows {
    my ($self) = @_;

    my $sql = '';
    for my $type (sort keys %{ $self->{rows} }) {
        my (@rows, @history, %links);
        for my $row (@{ $self->{rows}{$type} }) {
            my $gone = $row->{deleted};
            push @rows, [$row->{id}, $gone ? '' : $row->{content},
                $gone // $row->{updated}, $gone ? 'true' : 'false',
                $row->{unowned} ? undef : $row->{project}, $gone ? -1 : 10,
                $type eq 'Binary' ? ()
                    : '{' . join(',', @{ $row->{compartments} }) . '}',
                $type eq 'Project' ? $row->{name} : ()];
            # versions before, this one, and its end
            push @history,
                [uuid('first of', $row->{version}), $row->{id},
                 $row->{content} =~ s/"active":\w+/"active":null/r,
                 '2023-01-01T00:00:00Z'],
                [@$row{qw(version id content updated)}],
                $gone ? [uuid('end of', $row->{version}), $row->{id},
                         $self->_tombstone($row), $gone] : ();
            next if $gone;
            $links{"$row->{id} $2 $1"} = [$row->{id}, $2, $1]
                while $row->{content} =~
                    /"(\w+)":\{"reference":"[A-Z]\w+\/([0-9a-f-]{36})\b/g;
        }

        my $columns = '"id", "content", "lastUpdated", "deleted",'
            . ' "projectId", "__version"'
            . ($type eq 'Binary' ? '' : ', "compartments"')
            . ($type eq 'Project' ? ', "name"' : '');
        $sql .= _insert(qq("$type" ($columns)), @rows)
            . _insert(qq("${type}_History"), @history)
            . _insert(qq("${type}_References"), map { $links{$_} }
                      sort keys %links);
    }

    return $sql;
}

sub _insert {
    my ($into, @rows) = @_;

    return '' if !@rows;
    return "INSERT INTO $into VALUES\n" . join(",\n", map {
        '(' . join(', ', map { _quote($_) } @$_) . ')' } @rows) . ";\n";
}

1;
