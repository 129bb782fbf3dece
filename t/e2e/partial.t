#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Partial manifests (PART rows) as a client walks them: pages that grow while
# the job is held, killed, or fails; whether the status is told apart (STAT-20
# and on); sizes of files; the v4 dialect.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use Digest::SHA qw(sha256_hex);
use FhirBulk;
use JSON::PP ();
use List::Util qw(sum0);
use Test::More;
use Time::HiRes qw(sleep);

my $json = JSON::PP->new->utf8->canonical;
my $partial = '/$export?allowPartialManifests=true';
my @separate = (Prefer => 'respond-async, separate-export-status');
my @sample = ('--resources', 3000);

my $s = FhirBulk->new(
    source => 'postgres', start => 0, sample => \@sample,
    ini => { part_size => '64k', workers => 2, max_retries => 3,
             v4_operation_name => 'export-v4',
             max_active_jobs_per_client => 1000 },
    nginx => 'fhir_bulk_v4_operation export-v4;');

# without an index there are no ranges of ids that stay the same
$s->sql(<<'END');
CREATE SCHEMA s_ctid;
CREATE TABLE s_ctid.resource AS SELECT * FROM s_jsonb.resource;
ANALYZE s_ctid.resource;
GRANT USAGE ON SCHEMA s_ctid TO fhir_bulk_reader;
GRANT SELECT ON s_ctid.resource TO fhir_bulk_reader;
END
%{ $s->{tenant} } = (%{ $s->{tenant} }, $s->load_gate('Observation'));
my $folder = $s->sample_folder('data', @sample, '--base',
                               "$s->{server}/ndjson/fhir");

# a type in several files
my $files = 3;
{
    my @lines = split /^/, FhirBulk::read_file("$folder/Observation.ndjson");
    unlink "$folder/Observation.ndjson" or die "Observation.ndjson: $!\n";
    for my $i (1 .. $files) {
        my $n = $i < $files ? int(@lines / 3) : @lines;
        $s->write_file("$folder/Observation.$i.ndjson",
                       join '', splice @lines, 0, $n);
    }
}
$s->{tenants} = {
    ndjson => { source => 'ndjson', path => $folder },
    ctid => { $s->postgres_keys('jsonb'), table => 's_ctid.resource',
              where => 'gate.pass(type)' },
};
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

my $table = FhirBulk::Data::of_table($s, 's_jsonb.resource');
my %holds = (default => $table, ctid => $table,
             ndjson => FhirBulk::Data::of_folder($folder));

sub base {
    my ($tenant) = @_;
    return $tenant eq 'default' ? $s->{base} : "$s->{server}/$tenant/fhir";
}

# a job as its client knows it: pages and files by URL, and what was wrong
sub start {
    my ($path, %o) = @_;
    my $tenant = delete $o{tenant} // 'default';
    my $reply = $s->kickoff($path, base => base($tenant), %o);
    $reply->{status} == 202
        or die "$path: $reply->{status}: $reply->{body}\n";
    return { url => $reply->header('Content-Location'), pages => {},
             files => {}, wrong => [], tenant => $tenant,
             separate => scalar(($o{Prefer} // '') =~ /separate/) };
}

# a reply's own status, or the one that it tells apart
sub status {
    my ($job, $reply) = @_;

    my $told = $reply->header('X-Export-Status');
    if (!$job->{separate}) {
        push @{ $job->{wrong} }, 'STAT-24' if defined $told;
        return $reply->{status};
    }
    return $reply->{status} if $reply->{status} != 200;
    push @{ $job->{wrong} }, 'STAT-20: ' . ($told // 'none')
        if ($told // '') !~ /^(?:200 OK|202 Accepted|500 Internal Server .*)$/;
    return substr $told // '', 0, 3;
}

sub file {
    my ($job, $url) = @_;
    my $sha = eval { sha256_hex($s->download($url)) } // $@;
    $job->{files}{$url} //= $sha;
    push @{ $job->{wrong} }, "PART-02 PART-04: $url: $sha"
        if $sha ne $job->{files}{$url} || $sha !~ /^[0-9a-f]{64}$/;
}

# one look at all pages; gives the last status and how many pages there are
sub walk {
    my ($job) = @_;

    my ($at, $n, $status, $first, %listed) = ($job->{url}, 0);
    my $wrong = sub { push @{ $job->{wrong} }, "@_" };
    while ($at) {
        my $reply = $s->get($at);
        $status = status($job, $reply);
        if (length $reply->{body} == 0) {
            $wrong->('PART-07:', $at, $reply->{line})
                if $status ne 202 || $reply->header('Content-Type')
                    || $job->{pages}{$at}
                    || !$reply->header('Retry-After')
                    || !$reply->header('X-Progress');
            last;
        }
        last if $status !~ /^20[02]$/;

        my $page = $reply->json;
        my $link = delete $page->{link};
        $wrong->('PART-02: Content-Type')
            if $reply->header('Content-Type') ne 'application/json';
        $wrong->('PART-03:', $at) if $json->encode($page)
            ne ($job->{pages}{$at} //= $json->encode($page));
        my @items = map { @{ $_ // [] } }
            @$page{qw(output deleted error outcome)};
        for my $url (map { $_->{url} } @items) {
            $wrong->('PART-03: twice:', $url) if $listed{$url}++;
            file($job, $url);
        }
        $wrong->('PART-02: an empty page') if $n++ && !@items;
        my %other = %$page;
        delete @other{qw(output deleted error outcome)};
        $first //= $json->encode(\%other);
        $wrong->('PART-06:', $at) if $json->encode(\%other) ne $first;

        $wrong->('PART-05') if $link
            && (@$link != 1 || join(' ', sort keys %{ $link->[0] })
                    ne 'relation url' || $link->[0]{relation} ne 'next');
        $at = $link ? $link->[0]{url} : undef;
        # it is the next one that will be there, not known by a link yet
        $job->{last} = $page if !$at;
    }

    my @gone = grep { !$listed{$_} } sort keys %{ $job->{files} };
    $wrong->('PART-03: gone:', @gone)
        if @gone && ($status // '') =~ /^20[02]$/;
    return ($status, $n);
}

sub right {
    my ($job, $what) = @_;
    is(join("\n", splice @{ $job->{wrong} }), '', $what);
}

sub crash {
    $s->end('fhir-bulkd', 'KILL');
    $s->start_sidecar;
}

# until there is a page, with the gate closed until all is there that can be
sub first_page {
    my ($job) = @_;
    FhirBulk::wait_for('a page', 20, sub { (walk($job))[1] });
    FhirBulk::wait_for('the gate', 20, sub { $s->held_sessions >= 2 });
    return walk($job);
}

sub page_url {
    my ($job, $n) = @_;
    return $n eq '1' ? $job->{url} : "$job->{url}/pages/$n";
}

# the whole of a complete job
sub complete {
    my ($job, $what) = @_;

    my ($status, $n);
    FhirBulk::wait_for('completion', 60, sub {
        ($status, $n) = walk($job);
        return $status ne 202;
    });
    ($status, $n) = walk($job);
    is($status, 200, "PART-08: complete: $what");
    right($job, "PART-02..08: $n pages: $what");
    is(scalar keys %{ $job->{pages} }, $n, "PART-05: no page was lost: $what");

    my $export = $s->collect($job->{url}, $s->get($job->{url})->json);
    my $all = FhirBulk::Data::of_export({
        %$export, manifest => {
            output => [map { @{ $_->{output} } } @{ $export->{pages} }] } });
    is(FhirBulk::Data::difference($all, $job->{holds}
                                  // $holds{ $job->{tenant} }), '',
        "PART-03: each resource once: $what");
    is($s->get(page_url($job, $n + 1))->{status}, 404,
        "PART-05: no page after the last: $what");

    return ($export, $n);
}

sub gone {
    my ($job, $what) = @_;
    $s->request('DELETE', $job->{url});
    my @left = grep { my $r = $s->get($_);
                      $r->{status} != 404 || $r->header('X-Export-Status') }
        sort keys %{ $job->{pages} }, sort keys %{ $job->{files} };
    is("@left", '', "PART-09 DEL-03 STAT-23: nothing after DELETE: $what");
}

for my $how (qw(plain separate)) {
    subtest "$how: pages grow" => sub {
        $s->gate('closed');
        my $job = start($partial, $how eq 'separate' ? @separate : ());
        my ($status, $n) = first_page($job);
        is($status, 202, 'PART-02 STAT-20: in progress');
        my $before = $n;
        ($status, $n) = walk($job);
        is("$status $n", "202 $before",
            'PART-03: the same again, and no page of nothing');
        right($job, 'PART-02..06');

        my $next = $s->get(page_url($job, $n + 1));
        is(status($job, $next) . length $next->{body}, '2020',
            'PART-07: the next page is waited for');
        is($s->get(page_url($job, $n + 2))->{status}, 404,
            'PART-07: but not the one after it');
        is($s->get(page_url($job, $_))->{status}, 404,
            "PART-05: no page $_") for qw(0 01 x 99999999999);

        crash();
        ($status, $n) = walk($job);
        is("$status $n", "202 $before", 'STAT-25: the same after kill -9');
        right($job, 'PART-03 PART-04: and unchanged');

        $s->gate('slow');
        my $killed = 0;
        FhirBulk::wait_for('more pages', 60, sub {
            ($status, $n) = walk($job);
            if ($n >= $before + 2 && $killed < 2) {
                $killed++;
                $before = $n;
                crash();
            }
            sleep 0.1;
            return $killed == 2 || $status != 202;
        });
        is("$status $killed", '202 2', 'PART-03: killed while it grew');
        $s->gate('open');

        (my $export, $n) = complete($job, $how);
        cmp_ok($n, '>', 3, 'PART-03: new files are on new pages');
        my @with = grep { @{ $export->{pages}[$_ - 1]{error} } } 1 .. $n;
        is("@with", $n, 'PART-10: messages are on the last page');
        like(join('', map { $export->{files}{$_} }
                  grep { /^error/ } keys %{ $export->{files} }),
            qr/interrupted/, 'PART-10 STAT-25: that it was interrupted');
        ok(defined $s->get(page_url($job, $_))->header('Expires'),
            "STAT-12 PART-08: page $_ expires") for 1, $n;
        gone($job, $how);
    };
}

# one part that means the same rows in any snapshot, and no page before it
subtest 'no ranges that stay the same' => sub {
    $s->gate('closed');
    my $job = start($partial, tenant => 'ctid');
    FhirBulk::wait_for('the gate', 20, sub { $s->held_sessions });
    my ($status, $n) = walk($job);
    is("$status $n", '202 0', 'PART-02: nothing yet');
    crash();
    $s->gate('open');
    complete($job, 'ctid');
    gone($job, 'ctid');
};

subtest 'not asked for' => sub {
    for my $path ('/$export', '/$export?allowPartialManifests=false') {
        $s->gate('closed');
        my $job = start($path);
        FhirBulk::wait_for('the gate', 20, sub { $s->held_sessions >= 2 });
        my ($status, $n) = walk($job);
        is("$status $n", '202 0', "PART-01 STAT-02: no manifest: $path");
        is($s->get(page_url($job, 2))->{status}, 404, 'PART-01: no pages');
        $s->gate('open');
        my ($export, $pages) = complete($job, $path);
        is($pages, 1, "PART-01: one manifest: $path");
        gone($job, $path);
    }
};

subtest 'the status told apart' => sub {
    $s->gate('closed');
    my $job = start('/$export', @separate);
    my $reply = $s->get($job->{url});
    is("$reply->{status} " . $reply->header('X-Export-Status'),
        '200 202 Accepted', 'STAT-20: in progress');
    is(length $reply->{body}, 0, 'STAT-20 PART-01: without a body');
    ok($reply->header('Retry-After') && $reply->header('X-Progress'),
        'STAT-20: Retry-After, X-Progress');

    $s->end('fhir-bulkd', 'TERM');
    $reply = $s->get($job->{url});
    is($reply->{status} . ($reply->header('X-Export-Status') // ''), 503,
        'STAT-23: 503 is about the request');
    $s->start_sidecar;
    $s->gate('open');
    complete($job, 'separate');
    $reply = $s->get($job->{url});
    is("$reply->{status} " . $reply->header('X-Export-Status'), '200 200 OK',
        'STAT-22: complete');
    ok($reply->header('Expires'), 'STAT-22: Expires');
    gone($job, 'separate');
};

# files of a type, in order, by their sizes
sub sizes {
    my ($export) = @_;
    my %sizes;
    for my $item (map { @{ $_->{output} } } @{ $export->{pages} }) {
        my ($name) = $item->{url} =~ m{([^/]+)$};
        my ($type, $number) = $name =~ /^(\w+)\.(\d+)\./;
        $sizes{$type}[$number - 1] = length $export->{files}{$name};
        is($item->{fileSize}, length $export->{files}{$name},
            "MAN-10: fileSize of $name") if exists $item->{fileSize};
    }
    return \%sizes;
}

for my $tenant (qw(default ctid ndjson)) {
    subtest "$tenant: sizes of files" => sub {
        my ($min, $max) = (50_000, 60_000);
        for my $more ('', '&allowPartialManifests=true') {
            my $job = start("/\$export?_minimumFileSize=$min"
                            . "&_maximumFileSize=$max$more",
                            tenant => $tenant);
            my ($export) = complete($job, "$tenant sizes$more");
            my $sizes = sizes($export);
            my @large = map { $_->[0] } grep { grep { $_ > $max } @{ $_->[1] } }
                map { [$_, $sizes->{$_}] } sort keys %$sizes;
            is("@large", '', 'PART-11: none is larger than the maximum');
            my @small = grep {
                my @all = @{ $sizes->{$_} };
                pop @all;
                grep { $_ < $min } @all;
            } sort keys %$sizes;
            is("@small", '', 'PART-11: none but the last of a type is'
                             . ' smaller than the minimum');
            cmp_ok(scalar @{ $sizes->{Observation} }, '>', 5,
                'PART-11: a type of several files');
            gone($job, "$tenant sizes");
        }

        my $job = start("/\$export?_maximumFileSize=9000&_type=Observation",
                        tenant => $tenant);
        $job->{holds} = { map { $_ => $holds{$tenant}{$_} }
                          grep { m{^Observation/} }
                          keys %{ $holds{$tenant} } };
        my ($export) = complete($job, "$tenant maximum");
        my @sizes = @{ sizes($export)->{Observation} };
        is(scalar(grep { $_ > 9000 } @sizes), 0, 'PART-11: maximum alone');
        gone($job, "$tenant maximum");

        for my $query ('_maximumFileSize=0', '_minimumFileSize=0',
                       '_minimumFileSize=-1', '_maximumFileSize=x',
                       '_minimumFileSize=100&_maximumFileSize=100',
                       '_minimumFileSize=100&_maximumFileSize=99')
        {
            my $reply = $s->kickoff("/\$export?$query",
                                    base => base($tenant));
            is("$reply->{status} " . $reply->codes, '400 value',
                "PART-11: $query");
        }
    };
}

subtest 'v4' => sub {
    my $post = sub {
        return (method => 'POST', 'Content-Type' => 'application/fhir+json',
            body => $json->encode({ resourceType => 'Parameters',
                                    parameter => [@_] }));
    };
    my $yes = { name => 'allowPartialManifests',
                valueBoolean => JSON::PP::true };

    $s->gate('closed');
    my $job = start('/$export-v4', $post->($yes), @separate);
    my ($status, $n) = first_page($job);
    is($status, 202, 'PART-02: in progress');
    crash();
    walk($job);
    $s->gate('open');
    my ($export, $pages) = complete($job, 'v4');
    cmp_ok($pages, '>', 1, 'PART-08: pages');
    for my $i (1 .. $pages) {
        my $page = $export->{pages}[$i - 1];
        ok($page->{manifestType} && $page->{outputFormat}
            && !exists $page->{request} && !exists $page->{error},
            "VER-03: page $i is of v4");
        is(exists $page->{outcome} ? 1 : 0, $i == $pages ? 1 : 0,
            "PART-10: outcome on the last page: $i");
    }
    is(sum0(map { $_->{count} }
            @{ $export->{pages}[-1]{outcome}[0]{countSeverity} }),
        $export->{pages}[-1]{outcome}[0]{count},
        'PART-10: and what is in it');
    sizes($export);
    gone($job, 'v4');

    $job = start('/$export-v4', $post->($yes,
        { name => '_minimumFileSize', valuePositiveInt => 50_000 },
        { name => '_maximumFileSize', valuePositiveInt => 60_000 }));
    ($export) = complete($job, 'v4 sizes');
    my @all = @{ sizes($export)->{Observation} };
    pop @all;
    is(scalar(grep { $_ < 50_000 || $_ > 60_000 } @all), 0,
        'PART-11: sizes in v4');
    gone($job, 'v4 sizes');
};

# what is listed on the disk, and nothing else
sub on_disk {
    my ($job) = @_;
    my $folder = $s->job_folder($job->{url}, $job->{tenant});
    return join ' ', sort map { s{.*/}{}r =~ s/\.gz$//r }
        glob "$folder/files/*";
}

sub listed {
    my ($job) = @_;
    return join ' ', sort map { s{.*/}{}r } keys %{ $job->{files} };
}

for my $what ('plain', 'separate', 'no pages') {
    subtest "the source goes away for good: $what" => sub {
        $s->gate('closed');
        my $job = start($what eq 'no pages' ? '/$export' : $partial,
                        $what eq 'separate' ? @separate : ());
        if ($what eq 'no pages') {
            FhirBulk::wait_for('the gate', 20, sub { $s->held_sessions });
        } else {
            first_page($job);
        }
        my @urls = ($job->{url}, $what eq 'no pages' ? ()
                    : page_url($job, 1 + keys %{ $job->{pages} }));
        $s->pg_cluster('stop');
        FhirBulk::wait_for('failure', 60, sub {
            return status($job, $s->get($job->{url})) != 202;
        });

        for my $when ('at once', 'after kill -9') {
            for my $url (@urls) {
                my $reply = $s->get($url);
                is(status($job, $reply) . ' ' . $reply->codes,
                    '500 processing', "PART-09 STAT-21: the error, $when");
                is($reply->{status}, $job->{separate} ? 200 : 500,
                    "STAT-21: and where it stands, $when");
            }
            file($job, $_) for keys %{ $job->{files} };
            right($job, "PART-09: files that were listed stay, $when");
            eval { FhirBulk::wait_for('them', 5, sub {
                on_disk($job) eq listed($job) }) };
            is(on_disk($job), listed($job), "PART-09: no others, $when");
            crash() if $when eq 'at once';
        }
        my $folder = $s->job_folder($job->{url});
        is(join(' ', grep { -e "$folder/$_" } qw(tmp members)), '',
            'PART-09: and nothing that was on its way');
        gone($job, $what);
        $s->start_postgres;
        $s->gate('open');
    };
}

subtest 'another source than the one that was shown' => sub {
    my $source = FhirBulk::read_file("$folder/Observation.1.ndjson");
    my $job = start($partial, tenant => 'ndjson');
    FhirBulk::wait_for('a page', 20, sub { (walk($job))[1] });
    $s->end('fhir-bulkd', 'KILL');
    $s->write_file("$folder/Observation.1.ndjson",
                   $source =~ s/\A[^\n]*\n//r);
    $s->start_sidecar;
    my ($status) = FhirBulk::wait_for('the end', 60, sub {
        my ($now) = walk($job);
        return $now == 202 ? undef : $now;
    });
    file($job, $_) for keys %{ $job->{files} };
    right($job, "PART-03 PART-04 PART-09: nothing that was shown changes"
                . " ($status)");
    gone($job, 'another source');
};

$s->{nginx_may_complain} = 1;     # there was no socket at times
$s->stop;
done_testing;
