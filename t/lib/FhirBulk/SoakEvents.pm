# Copyright (c) the nginx-fhir-bulk authors
#
# What an operator does while a soak runs: sidecar and nginx started, reloaded,
# restarted, upgraded, keys renewed, clients changed.  Methods of
# FhirBulk::Soak; each event ends when it has had its effect.

package FhirBulk::Soak;

use strict;
use warnings;

use Fcntl ();
use IO::Socket::UNIX;
use JSON::PP ();
use Time::HiRes qw(time);

use FhirBulk::SoakWatch;

my $json = JSON::PP->new->utf8->canonical;

# what SIGHUP changes: each value is as right as the other
my %options = (
    compression => [qw(gzip off)], max_file_resources => [50, 200, 100_000],
    part_size => [qw(64k 1m)], retry_max => [5, 60], log_level => ['notice'],
    token_ttl => [40, 60], max_running_jobs => [3, 4],
);

# processes

# as systemd holds it: whoever connects while nobody listens waits in there
sub activate {
    my ($self) = @_;

    my $s = $self->{stack};
    if (!$self->{listener}) {
        $self->{listener} = IO::Socket::UNIX->new(Local => $s->{socket},
                                                  Listen => 4096)
            or die "socket: $!\n";
        chmod 0666, $s->{socket} or die "socket: $!\n";
    }
    my $fd = fileno $self->{listener};
    fcntl $self->{listener}, Fcntl::F_SETFD(), 0 or die "fcntl: $!\n";
    $s->start_sidecar(command => [
        $^X, '-MPOSIX', '-e', <<'END', $fd, $s->{bulkd}, '-c', $s->{ini_file}
my $fd = shift;
if ($fd != 3) {
    dup2($fd, 3) // die "dup2: $!";
    POSIX::close($fd) // die "close: $!";
}
@ENV{qw(LISTEN_PID LISTEN_FDS)} = ($$, 1);
exec @ARGV or die "exec: $!";
END
    ]);
    # for nobody else
    fcntl $self->{listener}, Fcntl::F_SETFD(), Fcntl::FD_CLOEXEC()
        or die "fcntl: $!\n";
}

# a daemon, since the upgrade of one in the foreground is refused
sub start_nginx {
    my ($self) = @_;

    my $s = $self->{stack};
    my $conf = $s->write_nginx_conf;
    my $text = FhirBulk::read_file($conf);
    $text =~ s/^daemon off;/daemon on;/m or die "nginx.conf: no daemon\n";
    $s->write_file($conf, $text);
    push @{ $s->{at_end} }, sub { $self->_kill_nginx };

    # by its whole path: that is what an upgrade starts
    my ($nginx) = grep { m{^/} && -x } $ENV{TEST_NGINX_BINARY} // '',
        map { "$_/nginx" } split /:/, "$ENV{PATH}:/usr/sbin:/usr/local/sbin";
    my @as = $> == 0 ? ('setpriv', "--reuid=$s->{uid}", "--regid=$s->{gid}",
                        '--clear-groups') : ();
    system(@as, $nginx // die("no nginx\n"), '-p', $s->{dir}, '-c', $conf,
           '-e', "$s->{dir}/nginx.log") == 0
        or die 'nginx: ' . FhirBulk::read_file("$s->{dir}/nginx.log")
             . FhirBulk::read_file("$s->{dir}/nginx-error.log");
    FhirBulk::wait_for('nginx', 20, sub {
        my $master = $self->master or return 0;
        return FhirBulk::SoakWatch::workers($master) == $s->{workers};
    });
}

sub pid_in {
    my ($self, $name) = @_;
    my $pid = FhirBulk::read_file("$self->{stack}{dir}/$name") // return;
    return $pid =~ /^(\d+)\n/ ? $1 : undef;
}

sub master { return $_[0]->pid_in('nginx.pid') }

sub _kill_nginx {
    my ($self) = @_;
    for my $pid (map { $self->pid_in($_) // () }
                 'nginx.pid', 'nginx.pid.oldbin')
    {
        kill 'TERM', $pid;
        eval { FhirBulk::wait_for('nginx to end', 10, sub {
            !FhirBulk::SoakWatch::alive($pid) }); 1 }
            or kill 'KILL', $pid;
    }
}

# events

# new workers take over, the old ones finish
sub event_hup {
    my ($self) = @_;

    my $master = $self->master;
    my %old = map { $_ => 1 } FhirBulk::SoakWatch::workers($master);
    kill 'HUP', $master or die "HUP: $!\n";
    $self->wait_until('new workers', 60, sub {
        my @now = FhirBulk::SoakWatch::workers($master);
        return @now == $self->{stack}{workers} && !grep { $old{$_} } @now;
    });
}

# USR2, WINCH, QUIT, as nginx's manual has it
sub event_upgrade {
    my ($self) = @_;

    my $old = $self->master;
    kill 'USR2', $old or die "USR2: $!\n";
    $self->wait_until('the new master', 60, sub {
        my $new = $self->master // return 0;
        return $new != $old && ($self->pid_in('nginx.pid.oldbin') // 0) == $old
            && FhirBulk::SoakWatch::workers($new) == $self->{stack}{workers};
    });
    $self->pause(time + rand 1);
    kill 'WINCH', $old or die "WINCH: $!\n";
    $self->wait_until('the old workers to end', 90, sub {
        return !FhirBulk::SoakWatch::workers($old)
            && 1 >= FhirBulk::SoakWatch::children($old);
    });
    kill 'QUIT', $old or die "QUIT: $!\n";
    $self->wait_until('the old master to end', 60, sub {
        return !FhirBulk::SoakWatch::alive($old);
    });
}

sub event_restart {
    my ($self, $between) = @_;

    my $s = $self->{stack};
    $s->signal('fhir-bulkd', 'TERM');
    my $begin = time;
    my $end = $self->wait_until('the end of the sidecar', 30,
                                sub { $s->ended('fhir-bulkd') });
    $self->fault("the sidecar ended with $end") if $end ne 'exit 0';
    push @{ $self->{stops} }, time - $begin;
    $between->() if $between;
    $self->pause(time + rand 1);
    $self->activate;
}

# the keys in use are an hour old all at once: the next sweep renews them
sub event_rotate {
    my ($self) = @_;

    my $s = $self->{stack};
    my $file = "$s->{dir}/auth/signing.jwks";
    my $log = -s $s->{log};
    $self->event_restart(sub {
        my $ring = $json->decode(FhirBulk::read_file($file));
        $_->{since} -= 30 * 86400 for @{ $ring->{keys} };
        $s->write_file($file, $json->encode($ring));
    });
    $self->wait_until('the new key', 60, sub {
        return substr(FhirBulk::read_file($s->{log}), $log)
            =~ /signing keys were renewed/;
    });
}

sub event_sighup {
    my ($self) = @_;

    my $name = (sort keys %options)[rand keys %options];
    my $values = $options{$name};
    $self->reload_sidecar($name, $values->[rand @$values]);
}

# until the clients are read again too
sub reload_sidecar {
    my ($self, $name, $value) = @_;

    my $s = $self->{stack};
    my $log = -s $s->{log};
    $s->{ini}{$name} = $value;
    $s->write_ini;
    $s->signal('fhir-bulkd', 'HUP');
    $self->wait_until('the reload', 60, sub {
        return substr(FhirBulk::read_file($s->{log}), $log)
            =~ /configuration reloaded.* clients, read again/s;
    });
}

# somebody comes, or goes again
sub event_registry {
    my ($self) = @_;

    my $s = $self->{stack};
    if ($s->{registry}{guest}) {
        $s->unregister('guest');
    } else {
        $s->register('guest', tenants => ['default', 'folder']);
    }
    $s->reload;
}

1;
