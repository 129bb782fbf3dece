# Copyright (c) the nginx-fhir-bulk authors
#
# A whole stack for one test: sidecar, nginx with the module, a source, all in
# a private folder and as an ordinary user, and the calls of a bulk client.
#
#   my $s = FhirBulk->new(source => 'ndjson');      or 'postgres'
#   my $r = $s->kickoff('/Patient/$export?_type=Patient');
#   my $manifest = $s->wait_complete($r->header('Content-Location'));
#   my $bytes = $s->download($manifest->{output}[0]{url});
#   $s->stop;                                       checks logs, removes all
#
# new() takes
#   source    ndjson (default), postgres, or none (tenants say it all)
#   body      jsonb (default), json, text: the body column of postgres
#   sample    [options of fhir-sample], default --patients 12; or
#   files     { 'Patient.ndjson' => bytes, … } instead of sample, for both
#             sources
#   ini       { key => value } of [fhir-bulkd]; poll_limit is off here
#   tenant    { key => value } of [tenant default], undef takes a key away
#   tenants   { NAME => { key => value } } besides, at {server}/NAME/fhir
#   clients   { ID => { … } } switches authorization on, see FhirBulk/Auth.pm
#   workers   of nginx, 2
#   connections  of each of them, 512
#   port      of nginx, a free one
#   names     of "fhir_bulk" beside the FHIR server, 'export metadata'
#   nginx     more text inside the server block, or a sub that gives it
#   servers   more server blocks, likewise
#   start     0: only the folder and the files
#
# FHIR_BULKD, TEST_NGINX_LOAD_MODULES, FHIR_BULK_PROFILES, FHIR_SAMPLE and
# TEST_NGINX_BINARY name other builds than those in build/.  Waiting ends
# after a deadline, which FHIR_BULK_SLOW multiplies (sanitizer builds).

package FhirBulk;

use strict;
use warnings;

use Cwd ();
use File::Basename qw(dirname);
use File::Copy ();
use File::Path ();
use File::Temp ();
use IO::Socket::INET;
use POSIX ();
use Scalar::Util ();
use Test::More ();
use Time::HiRes qw(sleep time);

use FhirBulk::Http;

our ($top, $user);
$top = Cwd::abs_path(dirname(__FILE__) . '/../..');

# who runs the daemons when the test is run by root
$user = $ENV{FHIR_BULK_USER} // 'nobody';

my %alive;              # stacks to clean up, by address
my $owner = $$;

for my $signal (qw(INT TERM HUP)) {
    $SIG{$signal} = sub { exit 1 };
}

END {
    if ($$ == $owner) {
        local $?;
        $_->_clean for grep { defined } values %alive;
    }
}

sub patience {
    return $_[0] * ($ENV{FHIR_BULK_SLOW} // 1);
}

# waits for a condition; gives its value, dies when it does not come
sub wait_for {
    my ($what, $seconds, $condition) = @_;

    my $deadline = time + patience($seconds);
    while (1) {
        my $value = $condition->();
        return $value if $value;
        die "waited too long for $what\n" if time > $deadline;
        sleep 0.02;
    }
}

sub program {
    my ($variable, $default) = @_;

    my $path = $ENV{$variable} // "$top/$default";
    $path = Cwd::abs_path($path) // $path;
    -e $path or die "$path is missing: build it, or set $variable\n";

    return $path;
}

sub new {
    my ($class, %o) = @_;

    my $self = bless {
        source => 'ndjson', body => 'jsonb', ini => {}, tenant => {},
        tenants => {}, nginx => '', servers => '', workers => 2,
        connections => 512,
        names => 'export metadata',
        sample => ['--patients', 12], %o,
        pids => {}, reports => [],
    }, $class;

    $self->{dir} = File::Temp::mkdtemp('/tmp/fhb-e2e.XXXXXX');
    Scalar::Util::weaken($alive{$self} = $self);
    chmod 0755, $self->{dir};

    @$self{qw(uid gid)} = ($>, $) + 0);
    if ($> == 0) {
        @$self{qw(uid gid)} = (getpwnam $user)[2, 3];
        defined $self->{uid} or die "there is no account $user\n";
    }
    $self->own($self->{dir});

    $self->{port} //= free_port();
    $self->{server} = "http://127.0.0.1:$self->{port}";
    $self->{base} = "$self->{server}/fhir";
    $self->{root} = "$self->{dir}/exports";
    $self->{socket} = "$self->{dir}/api.sock";
    $self->{log} = "$self->{dir}/fhir-bulkd.log";
    $self->folder('exports');
    $self->folder('tmp');

    # copies: the ordinary user may not reach root's checkout
    $self->{bulkd} = $self->_copy(program('FHIR_BULKD', 'build/fhir-bulkd'));
    $self->{profiles} = "$self->{dir}/profiles";
    my $profiles = program('FHIR_BULK_PROFILES', 'src/profiles');
    system('cp', '-R', $profiles, $self->{profiles}) == 0 or die 'cp';
    system('chmod', '-R', 'a+rX', $self->{profiles}) == 0 or die 'chmod';

    $self->_source;
    if ($self->{clients}) {
        require FhirBulk::Auth;
        my $clients = $self->{clients};
        $self->{ini} = { clients => "$self->{dir}/clients.json",
                         auth_dir => "$self->{dir}/auth",
                         audit => "$self->{dir}/audit.log",
                         %{ $self->{ini} } };
        $self->register($_, %{ $clients->{$_} }) for sort keys %$clients;
        $self->write_registry;
    }
    $self->write_ini;
    if ($o{start} // 1) {
        $self->start_sidecar;
        $self->start_nginx;
    }

    return $self;
}

sub free_port {
    my $sock = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 1,
                                     LocalPort => 0, ReuseAddr => 1)
        or die "no free port: $!\n";
    return $sock->sockport;
}

sub own {
    my ($self, @paths) = @_;
    return if $> != 0;
    chown $self->{uid}, $self->{gid}, @paths or die "chown @paths: $!\n";
}

sub folder {
    my ($self, $name) = @_;
    my $path = "$self->{dir}/$name";
    mkdir $path, 0755 or die "$path: $!\n";
    $self->own($path);
    return $path;
}

sub write_file {
    my ($self, $name, $bytes) = @_;
    my $path = $name =~ m{^/} ? $name : "$self->{dir}/$name";
    open my $fh, '>:raw', $path or die "$path: $!\n";
    print $fh $bytes;
    close $fh or die "$path: $!\n";
    $self->own($path);
    return $path;
}

sub read_file {
    my ($path) = @_;
    open my $fh, '<:raw', $path or return;
    local $/;
    return scalar <$fh> // '';
}

sub _copy {
    my ($self, $from) = @_;
    my $to = "$self->{dir}/" . ($from =~ s{.*/}{}r);
    File::Copy::copy($from, $to) or die "$from: $!\n";
    chmod 0755, $to;
    return $to;
}

# configuration

sub write_ini {
    my ($self, %o) = @_;

    my %ini = (listen => $self->{socket}, root => $self->{root},
               profiles => $self->{profiles}, poll_limit => 'off',
               %{ $self->{ini} }, %o);
    my %tenants = %{ $self->{tenants} };
    $tenants{default} = $self->{tenant} if %{ $self->{tenant} };

    my $text = "[fhir-bulkd]\n" . _keys(\%ini);
    for my $name (sort keys %tenants) {
        $text .= "\n[tenant $name]\n" . _keys($tenants{$name});
    }

    return $self->{ini_file} = $self->write_file('fhir-bulkd.ini', $text);
}

sub _keys {
    my ($keys) = @_;
    return join '', map { "$_ = $keys->{$_}\n" }
        grep { defined $keys->{$_} } sort keys %$keys;
}

sub write_nginx_conf {
    my ($self) = @_;

    my ($d, $locations) = ($self->{dir}, '');
    for my $name (sort keys %{ $self->{tenants} }) {
        my $own = "fhir_bulk_tenant $name;\n"
                  . "fhir_bulk_base $self->{server}/$name/fhir;\n";
        $locations .= <<"END";
location /$name/fhir/ {
    $own fhir_bulk $self->{names};
    proxy_pass http://unix:$d/host.sock;
}
location ^~ /$name/fhir/bulk-export/ { $own fhir_bulk status files; }
END
        $locations .= $self->_auth_locations("/$name/fhir", $own);
    }
    $locations .= $self->_auth_locations('/fhir', '');

    my $auth = !$self->{clients} ? 'fhir_bulk_auth off;'
        : "fhir_bulk_auth jwt $d/auth/access.jwks;\n"
        . "        fhir_bulk_audit $d/nginx-audit.log;";
    my ($more, $servers) = map { ref $_ ? $_->($self) : $_ }
        @$self{qw(nginx servers)};

    my $module = $self->{module}
        //= $self->_copy(program('TEST_NGINX_LOAD_MODULES',
                                 'build/module/ngx_http_fhir_bulk_module.so'));
    my $temp = join '', map { "    ${_}_temp_path $d/tmp/$_;\n" }
        qw(client_body proxy fastcgi uwsgi scgi);

    return $self->write_file('nginx.conf', <<"END");
load_module $module;
pid $d/nginx.pid;
error_log $d/nginx-error.log info;
worker_processes $self->{workers};
daemon off;
events { worker_connections $self->{connections}; }
http {
    types { }
    access_log $d/nginx-access.log;
$temp
    upstream fhir_bulkd { server unix:$self->{socket}; keepalive 16; }
    server {
        listen 127.0.0.1:$self->{port};
        fhir_bulk_pass fhir_bulkd;
        fhir_bulk_base $self->{base};
        fhir_bulk_root $self->{root};
        $auth
        location /fhir/ {
            fhir_bulk $self->{names};
            proxy_pass http://unix:$d/host.sock;
        }
        location ^~ /fhir/bulk-export/ { fhir_bulk status files; }
        $locations
        $more
    }
    $servers
    # stands for the FHIR server that is there already
    server {
        listen unix:$d/host.sock;
        location / { return 200 "host \$request_method \$request_uri"; }
    }
}
END
}

# where clients get their tokens and find out about it
sub _auth_locations {
    my ($self, $path, $own) = @_;

    return '' if !$self->{clients};
    return "location = $path/auth/token { $own fhir_bulk token; }\n"
        . "location = $path/.well-known/smart-configuration "
        . "{ $own fhir_bulk discovery; }\n";
}

# processes

# starts a command as the ordinary user; it dies with the test
sub spawn {
    my ($self, $name, $command, %o) = @_;

    my $pid = fork // die "fork: $!\n";
    if ($pid == 0) {
        $SIG{$_} = 'DEFAULT' for qw(INT TERM HUP);
        chdir $self->{dir};
        open STDIN, '<', '/dev/null';
        open STDOUT, '>>', $o{log} or POSIX::_exit(127);
        open STDERR, '>&', \*STDOUT;
        $ENV{TMPDIR} = "$self->{dir}/tmp";
        $ENV{HOME} = $self->{dir};
        my @as = ('setpriv', '--pdeathsig', 'TERM');
        push @as, "--reuid=$self->{uid}", "--regid=$self->{gid}",
            '--clear-groups' if $> == 0;
        my @limit = $o{limit} ? ('prlimit', $o{limit}, '--') : ();
        exec(@as, @limit, @$command) or POSIX::_exit(127);
    }

    $self->{pids}{$name} = $pid;
    return $pid;
}

# state of a child: '' while it runs, else how it ended ("exit 0", "signal 9")
sub ended {
    my ($self, $name) = @_;

    my $pid = $self->{pids}{$name} or return $self->{end}{$name} // 'exit 0';
    my $got = waitpid $pid, POSIX::WNOHANG();
    return '' if $got == 0;

    delete $self->{pids}{$name};
    return $self->{end}{$name}
        = $got < 0 ? 'lost' : $? & 127 ? 'signal ' . ($? & 127)
                            : 'exit ' . ($? >> 8);
}

sub start_sidecar {
    my ($self, %o) = @_;

    $self->write_nginx_conf if !-e "$self->{dir}/nginx.conf" && !$o{alone};
    my @command = @{ $o{command}
                     // [$self->{bulkd}, '-c', $self->{ini_file}] };
    $self->spawn('fhir-bulkd', \@command, log => $self->{log},
                 limit => $o{limit});
    return if $o{nowait};

    my $ready = eval {
        wait_for('the sidecar', 30, sub {
            die "ended\n" if $self->ended('fhir-bulkd');
            return $self->control('GET', '/v1/health')->{status} == 200;
        });
    };
    die "the sidecar does not start: $@" . (read_file($self->{log}) // '')
        if !$ready;
}

sub start_nginx {
    my ($self) = @_;

    my $nginx = $ENV{TEST_NGINX_BINARY} // 'nginx';
    my $log = "$self->{dir}/nginx.log";

    for my $try (1 .. 5) {
        my $conf = $self->write_nginx_conf;
        $self->spawn('nginx', [$nginx, '-p', $self->{dir}, '-c', $conf,
                               '-e', $log], log => $log);
        my $up = wait_for('nginx', 20, sub {
            return -1 if $self->ended('nginx');
            my $reply = FhirBulk::Http::request(
                "127.0.0.1:$self->{port}", 'GET', $self->{ping} // '/fhir/ping',
                close => 1);
            return $reply->{status} == 200;
        });
        return if $up > 0;
        last if (read_file($log) . (read_file("$self->{dir}/nginx-error.log")
                                    // '')) !~ /Address already in use/;
        # somebody was quicker; URLs made before are of no use now
        die "port $self->{port} was taken\n" if $self->{truth};
    }

    die "nginx does not start: " . (read_file($log) // '')
        . (read_file("$self->{dir}/nginx-error.log") // '');
}

sub signal {
    my ($self, $name, $signal) = @_;
    my $pid = $self->{pids}{$name} or die "$name does not run\n";
    kill $signal, $pid or die "$name: $!\n";
}

# sends a signal and waits for the end; gives how it ended
sub end {
    my ($self, $name, $signal) = @_;
    return $self->{end}{$name} if !$self->{pids}{$name};
    $self->signal($name, $signal);
    return wait_for("the end of $name", 30, sub { $self->ended($name) });
}

# the end of a test: ordered stop, nothing wrong in the logs, all removed
sub stop {
    my ($self) = @_;

    my $end = $self->end('fhir-bulkd', 'TERM');
    Test::More::is($end, 'exit 0', 'SIGTERM stops the sidecar in order');
    $self->end('nginx', 'QUIT') if $self->{pids}{nginx};

    my $bad = join "\n", grep {
        /Sanitizer|runtime error:|SUMMARY: |assertion.*failed/i
    } split /\n/, read_file($self->{log}) // '';
    Test::More::is($bad, '', 'no sanitizer report of the sidecar');

    my $nginx = join "\n", grep {
        /\[(?:crit|alert|emerg)\]|signal \d+.*core|exited on signal/
    } split /\n/, read_file("$self->{dir}/nginx-error.log") // '';
    $nginx = '' if $self->{nginx_may_complain};
    Test::More::is($nginx, '', 'nginx had nothing critical to say');

    if (!Test::More->builder->is_passing) {
        Test::More::diag($_) for $self->log_tail;
    }
    $self->_clean;
}

sub log_tail {
    my ($self) = @_;
    my @lines = split /\n/, read_file($self->{log}) // '';
    splice @lines, 0, @lines - 40 if @lines > 40;
    return @lines;
}

sub _clean {
    my ($self) = @_;

    return if !delete $alive{$self};
    for my $name (keys %{ $self->{pids} }) {
        next if $self->ended($name);
        kill 'TERM', $self->{pids}{$name};
        eval { wait_for($name, 5, sub { $self->ended($name) }) }
            or kill 'KILL', $self->{pids}{$name} // ();
        waitpid $self->{pids}{$name}, 0 if $self->{pids}{$name};
    }
    eval { $self->pg_cluster('drop') } if $self->{pg};
    $_->() for @{ $self->{at_end} || [] };
    if ($ENV{FHIR_BULK_KEEP}) {
        Test::More::diag("kept: $self->{dir}");
        return;
    }
    File::Path::remove_tree($self->{dir}, { error => \my $ignored });
}

sub DESTROY {
    my ($self) = @_;
    if ($$ == $owner) {
        local ($?, $@);
        $self->_clean;
    }
}

# a call of the control API, as the daemons' user
sub control {
    my ($self, $method, $path, %o) = @_;

    my %headers = ('Fhir-Bulk-Protocol' => '1.0',
                   'Fhir-Bulk-Request-Id' => sprintf('%032x', rand 2 ** 52),
                   @{ $o{headers} || [] });
    local $> = $o{uid} // $self->{uid} if $> == 0;
    return FhirBulk::Http::request(
        "unix:$self->{socket}", $method, $path, timeout => 30, close => 1,
        headers => [%headers], body => $o{body});
}

require FhirBulk::Client;
require FhirBulk::Data;
require FhirBulk::Source;

1;
