# Copyright (c) the nginx-fhir-bulk authors
#
# FhirBulk::Hapi into its tables (t/lib/hapi.sql), as the server writes them.

package FhirBulk::Hapi;

use strict;
use warnings;

my ($next_lo, $next_row) = (900_000, 1);
my %made;           # schemas, by stack: how many tags they know

# columns of what is loaded; partitions are filled in
my %columns = (
    hfj_resource => [qw(res_id res_type res_ver res_updated res_published
        res_deleted_at has_tags res_version partition_id)],
    hfj_res_ver => [qw(pid res_id res_type res_ver res_updated res_published
        res_deleted_at has_tags res_version partition_id res_encoding res_text
        res_text_vc)],
    hfj_res_tag => [qw(pid res_id tag_id res_type partition_id)],
    hfj_res_link => [qw(pid src_path src_resource_id source_resource_type
        target_resource_id target_resource_type target_resource_url
        partition_id)],
    hfj_forced_id => [qw(pid forced_id resource_pid resource_type
        partition_id)],
    hfj_res_ver_prov => [qw(res_ver_pid source_uri request_id res_pid
        partition_id)],
    hfj_tag_def => [qw(tag_id tag_type tag_system tag_code tag_display)],
);

sub _copy_line {
    return join("\t", map {
        defined $_ ? s/([\\\t\n\r])/{ "\\" => "\\\\", "\t" => "\\t",
                                      "\n" => "\\n", "\r" => "\\r" }->{$1}/ger
                   : '\N' } @_) . "\n";
}

sub load {
    my ($self, $s) = @_;

    my ($schema, $shape) = @$self{qw(schema shape)};
    if (!defined $made{"$s $schema"}) {
        $made{"$s $schema"} = 0;
        my @is = map { "-v $_->[0]=" . ($_->[1] ? 'true' : 'false') }
            [old => $self->{old}], [mid => $shape eq 'mid'],
            [native => $shape eq 'native'], [parts => $shape eq 'parts'];
        $s->sql("CREATE SCHEMA $schema; SET search_path = $schema;\n"
                . FhirBulk::read_file("$FhirBulk::top/t/lib/hapi.sql")
                . <<"END", @is);
SELECT 'CREATE ROLE fhir_bulk_reader LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fhir_bulk_reader')
\\gexec
GRANT pg_monitor TO fhir_bulk_reader;
ALTER ROLE fhir_bulk_reader SET lo_compat_privileges = on;
GRANT USAGE ON SCHEMA $schema TO fhir_bulk_reader;
GRANT SELECT ON ALL TABLES IN SCHEMA $schema TO fhir_bulk_reader;
END
    }

    my %rows = map { $_ => [] } keys %columns;
    $self->{objects} = '';
    my %pid = map { ("$_->{type}/$_->{id}" => $_->{pid}) }
        @{ $self->{entries} };
    $self->_rows($_, \%pid, \%rows) for @{ $self->{entries} };

    my $defs = $self->{tagdefs};
    for my $i ($made{"$s $schema"} .. $#$defs) {
        my ($kind, $system, $code, $display, $version, $selected)
            = @{ $defs->[$i] };
        push @{ $rows{hfj_tag_def} }, [$i + 1, $kind, $system, $code,
            $display, $self->{old} ? () : ($version,
            defined $selected ? $selected ? 't' : 'f' : undef)];
    }

    my $sql = "SET search_path = $schema;\n$self->{objects}";
    for my $table (sort keys %rows) {
        my @names = @{ $columns{$table} };
        push @names, $self->_more($table);
        $sql .= "COPY $table (" . join(', ', @names) . ") FROM STDIN;\n"
            . join('', map { _copy_line(@$_) } @{ $rows{$table} }) . "\\.\n";
    }
    $s->sql("$sql ANALYZE;");
    $made{"$s $schema"} = @$defs;
    delete $self->{objects};
}

# what the shape has besides
sub _more {
    my ($self, $table) = @_;
    return $table eq 'hfj_resource' && $self->{shape} ne 'old' ? 'fhir_id'
        : $table eq 'hfj_res_ver' && !$self->{old}
            ? ('source_uri', 'request_id')
        : $table eq 'hfj_tag_def' && !$self->{old}
            ? ('tag_version', 'tag_user_selected') : ();
}

sub _large_object {
    my ($self, $bytes) = @_;
    my $oid = $next_lo++;
    $self->{objects} .= "SELECT lo_from_bytea($oid, '\\x"
        . unpack('H*', $bytes) . "') \\g /dev/null\n";
    return $oid;
}

sub _rows {
    my ($self, $e, $pid_of, $rows) = @_;

    my $pid = $e->{pid};
    my $part = $self->{partition};
    my @tags = _once(@{ $e->{tags} || [] });
    my $has_tags = @tags && !$e->{has_no_tags} ? 't' : 'f';
    my $at = $self->_local($e->{ms}, $e->{micro});
    my $named = "$e->{id}" ne "$pid";

    # 6.10.0 padded numbers; some rows had not been migrated
    my $fhir_id = $self->{shape} ne 'mid' || $named ? $e->{id}
        : $pid % 5 == 0 ? undef : sprintf '%-64s', $pid;
    push @{ $rows->{hfj_resource} }, [$pid, $e->{type}, $e->{ver}, $at,
        $self->_local($e->{ms} - 86400_000), $e->{deleted} ? $at : undef,
        $has_tags, 'R4', $part,
        $self->{shape} eq 'old' ? () : $fhir_id];

    push @{ $rows->{hfj_forced_id} }, [$pid, $e->{id}, $pid, $e->{type},
                                       $part]
        if $self->{old} && $named;
    # it lingers: nothing of it counts any more
    push @{ $rows->{hfj_forced_id} }, [$pid, "stale-$pid", $pid, $e->{type},
                                       $part]
        if !$self->{old} && $pid % 9 == 0;

    for my $v (@{ $e->{versions} }) {
        my ($vc, $oid, $encoding) = (undef, undef, 'JSON');
        my $kind = $v->{kind};
        my $chars = length($v->{text} =~ s/[\x80-\xbf]//gr);
        $kind = 'gz' if $kind eq 'vc' && $self->{old} && $chars > 4000;
        if ($kind eq 'vc') {
            $vc = $v->{text};
        } elsif ($kind eq 'gz') {
            $encoding = 'JSONC';
            $oid = $self->_large_object(Compress::Zlib::memGzip($v->{text}));
        } elsif ($kind eq 'plain') {
            $oid = $self->_large_object($v->{text});
        } elsif ($kind eq 'lost') {
            ($encoding, $oid) = ('JSONC', $next_lo++);
        } elsif ($kind eq 'esr') {
            ($encoding, $vc) = ('ESR', 'archive:1234/5678');
        } elsif ($kind eq 'del') {
            $encoding = 'DEL';
        } else {
            die "$kind\n";
        }

        my $row = $next_row++;
        my $when = $self->_local($v->{ms}, $e->{micro});
        my @source = ($v->{source}, $v->{request});
        # older than 6.8: in a table of its own only
        my $apart = $self->{old} || $pid % 7 == 0;
        push @{ $rows->{hfj_res_ver} }, [$row, $pid, $e->{type}, $v->{ver},
            $when, $when, $kind eq 'del' ? $when : undef, $has_tags, 'R4',
            $part, $encoding, $oid, $vc,
            $self->{old} ? () : $apart ? (undef, undef) : @source];
        push @{ $rows->{hfj_res_ver_prov} }, [$row, @source, $pid, $part]
            if $apart || $pid % 7 == 1;
    }

    push @{ $rows->{hfj_res_tag} }, [$next_row++, $pid, $_ + 1, $e->{type},
                                     $part] for @tags;

    return if $e->{deleted};
    for my $link (references($e)) {
        my ($path, $to) = @$link;
        my $target = $pid_of->{$to};
        my ($type) = $to =~ m{([A-Za-z]+)/[^/]+$};
        push @{ $rows->{hfj_res_link} }, [$next_row++, $path, $pid,
            $e->{type}, $target, $type, defined $target ? undef : $to, $part]
            if defined $target || $to =~ /^https?:/;
    }
}

# keys of a tenant on this store
sub keys_of {
    my ($self, $s, %more) = @_;
    return { source => 'postgres',
             conninfo => $s->conninfo('fhir_bulk_reader'),
             profile => 'hapi', schema => $self->{schema},
             $self->{zone} eq 'UTC' ? () : (timezone => $self->{zone}),
             %more };
}

1;
