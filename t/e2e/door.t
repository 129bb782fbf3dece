#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# The door as a newcomer uses it: ./dev up, up again, down, and ./dev demo,
# which checks every step of its export itself, from both sources, with and
# without authorization.

use strict;
use warnings;

use File::Temp qw(tempdir);
use JSON::PP ();
use Test::More;

# a private folder of this test: ./dev derives its own from TMPDIR
$ENV{TMPDIR} = tempdir('fhb-XXXXXX', DIR => '/tmp', CLEANUP => 1);
chmod 0755, $ENV{TMPDIR};

# stdout and stderr apart, stdin empty
sub dev {
    my $err = "$ENV{TMPDIR}/err";
    my $out = `./dev @_ < /dev/null 2> $err`;
    my $rc = $? >> 8;
    open my $fh, '<', $err or die "$err: $!";
    local $/;
    return ($rc, $out, <$fh>);
}

sub alive {
    my ($pidfile) = @_;
    open my $fh, '<', $pidfile or return 0;
    my $pid = <$fh> // 0;
    return kill(0, $pid + 0) || $!{EPERM};
}

sub values_of { return map { split /=/, $_, 2 } split /\n/, $_[0] }

# status of a request, and its head
sub ask {
    my ($url, @options) = @_;
    my $out = `curl -s -i -H 'Accept: application/fhir+json' @options '$url'`;
    my ($status) = $out =~ m{^HTTP/1\.1 (\d+)};
    return wantarray ? ($status // 0, $out) : $status // 0;
}

sub kickoff { return ask("$_[0]/\$export", "-H 'Prefer: respond-async'", $_[1]) }

END { system('./dev down > /dev/null 2>&1') if $ENV{TMPDIR} }

my @names = qw(FHIR_BASE NGINX_CONF SIDECAR_SOCKET SIDECAR_CONF EXPORT_ROOT
               NGINX_PIDFILE SIDECAR_PIDFILE GROUP_ID PATIENT_IDS OUTSIDER_ID
               TOKEN_URL CLIENT_ID CLIENT_JWK FOREIGN_CLIENT_ID
               FOREIGN_CLIENT_JWK);
my %algs = (CLIENT => 'ES384', FOREIGN_CLIENT => 'RS384');

# what the printed values are good for
sub clients {
    my (%v) = @_;
    my %bearer;

    for my $who (sort keys %algs) {
        open my $fh, '<', $v{"${who}_JWK"} or die "$who: $!";
        my $key = JSON::PP->new->decode(do { local $/; <$fh> });
        is($key->{alg}, $algs{$who}, "${who}_JWK is a key for $algs{$who}");
        ok($key->{kid} && $key->{d}, 'a private one with kid');
        is((stat $fh)[2] & 077, 0, 'that nobody else reads');
        my $token = `build/fhir-bulkctl client token $v{"${who}_ID"} \\
                     --key $v{"${who}_JWK"} --url $v{TOKEN_URL}`;
        chomp $token;
        like($token, qr/^[\w-]+\.[\w-]+\.[\w-]+$/, 'TOKEN_URL takes it');
        $bearer{$who} = "-H 'Authorization: Bearer $token'";
    }

    is(kickoff($v{FHIR_BASE}, ''), 401, 'no kick-off without a token');
    my ($status, $reply) = kickoff($v{FHIR_BASE}, $bearer{CLIENT});
    is($status, 202, 'one with a token');
    my ($job) = $reply =~ /^Content-Location: (\S+)\r$/mi;
    like(ask($job, $bearer{CLIENT}), qr/^20[02]$/, 'its owner sees the job');
    is(ask($job, $bearer{FOREIGN_CLIENT}), 404, 'the other client does not');
    is(ask($job, ''), 401, 'nor does nobody');
}

for my $source (qw(ndjson postgres)) {
    my ($rc, $out, $err) = dev('up', '--source', $source);
    is($rc, 0, "up --source $source") or diag($err);
    my @lines = split /\n/, $out;
    is(scalar(grep { !/^[A-Z_]+=\S+$/ } @lines), 0,
        'prints nothing but NAME=value') or diag($out);
    my %v = values_of($out);

    my @want = (@names, $source eq 'postgres'
        ? qw(PGHOST PGPORT PGDATABASE PGUSER) : ());
    is(join(' ', grep { !defined $v{$_} } @want), '', 'every name is there');
    is(scalar(my @ids = split /,/, $v{PATIENT_IDS} // ''), 3, 'three members');
    ok(alive($v{NGINX_PIDFILE}) && alive($v{SIDECAR_PIDFILE}),
        'nginx and sidecar run');
    ok(-S $v{SIDECAR_SOCKET}, 'the control socket is there');
    like(`curl -s $v{FHIR_BASE}/metadata`, qr/"CapabilityStatement"/,
        'metadata is answered');
    like(`curl -s $v{FHIR_BASE}/Patient/example`, qr/"id":"example"/,
        'the FHIR server behind is reached');

    clients(%v);

    my $owner = (stat $v{EXPORT_ROOT})[4];
    isnt($owner, 0, 'it runs as an ordinary user');

    my ($rc2, $out2, $err2) = dev('up', '--source', $source);
    is($rc2, 0, 'up again');
    is($out2, $out, 'prints the same lines');
    like($err2, qr/runs already/, 'and says so');

    ($rc, $out, $err) = dev('down');
    is($rc, 0, 'down');
    ok(!-e $v{NGINX_CONF}, 'nothing is left');
    is(`curl -s -o /dev/null -w '%{http_code}' $v{FHIR_BASE}/metadata`,
        '000', 'nobody listens any more');

    ($rc, $out, $err) = dev('demo', '--source', $source, '--patients', 15);
    is($rc, 0, "demo --source $source (KICK-01, STAT-01, MAN-01, FILE-01)")
        or diag($out, $err);
    like($out, qr/^Everything was right\.$/m, 'every step was right');
    unlike($out, qr/WRONG/, 'and none was wrong');
    like($out, qr/< HTTP\/1\.1 202 Accepted/, 'shows real replies');
    like($out, qr/< HTTP\/1\.1 401 .*\n.*< WWW-Authenticate: Bearer/s,
        'and refusals (ACC-02)');
    unlike($out, qr/eyJ[\w-]{60}/, 'but no whole token');
}

my ($rc, $out, $err) = dev('up', '--no-auth');
is($rc, 0, 'up --no-auth') or diag($err);
my %v = values_of($out);
ok(!defined $v{TOKEN_URL}, 'has no token endpoint');
is(kickoff($v{FHIR_BASE}, ''), 202, 'and asks nobody for a token (ACC-01)');
($rc, $out, $err) = dev('up');
isnt($rc, 0, 'up while it runs without authorization');
like($err, qr/dev down/, 'says what to do');
($rc, $out, $err) = dev('down');
is($rc, 0, 'down');

($rc, $out, $err) = dev('demo', '--no-auth', '--patients', 15);
is($rc, 0, 'demo --no-auth') or diag($out, $err);
like($out, qr/^Everything was right\.$/m, 'every step was right');

($rc, $out, $err) = dev('down');
is($rc, 0, 'down with nothing up is no error');
($rc, $out, $err) = dev('up', '--source', 'nonsense');
isnt($rc, 0, 'an unknown source is refused');
($rc, $out, $err) = dev('dance');
isnt($rc, 0, 'an unknown command is refused');
like($err, qr/^usage:/, 'with the usage');

done_testing();
