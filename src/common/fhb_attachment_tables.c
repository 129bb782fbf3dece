/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * FHIR 4.0.1: where the resource types have Attachments.  Written by
 * t/lib/gen_r4_attachments.js, do not edit.
 */

#include "fhb_attachment_tables.h"

#define N(i)  (&fhb_r4_attachment_nodes[i])


/* any name; extensions, which end each list; contained, which ends a
 * resource's; then state after state */
static const fhb_scan_node_t  fhb_r4_attachment_nodes[] = {
    { FHB_R4_NAME(""), 0, 0x20200, N(1), NULL, N(0) },
    { FHB_R4_NAME("extension"), 0, 0x128200, N(56), N(2), N(0) },
    { FHB_R4_NAME("modifierExtension"), 0, 0x128200, N(56), NULL, N(0) },
    { FHB_R4_NAME("contained"), FHB_R4_RESOURCE, 0, NULL, N(1), NULL },
    { FHB_R4_NAME("relatedArtifact"), 0, 0x20300, N(58), N(3), N(0) },
    { FHB_R4_NAME("image"), FHB_R4_ATTACHMENT, 0x20200, N(1), N(3), N(0) },
    { FHB_R4_NAME("entry"), 0, 0x20300, N(59), N(3), N(0) },
    { FHB_R4_NAME("supportingInfo"), 0, 0x28200, N(60), N(3), N(0) },
    { FHB_R4_NAME("form"), FHB_R4_ATTACHMENT, 0x20200, N(1), N(3), N(0) },
    { FHB_R4_NAME("payload"), 0, 0x20200, N(61), N(3), N(0) },
    { FHB_R4_NAME("payload"), 0, 0x20200, N(62), N(3), N(0) },
    { FHB_R4_NAME("sourceAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(3), N(0) },
    { FHB_R4_NAME("term"), 0, 0x20220, N(63), N(13), N(0) },
    { FHB_R4_NAME("friendly"), 0, 0x20200, N(66), N(14), N(0) },
    { FHB_R4_NAME("legal"), 0, 0x20200, N(67), N(15), N(0) },
    { FHB_R4_NAME("rule"), 0, 0x20200, N(68), N(16), N(0) },
    { FHB_R4_NAME("legallyBindingAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(3), N(0) },
    { FHB_R4_NAME("physicalCharacteristics"), 0, 0x20220, N(69), N(3), N(0) },
    { FHB_R4_NAME("presentedForm"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(3), N(0) },
    { FHB_R4_NAME("content"), 0, 0x20600, N(70), N(3), N(0) },
    { FHB_R4_NAME("relatedArtifact"), 0, 0x20300, N(58), N(3), N(0) },
    { FHB_R4_NAME("relatedArtifact"), 0, 0x20300, N(58), N(3), N(0) },
    { FHB_R4_NAME("relatedArtifact"), 0, 0x20300, N(58), N(3), N(0) },
    { FHB_R4_NAME("relatedArtifact"), 0, 0x20300, N(58), N(3), N(0) },
    { FHB_R4_NAME("supportingInfo"), 0, 0x28200, N(71), N(25), N(0) },
    { FHB_R4_NAME("form"), FHB_R4_ATTACHMENT, 0x20200, N(1), N(3), N(0) },
    { FHB_R4_NAME("photo"), FHB_R4_ATTACHMENT, 0x20200, N(1), N(3), N(0) },
    { FHB_R4_NAME("relatedArtifact"), 0, 0x20300, N(58), N(28), N(0) },
    { FHB_R4_NAME("content"), FHB_R4_ATTACHMENT, 0x20200, N(1), N(3), N(0) },
    { FHB_R4_NAME("relatedArtifact"), 0, 0x20300, N(58), N(3), N(0) },
    { FHB_R4_NAME("content"), FHB_R4_ATTACHMENT, 0x20200, N(1), N(3), N(0) },
    { FHB_R4_NAME("physicalCharacteristics"), 0, 0x20220, N(69), N(3), N(0) },
    { FHB_R4_NAME("packageItem"), 0, 0x820a00, N(72), N(3), N(0) },
    { FHB_R4_NAME("photo"), FHB_R4_ATTACHMENT, 0x20200, N(1), N(3), N(0) },
    { FHB_R4_NAME("photo"), FHB_R4_ATTACHMENT, 0x20200, N(1), N(3), N(0) },
    { FHB_R4_NAME("relatedArtifact"), 0, 0x20300, N(58), N(36), N(0) },
    { FHB_R4_NAME("goal"), 0, 0x22200, N(74), N(37), N(0) },
    { FHB_R4_NAME("action"), 0, 0x22240, N(75), N(3), N(0) },
    { FHB_R4_NAME("photo"), FHB_R4_ATTACHMENT, 0x20200, N(1), N(3), N(0) },
    { FHB_R4_NAME("item"), 0, 0x20290, N(77), N(3), N(0) },
    { FHB_R4_NAME("item"), 0, 0x20250, N(79), N(3), N(0) },
    { FHB_R4_NAME("photo"), FHB_R4_ATTACHMENT, 0x20200, N(1), N(3), N(0) },
    { FHB_R4_NAME("action"), 0, 0x22240, N(81), N(3), N(0) },
    { FHB_R4_NAME("relatedArtifact"), 0, 0x20300, N(58), N(3), N(0) },
    { FHB_R4_NAME("relatedArtifact"), 0, 0x20300, N(58), N(3), N(0) },
    { FHB_R4_NAME("relatedArtifact"), 0, 0x20300, N(58), N(3), N(0) },
    { FHB_R4_NAME("relatedArtifact"), 0, 0x20300, N(58), N(3), N(0) },
    { FHB_R4_NAME("snapshot"), 0, 0x20280, N(83), N(48), N(0) },
    { FHB_R4_NAME("differential"), 0, 0x20280, N(84), N(3), N(0) },
    { FHB_R4_NAME("group"), 0, 0x20210, N(85), N(3), N(0) },
    { FHB_R4_NAME("subunit"), 0, 0x60200, N(86), N(3), N(0) },
    { FHB_R4_NAME("repeat"), 0, 0x20600, N(87), N(3), N(0) },
    { FHB_R4_NAME("subunit"), 0, 0x60200, N(88), N(3), N(0) },
    { FHB_R4_NAME("structure"), 0, 0x24200, N(89), N(3), N(0) },
    { FHB_R4_NAME("input"), 0, 0x128200, N(90), N(55), N(0) },
    { FHB_R4_NAME("output"), 0, 0x128200, N(92), N(3), N(0) },
    { FHB_R4_NAME("valueAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(57), N(0) },
    { FHB_R4_NAME("valueRelatedArtifact"), 0, 0x20300, N(58), N(1), N(0) },
    { FHB_R4_NAME("document"), FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) },
    { FHB_R4_NAME("resource"), FHB_R4_RESOURCE, 0, NULL, N(1), NULL },
    { FHB_R4_NAME("valueAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) },
    { FHB_R4_NAME("contentAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) },
    { FHB_R4_NAME("contentAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) },
    { FHB_R4_NAME("offer"), 0, 0x20240, N(94), N(64), N(0) },
    { FHB_R4_NAME("asset"), 0, 0x20240, N(95), N(65), N(0) },
    { FHB_R4_NAME("group"), 0, 0x20220, N(63), N(1), N(0) },
    { FHB_R4_NAME("contentAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) },
    { FHB_R4_NAME("contentAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) },
    { FHB_R4_NAME("contentAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) },
    { FHB_R4_NAME("image"), FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) },
    { FHB_R4_NAME("attachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) },
    { FHB_R4_NAME("valueAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) },
    { FHB_R4_NAME("packageItem"), 0, 0x820a00, N(72), N(73), N(0) },
    { FHB_R4_NAME("physicalCharacteristics"), 0, 0x20220, N(69), N(1), N(0) },
    { FHB_R4_NAME("documentation"), 0, 0x20300, N(58), N(1), N(0) },
    { FHB_R4_NAME("documentation"), 0, 0x20300, N(58), N(76), N(0) },
    { FHB_R4_NAME("action"), 0, 0x22240, N(75), N(1), N(0) },
    { FHB_R4_NAME("initial"), 0, 0x28200, N(96), N(78), N(0) },
    { FHB_R4_NAME("item"), 0, 0x20290, N(77), N(1), N(0) },
    { FHB_R4_NAME("answer"), 0, 0x28210, N(97), N(80), N(0) },
    { FHB_R4_NAME("item"), 0, 0x20250, N(79), N(1), N(0) },
    { FHB_R4_NAME("documentation"), 0, 0x20300, N(58), N(82), N(0) },
    { FHB_R4_NAME("action"), 0, 0x22240, N(81), N(1), N(0) },
    { FHB_R4_NAME("element"), 0, 0x8528280, N(99), N(1), N(0) },
    { FHB_R4_NAME("element"), 0, 0x8528280, N(99), N(1), N(0) },
    { FHB_R4_NAME("rule"), 0, 0x20250, N(106), N(1), N(0) },
    { FHB_R4_NAME("sequenceAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) },
    { FHB_R4_NAME("repeatUnit"), 0, 0x1020200, N(108), N(1), N(0) },
    { FHB_R4_NAME("sequenceAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) },
    { FHB_R4_NAME("representation"), 0, 0x20600, N(109), N(1), N(0) },
    { FHB_R4_NAME("valueAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(91), N(0) },
    { FHB_R4_NAME("valueRelatedArtifact"), 0, 0x20300, N(58), N(1), N(0) },
    { FHB_R4_NAME("valueAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(93), N(0) },
    { FHB_R4_NAME("valueRelatedArtifact"), 0, 0x20300, N(58), N(1), N(0) },
    { FHB_R4_NAME("answer"), 0, 0x28200, N(110), N(1), N(0) },
    { FHB_R4_NAME("answer"), 0, 0x28200, N(110), N(1), N(0) },
    { FHB_R4_NAME("valueAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) },
    { FHB_R4_NAME("valueAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(98), N(0) },
    { FHB_R4_NAME("item"), 0, 0x20250, N(79), N(1), N(0) },
    { FHB_R4_NAME("defaultValueAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(100), N(0) },
    { FHB_R4_NAME("defaultValueRelatedArtifact"),
      0, 0x20300, N(58), N(101), N(0) },
    { FHB_R4_NAME("fixedAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(102), N(0) },
    { FHB_R4_NAME("fixedRelatedArtifact"), 0, 0x20300, N(58), N(103), N(0) },
    { FHB_R4_NAME("patternAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(104), N(0) },
    { FHB_R4_NAME("patternRelatedArtifact"), 0, 0x20300, N(58), N(105), N(0) },
    { FHB_R4_NAME("example"), 0, 0x128200, N(111), N(1), N(0) },
    { FHB_R4_NAME("source"), 0, 0x8420200, N(113), N(107), N(0) },
    { FHB_R4_NAME("rule"), 0, 0x20250, N(106), N(1), N(0) },
    { FHB_R4_NAME("structuralRepresentation"),
      0, 0x20600, N(115), N(1), N(0) },
    { FHB_R4_NAME("attachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) },
    { FHB_R4_NAME("valueAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) },
    { FHB_R4_NAME("valueAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(112), N(0) },
    { FHB_R4_NAME("valueRelatedArtifact"), 0, 0x20300, N(58), N(1), N(0) },
    { FHB_R4_NAME("defaultValueAttachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(114), N(0) },
    { FHB_R4_NAME("defaultValueRelatedArtifact"),
      0, 0x20300, N(58), N(1), N(0) },
    { FHB_R4_NAME("attachment"),
      FHB_R4_ATTACHMENT, 0x20200, N(1), N(1), N(0) }
};

/* a resource without Attachments, then those with some */
const fhb_scan_node_t  fhb_r4_attachment_roots[] = {
    { FHB_R4_NAME(""), 0, 0x20200, N(3), NULL, N(0) },
    /* ActivityDefinition */
    { FHB_R4_NAME(""), 0, 0x28200, N(4), NULL, N(0) },
    /* BodyStructure */
    { FHB_R4_NAME(""), 0, 0x20220, N(5), NULL, N(0) },
    /* Bundle */
    { FHB_R4_NAME(""), 0, 0x20220, N(6), NULL, N(0) },
    /* Claim */
    { FHB_R4_NAME(""), 0, 0x24200, N(7), NULL, N(0) },
    /* ClaimResponse */
    { FHB_R4_NAME(""), 0, 0x20210, N(8), NULL, N(0) },
    /* Communication */
    { FHB_R4_NAME(""), 0, 0x20280, N(9), NULL, N(0) },
    /* CommunicationRequest */
    { FHB_R4_NAME(""), 0, 0x20280, N(10), NULL, N(0) },
    /* Consent */
    { FHB_R4_NAME(""), 0, 0x30200, N(11), NULL, N(0) },
    /* Contract */
    { FHB_R4_NAME(""), 0, 0x1020330, N(12), NULL, N(0) },
    /* DeviceDefinition */
    { FHB_R4_NAME(""), 0, 0x820200, N(17), NULL, N(0) },
    /* DiagnosticReport */
    { FHB_R4_NAME(""), 0, 0x22200, N(18), NULL, N(0) },
    /* DocumentReference */
    { FHB_R4_NAME(""), 0, 0x20280, N(19), NULL, N(0) },
    /* EffectEvidenceSynthesis */
    { FHB_R4_NAME(""), 0, 0x28200, N(20), NULL, N(0) },
    /* EventDefinition */
    { FHB_R4_NAME(""), 0, 0x28200, N(21), NULL, N(0) },
    /* Evidence */
    { FHB_R4_NAME(""), 0, 0x28200, N(22), NULL, N(0) },
    /* EvidenceVariable */
    { FHB_R4_NAME(""), 0, 0x28200, N(23), NULL, N(0) },
    /* ExplanationOfBenefit */
    { FHB_R4_NAME(""), 0, 0x24210, N(24), NULL, N(0) },
    /* HealthcareService */
    { FHB_R4_NAME(""), 0, 0x20220, N(26), NULL, N(0) },
    /* Library */
    { FHB_R4_NAME(""), 0, 0x28280, N(27), NULL, N(0) },
    /* Measure */
    { FHB_R4_NAME(""), 0, 0x28200, N(29), NULL, N(0) },
    /* Media */
    { FHB_R4_NAME(""), 0, 0x20280, N(30), NULL, N(0) },
    /* MedicinalProductManufactured */
    { FHB_R4_NAME(""), 0, 0x820200, N(31), NULL, N(0) },
    /* MedicinalProductPackaged */
    { FHB_R4_NAME(""), 0, 0x20a00, N(32), NULL, N(0) },
    /* Patient */
    { FHB_R4_NAME(""), 0, 0x20220, N(33), NULL, N(0) },
    /* Person */
    { FHB_R4_NAME(""), 0, 0x20220, N(34), NULL, N(0) },
    /* PlanDefinition */
    { FHB_R4_NAME(""), 0, 0x28250, N(35), NULL, N(0) },
    /* Practitioner */
    { FHB_R4_NAME(""), 0, 0x20220, N(38), NULL, N(0) },
    /* Questionnaire */
    { FHB_R4_NAME(""), 0, 0x20210, N(39), NULL, N(0) },
    /* QuestionnaireResponse */
    { FHB_R4_NAME(""), 0, 0x20210, N(40), NULL, N(0) },
    /* RelatedPerson */
    { FHB_R4_NAME(""), 0, 0x20220, N(41), NULL, N(0) },
    /* RequestGroup */
    { FHB_R4_NAME(""), 0, 0x20240, N(42), NULL, N(0) },
    /* ResearchDefinition */
    { FHB_R4_NAME(""), 0, 0x28200, N(43), NULL, N(0) },
    /* ResearchElementDefinition */
    { FHB_R4_NAME(""), 0, 0x28200, N(44), NULL, N(0) },
    /* ResearchStudy */
    { FHB_R4_NAME(""), 0, 0x28200, N(45), NULL, N(0) },
    /* RiskEvidenceSynthesis */
    { FHB_R4_NAME(""), 0, 0x28200, N(46), NULL, N(0) },
    /* StructureDefinition */
    { FHB_R4_NAME(""), 0, 0x21300, N(47), NULL, N(0) },
    /* StructureMap */
    { FHB_R4_NAME(""), 0, 0x20220, N(49), NULL, N(0) },
    /* SubstanceNucleicAcid */
    { FHB_R4_NAME(""), 0, 0x20280, N(50), NULL, N(0) },
    /* SubstancePolymer */
    { FHB_R4_NAME(""), 0, 0x20240, N(51), NULL, N(0) },
    /* SubstanceProtein */
    { FHB_R4_NAME(""), 0, 0x20280, N(52), NULL, N(0) },
    /* SubstanceSpecification */
    { FHB_R4_NAME(""), 0, 0x20200, N(53), NULL, N(0) },
    /* Task */
    { FHB_R4_NAME(""), 0, 0x20260, N(54), NULL, N(0) }
};

/* as fhb_r4_types: which of these; 0 is the first */
const uint8_t  fhb_r4_attachment_types[] = {
    0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 3, 0, 0, 0, 0,
    0, 0, 4, 5, 0, 0, 6, 7, 0, 0, 0, 0, 8, 9, 0, 0,
    0, 0, 0, 10, 0, 0, 0, 11, 0, 12, 13, 0, 0, 0, 0, 0,
    14, 15, 16, 0, 17, 0, 0, 0, 0, 0, 0, 18, 0, 0, 0, 0,
    0, 0, 0, 19, 0, 0, 0, 20, 0, 21, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 22, 23, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 24, 0, 0, 25, 26, 27, 0, 0, 0, 28, 29,
    30, 31, 32, 33, 34, 0, 0, 35, 0, 0, 0, 0, 0, 0, 36, 37,
    0, 0, 38, 39, 40, 0, 0, 41, 0, 0, 42, 0, 0, 0, 0, 0,
    0
};

const size_t  fhb_r4_attachment_types_n =
    sizeof(fhb_r4_attachment_types);
