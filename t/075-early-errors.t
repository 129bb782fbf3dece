# Copyright (c) the nginx-fhir-bulk authors
#
# What nginx refuses before it looks for a location leaves as OperationOutcome
# too, by the base of the server; for no other URIs (ERR-01, NET-08).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

our $http = http_config();
our $config = <<'CONF';
    location /r4/ { fhir_bulk export; return 200 "fhir server"; }
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
CONF

our $job = FakeSidecar::job('x');
our $outcome = '^\{"resourceType":"OperationOutcome","issue":'
    . '\[\{"severity":"error","code":';

no_long_string();
run_tests();

__DATA__

=== TEST 1: TRACE and CONNECT: 405 with Allow (NET-08, ERR-01, ERR-03)
--- http_config eval: $::http
--- config eval: $::config
--- request eval
['TRACE /r4/$export', 'CONNECT /r4/Patient/$export',
 'TRACE /r4/Group/g/$export',
 "TRACE /r4/bulk-export/jobs/$::job",
 "TRACE /r4/bulk-export/files/$::job/Patient.1.ndjson",
 'TRACE /r4/bulk-export/nothing']
--- error_code eval: [(405) x 6]
--- response_headers eval
[('Allow: GET, POST') x 3, 'Allow: GET, HEAD, DELETE', ('Allow: GET, HEAD') x 1,
 'Content-Type: application/fhir+json']
--- response_headers_like eval
[('X-Request-Id: [0-9a-f]{32}') x 6]
--- response_body_like eval
[($::outcome . '"not-supported"') x 6]
--- no_error_log
[alert]



=== TEST 2: a header that is too large (ERR-01)
--- http_config eval: $::http
--- config eval: $::config
--- request eval
['GET /r4/$export', "DELETE /r4/bulk-export/jobs/$::job"]
--- more_headers eval
'X-Large: ' . 'x' x 40000
--- error_code eval: [400, 400]
--- response_body_like eval
[($::outcome . '"invalid"') x 2]
--- no_error_log
[alert]



=== TEST 3: a coding that nobody knows: 501 (ERR-01)
--- http_config eval: $::http
--- config eval: $::config
--- request
GET /r4/$export
--- more_headers
Transfer-Encoding: rot13
--- error_code: 501
--- response_headers
Content-Type: application/fhir+json
--- response_body_like eval
$::outcome . '"not-supported"'



=== TEST 4: without Host (ERR-01)
--- http_config eval: $::http
--- config eval: $::config
--- raw_request eval
"GET /r4/\$export HTTP/1.1\r\nConnection: close\r\n\r\n"
--- error_code: 400
--- response_headers
Content-Type: application/fhir+json
--- response_body_like eval
$::outcome . '"invalid"'



=== TEST 5: other URIs keep nginx's own page
--- http_config eval: $::http
--- config eval: $::config
--- request eval
['TRACE /r4/Patient/1', 'TRACE /other/$export', 'TRACE /r4x/$export',
 'TRACE /r4/bulk-exports/x', 'TRACE /']
--- error_code eval: [(405) x 5]
--- response_headers eval
[('Content-Type: text/html') x 5]
--- response_body_like eval
[('^<html>') x 5]



=== TEST 6: a server without a base
--- config
    location /x { return 200 "x"; }
--- request
TRACE /r4/$export
--- error_code: 405
--- response_headers
Content-Type: text/html
