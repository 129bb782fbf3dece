# Copyright (c) the nginx-fhir-bulk authors
#
# DELETE of a status URL as far as nginx goes (DEL-01, DEL-02, DEL-04,
# DEL-06, DEL-10).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

our $http = http_config();
our $config = <<'END';
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
END

sub url { return "$_[0] /r4/bulk-export/jobs/" . FakeSidecar::job($_[1]) }

no_long_string();
run_tests();

__DATA__

=== TEST 1: the request to the sidecar (DEL-01)
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ::url('DELETE', 'echo')
--- error_code: 202
--- response_body_like eval
qr{^DELETE /v1/exports/echo-{18} HTTP/1\.1\r
Host: fhir-bulkd\r
Fhir-Bulk-Protocol: 1\.0\r
Fhir-Bulk-Tenant: default\r
Fhir-Bulk-Request-Id: [0-9a-f]{32}\r
Fhir-Bulk-Auth: off\r
Fhir-Bulk-Client: anonymous\r
Fhir-Bulk-Address: 127\.0\.0\.1\r
Fhir-Bulk-Path: /r4/bulk-export/jobs/echo-{18}\r
\n$}
--- no_error_log
[error]



=== TEST 2: a body is ignored, Accept may be anything (DEL-10)
--- http_config eval: $::http
--- config eval: $::config
--- raw_request eval
::url('DELETE', 'echo') . " HTTP/1.1\r\nHost: x\r\nAccept: image/png\r\n"
. "Content-Type: a/b\r\nContent-Length: 4\r\nConnection: close\r\n\r\nbody"
--- error_code: 202
--- response_body_like eval
qr{Accept: image/png\r\n(?!.*Content-).*\n$}s
--- response_body_unlike: body



=== TEST 3: gone is 404 with OperationOutcome (DEL-02)
--- http_config eval: $::http
--- config eval: $::config
--- request eval
[::url('GET', 'gone'), ::url('HEAD', 'gone'), ::url('DELETE', 'gone')]
--- error_code eval: [404, 404, 404]
--- response_headers eval: [('Content-Type: application/fhir+json') x 3]
--- response_body_like eval: ['Outcome', '^$', 'Outcome']



=== TEST 4: a page cannot be deleted (DEL-06)
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ::url('DELETE', 'echo') . '/pages/1'
--- error_code: 405
--- response_headers
Allow: GET, HEAD



=== TEST 5: nor can a file (NET-08)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval
"DELETE /r4/bulk-export/files/$::job/Plain.1.ndjson"
--- error_code: 405
--- response_headers
Allow: GET, HEAD
--- response_body_like: "code":"not-supported"



=== TEST 6: dav of the host does not delete it either
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ {
        fhir_bulk files;
        dav_methods DELETE PUT;
    }
--- user_files eval: ::job_files($::job)
--- request eval
["DELETE /r4/bulk-export/files/$::job/Plain.1.ndjson",
 "PUT /r4/bulk-export/files/$::job/Plain.1.ndjson\nx",
 "GET /r4/bulk-export/files/$::job/Plain.1.ndjson"]
--- error_code eval: [405, 405, 200]
