#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Hostile requests against a whole stack with several workers: headers that
# speak in nginx's name, bytes that do not belong into logs, two requests in
# one, and permissions that end while jobs begin.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use POSIX ();
use Test::More;
use Time::HiRes ();

my $s = FhirBulk->new(
    workers => 3, names => 'export groups metadata',
    ini => { token_rate => '10000/s burst 10000', max_active_jobs => 1000,
             max_active_jobs_per_client => 1000 },
    clients => {
        app => {}, other => {}, narrow => { scopes => 'system/Patient.rs' },
        ward => { groups => ['nobody'] },
    },
);
my %bearer = map { ($_ => $s->token($_, 'system/*.rs')) } qw(app other ward);
$bearer{narrow} = $s->token('narrow', 'system/Patient.rs');

# lines of a request as somebody, with others before them
sub as { return (@_[1 .. $#_], Authorization => "Bearer $bearer{$_[0]}") }

my $job = do {
    local $s->{bearer} = $bearer{app};
    $s->export('/Patient/$export?_type=Patient,Condition');
};
my %file = map { ($_->{type} => $_->{url}) } @{ $job->{manifest}{output} };

# ---- what only nginx may say ---------------------------------------------

my ($id) = $job->{url} =~ m{([^/]+)$};
my @spoofed = (
    [qw(Fhir-Bulk-Client app)], [qw(Fhir-Bulk-Auth off)],
    [qw(Fhir-Bulk-Scope system/*.rs)], [qw(Fhir-Bulk-Tenant default)],
    ['Fhir-Bulk-Protocol', '1.0'], [qw(Fhir-Bulk-Level system)],
    ['X-Original-URI', '/fhir/metadata'], ['X-HTTP-Method-Override', 'HEAD'],
    ['X-Accel-Redirect', '/fhir/metadata'],
);

for my $lines (@spoofed, [map { @$_ } @spoofed]) {
    my $name = @$lines > 2 ? 'all of them' : "@$lines";

    is($s->get($job->{url}, @$lines)->{status}, 401, "$name: is nobody");
    is($s->get($file{Patient}, @$lines)->{status}, 401, 'for a file too');
    is($s->get($job->{url}, as('other', @$lines))->{status}, 404,
        'another client stays that client');
    is($s->request('DELETE', $job->{url}, as('other', @$lines))->{status},
        404, 'and deletes nothing');
    is($s->kickoff('/$export?_type=Observation',
                   as('narrow', @$lines))->{status}, 403,
        'and has no more scopes');
    is($s->get("$s->{base}/Group", @$lines)->{status}, 401, 'finds no Group');
    is($s->get("$s->{base}/Group", as('narrow', @$lines))->{status}, 403,
        'nor with the scopes of others');
    is($s->get("$s->{base}/Group/cohort", as('ward', @$lines))->{status}, 404,
        "nor another client's");
}

# ---- Groups of others (GRP-06, GRP-07) -------------------------------------

# a search tells nothing of what the list leaves out, whatever it asks for
for my $query ('', '?_id=cohort', '?_id:not=x', '?name=', '?type=person',
               '?type:not=device', '?page=a', '?_count=0', '?_count=1&page=A',
               '?_id:missing=false', '?identifier:missing=true')
{
    my $reply = $s->get("$s->{base}/Group$query", as('ward'));
    is($reply->{status}, 200, "Group$query");
    is($reply->json->{total}, 0, 'finds none');
    unlike($reply->{body}, qr/"next"|"entry"/, 'and tells of none');
}
for my $path ('/Group/%s', '/Group/%s/$export', '/Group/%s/$export?_type=X') {
    my ($there, $gone) = map {
        my $reply = $s->get($s->{base} . sprintf($path, $_), as('ward'),
                            Prefer => 'respond-async');
        "$reply->{status} " . $reply->{body} =~ s/\b$_\b/ID/gr
    } qw(cohort absent);
    is($there, $gone, "GRP-06: $path, the list leaves it out");
}
for my $query ('member=Patient/zqmember', '_has:Patient:x=zqmember',
               'name=zqmember%00', 'name=%ffzqmember', '_id=zqmember,',
               'zqmember=1', '_sort=zqmember', 'name:exact=zqmember',
               '_id=' . join(',', map { "zqmember$_" } 1 .. 500),
               'name=' . 'zqmember,' x 500, join '&', ('name=zqmember') x 65)
{
    my $reply = $s->get("$s->{base}/Group?$query", as('app'));
    like($reply->{status}, qr/^(?:200|400)$/,
        'a search: ' . substr($query, 0, 40));
    is(eval { $reply->json->{resourceType} },
        $reply->{status} == 200 ? 'Bundle' : 'OperationOutcome', 'in JSON');
}

# ---- bytes in logs ---------------------------------------------------------

my @strange = ("/fhir/Group/a%0a%22%7d/\$export",
    "/fhir/Group/\xff\xfe/\$export",
    "/fhir/Group/%ff%c0%80/\$export", "/fhir/Group/\"}{\\/\$export",
    "/fhir/bulk-export/jobs/%0d%0aSet-Cookie:%20a=b",
    "/fhir/bulk-export/files/$id/\xe2\x80\xa8.ndjson",
    "/fhir/bulk-export/files/$id/..%2f..%2fauth%2fsigning.jwks",
    "/fhir/bulk-export/attachments/$id..%2faccess.json......",
    "/fhir/bulk-export/attachments/$id%0d%0aSet-Cookie:%20a=b",
    "/fhir/bulk-export/attachments/$id" . 'A' x 22 . '.json',
    "/fhir/Group?name=%0d%0aSet-Cookie:%20a=b", "/fhir/Group?\xff=\xff",
    '/fhir/$export?_since=%00%0a"\\', "/fhir/\$export?patient=\xff");

for my $path (@strange) {
    for my $headers ([], [as('app')], [as('app', Accept => "\xff\x80",
        Prefer => "respond-async, \xc0\"\\")])
    {
        my $reply = $s->get($path, @$headers);
        my $name = $path =~ s/[^ -~]/?/gr;
        my $good = $path =~ /Group\?/ ? qr/^(?:200|4\d\d)$/
                                      : qr/^(?:202|4\d\d)$/;
        like($reply->{status}, $good, "$name: $reply->{status}");
        is($reply->header('Set-Cookie'), undef, 'nothing of it in the head');
    }
}

for my $trail (qw(audit nginx-audit)) {
    my @bad = grep { !eval { JSON::PP->new->utf8->decode($_); 1 } }
        split /\n/, FhirBulk::read_file("$s->{dir}/$trail.log");
    is("@bad", '', "every line of $trail is JSON in UTF-8");
}

# ---- two requests in one ---------------------------------------------------

sub raw {
    my ($bytes) = @_;
    my $sock = FhirBulk::Http::connect_to("127.0.0.1:$s->{port}") or return '';
    my $all = '';
    my $deadline = time + FhirBulk::patience(10);

    local $SIG{PIPE} = 'IGNORE';
    $sock->print($bytes);
    shutdown $sock, 1;
    while (FhirBulk::Http::fill($sock, \$all, $deadline)) { }

    return $all;
}

my $inner = "DELETE /v1/exports/$id HTTP/1.1\r\nHost: x\r\n"
    . "Fhir-Bulk-Protocol: 1.0\r\nFhir-Bulk-Tenant: default\r\n"
    . "Fhir-Bulk-Client: app\r\n\r\n";
my $head = "POST /fhir/\$export HTTP/1.1\r\nHost: x\r\n"
    . "Authorization: Bearer $bearer{other}\r\nPrefer: respond-async\r\n"
    . "Accept: application/fhir+json\r\nConnection: close\r\n"
    . "Content-Type: application/fhir+json\r\n";
my $len = length $inner;

for my $try (
    ['no length', "\r\n$inner"],
    ['a shorter length', "Content-Length: 1\r\n\r\n{$inner"],
    ['both lengths', "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
        . "0\r\n\r\n$inner"],
    ['two lengths', "Content-Length: $len\r\nContent-Length: 0\r\n\r\n$inner"],
    ['a chunk', "Transfer-Encoding: chunked\r\n\r\n"
        . sprintf("%x\r\n%s\r\n0\r\n\r\n", $len, $inner)],
    ['a body', "Content-Length: $len\r\n\r\n$inner"],
    ['a folded line', "Prefer: a\r\n Fhir-Bulk-Client: app\r\n\r\n"],
    ['a bare CR', "Prefer: a\rFhir-Bulk-Client: app\r\n\r\n"],
    ['a NUL', "Prefer: a\0b\r\n\r\n"],
) {
    my ($name, $rest) = @$try;
    my $answers = raw($head . $rest);
    unlike($answers, qr/exports were deleted|deleted\./, "$name: nothing goes");
    is($s->get($job->{url}, as('app'))->{status}, 200, 'the job is there');
    is($s->get($file{Patient}, as('app'))->{status}, 200, 'and its files');
}

# ---- permissions that end while jobs begin (ACC-10) ------------------------

# children that start jobs as fast as it goes; gives the ones accepted
sub start_jobs {
    my ($who, $seconds) = @_;
    my @children;

    for (1 .. 4) {
        pipe my $read, my $write or die "pipe: $!";
        my $pid = fork // die "fork: $!";
        if (!$pid) {
            my @urls;
            my $end = Time::HiRes::time() + $seconds;
            while (Time::HiRes::time() < $end) {
                my $reply = $s->kickoff('/Patient/$export?_type=Patient',
                                        as($who));
                push @urls, $reply->header('Content-Location')
                    if $reply->{status} == 202;
                last if $reply->{status} == 401;
            }
            syswrite $write, join('', map { "$_\n" } @urls);
            POSIX::_exit(0);
        }
        close $write;
        push @children, [$pid, $read];
    }

    return sub {
        my @urls = map { my $fh = $_->[1]; <$fh> } @children;
        waitpid $_->[0], 0 for @children;
        chomp @urls;
        return @urls;
    };
}

for my $round (1 .. 4) {
    my $after = $round % 2 ? 'disabled' : 'without this level';
    my $collect = start_jobs('app', 2);

    Time::HiRes::sleep(0.2 + 0.1 * $round);
    $s->register('app', $round % 2 ? (enabled => JSON::PP::false)
                                   : (levels => ['system']));
    $s->reload;
    my @urls = $collect->();
    cmp_ok(scalar @urls, '>', 0, "round $round: jobs began");

    my %ids = map { m{([^/]+)$} ? ($1 => 1) : () } @urls;
    my @left = grep {
        $ids{ $_->{id} } && $_->{state} =~ /queued|running/
    } @{ $s->control('GET', '/v1/jobs')->json };
    is(scalar @left, 0, "none of them goes on, $after");

    my @open = grep { -e "$s->{root}/default/$_/access.json" } keys %ids;
    is("@open", '', 'none has a record that nginx would read');

    $s->register('app', enabled => undef, levels => undef);
    $s->reload;
    $bearer{app} = $s->token('app', 'system/*.rs');
    my @seen = grep { $s->get($_, as('app'))->{status} !~ /^(?:200|403)$/ }
        @urls[0 .. ($#urls < 20 ? $#urls : 20)];
    is("@seen", '', 'back again: complete ones are there, the others were cut');
}

is($s->get($file{Patient}, as('app'))->{status}, 200, 'an old job is as ever');

my $errors = FhirBulk::read_file("$s->{dir}/nginx-error.log");
unlike($errors, qr/\[(?:alert|emerg)\]|exited on signal/, 'no worker fell');
unlike($errors, qr/\beyJ/, 'no token in the log');
unlike(FhirBulk::read_file("$s->{dir}/$_"), qr/zqmember/,
    "NET-10: what was searched for is not in $_")
    for qw(audit.log fhir-bulkd.log nginx-access.log nginx-audit.log
           nginx-error.log);

$s->stop;
done_testing();
