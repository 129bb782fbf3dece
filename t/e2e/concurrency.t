#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Many at once: clients, downloads, kick-offs, slow readers.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use Digest::MD5 qw(md5_hex);
use FhirBulk;
use POSIX ();
use Test::More;
use Time::HiRes qw(sleep time);

my $s = FhirBulk->new(
    source => 'postgres', sample => ['--patients', 24], start => 0,
    ini => { max_active_jobs_per_client => 1000, part_size => '128k',
             max_running_jobs => 8, workers => 4 });
$s->{tenants}{big} = {
    source => 'ndjson', path => $s->sample_folder('big', '--resources', 8000),
};
$s->write_ini;
$s->start_sidecar;
$s->start_nginx;

my $holds = FhirBulk::Data::of_table($s, 's_jsonb.resource');

# runs the code in n processes; what each returns, as text
sub parallel {
    my ($n, $code) = @_;
    my @pipes;
    for my $i (1 .. $n) {
        pipe(my $read, my $write) or die "pipe: $!";
        my $pid = fork // die "fork: $!";
        if ($pid == 0) {
            close $read;
            my $text = eval { $code->($i) } // "died: $@";
            print $write $text;
            close $write;
            POSIX::_exit(0);
        }
        close $write;
        push @pipes, [$read, $pid];
    }
    return map {
        my ($read, $pid) = @$_;
        local $/;
        my $text = <$read>;
        waitpid $pid, 0;
        $text;
    } @pipes;
}

subtest '8 clients at once' => sub {
    my @differences = parallel(8, sub {
        my $export = $s->export('/$export');
        return FhirBulk::Data::difference(
            FhirBulk::Data::of_export($export), $holds);
    });
    is(join('|', @differences), '|' x 7, 'each gets everything, once');
};

subtest '10 downloads at once' => sub {
    my $export = $s->export('/$export?_type=Observation',
                            base => "$s->{server}/big/fhir");
    my ($file) = map { $_->{url} } @{ $export->{manifest}{output} };
    my ($name) = $file =~ m{([^/]+)$};
    my $hash = md5_hex($export->{files}{$name});
    my @hashes = parallel(10, sub {
        return join ' ', map {
            md5_hex($s->download($file, 'Accept-Encoding' => $_[0] % 2
                                 ? 'gzip' : 'identity'))
        } 1, 2;
    });
    is(join(' ', @hashes), join(' ', ($hash) x 20),
        'FILE-10: equal bytes, gzip and identity');

    # readers that stop in the middle hold nobody up
    my $target = $file =~ s{^\Q$s->{server}\E}{}r;
    my @slow = map {
        FhirBulk::Http::begin("127.0.0.1:$s->{port}", 'GET', $target,
                              close => 1);
    } 1 .. 200;
    my $begin = time;
    is(FhirBulk::Data::difference(
            FhirBulk::Data::of_export($s->export('/$export')), $holds), '',
        'FILE-18: an export beside 200 readers that do not read');
    cmp_ok(time - $begin, '<', FhirBulk::patience(20), 'in good time');
    my $reply = FhirBulk::Http::body(FhirBulk::Http::head($slow[-1]), 'GET');
    is(md5_hex($reply->{body}), $hash, 'and the last of them gets it all');
};

subtest '200 kick-offs' => sub {
    my @urls = map { split ' ' } parallel(8, sub {
        return join ' ', map {
            my $reply = $s->kickoff('/Patient/$export?_type=Patient');
            $reply->header('Content-Location') // "status-$reply->{status}";
        } 1 .. 25;
    });
    my %ids = map { $_ => 1 } grep { m{/jobs/[\w-]{22}$} } @urls;
    is(scalar keys %ids, 200, 'NET-06: 200 jobs with ids of their own');

    my @counts = parallel(4, sub {
        my ($i) = @_;
        my %seen;
        for my $n (0 .. 49) {
            my $manifest = $s->wait_complete($urls[($i - 1) * 50 + $n], 120);
            $seen{ join ',', map { "$_->{type} $_->{count}" }
                       @{ $manifest->{output} } }++;
        }
        return join '; ', map { "$seen{$_} x $_" } sort keys %seen;
    });
    is(join(' | ', @counts), join(' | ', ('50 x Patient 24') x 4),
        'all complete, none is mixed up with another');

    my $open = scalar(() = glob "/proc/$s->{pids}{'fhir-bulkd'}/fd/*");
    SKIP: {
        skip 'descriptors of another account are not shown', 1 if !$open;
        cmp_ok($open, '<', 100, 'no descriptor is left behind');
    }
};

$s->stop;
done_testing;
