# Copyright (c) the nginx-fhir-bulk authors
#
# Authorization of a stack: keys, the client registry, assertions, access
# tokens.  Methods of FhirBulk.  Everything that is signed here is signed by
# CryptX, which shares no code with what is tested.
#
#   my $s = FhirBulk->new(clients => { app => { alg => 'RS384', … }, … });
#   $s->{bearer} = $s->token('app', 'system/*.rs');     sent from now on
#
# An entry of clients is an entry of the registry file; scopes are
# "system/*.rs" and groups ["*"] unless it says so.  alg (ES384) makes a key,
# whose public half is registered inline unless jwks_uri is there; tokens are
# checked as soon as there is a client.

package FhirBulk;

use strict;
use warnings;

use Crypt::JWT ();
use Crypt::PK::ECC ();
use Crypt::PK::RSA ();
use JSON::PP ();
use MIME::Base64 qw(encode_base64url);
use Time::HiRes ();

my $json = JSON::PP->new->utf8->canonical;
my %curve = (ES256 => 'secp256r1', ES384 => 'secp384r1',
             ES512 => 'secp521r1');
my $serial = 0;

# { alg, kid, pk, public, private }: pk of CryptX, the others JWKs
sub make_key {
    my ($alg, $kid) = @_;

    my $pk = $curve{$alg}
        ? Crypt::PK::ECC->new->generate_key($curve{$alg})
        : Crypt::PK::RSA->new->generate_key(256, 65537);

    return key_of($pk, $alg, $kid // "key-$$-" . ++$serial);
}

sub key_of {
    my ($pk, $alg, $kid) = @_;

    my %more = (kid => $kid, alg => $alg, use => 'sig');
    return { alg => $alg, kid => $kid, pk => $pk,
             public => { %{ $pk->export_key_jwk('public', 1) }, %more },
             private => { %{ $pk->export_key_jwk('private', 1) }, %more } };
}

sub jwks { return { keys => [map { $_->{public} } @_] } }

# the registry

# adds a client, or changes the one that is there; undef takes a member away
sub register {
    my ($self, $id, %entry) = @_;

    my $c = $self->{registry}{$id}
        //= { client_id => $id, scopes => 'system/*.rs', groups => ['*'] };
    my $alg = delete $entry{alg};

    $self->{key}{$id} = make_key($alg // 'ES384')
        if $alg || !$self->{key}{$id};
    $entry{jwks} //= jwks($self->{key}{$id})
        if $alg || !($c->{jwks} || $c->{jwks_uri} || $entry{jwks_uri});

    %$c = (%$c, %entry);
    delete $c->{$_} for grep { !defined $c->{$_} } keys %$c;
    $self->write_registry;
}

sub unregister {
    my ($self, $id) = @_;
    delete $self->{registry}{$id};
    $self->write_registry;
}

# whole or not at all, as an editor should
sub write_registry {
    my ($self) = @_;

    my $r = $self->{registry};
    my $new = $self->write_file('clients.json.new', $json->encode(
        { clients => [map { $r->{$_} } sort keys %$r] }));
    rename $new, "$self->{dir}/clients.json" or die "clients.json: $!\n";
}

# the sidecar reads the registry; dies when it does not like it
sub reload {
    my ($self) = @_;
    my $reply = $self->control('POST', '/v1/reload', body => '');
    $reply->{status} == 200
        or die "reload: $reply->{line}: $reply->{body}\n";
}

# writes the INI file anew, with these keys besides, and has it read
sub reload_ini {
    my ($self, %keys) = @_;

    my $log = -s $self->{log};
    $self->write_ini(%keys);
    $self->signal('fhir-bulkd', 'HUP');
    wait_for('the reload', 20, sub {
        return substr(read_file($self->{log}), $log) =~ /reloaded/;
    });
}

# assertions

sub token_url {
    my ($self, $tenant) = @_;
    return $self->base_of($tenant) . '/auth/token';
}

sub base_of {
    my ($self, $tenant) = @_;
    return defined $tenant && $tenant ne 'default'
        ? "$self->{server}/$tenant/fhir" : $self->{base};
}

# the claims of a good assertion; those given replace them, undef takes away
sub claims {
    my ($self, $id, %other) = @_;

    my $now = time;
    my %claims = (iss => $id, sub => $id, aud => $self->token_url,
                  exp => $now + 240, jti => "jti-$$-" . ++$serial, %other);
    delete $claims{$_} for grep { !defined $claims{$_} } keys %claims;

    return \%claims;
}

# signed by Crypt::JWT.  claims, header: what differs from a good one; key: not
# the client's own; alg: not the key's
sub assertion {
    my ($self, $id, %o) = @_;

    my $key = $o{key} // $self->{key}{$id};
    my %header = (typ => 'JWT', kid => $key->{kid}, %{ $o{header} // {} });
    delete $header{$_} for grep { !defined $header{$_} } keys %header;

    return Crypt::JWT::encode_jwt(
        payload => $json->encode($self->claims($id, %{ $o{claims} // {} })),
        key => $key->{pk}, alg => $o{alg} // $key->{alg},
        extra_headers => \%header);
}

# the same by hand, for what no library would do.  header, claims: hash or
# text; sign: sub of the signing input, gives the signature's bytes
sub jws {
    my (%o) = @_;

    my $input = join '.', map { encode_base64url($_) }
        map { ref $o{$_} ? $json->encode($o{$_}) : $o{$_} } qw(header claims);

    return "$input." . encode_base64url($o{sign}->($input));
}

# raw r and s, or PKCS #1 v1.5, as the key's algorithm says
sub sign_with {
    my ($key, $alg) = @_;

    my ($kind, $bits) = ($alg // $key->{alg}) =~ /^(..)(\d+)$/;
    return sub {
        return $kind eq 'ES'
            ? $key->{pk}->sign_message_rfc7518($_[0], "SHA$bits")
            : $kind eq 'PS'
            ? $key->{pk}->sign_message($_[0], "SHA$bits", 'pss', $bits / 8)
            : $key->{pk}->sign_message($_[0], "SHA$bits", 'v1.5');
    };
}

# tokens

my $bearer_type = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

sub form {
    my @pairs = @_;
    my @out;
    while (my ($name, $value) = splice @pairs, 0, 2) {
        s/([^A-Za-z0-9._~-])/sprintf '%%%02X', ord $1/ge for $name, $value;
        push @out, "$name=$value";
    }
    return join '&', @out;
}

# the usual form as a list of pairs; fields given replace, undef takes away
sub token_form {
    my ($assertion, $scope, %other) = @_;

    my @names = qw(grant_type scope client_assertion_type client_assertion);
    my %form = (grant_type => 'client_credentials', scope => $scope,
                client_assertion_type => $bearer_type,
                client_assertion => $assertion, %other);
    my %usual = map { $_ => 1 } @names;

    return map { ($_ => $form{$_}) } grep { defined $form{$_} }
        @names, grep { !$usual{$_} } sort keys %form;
}

# POST of a body to the token endpoint
sub token_post {
    my ($self, $body, %o) = @_;

    my %headers = (
        'Content-Type' => 'application/x-www-form-urlencoded',
        Accept => 'application/json', Authorization => undef,
        %{ $o{headers} // {} });
    my $method = $o{method} // 'POST';
    return $self->request(
        $method, $self->token_url($o{tenant}) . ($o{query} // ''), %headers,
        { body => $body });
}

# the endpoint's answer to an assertion, or to a new one of a client:
# token_ask('app', $scope, tenant => …, claims => …, assertion => $jwt)
sub token_ask {
    my ($self, $id, $scope, %o) = @_;

    my %claims = (aud => $self->token_url($o{tenant}), %{ $o{claims} // {} });
    my $assertion = $o{assertion}
        // $self->assertion($id, %o, claims => \%claims);
    return $self->token_post(form(token_form($assertion, $scope,
                                             %{ $o{form} // {} })), %o);
}

# an access token
sub token {
    my ($self, $id, $scope, %o) = @_;

    my $reply = $self->token_ask($id, $scope // 'system/*.rs', %o);
    $reply->{status} == 200
        or die "no token for $id: $reply->{line}: $reply->{body}\n"
            . join "\n", $self->log_tail;

    return $reply->json->{access_token};
}

# audit records, of both or of one: 'audit' the sidecar's, 'nginx-audit'
sub audit {
    my ($self, @which) = @_;
    return map { $json->decode($_) }
        map { split /\n/, read_file("$self->{dir}/$_.log") // '' }
        @which ? @which : qw(audit nginx-audit);
}

1;
