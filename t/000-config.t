# Copyright (c) the nginx-fhir-bulk authors
#
# What "nginx -t" refuses, with file and line, and what it inherits.

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

our $http = http_config();

# the values without one of them
sub without { return join '', grep { !/^    fhir_bulk_$_[0]\b/ }
              map { "$_\n" } split /\n/, $http }

no_long_string();
no_root_location();
run_tests();

__DATA__

=== TEST 1: an unknown value, with file and line
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk exports; }
--- must_die
--- error_log eval
qr/\[emerg\] .*invalid value "exports" in "fhir_bulk", it takes export, groups, status, files, metadata, discovery, token, introspection or off in .*nginx\.conf:\d+/



=== TEST 2: the same value twice
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export export; }
--- must_die
--- error_log
duplicate value "export" in "fhir_bulk"



=== TEST 3: the directive twice
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; fhir_bulk metadata; }
--- must_die
--- error_log
"fhir_bulk" directive is duplicate



=== TEST 4: "off" goes alone
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export off; }
--- must_die
--- error_log
"fhir_bulk" directive takes "off" only alone



=== TEST 5: status and files have a location of their own
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export status; }
--- must_die
--- error_log
"fhir_bulk" directive needs a location of its own for "status" and "files"



=== TEST 6: not outside of a location
--- http_config eval: $::http
--- config
    fhir_bulk export;
--- must_die
--- error_log
"fhir_bulk" directive is not allowed here



=== TEST 7: not in "if"
--- http_config eval: $::http
--- config
    location /r4/ { if ($arg_x) { fhir_bulk export; } }
--- must_die
--- error_log
"fhir_bulk" directive is not allowed here



=== TEST 8: without fhir_bulk_pass
--- http_config eval: ::without('pass')
--- config
    location /r4/ {
        fhir_bulk export;
    }
--- must_die
--- error_log eval
qr/"fhir_bulk" needs "fhir_bulk_pass" in .*nginx\.conf:\d+/



=== TEST 9: files alone needs no fhir_bulk_pass
--- http_config eval: ::without('pass')
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk files; }
--- request
GET /r4/bulk-export/files/x
--- error_code: 404



=== TEST 10: without fhir_bulk_base
--- http_config eval: ::without('base')
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
"fhir_bulk" needs "fhir_bulk_base"



=== TEST 11: without fhir_bulk_root, only where files are
--- http_config eval: ::without('root')
--- config
    location /r4/ { fhir_bulk export; }
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
--- must_die
--- error_log
"fhir_bulk" needs "fhir_bulk_root"



=== TEST 12: authorization must be written out
--- http_config eval: ::without('auth')
--- config
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
"fhir_bulk" needs "fhir_bulk_auth", written out



=== TEST 13: a way of authorization that is not there
--- http_config eval: ::without('auth')
--- config
    fhir_bulk_auth basic;
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
"fhir_bulk_auth" directive takes "off", "jwt FILE



=== TEST 14: "fhir_bulk_auth off" is warned of at start, once
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk export; }
    location /x/ { fhir_bulk metadata; }
--- request
GET /r4/$export
--- error_code: 202
--- grep_error_log: "fhir_bulk_auth off"
--- grep_error_log_out eval
[qq{"fhir_bulk_auth off"\n}]
--- error_log
[warn]



=== TEST 15: "satisfy any" would let a request through without us
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk files; satisfy any; allow all; }
--- must_die
--- error_log
"fhir_bulk" cannot stand "satisfy any" in its location



=== TEST 16: also when it comes from the server
--- http_config eval: $::http
--- config
    satisfy any;
    location /r4/ { fhir_bulk export; }
--- must_die
--- error_log
"fhir_bulk" cannot stand "satisfy any" in its location



=== TEST 17: also in a location inside ours
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ {
        fhir_bulk status;
        location /r4/bulk-export/jobs/ { satisfy any; }
    }
--- must_die
--- error_log
"fhir_bulk" cannot stand "satisfy any" in its location



=== TEST 18: status and files not in an exact location
--- http_config eval: $::http
--- config
    location = /r4/bulk-export/ { fhir_bulk status; }
--- must_die
--- error_log
"fhir_bulk" directive with "status" or "files" needs a prefix location with a slash at its end



=== TEST 19: nor in a regex location
--- http_config eval: $::http
--- config
    location ~ ^/r4/bulk-export/ { fhir_bulk files; }
--- must_die
--- error_log
needs a prefix location with a slash at its end



=== TEST 20: nor in a named location
--- http_config eval: $::http
--- config
    location @files { fhir_bulk files; }
--- must_die
--- error_log
needs a prefix location with a slash at its end



=== TEST 21: nor where other words begin alike
--- http_config eval: $::http
--- config
    location /r4/bulk-export { fhir_bulk status; }
--- must_die
--- error_log
needs a prefix location with a slash at its end



=== TEST 22: a location that a regex may beat is warned of
--- http_config eval: $::http
--- config
    location /r4/bulk-export/ { fhir_bulk status; }
--- request
GET /r4/bulk-export/
--- error_code: 404
--- error_log
regex locations may take requests away from location "/r4/bulk-export/", write "location ^~ /r4/bulk-export/"



=== TEST 23: a location to which no URL will lead is warned of (NET-05)
--- http_config eval: $::http
--- config
    location ^~ /fhir/bulk-export/ { fhir_bulk status; }
--- request
GET /fhir/bulk-export/
--- error_code: 404
--- error_log
URLs will start with "https://fhir.example.org/r4/bulk-export/"



=== TEST 24: the right location is not
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk status; location ~ x { } }
--- request
GET /r4/bulk-export/
--- error_code: 404
--- no_error_log
URLs will start
regex locations



=== TEST 25: an alias of the host's own beside files
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { alias /tmp/; fhir_bulk files; }
--- must_die
--- error_log
"fhir_bulk" sets "alias $fhir_bulk_file" here itself, take the line with "alias" out



=== TEST 26: the same behind it
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk files; root /tmp; }
--- must_die
--- error_log
"root" directive is duplicate



=== TEST 27: and in a location inside
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ {
        fhir_bulk files;
        location /r4/bulk-export/files/ { root /tmp; }
    }
--- must_die
--- error_log
"fhir_bulk" with "files" cannot stand "root" or "alias" in a location inside its own



=== TEST 28: "expires" beside status (STAT-12)
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { expires 1d; fhir_bulk status; }
--- must_die
--- error_log
"fhir_bulk" sets "expires off" here itself, take the line with "expires" out



=== TEST 29: a base is absolute, http or https, without slash, query, fragment
--- http_config eval: ::without('base')
--- config
    fhir_bulk_base /r4;
--- must_die
--- error_log
"fhir_bulk_base" directive must be an absolute URL



=== TEST 30: no slash at its end
--- http_config eval: ::without('base')
--- config
    fhir_bulk_base https://fhir.example.org/r4/;
--- must_die
--- error_log
without a slash at its end



=== TEST 31: no query
--- http_config eval: ::without('base')
--- config
    fhir_bulk_base https://fhir.example.org/r4?x=1;
--- must_die
--- error_log
"fhir_bulk_base" directive cannot have a query or a fragment



=== TEST 32: no host, a user, another scheme
--- http_config eval: ::without('base')
--- config
    fhir_bulk_base https:///r4;
--- must_die
--- error_log
must be an absolute URL



=== TEST 33: no user name
--- http_config eval: ::without('base')
--- config
    fhir_bulk_base https://me@fhir.example.org/r4;
--- must_die
--- error_log
must be an absolute URL



=== TEST 34: never from the request's Host (NET-04)
--- http_config eval: ::without('base')
--- config
    fhir_bulk_base https://$host/r4;
--- must_die
--- error_log
"fhir_bulk_base" directive cannot contain variables



=== TEST 35: a bad tenant
--- http_config eval: $::http
--- config
    fhir_bulk_tenant ../etc;
--- must_die
--- error_log
"fhir_bulk_tenant" directive must be 1 to 64 letters



=== TEST 36: a bad prefix
--- http_config eval: $::http
--- config
    fhir_bulk_prefix a/../b;
--- must_die
--- error_log
"fhir_bulk_prefix" directive must be a path



=== TEST 37: a root with variables
--- http_config eval: ::without('root')
--- config
    fhir_bulk_root /srv/$host;
--- must_die
--- error_log
"fhir_bulk_root" directive cannot contain variables



=== TEST 38: pass takes no URL
--- http_config eval: ::without('pass')
--- config
    fhir_bulk_pass http://fhir_bulkd;
--- must_die
--- error_log
takes "unix:path" or the name of an upstream, not a URL



=== TEST 39: the same value twice on one level
--- http_config eval: $::http
--- config
    fhir_bulk_tenant a;
    fhir_bulk_tenant b;
--- must_die
--- error_log
"fhir_bulk_tenant" directive is duplicate



=== TEST 40: a zone that is too small
--- http_config eval: "fhir_bulk_zone fhir 1k;\n" . $::http
--- config
--- must_die
--- error_log
zone "fhir" is too small



=== TEST 41: a zone of a size that is none
--- http_config eval: "fhir_bulk_zone fhir big;\n" . $::http
--- config
--- must_die
--- error_log
invalid zone size "big"



=== TEST 42: two zones
--- http_config eval: "fhir_bulk_zone a 1m; fhir_bulk_zone b 1m;\n" . $::http
--- config
--- must_die
--- error_log
"fhir_bulk_zone" directive is duplicate



=== TEST 43: a named zone is used
--- http_config eval: "fhir_bulk_zone fhir 1m;\n" . $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk files; }
--- user_files eval: ::job_files($::job)
--- request eval
["GET /r4/bulk-export/files/$::job/Plain.1.ndjson",
 "GET /r4/bulk-export/files/$::job/Plain.1.ndjson"]
--- error_code eval: [200, 200]
--- no_error_log
[error]



=== TEST 44: values inherit into locations and can be set anew there
--- http_config eval: $::http
--- config
    fhir_bulk_tenant outer;
    fhir_bulk_prefix out/er;
    location /r4/ { fhir_bulk export; }
    location /r5/ {
        fhir_bulk export;
        fhir_bulk_tenant inner;
        fhir_bulk_base http://[::1]:8080/r5;
        fhir_bulk_prefix in;
    }
--- request eval
['GET /r4/$export', 'GET /r5/$export']
--- error_code eval: [202, 202]
--- response_body_like eval
['Tenant: outer\r\n.*Base: https://fhir.example.org/r4\r\n.*Prefix: out/er\r\n',
 'Tenant: inner\r\n.*Base: http://\[::1\]:8080/r5\r\n.*Prefix: in\r\n']



=== TEST 45: locations inside inherit, "off" undoes
--- http_config eval: $::http
--- config
    location /r4/ {
        fhir_bulk export;
        location /r4/a/ { }
        location /r4/b/ { fhir_bulk off; return 418; }
    }
--- request eval
['GET /r4/a/Patient/$export', 'GET /r4/b/Patient/$export']
--- error_code eval: [404, 418]



=== TEST 46: an implicit upstream
--- http_config eval: ::without('pass')
--- config
    location /r4/ { fhir_bulk export; fhir_bulk_pass unix:$TEST_NGINX_FHIR_SOCKET; }
--- request
GET /r4/$export
--- error_code: 202
--- no_error_log
[error]



=== TEST 47: a buffer too small for a reply head
--- http_config eval: $::http
--- config
    fhir_bulk_buffer_size 100;
--- must_die
--- error_log
"fhir_bulk_buffer_size" must be at least 1k



=== TEST 48: a connect timeout that is no time
--- http_config eval: $::http
--- config
    fhir_bulk_connect_timeout soon;
--- must_die
--- error_log
"fhir_bulk_connect_timeout" directive invalid value



=== TEST 49: a send timeout that is no time
--- http_config eval: $::http
--- config
    fhir_bulk_send_timeout -1s;
--- must_die
--- error_log
"fhir_bulk_send_timeout" directive invalid value



=== TEST 50: timeouts at every level, the inner one may stand again
--- http_config eval: $::http
--- config
    fhir_bulk_connect_timeout 2s;
    fhir_bulk_send_timeout 3s;
    location /r4/ {
        fhir_bulk export;
        fhir_bulk_connect_timeout 500ms;
        fhir_bulk_send_timeout 1m;
        proxy_pass http://127.0.0.1:$TEST_NGINX_SERVER_PORT/host/;
    }
    location /host/ { return 200 "host\n"; }
--- request
GET /r4/Patient/1
--- response_body
host
--- no_error_log
[error]
