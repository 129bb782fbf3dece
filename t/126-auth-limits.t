# Copyright (c) the nginx-fhir-bulk authors
#
# Output files by granular scopes: a token or an entry that has parts of a type
# reads what was exported under limits at least as narrow (ACC-06, FILE-07,
# SC-05 to SC-08).

use lib 't/lib';
use Test::Nginx::Socket 'no_plan';
use FhirBulkTest;
use FhirBulkToken;

our $http = auth_config(http_config());
our $config = <<'END';
    location ^~ /r4/bulk-export/ { fhir_bulk status files; }
END

our ($lab, $vital, $lab_final) = map { "Observation?$_" }
    qw(category=laboratory category=vital-signs
       category=laboratory&status=final);

our %names = map { ("files/$_.1.ndjson.gz" => gz("$_\n")) }
    qw(Observation Patient deleted error);

our $owner = 'app';

# access record of a job of Observation and Patient under these limits, or of
# what else "limits" may be
sub record {
    my (@limits) = @_;
    my $limits = CORE::join ',', map { qq("$_") } grep { defined } @limits;
    $limits = @limits && ref $limits[0] ? ${ $limits[0] }
            : $limits eq '' ? '' : qq(,"limits":[$limits]);
    return qq({"version":1,"client":"$owner","expires":4000000000,)
        . qq("types":["Observation","Patient"]$limits});
}

# for user_files: one job per list of limits, named by its number
sub jobs {
    my (@jobs) = @_;
    return [ @{ key_files() },
             map { @{ job_files(id($_), record => record(@{ $jobs[$_] }),
                                files => \%names) } } 0 .. $#jobs ];
}

sub id { return sprintf '%s%02d', 'A' x 20, $_[0] }
sub get { my ($n, @types) = @_;
          map { 'GET /r4/bulk-export/files/' . id($n) . "/$_.1.ndjson" } @types }
sub scoped { bearer(claims => { scope => $_[0] }) }
sub observations { CORE::join ' ', 'system/Patient.rs', map { "system/Observation.rs?$_" } @_ }
sub code { qr/^\{"resourceType":"OperationOutcome","issue":\[\{"severity":"error","code":"$_[0]",/ }

# limits of jobs, and scopes with what they give of Observation in each job
our @jobs = ([], [$lab], [$lab_final], [$lab, $vital], ['Patient?gender=female']);
our @scopes = (
    'system/*.rs'                                   => [200, 200, 200, 200, 200],
    'system/Patient.rs'                             => [403, 403, 403, 403, 403],
    observations('category=laboratory')             => [403, 200, 200, 403, 403],
    observations('category=laboratory', 'category=vital-signs')
                                                    => [403, 200, 200, 200, 403],
    observations('status=final&category=laboratory') => [403, 403, 200, 403, 403],
    observations('status=final')                    => [403, 403, 200, 403, 403],
    observations('category=vital-signs')            => [403, 403, 403, 403, 403],
    observations('category=laboratory') . ' system/Observation.rs'
                                                    => [200, 200, 200, 200, 200],
    observations('category=laboratory') . ' system/*.read'
                                                    => [200, 200, 200, 200, 200],
    'system/Observation.r?category=laboratory'      => [403, 403, 403, 403, 403],
    'system/Observation.r system/Observation.s?category=laboratory'
                                                    => [403, 200, 200, 403, 403],
    'user/Observation.rs?category=laboratory'       => [403, 403, 403, 403, 403],
    'system/*.rs?category=laboratory'               => [403, 403, 403, 403, 403],
    observations('no-such=parameter')               => [403, 403, 403, 403, 403],
    observations('no-such=parameter', 'category=laboratory')
                                                    => [403, 200, 200, 403, 403],
);
our @pairs = map { { scope => $scopes[2 * $_], want => $scopes[2 * $_ + 1] } }
    0 .. $#scopes / 2;

no_long_string();
run_tests();

__DATA__

=== TEST 1: scopes and limits of jobs, the matrix (SC-05, SC-08, ACC-06)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::jobs(@::jobs)
--- request eval
[map { map { ::get($_, 'Observation') } 0 .. $#::jobs } @::pairs]
--- more_headers eval
[map { my $b = ::scoped($_->{scope}); ($b) x @::jobs } @::pairs]
--- error_code eval
[map { @{ $_->{want} } } @::pairs]
--- no_error_log
[error]



=== TEST 2: the same from what the workers keep
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::jobs(@::jobs)
--- request eval
[(map { ::get($_, 'Observation') } 0 .. $#::jobs) x 3]
--- more_headers eval
my $b = ::scoped($::pairs[2]{scope});
[($b) x (3 * @::jobs)]
--- error_code eval
[(@{ $::pairs[2]{want} }) x 3]
--- no_error_log
[error]



=== TEST 3: other types, deleted and message files (TOMB-01, ACC-06)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::jobs(@::jobs)
--- request eval
[map { ::get($_, qw(Patient deleted error)) } 0, 1, 3]
--- more_headers eval
[(::scoped($::pairs[2]{scope})) x 9]
--- error_code eval
[200, 403, 200, 200, 200, 200, 200, 403, 200]
--- no_error_log
[error]



=== TEST 4: what is missing is said (ACC-04)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::jobs(@::jobs)
--- request eval: [::get(0, qw(Observation deleted))]
--- more_headers eval: [(::scoped($::pairs[2]{scope})) x 2]
--- error_code eval: [403, 403]
--- response_headers eval
[("WWW-Authenticate: Bearer realm=\"$::base\", error=\"insufficient_scope\", error_description=\"The access token does not cover this file\", scope=\"system/Observation.rs\"") x 2]
--- response_body_like eval: [(::code('forbidden')) x 2]
--- no_error_log
[error]



=== TEST 5: limits of the client's entry, alone and with the token's (SC-07)
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::jobs(@::jobs) },
 ::client_record('app', types => ['Patient'], limits => [$::lab])]
--- request eval
[map { my @t = @$_; map { ::get($_, @t) } 0 .. 3 }
    ['Observation'], ['Observation'], ['Observation'], ['Observation'], ['Patient']]
--- more_headers eval
my @b = (::bearer(), ::scoped(::observations('status=final')),
         ::scoped(::observations('category=laboratory')),
         ::scoped('system/Patient.rs'), ::bearer());
[map { ($_) x 4 } @b]
--- error_code eval
[403, 200, 200, 403,  403, 403, 200, 403,  403, 200, 200, 403,
 403, 403, 403, 403,  200, 200, 200, 200]
--- no_error_log
[error]



=== TEST 6: a type in "types" and in "limits" has the limits
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::jobs(@::jobs) },
 ::client_record('app', types => ['Observation'], limits => [$::lab, $::vital])]
--- request eval
[map { ::get($_, 'Observation') } 0 .. 3, 0 .. 3]
--- more_headers eval: [(::bearer()) x 8]
--- error_code eval: [403, 200, 200, 200, 403, 200, 200, 200]
--- no_error_log
[error]



=== TEST 7: records with limits that are none are no records
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::jobs([\',"limits":{}'], [\',"limits":null'], [\',"limits":[1]'],
           ['Observation'], ['Observation?'], ['Nothing?a=b'],
           ['Observation?a=b\nPatient?a=b'], ["Observation?a=\x{7f}"],
           [('Observation?a=' . 'x' x 4082)],
           [('Observation?a=' . 'x' x 4081)]) },
 map { ::client_record("bad-$_", limits => [{}, 'x', ['x'], [undef]]->[$_]) } 0 .. 3]
--- request eval
[(map { ::get($_, 'Patient') } 0 .. 9), (::get(9, 'Patient')) x 4]
--- more_headers eval
[(::bearer()) x 10, map { ::bearer(claims => { client_id => "bad-$_" }) } 0 .. 3]
--- error_code eval: [(404) x 9, 200, (401) x 4]
--- no_error_log
[alert]



=== TEST 8: limits as long as they may be are kept as a whole
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval
[@{ ::jobs([map { sprintf 'Observation?code=%050d', $_ } 1 .. 60]) },
 ::client_record('app', types => [], limits => [map { sprintf 'Observation?code=%050d', $_ } 1 .. 60]),
 ::client_record('other', types => [], limits => [map { sprintf 'Observation?code=%050d', $_ } 1 .. 59])]
--- request eval: [(::get(0, 'Observation')) x 4]
--- more_headers eval: [(::bearer()) x 3, ::bearer(claims => { client_id => 'other' })]
--- error_code eval: [200, 200, 200, 404]
--- no_error_log
[error]



=== TEST 9: without authorization nobody has limits
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ { fhir_bulk status files; fhir_bulk_auth off; }
--- user_files eval
local $::owner = 'anonymous';
::jobs(@::jobs)
--- request eval: [map { ::get($_, 'Observation') } 0, 1]
--- error_code eval: [200, 200]
--- no_error_log
[error]



=== TEST 10: scopes from variables (ACC-12)
--- http_config eval: $::http
--- config
    location ^~ /r4/bulk-export/ {
        fhir_bulk status files;
        fhir_bulk_auth variables clients=off;
        fhir_bulk_client app;
        fhir_bulk_scopes $http_x_scopes;
    }
--- user_files eval: ::jobs(@::jobs)
--- request eval: [map { ::get($_, 'Observation') } 0 .. 3]
--- more_headers eval
[('X-Scopes: ' . ::observations('category=laboratory') . "\n") x 4]
--- error_code eval: [403, 200, 200, 403]
--- no_error_log
[error]



=== TEST 11: that limits are none is said
--- http_config eval: $::http
--- config eval: $::config
--- user_files eval: ::jobs([\',"limits":{}'])
--- request eval: ::get(0, 'Patient')
--- more_headers eval: ::bearer()
--- error_code: 404
--- error_log
is not one of version 1
