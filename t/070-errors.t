# Copyright (c) the nginx-fhir-bulk authors
#
# Errors that nginx itself makes leave as OperationOutcome, for our URIs and
# for no others (ERR-01, ERR-03, ERR-05, STAT-16, STAT-17).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

our $http = http_config();
our $config = <<'END';
    location /r4/ { fhir_bulk export; return 404 "fhir server"; }
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
END

sub get { 'GET /r4/bulk-export/jobs/' . FakeSidecar::job($_[0]) }

no_long_string();
run_tests();

__DATA__

=== TEST 1: sidecar away: 503 transient with Retry-After, at every place (STAT-16)
--- http_config eval: $::http
--- config
    fhir_bulk_pass unix:$TEST_NGINX_HTML_DIR/nobody.sock;
    location /r4/ { fhir_bulk export metadata discovery; }
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
--- request eval
['GET /r4/Patient/$export', "POST /r4/\$export\n{}", ::get('x'),
 'GET /r4/metadata', 'GET /r4/.well-known/smart-configuration',
 'DELETE /r4/bulk-export/jobs/' . FakeSidecar::job('x'),
 'HEAD /r4/bulk-export/jobs/' . FakeSidecar::job('x')]
--- error_code eval: [(503) x 7]
--- response_headers eval
[("Retry-After: 5\nContent-Type: application/fhir+json\n"
  . 'Cache-Control: no-store') x 7]
--- response_body_like eval
[('^\{"resourceType":"OperationOutcome","issue":\[\{"severity":"error","code":"transient"') x 6, '^$']
--- error_log
connect() to unix:



=== TEST 2: the status in the log is the one that was sent
--- http_config eval
$::http . 'log_format st "status=$status";'
--- config
    access_log logs/error.log st;
    fhir_bulk_pass unix:$TEST_NGINX_HTML_DIR/nobody.sock;
    location ^~ /r4/bulk-export/ { fhir_bulk status; }
--- request eval: ::get('x')
--- error_code: 503
--- error_log
status=503



=== TEST 3: an empty upstream list: 503
--- http_config eval
$::http . 'upstream none { server unix:/nowhere down; }'
--- config
    fhir_bulk_pass none;
    location ^~ /r4/bulk-export/ { fhir_bulk status; }
--- request eval: ::get('x')
--- error_code: 503
--- response_body_like: "code":"transient"



=== TEST 4: no answer in time: 504 timeout with Retry-After
--- http_config eval: $::http
--- config eval: "fhir_bulk_read_timeout 200ms;\n" . $::config
--- request eval: ::get('silent')
--- error_code: 504
--- response_headers
Retry-After: 5
Content-Type: application/fhir+json
--- response_body_like: "code":"timeout"



=== TEST 5: 401 of auth_basic and 403 of deny become OperationOutcome
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; deny all; }
    location ^~ /r4/bulk-export/ {
        fhir_bulk status;
        auth_basic "bulk";
        auth_basic_user_file $TEST_NGINX_HTML_DIR/none;
    }
--- request eval
['GET /r4/$export', 'GET /r4/Patient/1', ::get('x'),
 'HEAD /r4/bulk-export/jobs/' . FakeSidecar::job('x')]
--- error_code eval: [403, 403, 401, 401]
--- response_headers eval
['Content-Type: application/fhir+json', "Content-Type: text/html",
 "Content-Type: application/fhir+json\nWWW-Authenticate: Basic realm=\"bulk\"",
 "Content-Type: application/fhir+json"]
--- response_body_like eval
['"code":"forbidden"', '<html>', '"code":"login"', '^$']



=== TEST 6: errors of the FHIR server's URIs stay as they are
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ['GET /r4/Patient/1', 'GET /r4/$exports', 'GET /r4/%24export/x']
--- error_code eval: [404, 404, 404]
--- response_body eval: [('fhir server') x 3]
--- raw_response_headers_unlike eval: [('X-Request-Id') x 3]



=== TEST 7: "return" in the location comes before us, its error is ours by URI
--- http_config eval: $::http
--- config eval: $::config
--- request
GET /r4/$export
--- error_code: 404
--- response_headers
Content-Type: application/fhir+json
--- response_body_like: "code":"not-found"



=== TEST 8: error_page of the host wins
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ {
        fhir_bulk status files;
        error_page 404 /missing;
        error_page 405 =200 /ok;
        error_page 503 502 = @away;
        fhir_bulk_pass unix:$TEST_NGINX_HTML_DIR/nobody.sock;
    }
    location = /missing { return 404 "their page"; }
    location = /ok { return 200 "their ok"; }
    location @away { return 503 "their maintenance"; }
--- request eval
['GET /r4/bulk-export/x', 'PUT /r4/bulk-export/jobs/' . FakeSidecar::job('x'),
 ::get('x')]
--- error_code eval: [404, 200, 503]
--- response_body eval: ['their page', 'their ok', 'their maintenance']



=== TEST 9: error_page to a URL stays a redirect
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ {
        fhir_bulk status;
        error_page 404 https://example.org/help;
    }
--- request
GET /r4/bulk-export/x
--- error_code: 302
--- response_headers
Location: https://example.org/help



=== TEST 10: limit_req: 503 and 429
--- http_config eval
$::http . 'limit_req_zone $server_name zone=one:1m rate=1r/m;'
--- config
    location ^~ /r4/bulk-export/ {
        fhir_bulk status;
        limit_req zone=one;
        limit_req_status 429;
    }
--- request eval: [::get('progress'), ::get('progress')]
--- error_code eval: [202, 429]
--- response_headers eval: ['Retry-After: 7', 'Retry-After: 5']
--- response_body_like eval: ['^$', '"code":"throttled"']



=== TEST 11: "return" of other codes: a code of the value set each (ERR-05)
--- http_config eval: $::http
--- config eval
"location ^~ /r4/bulk-export/ { fhir_bulk status;\n"
. CORE::join('', map { "if (\$arg_s = $_) { return $_; }\n" }
       400, 402, 406, 414, 415, 418, 500, 501, 502, 503, 505) . '}'
--- request eval
[map { "GET /r4/bulk-export/x?s=$_" } 400, 402, 406, 414, 415, 418, 500,
 501, 502, 503, 505]
--- error_code eval
[400, 402, 406, 414, 415, 418, 500, 501, 502, 503, 505]
--- response_body_like eval
[map { qq("severity":"error","code":"$_","details":\\{"text":"([^"]+)"\\},"diagnostics":"\\1") }
 'invalid', 'processing', 'not-supported', 'too-long',
 'not-supported', 'processing', 'exception', 'not-supported', 'exception',
 'transient', 'exception']



=== TEST 12: no path, host name or file in an error (ERR-01)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval
["GET /r4/bulk-export/files/$::job/None.1.ndjson?secret=<script>"]
--- error_code eval: [404]
--- response_body_unlike eval: ["None|servroot|script|$::job"]



=== TEST 13: three errors on one connection, then a good one
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- pipelined_requests eval
['GET /r4/bulk-export/x', ::get('gone'), 'PUT /r4/bulk-export/x',
 "GET /r4/bulk-export/files/$::job/Plain.1.ndjson"]
--- error_code eval: [404, 404, 404, 200]



=== TEST 14: an error of the upstream with a long body of another type is swallowed
--- http_config eval: $::http
--- config eval: $::config
--- request eval: [::get('text500'), ::get('progress')]
--- error_code eval: [500, 202]
--- response_headers eval: ['Content-Type: application/fhir+json', '']
--- response_body_like eval: ['^\{"resourceType":"OperationOutcome"[^<]*$', '^$']



=== TEST 15: HEAD of it: no body, the right length
--- http_config eval: $::http
--- config eval: $::config
--- request eval: 'HEAD /r4/bulk-export/jobs/' . FakeSidecar::job('text500')
--- error_code: 500
--- response_headers
Content-Type: application/fhir+json
--- response_body:



=== TEST 16: gzip of the host may pack an error, add_header always stays
--- http_config eval: $::http
--- config
    gzip on; gzip_min_length 1; gzip_types application/fhir+json;
    add_header X-Theirs 1 always;
    location ^~ /r4/bulk-export/ { fhir_bulk status; }
--- request
GET /r4/bulk-export/x
--- more_headers
Accept-Encoding: gzip
--- error_code: 404
--- response_headers
X-Theirs: 1
Content-Encoding: gzip
Content-Type: application/fhir+json



=== TEST 17: HTTP/1.0 and an error
--- http_config eval: $::http
--- config eval: $::config
--- raw_request eval
"GET /r4/bulk-export/x HTTP/1.0\r\n\r\n"
--- error_code: 404
--- response_body_like: OperationOutcome



=== TEST 18: a client that goes away while the sidecar works
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ::get('silent')
--- timeout: 0.3
--- abort
--- ignore_response
--- no_error_log
[alert]
[error]
