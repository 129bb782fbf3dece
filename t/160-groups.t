# Copyright (c) the nginx-fhir-bulk authors
#
# Groups that may be exported, read and searched: which requests are taken
# from the FHIR server, what the sidecar gets (GRP-07, CAP-11, NET-10).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;
use FhirBulkToken;

our $http = http_config();
our $auth = auth_config(http_config());
our $host = <<'END';
    location /host/ { return 200 "host $request_method $request_uri\n"; }
END
our $config = <<'END' . $host;
    location /r4/ {
        fhir_bulk  export groups metadata;
        proxy_pass http://127.0.0.1:$TEST_NGINX_SERVER_PORT/host/;
    }
END
our $without = $config =~ s/ groups//r;

no_long_string();
no_root_location();
run_tests();

__DATA__

=== TEST 1: a read, byte for byte (GRP-07)
--- http_config eval: $::auth
--- config eval: $::config
--- user_files eval: ::key_files()
--- raw_request eval
"GET /r4/Group/g-1?_pretty=true HTTP/1.1\r
Host: evil.example\r
Accept: application/fhir+json\r
Prefer: handling=lenient\r
Content-Type: text/html\r
Cookie: a=b\r
Fhir-Bulk-Client: root\r
" . ::bearer(claims => { scope => 'system/Group.rs' }) =~ s/\n/\r\n/r
. "Connection: close\r
\r
"
--- error_code: 202
--- response_body_like eval
qr{^GET /v1/groups/g-1 HTTP/1\.1\r
Host: fhir-bulkd\r
Fhir-Bulk-Protocol: 1\.0\r
Fhir-Bulk-Tenant: default\r
Fhir-Bulk-Request-Id: [0-9a-f]{32}\r
Fhir-Bulk-Client: app\r
Fhir-Bulk-Scope: system/Group\.rs\r
Fhir-Bulk-Address: 127\.0\.0\.1\r
Fhir-Bulk-Path: /r4/Group/g-1\r
Fhir-Bulk-Base: https://fhir\.example\.org/r4\r
Accept: application/fhir\+json\r
Prefer: handling=lenient\r
\n$}
--- no_error_log
[error]



=== TEST 2: a search, with its query (GRP-07)
--- http_config eval: $::auth
--- config eval: $::config
--- user_files eval: ::key_files()
--- request
GET /r4/Group?name=Di%20abetes&identifier=a%7Cb
--- more_headers eval: ::bearer(claims => { scope => 'system/Group.rs' })
--- error_code: 202
--- response_body_like eval
qr{^GET /v1/groups HTTP/1\.1\r
(?s:.*)Fhir-Bulk-Scope: system/Group\.rs\r
Fhir-Bulk-Address: 127\.0\.0\.1\r
Fhir-Bulk-Path: /r4/Group\r
Fhir-Bulk-Base: https://fhir\.example\.org/r4\r
Fhir-Bulk-Query: name=Di%20abetes&identifier=a%7Cb\r
(?!(?s:.*)Fhir-Bulk-(Method|Level|Operation|Group|Prefix))}
--- no_error_log
[error]



=== TEST 3: what is ours with "groups", and what is not (GRP-07)
--- http_config eval: $::http
--- config eval: $::config
--- request eval
['GET /r4/Group', 'GET /r4/Group/a.B-9', 'GET /r4/%47roup/1', 'GET /r4//Group',
 'GET /r4/Group/1/_history', 'GET /r4/Group/_history', 'GET /r4/Group/_search',
 'GET /r4/Group/', 'GET /r4/Group/1/', 'GET /r4/Group/1/_history/2',
 'GET /r4/Group/1/$everything', 'GET /r4/Group/$x', 'GET /r4/x/Group/1',
 'GET /r4/x/Group', 'GET /r4/Groups', 'GET /r4/Groups/1', 'GET /r4/Patient/1',
 'GET /r4/Group/a%20b', 'GET /r4/Group/' . 'a' x 65, 'GET /r4/group/1']
--- error_code eval: [(202) x 4, (200) x 16]
--- response_body_like eval
['^GET /v1/groups HTTP', '^GET /v1/groups/a\.B-9 HTTP', '^GET /v1/groups/1 HTTP',
 '^GET /v1/groups HTTP', ('^host GET /host/') x 16]
--- no_error_log
[error]



=== TEST 4: other methods are the FHIR server's: create, update, delete, search by POST
--- http_config eval: $::http
--- config eval: $::config
--- request eval
["POST /r4/Group\nbody", "PUT /r4/Group/1\nbody", 'DELETE /r4/Group/1',
 "PATCH /r4/Group/1\nbody", "POST /r4/Group/_search\nname=x", 'OPTIONS /r4/Group']
--- error_code eval: [(200) x 6]
--- response_body_like eval
[map { "^host $_ /host/Group" } qw(POST PUT DELETE PATCH POST OPTIONS)]
--- no_error_log
[error]



=== TEST 5: HEAD is asked as GET (STAT-09)
--- http_config eval: $::http
--- config eval: $::config
--- request eval: ['HEAD /r4/Group/1', 'HEAD /r4/Group']
--- error_code eval: [202, 202]
--- response_body eval: ['', '']
--- response_headers_like eval: [('Content-Length: \d{3,}') x 2]
--- no_error_log
[error]



=== TEST 6: without "groups" all of it stays with the FHIR server (GRP-07)
--- http_config eval: $::http
--- config eval: $::without
--- request eval: ['GET /r4/Group', 'GET /r4/Group/1', 'GET /r4/Group?name=x']
--- error_code eval: [200, 200, 200]
--- response_body eval
["host GET /host/Group\n", "host GET /host/Group/1\n",
 "host GET /host/Group?name=x\n"]
--- no_error_log
[error]



=== TEST 7: a token is needed, and none in the URL (ACC-01, ACC-05)
--- http_config eval: $::auth
--- config eval: $::config
--- user_files eval: ::key_files()
--- request eval
['GET /r4/Group', 'GET /r4/Group/1', 'GET /r4/Group', 'POST /r4/Group',
 'GET /r4/Group?access_token=x']
--- more_headers eval
['', '', "Authorization: Bearer x\n", '', ::bearer()]
--- error_code eval: [401, 401, 401, 200, 400]
--- response_headers_like eval
[('WWW-Authenticate: Bearer realm="https://fhir.example.org/r4".*') x 3, '',
 'Cache-Control: no-store']
--- no_error_log
[error]



=== TEST 8: the sidecar's answers pass (GRP-07)
--- http_config eval: $::auth
--- config eval: $::config
--- user_files eval: ::key_files()
--- request eval
[map { "GET /r4/Group?play=$_" } qw(scope gone refuse cached)]
--- more_headers eval: [(::bearer()) x 4]
--- error_code eval: [403, 404, 400, 200]
--- response_headers eval
['WWW-Authenticate: Bearer error="insufficient_scope", scope="system/Patient.rs"
Content-Type: application/fhir+json',
 'Cache-Control: no-store', 'Content-Type: application/fhir+json',
 'Cache-Control: no-store, private']
--- response_body eval
[($FakeSidecar::outcome) x 3, $FakeSidecar::manifest]
--- no_error_log
[error]



=== TEST 9: the sidecar away: 503, and the FHIR server's own errors as they are (STAT-16)
--- http_config eval: $::http
--- config
    location /r4/ {
        fhir_bulk  export groups;
        fhir_bulk_pass unix:$TEST_NGINX_HTML_DIR/nobody.sock;
        try_files /none @host;
    }
    location @host { return 503 "the host's own"; }
--- request eval: ['GET /r4/Group/1', 'POST /r4/Group', 'GET /r4/Patient']
--- error_code eval: [503, 503, 503]
--- response_body_like eval
['"code":"transient"', "^the host's own", "^the host's own"]



=== TEST 10: the query of a search reaches no log (NET-10)
--- log_level: info
--- http_config eval: $::http . '    log_format t "log: $request";' . "\n"
--- config
    location /r4/ { fhir_bulk export groups; access_log logs/error.log t; }
--- request
GET /r4/Group?identifier=secret&play=nolength
--- error_code: 502
--- error_log eval
[qr/^log: GET \/r4\/Group HTTP\/1\.1$/m, 'bad reply of the sidecar: no length']
--- no_error_log
secret



=== TEST 11: metadata tells whether there are Groups (CAP-11)
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export groups metadata; try_files /none =418; }
    location = /b/metadata { fhir_bulk metadata groups; }
    location /c/ { fhir_bulk export metadata; try_files /none =418; }
--- request eval
['GET /r4/metadata', 'GET /b/metadata', 'GET /c/metadata',
 'GET /r4/OperationDefinition/export', 'GET /c/Group/1']
--- error_code eval: [(202) x 4, 418]
--- response_body_like eval
[('Fhir-Bulk-Groups: on\r\n') x 2, '^(?!(?s:.*)Fhir-Bulk-Groups)',
 '^(?!(?s:.*)Fhir-Bulk-Groups)', '']
--- no_error_log
[error]



=== TEST 12: below the location too, and inherited by "if"
--- http_config eval: $::http
--- config
    location /fhir/ {
        fhir_bulk export groups;
        if ($arg_x) { set $y 1; }
        try_files /none =418;
    }
    location /off/ { fhir_bulk off; return 418; }
--- request eval
['GET /fhir/Group/1', 'GET /fhir/Group?x=1', 'GET /fhir/y/Group', 'GET /off/Group']
--- error_code eval: [202, 202, 418, 418]
--- no_error_log
[error]



=== TEST 13: what nginx refuses is written down (NET-10)
--- http_config eval: $::auth =~ s/fhir_bulk_audit off/fhir_bulk_audit logs\/error.log/r
--- config eval: $::config
--- user_files eval: ::key_files()
--- request
GET /r4/Group/g-1
--- error_code: 401
--- error_log eval
qr{"event":"denied","tenant":"default","address":"127\.0\.0\.1","request_id":"[0-9a-f]{32}","method":"GET","path":"/r4/Group/g-1","status":401,"group":"g-1","reason":"login"\}$}m



=== TEST 14: a subrequest gets no Group
--- http_config eval: $::auth
--- config eval
$::config . '
    location /page { ssi on; ssi_types *; alias $TEST_NGINX_HTML_DIR/page; }'
--- user_files eval
[@{ ::key_files() }, [page => '<!--#include virtual="/r4/Group/1" -->.']]
--- request: GET /page
--- more_headers eval: ::bearer()
--- error_code: 200
--- response_body_unlike: v1/groups
--- error_log
request refused that no access check saw



=== TEST 15: "groups" alone has nothing beside it
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk groups; }
--- must_die
--- error_log
"fhir_bulk" directive needs "export" or "metadata" beside "groups"



=== TEST 16: not with status and files
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk status export groups; }
--- must_die
--- error_log
"fhir_bulk" directive needs a location of its own for "status" and "files"



=== TEST 17: a fragment is no part of the path that is written down (NET-10)
--- http_config eval: $::auth
--- config eval: $::config
--- user_files eval: ::key_files()
--- raw_request eval
"GET /r4/Group/g-1#patient=s3cret HTTP/1.1\r
Host: localhost\r
" . ::bearer(claims => { scope => 'system/Group.rs' }) =~ s/\n/\r\n/r
. "Connection: close\r
\r
"
--- error_code: 202
--- response_body_like: (?s)\AGET /v1/groups/g-1 .*Fhir-Bulk-Path: /r4/Group/g-1\r\n
--- no_error_log
[error]
