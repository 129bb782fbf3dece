# Copyright (c) the nginx-fhir-bulk authors
#
# The audit trail of the edge: what is written down, and what is not
# (NET-10, ERR-03).  It goes into the error log here, where Test::Nginx looks.

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

our $http = http_config() . "    fhir_bulk_audit logs/error.log;\n";
our $config = <<'END';
    location /r4/ { fhir_bulk export metadata; try_files /none =404; }
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
END

our $plain_length = length FhirBulkTest::patients();
our $gz_length = length gz(FhirBulkTest::patients());
our $time = qr/"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/;

sub file { "/r4/bulk-export/files/$job/$_[0].ndjson" }

# the line of a download; rest: from "start"'s end
sub line {
    my ($path, $status, $type, $rest) = @_;
    return qr/^\{"time":$time,"event":"download","tenant":"default",
        "client":"anonymous","address":"127\.0\.0\.1",
        "request_id":"[0-9a-f]{32}","method":"GET","path":"\Q$path\E",
        "status":$status,"job":"$job","types":\["$type"\],
        "start":$time,\Q$rest\E\}$/mx;
}

no_long_string();
run_tests();

__DATA__

=== TEST 1: a download: who, what, from when to when, how much (NET-10)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: 'GET ' . ::file('Plain.1')
--- error_code: 200
--- error_log eval
::line(::file('Plain.1'), 200, 'Plain',
       qq("bytes":$::plain_length,"complete":true))



=== TEST 2: the stored bytes of a gzip download
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: 'GET ' . ::file('Patient.1')
--- more_headers
Accept-Encoding: gzip
--- error_code: 200
--- error_log eval
::line(::file('Patient.1'), 200, 'Patient',
       qq("bytes":$::gz_length,"complete":true))



=== TEST 3: an unpacked one
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: 'GET ' . ::file('Patient.1')
--- error_code: 200
--- error_log eval
qr/"event":"download".*"types":\["Patient"\].*"bytes":\d{4},"complete":true\}$/m



=== TEST 4: a range
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: 'GET ' . ::file('Plain.1')
--- more_headers
Range: bytes=10-29
--- error_code: 206
--- error_log eval
::line(::file('Plain.1'), 206, 'Plain',
       qq("bytes":20,"complete":true,"range":"bytes 10-29/$::plain_length"))



=== TEST 5: several ranges
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: 'GET ' . ::file('Plain.1')
--- more_headers
Range: bytes=0-4,10-14
--- error_code: 206
--- error_log eval
qr/"event":"download".*"status":206.*"complete":true,"range":"bytes=0-4,10-14"\}$/m



=== TEST 6: the path is the client's, without the query
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: 'GET ' . ::file('Plai%6e.1') . '?patient=secret&"'
--- error_code: 200
--- error_log eval
::line(::file('Plai%6e.1'), 200, 'Plain',
       qq("bytes":$::plain_length,"complete":true))
--- no_error_log eval
qr/^\{"time".*secret/m



=== TEST 7: nothing of a file is sent: no download
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval
['HEAD ' . ::file('Plain.1'), 'GET ' . ::file('Plain.1'),
 'GET ' . ::file('Plain.1'), 'GET ' . ::file('Nothing.1')]
--- more_headers eval
['', "If-Modified-Since: Fri, 01 Jan 2010 00:00:00 GMT\n",
 "Range: bytes=9999999-\n", '']
--- error_code eval
[200, 304, 416, 404]
--- no_error_log eval
qr/^\{"time"/m



=== TEST 8: an empty file is a download too
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job, files => {'files/E.1.ndjson' => ''})
--- request eval: 'GET ' . ::file('E.1')
--- error_code: 200
--- error_log eval
::line(::file('E.1'), 200, 'E', '"bytes":0,"complete":true')



=== TEST 9: somebody else's file: refused for its owner, outside only a 404
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job_files($::job, client => 'app-2')
--- request eval: 'GET ' . ::file('Patient.1')
--- error_code: 404
--- error_log eval
qr/^\{"time":$::time,"event":"denied","tenant":"default","client":"anonymous","address":"127\.0\.0\.1","request_id":"[0-9a-f]{32}","method":"GET","path":"[^"?]*","status":404,"job":"$::job","types":\["Patient"\],"reason":"owner"\}$/m
--- no_error_log
"event":"download"



=== TEST 10: the same, when the host has a page for it
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk files; error_page 404 /e; }
    location = /e { return 410; }
--- user_files eval: ::job_files($::job, client => 'app-2')
--- request eval: 'GET ' . ::file('Patient.1')
--- error_code: 410
--- error_log eval
qr/"event":"denied".*"path":"\/r4\/bulk-export\/files\/.*"job":"$::job".*"reason":"owner"\}$/m



=== TEST 11: a rule of the host: kick-off
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; deny all; }
--- request
GET /r4/Group/g-1/$export?_type=Patient
--- error_code: 403
--- error_log eval
qr/"event":"denied".*"method":"GET","path":"\/r4\/Group\/g-1\/\$export","status":403,"group":"g-1","reason":"host"\}$/m



=== TEST 12: a rule of the host: status
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ {
        fhir_bulk status;
        auth_basic x;
        auth_basic_user_file /dev/null;
    }
--- request eval: "DELETE /r4/bulk-export/jobs/$::job"
--- error_code: 401
--- error_log eval
qr/"event":"denied".*"method":"DELETE","path":"[^"]*","status":401,"job":"$::job","reason":"host"\}$/m



=== TEST 13: the FHIR server's own requests are not ours to write down
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; deny all; }
--- request
GET /r4/Patient/123
--- error_code: 403
--- no_error_log eval
qr/^\{"time"/m



=== TEST 14: what the sidecar answers is written down there
--- http_config eval: $::http
--- config eval: $::config
--- request eval
['GET /r4/$export?play=forbid', 'GET /r4/$export?play=accept',
 'GET /r4/bulk-export/jobs/' . FakeSidecar::job('gone')]
--- error_code eval: [403, 202, 404]
--- no_error_log eval
qr/^\{"time"/m



=== TEST 15: off in a location
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk files; fhir_bulk_audit off; }
--- user_files eval: ::job_files($::job)
--- request eval: 'GET ' . ::file('Plain.1')
--- error_code: 200
--- no_error_log eval
qr/^\{"time"/m



=== TEST 16: nobody asked for it: without authorization the default is off
--- http_config eval: FhirBulkTest::http_config()
--- config eval: $::config
--- user_files eval: ::job_files($::job)
--- request eval: 'GET ' . ::file('Plain.1')
--- error_code: 200
--- no_error_log eval
qr/^\{"time"/m



=== TEST 17: a hostile path cannot break the line
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; deny all; }
--- raw_request eval
"GET /r4/a\"b\\c\xff\xc3\xa4/../\$export HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
--- error_code: 403
--- error_log eval
qr/"event":"denied".*"path":"\/r4\/a\\"b\\\\c%FF%C3%A4\/\.\.\/\$export","status":403,"reason":"host"\}$/m



=== TEST 18: a long path is cut
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; deny all; }
--- request eval
'GET /r4/' . ('%41' x 600) . '/../$export'
--- error_code: 403
--- error_log eval
qr/"path":"\/r4\/[%41]{1020}","status":403,"reason":"host"\}$/m



=== TEST 19: an audit record needs a name that is known beforehand
--- http_config eval: FhirBulkTest::http_config()
--- config
    location /r4/ { fhir_bulk export; fhir_bulk_audit logs/$host.log; }
--- must_die
--- error_log
"fhir_bulk_audit" directive cannot contain variables



=== TEST 20: twice in one place
--- http_config eval: FhirBulkTest::http_config()
--- config
    location /r4/ { fhir_bulk export; fhir_bulk_audit off;
                    fhir_bulk_audit logs/a.log; }
--- must_die
--- error_log
"fhir_bulk_audit" directive is duplicate



=== TEST 21: a file that cannot be opened stops nginx
--- http_config eval: FhirBulkTest::http_config()
--- config
    location /r4/ { fhir_bulk export; fhir_bulk_audit logs/none/a.log; }
--- must_die
--- error_log eval
qr/\[emerg\] .*open\(\) ".*logs\/none\/a\.log" failed/



=== TEST 22: "on" is no file
--- http_config eval: FhirBulkTest::http_config()
--- config
    location /r4/ { fhir_bulk export; fhir_bulk_audit on; }
--- must_die
--- error_log
"fhir_bulk_audit" directive needs a file, or "off"
