#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Clients whose keys are fetched from their own server: an nginx with TLS and
# a private authority, which sends Cache-Control, rotates, fails and lies
# (CERT-02, REG-03 to REG-05, TOK-10).

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8->canonical;
my $port = FhirBulk::free_port();
my $keys = "https://127.0.0.1:$port/keys";

# what is in ?cc= becomes Cache-Control
my $s = FhirBulk->new(
    files => { 'Patient.ndjson' => qq({"resourceType":"Patient","id":"a"}\n) },
    ini => { jwks_private => 'on', jwks_refetch_min => '1h',
             token_rate => '10000/s burst 10000', log_level => 'info' },
    clients => {},
    nginx => sub {
        my $d = $_[0]{dir};
        return <<"END";
        location /hospital/ {
            fhir_bulk export;
            fhir_bulk_base $_[0]{server}/hospital;
            fhir_bulk_auth jwt $d/auth/issuers/hospital.jwks
                issuer=https://login.example.org/ audience=$_[0]{base}
                clients=$d/auth/clients;
        }
END
    },
    servers => sub {
        my $d = $_[0]{dir};
        return <<"END";
    log_format fetch '\$uri';
    server {
        listen 127.0.0.1:$port ssl;
        ssl_certificate $d/tls/server.pem;
        ssl_certificate_key $d/tls/server.key;
        access_log $d/fetches.log fetch;
        default_type application/json;
        location /keys/ {
            alias $d/keys/;
            add_header Cache-Control \$arg_cc;
        }
        location = /keys/moved { return 302 $keys/cached.jwks; }
        location = /keys/plain {
            return 301 http://127.0.0.1:$port/keys/cached.jwks;
        }
    }
END
    },
    start => 0,
);
my $d = $s->{dir};
$s->folder($_) for qw(tls keys);
$s->{ini}{jwks_ca_file} = "$d/tls/ca.pem";

sub run {
    my $out = qx(cd $d/tls && @_ 2>&1);
    $? == 0 or die "@_: $out";
}

run('openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes',
    '-days 2 -subj "/CN=CA of a test" -keyout ca.key -out ca.pem');
$s->write_file('tls/server.ext', "subjectAltName=IP:127.0.0.1\n");
run('openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes',
    '-subj /CN=server -keyout server.key -out server.csr');
run('openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key',
    '-CAcreateserial -days 2 -extfile server.ext -out server.pem');
$s->own(glob "$d/tls/*");

# publishes these keys under a name
sub publish {
    my ($name, @keys) = @_;
    my $new = $s->write_file("keys/$name.new",
                             $json->encode(FhirBulk::jwks(@keys)));
    rename $new, "$d/keys/$name" or die "$name: $!";
}

# a client whose keys are there; the client's first key is its own
sub with_url {
    my ($id, $alg, $query) = @_;
    $s->{key}{$id} = FhirBulk::make_key($alg);
    publish("$id.jwks", $s->{key}{$id});
    $s->register($id, jwks_uri => "$keys/$id.jwks$query");
}

sub fetches {
    my ($id) = @_;
    my $log = FhirBulk::read_file("$d/fetches.log") // '';
    return scalar grep { $_ eq "/keys/$id.jwks" } split /\n/, $log;
}

# nginx writes its log after the last byte
sub fetched {
    my ($id, $n, $name) = @_;
    eval { FhirBulk::wait_for("$n fetches", 5, sub { fetches($id) >= $n }) };
    is(fetches($id), $n, $name);
}

sub status { return $s->token_ask(shift, 'system/*.rs', @_)->{status} }

with_url('cached', 'RS384', '?cc=max-age=3600');
with_url('elliptic', 'ES384', '?cc=max-age=3600');
with_url('never', 'ES384', '?cc=no-store');
with_url('brief', 'ES384', '?cc=max-age=1');
with_url('silent', 'ES384', '');
with_url('both', 'ES384', '?cc=max-age=3600');
$s->register('moved', jwks_uri => "$keys/moved");
$s->register('plain', jwks_uri => "$keys/plain");
$s->register('missing', jwks_uri => "$keys/missing.jwks");
$s->register('secret', jwks_uri => "$keys/secret.jwks");
$s->register('large', jwks_uri => "$keys/large.jwks");
$s->register('nothere', jwks_uri => 'https://127.0.0.1:'
                                    . FhirBulk::free_port() . '/');
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

for (['cached', 'RS384'], ['elliptic', 'ES384']) {
    my ($id, $alg) = @$_;
    is(status($id), 200, "CERT-02 REG-03: $alg by JWKS URL")
        or diag($s->log_tail);
    is(status($id), 200, 'and again') for 1 .. 5;
    fetched($id, 1, 'REG-03: max-age=3600: fetched once');
}

is(status('never'), 200, 'REG-03: no-store') for 1 .. 3;
fetched('never', 3, 'REG-03 CERT-02: each time anew');

is(status('silent'), 200, 'REG-03: no Cache-Control') for 1 .. 3;
fetched('silent', 1, 'REG-03: kept for jwks_cache_default');

is(status('brief'), 200, 'REG-03: max-age=1');
FhirBulk::wait_for('the second to pass', 10, sub {
    status('brief') == 200 or die "refused\n";
    return fetches('brief') > 1;
});
pass('REG-03: fetched again when max-age is over');

# rotation: the new key is published beside the old one, then alone
{
    my $old = $s->{key}{cached};
    my $new = FhirBulk::make_key('ES384');
    is(status('cached', key => $new), 400, 'a key that is not published');
    fetched('cached', 2, 'REG-04: was looked for');
    is(status('cached', key => $new), 400, 'and again');
    publish('cached.jwks', $old, $new);
    is(status('cached', key => $new), 400,
        'REG-04: but not twice within jwks_refetch_min');
    fetched('cached', 2, 'REG-04: no further fetch');

    my ($now, $then) = (FhirBulk::make_key('RS384'), $s->{key}{elliptic});
    publish('elliptic.jwks', $now);
    is(status('elliptic', key => $now), 200, 'REG-04: rotation is seen');
    fetched('elliptic', 2, 'REG-04: by one fetch');
    is(status('elliptic'), 400, 'the old key is not good any more');
    is(status('elliptic', key => $now), 200, 'the new one stays');
    fetched('elliptic', 2, 'REG-04: without fetching');
}

# jku (TOK-10)
{
    my @jku = map { [header => { jku => $_ }] }
        "$keys/both.jwks?cc=max-age=3600", "$keys/both.jwks",
        "$keys/cached.jwks?cc=max-age=3600";
    is(status('both', @{ $jku[0] }), 200, 'TOK-10: jku as registered');
    is(status('both', @{ $jku[1] }), 400, 'TOK-10: nearly');
    is(status('both', @{ $jku[2] }), 400, 'TOK-10: of somebody else');

    my $inline = FhirBulk::make_key('RS384');
    $s->register('both', jwks => FhirBulk::jwks($inline));
    $s->reload;
    is(status('both'), 200, 'TOK-10: the key by URL');
    is(status('both', key => $inline), 200, 'TOK-10: the inline key');
    is(status('both', key => $inline, @{ $jku[0] }), 400,
        'TOK-10: with jku only the set by URL counts');
    is(status('both', @{ $jku[0] }), 200, 'TOK-10: which has the other');

    # a kid that both sets have
    for (['RS384', 200, 'of another type does no harm'],
        ['ES384', 400, 'of the same type: none of them'])
    {
        my ($alg, $want, $what) = @$_;
        $s->register('both', jwks => FhirBulk::jwks(
            FhirBulk::make_key($alg, $s->{key}{both}{kid})));
        $s->reload;
        is(status('both'), $want, "TOK-10: the same kid, $what");
    }
}

# an external issuer's set, on its way to nginx, which lets its clients in
# as far as the registry does (ACC-12)
{
    my $issuer = 'https://login.example.org/';
    my $ask = sub {
        my ($key, %claims) = @_;
        my $token = FhirBulk::jws(
            header => { alg => $key->{alg}, typ => 'JWT',
                        kid => $key->{kid} },
            claims => { iss => $issuer, aud => $s->{base}, azp => 'cached',
                        scp => ['system/Patient.rs', 'openid'], iat => time,
                        exp => time + 60, %claims },
            sign => FhirBulk::sign_with($key));
        my $reply = $s->get("$s->{server}/hospital/Patient/\$export",
            Accept => '*/*', Prefer => 'respond-async',
            Authorization => "Bearer $token");
        return "$reply->{status} " . $reply->codes;
    };
    my $theirs = FhirBulk::make_key('RS384');
    my $file = "$d/auth/issuers/hospital.jwks";
    publish('issuer.jwks', $theirs, FhirBulk::make_key('ES384'));
    $s->{ini}{issuer_jwks} = "hospital=$keys/issuer.jwks";
    $s->reload_ini;
    FhirBulk::wait_for('the set', 10, sub { -s $file });
    my $set = $json->decode(FhirBulk::read_file($file));
    is(scalar @{ $set->{keys} }, 2, 'ACC-12: both keys are handed over');
    is($set->{keys}[0]{n}, $theirs->{public}{n}, 'ACC-12: as they are');

    ok(FhirBulk::wait_for('nginx', 10, sub {
        return $ask->($theirs) eq '202 informational' }),
        'ACC-12: nginx takes their tokens');
    is($ask->($theirs, @$_), '401 unknown', "ACC-12: not @$_")
        for [iss => 'https://other.example.org/'], [aud => $s->{server}],
            [azp => 'stranger'];
    is($ask->($theirs, exp => time - 1), '401 expired', 'ACC-12: exp');
    is($ask->($theirs, scp => ['user/Patient.rs']), '403 forbidden',
        'ACC-12 SC-09: scopes');
    is($ask->({ %{ FhirBulk::make_key('RS384') }, kid => $theirs->{kid} }),
        '401 unknown', 'ACC-12: nor what others sign');

    $s->{ini}{issuer_jwks} = undef;
    $s->reload_ini;
    ok(FhirBulk::wait_for('the end of it', 10, sub { !-e $file }),
        'ACC-12: an issuer that is taken out takes its set with it');
}

# sets that are none
$s->write_file('keys/secret.jwks', $json->encode(
    { keys => [$s->{key}{secret}{private}] }));
$s->write_file('keys/large.jwks', $json->encode(
    FhirBulk::jwks($s->{key}{large})) . ' ' x 300_000);
for (['moved', 'a redirect'], ['plain', 'a redirect to http'],
    ['missing', '404'], ['secret', 'a private key'],
    ['large', 'more than 256 KiB'], ['nothere', 'nobody listens'])
{
    my ($id, $what) = @$_;
    my $reply = $s->token_ask($id, 'system/*.rs');
    is("$reply->{status} " . $reply->json->{error}, '400 invalid_client',
        "REG-02 REG-03: $what");
}
is(fetches('cached'), 2, 'REG-03: no redirect was followed');

# a fetch that fails while the set is fresh
unlink "$d/keys/silent.jwks" or die $!;
is(status('silent', key => FhirBulk::make_key('ES384')), 400,
    'an unknown kid, and the set is gone');
is(status('silent'), 200, 'REG-04: what is fresh stays in use');

# private addresses (REG-05)
my $n = () = FhirBulk::read_file("$d/fetches.log") =~ /\n/g;
$s->{ini}{jwks_private} = 'off';
$s->reload_ini;
is(status($_), 400, "REG-05: not from 127.0.0.1 any more: $_")
    for qw(cached elliptic never silent);
$s->{ini}{jwks_private} = 'on';
$s->{ini}{jwks_hosts} = 'keys.example.org';
$s->reload_ini;
is(status('never'), 400, 'REG-05: a host that is not in the list');
delete $s->{ini}{jwks_hosts};
$s->reload_ini;
is(status('never'), 200, 'allowed again');
my $m = FhirBulk::wait_for('the fetch', 5, sub {
    my $now = () = FhirBulk::read_file("$d/fetches.log") =~ /\n/g;
    return $now > $n ? $now : undef;
});
is($m, $n + 1, 'REG-05: nothing was fetched meanwhile');

# without the authority's certificate nobody is believed
delete $s->{ini}{jwks_ca_file};
$s->reload_ini;
is(status('never'), 400, 'REG-03: TLS is verified');

$s->stop;
done_testing;
