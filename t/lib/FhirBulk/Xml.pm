# Copyright (c) the nginx-fhir-bulk authors
#
# FHIR XML for tests: a reader that turns it back into JSON, by libxml2 and
# by t/lib/r4-elements.txt, and that shares nothing with what wrote it.
#
#   my $tree = FhirBulk::Xml::from_xml($bytes);     dies when it is wrong
#   my $same = FhirBulk::Xml::from_json($bytes);
#   FhirBulk::Xml::text($tree) eq FhirBulk::Xml::text($same)
#
# A tree has hashes, arrays, undef for null, and texts for scalars: "s" and a
# string, "t" and a number or a word as it was written, "x" and XHTML.

package FhirBulk::Xml;

use strict;
use warnings;
no warnings qw(recursion);

use Encode qw(decode);
use File::Basename qw(dirname);
use HTML::Entities ();
use XML::LibXML;

use constant {
    FHIR  => 'http://hl7.org/fhir',
    XHTML => 'http://www.w3.org/1999/xhtml',
};

my %bare = map { $_ => 1 } qw(boolean integer unsignedInt positiveInt decimal);
my $r4;

# ---- definitions ---------------------------------------------------------

# { types => { path => [ element … ] }, resources => { type => 1 } }; an
# element is { name, types, many, attribute, choice }, its types are paths
sub definitions {
    return $r4 if $r4;

    my $file = dirname(__FILE__) . '/../r4-elements.txt';
    open my $fh, '<', $file or die "$file: $!\n";
    my ($open, %types, %resources);

    while (my $line = <$fh>) {
        next if $line =~ /^#/;
        my ($kind, $path, @words) = split ' ', $line;
        if ($kind eq 'open') {
            $open = $path;
            next;
        }
        $resources{$path} = 1 if $kind eq 'resource';
        $types{$path} = [map { element($path, $_, $open) } @words];
    }

    $types{''} = [grep { $_->{name} =~ /^(?:id|extension)$/ }
                  @{ $types{Period} }];
    return $r4 = { types => \%types, resources => \%resources };
}

sub element {
    my ($path, $word, $open) = @_;
    my ($name, $types, $many) = $word =~ /^([^:]+):(.*?)(\*?)$/
        or die "what is $word?\n";
    my $choice = $name =~ s/\[x\]$//;

    $types = $open if $types eq '?';
    $types = "$path.$name" if $types eq '@';
    $types =~ s/^#//;
    return {
        name => $name, choice => $choice, many => $many eq '*',
        attribute => $types eq '=', types => [split /\|/, $types],
    };
}

# the element and its type by the name in JSON and XML, and its place
sub find {
    my ($path, $name) = @_;
    my $elements = definitions()->{types}{$path} or die "no type $path\n";

    for my $i (0 .. $#$elements) {
        my $e = $elements->[$i];
        return ($e, $e->{types}[0], $i) if !$e->{choice} && $e->{name} eq $name;
        next if !$e->{choice};
        for my $type (@{ $e->{types} }) {
            return ($e, $type, $i) if $name eq $e->{name} . ucfirst $type;
        }
    }
    die "$path has no $name\n";
}

# ---- XML -----------------------------------------------------------------

my $parser = XML::LibXML->new(no_network => 1, load_ext_dtd => 0,
    expand_entities => 0);

sub from_xml {
    my ($bytes) = @_;

    return resource($parser->load_xml(string => $bytes)->documentElement);
}

sub resource {
    my ($node) = @_;
    my $type = $node->localname;

    definitions()->{resources}{$type} or die "a resource $type\n";
    my $tree = complex($node, $type);
    $tree->{resourceType} = "s$type";
    return $tree;
}

sub children {
    my ($node) = @_;
    my @elements;

    for my $child ($node->childNodes) {
        if ($child->nodeType == XML_ELEMENT_NODE) {
            push @elements, $child;
        } else {
            die 'text in ' . $node->nodePath . "\n";
        }
    }
    return @elements;
}

sub complex {
    my ($node, $path) = @_;
    my (%tree, %many);
    my $last = 0;

    ($node->namespaceURI // '') eq FHIR
        or die $node->nodePath . ": not of FHIR's namespace\n";

    for my $attribute (grep { $_->nodeType == XML_ATTRIBUTE_NODE }
                       $node->attributes)
    {
        my $name = $attribute->nodeName;
        next if $path eq '' && $name eq 'value';
        my ($e) = find($path, $name);
        $e->{attribute} or die "$path.$name is no attribute\n";
        $tree{$name} = 's' . $attribute->value;
    }

    for my $child (children($node)) {
        my $name = $child->localname;
        my ($e, $type, $place) = find($path, $name);

        !$e->{attribute} or die "$path.$name is an attribute\n";
        $place >= $last or die "$path.$name is out of order\n";
        $last = $place;
        $many{$name} = $e->{many};
        add(\%tree, $name, $child, $type);
    }

    for my $name (grep { !/^_/ } keys %many) {
        next if $many{$name};
        for my $key ($name, "_$name") {
            next if !exists $tree{$key};
            @{ $tree{$key} } == 1 or die "$path.$name is there twice\n";
            $tree{$key} = $tree{$key}[0];
        }
    }
    return clean(\%tree);
}

sub add {
    my ($tree, $name, $node, $type) = @_;

    if ($type eq 'xhtml') {
        $node->namespaceURI eq XHTML or die "narrative not of XHTML\n";
        push @{ $tree->{$name} }, 'x' . $node->toStringEC14N(1);

    } elsif ($type eq 'Resource' || definitions()->{resources}{$type}) {
        my @inner = children($node);
        @inner == 1 or die "not one resource in $name\n";
        push @{ $tree->{$name} }, resource($inner[0]);

    } elsif (definitions()->{types}{$type}) {
        push @{ $tree->{$name} }, complex($node, $type);

    } else {
        my $under = complex($node, '');
        my $value = $node->getAttribute('value');
        my $sign = $bare{$type} ? 't' : 's';
        push @{ $tree->{$name} }, defined $value ? "$sign$value" : undef;
        push @{ $tree->{"_$name"} }, %$under ? $under : undef;
    }
}

# ---- JSON ----------------------------------------------------------------

my %escape = (b => "\b", f => "\f", n => "\n", r => "\r", t => "\t");

sub from_json {
    my ($bytes) = @_;
    my $text = decode('UTF-8', $bytes, Encode::FB_CROAK);

    pos($text) = 0;
    my $tree = value(\$text);
    $text =~ /\G\s*\z/gc or die "text behind the JSON\n";
    return $tree;
}

sub value {
    my ($text) = @_;

    $$text =~ /\G\s+/gc;
    return object($text) if $$text =~ /\G\{/gc;
    return 's' . string($1) if $$text =~ /\G"((?:[^"\\]++|\\.)*+)"/gcs;
    return array($text) if $$text =~ /\G\[/gc;
    return undef if $$text =~ /\Gnull\b/gc;
    return "t$1" if $$text =~ /\G([-+.\w]+)/gc;
    die 'no JSON at ' . pos($$text) . "\n";
}

sub string {
    my ($s) = @_;

    $s =~ s{\\(?:u(d[89ab]..)\\u(d[c-f]..)|u(....)|(.))}
           {defined $1 ? chr(0x10000 + (hex($1) - 0xd800) * 0x400
                             + hex($2) - 0xdc00)
            : defined $3 ? chr hex $3 : $escape{$4} // $4}gei;
    return $s;
}

sub array {
    my ($text) = @_;
    my @list;

    return \@list if $$text =~ /\G\s*\]/gc;
    do { push @list, value($text) } while $$text =~ /\G\s*,/gc;
    $$text =~ /\G\s*\]/gc or die "an array without an end\n";
    return \@list;
}

sub object {
    my ($text) = @_;
    my %tree;

    return \%tree if $$text =~ /\G\s*\}/gc;
    do {
        $$text =~ /\G\s*"((?:[^"\\]++|\\.)*+)"\s*:/gcs
            or die "no name in an object\n";
        my $name = string($1);
        $tree{$name} = value($text);
        $tree{$name} = narrative($tree{$name}) if $name eq 'div';
    } while $$text =~ /\G\s*,/gc;
    $$text =~ /\G\s*\}/gc or die "an object without an end\n";
    delete $tree{fhir_comments};
    return clean(\%tree);
}

# HTML's named characters as they are, and the namespace where none is given
sub narrative {
    my ($div) = @_;

    return undef if !defined $div;
    $div =~ s/^s// or die "a narrative that is no string\n";
    $div =~ s{&(?!(?:lt|gt|amp|quot|apos);)(\w+);}
             {$HTML::Entities::entity2char{$1}
              // $HTML::Entities::entity2char{"$1;"} // "&$1;"}ge;
    $div =~ s/^\s*<div(?![^>]*\sxmlns=)/'<div xmlns="' . XHTML . '"'/e;
    $div =~ s/\s+\z//;
    return 'x' . $parser->load_xml(string => $div)->documentElement
        ->toStringEC14N(1);
}

# ---- both ----------------------------------------------------------------

# what says nothing: null as a member and at the end of arrays, "_name"
# without anything
sub clean {
    my ($tree) = @_;

    for my $name (keys %$tree) {
        my $v = $tree->{$name};
        if (ref $v eq 'ARRAY') {
            pop @$v while @$v && !defined $v->[-1];
        }
        delete $tree->{$name} if !defined $v || (ref $v eq 'ARRAY' && !@$v)
            || ($name =~ /^_/ && ref $v eq 'HASH' && !%$v);
    }
    return $tree;
}

sub text {
    my ($tree) = @_;

    return 'null' if !defined $tree;
    return '[' . join(',', map { text($_) } @$tree) . ']'
        if ref $tree eq 'ARRAY';
    return '{' . join(',', map { "$_:" . text($tree->{$_}) } sort keys %$tree)
        . '}' if ref $tree eq 'HASH';
    return $tree =~ s/([\\,\[\]{}])/\\$1/gr;
}

# the first difference, for people; '' when there is none
sub differs {
    my ($xml, $json) = map { text($_) } @_;

    return '' if $xml eq $json;
    my $i = 0;
    $i++ while substr($xml, $i, 1) eq substr($json, $i, 1);
    my $from = $i > 60 ? $i - 60 : 0;
    return 'XML has ' . substr($xml, $from, 120) . "\nJSON has "
        . substr($json, $from, 120);
}

# what build/xml_rows says of lines of JSON: { xml, left_out, path } each, or
# { refused }
sub convert {
    my ($ndjson, $program) = @_;
    my @results;

    open my $fh, '-|', 'sh', '-c', 'exec "$0" < "$1"',
        $program // 'build/xml_rows', $ndjson or die "xml_rows: $!\n";
    binmode $fh;

    while (my $line = <$fh>) {
        if ($line =~ /^refused (.*)/) {
            push @results, { refused => $1 };
            next;
        }
        my ($bytes, $left_out, $path) = $line =~ /^ok (\d+) (\d+) (.*)/
            or die "xml_rows says $line";
        read($fh, my $xml, $bytes + 1) == $bytes + 1 or die "xml_rows ended\n";
        chop $xml;
        push @results, { xml => $xml, left_out => $left_out, path => $path };
    }
    close $fh or die "xml_rows: $?\n";
    return @results;
}

1;
