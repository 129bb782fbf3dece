/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * FHIR 4.0.1: resource types and their links to a Patient.  Written by
 * t/lib/gen_r4.js, do not edit.
 */

#include "fhb_r4_tables.h"


static const char *const  fhb_r4_Account[] = {
    "subject"
};

static const char *const  fhb_r4_AdverseEvent[] = {
    "subject"
};

static const char *const  fhb_r4_AllergyIntolerance[] = {
    "patient",
    "recorder",
    "asserter"
};

static const char *const  fhb_r4_Appointment[] = {
    "participant.actor"
};

static const char *const  fhb_r4_AppointmentResponse[] = {
    "actor"
};

static const char *const  fhb_r4_AuditEvent[] = {
    "agent.who",
    "entity.what"
};

static const char *const  fhb_r4_Basic[] = {
    "subject",
    "author"
};

static const char *const  fhb_r4_BodyStructure[] = {
    "patient"
};

static const char *const  fhb_r4_CarePlan[] = {
    "subject",
    "activity.detail.performer"
};

static const char *const  fhb_r4_CareTeam[] = {
    "subject",
    "participant.member"
};

static const char *const  fhb_r4_ChargeItem[] = {
    "subject"
};

static const char *const  fhb_r4_Claim[] = {
    "patient",
    "payee.party"
};

static const char *const  fhb_r4_ClaimResponse[] = {
    "patient"
};

static const char *const  fhb_r4_ClinicalImpression[] = {
    "subject"
};

static const char *const  fhb_r4_Communication[] = {
    "subject",
    "sender",
    "recipient"
};

static const char *const  fhb_r4_CommunicationRequest[] = {
    "subject",
    "sender",
    "recipient",
    "requester"
};

static const char *const  fhb_r4_Composition[] = {
    "subject",
    "author",
    "attester.party"
};

static const char *const  fhb_r4_Condition[] = {
    "subject",
    "asserter"
};

static const char *const  fhb_r4_Consent[] = {
    "patient"
};

static const char *const  fhb_r4_Coverage[] = {
    "policyHolder",
    "subscriber",
    "beneficiary",
    "payor"
};

static const char *const  fhb_r4_CoverageEligibilityRequest[] = {
    "patient"
};

static const char *const  fhb_r4_CoverageEligibilityResponse[] = {
    "patient"
};

static const char *const  fhb_r4_DetectedIssue[] = {
    "patient"
};

static const char *const  fhb_r4_DeviceRequest[] = {
    "subject",
    "performer"
};

static const char *const  fhb_r4_DeviceUseStatement[] = {
    "subject"
};

static const char *const  fhb_r4_DiagnosticReport[] = {
    "subject"
};

static const char *const  fhb_r4_DocumentManifest[] = {
    "subject",
    "author",
    "recipient"
};

static const char *const  fhb_r4_DocumentReference[] = {
    "subject",
    "author"
};

static const char *const  fhb_r4_Encounter[] = {
    "subject"
};

static const char *const  fhb_r4_EnrollmentRequest[] = {
    "candidate"
};

static const char *const  fhb_r4_EpisodeOfCare[] = {
    "patient"
};

static const char *const  fhb_r4_ExplanationOfBenefit[] = {
    "patient",
    "payee.party"
};

static const char *const  fhb_r4_FamilyMemberHistory[] = {
    "patient"
};

static const char *const  fhb_r4_Flag[] = {
    "subject"
};

static const char *const  fhb_r4_Goal[] = {
    "subject"
};

static const char *const  fhb_r4_Group[] = {
    "member.entity"
};

static const char *const  fhb_r4_ImagingStudy[] = {
    "subject"
};

static const char *const  fhb_r4_Immunization[] = {
    "patient"
};

static const char *const  fhb_r4_ImmunizationEvaluation[] = {
    "patient"
};

static const char *const  fhb_r4_ImmunizationRecommendation[] = {
    "patient"
};

static const char *const  fhb_r4_Invoice[] = {
    "subject",
    "recipient"
};

static const char *const  fhb_r4_List[] = {
    "subject",
    "source"
};

static const char *const  fhb_r4_MeasureReport[] = {
    "subject"
};

static const char *const  fhb_r4_Media[] = {
    "subject"
};

static const char *const  fhb_r4_MedicationAdministration[] = {
    "subject",
    "performer.actor"
};

static const char *const  fhb_r4_MedicationDispense[] = {
    "subject",
    "receiver"
};

static const char *const  fhb_r4_MedicationRequest[] = {
    "subject"
};

static const char *const  fhb_r4_MedicationStatement[] = {
    "subject"
};

static const char *const  fhb_r4_MolecularSequence[] = {
    "patient"
};

static const char *const  fhb_r4_NutritionOrder[] = {
    "patient"
};

static const char *const  fhb_r4_Observation[] = {
    "subject",
    "performer"
};

static const char *const  fhb_r4_Person[] = {
    "link.target"
};

static const char *const  fhb_r4_Procedure[] = {
    "subject",
    "performer.actor"
};

static const char *const  fhb_r4_Provenance[] = {
    "target"
};

static const char *const  fhb_r4_QuestionnaireResponse[] = {
    "subject",
    "author"
};

static const char *const  fhb_r4_RelatedPerson[] = {
    "patient"
};

static const char *const  fhb_r4_RequestGroup[] = {
    "subject",
    "action.participant"
};

static const char *const  fhb_r4_ResearchSubject[] = {
    "individual"
};

static const char *const  fhb_r4_RiskAssessment[] = {
    "subject"
};

static const char *const  fhb_r4_Schedule[] = {
    "actor"
};

static const char *const  fhb_r4_ServiceRequest[] = {
    "subject",
    "performer"
};

static const char *const  fhb_r4_Specimen[] = {
    "subject"
};

static const char *const  fhb_r4_SupplyDelivery[] = {
    "patient"
};

static const char *const  fhb_r4_SupplyRequest[] = {
    "deliverTo"
};

static const char *const  fhb_r4_VisionPrescription[] = {
    "patient"
};


const fhb_r4_type_t  fhb_r4_types[] = {
    { FHB_R4_NAME("Account"),
      FHB_R4_PATHS(fhb_r4_Account) },
    { FHB_R4_NAME("ActivityDefinition"), NULL, 0 },
    { FHB_R4_NAME("AdverseEvent"),
      FHB_R4_PATHS(fhb_r4_AdverseEvent) },
    { FHB_R4_NAME("AllergyIntolerance"),
      FHB_R4_PATHS(fhb_r4_AllergyIntolerance) },
    { FHB_R4_NAME("Appointment"),
      FHB_R4_PATHS(fhb_r4_Appointment) },
    { FHB_R4_NAME("AppointmentResponse"),
      FHB_R4_PATHS(fhb_r4_AppointmentResponse) },
    { FHB_R4_NAME("AuditEvent"),
      FHB_R4_PATHS(fhb_r4_AuditEvent) },
    { FHB_R4_NAME("Basic"),
      FHB_R4_PATHS(fhb_r4_Basic) },
    { FHB_R4_NAME("Binary"), NULL, 0 },
    { FHB_R4_NAME("BiologicallyDerivedProduct"), NULL, 0 },
    { FHB_R4_NAME("BodyStructure"),
      FHB_R4_PATHS(fhb_r4_BodyStructure) },
    { FHB_R4_NAME("Bundle"), NULL, 0 },
    { FHB_R4_NAME("CapabilityStatement"), NULL, 0 },
    { FHB_R4_NAME("CarePlan"),
      FHB_R4_PATHS(fhb_r4_CarePlan) },
    { FHB_R4_NAME("CareTeam"),
      FHB_R4_PATHS(fhb_r4_CareTeam) },
    { FHB_R4_NAME("CatalogEntry"), NULL, 0 },
    { FHB_R4_NAME("ChargeItem"),
      FHB_R4_PATHS(fhb_r4_ChargeItem) },
    { FHB_R4_NAME("ChargeItemDefinition"), NULL, 0 },
    { FHB_R4_NAME("Claim"),
      FHB_R4_PATHS(fhb_r4_Claim) },
    { FHB_R4_NAME("ClaimResponse"),
      FHB_R4_PATHS(fhb_r4_ClaimResponse) },
    { FHB_R4_NAME("ClinicalImpression"),
      FHB_R4_PATHS(fhb_r4_ClinicalImpression) },
    { FHB_R4_NAME("CodeSystem"), NULL, 0 },
    { FHB_R4_NAME("Communication"),
      FHB_R4_PATHS(fhb_r4_Communication) },
    { FHB_R4_NAME("CommunicationRequest"),
      FHB_R4_PATHS(fhb_r4_CommunicationRequest) },
    { FHB_R4_NAME("CompartmentDefinition"), NULL, 0 },
    { FHB_R4_NAME("Composition"),
      FHB_R4_PATHS(fhb_r4_Composition) },
    { FHB_R4_NAME("ConceptMap"), NULL, 0 },
    { FHB_R4_NAME("Condition"),
      FHB_R4_PATHS(fhb_r4_Condition) },
    { FHB_R4_NAME("Consent"),
      FHB_R4_PATHS(fhb_r4_Consent) },
    { FHB_R4_NAME("Contract"), NULL, 0 },
    { FHB_R4_NAME("Coverage"),
      FHB_R4_PATHS(fhb_r4_Coverage) },
    { FHB_R4_NAME("CoverageEligibilityRequest"),
      FHB_R4_PATHS(fhb_r4_CoverageEligibilityRequest) },
    { FHB_R4_NAME("CoverageEligibilityResponse"),
      FHB_R4_PATHS(fhb_r4_CoverageEligibilityResponse) },
    { FHB_R4_NAME("DetectedIssue"),
      FHB_R4_PATHS(fhb_r4_DetectedIssue) },
    { FHB_R4_NAME("Device"), NULL, 0 },
    { FHB_R4_NAME("DeviceDefinition"), NULL, 0 },
    { FHB_R4_NAME("DeviceMetric"), NULL, 0 },
    { FHB_R4_NAME("DeviceRequest"),
      FHB_R4_PATHS(fhb_r4_DeviceRequest) },
    { FHB_R4_NAME("DeviceUseStatement"),
      FHB_R4_PATHS(fhb_r4_DeviceUseStatement) },
    { FHB_R4_NAME("DiagnosticReport"),
      FHB_R4_PATHS(fhb_r4_DiagnosticReport) },
    { FHB_R4_NAME("DocumentManifest"),
      FHB_R4_PATHS(fhb_r4_DocumentManifest) },
    { FHB_R4_NAME("DocumentReference"),
      FHB_R4_PATHS(fhb_r4_DocumentReference) },
    { FHB_R4_NAME("EffectEvidenceSynthesis"), NULL, 0 },
    { FHB_R4_NAME("Encounter"),
      FHB_R4_PATHS(fhb_r4_Encounter) },
    { FHB_R4_NAME("Endpoint"), NULL, 0 },
    { FHB_R4_NAME("EnrollmentRequest"),
      FHB_R4_PATHS(fhb_r4_EnrollmentRequest) },
    { FHB_R4_NAME("EnrollmentResponse"), NULL, 0 },
    { FHB_R4_NAME("EpisodeOfCare"),
      FHB_R4_PATHS(fhb_r4_EpisodeOfCare) },
    { FHB_R4_NAME("EventDefinition"), NULL, 0 },
    { FHB_R4_NAME("Evidence"), NULL, 0 },
    { FHB_R4_NAME("EvidenceVariable"), NULL, 0 },
    { FHB_R4_NAME("ExampleScenario"), NULL, 0 },
    { FHB_R4_NAME("ExplanationOfBenefit"),
      FHB_R4_PATHS(fhb_r4_ExplanationOfBenefit) },
    { FHB_R4_NAME("FamilyMemberHistory"),
      FHB_R4_PATHS(fhb_r4_FamilyMemberHistory) },
    { FHB_R4_NAME("Flag"),
      FHB_R4_PATHS(fhb_r4_Flag) },
    { FHB_R4_NAME("Goal"),
      FHB_R4_PATHS(fhb_r4_Goal) },
    { FHB_R4_NAME("GraphDefinition"), NULL, 0 },
    { FHB_R4_NAME("Group"),
      FHB_R4_PATHS(fhb_r4_Group) },
    { FHB_R4_NAME("GuidanceResponse"), NULL, 0 },
    { FHB_R4_NAME("HealthcareService"), NULL, 0 },
    { FHB_R4_NAME("ImagingStudy"),
      FHB_R4_PATHS(fhb_r4_ImagingStudy) },
    { FHB_R4_NAME("Immunization"),
      FHB_R4_PATHS(fhb_r4_Immunization) },
    { FHB_R4_NAME("ImmunizationEvaluation"),
      FHB_R4_PATHS(fhb_r4_ImmunizationEvaluation) },
    { FHB_R4_NAME("ImmunizationRecommendation"),
      FHB_R4_PATHS(fhb_r4_ImmunizationRecommendation) },
    { FHB_R4_NAME("ImplementationGuide"), NULL, 0 },
    { FHB_R4_NAME("InsurancePlan"), NULL, 0 },
    { FHB_R4_NAME("Invoice"),
      FHB_R4_PATHS(fhb_r4_Invoice) },
    { FHB_R4_NAME("Library"), NULL, 0 },
    { FHB_R4_NAME("Linkage"), NULL, 0 },
    { FHB_R4_NAME("List"),
      FHB_R4_PATHS(fhb_r4_List) },
    { FHB_R4_NAME("Location"), NULL, 0 },
    { FHB_R4_NAME("Measure"), NULL, 0 },
    { FHB_R4_NAME("MeasureReport"),
      FHB_R4_PATHS(fhb_r4_MeasureReport) },
    { FHB_R4_NAME("Media"),
      FHB_R4_PATHS(fhb_r4_Media) },
    { FHB_R4_NAME("Medication"), NULL, 0 },
    { FHB_R4_NAME("MedicationAdministration"),
      FHB_R4_PATHS(fhb_r4_MedicationAdministration) },
    { FHB_R4_NAME("MedicationDispense"),
      FHB_R4_PATHS(fhb_r4_MedicationDispense) },
    { FHB_R4_NAME("MedicationKnowledge"), NULL, 0 },
    { FHB_R4_NAME("MedicationRequest"),
      FHB_R4_PATHS(fhb_r4_MedicationRequest) },
    { FHB_R4_NAME("MedicationStatement"),
      FHB_R4_PATHS(fhb_r4_MedicationStatement) },
    { FHB_R4_NAME("MedicinalProduct"), NULL, 0 },
    { FHB_R4_NAME("MedicinalProductAuthorization"), NULL, 0 },
    { FHB_R4_NAME("MedicinalProductContraindication"), NULL, 0 },
    { FHB_R4_NAME("MedicinalProductIndication"), NULL, 0 },
    { FHB_R4_NAME("MedicinalProductIngredient"), NULL, 0 },
    { FHB_R4_NAME("MedicinalProductInteraction"), NULL, 0 },
    { FHB_R4_NAME("MedicinalProductManufactured"), NULL, 0 },
    { FHB_R4_NAME("MedicinalProductPackaged"), NULL, 0 },
    { FHB_R4_NAME("MedicinalProductPharmaceutical"), NULL, 0 },
    { FHB_R4_NAME("MedicinalProductUndesirableEffect"), NULL, 0 },
    { FHB_R4_NAME("MessageDefinition"), NULL, 0 },
    { FHB_R4_NAME("MessageHeader"), NULL, 0 },
    { FHB_R4_NAME("MolecularSequence"),
      FHB_R4_PATHS(fhb_r4_MolecularSequence) },
    { FHB_R4_NAME("NamingSystem"), NULL, 0 },
    { FHB_R4_NAME("NutritionOrder"),
      FHB_R4_PATHS(fhb_r4_NutritionOrder) },
    { FHB_R4_NAME("Observation"),
      FHB_R4_PATHS(fhb_r4_Observation) },
    { FHB_R4_NAME("ObservationDefinition"), NULL, 0 },
    { FHB_R4_NAME("OperationDefinition"), NULL, 0 },
    { FHB_R4_NAME("OperationOutcome"), NULL, 0 },
    { FHB_R4_NAME("Organization"), NULL, 0 },
    { FHB_R4_NAME("OrganizationAffiliation"), NULL, 0 },
    { FHB_R4_NAME("Patient"), NULL, 0 },
    { FHB_R4_NAME("PaymentNotice"), NULL, 0 },
    { FHB_R4_NAME("PaymentReconciliation"), NULL, 0 },
    { FHB_R4_NAME("Person"),
      FHB_R4_PATHS(fhb_r4_Person) },
    { FHB_R4_NAME("PlanDefinition"), NULL, 0 },
    { FHB_R4_NAME("Practitioner"), NULL, 0 },
    { FHB_R4_NAME("PractitionerRole"), NULL, 0 },
    { FHB_R4_NAME("Procedure"),
      FHB_R4_PATHS(fhb_r4_Procedure) },
    { FHB_R4_NAME("Provenance"),
      FHB_R4_PATHS(fhb_r4_Provenance) },
    { FHB_R4_NAME("Questionnaire"), NULL, 0 },
    { FHB_R4_NAME("QuestionnaireResponse"),
      FHB_R4_PATHS(fhb_r4_QuestionnaireResponse) },
    { FHB_R4_NAME("RelatedPerson"),
      FHB_R4_PATHS(fhb_r4_RelatedPerson) },
    { FHB_R4_NAME("RequestGroup"),
      FHB_R4_PATHS(fhb_r4_RequestGroup) },
    { FHB_R4_NAME("ResearchDefinition"), NULL, 0 },
    { FHB_R4_NAME("ResearchElementDefinition"), NULL, 0 },
    { FHB_R4_NAME("ResearchStudy"), NULL, 0 },
    { FHB_R4_NAME("ResearchSubject"),
      FHB_R4_PATHS(fhb_r4_ResearchSubject) },
    { FHB_R4_NAME("RiskAssessment"),
      FHB_R4_PATHS(fhb_r4_RiskAssessment) },
    { FHB_R4_NAME("RiskEvidenceSynthesis"), NULL, 0 },
    { FHB_R4_NAME("Schedule"),
      FHB_R4_PATHS(fhb_r4_Schedule) },
    { FHB_R4_NAME("SearchParameter"), NULL, 0 },
    { FHB_R4_NAME("ServiceRequest"),
      FHB_R4_PATHS(fhb_r4_ServiceRequest) },
    { FHB_R4_NAME("Slot"), NULL, 0 },
    { FHB_R4_NAME("Specimen"),
      FHB_R4_PATHS(fhb_r4_Specimen) },
    { FHB_R4_NAME("SpecimenDefinition"), NULL, 0 },
    { FHB_R4_NAME("StructureDefinition"), NULL, 0 },
    { FHB_R4_NAME("StructureMap"), NULL, 0 },
    { FHB_R4_NAME("Subscription"), NULL, 0 },
    { FHB_R4_NAME("Substance"), NULL, 0 },
    { FHB_R4_NAME("SubstanceNucleicAcid"), NULL, 0 },
    { FHB_R4_NAME("SubstancePolymer"), NULL, 0 },
    { FHB_R4_NAME("SubstanceProtein"), NULL, 0 },
    { FHB_R4_NAME("SubstanceReferenceInformation"), NULL, 0 },
    { FHB_R4_NAME("SubstanceSourceMaterial"), NULL, 0 },
    { FHB_R4_NAME("SubstanceSpecification"), NULL, 0 },
    { FHB_R4_NAME("SupplyDelivery"),
      FHB_R4_PATHS(fhb_r4_SupplyDelivery) },
    { FHB_R4_NAME("SupplyRequest"),
      FHB_R4_PATHS(fhb_r4_SupplyRequest) },
    { FHB_R4_NAME("Task"), NULL, 0 },
    { FHB_R4_NAME("TerminologyCapabilities"), NULL, 0 },
    { FHB_R4_NAME("TestReport"), NULL, 0 },
    { FHB_R4_NAME("TestScript"), NULL, 0 },
    { FHB_R4_NAME("ValueSet"), NULL, 0 },
    { FHB_R4_NAME("VerificationResult"), NULL, 0 },
    { FHB_R4_NAME("VisionPrescription"),
      FHB_R4_PATHS(fhb_r4_VisionPrescription) }
};

const size_t  fhb_r4_types_n =
    sizeof(fhb_r4_types) / sizeof(fhb_r4_types[0]);
