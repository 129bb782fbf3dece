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
    "\014itemSequence\014jurisdiction\033jurisdictionalAuthorization\003key"
    "\007keyword\004kind\010kinetics\007kingdom\005label\010language"
    "\014languageCode\014lastModified\016lastOccurrence\015lastPerformed"
    "\016lastReviewDate\013lastUpdated\012laterality\010latitude\005legal"
    "\012legalBasis\012legalState\023legalStatusOfSupply"
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
    "\010progress\010property\015propertyGroup\007protein\010protocol"
    "\017protocolApplied\012providedBy\010provider\011provision"
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
    { 505, 223 }, { 518, 225 }, { 532, 227 }, { 551, 228 }, { 568, 230 },
    { 585, 232 }, { 603, 236 }, { 627, 243 }, { 637, 250 }, { 646, 251 },
    { 664, 252 }, { 683, 253 }, { 697, 256 }, { 713, 257 }, { 722, 258 },
    { 739, 260 }, { 755, 269 }, { 776, 290 }, { 796, 292 }, { 801, 293 },
    { 806, 295 }, { 822, 299 }, { 828, 302 }, { 845, 303 }, { 863, 307 },
    { 876, 311 }, { 889, 316 }, { 912, 317 }, { 939, 320 }, { 959, 332 },
    { 973, 342 }, { 981, 346 }, { 989, 347 }, { 997, 349 }, { 1002, 351 },
    { 1011, 354 }, { 1019, 360 }, { 1033, 367 }, { 1039, 368 }, { 1050, 371 },
    { 1075, 374 }, { 1094, 377 }, { 1114, 394 }, { 1132, 398 }, { 1152, 399 },
    { 1169, 405 }, { 1199, 408 }, { 1232, 410 }, { 1259, 412 }, { 1286, 417 },
    { 1314, 419 }, { 1343, 420 }, { 1368, 423 }, { 1399, 428 }, { 1433, 429 },
    { 1451, 432 }, { 1465, 436 }, { 1483, 445 }, { 1496, 447 }, { 1511, 454 },
    { 1523, 457 }, { 1545, 460 }, { 1565, 465 }, { 1582, 467 }, { 1595, 469 },
    { 1619, 470 }, { 1630, 472 }, { 1638, 476 }, { 1652, 477 }, { 1674, 480 },
    { 1681, 482 }, { 1696, 490 }, { 1709, 492 }, { 1726, 495 }, { 1736, 498 },
    { 1747, 501 }, { 1761, 506 }, { 1783, 509 }, { 1797, 511 }, { 1810, 515 },
    { 1829, 516 }, { 1855, 518 }, { 1869, 521 }, { 1885, 522 }, { 1900, 524 },
    { 1922, 530 }, { 1931, 531 }, { 1947, 533 }, { 1962, 534 }, { 1967, 535 },
    { 1976, 539 }, { 1995, 544 }, { 2015, 549 }, { 2028, 558 }, { 2041, 560 },
    { 2051, 563 }, { 2072, 567 }, { 2089, 574 }, { 2106, 576 }, { 2136, 581 },
    { 2160, 588 }, { 2183, 599 }, { 2198, 601 }, { 2212, 603 }, { 2217, 607 },
    { 2241, 618 }, { 2252, 628 }, { 2263, 645 }, { 2272, 654 }, { 2291, 658 },
    /* 1: Element */
    { 11750, A }, { 9995, 31 },
    /* 2: Address */
    { 11750, A }, { 9995, 31 }, { 24394, P }, { 24167, P }, { 23722, P },
    { 13136, P }, { 5045, P }, { 8863, P }, { 22400, P }, { 18217, P },
    { 6260, P }, { 17949, 39 },
    /* 3: Age */
    { 11750, A }, { 9995, 31 }, { 24662, P }, { 5431, P }, { 24286, P },
    { 23432, P }, { 5185, P },
    /* 4: Annotation */
    { 11750, A }, { 9995, 31 }, { 3927, 46 }, { 3943, P }, { 23818, P },
    { 23722, P },
    /* 5: Attachment */
    { 11750, A }, { 9995, 31 }, { 5985, P }, { 12836, P }, { 6501, P },
    { 24371, P }, { 21787, P }, { 11587, P }, { 24011, P }, { 6380, P },
    /* 6: BackboneElement */
    { 11750, A }, { 9995, 31 }, { 14572, 31 },
    /* 7: CodeableConcept */
    { 11750, A }, { 9995, 31 }, { 5257, 8 }, { 23722, P },
    /* 8: Coding */
    { 11750, A }, { 9995, 31 }, { 23432, P }, { 25551, P }, { 5185, P },
    { 8824, P }, { 24479, P },
    /* 9: ContactDetail */
    { 11750, A }, { 9995, 31 }, { 14899, P }, { 23627, 10 },
    /* 10: ContactPoint */
    { 11750, A }, { 9995, 31 }, { 23432, P }, { 24662, P }, { 24394, P },
    { 19572, P }, { 17949, 39 },
    /* 11: Contributor */
    { 11750, A }, { 9995, 31 }, { 24167, P }, { 14899, P }, { 5837, 9 },
    /* 12: Count */
    { 11750, A }, { 9995, 31 }, { 24662, P }, { 5431, P }, { 24286, P },
    { 23432, P }, { 5185, P },
    /* 13: DataRequirement */
    { 11750, A }, { 9995, 31 }, { 24167, P }, { 19051, P }, { 22889, 7 },
    { 22934, 46 }, { 14841, P }, { 5210, 14 }, { 6627, 15 }, { 13130, P },
    { 21862, 16 },
    /* 14: DataRequirement.codeFilter */
    { 11750, A }, { 9995, 31 }, { 16754, P }, { 21308, P }, { 25242, P },
    { 5185, 8 },
    /* 15: DataRequirement.dateFilter */
    { 11750, A }, { 9995, 31 }, { 16754, P }, { 21308, P }, { 24907, P },
    { 25124, 39 }, { 24960, 20 },
    /* 16: DataRequirement.sort */
    { 11750, A }, { 9995, 31 }, { 16754, P }, { 8689, P },
    /* 17: Distance */
    { 11750, A }, { 9995, 31 }, { 24662, P }, { 5431, P }, { 24286, P },
    { 23432, P }, { 5185, P },
    /* 18: Dosage */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 23722, P },
    { 2643, 7 }, { 16790, P }, { 23892, 52 }, { 3684, P }, { 3700, 7 },
    { 21772, 7 }, { 21125, 7 }, { 14286, 7 }, { 8989, 19 }, { 13817, 45 },
    { 13759, 43 }, { 13798, 43 },
    /* 19: Dosage.doseAndRate */
    { 11750, A }, { 9995, 31 }, { 24167, 7 }, { 9062, 44 }, { 9049, 43 },
    { 19616, 45 }, { 19606, 44 }, { 19593, 43 },
    /* 20: Duration */
    { 11750, A }, { 9995, 31 }, { 24662, P }, { 5431, P }, { 24286, P },
    { 23432, P }, { 5185, P },
    /* 21: ElementDefinition */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 16754, P }, { 20575, P },
    { 21812, P }, { 21792, P }, { 12830, P }, { 5185, 8 }, { 21822, 22 },
    { 21728, P }, { 7995, P }, { 5356, P }, { 20794, P }, { 3033, P },
    { 14293, P }, { 13743, P }, { 4247, 24 }, { 5954, P }, { 24167, 25 },
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
    { 14090, P }, { 15739, P }, { 10288, P }, { 10306, P }, { 10319, P },
    { 10334, P }, { 10463, P }, { 10473, P }, { 10487, P }, { 10571, P },
    { 10595, P }, { 10608, P }, { 10621, P }, { 10656, P }, { 10702, P },
    { 10823, P }, { 10835, P }, { 10880, P }, { 10897, P }, { 10906, P },
    { 10933, P }, { 10234, 2 }, { 10247, 3 }, { 10256, 4 }, { 10272, 5 },
    { 10344, 7 }, { 10365, 8 }, { 10396, 10 }, { 10431, 12 }, { 10500, 17 },
    { 10526, 20 }, { 10556, 32 }, { 10579, 33 }, { 10645, 36 }, { 10690, 39 },
    { 10719, 43 }, { 10733, 44 }, { 10744, 45 }, { 10755, 46 }, { 10791, 48 },
    { 10808, 49 }, { 10845, 52 }, { 10377, 9 }, { 10414, 11 }, { 10442, 13 },
    { 10540, 30 }, { 10665, 38 }, { 10770, 47 }, { 10857, 54 }, { 10915, 55 },
    { 10514, 18 }, { 10635, 35 }, { 16890, P }, { 16910, P }, { 16925, P },
    { 16942, P }, { 17087, P }, { 17099, P }, { 17115, P }, { 17211, P },
    { 17239, P }, { 17254, P }, { 17269, P }, { 17310, P }, { 17362, P },
    { 17499, P }, { 17513, P }, { 17564, P }, { 17583, P }, { 17594, P },
    { 17625, P }, { 16828, 2 }, { 16843, 3 }, { 16854, 4 }, { 16872, 5 },
    { 16954, 7 }, { 16977, 8 }, { 17012, 10 }, { 17051, 12 }, { 17130, 17 },
    { 17160, 20 }, { 17194, 32 }, { 17221, 33 }, { 17297, 36 }, { 17348, 39 },
    { 17381, 43 }, { 17397, 44 }, { 17410, 45 }, { 17423, 46 }, { 17463, 48 },
    { 17482, 49 }, { 17525, 52 }, { 16991, 9 }, { 17032, 11 }, { 17064, 13 },
    { 17176, 30 }, { 17321, 38 }, { 17440, 47 }, { 17539, 54 }, { 17605, 55 },
    { 17146, 18 }, { 17285, 35 }, { 9686, 26 }, { 14297, P }, { 14310, P },
    { 14343, P }, { 14412, P }, { 14327, P }, { 14359, P }, { 14375, P },
    { 14425, P }, { 14395, 43 }, { 13915, P }, { 13928, P }, { 13961, P },
    { 14030, P }, { 13945, P }, { 13977, P }, { 13993, P }, { 14043, P },
    { 14013, 43 }, { 13872, P }, { 5669, P }, { 5826, 27 }, { 14841, P },
    { 12625, P }, { 12636, P }, { 12665, P }, { 4406, 28 }, { 13592, 29 },
    /* 22: ElementDefinition.slicing */
    { 11750, A }, { 9995, 31 }, { 8731, 23 }, { 8314, P }, { 15762, P },
    { 21180, P },
    /* 23: ElementDefinition.slicing.discriminator */
    { 11750, A }, { 9995, 31 }, { 24167, P }, { 16754, P },
    /* 24: ElementDefinition.base */
    { 11750, A }, { 9995, 31 }, { 16754, P }, { 14293, P }, { 13743, P },
    /* 25: ElementDefinition.type */
    { 11750, A }, { 9995, 31 }, { 5185, P }, { 19051, P }, { 23545, P },
    { 3021, P }, { 25583, P },
    /* 26: ElementDefinition.example */
    { 11750, A }, { 9995, 31 }, { 12830, P }, { 24722, P }, { 24740, P },
    { 24753, P }, { 24768, P }, { 24897, P }, { 24907, P }, { 24921, P },
    { 25005, P }, { 25029, P }, { 25042, P }, { 25055, P }, { 25090, P },
    { 25136, P }, { 25266, P }, { 25278, P }, { 25323, P }, { 25340, P },
    { 25349, P }, { 25376, P }, { 24668, 2 }, { 24681, 3 }, { 24690, 4 },
    { 24706, 5 }, { 24778, 7 }, { 24799, 8 }, { 24830, 10 }, { 24865, 12 },
    { 24934, 17 }, { 24960, 20 }, { 24990, 32 }, { 25013, 33 }, { 25079, 36 },
    { 25124, 39 }, { 25153, 43 }, { 25167, 44 }, { 25178, 45 }, { 25189, 46 },
    { 25225, 48 }, { 25251, 49 }, { 25288, 52 }, { 24811, 9 }, { 24848, 11 },
    { 24876, 13 }, { 24974, 30 }, { 25099, 38 }, { 25204, 47 }, { 25300, 54 },
    { 25358, 55 }, { 24948, 18 }, { 25069, 35 },
    /* 27: ElementDefinition.constraint */
    { 11750, A }, { 9995, 31 }, { 12796, P }, { 20794, P }, { 21692, P },
    { 11726, P }, { 9976, P }, { 25750, P }, { 21867, P },
    /* 28: ElementDefinition.binding */
    { 11750, A }, { 9995, 31 }, { 22556, P }, { 8314, P }, { 25242, P },
    /* 29: ElementDefinition.mapping */
    { 11750, A }, { 9995, 31 }, { 11800, P }, { 12836, P }, { 13588, P },
    { 5356, P },
    /* 30: Expression */
    { 11750, A }, { 9995, 31 }, { 8314, P }, { 14899, P }, { 12836, P },
    { 9976, P }, { 19903, P },
    /* 31: Extension */
    { 11750, A }, { 9995, 31 }, { 24371, A }, { 24722, P }, { 24740, P },
    { 24753, P }, { 24768, P }, { 24897, P }, { 24907, P }, { 24921, P },
    { 25005, P }, { 25029, P }, { 25042, P }, { 25055, P }, { 25090, P },
    { 25136, P }, { 25266, P }, { 25278, P }, { 25323, P }, { 25340, P },
    { 25349, P }, { 25376, P }, { 24668, 2 }, { 24681, 3 }, { 24690, 4 },
    { 24706, 5 }, { 24778, 7 }, { 24799, 8 }, { 24830, 10 }, { 24865, 12 },
    { 24934, 17 }, { 24960, 20 }, { 24990, 32 }, { 25013, 33 }, { 25079, 36 },
    { 25124, 39 }, { 25153, 43 }, { 25167, 44 }, { 25178, 45 }, { 25189, 46 },
    { 25225, 48 }, { 25251, 49 }, { 25288, 52 }, { 24811, 9 }, { 24848, 11 },
    { 24876, 13 }, { 24974, 30 }, { 25099, 38 }, { 25204, 47 }, { 25300, 54 },
    { 25358, 55 }, { 24948, 18 }, { 25069, 35 },
    /* 32: HumanName */
    { 11750, A }, { 9995, 31 }, { 24394, P }, { 23722, P }, { 10113, P },
    { 11407, P }, { 18462, P }, { 23144, P }, { 17949, 39 },
    /* 33: Identifier */
    { 11750, A }, { 9995, 31 }, { 24394, P }, { 24167, 7 }, { 23432, P },
    { 24662, P }, { 17949, 39 }, { 3778, 46 },
    /* 34: MarketingStatus */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 6260, 7 }, { 12755, 7 },
    { 22406, 7 }, { 6674, 39 }, { 20948, P },
    /* 35: Meta */
    { 11750, A }, { 9995, 31 }, { 25559, P }, { 12915, P }, { 21867, P },
    { 19051, P }, { 21356, 8 }, { 23450, 8 },
    /* 36: Money */
    { 11750, A }, { 9995, 31 }, { 24662, P }, { 6447, P },
    /* 37: Narrative */
    { 11750, A }, { 9995, 31 }, { 22406, P }, { 8889, X },
    /* 38: ParameterDefinition */
    { 11750, A }, { 9995, 31 }, { 14899, P }, { 24394, P }, { 14293, P },
    { 13743, P }, { 8938, P }, { 24167, P }, { 19051, P },
    /* 39: Period */
    { 11750, A }, { 9995, 31 }, { 22338, P }, { 9416, P },
    /* 40: Population */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 2996, 44 }, { 2977, 7 },
    { 11258, 7 }, { 19561, 7 }, { 18084, 7 },
    /* 41: ProdCharacteristic */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11629, 43 }, { 25696, 43 },
    { 8270, 43 }, { 25626, 43 }, { 14991, 43 }, { 10005, 43 }, { 21705, P },
    { 5319, P }, { 12018, P }, { 11877, 5 }, { 21279, 7 },
    /* 42: ProductShelfLife */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 24167, 7 },
    { 17949, 43 }, { 22160, 7 },
    /* 43: Quantity */
    { 11750, A }, { 9995, 31 }, { 24662, P }, { 5431, P }, { 24286, P },
    { 23432, P }, { 5185, P },
    /* 44: Range */
    { 11750, A }, { 9995, 31 }, { 13330, 43 }, { 11666, 43 },
    /* 45: Ratio */
    { 11750, A }, { 9995, 31 }, { 15215, 43 }, { 8221, 43 },
    /* 46: Reference */
    { 11750, A }, { 9995, 31 }, { 19903, P }, { 24167, P }, { 11789, 33 },
    { 8824, P },
    /* 47: RelatedArtifact */
    { 11750, A }, { 9995, 31 }, { 24167, P }, { 12830, P }, { 8824, P },
    { 5036, P }, { 24371, P }, { 8916, 5 }, { 20831, P },
    /* 48: SampledData */
    { 11750, A }, { 9995, 31 }, { 15903, 43 }, { 17949, P }, { 10077, P },
    { 13343, P }, { 24356, P }, { 8678, P }, { 6501, P },
    /* 49: Signature */
    { 11750, A }, { 9995, 31 }, { 24167, 8 }, { 25638, P }, { 25692, 46 },
    { 15530, 46 }, { 23491, P }, { 21745, P }, { 6501, P },
    /* 50: SubstanceAmount */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 3255, 43 }, { 3270, 44 },
    { 3314, P }, { 3338, 7 }, { 3327, P }, { 19984, 51 },
    /* 51: SubstanceAmount.referenceRange */
    { 11750, A }, { 9995, 31 }, { 13334, 43 }, { 11671, 43 },
    /* 52: Timing */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 9631, P }, { 20424, 53 },
    { 5185, 7 },
    /* 53: Timing.repeat */
    { 11750, A }, { 9995, 31 }, { 4473, 20 }, { 4501, 44 }, { 4488, 39 },
    { 6245, P }, { 6251, P }, { 9143, P }, { 9152, P }, { 9164, P },
    { 11133, P }, { 11143, P }, { 17949, P }, { 17956, P }, { 17977, P },
    { 6705, P }, { 23861, P }, { 25638, P }, { 15464, P },
    /* 54: TriggerDefinition */
    { 11750, A }, { 9995, 31 }, { 24167, P }, { 14899, P }, { 23991, 52 },
    { 23975, 46 }, { 23909, P }, { 23920, P }, { 6501, 13 }, { 5669, 30 },
    /* 55: UsageContext */
    { 11750, A }, { 9995, 31 }, { 5185, 8 }, { 24778, 7 }, { 25153, 43 },
    { 25167, 44 }, { 25189, 46 },
    /* 56: Account */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 24167, 7 }, { 14899, P }, { 22881, 46 }, { 21595, 39 }, { 6320, 57 },
    { 16145, 46 }, { 8314, P }, { 11525, 58 }, { 16406, 46 },
    /* 57: Account.coverage */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 6320, 46 }, { 18717, P },
    /* 58: Account.guarantor */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 16696, 46 }, { 15541, P },
    { 17949, 39 },
    /* 59: ActivityDefinition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 23119, P }, { 22406, P },
    { 9822, P }, { 22889, 7 }, { 22934, 46 }, { 6582, P }, { 19311, P },
    { 5837, 9 }, { 8314, P }, { 24398, 55 }, { 12755, 7 }, { 19321, P },
    { 24375, P }, { 6196, P }, { 3632, P }, { 12900, P }, { 9285, 39 },
    { 24020, 7 }, { 3902, 9 }, { 9197, 9 }, { 21057, 9 }, { 9420, 9 },
    { 20245, 47 }, { 13088, P }, { 12808, P }, { 19051, P }, { 5185, 7 },
    { 12447, P }, { 18717, P }, { 8893, P }, { 23991, 52 }, { 23920, P },
    { 23899, 3 }, { 23950, 39 }, { 23963, 44 }, { 23935, 20 }, { 13190, 46 },
    { 16413, 60 }, { 19003, 46 }, { 18951, 7 }, { 19462, 43 }, { 8959, 18 },
    { 4424, 7 }, { 22280, 46 }, { 15259, 46 }, { 15282, 46 }, { 24108, P },
    { 9184, 61 },
    /* 60: ActivityDefinition.participant */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 21120, 7 },
    /* 61: ActivityDefinition.dynamicValue */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 16754, P }, { 9976, 30 },
    /* 62: AdverseEvent */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 2550, P },
    { 4818, 7 }, { 9631, 7 }, { 22881, 46 }, { 9406, 46 }, { 6582, P },
    { 8482, P }, { 19866, P }, { 20979, 46 }, { 13190, 46 }, { 21559, 7 },
    { 21692, 7 }, { 15971, 7 }, { 19890, 46 }, { 6120, 46 }, { 23373, 63 },
    { 22912, 46 }, { 19929, 46 }, { 22634, 46 },
    /* 63: AdverseEvent.suspectEntity */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12316, 46 }, { 4827, 64 },
    /* 64: AdverseEvent.suspectEntity.causality */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 3740, 7 }, { 19020, P },
    { 3902, 46 }, { 14286, 7 },
    /* 65: AllergyIntolerance */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 5136, 7 },
    { 25510, 7 }, { 24167, P }, { 4818, P }, { 6420, P }, { 5185, 7 },
    { 16759, 46 }, { 9406, 46 }, { 15581, P }, { 15572, 3 }, { 15595, 39 },
    { 15607, 44 }, { 15618, P }, { 19866, P }, { 19890, 46 }, { 3731, 46 },
    { 12871, P }, { 15038, 4 }, { 19665, 66 },
    /* 66: AllergyIntolerance.reaction */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23040, 7 }, { 13410, 7 },
    { 8314, P }, { 15566, P }, { 21692, P }, { 9920, 7 }, { 15038, 4 },
    /* 67: Appointment */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 4642, 7 }, { 21579, 7 }, { 21646, 7 }, { 22204, 7 }, { 3616, 7 },
    { 19725, 7 }, { 19749, 46 }, { 18717, P }, { 8314, P }, { 23322, 46 },
    { 22338, P }, { 9416, P }, { 14497, P }, { 21830, 46 }, { 6342, P },
    { 5356, P }, { 16790, P }, { 4306, 46 }, { 16413, 68 }, { 20681, 39 },
    /* 68: Appointment.participant */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 2519, 46 },
    { 20756, P }, { 22406, P }, { 17949, 39 },
    /* 69: AppointmentResponse */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 3584, 46 },
    { 22338, P }, { 9416, P }, { 16654, 7 }, { 2519, 46 }, { 16636, P },
    { 5356, P },
    /* 70: AuditEvent */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24167, 8 }, { 23128, 8 },
    { 2487, P }, { 17949, 39 }, { 19857, P }, { 15971, P }, { 16014, P },
    { 19329, 7 }, { 3015, 71 }, { 21867, 73 }, { 9484, 74 },
    /* 71: AuditEvent.agent */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 21120, 7 },
    { 25692, 46 }, { 3193, P }, { 14899, P }, { 20746, P }, { 13190, 46 },
    { 18143, P }, { 14165, 8 }, { 14969, 72 }, { 19344, 7 },
    /* 72: AuditEvent.agent.network */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 2779, P }, { 24167, P },
    /* 73: AuditEvent.source */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21772, P }, { 15338, 46 },
    { 24167, 8 },
    /* 74: AuditEvent.entity */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 25633, 46 }, { 24167, 8 },
    { 21120, 8 }, { 13104, 8 }, { 21381, 8 }, { 14899, P }, { 8314, P },
    { 19516, P }, { 8350, 75 },
    /* 75: AuditEvent.entity.detail */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 25266, P },
    { 24722, P },
    /* 76: Basic */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 5185, 7 },
    { 22881, 46 }, { 6342, P }, { 3902, 46 },
    /* 77: Binary */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 5985, P },
    { 21365, 46 }, { 6501, P },
    /* 78: BiologicallyDerivedProduct */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 18901, P },
    { 18939, 7 }, { 22406, P }, { 20590, 46 }, { 19462, P }, { 16303, 46 },
    { 5298, 79 }, { 18882, 80 }, { 13436, 81 }, { 22522, 82 },
    /* 79: BiologicallyDerivedProduct.collection */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5309, 46 }, { 21867, 46 },
    { 5264, P }, { 5282, 39 },
    /* 80: BiologicallyDerivedProduct.processing */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8314, P }, { 18776, 7 },
    { 2695, 46 }, { 23834, P }, { 23871, 39 },
    /* 81: BiologicallyDerivedProduct.manipulation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8314, P }, { 23834, P },
    { 23871, 39 },
    /* 82: BiologicallyDerivedProduct.storage */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8314, P }, { 23635, P },
    { 21204, P }, { 9143, 39 },
    /* 83: BodyStructure */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 2503, P },
    { 14742, 7 }, { 13190, 7 }, { 13252, 7 }, { 8314, P }, { 11877, 5 },
    { 16759, 46 },
    /* 84: Bundle */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 11789, 33 },
    { 24167, P }, { 23882, P }, { 24062, P }, { 13150, 85 }, { 9529, 86 },
    { 21755, 49 },
    /* 85: Bundle.link */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 20311, P }, { 24371, P },
    /* 86: Bundle.entry */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 13150, 85 }, { 11192, P },
    { 20831, R }, { 21287, 87 }, { 20590, 88 }, { 20864, 89 },
    /* 87: Bundle.entry.search */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14533, P }, { 21273, P },
    /* 88: Bundle.entry.request */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14286, P }, { 24371, P },
    { 11865, P }, { 11837, P }, { 11829, P }, { 11853, P },
    /* 89: Bundle.entry.response */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 22406, P }, { 13190, P },
    { 9590, P }, { 12858, P }, { 15971, R },
    /* 90: CapabilityStatement */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 25551, P },
    { 14899, P }, { 24011, P }, { 22406, P }, { 9822, P }, { 6582, P },
    { 19311, P }, { 5837, 9 }, { 8314, P }, { 24398, 55 }, { 12755, 7 },
    { 19321, P }, { 6196, P }, { 12808, P }, { 12325, P }, { 12010, P },
    { 21844, 91 }, { 11943, 92 }, { 10171, P }, { 11090, P }, { 16702, P },
    { 11958, P }, { 20943, 93 }, { 14262, 100 }, { 8916, 103 },
    /* 91: CapabilityStatement.software */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 25551, P },
    { 20372, P },
    /* 92: CapabilityStatement.implementation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8314, P }, { 24371, P },
    { 6456, 46 },
    /* 93: CapabilityStatement.rest */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14533, P }, { 8938, P },
    { 21356, 94 }, { 20831, 95 }, { 12466, 99 }, { 21308, 97 }, { 15645, 98 },
    { 5506, P },
    /* 94: CapabilityStatement.rest.security */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 6206, P }, { 21571, 7 },
    { 8314, P },
    /* 95: CapabilityStatement.rest.resource */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 19051, P },
    { 23244, P }, { 8938, P }, { 12466, 96 }, { 25583, P }, { 19687, P },
    { 24343, P }, { 5679, P }, { 5715, P }, { 5731, P }, { 5697, P },
    { 19968, P }, { 21294, P }, { 21320, P }, { 21308, 97 }, { 15645, 98 },
    /* 96: CapabilityStatement.rest.resource.interaction */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 8938, P },
    /* 97: CapabilityStatement.rest.resource.searchParam */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 7995, P },
    { 24167, P }, { 8938, P },
    /* 98: CapabilityStatement.rest.resource.operation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 7995, P },
    { 8938, P },
    /* 99: CapabilityStatement.rest.interaction */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 8938, P },
    /* 100: CapabilityStatement.messaging */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 9429, 101 }, { 20400, P },
    { 8938, P }, { 23227, 102 },
    /* 101: CapabilityStatement.messaging.endpoint */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19182, 8 }, { 2779, P },
    /* 102: CapabilityStatement.messaging.supportedMessage */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14533, P }, { 7995, P },
    /* 103: CapabilityStatement.document */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14533, P }, { 8938, P },
    { 19051, P },
    /* 104: CarePlan */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 20483, 46 }, { 16406, 46 }, { 22406, P },
    { 12447, P }, { 4818, 7 }, { 24011, P }, { 8314, P }, { 22881, 46 },
    { 9406, 46 }, { 17949, 39 }, { 6342, P }, { 3902, 46 }, { 6120, 46 },
    { 4755, 46 }, { 2787, 46 }, { 23284, 46 }, { 11420, 46 }, { 2510, 105 },
    { 15038, 4 },
    /* 105: CarePlan.activity */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15991, 7 }, { 16026, 46 },
    { 19142, 4 }, { 19903, 46 }, { 8350, 106 },
    /* 106: CarePlan.activity.detail */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12808, P }, { 12338, P },
    { 12360, P }, { 5185, 7 }, { 19725, 7 }, { 19749, 46 }, { 11420, 46 },
    { 22406, P }, { 22438, 7 }, { 8893, P }, { 21251, 52 }, { 21219, 39 },
    { 21235, P }, { 13190, 46 }, { 17872, 46 }, { 18951, 7 }, { 19003, 46 },
    { 6489, 43 }, { 19462, 43 }, { 8314, P },
    /* 107: CareTeam */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 4818, 7 }, { 14899, P }, { 22881, 46 }, { 9406, 46 }, { 17949, 39 },
    { 16413, 108 }, { 19725, 7 }, { 19749, 46 }, { 13380, 46 }, { 23627, 10 },
    { 15038, 4 },
    /* 108: CareTeam.participant */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21120, 7 }, { 14247, 46 },
    { 15530, 46 }, { 17949, 39 },
    /* 109: CatalogEntry */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 24167, 7 },
    { 15752, P }, { 20099, 46 }, { 2622, 33 }, { 5089, 7 }, { 22406, P },
    { 24647, 39 }, { 24523, P }, { 12915, P }, { 2572, 7 }, { 2597, 7 },
    { 20261, 110 },
    /* 110: CatalogEntry.relatedEntry */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 20333, P }, { 12703, 46 },
    /* 111: ChargeItem */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 8147, P },
    { 8006, P }, { 22406, P }, { 16406, 46 }, { 5185, 7 }, { 22881, 46 },
    { 5997, 46 }, { 15379, P }, { 15398, 39 }, { 15432, 52 }, { 17872, 112 },
    { 17926, 46 }, { 20723, 46 }, { 6216, 46 }, { 19462, 43 }, { 4433, 7 },
    { 10084, P }, { 18617, 36 }, { 16122, P }, { 9476, 46 }, { 9464, P },
    { 19718, 7 }, { 21571, 46 }, { 19003, 46 }, { 18951, 7 }, { 2461, 46 },
    { 15038, 4 }, { 23322, 46 },
    /* 112: ChargeItem.performer */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11200, 7 }, { 2519, 46 },
    /* 113: ChargeItemDefinition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 24011, P }, { 8299, P }, { 16406, P }, { 20483, P },
    { 22406, P }, { 9822, P }, { 6582, P }, { 19311, P }, { 5837, 9 },
    { 8314, P }, { 24398, 55 }, { 12755, 7 }, { 6196, P }, { 3632, P },
    { 12900, P }, { 9285, 39 }, { 5185, 7 }, { 12316, 46 }, { 3527, 114 },
    { 19160, 115 },
    /* 114: ChargeItemDefinition.applicability */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8314, P }, { 12836, P },
    { 9976, P },
    /* 115: ChargeItemDefinition.propertyGroup */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 3527, 114 }, { 18602, 116 },
    /* 116: ChargeItemDefinition.propertyGroup.priceComponent */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 5185, 7 },
    { 10077, P }, { 3248, 36 },
    /* 117: Claim */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 24167, 7 }, { 22855, 7 }, { 24394, P }, { 16759, 46 }, { 4391, 39 },
    { 6342, P }, { 9476, 46 }, { 12398, 46 }, { 19218, 46 }, { 18717, 7 },
    { 11223, 7 }, { 20223, 118 }, { 18515, 46 }, { 15910, 46 }, { 17643, 119 },
    { 20114, 46 }, { 10055, 46 }, { 4755, 120 }, { 23284, 121 }, { 8557, 122 },
    { 18776, 123 }, { 12388, 124 }, { 2452, 125 }, { 12703, 126 },
    { 24062, 36 },
    /* 118: Claim.related */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5050, 46 }, { 20320, 7 },
    { 19903, 33 },
    /* 119: Claim.payee */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 16696, 46 },
    /* 120: Claim.careTeam */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 19218, 46 },
    { 20914, P }, { 21120, 7 }, { 19375, 7 },
    /* 121: Claim.supportingInfo */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 4818, 7 },
    { 5185, 7 }, { 23909, P }, { 23950, 39 }, { 24740, P }, { 25266, P },
    { 25153, 43 }, { 24706, 5 }, { 25189, 46 }, { 19718, 7 },
    /* 122: Claim.diagnosis */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 8567, 7 },
    { 8592, 46 }, { 24167, 7 }, { 15518, 7 }, { 16151, 7 },
    /* 123: Claim.procedure */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 24167, 7 },
    { 6582, P }, { 18800, 7 }, { 18825, 46 }, { 24220, 46 },
    /* 124: Claim.insurance */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 10977, P },
    { 11789, 33 }, { 6320, 46 }, { 4519, P }, { 18300, P }, { 5056, 46 },
    /* 125: Claim.accident */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 6582, P }, { 24167, 7 },
    { 13199, 2 }, { 13270, 46 },
    /* 126: Claim.item */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 4764, P },
    { 8611, P }, { 18844, P }, { 12180, P }, { 21049, 7 }, { 4818, 7 },
    { 18986, 7 }, { 14563, 7 }, { 19111, 7 }, { 21658, P }, { 21671, 39 },
    { 13228, 7 }, { 13199, 2 }, { 13270, 46 }, { 19462, 43 }, { 24324, 36 },
    { 10077, P }, { 14965, 36 }, { 24220, 46 }, { 4424, 7 }, { 22847, 7 },
    { 9406, 46 }, { 8350, 127 },
    /* 127: Claim.item.detail */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 21049, 7 },
    { 4818, 7 }, { 18986, 7 }, { 14563, 7 }, { 19111, 7 }, { 19462, 43 },
    { 24324, 36 }, { 10077, P }, { 14965, 36 }, { 24220, 46 }, { 22819, 128 },
    /* 128: Claim.item.detail.subDetail */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 21049, 7 },
    { 4818, 7 }, { 18986, 7 }, { 14563, 7 }, { 19111, 7 }, { 19462, 43 },
    { 24324, 36 }, { 10077, P }, { 14965, 36 }, { 24220, 46 },
    /* 129: ClaimResponse */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 24167, 7 }, { 22855, 7 }, { 24394, P }, { 16759, 46 }, { 6342, P },
    { 12398, 46 }, { 20746, 46 }, { 20590, 46 }, { 15971, P }, { 8832, P },
    { 18300, P }, { 18286, 39 }, { 17649, 7 }, { 12703, 130 }, { 2564, 134 },
    { 2797, 131 }, { 24062, 137 }, { 17695, 138 }, { 11223, 7 }, { 11081, 7 },
    { 11076, 5 }, { 18870, 139 }, { 5398, 46 }, { 12388, 140 }, { 9571, 141 },
    /* 130: ClaimResponse.item */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12742, P }, { 15043, P },
    { 2797, 131 }, { 8350, 132 },
    /* 131: ClaimResponse.item.adjudication */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 4818, 7 }, { 19718, 7 },
    { 3248, 36 }, { 24662, P },
    /* 132: ClaimResponse.item.detail */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8446, P }, { 15043, P },
    { 2797, 131 }, { 22819, 133 },
    /* 133: ClaimResponse.item.detail.subDetail */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 22829, P }, { 15043, P },
    { 2797, 131 },
    /* 134: ClaimResponse.addItem */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12742, P }, { 8446, P },
    { 22863, P }, { 19218, 46 }, { 18986, 7 }, { 14563, 7 }, { 19111, 7 },
    { 21658, P }, { 21671, 39 }, { 13228, 7 }, { 13199, 2 }, { 13270, 46 },
    { 19462, 43 }, { 24324, 36 }, { 10077, P }, { 14965, 36 }, { 4424, 7 },
    { 22847, 7 }, { 15043, P }, { 2797, 131 }, { 8350, 135 },
    /* 135: ClaimResponse.addItem.detail */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 18986, 7 }, { 14563, 7 },
    { 19462, 43 }, { 24324, 36 }, { 10077, P }, { 14965, 36 }, { 15043, P },
    { 2797, 131 }, { 22819, 136 },
    /* 136: ClaimResponse.addItem.detail.subDetail */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 18986, 7 }, { 14563, 7 },
    { 19462, 43 }, { 24324, 36 }, { 10077, P }, { 14965, 36 }, { 15043, P },
    { 2797, 131 },
    /* 137: ClaimResponse.total */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 4818, 7 }, { 3248, 36 },
    /* 138: ClaimResponse.payment */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 2810, 36 },
    { 2821, 7 }, { 6582, P }, { 3248, 36 }, { 11789, 33 },
    /* 139: ClaimResponse.processNote */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15084, P }, { 24167, P },
    { 23722, P }, { 12836, 7 },
    /* 140: ClaimResponse.insurance */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 10977, P },
    { 6320, 46 }, { 4519, P }, { 5056, 46 },
    /* 141: ClaimResponse.error */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12742, P }, { 8446, P },
    { 22829, P }, { 5185, 7 },
    /* 142: ClinicalImpression */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 22438, 7 }, { 5185, 7 }, { 8314, P }, { 22881, 46 }, { 9406, 46 },
    { 9250, P }, { 9285, 39 }, { 6582, P }, { 3751, 46 }, { 18593, 46 },
    { 18768, 46 }, { 12571, 143 }, { 19182, P }, { 23157, P }, { 10206, 144 },
    { 19059, 7 }, { 19084, 46 }, { 23284, 46 }, { 15038, 4 },
    /* 143: ClinicalImpression.investigation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 12703, 46 },
    /* 144: ClinicalImpression.finding */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12708, 7 }, { 12728, 46 },
    { 4314, P },
    /* 145: CodeSystem */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 22406, P }, { 9822, P },
    { 6582, P }, { 19311, P }, { 5837, 9 }, { 8314, P }, { 24398, 55 },
    { 12755, 7 }, { 19321, P }, { 6196, P }, { 4804, P }, { 25242, P },
    { 11649, P }, { 5585, P }, { 25569, P }, { 5892, P }, { 23193, P },
    { 6245, P }, { 10189, 146 }, { 19151, 147 }, { 5635, 148 },
    /* 146: CodeSystem.filter */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 8314, P },
    { 15687, P }, { 24662, P },
    /* 147: CodeSystem.property */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 24367, P },
    { 8314, P }, { 24167, P },
    /* 148: CodeSystem.concept */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 8824, P },
    { 7995, P }, { 8326, 149 }, { 19151, 150 }, { 5635, 148 },
    /* 149: CodeSystem.concept.designation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12836, P }, { 24394, 8 },
    { 24662, P },
    /* 150: CodeSystem.concept.property */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 24768, P },
    { 24799, 8 }, { 25266, P }, { 25042, P }, { 24740, P }, { 24907, P },
    { 24921, P },
    /* 151: Communication */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 16406, 46 }, { 12046, 46 }, { 22406, P },
    { 22438, 7 }, { 4818, 7 }, { 18717, P }, { 14240, 7 }, { 22881, 46 },
    { 24020, 7 }, { 2410, 46 }, { 9406, 46 }, { 21452, P }, { 19786, P },
    { 19832, 46 }, { 21433, 46 }, { 19725, 7 }, { 19749, 46 }, { 17659, 152 },
    { 15038, 4 },
    /* 152: Communication.payload */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5971, P }, { 5900, 5 },
    { 5954, 46 },
    /* 153: CommunicationRequest */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 4306, 46 },
    { 20483, 46 }, { 11444, 33 }, { 22406, P }, { 22438, 7 }, { 4818, 7 },
    { 18717, P }, { 8893, P }, { 14240, 7 }, { 22881, 46 }, { 2410, 46 },
    { 9406, 46 }, { 17659, 154 }, { 15379, P }, { 15398, 39 }, { 3976, P },
    { 20697, 46 }, { 19832, 46 }, { 21433, 46 }, { 19725, 7 }, { 19749, 46 },
    { 15038, 4 },
    /* 154: CommunicationRequest.payload */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5971, P }, { 5900, 5 },
    { 5954, 46 },
    /* 155: CompartmentDefinition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 25551, P },
    { 14899, P }, { 22406, P }, { 9822, P }, { 6582, P }, { 19311, P },
    { 5837, 9 }, { 8314, P }, { 24398, 55 }, { 19321, P }, { 5185, P },
    { 21287, P }, { 20831, 156 },
    /* 156: CompartmentDefinition.resource */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 16255, P },
    { 8938, P },
    /* 157: Composition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 24167, 7 }, { 4818, 7 }, { 22881, 46 }, { 9406, 46 }, { 6582, P },
    { 3902, 46 }, { 24011, P }, { 5749, P }, { 3879, 158 }, { 6456, 46 },
    { 20301, 159 }, { 9631, 160 }, { 21348, 161 },
    /* 158: Composition.attester */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14533, P }, { 23818, P },
    { 16696, 46 },
    /* 159: Composition.relatesTo */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 23513, 33 },
    { 23559, 46 },
    /* 160: Composition.event */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 17949, 39 },
    { 8350, 46 },
    /* 161: Composition.section */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24011, P }, { 5185, 7 },
    { 3902, 46 }, { 10995, 46 }, { 23722, 37 }, { 14533, P }, { 15770, 7 },
    { 9529, 46 }, { 9351, 7 }, { 21348, 161 },
    /* 162: ConceptMap */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 22406, P }, { 9822, P },
    { 6582, P }, { 19311, P }, { 5837, 9 }, { 8314, P }, { 24398, 55 },
    { 12755, 7 }, { 19321, P }, { 6196, P }, { 22066, P }, { 21891, P },
    { 23589, P }, { 23461, P }, { 11438, 163 },
    /* 163: ConceptMap.group */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21867, P }, { 22076, P },
    { 23454, P }, { 23599, P }, { 9331, 164 }, { 24334, 167 },
    /* 164: ConceptMap.group.element */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 8824, P },
    { 23454, 165 },
    /* 165: ConceptMap.group.element.target */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 8824, P },
    { 9559, P }, { 5356, P }, { 8260, 166 }, { 18893, 166 },
    /* 166: ConceptMap.group.element.target.dependsOn */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19151, P }, { 23432, P },
    { 24662, P }, { 8824, P },
    /* 167: ConceptMap.group.unmapped */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14533, P }, { 5185, P },
    { 8824, P }, { 24371, P },
    /* 168: Condition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 5136, 7 },
    { 25510, 7 }, { 4818, 7 }, { 21692, 7 }, { 5185, 7 }, { 4424, 7 },
    { 22881, 46 }, { 9406, 46 }, { 15581, P }, { 15572, 3 }, { 15595, 39 },
    { 15607, 44 }, { 15618, P }, { 2323, P }, { 2310, 3 }, { 2341, 39 },
    { 2357, 44 }, { 2372, P }, { 19866, P }, { 19890, 46 }, { 3731, 46 },
    { 22315, 169 }, { 9671, 170 }, { 15038, 4 },
    /* 169: Condition.stage */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23157, 7 }, { 3740, 46 },
    { 24167, 7 },
    /* 170: Condition.evidence */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 8350, 46 },
    /* 171: Consent */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 21267, 7 }, { 4818, 7 }, { 16759, 46 }, { 6684, P }, { 17872, 46 },
    { 15850, 46 }, { 21874, 5 }, { 22034, 46 }, { 18143, 172 }, { 18163, 7 },
    { 25480, 173 }, { 19227, 174 },
    /* 172: Consent.policy */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 4016, P }, { 24367, P },
    /* 173: Consent.verification */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 25529, P }, { 25538, 46 },
    { 25493, P },
    /* 174: Consent.provision */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 17949, 39 },
    { 2519, 175 }, { 2487, 7 }, { 21381, 8 }, { 19321, 8 }, { 5070, 8 },
    { 5185, 7 }, { 6545, 39 }, { 6501, 176 }, { 19227, 174 },
    /* 175: Consent.provision.actor */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21120, 7 }, { 19903, 46 },
    /* 176: Consent.provision.data */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14082, P }, { 19903, 46 },
    /* 177: Contract */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 24371, P },
    { 25551, P }, { 22406, P }, { 12964, 7 }, { 12338, 46 }, { 12360, P },
    { 5936, 7 }, { 12689, P }, { 3553, 39 }, { 9850, 7 }, { 22881, 46 },
    { 4016, 46 }, { 8952, 46 }, { 21772, 46 }, { 14899, P }, { 24011, P },
    { 23119, P }, { 3033, P }, { 3902, 46 }, { 21267, 7 }, { 24026, 7 },
    { 24047, 46 }, { 24167, 7 }, { 22855, 7 }, { 5918, 178 }, { 23694, 179 },
    { 23284, 46 }, { 20384, 46 }, { 21765, 189 }, { 11178, 190 },
    { 12947, 191 }, { 21175, 192 }, { 12995, 5 }, { 13020, 46 },
    /* 178: Contract.contentDefinition */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 22855, 7 },
    { 19311, 46 }, { 19277, P }, { 19293, P }, { 6196, P },
    /* 179: Contract.term */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 12689, P },
    { 3553, 39 }, { 24026, 7 }, { 24047, 46 }, { 24167, 7 }, { 22855, 7 },
    { 23722, P }, { 21381, 180 }, { 15449, 181 }, { 3760, 184 }, { 2487, 187 },
    { 11438, 179 },
    /* 180: Contract.term.securityLabel */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15084, P }, { 5089, 8 },
    { 4818, 8 }, { 6132, 8 },
    /* 181: Contract.term.offer */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 16696, 182 },
    { 24020, 46 }, { 24167, 7 }, { 6841, 7 }, { 6850, 7 }, { 3356, 183 },
    { 23722, P }, { 13155, P }, { 21395, P },
    /* 182: Contract.term.offer.party */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19903, 46 }, { 21120, 7 },
    /* 183: Contract.term.offer.answer */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24740, P }, { 24921, P },
    { 25042, P }, { 24897, P }, { 24907, P }, { 25278, P }, { 25266, P },
    { 25340, P }, { 24706, 5 }, { 24799, 8 }, { 25153, 43 }, { 25189, 46 },
    /* 184: Contract.term.asset */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21267, 7 }, { 24167, 7 },
    { 24195, 46 }, { 23128, 7 }, { 20320, 8 }, { 5997, 185 }, { 5669, P },
    { 17966, 7 }, { 17949, 39 }, { 24409, 39 }, { 23722, P }, { 13155, P },
    { 3356, 183 }, { 21395, P }, { 25386, 186 },
    /* 185: Contract.term.asset.context */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19903, 46 }, { 5185, 7 },
    { 23722, P },
    /* 186: Contract.term.asset.valuedItem */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 9491, 7 }, { 9513, 46 },
    { 11789, 33 }, { 9301, P }, { 19462, 43 }, { 24324, 36 }, { 10077, P },
    { 18136, P }, { 14965, 36 }, { 17695, P }, { 17717, P }, { 20914, 46 },
    { 19832, 46 }, { 13155, P }, { 21395, P },
    /* 187: Contract.term.action */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8893, P }, { 24167, 7 },
    { 22881, 188 }, { 12447, 7 }, { 13155, P }, { 22406, 7 }, { 5997, 46 },
    { 6022, P }, { 15379, P }, { 15398, 39 }, { 15432, 52 }, { 20697, 46 },
    { 20707, P }, { 17912, 7 }, { 17898, 7 }, { 17872, 46 }, { 17882, P },
    { 19725, 7 }, { 19749, 46 }, { 19718, P }, { 19736, P }, { 15038, 4 },
    { 21395, P },
    /* 188: Contract.term.action.subject */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19903, 46 }, { 21120, 7 },
    /* 189: Contract.signer */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 8 }, { 16696, 46 },
    { 21755, 49 },
    /* 190: Contract.friendly */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5900, 5 }, { 5954, 46 },
    /* 191: Contract.legal */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5900, 5 }, { 5954, 46 },
    /* 192: Contract.rule */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5900, 5 }, { 5954, 46 },
    /* 193: Coverage */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 24167, 7 }, { 18150, 46 }, { 23016, 46 }, { 23027, P }, { 4342, 46 },
    { 8250, P }, { 20320, 7 }, { 17949, 39 }, { 17788, 46 }, { 5070, 194 },
    { 15721, P }, { 14969, P }, { 6227, 195 }, { 23004, P }, { 6048, 46 },
    /* 194: Coverage.class */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 24662, P },
    { 14899, P },
    /* 195: Coverage.costToBeneficiary */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 25153, 43 },
    { 25079, 36 }, { 9726, 196 },
    /* 196: Coverage.costToBeneficiary.exception */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 17949, 39 },
    /* 197: CoverageEligibilityRequest */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 18717, 7 }, { 19321, P }, { 16759, 46 }, { 21658, P }, { 21671, 39 },
    { 6342, P }, { 9476, 46 }, { 19218, 46 }, { 12398, 46 }, { 10055, 46 },
    { 23284, 198 }, { 12388, 199 }, { 12703, 200 },
    /* 198: CoverageEligibilityRequest.supportingInfo */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 12168, 46 },
    { 3571, P },
    /* 199: CoverageEligibilityRequest.insurance */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 10977, P }, { 6320, 46 },
    { 4519, P },
    /* 200: CoverageEligibilityRequest.item */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23299, P }, { 4818, 7 },
    { 18986, 7 }, { 14563, 7 }, { 19218, 46 }, { 19462, 43 }, { 24324, 36 },
    { 10055, 46 }, { 8557, 201 }, { 8350, 46 },
    /* 201: CoverageEligibilityRequest.item.diagnosis */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8567, 7 }, { 8592, 46 },
    /* 202: CoverageEligibilityResponse */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 19321, P }, { 16759, 46 }, { 21658, P }, { 21671, 39 }, { 6342, P },
    { 20746, 46 }, { 20590, 46 }, { 15971, P }, { 8832, P }, { 12398, 46 },
    { 12388, 203 }, { 18300, P }, { 11076, 7 }, { 9571, 206 },
    /* 203: CoverageEligibilityResponse.insurance */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 6320, 46 }, { 12160, P },
    { 4377, 39 }, { 12703, 204 },
    /* 204: CoverageEligibilityResponse.insurance.item */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 4818, 7 }, { 18986, 7 },
    { 14563, 7 }, { 19218, 46 }, { 9764, P }, { 14899, P }, { 8314, P },
    { 14969, 7 }, { 24286, 7 }, { 23694, 7 }, { 4354, 205 }, { 4026, P },
    { 4048, 7 }, { 4072, P },
    /* 205: CoverageEligibilityResponse.insurance.item.benefit */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 3174, P },
    { 3160, P }, { 3131, 36 }, { 24463, P }, { 24452, P }, { 24428, 36 },
    /* 206: CoverageEligibilityResponse.error */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 },
    /* 207: DetectedIssue */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 5185, 7 }, { 21692, P }, { 16759, 46 }, { 11753, P }, { 11772, 39 },
    { 3902, 46 }, { 11978, 46 }, { 9671, 208 }, { 8350, P }, { 19903, P },
    { 14513, 209 },
    /* 208: DetectedIssue.evidence */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 8350, 46 },
    /* 209: DetectedIssue.mitigation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 2487, 7 }, { 6582, P },
    { 3902, 46 },
    /* 210: Device */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 7995, 46 },
    { 24224, 211 }, { 22406, P }, { 22438, 7 }, { 8844, P }, { 13503, P },
    { 13449, P }, { 9835, P }, { 13320, P }, { 21498, P }, { 8546, 212 },
    { 14538, P }, { 16395, P }, { 24167, 7 }, { 22189, 213 }, { 25551, 214 },
    { 19151, 215 }, { 16759, 46 }, { 16145, 46 }, { 5837, 10 }, { 13190, 46 },
    { 24371, P }, { 15038, 4 }, { 21186, 7 }, { 16303, 46 },
    /* 211: Device.udiCarrier */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8529, P }, { 12696, P },
    { 12755, P }, { 4781, P }, { 4793, P }, { 9535, P },
    /* 212: Device.deviceName */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 24167, P },
    /* 213: Device.specialization */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23439, 7 }, { 25551, P },
    /* 214: Device.version */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 5550, 33 },
    { 24662, P },
    /* 215: Device.property */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 25153, 43 },
    { 24768, 7 },
    /* 216: DeviceDefinition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 24235, 217 },
    { 13538, P }, { 13516, 46 }, { 8546, 218 }, { 14538, P }, { 24167, 7 },
    { 22189, 219 }, { 25551, P }, { 21186, 7 }, { 21711, 42 }, { 18047, 41 },
    { 12845, 7 }, { 4703, 220 }, { 19151, 221 }, { 16145, 46 }, { 5837, 10 },
    { 24371, P }, { 15548, P }, { 15038, 4 }, { 19462, 43 }, { 16310, 46 },
    { 13681, 222 },
    /* 217: DeviceDefinition.udiDeviceIdentifier */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8529, P }, { 12696, P },
    { 12755, P },
    /* 218: DeviceDefinition.deviceName */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 24167, P },
    /* 219: DeviceDefinition.specialization */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23439, P }, { 25551, P },
    /* 220: DeviceDefinition.capability */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 8314, 7 },
    /* 221: DeviceDefinition.property */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 25153, 43 },
    { 24768, 7 },
    /* 222: DeviceDefinition.material */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23040, 7 }, { 3199, P },
    { 3046, P },
    /* 223: DeviceMetric */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 24167, 7 },
    { 24286, 7 }, { 21867, 46 }, { 16303, 46 }, { 15669, P }, { 5319, P },
    { 4818, P }, { 14130, 52 }, { 4600, 224 },
    /* 224: DeviceMetric.calibration */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 22400, P },
    { 23818, P },
    /* 225: DeviceRequest */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 18704, 46 }, { 11444, 33 }, { 22406, P },
    { 12447, P }, { 18717, P }, { 5221, 46 }, { 5190, 7 }, { 16261, 226 },
    { 22881, 46 }, { 9406, 46 }, { 15379, P }, { 15398, 39 }, { 15432, 52 },
    { 3976, P }, { 20697, 46 }, { 17912, 7 }, { 17872, 46 }, { 19725, 7 },
    { 19749, 46 }, { 12388, 46 }, { 23284, 46 }, { 15038, 4 }, { 20384, 46 },
    /* 226: DeviceRequest.parameter */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 24778, 7 },
    { 25153, 43 }, { 25167, 44 }, { 24740, P },
    /* 227: DeviceUseStatement */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 4306, 46 },
    { 22406, P }, { 22881, 46 }, { 8287, 46 }, { 23991, 52 }, { 23950, 39 },
    { 23920, P }, { 19879, P }, { 21867, 46 }, { 8522, 46 }, { 19725, 7 },
    { 19749, 46 }, { 4424, 7 }, { 15038, 4 },
    /* 228: DiagnosticReport */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 4306, 46 },
    { 22406, P }, { 4818, 7 }, { 5185, 7 }, { 22881, 46 }, { 9406, 46 },
    { 9250, P }, { 9285, 39 }, { 12689, P }, { 17872, 46 }, { 21016, 46 },
    { 22254, 46 }, { 20972, 46 }, { 11883, 46 }, { 14165, 229 }, { 5643, P },
    { 5654, 7 }, { 18579, 5 },
    /* 229: DiagnosticReport.media */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5356, P }, { 13150, 46 },
    /* 230: DocumentManifest */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 13664, 33 }, { 11789, 33 },
    { 22406, P }, { 24167, 7 }, { 22881, 46 }, { 6342, P }, { 3902, 46 },
    { 19832, 46 }, { 21867, P }, { 8314, P }, { 5892, 46 }, { 20223, 231 },
    /* 231: DocumentManifest.related */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 19899, 46 },
    /* 232: DocumentReference */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 13664, 33 }, { 11789, 33 },
    { 22406, P }, { 8906, P }, { 24167, 7 }, { 4818, 7 }, { 22881, 46 },
    { 6582, P }, { 3902, 46 }, { 3888, 46 }, { 6456, 46 }, { 20301, 233 },
    { 8314, P }, { 21381, 7 }, { 5892, 234 }, { 5997, 235 },
    /* 233: DocumentReference.relatesTo */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 23454, 46 },
    /* 234: DocumentReference.content */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 3835, 5 }, { 11090, 8 },
    /* 235: DocumentReference.context */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 9406, 46 }, { 9631, 7 },
    { 17949, 39 }, { 10064, 7 }, { 18234, 7 }, { 22016, 46 }, { 20223, 46 },
    /* 236: EffectEvidenceSynthesis */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 22406, P }, { 6582, P },
    { 19311, P }, { 5837, 9 }, { 8314, P }, { 15038, 4 }, { 24398, 55 },
    { 12755, 7 }, { 6196, P }, { 3632, P }, { 12900, P }, { 9285, 39 },
    { 24020, 7 }, { 3902, 9 }, { 9197, 9 }, { 21057, 9 }, { 9420, 9 },
    { 20245, 47 }, { 23418, 7 }, { 22809, 7 }, { 18182, 46 }, { 9872, 46 },
    { 9881, 46 }, { 15971, 46 }, { 21193, 237 }, { 20998, 238 }, { 9221, 239 },
    { 4837, 241 },
    /* 237: EffectEvidenceSynthesis.sampleSize */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8314, P }, { 15168, P },
    { 15109, P },
    /* 238: EffectEvidenceSynthesis.resultsByExposure */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8314, P }, { 9934, P },
    { 25442, 7 }, { 21094, 46 },
    /* 239: EffectEvidenceSynthesis.effectEstimate */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8314, P }, { 24167, 7 },
    { 25442, 7 }, { 24662, P }, { 24291, 7 }, { 18380, 240 },
    /* 240: EffectEvidenceSynthesis.effectEstimate.precisionEstimate */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 13082, P },
    { 11187, P }, { 24017, P },
    /* 241: EffectEvidenceSynthesis.certainty */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19626, 7 }, { 15038, 4 },
    { 4847, 242 },
    /* 242: EffectEvidenceSynthesis.certainty.certaintySubcomponent */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 19626, 7 },
    { 15038, 4 },
    /* 243: Encounter */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 22424, 244 }, { 5070, 8 }, { 5076, 245 }, { 24167, 7 }, { 21646, 7 },
    { 18717, 7 }, { 22881, 46 }, { 9545, 46 }, { 4306, 46 }, { 16413, 246 },
    { 3584, 46 }, { 17949, 39 }, { 13044, 20 }, { 19725, 7 }, { 19749, 46 },
    { 8557, 247 }, { 2461, 46 }, { 11693, 248 }, { 13190, 249 }, { 21609, 46 },
    { 16406, 46 },
    /* 244: Encounter.statusHistory */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 22406, P }, { 17949, 39 },
    /* 245: Encounter.classHistory */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5070, 8 }, { 17949, 39 },
    /* 246: Encounter.participant */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 17949, 39 },
    { 12149, 46 },
    /* 247: Encounter.diagnosis */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5669, 46 }, { 24394, 7 },
    { 19572, P },
    /* 248: Encounter.hospitalization */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 18263, 33 }, { 15903, 46 },
    { 2941, 7 }, { 19653, 7 }, { 8650, 7 }, { 22109, 7 }, { 22090, 7 },
    { 8338, 46 }, { 8699, 7 },
    /* 249: Encounter.location */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 13190, 46 }, { 22406, P },
    { 18071, 7 }, { 17949, 39 },
    /* 250: Endpoint */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 5790, 8 }, { 14899, P }, { 13380, 46 }, { 5837, 10 }, { 17949, 39 },
    { 17683, 7 }, { 17667, P }, { 2779, P }, { 11592, P },
    /* 251: EnrollmentRequest */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 6342, P }, { 12398, 46 }, { 19218, 46 }, { 4676, 46 }, { 6320, 46 },
    /* 252: EnrollmentResponse */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 20590, 46 }, { 15971, P }, { 8832, P }, { 6342, P }, { 15850, 46 },
    { 20654, 46 },
    /* 253: EpisodeOfCare */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 22424, 254 }, { 24167, 7 }, { 8557, 255 }, { 16759, 46 }, { 13380, 46 },
    { 17949, 39 }, { 20138, 46 }, { 4743, 46 }, { 23613, 46 }, { 2461, 46 },
    /* 254: EpisodeOfCare.statusHistory */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 22406, P }, { 17949, 39 },
    /* 255: EpisodeOfCare.diagnosis */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5669, 46 }, { 21120, 7 },
    { 19572, P },
    /* 256: EventDefinition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 23119, P }, { 22406, P },
    { 9822, P }, { 22889, 7 }, { 22934, 46 }, { 6582, P }, { 19311, P },
    { 5837, 9 }, { 8314, P }, { 24398, 55 }, { 12755, 7 }, { 19321, P },
    { 24375, P }, { 6196, P }, { 3632, P }, { 12900, P }, { 9285, 39 },
    { 24020, 7 }, { 3902, 9 }, { 9197, 9 }, { 21057, 9 }, { 9420, 9 },
    { 20245, 47 }, { 24143, 54 },
    /* 257: Evidence */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 21734, P }, { 23119, P },
    { 22406, P }, { 6582, P }, { 19311, P }, { 5837, 9 }, { 8314, P },
    { 15038, 4 }, { 24398, 55 }, { 12755, 7 }, { 6196, P }, { 3632, P },
    { 12900, P }, { 9285, 39 }, { 24020, 7 }, { 3902, 9 }, { 9197, 9 },
    { 21057, 9 }, { 9420, 9 }, { 20245, 47 }, { 9901, 46 }, { 9948, 46 },
    { 15971, 46 },
    /* 258: EvidenceVariable */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 21734, P }, { 23119, P },
    { 22406, P }, { 6582, P }, { 19311, P }, { 5837, 9 }, { 8314, P },
    { 15038, 4 }, { 24398, 55 }, { 12755, 7 }, { 6196, P }, { 3632, P },
    { 12900, P }, { 9285, 39 }, { 24020, 7 }, { 3902, 9 }, { 9197, 9 },
    { 21057, 9 }, { 9420, 9 }, { 20245, 47 }, { 24167, P }, { 4883, 259 },
    /* 259: EvidenceVariable.characteristic */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8314, P }, { 8099, 46 },
    { 8006, P }, { 8026, 7 }, { 8078, 30 }, { 8052, 13 }, { 8119, 54 },
    { 24381, 55 }, { 9736, P }, { 16425, P }, { 16548, 39 }, { 16486, 20 },
    { 16609, 52 }, { 23847, 20 }, { 11460, P },
    /* 260: ExampleScenario */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 22406, P }, { 9822, P }, { 6582, P },
    { 19311, P }, { 5837, 9 }, { 24398, 55 }, { 12755, 7 }, { 6196, P },
    { 19321, P }, { 2519, 261 }, { 12316, 262 }, { 18862, 265 }, { 25741, P },
    /* 261: ExampleScenario.actor */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 2525, P }, { 24167, P },
    { 14899, P }, { 8314, P },
    /* 262: ExampleScenario.instance */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 20840, P }, { 20851, P },
    { 14899, P }, { 8314, P }, { 25551, 263 }, { 5855, 264 },
    /* 263: ExampleScenario.instance.version */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 25559, P }, { 8314, P },
    /* 264: ExampleScenario.instance.containedInstance */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 20840, P }, { 25559, P },
    /* 265: ExampleScenario.process */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24011, P }, { 8314, P },
    { 18328, P }, { 18202, P }, { 22501, 266 },
    /* 266: ExampleScenario.process.step */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 18862, 265 }, { 17637, P },
    { 15645, 267 }, { 3227, 268 },
    /* 267: ExampleScenario.process.step.operation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15084, P }, { 24167, P },
    { 14899, P }, { 12265, P }, { 19808, P }, { 8314, P }, { 12275, P },
    { 19817, P }, { 20590, 264 }, { 20864, 264 },
    /* 268: ExampleScenario.process.step.alternative */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24011, P }, { 8314, P },
    { 22501, 266 },
    /* 269: ExplanationOfBenefit */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 24167, 7 }, { 22855, 7 }, { 24394, P }, { 16759, 46 }, { 4391, 39 },
    { 6342, P }, { 9476, 46 }, { 12398, 46 }, { 19218, 46 }, { 18717, 7 },
    { 11236, 7 }, { 11223, 7 }, { 20223, 270 }, { 18515, 46 }, { 15910, 46 },
    { 17643, 271 }, { 20114, 46 }, { 10055, 46 }, { 5050, 46 }, { 5056, 46 },
    { 15971, P }, { 8832, P }, { 18300, P }, { 18311, 39 }, { 4755, 272 },
    { 23284, 273 }, { 8557, 274 }, { 18776, 275 }, { 18342, P },
    { 12388, 276 }, { 2452, 277 }, { 12703, 278 }, { 2564, 282 },
    { 2797, 279 }, { 24062, 285 }, { 17695, 286 }, { 11081, 7 }, { 11076, 5 },
    { 18870, 287 }, { 4377, 39 }, { 4362, 288 },
    /* 270: ExplanationOfBenefit.related */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5050, 46 }, { 20320, 7 },
    { 19903, 33 },
    /* 271: ExplanationOfBenefit.payee */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 16696, 46 },
    /* 272: ExplanationOfBenefit.careTeam */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 19218, 46 },
    { 20914, P }, { 21120, 7 }, { 19375, 7 },
    /* 273: ExplanationOfBenefit.supportingInfo */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 4818, 7 },
    { 5185, 7 }, { 23909, P }, { 23950, 39 }, { 24740, P }, { 25266, P },
    { 25153, 43 }, { 24706, 5 }, { 25189, 46 }, { 19718, 8 },
    /* 274: ExplanationOfBenefit.diagnosis */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 8567, 7 },
    { 8592, 46 }, { 24167, 7 }, { 15518, 7 }, { 16151, 7 },
    /* 275: ExplanationOfBenefit.procedure */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 24167, 7 },
    { 6582, P }, { 18800, 7 }, { 18825, 46 }, { 24220, 46 },
    /* 276: ExplanationOfBenefit.insurance */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 10977, P }, { 6320, 46 },
    { 18300, P },
    /* 277: ExplanationOfBenefit.accident */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 6582, P }, { 24167, 7 },
    { 13199, 2 }, { 13270, 46 },
    /* 278: ExplanationOfBenefit.item */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 4764, P },
    { 8611, P }, { 18844, P }, { 12180, P }, { 21049, 7 }, { 4818, 7 },
    { 18986, 7 }, { 14563, 7 }, { 19111, 7 }, { 21658, P }, { 21671, 39 },
    { 13228, 7 }, { 13199, 2 }, { 13270, 46 }, { 19462, 43 }, { 24324, 36 },
    { 10077, P }, { 14965, 36 }, { 24220, 46 }, { 4424, 7 }, { 22847, 7 },
    { 9406, 46 }, { 15043, P }, { 2797, 279 }, { 8350, 280 },
    /* 279: ExplanationOfBenefit.item.adjudication */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 4818, 7 }, { 19718, 7 },
    { 3248, 36 }, { 24662, P },
    /* 280: ExplanationOfBenefit.item.detail */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 21049, 7 },
    { 4818, 7 }, { 18986, 7 }, { 14563, 7 }, { 19111, 7 }, { 19462, 43 },
    { 24324, 36 }, { 10077, P }, { 14965, 36 }, { 24220, 46 }, { 15043, P },
    { 2797, 279 }, { 22819, 281 },
    /* 281: ExplanationOfBenefit.item.detail.subDetail */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 21049, 7 },
    { 4818, 7 }, { 18986, 7 }, { 14563, 7 }, { 19111, 7 }, { 19462, 43 },
    { 24324, 36 }, { 10077, P }, { 14965, 36 }, { 24220, 46 }, { 15043, P },
    { 2797, 279 },
    /* 282: ExplanationOfBenefit.addItem */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12742, P }, { 8446, P },
    { 22829, P }, { 19218, 46 }, { 18986, 7 }, { 14563, 7 }, { 19111, 7 },
    { 21658, P }, { 21671, 39 }, { 13228, 7 }, { 13199, 2 }, { 13270, 46 },
    { 19462, 43 }, { 24324, 36 }, { 10077, P }, { 14965, 36 }, { 4424, 7 },
    { 22847, 7 }, { 15043, P }, { 2797, 279 }, { 8350, 283 },
    /* 283: ExplanationOfBenefit.addItem.detail */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 18986, 7 }, { 14563, 7 },
    { 19462, 43 }, { 24324, 36 }, { 10077, P }, { 14965, 36 }, { 15043, P },
    { 2797, 279 }, { 22819, 284 },
    /* 284: ExplanationOfBenefit.addItem.detail.subDetail */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 18986, 7 }, { 14563, 7 },
    { 19462, 43 }, { 24324, 36 }, { 10077, P }, { 14965, 36 }, { 15043, P },
    { 2797, 279 },
    /* 285: ExplanationOfBenefit.total */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 4818, 7 }, { 3248, 36 },
    /* 286: ExplanationOfBenefit.payment */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 2810, 36 },
    { 2821, 7 }, { 6582, P }, { 3248, 36 }, { 11789, 33 },
    /* 287: ExplanationOfBenefit.processNote */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15084, P }, { 24167, P },
    { 23722, P }, { 12836, 7 },
    /* 288: ExplanationOfBenefit.benefitBalance */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 4818, 7 }, { 9764, P },
    { 14899, P }, { 8314, P }, { 14969, 7 }, { 24286, 7 }, { 23694, 7 },
    { 10196, 289 },
    /* 289: ExplanationOfBenefit.benefitBalance.financial */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 3174, P },
    { 3160, P }, { 3131, 36 }, { 24463, P }, { 24428, 36 },
    /* 290: FamilyMemberHistory */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 22406, P }, { 6506, 7 }, { 16759, 46 }, { 6582, P },
    { 14899, P }, { 20320, 7 }, { 21701, 7 }, { 4451, 39 }, { 4442, P },
    { 4462, P }, { 2970, 3 }, { 2996, 44 }, { 3005, P }, { 9577, P },
    { 6749, P }, { 6737, 3 }, { 6795, 44 }, { 6765, P }, { 6809, P },
    { 19725, 7 }, { 19749, 46 }, { 15038, 4 }, { 5669, 291 },
    /* 291: FamilyMemberHistory.condition */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 15971, 7 },
    { 6101, P }, { 15572, 3 }, { 15607, 44 }, { 15595, 39 }, { 15618, P },
    { 15038, 4 },
    /* 292: Flag */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 4818, 7 }, { 5185, 7 }, { 22881, 46 }, { 17949, 39 }, { 9406, 46 },
    { 3902, 46 },
    /* 293: Goal */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 13114, P },
    { 2469, 7 }, { 4818, 7 }, { 18717, 7 }, { 8314, 7 }, { 22881, 46 },
    { 22365, P }, { 22344, 7 }, { 23454, 294 }, { 22413, P }, { 22438, P },
    { 9964, 46 }, { 2787, 46 }, { 15038, 4 }, { 15979, 7 }, { 16026, 46 },
    /* 294: Goal.target */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14109, 7 }, { 8407, 43 },
    { 8422, 44 }, { 8371, 7 }, { 8461, P }, { 8357, P }, { 8393, P },
    { 8434, 45 }, { 9123, P }, { 9131, 20 },
    /* 295: GraphDefinition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 25551, P },
    { 14899, P }, { 22406, P }, { 9822, P }, { 6582, P }, { 19311, P },
    { 5837, 9 }, { 8314, P }, { 24398, 55 }, { 12755, 7 }, { 19321, P },
    { 22338, P }, { 19051, P }, { 13150, 296 },
    /* 296: GraphDefinition.link */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 16754, P }, { 21812, P },
    { 14293, P }, { 13743, P }, { 8314, P }, { 23454, 297 },
    /* 297: GraphDefinition.link.target */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 16296, P },
    { 19051, P }, { 5506, 298 }, { 13150, 296 },
    /* 298: GraphDefinition.link.target.compartment */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24394, P }, { 5185, P },
    { 21175, P }, { 9976, P }, { 8314, P },
    /* 299: Group */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 2503, P },
    { 24167, P }, { 2533, P }, { 5185, 7 }, { 14899, P }, { 19462, P },
    { 13365, 46 }, { 4883, 300 }, { 14247, 301 },
    /* 300: Group.characteristic */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 24778, 7 },
    { 24740, P }, { 25153, 43 }, { 25167, 44 }, { 25189, 46 }, { 9736, P },
    { 17949, 39 },
    /* 301: Group.member */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 9484, 46 }, { 17949, 39 },
    { 12059, P },
    /* 302: GuidanceResponse */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 20622, 33 }, { 11789, 33 },
    { 14628, P }, { 14590, P }, { 14606, 7 }, { 22406, P }, { 22881, 46 },
    { 9406, 46 }, { 15379, P }, { 17872, 46 }, { 19725, 7 }, { 19749, 46 },
    { 15038, 4 }, { 9613, 46 }, { 16071, 46 }, { 20972, 46 }, { 6556, 13 },
    /* 303: HealthcareService */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 2503, P },
    { 19207, 46 }, { 4818, 7 }, { 24167, 7 }, { 22204, 7 }, { 13190, 46 },
    { 14899, P }, { 5356, P }, { 10022, P }, { 18034, 5 }, { 23627, 10 },
    { 6329, 46 }, { 21625, 7 }, { 9339, 304 }, { 19103, 7 }, { 4883, 7 },
    { 5364, 7 }, { 20123, 7 }, { 3596, P }, { 4194, 305 }, { 15025, 306 },
    { 4135, P }, { 9429, 46 },
    /* 304: HealthcareService.eligibility */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 5356, P },
    /* 305: HealthcareService.availableTime */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 6715, P }, { 3039, P },
    { 4175, P }, { 4158, P },
    /* 306: HealthcareService.notAvailable */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8314, P }, { 9177, 39 },
    /* 307: ImagingStudy */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 14524, 8 }, { 22881, 46 }, { 9406, 46 }, { 22375, P }, { 4306, 46 },
    { 20154, 46 }, { 12516, 46 }, { 9429, 46 }, { 15153, P }, { 15091, P },
    { 18825, 46 }, { 18786, 7 }, { 13190, 46 }, { 19725, 7 }, { 19749, 46 },
    { 15038, 4 }, { 8314, P }, { 21511, 308 },
    /* 308: ImagingStudy.series */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24255, P }, { 15084, P },
    { 14524, 8 }, { 8314, P }, { 15091, P }, { 9429, 46 }, { 4424, 8 },
    { 12927, 8 }, { 22254, 46 }, { 22375, P }, { 17872, 309 }, { 12316, 310 },
    /* 309: ImagingStudy.series.performer */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11200, 7 }, { 2519, 46 },
    /* 310: ImagingStudy.series.instance */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24255, P }, { 21853, 8 },
    { 15084, P }, { 24011, P },
    /* 311: Immunization */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 22438, 7 }, { 24492, 7 }, { 16759, 46 }, { 9406, 46 }, { 15379, P },
    { 15415, P }, { 19857, P }, { 18650, P }, { 20499, 7 }, { 13190, 46 },
    { 13503, 46 }, { 13320, P }, { 9835, P }, { 21772, 7 }, { 21125, 7 },
    { 9049, 43 }, { 17872, 312 }, { 15038, 4 }, { 19725, 7 }, { 19749, 46 },
    { 12653, P }, { 22988, 7 }, { 9204, 313 }, { 19123, 7 }, { 11209, 7 },
    { 19665, 314 }, { 19191, 315 },
    /* 312: Immunization.performer */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11200, 7 }, { 2519, 46 },
    /* 313: Immunization.education */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8925, P }, { 19903, P },
    { 19277, P }, { 18541, P },
    /* 314: Immunization.reaction */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 6582, P }, { 8350, 46 },
    { 20512, P },
    /* 315: Immunization.protocolApplied */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21511, P }, { 4016, 46 },
    { 23477, 7 }, { 9010, P }, { 9032, P }, { 21518, P }, { 21541, P },
    /* 316: ImmunizationEvaluation */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 16759, 46 }, { 6582, P }, { 4016, 46 }, { 23477, 7 }, { 11915, 46 },
    { 9072, 7 }, { 9083, 7 }, { 8314, P }, { 21511, P }, { 9010, P },
    { 9032, P }, { 21518, P }, { 21541, P },
    /* 317: ImmunizationRecommendation */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 16759, 46 },
    { 6582, P }, { 4016, 46 }, { 19842, 318 },
    /* 318: ImmunizationRecommendation.recommendation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24492, 7 }, { 23477, 7 },
    { 6057, 7 }, { 11061, 7 }, { 11046, 7 }, { 6600, 319 }, { 8314, P },
    { 21511, P }, { 9010, P }, { 9032, P }, { 21518, P }, { 21541, P },
    { 23261, 46 }, { 23344, 46 },
    /* 319: ImmunizationRecommendation.recommendation.dateCriterion */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 24662, P },
    /* 320: ImplementationGuide */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 25551, P },
    { 14899, P }, { 24011, P }, { 22406, P }, { 9822, P }, { 6582, P },
    { 19311, P }, { 5837, 9 }, { 8314, P }, { 24398, 55 }, { 12755, 7 },
    { 6196, P }, { 16163, P }, { 13096, P }, { 10171, P }, { 8260, 321 },
    { 11413, 322 }, { 7995, 323 }, { 13401, 329 },
    /* 321: ImplementationGuide.dependsOn */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24367, P }, { 16163, P },
    { 25551, P },
    /* 322: ImplementationGuide.global */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 19051, P },
    /* 323: ImplementationGuide.definition */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11483, 324 }, { 20831, 325 },
    { 16243, 326 }, { 16261, 327 }, { 23685, 328 },
    /* 324: ImplementationGuide.definition.grouping */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 8314, P },
    /* 325: ImplementationGuide.definition.resource */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19903, 46 }, { 10171, P },
    { 14899, P }, { 8314, P }, { 9694, P }, { 9709, P }, { 11509, P },
    /* 326: ImplementationGuide.definition.page */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14927, P }, { 14913, 46 },
    { 24011, P }, { 11333, P }, { 16243, 326 },
    /* 327: ImplementationGuide.definition.parameter */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 24662, P },
    /* 328: ImplementationGuide.definition.template */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 21867, P },
    { 21267, P },
    /* 329: ImplementationGuide.manifest */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 20414, P }, { 20831, 330 },
    { 16243, 331 }, { 11877, P }, { 15931, P },
    /* 330: ImplementationGuide.manifest.resource */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19903, 46 }, { 9694, P },
    { 9709, P }, { 20346, P },
    /* 331: ImplementationGuide.manifest.page */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 24011, P },
    { 3349, P },
    /* 332: InsurancePlan */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 24167, 7 }, { 14899, P }, { 3033, P }, { 17949, 39 }, { 16137, 46 },
    { 2838, 46 }, { 6329, 46 }, { 5837, 333 }, { 9429, 46 }, { 14969, 46 },
    { 6320, 334 }, { 18107, 337 },
    /* 333: InsurancePlan.contact */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19321, 7 }, { 14899, 32 },
    { 23627, 10 }, { 2779, 2 },
    /* 334: InsurancePlan.coverage */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 14969, 46 },
    { 4354, 335 },
    /* 335: InsurancePlan.coverage.benefit */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 20782, P },
    { 13130, 336 },
    /* 336: InsurancePlan.coverage.benefit.limit */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24662, 43 }, { 5185, 7 },
    /* 337: InsurancePlan.plan */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 24167, 7 },
    { 6329, 46 }, { 14969, 46 }, { 11301, 338 }, { 22222, 339 },
    /* 338: InsurancePlan.plan.generalCost */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 11473, P },
    { 6211, 36 }, { 5356, P },
    /* 339: InsurancePlan.plan.specificCost */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 4818, 7 }, { 4354, 340 },
    /* 340: InsurancePlan.plan.specificCost.benefit */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 6211, 341 },
    /* 341: InsurancePlan.plan.specificCost.benefit.cost */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 3527, 7 },
    { 19407, 7 }, { 24662, 43 },
    /* 342: Invoice */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 4660, P }, { 24167, 7 }, { 22881, 46 }, { 19832, 46 }, { 6582, P },
    { 16413, 343 }, { 12696, 46 }, { 2461, 46 }, { 13141, 344 },
    { 24088, 345 }, { 24079, 36 }, { 24068, 36 }, { 17775, P }, { 15038, 4 },
    /* 343: Invoice.participant */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21120, 7 }, { 2519, 46 },
    /* 344: Invoice.lineItem */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21457, P }, { 4993, 46 },
    { 4967, 7 }, { 18602, 345 },
    /* 345: Invoice.lineItem.priceComponent */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 5185, 7 },
    { 10077, P }, { 3248, 36 },
    /* 346: Library */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 23119, P }, { 22406, P },
    { 9822, P }, { 24167, 7 }, { 22889, 7 }, { 22934, 46 }, { 6582, P },
    { 19311, P }, { 5837, 9 }, { 8314, P }, { 24398, 55 }, { 12755, 7 },
    { 19321, P }, { 24375, P }, { 6196, P }, { 3632, P }, { 12900, P },
    { 9285, 39 }, { 24020, 7 }, { 3902, 9 }, { 9197, 9 }, { 21057, 9 },
    { 9420, 9 }, { 20245, 47 }, { 16261, 38 }, { 6556, 13 }, { 5892, 5 },
    /* 347: Linkage */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 2503, P }, { 3902, 46 },
    { 12703, 348 },
    /* 348: Linkage.item */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 20831, 46 },
    /* 349: List */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 14533, P }, { 24011, P }, { 5185, 7 }, { 22881, 46 }, { 9406, 46 },
    { 6582, P }, { 21867, 46 }, { 15770, 7 }, { 15038, 4 }, { 9529, 350 },
    { 9351, 7 },
    /* 350: List.entry */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 10951, 7 }, { 8191, P },
    { 6582, P }, { 12703, 46 },
    /* 351: Location */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 15669, 8 }, { 14899, P }, { 3033, P }, { 8314, P }, { 14533, P },
    { 24167, 7 }, { 23627, 10 }, { 2779, 2 }, { 18071, 7 }, { 18193, 352 },
    { 13380, 46 }, { 16406, 46 }, { 11709, 353 }, { 4135, P }, { 9429, 46 },
    /* 352: Location.position */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 13310, P }, { 12938, P },
    { 3239, P },
    /* 353: Location.hoursOfOperation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 6715, P }, { 3039, P },
    { 15633, P }, { 5165, P },
    /* 354: Measure */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 23119, P }, { 22406, P },
    { 9822, P }, { 22889, 7 }, { 22934, 46 }, { 6582, P }, { 19311, P },
    { 5837, 9 }, { 8314, P }, { 24398, 55 }, { 12755, 7 }, { 19321, P },
    { 24375, P }, { 6196, P }, { 3632, P }, { 12900, P }, { 9285, 39 },
    { 24020, 7 }, { 3902, 9 }, { 9197, 9 }, { 21057, 9 }, { 9420, 9 },
    { 20245, 47 }, { 13088, P }, { 8720, P }, { 21279, 7 }, { 5568, 7 },
    { 24167, 7 }, { 21066, P }, { 19577, P }, { 19643, P }, { 5104, P },
    { 12026, 7 }, { 7995, P }, { 11535, P }, { 11438, 355 }, { 23176, 359 },
    /* 355: Measure.group */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 8314, P },
    { 18182, 356 }, { 22537, 357 },
    /* 356: Measure.group.population */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 8314, P },
    { 6389, 30 },
    /* 357: Measure.group.stratifier */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 8314, P },
    { 6389, 30 }, { 5550, 358 },
    /* 358: Measure.group.stratifier.component */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 8314, P },
    { 6389, 30 },
    /* 359: Measure.supplementalData */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 24375, 7 },
    { 8314, P }, { 6389, 30 },
    /* 360: MeasureReport */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 24167, P }, { 14109, P }, { 22881, 46 }, { 6582, P }, { 20555, 46 },
    { 17949, 39 }, { 12026, 7 }, { 11438, 361 }, { 9595, 46 },
    /* 361: MeasureReport.group */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 18182, 362 },
    { 14117, 43 }, { 22537, 363 },
    /* 362: MeasureReport.group.population */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 6245, P },
    { 22951, 46 },
    /* 363: MeasureReport.group.stratifier */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 22548, 364 },
    /* 364: MeasureReport.group.stratifier.stratum */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24662, 7 }, { 5550, 365 },
    { 18182, 366 }, { 14117, 43 },
    /* 365: MeasureReport.group.stratifier.stratum.component */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 24662, 7 },
    /* 366: MeasureReport.group.stratifier.stratum.population */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 6245, P },
    { 22951, 46 },
    /* 367: Media */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 4306, 46 },
    { 16406, 46 }, { 22406, P }, { 24167, 7 }, { 14524, 7 }, { 25594, 7 },
    { 22881, 46 }, { 9406, 46 }, { 6350, P }, { 6366, 39 }, { 12689, P },
    { 15687, 46 }, { 19725, 7 }, { 4424, 7 }, { 8546, P }, { 8522, 46 },
    { 11629, P }, { 25696, P }, { 11126, P }, { 9143, P }, { 5892, 5 },
    { 15038, 4 },
    /* 368: Medication */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 5185, 7 },
    { 22406, P }, { 13503, 46 }, { 11076, 7 }, { 3248, 45 }, { 12218, 369 },
    { 4320, 370 },
    /* 369: Medication.ingredient */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12708, 7 }, { 12728, 46 },
    { 12585, P }, { 22556, 45 },
    /* 370: Medication.batch */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 13320, P }, { 9835, P },
    /* 371: MedicationAdministration */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 12325, P },
    { 16406, 46 }, { 22406, P }, { 22438, 7 }, { 4818, 7 }, { 14171, 7 },
    { 14197, 46 }, { 22881, 46 }, { 5997, 46 }, { 23322, 46 }, { 9250, P },
    { 9285, 39 }, { 17872, 372 }, { 19725, 7 }, { 19749, 46 }, { 20590, 46 },
    { 8522, 46 }, { 15038, 4 }, { 8959, 373 }, { 9649, 46 },
    /* 372: MedicationAdministration.performer */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11200, 7 }, { 2519, 46 },
    /* 373: MedicationAdministration.dosage */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23722, P }, { 21772, 7 },
    { 21125, 7 }, { 14286, 7 }, { 8984, 43 }, { 19616, 45 }, { 19593, 43 },
    /* 374: MedicationDispense */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 16406, 46 },
    { 22406, P }, { 22451, 7 }, { 22479, 46 }, { 4818, 7 }, { 14171, 7 },
    { 14197, 46 }, { 22881, 46 }, { 5997, 46 }, { 23322, 46 }, { 17872, 375 },
    { 13190, 46 }, { 4089, 46 }, { 24167, 7 }, { 19462, 43 }, { 6726, 43 },
    { 25669, P }, { 25643, P }, { 8338, 46 }, { 19808, 46 }, { 15038, 4 },
    { 8966, 18 }, { 23094, 376 }, { 8491, 46 }, { 9649, 46 },
    /* 375: MedicationDispense.performer */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11200, 7 }, { 2519, 46 },
    /* 376: MedicationDispense.substitution */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 25611, P }, { 24167, 7 },
    { 19718, 7 }, { 20926, 46 },
    /* 377: MedicationKnowledge */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 22406, P },
    { 13503, 46 }, { 9001, 7 }, { 3248, 43 }, { 23410, P }, { 20274, 378 },
    { 3787, 46 }, { 19039, 7 }, { 14721, 379 }, { 12218, 380 }, { 18481, P },
    { 12421, 7 }, { 6211, 381 }, { 14703, 382 }, { 2890, 383 }, { 14217, 386 },
    { 16210, 387 }, { 9100, 388 }, { 6084, 46 }, { 20173, 389 }, { 12813, 393 },
    /* 378: MedicationKnowledge.relatedMedicationKnowledge */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 19903, 46 },
    /* 379: MedicationKnowledge.monograph */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 21867, 46 },
    /* 380: MedicationKnowledge.ingredient */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12708, 7 }, { 12728, 46 },
    { 12585, P }, { 22556, 45 },
    /* 381: MedicationKnowledge.cost */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 21867, P },
    { 6211, 36 },
    /* 382: MedicationKnowledge.monitoringProgram */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 14899, P },
    /* 383: MedicationKnowledge.administrationGuidelines */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8959, 384 }, { 12103, 7 },
    { 12129, 46 }, { 16767, 385 },
    /* 384: MedicationKnowledge.administrationGuidelines.dosage */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 8959, 18 },
    /* 385:
     * MedicationKnowledge.administrationGuidelines.patientCharacteristics */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 4898, 7 }, { 4928, 43 },
    { 24662, P },
    /* 386: MedicationKnowledge.medicineClassification */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 5089, 7 },
    /* 387: MedicationKnowledge.packaging */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 19462, 43 },
    /* 388: MedicationKnowledge.drugCharacteristic */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 24778, 7 },
    { 25266, P }, { 25153, 43 }, { 24722, P },
    /* 389: MedicationKnowledge.regulatory */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 20184, 46 }, { 23094, 390 },
    { 21210, 391 }, { 13747, 392 },
    /* 390: MedicationKnowledge.regulatory.substitution */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 3085, P },
    /* 391: MedicationKnowledge.regulatory.schedule */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21210, 7 },
    /* 392: MedicationKnowledge.regulatory.maxDispense */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19462, 43 }, { 17949, 20 },
    /* 393: MedicationKnowledge.kinetics */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 3665, 43 }, { 13069, 43 },
    { 11553, 20 },
    /* 394: MedicationRequest */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 22438, 7 }, { 12447, P }, { 4818, 7 }, { 18717, P }, { 8893, P },
    { 20521, P }, { 20537, 46 }, { 14171, 7 }, { 14197, 46 }, { 22881, 46 },
    { 9406, 46 }, { 23322, 46 }, { 3976, P }, { 20697, 46 }, { 17872, 46 },
    { 17912, 7 }, { 19890, 46 }, { 19725, 7 }, { 19749, 46 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 11444, 33 }, { 6300, 7 }, { 12388, 46 },
    { 15038, 4 }, { 8966, 18 }, { 8808, 395 }, { 23094, 397 }, { 18686, 46 },
    { 8491, 46 }, { 9649, 46 },
    /* 395: MedicationRequest.dispenseRequest */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12237, 396 }, { 8791, 20 },
    { 24647, 39 }, { 15130, P }, { 19462, 43 }, { 9799, 20 }, { 17872, 46 },
    /* 396: MedicationRequest.dispenseRequest.initialFill */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19462, 43 }, { 9143, 20 },
    /* 397: MedicationRequest.substitution */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 3093, P }, { 3108, 7 },
    { 19718, 7 },
    /* 398: MedicationStatement */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 4306, 46 },
    { 16406, 46 }, { 22406, P }, { 22438, 7 }, { 4818, 7 }, { 14171, 7 },
    { 14197, 46 }, { 22881, 46 }, { 5997, 46 }, { 9250, P }, { 9285, 39 },
    { 6587, P }, { 12200, 46 }, { 8287, 46 }, { 19725, 7 }, { 19749, 46 },
    { 15038, 4 }, { 8959, 18 },
    /* 399: MedicinalProduct */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 24167, 7 },
    { 8952, 8 }, { 5325, 7 }, { 12975, 7 }, { 2665, 7 }, { 22144, P },
    { 16220, 7 }, { 18917, 7 }, { 13637, 34 }, { 18006, 46 }, { 16185, 46 },
    { 3818, 46 }, { 13653, 46 }, { 5837, 46 }, { 5151, 46 }, { 14899, 400 },
    { 6432, 33 }, { 13557, 403 }, { 22125, 404 },
    /* 400: MedicinalProduct.name */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 18974, P }, { 14904, 401 },
    { 6268, 402 },
    /* 401: MedicinalProduct.name.namePart */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 16361, P }, { 24167, 8 },
    /* 402: MedicinalProduct.name.countryLanguage */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 6260, 7 }, { 12755, 7 },
    { 12836, 7 },
    /* 403: MedicinalProduct.manufacturingBusinessOperation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15655, 7 }, { 3987, 33 },
    { 9236, P }, { 5765, 7 }, { 13503, 46 }, { 20163, 46 },
    /* 404: MedicinalProduct.specialDesignation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 24167, 7 },
    { 12435, 7 }, { 12103, 7 }, { 12129, 46 }, { 22406, 7 }, { 6582, P },
    { 22214, 7 },
    /* 405: MedicinalProductAuthorization */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22881, 46 },
    { 6260, 7 }, { 12755, 7 }, { 22406, 7 }, { 22413, P }, { 20948, P },
    { 24647, 39 }, { 6523, 39 }, { 6638, P }, { 12478, P }, { 12953, 7 },
    { 12768, 406 }, { 11686, 46 }, { 20163, 46 }, { 18776, 407 },
    /* 406: MedicinalProductAuthorization.jurisdictionalAuthorization */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 6260, 7 },
    { 12755, 7 }, { 12975, 7 }, { 24647, 39 },
    /* 407: MedicinalProductAuthorization.procedure */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 24167, 7 },
    { 6663, 39 }, { 6614, P }, { 3541, 407 },
    /* 408: MedicinalProductContraindication */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 22881, 46 }, { 8745, 7 },
    { 8753, 7 }, { 5419, 7 }, { 23761, 46 }, { 15958, 409 }, { 18182, 40 },
    /* 409: MedicinalProductContraindication.otherTherapy */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23783, 7 }, { 14171, 7 },
    { 14197, 46 },
    /* 410: MedicinalProductIndication */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 22881, 46 }, { 8767, 7 },
    { 8753, 7 }, { 5419, 7 }, { 12406, 7 }, { 9143, 43 }, { 15958, 411 },
    { 24259, 46 }, { 18182, 40 },
    /* 411: MedicinalProductIndication.otherTherapy */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23783, 7 }, { 14171, 7 },
    { 14197, 46 },
    /* 412: MedicinalProductIngredient */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 21120, 7 },
    { 3046, P }, { 13503, 46 }, { 22235, 413 }, { 23040, 416 },
    /* 413: MedicinalProductIngredient.specifiedSubstance */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 11438, 7 },
    { 5749, 7 }, { 22556, 414 },
    /* 414: MedicinalProductIngredient.specifiedSubstance.strength */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 18528, 45 }, { 18558, 45 },
    { 5599, 45 }, { 5613, 45 }, { 14148, P }, { 6260, 7 }, { 20066, 415 },
    /* 415:
     * MedicinalProductIngredient.specifiedSubstance.strength.referenceStrength */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23040, 7 }, { 22556, 45 },
    { 22565, 45 }, { 14148, P }, { 6260, 7 },
    /* 416: MedicinalProductIngredient.substance */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 22556, 414 },
    /* 417: MedicinalProductInteraction */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 22881, 46 }, { 8314, P },
    { 12454, 418 }, { 24167, 7 }, { 9214, 7 }, { 12068, 7 }, { 13354, 7 },
    /* 418: MedicinalProductInteraction.interactant */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12728, 46 }, { 12708, 7 },
    /* 419: MedicinalProductManufactured */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 13465, 7 }, { 24305, 7 },
    { 19462, 43 }, { 13503, 46 }, { 12218, 46 }, { 18047, 41 }, { 15937, 7 },
    /* 420: MedicinalProductPackaged */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22881, 46 },
    { 8314, P }, { 12975, 7 }, { 13637, 34 }, { 13614, 46 }, { 13503, 46 },
    { 4326, 421 }, { 16173, 422 },
    /* 421: MedicinalProductPackaged.batchIdentifier */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 16049, 33 }, { 11896, 33 },
    /* 422: MedicinalProductPackaged.packageItem */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 24167, 7 },
    { 19462, 43 }, { 13681, 7 }, { 3209, 7 }, { 8522, 46 }, { 13486, 46 },
    { 16173, 422 }, { 18047, 41 }, { 15937, 7 }, { 21711, 42 }, { 13503, 46 },
    /* 423: MedicinalProductPharmaceutical */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 2853, 7 },
    { 24305, 7 }, { 12218, 46 }, { 8522, 46 }, { 4951, 424 }, { 21131, 425 },
    /* 424: MedicinalProductPharmaceutical.characteristics */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 22406, 7 },
    /* 425: MedicinalProductPharmaceutical.routeOfAdministration */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 10214, 43 },
    { 13882, 43 }, { 13784, 43 }, { 13834, 45 }, { 13896, 20 }, { 23575, 426 },
    /* 426:
     * MedicinalProductPharmaceutical.routeOfAdministration.targetSpecies */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 25724, 427 },
    /* 427:
     * MedicinalProductPharmaceutical.routeOfAdministration.targetSpecies.withdrawalPeriod */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24004, 7 }, { 24662, 43 },
    { 23322, P },
    /* 428: MedicinalProductUndesirableEffect */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 22881, 46 }, { 23387, 7 },
    { 5089, 7 }, { 11156, 7 }, { 18182, 40 },
    /* 429: MessageDefinition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 20483, P }, { 22406, P },
    { 9822, P }, { 6582, P }, { 19311, P }, { 5837, 9 }, { 8314, P },
    { 24398, 55 }, { 12755, 7 }, { 19321, P }, { 6196, P }, { 4247, P },
    { 16303, P }, { 9637, 8 }, { 9662, P }, { 4818, P }, { 10995, 430 },
    { 20897, P }, { 3144, 431 }, { 11432, P },
    /* 430: MessageDefinition.focus */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 19051, P },
    { 14293, P }, { 13743, P },
    /* 431: MessageDefinition.allowedResponse */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14254, P }, { 21777, P },
    /* 432: MessageHeader */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 9637, 8 }, { 9662, P },
    { 8338, 433 }, { 21433, 46 }, { 9476, 46 }, { 3902, 46 }, { 21867, 434 },
    { 20914, 46 }, { 19718, 7 }, { 20864, 435 }, { 10995, 46 }, { 7995, P },
    /* 433: MessageHeader.destination */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 23454, 46 },
    { 9429, P }, { 19808, 46 },
    /* 434: MessageHeader.source */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 21844, P },
    { 25551, P }, { 5837, 10 }, { 9429, P },
    /* 435: MessageHeader.response */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, P }, { 5185, P },
    { 8474, 46 },
    /* 436: MolecularSequence */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 24167, P },
    { 6157, P }, { 16759, 46 }, { 22254, 46 }, { 8522, 46 }, { 17872, 46 },
    { 19462, 43 }, { 19999, 437 }, { 25419, 438 }, { 15326, P },
    { 19434, 439 }, { 19674, P }, { 20564, 441 }, { 18128, 46 }, { 22617, 442 },
    /* 437: MolecularSequence.referenceSeq */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5019, 7 }, { 11344, P },
    { 15863, P }, { 20012, 7 }, { 20027, 46 }, { 20047, P }, { 22530, P },
    { 25712, P }, { 25702, P },
    /* 438: MolecularSequence.variant */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 22338, P }, { 9416, P },
    { 15311, P }, { 19913, P }, { 5030, P }, { 25427, 46 },
    /* 439: MolecularSequence.quality */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 22321, 7 },
    { 22338, P }, { 9416, P }, { 21273, 43 }, { 14286, 7 }, { 24159, P },
    { 19530, P }, { 24151, P }, { 19522, P }, { 11520, P }, { 18370, P },
    { 19779, P }, { 10048, P }, { 21116, 440 },
    /* 440: MolecularSequence.quality.roc */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21273, P }, { 15078, P },
    { 15072, P }, { 15066, P }, { 18370, P }, { 21440, P }, { 10039, P },
    /* 441: MolecularSequence.repository */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 24371, P },
    { 14899, P }, { 6572, P }, { 25467, P }, { 19708, P },
    /* 442: MolecularSequence.structureVariant */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 25455, 7 }, { 9680, P },
    { 13044, P }, { 16043, 443 }, { 12291, 444 },
    /* 443: MolecularSequence.structureVariant.outer */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 22338, P }, { 9416, P },
    /* 444: MolecularSequence.structureVariant.inner */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 22338, P }, { 9416, P },
    /* 445: NamingSystem */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 22406, P },
    { 12808, P }, { 6582, P }, { 19311, P }, { 5837, 9 }, { 20914, P },
    { 24167, 7 }, { 8314, P }, { 24398, 55 }, { 12755, 7 }, { 24375, P },
    { 24277, 446 },
    /* 446: NamingSystem.uniqueId */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 24662, P },
    { 18432, P }, { 5356, P }, { 17949, 39 },
    /* 447: NutritionOrder */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 12325, P }, { 22406, P }, { 12447, P }, { 16759, 46 },
    { 9406, 46 }, { 6684, P }, { 15780, 46 }, { 3066, 46 }, { 11010, 7 },
    { 9744, 7 }, { 15712, 448 }, { 23165, 451 }, { 9449, 452 }, { 15038, 4 },
    /* 448: NutritionOrder.oralDiet */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 21210, 52 },
    { 15240, 449 }, { 23753, 450 }, { 10956, 7 }, { 12376, P },
    /* 449: NutritionOrder.oralDiet.nutrient */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14563, 7 }, { 3248, 43 },
    /* 450: NutritionOrder.oralDiet.texture */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14563, 7 }, { 11033, 7 },
    /* 451: NutritionOrder.supplement */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 18974, P },
    { 21210, 52 }, { 19462, 43 }, { 12376, P },
    /* 452: NutritionOrder.enteralFormula */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 4290, 7 }, { 4267, P },
    { 2766, 7 }, { 2728, P }, { 4612, 43 }, { 21153, 7 }, { 2875, 453 },
    { 14063, 43 }, { 2915, P },
    /* 453: NutritionOrder.enteralFormula.administration */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21210, 52 }, { 19462, 43 },
    { 19593, 43 }, { 19616, 45 },
    /* 454: Observation */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 4306, 46 },
    { 16406, 46 }, { 22406, P }, { 4818, 7 }, { 5185, 7 }, { 22881, 46 },
    { 10995, 46 }, { 9406, 46 }, { 9250, P }, { 9285, 39 }, { 9315, 52 },
    { 9268, P }, { 12689, P }, { 17872, 46 }, { 25153, 43 }, { 24778, 7 },
    { 25266, P }, { 24740, P }, { 25042, P }, { 25167, 44 }, { 25178, 45 },
    { 25225, 48 }, { 25278, P }, { 24907, P }, { 25124, 39 }, { 6506, 7 },
    { 12501, 7 }, { 15038, 4 }, { 4424, 7 }, { 14286, 7 }, { 22254, 46 },
    { 8522, 46 }, { 19984, 455 }, { 11577, 46 }, { 8287, 46 }, { 5550, 456 },
    /* 455: Observation.referenceRange */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 13330, 43 }, { 11666, 43 },
    { 24167, 7 }, { 3561, 7 }, { 2966, 44 }, { 23722, P },
    /* 456: Observation.component */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 25153, 43 },
    { 24778, 7 }, { 25266, P }, { 24740, P }, { 25042, P }, { 25167, 44 },
    { 25178, 45 }, { 25225, 48 }, { 25278, P }, { 24907, P }, { 25124, 39 },
    { 6506, 7 }, { 12501, 7 }, { 19984, 455 },
    /* 457: ObservationDefinition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 4818, 7 }, { 5185, 7 },
    { 11789, 33 }, { 17988, P }, { 14818, P }, { 14286, 7 }, { 18442, P },
    { 19442, 458 }, { 19389, 459 }, { 24504, 46 }, { 15005, 46 }, { 2388, 46 },
    { 6398, 46 },
    /* 458: ObservationDefinition.quantitativeDetails */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 6466, 7 }, { 24286, 7 },
    { 6140, P }, { 6824, P },
    /* 459: ObservationDefinition.qualifiedInterval */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 4818, P }, { 19566, 44 },
    { 5997, 7 }, { 3561, 7 }, { 11258, P }, { 2966, 44 }, { 11392, 44 },
    { 5669, P },
    /* 460: OperationDefinition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 25551, P },
    { 14899, P }, { 24011, P }, { 22406, P }, { 12808, P }, { 9822, P },
    { 6582, P }, { 19311, P }, { 5837, 9 }, { 8314, P }, { 24398, 55 },
    { 12755, 7 }, { 19321, P }, { 2953, P }, { 5185, P }, { 5356, P },
    { 4247, P }, { 20831, P }, { 23432, P }, { 24167, P }, { 12316, P },
    { 12303, P }, { 16088, P }, { 16261, 461 }, { 16113, 464 },
    /* 461: OperationDefinition.parameter */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 24394, P },
    { 14293, P }, { 13743, P }, { 8938, P }, { 24167, P }, { 23545, P },
    { 21337, P }, { 4406, 462 }, { 20084, 463 }, { 16361, 461 },
    /* 462: OperationDefinition.parameter.binding */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 22556, P }, { 25242, P },
    /* 463: OperationDefinition.parameter.referencedFrom */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21867, P }, { 21907, P },
    /* 464: OperationDefinition.overload */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 16271, P }, { 5356, P },
    /* 465: OperationOutcome */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 12683, 466 },
    /* 466: OperationOutcome.issue */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21692, P }, { 5185, P },
    { 8474, 7 }, { 8629, P }, { 13190, P }, { 9976, P },
    /* 467: Organization */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 2503, P },
    { 24167, 7 }, { 14899, P }, { 3033, P }, { 23627, 10 }, { 2779, 2 },
    { 16406, 46 }, { 5837, 468 }, { 9429, 46 },
    /* 468: Organization.contact */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19321, 7 }, { 14899, 32 },
    { 23627, 10 }, { 2779, 2 },
    /* 469: OrganizationAffiliation */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 2503, P },
    { 17949, 39 }, { 15850, 46 }, { 16670, 46 }, { 14969, 46 }, { 5185, 7 },
    { 22204, 7 }, { 13190, 46 }, { 11611, 46 }, { 23627, 10 }, { 9429, 46 },
    /* 470: Parameters */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 16261, 471 },
    /* 471: Parameters.parameter */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 24722, P },
    { 24740, P }, { 24753, P }, { 24768, P }, { 24897, P }, { 24907, P },
    { 24921, P }, { 25005, P }, { 25029, P }, { 25042, P }, { 25055, P },
    { 25090, P }, { 25136, P }, { 25266, P }, { 25278, P }, { 25323, P },
    { 25340, P }, { 25349, P }, { 25376, P }, { 24668, 2 }, { 24681, 3 },
    { 24690, 4 }, { 24706, 5 }, { 24778, 7 }, { 24799, 8 }, { 24830, 10 },
    { 24865, 12 }, { 24934, 17 }, { 24960, 20 }, { 24990, 32 }, { 25013, 33 },
    { 25079, 36 }, { 25124, 39 }, { 25153, 43 }, { 25167, 44 }, { 25178, 45 },
    { 25189, 46 }, { 25225, 48 }, { 25251, 49 }, { 25288, 52 }, { 24811, 9 },
    { 24848, 11 }, { 24876, 13 }, { 24974, 30 }, { 25099, 38 }, { 25204, 47 },
    { 25300, 54 }, { 25358, 55 }, { 24948, 18 }, { 25069, 35 }, { 20831, R },
    { 16361, 471 },
    /* 472: Patient */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 2503, P },
    { 14899, 32 }, { 23627, 10 }, { 11258, P }, { 4414, P }, { 6749, P },
    { 6778, P }, { 2779, 2 }, { 13600, 7 }, { 14765, P }, { 14786, P },
    { 18034, 5 }, { 5837, 473 }, { 5364, 474 }, { 11313, 46 }, { 13380, 46 },
    { 13150, 475 },
    /* 473: Patient.contact */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 20320, 7 }, { 14899, 32 },
    { 23627, 10 }, { 2779, 2 }, { 11258, P }, { 15850, 46 }, { 17949, 39 },
    /* 474: Patient.communication */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12836, 7 }, { 18432, P },
    /* 475: Patient.link */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15931, 46 }, { 24167, P },
    /* 476: PaymentNotice */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 20590, 46 }, { 20864, 46 }, { 6342, P }, { 19218, 46 }, { 17695, 46 },
    { 17717, P }, { 17643, 46 }, { 19832, 46 }, { 3248, 36 }, { 17761, 7 },
    /* 477: PaymentReconciliation */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 17949, 39 }, { 6342, P }, { 17747, 46 }, { 20590, 46 }, { 20746, 46 },
    { 15971, P }, { 8832, P }, { 17717, P }, { 17703, 36 }, { 17729, 33 },
    { 8350, 478 }, { 11081, 7 }, { 18870, 479 },
    /* 478: PaymentReconciliation.detail */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 18398, 33 },
    { 24167, 7 }, { 20590, 46 }, { 22978, 46 }, { 20864, 46 }, { 6582, P },
    { 20914, 46 }, { 17643, 46 }, { 3248, 36 },
    /* 479: PaymentReconciliation.processNote */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 23722, P },
    /* 480: Person */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 14899, 32 },
    { 23627, 10 }, { 11258, P }, { 4414, P }, { 2779, 2 }, { 18034, 5 },
    { 13380, 46 }, { 2503, P }, { 13150, 481 },
    /* 481: Person.link */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23454, 46 }, { 3808, P },
    /* 482: PlanDefinition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 23119, P }, { 24167, 7 },
    { 22406, P }, { 9822, P }, { 22889, 7 }, { 22934, 46 }, { 6582, P },
    { 19311, P }, { 5837, 9 }, { 8314, P }, { 24398, 55 }, { 12755, 7 },
    { 19321, P }, { 24375, P }, { 6196, P }, { 3632, P }, { 12900, P },
    { 9285, 39 }, { 24020, 7 }, { 3902, 9 }, { 9197, 9 }, { 21057, 9 },
    { 9420, 9 }, { 20245, 47 }, { 13088, P }, { 11420, 483 }, { 2487, 485 },
    /* 483: PlanDefinition.goal */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 4818, 7 }, { 8314, 7 },
    { 18717, 7 }, { 22338, 7 }, { 2787, 7 }, { 8938, 47 }, { 23454, 484 },
    /* 484: PlanDefinition.goal.target */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14109, 7 }, { 8407, 43 },
    { 8422, 44 }, { 8371, 7 }, { 9119, 20 },
    /* 485: PlanDefinition.action */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 18462, P }, { 24011, P },
    { 8314, P }, { 23727, P }, { 18717, P }, { 5185, 7 }, { 19718, 7 },
    { 8938, 47 }, { 11425, P }, { 22889, 7 }, { 22934, 46 }, { 24143, 54 },
    { 5669, 486 }, { 12297, 13 }, { 16064, 13 }, { 20231, 487 }, { 23920, P },
    { 23899, 3 }, { 23950, 39 }, { 23935, 20 }, { 23963, 44 }, { 23991, 52 },
    { 16413, 488 }, { 24167, 7 }, { 11492, P }, { 21415, P }, { 20765, P },
    { 18353, P }, { 4723, P }, { 8006, P }, { 8147, P }, { 24108, P },
    { 9184, 489 }, { 2487, 485 },
    /* 486: PlanDefinition.action.condition */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12808, P }, { 9976, 30 },
    /* 487: PlanDefinition.action.relatedAction */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 2494, P }, { 20320, P },
    { 15471, 20 }, { 15486, 44 },
    /* 488: PlanDefinition.action.participant */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 21120, 7 },
    /* 489: PlanDefinition.action.dynamicValue */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 16754, P }, { 9976, 30 },
    /* 490: Practitioner */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 2503, P },
    { 14899, 32 }, { 23627, 10 }, { 2779, 2 }, { 11258, P }, { 4414, P },
    { 18034, 5 }, { 19375, 491 }, { 5364, 7 },
    /* 491: Practitioner.qualification */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 5185, 7 },
    { 17949, 39 }, { 12696, 46 },
    /* 492: PractitionerRole */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 2503, P },
    { 17949, 39 }, { 18250, 46 }, { 15850, 46 }, { 5185, 7 }, { 22204, 7 },
    { 13190, 46 }, { 11611, 46 }, { 23627, 10 }, { 4194, 493 }, { 15025, 494 },
    { 4135, P }, { 9429, 46 },
    /* 493: PractitionerRole.availableTime */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 6715, P }, { 3039, P },
    { 4175, P }, { 4158, P },
    /* 494: PractitionerRole.notAvailable */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8314, P }, { 9177, 39 },
    /* 495: Procedure */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 16406, 46 }, { 22406, P }, { 22438, 7 },
    { 4818, 7 }, { 5185, 7 }, { 22881, 46 }, { 9406, 46 }, { 17807, P },
    { 17825, 39 }, { 17856, P }, { 17794, 3 }, { 17841, 44 }, { 19890, 46 },
    { 3731, 46 }, { 17872, 496 }, { 13190, 46 }, { 19725, 7 }, { 19749, 46 },
    { 4424, 7 }, { 15971, 7 }, { 20492, 46 }, { 5518, 7 }, { 5531, 46 },
    { 11001, 7 }, { 15038, 4 }, { 10983, 497 }, { 24438, 46 }, { 24419, 7 },
    /* 496: Procedure.performer */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11200, 7 }, { 2519, 46 },
    { 15530, 46 },
    /* 497: Procedure.focalDevice */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 2487, 7 }, { 13424, 46 },
    /* 498: Provenance */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 23454, 46 }, { 15364, 39 },
    { 15347, P }, { 19857, P }, { 18143, P }, { 13190, 46 }, { 19718, 7 },
    { 2510, 7 }, { 3015, 499 }, { 9484, 500 }, { 21755, 49 },
    /* 499: Provenance.agent */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 21120, 7 },
    { 25692, 46 }, { 15530, 46 },
    /* 500: Provenance.entity */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21120, P }, { 25633, 46 },
    { 3015, 499 },
    /* 501: Questionnaire */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 8287, P }, { 22406, P },
    { 9822, P }, { 22966, P }, { 6582, P }, { 19311, P }, { 5837, 9 },
    { 8314, P }, { 24398, 55 }, { 12755, 7 }, { 19321, P }, { 6196, P },
    { 3632, P }, { 12900, P }, { 9285, 39 }, { 5185, 8 }, { 12703, 502 },
    /* 502: Questionnaire.item */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 13155, P }, { 7995, P },
    { 5185, 8 }, { 18462, P }, { 23722, P }, { 24167, P }, { 9378, 503 },
    { 9363, P }, { 20756, P }, { 20463, P }, { 19699, P }, { 13872, P },
    { 3512, P }, { 3444, 504 }, { 12229, 505 }, { 12703, 502 },
    /* 503: Questionnaire.item.enableWhen */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19538, P }, { 15687, P },
    { 3363, P }, { 3416, P }, { 3430, P }, { 3390, P }, { 3401, P },
    { 3501, P }, { 3488, P }, { 3377, 8 }, { 3457, 43 }, { 3472, 46 },
    /* 504: Questionnaire.item.answerOption */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 25042, P }, { 24897, P },
    { 25278, P }, { 25266, P }, { 24799, 8 }, { 25189, 46 }, { 12249, P },
    /* 505: Questionnaire.item.initial */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24740, P }, { 24921, P },
    { 25042, P }, { 24897, P }, { 24907, P }, { 25278, P }, { 25266, P },
    { 25340, P }, { 24706, 5 }, { 24799, 8 }, { 25153, 43 }, { 25189, 46 },
    /* 506: QuestionnaireResponse */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 4306, 46 },
    { 16406, 46 }, { 19547, P }, { 22406, P }, { 22881, 46 }, { 9406, 46 },
    { 3967, P }, { 3902, 46 }, { 21867, 46 }, { 12703, 507 },
    /* 507: QuestionnaireResponse.item */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 13155, P }, { 7995, P },
    { 23722, P }, { 3356, 508 }, { 12703, 507 },
    /* 508: QuestionnaireResponse.item.answer */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24740, P }, { 24921, P },
    { 25042, P }, { 24897, P }, { 24907, P }, { 25278, P }, { 25266, P },
    { 25340, P }, { 24706, 5 }, { 24799, 8 }, { 25153, 43 }, { 25189, 46 },
    { 12703, 507 },
    /* 509: RelatedPerson */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 2503, P },
    { 16759, 46 }, { 20320, 7 }, { 14899, 32 }, { 23627, 10 }, { 11258, P },
    { 4414, P }, { 2779, 2 }, { 18034, 5 }, { 17949, 39 }, { 5364, 510 },
    /* 510: RelatedPerson.communication */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12836, 7 }, { 18432, P },
    /* 511: RequestGroup */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 20483, 46 }, { 11444, 33 }, { 22406, P },
    { 12447, P }, { 18717, P }, { 5185, 7 }, { 22881, 46 }, { 9406, 46 },
    { 3976, P }, { 3902, 46 }, { 19725, 7 }, { 19749, 46 }, { 15038, 4 },
    { 2487, 512 },
    /* 512: RequestGroup.action */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 18462, P }, { 24011, P },
    { 8314, P }, { 23727, P }, { 18717, P }, { 5185, 7 }, { 8938, 47 },
    { 5669, 513 }, { 20231, 514 }, { 23920, P }, { 23899, 3 }, { 23950, 39 },
    { 23935, 20 }, { 23963, 44 }, { 23991, 52 }, { 16413, 46 }, { 24167, 7 },
    { 11492, P }, { 21415, P }, { 20765, P }, { 18353, P }, { 4723, P },
    { 20831, 46 }, { 2487, 512 },
    /* 513: RequestGroup.action.condition */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12808, P }, { 9976, 30 },
    /* 514: RequestGroup.action.relatedAction */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 2494, P }, { 20320, P },
    { 15471, 20 }, { 15486, 44 },
    /* 515: ResearchDefinition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 21734, P }, { 23119, P },
    { 22406, P }, { 9822, P }, { 22889, 7 }, { 22934, 46 }, { 6582, P },
    { 19311, P }, { 5837, 9 }, { 8314, P }, { 5356, P }, { 24398, 55 },
    { 12755, 7 }, { 19321, P }, { 24375, P }, { 6196, P }, { 3632, P },
    { 12900, P }, { 9285, 39 }, { 24020, 7 }, { 3902, 9 }, { 9197, 9 },
    { 21057, 9 }, { 9420, 9 }, { 20245, 47 }, { 13088, P }, { 18182, 46 },
    { 9872, 46 }, { 9881, 46 }, { 15971, 46 },
    /* 516: ResearchElementDefinition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 21734, P }, { 23119, P },
    { 22406, P }, { 9822, P }, { 22889, 7 }, { 22934, 46 }, { 6582, P },
    { 19311, P }, { 5837, 9 }, { 8314, P }, { 5356, P }, { 24398, 55 },
    { 12755, 7 }, { 19321, P }, { 24375, P }, { 6196, P }, { 3632, P },
    { 12900, P }, { 9285, 39 }, { 24020, 7 }, { 3902, 9 }, { 9197, 9 },
    { 21057, 9 }, { 9420, 9 }, { 20245, 47 }, { 13088, P }, { 24167, P },
    { 25406, P }, { 4883, 517 },
    /* 517: ResearchElementDefinition.characteristic */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8026, 7 }, { 8006, P },
    { 8078, 30 }, { 8052, 13 }, { 24381, 55 }, { 9736, P }, { 24291, 7 },
    { 22663, P }, { 22640, P }, { 22739, 39 }, { 22689, 20 }, { 22788, 52 },
    { 22760, 20 }, { 22712, P }, { 16454, P }, { 16425, P }, { 16548, 39 },
    { 16486, 20 }, { 16609, 52 }, { 16575, 20 }, { 16515, P },
    /* 518: ResearchStudy */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 24011, P },
    { 19182, 46 }, { 16406, 46 }, { 22406, P }, { 18631, 7 }, { 18028, 7 },
    { 4818, 7 }, { 10995, 7 }, { 5669, 7 }, { 5837, 9 }, { 20245, 47 },
    { 12800, 7 }, { 13190, 7 }, { 8314, P }, { 9438, 46 }, { 17949, 39 },
    { 22307, 46 }, { 18664, 46 }, { 21772, 46 }, { 19765, 7 }, { 15038, 4 },
    { 3680, 519 }, { 15249, 520 },
    /* 519: ResearchStudy.arm */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 24167, 7 },
    { 8314, P },
    /* 520: ResearchStudy.objective */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 24167, 7 },
    /* 521: ResearchSubject */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 17949, 39 }, { 22634, 46 }, { 12149, 46 }, { 3766, P }, { 2540, P },
    { 5818, 46 },
    /* 522: RiskAssessment */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 4306, 46 },
    { 16303, 46 }, { 22406, P }, { 14286, 7 }, { 5185, 7 }, { 22881, 46 },
    { 9406, 46 }, { 15379, P }, { 15398, 39 }, { 5669, 46 }, { 17872, 46 },
    { 19725, 7 }, { 19749, 46 }, { 4314, 46 }, { 18410, 523 }, { 14513, P },
    { 15038, 4 },
    /* 523: RiskAssessment.prediction */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15971, 7 }, { 18732, P },
    { 18751, 44 }, { 19418, 7 }, { 20359, P }, { 25658, 39 }, { 25682, 44 },
    { 19643, P },
    /* 524: RiskEvidenceSynthesis */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 22406, P }, { 6582, P },
    { 19311, P }, { 5837, 9 }, { 8314, P }, { 15038, 4 }, { 24398, 55 },
    { 12755, 7 }, { 6196, P }, { 3632, P }, { 12900, P }, { 9285, 39 },
    { 24020, 7 }, { 3902, 9 }, { 9197, 9 }, { 21057, 9 }, { 9420, 9 },
    { 20245, 47 }, { 23418, 7 }, { 22809, 7 }, { 18182, 46 }, { 9872, 46 },
    { 15971, 46 }, { 21193, 525 }, { 21081, 526 }, { 4837, 528 },
    /* 525: RiskEvidenceSynthesis.sampleSize */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8314, P }, { 15168, P },
    { 15109, P },
    /* 526: RiskEvidenceSynthesis.riskEstimate */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8314, P }, { 24167, 7 },
    { 24662, P }, { 24291, 7 }, { 8233, P }, { 15225, P }, { 18380, 527 },
    /* 527: RiskEvidenceSynthesis.riskEstimate.precisionEstimate */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 13082, P },
    { 11187, P }, { 24017, P },
    /* 528: RiskEvidenceSynthesis.certainty */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19626, 7 }, { 15038, 4 },
    { 4847, 529 },
    /* 529: RiskEvidenceSynthesis.certainty.certaintySubcomponent */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 19626, 7 },
    { 15038, 4 },
    /* 530: Schedule */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 2503, P },
    { 21579, 7 }, { 21646, 7 }, { 22204, 7 }, { 2519, 46 }, { 18112, 39 },
    { 5356, P },
    /* 531: SearchParameter */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 25551, P },
    { 14899, P }, { 8287, P }, { 22406, P }, { 9822, P }, { 6582, P },
    { 19311, P }, { 5837, 9 }, { 8314, P }, { 24398, 55 }, { 12755, 7 },
    { 19321, P }, { 5185, P }, { 4247, P }, { 24167, P }, { 9976, P },
    { 25750, P }, { 25756, P }, { 23454, P }, { 14807, P }, { 14753, P },
    { 5431, P }, { 14563, P }, { 4869, P }, { 5550, 532 },
    /* 532: SearchParameter.component */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 7995, P }, { 9976, P },
    /* 533: ServiceRequest */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 20483, 46 }, { 20807, 33 }, { 22406, P },
    { 12447, P }, { 4818, 7 }, { 18717, P }, { 8893, P }, { 5185, 7 },
    { 15727, 7 }, { 19471, 43 }, { 19502, 45 }, { 19488, 44 }, { 22881, 46 },
    { 9406, 46 }, { 15379, P }, { 15398, 39 }, { 15432, 52 }, { 3684, P },
    { 3700, 7 }, { 3976, P }, { 20697, 46 }, { 17912, 7 }, { 17872, 46 },
    { 13215, 7 }, { 13270, 46 }, { 19725, 7 }, { 19749, 46 }, { 12388, 46 },
    { 23284, 46 }, { 22254, 46 }, { 4424, 7 }, { 15038, 4 }, { 16790, P },
    { 20384, 46 },
    /* 534: Slot */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 21579, 7 },
    { 21646, 7 }, { 22204, 7 }, { 3616, 7 }, { 21210, 46 }, { 22406, P },
    { 22338, P }, { 9416, P }, { 16102, P }, { 5356, P },
    /* 535: Specimen */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 2432, 33 },
    { 22406, P }, { 24167, 7 }, { 22881, 46 }, { 19795, P }, { 16303, 46 },
    { 20590, 46 }, { 5298, 536 }, { 18882, 537 }, { 5873, 538 }, { 5669, 7 },
    { 15038, 4 },
    /* 536: Specimen.collection */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5309, 46 }, { 5264, P },
    { 5282, 39 }, { 9143, 20 }, { 19462, 43 }, { 14286, 7 }, { 4424, 7 },
    { 10120, 7 }, { 10149, 20 },
    /* 537: Specimen.processing */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8314, P }, { 18776, 7 },
    { 2695, 46 }, { 23834, P }, { 23871, 39 },
    /* 538: Specimen.container */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 8314, P },
    { 24167, 7 }, { 4714, 43 }, { 22263, 43 }, { 2704, 7 }, { 2748, 46 },
    /* 539: SpecimenDefinition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 24172, 7 },
    { 16809, 7 }, { 23823, P }, { 5298, 7 }, { 24209, 540 },
    /* 540: SpecimenDefinition.typeTested */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12615, P }, { 24167, 7 },
    { 18421, P }, { 5873, 541 }, { 20782, P }, { 21035, 20 }, { 20204, 7 },
    { 11568, 543 },
    /* 541: SpecimenDefinition.typeTested.container */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 13681, 7 }, { 24167, 7 },
    { 4686, 7 }, { 8314, P }, { 4714, 43 }, { 14455, 43 }, { 14477, P },
    { 2695, 542 }, { 18469, P },
    /* 542: SpecimenDefinition.typeTested.container.additive */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 2704, 7 }, { 2748, 46 },
    /* 543: SpecimenDefinition.typeTested.handling */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23647, 7 }, { 23668, 44 },
    { 13860, 20 }, { 12376, P },
    /* 544: StructureDefinition */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 22406, P }, { 9822, P },
    { 6582, P }, { 19311, P }, { 5837, 9 }, { 8314, P }, { 24398, 55 },
    { 12755, 7 }, { 19321, P }, { 6196, P }, { 12800, 8 }, { 10171, P },
    { 13592, 545 }, { 12808, P }, { 2416, P }, { 5997, 546 }, { 6005, P },
    { 24167, P }, { 4252, P }, { 8276, P }, { 21835, 547 }, { 8665, 548 },
    /* 545: StructureDefinition.mapping */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11800, P }, { 24367, P },
    { 14899, P }, { 5356, P },
    /* 546: StructureDefinition.context */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 9976, P },
    /* 547: StructureDefinition.snapshot */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 9331, 21 },
    /* 548: StructureDefinition.differential */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 9331, 21 },
    /* 549: StructureMap */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 22406, P }, { 9822, P },
    { 6582, P }, { 19311, P }, { 5837, 9 }, { 8314, P }, { 24398, 55 },
    { 12755, 7 }, { 19321, P }, { 6196, P }, { 22607, 550 }, { 12003, P },
    { 11438, 551 },
    /* 550: StructureMap.structure */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 14533, P },
    { 3033, P }, { 8938, P },
    /* 551: StructureMap.group */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 9987, P },
    { 24186, P }, { 8938, P }, { 12297, 552 }, { 21175, 553 },
    /* 552: StructureMap.group.input */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 24167, P },
    { 14533, P }, { 8938, P },
    /* 553: StructureMap.group.rule */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 21867, 554 },
    { 23454, 555 }, { 21175, 553 }, { 8250, 557 }, { 8938, P },
    /* 554: StructureMap.group.rule.source */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5997, P }, { 14293, P },
    { 13743, P }, { 24167, P }, { 6958, P }, { 6983, P }, { 7003, P },
    { 7025, P }, { 7210, P }, { 7227, P }, { 7248, P }, { 7374, P },
    { 7412, P }, { 7432, P }, { 7452, P }, { 7508, P }, { 7575, P },
    { 7752, P }, { 7771, P }, { 7837, P }, { 7861, P }, { 7877, P },
    { 7918, P }, { 6876, 2 }, { 6896, 3 }, { 6912, 4 }, { 6935, 5 },
    { 7042, 7 }, { 7070, 8 }, { 7115, 10 }, { 7164, 12 }, { 7268, 17 },
    { 7308, 20 }, { 7352, 32 }, { 7389, 33 }, { 7490, 36 }, { 7556, 39 },
    { 7599, 43 }, { 7620, 44 }, { 7638, 45 }, { 7656, 46 }, { 7706, 48 },
    { 7730, 49 }, { 7788, 52 }, { 7089, 9 }, { 7140, 11 }, { 7182, 13 },
    { 7329, 30 }, { 7524, 38 }, { 7678, 47 }, { 7807, 54 }, { 7893, 55 },
    { 7289, 18 }, { 7473, 35 }, { 9331, P }, { 13170, P }, { 25397, P },
    { 5669, P }, { 5013, P }, { 13299, P },
    /* 555: StructureMap.group.rule.target */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5997, P }, { 6036, P },
    { 9331, P }, { 25397, P }, { 13170, P }, { 13179, P }, { 24108, P },
    { 16261, 556 },
    /* 556: StructureMap.group.rule.target.parameter */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 25005, P }, { 25266, P },
    { 24740, P }, { 25042, P }, { 24921, P },
    /* 557: StructureMap.group.rule.dependent */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 25397, P },
    /* 558: Subscription */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 22406, P }, { 5837, 10 },
    { 9416, P }, { 19718, P }, { 6389, P }, { 9571, P }, { 4875, 559 },
    /* 559: Subscription.channel */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 9429, P },
    { 17659, P }, { 11592, P },
    /* 560: Substance */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 4818, 7 }, { 5185, 7 }, { 8314, P }, { 12316, 561 }, { 12218, 562 },
    /* 561: Substance.instance */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 9865, P },
    { 19462, 43 },
    /* 562: Substance.ingredient */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19462, 45 }, { 23050, 7 },
    { 23075, 46 },
    /* 563: SubstanceNucleicAcid */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 21485, 7 }, { 15184, P },
    { 3645, P }, { 15498, 7 }, { 23136, 564 },
    /* 564: SubstanceNucleicAcid.subunit */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23136, P }, { 21457, P },
    { 13044, P }, { 21466, 5 }, { 10224, 7 }, { 23807, 7 }, { 13162, 565 },
    { 23151, 566 },
    /* 565: SubstanceNucleicAcid.subunit.linkage */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5805, P }, { 11789, 33 },
    { 14899, P }, { 20819, P },
    /* 566: SubstanceNucleicAcid.subunit.sugar */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 14899, P },
    { 20819, P },
    /* 567: SubstancePolymer */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 5070, 7 }, { 11383, 7 },
    { 6174, 7 }, { 14550, P }, { 14731, 568 }, { 20424, 570 },
    /* 568: SubstancePolymer.monomerSet */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19633, 7 }, { 22383, 569 },
    /* 569: SubstancePolymer.monomerSet.startingMaterial */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 13681, 7 }, { 24167, 7 },
    { 12604, P }, { 3248, 50 },
    /* 570: SubstancePolymer.repeat */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15201, P }, { 4208, P },
    { 20442, 7 }, { 20431, 571 },
    /* 571: SubstancePolymer.repeat.repeatUnit */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15875, 7 }, { 20431, P },
    { 3248, 50 }, { 8168, 572 }, { 22582, 573 },
    /* 572: SubstancePolymer.repeat.repeatUnit.degreeOfPolymerisation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8161, 7 }, { 3248, 50 },
    /* 573: SubstancePolymer.repeat.repeatUnit.structuralRepresentation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 20575, P },
    { 3835, 5 },
    /* 574: SubstanceProtein */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 21485, 7 }, { 15184, P },
    { 8872, P }, { 23136, 575 },
    /* 575: SubstanceProtein.subunit */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23136, P }, { 21457, P },
    { 13044, P }, { 21466, 5 }, { 14875, 33 }, { 14853, P }, { 4576, 33 },
    { 4554, P },
    /* 576: SubstanceReferenceInformation */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 5356, P }, { 11265, 577 },
    { 11270, 578 }, { 5089, 579 }, { 23454, 580 },
    /* 577: SubstanceReferenceInformation.gene */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11282, 7 }, { 11265, 7 },
    { 21867, 46 },
    /* 578: SubstanceReferenceInformation.geneElement */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 9331, 33 },
    { 21867, 46 },
    /* 579: SubstanceReferenceInformation.classification */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8952, 7 }, { 5089, 7 },
    { 23128, 7 }, { 21867, 46 },
    /* 580: SubstanceReferenceInformation.target */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23454, 33 }, { 24167, 7 },
    { 12466, 7 }, { 15788, 7 }, { 15837, 7 }, { 3255, 43 }, { 3270, 44 },
    { 3314, P }, { 3338, 7 }, { 21867, 46 },
    /* 581: SubstanceSourceMaterial */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 21957, 7 }, { 21997, 7 },
    { 21977, 7 }, { 15813, 33 }, { 15824, P }, { 16323, 33 }, { 16341, P },
    { 6284, 7 }, { 11362, P }, { 8505, 7 }, { 11106, 582 }, { 15788, 583 },
    { 16366, 587 },
    /* 582: SubstanceSourceMaterial.fractionDescription */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11097, P }, { 13690, 7 },
    /* 583: SubstanceSourceMaterial.organism */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 10113, 7 }, { 11356, 7 },
    { 22214, 7 }, { 12553, 7 }, { 12528, P }, { 3902, 584 }, { 11732, 585 },
    { 15797, 586 },
    /* 584: SubstanceSourceMaterial.organism.author */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 3956, 7 }, { 3909, P },
    /* 585: SubstanceSourceMaterial.organism.hybrid */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 13703, P }, { 13722, P },
    { 16714, P }, { 16733, P }, { 11739, 7 },
    /* 586: SubstanceSourceMaterial.organism.organismGeneral */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12822, 7 }, { 18040, 7 },
    { 5070, 7 }, { 15721, 7 },
    /* 587: SubstanceSourceMaterial.partDescription */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 16361, 7 }, { 16382, 7 },
    /* 588: SubstanceSpecification */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 24167, 7 },
    { 22406, 7 }, { 8952, 7 }, { 8314, P }, { 21867, 46 }, { 5356, P },
    { 14638, 589 }, { 19151, 590 }, { 19947, 46 }, { 22607, 591 },
    { 5185, 595 }, { 14899, 596 }, { 14687, 593 }, { 20320, 598 },
    { 15054, 46 }, { 18174, 46 }, { 19174, 46 }, { 21942, 46 },
    /* 589: SubstanceSpecification.moiety */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 21120, 7 }, { 11789, 33 },
    { 14899, P }, { 22506, 7 }, { 15696, 7 }, { 14645, P }, { 3255, 43 },
    { 3314, P },
    /* 590: SubstanceSpecification.property */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 4818, 7 }, { 5185, 7 },
    { 16285, P }, { 7968, 46 }, { 7935, 7 }, { 3255, 43 }, { 3314, P },
    /* 591: SubstanceSpecification.structure */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 22506, 7 }, { 15696, 7 },
    { 14645, P }, { 14662, P }, { 12675, 592 }, { 14687, 593 }, { 21867, 46 },
    { 20575, 594 },
    /* 592: SubstanceSpecification.structure.isotope */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 14899, 7 },
    { 23094, 7 }, { 11544, 43 }, { 14687, 593 },
    /* 593: SubstanceSpecification.structure.isotope.molecularWeight */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14286, 7 }, { 24167, 7 },
    { 3248, 43 },
    /* 594: SubstanceSpecification.structure.representation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 20575, P },
    { 3835, 5 },
    /* 595: SubstanceSpecification.code */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 22406, 7 },
    { 22413, P }, { 5356, P }, { 21867, 46 },
    /* 596: SubstanceSpecification.name */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 24167, 7 },
    { 22406, 7 }, { 18432, P }, { 12836, 7 }, { 8952, 7 }, { 12755, 7 },
    { 23410, 596 }, { 24118, 596 }, { 15455, 597 }, { 21867, 46 },
    /* 597: SubstanceSpecification.name.official */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 4016, 7 }, { 22406, 7 },
    { 6582, P },
    /* 598: SubstanceSpecification.relationship */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23075, 46 }, { 23050, 7 },
    { 20320, 7 }, { 12604, P }, { 3255, 43 }, { 3270, 44 }, { 3282, 45 },
    { 3314, P }, { 3294, 45 }, { 3338, 7 }, { 21867, 46 },
    /* 599: SupplyDelivery */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 4306, 46 },
    { 16406, 46 }, { 22406, P }, { 16759, 46 }, { 24167, 7 }, { 23205, 600 },
    { 15379, P }, { 15398, 39 }, { 15432, 52 }, { 23218, 46 }, { 8338, 46 },
    { 19808, 46 },
    /* 600: SupplyDelivery.suppliedItem */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19462, 43 }, { 12708, 7 },
    { 12728, 46 },
    /* 601: SupplyRequest */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 4818, 7 }, { 18717, P }, { 12708, 7 }, { 12728, 46 }, { 19462, 43 },
    { 16261, 602 }, { 15379, P }, { 15398, 39 }, { 15432, 52 }, { 3976, P },
    { 20697, 46 }, { 23218, 46 }, { 19725, 7 }, { 19749, 46 }, { 8199, 46 },
    { 8211, 46 },
    /* 602: SupplyRequest.parameter */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, 7 }, { 24778, 7 },
    { 25153, 43 }, { 25167, 44 }, { 24740, P },
    /* 603: Task */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 12338, P },
    { 12360, P }, { 4306, 46 }, { 11444, 33 }, { 16406, 46 }, { 22406, P },
    { 22438, 7 }, { 4539, 7 }, { 12447, P }, { 18717, P }, { 5185, 7 },
    { 8314, P }, { 10995, 46 }, { 11042, 46 }, { 9406, 46 }, { 9773, 39 },
    { 3976, P }, { 12858, P }, { 20697, 46 }, { 17912, 7 }, { 16145, 46 },
    { 13190, 46 }, { 19725, 7 }, { 19749, 46 }, { 12388, 46 }, { 15038, 4 },
    { 20384, 46 }, { 20960, 604 }, { 12297, 605 }, { 16064, 606 },
    /* 604: Task.restriction */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 20471, P }, { 17949, 39 },
    { 19832, 46 },
    /* 605: Task.input */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 24722, P },
    { 24740, P }, { 24753, P }, { 24768, P }, { 24897, P }, { 24907, P },
    { 24921, P }, { 25005, P }, { 25029, P }, { 25042, P }, { 25055, P },
    { 25090, P }, { 25136, P }, { 25266, P }, { 25278, P }, { 25323, P },
    { 25340, P }, { 25349, P }, { 25376, P }, { 24668, 2 }, { 24681, 3 },
    { 24690, 4 }, { 24706, 5 }, { 24778, 7 }, { 24799, 8 }, { 24830, 10 },
    { 24865, 12 }, { 24934, 17 }, { 24960, 20 }, { 24990, 32 }, { 25013, 33 },
    { 25079, 36 }, { 25124, 39 }, { 25153, 43 }, { 25167, 44 }, { 25178, 45 },
    { 25189, 46 }, { 25225, 48 }, { 25251, 49 }, { 25288, 52 }, { 24811, 9 },
    { 24848, 11 }, { 24876, 13 }, { 24974, 30 }, { 25099, 38 }, { 25204, 47 },
    { 25300, 54 }, { 25358, 55 }, { 24948, 18 }, { 25069, 35 },
    /* 606: Task.output */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 7 }, { 24722, P },
    { 24740, P }, { 24753, P }, { 24768, P }, { 24897, P }, { 24907, P },
    { 24921, P }, { 25005, P }, { 25029, P }, { 25042, P }, { 25055, P },
    { 25090, P }, { 25136, P }, { 25266, P }, { 25278, P }, { 25323, P },
    { 25340, P }, { 25349, P }, { 25376, P }, { 24668, 2 }, { 24681, 3 },
    { 24690, 4 }, { 24706, 5 }, { 24778, 7 }, { 24799, 8 }, { 24830, 10 },
    { 24865, 12 }, { 24934, 17 }, { 24960, 20 }, { 24990, 32 }, { 25013, 33 },
    { 25079, 36 }, { 25124, 39 }, { 25153, 43 }, { 25167, 44 }, { 25178, 45 },
    { 25189, 46 }, { 25225, 48 }, { 25251, 49 }, { 25288, 52 }, { 24811, 9 },
    { 24848, 11 }, { 24876, 13 }, { 24974, 30 }, { 25099, 38 }, { 25204, 47 },
    { 25300, 54 }, { 25358, 55 }, { 24948, 18 }, { 25069, 35 },
    /* 607: TerminologyCapabilities */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 25551, P },
    { 14899, P }, { 24011, P }, { 22406, P }, { 9822, P }, { 6582, P },
    { 19311, P }, { 5837, 9 }, { 8314, P }, { 24398, 55 }, { 12755, 7 },
    { 19321, P }, { 6196, P }, { 12808, P }, { 21844, 608 }, { 11943, 609 },
    { 13288, P }, { 5246, 610 }, { 9789, 613 }, { 5235, P }, { 24531, 615 },
    { 24118, 616 }, { 5177, 617 },
    /* 608: TerminologyCapabilities.software */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 25551, P },
    /* 609: TerminologyCapabilities.implementation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 8314, P }, { 24371, P },
    /* 610: TerminologyCapabilities.codeSystem */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24367, P }, { 25551, 611 },
    { 23107, P },
    /* 611: TerminologyCapabilities.codeSystem.version */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 12594, P },
    { 5585, P }, { 12836, P }, { 10189, 612 }, { 19151, P },
    /* 612: TerminologyCapabilities.codeSystem.version.filter */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 15630, P },
    /* 613: TerminologyCapabilities.expansion */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11636, P }, { 16248, P },
    { 12086, P }, { 16261, 614 }, { 23742, P },
    /* 614: TerminologyCapabilities.expansion.parameter */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 8938, P },
    /* 615: TerminologyCapabilities.validateCode */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24130, P },
    /* 616: TerminologyCapabilities.translation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14956, P },
    /* 617: TerminologyCapabilities.closure */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24118, P },
    /* 618: TestReport */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 14899, P },
    { 22406, P }, { 23704, 46 }, { 20972, P }, { 21273, P }, { 23715, P },
    { 12689, P }, { 16413, 619 }, { 21686, 620 }, { 23699, 624 },
    { 23618, 626 },
    /* 619: TestReport.participant */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, P }, { 24367, P },
    { 8824, P },
    /* 620: TestReport.setup */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 2487, 621 },
    /* 621: TestReport.setup.action */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15645, 622 }, { 3724, 623 },
    /* 622: TestReport.setup.action.operation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 20972, P }, { 14254, P },
    { 8350, P },
    /* 623: TestReport.setup.action.assert */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 20972, P }, { 14254, P },
    { 8350, P },
    /* 624: TestReport.test */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 8314, P },
    { 2487, 625 },
    /* 625: TestReport.test.action */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15645, 622 }, { 3724, 623 },
    /* 626: TestReport.teardown */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 2487, 627 },
    /* 627: TestReport.teardown.action */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15645, 622 },
    /* 628: TestScript */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 22406, P }, { 9822, P },
    { 6582, P }, { 19311, P }, { 5837, 9 }, { 8314, P }, { 24398, 55 },
    { 12755, 7 }, { 19321, P }, { 6196, P }, { 15903, 629 }, { 8338, 630 },
    { 14277, 631 }, { 10943, 634 }, { 19051, 46 }, { 25397, 635 },
    { 21686, 636 }, { 23699, 641 }, { 23618, 643 },
    /* 629: TestScript.origin */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12097, P }, { 19051, 8 },
    /* 630: TestScript.destination */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12097, P }, { 19051, 8 },
    /* 631: TestScript.metadata */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 13150, 632 }, { 4703, 633 },
    /* 632: TestScript.metadata.link */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 8314, P },
    /* 633: TestScript.metadata.capability */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 20756, P }, { 24562, P },
    { 8314, P }, { 15903, P }, { 8338, P }, { 13150, P }, { 4690, P },
    /* 634: TestScript.fixture */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 4113, P }, { 4124, P },
    { 20831, 46 },
    /* 635: TestScript.variable */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 6863, P },
    { 8314, P }, { 9976, P }, { 11599, P }, { 11681, P }, { 16754, P },
    { 21907, P },
    /* 636: TestScript.setup */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 2487, 637 },
    /* 637: TestScript.setup.action */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15645, 638 }, { 3724, 640 },
    /* 638: TestScript.setup.action.operation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 24167, 8 }, { 20831, P },
    { 12830, P }, { 8314, P }, { 2425, P }, { 5985, P }, { 8338, P },
    { 9389, P }, { 14286, P }, { 15903, P }, { 16296, P }, { 20598, 639 },
    { 20612, P }, { 20886, P }, { 21907, P }, { 23504, P }, { 24371, P },
    /* 639: TestScript.setup.action.operation.requestHeader */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 10183, P }, { 24662, P },
    /* 640: TestScript.setup.action.assert */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12830, P }, { 8314, P },
    { 8689, P }, { 5468, P }, { 5442, P }, { 5486, P }, { 5985, P },
    { 9976, P }, { 11599, P }, { 14445, P }, { 14935, P }, { 15687, P },
    { 16754, P }, { 20640, P }, { 20670, P }, { 20831, P }, { 20864, P },
    { 20873, P }, { 21907, P }, { 24544, P }, { 24662, P }, { 25599, P },
    /* 641: TestScript.test */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 8314, P },
    { 2487, 642 },
    /* 642: TestScript.test.action */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15645, 638 }, { 3724, 640 },
    /* 643: TestScript.teardown */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 2487, 644 },
    /* 644: TestScript.teardown.action */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15645, 638 },
    /* 645: ValueSet */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 24371, P }, { 11789, 33 },
    { 25551, P }, { 14899, P }, { 24011, P }, { 22406, P }, { 9822, P },
    { 6582, P }, { 19311, P }, { 5837, 9 }, { 8314, P }, { 24398, 55 },
    { 12755, 7 }, { 11933, P }, { 19321, P }, { 6196, P }, { 5560, 646 },
    { 9789, 651 },
    /* 646: ValueSet.compose */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 13288, P }, { 12059, P },
    { 12078, 647 }, { 9736, 647 },
    /* 647: ValueSet.compose.include */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23432, P }, { 25551, P },
    { 5635, 648 }, { 10189, 650 }, { 25242, P },
    /* 648: ValueSet.compose.include.concept */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 5185, P }, { 8824, P },
    { 8326, 649 },
    /* 649: ValueSet.compose.include.concept.designation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 12836, P }, { 24394, 8 },
    { 24662, P },
    /* 650: ValueSet.compose.include.filter */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 19151, P }, { 15630, P },
    { 24662, P },
    /* 651: ValueSet.expansion */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 11789, P }, { 23882, P },
    { 24062, P }, { 15464, P }, { 16261, 652 }, { 5883, 653 },
    /* 652: ValueSet.expansion.parameter */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 14899, P }, { 25266, P },
    { 24740, P }, { 25042, P }, { 24921, P }, { 25340, P }, { 24768, P },
    { 24907, P },
    /* 653: ValueSet.expansion.contains */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 23432, P }, { 2416, P },
    { 12059, P }, { 25551, P }, { 5185, P }, { 8824, P }, { 8326, 649 },
    { 5883, 653 },
    /* 654: VerificationResult */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 23454, 46 }, { 23530, P },
    { 14951, 7 }, { 22406, P }, { 22413, P }, { 24622, 7 }, { 24587, 7 },
    { 11133, 52 }, { 12886, P }, { 14977, P }, { 10099, 7 }, { 18650, 655 },
    { 3846, 656 }, { 24637, 657 },
    /* 655: VerificationResult.primarySource */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 25692, 46 }, { 24167, 7 },
    { 5378, 7 }, { 24605, 7 }, { 24572, P }, { 4627, 7 }, { 19357, 7 },
    /* 656: VerificationResult.attestation */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 25692, 46 }, { 15530, 46 },
    { 5378, 7 }, { 6582, P }, { 21916, P }, { 19237, P }, { 19262, 49 },
    { 22050, 49 },
    /* 657: VerificationResult.validator */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 15850, 46 }, { 11809, P },
    { 3858, 49 },
    /* 658: VisionPrescription */
    { 11750, P }, { 14272, 35 }, { 11989, P }, { 12836, P }, { 23722, 37 },
    { 5845, R }, { 9995, 31 }, { 14572, 31 }, { 11789, 33 }, { 22406, P },
    { 6342, P }, { 16759, 46 }, { 9406, 46 }, { 6693, P }, { 18504, 46 },
    { 13051, 659 },
    /* 659: VisionPrescription.lensSpecification */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 18893, 7 }, { 10035, P },
    { 22300, P }, { 6480, P }, { 4232, P }, { 18726, 660 }, { 2560, P },
    { 18228, P }, { 4237, P }, { 8641, P }, { 9143, 43 }, { 5319, P },
    { 4513, P }, { 15038, 4 },
    /* 660: VisionPrescription.lensSpecification.prism */
    { 11750, A }, { 9995, 31 }, { 14572, 31 }, { 3248, P }, { 4247, P }
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
    6, 4, 5, 1, 8, 2, 6, 4, 5, 8, 1, 3, 7, 8, 6, 3, 2, 7, 1, 4, 5, 3, 1, 2, 4,
    3, 4, 1, 2, 0, 7, 0, 0, 8, 0, 0, 6, 9, 3, 5, 0, 4, 0, 1, 2, 2, 3, 1, 4, 5,
    8, 2, 7, 1, 6, 4, 3, 0, 13, 1, 0, 0, 9, 0, 0, 0, 0, 3, 4, 0, 0, 0, 8, 7,
    12, 0, 0, 6, 14, 0, 2, 0, 0, 5, 0, 10, 0, 0, 11, 3, 5, 7, 0, 1, 6, 2, 4, 1,
    4, 6, 7, 2, 0, 3, 5, 2, 3, 1, 4, 4, 1, 2, 3, 4, 5, 0, 1, 3, 2, 6, 0, 7, 4,
    3, 0, 0, 9, 1, 8, 2, 0, 6, 5, 0, 0, 0, 0, 1, 0, 0, 5, 6, 7, 0, 0, 0, 4, 2,
    0, 0, 8, 3, 9, 0, 0, 0, 0, 2, 9, 0, 7, 3, 6, 0, 0, 4, 5, 8, 1, 1, 6, 0, 8,
    9, 0, 2, 3, 0, 0, 4, 0, 0, 7, 5, 0, 3, 1, 2, 4, 1, 0, 4, 3, 5, 6, 0, 2, 0,
    17, 8, 13, 16, 11, 12, 0, 0, 0, 7, 15, 2, 0, 0, 10, 18, 0, 6, 9, 0, 3, 0,
    0, 1, 19, 5, 14, 0, 0, 0, 4, 7, 5, 3, 0, 0, 9, 8, 2, 4, 0, 0, 10, 1, 0, 0,
    6, 6, 5, 2, 1, 0, 7, 3, 4, 14, 0, 5, 0, 15, 10, 0, 6, 0, 0, 0, 12, 7, 0, 2,
    17, 0, 4, 11, 19, 0, 16, 8, 0, 3, 9, 0, 0, 13, 0, 18, 1, 0, 0, 1, 4, 2, 3,
    0, 5, 1, 4, 0, 3, 5, 0, 6, 2, 0, 0, 0, 28, 0, 0, 0, 0, 0, 9, 0, 46, 0, 26,
    0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 0, 45, 0, 29, 0, 0, 0, 19, 0, 0, 58, 0, 0,
    0, 27, 0, 0, 0, 0, 0, 49, 0, 18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 14, 0, 41, 0,
    8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50, 0, 0, 0, 56, 2, 0, 0, 0, 25, 0, 43,
    0, 23, 48, 0, 12, 0, 0, 0, 54, 0, 0, 0, 0, 6, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 40, 0, 0, 0, 0, 0, 24, 0, 0, 0, 60, 0, 0, 0, 0, 0, 0, 0, 0,
    7, 0, 0, 0, 0, 0, 0, 0, 0, 22, 0, 0, 0, 0, 52, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 53, 0, 0, 57, 0, 0, 0, 31, 47, 0,
    0, 13, 0, 0, 51, 0, 0, 0, 0, 61, 30, 0, 0, 0, 0, 0, 0, 55, 1, 15, 0, 0, 0,
    0, 0, 11, 0, 59, 0, 0, 0, 0, 36, 0, 44, 0, 34, 32, 0, 35, 0, 0, 0, 0, 3, 0,
    16, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 21, 38, 0, 0, 0, 0, 37, 0, 0, 0, 0, 39,
    42, 0, 0, 33, 0, 0, 0, 0, 1, 0, 5, 3, 0, 4, 0, 2, 1, 0, 5, 0, 4, 0, 2, 3,
    0, 9, 0, 19, 0, 23, 0, 0, 0, 0, 0, 6, 12, 0, 0, 0, 0, 27, 0, 0, 15, 24, 7,
    5, 1, 28, 17, 21, 0, 0, 14, 11, 0, 22, 0, 26, 16, 13, 0, 10, 0, 0, 2, 0, 0,
    0, 4, 20, 0, 0, 0, 0, 0, 0, 0, 8, 18, 0, 0, 0, 25, 0, 3, 0, 2, 5, 4, 1, 0,
    0, 0, 3, 7, 1, 0, 6, 3, 4, 2, 5, 11, 0, 2, 24, 0, 26, 0, 0, 3, 0, 0, 0, 0,
    0, 20, 25, 14, 15, 0, 19, 0, 28, 23, 0, 22, 9, 0, 7, 4, 0, 0, 0, 16, 27,
    17, 0, 0, 0, 0, 0, 0, 0, 0, 13, 8, 0, 0, 0, 0, 18, 0, 10, 21, 0, 0, 0, 6,
    0, 5, 12, 0, 0, 1, 0, 0, 0, 1, 0, 8, 0, 2, 9, 4, 0, 5, 10, 0, 7, 3, 6, 0,
    18, 0, 0, 11, 2, 23, 0, 25, 0, 26, 0, 5, 0, 0, 0, 0, 0, 17, 12, 0, 4, 28,
    21, 0, 6, 10, 0, 0, 0, 0, 15, 1, 0, 13, 0, 0, 8, 0, 0, 19, 30, 0, 7, 0, 24,
    22, 0, 0, 0, 0, 14, 0, 3, 20, 0, 0, 0, 0, 9, 27, 16, 29, 0, 7, 3, 1, 4, 8,
    5, 6, 2, 0, 0, 0, 11, 4, 0, 0, 0, 2, 0, 10, 16, 7, 6, 0, 13, 12, 0, 0, 3,
    9, 8, 5, 0, 0, 0, 0, 0, 1, 15, 14, 0, 4, 0, 13, 0, 0, 11, 18, 7, 0, 12, 3,
    17, 0, 0, 0, 15, 0, 0, 5, 14, 19, 0, 16, 0, 6, 1, 2, 10, 8, 0, 9, 0, 1, 0,
    0, 0, 0, 0, 0, 0, 8, 0, 0, 2, 7, 3, 0, 5, 10, 0, 6, 0, 0, 4, 12, 0, 0, 11,
    13, 9, 14, 0, 0, 0, 1, 5, 4, 0, 0, 0, 2, 3, 0, 0, 5, 4, 3, 1, 2, 6, 2, 5,
    3, 0, 0, 8, 12, 1, 4, 6, 9, 0, 11, 0, 10, 7, 0, 4, 3, 1, 2, 5, 6, 0, 0, 9,
    2, 6, 0, 7, 8, 4, 12, 11, 5, 0, 13, 1, 10, 3, 1, 7, 2, 0, 5, 3, 6, 4, 0, 0,
    0, 0, 13, 2, 16, 0, 1, 0, 0, 11, 17, 5, 19, 0, 0, 0, 0, 9, 18, 15, 0, 7,
    14, 6, 3, 10, 12, 4, 0, 8, 0, 6, 7, 3, 5, 1, 2, 4, 7, 3, 1, 4, 2, 8, 5, 6,
    5, 0, 2, 4, 1, 0, 3, 6, 1, 5, 7, 4, 0, 2, 3, 6, 0, 12, 0, 5, 0, 8, 0, 10,
    7, 9, 13, 6, 4, 11, 3, 0, 0, 16, 0, 1, 0, 0, 0, 0, 2, 0, 14, 15, 0, 0, 0,
    0, 11, 4, 0, 7, 3, 9, 6, 2, 8, 0, 0, 5, 0, 0, 10, 1, 0, 5, 1, 3, 2, 0, 4,
    0, 0, 9, 8, 0, 7, 4, 3, 0, 0, 6, 0, 5, 0, 2, 0, 1, 1, 0, 0, 5, 4, 2, 3, 0,
    0, 4, 5, 0, 0, 1, 0, 6, 2, 7, 3, 8, 0, 9, 0, 0, 3, 4, 1, 7, 5, 2, 6, 8, 0,
    0, 0, 0, 0, 17, 0, 0, 21, 0, 0, 8, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 22, 7, 0, 0, 0, 0, 0, 0, 0, 29, 2, 0, 0, 32, 1, 0, 0, 0, 0,
    0, 0, 18, 0, 0, 4, 0, 0, 0, 6, 0, 19, 0, 0, 0, 0, 0, 14, 23, 0, 0, 0, 28,
    0, 0, 0, 27, 13, 0, 10, 0, 0, 0, 0, 34, 3, 0, 24, 0, 26, 0, 0, 31, 33, 0,
    11, 0, 0, 0, 25, 0, 0, 0, 0, 0, 0, 30, 0, 16, 0, 0, 0, 0, 15, 0, 20, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 9, 0, 5, 0, 1, 5, 0, 4, 0, 6, 2, 3, 0, 5, 1, 3, 2, 0,
    6, 4, 2, 1, 0, 6, 10, 5, 8, 11, 0, 0, 3, 4, 9, 0, 7, 0, 5, 6, 1, 0, 4, 2,
    0, 3, 0, 0, 12, 14, 20, 11, 8, 0, 0, 10, 19, 17, 6, 4, 9, 7, 18, 0, 0, 0,
    3, 2, 5, 13, 0, 16, 0, 0, 0, 0, 15, 1, 1, 0, 0, 3, 5, 4, 0, 2, 6, 3, 4, 1,
    7, 2, 0, 5, 1, 6, 0, 4, 5, 0, 2, 3, 1, 0, 0, 3, 5, 4, 0, 2, 0, 1, 5, 3, 2,
    6, 4, 7, 1, 5, 0, 3, 0, 4, 0, 2, 1, 0, 0, 3, 0, 5, 4, 2, 1, 0, 0, 5, 4, 2,
    3, 6, 31, 21, 30, 1, 17, 0, 14, 0, 0, 29, 22, 0, 16, 0, 26, 5, 25, 0, 0, 0,
    9, 0, 12, 0, 11, 0, 6, 0, 0, 0, 27, 0, 0, 0, 0, 7, 10, 0, 13, 19, 0, 18,
    28, 0, 2, 0, 24, 0, 0, 0, 0, 0, 0, 0, 20, 4, 0, 0, 0, 0, 3, 23, 8, 15, 8,
    5, 7, 6, 4, 3, 2, 1, 10, 0, 0, 0, 0, 0, 13, 0, 15, 0, 11, 3, 20, 0, 0, 5,
    0, 0, 0, 0, 0, 0, 19, 0, 0, 0, 8, 0, 0, 4, 0, 0, 23, 0, 0, 0, 0, 0, 17, 6,
    0, 0, 0, 0, 0, 0, 2, 0, 0, 7, 21, 0, 14, 0, 22, 0, 1, 9, 0, 0, 18, 12, 0,
    16, 0, 19, 0, 18, 0, 20, 12, 0, 0, 0, 0, 2, 0, 0, 0, 0, 11, 0, 15, 21, 4,
    0, 0, 7, 1, 0, 0, 0, 5, 0, 0, 8, 0, 0, 0, 6, 0, 9, 0, 0, 0, 0, 0, 0, 0, 0,
    13, 0, 16, 0, 0, 17, 0, 10, 3, 14, 0, 0, 0, 0, 0, 0, 0, 0, 6, 5, 7, 1, 3,
    2, 0, 4, 20, 0, 12, 0, 7, 0, 15, 9, 16, 5, 0, 2, 18, 19, 0, 0, 0, 4, 6, 10,
    21, 0, 14, 3, 13, 0, 1, 17, 11, 0, 0, 8, 5, 0, 3, 1, 4, 2, 0, 0, 0, 0, 0,
    0, 0, 6, 0, 21, 15, 0, 0, 0, 5, 0, 0, 0, 22, 0, 0, 0, 30, 0, 0, 0, 4, 12,
    0, 0, 0, 0, 10, 35, 0, 0, 0, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 28, 0,
    29, 33, 0, 0, 0, 0, 2, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 3, 16, 0, 31, 0,
    14, 0, 8, 37, 20, 0, 0, 0, 0, 0, 0, 0, 23, 0, 0, 24, 32, 0, 0, 0, 0, 0, 0,
    25, 13, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 0,
    27, 0, 7, 0, 18, 0, 19, 11, 34, 2, 5, 0, 1, 0, 4, 0, 3, 0, 0, 0, 0, 0, 29,
    0, 0, 0, 0, 0, 0, 10, 30, 16, 0, 13, 28, 4, 0, 0, 0, 14, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 8, 0, 0, 0, 0, 25, 0, 17, 0, 0, 0, 0, 0, 0, 0, 31, 0, 15, 0, 0, 0,
    0, 0, 0, 18, 0, 0, 19, 24, 0, 0, 0, 0, 12, 22, 0, 0, 0, 2, 0, 6, 27, 0, 0,
    21, 0, 0, 0, 0, 0, 5, 0, 7, 0, 0, 0, 0, 3, 23, 0, 1, 0, 0, 0, 0, 0, 11, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 26, 20, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 5, 1, 4, 3, 2, 0, 6, 0, 1, 0, 0, 4, 5, 0, 2, 3, 6, 3, 2, 0, 4,
    7, 5, 1, 0, 0, 0, 1, 0, 0, 6, 0, 0, 0, 35, 0, 10, 8, 27, 0, 12, 0, 0, 0,
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
    1, 0, 2, 3, 4, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0, 9, 20, 0, 0, 0,
    0, 14, 15, 0, 0, 0, 28, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0, 0, 0, 0, 23, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 24, 31, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 27, 0, 0, 0, 0, 25, 0, 0, 0, 0, 0, 8, 22, 0, 11, 0, 19, 1, 17, 0,
    6, 0, 0, 0, 0, 21, 0, 0, 29, 0, 0, 0, 0, 13, 0, 0, 0, 0, 16, 0, 0, 4, 26,
    0, 0, 7, 0, 18, 2, 0, 0, 0, 0, 0, 0, 5, 0, 12, 0, 0, 1, 5, 0, 4, 6, 0, 2,
    3, 1, 5, 0, 4, 0, 0, 2, 3, 0, 5, 4, 0, 3, 0, 1, 2, 5, 4, 0, 0, 3, 0, 1, 2,
    6, 5, 1, 0, 2, 3, 4, 0, 1, 6, 4, 3, 0, 0, 5, 2, 0, 3, 0, 4, 15, 0, 0, 13,
    6, 7, 0, 9, 2, 16, 0, 11, 0, 18, 12, 0, 0, 0, 1, 0, 17, 14, 10, 0, 8, 0, 5,
    0, 1, 4, 0, 5, 0, 6, 2, 3, 11, 0, 0, 0, 0, 0, 0, 20, 0, 33, 0, 21, 0, 0, 0,
    17, 30, 0, 27, 0, 12, 0, 0, 5, 0, 0, 0, 0, 35, 0, 0, 19, 0, 0, 0, 0, 0, 0,
    14, 0, 0, 24, 34, 0, 0, 0, 0, 0, 0, 9, 0, 0, 29, 0, 0, 0, 0, 0, 6, 0, 22,
    0, 31, 0, 2, 0, 0, 16, 0, 0, 4, 0, 0, 0, 0, 0, 32, 0, 0, 0, 0, 0, 0, 0, 0,
    13, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 23, 0, 1, 10, 0, 0, 0, 26, 0, 0,
    3, 0, 0, 0, 0, 0, 0, 0, 7, 0, 28, 25, 0, 0, 15, 0, 0, 0, 18, 7, 2, 5, 8, 4,
    1, 6, 3, 0, 13, 0, 14, 0, 3, 19, 0, 15, 0, 0, 4, 0, 10, 5, 18, 0, 0, 16, 1,
    22, 17, 20, 0, 0, 11, 0, 23, 9, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 12,
    0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 21, 0, 0, 0, 22, 17, 0,
    0, 0, 2, 16, 25, 18, 9, 0, 0, 0, 0, 0, 0, 21, 7, 24, 0, 4, 11, 0, 0, 0, 15,
    0, 0, 0, 0, 6, 0, 0, 0, 0, 19, 0, 26, 12, 20, 3, 5, 27, 23, 0, 8, 0, 0, 0,
    0, 0, 0, 13, 1, 0, 10, 0, 0, 0, 0, 0, 14, 0, 0, 1, 0, 0, 3, 5, 4, 0, 2, 0,
    3, 0, 19, 0, 18, 2, 11, 0, 10, 0, 4, 0, 9, 0, 14, 17, 15, 0, 7, 16, 0, 12,
    0, 20, 0, 8, 6, 5, 13, 0, 1, 0, 0, 1, 5, 2, 3, 0, 4, 22, 6, 13, 9, 0, 0,
    12, 2, 0, 0, 11, 8, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 19, 0, 14, 23, 15, 0, 3,
    0, 24, 0, 21, 0, 0, 0, 0, 0, 10, 0, 0, 20, 0, 0, 0, 0, 7, 0, 0, 0, 18, 0,
    5, 0, 0, 16, 1, 0, 17, 0, 0, 0, 0, 0, 1, 5, 0, 3, 0, 4, 0, 2, 1, 0, 0, 0,
    5, 2, 3, 4, 0, 1, 7, 4, 8, 5, 3, 10, 0, 0, 0, 9, 0, 6, 2, 0, 0, 0, 0, 0, 0,
    20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 0, 0, 0, 0, 0, 0, 0, 9, 36,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 39, 0, 0, 0, 0, 0, 0,
    35, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 40, 0, 0, 25, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 21, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 19, 0, 0, 0, 12, 38, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    26, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 15, 0, 34, 0, 0, 0, 18, 0, 0, 5, 0,
    0, 0, 0, 0, 0, 3, 0, 0, 31, 11, 0, 17, 0, 0, 1, 0, 23, 0, 0, 0, 6, 0, 22,
    13, 29, 0, 0, 0, 0, 8, 0, 0, 0, 14, 0, 0, 0, 0, 0, 0, 41, 0, 0, 0, 27, 0,
    0, 10, 0, 0, 0, 30, 0, 0, 28, 0, 37, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 32,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 24, 0, 1, 5, 6, 4, 0, 2, 3, 0, 6, 4, 5, 0, 7,
    3, 1, 2, 7, 0, 0, 0, 5, 1, 3, 0, 2, 6, 0, 8, 0, 9, 0, 4, 3, 1, 4, 2, 5, 6,
    7, 0, 1, 6, 4, 0, 0, 5, 2, 3, 1, 4, 5, 0, 0, 6, 2, 3, 0, 26, 0, 19, 0, 28,
    4, 0, 0, 0, 0, 0, 3, 13, 0, 0, 0, 14, 0, 25, 0, 2, 0, 0, 0, 0, 0, 0, 0, 27,
    0, 0, 8, 21, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 29, 0, 0,
    0, 0, 0, 0, 30, 0, 0, 0, 16, 0, 0, 0, 0, 22, 0, 12, 23, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 6, 0, 24, 31, 10, 0, 0, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0, 0, 0,
    0, 0, 1, 11, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 9, 5, 0, 0, 0, 0, 0, 15, 0, 0,
    0, 0, 18, 2, 0, 5, 1, 0, 0, 4, 3, 1, 0, 0, 3, 4, 0, 5, 2, 1, 4, 0, 5, 0, 6,
    2, 3, 0, 6, 0, 5, 3, 1, 2, 4, 1, 9, 10, 6, 11, 0, 2, 3, 12, 0, 0, 0, 5, 4,
    7, 8, 7, 0, 5, 3, 4, 1, 2, 6, 0, 0, 0, 12, 0, 9, 1, 4, 2, 19, 0, 7, 13, 0,
    18, 16, 0, 0, 10, 8, 0, 17, 15, 0, 0, 0, 6, 5, 11, 14, 0, 3, 8, 13, 5, 0,
    0, 7, 0, 1, 12, 0, 11, 0, 0, 0, 0, 15, 0, 9, 0, 3, 0, 10, 0, 14, 0, 0, 2,
    4, 0, 0, 6, 0, 0, 6, 0, 3, 16, 5, 12, 0, 0, 0, 0, 0, 0, 13, 0, 9, 0, 0, 14,
    0, 8, 0, 7, 1, 4, 11, 0, 15, 2, 0, 0, 10, 7, 10, 0, 0, 0, 16, 0, 8, 20, 11,
    18, 9, 0, 6, 0, 3, 15, 0, 12, 13, 2, 1, 0, 5, 19, 14, 0, 17, 0, 0, 4, 0, 2,
    0, 5, 1, 0, 0, 4, 3, 6, 5, 1, 2, 3, 0, 4, 0, 22, 27, 0, 0, 0, 21, 0, 0, 0,
    0, 0, 0, 37, 0, 9, 0, 0, 0, 0, 2, 0, 0, 33, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1,
    0, 0, 0, 0, 0, 0, 25, 12, 0, 30, 0, 0, 14, 0, 0, 0, 0, 0, 16, 32, 7, 0, 0,
    36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 17, 0, 0, 35, 0, 0, 0, 0,
    0, 11, 13, 15, 0, 34, 0, 0, 0, 19, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0, 23, 0, 0,
    0, 0, 0, 0, 3, 0, 31, 0, 0, 8, 0, 0, 0, 0, 5, 0, 0, 26, 0, 28, 20, 29, 10,
    4, 18, 35, 0, 0, 0, 0, 33, 0, 0, 0, 21, 0, 0, 0, 0, 0, 0, 25, 30, 0, 16, 0,
    34, 18, 0, 32, 6, 0, 0, 7, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 17, 0, 0,
    31, 11, 0, 0, 0, 0, 27, 0, 0, 0, 0, 10, 28, 0, 0, 0, 0, 0, 0, 24, 22, 0, 0,
    0, 12, 0, 20, 0, 0, 0, 0, 0, 26, 23, 0, 0, 0, 0, 0, 0, 0, 4, 2, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 8, 0, 0, 0, 15, 0, 0, 19, 0, 0, 9, 14, 0, 29,
    0, 0, 13, 0, 36, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 0, 0, 0, 21, 0, 0,
    0, 0, 0, 0, 25, 30, 0, 16, 0, 0, 18, 0, 32, 6, 0, 0, 7, 3, 0, 0, 0, 0, 34,
    0, 0, 0, 0, 1, 0, 0, 17, 0, 0, 31, 11, 0, 0, 0, 0, 27, 0, 0, 0, 0, 10, 28,
    0, 0, 0, 0, 0, 0, 24, 22, 0, 0, 0, 12, 0, 20, 0, 0, 35, 0, 0, 26, 23, 0, 0,
    0, 0, 0, 0, 0, 4, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 8, 0, 0, 0,
    15, 0, 0, 19, 0, 0, 9, 14, 0, 29, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16,
    0, 17, 7, 0, 0, 9, 11, 5, 0, 0, 13, 3, 0, 0, 12, 10, 0, 6, 18, 14, 0, 0, 0,
    1, 0, 15, 0, 0, 8, 4, 2, 21, 0, 0, 0, 0, 1, 0, 10, 0, 0, 0, 0, 17, 23, 16,
    0, 5, 0, 0, 0, 2, 6, 15, 0, 0, 11, 0, 0, 0, 0, 7, 0, 0, 0, 0, 12, 0, 9, 0,
    0, 0, 14, 18, 24, 0, 25, 0, 0, 13, 0, 22, 19, 0, 0, 20, 0, 4, 3, 0, 0, 0,
    0, 0, 8, 1, 6, 4, 3, 0, 5, 7, 2, 5, 3, 4, 9, 6, 0, 0, 0, 7, 0, 0, 0, 0, 8,
    2, 1, 1, 4, 0, 5, 0, 2, 3, 0, 0, 1, 0, 3, 2, 4, 0, 5, 4, 7, 2, 5, 1, 8, 6,
    3, 4, 5, 6, 1, 2, 7, 0, 3, 1, 9, 7, 11, 6, 0, 12, 2, 8, 10, 0, 3, 13, 0, 5,
    4, 3, 1, 6, 2, 4, 5, 0, 0, 0, 0, 0, 0, 43, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 14, 0, 0, 0, 26, 0, 9, 0, 0, 10, 0, 0, 51, 0, 0, 0, 0, 0, 4, 0, 0,
    0, 0, 0, 0, 22, 46, 0, 0, 0, 0, 0, 35, 0, 0, 0, 0, 0, 40, 0, 0, 0, 0, 0, 0,
    8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 33, 0, 0, 0, 16, 32, 0, 41, 0, 0, 50, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 20, 49, 0, 0, 38, 0, 34, 0, 0,
    0, 0, 15, 0, 0, 0, 0, 0, 24, 47, 0, 0, 0, 0, 0, 0, 36, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 2, 11, 0, 0, 6, 0, 45, 0, 0, 39, 0, 0, 48, 0, 0, 0, 0, 0,
    0, 0, 0, 18, 0, 0, 5, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0,
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
    2, 0, 0, 3, 15, 21, 12, 13, 5, 0, 1, 17, 14, 10, 11, 0, 19, 0, 18, 4, 0, 7,
    9, 0, 0, 2, 0, 8, 3, 0, 0, 0, 6, 0, 20, 16, 1, 4, 0, 3, 6, 5, 7, 2, 7, 0,
    2, 8, 0, 11, 0, 9, 4, 5, 0, 1, 0, 6, 3, 10, 0, 11, 34, 0, 0, 0, 0, 0, 0,
    22, 7, 6, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 29, 24, 0, 0, 30, 0, 0, 0, 17, 0,
    0, 9, 19, 0, 23, 10, 0, 0, 0, 0, 5, 0, 33, 0, 0, 0, 20, 4, 0, 0, 1, 3, 15,
    0, 0, 0, 28, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 0, 0, 0, 0, 27, 0,
    25, 0, 0, 0, 0, 32, 0, 0, 0, 0, 0, 0, 0, 14, 0, 0, 18, 0, 0, 0, 0, 0, 13,
    12, 0, 0, 0, 0, 0, 0, 21, 0, 2, 31, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 9, 4, 0, 0, 0, 12, 6, 5, 0, 8, 0, 0, 0, 0, 2, 0, 0, 0, 13, 0, 14,
    0, 11, 3, 0, 7, 0, 10, 0, 1, 0, 1, 0, 0, 3, 5, 0, 4, 2, 0, 1, 4, 3, 2, 0,
    0, 5, 1, 0, 0, 4, 0, 5, 2, 3, 0, 4, 0, 0, 0, 0, 7, 8, 5, 0, 6, 1, 2, 3, 0,
    9, 0, 0, 0, 9, 8, 1, 3, 5, 2, 6, 4, 0, 0, 7, 0, 0, 17, 9, 0, 5, 11, 10, 0,
    4, 15, 0, 0, 0, 2, 6, 0, 8, 0, 7, 13, 3, 16, 0, 14, 0, 0, 0, 0, 0, 0, 1,
    12, 18, 3, 7, 4, 0, 6, 5, 2, 1, 0, 2, 12, 0, 14, 19, 0, 6, 8, 0, 17, 0, 0,
    11, 16, 0, 5, 9, 7, 0, 1, 0, 20, 10, 18, 13, 0, 4, 0, 0, 15, 3, 1, 2, 0, 0,
    4, 0, 5, 3, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 34, 11, 0, 0, 0, 25, 0, 14, 0, 0,
    0, 0, 0, 27, 0, 50, 0, 0, 0, 0, 46, 0, 0, 0, 17, 0, 54, 0, 0, 37, 0, 0, 53,
    0, 0, 0, 0, 0, 2, 0, 6, 36, 28, 12, 0, 0, 0, 0, 0, 52, 0, 0, 0, 0, 0, 0, 0,
    0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 48, 35, 0, 0, 0, 0, 0, 0, 0, 38, 0, 40, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 51, 0, 55, 0, 56, 44, 0, 0, 0, 0, 0, 0, 0, 45, 19, 0,
    0, 0, 41, 0, 0, 0, 0, 0, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0, 21, 22, 26, 0, 0,
    0, 15, 0, 42, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 33,
    0, 0, 29, 10, 0, 0, 31, 0, 0, 0, 0, 0, 0, 0, 0, 0, 49, 0, 0, 0, 0, 39, 0,
    30, 0, 0, 0, 0, 0, 0, 0, 13, 23, 0, 0, 0, 0, 0, 5, 0, 0, 3, 0, 32, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 18, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    43, 0, 20, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 47, 7, 0, 0, 0, 0,
    0, 0, 21, 23, 10, 17, 0, 22, 11, 0, 1, 18, 0, 9, 0, 6, 0, 8, 0, 26, 4, 0,
    5, 0, 0, 3, 19, 0, 2, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 13, 0, 0, 0, 24, 0,
    25, 0, 0, 15, 0, 0, 0, 16, 14, 0, 0, 7, 12, 0, 0, 0, 0, 0, 0, 0, 3, 0, 9,
    1, 0, 5, 0, 0, 4, 2, 10, 0, 7, 8, 6, 5, 0, 3, 1, 2, 4, 0, 0, 4, 5, 3, 1, 2,
    0, 0, 0, 0, 20, 7, 10, 0, 0, 3, 17, 18, 0, 13, 0, 5, 0, 0, 15, 16, 0, 14,
    8, 4, 2, 19, 11, 12, 1, 0, 0, 0, 9, 0, 6, 14, 0, 2, 0, 0, 13, 0, 15, 9, 19,
    0, 0, 0, 21, 12, 10, 0, 0, 0, 0, 0, 0, 0, 0, 11, 22, 0, 0, 0, 3, 1, 8, 0,
    4, 0, 0, 0, 0, 16, 0, 6, 0, 5, 0, 0, 0, 0, 0, 20, 0, 7, 17, 0, 0, 0, 18, 0,
    0, 0, 0, 0, 0, 23, 0, 9, 12, 3, 2, 10, 4, 8, 11, 5, 13, 0, 6, 0, 0, 7, 1,
    0, 4, 3, 1, 2, 5, 0, 0, 16, 0, 5, 0, 0, 0, 18, 6, 0, 13, 0, 10, 7, 11, 2,
    17, 0, 4, 12, 0, 15, 0, 8, 0, 3, 9, 0, 0, 14, 0, 0, 1, 1, 4, 0, 3, 0, 0, 5,
    2, 0, 37, 0, 0, 0, 13, 0, 0, 11, 26, 0, 0, 31, 0, 34, 0, 0, 0, 0, 0, 0, 17,
    22, 0, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 36, 0, 20, 8, 16, 28, 0, 33, 29, 0,
    0, 0, 0, 21, 0, 5, 0, 27, 0, 0, 0, 0, 0, 0, 0, 38, 0, 12, 0, 0, 15, 0, 0,
    23, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 7, 0, 0, 0, 0, 2, 0, 0, 0, 0,
    0, 0, 0, 25, 1, 24, 0, 0, 0, 9, 19, 18, 0, 0, 4, 0, 0, 0, 10, 6, 0, 0, 0,
    39, 0, 0, 35, 0, 40, 32, 0, 0, 0, 0, 0, 0, 3, 0, 8, 2, 0, 4, 10, 7, 0, 0,
    5, 3, 1, 9, 0, 0, 6, 7, 5, 4, 2, 3, 1, 6, 8, 21, 0, 0, 37, 0, 0, 0, 0, 0,
    27, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 3, 0, 13, 26, 0, 0,
    20, 0, 7, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 0, 9, 0, 0,
    18, 0, 0, 22, 0, 0, 14, 34, 0, 0, 17, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0,
    8, 0, 0, 23, 0, 0, 0, 0, 0, 0, 0, 0, 0, 19, 32, 0, 0, 0, 15, 35, 0, 36, 1,
    0, 33, 24, 0, 0, 11, 0, 12, 0, 2, 0, 31, 16, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0,
    28, 25, 29, 0, 0, 3, 1, 2, 0, 5, 4, 7, 5, 1, 3, 2, 6, 0, 4, 1, 0, 5, 3, 0,
    4, 0, 2, 1, 0, 5, 0, 4, 0, 2, 3, 0, 0, 11, 8, 0, 16, 0, 17, 4, 0, 14, 9, 0,
    0, 6, 0, 0, 15, 0, 7, 12, 0, 0, 5, 3, 10, 18, 0, 2, 1, 13, 0, 1, 7, 0, 3,
    4, 5, 6, 2, 0, 0, 0, 0, 0, 8, 0, 0, 17, 20, 10, 0, 0, 0, 0, 7, 0, 0, 18, 0,
    2, 0, 1, 0, 11, 0, 0, 4, 13, 6, 22, 19, 12, 0, 0, 0, 0, 0, 0, 0, 0, 16, 3,
    0, 0, 0, 0, 0, 0, 0, 0, 15, 14, 9, 0, 0, 0, 21, 0, 0, 0, 0, 0, 5, 0, 7, 1,
    4, 5, 2, 6, 3, 0, 1, 4, 3, 2, 0, 0, 5, 0, 28, 0, 33, 32, 0, 0, 0, 0, 0, 7,
    0, 0, 0, 5, 0, 30, 0, 0, 0, 0, 16, 0, 0, 26, 0, 37, 0, 0, 0, 0, 0, 0, 0,
    21, 0, 0, 0, 25, 0, 17, 0, 9, 0, 39, 0, 24, 0, 15, 0, 0, 13, 0, 0, 14, 0,
    0, 0, 0, 0, 0, 20, 0, 34, 0, 0, 23, 36, 22, 0, 10, 0, 0, 0, 29, 0, 0, 0, 0,
    0, 38, 0, 0, 0, 0, 0, 0, 4, 0, 35, 0, 0, 0, 0, 0, 18, 1, 40, 0, 0, 0, 6,
    31, 0, 0, 0, 0, 0, 0, 0, 19, 0, 0, 0, 27, 2, 3, 0, 0, 0, 0, 0, 0, 0, 11, 8,
    0, 12, 6, 0, 1, 5, 2, 3, 0, 4, 0, 4, 3, 1, 2, 5, 0, 0, 0, 0, 14, 0, 6, 17,
    7, 0, 0, 0, 10, 2, 19, 0, 5, 13, 3, 12, 0, 0, 0, 18, 0, 11, 4, 0, 1, 8, 16,
    15, 0, 9, 7, 5, 1, 2, 3, 4, 6, 0, 6, 4, 3, 1, 0, 2, 0, 5, 0, 0, 0, 0, 0, 0,
    30, 27, 0, 0, 0, 0, 0, 26, 19, 0, 0, 0, 0, 0, 0, 15, 23, 0, 0, 0, 0, 0, 0,
    0, 0, 13, 0, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 12, 0,
    0, 7, 0, 0, 0, 0, 11, 0, 17, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 1, 0, 0, 0,
    0, 8, 0, 0, 24, 0, 0, 0, 0, 0, 4, 0, 18, 0, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0,
    0, 22, 29, 0, 0, 0, 0, 21, 0, 16, 9, 0, 0, 0, 0, 0, 0, 0, 2, 10, 0, 25, 0,
    6, 0, 0, 0, 2, 5, 6, 16, 0, 0, 12, 0, 1, 0, 4, 0, 14, 18, 11, 13, 10, 9,
    15, 19, 0, 7, 8, 0, 17, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 1,
    8, 0, 13, 12, 0, 0, 2, 14, 7, 0, 9, 0, 0, 15, 11, 3, 0, 6, 0, 0, 10, 5, 4,
    7, 5, 0, 3, 8, 9, 10, 0, 0, 0, 0, 2, 1, 6, 0, 0, 9, 6, 0, 0, 0, 3, 14, 2,
    0, 0, 0, 0, 0, 0, 4, 1, 0, 0, 0, 12, 0, 0, 10, 5, 15, 8, 11, 0, 0, 13, 7,
    10, 2, 19, 0, 14, 18, 0, 0, 13, 0, 5, 15, 1, 0, 16, 17, 0, 0, 0, 4, 3, 0,
    8, 0, 0, 7, 0, 6, 0, 12, 11, 9, 7, 1, 2, 3, 4, 8, 5, 6, 0, 9, 6, 0, 0, 0,
    3, 14, 2, 0, 0, 0, 0, 0, 16, 4, 1, 0, 0, 0, 12, 0, 0, 10, 5, 15, 8, 11, 0,
    0, 13, 7, 14, 0, 13, 9, 19, 7, 2, 0, 16, 5, 8, 0, 6, 0, 0, 10, 15, 11, 4,
    18, 0, 0, 20, 0, 17, 1, 0, 0, 0, 0, 3, 12, 5, 0, 3, 1, 2, 4, 0, 0, 13, 5,
    0, 18, 26, 9, 0, 3, 0, 0, 25, 0, 0, 0, 0, 0, 0, 24, 0, 0, 1, 0, 6, 2, 0, 0,
    23, 0, 0, 0, 0, 15, 7, 19, 0, 0, 8, 12, 0, 20, 17, 16, 10, 0, 0, 0, 14, 0,
    0, 0, 0, 0, 0, 0, 11, 4, 0, 0, 21, 0, 0, 0, 0, 22, 0, 0, 0, 22, 0, 0, 0, 0,
    0, 23, 0, 17, 0, 13, 14, 0, 0, 27, 0, 5, 0, 0, 11, 0, 6, 3, 0, 21, 0, 0, 0,
    26, 12, 0, 0, 15, 0, 0, 8, 0, 2, 7, 18, 0, 20, 0, 0, 1, 9, 0, 0, 0, 4, 19,
    0, 0, 25, 0, 16, 10, 0, 0, 24, 0, 0, 0, 3, 1, 2, 0, 5, 4, 7, 5, 1, 3, 2, 6,
    0, 4, 0, 0, 18, 0, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 17,
    0, 0, 33, 0, 0, 0, 0, 0, 0, 0, 0, 31, 0, 0, 20, 0, 0, 0, 0, 0, 12, 0, 0,
    36, 0, 0, 0, 0, 0, 10, 0, 0, 0, 0, 26, 0, 11, 21, 0, 0, 0, 0, 0, 0, 0, 0,
    40, 0, 0, 0, 37, 0, 0, 0, 29, 0, 0, 0, 0, 0, 1, 15, 0, 42, 43, 19, 0, 0, 0,
    0, 0, 0, 0, 0, 23, 0, 0, 0, 38, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 34, 0, 0, 0, 0, 0,
    35, 0, 0, 0, 0, 9, 0, 25, 0, 0, 0, 22, 0, 0, 41, 0, 0, 0, 0, 0, 5, 0, 13,
    24, 0, 0, 0, 39, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0,
    0, 0, 0, 16, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 14, 0, 0, 0, 0, 32, 27,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 38, 0, 0, 0, 0,
    0, 0, 0, 0, 19, 0, 39, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 4, 0, 8, 0, 16, 10, 0,
    0, 0, 0, 0, 14, 0, 0, 0, 0, 0, 0, 29, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 28, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 35, 0, 0, 0, 0, 0, 37, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 20, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 22, 0, 0,
    27, 33, 0, 0, 0, 0, 0, 0, 0, 0, 25, 13, 0, 6, 0, 5, 0, 0, 0, 0, 0, 36, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0,
    34, 40, 0, 0, 0, 0, 0, 32, 23, 0, 0, 1, 0, 0, 0, 31, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 18, 0, 0, 0, 24, 41, 0, 0, 21, 0, 0,
    12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 0, 0, 0, 0, 0, 0, 0, 0, 15, 0, 0, 0,
    17, 0, 0, 42, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 23, 19, 0, 0, 15, 0, 11, 4, 0,
    0, 0, 0, 0, 17, 0, 0, 2, 20, 0, 0, 0, 0, 21, 3, 9, 0, 16, 0, 13, 0, 0, 0,
    22, 0, 0, 0, 0, 0, 1, 0, 0, 0, 7, 0, 10, 24, 0, 0, 0, 0, 6, 0, 0, 14, 0, 0,
    18, 8, 0, 0, 5, 12, 0, 0, 0, 0, 0, 26, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 29, 0, 0, 0, 7, 0, 0, 28, 20, 0,
    0, 0, 25, 32, 6, 0, 0, 19, 27, 24, 13, 3, 0, 0, 0, 0, 0, 0, 17, 0, 0, 0, 0,
    0, 0, 14, 5, 0, 0, 0, 0, 30, 0, 10, 0, 11, 0, 0, 0, 0, 0, 16, 0, 0, 0, 0,
    9, 31, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 18, 0, 0, 21, 0, 0, 0, 8, 0, 0, 0,
    0, 0, 0, 15, 0, 0, 1, 0, 0, 0, 22, 0, 2, 0, 23, 0, 0, 0, 0, 5, 3, 2, 4, 6,
    1, 0, 1, 5, 0, 4, 0, 0, 2, 3, 0, 0, 0, 14, 0, 2, 15, 8, 0, 7, 0, 0, 0, 5,
    9, 10, 6, 0, 0, 0, 4, 16, 0, 0, 11, 0, 3, 0, 13, 0, 12, 1, 0, 24, 14, 17,
    0, 0, 0, 0, 26, 16, 0, 5, 6, 15, 0, 25, 0, 10, 12, 0, 0, 19, 0, 0, 0, 0,
    18, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 21, 2, 13, 20, 0, 0, 3, 0,
    22, 4, 0, 0, 7, 0, 11, 0, 0, 0, 8, 23, 0, 0, 4, 0, 5, 6, 1, 0, 9, 8, 0, 0,
    3, 2, 0, 10, 11, 7, 0, 17, 10, 0, 0, 22, 0, 0, 0, 18, 0, 28, 25, 0, 1, 0,
    0, 0, 0, 0, 34, 0, 0, 0, 0, 0, 0, 0, 8, 0, 13, 0, 0, 0, 26, 31, 16, 0, 19,
    0, 0, 0, 21, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 32, 0, 0, 0, 0, 9, 0,
    7, 0, 38, 0, 0, 0, 4, 0, 2, 39, 29, 0, 0, 0, 11, 0, 12, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 36, 0, 23, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 37, 0, 0, 6, 0,
    0, 0, 0, 0, 3, 0, 27, 0, 15, 14, 0, 30, 35, 0, 20, 24, 33, 0, 1, 5, 6, 4,
    0, 2, 3, 0, 0, 8, 2, 0, 0, 5, 0, 4, 0, 7, 9, 3, 10, 6, 1, 0, 3, 1, 4, 2, 5,
    6, 7, 0, 1, 6, 4, 0, 0, 5, 2, 3, 1, 4, 5, 0, 0, 6, 2, 3, 0, 12, 13, 10, 9,
    8, 0, 0, 0, 0, 0, 16, 0, 15, 3, 2, 0, 0, 6, 0, 0, 7, 0, 1, 4, 0, 14, 0, 0,
    5, 11, 0, 0, 0, 13, 0, 5, 0, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    22, 0, 0, 11, 0, 0, 32, 0, 23, 0, 0, 4, 6, 0, 24, 1, 0, 28, 0, 0, 0, 0, 0,
    0, 0, 0, 27, 0, 0, 0, 0, 0, 0, 18, 26, 25, 0, 0, 0, 0, 0, 0, 0, 0, 7, 33,
    0, 0, 0, 0, 0, 34, 0, 0, 17, 0, 0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0, 0, 14,
    31, 0, 0, 30, 0, 15, 0, 0, 0, 0, 12, 10, 8, 0, 16, 0, 0, 19, 0, 0, 0, 0, 3,
    0, 0, 0, 0, 29, 21, 0, 0, 0, 0, 0, 0, 2, 0, 1, 0, 5, 0, 4, 0, 2, 3, 0, 0,
    0, 40, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 34, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 43, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    42, 0, 0, 0, 16, 0, 45, 0, 0, 0, 7, 0, 0, 17, 0, 0, 0, 10, 0, 0, 0, 0, 12,
    0, 0, 0, 0, 37, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 0, 13, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 39, 0, 19, 15, 0, 0, 0, 0, 0, 0, 21, 0,
    0, 41, 14, 0, 0, 6, 0, 0, 0, 0, 0, 0, 35, 0, 27, 18, 0, 0, 0, 0, 3, 0, 0,
    0, 0, 0, 0, 0, 24, 0, 0, 0, 0, 0, 0, 0, 0, 29, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 30, 38, 0, 25, 20, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 23, 26, 0, 0, 0, 0, 5, 0, 0, 22, 0, 9, 31, 0, 46, 0, 32,
    0, 0, 0, 0, 0, 44, 0, 0, 0, 0, 0, 33, 36, 0, 0, 0, 15, 0, 0, 4, 2, 0, 16,
    14, 0, 0, 9, 13, 0, 0, 0, 6, 0, 11, 7, 17, 10, 8, 0, 5, 0, 19, 0, 0, 1, 18,
    12, 3, 5, 9, 17, 0, 19, 0, 1, 2, 8, 0, 14, 0, 18, 10, 0, 7, 15, 11, 4, 6,
    0, 13, 0, 0, 0, 21, 0, 12, 16, 20, 0, 3, 10, 0, 0, 12, 4, 7, 6, 9, 0, 3, 0,
    11, 2, 8, 5, 1, 7, 3, 1, 4, 2, 8, 5, 6, 9, 0, 6, 0, 0, 3, 8, 2, 0, 7, 5, 0,
    1, 0, 10, 4, 10, 3, 13, 1, 2, 9, 0, 6, 8, 7, 14, 12, 4, 5, 0, 11, 8, 2, 10,
    0, 3, 0, 1, 6, 0, 0, 4, 11, 7, 9, 0, 5, 8, 0, 0, 6, 12, 0, 5, 4, 7, 10, 3,
    9, 0, 2, 11, 1, 4, 1, 0, 3, 2, 0, 0, 5, 7, 5, 0, 3, 6, 4, 2, 1, 0, 0, 24,
    0, 21, 0, 0, 5, 0, 0, 28, 15, 26, 0, 0, 0, 0, 0, 0, 14, 0, 0, 0, 0, 0, 30,
    0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 19, 0, 0, 29, 27, 32, 0, 7, 0, 10, 33, 0,
    0, 0, 0, 0, 35, 0, 0, 0, 16, 0, 0, 0, 0, 25, 0, 0, 0, 0, 0, 0, 34, 0, 11,
    23, 2, 0, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 17, 6, 0, 0, 0, 0, 31, 0,
    0, 9, 0, 12, 0, 0, 0, 0, 0, 0, 18, 0, 0, 0, 4, 0, 0, 0, 1, 0, 0, 0, 0, 20,
    22, 0, 0, 0, 0, 3, 0, 0, 3, 4, 5, 0, 7, 6, 2, 1, 1, 4, 5, 0, 0, 0, 2, 3, 1,
    4, 2, 3, 1, 4, 2, 3, 23, 0, 26, 3, 0, 18, 2, 0, 0, 4, 0, 0, 0, 16, 0, 0,
    24, 0, 14, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 21, 0, 0, 0, 11, 0, 0, 0, 8, 0,
    15, 0, 25, 10, 5, 0, 19, 0, 0, 0, 12, 0, 0, 9, 0, 0, 0, 6, 13, 22, 1, 0,
    17, 7, 0, 4, 6, 2, 0, 1, 5, 3, 7, 7, 0, 8, 6, 0, 3, 0, 2, 4, 5, 0, 0, 1, 0,
    0, 9, 0, 5, 3, 1, 2, 6, 4, 7, 1, 5, 0, 0, 8, 7, 9, 4, 6, 0, 2, 0, 0, 3, 0,
    0, 0, 53, 0, 0, 0, 47, 0, 0, 0, 21, 0, 0, 45, 0, 0, 0, 0, 59, 0, 0, 0, 54,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 20, 62, 0, 30, 33, 43, 0, 0, 32, 0, 34, 0,
    0, 0, 36, 0, 0, 0, 28, 0, 0, 0, 55, 0, 0, 0, 0, 0, 0, 0, 22, 0, 0, 0, 0, 0,
    0, 0, 0, 38, 14, 52, 0, 0, 0, 35, 0, 0, 0, 42, 0, 18, 0, 31, 0, 0, 0, 0, 0,
    37, 19, 0, 0, 46, 0, 49, 29, 0, 0, 40, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 27, 0, 48, 0, 9, 0, 0, 0, 0, 0, 0, 41, 44, 0, 0, 56, 8, 0, 0, 0,
    0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 23, 5, 0, 57, 0, 0, 0, 0, 0,
    0, 0, 0, 13, 0, 24, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16,
    0, 0, 0, 0, 0, 0, 0, 61, 0, 0, 58, 0, 0, 0, 39, 0, 0, 0, 0, 10, 0, 11, 0,
    0, 0, 0, 0, 0, 50, 0, 15, 0, 26, 0, 0, 0, 17, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0,
    63, 0, 0, 0, 12, 3, 0, 51, 0, 1, 0, 0, 0, 0, 0, 0, 0, 60, 0, 0, 0, 0, 0, 0,
    6, 1, 10, 11, 8, 0, 7, 0, 2, 9, 0, 0, 3, 0, 4, 5, 3, 4, 1, 8, 5, 2, 7, 6,
    1, 0, 5, 4, 0, 0, 2, 3, 0, 0, 0, 13, 0, 0, 0, 6, 3, 4, 0, 0, 0, 7, 0, 15,
    14, 9, 0, 11, 2, 5, 12, 0, 1, 0, 0, 0, 0, 8, 10, 0, 6, 5, 4, 0, 7, 3, 2, 1,
    10, 4, 7, 0, 0, 5, 2, 11, 15, 8, 6, 0, 0, 0, 0, 1, 0, 3, 13, 0, 0, 0, 0,
    14, 9, 0, 0, 0, 0, 0, 0, 12, 5, 0, 1, 6, 2, 3, 0, 4, 1, 5, 6, 3, 0, 4, 0,
    2, 11, 0, 9, 0, 13, 0, 10, 6, 3, 4, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 2, 5, 0,
    0, 1, 0, 12, 0, 0, 8, 0, 0, 9, 0, 0, 3, 7, 1, 5, 10, 0, 8, 11, 4, 6, 2, 0,
    0, 3, 7, 0, 6, 1, 4, 2, 5, 1, 6, 0, 5, 0, 4, 2, 3, 11, 9, 0, 0, 12, 0, 0,
    6, 3, 4, 10, 0, 0, 7, 0, 0, 0, 0, 14, 0, 2, 5, 0, 13, 1, 0, 0, 0, 0, 8, 0,
    0, 1, 0, 0, 3, 4, 5, 0, 2, 3, 5, 1, 6, 0, 2, 7, 4, 5, 3, 4, 6, 2, 1, 0, 7,
    8, 7, 5, 3, 4, 1, 2, 6, 1, 0, 0, 3, 0, 5, 4, 2, 4, 3, 1, 0, 0, 2, 5, 6, 0,
    2, 9, 3, 7, 12, 1, 4, 0, 0, 11, 8, 10, 6, 0, 5, 0, 0, 0, 10, 6, 0, 2, 5,
    11, 0, 8, 3, 9, 4, 7, 1, 0, 2, 12, 1, 0, 8, 5, 6, 9, 3, 11, 13, 10, 4, 0,
    7, 0, 0, 6, 4, 3, 5, 1, 2, 0, 4, 3, 1, 2, 0, 6, 5, 2, 0, 4, 1, 6, 5, 7, 3,
    11, 12, 1, 9, 2, 5, 0, 6, 3, 0, 10, 13, 7, 0, 4, 8, 17, 0, 0, 15, 13, 5, 0,
    2, 0, 9, 10, 1, 7, 0, 18, 4, 11, 6, 3, 0, 14, 20, 12, 0, 0, 16, 0, 0, 0, 8,
    21, 19, 0, 4, 3, 1, 2, 5, 0, 0, 5, 0, 10, 9, 0, 0, 0, 0, 8, 4, 1, 11, 2, 3,
    7, 6, 1, 4, 0, 3, 0, 5, 0, 2, 5, 8, 1, 6, 2, 3, 7, 4, 3, 6, 5, 0, 4, 7, 2,
    1, 1, 5, 0, 3, 0, 0, 4, 2, 19, 0, 1, 10, 0, 0, 0, 17, 12, 23, 0, 0, 0, 0,
    4, 8, 0, 0, 24, 18, 0, 0, 14, 20, 7, 0, 15, 9, 0, 0, 0, 0, 3, 0, 0, 22, 0,
    2, 21, 0, 5, 0, 16, 0, 6, 0, 0, 13, 0, 0, 0, 26, 11, 0, 0, 0, 25, 0, 0, 27,
    0, 0, 0, 0, 2, 9, 0, 3, 8, 7, 6, 4, 11, 1, 0, 10, 5, 0, 0, 0, 0, 4, 0, 0,
    1, 9, 2, 7, 5, 10, 0, 8, 3, 6, 0, 0, 9, 0, 1, 11, 4, 5, 2, 8, 0, 0, 6, 10,
    0, 7, 3, 0, 8, 1, 2, 6, 4, 7, 3, 5, 0, 3, 2, 4, 5, 6, 0, 1, 4, 3, 1, 0, 0,
    2, 5, 6, 6, 8, 1, 7, 2, 4, 3, 5, 7, 0, 0, 0, 8, 0, 0, 0, 0, 6, 0, 0, 0, 11,
    10, 5, 0, 14, 3, 0, 0, 0, 0, 0, 4, 9, 0, 0, 12, 1, 13, 2, 2, 4, 6, 1, 0, 0,
    5, 3, 9, 5, 11, 0, 0, 8, 0, 2, 0, 6, 12, 0, 0, 0, 0, 13, 1, 0, 0, 0, 0, 0,
    0, 14, 0, 0, 7, 0, 10, 0, 3, 4, 0, 12, 0, 16, 0, 3, 0, 2, 1, 9, 17, 0, 0,
    15, 0, 13, 19, 0, 5, 0, 11, 8, 7, 18, 21, 0, 0, 14, 6, 20, 10, 4, 2, 4, 0,
    1, 6, 0, 5, 3, 0, 0, 0, 16, 0, 0, 0, 12, 23, 21, 0, 5, 0, 14, 0, 0, 0, 26,
    0, 0, 18, 0, 0, 0, 9, 0, 0, 25, 0, 6, 0, 24, 2, 0, 0, 4, 0, 0, 0, 0, 22, 0,
    0, 0, 8, 0, 0, 0, 0, 17, 1, 0, 0, 20, 3, 15, 0, 0, 7, 0, 19, 10, 13, 11, 7,
    2, 5, 8, 4, 1, 6, 3, 18, 0, 0, 14, 20, 0, 26, 0, 22, 23, 0, 0, 0, 0, 0, 0,
    0, 35, 0, 24, 21, 0, 5, 0, 6, 0, 0, 0, 0, 0, 0, 36, 0, 0, 12, 0, 15, 0, 0,
    0, 31, 0, 0, 0, 10, 0, 0, 27, 38, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    1, 0, 0, 0, 0, 0, 34, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 0, 9, 0, 0, 0, 0, 32,
    2, 30, 0, 37, 16, 0, 0, 0, 29, 0, 0, 3, 0, 0, 0, 33, 0, 4, 0, 0, 0, 0, 7,
    17, 0, 39, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 25, 0, 19, 28, 0, 5, 3, 1,
    2, 6, 0, 4, 12, 0, 34, 0, 0, 0, 0, 0, 0, 0, 41, 0, 0, 22, 0, 0, 0, 0, 0,
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
    24, 12, 0, 34, 0, 0, 0, 0, 0, 0, 0, 41, 0, 0, 22, 0, 0, 0, 0, 0, 43, 36, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11, 0, 0, 0, 0, 0, 0, 0,
    17, 0, 8, 0, 0, 10, 0, 0, 0, 37, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 31, 0,
    16, 0, 47, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 25, 0, 0, 46, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 27, 3, 0, 44, 0, 0, 19, 0, 0, 0, 0, 51, 15, 0, 0, 0, 9, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 38, 0, 0, 0, 26, 0, 0, 0, 0, 0, 5, 0, 0,
    0, 0, 21, 0, 0, 0, 0, 20, 0, 1, 0, 32, 54, 0, 0, 53, 0, 0, 49, 45, 0, 0, 0,
    0, 0, 0, 52, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 0, 0, 0, 0, 0, 0,
    7, 0, 0, 0, 0, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 48, 0, 0, 0, 50, 0, 0, 0, 40,
    0, 0, 0, 0, 0, 0, 23, 0, 0, 0, 0, 0, 2, 0, 29, 0, 0, 0, 0, 0, 0, 35, 0, 33,
    0, 14, 0, 0, 0, 0, 0, 42, 18, 4, 0, 0, 39, 0, 0, 28, 0, 0, 24, 0, 25, 0, 0,
    0, 18, 0, 0, 0, 0, 0, 5, 13, 0, 0, 0, 26, 0, 29, 0, 0, 0, 0, 0, 12, 19, 0,
    21, 0, 0, 0, 0, 16, 0, 0, 0, 0, 0, 6, 0, 24, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4,
    0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 31, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0,
    11, 0, 0, 32, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 22, 0, 2, 28, 0, 17, 0, 0, 0,
    0, 0, 27, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 30, 10, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 7, 23, 15, 8, 1, 5, 0, 4, 0, 0, 2, 3, 0, 5, 1, 3, 2, 0, 0, 4, 2, 4,
    0, 1, 0, 5, 6, 3, 6, 1, 9, 0, 0, 8, 3, 0, 0, 0, 4, 0, 5, 0, 2, 7, 5, 0, 3,
    1, 2, 0, 4, 0, 6, 2, 7, 5, 3, 4, 1, 8, 1, 5, 0, 4, 0, 0, 2, 3, 4, 3, 1, 2,
    3, 1, 2, 4, 1, 3, 4, 2, 0, 0, 17, 4, 0, 0, 0, 0, 9, 19, 8, 12, 0, 0, 0, 0,
    0, 10, 0, 0, 6, 0, 15, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0,
    20, 0, 0, 0, 0, 13, 14, 0, 18, 0, 0, 5, 16, 0, 3, 0, 0, 0, 0, 0, 7, 11, 0,
    0, 5, 4, 3, 1, 2, 6, 0, 0, 1, 4, 2, 3, 1, 4, 0, 3, 0, 5, 0, 2, 5, 6, 0, 0,
    3, 4, 1, 2, 5, 6, 0, 0, 3, 4, 1, 2, 6, 0, 3, 2, 4, 5, 1, 0, 1, 4, 0, 3, 0,
    5, 0, 2, 1, 4, 2, 3, 1, 4, 2, 3, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 26, 0,
    0, 28, 14, 27, 0, 0, 0, 0, 0, 0, 0, 0, 16, 0, 25, 12, 0, 22, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 20, 0, 0, 0, 0, 21, 0, 0, 4, 0, 2, 0, 0, 13, 0, 0, 0, 0, 23, 0,
    0, 0, 0, 0, 30, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 8, 0, 32, 5, 6,
    0, 15, 31, 0, 17, 18, 0, 0, 0, 24, 0, 10, 0, 0, 0, 0, 0, 0, 0, 29, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 11, 0, 0, 0, 0, 0, 0, 0, 19, 5, 0, 0, 0,
    3, 4, 1, 2, 5, 0, 0, 0, 3, 4, 1, 2, 1, 5, 0, 3, 4, 0, 0, 2, 0, 4, 1, 3, 2,
    0, 0, 5, 7, 8, 9, 0, 0, 1, 3, 0, 2, 0, 4, 0, 0, 10, 5, 6, 5, 1, 6, 3, 2, 0,
    4, 0, 0, 3, 10, 9, 6, 2, 0, 1, 0, 0, 8, 4, 5, 11, 7, 0, 1, 4, 2, 3, 1, 4,
    0, 3, 0, 5, 0, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0, 5, 10, 0, 0,
    0, 0, 0, 0, 9, 0, 0, 6, 2, 0, 11, 0, 0, 0, 0, 0, 0, 13, 0, 0, 0, 0, 0, 19,
    15, 14, 0, 0, 17, 0, 0, 1, 0, 0, 12, 8, 7, 0, 0, 0, 3, 0, 18, 0, 16, 0, 1,
    5, 0, 4, 0, 0, 2, 3, 0, 14, 19, 18, 0, 0, 12, 0, 16, 8, 0, 0, 0, 0, 0, 0,
    0, 0, 2, 0, 15, 4, 20, 0, 9, 17, 7, 0, 0, 0, 25, 21, 24, 1, 0, 0, 0, 0, 0,
    22, 0, 0, 3, 6, 0, 0, 0, 0, 0, 0, 10, 23, 11, 0, 0, 5, 0, 0, 13, 0, 0, 0,
    0, 0, 6, 0, 3, 2, 4, 5, 1, 0, 1, 4, 0, 3, 0, 5, 0, 2, 1, 4, 2, 3, 1, 4, 2,
    3, 24, 0, 0, 3, 0, 18, 2, 0, 0, 4, 0, 0, 0, 16, 0, 0, 0, 22, 14, 0, 0, 0,
    0, 0, 20, 0, 0, 0, 0, 21, 0, 0, 0, 11, 26, 0, 0, 8, 0, 15, 0, 0, 10, 5, 0,
    19, 0, 0, 0, 12, 0, 0, 9, 0, 0, 0, 6, 13, 23, 1, 0, 17, 7, 25, 7, 4, 1, 5,
    0, 2, 6, 3, 5, 7, 3, 8, 4, 2, 1, 6, 0, 0, 5, 6, 3, 1, 2, 4, 0, 5, 2, 4, 1,
    6, 0, 3, 0, 0, 4, 3, 6, 5, 2, 1, 1, 0, 7, 9, 0, 0, 2, 3, 0, 5, 8, 0, 6, 0,
    0, 4, 11, 2, 3, 0, 4, 0, 9, 0, 5, 8, 6, 10, 0, 0, 7, 1, 6, 0, 0, 0, 0, 2,
    9, 0, 7, 1, 5, 11, 8, 4, 3, 10, 0, 16, 2, 0, 0, 0, 0, 0, 0, 17, 21, 0, 11,
    0, 0, 12, 0, 10, 0, 14, 0, 0, 0, 0, 0, 0, 20, 22, 0, 3, 1, 8, 19, 4, 13, 0,
    0, 0, 0, 0, 6, 0, 5, 15, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    18, 0, 9, 0, 0, 9, 8, 6, 0, 1, 10, 0, 2, 4, 3, 0, 5, 0, 7, 0, 5, 11, 10, 2,
    8, 9, 0, 1, 4, 7, 3, 0, 6, 0, 0, 0, 1, 5, 0, 6, 4, 2, 3, 0, 16, 10, 0, 0,
    0, 0, 0, 15, 0, 0, 0, 0, 0, 8, 12, 0, 1, 0, 13, 9, 5, 0, 0, 2, 3, 7, 11, 6,
    0, 0, 4, 14, 1, 0, 4, 15, 0, 0, 0, 0, 0, 2, 13, 9, 16, 10, 14, 5, 0, 0, 0,
    0, 6, 0, 12, 11, 17, 7, 8, 0, 0, 0, 0, 3, 1, 5, 0, 3, 0, 4, 0, 2
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
    { 0x31532ac9u, 667, 6942, 8, 29 },
    { 0x9736900du, 675, 6950, 4, 30 },
    { 0x78bdd77du, 679, 6954, 4, 30 },
    { 0x13824a49u, 683, 6958, 9, 28 },
    { 0xdd05223du, 692, 6974, 4, 30 },
    { 0xdcb88c91u, 696, 6978, 8, 29 },
    { 0x5288409du, 704, 6986, 14, 27 },
    { 0xe7a04b49u, 718, 7018, 7, 29 },
    { 0x9fa2a061u, 725, 7026, 7, 29 },
    { 0xdd05223du, 732, 7034, 4, 30 },
    { 0x9736900du, 736, 7038, 4, 30 },
    { 0x77585f19u, 740, 7042, 6, 29 },
    { 0xd94afe79u, 746, 7050, 9, 28 },
    { 0x9867c435u, 755, 7066, 9, 28 },
    { 0x7fad0761u, 764, 7082, 9, 28 },
    { 0x7150cf25u, 773, 7098, 9, 28 },
    { 0xd94afe79u, 782, 7114, 4, 30 },
    { 0x3c88596du, 786, 7118, 6, 29 },
    { 0x4a2744f9u, 792, 7126, 19, 27 },
    { 0xca16d571u, 811, 7158, 10, 28 },
    { 0x2566bb65u, 821, 7174, 7, 29 },
    { 0xb6270f85u, 828, 7182, 19, 27 },
    { 0x17b9d699u, 847, 7214, 5, 29 },
    { 0x3c88596du, 852, 7222, 6, 29 },
    { 0x113cad5du, 858, 7230, 61, 24 },
    { 0xaafd3289u, 919, 7486, 5, 29 },
    { 0x5ea1ebe9u, 924, 7494, 5, 29 },
    { 0x75f3387du, 929, 7502, 28, 26 },
    { 0x640b53d5u, 957, 7566, 5, 29 },
    { 0x261b23b9u, 962, 7574, 7, 29 },
    { 0x9c915129u, 969, 7582, 28, 26 },
    { 0x9485bcc5u, 997, 7646, 10, 28 },
    { 0x38411879u, 1007, 7662, 30, 26 },
    { 0x5ccad8f9u, 1037, 7726, 8, 29 },
    { 0xd1176135u, 1045, 7734, 16, 27 },
    { 0x607e0989u, 1061, 7766, 19, 27 },
    { 0xb5bc21cdu, 1080, 7798, 14, 27 },
    { 0x5ea1ebe9u, 1094, 7830, 5, 29 },
    { 0x78bdd77du, 1099, 7838, 6, 29 },
    { 0xcd712ac5u, 1105, 7846, 12, 28 },
    { 0xd94afe79u, 1117, 7862, 6, 29 },
    { 0xdae17bbdu, 1123, 7870, 13, 28 },
    { 0x3c88596du, 1136, 7886, 7, 29 },
    { 0xfda1ec6du, 1143, 7894, 19, 27 },
    { 0xc34b9aadu, 1162, 7926, 7, 29 },
    { 0x03a0e3cdu, 1169, 7934, 8, 29 },
    { 0xbce912d9u, 1177, 7942, 6, 29 },
    { 0x9867c435u, 1183, 7950, 7, 29 },
    { 0x431c6615u, 1190, 7958, 16, 27 },
    { 0x64c6cf15u, 1206, 7990, 11, 28 },
    { 0x9736900du, 1217, 8006, 5, 29 },
    { 0x64c6cf15u, 1222, 8014, 9, 28 },
    { 0x9867c435u, 1231, 8030, 5, 29 },
    { 0x17b9d699u, 1236, 8038, 9, 28 },
    { 0x62877d5du, 1245, 8054, 8, 29 },
    { 0x790462ddu, 1253, 8062, 34, 25 },
    { 0x5ea1ebe9u, 1287, 8190, 6, 29 },
    { 0x9736900du, 1293, 8198, 6, 29 },
    { 0x9c428ca9u, 1299, 8206, 11, 28 },
    { 0x70abd01du, 1310, 8222, 6, 29 },
    { 0x48106eb5u, 1316, 8230, 20, 27 },
    { 0x3c88596du, 1336, 8262, 5, 29 },
    { 0x77585f19u, 1341, 8270, 7, 29 },
    { 0x5ea1ebe9u, 1348, 8278, 6, 29 },
    { 0x3c88596du, 1354, 8286, 5, 29 },
    { 0x00731585u, 1359, 8294, 7, 29 },
    { 0x3c88596du, 1366, 8302, 5, 29 },
    { 0x3c88596du, 1371, 8310, 5, 29 },
    { 0x9867c435u, 1376, 8318, 6, 29 },
    { 0xe3cbda75u, 1382, 8326, 31, 26 },
    { 0x5cde6269u, 1413, 8390, 8, 29 },
    { 0x70d60735u, 1421, 8398, 23, 26 },
    { 0xa034eeb1u, 1444, 8462, 21, 26 },
    { 0x7d1227f9u, 1465, 8526, 7, 29 },
    { 0x16936861u, 1472, 8534, 21, 27 },
    { 0xc0c0d775u, 1493, 8566, 5, 29 },
    { 0x293fb6ddu, 1498, 8574, 37, 25 },
    { 0x640b53d5u, 1535, 8702, 5, 29 },
    { 0x73da1e45u, 1540, 8710, 31, 25 },
    { 0x00731585u, 1571, 8838, 6, 29 },
    { 0x5ea1ebe9u, 1577, 8846, 5, 29 },
    { 0x7fad0761u, 1582, 8854, 7, 29 },
    { 0x701c45a1u, 1589, 8862, 35, 25 },
    { 0x9485bcc5u, 1624, 8990, 6, 29 },
    { 0x5ea1ebe9u, 1630, 8998, 5, 29 },
    { 0x8a1690fdu, 1635, 9006, 8, 29 },
    { 0x166bfe69u, 1643, 9014, 14, 28 },
    { 0xdd05223du, 1657, 9030, 9, 28 },
    { 0x5ea1ebe9u, 1666, 9046, 9, 28 },
    { 0x88f85e65u, 1675, 9062, 10, 28 },
    { 0x640b53d5u, 1685, 9078, 7, 29 },
    { 0x646a8f95u, 1692, 9086, 27, 26 },
    { 0x5c9accbdu, 1719, 9150, 15, 27 },
    { 0x5c9accbdu, 1734, 9182, 14, 27 },
    { 0x3a2e3f25u, 1748, 9214, 35, 25 },
    { 0xdcb88c91u, 1783, 9342, 7, 29 },
    { 0x70abd01du, 1790, 9350, 7, 29 },
    { 0x5ea1ebe9u, 1797, 9358, 7, 29 },
    { 0x3c88596du, 1804, 9366, 6, 29 },
    { 0x75834e39u, 1810, 9374, 24, 26 },
    { 0x791c79c5u, 1834, 9438, 12, 28 },
    { 0x791c79c5u, 1846, 9454, 11, 28 },
    { 0xd94afe79u, 1857, 9470, 5, 29 },
    { 0xca5f3405u, 1862, 9478, 9, 28 },
    { 0x17b9d699u, 1871, 9494, 7, 29 },
    { 0x357b3ab9u, 1878, 9502, 8, 29 },
    { 0xd94afe79u, 1886, 9510, 7, 29 },
    { 0x508ef4fdu, 1893, 9518, 29, 26 },
    { 0x3c88596du, 1922, 9582, 5, 29 },
    { 0x5ea1ebe9u, 1927, 9590, 6, 29 },
    { 0x39927621u, 1933, 9598, 34, 25 },
    { 0x64c6cf15u, 1967, 9726, 7, 29 },
    { 0x2d639179u, 1974, 9734, 7, 29 },
    { 0x5ea1ebe9u, 1981, 9742, 9, 28 },
    { 0xdcb88c91u, 1990, 9758, 6, 29 },
    { 0x6965f63du, 1996, 9766, 11, 28 },
    { 0x85c497d5u, 2007, 9782, 31, 26 },
    { 0x3c88596du, 2038, 9846, 6, 29 },
    { 0x0f51d7edu, 2044, 9854, 31, 26 },
    { 0x3c88596du, 2075, 9918, 6, 29 },
    { 0xc24d0b29u, 2081, 9926, 22, 26 },
    { 0xd94afe79u, 2103, 9990, 6, 29 },
    { 0x6e242b1du, 2109, 9998, 23, 26 },
    { 0xbce912d9u, 2132, 10062, 6, 29 },
    { 0x3c88596du, 2138, 10070, 6, 29 },
    { 0x78bdd77du, 2144, 10078, 6, 29 },
    { 0x51ba3b09u, 2150, 10086, 13, 28 },
    { 0xf9841bf9u, 2163, 10102, 28, 26 },
    { 0x70abd01du, 2191, 10166, 9, 28 },
    { 0x78bdd77du, 2200, 10182, 6, 29 },
    { 0xd94afe79u, 2206, 10190, 9, 28 },
    { 0x640b53d5u, 2215, 10206, 7, 29 },
    { 0x9a89abc9u, 2222, 10214, 7, 29 },
    { 0x701c45a1u, 2229, 10222, 33, 25 },
    { 0xd94afe79u, 2262, 10350, 6, 29 },
    { 0x04361331u, 2268, 10358, 5, 29 },
    { 0x5288409du, 2273, 10366, 22, 26 },
    { 0x00731585u, 2295, 10430, 5, 29 },
    { 0xbce912d9u, 2300, 10438, 6, 29 },
    { 0x39582225u, 2306, 10446, 14, 27 },
    { 0x00731585u, 2320, 10478, 5, 29 },
    { 0x00731585u, 2325, 10486, 5, 29 },
    { 0xbe04126du, 2330, 10494, 43, 25 },
    { 0xdd05223du, 2373, 10622, 9, 28 },
    { 0x56ba1895u, 2382, 10638, 16, 27 },
    { 0x5ea1ebe9u, 2398, 10670, 7, 29 },
    { 0xdc842cbdu, 2405, 10678, 13, 28 },
    { 0x00731585u, 2418, 10694, 5, 29 },
    { 0x71ba8aadu, 2423, 10702, 15, 27 },
    { 0xef0de965u, 2438, 10734, 18, 27 },
    { 0x3c88596du, 2456, 10766, 6, 29 },
    { 0xfadf4475u, 2462, 10774, 18, 27 },
    { 0xe3439531u, 2480, 10806, 26, 26 },
    { 0x00731585u, 2506, 10870, 5, 29 },
    { 0x640b53d5u, 2511, 10878, 6, 29 },
    { 0x3c88596du, 2517, 10886, 5, 29 },
    { 0x3c88596du, 2522, 10894, 5, 29 },
    { 0x3c88596du, 2527, 10902, 5, 29 },
    { 0xddbae509u, 2532, 10910, 25, 26 },
    { 0x78bdd77du, 2557, 10974, 6, 29 },
    { 0x7d1227f9u, 2563, 10982, 7, 29 },
    { 0x5ea1ebe9u, 2570, 10990, 5, 29 },
    { 0x8c1ff381u, 2575, 10998, 23, 26 },
    { 0x04361331u, 2598, 11062, 6, 29 },
    { 0x3c88596du, 2604, 11070, 6, 29 },
    { 0xfb81a421u, 2610, 11078, 13, 28 },
    { 0x0d23b2b9u, 2623, 11094, 5, 29 },
    { 0xf7eca2e5u, 2628, 11102, 24, 26 },
    { 0x88f85e65u, 2652, 11166, 7, 29 },
    { 0x70abd01du, 2659, 11174, 17, 27 },
    { 0x62877d5du, 2676, 11206, 10, 28 },
    { 0x3c88596du, 2686, 11222, 4, 30 },
    { 0xa8566285u, 2690, 11226, 21, 27 },
    { 0x04361331u, 2711, 11258, 5, 29 },
    { 0xbce912d9u, 2716, 11266, 6, 29 },
    { 0xb97958c9u, 2722, 11274, 34, 25 },
    { 0x5ea1ebe9u, 2756, 11402, 9, 28 },
    { 0x5ea1ebe9u, 2765, 11418, 5, 29 },
    { 0x04361331u, 2770, 11426, 5, 29 },
    { 0x640b53d5u, 2775, 11434, 6, 29 },
    { 0x17b9d699u, 2781, 11442, 6, 29 },
    { 0xb913dd75u, 2787, 11450, 31, 25 },
    { 0x5ea1ebe9u, 2818, 11578, 6, 29 },
    { 0x5ea1ebe9u, 2824, 11586, 5, 29 },
    { 0x04361331u, 2829, 11594, 5, 29 },
    { 0x04361331u, 2834, 11602, 5, 29 },
    { 0x17b9d699u, 2839, 11610, 6, 29 },
    { 0x3c88596du, 2845, 11618, 6, 29 },
    { 0x87c522b5u, 2851, 11626, 18, 27 },
    { 0x5ea1ebe9u, 2869, 11658, 6, 29 },
    { 0x4bd63c91u, 2875, 11666, 35, 25 },
    { 0xcb9f3af9u, 2910, 11794, 8, 29 },
    { 0x6e242b1du, 2918, 11802, 23, 26 },
    { 0xb444d98du, 2941, 11866, 27, 26 },
    { 0x3c88596du, 2968, 11930, 5, 29 },
    { 0x01e46519u, 2973, 11938, 20, 27 },
    { 0x17b9d699u, 2993, 11970, 5, 29 },
    { 0x70d60735u, 2998, 11978, 24, 26 },
    { 0x3c88596du, 3022, 12042, 5, 29 },
    { 0x9867c435u, 3027, 12050, 5, 29 },
    { 0x3c88596du, 3032, 12058, 10, 28 },
    { 0x9d99db69u, 3042, 12074, 41, 24 },
    { 0x9867c435u, 3083, 12330, 6, 29 },
    { 0x791c79c5u, 3089, 12338, 7, 29 },
    { 0x9736900du, 3096, 12346, 9, 28 },
    { 0x88f85e65u, 3105, 12362, 7, 29 },
    { 0x5ea1ebe9u, 3112, 12370, 6, 29 },
    { 0x5ea1ebe9u, 3118, 12378, 6, 29 },
    { 0xc1e9a849u, 3124, 12386, 31, 25 },
    { 0x640b53d5u, 3155, 12514, 5, 29 },
    { 0x3c88596du, 3160, 12522, 5, 29 },
    { 0x5ea1ebe9u, 3165, 12530, 6, 29 },
    { 0x78bdd77du, 3171, 12538, 6, 29 },
    { 0x7150cf25u, 3177, 12546, 12, 28 },
    { 0xc34b9aadu, 3189, 12562, 7, 29 },
    { 0xf3887a09u, 3196, 12570, 19, 27 },
    { 0x65562da5u, 3215, 12602, 15, 27 },
    { 0xe10dec29u, 3230, 12634, 16, 27 },
    { 0x020c5649u, 3246, 12666, 20, 27 },
    { 0x640b53d5u, 3266, 12698, 5, 29 },
    { 0x4ddd26d1u, 3271, 12706, 6, 29 },
    { 0xfeefd995u, 3277, 12714, 37, 25 },
    { 0x13396731u, 3314, 12842, 36, 25 },
    { 0x13396731u, 3350, 12970, 35, 25 },
    { 0xe91c8db9u, 3385, 13098, 18, 27 },
    { 0x7b628585u, 3403, 13130, 25, 26 },
    { 0xaafd3289u, 3428, 13194, 7, 29 },
    { 0x7b0e0811u, 3435, 13202, 9, 28 },
    { 0x9867c435u, 3444, 13218, 5, 29 },
    { 0x00731585u, 3449, 13226, 5, 29 },
    { 0x9b98f379u, 3454, 13234, 8, 29 },
    { 0x25a909f1u, 3462, 13242, 7, 29 },
    { 0xc7552805u, 3469, 13250, 13, 28 },
    { 0x88f85e65u, 3482, 13266, 6, 29 },
    { 0x73da1e45u, 3488, 13274, 51, 24 },
    { 0x9485bcc5u, 3539, 13530, 6, 29 },
    { 0x5ea1ebe9u, 3545, 13538, 5, 29 },
    { 0x8a1690fdu, 3550, 13546, 8, 29 },
    { 0x166bfe69u, 3558, 13554, 14, 28 },
    { 0xdd05223du, 3572, 13570, 9, 28 },
    { 0x5ea1ebe9u, 3581, 13586, 9, 28 },
    { 0x5ea1ebe9u, 3590, 13602, 6, 29 },
    { 0x640b53d5u, 3596, 13610, 7, 29 },
    { 0x45054769u, 3603, 13618, 29, 26 },
    { 0x70abd01du, 3632, 13682, 7, 29 },
    { 0x67c7c92du, 3639, 13690, 17, 27 },
    { 0x5c9accbdu, 3656, 13722, 16, 27 },
    { 0x393d4451u, 3672, 13754, 24, 26 },
    { 0x791c79c5u, 3696, 13818, 12, 28 },
    { 0x791c79c5u, 3708, 13834, 11, 28 },
    { 0xd94afe79u, 3719, 13850, 5, 29 },
    { 0xca5f3405u, 3724, 13858, 9, 28 },
    { 0x17b9d699u, 3733, 13874, 7, 29 },
    { 0xb9993105u, 3740, 13882, 11, 28 },
    { 0x13824a49u, 3751, 13898, 9, 28 },
    { 0xfe55a28du, 3760, 13914, 34, 25 },
    { 0x7d1227f9u, 3794, 14042, 11, 28 },
    { 0x48b990a5u, 3805, 14058, 16, 27 },
    { 0xc03f8e75u, 3821, 14090, 25, 26 },
    { 0x708e0fedu, 3846, 14154, 13, 28 },
    { 0x790462ddu, 3859, 14170, 23, 26 },
    { 0x9867c435u, 3882, 14234, 9, 28 },
    { 0xfbf394b9u, 3891, 14250, 8, 29 },
    { 0x99cb1871u, 3899, 14258, 8, 29 },
    { 0x7150cf25u, 3907, 14266, 18, 27 },
    { 0x23d400cdu, 3925, 14298, 11, 28 },
    { 0x3c88596du, 3936, 14314, 6, 29 },
    { 0x80211eadu, 3942, 14322, 25, 26 },
    { 0xfa37ee01u, 3967, 14386, 32, 25 },
    { 0x5ea1ebe9u, 3999, 14514, 5, 29 },
    { 0x4f7a2781u, 4004, 14522, 7, 29 },
    { 0x00731585u, 4011, 14530, 5, 29 },
    { 0x93ebe6e5u, 4016, 14538, 28, 26 },
    { 0x926761bdu, 4044, 14602, 15, 28 },
    { 0x640b53d5u, 4059, 14618, 5, 29 },
    { 0x77585f19u, 4064, 14626, 7, 29 },
    { 0x622f123du, 4071, 14634, 37, 25 },
    { 0x640b53d5u, 4108, 14762, 5, 29 },
    { 0x5da27c31u, 4113, 14770, 7, 29 },
    { 0xc34b9aadu, 4120, 14778, 6, 29 },
    { 0x632a10b1u, 4126, 14786, 10, 28 },
    { 0xf1d15c25u, 4136, 14802, 23, 26 },
    { 0x33a6e2b1u, 4159, 14866, 13, 28 },
    { 0xe5512625u, 4172, 14882, 17, 27 },
    { 0x5ea1ebe9u, 4189, 14914, 5, 29 },
    { 0x601b9115u, 4194, 14922, 28, 26 },
    { 0x00731585u, 4222, 14986, 6, 29 },
    { 0x04361331u, 4228, 14994, 5, 29 },
    { 0xe5f9bbc9u, 4233, 15002, 8, 29 },
    { 0xca16d571u, 4241, 15010, 5, 29 },
    { 0x7150cf25u, 4246, 15018, 10, 28 },
    { 0x04637b99u, 4256, 15034, 8, 29 },
    { 0x5ea1ebe9u, 4264, 15042, 5, 29 },
    { 0x83b127b1u, 4269, 15050, 6, 29 },
    { 0xd1940411u, 4275, 15058, 8, 29 },
    { 0xb2c0cce1u, 4283, 15066, 7, 29 },
    { 0x5ea1ebe9u, 4290, 15074, 6, 29 },
    { 0x39582225u, 4296, 15082, 22, 26 },
    { 0xe9883309u, 4318, 15146, 7, 29 },
    { 0x17b9d699u, 4325, 15154, 6, 29 },
    { 0x04361331u, 4331, 15162, 6, 29 },
    { 0x5ea1ebe9u, 4337, 15170, 5, 29 },
    { 0x17b9d699u, 4342, 15178, 9, 28 },
    { 0xca16d571u, 4351, 15194, 7, 29 },
    { 0x3c88596du, 4358, 15202, 5, 29 },
    { 0x5ea1ebe9u, 4363, 15210, 5, 29 },
    { 0x7fad0761u, 4368, 15218, 7, 29 },
    { 0x58977fe5u, 4375, 15226, 24, 26 },
    { 0x640b53d5u, 4399, 15290, 5, 29 },
    { 0x5ea1ebe9u, 4404, 15298, 7, 29 },
    { 0x7fad0761u, 4411, 15306, 7, 29 },
    { 0xc41f279du, 4418, 15314, 40, 25 },
    { 0xae642bedu, 4458, 15442, 11, 28 },
    { 0x04361331u, 4469, 15458, 5, 29 },
    { 0xb6795795u, 4474, 15466, 21, 27 },
    { 0x88f85e65u, 4495, 15498, 7, 29 },
    { 0x4fd42845u, 4502, 15506, 25, 26 },
    { 0x00731585u, 4527, 15570, 6, 29 },
    { 0x5b2c651du, 4533, 15578, 7, 29 },
    { 0x2156d209u, 4540, 15586, 50, 24 },
    { 0x70abd01du, 4590, 15842, 7, 29 },
    { 0xc34b9aadu, 4597, 15850, 6, 29 },
    { 0x7466c17du, 4603, 15858, 7, 29 },
    { 0xc34b9aadu, 4610, 15866, 6, 29 },
    { 0x7466c17du, 4616, 15874, 7, 29 },
    { 0x0740b78du, 4623, 15882, 19, 27 },
    { 0x261b23b9u, 4642, 15914, 7, 29 },
    { 0x64c6cf15u, 4649, 15922, 6, 29 },
    { 0x5ea1ebe9u, 4655, 15930, 5, 29 },
    { 0x08660d2du, 4660, 15938, 7, 29 },
    { 0x5ea1ebe9u, 4667, 15946, 5, 29 },
    { 0x64c6cf15u, 4672, 15954, 6, 29 },
    { 0x8556cccdu, 4678, 15962, 31, 25 },
    { 0x48b990a5u, 4709, 16090, 16, 27 },
    { 0x039dece5u, 4725, 16122, 7, 29 },
    { 0x9736900du, 4732, 16130, 5, 29 },
    { 0x2541f6d5u, 4737, 16138, 29, 26 },
    { 0x640b53d5u, 4766, 16202, 5, 29 },
    { 0x13824a49u, 4771, 16210, 10, 28 },
    { 0xeb451e61u, 4781, 16226, 34, 25 },
    { 0x640b53d5u, 4815, 16354, 5, 29 },
    { 0xb74bbb59u, 4820, 16362, 7, 29 },
    { 0x83ad9241u, 4827, 16370, 30, 26 },
    { 0x640b53d5u, 4857, 16434, 5, 29 },
    { 0xd94afe79u, 4862, 16442, 5, 29 },
    { 0x039dece5u, 4867, 16450, 7, 29 },
    { 0x04361331u, 4874, 16458, 6, 29 },
    { 0x5ea1ebe9u, 4880, 16466, 5, 29 },
    { 0xcb40bda5u, 4885, 16474, 7, 29 },
    { 0x5ea1ebe9u, 4892, 16482, 5, 29 },
    { 0x78bdd77du, 4897, 16490, 6, 29 },
    { 0x5ea1ebe9u, 4903, 16498, 5, 29 },
    { 0xd94afe79u, 4908, 16506, 5, 29 },
    { 0x4cf86dcdu, 4913, 16514, 8, 29 },
    { 0x17b9d699u, 4921, 16522, 7, 29 },
    { 0x5ea1ebe9u, 4928, 16530, 5, 29 },
    { 0x9867c435u, 4933, 16538, 4, 30 },
    { 0x3c88596du, 4937, 16542, 5, 29 },
    { 0x64c6cf15u, 4942, 16550, 6, 29 },
    { 0x6dd837e5u, 4948, 16558, 42, 25 },
    { 0x70abd01du, 4990, 16686, 10, 28 },
    { 0x9867c435u, 5000, 16702, 5, 29 },
    { 0xd94afe79u, 5005, 16710, 6, 29 },
    { 0x80211eadu, 5011, 16718, 27, 26 },
    { 0x488ff80du, 5038, 16782, 28, 26 },
    { 0x5ea1ebe9u, 5066, 16846, 6, 29 },
    { 0xd94afe79u, 5072, 16854, 5, 29 },
    { 0x6d134b39u, 5077, 16862, 6, 29 },
    { 0x61cbbc29u, 5083, 16870, 9, 28 },
    { 0x26de6fe9u, 5092, 16886, 11, 28 },
    { 0xc8a10699u, 5103, 16902, 24, 26 },
    { 0xae87b909u, 5127, 16966, 8, 29 },
    { 0x7074afa9u, 5135, 16974, 8, 29 },
    { 0xcf6567f1u, 5143, 16982, 15, 27 },
    { 0x70abd01du, 5158, 17014, 6, 29 },
    { 0x5a8556d9u, 5164, 17022, 17, 27 },
    { 0x70abd01du, 5181, 17054, 6, 29 },
    { 0xb085244du, 5187, 17062, 14, 27 },
    { 0x25a909f1u, 5201, 17094, 7, 29 },
    { 0x6dcea3d9u, 5208, 17102, 10, 28 },
    { 0x692bea45u, 5218, 17118, 8, 29 },
    { 0x3c88596du, 5226, 17126, 5, 29 },
    { 0xeb614781u, 5231, 17134, 15, 28 },
    { 0x5ea1ebe9u, 5246, 17150, 5, 29 },
    { 0x39582225u, 5251, 17158, 15, 27 },
    { 0x908abbcdu, 5266, 17190, 17, 27 },
    { 0x3c88596du, 5283, 17222, 5, 29 },
    { 0xb6420dddu, 5288, 17230, 15, 27 },
    { 0x42ce2c31u, 5303, 17262, 15, 27 },
    { 0x04361331u, 5318, 17294, 5, 29 },
    { 0xae642bedu, 5323, 17302, 10, 28 },
    { 0x3c88596du, 5333, 17318, 5, 29 },
    { 0x5ea1ebe9u, 5338, 17326, 6, 29 },
    { 0x54da4b6du, 5344, 17334, 13, 28 },
    { 0xf7eca2e5u, 5357, 17350, 33, 25 },
    { 0x04361331u, 5390, 17478, 7, 29 },
    { 0x9867c435u, 5397, 17486, 5, 29 },
    { 0x33a6e2b1u, 5402, 17494, 20, 27 },
    { 0xb3f8dcbdu, 5422, 17526, 7, 29 },
    { 0xe09e2de9u, 5429, 17534, 8, 29 },
    { 0x3c88596du, 5437, 17542, 6, 29 },
    { 0xe10dec29u, 5443, 17550, 24, 26 },
    { 0xfb77f49du, 5467, 17614, 12, 28 },
    { 0x9867c435u, 5479, 17630, 9, 28 },
    { 0xa58554d5u, 5488, 17646, 18, 27 },
    { 0x589020d5u, 5506, 17678, 10, 28 },
    { 0x04361331u, 5516, 17694, 9, 28 },
    { 0x93d71d51u, 5525, 17710, 8, 29 },
    { 0x9867c435u, 5533, 17718, 5, 29 },
    { 0x9867c435u, 5538, 17726, 5, 29 },
    { 0x2541f6d5u, 5543, 17734, 21, 26 },
    { 0x0e553595u, 5564, 17798, 8, 29 },
    { 0xbba445f5u, 5572, 17806, 25, 26 },
    { 0xca16d571u, 5597, 17870, 9, 28 },
    { 0x9867c435u, 5606, 17886, 5, 29 },
    { 0x9867c435u, 5611, 17894, 5, 29 },
    { 0x86befeb9u, 5616, 17902, 8, 29 },
    { 0x542ea96du, 5624, 17910, 12, 28 },
    { 0x17b9d699u, 5636, 17926, 7, 29 },
    { 0x983988c9u, 5643, 17934, 45, 24 },
    { 0xdd05223du, 5688, 18190, 9, 28 },
    { 0xa3275c49u, 5697, 18206, 18, 27 },
    { 0x35ac0809u, 5715, 18238, 21, 27 },
    { 0x3c88596du, 5736, 18270, 7, 29 },
    { 0xcb9f3af9u, 5743, 18278, 11, 28 },
    { 0x393d4451u, 5754, 18294, 34, 25 },
    { 0x39582225u, 5788, 18422, 14, 27 },
    { 0x3c88596du, 5802, 18454, 5, 29 },
    { 0x00731585u, 5807, 18462, 5, 29 },
    { 0x5ea1ebe9u, 5812, 18470, 5, 29 },
    { 0xb8de7209u, 5817, 18478, 9, 28 },
    { 0x9736900du, 5826, 18494, 9, 28 },
    { 0xd6995149u, 5835, 18510, 18, 27 },
    { 0xe9883309u, 5853, 18542, 7, 29 },
    { 0xe534c681u, 5860, 18550, 20, 27 },
    { 0x5ea1ebe9u, 5880, 18582, 5, 29 },
    { 0x8d2240e5u, 5885, 18590, 56, 24 },
    { 0xfb734a11u, 5941, 18846, 26, 26 },
    { 0x08660d2du, 5967, 18910, 10, 28 },
    { 0xd94afe79u, 5977, 18926, 5, 29 },
    { 0xd94afe79u, 5982, 18934, 5, 29 },
    { 0x863a30b5u, 5987, 18942, 20, 27 },
    { 0x04842ab5u, 6007, 18974, 23, 26 },
    { 0xb9993105u, 6030, 19038, 13, 28 },
    { 0xd94afe79u, 6043, 19054, 5, 29 },
    { 0xb6270f85u, 6048, 19062, 18, 27 },
    { 0x3c88596du, 6066, 19094, 5, 29 },
    { 0x61e559ddu, 6071, 19102, 40, 25 },
    { 0x9dffcc7du, 6111, 19230, 10, 28 },
    { 0x85c736c1u, 6121, 19246, 8, 29 },
    { 0xf9eece91u, 6129, 19254, 37, 25 },
    { 0xd94afe79u, 6166, 19382, 5, 29 },
    { 0x9736900du, 6171, 19390, 7, 29 },
    { 0xaafd3289u, 6178, 19398, 5, 29 },
    { 0x5ea1ebe9u, 6183, 19406, 5, 29 },
    { 0x0b6eb0c5u, 6188, 19414, 18, 27 },
    { 0x3c88596du, 6206, 19446, 7, 29 },
    { 0x790462ddu, 6213, 19454, 22, 26 },
    { 0x4f7a2781u, 6235, 19518, 7, 29 },
    { 0x00731585u, 6242, 19526, 5, 29 },
    { 0x8b9ff5d9u, 6247, 19534, 40, 25 },
    { 0x17b9d699u, 6287, 19662, 6, 29 },
    { 0xd94afe79u, 6293, 19670, 5, 29 },
    { 0x13052771u, 6298, 19678, 19, 27 },
    { 0x4ddd26d1u, 6317, 19710, 7, 29 },
    { 0xc0c0d775u, 6324, 19718, 6, 29 },
    { 0x392bd839u, 6330, 19726, 30, 25 },
    { 0xb0172d31u, 6360, 19854, 19, 27 },
    { 0x7347b1d9u, 6379, 19886, 15, 27 },
    { 0xd2417e71u, 6394, 19918, 10, 28 },
    { 0x71ba8aadu, 6404, 19934, 15, 27 },
    { 0x33a6e2b1u, 6419, 19966, 19, 27 },
    { 0x46a489f9u, 6438, 19998, 8, 29 },
    { 0x71ba8aadu, 6446, 20006, 16, 27 },
    { 0x5b1828f1u, 6462, 20038, 20, 27 },
    { 0xd94afe79u, 6482, 20070, 5, 29 },
    { 0x72837ae9u, 6487, 20078, 26, 26 },
    { 0x455f7391u, 6513, 20142, 27, 26 },
    { 0xd94afe79u, 6540, 20206, 5, 29 },
    { 0x9736900du, 6545, 20214, 7, 29 },
    { 0x7672885du, 6552, 20222, 43, 24 },
    { 0x25fdc9a9u, 6595, 20478, 42, 24 },
    { 0x2cb1559du, 6637, 20734, 24, 26 },
    { 0x935840b5u, 6661, 20798, 32, 25 },
    { 0xca16d571u, 6693, 20926, 6, 29 },
    { 0x5ea1ebe9u, 6699, 20934, 5, 29 },
    { 0x4f0408f9u, 6704, 20942, 16, 27 },
    { 0x80211eadu, 6720, 20974, 26, 26 },
    { 0x9ae84ea9u, 6746, 21038, 11, 28 },
    { 0x3aeb6091u, 6757, 21054, 39, 25 },
    { 0x9867c435u, 6796, 21182, 6, 29 },
    { 0xf545d73du, 6802, 21190, 10, 28 },
    { 0x88f85e65u, 6812, 21206, 7, 29 },
    { 0x5ea1ebe9u, 6819, 21214, 6, 29 },
    { 0x5ea1ebe9u, 6825, 21222, 6, 29 },
    { 0xb53e7985u, 6831, 21230, 16, 27 },
    { 0x7347b1d9u, 6847, 21262, 34, 25 },
    { 0x5ea1ebe9u, 6881, 21390, 5, 29 },
    { 0x2cb035e5u, 6886, 21398, 46, 24 },
    { 0x0a510c09u, 6932, 21654, 19, 27 },
    { 0xf9544d31u, 6951, 21686, 21, 27 },
    { 0xc93455d5u, 6972, 21718, 12, 28 },
    { 0x03a0e3cdu, 6984, 21734, 8, 29 },
    { 0xca16d571u, 6992, 21742, 10, 28 },
    { 0xf90a7351u, 7002, 21758, 14, 28 },
    { 0x7b7f6e81u, 7016, 21774, 11, 28 },
    { 0x5cde6269u, 7027, 21790, 12, 28 },
    { 0x00731585u, 7039, 21806, 5, 29 },
    { 0x64c6cf15u, 7044, 21814, 7, 29 },
    { 0xbb879e05u, 7051, 21822, 35, 25 },
    { 0xe9883309u, 7086, 21950, 7, 29 },
    { 0x5ea1ebe9u, 7093, 21958, 5, 29 },
    { 0x9867c435u, 7098, 21966, 4, 30 },
    { 0x9867c435u, 7102, 21970, 4, 30 },
    { 0x3a2e3f25u, 7106, 21974, 26, 26 },
    { 0xbce912d9u, 7132, 22038, 7, 29 },
    { 0xca16d571u, 7139, 22046, 9, 28 },
    { 0xd94afe79u, 7148, 22062, 7, 29 },
    { 0x9867c435u, 7155, 22070, 9, 28 },
    { 0x19aa06d5u, 7164, 22086, 63, 24 },
    { 0xf9b50119u, 7227, 22342, 11, 28 },
    { 0x62877d5du, 7238, 22358, 8, 29 },
    { 0x5ea1ebe9u, 7246, 22366, 5, 29 },
    { 0xac998b95u, 7251, 22374, 15, 27 },
    { 0x44c447a1u, 7266, 22406, 7, 29 },
    { 0xf4ccfd2du, 7273, 22414, 15, 27 },
    { 0x17b9d699u, 7288, 22446, 6, 29 },
    { 0x3c88596du, 7294, 22454, 6, 29 },
    { 0xac998b95u, 7300, 22462, 13, 27 },
    { 0x509f7389u, 7313, 22494, 11, 28 },
    { 0xe7a04b49u, 7324, 22510, 7, 29 },
    { 0x5ea1ebe9u, 7331, 22518, 6, 29 },
    { 0xac998b95u, 7337, 22526, 14, 27 },
    { 0x3c88596du, 7351, 22558, 5, 29 },
    { 0x08660d2du, 7356, 22566, 7, 29 },
    { 0x1287f5edu, 7363, 22574, 7, 29 },
    { 0xc34b9aadu, 7370, 22582, 8, 29 },
    { 0x3c88596du, 7378, 22590, 5, 29 },
    { 0x0d23b2b9u, 7383, 22598, 6, 29 },
    { 0xdf2b4169u, 7389, 22606, 12, 28 },
    { 0xb6270f85u, 7401, 22622, 11, 28 },
    { 0x026eb509u, 7412, 22638, 13, 28 },
    { 0x04361331u, 7425, 22654, 6, 29 },
    { 0xd94afe79u, 7431, 22662, 6, 29 },
    { 0x640b53d5u, 7437, 22670, 7, 29 },
    { 0x5884c3c5u, 7444, 22678, 13, 28 },
    { 0xe9dd485du, 7457, 22694, 21, 27 },
    { 0xd94afe79u, 7478, 22726, 5, 29 },
    { 0x14c2e7b9u, 7483, 22734, 11, 28 },
    { 0x3c88596du, 7494, 22750, 5, 29 },
    { 0x17b9d699u, 7499, 22758, 8, 29 },
    { 0xe9883309u, 7507, 22766, 7, 29 },
    { 0x3c88596du, 7514, 22774, 5, 29 },
    { 0x5e834275u, 7519, 22782, 27, 26 },
    { 0x581ab22du, 7546, 22846, 11, 28 },
    { 0x316b8c3du, 7557, 22862, 10, 28 },
    { 0x9485bcc5u, 7567, 22878, 11, 28 },
    { 0xc12118a9u, 7578, 22894, 8, 29 },
    { 0x7fad0761u, 7586, 22902, 6, 29 },
    { 0x0d23b2b9u, 7592, 22910, 6, 29 },
    { 0xa5eed339u, 7598, 22918, 8, 29 },
    { 0x3a2e3f25u, 7606, 22926, 14, 27 },
    { 0x640b53d5u, 7620, 22958, 6, 29 },
    { 0x066dc959u, 7626, 22966, 14, 27 },
    { 0x47d40379u, 7640, 22998, 21, 27 },
    { 0x640b53d5u, 7661, 23030, 6, 29 },
    { 0x4bd63c91u, 7667, 23038, 26, 26 },
    { 0xcb9f3af9u, 7693, 23102, 8, 29 },
    { 0x80211eadu, 7701, 23110, 39, 25 },
    { 0xd94afe79u, 7740, 23238, 6, 29 },
    { 0xb33da1d1u, 7746, 23246, 54, 24 },
    { 0xb33da1d1u, 7800, 23502, 54, 24 },
    { 0xf7e6b2fdu, 7854, 23758, 32, 25 },
    { 0x5ea1ebe9u, 7886, 23886, 5, 29 },
    { 0x9736900du, 7891, 23894, 5, 29 },
    { 0x640b53d5u, 7896, 23902, 6, 29 },
    { 0x3c88596du, 7902, 23910, 9, 28 },
    { 0xd94afe79u, 7911, 23926, 5, 29 },
    { 0x59d6d6e9u, 7916, 23934, 8, 29 },
    { 0x5ea1ebe9u, 7924, 23942, 5, 29 },
    { 0xc34b9aadu, 7929, 23950, 4, 30 },
    { 0x0d23b2b9u, 7933, 23954, 4, 30 },
    { 0x3c88596du, 7937, 23958, 4, 30 },
    { 0xa45c42d9u, 7941, 23962, 20, 26 },
    { 0xd94afe79u, 7961, 24026, 6, 29 },
    { 0x9867c435u, 7967, 24034, 4, 30 },
    { 0x3c88596du, 7971, 24038, 5, 29 },
    { 0x04361331u, 7976, 24046, 6, 29 },
    { 0x04361331u, 7982, 24054, 6, 29 },
    { 0xca16d571u, 7988, 24062, 6, 29 },
    { 0x3c88596du, 7994, 24070, 5, 29 },
    { 0x9867c435u, 7999, 24078, 4, 30 },
    { 0x9867c435u, 8003, 24082, 4, 30 },
    { 0x0d8cc27du, 8007, 24086, 32, 25 },
    { 0x04361331u, 8039, 24214, 5, 29 },
    { 0x04361331u, 8044, 24222, 5, 29 },
    { 0x3c88596du, 8049, 24230, 5, 29 },
    { 0x9736900du, 8054, 24238, 5, 29 },
    { 0x9736900du, 8059, 24246, 10, 28 },
    { 0x00731585u, 8069, 24262, 6, 29 },
    { 0x2566bb65u, 8075, 24270, 11, 28 },
    { 0x9867c435u, 8086, 24286, 4, 30 },
    { 0x3c88596du, 8090, 24290, 5, 29 },
    { 0xac998b95u, 8095, 24298, 20, 26 },
    { 0x5ea1ebe9u, 8115, 24362, 5, 29 },
    { 0x58977fe5u, 8120, 24370, 25, 26 },
    { 0xca16d571u, 8145, 24434, 6, 29 },
    { 0x3c88596du, 8151, 24442, 5, 29 },
    { 0x9867c435u, 8156, 24450, 4, 30 },
    { 0x9867c435u, 8160, 24454, 4, 30 },
    { 0x3a2e3f25u, 8164, 24458, 26, 26 },
    { 0x70abd01du, 8190, 24522, 7, 29 },
    { 0x6b448c85u, 8197, 24530, 8, 29 },
    { 0x78bdd77du, 8205, 24538, 6, 29 },
    { 0xdcb88c91u, 8211, 24546, 6, 29 },
    { 0x64c6cf15u, 8217, 24554, 6, 29 },
    { 0x7150cf25u, 8223, 24562, 9, 28 },
    { 0x224776b9u, 8232, 24578, 11, 28 },
    { 0xdcb88c91u, 8243, 24594, 11, 28 },
    { 0x04842ab5u, 8254, 24610, 22, 26 },
    { 0x17b9d699u, 8276, 24674, 10, 28 },
    { 0xfbf394b9u, 8286, 24690, 11, 28 },
    { 0x9867c435u, 8297, 24706, 6, 29 },
    { 0x55d02b65u, 8303, 24714, 16, 27 },
    { 0x277a6d21u, 8319, 24746, 17, 27 },
    { 0x3c88596du, 8336, 24778, 5, 29 }
};

const size_t  fhb_xml_types_n =
    sizeof(fhb_xml_types) / sizeof(fhb_xml_types[0]);
