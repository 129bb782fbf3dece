#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Writes the inputs of t/cases/jwt and t/cases/jwks and the key sets of
# t/cases/keys that are not there yet, with Crypt::JWT and CryptX: another
# implementation than the one under test.  "expected" is written by the tests
# (CASES_WRITE=1) and read by a person.  All keys are for tests only; the
# private ones lie beside.

use strict;
use warnings;

use Crypt::JWT qw(encode_jwt);
use Crypt::PK::ECC;
use Crypt::PK::RSA;
use Crypt::Mac::HMAC qw(hmac);
use File::Path qw(make_path);
use JSON::PP;
use MIME::Base64 qw(decode_base64 encode_base64url decode_base64url);

my $json = JSON::PP->new->canonical->utf8;
my $keys = 't/cases/keys';

sub slurp { open my $f, '<:raw', $_[0] or die "$_[0]: $!"; local $/; <$f> }

sub spew {
    my ($path, $text) = @_;
    return if -e $path;
    open my $f, '>:raw', $path or die "$path: $!";
    print $f $text;
    close $f or die "$path: $!";
    print "$path\n";
}

my %priv = map { $_->{kid} =~ s/^test-only-//r => $_ }
    @{ $json->decode(slurp("$keys/test-only-private.jwks"))->{keys} };

sub pub {
    my ($name, %more) = @_;
    my %k = (%{ $priv{$name} }, %more);
    delete @k{qw(d p q dp dq qi)};
    delete $k{$_} for grep { !defined $k{$_} } keys %k;
    return \%k;
}

sub set {
    my ($name, @keys) = @_;
    spew("$keys/$name.jwks", $json->pretty->encode({ keys => \@keys }));
    $json->pretty(0);
}

# ---- tokens ----------------------------------------------------------------

my $aud = 'https://bulk.example.org/token';
my %claims = (iss => 'a-client', sub => 'a-client', aud => $aud,
    exp => 1782864300, jti => 'a-jti');
my $claims = $json->encode(\%claims);
my $b64 = \&encode_base64url;

sub pk {
    my ($name) = @_;
    my $class = $priv{$name}{kty} eq 'RSA' ? 'Crypt::PK::RSA'
        : 'Crypt::PK::ECC';
    return $class->new({ %{ $priv{$name} } });
}

# any header over any payload; hash and padding as the algorithm says
sub raw_sig {
    my ($name, $alg, $data) = @_;
    my ($kind, $bits) = $alg =~ /^(..)(\d+)/;
    return pk($name)->sign_message_rfc7518($data, "SHA$bits")
        if $kind eq 'ES';
    return pk($name)->sign_message($data, "SHA$bits", 'pss', $bits / 8)
        if $kind eq 'PS';
    return pk($name)->sign_message($data, "SHA$bits", 'v1.5');
}

sub token {
    my ($name, $alg, %o) = @_;
    my $header = $o{header}
        // $json->encode({ alg => $alg, typ => 'JWT',
            kid => "test-only-$name", %{ $o{more} || {} } });
    my $data = $b64->($header) . '.' . $b64->($o{payload} // $claims);
    my $sig = raw_sig($name, $alg, $data);
    $sig = $o{sig}->($sig, $data) if $o{sig};
    return "$data." . $b64->($sig);
}

# o: algs, any, sets (default: test-only)
sub case_ {
    my ($name, $why, $token, %o) = @_;
    my $text = "# $why\n";
    $text .= "keys: $_\n" for @{ $o{sets} || ['test-only'] };
    $text .= "algs: $o{algs}\n" if defined $o{algs};
    $text .= "any-key: on\n" if $o{any};
    make_path("t/cases/jwt/$name");
    spew("t/cases/jwt/$name/input", "$text\n$token\n");
}

# ---- good ------------------------------------------------------------------

my %name_of = (RS256 => 'rsa', RS384 => 'rsa', RS512 => 'rsa4096',
    PS384 => 'rsa', ES256 => 'p256', ES384 => 'p384', ES512 => 'p521');

sub good {
    my ($alg, %o) = @_;
    return encode_jwt(payload => $claims, alg => $alg,
        key => { %{ $priv{ $name_of{$alg} } } },
        extra_headers => { typ => 'JWT',
            kid => "test-only-$name_of{$alg}", %{ $o{more} || {} } });
}

case_("TOK-04-\L$_", "$_ made by Crypt::JWT", good($_)) for sort keys %name_of;
case_('TOK-04-rs384-bound', 'the key binds itself to RS384',
    token('rs384', 'RS384'));
case_('TOK-03-no-typ', 'for the caller to judge',
    token('p256', 'ES256', header => '{"alg":"ES256","kid":"test-only-p256"}'));
case_('TOK-03-typ-lower-case', 'kept as it came',
    token('p256', 'ES256', more => { typ => 'jwt' }));
case_('TOK-10-jku', 'kept for the caller, never fetched from here',
    token('p256', 'ES256', more => { jku => 'https://evil.example/jwks' }));
case_('TOK-10-embedded-own-jwk', 'ignored: the key of the set signed',
    token('p256', 'ES256', more => { jwk => pub('p256-other'),
        x5c => ['MIIB'], x5u => 'https://evil.example/x' }));
case_('claims-empty', 'an object is enough here',
    token('p256', 'ES256', payload => '{}'));
case_('claims-blanks', 'JSON may have blanks around',
    token('p256', 'ES256', payload => " {\r\n \"iss\" : \"x\" }\n"));
case_('token-4096', 'the largest token',
    token('p256', 'ES256', payload => '{"x":"' . 'x' x 2954 . '"}', header =>
        '{"alg":"ES256","kid":"test-only-p256"     }'));
case_('header-1024', 'the largest header',
    token('p256', 'ES256', header => do {
        my $h = '{"alg":"ES256","kid":"test-only-p256","x":""}';
        my $x = 'x' x (1024 - length $h);
        $h =~ s/""/"$x"/r;
    }));

# ---- vectors ---------------------------------------------------------------

my $joe = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGx'
    . 'lLmNvbS9pc19yb290Ijp0cnVlfQ';
my $frodo = 'SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kbywgZ29pbmcgb3V0IHlvdX'
    . 'IgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZCwgYW5kIGlmIHlvdSBkb24ndCBrZWVwI'
    . 'HlvdXIgZmVldCwgdGhlcmXigJlzIG5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3'
    . 'ZXB0IG9mZiB0by4';

sub vector {
    my ($name, $why, $header, $payload, $sig, %o) = @_;
    my ($set) = $name =~ /^(rfc\d+)/;
    case_($name, $why, $b64->($header) . ".$payload.$sig", sets => [$set],
        %o);
}

set('rfc7515',
    { kty => 'RSA', e => 'AQAB',
      n => 'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-V'
      . 'aw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b326'
      . '90r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS'
      . '-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGh'
      . 'yxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ'
    },
    { kty => 'EC', crv => 'P-256',
      x => 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
      y => 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0' },
    { kty => 'EC', crv => 'P-521',
      x => 'AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV'
      . '1jSfS9tsz4qUxcWceqwQGk',
      y => 'ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd'
      . '0AZMaZmh9ubmf63e3kyMj2' });

vector('rfc7515-a2-rs256', 'RFC 7515 A.2', '{"alg":"RS256"}', $joe,
    'cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh'
    . '-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZ'
    . 'LgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_'
    . 'dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8n'
    . 'p6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw', any => 1);
vector('rfc7515-a3-es256', 'RFC 7515 A.3', '{"alg":"ES256"}', $joe,
    'DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTU'
    . 'JqPP3-Kg6NU1Q', any => 1);
vector('rfc7515-a4-es512', 'RFC 7515 A.4: right, but its payload is no object',
    '{"alg":"ES512"}', 'UGF5bG9hZA',
    'AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KG'
    . 'DKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKv'
    . 'U8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn', any => 1);

# two kinds of keys with the same kid, as the RFC has them
my %bilbo = (kid => 'bilbo.baggins@hobbiton.example', use => 'sig');
set('rfc7520',
    { %bilbo, kty => 'RSA', e => 'AQAB',
      n => 'n4EPtAOCc9AlkeQHPzHStgAbgs7bTZLwUBZdR8_KuKPEHLd4rHVTeT-O-XV2jRojdN'
      . 'hxJWTDvNd7nqQ0VEiZQHz_AJmSCpMaJMRBSFKrKb2wqVwGU_NsYOYL-QtiWN2lbzcEe6X'
      . 'C0dApr5ydQLrHqkHHig3RBordaZ6Aj-oBHqFEHYpPe7Tpe-OfVfHd1E6cS6M1FZcD1NNL'
      . 'YD5lFHpPI9bTwJlsde3uhGqC0ZCuEHg8lhzwOHrtIQbS0FVbb9k3-tVTU4fg_3L_vniUF'
      . 'AKwuCLqKnS2BYwdq_mzSnbLY7h_qixoR7jig3__kRhuaxwUkRz5iaiQkqgc5gHdrNP5zw'
    },
    { %bilbo, kty => 'EC', crv => 'P-521',
      x => 'AHKZLLOsCOzz5cY97ewNUajB957y-C-U88c3v13nmGZx6sYl_oJXu9A5RkTKqjqvjy'
      . 'ekWF-7ytDyRXYgCF5cj0Kt',
      y => 'AdymlHvOiLxXkEhayXQnNCvDX4h9htZaCJN34kfmC6pV5OhQHiraVySsUdaQkAgDPr'
      . 'wQrJmbnX9cwlGfP-HqHZR1' });

my $why = 'right, but its payload is no object';
vector('rfc7520-4-1-rs256', "RFC 7520 4.1: $why",
    qq({"alg":"RS256","kid":"$bilbo{kid}"}), $frodo,
    'MRjdkly7_-oTPTS3AXP41iQIGKa80A0ZmTuV5MEaHoxnW2e5CZ5NlKtainoFmKZopdHM1O2U4'
    . 'mwzJdQx996ivp83xuglII7PNDi84wnB-BDkoBwA78185hX-Es4JIwmDLJK3lfWRa-XtL0Rn'
    . 'ltuYv746iYTh_qHRD68BNt1uSNCrUCTJDt5aAE6x8wW1Kt9eRo4QPocSadnHXFxnt8Is9Uz'
    . 'pERV0ePPQdLuW3IS_de3xyIrDaLGdjluPxUAhb6L2aXic1U12podGU0KLUQSE_oI-ZnmKJ3'
    . 'F4uOZDnd6QZWJushZ41Axf_fcIe8u9ipH84ogoree7vjbU5y18kDquDg');
vector('rfc7520-4-2-ps384', "RFC 7520 4.2: $why",
    qq({"alg":"PS384","kid":"$bilbo{kid}"}), $frodo,
    'cu22eBqkYDKgIlTpzDXGvaFfz6WGoz7fUDcfT0kkOy42miAh2qyBzk1xEsnk2IpN6-tPid6Vr'
    . 'klHkqsGqDqHCdP6O8TTB5dDDItllVo6_1OLPpcbUrhiUSMxbbXUvdvWXzg-UD8biiReQFlf'
    . 'z28zGWVsdiNAUf8ZnyPEgVFn442ZdNqiVJRmBqrYRXe8P_ijQ7p8Vdz0TTrxUeT3lm8d9sh'
    . 'nr2lfJT8ImUjvAA2Xez2Mlp8cBE5awDzT0qI0n6uiP1aCN_2_jLAeQTlqRHtfa64QQSUmFA'
    . 'AjVKPbByi7xho0uTOcbH510a6GYmJUAfmWjwZ6oD4ifKo8DYM-X72Eaw');
vector('rfc7520-4-3-es512', "RFC 7520 4.3: $why",
    qq({"alg":"ES512","kid":"$bilbo{kid}"}), $frodo,
    'AE_R_YZCChjn4791jSQCrdPZCNYqHXCTZH0-JZGYNlaAjP2kqaluUIIUnC9qvbu9Plon7KRTz'
    . 'oNEuT4Va2cmL1eJAQy3mtPBu_u_sDDyYjnAMDxXPn7XrT0lw-kvAD890jl8e2puQens_IEK'
    . 'BpHABlsbEPX6sFY8OcGDqoRuBomu9xQ2');

require './t/lib/jose-cases-bad.pl';
require './t/lib/jose-cases-jwks.pl';

# what the other files need
sub parts {
    return { json => $json, b64 => $b64, priv => \%priv, claims => $claims,
        name_of => \%name_of };
}

bad(parts());
jwks(parts());
