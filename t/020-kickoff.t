# Copyright (c) the nginx-fhir-bulk authors
#
# The kick-off: what the sidecar gets, what the client gets
# (KICK-05, KICK-06, KICK-11, KICK-13, HDR rows, NET-04).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

our $http = http_config();

no_long_string();
run_tests();

__DATA__

=== TEST 1: the request to the sidecar, byte for byte (KICK-05)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- raw_request eval
"GET /r4/Group/g-1/\$export?_type=Patient%2CDevice&_since=2026-01-01T00:00:00%2B02:00&&x= HTTP/1.1\r
Host: evil.example\r
Accept: application/fhir+json\r
Prefer: respond-async\r
prefer: handling=lenient\r
Authorization: Bearer secret\r
Cookie: a=b\r
Content-Type: text/html\r
Fhir-Bulk-Client: root\r
Fhir-Bulk-Tenant: other\r
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
Fhir-Bulk-Auth: off\r
Fhir-Bulk-Client: anonymous\r
Fhir-Bulk-Address: 127\.0\.0\.1\r
Fhir-Bulk-Path: /r4/Group/g-1/\$export\r
Fhir-Bulk-Base: https://fhir\.example\.org/r4\r
Fhir-Bulk-Prefix: bulk-export\r
Fhir-Bulk-Method: GET\r
Fhir-Bulk-Operation: export\r
Fhir-Bulk-Level: group\r
Fhir-Bulk-Group: g-1\r
Fhir-Bulk-Query: _type=Patient%2CDevice&_since=2026-01-01T00:00:00%2B02:00&&x=\r
Content-Length: 0\r
Accept: application/fhir\+json\r
Prefer: respond-async\r
prefer: handling=lenient\r
Content-Type: text/html\r
\n$}
--- no_error_log
[error]



=== TEST 2: no query, no header of the client's: none is made up
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- raw_request eval
"GET /r4/\$export HTTP/1.0\r\n\r\n"
--- error_code: 202
--- response_body_like eval
qr{Fhir-Bulk-Level: system\r\nContent-Length: 0\r\n\n$}



=== TEST 3: POST passes its body and Content-Type (KICK-06)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- request
POST /r4/$export
{"resourceType":"Parameters"}
--- more_headers
Content-Type: application/fhir+json
--- error_code: 202
--- response_body_like eval
qr{Method: POST\r\n.*Content-Length: 29\r\nContent-Type: application/fhir\+json\r\n\n\{"resourceType":"Parameters"\}$}s



=== TEST 4: POST without a body
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- request
POST /r4/$export
--- error_code: 202
--- response_body_like eval
qr{Method: POST\r\n.*Content-Length: 0\r\n\n$}s



=== TEST 5: a chunked body gets a length
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- raw_request eval
"POST /r4/\$export HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
. "Connection: close\r\n\r\n3\r\nabc\r\n5\r\ndefgh\r\n0\r\n\r\n"
--- error_code: 202
--- response_body_like eval
qr{\r\nContent-Length: 8\r\n(?!.*chunked).*\nabcdefgh$}s



=== TEST 6: a body that nginx keeps in a file
--- http_config eval: $::http
--- config
    client_body_buffer_size 1k;
    location /r4/ { fhir_bulk export; client_max_body_size 4m; }
--- request eval
"POST /r4/\$export\n" . ('0123456789' x 300_000) . 'end'
--- error_code: 202
--- response_body_like eval
qr{\r\nContent-Length: 3000003\r\n.*0123456789end$}s
--- timeout: 10



=== TEST 7: half of it in memory, chunked
--- http_config eval: $::http
--- config
    client_body_buffer_size 8k;
    location /r4/ { fhir_bulk export; }
--- raw_request eval
"POST /r4/\$export HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
. "Connection: close\r\n\r\n" . ("2000\r\n" . ('z' x 0x2000) . "\r\n") x 4
. "0\r\n\r\n"
--- error_code: 202
--- response_body_like eval
qr{\r\nContent-Length: 32768\r\n.*z{32768}$}s



=== TEST 8: GET with a body: it is thrown away
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- raw_request eval
"GET /r4/\$export HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"
. "Connection: close\r\n\r\nbody"
--- error_code: 202
--- response_body_like eval
qr{Content-Length: 0\r\n\n$}



=== TEST 9: the 202 as the client sees it (KICK-11, HDR-07, ERR-03)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
    location /secret { return 200 "x-accel"; }
--- request
GET /r4/$export?play=accept
--- error_code: 202
--- response_headers
Content-Type: application/fhir+json
Content-Location: https://fhir.example.org/r4/bulk-export/jobs/accepted--------------
Preference-Applied: respond-async
Cache-Control: no-store
X-Secret:
Set-Cookie:
Link:
Retry-After:
--- raw_response_headers_like eval
qr{(?i)^HTTP/1\.1 202 Accepted\r\n(?!.*leak/1)(?!.*theirs).*\r\nX-Request-Id: [0-9a-f]{32}\r\n}s
--- response_body chomp
{"resourceType":"OperationOutcome"}
--- no_error_log
[error]



=== TEST 10: a refusal passes as it is (KICK-13)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- request
GET /r4/$export?play=refuse
--- error_code: 400
--- response_headers
Content-Type: application/fhir+json
Content-Location:
Cache-Control: no-store
--- response_body_like: the sidecar says no
--- no_error_log
[error]



=== TEST 11: 429 keeps its own Retry-After
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- request
GET /r4/$export?play=throttle
--- error_code: 429
--- response_headers
Retry-After: 33
--- raw_response_headers_unlike: Retry-After: .*Retry-After:



=== TEST 12: a body that is too large for nginx: 413 too-long (KICK-09, ERR-01)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; client_max_body_size 1m; lingering_timeout 300ms; }
--- raw_request eval
"POST /r4/\$export HTTP/1.1\r\nHost: x\r\nContent-Length: 1048577\r\n"
. "Expect: 100-continue\r\nConnection: close\r\n\r\n"
--- error_code: 413
--- response_headers
Content-Type: application/fhir+json
--- response_body_like: "code":"too-long"



=== TEST 13: the same chunked
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; client_max_body_size 10; }
--- raw_request eval
"POST /r4/\$export HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
. "Connection: close\r\n\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n"
--- error_code: 413
--- response_body_like: "code":"too-long"



=== TEST 14: sidecar's error without a FHIR body becomes one (ERR-01)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- request
GET /r4/$export?play=text500
--- error_code: 500
--- response_headers
Content-Type: application/fhir+json
--- response_body_like: ^\{"resourceType":"OperationOutcome".*"code":"exception"
--- response_body_unlike: stack trace



=== TEST 15: line feeds in the query cannot reach the sidecar
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- request
GET /r4/$export?a=%0d%0aFhir-Bulk-Client:%20root
--- error_code: 202
--- response_body_like: Fhir-Bulk-Query: a=%0d%0aFhir-Bulk-Client:%20root\r\n



=== TEST 16: what was applied is told as the sidecar tells it (HDR-06, HDR-07)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- request
GET /r4/$export?play=prefer
--- more_headers
Prefer: respond-async,separate-export-status
--- error_code: 202
--- response_headers
Preference-Applied: respond-async, separate-export-status
Content-Length: 0
X-Export-Status:
--- no_error_log
[error]
