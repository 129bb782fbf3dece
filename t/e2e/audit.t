#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# The audit trail of a whole story (NET-10): for each request what has to be
# recorded of it, member by member, and nothing else in either file.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use IO::Socket::INET;
use JSON::PP ();
use Socket qw(SOL_SOCKET SO_LINGER SO_RCVBUF);
use Test::More;
use Time::HiRes qw(time);
use Time::Local qw(timegm);

my $json = JSON::PP->new->utf8->canonical;

# one more server, that sends in small pieces
my $slow = FhirBulk::free_port();

sub slow_server {
    my ($stack) = @_;
    my $d = $stack->{dir};
    return <<"END";
server {
    listen 127.0.0.1:$slow sndbuf=16k;
    fhir_bulk_pass fhir_bulkd;
    fhir_bulk_base $stack->{base};
    fhir_bulk_root $stack->{root};
    fhir_bulk_auth jwt $d/auth/access.jwks;
    fhir_bulk_audit $d/nginx-audit.log;
    location ^~ /fhir/bulk-export/ { fhir_bulk status files; }
}
END
}

my $s = FhirBulk->new(
    source => 'postgres', start => 0, servers => \&slow_server,
    ini => { token_rate => '100000/s burst 100000', log_level => 'debug',
             job_ttl => '1h', sweep_interval => 1 },
    clients => {
        'clinic-a' => {},
        'clinic-b' => { max_active_jobs => 1 },
        'clinic-c' => { groups => ['ward-7'] },
        'clinic-d' => { enabled => JSON::PP::false },
    },
);
%{ $s->{tenant} } = (%{ $s->{tenant} }, $s->load_gate('Observation'));
$s->write_ini;
my $begin = time;
$s->start_sidecar;
$s->start_nginx;

my (@secrets, %want, %asked, @want_jobs);

# ---- the story ---------------------------------------------------------------

# an answer, and the records that it has to leave: { file => members }
sub noted {
    my ($what, $reply, %records) = @_;

    my $id = $reply->header('X-Request-Id');
    if (!defined $id || $id !~ /^[0-9a-f]{32}\z/ || $asked{$id}) {
        fail("ERR-03: $what: X-Request-Id " . ($id // 'none'));
        return $reply;
    }
    $asked{$id} = $what;
    for my $file (keys %records) {
        $want{$file}{$id} = {
            tenant => 'default', address => '127.0.0.1', request_id => $id,
            status => $reply->{status} + 0, %{ $records{$file} } };
    }
    return $reply;
}

sub path_of { return $_[0] =~ s{^\Q$s->{server}\E}{}r =~ s/\?.*//sr }

sub token {
    my ($client, $scope, %o) = @_;
    my $assertion = $o{assertion} // $s->assertion($client);
    push @secrets, grep { length > 20 } $assertion,
        (split /\./, $assertion)[1, 2];
    my $reply = $s->token_ask($client, $scope, assertion => $assertion,
                              form => $o{form});
    noted("token of $client", $reply, audit => {
        event => 'token', method => 'POST', path => '/fhir/auth/token',
        %{ $o{record} } });
    my $token = ($reply->json // {})->{access_token} // return;
    push @secrets, $token, (split /\./, $token)[1, 2];
    return $token;
}

# $file: where it is recorded, or none
sub ask {
    my ($method, $url, $token, $file, $record, @more) = @_;
    my $reply = $s->request($method, $url, @more, Authorization =>
                            defined $token ? "Bearer $token" : undef);
    return noted("$method $url", $reply, $file ? ($file => {
        method => $method, path => path_of($url), %$record }) : ());
}

sub kickoff {
    my ($path, $token, $file, $record, %more) = @_;
    my $reply = $s->kickoff($path, %more, Authorization =>
                            defined $token ? "Bearer $token" : undef);
    my $location = $reply->header('Content-Location') // '';
    noted("kick-off $path", $reply, $file => {
        method => $more{method} // 'GET',
        path => path_of("$s->{base}$path"),
        $location =~ m{/jobs/(.*)} ? (job => $1) : (), %$record });
    return $reply;
}

sub job_id { return $_[0] =~ m{/(?:jobs|files)/([\w-]{22})} ? $1 : '?' }

sub ended {
    my ($event, $url, $client, %more) = @_;
    push @want_jobs, { event => $event, tenant => 'default',
                       client => $client, job => job_id($url), %more };
}

sub wait_for_job {
    my ($url, $token, $status) = @_;
    return FhirBulk::wait_for("$status of $url", 60, sub {
        my $reply = ask('GET', $url, $token);
        return $reply->{status} == $status ? $reply : undef;
    });
}

my @two = qw(Observation Patient);
my $sc = 'system/Observation.rs system/Patient.rs';

# tokens issued and refused
my $a = token('clinic-a', $sc, record => {
    client => 'clinic-a', types => \@two });
my $b = token('clinic-b', $sc, record => {
    client => 'clinic-b', types => \@two });
my $c = token('clinic-c', "$sc system/Group.rs", record => {
    client => 'clinic-c', types => ['Group', @two] });
my $few = token('clinic-a', 'system/Patient.rs', record => {
    client => 'clinic-a', types => ['Patient'] });
my $used = $s->assertion('clinic-a');
token('clinic-a', $sc, assertion => $used, record => {
    client => 'clinic-a', types => \@two });
token('clinic-a', $sc, assertion => $used, record => { reason => 'x' });
token('clinic-d', $sc, record => { reason => 'x' });
token('clinic-a', 'system/Patient.sr', record => { reason => 'x' });
token('clinic-a', $sc, assertion => 'x.y.z', record => { reason => 'x' });
token('clinic-a', $sc, form => { grant_type => 'zqgrant' },
      record => { reason => 'x' });

# kick-offs taken
$s->gate('open');
my $group = kickoff('/Group/cohort/$export?_since=2001-02-03T04:05:06Z', $a,
    audit => { event => 'kick-off', client => 'clinic-a', group => 'cohort',
               types => \@two })->header('Content-Location');
wait_for_job($group, $a, 200);
ended('complete', $group, 'clinic-a', group => 'cohort', types => \@two);

my $all = kickoff('/Patient/$export', $a, audit => {
    event => 'kick-off', client => 'clinic-a', types => \@two },
    method => 'POST', 'Content-Type' => 'application/fhir+json')
    ->header('Content-Location');
my $manifest = wait_for_job($all, $a, 200)->json;
ended('complete', $all, 'clinic-a', types => \@two);
my %file = map { $_->{type} => $_->{url} } @{ $manifest->{output} };

# and refused
$s->gate('closed');
my $running = kickoff('/$export?_type=Patient,Observation', $b, audit => {
    event => 'kick-off', client => 'clinic-b', types => \@two })
    ->header('Content-Location');
kickoff('/$export', $b, audit => {
    event => 'kick-off', client => 'clinic-b', types => \@two,
    reason => 'limit' });
kickoff('/$export?patient=Patient/zqpatient1', $a, audit => {
    event => 'kick-off', client => 'clinic-a', reason => 'parameters' });
kickoff('/$export?_type=Condition', $few, audit => {
    event => 'kick-off', client => 'clinic-a', reason => 'scope' });
kickoff('/Group/cohort/$export', $c, audit => {
    event => 'kick-off', client => 'clinic-c', group => 'cohort',
    types => ['Group', @two], reason => 'group' });
kickoff('/Patient/$export', $c, audit => {
    event => 'kick-off', client => 'clinic-c', reason => 'level' });
kickoff('/Patient/$export', undef, 'nginx-audit', {
    event => 'denied', reason => 'login' });
kickoff('/Group/cohort/$export', 'zqgarbage', 'nginx-audit', {
    event => 'denied', group => 'cohort', reason => 'token' });
kickoff('/Patient/$export?_type=Patient&access_token=zqtoken', $a,
    'nginx-audit', { event => 'denied', reason => 'query' });

# status: polls are not recorded, refusals are
ask('GET', $all, $a);
ask('HEAD', $running, $b);
ask('GET', "$s->{base}/bulk-export/jobs/" . 'A' x 22, $a);
ask('GET', $all, $b, audit => { event => 'denied', client => 'clinic-b',
    job => job_id($all), reason => 'owner' });
ask('GET', $all, $few, audit => { event => 'denied', client => 'clinic-a',
    job => job_id($all), reason => 'scope' });
ask('GET', $all, undef, 'nginx-audit' => { event => 'denied',
    job => job_id($all), reason => 'login' });

# downloads: whole, a part, a message, none; and refused
sub loaded {
    my ($url, $token, $record, @headers) = @_;
    my $reply = ask('GET', $url, $token, 'nginx-audit', {
        event => 'download', client => 'clinic-a', job => job_id($url),
        types => [$url =~ m{/(\w+)\.[^/]*$}], complete => JSON::PP::true,
        %$record }, @headers);
    my $id = $reply->header('X-Request-Id');
    $want{'nginx-audit'}{$id}{bytes} = length $reply->{body};
    $want{'nginx-audit'}{$id}{start} = 1;
    return $reply;
}
my @gzip = ('Accept-Encoding' => 'gzip');
is(loaded($file{Patient}, $a, {}, @gzip)->{status}, 200, 'a download');
is(loaded("$file{Patient}?zqquery=1", $few, {}, @gzip)->{status}, 200,
    'with another token, and a query');
my $part = loaded($file{Observation}, $a, {}, @gzip,
                  Range => 'bytes=10-109');
is($part->{status}, 206, 'a part');
$want{'nginx-audit'}{ $part->header('X-Request-Id') }{range}
    = $part->header('Content-Range');
ask('HEAD', $file{Patient}, $a);
ask('GET', $file{Patient}, $a, undef, {}, @gzip, 'If-None-Match' =>
    loaded($file{Patient}, $a, {}, @gzip)->header('ETag'));

for (['login', undef], ['token', 'zqgarbage'], ['owner', $b, 'clinic-b']) {
    my ($reason, $token, $client) = @$_;
    ask('GET', $file{Patient}, $token, 'nginx-audit' => {
        event => 'denied', job => job_id($all), types => ['Patient'],
        reason => $reason, $client ? (client => $client) : () });
}
ask('GET', $file{Observation}, $few, 'nginx-audit' => {
    event => 'denied', client => 'clinic-a', job => job_id($all),
    types => ['Observation'], reason => 'scope' });

# one that the client breaks off
my $aborted = do {
    my $sock = IO::Socket::INET->new(
        PeerAddr => "127.0.0.1:$slow",
        Sockopts => [[SOL_SOCKET, SO_RCVBUF, 4096]]) or die "connect: $!\n";
    FhirBulk::Http::begin("127.0.0.1:$slow", 'GET',
        path_of($file{Observation}), sock => $sock, close => 1,
        headers => [Authorization => "Bearer $a"]);
    my $reply = FhirBulk::Http::head($sock);
    setsockopt $sock, SOL_SOCKET, SO_LINGER, pack('ii', 1, 0) or die $!;
    delete $reply->{sock_now};
    close $sock;
    noted('a download that is broken off', $reply, 'nginx-audit' => {
        event => 'download', client => 'clinic-a', method => 'GET',
        path => path_of($file{Observation}), job => job_id($all),
        types => ['Observation'], start => 1, bytes => 1,
        complete => JSON::PP::false });
    $reply->header('X-Request-Id');
};

# deletes
ask('DELETE', $all, $b, audit => { event => 'delete', client => 'clinic-b',
    job => job_id($all), reason => 'owner' });
ask('DELETE', $group, undef, 'nginx-audit' => { event => 'denied',
    job => job_id($group), reason => 'login' });
ask('DELETE', $group, $a, audit => { event => 'delete',
    client => 'clinic-a', job => job_id($group), group => 'cohort',
    types => \@two });
ask('DELETE', $group, $a, audit => { event => 'delete',
    client => 'clinic-a', job => job_id($group) });

# a job of a client that is switched off
$s->register('clinic-b', enabled => JSON::PP::false);
$s->reload;
ended('cut', $running, 'clinic-b', types => \@two, status => 403);
FhirBulk::wait_for('the refusal', 5, sub {
    my $reply = $s->get($file{Patient}, Authorization => "Bearer $b");
    $asked{ $reply->header('X-Request-Id') } = 'any';
    return $reply->{status} == 401 });
ask('GET', $running, $b, 'nginx-audit' => { event => 'denied',
    client => 'clinic-b', job => job_id($running), reason => 'client' });
$s->gate('open');

# one that expires
$s->reload_ini(job_ttl => 2);
my $brief = kickoff('/Patient/$export?_type=Patient', $a, audit => {
    event => 'kick-off', client => 'clinic-a', types => ['Patient'] })
    ->header('Content-Location');
wait_for_job($brief, $a, 200);
ended('complete', $brief, 'clinic-a', types => ['Patient']);
wait_for_job($brief, $a, 404);
ended('expired', $brief, 'clinic-a', types => ['Patient']);

# what needs no token leaves no record
ask('GET', "$s->{base}/metadata");
ask('GET', "$s->{base}/.well-known/smart-configuration");

# ---- the records -------------------------------------------------------------

my %records;
FhirBulk::wait_for('the last records', 20, sub {
    %records = map { my $file = $_; ($file => [$s->audit($file)]) }
        qw(audit nginx-audit);
    return (grep { $_->{event} eq 'expired' } @{ $records{audit} })
        && grep { $_->{request_id} eq $aborted } @{ $records{'nginx-audit'} };
});
my $finish = time;

sub seconds {
    my ($text) = @_;
    my @t = $text =~ /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{3,6})Z\z/
        or return;
    return timegm(@t[5, 4, 3, 2], $t[1] - 1, $t[0]) + $t[6];
}

my @untimely;
for my $file (sort keys %records) {
    my (@wrong, %left);
    %left = %{ $want{$file} };

    for my $r (@{ $records{$file} }) {
        my $line = $json->encode($r);
        my $time = delete $r->{time} // '';
        my $at = seconds($time);
        push @untimely, $line
            if !defined $at || $at < $begin - 1 || $at > $finish + 1;

        my $id = $r->{request_id};
        next if !defined $id;                   # those of jobs, below
        next if ($asked{$id} // '') eq 'any';
        my $want = delete $left{$id};
        if (!$want) {
            push @wrong, "not expected" . ($asked{$id} ? ", $asked{$id}" : '')
                . ": $line";
            next;
        }

        # what is only known by kind
        if ($want->{start}) {
            my $start = seconds(delete $r->{start} // '');
            push @untimely, "start: $line"
                if !defined $start || $start > $at || $start < $begin - 1;
            delete $want->{start};
        }
        if ($id eq $aborted) {
            my $bytes = delete $r->{bytes};
            delete $want->{bytes};
            push @wrong, "bytes: $line"
                if $bytes < 1 || $bytes > 300_000;
        }
        if (($want->{reason} // '') eq 'x') {
            push @wrong, "reason: $line"
                if ($r->{reason} // '') !~ /^[\w ,.'-]{3,80}$/;
            delete $_->{reason} for $r, $want;
            delete $r->{client};        # as far as it could be known
        }
        my ($is, $should) = map { $json->encode($_) } $r, $want;
        push @wrong, "$asked{$id}:\n  is     $is\n  should $should"
            if $is ne $should;
    }

    push @wrong, "missing: $asked{$_}: " . $json->encode($left{$_})
        for sort keys %left;
    is(join("\n", @wrong), '', "NET-10 ERR-03: the records of $file");
}
is("@untimely", '', 'NET-10: times are UTC, and true');

my @of_jobs = sort map { $json->encode($_) }
    grep { !defined $_->{request_id} } @{ $records{audit} };
is(join("\n", @of_jobs), join("\n", sort map { $json->encode($_) }
                                    @want_jobs),
    'NET-10: the ends of jobs');
is(scalar(grep { !defined $_->{request_id} } @{ $records{'nginx-audit'} }),
    0, 'ERR-03: each record of nginx has a request id');
cmp_ok(scalar @{ $records{audit} }, '>=', 28, 'a long story');

# an operator who cancels: whose job it was
{
    my $url = $s->kickoff('/Patient/$export?_type=Patient',
                          Authorization => "Bearer $a")
        ->header('Content-Location');
    my $id = sprintf '%032x', 4711;
    is($s->control('DELETE', '/v1/jobs/' . job_id($url), headers => [
           'Fhir-Bulk-Request-Id' => $id])->{status}, 202, 'an operator');
    my ($record) = grep { ($_->{request_id} // '') eq $id }
        $s->audit('audit');
    is_deeply([@$record{qw(event status job tenant client types)}],
        ['cancel', 202, job_id($url), 'default', 'clinic-a', ['Patient']], 'NET-10: a job that was cancelled');
}

# ---- what must not be in them ------------------------------------------------

my @patients = map { m{^Patient/(.*)} ? $1 : () }
    keys %{ FhirBulk::Data::truth($s->{truth}) };
for my $log ("$s->{dir}/audit.log", "$s->{dir}/nginx-audit.log", $s->{log},
    "$s->{dir}/nginx-error.log")
{
    my ($name) = $log =~ m{([^/]+)$};
    my $text = FhirBulk::read_file($log) // die "$log: $!";
    my @found = grep { index($text, $_) >= 0 } @secrets, @patients,
        qw(zqgrant zqpatient1 zqgarbage zqtoken zqquery),
        '2001-02-03', 'access_token=';
    is(scalar @found, 0, "NET-10: no secret in $name")
        or diag(map { substr($_, 0, 60) . "\n" } @found);
}
for my $file (qw(audit nginx-audit)) {
    my $mode = sprintf '%04o', (stat "$s->{dir}/$file.log")[2] & 07777;
    like($mode, qr/^0[67][04][04]$/, "$file.log is not for others to write");
}

$s->stop;
done_testing;
