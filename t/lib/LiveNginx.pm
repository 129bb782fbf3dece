# Copyright (c) the nginx-fhir-bulk authors
#
# One nginx for a whole test file, with a configuration of the test's own:
# started, asked over plain sockets, reloaded, stopped.
#
#   my $n = LiveNginx->new(workers => 2);
#   $n->conf('fhir_bulk_auth …; location … { … }');
#   $n->start;
#   my ($status, $head, $body) = $n->ask('GET', '/path', "Header: x\r\n");

package LiveNginx;

use strict;
use warnings;

use Cwd qw(abs_path);
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use IO::Socket::INET;
use Time::HiRes qw(sleep time);

our $slow = $ENV{FHIR_BULK_SLOW} || 1;

sub new {
    my ($class, %o) = @_;

    my $self = bless { workers => 1, http => '', level => 'info', %o }, $class;
    $self->{dir} = tempdir('fhb-live-XXXXXX', TMPDIR => 1, CLEANUP => 1);
    chmod 0755, $self->{dir} or die "$self->{dir}: $!";

    my $s = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 1)
        or die "no port: $!";
    $self->{port} = $s->sockport;

    return $self;
}

# writes a file, by rename as the sidecar does
sub spew {
    my ($self, $name, $bytes) = @_;
    my $path = "$self->{dir}/$name";
    my ($folder) = $path =~ m{^(.*)/};

    make_path($folder);
    open my $fh, '>', "$path.new" or die "$path: $!";
    binmode $fh;
    print $fh $bytes;
    close $fh or die "$path: $!";
    rename "$path.new", $path or die "$path: $!";
}

# the configuration; server: what is inside the server block
sub conf {
    my ($self, $server) = @_;
    my $module = $ENV{TEST_NGINX_LOAD_MODULES}
        || abs_path('build/module/ngx_http_fhir_bulk_module.so');
    my $dir = $self->{dir};
    my $user = $> == 0 ? 'user root;' : '';

    $self->spew('nginx.conf', <<"END");
load_module $module;
$user
worker_processes $self->{workers};
pid $dir/nginx.pid;
error_log $dir/error.log $self->{level};
events { worker_connections 256; }
http {
    access_log off;
    client_body_temp_path $dir/t1; proxy_temp_path $dir/t2;
    fastcgi_temp_path $dir/t3; uwsgi_temp_path $dir/t4; scgi_temp_path $dir/t5;
    types { }
    $self->{http}
    server {
        listen 127.0.0.1:$self->{port};
        $server
    }
}
END
}

sub nginx {
    my ($self, @args) = @_;
    my $binary = $ENV{TEST_NGINX_BINARY} || '/usr/sbin/nginx';
    my $dir = $self->{dir};

    return system($binary, '-p', $dir, '-c', "$dir/nginx.conf",
                  '-e', "$dir/error.log", @args) == 0;
}

sub start {
    my ($self) = @_;

    $self->nginx or die $self->log;
    $self->until(sub {
        open my $fh, '<', "$self->{dir}/nginx.pid" or return 0;
        ($self->{pid}) = (<$fh> // '') =~ /^(\d+)$/m;
        return defined $self->{pid};
    }) or die "no pid file\n";
}

# with the configuration as it is now; waits for new workers
sub reload {
    my ($self) = @_;
    my $before = $self->started;

    $self->nginx('-s', 'reload') or die $self->log;
    $self->until(sub { $self->started >= $before + $self->{workers} })
        or die "no new workers\n";
}

# workers that nginx says it started
sub started {
    my ($self) = @_;
    return scalar(() = $self->log =~ /start worker process \d/g);
}

sub log {
    my ($self) = @_;
    open my $fh, '<', "$self->{dir}/error.log" or return '';
    local $/;
    return scalar <$fh> // '';
}

# true when the condition came within the deadline
sub until {
    my ($self, $condition, $seconds) = @_;
    my $end = time + ($seconds // 10) * $slow;

    while (1) {
        return 1 if $condition->();
        return 0 if time > $end;
        sleep 0.02;
    }
}

# status, head and body of one request
sub ask {
    my ($self, $method, $path, $more) = @_;
    my $s = IO::Socket::INET->new(PeerAddr => '127.0.0.1',
        PeerPort => $self->{port}, Timeout => 5 * $slow) or return (0, '', '');

    print $s "$method $path HTTP/1.1\r\nHost: x\r\nConnection: close\r\n",
        $more // '', "\r\n";
    local $/;
    my $all = <$s> // '';
    my ($head, $body) = split /\r\n\r\n/, $all, 2;
    my ($status) = ($head // '') =~ m{^HTTP/1\.1 (\d+)};

    return ($status // 0, $head // '', $body // '');
}

sub DESTROY {
    my ($self) = @_;
    local ($?, $!, $@);

    return if !$self->{pid};
    kill 'QUIT', $self->{pid};
    my $end = time + 10;
    sleep 0.05 while kill(0, $self->{pid}) && time < $end;
    kill 'KILL', $self->{pid};
}

1;
