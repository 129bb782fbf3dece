# Copyright (c) the nginx-fhir-bulk authors
#
# Client and scopes from variables: what other modules have found out decides
# (ACC-12).

use lib 't/lib';
use Digest::SHA qw(sha256_hex);
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

sub http {
    my ($args, $more) = @_;
    my $values = $more // 'fhir_bulk_client $http_x_client;
                           fhir_bulk_scopes $http_x_scopes;';
    return http_config()
        =~ s{fhir_bulk_auth off;}
            {fhir_bulk_auth variables $args;
    fhir_bulk_audit logs/error.log;
    $values}r;
}

our $clients = 'clients=$TEST_NGINX_HTML_DIR/cl';
our $config = <<'END';
    location /r4/ { fhir_bulk export metadata; try_files /none =404; }
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
END

sub record {
    my ($id, %o) = @_;
    my $types = join ',', map { "\"$_\"" }
        @{ $o{types} // [qw(Condition Observation Patient)] };
    return ['cl/' . sha256_hex($id) . '.json',
            sprintf '{"version":1,"client":"%s","not_before":%d,'
                . '"tenants":["%s"],"types":[%s]}', $id,
                $o{not_before} // 2000, $o{tenant} // 'default', $types];
}

sub files { return [ record('app'), record('app-2'),
                     @{ job_files($job, client => 'app') } ] }

# headers that the host's own configuration makes variables of
sub as { return "X-Client: $_[0]\nX-Scopes: " . ($_[1] // 'system/*.rs')
             . "\n" }

our $status = 'GET /r4/bulk-export/jobs/' . FakeSidecar::job('progress');
our $file = "GET /r4/bulk-export/files/$job";

add_block_preprocessor(sub {
    my ($block) = @_;
    if (!defined $block->http_config) {
        $block->set_value(http_config => http($clients));
    }
    if (!defined $block->config) {
        $block->set_value(config => $config);
    }
    if (!defined $block->user_files) {
        $block->set_value(user_files => files());
    }
});

no_long_string();
run_tests();

__DATA__

=== TEST 1: a kick-off by GET and by POST: client and scopes of the variables
--- request eval
['GET /r4/$export', "POST /r4/\$export\n" . '{"resourceType":"Parameters"}']
--- more_headers eval
[(::as('app', 'system/Patient.rs')) x 2]
--- error_code eval
[202, 202]
--- response_body_like eval
[(qr/\nFhir-Bulk-Client: app\r\nFhir-Bulk-Scope: system\/Patient\.rs\r\n/) x 2]
--- no_error_log
[error]



=== TEST 2: status and delete
--- request eval
my $job = ' /r4/bulk-export/jobs/' . FakeSidecar::job('progress');
["GET$job", "HEAD$job", "DELETE$job"]
--- more_headers eval
[(::as('app')) x 3]
--- error_code eval
[202, 202, 202]
--- no_error_log
[error]



=== TEST 3: files: by owner, scope and entry (ACC-04, ACC-07)
--- request eval
[("$::file/Patient.1.ndjson") x 4]
--- more_headers eval
[::as('app'), ::as('app-2'), ::as('app', 'system/Observation.rs'),
 ::as('app', '')]
--- error_code eval
[200, 404, 403, 403]
--- response_headers_like eval
['', '', ('WWW-Authenticate: Bearer .*error="insufficient_scope".*') x 2]



=== TEST 4: nobody: 401 before anything about the target is told (ACC-02, ACC-11)
--- request eval
["$::file/Patient.1.ndjson", "$::file/None.1.ndjson",
 "GET /r4/bulk-export/nothing", 'GET /r4/$export', $::status,
 'PUT /r4/bulk-export/jobs/x']
--- error_code eval
[(401) x 6]
--- response_headers eval
[('WWW-Authenticate: Bearer realm="https://fhir.example.org/r4"') x 6]
--- response_body_like eval
[('"code":"login"') x 6]



=== TEST 5: somebody: 404 and 405 as ever
--- request eval
["$::file/None.1.ndjson", "GET /r4/bulk-export/nothing",
 'PUT /r4/bulk-export/jobs/' . FakeSidecar::job('x'), 'PUT /r4/$export']
--- more_headers eval
[(::as('app')) x 4]
--- error_code eval
[404, 404, 405, 405]



=== TEST 6: what cannot be a client (ACC-03)
--- request eval
[($::status) x 4]
--- more_headers eval
[map { ::as($_) } 'a b', 'a' x 256, "\xc3\xa4", 'anonymous']
--- error_code eval
[(401) x 4]
--- response_headers_like eval
[('WWW-Authenticate: Bearer realm="[^"]+", error="invalid_token".*') x 4]
--- response_body_like eval
[('"code":"unknown"') x 4]



=== TEST 7: what cannot be scopes
--- request eval
[($::status) x 2]
--- more_headers eval
[::as('app', 'system/*.rs "x"'), ::as('app', 'system/Patient.rs ' x 200)]
--- error_code eval
[401, 401]



=== TEST 8: clients without a record, of another tenant, and disabled ones
--- user_files eval
[::record('app', tenant => 'north'), ::record('app-2')]
--- request eval
[($::status) x 3]
--- more_headers eval
[::as('app'), ::as('app-2'), ::as('app-3')]
--- error_code eval
[401, 202, 401]



=== TEST 9: and what the audit says of them
--- request eval: $::status
--- more_headers eval: ::as('app-3')
--- error_code: 401
--- error_log eval
qr/"event":"denied","tenant":"default","client":"app-3".*"status":401,"job":"progress-*","reason":"client"\}$/m



=== TEST 10: clients=off: the variables alone decide
--- http_config eval: ::http('clients=off')
--- request eval
[$::status, "$::file/Patient.1.ndjson"]
--- more_headers eval
[::as('app-3'), ::as('app')]
--- error_code eval
[202, 200]



=== TEST 11: a token in the URL is refused here too (ACC-05)
--- request eval: $::status . '?access_token=x'
--- more_headers eval: ::as('app')
--- error_code: 400



=== TEST 12: metadata needs nobody (ACC-01)
--- request
GET /r4/metadata
--- error_code: 202



=== TEST 13: auth_request, whose result comes after our access phase
--- http_config eval
::http($::clients, 'fhir_bulk_client $who; fhir_bulk_scopes system/*.rs;')
. ' server { listen unix:$TEST_NGINX_HTML_DIR/auth.sock;
             location / { add_header X-Who $http_x_client; return 204; } }'
--- config eval
my $auth = 'auth_request /_auth; auth_request_set $who $upstream_http_x_who;';
$::config =~ s/fhir_bulk (?=status|export)/$auth $&/gr . '
    location = /_auth {
        internal;
        proxy_pass http://unix:$TEST_NGINX_HTML_DIR/auth.sock;
        proxy_pass_request_body off;
        proxy_set_header Content-Length "";
    }'
--- request eval
[$::status, $::status, "$::file/Patient.1.ndjson", "POST /r4/\$export\nabc"]
--- more_headers eval
[::as('app'), '', ::as('app'), ::as('app')]
--- error_code eval
[202, 401, 200, 202]
--- no_error_log
[error]



=== TEST 14: what auth_request refuses is refused, and written down
--- http_config eval
::http($::clients, 'fhir_bulk_client app; fhir_bulk_scopes system/*.rs;')
--- config
    location ^~ /r4/bulk-export/ {
        auth_request /_auth;
        fhir_bulk status;
    }
    location = /_auth { internal; return 403; }
--- request eval: $::status
--- error_code: 403
--- response_body_like: "code":"forbidden"
--- error_log eval
qr/"event":"denied".*"reason":"host"\}$/m



=== TEST 15: a map from the subject of a client certificate
--- http_config eval
::http($::clients, 'map $http_x_dn $who { default ""; "CN=one,O=Lab" app; }
    fhir_bulk_client $who;
    fhir_bulk_scopes "system/Patient.rs system/Observation.rs";')
--- request eval
["$::file/Patient.1.ndjson", "$::file/Patient.1.ndjson"]
--- more_headers eval
["X-Dn: CN=one,O=Lab\n", "X-Dn: CN=two,O=Lab\n"]
--- error_code eval
[200, 401]



=== TEST 16: the variables for logs and maps
--- http_config eval
"    log_format seen 'client=\$fhir_bulk_client scope=\$fhir_bulk_scope.';"
. ::http($::clients)
--- config eval
$::config =~ s/fhir_bulk status files;/$& access_log logs\/error.log seen;/r
--- request eval: $::status
--- more_headers eval: ::as('app', 'system/Patient.rs')
--- error_code: 202
--- error_log
client=app scope=system/Patient.rs.



=== TEST 17: no way around it: a subrequest, an error page, try_files
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk files; }
    location = /ssi { ssi on; default_type text/html; return 200
        '<!--#include virtual="/r4/bulk-export/files/$arg_job/Plain.1.ndjson"-->'; }
    location = /page { error_page 404 /r4/bulk-export/files/$arg_job/Plain.1.ndjson;
                       return 404; }
--- request eval
["GET /ssi?job=$::job", "GET /page?job=$::job"]
--- more_headers eval
[::as('app'), '']
--- error_code eval
[200, 401]
--- response_body_unlike eval
['"gender"', '"gender"']



=== TEST 18: inner values replace outer ones
--- config
    location ^~ /r4/bulk-export/ {
        fhir_bulk status;
        fhir_bulk_client app-2;
    }
    location /r4/ { fhir_bulk export; fhir_bulk_scopes system/Group.rs; }
--- request eval
['GET /r4/bulk-export/jobs/' . FakeSidecar::job('echo'), 'GET /r4/$export']
--- more_headers eval
[(::as('app', 'system/Patient.rs')) x 2]
--- error_code eval
[202, 202]
--- response_body_like eval
['Fhir-Bulk-Client: app-2\r\n(?s:.*)Fhir-Bulk-Scope: system/Patient\.rs\r\n',
 'Fhir-Bulk-Client: app\r\n(?s:.*)Fhir-Bulk-Scope: system/Group\.rs\r\n']



=== TEST 19: the client is not said
--- http_config eval: ::http($::clients, 'fhir_bulk_scopes $http_x_scopes;')
--- must_die
--- error_log
needs "fhir_bulk_client"



=== TEST 20: the scopes are not said
--- http_config eval: ::http($::clients, 'fhir_bulk_client $http_x_client;')
--- must_die
--- error_log
needs "fhir_bulk_scopes"



=== TEST 21: whether clients are looked up is not said
--- http_config eval: ::http('')
--- must_die
--- error_log
"fhir_bulk_auth" directive with "variables" needs "clients=FOLDER" or "clients=off", written out



=== TEST 22: a parameter that means nothing here
--- http_config eval: ::http('clients=off audience=x')
--- must_die
--- error_log
"fhir_bulk_auth variables" has no parameter "audience=x"



=== TEST 23: twice
--- config
    location /r4/ { fhir_bulk export; fhir_bulk_client a; fhir_bulk_client b; }
--- must_die
--- error_log
"fhir_bulk_client" directive is duplicate
