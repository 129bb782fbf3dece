# Copyright (c) the nginx-fhir-bulk authors
#
# The operation that speaks the v4 dialect: which URIs are one, methods, what
# the sidecar gets, what logs get (VER-02, VER-03, NET-07, NET-08, NET-10).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

our $http = http_config() . "    fhir_bulk_v4_operation export-v4;\n";
our $plain = http_config();
our $config = <<'END';
    location /r4/ {
        fhir_bulk  export metadata;
        proxy_pass http://127.0.0.1:$TEST_NGINX_SERVER_PORT/host/;
    }
    location /host/ { return 200 "host $request_method $uri\n"; }
END

no_long_string();
no_root_location();
run_tests();

__DATA__

=== TEST 1: the request to the sidecar, byte for byte (VER-02)
--- http_config eval: $::http
--- config eval: $::config
--- raw_request eval
"POST /r4/Group/g-1/\$export-v4 HTTP/1.1\r
Host: evil.example\r
Accept: application/fhir+json\r
Prefer: respond-async\r
Content-Type: application/fhir+json\r
Fhir-Bulk-Operation: export\r
Content-Length: 2\r
Connection: close\r
\r
{}"
--- error_code: 202
--- response_body_like eval
qr{^POST /v1/exports HTTP/1\.1\r
Host: fhir-bulkd\r
Fhir-Bulk-Protocol: 1\.0\r
Fhir-Bulk-Tenant: default\r
Fhir-Bulk-Request-Id: [0-9a-f]{32}\r
Fhir-Bulk-Auth: off\r
Fhir-Bulk-Client: anonymous\r
Fhir-Bulk-Address: 127\.0\.0\.1\r
Fhir-Bulk-Path: /r4/Group/g-1/\$export-v4\r
Fhir-Bulk-Base: https://fhir\.example\.org/r4\r
Fhir-Bulk-Prefix: bulk-export\r
Fhir-Bulk-Method: POST\r
Fhir-Bulk-Operation: export-v4\r
Fhir-Bulk-Level: group\r
Fhir-Bulk-Group: g-1\r
Content-Length: 2\r
Accept: application/fhir\+json\r
Prefer: respond-async\r
Content-Type: application/fhir\+json\r
\n\{\}$}
--- no_error_log
[error]



=== TEST 2: all levels, encoded or not, beside $export (VER-02, NET-07)
--- http_config eval: $::http
--- config eval: $::config
--- request eval
['POST /r4/$export-v4', 'POST /r4/Patient/$export-v4',
 'POST /r4/Group/a.B-9/$export-v4', 'POST /r4/Patient/%24export-v4',
 'POST /r4/$export%2Dv4', 'POST /r4/Patient/$export', 'GET /r4/$export']
--- error_code eval: [(202) x 7]
--- response_body_like eval
my $v4 = "Fhir-Bulk-Operation: export-v4\r\nFhir-Bulk-Level: ";
my $v3 = "Fhir-Bulk-Operation: export\r\nFhir-Bulk-Level: ";
["${v4}system\r", "${v4}patient\r", "${v4}group\r\nFhir-Bulk-Group: a.B-9\r",
 "${v4}patient\r", "${v4}system\r", "${v3}patient\r", "${v3}system\r"]
--- no_error_log
[error]



=== TEST 3: POST alone: others are 405 with Allow, and ask nobody (VER-02, NET-08)
--- http_config eval: $::http
--- config eval: $::config
--- request eval
[map { "$_ /r4/Patient/\$export-v4?play=asked" } qw(GET HEAD PUT DELETE OPTIONS PATCH)]
--- error_code eval: [(405) x 6]
--- response_headers eval
[("Allow: POST\nContent-Type: application/fhir+json") x 6]
--- response_body_like eval
[map { $_ eq 'HEAD' ? '^$'
       : FakeSidecar::seen('asked') eq '' ? '"code":"not-supported"' : 'never' }
 qw(GET HEAD PUT DELETE OPTIONS PATCH)]
--- no_error_log
[error]



=== TEST 4: what is no kick-off is the FHIR server's
--- http_config eval: $::http
--- config eval: $::config
--- request eval
['POST /r4/Observation/$export-v4', 'POST /r4/Patient/1/$export-v4',
 'POST /r4/Group/$export-v4', 'POST /r4/$export-v5', 'POST /r4/$export-v4x',
 'POST /r4/export-v4', 'GET /r4/$export-v', 'POST /r4/x$export-v4']
--- error_code eval: [(200) x 8]
--- response_body eval
[map { "host $_\n" } 'POST /host/Observation/$export-v4',
 'POST /host/Patient/1/$export-v4', 'POST /host/Group/$export-v4',
 'POST /host/$export-v5', 'POST /host/$export-v4x', 'POST /host/export-v4',
 'GET /host/$export-v', 'POST /host/x$export-v4']
--- no_error_log
[error]



=== TEST 5: a trailing slash and a bad Group id are 404 (NET-07)
--- http_config eval: $::http
--- config eval: $::config
--- request eval
['POST /r4/$export-v4/', 'POST /r4/Group/1/$export-v4/',
 'POST /r4/Group/a%20b/$export-v4']
--- error_code eval: [404, 404, 404]
--- response_body_like eval: [('"code":"not-found"') x 3]
--- no_error_log
[error]



=== TEST 6: without the directive the name is the FHIR server's (VER-02)
--- http_config eval: $::plain
--- config eval: $::config
--- request eval
['POST /r4/$export-v4', 'GET /r4/OperationDefinition/export-v4',
 'POST /r4/$export']
--- error_code eval: [200, 200, 202]
--- response_body_like eval
['^host POST /host/\$export-v4$',
 '^host GET /host/OperationDefinition/export-v4$',
 'Fhir-Bulk-Operation: export\r']
--- no_error_log
[error]



=== TEST 7: inherited, replaced, switched off
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; try_files /none @host; }
    location /r4/b/ {
        fhir_bulk export; try_files /none @host;
        fhir_bulk_v4_operation bulk4; fhir_bulk_base https://h/r4/b;
    }
    location /r4/c/ {
        fhir_bulk export; try_files /none @host;
        fhir_bulk_v4_operation off; fhir_bulk_base https://h/r4/c;
    }
    location @host { return 418; }
--- request eval
['POST /r4/$export-v4', 'POST /r4/b/$bulk4', 'POST /r4/b/$export-v4',
 'POST /r4/c/$export-v4', 'POST /r4/c/$off', 'POST /r4/c/$export']
--- error_code eval: [202, 202, 418, 418, 418, 202]
--- no_error_log
[error]



=== TEST 8: its OperationDefinitions (CAP-12)
--- http_config eval: $::http
--- config eval: $::config
--- request eval
[map { "GET /r4/OperationDefinition/$_" }
 qw(export-v4 patient-export-v4 group-export-v4 export export-v5)]
--- error_code eval: [(202) x 4, 200]
--- response_body_like eval
[map({ "^GET /v1/operation-definitions/$_ HTTP/1.1\r\n" }
     qw(export-v4 patient-export-v4 group-export-v4 export)),
 '^host GET /host/OperationDefinition/export-v5$']
--- no_error_log
[error]



=== TEST 9: its query reaches no log (NET-10)
--- log_level: info
--- http_config eval
$::http . '    log_format t "log: $request";' . "\n"
--- config
    location /r4/ { fhir_bulk export; access_log logs/error.log t; }
--- request
POST /r4/$export-v4?patient=secret&play=nolength
--- error_code: 502
--- error_log eval
[qr/^log: POST \/r4\/\$export-v4 HTTP\/1\.1$/m,
 'bad reply of the sidecar: no length',
 'request: "POST /r4/$export-v4 HTTP/1.1"']
--- no_error_log
secret



=== TEST 10: the sidecar's own 405 of the v4 dialect passes (VER-03)
--- http_config eval: $::http
--- config eval: $::config
--- request
GET /r4/$export?play=v4only
--- error_code: 405
--- response_headers
Allow: POST
Content-Type: application/fhir+json
--- response_body eval: $FakeSidecar::outcome
--- no_error_log
[error]



=== TEST 11: POST with the query of a GET passes both (KICK-10)
--- http_config eval: $::http
--- config eval: $::config
--- request
POST /r4/Patient/$export-v4?_type=Patient
--- error_code: 202
--- response_body_like: Fhir-Bulk-Query: _type=Patient\r\n



=== TEST 12: TRACE is refused before a location is looked for (ERR-01)
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ['TRACE /r4/Group/g/$export-v4', 'TRACE /r4/$export']
--- error_code eval: [405, 405]
--- response_headers eval: ['Allow: POST', 'Allow: GET, POST']
--- no_error_log
[alert]



=== TEST 13: names that cannot be one
--- http_config eval: $::plain
--- config
    fhir_bulk_v4_operation $export;
--- must_die
--- error_log
"fhir_bulk_v4_operation" directive must be 1 to 64 letters, digits, "-" or "_", without "$"



=== TEST 14: the plain name is taken
--- http_config eval: $::plain
--- config
    fhir_bulk_v4_operation export;
--- must_die
--- error_log
"fhir_bulk_v4_operation" directive cannot be "export", which speaks the older dialect



=== TEST 15: twice
--- http_config eval: $::plain
--- config
    fhir_bulk_v4_operation a;
    fhir_bulk_v4_operation off;
--- must_die
--- error_log
"fhir_bulk_v4_operation" directive is duplicate



=== TEST 16: a name of 64 characters is good, of 65 it is not
--- http_config eval: $::plain
--- config eval: 'fhir_bulk_v4_operation ' . 'a' x 65 . ';'
--- must_die
--- error_log
"fhir_bulk_v4_operation" directive must be 1 to 64 letters



=== TEST 17: the longest name
--- http_config eval: $::plain
--- config eval: 'fhir_bulk_v4_operation ' . 'a' x 64 . ';' . $::config
--- request eval: 'POST /r4/$' . 'a' x 64
--- error_code: 202
--- response_body_like eval: 'Fhir-Bulk-Operation: ' . 'a' x 64 . '\r'
