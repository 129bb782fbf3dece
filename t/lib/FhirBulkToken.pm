# Copyright (c) the nginx-fhir-bulk authors
#
# Access tokens for the Test::Nginx files: keys made once per run, key files,
# client records, tokens good and bad.  A token is signed by hand here, so
# that it can be wrong in every way.

package FhirBulkToken;

use strict;
use warnings;

use Exporter 'import';
use Crypt::PK::ECC;
use Crypt::PK::RSA;
use Crypt::Mac::HMAC qw(hmac);
use Digest::SHA qw(sha256_hex);
use JSON::PP ();
use MIME::Base64 qw(encode_base64url decode_base64url);

our @EXPORT = qw(auth_config token bearer jwks client_record key_files
                 raw_token sign $base);

our $base = 'https://fhir.example.org/r4';

my $json = JSON::PP->new->canonical->allow_nonref;

my %keys;
my %curve = (ES256 => 'secp256r1', ES384 => 'secp384r1', ES512 => 'secp521r1');
my %crv = (ES256 => 'P-256', ES384 => 'P-384', ES512 => 'P-521');
my %hash = (ES256 => 'SHA256', ES384 => 'SHA384', ES512 => 'SHA512',
            RS256 => 'SHA256', RS384 => 'SHA384', RS512 => 'SHA512',
            PS384 => 'SHA384');

# the key of this name; made when it is asked for first.  The name starts with
# its algorithm: "ES256", "ES256-other", "RSA".
sub key {
    my ($name) = @_;
    my ($alg) = $name =~ /^([A-Z]+\d*)/;

    return $keys{$name} //= do {
        my $pk;
        if ($curve{$alg}) {
            $pk = Crypt::PK::ECC->new;
            $pk->generate_key($curve{$alg});
        } else {
            $pk = Crypt::PK::RSA->new;
            $pk->generate_key(256, 65537);
        }
        $pk;
    };
}

# the public JWK; more: members that differ
sub jwk {
    my ($name, %more) = @_;
    my $jwk = key($name)->export_key_jwk('public', 1);

    return { %$jwk, kid => $name, %more };
}

# a key set of these keys
sub jwks { return $json->encode({ keys => [ map { jwk($_) } @_ ] }) . "\n" }

sub sign {
    my ($alg, $name, $input) = @_;

    return '' if $alg eq 'none';
    return hmac('SHA256', $name, $input) if $alg =~ /^HS/;

    my $h = $hash{$alg} // die "$alg?";
    my $key = key($name);

    return $key->sign_message_rfc7518($input, $h) if $alg =~ /^ES/;
    return $key->sign_message($input, $h, 'v1.5') if $alg =~ /^RS/;
    return $key->sign_message($input, $h, 'pss', 48);
}

# segments as given: header and claims are texts
sub raw_token {
    my ($header, $claims, $alg, $name) = @_;
    my $input = encode_base64url($header) . '.' . encode_base64url($claims);

    return $input . '.' . encode_base64url(sign($alg, $name, $input));
}

# a token as our sidecar makes them.  claims and header: what differs, undef
# takes away; key, alg: how it is signed
sub token {
    my (%o) = @_;
    my $now = time;
    my $name = $o{key} // 'ES256';
    my $alg = $o{alg} // ($name =~ /^(ES\d+)/ ? $1 : 'RS384');

    my %header = (typ => 'at+jwt', alg => $alg, kid => $name,
                  %{ $o{header} // {} });
    my %claims = (
        iss => $base, aud => $base, sub => 'app', client_id => 'app',
        tenant => 'default', scope => 'system/*.rs', iat => $now,
        exp => $now + 36000, jti => encode_base64url(join '', map { chr rand 256 }
                                                             1 .. 16),
        %{ $o{claims} // {} });

    # somebody else's claims name the client twice, too
    $claims{sub} = $claims{client_id}
        if exists $o{claims}{client_id} && !exists $o{claims}{sub};

    for my $h (\%header, \%claims) {
        delete $h->{$_} for grep { !defined $h->{$_} } keys %$h;
    }

    return raw_token($json->encode(\%header), $json->encode(\%claims),
                     $alg, $o{secret} // $name);
}

# the same as a header line
sub bearer { return 'Authorization: Bearer ' . token(@_) . "\n" }

# for user_files: the record of a client that may come in; undef client: none
sub client_record {
    my ($client, %o) = @_;
    my $record = $json->encode({
        version => $o{version} // 1, client => $o{name} // $client,
        not_before => $o{not_before} // 1,
        tenants => $o{tenants} // ['default'],
        types => $o{types} // [qw(Condition Observation Patient)],
        exists $o{shares} && !defined $o{shares} ? ()
            : (shares => $o{shares} // [qw(system patient group)]),
        exists $o{limits} ? (limits => $o{limits}) : (),
    });

    return [ ($o{folder} // 'auth/clients') . '/' . sha256_hex($client)
             . '.json' => $o{text} // "$record\n" ];
}

# for user_files: key set and records of the usual clients
sub key_files {
    return [ [ 'auth/access.jwks' => jwks('ES256') ],
             client_record('app'), client_record('other') ];
}

# the http part of FhirBulkTest with tokens switched on; more: parameters of
# the directive
sub auth_config {
    my ($http, $more) = @_;
    $more //= '';
    $http =~ s{fhir_bulk_auth off;}
              {fhir_bulk_auth jwt \$TEST_NGINX_HTML_DIR/auth/access.jwks$more;
    fhir_bulk_audit off;} or die;

    return $http;
}

1;
