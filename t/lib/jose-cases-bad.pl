# Copyright (c) the nginx-fhir-bulk authors
#
# Tokens that must be refused; second half of jose-cases.pl.

use strict;
use warnings;

sub bad {
    my ($p) = @_;
    my ($json, $b64, $claims) = @$p{qw(json b64 claims)};
    my $good = good('ES256');
    my @s = split /\./, $good;

    bad_algs($json, $b64, $claims);
    bad_headers();
    bad_signatures($b64, $claims);
    bad_keys($json);

    # claims
    my %claims = (
        'array' => '[]', 'string' => '"x"', 'number' => '1', 'null' => 'null',
        'not-json' => '{"iss":', 'behind' => '{} {}', 'nul' => "{}\0",
        'duplicate' => '{"aud":"a","iss":"x","aud":"b"}',
        'duplicate-inside' => '{"x":{"a":1,"a":2}}',
        'duplicate-escaped' => '{"aud":"a","\u0061ud":"b"}',
        'not-utf8' => qq({"iss":"\xff"}), 'nul-escaped' => '{"iss":"\u0000"}',
        'huge-number' => '{"exp":99999999999999999999}',
        'infinite' => '{"exp":1e999}', 'comment' => '{}//',
        'deep' => '{"x":' . '[' x 2100 . ']' x 2100 . '}',
        'bom' => "\xef\xbb\xbf{}",
    );
    for (sort keys %claims) {
        next if $_ eq 'deep';           # larger than a token may be
        case_("claims-$_", 'claims are one JSON object, each name once',
            token('p256', 'ES256', payload => $claims{$_}));
    }
    case_('claims-deep', 'far more brackets than anybody needs',
        token('p256', 'ES256', payload => '{"x":' . '[' x 1400
            . ']' x 1400 . '}'));

    # form
    my %form = (
        'crash' => 'A===.e30.AAAA',
        'empty' => '', 'dots' => '..', 'blank' => ' ',
        'one-segment' => $s[0], 'two-segments' => "$s[0].$s[1]",
        'four-segments' => "$good.$s[2]", 'five-segments' => 'a.b.c.d.e',
        'dot-behind' => "$good.", 'dot-before' => ".$good",
        'empty-header' => ".$s[1].$s[2]", 'empty-claims' => "$s[0]..$s[2]",
        'empty-signature' => "$s[0].$s[1].",
        'padded-header' => "$s[0]=.$s[1].$s[2]",
        'padded-claims' => "$s[0].$s[1]=.$s[2]",
        'padded-signature' => "$good==",
        'blank-before' => " $good", 'blank-behind' => "$good ",
        'tab-inside' => "$s[0].\t$s[1].$s[2]",
        'line-behind' => "$good\n", 'line-inside' => "$s[0].$s[1]\n.$s[2]",
        'nul-inside' => "$s[0].$s[1]\0.$s[2]", 'nul-behind' => "$good\0",
        'non-ascii' => "$s[0].\xc3\xa4$s[1].$s[2]",
        'old-alphabet' => ($good =~ tr/-_/+\//r) . '+/+/',
        'impossible-header' => 'A.e30.AAAA',
        'impossible-claims' => "$s[0].e30AA.$s[2]",
        'impossible-signature' => "$s[0].$s[1].AAAAA",
        'json' => $json->encode({ payload => $s[1], protected => $s[0],
            signature => $s[2] }),
        'quoted' => "\"$good\"", 'bearer' => "Bearer $good",
        '4097' => 'a' x 2000 . '.' . 'a' x 2000 . '.' . 'a' x 95,
        'huge' => 'A' x 70000 . '.e30.AAAA',
        'dots-4096' => '.' x 4096,
    );
    for (sort keys %form) {
        case_("form-$_", 'not the one compact form', $form{$_});
    }

    # one token has one spelling: bits behind the last byte
    for my $i (0 .. 2) {
        my @t = split /\./, token('p256', 'ES256', header => $i == 0
            ? '{"alg":"ES256","kid":"test-only-p256"}' : undef,
            payload => $i == 1 ? '{"x":1}' : '{}');
        die "segment $i has no such bits" if length($t[$i]) % 4 == 0;
        $t[$i] =~ s/(.)$/chr(ord($1) + 1)/e;
        case_('form-bits-behind-' . qw(header claims signature)[$i],
            'another spelling of the same bytes', join '.', @t);
    }
}

sub bad_algs {
    my ($json, $b64, $claims) = @_;
    my $pem = Crypt::PK::RSA->new({ %{ parts()->{priv}{rsa} } })
        ->export_key_pem('public');
    my $rsa = { alg => 'HS256', typ => 'JWT', kid => 'test-only-rsa' };

    for my $secret ([pem => $pem], [jwk => $json->encode(pub('rsa'))],
        [n => pub('rsa')->{n}], [blank => " "])
    {
        my $data = $b64->($json->encode($rsa)) . '.' . $b64->($claims);
        case_("TOK-03-hs256-$secret->[0]",
            'HMAC keyed with what everybody knows',
            "$data." . $b64->(hmac('SHA256', $secret->[1], $data)));
    }

    for my $alg ('none', 'None', 'NONE', '', 'es256', 'ES256K', 'ES256 ',
        'HS512', 'PS256', 'EdDSA', 'RSA-OAEP', 'dir')
    {
        my $name = $alg eq '' ? 'empty' : $alg eq 'ES256 ' ? 'blank' : $alg;
        $name = "lower-$name" if $alg eq 'es256';
        $name = "upper-$name" if $alg eq 'NONE';
        $name = "title-$name" if $alg eq 'None';
        case_("TOK-03-alg-$name", 'an algorithm that we do not know',
            token('p256', 'ES256', more => { alg => $alg }));
    }
    my $none = $b64->('{"alg":"none","kid":"test-only-p256"}') . '.'
        . $b64->($claims);
    case_('TOK-03-none-unsigned', 'no signature', "$none.");
    case_('TOK-03-none-algs', 'no bit allows it', "$none.AAAA",
        algs => 'none');

    case_('TOK-03-es384-over-p256', 'algorithm and curve belong together',
        token('p256', 'ES384'));
    case_('TOK-03-es256-over-p384', 'algorithm and curve belong together',
        token('p384', 'ES256'));
    case_('TOK-03-es512-over-p256', 'algorithm and curve belong together',
        token('p256', 'ES512'));
    case_('TOK-03-es256-with-rsa', 'algorithm and type belong together',
        token('rsa', 'RS256', more => { alg => 'ES256' }));
    case_('TOK-03-rs256-with-ec', 'algorithm and type belong together',
        token('p256', 'ES256', more => { alg => 'RS256' }));
    case_('TOK-03-not-allowed', 'only RS384 is', token('rsa', 'RS256'),
        algs => 'RS384');
    case_('TOK-03-bound', 'the key allows itself only RS384',
        token('rs384', 'RS256'));
    case_('TOK-03-relabelled', 'signed as RS256, called RS384',
        token('rsa', 'RS256', more => { alg => 'RS384' }));
    case_('TOK-03-pss-relabelled', 'signed as RS384, called PS384',
        token('rsa', 'RS384', more => { alg => 'PS384' }));
}

sub bad_headers {
    my %header = (
        'array' => '["ES256"]', 'string' => '"ES256"', 'null' => 'null',
        'not-json' => '{"alg":"ES256"', 'not-utf8' => "{\"alg\":\"\xff\"}",
        'bom' => "\xef\xbb\xbf" . '{"alg":"ES256","kid":"test-only-p256"}',
        'behind' => '{"alg":"ES256","kid":"test-only-p256"}x',
        'nul' => qq({"alg":"ES256","kid":"test-only-p256"}\0),
        'empty' => '{}', 'no-alg' => '{"kid":"test-only-p256"}',
        'duplicate-alg' => '{"alg":"none","alg":"ES256"}',
        'duplicate-kid' =>
            '{"alg":"ES256","kid":"x","kid":"test-only-p256"}',
        'duplicate-escaped' =>
            '{"alg":"ES256","kid":"x","\u006bid":"test-only-p256"}',
        'duplicate-inside' =>
            '{"alg":"ES256","kid":"test-only-p256","x":{"a":1,"a":1}}',
        '1025' => '{"alg":"ES256","kid":"test-only-p256","x":"'
            . 'x' x 980 . '"}',
        'huge' => '{"alg":"ES256","kid":"test-only-p256","x":"'
            . 'x' x 2700 . '"}',
        'deep' => '{"alg":"ES256","x":' . '[' x 480 . ']' x 480 . '}',
    );
    my %member = (
        'crit-empty' => '"crit":[]', 'crit-exp' => '"crit":["exp"],"exp":1',
        'crit-alg' => '"crit":["alg"]', 'crit-null' => '"crit":null',
        'b64' => '"b64":false', 'b64-true' => '"b64":true',
        'typ-number' => '"typ":1', 'typ-null' => '"typ":null',
        'typ-empty' => '"typ":""', 'typ-64' => '"typ":"' . 'x' x 64 . '"',
        'typ-line' => '"typ":"JWT\n"',
        'jku-number' => '"jku":7', 'jku-array' => '"jku":["https://x"]',
        'jku-empty' => '"jku":""', 'jku-line' => '"jku":"https://x\r\n"',
    );
    my %kid = (number => '1', null => 'null', empty => '""', true => 'true',
        array => '["test-only-p256"]', nul => '"test-only-p256\u0000"',
        line => '"test-only-p256\n"', 256 => '"' . 'k' x 256 . '"');

    die if length $header{1025} != 1025;
    case_("header-$_", 'the header is one JSON object, each name once',
        token('p256', 'ES256', header => $header{$_})) for sort keys %header;
    case_("header-$_", 'a member that is refused', token('p256', 'ES256',
        header => qq({"alg":"ES256","kid":"test-only-p256",$member{$_}})))
        for sort keys %member;
    case_("TOK-03-kid-$_", 'kid is a string of some bytes',
        token('p256', 'ES256', header => qq({"alg":"ES256","kid":$kid{$_}})))
        for sort keys %kid;
    case_("TOK-03-alg-$_->[0]", 'alg is a string', token('p256', 'ES256',
        header => qq({"alg":$_->[1],"kid":"test-only-p256"})))
        for ['number', 256], ['null', 'null'], ['array', '["ES256"]'];
    case_('TOK-03-no-kid', 'a key is chosen by kid only',
        token('p256', 'ES256', header => '{"alg":"ES256","typ":"JWT"}'));
    case_('TOK-10-kid-255', 'the longest kid, but nobody has it',
        token('p256', 'ES256', more => { kid => 'k' x 255 }));
}

sub bad_signatures {
    my ($b64, $claims) = @_;
    my %es = (
        'der' => sub {
            Crypt::PK::ECC->new({ %{ parts()->{priv}{p256} } })
                ->sign_message($_[1], 'SHA256');
        },
        'cut-byte' => sub { substr $_[0], 0, 63 },
        'cut-half' => sub { substr $_[0], 0, 32 },
        'byte-behind' => sub { "$_[0]\0" },
        'two-behind' => sub { "$_[0]\0\0" },
        'wider' => sub { "\0" . substr($_[0], 0, 32) . "\0"
            . substr $_[0], 32 },
        'swapped' => sub { substr($_[0], 32) . substr $_[0], 0, 32 },
        'zero' => sub { "\0" x 64 },
        'zero-r' => sub { "\0" x 32 . substr $_[0], 32 },
        'ones' => sub { "\xff" x 64 },
        'order' => sub { pack 'H*', 'ffffffff00000000ffffffffffffffff'
            . 'bce6faada7179e84f3b9cac2fc632551' x 1 . '00' x 31 . '01' },
        'bit' => sub { $_[0] ^ ("\0" x 40 . "\1" . "\0" x 23) },
        'one-byte' => sub { "\1" },
    );
    my %rsa = (
        'cut-byte' => sub { substr $_[0], 0, 255 },
        'byte-behind' => sub { "$_[0]\0" },
        'zero-before' => sub { "\0$_[0]" },
        'zero' => sub { "\0" x 256 }, 'one' => sub { "\0" x 255 . "\1" },
        'ones' => sub { "\xff" x 256 },
        'bit' => sub { $_[0] ^ ("\0" x 200 . "\x80" . "\0" x 55) },
    );

    case_("signature-es256-$_", 'refused by length or by value',
        token('p256', 'ES256', sig => $es{$_})) for sort keys %es;
    case_("signature-rs256-$_", 'refused by length or by value',
        token('rsa', 'RS256', sig => $rsa{$_})) for sort keys %rsa;
    case_('signature-ps384-bit', 'refused by value',
        token('rsa', 'PS384', sig => $rsa{bit}));
    case_('signature-es384-cut', 'refused by length',
        token('p384', 'ES384', sig => sub { substr $_[0], 1 }));
    case_('signature-es512-cut', 'refused by length',
        token('p521', 'ES512', sig => sub { substr $_[0], 1 }));

    my @a = split /\./, good('ES384');
    my @b = split /\./, token('p384', 'ES384', payload => '{"iss":"other"}');
    case_('signature-of-other-claims', 'the claims are signed',
        "$a[0].$b[1].$a[2]");
    @b = split /\./, token('p384', 'ES384', more => { typ => 'at+jwt' });
    case_('signature-of-other-header', 'the header is signed',
        "$b[0].$a[1].$a[2]");
}

sub bad_keys {
    my ($json) = @_;
    my $other = token('p256-other', 'ES256',
        more => { kid => 'test-only-p256' });
    my $no_kid = token('p384', 'ES384', header => '{"alg":"ES384"}');

    set('same-kid', pub('p256'), pub('p256-other', kid => 'test-only-p256'));
    set('other-with-that-kid', pub('p256-other', kid => 'test-only-p256'));
    set('not-for-this', pub('p256', use => 'enc'),
        pub('p384', key_ops => ['deriveBits']),
        pub('rsa', alg => 'RSA-OAEP'));
    set('for-this', pub('p256', use => undef, key_ops => ['verify', 'x']),
        pub('p384', alg => 'ES384'), pub('rsa', alg => 'PS384'));
    set('no-kid', pub('p384', kid => undef), pub('p256', kid => undef),
        pub('rsa', kid => undef), pub('rsa4096', kid => undef));
    set('empty');

    case_('TOK-10-foreign-key', 'another key signed', $other);
    case_('TOK-10-embedded-foreign-jwk', 'the key in the token is ignored',
        token('p256-other', 'ES256', more => { kid => 'test-only-p256',
            jwk => pub('p256-other', kid => 'test-only-p256') }));
    case_('TOK-10-unknown-kid', 'perhaps the set is old',
        token('p256-other', 'ES256'));
    case_('TOK-10-no-key', 'an empty set', $other, sets => ['empty']);
    case_('TOK-10-same-kid', 'two keys of one set', $other,
        sets => ['same-kid']);
    case_('TOK-10-same-kid-in-two-sets', 'two keys of two sets', $other,
        sets => ['test-only', 'other-with-that-kid']);
    case_('TOK-10-second-set', 'all sets are looked at',
        token('p256-other', 'ES256'), sets => ['test-only',
            'test-only-other']);
    case_('TOK-10-kid-case', 'kids are compared byte by byte',
        token('p256', 'ES256', more => { kid => 'TEST-ONLY-P256' }));
    case_('TOK-10-kid-longer', 'kids are compared as a whole',
        token('p256', 'ES256', more => { kid => 'test-only-p256 ' }));
    case_("TOK-10-not-for-this-\L$_->[1]", 'a key for something else',
        token(@$_), sets => ['not-for-this'])
        for ['p256', 'ES256'], ['p384', 'ES384'], ['rsa', 'RS256'];
    case_("TOK-10-for-this-\L$_->[1]", 'a key made for this',
        token(@$_), sets => ['for-this'])
        for ['p256', 'ES256'], ['p384', 'ES384'], ['rsa', 'PS384'];

    case_('any-key-one-fits', 'the only key for ES384', $no_kid, any => 1,
        sets => ['no-kid']);
    case_('any-key-not-allowed', 'a kid is wanted', $no_kid,
        sets => ['no-kid']);
    case_('any-key-several', 'two keys do RS256',
        token('rsa', 'RS256', header => '{"alg":"RS256"}'), any => 1,
        sets => ['no-kid']);
    case_('any-key-none', 'no key does ES512',
        token('p521', 'ES512', header => '{"alg":"ES512"}'), any => 1,
        sets => ['no-kid']);
    case_('any-key-kid-counts', 'a kid in the token is not passed over',
        token('p384', 'ES384'), any => 1, sets => ['no-kid']);
}

1;
