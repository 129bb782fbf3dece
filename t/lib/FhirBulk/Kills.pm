# Copyright (c) the nginx-fhir-bulk authors
#
# Kills whatever can be killed while exports run: at moments that are held
# (FhirBulk/Moment.pm) and at random ones.  A round starts some exports, does
# its harm, and has all of them looked at (FhirBulk/KillsCheck.pm).  Seed and
# number of a round say all that it does.

package FhirBulk::Kills;

use strict;
use warnings;

use FhirBulk;
use FhirBulk::KillsCheck;
use FhirBulk::KillsData;
use FhirBulk::Moment;
use POSIX ();
use Time::HiRes qw(sleep time);

our @kinds = qw(KILL TERM terminate again cancel postgres backend nginx);

# name, export, operation, side, path; up to how many of them are passed over;
# how else the moment comes about
our @windows = (
    ['kick-off is stored', 'small', 'write', 'before', '*/jobs.sqlite-wal', 0,
     'kick-off'],
    ['member list', 'since', 'rename', 'before', '*/members', 0],
    ['something is stored', 'big', 'write', 'after', '*/jobs.sqlite-wal', 40],
    ['the store is synced', 'latest', 'fsync', 'before', '*/jobs.sqlite-wal',
     15],
    ['output is written', 'big', 'write', 'after', '*/tmp/p*', 12],
    ['output is synced', 'organized', 'fsync', 'after', '*/tmp/p*', 3],
    ['seal, not moved yet', 'system', 'rename', 'before', '*/files/*', 12],
    ['seal, moved and not stored', 'big', 'rename', 'after', '*/files/*', 20],
    ['seal while a page is shown', 'pages', 'rename', 'after', '*/files/*',
     5],
    ['looks for targets', 'latest', 'fsync', 'before',
     '*/tmp/keep-*-latest', 0],
    ['looks for members', 'since', 'fsync', 'before',
     '*/tmp/keep-*-members', 0],
    ['Provenance', 'latest', 'rename', 'after', '*/files/Provenance*', 0],
    ['context', 'since', 'rename', 'before', '*/files/Organization*', 1],
    ['an attachment', 'attachments', 'rename', 'before',
     '*/attachments/*', 20],
    ['attachments are done', 'attachments', 'write', 'after',
     '*/attachments/*', 30],
    ['deletions', 'since', 'rename', 'after', '*/files/deleted*', 0],
    ['blocks of Patients', 'organized', 'rename', 'after', '*/files/part*',
     2],
    ['messages', 'since', 'rename', 'after', '*/files/error*', 0],
    ['access record', 'patient', 'rename', 'before', '*/access.json', 0],
    ['complete, not tidied', 'since', 'unlink', 'before', '*/tmp', 0],
    ['delete is stored', 'patient', 'write', 'before', '*/jobs.sqlite-wal', 0,
     'delete'],
    ['delete, not moved yet', 'system', 'rename', 'before', '*/.trash/*', 0,
     'delete'],
    ['delete, moved', 'big', 'rename', 'after', '*/.trash/*', 0, 'delete'],
    ['deleted, being removed', 'big', 'unlink', 'after', '*/.trash/*/*', 3,
     'delete'],
    ['delete in progress', 'big', 'rename', 'before', '*/.trash/*', 0,
     'delete early'],
    ['expiry, not moved yet', 'small', 'rename', 'before', '*/.trash/*', 0,
     'expiry'],
    ['expired, being removed', 'attachments', 'unlink', 'before',
     '*/.trash/*/*', 2, 'expiry'],
);

sub new {
    my ($class, $seed) = @_;

    my $s = FhirBulk->new(
        source => 'postgres', start => 0, sample => [], files => {},
        tenant => { since_new_members => 'full_history' },
        ini => { part_size => '24k', workers => 3, sweep_interval => 1,
                 max_retries => 9, audit => 'off', job_ttl => '1h',
                 cancel_grace => 1, max_active_jobs_per_client => 1000 });
    FhirBulk::KillsData::load($s);
    $s->{nginx_may_complain} = 1;       # its workers are killed
    $s->write_ini;

    my $self = bless { s => $s, seed => $seed, moment =>
                       FhirBulk::Moment->new($s), hits => {}, windows => {},
                       states => {} }, $class;
    $self->{rows} = $s->_copy(FhirBulk::program('FHIR_BULK_STORE_ROWS',
                                                'build/store_rows'));
    $self->start_sidecar;
    $s->start_nginx;
    FhirBulk::KillsCheck::undisturbed($self);

    return $self;
}

sub start_sidecar {
    my ($self) = @_;
    $self->{moment}->clear;
    $self->{s}->start_sidecar(command => $self->{moment}->command);
}

sub base {
    my ($self, $shape) = @_;
    my $s = $self->{s};
    return FhirBulk::KillsData::tenant($shape) eq 'default'
        ? $s->{base} : "$s->{server}/big/fhir";
}

# a request whose answer is looked at later
sub send {
    my ($self, $method, $url) = @_;
    my $s = $self->{s};
    return FhirBulk::Http::begin(
        "127.0.0.1:$s->{port}", $method, $url =~ s{^\Q$s->{server}\E}{}r,
        close => 1, headers => [Accept => 'application/fhir+json',
                                Prefer => 'respond-async']);
}

# its answer; of one that is lost the status is 0
sub answer {
    my ($self, $sock, $method, $seconds) = @_;

    my $reply = $sock && FhirBulk::Http::head($sock, $seconds);
    return FhirBulk::Http::Reply->broken('no answer') if !$reply;
    FhirBulk::Http::body($reply, $method, $seconds);
    return $reply->{truncated} ? FhirBulk::Http::Reply->broken('cut off')
                               : $reply;
}

# jobs of a round: { shape, sock or url, deleted: a DELETE was sent, gone: its
# answer was 202 or 404 }
sub kickoff {
    my ($self, $shape) = @_;
    my $path = $FhirBulk::KillsData::path{$shape};
    my $job = { shape => $shape,
                sock => $self->send('GET', $self->base($shape) . $path) };
    push @{ $self->{jobs} }, $job;
    return $job;
}

sub accepted {
    my ($self, $job) = @_;

    return $job->{url} if !exists $job->{sock};
    my $reply = $self->answer(delete $job->{sock}, 'GET');
    $job->{kickoff} = $reply->{status};
    $job->{url} = $reply->header('Content-Location')
        if $reply->{status} == 202;
    return $job->{url};
}

# an answer when all is up again: what a client does, who tries again
sub patient_request {
    my ($self, $method, $url) = @_;
    return FhirBulk::wait_for("$method", 60, sub {
        my $reply = $self->answer($self->send($method, $url), $method);
        return $reply->{status} =~ /^(?:0|502|503|504)$/ ? undef : $reply;
    });
}

sub drop {
    my ($self, $job) = @_;
    $job->{deleted} = 1;
    $job->{delete_sock} = $self->send('DELETE', $job->{url});
}

# is the moment there?  0: it did not come, the jobs are over
sub moment_comes {
    my ($self, $seconds) = @_;
    my $m = $self->{moment};
    my $deadline = time + FhirBulk::patience($seconds);
    until ($m->held) {
        return 0 if time > $deadline;
        sleep 0.001;
    }
    return 1;
}

# kinds of killing; each gives how many it hit

sub kill_KILL {
    my ($self) = @_;
    my $end = $self->{s}->end('fhir-bulkd', 'KILL');
    $end eq 'signal 9' or die "the sidecar had ended: $end\n";
    FhirBulk::KillsCheck::died($self, 'KILL');
    $self->start_sidecar;
    return 1;
}

# … and once more while it starts and goes on with its jobs
sub kill_again {
    my ($self) = @_;
    my $s = $self->{s};
    my $at = (['write', 'before', '*/jobs.sqlite-wal', 6],
              ['write', 'after', '*/jobs.sqlite-wal', 20],
              ['unlink', 'before', '*', 4],
              ['rename', 'after', '*', 4])[rand 4];

    $s->end('fhir-bulkd', 'KILL');
    FhirBulk::KillsCheck::died($self, 'again');
    $self->{moment}->arm(@$at[0 .. 2], 1 + int rand $at->[3]);
    $s->start_sidecar(command => $self->{moment}->command, nowait => 1);
    my $hit = $self->moment_comes(1);
    $s->end('fhir-bulkd', 'KILL');
    FhirBulk::KillsCheck::died($self, 'again');
    $self->start_sidecar;
    return $hit;
}

sub kill_TERM {
    my ($self) = @_;
    my $s = $self->{s};
    $s->signal('fhir-bulkd', 'TERM');
    sleep rand 0.05;
    $self->{moment}->release;
    my $end = $s->end('fhir-bulkd', 'TERM');
    $end eq 'exit 0' or die "SIGTERM: $end\n";
    $self->start_sidecar;
    return 1;
}

# Does it to some of the sidecar's sessions; at a random moment there may be
# none, then one job more is started.  The server waits for them itself: psql
# would often be too late.
sub sessions {
    my ($self, $what) = @_;
    my $which = (q{true}, q{state = 'active'}, q{state <> 'active'})[rand 3];
    my $limit = 1 + int rand 4;
    my $sql = <<"SQL";
CREATE FUNCTION pg_temp.hit(seconds int) RETURNS bigint LANGUAGE plpgsql AS \$\$
DECLARE
    n bigint;
    stop timestamptz := clock_timestamp() + make_interval(secs => seconds);
BEGIN
    LOOP
        PERFORM pg_stat_clear_snapshot();
        SELECT $what INTO n FROM (SELECT pid FROM pg_stat_activity
            WHERE usename = 'fhir_bulk_reader'
            ORDER BY ($which) IS TRUE DESC, pid LIMIT $limit) AS x;
        EXIT WHEN n > 0 OR clock_timestamp() > stop;
        PERFORM pg_sleep(0.001);
    END LOOP;
    RETURN coalesce(n, 0);
END
\$\$;
SQL

    my $got = $self->{s}->sql("$sql SELECT pg_temp.hit(0)");
    if (!$got && !$self->{moment}->held) {
        $self->kickoff('big');
        my $seconds = FhirBulk::patience(3);
        $got = $self->{s}->sql("$sql SELECT pg_temp.hit($seconds)");
    }
    return $got;
}

sub kill_terminate { return $_[0]->sessions(
    'count(*) FILTER (WHERE pg_terminate_backend(pid))') }
sub kill_cancel { return $_[0]->sessions(
    'count(*) FILTER (WHERE pg_cancel_backend(pid))') }

sub kill_postgres {
    my ($self) = @_;
    $self->{s}->pg_cluster('kill');
    sleep rand 0.3;
    $self->{s}->start_postgres;
    return 1;
}

sub postgres_up {
    my ($self) = @_;
    FhirBulk::wait_for('the database', 60, sub {
        return eval { $self->{s}->sql('SELECT 1') };
    });
}

sub kill_backend {
    my ($self) = @_;
    my $pid = $self->sessions('min(pid)');
    return 0 if !$pid || !kill 'KILL', $pid;
    FhirBulk::wait_for('its end', 20, sub { !kill 0, $pid });
    $self->postgres_up;
    return 1;
}

# children of nginx's master
sub nginx_workers {
    my ($self) = @_;
    my $master = $self->{s}{pids}{nginx};
    return grep { defined } map {
        my ($pid) = m{^/proc/(\d+)/};
        (FhirBulk::read_file($_) // '') =~ /\) [^ZX] $master / ? $pid : undef
    } glob '/proc/[0-9]*/stat';
}

sub kill_nginx {
    my ($self) = @_;
    my @workers = $self->nginx_workers;
    @workers or die "nginx has no workers\n";
    my $pid = $workers[rand @workers];
    kill 'KILL', $pid or die "nginx worker $pid: $!\n";
    FhirBulk::wait_for('a new worker', 20, sub {
        my @now = $self->nginx_workers;
        return @now == $self->{s}{workers} && !grep { $_ == $pid } @now;
    });
    return 1;
}

# $where: name of the window, or "random"
sub harm {
    my ($self, $kind, $where) = @_;

    # of a living sidecar the copy of the store may be no good
    eval { FhirBulk::KillsCheck::died($self, $kind) }
        if $kind !~ /^(?:KILL|again)$/;
    my $hit = $self->can("kill_$kind")->($self);
    $self->{moment}->release;
    push @{ $self->{done} }, "$kind ($where, $hit)";
    $self->{hits}{$kind} += $hit;
    $self->{windows}{$where}{$kind}++ if $hit;
    return $hit;
}

# What these rounds have not hit: the first turn has to be in each window with
# SIGKILL, and more rounds than there are kinds have to hit each kind.
sub missed {
    my ($self, @rounds) = @_;

    my @missed = map { "window \"$_\"" }
        grep { !$self->{windows}{$_}{KILL} }
        map { $windows[$_ - 1][0] } grep { $_ <= @windows } @rounds;
    push @missed, map { "kind $_" } grep { !$self->{hits}{$_} } @kinds
        if @rounds > @kinds;

    return @missed;
}

# rounds

# starts what the window is of; true when the moment is there
sub aim {
    my ($self, $window, $try) = @_;
    my ($name, $shape, $op, $side, $path, $skip, $how) = @$window;
    my $m = $self->{moment};
    # late rather than early: something is done that has to stay
    my $count = $try > 1 ? 1 : 1 + int($skip / 2 + rand($skip / 2 + 1));

    $how //= '';
    $m->arm($op, $side, $path, $count) if $how !~ /delete/;
    my $job = $self->kickoff($shape);

    if ($how =~ /delete/) {
        $self->accepted($job) or die "kick-off: $job->{kickoff}\n";
        $self->{s}->wait_complete($job->{url}, 60) if $how ne 'delete early';
        $m->arm($op, $side, $path, $count);
        $self->drop($job);
    }

    # its end may be there and gone between two polls: nobody polls
    $job->{expires} = 1 if $how eq 'expiry';

    # a client that polls makes pages; the first one stays as it is (PART-04)
    if ($shape eq 'pages' && $self->accepted($job)) {
        for (1 .. 6) {
            last if $m->held || $job->{page};
            my $reply = $self->answer($self->send('GET', $job->{url}), 'GET',
                                      2);
            my $manifest = $reply->json;
            $job->{page} = $manifest->{output} if ref $manifest eq 'HASH'
                && @{ $manifest->{output} // [] };
        }
    }

    return $self->moment_comes($how eq 'expiry' ? 8 : 4);
}

# The access record is written before the state: however long that takes, files
# can be had until the job expires (FILE-10).  Gives what is wrong.
sub slow_completion {
    my ($self) = @_;
    my $m = $self->{moment};

    $m->arm('rename', 'before', '*/access.json', 1);
    my $job = $self->kickoff('small');
    $self->moment_comes(10) or die "no access record\n";
    my $until = time + 2.5;         # longer than the second that it allows
    sleep $until - time while time < $until;
    $m->release;

    my @wrong = grep { length } FhirBulk::KillsCheck::job_end($self, $job);
    return @wrong, FhirBulk::KillsCheck::disk($self),
        FhirBulk::KillsCheck::clear($self);
}

# A session whose statement sends nothing does not notice that its sidecar is
# dead until the server asks.  Gives how many there were and what is left.
sub silent_session {
    my ($self) = @_;
    my $s = $self->{s};
    my $job = { shape => 'silent', sock => $self->send(
        'GET', "$s->{server}/silent/fhir/\$export") };
    my $active = 'FROM pg_stat_activity WHERE'
        . " usename = 'fhir_bulk_reader' AND state = 'active'";

    $self->accepted($job) or die "kick-off: $job->{kickoff}\n";
    my $pids = FhirBulk::wait_for('a statement', 20, sub {
        return $s->sql("SELECT string_agg(pid::text, ',') $active");
    });
    $s->end('fhir-bulkd', 'KILL');
    $self->start_sidecar;
    my $reply = $self->patient_request('DELETE', $job->{url});
    $reply->{status} == 202 or die "DELETE: $reply->{status}\n";

    eval {
        FhirBulk::wait_for('its end', 10, sub {
            return !$s->sql("SELECT count(*) $active AND pid IN ($pids)");
        });
    };
    return $s->sql("SELECT count(*) $active AND pid IN ($pids)");
}

# the lifetime of jobs, for all that end from now on
sub lifetime {
    my ($self, $ttl) = @_;
    my $s = $self->{s};

    $s->write_ini(job_ttl => $ttl);
    my $before = () = (FhirBulk::read_file($s->{log}) // '')
        =~ /configuration reloaded/g;
    $s->signal('fhir-bulkd', 'HUP');
    FhirBulk::wait_for('the new lifetime', 20, sub {
        my $n = () = FhirBulk::read_file($s->{log})
            =~ /configuration reloaded/g;
        return $n > $before;
    });
}

sub round {
    my ($self, $n) = @_;

    my $i = $n - 1;
    my $window = $windows[$i % @windows];
    my $turn = int $i / @windows;
    my $expiry = ($window->[6] // '') eq 'expiry';
    my @shapes = sort keys %FhirBulk::KillsData::path;
    srand $self->{seed} * 10007 + $n;

    $self->{jobs} = [];
    $self->{done} = [];
    $self->lifetime('1s') if $expiry;

    # the first turn kills the sidecar in each window, later ones take turns
    my $kind = $turn == 0 ? 'KILL' : $kinds[($i + $turn) % @kinds];
    my $next = $kinds[int($i / 2) % @kinds];
    if ($window->[1] ne 'small' && !$expiry) {
        $self->kickoff($shapes[rand @shapes]) for 1 .. int rand 3;
    }
    # a job may be through before it has written that often
    for my $try (1 .. 3) {
        if ($self->aim($window, $try)) {
            $self->harm($kind, $window->[0]);
            last;
        }
        $self->{moment}->release;
    }
    $self->lifetime('1h') if $expiry;

    # and once or twice more, at any moment
    for my $again (0 .. ($turn > 0 ? int rand 2 : 0)) {
        $self->kickoff($shapes[rand @shapes]) if rand() < 0.4;
        my $more = $again == 0 ? $next : $kinds[rand @kinds];
        sleep rand 0.25;
        my ($victim) = grep { $_->{url} && !$_->{deleted} } @{ $self->{jobs} };
        $self->drop($victim) if $victim && rand() < 0.2;
        $self->harm($more, 'random');
    }

    return FhirBulk::KillsCheck::aftermath($self);
}

1;
