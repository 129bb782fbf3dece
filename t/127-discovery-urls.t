# Copyright (c) the nginx-fhir-bulk authors
#
# What nginx lets discovery tell besides the token endpoint (DISC-04): only
# what is configured, and only the SMART configuration.

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;
use FhirBulkToken;

our $http = auth_config(http_config());
our $files = key_files();
our $smart = '/r4/.well-known/smart-configuration';

no_long_string();
no_root_location();
run_tests();

__DATA__

=== TEST 1: nothing is told that nobody configured
--- http_config eval: $::http
--- config
    location /r4/ { fhir_bulk discovery; }
--- user_files eval: $::files
--- request eval: "GET $::smart"
--- error_code: 202
--- response_body_like: Fhir-Bulk-Token-Url: https://fhir.example.org/r4/auth/token
--- response_body_unlike: Introspection-Url|Jwks-Url
--- no_error_log
[error]



=== TEST 2: URLs are inherited, replaced, switched off
--- http_config eval
"$::http
    fhir_bulk_introspection_url https://fhir.example.org/r4/auth/ask;
    fhir_bulk_jwks_url https://fhir.example.org/r4/auth/jwks;"
--- config
    location /r4/ { fhir_bulk discovery metadata; }
    location /north/ {
        fhir_bulk discovery;
        fhir_bulk_base https://fhir.example.org/north;
        fhir_bulk_introspection_url http://inside.example.org/ask;
        fhir_bulk_jwks_url off;
    }
--- user_files eval: $::files
--- request eval
["GET $::smart", 'GET /r4/metadata',
 'GET /north/.well-known/smart-configuration']
--- error_code eval: [202, 202, 202]
--- response_body_like eval
['\r\nFhir-Bulk-Introspection-Url: https://fhir.example.org/r4/auth/ask\r\nFhir-Bulk-Jwks-Url: https://fhir.example.org/r4/auth/jwks\r\n',
 '^(?!.*(?:Introspection|Jwks)-Url)',
 '^(?!.*Jwks-Url).*\r\nFhir-Bulk-Introspection-Url: http://inside.example.org/ask\r\n']
--- no_error_log
[error]



=== TEST 3: a URL without a host
--- http_config eval: $::http
--- config
    fhir_bulk_introspection_url /r4/auth/ask;
    location /r4/ { fhir_bulk discovery; }
--- must_die
--- error_log
"fhir_bulk_introspection_url" directive must be an absolute URL



=== TEST 4: twice
--- http_config eval: $::http
--- config
    fhir_bulk_jwks_url off;
    fhir_bulk_jwks_url https://fhir.example.org/r4/auth/jwks;
    location /r4/ { fhir_bulk discovery; }
--- must_die
--- error_log
"fhir_bulk_jwks_url" directive is duplicate



=== TEST 5: a URL that the sidecar would refuse for its length
--- http_config eval: $::http
--- config eval
'fhir_bulk_jwks_url https://a.example/' . 't' x 700 . ';
    location /r4/ { fhir_bulk discovery; }'
--- must_die
--- error_log
"fhir_bulk_jwks_url" directive must be a URL of at most 700 bytes



=== TEST 6: or for its characters
--- http_config eval: $::http
--- config
    fhir_bulk_jwks_url "https://a.example/{jwks}";
    location /r4/ { fhir_bulk discovery; }
--- must_die
--- error_log
"fhir_bulk_jwks_url" directive must be a URL of visible ASCII characters
