# Copyright (c) the nginx-fhir-bulk authors
#
# Files as XML (FILE-20, FILE-21): who gets it, what the sidecar is asked, and
# that the XML is a file like any other.

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

our $http = http_config();
our $config = <<'END';
    fhir_bulk_xml on;
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
    location /r4/ { fhir_bulk export; }
END

our $job = FakeSidecar::job('xml');
our $xml = '<Bundle xmlns="http://hl7.org/fhir">' . 'x' x 500 . '</Bundle>';
our $gz = gz($xml);
our $etag = sprintf '"4b3d3b00-%x"', length $gz;
our %made = ('xml/Patient.1.xml.gz' => $gz, 'xml/Plain.1.xml' => $xml);

sub files {
    return job_files($job, @_, files => {
        %made,
        map { ("files/$_.1.ndjson.gz" => gz(FhirBulkTest::patients())) }
            qw(Patient Plain Slow Gone Off Lie Never Slam Observation)
    });
}

# "Patient.1", with a query or not
sub get {
    my ($name, $query) = $_[0] =~ /^([^?]*)(.*)/;
    return "GET /r4/bulk-export/files/$job/$name.ndjson$query";
}

no_long_string();
run_tests();

__DATA__

=== TEST 1: the XML that is there is served, packed as it is (FILE-20)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::files()
--- request eval: ::get('Patient.1')
--- more_headers
Accept: application/fhir+xml
Accept-Encoding: gzip
--- error_code: 200
--- response_headers eval
"Content-Type: application/fhir+xml
Content-Encoding: gzip
Content-Length: " . length($::gz) . "
ETag: $::etag
Accept-Ranges: bytes
Vary: Accept-Encoding, Accept
Cache-Control: private, no-store
X-Content-Type-Options: nosniff"
--- raw_response_headers_unlike: (?s)Vary:.*Vary:
--- response_body eval: $::gz
--- no_error_log
[error]



=== TEST 2: unpacked, plain, HEAD, a range, a condition (FILE-21: as NDJSON)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::files()
--- request eval
my $head = ::get('Patient.1') =~ s/GET/HEAD/r;
[::get('Patient.1'), ::get('Plain.1'), $head, ::get('Patient.1'),
 ::get('Patient.1'), ::get('Patient.1')]
--- more_headers eval
my $x = "Accept: application/fhir+xml\n";
[$x, $x, "${x}Accept-Encoding: gzip\n",
 "${x}Accept-Encoding: gzip\nRange: bytes=2-5\n",
 "${x}If-None-Match: $::etag\n",
 "${x}Accept-Encoding: gzip\nRange: bytes=999999-\n"]
--- error_code eval: [200, 200, 200, 206, 304, 416]
--- response_headers eval
["Content-Type: application/fhir+xml\nETag: W/$::etag",
 "Content-Type: application/fhir+xml\nContent-Length: " . length($::xml),
 "Content-Type: application/fhir+xml\nContent-Length: " . length($::gz),
 "Content-Type: application/fhir+xml\nContent-Range: bytes 2-5/"
 . length($::gz), "Vary: Accept-Encoding, Accept",
 "Content-Type: application/fhir+json\nContent-Range: bytes */"
 . length($::gz)]
--- response_body_like eval
[map { qr/^\Q$_\E/ } $::xml, $::xml, '', substr($::gz, 2, 4), '',
 '{"resourceType":"OperationOutcome"']



=== TEST 3: who does not ask for XML gets NDJSON (FILE-04)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::files()
--- request eval: [(::get('Patient.1')) x 8]
--- more_headers eval
['', map { CORE::join '', map { "Accept: $_\n" } split /\|/ }
 '*/*', 'application/*', 'application/xml', 'application/fhir+xml;q=0',
 'application/fhir+xml;q=0.5, application/json',
 'application/fhir+ndjson|application/fhir+xml;q=0.9', 'text/html']
--- error_code eval: [(200) x 8]
--- response_headers eval: [('Content-Type: application/fhir+ndjson') x 8]
--- response_body_like eval: [(qr/^\{"resourceType":"Patient"/) x 8]



=== TEST 4: who asks for both gets XML unless JSON is wanted more (FILE-20)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::files()
--- request eval: [(::get('Patient.1')) x 5]
--- more_headers eval
[map { CORE::join '', map { "Accept: $_\n" } split /\|/ }
 'application/fhir+xml, application/fhir+json',
 'application/fhir+xml;q=0.3, */*', '*/*|application/fhir+xml;q=0.1',
 'Application/FHIR+XML; charset=utf-8',
 'application/fhir+ndjson;q=0.5|application/fhir+xml;q=0.5']
--- error_code eval: [(200) x 5]
--- response_headers eval: [('Content-Type: application/fhir+xml') x 5]



=== TEST 5: off by default, and by "off" inside (FILE-04)
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
--- user_files eval: ::files()
--- request eval: ::get('Patient.1')
--- more_headers
Accept: application/fhir+xml
--- error_code: 200
--- response_headers
Content-Type: application/fhir+ndjson



=== TEST 6: the sidecar is asked once, then the file is there (FILE-20)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
my $job = FakeSidecar::job('once');
[map { [$_->[0] =~ s/\Q$::job\E/$job/r, @$_[1, 2]] } @{ ::files() }]
--- request eval
my $url = '/r4/bulk-export/files/' . FakeSidecar::job('once')
    . '/Observation.1.ndjson';
["GET $url", "GET $url", "HEAD $url", 'GET /r4/$export?play=seen&of=once']
--- more_headers
Accept: application/fhir+xml
--- error_code eval: [200, 200, 200, 202]
--- response_headers eval
["Content-Type: application/fhir+xml\nCache-Control: private, no-store
Vary: Accept-Encoding, Accept\nX-Content-Type-Options: nosniff",
 ('Content-Type: application/fhir+xml') x 2, '']
--- raw_response_headers_unlike eval
[qr/(?s)X-Request-Id:.*X-Request-Id:|X-Accel/, ('a^') x 3]
--- response_body_like eval
[(qr{^<made-from>Observation.1</made-from>$}) x 2, '',
 qr/\A[0-9a-f]{32} connection \d+ request \d+\n\z/]
--- no_error_log
[error]



=== TEST 7: HEAD has it made as well
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::files()
--- request eval: ::get('Observation.1') =~ s/GET/HEAD/r
--- more_headers
Accept: application/fhir+xml
Accept-Encoding: gzip
--- error_code: 200
--- response_headers eval
"Content-Type: application/fhir+xml\nContent-Length: "
. length(::gz('<made-from>Observation.1</made-from>'))
--- response_body:



=== TEST 8: not yet: 503 with Retry-After and the sidecar's words
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::files()
--- request eval: ::get('Slow.1')
--- more_headers
Accept: application/fhir+xml
--- error_code: 503
--- response_headers
Content-Type: application/fhir+json
Retry-After: 2
Cache-Control: no-store
--- response_body eval: $FakeSidecar::outcome
--- no_error_log
[error]



=== TEST 9: no such file, or gone meanwhile: 404
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::files()
--- request eval: [::get('Gone.1'), ::get('Never.1'), ::get('Lie.1')]
--- more_headers
Accept: application/fhir+xml
--- error_code eval: [404, 404, 404]
--- response_headers eval: [('Content-Type: application/fhir+json') x 3]
--- no_error_log
[error]



=== TEST 10: the sidecar makes no XML: NDJSON, never 406 (FILE-04)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::files()
--- request eval: ::get('Off.1')
--- more_headers
Accept: application/fhir+xml
--- error_code: 200
--- response_headers
Content-Type: application/fhir+ndjson
Vary: Accept-Encoding, Accept
--- response_body eval: FhirBulkTest::patients()
--- no_error_log
[error]



=== TEST 11: the sidecar is away: 503 for what it would have to make, and what
is there goes on (STAT-16)
--- http_config eval: $::http
--- config
    fhir_bulk_xml on;
    fhir_bulk_pass unix:$TEST_NGINX_HTML_DIR/none.sock;
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
--- user_files eval: ::files()
--- request eval: [::get('Observation.1'), ::get('Patient.1')]
--- more_headers
Accept: application/fhir+xml
--- error_code eval: [503, 200]
--- response_headers eval
["Content-Type: application/fhir+json\nRetry-After: 5",
 'Content-Type: application/fhir+xml']



=== TEST 12: the connection breaks: one more try, then 503
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::files()
--- request eval: ::get('Slam.1')
--- more_headers
Accept: application/fhir+xml
--- error_code: 503
--- response_headers
Content-Type: application/fhir+json
Retry-After: 5



=== TEST 13: access is checked before anything is made: owner, expiry, name
(FILE-21)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::files(client => 'other') }, map { ["$_->[0]", @$_[1, 2]] }
 @{ ::job_files($::other, expires => 1) }]
--- request eval
[::get('Patient.1'), "GET /r4/bulk-export/files/$::other/Patient.1.ndjson",
 ::get('../Patient.1'), ::get('.Patient.1')]
--- more_headers
Accept: application/fhir+xml
--- error_code eval: [404, 404, 404, 404]
--- response_headers eval: [('Content-Type: application/fhir+json') x 4]
--- no_error_log
[error]



=== TEST 14: files of an XML job: XML whatever is asked for, with the directive
or without (FMT-03)
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
--- user_files eval
::job_files($::job, files => { 'files/Patient.1.xml.gz' => $::gz })
--- request eval
my $url = "/r4/bulk-export/files/$::job/Patient.1.xml";
["GET $url", "GET $url", "HEAD $url",
 "GET /r4/bulk-export/files/$::job/Patient.1.ndjson"]
--- more_headers eval
['', "Accept: application/fhir+ndjson\n", "Accept-Encoding: gzip\n", '']
--- error_code eval: [200, 200, 200, 404]
--- response_headers eval
[('Content-Type: application/fhir+xml') x 3,
 'Content-Type: application/fhir+json']
--- response_body_like eval
[qr/^<Bundle/, qr/^<Bundle/, '', qr/OperationOutcome/]



=== TEST 15: the folder of made XML has no URL of its own
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::files()
--- request eval
["GET /r4/bulk-export/files/$::job/Patient.1.xml",
 "GET /r4/bulk-export/xml/$::job/Patient.1.xml",
 "GET /r4/bulk-export/files/$::job/xml/Patient.1.xml"]
--- error_code eval: [404, 404, 404]



=== TEST 16: a host's rewrite comes before: the request is asked for again as
it was found
--- http_config eval: $::http
--- config
    fhir_bulk_xml on;
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
    location ^~ /old%20place/ { return 404; }
    location /short/ { rewrite ^/short/(.*) /r4/bulk-export/files/$1 last; }
--- user_files eval: ::files()
--- request eval
["GET /short/$::job/Observation.1.ndjson?a=b",
 "GET /short/$::job/Off.1.ndjson?a=b"]
--- more_headers
Accept: application/fhir+xml
--- error_code eval: [200, 200]
--- response_body_like eval
[qr/^<made-from>Observation.1</, qr/^\{"resourceType":"Patient"/]
--- no_error_log
[error]



=== TEST 17: a location whose name has to be escaped
--- http_config eval: $::http
--- config
    fhir_bulk_xml on;
    location "^~" { return 404; }
    location "/r 4%/b?c/" { fhir_bulk status files; }
--- user_files eval: ::files()
--- request eval
"GET /r%204%25/b%3Fc/files/$::job/Observation.1.ndjson"
--- more_headers
Accept: application/fhir+xml
--- error_code: 200
--- response_body: <made-from>Observation.1</made-from>
--- no_error_log
[error]



=== TEST 18: files with XML need the sidecar
--- http_config
    fhir_bulk_base https://fhir.example.org/r4;
    fhir_bulk_root $TEST_NGINX_HTML_DIR/exports;
    fhir_bulk_auth off;
--- config
    fhir_bulk_xml on;
    location ^~ /r4/bulk-export/ { fhir_bulk files; }
--- must_die
--- error_log
needs "fhir_bulk_pass"



=== TEST 19: the request to the sidecar (docs/protocol.md)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files(FakeSidecar::job('echo'))
--- request eval
'GET /r4/bulk-export/files/' . FakeSidecar::job('echo')
. '/Patient.1.ndjson?a=b'
--- more_headers
Accept: application/fhir+xml
--- error_code: 202
--- response_body_like eval
qr{^GET\ /v1/exports/echo-{18}/xml/Patient\.1\.ndjson\ HTTP/1\.1\r\n
   Host:\ fhir-bulkd\r\nFhir-Bulk-Protocol:\ 1\.0\r\n
   Fhir-Bulk-Tenant:\ default\r\nFhir-Bulk-Request-Id:\ [0-9a-f]{32}\r\n
   Accept:\ application/fhir\+xml\r\n}x



=== TEST 20: the second time is checked as the first, with what other modules
find out, and with the query that it came with
--- http_config eval: $::http
--- config
    fhir_bulk_xml on;
    fhir_bulk_auth variables clients=off;
    fhir_bulk_audit off;
    fhir_bulk_client $arg_who;
    fhir_bulk_scopes $scopes;
    location ^~ /r4/bulk-export/ {
        set $scopes "system/Observation.rs";
        fhir_bulk status files;
    }
--- user_files eval: ::files(client => 'app')
--- request eval
[map { ::get($_) } 'Observation.1?x=%25&who=app', 'Observation.1',
 'Observation.1?who=other', 'Patient.1?who=app']
--- more_headers
Accept: application/fhir+xml
--- error_code eval: [200, 401, 404, 403]
--- response_body_like eval
[qr/^<made-from>Observation.1</, (qr/OperationOutcome/) x 3]
