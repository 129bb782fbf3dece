# Copyright (c) the nginx-fhir-bulk authors
#
# One export as a client does it while some call of the sidecar fails, and
# what must be true whatever failed: it is refused, or fails, in words for
# this; or it is right.  Nothing is left behind.
#
#   my $story = FhirBulk::FaultStory->new($stack, path => '/$export');
#   $story->learn;                  what is right, from exports undisturbed
#   my $end = $story->run;          'right', 'refused 503', 'failed 500'
#   die join "\n", $story->wrong if $story->wrong;

package FhirBulk::FaultStory;

use strict;
use warnings;

use Digest::SHA qw(sha256_hex);
use JSON::PP ();
use Time::HiRes qw(sleep time);

use FhirBulk;

# STAT-15: codes that say "again later"
my $again = qr/^(?:transient|lock-error|no-store|exception|timeout
                  |incomplete|throttled)$/x;

my $json = JSON::PP->new->utf8->canonical;

sub new {
    my ($class, $stack, %o) = @_;
    return bless { s => $stack, wrong => [], source => 'ndjson', %o }, $class;
}

sub _wrong {
    my ($self, @what) = @_;
    push @{ $self->{wrong} }, join ' ', @what;
    return 'wrong';
}

# what was wrong since the last call
sub wrong { return splice @{ $_[0]{wrong} } }

sub learn {
    my ($self) = @_;

    for (1 .. 2) {
        my $export = $self->{s}->export($self->{path});
        $self->{right} = $self->_brought($export);
        $self->{s}->request('DELETE', $export->{url});
        $self->_folders;
    }
    length $self->{right} or die "$self->{path} brings nothing\n";
    $self->{open} = $self->_descriptors;
}

# An export with the fault in it; withdraw() is called when the client is done,
# or after some seconds: what lasts for ever ends no job
sub run {
    my ($self, $withdraw) = @_;

    local $self->{withdraw} = $withdraw;
    local $self->{until} = time + 2;
    my $end = eval { $self->_export } // $self->_wrong($@ =~ s/\s+$//r);
    $withdraw->() if $withdraw;
    eval { $self->_aftermath; 1 } or $self->_wrong($@ =~ s/\s+$//r);

    return $end;
}

# the rest of one that was begun before
sub finish {
    my ($self, $url) = @_;

    my $end = eval { $self->_to_end($url) } // $self->_wrong($@ =~ s/\s+$//r);
    $self->_delete($url);
    eval { $self->_folders; 1 } or $self->_wrong($@ =~ s/\s+$//r);

    return $end;
}

# whatever is answered when something broke: 5xx, and an OperationOutcome
sub _refusal {
    my ($self, $reply, $what) = @_;

    $reply->{status} >= 500
        or return $self->_wrong("$what:", $reply->{line}, $reply->{body});
    my $codes = $reply->codes;
    $codes =~ $again
        or return $self->_wrong("$what: $reply->{status}, code \"$codes\":",
                                $reply->{body});
    return "refused $reply->{status}";
}

sub _export {
    my ($self) = @_;
    my $s = $self->{s};

    my $reply = $s->kickoff($self->{path});
    return $self->_refusal($reply, 'kick-off') if $reply->{status} != 202;

    my $url = $reply->header('Content-Location');
    my $end = eval { $self->_to_end($url) } // $self->_wrong($@ =~ s/\s+$//r);
    $self->_delete($url);

    return $end;
}

# polls; an error that says "again later" is no end
sub _to_end {
    my ($self, $url) = @_;
    my $s = $self->{s};

    my $reply;
    my $deadline = time + FhirBulk::patience(30);
    while (1) {
        $reply = $s->get($url);
        last if $reply->{status} == 200
            || $reply->{status} != 202 && $reply->codes !~ $again;
        return $self->_wrong('the job stays in progress:', $reply->{line})
            if time > $deadline;
        $self->_refusal($reply, 'status') if $reply->{status} != 202;
        $self->{withdraw}->() if $self->{withdraw} && time > $self->{until};
        sleep 0.02;
    }

    if ($reply->{status} != 200) {
        # STAT-14, STAT-15: final, and the same at the next poll
        my $second = $s->get($url);
        return $self->_wrong('the end of the job:', $reply->{line},
                             $reply->{body}, 'then', $second->{line})
            if $reply->{status} < 500 || $reply->codes ne 'processing'
                || $second->{status} != $reply->{status}
                    && $second->codes !~ $again;
        return "failed $reply->{status}";
    }

    my $export = $self->_collect($url, $reply->json);
    my $brought = $self->_brought($export);
    return $self->_wrong('not what it should be:',
                         _difference($brought, $self->{right}))
        if $brought ne $self->{right};
    $self->_sealed($url, $export);

    return 'right';
}

# pages of the manifest may be refused once as any call
sub _collect {
    my ($self, $url, $manifest) = @_;
    my $export;

    for my $try (1 .. 3) {
        $export = eval { $self->{s}->collect($url, $manifest) };
        return $export if $export;
        die $@ if $@ !~ m{/pages/\d+: HTTP/1.1 50};
    }
    die $@;
}

# all lines of output and deletions, each with the block that it stands in,
# and the content of attachments in the place of their URLs
sub _brought {
    my ($self, $export) = @_;

    my (@all, $block);
    my %listed = map { $_->{url} =~ m{([^/]+)$} => $_ }
        map { @{ $_ // [] } } map { @$_{qw(output deleted)} }
        @{ $export->{pages} };

    for my $name (sort { ($a =~ /\.(\d+)\./)[0] <=> ($b =~ /\.(\d+)\./)[0] }
                  keys %listed)
    {
        my @lines = split /\n/, $export->{files}{$name};
        my $count = $listed{$name}{count};
        die "$name: count $count, lines " . @lines . "\n"
            if defined $count && $count != @lines;
        $block //= '';
        for my $line (@lines) {
            my $r = $json->decode($line);
            $block = "$r->{parameter}[0]{valueReference}{reference}: "
                if $r->{resourceType} eq 'Parameters';
            for my $a (map { $_->{attachment} } @{ $r->{content} // [] }) {
                $a->{url} = $self->{s}->download($a->{url})
                    if $a->{url} =~ m{/attachments/};
            }
            push @all, $r->{resourceType} eq 'Bundle'
                ? map { $_->{request}{url} } @{ $r->{entry} }
                : $block . $json->encode($r);
        }
    }

    return join "\n", sort @all;
}

sub _difference {
    my ($got, $want) = @_;

    my %count;
    $count{$_}++ for split /\n/, $got;
    $count{$_}-- for split /\n/, $want;
    my @wrong = map { substr($_, 0, 100) . " ($count{$_})" }
        sort grep { $count{$_} } keys %count;
    splice @wrong, 4, @wrong - 4, '…' if @wrong > 5;

    return join ', ', @wrong;
}

# the files on the disk are those of the job store, byte for byte
sub _sealed {
    my ($self, $url, $export) = @_;

    my ($id) = $url =~ m{([\w-]{22})$};
    my $rows = qx(sqlite3 -readonly "$self->{s}{root}/jobs.sqlite" "SELECT \\
        sha256, stored, gzip FROM file WHERE job = \\
        (SELECT seq FROM job WHERE id = '$id')" 2>&1);
    $? == 0 or die "sqlite3: $rows\n";

    my %bytes = map { my $b = FhirBulk::read_file($_);
                      (sha256_hex($b) . '|' . length($b)
                       . (/\.gz$/ ? '|1' : '|0') => $_) }
        glob $self->{s}->job_folder($url) . '/files/*';
    my @rows = split /\n/, $rows;
    my @lost = grep { !delete $bytes{$_} } @rows;
    die "the store lists files that are not there: @lost\n" if @lost;
    die "files that the store does not list: @{[ values %bytes ]}\n"
        if %bytes;
    die "no file is listed\n" if !@rows && length $self->{right};
}

# DELETE may be refused, too, and then goes through
sub _delete {
    my ($self, $url) = @_;

    my $reply;
    for my $try (1 .. 20) {
        $reply = $self->{s}->request('DELETE', $url);
        return if $reply->{status} == 202
            || $try > 1 && $reply->{status} == 404;
        $self->_refusal($reply, 'DELETE');
        $self->{withdraw}->() if $self->{withdraw} && $try > 3;
        sleep 0.05;
    }
    $self->_wrong('DELETE:', $reply->{line});
}

# ---- afterwards -----------------------------------------------------------

sub _aftermath {
    my ($self) = @_;
    my $s = $self->{s};

    my $ended = $s->ended('fhir-bulkd');
    die "the sidecar ended: $ended\n" if $ended;

    $self->_unknown_jobs;
    $self->_folders;

    # fewer are fine: nginx keeps connections open or not
    my $left;
    eval {
        FhirBulk::wait_for('descriptors', 4, sub {
            $left = _difference($self->_descriptors, $self->{open});
            return $left !~ /\(\d/;
        });
    } or $self->_wrong('descriptors:', $left);

    return if $self->{source} ne 'postgres';
    eval {
        FhirBulk::wait_for('sessions', 4, sub {
            !$s->sql("SELECT count(*) FROM pg_stat_activity"
                     . " WHERE usename = 'fhir_bulk_reader'");
        });
    } or $self->_wrong('database sessions are left');
}

# jobs that were accepted, but the answer was lost: they end, too
sub _unknown_jobs {
    my ($self) = @_;
    my $s = $self->{s};

    my $jobs;
    FhirBulk::wait_for('the end of all jobs', 30, sub {
        $jobs = $s->control('GET', '/v1/jobs')->json // return;
        return !grep { $_->{state} =~ /^(?:queued|running)$/ } @$jobs;
    });
    for my $job (@$jobs) {
        my $reply = $s->control('DELETE', "/v1/jobs/$job->{id}");
        $self->_wrong("job $job->{id}:", $reply->{line})
            if $reply->{status} != 202;
    }
}

sub _folders {
    my ($self) = @_;

    my @left;
    eval {
        FhirBulk::wait_for('folders', 5, sub {
            @left = glob "$self->{s}{root}/{*/?*,.trash/*}";
            return !@left;
        });
    } or $self->_wrong('left behind:', map { s{.*/exports/}{}r } @left);
}

sub _descriptors {
    my ($self) = @_;

    my $pid = $self->{s}{pids}{'fhir-bulkd'} or return '';
    return join "\n", sort map { s/^(socket|pipe):.*/$1/r }
        grep { defined } map { readlink } glob "/proc/$pid/fd/*";
}

1;
