# Copyright (c) the nginx-fhir-bulk authors
#
# A sidecar that talks nonsense, for hours as it were: the workers stay the
# same processes, of the same size, and with as many descriptors as before.

use strict;
use warnings;

use lib 't/lib';
use FakeSidecar::Bad;
use FhirBulk::Peers;
use NginxServer;
use Test::More;

my $socket = FakeSidecar::start();
my %deaf = FakeSidecar::deaf();

my $locations = '';
my $upstreams = "upstream fhir_bulkd { server unix:$socket; keepalive 4; }\n";
for my $name (sort keys %deaf) {
    $upstreams .= "upstream $name { server unix:$deaf{$name}; }\n";
    $locations .= "location /$name/ { fhir_bulk export;"
        . " fhir_bulk_pass $name;"
        . " fhir_bulk_base http://127.0.0.1:$port/$name; }\n";
}
my $nginx = start_nginx(<<"END");
    $upstreams
    fhir_bulk_pass fhir_bulkd;
    fhir_bulk_auth off;
    server {
        listen 127.0.0.1:$port;
        location /r4/ { fhir_bulk export; }
        location ^~ /r4/bulk-export/ {
            fhir_bulk status;
            location ~ /jobs/(?:silent|headstops) {
                fhir_bulk_read_timeout 100ms;
            }
        }
        $locations
    }
END

my @workers;
until_true('two workers are there', sub {
    @workers = FhirBulk::Peers::children($nginx);
    return @workers == 2;
});

sub open_now {
    my $n = 0;
    $n += FhirBulk::Peers::descriptors($_) for @workers;
    return $n;
}

sub job { return '/r4/bulk-export/jobs/' . FakeSidecar::job($_[0]) }

# ---- a connection that goes on talking ------------------------------------

# once for each worker, so that what is opened late is open
ask('GET', job('close')) for 1 .. 20;
my $open = open_now();

{
    my ($status) = ask('GET', job('stray'));
    is($status, 202, 'a reply, after which stray bytes come');
    until_true('its connection is not kept', sub { open_now() <= $open });
    my (undef, undef, $body) = ask('GET', job('count'));
    like($body, qr/^connection \d+ request 1$/,
        'the next request has another one, and its own reply');
}

# ---- nonsense, again and again --------------------------------------------

# what is asked, and what may be answered
my @asked = (
    (map { [GET => job($_), 502] } sort keys %FakeSidecar::nonsense),
    (map { [GET => job($_), 503] } qw(reset resetstatus resethead)),
    (map { [GET => job($_), 504] } qw(headstops silent)),
    (map { [GET => job($_), 200] } qw(resetbody lengthhuge toomuch)),
    [GET => job('progress'), 202],
);
my $large = 'x' x 300_000;
my @large = ("Content-Length: 300000\r\n", $large);
for my $name (sort keys %deaf) {
    my $may = $name eq 'closes' ? 503 : $name eq 'eager' ? 413 : '413|503';
    push @asked, [POST => "/$name/\$export", $may, @large];
}

# some of them at the same time; gives what was answered wrongly
sub some {
    my @some = @_;

    my @c = map {
        my ($method, $path, undef, $head, $body) = @$_;
        my $c = connect_to() or die "no connection: $!";
        FhirBulk::Peers::put($c, "$method $path HTTP/1.1\r\nHost: x\r\n"
            . "Connection: close\r\n" . ($head // '') . "\r\n"
            . ($body // ''));
        $c;
    } @some;
    my @got = read_all(@c);
    return map {
        my ($status) = $got[$_] =~ m{^HTTP/1\.1 (\d+)};
        ($status // 'none') =~ /^(?:$some[$_][2])$/ ? ()
            : "$some[$_][1]: " . ($status // 'none');
    } 0 .. $#some;
}

# each of them once
sub round {
    my @left = @asked;
    my @wrong;
    push @wrong, some(splice @left, 0, 8) while @left;
    return @wrong;
}

my @wrong = round();
my %memory = map { $_ => FhirBulk::Peers::memory($_, 'VmRSS') } @workers;
push @wrong, round() for 1 .. 9;

is(join("\n", @wrong), '', 'each is answered as it must be, ten times');
is("@{[ FhirBulk::Peers::children($nginx) ]}", "@workers",
    'the workers are the same');
for (@workers) {
    cmp_ok(FhirBulk::Peers::memory($_, 'VmHWM') - $memory{$_}, '<', 16,
        'never 16 MiB more than after the first time');
}
# each worker may keep four connections to the sidecar
until_true('descriptors are back', sub { open_now() <= $open + 8 })
    or diag("$open before, now " . open_now());

unlike(error_log(), qr/\[(?:crit|alert|emerg)\]|exited on signal/,
    'no alert and no crash in the log');

done_testing();
