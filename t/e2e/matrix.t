#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Every endpoint with every kind of credential, through nginx, module and
# sidecar: status, OperationOutcome, challenge, and what no answer and no log
# may hold (ACC, SC and NET-10 rows).

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use Crypt::PK::ECC ();
use FhirBulk;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8->canonical;
my @types = qw(Condition Observation Patient);

my $s = FhirBulk->new(
    source => 'postgres', start => 0, names => 'export groups metadata',
    ini => { token_rate => '100000/s burst 100000', log_level => 'debug',
             max_active_jobs_per_client => 100 },
    clients => {
        'clinic-owner' => { tenants => [qw(default north)] },
        'clinic-other' => { tenants => ['default'] },
        'clinic-gone'  => { tenants => ['default'] },
    },
);
%{ $s->{tenant} } = (%{ $s->{tenant} }, $s->load_gate('Observation'));
$s->{tenants}{north} = { %{ $s->{tenant} } };
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

my @secrets;            # what no log may hold

# ---- credentials -------------------------------------------------------------

sub secret {
    my ($token) = @_;
    push @secrets, $token, grep { length > 20 } split /\./, $token;
    return $token;
}

# as our token endpoint gives it
sub token { return secret($s->token(@_)) }

my $right = token('clinic-owner');
my ($ours) = do {
    my $header = $json->decode(MIME::Base64::decode_base64url(
        (split /\./, $right)[0]));
    my $ring = $json->decode(
        FhirBulk::read_file("$s->{dir}/auth/signing.jwks"));
    map { { alg => 'ES256', kid => $_->{kid},
            pk => Crypt::PK::ECC->new->import_key($_) } }
        grep { $_->{kid} eq $header->{kid} } @{ $ring->{keys} };
};

# what our token endpoint would never give, but signed with its key
sub forged {
    my (%o) = @_;
    my ($now, $key) = (time, $o{key} // $ours);
    my $client = $o{client} // 'clinic-owner';

    return secret(FhirBulk::jws(
        header => { typ => 'at+jwt', alg => 'ES256', kid => $key->{kid},
                    %{ $o{header} // {} } },
        claims => { iss => $s->{base}, aud => $s->{base}, sub => $client,
                    client_id => $client, tenant => 'default',
                    scope => 'system/*.rs', iat => $now, exp => $now + 250,
                    jti => 'by-hand-' . rand, %{ $o{claims} // {} } },
        sign => $o{sign} // FhirBulk::sign_with($key)));
}

sub scoped { return forged(claims => { scope => "@_" }) }

my $stranger = FhirBulk::make_key('ES256');
my $gone = token('clinic-gone');
$s->register('clinic-gone', enabled => JSON::PP::false);
$s->reload;

my @all = map { "system/$_" } @types, 'Group';

# by class, which is a column of the table; what stands alone is a token
my %credentials = (
    none => {
        'none'                 => { header => undef },
        'Basic'                => { header => 'Basic Y2xpbmljLW93bmVyOng=' },
        'empty bearer'         => { header => 'Bearer ' },
        'a token without scheme' => { header => $right },
    },
    bad => {
        'garbage'              => 'garbage',
        'three garbage parts'  => 'a.b.c',
        'not base64'           => 'e*.e*.e*',
        'a cut token'          => substr($right, 0, -1),
        'a changed token'      => $right =~ s/\.(.)/'.' . ($1 ^ "\1")/er,
        'too long'             => 'a' x 5000,
        'our kid, other key'   => forged(key => { %$stranger,
                                                  kid => $ours->{kid} }),
        'other key and kid'    => forged(key => $stranger),
        'alg none'             => forged(header => { alg => 'none' },
                                         sign => sub { '' }),
        'an assertion'         => secret($s->assertion('clinic-owner')),
        'another tenant\'s'    => token('clinic-owner', 'system/*.rs',
                                        tenant => 'north'),
        'tenant claim only'    => forged(claims => { tenant => 'north' }),
        'no such client'       => forged(client => 'clinic-nobody'),
        'the client anonymous' => forged(client => 'anonymous'),
        'disabled client'      => $gone,
        'not valid yet'        => forged(claims => { nbf => time + 200 }),
        'no scope'             => forged(claims => { scope => undef }),
        'no exp'               => forged(claims => { exp => undef }),
    },
    expired => {
        'expired'              => forged(claims => { iat => time - 310,
                                                     exp => time - 10 }),
    },
    query => {
        'in the query'         => { header => undef, query => $right },
        'in both'              => { header => "Bearer $right",
                                    query => $right },
        'garbage in the query' => { header => "Bearer $right",
                                    query => 'garbage' },
    },
    right => {
        'v2 *'                 => $right,
        'another token'        => token('clinic-owner'),
        'lower-case scheme'    => { header => "bearer $right" },
        'v1 *'                 => token('clinic-owner', 'system/*.read'),
        'v1 *.*'               => scoped('system/*.*'),
        'v2 cruds'             => scoped('system/*.cruds'),
        'v2 by type'           => token('clinic-owner', "@{[map {
                                        qq($_.rs) } @all]}"),
        'v1 by type'           => token('clinic-owner', "@{[map {
                                        qq($_.read) } @all]}"),
        'r and s apart (SC-03)' => scoped('system/*.r', 'system/*.s'),
        'with others besides'  => scoped(qw(openid user/*.cruds system/*.rs
                                            system/*.x)),
    },
    other => {
        'another client'       => token('clinic-other'),
        'another client, v1'   => token('clinic-other', 'system/*.read'),
    },
    few => {
        'Patient only, v2'     => token('clinic-owner', 'system/Patient.rs'),
        'Patient only, v1'     => token('clinic-owner', 'system/Patient.read'),
        'the rest by user/'    => scoped('system/Patient.rs', 'user/*.rs'),
        'the rest constrained' => scoped('system/Patient.rs',
                                         'system/*.rs?category=laboratory'),
        'the rest only r'      => scoped('system/Patient.rs', 'system/*.r'),
        'the rest only s'      => scoped('system/Patient.rs', 'system/*.s'),
    },
    nothing => {
        'only r'               => scoped('system/*.r'),
        'only s'               => scoped('system/*.s'),
        'r and s of others'    => scoped('system/Observation.r',
                                         'system/Patient.s'),
        'write, v1'            => scoped('system/*.write'),
        'write, v2'            => scoped('system/*.cud'),
        'user/, v2 (SC-09)'    => scoped('user/*.rs'),
        'user/, v1 (REG-06)'   => scoped('user/*.read'),
        'patient/, v2'         => scoped('patient/*.rs'),
        'patient/, v1'         => scoped('patient/*.read'),
        'constrained (SC-06)'  => scoped(map {
                                        "$_.rs?no-such=gt2000" } @all),
        'no good scope'        => scoped('system/*.sr', 'system/patient.rs'),
        'no resource scope'    => scoped('openid', 'fhirUser'),
        'empty scope'          => scoped(),
    },
);

# ---- what is there -----------------------------------------------------------

$s->{bearer} = $right;

my $asked = '_type=' . join ',', @types;
my $done = $s->export("/Patient/\$export?$asked&_nonsense=zqquery1",
                      Prefer => 'respond-async, handling=lenient');
my %file = map { m{/((\w+)[^/]+)$} ? ($2 => $_) : () }
    map { $_->{url} } map { @$_ } @{ $done->{manifest} }{qw(output error)};
is(join(' ', sort keys %file), join(' ', sort @types, 'error'),
    'a complete job with files of all kinds');

$s->gate('closed');
sub start {
    my $reply = $s->kickoff("/Patient/\$export?$asked",
                            Authorization => "Bearer $right");
    $reply->{status} == 202 or die "$reply->{line}: $reply->{body}\n";
    return $reply->header('Content-Location');
}
my $running = start();

my @jobs = map { m{/jobs/(.*)} } $done->{url}, $running;
my $export_url = "$s->{base}/bulk-export";
my $unknown = 'A' x 22;

sub outcome { return "$_[0]{status} " . $_[0]->codes }

# ---- the table ---------------------------------------------------------------

# answers: [status, code of the OperationOutcome, what the challenge says]
my %answer = (
    login   => [401, 'login', qr/^Bearer realm="[^"]+"$/],
    unknown => [401, 'unknown',
                qr/^Bearer (?:realm="[^"]+", )?error="invalid_token"/],
    expired => [401, 'expired',
                qr/^Bearer (?:realm="[^"]+", )?error="invalid_token"/],
    query   => [400, 'invalid',
                qr/^Bearer (?:realm="[^"]+", )?error="invalid_request"/],
    scope   => [403, 'forbidden',
                qr/^Bearer[ ](?:realm="[^"]+",[ ])?error="insufficient_scope"
                   .*[ ]scope="system\/[^"]+"/x],
    nothing => [404, 'not-found'],
    method  => [405, 'not-supported'],
    value   => [400, 'value'],
    unknown_param => [400, 'not-supported'],
    200     => [200],
    202     => [202],
);

# column by column for each endpoint; HEAD where it is allowed, too
my @columns = qw(none bad expired query right other few nothing);
my %first = (private => [qw(login unknown expired query)],
             public => [qw(200 200 200 query)]);
my @table = (
#                               first four  right   other   few     nothing
 'GET    $export                private     202     202     202     scope',
 'POST   $export                private     202     202     202     scope',
 'GET    Patient/$export        private     202     202     202     scope',
 'POST   Patient/$export        private     202     202     202     scope',
 'GET    Group/cohort/$export   private     202     202     202     scope',
 'POST   Group/cohort/$export   private     202     202     202     scope',
 'GET    $export?_type=Observation
                                private     202     202     scope   scope',
 'POST   types                  private     202     202     scope   scope',
 'GET    $export?_type=Nonsense private     value   value   value   -',
 'GET    Group/nobody/$export   private     nothing nothing nothing scope',
 'POST   Group/nobody/$export   private     nothing nothing nothing scope',
 'HEAD   Patient/$export        private     method  method  method  method',
 'PUT    $export                private     method  method  method  method',
 'GET    running                private     202     nothing scope   scope',
 'HEAD   running                private     202     nothing scope   scope',
 'GET    done                   private     200     nothing scope   scope',
 'HEAD   done                   private     200     nothing scope   scope',
 'POST   done                   private     method  method  method  method',
 'DELETE running                private     202     nothing 202     202',
 'GET    Patient                private     200     nothing 200     scope',
 'HEAD   Patient                private     200     nothing 200     scope',
 'GET    Observation            private     200     nothing scope   scope',
 'HEAD   Observation            private     200     nothing scope   scope',
 'GET    Condition              private     200     nothing scope   scope',
 'GET    error                  private     200     nothing 200     200',
 'HEAD   error                  private     200     nothing 200     200',
 'DELETE Patient                private     method  method  method  method',
 'GET    no-job                 private     nothing nothing nothing nothing',
 'HEAD   no-job                 private     nothing nothing nothing nothing',
 'DELETE no-job                 private     nothing nothing nothing nothing',
 'GET    no-job-file            private     nothing nothing nothing nothing',
 'GET    no-file                private     nothing nothing nothing scope',
 'HEAD   no-file                private     nothing nothing nothing scope',
 'GET    no-error               private     nothing nothing nothing nothing',
 'GET    file-of-running        private     nothing nothing nothing nothing',
 'GET    no-attachment          private     nothing nothing nothing nothing',
 'HEAD   no-job-attachment      private     nothing nothing nothing nothing',
 'GET    Group/cohort           private     200     200     -       -',
 'HEAD   Group/cohort           private     200     200     -       -',
 'GET    Group/nobody           private     nothing nothing -       -',
 'GET    Group?_id=cohort       private     200     200     -       -',
 'HEAD   Group?_id=cohort       private     200     200     -       -',
 'GET    Group?page=nobody      private     200     200     -       -',
 'GET    Group?foo=1            private     unknown_param unknown_param - -',
 'GET    Group?_count=x         private     value   value   -       -',
 'GET    no-path                private     nothing nothing nothing nothing',
 'GET    discovery              public      200     200     200     200',
 'HEAD   discovery              public      200     200     200     200',
 'GET    metadata               public      200     200     200     200',
 'HEAD   metadata               public      200     200     200     200',
 'GET    OperationDefinition/export
                                public      200     200     200     200',
 'GET    OperationDefinition/patient-export
                                public      200     200     200     200',
 'GET    OperationDefinition/group-export
                                public      200     200     200     200',
);

my %url = (
    %file, done => $done->{url},
    'no-job' => "$export_url/jobs/$unknown",
    'no-job-file' => "$export_url/files/$unknown/Patient.1.ndjson",
    'no-file' => $file{Patient} =~ s/\.1\./.99./r,
    'no-error' => $file{error} =~ s/\.1\./.99./r,
    'file-of-running' => "$export_url/files/$jobs[1]/Patient.1.ndjson",
    'no-attachment' => "$export_url/attachments/$jobs[0]" . 'A' x 22,
    'no-job-attachment' => "$export_url/attachments/" . 'A' x 44,
    'no-path' => "$export_url/nothing",
    discovery => "$s->{base}/.well-known/smart-configuration",
);

my $parameters = $json->encode({ resourceType => 'Parameters', parameter => [
    { name => '_type', valueString => 'Observation,Patient' }] });

# the request of a cell
sub ask {
    my ($method, $endpoint, $class, $credential) = @_;

    $credential = { header => "Bearer $credential" } if !ref $credential;
    my %headers = (Authorization => $credential->{header});
    my ($url, $body) = $url{$endpoint};

    if ($endpoint eq 'running') {
        # a job that may go
        $url = $method eq 'DELETE' && $class =~ /^(?:right|few|nothing)$/
             ? start() : $running;

    } elsif (!$url) {
        $url = "$s->{base}/"
             . ($endpoint eq 'types' ? 'Patient/$export' : $endpoint);
    }
    if ($endpoint =~ /export/ || $endpoint eq 'types') {
        %headers = (%headers, Prefer => 'respond-async',
                    Accept => 'application/fhir+json');
    }
    if ($method eq 'POST') {
        $headers{'Content-Type'} = 'application/fhir+json';
        $body = $endpoint eq 'types' ? $parameters : '';
    }
    $url .= ($url =~ /\?/ ? '&' : '?') . "access_token=$credential->{query}"
        if defined $credential->{query};

    return $s->request($method, $url, %headers, { body => $body });
}

# what is wrong with an answer, as a list of texts
sub faults {
    my ($reply, $want, $method, $class) = @_;

    my ($status, $code, $challenge) = @$want;
    my @faults;
    my $challenged = $reply->header('WWW-Authenticate');
    my $type = $reply->header('Content-Type') // '';

    push @faults, "status $reply->{status}" if $reply->{status} != $status;
    if ($method eq 'HEAD') {
        push @faults, 'HEAD with a body' if $reply->{body} ne '';
    } elsif ($code) {
        my %codes = map { $_->{code} => 1 } @{ $reply->issues };
        push @faults, 'code ' . $reply->codes
            if join(' ', keys %codes) ne $code;
        push @faults, 'no diagnostics'
            if !length($reply->issues->[0]{diagnostics} // '');
    }
    push @faults, "type $type"
        if $code && $type ne 'application/fhir+json';
    push @faults, 'challenge ' . ($challenged // 'none')
        if defined $challenged ne defined $challenge
            || $challenge && $challenged !~ $challenge;
    push @faults, 'no X-Request-Id' if !$reply->header('X-Request-Id');
    push @faults, 'no Allow' if $status == 405 && !$reply->header('Allow');
    push @faults, 'Content-Location'
        if $code && $reply->header('Content-Location');

    # nobody learns of others
    my $text = join "\n", $reply->{body},
        map { @$_ } values %{ $reply->{headers} };
    for ('clinic-', $class eq 'right' ? () : @jobs) {
        push @faults, "it names $_" if index($text, $_) >= 0;
    }

    return @faults;
}

my %seen = (cells => 0);
for my $row (@table) {
    my ($method, $endpoint, $first, @rest) = split ' ', $row;
    my @want = (@{ $first{$first} }, @rest);
    my @failed;

    for my $i (0 .. $#columns) {
        my $class = $columns[$i];
        next if $want[$i] eq '-';
        my $want = $answer{ $want[$i] } or die "$row: no answer $want[$i]\n";

        for my $name (sort keys %{ $credentials{$class} }) {
            my $reply = ask($method, $endpoint, $class,
                            $credentials{$class}{$name});
            my @faults = faults($reply, $want, $method, $class);
            push @failed, "$name: " . join ', ', @faults if @faults;
            $seen{cells}++;

            # what was started goes, by the token that started it
            my $job = $reply->header('Content-Location') // next;
            my $gone = $s->request('DELETE', $job, Authorization =>
                ref $credentials{$class}{$name}
                    ? $credentials{$class}{$name}{header}
                    : "Bearer $credentials{$class}{$name}");
            push @failed, "$name: DELETE $gone->{status}"
                if $gone->{status} != 202;
        }
    }

    is(join("\n", @failed), '', "ACC-01 ACC-02 ACC-03 ACC-04 ACC-05 ACC-07 "
       . "ACC-11 NET-03 SC-03: $method $endpoint");
}
cmp_ok($seen{cells}, '>', 2000, "the table is complete: $seen{cells} cells");

# the token endpoint asks for an assertion and for nothing else
for my $class (@columns) {
    my @failed;
    for my $name (sort keys %{ $credentials{$class} }) {
        my $c = $credentials{$class}{$name};
        $c = { header => "Bearer $c" } if !ref $c;
        my $assertion = secret($s->assertion('clinic-owner'));
        my %o = (headers => { Authorization => $c->{header} },
                 query => $c->{query} && "?access_token=$c->{query}");
        my $reply = $s->token_ask('clinic-owner', 'system/*.rs', %o,
                                  assertion => $assertion);
        my $want = $class eq 'query' ? '400 invalid_request' : '200 ';
        my $got = "$reply->{status} " . ($reply->json->{error} // '');
        push @failed, "$name: $got" if $got ne $want;
        secret($reply->json->{access_token}) if $reply->{status} == 200;

        # TOK-11
        $reply = $s->token_ask('clinic-owner', 'system/*.rs', %o,
                               assertion => 'x.y.z');
        my ($status, $error) = $class eq 'query' ? (400, 'invalid_request')
            : defined $c->{header} ? (401, 'invalid_client')
            : (400, 'invalid_client');
        push @failed, "$name, bad assertion: $reply->{status}"
            . " $reply->{body}"
            if $reply->{status} != $status || $reply->json->{error} ne $error
                || $status == 401 && !$reply->header('WWW-Authenticate');
    }
    is(join("\n", @failed), '', "ACC-01 TOK-11: the token endpoint, $class");
}

# all 404 look the same (STAT-19), whatever is behind them
{
    my $other = $credentials{other}{'another client'};
    my %body;
    for (['right', $right, 'no-job'], ['other', $other, 'no-job'],
        ['other', $other, 'done'], ['other', $other, 'running'])
    {
        my ($class, $token, $endpoint) = @$_;
        my $reply = ask('GET', $endpoint, $class, $token);
        $body{ join "\n", $reply->{line}, $reply->{body},
               sort grep { !/^(?:Date|X-Request-Id)$/i }
                   @{ $reply->{names} } } = 1;
    }
    is(scalar keys %body, 1, 'STAT-19 ACC-07: foreign is as unknown');

    %body = ();
    $body{ ask('GET', $_->[0], 'other', $_->[1])->{body} } = 1
        for ['no-job-file', $right], ['no-job-file', $other],
            ['Patient', $other], ['error', $other], ['no-file', $right];
    is(scalar keys %body, 1, 'ACC-07: files as well');
}

# another tenant: neither its URLs nor ours are of use there (NET-03)
{
    my $north = token('clinic-owner', 'system/*.rs', tenant => 'north');
    for my $url ($done->{url}, $running, $file{Patient}, $file{error}) {
        my $there = $url =~ s{/fhir/}{/north/fhir/}r;
        my %as = (north => [404, 'not-found'], ours => [401, 'unknown']);
        for my $method (qw(GET HEAD DELETE)) {
            next if $method eq 'DELETE' && $url =~ m{/files/};
            for my $who (sort keys %as) {
                my $reply = $s->request($method, $there, Authorization =>
                    'Bearer ' . ($who eq 'north' ? $north : $right));
                my ($status, $code) = @{ $as{$who} };
                is($reply->{status}, $status,
                    "NET-03: $method with a token of $who");
                is($reply->codes, $code, 'NET-03: and its code')
                    if $method ne 'HEAD';
            }
        }
    }
}

# nothing that was refused has done anything
is($s->get($done->{url})->{status}, 200, 'the complete job is still there');
is($s->get($running)->{status}, 202, 'and so is the running one');
$s->gate('open');
is($s->wait_done($running)->{status}, 200, 'which comes to its end');

# ---- logs (NET-10) -----------------------------------------------------------

my @patients = map { m{^Patient/(.*)} ? $1 : () }
    keys %{ FhirBulk::Data::truth($s->{truth}) };
{
    my $reply = $s->kickoff("/Group/cohort/\$export?patient=Patient/"
                            . "$patients[0]&_since=2001-02-03T04:05:06Z");
    is($reply->{status}, 400, 'a patient in the query');
    $reply = $s->kickoff('/Group/cohort/$export', method => 'POST',
                         'Content-Type' => 'application/json');
    is($reply->{status}, 202, 'POST of nothing');
    $reply = $s->request('POST', "$s->{base}/Patient/\$export",
        Prefer => 'respond-async', Accept => 'application/json',
        'Content-Type' => 'application/json', { body => $json->encode({
            resourceType => 'Parameters', parameter => [{ name => 'patient',
                valueReference => { reference => "Patient/$_" } }] }) })
        for @patients[0, 1];
    # a build without the parameter refuses it
    like($reply->{status}, qr/^(?:202|400)$/, 'patients in a body');
}
# answered before any phase of ours
{
    my $url = "$s->{base}/Patient/\$export?patient=Patient/zqearly1";
    my $reply = $s->request('POST', $url, 'Content-Length' => 1e9,
                            { body => '' });
    is(outcome($reply), '413 too-long', 'ERR-01: a body beyond all limits');
    $reply = $s->get($url, 'Not a' => 'header');
    is(outcome($reply), '400 invalid', 'ERR-01: a bad header');

    # tokens that are where they must not be (ACC-05)
    for my $token (undef, $right) {
        my $in_body = $s->request('POST', "$s->{base}/Patient/\$export",
            Authorization => $token && "Bearer $token",
            Prefer => 'respond-async', Accept => 'application/fhir+json',
            'Content-Type' => 'application/x-www-form-urlencoded',
            { body => "access_token=$right" });
        is(outcome($in_body), $token ? '400 invalid' : '401 login',
            'ACC-05: a token in a form is refused');
    }
}
FhirBulk::wait_for('the last record', 10, sub {
    return grep { ($_->{path} // '') =~ /Patient/ } $s->audit('audit') });

my @logs = ("$s->{dir}/nginx-error.log", "$s->{dir}/nginx-access.log",
            "$s->{dir}/nginx.log", "$s->{dir}/nginx-audit.log",
            "$s->{dir}/audit.log", $s->{log});
for my $log (@logs) {
    my ($name) = $log =~ m{([^/]+)$};
    my $text = FhirBulk::read_file($log) // die "$log: $!";
    my @found = grep { index($text, $_) >= 0 } @secrets, @patients,
        '2001-02-03', 'zqquery1';
    # what nginx says before our phases is its own
    push @found, 'zqearly'
        if $name ne 'nginx-error.log' && $text =~ /zqearly/;
    is(scalar @found, 0, "NET-10: no secret in $name")
        or diag(map { substr($_, 0, 60) . "\n" } @found);
    unlike($text, qr/eyJ[\w-]{20,}/, "NET-10: nor a part of a JWT in $name");
}
is(() = FhirBulk::read_file($logs[1]) =~ /^\S+ - \S+ \[.* HTTP\/1\.[01]" /mg,
    () = FhirBulk::read_file($logs[1]) =~ /\n/g,
    'the access log is in the usual format');
cmp_ok(-s $logs[1], '>', 100_000, 'and has all requests');

$s->stop;
done_testing;
