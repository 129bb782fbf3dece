# Copyright (c) the nginx-fhir-bulk authors
#
# Output files as clients read them: encodings, ranges, conditions, headers
# (FILE-01, 02, 04, 05, 06, 08, 09, 10, 19).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

our $http = http_config();
our $config = <<'END';
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
END

our $gz = gz(FhirBulkTest::patients());
our $plain = FhirBulkTest::patients();
# mtime of the files is 2010-01-01T00:00:00Z
our $etag = sprintf '"4b3d3b00-%x"', length $gz;
our $plain_etag = sprintf '"4b3d3b00-%x"', length $plain;

sub get { "GET /r4/bulk-export/files/$job/$_[0].ndjson" }

no_long_string();
run_tests();

__DATA__

=== TEST 1: gzip: the stored bytes, with length and strong ETag (FILE-01, 02, 05, 06, 19)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: ::get('Patient.1')
--- more_headers
Accept-Encoding: gzip, deflate, br, identity
--- error_code: 200
--- response_headers eval
"Content-Type: application/fhir+ndjson
Content-Encoding: gzip
Content-Length: " . length($::gz) . "
ETag: $::etag
Accept-Ranges: bytes
Vary: Accept-Encoding, Accept
Cache-Control: private, no-store
X-Content-Type-Options: nosniff"
--- raw_response_headers_like: X-Request-Id: [0-9a-f]{32}\r\n
--- raw_response_headers_unlike: (?s)Vary:.*Vary:
--- response_body eval: $::gz
--- no_error_log
[error]



=== TEST 2: identity: unpacked on the way, weak ETag (FILE-05, FILE-06)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: ::get('Patient.1')
--- error_code: 200
--- response_headers eval
"Content-Type: application/fhir+ndjson
Content-Encoding:
ETag: W/$::etag
Accept-Ranges:
Vary: Accept-Encoding, Accept
Cache-Control: private, no-store
X-Content-Type-Options: nosniff"
--- response_body eval: $::plain
--- no_error_log
[error]



=== TEST 3: what counts as identity (FILE-05)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: [(::get('Patient.1')) x 5]
--- more_headers eval
["Accept-Encoding: identity\n", "Accept-Encoding: gzip;q=0\n",
 "Accept-Encoding: br\n", "Accept-Encoding: x-gzip\n",
 "Accept-Encoding: *\n"]
--- error_code eval: [(200) x 5]
--- response_headers eval: [('Content-Encoding:') x 5]
--- response_body eval: [($::plain) x 5]



=== TEST 4: gzip for HTTP/1.0 and behind a proxy too
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- raw_request eval
::get('Patient.1')
. " HTTP/1.0\r\nVia: 1.0 proxy\r\nAccept-Encoding: GZIP\r\n\r\n"
--- error_code: 200
--- response_headers eval
"Content-Encoding: gzip
Content-Length: " . length $::gz
--- response_body eval: $::gz



=== TEST 5: a file that is stored plain, to both kinds of client
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: [::get('Plain.1'), ::get('Plain.1')]
--- more_headers eval: ["Accept-Encoding: gzip\n", '']
--- error_code eval: [200, 200]
--- response_headers eval
[("Content-Encoding:
Content-Type: application/fhir+ndjson
ETag: $::plain_etag
Accept-Ranges: bytes
Vary: Accept-Encoding, Accept
Content-Length: " . length $::plain) x 2]
--- response_body eval: [($::plain) x 2]



=== TEST 6: an empty file
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: [::get('Empty.1'), ::get('Empty.1')]
--- more_headers eval: ["Accept-Encoding: gzip\n", '']
--- error_code eval: [200, 200]
--- response_body eval: [::gz(''), '']



=== TEST 7: any Accept gives NDJSON (FILE-04)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: [(::get('Plain.1')) x 5]
--- more_headers eval
[map { "Accept: $_\n" } 'application/fhir+json', 'application/ndjson',
 'text/plain', 'image/png', 'application/fhir+xml']
--- error_code eval: [(200) x 5]
--- response_headers eval: [('Content-Type: application/fhir+ndjson') x 5]



=== TEST 8: HEAD is GET without a body (FILE-09)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: my $h = ::get('Patient.1'); $h =~ s/GET/HEAD/; $h
--- more_headers
Accept-Encoding: gzip
--- error_code: 200
--- response_headers eval
"Content-Length: " . length($::gz) . "
Content-Type: application/fhir+ndjson
Content-Encoding: gzip
ETag: $::etag
Vary: Accept-Encoding, Accept"
--- response_body:



=== TEST 9: a range of the stored bytes (FILE-08)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: [(::get('Patient.1')) x 3]
--- more_headers eval
["Accept-Encoding: gzip\nRange: bytes=10-19\n",
 "Accept-Encoding: gzip\nRange: bytes=-7\n",
 "Accept-Encoding: gzip\nRange: bytes=30-\n"]
--- error_code eval: [206, 206, 206]
--- response_headers eval
my $n = length $::gz;
[map { "Content-Range: bytes $_/$n\nContent-Encoding: gzip\n"
       . "Content-Type: application/fhir+ndjson\nETag: $::etag\n"
       . 'Vary: Accept-Encoding, Accept' }
 '10-19', ($n - 7) . '-' . ($n - 1), '30-' . ($n - 1)]
--- response_body eval
[substr($::gz, 10, 10), substr($::gz, -7), substr($::gz, 30)]



=== TEST 10: two halves are the whole (FILE-08)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: [::get('Patient.1'), ::get('Patient.1')]
--- more_headers eval
["Accept-Encoding: gzip\nRange: bytes=0-99\n",
 "Accept-Encoding: gzip\nRange: bytes=100-\nIf-Range: $::etag\n"]
--- error_code eval: [206, 206]
--- response_body eval: [substr($::gz, 0, 100), substr($::gz, 100)]



=== TEST 11: several ranges
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: ::get('Plain.1')
--- more_headers
Range: bytes=0-1,5-6
--- error_code: 206
--- response_headers_like
Content-Type: multipart/byteranges; boundary=.*
--- response_body_like: Content-Type: application/fhir\+ndjson



=== TEST 12: a bad range: 416 with the length, our headers once (FILE-08)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: ::get('Patient.1')
--- more_headers
Accept-Encoding: gzip
Range: bytes=999999-
--- error_code: 416
--- response_headers eval
"Content-Range: bytes */" . length($::gz) . "
Content-Encoding:
Content-Type: application/fhir+json
X-Content-Type-Options: nosniff
Cache-Control: private, no-store"
--- raw_response_headers_unlike: (?s)X-Request-Id:.*X-Request-Id:
--- response_body_like: ^\{"resourceType":"OperationOutcome"



=== TEST 13: If-Range that does not match gives the whole
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: [::get('Patient.1'), ::get('Patient.1')]
--- more_headers eval
["Accept-Encoding: gzip\nRange: bytes=1-2\nIf-Range: \"other\"\n",
 "Accept-Encoding: gzip\nRange: bytes=1-2\nIf-Range: W/$::etag\n"]
--- error_code eval: [200, 200]
--- response_body eval: [$::gz, $::gz]



=== TEST 14: Range on identity is ignored
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: ::get('Patient.1')
--- more_headers
Range: bytes=1-2
--- error_code: 200
--- response_body eval: $::plain



=== TEST 15: If-None-Match: 304 with Vary, without a type (FILE-09)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: [(::get('Patient.1')) x 3]
--- more_headers eval
["Accept-Encoding: gzip\nIf-None-Match: $::etag\n",
 "If-None-Match: W/$::etag\n", "If-None-Match: \"other\"\n"]
--- error_code eval: [304, 304, 200]
--- response_headers eval
["Vary: Accept-Encoding, Accept\nContent-Type:\nETag: $::etag\n"
 . "Cache-Control: private, no-store",
 "Vary: Accept-Encoding, Accept\nContent-Type:",
 "Vary: Accept-Encoding, Accept"]



=== TEST 16: If-Match that fails: 412 as OperationOutcome
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: [::get('Patient.1'), ::get('Patient.1')]
--- more_headers eval
["Accept-Encoding: gzip\nIf-Match: $::etag\n",
 "Accept-Encoding: gzip\nIf-Match: \"other\"\n"]
--- error_code eval: [200, 412]
--- response_body_like eval: ['.', 'OperationOutcome']



=== TEST 17: Vary stays one when the host says gzip_vary, gzip does not pack twice
--- http_config eval: $::http
--- config
    gzip on; gzip_vary on; gzip_types *; gzip_min_length 1; etag on;
    location ^~ /r4/bulk-export/ { fhir_bulk files; }
--- user_files eval: ::job_files($::job)
--- request eval: ::get('Patient.1')
--- more_headers
Accept-Encoding: gzip
--- response_body eval: $::gz
--- raw_response_headers_unlike: (?s)Vary:.*Vary:



=== TEST 18: "expires", "types" and "charset" of the host change nothing
--- http_config eval: $::http
--- config
    expires 1d; charset utf-8; default_type text/html;
    types { text/x-ndjson ndjson; }
    location ^~ /r4/bulk-export/ { fhir_bulk files; }
--- user_files eval: ::job_files($::job)
--- request eval: ::get('Plain.1')
--- response_headers
Content-Type: application/fhir+ndjson
Cache-Control: private, no-store
Expires:



=== TEST 19: POST, PUT and others: 405 with Allow (NET-08)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval
[map { my $g = ::get('Plain.1'); $g =~ s/GET/$_/; $g } 'POST', 'PUT',
 'OPTIONS']
--- error_code eval: [405, 405, 405]
--- response_headers eval: [('Allow: GET, HEAD') x 3]



=== TEST 20: ten downloads of one file, then another (FILE-10)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- pipelined_requests eval: [(::get('Plain.1')) x 10, ::get('Patient.1')]
--- error_code eval: [(200) x 11]
--- response_body eval: [($::plain) x 11]



=== TEST 21: another tenant has other files (NET-03)
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk files; }
    location ^~ /b/bulk-export/ { fhir_bulk files; fhir_bulk_tenant b; }
--- user_files eval: [@{ ::job_files($::job) }, @{ ::job_files($::other, tenant => 'b') }]
--- request eval
[::get('Plain.1'),
 map { "GET /$_/Plain.1.ndjson" } "b/bulk-export/files/$::other",
 "b/bulk-export/files/$::job", "r4/bulk-export/files/$::other"]
--- error_code eval: [200, 200, 404, 404]



=== TEST 22: sendfile, aio, directio, limits of the host
--- http_config eval: $::http
--- config
    sendfile on; tcp_nopush on; output_buffers 1 4k; limit_rate 100m;
    location ^~ /r4/bulk-export/ { fhir_bulk files; }
--- user_files eval
::job_files($::job, files => { 'files/Big.1.ndjson' => 'x' x 2_000_000 })
--- request eval: ::get('Big.1')
--- response_body eval: 'x' x 2_000_000
--- timeout: 10
