# Copyright (c) the nginx-fhir-bulk authors
#
# A sidecar that dribbles, breaks off, lies, or has just been restarted
# (STAT-16, STAT-25; docs/protocol.md).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

our $http = http_config();
our $config = <<'END';
    location /r4/ { fhir_bulk export; }
    location ^~ /r4/bulk-export/ { fhir_bulk status; }
END

sub get { 'GET /r4/bulk-export/jobs/' . FakeSidecar::job($_[0]) }

no_long_string();
no_shuffle();
run_tests();

__DATA__

=== TEST 1: one byte at a time, a higher minor version
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ::get('dribble')
--- error_code: 200
--- response_headers
Content-Type: application/json
Retry-After: 3
--- response_body eval: $FakeSidecar::manifest
--- timeout: 10
--- no_error_log
[error]



=== TEST 2: connections are kept: many requests, one connection
--- http_config eval: $::http
--- config eval: $::config
--- pipelined_requests eval
['GET /r4/$export?play=count', 'GET /r4/$export?play=count',
 "POST /r4/\$export?play=count\nbody", 'GET /r4/$export?play=count']
--- error_code eval: [(202) x 4]
--- response_body_like eval
['request 1', 'request 2', 'request 3', 'request 4']



=== TEST 3: a stale connection: the kick-off is repeated with the same request id
--- http_config eval: $::http
--- config eval: $::config
--- pipelined_requests eval
['GET /r4/$export?play=stale', 'GET /r4/$export?play=stale']
--- error_code eval: [202, 202]
--- response_body_like eval: [('^connection \d+ request 1$') x 2]



=== TEST 4: the same by POST: sent twice, answered once
--- http_config eval: $::http
--- config eval: $::config
--- pipelined_requests eval
["POST /r4/\$export?play=stale\n{\"a\":1}",
 "POST /r4/\$export?play=stale\n{\"a\":2}"]
--- error_code eval: [202, 202]
--- response_body_like eval: [('^connection \d+ request 1$') x 2]



=== TEST 5: what the sidecar saw of these: a repeat has the id of the first try
--- http_config eval: $::http
--- config eval: $::config
--- request
GET /r4/$export?play=seen&of=stale
--- error_code: 202
--- response_body_like eval
qr{^(\w{32}) connection (\d+) request 1
(?!\1)(\w{32}) connection \2 request 2
\3 connection (?!\2 )\d+ request 1
(?!\3)(\w{32}) connection (\d+) request 1
(?!\4)(\w{32}) connection \5 request 2
\6 connection (?!\5 )\d+ request 1
$}



=== TEST 6: a stale connection that breaks in the reply's head: begun anew
--- http_config eval: $::http
--- config eval: $::config
--- pipelined_requests eval
['GET /r4/$export?play=stale_half', 'GET /r4/$export?play=stale_half']
--- error_code eval: [202, 202]
--- response_body_like eval: [('^connection \d+ request 1$') x 2]



=== TEST 7: every connection is closed without an answer: 503, no endless loop
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ['GET /r4/$export?play=slam', ::get('slam')]
--- error_code eval: [503, 503]
--- response_headers eval: [('Retry-After: 5') x 2]
--- response_body_like eval: [('"code":"transient"') x 2]
--- timeout: 5



=== TEST 8: broken off in the head: 503
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ::get('half_head')
--- error_code: 503
--- response_body_like: "code":"transient"



=== TEST 9: broken off in the body: the client sees that it is short
--- http_config eval: $::http
--- config eval: $::config
--- raw_request eval: ::get('half_body') . " HTTP/1.1\r\nHost: x\r\n\r\n"
--- error_code: 200
--- ignore_response
--- error_log
prematurely closed connection



=== TEST 10: stalls in the body: broken off after the timeout
--- http_config eval: $::http
--- config eval: "fhir_bulk_read_timeout 200ms;\n" . $::config
--- raw_request eval: ::get('stall') . " HTTP/1.1\r\nHost: x\r\n\r\n"
--- ignore_response
--- error_log
upstream timed out



=== TEST 11: replies that break the protocol: 502 exception
--- http_config eval: $::http
--- config eval: $::config
--- request eval
[map { ::get($_) } 'noproto', 'major2', 'badproto', 'nolength', 'badlength',
 'twolength', 'chunked', 'nohttp', 'early', 'status999', 'nul', 'huge']
--- error_code eval: [(502) x 12]
--- response_headers eval: [("Content-Type: application/fhir+json\nRetry-After: 5") x 12]
--- response_body_like eval: [('"code":"exception"') x 12]
--- no_error_log
[alert]
[crit]



=== TEST 12: the log says what was wrong
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ::get('noproto')
--- error_code: 502
--- error_log
fhir bulk: bad reply of the sidecar: no protocol version



=== TEST 13: more than announced: cut, and the connection is not kept
--- http_config eval: $::http
--- config eval: $::config
--- pipelined_requests eval: [::get('toomuch'), ::get('progress')]
--- error_code eval: [200, 202]
--- response_body eval: ['[]', '']



=== TEST 14: and the log says so
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ::get('toomuch')
--- error_code: 200
--- error_log
sidecar sent more than its Content-Length



=== TEST 15: "Connection: close" and HTTP/1.0 are obeyed
--- http_config eval: $::http
--- config eval: $::config
--- pipelined_requests eval
[::get('close'), ::get('close'), ::get('http10'), ::get('http10')]
--- error_code eval: [(200) x 4]
--- response_body_like eval: [('^connection \d+ request 1$') x 4]
--- no_error_log
[error]



=== TEST 16: a reply head larger than the default buffer fits a larger one
--- http_config eval: $::http
--- config eval
"fhir_bulk_buffer_size 128k;\n" . $::config
--- request eval: ::get('huge')
--- error_code: 200



=== TEST 17: a small buffer and a large body
--- http_config eval: $::http
--- config eval: "fhir_bulk_buffer_size 1k;\n" . $::config
--- request eval: ::get('large')
--- response_body eval: '["' . 'x' x 3_000_000 . '"]'
--- timeout: 15



=== TEST 18: a sidecar that comes back is used again (STAT-25)
--- http_config eval
$::http . <<'END'
    upstream back {
        server unix:$TEST_NGINX_HTML_DIR/none.sock fail_timeout=1s;
        server unix:$TEST_NGINX_FHIR_SOCKET backup;
    }
END
--- config eval: "fhir_bulk_pass back;\n" . $::config
--- request eval: [::get('progress'), "POST /r4/\$export\nbody"]
--- error_code eval: [202, 202]



=== TEST 19: a slow client and a fast sidecar
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk status; postpone_output 0; }
--- raw_request eval
[split //,
 ::get('complete') . " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"]
--- raw_request_middle_delay: 0.002
--- error_code: 200
--- response_body eval: $FakeSidecar::manifest
--- timeout: 10
