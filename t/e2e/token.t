#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# The token endpoint through nginx, asked by clients whose keys and signatures
# are made by other software: what is granted, what is refused and that it
# looks the same for everybody, replay, limits, rotation of our own keys.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use Digest::SHA qw(hmac_sha256 hmac_sha384);
use FhirBulk;
use JSON::PP ();
use MIME::Base64 qw(decode_base64url encode_base64url);
use POSIX ();
use Test::More;

my $json = JSON::PP->new->utf8->canonical;

my $s = FhirBulk->new(
    files => { 'Patient.ndjson' => qq({"resourceType":"Patient","id":"a"}\n) },
    workers => 4,
    ini => { algs => 'RS384 ES384 PS384 ES256',
             token_rate => '100000/s burst 100000', log_level => 'info' },
    tenants => { other => {} },
    clients => {
        app => { tenants => ['default'] },
        rsa => { alg => 'RS384', tenants => ['default'] },
        gone => { enabled => JSON::PP::false, tenants => ['default'] },
        few => { tenants => ['default'],
                 scopes => 'system/Patient.rs system/Observation.rs' },
        both => { tenants => [qw(default other)] },
    },
    start => 0,
);
$s->{tenants}{other} = { %{ $s->{tenant} } };
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

# ---- what is granted ---------------------------------------------------------

sub access_keys {
    return $json->decode(FhirBulk::read_file("$s->{dir}/auth/access.jwks"));
}

# the claims of an access token, verified with the published keys
sub opened {
    my ($token) = @_;
    my ($header, $claims) = Crypt::JWT::decode_jwt(
        token => $token, kid_keys => access_keys(), decode_header => 1,
        accepted_alg => 'ES256');
    return { %$claims, header => $header };
}

for my $id (qw(app rsa)) {
    my $before = time;
    my $reply = $s->token_ask($id, 'system/*.rs');
    is($reply->{status}, 200, "$id: a token (TOK-04 $s->{key}{$id}{alg})")
        or diag($reply->{body}, "\n", $s->log_tail);
    is($reply->header('Content-Type'), 'application/json', 'TOK-16: type');
    is($reply->header('Cache-Control'), 'no-store', 'TOK-16: no-store');
    is($reply->header('Pragma'), 'no-cache', 'TOK-16: Pragma');

    my $body = $reply->json;
    is_deeply([sort keys %$body],
        [qw(access_token expires_in scope token_type)],
        'TOK-16: these members, no refresh_token');
    is($body->{token_type}, 'bearer', 'TOK-16: bearer');
    like($reply->{body}, qr/"expires_in": ?300[,}]/,
        'TOK-16 TOK-17: 300, a number');
    is($body->{scope}, 'system/*.rs', 'TOK-16: scope');
    cmp_ok(length $body->{access_token}, '<', 4096, 'TOK-19: size');

    my $claims = opened($body->{access_token});
    is($claims->{header}{typ}, 'at+jwt', 'RFC 9068: typ');
    is($claims->{header}{alg}, 'ES256', 'ES256');
    is_deeply([@$claims{qw(iss aud sub client_id scope tenant)}],
        [$s->{base}, $s->{base}, $id, $id, 'system/*.rs', 'default'],
        'claims say who, where and what');
    is($claims->{exp} - $claims->{iat}, 300, 'and for how long');
    ok($claims->{iat} >= $before && $claims->{iat} <= time, 'from now');
    ok(length $claims->{jti}, 'jti');
}

{
    my %seen;
    $seen{ opened($s->token('app'))->{jti} }++ for 1 .. 20;
    is(scalar keys %seen, 20, 'TOK-19: no two tokens are alike');

    # the largest token that a client of all types can ask for
    my $types = join ' ', map { ("system/$_.rs", "system/$_.read") }
        qw(Patient Observation Encounter Condition Procedure Immunization);
    cmp_ok(length $s->token('app', $types), '<', 4096, 'TOK-19: with many');
}

my @scopes = (
    # asked for                       granted
    ['system/Patient.read',           'system/Patient.read'],
    ['system/Patient.rs',             'system/Patient.rs'],
    ['system/Patient.read system/Observation.rs',
                                      'system/Patient.read system/Observation.rs'],
    ['system/Patient.r system/Patient.s',
                                      'system/Patient.r system/Patient.s'],
    ['system/Patient.cruds',          'system/Patient.rs'],
    ['system/Patient.*',              'system/Patient.read'],
);
for (@scopes) {
    my ($asked, $granted) = @$_;
    my $reply = $s->token_ask('app', $asked);
    my $got = eval { $reply->json->{scope} } // "nothing, $reply->{status}";
    is(join(' ', sort split / /, $got), join(' ', sort split / /, $granted),
        "TOK-14 TOK-15 TOK-18: $asked");
}

is($s->token_ask('few', 'system/*.rs')->json->{scope} =~ /\*/ ? 'all' : 'some',
    'some', 'TOK-14: a wildcard is cut to what the client may have');
is($s->token_ask('few', 'system/Patient.rs system/Condition.rs')->json->{scope},
    'system/Patient.rs', 'TOK-14: the intersection');

for my $scope (undef, '', ' ', 'system/Nonsense.rs', 'system/Patient.xyz',
    'system/Patient.sr', 'system/Patient.dus', 'system/Patient.write',
    'system/Patient.u', 'system/Patient.cud', 'user/*.read', 'patient/*.read',
    'system/Observation.rs?code:in=http://example.org/v', 'openid', 'system/*')
{
    my $reply = $s->token_ask('app', $scope);
    my $name = defined $scope ? "\"$scope\"" : 'no scope';
    is("$reply->{status} " . ($reply->json->{error} // ''),
        '400 invalid_scope', "TOK-13 TOK-15 SC-01 SC-06 SC-09: $name");
    ok($reply->json->{error_description}, 'TOK-12: described');
}

# ---- the form (TOK-01, TOK-02) -----------------------------------------------

sub refused {
    my ($reply, $status, $error, $name) = @_;
    my $body = $reply->json // {};
    is("$reply->{status} " . ($body->{error} // 'no error'), "$status $error",
        $name) or diag($reply->{body});
    like($body->{error_description} // '', qr/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/,
        'TOK-12: described in ASCII');
    is($reply->header('Cache-Control'), 'no-store', 'and not to be kept');
}

sub good_form { FhirBulk::token_form($s->assertion('app'), 'system/*.rs', @_) }

for my $type ('application/json', 'text/plain', undef,
    'application/x-www-form-urlencoded-not', 'multipart/form-data; boundary=x')
{
    my $reply = $s->token_post(FhirBulk::form(good_form()),
                               headers => { 'Content-Type' => $type });
    refused($reply, 400, 'invalid_request',
            'TOK-01: ' . ($type // 'no Content-Type'));
}
for my $type ('application/x-www-form-urlencoded; charset=UTF-8',
    'APPLICATION/X-WWW-FORM-URLENCODED')
{
    my $reply = $s->token_post(FhirBulk::form(good_form()),
                               headers => { 'Content-Type' => $type });
    is($reply->{status}, 200, "TOK-01: $type");
}

for my $method (qw(GET PUT DELETE PATCH HEAD OPTIONS)) {
    my $reply = $s->token_post('', method => $method);
    is("$reply->{status} " . ($reply->header('Allow') // ''), '405 POST',
        "TOK-01: $method");
}

for my $name (qw(grant_type client_assertion_type client_assertion)) {
    refused($s->token_post(FhirBulk::form(good_form($name => undef))),
            400, 'invalid_request', "TOK-02: no $name");
    refused($s->token_post(FhirBulk::form(good_form($name => ''))), 400,
            $name eq 'grant_type' ? 'unsupported_grant_type'
                                  : 'invalid_request', "TOK-02: empty $name")
        if $name ne 'grant_type';
}
for my $name (qw(grant_type scope client_assertion_type client_assertion
    client_id))
{
    my %form = good_form(client_id => 'app');
    refused($s->token_post(FhirBulk::form(%form) . '&'
                           . FhirBulk::form($name => $form{$name})),
            400, 'invalid_request', "TOK-02: $name twice");
}
refused($s->token_post(FhirBulk::form(
            good_form(client_assertion_type => 'urn:x'))),
        400, 'invalid_request', 'TOK-02: another assertion type');
refused($s->token_post(FhirBulk::form(good_form(grant_type => $_))),
        400, 'unsupported_grant_type', "TOK-02: grant_type $_")
    for qw(authorization_code password Client_Credentials);
refused($s->token_post(FhirBulk::form(good_form()) . $_), 400,
        'invalid_request', 'TOK-02: broken text in the form')
    for '&a=%', '&a=%zz', '&a=%00', '&a=%ff';
refused($s->token_post(''), 400, 'invalid_request', 'TOK-02: empty body');
refused($s->token_post('', query => '?' . FhirBulk::form(good_form())), 400,
        'invalid_request', 'TOK-02: what stands in the URL does not count');

{
    my $reply = $s->token_post(FhirBulk::form(
        good_form(padding => 'x' x 70_000)));
    is($reply->{status}, 413, 'TOK-01: more than 64 KiB');
    is($s->token_post(FhirBulk::form(good_form(resource => 'x')))->{status},
        200, 'RFC 6749: unknown parameters are ignored');
    is($s->token_post(FhirBulk::form(good_form(client_id => 'app')))->{status},
        200, 'TOK-05: client_id as in the assertion');
}

# ---- bad assertions (TOK-03 to TOK-11) ---------------------------------------

my $app = $s->{key}{app};
my $rsa = $s->{key}{rsa};
my $stranger = FhirBulk::make_key('ES384');
my $rogue256 = FhirBulk::make_key('ES256', $app->{kid});

sub claims { return $s->claims('app', @_) }
sub header { return { typ => 'JWT', alg => 'ES384', kid => $app->{kid}, @_ } }

sub by_hand {
    my (%o) = @_;
    return FhirBulk::jws(header => header(), claims => claims(),
                         sign => FhirBulk::sign_with($app), %o);
}

# JSON with a member twice; Perl's hashes cannot say that
sub twice {
    my ($object, $member) = @_;
    return $json->encode($object) =~ s/^\{/{$member,/r;
}

my $public_pem = $rsa->{pk}->export_key_pem('public');
my $good = $s->assertion('app');
my ($h, $c, $sig) = split /\./, $good;
my $der = sub { $app->{pk}->sign_message($_[0], 'SHA384') };

my @bad = (
    # algorithms
    ['alg none', sub {
        return by_hand(header => header(alg => 'none'), sign => sub { '' }) }],
    ['alg none with a signature', sub {
        return by_hand(header => header(alg => 'none')) }],
    ['alg NoNe', sub {
        return by_hand(header => header(alg => 'NoNe'), sign => sub { '' }) }],
    ['HS384 with the public key as the secret', sub {
        return FhirBulk::jws(
            header => { typ => 'JWT', alg => 'HS384', kid => $rsa->{kid} },
            claims => $s->claims('rsa'),
            sign => sub { hmac_sha384($_[0], $public_pem) }) }],
    ['HS256 with the public JWK as the secret', sub {
        return by_hand(header => header(alg => 'HS256'), sign => sub {
            hmac_sha256($_[0], $json->encode($app->{public})) }) }],
    ['alg that is not on: RS512', sub {
        return FhirBulk::jws(
            header => { typ => 'JWT', alg => 'RS512', kid => $rsa->{kid} },
            claims => $s->claims('rsa'),
            sign => FhirBulk::sign_with($rsa, 'RS512')) }],
    ['PS384 with a key bound to RS384', sub {
        return FhirBulk::jws(
            header => { typ => 'JWT', alg => 'PS384', kid => $rsa->{kid} },
            claims => $s->claims('rsa'),
            sign => FhirBulk::sign_with($rsa, 'PS384')) }],
    ['ES256 on a P-384 key', sub {
        return by_hand(header => header(alg => 'ES256'), sign => sub {
            $app->{pk}->sign_message_rfc7518($_[0], 'SHA256') }) }],
    ['ES384 by a P-256 key of the same kid', sub {
        return by_hand(sign => sub {
            $rogue256->{pk}->sign_message_rfc7518($_[0], 'SHA384') }) }],
    ['RS384 with the kid of an EC key', sub {
        return by_hand(header => header(alg => 'RS384'),
                       sign => FhirBulk::sign_with($rsa)) }],
    ['no alg', sub { my $x = header(); delete $x->{alg};
                     return by_hand(header => $x) }],
    ['alg as number', sub { by_hand(header => header(alg => 384)) }],
    ['alg es384', sub { by_hand(header => header(alg => 'es384')) }],

    # signatures
    ['DER instead of raw r and s', sub { by_hand(sign => $der) }],
    ['a signature cut short', sub { substr $s->assertion('app'), 0, -4 }],
    ['a signature with more behind it', sub { $s->assertion('app') . 'AAAA' }],
    ['a signature of zeros', sub { by_hand(sign => sub { "\0" x 96 }) }],
    ['no signature', sub { by_hand(sign => sub { '' }) }],
    ['the signature of another assertion', sub {
        my ($h1, $c1) = split /\./, $s->assertion('app'); "$h1.$c1.$sig" }],
    ['claims changed after signing', sub {
        my ($h1, undef, $s1) = split /\./, $s->assertion('app');
        return join '.', $h1, encode_base64url($json->encode(claims())), $s1;
    }],
    ['signed by a stranger', sub {
        $s->assertion('app', key => { %$stranger, kid => $app->{kid} }) }],
    ['signed by another client', sub {
        return $s->assertion('app', key => $rsa) }],

    # the header
    ['no kid', sub { $s->assertion('app', header => { kid => undef }) }],
    ['an unknown kid', sub { $s->assertion('app', header => { kid => 'x' }) }],
    ['an empty kid', sub { $s->assertion('app', header => { kid => '' }) }],
    ['kid as number', sub { by_hand(header => header(kid => 1)) }],
    ['kid with a null byte', sub {
        by_hand(header => header(kid => "$app->{kid}\0x")) }],
    ['a long kid', sub { by_hand(header => header(kid => 'k' x 600)) }],
    ['typ at+jwt', sub { by_hand(header => header(typ => 'at+jwt')) }],
    ['no typ', sub { my $x = header(); delete $x->{typ};
                     return by_hand(header => $x) }],
    ['crit', sub {
        by_hand(header => header(crit => ['exp'], exp => 1)) }],
    ['b64 false', sub {
        by_hand(header => header(b64 => JSON::PP::false)) }],
    ['an embedded jwk of its own', sub {
        return by_hand(header => header(jwk => $stranger->{public}),
                       sign => FhirBulk::sign_with($stranger)) }],
    ['a foreign jku', sub {
        by_hand(header => header(jku => "https://127.0.0.1:1/jwks")) }],
    ['kid twice', sub {
        by_hand(header => twice(header(), qq("kid":"$app->{kid}"))) }],
    ['alg twice', sub {
        by_hand(header => twice(header(), '"alg":"none"')) }],
    ['a header that is an array', sub { by_hand(header => '[]') }],
    ['a header that is no JSON', sub { by_hand(header => '{"alg":') }],
    ['a header of 2 KB', sub {
        by_hand(header => header(note => 'x' x 2000)) }],

    # the claims
    ['claims that are an array', sub { by_hand(claims => '[]') }],
    ['claims that are no JSON', sub { by_hand(claims => 'hello') }],
    ['claims that are empty', sub { by_hand(claims => '{}') }],
    ['claims with invalid UTF-8', sub {
        by_hand(claims => $json->encode(claims()) =~ s/\}$/,"x":"\xff"}/r) }],
    ['iss twice', sub {
        by_hand(claims => twice(claims(), '"iss":"rsa"')) }],
    ['exp twice', sub {
        by_hand(claims => twice(claims(), '"exp":1')) }],
    map({ my ($claim, @values) = @$_;
          map { my $value = $_;
                ["$claim " . (ref $value || JSON::PP::is_bool($value)
                     ? $json->allow_nonref->encode($value)
                     : $value // 'missing'),
                 sub { my $x = claims($claim => $value);
                       $x->{$claim} = undef if $claim eq 'exp'
                           && ref $value eq 'SCALAR';
                       return by_hand(claims => $x) }] } @values }
        ['iss', undef, '', 'rsa', 'nobody', 'App', 1, ['app']],
        ['sub', undef, '', 'rsa', 'app ', 1, ['app']],
        ['aud', undef, '', $s->{base}, $s->token_url . '/',
         $s->token_url . '?', uc $s->token_url, [], [$s->{base}],
         [[$s->token_url]], { url => $s->token_url }, 1,
         $s->token_url('other')],
        ['jti', undef, '', 1, ['x'], JSON::PP::true],
        ['exp', undef, 'soon', time + 240 . '', -1, 0, [time + 240], {},
         JSON::PP::true, 1e18],
    ),
    ['sub and iss differ from the client id', sub {
        $s->assertion('app', claims => { iss => 'rsa', sub => 'rsa' }) }],
    ['client_id another', sub { $s->assertion('app') },
     form => { client_id => 'rsa' }],

    # text that is no JWT at all
    ['two segments', sub { "$h.$c" }],
    ['four segments', sub { "$good.$sig" }],
    ['an empty header', sub { ".$c.$sig" }],
    ['empty claims', sub { "$h..$sig" }],
    ['only dots', sub { '..' }],
    ['a word', sub { 'x' }],
    ['blanks around it', sub { ' ' . $s->assertion('app') . ' ' }],
    ['a line break in it', sub { $s->assertion('app') =~ s/\./.\n/r }],
    ['padding', sub { "$h.$c.$sig=" }],
    ['what aborts some libraries', sub { 'A===.e30.AAAA' }],
    ['a lone character', sub { 'A.e30.AAAA' }],
    ['base64 instead of base64url', sub {
        my $x = $good; 1 while ($x = by_hand()) !~ tr/-_//;
        return $x =~ tr{-_}{+/}r }],
    ['an umlaut', sub { "\xc3\xa4$h.$c.$sig" }],
    ['huge', sub { 'A' x 5000 . ".$c.$sig" }],
    ['huge and right', sub {
        $s->assertion('app', claims => { note => 'x' x 4000 }) }],
    ['a JWE', sub { join '.', $h, '', 'AAAA', 'AAAA', 'AAAA' }],

    # clients
    ['a disabled client', sub { $s->assertion('gone') }],
    ['an unknown client', sub {
        $s->assertion('nobody', key => $stranger) }],
    ['a client of another tenant',
     sub { $s->assertion('app', claims => { aud => $s->token_url('other') }) },
     tenant => 'other'],
);

my %answers;
for (@bad) {
    my ($name, $make, %o) = @$_;
    my $reply = $s->token_ask('app', 'system/*.rs', assertion => $make->(),
                              %o);
    my $error = eval { $reply->json->{error} } // 'none';
    is("$reply->{status} $error", '400 invalid_client',
        "TOK-03..11: $name") or diag($reply->{body});
    $answers{ $reply->{body} }++;
    is($reply->header('WWW-Authenticate'), undef,
        'TOK-11: no challenge unless one was asked for');
}
is($s->ended('fhir-bulkd'), '', 'the sidecar has lived through all of it');
is(scalar keys %answers, 1,
    'TOK-11: all these answers are the same, byte by byte')
    or diag(join "\n", keys %answers);
unlike(join('', keys %answers), qr/signature|unknown|kid|disabled|exp/i,
    'TOK-11: and tell nobody what was wrong');

{
    my $reply = $s->token_ask('app', 'system/*.rs', assertion => 'x.y.z',
                              headers => { Authorization => 'Basic YTpi' });
    is("$reply->{status} " . $reply->json->{error}, '401 invalid_client',
        'TOK-11: 401 for who tries the Authorization header');
    ok($reply->header('WWW-Authenticate'), 'TOK-11: with a challenge');
}

is($s->token_ask('app', 'system/*.rs', assertion => $good)->{status}, 200,
    'the good one, whose parts were used all over, still counts');

# ---- good assertions of other shapes -----------------------------------------

my @fine = (
    ['aud in an array', claims => { aud => ['x', $s->token_url] }],
    ['typ jwt', header => { typ => 'jwt' }],
    ['further claims', claims => { note => 'x', nested => { a => [1] } }],
    ['deeply nested claims',
     claims => { note => $json->decode('[' x 400 . ']' x 400) }],
    ['a further header', header => { cty => 'x' }],
    ['exp with a fraction', claims => { exp => time + 100.5 }],
);
for (@fine) {
    my ($name, %o) = @$_;
    is($s->token_ask('app', 'system/*.rs',
                     assertion => $s->assertion('app', %o))->{status}, 200,
        "accepted: $name");
}
is($s->token_ask('both', 'system/*.rs', tenant => 'other')->{status}, 200,
    'accepted: a client of two tenants');
is(opened($s->token('both', undef, tenant => 'other'))->{tenant}, 'other',
    'TOK-19: and the token is of the tenant that was asked');

# two keys of one client: the kid says which; the same kid twice: neither
{
    my @two = (FhirBulk::make_key('ES384'), FhirBulk::make_key('RS384'));
    $s->register('two', tenants => ['default'], jwks => FhirBulk::jwks(@two));
    $s->reload;
    is($s->token_ask('two', 'system/*.rs', key => $_)->{status}, 200,
        "TOK-10: $_->{alg} of two keys") for @two;
}

# ---- times (TOK-07, TOK-08) --------------------------------------------------

# the clock may go on by two seconds between here and there
sub at_times {
    my ($skew, @cases) = @_;
    for (@cases) {
        my ($claim, $offset, $status) = @$_;
        my $assertion = $s->assertion('app', claims => {
            $claim => defined $offset ? time + $offset : undef });
        is($s->token_ask('app', 'system/*.rs',
                         assertion => $assertion)->{status}, $status,
            sprintf 'TOK-07 TOK-08: skew %d, %s now%+d: %d', $skew, $claim,
                $offset // 0, $status);
    }
}

at_times(30, ['exp', -1, 200], ['exp', -25, 200], ['exp', -30, 400],
    ['exp', -31, 400], ['exp', 299, 200], ['exp', 300, 200],
    ['exp', 329, 200], ['exp', 334, 400], ['exp', 400, 400],
    ['nbf', undef, 200], ['nbf', -1000, 200], ['nbf', 29, 200],
    ['nbf', 34, 400], ['iat', undef, 200], ['iat', -1, 200],
    ['iat', -325, 200], ['iat', -331, 400], ['iat', -4000, 400]);
for my $claim (qw(nbf iat)) {
    for my $value ('1', [], JSON::PP::true, -1) {
        is($s->token_ask('app', 'system/*.rs', assertion => $s->assertion(
               'app', claims => { $claim => $value }))->{status}, 400,
            "TOK-08: $claim of a wrong type");
    }
}

$s->reload_ini(clock_skew => 0);
at_times(0, ['exp', 0, 400], ['exp', -1, 400], ['exp', 5, 200],
    ['exp', 299, 200], ['exp', 300, 200], ['exp', 304, 400],
    ['nbf', 0, 200], ['nbf', 4, 400], ['iat', -295, 200], ['iat', -301, 400]);
$s->reload_ini;

$s->reload_ini(lax_typ => 'on', algs => 'ES384',
               token_aud_aliases => 'https://alias.example/token');
{
    my $x = header();
    delete $x->{typ};
    is($s->token_ask('app', 'system/*.rs',
                     assertion => by_hand(header => $x))->{status}, 200,
        'TOK-03: no typ with lax_typ');
    is($s->token_ask('app', 'system/*.rs', claims => {
           aud => 'https://alias.example/token' })->{status}, 200,
        'TOK-06: an alias of aud');
    is($s->token_ask('app', 'system/*.rs', claims => {
           aud => 'https://alias.example/token/' })->{status}, 400,
        'TOK-06: compared exactly');
    is($s->token_ask('rsa', 'system/*.rs')->{status}, 400,
        'TOK-04: an algorithm is off');
}
$s->reload_ini(scope_mode => 'all_or_nothing');
is($s->token_ask('few', 'system/Patient.rs system/Condition.rs')
       ->json->{error}, 'invalid_scope', 'TOK-14: all or nothing');
is($s->token_ask('few', 'system/Patient.rs')->{status}, 200, 'TOK-14: all');
$s->reload_ini;

# ---- replay (TOK-09) ---------------------------------------------------------

# n requests at the same moment, each from its own process; their statuses
sub at_once {
    my ($n, $ask) = @_;

    pipe(my $go, my $hold) or die "pipe: $!";
    pipe(my $in, my $out) or die "pipe: $!";
    my @pids;
    for (1 .. $n) {
        my $pid = fork // die "fork: $!";
        if ($pid == 0) {
            close $hold;
            sysread $go, my $nothing, 1;        # until all are there
            syswrite $out, ($ask->()->{status} || 0) . "\n";
            POSIX::_exit(0);
        }
        push @pids, $pid;
    }
    close $_ for $hold, $go, $out;
    my @status = map { chomp; $_ } <$in>;
    waitpid $_, 0 for @pids;

    return sort @status;
}

my $once = $s->assertion('app');
my @status = at_once(50, sub {
    $s->token_ask('app', 'system/*.rs', assertion => $once) });
is("@status", join(' ', 200, (400) x 49),
    'TOK-09: 50 at once over several workers: exactly one success');

is($s->token_ask('app', 'system/*.rs', assertion => $once)->{status}, 400,
    'TOK-09: and none afterwards');
is($s->end('fhir-bulkd', 'TERM'), 'exit 0', 'the sidecar stops');
$s->start_sidecar;
is($s->token_ask('app', 'system/*.rs', assertion => $once)->{status}, 400,
    'TOK-09: nor after its restart');
@status = at_once(20, sub {
    $s->token_ask('app', 'system/*.rs', assertion => $once) });
is("@status", join(' ', (400) x 20), 'TOK-09: however many try');
{
    my $killed = $s->assertion('app');
    is($s->token_ask('app', 'system/*.rs', assertion => $killed)->{status},
        200, 'used, and the sidecar killed right then');
    $s->end('fhir-bulkd', 'KILL');
    $s->start_sidecar;
    is($s->token_ask('app', 'system/*.rs', assertion => $killed)->{status},
        400, 'TOK-09: what was used stays used');
}
{
    # the same jti from two clients, and a refused one that used nothing up
    my %jti = (jti => 'the same');
    is($s->token_ask($_, 'system/*.rs', claims => { %jti })->{status}, 200,
        "TOK-09: jti is each client's own: $_") for qw(app rsa);
    my %again = (jti => 'again');
    is($s->token_ask('app', 'system/*.rs', claims => { %again },
                     key => { %$stranger, kid => $app->{kid} })->{status},
        400, 'a forged assertion');
    is($s->token_ask('app', 'system/*.rs', claims => { %again })->{status},
        200, 'TOK-09: does not use up the jti of the true one');
}

# ---- a client comes, changes its key, goes ------------------------------------

$s->register('new', tenants => ['default']);
is($s->token_ask('new', 'system/*.rs')->{status}, 400,
    'REG-01: not yet in force');
$s->reload;
is($s->token_ask('new', 'system/*.rs')->{status}, 200, 'REG-01: after reload');
my $old = $s->{key}{new};
$s->register('new', alg => 'RS384');
$s->reload;
is($s->token_ask('new', 'system/*.rs')->{status}, 200, 'with its new key');
is($s->token_ask('new', 'system/*.rs', key => $old)->{status}, 400,
    'and not with its old one');
$s->unregister('new');
$s->reload;
is($s->token_ask('new', 'system/*.rs')->{status}, 400, 'gone');

# ---- our own keys rotate ------------------------------------------------------

sub metadata_status {
    my ($token) = @_;
    return $s->kickoff('/$export?_type=Patient',
                       Authorization => "Bearer $token")->{status};
}

{
    my $token = $s->token('app');
    my $kid = opened($token)->{header}{kid};
    is(metadata_status($token), 202, 'a token before the rotation');

    # the key in use is a month old all at once
    $s->end('fhir-bulkd', 'TERM');
    my $file = "$s->{dir}/auth/signing.jwks";
    my $ring = $json->decode(FhirBulk::read_file($file));
    for my $key (@{ $ring->{keys} }) {
        $key->{since} -= 31 * 86400 if $key->{kid} eq $kid;
    }
    $s->write_file($file, $json->encode($ring));
    $s->write_ini(sweep_interval => 1);
    my %before = map { $_->{kid} => 1 } @{ access_keys()->{keys} };
    $s->start_sidecar;

    my $next = FhirBulk::wait_for('the rotation', 30, sub {
        my $t = $s->token('app');
        return opened($t)->{header}{kid} ne $kid ? $t : undef;
    });
    ok($before{ opened($next)->{header}{kid} },
        'the successor was published before it signed anything');
    is(metadata_status($next), 202, 'nginx takes its tokens');
    is(metadata_status($token), 202, 'and the tokens in flight');
    is(opened($token)->{header}{kid}, $kid, 'whose key is still published');
    is(sprintf('%04o', (stat $file)[2] & 07777), '0600',
        'the private keys are the sidecar\'s alone');
    unlike(FhirBulk::read_file("$s->{dir}/auth/access.jwks"), qr/"d"/,
        'and not among the published');
    $s->write_ini;
}

# ---- rate (TOK-20) ------------------------------------------------------------

$s->reload_ini(token_rate => '1/s burst 5');
{
    my %n;
    my $limited;
    for (1 .. 30) {
        my $reply = $s->token_ask('app', 'system/*.rs', assertion => 'x.y.z');
        $n{ $reply->{status} }++;
        $limited = $reply if $reply->{status} == 429;
    }
    cmp_ok($n{429} // 0, '>=', 15, 'TOK-20: a flood from one address');
    cmp_ok($n{400} // 0, '>=', 5, 'TOK-20: after the burst');
    is(join(' ', sort keys %n), '400 429', 'and nothing else');
    is($limited->json->{error}, 'temporarily_unavailable', 'TOK-20: body');
    like($limited->header('Retry-After'), qr/^[1-9]\d*$/,
        'TOK-20: Retry-After');

    my $late = $s->assertion('app');
    is($s->token_ask('app', 'system/*.rs', assertion => $late)->{status}, 429,
        'TOK-20: good assertions from there too');
    my $reply = FhirBulk::wait_for('the limit to pass', 30, sub {
        my $r = $s->token_ask('app', 'system/*.rs', assertion => $late);
        return $r->{status} == 429 ? undef : $r;
    });
    is($reply->{status}, 200, 'TOK-20: with the same assertion, later');
}
$s->reload_ini;

# ---- what is written down (NET-10) --------------------------------------------

{
    my @issued = grep { $_->{event} eq 'token' } $s->audit('audit');
    cmp_ok(scalar @issued, '>', 100, 'NET-10: each request has a record');
    my $logs = join '', map { FhirBulk::read_file($_) // '' }
        $s->{log}, glob "$s->{dir}/*.log";
    ok(index($logs, $once) < 0 && index($logs, (split /\./, $once)[2]) < 0
       && index($logs, (split /\./, $once)[1]) < 0,
        'NET-10: no assertion in any log');
    unlike($logs, qr/eyJ[\w-]{20,}\.[\w-]{20,}/, 'NET-10: nor a token');
}

is($s->control('GET', '/v1/health')->{status}, 200, 'the sidecar is well');
$s->stop;
done_testing;
