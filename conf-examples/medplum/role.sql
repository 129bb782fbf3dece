-- The role that the sidecar connects as, for psql as Medplum's own role or a
-- superuser.  It may read the tables of FHIR's resource types, by name: a
-- database of Medplum also holds private keys, passwords and secrets of bots
-- (JsonWebKey, User, Login, ClientApplication, Bot …), so never grant SELECT
-- on all tables.  Run it again after an upgrade that adds types.

-- its password: \password fhir_export
SELECT 'CREATE ROLE fhir_export LOGIN'
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'fhir_export')
\gexec

DO $$
DECLARE
    type text;
    suffix text;
BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO fhir_export',
                   current_schema());

    FOREACH type IN ARRAY '{
        Account, ActivityDefinition, AdverseEvent,
        AllergyIntolerance, Appointment, AppointmentResponse,
        AuditEvent, Basic, Binary, BiologicallyDerivedProduct,
        BodyStructure, Bundle, CapabilityStatement, CarePlan,
        CareTeam, CatalogEntry, ChargeItem, ChargeItemDefinition,
        Claim, ClaimResponse, ClinicalImpression, CodeSystem,
        Communication, CommunicationRequest, CompartmentDefinition,
        Composition, ConceptMap, Condition, Consent, Contract,
        Coverage, CoverageEligibilityRequest,
        CoverageEligibilityResponse, DetectedIssue, Device,
        DeviceDefinition, DeviceMetric, DeviceRequest,
        DeviceUseStatement, DiagnosticReport, DocumentManifest,
        DocumentReference, EffectEvidenceSynthesis, Encounter,
        Endpoint, EnrollmentRequest, EnrollmentResponse,
        EpisodeOfCare, EventDefinition, Evidence, EvidenceVariable,
        ExampleScenario, ExplanationOfBenefit, FamilyMemberHistory,
        Flag, Goal, GraphDefinition, Group, GuidanceResponse,
        HealthcareService, ImagingStudy, Immunization,
        ImmunizationEvaluation, ImmunizationRecommendation,
        ImplementationGuide, InsurancePlan, Invoice, Library,
        Linkage, List, Location, Measure, MeasureReport, Media,
        Medication, MedicationAdministration, MedicationDispense,
        MedicationKnowledge, MedicationRequest, MedicationStatement,
        MedicinalProduct, MedicinalProductAuthorization,
        MedicinalProductContraindication,
        MedicinalProductIndication, MedicinalProductIngredient,
        MedicinalProductInteraction, MedicinalProductManufactured,
        MedicinalProductPackaged, MedicinalProductPharmaceutical,
        MedicinalProductUndesirableEffect, MessageDefinition,
        MessageHeader, MolecularSequence, NamingSystem,
        NutritionOrder, Observation, ObservationDefinition,
        OperationDefinition, OperationOutcome, Organization,
        OrganizationAffiliation, Patient, PaymentNotice,
        PaymentReconciliation, Person, PlanDefinition, Practitioner,
        PractitionerRole, Procedure, Provenance, Questionnaire,
        QuestionnaireResponse, RelatedPerson, RequestGroup,
        ResearchDefinition, ResearchElementDefinition,
        ResearchStudy, ResearchSubject, RiskAssessment,
        RiskEvidenceSynthesis, Schedule, SearchParameter,
        ServiceRequest, Slot, Specimen, SpecimenDefinition,
        StructureDefinition, StructureMap, Subscription, Substance,
        SubstanceNucleicAcid, SubstancePolymer, SubstanceProtein,
        SubstanceReferenceInformation, SubstanceSourceMaterial,
        SubstanceSpecification, SupplyDelivery, SupplyRequest, Task,
        TerminologyCapabilities, TestReport, TestScript, ValueSet,
        VerificationResult, VisionPrescription
    }'::text[] LOOP
        -- a type's history tells whose a deleted resource was
        FOREACH suffix IN ARRAY ARRAY['', '_History'] LOOP
            IF to_regclass(quote_ident(type || suffix)) IS NOT NULL THEN
                EXECUTE format('GRANT SELECT ON %I TO fhir_export',
                               type || suffix);
            END IF;
        END LOOP;
    END LOOP;
END
$$;

-- Names of projects for fhir-bulkd --probe.  Not the other columns: there are
-- secrets among them.
GRANT SELECT ("id", "name", "deleted") ON "Project" TO fhir_export;

-- Sees when open transactions began, so that the next _since misses nothing.
GRANT pg_read_all_stats TO fhir_export;
