# Copyright (c) the nginx-fhir-bulk authors
#
# Which calls fail in a run, and how: all of them, or a fixed choice; and what
# the test programs of the fault layer share.

package FhirBulk::FaultList;

use strict;
use warnings;

use Digest::MD5 qw(md5_hex);
use JSON::PP ();
use MIME::Base64 qw(encode_base64);
use Test::More;
use Time::HiRes qw(time);

use FhirBulk;

my $all = ($ENV{FHIR_BULK_FAULTS} // '') eq 'all';
my ($part, $parts) = split m{/}, $ENV{FHIR_BULK_FAULTS_PART} // '1/1';
my $only = $ENV{FHIR_BULK_FAULTS_ONLY} // '.';

# ---- how calls fail -------------------------------------------------------

my @disk = qw(ENOSPC EIO EINTR);
my %how = (
    (map { $_ => [@disk, 'SHORT'] } qw(write pwrite pwrite64)),
    (map { $_ => [qw(EPIPE ECONNRESET EINTR SHORT)] } qw(writev send)),
    (map { $_ => [qw(ECONNRESET EINTR SHORT END)] } qw(readv recv)),
    (map { $_ => [qw(EIO EINTR SHORT)] } qw(read pread64)),
    pread => [qw(EIO EINTR SHORT END)],         # a source's file is cut off
    (map { $_ => [qw(EIO ENOSPC)] }
     qw(fsync fdatasync ftruncate ftruncate64 rename renameat mkdir mkdirat)),
    (map { $_ => [qw(EMFILE EIO EINTR ENOMEM)] }
     qw(open open64 openat openat64 fopen)),
    (map { $_ => [qw(EMFILE ENOMEM)] } qw(opendir fdopendir)),
    (map { $_ => ['EIO', 'EINTR'] } qw(close fclose)),
    (map { $_ => ['EIO'] }
     qw(unlink unlinkat fchmod chmod stat stat64 lstat lstat64 fstat fstat64
        fstatat faccessat readdir sync_file_range fwrite fflush)),
    (map { $_ => [qw(ENOLCK EAGAIN)] } qw(fcntl64)),
    flock => ['ENOLCK', 'EINTR'],
    getrandom => [qw(EINTR SHORT ENOSYS)],
    socket => [qw(EMFILE ENOBUFS)],
    bind => ['EADDRINUSE'], listen => ['EADDRINUSE'],
    connect => [qw(ECONNREFUSED ETIMEDOUT EINTR)],
    accept4 => [qw(EMFILE ECONNABORTED EINTR)],
    poll => [qw(EINTR ENOMEM)], epoll_wait => ['EINTR'],
    epoll_ctl => ['ENOMEM'], epoll_create1 => ['EMFILE'],
    eventfd => ['EMFILE'], pipe2 => ['EMFILE'],
    setsockopt => ['ENOMEM'],
    pthread_create => ['EAGAIN'],
    (map { $_ => ['ENOMEM'] }
     qw(malloc calloc realloc reallocarray aligned_alloc posix_memalign strdup
        strndup mmap mmap64 __vasprintf_chk)),
    sqlite3_step => [qw(FULL IOERR NOMEM BUSY)],
    sqlite3_exec => [qw(FULL IOERR BUSY)],
    (map { $_ => [qw(NOMEM IOERR)] }
     qw(sqlite3_open_v2 sqlite3_prepare_v2 sqlite3_prepare_v3)),
    (map { $_ => ['NOMEM'] }
     qw(sqlite3_bind_int64 sqlite3_bind_null sqlite3_bind_text
        sqlite3_column_text)),
    (map { $_ => [1] }
     qw(PQconnectdbParams PQconninfoParse PQsendQuery PQsendQueryParams
        PQsetSingleRowMode PQconsumeInput PQgetCopyData PQgetCancel PQcancel
        PQescapeLiteral PQgetResult event_base_new event_new event_add
        evbuffer_new evbuffer_add evhttp_new evhttp_add_header
        evhttp_accept_socket_with_handle EVP_MD_CTX_new EVP_MD_fetch
        EVP_DigestInit_ex2 EVP_DigestUpdate EVP_DigestFinal_ex EVP_Digest
        RAND_bytes curl_easy_init curl_easy_perform curl_slist_append)),
    (map { $_ => [-4] } qw(inflate inflateInit2_)),
);

# what is none of ours: reading an eventfd, which knows no errors; calls of a
# library to itself; in libevent, epoll that refuses a connection (it is
# forgotten until it times out) and no memory for a peer's name (a crash)
my $not = qr/^read\ (?!EINTR).*\ <\ fhbd_pool_done\b
            |^strdup\ ENOMEM\ in\ libevent
            |^(?:sqlite3_|PQ|ev|EVP_|RAND_|inflate|curl_)\S+\ \S+\ in\ 
            |^epoll_ctl\ /x;

# functions whose trouble may last: so many calls in a row fail
my %lasts = ((map { $_ => [2] } qw(sqlite3_exec PQsendQuery fsync)),
             (map { $_ => [1000] } qw(write pwrite64 malloc socket connect)));

# ---- which of them --------------------------------------------------------

my %seen;

# [site, how, title, times] of all places, or a fixed choice of n among them
sub choose {
    my ($f, $what, $n, @sites) = @_;

    my @list;
    for my $site (@sites) {
        my $text = $f->text($site);
        for my $how (@{ $how{ $site->{function} } // [] }) {
            for my $times (1, @{ $lasts{ $site->{function} } // [] }) {
                my $more = $times == 1 ? '' : " x$times";
                my $title = $text =~ s/^(\S+)/$1 $how$more/r;
                next if $title =~ $not || "$what: $title" !~ /$only/
                    || $how eq 'SHORT' && $times > 1;
                # once: the story before may have made the same call
                push @list, [$site, $how, $title, $times]
                    if !$seen{"$site->{hash} $how $times"}++;
            }
        }
    }
    @list = sort { md5_hex($a->[2]) cmp md5_hex($b->[2])
                   || $a->[0]{hash} <=> $b->[0]{hash} } @list;
    my $i = 0;
    return grep { $i++ % $parts == $part - 1 } @list
        if $all || $only ne '.';

    splice @list, $n if @list > $n;
    return @list;
}

# Lets one call after the other fail.  sites: of the layer's record; sample:
# how many of them in ./dev check; run: does what is tried, and gives what it
# came to and what was wrong with it; again: makes all as it was, after that
sub faults {
    my ($s, $f, $what, %o) = @_;

    my ($begin, %ends, @bad) = time;
    my @list = choose($f, $what, $o{sample}, @{ $o{sites} });
    note "$what: " . @list . ' faults';
    for my $fault (@list) {
        my ($site, $how, $title, $times) = @$fault;
        my $from = -s $s->{log};
        $f->order($site, $how, times => $times);
        my ($end, @wrong) = $o{run}->();
        $f->withdraw;
        $end = 'not reached' if !$f->hits;
        $ends{$end}++;
        next if !@wrong;

        push @bad, $title;
        diag join '', "$what: $title: $end", (map { "\n  $_" } @wrong),
            said($s, $from);
        $o{again}->();
    }

    is(scalar @bad, 0, "$what: one call fails, " . @list . ' times');
    note sprintf '%s: %d faults in %d s: %s', $what, scalar @list,
        time - $begin, join ', ', map { "$ends{$_} $_" } sort keys %ends;
}

# what the sidecar said since a moment
sub said {
    my ($s, $from) = @_;
    my $log = substr FhirBulk::read_file($s->{log}) // '', $from;
    my @lines = grep { /^(?:fault|error|warn|\[)/ } split /\n/, $log;
    splice @lines, 6, @lines - 12, '…' if @lines > 13;
    return map { "\n    " . substr $_, 0, 300 } @lines;
}

# ---- what is exported -----------------------------------------------------

my $json = JSON::PP->new->utf8->canonical;
my ($old, $new) = qw(2024-01-01T00:00:00.000Z 2025-06-01T00:00:00.000Z);

sub resource {
    my ($type, $id, $updated, %more) = @_;
    return $json->encode({ resourceType => $type, id => $id,
                           meta => { lastUpdated => $updated }, %more }) . "\n";
}

sub ref_to { return { reference => $_[0] } }

sub files {
    my %files;
    for my $n (1 .. 3) {
        my $p = ref_to("Patient/p$n");
        $files{'Patient.ndjson'} .= resource('Patient', "p$n", $old);
        $files{'Observation.ndjson'} .= resource(
            'Observation', "o$n-$_", $_ % 2 ? $new : $old, subject => $p,
            status => $_ % 3 ? 'final' : 'amended',
            performer => [ref_to('Practitioner/d1')]) for 1 .. 4;
        $files{'Encounter.ndjson'} .= resource(
            'Encounter', "e$n", $new, subject => $p, status => 'finished',
            participant => [{ individual => ref_to('Practitioner/d2') }]);
        $files{'DocumentReference.ndjson'} .= resource(
            'DocumentReference', "d$n", $new, subject => $p,
            status => 'current', content => [{ attachment => {
                contentType => 'text/plain', url => "Binary/b$n" } }]);
        $files{'Binary.ndjson'} .= resource(
            'Binary', "b$n", $old, contentType => 'text/plain',
            data => encode_base64("content of $n", ''));
        $files{'Provenance.ndjson'} .= resource(
            'Provenance', "v$n", $new, recorded => $new,
            target => [ref_to("Observation/o$n-1")],
            agent => [{ who => ref_to('Practitioner/d3') }]);
    }
    $files{'Practitioner.ndjson'} = join '', map {
        resource('Practitioner', "d$_", $old) } 1 .. 3;
    $files{'Group.ndjson'} = resource(
        'Group', 'g1', $old, type => 'person', actual => JSON::PP::true,
        member => [map { { entity => ref_to("Patient/p$_") } } 1, 2]);
    return \%files;
}

# one that is deleted, as the ndjson source knows it
sub tombstone {
    return $json->encode({ resourceType => 'Flag', id => 'f1',
                           deleted => $new, patients => ['p1'] }) . "\n";
}

1;
