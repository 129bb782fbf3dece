# Copyright (c) the nginx-fhir-bulk authors
#
# The calls of a bulk client: kick-off, polls, downloads.  Methods of FhirBulk.

package FhirBulk;

use strict;
use warnings;

use Time::HiRes qw(sleep time);

use FhirBulk::Schema;

# a path below the server, or an absolute URL of it.  The access token in
# {bearer} goes with it unless there is an Authorization, be it undef.
sub request {
    my ($self, $method, $url, @headers) = @_;

    my %o;
    %o = %{ pop @headers } if @headers % 2;
    push @headers, Authorization => "Bearer $self->{bearer}"
        if defined $self->{bearer}
            && !grep { $_ % 2 == 0 && lc $headers[$_] eq 'authorization' }
                0 .. $#headers;
    my $target = $url =~ s{^\Q$self->{server}\E}{}r;
    $target =~ m{^/} or die "not a URL of this server: $url\n";

    my $reply = FhirBulk::Http::request(
        "127.0.0.1:$self->{port}", $method, $target, close => 1,
        headers => \@headers, %o);
    _check_manifest($target, $reply) if $method eq 'GET';

    return $reply;
}

# every manifest that any test is answered is one of the schema's
sub _check_manifest {
    my ($target, $reply) = @_;

    return if $target !~ m{/jobs/[A-Za-z0-9_-]{22}(?:/pages/\d+)?$}
        || $reply->{truncated} || $reply->{status} !~ /^20[02]$/
        || ($reply->header('Content-Type') // '') ne 'application/json';

    my @wrong = FhirBulk::Schema::manifest(
        FhirBulk::Schema::decode($reply->{body}));
    die "$target: no manifest: " . join('; ', @wrong) . "\n$reply->{body}\n"
        if @wrong;
}

sub get { my $self = shift; return $self->request('GET', @_) }

# path below the base, as '/Patient/$export?…'; headers given replace the
# usual ones, undef takes one away; body is that of a POST
sub kickoff {
    my ($self, $path, %headers) = @_;

    my $base = delete $headers{base} // $self->{base};
    my $method = delete $headers{method} // 'GET';
    my $body = delete $headers{body};
    my %all = (Accept => 'application/fhir+json', Prefer => 'respond-async',
               %headers);
    my @headers = map { my $name = $_;
                        map { ($name => $_) }
                            ref $all{$name} ? @{ $all{$name} } : $all{$name} }
                  grep { defined $all{$_} || $_ eq 'Authorization' }
                  sort keys %all;
    return $self->request($method, "$base$path", @headers,
                          defined $body ? { body => $body } : ());
}

# polls until the job is not in progress any more; true to Retry-After unless
# poll_limit is off, which it is by default here
sub wait_done {
    my ($self, $url, $seconds) = @_;

    my $strict = ($self->{ini}{poll_limit} // 'off') ne 'off';
    my $deadline = time + patience($seconds // 60);

    while (1) {
        my $reply = $self->get($url);
        # STAT-20: the job's own status, if it is told apart
        my ($status) = ($reply->header('X-Export-Status')
                        // $reply->{status}) =~ /^(\d+)/;
        return $reply if $status != 202;
        die "the job stays in progress: " . join "\n", $self->log_tail
            if time > $deadline;
        sleep($strict ? $reply->header('Retry-After') : 0.03);
    }
}

# the manifest of a job that has to complete
sub wait_complete {
    my ($self, $url, $seconds) = @_;

    my $reply = $self->wait_done($url, $seconds);
    $reply->{status} == 200
        or die "status $reply->{status}: $reply->{body}\n"
            . join "\n", $self->log_tail;

    return $reply->json;
}

# whole file, decoded
sub download {
    my ($self, $url, %headers) = @_;

    my $reply = $self->get($url, %headers);
    $reply->{status} == 200 && !$reply->{truncated}
        or die "$url: $reply->{line}: $reply->{body}\n";

    return FhirBulk::Data::decoded($reply);
}

# kick-off, polls, downloads: { url, manifest, pages => [the manifest and what
# is linked from it], files => { name => bytes } }
sub export {
    my ($self, $path, %headers) = @_;

    my $reply = $self->kickoff($path, %headers);
    $reply->{status} == 202
        or die "$path: status $reply->{status}: $reply->{body}\n";

    my $url = $reply->header('Content-Location');
    return $self->collect($url, $self->wait_complete($url));
}

sub collect {
    my ($self, $url, $manifest) = @_;

    my @pages = ($manifest);
    while (my $link = $pages[-1]{link}) {
        my $reply = $self->get($link->[0]{url});
        $reply->{status} == 200
            or die "$link->[0]{url}: $reply->{line}: $reply->{body}\n";
        push @pages, $reply->json;
    }

    my %files;
    for my $item (map { @$_ } map { $_ // () }
                  map { @$_{qw(output deleted error outcome)} } @pages)
    {
        my ($name) = $item->{url} =~ m{([^/]+)$};
        die "$name is listed twice\n" if exists $files{$name};
        $files{$name} = $self->download($item->{url});
    }

    return { url => $url, manifest => $manifest, pages => \@pages,
             files => \%files };
}

# folder of a job below the export root
sub job_folder {
    my ($self, $url, $tenant) = @_;
    my ($id) = $url =~ m{/jobs/([A-Za-z0-9_-]{22})$}
        or die "no status URL: $url\n";
    return "$self->{root}/" . ($tenant // 'default') . "/$id";
}

1;
