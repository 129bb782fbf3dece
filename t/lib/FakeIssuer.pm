# Copyright (c) the nginx-fhir-bulk authors
#
# An authorization server for tests of introspection (RFC 7662): a small HTTP
# server on a Unix socket that lives as long as the test file.  The token
# names what it does ("good", "slow.7": what follows the dot only makes tokens
# differ); /seen?TOKEN tells how often a token was asked for, and /last?TOKEN
# repeats the last request for it.

package FakeIssuer;

use strict;
use warnings;

use FakeServer;
use Fcntl qw(:flock);
use Time::HiRes qw(sleep);

my ($server, $dir);

# starts it; gives the path of its socket
sub start {
    $server = FakeServer->new('issuer');
    $dir = $server->{dir};
    return $server->start(\&connection);
}

sub stop { $server->stop }

sub reply {
    my ($c, $status, $type, $body) = @_;
    put($c, "HTTP/1.1 $status\r\nContent-Type: $type\r\n"
        . "Connection: close\r\nContent-Length: " . length($body)
        . "\r\n\r\n$body");
}

# one request: nginx keeps no connection to it
sub connection {
    my ($c) = @_;
    my $in = '';

    my ($head, $body) = read_request($c, \$in) or return;
    # and what should not have come
    $body .= $in;

    if ($head =~ m{^GET /(seen|last)\?(\S*)}) {
        my $text = slurp("$dir/$1." . unpack('H*', $2));
        return reply($c, '200 OK', 'text/plain',
                     $1 eq 'seen' ? length $text : $text);
    }

    my ($token) = $body =~ /^token=([^&]*)$/;
    $token //= 'none';
    $token =~ s/%([0-9A-F]{2})/chr hex $1/ge;
    note('>>', "seen.$token", '.');
    note('>', "last.$token", "$head\n$body");

    my ($play) = $token =~ /^(\w+)/;
    my $do = __PACKAGE__->can('play_' . ($play // 'none'))
             // \&play_inactive;
    $do->($c);
}

sub slurp {
    open my $fh, '<', $_[0] or return '';
    local $/;
    return scalar(<$fh>) // '';
}

sub note {
    my ($mode, $name, $text) = @_;
    my ($kind, $token) = split /\./, $name, 2;
    open my $fh, $mode, "$dir/$kind." . unpack('H*', $token) or die $!;
    flock $fh, LOCK_EX or die $!;
    print $fh $text;
    close $fh or die $!;
}

sub json { reply($_[0], '200 OK', 'application/json', $_[1]) }

sub member { my ($name, $value) = @_; return qq("$name":$value) }

# an active token; %more: members as JSON, undef takes one away
sub active {
    my ($c, %more) = @_;
    my %claims = (active => 'true', client_id => '"app"',
                  scope => '"system/*.rs"', exp => time + 3600,
                  iat => time, %more);
    json($c, '{' . join(',', map { member($_, $claims{$_}) }
                             grep { defined $claims{$_} } sort keys %claims)
             . '}');
}

# ---- tokens that are good ------------------------------------------------

sub play_good     { active($_[0]) }
sub play_other    { active($_[0], client_id => '"app-2"') }
sub play_unknown  { active($_[0], client_id => '"nobody"') }
sub play_disabled { active($_[0], client_id => '"disabled"') }
sub play_patient  { active($_[0], scope => '"system/Patient.rs"') }
sub play_women    { active($_[0], scope => '"system/Patient.rs?gender=female"') }
sub play_read     { active($_[0], scope => '"openid system/Patient.read"') }
sub play_user     { active($_[0], scope => '"user/*.rs"') }
sub play_noscope  { active($_[0], scope => undef) }
sub play_noexp    { active($_[0], exp => undef, iat => undef) }
sub play_sub      { active($_[0], client_id => undef, sub => '"app"') }
sub play_aud      { active($_[0], aud => '["x","https://fhir.example.org/r4"]',
                           iss => '"https://as.example.org"') }
sub play_early    { active($_[0], iat => 1000) }
sub play_short    { active($_[0], exp => time + 3) }
sub play_real     { active($_[0], exp => (time + 3600) . '.5') }
sub play_text     { reply($_[0], '200 OK', 'text/plain',
                          '{"active":true,"client_id":"app",'
                          . '"scope":"system/*.rs"}') }
sub play_chunked  {
    put($_[0], "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
        . "Connection: close\r\n\r\n1d\r\n"
        . "{\"active\":true,\"scope\":\"syste\r\n1a\r\n"
        . "m/*.rs\",\"client_id\":\"app\"}\r\n0\r\n\r\n")
}

# ---- tokens that are not -------------------------------------------------

sub play_inactive { json($_[0], '{"active":false}') }
# whatever else it says
sub play_revoked  { active($_[0], active => 'false') }
sub play_expired  { active($_[0], exp => time - 1) }
sub play_now      { active($_[0], exp => time) }
sub play_later    { active($_[0], nbf => time + 3600) }
sub play_noclient { active($_[0], client_id => undef) }
sub play_number   { active($_[0], client_id => 7) }
sub play_blank    { active($_[0], client_id => '"a b"') }
sub play_empty_id { active($_[0], client_id => '""') }
sub play_long     { active($_[0], client_id => '"' . 'a' x 256 . '"') }
sub play_nul      { active($_[0], client_id => '"app\u0000"') }
sub play_lines    { active($_[0], scope => '"system/*.rs\r\nX: y"') }

# ---- answers that make no sense: nobody can tell -------------------------

sub play_string   { active($_[0], active => '"true"') }
sub play_one      { active($_[0], active => 1) }
sub play_missing  { active($_[0], active => undef) }
sub play_array    { json($_[0], '[{"active":true}]') }
sub play_html     { reply($_[0], '200 OK', 'text/html', '<h1>hi</h1>') }
sub play_twice    { json($_[0], '{"active":false,"active":true,'
                         . '"client_id":"app","scope":"system/*.rs"}') }
sub play_badexp   { active($_[0], exp => '"tomorrow"') }
sub play_badnbf   { active($_[0], nbf => 'null') }
sub play_empty    { json($_[0], '') }
sub play_more     { json($_[0], '{"active":true,"client_id":"app"} x') }
sub play_wide     { active($_[0], x => '"' . 'x' x 60_000 . '"') }
sub play_huge     { active($_[0], x => '"' . 'x' x 200_000 . '"') }
sub play_error    { reply($_[0], '500 Internal Server Error', 'text/plain',
                          '{"active":true,"client_id":"app",'
                          . '"scope":"system/*.rs"}') }
sub play_denied   { reply($_[0], '401 Unauthorized', 'application/json',
                          '{"error":"invalid_client"}') }
sub play_moved    { put($_[0], "HTTP/1.1 302 Found\r\nLocation: /\r\n"
                        . "Connection: close\r\nContent-Length: 0\r\n\r\n") }
sub play_nothing  { put($_[0], "HTTP/1.1 204 No Content\r\n"
                        . "Connection: close\r\n\r\n") }
sub play_slam     { }
sub play_half     { put($_[0], "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
                        . '{"active":true,"client_id":"app"}') }
sub play_gzip     { put($_[0], "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"
                        . "Connection: close\r\nContent-Length: 4\r\n\r\n"
                        . "\x1f\x8b\x08\x00") }
sub play_silent   { sleep 30 }
sub play_stall    { put($_[0], "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
                        . '{"active":true'); sleep 30 }

# ---- slow, but right -----------------------------------------------------

sub play_slow     { sleep 1; active($_[0]) }

1;
