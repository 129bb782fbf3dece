# Copyright (c) the nginx-fhir-bulk authors
#
# "fhir_bulk export" in the location of an existing FHIR server: it gets
# everything but our URIs, unchanged.

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

our $http = http_config() . <<'END';
    upstream fhir { server 127.0.0.1:$TEST_NGINX_SERVER_PORT; keepalive 4; }
END

# the FHIR server: says what it was asked
our $fhir = <<'END';
    location /fhir-server/ {
        client_max_body_size 10m;
        add_header X-Body $content_length;
        add_header X-Conn $connection-$connection_requests;
        return 200 "fhir $request_method $request_uri\n";
    }
END

our $beside = $fhir . <<'END';
    location /r4/ {
        fhir_bulk export metadata discovery;
        client_max_body_size 10m;
        proxy_http_version 1.1;
        proxy_set_header Connection "";
        proxy_pass http://fhir/fhir-server/;
    }
END

no_long_string();
run_tests();

__DATA__

=== TEST 1: ours is ours, the rest is theirs
--- http_config eval: $::http
--- config eval: $::beside
--- request eval
['GET /r4/$export', 'GET /r4/Patient/$export', 'GET /r4/Group/1/$export',
 'GET /r4/metadata', 'GET /r4/Patient/1?_x=%24export',
 'GET /r4/Patient/$everything', 'GET /r4/$exports', 'GET /r4/$export/1',
 'PUT /r4/$export', 'DELETE /r4/Patient/1']
--- error_code eval: [202, 202, 202, 202, 200, 200, 200, 200, 405, 200]
--- response_body_like eval
['^POST /v1/exports', '^POST /v1/exports', '^POST /v1/exports',
 '^GET /v1/metadata', '^fhir GET /fhir-server/Patient/1\?_x=%24export$',
 '^fhir GET /fhir-server/Patient/\$everything$',
 '^fhir GET /fhir-server/\$exports$', '^fhir GET /fhir-server/\$export/1$',
 '^\{"resourceType":"OperationOutcome"', '^fhir DELETE']
--- no_error_log
[error]



=== TEST 2: their requests carry no header of ours, their replies neither
--- http_config eval: $::http
--- config eval: $::beside
--- request
GET /r4/Patient/1
--- raw_response_headers_unlike: X-Request-Id|Cache-Control|Retry-After
--- response_body
fhir GET /fhir-server/Patient/1



=== TEST 3: bodies go through: with a length, chunked, unbuffered
--- http_config eval: $::http
--- config eval
my $c = $::beside; $c =~ s/proxy_http_version/proxy_request_buffering off;\n$&/;
$c
--- request eval
["POST /r4/Patient\n" . 'x' x 3_000_000, "PUT /r4/Patient/1\n" . 'x' x 10]
--- error_code eval: [200, 200]
--- response_headers eval: ['X-Body: 3000000', 'X-Body: 10']
--- timeout: 10



=== TEST 4: errors of the FHIR server stay as they are
--- http_config eval: $::http
--- config
    location /fhir-server/ { return 404 "theirs"; }
    location /r4/ {
        fhir_bulk export;
        proxy_pass http://fhir/fhir-server/;
    }
    location /down/ { fhir_bulk export; proxy_pass http://127.0.0.1:1/; }
--- request eval: ['GET /r4/Patient/1', 'GET /down/Patient/1']
--- error_code eval: [404, 502]
--- response_body_like eval: ['^theirs$', '<html>']



=== TEST 5: try_files and mirror do not see ours
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; mirror /mirror; try_files /none @fhir; }
    location @fhir { return 200 "fallback"; }
    location = /mirror { return 418; }
--- request eval: ['GET /r4/$export', 'GET /r4/Patient/1']
--- error_code eval: [202, 200]
--- response_body_like eval: ['^POST /v1/exports', '^fallback$']



=== TEST 6: "if" with proxy_pass: ours stays ours
--- http_config eval: $::http
--- config eval
$::fhir . <<'END'
    location /r4/ {
        fhir_bulk export;
        if ($arg_x) { proxy_pass http://fhir; }
        if ($arg_y) { set $z 1; }
        return 418;
    }
END
--- request eval: ['GET /r4/$export?x=1']
--- error_code eval: [418]



=== TEST 7: the same without the return
--- http_config eval: $::http
--- config eval
$::fhir . <<'END'
    location /r4/ {
        fhir_bulk export;
        if ($arg_x) { proxy_pass http://fhir; }
        if ($arg_y) { set $z 1; }
        proxy_pass http://fhir/fhir-server/;
    }
END
--- request eval
['GET /r4/$export?x=1', 'GET /r4/$export?y=1', 'GET /r4/Patient/1?y=1']
--- error_code eval: [202, 202, 200]



=== TEST 8: limit_except of the host still holds
--- http_config eval: $::http
--- config eval
$::fhir . <<'END'
    location /r4/ {
        fhir_bulk export;
        limit_except GET { deny all; }
        proxy_pass http://fhir/fhir-server/;
    }
END
--- request eval
['GET /r4/$export', "POST /r4/\$export\n{}", "POST /r4/Patient\n{}"]
--- error_code eval: [202, 403, 403]
--- response_headers eval
['', 'Content-Type: application/fhir+json', 'Content-Type: text/html']



=== TEST 9: "satisfy any" elsewhere on the server is nobody's business
--- http_config eval: $::http
--- config eval
$::beside . 'location /other/ { satisfy any; deny all; auth_basic x; auth_basic_user_file /none; }'
--- request eval: ['GET /r4/$export', 'GET /other/']
--- error_code eval: [202, 401]



=== TEST 10: auth_request of the host comes before ours
--- http_config eval: $::http
--- config eval
$::fhir . <<'END'
    location = /auth { internal; return 401; }
    location /r4/ {
        fhir_bulk export;
        auth_request /auth;
        proxy_pass http://fhir/fhir-server/;
    }
END
--- request eval: ['GET /r4/$export', 'GET /r4/Patient/1']
--- error_code eval: [401, 401]
--- response_body_like eval: ['"code":"login"', '<html>']



=== TEST 11: proxy_pass with variables, in a regex location
--- http_config eval: $::http
--- config eval
$::fhir . <<'END'
    location ~ ^/r4/(?<rest>.*)$ {
        fhir_bulk export;
        proxy_pass http://fhir/fhir-server/$rest$is_args$args;
    }
END
--- request eval: ['GET /r4/Patient/$export?a', 'GET /r4/Patient/1?a']
--- error_code eval: [202, 200]
--- response_body_like eval: ['Level: patient', '^fhir GET /fhir-server/Patient/1\?a$']



=== TEST 12: locations with another proxy_pass inside inherit, "off" undoes
--- http_config eval: $::http
--- config eval
$::fhir . <<'END'
    location /r4/ {
        fhir_bulk export;
        proxy_pass http://fhir/fhir-server/a/;
        location /r4/Patient/ { proxy_pass http://fhir/fhir-server/b/; }
        location /r4/Group/ { fhir_bulk off; proxy_pass http://fhir/fhir-server/c/; }
    }
END
--- request eval
['GET /r4/Patient/$export', 'GET /r4/Patient/1', 'GET /r4/Group/1/$export']
--- error_code eval: [202, 200, 200]
--- response_body_like eval
['Level: patient', '^fhir GET /fhir-server/b/1', '^fhir GET /fhir-server/c/1/\$export']



=== TEST 13: SSI cannot start a job: the access phase has not run
--- http_config eval: $::http
--- config eval
$::beside . 'location /page/ { ssi on; }'
--- user_files
>>> page/p.html
<!--# include virtual="/r4/Patient/$export" --><!--# include virtual="/r4/metadata" -->
--- request
GET /page/p.html
--- response_body_like: 403 Forbidden
--- response_body_unlike: v1/exports



=== TEST 14: the upstream connection of the FHIR server is kept as without us
--- http_config eval: $::http
--- config eval: $::beside
--- pipelined_requests eval
['GET /r4/Patient/1', 'GET /r4/$export', 'GET /r4/Patient/2',
 'GET /r4/$export', 'GET /r4/Patient/3']
--- error_code eval: [200, 202, 200, 202, 200]
--- response_headers_like eval
['X-Conn: \d+-1', '', 'X-Conn: \d+-2', '', 'X-Conn: \d+-3']
