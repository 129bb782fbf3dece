# Copyright (c) the nginx-fhir-bulk authors
#
# Status URLs and pages of the manifest (STAT-01, 02, 09, 11, 12, 16, 18,
# MAN-25, NET-08).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

our $http = http_config();
our $config = <<'END';
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
END

sub get { return "GET /r4/bulk-export/jobs/" . FakeSidecar::job($_[0]) }
sub url { return "$_[0] /r4/bulk-export/jobs/" . FakeSidecar::job($_[1]) }

no_long_string();
run_tests();

__DATA__

=== TEST 1: the request to the sidecar, byte for byte (STAT-01)
--- http_config eval: $::http
--- config eval: $::config
--- raw_request eval
::get('echo') . "?_pretty=true HTTP/1.1\r
Host: evil.example\r
Accept: application/json\r
Prefer: respond-async\r
Content-Type: application/json\r
Authorization: Bearer secret\r
Connection: close\r
\r
"
--- error_code: 202
--- response_body_like eval
qr{^GET /v1/exports/echo-{18} HTTP/1\.1\r
Host: fhir-bulkd\r
Fhir-Bulk-Protocol: 1\.0\r
Fhir-Bulk-Tenant: default\r
Fhir-Bulk-Request-Id: [0-9a-f]{32}\r
Fhir-Bulk-Auth: off\r
Fhir-Bulk-Client: anonymous\r
Fhir-Bulk-Address: 127\.0\.0\.1\r
Fhir-Bulk-Path: /r4/bulk-export/jobs/echo-{18}\r
Accept: application/json\r
Prefer: respond-async\r
\n$}
--- no_error_log
[error]



=== TEST 2: in progress: 202, empty, no Content-Type (STAT-02)
--- http_config eval: $::http
--- config eval: "default_type text/plain;\n" . $::config
--- request eval: ::get('progress')
--- error_code: 202
--- response_headers
X-Progress: 42% complete (42%)
Retry-After: 7
Cache-Control: no-store
Content-Length: 0
Content-Type:
Content-Location:
Expires:
--- raw_response_headers_like: X-Request-Id: [0-9a-f]{32}
--- response_body:
--- no_error_log
[error]



=== TEST 3: complete: 200, the manifest, Expires (STAT-11, STAT-12)
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ::get('complete')
--- error_code: 200
--- response_headers
Content-Type: application/json
Expires: Sat, 01 Aug 2026 08:15:30 GMT
Cache-Control: no-store
Retry-After:
--- response_body eval: $FakeSidecar::manifest
--- no_error_log
[error]



=== TEST 4: "expires" of the host leaves Expires alone (STAT-12)
--- http_config eval: $::http
--- config eval: "expires 30d;\n" . $::config
--- request eval: ::get('complete')
--- response_headers
Expires: Sat, 01 Aug 2026 08:15:30 GMT
Cache-Control: no-store
--- raw_response_headers_unlike: max-age



=== TEST 5: the sidecar's own Cache-Control stays the only one (MAN-25)
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ::get('cached')
--- response_headers
Cache-Control: no-store, private
--- raw_response_headers_unlike: (?s)Cache-Control:.*Cache-Control:



=== TEST 6: HEAD asks as GET and has no body (STAT-09)
--- http_config eval: $::http
--- config eval: $::config
--- request eval: [::url('HEAD', 'complete'), ::url('HEAD', 'gone')]
--- error_code eval: [200, 404]
--- response_headers eval
['Content-Length: ' . length($FakeSidecar::manifest),
 'Content-Length: ' . length($FakeSidecar::outcome)]
--- response_body eval: ['', '']
--- no_error_log
[error]



=== TEST 7: a page of the manifest (NET-05)
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ::get('echo') . '/pages/12'
--- response_body_like: ^GET /v1/exports/echo-{18}\?page=12 HTTP/1.1\r\n
--- error_code: 202



=== TEST 8: pages that cannot be: 404 without asking
--- http_config eval: $::http
--- config eval: $::config
--- request eval
[map { ::get('asked') . $_ } '/pages/0', '/pages/', '/pages/x', '/pages/1x',
 '/pages/-1', '/pages/01', '/pages/1/', '/pages/9999999999', '/x', '/', '.']
--- error_code eval: [(404) x 11]
--- response_body_like eval
[map { FakeSidecar::seen('asked') eq '' ? '"code":"not-found"' : 'never' }
 1 .. 11]



=== TEST 9: ids that cannot be: 404 without asking
--- http_config eval: $::http
--- config eval: $::config
--- request eval
[map { "GET /r4/bulk-export/jobs/$_" } '', 'asked', 'x' x 21, 'x' x 23,
 'asked' . '.' x 17, 'asked' . '%00' , 'asked' . '%0a' x 17]
--- error_code eval: [404, 404, 404, 404, 404, 400, 404]
--- response_body_like eval
[('"code":"not-found"') x 5, '400', '"code":"not-found"']



=== TEST 10: another method is 405 with Allow (NET-08)
--- http_config eval: $::http
--- config eval: $::config
--- request eval
[::url('POST', 'echo'), ::url('PUT', 'echo'), ::url('OPTIONS', 'echo'),
 ::url('DELETE', 'echo') . '/pages/1', ::url('POST', 'echo') . '/pages/1']
--- error_code eval: [(405) x 5]
--- response_headers eval
[('Allow: GET, HEAD, DELETE') x 3, ('Allow: GET, HEAD') x 2]
--- response_body_like eval: [('"code":"not-supported"') x 5]
--- no_error_log
[error]



=== TEST 11: any Accept works (STAT-18)
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ::get('complete')
--- more_headers
Accept: image/png
--- error_code: 200



=== TEST 12: too early: 429 as the sidecar says
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ::get('throttle')
--- error_code: 429
--- response_headers
Retry-After: 33
Content-Type: application/fhir+json



=== TEST 13: a manifest of 3 MB
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ::get('large')
--- response_body eval: '["' . 'x' x 3_000_000 . '"]'
--- response_headers
Content-Length: 3000004
--- timeout: 15
--- no_error_log
[error]



=== TEST 14: status without files, files without status
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk status; }
    location ^~ /b/ { fhir_bulk files; }
--- request eval
[::get('progress'), "GET /r4/bulk-export/files/$::job/Plain.1.ndjson",
 'GET /b/jobs/' . FakeSidecar::job('progress'),
 "GET /b/files/$::job/Plain.1.ndjson"]
--- user_files eval: ::job_files($::job)
--- error_code eval: [202, 404, 404, 200]



=== TEST 15: nothing below the location reaches anybody else
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ {
        fhir_bulk status files;
        try_files /a @b;
        location ~ \.ndjson$ { proxy_pass http://127.0.0.1:1; }
        location /r4/bulk-export/jobs/ { proxy_pass http://127.0.0.1:1; }
    }
    location @b { return 418; }
--- user_files eval: ::job_files($::job)
--- request eval
['GET /r4/bulk-export/', 'GET /r4/bulk-export/x', 'POST /r4/bulk-export/x',
 ::get('progress'), "GET /r4/bulk-export/files/$::job/Plain.1.ndjson",
 "GET /r4/bulk-export/attachments/1.ndjson"]
--- error_code eval: [404, 404, 404, 202, 200, 404]
--- no_error_log
[error]



=== TEST 16: 100 polls, pipelined
--- http_config eval: $::http
--- config eval: $::config
--- pipelined_requests eval: [(::get('progress')) x 100]
--- error_code eval: [(202) x 100]
--- no_error_log
[error]



=== TEST 17: HEAD of a page; queries and tenants as with status (NET-05, NET-08)
--- http_config eval: $::http
--- config eval: $::config
--- request eval
[map { ::url($_->[0], $_->[1]) . "/pages/3" } [HEAD => 'complete'],
 [GET => 'complete'], [GET => 'gone'], [GET => 'throttle'], [HEAD => 'forbid']]
--- error_code eval: [200, 200, 404, 429, 403]
--- response_headers eval
["Content-Length: " . length($FakeSidecar::manifest) . "
Content-Type: application/json
Expires: Sat, 01 Aug 2026 08:15:30 GMT
Cache-Control: no-store",
 "Content-Type: application/json\nExpires: Sat, 01 Aug 2026 08:15:30 GMT",
 'Content-Type: application/fhir+json', 'Retry-After: 33',
 'Content-Length: ' . length($FakeSidecar::outcome)]
--- response_body eval
['', $FakeSidecar::manifest, ($FakeSidecar::outcome) x 2, '']
--- no_error_log
[error]



=== TEST 18: a page that grows, or is not there yet: 202 with JSON (client rule 20)
--- http_config eval: $::http
--- config eval: $::config
--- request eval: [::get('partial') . '/pages/2', ::get('partial')]
--- error_code eval: [202, 202]
--- response_headers eval
[('Content-Type: application/json
X-Progress: 50% complete (50%)
Retry-After: 4
Cache-Control: no-store') x 2]
--- response_body eval: [($FakeSidecar::manifest) x 2]
--- no_error_log
[error]



=== TEST 19: separate-export-status: 200 whatever the job's state (STAT-20 to STAT-22)
--- http_config eval: $::http
--- config eval: $::config
--- request eval
[map({ ::get("separate$_") } '', 'fail', 'done'), ::url('HEAD', 'separatefail'),
 ::get('separatefail') . '/pages/2']
--- error_code eval: [(200) x 5]
--- response_headers eval
['X-Export-Status: 202 Accepted
X-Progress: 7% complete (7%)
Retry-After: 3
Content-Length: 0',
 'X-Export-Status: 500 Internal Server Error
Content-Type: application/fhir+json
Cache-Control: no-store
Retry-After:',
 'X-Export-Status: 200 OK
Content-Type: application/json
Expires: Sat, 01 Aug 2026 08:15:30 GMT',
 ('X-Export-Status: 500 Internal Server Error
Content-Type: application/fhir+json') x 2]
--- response_body eval
['', $FakeSidecar::outcome, $FakeSidecar::manifest, '', $FakeSidecar::outcome]
--- no_error_log
[error]



=== TEST 20: a job without it has no such header (STAT-24)
--- http_config eval: $::http
--- config eval: $::config
--- request eval: [map { ::get($_) } 'progress', 'complete', 'gone']
--- error_code eval: [202, 200, 404]
--- response_headers eval: [('X-Export-Status:') x 3]



=== TEST 21: a page from a subrequest: refused (as status)
--- http_config eval: $::http
--- config eval
$::config . '
    location /page { ssi on; ssi_types *; alias $TEST_NGINX_HTML_DIR/page; }'
--- user_files eval
[[page => '<!--#include virtual="' . (::get('complete') =~ s/GET //r) . '/pages/2" -->.']]
--- request: GET /page
--- error_code: 200
--- response_body_unlike: transactionTime
--- error_log
request refused that no access check saw
