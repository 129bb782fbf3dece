# Copyright (c) the nginx-fhir-bulk authors
#
# A store shaped as the LinuxForHealth FHIR Server makes it: tables per type
# and whole-system ones, gzip bodies with id and meta in them, a row per
# version, references as the server's search parameters find them.
#
#   my $lfh = FhirBulk::Lfh->new($stack, schema => 'fhirdata', shape => 27);
#   $lfh->put($line);                     a new version; text or hash
#   $lfh->remove('Observation', 'o1', '2024-06-01T10:00:00Z');
#   $lfh->erase('Observation', 'o2');
#   $lfh->load;                           tables, rows, grants
#   $lfh->truth                           "Type/id" => md5 of what the
#                                         server's REST API gives
#
# shape is the schema's version: 27 has {type}_ref_values, 24 payload keys and
# tokens, 10 only the tokens.  base is how the server knows itself: what is
# below it becomes relative, other URLs stay what they are.
#
# put takes besides
#   time     of the change, with any fraction; else that of the body and some
#            microseconds
#   offload  1: content kept elsewhere
#   data     bytes in place of the content in gzip
#   current  '': the version's row is not there
#   flag     of the row beside logical_id, 'X': not migrated
#   tokens   1: references as tokens, although the shape is 27

package FhirBulk::Lfh;

use strict;
use warnings;

use Compress::Zlib ();
use Digest::MD5 qw(md5_hex);
use JSON::PP ();

use FhirBulk::LfhTables;

my $json = JSON::PP->new->utf8->canonical;
my @of_type = qw(logical_resources resources resource_token_refs ref_values);

sub new {
    my ($class, $stack, %o) = @_;
    return bless {
        schema => 'fhirdata', shape => 27, base => 'https://fhir:9443/r4', %o,
        stack => $stack, next => 1, key => {}, now => {}, rows => {},
        ids => {}, types => { Patient => 1, Observation => 1, Group => 1 },
    }, $class;
}

# of [tenant …]
sub tenant {
    my ($self, %more) = @_;
    return (source => 'postgres', profile => 'linuxforhealth',
            conninfo => $self->{stack}->conninfo('fhir_bulk_reader'),
            schema => $self->{schema}, %more);
}

# number of a name in one of the small tables
sub _id {
    my ($self, $table, $name) = @_;
    my $ids = $self->{ids}{$table} //= {};
    return $ids->{$name} //= 1 + keys %$ids;
}

# logical_resource_id: since V0027 it may be there before the resource
sub _key {
    my ($self, $type, $id) = @_;
    return $self->{key}{"$type/$id"} //= $self->{next}++;
}

sub _row {
    my ($self, $table, @values) = @_;
    push @{ $self->{rows}{$table} }, [@values];
}

# as the column has it: UTC, microseconds
sub _column {
    my ($time) = @_;
    $time =~ /^(\S+)T([\d:]+)(?:\.(\d{1,6}))?(?:Z|\+00:00)$/
        or die "no time: $time\n";
    return sprintf '%s %s.%s', $1, $2, substr(($3 // '') . '000000', 0, 6);
}

# as the body has it
sub _instant {
    my ($time) = @_;
    return _column($time) =~ s/ /T/r =~ s/\.?0*$//r . 'Z';
}

# the body of a version: id and meta in front, other bytes as they are
sub _body {
    my ($line, $type, $id, $version, $time) = @_;

    my $meta = qq("versionId":"$version","lastUpdated":"${\ _instant($time)}");
    $line =~ s/^\{"resourceType":"$type","id":"\Q$id\E",?//
        or die "no resourceType and id in front: $line\n";
    if ($line =~ s/^"meta":\{((?:[^{}"]|"(?:[^"\\]|\\.)*"|\{[^{}]*\})*)\},?//) {
        my $rest = $1 =~ s/"(?:versionId|lastUpdated)":"[^"]*",?//gr =~ s/,$//r;
        $meta .= ",$rest" if $rest ne '';
    }

    return qq({"resourceType":"$type","id":"$id","meta":{$meta})
        . ($line eq '}' ? '' : ',') . $line;
}

sub put {
    my ($self, $resource, %how) = @_;

    my ($line, $r) = ref $resource
        ? (undef, $resource) : ($resource, $json->decode($resource));
    my ($type, $id) = @$r{qw(resourceType id)};
    $line //= do {
        my %rest = %$r;
        delete @rest{qw(resourceType id)};
        my $text = $json->encode(\%rest) =~ s/^\{//r;
        qq({"resourceType":"$type","id":"$id") . ($text eq '}' ? '' : ',')
            . $text;
    };

    my $time = $how{time} // $r->{meta}{lastUpdated}
        =~ s/\.\d{3}\K(?=\D)/sprintf '%03d', $self->{next} % 1000/er;
    my $new = !$self->{now}{"$type/$id"};
    my $was = $self->{now}{"$type/$id"} // { version => 0 };
    my $body = _body($line, $type, $id, $was->{version} + 1, $time);
    my $now = $self->_version($type, $id, $time, 'N', %how,
        exists $how{data} ? () : (data => Compress::Zlib::memGzip($body)));
    $now->{body} = $body;
    $now->{change} = $new ? 'C' : 'U';
    $self->_links($type, $now, $r, $how{tokens});

    return $now;
}

# a row of {type}_resources, and which one is current
sub _version {
    my ($self, $type, $id, $time, $deleted, %how) = @_;

    $self->{types}{$type} = 1;
    my $key = $self->_key($type, $id);
    my $was = $self->{now}{"$type/$id"} // { version => 0 };
    my $now = $self->{now}{"$type/$id"} = {
        type => $type, id => $id, key => $key, row => $self->{next}++,
        version => $was->{version} + 1, time => $time, deleted => $deleted,
        flag => $how{flag} // $deleted,
    };
    # the server keeps parameters of the last version only
    $self->{links}{$key} = [];
    push @{ $self->{versions}{$key} }, [
        $now->{row}, $key, $now->{version}, _column($time), $deleted,
        $how{offload} ? undef : $how{data},
        $how{offload} ? sprintf('%08x-payload', $now->{row}) : undef,
    ] if $how{current} // 1;

    return $now;
}

sub remove {
    my ($self, $type, $id, $time, %how) = @_;

    my $was = $self->{now}{"$type/$id"} // die "there is no $type/$id\n";
    # type, id and meta are all that is left
    my $body = _body(qq({"resourceType":"$type","id":"$id"}), $type, $id,
                     $was->{version} + 1, $time);
    my $now = $self->_version($type, $id, $time, 'Y', %how,
                              data => Compress::Zlib::memGzip($body));
    $now->{change} = 'D';
}

# every trace but that others refer to it
sub erase {
    my ($self, $type, $id) = @_;

    my $was = delete $self->{now}{"$type/$id"} // die "no $type/$id\n";
    delete $self->{versions}{ $was->{key} };
    delete $self->{links}{ $was->{key} };
}

# References at a path of a resource
sub _at {
    my ($value, @path) = @_;
    return map { _at($_, @path) } @$value if ref $value eq 'ARRAY';
    return ref $value eq 'HASH' ? $value : () if !@path;
    return if ref $value ne 'HASH';
    return _at($value->{ shift @path }, @path);
}

# what a reference leads to as the server sees it: type, id, version
sub _target {
    my ($self, $reference) = @_;

    my $text = $reference->{reference} // return;
    return if $text =~ /^#/;
    $text =~ s{^\Q$self->{base}\E/}{};
    return ($reference->{type} // 'Resource', $text)
        if $text =~ /^(?:https?|urn):/;
    my ($type, $id, undef, $version) = split m{/}, $text;
    return defined $id ? ($type, $id, $version) : ();
}

sub _links {
    my ($self, $type, $now, $r, $tokens) = @_;

    my %parameters = FhirBulk::LfhTables::parameters($type);
    for my $name (sort keys %parameters) {
        for my $path (@{ $parameters{$name} }) {
            # "subject.where(resolve() is Patient)" and the like
            my $patients = $name =~ /-Compartment$/
                || ($name eq 'patient' && $path =~ /^(?:subject|target)$/);
            for my $ref (_at($r, split /\./, $path)) {
                my ($to, $id, $version) = $self->_target($ref) or next;
                next if $patients && $to ne 'Patient';
                push @{ $self->{links}{ $now->{key} } },
                    [$type, $name, $to, $id, $version, $tokens];
                $self->_key($to, $id) if $self->{shape} >= 27 && !$tokens;
            }
        }
    }
}

# all rows, once
sub _rows {
    my ($self) = @_;

    for my $now (sort { $a->{key} <=> $b->{key} } values %{ $self->{now} }) {
        my ($key, $type) = @$now{qw(key type)};
        my $type_id = $self->_id(resource_types => $type);
        my $time = _column($now->{time});
        my $known = $now->{flag} ne 'X';
        my @known = $known ? ($time, $now->{version}) : (undef, undef);

        $self->_row(logical_resources => $key, $type_id, $now->{id}, $time,
                    $now->{flag}, $known[0]);
        $self->_row(lc "${type}_logical_resources", $key, $now->{id},
                    $now->{row}, $now->{flag}, @known);
        $self->_row(lc "${type}_resources", @$_)
            for @{ $self->{versions}{$key} };
        $self->_row(resource_change_log => $now->{row}, $type_id, $key, $time,
                    $now->{version}, $now->{change});
        $self->_link_row($key, @$_) for @{ $self->{links}{$key} };
    }

    if ($self->{shape} >= 27) {
        for my $name (sort keys %{ $self->{key} }) {
            my ($type, $id) = split m{/}, $name, 2;
            $self->_row(logical_resource_ident =>
                $self->_id(resource_types => $type), $id,
                $self->{key}{$name});
        }
    }
    for my $table (qw(parameter_names resource_types code_systems)) {
        my $ids = $self->{ids}{$table} // {};
        $self->_row($table => $ids->{$_}, $_) for sort keys %$ids;
    }
    my $tokens = $self->{ids}{common_token_values} // {};
    for (sort keys %$tokens) {
        my ($system, $value) = split /\n/, $_, 2;
        $self->_row(common_token_values => $tokens->{$_}, $system, $value);
    }
}

sub _link_row {
    my ($self, $key, $type, $name, $to, $id, $version, $tokens) = @_;

    my $parameter = $self->_id(parameter_names => $name);
    if ($self->{shape} >= 27 && !$tokens) {
        $self->_row(lc "${type}_ref_values", $parameter, $key,
                    $self->_key($to, $id), $version, undef);
        return;
    }
    my $system = $self->_id(code_systems => $to eq 'Resource'
                            ? 'default-token-system' : $to);
    $self->_row(lc "${type}_resource_token_refs", $parameter,
                $self->_id(common_token_values => "$system\n$id"), $key,
                $version, undef);
}

# a value in COPY's text form
sub _copied {
    my ($value, $bytes) = @_;
    return '\N' if !defined $value;
    return '\\\\x' . unpack 'H*', $value if $bytes;
    return $value =~ s/([\\\t\n\r])/sprintf '\\x%02x', ord $1/ger;
}

sub load {
    my ($self) = @_;

    my $stack = $self->{stack};
    $self->_rows;
    my $sql = FhirBulk::LfhTables::create($self->{schema}, $self->{shape},
                                          sort keys %{ $self->{types} });
    for my $table (sort keys %{ $self->{rows} }) {
        my $columns = $self->{shape} < 24 && $table =~ /_resources$/
            && $table !~ /logical/ ? 5 : 99;
        my $last = $table =~ /_resources$/ && $table !~ /logical/ ? 5 : -1;
        $sql .= qq(COPY "$self->{schema}".$table FROM stdin;\n) . join('', map {
            my $row = $_;
            join("\t", map { _copied($row->[$_], $_ == $last) }
                 grep { $_ <= $columns } 0 .. $#$row) . "\n";
        } @{ $self->{rows}{$table} }) . "\\.\n";
    }
    $stack->sql($sql . $self->grants . "ANALYZE;\n");
}

# from now on: have Patients' resources been found by the tables of links, or
# by reading all?
sub watch {
    my ($self) = @_;
    $self->{stack}->sql('ALTER SYSTEM SET log_min_duration_statement = 0;'
                        . 'SELECT pg_reload_conf()');
    $self->{watched} = -s "$self->{stack}{pg}/server.log";
}

sub way {
    my ($self) = @_;
    my $log = substr FhirBulk::read_file("$self->{stack}{pg}/server.log"),
        $self->{watched};
    return (grep { /execute [^:]*: SELECT l\./ && /= ANY \(ARRAY\(/ }
            split /^\d{4}-/m, $log) ? 'links' : 'scan';
}

# the example's own SQL
sub grants {
    my ($self) = @_;

    my $role = FhirBulk::read_file(
        "$FhirBulk::top/conf-examples/linuxforhealth/role.sql");
    $role =~ s/fhir_export/fhir_bulk_reader/g;
    $role =~ s/fhirdata/"$self->{schema}"/g;
    return $role;
}

# what is alive and can be had: Type/id => md5 of the body
sub truth {
    my ($self) = @_;
    return { map { ("$_->{type}/$_->{id}" => md5_hex($_->{body})) }
             grep { $_->{deleted} eq 'N' } values %{ $self->{now} } };
}

1;
