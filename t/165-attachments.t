# Copyright (c) the nginx-fhir-bulk authors
#
# Attachments: which URLs are one, who may have it, what a browser may do with
# it (NET-05, ATT-03, ATT-05, ACC-06, ACC-07, ACC-11, NET-03, NET-08, NET-10).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;
use FhirBulkToken;

our $open = http_config();
our $http = auth_config(http_config());
our $config = <<'END';
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
END

our $bytes = join '', map { chr } 0 .. 255;
our $page = '<script>alert(1)</script><!--# include virtual="/r4/x" -->';
# mtime of the files is 2010-01-01T00:00:00Z
our $etag = '"4b3d3b00-100"';

# the id of an attachment within its job
sub id { return substr($_[0] . '-' x 22, 0, 22) }
sub path { return "/r4/bulk-export/attachments/" . ($_[1] // $job) . id($_[0]) }
sub get { return map { 'GET ' . path($_) } @_ }

# for user_files: a job with attachments, by name: content type, or the text
# of the record
sub job {
    my (%o) = @_;
    my $of = delete $o{of} // { pdf => 'application/pdf' };
    my $types = delete $o{types} // '"DocumentReference","Binary"';
    my $content = delete $o{content} // $bytes;
    my %files;

    for my $name (keys %$of) {
        my $id = id($name);
        $files{"attachments/$id"} = $content;
        $files{"attachments/$id.json"} = $of->{$name} =~ /^\{/ ? $of->{$name}
            : qq({"version":1,"contentType":"$of->{$name}","types":[$types]});
    }

    return [ @{ key_files() },
             @{ job_files($o{job} // $job, client => 'app', %o,
                          files => \%files) } ];
}

# a client that may see everything, and one with these scopes
our $all = client_record('app', types => [qw(Binary DocumentReference Patient)]);
sub scoped { bearer(claims => { scope => $_[0] }) }
sub code { qr/^\{"resourceType":"OperationOutcome","issue":\[\{"severity":"error","code":"$_[0]",/ }

no_long_string();
run_tests();

__DATA__

=== TEST 1: the bytes, their type, and no page of ours (ATT-05)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: [@{ ::job() }, $::all]
--- request eval: ::get('pdf')
--- more_headers eval: ::bearer()
--- error_code: 200
--- response_headers eval
"Content-Type: application/pdf
Content-Length: 256
Content-Encoding:
ETag: $::etag
Accept-Ranges: bytes
Vary: Accept-Encoding
Cache-Control: private, no-store
X-Content-Type-Options: nosniff
Content-Security-Policy: sandbox
Content-Disposition: attachment"
--- raw_response_headers_like: X-Request-Id: [0-9a-f]{32}\r\n
--- response_body eval: $::bytes
--- no_error_log
[error]



=== TEST 2: HEAD, ranges, conditions by the static handler (FILE-08, FILE-09)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: [@{ ::job() }, $::all]
--- request eval: ['HEAD ' . ::path('pdf'), (::get('pdf')) x 5]
--- more_headers eval
my $b = ::bearer();
[$b, "${b}Range: bytes=10-19\n", "${b}Range: bytes=-2\nIf-Range: $::etag\n",
 "${b}If-None-Match: $::etag\n", "${b}Range: bytes=999-\n",
 "${b}Accept-Encoding: gzip\n"]
--- error_code eval: [200, 206, 206, 304, 416, 200]
--- response_headers eval
my $kept = "X-Content-Type-Options: nosniff\nContent-Security-Policy: sandbox\n"
    . 'Content-Disposition: attachment';
["Content-Length: 256\nContent-Type: application/pdf\n$kept",
 "Content-Range: bytes 10-19/256\nContent-Type: application/pdf\n$kept",
 "Content-Range: bytes 254-255/256\n$kept",
 "Content-Type:\nETag: $::etag\n$kept",
 "Content-Range: bytes */256\nContent-Type: application/fhir+json",
 "Content-Length: 256\nContent-Encoding:"]
--- response_body_like eval
['^$', '^' . quotemeta(substr($::bytes, 10, 10)) . '$',
 quotemeta(substr($::bytes, -2)), '^$', 'OperationOutcome', '.']



=== TEST 3: scopes: one of the types will do (ATT-05, ACC-06)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: [@{ ::job() }, $::all]
--- request eval: [(::get('pdf')) x 9]
--- more_headers eval
[map { ::scoped($_) } 'system/*.rs', 'system/Binary.rs',
 'system/DocumentReference.read', 'system/Binary.r system/Binary.s',
 'system/Patient.rs', 'system/Binary.r', 'user/*.rs', '',
 'system/Binary.s system/DocumentReference.r']
--- error_code eval: [(200) x 4, (403) x 5]
--- response_headers eval
my $no = "Bearer realm=\"$::base\", error=\"insufficient_scope\", "
    . 'error_description="The access token does not cover this file", '
    . 'scope="system/Binary.rs system/DocumentReference.rs"';
[('Content-Type: application/pdf') x 4,
 ("WWW-Authenticate: $no\nContent-Disposition:\nCache-Control: no-store") x 5]
--- response_body_like eval: [('.') x 4, (::code('forbidden')) x 5]
--- no_error_log
[error]



=== TEST 4: the client's entry narrows what its token says (SC-07)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::job() }, ::client_record('app', types => ['Patient'])]
--- request eval: ::get('pdf')
--- more_headers eval: ::bearer()
--- error_code: 403



=== TEST 5: 401 before 404 before 403, also for what is not there (ACC-07, ACC-11)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: [@{ ::job(client => 'other') }, $::all]
--- request eval
[::get(qw(pdf pdf pdf pdf none none)), 'GET ' . ::path('pdf', $::other),
 'GET ' . ::path('pdf', $::other), 'PUT ' . ::path('pdf')]
--- more_headers eval
['', "Authorization: Bearer x\n", ::bearer(), ::scoped(''), '', ::bearer(),
 ::bearer(), '', '']
--- error_code eval: [401, 401, 404, 404, 401, 404, 404, 401, 401]
--- response_body_like eval
[map { ::code($_) } qw(login unknown not-found not-found login not-found
                       not-found login login)]
--- no_error_log
[error]



=== TEST 6: anything missing is 404: record, bytes, job, time (ATT-05, FILE-12)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
my $id = ::id('bytes'); my $record = ::id('record');
[@{ ::job() },
 ["exports/default/$::job/attachments/$id" => 'x'],
 ["exports/default/$::job/attachments/$record.json"
  => '{"version":1,"contentType":"a/b","types":["Binary"]}'],
 @{ ::job(job => $::other, expires => 1) },
 ["exports/default/${\ ::id('Job')}/attachments/" . ::id('pdf') => 'x'],
 ["exports/default/${\ ::id('Job')}/attachments/" . ::id('pdf') . '.json'
  => '{"version":1,"contentType":"a/b","types":["Binary"]}'], $::all]
--- request eval
[::get(qw(bytes record none)), 'GET ' . ::path('pdf', $::other),
 'GET ' . ::path('pdf', ::id('Job'))]
--- more_headers eval: [(::bearer()) x 5]
--- error_code eval: [(404) x 5]
--- response_headers eval
[('Content-Type: application/fhir+json
Content-Disposition:
Content-Security-Policy:') x 5]
--- response_body_like eval: [(::code('not-found')) x 5]



=== TEST 7: ids that cannot be, and what stands beside the bytes: 404 (NET-05)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: [@{ ::job() }, $::all]
--- request eval
my $p = ::path('pdf');
[map { "GET $_" } "$p.json", "$p/", "${p}x", substr($p, 0, -1), "$p.gz",
 "/r4/bulk-export/attachments/$::job", '/r4/bulk-export/attachments/',
 "/r4/bulk-export/attachments/$::job/" . ::id('pdf'),
 "/r4/bulk-export/files/$::job/" . ::id('pdf'),
 '/r4/bulk-export/attachments/' . '.' x 44,
 "/r4/bulk-export/attachments/$::job" . '%2e' x 22,
 "/r4/bulk-export/attachments/x/../$::job" . ::id('pdf') . '%00']
--- more_headers eval: [(::bearer()) x 12]
--- error_code eval: [(404) x 11, 400]



=== TEST 8: content types as they are told, strictly (ATT-05)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::job(of => {
    plain => 'text/plain', charset => 'text/plain; charset=ISO-8859-1',
    odd => "a!#\$%&'*+-.^_`|~9/b+xml ;x=y", page => 'text/html',
    long => 'a/' . 'b' x 126, tight => 'image/svg+xml;v=1',
    quoted => 'a/b; name=\"x y\"' }, content => $::page) }, $::all]
--- request eval: [::get(qw(plain charset odd page long tight quoted))]
--- more_headers eval: [(::bearer()) x 7]
--- error_code eval: [(200) x 7]
--- response_headers eval
[map { "Content-Type: $_\nX-Content-Type-Options: nosniff\n"
       . "Content-Security-Policy: sandbox\nContent-Disposition: attachment" }
 'text/plain', 'text/plain; charset=ISO-8859-1',
 "a!#\$%&'*+-.^_`|~9/b+xml ;x=y", 'text/html', 'a/' . 'b' x 126,
 'image/svg+xml;v=1', 'a/b; name="x y"']
--- response_body eval: [($::page) x 7]
--- no_error_log
[error]



=== TEST 9: anything else is bytes (ATT-05)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::job(of => {
    a => 'text', b => 'text/', c => '/html', d => '', e => 'text /html',
    f => 'text/html x', g => 'text/html\\r\\nX: y', h => 'text/html; a=\\n',
    i => 'text/html; a=\\u00e4', j => 'a/' . 'b' x 127, k => ' text/html',
    l => 'text/html ', n => 'te(t/html',
    o => 'text/html, text/plain', p => '\\u00e4/b', q => 'text/html;\\tx=y',
    r => 'a/b/c' }) }, $::all]
--- request eval: [::get('a' .. 'l', 'n' .. 'r')]
--- more_headers eval: [(::bearer()) x 17]
--- error_code eval: [(200) x 17]
--- response_headers eval
[('Content-Type: application/octet-stream
X-Content-Type-Options: nosniff') x 17]



=== TEST 10: records that are none are 404, and the operator's business
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
my $c = '"contentType":"a/b"';
[@{ ::job(of => {
    a => qq({"version":2,$c,"types":["Binary"]}),
    b => qq({$c,"types":["Binary"]}), c => '{"version":1,"types":["Binary"]}',
    d => qq({"version":1,$c}), e => qq({"version":1,$c,"types":[]}),
    f => qq({"version":1,$c,"types":["Bin"]}), g => qq({"version":1,$c,),
    h => qq({"version":1,"version":1,$c,"types":["Binary"]}),
    i => qq({"version":1,"contentType":1,"types":["Binary"]}),
    j => qq({"version":1,$c,"types":["Binary"]}) . ' ' x 5000,
    k => qq({"version":1,$c,"types":"Binary"}),
    l => '{"version":1,"contentType":"a/b\u0000","types":["Binary"]}' }) }, $::all]
--- request eval: [::get('a' .. 'l')]
--- more_headers eval: [(::bearer()) x 12]
--- error_code eval: [(404) x 12]
--- no_error_log
[alert]



=== TEST 11: one of another version is told of
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::job(of => { a => '{"version":2,"contentType":"a/b","types":["Binary"]}' }) }, $::all]
--- request eval: ::get('a')
--- more_headers eval: ::bearer()
--- error_code: 404
--- error_log eval
qr/\[error\] .*record of an attachment of job "$::job" is not one of version 1/



=== TEST 12: so is one that is too large
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::job(of => { a => '{"version":1,"contentType":"a/b","types":["Binary"]}' . ' ' x 5000 }) }, $::all]
--- request eval: ::get('a')
--- more_headers eval: ::bearer()
--- error_code: 404
--- error_log
is not a file of at most 4096 bytes



=== TEST 13: other methods: 405 with Allow (NET-08)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: [@{ ::job() }, $::all]
--- request eval
[map { "$_ " . ::path('pdf') } qw(POST PUT DELETE OPTIONS PATCH)]
--- more_headers eval: [(::bearer()) x 5]
--- error_code eval: [(405) x 5]
--- response_headers eval
[("Allow: GET, HEAD\nContent-Type: application/fhir+json") x 5]



=== TEST 14: a shared job is the tenant's, another tenant has nothing of it (ACC-07, NET-03)
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
    location ^~ /north/bulk-export/ {
        fhir_bulk status files;
        fhir_bulk_base https://fhir.example.org/north;
        fhir_bulk_tenant north;
    }
--- user_files eval
my $shared = '{"version":1,"client":"other","expires":4000000000,'
    . '"types":["Binary"],"shared":"patient"}';
[@{ ::job(record => $shared) },
 ::client_record('app', types => ['Binary'], tenants => ['default', 'north'])]
--- request eval: [::get('pdf'), 'GET ' . ::path('pdf') =~ s/r4/north/r]
--- more_headers eval
my $n = 'https://fhir.example.org/north';
[::bearer(), ::bearer(claims => { iss => $n, aud => $n, tenant => 'north' })]
--- error_code eval: [200, 404]
--- no_error_log
[error]



=== TEST 15: without authorization it works without a token (ATT-03)
--- http_config eval: $::open
--- config eval: $::config
--- user_files eval: ::job(client => 'anonymous')
--- request eval: [::get('pdf'), ::get('none')]
--- error_code eval: [200, 404]
--- response_headers eval: ['Content-Type: application/pdf', '']
--- no_error_log
[error]



=== TEST 16: a token in the URL is refused (ACC-05)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: [@{ ::job() }, $::all]
--- request eval: ::get('pdf') . '?access_token=x'
--- more_headers eval: ::bearer()
--- error_code: 400



=== TEST 17: no subrequest gets an attachment, an internal redirect is checked again
--- http_config eval: $::http
--- config eval
$::config . '
    location /page { ssi on; ssi_types *; alias $TEST_NGINX_HTML_DIR/page; }
    location /in { error_page 418 = ' . ::path('pdf') . '; return 418; }'
--- user_files eval
[@{ ::job(content => 'the scan') }, $::all,
 [page => '<!--#include virtual="' . ::path('pdf') . '" -->.']]
--- request eval: ['GET /page', 'GET /in', 'GET /in']
--- more_headers eval: [::bearer(), '', ::bearer()]
--- error_code eval: [200, 401, 200]
--- response_body_like eval: ['^(?!.*the scan)', ::code('login'), '^the scan$']



=== TEST 18: what the host does to pages is not done to these
--- http_config eval: $::http
--- config
    ssi on; ssi_types *; charset utf-8; charset_types *; expires 1d;
    gzip on; gzip_types *; gzip_min_length 1; gzip_vary on;
    types { text/html x; } default_type text/html;
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
    location /r4/x { return 200 "included"; }
--- user_files eval
[@{ ::job(of => { page => 'text/html', plain => 'text/plain' },
          content => $::page) }, $::all]
--- request eval: [::get('page', 'plain')]
--- more_headers eval: [(::bearer()) x 2]
--- error_code eval: [200, 200]
--- response_headers eval
[map { "Content-Type: $_\nCache-Control: private, no-store\nExpires:\n"
       . "Vary: Accept-Encoding\nContent-Disposition: attachment" }
 'text/html', 'text/plain']
--- response_body eval: [$::page, $::page]
--- raw_response_headers_unlike eval: [(qr/(?s)Vary:.*Vary:/) x 2]



=== TEST 19: files keep what is in them too
--- http_config eval: $::http
--- config
    ssi on; ssi_types *;
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
--- user_files eval
[@{ ::key_files() },
 @{ ::job_files($::job, client => 'app', files => { 'files/Patient.1.ndjson' => $::page }) }]
--- request eval: "GET /r4/bulk-export/files/$::job/Patient.1.ndjson"
--- more_headers eval: ::bearer()
--- response_body eval: $::page



=== TEST 20: a download is written down, with the types (NET-10)
--- http_config eval: $::http =~ s/fhir_bulk_audit off/fhir_bulk_audit logs\/error.log/r
--- config eval: $::config
--- user_files eval: [@{ ::job() }, $::all]
--- request eval: ::get('pdf')
--- more_headers eval: ::bearer()
--- error_code: 200
--- error_log eval
my $p = ::path('pdf');
qr{^\{"time":"[^"]+","event":"download","tenant":"default","client":"app","address":"127\.0\.0\.1","request_id":"[0-9a-f]{32}","method":"GET","path":"$p","status":200,"job":"$::job","types":\["Binary","DocumentReference"\],"start":"[^"]+","bytes":256,"complete":true\}$}m



=== TEST 21: so is a part of one, but not HEAD (NET-10)
--- http_config eval: $::http =~ s/fhir_bulk_audit off/fhir_bulk_audit logs\/error.log/r
--- config eval: $::config
--- user_files eval: [@{ ::job() }, $::all]
--- request eval: ::get('pdf')
--- more_headers eval: ::bearer() . "Range: bytes=0-9\n"
--- error_code: 206
--- error_log eval
qr{"status":206,"job":"$::job","types":\["Binary","DocumentReference"\],"start":"[^"]+","bytes":10,"complete":true,"range":"bytes 0-9/256"\}$}m



=== TEST 22: HEAD sends nothing of it
--- http_config eval: $::http =~ s/fhir_bulk_audit off/fhir_bulk_audit logs\/error.log/r
--- config eval: $::config
--- user_files eval: [@{ ::job() }, $::all]
--- request eval: 'HEAD ' . ::path('pdf')
--- more_headers eval: ::bearer()
--- error_code: 200
--- no_error_log eval
qr/^\{"time"/m



=== TEST 23: what is refused for want of a token is written down (NET-10)
--- http_config eval: $::http =~ s/fhir_bulk_audit off/fhir_bulk_audit logs\/error.log/r
--- config eval: $::config
--- user_files eval: [@{ ::job() }, $::all]
--- request eval: ::get('pdf')
--- error_code: 401
--- error_log eval
my $p = ::path('pdf');
qr{"event":"denied","tenant":"default","address":"127\.0\.0\.1","request_id":"[0-9a-f]{32}","method":"GET","path":"$p","status":401,"job":"$::job","reason":"login"\}$}m



=== TEST 24: of scope
--- http_config eval: $::http =~ s/fhir_bulk_audit off/fhir_bulk_audit logs\/error.log/r
--- config eval: $::config
--- user_files eval: [@{ ::job() }, $::all]
--- request eval: ::get('pdf')
--- more_headers eval: ::scoped('system/Patient.rs')
--- error_code: 403
--- error_log eval
qr{"event":"denied",.*"client":"app",.*"status":403,"job":"$::job","reason":"scope"\}$}m



=== TEST 25: or because it is another client's
--- http_config eval: $::http =~ s/fhir_bulk_audit off/fhir_bulk_audit logs\/error.log/r
--- config eval: $::config
--- user_files eval: [@{ ::job(client => 'other') }, $::all]
--- request eval: ::get('pdf')
--- more_headers eval: ::bearer()
--- error_code: 404
--- error_log eval
qr{"event":"denied",.*"client":"app",.*"status":404,"job":"$::job","reason":"owner"\}$}m



=== TEST 26: a job that is deleted takes its attachments along (ATT-05)
--- http_config eval: $::open
--- config eval: $::config
--- user_files eval: ::job(client => 'anonymous', job => FakeSidecar::job('rename'))
--- request eval
my $id = FakeSidecar::job('rename');
['GET ' . ::path('pdf', $id), "DELETE /r4/bulk-export/jobs/$id",
 'GET ' . ::path('pdf', $id)]
--- error_code eval: [200, 202, 404]



=== TEST 27: "status" alone has no attachments, "files" alone has
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk status; }
    location ^~ /b/ { fhir_bulk files; }
--- user_files eval: [@{ ::job() }, $::all]
--- request eval: [::get('pdf'), 'GET ' . ::path('pdf') =~ s{/r4/bulk-export}{/b}r]
--- more_headers eval: [(::bearer()) x 2]
--- error_code eval: [404, 200]



=== TEST 28: "ssi" in the very location is the host's mistake
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk status files; ssi on; }
--- must_die
--- error_log
"ssi" directive is duplicate



=== TEST 29: and before our line as well
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { ssi on; fhir_bulk status files; }
--- must_die
--- error_log
"fhir_bulk" sets "ssi off" here itself, take the line with "ssi" out



=== TEST 30: the refused subrequest is told of
--- http_config eval: $::http
--- config eval
$::config . '
    location /page { ssi on; ssi_types *; alias $TEST_NGINX_HTML_DIR/page; }'
--- user_files eval
[@{ ::job() }, $::all,
 [page => '<!--#include virtual="' . ::path('pdf') . '" -->.']]
--- request: GET /page
--- more_headers eval: ::bearer()
--- error_log
request refused that no access check saw
