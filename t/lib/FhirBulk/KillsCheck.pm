# Copyright (c) the nginx-fhir-bulk authors
#
# What has to be true after things were killed: every accepted job comes to its
# end, what it lists is there as it is stored, nothing is missing or doubled,
# and nothing is left behind.

package FhirBulk::KillsCheck;

use strict;
use warnings;

use Digest::SHA qw(sha256_hex);
use FhirBulk;
use FhirBulk::KillsData;
use File::Copy ();
use Time::HiRes qw(sleep time);

my @phases = qw(MAIN NEWCOMERS OTHERS TARGETS MEMBERS PROVENANCE CONTEXT_1
                CONTEXT_2 CONTEXT_3 ATTACHMENTS ATTACHED DELETED ORGANIZE);

# the store, from a copy: SQLite's own recovery makes of it what the sidecar's
# next start would
sub rows {
    my ($self, $sql) = @_;
    my $s = $self->{s};

    my $copy = "$s->{dir}/tmp/store";
    unlink map { "$copy$_" } '', '-wal', '-shm';
    for my $part ('', '-wal') {
        my $from = "$s->{root}/jobs.sqlite$part";
        next if !-e $from;
        File::Copy::copy($from, "$copy$part") or die "$from: $!\n";
    }
    my $out = qx($self->{rows} $copy "$sql" 2>&1);
    $? == 0 or die "store_rows: $out";

    return map { [split /\t/, $_, -1] } split /\n/, $out;
}

# what was going on when somebody died, into {states}
sub died {
    my ($self, $kind) = @_;
    my $s = $self->{s};
    my $states = $self->{states}{$kind} //= {};

    for (rows($self, 'SELECT j.id, j.tenant, j.state, j.phase,'
              . ' j.transaction_time IS NULL, (SELECT count(*) FROM part AS p'
              . ' WHERE p.job = j.seq AND NOT p.done) FROM job AS j'))
    {
        my ($id, $tenant, $state, $phase, $unplanned, $left) = @$_;
        my $folder = "$s->{root}/$tenant/$id";
        my $what = $state ne 'running' ? $state
            : $unplanned ? 'planning' : "phase $phases[$phase]";
        $what .= ', not tidied' if $state eq 'complete' && -e "$folder/tmp";
        $states->{$what}++;

        my %listed = map { $_ => 1 } files($self, $id);
        $states->{'files moved, not stored'}++
            if grep { !$listed{ s{.*/}{}r } } glob "$folder/files/*";
    }
    $states->{'something in .trash'}++ if glob "$s->{root}/.trash/*";
}

# names on disk of what the store lists of a job
sub files {
    my ($self, $id) = @_;
    return map { "$_->[0].$_->[1].ndjson" . ($_->[2] ? '.gz' : '') } rows(
        $self, "SELECT CASE kind WHEN 'resources' THEN type WHEN 'messages'"
        . " THEN 'error' WHEN 'organized' THEN 'part' ELSE kind END, number,"
        . " gzip FROM file WHERE job = (SELECT seq FROM job WHERE id = '$id')");
}

# what each export brings when nobody disturbs it
sub undisturbed {
    my ($self) = @_;
    my $s = $self->{s};

    for my $shape (sort keys %FhirBulk::KillsData::path) {
        my $job = $self->kickoff($shape);
        $self->accepted($job) or die "$shape: $job->{kickoff}\n";
        my $export = $s->collect($job->{url},
                                 $s->wait_complete($job->{url}));
        $self->{want}{$shape} = FhirBulk::KillsData::brought($s, $export);
        $self->{messages}{$shape} = [messages($export)];

        my %n;
        /^(?:[\w\/]+: )?(\w+)\// && $n{$1}++
            for keys %{ $self->{want}{$shape} };
        my $least = FhirBulk::KillsData::least($shape);
        ($n{$_} // 0) >= $least->{$_}
            or die "$shape: $n{$_} of $least->{$_} $_\n" for keys %$least;
        $s->request('DELETE', $job->{url});
    }

    # and the database itself
    for (['system', 's_jsonb'], ['big', 's_text']) {
        my ($shape, $schema) = @$_;
        my $table = FhirBulk::Data::of_table($s, "$schema.resource");
        my %got = map { /^(\S+) / => 1 } grep { !/^attachment/ }
            keys %{ $self->{want}{$shape} };
        my @wrong = grep { !$got{$_} != !$table->{$_} }
            keys %{ { %got, %$table } };
        die "$shape: not what the table has: @wrong\n" if @wrong;
    }
}

# texts for the client
sub messages {
    my ($export) = @_;
    return map { map { $_->{diagnostics} // $_->{details}{text} }
                     @{ $_->{issue} } }
        map { map { JSON::PP->new->utf8->decode($_) } split /\n/ }
        map { $export->{files}{$_} }
        sort grep { /^error/ } keys %{ $export->{files} };
}

# all of a round; gives what is wrong
sub aftermath {
    my ($self) = @_;
    my $s = $self->{s};
    my @wrong;

    my $check = sub {
        my ($what, $code) = @_;
        my @bad = eval { $code->() };
        push @bad, $@ =~ s/\n+\z//r if $@;
        push @wrong, map { "$what: $_" } grep { length } @bad;
    };

    $self->postgres_up;
    for my $job (@{ $self->{jobs} }) {
        $check->("$job->{shape}", sub { job_end($self, $job) });
    }
    $check->('jobs that nobody knows', sub { strangers($self) });
    $check->('store and disk', sub { disk($self) });
    $check->('delete', sub { clear($self) });
    $check->('left behind', sub { left($self) });

    return @wrong;
}

# the end of one job, whatever it is, has to be a true one
sub job_end {
    my ($self, $job) = @_;
    my $s = $self->{s};

    $self->accepted($job) or return;        # the client knows of no job
    $self->answer(delete $job->{delete_sock}, 'DELETE')
        if $job->{delete_sock};

    # what became of a DELETE without an answer is not sure: once more
    if ($job->{deleted}) {
        my $reply = $self->patient_request('DELETE', $job->{url});
        return "DELETE: $reply->{status}"
            if $reply->{status} !~ /^(?:202|404)$/;
    }

    my $reply = FhirBulk::wait_for('its end', 90, sub {
        my $got = $self->patient_request('GET', $job->{url});
        return $got->{status} == 202 ? undef : $got;
    });
    return if $reply->{status} == 404 && ($job->{deleted} || $job->{expires});
    return "status $reply->{status}: $reply->{body}"
        if $reply->{status} != 200;
    return 'it is there although it was deleted' if $job->{deleted};
    return expired($self, $job) if $job->{expires};

    return complete($self, $job, $reply->json);
}

sub expired {
    my ($self, $job) = @_;
    FhirBulk::wait_for('the sweep', 20, sub {
        return $self->patient_request('GET', $job->{url})->{status} == 404;
    });
    return;
}

# everything there, once, as the store has it
sub complete {
    my ($self, $job, $manifest) = @_;
    my $s = $self->{s};
    my @wrong;

    my $export = $s->collect($job->{url}, $manifest);
    push @wrong, FhirBulk::KillsData::difference(
        FhirBulk::KillsData::brought($s, $export),
        $self->{want}{ $job->{shape} });

    my $json = JSON::PP->new->utf8->canonical;
    push @wrong, 'a page that was shown has changed'
        if $job->{page} && $json->encode($job->{page})
                        ne $json->encode($export->{pages}[0]{output});

    # messages once, and those that are told of an undisturbed job
    my %told;
    $told{$_}++ for messages($export);
    push @wrong, map { "told $told{$_} times: $_" }
        grep { $told{$_} > 1 } sort keys %told;
    delete $told{$_} or push @wrong, "not told: $_"
        for @{ $self->{messages}{ $job->{shape} } };
    push @wrong, map { "told: $_" } grep { !/interrupted/ } sort keys %told;

    my ($id) = $job->{url} =~ m{([^/]+)$};
    my %stored = map { $_->[0] => $_ } rows($self,
        "SELECT CASE kind WHEN 'resources' THEN type WHEN 'messages' THEN"
        . " 'error' WHEN 'organized' THEN 'part' ELSE kind END || '.' ||"
        . " number || '.ndjson', count, size, stored, sha256 FROM file"
        . " WHERE job = (SELECT seq FROM job WHERE id = '$id')");
    for my $item (map { @$_ } map { $_ // () }
                  map { @$_{qw(output deleted error)} } @{ $export->{pages} })
    {
        my ($name) = $item->{url} =~ m{([^/]+)$};
        my $row = delete $stored{$name};
        push @wrong, $row ? one_file($s, $item, $export->{files}{$name}, $row)
                          : "$name is not in the store";
    }
    push @wrong, map { "$_ is in no manifest" } sort keys %stored;

    return @wrong;
}

sub one_file {
    my ($s, $item, $plain, $row) = @_;
    my ($name, $count, $size, $stored, $sha256) = @$row;

    my $reply = $s->get($item->{url}, 'Accept-Encoding' => 'gzip');
    my $lines = $plain =~ tr/\n//;
    my @wrong;
    push @wrong, "$name: $lines lines, manifest $item->{count}, store $count"
        if $lines != $count || ($item->{count} // $count) != $count;
    push @wrong, "$name: wrong size"
        if length $plain != $size || length $reply->{body} != $stored;
    push @wrong, "$name: wrong SHA-256"
        if sha256_hex($reply->{body}) ne $sha256;

    return @wrong;
}

# Jobs whose kick-off was never answered: they end like any other.  Gives
# nothing.
sub strangers {
    my ($self) = @_;
    my %known = map { ($_->{url} // '') =~ m{([^/]+)$} ? ($1 => 1) : () }
        @{ $self->{jobs} };

    for (rows($self, 'SELECT id, tenant FROM job')) {
        my ($id, $tenant) = @$_;
        next if $known{$id};
        my $base = $self->base($tenant eq 'big' ? 'big' : 'small');
        push @{ $self->{jobs} }, my $job =
            { url => "$base/bulk-export/jobs/$id", shape => 'stranger' };
        FhirBulk::wait_for('its end', 90, sub {
            return $self->patient_request('GET', $job->{url})->{status} != 202;
        });
    }

    return;
}

# each job's folder holds what the store says and no more
sub disk {
    my ($self) = @_;
    my $s = $self->{s};
    my @wrong;

    # a moment after a job is complete its temporary files go
    my $look = sub {
        @wrong = ();
        my @rows = rows($self, 'SELECT id, tenant, expires FROM job');
        my %jobs = map { ("$_->[1]/$_->[0]" => $_->[0]) } @rows;
        my %expires = map { ("$_->[1]/$_->[0]" => $_->[2]) } @rows;
        my %folders = map { (s{^\Q$s->{root}\E/}{}r => 1) }
            grep { -d } glob "$s->{root}/{default,big,silent}/*";
        push @wrong, map { "folder $_ without a job" }
            grep { !$jobs{$_} } sort keys %folders;

        for my $name (sort grep { $folders{$_} } keys %jobs) {
            my %listed = map { $_ => 1 } files($self, $jobs{$name});
            my %there = map { (s{.*/}{}r => 1) }
                glob "$s->{root}/$name/files/*";
            push @wrong, map { "$name/files/$_: on one side only" }
                grep { !$listed{$_} != !$there{$_} }
                sort keys %{ { %listed, %there } };
            push @wrong, map { "$name: $_ is left" }
                grep { !/^(?:access\.json|attachments|files)$/ }
                map { s{.*/}{}r } glob "$s->{root}/$name/*";
            push @wrong, map { "$name: $_" }
                access("$s->{root}/$name", $expires{$name});
            push @wrong, map { "$name: $_ is left" }
                grep { !/^[\w-]{22}(?:\.json)?$/ } map { s{.*/}{}r }
                glob "$s->{root}/$name/attachments/{*,.??*}";
        }
        return !@wrong;
    };
    eval { FhirBulk::wait_for('order on the disk', 5, $look) };

    return @wrong;
}

# the access record lets files go at least as long as the store has them
sub access {
    my ($folder, $expires) = @_;

    my $record = eval { JSON::PP->new->utf8->decode(
        FhirBulk::read_file("$folder/access.json")) };
    return 'no access record' if ref $record ne 'HASH';
    return "access record until $record->{expires}, job until $expires"
        if $record->{expires} < $expires;
    return;
}

# all jobs are deleted
sub clear {
    my ($self) = @_;
    my @wrong;
    for my $job (grep { $_->{url} } @{ $self->{jobs} }) {
        my $reply = $self->patient_request('DELETE', $job->{url});
        push @wrong, "$job->{shape}: DELETE $reply->{status}"
            if $reply->{status} !~ /^(?:202|404)$/;
        $reply = $self->patient_request('GET', $job->{url});
        push @wrong, "$job->{shape}: $reply->{status} after DELETE"
            if $reply->{status} != 404;
    }
    return @wrong;
}

# nothing is left of them
sub left {
    my ($self) = @_;
    my $s = $self->{s};
    my $what = '';

    my $look = sub {
        my @left = grep { !m{/(?:jobs\.sqlite(?:-wal|-shm|\.lock)?|\.lock)$}
                          && !m{/\.\.?$}
                          && !m{/(?:default|big|silent|\.trash)$} }
            glob "$s->{root}/{*,.*}";
        push @left, grep { !m{/\.\.?$} }
            glob "$s->{root}/{default,big,silent,.trash}/{*,.*}";
        my ($n) = rows($self, 'SELECT (SELECT count(*) FROM job),'
            . ' (SELECT count(*) FROM part), (SELECT count(*) FROM file),'
            . ' (SELECT count(*) FROM message)');
        push @left, "rows in the store: @$n" if "@$n" ne '0 0 0 0';
        my $sessions = $s->sql('SELECT count(*) FROM pg_stat_activity'
                               . " WHERE usename = 'fhir_bulk_reader'");
        push @left, "$sessions sessions" if $sessions > 0;
        push @left, glob "$s->{pg}/data/pg_snapshots/*";
        $what = join ', ', map { s{^\Q$s->{dir}\E/}{}r } @left;
        return $what eq '';
    };
    eval { FhirBulk::wait_for('nothing to be left', 8, $look) };

    return $what;
}

1;
