/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * FHIR 4.0.1: the elements of all types in their order.  Written by
 * t/lib/gen_r4_xml.js, do not edit.
 */

#include "fhb_xml_tables.h"

#define P  FHB_XML_PRIMITIVE
#define A  FHB_XML_ATTRIBUTE
#define R  FHB_XML_RESOURCE
#define X  FHB_XML_XHTML


/* each behind its length; room behind the last, see fhb_xml_name_copy() */
const char  fhb_xml_names[] =
    "\007Account\022ActivityDefinition\014AdverseEvent\022AllergyIntolerance"
    "\013Appointment\023AppointmentResponse\012AuditEvent\005Basic\006Binary"
    "\032BiologicallyDerivedProduct\015BodyStructure\006Bundle"
    "\023CapabilityStatement\010CarePlan\010CareTeam\014CatalogEntry"
    "\012ChargeItem\024ChargeItemDefinition\005Claim\015ClaimResponse"
    "\022ClinicalImpression\012CodeSystem\015Communication"
    "\024CommunicationRequest\025CompartmentDefinition\013Composition"
    "\012ConceptMap\011Condition\007Consent\010Contract\010Coverage"
    "\032CoverageEligibilityRequest\033CoverageEligibilityResponse"
    "\015DetectedIssue\006Device\020DeviceDefinition\014DeviceMetric"
    "\015DeviceRequest\022DeviceUseStatement\020DiagnosticReport"
    "\020DocumentManifest\021DocumentReference\027EffectEvidenceSynthesis"
    "\011Encounter\010Endpoint\021EnrollmentRequest\022EnrollmentResponse"
    "\015EpisodeOfCare\017EventDefinition\010Evidence\020EvidenceVariable"
    "\017ExampleScenario\024ExplanationOfBenefit\023FamilyMemberHistory"
    "\004Flag\004Goal\017GraphDefinition\005Group\020GuidanceResponse"
    "\021HealthcareService\014ImagingStudy\014Immunization"
    "\026ImmunizationEvaluation\032ImmunizationRecommendation"
    "\023ImplementationGuide\015InsurancePlan\007Invoice\007Library"
    "\007Linkage\004List\010Location\007Measure\015MeasureReport\005Media"
    "\012Medication\030MedicationAdministration\022MedicationDispense"
    "\023MedicationKnowledge\021MedicationRequest\023MedicationStatement"
    "\020MedicinalProduct\035MedicinalProductAuthorization"
    "\040MedicinalProductContraindication\032MedicinalProductIndication"
    "\032MedicinalProductIngredient\033MedicinalProductInteraction"
    "\034MedicinalProductManufactured\030MedicinalProductPackaged"
    "\036MedicinalProductPharmaceutical\041MedicinalProductUndesirableEffect"
    "\021MessageDefinition\015MessageHeader\021MolecularSequence"
    "\014NamingSystem\016NutritionOrder\013Observation"
    "\025ObservationDefinition\023OperationDefinition\020OperationOutcome"
    "\014Organization\027OrganizationAffiliation\012Parameters\007Patient"
    "\015PaymentNotice\025PaymentReconciliation\006Person\016PlanDefinition"
    "\014Practitioner\020PractitionerRole\011Procedure\012Provenance"
    "\015Questionnaire\025QuestionnaireResponse\015RelatedPerson"
    "\014RequestGroup\022ResearchDefinition\031ResearchElementDefinition"
    "\015ResearchStudy\017ResearchSubject\016RiskAssessment"
    "\025RiskEvidenceSynthesis\010Schedule\017SearchParameter"
    "\016ServiceRequest\004Slot\010Specimen\022SpecimenDefinition"
    "\023StructureDefinition\014StructureMap\014Subscription\011Substance"
    "\024SubstanceNucleicAcid\020SubstancePolymer\020SubstanceProtein"
    "\035SubstanceReferenceInformation\027SubstanceSourceMaterial"
    "\026SubstanceSpecification\016SupplyDelivery\015SupplyRequest\004Task"
    "\027TerminologyCapabilities\012TestReport\012TestScript\010ValueSet"
    "\022VerificationResult\022VisionPrescription\014abatementAge"
    "\021abatementDateTime\017abatementPeriod\016abatementRange"
    "\017abatementString\025abnormalCodedValueSet\005about\010abstract"
    "\006accept\023accessionIdentifier\010accident\007account"
    "\021achievementStatus\006action\010actionId\006active\010activity"
    "\005actor\007actorId\006actual\011actualArm\011actuality\003add"
    "\007addItem\030additionalCharacteristic\030additionalClassification"
    "\024additionalIdentifier\025additionalInstruction"
    "\035additionalMonitoringIndicator\010additive\027additiveCodeableConcept"
    "\023additiveProductName\021additiveReference\014additiveType\007address"
    "\011addresses\014adjudication\012adjustment\020adjustmentReason"
    "\016administeredBy\025administrableDoseForm\016administration"
    "\030administrationGuidelines\031administrationInstruction\013admitSource"
    "\014affectsState\003age\006ageAge\022ageCodeableConcept\010ageRange"
    "\011ageString\005agent\013aggregation\005alias\006allDay"
    "\023allergenicIndicator\022allergyIntolerance\007allowed"
    "\016allowedBoolean\026allowedCodeableConcept\014allowedMoney"
    "\017allowedResponse\015allowedString\022allowedUnsignedInt\005altId"
    "\011alternate\021alternateMaterial\013alternative\010altitude\006amount"
    "\016amountQuantity\013amountRange\013amountRatio\023amountRatioLowLimit"
    "\014amountString\012amountText\012amountType\006anchor\006answer"
    "\015answerBoolean\014answerCoding\012answerDate\016answerDateTime"
    "\015answerDecimal\015answerInteger\014answerOption\016answerQuantity"
    "\017answerReference\014answerString\012answerTime\016answerValueSet"
    "\015applicability\013application\007applies\011appliesTo\014appliesToAll"
    "\013appointment\023appointmentRequired\017appointmentType"
    "\014approvalDate\023areaOfHybridisation\016areaUnderCurve\003arm"
    "\017asNeededBoolean\027asNeededCodeableConcept\006assert\010asserter"
    "\012assessment\010assessor\005asset\013assignedArm\010assigner"
    "\024associatedMedication\011assurance\020attachedDocument\012attachment"
    "\013attestation\024attestationSignature\010attester\015authenticator"
    "\006author\021authorDescription\017authorReference\014authorString"
    "\012authorType\010authored\012authoredOn\034authorisationReferenceNumber"
    "\011authority\025authorizationRequired\027authorizationSupporting"
    "\020authorizationUrl\027authorizingPrescription\012autocreate"
    "\012autodelete\026availabilityExceptions\020availableEndTime"
    "\022availableStartTime\015availableTime\027averageMolecularFormula"
    "\004axis\011backCurve\004base\016baseDefinition"
    "\026baseFormulaProductName\017baseFormulaType\007basedOn\005basis"
    "\005batch\017batchIdentifier\013beneficiary\007benefit\016benefitBalance"
    "\015benefitPeriod\016billablePeriod\007binding\011birthDate\010bodySite"
    "\010bodysite\010bornDate\012bornPeriod\012bornString\016boundsDuration"
    "\014boundsPeriod\013boundsRange\005brand\023businessArrangement"
    "\016businessStatus\025cTerminalModification\027cTerminalModificationId"
    "\013calibration\016caloricDensity\016canPushUpdates\021cancelationReason"
    "\017cancelledReason\011candidate\003cap\014capabilities\012capability"
    "\010capacity\023cardinalityBehavior\013careManager\010careTeam"
    "\020careTeamSequence\013carrierAIDC\012carrierHRF\015caseSensitive"
    "\010category\011causality\011certainty\025certaintySubcomponent\005chain"
    "\007channel\016characteristic\035characteristicCodeableConcept"
    "\026characteristicQuantity\017characteristics"
    "\031chargeItemCodeableConcept\023chargeItemReference\005check"
    "\012chromosome\005cigar\010citation\004city\005claim\015claimResponse"
    "\005class\014classHistory\016classification"
    "\037clinicalRecommendationStatement\016clinicalStatus\015clinicalTrial"
    "\013closingTime\007closure\004code\023codeCodeableConcept\012codeFilter"
    "\015codeReference\012codeSearch\012codeSystem\006coding"
    "\021collectedDateTime\017collectedPeriod\012collection\011collector"
    "\005color\036combinedPharmaceuticalDoseForm\007comment\015communication"
    "\023communicationMethod\024communicationRequest\013comorbidity"
    "\012comparator\031compareToSourceExpression\021compareToSourceId"
    "\023compareToSourcePath\013compartment\014complication"
    "\022complicationDetail\011component\007compose\020compositeScoring"
    "\015compositional\015concentration\025concentrationLowLimit\007concept"
    "\012conclusion\016conclusionCode\011condition\021conditionalCreate"
    "\021conditionalDelete\017conditionalRead\021conditionalUpdate"
    "\017confidentiality\030confidentialityIndicator\016connectionType"
    "\014connectivity\007consent\012constraint\007contact\011contained"
    "\021containedInstance\011container\010contains\007content"
    "\021contentAttachment\021contentDefinition\021contentDerivative"
    "\020contentReference\015contentString\013contentType\007context"
    "\020contextInvariant\015contextLinkId\013contextType\010contract"
    "\032contraindicatedVaccineCode\020contraindication\022contributedToDeath"
    "\013contributor\007control\020conversionFactor\020coordinateSystem"
    "\025copolymerConnectivity\011copyright\004cors\004cost\012costCenter"
    "\021costToBeneficiary\005count\010countMax\007country\017countryLanguage"
    "\017countryOfOrigin\023courseOfTherapyType\010coverage\014coverageArea"
    "\007created\017createdDateTime\015createdPeriod\010creation\010criteria"
    "\025criticalCodedValueSet\013criticality\016crossReference\010currency"
    "\011custodian\015customaryUnit\010cylinder\013dailyAmount\004data"
    "\020dataAbsentReason\025dataExclusivityPeriod\012dataPeriod"
    "\017dataRequirement\011datasetId\004date\014dateAsserted"
    "\015dateCriterion\014dateDateTime\012dateFilter"
    "\030dateOfFirstAuthorization\012datePeriod\011dateRange\010dateTime"
    "\013dateWritten\011dayOfWeek\012daysOfWeek\012daysSupply\013deceasedAge"
    "\017deceasedBoolean\014deceasedDate\020deceasedDateTime\015deceasedRange"
    "\016deceasedString\020decimalPrecision\010decision\014decisionMode"
    "\014defaultValue\023defaultValueAddress\017defaultValueAge"
    "\026defaultValueAnnotation\026defaultValueAttachment"
    "\030defaultValueBase64Binary\023defaultValueBoolean"
    "\025defaultValueCanonical\020defaultValueCode"
    "\033defaultValueCodeableConcept\022defaultValueCoding"
    "\031defaultValueContactDetail\030defaultValueContactPoint"
    "\027defaultValueContributor\021defaultValueCount"
    "\033defaultValueDataRequirement\020defaultValueDate"
    "\024defaultValueDateTime\023defaultValueDecimal\024defaultValueDistance"
    "\022defaultValueDosage\024defaultValueDuration\026defaultValueExpression"
    "\025defaultValueHumanName\016defaultValueId\026defaultValueIdentifier"
    "\023defaultValueInstant\023defaultValueInteger\024defaultValueMarkdown"
    "\020defaultValueMeta\021defaultValueMoney\017defaultValueOid"
    "\037defaultValueParameterDefinition\022defaultValuePeriod"
    "\027defaultValuePositiveInt\024defaultValueQuantity\021defaultValueRange"
    "\021defaultValueRatio\025defaultValueReference"
    "\033defaultValueRelatedArtifact\027defaultValueSampledData"
    "\025defaultValueSignature\022defaultValueString\020defaultValueTime"
    "\022defaultValueTiming\035defaultValueTriggerDefinition"
    "\027defaultValueUnsignedInt\017defaultValueUri\017defaultValueUrl"
    "\030defaultValueUsageContext\020defaultValueUuid"
    "\040definingSubstanceCodeableConcept\032definingSubstanceReference"
    "\012definition\023definitionCanonical\031definitionCodeableConcept"
    "\031definitionDataRequirement\024definitionExpression"
    "\023definitionReference\033definitionTriggerDefinition\015definitionUri"
    "\006degree\026degreeOfPolymerisation\007deleted\013deliverFrom"
    "\011deliverTo\013denominator\020denominatorCount\011dependent"
    "\011dependsOn\005depth\012derivation\013derivedFrom\016derivedFromUri"
    "\013description\013designation\013destination\006detail\015detailBoolean"
    "\025detailCodeableConcept\015detailInteger\016detailQuantity"
    "\013detailRange\013detailRatio\016detailSequence\014detailString"
    "\007details\010detected\015detectedIssue\020developmentStage\006device"
    "\020deviceIdentifier\012deviceName\011diagnosis"
    "\030diagnosisCodeableConcept\022diagnosisReference\021diagnosisSequence"
    "\013diagnostics\010diameter\016dietPreference\014differential"
    "\012dimensions\011direction\024dischargeDisposition\012disclaimer"
    "\015discriminator\007disease\015diseaseStatus\027diseaseSymptomProcedure"
    "\020dispenseInterval\017dispenseRequest\007display\013disposition"
    "\022distinctIdentifier\010district\020disulfideLinkage\003div"
    "\014doNotPerform\011docStatus\010document\014documentType"
    "\015documentation\006domain\006dosage\021dosageInstruction\004dose"
    "\013doseAndRate\010doseForm\025doseNumberPositiveInt\020doseNumberString"
    "\014doseQuantity\011doseRange\012doseStatus\020doseStatusReason"
    "\022drugCharacteristic\003due\007dueDate\013dueDuration\010duration"
    "\013durationMax\014durationUnit\006during\014dynamicValue\006editor"
    "\011education\006effect\016effectEstimate\015effectiveDate"
    "\021effectiveDateTime\020effectiveInstant\017effectivePeriod"
    "\015effectiveTime\017effectiveTiming\007element\013eligibility"
    "\013emptyReason\016enableBehavior\012enableWhen\020encodeRequestUrl"
    "\011encounter\003end\010endorser\010endpoint\012enrollment"
    "\016enteralFormula\013enteredDate\007enterer\006entity"
    "\025entityCodeableConcept\017entityReference\005entry\011entryType"
    "\015episodeOfCare\013equivalence\005error\014estimatedAge\004etag"
    "\021evaluatedResource\021evaluationMessage\005event\013eventCoding"
    "\014eventHistory\010eventUri\010evidence\005exact\007example"
    "\016exampleBoolean\020exampleCanonical\011exception\007exclude"
    "\023excludeFoodModifier\010excluded\017executionPeriod\011expansion"
    "\026expectedSupplyDuration\014experimental\016expirationDate"
    "\016expirationType\006expiry\010exposure\023exposureAlternative"
    "\022exposureBackground\015exposureRoute\015exposureState"
    "\017exposureVariant\013expressedBy\012expression\007extends\011extension"
    "\020externalDiameter\014extraDetails\003eye\010fMeasure\006fScore"
    "\010facility\014facilityType\006factor\016factorOverride"
    "\015failureAction\006family\034fastingStatusCodeableConcept"
    "\025fastingStatusDuration\013fhirVersion\005field\006filter\011financial"
    "\007finding\011firstDose\011fivePrime\014fixedAddress\010fixedAge"
    "\017fixedAnnotation\017fixedAttachment\021fixedBase64Binary"
    "\014fixedBoolean\016fixedCanonical\011fixedCode\024fixedCodeableConcept"
    "\013fixedCoding\022fixedContactDetail\021fixedContactPoint"
    "\020fixedContributor\012fixedCount\024fixedDataRequirement\011fixedDate"
    "\015fixedDateTime\014fixedDecimal\015fixedDistance\013fixedDosage"
    "\015fixedDuration\017fixedExpression\016fixedHumanName\007fixedId"
    "\017fixedIdentifier\014fixedInstant\014fixedInteger\015fixedMarkdown"
    "\011fixedMeta\012fixedMoney\010fixedOid\030fixedParameterDefinition"
    "\013fixedPeriod\020fixedPositiveInt\015fixedQuantity\012fixedRange"
    "\012fixedRatio\016fixedReference\024fixedRelatedArtifact"
    "\020fixedSampledData\016fixedSignature\013fixedString\011fixedTime"
    "\013fixedTiming\026fixedTriggerDefinition\020fixedUnsignedInt"
    "\010fixedUri\010fixedUrl\021fixedUsageContext\011fixedUuid\007fixture"
    "\004flag\024fluidConsistencyType\005focal\013focalDevice\005focus"
    "\010followUp\026foodPreferenceModifier\010foodType\003for"
    "\016forecastReason\016forecastStatus\004form\010formCode\006format"
    "\010fraction\023fractionDescription\006frames\011frequency"
    "\014frequencyMax\025frequencyOfOccurrence\010friendly\004from\007fullUrl"
    "\010function\015fundingSource\014fundsReserve\025fundsReserveRequested"
    "\006gender\004gene\013geneElement\022geneSequenceOrigin\013generalCost"
    "\023generalPractitioner\012generation\013genomeBuild\005genus"
    "\024geographicalLocation\010geometry\016gestationalAge\005given"
    "\006global\004goal\006goalId\005graph\005group\017groupIdentifier"
    "\014groupMeasure\011groupSize\010grouping\020groupingBehavior"
    "\012groupingId\004gtFP\011guarantor\010guidance\010halfLife"
    "\016halfLifePeriod\010handling\011hasMember\004hash\006header"
    "\013headerField\021healthcareService\006height\014hierarchical"
    "\020hierarchyMeaning\004high\011highLimit\004hint\006holder"
    "\017hospitalization\020hoursOfOperation\005human\006hybrid\012hybridType"
    "\002id\022identifiedDateTime\020identifiedPeriod\012identifier"
    "\010identity\023identityCertificate\007ifMatch\017ifModifiedSince"
    "\013ifNoneExist\013ifNoneMatch\005image\014imagingStudy"
    "\022immediatePackaging\021immunizationEvent\011immutable"
    "\016implementation\023implementationGuide\012implicated\015implicitRules"
    "\006import\007imports\007imprint\023improvementNotation\014inResponseTo"
    "\010inactive\011incidence\007include\012incomplete\005index"
    "\031indicationCodeableConcept\023indicationReference\012individual"
    "\007inforce\013information\023informationSequence\021informationSource"
    "\012ingredient\007initial\013initialFill\017initialSelected\011initiator"
    "\017initiatorActive\005inner\005input\014inputProfile\010instance"
    "\014instantiates\025instantiatesCanonical\017instantiatesUri"
    "\013instruction\011insurance\007insurer\016intendedEffect"
    "\015intendedRoute\013intendedUse\006intent\013interactant\013interaction"
    "\026internationalBirthDate\016interpretation\013interpreter"
    "\030intraspecificDescription\021intraspecificType\015investigation"
    "\010isActive\011isDefault\012isDefining\011isDerived\012isModifier"
    "\020isModifierReason\013isSubpotent\011isSummary\007isotope\005issue"
    "\006issued\006issuer\004item\023itemCodeableConcept\015itemReference"
    "\014itemSequence\014jurisdiction\033jurisdictionalAuthorization"
    "\015justification\003key\007keyword\004kind\010kinetics\007kingdom"
    "\005label\010language\014languageCode\014lastModified\016lastOccurrence"
    "\015lastPerformed\016lastReviewDate\013lastUpdated\012laterality"
    "\010latitude\005legal\012legalBasis\012legalState\023legalStatusOfSupply"
    "\030legallyBindingAttachment\027legallyBindingReference\006length"
    "\021lensSpecification\014lethalDose50\005level\007library\007license"
    "\011lifecycle\017lifecycleStatus\005limit\004line\010lineItem\004link"
    "\006linkId\007linkage\010listMode\012listRuleId\010location"
    "\017locationAddress\014locationCode\027locationCodeableConcept"
    "\021locationQualifier\021locationReference\012lockedDate\012logMessage"
    "\011longitude\011lotNumber\003low\010lowLimit\012lowerLimit"
    "\012management\016managingEntity\024managingOrganization\010manifest"
    "\015manifestation\013manipulated\014manipulation\017manufactureDate"
    "\024manufacturedDoseForm\020manufacturedItem\014manufacturer"
    "\025manufacturerReference\022manufacturerString"
    "\036manufacturingBusinessOperation\003map\007mapping\015maritalStatus"
    "\026marketingAuthorization\017marketingStatus\012masterFile"
    "\020masterIdentifier\010material\014materialType\022maternalOrganismId"
    "\024maternalOrganismName\003max\013maxDispense"
    "\030maxDosePerAdministration\015maxDosePerDay\022maxDosePerLifetime"
    "\020maxDosePerPeriod\031maxDosePerTreatmentPeriod\013maxDuration"
    "\011maxLength\015maxSingleDose\022maxTreatmentPeriod\014maxValueDate"
    "\020maxValueDateTime\017maxValueDecimal\017maxValueInstant"
    "\017maxValueInteger\023maxValuePositiveInt\020maxValueQuantity"
    "\014maxValueTime\023maxValueUnsignedInt\022maxVolumeToDeliver\007meaning"
    "\022meaningWhenMissing\007measure\014measureScore\021measurementPeriod"
    "\020measurementPoint\005media\031medicationCodeableConcept"
    "\023medicationReference\026medicineClassification\006medium\006member"
    "\007message\011messaging\004meta\010metadata\006method\003min"
    "\014minValueDate\020minValueDateTime\017minValueDecimal"
    "\017minValueInstant\017minValueInteger\023minValuePositiveInt"
    "\020minValueQuantity\014minValueTime\023minValueUnsignedInt\011minimumId"
    "\025minimumVolumeQuantity\023minimumVolumeString\017minutesDuration"
    "\012mitigation\010modality\004mode\013modelNumber\014modification"
    "\010modifier\021modifierExtension\017moduleCanonical"
    "\025moduleCodeableConcept\011moduleUri\006moiety\020molecularFormula"
    "\030molecularFormulaByMoiety\017molecularWeight\021monitoringProgram"
    "\011monograph\012monomerSet\012morphology\013multipleAnd"
    "\024multipleBirthBoolean\024multipleBirthInteger\012multipleOr"
    "\026multipleResultsAllowed\013mustSupport\025nTerminalModification"
    "\027nTerminalModificationId\004name\010namePart\015nameReference"
    "\007nameUrl\017navigationLinks\004need\010needsMap\003net\007network"
    "\015nextScheduled\015nominalVolume\023normalCodedValueSet"
    "\014notAvailable\004note\012noteNumber\013nucleicAcid\005numFN\005numFP"
    "\005numTP\006number\021numberOfInstances\024numberOfParticipants"
    "\026numberOfRepeatsAllowed\016numberOfSeries\017numberOfStudies"
    "\020numberOfSubunits\015numberOfUnits\011numerator\016numeratorCount"
    "\010nutrient\011objective\026observationRequirement"
    "\034observationResultRequirement\016observedAllele\013observedSeq"
    "\010observer\020occurredDateTime\016occurredPeriod\022occurrenceDateTime"
    "\020occurrencePeriod\020occurrenceString\020occurrenceTiming\005offer"
    "\010official\006offset\016offsetDuration\013offsetRange"
    "\023oligoNucleotideType\013onAdmission\012onBehalfOf\006onHold"
    "\021onlineInformation\005onset\010onsetAge\015onsetDateTime"
    "\013onsetPeriod\012onsetRange\013onsetString\002op\013openingTime"
    "\011operation\015operationType\021operationalStatus\010operator"
    "\017opticalActivity\010oralDiet\005order\013orderDetail\014orderMeaning"
    "\011orderable\007ordered\011orderedBy\007orderer\010organism"
    "\017organismGeneral\012organismId\014organismName\014organismType"
    "\014organization\013orientation\033orientationOfPolymerisation\006origin"
    "\024originalPrescription\005other\024otherCharacteristics"
    "\014otherTherapy\007outcome\013outcomeCode\026outcomeCodeableConcept"
    "\013outcomeDesc\020outcomeReference\005outer\016outerPackaging\006output"
    "\020outputParameters\015outputProfile\012overbooked\010overload"
    "\016overrideReason\007ownedBy\005owner\013packageCode\011packageId"
    "\013packageItem\030packagedMedicinalProduct\011packaging"
    "\026paediatricUseIndicator\004page\006paging\005param\011parameter"
    "\015parameterName\012parameters\006params\006parent\014parentDevice"
    "\021parentSubstanceId\023parentSubstanceName\004part\017partDescription"
    "\014partLocation\012partNumber\006partOf\013participant"
    "\034participantEffectiveDateTime\037participantEffectiveDescription"
    "\034participantEffectiveDuration\040participantEffectiveGroupMeasure"
    "\032participantEffectivePeriod\041participantEffectiveTimeFromStart"
    "\032participantEffectiveTiming\021participantStatus\017participantType"
    "\031participatingOrganization\005party\013patchFormat"
    "\022paternalOrganismId\024paternalOrganismName\004path\007patient"
    "\026patientCharacteristics\022patientInstruction\022patientPreparation"
    "\016patternAddress\012patternAge\021patternAnnotation"
    "\021patternAttachment\023patternBase64Binary\016patternBoolean"
    "\020patternCanonical\013patternCode\026patternCodeableConcept"
    "\015patternCoding\024patternContactDetail\023patternContactPoint"
    "\022patternContributor\014patternCount\026patternDataRequirement"
    "\013patternDate\017patternDateTime\016patternDecimal\017patternDistance"
    "\015patternDosage\017patternDuration\021patternExpression"
    "\020patternHumanName\011patternId\021patternIdentifier\016patternInstant"
    "\016patternInteger\017patternMarkdown\013patternMeta\014patternMoney"
    "\012patternOid\032patternParameterDefinition\015patternPeriod"
    "\022patternPositiveInt\017patternQuantity\014patternRange"
    "\014patternRatio\020patternReference\026patternRelatedArtifact"
    "\022patternSampledData\020patternSignature\015patternString"
    "\013patternTime\015patternTiming\030patternTriggerDefinition"
    "\022patternUnsignedInt\012patternUri\012patternUrl"
    "\023patternUsageContext\013patternUuid\005pause\005payee\011payeeType"
    "\007payload\017payloadMimeType\013payloadType\007payment"
    "\015paymentAmount\013paymentDate\021paymentIdentifier\015paymentIssuer"
    "\015paymentStatus\014paymentTerms\005payor\014performedAge"
    "\021performedDateTime\017performedPeriod\016performedRange"
    "\017performedString\011performer\017performerLinkId\015performerRole"
    "\015performerType\026performingOrganization\006period\011periodMax"
    "\012periodType\012periodUnit\021permittedDataType"
    "\025pharmaceuticalProduct\005phase\005photo\006phylum"
    "\027physicalCharacteristics\014physicalType\026physiologicalCondition"
    "\004plan\017planningHorizon\007pointer\006points\006policy"
    "\014policyHolder\012policyRule\007polymer\012population\010position"
    "\016postConditions\012postalCode\005power\017practiceSetting"
    "\014practitioner\026preAdmissionIdentifier\015preAuthPeriod"
    "\012preAuthRef\020preAuthRefPeriod\015preConditions\012precedence"
    "\020precheckBehavior\011precision\021precisionEstimate\013predecessor"
    "\012prediction\012preference\011preferred\023preferredReportName"
    "\006prefix\013preparation\026preparationInstruction\012prescriber"
    "\014prescription\014presentation\020presentationDate"
    "\024presentationLowLimit\015presentedForm\010previous\016priceComponent"
    "\015priceOverride\022primaryPurposeType\015primarySource"
    "\025principalInvestigator\021priorPrescription\014priorRequest"
    "\010priority\005prism\022probabilityDecimal\020probabilityRange"
    "\007problem\011procedure\015procedureCode\030procedureCodeableConcept"
    "\022procedureReference\021procedureSequence\007process\013processNote"
    "\012processing\007product\017productCategory\025productClassification"
    "\013productCode\026productCodeableConcept\013productName"
    "\020productOrService\020productReference\022productRelatedness"
    "\013productType\007profile\030prognosisCodeableConcept"
    "\022prognosisReference\007program\013programCode\022programEligibility"
    "\010progress\007project\010property\015propertyGroup\007protein"
    "\010protocol\017protocolApplied\012providedBy\010provider\011provision"
    "\030proxyIdentityCertificate\016proxySignature\017publicationDate"
    "\021publicationStatus\011publisher\007purpose\016purposeOfEvent"
    "\014purposeOfUse\021pushTypeAvailable\015qualification"
    "\021qualifiedInterval\012qualifiers\017qualitativeRisk\007quality"
    "\023quantitativeDetails\010quantity\020quantityQuantity\015quantityRange"
    "\015quantityRatio\005query\007queryFP\007queryTP\010question"
    "\015questionnaire\004race\005range\004rank\017rateAggregation"
    "\014rateQuantity\011rateRange\011rateRatio\006rating\011ratioType"
    "\011rationale\013reAdmission\010reaction\014readCoverage\013readHistory"
    "\010readOnly\011readsetId\006reason\012reasonCode\014reasonLinkId"
    "\017reasonReference\015reasonStopped\006recall\010received"
    "\014receivedTime\010receiver\016receiverActive\011recipient"
    "\016recommendation\010recorded\014recordedDate\012recordedOn\010recorder"
    "\003ref\011reference\017referenceAllele\021referenceDocument"
    "\024referenceInformation\017referencePolicy\016referenceRange"
    "\014referenceSeq\016referenceSeqId\023referenceSeqPointer"
    "\022referenceSeqString\021referenceStrength\016referencedFrom"
    "\016referencedItem\010referral\016referralMethod\017referralRequest"
    "\010referrer\011regulator\012regulatory\023regulatoryAuthority"
    "\022rejectionCriterion\007related\015relatedAction\017relatedArtifact"
    "\014relatedEntry\032relatedMedicationKnowledge\011relatesTo\010relation"
    "\014relationship\014relationtype\014relativePath\014relativeRisk"
    "\013releaseDate\017relevantHistory\015reliableCache\011rendering"
    "\006repeat\012repeatUnit\024repeatUnitAmountType\007repeats"
    "\013repetitions\010replaces\006report\014reportOrigin\010reported"
    "\017reportedBoolean\021reportedReference\010reporter\012repository"
    "\016representation\007request\015requestHeader\011requestId"
    "\021requestIdentifier\015requestMethod\017requestProvider\012requestURL"
    "\017requestedPeriod\011requester\017requesterLinkId"
    "\026requestingOrganization\011requestor\010required\020requiredBehavior"
    "\013requirement\014requirements\013requisition\013residueSite"
    "\010resource\012resourceId\014resourceType\010response\014responseCode"
    "\012responseId\020responseRequired\013responsible\020responsibleParty"
    "\004rest\013restoreDate\013restriction\006result\022resultingCondition"
    "\021resultsByExposure\022resultsInterpreter\015retentionTime\007revenue"
    "\010reviewer\016riskAdjustment\014riskEstimate\025riskEvidenceSynthesis"
    "\003roc\004role\005route\025routeOfAdministration"
    "\025routeofAdministration\004rule\005rules\006safety\012sampleSize"
    "\005scale\010schedule\017scheduledPeriod\017scheduledString"
    "\017scheduledTiming\005scope\005score\007scoring\006search"
    "\015searchInclude\013searchParam\020searchRevInclude\012searchType"
    "\007section\010security\017securityContext\015securityLabel"
    "\023securityLabelNumber\021selectionBehavior\006sender\013sensitivity"
    "\004sent\010sequence\022sequenceAttachment\014sequenceType"
    "\014serialNumber\006series\026seriesDosesPositiveInt"
    "\021seriesDosesString\013seriousness\007service\017serviceCategory"
    "\015servicePeriod\017serviceProvider\024serviceProvisionCode"
    "\013serviceType\014servicedDate\016servicedPeriod\005setup\010severity"
    "\003sex\005shape\020shelfLifeStorage\005short\012shortTitle\011sigFormat"
    "\011signature\006signer\004site\011situation\004size"
    "\023sliceIsConstraining\011sliceName\007slicing\004slot\010snapshot"
    "\010software\010sopClass\004sort\006source\020sourceAttachment"
    "\017sourceCanonical\010sourceId\031sourceIdentityCertificate"
    "\016sourceMaterial\023sourceMaterialClass\023sourceMaterialState"
    "\022sourceMaterialType\021sourcePatientInfo\017sourceReference"
    "\017sourceSignature\011sourceUri\015sourceVersion\022specialArrangement"
    "\017specialCourtesy\022specialDesignation\017specialMeasures"
    "\034specialPrecautionsForStorage\016specialization\011specialty"
    "\007species\014specificCost\022specifiedSubstance\010specimen"
    "\020specimenQuantity\023specimenRequirement\006sphere\007sponsor"
    "\005stage\020standardSequence\005start\024startCodeableConcept"
    "\011startDate\007started\020startingMaterial\005state\006status"
    "\012statusDate\015statusHistory\014statusReason"
    "\033statusReasonCodeableConcept\025statusReasonReference\004step"
    "\017stereochemistry\007storage\006strand\012stratifier\007stratum"
    "\010strength\020strengthLowLimit\030structuralRepresentation"
    "\011structure\020structureVariant\005study\026studyEffectiveDateTime"
    "\031studyEffectiveDescription\026studyEffectiveDuration"
    "\032studyEffectiveGroupMeasure\024studyEffectivePeriod"
    "\033studyEffectiveTimeFromStart\024studyEffectiveTiming\011studyType"
    "\011subDetail\021subDetailSequence\007subSite\007subType"
    "\021subdetailSequence\007subject\026subjectCodeableConcept"
    "\025subjectMedicalHistory\020subjectReference\016subjectResults"
    "\013subjectType\011submitter\017subpotentReason\013subrogation"
    "\012subscriber\014subscriberId\011substance\030substanceCodeableConcept"
    "\022substanceReference\014substitution\013subsumption\010subtitle"
    "\007subtype\007subunit\006suffix\005sugar\007summary\012supplement"
    "\020supplementalData\013supplements\014suppliedItem\010supplier"
    "\020supportedMessage\020supportedProfile\026supportingImmunization"
    "\016supportingInfo\026supportingInfoSequence\025supportingInformation"
    "\034supportingPatientInformation\015suspectEntity"
    "\026symptomConditionEffect\007synonym\015synthesisType\006system"
    "\012systemType\003tag\006target\017targetCanonical\015targetDisease"
    "\014targetFormat\010targetId\020targetIdentifier\016targetLocation"
    "\015targetProfile\017targetReference\015targetSpecies\011targetUri"
    "\015targetVersion\004team\010teardown\007telecom\013temperature"
    "\024temperatureQualifier\020temperatureRange\010template\004term\004test"
    "\012testScript\006tester\004text\016textEquivalent\012textFilter"
    "\007texture\025therapeuticIndication\027therapyRelationshipType"
    "\012threePrime\004time\012timeAspect\014timeDateTime\015timeFromStart"
    "\011timeOfDay\012timePeriod\011timestamp\006timing\011timingAge"
    "\012timingDate\016timingDateTime\016timingDuration\014timingPeriod"
    "\013timingRange\017timingReference\014timingTiming\006tissue\005title"
    "\002to\005topic\024topicCodeableConcept\016topicReference\005total"
    "\012totalGross\010totalNet\023totalPriceComponent\011transform"
    "\013translation\014translations\007trigger\007truthFN\007truthTP\004type"
    "\015typeCollected\010typeMode\015typeReference\012typeTested\003udi"
    "\012udiCarrier\023udiDeviceIdentifier\003uid\021undesirableEffect"
    "\010uniqueId\004unit\015unitOfMeasure\022unitOfPresentation\011unitPrice"
    "\010unmapped\014updateCreate\012upperLimit\003uri\003url\005usage"
    "\014usageContext\003use\012useContext\011usePeriod\010usedCode"
    "\011usedMoney\015usedReference\012usedString\017usedUnsignedInt"
    "\014userSelected\013vaccineCode\022validCodedValueSet\007validTo"
    "\014validateCode\021validateProfileId\011validated\016validationDate"
    "\021validationProcess\020validationStatus\016validationType\011validator"
    "\016validityPeriod\005value\014valueAddress\010valueAge"
    "\017valueAnnotation\017valueAttachment\021valueBase64Binary"
    "\014valueBoolean\016valueCanonical\011valueCode\024valueCodeableConcept"
    "\013valueCoding\022valueContactDetail\021valueContactPoint"
    "\020valueContributor\012valueCount\024valueDataRequirement\011valueDate"
    "\015valueDateTime\014valueDecimal\015valueDistance\013valueDosage"
    "\015valueDuration\017valueExpression\016valueHumanName\007valueId"
    "\017valueIdentifier\014valueInstant\014valueInteger\015valueMarkdown"
    "\011valueMeta\012valueMoney\010valueOid\030valueParameterDefinition"
    "\013valuePeriod\020valuePositiveInt\015valueQuantity\012valueRange"
    "\012valueRatio\016valueReference\024valueRelatedArtifact"
    "\020valueSampledData\010valueSet\016valueSignature\013valueString"
    "\011valueTime\013valueTiming\026valueTriggerDefinition"
    "\020valueUnsignedInt\010valueUri\010valueUrl\021valueUsageContext"
    "\011valueUuid\012valuedItem\010variable\014variableType\007variant"
    "\016variantPointer\014variantState\013variantType\014variantsetId"
    "\014verification\020verificationDate\022verificationStatus\010verified"
    "\014verifiedWith\007version\011versionId\015versionNeeded\012versioning"
    "\004view\013warningOnly\016wasSubstituted\006weight\004what\004when"
    "\016whenHandedOver\012whenPeriod\014whenPrepared\011whenRange\003who"
    "\005width\011windowEnd\013windowStart\020withdrawalPeriod\010workflow"
    "\005xpath\012xpathUsage"
    "                                                                ";

const fhb_xml_row_t  fhb_xml_rows[] = {
    /* 0: the resource types */
    { 0, 56 }, { 8, 59 }, { 27, 62 }, { 40, 65 }, { 59, 67 }, { 71, 69 },
    { 91, 70 }, { 102, 76 }, { 108, 77 }, { 115, 78 }, { 142, 83 },
    { 156, 84 }, { 163, 90 }, { 183, 104 }, { 192, 107 }, { 201, 109 },
    { 214, 111 }, { 225, 113 }, { 246, 117 }, { 252, 129 }, { 266, 142 },
    { 285, 145 }, { 296, 151 }, { 310, 153 }, { 331, 155 }, { 353, 157 },
    { 365, 162 }, { 376, 168 }, { 386, 171 }, { 394, 177 }, { 403, 193 },
    { 412, 197 }, { 439, 202 }, { 467, 207 }, { 481, 210 }, { 488, 216 },
    { 505, 224 }, { 518, 226 }, { 532, 228 }, { 551, 229 }, { 568, 231 },
    { 585, 233 }, { 603, 237 }, { 627, 244 }, { 637, 251 }, { 646, 252 },
    { 664, 253 }, { 683, 254 }, { 697, 257 }, { 713, 258 }, { 722, 259 },
    { 739, 261 }, { 755, 270 }, { 776, 291 }, { 796, 293 }, { 801, 294 },
    { 806, 296 }, { 822, 300 }, { 828, 303 }, { 845, 304 }, { 863, 308 },
    { 876, 312 }, { 889, 317 }, { 912, 318 }, { 939, 321 }, { 959, 333 },
    { 973, 343 }, { 981, 347 }, { 989, 348 }, { 997, 350 }, { 1002, 352 },
    { 1011, 355 }, { 1019, 361 }, { 1033, 368 }, { 1039, 369 }, { 1050, 372 },
    { 1075, 375 }, { 1094, 378 }, { 1114, 395 }, { 1132, 399 }, { 1152, 400 },
    { 1169, 406 }, { 1199, 409 }, { 1232, 411 }, { 1259, 413 }, { 1286, 418 },
    { 1314, 420 }, { 1343, 421 }, { 1368, 424 }, { 1399, 429 }, { 1433, 430 },
    { 1451, 433 }, { 1465, 437 }, { 1483, 446 }, { 1496, 448 }, { 1511, 455 },
    { 1523, 458 }, { 1545, 461 }, { 1565, 466 }, { 1582, 468 }, { 1595, 470 },
    { 1619, 471 }, { 1630, 473 }, { 1638, 477 }, { 1652, 478 }, { 1674, 481 },
    { 1681, 483 }, { 1696, 491 }, { 1709, 493 }, { 1726, 496 }, { 1736, 499 },
    { 1747, 502 }, { 1761, 507 }, { 1783, 510 }, { 1797, 512 }, { 1810, 516 },
    { 1829, 517 }, { 1855, 519 }, { 1869, 522 }, { 1885, 523 }, { 1900, 525 },
    { 1922, 531 }, { 1931, 532 }, { 1947, 534 }, { 1962, 535 }, { 1967, 536 },
    { 1976, 540 }, { 1995, 545 }, { 2015, 550 }, { 2028, 559 }, { 2041, 561 },
    { 2051, 564 }, { 2072, 568 }, { 2089, 575 }, { 2106, 577 }, { 2136, 582 },
    { 2160, 589 }, { 2183, 600 }, { 2198, 602 }, { 2212, 604 }, { 2217, 608 },
    { 2241, 619 }, { 2252, 629 }, { 2263, 646 }, { 2272, 655 }, { 2291, 659 },
    /* 1: Element */
    { 11750, A }, { 9995, 31 },
    /* 2: Address */
    { 11750, A }, { 9995, 31 }, { 24416, P }, { 24189, P }, { 23744, P },
    { 13150, P }, { 5045, P }, { 8863, P }, { 22422, P }, { 18231, P },
    { 6260, P }, { 17963, 39 },
    /* 3: Age */
    { 11750, A }, { 9995, 31 }, { 24684, P }, { 5431, P }, { 24308, P },
    { 23454, P }, { 5185, P },
    /* 4: Annotation */
    { 11750, A }, { 9995, 31 }, { 3927, 46 }, { 3943, P }, { 23840, P },
    { 23744, P },
    /* 5: Attachment */
    { 11750, A }, { 9995, 31 }, { 5985, P }, { 12850, P }, { 6501, P },
    { 24393, P }, { 21809, P }, { 11587, P }, { 24033, P }, { 6380, P },
    /* 6: BackboneElement */
    { 11750, A }, { 9995, 31 }, { 14586, 31 },
    /* 7: CodeableConcept */
    { 11750, A }, { 9995, 31 }, { 5257, 8 }, { 23744, P },
    /* 8: Coding */
    { 11750, A }, { 9995, 31 }, { 23454, P }, { 25573, P }, { 5185, P },
    { 8824, P }, { 24501, P },
    /* 9: ContactDetail */
    { 11750, A }, { 9995, 31 }, { 14913, P }, { 23649, 10 },
    /* 10: ContactPoint */
    { 11750, A }, { 9995, 31 }, { 23454, P }, { 24684, P }, { 24416, P },
    { 19594, P }, { 17963, 39 },
    /* 11: Contributor */
    { 11750, A }, { 9995, 31 }, { 24189, P }, { 14913, P }, { 5837, 9 },
    /* 12: Count */
    { 11750, A }, { 9995, 31 }, { 24684, P }, { 5431, P }, { 24308, P },
    { 23454, P }, { 5185, P },
    /* 13: DataRequirement */
    { 11750, A }, { 9995, 31 }, { 24189, P }, { 19065, P }, { 22911, 7 },
    { 22956, 46 }, { 14855, P }, { 5210, 14 }, { 6627, 15 }, { 13144, P },
    { 21884, 16 },
    /* 14: DataRequirement.codeFilter */
    { 11750, A }, { 9995, 31 }, { 16768, P }, { 21330, P }, { 25264, P },
    { 5185, 8 },
    /* 15: DataRequirement.dateFilter */
    { 11750, A }, { 9995, 31 }, { 16768, P }, { 21330, P }, { 24929, P },
    { 25146, 39 }, { 24982, 20 },
    /* 16: DataRequirement.sort */
    { 11750, A }, { 9995, 31 }, { 16768, P }, { 8689, P },
    /* 17: Distance */
    { 11750, A }, { 9995, 31 }, { 24684, P }, { 5431, P }, { 24308, P },
    { 23454, P }, { 5185, P },
    /* 18: Dosage */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 23744, P },
    { 2643, 7 }, { 16804, P }, { 23914, 52 }, { 3684, P }, { 3700, 7 },
    { 21794, 7 }, { 21147, 7 }, { 14300, 7 }, { 8989, 19 }, { 13831, 45 },
    { 13773, 43 }, { 13812, 43 },
    /* 19: Dosage.doseAndRate */
    { 11750, A }, { 9995, 31 }, { 24189, 7 }, { 9062, 44 }, { 9049, 43 },
    { 19638, 45 }, { 19628, 44 }, { 19615, 43 },
    /* 20: Duration */
    { 11750, A }, { 9995, 31 }, { 24684, P }, { 5431, P }, { 24308, P },
    { 23454, P }, { 5185, P },
    /* 21: ElementDefinition */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 16768, P }, { 20597, P },
    { 21834, P }, { 21814, P }, { 12844, P }, { 5185, 8 }, { 21844, 22 },
    { 21750, P }, { 7995, P }, { 5356, P }, { 20816, P }, { 3033, P },
    { 14307, P }, { 13757, P }, { 4247, 24 }, { 5954, P }, { 24189, 25 },
    { 6958, P }, { 6983, P }, { 7003, P }, { 7025, P }, { 7210, P },
    { 7227, P }, { 7248, P }, { 7374, P }, { 7412, P }, { 7432, P },
    { 7452, P }, { 7508, P }, { 7575, P }, { 7752, P }, { 7771, P },
    { 7837, P }, { 7861, P }, { 7877, P }, { 7918, P }, { 6876, 2 },
    { 6896, 3 }, { 6912, 4 }, { 6935, 5 }, { 7042, 7 }, { 7070, 8 },
    { 7115, 10 }, { 7164, 12 }, { 7268, 17 }, { 7308, 20 }, { 7352, 32 },
    { 7389, 33 }, { 7490, 36 }, { 7556, 39 }, { 7599, 43 }, { 7620, 44 },
    { 7638, 45 }, { 7656, 46 }, { 7706, 48 }, { 7730, 49 }, { 7788, 52 },
    { 7089, 9 }, { 7140, 11 }, { 7182, 13 }, { 7329, 30 }, { 7524, 38 },
    { 7678, 47 }, { 7807, 54 }, { 7893, 55 }, { 7289, 18 }, { 7473, 35 },
    { 14104, P }, { 15753, P }, { 10288, P }, { 10306, P }, { 10319, P },
    { 10334, P }, { 10463, P }, { 10473, P }, { 10487, P }, { 10571, P },
    { 10595, P }, { 10608, P }, { 10621, P }, { 10656, P }, { 10702, P },
    { 10823, P }, { 10835, P }, { 10880, P }, { 10897, P }, { 10906, P },
    { 10933, P }, { 10234, 2 }, { 10247, 3 }, { 10256, 4 }, { 10272, 5 },
    { 10344, 7 }, { 10365, 8 }, { 10396, 10 }, { 10431, 12 }, { 10500, 17 },
    { 10526, 20 }, { 10556, 32 }, { 10579, 33 }, { 10645, 36 }, { 10690, 39 },
    { 10719, 43 }, { 10733, 44 }, { 10744, 45 }, { 10755, 46 }, { 10791, 48 },
    { 10808, 49 }, { 10845, 52 }, { 10377, 9 }, { 10414, 11 }, { 10442, 13 },
    { 10540, 30 }, { 10665, 38 }, { 10770, 47 }, { 10857, 54 }, { 10915, 55 },
    { 10514, 18 }, { 10635, 35 }, { 16904, P }, { 16924, P }, { 16939, P },
    { 16956, P }, { 17101, P }, { 17113, P }, { 17129, P }, { 17225, P },
    { 17253, P }, { 17268, P }, { 17283, P }, { 17324, P }, { 17376, P },
    { 17513, P }, { 17527, P }, { 17578, P }, { 17597, P }, { 17608, P },
    { 17639, P }, { 16842, 2 }, { 16857, 3 }, { 16868, 4 }, { 16886, 5 },
    { 16968, 7 }, { 16991, 8 }, { 17026, 10 }, { 17065, 12 }, { 17144, 17 },
    { 17174, 20 }, { 17208, 32 }, { 17235, 33 }, { 17311, 36 }, { 17362, 39 },
    { 17395, 43 }, { 17411, 44 }, { 17424, 45 }, { 17437, 46 }, { 17477, 48 },
    { 17496, 49 }, { 17539, 52 }, { 17005, 9 }, { 17046, 11 }, { 17078, 13 },
    { 17190, 30 }, { 17335, 38 }, { 17454, 47 }, { 17553, 54 }, { 17619, 55 },
    { 17160, 18 }, { 17299, 35 }, { 9686, 26 }, { 14311, P }, { 14324, P },
    { 14357, P }, { 14426, P }, { 14341, P }, { 14373, P }, { 14389, P },
    { 14439, P }, { 14409, 43 }, { 13929, P }, { 13942, P }, { 13975, P },
    { 14044, P }, { 13959, P }, { 13991, P }, { 14007, P }, { 14057, P },
    { 14027, 43 }, { 13886, P }, { 5669, P }, { 5826, 27 }, { 14855, P },
    { 12625, P }, { 12636, P }, { 12665, P }, { 4406, 28 }, { 13606, 29 },
    /* 22: ElementDefinition.slicing */
    { 11750, A }, { 9995, 31 }, { 8731, 23 }, { 8314, P }, { 15776, P },
    { 21202, P },
    /* 23: ElementDefinition.slicing.discriminator */
    { 11750, A }, { 9995, 31 }, { 24189, P }, { 16768, P },
    /* 24: ElementDefinition.base */
    { 11750, A }, { 9995, 31 }, { 16768, P }, { 14307, P }, { 13757, P },
    /* 25: ElementDefinition.type */
    { 11750, A }, { 9995, 31 }, { 5185, P }, { 19065, P }, { 23567, P },
    { 3021, P }, { 25605, P },
    /* 26: ElementDefinition.example */
    { 11750, A }, { 9995, 31 }, { 12844, P }, { 24744, P }, { 24762, P },
    { 24775, P }, { 24790, P }, { 24919, P }, { 24929, P }, { 24943, P },
    { 25027, P }, { 25051, P }, { 25064, P }, { 25077, P }, { 25112, P },
    { 25158, P }, { 25288, P }, { 25300, P }, { 25345, P }, { 25362, P },
    { 25371, P }, { 25398, P }, { 24690, 2 }, { 24703, 3 }, { 24712, 4 },
    { 24728, 5 }, { 24800, 7 }, { 24821, 8 }, { 24852, 10 }, { 24887, 12 },
    { 24956, 17 }, { 24982, 20 }, { 25012, 32 }, { 25035, 33 }, { 25101, 36 },
    { 25146, 39 }, { 25175, 43 }, { 25189, 44 }, { 25200, 45 }, { 25211, 46 },
    { 25247, 48 }, { 25273, 49 }, { 25310, 52 }, { 24833, 9 }, { 24870, 11 },
    { 24898, 13 }, { 24996, 30 }, { 25121, 38 }, { 25226, 47 }, { 25322, 54 },
    { 25380, 55 }, { 24970, 18 }, { 25091, 35 },
    /* 27: ElementDefinition.constraint */
    { 11750, A }, { 9995, 31 }, { 12810, P }, { 20816, P }, { 21714, P },
    { 11726, P }, { 9976, P }, { 25772, P }, { 21889, P },
    /* 28: ElementDefinition.binding */
    { 11750, A }, { 9995, 31 }, { 22578, P }, { 8314, P }, { 25264, P },
    /* 29: ElementDefinition.mapping */
    { 11750, A }, { 9995, 31 }, { 11800, P }, { 12850, P }, { 13602, P },
    { 5356, P },
    /* 30: Expression */
    { 11750, A }, { 9995, 31 }, { 8314, P }, { 14913, P }, { 12850, P },
    { 9976, P }, { 19925, P },
    /* 31: Extension */
    { 11750, A }, { 9995, 31 }, { 24393, A }, { 24744, P }, { 24762, P },
    { 24775, P }, { 24790, P }, { 24919, P }, { 24929, P }, { 24943, P },
    { 25027, P }, { 25051, P }, { 25064, P }, { 25077, P }, { 25112, P },
    { 25158, P }, { 25288, P }, { 25300, P }, { 25345, P }, { 25362, P },
    { 25371, P }, { 25398, P }, { 24690, 2 }, { 24703, 3 }, { 24712, 4 },
    { 24728, 5 }, { 24800, 7 }, { 24821, 8 }, { 24852, 10 }, { 24887, 12 },
    { 24956, 17 }, { 24982, 20 }, { 25012, 32 }, { 25035, 33 }, { 25101, 36 },
    { 25146, 39 }, { 25175, 43 }, { 25189, 44 }, { 25200, 45 }, { 25211, 46 },
    { 25247, 48 }, { 25273, 49 }, { 25310, 52 }, { 24833, 9 }, { 24870, 11 },
    { 24898, 13 }, { 24996, 30 }, { 25121, 38 }, { 25226, 47 }, { 25322, 54 },
    { 25380, 55 }, { 24970, 18 }, { 25091, 35 },
    /* 32: HumanName */
    { 11750, A }, { 9995, 31 }, { 24416, P }, { 23744, P }, { 10113, P },
    { 11407, P }, { 18476, P }, { 23166, P }, { 17963, 39 },
    /* 33: Identifier */
    { 11750, A }, { 9995, 31 }, { 24416, P }, { 24189, 7 }, { 23454, P },
    { 24684, P }, { 17963, 39 }, { 3778, 46 },
    /* 34: MarketingStatus */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 6260, 7 }, { 12755, 7 },
    { 22428, 7 }, { 6674, 39 }, { 20970, P },
    /* 35: Meta */
    { 11750, A }, { 9995, 31 }, { 25581, P }, { 12929, P }, { 21889, P },
    { 19065, P }, { 21378, 8 }, { 23472, 8 }, { 19165, P }, { 3902, 46 },
    { 2461, 46 }, { 5506, 46 },
    /* 36: Money */
    { 11750, A }, { 9995, 31 }, { 24684, P }, { 6447, P },
    /* 37: Narrative */
    { 11750, A }, { 9995, 31 }, { 22428, P }, { 8889, X },
    /* 38: ParameterDefinition */
    { 11750, A }, { 9995, 31 }, { 14913, P }, { 24416, P }, { 14307, P },
    { 13757, P }, { 8938, P }, { 24189, P }, { 19065, P },
    /* 39: Period */
    { 11750, A }, { 9995, 31 }, { 22360, P }, { 9416, P },
    /* 40: Population */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 2996, 44 }, { 2977, 7 },
    { 11258, 7 }, { 19583, 7 }, { 18098, 7 },
    /* 41: ProdCharacteristic */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11629, 43 }, { 25718, 43 },
    { 8270, 43 }, { 25648, 43 }, { 15005, 43 }, { 10005, 43 }, { 21727, P },
    { 5319, P }, { 12018, P }, { 11877, 5 }, { 21301, 7 },
    /* 42: ProductShelfLife */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 24189, 7 },
    { 17963, 43 }, { 22182, 7 },
    /* 43: Quantity */
    { 11750, A }, { 9995, 31 }, { 24684, P }, { 5431, P }, { 24308, P },
    { 23454, P }, { 5185, P },
    /* 44: Range */
    { 11750, A }, { 9995, 31 }, { 13344, 43 }, { 11666, 43 },
    /* 45: Ratio */
    { 11750, A }, { 9995, 31 }, { 15229, 43 }, { 8221, 43 },
    /* 46: Reference */
    { 11750, A }, { 9995, 31 }, { 19925, P }, { 24189, P }, { 11789, 33 },
    { 8824, P },
    /* 47: RelatedArtifact */
    { 11750, A }, { 9995, 31 }, { 24189, P }, { 12844, P }, { 8824, P },
    { 5036, P }, { 24393, P }, { 8916, 5 }, { 20853, P },
    /* 48: SampledData */
    { 11750, A }, { 9995, 31 }, { 15917, 43 }, { 17963, P }, { 10077, P },
    { 13357, P }, { 24378, P }, { 8678, P }, { 6501, P },
    /* 49: Signature */
    { 11750, A }, { 9995, 31 }, { 24189, 8 }, { 25660, P }, { 25714, 46 },
    { 15544, 46 }, { 23513, P }, { 21767, P }, { 6501, P },
    /* 50: SubstanceAmount */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 3255, 43 }, { 3270, 44 },
    { 3314, P }, { 3338, 7 }, { 3327, P }, { 20006, 51 },
    /* 51: SubstanceAmount.referenceRange */
    { 11750, A }, { 9995, 31 }, { 13348, 43 }, { 11671, 43 },
    /* 52: Timing */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 9631, P }, { 20446, 53 },
    { 5185, 7 },
    /* 53: Timing.repeat */
    { 11750, A }, { 9995, 31 }, { 4473, 20 }, { 4501, 44 }, { 4488, 39 },
    { 6245, P }, { 6251, P }, { 9143, P }, { 9152, P }, { 9164, P },
    { 11133, P }, { 11143, P }, { 17963, P }, { 17970, P }, { 17991, P },
    { 6705, P }, { 23883, P }, { 25660, P }, { 15478, P },
    /* 54: TriggerDefinition */
    { 11750, A }, { 9995, 31 }, { 24189, P }, { 14913, P }, { 24013, 52 },
    { 23997, 46 }, { 23931, P }, { 23942, P }, { 6501, 13 }, { 5669, 30 },
    /* 55: UsageContext */
    { 11750, A }, { 9995, 31 }, { 5185, 8 }, { 24800, 7 }, { 25175, 43 },
    { 25189, 44 }, { 25211, 46 },
    /* 56: Account */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 24189, 7 }, { 14913, P }, { 22903, 46 }, { 21617, 39 }, { 6320, 57 },
    { 16159, 46 }, { 8314, P }, { 11525, 58 }, { 16420, 46 },
    /* 57: Account.coverage */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 6320, 46 }, { 18731, P },
    /* 58: Account.guarantor */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 16710, 46 }, { 15555, P },
    { 17963, 39 },
    /* 59: ActivityDefinition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 23141, P }, { 22428, P },
    { 9822, P }, { 22911, 7 }, { 22956, 46 }, { 6582, P }, { 19333, P },
    { 5837, 9 }, { 8314, P }, { 24420, 55 }, { 12755, 7 }, { 19343, P },
    { 24397, P }, { 6196, P }, { 3632, P }, { 12914, P }, { 9285, 39 },
    { 24042, 7 }, { 3902, 9 }, { 9197, 9 }, { 21079, 9 }, { 9420, 9 },
    { 20267, 47 }, { 13102, P }, { 12822, P }, { 19065, P }, { 5185, 7 },
    { 12447, P }, { 18731, P }, { 8893, P }, { 24013, 52 }, { 23942, P },
    { 23921, 3 }, { 23972, 39 }, { 23985, 44 }, { 23957, 20 }, { 13204, 46 },
    { 16427, 60 }, { 19017, 46 }, { 18965, 7 }, { 19484, 43 }, { 8959, 18 },
    { 4424, 7 }, { 22302, 46 }, { 15273, 46 }, { 15296, 46 }, { 24130, P },
    { 9184, 61 },
    /* 60: ActivityDefinition.participant */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 21142, 7 },
    /* 61: ActivityDefinition.dynamicValue */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 16768, P }, { 9976, 30 },
    /* 62: AdverseEvent */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 2550, P },
    { 4818, 7 }, { 9631, 7 }, { 22903, 46 }, { 9406, 46 }, { 6582, P },
    { 8482, P }, { 19888, P }, { 21001, 46 }, { 13204, 46 }, { 21581, 7 },
    { 21714, 7 }, { 15985, 7 }, { 19912, 46 }, { 6120, 46 }, { 23395, 63 },
    { 22934, 46 }, { 19951, 46 }, { 22656, 46 },
    /* 63: AdverseEvent.suspectEntity */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12316, 46 }, { 4827, 64 },
    /* 64: AdverseEvent.suspectEntity.causality */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 3740, 7 }, { 19034, P },
    { 3902, 46 }, { 14300, 7 },
    /* 65: AllergyIntolerance */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 5136, 7 },
    { 25532, 7 }, { 24189, P }, { 4818, P }, { 6420, P }, { 5185, 7 },
    { 16773, 46 }, { 9406, 46 }, { 15595, P }, { 15586, 3 }, { 15609, 39 },
    { 15621, 44 }, { 15632, P }, { 19888, P }, { 19912, 46 }, { 3731, 46 },
    { 12885, P }, { 15052, 4 }, { 19687, 66 },
    /* 66: AllergyIntolerance.reaction */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23062, 7 }, { 13424, 7 },
    { 8314, P }, { 15580, P }, { 21714, P }, { 9920, 7 }, { 15052, 4 },
    /* 67: Appointment */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 4642, 7 }, { 21601, 7 }, { 21668, 7 }, { 22226, 7 }, { 3616, 7 },
    { 19747, 7 }, { 19771, 46 }, { 18731, P }, { 8314, P }, { 23344, 46 },
    { 22360, P }, { 9416, P }, { 14511, P }, { 21852, 46 }, { 6342, P },
    { 5356, P }, { 16804, P }, { 4306, 46 }, { 16427, 68 }, { 20703, 39 },
    /* 68: Appointment.participant */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 2519, 46 },
    { 20778, P }, { 22428, P }, { 17963, 39 },
    /* 69: AppointmentResponse */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 3584, 46 },
    { 22360, P }, { 9416, P }, { 16668, 7 }, { 2519, 46 }, { 16650, P },
    { 5356, P },
    /* 70: AuditEvent */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24189, 8 }, { 23150, 8 },
    { 2487, P }, { 17963, 39 }, { 19879, P }, { 15985, P }, { 16028, P },
    { 19351, 7 }, { 3015, 71 }, { 21889, 73 }, { 9484, 74 },
    /* 71: AuditEvent.agent */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 21142, 7 },
    { 25714, 46 }, { 3193, P }, { 14913, P }, { 20768, P }, { 13204, 46 },
    { 18157, P }, { 14179, 8 }, { 14983, 72 }, { 19366, 7 },
    /* 72: AuditEvent.agent.network */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 2779, P }, { 24189, P },
    /* 73: AuditEvent.source */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21794, P }, { 15352, 46 },
    { 24189, 8 },
    /* 74: AuditEvent.entity */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 25655, 46 }, { 24189, 8 },
    { 21142, 8 }, { 13118, 8 }, { 21403, 8 }, { 14913, P }, { 8314, P },
    { 19538, P }, { 8350, 75 },
    /* 75: AuditEvent.entity.detail */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 25288, P },
    { 24744, P },
    /* 76: Basic */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 5185, 7 },
    { 22903, 46 }, { 6342, P }, { 3902, 46 },
    /* 77: Binary */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 5985, P },
    { 21387, 46 }, { 6501, P }, { 24393, P },
    /* 78: BiologicallyDerivedProduct */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 18915, P },
    { 18953, 7 }, { 22428, P }, { 20612, 46 }, { 19484, P }, { 16317, 46 },
    { 5298, 79 }, { 18896, 80 }, { 13450, 81 }, { 22544, 82 },
    /* 79: BiologicallyDerivedProduct.collection */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5309, 46 }, { 21889, 46 },
    { 5264, P }, { 5282, 39 },
    /* 80: BiologicallyDerivedProduct.processing */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8314, P }, { 18790, 7 },
    { 2695, 46 }, { 23856, P }, { 23893, 39 },
    /* 81: BiologicallyDerivedProduct.manipulation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8314, P }, { 23856, P },
    { 23893, 39 },
    /* 82: BiologicallyDerivedProduct.storage */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8314, P }, { 23657, P },
    { 21226, P }, { 9143, 39 },
    /* 83: BodyStructure */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 2503, P },
    { 14756, 7 }, { 13204, 7 }, { 13266, 7 }, { 8314, P }, { 11877, 5 },
    { 16773, 46 },
    /* 84: Bundle */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 11789, 33 },
    { 24189, P }, { 23904, P }, { 24084, P }, { 13164, 85 }, { 9529, 86 },
    { 21777, 49 },
    /* 85: Bundle.link */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 20333, P }, { 24393, P },
    /* 86: Bundle.entry */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 13164, 85 }, { 11192, P },
    { 20853, R }, { 21309, 87 }, { 20612, 88 }, { 20886, 89 },
    /* 87: Bundle.entry.search */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14547, P }, { 21295, P },
    /* 88: Bundle.entry.request */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14300, P }, { 24393, P },
    { 11865, P }, { 11837, P }, { 11829, P }, { 11853, P },
    /* 89: Bundle.entry.response */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 22428, P }, { 13204, P },
    { 9590, P }, { 12872, P }, { 15985, R },
    /* 90: CapabilityStatement */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 25573, P },
    { 14913, P }, { 24033, P }, { 22428, P }, { 9822, P }, { 6582, P },
    { 19333, P }, { 5837, 9 }, { 8314, P }, { 24420, 55 }, { 12755, 7 },
    { 19343, P }, { 6196, P }, { 12822, P }, { 12325, P }, { 12010, P },
    { 21866, 91 }, { 11943, 92 }, { 10171, P }, { 11090, P }, { 16716, P },
    { 11958, P }, { 20965, 93 }, { 14276, 100 }, { 8916, 103 },
    /* 91: CapabilityStatement.software */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 25573, P },
    { 20394, P },
    /* 92: CapabilityStatement.implementation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8314, P }, { 24393, P },
    { 6456, 46 },
    /* 93: CapabilityStatement.rest */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14547, P }, { 8938, P },
    { 21378, 94 }, { 20853, 95 }, { 12466, 99 }, { 21330, 97 }, { 15659, 98 },
    { 5506, P },
    /* 94: CapabilityStatement.rest.security */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 6206, P }, { 21593, 7 },
    { 8314, P },
    /* 95: CapabilityStatement.rest.resource */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 19065, P },
    { 23266, P }, { 8938, P }, { 12466, 96 }, { 25605, P }, { 19709, P },
    { 24365, P }, { 5679, P }, { 5715, P }, { 5731, P }, { 5697, P },
    { 19990, P }, { 21316, P }, { 21342, P }, { 21330, 97 }, { 15659, 98 },
    /* 96: CapabilityStatement.rest.resource.interaction */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 8938, P },
    /* 97: CapabilityStatement.rest.resource.searchParam */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 7995, P },
    { 24189, P }, { 8938, P },
    /* 98: CapabilityStatement.rest.resource.operation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 7995, P },
    { 8938, P },
    /* 99: CapabilityStatement.rest.interaction */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 8938, P },
    /* 100: CapabilityStatement.messaging */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 9429, 101 }, { 20422, P },
    { 8938, P }, { 23249, 102 },
    /* 101: CapabilityStatement.messaging.endpoint */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19204, 8 }, { 2779, P },
    /* 102: CapabilityStatement.messaging.supportedMessage */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14547, P }, { 7995, P },
    /* 103: CapabilityStatement.document */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14547, P }, { 8938, P },
    { 19065, P },
    /* 104: CarePlan */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 20505, 46 }, { 16420, 46 }, { 22428, P },
    { 12447, P }, { 4818, 7 }, { 24033, P }, { 8314, P }, { 22903, 46 },
    { 9406, 46 }, { 17963, 39 }, { 6342, P }, { 3902, 46 }, { 6120, 46 },
    { 4755, 46 }, { 2787, 46 }, { 23306, 46 }, { 11420, 46 }, { 2510, 105 },
    { 15052, 4 },
    /* 105: CarePlan.activity */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 16005, 7 }, { 16040, 46 },
    { 19156, 4 }, { 19925, 46 }, { 8350, 106 },
    /* 106: CarePlan.activity.detail */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12822, P }, { 12338, P },
    { 12360, P }, { 5185, 7 }, { 19747, 7 }, { 19771, 46 }, { 11420, 46 },
    { 22428, P }, { 22460, 7 }, { 8893, P }, { 21273, 52 }, { 21241, 39 },
    { 21257, P }, { 13204, 46 }, { 17886, 46 }, { 18965, 7 }, { 19017, 46 },
    { 6489, 43 }, { 19484, 43 }, { 8314, P },
    /* 107: CareTeam */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 4818, 7 }, { 14913, P }, { 22903, 46 }, { 9406, 46 }, { 17963, 39 },
    { 16427, 108 }, { 19747, 7 }, { 19771, 46 }, { 13394, 46 }, { 23649, 10 },
    { 15052, 4 },
    /* 108: CareTeam.participant */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21142, 7 }, { 14261, 46 },
    { 15544, 46 }, { 17963, 39 },
    /* 109: CatalogEntry */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 24189, 7 },
    { 15766, P }, { 20121, 46 }, { 2622, 33 }, { 5089, 7 }, { 22428, P },
    { 24669, 39 }, { 24545, P }, { 12929, P }, { 2572, 7 }, { 2597, 7 },
    { 20283, 110 },
    /* 110: CatalogEntry.relatedEntry */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 20355, P }, { 12703, 46 },
    /* 111: ChargeItem */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 8147, P },
    { 8006, P }, { 22428, P }, { 16420, 46 }, { 5185, 7 }, { 22903, 46 },
    { 5997, 46 }, { 15393, P }, { 15412, 39 }, { 15446, 52 }, { 17886, 112 },
    { 17940, 46 }, { 20745, 46 }, { 6216, 46 }, { 19484, 43 }, { 4433, 7 },
    { 10084, P }, { 18631, 36 }, { 16136, P }, { 9476, 46 }, { 9464, P },
    { 19740, 7 }, { 21593, 46 }, { 19017, 46 }, { 18965, 7 }, { 2461, 46 },
    { 15052, 4 }, { 23344, 46 },
    /* 112: ChargeItem.performer */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11200, 7 }, { 2519, 46 },
    /* 113: ChargeItemDefinition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 24033, P }, { 8299, P }, { 16420, P }, { 20505, P },
    { 22428, P }, { 9822, P }, { 6582, P }, { 19333, P }, { 5837, 9 },
    { 8314, P }, { 24420, 55 }, { 12755, 7 }, { 6196, P }, { 3632, P },
    { 12914, P }, { 9285, 39 }, { 5185, 7 }, { 12316, 46 }, { 3527, 114 },
    { 19182, 115 },
    /* 114: ChargeItemDefinition.applicability */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8314, P }, { 12850, P },
    { 9976, P },
    /* 115: ChargeItemDefinition.propertyGroup */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 3527, 114 }, { 18616, 116 },
    /* 116: ChargeItemDefinition.propertyGroup.priceComponent */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 5185, 7 },
    { 10077, P }, { 3248, 36 },
    /* 117: Claim */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 24189, 7 }, { 22877, 7 }, { 24416, P }, { 16773, 46 }, { 4391, 39 },
    { 6342, P }, { 9476, 46 }, { 12398, 46 }, { 19240, 46 }, { 18731, 7 },
    { 11223, 7 }, { 20245, 118 }, { 18529, 46 }, { 15924, 46 }, { 17657, 119 },
    { 20136, 46 }, { 10055, 46 }, { 4755, 120 }, { 23306, 121 }, { 8557, 122 },
    { 18790, 123 }, { 12388, 124 }, { 2452, 125 }, { 12703, 126 },
    { 24084, 36 },
    /* 118: Claim.related */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5050, 46 }, { 20342, 7 },
    { 19925, 33 },
    /* 119: Claim.payee */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 16710, 46 },
    /* 120: Claim.careTeam */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 19240, 46 },
    { 20936, P }, { 21142, 7 }, { 19397, 7 },
    /* 121: Claim.supportingInfo */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 4818, 7 },
    { 5185, 7 }, { 23931, P }, { 23972, 39 }, { 24762, P }, { 25288, P },
    { 25175, 43 }, { 24728, 5 }, { 25211, 46 }, { 19740, 7 },
    /* 122: Claim.diagnosis */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 8567, 7 },
    { 8592, 46 }, { 24189, 7 }, { 15532, 7 }, { 16165, 7 },
    /* 123: Claim.procedure */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 24189, 7 },
    { 6582, P }, { 18814, 7 }, { 18839, 46 }, { 24242, 46 },
    /* 124: Claim.insurance */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 10977, P },
    { 11789, 33 }, { 6320, 46 }, { 4519, P }, { 18314, P }, { 5056, 46 },
    /* 125: Claim.accident */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 6582, P }, { 24189, 7 },
    { 13213, 2 }, { 13284, 46 },
    /* 126: Claim.item */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 4764, P },
    { 8611, P }, { 18858, P }, { 12180, P }, { 21071, 7 }, { 4818, 7 },
    { 19000, 7 }, { 14577, 7 }, { 19125, 7 }, { 21680, P }, { 21693, 39 },
    { 13242, 7 }, { 13213, 2 }, { 13284, 46 }, { 19484, 43 }, { 24346, 36 },
    { 10077, P }, { 14979, 36 }, { 24242, 46 }, { 4424, 7 }, { 22869, 7 },
    { 9406, 46 }, { 8350, 127 },
    /* 127: Claim.item.detail */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 21071, 7 },
    { 4818, 7 }, { 19000, 7 }, { 14577, 7 }, { 19125, 7 }, { 19484, 43 },
    { 24346, 36 }, { 10077, P }, { 14979, 36 }, { 24242, 46 }, { 22841, 128 },
    /* 128: Claim.item.detail.subDetail */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 21071, 7 },
    { 4818, 7 }, { 19000, 7 }, { 14577, 7 }, { 19125, 7 }, { 19484, 43 },
    { 24346, 36 }, { 10077, P }, { 14979, 36 }, { 24242, 46 },
    /* 129: ClaimResponse */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 24189, 7 }, { 22877, 7 }, { 24416, P }, { 16773, 46 }, { 6342, P },
    { 12398, 46 }, { 20768, 46 }, { 20612, 46 }, { 15985, P }, { 8832, P },
    { 18314, P }, { 18300, 39 }, { 17663, 7 }, { 12703, 130 }, { 2564, 134 },
    { 2797, 131 }, { 24084, 137 }, { 17709, 138 }, { 11223, 7 }, { 11081, 7 },
    { 11076, 5 }, { 18884, 139 }, { 5398, 46 }, { 12388, 140 }, { 9571, 141 },
    /* 130: ClaimResponse.item */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12742, P }, { 15057, P },
    { 2797, 131 }, { 8350, 132 },
    /* 131: ClaimResponse.item.adjudication */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 4818, 7 }, { 19740, 7 },
    { 3248, 36 }, { 24684, P },
    /* 132: ClaimResponse.item.detail */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8446, P }, { 15057, P },
    { 2797, 131 }, { 22841, 133 },
    /* 133: ClaimResponse.item.detail.subDetail */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 22851, P }, { 15057, P },
    { 2797, 131 },
    /* 134: ClaimResponse.addItem */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12742, P }, { 8446, P },
    { 22885, P }, { 19240, 46 }, { 19000, 7 }, { 14577, 7 }, { 19125, 7 },
    { 21680, P }, { 21693, 39 }, { 13242, 7 }, { 13213, 2 }, { 13284, 46 },
    { 19484, 43 }, { 24346, 36 }, { 10077, P }, { 14979, 36 }, { 4424, 7 },
    { 22869, 7 }, { 15057, P }, { 2797, 131 }, { 8350, 135 },
    /* 135: ClaimResponse.addItem.detail */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19000, 7 }, { 14577, 7 },
    { 19484, 43 }, { 24346, 36 }, { 10077, P }, { 14979, 36 }, { 15057, P },
    { 2797, 131 }, { 22841, 136 },
    /* 136: ClaimResponse.addItem.detail.subDetail */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19000, 7 }, { 14577, 7 },
    { 19484, 43 }, { 24346, 36 }, { 10077, P }, { 14979, 36 }, { 15057, P },
    { 2797, 131 },
    /* 137: ClaimResponse.total */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 4818, 7 }, { 3248, 36 },
    /* 138: ClaimResponse.payment */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 2810, 36 },
    { 2821, 7 }, { 6582, P }, { 3248, 36 }, { 11789, 33 },
    /* 139: ClaimResponse.processNote */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15098, P }, { 24189, P },
    { 23744, P }, { 12850, 7 },
    /* 140: ClaimResponse.insurance */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 10977, P },
    { 6320, 46 }, { 4519, P }, { 5056, 46 },
    /* 141: ClaimResponse.error */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12742, P }, { 8446, P },
    { 22851, P }, { 5185, 7 },
    /* 142: ClinicalImpression */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 22460, 7 }, { 5185, 7 }, { 8314, P }, { 22903, 46 }, { 9406, 46 },
    { 9250, P }, { 9285, 39 }, { 6582, P }, { 3751, 46 }, { 18607, 46 },
    { 18782, 46 }, { 12571, 143 }, { 19204, P }, { 23179, P }, { 10206, 144 },
    { 19073, 7 }, { 19098, 46 }, { 23306, 46 }, { 15052, 4 },
    /* 143: ClinicalImpression.investigation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 12703, 46 },
    /* 144: ClinicalImpression.finding */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12708, 7 }, { 12728, 46 },
    { 4314, P },
    /* 145: CodeSystem */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 22428, P }, { 9822, P },
    { 6582, P }, { 19333, P }, { 5837, 9 }, { 8314, P }, { 24420, 55 },
    { 12755, 7 }, { 19343, P }, { 6196, P }, { 4804, P }, { 25264, P },
    { 11649, P }, { 5585, P }, { 25591, P }, { 5892, P }, { 23215, P },
    { 6245, P }, { 10189, 146 }, { 19173, 147 }, { 5635, 148 },
    /* 146: CodeSystem.filter */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 8314, P },
    { 15701, P }, { 24684, P },
    /* 147: CodeSystem.property */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 24389, P },
    { 8314, P }, { 24189, P },
    /* 148: CodeSystem.concept */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 8824, P },
    { 7995, P }, { 8326, 149 }, { 19173, 150 }, { 5635, 148 },
    /* 149: CodeSystem.concept.designation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12850, P }, { 24416, 8 },
    { 24684, P },
    /* 150: CodeSystem.concept.property */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 24790, P },
    { 24821, 8 }, { 25288, P }, { 25064, P }, { 24762, P }, { 24929, P },
    { 24943, P },
    /* 151: Communication */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 16420, 46 }, { 12046, 46 }, { 22428, P },
    { 22460, 7 }, { 4818, 7 }, { 18731, P }, { 14254, 7 }, { 22903, 46 },
    { 24042, 7 }, { 2410, 46 }, { 9406, 46 }, { 21474, P }, { 19808, P },
    { 19854, 46 }, { 21455, 46 }, { 19747, 7 }, { 19771, 46 }, { 17673, 152 },
    { 15052, 4 },
    /* 152: Communication.payload */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5971, P }, { 5900, 5 },
    { 5954, 46 },
    /* 153: CommunicationRequest */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 4306, 46 },
    { 20505, 46 }, { 11444, 33 }, { 22428, P }, { 22460, 7 }, { 4818, 7 },
    { 18731, P }, { 8893, P }, { 14254, 7 }, { 22903, 46 }, { 2410, 46 },
    { 9406, 46 }, { 17673, 154 }, { 15393, P }, { 15412, 39 }, { 3976, P },
    { 20719, 46 }, { 19854, 46 }, { 21455, 46 }, { 19747, 7 }, { 19771, 46 },
    { 15052, 4 },
    /* 154: CommunicationRequest.payload */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5971, P }, { 5900, 5 },
    { 5954, 46 },
    /* 155: CompartmentDefinition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 25573, P },
    { 14913, P }, { 22428, P }, { 9822, P }, { 6582, P }, { 19333, P },
    { 5837, 9 }, { 8314, P }, { 24420, 55 }, { 19343, P }, { 5185, P },
    { 21309, P }, { 20853, 156 },
    /* 156: CompartmentDefinition.resource */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 16269, P },
    { 8938, P },
    /* 157: Composition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 24189, 7 }, { 4818, 7 }, { 22903, 46 }, { 9406, 46 }, { 6582, P },
    { 3902, 46 }, { 24033, P }, { 5749, P }, { 3879, 158 }, { 6456, 46 },
    { 20323, 159 }, { 9631, 160 }, { 21370, 161 },
    /* 158: Composition.attester */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14547, P }, { 23840, P },
    { 16710, 46 },
    /* 159: Composition.relatesTo */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 23535, 33 },
    { 23581, 46 },
    /* 160: Composition.event */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 17963, 39 },
    { 8350, 46 },
    /* 161: Composition.section */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24033, P }, { 5185, 7 },
    { 3902, 46 }, { 10995, 46 }, { 23744, 37 }, { 14547, P }, { 15784, 7 },
    { 9529, 46 }, { 9351, 7 }, { 21370, 161 },
    /* 162: ConceptMap */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 22428, P }, { 9822, P },
    { 6582, P }, { 19333, P }, { 5837, 9 }, { 8314, P }, { 24420, 55 },
    { 12755, 7 }, { 19343, P }, { 6196, P }, { 22088, P }, { 21913, P },
    { 23611, P }, { 23483, P }, { 11438, 163 },
    /* 163: ConceptMap.group */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21889, P }, { 22098, P },
    { 23476, P }, { 23621, P }, { 9331, 164 }, { 24356, 167 },
    /* 164: ConceptMap.group.element */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 8824, P },
    { 23476, 165 },
    /* 165: ConceptMap.group.element.target */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 8824, P },
    { 9559, P }, { 5356, P }, { 8260, 166 }, { 18907, 166 },
    /* 166: ConceptMap.group.element.target.dependsOn */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19173, P }, { 23454, P },
    { 24684, P }, { 8824, P },
    /* 167: ConceptMap.group.unmapped */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14547, P }, { 5185, P },
    { 8824, P }, { 24393, P },
    /* 168: Condition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 5136, 7 },
    { 25532, 7 }, { 4818, 7 }, { 21714, 7 }, { 5185, 7 }, { 4424, 7 },
    { 22903, 46 }, { 9406, 46 }, { 15595, P }, { 15586, 3 }, { 15609, 39 },
    { 15621, 44 }, { 15632, P }, { 2323, P }, { 2310, 3 }, { 2341, 39 },
    { 2357, 44 }, { 2372, P }, { 19888, P }, { 19912, 46 }, { 3731, 46 },
    { 22337, 169 }, { 9671, 170 }, { 15052, 4 },
    /* 169: Condition.stage */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23179, 7 }, { 3740, 46 },
    { 24189, 7 },
    /* 170: Condition.evidence */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 8350, 46 },
    /* 171: Consent */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 21289, 7 }, { 4818, 7 }, { 16773, 46 }, { 6684, P }, { 17886, 46 },
    { 15864, 46 }, { 21896, 5 }, { 22056, 46 }, { 18157, 172 }, { 18177, 7 },
    { 25502, 173 }, { 19249, 174 },
    /* 172: Consent.policy */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 4016, P }, { 24389, P },
    /* 173: Consent.verification */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 25551, P }, { 25560, 46 },
    { 25515, P },
    /* 174: Consent.provision */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 17963, 39 },
    { 2519, 175 }, { 2487, 7 }, { 21403, 8 }, { 19343, 8 }, { 5070, 8 },
    { 5185, 7 }, { 6545, 39 }, { 6501, 176 }, { 19249, 174 },
    /* 175: Consent.provision.actor */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21142, 7 }, { 19925, 46 },
    /* 176: Consent.provision.data */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14096, P }, { 19925, 46 },
    /* 177: Contract */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 24393, P },
    { 25573, P }, { 22428, P }, { 12978, 7 }, { 12338, 46 }, { 12360, P },
    { 5936, 7 }, { 12689, P }, { 3553, 39 }, { 9850, 7 }, { 22903, 46 },
    { 4016, 46 }, { 8952, 46 }, { 21794, 46 }, { 14913, P }, { 24033, P },
    { 23141, P }, { 3033, P }, { 3902, 46 }, { 21289, 7 }, { 24048, 7 },
    { 24069, 46 }, { 24189, 7 }, { 22877, 7 }, { 5918, 178 }, { 23716, 179 },
    { 23306, 46 }, { 20406, 46 }, { 21787, 189 }, { 11178, 190 },
    { 12961, 191 }, { 21197, 192 }, { 13009, 5 }, { 13034, 46 },
    /* 178: Contract.contentDefinition */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 22877, 7 },
    { 19333, 46 }, { 19299, P }, { 19315, P }, { 6196, P },
    /* 179: Contract.term */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 12689, P },
    { 3553, 39 }, { 24048, 7 }, { 24069, 46 }, { 24189, 7 }, { 22877, 7 },
    { 23744, P }, { 21403, 180 }, { 15463, 181 }, { 3760, 184 }, { 2487, 187 },
    { 11438, 179 },
    /* 180: Contract.term.securityLabel */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15098, P }, { 5089, 8 },
    { 4818, 8 }, { 6132, 8 },
    /* 181: Contract.term.offer */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 16710, 182 },
    { 24042, 46 }, { 24189, 7 }, { 6841, 7 }, { 6850, 7 }, { 3356, 183 },
    { 23744, P }, { 13169, P }, { 21417, P },
    /* 182: Contract.term.offer.party */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19925, 46 }, { 21142, 7 },
    /* 183: Contract.term.offer.answer */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24762, P }, { 24943, P },
    { 25064, P }, { 24919, P }, { 24929, P }, { 25300, P }, { 25288, P },
    { 25362, P }, { 24728, 5 }, { 24821, 8 }, { 25175, 43 }, { 25211, 46 },
    /* 184: Contract.term.asset */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21289, 7 }, { 24189, 7 },
    { 24217, 46 }, { 23150, 7 }, { 20342, 8 }, { 5997, 185 }, { 5669, P },
    { 17980, 7 }, { 17963, 39 }, { 24431, 39 }, { 23744, P }, { 13169, P },
    { 3356, 183 }, { 21417, P }, { 25408, 186 },
    /* 185: Contract.term.asset.context */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19925, 46 }, { 5185, 7 },
    { 23744, P },
    /* 186: Contract.term.asset.valuedItem */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 9491, 7 }, { 9513, 46 },
    { 11789, 33 }, { 9301, P }, { 19484, 43 }, { 24346, 36 }, { 10077, P },
    { 18150, P }, { 14979, 36 }, { 17709, P }, { 17731, P }, { 20936, 46 },
    { 19854, 46 }, { 13169, P }, { 21417, P },
    /* 187: Contract.term.action */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8893, P }, { 24189, 7 },
    { 22903, 188 }, { 12447, 7 }, { 13169, P }, { 22428, 7 }, { 5997, 46 },
    { 6022, P }, { 15393, P }, { 15412, 39 }, { 15446, 52 }, { 20719, 46 },
    { 20729, P }, { 17926, 7 }, { 17912, 7 }, { 17886, 46 }, { 17896, P },
    { 19747, 7 }, { 19771, 46 }, { 19740, P }, { 19758, P }, { 15052, 4 },
    { 21417, P },
    /* 188: Contract.term.action.subject */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19925, 46 }, { 21142, 7 },
    /* 189: Contract.signer */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 8 }, { 16710, 46 },
    { 21777, 49 },
    /* 190: Contract.friendly */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5900, 5 }, { 5954, 46 },
    /* 191: Contract.legal */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5900, 5 }, { 5954, 46 },
    /* 192: Contract.rule */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5900, 5 }, { 5954, 46 },
    /* 193: Coverage */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 24189, 7 }, { 18164, 46 }, { 23038, 46 }, { 23049, P }, { 4342, 46 },
    { 8250, P }, { 20342, 7 }, { 17963, 39 }, { 17802, 46 }, { 5070, 194 },
    { 15735, P }, { 14983, P }, { 6227, 195 }, { 23026, P }, { 6048, 46 },
    /* 194: Coverage.class */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 24684, P },
    { 14913, P },
    /* 195: Coverage.costToBeneficiary */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 25175, 43 },
    { 25101, 36 }, { 9726, 196 },
    /* 196: Coverage.costToBeneficiary.exception */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 17963, 39 },
    /* 197: CoverageEligibilityRequest */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 18731, 7 }, { 19343, P }, { 16773, 46 }, { 21680, P }, { 21693, 39 },
    { 6342, P }, { 9476, 46 }, { 19240, 46 }, { 12398, 46 }, { 10055, 46 },
    { 23306, 198 }, { 12388, 199 }, { 12703, 200 },
    /* 198: CoverageEligibilityRequest.supportingInfo */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 12168, 46 },
    { 3571, P },
    /* 199: CoverageEligibilityRequest.insurance */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 10977, P }, { 6320, 46 },
    { 4519, P },
    /* 200: CoverageEligibilityRequest.item */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23321, P }, { 4818, 7 },
    { 19000, 7 }, { 14577, 7 }, { 19240, 46 }, { 19484, 43 }, { 24346, 36 },
    { 10055, 46 }, { 8557, 201 }, { 8350, 46 },
    /* 201: CoverageEligibilityRequest.item.diagnosis */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8567, 7 }, { 8592, 46 },
    /* 202: CoverageEligibilityResponse */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 19343, P }, { 16773, 46 }, { 21680, P }, { 21693, 39 }, { 6342, P },
    { 20768, 46 }, { 20612, 46 }, { 15985, P }, { 8832, P }, { 12398, 46 },
    { 12388, 203 }, { 18314, P }, { 11076, 7 }, { 9571, 206 },
    /* 203: CoverageEligibilityResponse.insurance */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 6320, 46 }, { 12160, P },
    { 4377, 39 }, { 12703, 204 },
    /* 204: CoverageEligibilityResponse.insurance.item */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 4818, 7 }, { 19000, 7 },
    { 14577, 7 }, { 19240, 46 }, { 9764, P }, { 14913, P }, { 8314, P },
    { 14983, 7 }, { 24308, 7 }, { 23716, 7 }, { 4354, 205 }, { 4026, P },
    { 4048, 7 }, { 4072, P },
    /* 205: CoverageEligibilityResponse.insurance.item.benefit */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 3174, P },
    { 3160, P }, { 3131, 36 }, { 24485, P }, { 24474, P }, { 24450, 36 },
    /* 206: CoverageEligibilityResponse.error */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 },
    /* 207: DetectedIssue */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 5185, 7 }, { 21714, P }, { 16773, 46 }, { 11753, P }, { 11772, 39 },
    { 3902, 46 }, { 11978, 46 }, { 9671, 208 }, { 8350, P }, { 19925, P },
    { 14527, 209 },
    /* 208: DetectedIssue.evidence */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 8350, 46 },
    /* 209: DetectedIssue.mitigation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 2487, 7 }, { 6582, P },
    { 3902, 46 },
    /* 210: Device */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 7995, 46 },
    { 24246, 211 }, { 22428, P }, { 22460, 7 }, { 8844, P }, { 13517, P },
    { 13463, P }, { 9835, P }, { 13334, P }, { 21520, P }, { 8546, 212 },
    { 14552, P }, { 16409, P }, { 24189, 7 }, { 22211, 213 }, { 25573, 214 },
    { 19173, 215 }, { 16773, 46 }, { 16159, 46 }, { 5837, 10 }, { 13204, 46 },
    { 24393, P }, { 15052, 4 }, { 21208, 7 }, { 16317, 46 },
    /* 211: Device.udiCarrier */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8529, P }, { 12696, P },
    { 12755, P }, { 4781, P }, { 4793, P }, { 9535, P },
    /* 212: Device.deviceName */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 24189, P },
    /* 213: Device.specialization */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23461, 7 }, { 25573, P },
    /* 214: Device.version */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 5550, 33 },
    { 24684, P },
    /* 215: Device.property */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 25175, 43 },
    { 24790, 7 },
    /* 216: DeviceDefinition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 24257, 217 },
    { 13552, P }, { 13530, 46 }, { 8546, 218 }, { 14552, P }, { 24189, 7 },
    { 22211, 219 }, { 25573, P }, { 21208, 7 }, { 21733, 42 }, { 18061, 41 },
    { 12859, 7 }, { 4703, 220 }, { 19173, 221 }, { 16159, 46 }, { 5837, 10 },
    { 24393, P }, { 15562, P }, { 15052, 4 }, { 19484, 43 }, { 16324, 46 },
    { 13695, 222 }, { 5089, 223 }, { 4424, 7 },
    /* 217: DeviceDefinition.udiDeviceIdentifier */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8529, P }, { 12696, P },
    { 12755, P },
    /* 218: DeviceDefinition.deviceName */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 24189, P },
    /* 219: DeviceDefinition.specialization */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23461, P }, { 25573, P },
    /* 220: DeviceDefinition.capability */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 8314, 7 },
    /* 221: DeviceDefinition.property */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 25175, 43 },
    { 24790, 7 },
    /* 222: DeviceDefinition.material */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23062, 7 }, { 3199, P },
    { 3046, P },
    /* 223: DeviceDefinition.classification */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 12796, 47 },
    /* 224: DeviceMetric */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 24189, 7 },
    { 24308, 7 }, { 21889, 46 }, { 16317, 46 }, { 15683, P }, { 5319, P },
    { 4818, P }, { 14144, 52 }, { 4600, 225 },
    /* 225: DeviceMetric.calibration */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 22422, P },
    { 23840, P },
    /* 226: DeviceRequest */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 18718, 46 }, { 11444, 33 }, { 22428, P },
    { 12447, P }, { 18731, P }, { 5221, 46 }, { 5190, 7 }, { 16275, 227 },
    { 22903, 46 }, { 9406, 46 }, { 15393, P }, { 15412, 39 }, { 15446, 52 },
    { 3976, P }, { 20719, 46 }, { 17926, 7 }, { 17886, 46 }, { 19747, 7 },
    { 19771, 46 }, { 12388, 46 }, { 23306, 46 }, { 15052, 4 }, { 20406, 46 },
    /* 227: DeviceRequest.parameter */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 24800, 7 },
    { 25175, 43 }, { 25189, 44 }, { 24762, P },
    /* 228: DeviceUseStatement */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 4306, 46 },
    { 22428, P }, { 22903, 46 }, { 8287, 46 }, { 24013, 52 }, { 23972, 39 },
    { 23942, P }, { 19901, P }, { 21889, 46 }, { 8522, 46 }, { 19747, 7 },
    { 19771, 46 }, { 4424, 7 }, { 15052, 4 },
    /* 229: DiagnosticReport */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 4306, 46 },
    { 22428, P }, { 4818, 7 }, { 5185, 7 }, { 22903, 46 }, { 9406, 46 },
    { 9250, P }, { 9285, 39 }, { 12689, P }, { 17886, 46 }, { 21038, 46 },
    { 22276, 46 }, { 20994, 46 }, { 11883, 46 }, { 14179, 230 }, { 5643, P },
    { 5654, 7 }, { 18593, 5 },
    /* 230: DiagnosticReport.media */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5356, P }, { 13164, 46 },
    /* 231: DocumentManifest */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 13678, 33 }, { 11789, 33 },
    { 22428, P }, { 24189, 7 }, { 22903, 46 }, { 6342, P }, { 3902, 46 },
    { 19854, 46 }, { 21889, P }, { 8314, P }, { 5892, 46 }, { 20245, 232 },
    /* 232: DocumentManifest.related */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 19921, 46 },
    /* 233: DocumentReference */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 13678, 33 }, { 11789, 33 },
    { 22428, P }, { 8906, P }, { 24189, 7 }, { 4818, 7 }, { 22903, 46 },
    { 6582, P }, { 3902, 46 }, { 3888, 46 }, { 6456, 46 }, { 20323, 234 },
    { 8314, P }, { 21403, 7 }, { 5892, 235 }, { 5997, 236 },
    /* 234: DocumentReference.relatesTo */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 23476, 46 },
    /* 235: DocumentReference.content */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 3835, 5 }, { 11090, 8 },
    /* 236: DocumentReference.context */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 9406, 46 }, { 9631, 7 },
    { 17963, 39 }, { 10064, 7 }, { 18248, 7 }, { 22038, 46 }, { 20245, 46 },
    /* 237: EffectEvidenceSynthesis */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 22428, P }, { 6582, P },
    { 19333, P }, { 5837, 9 }, { 8314, P }, { 15052, 4 }, { 24420, 55 },
    { 12755, 7 }, { 6196, P }, { 3632, P }, { 12914, P }, { 9285, 39 },
    { 24042, 7 }, { 3902, 9 }, { 9197, 9 }, { 21079, 9 }, { 9420, 9 },
    { 20267, 47 }, { 23440, 7 }, { 22831, 7 }, { 18196, 46 }, { 9872, 46 },
    { 9881, 46 }, { 15985, 46 }, { 21215, 238 }, { 21020, 239 }, { 9221, 240 },
    { 4837, 242 },
    /* 238: EffectEvidenceSynthesis.sampleSize */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8314, P }, { 15182, P },
    { 15123, P },
    /* 239: EffectEvidenceSynthesis.resultsByExposure */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8314, P }, { 9934, P },
    { 25464, 7 }, { 21116, 46 },
    /* 240: EffectEvidenceSynthesis.effectEstimate */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8314, P }, { 24189, 7 },
    { 25464, 7 }, { 24684, P }, { 24313, 7 }, { 18394, 241 },
    /* 241: EffectEvidenceSynthesis.effectEstimate.precisionEstimate */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 13096, P },
    { 11187, P }, { 24039, P },
    /* 242: EffectEvidenceSynthesis.certainty */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19648, 7 }, { 15052, 4 },
    { 4847, 243 },
    /* 243: EffectEvidenceSynthesis.certainty.certaintySubcomponent */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 19648, 7 },
    { 15052, 4 },
    /* 244: Encounter */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 22446, 245 }, { 5070, 8 }, { 5076, 246 }, { 24189, 7 }, { 21668, 7 },
    { 18731, 7 }, { 22903, 46 }, { 9545, 46 }, { 4306, 46 }, { 16427, 247 },
    { 3584, 46 }, { 17963, 39 }, { 13058, 20 }, { 19747, 7 }, { 19771, 46 },
    { 8557, 248 }, { 2461, 46 }, { 11693, 249 }, { 13204, 250 }, { 21631, 46 },
    { 16420, 46 },
    /* 245: Encounter.statusHistory */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 22428, P }, { 17963, 39 },
    /* 246: Encounter.classHistory */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5070, 8 }, { 17963, 39 },
    /* 247: Encounter.participant */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 17963, 39 },
    { 12149, 46 },
    /* 248: Encounter.diagnosis */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5669, 46 }, { 24416, 7 },
    { 19594, P },
    /* 249: Encounter.hospitalization */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 18277, 33 }, { 15917, 46 },
    { 2941, 7 }, { 19675, 7 }, { 8650, 7 }, { 22131, 7 }, { 22112, 7 },
    { 8338, 46 }, { 8699, 7 },
    /* 250: Encounter.location */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 13204, 46 }, { 22428, P },
    { 18085, 7 }, { 17963, 39 },
    /* 251: Endpoint */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 5790, 8 }, { 14913, P }, { 13394, 46 }, { 5837, 10 }, { 17963, 39 },
    { 17697, 7 }, { 17681, P }, { 2779, P }, { 11592, P },
    /* 252: EnrollmentRequest */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 6342, P }, { 12398, 46 }, { 19240, 46 }, { 4676, 46 }, { 6320, 46 },
    /* 253: EnrollmentResponse */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 20612, 46 }, { 15985, P }, { 8832, P }, { 6342, P }, { 15864, 46 },
    { 20676, 46 },
    /* 254: EpisodeOfCare */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 22446, 255 }, { 24189, 7 }, { 8557, 256 }, { 16773, 46 }, { 13394, 46 },
    { 17963, 39 }, { 20160, 46 }, { 4743, 46 }, { 23635, 46 }, { 2461, 46 },
    /* 255: EpisodeOfCare.statusHistory */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 22428, P }, { 17963, 39 },
    /* 256: EpisodeOfCare.diagnosis */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5669, 46 }, { 21142, 7 },
    { 19594, P },
    /* 257: EventDefinition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 23141, P }, { 22428, P },
    { 9822, P }, { 22911, 7 }, { 22956, 46 }, { 6582, P }, { 19333, P },
    { 5837, 9 }, { 8314, P }, { 24420, 55 }, { 12755, 7 }, { 19343, P },
    { 24397, P }, { 6196, P }, { 3632, P }, { 12914, P }, { 9285, 39 },
    { 24042, 7 }, { 3902, 9 }, { 9197, 9 }, { 21079, 9 }, { 9420, 9 },
    { 20267, 47 }, { 24165, 54 },
    /* 258: Evidence */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 21756, P }, { 23141, P },
    { 22428, P }, { 6582, P }, { 19333, P }, { 5837, 9 }, { 8314, P },
    { 15052, 4 }, { 24420, 55 }, { 12755, 7 }, { 6196, P }, { 3632, P },
    { 12914, P }, { 9285, 39 }, { 24042, 7 }, { 3902, 9 }, { 9197, 9 },
    { 21079, 9 }, { 9420, 9 }, { 20267, 47 }, { 9901, 46 }, { 9948, 46 },
    { 15985, 46 },
    /* 259: EvidenceVariable */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 21756, P }, { 23141, P },
    { 22428, P }, { 6582, P }, { 19333, P }, { 5837, 9 }, { 8314, P },
    { 15052, 4 }, { 24420, 55 }, { 12755, 7 }, { 6196, P }, { 3632, P },
    { 12914, P }, { 9285, 39 }, { 24042, 7 }, { 3902, 9 }, { 9197, 9 },
    { 21079, 9 }, { 9420, 9 }, { 20267, 47 }, { 24189, P }, { 4883, 260 },
    /* 260: EvidenceVariable.characteristic */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8314, P }, { 8099, 46 },
    { 8006, P }, { 8026, 7 }, { 8078, 30 }, { 8052, 13 }, { 8119, 54 },
    { 24403, 55 }, { 9736, P }, { 16439, P }, { 16562, 39 }, { 16500, 20 },
    { 16623, 52 }, { 23869, 20 }, { 11460, P },
    /* 261: ExampleScenario */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 22428, P }, { 9822, P }, { 6582, P },
    { 19333, P }, { 5837, 9 }, { 24420, 55 }, { 12755, 7 }, { 6196, P },
    { 19343, P }, { 2519, 262 }, { 12316, 263 }, { 18876, 266 }, { 25763, P },
    /* 262: ExampleScenario.actor */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 2525, P }, { 24189, P },
    { 14913, P }, { 8314, P },
    /* 263: ExampleScenario.instance */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 20862, P }, { 20873, P },
    { 14913, P }, { 8314, P }, { 25573, 264 }, { 5855, 265 },
    /* 264: ExampleScenario.instance.version */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 25581, P }, { 8314, P },
    /* 265: ExampleScenario.instance.containedInstance */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 20862, P }, { 25581, P },
    /* 266: ExampleScenario.process */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24033, P }, { 8314, P },
    { 18342, P }, { 18216, P }, { 22523, 267 },
    /* 267: ExampleScenario.process.step */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 18876, 266 }, { 17651, P },
    { 15659, 268 }, { 3227, 269 },
    /* 268: ExampleScenario.process.step.operation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15098, P }, { 24189, P },
    { 14913, P }, { 12265, P }, { 19830, P }, { 8314, P }, { 12275, P },
    { 19839, P }, { 20612, 265 }, { 20886, 265 },
    /* 269: ExampleScenario.process.step.alternative */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24033, P }, { 8314, P },
    { 22523, 267 },
    /* 270: ExplanationOfBenefit */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 24189, 7 }, { 22877, 7 }, { 24416, P }, { 16773, 46 }, { 4391, 39 },
    { 6342, P }, { 9476, 46 }, { 12398, 46 }, { 19240, 46 }, { 18731, 7 },
    { 11236, 7 }, { 11223, 7 }, { 20245, 271 }, { 18529, 46 }, { 15924, 46 },
    { 17657, 272 }, { 20136, 46 }, { 10055, 46 }, { 5050, 46 }, { 5056, 46 },
    { 15985, P }, { 8832, P }, { 18314, P }, { 18325, 39 }, { 4755, 273 },
    { 23306, 274 }, { 8557, 275 }, { 18790, 276 }, { 18356, P },
    { 12388, 277 }, { 2452, 278 }, { 12703, 279 }, { 2564, 283 },
    { 2797, 280 }, { 24084, 286 }, { 17709, 287 }, { 11081, 7 }, { 11076, 5 },
    { 18884, 288 }, { 4377, 39 }, { 4362, 289 },
    /* 271: ExplanationOfBenefit.related */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5050, 46 }, { 20342, 7 },
    { 19925, 33 },
    /* 272: ExplanationOfBenefit.payee */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 16710, 46 },
    /* 273: ExplanationOfBenefit.careTeam */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 19240, 46 },
    { 20936, P }, { 21142, 7 }, { 19397, 7 },
    /* 274: ExplanationOfBenefit.supportingInfo */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 4818, 7 },
    { 5185, 7 }, { 23931, P }, { 23972, 39 }, { 24762, P }, { 25288, P },
    { 25175, 43 }, { 24728, 5 }, { 25211, 46 }, { 19740, 8 },
    /* 275: ExplanationOfBenefit.diagnosis */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 8567, 7 },
    { 8592, 46 }, { 24189, 7 }, { 15532, 7 }, { 16165, 7 },
    /* 276: ExplanationOfBenefit.procedure */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 24189, 7 },
    { 6582, P }, { 18814, 7 }, { 18839, 46 }, { 24242, 46 },
    /* 277: ExplanationOfBenefit.insurance */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 10977, P }, { 6320, 46 },
    { 18314, P },
    /* 278: ExplanationOfBenefit.accident */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 6582, P }, { 24189, 7 },
    { 13213, 2 }, { 13284, 46 },
    /* 279: ExplanationOfBenefit.item */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 4764, P },
    { 8611, P }, { 18858, P }, { 12180, P }, { 21071, 7 }, { 4818, 7 },
    { 19000, 7 }, { 14577, 7 }, { 19125, 7 }, { 21680, P }, { 21693, 39 },
    { 13242, 7 }, { 13213, 2 }, { 13284, 46 }, { 19484, 43 }, { 24346, 36 },
    { 10077, P }, { 14979, 36 }, { 24242, 46 }, { 4424, 7 }, { 22869, 7 },
    { 9406, 46 }, { 15057, P }, { 2797, 280 }, { 8350, 281 },
    /* 280: ExplanationOfBenefit.item.adjudication */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 4818, 7 }, { 19740, 7 },
    { 3248, 36 }, { 24684, P },
    /* 281: ExplanationOfBenefit.item.detail */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 21071, 7 },
    { 4818, 7 }, { 19000, 7 }, { 14577, 7 }, { 19125, 7 }, { 19484, 43 },
    { 24346, 36 }, { 10077, P }, { 14979, 36 }, { 24242, 46 }, { 15057, P },
    { 2797, 280 }, { 22841, 282 },
    /* 282: ExplanationOfBenefit.item.detail.subDetail */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 21071, 7 },
    { 4818, 7 }, { 19000, 7 }, { 14577, 7 }, { 19125, 7 }, { 19484, 43 },
    { 24346, 36 }, { 10077, P }, { 14979, 36 }, { 24242, 46 }, { 15057, P },
    { 2797, 280 },
    /* 283: ExplanationOfBenefit.addItem */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12742, P }, { 8446, P },
    { 22851, P }, { 19240, 46 }, { 19000, 7 }, { 14577, 7 }, { 19125, 7 },
    { 21680, P }, { 21693, 39 }, { 13242, 7 }, { 13213, 2 }, { 13284, 46 },
    { 19484, 43 }, { 24346, 36 }, { 10077, P }, { 14979, 36 }, { 4424, 7 },
    { 22869, 7 }, { 15057, P }, { 2797, 280 }, { 8350, 284 },
    /* 284: ExplanationOfBenefit.addItem.detail */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19000, 7 }, { 14577, 7 },
    { 19484, 43 }, { 24346, 36 }, { 10077, P }, { 14979, 36 }, { 15057, P },
    { 2797, 280 }, { 22841, 285 },
    /* 285: ExplanationOfBenefit.addItem.detail.subDetail */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19000, 7 }, { 14577, 7 },
    { 19484, 43 }, { 24346, 36 }, { 10077, P }, { 14979, 36 }, { 15057, P },
    { 2797, 280 },
    /* 286: ExplanationOfBenefit.total */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 4818, 7 }, { 3248, 36 },
    /* 287: ExplanationOfBenefit.payment */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 2810, 36 },
    { 2821, 7 }, { 6582, P }, { 3248, 36 }, { 11789, 33 },
    /* 288: ExplanationOfBenefit.processNote */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15098, P }, { 24189, P },
    { 23744, P }, { 12850, 7 },
    /* 289: ExplanationOfBenefit.benefitBalance */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 4818, 7 }, { 9764, P },
    { 14913, P }, { 8314, P }, { 14983, 7 }, { 24308, 7 }, { 23716, 7 },
    { 10196, 290 },
    /* 290: ExplanationOfBenefit.benefitBalance.financial */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 3174, P },
    { 3160, P }, { 3131, 36 }, { 24485, P }, { 24450, 36 },
    /* 291: FamilyMemberHistory */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 22428, P }, { 6506, 7 }, { 16773, 46 }, { 6582, P },
    { 14913, P }, { 20342, 7 }, { 21723, 7 }, { 4451, 39 }, { 4442, P },
    { 4462, P }, { 2970, 3 }, { 2996, 44 }, { 3005, P }, { 9577, P },
    { 6749, P }, { 6737, 3 }, { 6795, 44 }, { 6765, P }, { 6809, P },
    { 19747, 7 }, { 19771, 46 }, { 15052, 4 }, { 5669, 292 },
    /* 292: FamilyMemberHistory.condition */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 15985, 7 },
    { 6101, P }, { 15586, 3 }, { 15621, 44 }, { 15609, 39 }, { 15632, P },
    { 15052, 4 },
    /* 293: Flag */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 4818, 7 }, { 5185, 7 }, { 22903, 46 }, { 17963, 39 }, { 9406, 46 },
    { 3902, 46 },
    /* 294: Goal */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 13128, P },
    { 2469, 7 }, { 4818, 7 }, { 18731, 7 }, { 8314, 7 }, { 22903, 46 },
    { 22387, P }, { 22366, 7 }, { 23476, 295 }, { 22435, P }, { 22460, P },
    { 9964, 46 }, { 2787, 46 }, { 15052, 4 }, { 15993, 7 }, { 16040, 46 },
    /* 295: Goal.target */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14123, 7 }, { 8407, 43 },
    { 8422, 44 }, { 8371, 7 }, { 8461, P }, { 8357, P }, { 8393, P },
    { 8434, 45 }, { 9123, P }, { 9131, 20 },
    /* 296: GraphDefinition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 25573, P },
    { 14913, P }, { 22428, P }, { 9822, P }, { 6582, P }, { 19333, P },
    { 5837, 9 }, { 8314, P }, { 24420, 55 }, { 12755, 7 }, { 19343, P },
    { 22360, P }, { 19065, P }, { 13164, 297 },
    /* 297: GraphDefinition.link */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 16768, P }, { 21834, P },
    { 14307, P }, { 13757, P }, { 8314, P }, { 23476, 298 },
    /* 298: GraphDefinition.link.target */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 16310, P },
    { 19065, P }, { 5506, 299 }, { 13164, 297 },
    /* 299: GraphDefinition.link.target.compartment */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24416, P }, { 5185, P },
    { 21197, P }, { 9976, P }, { 8314, P },
    /* 300: Group */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 2503, P },
    { 24189, P }, { 2533, P }, { 5185, 7 }, { 14913, P }, { 19484, P },
    { 13379, 46 }, { 4883, 301 }, { 14261, 302 },
    /* 301: Group.characteristic */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 24800, 7 },
    { 24762, P }, { 25175, 43 }, { 25189, 44 }, { 25211, 46 }, { 9736, P },
    { 17963, 39 },
    /* 302: Group.member */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 9484, 46 }, { 17963, 39 },
    { 12059, P },
    /* 303: GuidanceResponse */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 20644, 33 }, { 11789, 33 },
    { 14642, P }, { 14604, P }, { 14620, 7 }, { 22428, P }, { 22903, 46 },
    { 9406, 46 }, { 15393, P }, { 17886, 46 }, { 19747, 7 }, { 19771, 46 },
    { 15052, 4 }, { 9613, 46 }, { 16085, 46 }, { 20994, 46 }, { 6556, 13 },
    /* 304: HealthcareService */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 2503, P },
    { 19229, 46 }, { 4818, 7 }, { 24189, 7 }, { 22226, 7 }, { 13204, 46 },
    { 14913, P }, { 5356, P }, { 10022, P }, { 18048, 5 }, { 23649, 10 },
    { 6329, 46 }, { 21647, 7 }, { 9339, 305 }, { 19117, 7 }, { 4883, 7 },
    { 5364, 7 }, { 20145, 7 }, { 3596, P }, { 4194, 306 }, { 15039, 307 },
    { 4135, P }, { 9429, 46 },
    /* 305: HealthcareService.eligibility */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 5356, P },
    /* 306: HealthcareService.availableTime */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 6715, P }, { 3039, P },
    { 4175, P }, { 4158, P },
    /* 307: HealthcareService.notAvailable */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8314, P }, { 9177, 39 },
    /* 308: ImagingStudy */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 14538, 8 }, { 22903, 46 }, { 9406, 46 }, { 22397, P }, { 4306, 46 },
    { 20176, 46 }, { 12516, 46 }, { 9429, 46 }, { 15167, P }, { 15105, P },
    { 18839, 46 }, { 18800, 7 }, { 13204, 46 }, { 19747, 7 }, { 19771, 46 },
    { 15052, 4 }, { 8314, P }, { 21533, 309 },
    /* 309: ImagingStudy.series */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24277, P }, { 15098, P },
    { 14538, 8 }, { 8314, P }, { 15105, P }, { 9429, 46 }, { 4424, 8 },
    { 12941, 8 }, { 22276, 46 }, { 22397, P }, { 17886, 310 }, { 12316, 311 },
    /* 310: ImagingStudy.series.performer */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11200, 7 }, { 2519, 46 },
    /* 311: ImagingStudy.series.instance */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24277, P }, { 21875, 8 },
    { 15098, P }, { 24033, P },
    /* 312: Immunization */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 22460, 7 }, { 24514, 7 }, { 16773, 46 }, { 9406, 46 }, { 15393, P },
    { 15429, P }, { 19879, P }, { 18664, P }, { 20521, 7 }, { 13204, 46 },
    { 13517, 46 }, { 13334, P }, { 9835, P }, { 21794, 7 }, { 21147, 7 },
    { 9049, 43 }, { 17886, 313 }, { 15052, 4 }, { 19747, 7 }, { 19771, 46 },
    { 12653, P }, { 23010, 7 }, { 9204, 314 }, { 19137, 7 }, { 11209, 7 },
    { 19687, 315 }, { 19213, 316 },
    /* 313: Immunization.performer */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11200, 7 }, { 2519, 46 },
    /* 314: Immunization.education */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8925, P }, { 19925, P },
    { 19299, P }, { 18555, P },
    /* 315: Immunization.reaction */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 6582, P }, { 8350, 46 },
    { 20534, P },
    /* 316: Immunization.protocolApplied */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21533, P }, { 4016, 46 },
    { 23499, 7 }, { 9010, P }, { 9032, P }, { 21540, P }, { 21563, P },
    /* 317: ImmunizationEvaluation */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 16773, 46 }, { 6582, P }, { 4016, 46 }, { 23499, 7 }, { 11915, 46 },
    { 9072, 7 }, { 9083, 7 }, { 8314, P }, { 21533, P }, { 9010, P },
    { 9032, P }, { 21540, P }, { 21563, P },
    /* 318: ImmunizationRecommendation */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 16773, 46 },
    { 6582, P }, { 4016, 46 }, { 19864, 319 },
    /* 319: ImmunizationRecommendation.recommendation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24514, 7 }, { 23499, 7 },
    { 6057, 7 }, { 11061, 7 }, { 11046, 7 }, { 6600, 320 }, { 8314, P },
    { 21533, P }, { 9010, P }, { 9032, P }, { 21540, P }, { 21563, P },
    { 23283, 46 }, { 23366, 46 },
    /* 320: ImmunizationRecommendation.recommendation.dateCriterion */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 24684, P },
    /* 321: ImplementationGuide */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 25573, P },
    { 14913, P }, { 24033, P }, { 22428, P }, { 9822, P }, { 6582, P },
    { 19333, P }, { 5837, 9 }, { 8314, P }, { 24420, 55 }, { 12755, 7 },
    { 6196, P }, { 16177, P }, { 13110, P }, { 10171, P }, { 8260, 322 },
    { 11413, 323 }, { 7995, 324 }, { 13415, 330 },
    /* 322: ImplementationGuide.dependsOn */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24389, P }, { 16177, P },
    { 25573, P },
    /* 323: ImplementationGuide.global */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 19065, P },
    /* 324: ImplementationGuide.definition */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11483, 325 }, { 20853, 326 },
    { 16257, 327 }, { 16275, 328 }, { 23707, 329 },
    /* 325: ImplementationGuide.definition.grouping */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 8314, P },
    /* 326: ImplementationGuide.definition.resource */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19925, 46 }, { 10171, P },
    { 14913, P }, { 8314, P }, { 9694, P }, { 9709, P }, { 11509, P },
    /* 327: ImplementationGuide.definition.page */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14941, P }, { 14927, 46 },
    { 24033, P }, { 11333, P }, { 16257, 327 },
    /* 328: ImplementationGuide.definition.parameter */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 24684, P },
    /* 329: ImplementationGuide.definition.template */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 21889, P },
    { 21289, P },
    /* 330: ImplementationGuide.manifest */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 20436, P }, { 20853, 331 },
    { 16257, 332 }, { 11877, P }, { 15945, P },
    /* 331: ImplementationGuide.manifest.resource */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19925, 46 }, { 9694, P },
    { 9709, P }, { 20368, P },
    /* 332: ImplementationGuide.manifest.page */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 24033, P },
    { 3349, P },
    /* 333: InsurancePlan */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 24189, 7 }, { 14913, P }, { 3033, P }, { 17963, 39 }, { 16151, 46 },
    { 2838, 46 }, { 6329, 46 }, { 5837, 334 }, { 9429, 46 }, { 14983, 46 },
    { 6320, 335 }, { 18121, 338 },
    /* 334: InsurancePlan.contact */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19343, 7 }, { 14913, 32 },
    { 23649, 10 }, { 2779, 2 },
    /* 335: InsurancePlan.coverage */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 14983, 46 },
    { 4354, 336 },
    /* 336: InsurancePlan.coverage.benefit */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 20804, P },
    { 13144, 337 },
    /* 337: InsurancePlan.coverage.benefit.limit */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24684, 43 }, { 5185, 7 },
    /* 338: InsurancePlan.plan */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 24189, 7 },
    { 6329, 46 }, { 14983, 46 }, { 11301, 339 }, { 22244, 340 },
    /* 339: InsurancePlan.plan.generalCost */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 11473, P },
    { 6211, 36 }, { 5356, P },
    /* 340: InsurancePlan.plan.specificCost */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 4818, 7 }, { 4354, 341 },
    /* 341: InsurancePlan.plan.specificCost.benefit */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 6211, 342 },
    /* 342: InsurancePlan.plan.specificCost.benefit.cost */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 3527, 7 },
    { 19429, 7 }, { 24684, 43 },
    /* 343: Invoice */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 4660, P }, { 24189, 7 }, { 22903, 46 }, { 19854, 46 }, { 6582, P },
    { 16427, 344 }, { 12696, 46 }, { 2461, 46 }, { 13155, 345 },
    { 24110, 346 }, { 24101, 36 }, { 24090, 36 }, { 17789, P }, { 15052, 4 },
    /* 344: Invoice.participant */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21142, 7 }, { 2519, 46 },
    /* 345: Invoice.lineItem */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21479, P }, { 4993, 46 },
    { 4967, 7 }, { 18616, 346 },
    /* 346: Invoice.lineItem.priceComponent */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 5185, 7 },
    { 10077, P }, { 3248, 36 },
    /* 347: Library */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 23141, P }, { 22428, P },
    { 9822, P }, { 24189, 7 }, { 22911, 7 }, { 22956, 46 }, { 6582, P },
    { 19333, P }, { 5837, 9 }, { 8314, P }, { 24420, 55 }, { 12755, 7 },
    { 19343, P }, { 24397, P }, { 6196, P }, { 3632, P }, { 12914, P },
    { 9285, 39 }, { 24042, 7 }, { 3902, 9 }, { 9197, 9 }, { 21079, 9 },
    { 9420, 9 }, { 20267, 47 }, { 16275, 38 }, { 6556, 13 }, { 5892, 5 },
    /* 348: Linkage */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 2503, P }, { 3902, 46 },
    { 12703, 349 },
    /* 349: Linkage.item */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 20853, 46 },
    /* 350: List */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 14547, P }, { 24033, P }, { 5185, 7 }, { 22903, 46 }, { 9406, 46 },
    { 6582, P }, { 21889, 46 }, { 15784, 7 }, { 15052, 4 }, { 9529, 351 },
    { 9351, 7 },
    /* 351: List.entry */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 10951, 7 }, { 8191, P },
    { 6582, P }, { 12703, 46 },
    /* 352: Location */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 15683, 8 }, { 14913, P }, { 3033, P }, { 8314, P }, { 14547, P },
    { 24189, 7 }, { 23649, 10 }, { 2779, 2 }, { 18085, 7 }, { 18207, 353 },
    { 13394, 46 }, { 16420, 46 }, { 11709, 354 }, { 4135, P }, { 9429, 46 },
    /* 353: Location.position */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 13324, P }, { 12952, P },
    { 3239, P },
    /* 354: Location.hoursOfOperation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 6715, P }, { 3039, P },
    { 15647, P }, { 5165, P },
    /* 355: Measure */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 23141, P }, { 22428, P },
    { 9822, P }, { 22911, 7 }, { 22956, 46 }, { 6582, P }, { 19333, P },
    { 5837, 9 }, { 8314, P }, { 24420, 55 }, { 12755, 7 }, { 19343, P },
    { 24397, P }, { 6196, P }, { 3632, P }, { 12914, P }, { 9285, 39 },
    { 24042, 7 }, { 3902, 9 }, { 9197, 9 }, { 21079, 9 }, { 9420, 9 },
    { 20267, 47 }, { 13102, P }, { 8720, P }, { 21301, 7 }, { 5568, 7 },
    { 24189, 7 }, { 21088, P }, { 19599, P }, { 19665, P }, { 5104, P },
    { 12026, 7 }, { 7995, P }, { 11535, P }, { 11438, 356 }, { 23198, 360 },
    /* 356: Measure.group */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 8314, P },
    { 18196, 357 }, { 22559, 358 },
    /* 357: Measure.group.population */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 8314, P },
    { 6389, 30 },
    /* 358: Measure.group.stratifier */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 8314, P },
    { 6389, 30 }, { 5550, 359 },
    /* 359: Measure.group.stratifier.component */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 8314, P },
    { 6389, 30 },
    /* 360: Measure.supplementalData */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 24397, 7 },
    { 8314, P }, { 6389, 30 },
    /* 361: MeasureReport */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 24189, P }, { 14123, P }, { 22903, 46 }, { 6582, P }, { 20577, 46 },
    { 17963, 39 }, { 12026, 7 }, { 11438, 362 }, { 9595, 46 },
    /* 362: MeasureReport.group */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 18196, 363 },
    { 14131, 43 }, { 22559, 364 },
    /* 363: MeasureReport.group.population */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 6245, P },
    { 22973, 46 },
    /* 364: MeasureReport.group.stratifier */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 22570, 365 },
    /* 365: MeasureReport.group.stratifier.stratum */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24684, 7 }, { 5550, 366 },
    { 18196, 367 }, { 14131, 43 },
    /* 366: MeasureReport.group.stratifier.stratum.component */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 24684, 7 },
    /* 367: MeasureReport.group.stratifier.stratum.population */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 6245, P },
    { 22973, 46 },
    /* 368: Media */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 4306, 46 },
    { 16420, 46 }, { 22428, P }, { 24189, 7 }, { 14538, 7 }, { 25616, 7 },
    { 22903, 46 }, { 9406, 46 }, { 6350, P }, { 6366, 39 }, { 12689, P },
    { 15701, 46 }, { 19747, 7 }, { 4424, 7 }, { 8546, P }, { 8522, 46 },
    { 11629, P }, { 25718, P }, { 11126, P }, { 9143, P }, { 5892, 5 },
    { 15052, 4 },
    /* 369: Medication */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 5185, 7 },
    { 22428, P }, { 13517, 46 }, { 11076, 7 }, { 3248, 45 }, { 12218, 370 },
    { 4320, 371 },
    /* 370: Medication.ingredient */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12708, 7 }, { 12728, 46 },
    { 12585, P }, { 22578, 45 },
    /* 371: Medication.batch */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 13334, P }, { 9835, P },
    /* 372: MedicationAdministration */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 12325, P },
    { 16420, 46 }, { 22428, P }, { 22460, 7 }, { 4818, 7 }, { 14185, 7 },
    { 14211, 46 }, { 22903, 46 }, { 5997, 46 }, { 23344, 46 }, { 9250, P },
    { 9285, 39 }, { 17886, 373 }, { 19747, 7 }, { 19771, 46 }, { 20612, 46 },
    { 8522, 46 }, { 15052, 4 }, { 8959, 374 }, { 9649, 46 },
    /* 373: MedicationAdministration.performer */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11200, 7 }, { 2519, 46 },
    /* 374: MedicationAdministration.dosage */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23744, P }, { 21794, 7 },
    { 21147, 7 }, { 14300, 7 }, { 8984, 43 }, { 19638, 45 }, { 19615, 43 },
    /* 375: MedicationDispense */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 16420, 46 },
    { 22428, P }, { 22473, 7 }, { 22501, 46 }, { 4818, 7 }, { 14185, 7 },
    { 14211, 46 }, { 22903, 46 }, { 5997, 46 }, { 23344, 46 }, { 17886, 376 },
    { 13204, 46 }, { 4089, 46 }, { 24189, 7 }, { 19484, 43 }, { 6726, 43 },
    { 25691, P }, { 25665, P }, { 8338, 46 }, { 19830, 46 }, { 15052, 4 },
    { 8966, 18 }, { 23116, 377 }, { 8491, 46 }, { 9649, 46 },
    /* 376: MedicationDispense.performer */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11200, 7 }, { 2519, 46 },
    /* 377: MedicationDispense.substitution */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 25633, P }, { 24189, 7 },
    { 19740, 7 }, { 20948, 46 },
    /* 378: MedicationKnowledge */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 22428, P },
    { 13517, 46 }, { 9001, 7 }, { 3248, 43 }, { 23432, P }, { 20296, 379 },
    { 3787, 46 }, { 19053, 7 }, { 14735, 380 }, { 12218, 381 }, { 18495, P },
    { 12421, 7 }, { 6211, 382 }, { 14717, 383 }, { 2890, 384 }, { 14231, 387 },
    { 16224, 388 }, { 9100, 389 }, { 6084, 46 }, { 20195, 390 }, { 12827, 394 },
    /* 379: MedicationKnowledge.relatedMedicationKnowledge */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 19925, 46 },
    /* 380: MedicationKnowledge.monograph */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 21889, 46 },
    /* 381: MedicationKnowledge.ingredient */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12708, 7 }, { 12728, 46 },
    { 12585, P }, { 22578, 45 },
    /* 382: MedicationKnowledge.cost */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 21889, P },
    { 6211, 36 },
    /* 383: MedicationKnowledge.monitoringProgram */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 14913, P },
    /* 384: MedicationKnowledge.administrationGuidelines */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8959, 385 }, { 12103, 7 },
    { 12129, 46 }, { 16781, 386 },
    /* 385: MedicationKnowledge.administrationGuidelines.dosage */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 8959, 18 },
    /* 386: MedicationKnowledge.administrationGuidelines.patientCharacteristics */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 4898, 7 }, { 4928, 43 },
    { 24684, P },
    /* 387: MedicationKnowledge.medicineClassification */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 5089, 7 },
    /* 388: MedicationKnowledge.packaging */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 19484, 43 },
    /* 389: MedicationKnowledge.drugCharacteristic */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 24800, 7 },
    { 25288, P }, { 25175, 43 }, { 24744, P },
    /* 390: MedicationKnowledge.regulatory */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 20206, 46 }, { 23116, 391 },
    { 21232, 392 }, { 13761, 393 },
    /* 391: MedicationKnowledge.regulatory.substitution */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 3085, P },
    /* 392: MedicationKnowledge.regulatory.schedule */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21232, 7 },
    /* 393: MedicationKnowledge.regulatory.maxDispense */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19484, 43 }, { 17963, 20 },
    /* 394: MedicationKnowledge.kinetics */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 3665, 43 }, { 13083, 43 },
    { 11553, 20 },
    /* 395: MedicationRequest */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 22460, 7 }, { 12447, P }, { 4818, 7 }, { 18731, P }, { 8893, P },
    { 20543, P }, { 20559, 46 }, { 14185, 7 }, { 14211, 46 }, { 22903, 46 },
    { 9406, 46 }, { 23344, 46 }, { 3976, P }, { 20719, 46 }, { 17886, 46 },
    { 17926, 7 }, { 19912, 46 }, { 19747, 7 }, { 19771, 46 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 11444, 33 }, { 6300, 7 }, { 12388, 46 },
    { 15052, 4 }, { 8966, 18 }, { 8808, 396 }, { 23116, 398 }, { 18700, 46 },
    { 8491, 46 }, { 9649, 46 },
    /* 396: MedicationRequest.dispenseRequest */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12237, 397 }, { 8791, 20 },
    { 24669, 39 }, { 15144, P }, { 19484, 43 }, { 9799, 20 }, { 17886, 46 },
    /* 397: MedicationRequest.dispenseRequest.initialFill */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19484, 43 }, { 9143, 20 },
    /* 398: MedicationRequest.substitution */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 3093, P }, { 3108, 7 },
    { 19740, 7 },
    /* 399: MedicationStatement */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 4306, 46 },
    { 16420, 46 }, { 22428, P }, { 22460, 7 }, { 4818, 7 }, { 14185, 7 },
    { 14211, 46 }, { 22903, 46 }, { 5997, 46 }, { 9250, P }, { 9285, 39 },
    { 6587, P }, { 12200, 46 }, { 8287, 46 }, { 19747, 7 }, { 19771, 46 },
    { 15052, 4 }, { 8959, 18 },
    /* 400: MedicinalProduct */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 24189, 7 },
    { 8952, 8 }, { 5325, 7 }, { 12989, 7 }, { 2665, 7 }, { 22166, P },
    { 16234, 7 }, { 18931, 7 }, { 13651, 34 }, { 18020, 46 }, { 16199, 46 },
    { 3818, 46 }, { 13667, 46 }, { 5837, 46 }, { 5151, 46 }, { 14913, 401 },
    { 6432, 33 }, { 13571, 404 }, { 22147, 405 },
    /* 401: MedicinalProduct.name */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 18988, P }, { 14918, 402 },
    { 6268, 403 },
    /* 402: MedicinalProduct.name.namePart */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 16375, P }, { 24189, 8 },
    /* 403: MedicinalProduct.name.countryLanguage */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 6260, 7 }, { 12755, 7 },
    { 12850, 7 },
    /* 404: MedicinalProduct.manufacturingBusinessOperation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15669, 7 }, { 3987, 33 },
    { 9236, P }, { 5765, 7 }, { 13517, 46 }, { 20185, 46 },
    /* 405: MedicinalProduct.specialDesignation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 24189, 7 },
    { 12435, 7 }, { 12103, 7 }, { 12129, 46 }, { 22428, 7 }, { 6582, P },
    { 22236, 7 },
    /* 406: MedicinalProductAuthorization */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22903, 46 },
    { 6260, 7 }, { 12755, 7 }, { 22428, 7 }, { 22435, P }, { 20970, P },
    { 24669, 39 }, { 6523, 39 }, { 6638, P }, { 12478, P }, { 12967, 7 },
    { 12768, 407 }, { 11686, 46 }, { 20185, 46 }, { 18790, 408 },
    /* 407: MedicinalProductAuthorization.jurisdictionalAuthorization */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 6260, 7 },
    { 12755, 7 }, { 12989, 7 }, { 24669, 39 },
    /* 408: MedicinalProductAuthorization.procedure */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 24189, 7 },
    { 6663, 39 }, { 6614, P }, { 3541, 408 },
    /* 409: MedicinalProductContraindication */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 22903, 46 }, { 8745, 7 },
    { 8753, 7 }, { 5419, 7 }, { 23783, 46 }, { 15972, 410 }, { 18196, 40 },
    /* 410: MedicinalProductContraindication.otherTherapy */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23805, 7 }, { 14185, 7 },
    { 14211, 46 },
    /* 411: MedicinalProductIndication */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 22903, 46 }, { 8767, 7 },
    { 8753, 7 }, { 5419, 7 }, { 12406, 7 }, { 9143, 43 }, { 15972, 412 },
    { 24281, 46 }, { 18196, 40 },
    /* 412: MedicinalProductIndication.otherTherapy */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23805, 7 }, { 14185, 7 },
    { 14211, 46 },
    /* 413: MedicinalProductIngredient */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 21142, 7 },
    { 3046, P }, { 13517, 46 }, { 22257, 414 }, { 23062, 417 },
    /* 414: MedicinalProductIngredient.specifiedSubstance */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 11438, 7 },
    { 5749, 7 }, { 22578, 415 },
    /* 415: MedicinalProductIngredient.specifiedSubstance.strength */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 18542, 45 }, { 18572, 45 },
    { 5599, 45 }, { 5613, 45 }, { 14162, P }, { 6260, 7 }, { 20088, 416 },
    /* 416: MedicinalProductIngredient.specifiedSubstance.strength.referenceStrength */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23062, 7 }, { 22578, 45 },
    { 22587, 45 }, { 14162, P }, { 6260, 7 },
    /* 417: MedicinalProductIngredient.substance */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 22578, 415 },
    /* 418: MedicinalProductInteraction */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 22903, 46 }, { 8314, P },
    { 12454, 419 }, { 24189, 7 }, { 9214, 7 }, { 12068, 7 }, { 13368, 7 },
    /* 419: MedicinalProductInteraction.interactant */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12728, 46 }, { 12708, 7 },
    /* 420: MedicinalProductManufactured */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 13479, 7 }, { 24327, 7 },
    { 19484, 43 }, { 13517, 46 }, { 12218, 46 }, { 18061, 41 }, { 15951, 7 },
    /* 421: MedicinalProductPackaged */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22903, 46 },
    { 8314, P }, { 12989, 7 }, { 13651, 34 }, { 13628, 46 }, { 13517, 46 },
    { 4326, 422 }, { 16187, 423 },
    /* 422: MedicinalProductPackaged.batchIdentifier */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 16063, 33 }, { 11896, 33 },
    /* 423: MedicinalProductPackaged.packageItem */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 24189, 7 },
    { 19484, 43 }, { 13695, 7 }, { 3209, 7 }, { 8522, 46 }, { 13500, 46 },
    { 16187, 423 }, { 18061, 41 }, { 15951, 7 }, { 21733, 42 }, { 13517, 46 },
    /* 424: MedicinalProductPharmaceutical */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 2853, 7 },
    { 24327, 7 }, { 12218, 46 }, { 8522, 46 }, { 4951, 425 }, { 21153, 426 },
    /* 425: MedicinalProductPharmaceutical.characteristics */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 22428, 7 },
    /* 426: MedicinalProductPharmaceutical.routeOfAdministration */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 10214, 43 },
    { 13896, 43 }, { 13798, 43 }, { 13848, 45 }, { 13910, 20 }, { 23597, 427 },
    /* 427: MedicinalProductPharmaceutical.routeOfAdministration.targetSpecies */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 25746, 428 },
    /* 428: MedicinalProductPharmaceutical.routeOfAdministration.targetSpecies.withdrawalPeriod */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24026, 7 }, { 24684, 43 },
    { 23344, P },
    /* 429: MedicinalProductUndesirableEffect */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 22903, 46 }, { 23409, 7 },
    { 5089, 7 }, { 11156, 7 }, { 18196, 40 },
    /* 430: MessageDefinition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 20505, P }, { 22428, P },
    { 9822, P }, { 6582, P }, { 19333, P }, { 5837, 9 }, { 8314, P },
    { 24420, 55 }, { 12755, 7 }, { 19343, P }, { 6196, P }, { 4247, P },
    { 16317, P }, { 9637, 8 }, { 9662, P }, { 4818, P }, { 10995, 431 },
    { 20919, P }, { 3144, 432 }, { 11432, P },
    /* 431: MessageDefinition.focus */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 19065, P },
    { 14307, P }, { 13757, P },
    /* 432: MessageDefinition.allowedResponse */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14268, P }, { 21799, P },
    /* 433: MessageHeader */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 9637, 8 }, { 9662, P },
    { 8338, 434 }, { 21455, 46 }, { 9476, 46 }, { 3902, 46 }, { 21889, 435 },
    { 20936, 46 }, { 19740, 7 }, { 20886, 436 }, { 10995, 46 }, { 7995, P },
    /* 434: MessageHeader.destination */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 23476, 46 },
    { 9429, P }, { 19830, 46 },
    /* 435: MessageHeader.source */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 21866, P },
    { 25573, P }, { 5837, 10 }, { 9429, P },
    /* 436: MessageHeader.response */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, P }, { 5185, P },
    { 8474, 46 },
    /* 437: MolecularSequence */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 24189, P },
    { 6157, P }, { 16773, 46 }, { 22276, 46 }, { 8522, 46 }, { 17886, 46 },
    { 19484, 43 }, { 20021, 438 }, { 25441, 439 }, { 15340, P },
    { 19456, 440 }, { 19696, P }, { 20586, 442 }, { 18142, 46 }, { 22639, 443 },
    /* 438: MolecularSequence.referenceSeq */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5019, 7 }, { 11344, P },
    { 15877, P }, { 20034, 7 }, { 20049, 46 }, { 20069, P }, { 22552, P },
    { 25734, P }, { 25724, P },
    /* 439: MolecularSequence.variant */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 22360, P }, { 9416, P },
    { 15325, P }, { 19935, P }, { 5030, P }, { 25449, 46 },
    /* 440: MolecularSequence.quality */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 22343, 7 },
    { 22360, P }, { 9416, P }, { 21295, 43 }, { 14300, 7 }, { 24181, P },
    { 19552, P }, { 24173, P }, { 19544, P }, { 11520, P }, { 18384, P },
    { 19801, P }, { 10048, P }, { 21138, 441 },
    /* 441: MolecularSequence.quality.roc */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21295, P }, { 15092, P },
    { 15086, P }, { 15080, P }, { 18384, P }, { 21462, P }, { 10039, P },
    /* 442: MolecularSequence.repository */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 24393, P },
    { 14913, P }, { 6572, P }, { 25489, P }, { 19730, P },
    /* 443: MolecularSequence.structureVariant */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 25477, 7 }, { 9680, P },
    { 13058, P }, { 16057, 444 }, { 12291, 445 },
    /* 444: MolecularSequence.structureVariant.outer */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 22360, P }, { 9416, P },
    /* 445: MolecularSequence.structureVariant.inner */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 22360, P }, { 9416, P },
    /* 446: NamingSystem */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 22428, P },
    { 12822, P }, { 6582, P }, { 19333, P }, { 5837, 9 }, { 20936, P },
    { 24189, 7 }, { 8314, P }, { 24420, 55 }, { 12755, 7 }, { 24397, P },
    { 24299, 447 },
    /* 447: NamingSystem.uniqueId */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 24684, P },
    { 18446, P }, { 5356, P }, { 17963, 39 },
    /* 448: NutritionOrder */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 12325, P }, { 22428, P }, { 12447, P }, { 16773, 46 },
    { 9406, 46 }, { 6684, P }, { 15794, 46 }, { 3066, 46 }, { 11010, 7 },
    { 9744, 7 }, { 15726, 449 }, { 23187, 452 }, { 9449, 453 }, { 15052, 4 },
    /* 449: NutritionOrder.oralDiet */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 21232, 52 },
    { 15254, 450 }, { 23775, 451 }, { 10956, 7 }, { 12376, P },
    /* 450: NutritionOrder.oralDiet.nutrient */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14577, 7 }, { 3248, 43 },
    /* 451: NutritionOrder.oralDiet.texture */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14577, 7 }, { 11033, 7 },
    /* 452: NutritionOrder.supplement */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 18988, P },
    { 21232, 52 }, { 19484, 43 }, { 12376, P },
    /* 453: NutritionOrder.enteralFormula */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 4290, 7 }, { 4267, P },
    { 2766, 7 }, { 2728, P }, { 4612, 43 }, { 21175, 7 }, { 2875, 454 },
    { 14077, 43 }, { 2915, P },
    /* 454: NutritionOrder.enteralFormula.administration */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21232, 52 }, { 19484, 43 },
    { 19615, 43 }, { 19638, 45 },
    /* 455: Observation */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 4306, 46 },
    { 16420, 46 }, { 22428, P }, { 4818, 7 }, { 5185, 7 }, { 22903, 46 },
    { 10995, 46 }, { 9406, 46 }, { 9250, P }, { 9285, 39 }, { 9315, 52 },
    { 9268, P }, { 12689, P }, { 17886, 46 }, { 25175, 43 }, { 24800, 7 },
    { 25288, P }, { 24762, P }, { 25064, P }, { 25189, 44 }, { 25200, 45 },
    { 25247, 48 }, { 25300, P }, { 24929, P }, { 25146, 39 }, { 6506, 7 },
    { 12501, 7 }, { 15052, 4 }, { 4424, 7 }, { 14300, 7 }, { 22276, 46 },
    { 8522, 46 }, { 20006, 456 }, { 11577, 46 }, { 8287, 46 }, { 5550, 457 },
    /* 456: Observation.referenceRange */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 13344, 43 }, { 11666, 43 },
    { 24189, 7 }, { 3561, 7 }, { 2966, 44 }, { 23744, P },
    /* 457: Observation.component */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 25175, 43 },
    { 24800, 7 }, { 25288, P }, { 24762, P }, { 25064, P }, { 25189, 44 },
    { 25200, 45 }, { 25247, 48 }, { 25300, P }, { 24929, P }, { 25146, 39 },
    { 6506, 7 }, { 12501, 7 }, { 20006, 456 },
    /* 458: ObservationDefinition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 19333, 46 }, { 4818, 7 },
    { 5185, 7 }, { 11789, 33 }, { 18002, P }, { 14832, P }, { 14300, 7 },
    { 18456, P }, { 19464, 459 }, { 19411, 460 }, { 24526, 46 }, { 15019, 46 },
    { 2388, 46 }, { 6398, 46 },
    /* 459: ObservationDefinition.quantitativeDetails */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 6466, 7 }, { 24308, 7 },
    { 6140, P }, { 6824, P },
    /* 460: ObservationDefinition.qualifiedInterval */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 4818, P }, { 19588, 44 },
    { 5997, 7 }, { 3561, 7 }, { 11258, P }, { 2966, 44 }, { 11392, 44 },
    { 5669, P },
    /* 461: OperationDefinition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 25573, P },
    { 14913, P }, { 24033, P }, { 22428, P }, { 12822, P }, { 9822, P },
    { 6582, P }, { 19333, P }, { 5837, 9 }, { 8314, P }, { 24420, 55 },
    { 12755, 7 }, { 19343, P }, { 2953, P }, { 5185, P }, { 5356, P },
    { 4247, P }, { 20853, P }, { 23454, P }, { 24189, P }, { 12316, P },
    { 12303, P }, { 16102, P }, { 16275, 462 }, { 16127, 465 },
    /* 462: OperationDefinition.parameter */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 24416, P },
    { 14307, P }, { 13757, P }, { 8938, P }, { 24189, P }, { 23567, P },
    { 21359, P }, { 4406, 463 }, { 20106, 464 }, { 16375, 462 },
    /* 463: OperationDefinition.parameter.binding */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 22578, P }, { 25264, P },
    /* 464: OperationDefinition.parameter.referencedFrom */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21889, P }, { 21929, P },
    /* 465: OperationDefinition.overload */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 16285, P }, { 5356, P },
    /* 466: OperationOutcome */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 12683, 467 },
    /* 467: OperationOutcome.issue */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21714, P }, { 5185, P },
    { 8474, 7 }, { 8629, P }, { 13204, P }, { 9976, P },
    /* 468: Organization */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 2503, P },
    { 24189, 7 }, { 14913, P }, { 3033, P }, { 23649, 10 }, { 2779, 2 },
    { 16420, 46 }, { 5837, 469 }, { 9429, 46 },
    /* 469: Organization.contact */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19343, 7 }, { 14913, 32 },
    { 23649, 10 }, { 2779, 2 },
    /* 470: OrganizationAffiliation */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 2503, P },
    { 17963, 39 }, { 15864, 46 }, { 16684, 46 }, { 14983, 46 }, { 5185, 7 },
    { 22226, 7 }, { 13204, 46 }, { 11611, 46 }, { 23649, 10 }, { 9429, 46 },
    /* 471: Parameters */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 16275, 472 },
    /* 472: Parameters.parameter */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 24744, P },
    { 24762, P }, { 24775, P }, { 24790, P }, { 24919, P }, { 24929, P },
    { 24943, P }, { 25027, P }, { 25051, P }, { 25064, P }, { 25077, P },
    { 25112, P }, { 25158, P }, { 25288, P }, { 25300, P }, { 25345, P },
    { 25362, P }, { 25371, P }, { 25398, P }, { 24690, 2 }, { 24703, 3 },
    { 24712, 4 }, { 24728, 5 }, { 24800, 7 }, { 24821, 8 }, { 24852, 10 },
    { 24887, 12 }, { 24956, 17 }, { 24982, 20 }, { 25012, 32 }, { 25035, 33 },
    { 25101, 36 }, { 25146, 39 }, { 25175, 43 }, { 25189, 44 }, { 25200, 45 },
    { 25211, 46 }, { 25247, 48 }, { 25273, 49 }, { 25310, 52 }, { 24833, 9 },
    { 24870, 11 }, { 24898, 13 }, { 24996, 30 }, { 25121, 38 }, { 25226, 47 },
    { 25322, 54 }, { 25380, 55 }, { 24970, 18 }, { 25091, 35 }, { 20853, R },
    { 16375, 472 },
    /* 473: Patient */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 2503, P },
    { 14913, 32 }, { 23649, 10 }, { 11258, P }, { 4414, P }, { 6749, P },
    { 6778, P }, { 2779, 2 }, { 13614, 7 }, { 14779, P }, { 14800, P },
    { 18048, 5 }, { 5837, 474 }, { 5364, 475 }, { 11313, 46 }, { 13394, 46 },
    { 13164, 476 },
    /* 474: Patient.contact */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 20342, 7 }, { 14913, 32 },
    { 23649, 10 }, { 2779, 2 }, { 11258, P }, { 15864, 46 }, { 17963, 39 },
    /* 475: Patient.communication */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12850, 7 }, { 18446, P },
    /* 476: Patient.link */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15945, 46 }, { 24189, P },
    /* 477: PaymentNotice */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 20612, 46 }, { 20886, 46 }, { 6342, P }, { 19240, 46 }, { 17709, 46 },
    { 17731, P }, { 17657, 46 }, { 19854, 46 }, { 3248, 36 }, { 17775, 7 },
    /* 478: PaymentReconciliation */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 17963, 39 }, { 6342, P }, { 17761, 46 }, { 20612, 46 }, { 20768, 46 },
    { 15985, P }, { 8832, P }, { 17731, P }, { 17717, 36 }, { 17743, 33 },
    { 8350, 479 }, { 11081, 7 }, { 18884, 480 },
    /* 479: PaymentReconciliation.detail */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 18412, 33 },
    { 24189, 7 }, { 20612, 46 }, { 23000, 46 }, { 20886, 46 }, { 6582, P },
    { 20936, 46 }, { 17657, 46 }, { 3248, 36 },
    /* 480: PaymentReconciliation.processNote */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 23744, P },
    /* 481: Person */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 14913, 32 },
    { 23649, 10 }, { 11258, P }, { 4414, P }, { 2779, 2 }, { 18048, 5 },
    { 13394, 46 }, { 2503, P }, { 13164, 482 },
    /* 482: Person.link */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23476, 46 }, { 3808, P },
    /* 483: PlanDefinition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 23141, P }, { 24189, 7 },
    { 22428, P }, { 9822, P }, { 22911, 7 }, { 22956, 46 }, { 6582, P },
    { 19333, P }, { 5837, 9 }, { 8314, P }, { 24420, 55 }, { 12755, 7 },
    { 19343, P }, { 24397, P }, { 6196, P }, { 3632, P }, { 12914, P },
    { 9285, 39 }, { 24042, 7 }, { 3902, 9 }, { 9197, 9 }, { 21079, 9 },
    { 9420, 9 }, { 20267, 47 }, { 13102, P }, { 11420, 484 }, { 2487, 486 },
    /* 484: PlanDefinition.goal */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 4818, 7 }, { 8314, 7 },
    { 18731, 7 }, { 22360, 7 }, { 2787, 7 }, { 8938, 47 }, { 23476, 485 },
    /* 485: PlanDefinition.goal.target */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14123, 7 }, { 8407, 43 },
    { 8422, 44 }, { 8371, 7 }, { 9119, 20 },
    /* 486: PlanDefinition.action */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 18476, P }, { 24033, P },
    { 8314, P }, { 23749, P }, { 18731, P }, { 5185, 7 }, { 19740, 7 },
    { 8938, 47 }, { 11425, P }, { 22911, 7 }, { 22956, 46 }, { 24165, 54 },
    { 5669, 487 }, { 12297, 13 }, { 16078, 13 }, { 20253, 488 }, { 23942, P },
    { 23921, 3 }, { 23972, 39 }, { 23957, 20 }, { 23985, 44 }, { 24013, 52 },
    { 16427, 489 }, { 24189, 7 }, { 11492, P }, { 21437, P }, { 20787, P },
    { 18367, P }, { 4723, P }, { 8006, P }, { 8147, P }, { 24130, P },
    { 9184, 490 }, { 2487, 486 },
    /* 487: PlanDefinition.action.condition */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12822, P }, { 9976, 30 },
    /* 488: PlanDefinition.action.relatedAction */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 2494, P }, { 20342, P },
    { 15485, 20 }, { 15500, 44 },
    /* 489: PlanDefinition.action.participant */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 21142, 7 },
    /* 490: PlanDefinition.action.dynamicValue */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 16768, P }, { 9976, 30 },
    /* 491: Practitioner */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 2503, P },
    { 14913, 32 }, { 23649, 10 }, { 2779, 2 }, { 11258, P }, { 4414, P },
    { 18048, 5 }, { 19397, 492 }, { 5364, 7 },
    /* 492: Practitioner.qualification */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 5185, 7 },
    { 17963, 39 }, { 12696, 46 },
    /* 493: PractitionerRole */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 2503, P },
    { 17963, 39 }, { 18264, 46 }, { 15864, 46 }, { 5185, 7 }, { 22226, 7 },
    { 13204, 46 }, { 11611, 46 }, { 23649, 10 }, { 4194, 494 }, { 15039, 495 },
    { 4135, P }, { 9429, 46 },
    /* 494: PractitionerRole.availableTime */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 6715, P }, { 3039, P },
    { 4175, P }, { 4158, P },
    /* 495: PractitionerRole.notAvailable */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8314, P }, { 9177, 39 },
    /* 496: Procedure */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 16420, 46 }, { 22428, P }, { 22460, 7 },
    { 4818, 7 }, { 5185, 7 }, { 22903, 46 }, { 9406, 46 }, { 17821, P },
    { 17839, 39 }, { 17870, P }, { 17808, 3 }, { 17855, 44 }, { 19912, 46 },
    { 3731, 46 }, { 17886, 497 }, { 13204, 46 }, { 19747, 7 }, { 19771, 46 },
    { 4424, 7 }, { 15985, 7 }, { 20514, 46 }, { 5518, 7 }, { 5531, 46 },
    { 11001, 7 }, { 15052, 4 }, { 10983, 498 }, { 24460, 46 }, { 24441, 7 },
    /* 497: Procedure.performer */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11200, 7 }, { 2519, 46 },
    { 15544, 46 },
    /* 498: Procedure.focalDevice */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 2487, 7 }, { 13438, 46 },
    /* 499: Provenance */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 23476, 46 }, { 15378, 39 },
    { 15361, P }, { 19879, P }, { 18157, P }, { 13204, 46 }, { 19740, 7 },
    { 2510, 7 }, { 3015, 500 }, { 9484, 501 }, { 21777, 49 },
    /* 500: Provenance.agent */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 21142, 7 },
    { 25714, 46 }, { 15544, 46 },
    /* 501: Provenance.entity */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21142, P }, { 25655, 46 },
    { 3015, 500 },
    /* 502: Questionnaire */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 8287, P }, { 22428, P },
    { 9822, P }, { 22988, P }, { 6582, P }, { 19333, P }, { 5837, 9 },
    { 8314, P }, { 24420, 55 }, { 12755, 7 }, { 19343, P }, { 6196, P },
    { 3632, P }, { 12914, P }, { 9285, 39 }, { 5185, 8 }, { 12703, 503 },
    /* 503: Questionnaire.item */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 13169, P }, { 7995, P },
    { 5185, 8 }, { 18476, P }, { 23744, P }, { 24189, P }, { 9378, 504 },
    { 9363, P }, { 20778, P }, { 20485, P }, { 19721, P }, { 13886, P },
    { 3512, P }, { 3444, 505 }, { 12229, 506 }, { 12703, 503 },
    /* 504: Questionnaire.item.enableWhen */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19560, P }, { 15701, P },
    { 3363, P }, { 3416, P }, { 3430, P }, { 3390, P }, { 3401, P },
    { 3501, P }, { 3488, P }, { 3377, 8 }, { 3457, 43 }, { 3472, 46 },
    /* 505: Questionnaire.item.answerOption */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 25064, P }, { 24919, P },
    { 25300, P }, { 25288, P }, { 24821, 8 }, { 25211, 46 }, { 12249, P },
    /* 506: Questionnaire.item.initial */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24762, P }, { 24943, P },
    { 25064, P }, { 24919, P }, { 24929, P }, { 25300, P }, { 25288, P },
    { 25362, P }, { 24728, 5 }, { 24821, 8 }, { 25175, 43 }, { 25211, 46 },
    /* 507: QuestionnaireResponse */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 4306, 46 },
    { 16420, 46 }, { 19569, P }, { 22428, P }, { 22903, 46 }, { 9406, 46 },
    { 3967, P }, { 3902, 46 }, { 21889, 46 }, { 12703, 508 },
    /* 508: QuestionnaireResponse.item */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 13169, P }, { 7995, P },
    { 23744, P }, { 3356, 509 }, { 12703, 508 },
    /* 509: QuestionnaireResponse.item.answer */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24762, P }, { 24943, P },
    { 25064, P }, { 24919, P }, { 24929, P }, { 25300, P }, { 25288, P },
    { 25362, P }, { 24728, 5 }, { 24821, 8 }, { 25175, 43 }, { 25211, 46 },
    { 12703, 508 },
    /* 510: RelatedPerson */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 2503, P },
    { 16773, 46 }, { 20342, 7 }, { 14913, 32 }, { 23649, 10 }, { 11258, P },
    { 4414, P }, { 2779, 2 }, { 18048, 5 }, { 17963, 39 }, { 5364, 511 },
    /* 511: RelatedPerson.communication */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12850, 7 }, { 18446, P },
    /* 512: RequestGroup */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 20505, 46 }, { 11444, 33 }, { 22428, P },
    { 12447, P }, { 18731, P }, { 5185, 7 }, { 22903, 46 }, { 9406, 46 },
    { 3976, P }, { 3902, 46 }, { 19747, 7 }, { 19771, 46 }, { 15052, 4 },
    { 2487, 513 },
    /* 513: RequestGroup.action */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 18476, P }, { 24033, P },
    { 8314, P }, { 23749, P }, { 18731, P }, { 5185, 7 }, { 8938, 47 },
    { 5669, 514 }, { 20253, 515 }, { 23942, P }, { 23921, 3 }, { 23972, 39 },
    { 23957, 20 }, { 23985, 44 }, { 24013, 52 }, { 16427, 46 }, { 24189, 7 },
    { 11492, P }, { 21437, P }, { 20787, P }, { 18367, P }, { 4723, P },
    { 20853, 46 }, { 2487, 513 },
    /* 514: RequestGroup.action.condition */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12822, P }, { 9976, 30 },
    /* 515: RequestGroup.action.relatedAction */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 2494, P }, { 20342, P },
    { 15485, 20 }, { 15500, 44 },
    /* 516: ResearchDefinition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 21756, P }, { 23141, P },
    { 22428, P }, { 9822, P }, { 22911, 7 }, { 22956, 46 }, { 6582, P },
    { 19333, P }, { 5837, 9 }, { 8314, P }, { 5356, P }, { 24420, 55 },
    { 12755, 7 }, { 19343, P }, { 24397, P }, { 6196, P }, { 3632, P },
    { 12914, P }, { 9285, 39 }, { 24042, 7 }, { 3902, 9 }, { 9197, 9 },
    { 21079, 9 }, { 9420, 9 }, { 20267, 47 }, { 13102, P }, { 18196, 46 },
    { 9872, 46 }, { 9881, 46 }, { 15985, 46 },
    /* 517: ResearchElementDefinition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 21756, P }, { 23141, P },
    { 22428, P }, { 9822, P }, { 22911, 7 }, { 22956, 46 }, { 6582, P },
    { 19333, P }, { 5837, 9 }, { 8314, P }, { 5356, P }, { 24420, 55 },
    { 12755, 7 }, { 19343, P }, { 24397, P }, { 6196, P }, { 3632, P },
    { 12914, P }, { 9285, 39 }, { 24042, 7 }, { 3902, 9 }, { 9197, 9 },
    { 21079, 9 }, { 9420, 9 }, { 20267, 47 }, { 13102, P }, { 24189, P },
    { 25428, P }, { 4883, 518 },
    /* 518: ResearchElementDefinition.characteristic */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8026, 7 }, { 8006, P },
    { 8078, 30 }, { 8052, 13 }, { 24403, 55 }, { 9736, P }, { 24313, 7 },
    { 22685, P }, { 22662, P }, { 22761, 39 }, { 22711, 20 }, { 22810, 52 },
    { 22782, 20 }, { 22734, P }, { 16468, P }, { 16439, P }, { 16562, 39 },
    { 16500, 20 }, { 16623, 52 }, { 16589, 20 }, { 16529, P },
    /* 519: ResearchStudy */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 24033, P },
    { 19204, 46 }, { 16420, 46 }, { 22428, P }, { 18645, 7 }, { 18042, 7 },
    { 4818, 7 }, { 10995, 7 }, { 5669, 7 }, { 5837, 9 }, { 20267, 47 },
    { 12814, 7 }, { 13204, 7 }, { 8314, P }, { 9438, 46 }, { 17963, 39 },
    { 22329, 46 }, { 18678, 46 }, { 21794, 46 }, { 19787, 7 }, { 15052, 4 },
    { 3680, 520 }, { 15263, 521 },
    /* 520: ResearchStudy.arm */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 24189, 7 },
    { 8314, P },
    /* 521: ResearchStudy.objective */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 24189, 7 },
    /* 522: ResearchSubject */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 17963, 39 }, { 22656, 46 }, { 12149, 46 }, { 3766, P }, { 2540, P },
    { 5818, 46 },
    /* 523: RiskAssessment */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 4306, 46 },
    { 16317, 46 }, { 22428, P }, { 14300, 7 }, { 5185, 7 }, { 22903, 46 },
    { 9406, 46 }, { 15393, P }, { 15412, 39 }, { 5669, 46 }, { 17886, 46 },
    { 19747, 7 }, { 19771, 46 }, { 4314, 46 }, { 18424, 524 }, { 14527, P },
    { 15052, 4 },
    /* 524: RiskAssessment.prediction */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15985, 7 }, { 18746, P },
    { 18765, 44 }, { 19440, 7 }, { 20381, P }, { 25680, 39 }, { 25704, 44 },
    { 19665, P },
    /* 525: RiskEvidenceSynthesis */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 22428, P }, { 6582, P },
    { 19333, P }, { 5837, 9 }, { 8314, P }, { 15052, 4 }, { 24420, 55 },
    { 12755, 7 }, { 6196, P }, { 3632, P }, { 12914, P }, { 9285, 39 },
    { 24042, 7 }, { 3902, 9 }, { 9197, 9 }, { 21079, 9 }, { 9420, 9 },
    { 20267, 47 }, { 23440, 7 }, { 22831, 7 }, { 18196, 46 }, { 9872, 46 },
    { 15985, 46 }, { 21215, 526 }, { 21103, 527 }, { 4837, 529 },
    /* 526: RiskEvidenceSynthesis.sampleSize */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8314, P }, { 15182, P },
    { 15123, P },
    /* 527: RiskEvidenceSynthesis.riskEstimate */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8314, P }, { 24189, 7 },
    { 24684, P }, { 24313, 7 }, { 8233, P }, { 15239, P }, { 18394, 528 },
    /* 528: RiskEvidenceSynthesis.riskEstimate.precisionEstimate */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 13096, P },
    { 11187, P }, { 24039, P },
    /* 529: RiskEvidenceSynthesis.certainty */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19648, 7 }, { 15052, 4 },
    { 4847, 530 },
    /* 530: RiskEvidenceSynthesis.certainty.certaintySubcomponent */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 19648, 7 },
    { 15052, 4 },
    /* 531: Schedule */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 2503, P },
    { 21601, 7 }, { 21668, 7 }, { 22226, 7 }, { 2519, 46 }, { 18126, 39 },
    { 5356, P },
    /* 532: SearchParameter */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 25573, P },
    { 14913, P }, { 8287, P }, { 22428, P }, { 9822, P }, { 6582, P },
    { 19333, P }, { 5837, 9 }, { 8314, P }, { 24420, 55 }, { 12755, 7 },
    { 19343, P }, { 5185, P }, { 4247, P }, { 24189, P }, { 9976, P },
    { 25772, P }, { 25778, P }, { 23476, P }, { 14821, P }, { 14767, P },
    { 5431, P }, { 14577, P }, { 4869, P }, { 5550, 533 },
    /* 533: SearchParameter.component */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 7995, P }, { 9976, P },
    /* 534: ServiceRequest */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 20505, 46 }, { 20829, 33 }, { 22428, P },
    { 12447, P }, { 4818, 7 }, { 18731, P }, { 8893, P }, { 5185, 7 },
    { 15741, 7 }, { 19493, 43 }, { 19524, 45 }, { 19510, 44 }, { 22903, 46 },
    { 9406, 46 }, { 15393, P }, { 15412, 39 }, { 15446, 52 }, { 3684, P },
    { 3700, 7 }, { 3976, P }, { 20719, 46 }, { 17926, 7 }, { 17886, 46 },
    { 13229, 7 }, { 13284, 46 }, { 19747, 7 }, { 19771, 46 }, { 12388, 46 },
    { 23306, 46 }, { 22276, 46 }, { 4424, 7 }, { 15052, 4 }, { 16804, P },
    { 20406, 46 },
    /* 535: Slot */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 21601, 7 },
    { 21668, 7 }, { 22226, 7 }, { 3616, 7 }, { 21232, 46 }, { 22428, P },
    { 22360, P }, { 9416, P }, { 16116, P }, { 5356, P },
    /* 536: Specimen */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 2432, 33 },
    { 22428, P }, { 24189, 7 }, { 22903, 46 }, { 19817, P }, { 16317, 46 },
    { 20612, 46 }, { 5298, 537 }, { 18896, 538 }, { 5873, 539 }, { 5669, 7 },
    { 15052, 4 },
    /* 537: Specimen.collection */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5309, 46 }, { 5264, P },
    { 5282, 39 }, { 9143, 20 }, { 19484, 43 }, { 14300, 7 }, { 4424, 7 },
    { 10120, 7 }, { 10149, 20 },
    /* 538: Specimen.processing */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8314, P }, { 18790, 7 },
    { 2695, 46 }, { 23856, P }, { 23893, 39 },
    /* 539: Specimen.container */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 8314, P },
    { 24189, 7 }, { 4714, 43 }, { 22285, 43 }, { 2704, 7 }, { 2748, 46 },
    /* 540: SpecimenDefinition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 24194, 7 },
    { 16823, 7 }, { 23845, P }, { 5298, 7 }, { 24231, 541 },
    /* 541: SpecimenDefinition.typeTested */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12615, P }, { 24189, 7 },
    { 18435, P }, { 5873, 542 }, { 20804, P }, { 21057, 20 }, { 20226, 7 },
    { 11568, 544 },
    /* 542: SpecimenDefinition.typeTested.container */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 13695, 7 }, { 24189, 7 },
    { 4686, 7 }, { 8314, P }, { 4714, 43 }, { 14469, 43 }, { 14491, P },
    { 2695, 543 }, { 18483, P },
    /* 543: SpecimenDefinition.typeTested.container.additive */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 2704, 7 }, { 2748, 46 },
    /* 544: SpecimenDefinition.typeTested.handling */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23669, 7 }, { 23690, 44 },
    { 13874, 20 }, { 12376, P },
    /* 545: StructureDefinition */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 22428, P }, { 9822, P },
    { 6582, P }, { 19333, P }, { 5837, 9 }, { 8314, P }, { 24420, 55 },
    { 12755, 7 }, { 19343, P }, { 6196, P }, { 12814, 8 }, { 10171, P },
    { 13606, 546 }, { 12822, P }, { 2416, P }, { 5997, 547 }, { 6005, P },
    { 24189, P }, { 4252, P }, { 8276, P }, { 21857, 548 }, { 8665, 549 },
    /* 546: StructureDefinition.mapping */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11800, P }, { 24389, P },
    { 14913, P }, { 5356, P },
    /* 547: StructureDefinition.context */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 9976, P },
    /* 548: StructureDefinition.snapshot */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 9331, 21 },
    /* 549: StructureDefinition.differential */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 9331, 21 },
    /* 550: StructureMap */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 22428, P }, { 9822, P },
    { 6582, P }, { 19333, P }, { 5837, 9 }, { 8314, P }, { 24420, 55 },
    { 12755, 7 }, { 19343, P }, { 6196, P }, { 22629, 551 }, { 12003, P },
    { 11438, 552 },
    /* 551: StructureMap.structure */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 14547, P },
    { 3033, P }, { 8938, P },
    /* 552: StructureMap.group */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 9987, P },
    { 24208, P }, { 8938, P }, { 12297, 553 }, { 21197, 554 },
    /* 553: StructureMap.group.input */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 24189, P },
    { 14547, P }, { 8938, P },
    /* 554: StructureMap.group.rule */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 21889, 555 },
    { 23476, 556 }, { 21197, 554 }, { 8250, 558 }, { 8938, P },
    /* 555: StructureMap.group.rule.source */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5997, P }, { 14307, P },
    { 13757, P }, { 24189, P }, { 6958, P }, { 6983, P }, { 7003, P },
    { 7025, P }, { 7210, P }, { 7227, P }, { 7248, P }, { 7374, P },
    { 7412, P }, { 7432, P }, { 7452, P }, { 7508, P }, { 7575, P },
    { 7752, P }, { 7771, P }, { 7837, P }, { 7861, P }, { 7877, P },
    { 7918, P }, { 6876, 2 }, { 6896, 3 }, { 6912, 4 }, { 6935, 5 },
    { 7042, 7 }, { 7070, 8 }, { 7115, 10 }, { 7164, 12 }, { 7268, 17 },
    { 7308, 20 }, { 7352, 32 }, { 7389, 33 }, { 7490, 36 }, { 7556, 39 },
    { 7599, 43 }, { 7620, 44 }, { 7638, 45 }, { 7656, 46 }, { 7706, 48 },
    { 7730, 49 }, { 7788, 52 }, { 7089, 9 }, { 7140, 11 }, { 7182, 13 },
    { 7329, 30 }, { 7524, 38 }, { 7678, 47 }, { 7807, 54 }, { 7893, 55 },
    { 7289, 18 }, { 7473, 35 }, { 9331, P }, { 13184, P }, { 25419, P },
    { 5669, P }, { 5013, P }, { 13313, P },
    /* 556: StructureMap.group.rule.target */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5997, P }, { 6036, P },
    { 9331, P }, { 25419, P }, { 13184, P }, { 13193, P }, { 24130, P },
    { 16275, 557 },
    /* 557: StructureMap.group.rule.target.parameter */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 25027, P }, { 25288, P },
    { 24762, P }, { 25064, P }, { 24943, P },
    /* 558: StructureMap.group.rule.dependent */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 25419, P },
    /* 559: Subscription */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 22428, P }, { 5837, 10 },
    { 9416, P }, { 19740, P }, { 6389, P }, { 9571, P }, { 4875, 560 },
    /* 560: Subscription.channel */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 9429, P },
    { 17673, P }, { 11592, P },
    /* 561: Substance */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 4818, 7 }, { 5185, 7 }, { 8314, P }, { 12316, 562 }, { 12218, 563 },
    /* 562: Substance.instance */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 9865, P },
    { 19484, 43 },
    /* 563: Substance.ingredient */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19484, 45 }, { 23072, 7 },
    { 23097, 46 },
    /* 564: SubstanceNucleicAcid */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 21507, 7 }, { 15198, P },
    { 3645, P }, { 15512, 7 }, { 23158, 565 },
    /* 565: SubstanceNucleicAcid.subunit */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23158, P }, { 21479, P },
    { 13058, P }, { 21488, 5 }, { 10224, 7 }, { 23829, 7 }, { 13176, 566 },
    { 23173, 567 },
    /* 566: SubstanceNucleicAcid.subunit.linkage */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5805, P }, { 11789, 33 },
    { 14913, P }, { 20841, P },
    /* 567: SubstanceNucleicAcid.subunit.sugar */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 14913, P },
    { 20841, P },
    /* 568: SubstancePolymer */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 5070, 7 }, { 11383, 7 },
    { 6174, 7 }, { 14564, P }, { 14745, 569 }, { 20446, 571 },
    /* 569: SubstancePolymer.monomerSet */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19655, 7 }, { 22405, 570 },
    /* 570: SubstancePolymer.monomerSet.startingMaterial */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 13695, 7 }, { 24189, 7 },
    { 12604, P }, { 3248, 50 },
    /* 571: SubstancePolymer.repeat */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15215, P }, { 4208, P },
    { 20464, 7 }, { 20453, 572 },
    /* 572: SubstancePolymer.repeat.repeatUnit */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15889, 7 }, { 20453, P },
    { 3248, 50 }, { 8168, 573 }, { 22604, 574 },
    /* 573: SubstancePolymer.repeat.repeatUnit.degreeOfPolymerisation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8161, 7 }, { 3248, 50 },
    /* 574: SubstancePolymer.repeat.repeatUnit.structuralRepresentation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 20597, P },
    { 3835, 5 },
    /* 575: SubstanceProtein */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 21507, 7 }, { 15198, P },
    { 8872, P }, { 23158, 576 },
    /* 576: SubstanceProtein.subunit */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23158, P }, { 21479, P },
    { 13058, P }, { 21488, 5 }, { 14889, 33 }, { 14867, P }, { 4576, 33 },
    { 4554, P },
    /* 577: SubstanceReferenceInformation */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 5356, P }, { 11265, 578 },
    { 11270, 579 }, { 5089, 580 }, { 23476, 581 },
    /* 578: SubstanceReferenceInformation.gene */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11282, 7 }, { 11265, 7 },
    { 21889, 46 },
    /* 579: SubstanceReferenceInformation.geneElement */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 9331, 33 },
    { 21889, 46 },
    /* 580: SubstanceReferenceInformation.classification */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8952, 7 }, { 5089, 7 },
    { 23150, 7 }, { 21889, 46 },
    /* 581: SubstanceReferenceInformation.target */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23476, 33 }, { 24189, 7 },
    { 12466, 7 }, { 15802, 7 }, { 15851, 7 }, { 3255, 43 }, { 3270, 44 },
    { 3314, P }, { 3338, 7 }, { 21889, 46 },
    /* 582: SubstanceSourceMaterial */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 21979, 7 }, { 22019, 7 },
    { 21999, 7 }, { 15827, 33 }, { 15838, P }, { 16337, 33 }, { 16355, P },
    { 6284, 7 }, { 11362, P }, { 8505, 7 }, { 11106, 583 }, { 15802, 584 },
    { 16380, 588 },
    /* 583: SubstanceSourceMaterial.fractionDescription */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11097, P }, { 13704, 7 },
    /* 584: SubstanceSourceMaterial.organism */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 10113, 7 }, { 11356, 7 },
    { 22236, 7 }, { 12553, 7 }, { 12528, P }, { 3902, 585 }, { 11732, 586 },
    { 15811, 587 },
    /* 585: SubstanceSourceMaterial.organism.author */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 3956, 7 }, { 3909, P },
    /* 586: SubstanceSourceMaterial.organism.hybrid */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 13717, P }, { 13736, P },
    { 16728, P }, { 16747, P }, { 11739, 7 },
    /* 587: SubstanceSourceMaterial.organism.organismGeneral */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12836, 7 }, { 18054, 7 },
    { 5070, 7 }, { 15735, 7 },
    /* 588: SubstanceSourceMaterial.partDescription */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 16375, 7 }, { 16396, 7 },
    /* 589: SubstanceSpecification */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 24189, 7 },
    { 22428, 7 }, { 8952, 7 }, { 8314, P }, { 21889, 46 }, { 5356, P },
    { 14652, 590 }, { 19173, 591 }, { 19969, 46 }, { 22629, 592 },
    { 5185, 596 }, { 14913, 597 }, { 14701, 594 }, { 20342, 599 },
    { 15068, 46 }, { 18188, 46 }, { 19196, 46 }, { 21964, 46 },
    /* 590: SubstanceSpecification.moiety */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 21142, 7 }, { 11789, 33 },
    { 14913, P }, { 22528, 7 }, { 15710, 7 }, { 14659, P }, { 3255, 43 },
    { 3314, P },
    /* 591: SubstanceSpecification.property */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 4818, 7 }, { 5185, 7 },
    { 16299, P }, { 7968, 46 }, { 7935, 7 }, { 3255, 43 }, { 3314, P },
    /* 592: SubstanceSpecification.structure */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 22528, 7 }, { 15710, 7 },
    { 14659, P }, { 14676, P }, { 12675, 593 }, { 14701, 594 }, { 21889, 46 },
    { 20597, 595 },
    /* 593: SubstanceSpecification.structure.isotope */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 14913, 7 },
    { 23116, 7 }, { 11544, 43 }, { 14701, 594 },
    /* 594: SubstanceSpecification.structure.isotope.molecularWeight */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14300, 7 }, { 24189, 7 },
    { 3248, 43 },
    /* 595: SubstanceSpecification.structure.representation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 20597, P },
    { 3835, 5 },
    /* 596: SubstanceSpecification.code */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 22428, 7 },
    { 22435, P }, { 5356, P }, { 21889, 46 },
    /* 597: SubstanceSpecification.name */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 24189, 7 },
    { 22428, 7 }, { 18446, P }, { 12850, 7 }, { 8952, 7 }, { 12755, 7 },
    { 23432, 597 }, { 24140, 597 }, { 15469, 598 }, { 21889, 46 },
    /* 598: SubstanceSpecification.name.official */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 4016, 7 }, { 22428, 7 },
    { 6582, P },
    /* 599: SubstanceSpecification.relationship */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23097, 46 }, { 23072, 7 },
    { 20342, 7 }, { 12604, P }, { 3255, 43 }, { 3270, 44 }, { 3282, 45 },
    { 3314, P }, { 3294, 45 }, { 3338, 7 }, { 21889, 46 },
    /* 600: SupplyDelivery */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 4306, 46 },
    { 16420, 46 }, { 22428, P }, { 16773, 46 }, { 24189, 7 }, { 23227, 601 },
    { 15393, P }, { 15412, 39 }, { 15446, 52 }, { 23240, 46 }, { 8338, 46 },
    { 19830, 46 },
    /* 601: SupplyDelivery.suppliedItem */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19484, 43 }, { 12708, 7 },
    { 12728, 46 },
    /* 602: SupplyRequest */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 4818, 7 }, { 18731, P }, { 12708, 7 }, { 12728, 46 }, { 19484, 43 },
    { 16275, 603 }, { 15393, P }, { 15412, 39 }, { 15446, 52 }, { 3976, P },
    { 20719, 46 }, { 23240, 46 }, { 19747, 7 }, { 19771, 46 }, { 8199, 46 },
    { 8211, 46 },
    /* 603: SupplyRequest.parameter */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, 7 }, { 24800, 7 },
    { 25175, 43 }, { 25189, 44 }, { 24762, P },
    /* 604: Task */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 11444, 33 }, { 16420, 46 }, { 22428, P },
    { 22460, 7 }, { 4539, 7 }, { 12447, P }, { 18731, P }, { 5185, 7 },
    { 8314, P }, { 10995, 46 }, { 11042, 46 }, { 9406, 46 }, { 9773, 39 },
    { 3976, P }, { 12872, P }, { 20719, 46 }, { 17926, 7 }, { 16159, 46 },
    { 13204, 46 }, { 19747, 7 }, { 19771, 46 }, { 12388, 46 }, { 15052, 4 },
    { 20406, 46 }, { 20982, 605 }, { 12297, 606 }, { 16078, 607 },
    /* 605: Task.restriction */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 20493, P }, { 17963, 39 },
    { 19854, 46 },
    /* 606: Task.input */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 24744, P },
    { 24762, P }, { 24775, P }, { 24790, P }, { 24919, P }, { 24929, P },
    { 24943, P }, { 25027, P }, { 25051, P }, { 25064, P }, { 25077, P },
    { 25112, P }, { 25158, P }, { 25288, P }, { 25300, P }, { 25345, P },
    { 25362, P }, { 25371, P }, { 25398, P }, { 24690, 2 }, { 24703, 3 },
    { 24712, 4 }, { 24728, 5 }, { 24800, 7 }, { 24821, 8 }, { 24852, 10 },
    { 24887, 12 }, { 24956, 17 }, { 24982, 20 }, { 25012, 32 }, { 25035, 33 },
    { 25101, 36 }, { 25146, 39 }, { 25175, 43 }, { 25189, 44 }, { 25200, 45 },
    { 25211, 46 }, { 25247, 48 }, { 25273, 49 }, { 25310, 52 }, { 24833, 9 },
    { 24870, 11 }, { 24898, 13 }, { 24996, 30 }, { 25121, 38 }, { 25226, 47 },
    { 25322, 54 }, { 25380, 55 }, { 24970, 18 }, { 25091, 35 },
    /* 607: Task.output */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 7 }, { 24744, P },
    { 24762, P }, { 24775, P }, { 24790, P }, { 24919, P }, { 24929, P },
    { 24943, P }, { 25027, P }, { 25051, P }, { 25064, P }, { 25077, P },
    { 25112, P }, { 25158, P }, { 25288, P }, { 25300, P }, { 25345, P },
    { 25362, P }, { 25371, P }, { 25398, P }, { 24690, 2 }, { 24703, 3 },
    { 24712, 4 }, { 24728, 5 }, { 24800, 7 }, { 24821, 8 }, { 24852, 10 },
    { 24887, 12 }, { 24956, 17 }, { 24982, 20 }, { 25012, 32 }, { 25035, 33 },
    { 25101, 36 }, { 25146, 39 }, { 25175, 43 }, { 25189, 44 }, { 25200, 45 },
    { 25211, 46 }, { 25247, 48 }, { 25273, 49 }, { 25310, 52 }, { 24833, 9 },
    { 24870, 11 }, { 24898, 13 }, { 24996, 30 }, { 25121, 38 }, { 25226, 47 },
    { 25322, 54 }, { 25380, 55 }, { 24970, 18 }, { 25091, 35 },
    /* 608: TerminologyCapabilities */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 25573, P },
    { 14913, P }, { 24033, P }, { 22428, P }, { 9822, P }, { 6582, P },
    { 19333, P }, { 5837, 9 }, { 8314, P }, { 24420, 55 }, { 12755, 7 },
    { 19343, P }, { 6196, P }, { 12822, P }, { 21866, 609 }, { 11943, 610 },
    { 13302, P }, { 5246, 611 }, { 9789, 614 }, { 5235, P }, { 24553, 616 },
    { 24140, 617 }, { 5177, 618 },
    /* 609: TerminologyCapabilities.software */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 25573, P },
    /* 610: TerminologyCapabilities.implementation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 8314, P }, { 24393, P },
    /* 611: TerminologyCapabilities.codeSystem */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24389, P }, { 25573, 612 },
    { 23129, P },
    /* 612: TerminologyCapabilities.codeSystem.version */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 12594, P },
    { 5585, P }, { 12850, P }, { 10189, 613 }, { 19173, P },
    /* 613: TerminologyCapabilities.codeSystem.version.filter */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 15644, P },
    /* 614: TerminologyCapabilities.expansion */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11636, P }, { 16262, P },
    { 12086, P }, { 16275, 615 }, { 23764, P },
    /* 615: TerminologyCapabilities.expansion.parameter */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 8938, P },
    /* 616: TerminologyCapabilities.validateCode */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24152, P },
    /* 617: TerminologyCapabilities.translation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14970, P },
    /* 618: TerminologyCapabilities.closure */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24140, P },
    /* 619: TestReport */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 14913, P },
    { 22428, P }, { 23726, 46 }, { 20994, P }, { 21295, P }, { 23737, P },
    { 12689, P }, { 16427, 620 }, { 21708, 621 }, { 23721, 625 },
    { 23640, 627 },
    /* 620: TestReport.participant */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, P }, { 24389, P },
    { 8824, P },
    /* 621: TestReport.setup */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 2487, 622 },
    /* 622: TestReport.setup.action */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15659, 623 }, { 3724, 624 },
    /* 623: TestReport.setup.action.operation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 20994, P }, { 14268, P },
    { 8350, P },
    /* 624: TestReport.setup.action.assert */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 20994, P }, { 14268, P },
    { 8350, P },
    /* 625: TestReport.test */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 8314, P },
    { 2487, 626 },
    /* 626: TestReport.test.action */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15659, 623 }, { 3724, 624 },
    /* 627: TestReport.teardown */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 2487, 628 },
    /* 628: TestReport.teardown.action */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15659, 623 },
    /* 629: TestScript */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 22428, P }, { 9822, P },
    { 6582, P }, { 19333, P }, { 5837, 9 }, { 8314, P }, { 24420, 55 },
    { 12755, 7 }, { 19343, P }, { 6196, P }, { 15917, 630 }, { 8338, 631 },
    { 14291, 632 }, { 10943, 635 }, { 19065, 46 }, { 25419, 636 },
    { 21708, 637 }, { 23721, 642 }, { 23640, 644 },
    /* 630: TestScript.origin */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12097, P }, { 19065, 8 },
    /* 631: TestScript.destination */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12097, P }, { 19065, 8 },
    /* 632: TestScript.metadata */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 13164, 633 }, { 4703, 634 },
    /* 633: TestScript.metadata.link */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 8314, P },
    /* 634: TestScript.metadata.capability */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 20778, P }, { 24584, P },
    { 8314, P }, { 15917, P }, { 8338, P }, { 13164, P }, { 4690, P },
    /* 635: TestScript.fixture */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 4113, P }, { 4124, P },
    { 20853, 46 },
    /* 636: TestScript.variable */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 6863, P },
    { 8314, P }, { 9976, P }, { 11599, P }, { 11681, P }, { 16768, P },
    { 21929, P },
    /* 637: TestScript.setup */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 2487, 638 },
    /* 638: TestScript.setup.action */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15659, 639 }, { 3724, 641 },
    /* 639: TestScript.setup.action.operation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 24189, 8 }, { 20853, P },
    { 12844, P }, { 8314, P }, { 2425, P }, { 5985, P }, { 8338, P },
    { 9389, P }, { 14300, P }, { 15917, P }, { 16310, P }, { 20620, 640 },
    { 20634, P }, { 20908, P }, { 21929, P }, { 23526, P }, { 24393, P },
    /* 640: TestScript.setup.action.operation.requestHeader */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 10183, P }, { 24684, P },
    /* 641: TestScript.setup.action.assert */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12844, P }, { 8314, P },
    { 8689, P }, { 5468, P }, { 5442, P }, { 5486, P }, { 5985, P },
    { 9976, P }, { 11599, P }, { 14459, P }, { 14949, P }, { 15701, P },
    { 16768, P }, { 20662, P }, { 20692, P }, { 20853, P }, { 20886, P },
    { 20895, P }, { 21929, P }, { 24566, P }, { 24684, P }, { 25621, P },
    /* 642: TestScript.test */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 8314, P },
    { 2487, 643 },
    /* 643: TestScript.test.action */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15659, 639 }, { 3724, 641 },
    /* 644: TestScript.teardown */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 2487, 645 },
    /* 645: TestScript.teardown.action */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15659, 639 },
    /* 646: ValueSet */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 24393, P }, { 11789, 33 },
    { 25573, P }, { 14913, P }, { 24033, P }, { 22428, P }, { 9822, P },
    { 6582, P }, { 19333, P }, { 5837, 9 }, { 8314, P }, { 24420, 55 },
    { 12755, 7 }, { 11933, P }, { 19343, P }, { 6196, P }, { 5560, 647 },
    { 9789, 652 },
    /* 647: ValueSet.compose */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 13302, P }, { 12059, P },
    { 12078, 648 }, { 9736, 648 },
    /* 648: ValueSet.compose.include */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23454, P }, { 25573, P },
    { 5635, 649 }, { 10189, 651 }, { 25264, P },
    /* 649: ValueSet.compose.include.concept */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 5185, P }, { 8824, P },
    { 8326, 650 },
    /* 650: ValueSet.compose.include.concept.designation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 12850, P }, { 24416, 8 },
    { 24684, P },
    /* 651: ValueSet.compose.include.filter */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 19173, P }, { 15644, P },
    { 24684, P },
    /* 652: ValueSet.expansion */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 11789, P }, { 23904, P },
    { 24084, P }, { 15478, P }, { 16275, 653 }, { 5883, 654 },
    /* 653: ValueSet.expansion.parameter */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 14913, P }, { 25288, P },
    { 24762, P }, { 25064, P }, { 24943, P }, { 25362, P }, { 24790, P },
    { 24929, P },
    /* 654: ValueSet.expansion.contains */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 23454, P }, { 2416, P },
    { 12059, P }, { 25573, P }, { 5185, P }, { 8824, P }, { 8326, 650 },
    { 5883, 654 },
    /* 655: VerificationResult */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 23476, 46 }, { 23552, P },
    { 14965, 7 }, { 22428, P }, { 22435, P }, { 24644, 7 }, { 24609, 7 },
    { 11133, 52 }, { 12900, P }, { 14991, P }, { 10099, 7 }, { 18664, 656 },
    { 3846, 657 }, { 24659, 658 },
    /* 656: VerificationResult.primarySource */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 25714, 46 }, { 24189, 7 },
    { 5378, 7 }, { 24627, 7 }, { 24594, P }, { 4627, 7 }, { 19379, 7 },
    /* 657: VerificationResult.attestation */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 25714, 46 }, { 15544, 46 },
    { 5378, 7 }, { 6582, P }, { 21938, P }, { 19259, P }, { 19284, 49 },
    { 22072, 49 },
    /* 658: VerificationResult.validator */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 15864, 46 }, { 11809, P },
    { 3858, 49 },
    /* 659: VisionPrescription */
    { 11750, P }, { 14286, 35 }, { 11989, P }, { 12850, P }, { 23744, 37 },
    { 5845, R }, { 9995, 31 }, { 14586, 31 }, { 11789, 33 }, { 22428, P },
    { 6342, P }, { 16773, 46 }, { 9406, 46 }, { 6693, P }, { 18518, 46 },
    { 13065, 660 },
    /* 660: VisionPrescription.lensSpecification */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 18907, 7 }, { 10035, P },
    { 22322, P }, { 6480, P }, { 4232, P }, { 18740, 661 }, { 2560, P },
    { 18242, P }, { 4237, P }, { 8641, P }, { 9143, 43 }, { 5319, P },
    { 4513, P }, { 15052, 4 },
    /* 661: VisionPrescription.lensSpecification.prism */
    { 11750, A }, { 9995, 31 }, { 14586, 31 }, { 3248, P }, { 4247, P }
};

/* number of a row within its type, from 1 on; 0: none */
const uint8_t  fhb_xml_slots[] = {
    69, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 137, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 61, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 57, 0, 0, 0, 0, 0, 70, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15, 0, 0, 0, 0, 0,
    0, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 84, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 101,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 133, 0, 0, 0, 0, 0, 123, 0, 130, 0, 0, 0, 100, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    119, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 46, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 91, 0, 23, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 112, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 136, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 103, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 116, 0,
    85, 0, 0, 0, 0, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 75, 0, 0, 74, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 98, 9, 0, 0, 0, 117, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 118, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 90, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    30, 0, 67, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 38, 0, 0, 0, 86, 0, 0, 0, 35,
    0, 0, 132, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 138, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 139, 0, 0, 0, 0, 0, 0, 0, 0, 126, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 59, 0, 0, 16, 0, 0, 0, 0, 37, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 95, 0, 34, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 129, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    51, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    45, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 109, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33,
    0, 0, 0, 135, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 66, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 18, 0, 0, 0, 0, 0, 0, 0,
    127, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 76,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 54, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 58, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 39, 0, 0, 0, 0, 28, 0, 0, 0, 128, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 96, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 31, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 89, 0, 0, 0, 0, 0, 12, 144, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 52,
    0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 108, 0, 0, 131, 0,
    79, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 53, 0, 0, 0, 0, 115, 0, 0, 0, 56, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 141, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 44, 0, 27, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 110, 0, 0, 0, 0, 0,
    87, 0, 0, 0, 0, 0, 0, 0, 0, 41, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 134, 0, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 0, 0, 0, 0,
    0, 0, 120, 0, 0, 122, 0, 0, 0, 146, 0, 0, 0, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 114, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 55, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 124, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 64, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 6, 7, 111, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 105, 0, 11, 0, 0, 0, 0, 80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 140, 0, 0, 0, 0, 0, 0, 0,
    0, 21, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 48, 0, 0, 0, 0, 0, 0, 0, 0, 81, 0, 0,
    0, 0, 0, 104, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 125, 29, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 72, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 143, 0, 0, 0, 0,
    0, 0, 68, 0, 0, 0, 0, 42, 0, 0, 0, 0, 0, 0, 93, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 97, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 49, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 83,
    10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 106, 0, 0, 0, 0, 0, 0, 0, 0, 113, 0, 0,
    0, 0, 0, 0, 142, 0, 0, 0, 107, 0, 0, 0, 0, 0, 0, 0, 0, 0, 82, 43, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 99, 0, 0, 0, 0, 0, 62,
    0, 0, 0, 0, 0, 77, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 88, 0, 0, 0, 0, 0, 0, 94, 0, 0, 0, 0, 0, 78, 0, 0, 0,
    0, 0, 0, 121, 0, 22, 0, 0, 0, 0, 0, 0, 0, 0, 0, 92, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 102, 0, 0, 0, 0, 145, 0, 0, 0, 0, 0, 0, 0,
    65, 0, 0, 0, 0, 0, 0, 71, 0, 0, 0, 0, 0, 0, 0, 63, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 73,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 4, 0, 7, 12, 9, 0, 5, 1, 10, 0, 11,
    2, 3, 8, 6, 0, 1, 4, 6, 7, 2, 0, 3, 5, 6, 0, 1, 0, 2, 5, 4, 3, 1, 0, 10, 6,
    2, 8, 5, 9, 0, 3, 4, 0, 0, 0, 7, 0, 1, 3, 0, 2, 1, 3, 4, 2, 3, 5, 0, 7, 2,
    6, 4, 1, 4, 1, 2, 3, 1, 5, 2, 6, 3, 0, 7, 4, 1, 3, 0, 4, 5, 0, 2, 0, 1, 4,
    6, 7, 2, 0, 3, 5, 0, 0, 10, 11, 0, 5, 4, 0, 1, 8, 9, 3, 0, 6, 7, 2, 1, 0,
    4, 6, 3, 5, 2, 0, 7, 0, 4, 2, 3, 1, 5, 6, 2, 3, 1, 4, 1, 4, 6, 7, 2, 0, 3,
    5, 13, 1, 0, 0, 0, 2, 0, 0, 0, 7, 0, 8, 0, 12, 0, 10, 6, 0, 0, 0, 0, 5, 11,
    0, 17, 0, 14, 15, 4, 3, 16, 9, 7, 5, 4, 1, 8, 2, 3, 6, 1, 4, 6, 7, 2, 0, 3,
    5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 102, 0, 0, 0, 0, 0, 153, 0, 0, 174,
    0, 0, 0, 196, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 52, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 20, 0, 0, 0, 0, 0, 165, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 82, 0, 0, 113, 0, 0, 0, 0, 0, 0, 0, 0, 0, 93, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    180, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 125, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 188, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24, 0, 194, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 88, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 94, 8, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 160, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 177,
    0, 0, 0, 0, 0, 0, 0, 0, 60, 0, 0, 0, 0, 0, 0, 0, 0, 0, 175, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 185, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 168, 0, 190, 0, 0, 0, 0, 32, 137, 0,
    150, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 98, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 114, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 89, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 0, 0, 143, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 119, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 134, 0, 0, 126, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 71, 0, 0,
    23, 0, 22, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 133, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 136, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 182, 0, 0, 0, 0, 0, 170,
    0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 34, 0, 0, 0, 0, 120, 0, 0, 0,
    0, 0, 0, 0, 48, 0, 0, 0, 0, 0, 0, 37, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 42, 0, 0, 0, 100, 0, 0, 0, 0, 0, 0, 0, 86, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 149,
    0, 0, 0, 0, 0, 0, 0, 0, 78, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 146, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    123, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 103, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    127, 0, 0, 0, 0, 0, 0, 0, 0, 85, 0, 0, 46, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    151, 0, 0, 0, 0, 13, 0, 0, 0, 0, 0, 0, 33, 0, 0, 0, 0, 0, 0, 0, 0, 163, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 90, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 104, 0, 0,
    76, 75, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 51, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 148, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 99, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 97, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 55, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 200, 0, 26, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 171, 0, 0, 0, 186, 0, 0, 0, 0, 0, 0, 0, 45, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 184, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 197, 0, 0, 0, 0, 0, 0, 0, 66, 59, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 121, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 49, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 198, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 173, 18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 144, 70, 0, 0, 0, 135, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 176, 0, 0, 0, 0, 0, 0, 95, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    142, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 152, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 128, 0, 0, 57, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 187, 0,
    0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    156, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 181, 157, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 65, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 191, 0, 0, 0,
    27, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 130, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 68, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 80, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 178, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 96, 0, 192, 0, 0, 43, 0, 0, 0, 0, 0, 0, 129, 0, 0, 0, 0, 53, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 112, 0, 0, 0, 0, 0, 0, 0, 29, 0, 0, 0, 106, 0, 0, 0, 0,
    195, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 36, 0, 0, 39, 0,
    0, 62, 0, 0, 0, 0, 0, 0, 0, 0, 44, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 74, 0, 0, 0, 0, 0, 0, 0, 0, 0, 87, 0, 0, 0, 0, 0, 0,
    0, 183, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 193, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 31, 0, 0, 0, 0, 0, 0, 0, 179, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 116, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 63, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 105, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    155, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 117, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 67, 0, 138, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 166,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 167, 0, 0, 0, 25, 35,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 131, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 91, 189, 140, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 139, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 77, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 162, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 79, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 56, 21, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 199, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 154, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 172, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0,
    0, 0, 0, 0, 0, 122, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 161, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 61, 0, 0,
    0, 64, 0, 0, 0, 107, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 147, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 124, 0, 0, 0, 84, 0, 0, 92, 0, 0, 0, 0, 0, 0, 0, 0,
    141, 0, 0, 0, 0, 0, 50, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 83, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 110, 0, 0, 0,
    0, 0, 0, 0, 0, 111, 0, 0, 0, 0, 118, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 69, 0,
    108, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 132, 169, 0, 0,
    41, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 115, 0, 109, 0, 159, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 72, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 164, 28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 158, 0, 101, 0, 0, 0, 0, 73,
    0, 0, 0, 0, 0, 0, 0, 0, 145, 58, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 81, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 3,
    0, 6, 5, 2, 4, 4, 2, 1, 3, 5, 2, 3, 0, 0, 1, 0, 4, 4, 3, 6, 7, 2, 1, 5, 0,
    8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 10, 0, 0, 0, 24, 0, 13, 0, 0, 0, 0, 0,
    26, 0, 49, 0, 0, 0, 0, 45, 0, 0, 0, 16, 0, 53, 0, 0, 36, 0, 0, 52, 0, 0, 0,
    0, 0, 2, 0, 5, 35, 27, 11, 0, 0, 0, 0, 0, 51, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0,
    0, 0, 0, 3, 0, 0, 0, 47, 34, 0, 0, 0, 0, 0, 0, 0, 37, 0, 39, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 50, 0, 0, 0, 0, 43, 0, 0, 0, 0, 0, 0, 0, 44, 18, 0, 0, 0, 40,
    0, 0, 0, 0, 0, 0, 0, 23, 0, 0, 0, 0, 0, 0, 0, 20, 21, 25, 0, 0, 0, 14, 0,
    41, 0, 0, 0, 0, 15, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 32, 0, 0, 28,
    9, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 48, 0, 0, 0, 0, 38, 0, 29, 0, 0, 0,
    0, 0, 0, 0, 12, 22, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 31, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 42, 0, 19, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 46, 6, 0, 0, 0, 0, 6, 8, 9, 0, 0,
    0, 2, 0, 5, 0, 0, 1, 4, 7, 3, 0, 1, 0, 0, 4, 5, 0, 3, 2, 0, 6, 5, 1, 2, 4,
    3, 0, 1, 0, 4, 2, 5, 6, 7, 3, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0,
    27, 0, 0, 0, 0, 0, 29, 13, 0, 0, 30, 0, 0, 52, 0, 0, 0, 18, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 43, 0, 0, 0, 0, 25, 0, 1, 44, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 39, 0, 22, 4, 9, 0, 6, 0, 0,
    0, 0, 0, 0, 0, 15, 42, 0, 0, 0, 5, 0, 26, 0, 0, 0, 0, 38, 0, 49, 0, 0, 0,
    0, 0, 0, 0, 0, 53, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 31, 0, 24, 20, 19, 0, 0, 2, 0, 48, 0, 0, 0, 40, 0, 0, 0, 0, 0, 35, 0, 0,
    0, 10, 0, 0, 23, 0, 0, 0, 0, 41, 33, 0, 7, 0, 0, 0, 0, 0, 21, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 14, 0, 45, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 50, 0, 0, 32,
    0, 0, 0, 0, 0, 0, 0, 0, 47, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0,
    0, 11, 0, 36, 0, 0, 37, 0, 0, 46, 0, 0, 0, 0, 0, 0, 16, 0, 0, 51, 0, 0, 0,
    0, 0, 34, 0, 0, 0, 0, 0, 8, 0, 9, 1, 0, 3, 2, 0, 6, 4, 0, 5, 0, 7, 7, 2, 3,
    6, 4, 5, 1, 8, 2, 6, 4, 5, 8, 1, 3, 7, 6, 0, 0, 5, 0, 0, 10, 12, 3, 4, 8,
    2, 9, 11, 7, 1, 3, 1, 2, 4, 3, 4, 1, 2, 0, 7, 0, 0, 8, 0, 0, 6, 9, 3, 5, 0,
    4, 0, 1, 2, 2, 3, 1, 4, 5, 8, 2, 7, 1, 6, 4, 3, 0, 13, 1, 0, 0, 9, 0, 0, 0,
    0, 3, 4, 0, 0, 0, 8, 7, 12, 0, 0, 6, 14, 0, 2, 0, 0, 5, 0, 10, 0, 0, 11, 3,
    5, 7, 0, 1, 6, 2, 4, 1, 4, 6, 7, 2, 0, 3, 5, 2, 3, 1, 4, 4, 1, 2, 3, 4, 5,
    0, 1, 3, 2, 6, 0, 7, 4, 3, 0, 0, 9, 1, 8, 2, 0, 6, 5, 0, 0, 0, 0, 1, 0, 0,
    5, 6, 7, 0, 0, 0, 4, 2, 0, 0, 8, 3, 9, 0, 0, 0, 0, 2, 9, 0, 7, 3, 6, 0, 0,
    4, 5, 8, 1, 1, 6, 0, 8, 9, 0, 2, 3, 0, 0, 4, 0, 0, 7, 5, 0, 3, 1, 2, 4, 1,
    0, 4, 3, 5, 6, 0, 2, 0, 17, 8, 13, 16, 11, 12, 0, 0, 0, 7, 15, 2, 0, 0, 10,
    18, 0, 6, 9, 0, 3, 0, 0, 1, 19, 5, 14, 0, 0, 0, 4, 7, 5, 3, 0, 0, 9, 8, 2,
    4, 0, 0, 10, 1, 0, 0, 6, 6, 5, 2, 1, 0, 7, 3, 4, 14, 0, 5, 0, 15, 10, 0, 6,
    0, 0, 0, 12, 7, 0, 2, 17, 0, 4, 11, 19, 0, 16, 8, 0, 3, 9, 0, 0, 13, 0, 18,
    1, 0, 0, 1, 4, 2, 3, 0, 5, 1, 4, 0, 3, 5, 0, 6, 2, 0, 0, 0, 28, 0, 0, 0, 0,
    0, 9, 0, 46, 0, 26, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 45, 0, 29, 0, 0, 0,
    19, 0, 0, 58, 0, 0, 0, 27, 0, 0, 0, 0, 0, 49, 0, 18, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 14, 0, 41, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 0, 0, 0, 56, 2,
    0, 0, 0, 25, 0, 43, 0, 23, 48, 0, 12, 0, 0, 0, 54, 0, 0, 0, 0, 6, 0, 0, 0,
    4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 0, 0, 0, 24, 0, 0, 0, 60, 0,
    0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 22, 0, 0, 0, 0, 52, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 53, 0, 0, 57,
    0, 0, 0, 31, 47, 0, 0, 13, 0, 0, 51, 0, 0, 0, 0, 61, 30, 0, 0, 0, 0, 0, 0,
    55, 1, 15, 0, 0, 0, 0, 0, 11, 0, 59, 0, 0, 0, 0, 36, 0, 44, 0, 34, 32, 0,
    35, 0, 0, 0, 0, 3, 0, 16, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 21, 38, 0, 0, 0,
    0, 37, 0, 0, 0, 0, 39, 42, 0, 0, 33, 0, 0, 0, 0, 1, 0, 5, 3, 0, 4, 0, 2, 1,
    0, 5, 0, 4, 0, 2, 3, 0, 9, 0, 19, 0, 23, 0, 0, 0, 0, 0, 6, 12, 0, 0, 0, 0,
    27, 0, 0, 15, 24, 7, 5, 1, 28, 17, 21, 0, 0, 14, 11, 0, 22, 0, 26, 16, 13,
    0, 10, 0, 0, 2, 0, 0, 0, 4, 20, 0, 0, 0, 0, 0, 0, 0, 8, 18, 0, 0, 0, 25, 0,
    3, 0, 2, 5, 4, 1, 0, 0, 0, 3, 7, 1, 0, 6, 3, 4, 2, 5, 11, 0, 2, 24, 0, 26,
    0, 0, 3, 0, 0, 0, 0, 0, 20, 25, 14, 15, 0, 19, 0, 28, 23, 0, 22, 9, 0, 7,
    4, 0, 0, 0, 16, 27, 17, 0, 0, 0, 0, 0, 0, 0, 0, 13, 8, 0, 0, 0, 0, 18, 0,
    10, 21, 0, 0, 0, 6, 0, 5, 12, 0, 0, 1, 0, 0, 0, 1, 0, 8, 0, 2, 9, 4, 0, 5,
    10, 0, 7, 3, 6, 0, 18, 0, 0, 11, 2, 23, 0, 25, 0, 26, 0, 5, 0, 0, 0, 0, 0,
    17, 12, 0, 4, 28, 21, 0, 6, 10, 0, 0, 0, 0, 15, 1, 0, 13, 0, 0, 8, 0, 0,
    19, 30, 0, 7, 0, 24, 22, 0, 0, 0, 0, 14, 0, 3, 20, 0, 0, 0, 0, 9, 27, 16,
    29, 0, 7, 3, 1, 4, 8, 5, 6, 2, 0, 0, 0, 11, 4, 0, 0, 0, 2, 0, 10, 16, 7, 6,
    0, 13, 12, 0, 0, 3, 9, 8, 5, 0, 0, 0, 0, 0, 1, 15, 14, 0, 4, 0, 13, 0, 0,
    11, 18, 7, 0, 12, 3, 17, 0, 0, 0, 15, 0, 0, 5, 14, 19, 0, 16, 0, 6, 1, 2,
    10, 8, 0, 9, 0, 1, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 2, 7, 3, 0, 5, 10, 0, 6,
    0, 0, 4, 12, 0, 0, 11, 13, 9, 14, 0, 0, 0, 1, 5, 4, 0, 0, 0, 2, 3, 0, 0, 5,
    4, 3, 1, 2, 6, 2, 5, 3, 0, 0, 8, 12, 1, 4, 6, 9, 0, 11, 0, 10, 7, 0, 4, 3,
    1, 2, 5, 6, 0, 0, 9, 2, 6, 0, 7, 8, 4, 12, 11, 5, 0, 13, 1, 10, 3, 6, 3, 8,
    1, 7, 5, 4, 2, 0, 0, 0, 0, 13, 2, 16, 0, 1, 0, 0, 11, 17, 5, 19, 0, 0, 0,
    0, 9, 18, 15, 0, 7, 14, 6, 3, 10, 12, 4, 0, 8, 0, 6, 7, 3, 5, 1, 2, 4, 7,
    3, 1, 4, 2, 8, 5, 6, 5, 0, 2, 4, 1, 0, 3, 6, 1, 5, 7, 4, 0, 2, 3, 6, 0, 12,
    0, 5, 0, 8, 0, 10, 7, 9, 13, 6, 4, 11, 3, 0, 0, 16, 0, 1, 0, 0, 0, 0, 2, 0,
    14, 15, 0, 0, 0, 0, 11, 4, 0, 7, 3, 9, 6, 2, 8, 0, 0, 5, 0, 0, 10, 1, 0, 5,
    1, 3, 2, 0, 4, 0, 0, 9, 8, 0, 7, 4, 3, 0, 0, 6, 0, 5, 0, 2, 0, 1, 1, 0, 0,
    5, 4, 2, 3, 0, 0, 4, 5, 0, 0, 1, 0, 6, 2, 7, 3, 8, 0, 9, 0, 0, 3, 4, 1, 7,
    5, 2, 6, 8, 0, 0, 0, 0, 0, 17, 0, 0, 21, 0, 0, 8, 0, 12, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 22, 7, 0, 0, 0, 0, 0, 0, 0, 29, 2, 0, 0, 32,
    1, 0, 0, 0, 0, 0, 0, 18, 0, 0, 4, 0, 0, 0, 6, 0, 19, 0, 0, 0, 0, 0, 14, 23,
    0, 0, 0, 28, 0, 0, 0, 27, 13, 0, 10, 0, 0, 0, 0, 34, 3, 0, 24, 0, 26, 0, 0,
    31, 33, 0, 11, 0, 0, 0, 25, 0, 0, 0, 0, 0, 0, 30, 0, 16, 0, 0, 0, 0, 15, 0,
    20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 5, 0, 1, 5, 0, 4, 0, 6, 2, 3, 0, 5, 1,
    3, 2, 0, 6, 4, 2, 1, 0, 6, 10, 5, 8, 11, 0, 0, 3, 4, 9, 0, 7, 0, 5, 6, 1,
    0, 4, 2, 0, 3, 0, 0, 12, 14, 20, 11, 8, 0, 0, 10, 19, 17, 6, 4, 9, 7, 18,
    0, 0, 0, 3, 2, 5, 13, 0, 16, 0, 0, 0, 0, 15, 1, 1, 0, 0, 3, 5, 4, 0, 2, 6,
    3, 4, 1, 7, 2, 0, 5, 1, 6, 0, 4, 5, 0, 2, 3, 1, 0, 0, 3, 5, 4, 0, 2, 0, 1,
    5, 3, 2, 6, 4, 7, 1, 5, 0, 3, 0, 4, 0, 2, 1, 0, 0, 3, 0, 5, 4, 2, 1, 0, 0,
    5, 4, 2, 3, 6, 31, 21, 30, 1, 17, 0, 14, 0, 0, 29, 22, 0, 16, 0, 26, 5, 25,
    0, 0, 0, 9, 0, 12, 0, 11, 0, 6, 0, 0, 0, 27, 0, 0, 0, 0, 7, 10, 0, 13, 19,
    0, 18, 28, 0, 2, 0, 24, 0, 0, 0, 0, 0, 0, 0, 20, 4, 0, 0, 0, 0, 3, 23, 8,
    15, 8, 5, 7, 6, 4, 3, 2, 1, 10, 0, 0, 0, 0, 0, 13, 0, 15, 0, 11, 3, 20, 0,
    0, 5, 0, 0, 0, 0, 0, 0, 19, 0, 0, 0, 8, 0, 0, 4, 0, 0, 23, 0, 0, 0, 0, 0,
    17, 6, 0, 0, 0, 0, 0, 0, 2, 0, 0, 7, 21, 0, 14, 0, 22, 0, 1, 9, 0, 0, 18,
    12, 0, 16, 0, 19, 0, 18, 0, 20, 12, 0, 0, 0, 0, 2, 0, 0, 0, 0, 11, 0, 15,
    21, 4, 0, 0, 7, 1, 0, 0, 0, 5, 0, 0, 8, 0, 0, 0, 6, 0, 9, 0, 0, 0, 0, 0, 0,
    0, 0, 13, 0, 16, 0, 0, 17, 0, 10, 3, 14, 0, 0, 0, 0, 0, 0, 0, 0, 6, 5, 7,
    1, 3, 2, 0, 4, 20, 0, 12, 0, 7, 0, 15, 9, 16, 5, 0, 2, 18, 19, 0, 0, 0, 4,
    6, 10, 21, 0, 14, 3, 13, 0, 1, 17, 11, 0, 0, 8, 5, 0, 3, 1, 4, 2, 0, 0, 0,
    0, 0, 0, 0, 6, 0, 21, 15, 0, 0, 0, 5, 0, 0, 0, 22, 0, 0, 0, 30, 0, 0, 0, 4,
    12, 0, 0, 0, 0, 10, 35, 0, 0, 0, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 28,
    0, 29, 33, 0, 0, 0, 0, 2, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 3, 16, 0, 31,
    0, 14, 0, 8, 37, 20, 0, 0, 0, 0, 0, 0, 0, 23, 0, 0, 24, 32, 0, 0, 0, 0, 0,
    0, 25, 13, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26,
    0, 27, 0, 7, 0, 18, 0, 19, 11, 34, 2, 5, 0, 1, 0, 4, 0, 3, 0, 0, 0, 0, 0,
    29, 0, 0, 0, 0, 0, 0, 10, 30, 16, 0, 13, 28, 4, 0, 0, 0, 14, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 8, 0, 0, 0, 0, 25, 0, 17, 0, 0, 0, 0, 0, 0, 0, 31, 0, 15, 0, 0,
    0, 0, 0, 0, 18, 0, 0, 19, 24, 0, 0, 0, 0, 12, 22, 0, 0, 0, 2, 0, 6, 27, 0,
    0, 21, 0, 0, 0, 0, 0, 5, 0, 7, 0, 0, 0, 0, 3, 23, 0, 1, 0, 0, 0, 0, 0, 11,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 26, 20, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 5, 1, 4, 3, 2, 0, 6, 0, 1, 0, 0, 4, 5, 0, 2, 3, 6, 3, 2, 0,
    4, 7, 5, 1, 0, 0, 0, 1, 0, 0, 6, 0, 0, 0, 35, 0, 10, 8, 27, 0, 12, 0, 0, 0,
    24, 0, 0, 0, 0, 0, 0, 0, 29, 0, 0, 0, 0, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0,
    2, 0, 0, 0, 0, 0, 34, 14, 13, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 5, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 25, 0, 0, 0, 3, 20, 0, 0,
    0, 0, 0, 0, 0, 33, 0, 0, 0, 31, 0, 0, 0, 26, 0, 0, 22, 7, 4, 0, 0, 0, 11,
    23, 0, 30, 0, 28, 0, 18, 21, 0, 19, 32, 0, 15, 0, 1, 0, 2, 4, 6, 5, 3, 1,
    4, 5, 0, 0, 0, 2, 3, 7, 8, 6, 1, 4, 2, 5, 3, 0, 3, 2, 14, 0, 4, 1, 6, 5,
    13, 8, 9, 11, 7, 12, 10, 9, 0, 5, 2, 4, 0, 0, 6, 7, 0, 1, 3, 0, 8, 0, 0, 6,
    1, 5, 8, 9, 0, 0, 4, 0, 0, 0, 0, 0, 2, 3, 7, 10, 3, 0, 1, 8, 0, 4, 2, 6, 0,
    5, 0, 9, 0, 7, 0, 2, 7, 4, 1, 5, 6, 0, 3, 12, 0, 0, 0, 0, 0, 19, 0, 16, 0,
    17, 0, 0, 6, 0, 22, 0, 14, 0, 0, 15, 0, 0, 26, 0, 0, 23, 0, 0, 18, 4, 0, 0,
    0, 0, 0, 21, 0, 0, 9, 8, 20, 7, 3, 2, 0, 0, 25, 0, 11, 0, 1, 0, 0, 0, 0, 0,
    0, 24, 5, 27, 13, 10, 0, 2, 0, 7, 4, 0, 5, 12, 0, 0, 0, 0, 0, 3, 0, 1, 0,
    9, 0, 0, 0, 13, 8, 0, 15, 14, 6, 0, 0, 0, 11, 0, 10, 2, 0, 7, 4, 0, 5, 12,
    0, 0, 0, 0, 0, 3, 0, 1, 0, 9, 0, 0, 0, 13, 8, 0, 0, 14, 6, 0, 0, 0, 11, 0,
    10, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 32, 4, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 28, 0, 18, 0, 33, 0, 13, 0, 10, 0, 25, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 15, 0, 0, 0, 14, 0, 0, 0, 16, 0, 0, 11, 0, 0, 0, 0, 0, 0, 0,
    27, 0, 0, 0, 8, 0, 0, 29, 0, 30, 0, 0, 0, 0, 9, 0, 35, 5, 0, 0, 0, 17, 0,
    0, 20, 31, 23, 21, 0, 0, 0, 0, 0, 0, 19, 0, 0, 34, 0, 0, 0, 24, 6, 0, 0, 0,
    22, 12, 1, 0, 26, 0, 0, 0, 0, 7, 0, 0, 7, 6, 2, 4, 1, 0, 5, 3, 6, 7, 1, 0,
    5, 2, 4, 3, 1, 0, 7, 5, 4, 6, 2, 3, 1, 5, 0, 3, 4, 0, 6, 2, 0, 0, 16, 0, 0,
    11, 0, 0, 0, 10, 2, 20, 0, 0, 0, 0, 0, 5, 0, 9, 0, 0, 22, 23, 3, 0, 24, 12,
    0, 0, 0, 1, 0, 0, 0, 0, 14, 0, 0, 8, 0, 15, 0, 0, 21, 0, 0, 19, 0, 6, 18,
    0, 0, 0, 0, 0, 7, 0, 0, 13, 0, 0, 4, 17, 12, 7, 5, 0, 10, 0, 11, 9, 8, 4,
    3, 6, 1, 0, 2, 0, 0, 7, 5, 0, 10, 0, 11, 9, 8, 4, 3, 6, 1, 0, 2, 0, 5, 0,
    3, 1, 2, 0, 0, 4, 0, 0, 2, 1, 0, 0, 0, 5, 7, 4, 8, 3, 0, 0, 6, 9, 6, 4, 1,
    7, 2, 3, 5, 0, 1, 7, 8, 2, 4, 5, 6, 3, 6, 0, 3, 1, 2, 5, 7, 4, 10, 16, 0,
    0, 0, 0, 8, 0, 0, 0, 0, 3, 0, 5, 29, 0, 9, 7, 0, 0, 0, 0, 0, 18, 0, 4, 2,
    22, 0, 21, 0, 0, 12, 25, 0, 15, 0, 0, 0, 0, 0, 27, 19, 28, 26, 14, 17, 0,
    0, 0, 23, 0, 0, 20, 0, 0, 1, 11, 24, 0, 0, 13, 0, 6, 1, 0, 0, 3, 0, 4, 5,
    2, 1, 0, 0, 5, 6, 4, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 0, 0, 0, 0, 15,
    0, 0, 0, 23, 24, 0, 0, 18, 22, 26, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 27,
    0, 16, 0, 34, 0, 0, 0, 0, 0, 9, 0, 0, 31, 0, 2, 0, 32, 3, 25, 0, 13, 0, 0,
    0, 6, 12, 0, 0, 0, 0, 0, 0, 0, 0, 8, 33, 0, 0, 0, 0, 7, 0, 0, 0, 21, 0, 0,
    0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0,
    0, 29, 11, 4, 0, 0, 0, 0, 28, 0, 14, 0, 17, 10, 0, 0, 0, 0, 5, 6, 0, 3, 7,
    4, 2, 1, 4, 3, 2, 0, 1, 5, 6, 7, 7, 1, 0, 0, 0, 0, 0, 4, 6, 9, 5, 8, 0, 2,
    3, 0, 0, 5, 2, 4, 1, 6, 0, 3, 1, 2, 0, 0, 10, 0, 0, 4, 6, 0, 5, 8, 9, 7,
    11, 3, 0, 0, 13, 0, 27, 0, 25, 8, 0, 30, 0, 5, 0, 22, 0, 0, 18, 0, 21, 23,
    0, 0, 11, 0, 0, 0, 28, 14, 26, 9, 15, 0, 0, 3, 10, 0, 0, 0, 31, 0, 0, 6, 1,
    0, 0, 12, 0, 2, 17, 0, 7, 0, 29, 0, 0, 4, 24, 20, 16, 0, 0, 0, 19, 0, 1, 5,
    4, 3, 0, 0, 6, 2, 28, 29, 0, 0, 16, 0, 18, 24, 0, 13, 0, 0, 22, 0, 20, 0,
    1, 0, 0, 0, 12, 0, 17, 6, 0, 0, 27, 0, 0, 4, 21, 0, 9, 23, 0, 0, 10, 0, 0,
    8, 0, 0, 0, 0, 0, 0, 0, 5, 11, 25, 3, 2, 14, 31, 7, 26, 0, 15, 0, 0, 30, 0,
    19, 0, 1, 5, 4, 3, 0, 0, 6, 2, 0, 0, 0, 20, 11, 0, 0, 0, 0, 0, 13, 0, 0, 0,
    17, 0, 14, 3, 21, 12, 0, 0, 0, 0, 19, 0, 10, 0, 0, 0, 2, 15, 0, 0, 0, 0, 0,
    0, 0, 22, 0, 0, 7, 0, 0, 5, 0, 18, 6, 0, 1, 0, 9, 0, 0, 0, 0, 0, 8, 4, 0,
    0, 16, 0, 0, 5, 3, 1, 2, 0, 4, 6, 0, 0, 0, 16, 14, 3, 0, 0, 0, 0, 0, 4, 0,
    0, 5, 0, 0, 0, 0, 1, 0, 0, 0, 11, 0, 10, 0, 0, 9, 8, 21, 0, 15, 19, 17, 0,
    23, 0, 0, 0, 7, 0, 13, 0, 0, 6, 0, 22, 0, 0, 0, 12, 0, 20, 0, 0, 2, 0, 0,
    0, 0, 0, 18, 0, 5, 0, 2, 0, 1, 4, 3, 6, 1, 0, 6, 3, 5, 4, 0, 2, 0, 6, 5, 0,
    3, 1, 2, 4, 11, 10, 0, 13, 1, 8, 12, 0, 7, 4, 2, 9, 6, 0, 3, 5, 3, 0, 17,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 21, 0, 0, 0, 5, 23, 0, 0, 0, 14, 0, 15, 0, 19,
    13, 0, 25, 10, 0, 20, 0, 0, 0, 6, 0, 4, 18, 7, 0, 0, 9, 16, 0, 0, 0, 0, 11,
    22, 12, 2, 0, 26, 0, 28, 27, 8, 0, 0, 1, 24, 0, 0, 9, 0, 5, 0, 4, 1, 0, 6,
    0, 0, 2, 8, 7, 0, 0, 3, 6, 0, 5, 0, 3, 1, 2, 4, 0, 8, 7, 6, 0, 3, 1, 9, 2,
    0, 0, 5, 0, 4, 0, 0, 2, 5, 6, 1, 0, 4, 7, 3, 2, 1, 5, 7, 4, 6, 3, 0, 0, 0,
    32, 1, 0, 0, 6, 0, 23, 0, 0, 0, 0, 8, 0, 0, 0, 0, 19, 0, 0, 27, 0, 0, 18,
    0, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0,
    28, 20, 0, 14, 33, 0, 0, 0, 0, 9, 30, 0, 0, 0, 5, 21, 0, 0, 0, 0, 0, 16,
    29, 17, 0, 0, 22, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 24, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 25, 12, 7, 4, 0, 0, 0, 0, 15, 0, 10, 0,
    11, 0, 0, 0, 0, 0, 0, 31, 0, 4, 6, 3, 1, 2, 5, 0, 0, 0, 5, 0, 0, 3, 4, 1,
    2, 0, 0, 0, 13, 1, 0, 12, 0, 14, 0, 0, 0, 0, 0, 9, 0, 19, 0, 6, 0, 8, 0,
    18, 0, 0, 0, 0, 22, 0, 0, 0, 16, 10, 0, 15, 21, 4, 0, 0, 0, 17, 0, 0, 0, 0,
    0, 0, 7, 0, 0, 0, 11, 0, 0, 2, 5, 0, 3, 20, 0, 0, 0, 0, 0, 0, 1, 5, 3, 2,
    0, 4, 0, 6, 0, 2, 4, 1, 5, 3, 0, 11, 4, 0, 9, 0, 0, 12, 0, 0, 0, 0, 6, 0,
    10, 13, 2, 0, 8, 7, 0, 0, 0, 0, 0, 3, 0, 14, 5, 0, 0, 1, 0, 0, 1, 5, 3, 2,
    0, 0, 4, 0, 1, 5, 3, 2, 0, 0, 4, 0, 0, 0, 0, 0, 14, 0, 21, 0, 0, 0, 3, 0,
    8, 0, 26, 0, 20, 0, 0, 0, 4, 0, 0, 0, 0, 7, 0, 17, 40, 0, 0, 0, 0, 0, 38,
    13, 0, 37, 23, 12, 36, 5, 0, 0, 39, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0,
    41, 0, 33, 0, 0, 0, 0, 31, 1, 0, 0, 0, 0, 43, 19, 0, 34, 0, 22, 28, 24, 0,
    0, 0, 0, 0, 0, 0, 29, 0, 0, 0, 18, 0, 15, 0, 30, 2, 27, 0, 0, 0, 0, 0, 0,
    0, 0, 42, 0, 0, 0, 16, 0, 0, 35, 32, 11, 0, 9, 0, 0, 0, 0, 0, 6, 0, 25, 0,
    0, 0, 0, 9, 2, 7, 6, 5, 0, 4, 8, 1, 3, 0, 0, 0, 0, 0, 4, 7, 2, 3, 0, 0, 12,
    1, 15, 11, 10, 13, 5, 14, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 9, 6, 0, 16, 0,
    0, 1, 7, 0, 5, 6, 4, 2, 3, 11, 1, 12, 2, 8, 6, 4, 7, 0, 10, 0, 5, 13, 9, 3,
    0, 0, 1, 4, 3, 2, 0, 0, 5, 0, 9, 6, 0, 0, 0, 3, 14, 2, 0, 0, 0, 0, 0, 0, 4,
    1, 0, 0, 0, 12, 0, 0, 10, 5, 15, 8, 11, 0, 0, 13, 7, 10, 0, 7, 0, 0, 0, 12,
    11, 4, 17, 18, 2, 6, 0, 0, 1, 0, 5, 9, 0, 8, 16, 0, 0, 0, 3, 0, 0, 0, 13,
    14, 15, 1, 4, 0, 3, 6, 5, 0, 2, 0, 0, 0, 1, 0, 16, 0, 0, 15, 4, 2, 0, 6,
    18, 7, 10, 11, 17, 0, 0, 14, 3, 0, 8, 13, 9, 0, 5, 12, 0, 0, 0, 0, 0, 2,
    12, 0, 13, 0, 26, 0, 4, 0, 24, 5, 0, 0, 0, 0, 0, 19, 0, 16, 18, 0, 0, 0,
    14, 0, 17, 0, 0, 0, 0, 21, 0, 0, 11, 0, 0, 10, 1, 0, 0, 15, 6, 0, 0, 23, 0,
    8, 22, 9, 7, 25, 0, 0, 0, 20, 3, 0, 0, 0, 0, 0, 0, 0, 1, 4, 3, 2, 0, 0, 5,
    2, 5, 6, 1, 4, 0, 0, 3, 1, 4, 0, 3, 0, 0, 5, 2, 1, 4, 0, 3, 0, 0, 5, 2, 1,
    4, 0, 3, 0, 0, 5, 2, 0, 5, 6, 0, 13, 0, 0, 0, 0, 25, 0, 0, 0, 0, 0, 7, 22,
    0, 0, 19, 0, 0, 14, 0, 0, 0, 0, 0, 16, 0, 23, 0, 9, 0, 4, 10, 15, 0, 0, 0,
    0, 17, 0, 20, 0, 12, 0, 21, 24, 0, 0, 0, 0, 11, 18, 0, 8, 0, 3, 0, 1, 2, 0,
    0, 6, 0, 0, 5, 3, 1, 2, 4, 5, 7, 0, 1, 3, 2, 6, 4, 1, 4, 0, 5, 0, 0, 2, 3,
    0, 0, 0, 0, 0, 0, 0, 18, 0, 8, 0, 0, 0, 0, 13, 14, 0, 0, 0, 0, 21, 11, 0,
    0, 0, 4, 3, 6, 0, 19, 0, 0, 0, 0, 22, 0, 10, 16, 0, 0, 0, 2, 0, 0, 0, 9, 0,
    0, 0, 20, 0, 0, 23, 17, 0, 0, 0, 0, 5, 15, 0, 1, 12, 7, 0, 4, 6, 5, 3, 0,
    1, 2, 1, 4, 5, 3, 6, 0, 0, 2, 2, 12, 5, 11, 10, 6, 0, 4, 9, 8, 7, 13, 1, 0,
    0, 3, 0, 3, 1, 4, 0, 2, 0, 5, 0, 0, 24, 0, 0, 13, 0, 1, 21, 0, 0, 2, 0, 0,
    0, 0, 0, 7, 0, 3, 0, 17, 0, 0, 20, 0, 0, 9, 0, 14, 0, 0, 0, 16, 0, 15, 0,
    0, 0, 0, 0, 0, 0, 10, 4, 5, 0, 6, 0, 11, 19, 23, 8, 22, 0, 0, 0, 0, 0, 18,
    0, 0, 12, 0, 3, 1, 5, 2, 7, 0, 6, 4, 0, 17, 0, 0, 0, 0, 5, 10, 16, 6, 1,
    13, 0, 0, 7, 0, 0, 0, 0, 15, 2, 9, 0, 0, 8, 4, 0, 12, 14, 11, 0, 3, 0, 3,
    10, 9, 0, 1, 0, 4, 0, 5, 2, 6, 0, 8, 0, 7, 1, 3, 4, 2, 7, 18, 4, 13, 0, 0,
    3, 0, 9, 0, 2, 0, 0, 10, 21, 0, 15, 19, 0, 6, 16, 11, 0, 14, 17, 1, 0, 8,
    20, 0, 12, 5, 0, 5, 0, 0, 3, 4, 1, 2, 4, 6, 2, 0, 1, 5, 3, 0, 0, 8, 0, 11,
    0, 0, 0, 0, 0, 20, 19, 0, 0, 0, 0, 0, 14, 25, 0, 0, 0, 26, 32, 13, 0, 16,
    0, 28, 2, 0, 0, 0, 0, 31, 0, 0, 0, 0, 22, 0, 0, 21, 0, 0, 0, 0, 5, 0, 0, 0,
    0, 0, 0, 0, 0, 4, 23, 0, 0, 30, 1, 6, 0, 17, 0, 0, 0, 0, 24, 0, 0, 7, 10,
    0, 0, 0, 0, 0, 0, 12, 29, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 34, 0, 0, 9, 27, 0, 0, 0, 0,
    0, 15, 0, 33, 0, 0, 0, 0, 1, 5, 0, 9, 0, 0, 4, 6, 0, 7, 8, 0, 2, 3, 0, 1,
    5, 0, 4, 0, 0, 2, 3, 0, 5, 4, 0, 3, 0, 1, 2, 2, 0, 6, 1, 4, 0, 5, 3, 6, 5,
    1, 0, 2, 3, 4, 0, 0, 12, 15, 0, 0, 25, 5, 0, 14, 0, 22, 0, 0, 6, 23, 0, 2,
    19, 0, 18, 0, 11, 4, 30, 27, 0, 0, 0, 20, 7, 26, 0, 0, 0, 0, 8, 0, 0, 16,
    0, 0, 32, 0, 0, 9, 28, 0, 3, 29, 17, 21, 0, 0, 33, 0, 1, 0, 31, 24, 0, 0,
    13, 0, 10, 1, 5, 0, 4, 6, 0, 2, 3, 1, 5, 0, 4, 0, 0, 2, 3, 0, 5, 4, 0, 3,
    0, 1, 2, 5, 4, 0, 0, 3, 0, 1, 2, 6, 5, 1, 0, 2, 3, 4, 0, 1, 6, 4, 3, 0, 0,
    5, 2, 0, 4, 3, 1, 2, 0, 0, 5, 0, 3, 0, 4, 15, 0, 0, 13, 6, 7, 0, 9, 2, 16,
    0, 11, 0, 18, 12, 0, 0, 0, 1, 0, 17, 14, 10, 0, 8, 0, 5, 0, 1, 4, 0, 5, 0,
    6, 2, 3, 11, 0, 0, 0, 0, 0, 0, 20, 0, 33, 0, 21, 0, 0, 0, 17, 30, 0, 27, 0,
    12, 0, 0, 5, 0, 0, 0, 0, 35, 0, 0, 19, 0, 0, 0, 0, 0, 0, 14, 0, 0, 24, 34,
    0, 0, 0, 0, 0, 0, 9, 0, 0, 29, 0, 0, 0, 0, 0, 6, 0, 22, 0, 31, 0, 2, 0, 0,
    16, 0, 0, 4, 0, 0, 0, 0, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0, 13, 0, 0, 8, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 23, 0, 1, 10, 0, 0, 0, 26, 0, 0, 3, 0, 0, 0, 0, 0,
    0, 0, 7, 0, 28, 25, 0, 0, 15, 0, 0, 0, 18, 7, 2, 5, 8, 4, 1, 6, 3, 0, 13,
    0, 14, 0, 3, 19, 0, 15, 0, 0, 4, 0, 10, 5, 18, 0, 0, 16, 1, 22, 17, 20, 0,
    0, 11, 0, 23, 9, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 12, 0, 0, 6, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 21, 0, 0, 0, 22, 17, 0, 0, 0, 2, 16,
    25, 18, 9, 0, 0, 0, 0, 0, 0, 21, 7, 24, 0, 4, 11, 0, 0, 0, 15, 0, 0, 0, 0,
    6, 0, 0, 0, 0, 19, 0, 26, 12, 20, 3, 5, 27, 23, 0, 8, 0, 0, 0, 0, 0, 0, 13,
    1, 0, 10, 0, 0, 0, 0, 0, 14, 0, 0, 1, 0, 0, 3, 5, 4, 0, 2, 0, 3, 0, 19, 0,
    18, 2, 11, 0, 10, 0, 4, 0, 9, 0, 14, 17, 15, 0, 7, 16, 0, 12, 0, 20, 0, 8,
    6, 5, 13, 0, 1, 0, 0, 1, 5, 2, 3, 0, 4, 22, 6, 13, 9, 0, 0, 12, 2, 0, 0,
    11, 8, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 19, 0, 14, 23, 15, 0, 3, 0, 24, 0, 21,
    0, 0, 0, 0, 0, 10, 0, 0, 20, 0, 0, 0, 0, 7, 0, 0, 0, 18, 0, 5, 0, 0, 16, 1,
    0, 17, 0, 0, 0, 0, 0, 1, 5, 0, 3, 0, 4, 0, 2, 1, 0, 0, 0, 5, 2, 3, 4, 0, 1,
    7, 4, 8, 5, 3, 10, 0, 0, 0, 9, 0, 6, 2, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 0, 0, 0, 0, 0, 0, 0, 9, 36, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 39, 0, 0, 0, 0, 0, 0, 35, 0, 0, 0, 0,
    0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 25, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 21, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 19, 0, 0, 0, 12, 38, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 2, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 15, 0, 34, 0, 0, 0, 18, 0, 0, 5, 0, 0, 0, 0, 0, 0,
    3, 0, 0, 31, 11, 0, 17, 0, 0, 1, 0, 23, 0, 0, 0, 6, 0, 22, 13, 29, 0, 0, 0,
    0, 8, 0, 0, 0, 14, 0, 0, 0, 0, 0, 0, 41, 0, 0, 0, 27, 0, 0, 10, 0, 0, 0,
    30, 0, 0, 28, 0, 37, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 32, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 24, 0, 1, 5, 6, 4, 0, 2, 3, 0, 6, 4, 5, 0, 7, 3, 1, 2, 7, 0,
    0, 0, 5, 1, 3, 0, 2, 6, 0, 8, 0, 9, 0, 4, 3, 1, 4, 2, 5, 6, 7, 0, 1, 6, 4,
    0, 0, 5, 2, 3, 1, 4, 5, 0, 0, 6, 2, 3, 0, 26, 0, 19, 0, 28, 4, 0, 0, 0, 0,
    0, 3, 13, 0, 0, 0, 14, 0, 25, 0, 2, 0, 0, 0, 0, 0, 0, 0, 27, 0, 0, 8, 21,
    0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 29, 0, 0, 0, 0, 0, 0,
    30, 0, 0, 0, 16, 0, 0, 0, 0, 22, 0, 12, 23, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 6, 0, 24, 31, 10, 0, 0, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    11, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 9, 5, 0, 0, 0, 0, 0, 15, 0, 0, 0, 0, 18,
    2, 0, 5, 1, 0, 0, 4, 3, 1, 0, 0, 3, 4, 0, 5, 2, 1, 4, 0, 5, 0, 6, 2, 3, 0,
    6, 0, 5, 3, 1, 2, 4, 1, 9, 10, 6, 11, 0, 2, 3, 12, 0, 0, 0, 5, 4, 7, 8, 7,
    0, 5, 3, 4, 1, 2, 6, 0, 0, 0, 12, 0, 9, 1, 4, 2, 19, 0, 7, 13, 0, 18, 16,
    0, 0, 10, 8, 0, 17, 15, 0, 0, 0, 6, 5, 11, 14, 0, 3, 8, 13, 5, 0, 0, 7, 0,
    1, 12, 0, 11, 0, 0, 0, 0, 15, 0, 9, 0, 3, 0, 10, 0, 14, 0, 0, 2, 4, 0, 0,
    6, 0, 0, 6, 0, 3, 16, 5, 12, 0, 0, 0, 0, 0, 0, 13, 0, 9, 0, 0, 14, 0, 8, 0,
    7, 1, 4, 11, 0, 15, 2, 0, 0, 10, 7, 10, 0, 0, 0, 16, 0, 8, 20, 11, 18, 9,
    0, 6, 0, 3, 15, 0, 12, 13, 2, 1, 0, 5, 19, 14, 0, 17, 0, 0, 4, 0, 2, 0, 5,
    1, 0, 0, 4, 3, 6, 5, 1, 2, 3, 0, 4, 0, 22, 27, 0, 0, 0, 21, 0, 0, 0, 0, 0,
    0, 37, 0, 9, 0, 0, 0, 0, 2, 0, 0, 33, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0,
    0, 0, 0, 0, 25, 12, 0, 30, 0, 0, 14, 0, 0, 0, 0, 0, 16, 32, 7, 0, 0, 36, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 17, 0, 0, 35, 0, 0, 0, 0, 0, 11,
    13, 15, 0, 34, 0, 0, 0, 19, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0, 23, 0, 0, 0, 0,
    0, 0, 3, 0, 31, 0, 0, 8, 0, 0, 0, 0, 5, 0, 0, 26, 0, 28, 20, 29, 10, 4, 18,
    35, 0, 0, 0, 0, 33, 0, 0, 0, 21, 0, 0, 0, 0, 0, 0, 25, 30, 0, 16, 0, 34,
    18, 0, 32, 6, 0, 0, 7, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 17, 0, 0, 31,
    11, 0, 0, 0, 0, 27, 0, 0, 0, 0, 10, 28, 0, 0, 0, 0, 0, 0, 24, 22, 0, 0, 0,
    12, 0, 20, 0, 0, 0, 0, 0, 26, 23, 0, 0, 0, 0, 0, 0, 0, 4, 2, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 5, 0, 0, 0, 0, 8, 0, 0, 0, 15, 0, 0, 19, 0, 0, 9, 14, 0, 29, 0,
    0, 13, 0, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 0, 0, 0, 21, 0, 0, 0,
    0, 0, 0, 25, 30, 0, 16, 0, 0, 18, 0, 32, 6, 0, 0, 7, 3, 0, 0, 0, 0, 34, 0,
    0, 0, 0, 1, 0, 0, 17, 0, 0, 31, 11, 0, 0, 0, 0, 27, 0, 0, 0, 0, 10, 28, 0,
    0, 0, 0, 0, 0, 24, 22, 0, 0, 0, 12, 0, 20, 0, 0, 35, 0, 0, 26, 23, 0, 0, 0,
    0, 0, 0, 0, 4, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 8, 0, 0, 0, 15,
    0, 0, 19, 0, 0, 9, 14, 0, 29, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0,
    17, 7, 0, 0, 9, 11, 5, 0, 0, 13, 3, 0, 0, 12, 10, 0, 6, 18, 14, 0, 0, 0, 1,
    0, 15, 0, 0, 8, 4, 2, 21, 0, 0, 0, 0, 1, 0, 10, 0, 0, 0, 0, 17, 23, 16, 0,
    5, 0, 0, 0, 2, 6, 15, 0, 0, 11, 0, 0, 0, 0, 7, 0, 0, 0, 0, 12, 0, 9, 0, 0,
    0, 14, 18, 24, 0, 25, 0, 0, 13, 0, 22, 19, 0, 0, 20, 0, 4, 3, 0, 0, 0, 0,
    0, 8, 1, 6, 4, 3, 0, 5, 7, 2, 5, 3, 4, 9, 6, 0, 0, 0, 7, 0, 0, 0, 0, 8, 2,
    1, 1, 4, 0, 5, 0, 2, 3, 0, 0, 1, 0, 3, 2, 4, 0, 5, 4, 7, 2, 5, 1, 8, 6, 3,
    4, 5, 6, 1, 2, 7, 0, 3, 1, 9, 7, 11, 6, 0, 12, 2, 8, 10, 0, 3, 13, 0, 5, 4,
    3, 1, 6, 2, 4, 5, 0, 0, 0, 0, 0, 0, 43, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 14, 0, 0, 0, 26, 0, 9, 0, 0, 10, 0, 0, 51, 0, 0, 0, 0, 0, 4, 0, 0, 0,
    0, 0, 0, 22, 46, 0, 0, 0, 0, 0, 35, 0, 0, 0, 0, 0, 40, 0, 0, 0, 0, 0, 0, 8,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 0, 0, 0, 16, 32, 0, 41, 0, 0, 50, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 20, 49, 0, 0, 38, 0, 34, 0, 0, 0,
    0, 15, 0, 0, 0, 0, 0, 24, 47, 0, 0, 0, 0, 0, 0, 36, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 2, 11, 0, 0, 6, 0, 45, 0, 0, 39, 0, 0, 48, 0, 0, 0, 0, 0, 0,
    0, 0, 18, 0, 0, 5, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0,
    21, 1, 0, 0, 0, 0, 23, 0, 0, 0, 44, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 28, 31,
    0, 0, 0, 17, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 13, 0, 0, 0, 0, 0, 12,
    0, 0, 0, 0, 37, 0, 0, 0, 0, 0, 0, 0, 42, 0, 0, 0, 0, 0, 0, 27, 25, 29, 0,
    0, 0, 0, 0, 1, 0, 2, 4, 6, 5, 3, 1, 4, 5, 0, 0, 0, 2, 3, 7, 8, 6, 1, 4, 2,
    5, 3, 0, 3, 2, 14, 0, 4, 1, 6, 5, 13, 8, 9, 11, 7, 12, 10, 9, 0, 5, 2, 4,
    0, 0, 6, 7, 0, 1, 3, 0, 8, 0, 0, 6, 1, 5, 8, 9, 0, 0, 4, 0, 0, 0, 0, 0, 2,
    3, 7, 1, 4, 0, 0, 6, 5, 2, 3, 2, 7, 4, 1, 5, 6, 0, 3, 25, 0, 29, 0, 0, 0,
    22, 0, 6, 5, 10, 0, 0, 11, 20, 17, 0, 3, 0, 19, 21, 12, 0, 1, 0, 0, 0, 18,
    15, 0, 0, 14, 0, 28, 0, 27, 0, 7, 0, 0, 0, 0, 4, 24, 0, 26, 0, 0, 9, 0, 0,
    0, 16, 0, 0, 13, 2, 23, 0, 0, 8, 0, 0, 0, 6, 7, 1, 0, 5, 2, 4, 3, 8, 0, 0,
    0, 0, 3, 0, 0, 0, 11, 5, 17, 6, 0, 16, 10, 12, 15, 13, 1, 9, 4, 2, 7, 0, 0,
    0, 0, 0, 0, 0, 14, 2, 16, 7, 4, 0, 5, 12, 0, 0, 0, 0, 0, 3, 0, 1, 0, 9, 0,
    0, 0, 13, 8, 0, 0, 14, 6, 0, 0, 0, 11, 15, 10, 0, 0, 0, 13, 0, 2, 0, 0, 3,
    0, 0, 0, 0, 0, 9, 0, 0, 20, 0, 0, 0, 0, 0, 0, 10, 0, 1, 12, 0, 15, 0, 0, 0,
    16, 0, 0, 24, 4, 7, 18, 0, 0, 0, 0, 8, 0, 19, 5, 11, 21, 0, 0, 22, 14, 0,
    6, 23, 0, 0, 0, 0, 17, 0, 0, 12, 7, 5, 0, 10, 0, 11, 9, 8, 4, 3, 6, 1, 0,
    2, 0, 0, 7, 5, 0, 10, 0, 11, 9, 8, 4, 3, 6, 1, 0, 2, 0, 5, 0, 3, 1, 2, 0,
    0, 4, 0, 0, 2, 1, 0, 0, 0, 5, 7, 4, 8, 3, 0, 0, 6, 9, 6, 4, 1, 7, 2, 3, 5,
    0, 11, 7, 3, 2, 4, 9, 0, 0, 6, 10, 0, 5, 8, 0, 0, 1, 0, 6, 0, 0, 4, 0, 5,
    8, 7, 0, 3, 9, 0, 0, 1, 2, 0, 17, 0, 0, 0, 0, 14, 0, 0, 21, 0, 0, 0, 0, 0,
    26, 2, 0, 0, 15, 7, 23, 0, 0, 0, 0, 10, 0, 0, 18, 0, 0, 0, 0, 27, 0, 0, 22,
    33, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 32, 9, 0, 0, 0, 0, 0, 3, 0, 0,
    25, 11, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 31, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 6, 0, 0, 16, 0, 0, 1, 12, 0, 28, 0, 8, 0, 0, 0, 0, 0, 5,
    19, 0, 0, 34, 0, 20, 0, 0, 24, 13, 0, 0, 0, 0, 0, 0, 29, 0, 0, 4, 8, 6, 0,
    11, 1, 7, 0, 3, 2, 10, 0, 9, 5, 0, 14, 0, 0, 5, 0, 15, 4, 0, 6, 3, 1, 16,
    10, 8, 0, 0, 9, 0, 0, 0, 0, 11, 12, 0, 0, 2, 0, 0, 13, 0, 0, 7, 0, 0, 17,
    0, 0, 0, 0, 10, 24, 19, 0, 0, 0, 8, 11, 25, 18, 3, 0, 13, 5, 0, 0, 21, 22,
    0, 0, 0, 2, 12, 15, 0, 0, 7, 0, 0, 0, 0, 0, 4, 16, 0, 0, 1, 0, 0, 0, 0, 0,
    0, 9, 0, 6, 0, 0, 20, 0, 0, 0, 0, 0, 0, 14, 23, 0, 6, 8, 10, 13, 3, 12, 5,
    2, 11, 1, 0, 7, 0, 4, 9, 0, 0, 16, 0, 20, 8, 0, 22, 0, 0, 0, 0, 0, 21, 0,
    7, 0, 0, 0, 0, 2, 0, 1, 0, 0, 17, 0, 4, 0, 6, 18, 0, 0, 13, 0, 0, 0, 0, 12,
    10, 0, 0, 3, 0, 23, 0, 0, 11, 0, 0, 0, 0, 0, 15, 0, 0, 14, 19, 0, 0, 0, 0,
    9, 5, 1, 5, 7, 0, 0, 0, 8, 0, 9, 0, 2, 4, 6, 3, 0, 0, 8, 2, 5, 1, 4, 3, 6,
    7, 3, 4, 7, 1, 2, 8, 6, 5, 0, 1, 3, 0, 0, 0, 5, 0, 14, 6, 0, 13, 11, 7, 8,
    0, 12, 0, 4, 15, 0, 18, 0, 0, 16, 2, 17, 0, 0, 10, 0, 9, 0, 0, 0, 3, 8, 0,
    11, 6, 1, 10, 7, 4, 2, 0, 9, 5, 1, 0, 0, 3, 6, 4, 5, 2, 0, 0, 0, 17, 0, 0,
    0, 0, 21, 16, 22, 5, 6, 15, 0, 0, 0, 0, 14, 13, 25, 0, 0, 9, 0, 0, 0, 0, 0,
    0, 0, 1, 0, 23, 0, 0, 24, 0, 12, 0, 10, 0, 19, 2, 0, 18, 0, 0, 3, 0, 20, 4,
    0, 0, 7, 0, 0, 0, 0, 0, 8, 0, 11, 0, 0, 0, 32, 0, 17, 0, 0, 28, 0, 4, 0, 0,
    5, 0, 0, 0, 25, 0, 13, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 29,
    19, 0, 0, 0, 0, 0, 0, 0, 18, 0, 26, 0, 0, 0, 0, 15, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 1, 0, 0, 7, 0, 0, 0, 21, 2, 0, 0, 0, 0, 0, 0, 0, 14, 20, 0, 22, 0, 0, 0,
    0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 23, 0, 0, 0, 8, 16, 0, 10, 0, 12, 0,
    0, 0, 0, 0, 6, 0, 31, 0, 0, 0, 0, 11, 0, 27, 0, 0, 0, 0, 3, 0, 0, 0, 1, 0,
    0, 4, 0, 5, 2, 3, 0, 7, 1, 4, 5, 2, 6, 3, 0, 1, 4, 3, 2, 0, 0, 5, 10, 0,
    12, 13, 2, 18, 24, 0, 14, 3, 19, 0, 0, 27, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0,
    16, 6, 0, 0, 0, 0, 21, 11, 4, 5, 0, 0, 0, 20, 9, 22, 0, 0, 26, 23, 0, 0,
    17, 0, 0, 0, 15, 0, 1, 8, 28, 0, 0, 0, 0, 0, 0, 0, 0, 25, 11, 9, 7, 0, 15,
    5, 1, 4, 12, 10, 6, 14, 2, 3, 13, 8, 2, 5, 0, 1, 0, 4, 0, 3, 5, 3, 0, 1, 7,
    2, 6, 4, 0, 0, 4, 17, 0, 0, 19, 0, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 27, 0, 0,
    11, 0, 0, 0, 0, 0, 0, 7, 0, 24, 0, 0, 6, 18, 0, 23, 0, 0, 0, 0, 16, 0, 37,
    0, 0, 20, 36, 0, 0, 0, 0, 0, 21, 9, 32, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 13,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 34, 0, 0, 0, 1, 0, 0, 3, 0, 0, 0,
    35, 0, 29, 31, 0, 5, 0, 22, 0, 0, 15, 0, 33, 0, 0, 0, 0, 10, 0, 25, 0, 0,
    0, 0, 28, 0, 0, 0, 0, 0, 30, 14, 0, 0, 26, 0, 0, 2, 5, 0, 1, 0, 4, 0, 3, 7,
    6, 2, 4, 0, 3, 5, 1, 0, 6, 0, 3, 5, 1, 2, 4, 0, 1, 4, 0, 9, 7, 6, 0, 8, 0,
    2, 3, 10, 0, 0, 5, 0, 0, 0, 0, 0, 6, 0, 12, 0, 13, 22, 0, 0, 0, 9, 0, 23,
    0, 0, 5, 0, 16, 15, 0, 7, 3, 0, 0, 0, 18, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0,
    0, 0, 4, 0, 0, 8, 20, 19, 0, 0, 21, 0, 0, 0, 0, 0, 17, 14, 11, 0, 1, 2, 0,
    2, 0, 0, 0, 11, 5, 1, 12, 13, 4, 3, 8, 7, 6, 10, 9, 10, 0, 0, 0, 17, 0, 16,
    0, 0, 0, 6, 12, 14, 8, 11, 0, 0, 0, 0, 3, 0, 7, 0, 15, 1, 5, 4, 0, 9, 2, 0,
    13, 1, 5, 0, 4, 0, 0, 2, 3, 0, 0, 0, 11, 4, 2, 25, 0, 6, 0, 12, 1, 0, 26,
    8, 0, 0, 5, 3, 0, 18, 0, 0, 0, 0, 23, 9, 28, 0, 0, 0, 0, 0, 0, 27, 21, 0,
    16, 0, 20, 0, 0, 0, 14, 0, 0, 0, 0, 0, 7, 0, 0, 13, 19, 10, 15, 0, 0, 0, 0,
    22, 0, 17, 24, 6, 1, 4, 3, 2, 0, 5, 0, 5, 4, 0, 0, 3, 0, 1, 2, 6, 3, 2, 4,
    7, 8, 5, 1, 0, 0, 3, 2, 4, 5, 1, 0, 1, 10, 0, 0, 6, 0, 2, 3, 9, 8, 0, 5, 0,
    4, 0, 7, 5, 4, 3, 6, 8, 1, 7, 2, 1, 5, 0, 4, 0, 0, 2, 3, 4, 1, 2, 0, 0, 5,
    6, 3, 2, 5, 7, 8, 3, 6, 1, 4, 6, 0, 2, 7, 3, 1, 5, 4, 1, 0, 0, 4, 6, 5, 2,
    3, 20, 0, 0, 11, 0, 12, 9, 2, 0, 16, 22, 13, 0, 0, 0, 17, 0, 0, 10, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 4, 0, 5, 0, 0, 0, 0, 19, 18, 0, 3, 0, 0,
    0, 0, 0, 8, 0, 0, 0, 0, 0, 14, 0, 0, 6, 0, 0, 1, 0, 21, 15, 3, 7, 4, 0, 6,
    5, 2, 1, 0, 5, 1, 6, 2, 3, 4, 0, 0, 4, 0, 6, 3, 5, 1, 2, 1, 4, 0, 5, 0, 0,
    2, 3, 0, 8, 7, 9, 0, 1, 0, 6, 2, 0, 3, 0, 5, 0, 4, 0, 0, 4, 3, 2, 5, 6, 1,
    7, 1, 0, 0, 3, 5, 4, 0, 2, 1, 4, 0, 5, 0, 0, 2, 3, 7, 3, 2, 0, 4, 6, 5, 1,
    0, 24, 0, 0, 0, 18, 14, 0, 0, 0, 15, 0, 0, 0, 19, 0, 0, 16, 7, 10, 11, 0,
    0, 0, 12, 0, 3, 0, 13, 0, 17, 22, 0, 1, 0, 0, 0, 21, 0, 20, 9, 0, 8, 0, 5,
    0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 23, 2, 0, 0, 0, 2, 5, 0, 1, 4, 0,
    0, 3, 1, 5, 0, 4, 7, 6, 2, 3, 6, 3, 2, 0, 4, 7, 5, 1, 0, 0, 0, 0, 33, 29,
    0, 0, 0, 0, 10, 0, 23, 0, 21, 0, 5, 24, 0, 27, 0, 0, 0, 0, 0, 0, 32, 0, 9,
    0, 0, 0, 15, 0, 0, 0, 37, 0, 0, 0, 0, 0, 0, 3, 19, 0, 0, 0, 2, 0, 16, 0, 0,
    0, 6, 0, 0, 0, 0, 0, 0, 20, 40, 0, 0, 38, 12, 0, 0, 25, 13, 0, 26, 0, 0, 0,
    0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 30, 0, 28, 0, 0, 0, 22, 0, 17, 0,
    4, 0, 0, 0, 0, 18, 31, 0, 0, 11, 34, 39, 36, 35, 0, 0, 0, 0, 0, 0, 14, 0,
    8, 0, 0, 0, 0, 0, 9, 7, 0, 3, 5, 6, 4, 0, 0, 0, 1, 2, 10, 11, 0, 8, 0, 4,
    5, 0, 3, 0, 1, 2, 0, 0, 15, 0, 0, 5, 19, 1, 20, 14, 10, 0, 9, 0, 8, 0, 0,
    6, 21, 4, 16, 11, 7, 3, 0, 2, 18, 0, 0, 17, 13, 12, 3, 1, 6, 2, 7, 0, 5, 4,
    17, 0, 0, 2, 0, 0, 24, 0, 0, 13, 12, 22, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0,
    19, 5, 0, 7, 0, 21, 0, 0, 0, 0, 0, 10, 11, 0, 9, 0, 1, 0, 0, 0, 0, 0, 8,
    25, 6, 15, 0, 4, 0, 16, 23, 0, 0, 18, 0, 0, 0, 14, 0, 0, 20, 5, 1, 0, 3, 2,
    0, 6, 4, 5, 7, 3, 4, 2, 1, 0, 6, 0, 0, 0, 0, 0, 0, 0, 25, 0, 0, 0, 0, 0, 0,
    26, 49, 0, 0, 0, 0, 0, 23, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0,
    29, 0, 43, 0, 0, 0, 0, 0, 0, 0, 0, 22, 20, 0, 0, 4, 8, 0, 0, 0, 45, 0, 0,
    0, 0, 0, 0, 27, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 44, 0, 0, 0,
    0, 31, 0, 37, 0, 0, 0, 0, 0, 35, 0, 28, 0, 0, 47, 0, 21, 0, 0, 0, 38, 0, 0,
    19, 0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 42, 0, 0, 0, 0, 32, 0, 5, 0, 0, 9, 0,
    0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 14, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 11, 0, 50, 0, 0, 3, 6, 15, 0, 7, 0, 40, 0, 2, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24, 0, 13, 0, 0, 41, 36,
    18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 46, 0, 0, 0, 10, 0, 0, 0, 0, 34, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 39, 0, 33,
    0, 0, 48, 0, 0, 7, 5, 1, 6, 0, 2, 4, 3, 5, 0, 6, 3, 4, 1, 2, 0, 0, 7, 4, 2,
    3, 6, 5, 1, 5, 0, 6, 3, 4, 1, 2, 0, 5, 0, 4, 2, 3, 7, 6, 1, 16, 7, 0, 15,
    0, 0, 3, 13, 1, 6, 12, 18, 0, 10, 2, 0, 0, 11, 9, 0, 0, 0, 0, 14, 5, 8, 0,
    17, 4, 0, 0, 19, 6, 1, 0, 4, 3, 7, 2, 5, 0, 6, 5, 3, 0, 4, 2, 1, 1, 0, 5,
    4, 0, 0, 2, 3, 3, 4, 1, 6, 7, 2, 5, 0, 1, 5, 0, 4, 0, 0, 2, 3, 0, 6, 5, 3,
    0, 4, 2, 1, 2, 0, 6, 0, 0, 0, 24, 0, 0, 0, 0, 0, 8, 0, 10, 0, 0, 0, 0, 16,
    0, 0, 0, 0, 26, 0, 0, 0, 19, 0, 0, 15, 0, 3, 0, 0, 0, 0, 0, 22, 0, 0, 0, 0,
    0, 0, 0, 13, 0, 0, 0, 0, 0, 23, 0, 0, 7, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 14,
    0, 20, 0, 0, 0, 0, 0, 0, 1, 30, 18, 0, 0, 0, 0, 0, 0, 0, 0, 28, 11, 0, 0,
    0, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 29, 21, 27, 0,
    25, 0, 0, 0, 0, 0, 31, 0, 0, 0, 9, 17, 0, 16, 12, 15, 5, 0, 13, 4, 0, 6, 3,
    1, 0, 11, 8, 0, 0, 9, 0, 14, 0, 0, 0, 10, 0, 0, 2, 0, 0, 0, 0, 0, 7, 4, 1,
    3, 0, 5, 7, 2, 6, 4, 0, 1, 3, 2, 0, 5, 0, 0, 0, 20, 1, 0, 0, 13, 18, 0, 0,
    6, 0, 0, 19, 9, 0, 0, 22, 0, 15, 0, 0, 0, 0, 0, 0, 24, 5, 14, 0, 0, 0, 0,
    11, 0, 0, 0, 8, 12, 0, 21, 0, 10, 17, 29, 7, 25, 16, 0, 28, 26, 3, 0, 0, 0,
    27, 0, 0, 2, 23, 0, 0, 4, 0, 2, 5, 0, 1, 0, 4, 0, 3, 0, 0, 5, 0, 9, 10, 8,
    6, 4, 0, 3, 0, 7, 0, 1, 2, 0, 8, 0, 0, 0, 21, 4, 0, 0, 0, 17, 0, 0, 0, 0,
    0, 0, 34, 0, 31, 10, 32, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 23, 0,
    12, 2, 0, 0, 0, 0, 0, 15, 0, 24, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    13, 0, 1, 27, 29, 0, 0, 0, 30, 0, 0, 0, 0, 0, 9, 0, 0, 22, 28, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 6, 0, 0,
    33, 0, 0, 19, 5, 0, 14, 0, 7, 0, 0, 16, 18, 0, 0, 0, 0, 0, 0, 0, 2, 5, 0,
    1, 0, 4, 0, 3, 6, 3, 2, 4, 5, 0, 1, 7, 6, 18, 0, 0, 0, 23, 27, 21, 28, 0,
    15, 12, 0, 0, 0, 26, 0, 10, 0, 0, 11, 0, 0, 0, 0, 16, 0, 0, 0, 22, 0, 17,
    0, 29, 0, 19, 4, 0, 0, 3, 0, 14, 7, 0, 0, 13, 25, 0, 0, 0, 0, 1, 0, 30, 5,
    0, 20, 8, 0, 9, 0, 0, 2, 24, 2, 0, 0, 1, 4, 0, 5, 3, 0, 4, 3, 1, 2, 0, 5,
    0, 4, 1, 3, 0, 5, 7, 2, 6, 0, 4, 5, 0, 3, 6, 1, 2, 1, 4, 0, 5, 0, 0, 2, 3,
    4, 7, 2, 5, 0, 1, 3, 6, 1, 4, 0, 0, 5, 0, 2, 3, 0, 0, 4, 6, 3, 1, 2, 5, 1,
    4, 0, 5, 0, 0, 2, 3, 5, 4, 3, 1, 2, 0, 0, 0, 8, 6, 5, 7, 1, 3, 4, 2, 6, 4,
    1, 5, 2, 3, 7, 0, 1, 4, 5, 0, 0, 0, 2, 3, 1, 4, 2, 3, 1, 0, 0, 3, 0, 4, 5,
    2, 0, 6, 0, 3, 5, 4, 2, 1, 0, 0, 0, 3, 40, 7, 0, 42, 0, 0, 29, 0, 0, 4, 32,
    0, 0, 0, 0, 0, 0, 0, 33, 34, 0, 0, 0, 0, 15, 0, 0, 0, 0, 23, 0, 0, 11, 0,
    0, 0, 0, 0, 9, 0, 26, 0, 28, 5, 41, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 10,
    24, 0, 30, 1, 2, 0, 12, 0, 31, 22, 14, 6, 0, 0, 0, 0, 0, 0, 17, 0, 0, 19,
    18, 21, 0, 0, 20, 0, 38, 0, 0, 25, 0, 0, 0, 0, 16, 0, 35, 0, 0, 36, 0, 0,
    0, 0, 37, 0, 0, 0, 0, 0, 0, 27, 0, 0, 0, 0, 39, 13, 0, 0, 0, 0, 0, 0, 10,
    8, 0, 0, 5, 1, 7, 0, 0, 0, 2, 6, 9, 4, 0, 3, 1, 0, 5, 0, 0, 2, 3, 4, 6, 4,
    3, 1, 2, 0, 0, 5, 0, 11, 0, 0, 0, 18, 0, 27, 26, 0, 0, 5, 6, 17, 14, 0, 0,
    10, 12, 0, 0, 19, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 16, 23,
    9, 0, 24, 2, 0, 13, 0, 21, 3, 20, 25, 4, 0, 22, 7, 0, 0, 15, 0, 0, 8, 0, 0,
    0, 0, 4, 0, 20, 10, 0, 0, 0, 0, 26, 0, 0, 22, 19, 3, 0, 17, 0, 0, 0, 0, 0,
    5, 24, 0, 0, 16, 6, 0, 27, 12, 0, 0, 15, 21, 0, 0, 0, 28, 23, 0, 14, 0, 0,
    0, 7, 2, 0, 0, 0, 11, 25, 0, 0, 9, 0, 13, 0, 0, 8, 0, 0, 18, 1, 1, 5, 0, 4,
    6, 0, 2, 3, 0, 5, 3, 1, 2, 0, 0, 4, 0, 4, 1, 0, 6, 5, 2, 3, 5, 0, 6, 0, 0,
    9, 0, 0, 3, 8, 2, 1, 0, 0, 4, 7, 5, 0, 7, 2, 10, 6, 0, 4, 3, 0, 8, 0, 0, 1,
    11, 9, 0, 0, 0, 4, 0, 0, 0, 0, 0, 19, 0, 11, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 14, 0, 15, 0, 9, 18, 16, 0, 0, 24, 0, 0, 17, 0, 0, 0, 2, 8, 0, 6, 0, 0,
    0, 0, 21, 0, 23, 0, 0, 20, 5, 0, 0, 10, 3, 13, 12, 7, 0, 0, 22, 7, 6, 5, 4,
    1, 8, 3, 2, 8, 4, 2, 3, 5, 1, 6, 7, 13, 0, 0, 5, 15, 9, 6, 0, 0, 0, 14, 0,
    2, 0, 0, 0, 8, 0, 0, 12, 4, 1, 7, 11, 0, 0, 0, 0, 10, 0, 3, 0, 6, 4, 1, 0,
    0, 2, 5, 3, 15, 11, 0, 5, 0, 17, 1, 0, 10, 4, 0, 0, 9, 8, 6, 0, 0, 16, 0,
    0, 3, 0, 12, 0, 13, 0, 0, 14, 0, 0, 2, 7, 6, 4, 1, 0, 0, 2, 5, 3, 0, 0, 0,
    8, 11, 0, 0, 0, 0, 0, 12, 4, 0, 1, 0, 0, 6, 2, 5, 3, 14, 13, 0, 0, 0, 0, 9,
    0, 0, 10, 0, 7, 5, 0, 6, 1, 2, 7, 4, 3, 4, 5, 0, 0, 2, 8, 3, 10, 0, 7, 0,
    9, 1, 6, 0, 0, 2, 8, 1, 5, 4, 6, 7, 3, 1, 0, 0, 3, 0, 4, 5, 2, 8, 15, 5, 4,
    10, 3, 11, 7, 1, 14, 0, 6, 12, 2, 9, 13, 1, 0, 0, 4, 0, 5, 2, 3, 0, 0, 0,
    2, 0, 0, 11, 0, 12, 0, 0, 0, 0, 9, 0, 7, 4, 5, 0, 0, 0, 3, 0, 0, 8, 10, 13,
    0, 6, 14, 1, 15, 0, 11, 0, 13, 0, 4, 0, 8, 16, 17, 0, 0, 0, 0, 9, 1, 0, 2,
    14, 0, 0, 0, 10, 6, 5, 0, 12, 3, 0, 15, 0, 7, 1, 0, 0, 3, 0, 4, 5, 2, 3, 0,
    13, 12, 6, 10, 0, 0, 2, 14, 0, 0, 11, 4, 0, 0, 5, 1, 9, 0, 0, 7, 15, 0, 0,
    0, 0, 0, 0, 8, 0, 0, 4, 0, 11, 15, 0, 0, 0, 0, 14, 7, 0, 9, 0, 3, 8, 13, 0,
    10, 0, 0, 0, 0, 12, 0, 0, 5, 2, 0, 6, 1, 0, 0, 0, 0, 0, 5, 3, 4, 1, 2, 0,
    2, 10, 0, 5, 9, 8, 6, 0, 4, 1, 0, 7, 0, 0, 3, 1, 0, 0, 3, 0, 4, 5, 2, 1, 5,
    4, 0, 6, 0, 2, 3, 13, 1, 10, 11, 7, 0, 5, 0, 0, 8, 12, 6, 9, 4, 2, 3, 0, 0,
    0, 0, 0, 0, 0, 0, 27, 0, 0, 28, 0, 0, 0, 1, 0, 0, 26, 0, 0, 0, 2, 0, 0, 0,
    0, 0, 0, 0, 0, 24, 0, 0, 11, 7, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 21, 0, 33, 0,
    0, 0, 9, 32, 0, 10, 0, 0, 0, 0, 0, 0, 0, 20, 0, 17, 0, 12, 0, 0, 0, 30, 0,
    22, 0, 0, 0, 13, 0, 0, 31, 0, 0, 0, 0, 0, 0, 15, 0, 4, 5, 0, 0, 0, 0, 6, 0,
    18, 23, 14, 19, 0, 0, 0, 0, 8, 0, 0, 0, 16, 25, 0, 0, 0, 0, 0, 0, 29, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 5, 6, 7, 0, 3, 4, 1, 2, 1, 0, 0, 0, 4, 2, 3, 5, 0,
    2, 9, 10, 11, 15, 20, 0, 12, 0, 5, 0, 1, 0, 17, 14, 19, 0, 13, 4, 3, 18, 8,
    16, 0, 7, 0, 6, 0, 0, 0, 0, 1, 5, 2, 7, 3, 6, 0, 4, 2, 4, 8, 5, 7, 3, 6, 1,
    1, 0, 6, 3, 4, 5, 0, 2, 0, 0, 6, 0, 0, 10, 0, 3, 0, 0, 22, 5, 0, 0, 0, 0,
    0, 0, 0, 19, 0, 0, 15, 0, 0, 0, 0, 0, 0, 0, 0, 9, 14, 0, 21, 20, 23, 0, 24,
    12, 8, 0, 0, 0, 0, 7, 0, 1, 0, 4, 0, 0, 0, 11, 18, 0, 2, 0, 17, 0, 13, 0,
    16, 0, 12, 11, 8, 2, 0, 4, 10, 0, 3, 0, 6, 9, 7, 0, 5, 1, 1, 0, 0, 4, 7, 5,
    0, 6, 9, 0, 2, 0, 8, 3, 0, 0, 6, 3, 14, 10, 4, 0, 0, 2, 9, 0, 18, 0, 0, 0,
    0, 16, 11, 12, 13, 5, 0, 0, 0, 7, 15, 17, 0, 0, 8, 0, 0, 1, 0, 5, 10, 0, 7,
    0, 2, 6, 3, 1, 9, 8, 0, 0, 0, 4, 7, 5, 4, 0, 8, 0, 0, 0, 3, 0, 9, 0, 6, 1,
    2, 0, 2, 6, 3, 8, 7, 1, 4, 5, 1, 4, 5, 0, 0, 2, 3, 0, 1, 4, 5, 0, 0, 2, 3,
    0, 0, 0, 0, 1, 0, 0, 13, 0, 0, 0, 6, 0, 0, 0, 12, 0, 0, 14, 0, 0, 20, 21,
    0, 0, 15, 11, 0, 5, 0, 0, 0, 0, 0, 9, 0, 0, 0, 8, 10, 0, 0, 0, 0, 0, 0, 7,
    0, 0, 0, 0, 19, 3, 0, 0, 0, 0, 16, 0, 2, 17, 0, 0, 4, 18, 5, 1, 4, 6, 8, 2,
    7, 3, 7, 0, 0, 22, 12, 18, 17, 0, 1, 25, 0, 0, 0, 0, 10, 21, 0, 0, 0, 0, 0,
    0, 0, 5, 9, 16, 11, 0, 3, 2, 0, 24, 4, 0, 0, 20, 0, 0, 0, 6, 0, 0, 0, 0, 0,
    19, 0, 15, 0, 0, 0, 0, 0, 0, 13, 0, 14, 0, 0, 0, 23, 8, 0, 0, 8, 0, 4, 7,
    6, 3, 9, 2, 0, 0, 0, 0, 1, 0, 5, 0, 1, 0, 0, 4, 0, 2, 3, 5, 1, 0, 5, 4, 0,
    2, 3, 0, 7, 4, 3, 2, 8, 5, 1, 6, 8, 7, 0, 10, 12, 2, 11, 0, 6, 3, 0, 9, 1,
    0, 4, 5, 4, 0, 1, 5, 2, 3, 7, 6, 0, 0, 0, 0, 0, 0, 0, 24, 0, 0, 0, 0, 0, 3,
    0, 40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 34, 32, 0, 35, 0, 0, 0, 0,
    0, 0, 0, 0, 14, 0, 43, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 6, 0, 18, 0, 0, 0, 9,
    0, 41, 26, 17, 0, 0, 0, 44, 0, 0, 0, 0, 23, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 29, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 38, 0, 27,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 42, 0, 0, 0, 39, 0, 33, 0, 0, 0, 0,
    31, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 20, 0, 0, 0,
    0, 0, 13, 0, 0, 0, 4, 37, 0, 0, 0, 0, 0, 36, 0, 22, 0, 0, 0, 15, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2,
    0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 21, 0, 25, 0, 0,
    0, 0, 0, 0, 1, 45, 0, 0, 8, 0, 0, 0, 0, 0, 19, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 9, 2, 0, 8, 4, 0, 6, 0, 1, 3, 0, 7, 5, 0, 17, 13, 18, 0, 5,
    6, 0, 0, 0, 1, 15, 0, 16, 0, 0, 0, 10, 0, 14, 11, 4, 12, 7, 0, 0, 8, 0, 9,
    2, 0, 0, 3, 0, 6, 0, 15, 0, 19, 0, 2, 0, 0, 20, 8, 0, 0, 0, 0, 4, 17, 0, 0,
    0, 0, 0, 21, 10, 0, 0, 0, 3, 0, 0, 16, 0, 0, 0, 0, 0, 0, 12, 0, 9, 13, 22,
    0, 0, 0, 7, 0, 0, 11, 0, 0, 5, 14, 0, 0, 1, 0, 0, 0, 0, 18, 0, 0, 1, 4, 0,
    3, 6, 5, 7, 2, 7, 0, 2, 8, 0, 11, 0, 9, 4, 5, 0, 1, 0, 6, 3, 10, 0, 11, 34,
    0, 0, 0, 0, 0, 0, 22, 7, 6, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 29, 24, 0, 0, 30,
    0, 0, 0, 17, 0, 0, 9, 19, 0, 23, 10, 0, 0, 0, 0, 5, 0, 33, 0, 0, 0, 20, 4,
    0, 0, 1, 3, 15, 0, 0, 0, 28, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 0,
    0, 0, 0, 27, 0, 25, 0, 0, 0, 0, 32, 0, 0, 0, 0, 0, 0, 0, 14, 0, 0, 18, 0,
    0, 0, 0, 0, 13, 12, 0, 0, 0, 0, 0, 0, 21, 0, 2, 31, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 9, 4, 0, 0, 0, 12, 6, 5, 0, 8, 0, 0, 0, 0, 2, 0, 0,
    0, 13, 0, 14, 0, 11, 3, 0, 7, 0, 10, 0, 1, 0, 1, 0, 0, 3, 5, 0, 4, 2, 0, 1,
    4, 3, 2, 0, 0, 5, 1, 0, 0, 4, 0, 5, 2, 3, 0, 4, 0, 0, 0, 0, 7, 8, 5, 0, 6,
    1, 2, 3, 0, 9, 0, 0, 0, 9, 8, 1, 3, 5, 2, 6, 4, 0, 0, 7, 0, 0, 17, 9, 0, 5,
    11, 10, 0, 4, 15, 0, 0, 0, 2, 6, 0, 8, 0, 7, 13, 3, 16, 0, 14, 0, 0, 0, 0,
    0, 0, 1, 12, 18, 3, 7, 4, 0, 6, 5, 2, 1, 0, 2, 12, 0, 14, 19, 0, 6, 8, 0,
    17, 0, 0, 11, 16, 0, 5, 9, 7, 0, 1, 0, 20, 10, 18, 13, 0, 4, 0, 0, 15, 3,
    1, 2, 0, 0, 4, 0, 5, 3, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 34, 11, 0, 0, 0, 25,
    0, 14, 0, 0, 0, 0, 0, 27, 0, 50, 0, 0, 0, 0, 46, 0, 0, 0, 17, 0, 54, 0, 0,
    37, 0, 0, 53, 0, 0, 0, 0, 0, 2, 0, 6, 36, 28, 12, 0, 0, 0, 0, 0, 52, 0, 0,
    0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 48, 35, 0, 0, 0, 0, 0, 0, 0,
    38, 0, 40, 0, 0, 0, 0, 0, 0, 0, 0, 0, 51, 0, 55, 0, 56, 44, 0, 0, 0, 0, 0,
    0, 0, 45, 19, 0, 0, 0, 41, 0, 0, 0, 0, 0, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0,
    21, 22, 26, 0, 0, 0, 15, 0, 42, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 8, 0, 0,
    0, 0, 0, 0, 0, 33, 0, 0, 29, 10, 0, 0, 31, 0, 0, 0, 0, 0, 0, 0, 0, 0, 49,
    0, 0, 0, 0, 39, 0, 30, 0, 0, 0, 0, 0, 0, 0, 13, 23, 0, 0, 0, 0, 0, 5, 0, 0,
    3, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 43, 0, 20, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0,
    47, 7, 0, 0, 0, 0, 0, 0, 21, 23, 10, 17, 0, 22, 11, 0, 1, 18, 0, 9, 0, 6,
    0, 8, 0, 26, 4, 0, 5, 0, 0, 3, 19, 0, 2, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 13,
    0, 0, 0, 24, 0, 25, 0, 0, 15, 0, 0, 0, 16, 14, 0, 0, 7, 12, 0, 0, 0, 0, 0,
    0, 0, 3, 0, 9, 1, 0, 5, 0, 0, 4, 2, 10, 0, 7, 8, 6, 5, 0, 3, 1, 2, 4, 0, 0,
    4, 5, 3, 1, 2, 0, 0, 0, 0, 20, 7, 10, 0, 0, 3, 17, 18, 0, 13, 0, 5, 0, 0,
    15, 16, 0, 14, 8, 4, 2, 19, 11, 12, 1, 0, 0, 0, 9, 0, 6, 14, 0, 2, 0, 0,
    13, 0, 15, 9, 19, 0, 0, 0, 21, 12, 10, 0, 0, 0, 0, 0, 0, 0, 0, 11, 22, 0,
    0, 0, 3, 1, 8, 0, 4, 0, 0, 0, 0, 16, 0, 6, 0, 5, 0, 0, 0, 0, 0, 20, 0, 7,
    17, 0, 0, 0, 18, 0, 0, 0, 0, 0, 0, 23, 0, 9, 12, 3, 2, 10, 4, 8, 11, 5, 13,
    0, 6, 0, 0, 7, 1, 0, 4, 3, 1, 2, 5, 0, 0, 16, 0, 5, 0, 0, 0, 18, 6, 0, 13,
    0, 10, 7, 11, 2, 17, 0, 4, 12, 0, 15, 0, 8, 0, 3, 9, 0, 0, 14, 0, 0, 1, 1,
    4, 0, 3, 0, 0, 5, 2, 0, 37, 0, 0, 0, 13, 0, 0, 11, 26, 0, 0, 31, 0, 34, 0,
    0, 0, 0, 0, 0, 17, 22, 0, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 36, 0, 20, 8, 16,
    28, 0, 33, 29, 0, 0, 0, 0, 21, 0, 5, 0, 27, 0, 0, 0, 0, 0, 0, 0, 38, 0, 12,
    0, 0, 15, 0, 0, 23, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 7, 0, 0, 0, 0,
    2, 0, 0, 0, 0, 0, 0, 0, 25, 1, 24, 0, 0, 0, 9, 19, 18, 0, 0, 4, 0, 0, 0,
    10, 6, 0, 0, 0, 39, 0, 0, 35, 0, 40, 32, 0, 0, 0, 0, 0, 0, 3, 0, 8, 2, 0,
    4, 10, 7, 0, 0, 5, 3, 1, 9, 0, 0, 6, 7, 5, 4, 2, 3, 1, 6, 8, 21, 0, 0, 37,
    0, 0, 0, 0, 0, 27, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 3, 0,
    13, 26, 0, 0, 20, 0, 7, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0,
    0, 9, 0, 0, 18, 0, 0, 22, 0, 0, 14, 34, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 4, 0, 0, 8, 0, 0, 23, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 32, 0, 0, 0, 15,
    35, 0, 36, 1, 0, 33, 24, 0, 0, 11, 0, 12, 0, 2, 0, 31, 16, 0, 0, 0, 0, 6,
    0, 0, 0, 0, 0, 28, 25, 29, 0, 0, 3, 1, 2, 0, 5, 4, 7, 5, 1, 3, 2, 6, 0, 4,
    1, 0, 5, 3, 0, 4, 0, 2, 1, 0, 5, 0, 4, 0, 2, 3, 0, 0, 11, 8, 0, 16, 0, 17,
    4, 0, 14, 9, 0, 0, 6, 0, 0, 15, 0, 7, 12, 0, 0, 5, 3, 10, 18, 0, 2, 1, 13,
    0, 1, 7, 0, 3, 4, 5, 6, 2, 0, 0, 0, 0, 0, 8, 0, 0, 17, 20, 10, 0, 0, 0, 0,
    7, 0, 0, 18, 0, 2, 0, 1, 0, 11, 0, 0, 4, 13, 6, 22, 19, 12, 0, 0, 0, 0, 0,
    0, 0, 0, 16, 3, 0, 0, 0, 0, 0, 0, 0, 0, 15, 14, 9, 0, 0, 0, 21, 0, 0, 0, 0,
    0, 5, 0, 7, 1, 4, 5, 2, 6, 3, 0, 1, 4, 3, 2, 0, 0, 5, 0, 28, 0, 33, 32, 0,
    0, 0, 0, 0, 7, 0, 0, 0, 5, 0, 30, 0, 0, 0, 0, 16, 0, 0, 26, 0, 37, 0, 0, 0,
    0, 0, 0, 0, 21, 0, 0, 0, 25, 0, 17, 0, 9, 0, 39, 0, 24, 0, 15, 0, 0, 13, 0,
    0, 14, 0, 0, 0, 0, 0, 0, 20, 0, 34, 0, 0, 23, 36, 22, 0, 10, 0, 0, 0, 29,
    0, 0, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 4, 0, 35, 0, 0, 0, 0, 0, 18, 1, 40, 0,
    0, 0, 6, 31, 0, 0, 0, 0, 0, 0, 0, 19, 0, 0, 0, 27, 2, 3, 0, 0, 0, 0, 0, 0,
    0, 11, 8, 0, 12, 6, 0, 1, 5, 2, 3, 0, 4, 0, 4, 3, 1, 2, 5, 0, 0, 0, 0, 14,
    0, 6, 17, 7, 0, 0, 0, 10, 2, 19, 0, 5, 13, 3, 12, 0, 0, 0, 18, 0, 11, 4, 0,
    1, 8, 16, 15, 0, 9, 7, 5, 1, 2, 3, 4, 6, 0, 6, 4, 3, 1, 0, 2, 0, 5, 0, 0,
    0, 0, 0, 0, 30, 27, 0, 0, 0, 0, 0, 26, 19, 0, 0, 0, 0, 0, 0, 15, 23, 0, 0,
    0, 0, 0, 0, 0, 0, 13, 0, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 5, 12, 0, 0, 7, 0, 0, 0, 0, 11, 0, 17, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3,
    1, 0, 0, 0, 0, 8, 0, 0, 24, 0, 0, 0, 0, 0, 4, 0, 18, 0, 0, 0, 0, 0, 0, 0,
    0, 28, 0, 0, 0, 22, 29, 0, 0, 0, 0, 21, 0, 16, 9, 0, 0, 0, 0, 0, 0, 0, 2,
    10, 0, 25, 0, 6, 0, 0, 0, 2, 5, 6, 16, 0, 0, 12, 0, 1, 0, 4, 0, 14, 18, 11,
    13, 10, 9, 15, 19, 0, 7, 8, 0, 17, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 4, 1, 8, 0, 13, 12, 0, 0, 2, 14, 7, 0, 9, 0, 0, 15, 11, 3, 0, 6, 0,
    0, 10, 5, 4, 7, 5, 0, 3, 8, 9, 10, 0, 0, 0, 0, 2, 1, 6, 0, 0, 9, 6, 0, 0,
    0, 3, 14, 2, 0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 12, 0, 0, 10, 5, 15, 8, 11,
    0, 0, 13, 7, 10, 2, 19, 0, 14, 18, 0, 0, 13, 0, 5, 15, 1, 0, 16, 17, 0, 0,
    0, 4, 3, 0, 8, 0, 0, 7, 0, 6, 0, 12, 11, 9, 7, 1, 2, 3, 4, 8, 5, 6, 0, 9,
    6, 0, 0, 0, 3, 14, 2, 0, 0, 0, 0, 0, 16, 4, 1, 0, 0, 0, 12, 0, 0, 10, 5,
    15, 8, 11, 0, 0, 13, 7, 14, 0, 13, 9, 19, 7, 2, 0, 16, 5, 8, 0, 6, 0, 0,
    10, 15, 11, 4, 18, 0, 0, 20, 0, 17, 1, 0, 0, 0, 0, 3, 12, 5, 0, 3, 1, 2, 4,
    0, 0, 13, 5, 0, 18, 26, 9, 0, 3, 0, 0, 25, 0, 0, 0, 0, 0, 0, 24, 0, 0, 1,
    0, 6, 2, 0, 0, 23, 0, 0, 0, 0, 15, 7, 19, 0, 0, 8, 12, 0, 20, 17, 16, 10,
    0, 0, 0, 14, 0, 0, 0, 0, 0, 0, 0, 11, 4, 0, 0, 21, 0, 0, 0, 0, 22, 0, 0, 0,
    22, 0, 0, 0, 0, 0, 23, 0, 17, 0, 13, 14, 0, 0, 27, 0, 5, 0, 0, 11, 0, 6, 3,
    0, 21, 0, 0, 0, 26, 12, 0, 0, 15, 0, 0, 8, 0, 2, 7, 18, 0, 20, 0, 0, 1, 9,
    0, 0, 0, 4, 19, 0, 0, 25, 0, 16, 10, 0, 0, 24, 0, 0, 0, 3, 1, 2, 0, 5, 4,
    7, 5, 1, 3, 2, 6, 0, 4, 0, 0, 18, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 17, 0, 0, 33, 0, 0, 0, 0, 0, 0, 0, 0, 31, 0, 0, 20, 0, 0, 0, 0,
    0, 12, 0, 0, 36, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 26, 0, 11, 21, 0, 0, 0, 0,
    0, 0, 0, 0, 40, 0, 0, 0, 37, 0, 0, 0, 29, 0, 0, 0, 0, 0, 1, 15, 0, 42, 43,
    19, 0, 0, 0, 0, 0, 0, 0, 0, 23, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 34, 0,
    0, 0, 0, 0, 35, 0, 0, 0, 0, 9, 0, 25, 0, 0, 0, 22, 0, 0, 41, 0, 0, 0, 0, 0,
    5, 0, 13, 24, 0, 0, 0, 39, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0,
    0, 0, 0, 0, 0, 0, 16, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 14, 0, 0, 0,
    0, 32, 27, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 38,
    0, 0, 0, 0, 0, 0, 0, 0, 19, 0, 39, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 4, 0, 8,
    0, 16, 10, 0, 0, 0, 0, 0, 14, 0, 0, 0, 0, 0, 0, 29, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 35, 0, 0, 0, 0, 0,
    37, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 20, 0, 0, 0, 0, 9, 0, 0, 0, 0,
    0, 22, 0, 0, 27, 33, 0, 0, 0, 0, 0, 0, 0, 0, 25, 13, 0, 6, 0, 5, 0, 0, 0,
    0, 0, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0,
    0, 0, 0, 0, 34, 40, 0, 0, 0, 0, 0, 32, 23, 0, 0, 1, 0, 0, 0, 31, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 18, 0, 0, 0, 24, 41, 0, 0,
    21, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0, 0, 15,
    0, 0, 0, 17, 0, 0, 42, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 23, 19, 0, 0, 15, 0,
    11, 4, 0, 0, 0, 0, 0, 17, 0, 0, 2, 20, 0, 0, 0, 0, 21, 3, 9, 0, 16, 0, 13,
    0, 0, 0, 22, 0, 0, 0, 0, 0, 1, 0, 0, 0, 7, 0, 10, 24, 0, 0, 0, 0, 6, 0, 0,
    14, 0, 0, 18, 8, 0, 0, 5, 12, 0, 0, 0, 0, 0, 26, 0, 0, 12, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 29, 0, 0, 0, 7, 0, 0,
    28, 20, 0, 0, 0, 25, 32, 6, 0, 0, 19, 27, 24, 13, 3, 0, 0, 0, 0, 0, 0, 17,
    0, 0, 0, 0, 0, 0, 14, 5, 0, 0, 0, 0, 30, 0, 10, 0, 11, 0, 0, 0, 0, 0, 16,
    0, 0, 0, 0, 9, 31, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 18, 0, 0, 21, 0, 0, 0,
    8, 0, 0, 0, 0, 0, 0, 15, 0, 0, 1, 0, 0, 0, 22, 0, 2, 0, 23, 0, 0, 0, 0, 5,
    3, 2, 4, 6, 1, 0, 1, 5, 0, 4, 0, 0, 2, 3, 0, 0, 0, 14, 0, 2, 15, 8, 0, 7,
    0, 0, 0, 5, 9, 10, 6, 0, 0, 0, 4, 16, 0, 0, 11, 0, 3, 0, 13, 0, 12, 1, 0,
    24, 14, 17, 0, 0, 0, 0, 26, 16, 0, 5, 6, 15, 0, 25, 0, 10, 12, 0, 0, 19, 0,
    0, 0, 0, 18, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 21, 2, 13, 20, 0,
    0, 3, 0, 22, 4, 0, 0, 7, 0, 11, 0, 0, 0, 8, 23, 0, 0, 4, 0, 5, 6, 1, 0, 9,
    8, 0, 0, 3, 2, 0, 10, 11, 7, 0, 17, 10, 0, 0, 22, 0, 0, 0, 18, 0, 28, 25,
    0, 1, 0, 0, 0, 0, 0, 34, 0, 0, 0, 0, 0, 0, 0, 8, 0, 13, 0, 0, 0, 26, 31,
    16, 0, 19, 0, 0, 0, 21, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 32, 0, 0, 0,
    0, 9, 0, 7, 0, 38, 0, 0, 0, 4, 0, 2, 39, 29, 0, 0, 0, 11, 0, 12, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 36, 0, 23, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 37, 0,
    0, 6, 0, 0, 0, 0, 0, 3, 0, 27, 0, 15, 14, 0, 30, 35, 0, 20, 24, 33, 0, 1,
    5, 6, 4, 0, 2, 3, 0, 0, 8, 2, 0, 0, 5, 0, 4, 0, 7, 9, 3, 10, 6, 1, 0, 3, 1,
    4, 2, 5, 6, 7, 0, 1, 6, 4, 0, 0, 5, 2, 3, 1, 4, 5, 0, 0, 6, 2, 3, 0, 12,
    13, 10, 9, 8, 0, 0, 0, 0, 0, 16, 0, 15, 3, 2, 0, 0, 6, 0, 0, 7, 0, 1, 4, 0,
    14, 0, 0, 5, 11, 0, 0, 0, 13, 0, 5, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 22, 0, 0, 11, 0, 0, 32, 0, 23, 0, 0, 4, 6, 0, 24, 1, 0, 28, 0, 0,
    0, 0, 0, 0, 0, 0, 27, 0, 0, 0, 0, 0, 0, 18, 26, 25, 0, 0, 0, 0, 0, 0, 0, 0,
    7, 33, 0, 0, 0, 0, 0, 34, 0, 0, 17, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0,
    0, 14, 31, 0, 0, 30, 0, 15, 0, 0, 0, 0, 12, 10, 8, 0, 16, 0, 0, 19, 0, 0,
    0, 0, 3, 0, 0, 0, 0, 29, 21, 0, 0, 0, 0, 0, 0, 2, 0, 1, 0, 5, 0, 4, 0, 2,
    3, 0, 0, 0, 40, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    34, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 43, 1, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 42, 0, 0, 0, 16, 0, 45, 0, 0, 0, 7, 0, 0, 17, 0, 0, 0, 10, 0, 0,
    0, 0, 12, 0, 0, 0, 0, 37, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 0, 13, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 39, 0, 19, 15, 0, 0, 0, 0, 0,
    0, 21, 0, 0, 41, 14, 0, 0, 6, 0, 0, 0, 0, 0, 0, 35, 0, 27, 18, 0, 0, 0, 0,
    3, 0, 0, 0, 0, 0, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0, 0, 29, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 30, 38, 0, 25, 20, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 23, 26, 0, 0, 0, 0, 5, 0, 0, 22, 0, 9, 31, 0,
    46, 0, 32, 0, 0, 0, 0, 0, 44, 0, 0, 0, 0, 0, 33, 36, 0, 0, 0, 15, 0, 0, 4,
    2, 0, 16, 14, 0, 0, 9, 13, 0, 0, 0, 6, 0, 11, 7, 17, 10, 8, 0, 5, 0, 19, 0,
    0, 1, 18, 12, 3, 5, 9, 17, 0, 19, 0, 1, 2, 8, 0, 14, 0, 18, 10, 0, 7, 15,
    11, 4, 6, 0, 13, 0, 0, 0, 21, 0, 12, 16, 20, 0, 3, 10, 0, 0, 12, 4, 7, 6,
    9, 0, 3, 0, 11, 2, 8, 5, 1, 7, 3, 1, 4, 2, 8, 5, 6, 9, 0, 6, 0, 0, 3, 8, 2,
    0, 7, 5, 0, 1, 0, 10, 4, 10, 3, 13, 1, 2, 9, 0, 6, 8, 7, 14, 12, 4, 5, 0,
    11, 8, 2, 10, 0, 3, 0, 1, 6, 0, 0, 4, 11, 7, 9, 0, 5, 8, 0, 0, 6, 12, 0, 5,
    4, 7, 10, 3, 9, 0, 2, 11, 1, 4, 1, 0, 3, 2, 0, 0, 5, 7, 5, 0, 3, 6, 4, 2,
    1, 0, 0, 24, 0, 21, 0, 0, 5, 0, 0, 28, 15, 26, 0, 0, 0, 0, 0, 0, 14, 0, 0,
    0, 0, 0, 30, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 19, 0, 0, 29, 27, 32, 0, 7,
    0, 10, 33, 0, 0, 0, 0, 0, 35, 0, 0, 0, 16, 0, 0, 0, 0, 25, 0, 0, 0, 0, 0,
    0, 34, 0, 11, 23, 2, 0, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 17, 6, 0,
    0, 0, 0, 31, 0, 0, 9, 0, 12, 0, 0, 0, 0, 0, 0, 18, 0, 0, 0, 4, 0, 0, 0, 1,
    0, 0, 0, 0, 20, 22, 0, 0, 0, 0, 3, 0, 0, 3, 4, 5, 0, 7, 6, 2, 1, 1, 4, 5,
    0, 0, 0, 2, 3, 1, 4, 2, 3, 1, 4, 2, 3, 23, 0, 26, 3, 0, 18, 2, 0, 0, 4, 0,
    0, 0, 16, 0, 0, 24, 0, 14, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 21, 0, 0, 0, 11,
    0, 0, 0, 8, 0, 15, 0, 25, 10, 5, 0, 19, 0, 0, 0, 12, 0, 0, 9, 0, 0, 0, 6,
    13, 22, 1, 0, 17, 7, 0, 4, 6, 2, 0, 1, 5, 3, 7, 7, 0, 8, 6, 0, 3, 0, 2, 4,
    5, 0, 0, 1, 0, 0, 9, 0, 5, 3, 1, 2, 6, 4, 7, 1, 5, 0, 0, 8, 7, 9, 4, 6, 0,
    2, 0, 0, 3, 0, 0, 0, 53, 0, 0, 0, 47, 0, 0, 0, 21, 0, 0, 45, 0, 0, 0, 0,
    59, 0, 0, 0, 54, 0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 20, 62, 0, 30, 33, 43, 0,
    0, 32, 0, 34, 0, 0, 0, 36, 0, 0, 0, 28, 0, 0, 0, 55, 0, 0, 0, 0, 0, 0, 0,
    22, 0, 0, 0, 0, 0, 0, 0, 0, 38, 14, 52, 0, 0, 0, 35, 0, 0, 0, 42, 0, 18, 0,
    31, 0, 0, 0, 0, 0, 37, 19, 0, 0, 46, 0, 49, 29, 0, 0, 40, 0, 0, 0, 0, 7, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 27, 0, 48, 0, 9, 0, 0, 0, 0, 0, 0, 41, 44, 0, 0,
    56, 8, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 23, 5, 0, 57,
    0, 0, 0, 0, 0, 0, 0, 0, 13, 0, 24, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 61, 0, 0, 58, 0, 0, 0, 39, 0, 0, 0, 0,
    10, 0, 11, 0, 0, 0, 0, 0, 0, 50, 0, 15, 0, 26, 0, 0, 0, 17, 0, 2, 0, 0, 0,
    0, 0, 0, 0, 0, 63, 0, 0, 0, 12, 3, 0, 51, 0, 1, 0, 0, 0, 0, 0, 0, 0, 60, 0,
    0, 0, 0, 0, 0, 6, 1, 10, 11, 8, 0, 7, 0, 2, 9, 0, 0, 3, 0, 4, 5, 3, 4, 1,
    8, 5, 2, 7, 6, 1, 0, 5, 4, 0, 0, 2, 3, 0, 0, 0, 13, 0, 0, 0, 6, 3, 4, 0, 0,
    0, 7, 0, 15, 14, 9, 0, 11, 2, 5, 12, 0, 1, 0, 0, 0, 0, 8, 10, 0, 6, 5, 4,
    0, 7, 3, 2, 1, 10, 4, 7, 0, 0, 5, 2, 11, 15, 8, 6, 0, 0, 0, 0, 1, 0, 3, 13,
    0, 0, 0, 0, 14, 9, 0, 0, 0, 0, 0, 0, 12, 5, 0, 1, 6, 2, 3, 0, 4, 1, 5, 6,
    3, 0, 4, 0, 2, 11, 0, 9, 0, 13, 0, 10, 6, 3, 4, 0, 0, 0, 7, 0, 0, 0, 0, 0,
    0, 2, 5, 0, 0, 1, 0, 12, 0, 0, 8, 0, 0, 9, 0, 0, 3, 7, 1, 5, 10, 0, 8, 11,
    4, 6, 2, 0, 0, 3, 7, 0, 6, 1, 4, 2, 5, 1, 6, 0, 5, 0, 4, 2, 3, 11, 9, 0, 0,
    12, 0, 0, 6, 3, 4, 10, 0, 0, 7, 0, 0, 0, 0, 14, 0, 2, 5, 0, 13, 1, 0, 0, 0,
    0, 8, 0, 0, 1, 0, 0, 3, 4, 5, 0, 2, 3, 5, 1, 6, 0, 2, 7, 4, 5, 3, 4, 6, 2,
    1, 0, 7, 8, 7, 5, 3, 4, 1, 2, 6, 1, 0, 0, 3, 0, 5, 4, 2, 4, 3, 1, 0, 0, 2,
    5, 6, 0, 2, 9, 3, 7, 12, 1, 4, 0, 0, 11, 8, 10, 6, 0, 5, 0, 0, 0, 10, 6, 0,
    2, 5, 11, 0, 8, 3, 9, 4, 7, 1, 0, 2, 12, 1, 0, 8, 5, 6, 9, 3, 11, 13, 10,
    4, 0, 7, 0, 0, 6, 4, 3, 5, 1, 2, 0, 4, 3, 1, 2, 0, 6, 5, 2, 0, 4, 1, 6, 5,
    7, 3, 11, 12, 1, 9, 2, 5, 0, 6, 3, 0, 10, 13, 7, 0, 4, 8, 17, 0, 0, 15, 13,
    5, 0, 2, 0, 9, 10, 1, 7, 0, 18, 4, 11, 6, 3, 0, 14, 20, 12, 0, 0, 16, 0, 0,
    0, 8, 21, 19, 0, 4, 3, 1, 2, 5, 0, 0, 5, 0, 10, 9, 0, 0, 0, 0, 8, 4, 1, 11,
    2, 3, 7, 6, 1, 4, 0, 3, 0, 5, 0, 2, 5, 8, 1, 6, 2, 3, 7, 4, 3, 6, 5, 0, 4,
    7, 2, 1, 1, 5, 0, 3, 0, 0, 4, 2, 19, 0, 1, 10, 0, 0, 0, 17, 12, 23, 0, 0,
    0, 0, 4, 8, 0, 0, 24, 18, 0, 0, 14, 20, 7, 0, 15, 9, 0, 0, 0, 0, 3, 0, 0,
    22, 0, 2, 21, 0, 5, 0, 16, 0, 6, 0, 0, 13, 0, 0, 0, 26, 11, 0, 0, 0, 25, 0,
    0, 27, 0, 0, 0, 0, 2, 9, 0, 3, 8, 7, 6, 4, 11, 1, 0, 10, 5, 0, 0, 0, 0, 4,
    0, 0, 1, 9, 2, 7, 5, 10, 0, 8, 3, 6, 0, 0, 9, 0, 1, 11, 4, 5, 2, 8, 0, 0,
    6, 10, 0, 7, 3, 0, 8, 1, 2, 6, 4, 7, 3, 5, 0, 3, 2, 4, 5, 6, 0, 1, 4, 3, 1,
    0, 0, 2, 5, 6, 6, 8, 1, 7, 2, 4, 3, 5, 7, 0, 0, 0, 8, 0, 0, 0, 0, 6, 0, 0,
    0, 11, 10, 5, 0, 14, 3, 0, 0, 0, 0, 0, 4, 9, 0, 0, 12, 1, 13, 2, 2, 4, 6,
    1, 0, 0, 5, 3, 9, 5, 11, 0, 0, 8, 0, 2, 0, 6, 12, 0, 0, 0, 0, 13, 1, 0, 0,
    0, 0, 0, 0, 14, 0, 0, 7, 0, 10, 0, 3, 4, 0, 12, 0, 16, 0, 3, 0, 2, 1, 9,
    17, 0, 0, 15, 0, 13, 19, 0, 5, 0, 11, 8, 7, 18, 21, 0, 0, 14, 6, 20, 10, 4,
    2, 4, 0, 1, 6, 0, 5, 3, 0, 0, 0, 16, 0, 0, 0, 12, 23, 21, 0, 5, 0, 14, 0,
    0, 0, 26, 0, 0, 18, 0, 0, 0, 9, 0, 0, 25, 0, 6, 0, 24, 2, 0, 0, 4, 0, 0, 0,
    0, 22, 0, 0, 0, 8, 0, 0, 0, 0, 17, 1, 0, 0, 20, 3, 15, 0, 0, 7, 0, 19, 10,
    13, 11, 7, 2, 5, 8, 4, 1, 6, 3, 18, 0, 0, 14, 20, 0, 26, 0, 22, 23, 0, 0,
    0, 0, 0, 0, 0, 35, 0, 24, 21, 0, 5, 0, 6, 0, 0, 0, 0, 0, 0, 36, 0, 0, 12,
    0, 15, 0, 0, 0, 31, 0, 0, 0, 10, 0, 0, 27, 38, 13, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 34, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 0, 9, 0,
    0, 0, 0, 32, 2, 30, 0, 37, 16, 0, 0, 0, 29, 0, 0, 3, 0, 0, 0, 33, 0, 4, 0,
    0, 0, 0, 7, 17, 0, 39, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 25, 0, 19, 28,
    0, 5, 3, 1, 2, 6, 0, 4, 12, 0, 34, 0, 0, 0, 0, 0, 0, 0, 41, 0, 0, 22, 0, 0,
    0, 0, 0, 43, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11,
    0, 0, 0, 0, 0, 0, 0, 17, 0, 8, 0, 0, 10, 0, 0, 0, 37, 6, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 31, 0, 16, 0, 47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 0, 0,
    46, 0, 0, 0, 0, 0, 0, 0, 0, 0, 27, 3, 0, 44, 0, 0, 19, 0, 0, 0, 0, 51, 15,
    0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 38, 0, 0, 0, 26,
    0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 21, 0, 0, 0, 0, 20, 0, 1, 0, 32, 54, 0, 0,
    53, 0, 0, 49, 45, 0, 0, 0, 0, 0, 0, 52, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 30, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 48,
    0, 0, 0, 50, 0, 0, 0, 40, 0, 0, 0, 0, 0, 0, 23, 0, 0, 0, 0, 0, 2, 0, 29, 0,
    0, 0, 0, 0, 0, 35, 0, 33, 0, 14, 0, 0, 0, 0, 0, 42, 18, 4, 0, 0, 39, 0, 0,
    28, 0, 0, 24, 12, 0, 34, 0, 0, 0, 0, 0, 0, 0, 41, 0, 0, 22, 0, 0, 0, 0, 0,
    43, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 0,
    0, 0, 0, 0, 17, 0, 8, 0, 0, 10, 0, 0, 0, 37, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 31, 0, 16, 0, 47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 0, 0, 46, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 27, 3, 0, 44, 0, 0, 19, 0, 0, 0, 0, 51, 15, 0, 0, 0,
    9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 38, 0, 0, 0, 26, 0, 0, 0,
    0, 0, 5, 0, 0, 0, 0, 21, 0, 0, 0, 0, 20, 0, 1, 0, 32, 54, 0, 0, 53, 0, 0,
    49, 45, 0, 0, 0, 0, 0, 0, 52, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0,
    0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 48, 0, 0, 0,
    50, 0, 0, 0, 40, 0, 0, 0, 0, 0, 0, 23, 0, 0, 0, 0, 0, 2, 0, 29, 0, 0, 0, 0,
    0, 0, 35, 0, 33, 0, 14, 0, 0, 0, 0, 0, 42, 18, 4, 0, 0, 39, 0, 0, 28, 0, 0,
    24, 0, 25, 0, 0, 0, 18, 0, 0, 0, 0, 0, 5, 13, 0, 0, 0, 26, 0, 29, 0, 0, 0,
    0, 0, 12, 19, 0, 21, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 6, 0, 24, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 4, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 31, 0, 0, 0, 0,
    9, 0, 0, 0, 0, 0, 11, 0, 0, 32, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 22, 0, 2,
    28, 0, 17, 0, 0, 0, 0, 0, 27, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 10, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 23, 15, 8, 1, 5, 0, 4, 0, 0, 2, 3, 0, 5, 1,
    3, 2, 0, 0, 4, 2, 4, 0, 1, 0, 5, 6, 3, 6, 1, 9, 0, 0, 8, 3, 0, 0, 0, 4, 0,
    5, 0, 2, 7, 5, 0, 3, 1, 2, 0, 4, 0, 6, 2, 7, 5, 3, 4, 1, 8, 1, 5, 0, 4, 0,
    0, 2, 3, 4, 3, 1, 2, 3, 1, 2, 4, 1, 3, 4, 2, 0, 0, 17, 4, 0, 0, 0, 0, 9,
    19, 8, 12, 0, 0, 0, 0, 0, 10, 0, 0, 6, 0, 15, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0,
    0, 0, 0, 2, 0, 0, 0, 20, 0, 0, 0, 0, 13, 14, 0, 18, 0, 0, 5, 16, 0, 3, 0,
    0, 0, 0, 0, 7, 11, 0, 0, 5, 4, 3, 1, 2, 6, 0, 0, 1, 4, 2, 3, 1, 4, 0, 3, 0,
    5, 0, 2, 5, 6, 0, 0, 3, 4, 1, 2, 5, 6, 0, 0, 3, 4, 1, 2, 6, 0, 3, 2, 4, 5,
    1, 0, 1, 4, 0, 3, 0, 5, 0, 2, 1, 4, 2, 3, 1, 4, 2, 3, 0, 0, 7, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 26, 0, 0, 28, 14, 27, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0, 25, 12,
    0, 22, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 21, 0, 0, 4, 0, 2, 0, 0,
    13, 0, 0, 0, 0, 23, 0, 0, 0, 0, 0, 30, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 0,
    0, 0, 8, 0, 32, 5, 6, 0, 15, 31, 0, 17, 18, 0, 0, 0, 24, 0, 10, 0, 0, 0, 0,
    0, 0, 0, 29, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 11, 0, 0, 0, 0, 0,
    0, 0, 19, 5, 0, 0, 0, 3, 4, 1, 2, 5, 0, 0, 0, 3, 4, 1, 2, 1, 5, 0, 3, 4, 0,
    0, 2, 0, 4, 1, 3, 2, 0, 0, 5, 7, 8, 9, 0, 0, 1, 3, 0, 2, 0, 4, 0, 0, 10, 5,
    6, 5, 1, 6, 3, 2, 0, 4, 0, 0, 3, 10, 9, 6, 2, 0, 1, 0, 0, 8, 4, 5, 11, 7,
    0, 1, 4, 2, 3, 1, 4, 0, 3, 0, 5, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0,
    0, 0, 5, 10, 0, 0, 0, 0, 0, 0, 9, 0, 0, 6, 2, 0, 11, 0, 0, 0, 0, 0, 0, 13,
    0, 0, 0, 0, 0, 19, 15, 14, 0, 0, 17, 0, 0, 1, 0, 0, 12, 8, 7, 0, 0, 0, 3,
    0, 18, 0, 16, 0, 1, 5, 0, 4, 0, 0, 2, 3, 0, 14, 19, 18, 0, 0, 12, 0, 16, 8,
    0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 15, 4, 20, 0, 9, 17, 7, 0, 0, 0, 25, 21, 24,
    1, 0, 0, 0, 0, 0, 22, 0, 0, 3, 6, 0, 0, 0, 0, 0, 0, 10, 23, 11, 0, 0, 5, 0,
    0, 13, 0, 0, 0, 0, 0, 6, 0, 3, 2, 4, 5, 1, 0, 1, 4, 0, 3, 0, 5, 0, 2, 1, 4,
    2, 3, 1, 4, 2, 3, 24, 0, 0, 3, 0, 18, 2, 0, 0, 4, 0, 0, 0, 16, 0, 0, 0, 22,
    14, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 21, 0, 0, 0, 11, 26, 0, 0, 8, 0, 15, 0,
    0, 10, 5, 0, 19, 0, 0, 0, 12, 0, 0, 9, 0, 0, 0, 6, 13, 23, 1, 0, 17, 7, 25,
    7, 4, 1, 5, 0, 2, 6, 3, 5, 7, 3, 8, 4, 2, 1, 6, 0, 0, 5, 6, 3, 1, 2, 4, 0,
    5, 2, 4, 1, 6, 0, 3, 0, 0, 4, 3, 6, 5, 2, 1, 1, 0, 7, 9, 0, 0, 2, 3, 0, 5,
    8, 0, 6, 0, 0, 4, 11, 2, 3, 0, 4, 0, 9, 0, 5, 8, 6, 10, 0, 0, 7, 1, 6, 0,
    0, 0, 0, 2, 9, 0, 7, 1, 5, 11, 8, 4, 3, 10, 0, 16, 2, 0, 0, 0, 0, 0, 0, 17,
    21, 0, 11, 0, 0, 12, 0, 10, 0, 14, 0, 0, 0, 0, 0, 0, 20, 22, 0, 3, 1, 8,
    19, 4, 13, 0, 0, 0, 0, 0, 6, 0, 5, 15, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 18, 0, 9, 0, 0, 9, 8, 6, 0, 1, 10, 0, 2, 4, 3, 0, 5, 0, 7, 0,
    5, 11, 10, 2, 8, 9, 0, 1, 4, 7, 3, 0, 6, 0, 0, 0, 1, 5, 0, 6, 4, 2, 3, 0,
    16, 10, 0, 0, 0, 0, 0, 15, 0, 0, 0, 0, 0, 8, 12, 0, 1, 0, 13, 9, 5, 0, 0,
    2, 3, 7, 11, 6, 0, 0, 4, 14, 1, 0, 4, 15, 0, 0, 0, 0, 0, 2, 13, 9, 16, 10,
    14, 5, 0, 0, 0, 0, 6, 0, 12, 11, 17, 7, 8, 0, 0, 0, 0, 3, 1, 5, 0, 3, 0, 4,
    0, 2
};

const fhb_xml_type_t  fhb_xml_types[] = {
    { 0xd1f04c61u, 0, 0, 146, 21 },
    { 0x3c88596du, 146, 2048, 2, 31 },
    { 0x77585f19u, 148, 2050, 12, 28 },
    { 0x9fa2a061u, 160, 2066, 7, 29 },
    { 0x17b9d699u, 167, 2074, 6, 29 },
    { 0xb3f8dcbdu, 173, 2082, 10, 28 },
    { 0x3c88596du, 183, 2098, 3, 30 },
    { 0x3c88596du, 186, 2102, 4, 30 },
    { 0xbcce1a55u, 190, 2106, 7, 29 },
    { 0xd94afe79u, 197, 2114, 4, 30 },
    { 0xb3f8dcbdu, 201, 2118, 7, 29 },
    { 0x5ea1ebe9u, 208, 2126, 5, 29 },
    { 0x9fa2a061u, 213, 2134, 7, 29 },
    { 0xf0ad9d29u, 220, 2142, 11, 28 },
    { 0x5ea1ebe9u, 231, 2158, 6, 29 },
    { 0x31532ac9u, 237, 2166, 7, 29 },
    { 0xdd05223du, 244, 2174, 4, 30 },
    { 0x9fa2a061u, 248, 2178, 7, 29 },
    { 0x5a3af545u, 255, 2186, 17, 27 },
    { 0xf9737be1u, 272, 2218, 8, 29 },
    { 0x9fa2a061u, 280, 2226, 7, 29 },
    { 0xea912d3du, 287, 2234, 200, 20 },
    { 0x5ea1ebe9u, 487, 6330, 6, 29 },
    { 0xb8de7209u, 493, 6338, 4, 30 },
    { 0xdd05223du, 497, 6342, 5, 29 },
    { 0x5e84fc81u, 502, 6350, 7, 29 },
    { 0x8d2240e5u, 509, 6358, 53, 24 },
    { 0xb8de7209u, 562, 6614, 9, 28 },
    { 0x3c88596du, 571, 6630, 5, 29 },
    { 0xd94afe79u, 576, 6638, 6, 29 },
    { 0x7150cf25u, 582, 6646, 7, 29 },
    { 0xcc3e8b19u, 589, 6654, 53, 24 },
    { 0x9736900du, 642, 6910, 9, 28 },
    { 0x4df2c9e5u, 651, 6926, 8, 29 },
    { 0x3131dfe1u, 659, 6934, 8, 29 },
    { 0x9c964efdu, 667, 6942, 12, 28 },
    { 0x9736900du, 679, 6958, 4, 30 },
    { 0x78bdd77du, 683, 6962, 4, 30 },
    { 0x13824a49u, 687, 6966, 9, 28 },
    { 0xdd05223du, 696, 6982, 4, 30 },
    { 0xdcb88c91u, 700, 6986, 8, 29 },
    { 0x5288409du, 708, 6994, 14, 27 },
    { 0xe7a04b49u, 722, 7026, 7, 29 },
    { 0x9fa2a061u, 729, 7034, 7, 29 },
    { 0xdd05223du, 736, 7042, 4, 30 },
    { 0x9736900du, 740, 7046, 4, 30 },
    { 0x77585f19u, 744, 7050, 6, 29 },
    { 0xd94afe79u, 750, 7058, 9, 28 },
    { 0x9867c435u, 759, 7074, 9, 28 },
    { 0x7fad0761u, 768, 7090, 9, 28 },
    { 0x7150cf25u, 777, 7106, 9, 28 },
    { 0xd94afe79u, 786, 7122, 4, 30 },
    { 0x3c88596du, 790, 7126, 6, 29 },
    { 0x4a2744f9u, 796, 7134, 19, 27 },
    { 0xca16d571u, 815, 7166, 10, 28 },
    { 0x2566bb65u, 825, 7182, 7, 29 },
    { 0xb6270f85u, 832, 7190, 19, 27 },
    { 0x17b9d699u, 851, 7222, 5, 29 },
    { 0x3c88596du, 856, 7230, 6, 29 },
    { 0x113cad5du, 862, 7238, 61, 24 },
    { 0xaafd3289u, 923, 7494, 5, 29 },
    { 0x5ea1ebe9u, 928, 7502, 5, 29 },
    { 0x75f3387du, 933, 7510, 28, 26 },
    { 0x640b53d5u, 961, 7574, 5, 29 },
    { 0x261b23b9u, 966, 7582, 7, 29 },
    { 0x9c915129u, 973, 7590, 28, 26 },
    { 0x9485bcc5u, 1001, 7654, 10, 28 },
    { 0x38411879u, 1011, 7670, 30, 26 },
    { 0x5ccad8f9u, 1041, 7734, 8, 29 },
    { 0xd1176135u, 1049, 7742, 16, 27 },
    { 0x607e0989u, 1065, 7774, 19, 27 },
    { 0xb5bc21cdu, 1084, 7806, 14, 27 },
    { 0x5ea1ebe9u, 1098, 7838, 5, 29 },
    { 0x78bdd77du, 1103, 7846, 6, 29 },
    { 0xcd712ac5u, 1109, 7854, 12, 28 },
    { 0xd94afe79u, 1121, 7870, 6, 29 },
    { 0xdae17bbdu, 1127, 7878, 13, 28 },
    { 0x8a1690fdu, 1140, 7894, 8, 29 },
    { 0xfda1ec6du, 1148, 7902, 19, 27 },
    { 0xc34b9aadu, 1167, 7934, 7, 29 },
    { 0x03a0e3cdu, 1174, 7942, 8, 29 },
    { 0xbce912d9u, 1182, 7950, 6, 29 },
    { 0x9867c435u, 1188, 7958, 7, 29 },
    { 0x431c6615u, 1195, 7966, 16, 27 },
    { 0x64c6cf15u, 1211, 7998, 11, 28 },
    { 0x9736900du, 1222, 8014, 5, 29 },
    { 0x64c6cf15u, 1227, 8022, 9, 28 },
    { 0x9867c435u, 1236, 8038, 5, 29 },
    { 0x17b9d699u, 1241, 8046, 9, 28 },
    { 0x62877d5du, 1250, 8062, 8, 29 },
    { 0x790462ddu, 1258, 8070, 34, 25 },
    { 0x5ea1ebe9u, 1292, 8198, 6, 29 },
    { 0x9736900du, 1298, 8206, 6, 29 },
    { 0x9c428ca9u, 1304, 8214, 11, 28 },
    { 0x70abd01du, 1315, 8230, 6, 29 },
    { 0x48106eb5u, 1321, 8238, 20, 27 },
    { 0x3c88596du, 1341, 8270, 5, 29 },
    { 0x77585f19u, 1346, 8278, 7, 29 },
    { 0x5ea1ebe9u, 1353, 8286, 6, 29 },
    { 0x3c88596du, 1359, 8294, 5, 29 },
    { 0x00731585u, 1364, 8302, 7, 29 },
    { 0x3c88596du, 1371, 8310, 5, 29 },
    { 0x3c88596du, 1376, 8318, 5, 29 },
    { 0x9867c435u, 1381, 8326, 6, 29 },
    { 0xe3cbda75u, 1387, 8334, 31, 26 },
    { 0x5cde6269u, 1418, 8398, 8, 29 },
    { 0x70d60735u, 1426, 8406, 23, 26 },
    { 0xa034eeb1u, 1449, 8470, 21, 26 },
    { 0x7d1227f9u, 1470, 8534, 7, 29 },
    { 0x16936861u, 1477, 8542, 21, 27 },
    { 0xc0c0d775u, 1498, 8574, 5, 29 },
    { 0x293fb6ddu, 1503, 8582, 37, 25 },
    { 0x640b53d5u, 1540, 8710, 5, 29 },
    { 0x73da1e45u, 1545, 8718, 31, 25 },
    { 0x00731585u, 1576, 8846, 6, 29 },
    { 0x5ea1ebe9u, 1582, 8854, 5, 29 },
    { 0x7fad0761u, 1587, 8862, 7, 29 },
    { 0x701c45a1u, 1594, 8870, 35, 25 },
    { 0x9485bcc5u, 1629, 8998, 6, 29 },
    { 0x5ea1ebe9u, 1635, 9006, 5, 29 },
    { 0x8a1690fdu, 1640, 9014, 8, 29 },
    { 0x166bfe69u, 1648, 9022, 14, 28 },
    { 0xdd05223du, 1662, 9038, 9, 28 },
    { 0x5ea1ebe9u, 1671, 9054, 9, 28 },
    { 0x88f85e65u, 1680, 9070, 10, 28 },
    { 0x640b53d5u, 1690, 9086, 7, 29 },
    { 0x646a8f95u, 1697, 9094, 27, 26 },
    { 0x5c9accbdu, 1724, 9158, 15, 27 },
    { 0x5c9accbdu, 1739, 9190, 14, 27 },
    { 0x3a2e3f25u, 1753, 9222, 35, 25 },
    { 0xdcb88c91u, 1788, 9350, 7, 29 },
    { 0x70abd01du, 1795, 9358, 7, 29 },
    { 0x5ea1ebe9u, 1802, 9366, 7, 29 },
    { 0x3c88596du, 1809, 9374, 6, 29 },
    { 0x75834e39u, 1815, 9382, 24, 26 },
    { 0x791c79c5u, 1839, 9446, 12, 28 },
    { 0x791c79c5u, 1851, 9462, 11, 28 },
    { 0xd94afe79u, 1862, 9478, 5, 29 },
    { 0xca5f3405u, 1867, 9486, 9, 28 },
    { 0x17b9d699u, 1876, 9502, 7, 29 },
    { 0x357b3ab9u, 1883, 9510, 8, 29 },
    { 0xd94afe79u, 1891, 9518, 7, 29 },
    { 0x508ef4fdu, 1898, 9526, 29, 26 },
    { 0x3c88596du, 1927, 9590, 5, 29 },
    { 0x5ea1ebe9u, 1932, 9598, 6, 29 },
    { 0x39927621u, 1938, 9606, 34, 25 },
    { 0x64c6cf15u, 1972, 9734, 7, 29 },
    { 0x2d639179u, 1979, 9742, 7, 29 },
    { 0x5ea1ebe9u, 1986, 9750, 9, 28 },
    { 0xdcb88c91u, 1995, 9766, 6, 29 },
    { 0x6965f63du, 2001, 9774, 11, 28 },
    { 0x85c497d5u, 2012, 9790, 31, 26 },
    { 0x3c88596du, 2043, 9854, 6, 29 },
    { 0x0f51d7edu, 2049, 9862, 31, 26 },
    { 0x3c88596du, 2080, 9926, 6, 29 },
    { 0xc24d0b29u, 2086, 9934, 22, 26 },
    { 0xd94afe79u, 2108, 9998, 6, 29 },
    { 0x6e242b1du, 2114, 10006, 23, 26 },
    { 0xbce912d9u, 2137, 10070, 6, 29 },
    { 0x3c88596du, 2143, 10078, 6, 29 },
    { 0x78bdd77du, 2149, 10086, 6, 29 },
    { 0x51ba3b09u, 2155, 10094, 13, 28 },
    { 0xf9841bf9u, 2168, 10110, 28, 26 },
    { 0x70abd01du, 2196, 10174, 9, 28 },
    { 0x78bdd77du, 2205, 10190, 6, 29 },
    { 0xd94afe79u, 2211, 10198, 9, 28 },
    { 0x640b53d5u, 2220, 10214, 7, 29 },
    { 0x9a89abc9u, 2227, 10222, 7, 29 },
    { 0x701c45a1u, 2234, 10230, 33, 25 },
    { 0xd94afe79u, 2267, 10358, 6, 29 },
    { 0x04361331u, 2273, 10366, 5, 29 },
    { 0x5288409du, 2278, 10374, 22, 26 },
    { 0x00731585u, 2300, 10438, 5, 29 },
    { 0xbce912d9u, 2305, 10446, 6, 29 },
    { 0x39582225u, 2311, 10454, 14, 27 },
    { 0x00731585u, 2325, 10486, 5, 29 },
    { 0x00731585u, 2330, 10494, 5, 29 },
    { 0xbe04126du, 2335, 10502, 43, 25 },
    { 0xdd05223du, 2378, 10630, 9, 28 },
    { 0x56ba1895u, 2387, 10646, 16, 27 },
    { 0x5ea1ebe9u, 2403, 10678, 7, 29 },
    { 0xdc842cbdu, 2410, 10686, 13, 28 },
    { 0x00731585u, 2423, 10702, 5, 29 },
    { 0x71ba8aadu, 2428, 10710, 15, 27 },
    { 0xef0de965u, 2443, 10742, 18, 27 },
    { 0x3c88596du, 2461, 10774, 6, 29 },
    { 0xfadf4475u, 2467, 10782, 18, 27 },
    { 0xe3439531u, 2485, 10814, 26, 26 },
    { 0x00731585u, 2511, 10878, 5, 29 },
    { 0x640b53d5u, 2516, 10886, 6, 29 },
    { 0x3c88596du, 2522, 10894, 5, 29 },
    { 0x3c88596du, 2527, 10902, 5, 29 },
    { 0x3c88596du, 2532, 10910, 5, 29 },
    { 0xddbae509u, 2537, 10918, 25, 26 },
    { 0x78bdd77du, 2562, 10982, 6, 29 },
    { 0x7d1227f9u, 2568, 10990, 7, 29 },
    { 0x5ea1ebe9u, 2575, 10998, 5, 29 },
    { 0x8c1ff381u, 2580, 11006, 23, 26 },
    { 0x04361331u, 2603, 11070, 6, 29 },
    { 0x3c88596du, 2609, 11078, 6, 29 },
    { 0xfb81a421u, 2615, 11086, 13, 28 },
    { 0x0d23b2b9u, 2628, 11102, 5, 29 },
    { 0xf7eca2e5u, 2633, 11110, 24, 26 },
    { 0x88f85e65u, 2657, 11174, 7, 29 },
    { 0x70abd01du, 2664, 11182, 17, 27 },
    { 0x62877d5du, 2681, 11214, 10, 28 },
    { 0x3c88596du, 2691, 11230, 4, 30 },
    { 0xa8566285u, 2695, 11234, 21, 27 },
    { 0x04361331u, 2716, 11266, 5, 29 },
    { 0xbce912d9u, 2721, 11274, 6, 29 },
    { 0xb97958c9u, 2727, 11282, 34, 25 },
    { 0x5ea1ebe9u, 2761, 11410, 9, 28 },
    { 0x5ea1ebe9u, 2770, 11426, 5, 29 },
    { 0x04361331u, 2775, 11434, 5, 29 },
    { 0x640b53d5u, 2780, 11442, 6, 29 },
    { 0x17b9d699u, 2786, 11450, 6, 29 },
    { 0x1a059efdu, 2792, 11458, 33, 26 },
    { 0x5ea1ebe9u, 2825, 11522, 6, 29 },
    { 0x5ea1ebe9u, 2831, 11530, 5, 29 },
    { 0x04361331u, 2836, 11538, 5, 29 },
    { 0x04361331u, 2841, 11546, 5, 29 },
    { 0x17b9d699u, 2846, 11554, 6, 29 },
    { 0x3c88596du, 2852, 11562, 6, 29 },
    { 0xd94afe79u, 2858, 11570, 5, 29 },
    { 0x87c522b5u, 2863, 11578, 18, 27 },
    { 0x5ea1ebe9u, 2881, 11610, 6, 29 },
    { 0x4bd63c91u, 2887, 11618, 35, 25 },
    { 0xcb9f3af9u, 2922, 11746, 8, 29 },
    { 0x6e242b1du, 2930, 11754, 23, 26 },
    { 0xb444d98du, 2953, 11818, 27, 26 },
    { 0x3c88596du, 2980, 11882, 5, 29 },
    { 0x01e46519u, 2985, 11890, 20, 27 },
    { 0x17b9d699u, 3005, 11922, 5, 29 },
    { 0x70d60735u, 3010, 11930, 24, 26 },
    { 0x3c88596du, 3034, 11994, 5, 29 },
    { 0x9867c435u, 3039, 12002, 5, 29 },
    { 0x3c88596du, 3044, 12010, 10, 28 },
    { 0x9d99db69u, 3054, 12026, 41, 24 },
    { 0x9867c435u, 3095, 12282, 6, 29 },
    { 0x791c79c5u, 3101, 12290, 7, 29 },
    { 0x9736900du, 3108, 12298, 9, 28 },
    { 0x88f85e65u, 3117, 12314, 7, 29 },
    { 0x5ea1ebe9u, 3124, 12322, 6, 29 },
    { 0x5ea1ebe9u, 3130, 12330, 6, 29 },
    { 0xc1e9a849u, 3136, 12338, 31, 25 },
    { 0x640b53d5u, 3167, 12466, 5, 29 },
    { 0x3c88596du, 3172, 12474, 5, 29 },
    { 0x5ea1ebe9u, 3177, 12482, 6, 29 },
    { 0x78bdd77du, 3183, 12490, 6, 29 },
    { 0x7150cf25u, 3189, 12498, 12, 28 },
    { 0xc34b9aadu, 3201, 12514, 7, 29 },
    { 0xf3887a09u, 3208, 12522, 19, 27 },
    { 0x65562da5u, 3227, 12554, 15, 27 },
    { 0xe10dec29u, 3242, 12586, 16, 27 },
    { 0x020c5649u, 3258, 12618, 20, 27 },
    { 0x640b53d5u, 3278, 12650, 5, 29 },
    { 0x4ddd26d1u, 3283, 12658, 6, 29 },
    { 0xfeefd995u, 3289, 12666, 37, 25 },
    { 0x13396731u, 3326, 12794, 36, 25 },
    { 0x13396731u, 3362, 12922, 35, 25 },
    { 0xe91c8db9u, 3397, 13050, 18, 27 },
    { 0x7b628585u, 3415, 13082, 25, 26 },
    { 0xaafd3289u, 3440, 13146, 7, 29 },
    { 0x7b0e0811u, 3447, 13154, 9, 28 },
    { 0x9867c435u, 3456, 13170, 5, 29 },
    { 0x00731585u, 3461, 13178, 5, 29 },
    { 0x9b98f379u, 3466, 13186, 8, 29 },
    { 0x25a909f1u, 3474, 13194, 7, 29 },
    { 0xc7552805u, 3481, 13202, 13, 28 },
    { 0x88f85e65u, 3494, 13218, 6, 29 },
    { 0x73da1e45u, 3500, 13226, 51, 24 },
    { 0x9485bcc5u, 3551, 13482, 6, 29 },
    { 0x5ea1ebe9u, 3557, 13490, 5, 29 },
    { 0x8a1690fdu, 3562, 13498, 8, 29 },
    { 0x166bfe69u, 3570, 13506, 14, 28 },
    { 0xdd05223du, 3584, 13522, 9, 28 },
    { 0x5ea1ebe9u, 3593, 13538, 9, 28 },
    { 0x5ea1ebe9u, 3602, 13554, 6, 29 },
    { 0x640b53d5u, 3608, 13562, 7, 29 },
    { 0x45054769u, 3615, 13570, 29, 26 },
    { 0x70abd01du, 3644, 13634, 7, 29 },
    { 0x67c7c92du, 3651, 13642, 17, 27 },
    { 0x5c9accbdu, 3668, 13674, 16, 27 },
    { 0x393d4451u, 3684, 13706, 24, 26 },
    { 0x791c79c5u, 3708, 13770, 12, 28 },
    { 0x791c79c5u, 3720, 13786, 11, 28 },
    { 0xd94afe79u, 3731, 13802, 5, 29 },
    { 0xca5f3405u, 3736, 13810, 9, 28 },
    { 0x17b9d699u, 3745, 13826, 7, 29 },
    { 0xb9993105u, 3752, 13834, 11, 28 },
    { 0x13824a49u, 3763, 13850, 9, 28 },
    { 0xfe55a28du, 3772, 13866, 34, 25 },
    { 0x7d1227f9u, 3806, 13994, 11, 28 },
    { 0x48b990a5u, 3817, 14010, 16, 27 },
    { 0xc03f8e75u, 3833, 14042, 25, 26 },
    { 0x708e0fedu, 3858, 14106, 13, 28 },
    { 0x790462ddu, 3871, 14122, 23, 26 },
    { 0x9867c435u, 3894, 14186, 9, 28 },
    { 0xfbf394b9u, 3903, 14202, 8, 29 },
    { 0x99cb1871u, 3911, 14210, 8, 29 },
    { 0x7150cf25u, 3919, 14218, 18, 27 },
    { 0x23d400cdu, 3937, 14250, 11, 28 },
    { 0x3c88596du, 3948, 14266, 6, 29 },
    { 0x80211eadu, 3954, 14274, 25, 26 },
    { 0xfa37ee01u, 3979, 14338, 32, 25 },
    { 0x5ea1ebe9u, 4011, 14466, 5, 29 },
    { 0x4f7a2781u, 4016, 14474, 7, 29 },
    { 0x00731585u, 4023, 14482, 5, 29 },
    { 0x93ebe6e5u, 4028, 14490, 28, 26 },
    { 0x926761bdu, 4056, 14554, 15, 28 },
    { 0x640b53d5u, 4071, 14570, 5, 29 },
    { 0x77585f19u, 4076, 14578, 7, 29 },
    { 0x622f123du, 4083, 14586, 37, 25 },
    { 0x640b53d5u, 4120, 14714, 5, 29 },
    { 0x5da27c31u, 4125, 14722, 7, 29 },
    { 0xc34b9aadu, 4132, 14730, 6, 29 },
    { 0x632a10b1u, 4138, 14738, 10, 28 },
    { 0xf1d15c25u, 4148, 14754, 23, 26 },
    { 0x33a6e2b1u, 4171, 14818, 13, 28 },
    { 0xe5512625u, 4184, 14834, 17, 27 },
    { 0x5ea1ebe9u, 4201, 14866, 5, 29 },
    { 0x601b9115u, 4206, 14874, 28, 26 },
    { 0x00731585u, 4234, 14938, 6, 29 },
    { 0x04361331u, 4240, 14946, 5, 29 },
    { 0xe5f9bbc9u, 4245, 14954, 8, 29 },
    { 0xca16d571u, 4253, 14962, 5, 29 },
    { 0x7150cf25u, 4258, 14970, 10, 28 },
    { 0x04637b99u, 4268, 14986, 8, 29 },
    { 0x5ea1ebe9u, 4276, 14994, 5, 29 },
    { 0x83b127b1u, 4281, 15002, 6, 29 },
    { 0xd1940411u, 4287, 15010, 8, 29 },
    { 0xb2c0cce1u, 4295, 15018, 7, 29 },
    { 0x5ea1ebe9u, 4302, 15026, 6, 29 },
    { 0x39582225u, 4308, 15034, 22, 26 },
    { 0xe9883309u, 4330, 15098, 7, 29 },
    { 0x17b9d699u, 4337, 15106, 6, 29 },
    { 0x04361331u, 4343, 15114, 6, 29 },
    { 0x5ea1ebe9u, 4349, 15122, 5, 29 },
    { 0x17b9d699u, 4354, 15130, 9, 28 },
    { 0xca16d571u, 4363, 15146, 7, 29 },
    { 0x3c88596du, 4370, 15154, 5, 29 },
    { 0x5ea1ebe9u, 4375, 15162, 5, 29 },
    { 0x7fad0761u, 4380, 15170, 7, 29 },
    { 0x58977fe5u, 4387, 15178, 24, 26 },
    { 0x640b53d5u, 4411, 15242, 5, 29 },
    { 0x5ea1ebe9u, 4416, 15250, 7, 29 },
    { 0x7fad0761u, 4423, 15258, 7, 29 },
    { 0xc41f279du, 4430, 15266, 40, 25 },
    { 0xae642bedu, 4470, 15394, 11, 28 },
    { 0x04361331u, 4481, 15410, 5, 29 },
    { 0xb6795795u, 4486, 15418, 21, 27 },
    { 0x88f85e65u, 4507, 15450, 7, 29 },
    { 0x4fd42845u, 4514, 15458, 25, 26 },
    { 0x00731585u, 4539, 15522, 6, 29 },
    { 0x5b2c651du, 4545, 15530, 7, 29 },
    { 0x2156d209u, 4552, 15538, 50, 24 },
    { 0x70abd01du, 4602, 15794, 7, 29 },
    { 0xc34b9aadu, 4609, 15802, 6, 29 },
    { 0x7466c17du, 4615, 15810, 7, 29 },
    { 0xc34b9aadu, 4622, 15818, 6, 29 },
    { 0x7466c17du, 4628, 15826, 7, 29 },
    { 0x0740b78du, 4635, 15834, 19, 27 },
    { 0x261b23b9u, 4654, 15866, 7, 29 },
    { 0x64c6cf15u, 4661, 15874, 6, 29 },
    { 0x5ea1ebe9u, 4667, 15882, 5, 29 },
    { 0x08660d2du, 4672, 15890, 7, 29 },
    { 0x5ea1ebe9u, 4679, 15898, 5, 29 },
    { 0x64c6cf15u, 4684, 15906, 6, 29 },
    { 0x8556cccdu, 4690, 15914, 31, 25 },
    { 0x48b990a5u, 4721, 16042, 16, 27 },
    { 0x039dece5u, 4737, 16074, 7, 29 },
    { 0x9736900du, 4744, 16082, 5, 29 },
    { 0x2541f6d5u, 4749, 16090, 29, 26 },
    { 0x640b53d5u, 4778, 16154, 5, 29 },
    { 0x13824a49u, 4783, 16162, 10, 28 },
    { 0xeb451e61u, 4793, 16178, 34, 25 },
    { 0x640b53d5u, 4827, 16306, 5, 29 },
    { 0xb74bbb59u, 4832, 16314, 7, 29 },
    { 0x83ad9241u, 4839, 16322, 30, 26 },
    { 0x640b53d5u, 4869, 16386, 5, 29 },
    { 0xd94afe79u, 4874, 16394, 5, 29 },
    { 0x039dece5u, 4879, 16402, 7, 29 },
    { 0x04361331u, 4886, 16410, 6, 29 },
    { 0x5ea1ebe9u, 4892, 16418, 5, 29 },
    { 0xcb40bda5u, 4897, 16426, 7, 29 },
    { 0x5ea1ebe9u, 4904, 16434, 5, 29 },
    { 0x78bdd77du, 4909, 16442, 6, 29 },
    { 0x5ea1ebe9u, 4915, 16450, 5, 29 },
    { 0xd94afe79u, 4920, 16458, 5, 29 },
    { 0x4cf86dcdu, 4925, 16466, 8, 29 },
    { 0x17b9d699u, 4933, 16474, 7, 29 },
    { 0x5ea1ebe9u, 4940, 16482, 5, 29 },
    { 0x9867c435u, 4945, 16490, 4, 30 },
    { 0x3c88596du, 4949, 16494, 5, 29 },
    { 0x64c6cf15u, 4954, 16502, 6, 29 },
    { 0x6dd837e5u, 4960, 16510, 42, 25 },
    { 0x70abd01du, 5002, 16638, 10, 28 },
    { 0x9867c435u, 5012, 16654, 5, 29 },
    { 0xd94afe79u, 5017, 16662, 6, 29 },
    { 0x80211eadu, 5023, 16670, 27, 26 },
    { 0x488ff80du, 5050, 16734, 28, 26 },
    { 0x5ea1ebe9u, 5078, 16798, 6, 29 },
    { 0xd94afe79u, 5084, 16806, 5, 29 },
    { 0x6d134b39u, 5089, 16814, 6, 29 },
    { 0x61cbbc29u, 5095, 16822, 9, 28 },
    { 0x26de6fe9u, 5104, 16838, 11, 28 },
    { 0xc8a10699u, 5115, 16854, 24, 26 },
    { 0xae87b909u, 5139, 16918, 8, 29 },
    { 0x7074afa9u, 5147, 16926, 8, 29 },
    { 0xcf6567f1u, 5155, 16934, 15, 27 },
    { 0x70abd01du, 5170, 16966, 6, 29 },
    { 0x5a8556d9u, 5176, 16974, 17, 27 },
    { 0x70abd01du, 5193, 17006, 6, 29 },
    { 0xb085244du, 5199, 17014, 14, 27 },
    { 0x25a909f1u, 5213, 17046, 7, 29 },
    { 0x6dcea3d9u, 5220, 17054, 10, 28 },
    { 0x692bea45u, 5230, 17070, 8, 29 },
    { 0x3c88596du, 5238, 17078, 5, 29 },
    { 0xeb614781u, 5243, 17086, 15, 28 },
    { 0x5ea1ebe9u, 5258, 17102, 5, 29 },
    { 0x39582225u, 5263, 17110, 15, 27 },
    { 0x908abbcdu, 5278, 17142, 17, 27 },
    { 0x3c88596du, 5295, 17174, 5, 29 },
    { 0xb6420dddu, 5300, 17182, 15, 27 },
    { 0x42ce2c31u, 5315, 17214, 15, 27 },
    { 0x04361331u, 5330, 17246, 5, 29 },
    { 0xae642bedu, 5335, 17254, 10, 28 },
    { 0x3c88596du, 5345, 17270, 5, 29 },
    { 0x5ea1ebe9u, 5350, 17278, 6, 29 },
    { 0x54da4b6du, 5356, 17286, 13, 28 },
    { 0xf7eca2e5u, 5369, 17302, 33, 25 },
    { 0x04361331u, 5402, 17430, 7, 29 },
    { 0x9867c435u, 5409, 17438, 5, 29 },
    { 0x33a6e2b1u, 5414, 17446, 20, 27 },
    { 0xb3f8dcbdu, 5434, 17478, 7, 29 },
    { 0xe09e2de9u, 5441, 17486, 8, 29 },
    { 0x3c88596du, 5449, 17494, 6, 29 },
    { 0xe10dec29u, 5455, 17502, 24, 26 },
    { 0xfb77f49du, 5479, 17566, 12, 28 },
    { 0x9867c435u, 5491, 17582, 9, 28 },
    { 0xa58554d5u, 5500, 17598, 18, 27 },
    { 0x589020d5u, 5518, 17630, 10, 28 },
    { 0x04361331u, 5528, 17646, 9, 28 },
    { 0x93d71d51u, 5537, 17662, 8, 29 },
    { 0x9867c435u, 5545, 17670, 5, 29 },
    { 0x9867c435u, 5550, 17678, 5, 29 },
    { 0x2541f6d5u, 5555, 17686, 21, 26 },
    { 0x0e553595u, 5576, 17750, 8, 29 },
    { 0xbba445f5u, 5584, 17758, 25, 26 },
    { 0xca16d571u, 5609, 17822, 9, 28 },
    { 0x9867c435u, 5618, 17838, 5, 29 },
    { 0x9867c435u, 5623, 17846, 5, 29 },
    { 0x86befeb9u, 5628, 17854, 8, 29 },
    { 0x542ea96du, 5636, 17862, 12, 28 },
    { 0x17b9d699u, 5648, 17878, 7, 29 },
    { 0x983988c9u, 5655, 17886, 45, 24 },
    { 0xdd05223du, 5700, 18142, 9, 28 },
    { 0xa3275c49u, 5709, 18158, 18, 27 },
    { 0x70d60735u, 5727, 18190, 22, 26 },
    { 0x3c88596du, 5749, 18254, 7, 29 },
    { 0xcb9f3af9u, 5756, 18262, 11, 28 },
    { 0x393d4451u, 5767, 18278, 34, 25 },
    { 0x39582225u, 5801, 18406, 14, 27 },
    { 0x3c88596du, 5815, 18438, 5, 29 },
    { 0x00731585u, 5820, 18446, 5, 29 },
    { 0x5ea1ebe9u, 5825, 18454, 5, 29 },
    { 0xb8de7209u, 5830, 18462, 9, 28 },
    { 0x9736900du, 5839, 18478, 9, 28 },
    { 0xd6995149u, 5848, 18494, 18, 27 },
    { 0xe9883309u, 5866, 18526, 7, 29 },
    { 0xe534c681u, 5873, 18534, 20, 27 },
    { 0x5ea1ebe9u, 5893, 18566, 5, 29 },
    { 0x8d2240e5u, 5898, 18574, 56, 24 },
    { 0xfb734a11u, 5954, 18830, 26, 26 },
    { 0x08660d2du, 5980, 18894, 10, 28 },
    { 0xd94afe79u, 5990, 18910, 5, 29 },
    { 0xd94afe79u, 5995, 18918, 5, 29 },
    { 0x863a30b5u, 6000, 18926, 20, 27 },
    { 0x04842ab5u, 6020, 18958, 23, 26 },
    { 0xb9993105u, 6043, 19022, 13, 28 },
    { 0xd94afe79u, 6056, 19038, 5, 29 },
    { 0xb6270f85u, 6061, 19046, 18, 27 },
    { 0x3c88596du, 6079, 19078, 5, 29 },
    { 0x61e559ddu, 6084, 19086, 40, 25 },
    { 0x9dffcc7du, 6124, 19214, 10, 28 },
    { 0x85c736c1u, 6134, 19230, 8, 29 },
    { 0xf9eece91u, 6142, 19238, 37, 25 },
    { 0xd94afe79u, 6179, 19366, 5, 29 },
    { 0x9736900du, 6184, 19374, 7, 29 },
    { 0xaafd3289u, 6191, 19382, 5, 29 },
    { 0x5ea1ebe9u, 6196, 19390, 5, 29 },
    { 0x0b6eb0c5u, 6201, 19398, 18, 27 },
    { 0x3c88596du, 6219, 19430, 7, 29 },
    { 0x790462ddu, 6226, 19438, 22, 26 },
    { 0x4f7a2781u, 6248, 19502, 7, 29 },
    { 0x00731585u, 6255, 19510, 5, 29 },
    { 0x8b9ff5d9u, 6260, 19518, 40, 25 },
    { 0x17b9d699u, 6300, 19646, 6, 29 },
    { 0xd94afe79u, 6306, 19654, 5, 29 },
    { 0x13052771u, 6311, 19662, 19, 27 },
    { 0x4ddd26d1u, 6330, 19694, 7, 29 },
    { 0xc0c0d775u, 6337, 19702, 6, 29 },
    { 0x392bd839u, 6343, 19710, 30, 25 },
    { 0xb0172d31u, 6373, 19838, 19, 27 },
    { 0x7347b1d9u, 6392, 19870, 15, 27 },
    { 0xd2417e71u, 6407, 19902, 10, 28 },
    { 0x71ba8aadu, 6417, 19918, 15, 27 },
    { 0x33a6e2b1u, 6432, 19950, 19, 27 },
    { 0x46a489f9u, 6451, 19982, 8, 29 },
    { 0x71ba8aadu, 6459, 19990, 16, 27 },
    { 0x5b1828f1u, 6475, 20022, 20, 27 },
    { 0xd94afe79u, 6495, 20054, 5, 29 },
    { 0x72837ae9u, 6500, 20062, 26, 26 },
    { 0x455f7391u, 6526, 20126, 27, 26 },
    { 0xd94afe79u, 6553, 20190, 5, 29 },
    { 0x9736900du, 6558, 20198, 7, 29 },
    { 0x7672885du, 6565, 20206, 43, 24 },
    { 0x25fdc9a9u, 6608, 20462, 42, 24 },
    { 0x2cb1559du, 6650, 20718, 24, 26 },
    { 0x935840b5u, 6674, 20782, 32, 25 },
    { 0xca16d571u, 6706, 20910, 6, 29 },
    { 0x5ea1ebe9u, 6712, 20918, 5, 29 },
    { 0x4f0408f9u, 6717, 20926, 16, 27 },
    { 0x80211eadu, 6733, 20958, 26, 26 },
    { 0x9ae84ea9u, 6759, 21022, 11, 28 },
    { 0x3aeb6091u, 6770, 21038, 39, 25 },
    { 0x9867c435u, 6809, 21166, 6, 29 },
    { 0xf545d73du, 6815, 21174, 10, 28 },
    { 0x88f85e65u, 6825, 21190, 7, 29 },
    { 0x5ea1ebe9u, 6832, 21198, 6, 29 },
    { 0x5ea1ebe9u, 6838, 21206, 6, 29 },
    { 0xb53e7985u, 6844, 21214, 16, 27 },
    { 0x7347b1d9u, 6860, 21246, 34, 25 },
    { 0x5ea1ebe9u, 6894, 21374, 5, 29 },
    { 0x2cb035e5u, 6899, 21382, 46, 24 },
    { 0x0a510c09u, 6945, 21638, 19, 27 },
    { 0xf9544d31u, 6964, 21670, 21, 27 },
    { 0xc93455d5u, 6985, 21702, 12, 28 },
    { 0x03a0e3cdu, 6997, 21718, 8, 29 },
    { 0xca16d571u, 7005, 21726, 10, 28 },
    { 0xf90a7351u, 7015, 21742, 14, 28 },
    { 0x7b7f6e81u, 7029, 21758, 11, 28 },
    { 0x5cde6269u, 7040, 21774, 12, 28 },
    { 0x00731585u, 7052, 21790, 5, 29 },
    { 0x64c6cf15u, 7057, 21798, 7, 29 },
    { 0xbb879e05u, 7064, 21806, 35, 25 },
    { 0xe9883309u, 7099, 21934, 7, 29 },
    { 0x5ea1ebe9u, 7106, 21942, 5, 29 },
    { 0x9867c435u, 7111, 21950, 4, 30 },
    { 0x9867c435u, 7115, 21954, 4, 30 },
    { 0x3a2e3f25u, 7119, 21958, 26, 26 },
    { 0xbce912d9u, 7145, 22022, 7, 29 },
    { 0xca16d571u, 7152, 22030, 9, 28 },
    { 0xd94afe79u, 7161, 22046, 7, 29 },
    { 0x9867c435u, 7168, 22054, 9, 28 },
    { 0x19aa06d5u, 7177, 22070, 63, 24 },
    { 0xf9b50119u, 7240, 22326, 11, 28 },
    { 0x62877d5du, 7251, 22342, 8, 29 },
    { 0x5ea1ebe9u, 7259, 22350, 5, 29 },
    { 0xac998b95u, 7264, 22358, 15, 27 },
    { 0x44c447a1u, 7279, 22390, 7, 29 },
    { 0xf4ccfd2du, 7286, 22398, 15, 27 },
    { 0x17b9d699u, 7301, 22430, 6, 29 },
    { 0x3c88596du, 7307, 22438, 6, 29 },
    { 0xac998b95u, 7313, 22446, 13, 27 },
    { 0x509f7389u, 7326, 22478, 11, 28 },
    { 0xe7a04b49u, 7337, 22494, 7, 29 },
    { 0x5ea1ebe9u, 7344, 22502, 6, 29 },
    { 0xac998b95u, 7350, 22510, 14, 27 },
    { 0x3c88596du, 7364, 22542, 5, 29 },
    { 0x08660d2du, 7369, 22550, 7, 29 },
    { 0x1287f5edu, 7376, 22558, 7, 29 },
    { 0xc34b9aadu, 7383, 22566, 8, 29 },
    { 0x3c88596du, 7391, 22574, 5, 29 },
    { 0x0d23b2b9u, 7396, 22582, 6, 29 },
    { 0xdf2b4169u, 7402, 22590, 12, 28 },
    { 0xb6270f85u, 7414, 22606, 11, 28 },
    { 0x026eb509u, 7425, 22622, 13, 28 },
    { 0x04361331u, 7438, 22638, 6, 29 },
    { 0xd94afe79u, 7444, 22646, 6, 29 },
    { 0x640b53d5u, 7450, 22654, 7, 29 },
    { 0x5884c3c5u, 7457, 22662, 13, 28 },
    { 0xe9dd485du, 7470, 22678, 21, 27 },
    { 0xd94afe79u, 7491, 22710, 5, 29 },
    { 0x14c2e7b9u, 7496, 22718, 11, 28 },
    { 0x3c88596du, 7507, 22734, 5, 29 },
    { 0x17b9d699u, 7512, 22742, 8, 29 },
    { 0xe9883309u, 7520, 22750, 7, 29 },
    { 0x3c88596du, 7527, 22758, 5, 29 },
    { 0x5e834275u, 7532, 22766, 27, 26 },
    { 0x581ab22du, 7559, 22830, 11, 28 },
    { 0x316b8c3du, 7570, 22846, 10, 28 },
    { 0x9485bcc5u, 7580, 22862, 11, 28 },
    { 0xc12118a9u, 7591, 22878, 8, 29 },
    { 0x7fad0761u, 7599, 22886, 6, 29 },
    { 0x0d23b2b9u, 7605, 22894, 6, 29 },
    { 0xa5eed339u, 7611, 22902, 8, 29 },
    { 0x3a2e3f25u, 7619, 22910, 14, 27 },
    { 0x640b53d5u, 7633, 22942, 6, 29 },
    { 0x066dc959u, 7639, 22950, 14, 27 },
    { 0x47d40379u, 7653, 22982, 21, 27 },
    { 0x640b53d5u, 7674, 23014, 6, 29 },
    { 0x4bd63c91u, 7680, 23022, 26, 26 },
    { 0xcb9f3af9u, 7706, 23086, 8, 29 },
    { 0x80211eadu, 7714, 23094, 39, 25 },
    { 0xd94afe79u, 7753, 23222, 6, 29 },
    { 0xb33da1d1u, 7759, 23230, 54, 24 },
    { 0xb33da1d1u, 7813, 23486, 54, 24 },
    { 0xf7e6b2fdu, 7867, 23742, 32, 25 },
    { 0x5ea1ebe9u, 7899, 23870, 5, 29 },
    { 0x9736900du, 7904, 23878, 5, 29 },
    { 0x640b53d5u, 7909, 23886, 6, 29 },
    { 0x3c88596du, 7915, 23894, 9, 28 },
    { 0xd94afe79u, 7924, 23910, 5, 29 },
    { 0x59d6d6e9u, 7929, 23918, 8, 29 },
    { 0x5ea1ebe9u, 7937, 23926, 5, 29 },
    { 0xc34b9aadu, 7942, 23934, 4, 30 },
    { 0x0d23b2b9u, 7946, 23938, 4, 30 },
    { 0x3c88596du, 7950, 23942, 4, 30 },
    { 0xa45c42d9u, 7954, 23946, 20, 26 },
    { 0xd94afe79u, 7974, 24010, 6, 29 },
    { 0x9867c435u, 7980, 24018, 4, 30 },
    { 0x3c88596du, 7984, 24022, 5, 29 },
    { 0x04361331u, 7989, 24030, 6, 29 },
    { 0x04361331u, 7995, 24038, 6, 29 },
    { 0xca16d571u, 8001, 24046, 6, 29 },
    { 0x3c88596du, 8007, 24054, 5, 29 },
    { 0x9867c435u, 8012, 24062, 4, 30 },
    { 0x9867c435u, 8016, 24066, 4, 30 },
    { 0x0d8cc27du, 8020, 24070, 32, 25 },
    { 0x04361331u, 8052, 24198, 5, 29 },
    { 0x04361331u, 8057, 24206, 5, 29 },
    { 0x3c88596du, 8062, 24214, 5, 29 },
    { 0x9736900du, 8067, 24222, 5, 29 },
    { 0x9736900du, 8072, 24230, 10, 28 },
    { 0x00731585u, 8082, 24246, 6, 29 },
    { 0x2566bb65u, 8088, 24254, 11, 28 },
    { 0x9867c435u, 8099, 24270, 4, 30 },
    { 0x3c88596du, 8103, 24274, 5, 29 },
    { 0xac998b95u, 8108, 24282, 20, 26 },
    { 0x5ea1ebe9u, 8128, 24346, 5, 29 },
    { 0x58977fe5u, 8133, 24354, 25, 26 },
    { 0xca16d571u, 8158, 24418, 6, 29 },
    { 0x3c88596du, 8164, 24426, 5, 29 },
    { 0x9867c435u, 8169, 24434, 4, 30 },
    { 0x9867c435u, 8173, 24438, 4, 30 },
    { 0x3a2e3f25u, 8177, 24442, 26, 26 },
    { 0x70abd01du, 8203, 24506, 7, 29 },
    { 0x6b448c85u, 8210, 24514, 8, 29 },
    { 0x78bdd77du, 8218, 24522, 6, 29 },
    { 0xdcb88c91u, 8224, 24530, 6, 29 },
    { 0x64c6cf15u, 8230, 24538, 6, 29 },
    { 0x7150cf25u, 8236, 24546, 9, 28 },
    { 0x224776b9u, 8245, 24562, 11, 28 },
    { 0xdcb88c91u, 8256, 24578, 11, 28 },
    { 0x04842ab5u, 8267, 24594, 22, 26 },
    { 0x17b9d699u, 8289, 24658, 10, 28 },
    { 0xfbf394b9u, 8299, 24674, 11, 28 },
    { 0x9867c435u, 8310, 24690, 6, 29 },
    { 0x55d02b65u, 8316, 24698, 16, 27 },
    { 0x277a6d21u, 8332, 24730, 17, 27 },
    { 0x3c88596du, 8349, 24762, 5, 29 }
};

const size_t  fhb_xml_types_n =
    sizeof(fhb_xml_types) / sizeof(fhb_xml_types[0]);
