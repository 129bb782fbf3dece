#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Introspection of our own access tokens through nginx, as another resource
# server uses it, and where discovery says that it is (INT rows, DISC-04).

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use Crypt::PK::ECC ();
use FhirBulk;
use JSON::PP ();
use MIME::Base64 ();
use Test::More;

my $s = FhirBulk->new(
    start   => 0,
    sample  => ['--patients', 12],
    ini     => { token_rate => '1000/s burst 1000' },
    clients => {
        app    => { tenants => ['default'], scopes => 'system/*.rs' },
        peer   => { tenants => ['default'], scopes => 'system/Patient.rs' },
        abroad => { tenants => ['north'], scopes => 'system/*.rs' },
    },
    nginx => sub {
        my ($self) = @_;
        return <<"END";
        fhir_bulk_introspection_url $self->{base}/auth/introspect;
        fhir_bulk_jwks_url $self->{base}/auth/jwks;
        location = /fhir/auth/introspect { fhir_bulk introspection; }
        location = /fhir/auth/jwks {
            alias $self->{dir}/auth/access.jwks;
            default_type application/json;
        }
END
    },
);

$s->{tenants}{north} = { %{ $s->{tenant} } };
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

my $type = 'application/x-www-form-urlencoded';

# ---- discovery ---------------------------------------------------------------

my $smart = $s->get("$s->{base}/.well-known/smart-configuration")->json;
my $url = $smart->{introspection_endpoint};
is($url, "$s->{base}/auth/introspect", 'DISC-04: introspection_endpoint');
like($_, qr{^http://127\.0\.0\.1:\d+/fhir/}, 'DISC-05: absolute')
    for @$smart{qw(token_endpoint introspection_endpoint jwks_uri)};
ok(!exists $smart->{$_}, "DISC-04: no $_")
    for qw(authorization_endpoint registration_endpoint);

# ---- who asks ----------------------------------------------------------------

sub ask {
    my ($bearer, $body, %o) = @_;
    return $s->request($o{method} // 'POST', $url,
        'Content-Type' => $o{type} // $type,
        Authorization => defined $bearer ? "Bearer $bearer" : undef,
        defined $body ? { body => $body } : ());
}

my $asks = $s->token('peer');
my $reply = $s->token_ask('app', 'system/Patient.rs system/Group.read')->json;
my $token = $reply->{access_token};

for (['none', undef], ['garbage', 'x'], ['one part too many', "$asks."],
    ['that of another tenant', $s->token('abroad', 'system/*.rs',
                                         tenant => 'north')])
{
    my ($what, $bearer) = @$_;
    my $got = ask($bearer, "token=$token");
    is($got->{status}, 401, "INT-03: credentials: $what");
    like($got->header('WWW-Authenticate') // '', qr/^Bearer realm=/,
        'INT-03: with a challenge');
    like($got->header('Content-Type'), qr{^application/json$},
        'INT-03: in JSON');
    ok(!exists $got->json->{active}, 'INT-03: and no answer');
}

# ---- active ------------------------------------------------------------------

my $got = ask($asks, "token=$token");
is($got->{status}, 200, 'INT-01: 200');
is($got->header('Content-Type'), 'application/json', 'INT-01: JSON');
like($got->header('Cache-Control') // '', qr/no-store/, 'INT-01: not kept');
my $said = $got->json;
ok(JSON::PP::is_bool($said->{active}) && $said->{active}, 'INT-01: active');
is($said->{scope}, $reply->{scope}, 'INT-01: scope as granted');
is($said->{client_id}, 'app', 'INT-01: client_id');
like($got->{body}, qr/"exp":\d+[,}]/, 'INT-01: exp is an integer');
is($said->{exp} - $said->{iat}, $reply->{expires_in},
    'INT-01: exp agrees with expires_in');
is($said->{iss}, $s->{base}, 'INT-01: iss');

is(ask($token, "token=$token")->json->{client_id}, 'app',
    'INT-01: a client may ask about its own token');
is(ask($asks, "token_type_hint=access_token&token=$token")->json->{client_id},
    'app', 'INT-01: with a hint');

# ---- not active --------------------------------------------------------------

sub inactive {
    my ($other, $what) = @_;
    my $got = ask($asks, "token=$other");
    is("$got->{status} $got->{body}", '200 {"active":false}',
        "INT-02: $what is inactive, and nothing else is said");
}

# what nginx would let through, but for the times in it
sub made {
    my (%claims) = @_;
    my ($head, $body) = map { JSON::PP::decode_json(
        MIME::Base64::decode_base64url($_)) } (split /\./, $token)[0, 1];
    my $keys = JSON::PP::decode_json(
        FhirBulk::read_file("$s->{dir}/auth/signing.jwks"))->{keys};
    my ($key) = grep { $_->{kid} eq $head->{kid} } @$keys;
    my $input = join '.', map { MIME::Base64::encode_base64url(
        JSON::PP::encode_json($_)) } $head, { %$body, %claims };
    my $pk = Crypt::PK::ECC->new({ map { $_ => $key->{$_} }
                                   qw(kty crv x y d) });
    return "$input." . MIME::Base64::encode_base64url(
        $pk->sign_message_rfc7518($input, 'SHA256'));
}

is(ask($asks, 'token=' . made())->json->{client_id}, 'app',
    'a token that this test signs is a good one');
my $now = time;
inactive(made(iat => $now - 301, exp => $now - 1), 'INT-02: an expired token');
inactive(made(client_id => 'nobody', sub => 'nobody'), 'of an unknown client');
inactive(made(tenant => 'north'), 'of another tenant');
inactive($s->token('abroad', 'system/*.rs', tenant => 'north'),
    'issued to another tenant');
inactive(substr($token, 0, -3) . 'AAA', 'one with another signature');
inactive('x', 'garbage');
inactive("$token$token", 'two in one');

$s->register('app', tenants => ['default'], scopes => 'system/*.rs',
    enabled => JSON::PP::false);
$s->reload;
inactive($token, 'of a disabled client');

# ---- bad questions -----------------------------------------------------------

for (['no token', 'x=1'], ['an empty one', 'token='],
    ['two', 'token=a&token=b'], ['nothing', ''])
{
    my ($what, $body) = @$_;
    my $got = ask($asks, $body);
    is($got->{status}, 400, "a question with $what");
    is($got->json->{error}, 'invalid_request', 'is told so');
}
is(ask($asks, '{"token":"x"}', type => 'application/json')->{status}, 400,
    'another media type');
$got = ask($asks, undef, method => 'GET');
is($got->{status}, 405, 'GET');
is($got->header('Allow'), 'POST', 'Allow');
is(ask($asks, 'token=' . 'x' x 70_000)->{status}, 413, 'more than 64k');

# ---- the keys ----------------------------------------------------------------

my $set = $s->get($smart->{jwks_uri});
is("$set->{status} " . $set->header('Content-Type'), '200 application/json',
    'DISC-04: jwks_uri has the key set');
my ($kid) = map { JSON::PP::decode_json(
    MIME::Base64::decode_base64url($_))->{kid} } (split /\./, $token)[0];
ok((grep { $_->{kid} eq $kid } @{ $set->json->{keys} }),
    'DISC-04: with the key of our tokens');
unlike($set->{body}, qr/"d"/, 'and nothing private');

# ---- the trail ---------------------------------------------------------------

my $log = join '', map { FhirBulk::read_file($_) } glob "$s->{dir}/*.log";
is(index($log, $token), -1, 'NET-10: no token that was asked about in a log');
is(index($log, $asks), -1, 'NET-10: nor one of who asks');

$s->stop;
done_testing;
