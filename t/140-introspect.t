# Copyright (c) the nginx-fhir-bulk authors
#
# Tokens that another server vouches for, by introspection (ACC-12): what it
# is asked, what its answers mean, what is kept of them.

use lib 't/lib';
use Digest::SHA qw(sha256_hex);
use FakeIssuer;
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;

$ENV{TEST_NGINX_ISSUER} = FakeIssuer::start();

# the http part; args: further parameters of fhir_bulk_auth
sub http {
    my ($args, $more) = @_;
    $more //= '';
    my $folder = $args =~ /clients=/ ? '' : 'clients=$TEST_NGINX_HTML_DIR/cl';
    return http_config()
        =~ s{fhir_bulk_auth off;}
            {fhir_bulk_auth introspect /_introspect $folder $args;
    fhir_bulk_audit logs/error.log;
    $more}r;
}

our $locations = <<'END';
    location /r4/ { fhir_bulk export metadata; try_files /none =404; }
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
    location ~ ^/(seen|last)$ { proxy_pass http://unix:$TEST_NGINX_ISSUER; }
END

our $ask = <<'END';
    location = /_introspect {
        internal;
        proxy_pass http://unix:$TEST_NGINX_ISSUER:/introspect;
        proxy_pass_request_headers off;
        proxy_set_header Authorization "Basic bmdpbng6c2VjcmV0";
        proxy_set_header Content-Type application/x-www-form-urlencoded;
        proxy_set_body "token=$fhir_bulk_token";
        proxy_read_timeout 2s;
    }
END

our $config = $locations . $ask;

# client records, for user_files
sub record {
    my ($id, %o) = @_;
    my $types = join ',', map { "\"$_\"" }
        @{ $o{types} // [qw(Condition Observation Patient)] };
    return ['cl/' . sha256_hex($id) . '.json',
            sprintf '{"version":1,"client":"%s","not_before":%d,'
                . '"tenants":["%s"],"types":[%s]}', $id,
                $o{not_before} // 2000, $o{tenant} // 'default', $types];
}

sub records { return [ record('app'), record('app-2'), @_ ] }

sub files { return [ @{ records() },
                     @{ job_files($job, client => 'app', @_) } ] }

sub bearer { return "Authorization: Bearer $_[0]\n" }

our $status = 'GET /r4/bulk-export/jobs/' . FakeSidecar::job('progress');
our $file = "GET /r4/bulk-export/files/$job";

add_block_preprocessor(sub {
    my ($block) = @_;
    if (!defined $block->http_config) {
        $block->set_value(http_config => http(''));
    }
    if (!defined $block->config) {
        $block->set_value(config => $config);
    }
    if (!defined $block->user_files) {
        $block->set_value(user_files => records());
    }
});

no_long_string();
run_tests();

__DATA__

=== TEST 1: a kick-off: client and scopes are those of the answer (ACC-12)
--- request
GET /r4/Patient/$export?_type=Patient
--- more_headers eval: ::bearer('good.1')
--- error_code: 202
--- response_body_like eval
qr/\nFhir-Bulk-Client: app\r\nFhir-Bulk-Scope: system\/\*\.rs\r\n/
--- log_level: info
--- no_error_log
[error]
good.1



=== TEST 2: a kick-off's body comes through the waiting (KICK-06)
--- request eval
"POST /r4/\$export\n" . '{"resourceType":"Parameters"}' . 'x' x 20_000
--- more_headers eval
::bearer('good.2') . "Content-Type: application/fhir+json\n"
--- error_code: 202
--- response_body_like eval
qr/\nContent-Length: 20029\r\n(?s:.*)\r\n\n\{"resourceType":"Parameters"\}x{20000}$/
--- no_error_log
[error]



=== TEST 3: a chunked one, on a connection that goes on
--- raw_request eval
["POST /r4/\$export HTTP/1.1\r\nHost: x\r\n" .
 "Authorization: Bearer slow.3\r\nTransfer-Encoding: chunked\r\n" .
 "Content-Type: application/fhir+json\r\nConnection: close\r\n\r\n",
 "5\r\nabcde\r\n", "3\r\nfgh\r\n0\r\n\r\n"]
--- raw_request_middle_delay: 0.3
--- error_code: 202
--- response_body_like eval
qr/\nContent-Length: 8\r\n(?s:.*)\r\n\nabcdefgh$/
--- no_error_log
[error]



=== TEST 4: status by GET and HEAD, delete with a body that nobody wants
--- request eval
my $job = ' /r4/bulk-export/jobs/' . FakeSidecar::job('progress');
["GET$job", "HEAD$job", "DELETE$job\n" . 'x' x 5000, "GET$job"]
--- more_headers eval
[map { ::bearer("good.4$_") } 1 .. 4]
--- error_code eval
[202, 202, 202, 202]
--- no_error_log
[error]



=== TEST 5: what the server is asked, and nothing of the client's request
--- request eval
[$::status, 'GET /last?good.5']
--- more_headers eval
[::bearer('good.5') . "Cookie: secret=1\nX-Forwarded-For: 192.0.2.1\n", '']
--- error_code eval
[202, 200]
--- response_body_like eval
['^$', qr{^POST /introspect HTTP/1\.[01]\r\n(?!(?s:.*)(secret|192\.0\.2\.1|Bearer|Cookie))(?s:.*)Authorization: Basic bmdpbng6c2VjcmV0\r\n(?s:.*)\r\n\ntoken=good\.5$}]



=== TEST 6: characters that mean something in a form
--- request eval
[$::status, 'GET /last?good.A-._~+/=']
--- more_headers eval
[::bearer('good.A-._~+/='), '']
--- error_code eval
[202, 200]
--- response_body_like eval
['^$', qr{token=good\.A-\._~%2B%2F%3D$}]



=== TEST 7: no token: nobody is asked (ACC-02)
--- request eval
[$::status, $::status, 'GET /seen?none', 'GET /seen?']
--- more_headers eval
['', "Authorization: Basic YTpi\n", '', '']
--- error_code eval
[401, 401, 200, 200]
--- response_headers eval
[('WWW-Authenticate: Bearer realm="https://fhir.example.org/r4"') x 2, '', '']
--- response_body_like eval
[('"code":"login"') x 2, '^0$', '^0$']



=== TEST 8: what cannot be a token is not asked for (ACC-03)
--- request eval
[$::status, $::status, 'GET /seen?good.8&x=1', 'GET /seen?good.8']
--- more_headers eval
["Authorization: Bearer good.8&x=1\n", "Authorization: Bearer good.8 x\n",
 '', '']
--- error_code eval
[401, 401, 200, 200]
--- response_body_like eval
[('"code":"unknown"') x 2, '^0$', '^0$']



=== TEST 9: tokens that the server does not know, or that are not usable (ACC-03)
--- request eval
[($::status) x 13]
--- more_headers eval
[map { ::bearer("$_.9") } qw(inactive revoked later noclient number blank
    empty_id long lines unknown disabled nosuchplay sub)]
--- error_code eval
[(401) x 13]
--- response_headers_like eval
[('WWW-Authenticate: Bearer realm="[^"]+", error="invalid_token".*') x 13]
--- response_body_like eval
[('"code":"unknown"') x 13]
--- no_error_log
[error]



=== TEST 10: and those whose time is over
--- request eval
[($::status) x 2]
--- more_headers eval
[map { ::bearer("$_.10") } qw(expired now)]
--- error_code eval
[(401) x 2]
--- response_headers_like eval
[('WWW-Authenticate: Bearer realm="[^"]+", error="invalid_token".*') x 2]
--- response_body_like eval
[('"code":"expired"') x 2]



=== TEST 11: a server that talks nonsense: closed, and come again later
--- request eval
[($::status) x 20]
--- more_headers eval
[map { ::bearer("$_.11") } qw(string one missing array html twice badexp badnbf
    empty nul more huge error denied moved nothing slam half gzip stall)]
--- error_code eval
[(503) x 20]
--- response_headers_like eval
[('Retry-After: \d+') x 20]
--- response_body_like eval
[('"code":"transient"') x 20]
--- error_log
fhir bulk:
--- timeout: 10



=== TEST 12: one that does not answer in time
--- request eval: $::status
--- more_headers eval: ::bearer('silent.12')
--- error_code: 503
--- response_body_like: "code":"transient"
--- error_log
fhir bulk: introspection failed with status 504
--- timeout: 10



=== TEST 13: one that is not there at all
--- config eval
$::locations . ' location = /_introspect { internal;
    proxy_pass http://unix:$TEST_NGINX_HTML_DIR/nobody.sock:/; }'
--- request eval
[$::status, 'POST /r4/$export']
--- more_headers eval
[::bearer('good.13'), ::bearer('good.13')]
--- error_code eval
[503, 503]
--- error_log
fhir bulk: introspection failed with status 502



=== TEST 14: no such location
--- config eval: $::locations
--- request eval: $::status
--- more_headers eval: ::bearer('good.14')
--- error_code: 503
--- error_log
fhir bulk: introspection failed with status 404



=== TEST 15: answers of other content types and transfers
--- request eval
[$::status, $::status, $::status]
--- more_headers eval
[::bearer('text.15'), ::bearer('chunked.15'), ::bearer('real.15')]
--- error_code eval
[202, 202, 202]



=== TEST 16: an answer is kept, for every endpoint and worker
--- user_files eval: ::files()
--- request eval
[$::status, $::status, "$::file/Patient.1.ndjson", 'GET /r4/$export',
 'GET /seen?good.16']
--- more_headers eval
[(::bearer('good.16')) x 4, '']
--- error_code eval
[202, 202, 200, 202, 200]
--- response_body_like eval
['.*', '.*', '.*', '.*', '^1$']



=== TEST 17: unless that is not wanted
--- http_config eval: ::http('cache=0')
--- request eval
[$::status, $::status, 'GET /seen?good.17']
--- more_headers eval
[(::bearer('good.17')) x 2, '']
--- error_code eval
[202, 202, 200]
--- response_body_like eval
['.*', '.*', '^2$']



=== TEST 18: a refusal is not kept, nor is a failure
--- request eval
[($::status) x 4, 'GET /seen?inactive.18', 'GET /seen?html.18']
--- more_headers eval
[(::bearer('inactive.18')) x 2, (::bearer('html.18')) x 2, '', '']
--- error_code eval
[401, 401, 503, 503, 200, 200]
--- response_body_like eval
[('.*') x 4, '^2$', '^2$']



=== TEST 19: two servers do not believe each other's answers
--- http_config eval: ::http('')
--- config eval
$::config . '
    location ^~ /r4/two/ {
        fhir_bulk status; fhir_bulk_prefix two;
        fhir_bulk_auth introspect /_other clients=$TEST_NGINX_HTML_DIR/cl;
    }
    location = /_other { internal; return 200 \'{"active":false}\'; }'
--- request eval
my $other = $::status =~ s/bulk-export/two/r;
[$::status, $other, $::status]
--- more_headers eval
[(::bearer('good.19')) x 3]
--- error_code eval
[202, 401, 202]



=== TEST 39: nor do two server blocks with the same name
--- http_config eval
::http('') . '
    server {
        listen unix:$TEST_NGINX_HTML_DIR/second.sock;
        server_name localhost;
        location ^~ /r4/bulk-export/ { fhir_bulk status; }
        location = /_introspect { internal; return 200 \'{"active":false}\'; }
    }'
--- config eval
$::config . '
    location /second/ {
        proxy_pass http://unix:$TEST_NGINX_HTML_DIR/second.sock:/;
    }'
--- request eval
my $other = $::status =~ s{ /}{ /second/}r;
[$::status, $other, $::status]
--- more_headers eval
[(::bearer('good.39')) x 3]
--- error_code eval
[202, 401, 202]



=== TEST 20: a client that is not in the registry any more (REG-01)
--- user_files eval: [::record('app-2')]
--- request eval
[$::status, $::status]
--- more_headers eval
[::bearer('good.20'), ::bearer('other.20')]
--- error_code eval
[401, 202]



=== TEST 21: clients=off: the answer alone decides
--- http_config eval: ::http('clients=off')
--- request eval
[$::status, $::status]
--- more_headers eval
[::bearer('unknown.21'), ::bearer('good.21')]
--- error_code eval
[202, 202]



=== TEST 22: another tenant's client, and one with newer keys
--- user_files eval
[::record('app', tenant => 'north'), ::record('app-2', not_before => 2000)]
--- request eval
[$::status, $::status]
--- more_headers eval
[::bearer('good.22'), ::bearer('other.22')]
--- error_code eval
[401, 202]



=== TEST 23: a token older than the client's record; one of unknown age is new
--- request eval
[$::status, $::status]
--- more_headers eval
[::bearer('early.23'), ::bearer('noexp.23')]
--- error_code eval
[401, 202]



=== TEST 24: another claim names the client
--- http_config eval: ::http('client_claim=sub')
--- request eval
[$::status, $::status]
--- more_headers eval
[::bearer('sub.24'), ::bearer('good.24')]
--- error_code eval
[202, 401]



=== TEST 25: audience and issuer, if they are asked for
--- http_config eval
::http('audience=https://fhir.example.org/r4 issuer=https://as.example.org')
--- request eval
[$::status, $::status]
--- more_headers eval
[::bearer('aud.25'), ::bearer('good.25')]
--- error_code eval
[202, 401]



=== TEST 26: another audience, another issuer
--- http_config eval: ::http('audience=https://fhir.example.org')
--- request eval: $::status
--- more_headers eval: ::bearer('aud.26')
--- error_code: 401



=== TEST 27: another issuer
--- http_config eval: ::http('issuer=https://as.example.org/')
--- request eval: $::status
--- more_headers eval: ::bearer('aud.27')
--- error_code: 401



=== TEST 28: files by scope and entry (ACC-04, FILE-07)
--- user_files eval: ::files()
--- request eval
[map { "$::file/$_.1.ndjson" } qw(Patient Patient Patient Patient)]
--- more_headers eval
[map { ::bearer("$_.28") } qw(good patient user noscope)]
--- error_code eval
[200, 200, 403, 403]
--- response_headers_like eval
['', '', ('WWW-Authenticate: Bearer .*error="insufficient_scope".*') x 2]



=== TEST 29: somebody else's file (ACC-07)
--- user_files eval: ::files()
--- request eval: "$::file/Patient.1.ndjson"
--- more_headers eval: ::bearer('other.29')
--- error_code: 404
--- error_log eval
qr/"event":"denied".*"client":"app-2".*"reason":"owner"\}$/m



=== TEST 30: HTTP/1.0, and a client that closes while nginx waits
--- raw_request eval
"$::status HTTP/1.0\r\nHost: x\r\nAuthorization: Bearer slow.30\r\n\r\n"
--- error_code: 202
--- no_error_log
[error]
[alert]



=== TEST 31: nobody else sees the token
--- http_config eval
"    log_format seen 'variable=<\$fhir_bulk_token>';" . ::http('')
--- config eval
$::config =~ s/fhir_bulk status files;/$& access_log logs\/error.log seen;
    add_header X-Token <\$fhir_bulk_token> always;/r
--- request eval: $::status
--- more_headers eval: ::bearer('good.31')
--- error_code: 202
--- response_headers
X-Token: <>
--- log_level: info
--- error_log
variable=<->
--- no_error_log
good.31



=== TEST 32: metadata needs no token, so nobody is asked (ACC-01)
--- request
GET /r4/metadata
--- error_code: 202



=== TEST 33: an answer of 60 KB, and one that nginx gives itself
--- config eval
$::config . q(
    location ^~ /r4/two/ {
        fhir_bulk status; fhir_bulk_prefix two;
        fhir_bulk_auth introspect /_fixed clients=off;
    }
    location = /_fixed { internal; return 200
        '{"active":true,"client_id":"x","scope":"system/*.rs"}'; })
--- request eval
[$::status, $::status =~ s/bulk-export/two/r]
--- more_headers eval
[::bearer('wide.33'), ::bearer('any.33')]
--- error_code eval
[202, 202]



=== TEST 34: without a location
--- http_config eval: ::http('') =~ s{/_introspect }{}r
--- must_die
--- error_log
"fhir_bulk_auth" directive with "introspect" needs the URI of a location



=== TEST 35: a name is no URI
--- http_config eval: ::http('') =~ s{/_introspect }{\@name }r
--- must_die
--- error_log
"fhir_bulk_auth" directive with "introspect" needs the URI of a location



=== TEST 36: kept for 30 seconds at most (ACC-12)
--- http_config eval: ::http('cache=31s')
--- must_die
--- error_log
"fhir_bulk_auth" directive takes a "cache=" of at most 30s



=== TEST 37: a parameter that is unknown here
--- http_config eval: ::http('keys=/tmp/x')
--- must_die
--- error_log eval
qr/unknown parameter "keys" in "fhir_bulk_auth"/



=== TEST 38: the same parameter twice
--- http_config eval: ::http('cache=1s cache=2s')
--- must_die
--- error_log
"fhir_bulk_auth" directive has "cache=" twice



=== TEST 39: granular scopes (SC-05, SC-08), asked for and kept
--- config eval: $::config
--- user_files eval
my $limits = '"types":["Patient"],"limits":["Patient?gender=female"]';
[@{ ::records() }, map { my ($id, $more) = @$_;
    @{ ::job_files($id, record => '{"version":1,"client":"app","expires":4000000000,' . $more . '}') } }
    [$::job, $limits], [$::other, '"types":["Patient"]']]
--- request eval
[("$::file/Patient.1.ndjson", "GET /r4/bulk-export/files/$::other/Patient.1.ndjson") x 2]
--- more_headers eval: [(::bearer('women')) x 4]
--- error_code eval: [200, 403, 200, 403]
--- no_error_log
[error]
