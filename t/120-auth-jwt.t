# Copyright (c) the nginx-fhir-bulk authors
#
# Access tokens of our own token endpoint: who gets in, who does not, and in
# which words (ACC-01 to ACC-05, ACC-11, NET-03, NET-10).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;
use FhirBulkToken;

our $http = auth_config(http_config());
our $config = <<'END';
    location /r4/ { fhir_bulk export metadata discovery token; }
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
    location = /r4/auth/introspect { fhir_bulk introspection; }
END

our $files = [@{ key_files() }, @{ job_files($job, client => 'app') }];

our $file = "/r4/bulk-export/files/$job/Patient.1.ndjson";
our $echo = '/r4/bulk-export/jobs/' . FakeSidecar::job('echo');

# every URL that needs a token, and what it says without: 401 whatever there is
our @protected = ('GET /r4/$export', 'POST /r4/$export', 'PUT /r4/$export',
    'GET /r4/Patient/$export', 'GET /r4/Group/g/$export',
    'GET /r4/Group/%20/$export', 'GET /r4/$export/',
    "GET $echo", "HEAD $echo", "DELETE $echo", "PATCH $echo",
    "GET $echo/pages/1", "GET $file", "HEAD $file", "POST $file",
    "GET /r4/bulk-export/files/$other/Patient.1.ndjson",
    "GET /r4/bulk-export/files/$job/access.json",
    'GET /r4/bulk-export/nothing', 'POST /r4/auth/introspect',
    'GET /r4/auth/introspect');

our $realm = "Bearer realm=\"$base\"";
our $invalid = "$realm, error=\"invalid_token\", "
    . 'error_description="The access token is not valid here"';
our $expired = "$realm, error=\"invalid_token\", "
    . 'error_description="The access token has expired"';

sub code { qr/^\{"resourceType":"OperationOutcome","issue":\[\{"severity":"error","code":"$_[0]",/ }

# tokens that are refused although one would like them, by name
our $now = time;
our $good = token();
our ($h, $p, $s) = split /\./, $good;
our $pem = FhirBulkToken::key('RSA')->export_key_pem('public');

sub claims { token(claims => {@_}) }
sub header { token(header => {@_}) }

our @bad = (
    # the form
    crash => 'A===.e30.AAAA', empty => '..', one => 'abc', two => "$h.$p",
    four => "$good.$s", no_header => ".$p.$s", no_claims => "$h..$s",
    no_signature => "$h.$p.", padded => "$h.$p.$s=",
    truncated => substr($good, 0, -1), longer => "${good}A",
    not_base64url => "$h.$p." . ($s =~ s/.$/+/r), star => "$h.$p.*",
    two_words => "$good $good", comma => "$good,$good",
    huge => $h . '.' . ('A' x 4096) . '.' . $s,
    non_ascii => "$h.$p.\xe9",
    # the header
    header_text => raw_token('hello', '{}', 'ES256', 'ES256'),
    header_array => raw_token('["ES256"]', '{}', 'ES256', 'ES256'),
    header_twice => raw_token(
        '{"typ":"at+jwt","alg":"ES256","kid":"x","kid":"ES256"}',
        '{}', 'ES256', 'ES256'),
    crit => header(crit => ['exp']), typ_jwt => header(typ => 'JWT'),
    no_typ => header(typ => undef),
    typ_number => header(typ => 1),
    # algorithm and key
    none => token(alg => 'none'), none_upper => token(header => {alg => 'NONE'}),
    hmac_public_key => token(alg => 'HS256', secret => $pem),
    hmac_relabelled => token(alg => 'HS256', secret => 'ES256'),
    no_kid => header(kid => undef), unknown_kid => header(kid => 'other'),
    kid_number => header(kid => 1),
    wrong_curve => token(alg => 'ES384', secret => 'ES384'),
    rsa => token(key => 'RSA', header => {kid => 'ES256'}),
    own_alg_only => token(key => 'ES384'),
    other_key => token(key => 'ES256-other', header => {kid => 'ES256'}),
    foreign_jku => token(key => 'ES256-other',
        header => {kid => 'ES256', jku => 'https://evil.example/jwks'}),
    embedded_jwk => token(key => 'ES256-other',
        header => {kid => 'ES256', jwk => FhirBulkToken::jwk('ES256-other')}),
    der => do {
        my $in = "$h.$p";
        my $der = FhirBulkToken::key('ES256')->sign_message($in, 'SHA256');
        "$in." . MIME::Base64::encode_base64url($der);
    },
    changed_claims => join('.', $h, MIME::Base64::encode_base64url(
        MIME::Base64::decode_base64url($p) =~ s/"app"/"other"/gr), $s),
    # claims
    not_json => raw_token('{"typ":"at+jwt","alg":"ES256","kid":"ES256"}',
        'hello', 'ES256', 'ES256'),
    claims_twice => raw_token('{"typ":"at+jwt","alg":"ES256","kid":"ES256"}',
        MIME::Base64::decode_base64url($p) =~ s/^\{/{"tenant":"default",/r,
        'ES256', 'ES256'),
    no_iss => claims(iss => undef), other_iss => claims(iss => "$base/"),
    iss_array => claims(iss => [$base]),
    no_aud => claims(aud => undef), other_aud => claims(aud => "$base/x"),
    aud_other_tenant => claims(aud => 'https://fhir.example.org/north'),
    aud_number => claims(aud => 1), aud_empty => claims(aud => []),
    no_tenant => claims(tenant => undef), other_tenant => claims(tenant => 'north'),
    tenant_array => claims(tenant => ['default']),
    no_exp => claims(exp => undef), exp_text => claims(exp => $now + 300 . ''),
    exp_array => claims(exp => [$now + 300]), exp_bool => claims(exp => JSON::PP::true()),
    exp_minus => claims(exp => -1), exp_far => claims(exp => 1e18),
    nbf_future => claims(nbf => $now + 7200), nbf_text => claims(nbf => 'now'),
    iat_future => claims(iat => $now + 7200),
    iat_minutes => claims(iat => $now + 600), no_iat => claims(iat => undef),
    iat_text => claims(iat => "$now"),
    no_client => claims(client_id => undef), no_sub => claims(sub => undef),
    sub_other => claims(sub => 'other'),
    client_number => claims(client_id => 7, sub => 7),
    client_empty => claims(client_id => ''),
    client_blank => claims(client_id => 'a b'),
    client_long => claims(client_id => 'a' x 256),
    client_accent => claims(client_id => "ap\xe9"),
    client_line => claims(client_id => "app\r\nX-A: b"),
    client_anonymous => claims(client_id => 'anonymous'),
    client_unknown => claims(client_id => 'nobody'),
    client_path => claims(client_id => '../../app'),
    scope_array => claims(scope => ['system/*.rs']),
    scope_number => claims(scope => 1),
    scope_line => claims(scope => "system/*.rs\r\nX-A: b"),
    scope_nul => claims(scope => "system/*.rs\0"),
    scope_tab => claims(scope => "system/*.rs\topenid"),
    scope_quote => claims(scope => 'system/*.rs "'),
);
our @bad_names = @bad[grep { !($_ % 2) } 0 .. $#bad];
our @bad_tokens = @bad[grep { $_ % 2 } 0 .. $#bad];

no_long_string();
run_tests();

__DATA__

=== TEST 1: without a token nothing is told (ACC-02, ACC-11)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval: \@::protected
--- error_code eval: [(401) x @::protected]
--- response_headers eval
[("WWW-Authenticate: $::realm\nCache-Control: no-store\nAllow:") x @::protected]
--- response_body_like eval
[map { /^HEAD/ ? qr/^$/ : /introspect/ ? qr/^\{"error":"invalid_client",/
       : ::code('login') } @::protected]
--- no_error_log
[error]



=== TEST 2: what needs no token (ACC-01)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval
['GET /r4/metadata', 'GET /r4/.well-known/smart-configuration',
 'GET /r4/OperationDefinition/export', "POST /r4/auth/token\na=b",
 'GET /r4/auth/token', 'DELETE /r4/metadata']
--- error_code eval: [202, 202, 202, 202, 405, 405]
--- response_headers eval
[('WWW-Authenticate:') x 4, "WWW-Authenticate:\nAllow: POST",
 "WWW-Authenticate:\nAllow: GET, HEAD"]
--- response_body_like eval
['^GET /v1/metadata (?!.*Fhir-Bulk-(Client|Auth|Scope))',
 '^GET /v1/smart-configuration (?!.*Fhir-Bulk-(Client|Auth|Scope))',
 '^GET /v1/operation-definitions/export HTTP/1.1\r\n(?!.*Fhir-Bulk-(Client|Auth|Scope))',
 '^POST /v1/token (?!.*Fhir-Bulk-(Client|Auth|Scope))',
 '^\{"error":"invalid_request",', ::code('not-supported')]
--- no_error_log
[error]



=== TEST 3: with a token, everywhere (ACC-01)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval: \@::protected
--- more_headers eval: [(::bearer()) x @::protected]
--- error_code eval
[202, 202, 405, 202, 202, 404, 404, 202, 202, 202, 405, 202, 200, 200, 405,
 404, 404, 404, 202, 405]
--- response_headers eval
[('WWW-Authenticate:') x @::protected]
--- no_error_log
[error]



=== TEST 4: the request to the sidecar, byte for byte (SC rows, NET-10)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- raw_request eval
"GET /r4/Patient/%24export?_type=Patient HTTP/1.1\r
Host: evil.example\r
Accept: application/fhir+json\r
" . (::bearer(claims => { scope => 'system/Patient.rs  openid system/Group.read' })
     =~ s/\n/\r\n/r)
. "Fhir-Bulk-Client: root\r
Fhir-Bulk-Scope: system/*.rs\r
Connection: close\r
\r
"
--- error_code: 202
--- response_body_like eval
qr{^POST /v1/exports HTTP/1\.1\r
Host: fhir-bulkd\r
Fhir-Bulk-Protocol: 1\.0\r
Fhir-Bulk-Tenant: default\r
Fhir-Bulk-Request-Id: [0-9a-f]{32}\r
Fhir-Bulk-Client: app\r
Fhir-Bulk-Scope: system/Patient\.rs  openid system/Group\.read\r
Fhir-Bulk-Address: 127\.0\.0\.1\r
Fhir-Bulk-Path: /r4/Patient/%24export\r
Fhir-Bulk-Base: https://fhir\.example\.org/r4\r
Fhir-Bulk-Prefix: bulk-export\r
Fhir-Bulk-Method: GET\r
Fhir-Bulk-Operation: export\r
Fhir-Bulk-Level: patient\r
Fhir-Bulk-Query: _type=Patient\r
Content-Length: 0\r
Accept: application/fhir\+json\r
\n$}
--- no_error_log
[error]



=== TEST 5: introspection asks for whom (INT-03)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request
POST /r4/auth/introspect
token=abc
--- more_headers eval
::bearer() . "Content-Type: application/x-www-form-urlencoded\n"
--- error_code: 202
--- response_headers
Cache-Control: no-store
Pragma: no-cache
--- response_body_like eval
qr{^POST /v1/introspect HTTP/1\.1\r
Host: fhir-bulkd\r
Fhir-Bulk-Protocol: 1\.0\r
Fhir-Bulk-Tenant: default\r
Fhir-Bulk-Request-Id: [0-9a-f]{32}\r
Fhir-Bulk-Client: app\r
Fhir-Bulk-Address: 127\.0\.0\.1\r
Fhir-Bulk-Path: /r4/auth/introspect\r
Fhir-Bulk-Base: https://fhir\.example\.org/r4\r
Content-Length: 9\r
Content-Type: application/x-www-form-urlencoded\r
\ntoken=abc$}
--- no_error_log
[error]



=== TEST 6: the scheme in any case, more than one blank (ACC-01)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [("GET $::echo") x 4]
--- more_headers eval
my $t = ::token();
["authorization: bearer $t\n", "Authorization: BEARER $t\n",
 "Authorization: bEaReR    $t\n", "AUTHORIZATION: Bearer $t  \n"]
--- error_code eval: [(202) x 4]
--- no_error_log
[error]



=== TEST 7: other schemes are no tokens (ACC-02)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [("GET $::echo") x 7]
--- more_headers eval
my $t = ::token();
["Authorization: Basic YTpi\n", "Authorization: $t\n", "Authorization: Bearer\n",
 "Authorization: Bearer \n", "Authorization: Bearer$t\n", "Authorization:\n",
 "Authorization: Bearers $t\n"]
--- error_code eval: [(401) x 7]
--- response_headers eval: [("WWW-Authenticate: $::realm") x 7]
--- response_body_like eval: [(::code('login')) x 7]
--- no_error_log
[error]



=== TEST 8: two headers are refused, even if both are good
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- raw_request eval
my $t = ::bearer() =~ s/\n/\r\n/r;
"GET $::echo HTTP/1.1\r\nHost: x\r\nConnection: close\r\n$t$t\r\n"
--- error_code: 400
--- response_body_like eval: ::code('invalid')



=== TEST 9: every bad token gets the same answer (ACC-03, NET-03)
--- log_level: info
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [map { "GET $::echo?$_" } @::bad_names]
--- more_headers eval: [map { "Authorization: Bearer $_\n" } @::bad_tokens]
--- error_code eval: [(401) x @::bad_names]
--- response_headers eval: [("WWW-Authenticate: $::invalid") x @::bad_names]
--- response_body_like eval: [(::code('unknown')) x @::bad_names]
--- no_error_log
[error]
[alert]
[emerg]
eyJ
system/*.rs



=== TEST 10: on files and deletes as well
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval: ["GET $::file", "HEAD $::file", "DELETE $::echo", 'GET /r4/$export', 'POST /r4/auth/introspect']
--- more_headers eval: [map { "Authorization: Bearer $_\n" } ($::bad_tokens[0]) x 5]
--- error_code eval: [(401) x 5]
--- response_headers eval: [("WWW-Authenticate: $::invalid") x 5]
--- response_body_like eval
[::code('unknown'), '^$', (::code('unknown')) x 2,
 '^\{"error":"invalid_client","error_description":"The access token is not valid here\."\}']
--- no_error_log
[error]



=== TEST 11: an expired token, and one that is also another's (ACC-03)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [("GET $::echo") x 3]
--- more_headers eval
[::bearer(claims => { iat => $::now - 600, exp => $::now - 300 }),
 ::bearer(claims => { iat => $::now - 600, exp => $::now - 300.5 }),
 ::bearer(key => 'ES256-other', header => { kid => 'ES256' },
          claims => { exp => $::now - 300 })]
--- error_code eval: [(401) x 3]
--- response_headers eval
["WWW-Authenticate: $::expired", "WWW-Authenticate: $::expired",
 "WWW-Authenticate: $::invalid"]
--- response_body_like eval
[::code('expired'), ::code('expired'), ::code('unknown')]
--- no_error_log
[error]



=== TEST 12: good ones that look odd
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval: [("GET $::echo") x 7]
--- more_headers eval
[::bearer(claims => { aud => ['https://a.example', $::base] }),
 ::bearer(claims => { exp => $::now + 7200.5, nbf => $::now - 5.5 }),
 ::bearer(claims => { scope => undef }), ::bearer(claims => { scope => '' }),
 ::bearer(header => { typ => 'AT+JWT' }),
 ::bearer(header => { jku => 'https://evil.example/' }),
 ::bearer(claims => { scope => 'user/*.read patient/*.rs openid' })]
--- error_code eval: [(202) x 7]
--- response_body_like eval
[('Fhir-Bulk-Scope: system/\*.rs\r\n') x 2, ('^(?!.*Fhir-Bulk-Scope)') x 2,
 ('Fhir-Bulk-Scope: system/\*.rs\r\n') x 2,
 'Fhir-Bulk-Scope: user/\*.read patient/\*.rs openid\r\n']
--- no_error_log
[error]



=== TEST 13: tokens in the URL, everywhere and however spelled (ACC-05)
--- log_level: info
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval
my $t = ::token();
['GET /r4/$export?access_token=' . $t, "GET $::echo?access_token=$t",
 "GET $::file?x=1&access_token=$t", "DELETE $::echo?access%5Ftoken=$t",
 "GET $::echo?%61%63%63%65%73%73%5f%74%6f%6b%65%6e=$t",
 "GET $::echo?access_token", "GET $::echo?&&access_token=",
 "GET /r4/metadata?access_token=$t",
 'GET /r4/bulk-export/nothing?access_token=' . $t]
--- error_code eval: [(400) x 9]
--- response_headers eval
[("WWW-Authenticate: $::realm, error=\"invalid_request\", error_description=\"An access token in the URL is not accepted\"") x 9]
--- response_body_like eval: [(::code('invalid')) x 9]
--- no_error_log
[error]
eyJ



=== TEST 14: also beside a good header, and at the token endpoint (ACC-05)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval
["GET $::echo?access_token=x", "POST /r4/auth/token?access_token=x\na=b",
 "GET $::echo?xaccess_token=x&access_tokens=y&a=access_token"]
--- more_headers eval: [(::bearer()) x 3]
--- error_code eval: [400, 400, 202]
--- response_body_like eval
[::code('invalid'), '^\{"error":"invalid_request",', '^GET ']
--- no_error_log
[error]



=== TEST 15: without authorization nobody minds tokens (ACC-01)
--- http_config eval: ::http_config()
--- config
    location /r4/ { fhir_bulk export; }
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
--- request eval
['GET /r4/$export?access_token=x', "GET $::echo?access_token=x", "GET $::echo"]
--- more_headers eval: ['', '', ::bearer()]
--- error_code eval: [202, 202, 202]
--- response_body_like eval
['Fhir-Bulk-Client: anonymous\r\n', 'Fhir-Bulk-Client: anonymous\r\n',
 'Fhir-Bulk-Client: anonymous\r\n(?!.*Scope)']
--- no_error_log
[error]



=== TEST 16: the sidecar's own 401 and 403 pass with their header (REG-06)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval: ['GET /r4/$export?play=scope', 'GET /r4/$export?play=revoked']
--- more_headers eval: [(::bearer()) x 2]
--- error_code eval: [403, 401]
--- response_headers eval
['WWW-Authenticate: Bearer error="insufficient_scope", scope="system/Patient.rs"',
 'WWW-Authenticate: Bearer error="invalid_token"']
--- response_body_like eval: [('the sidecar says no') x 2]
--- no_error_log
[error]



=== TEST 17: scopes of 3000 bytes and a query of 4 KB reach the sidecar
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval: 'GET /r4/$export?_type=' . 'Patient,' x 500
--- more_headers eval
::bearer(claims => { scope => CORE::join ' ', map { "a$_/b" } 1 .. 330 })
--- error_code: 202
--- response_body_like eval
qr{Fhir-Bulk-Scope: a1/b .* a330/b\r\n.*Fhir-Bulk-Query: _type=(Patient,){500}\r\n}s
--- no_error_log
[error]



=== TEST 18: variables for logs
--- http_config eval
$::http . 'log_format fhb "client=$fhir_bulk_client scope=$fhir_bulk_scope;";'
--- config eval
$::config . 'access_log $TEST_NGINX_HTML_DIR/fhb.log fhb; location = /log { alias $TEST_NGINX_HTML_DIR/fhb.log; }'
--- user_files eval: $::files
--- request eval
["GET $::echo", "GET $::file", "GET $::echo", 'GET /r4/$export', 'GET /log']
--- more_headers eval
[::bearer(claims => { scope => 'system/Patient.rs openid' }), ::bearer(), '',
 "Authorization: Bearer $::bad_tokens[30]\n", '']
--- error_code eval: [202, 200, 401, 401, 200]
--- response_body_like eval
['', '', '', '', '^client=app scope=system/Patient.rs openid;
client=app scope=system/\*.rs;
client=- scope=-;
client=- scope=-;
$']
--- no_error_log
[error]
