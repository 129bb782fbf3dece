# Copyright (c) the nginx-fhir-bulk authors
#
# The directives of authorization: what "nginx -t" refuses and what it warns
# of, where the token endpoint is, which queries reach logs (TOK-01, NET-10).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;
use FhirBulkToken;

our $plain = http_config();
our $http = auth_config($plain);
our $keys = '$TEST_NGINX_HTML_DIR/auth/access.jwks';
our $files = key_files();
our $echo = '/r4/bulk-export/jobs/' . FakeSidecar::job('echo');

# the directive with these words
sub auth {
    my ($words) = @_;
    return $plain =~ s/fhir_bulk_auth off;/fhir_bulk_auth $words; fhir_bulk_audit off;/r;
}

no_long_string();
no_root_location();
run_tests();

__DATA__

=== TEST 1: a way without a file
--- http_config eval: ::auth('jwt')
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
"fhir_bulk_auth" directive takes "off", "jwt FILE



=== TEST 2: "off" stands alone
--- http_config eval: ::auth('off clients=off')
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
"fhir_bulk_auth" directive takes "off", "jwt FILE



=== TEST 3: twice in one place
--- http_config eval: ::auth("off; fhir_bulk_auth jwt $::keys")
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
"fhir_bulk_auth" directive is duplicate



=== TEST 4: a parameter that is not there
--- http_config eval: ::auth("jwt $::keys client=a")
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
unknown parameter "client" in "fhir_bulk_auth"



=== TEST 5: a word that is no parameter
--- http_config eval: ::auth("jwt $::keys issuer")
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
unknown parameter "issuer" in "fhir_bulk_auth"



=== TEST 6: a parameter twice
--- http_config eval: ::auth("jwt $::keys issuer=a issuer=b clients=off")
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
duplicate parameter "issuer" in "fhir_bulk_auth"



=== TEST 7: clients twice
--- http_config eval: ::auth("jwt $::keys clients=off clients=/x")
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
duplicate parameter "clients" in "fhir_bulk_auth"



=== TEST 8: an empty value
--- http_config eval: ::auth("jwt $::keys issuer=")
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
invalid value of "issuer" in "fhir_bulk_auth"



=== TEST 9: an export_scope that is none
--- http_config eval: ::auth("jwt $::keys export_scope=s")
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
invalid value of "export_scope" in "fhir_bulk_auth"



=== TEST 10: a leeway of hours
--- http_config eval: ::auth("jwt $::keys leeway=1h")
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
"fhir_bulk_auth" directive takes a "leeway=" of at most 300s



=== TEST 11: a leeway that is no time
--- http_config eval: ::auth("jwt $::keys leeway=-1")
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
"fhir_bulk_auth" directive takes a "leeway=" of at most 300s



=== TEST 12: our own tokens have their claims
--- http_config eval: ::auth("jwt $::keys audience=x")
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
only with "issuer="



=== TEST 13: whether an issuer's clients are looked up is written out
--- http_config eval: ::auth("jwt $::keys issuer=https://as.example")
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
with "issuer=" needs "clients=FOLDER" or "clients=off", written out



=== TEST 14: a folder instead of a file
--- http_config eval: ::auth('jwt $TEST_NGINX_HTML_DIR/')
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
needs names of files and folders without a slash at their end



=== TEST 15: an empty file name
--- http_config eval: ::auth('jwt ""')
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
needs names of files and folders without a slash at their end



=== TEST 16: a file name with variables
--- http_config eval: ::auth('jwt /keys/$host')
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
"fhir_bulk_auth" directive cannot contain variables



=== TEST 17: a file that is not there yet is no error: 503 until it is
--- http_config eval: ::auth("jwt $::keys")
--- config
    location /r4/ { fhir_bulk export metadata; }
--- request eval: ['GET /r4/$export', 'GET /r4/$export', 'GET /r4/metadata']
--- more_headers eval: [::bearer(), '', '']
--- error_code eval: [503, 401, 202]
--- response_headers eval
["Retry-After: 5\nWWW-Authenticate:\nContent-Type: application/fhir+json", '', '']
--- response_body_like eval: ['"code":"transient"', '"code":"login"', '^GET ']



=== TEST 18: and says so
--- http_config eval: ::auth("jwt $::keys")
--- config
    location /r4/ { fhir_bulk export metadata; }
--- request
GET /r4/$export
--- more_headers eval: ::bearer()
--- error_code: 503
--- error_log eval
[qr/\[warn\] .*no keys in ".*access\.jwks" yet/, qr/\[error\] .*no keys from ".*access\.jwks"/]



=== TEST 19: a broken file likewise, and what is wrong is said
--- http_config eval: ::auth("jwt $::keys")
--- config
    location /r4/ { fhir_bulk export; }
--- user_files eval: [['auth/access.jwks' => '{"keys":[']]
--- request
GET /r4/$export
--- more_headers eval: ::bearer()
--- error_code: 503
--- error_log eval
[qr/\[warn\] .*key file ".*access\.jwks": /, qr/\[error\] .*key file ".*access\.jwks": /]



=== TEST 20: a file with a private key is refused (REG-02)
--- http_config eval: ::auth("jwt $::keys")
--- config
    location /r4/ { fhir_bulk export; }
--- user_files eval
[['auth/access.jwks' => '{"keys":['
  . FhirBulkToken::key('ES256')->export_key_jwk('private') . ']}']]
--- request
GET /r4/$export
--- more_headers eval: ::bearer()
--- error_code: 503
--- error_log
key file



=== TEST 21: a relative name is nginx's, and the same file is read once
--- http_config eval: ::auth('jwt html/auth/access.jwks')
--- config
    location /r4/ { fhir_bulk export; }
    location /s4/ { fhir_bulk export; fhir_bulk_auth jwt html/auth/access.jwks leeway=5s; }
--- user_files eval: $::files
--- request eval: ['GET /r4/$export', 'GET /s4/$export']
--- more_headers eval: [(::bearer()) x 2]
--- error_code eval: [202, 202]
--- no_error_log
[error]



=== TEST 22: the audit is written out where tokens are checked (NET-10)
--- http_config eval: $::plain =~ s/fhir_bulk_auth off/fhir_bulk_auth jwt $::keys/r
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
"fhir_bulk" needs "fhir_bulk_audit", written out



=== TEST 23: "satisfy any" would jump over the check
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; satisfy any; allow 127.0.0.1; deny all; }
--- must_die
--- error_log
"fhir_bulk" cannot stand "satisfy any" in its location



=== TEST 24: "off" inside: one location asks nobody
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
    location /open/ { fhir_bulk export; fhir_bulk_auth off; }
--- user_files eval: $::files
--- request eval: ['GET /open/$export', 'GET /r4/$export']
--- error_code eval: [202, 401]
--- no_error_log
[error]



=== TEST 25: the token endpoint, byte for byte (TOK-01, TOK-11)
--- http_config eval: $::http
--- config
    location = /r4/auth/token { fhir_bulk token; }
--- user_files eval: $::files
--- raw_request eval
"POST /r4/auth/token?a=b HTTP/1.1\r
Host: evil.example\r
Authorization: Basic YTpi\r
Content-Type: application/x-www-form-urlencoded; charset=utf-8\r
Content-Length: 5\r
Fhir-Bulk-Authorization: no\r
Connection: close\r
\r
a=b&c"
--- error_code: 202
--- response_body_like eval
qr{^POST /v1/token HTTP/1\.1\r
Host: fhir-bulkd\r
Fhir-Bulk-Protocol: 1\.0\r
Fhir-Bulk-Tenant: default\r
Fhir-Bulk-Request-Id: [0-9a-f]{32}\r
Fhir-Bulk-Authorization: yes\r
Fhir-Bulk-Address: 127\.0\.0\.1\r
Fhir-Bulk-Path: /r4/auth/token\r
Fhir-Bulk-Base: https://fhir\.example\.org/r4\r
Fhir-Bulk-Token-Url: https://fhir\.example\.org/r4/auth/token\r
Content-Length: 5\r
Content-Type: application/x-www-form-urlencoded; charset=utf-8\r
\na=b&c$}
--- no_error_log
[warn]
[error]



=== TEST 26: without a body and without Authorization
--- http_config eval: $::http
--- config
    location = /r4/auth/token { fhir_bulk token; }
--- user_files eval: $::files
--- raw_request eval
"POST /r4/auth/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
--- error_code: 202
--- response_body_like eval
qr{(?s)^(?!.*Authorization).*Content-Length: 0\r\n\n$}
--- no_error_log
[error]



=== TEST 27: methods (TOK-01)
--- http_config eval: $::http
--- config
    location = /r4/auth/token { fhir_bulk token; }
--- user_files eval: $::files
--- request eval
['GET /r4/auth/token', 'HEAD /r4/auth/token', 'DELETE /r4/auth/token',
 "PUT /r4/auth/token\nx", 'OPTIONS /r4/auth/token']
--- error_code eval: [(405) x 5]
--- response_headers eval
[("Allow: POST\nContent-Type: application/json\nCache-Control: no-store\nPragma: no-cache") x 5]
--- response_body_like eval
[map { $_ == 1 ? '^$' : '^\{"error":"invalid_request","error_description":"[ -~]+"\}$' } 0 .. 4]
--- no_error_log
[error]



=== TEST 28: 64k and not more (TOK-01)
--- http_config eval: $::http
--- config
    location = /r4/auth/token { fhir_bulk token; }
--- user_files eval: $::files
--- request eval
["POST /r4/auth/token\n" . 'x' x 65536,
 "POST /r4/auth/token\n" . 'x' x 65537, "POST /r4/auth/token\n" . 'x' x 1000000]
--- error_code eval: [202, 413, 413]
--- response_body_like eval
['Content-Length: 65536\r\n', ('^\{"error":"invalid_request",') x 2]
--- no_error_log
[error]



=== TEST 29: chunked as well
--- http_config eval: $::http
--- config
    location = /r4/auth/token { fhir_bulk token; }
--- user_files eval: $::files
--- raw_request eval
"POST /r4/auth/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n10000\r\n" . 'x' x 65536 . "\r\n0\r\n\r\n"
--- error_code: 202
--- response_body_like: Content-Length: 65536\r\n
--- no_error_log
[error]



=== TEST 47: chunked and one byte too long
--- http_config eval: $::http
--- config
    location = /r4/auth/token { fhir_bulk token; }
--- user_files eval: $::files
--- raw_request eval
"POST /r4/auth/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n10000\r\n" . 'x' x 65536 . "\r\n1\r\nx\r\n0\r\n\r\n"
--- error_code: 413
--- response_body_like: ^\{"error":"invalid_request",
--- no_error_log
[error]



=== TEST 30: the host's own limit may be smaller
--- http_config eval: $::http
--- config
    location = /r4/auth/token { fhir_bulk token; client_max_body_size 1k; }
--- request eval: "POST /r4/auth/token\n" . 'x' x 2000
--- error_code: 413
--- response_headers
Content-Type: application/json
--- response_body_like: ^\{"error":"invalid_request",



=== TEST 31: a sidecar that is away, silent or strange (RFC 6749)
--- http_config eval
$::http . 'upstream away { server unix:/nowhere.sock; }'
--- config
    location = /r4/auth/token { fhir_bulk token; fhir_bulk_pass away; }
--- request
POST /r4/auth/token
a=b
--- error_code: 503
--- response_headers
Content-Type: application/json
Retry-After: 5
--- response_body_like: ^\{"error":"temporarily_unavailable",



=== TEST 32: the sidecar's JSON passes as it is, its text does not
--- http_config eval: $::http
--- config
    location = /r4/auth/token { fhir_bulk token; }
--- request eval
["POST /r4/auth/token\nplay=badclient", "POST /r4/auth/token\nplay=text500",
 "POST /r4/auth/token\nplay=major2", "POST /r4/auth/token\nplay=refuse"]
--- error_code eval: [401, 500, 502, 400]
--- response_headers eval
["Content-Type: application/json\nWWW-Authenticate: Bearer realm=\"x\"\nRetry-After: 9",
 ('Content-Type: application/json') x 3]
--- response_body_like eval
['^\{"error":"invalid_client","error_description":"as it came"\}$',
 '^\{"error":"server_error",', '^\{"error":"temporarily_unavailable",',
 '^\{"error":"invalid_request",']



=== TEST 33: beside the host, at the URL that is told
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk token export; try_files /x @fhir; }
    location @fhir { return 418; }
--- user_files eval: $::files
--- request eval
["POST /r4/auth/token\na", "POST /r4/auth/token/\na", "POST /r4/auth\na",
 'GET /r4/', 'GET /r4/auth/tokens']
--- error_code eval: [202, 418, 418, 418, 418]
--- no_error_log
[error]
[warn]



=== TEST 34: a URL of one's own
--- http_config eval: $::http
--- config
    fhir_bulk_token_url https://login.example.org/oauth/token;
    location = /oauth/token { fhir_bulk token; }
    location /r4/ { fhir_bulk metadata; }
--- user_files eval: $::files
--- request eval: ["POST /oauth/token\na", 'GET /r4/metadata']
--- error_code eval: [202, 202]
--- response_body_like eval
[('Fhir-Bulk-Token-Url: https://login.example.org/oauth/token\r\n') x 2]
--- no_error_log
[error]
[warn]



=== TEST 35: another path than the URL's works, with a warning
--- http_config eval: $::http
--- config
    location /login { fhir_bulk token; }
--- request
POST /login
a
--- error_code: 202
--- response_body_like: Fhir-Bulk-Token-Url: https://fhir.example.org/r4/auth/token\r\n
--- error_log
"fhir_bulk token" serves location "/login", but the token URL is "https://fhir.example.org/r4/auth/token"



=== TEST 36: a token URL is not inherited when it came from another base
--- http_config eval: $::http
--- config
    location = /north/auth/token { fhir_bulk token; fhir_bulk_base https://fhir.example.org/north; }
--- user_files eval: $::files
--- request
POST /north/auth/token
a
--- error_code: 202
--- response_body_like: Fhir-Bulk-Token-Url: https://fhir.example.org/north/auth/token\r\n
--- no_error_log
[warn]



=== TEST 37: a token URL without a host
--- http_config eval: $::http
--- config
    fhir_bulk_token_url /auth/token;
    location /r4/ { fhir_bulk token; }
--- must_die
--- error_log
"fhir_bulk_token_url" directive must be an absolute URL



=== TEST 38: a token URL twice
--- http_config eval: $::http
--- config
    fhir_bulk_token_url https://a.example/t;
    fhir_bulk_token_url https://a.example/t;
    location /r4/ { fhir_bulk token; }
--- must_die
--- error_log
"fhir_bulk_token_url" directive is duplicate



=== TEST 39: a token URL that the sidecar would refuse
--- http_config eval: $::http
--- config eval
'fhir_bulk_token_url https://a.example/' . 't' x 700 . ';
    location /r4/ { fhir_bulk token; }'
--- must_die
--- error_log
"fhir_bulk" needs a token URL of at most 700 bytes



=== TEST 40: introspection asks for tokens
--- http_config eval: $::plain
--- config
    location = /r4/auth/introspect { fhir_bulk introspection; }
--- must_die
--- error_log
"fhir_bulk" with "introspection" cannot stand "fhir_bulk_auth off"



=== TEST 41: introspection stands alone
--- http_config eval: $::http
--- config
    location = /r4/auth/introspect { fhir_bulk introspection token; }
--- must_die
--- error_log
"fhir_bulk" directive needs a location of its own for "introspection"



=== TEST 42: introspection has one path
--- http_config eval: $::http
--- config
    location ~ /introspect$ { fhir_bulk introspection; }
--- must_die
--- error_log
with "introspection" needs a location with a path



=== TEST 43: and nothing is below it
--- http_config eval: $::http
--- config
    location /r4/auth/introspect { fhir_bulk introspection; }
--- user_files eval: $::files
--- request eval
["POST /r4/auth/introspect\na", "POST /r4/auth/introspect/x\na", "GET /r4/auth/introspect"]
--- more_headers eval: [(::bearer()) x 3]
--- error_code eval: [202, 404, 405]
--- response_headers eval: ['', '', 'Allow: POST']
--- no_error_log
[error]



=== TEST 44: OperationDefinitions, ours and the host's (CAP-12)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk metadata; try_files /x @fhir; }
    location @fhir { return 418; }
--- user_files eval: $::files
--- request eval
['GET /r4/OperationDefinition/export', 'GET /r4/OperationDefinition/patient-export',
 'HEAD /r4/OperationDefinition/group-export', 'GET /r4/OperationDefinition/other',
 'GET /r4/OperationDefinition', 'GET /r4/OperationDefinition/export/x',
 'GET /r4/x/OperationDefinition/export', 'PUT /r4/OperationDefinition/export']
--- error_code eval: [202, 202, 202, 418, 418, 418, 418, 405]
--- response_body_like eval
['^GET /v1/operation-definitions/export HTTP/1.1\r\n.*Fhir-Bulk-Base: https://fhir.example.org/r4\r\n\n$',
 '^GET /v1/operation-definitions/patient-export HTTP/1.1\r\n', '^$', ('^$') x 4,
 '"code":"not-supported"']
--- response_headers eval
[('Cache-Control:') x 7, 'Allow: GET, HEAD']
--- no_error_log
[error]



=== TEST 45: queries of ours do not reach the logs (NET-10)
--- log_level: info
--- http_config eval
$::http . 'log_format fhb "$request|$status";'
--- config
    access_log $TEST_NGINX_HTML_DIR/fhb.log fhb;
    location /r4/ { fhir_bulk export token metadata; try_files /x @fhir; }
    location @fhir { return 418; }
    location = /log { alias $TEST_NGINX_HTML_DIR/fhb.log; }
--- user_files eval: $::files
--- request eval
['GET /r4/$export?patient=Patient/secret-1', "POST /r4/auth/token?client=secret-2\na",
 'GET /r4/metadata?access_token=secret-3', 'GET /r4/%24export?patient=secret-4',
 'GET /r4/Patient?name=theirs', 'GET /log']
--- more_headers eval: ['', '', '', ::bearer(), '', '']
--- error_code eval: [401, 202, 400, 202, 418, 200]
--- response_body_like eval
['', '', '', 'Fhir-Bulk-Query: patient=secret-4\r\n', '',
'^GET /r4/\$export HTTP/1\.1\|401
POST /r4/auth/token HTTP/1\.1\|202
GET /r4/metadata HTTP/1\.1\|400
GET /r4/%24export HTTP/1\.1\|202
GET /r4/Patient\?name=theirs HTTP/1\.1\|418
$']
--- no_error_log
secret



=== TEST 46: nor those of other modules' log lines
--- log_level: info
--- http_config eval
$::http . 'limit_req_zone $server_name zone=one:32k rate=1r/m; upstream away { server unix:/nowhere.sock; }'
--- config
    location /r4/ { fhir_bulk export; limit_req zone=one; fhir_bulk_pass away; }
--- user_files eval: $::files
--- request eval: ['GET /r4/$export?patient=secret', 'GET /r4/$export?patient=secret']
--- more_headers eval: [(::bearer()) x 2]
--- error_code eval: [503, 503]
--- no_error_log
secret



=== TEST 48: a folder of clients that is not there
--- http_config eval: ::auth("jwt $::keys clients=/nowhere")
--- config
    location /r4/ { fhir_bulk export; }
--- user_files eval: $::files
--- request
GET /r4/$export
--- more_headers eval: ::bearer()
--- error_code: 401
--- error_log
[warn]
no folder "/nowhere" with records of clients yet, and without them clients are refused



=== TEST 49: it need not be there when nobody looks into it
--- http_config eval: ::auth("jwt $::keys clients=off issuer=https://i.example/")
--- config
    location /r4/ { fhir_bulk export; }
--- user_files eval: $::files
--- request
GET /r4/$export
--- error_code: 401
--- no_error_log
[warn]
