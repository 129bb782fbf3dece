# Copyright (c) the nginx-fhir-bulk authors
#
# Tables and search parameters of the store in Lfh.pm.

package FhirBulk::LfhTables;

use strict;
use warnings;

# references that the server looks at, by search parameter; some are found
# twice, as there
my %parameters = (
    AllergyIntolerance => { patient => 'patient', recorder => 'recorder',
                            asserter => 'asserter' },
    CarePlan => { subject => 'subject', patient => 'subject',
                  performer => 'activity.detail.performer',
                  'care-team' => 'careTeam', condition => 'addresses' },
    CareTeam => { subject => 'subject', patient => 'subject',
                  participant => 'participant.member' },
    Condition => { subject => 'subject', patient => 'subject',
                   asserter => 'asserter', encounter => 'encounter' },
    Coverage => { beneficiary => 'beneficiary', patient => 'beneficiary',
                  subscriber => 'subscriber', payor => 'payor',
                  'policy-holder' => 'policyHolder' },
    Device => { patient => 'patient', organization => 'owner' },
    DiagnosticReport => { subject => 'subject', patient => 'subject',
                          result => 'result', encounter => 'encounter',
                          performer => 'performer' },
    DocumentReference => { subject => 'subject', patient => 'subject',
                           author => 'author', encounter =>
                               'context.encounter' },
    Encounter => { subject => 'subject', patient => 'subject',
                   participant => 'participant.individual',
                   location => 'location.location' },
    Goal => { subject => 'subject', patient => 'subject' },
    Group => { member => 'member.entity' },
    Immunization => { patient => 'patient', performer => 'performer.actor' },
    MedicationAdministration => { subject => 'subject', patient => 'subject',
                                  performer => 'performer.actor' },
    MedicationDispense => { subject => 'subject', patient => 'subject',
                            receiver => 'receiver' },
    MedicationRequest => { subject => 'subject', patient => 'subject',
                           medication => 'medicationReference',
                           requester => 'requester' },
    MedicationStatement => { subject => 'subject', patient => 'subject' },
    Observation => { subject => 'subject', patient => 'subject',
                     performer => 'performer', encounter => 'encounter' },
    Patient => { link => 'link.other', organization => 'managingOrganization',
                 'general-practitioner' => 'generalPractitioner' },
    Procedure => { subject => 'subject', patient => 'subject',
                   performer => 'performer.actor', encounter => 'encounter' },
    Provenance => { target => 'target', patient => 'target',
                    agent => 'agent.who' },
    QuestionnaireResponse => { subject => 'subject', patient => 'subject',
                               author => 'author' },
    RelatedPerson => { patient => 'patient' },
    ServiceRequest => { subject => 'subject', patient => 'subject',
                        performer => 'performer' },
    Specimen => { subject => 'subject', patient => 'subject' },
);

# what else than subject and patient leads into the compartment
my %compartment = map { ($_ => 1) } map {
    my ($type, @names) = split;
    map { "$type $_" } @names;
} ('AllergyIntolerance recorder asserter', 'CarePlan performer',
   'CareTeam participant', 'Condition asserter',
   'Coverage policy-holder subscriber payor', 'DocumentReference author',
   'MedicationAdministration performer', 'MedicationDispense receiver',
   'Observation performer', 'Procedure performer',
   'QuestionnaireResponse author', 'ServiceRequest performer');

sub types { return sort keys %parameters }

# paths
sub compartment {
    my ($type) = @_;
    my $of = $parameters{$type} // {};
    my %paths = map { ($of->{$_} => 1) }
        grep { /^(?:subject|patient)$/ || $compartment{"$type $_"} } keys %$of;
    return sort keys %paths;
}

# name => [paths]; the compartment has a parameter of its own
sub parameters {
    my ($type) = @_;
    my $of = $parameters{$type} // {};
    return ((map { ($_ => [$of->{$_}]) } keys %$of),
            'ibm-internal-Patient-Compartment' => [compartment($type)]);
}

my $whole = <<'SQL';
CREATE SCHEMA :s;
CREATE TABLE :s.resource_types (
    resource_type_id int PRIMARY KEY,
    resource_type varchar(64) NOT NULL UNIQUE);
CREATE TABLE :s.parameter_names (
    parameter_name_id int PRIMARY KEY,
    parameter_name varchar(255) NOT NULL UNIQUE);
CREATE TABLE :s.code_systems (
    code_system_id int PRIMARY KEY,
    code_system_name varchar(255) NOT NULL UNIQUE);
CREATE TABLE :s.common_token_values (
    common_token_value_id bigint PRIMARY KEY,
    code_system_id int NOT NULL,
    token_value varchar(1024));
CREATE UNIQUE INDEX ON :s.common_token_values (token_value, code_system_id);
CREATE TABLE :s.logical_resources (
    logical_resource_id bigint PRIMARY KEY,
    resource_type_id int NOT NULL,
    logical_id varchar(255) NOT NULL,
    reindex_tstamp timestamp NOT NULL,
    is_deleted char(1) NOT NULL,
    last_updated timestamp);
CREATE UNIQUE INDEX ON :s.logical_resources (resource_type_id, logical_id);
CREATE INDEX ON :s.logical_resources (last_updated);
CREATE TABLE :s.resource_change_log (
    resource_id bigint PRIMARY KEY,
    resource_type_id int NOT NULL,
    logical_resource_id bigint NOT NULL,
    change_tstamp timestamp NOT NULL,
    version_id int NOT NULL,
    change_type char(1) NOT NULL);
SQL

my $idents = <<'SQL';
CREATE TABLE :s.logical_resource_ident (
    resource_type_id int NOT NULL,
    logical_id varchar(1024) NOT NULL,
    logical_resource_id bigint NOT NULL,
    PRIMARY KEY (resource_type_id, logical_id));
CREATE UNIQUE INDEX ON :s.logical_resource_ident (logical_resource_id);
SQL

my $type = <<'SQL';
CREATE TABLE :s.:t_logical_resources (
    logical_resource_id bigint PRIMARY KEY,
    logical_id varchar(255) NOT NULL,
    current_resource_id bigint,
    is_deleted char(1) NOT NULL DEFAULT 'X',
    last_updated timestamp,
    version_id int);
CREATE INDEX ON :s.:t_logical_resources (current_resource_id);
CREATE INDEX ON :s.:t_logical_resources (logical_id);
CREATE TABLE :s.:t_resources (
    resource_id bigint PRIMARY KEY,
    logical_resource_id bigint NOT NULL,
    version_id int NOT NULL,
    last_updated timestamp NOT NULL,
    is_deleted char(1) NOT NULL,
    data bytea);
CREATE UNIQUE INDEX ON :s.:t_resources (resource_id)
    INCLUDE (logical_resource_id, version_id, is_deleted);
CREATE INDEX ON :s.:t_resources (logical_resource_id);
CREATE INDEX ON :s.:t_resources (last_updated);
CREATE TABLE :s.:t_resource_token_refs (
    parameter_name_id int NOT NULL,
    common_token_value_id bigint,
    logical_resource_id bigint NOT NULL,
    ref_version_id int,
    composite_id int);
CREATE INDEX ON :s.:t_resource_token_refs
    (common_token_value_id, parameter_name_id, logical_resource_id);
CREATE INDEX ON :s.:t_resource_token_refs
    (logical_resource_id, parameter_name_id, common_token_value_id);
SQL

my $payload_key = <<'SQL';
ALTER TABLE :s.:t_resources ADD resource_payload_key varchar(36);
SQL

my $refs = <<'SQL';
CREATE TABLE :s.:t_ref_values (
    parameter_name_id int NOT NULL,
    logical_resource_id bigint NOT NULL,
    ref_logical_resource_id bigint,
    ref_version_id int,
    composite_id int);
CREATE INDEX ON :s.:t_ref_values (ref_logical_resource_id, parameter_name_id);
CREATE INDEX ON :s.:t_ref_values (logical_resource_id, parameter_name_id);
SQL

sub create {
    my ($schema, $shape, @types) = @_;

    my $sql = $whole . ($shape >= 27 ? $idents : '');
    for my $name (map { lc } @types) {
        my $of = $type . ($shape >= 24 ? $payload_key : '')
            . ($shape >= 27 ? $refs : '');
        $sql .= $of =~ s/:t_/${name}_/gr;
    }

    return $sql =~ s/:s\b/"$schema"/gr;
}

1;
