# Copyright (c) the nginx-fhir-bulk authors
#
# A running nginx of a test's own, with two workers, for what Test::Nginx
# cannot do: slow clients, signals, files that change.  One for each test
# file; it ends with the test.

package NginxServer;

use strict;
use warnings;

use Cwd qw(abs_path);
use Exporter 'import';
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use IO::Select;
use IO::Socket::INET;
use Test::More ();
use Time::HiRes qw(sleep time);

our @EXPORT = qw($dir $port $port2 $slow spew slurp nginx start_nginx
                 reload_nginx error_log connect_to ask answer read_all
                 comes_true until_true);

our $slow = $ENV{FHIR_BULK_SLOW} || 1;
our $dir = tempdir('fhb-nginx-XXXXXX', TMPDIR => 1, CLEANUP => 1);
our ($port, $port2) = free_ports();
# of the error log
our $level = 'info';

my $owner = $$;
my $binary = $ENV{TEST_NGINX_BINARY} || '/usr/sbin/nginx';
my $module = $ENV{TEST_NGINX_LOAD_MODULES}
    || abs_path('.') . '/build/module/ngx_http_fhir_bulk_module.so';
my $pid;

# workers that are not root must get in
chmod 0755, $dir or die "$dir: $!";

sub free_ports {
    my @s = map {
        IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 1)
            or die "no port: $!"
    } 1, 2;
    return map { $_->sockport } @s;
}

sub slurp {
    my ($path) = @_;
    open my $fh, '<', $path or return '';
    local $/;
    return scalar(<$fh>) // '';
}

# replaced by rename, as the sidecar does it
sub spew {
    my ($path, $bytes) = @_;
    my ($folder) = $path =~ m{^(.*)/};
    make_path($folder);
    open my $fh, '>', "$path.new" or die "$path: $!";
    binmode $fh;
    print $fh $bytes;
    close $fh or die "$path: $!";
    rename "$path.new", $path or die "$path: $!";
}

sub write_conf {
    my ($http) = @_;
    spew("$dir/nginx.conf", <<"END");
load_module $module;
worker_processes 2;
pid $dir/nginx.pid;
error_log $dir/error.log $level;
events { worker_connections 1024; }
http {
    access_log off;
    client_body_temp_path $dir/t1; proxy_temp_path $dir/t2;
    fastcgi_temp_path $dir/t3; uwsgi_temp_path $dir/t4; scgi_temp_path $dir/t5;
    types { }
    fhir_bulk_base http://127.0.0.1:$port/r4;
    fhir_bulk_root $dir/exports;
$http
}
END
}

sub nginx { return system($binary, '-p', $dir, '-c', "$dir/nginx.conf",
                          '-e', "$dir/error.log", @_) == 0 }

# was it built with the debug log?
sub has_debug { return `$binary -V 2>&1` =~ /--with-debug/ }

sub error_log { return slurp("$dir/error.log") }

# with these lines in the http block
sub start_nginx {
    my ($http) = @_;
    make_path("$dir/exports");
    write_conf($http);
    nginx() or Test::More::BAIL_OUT(error_log());
    until_true('nginx runs', sub {
        ($pid) = slurp("$dir/nginx.pid") =~ /^(\d+)$/m;
        return defined $pid;
    }) or Test::More::BAIL_OUT('no pid file');
    return $pid;
}

# workers that nginx says it started
sub started { return scalar(() = error_log() =~ /start worker process \d/g) }

# with other lines; what: more about the reload
sub reload_nginx {
    my ($http, $what) = @_;
    my $before = started();
    write_conf($http);
    Test::More::ok(nginx('-s', 'reload'), 'reload' . ($what // ''));
    return until_true('new workers are there',
                      sub { started() >= $before + 2 });
}

sub connect_to {
    return IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $port,
                                 Timeout => 5 * $slow);
}

# status, head and body of one request, "Connection: close"
sub ask {
    my ($method, $path, $more) = @_;
    my $s = connect_to() or return (0, '', '');
    print $s "$method $path HTTP/1.1\r\nHost: x\r\nConnection: close\r\n",
        $more // '', "\r\n";
    return answer($s);
}

sub answer {
    my ($s) = @_;
    local $/;
    my $all = <$s> // '';
    my ($head, $body) = split /\r\n\r\n/, $all, 2;
    my ($status) = ($head // '') =~ m{^HTTP/1\.1 (\d+)};
    return ($status // 0, $head // '', $body // '');
}

# what each of them gets until it is closed
sub read_all {
    my @socks = @_;
    my %got = map { $_ => '' } @socks;
    my $select = IO::Select->new(@socks);
    while ($select->count) {
        my @ready = $select->can_read(10 * $slow) or last;
        for my $s (@ready) {
            my $n = sysread $s, $got{$s}, 65536, length $got{$s};
            $select->remove($s) if !$n;
        }
    }
    return map { $got{$_} } @socks;
}

# polls for it, at most ten seconds, or so many
sub comes_true {
    my ($code, $seconds) = @_;
    my $end = time + ($seconds // 10) * $slow;
    while (time < $end) {
        return 1 if $code->();
        sleep 0.02;
    }
    return 0;
}

# the same as a test
sub until_true {
    my ($what, $code, $seconds) = @_;
    local $Test::Builder::Level = $Test::Builder::Level + 1;
    return Test::More::ok(comes_true($code, $seconds), $what);
}

END {
    my $rc = $?;
    if ($pid && $$ == $owner) {
        kill 'QUIT', $pid;
        my $end = time + 10;
        sleep 0.05 while kill(0, $pid) && time < $end;
        kill 'KILL', $pid;
    }
    $? = $rc;
}

1;
