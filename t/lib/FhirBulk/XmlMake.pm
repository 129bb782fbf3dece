# Copyright (c) the nginx-fhir-bulk authors
#
# Resources made from t/lib/r4-elements.txt that have every element of R4,
# and of every choice each type, at least once.
#
#   my $make = FhirBulk::XmlMake->new($seed);
#   my @json = $make->of_type('Patient');       as many as its choices need
#   push @json, $make->rest;                    after all types
#   my @missing = $make->missing;

package FhirBulk::XmlMake;

use strict;
use warnings;

use List::Util qw(max);

use FhirBulk::Xml;

my %value = (
    boolean      => [qw(true false)],
    integer      => [qw(0 -2147483648 2147483647)],
    unsignedInt  => [qw(0 12)],
    positiveInt  => [qw(1 2147483647)],
    decimal      => [qw(1.10 -0.0 1E-22 100000000000000000000.000 0.00e+3)],
    date         => [qw("2026" "2026-02" "2026-02-28")],
    dateTime     => [qw("2026-02-28T11:12:13.00Z" "2026")],
    instant      => ['"2026-02-28T11:12:13.123456+01:00"'],
    time         => ['"23:59:59.0"'],
    uri          => ['"urn:oid:1.2.3"', '"http:\/\/example.org\/?a=1&b=<2>"'],
    url          => ['"https://example.org/a?b=c&d=e"'],
    canonical    => ['"http://example.org/vs|1.0"'],
    oid          => ['"urn:oid:1.2.840"'],
    uuid         => ['"urn:uuid:c757873d-ec9a-4326-a141-556f43239520"'],
    id           => ['"a-1.B"'],
    code         => ['"final"', '"a b"'],
    base64Binary => ['"AAECAwQF/+8="'],
    markdown     => ['"*a*\\n\\n\\tb\\r\\n\\u0026 <c> & \\"d\\""'],
    string       => ['"text"', '"\\ud83d\\ude00 \\u00e9\\\\ \\/"',
                     "\"\xc3\xa9 > < & ' \xef\xbf\xbd \xf0\x9f\x92\x8a\"",
                     '"a\\u0009b\\u007fc"'],
    xhtml        => ['"<div xmlns=\\"http://www.w3.org/1999/xhtml\\">'
                     . '<p class=\'a\'>1 &lt; 2<br/>\\n&#xe9;</p></div>"'],
);

sub new {
    my ($class, $seed) = @_;

    # visits: path and element; filled: path
    return bless { seed => $seed, visits => {}, filled => {}, variants => {},
                   depth => {}, level => 0 },
        $class;
}

sub random {
    my ($self, $below) = @_;

    $self->{seed} = ($self->{seed} * 1103515245 + 12345) % 2**31;
    return int($self->{seed} / 2**31 * $below);
}

# ---- what is to be made --------------------------------------------------

sub elements { FhirBulk::Xml::definitions()->{types}{ $_[0] } }

# the paths that are written only in this type of resource
sub own_paths {
    my ($type) = @_;

    return grep { $_ eq $type || /^\Q$type\E\./ }
        keys %{ FhirBulk::Xml::definitions()->{types} };
}

# how often a type must be filled until each of its choices was taken
my %rounds;

sub rounds {
    my ($type) = @_;

    return $rounds{$type} //= max(2, map { scalar @{ $_->{types} } }
        map { @{ elements($_) } } own_paths($type));
}

sub of_type {
    my ($self, $type) = @_;

    return map { $self->object($type, "\"$type\"") } 1 .. rounds($type);
}

# more of those types that have what is missing in a data type
sub rest {
    my ($self) = @_;
    my @made;

    for my $type (sort keys %{ FhirBulk::Xml::definitions()->{resources} }) {
        my %used = map { $_ => 1 } map { @{ $_->{types} } }
            map { @{ elements($_) } } own_paths($type);

        for (1 .. 50) {
            $self->{needed} = { map { /^([A-Za-z]+)/ ? ($1 => 1) : () }
                                $self->missing };
            last if !grep { $used{$_} } keys %{ $self->{needed} };
            push @made, $self->object($type, "\"$type\"");
        }
    }
    return @made;
}

sub missing {
    my ($self) = @_;
    my @missing;
    my $types = FhirBulk::Xml::definitions()->{types};

    for my $path (grep { $_ ne '' } keys %$types) {
        for my $e (@{ $types->{$path} }) {
            push @missing, map { "$path.$e->{name} as $_" }
                grep { !$self->{variants}{"$path.$e->{name}"}{$_} }
                @{ $e->{types} };
        }
    }
    @missing = sort @missing;
    return @missing;
}

# ---- make ----------------------------------------------------------------

# the members in any order
sub braces {
    my ($self, @members) = @_;

    for (my $i = $#members; $i > 0; $i--) {
        my $j = $self->random($i + 1);
        @members[$i, $j] = @members[$j, $i];
    }
    return '{' . join(',', @members) . '}';
}

sub object {
    my ($self, $path, $resource) = @_;
    my @members = $resource ? "\"resourceType\":$resource" : ();
    my $full = $path =~ /\./ || $resource
        || $self->{needed}{$path}
        || ($self->{filled}{$path} // 0) < rounds($path);

    $full = 0 if $self->{level}++ > 10;
    $self->{depth}{$path}++;
    $self->{filled}{$path}++ if $full;

    for my $e (@{ elements($path) }) {
        next if !$self->wanted($path, $e, $full);
        push @members, $self->member($path, $e);
        last if !$full;
    }

    $self->{depth}{$path}--;
    $self->{level}--;
    return $self->braces(@members);
}

# types within themselves once, and what any element may have now and then
sub wanted {
    my ($self, $path, $e, $full) = @_;
    my $visits = $self->{visits}{"$path.$e->{name}"} // 0;

    return 1 if $path eq 'Extension' && $e->{name} eq 'value';
    return 0 if !$full && ($e->{attribute} || $e->{name} =~ /xtension$/);
    return $visits < 2 || $self->random(40) == 0
        if $e->{name} =~ /xtension$/ || $e->{name} eq 'contained';
    return $visits < 2 if $e->{types}[0] eq 'Resource';
    return $visits < 2 || $e->{choice}
        || !grep { ($self->{depth}{$_} // 0) > 0 } @{ $e->{types} };
}

sub member {
    my ($self, $path, $e) = @_;
    my $key = "$path.$e->{name}";
    my $visit = $self->{visits}{$key}++;
    my $type = $e->{types}[$visit % @{ $e->{types} }];
    my $name = $e->{choice} ? $e->{name} . ucfirst $type : $e->{name};
    my $n = $e->{many} ? 1 + ($visit + 1) % 2 : 1;

    $self->{variants}{$key}{$type} = 1;
    return "\"$name\":" . $self->scalar('string') if $e->{attribute};
    return $self->primitive($name, $type, $e->{many}, $visit)
        if $value{$type};

    my @values = map { $self->value_of($type) } 1 .. $n;
    return "\"$name\":" . ($e->{many} ? '[' . join(',', @values) . ']'
                                      : $values[0]);
}

sub value_of {
    my ($self, $type) = @_;

    return $self->object($type)
        if !FhirBulk::Xml::definitions()->{resources}{$type}
           && $type ne 'Resource';

    my $name = $type eq 'Resource' ? 'Basic' : $type;
    return $self->braces("\"resourceType\":\"$name\"", '"id":"inner"',
        '"language":"en"');
}

sub scalar {
    my ($self, $type) = @_;
    my $list = $value{$type};

    return $list->[ $self->random(scalar @$list) ];
}

sub primitive {
    my ($self, $name, $type, $many, $visit) = @_;
    my $extension = '{"extension":[{"valueCode":"x","url":"http://a/b"}]}';

    if ($visit % 3 != 0 || $type eq 'xhtml') {
        my $value = $self->scalar($type);
        return "\"$name\":" . ($many ? "[$value]" : $value);
    }
    if ($many) {
        my ($first, $second) = map { $self->scalar($type) } 1 .. 2;
        return ("\"$name\":[$first,null,$second]",
                "\"_$name\":[null,$extension,{\"id\":\"i\"}]");
    }
    return "\"_$name\":$extension" if $visit % 6 == 3;
    return ("\"$name\":" . $self->scalar($type),
            "\"_$name\":{\"id\":\"i\"}");
}

1;
