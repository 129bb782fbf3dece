#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Every call fails once.  Exports while one call of the sidecar, from one
# place, fails by the fault layer (t/lib/fault.h): each is refused or fails
# in words for it, or brings what it should, and leaves nothing behind; the
# next one is right.
#
#   FHIR_BULK_FAULTS=all          every place and error, not a sample of them
#   FHIR_BULK_FAULTS_PART=1/4     a share of that
#   FHIR_BULK_FAULTS_ONLY=REGEX   of "source story: function error < place"

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use FhirBulk::FaultList;
use FhirBulk::Faults;
use FhirBulk::FaultStory;
use Test::More;

my $between = '2025-01-01T00:00:00Z';
my %path = (
    plain => '/$export',
    since => "/Group/g1/\$export?_since=$between&allowPartialManifests=true",
    organized => '/Group/g1/$export?organizeOutputBy=Patient',
    shaped => '/Patient/$export?_type=Observation,Patient'
        . '&_elements=id,subject&_typeFilter=Observation%3Fstatus%3Dfinal',
);

sub stack {
    my ($source) = @_;

    my $s = FhirBulk->new(
        source => $source, files => FhirBulk::FaultList::files(), start => 0,
        workers => 1,
        ini => { workers => 2, sweep_interval => 1, max_retries => 2,
                 max_active_jobs_per_client => 1000,
                 compression => $source eq 'postgres' ? 'off' : 'gzip' });
    if ($source eq 'ndjson') {
        $s->write_file("$s->{data}/gone.json",
                       FhirBulk::FaultList::tombstone());
        $s->{tenant}{tombstones} = 'gone.json';
    } else {
        $s->sql("INSERT INTO s_jsonb.resource"
                . " (type, id, last_updated, deleted, body) VALUES"
                . " ('Flag', 'f1', '2025-06-01', true, '{\"subject\":"
                . "{\"reference\":\"Patient/p1\"}}');"
                . ' ANALYZE s_jsonb.resource');
    }
    $s->{nginx_may_complain} = 1;       # of answers that never came
    $s->write_ini;

    return $s;
}

sub exports {
    my ($s, $f, $source, $name) = @_;

    my $what = "$source $name";
    my $story = FhirBulk::FaultStory->new($s, path => $path{$name},
                                          source => $source);
    $story->learn;
    my @sites = $f->record(sub { $story->run });
    is(join("\n", $story->wrong), '', "$what: right when nothing fails");

    FhirBulk::FaultList::faults(
        $s, $f, $what, sites => \@sites, sample => 6,
        run => sub {
            my $end = $story->run(sub { $f->withdraw });
            my @wrong = $story->wrong;
            # one that was right after all is followed by the next fault's
            return ($end, @wrong) if @wrong || $end eq 'right';
            my $next = $story->run;
            return ($end, map { "the next export: $_" } $story->wrong,
                    $next eq 'right' ? () : $next);
        },
        again => sub {
            eval { $s->end('fhir-bulkd', 'KILL') };
            system('find', $s->{root}, '-mindepth', '1', '-delete') == 0
                or die 'find';
            $f->start;
            $story->learn;
        });

    $story->run;
    is(join("\n", $story->wrong), '', "$what: right in the end");
}

for my $source (qw(ndjson postgres)) {
    my $s = stack($source);
    my $f = FhirBulk::Faults->new($s);
    $f->start;
    $s->start_nginx;
    exports($s, $f, $source, $_) for sort keys %path;
    $s->stop;
}

# ---- a limit that is there --------------------------------------------------

# of a disk that is full trouble.t tells
if (($ENV{FHIR_BULK_FAULTS_ONLY} // '.') eq '.') {
    my $files = FhirBulk::FaultList::files();
    my $small = () = $files->{'Patient.ndjson'} =~ /\n/g;
    $files->{'Observation.ndjson'} .= FhirBulk::FaultList::resource(
        'Observation', "big$_", '2025-06-01T00:00:00Z',
        note => [{ text => 'x' x 4096 }]) for 1 .. 700;
    my $s = FhirBulk->new(files => $files, start => 0, workers => 1,
                          ini => { compression => 'off', max_retries => 1,
                                   sweep_interval => 1 });
    $s->start_sidecar(limit => '--fsize=2000000');
    $s->start_nginx;

    my $url = $s->kickoff('/$export')->header('Content-Location');
    my $reply = $s->wait_done($url, 30);
    is("$reply->{status} " . $reply->codes, '500 processing',
        'STAT-14: a file above the limit (RLIMIT_FSIZE) fails the job');
    FhirBulk::wait_for('no files', 10, sub {
        !(() = glob $s->job_folder($url) . '/{files,tmp}/*');
    });
    is($s->request('DELETE', $url)->{status}, 202, 'DELETE');
    my $export = $s->export('/$export?_type=Patient');
    is(scalar keys %{ FhirBulk::Data::of_export($export) }, $small,
        'what fits is exported');
    $s->stop;
}

done_testing;
