#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# fhir-bulkd as a program: its options, what it tells systemd, a source that
# is not there at the start, a second one on the same root, its log.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use IO::Handle;
use IO::Select;
use IO::Socket::UNIX;
use POSIX ();
use Socket qw(SOCK_DGRAM);
use Test::More;

my $s = FhirBulk->new(source => 'none', start => 0, tenants => {
    data => { source => 'ndjson', path => 'later' },
});
$s->{tenants}{data}{path} = "$s->{dir}/later";
$s->{ini}{log_level} = 'debug';
$s->write_ini;

# ---- the command line -----------------------------------------------------

# output (both streams) and exit status
sub run {
    my ($args) = @_;
    my $out = `$s->{bulkd} $args 2>&1`;
    return ($out, $? >> 8);
}

sub is_run {
    my ($args, $status, $pattern, $title) = @_;
    my ($out, $got) = run($args);
    is($got, $status, "$title: status") or diag $out;
    like($out, $pattern, $title);
}

my $ini = $s->{ini_file};
is_run('--version', 0, qr/^fhir-bulkd \d+\.\d+\.\d+\n\z/, '--version');
is_run('--help', 0, qr/^usage: fhir-bulkd/, '--help');
is_run('', 2, qr/^usage:/, 'no configuration');
is_run("-c $ini more", 2, qr/^usage:/, 'an argument too many');
is_run('--what', 2, qr/usage:/, 'an unknown option');
is_run("--check -c $ini", 0, qr/^configuration \Q$ini\E is good\n\z/,
    '--check');
is_run("--check --config=$s->{dir}/none.ini", 1, qr/cannot open/,
    '--check without file');

my $bad = $s->write_file('bad.ini', "[fhir-bulkd]\n\nwrong = 1\n");
is_run("--check -c $bad", 1, qr/bad\.ini:3: unknown option "wrong"/,
    '--check names file and line');

my ($table) = run('--options');
is(scalar(grep { !/^(?:fhir-bulkd|tenant)\t[a-z0-9_]+\t[^\t]+\t(?:yes|no)$/ }
          split /\n/, $table), 0, '--options is a table');
like($table, qr/^tenant\tsource\t-\tno$/m, 'with the options of tenants');

SKIP: {
    skip 'this test does not run as root', 1 if $> != 0;
    is_run("-c $ini", 1, qr/refuses to run as root/, 'not as root');
}

# ---- systemd, and a source that comes later -------------------------------

my $notify = IO::Socket::UNIX->new(Type => SOCK_DGRAM,
                                   Local => "$s->{dir}/notify")
    or die "notify: $!";
chmod 0777, "$s->{dir}/notify";

# systemd never sleeps: a full socket would hold up who tells it something
open my $told, '>', "$s->{dir}/told" or die "told: $!";
$told->autoflush;
my $parent = $$;
my $systemd = fork // die "fork: $!";
if ($systemd == 0) {
    while (getppid == $parent) {
        next if !IO::Select->new($notify)->can_read(0.2);
        $notify->recv(my $text, 4096) // last;
        print $told "$text\n";
    }
    POSIX::_exit(0);
}

# waits until systemd is told what matches
sub told {
    my ($pattern) = @_;
    return FhirBulk::wait_for("systemd to hear $pattern", 30, sub {
        return FhirBulk::read_file("$s->{dir}/told") =~ $pattern;
    });
}

{
    local $ENV{NOTIFY_SOCKET} = "$s->{dir}/notify";
    local $ENV{WATCHDOG_USEC} = 400_000;
    $s->start_sidecar(alone => 1);
}
ok(told(qr/^READY=1/m), 'ready although its source is not there');
ok(told(qr/^STATUS=0 queued, 0 running, 0 complete, 0 failed/m), 'STATUS=');
ok(told(qr/^WATCHDOG=1/m), 'the watchdog is fed from the loop');

sub log_has {
    my ($pattern) = @_;
    return FhirBulk::wait_for("the log to say $pattern", 30, sub {
        return FhirBulk::read_file($s->{log}) =~ $pattern;
    });
}

sub health { return $s->control('GET', '/v1/health')->{body} }

ok(log_has(qr/^error source: tenant "data": /m), 'the log says what is wrong');
like(health(), qr/"sources":\{"data":"bad"\}/, 'health says so too');

$s->ndjson_folder('later',
    { 'Patient.ndjson' => qq({"resourceType":"Patient","id":"p1"}\n) });
ok(log_has(qr/^notice source: tenant "data" is ready$/m),
    'it is found when it comes');
like(health(), qr/"sources":\{"data":"good"\}/, 'and healthy');

# ---- a second one ---------------------------------------------------------

sub second {
    my (%ini) = @_;
    my $text = "[fhir-bulkd]\n" . join('', map { "$_ = $ini{$_}\n" } keys %ini)
        . "[tenant data]\nsource = ndjson\npath = $s->{dir}/later\n";
    my $file = $s->write_file('second.ini', $text);
    my $log = "$s->{dir}/second.log";
    $s->spawn('second', [$s->{bulkd}, '-c', $file], log => $log);
    my $end = FhirBulk::wait_for('the second one', 30,
                                 sub { $s->ended('second') });
    return ($end, FhirBulk::read_file($log));
}

my ($end, $log) = second(listen => "$s->{dir}/other.sock",
                         root => $s->{root});
is($end, 'exit 1', 'a second one on the same root ends');
like($log, qr/in use by another fhir-bulkd/, 'and says why');

mkdir "$s->{dir}/root2";
$s->own("$s->{dir}/root2");
($end, $log) = second(listen => $s->{socket}, root => "$s->{dir}/root2");
is($end, 'exit 1', 'a second one on the same socket ends');
like($log, qr/another process listens on/, 'and says why');
like(health(), qr/"status":"ok"/, 'the first one does not mind');

# ---- the log --------------------------------------------------------------

sub kickoff {
    my (%o) = @_;
    return $s->control('POST', '/v1/exports', headers => [
        'Fhir-Bulk-Tenant' => 'data', 'Fhir-Bulk-Client' => 'anonymous',
        'Fhir-Bulk-Base' => 'http://fhir.example.org/r4',
        'Fhir-Bulk-Prefix' => 'bulk-export', 'Fhir-Bulk-Auth' => 'off',
        'Fhir-Bulk-Method' => 'GET', 'Fhir-Bulk-Level' => 'system',
        Accept => 'application/fhir+json', Prefer => 'respond-async', %o,
    ]);
}

is(kickoff('Fhir-Bulk-Query' => '_since=2031-07-08T00:00:00Z&x=s3cret')
       ->{status}, 400, 'a bad kick-off');
is(kickoff('Fhir-Bulk-Level' => 'group', 'Fhir-Bulk-Group' => 's3cret-group')
       ->{status}, 404, 'an unknown Group');
my $kick = kickoff('Fhir-Bulk-Query' => 'access_token=s3cret');
is($kick->{status}, 400, 'a token in the query (ACC-05)');
unlike($kick->{body}, qr/s3cret/, 'is not repeated');
$kick = kickoff('Fhir-Bulk-Query' => '_since=2019-04-05T06:07:08Z');
is($kick->{status}, 202, 'a good one');
my ($id) = $kick->header('Content-Location') =~ m{([^/]+)$};
FhirBulk::wait_for('the job', 30, sub {
    return $s->control('GET', "/v1/exports/$id", headers => [
        'Fhir-Bulk-Tenant' => 'data', 'Fhir-Bulk-Client' => 'anonymous',
        'Fhir-Bulk-Auth' => 'off',
    ])->{status} == 200;
});

my $text = FhirBulk::read_file($s->{log});
my ($audit, $other) = ('', '');
for my $line (split /\n/, $text) {
    ($line =~ /^notice audit: / ? $audit : $other) .= "$line\n";
}
unlike($other, qr/s3cret|2031-07|2019-04|Patient\/p1/,
    'no values of queries, groups or patients, at no level (NET-10)');
unlike($audit =~ s/"group":"s3cret-group"//r,
    qr/s3cret|2031-07|2019-04|Patient\/p1/, 'nor in the audit, but groups');
like($text, qr/^notice api\[\Q$id\E\]: kick-off accepted/m, 'but the job');
is(scalar(grep { !/^(?:error|warn|notice|info|debug) [a-z]+(?:\[\S+\])?: ./ }
          split /\n/, $text), 0, 'each line has its form');

# ---- the end --------------------------------------------------------------

# who sends one signal after the other ends nothing in the middle
my ($bulkd, $hammer) = ($s->{pids}{'fhir-bulkd'}, fork // die "fork: $!");
if ($hammer == 0) {
    while (getppid == $parent && kill 'TERM', $bulkd) { select undef, undef, undef, 0.001 }
    POSIX::_exit(0);
}
is($s->end('fhir-bulkd', 'TERM'), 'exit 0', 'SIGTERM, again and again');
waitpid $hammer, 0;
ok(told(qr/^STOPPING=1/m), 'STOPPING=1');
ok(!-e $s->{socket}, 'the socket is gone');
kill 'TERM', $systemd;
waitpid $systemd, 0;
$s->stop;

done_testing();
