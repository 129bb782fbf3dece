/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * FHIR 4.0.1: root elements of the resource types.  Written by
 * t/lib/gen_r4_elements.js, do not edit.
 */

#include "fhb_elements_tables.h"

#define E   FHB_R4_ELEMENT
#define EK  FHB_R4_ELEMENT_KEPT
#define C   FHB_R4_CHOICE
#define CK  FHB_R4_CHOICE_KEPT


static const fhb_r4_element_t  fhb_r4_Account[] = {
    E("name"), E("type"), E("owner"), E("partOf"), EK("status"), E("subject"),
    E("coverage"), E("guarantor"), E("identifier"), E("description"),
    E("servicePeriod")
};

static const fhb_r4_element_t  fhb_r4_ActivityDefinition[] = {
    E("url"), E("code"), E("date"), E("kind"), E("name"), E("title"),
    E("topic"), E("usage"), E("author"), E("dosage"), E("editor"), E("intent"),
    EK("status"), E("contact"), E("library"), E("profile"), E("purpose"),
    E("version"), E("bodySite"), E("endorser"), E("location"), E("priority"),
    E("quantity"), E("reviewer"), E("subtitle"), E("copyright"),
    E("publisher"), C("timing", "Age"), E("transform"), E("identifier"),
    E("useContext"), E("description"), E("participant"), C("timing", "Range"),
    E("approvalDate"), EK("doNotPerform"), E("dynamicValue"),
    E("experimental"), E("jurisdiction"), C("timing", "Period"),
    C("timing", "Timing"), E("lastReviewDate"), C("timing", "DateTime"),
    C("timing", "Duration"), E("effectivePeriod"), E("relatedArtifact"),
    C("product", "Reference"), C("subject", "Reference"),
    E("specimenRequirement"), E("observationRequirement"),
    C("product", "CodeableConcept"), C("subject", "CodeableConcept"),
    E("observationResultRequirement")
};

static const fhb_r4_element_t  fhb_r4_AdverseEvent[] = {
    E("date"), E("event"), E("study"), E("outcome"), EK("subject"),
    E("category"), E("detected"), E("location"), E("recorder"), E("severity"),
    EK("actuality"), E("encounter"), E("identifier"), E("contributor"),
    E("seriousness"), E("recordedDate"), E("suspectEntity"),
    E("referenceDocument"), E("resultingCondition"), E("subjectMedicalHistory")
};

static const fhb_r4_element_t  fhb_r4_AllergyIntolerance[] = {
    E("code"), E("note"), E("type"), EK("patient"), E("asserter"),
    E("category"), C("onset", "Age"), E("reaction"), E("recorder"),
    E("encounter"), E("identifier"), C("onset", "Range"), E("criticality"),
    C("onset", "Period"), C("onset", "String"), E("recordedDate"),
    C("onset", "DateTime"), EK("clinicalStatus"), E("lastOccurrence"),
    EK("verificationStatus")
};

static const fhb_r4_element_t  fhb_r4_Appointment[] = {
    E("end"), E("slot"), E("start"), EK("status"), E("basedOn"), E("comment"),
    E("created"), E("priority"), E("specialty"), E("identifier"),
    E("reasonCode"), E("description"), EK("participant"), E("serviceType"),
    E("appointmentType"), E("minutesDuration"), E("reasonReference"),
    E("requestedPeriod"), E("serviceCategory"), E("cancelationReason"),
    E("patientInstruction"), E("supportingInformation")
};

static const fhb_r4_element_t  fhb_r4_AppointmentResponse[] = {
    E("end"), E("actor"), E("start"), E("comment"), E("identifier"),
    EK("appointment"), E("participantType"), EK("participantStatus")
};

static const fhb_r4_element_t  fhb_r4_AuditEvent[] = {
    EK("type"), EK("agent"), E("action"), E("entity"), E("period"),
    EK("source"), E("outcome"), E("subtype"), EK("recorded"), E("outcomeDesc"),
    E("purposeOfEvent")
};

static const fhb_r4_element_t  fhb_r4_Basic[] = {
    EK("code"), E("author"), E("created"), E("subject"), E("identifier")
};

static const fhb_r4_element_t  fhb_r4_Binary[] = {
    E("data"), EK("contentType"), E("securityContext")
};

static const fhb_r4_element_t  fhb_r4_BiologicallyDerivedProduct[] = {
    E("parent"), E("status"), E("request"), E("storage"), E("quantity"),
    E("collection"), E("identifier"), E("processing"), E("productCode"),
    E("manipulation"), E("productCategory")
};

static const fhb_r4_element_t  fhb_r4_BodyStructure[] = {
    E("image"), EK("active"), EK("patient"), E("location"), E("identifier"),
    E("morphology"), E("description"), E("locationQualifier")
};

static const fhb_r4_element_t  fhb_r4_Bundle[] = {
    E("link"), EK("type"), E("entry"), E("total"), E("signature"),
    E("timestamp"), E("identifier")
};

static const fhb_r4_element_t  fhb_r4_CapabilityStatement[] = {
    E("url"), EK("date"), EK("kind"), E("name"), E("rest"), E("title"),
    EK("format"), EK("status"), E("contact"), E("imports"), E("purpose"),
    E("version"), E("document"), E("software"), E("copyright"), E("messaging"),
    E("publisher"), E("useContext"), E("description"), EK("fhirVersion"),
    E("patchFormat"), E("experimental"), E("instantiates"), E("jurisdiction"),
    E("implementation"), E("implementationGuide")
};

static const fhb_r4_element_t  fhb_r4_CarePlan[] = {
    E("goal"), E("note"), E("title"), E("author"), EK("intent"), E("partOf"),
    E("period"), EK("status"), E("basedOn"), E("created"), EK("subject"),
    E("activity"), E("careTeam"), E("category"), E("replaces"), E("addresses"),
    E("encounter"), E("identifier"), E("contributor"), E("description"),
    E("supportingInfo"), E("instantiatesUri"), E("instantiatesCanonical")
};

static const fhb_r4_element_t  fhb_r4_CareTeam[] = {
    E("name"), E("note"), E("period"), EK("status"), E("subject"),
    E("telecom"), E("category"), E("encounter"), E("identifier"),
    E("reasonCode"), E("participant"), E("reasonReference"),
    E("managingOrganization")
};

static const fhb_r4_element_t  fhb_r4_CatalogEntry[] = {
    E("type"), E("status"), E("validTo"), EK("orderable"), E("identifier"),
    E("lastUpdated"), E("relatedEntry"), E("classification"),
    EK("referencedItem"), E("validityPeriod"), E("additionalIdentifier"),
    E("additionalCharacteristic"), E("additionalClassification")
};

static const fhb_r4_element_t  fhb_r4_ChargeItem[] = {
    EK("code"), E("note"), E("partOf"), E("reason"), EK("status"),
    E("account"), E("context"), E("enterer"), E("service"), EK("subject"),
    E("bodysite"), E("quantity"), E("performer"), E("costCenter"),
    E("identifier"), E("enteredDate"), E("definitionUri"), E("priceOverride"),
    E("factorOverride"), E("overrideReason"), C("occurrence", "Period"),
    C("occurrence", "Timing"), C("product", "Reference"),
    C("occurrence", "DateTime"), E("definitionCanonical"),
    E("supportingInformation"), E("performingOrganization"),
    C("product", "CodeableConcept"), E("requestingOrganization")
};

static const fhb_r4_element_t  fhb_r4_ChargeItemDefinition[] = {
    EK("url"), E("code"), E("date"), E("title"), E("partOf"), EK("status"),
    E("contact"), E("version"), E("instance"), E("replaces"), E("copyright"),
    E("publisher"), E("identifier"), E("useContext"), E("description"),
    E("approvalDate"), E("experimental"), E("jurisdiction"),
    E("applicability"), E("propertyGroup"), E("derivedFromUri"),
    E("lastReviewDate"), E("effectivePeriod")
};

static const fhb_r4_element_t  fhb_r4_Claim[] = {
    EK("use"), E("item"), EK("type"), E("payee"), E("total"), EK("status"),
    EK("created"), E("enterer"), E("insurer"), EK("patient"), E("related"),
    E("subType"), E("accident"), E("careTeam"), E("facility"), EK("priority"),
    EK("provider"), E("referral"), E("diagnosis"), EK("insurance"),
    E("procedure"), E("identifier"), E("fundsReserve"), E("prescription"),
    E("billablePeriod"), E("supportingInfo"), E("originalPrescription")
};

static const fhb_r4_element_t  fhb_r4_ClaimResponse[] = {
    EK("use"), E("form"), E("item"), EK("type"), E("error"), E("total"),
    EK("status"), E("addItem"), EK("created"), EK("insurer"), EK("outcome"),
    EK("patient"), E("payment"), E("request"), E("subType"), E("formCode"),
    E("insurance"), E("payeeType"), E("requestor"), E("identifier"),
    E("preAuthRef"), E("disposition"), E("processNote"), E("adjudication"),
    E("fundsReserve"), E("preAuthPeriod"), E("communicationRequest")
};

static const fhb_r4_element_t  fhb_r4_ClinicalImpression[] = {
    E("code"), E("date"), E("note"), EK("status"), E("finding"), E("problem"),
    EK("subject"), E("summary"), E("assessor"), E("previous"), E("protocol"),
    E("encounter"), E("identifier"), E("description"), E("statusReason"),
    E("investigation"), E("supportingInfo"), C("effective", "Period"),
    C("effective", "DateTime"), E("prognosisReference"),
    E("prognosisCodeableConcept")
};

static const fhb_r4_element_t  fhb_r4_CodeSystem[] = {
    E("url"), E("date"), E("name"), E("count"), E("title"), E("filter"),
    EK("status"), E("concept"), E("contact"), EK("content"), E("purpose"),
    E("version"), E("property"), E("valueSet"), E("copyright"), E("publisher"),
    E("identifier"), E("useContext"), E("description"), E("supplements"),
    E("experimental"), E("jurisdiction"), E("caseSensitive"),
    E("compositional"), E("versionNeeded"), E("hierarchyMeaning")
};

static const fhb_r4_element_t  fhb_r4_Communication[] = {
    E("note"), E("sent"), E("about"), E("topic"), E("medium"), E("partOf"),
    E("sender"), EK("status"), E("basedOn"), E("payload"), E("subject"),
    E("category"), E("priority"), E("received"), E("encounter"),
    E("recipient"), E("identifier"), E("reasonCode"), E("inResponseTo"),
    E("statusReason"), E("instantiatesUri"), E("reasonReference"),
    E("instantiatesCanonical")
};

static const fhb_r4_element_t  fhb_r4_CommunicationRequest[] = {
    E("note"), E("about"), E("medium"), E("sender"), EK("status"),
    E("basedOn"), E("payload"), E("subject"), E("category"), E("priority"),
    E("replaces"), E("encounter"), E("recipient"), E("requester"),
    E("authoredOn"), E("identifier"), E("reasonCode"), EK("doNotPerform"),
    E("statusReason"), E("groupIdentifier"), E("reasonReference"),
    C("occurrence", "Period"), C("occurrence", "DateTime")
};

static const fhb_r4_element_t  fhb_r4_CompartmentDefinition[] = {
    EK("url"), EK("code"), E("date"), EK("name"), EK("search"), EK("status"),
    E("contact"), E("purpose"), E("version"), E("resource"), E("publisher"),
    E("useContext"), E("description"), E("experimental")
};

static const fhb_r4_element_t  fhb_r4_Composition[] = {
    EK("date"), EK("type"), E("event"), EK("title"), EK("author"),
    EK("status"), E("section"), E("subject"), E("attester"), E("category"),
    E("custodian"), E("encounter"), E("relatesTo"), E("identifier"),
    E("confidentiality")
};

static const fhb_r4_element_t  fhb_r4_ConceptMap[] = {
    E("url"), E("date"), E("name"), E("group"), E("title"), EK("status"),
    E("contact"), E("purpose"), E("version"), E("copyright"), E("publisher"),
    C("source", "Uri"), C("target", "Uri"), E("identifier"), E("useContext"),
    E("description"), E("experimental"), E("jurisdiction"),
    C("source", "Canonical"), C("target", "Canonical")
};

static const fhb_r4_element_t  fhb_r4_Condition[] = {
    E("code"), E("note"), E("stage"), EK("subject"), E("asserter"),
    E("bodySite"), E("category"), E("evidence"), C("onset", "Age"),
    E("recorder"), E("severity"), E("encounter"), E("identifier"),
    C("onset", "Range"), C("onset", "Period"), C("onset", "String"),
    C("abatement", "Age"), E("recordedDate"), C("onset", "DateTime"),
    C("abatement", "Range"), EK("clinicalStatus"), C("abatement", "Period"),
    C("abatement", "String"), C("abatement", "DateTime"),
    EK("verificationStatus")
};

static const fhb_r4_element_t  fhb_r4_Consent[] = {
    EK("scope"), E("policy"), EK("status"), E("patient"), EK("category"),
    E("dateTime"), E("performer"), E("provision"), E("identifier"),
    E("policyRule"), E("organization"), E("verification"),
    C("source", "Reference"), C("source", "Attachment")
};

static const fhb_r4_element_t  fhb_r4_Contract[] = {
    E("url"), E("name"), E("rule"), E("site"), E("term"), E("type"),
    E("alias"), E("legal"), E("scope"), E("title"), E("author"), E("domain"),
    E("issued"), E("signer"), EK("status"), E("applies"), E("subType"),
    E("subject"), E("version"), E("friendly"), E("subtitle"), E("authority"),
    E("identifier"), E("legalState"), E("expirationType"), E("supportingInfo"),
    C("topic", "Reference"), E("instantiatesUri"), E("relevantHistory"),
    E("contentDefinition"), E("contentDerivative"),
    C("topic", "CodeableConcept"), E("instantiatesCanonical"),
    C("legallyBinding", "Reference"), C("legallyBinding", "Attachment")
};

static const fhb_r4_element_t  fhb_r4_Coverage[] = {
    E("type"), E("class"), E("order"), EK("payor"), E("period"), EK("status"),
    E("network"), E("contract"), E("dependent"), E("identifier"),
    E("subscriber"), EK("beneficiary"), E("subrogation"), E("policyHolder"),
    E("relationship"), E("subscriberId"), E("costToBeneficiary")
};

static const fhb_r4_element_t  fhb_r4_CoverageEligibilityRequest[] = {
    E("item"), EK("status"), EK("created"), E("enterer"), EK("insurer"),
    EK("patient"), EK("purpose"), E("facility"), E("priority"), E("provider"),
    E("insurance"), E("identifier"), C("serviced", "Date"),
    C("serviced", "Period"), E("supportingInfo")
};

static const fhb_r4_element_t  fhb_r4_CoverageEligibilityResponse[] = {
    E("form"), E("error"), EK("status"), EK("created"), EK("insurer"),
    EK("outcome"), EK("patient"), EK("purpose"), EK("request"), E("insurance"),
    E("requestor"), E("identifier"), E("preAuthRef"), E("disposition"),
    C("serviced", "Date"), C("serviced", "Period")
};

static const fhb_r4_element_t  fhb_r4_DetectedIssue[] = {
    E("code"), E("author"), E("detail"), EK("status"), E("patient"),
    E("evidence"), E("severity"), E("reference"), E("identifier"),
    E("implicated"), E("mitigation"), C("identified", "Period"),
    C("identified", "DateTime")
};

static const fhb_r4_element_t  fhb_r4_Device[] = {
    E("url"), E("note"), E("type"), E("owner"), E("parent"), E("safety"),
    EK("status"), E("contact"), E("patient"), E("version"), E("location"),
    E("property"), E("lotNumber"), E("definition"), E("deviceName"),
    E("identifier"), E("partNumber"), E("udiCarrier"), E("modelNumber"),
    E("manufacturer"), E("serialNumber"), E("statusReason"),
    E("expirationDate"), E("specialization"), E("manufactureDate"),
    E("distinctIdentifier")
};

static const fhb_r4_element_t  fhb_r4_DeviceDefinition[] = {
    E("url"), E("note"), E("type"), E("owner"), E("safety"), E("contact"),
    E("version"), E("material"), E("property"), E("quantity"), E("capability"),
    E("deviceName"), E("identifier"), E("modelNumber"), E("languageCode"),
    E("parentDevice"), E("specialization"), E("shelfLifeStorage"),
    E("onlineInformation"), C("manufacturer", "String"),
    E("udiDeviceIdentifier"), C("manufacturer", "Reference"),
    E("physicalCharacteristics")
};

static const fhb_r4_element_t  fhb_r4_DeviceMetric[] = {
    EK("type"), E("unit"), E("color"), E("parent"), E("source"),
    EK("category"), E("identifier"), E("calibration"), E("measurementPeriod"),
    E("operationalStatus")
};

static const fhb_r4_element_t  fhb_r4_DeviceRequest[] = {
    E("note"), EK("intent"), EK("status"), E("basedOn"), EK("subject"),
    E("priority"), E("encounter"), E("insurance"), E("parameter"),
    E("performer"), E("requester"), E("authoredOn"), E("identifier"),
    E("reasonCode"), E("priorRequest"), CK("code", "Reference"),
    E("performerType"), E("supportingInfo"), E("groupIdentifier"),
    E("instantiatesUri"), E("reasonReference"), E("relevantHistory"),
    C("occurrence", "Period"), C("occurrence", "Timing"),
    C("occurrence", "DateTime"), CK("code", "CodeableConcept"),
    E("instantiatesCanonical")
};

static const fhb_r4_element_t  fhb_r4_DeviceUseStatement[] = {
    E("note"), EK("device"), E("source"), EK("status"), E("basedOn"),
    EK("subject"), E("bodySite"), E("identifier"), E("reasonCode"),
    E("recordedOn"), E("derivedFrom"), C("timing", "Period"),
    C("timing", "Timing"), C("timing", "DateTime"), E("reasonReference")
};

static const fhb_r4_element_t  fhb_r4_DiagnosticReport[] = {
    EK("code"), E("media"), E("issued"), E("result"), EK("status"),
    E("basedOn"), E("subject"), E("category"), E("specimen"), E("encounter"),
    E("performer"), E("conclusion"), E("identifier"), E("imagingStudy"),
    E("presentedForm"), E("conclusionCode"), C("effective", "Period"),
    C("effective", "DateTime"), E("resultsInterpreter")
};

static const fhb_r4_element_t  fhb_r4_DocumentManifest[] = {
    E("type"), E("author"), E("source"), EK("status"), EK("content"),
    E("created"), E("related"), E("subject"), E("recipient"), E("identifier"),
    E("description"), E("masterIdentifier")
};

static const fhb_r4_element_t  fhb_r4_DocumentReference[] = {
    E("date"), E("type"), E("author"), EK("status"), EK("content"),
    E("context"), E("subject"), E("category"), E("custodian"), E("docStatus"),
    E("relatesTo"), E("identifier"), E("description"), E("authenticator"),
    E("securityLabel"), E("masterIdentifier")
};

static const fhb_r4_element_t  fhb_r4_EffectEvidenceSynthesis[] = {
    E("url"), E("date"), E("name"), E("note"), E("title"), E("topic"),
    E("author"), E("editor"), EK("status"), E("contact"), EK("outcome"),
    E("version"), E("endorser"), EK("exposure"), E("reviewer"), E("certainty"),
    E("copyright"), E("publisher"), E("studyType"), E("identifier"),
    EK("population"), E("sampleSize"), E("useContext"), E("description"),
    E("approvalDate"), E("jurisdiction"), E("synthesisType"),
    E("effectEstimate"), E("lastReviewDate"), E("effectivePeriod"),
    E("relatedArtifact"), E("resultsByExposure"), EK("exposureAlternative")
};

static const fhb_r4_element_t  fhb_r4_Encounter[] = {
    E("type"), EK("class"), E("length"), E("partOf"), E("period"),
    EK("status"), E("account"), E("basedOn"), E("subject"), E("location"),
    E("priority"), E("diagnosis"), E("identifier"), E("reasonCode"),
    E("appointment"), E("participant"), E("serviceType"), E("classHistory"),
    E("episodeOfCare"), E("statusHistory"), E("hospitalization"),
    E("reasonReference"), E("serviceProvider")
};

static const fhb_r4_element_t  fhb_r4_Endpoint[] = {
    E("name"), E("header"), E("period"), EK("status"), EK("address"),
    E("contact"), E("identifier"), EK("payloadType"), EK("connectionType"),
    E("payloadMimeType"), E("managingOrganization")
};

static const fhb_r4_element_t  fhb_r4_EnrollmentRequest[] = {
    EK("status"), E("created"), E("insurer"), E("coverage"), E("provider"),
    E("candidate"), E("identifier")
};

static const fhb_r4_element_t  fhb_r4_EnrollmentResponse[] = {
    EK("status"), E("created"), E("outcome"), E("request"), E("identifier"),
    E("disposition"), E("organization"), E("requestProvider")
};

static const fhb_r4_element_t  fhb_r4_EpisodeOfCare[] = {
    E("team"), E("type"), E("period"), EK("status"), E("account"),
    EK("patient"), E("diagnosis"), E("identifier"), E("careManager"),
    E("statusHistory"), E("referralRequest"), E("managingOrganization")
};

static const fhb_r4_element_t  fhb_r4_EventDefinition[] = {
    E("url"), E("date"), E("name"), E("title"), E("topic"), E("usage"),
    E("author"), E("editor"), EK("status"), E("contact"), E("purpose"),
    EK("trigger"), E("version"), E("endorser"), E("reviewer"), E("subtitle"),
    E("copyright"), E("publisher"), E("identifier"), E("useContext"),
    E("description"), E("approvalDate"), E("experimental"), E("jurisdiction"),
    E("lastReviewDate"), E("effectivePeriod"), E("relatedArtifact"),
    C("subject", "Reference"), C("subject", "CodeableConcept")
};

static const fhb_r4_element_t  fhb_r4_Evidence[] = {
    E("url"), E("date"), E("name"), E("note"), E("title"), E("topic"),
    E("author"), E("editor"), EK("status"), E("contact"), E("outcome"),
    E("version"), E("endorser"), E("reviewer"), E("subtitle"), E("copyright"),
    E("publisher"), E("identifier"), E("shortTitle"), E("useContext"),
    E("description"), E("approvalDate"), E("jurisdiction"),
    E("lastReviewDate"), E("effectivePeriod"), E("exposureVariant"),
    E("relatedArtifact"), EK("exposureBackground")
};

static const fhb_r4_element_t  fhb_r4_EvidenceVariable[] = {
    E("url"), E("date"), E("name"), E("note"), E("type"), E("title"),
    E("topic"), E("author"), E("editor"), EK("status"), E("contact"),
    E("version"), E("endorser"), E("reviewer"), E("subtitle"), E("copyright"),
    E("publisher"), E("identifier"), E("shortTitle"), E("useContext"),
    E("description"), E("approvalDate"), E("jurisdiction"),
    EK("characteristic"), E("lastReviewDate"), E("effectivePeriod"),
    E("relatedArtifact")
};

static const fhb_r4_element_t  fhb_r4_ExampleScenario[] = {
    E("url"), E("date"), E("name"), E("actor"), EK("status"), E("contact"),
    E("process"), E("purpose"), E("version"), E("instance"), E("workflow"),
    E("copyright"), E("publisher"), E("identifier"), E("useContext"),
    E("experimental"), E("jurisdiction")
};

static const fhb_r4_element_t  fhb_r4_ExplanationOfBenefit[] = {
    EK("use"), E("form"), E("item"), EK("type"), E("claim"), E("payee"),
    E("total"), EK("status"), E("addItem"), EK("created"), E("enterer"),
    EK("insurer"), EK("outcome"), EK("patient"), E("payment"), E("related"),
    E("subType"), E("accident"), E("careTeam"), E("facility"), E("formCode"),
    E("priority"), EK("provider"), E("referral"), E("diagnosis"),
    EK("insurance"), E("procedure"), E("identifier"), E("preAuthRef"),
    E("precedence"), E("disposition"), E("processNote"), E("adjudication"),
    E("fundsReserve"), E("prescription"), E("benefitPeriod"),
    E("claimResponse"), E("benefitBalance"), E("billablePeriod"),
    E("supportingInfo"), E("preAuthRefPeriod"), E("originalPrescription"),
    E("fundsReserveRequested")
};

static const fhb_r4_element_t  fhb_r4_FamilyMemberHistory[] = {
    E("sex"), E("date"), E("name"), E("note"), C("age", "Age"), EK("status"),
    EK("patient"), C("age", "Range"), C("born", "Date"), C("age", "String"),
    E("condition"), C("born", "Period"), C("born", "String"), E("identifier"),
    E("reasonCode"), C("deceased", "Age"), C("deceased", "Date"),
    E("estimatedAge"), EK("relationship"), C("deceased", "Range"),
    C("deceased", "String"), C("deceased", "Boolean"), E("instantiatesUri"),
    E("reasonReference"), E("dataAbsentReason"), E("instantiatesCanonical")
};

static const fhb_r4_element_t  fhb_r4_Flag[] = {
    EK("code"), E("author"), E("period"), EK("status"), EK("subject"),
    E("category"), E("encounter"), E("identifier")
};

static const fhb_r4_element_t  fhb_r4_Goal[] = {
    E("note"), E("target"), EK("subject"), E("category"), E("priority"),
    E("addresses"), C("start", "Date"), E("identifier"), E("statusDate"),
    EK("description"), E("expressedBy"), E("outcomeCode"), E("statusReason"),
    EK("lifecycleStatus"), E("outcomeReference"), E("achievementStatus"),
    C("start", "CodeableConcept")
};

static const fhb_r4_element_t  fhb_r4_GraphDefinition[] = {
    E("url"), E("date"), E("link"), EK("name"), EK("start"), EK("status"),
    E("contact"), E("profile"), E("purpose"), E("version"), E("publisher"),
    E("useContext"), E("description"), E("experimental"), E("jurisdiction")
};

static const fhb_r4_element_t  fhb_r4_Group[] = {
    E("code"), E("name"), EK("type"), E("active"), EK("actual"), E("member"),
    E("quantity"), E("identifier"), E("characteristic"), E("managingEntity")
};

static const fhb_r4_element_t  fhb_r4_GuidanceResponse[] = {
    E("note"), E("result"), EK("status"), E("subject"), E("encounter"),
    CK("module", "Uri"), E("performer"), E("identifier"), E("reasonCode"),
    E("dataRequirement"), CK("module", "Canonical"), E("reasonReference"),
    E("outputParameters"), E("evaluationMessage"), E("requestIdentifier"),
    E("occurrenceDateTime"), CK("module", "CodeableConcept")
};

static const fhb_r4_element_t  fhb_r4_HealthcareService[] = {
    E("name"), E("type"), E("photo"), EK("active"), E("comment"), E("program"),
    E("telecom"), E("category"), E("endpoint"), E("location"), E("specialty"),
    E("identifier"), E("providedBy"), E("eligibility"), E("coverageArea"),
    E("extraDetails"), E("notAvailable"), E("availableTime"),
    E("communication"), E("characteristic"), E("referralMethod"),
    E("appointmentRequired"), E("serviceProvisionCode"),
    E("availabilityExceptions")
};

static const fhb_r4_element_t  fhb_r4_ImagingStudy[] = {
    E("note"), E("series"), EK("status"), E("basedOn"), E("started"),
    EK("subject"), E("endpoint"), E("location"), E("modality"), E("referrer"),
    E("encounter"), E("identifier"), E("reasonCode"), E("description"),
    E("interpreter"), E("procedureCode"), E("numberOfSeries"),
    E("reasonReference"), E("numberOfInstances"), E("procedureReference")
};

static const fhb_r4_element_t  fhb_r4_Immunization[] = {
    E("note"), E("site"), E("route"), EK("status"), EK("patient"),
    E("location"), E("reaction"), E("recorded"), E("education"),
    E("encounter"), E("lotNumber"), E("performer"), E("identifier"),
    E("reasonCode"), EK("isSubpotent"), EK("vaccineCode"), E("doseQuantity"),
    E("manufacturer"), E("reportOrigin"), E("statusReason"),
    E("fundingSource"), E("primarySource"), E("expirationDate"),
    E("protocolApplied"), E("reasonReference"), E("subpotentReason"),
    CK("occurrence", "String"), CK("occurrence", "DateTime"),
    E("programEligibility")
};

static const fhb_r4_element_t  fhb_r4_ImmunizationEvaluation[] = {
    E("date"), E("series"), EK("status"), EK("patient"), E("authority"),
    EK("doseStatus"), E("identifier"), E("description"), EK("targetDisease"),
    C("doseNumber", "String"), E("doseStatusReason"), EK("immunizationEvent"),
    C("seriesDoses", "String"), C("doseNumber", "PositiveInt"),
    C("seriesDoses", "PositiveInt")
};

static const fhb_r4_element_t  fhb_r4_ImmunizationRecommendation[] = {
    EK("date"), EK("patient"), E("authority"), E("identifier"),
    EK("recommendation")
};

static const fhb_r4_element_t  fhb_r4_ImplementationGuide[] = {
    EK("url"), E("date"), EK("name"), E("title"), E("global"), EK("status"),
    E("contact"), E("license"), E("version"), E("manifest"), E("copyright"),
    E("dependsOn"), EK("packageId"), E("publisher"), E("definition"),
    E("useContext"), E("description"), EK("fhirVersion"), E("experimental"),
    E("jurisdiction")
};

static const fhb_r4_element_t  fhb_r4_InsurancePlan[] = {
    E("name"), E("plan"), E("type"), E("alias"), E("period"), EK("status"),
    E("contact"), E("network"), E("ownedBy"), E("coverage"), E("endpoint"),
    E("identifier"), E("coverageArea"), E("administeredBy")
};

static const fhb_r4_element_t  fhb_r4_Invoice[] = {
    E("date"), E("note"), E("type"), E("issuer"), EK("status"), E("account"),
    E("subject"), E("lineItem"), E("totalNet"), E("recipient"),
    E("identifier"), E("totalGross"), E("participant"), E("paymentTerms"),
    E("cancelledReason"), E("totalPriceComponent")
};

static const fhb_r4_element_t  fhb_r4_Library[] = {
    E("url"), E("date"), E("name"), EK("type"), E("title"), E("topic"),
    E("usage"), E("author"), E("editor"), EK("status"), E("contact"),
    E("content"), E("purpose"), E("version"), E("endorser"), E("reviewer"),
    E("subtitle"), E("copyright"), E("parameter"), E("publisher"),
    E("identifier"), E("useContext"), E("description"), E("approvalDate"),
    E("experimental"), E("jurisdiction"), E("lastReviewDate"),
    E("dataRequirement"), E("effectivePeriod"), E("relatedArtifact"),
    C("subject", "Reference"), C("subject", "CodeableConcept")
};

static const fhb_r4_element_t  fhb_r4_Linkage[] = {
    EK("item"), E("active"), E("author")
};

static const fhb_r4_element_t  fhb_r4_List[] = {
    E("code"), E("date"), EK("mode"), E("note"), E("entry"), E("title"),
    E("source"), EK("status"), E("subject"), E("encounter"), E("orderedBy"),
    E("identifier"), E("emptyReason")
};

static const fhb_r4_element_t  fhb_r4_Location[] = {
    E("mode"), E("name"), E("type"), E("alias"), E("partOf"), EK("status"),
    E("address"), E("telecom"), E("endpoint"), E("position"), E("identifier"),
    E("description"), E("physicalType"), E("hoursOfOperation"),
    E("operationalStatus"), E("managingOrganization"),
    E("availabilityExceptions")
};

static const fhb_r4_element_t  fhb_r4_Measure[] = {
    E("url"), E("date"), E("name"), E("type"), E("group"), E("title"),
    E("topic"), E("usage"), E("author"), E("editor"), EK("status"),
    E("contact"), E("library"), E("purpose"), E("scoring"), E("version"),
    E("endorser"), E("guidance"), E("reviewer"), E("subtitle"), E("copyright"),
    E("publisher"), E("rationale"), E("definition"), E("disclaimer"),
    E("identifier"), E("useContext"), E("description"), E("approvalDate"),
    E("experimental"), E("jurisdiction"), E("lastReviewDate"),
    E("riskAdjustment"), E("effectivePeriod"), E("rateAggregation"),
    E("relatedArtifact"), E("compositeScoring"), C("subject", "Reference"),
    E("supplementalData"), E("improvementNotation"),
    C("subject", "CodeableConcept"), E("clinicalRecommendationStatement")
};

static const fhb_r4_element_t  fhb_r4_MeasureReport[] = {
    E("date"), EK("type"), E("group"), EK("period"), EK("status"),
    EK("measure"), E("subject"), E("reporter"), E("identifier"),
    E("evaluatedResource"), EK("improvementNotation")
};

static const fhb_r4_element_t  fhb_r4_Media[] = {
    E("note"), E("type"), E("view"), E("width"), E("device"), E("frames"),
    E("height"), E("issued"), E("partOf"), EK("status"), E("basedOn"),
    EK("content"), E("subject"), E("bodySite"), E("duration"), E("modality"),
    E("operator"), E("encounter"), E("deviceName"), E("identifier"),
    E("reasonCode"), C("created", "Period"), C("created", "DateTime")
};

static const fhb_r4_element_t  fhb_r4_Medication[] = {
    E("code"), E("form"), E("batch"), E("amount"), EK("status"),
    E("identifier"), E("ingredient"), E("manufacturer")
};

static const fhb_r4_element_t  fhb_r4_MedicationAdministration[] = {
    E("note"), E("device"), E("dosage"), E("partOf"), EK("status"),
    E("context"), E("request"), EK("subject"), E("category"), E("performer"),
    E("identifier"), E("reasonCode"), E("eventHistory"), E("instantiates"),
    E("statusReason"), CK("effective", "Period"), E("reasonReference"),
    CK("effective", "DateTime"), CK("medication", "Reference"),
    E("supportingInformation"), CK("medication", "CodeableConcept")
};

static const fhb_r4_element_t  fhb_r4_MedicationDispense[] = {
    E("note"), E("type"), E("partOf"), EK("status"), E("context"),
    E("subject"), E("category"), E("location"), E("quantity"), E("receiver"),
    E("performer"), E("daysSupply"), E("identifier"), E("destination"),
    E("eventHistory"), E("substitution"), E("whenPrepared"),
    E("detectedIssue"), E("whenHandedOver"), E("dosageInstruction"),
    CK("medication", "Reference"), C("statusReason", "Reference"),
    E("supportingInformation"), E("authorizingPrescription"),
    CK("medication", "CodeableConcept"), C("statusReason", "CodeableConcept")
};

static const fhb_r4_element_t  fhb_r4_MedicationKnowledge[] = {
    E("code"), E("cost"), E("amount"), EK("status"), E("synonym"),
    E("doseForm"), E("kinetics"), E("monograph"), E("packaging"),
    E("ingredient"), E("regulatory"), E("productType"), E("manufacturer"),
    E("intendedRoute"), E("contraindication"), E("monitoringProgram"),
    E("drugCharacteristic"), E("associatedMedication"),
    E("medicineClassification"), E("preparationInstruction"),
    E("administrationGuidelines"), E("relatedMedicationKnowledge")
};

static const fhb_r4_element_t  fhb_r4_MedicationRequest[] = {
    E("note"), EK("intent"), EK("status"), E("basedOn"), EK("subject"),
    E("category"), E("priority"), E("recorder"), E("encounter"),
    E("insurance"), E("performer"), E("requester"), E("authoredOn"),
    E("identifier"), E("reasonCode"), EK("doNotPerform"), E("eventHistory"),
    E("statusReason"), E("substitution"), E("detectedIssue"),
    E("performerType"), E("dispenseRequest"), E("groupIdentifier"),
    E("instantiatesUri"), E("reasonReference"), C("reported", "Boolean"),
    E("dosageInstruction"), E("priorPrescription"), C("reported", "Reference"),
    E("courseOfTherapyType"), CK("medication", "Reference"),
    E("instantiatesCanonical"), E("supportingInformation"),
    CK("medication", "CodeableConcept")
};

static const fhb_r4_element_t  fhb_r4_MedicationStatement[] = {
    E("note"), E("dosage"), E("partOf"), EK("status"), E("basedOn"),
    E("context"), EK("subject"), E("category"), E("identifier"),
    E("reasonCode"), E("derivedFrom"), E("dateAsserted"), E("statusReason"),
    C("effective", "Period"), E("reasonReference"), C("effective", "DateTime"),
    E("informationSource"), CK("medication", "Reference"),
    CK("medication", "CodeableConcept")
};

static const fhb_r4_element_t  fhb_r4_MedicinalProduct[] = {
    EK("name"), E("type"), E("domain"), E("contact"), E("identifier"),
    E("masterFile"), E("clinicalTrial"), E("crossReference"),
    E("marketingStatus"), E("specialMeasures"), E("attachedDocument"),
    E("specialDesignation"), E("legalStatusOfSupply"),
    E("pharmaceuticalProduct"), E("productClassification"),
    E("paediatricUseIndicator"), E("packagedMedicinalProduct"),
    E("additionalMonitoringIndicator"), E("combinedPharmaceuticalDoseForm"),
    E("manufacturingBusinessOperation")
};

static const fhb_r4_element_t  fhb_r4_MedicinalProductAuthorization[] = {
    E("holder"), E("status"), E("country"), E("subject"), E("procedure"),
    E("regulator"), E("identifier"), E("legalBasis"), E("statusDate"),
    E("restoreDate"), E("jurisdiction"), E("validityPeriod"),
    E("dataExclusivityPeriod"), E("internationalBirthDate"),
    E("dateOfFirstAuthorization"), E("jurisdictionalAuthorization")
};

static const fhb_r4_element_t  fhb_r4_MedicinalProductContraindication[] = {
    E("disease"), E("subject"), E("population"), E("comorbidity"),
    E("otherTherapy"), E("diseaseStatus"), E("therapeuticIndication")
};

static const fhb_r4_element_t  fhb_r4_MedicinalProductIndication[] = {
    E("subject"), E("duration"), E("population"), E("comorbidity"),
    E("otherTherapy"), E("diseaseStatus"), E("intendedEffect"),
    E("undesirableEffect"), E("diseaseSymptomProcedure")
};

static const fhb_r4_element_t  fhb_r4_MedicinalProductIngredient[] = {
    EK("role"), E("substance"), E("identifier"), E("manufacturer"),
    E("specifiedSubstance"), E("allergenicIndicator")
};

static const fhb_r4_element_t  fhb_r4_MedicinalProductInteraction[] = {
    E("type"), E("effect"), E("subject"), E("incidence"), E("management"),
    E("description"), E("interactant")
};

static const fhb_r4_element_t  fhb_r4_MedicinalProductManufactured[] = {
    EK("quantity"), E("ingredient"), E("manufacturer"),
    E("unitOfPresentation"), EK("manufacturedDoseForm"),
    E("otherCharacteristics"), E("physicalCharacteristics")
};

static const fhb_r4_element_t  fhb_r4_MedicinalProductPackaged[] = {
    E("subject"), E("identifier"), E("description"), EK("packageItem"),
    E("manufacturer"), E("batchIdentifier"), E("marketingStatus"),
    E("legalStatusOfSupply"), E("marketingAuthorization")
};

static const fhb_r4_element_t  fhb_r4_MedicinalProductPharmaceutical[] = {
    E("device"), E("identifier"), E("ingredient"), E("characteristics"),
    E("unitOfPresentation"), EK("administrableDoseForm"),
    EK("routeOfAdministration")
};

static const fhb_r4_element_t  fhb_r4_MedicinalProductUndesirableEffect[] = {
    E("subject"), E("population"), E("classification"),
    E("frequencyOfOccurrence"), E("symptomConditionEffect")
};

static const fhb_r4_element_t  fhb_r4_MessageDefinition[] = {
    E("url"), E("base"), EK("date"), E("name"), E("focus"), E("graph"),
    E("title"), E("parent"), EK("status"), E("contact"), E("purpose"),
    E("version"), E("category"), CK("event", "Uri"), E("replaces"),
    E("copyright"), E("publisher"), E("identifier"), E("useContext"),
    E("description"), CK("event", "Coding"), E("experimental"),
    E("jurisdiction"), E("allowedResponse"), E("responseRequired")
};

static const fhb_r4_element_t  fhb_r4_MessageHeader[] = {
    E("focus"), E("author"), E("reason"), E("sender"), EK("source"),
    E("enterer"), CK("event", "Uri"), E("response"), E("definition"),
    E("destination"), CK("event", "Coding"), E("responsible")
};

static const fhb_r4_element_t  fhb_r4_MolecularSequence[] = {
    E("type"), E("device"), E("patient"), E("pointer"), E("quality"),
    E("variant"), E("quantity"), E("specimen"), E("performer"),
    E("identifier"), E("repository"), E("observedSeq"), E("readCoverage"),
    E("referenceSeq"), EK("coordinateSystem"), E("structureVariant")
};

static const fhb_r4_element_t  fhb_r4_NamingSystem[] = {
    EK("date"), EK("kind"), EK("name"), E("type"), E("usage"), EK("status"),
    E("contact"), EK("uniqueId"), E("publisher"), E("useContext"),
    E("description"), E("responsible"), E("jurisdiction")
};

static const fhb_r4_element_t  fhb_r4_NutritionOrder[] = {
    E("note"), EK("intent"), EK("status"), E("orderer"), EK("patient"),
    EK("dateTime"), E("oralDiet"), E("encounter"), E("identifier"),
    E("supplement"), E("instantiates"), E("enteralFormula"),
    E("instantiatesUri"), E("allergyIntolerance"), E("excludeFoodModifier"),
    E("instantiatesCanonical"), E("foodPreferenceModifier")
};

static const fhb_r4_element_t  fhb_r4_Observation[] = {
    EK("code"), E("note"), E("focus"), E("device"), E("issued"), E("method"),
    E("partOf"), EK("status"), E("basedOn"), E("subject"), E("bodySite"),
    E("category"), E("specimen"), E("component"), E("encounter"),
    E("hasMember"), E("performer"), C("value", "Time"), E("identifier"),
    C("value", "Range"), C("value", "Ratio"), E("derivedFrom"),
    C("value", "Period"), C("value", "String"), C("value", "Boolean"),
    C("value", "Integer"), C("value", "DateTime"), C("value", "Quantity"),
    E("interpretation"), E("referenceRange"), C("effective", "Period"),
    C("effective", "Timing"), E("dataAbsentReason"), C("effective", "Instant"),
    C("value", "SampledData"), C("effective", "DateTime"),
    C("value", "CodeableConcept")
};

static const fhb_r4_element_t  fhb_r4_ObservationDefinition[] = {
    EK("code"), E("method"), E("category"), E("identifier"),
    E("permittedDataType"), E("qualifiedInterval"), E("validCodedValueSet"),
    E("normalCodedValueSet"), E("preferredReportName"),
    E("quantitativeDetails"), E("abnormalCodedValueSet"),
    E("criticalCodedValueSet"), E("multipleResultsAllowed")
};

static const fhb_r4_element_t  fhb_r4_OperationDefinition[] = {
    E("url"), E("base"), EK("code"), E("date"), EK("kind"), EK("name"),
    EK("type"), E("title"), EK("status"), EK("system"), E("comment"),
    E("contact"), E("purpose"), E("version"), EK("instance"), E("overload"),
    E("resource"), E("parameter"), E("publisher"), E("useContext"),
    E("description"), E("affectsState"), E("experimental"), E("inputProfile"),
    E("jurisdiction"), E("outputProfile")
};

static const fhb_r4_element_t  fhb_r4_OperationOutcome[] = {
    EK("issue")
};

static const fhb_r4_element_t  fhb_r4_Organization[] = {
    E("name"), E("type"), E("alias"), EK("active"), E("partOf"), E("address"),
    E("contact"), E("telecom"), E("endpoint"), E("identifier")
};

static const fhb_r4_element_t  fhb_r4_OrganizationAffiliation[] = {
    E("code"), E("active"), E("period"), E("network"), E("telecom"),
    E("endpoint"), E("location"), E("specialty"), E("identifier"),
    E("organization"), E("healthcareService"), E("participatingOrganization")
};

static const fhb_r4_element_t  fhb_r4_Patient[] = {
    EK("link"), E("name"), E("photo"), EK("active"), E("gender"), E("address"),
    E("contact"), E("telecom"), E("birthDate"), E("identifier"),
    E("communication"), E("maritalStatus"), CK("deceased", "Boolean"),
    CK("deceased", "DateTime"), E("generalPractitioner"),
    E("managingOrganization"), C("multipleBirth", "Boolean"),
    C("multipleBirth", "Integer")
};

static const fhb_r4_element_t  fhb_r4_PaymentNotice[] = {
    E("payee"), EK("amount"), EK("status"), EK("created"), EK("payment"),
    E("request"), E("provider"), E("response"), EK("recipient"),
    E("identifier"), E("paymentDate"), E("paymentStatus")
};

static const fhb_r4_element_t  fhb_r4_PaymentReconciliation[] = {
    E("detail"), E("period"), EK("status"), EK("created"), E("outcome"),
    E("request"), E("formCode"), E("requestor"), E("identifier"),
    E("disposition"), EK("paymentDate"), E("processNote"), EK("paymentAmount"),
    E("paymentIssuer"), E("paymentIdentifier")
};

static const fhb_r4_element_t  fhb_r4_Person[] = {
    E("link"), E("name"), E("photo"), EK("active"), E("gender"), E("address"),
    E("telecom"), E("birthDate"), E("identifier"), E("managingOrganization")
};

static const fhb_r4_element_t  fhb_r4_PlanDefinition[] = {
    E("url"), E("date"), E("goal"), E("name"), E("type"), E("title"),
    E("topic"), E("usage"), E("action"), E("author"), E("editor"),
    EK("status"), E("contact"), E("library"), E("purpose"), E("version"),
    E("endorser"), E("reviewer"), E("subtitle"), E("copyright"),
    E("publisher"), E("identifier"), E("useContext"), E("description"),
    E("approvalDate"), E("experimental"), E("jurisdiction"),
    E("lastReviewDate"), E("effectivePeriod"), E("relatedArtifact"),
    C("subject", "Reference"), C("subject", "CodeableConcept")
};

static const fhb_r4_element_t  fhb_r4_Practitioner[] = {
    E("name"), E("photo"), E("active"), E("gender"), E("address"),
    E("telecom"), E("birthDate"), E("identifier"), E("communication"),
    E("qualification")
};

static const fhb_r4_element_t  fhb_r4_PractitionerRole[] = {
    E("code"), E("active"), E("period"), E("telecom"), E("endpoint"),
    E("location"), E("specialty"), E("identifier"), E("notAvailable"),
    E("organization"), E("practitioner"), E("availableTime"),
    E("healthcareService"), E("availabilityExceptions")
};

static const fhb_r4_element_t  fhb_r4_Procedure[] = {
    E("code"), E("note"), E("partOf"), E("report"), EK("status"), E("basedOn"),
    E("outcome"), EK("subject"), E("asserter"), E("bodySite"), E("category"),
    E("followUp"), E("location"), E("recorder"), E("usedCode"), E("encounter"),
    E("performer"), E("identifier"), E("reasonCode"), E("focalDevice"),
    E("complication"), C("performed", "Age"), E("statusReason"),
    E("usedReference"), C("performed", "Range"), E("instantiatesUri"),
    C("performed", "Period"), C("performed", "String"), E("reasonReference"),
    C("performed", "DateTime"), E("complicationDetail"),
    E("instantiatesCanonical")
};

static const fhb_r4_element_t  fhb_r4_Provenance[] = {
    EK("agent"), E("entity"), E("policy"), E("reason"), EK("target"),
    E("activity"), E("location"), EK("recorded"), E("signature"),
    C("occurred", "Period"), C("occurred", "DateTime")
};

static const fhb_r4_element_t  fhb_r4_Questionnaire[] = {
    E("url"), E("code"), E("date"), E("item"), E("name"), E("title"),
    EK("status"), E("contact"), E("purpose"), E("version"), E("copyright"),
    E("publisher"), E("identifier"), E("useContext"), E("derivedFrom"),
    E("description"), E("subjectType"), E("approvalDate"), E("experimental"),
    E("jurisdiction"), E("lastReviewDate"), E("effectivePeriod")
};

static const fhb_r4_element_t  fhb_r4_QuestionnaireResponse[] = {
    E("item"), E("author"), E("partOf"), E("source"), EK("status"),
    E("basedOn"), E("subject"), E("authored"), E("encounter"), E("identifier"),
    E("questionnaire")
};

static const fhb_r4_element_t  fhb_r4_RelatedPerson[] = {
    E("name"), E("photo"), EK("active"), E("gender"), E("period"),
    E("address"), EK("patient"), E("telecom"), E("birthDate"), E("identifier"),
    E("relationship"), E("communication")
};

static const fhb_r4_element_t  fhb_r4_RequestGroup[] = {
    E("code"), E("note"), E("action"), E("author"), EK("intent"), EK("status"),
    E("basedOn"), E("subject"), E("priority"), E("replaces"), E("encounter"),
    E("authoredOn"), E("identifier"), E("reasonCode"), E("groupIdentifier"),
    E("instantiatesUri"), E("reasonReference"), E("instantiatesCanonical")
};

static const fhb_r4_element_t  fhb_r4_ResearchDefinition[] = {
    E("url"), E("date"), E("name"), E("title"), E("topic"), E("usage"),
    E("author"), E("editor"), EK("status"), E("comment"), E("contact"),
    E("library"), E("outcome"), E("purpose"), E("version"), E("endorser"),
    E("exposure"), E("reviewer"), E("subtitle"), E("copyright"),
    E("publisher"), E("identifier"), EK("population"), E("shortTitle"),
    E("useContext"), E("description"), E("approvalDate"), E("experimental"),
    E("jurisdiction"), E("lastReviewDate"), E("effectivePeriod"),
    E("relatedArtifact"), C("subject", "Reference"), E("exposureAlternative"),
    C("subject", "CodeableConcept")
};

static const fhb_r4_element_t  fhb_r4_ResearchElementDefinition[] = {
    E("url"), E("date"), E("name"), EK("type"), E("title"), E("topic"),
    E("usage"), E("author"), E("editor"), EK("status"), E("comment"),
    E("contact"), E("library"), E("purpose"), E("version"), E("endorser"),
    E("reviewer"), E("subtitle"), E("copyright"), E("publisher"),
    E("identifier"), E("shortTitle"), E("useContext"), E("description"),
    E("approvalDate"), E("experimental"), E("jurisdiction"), E("variableType"),
    EK("characteristic"), E("lastReviewDate"), E("effectivePeriod"),
    E("relatedArtifact"), C("subject", "Reference"),
    C("subject", "CodeableConcept")
};

static const fhb_r4_element_t  fhb_r4_ResearchStudy[] = {
    E("arm"), E("note"), E("site"), E("focus"), E("phase"), E("title"),
    E("partOf"), E("period"), EK("status"), E("contact"), E("keyword"),
    E("sponsor"), E("category"), E("location"), E("protocol"), E("condition"),
    E("objective"), E("enrollment"), E("identifier"), E("description"),
    E("reasonStopped"), E("relatedArtifact"), E("primaryPurposeType"),
    E("principalInvestigator")
};

static const fhb_r4_element_t  fhb_r4_ResearchSubject[] = {
    EK("study"), E("period"), EK("status"), E("consent"), E("actualArm"),
    E("identifier"), EK("individual"), E("assignedArm")
};

static const fhb_r4_element_t  fhb_r4_RiskAssessment[] = {
    E("code"), E("note"), E("basis"), E("method"), E("parent"), EK("status"),
    E("basedOn"), EK("subject"), E("condition"), E("encounter"),
    E("performer"), E("identifier"), E("mitigation"), E("prediction"),
    E("reasonCode"), E("reasonReference"), C("occurrence", "Period"),
    C("occurrence", "DateTime")
};

static const fhb_r4_element_t  fhb_r4_RiskEvidenceSynthesis[] = {
    E("url"), E("date"), E("name"), E("note"), E("title"), E("topic"),
    E("author"), E("editor"), EK("status"), E("contact"), EK("outcome"),
    E("version"), E("endorser"), E("exposure"), E("reviewer"), E("certainty"),
    E("copyright"), E("publisher"), E("studyType"), E("identifier"),
    EK("population"), E("sampleSize"), E("useContext"), E("description"),
    E("approvalDate"), E("jurisdiction"), E("riskEstimate"),
    E("synthesisType"), E("lastReviewDate"), E("effectivePeriod"),
    E("relatedArtifact")
};

static const fhb_r4_element_t  fhb_r4_Schedule[] = {
    EK("actor"), EK("active"), E("comment"), E("specialty"), E("identifier"),
    E("serviceType"), E("planningHorizon"), E("serviceCategory")
};

static const fhb_r4_element_t  fhb_r4_SearchParameter[] = {
    EK("url"), EK("base"), EK("code"), E("date"), EK("name"), EK("type"),
    E("chain"), E("xpath"), EK("status"), E("target"), E("contact"),
    E("purpose"), E("version"), E("modifier"), E("component"), E("publisher"),
    E("comparator"), E("expression"), E("multipleOr"), E("useContext"),
    E("xpathUsage"), E("derivedFrom"), EK("description"), E("multipleAnd"),
    E("experimental"), E("jurisdiction")
};

static const fhb_r4_element_t  fhb_r4_ServiceRequest[] = {
    E("code"), E("note"), EK("intent"), EK("status"), E("basedOn"),
    EK("subject"), E("bodySite"), E("category"), E("priority"), E("replaces"),
    E("specimen"), E("encounter"), E("insurance"), E("performer"),
    E("requester"), E("authoredOn"), E("identifier"), E("reasonCode"),
    E("orderDetail"), E("requisition"), EK("doNotPerform"), E("locationCode"),
    E("performerType"), C("quantity", "Range"), C("quantity", "Ratio"),
    E("supportingInfo"), C("asNeeded", "Boolean"), E("instantiatesUri"),
    E("reasonReference"), E("relevantHistory"), C("occurrence", "Period"),
    C("occurrence", "Timing"), C("quantity", "Quantity"),
    E("locationReference"), C("occurrence", "DateTime"),
    E("patientInstruction"), E("instantiatesCanonical"),
    C("asNeeded", "CodeableConcept")
};

static const fhb_r4_element_t  fhb_r4_Slot[] = {
    EK("end"), EK("start"), EK("status"), E("comment"), EK("schedule"),
    E("specialty"), E("identifier"), E("overbooked"), E("serviceType"),
    E("appointmentType"), E("serviceCategory")
};

static const fhb_r4_element_t  fhb_r4_Specimen[] = {
    E("note"), E("type"), E("parent"), EK("status"), E("request"),
    E("subject"), E("condition"), E("container"), E("collection"),
    E("identifier"), E("processing"), E("receivedTime"),
    E("accessionIdentifier")
};

static const fhb_r4_element_t  fhb_r4_SpecimenDefinition[] = {
    E("collection"), E("identifier"), E("timeAspect"), E("typeTested"),
    E("typeCollected"), E("patientPreparation")
};

static const fhb_r4_element_t  fhb_r4_StructureDefinition[] = {
    EK("url"), E("date"), EK("kind"), EK("name"), EK("type"), E("title"),
    EK("status"), E("contact"), E("context"), E("keyword"), E("mapping"),
    E("purpose"), E("version"), EK("abstract"), E("snapshot"), E("copyright"),
    E("publisher"), E("derivation"), E("identifier"), E("useContext"),
    E("description"), E("fhirVersion"), E("differential"), E("experimental"),
    E("jurisdiction"), E("baseDefinition"), E("contextInvariant")
};

static const fhb_r4_element_t  fhb_r4_StructureMap[] = {
    EK("url"), E("date"), EK("name"), EK("group"), E("title"), E("import"),
    EK("status"), E("contact"), E("purpose"), E("version"), E("copyright"),
    E("publisher"), E("structure"), E("identifier"), E("useContext"),
    E("description"), E("experimental"), E("jurisdiction")
};

static const fhb_r4_element_t  fhb_r4_Subscription[] = {
    E("end"), E("error"), EK("reason"), EK("status"), EK("channel"),
    E("contact"), EK("criteria")
};

static const fhb_r4_element_t  fhb_r4_Substance[] = {
    EK("code"), EK("status"), E("category"), E("instance"), E("identifier"),
    E("ingredient"), E("description")
};

static const fhb_r4_element_t  fhb_r4_SubstanceNucleicAcid[] = {
    E("subunit"), E("sequenceType"), E("numberOfSubunits"),
    E("areaOfHybridisation"), E("oligoNucleotideType")
};

static const fhb_r4_element_t  fhb_r4_SubstancePolymer[] = {
    E("class"), E("repeat"), E("geometry"), E("monomerSet"), E("modification"),
    E("copolymerConnectivity")
};

static const fhb_r4_element_t  fhb_r4_SubstanceProtein[] = {
    E("subunit"), E("sequenceType"), E("disulfideLinkage"),
    E("numberOfSubunits")
};

static const fhb_r4_element_t  fhb_r4_SubstanceReferenceInformation[] = {
    E("gene"), E("target"), E("comment"), E("geneElement"), E("classification")
};

static const fhb_r4_element_t  fhb_r4_SubstanceSourceMaterial[] = {
    E("organism"), E("organismId"), E("organismName"), E("countryOfOrigin"),
    E("partDescription"), E("developmentStage"), E("parentSubstanceId"),
    E("sourceMaterialType"), E("fractionDescription"),
    E("parentSubstanceName"), E("sourceMaterialClass"),
    E("sourceMaterialState"), E("geographicalLocation")
};

static const fhb_r4_element_t  fhb_r4_SubstanceSpecification[] = {
    E("code"), E("name"), E("type"), E("domain"), E("moiety"), E("source"),
    E("status"), E("comment"), E("polymer"), E("protein"), E("property"),
    E("structure"), E("identifier"), E("description"), E("nucleicAcid"),
    E("relationship"), E("sourceMaterial"), E("molecularWeight"),
    E("referenceInformation")
};

static const fhb_r4_element_t  fhb_r4_SupplyDelivery[] = {
    E("type"), E("partOf"), EK("status"), E("basedOn"), E("patient"),
    E("receiver"), E("supplier"), E("identifier"), E("destination"),
    E("suppliedItem"), C("occurrence", "Period"), C("occurrence", "Timing"),
    C("occurrence", "DateTime")
};

static const fhb_r4_element_t  fhb_r4_SupplyRequest[] = {
    EK("status"), E("category"), E("priority"), EK("quantity"), E("supplier"),
    E("deliverTo"), E("parameter"), E("requester"), E("authoredOn"),
    E("identifier"), E("reasonCode"), E("deliverFrom"),
    CK("item", "Reference"), E("reasonReference"), C("occurrence", "Period"),
    C("occurrence", "Timing"), C("occurrence", "DateTime"),
    CK("item", "CodeableConcept")
};

static const fhb_r4_element_t  fhb_r4_Task[] = {
    E("for"), E("code"), E("note"), E("focus"), E("input"), E("owner"),
    EK("intent"), E("output"), E("partOf"), EK("status"), E("basedOn"),
    E("location"), E("priority"), E("encounter"), E("insurance"),
    E("requester"), E("authoredOn"), E("identifier"), E("reasonCode"),
    E("description"), E("restriction"), E("lastModified"), E("statusReason"),
    E("performerType"), E("businessStatus"), E("executionPeriod"),
    E("groupIdentifier"), E("instantiatesUri"), E("reasonReference"),
    E("relevantHistory"), E("instantiatesCanonical")
};

static const fhb_r4_element_t  fhb_r4_TerminologyCapabilities[] = {
    E("url"), EK("date"), EK("kind"), E("name"), E("title"), EK("status"),
    E("closure"), E("contact"), E("purpose"), E("version"), E("software"),
    E("copyright"), E("expansion"), E("publisher"), E("codeSearch"),
    E("codeSystem"), E("lockedDate"), E("useContext"), E("description"),
    E("translation"), E("experimental"), E("jurisdiction"), E("validateCode"),
    E("implementation")
};

static const fhb_r4_element_t  fhb_r4_TestReport[] = {
    E("name"), E("test"), E("score"), E("setup"), E("issued"), EK("result"),
    EK("status"), E("tester"), E("teardown"), E("identifier"),
    EK("testScript"), E("participant")
};

static const fhb_r4_element_t  fhb_r4_TestScript[] = {
    EK("url"), E("date"), EK("name"), E("test"), E("setup"), E("title"),
    E("origin"), EK("status"), E("contact"), E("fixture"), E("profile"),
    E("purpose"), E("version"), E("metadata"), E("teardown"), E("variable"),
    E("copyright"), E("publisher"), E("identifier"), E("useContext"),
    E("description"), E("destination"), E("experimental"), E("jurisdiction")
};

static const fhb_r4_element_t  fhb_r4_ValueSet[] = {
    E("url"), E("date"), E("name"), E("title"), EK("status"), E("compose"),
    E("contact"), E("purpose"), E("version"), E("copyright"), E("expansion"),
    E("immutable"), E("publisher"), E("identifier"), E("useContext"),
    E("description"), E("experimental"), E("jurisdiction")
};

static const fhb_r4_element_t  fhb_r4_VerificationResult[] = {
    E("need"), EK("status"), E("target"), E("frequency"), E("validator"),
    E("statusDate"), E("attestation"), E("failureAction"), E("lastPerformed"),
    E("nextScheduled"), E("primarySource"), E("targetLocation"),
    E("validationType"), E("validationProcess")
};

static const fhb_r4_element_t  fhb_r4_VisionPrescription[] = {
    EK("status"), EK("created"), EK("patient"), E("encounter"),
    E("identifier"), EK("prescriber"), EK("dateWritten"),
    EK("lensSpecification")
};


/* as fhb_r4_types */
const fhb_r4_elements_t  fhb_r4_elements[] = {
    { FHB_R4_ELEMENTS(fhb_r4_Account), true },
    { FHB_R4_ELEMENTS(fhb_r4_ActivityDefinition), true },
    { FHB_R4_ELEMENTS(fhb_r4_AdverseEvent), true },
    { FHB_R4_ELEMENTS(fhb_r4_AllergyIntolerance), true },
    { FHB_R4_ELEMENTS(fhb_r4_Appointment), true },
    { FHB_R4_ELEMENTS(fhb_r4_AppointmentResponse), true },
    { FHB_R4_ELEMENTS(fhb_r4_AuditEvent), true },
    { FHB_R4_ELEMENTS(fhb_r4_Basic), true },
    { FHB_R4_ELEMENTS(fhb_r4_Binary), false },
    { FHB_R4_ELEMENTS(fhb_r4_BiologicallyDerivedProduct), true },
    { FHB_R4_ELEMENTS(fhb_r4_BodyStructure), true },
    { FHB_R4_ELEMENTS(fhb_r4_Bundle), false },
    { FHB_R4_ELEMENTS(fhb_r4_CapabilityStatement), true },
    { FHB_R4_ELEMENTS(fhb_r4_CarePlan), true },
    { FHB_R4_ELEMENTS(fhb_r4_CareTeam), true },
    { FHB_R4_ELEMENTS(fhb_r4_CatalogEntry), true },
    { FHB_R4_ELEMENTS(fhb_r4_ChargeItem), true },
    { FHB_R4_ELEMENTS(fhb_r4_ChargeItemDefinition), true },
    { FHB_R4_ELEMENTS(fhb_r4_Claim), true },
    { FHB_R4_ELEMENTS(fhb_r4_ClaimResponse), true },
    { FHB_R4_ELEMENTS(fhb_r4_ClinicalImpression), true },
    { FHB_R4_ELEMENTS(fhb_r4_CodeSystem), true },
    { FHB_R4_ELEMENTS(fhb_r4_Communication), true },
    { FHB_R4_ELEMENTS(fhb_r4_CommunicationRequest), true },
    { FHB_R4_ELEMENTS(fhb_r4_CompartmentDefinition), true },
    { FHB_R4_ELEMENTS(fhb_r4_Composition), true },
    { FHB_R4_ELEMENTS(fhb_r4_ConceptMap), true },
    { FHB_R4_ELEMENTS(fhb_r4_Condition), true },
    { FHB_R4_ELEMENTS(fhb_r4_Consent), true },
    { FHB_R4_ELEMENTS(fhb_r4_Contract), true },
    { FHB_R4_ELEMENTS(fhb_r4_Coverage), true },
    { FHB_R4_ELEMENTS(fhb_r4_CoverageEligibilityRequest), true },
    { FHB_R4_ELEMENTS(fhb_r4_CoverageEligibilityResponse), true },
    { FHB_R4_ELEMENTS(fhb_r4_DetectedIssue), true },
    { FHB_R4_ELEMENTS(fhb_r4_Device), true },
    { FHB_R4_ELEMENTS(fhb_r4_DeviceDefinition), true },
    { FHB_R4_ELEMENTS(fhb_r4_DeviceMetric), true },
    { FHB_R4_ELEMENTS(fhb_r4_DeviceRequest), true },
    { FHB_R4_ELEMENTS(fhb_r4_DeviceUseStatement), true },
    { FHB_R4_ELEMENTS(fhb_r4_DiagnosticReport), true },
    { FHB_R4_ELEMENTS(fhb_r4_DocumentManifest), true },
    { FHB_R4_ELEMENTS(fhb_r4_DocumentReference), true },
    { FHB_R4_ELEMENTS(fhb_r4_EffectEvidenceSynthesis), true },
    { FHB_R4_ELEMENTS(fhb_r4_Encounter), true },
    { FHB_R4_ELEMENTS(fhb_r4_Endpoint), true },
    { FHB_R4_ELEMENTS(fhb_r4_EnrollmentRequest), true },
    { FHB_R4_ELEMENTS(fhb_r4_EnrollmentResponse), true },
    { FHB_R4_ELEMENTS(fhb_r4_EpisodeOfCare), true },
    { FHB_R4_ELEMENTS(fhb_r4_EventDefinition), true },
    { FHB_R4_ELEMENTS(fhb_r4_Evidence), true },
    { FHB_R4_ELEMENTS(fhb_r4_EvidenceVariable), true },
    { FHB_R4_ELEMENTS(fhb_r4_ExampleScenario), true },
    { FHB_R4_ELEMENTS(fhb_r4_ExplanationOfBenefit), true },
    { FHB_R4_ELEMENTS(fhb_r4_FamilyMemberHistory), true },
    { FHB_R4_ELEMENTS(fhb_r4_Flag), true },
    { FHB_R4_ELEMENTS(fhb_r4_Goal), true },
    { FHB_R4_ELEMENTS(fhb_r4_GraphDefinition), true },
    { FHB_R4_ELEMENTS(fhb_r4_Group), true },
    { FHB_R4_ELEMENTS(fhb_r4_GuidanceResponse), true },
    { FHB_R4_ELEMENTS(fhb_r4_HealthcareService), true },
    { FHB_R4_ELEMENTS(fhb_r4_ImagingStudy), true },
    { FHB_R4_ELEMENTS(fhb_r4_Immunization), true },
    { FHB_R4_ELEMENTS(fhb_r4_ImmunizationEvaluation), true },
    { FHB_R4_ELEMENTS(fhb_r4_ImmunizationRecommendation), true },
    { FHB_R4_ELEMENTS(fhb_r4_ImplementationGuide), true },
    { FHB_R4_ELEMENTS(fhb_r4_InsurancePlan), true },
    { FHB_R4_ELEMENTS(fhb_r4_Invoice), true },
    { FHB_R4_ELEMENTS(fhb_r4_Library), true },
    { FHB_R4_ELEMENTS(fhb_r4_Linkage), true },
    { FHB_R4_ELEMENTS(fhb_r4_List), true },
    { FHB_R4_ELEMENTS(fhb_r4_Location), true },
    { FHB_R4_ELEMENTS(fhb_r4_Measure), true },
    { FHB_R4_ELEMENTS(fhb_r4_MeasureReport), true },
    { FHB_R4_ELEMENTS(fhb_r4_Media), true },
    { FHB_R4_ELEMENTS(fhb_r4_Medication), true },
    { FHB_R4_ELEMENTS(fhb_r4_MedicationAdministration), true },
    { FHB_R4_ELEMENTS(fhb_r4_MedicationDispense), true },
    { FHB_R4_ELEMENTS(fhb_r4_MedicationKnowledge), true },
    { FHB_R4_ELEMENTS(fhb_r4_MedicationRequest), true },
    { FHB_R4_ELEMENTS(fhb_r4_MedicationStatement), true },
    { FHB_R4_ELEMENTS(fhb_r4_MedicinalProduct), true },
    { FHB_R4_ELEMENTS(fhb_r4_MedicinalProductAuthorization), true },
    { FHB_R4_ELEMENTS(fhb_r4_MedicinalProductContraindication), true },
    { FHB_R4_ELEMENTS(fhb_r4_MedicinalProductIndication), true },
    { FHB_R4_ELEMENTS(fhb_r4_MedicinalProductIngredient), true },
    { FHB_R4_ELEMENTS(fhb_r4_MedicinalProductInteraction), true },
    { FHB_R4_ELEMENTS(fhb_r4_MedicinalProductManufactured), true },
    { FHB_R4_ELEMENTS(fhb_r4_MedicinalProductPackaged), true },
    { FHB_R4_ELEMENTS(fhb_r4_MedicinalProductPharmaceutical), true },
    { FHB_R4_ELEMENTS(fhb_r4_MedicinalProductUndesirableEffect), true },
    { FHB_R4_ELEMENTS(fhb_r4_MessageDefinition), true },
    { FHB_R4_ELEMENTS(fhb_r4_MessageHeader), true },
    { FHB_R4_ELEMENTS(fhb_r4_MolecularSequence), true },
    { FHB_R4_ELEMENTS(fhb_r4_NamingSystem), true },
    { FHB_R4_ELEMENTS(fhb_r4_NutritionOrder), true },
    { FHB_R4_ELEMENTS(fhb_r4_Observation), true },
    { FHB_R4_ELEMENTS(fhb_r4_ObservationDefinition), true },
    { FHB_R4_ELEMENTS(fhb_r4_OperationDefinition), true },
    { FHB_R4_ELEMENTS(fhb_r4_OperationOutcome), true },
    { FHB_R4_ELEMENTS(fhb_r4_Organization), true },
    { FHB_R4_ELEMENTS(fhb_r4_OrganizationAffiliation), true },
    { FHB_R4_ELEMENTS(fhb_r4_Patient), true },
    { FHB_R4_ELEMENTS(fhb_r4_PaymentNotice), true },
    { FHB_R4_ELEMENTS(fhb_r4_PaymentReconciliation), true },
    { FHB_R4_ELEMENTS(fhb_r4_Person), true },
    { FHB_R4_ELEMENTS(fhb_r4_PlanDefinition), true },
    { FHB_R4_ELEMENTS(fhb_r4_Practitioner), true },
    { FHB_R4_ELEMENTS(fhb_r4_PractitionerRole), true },
    { FHB_R4_ELEMENTS(fhb_r4_Procedure), true },
    { FHB_R4_ELEMENTS(fhb_r4_Provenance), true },
    { FHB_R4_ELEMENTS(fhb_r4_Questionnaire), true },
    { FHB_R4_ELEMENTS(fhb_r4_QuestionnaireResponse), true },
    { FHB_R4_ELEMENTS(fhb_r4_RelatedPerson), true },
    { FHB_R4_ELEMENTS(fhb_r4_RequestGroup), true },
    { FHB_R4_ELEMENTS(fhb_r4_ResearchDefinition), true },
    { FHB_R4_ELEMENTS(fhb_r4_ResearchElementDefinition), true },
    { FHB_R4_ELEMENTS(fhb_r4_ResearchStudy), true },
    { FHB_R4_ELEMENTS(fhb_r4_ResearchSubject), true },
    { FHB_R4_ELEMENTS(fhb_r4_RiskAssessment), true },
    { FHB_R4_ELEMENTS(fhb_r4_RiskEvidenceSynthesis), true },
    { FHB_R4_ELEMENTS(fhb_r4_Schedule), true },
    { FHB_R4_ELEMENTS(fhb_r4_SearchParameter), true },
    { FHB_R4_ELEMENTS(fhb_r4_ServiceRequest), true },
    { FHB_R4_ELEMENTS(fhb_r4_Slot), true },
    { FHB_R4_ELEMENTS(fhb_r4_Specimen), true },
    { FHB_R4_ELEMENTS(fhb_r4_SpecimenDefinition), true },
    { FHB_R4_ELEMENTS(fhb_r4_StructureDefinition), true },
    { FHB_R4_ELEMENTS(fhb_r4_StructureMap), true },
    { FHB_R4_ELEMENTS(fhb_r4_Subscription), true },
    { FHB_R4_ELEMENTS(fhb_r4_Substance), true },
    { FHB_R4_ELEMENTS(fhb_r4_SubstanceNucleicAcid), true },
    { FHB_R4_ELEMENTS(fhb_r4_SubstancePolymer), true },
    { FHB_R4_ELEMENTS(fhb_r4_SubstanceProtein), true },
    { FHB_R4_ELEMENTS(fhb_r4_SubstanceReferenceInformation), true },
    { FHB_R4_ELEMENTS(fhb_r4_SubstanceSourceMaterial), true },
    { FHB_R4_ELEMENTS(fhb_r4_SubstanceSpecification), true },
    { FHB_R4_ELEMENTS(fhb_r4_SupplyDelivery), true },
    { FHB_R4_ELEMENTS(fhb_r4_SupplyRequest), true },
    { FHB_R4_ELEMENTS(fhb_r4_Task), true },
    { FHB_R4_ELEMENTS(fhb_r4_TerminologyCapabilities), true },
    { FHB_R4_ELEMENTS(fhb_r4_TestReport), true },
    { FHB_R4_ELEMENTS(fhb_r4_TestScript), true },
    { FHB_R4_ELEMENTS(fhb_r4_ValueSet), true },
    { FHB_R4_ELEMENTS(fhb_r4_VerificationResult), true },
    { FHB_R4_ELEMENTS(fhb_r4_VisionPrescription), true }
};

const size_t  fhb_r4_elements_n =
    sizeof(fhb_r4_elements) / sizeof(fhb_r4_elements[0]);
