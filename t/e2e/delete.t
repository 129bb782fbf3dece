#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Delete and expiry: gone at once, on every worker, work stopped, storage
# freed, downloads that run already finish.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use POSIX qw(strftime);
use Test::More;
use Time::HiRes qw(sleep time);

# open_file_cache of the host must not serve what was deleted
my $s = FhirBulk->new(
    source => 'postgres', start => 0,
    nginx => 'open_file_cache max=1000 inactive=60s;'
             . ' open_file_cache_valid 60s; open_file_cache_min_uses 1;',
    ini => { compression => 'off', max_active_jobs_per_client => 20,
             sweep_interval => '1s' });
%{ $s->{tenant} } = (%{ $s->{tenant} }, $s->load_gate('Observation'));
my $big = $s->sample_folder('big', '--resources', 20000);
$s->{tenants}{big} = { source => 'ndjson', path => $big };
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

my @big = (base => "$s->{server}/big/fhir");
my $gone = "$s->{root}/.trash";

sub trash {
    my @left = grep { !m{/\.\.?$} } glob "$gone/* $gone/.*";
    return scalar @left;
}

# status and code of what is left of a URL, by several connections so that
# both workers are asked
sub asked {
    my ($url, @methods) = @_;
    my %seen;
    for (1 .. 6) {
        for my $method (@methods) {
            my $reply = $s->request($method, $url);
            $seen{ "$reply->{status} "
                   . ($method eq 'HEAD' ? 'not-found' : $reply->codes) } = 1;
        }
    }
    return join ', ', sort keys %seen;
}

subtest 'a complete job' => sub {
    my $export = $s->export('/Patient/$export');
    my @urls = map { $_->{url} } @{ $export->{manifest}{output} };
    my $folder = $s->job_folder($export->{url});
    ok(-d $folder, 'its folder is there');

    my $reply = $s->request('DELETE', $export->{url},
                            { body => '{"any":"body"}' });
    is($reply->{status}, 202, 'DEL-01 DEL-10: 202, a body is ignored');
    is(join(',', map { $_->{severity} }
                 @{ $reply->issues }),
        'information', 'DEL-01: OperationOutcome');
    is($reply->header('Content-Type'), 'application/fhir+json', 'DEL-01');

    is(asked($export->{url}, qw(GET HEAD DELETE)), '404 not-found',
        'DEL-02: 404 from now on, GET, HEAD and a second DELETE');
    is(join(' | ', map { asked($_, qw(GET HEAD)) } @urls[0, 1]),
        '404 not-found | 404 not-found',
        'DEL-04: files too, on both workers, whatever open_file_cache says');
    ok(!-e $folder, 'DEL-04: its folder is away');
    ok(FhirBulk::wait_for('an empty trash', 10, sub { !trash() }),
        'DEL-04: and its storage freed');
};

subtest 'in progress' => sub {
    $s->gate('closed');
    my $url = $s->kickoff('/$export')->header('Content-Location');
    my $folder = $s->job_folder($url);
    FhirBulk::wait_for('reading', 20, sub { $s->held_sessions });
    is($s->get($url)->{status}, 202, 'in progress');

    my $start = time;
    my $reply = $s->request('DELETE', $url, Accept => 'image/png');
    is($reply->{status}, 202, 'DEL-01 DEL-10: 202, any Accept');
    cmp_ok(time - $start, '<', FhirBulk::patience(2), 'and soon');
    is(asked($url, qw(GET HEAD DELETE)), '404 not-found', 'DEL-02');
    FhirBulk::wait_for('the work to stop', 5,
                       sub { !$s->busy_sessions });
    ok(1, 'DEL-03: no session works for it any more');
    FhirBulk::wait_for('its files to go', 5,
                       sub { !-e $folder && !trash() });
    ok(1, 'DEL-03: partial files are gone');
    $s->gate('open');
};

# reads a file slowly: gives a function that reads the rest
sub slow_reader {
    my ($url) = @_;
    my $target = $url =~ s{^\Q$s->{server}\E}{}r;
    my $sock = FhirBulk::Http::begin("127.0.0.1:$s->{port}", 'GET', $target,
                                     close => 1);
    my $reply = FhirBulk::Http::head($sock);
    return sub { return FhirBulk::Http::body($reply, 'GET') };
}

subtest 'a download that runs' => sub {
    my $export = $s->export('/$export?_type=Observation', @big);
    my ($file) = @{ $export->{manifest}{output} };
    my ($name) = $file->{url} =~ m{([^/]+)$};
    cmp_ok(length $export->{files}{$name}, '>', 8e6, 'a large file');

    my $reader = slow_reader($file->{url});
    is($s->request('DELETE', $export->{url})->{status}, 202, 'DELETE');
    is($s->get($file->{url})->{status}, 404, 'DEL-04: no new download');
    ok(FhirBulk::wait_for('an empty trash', 10, sub { !trash() }),
        'its storage is given back');
    my $reply = $reader->();
    ok(!$reply->{truncated} && $reply->{body} eq $export->{files}{$name},
        'DEL-05: but the reader gets every byte');
};

subtest 'one place, fifty times' => sub {
    $s->write_ini(max_active_jobs_per_client => 1);
    $s->signal('fhir-bulkd', 'HUP');
    $s->gate('closed');
    FhirBulk::wait_for('the new limit', 10, sub {
        my @replies = map { $s->kickoff('/$export') } 1, 2;
        $s->request('DELETE', $_->header('Content-Location'))
            for grep { $_->{status} == 202 } @replies;
        $replies[1]{status} == 429;
    });

    my ($sock, %n);
    for (1 .. 50) {
        my $reply = FhirBulk::Http::request(
            "127.0.0.1:$s->{port}", 'GET', '/fhir/$export', sock => $sock,
            headers => [Accept => '*/*', Prefer => 'respond-async']);
        $n{"kick-off $reply->{status}"}++;
        my $url = $reply->header('Content-Location') // last;
        $reply = FhirBulk::Http::request(
            "127.0.0.1:$s->{port}", 'DELETE',
            $url =~ s{^\Q$s->{server}\E}{}r, sock => $reply->{sock});
        $n{"delete $reply->{status}"}++;
        $sock = $reply->{sock};
    }
    is_deeply(\%n, { 'kick-off 202' => 50, 'delete 202' => 50 },
        'DEL-07 KICK-19: on one connection, at limit 1, always taken');
    $s->gate('open');
    $s->write_ini;
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the work to stop', 10, sub {
        !$s->busy_sessions && !trash();
    });
};

subtest 'the job of another client' => sub {
    my $export = $s->export('/Patient/$export?_type=Patient');
    my ($id) = $export->{url} =~ m{([^/]+)$};
    for my $method (qw(GET DELETE)) {
        my $reply = $s->control($method, "/v1/exports/$id", headers =>
            ['Fhir-Bulk-Tenant' => 'default', 'Fhir-Bulk-Client' => 'other',
             'Fhir-Bulk-Auth' => 'off']);
        is("$reply->{status} " . $reply->codes, '404 not-found',
            "DEL-09 STAT-19: $method");
    }
    is($s->get($export->{url})->{status}, 200, 'DEL-09: it is still there');
};

subtest 'expiry' => sub {
    $s->write_ini(job_ttl => '3s');
    $s->signal('fhir-bulkd', 'HUP');
    my ($export, $done);
    FhirBulk::wait_for('the new lifetime', 20, sub {
        $export = $s->export('/$export?_type=Observation', @big);
        $done = $s->get($export->{url});
        return if $done->{status} != 200;
        my $in = http_date($done->header('Expires')) - time;
        return $in < 10;
    });
    my $expires = http_date($done->header('Expires'));
    cmp_ok($expires, '>=', http_date($done->header('Date')),
        'STAT-12 STAT-13: Expires by job_ttl');

    my ($file) = @{ $export->{manifest}{output} };
    my ($name) = $file->{url} =~ m{([^/]+)$};
    my $folder = $s->job_folder($export->{url}, 'big');
    my $reader = slow_reader($file->{url});
    is($s->get($file->{url})->{status}, 200, 'FILE-10: before it expires');

    FhirBulk::wait_for('expiry', 20, sub { time > $expires + 1.1 });
    is(asked($export->{url}, qw(GET HEAD DELETE)), '404 not-found',
        'FILE-12 STAT-19: status after Expires');
    is(asked($file->{url}, qw(GET HEAD)), '404 not-found',
        'FILE-12: files after Expires');
    ok(FhirBulk::wait_for('the sweep', 10, sub { !-e $folder && !trash() }),
        'FILE-12: storage is freed');
    my $reply = $reader->();
    ok(!$reply->{truncated} && $reply->{body} eq $export->{files}{$name},
        'DEL-05: a download that ran at expiry finishes');
};

sub http_date {
    my ($text) = @_;
    my %month = do { my $i = 0; map { $_ => $i++ } qw(Jan Feb Mar Apr May Jun
                                                Jul Aug Sep Oct Nov Dec) };
    my ($d, $m, $y, $h, $min, $sec) = ($text // '') =~
        /^\w{3}, (\d\d) (\w{3}) (\d{4}) (\d\d):(\d\d):(\d\d) GMT$/ or return 0;
    require Time::Local;
    return Time::Local::timegm($sec, $min, $h, $d, $month{$m}, $y);
}

$s->stop;
done_testing;
