# Copyright (c) the nginx-fhir-bulk authors
#
# Checks JSON by a JSON schema: the keywords that t/lib/manifest.schema.json
# uses and no others; one that is not known here ends the test.
#
#   my @wrong = FhirBulk::Schema::manifest($data);      none: it is right

package FhirBulk::Schema;

use strict;
use warnings;

use B ();
use File::Basename qw(dirname);
use JSON::PP ();
use Scalar::Util qw(blessed);

my $manifest;

sub manifest {
    my ($data) = @_;

    $manifest //= load(dirname(__FILE__) . '/../manifest.schema.json');
    return check($manifest, $data);
}

sub load {
    my ($file) = @_;

    open my $fh, '<:raw', $file or die "$file: $!\n";
    local $/;
    return decode(<$fh>);
}

# numbers beyond 64 bits stay numbers
sub decode {
    return JSON::PP->new->utf8->allow_bignum->decode($_[0]);
}

sub check {
    my ($schema, $data) = @_;
    return _check($schema, $schema, $data, '$');
}

# what each keyword says of a value; each gives texts of what is wrong
my %keywords = (
    '$schema' => sub { () },
    title => sub { () },
    definitions => sub { () },
    '$ref' => \&_ref,
    oneOf => \&_one_of,
    type => sub {
        my ($root, $type, $data, $at) = @_;
        my $is = _type($data);
        return $is eq $type || ($type eq 'number' && $is eq 'integer')
            ? () : "$at: $is in place of $type";
    },
    const => sub { _among($_[2], $_[3], $_[1]) },
    enum => sub { _among($_[2], $_[3], @{ $_[1] }) },
    pattern => sub {
        my ($root, $pattern, $data, $at) = @_;
        return _type($data) ne 'string' || $data =~ /$pattern/
            ? () : "$at: \"$data\" does not match $pattern";
    },
    minimum => sub {
        my ($root, $least, $data, $at) = @_;
        return _type($data) !~ /^(?:integer|number)$/ || $data >= $least
            ? () : "$at: $data is below $least";
    },
    minItems => sub {
        my ($root, $n, $data, $at) = @_;
        return ref $data ne 'ARRAY' || @$data >= $n
            ? () : "$at: fewer items than $n";
    },
    maxItems => sub {
        my ($root, $n, $data, $at) = @_;
        return ref $data ne 'ARRAY' || @$data <= $n
            ? () : "$at: more items than $n";
    },
    items => sub {
        my ($root, $schema, $data, $at) = @_;
        return () if ref $data ne 'ARRAY';
        return map { _check($root, $schema, $data->[$_], "$at\[$_]") }
            0 .. $#$data;
    },
    required => sub {
        my ($root, $names, $data, $at) = @_;
        return () if ref $data ne 'HASH';
        return map { "$at: no $_" } grep { !exists $data->{$_} } @$names;
    },
    properties => sub {
        my ($root, $members, $data, $at) = @_;
        return () if ref $data ne 'HASH';
        return map { _check($root, $members->{$_}, $data->{$_}, "$at.$_") }
            grep { exists $data->{$_} } sort keys %$members;
    },
    # only "false"; needs properties beside it
    additionalProperties => sub {
        my ($root, $allowed, $data, $at, $schema) = @_;
        die "schema: additionalProperties is not false\n" if $allowed;
        return () if ref $data ne 'HASH';
        return map { "$at: $_ is not known" }
            grep { !exists $schema->{properties}{$_} } sort keys %$data;
    },
);

sub _check {
    my ($root, $schema, $data, $at) = @_;

    return map {
        my $keyword = $keywords{$_} or die "schema: unknown keyword $_\n";
        $keyword->($root, $schema->{$_}, $data, $at, $schema);
    } sort keys %$schema;
}

sub _ref {
    my ($root, $name, $data, $at) = @_;

    my ($definition) = $name =~ m{^#/definitions/(\w+)$}
        or die "schema: cannot follow $name\n";
    my $schema = $root->{definitions}{$definition}
        or die "schema: no $name\n";

    return _check($root, $schema, $data, $at);
}

sub _one_of {
    my ($root, $schemas, $data, $at) = @_;

    my @wrong = map { [_check($root, $_, $data, $at)] } @$schemas;
    my $right = grep { !@$_ } @wrong;

    return () if $right == 1;
    return "$at: as several of the schema's forms" if $right;
    # the form that it was meant to be is the one with the fewest mistakes
    my ($nearest) = sort { @$a <=> @$b } @wrong;
    return @$nearest;
}

sub _among {
    my ($data, $at, @values) = @_;

    my $is = _type($data);
    return () if $is eq 'string' && grep { $_ eq $data } @values;
    return "$at: none of " . join ', ', @values;
}

sub _type {
    my ($data) = @_;

    return 'null' if !defined $data;
    return 'array' if ref $data eq 'ARRAY';
    return 'object' if ref $data eq 'HASH';
    return 'boolean' if JSON::PP::is_bool($data);
    return 'integer' if blessed $data && $data->isa('Math::BigInt');
    return 'number' if ref $data;

    my $flags = B::svref_2object(\$data)->FLAGS;
    return 'string' if $flags & B::SVf_POK;
    return $data == int $data ? 'integer' : 'number';
}

1;
