# Copyright (c) the nginx-fhir-bulk authors
#
# Ways to files that were open once, or would be with another configuration
# of the host (FILE-12, FILE-13, FILE-19, STAT-19, DEL-04).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

our $http = http_config();
our $config = <<'END';
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
END

# files of two jobs, and things beside them that no URL leads to
our $files = [
    @{ job_files($job) },
    @{ job_files($other, files => {
        'files/Secret.1.ndjson' => "other\n",
    }) },
    ["exports/default/$job/files/.hidden.ndjson" => 'hidden'],
    ["exports/default/$job/files/notes.txt" => 'notes'],
    ["exports/default/$job/files/Bare" => 'bare'],
    ["exports/default/$job/files/sub/X.ndjson" => 'sub'],
    ["exports/default/$job/tmp/Patient.2.ndjson" => 'unsealed'],
    ["exports/default/$job/Top.ndjson" => 'top'],
    ['exports/default/x.ndjson' => 'x'],
    ['exports/jobs.sqlite' => 'db'],
    ['index.html' => 'index'],
];

sub file { "GET /r4/bulk-export/files/$job/$_[0]" }

no_long_string();
run_tests();

__DATA__

=== TEST 1: nothing but sealed files by their names (FILE-19)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval
[map { ::file($_) } '', 'access.json', '../access.json', 'Patient.1.ndjson.gz',
 '.hidden.ndjson', 'notes.txt', 'Bare', 'sub/X.ndjson', 'Plain.1.ndjson/',
 'Plain.1.ndjson;x', 'Plain.1.ndjson%20', 'Plain.1.NDJSON', '.ndjson',
 'tmp/Patient.2.ndjson', '..%2ftmp%2fPatient.2.ndjson', '%2e%2e/Top.ndjson',
 '..%5cTop.ndjson', 'Plain.1.ndjson%0a', 'a%2fb.ndjson',
 ('a' x 122) . '.ndjson']
--- error_code eval: [(404) x 20]
--- response_body_like eval: [('"code":"not-found"') x 20]
--- no_error_log
[error]



=== TEST 2: nor in other folders
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval
[map { "GET /r4/bulk-export/$_" } 'files', 'files/', "files/$::job",
 'files/x.ndjson', 'files/../jobs.sqlite', 'files/%2e%2e%2fjobs.sqlite',
 "files/a/$::job/Plain.1.ndjson", "x/$::job/Plain.1.ndjson",
 "files/$::job/files/Plain.1.ndjson", 'files/default/x.ndjson',
 "files/./$::job/../$::other/Secret.1.ndjson",
 "files/$::other/Plain.1.ndjson"]
--- error_code eval: [(404) x 10, 200, 404]
--- no_error_log
Is a directory



=== TEST 3: climbing out is nginx's 400
--- http_config eval: $::http
--- config eval: $::config
--- raw_request eval
"GET /r4/bulk-export/files/../../../../etc/passwd HTTP/1.0\r\n\r\n"
--- error_code: 400



=== TEST 4: encoded spellings of a good name are the good name
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: $::files
--- request eval
[::file('%50lain.1.ndjson'), ::file('./Plain.1.ndjson'),
 ::file('/Plain.1.ndjson'), ::file('x/../Plain.1.ndjson?a=b')]
--- error_code eval: [(200) x 4]



=== TEST 5: another client's job looks as if it were not there (STAT-19)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::job_files($::job, client => 'app-2') },
 @{ ::job_files($::other, client => 'anonymou') },
 @{ ::job_files('x' x 22, client => 'anonymousX') }]
--- request eval
[::file('Plain.1.ndjson'),
 "GET /r4/bulk-export/files/$::other/Plain.1.ndjson",
 'GET /r4/bulk-export/files/' . 'x' x 22 . '/Plain.1.ndjson',
 'GET /r4/bulk-export/files/' . 'n' x 22 . '/Plain.1.ndjson']
--- error_code eval: [404, 404, 404, 404]
--- response_body eval
[('{"resourceType":"OperationOutcome","issue":[{"severity":"error",'
  . '"code":"not-found","details":{"text":"There is no such job or file, or '
  . 'not any more."},"diagnostics":"There is no such job or file, or not any '
  . "more.\"}]}\n") x 4]



=== TEST 6: an expired job is gone (FILE-12)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::job_files($::job, expires => time - 1) },
 @{ ::job_files($::other, expires => 0) }]
--- request eval
[::file('Plain.1.ndjson'),
 "GET /r4/bulk-export/files/$::other/Plain.1.ndjson"]
--- error_code eval: [404, 404]



=== TEST 7: a record with any doubt is none
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
our @records = (
 '', '{', '[]', 'null',
 '{"version":1,"client":"anonymous","expires":4000000000}',
 '{"version":2,"client":"anonymous","expires":4000000000,"types":[]}',
 '{"version":"1","client":"anonymous","expires":4000000000,"types":[]}',
 '{"version":1,"client":"anonymous","expires":"4000000000","types":[]}',
 '{"version":1,"client":"anonymous","expires":4e9,"types":[]}',
 '{"version":1,"client":"","expires":4000000000,"types":[]}',
 '{"version":1,"client":["anonymous"],"expires":4000000000,"types":[]}',
 '{"version":1,"client":"anonymous\u0000","expires":4000000000,"types":[]}',
 '{"version":1,"client":"anonymous","expires":4000000000,"types":{}}',
 '{"version":1,"client":"x","client":"anonymous","expires":4000000000,"types":[]}',
 '{"version":1,"client":"anonymous","expires":4000000000,"types":[]}x',
 '{"version":1,"client":"anonymous","expires":4000000000,"types":[],"x":"' . 'y' x 16384 . '"}',
 '{"version":1,"client":"anonymous","expires":99999999999999999999,"types":[]}',
);
my $n = 0;
[map { @{ ::job_files(sprintf('R%021d', $n++), record => $_) } } @records]
--- request eval
[map { sprintf 'GET /r4/bulk-export/files/R%021d/Plain.1.ndjson', $_ } 0 .. 16]
--- error_code eval: [(404) x 17]
--- error_log eval
qr/fhir bulk: (access record of job|".*" is not a file of at most 16384 bytes)/



=== TEST 8: a record of exactly 16 KiB, with members of later versions
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
my $r = '{"version":1,"client":"anonymous","expires":4000000000,"types":[],"x":""}';
$r =~ s/""/'"' . 'y' x (16384 - length $r) . '"'/e;
::job_files($::job, record => $r)
--- request eval: ::file('Plain.1.ndjson')
--- error_code: 200



=== TEST 9: a link or a folder in the place of the record is no record
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::job_files(FakeSidecar::job('link')) },
 @{ ::job_files(FakeSidecar::job('folder')) }]
--- request eval
[map { my $j = FakeSidecar::job($_);
       ("GET /r4/bulk-export/jobs/$j",
        "GET /r4/bulk-export/files/$j/Plain.1.ndjson") } 'link', 'folder']
--- error_code eval: [202, 404, 202, 404]



=== TEST 10: subrequests skip the access phase, the guard does not (SSI)
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
    location /page/ { ssi on; }
--- user_files eval
[@$::files, ['page/p.html' =>
 qq(<!--# include virtual="/r4/bulk-export/files/$::job/Plain.1.ndjson" -->)
 . qq(<!--# include virtual="/r4/bulk-export/jobs/$::job" -->)]]
--- request
GET /page/p.html
--- error_code: 200
--- response_body_like: 403 Forbidden.*403 Forbidden
--- response_body_unlike: resourceType
--- error_log
request refused that no access check saw



=== TEST 11: an internal redirect runs the check again
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
    location /in/ { rewrite ^/in/(.*)$ /r4/bulk-export/files/$1 last; }
    location /try/ { try_files /none /r4/bulk-export/files$uri; }
    location /err/ { error_page 418 = /r4/bulk-export/files/$arg_f; return 418; }
--- user_files eval
[@{ ::job_files($::job) }, @{ ::job_files($::other, client => 'app-2') }]
--- request eval
["GET /in/$::job/Plain.1.ndjson", "GET /in/$::other/Plain.1.ndjson",
 "GET /in/$::job/access.json", "GET /err/?f=$::job/Plain.1.ndjson",
 "GET /err/?f=$::other/Plain.1.ndjson"]
--- error_code eval: [200, 404, 404, 200, 404]



=== TEST 12: a regex location of the host does not come between
--- http_config eval: $::http
--- config
    location ~ \.ndjson$ { return 418; }
    location ^~ /r4/bulk-export/ { fhir_bulk files; }
    location ~ ^/r4/ { return 418; }
--- user_files eval: $::files
--- request eval: ::file('Plain.1.ndjson')
--- error_code: 200



=== TEST 13: captures of a map cannot choose the file
--- http_config eval
$::http . 'map $arg_x $evil { "~^(?<fhb_job>.*)/(?<fhb_file>.*)$" $1; default ""; }'
--- config
    location ^~ /r4/bulk-export/ {
        if ($evil) { set $a 1; }
        add_header X-Evil $evil;
        fhir_bulk files;
    }
--- user_files eval: $::files
--- request eval: ::file("Plain.1.ndjson?x=$::other/Secret.1.ndjson")
--- error_code: 200
--- response_body_like: ^\{"resourceType":"Patient"



=== TEST 14: try_files, mirror, index of the host do not see our URIs
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ {
        fhir_bulk files;
        try_files /index.html =418;
        mirror /mirror;
        index index.html;
        autoindex on;
    }
    location = /mirror { return 418; }
--- user_files eval: $::files
--- request eval
[::file('Plain.1.ndjson'), ::file(''), ::file('None.ndjson')]
--- error_code eval: [200, 404, 404]
--- response_body_unlike eval: [('index') x 3]
--- access_log
--- no_error_log
mirror



=== TEST 15: "if" and "limit_except" are locations of their own: they inherit
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ {
        fhir_bulk files;
        if ($arg_a) { set $b 1; }
        if ($arg_c) { add_header X-C 1; }
        limit_except GET { deny all; }
    }
--- user_files eval: $::files
--- request eval
[::file('Plain.1.ndjson?a=1'), ::file('Plain.1.ndjson?c=1'),
 ::file('access.json?a=1'), ::file('../access.json?c=1'),
 "POST /r4/bulk-export/files/$::job/Plain.1.ndjson?c=1"]
--- error_code eval: [200, 200, 404, 404, 405]



=== TEST 16: deny of the host holds (our yes is not the last word)
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk files; deny all; }
--- user_files eval: $::files
--- request eval: ::file('Plain.1.ndjson')
--- error_code: 403
--- response_headers
Content-Type: application/fhir+json
--- response_body_like: "code":"forbidden"



=== TEST 17: a rewrite that stays in the location is judged by what it became
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ {
        rewrite ^/r4/bulk-export/(?:f|x)/(.*)$ /r4/bulk-export/files/$1 break;
        rewrite ^/r4/bulk-export/out /etc/passwd break;
        fhir_bulk files;
    }
--- user_files eval: $::files
--- request eval
["GET /r4/bulk-export/f/$::job/Plain.1.ndjson",
 "GET /r4/bulk-export/x/$::job/access.json", 'GET /r4/bulk-export/out']
--- error_code eval: [200, 404, 404]
--- no_error_log
[alert]



=== TEST 18: "open_file_cache" does not outlive the job (DEL-04)
--- http_config eval
"open_file_cache max=100 inactive=60s; open_file_cache_errors on;\n"
. "open_file_cache_valid 60s;\n" . $::http
--- config
    location ^~ /r4/bulk-export/ {
        open_file_cache max=10;
        fhir_bulk status files;
    }
--- user_files eval: ::job_files(FakeSidecar::job('rename'))
--- request eval
my $j = FakeSidecar::job('rename');
my $get = "GET /r4/bulk-export/files/$j/Plain.1.ndjson";
[$get, $get, "DELETE /r4/bulk-export/jobs/$j", $get,
 "DELETE /r4/bulk-export/jobs/$j"]
--- error_code eval: [200, 200, 202, 404, 404]



=== TEST 19: $fhir_bulk_file of others leads nowhere
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ {
        fhir_bulk files;
        add_header X-Path $request_filename always;
        location /r4/bulk-export/off/ { fhir_bulk off; }
    }
    location /a/ { alias $fhir_bulk_file; }
    location /b/ { return 200 $fhir_bulk_file; }
--- user_files eval: $::files
--- request eval
["GET /a/$::job/Plain.1.ndjson", "GET /b/$::job/Plain.1.ndjson",
 "GET /r4/bulk-export/off/$::job/Plain.1.ndjson",
 "GET /r4/bulk-export/files/$::job/access.json"]
--- error_code eval: [404, 200, 404, 404]
--- response_body_like eval
['.', '^/dev/null/fhir-bulk$', '.', 'not-found']



=== TEST 20: a location inside ours keeps the rules
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ {
        fhir_bulk status files;
        location /r4/bulk-export/files/ { limit_rate 10m; }
        location ~ Patient { expires 1d; }
    }
--- user_files eval: $::files
--- request eval
[::file('Plain.1.ndjson'), ::file('access.json'),
 "GET /r4/bulk-export/files/$::job/Patient.1.ndjson"]
--- error_code eval: [200, 404, 200]



=== TEST 21: two roots with the same tenant and job stay apart in the zone
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk files; }
    location ^~ /b/ {
        fhir_bulk files;
        fhir_bulk_root $TEST_NGINX_HTML_DIR/exports2;
    }
--- user_files eval
[@$::files, ["exports2/default/$::job/files/Plain.1.ndjson" => 'no record']]
--- request eval
[::file('Plain.1.ndjson'), "GET /b/files/$::job/Plain.1.ndjson",
 ::file('Plain.1.ndjson')]
--- error_code eval: [200, 404, 200]



=== TEST 22: more jobs than the zone has room for
--- http_config eval: "fhir_bulk_zone small 32k;\n" . $::http
--- config eval: $::config
--- user_files eval
[map { @{ ::job_files(sprintf('Z%021d', $_),
          client => 'anonymous',
          files => { 'files/A.1.ndjson' => "$_\n" }) } } 1 .. 250]
--- pipelined_requests eval
[map { sprintf 'GET /r4/bulk-export/files/Z%021d/A.1.ndjson', $_ }
 1 .. 250, 1 .. 20]
--- error_code eval: [(200) x 270]
--- response_body eval: [map { "$_\n" } 1 .. 250, 1 .. 20]
--- no_error_log
[alert]
[crit]
