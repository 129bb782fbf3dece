# Copyright (c) the nginx-fhir-bulk authors
#
# What the benchmarks of servers share: folders and programs of their own, and
# load for them (http_bench.c).  Loaded by run, whose functions it uses.
#
# $it: dir, where all is put; stop, what is called at the end.

use strict;
use warnings;

use IO::Socket::INET;
use POSIX ();
use Time::HiRes qw(time sleep);

sub bench_mkdir {
    my ($dir) = @_;

    mkdir $dir or die "bench: $dir: $!\n";
    bench_give($dir);
}

# to whoever as_user means
sub bench_give {
    my ($path) = @_;

    return if $> != 0;
    my ($uid, $gid) = (getpwnam 'postgres')[2, 3];
    chown $uid, $gid, $path or die "bench: $path: $!\n";
}

sub bench_write {
    my ($path, $text) = @_;

    open my $f, '>', $path or die "bench: $path: $!\n";
    print $f $text;
    close $f or die "bench: $path: $!\n";
    bench_give($path);
}

# a program in the background, ended with us
sub bench_start {
    my ($it, $name, @command) = @_;
    my $pid = fork // die "bench: $!\n";

    if ($pid == 0) {
        open STDERR, '>', "$it->{dir}/$name.log" or POSIX::_exit(1);
        open STDOUT, '>&', \*STDERR or POSIX::_exit(1);
        exec(as_user(), @command) or POSIX::_exit(1);
    }
    push @{ $it->{stop} }, sub { kill 'TERM', $pid; waitpid $pid, 0 };

    return $pid;
}

sub bench_wait {
    my ($it, $name, $pid, $ready) = @_;
    my $until = time + 60;

    until (eval { $ready->() }) {
        die "bench: $name does not start\n"
          . qx(tail -n 20 $it->{dir}/$name.log)
            if time > $until || waitpid($pid, POSIX::WNOHANG) != 0;
        sleep 0.02;
    }
}

# a sidecar with these settings, $before its start called; gives its socket
sub bench_sidecar {
    my ($it, $name, $ini, $before) = @_;
    my $dir = "$it->{dir}/$name";

    -d $dir or bench_mkdir($dir);
    bench_write("$dir/bulkd.ini", <<"END_INI");
[fhir-bulkd]
listen = $dir/api.sock
root = $dir/exports
profiles = $it->{top}/src/profiles
poll_limit = off
audit = off
$ini
END_INI
    $before->() if $before;

    my $pid = bench_start($it, $name, 'build/fhir-bulkd', '-c',
                          "$dir/bulkd.ini");
    bench_wait($it, $name, $pid, sub {
        call("$dir/api.sock", 'GET', '/v1/health')->{status} });

    return "$dir/api.sock";
}

# requests for http_bench, as text
sub bench_requests {
    my ($path, @requests) = @_;

    bench_write($path, join '', map { length($_) . "\n$_" } @requests);
}

# http_bench: replies, bytes, seconds, and latencies in microseconds
sub bench_load {
    my (@arguments) = @_;

    open my $out, '-|', 'build/bench/http_bench', @arguments
        or die "bench: http_bench: $!\n";
    my $text = join '', <$out>;
    close $out or die "bench: http_bench failed\n";

    my ($n, $bytes, $us, $p50, $p99, $max) =
        $text =~ /^figures (\d+) (\d+) (\d+) (\d+) (\d+) (\d+)$/
        or die "bench: http_bench says nothing\n";

    return { requests => $n, bytes => $bytes, seconds => $us / 1e6,
             p50 => $p50, p99 => $p99, max => $max };
}

1;
