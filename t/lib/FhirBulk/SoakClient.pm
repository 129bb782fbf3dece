# Copyright (c) the nginx-fhir-bulk authors
#
# A well-behaved bulk client of the soak: it does what the specification asks
# for, no more than once where that matters, and takes nothing but the
# documented status for an answer.
#
#   my $c = FhirBulk::SoakClient->new($stack, $id, want => { … });
#   $c->job($order)         one export from kick-off to delete
#   $c->work($file)         jobs and other requests until the file is there
#   $c->hurry($file)        as many short requests as it can
#   $c->{count}             { "kind status" => milliseconds, packed floats }
#   $c->{failures}          [ { at, kind, what, … }, … ]
#
# A request over a kept connection that was closed before the first byte of an
# answer is sent again over a new one, as RFC 9112 (9.3.1) has it, if it is a
# GET.  That is counted (repeats), and is no failure; all else is.

package FhirBulk::SoakClient;

use strict;
use warnings;

use Digest::SHA qw(sha256_hex);
use IO::Select;
use JSON::PP ();
use Socket qw(MSG_PEEK);
use Time::HiRes qw(sleep time);

use FhirBulk::Data;
use FhirBulk::Http;

my $json = JSON::PP->new->utf8->canonical;

# what is asked for: tenant, path below the base, Parameters of a POST
our %orders = (
    patient => ['default', '/Patient/$export?_type=Patient,Observation'],
    system  => ['default', '/$export?_type=Patient,Encounter,Condition'],
    group   => ['default', '/Group/cohort/$export'],
    since   => ['default', '/Patient/$export?_type=Observation'
                . '&_since=2001-01-01T00:00:00Z'],
    filter  => ['default', '/Patient/$export?_type=Observation'
                . '&_typeFilter=Observation%3Fstatus%3Dfinal'],
    partial => ['default', '/$export?allowPartialManifests=true'],
    post    => ['default', '/Patient/$export',
                { _type => 'Patient', _elements => 'Patient.name' }],
    blocks  => ['folder', '/Patient/$export?organizeOutputBy=Patient'],
    folder  => ['folder', '/$export'],
    ward    => ['folder', '/Group/ward-7/$export?_type=Patient,Observation'],
);

sub new {
    my ($class, $stack, $id, %o) = @_;
    return bless { stack => $stack, id => $id, count => {}, failures => [],
                   repeats => 0, jobs => 0, token => {}, left => [], %o },
        $class;
}

# one request

sub fail {
    my ($self, $kind, $what, $reply) = @_;

    my $id = $reply && $reply->header('X-Request-Id');
    push @{ $self->{failures} }, {
        at => time, client => $self->{id}, kind => $kind,
        what => $what . ($reply ? ": $reply->{line} "
                         . substr($reply->{body}, 0, 300) : '')
            . ($id ? " (request $id)" : '') };
    return;
}

# closed before it has said anything?
sub dead {
    my ($sock) = @_;
    return 0 if !IO::Select->new($sock)->can_read(60);
    my $got = recv $sock, my $byte, 1, MSG_PEEK;
    return !defined $got || length $byte == 0;
}

sub send_once {
    my ($self, $method, $target, $sock, %o) = @_;

    my $s = $self->{stack};
    my $peer = "127.0.0.1:$s->{port}";
    my $begun = FhirBulk::Http::begin($peer, $method, $target, %o,
                                      sock => $sock);
    return FhirBulk::Http::Reply->broken("no connection: $!") if !$begun;
    return if $sock && dead($begun);

    my $reply = FhirBulk::Http::head($begun, 60)
        or return FhirBulk::Http::Reply->broken('no answer');

    if ($o{break_off}) {
        $o{break_off}->($reply, $begun);
    } else {
        FhirBulk::Http::body($reply, $method, 60);
        $reply->{sock} = $begun;
    }
    return $reply;
}

# gives the reply if it has a status out of expect, else notes the failure;
# opt: headers, body, tenant (a token is sent), break_off
sub ask {
    my ($self, $kind, $method, $url, $expect, %o) = @_;

    my $target = $url =~ s{^\Q$self->{stack}{server}\E}{}r;
    my @headers = @{ $o{headers} || [] };
    if (defined $o{tenant}) {
        my $token = $self->token($o{tenant}) // return;
        push @headers, Authorization => "Bearer $token";
    }

    my $keep = $method eq 'GET' && !$o{break_off} && !$self->{hasty}
        && rand() < 0.7;
    my %how = (headers => \@headers, body => $o{body}, close => !$keep,
               break_off => $o{break_off});
    my $sock = $keep ? delete $self->{kept} : undef;

    my $begin = time;
    my $reply = $self->send_once($method, $target, $sock, %how);
    if (!$reply) {
        $self->{repeats}++;
        $reply = $self->send_once($method, $target, undef, %how);
    }
    my $took = 1000 * (time - $begin);

    $self->{count}{"$kind $reply->{status}"} .= pack 'f', $took;
    $self->{kept} = delete $reply->{sock}
        if $keep && !$reply->{truncated}
            && lc($reply->header('Connection') // '') ne 'close';

    return $self->fail($kind, "cut short: $method $target", $reply)
        if $reply->{truncated};
    return $self->fail($kind, "$method $target", $reply)
        if !grep { $reply->{status} == $_ } @$expect;
    return $reply;
}

# a token that is good for some seconds more
sub token {
    my ($self, $tenant) = @_;

    my $s = $self->{stack};
    my $has = $self->{token}{$tenant};
    return $has->[0] if $has && $has->[1] > time + 10;

    my $url = $s->token_url($tenant);
    my $assertion = $s->assertion($self->{id}, claims => { aud => $url });
    my $reply = $self->ask('token', 'POST', $url, [200],
        headers => ['Content-Type' => 'application/x-www-form-urlencoded',
                    Accept => 'application/json'],
        body => FhirBulk::form(FhirBulk::token_form($assertion,
                                                    'system/*.rs'))) // return;
    my $got = $reply->json;
    $self->{token}{$tenant} = [$got->{access_token},
                               time + $got->{expires_in}];
    return $got->{access_token};
}

# one export

sub kick_off {
    my ($self, $order) = @_;

    my ($tenant, $path, $parameters) = @{ $orders{$order} };
    my @headers = (Accept => 'application/fhir+json',
                   Prefer => 'respond-async');
    my $url = $self->{stack}->base_of($tenant) . $path;
    return $self->ask('kick-off', 'GET', $url, [202], tenant => $tenant,
                      headers => \@headers) if !$parameters;

    my $body = $json->encode({ resourceType => 'Parameters', parameter => [
        map { { name => $_, valueString => $parameters->{$_} } }
            sort keys %$parameters ] });
    return $self->ask('kick-off', 'POST', $url, [202], tenant => $tenant,
        headers => [@headers, 'Content-Type' => 'application/fhir+json'],
        body => $body);
}

# true to Retry-After; gives the 200
sub poll {
    my ($self, $tenant, $url, $kind) = @_;

    my $deadline = time + 180;
    while (1) {
        my $reply = $self->ask($kind, 'GET', $url, [200, 202],
                               tenant => $tenant) // return;
        return $reply if $reply->{status} == 200;
        my $wait = $reply->header('Retry-After') // '';
        return $self->fail($kind, 'no Retry-After', $reply)
            if $wait !~ /^[1-9]\d*$/;
        return $self->fail($kind, 'still in progress', $reply)
            if time > $deadline;
        sleep $wait;
    }
}

# whole, as it is or gzip, or broken off and resumed; gives the bytes
sub download {
    my ($self, $tenant, $url) = @_;

    my @gzip = rand() < 0.7 ? ('Accept-Encoding' => 'gzip') : ();
    return $self->resumed($tenant, $url) if @gzip && rand() < 0.3;

    my $reply = $self->ask('download', 'GET', $url, [200], tenant => $tenant,
                           headers => \@gzip) // return;
    return eval { FhirBulk::Data::decoded($reply) }
        // $self->fail('download', "$url: $@", $reply);
}

sub resumed {
    my ($self, $tenant, $url) = @_;

    my ($bytes, $length);
    my $first = $self->ask('broken off', 'GET', $url, [200],
        tenant => $tenant, headers => ['Accept-Encoding' => 'gzip'],
        break_off => sub {
            my ($reply, $sock) = @_;
            $bytes = delete $reply->{rest};
            $length = $reply->header('Content-Length') // return;
            my $some = int rand $length;
            while (length $bytes < $some) {
                FhirBulk::Http::fill($sock, \$bytes, time + 60) or last;
            }
            $bytes = substr $bytes, 0, $some if length $bytes > $some;
            $reply->{truncated} = length $bytes < $some;
        }) // return;
    return $self->fail('broken off', 'no length', $first) if !defined $length;

    my $from = length $bytes;
    my $rest = $self->ask('resumed', 'GET', $url, [206], tenant => $tenant,
        headers => ['Accept-Encoding' => 'gzip', Range => "bytes=$from-",
                    'If-Range' => $first->header('ETag') // 'none'])
        // return;
    return $self->fail('resumed', "not the rest from $from", $rest)
        if ($rest->header('Content-Range') // '')
            ne "bytes $from-" . ($length - 1) . "/$length";

    $first->{body} = $bytes . $rest->{body};
    return eval { FhirBulk::Data::decoded($first) }
        // $self->fail('resumed', "$url: $@", $rest);
}

# all that the manifest lists: counts, and one digest of all lines
sub collect {
    my ($self, $tenant, $done) = @_;

    my (@lines, %seen);
    for (my $page = $done; $page; ) {
        my $manifest = $page->json;
        for my $item (@{ $manifest->{error} // [] }) {
            push @lines, @{ $self->told($tenant, $item->{url}) // return };
        }
        for my $item (@{ $manifest->{output} }) {
            return $self->fail('manifest', 'listed twice', $page)
                if $seen{ $item->{url} }++;
            my $bytes = $self->download($tenant, $item->{url}) // return;
            my @got = split /\n/, $bytes;
            return $self->fail('download',
                @got . " lines, count $item->{count}: $item->{url}")
                if defined $item->{count} && @got != $item->{count};
            push @lines, @got;
        }
        my $next = $manifest->{link} ? $manifest->{link}[0]{url} : last;
        $page = $self->poll($tenant, $next, 'page') // return;
    }
    return [scalar @lines, sha256_hex(join "\n", sort @lines)];
}

# what message files say beyond that a job was interrupted
sub told {
    my ($self, $tenant, $url) = @_;
    my $bytes = $self->download($tenant, $url) // return;
    return [grep { !/"severity":"information"/ } split /\n/, $bytes];
}

sub job {
    my ($self, $order) = @_;

    my $tenant = $orders{$order}[0];
    my $kick = $self->kick_off($order) // return;
    my $url = $kick->header('Content-Location');
    my $done = $self->poll($tenant, $url, 'status') // return;
    my $got = $self->collect($tenant, $done) // return;
    my $want = $self->{want}{$order};
    return $self->fail('content', "$order: $got->[0] resources that are not "
                       . "the $want->[0] of before")
        if $want && "@$got" ne "@$want";
    $self->{jobs}++;

    if ($self->{leave} && rand() < 0.3) {
        push @{ $self->{left} }, [$tenant, $url, time + $self->{leave}];
        return $got;
    }

    $self->ask('delete', 'DELETE', $url, [202], tenant => $tenant) // return;
    $self->ask('deleted', 'GET', $url, [404], tenant => $tenant) // return;
    return $got;
}

# other things that clients ask

sub look {
    my ($self) = @_;

    my $tenant = rand() < 0.5 ? 'default' : 'folder';
    my $base = $self->{stack}->base_of($tenant);
    my @ways = (
        ['metadata', "$base/metadata", []],
        ['discovery', "$base/.well-known/smart-configuration", []],
        ['definition', "$base/OperationDefinition/export", []],
        ['group', "$base/Group/cohort", [tenant => $tenant]],
        ['groups', "$base/Group?_id=cohort,ward-7", [tenant => $tenant]],
        ['other', "$base/Patient/1", []],
    );
    my ($kind, $url, $more) = @{ $ways[rand @ways] };
    $self->ask($kind, 'GET', $url, [200], @$more);
}

# jobs that were left to expire are gone a moment after that
sub revisit {
    my ($self) = @_;

    while (@{ $self->{left} } && $self->{left}[0][2] < time) {
        my ($tenant, $url) = @{ shift @{ $self->{left} } };
        $self->ask('expired', 'GET', $url, [404], tenant => $tenant);
    }
}

# the soak itself may have been killed
sub over {
    my ($self, $file) = @_;
    return -e $file || getppid != $self->{parent};
}

sub work {
    my ($self, $file) = @_;

    my @orders = sort keys %orders;
    until ($self->over($file)) {
        $self->job($orders[rand @orders]);
        $self->look for 1 .. rand 4;
        $self->revisit;
    }
}

# short requests without a pause, each over a connection of its own, tokens
# among them, which nobody may send twice
sub hurry {
    my ($self, $file) = @_;

    local $self->{hasty} = 1;
    until ($self->over($file)) {
        %{ $self->{token} } = ();
        for my $tenant ('default', 'folder') {
            my $base = $self->{stack}->base_of($tenant);
            $self->ask('metadata', 'GET', "$base/metadata", [200]) for 1 .. 4;
            $self->ask('group', 'GET', "$base/Group/cohort", [200],
                       tenant => $tenant) for 1 .. 2;
        }
    }
}

1;
