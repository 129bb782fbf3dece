# Copyright (c) the nginx-fhir-bulk authors
#
# The case folders of tokens, t/cases/jwt, as access tokens: nothing that the
# unit tests refuse comes in by nginx, and no worker dies of it (TOK-03,
# TOK-04, TOK-10, ACC-03).

use strict;
use warnings;

use lib 't/lib';
use FakeSidecar;
use FhirBulkToken;
use JSON::PP qw(decode_json);
use NginxServer qw($dir $port spew start_nginx error_log ask);
use Test::More;

my $issuer = 'a-client';
my $audience = 'https://bulk.example.org/token';
my $path = 'bulk-export/jobs/' . FakeSidecar::job('echo');

sub slurp {
    my ($file) = @_;
    open my $fh, '<', $file or die "$file: $!";
    binmode $fh;
    local $/;
    return scalar <$fh>;
}

# a case: options, then an empty line, then the token as it is
sub parse {
    my ($folder) = @_;
    my ($head, $token) = split /\n\n/, slurp("$folder/input"), 2;
    my %case = (token => $token =~ s/\n\z//r,
                expected => slurp("$folder/expected"));

    ($case{name}) = $folder =~ m{([^/]+)$};
    for my $line (split /\n/, $head) {
        push @{ $case{sets} }, $2 if $line =~ /^(keys): (.*)$/;
        $case{$1} = $2 if $line =~ /^([\w-]+): (.*)$/;
    }

    return \%case;
}

# what nginx says where the unit test says "verified": the claims decide
sub verified {
    my ($case) = @_;

    return 'unknown' if $case->{expected} !~ /^verified: (.*)$/m;
    # long ones are cut there, and are none of this issuer
    my $claims = eval { decode_json($1) } // {};
    my ($typ) = $case->{expected} =~ /^read:.* typ "([^"]*)"/m;

    return 'unknown' if defined $typ && $typ !~ m{^(?:JWT|(?:application/)?at\+jwt)$}i;
    return 'unknown' if ($claims->{iss} // '') ne $issuer
        || ($claims->{aud} // '') ne $audience || !$claims->{exp};
    return $claims->{exp} > time ? 'good' : 'expired';
}

my $sock = FakeSidecar::start();
my @cases = map { parse($_) } sort glob 't/cases/jwt/*';
cmp_ok(scalar @cases, '>', 150, 'there are cases');

my %sets = map { $_->{keys} => 1 } @cases;
my $locations = join '', map {
    spew("$dir/auth/$_.jwks", slurp("t/cases/keys/$_.jwks"));
    <<"END"
        location ^~ /$_/bulk-export/ {
            fhir_bulk status;
            fhir_bulk_base https://fhir.example.org/$_;
            fhir_bulk_auth jwt $dir/auth/$_.jwks issuer=$issuer
                               audience=$audience clients=off;
        }
END
} sort keys %sets;
start_nginx(<<"END");
    upstream fhir_bulkd { server unix:$sock; keepalive 4; }
    large_client_header_buffers 4 64k;
    fhir_bulk_pass fhir_bulkd;
    fhir_bulk_audit off;
    server {
        listen 127.0.0.1:$port;
$locations
    }
END

my %seen;
for my $case (@cases) {

    # here are one set and every algorithm, and a token without kid may do
    next if @{ $case->{sets} } > 1 || exists $case->{algs} || $case->{expected} =~ /has no "kid"/;

    my ($status, $head, $body) = ask('GET', "/$case->{keys}/$path",
        "Authorization: Bearer $case->{token}\r\n");
    my ($code) = $body =~ /"code":"(\w+)"/;
    $code //= $status == 202 ? 'good' : 'none';
    my $want = verified($case);

    # some cannot stand in a header: nginx itself refuses the request, or
    # there is no token in it, or the token ends where the header ends
    if ($case->{token} =~ /[\0\r\n]|^[ \t]*$/
        || length $case->{token} > 60_000)
    {
        like($status, qr/^4(?:00|01|31)$/, "$case->{name}: $status");
        next;
    }

    # blanks around a header's value are not of it
    if ($case->{token} =~ /^ | $/ && $want eq 'unknown') {
        $want = '(unknown|expired|good)';
    }

    like($code, qr/^$want$/, "$case->{name}: $want");
    $seen{$want}++;
}

cmp_ok($seen{unknown}, '>', 100, 'most are refused as what they are');
cmp_ok(($seen{expired} // 0) + ($seen{good} // 0), '>', 10,
       'and those that are right would come in');
unlike(error_log(), qr/\[(alert|crit|emerg)\]|exited on signal/,
       'nothing worse in the log');
is(scalar(grep { /fhir bulk/ && /eyJ/ } split /\n/, error_log()), 0,
   'no token in what we log');

done_testing();
