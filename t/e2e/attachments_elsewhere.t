#!/usr/bin/perl
# Copyright (c) the nginx-fhir-bulk authors
#
# Attachments whose content another server has (ATT-04): it is fetched into
# the job once, and a client needs no token but ours.  What cannot be had is
# told, and holds nothing up.  The same on both sources.

use strict;
use warnings;

use FindBin;
use lib "$FindBin::Bin/../lib";

use FhirBulk;
use IO::Select;
use IO::Socket::INET;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8->canonical;
my $old = '2024-01-01T00:00:00.000Z';
my $port = FhirBulk::free_port();
my $there = "http://127.0.0.1:$port";

# nobody listens there
my $closed = "http://127.0.0.1:" . FhirBulk::free_port();

my %document = (
    one => ["$there/one.pdf"], again => ["$there/one.pdf"],
    two => ["$there/two.pdf?sig=a%2Bb&x=1#page=2"],
    moved => ["$there/moved"], gone => ["$there/gone"],
    large => ["$there/large"], empty => ["$there/empty"],
    silent => [map { "http://localhost:$port/silent/$_" } 1 .. 60],
    down => [map { "$closed/$_" } 1 .. 5],
    blank => ["$there/a b"], urn => ['urn:oid:1.2.3'],
    listed => ['https://media.example.net/d'],
);

sub resource {
    my ($type, $id, %more) = @_;
    return $json->encode({ resourceType => $type, id => $id,
                           meta => { lastUpdated => $old }, %more }) . "\n";
}

my $files = {
    'Patient.ndjson' => resource('Patient', 'p1', photo => [
        { contentType => 'application/pdf', url => "$there/one.pdf" }]),
    'DocumentReference.ndjson' => join('', map {
        resource('DocumentReference', $_, status => 'current',
            subject => { reference => 'Patient/p1' },
            content => [map { { attachment => {
                contentType => 'application/pdf', size => 77,
                hash => 'BBBB', url => $_ } } } @{ $document{$_} }])
    } sort keys %document),
};

sub stack {
    my ($source, %o) = @_;

    my $s = FhirBulk->new(source => 'none', start => 0, tenants => {},
        servers => sub {
            my $d = $_[0]{dir};
            return <<"END";
    log_format elsewhere '\$request \$http_authorization';
    server {
        listen 127.0.0.1:$port;
        access_log $d/elsewhere.log elsewhere;
        root $d/elsewhere;
        location /silent { return 444; }
        location = /moved { return 302 $there/one.pdf; }
    }
END
        }, %o);

    $s->folder('elsewhere');
    $s->write_file('elsewhere/one.pdf', 'the first');
    $s->write_file('elsewhere/two.pdf', "second\0\n");
    $s->write_file('elsewhere/large', 'x' x 1025);
    $s->write_file('elsewhere/empty', '');

    if ($source eq 'postgres') {
        $s->start_postgres;
        $s->load_table('jsonb');
        $s->load_files('jsonb', $files);
        $s->{tenant} = { $s->postgres_keys('jsonb') };
    } else {
        $s->{tenant} = { source => 'ndjson',
                         path => $s->ndjson_folder('data', $files) };
    }
    $s->{tenant} = { %{ $s->{tenant} }, attachment_private => 'on',
                     attachment_max => 1024,
                     attachment_hosts => 'media.example.net' };
    $s->{tenants} = { public => { %{ $s->{tenant} },
                                  attachment_private => 'off' } };
    $s->write_ini;
    $s->start_sidecar;
    $s->start_nginx;
    return $s;
}

# id => attachments of all output
sub documents {
    my ($export) = @_;
    my %all;
    for my $r (map { $json->decode($_) } map { split /\n/ }
               map { $export->{files}{$_} }
               grep { !/^error/ } keys %{ $export->{files} })
    {
        next if $r->{resourceType} eq 'Parameters';
        $all{ $r->{id} } = [map { $_->{attachment} } @{ $r->{content} }];
        $all{ $r->{id} } = $r->{photo} if $r->{photo};
    }
    return \%all;
}

sub told {
    my ($export) = @_;
    return join '; ', sort map { $_->{diagnostics} }
        map { @{ $_->{issue} } } map { $json->decode($_) }
        map { split /\n/ } map { $export->{files}{$_} }
        grep { /^error/ } sort keys %{ $export->{files} };
}

sub fetches {
    my ($s) = @_;
    my @lines = split /\n/,
        FhirBulk::read_file("$s->{dir}/elsewhere.log") // '';
    return @lines;
}

sub stories {
    my ($source) = @_;
    my $s = stack($source);
    my $ours = qr{\A\Q$s->{base}\E/bulk-export/attachments/[\w-]{44}\z};

    subtest 'copied' => sub {
        my $export = $s->export('/$export');
        my $all = documents($export);
        my %url = map { $_ => $all->{$_}[0]{url} } keys %$all;

        is(scalar keys %$all, 1 + keys %document,
            'ATT-06: every document is there');

        for my $case ([one => 'the first'], [again => 'the first'],
                      [two => "second\0\n"], [empty => ''])
        {
            my ($id, $content) = @$case;
            like($url{$id}, $ours, "ATT-04: $id: a URL of the job");
            my $reply = $s->get($url{$id});
            is("$reply->{status} " . $reply->header('Content-Type')
                . " $reply->{body}", "200 application/pdf $content",
                "ATT-04 ATT-05: $id: with the content from there");
            is("$all->{$id}[0]{size} $all->{$id}[0]{hash}", '77 BBBB',
                "ATT-04: $id: size and hash stay");
        }
        is($url{p1}, $url{one}, 'ATT-04: one copy for all that name it');
        is(scalar(grep { m{ /one\.pdf } } fetches($s)), 1,
            'ATT-04: which is fetched once');
        is_deeply([grep { !/ -\z/ } fetches($s)], [],
            'NET-10: nobody\'s token goes there');

        for my $id (qw(moved gone large down silent)) {
            like($url{$id}, $ours, "ATT-06: $id: a URL like others");
            is($s->get($url{$id})->{status}, 404,
                "ATT-06: $id: that leads nowhere");
        }
        is($url{listed}, 'https://media.example.net/d',
            'ATT-04: attachment_hosts: clients fetch from there');
        is($url{blank}, "$there/a b", 'ATT-04: no URL: stays');
        is($url{urn}, 'urn:oid:1.2.3', 'ATT-04: nothing to fetch: stays');

        is(told($export), 'Attachments: 1 are on other servers, which may ask'
            . ' for other credentials.; Attachments: 68 could not be read;'
            . ' their URLs lead nowhere.', 'ATT-04 ATT-06: what is told');

        my $asked = grep { m{ /silent/} } fetches($s);
        cmp_ok($asked, '>', 0, 'ATT-04: a server that does not answer');
        cmp_ok($asked, '<=', 3 * 8, 'ATT-04: is not asked for ever');

        $s->request('DELETE', $export->{url});
        is($s->get($url{one})->{status}, 404, 'ATT-05: gone with the job');
    };

    subtest 'attachment_private = off' => sub {
        my $before = fetches($s);
        my $export = $s->export('/$export',
                                base => "$s->{server}/public/fhir");
        is(documents($export)->{one}[0]{url}, "$there/one.pdf",
            'ATT-04: only https');
        is(scalar(fetches($s)), $before, 'ATT-04: nothing is asked there');
    };

    $s->stop;
}

subtest $_ => sub { stories($_) } for qw(ndjson postgres);

subtest 'a server that keeps silent' => sub {
    my $silent = IO::Socket::INET->new(Listen => 5, LocalAddr => '127.0.0.1')
        or die "listen: $!\n";
    my $url = 'http://127.0.0.1:' . $silent->sockport;
    local $files->{'DocumentReference.ndjson'} =
        resource('DocumentReference', 'd', status => 'current',
                 content => [{ attachment => { url => "$url/x" } }]);
    my $s = stack('ndjson');
    my $job = $s->kickoff('/$export')->header('Content-Location');
    ok(IO::Select->new($silent)->can_read(FhirBulk::patience(20)),
        'ATT-04: is asked');
    is($s->request('DELETE', $job)->{status}, 202, 'DEL-01: accepted');
    FhirBulk::wait_for('the folder to go', 20,
                       sub { !-e $s->job_folder($job) });
    pass('DEL-03: and the request there is given up');
    $s->stop;
};

done_testing;
