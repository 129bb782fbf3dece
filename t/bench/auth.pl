# Copyright (c) the nginx-fhir-bulk authors
#
# Benchmark "auth": what access tokens cost at line speed.  nginx with our
# module against the same nginx without it, file by file and status by status;
# README.md beside this file says how to read the figures.  Loaded by run,
# whose functions it uses.

use strict;
use warnings;

use IO::Socket::INET;
use JSON::PP;
use POSIX ();
use Time::HiRes qw(time sleep);

my $SMALL = 10 * 1024;                  # bytes of the stored gzip file
my $GZIPPED = 0.7525;                   # of base64 of random bytes
my $TYPES = 'Observation,Patient';

# case, contestants, path's key, connections, what is compared
my @CASES = (
    [ 'file_small',       'ours', 'rival', 'small',  16,  'requests' ],
    [ 'file_small_c1',    'ours', 'rival', 'small',  1,   'requests' ],
    [ 'file_small_c256',  'ours', 'rival', 'small',  256, 'requests' ],
    [ 'file_small_w2',    'ours2', 'rival2', 'small', 16, 'requests' ],
    [ 'file_small_bare',  'ours', 'bare', 'small',   16,  'requests' ],
    [ 'file_small_audit', 'audit', 'logged', 'small', 16, 'requests' ],
    [ 'file_large',       'ours', 'rival', 'large',  16,  'bytes' ],
    [ 'file_large_c1',    'ours', 'rival', 'large',  1,   'bytes' ],
    [ 'file_large_c256',  'ours', 'rival', 'large',  256, 'bytes' ],
    [ 'status',           'ours', 'rival', 'status', 16,  'requests' ],
    [ 'status_c1',        'ours', 'rival', 'status', 1,   'requests' ],
    [ 'status_c256',      'ours', 'rival', 'status', 256, 'requests' ],
);

# $bench: folder, top, quick, rounds, seconds, cases (a pattern), stop, lines
sub bench_auth {
    my ($bench) = @_;
    my %it = (%$bench, dir => "$bench->{folder}/auth");

    $it{seconds} ||= $it{quick} ? 0.12 : 1;
    chmod 0755, $it{folder};
    bench_mkdir($_) for $it{dir}, "$it{dir}/data", "$it{dir}/tokens";

    run('make', '-s', map { "build/bench/$_" } qw(token_bench http_bench));
    auth_data(\%it);
    auth_ports(\%it);
    auth_sidecar(\%it);
    auth_tokens(\%it);
    auth_nginx(\%it, 'ours', 1, auth_our_conf(\%it, 'ours'));
    auth_job(\%it);
    auth_nginx(\%it, 'ours2', 2, auth_our_conf(\%it, 'ours2'));
    auth_nginx(\%it, 'rival', 1, auth_rival_conf(\%it, 'rival'));
    auth_nginx(\%it, 'rival2', 2, auth_rival_conf(\%it, 'rival2'));
    auth_same(\%it);

    auth_compare(\%it);
    auth_first_use(\%it);
}

# servers

# Patients whose text cannot be compressed, so that one small file comes out
sub auth_data {
    my ($it) = @_;
    my @set = ('A' .. 'Z', 'a' .. 'z', 0 .. 9, '-', '_');
    my $text = join '', map { $set[rand @set] } 1 .. $SMALL / $GZIPPED;

    bench_write("$it->{dir}/data/Patient.ndjson",
        encode_json({ resourceType => 'Patient', id => 'p1',
                      name => [ { text => $text } ] }) . "\n");
    bench_write("$it->{dir}/data/Observation.ndjson",
        encode_json({ resourceType => 'Observation', id => 'o1',
                      status => 'final', code => { text => 'x' } }) . "\n");
}

sub auth_ports {
    my ($it) = @_;
    my @open;

    for my $name (qw(ours ours2 audit rival rival2 bare logged
                     RS256 RS384 ES256 ES384))
    {
        my $s = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 1)
            or die "bench: no port: $!\n";
        $it->{port}{$name} = $s->sockport;
        push @open, $s;
    }
    $it->{base} = "http://127.0.0.1:$it->{port}{ours}/fhir";
}

sub auth_sidecar {
    my ($it) = @_;
    my $dir = $it->{dir};

    bench_write("$dir/bulkd.ini", <<"END");
[fhir-bulkd]
listen = $dir/api.sock
root = $dir/exports
clients = $dir/clients.json
auth_dir = $dir/tokens
token_ttl = 1h
poll_limit = off
audit = off
[tenant default]
source = ndjson
path = $dir/data
END
    run(join ' ', as_user(), 'build/fhir-bulkctl', '-c', "$dir/bulkd.ini",
        'client', 'keygen', 'app', '--scopes', "'system/*.rs'",
        '--key', "$dir/tokens/app.jwk", ">$dir/keygen.log 2>&1");

    my $pid = bench_start($it, 'sidecar', 'build/fhir-bulkd', '-c',
                         "$dir/bulkd.ini");
    bench_wait($it, 'sidecar', $pid, sub {
        call("$dir/api.sock", 'GET', '/v1/health')->{status} });
}

sub auth_nginx {
    my ($it, $name, $workers, $conf) = @_;
    my $dir = $it->{dir};
    my ($nginx) = grep { -x } map { "$_/nginx" }
        split(/:/, $ENV{PATH}), qw(/usr/sbin /usr/local/sbin);
    my $temp = join "\n", map { "${_}_temp_path $dir/$name-$_;" }
        qw(client_body proxy fastcgi uwsgi scgi);

    $conf =~ s/^(load_module \S+\n)?//;
    bench_write("$dir/$name.conf", ($1 // '') . <<"END");
daemon off;
pid $dir/$name.pid;
error_log stderr error;
worker_processes $workers;
events { worker_connections 2048; }
http {
types { }
default_type application/octet-stream;
access_log off;
sendfile on;
tcp_nopush on;
keepalive_requests 1000000000;
$temp
upstream fhir_bulkd { server unix:$dir/api.sock; keepalive 256; }
$conf
}
END
    my $pid = bench_start($it, $name, $nginx // 'nginx', '-e', 'stderr',
                         '-c', "$dir/$name.conf");
    # nginx listens a moment before its workers are there
    bench_wait($it, $name, $pid, sub {
        open my $f, '<', "/proc/$pid/task/$pid/children" or return 0;
        $it->{workers}{$name} = [ split ' ', <$f> // '' ];
        @{ $it->{workers}{$name} } == $workers
            && IO::Socket::INET->new("127.0.0.1:$it->{port}{$name}") });
}

sub auth_our_conf {
    my ($it, $name) = @_;
    my $dir = $it->{dir};
    my $conf = <<"END";
load_module $it->{top}/build/module/ngx_http_fhir_bulk_module.so;
fhir_bulk_zone fhir_bulk 16m;
fhir_bulk_pass fhir_bulkd;
fhir_bulk_base $it->{base};
fhir_bulk_root $dir/exports;
fhir_bulk_audit off;
END
    my $jwt = "jwt $dir/tokens/access.jwks";

    $conf .= auth_our_server($it, $name, "fhir_bulk_auth $jwt;");
    return $conf if $name ne 'ours';

    $it->{workers}{$_} = 'ours' for qw(audit RS256 RS384 ES256 ES384);
    $conf .= auth_our_server($it, 'audit', "fhir_bulk_auth $jwt; "
                                        . "fhir_bulk_audit $dir/audit.log;");
    $conf .= auth_our_server($it, $_,
        "fhir_bulk_auth jwt $dir/tokens/$_.jwks issuer=https://issuer.bench "
      . 'audience=http://bench/fhir clients=off;')
        for qw(RS256 RS384 ES256 ES384);

    return $conf;
}

sub auth_our_server {
    my ($it, $name, $auth) = @_;

    return <<"END";
server {
    listen 127.0.0.1:$it->{port}{$name} backlog=1024;
    $auth
    location ^~ /fhir/bulk-export/ { fhir_bulk status files; }
    location /fhir/ { fhir_bulk export token; }
}
END
}

# the same files and calls, as somebody would configure them without us
sub auth_rival_conf {
    my ($it, $name) = @_;
    my $dir = $it->{dir};
    my $place = "alias $dir/exports/default/$it->{job}/files/; "
              . 'gzip_static always; gunzip on; '
              . 'default_type application/fhir+ndjson;';
    my $headers = <<'END';
add_header Accept-Ranges bytes;
        add_header X-Request-Id $request_id;
        add_header Vary "Accept-Encoding, Accept";
        add_header X-Content-Type-Options nosniff;
        add_header Cache-Control "private, no-store";
END
    my $conf = <<"END";
log_format one escape=json '{"time":"\$time_iso8601","event":"download","address":"\$remote_addr","request_id":"\$request_id","method":"\$request_method","path":"\$uri","status":\$status,"bytes":\$body_bytes_sent}';
server {
    listen 127.0.0.1:$it->{port}{$name} backlog=1024;
    location ^~ /fhir/bulk-export/files/$it->{job}/ {
        $place
        $headers
    }
    location ^~ /fhir/bulk-export/jobs/ {
        proxy_pass http://fhir_bulkd/v1/exports/;
        proxy_http_version 1.1;
        proxy_pass_request_headers off;
        proxy_set_header Connection "";
        proxy_set_header Host fhir-bulkd;
        proxy_set_header Accept \$http_accept;
        proxy_set_header Fhir-Bulk-Protocol 1.0;
        proxy_set_header Fhir-Bulk-Tenant default;
        proxy_set_header Fhir-Bulk-Request-Id \$request_id;
        proxy_set_header Fhir-Bulk-Client app;
        proxy_set_header Fhir-Bulk-Scope "system/*.rs";
        proxy_set_header Fhir-Bulk-Address \$remote_addr;
        proxy_set_header Fhir-Bulk-Path \$uri;
        proxy_hide_header Fhir-Bulk-Protocol;
        add_header X-Request-Id \$request_id;
    }
}
END
    return $conf if $name ne 'rival';

    $it->{workers}{$_} = 'rival' for qw(bare logged);
    return $conf . <<"END";
server {
    listen 127.0.0.1:$it->{port}{bare} backlog=1024;
    location ^~ /fhir/bulk-export/files/$it->{job}/ { $place }
}
server {
    listen 127.0.0.1:$it->{port}{logged} backlog=1024;
    location ^~ /fhir/bulk-export/files/$it->{job}/ {
        $place
        $headers
        access_log $dir/access.log one;
    }
}
END
}

# keys and tokens of another authorization server, one set per algorithm
sub auth_tokens {
    my ($it) = @_;

    $it->{fresh} = $it->{quick} ? 200 : 1000;
    my $out = join ' ', as_user(), 'build/bench/token_bench',
        "$it->{dir}/tokens", $it->{fresh};
    for (qx($out)) {
        my ($alg, $signing, $verifying) = split;
        $it->{alone}{$alg} = $verifying;
    }
    die "bench: token_bench failed\n" if $? != 0;
}

# a token as clients get it, and a job that it may see
sub auth_job {
    my ($it) = @_;
    my $dir = $it->{dir};
    my $command = join ' ', as_user(), 'build/fhir-bulkctl', 'client', 'token',
        'app', '--key', "$dir/tokens/app.jwk", '--url',
        "$it->{base}/auth/token";

    chomp($it->{token} = qx($command));
    die "bench: no token\n" if $? != 0 || $it->{token} !~ /^[\w.-]+$/;

    my $reply = auth_get($it, 'ours', "/fhir/\$export?_type=$TYPES",
                         'Prefer: respond-async');
    my ($job) = $reply->{head} =~ m{^Content-Location: .*/([\w-]+)\r$}mi
        or die "bench: kick-off: $reply->{status}\n";

    my $until = time + 20;
    while ($reply->{status} == 202) {
        die "bench: the job takes too long\n" if time > $until;
        sleep 0.02;
        $reply = auth_get($it, 'ours', "/fhir/bulk-export/jobs/$job");
    }
    die "bench: the job ended with $reply->{status}\n"
        if $reply->{status} != 200;

    # the large file is laid beside the job's own: nginx asks nobody which
    # files there are

    my $files = "$dir/exports/default/$job/files";
    my $mib = $it->{quick} ? 100 : 1024;

    run("head -c 1048576 /dev/urandom > $files/block");
    run("for i in \$(seq $mib); do cat $files/block; done "
      . "> $files/Observation.2.ndjson.gz; rm $files/block; "
      . "chmod 644 $files/Observation.2.ndjson.gz");
    $it->{large} = $mib;

    my $small = -s "$files/Patient.1.ndjson.gz";
    die "bench: the small file has $small bytes\n"
        if abs($small - $SMALL) > $SMALL / 10;

    $it->{job} = $job;
    $it->{path} = {
        small => "/fhir/bulk-export/files/$job/Patient.1.ndjson",
        large => "/fhir/bulk-export/files/$job/Observation.2.ndjson",
        status => "/fhir/bulk-export/jobs/$job",
    };
    print "auth: small file $small bytes, large file $mib MiB, token "
        . length($it->{token}) . " bytes\n";
}

sub auth_get {
    my ($it, $server, $path, @headers) = @_;
    my $s = IO::Socket::INET->new("127.0.0.1:$it->{port}{$server}")
        or die "bench: $server: $!\n";

    print $s join("\r\n", "GET $path HTTP/1.1", 'Host: bench',
        'Connection: close', 'Accept: application/fhir+json',
        'Accept-Encoding: gzip', "Authorization: Bearer $it->{token}",
        @headers, '', '');
    my $reply = join '', <$s>;
    my ($head, $body) = split /\r\n\r\n/, $reply, 2;
    my ($status) = $head =~ m{^HTTP/1\.1 (\d+)};

    return { status => $status // 0, head => "$head\r\n", body => $body };
}

# both sides do the same work, or comparing them means nothing
sub auth_same {
    my ($it) = @_;

    for my $what (qw(small status)) {
        my ($ours, $rival) = map { auth_get($it, $_, $it->{path}{$what}) }
            qw(ours rival);
        my @names = map { join ' ', sort { $a cmp $b }
            grep { $what eq 'small' || !/^(cache-control|pragma)$/ }
            map { lc } $_->{head} =~ /^([\w-]+):/mg } $ours, $rival;

        die "bench: replies differ: $ours->{status} $names[0]\n"
          . "                       $rival->{status} $names[1]\n"
            if $ours->{status} != 200 || $rival->{status} != 200
               || $ours->{body} ne $rival->{body} || $names[0] ne $names[1];
    }
}


# measuring

sub auth_compare {
    my ($it) = @_;

    printf "\n%-18s %5s %12s %12s %7s %15s %9s\n", "auth, $it->{rounds} rounds",
        'conns', 'with module', 'without', 'ratio', 'from - to', 'CPU ratio';

    for my $case (grep { $_->[0] =~ /$it->{cases}/ } @CASES) {
        my ($name, $ours, $rival, $path, $connections, $unit) = @$case;
        my (%got, @ratios, @cpu);

        for my $round (0 .. $it->{rounds}) {
            my @order = $round % 2 ? ($rival, $ours) : ($ours, $rival);
            my %now = map { $_ => auth_load($it, $_, $path, $connections,
                                            $unit) } @order;
            next if $round == 0;            # for warming up

            push @{ $got{$_} }, $now{$_}{rate} for @order;
            push @ratios, $now{$ours}{rate} / $now{$rival}{rate};
            push @cpu, $now{$rival}{cpu} / $now{$ours}{cpu};
        }

        my @sorted = sort { $a <=> $b } @ratios;
        my $scale = $unit eq 'bytes' ? 1e6 : 1;
        printf "%-18s %5d %12.0f %12.0f %7.3f %15s %9.3f\n", $name,
            $connections, median(@{ $got{$ours} }) / $scale,
            median(@{ $got{$rival} }) / $scale, median(@ratios),
            sprintf('%.3f - %.3f', @sorted[0, -1]), median(@cpu);
        push @{ $it->{lines} }, sprintf('%s_ratio %.3f', $name,
            median(@ratios)), sprintf('%s_cpu_ratio %.3f', $name,
            median(@cpu));
    }
    print "(files large: MB/s, else requests/s; CPU ratio: nginx's CPU time "
        . "per request\n or byte, without module / with it)\n";
}

# rate, and nginx's CPU time for each unit
sub auth_load {
    my ($it, $server, $path, $connections, $unit) = @_;
    my $file = "$it->{dir}/requests";

    bench_requests($file, join("\r\n", "GET $it->{path}{$path} HTTP/1.1",
        'Host: bench', 'Accept-Encoding: gzip',
        'Accept: application/fhir+json',
        "Authorization: Bearer $it->{token}", '', ''));

    my $cpu = auth_cpu($it, $server);
    my $got = bench_load('-c', $connections, '-t', $it->{seconds} * 1000,
                         "127.0.0.1:$it->{port}{$server}", $file);
    $cpu = auth_cpu($it, $server) - $cpu;

    my $n = $got->{$unit};
    die "bench: nothing came from $server\n" if $n == 0 || $cpu == 0;

    return { rate => $n / $got->{seconds}, cpu => $cpu / $n };
}

# nanoseconds that the workers of a server have run
sub auth_cpu {
    my ($it, $server) = @_;
    my $workers = $it->{workers}{$server};
    my $sum = 0;

    $workers = $it->{workers}{$workers} unless ref $workers;
    for my $pid (@$workers) {
        open my $f, '<', "/proc/$pid/schedstat"
            or die "bench: worker of $server: $!\n";
        $sum += (split ' ', <$f>)[0];
    }

    return $sum;
}

# each token twice: what the first time costs more than the second
sub auth_first_use {
    my ($it) = @_;

    return if 'token_first_use' !~ /$it->{cases}/;

    printf "\n%-18s %14s %14s\n", "token's first use", 'verifying, us',
        'in nginx, us';

    for my $alg (qw(RS256 RS384 ES256 ES384)) {
        open my $f, '<', "$it->{dir}/tokens/$alg.tokens"
            or die "bench: $alg: $!\n";
        chomp(my @tokens = <$f>);

        my ($first, $second) = map { auth_pass($it, $alg, \@tokens) } 1, 2;
        my $us = ($first - $second) / 1000 / @tokens;

        printf "%-18s %14.1f %14.1f\n", $alg, $it->{alone}{$alg}, $us;
        push @{ $it->{lines} }, sprintf('token_first_use_%s_us %.1f', lc $alg,
                                       $us);
    }
}

sub auth_pass {
    my ($it, $server, $tokens) = @_;
    my $s = IO::Socket::INET->new("127.0.0.1:$it->{port}{$server}")
        or die "bench: $server: $!\n";
    my $cpu = auth_cpu($it, $server);

    for my $token (@$tokens) {
        my $reply = '';

        print $s "HEAD $it->{path}{small} HTTP/1.1\r\nHost: bench\r\n"
               . "Authorization: Bearer $token\r\n\r\n";
        until ($reply =~ /\r\n\r\n\z/) {
            sysread $s, $reply, 4096, length $reply
                or die "bench: $server closes the connection\n";
        }
        die "bench: $server: " . substr($reply, 0, 200) . "\n"
            if $reply !~ m{^HTTP/1\.1 200 };
    }

    return auth_cpu($it, $server) - $cpu;
}

1;
