# Copyright (c) the nginx-fhir-bulk authors
#
# Access tokens of another authorization server, as JWTs (ACC-12).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;
use FhirBulkToken;

our $plain = http_config();
our $as = 'https://login.example.org/realm';
our $folder = '$TEST_NGINX_HTML_DIR/auth';
our $echo = '/r4/bulk-export/jobs/' . FakeSidecar::job('echo');
our $config = <<'END';
    location /r4/ { fhir_bulk export; }
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
END

sub http {
    my ($more) = @_;
    $more //= '';
    return $plain =~ s{fhir_bulk_auth off;}
        {fhir_bulk_auth jwt $folder/issuers/as.jwks issuer=$as clients=off$more; fhir_bulk_audit off;}r;
}

our @algs = qw(RS256 RS384 RS512 PS384 ES256 ES384 ES512);

# the keys of the other server; one of them for signatures of each kind
sub set { return [ ['auth/issuers/as.jwks' => jwks(@_)] ] }
our $files = set('RSA', 'ES256', 'ES384', 'ES512');

# a token as it makes them
sub theirs {
    my (%o) = @_;
    return token(key => $o{key} // 'RSA', alg => $o{alg}, secret => $o{secret},
        header => { typ => 'JWT', %{ $o{header} // {} } },
        claims => { iss => $as, tenant => undef, sub => 'app',
                    %{ $o{claims} // {} } });
}

sub auth { return 'Authorization: Bearer ' . theirs(@_) . "\n" }
sub claims { return auth(claims => {@_}) }
sub header { return auth(header => {@_}) }
sub client { return qr/Fhir-Bulk-Client: \Q$_[0]\E\r\n/ }
sub scope { return qr/Fhir-Bulk-Scope: \Q$_[0]\E\r\n/ }

no_long_string();
run_tests();

__DATA__

=== TEST 1: every algorithm, each with the key that is made for it
--- http_config eval: ::http()
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [("GET $::echo") x @::algs]
--- more_headers eval
[map { ::auth(alg => $_, key => /^ES/ ? $_ : 'RSA') } @::algs]
--- error_code eval: [(202) x @::algs]
--- response_body_like eval: [(::client('app')) x @::algs]
--- no_error_log
[error]



=== TEST 2: algorithms that are not, and keys made for others
--- http_config eval: ::http()
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [("GET $::echo") x 9]
--- more_headers eval
[::auth(alg => 'none'), ::auth(header => { alg => 'None' }),
 ::auth(alg => 'HS256', secret => FhirBulkToken::key('RSA')->export_key_pem('public')),
 ::auth(alg => 'ES384', key => 'ES256', secret => 'ES256'),
 ::auth(alg => 'ES256', key => 'ES384', secret => 'ES384'),
 ::auth(alg => 'RS256', key => 'ES256', secret => 'RSA'),
 ::auth(alg => 'ES256', key => 'RSA', secret => 'ES256'),
 ::auth(alg => 'RS256', header => { alg => 'PS256' }),
 ::auth(alg => 'RS256', header => { alg => 'RS384' })]
--- error_code eval: [(401) x 9]
--- response_body_like eval: [('"code":"unknown"') x 9]
--- no_error_log
[error]



=== TEST 3: types of tokens
--- http_config eval: ::http()
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [("GET $::echo") x 9]
--- more_headers eval
[::header(typ => undef), map { ::header(typ => $_) }
    'JWT', 'jwt', 'at+jwt', 'application/at+jwt', 'logout+jwt', 'application/jwt',
    '', 'at+jwt ']
--- error_code eval: [202, 202, 202, 202, 202, 401, 401, 401, 401]
--- no_error_log
[error]



=== TEST 4: issuer and audience
--- http_config eval: ::http()
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [("GET $::echo") x 9]
--- more_headers eval
[::claims(iss => "$::as/"), ::claims(iss => $::base), ::claims(iss => undef),
 ::claims(iss => [$::as]), ::claims(aud => 'account'), ::claims(aud => undef),
 ::claims(aud => ['account', $::base]), ::claims(aud => ['account', 7, $::base]),
 ::claims(aud => [])]
--- error_code eval: [(401) x 6, 202, 401, 401]
--- no_error_log
[error]



=== TEST 5: an audience of one's own
--- http_config eval: ::http(' audience=urn:fhir')
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [("GET $::echo") x 3]
--- more_headers eval
[::claims(aud => 'urn:fhir'), ::claims(aud => ['x', 'urn:fhir']), ::claims()]
--- error_code eval: [202, 202, 401]
--- no_error_log
[error]



=== TEST 6: times: exp is needed, nbf and iat are not
--- http_config eval: ::http()
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [("GET $::echo") x 7]
--- more_headers eval
[::claims(exp => undef), ::claims(exp => time - 10), ::claims(iat => undef),
 ::claims(nbf => time + 3600), ::claims(nbf => time - 10),
 ::claims(iat => time + 3600), ::claims(iat => 'x')]
--- error_code eval: [401, 401, 202, 401, 202, 401, 401]
--- response_body_like eval
['"code":"unknown"', '"code":"expired"', '^GET', '"code":"unknown"', '^GET',
 ('"code":"unknown"') x 2]
--- no_error_log
[error]



=== TEST 7: clocks that differ
--- http_config eval: ::http(' leeway=5m')
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [("GET $::echo") x 5]
--- more_headers eval
[::claims(exp => time - 10), ::claims(exp => time - 400),
 ::claims(nbf => time + 100), ::claims(iat => time + 100),
 ::claims(nbf => time + 36000)]
--- error_code eval: [202, 401, 202, 202, 401]
--- no_error_log
[error]



=== TEST 8: who the client is: client_id, azp, sub
--- http_config eval: ::http()
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [("GET $::echo") x 7]
--- more_headers eval
[::claims(client_id => 'c', azp => 'a', sub => 's'),
 ::claims(client_id => undef, azp => 'a', sub => 's'),
 ::claims(client_id => undef, sub => 's'),
 ::claims(client_id => undef, sub => undef),
 ::claims(client_id => 7, azp => 'a'),
 ::claims(client_id => undef, azp => JSON::PP::null()),
 ::claims(client_id => 'anonymous')]
--- error_code eval: [202, 202, 202, 401, 401, 202, 401]
--- response_body_like eval
[::client('c'), ::client('a'), ::client('s'), '', '', ::client('app'), '']
--- no_error_log
[error]



=== TEST 9: a claim that names the client
--- http_config eval: ::http(' client_claim=cid')
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [("GET $::echo") x 3]
--- more_headers eval
[::claims(cid => 'okta-app'), ::claims(), ::claims(cid => ['x'])]
--- error_code eval: [202, 401, 401]
--- response_body_like eval: [::client('okta-app'), '', '']
--- no_error_log
[error]



=== TEST 10: scopes: scope, scp, string or array
--- http_config eval: ::http()
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [("GET $::echo") x 9]
--- more_headers eval
[::claims(scope => 'a b', scp => 'c'), ::claims(scope => ['a', 'b']),
 ::claims(scope => undef, scp => 'a b'),
 ::claims(scope => undef, scp => ['system/*.rs', 'x']),
 ::claims(scope => undef), ::claims(scope => []), ::claims(scope => ['a', 7]),
 ::claims(scope => { a => 1 }), ::claims(scope => ["a\r\nX: y"])]
--- error_code eval: [(202) x 6, (401) x 3]
--- response_body_like eval
[::scope('a b'), ::scope('a b'), ::scope('a b'), ::scope('system/*.rs x'),
 '^(?!.*Fhir-Bulk-Scope)', '^(?!.*Fhir-Bulk-Scope)', ('') x 3]
--- no_error_log
[error]



=== TEST 11: a claim with the scopes
--- http_config eval: ::http(' scope_claim=permissions')
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [("GET $::echo") x 2]
--- more_headers eval
[::claims(permissions => ['system/Patient.rs', 'x']), ::claims()]
--- error_code eval: [202, 202]
--- response_body_like eval
[::scope('system/Patient.rs x'), '^(?!.*Fhir-Bulk-Scope)']
--- no_error_log
[error]



=== TEST 12: a token without kid uses the only key that fits
--- http_config eval: ::http()
--- config eval: $::config
--- user_files eval: ::set('RSA', 'ES256', 'ES256-b')
--- request eval: [("GET $::echo") x 4]
--- more_headers eval
[::header(kid => undef), ::auth(key => 'ES256', header => { kid => undef }),
 ::auth(key => 'ES256'), ::auth(key => 'ES256-b')]
--- error_code eval: [202, 401, 202, 202]
--- no_error_log
[error]



=== TEST 13: two keys of one name are none
--- http_config eval: ::http()
--- config eval: $::config
--- user_files eval
[['auth/issuers/as.jwks' => JSON::PP->new->encode({ keys => [
    FhirBulkToken::jwk('ES256'), FhirBulkToken::jwk('ES256-b', kid => 'ES256')] })]]
--- request eval: [("GET $::echo") x 2]
--- more_headers eval
[::auth(key => 'ES256'), ::auth(key => 'ES256-b', header => { kid => 'ES256' })]
--- error_code eval: [401, 401]
--- no_error_log
[error]



=== TEST 14: with a registry the client must be in it (ACC-10)
--- http_config eval: ::http() =~ s{clients=off}{clients=$::folder/clients}r
--- config eval: $::config
--- user_files eval: [@$::files, ::client_record('app')]
--- request eval: [("GET $::echo") x 3]
--- more_headers eval
[::auth(), ::claims(client_id => 'other'), ::claims(iat => undef)]
--- error_code eval: [202, 401, 401]
--- no_error_log
[error]



=== TEST 15: tokens of our own are not theirs, and the other way round
--- http_config eval: ::http()
--- config eval
$::config . "
    location /own/ {
        fhir_bulk export;
        fhir_bulk_auth jwt $::folder/issuers/as.jwks clients=off;
    }"
--- user_files eval: $::files
--- request eval: ['GET /r4/$export', 'GET /own/$export', 'GET /r4/$export', 'GET /own/$export']
--- more_headers eval: [::bearer(), ::bearer(), ::auth(), ::auth()]
--- error_code eval: [401, 202, 202, 401]
--- no_error_log
[error]



=== TEST 16: files by their type
--- http_config eval: ::http()
--- config eval: $::config
--- user_files eval
[@$::files, @{ ::job_files($::job, client => 'app') }]
--- request eval: [("GET /r4/bulk-export/files/$::job/Patient.1.ndjson") x 3]
--- more_headers eval
[::auth(), ::claims(scope => 'system/Observation.rs'), ::claims(client_id => 'x')]
--- error_code eval: [200, 403, 404]
--- no_error_log
[error]



=== TEST 17: granular scopes, each as a job that it fits (SC-05, SC-08)
--- http_config eval: ::http()
--- config eval: $::config
--- user_files eval
[@$::files, @{ ::job_files($::job, record => '{"version":1,"client":"app","expires":4000000000,"types":["Patient"],"limits":["Patient?gender=female"]}') }]
--- request eval: [("GET /r4/bulk-export/files/$::job/Patient.1.ndjson") x 5]
--- more_headers eval
[::claims(scope => 'system/Patient.rs?gender=female'),
 ::claims(scope => ['system/Patient.r', 'system/Patient.s?gender=female']),
 ::claims(scope => 'system/Patient.rs?gender=male'),
 ::claims(scope => 'system/Patient.rs?gender=female&active=true'),
 ::claims(scope => 'system/*.rs?gender=female')]
--- error_code eval: [200, 200, 403, 403, 403]
--- no_error_log
[error]
