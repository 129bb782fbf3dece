# Copyright (c) the nginx-fhir-bulk authors
#
# Which URIs are a kick-off, at which level, and what the others get
# (KICK-01 to KICK-03, NET-07, NET-08).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

our $http = http_config();

no_long_string();
no_root_location();
run_tests();

__DATA__

=== TEST 1: system level (KICK-01)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- request
GET /r4/$export
--- error_code: 202
--- response_body_like: \r\nFhir-Bulk-Level: system\r\n(?!.*Fhir-Bulk-Group)
--- no_error_log
[error]



=== TEST 2: Patient level (KICK-02)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- request
GET /r4/Patient/$export
--- error_code: 202
--- response_body_like: \r\nFhir-Bulk-Level: patient\r\n
--- no_error_log
[error]



=== TEST 3: Group level with its id (KICK-03)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- request
GET /r4/Group/a.B-9/$export
--- error_code: 202
--- response_body_like: \r\nFhir-Bulk-Level: group\r\nFhir-Bulk-Group: a\.B-9\r\n
--- no_error_log
[error]



=== TEST 4: %24export is $export (NET-07)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- request
GET /r4/Patient/%24export
--- error_code: 202
--- response_body_like: Fhir-Bulk-Level: patient



=== TEST 5: double slashes are merged before we look
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- request
GET /r4//Patient//$export
--- error_code: 202
--- response_body_like: Fhir-Bulk-Level: patient



=== TEST 6: %2524export is another URI, not ours (NET-07)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; try_files /none @fhir; }
    location @fhir { return 418 "fhir server"; }
--- request
GET /r4/Patient/%2524export
--- error_code: 418
--- response_body: fhir server



=== TEST 7: a trailing slash is 404 and stays here (NET-07)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; proxy_pass http://127.0.0.1:1; }
--- request
GET /r4/Patient/$export/
--- error_code: 404
--- response_headers
Content-Type: application/fhir+json
--- response_body_like: "code":"not-found"
--- no_error_log
[error]



=== TEST 8: $export elsewhere is the FHIR server's, with its slash too
--- http_config eval: $::http
--- config
    location /r4/ {
        fhir_bulk  export;
        proxy_pass http://127.0.0.1:$TEST_NGINX_SERVER_PORT/host/;
    }
    location /host/ { return 200 "host $uri\n"; }
--- request eval
['GET /r4/Observation/$export', 'GET /r4/Patient/1/$export',
 'GET /r4/Group/$export', 'GET /r4/x/$export', 'POST /r4/Group/1/2/$export',
 'GET /r4/Patient/1/$export/']
--- error_code eval
[(200) x 6]
--- response_body eval
["host /host/Observation/\$export\n", "host /host/Patient/1/\$export\n",
 "host /host/Group/\$export\n", "host /host/x/\$export\n",
 "host /host/Group/1/2/\$export\n", "host /host/Patient/1/\$export/\n"]
--- no_error_log
[error]



=== TEST 9: a group id that FHIR does not allow is 404
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- request eval
['GET /r4/Group/a%20b/$export', 'GET /r4/Group/' . ('a' x 65) . '/$export',
 'GET /r4/Group/a%0d%0ab/$export']
--- error_code eval
[404, 404, 404]
--- response_body_like eval
[('"code":"not-found"') x 3]



=== TEST 10: another method is 405 with Allow, HEAD never starts a job (NET-08)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
--- request eval
['PUT /r4/$export', 'DELETE /r4/Patient/$export', 'HEAD /r4/$export',
 'OPTIONS /r4/Group/1/$export', 'PATCH /r4/$export']
--- error_code eval
[405, 405, 405, 405, 405]
--- response_headers eval
[("Allow: GET, POST\nContent-Type: application/fhir+json") x 5]
--- response_body_like eval
['not-supported', 'not-supported', '^$', 'not-supported', 'not-supported']
--- no_error_log
[error]



=== TEST 11: a base without a path
--- http_config eval: $::http
--- config
    fhir_bulk_base https://fhir.example.org;
    location / { fhir_bulk export; }
--- request eval
['GET /$export', 'GET /Patient/$export', 'GET /Group/1/$export',
 'GET /Device/$export']
--- error_code eval
[202, 202, 202, 404]
--- response_body_like eval
['Level: system', 'Level: patient', 'Level: group', '<center>nginx']



=== TEST 12: a base with an encoded path is compared decoded
--- http_config eval: $::http
--- config
    fhir_bulk_base https://fhir.example.org/a%20b;
    location "/a b/" { fhir_bulk export; }
--- request eval
['GET /a%20b/$export', 'GET /a%20b/Observation/$export']
--- error_code eval
[202, 404]
--- response_body_like eval
['Base: https://fhir\.example\.org/a%20b\r', '<center>nginx']



=== TEST 13: reached under another front, the last segments decide
--- http_config eval: $::http
--- config
    location /front/ { fhir_bulk export; }
    location ~ ^/re/ { fhir_bulk export; }
    location /in/ { rewrite ^/in/(.*)$ /other/$1 break; fhir_bulk export; }
--- request eval
['GET /front/$export', 'GET /front/Patient/$export',
 'GET /front/Group/7/$export', 'GET /front/Observation/$export',
 'GET /re/x/Patient/$export', 'GET /re/$export', 'GET /in/Patient/$export',
 'GET /front/Patient/1/$export']
--- error_code eval
[202, 202, 202, 404, 202, 202, 202, 404]
--- response_body_like eval
['Level: system', 'Level: patient', 'Level: group', '<center>nginx',
 'Level: patient', 'Level: system', 'Level: patient', '<center>nginx']



=== TEST 14: base path as the beginning of a longer word is no base
--- http_config eval: $::http
--- config
    location / { fhir_bulk export; }
--- request eval
['GET /r4b/Observation/$export', 'GET /r4b/Patient/$export']
--- error_code eval
[404, 202]



=== TEST 15: an exact location, where $export is plain text
--- http_config eval: $::http
--- config
    location = /r4/$export { fhir_bulk export; }
    location ~ ^/r4/Patient/\$export$ { fhir_bulk export; }
    location / { return 418; }
--- request eval
['GET /r4/$export', 'GET /r4/Patient/$export', 'GET /r4/Group/1/$export']
--- error_code eval
[202, 202, 418]



=== TEST 16: "internal" holds for us as for everybody
--- http_config eval: $::http
--- config
    location /r4/ { internal; fhir_bulk export; }
    location /in/ { rewrite ^/in/(.*)$ /r4/$1 last; }
--- request eval
['GET /r4/$export', 'GET /in/$export']
--- error_code eval
[404, 202]



=== TEST 17: metadata and discovery take their URI only
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk metadata discovery; try_files /x @fhir; }
    location @fhir { return 418; }
--- request eval
['GET /r4/metadata', 'GET /r4/.well-known/smart-configuration',
 'GET /r4/metadata/', 'GET /r4/Patient/metadata', 'GET /r4/$export',
 'POST /r4/metadata', 'HEAD /r4/metadata']
--- error_code eval
[202, 202, 418, 418, 418, 405, 202]
--- response_body_like eval
['^GET /v1/metadata HTTP/1.1\r\n.*\r\nFhir-Bulk-Auth: off\r\nFhir-Bulk-Base: https://fhir.example.org/r4\r\nFhir-Bulk-Token-Url: https://fhir.example.org/r4/auth/token\r\n\n$',
 '^GET /v1/smart-configuration HTTP/1.1\r\n(?!.*Fhir-Bulk-Client)',
 '^$', '^$', '^$', 'not-supported', '^$']
--- response_headers eval
['Cache-Control:', 'Cache-Control:', 'X-Request-Id:', 'X-Request-Id:',
 'X-Request-Id:', 'Allow: GET, HEAD', 'Allow:']



=== TEST 18: metadata in a location of its own
--- http_config eval: $::http
--- config
    location = /fhir/metadata { fhir_bulk metadata; }
    location = /fhir/.well-known/smart-configuration { fhir_bulk discovery; }
--- request eval
['GET /fhir/metadata', 'GET /fhir/.well-known/smart-configuration']
--- error_code eval
[202, 202]
