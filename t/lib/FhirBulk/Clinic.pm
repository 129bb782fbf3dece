# Copyright (c) the nginx-fhir-bulk authors
#
# A small set of records with readable ids, so that a test can say by name
# what an export has to hold.
#
#   ann, ben    members of Group/diabetes, patients of dr-reed
#   cleo, dan   not members, patients of dr-stone; Group/all has all four
#
# Each has a Patient, a Condition with two Provenances, an Observation with
# one, a DocumentReference and the Binary that it is about.  Ann has one of
# some other types besides.  All is of February 2024, but for one Observation
# of Ann, its Provenance, and the second Provenances of Conditions.

package FhirBulk::Clinic;

use strict;
use warnings;

use JSON::PP ();
use POSIX ();
use Time::HiRes ();

my $json = JSON::PP->new->utf8->canonical;

our $early = '2024-02-01T08:00:00Z';
our $between = '2024-12-31T00:00:00Z';
our $late = '2025-02-01T08:00:00Z';

our @patients = qw(ann ben cleo dan);
my %doctor = (ann => 'reed', ben => 'reed', cleo => 'stone', dan => 'stone');

sub coded { return { coding => [{ system => "http://$_[0]", code => $_[1] }] } }
sub to { return { reference => $_[0] } }

# as "changed right now"
sub now {
    my ($seconds, $micro) = Time::HiRes::gettimeofday();
    return POSIX::strftime('%FT%T', gmtime $seconds)
        . sprintf '.%06dZ', $micro;
}

# { resourceType, id, meta, … }, changed at $updated
sub resource {
    my ($type, $id, $updated, %members) = @_;
    return { resourceType => $type, id => $id,
             meta => { lastUpdated => $updated }, %members };
}

sub provenance {
    my ($id, $recorded, $target) = @_;
    return resource(Provenance => $id, $recorded, target => [to($target)],
                    recorded => $recorded,
                    agent => [{ who => to('Organization/clinic') }]);
}

sub patient {
    my ($p) = @_;
    my $whose = to("Patient/$p");
    my $doctor = to("Practitioner/dr-$doctor{$p}");
    my $changed = $p eq 'ann' ? $late : $early;

    return (
        resource(Patient => $p, $early, active => JSON::PP::true,
            gender => $p =~ /ann|cleo/ ? 'female' : 'male',
            birthDate => '1970-01-01', name => [{ given => [$p] }],
            generalPractitioner => [$doctor],
            managingOrganization => to('Organization/clinic')),
        resource(Condition => "condition-$p", $early, subject => $whose,
            clinicalStatus => coded('terminology.hl7.org/CodeSystem/'
                . 'condition-clinical', $p eq 'ben' ? 'resolved' : 'active'),
            code => coded('snomed.info/sct', '44054006'),
            asserter => $doctor),
        provenance("of-condition-$p-1", $early, "Condition/condition-$p"),
        provenance("of-condition-$p-2", $late, "Condition/condition-$p"),
        resource(Observation => "glucose-$p", $changed, subject => $whose,
            status => 'final', code => coded('loinc.org', '2339-0'),
            category => [coded('terminology.hl7.org/CodeSystem/'
                               . 'observation-category', 'laboratory')],
            effectiveDateTime => '2024-01-31',
            valueQuantity => { value => 104, unit => 'mg/dL' }),
        provenance("of-glucose-$p", $changed, "Observation/glucose-$p"),
        resource(DocumentReference => "letter-$p", $early,
            subject => $whose, status => 'current',
            content => [{ attachment => { contentType => 'application/pdf',
                                          url => "Binary/pdf-$p" } }]),
        resource(Binary => "pdf-$p", $early, contentType => 'application/pdf',
            securityContext => $whose, data => 'JVBERi0='),
    );
}

sub of_ann {
    my $whose = to('Patient/ann');

    return (
        resource(Encounter => 'visit-ann', $early, subject => $whose,
            status => 'finished', class => { code => 'AMB' },
            location => [{ location => to('Location/ward') }]),
        resource(MedicationRequest => 'order-ann', $early, subject => $whose,
            status => 'active', intent => 'order',
            medicationReference => to('Medication/metformin')),
        resource(Device => 'pump-ann', $early, patient => $whose),
        resource(RelatedPerson => 'mother-ann', $early, patient => $whose),
        resource(Coverage => 'plan-ann', $early, status => 'active',
            beneficiary => $whose, payor => [to('Organization/insurer')]),
    );
}

sub group {
    my ($id, $name, @members) = @_;
    return resource(Group => $id, $early, type => 'person', name => $name,
        actual => JSON::PP::true,
        identifier => [{ system => 'urn:clinic', value => "G-$id" }],
        member => [map { { entity => to("Patient/$_") } } @members]);
}

sub resources {
    return (
        resource(Organization => 'clinic', $early, name => 'Clinic'),
        resource(Organization => 'insurer', $early, name => 'Insurer'),
        resource(Location => 'ward', $early, status => 'active'),
        resource(Medication => 'metformin', $early),
        (map { resource(Practitioner => "dr-$_", $early, active =>
                        JSON::PP::true) } qw(reed stone)),
        (map { patient($_) } @patients), of_ann(),
        group(diabetes => 'Diabetes registry', qw(ann ben)),
        group(all => 'All patients', @patients),
        group(nobody => 'Nobody yet'),
    );
}

# rows of the table, new or in place of those that are there
sub store {
    my ($stack, $schema, @resources) = @_;

    return if !@resources;
    my @rows = map {
        my $body = $json->encode($_) =~ s/'/''/gr;
        "('$_->{resourceType}', '$_->{id}', '$_->{meta}{lastUpdated}',"
            . " false, '$body')";
    } @resources;
    $stack->sql("INSERT INTO $schema.resource"
        . " (type, id, last_updated, deleted, body) VALUES "
        . join(",\n", @rows)
        . ' ON CONFLICT (type, id) DO UPDATE SET deleted = false,'
        . ' body = excluded.body, last_updated = excluded.last_updated');
}

1;
