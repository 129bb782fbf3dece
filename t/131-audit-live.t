# Copyright (c) the nginx-fhir-bulk authors
#
# The audit trail of a running server: readers that go away, several workers,
# rotation of the file, a disk that takes nothing more (NET-10).

use strict;
use warnings;

use lib 't/lib';
use JSON::PP qw(decode_json);
use NginxServer;
use Socket qw(SOL_SOCKET SO_RCVBUF SO_LINGER);
use Test::More;
use Time::HiRes qw(sleep time);

my $audit = "$dir/audit.log";
my $job = 'Job' . 'A' x 19;
my $files = "/r4/bulk-export/files/$job";
my $big = join '', map { sprintf "{\"n\":%09d}\n", $_ } 1 .. 2_000_000;

sub conf {
    my ($path) = @_;
    return <<"END";
    fhir_bulk_auth off;
    fhir_bulk_audit $path;
    server {
        listen 127.0.0.1:$port;
        location ^~ /r4/bulk-export/ { fhir_bulk files; }
    }
END
}

sub lines { return map { decode_json($_) } split /^/, slurp($_[0] // $audit) }

spew("$dir/exports/default/$job/access.json",
     '{"version":1,"client":"anonymous","expires":4000000000,'
     . '"types":["Patient"]}');
spew("$dir/exports/default/$job/files/Patient.1.ndjson", "{}\n");
spew("$dir/exports/default/$job/files/Big.1.ndjson", $big);

my $pid = start_nginx(conf($audit));

# ---- readers that go away ------------------------------------------------

{
    my $s = connect_to();
    setsockopt($s, SOL_SOCKET, SO_RCVBUF, 4096) or die $!;
    print $s "GET $files/Big.1.ndjson HTTP/1.1\r\nHost: x\r\n\r\n";
    sysread($s, my $head, 1000) or die "no answer: $!";
    is(scalar(lines()), 0, 'a download that runs has no record yet');

    # with a reset: nginx is told at once
    setsockopt($s, SOL_SOCKET, SO_LINGER, pack('ii', 1, 0)) or die $!;
    close $s;

    until_true('one that the client breaks off has one',
               sub { lines() == 1 });
    my ($line) = lines();
    ok(!$line->{complete} && $line->{status} == 200
       && $line->{bytes} > 0 && $line->{bytes} < length $big,
       'it says that it is not whole, and how much was sent (NET-10)')
        or diag(slurp($audit));
    ok($line->{start} le $line->{time}, 'it began before it ended');
}

# ---- lines of several workers --------------------------------------------

{
    my @socks = map { connect_to() or die $! } 1 .. 50;
    for my $round (1 .. 20) {
        print $_ "GET $files/Patient.1.ndjson HTTP/1.1\r\nHost: x\r\n\r\n"
            for @socks;
        for my $s (@socks) {
            my $all = '';
            until ($all =~ /\r\n\r\n\{\}\n/) {
                sysread($s, $all, 4096, length $all) or die "closed: $!";
            }
        }
    }
    close $_ for @socks;

    until_true('a line for each of 1000 downloads',
               sub { (() = slurp($audit) =~ /\n/g) == 1001 });
    my %id = map { $_->{request_id} => 1 } lines();
    is(scalar keys %id, 1001, 'whole lines, each with its own request id');
}

# ---- rotation ------------------------------------------------------------

{
    rename $audit, "$audit.1" or die $!;
    ok(nginx('-s', 'reopen'), 'reopen');
    until_true('the file is made anew', sub { -e $audit });
    until_true('every worker writes to it', sub {
        my $before = -s "$audit.1";
        ask('GET', "$files/Patient.1.ndjson") for 1 .. 8;
        return -s "$audit.1" == $before && -s $audit;
    });
}

# ---- a disk that is full -------------------------------------------------

SKIP: {
    skip 'no /dev/full here', 5 if !-c '/dev/full';

    reload_nginx(conf('/dev/full'));
    my $start = time;
    my @codes = map { (ask('GET', "$files/Patient.1.ndjson"))[0] } 1 .. 40;
    is(join(' ', @codes), join(' ', (200) x 40), 'downloads go on');

    my $failed = () = error_log() =~ /audit record lost/g;
    cmp_ok($failed, '>=', 1, 'the log says that records are lost');
    cmp_ok($failed, '<=', 2 * (int(time - $start) + 2),
           'each worker once per second at most');
}

done_testing();
