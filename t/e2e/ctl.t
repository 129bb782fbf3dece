#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# fhir-bulkctl as an operator uses it: the registry with and without a running
# sidecar, a client's token, jobs (REG-01, TOK-16, ACC-10).

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use POSIX ();
use Test::More;

my $s = FhirBulk->new(
    source => 'ndjson', start => 0, sample => ['--patients', 12],
    ini    => { clients => 'clients.json', auth_dir => 'auth',
                clock_skew => '60s' },
);
my $d = $s->{dir};
$s->{ini}{clients} = "$d/clients.json";
$s->{ini}{auth_dir} = "$d/auth";
$s->write_ini;
chmod 0640, $s->{ini_file};

my $ctl = $s->_copy(FhirBulk::program('FHIR_BULKCTL', 'build/fhir-bulkctl'));

# exit code, stdout, stderr; as the stack's ordinary user, in its folder
sub bare {
    my (@arguments) = @_;

    my $pid = fork // die "fork: $!";
    if ($pid == 0) {
        chdir $d or POSIX::_exit(127);
        open STDIN, '<', '/dev/null';
        open STDOUT, '>', "$d/out" or POSIX::_exit(127);
        open STDERR, '>', "$d/err" or POSIX::_exit(127);
        my @as = $> == 0 ? ('setpriv', "--reuid=$s->{uid}",
            "--regid=$s->{gid}", '--clear-groups') : ();
        exec(@as, $ctl, @arguments) or POSIX::_exit(127);
    }
    waitpid $pid, 0;
    return ($? >> 8, map { FhirBulk::read_file("$d/$_") // '' } qw(out err));
}

sub ctl { return bare('-c', $s->{ini_file}, @_) }

# must succeed with nothing to complain about; the output, or its JSON
sub good {
    my ($rc, $out, $err) = ctl(@_);
    $rc == 0 && $err eq '' or die "@_: $rc: $out$err";
    return $out;
}

sub json { return JSON::PP->new->utf8->decode(good('--json', @_)) }

sub refused {
    my ($code, $message, @arguments) = @_;
    my ($rc, $out, $err) = ctl(@arguments);
    is($rc, $code, "exit $code: " . join ' ', @arguments);
    like($err, qr/^fhir-bulkctl: .*$message/m, 'and says why');
    is($out, '', 'on stderr only');
}

sub mode { return sprintf '%04o', (stat $_[0])[2] & 07777 }

# ---- called the wrong way ---------------------------------------------------

refused(2, 'no command');
refused(2, '"client" is no command', 'client');
refused(2, '"job dance" is no command', 'job', 'dance');
refused(2, 'needs ID', qw(client show));
refused(2, 'too much', qw(client show a b));
refused(2, 'needs --key', qw(client keygen a --scopes s));
refused(2, 'needs --jwks or --jwks-uri', qw(client add a --scopes s));
refused(2, 'no option --key', qw(client list --key k));
refused(2, '--scopes is given twice',
    qw(client add a --jwks k --scopes s --scopes s));
{
    my ($rc, $out, $err) = ctl('--nonsense');
    is($rc, 2, 'an unknown option');
    ($rc, $out) = bare('--help');
    is($rc, 0, '--help');
    like($out, qr/^usage:/, 'is the usage');
    ($rc, $out) = bare('--version');
    like($out, qr/^fhir-bulkctl \d/, '--version');
    ($rc, $out, $err) = bare('-c', 'no-such.ini', 'client', 'list');
    is($rc, 1, 'an INI file that is not there');
    like($err, qr/no-such\.ini/, 'is named');
}

# ---- the registry, nobody running -------------------------------------------

my @note = ('client', 'keygen', 'app', '--key', 'app.jwk', '--scopes',
            'system/*.rs', '--group', '*', '--name', 'The App');
my ($rc, $out, $err) = ctl(@note);
is($rc, 0, 'keygen without a sidecar is no failure');
like($err, qr/^fhir-bulkctl: note: the sidecar does not run/, 'but is noted');
is(mode("$d/app.jwk"), '0600', 'the private key is its owner\'s alone');
is(mode("$d/clients.json"), '0640', 'the registry has the INI file\'s mode');

my $key = JSON::PP->new->decode(FhirBulk::read_file("$d/app.jwk"));
is($key->{alg}, 'ES384', 'ES384 by default');
ok($key->{kid} && $key->{d}, 'a private JWK with kid');
my $entry = json(qw(client show app));
is_deeply([map { $_->{kid} } @{ $entry->{jwks}{keys} }], [$key->{kid}],
    'its public half is registered');
unlike(FhirBulk::read_file("$d/clients.json"), qr/"d"/,
    'and no private part (REG-02)');

refused(1, 'File exists', @note);
is(FhirBulk::read_file("$d/app.jwk") =~ /\Q$key->{kid}\E/, 1,
    'keygen writes over nothing');
refused(1, 'client "app" already', qw(client keygen app --scopes),
    'system/*.rs', qw(--key other.jwk));
ok(!-e "$d/other.jwk", 'a key that is not registered is not left behind');
refused(1, 'private', qw(client add thief --jwks app.jwk --scopes),
    'system/*.rs');
refused(1, '', qw(client add bad --jwks-uri http://keys.example.org/ --scopes),
    'system/*.rs');
refused(1, '', qw(client add bad --scopes), 'system/Patient.sr',
    qw(--jwks-uri https://keys.example.org/jwks));
refused(1, 'bad', qw(client add bad --tenant nowhere --scopes), 'system/*.rs',
    qw(--jwks-uri https://keys.example.org/jwks));
refused(1, 'no client "ghost"', qw(client disable ghost));
refused(1, 'does not run', qw(jobs));
refused(1, 'does not run', qw(reload));

($rc) = ctl(qw(client keygen rsa --alg RS384 --key rsa.jwk --scopes),
    'system/Patient.rs', qw(--level system --level patient
    --max-active-jobs 2));
is($rc, 0, 'keygen RS384');
($rc) = ctl(qw(client add far --jwks-uri https://keys.example.org/jwks
    --scopes), 'system/*.read', qw(--group g1 --group g2 --disabled));
is($rc, 0, 'add with jwks_uri');

is_deeply([map { $_->{client_id} } @{ json(qw(client list)) }],
    [qw(app rsa far)], 'list --json, in the order of the file');
my $list = good(qw(client list));
like($list, qr/^CLIENT +STATE +TENANTS/, 'list for people');
like($list, qr/^far +disabled +default +g1 g2 +system\/\*\.read/m,
    'has a line for each client');
my $show = good(qw(client show rsa));
like($show, qr/^exports +Patient$/m, 'show tells what may be exported');
like($show, qr/^levels +system patient$/m, 'the levels');
like($show, qr/^active jobs +2 at most$/m, 'and the limit');
($rc) = ctl(qw(client remove far));
is($rc, 0, 'remove');
is(scalar @{ json(qw(client list)) }, 2, 'is gone');

# ---- with the sidecar and nginx -----------------------------------------------

$s->{nginx} = <<"END";
location = /fhir/auth/token { fhir_bulk_auth jwt $d/auth/access.jwks;
    fhir_bulk_audit off; fhir_bulk token; }
END
$s->start_sidecar;
$s->start_nginx;
my $url = "$s->{base}/auth/token";

is(good(qw(reload)), "2 clients in force\n", 'reload');
my @token = ('client', 'token', 'app', '--key', 'app.jwk', '--url', $url);
my $token = good(@token);
like($token, qr/^[\w-]+\.[\w-]+\.[\w-]+\n\z/, 'a token, alone (TOK-16)');
my $reply = json(@token, '--scope', 'system/Patient.rs');
is($reply->{token_type}, 'bearer', 'the whole reply');
is($reply->{scope}, 'system/Patient.rs', 'with the scope asked for');
($rc, $out, $err) = bare('client', 'token', 'rsa', '--key', 'rsa.jwk',
    '--url', $url, '--scope', 'system/Patient.rs');
is("$rc$err", '0', 'RS384, and no INI file is needed');

refused(1, 'invalid_client', qw(client token rsa --key app.jwk --url), $url);
refused(1, 'invalid_scope', @token, '--scope', 'system/Nonsense.rs');
refused(1, 'no file', qw(client token app --key none.jwk --url), $url);
refused(1, 'no token', qw(client token app --key app.jwk --url),
    "$s->{server}/fhir/metadata");
refused(1, 'no token', qw(client token app --key app.jwk --url
    http://127.0.0.1:1/token));

is(good(qw(client disable app)), "client app disabled, in force\n",
    'disable tells the sidecar (ACC-10)');
refused(1, 'invalid_client', @token);
is_deeply(json(qw(client enable app)),
    { client_id => 'app', change => 'enabled',
      in_force => JSON::PP::true() }, 'enable, for scripts');
like(good(@token), qr/\./, 'tokens again');

# a change by hand with a mistake: what was in force stays
my $registry = FhirBulk::read_file("$d/clients.json");
$s->write_file('clients.json', $registry =~ s/"scopes"/"scopse"/r);
refused(1, 'scopse', qw(reload));
like(good(@token), qr/\./, 'a registry with a mistake changes nothing');
refused(1, 'scopse', qw(client disable app));
$s->write_file('clients.json', $registry);
good(qw(reload));

# ---- jobs -----------------------------------------------------------------------

my $kickoff = sub {
    my ($client) = @_;
    my $r = $s->control('POST', '/v1/exports', headers => [
        'Fhir-Bulk-Tenant' => 'default', 'Fhir-Bulk-Client' => $client,
        'Fhir-Bulk-Scope' => 'system/*.rs', 'Fhir-Bulk-Base' => $s->{base},
        'Fhir-Bulk-Method' => 'GET', 'Fhir-Bulk-Level' => 'system',
        'Fhir-Bulk-Query' => '_type=Patient',
        'Accept' => 'application/fhir+json', 'Prefer' => 'respond-async']);
    my ($id) = ($r->header('Content-Location') // '') =~ m{/jobs/([\w-]+)$}
        or die "kick-off: $r->{status} $r->{body}";
    return $id;
};
my ($mine, $other) = ($kickoff->('app'), $kickoff->('rsa'));
for my $id ($mine, $other) {
    FhirBulk::wait_for('the job', 30, sub {
        json('job', 'show', $id)->{state} eq 'complete' });
}

is_deeply([sort map { $_->{id} } @{ json('jobs') }], [sort $mine, $other],
    'jobs');
is_deeply([map { $_->{id} } @{ json(qw(jobs --client app)) }], [$mine],
    'of one client');
is_deeply(json(qw(jobs --state queued)), [], 'in one state');
refused(2, '--state is queued, running, ', qw(jobs --state finished));
like(good(qw(jobs --client app)),
    qr/^JOB .*\n\Q$mine\E +default +app +system +complete .*\n\z/,
    'as a table');
like(good('job', 'show', $mine), qr/^state +complete$/m, 'job show');
is(good('job', 'cancel', $mine), "job $mine cancelled\n", 'job cancel');
refused(1, 'no such', 'job', 'show', $mine);
refused(1, 'no such', 'job', 'cancel', $mine);
refused(1, 'no job\'s id', qw(job show ../health));
for my $id ('-' . 'A' x 21, '--' . 'b' x 20) {
    refused(1, 'no such', 'job', 'show', $id);
    refused(1, 'no such', 'job', 'cancel', $id, '--json');
}
refused(2, 'too much', 'job', 'show', '-' . 'A' x 21, 'x');

good(qw(client remove app));
refused(1, 'invalid_client', @token);

my $left = join ' ', grep { /clients\.json/ }
    map { s{.*/}{}r } glob "$d/clients.json*";
is($left, 'clients.json clients.json.lock', 'no temporary file is left');

$s->stop;
done_testing();
