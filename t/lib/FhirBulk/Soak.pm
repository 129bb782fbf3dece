# Copyright (c) the nginx-fhir-bulk authors
#
# The soak: a stack under mixed load of well-behaved clients, and everything
# that an operator does while it runs, at random moments.
#
#   my $soak = FhirBulk::Soak->new(seconds => 3600, seed => 7);
#   $soak->start;
#   $soak->hammer(60, 'restart');
#   $soak->run;
#   $soak->finish;
#   $soak->report(\*STDOUT);
#   exit(@{ $soak->{faults} } > 0);
#
# The time is divided: a storm with all kinds of events, a time in which
# neither master nor sidecar is replaced, a calm one in which the workers stay
# too, so that growth of long-lived processes can be seen, and a last storm.

package FhirBulk::Soak;

use strict;
use warnings;

use IO::Socket::INET;
use POSIX ();
use Storable ();
use Time::HiRes qw(sleep time);

use FhirBulk;
use FhirBulk::SoakClient;
use FhirBulk::SoakEvents;
use FhirBulk::SoakWatch;

# until which part of the time, and what happens
my @times = (
    [0.35, qw(hup upgrade restart sighup rotate registry)],
    [0.65, qw(hup sighup registry)],
    [0.93, qw(sighup registry)],
    [1.00, qw(hup upgrade restart sighup rotate registry)],
);

sub new {
    my ($class, %o) = @_;

    my $self = bless { seconds => 60, seed => 1, clients => 6, faults => [],
                       done => {}, events => [], %o }, $class;
    $self->{short} = $self->{seconds} < 300;
    srand $self->{seed};
    $self->{ids} = [map { "soak-$_" } 1 .. $self->{clients}];
    $self->_stack;

    return $self;
}

# not one of those that outgoing connections get while PostgreSQL starts
sub quiet_port {
    for (1 .. 100) {
        my $port = 10_000 + int rand 20_000;
        my $sock = IO::Socket::INET->new(LocalAddr => '127.0.0.1',
                                         LocalPort => $port, Listen => 1);
        return $port if $sock;
    }
    die "no free port: $!\n";
}

sub _stack {
    my ($self) = @_;

    my $ttl = $self->{short} ? '1h' : 60;
    $self->{leave} = 75 if !$self->{short};
    # a zone that is soon full: evicting is part of it
    my $s = $self->{stack} = FhirBulk->new(
        source => 'postgres', sample => ['--patients', 20], start => 0,
        port => quiet_port(),
        names => 'export metadata groups',
        servers => 'fhir_bulk_zone fhir 64k;',
        clients => { map { $_ => { tenants => ['default', 'folder'],
                                   max_active_jobs => 10 } }
                     @{ $self->{ids} } },
        ini => { poll_limit => 'strict', sweep_interval => 2, job_ttl => $ttl,
                 token_ttl => 40, token_rate => '10000/s burst 10000',
                 control_threads => 16, retry_max => 5 });
    $s->{tenants}{folder} = {
        source => 'ndjson',
        path => $s->sample_folder('data', '--patients', 20, '--base',
                                  "$s->{server}/folder/fhir") };
    $s->write_ini;
    $self->{watch} = FhirBulk::SoakWatch->new($s->{dir});
}

# samples

sub sample {
    my ($self) = @_;

    return if time < ($self->{sampled} // 0) + $self->{seconds} / 400;
    $self->{sampled} = time;
    my $master = $self->master // return;
    my $sidecar = $self->{stack}{pids}{'fhir-bulkd'};
    $self->{watch}->sample(
        $sidecar ? (sidecar => [$sidecar]) : (),
        master => [$master],
        worker => [FhirBulk::SoakWatch::workers($master)]);
}

# waits, sampling; gives the condition's value
sub wait_until {
    my ($self, $what, $seconds, $condition) = @_;
    return FhirBulk::wait_for($what, $seconds, sub {
        $self->sample;
        return $condition->();
    });
}

sub pause {
    my ($self, $until) = @_;
    while (time < $until) {
        $self->sample;
        sleep 0.05;
    }
}

# the run

sub fault {
    my ($self, $text) = @_;
    push @{ $self->{faults} }, $text;
}

# what each order has to give, seen once in peace
sub baseline {
    my ($self) = @_;

    my $c = FhirBulk::SoakClient->new($self->{stack}, $self->{ids}[0]);
    for my $order (sort keys %FhirBulk::SoakClient::orders) {
        my $got = $c->job($order);
        die "soak: $order: $c->{failures}[0]{what}\n" if @{ $c->{failures} };
        die "soak: $order gives nothing\n" if $got->[0] == 0;
        $self->{want}{$order} = $got;
    }
}

sub start_client {
    my ($self, $n, $way) = @_;

    my $parent = $$;
    my $pid = fork // die "fork: $!\n";
    return $pid if $pid;

    $SIG{$_} = 'DEFAULT' for qw(INT TERM HUP);
    srand $self->{seed} + $n;
    my $c = FhirBulk::SoakClient->new(
        $self->{stack}, $self->{ids}[$n], want => $self->{want},
        leave => $self->{leave}, parent => $parent);
    eval { $c->$way($self->stop_file); 1 } or $c->fail('client', "died: $@");
    delete $c->{kept};
    delete $c->{stack};
    POSIX::_exit(
        eval { Storable::nstore({ %$c }, $self->result($n)); 1 } ? 0 : 1);
}

sub stop_file { return "$_[0]{stack}{dir}/soak-stop" }

sub result { return "$_[0]{stack}{dir}/soak-client.$_[1]" }

sub event {
    my ($self, $name) = @_;

    my $begin = time;
    my $do = "event_$name";
    my $ok = eval { $self->$do; 1 };
    push @{ $self->{events} }, [$name, $begin, time];
    $self->{done}{$name}++;
    $self->fault("$name: $@") if !$ok;
    return $ok;
}

sub start_clients {
    my ($self, $way) = @_;
    unlink $self->stop_file;
    $self->{pids} = [map { $self->start_client($_, $way) }
                     0 .. $self->{clients} - 1];
}

sub start {
    my ($self) = @_;

    $self->activate;
    $self->start_nginx;
    $self->baseline;
    $self->{begin} = time;
}

# restarts, reloads and upgrades one after the other under short requests,
# each at least once
sub hammer {
    my ($self, $seconds, @kinds) = @_;

    my $end = time + $seconds;
    $self->start_clients('hurry');
    for (my $i = 0; $i < @kinds || time < $end; $i++) {
        $self->event($kinds[$i % @kinds]) or last;
    }
    $self->gather;
}

sub run {
    my ($self) = @_;

    my $begin = time;
    $self->start_clients('work');

    my @bounds = ($begin);
    for my $part (@times) {
        my ($until, @kinds) = @$part;
        push @bounds, $begin + $until * $self->{seconds};
        $self->storm($bounds[-1], @kinds) or last;
    }
    $self->{bounds} = \@bounds;

    $self->gather;
    $self->fault('no job was completed') if !$self->{jobs};
    $self->judge if @bounds == @times + 1;
}

# each kind comes once before any comes twice; false after one that failed
sub storm {
    my ($self, $until, @kinds) = @_;

    my @next;
    # about a hundred events in an hour of storms, in a short run without end
    my $gap = $self->{short} ? 0.8 : 8;
    while (1) {
        my $at = time + $gap * (0.2 + rand 1.6);
        if ($at > $until && !($self->{short} && grep { !$self->{done}{$_} }
                              @kinds))
        {
            $self->pause($until);
            return 1;
        }
        $self->pause($at);
        @next = sort { rand() <=> 0.5 } @kinds if !@next;
        $self->event(shift @next) or return 0;
    }
}

sub gather {
    my ($self) = @_;

    $self->{stack}->write_file('soak-stop', '');
    for my $n (0 .. $#{ $self->{pids} }) {
        my $pid = $self->{pids}[$n];
        my $status;
        eval {
            $self->wait_until("client $n", 240, sub {
                my $got = waitpid $pid, POSIX::WNOHANG();
                $status = $? if $got == $pid;
                return $got != 0;
            });
        } or do {
            $self->fault("client $n does not end");
            kill 'KILL', $pid;
            waitpid $pid, 0;
            next;
        };
        my $c = $status == 0
            ? eval { Storable::retrieve($self->result($n)) } : undef;
        if (!$c) {
            $self->fault("client $n ended with status $status");
            next;
        }
        $self->{count}{$_} .= $c->{count}{$_} for keys %{ $c->{count} };
        $self->{$_} += $c->{$_} for qw(repeats jobs);
        push @{ $self->{failures} }, @{ $c->{failures} };
    }
    $self->{pids} = [];
}

sub judge {
    my ($self) = @_;

    my ($w, $b) = @$self{qw(watch bounds)};
    my @faults = (
        $w->judge($b->[1], $b->[3], 'sidecar', 'store', 'store WAL', 'keys',
                  'default jobs', 'folder jobs'),
        $w->judge($b->[1], $b->[2], 'master'),
        $w->judge($b->[2], $b->[3], 'worker'));
    # too short to warm up; and sanitizers keep what is freed
    $self->fault($_) for $self->{short} ? () : @faults;
}

# an ordered end, and what the logs say
sub finish {
    my ($self) = @_;

    my $s = $self->{stack};
    my $master = $self->master;
    eval {
        $self->wait_until('old workers to end', 90, sub {
            return FhirBulk::SoakWatch::children($master)
                == $s->{workers};
        });
    } or $self->fault("nginx has other children than its $s->{workers} "
                      . 'workers at the end');
    my $end = $s->end('fhir-bulkd', 'TERM');
    $self->fault("the sidecar ended with $end") if $end ne 'exit 0';

    my $log = FhirBulk::read_file($s->{log});
    $self->fault("sidecar: $_") for grep {
        /Sanitizer|runtime error:|^error |assertion.*failed/
    } split /\n/, $log;
    $log = FhirBulk::read_file("$s->{dir}/nginx-error.log");
    $self->fault("nginx: $_") for grep {
        /\[(?:crit|alert|emerg)\]|exited on signal/
    } split /\n/, $log;
    $self->{again} = () = $log =~ m{\[error\][^\n]*upstream: "fhir-bulk:}g;
    $self->fault(scalar @{ $self->{failures} } . ' requests failed')
        if @{ $self->{failures} // [] };
}

sub report {
    my ($self, $out) = @_;

    printf $out "\n%-12s %6s %8s %9s %9s %9s\n", 'request', 'status', 'count',
        'p50 ms', 'p99 ms', 'max ms';
    for my $key (sort keys %{ $self->{count} }) {
        my @ms = sort { $a <=> $b } unpack 'f*', $self->{count}{$key};
        my ($kind, $status) = $key =~ /^(.*) (\d+)$/;
        printf $out "%-12s %6s %8d %9.1f %9.1f %9.1f\n", $kind, $status,
            scalar @ms, $ms[$#ms * 0.5], $ms[$#ms * 0.99], $ms[-1];
    }

    printf $out "\n%-14s %-5s %9s %12s %12s %8s\n", 'memory, KiB', '', 'first',
        '2nd quarter', 'last quarter', 'samples';
    printf $out "%-14s %-5s %9d %12d %12d %8d\n", @$_
        for @{ $self->{watch}{table} // [] };

    printf $out "\njobs completed and checked: %d\n", $self->{jobs} // 0;
    printf $out "events: %s\n", join ', ',
        map { "$_ $self->{done}{$_}" } sort keys %{ $self->{done} };
    printf $out "slowest stop of the sidecar: %.1f s\n",
        (sort { $b <=> $a } @{ $self->{stops} // [] }, 0)[0];
    printf $out "repeated by nginx on another connection: %d, by clients: "
        . "%d\n", $self->{again} // 0, $self->{repeats} // 0;

    my @failures = sort { $a->{at} <=> $b->{at} }
        @{ $self->{failures} // [] };
    splice @failures, 20 if @failures > 20;
    for my $f (@failures) {
        my ($last) = grep { $_->[1] <= $f->{at} } reverse @{ $self->{events} };
        printf $out "FAILED at %.1f s (%s), %s, %s: %s\n",
            $f->{at} - $self->{begin},
            $last ? sprintf('%.2f s after %s began, which took %.2f s',
                            $f->{at} - $last->[1], $last->[0],
                            $last->[2] - $last->[1]) : 'before any event',
            $f->{client}, $f->{kind}, $f->{what};
    }
    print $out "FAULT $_\n" for @{ $self->{faults} };
    printf $out "seed %s: %s\n", $self->{seed},
        @{ $self->{faults} } ? 'NOT all promises held'
                             : 'all promises held';
}

1;
