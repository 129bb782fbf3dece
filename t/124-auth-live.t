# Copyright (c) the nginx-fhir-bulk authors
#
# A running server and what changes under it: tokens that are kept and that
# expire, clients that go, keys that are replaced, reloads, a zone that is
# full, two workers (ACC-03, ACC-08, ACC-09, ACC-10).

use strict;
use warnings;

use lib 't/lib';
use Digest::SHA qw(sha256_hex);
use FakeSidecar;
use FhirBulkToken;
use NginxServer;
use Test::More;
use Time::HiRes qw(sleep time);

my $sock = FakeSidecar::start();
my $job = FakeSidecar::job('echo');
my $status = "/r4/bulk-export/jobs/$job";
my $file = "/r4/bulk-export/files/$job/Patient.1.ndjson";

my $debug = NginxServer::has_debug();
$NginxServer::level = 'debug' if $debug;

# %o: zone, its size; auth, more for fhir_bulk_auth
sub conf {
    my (%o) = @_;
    my $zone = $o{zone} // '1m';
    my $auth = $o{auth} // '';
    return <<"END";
    fhir_bulk_zone z $zone;
    upstream fhir_bulkd { server unix:$sock; keepalive 4; }
    fhir_bulk_pass fhir_bulkd;
    fhir_bulk_audit off;
    server {
        listen 127.0.0.1:$port;
        fhir_bulk_base $base;
        fhir_bulk_auth jwt $dir/auth/access.jwks $auth;
        location /r4/ { fhir_bulk export; }
        location ^~ /r4/bulk-export/ {
            fhir_bulk status files;
            limit_rate \$arg_rate;
        }
        location /other/ { fhir_bulk export; fhir_bulk_base http://o/other; }
    }
END
}

sub client {
    my ($client, %o) = @_;
    my ($name, $bytes) = @{ client_record($client, %o) };
    spew("$dir/$name", $bytes);
}

sub record_of { return "$dir/auth/clients/" . sha256_hex($_[0]) . '.json' }

sub keys_are { spew("$dir/auth/access.jwks", jwks(@_)) }

sub line { return "Authorization: Bearer $_[0]\r\n" }

sub get {
    my ($path, $token) = @_;
    my ($status, $head, $body) = ask('GET', $path,
                                         defined $token ? line($token) : '');
    return wantarray ? ($status, $body) : $status;
}

# the start of the next second, so that what belongs into one stays in it
sub next_second {
    my $now = int time;
    sleep 0.01 while int time == $now;
}

# for some seconds each answer is this one: no worker differs
sub stays {
    my ($want, $seconds, @ask) = @_;
    my $end = time + $seconds;
    my $wrong = 0;
    while (time < $end) {
        $wrong++ if get(@ask) != $want;
        sleep 0.02;
    }
    return !$wrong;
}

# new tokens, so many that each worker has had one
sub many {
    my ($want) = @_;
    for (1 .. 20) {
        return 0 if get($file, token()) != $want;
    }
    return 1;
}

keys_are('ES256');
client($_) for qw(app other);
spew("$dir/exports/default/$job/access.json",
    '{"version":1,"client":"app","expires":4000000000,"types":["Patient"]}');
spew("$dir/exports/default/$job/files/Patient.1.ndjson", "one\n");

start_nginx(conf());

# ---- a token that is kept ------------------------------------------------

my $token = token();
is(get($status, $token), 202, 'a token is accepted');
is(get($file, $token), 200, 'on the file too');

SKIP: {
    skip 'nginx without debug log', 2 if !$debug;
    my $before = () = error_log() =~ /token to be verified/g;
    get($file, $token) for 1 .. 20;
    my $after = () = error_log() =~ /token to be verified/g;
    is($after, $before, 'twenty requests, no verification (two workers)');
    cmp_ok(scalar(() = error_log() =~ /token known, client record/g), '>=', 20,
           'but twenty lookups');
}

# ---- a broken file, then other keys --------------------------------------

spew("$dir/auth/access.jwks", '{"keys":[');
ok(comes_true(sub {
       get($file, token());
       return error_log() =~ /key file ".*access\.jwks": /;
   }), 'of a broken key file the log tells what is wrong');
is(get($file, token()), 200, 'and it changes nothing');

my $new = token(key => 'ES256-new');
is(get($file, $new), 401, 'a token of a key that nobody knows');
keys_are('ES256-new', 'ES256');
ok(comes_true(sub { get($file, $new) == 200 }, 3),
   'is good when the key file has it, without a reload');
ok(comes_true(sub { get($file, token()) == 200 }, 3), 'the old key still is');

keys_are('ES256-new');
ok(comes_true(sub { many(401) }, 5),
   'a key that went verifies nothing new, on no worker');
is(get($file, $token), 200,
   'a token that was verified before is kept for a minute at most');

# the same bytes under a new inode are read again; the same file is not
my $reads = () = error_log() =~ /keys read from/g;
get($file, token(key => 'ES256-new')) for 1 .. 5;
sleep 1.1;              # as above
get($file, token(key => 'ES256-new')) for 1 .. 10;
cmp_ok(scalar(() = error_log() =~ /keys read from/g), '<=', $reads + 1,
       'an unchanged file is not parsed again');
keys_are('ES256', 'ES256-new');
ok(comes_true(sub { many(200) }, 5), 'the first key is back');

# ---- no file any more ----------------------------------------------------

my $kept = token();
ok(stays(200, 0.3, $file, $kept), 'one more token that is kept');
unlink "$dir/auth/access.jwks" or die $!;
ok(comes_true(sub { get($file, token()) == 503 }, 5),
   'a key file that was removed takes its keys along');
ok(comes_true(sub { many(503) }, 5), 'on every worker');
like(error_log(), qr/stat\(\) ".*access\.jwks" failed/, 'and the log tells');
is(get($file, $kept), 200, 'a token that is kept needs it a minute later');

keys_are('ES256', 'ES256-new');
ok(comes_true(sub { many(200) }, 5), 'the file is back, and so are its keys');

# ---- clocks --------------------------------------------------------------

sub ahead { get($file, token(claims => { $_[0] => int(time) + $_[1] })) }

is(ahead($_ => 3), 200, "\"$_\" a little ahead of nginx's own time is good")
    for qw(iat nbf);
is(ahead($_ => 30), 401, "\"$_\" is not half a minute ahead") for qw(iat nbf);

# ---- expiry inside the cache ---------------------------------------------

next_second();
my $now = int time;
my $short = token(claims => { exp => $now + 3 });
is(get($file, $short), 200, 'a token that ends in three seconds');
my ($last_good, $first_bad, $body) = (0, 0, '');
while (time < $now + 10 && !$first_bad) {
    my $at = time;
    (my $code, $body) = get($file, $short);
    if ($code == 200) {
        $last_good = $at;
    } else {
        $first_bad = time;
    }
}
cmp_ok($last_good, '<', $now + 3.02, 'is never accepted at its exp (ACC-03)');
cmp_ok($first_bad, '>=', $now + 3 - 0.02, 'and not refused before it');
like($body, qr/"code":"expired"/, 'as expired');
ok(stays(401, 0.3, $file, $short), 'on every worker');

# ---- a download that outlives its token (ACC-09) -------------------------

my $long = 'x' x 80_000;
spew("$dir/exports/default/$job/files/Patient.2.ndjson", $long);
$now = int time;
$short = token(claims => { exp => $now + 2 });
(my $code, $body) = get($file =~ s/1\.ndjson/2.ndjson?rate=20k/r, $short);
is($code, 200, 'a download of four seconds, a token of two');
cmp_ok(time, '>=', $now + 2, 'it ends after the token (ACC-09)');
ok($body eq $long, 'and is complete');
is(get($file, $short), 401, 'the next one is refused');

# ---- a client goes, changes, comes back (ACC-10) -------------------------

$token = token();
ok(stays(200, 0.3, $file, $token), 'a client at work');
unlink record_of('app') or die $!;
my $gone = time;
ok(comes_true(sub { get($file, $token) == 401 }, 5), 'is disabled');
cmp_ok(time - $gone, '<', 2, 'within two seconds, without a reload')
    if $slow == 1;
ok(comes_true(sub { stays(401, 0.5, $file, $token) }, 5), 'on every worker');
is(get($status, $token), 401, 'for status as well');
is(get('/r4/$export', $token), 401, 'and kick-off');
is(get($file, token(claims => { client_id => 'other' })), 404,
   'another client is not touched');

client('app', not_before => int(time) + 1);
ok(comes_true(sub { get($file, token()) == 200 }, 5),
   'enabled again: a new token is good (ACC-08)');
ok(stays(401, 1.2, $file, $token),
   'tokens from before stay refused, on every worker (not_before)');

$token = token();
is(get($file, $token), 200, 'a client with the type');
client('app', types => ['Observation']);
ok(comes_true(sub { get($file, $token) == 403 }, 5),
   'is narrowed, its token notwithstanding');
sleep 1;
ok(stays(403, 0.3, $file, $token), 'on every worker');
client('app', tenants => ['north']);
ok(comes_true(sub { get($file, $token) == 401 }, 5), 'loses the tenant');
client('app');
ok(comes_true(sub { get($file, $token) == 200 }, 5), 'and gets all back');

# ---- reload --------------------------------------------------------------

my $other = token(claims => { iss => 'http://o/other', aud => 'http://o/other' });
is(get('/other/$export', $other), 202, 'another base has other tokens');
is(get('/r4/$export', $other), 401, 'which are not good here');

reload_nginx(conf());
ok(comes_true(sub { get($file, $token) == 200 }), 'tokens survive a reload');
reload_nginx(conf(auth => 'clients=off'));
my $stranger = token(claims => { client_id => 'stranger' });
ok(comes_true(sub { get('/r4/$export', $stranger) == 202 }, 10),
   'a reload with other rules');
reload_nginx(conf());
ok(comes_true(sub { get('/r4/$export', $stranger) == 401 }, 10),
   'what was kept under other rules does not count');
sleep 0.3;
ok(stays(401, 0.3, '/r4/$export', $stranger), 'on any worker');

# ---- a zone that is full -------------------------------------------------

reload_nginx(conf(zone => '32k'));
ok(comes_true(sub { get($file, $token) == 200 }), 'a zone of 32k');

my @tokens = map {
    token(claims => { jti => "j$_", scope => 'system/*.rs x' . 'y' x ($_ * 7) })
} 1 .. 200;
my $bad = grep { get($file, $_) != 200 } @tokens, @tokens;
is($bad, 0, '200 tokens of many sizes, twice: all are good');
is(get($file, token(key => 'ES256-other', header => { kid => 'ES256' })), 401,
   'a bad one is not');
unlike(error_log(), qr/no memory/, 'a full zone is no error');

# ---- a flood of bad tokens evicts nothing --------------------------------

SKIP: {
    skip 'nginx without debug log', 1 if !$debug;
    get($file, $token);
    get($file, substr($token, 0, -2) . sprintf('%02d', $_)) for 10 .. 99;
    my $before = () = error_log() =~ /token known/g;
    get($file, $token);
    my $after = () = error_log() =~ /token known/g;
    is($after, $before + 1, '90 bad tokens later the good one is still known');
}

my $log = error_log();
unlike($log, qr/\[(alert|crit|emerg)\]|exited on signal/, 'nothing worse in the log');

# what nginx itself logs at level debug are whole requests; above it nothing
my @lines = grep { !/\[debug\]/ && /\[\w+\]/ } split /\n/, $log;
is(scalar(grep { /eyJ/ } @lines), 0, 'no token in the log');

done_testing();
