# Copyright (c) the nginx-fhir-bulk authors
#
# What is exported while things are killed: the data of a few patients with all
# that phases of a job look for, a larger table beside it, the exports that are
# asked for, and what each has to bring.

package FhirBulk::KillsData;

use strict;
use warnings;

use Digest::MD5 qw(md5_hex);
use JSON::PP ();
use MIME::Base64 qw(encode_base64);

my $json = JSON::PP->new->utf8->canonical;
my ($old, $new) = qw(2024-01-01T00:00:00.000Z 2025-06-01T00:00:00.000Z);
my $between = '2025-01-01T00:00:00Z';

our ($patients, $each) = (16, 24);

# by name; "big" is of another tenant
our %path = (
    system => '/$export',
    patient => '/Patient/$export?_type=Patient,Observation,Encounter',
    pages => '/$export?allowPartialManifests=true',
    organized => '/Patient/$export?organizeOutputBy=Patient',
    filter => '/$export?_type=Observation'
        . '&_typeFilter=Observation%3Fstatus%3Dfinal',
    attachments => '/Patient/$export?_type=DocumentReference,Patient',
    latest => '/Group/g1/$export?_type=Observation'
        . '&includeAssociatedData=LatestProvenanceResources',
    since => "/Group/g1/\$export?_since=$between",
    small => '/$export?_type=Patient',
    big => '/$export',
);

sub tenant { return $_[0] eq 'big' ? 'big' : 'default' }

sub resource {
    my ($type, $id, $updated, %more) = @_;
    return { resourceType => $type, id => $id,
             meta => { lastUpdated => $updated }, %more };
}

sub to { return { reference => $_[0] } }

# a Patient with what belongs to it
sub patient {
    my ($n) = @_;
    my ($p, @all) = "p$n";
    my $add = sub { push @all, resource(@_) };
    my $of = to("Patient/$p");

    $add->('Patient', $p, $n % 2 ? $old : $new, active => JSON::PP::true);
    for my $i (1 .. $each) {
        $add->('Observation', "$p-o$i", $i % 3 ? $old : $new,
               status => $i % 4 ? 'final' : 'amended', subject => $of,
               code => { text => 'x' x 300 },
               performer => [to('Practitioner/d' . $i % 7)]);
        for my $k ($i % 2 ? (1, 2) : 1) {
            my $at = ($i + $k) % 3 ? $old : $new;
            $add->('Provenance', "$p-v$i-$k", $at, recorded => $at,
                   target => [to("Observation/$p-o$i")],
                   agent => [{ who => to("Practitioner/by$n") }]);
        }
    }
    $add->('Encounter', "$p-e", $new, status => 'finished', subject => $of,
           serviceProvider => to("Organization/a$n"));
    $add->('Organization', "a$n", $old, partOf => to("Organization/b$n"));
    $add->('Organization', "b$n", $old);
    $add->('Practitioner', "by$n", $old);
    # the last one's content is missing
    $add->('DocumentReference', "$p-d", $new, status => 'current',
           subject => $of, content => [{ attachment => {
               contentType => 'text/plain', url => "Binary/$p-b" } }]);
    $add->('Binary', "$p-b", $old, contentType => 'text/plain',
           data => encode_base64("content of $p", '')) if $n < $patients;

    return @all;
}

sub resources {
    return ((map { patient($_) } 1 .. $patients),
            (map { resource('Practitioner', "d$_", $old) } 0 .. 6),
            resource('Group', 'g1', $old, type => 'person',
                actual => JSON::PP::true,
                member => [map { { entity => to($_) } }
                           (map { "Patient/p$_" } 2 .. $patients),
                           'Patient/nobody', 'Practitioner/d6',
                           'Group/nowhere']));
}

# the rows into the tables of a stack
sub load {
    my ($s) = @_;

    my @rows = map {
        "('$_->{resourceType}', '$_->{id}', '$_->{meta}{lastUpdated}',"
            . " false, '" . $json->encode($_) . "')"
    } resources();
    push @rows, map {
        "('Flag', 'flag$_', '$new', true, '{\"subject\":{\"reference\":"
            . "\"Patient/p" . (1 + $_ % $patients) . "\"}}')"
    } 1 .. 1100;
    $s->sql('INSERT INTO s_jsonb.resource (type, id, last_updated, deleted,'
            . ' body) VALUES ' . join(",\n", @rows)
            . '; ANALYZE s_jsonb.resource');
    $s->load_table('text', '--resources', 6000);
    $s->{tenants}{big} = { $s->postgres_keys('text') };
    # a statement that sends nothing for a long time
    $s->{tenants}{silent} = { $s->postgres_keys('text'),
                              where => 'pg_sleep(600) IS NOT NULL' };
}

# Types and numbers that an export has to have at least, worked out by hand
sub least {
    my ($shape) = @_;

    my $in = $patients - 1;             # members of the group
    my %of = (
        patient => { Patient => $patients, Encounter => $patients,
                     Observation => $patients * $each },
        organized => { Patient => $patients, Encounter => $patients,
                       Observation => $patients * $each },
        filter => { Observation => $patients * $each * 3 / 4 },
        attachments => { Patient => $patients,
                         DocumentReference => $patients },
        latest => { Observation => $in * $each, Provenance => $in * $each },
        since => { Observation => $in * $each / 3, Encounter => $in },
        small => { Patient => $patients },
    );

    return $of{$shape} || {};
}

# What an export has brought as a count by line: "Type/id hash of the bytes",
# of organized output with the block in front, deletions, contents of
# attachments.  Ids of jobs are taken out, all else is the same each time.
sub brought {
    my ($s, $export) = @_;

    my (%all, %attached);
    my $block = '';
    my ($id) = $export->{url} =~ m{([^/]+)$};

    for my $name (sort { number($a) <=> number($b) || $a cmp $b }
                  grep { !/^error/ } keys %{ $export->{files} })
    {
        my ($type) = $name =~ /^(\w+)/;
        for my $line (split /\n/, $export->{files}{$name}) {
            if ($type eq 'deleted') {
                $all{ $_->{request}{url} }++
                    for @{ $json->decode($line)->{entry} };
                next;
            }
            if ($type eq 'part' && $line =~ /^\{"resourceType":"Parameters"/) {
                $block = $json->decode($line)->{parameter}[0]{valueReference}
                    {reference} . ': ';
                next;
            }
            $attached{$_} = 1
                for $line =~ m{"(http[^"]*/bulk-export/attachments/[^"]*)"}g;
            my $key = FhirBulk::Data::key($line, $type eq 'part' ? undef
                                                                 : $type);
            $all{"$block$key " . md5_hex($line =~ s/\Q$id\E/ID/gr)}++;
        }
    }

    for my $url (sort keys %attached) {
        my $reply = $s->get($url);
        my ($name) = $url =~ m{([^/]+)$};
        $name =~ s/\Q$id\E//;
        $all{"attachment $name $reply->{status}"
             . ($reply->{status} == 200 ? ' ' . md5_hex($reply->{body})
                                        : '')}++;
    }

    return \%all;
}

sub number { return $_[0] =~ /\.(\d+)\./ ? $1 : 0 }

# '' or the first lines that differ
sub difference {
    my ($got, $want) = @_;

    my %n = %$got;
    $n{$_} -= $want->{$_} for keys %$want;
    my @wrong = map { "$_ ($n{$_})" } sort grep { $n{$_} } keys %n;
    splice @wrong, 4, @wrong - 4, 'and ' . (@wrong - 4) . ' more'
        if @wrong > 5;

    return join ', ', @wrong;
}

1;
