# Copyright (c) the nginx-fhir-bulk authors
#
# A database of a HAPI FHIR JPA server, made from the sample data and from
# cases by hand, and what its REST API would return for each resource: worked
# out here, by what is known of the server, not by the product.
#
#   my $store = FhirBulk::Hapi->new($stack, shape => 'new', …);
#   $store->load($stack);              into the schema {schema}
#   $store->{truth}                    "Type/id" => content, as content() has it
#   $store->{owners}                   "Type/id" => { Patient id => 1 }
#   $store->{broken}                   "Type/id" => why it cannot be exported
#   $store->{deleted}                  "Type/id" => [when, owners]
#
# new() takes
#   shape      new (8.x), old (5.7), mid (6.10.0: old with fhir_id), native
#              (8.x, database partition mode), parts (8.x, with partitions)
#   schema     default: the shape's name
#   zone       of the server's clock, default UTC
#   partition  number, undef for the default partition
#   beside     another one in the same schema, of another partition
#   cases      0: only the sample data
#   sample     [options of fhir-sample], 0: only the cases

package FhirBulk::Hapi;

use strict;
use warnings;

use Compress::Zlib ();
use Digest::MD5 qw(md5_hex);
use JSON::PP ();
use POSIX ();
use Time::Local ();

require FhirBulk::HapiCases;

my $json = JSON::PP->new->utf8->canonical;
my $samples = 0;
my (%canon, %object);       # of texts seen before, by their hash

# elements that search parameters of R4 index as links, by type; "*": with a
# second link, as HAPI has it for "subject.where(resolve() is Patient)"
my %links = (
    AllergyIntolerance => [qw(patient* recorder asserter)],
    CarePlan => [qw(subject* encounter activity.detail.performer)],
    CareTeam => [qw(subject* encounter participant.member)],
    Condition => [qw(subject* encounter asserter)],
    Coverage => [qw(beneficiary subscriber policyHolder payor)],
    Device => [qw(patient* owner location)],
    DiagnosticReport => [qw(subject* encounter performer result)],
    DocumentReference => [qw(subject* author custodian context.encounter)],
    Encounter => [qw(subject* participant.individual location.location
                     serviceProvider)],
    Group => [qw(member.entity managingEntity)],
    Immunization => [qw(patient* location performer.actor)],
    Location => [qw(managingOrganization)],
    MedicationRequest => [qw(subject* encounter requester performer
                             medicationReference)],
    Observation => [qw(subject* encounter performer hasMember)],
    Patient => [qw(generalPractitioner managingOrganization link.other)],
    Procedure => [qw(subject* encounter performer.actor location)],
    Provenance => [qw(target* agent.who)],
);

# system, code, display, version, userSelected; profiles have systems of the
# server's own
my @spellings = map { "https://github.com/$_/hapi-fhir/ns/jpa/profile" }
    qw(hapifhir jamesagnew);
my @tags = (
    [0, 'http://example.org/tags', 'research', 'Research', undef, undef],
    [0, undef, 'loose', undef, undef, undef],
    [0, 'http://example.org/tags', 'picked', 'Gew' . "\xc3\xa4" . 'hlt', '2',
     1],
    [0, 'http://example.org/tags', 'picked', 'Older', '1', 0],
    [2, 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', 'R',
     'restricted', undef, undef],
    [2, 'http://example.org/labels', 'a "quoted" one', undef, undef, undef],
);

sub new {
    my ($class, $s, %o) = @_;

    my $self = bless { shape => 'new', zone => 'UTC', cases => 1, %o,
        entries => [], truth => {}, owners => {}, broken => {},
        deleted => {}, next => 1001, next_lo => 0, tagdefs => [@tags],
    }, $class;
    $self->{schema} //= "hapi_$self->{shape}";
    $self->{old} = $self->{shape} =~ /old|mid/;
    if ($self->{old}) {
        @$_[4, 5] = (undef, undef)
            for @{ $self->{tagdefs} = [map { [@$_] } @tags] };
    }
    $self->{tagdefs} = $o{beside}{tagdefs} if $o{beside};
    $self->{next} += 100_000 * ($self->{partition} // 0);
    $self->_sample($s) if $self->{sample} // 1;
    FhirBulk::HapiCases::add($self) if $self->{cases};

    return $self;
}

# "Type/id" => content of each resource of an export; dies when one is there
# twice
sub content {
    my ($export) = @_;

    my %map;
    for my $item (@{ $export->{manifest}{output} }) {
        my ($name) = $item->{url} =~ m{([^/]+)$};
        for my $line (split /\n/, $export->{files}{$name}) {
            my $key = FhirBulk::Data::key($line, $item->{type});
            die "$key comes twice\n" if $map{$key};
            $map{$key} = $canon{ md5_hex($line) } //= _canon(_object($line));
        }
    }

    return \%map;
}

# Equal for equal content: order of members and blanks do not count, the
# digits of numbers do.  FHIR_BULK_KEEP: to be read.
sub _canon {
    my ($object) = @_;
    return $ENV{FHIR_BULK_KEEP} ? $json->encode($object)
                                : md5_hex($json->encode($object));
}

# numbers become texts
sub _object {
    my ($text) = @_;

    return $object{ md5_hex($text) } //= $json->decode(
        $text =~ s/("[^"\\]*+(?:\\.[^"\\]*+)*+")|(-?[0-9][-+.0-9eE]*)/
                   defined $1 ? $1 : "\"#$2\""/gexr);
}

# milliseconds since 1970
sub ms {
    my ($time) = @_;
    my ($y, $mo, $d, $h, $mi, $s, $ms) = $time
        =~ /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{3}))?/
        or die "$time\n";
    return Time::Local::timegm($s, $mi, $h, $d, $mo - 1, $y) * 1000
        + ($ms // 0);
}

# as the server's clock had it; micro: more digits than it writes
sub _local {
    my ($self, $ms, $micro) = @_;
    $ENV{TZ} = $self->{zone};
    POSIX::tzset();
    my $text = POSIX::strftime('%F %T', localtime POSIX::floor($ms / 1000))
        . sprintf '.%03d%s', $ms % 1000, $micro // '';
    delete $ENV{TZ};
    POSIX::tzset();
    return $text;
}

sub instant {
    my ($ms) = @_;
    return POSIX::strftime('%FT%T', gmtime POSIX::floor($ms / 1000))
        . sprintf '.%03d+00:00', $ms % 1000;
}

# the number of a tag; profiles by their URL
sub tag {
    my ($self, $what) = @_;

    return $what if $what =~ /^\d+$/;
    my $defs = $self->{tagdefs};
    for my $i (0 .. $#$defs) {
        return $i if $defs->[$i][0] == 1 && $defs->[$i][2] eq $what;
    }
    push @$defs, [1, $spellings[@$defs % 2], $what, undef, undef, undef];
    return $#$defs;
}

sub _sample {
    my ($self, $s) = @_;

    my $path = $s->sample_folder("sample-" . $samples++,
        '--base http://server/fhir', @{ $self->{sample}
                                        // ['--patients', 12] });
    my @lines = map { split /\n/, FhirBulk::read_file($_) }
        glob "$path/*.ndjson";
    my $members = FhirBulk::Data::sample_members($s->{truth}, 'cohort');
    my $owners = FhirBulk::Data::truth($s->{truth});

    my @all;
    for my $line (@lines) {
        $line =~ s/^\{"resourceType":"(\w+)"\K,"id":"([^"]+)","meta":(\{(?:[^{}"]++|"(?:[^"\\]|\\.)*+"|(?3))*\})//
            or die "$line\n";
        my ($type, $id, $meta) = ($1, $2, $json->decode($3));
        push @all, { type => $type, id => $id, text => $line, meta => $meta,
                     ms => ms($meta->{lastUpdated}) };
    }
    @all = sort { $a->{ms} <=> $b->{ms} || $a->{id} cmp $b->{id} } @all;

    # the server gave ids to all but some Patients and what has names
    my %new;
    my $n = $self->{next};
    for my $e (@all) {
        $e->{pid} = $n++;
        my $forced = $e->{type} =~ /^(?:Group|Organization|Practitioner)$/
            || ($e->{type} eq 'Patient' && $e->{pid} % 3);
        $new{"$e->{type}/$e->{id}"} = $forced ? $e->{id} : $e->{pid};
    }
    $self->{next} = $n;

    for my $e (@all) {
        my $old = "$e->{type}/$e->{id}";
        $e->{text} =~ s{"(?:http://server/fhir/)?(\w+)/([-A-Za-z0-9.]+)(?:/_history/\d+)?"(?=[,\}])}
                       {'"' . "$1/" . ($new{"$1/$2"} // $2) . '"'}ge;
        $e->{id} = $new{$old};
        $e->{owners} = { map { $new{"Patient/$_"} // $_ => 1 }
                         keys %{ $owners->{$old} } };
        $e->{tags} = [map { $self->tag($_) } @{ $e->{meta}{profile} || [] }];
        push @{ $e->{tags} }, $e->{pid} % @tags if $e->{pid} % 5 == 0;
        push @{ $e->{tags} }, 0 .. $#tags if $e->{pid} % 50 == 0;
        $self->add($e, kind => $self->_kind($e->{pid}));
    }
    $self->{members} = { map { $new{"Patient/$_"} => 1 } keys %$members };
}

# how a text is kept: 7.0 and newer write it into the row, but what older ones
# wrote stays as it is
sub _kind {
    my ($self, $pid) = @_;
    return $self->{old} ? (qw(gz gz gz plain vc))[$pid % 5]
        : (qw(vc vc vc vc vc vc gz plain))[$pid % 8];
}

# One resource: type, id, text (as it is stored), pid, ms, meta (versionId),
# tags, owners.  How it got there:
#   kind      of the last version: vc, gz, plain, or del, esr, lost (a large
#             object that is gone)
#   before    kinds of the versions before, default: some; undef: expunged
#   without   the current version is missing
#   broken    why it cannot be exported, or
#   shown     number of the version that is shown, and stored there
sub add {
    my ($self, $e, %o) = @_;

    my $pid = $e->{pid} //= $self->{next}++;
    my $request = sprintf '%016d', $pid;
    my @before = $o{before} ? @{ $o{before} }
        : ('vc') x (($e->{meta}{versionId} // 1) - 1);
    my $ver = @before + 1;
    my $stale = $e->{text};
    $stale =~ s/^\{"resourceType":"\w+"\K/,"language":"xx"/;

    $e->{ver} = $ver;
    $e->{ms} //= ms('2024-06-01T12:00:00.250Z') + $pid;
    # when clocks are put back, Java and PostgreSQL take the later one of two
    $e->{ms} += 3600_000
        if $self->_local($e->{ms}) eq $self->_local($e->{ms} + 3600_000);
    $e->{versions} = [];
    for my $v (1 .. $ver) {
        my $kind = $v < $ver ? $before[$v - 1] : $o{kind} // 'vc';
        next if !defined $kind || ($o{without} && $v == $ver);
        my $shown = $v == ($o{shown} // $ver);
        push @{ $e->{versions} }, { ver => $v, kind => $kind,
            text => $shown ? $e->{text} : $stale,
            ms => $e->{ms} - ($ver - $v) * 3600_000,
            source => $e->{source}, request => $e->{request} // $request };
    }
    push @{ $self->{entries} }, $e;

    my $key = "$e->{type}/$e->{id}";
    $self->{owners}{$key} = $e->{owners} || {};
    if (($o{kind} // '') eq 'del') {
        $e->{deleted} = 1;
        $self->{deleted}{$key} = [instant($e->{ms}), $e->{owners}];
    } elsif ($o{broken}) {
        $self->{broken}{$key} = $o{broken};
    } else {
        $self->{truth}{$key} = _canon($self->shown($e, $o{shown} // $ver));
    }
}

# what a GET of it returns
sub shown {
    my ($self, $e, $version) = @_;

    my $object = _object($e->{text});
    my $meta = { %{ $object->{meta} || {} } };
    my $r = { %$object, id => "$e->{id}", meta => $meta };
    $meta->{versionId} = "$version";
    $meta->{lastUpdated} = instant($e->{ms});

    my $source = ($e->{source} // '') =~ s/#.*//sr;
    my $request = $e->{request} // sprintf '%016d', $e->{pid};
    $source .= "#$request" if $request =~ /\S/;
    $meta->{source} = $source if $source ne '';

    my @defs = sort { ($a->[1] // '') cmp ($b->[1] // '')
                      || $a->[2] cmp $b->[2] }
        map { $self->{tagdefs}[$_] }
        $e->{has_no_tags} ? () : _once(@{ $e->{tags} || [] });
    my %list;
    push @{ $list{profile} }, $_
        for sort map { $_->[2] } grep { $_->[0] == 1 } @defs;
    for my $d (grep { $_->[0] != 1 } @defs) {
        my ($kind, $system, $code, $display, $version, $selected) = @$d;
        push @{ $list{ $kind == 0 ? 'tag' : 'security' } }, {
            defined $system ? (system => $system) : (), code => $code,
            defined $display ? (display => _text($display)) : (),
            $kind == 0 && defined $version ? (version => $version) : (),
            $kind == 0 && defined $selected
                ? (userSelected => $selected ? JSON::PP::true
                                             : JSON::PP::false) : () };
    }
    $meta->{$_} //= $list{$_} for keys %list;

    return $r;
}

sub _text { my ($bytes) = @_; utf8::decode($bytes); return $bytes }

sub _once { my %seen; return grep { !$seen{$_}++ } @_ }

# [path, "Type/id" or URL] of each reference that is indexed
sub references {
    my ($e) = @_;

    my @found;
    my $r = eval { _object($e->{text}) } or return;
    for my $path (@{ $links{ $e->{type} } || [] }) {
        my $twice = $path =~ /\*$/;
        my @at = ($r);
        for my $name (split /\./, $path =~ s/\*$//r) {
            @at = map { ref $_ eq 'ARRAY' ? @$_ : $_ }
                grep { defined } map { $_->{$name} } grep { ref eq 'HASH' } @at;
        }
        my $name = "$e->{type}." . $path =~ s/\*$//r;
        for my $to (grep { defined } map { $_->{reference} } @at) {
            push @found, [$name, $to];
            push @found, ["$name.where(resolve() is Patient)", $to]
                if $twice && $to =~ m{^Patient/};
        }
    }

    return @found;
}

require FhirBulk::HapiLoad;

1;
