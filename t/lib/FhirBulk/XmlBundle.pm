# Copyright (c) the nginx-fhir-bulk authors
#
# XML as clients get it, read by rules of its own: strict where XML is, and a
# way to hold a file of XML against its NDJSON that needs no definitions and no
# library.
#
#   my @entries = FhirBulk::XmlBundle::entries($bytes);
#
# An element is [name, { attributes }, [elements and text]].

package FhirBulk::XmlBundle;

use strict;
use warnings;

use Encode ();
use JSON::PP ();

my $name = qr/[A-Za-z_][\w.-]*/;
my %entity = (amp => '&', lt => '<', gt => '>', quot => '"', apos => "'");

# of bytes: positions in decoded text are slow to find
sub text {
    my $raw = Encode::decode('UTF-8', my $bytes = $_[0], Encode::FB_CROAK);

    $raw !~ /[<\x00-\x08\x0b\x0c\x0e-\x1f]/ or die "not for XML: $raw\n";
    $raw =~ s{&(?:\#x([0-9A-Fa-f]+)|\#([0-9]+)|(\w*))(;?)}{
        $4 or die "an open reference\n";
        defined $1 ? chr hex $1 : defined $2 ? chr $2
            : $entity{$3} // die "&$3; is not known\n" }gex;
    return $raw;
}

# dies unless it is one well-formed document; text and comments are strings
sub parse {
    my ($in) = @_;

    $in =~ /\A<\?xml version="1\.0" encoding="UTF-8"\?>\n/gc
        or die "no declaration\n";
    my @open = (['', {}, []]);

    while (pos $in < length $in) {
        if ($in =~ /\G<!--((?:(?!--).)*)-->/gcs) {
            push @{ $open[-1][2] }, "<!--$1-->";
        } elsif ($in =~ m{\G</($name)\s*>}gc) {
            $open[-1][0] eq $1 or die "</$1> ends $open[-1][0]\n";
            pop @open;
        } elsif ($in =~ /\G<($name)/gc) {
            my $element = [$1, {}, []];
            while ($in =~ /\G\s+([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gc) {
                exists $element->[1]{$1} and die "$1 twice\n";
                $element->[1]{$1} = text($2 // $3);
            }
            $in =~ m{\G\s*(/?)>}gc or die "no end of <$element->[0]\n";
            push @{ $open[-1][2] }, $element;
            push @open, $element if !$1;
        } elsif ($in =~ /\G([^<]+)/gc) {
            push @{ $open[-1][2] }, text($1);
        } else {
            die 'not XML: ' . substr($in, pos $in, 40) . "\n";
        }
    }

    @open == 1 or die "$open[-1][0] has no end\n";
    my @roots = grep { ref } @{ $open[0][2] };
    @roots == 1 or die scalar(@roots), " roots\n";
    return $roots[0];
}

sub children {
    my ($element, $of) = @_;
    return grep { ref && (!defined $of || $_->[0] eq $of) }
        @{ $element->[2] };
}

# the resources of a Bundle as FILE-20 has it
sub entries {
    my ($bytes) = @_;

    my $bundle = parse($bytes);
    my ($type, @entries) = children($bundle);
    "$bundle->[0] $bundle->[1]{xmlns} $type->[0] $type->[1]{value}"
        eq 'Bundle http://hl7.org/fhir type collection'
        or die "no Bundle of FILE-20\n";

    return map {
        my ($resource, @more) = children($_);
        my ($content, @others) = $resource ? children($resource) : ();
        $_->[0] eq 'entry' && $resource && $resource->[0] eq 'resource'
            && $content && !@more && !@others or die "no entry of FILE-20\n";
        $content;
    } @entries;
}

sub value {
    my ($element, $of) = @_;
    my ($child) = children($element, $of);
    return $child && $child->[1]{value};
}

# "Type/id"
sub key { return "$_[0][0]/" . (value($_[0], 'id') // '') }

# all that attributes say, without the narrative, sorted
sub scalars {
    my ($element) = @_;

    return () if $element->[0] eq 'div';
    my %own = %{ $element->[1] };
    delete $own{xmlns};
    return (values %own, map { scalars($_) } children($element));
}

# the same of a resource in JSON, from its letters: numbers stay as they are
sub json_scalars {
    my ($line) = @_;

    my ($key, @found) = ('');
    my $json = JSON::PP->new->utf8->allow_nonref;

    while ($line =~ /\G[\s,\[\]{}]*(?:("(?:[^"\\]|\\.)*")(\s*:)?
                     |([-+.0-9eE]+|true|false)|null)/gcx)
    {
        my $bytes = $1 // $3 // next;
        my $is = defined $1 ? $json->decode($1) : $3;
        if ($2) {
            $key = $is;
        } else {
            push @found, $is if $key ne 'resourceType' && $key ne 'div';
        }
    }

    return @found;
}

# what is different between a file as NDJSON and as XML; '': nothing
sub difference {
    my ($ndjson, $xml) = @_;

    my @lines = split /\n/, $ndjson;
    my @entries = eval { entries($xml) } or return $@ || 'no entries';
    @lines == @entries
        or return scalar(@lines) . ' lines, ' . scalar(@entries) . ' entries';

    for my $i (0 .. $#lines) {
        my ($of_json, $of_xml) = map { join "\n", sort @$_ }
            [json_scalars($lines[$i])], [scalars($entries[$i])];
        return 'line ' . ($i + 1) . " has\n$of_json\nentry has\n$of_xml"
            if $of_json ne $of_xml;
        my ($type) = $lines[$i] =~ /"resourceType"\s*:\s*"(\w+)"/;
        return "line is $type, entry is $entries[$i][0]"
            if $type ne $entries[$i][0];
    }

    return '';
}

1;
