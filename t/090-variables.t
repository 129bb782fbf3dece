# Copyright (c) the nginx-fhir-bulk authors
#
# Variables for logs and maps.

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

our $http = http_config() . <<'END';
    log_format bulk 'seen client=$fhir_bulk_client tenant=$fhir_bulk_tenant '
                    'job=$fhir_bulk_job level=$fhir_bulk_level '
                    'scope=$fhir_bulk_scope.';
    map $fhir_bulk_tenant $mapped { default "m-$fhir_bulk_tenant"; "" none; }
END

our $config = <<'END';
    access_log logs/error.log bulk;
    add_header X-Map $mapped always;
    location /r4/ { fhir_bulk export metadata; return 200; }
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
END

our $open = $config =~ s/ return 200;//r;

no_long_string();
run_tests();

__DATA__

=== TEST 1: a kick-off: the job is known from the reply
--- http_config eval: $::http
--- config eval: $::open
--- request
GET /r4/Group/1/$export?play=accept
--- error_code: 202
--- response_headers
X-Map: m-default
--- error_log
seen client=anonymous tenant=default job=accepted-------------- level=group scope=-.



=== TEST 2: a refused kick-off has no job
--- http_config eval: $::http
--- config eval: $::open
--- request
GET /r4/$export?play=refuse
--- error_code: 400
--- error_log
seen client=anonymous tenant=default job=- level=system scope=-.



=== TEST 3: status and page
--- http_config eval: $::http
--- config eval: $::open
--- request eval
'GET /r4/bulk-export/jobs/' . FakeSidecar::job('progress') . '/pages/2'
--- error_code: 202
--- error_log
seen client=anonymous tenant=default job=progress-------------- level=- scope=-.



=== TEST 4: a file
--- http_config eval: $::http
--- config eval: $::open
--- user_files eval: ::job_files($::job)
--- request eval: "GET /r4/bulk-export/files/$::job/Plain.1.ndjson"
--- error_code: 200
--- error_log eval
"seen client=anonymous tenant=default job=$::job level=- scope=-."



=== TEST 5: a file that is refused has a job but no client
--- http_config eval: $::http
--- config eval: $::open
--- request eval: "GET /r4/bulk-export/files/$::job/Plain.1.ndjson"
--- error_code: 404
--- error_log eval
"seen client=- tenant=default job=$::job level=- scope=-."



=== TEST 6: a request of others has none of it
--- http_config eval: $::http
--- config eval: $::config
--- request
GET /r4/Patient/1
--- error_code: 200
--- response_headers
X-Map: none
--- error_log
seen client=- tenant=- job=- level=- scope=-.



=== TEST 7: used before the access phase, they are not kept
--- http_config eval: $::http
--- config
    access_log logs/error.log bulk;
    set $early $fhir_bulk_client$fhir_bulk_file;
    location ^~ /r4/bulk-export/ {
        set $earlier $fhir_bulk_client$fhir_bulk_file;
        fhir_bulk files;
    }
--- user_files eval: ::job_files($::job)
--- request eval: "GET /r4/bulk-export/files/$::job/Plain.1.ndjson"
--- error_code: 200
--- error_log
seen client=anonymous tenant=default



=== TEST 8: after an internal redirect out of our location: nothing
--- http_config eval: $::http
--- config
    access_log logs/error.log bulk;
    location ^~ /r4/bulk-export/ { fhir_bulk status; error_page 404 /e; }
    location = /e { return 404; }
--- request
GET /r4/bulk-export/jobs/x
--- error_code: 404
--- error_log
seen client=- tenant=- job=- level=- scope=-.
