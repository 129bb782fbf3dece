# Copyright (c) the nginx-fhir-bulk authors
#
# Output files by token: owner, type of the file, client record (ACC-06,
# ACC-07, ACC-10, ACC-11, FILE-07, SC-01 to SC-09, NET-03).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;
use FhirBulkToken;

our $http = auth_config(http_config());
our $config = <<'END';
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
END

our @types = qw(Condition Observation Patient);

# access record of a job of these types
sub record {
    my (%o) = @_;
    return sprintf '{"version":1,"client":"%s","expires":%d,"types":[%s]%s}',
        $o{client} // 'app', $o{expires} // 4_000_000_000,
        CORE::join(',', map { qq("$_") } @{ $o{types} // \@types }),
        $o{more} // '';
}

our %names = map { ("files/$_.1.ndjson.gz" => gz("$_\n")) }
    @types, qw(deleted error part parts Nothing);

# for user_files: keys, clients and one job; the rest as for record()
sub job {
    my (%o) = @_;
    return [ @{ key_files() },
             @{ job_files($o{job} // $job, record => record(%o),
                          files => \%names, %o) } ];
}

sub get { map { "GET /r4/bulk-export/files/$job/$_.1.ndjson" } @_ }
sub scoped { bearer(claims => { scope => $_[0] }) }
sub code { qr/^\{"resourceType":"OperationOutcome","issue":\[\{"severity":"error","code":"$_[0]",/ }

our $insufficient = "Bearer realm=\"$base\", error=\"insufficient_scope\", "
    . 'error_description="The access token does not cover this file", scope=';

# what these scopes give of Patient, Observation, deleted and part, error
our @scopes = (
    'system/*.rs'                     => [200, 200, 200, 200],
    'system/*.read'                   => [200, 200, 200, 200],
    'system/*.*'                      => [200, 200, 200, 200],
    'system/*.cruds'                  => [200, 200, 200, 200],
    'system/Patient.rs'               => [200, 403, 403, 200],
    'system/Patient.read'             => [200, 403, 403, 200],
    'system/Patient.r system/Patient.s' => [200, 403, 403, 200],
    'system/*.r system/Patient.s'     => [200, 403, 403, 200],
    'system/Patient.r'                => [403, 403, 403, 200],
    'system/Patient.s'                => [403, 403, 403, 200],
    'system/Patient.write'            => [403, 403, 403, 200],
    'system/Patient.cud'              => [403, 403, 403, 200],
    'system/Patient.sr'               => [403, 403, 403, 200],
    'system/patient.rs'               => [403, 403, 403, 200],
    'user/*.rs patient/*.rs'          => [403, 403, 403, 200],
    'system/Patient.rs?_id=1'         => [403, 403, 403, 200],
    'system/Condition.rs system/Observation.rs system/Patient.rs'
                                      => [200, 200, 200, 200],
    'openid system/Observation.rs'    => [403, 200, 403, 200],
    ''                                => [403, 403, 403, 200],
);
our @pairs = map { { scope => $scopes[2 * $_], want => $scopes[2 * $_ + 1] } }
    0 .. $#scopes / 2;

no_long_string();
run_tests();

__DATA__

=== TEST 1: scopes and types of files, the matrix (SC-01 to SC-09, FILE-07, ACC-06)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job()
--- request eval
[map { ::get(qw(Patient Observation deleted part error)) } @::pairs]
--- more_headers eval
[map { my $b = ::scoped($_->{scope}); ($b) x 5 } @::pairs]
--- error_code eval
[map { @{ $_->{want} }[0, 1, 2, 2, 3] } @::pairs]
--- response_body_like eval
[map { map { $_ == 403 ? ::code('forbidden') : qr/^\w+\n$/ } @{ $_->{want} }[0, 1, 2, 2, 3] } @::pairs]
--- no_error_log
[error]



=== TEST 2: what is missing is said (ACC-04)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job()
--- request eval: [::get(qw(Observation deleted part)), map { s/GET/HEAD/r } ::get('Observation')]
--- more_headers eval: [(::scoped('system/Patient.rs')) x 4]
--- error_code eval: [403, 403, 403, 403]
--- response_headers eval
["WWW-Authenticate: $::insufficient\"system/Observation.rs\"",
 ("WWW-Authenticate: $::insufficient\"system/Condition.rs system/Observation.rs\"") x 2,
 "WWW-Authenticate: $::insufficient\"system/Observation.rs\"\nCache-Control: no-store"]
--- response_body_like eval: [(::code('forbidden')) x 3, '^$']
--- no_error_log
[error]



=== TEST 3: in short when much is missing
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
::job(types => [qw(Account ActivityDefinition AdverseEvent AllergyIntolerance
    Appointment AppointmentResponse AuditEvent Basic Binary BodyStructure
    Bundle CarePlan CareTeam ChargeItem Claim ClaimResponse ClinicalImpression
    Communication CommunicationRequest Composition Condition Consent Contract
    Coverage CoverageEligibilityRequest CoverageEligibilityResponse Device
    DeviceMetric DeviceRequest DeviceUseStatement DiagnosticReport
    DocumentManifest DocumentReference Encounter Endpoint EnrollmentRequest
    EpisodeOfCare ExplanationOfBenefit FamilyMemberHistory Flag Goal Group
    Immunization ImmunizationEvaluation ImmunizationRecommendation)])
--- request eval: ::get('deleted')
--- more_headers eval: ::scoped('system/Patient.rs')
--- error_code: 403
--- response_headers eval
"WWW-Authenticate: $::insufficient\"system/*.rs\""
--- no_error_log
[error]



=== TEST 4: the client's entry narrows what its token says (SC-07, ACC-10)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::job() }, ::client_record('app', types => ['Patient', 'Observation'])]
--- request eval: [::get(qw(Patient Observation Condition deleted error))]
--- more_headers eval: [(::bearer()) x 5]
--- error_code eval: [200, 200, 403, 403, 200]
--- response_headers eval
['', '', "WWW-Authenticate: $::insufficient\"system/Condition.rs\"",
 "WWW-Authenticate: $::insufficient\"system/Condition.rs\"", '']
--- no_error_log
[error]



=== TEST 5: an entry without types leaves the message files
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: [@{ ::job() }, ::client_record('app', types => [])]
--- request eval: [::get(qw(Patient error))]
--- more_headers eval: [(::bearer()) x 2]
--- error_code eval: [403, 200]
--- no_error_log
[error]



=== TEST 6: 401 before 404 before 403 (ACC-07, ACC-11)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job(client => 'other')
--- request eval
[::get(qw(Patient Patient Patient Patient Observation error)),
 "GET /r4/bulk-export/files/$::other/Patient.1.ndjson",
 "GET /r4/bulk-export/files/$::other/Patient.1.ndjson"]
--- more_headers eval
['', "Authorization: Bearer x\n", ::bearer(), ::scoped(''),
 ::bearer(claims => { client_id => 'other' }), ::bearer(), ::scoped(''), '']
--- error_code eval: [401, 401, 404, 404, 200, 404, 404, 401]
--- response_body_like eval
[::code('login'), ::code('unknown'), ::code('not-found'), ::code('not-found'),
 '^Observation$', ::code('not-found'), ::code('not-found'), ::code('login')]
--- no_error_log
[error]



=== TEST 7: a shared job is the tenant's, types still count (ACC-07)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job(client => 'other', more => ',"shared":"patient"')
--- request eval: [::get(qw(Patient Observation deleted Patient))]
--- more_headers eval
[::bearer(), ::scoped('system/Patient.rs'), ::bearer(), '']
--- error_code eval: [200, 403, 200, 401]
--- no_error_log
[error]



=== TEST 8: nothing is shared beyond the levels that the client may use (ACC-07)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::job(client => 'app', more => ',"shared":"group"') },
 ::client_record('few', shares => ['system', 'patient']),
 ::client_record('all', shares => ['system', 'patient', 'group']),
 ::client_record('old', shares => undef)]
--- request eval: [(::get('Patient')) x 4]
--- more_headers eval
[map({ ::bearer(claims => { client_id => $_ }) } qw(few all old)), ::bearer()]
--- error_code eval: [404, 200, 404, 200]
--- no_error_log
[error]



=== TEST 9: an access record with a strange "shared" is none
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::job(more => ',"shared":true')
--- request eval: [::get(qw(Patient))]
--- more_headers eval: [::bearer()]
--- error_code eval: [404]
--- error_log
is not one of version 1



=== TEST 10: an expired job, a file whose name is no type
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::job() }, @{ ::job(job => $::other, expires => 1) }]
--- request eval
["GET /r4/bulk-export/files/$::other/Patient.1.ndjson",
 ::get('Nothing', 'parts')]
--- more_headers eval: [(::bearer()) x 3]
--- error_code eval: [404, 404, 404]
--- no_error_log
[error]



=== TEST 11: export_scope=r, read without search (SC-03)
--- http_config eval: ::auth_config(::http_config(), ' export_scope=r')
--- config eval: $::config
--- user_files eval: ::job()
--- request eval: [::get(qw(Patient Patient Observation))]
--- more_headers eval
[::scoped('system/Patient.r'), ::scoped('system/Patient.s'),
 ::scoped('system/Patient.r')]
--- error_code eval: [200, 403, 403]
--- no_error_log
[error]



=== TEST 12: client records that let nobody in (ACC-03, ACC-10)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::job() },
 ::client_record('v2', version => 2), ::client_record('text', text => 'hello'),
 ::client_record('empty', text => ''),
 ::client_record('array', text => '[]'),
 ::client_record('named', name => 'app'),
 ::client_record('tenant', tenants => ['north', 'Default', 'default ']),
 ::client_record('tenantless', tenants => []),
 ::client_record('type', types => ['Patient', 'Pat']),
 ::client_record('typeless', text => '{"version":1,"client":"typeless","not_before":1,"tenants":["default"]}'),
 ::client_record('later', not_before => time + 3600),
 ::client_record('before', text => '{"version":1,"client":"before","not_before":"1","tenants":["default"],"types":[]}'),
 ::client_record('twice', text => '{"version":2,"version":1,"client":"twice","not_before":1,"tenants":["default"],"types":[]}'),
 ::client_record('large', text => '{"version":1,"client":"large","not_before":1,"tenants":["default"],"types":[]}' . ' ' x 70000),
 ::client_record('tenants', tenants => ['north', 'default'])]
--- request eval: [(::get('error')) x 14]
--- more_headers eval
[map { ::bearer(claims => { client_id => $_ }) }
    qw(v2 text empty array named tenant tenantless type typeless later before
       twice large tenants)]
--- error_code eval: [(401) x 13, 404]
--- response_body_like eval: [(::code('unknown')) x 13, ::code('not-found')]
--- no_error_log
[alert]



=== TEST 20: what is wrong with a record is for the operator
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: [@{ ::job() }, ::client_record('app', version => 2)]
--- request eval: ::get('error')
--- more_headers eval: ::bearer()
--- error_code: 401
--- error_log eval
qr/\[error\] .*client refused: its record ".*\.json" is not one of version 1/



=== TEST 13: a token as old as its record is good, an older one is not
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: [@{ ::job() }, ::client_record('app', not_before => 1_750_000_000)]
--- request eval: [::get(qw(Patient Patient Patient))]
--- more_headers eval
[map { ::bearer(claims => { iat => $_ }) }
    1_750_000_000, 1_749_999_999, 1_750_000_000.5]
--- error_code eval: [200, 401, 200]
--- no_error_log
[error]



=== TEST 14: clients=off asks the token alone
--- http_config eval: ::auth_config(::http_config(), ' clients=off')
--- config eval: $::config
--- user_files eval: ::job(client => 'nobody-knows')
--- request eval: [::get(qw(Patient Patient Patient))]
--- more_headers eval
[::bearer(claims => { client_id => 'nobody-knows' }), ::bearer(),
 ::bearer(claims => { client_id => 'nobody-knows', scope => '' })]
--- error_code eval: [200, 404, 403]
--- no_error_log
[error]



=== TEST 15: a folder of clients of one's own
--- http_config eval
::auth_config(::http_config(), ' clients=$TEST_NGINX_HTML_DIR/elsewhere')
--- config eval: $::config
--- user_files eval
[@{ ::job(client => 'third') }, ::client_record('third', folder => 'elsewhere')]
--- request eval: [::get(qw(Patient Patient))]
--- more_headers eval
[::bearer(claims => { client_id => 'third' }), ::bearer()]
--- error_code eval: [200, 401]
--- no_error_log
[error]



=== TEST 16: two tenants with the same keys: 401, whatever is kept (NET-03)
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
    location ^~ /north/bulk-export/ {
        fhir_bulk status files;
        fhir_bulk_base https://fhir.example.org/north;
        fhir_bulk_tenant north;
    }
--- user_files eval
[@{ ::job() }, @{ ::job(tenant => 'north') },
 ::client_record('app', tenants => ['default', 'north'])]
--- request eval
my $d = "GET /r4/bulk-export/files/$::job/Patient.1.ndjson";
my $n = "GET /north/bulk-export/files/$::job/Patient.1.ndjson";
[$d, $n, $d, $n, $n, $d]
--- more_headers eval
my $d = ::bearer();
my $n = 'https://fhir.example.org/north';
$n = ::bearer(claims => { iss => $n, aud => $n, tenant => 'north' });
[$d, $d, $d, $n, $n, $n]
--- error_code eval: [200, 401, 200, 200, 200, 401]
--- no_error_log
[error]



=== TEST 17: one base, two tenants: the claim decides (NET-03)
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
    location ^~ /front/bulk-export/ { fhir_bulk status files; fhir_bulk_tenant north; }
--- user_files eval
[@{ ::job() }, @{ ::job(tenant => 'north') },
 ::client_record('app', tenants => ['default', 'north'])]
--- request eval
my $d = "GET /r4/bulk-export/files/$::job/Patient.1.ndjson";
my $n = "GET /front/bulk-export/files/$::job/Patient.1.ndjson";
[$d, $n, $n, $d]
--- more_headers eval
my $d = ::bearer();
my $n = ::bearer(claims => { tenant => 'north' });
[$d, $d, $n, $n]
--- error_code eval: [200, 401, 200, 401]
--- no_error_log
[error]



=== TEST 18: no subrequest gets a file, with whatever token
--- http_config eval: $::http
--- config eval
$::config . '
    location /page { ssi on; ssi_types *; alias $TEST_NGINX_HTML_DIR/page; }'
--- user_files eval
[@{ ::job() }, [page => qq(<!--#include virtual="/r4/bulk-export/files/$::job/Patient.1.ndjson" -->.)]]
--- request: GET /page
--- more_headers eval: ::bearer()
--- error_code: 200
--- response_body_unlike: Patient\n
--- error_log
request refused that no access check saw



=== TEST 19: an internal redirect is checked again (satisfy and error_page)
--- http_config eval: $::http
--- config eval
$::config . '
    location /in/ { error_page 418 = /r4/bulk-export/files/' . $::job . '/Patient.1.ndjson; return 418; }'
--- user_files eval: ::job()
--- request eval: ['GET /in/', 'GET /in/']
--- more_headers eval: ['', ::bearer()]
--- error_code eval: [401, 200]
--- no_error_log
[error]



=== TEST 20: a shared job is for clients, not for those without a token (ACC-07)
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk status files; fhir_bulk_auth off; }
--- user_files eval: ::job(client => 'app', more => ',"shared":"system"')
--- request eval: [::get(qw(Patient))]
--- error_code eval: [404]
--- no_error_log
[error]
