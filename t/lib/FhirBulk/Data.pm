# Copyright (c) the nginx-fhir-bulk authors
#
# What a source holds and what was downloaded, as maps from "Type/id" to a
# hash of the resource's bytes, and the differences between two such maps.

package FhirBulk::Data;

use strict;
use warnings;

use Compress::Zlib ();
use Digest::MD5 qw(md5_hex);
use Digest::SHA ();
use Encode ();
use JSON::PP ();

# body of a reply without its Content-Encoding; one gzip member, no more
sub decoded {
    my ($reply) = @_;

    my $encoding = $reply->header('Content-Encoding') // 'identity';
    return $reply->{body} if $encoding eq 'identity';
    $encoding eq 'gzip' or die "unknown Content-Encoding: $encoding\n";

    return gunzip($reply->{body});
}

sub gunzip {
    my ($bytes) = @_;

    my $z = Compress::Zlib::inflateInit(-WindowBits => 31);
    my ($out, $status) = $z->inflate($bytes);
    $status == Compress::Zlib::Z_STREAM_END() && length $bytes == 0
        or die 'not one whole gzip member: ' . ($z->msg // length $bytes)
            . "\n";

    return $out;
}

# "Type/id" of a line
sub key {
    my ($line, $type) = @_;

    return "$1/$2" if $line =~
        /^\{\s*"resourceType"\s*:\s*"(\w+)"\s*,\s*"id"\s*:\s*"([^"\\]+)"/;
    return "$type/$1" if $type && $line =~ /^\{"id": "([^"\\]+)"/;

    my $json = JSON::PP->new->utf8->decode($line);
    return "$json->{resourceType}/$json->{id}";
}

# lines of NDJSON text into the map; dies when FILE-03 or MAN-06 is broken or
# a resource comes twice.  Gives the number of lines.
sub add_lines {
    my ($map, $bytes, $type, $where) = @_;

    $bytes =~ /[^\n]\n\z/ or die "$where: no newline at the end\n";
    $bytes !~ /\r|\n\n|^\n|^\xef\xbb\xbf/
        or die "$where: CR, blank line or BOM\n";

    my @lines = split /\n/, $bytes;
    for my $line (@lines) {
        my $key = key($line, $type);
        $key =~ m{^\Q$type\E/} or die "$where: $key in a file of $type\n"
            if $type;
        die "$where: $key comes twice\n" if $map->{$key};
        $map->{$key} = md5_hex($line);
    }

    return scalar @lines;
}

# all resources of an export; dies when a count is wrong
sub of_export {
    my ($export) = @_;

    my %map;
    for my $item (@{ $export->{manifest}{output} }) {
        my ($name) = $item->{url} =~ m{([^/]+)$};
        my $n = add_lines(\%map, $export->{files}{$name}, $item->{type},
                          $name);
        $n == $item->{count} && $n > 0
            or die "$name: $n lines, count $item->{count}\n";
    }

    return \%map;
}

# what a folder of NDJSON files holds
sub of_folder {
    my ($folder) = @_;

    my %map;
    for my $file (glob "$folder/*.ndjson") {
        my $bytes = FhirBulk::read_file($file);
        add_lines(\%map, $bytes, undef, $file) if length $bytes;
    }

    return \%map;
}

# what a table holds, line breaks and tabs as the blanks that they become;
# hashed by PostgreSQL, not by us
sub of_table {
    my ($stack, $table, $where) = @_;

    my $rows = $stack->sql(
        "SELECT type || '/' || id, md5(convert_to(translate(body::text,"
        . " E'\\r\\n\\t', '   '), 'UTF8')) FROM $table"
        . ' WHERE NOT deleted AND ' . ($where // 'true'));

    return { map { split /\t/ } split /\n/, $rows };
}

# who owns what by the generator: "Type/id" => { Patient id => 1 }; what is
# deleted is left out
sub truth {
    my ($file) = @_;

    my %truth;
    for (split /\n/, FhirBulk::read_file($file)) {
        my ($type, $id, $deleted, $owners) = split /\t/, $_, -1;
        next if $deleted;
        $truth{"$type/$id"} = { map { $_ => 1 } split /,/, $owners };
    }

    return \%truth;
}

# the part of a map whose resources belong to one of the patients; with undef
# to any patient
sub compartment {
    my ($map, $truth, $patients) = @_;

    my %part;
    for my $key (keys %$map) {
        next if $key =~ m{^Group/};
        my $owners = $truth->{$key} or next;
        $part{$key} = $map->{$key}
            if grep { !$patients || $patients->{$_} } keys %$owners;
    }

    return \%part;
}

# the sample's Groups, worked out by hand: patients by their number
sub sample_members {
    my ($truth_file, $group) = @_;

    my (@patients, $removed);
    for (split /\n/, FhirBulk::read_file($truth_file)) {
        my ($type, $id, $deleted) = split /\t/, $_, -1;
        push @patients, $id if $type eq 'Patient' && !$deleted;
    }

    my @even = map { $_ * 2 } 0 .. $#patients / 2;
    my %numbers = (cohort => [@even, 5, 7], 'ward-7' => [@even, 5, 7],
                   edge => [2], empty => []);

    return { map { $patients[$_] => 1 } @{ $numbers{$group} } };
}

# '' when two maps are equal, else what differs, by counts and first keys
sub difference {
    my ($got, $wanted) = @_;

    my @missing = grep { !exists $got->{$_} } sort keys %$wanted;
    my @extra = grep { !exists $wanted->{$_} } sort keys %$got;
    my @changed = grep { exists $got->{$_} && $got->{$_} ne $wanted->{$_} }
        sort keys %$wanted;

    my $text = '';
    for (['missing', @missing], ['not wanted', @extra],
         ['other bytes', @changed])
    {
        my ($what, @keys) = @$_;
        next if !@keys;
        $text .= sprintf '%d %s (%s%s) ', scalar @keys, $what,
            join(', ', @keys > 3 ? @keys[0 .. 2] : @keys),
            @keys > 3 ? ', …' : '';
    }

    return $text;
}

1;
