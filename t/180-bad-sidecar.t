# Copyright (c) the nginx-fhir-bulk authors
#
# A sidecar that talks nonsense, stops in the middle or never answers: the
# client gets 502, 503 or 504 as an OperationOutcome, never what makes no
# sense (STAT-16, ERR-01; docs/protocol.md).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;
use FakeSidecar::Bad;

our %deaf = FakeSidecar::deaf();
our $http = http_config(join '', map {
    "upstream $_ { server unix:$deaf{$_}; keepalive 2; }\n"
} sort keys %deaf);
our $config = <<'END';
    location /r4/ { fhir_bulk export; }
    location ^~ /r4/bulk-export/ { fhir_bulk status; }
    location = /r4/auth/token { fhir_bulk token; }
END
our @nonsense = sort keys %FakeSidecar::nonsense;

sub get { 'GET /r4/bulk-export/jobs/' . FakeSidecar::job($_[0]) }

no_long_string();
no_shuffle();
run_tests();

__DATA__

=== TEST 1: nonsense: 502 exception (STAT-16)
--- http_config eval: $::http
--- config eval: $::config
--- request eval: [map { ::get($_) } @::nonsense]
--- error_code eval: [(502) x @::nonsense]
--- response_headers eval
[("Content-Type: application/fhir+json\nRetry-After: 5") x @::nonsense]
--- response_body_like eval
[('^\{"resourceType":"OperationOutcome".*"code":"exception"') x @::nonsense]
--- no_error_log
[alert]
[crit]
[emerg]



=== TEST 2: the same for a kick-off by POST, a delete and a token
--- http_config eval: $::http
--- config eval: $::config
--- request eval
["POST /r4/\$export?play=binary\n{}",
 'DELETE /r4/bulk-export/jobs/' . FakeSidecar::job('lengthneg'),
 "POST /r4/auth/token\nplay=statusnul"]
--- error_code eval: [502, 502, 502]
--- response_headers eval
[('Content-Type: application/fhir+json') x 2, 'Content-Type: application/json']
--- response_body_like eval
[('"code":"exception"') x 2, '^\{"error":"temporarily_unavailable"']
--- no_error_log
[alert]
[crit]



=== TEST 3: it ends in the middle: 503 transient, once the repeat has too
--- http_config eval: $::http
--- config eval: $::config
--- request eval
[map { ::get($_) } 'reset', 'resetstatus', 'resethead']
--- error_code eval: [(503) x 3]
--- response_headers eval: [('Retry-After: 5') x 3]
--- response_body_like eval: [('"code":"transient"') x 3]
--- no_error_log
[alert]
[crit]



=== TEST 4: in the body: broken off, so that the client sees it
--- http_config eval: $::http
--- config eval: $::config
--- raw_request eval
::get('resetbody') . " HTTP/1.1\r\nHost: x\r\n\r\n"
--- error_code: 200
--- ignore_response
--- error_log
prematurely closed connection
--- no_error_log
[alert]
[crit]



=== TEST 5: a length beyond measure: broken off likewise
--- http_config eval: $::http
--- config eval: $::config
--- raw_request eval
::get('lengthhuge') . " HTTP/1.1\r\nHost: x\r\n\r\n"
--- error_code: 200
--- ignore_response
--- error_log
prematurely closed connection
--- no_error_log
[alert]
[crit]



=== TEST 6: no reply, and a head that stops: 504 timeout (STAT-16)
--- http_config eval: $::http
--- config eval: "fhir_bulk_read_timeout 100ms;\n" . $::config
--- request eval
[::get('headstops'), ::get('silent'), 'GET /r4/$export?play=silent',
 "POST /r4/\$export?play=silent\n{}",
 'DELETE /r4/bulk-export/jobs/' . FakeSidecar::job('silent'),
 "POST /r4/auth/token\nplay=silent"]
--- error_code eval: [(504) x 6]
--- response_headers eval
[("Content-Type: application/fhir+json\nRetry-After: 5") x 5,
 'Content-Type: application/json']
--- response_body_like eval
[('^\{"resourceType":"OperationOutcome".*"code":"timeout"') x 5,
 '^\{"error":"temporarily_unavailable"']
--- timeout: 10
--- no_error_log
[alert]
[crit]



=== TEST 7: nobody reads the request: 503 transient
--- http_config eval: $::http
--- config eval: "fhir_bulk_pass closes;\n" . $::config
--- request eval
[::get('x'), 'GET /r4/$export', "POST /r4/\$export\n" . 'x' x 500_000]
--- error_code eval: [(503) x 3]
--- response_body_like eval: [('"code":"transient"') x 3]
--- no_error_log
[alert]
[crit]



=== TEST 8: a reply before the request is read: it counts
--- http_config eval: $::http
--- config eval: "fhir_bulk_pass eager;\n" . $::config
--- pipelined_requests eval
["POST /r4/\$export\n" . 'x' x 500_000, ::get('x'),
 "POST /r4/\$export\n" . 'x' x 500_000]
--- error_code eval: [(413) x 3]
--- response_body eval: [($FakeSidecar::outcome) x 3]
--- no_error_log
[alert]
[crit]



=== TEST 9: one that closes then: the reply, or 503, and never a hang
--- http_config eval: $::http
--- config eval: "fhir_bulk_pass early;\n" . $::config
--- request eval
[::get('x'), 'GET /r4/$export', "POST /r4/\$export\n" . 'x' x 500_000]
--- error_code_like eval
[('^(?:413|503)$') x 3]
--- response_body_like eval: [('^\{"resourceType":"OperationOutcome"') x 3]
--- no_error_log
[alert]
[crit]
