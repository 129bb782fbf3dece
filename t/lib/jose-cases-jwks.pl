# Copyright (c) the nginx-fhir-bulk authors
#
# Key sets, good and bad; third part of jose-cases.pl.

use strict;
use warnings;

use Math::BigInt;

my ($json, $b64);

sub set_case {
    my ($name, $text) = @_;
    make_path("t/cases/jwks/$name");
    spew("t/cases/jwks/$name/input", $text);
}

sub keys_case {
    my ($name, @keys) = @_;
    set_case($name, $json->encode({ keys => \@keys }) . "\n");
}

# an RSA modulus of so many bits that is none: nobody factors it to find out
sub modulus {
    my ($bits, %o) = @_;
    my $n = "\x80" . "\x5a" x ($bits / 8 - 2) . ($o{even} ? "\xfe" : "\xff");
    return $b64->($n);
}

sub jwks {
    my ($p) = @_;
    ($json, $b64) = @$p{qw(json b64)};
    my $ec = pub('p256');
    my $rsa = pub('rsa');

    keys_case('good-all-kinds', map { pub($_) }
        qw(rsa rs384 rsa4096 p256 p384 p521));
    keys_case('good-x5c-ignored', { %$rsa, x5c => ['MIIB'], x5t => 'AAAA',
        x5u => 'https://evil.example/', 'x5t#S256' => 7, foo => [1] });
    set_case('good-more-members', $json->encode({ keys => [$ec],
        foo => { keys => 7 } }));
    keys_case('good-bound', map { pub('rsa', kid => "k-$_", alg => $_) }
        qw(RS256 RS384 RS512 PS384));
    keys_case('good-key-ops', { %$ec, key_ops => ['encrypt', 'verify'] });
    keys_case('good-kid-255', { %$ec, kid => 'k' x 255 });
    keys_case('good-zero-before', { %$rsa, n => $b64->("\0"
        . decode_base64url($rsa->{n})), e => $b64->("\0\1\0\1") });
    keys_case('good-exponent-3', { %$rsa, e => $b64->("\3") });
    keys_case('good-exponent-largest', { %$rsa, e => $b64->("\xff" x 4) });
    keys_case('good-rsa-2048', { %$rsa, n => modulus(2048) });
    keys_case('good-rsa-4096', { %$rsa, n => modulus(4096) });
    keys_case('good-100-keys', map { pub('p256', kid => "k-$_") } 1 .. 100);
    keys_case('101-keys', map { pub('p256', kid => "k-$_") } 1 .. 101);
    keys_case('empty');

    # REG-02
    keys_case("REG-02-private-$_", $ec, { %$rsa, $_ => $p->{priv}{rsa}{$_} })
        for qw(d p q dp dq qi);
    keys_case('REG-02-private-oth', { %$rsa, oth => [] });
    keys_case('REG-02-private-ec', { %{ $p->{priv}{p256} } });
    keys_case('REG-02-private-null', { %$ec, d => undef });
    keys_case('REG-02-private-unknown-kty', { kty => 'OKP', kid => 'x',
        crv => 'Ed25519', x => 'AA', d => 'AA' });
    keys_case('REG-02-private-for-encryption', { %$ec, use => 'enc',
        d => 'AA' });
    keys_case('REG-02-symmetric', $ec, { kty => 'oct', kid => 'secret',
        k => $b64->('0123456789abcdef') });
    keys_case('REG-02-symmetric-without-k', { kty => 'oct', kid => 'secret' });
    keys_case('REG-02-k-in-rsa', { %$rsa, k => 'AA' });

    # kinds and sizes
    keys_case('kty-missing', { kid => 'k', crv => 'P-256', x => $ec->{x},
        y => $ec->{y} }, $rsa);
    keys_case('kty-okp', { kty => 'OKP', kid => 'k', crv => 'Ed25519',
        x => $ec->{x} }, $rsa);
    keys_case('kty-unknown', { %$ec, kty => 'ec' }, $rsa);
    keys_case('kty-number', { %$ec, kty => 1 }, $rsa);
    keys_case('crv-unknown', { %$ec, crv => 'secp256k1' }, $rsa);
    keys_case('crv-missing', { kty => 'EC', kid => 'k', x => $ec->{x},
        y => $ec->{y} }, $rsa);
    keys_case('crv-other', { %$ec, crv => 'P-384' }, $rsa);
    keys_case("TOK-20-rsa-$_", { %$rsa, n => modulus($_) }, $ec)
        for qw(1024 2040 4104 8192 16384);
    keys_case('TOK-20-rsa-2047', { %$rsa, n => $b64->("\x7f"
        . "\x5a" x 254 . "\xff") }, $ec);
    keys_case('TOK-20-rsa-4097', { %$rsa, n => $b64->("\x01"
        . "\x5a" x 511 . "\xff") }, $ec);
    keys_case('TOK-20-rsa-even', { %$rsa, n => modulus(2048, even => 1) });
    keys_case("TOK-20-exponent-$_->[0]", { %$rsa, e => $_->[1] }, $ec)
        for ['even', $b64->("\1\0\0")], ['0', 'AA'], ['1', 'AQ'],
            ['2', 'Ag'], ['33-bits', $b64->("\1\0\0\0\1")],
            ['huge', $b64->("\xff" x 256)];
    keys_case('n-missing', { kty => 'RSA', kid => 'k', e => 'AQAB' });
    keys_case('n-number', { %$rsa, n => 65537 });
    keys_case('n-empty', { %$rsa, n => '' });
    keys_case('n-zero', { %$rsa, n => 'A' x 342 });
    keys_case('n-padded', { %$rsa, n => "$rsa->{n}==" });
    keys_case('n-old-alphabet', { %$rsa, n => $rsa->{n} =~ tr/-_/+\//r });
    keys_case('n-impossible-length', { %$rsa, n => 'A' x 345 });
    keys_case('e-missing', { kty => 'RSA', kid => 'k', n => $rsa->{n} });
    keys_case('e-text', { %$rsa, e => '65537 ' });

    # points
    my $y = decode_base64url($ec->{y});
    keys_case('point-off-the-curve', { %$ec, y => $b64->($y ^ "\0" x 31
        . "\1") }, $rsa);
    keys_case('point-zero', { %$ec, x => $b64->("\0" x 32),
        y => $b64->("\0" x 32) });
    keys_case('point-beyond-the-field', { %$ec, x => $b64->("\xff" x 32) });
    # the same point of P-521 with the field's prime added
    my $x = Math::BigInt->from_hex(unpack 'H*',
        decode_base64url(pub('p521')->{x}));
    $x += Math::BigInt->new(2)->bpow(521) - 1;
    keys_case('point-other-spelling', { %{ pub('p521') },
        x => $b64->(pack 'H*', substr '0' x 132 . $x->to_hex, -132) });
    keys_case('point-short', { %$ec, y => $b64->(substr $y, 1) });
    keys_case('point-long', { %$ec, y => $b64->("\0$y") });
    keys_case('point-x-only', { kty => 'EC', kid => 'k', crv => 'P-256',
        x => $ec->{x} });
    keys_case('point-padded', { %$ec, x => "$ec->{x}=" });
    keys_case('point-crash', { %$ec, x => 'A===' });

    # members
    keys_case('use-enc', { %$ec, use => 'enc' }, $rsa);
    keys_case('use-number', { %$ec, use => 1 }, $rsa);
    keys_case('key-ops-without-verify', { %$ec, key_ops => ['sign'] }, $rsa);
    keys_case('key-ops-empty', { %$ec, key_ops => [] }, $rsa);
    keys_case('key-ops-text', { %$ec, key_ops => 'verify' }, $rsa);
    keys_case('alg-of-another-curve', { %$ec, alg => 'ES384' }, $rsa);
    keys_case('alg-of-another-kty', { %$rsa, alg => 'ES256' }, $ec);
    keys_case('alg-hmac', { %$rsa, alg => 'HS256' }, $ec);
    keys_case('alg-none', { %$rsa, alg => 'none' }, $ec);
    keys_case('alg-of-encryption', { %$rsa, alg => 'RSA-OAEP' }, $ec);
    keys_case('alg-number', { %$ec, alg => 256 }, $rsa);
    keys_case('kid-missing', pub('p256', kid => undef), $rsa);
    keys_case('kid-empty', { %$ec, kid => '' }, $rsa);
    keys_case('kid-number', { %$ec, kid => 1 }, $rsa);
    keys_case('kid-256', { %$ec, kid => 'k' x 256 }, $rsa);
    keys_case('kid-line', { %$ec, kid => "k\nerror" }, $rsa);
    keys_case('kid-hostile', { %$ec, kid => "\"\x{7f}\e[31m\x{e4}" . 'k' x 60,
        crv => 'x' }, $rsa);
    keys_case('same-kid', $ec, $rsa, $ec);
    keys_case('same-kid-other-kty', { %$ec, kid => 'k' },
        { %$rsa, kid => 'k' });

    # form
    set_case('no-json', '{"keys":[');
    set_case('no-bytes', '');
    set_case('array', $json->encode([$ec]));
    set_case('string', '"keys"');
    set_case('one-key', $json->encode($ec));
    set_case("one-private-$_", $json->encode($p->{priv}{$_}))
        for qw(p256 rs384);
    set_case('keys-object', $json->encode({ keys => { a => $ec } }));
    set_case('keys-null', '{"keys":null}');
    set_case('keys-missing', '{}');
    set_case('keys-twice', '{"keys":[],"keys":' . $json->encode([$ec]) . '}');
    set_case('kid-twice', '{"keys":[{"kid":"a","kid":"b"}]}');
    set_case('key-no-object', '{"keys":["x",1,null,[],'
        . $json->encode($ec) . ']}');
    set_case('nul', "{\"keys\":[]}\0");
    set_case('not-utf8', "{\"keys\":[{\"kid\":\"\xff\"}]}");
    set_case('html', "<!DOCTYPE html><html></html>\n");
    set_case('deep', '[' x 5000);
}

1;
