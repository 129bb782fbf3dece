#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Jobs of many phases, killed in the middle of each of them and at many other
# moments: what they bring in the end is what a job brings that nobody
# disturbed (STAT-25).

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use JSON::PP ();
use MIME::Base64 qw(encode_base64);
use Test::More;
use Time::HiRes qw(sleep time);

my $seed = $ENV{FHIR_BULK_SEED} // 20250607;
note "FHIR_BULK_SEED=$seed";
srand $seed;

my $json = JSON::PP->new->utf8->canonical;
my ($old, $new) = qw(2024-01-01T00:00:00.000Z 2025-06-01T00:00:00.000Z);
my $between = '2025-01-01T00:00:00Z';
my ($patients, $each) = (24, 16);

sub resource {
    my ($type, $id, $updated, %more) = @_;
    return $json->encode({ resourceType => $type, id => $id,
                           meta => { lastUpdated => $updated }, %more }) . "\n";
}

sub ref_to { return { reference => $_[0] } }

# a Patient with what belongs to it, into the files
sub patient {
    my ($files, $n) = @_;
    my $p = "p$n";
    my $add = sub {
        my ($type, $id, @more) = @_;
        $files->{"$type.ndjson"} .= resource($type, $id, @more);
    };
    my $provenance = sub {
        my ($id, $updated, $target) = @_;
        $add->('Provenance', $id, $updated, recorded => $updated,
               target => [ref_to($target)],
               agent => [{ who => ref_to("Practitioner/by$n") }]);
    };

    $add->('Patient', $p, $old, active => JSON::PP::true);
    for my $i (1 .. $each) {
        $add->('Observation', "$p-o$i", $i % 3 ? $old : $new,
               status => 'final', code => { text => 'x' x 200 },
               subject => ref_to("Patient/$p"),
               performer => [ref_to('Practitioner/d' . $i % 7)]);
        $provenance->("$p-v$i", $i % 4 ? $old : $new, "Observation/$p-o$i");
        $provenance->("$p-w$i", $new, "Observation/$p-o$i") if $i % 2;
    }
    $add->('Encounter', "$p-e", $new, status => 'finished',
           subject => ref_to("Patient/$p"),
           participant => [{ individual => ref_to("PractitionerRole/r$n") }]);
    $add->('PractitionerRole', "r$n", $old,
           organization => ref_to("Organization/a$n"));
    $add->('Organization', "a$n", $old, partOf => ref_to("Organization/b$n"));
    $add->('Organization', "b$n", $old);
    $add->('Practitioner', "by$n", $old);
    $add->('DocumentReference', "$p-d", $new, status => 'current',
           subject => ref_to("Patient/$p"),
           content => [{ attachment => { contentType => 'text/plain',
                                         url => "Binary/$p-b" } }]);
    $add->('Binary', "$p-b", $old, contentType => 'text/plain',
           data => encode_base64("content of $p", ''));
}

my %files;
patient(\%files, $_) for 1 .. $patients;
$files{'Practitioner.ndjson'} .= resource('Practitioner', "d$_", $old)
    for 0 .. 6;
$files{'Group.ndjson'} = resource('Group', 'g1', $old, type => 'person',
    actual => JSON::PP::true,
    member => [(map { { entity => ref_to("Patient/p$_"),
                        period => { start => $_ % 5 ? '2020-01-01'
                                                    : '2025-03-01' } } }
                1 .. $patients - 2),
               { entity => ref_to('Practitioner/d6') }]);
my @deleted = map { ["flag$_", 'p' . (1 + $_ % $patients)] } 1 .. 1100;

my %path = (
    all => '/Group/g1/$export',
    since => "/Group/g1/\$export?_since=$between",
    latest => '/Group/g1/$export?_type=Observation'
        . '&includeAssociatedData=LatestProvenanceResources',
    listed => '/Group/g1/$export?_type=Encounter,Observation,Provenance'
        . "&_since=$between",
    partial => "/Group/g1/\$export?_since=$between"
        . '&allowPartialManifests=true',
    organized => '/Group/g1/$export?organizeOutputBy=Patient',
);

# where a job can be held, in this order
my @gates = qw(Observation Provenance Practitioner PractitionerRole
               Organization Binary Flag);

sub stack {
    my ($source) = @_;

    my $s = FhirBulk->new(
        source => $source, files => \%files, start => 0,
        ini => { part_size => '16k', workers => 2, sweep_interval => 1,
                 max_active_jobs_per_client => 1000 });
    $s->{tenant}{since_new_members} = 'full_history';

    if ($source eq 'ndjson') {
        $s->write_file("$s->{data}/gone.json", join '', map {
            $json->encode({ resourceType => 'Flag', id => $_->[0],
                            deleted => $new, patients => [$_->[1]] }) . "\n"
        } @deleted);
        $s->{tenant}{tombstones} = 'gone.json';
    } else {
        my $rows = join ', ', map {
            "('Flag', '$_->[0]', '$new', true, '{\"subject\":"
                . "{\"reference\":\"Patient/$_->[1]\"}}')" } @deleted;
        my $list = join ', ', map { "'$_'" } @gates;
        $s->sql(<<"SQL");
INSERT INTO s_jsonb.resource (type, id, last_updated, deleted, body)
VALUES $rows;
ANALYZE s_jsonb.resource;
CREATE SCHEMA gate;
CREATE SEQUENCE gate.state MINVALUE 0 START 1;
SELECT setval('gate.state', 0);
CREATE FUNCTION gate.pass(kind text) RETURNS boolean LANGUAGE plpgsql AS \$\$
DECLARE
    at bigint;
BEGIN
    LOOP
        SELECT last_value INTO at FROM gate.state;
        EXIT WHEN at = 0 OR kind <> (ARRAY[$list])[at]
            OR current_query() ~ 'TABLESAMPLE';
        PERFORM pg_sleep(0.005);
    END LOOP;
    RETURN true;
END
\$\$;
GRANT USAGE ON SCHEMA gate TO fhir_bulk_reader;
GRANT SELECT ON gate.state TO fhir_bulk_reader;
SQL
        $s->{tenant}{where} = 'gate.pass(type)';
    }

    $s->write_ini;
    $s->start_sidecar;
    $s->start_nginx;
    return $s;
}

sub start {
    my ($s, $story) = @_;
    my $reply = $s->kickoff($path{$story});
    $reply->{status} == 202 or die "$story: $reply->{status}\n";
    return $reply->header('Content-Location');
}

sub crash {
    my ($s, %o) = @_;
    $s->end('fhir-bulkd', 'KILL');
    $o{meanwhile}->() if $o{meanwhile};
    $s->start_sidecar;
}

# all that an export has brought, as text: lines of "Type/id", of organized
# output those of each block; deletions; the contents of attachments
sub brought {
    my ($s, $export) = @_;

    my (@all, %content);
    my $block = '';
    for my $name (sort { ($a =~ /\.(\d+)\./)[0] <=> ($b =~ /\.(\d+)\./)[0] }
                  grep { !/^error/ } keys %{ $export->{files} })
    {
        for my $line (split /\n/, $export->{files}{$name}) {
            my $r = $json->decode($line);
            if ($r->{resourceType} eq 'Parameters') {
                $block = "$r->{parameter}[0]{valueReference}{reference}: ";
            } elsif ($r->{resourceType} eq 'Bundle') {
                push @all, map { $_->{request}{url} } @{ $r->{entry} };
            } else {
                push @all, "$block$r->{resourceType}/$r->{id}";
            }
            next if $r->{resourceType} ne 'DocumentReference';
            my $url = $r->{content}[0]{attachment}{url};
            push @all, $block . $s->download($url);
        }
    }

    return join "\n", sort @all;
}

# the first lines that differ
sub difference {
    my ($got, $want) = @_;

    my (%count, @wrong);
    $count{$_}++ for split /\n/, $got;
    $count{$_}-- for split /\n/, $want;
    @wrong = map { "$_ ($count{$_})" } sort grep { $count{$_} } keys %count;
    splice @wrong, 4, @wrong - 4, '…' if @wrong > 5;

    return join ', ', @wrong;
}

# what a job leaves on the disk that is none of its files
sub left_over {
    my ($s, $export) = @_;

    my $folder = $s->job_folder($export->{url});
    my @names = map { s{.*/}{}r } glob "$folder/*";
    my %listed = map { $_ => 1 } keys %{ $export->{files} };
    return join ' ', (grep { !/^(?:access\.json|attachments|files)$/ } @names),
        (grep { !$listed{ s/\.gz$//r } } map { s{.*/}{}r }
         glob "$folder/files/*"),
        (grep { !/^[\w-]{22}(?:\.json)?$/ } map { s{.*/}{}r }
         glob "$folder/attachments/{*,.??*}");
}

# the job completes with what it should have; gives nothing
sub whole {
    my ($s, $url, $want, $what) = @_;

    my $export = $s->collect($url, $s->wait_complete($url));
    is(difference(brought($s, $export), $want), '',
        "STAT-25: everything once: $what");
    # a moment after the job is complete
    eval { FhirBulk::wait_for('it', 2, sub { !left_over($s, $export) }) };
    is(left_over($s, $export), '', "STAT-25: nothing left: $what");

    my $folder = $s->job_folder($url);
    $s->request('DELETE', $url);
    ok(!-e $folder, "DEL-03: no folder: $what");
}

for my $source (qw(ndjson postgres)) {
    my $s = stack($source);

    my (%want, %takes);
    for my $story (sort keys %path) {
        my $begin = time;
        my $url = start($s, $story);
        my $manifest = $s->wait_complete($url);
        $takes{$story} = time - $begin;
        $want{$story} = brought($s, $s->collect($url, $manifest));
        whole($s, $url, $want{$story}, "$source, $story, undisturbed");
    }
    note sprintf '%s: %.2f s', $_, $takes{$_} for sort keys %takes;

    is(scalar(() = $want{since} =~ m{^Flag/}mg),
        scalar(grep { $_->[1] =~ /\d+/ && $& <= $patients - 2 } @deleted),
        "$source: TOMB-01: there are deletions");
    is(scalar(() = $want{all} =~ /^content of/mg), $patients - 2,
        "$source: ATT-02: there are attachments");
    is(difference($want{partial}, $want{since}), '',
        "$source: PART-03: pages hold the same");

    for my $story (sort keys %path) {
        subtest "$source: $story" => sub {
            for my $round (1 .. 6) {
                my $url = start($s, $story);
                my @after;
                for (1 .. 1 + $round % 2) {
                    push @after, sprintf '%.3f', rand $takes{$story};
                    sleep $after[-1];
                    $s->get($url) if $story eq 'partial';    # makes a page
                    crash($s);
                }
                whole($s, $url, $want{$story}, "after @after s");
            }
        };
    }

    for my $at ($source eq 'postgres' ? 1 .. @gates : ()) {
        for my $story ($at == @gates ? qw(since partial)
                                     : qw(all since organized latest))
        {
            next if $story eq 'latest' && $at > 2;
            $s->sql("SELECT setval('gate.state', $at)");
            my $url = start($s, $story);
            FhirBulk::wait_for('the gate', 20, sub { $s->held_sessions });
            crash($s, meanwhile => sub {
                $s->sql("SELECT setval('gate.state', 0)");
            });
            whole($s, $url, $want{$story},
                  "$story, killed while $gates[$at - 1] is read");
        }
    }

    $s->{nginx_may_complain} = 1;     # there was no socket at times
    $s->stop;
}

done_testing;
