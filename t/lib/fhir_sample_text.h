/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * The words of the sample data: one template per resource type, and lists to
 * choose from.  In a template ' stands for " and %x for the value that
 * put_value() in fhir_sample_words.c knows by the letter x.  All people are invented.
 */

#ifndef FHIR_SAMPLE_TEXT_H
#define FHIR_SAMPLE_TEXT_H

#include "fhir_sample.h"

static const char *const  given_names[] = {
    "Amélie", "Björn", "Chloé", "Dmitri", "Eun-ji", "Fatima", "Göran",
    "Hélène", "İbrahim", "José", "Kateřina", "Łukasz", "María", "Nguyễn",
    "Ólafur", "Priya", "Quentin", "Renée", "Søren", "Thị", "Ursula",
    "Václav", "Wei", "Ximena", "Yūki", "Zoë", "Anna", "Peter", "Mary", "李",
};

static const char *const  family_names[] = {
    "Müller", "O’Connor", "Žižek", "Sørensen", "García", "D\\\"Angelo",
    "Østergård", "Nakamura", "Smith", "Brown", "Çelik", "Dvořák", "Ferreira",
    "Łuczak", "van der Berg", "Åkesson", "Пономарёва", "Papadopoulos", "王",
    "Jones", "Martínez", "Schröder", "Ivanova", "Núñez", "Grüber",
};

static const char *const  cities[] = {
    "Zürich", "Malmö", "Córdoba", "Kraków", "Reykjavík", "Springfield",
    "Łódź", "São Paulo", "Besançon", "Tromsø", "Würzburg", "Lima",
};

static const code_t  observations[] = {
    { "8867-4", "Heart rate", "/min", 4800, 11000 },
    { "9279-1", "Respiratory rate", "/min", 1000, 2400 },
    { "8310-5", "Body temperature", "Cel", 3580, 3950 },
    { "29463-7", "Body weight", "kg", 4200, 12800 },
    { "8302-2", "Body height", "cm", 14800, 20100 },
    { "39156-5", "Body mass index", "kg/m2", 1700, 4100 },
    { "2339-0", "Glucose [Mass/volume] in Blood", "mg/dL", 6400, 24000 },
    { "4548-4", "Hemoglobin A1c/Hemoglobin.total in Blood", "%", 440, 1190 },
    { "2093-3", "Cholesterol [Mass/volume] in Serum or Plasma", "mg/dL",
      11000, 31000 },
    { "718-7", "Hemoglobin [Mass/volume] in Blood", "g/dL", 850, 1790 },
    { "2160-0", "Creatinine [Mass/volume] in Serum or Plasma", "mg/dL",
      50, 320 },
    { "6690-2", "Leukocytes [#/volume] in Blood", "10*3/uL", 210, 1850 },
};

static const code_t  conditions[] = {
    { "38341003", "Hypertensive disorder", "", 0, 0 },
    { "44054006", "Diabetes mellitus type 2", "", 0, 0 },
    { "195967001", "Asthma", "", 0, 0 },
    { "444814009", "Viral sinusitis", "", 0, 0 },
    { "10509002", "Acute bronchitis", "", 0, 0 },
    { "162864005", "Body mass index 30+ - obesity", "", 0, 0 },
    { "239873007", "Osteoarthritis of knee", "", 0, 0 },
    { "73595000", "Stress", "", 0, 0 },
};

static const code_t  procedures[] = {
    { "430193006", "Medication reconciliation", "", 0, 0 },
    { "171207006", "Depression screening", "", 0, 0 },
    { "73761001", "Colonoscopy", "", 0, 0 },
    { "399208008", "Plain X-ray of chest", "", 0, 0 },
    { "225358003", "Wound care", "", 0, 0 },
};

static const code_t  medications[MEDICATIONS] = {
    { "314076", "lisinopril 10 MG Oral Tablet", "", 0, 0 },
    { "860975", "metformin hydrochloride 500 MG Oral Tablet", "", 0, 0 },
    { "259255", "atorvastatin 80 MG Oral Tablet", "", 0, 0 },
    { "245314", "albuterol 5 MG/ML Inhalation Solution", "", 0, 0 },
    { "308192", "amoxicillin 500 MG Oral Tablet", "", 0, 0 },
    { "198405", "ibuprofen 100 MG Oral Tablet", "", 0, 0 },
};

static const code_t  vaccines[] = {
    { "140", "Influenza, seasonal, injectable, preservative free", "", 0, 0 },
    { "113", "Td (adult) preservative free", "", 0, 0 },
    { "133", "Pneumococcal conjugate PCV 13", "", 0, 0 },
    { "62", "HPV, quadrivalent", "", 0, 0 },
};

static const code_t  allergies[] = {
    { "419474003", "Allergy to mould", "", 0, 0 },
    { "91935009", "Allergy to peanuts", "", 0, 0 },
    { "300916003", "Latex allergy", "", 0, 0 },
    { "294505008", "Allergy to amoxicillin", "", 0, 0 },
};

#define HEAD(type)                                                          \
    "{'resourceType':'" type "','id':'%i','meta':{'versionId':'%v',"        \
    "'lastUpdated':'%u'},"
#define HEAD_US(type, profile)                                              \
    "{'resourceType':'" type "','id':'%i','meta':{'versionId':'%v',"        \
    "'lastUpdated':'%u','profile':['http://hl7.org/fhir/us/core/"           \
    "StructureDefinition/" profile "']},"
#define DIV(text)                                                           \
    "'text':{'status':'generated','div':'<div xmlns="                       \
    "\\'http://www.w3.org/1999/xhtml\\'>" text "</div>'},"
#define CODING(system)                                                      \
    "{'coding':[{'system':'" system "','code':'%c','display':'%n'}],"       \
    "'text':'%n'}"
#define LOINC    CODING("http://loinc.org")
#define SNOMED   CODING("http://snomed.info/sct")
#define TERM(s, c)                                                          \
    "{'coding':[{'system':'http://terminology.hl7.org/CodeSystem/" s        \
    "','code':'" c "'}]}"

static const char  t_patient[] =
    HEAD_US("Patient", "us-core-patient")
    DIV("<p>Patient <b>%w %f</b></p><p>%s %s</p>")
    "'extension':[{'url':'http://hl7.org/fhir/us/core/StructureDefinition/"
    "us-core-race','extension':[{'url':'text','valueString':'not told'}]},"
    "{'url':'http://hl7.org/fhir/us/core/StructureDefinition/"
    "us-core-birthsex','valueCode':'%y'},"
    "{'url':'https://example.org/fhir/quality','valueDecimal':0.%z0}],"
    "'identifier':[{'use':'usual','type':" TERM("v2-0203", "MR")
    ",'system':'urn:oid:1.2.36.146.595.217.0.1','value':'MRN-%z'},"
    "{'system':'http://hl7.org/fhir/sid/us-ssn','value':'999-%z'}],"
    "'active':true,'name':[{'use':'official','family':'%f','given':["
    "'%w','%w'],'prefix':['Dr.']},{'use':'nickname','given':['%w']}],"
    "'telecom':[{'system':'phone','value':'555-%z','use':'home'},"
    "{'system':'email','value':'p%z@example.org'}],"
    "'gender':'%h','birthDate':'%b','address':[{'extension':[{'url':"
    "'http://hl7.org/fhir/StructureDefinition/geolocation','extension':["
    "{'url':'latitude','valueDecimal':47.%z0},"
    "{'url':'longitude','valueDecimal':-8.%z}]}],"
    "'line':['%z Bahnhofstraße','Apt. \\'B\\''],'city':'%a',"
    "'postalCode':'%z','country':'XX'}],'maritalStatus':"
    TERM("v3-MaritalStatus", "M") ",'multipleBirthBoolean':false,"
    "'generalPractitioner':[{'reference':'Practitioner/%r'}],"
    "'managingOrganization':{'reference':'Organization/%o'}}";

static const char  t_encounter[] =
    HEAD_US("Encounter", "us-core-encounter")
    DIV("<p>Visit on %d</p><p>%s %s %s</p>")
    "'identifier':[{'system':'https://example.org/visits','value':'V%z'}],"
    "'status':'finished','class':{'system':"
    "'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'AMB'},"
    "'type':[{'coding':[{'system':'http://snomed.info/sct','code':"
    "'185345009','display':'Encounter for symptom'}]}],"
    "'subject':{'reference':'%p','display':'%w %f'},"
    "'participant':[{'type':[" TERM("v3-ParticipationType", "PPRF") "],"
    "'period':{'start':'%t'},'individual':{'reference':'Practitioner/%r'}}],"
    "'period':{'start':'%t','end':'%t'},'location':[{'location':{"
    "'reference':'Location/%l'}}],'serviceProvider':{'reference':"
    "'Organization/%o'}}";

static const char  t_observation[] =
    HEAD_US("Observation", "us-core-observation-lab")
    DIV("<p><b>%n</b>: %x %g</p><p>%s %s</p>")
    "'identifier':[{'system':'https://example.org/lab','value':'L-%z-%z'}],"
    "'status':'final','category':[" TERM("observation-category", "laboratory")
    "],'code':" LOINC ",'subject':{'reference':'%p'},"
    "'encounter':{'reference':'%e'},'effectiveDateTime':'%t','issued':'%u',"
    "'performer':[{'reference':'Practitioner/%r'}],"
    "'valueQuantity':{'value':%x,'unit':'%g','system':"
    "'http://unitsofmeasure.org','code':'%g'},'interpretation':["
    TERM("v3-ObservationInterpretation", "N") "],'referenceRange':[{'low':{"
    "'value':%x,'unit':'%g'},'high':{'value':%x,'unit':'%g'},'text':"
    "'see \\'adult\\' column'}],'note':[{'time':'%t','text':'%s'}]}";

static const char  t_panel[] =
    HEAD_US("Observation", "us-core-blood-pressure")
    DIV("<p>Blood pressure</p><p>%s</p>")
    "'status':'final','category':[" TERM("observation-category", "vital-signs")
    "],'code':{'coding':[{'system':'http://loinc.org','code':'85354-9',"
    "'display':'Blood pressure panel'}]},'subject':{'reference':'%p'},"
    "'encounter':{'reference':'%e'},'effectiveDateTime':'%t',"
    "'performer':[{'reference':'%p'}],"
    "'component':[{'code':{'coding':[{'system':'http://loinc.org','code':"
    "'8480-6','display':'Systolic blood pressure'}]},'valueQuantity':{"
    "'value':12%1.50,'unit':'mm[Hg]','system':'http://unitsofmeasure.org',"
    "'code':'mm[Hg]'}},{'code':{'coding':[{'system':'http://loinc.org',"
    "'code':'8462-4','display':'Diastolic blood pressure'}]},"
    "'valueQuantity':{'value':7%1.00,'unit':'mm[Hg]','system':"
    "'http://unitsofmeasure.org','code':'mm[Hg]'}}]}";

static const char  t_condition[] =
    HEAD_US("Condition", "us-core-condition-problems-health-concerns")
    DIV("<p>%n</p><p>%s %s %s</p>")
    "'clinicalStatus':" TERM("condition-clinical", "active") ","
    "'verificationStatus':" TERM("condition-ver-status", "confirmed") ","
    "'category':[" TERM("condition-category", "problem-list-item") "],"
    "'code':" SNOMED ",'subject':{'reference':'%p'},'encounter':{"
    "'reference':'%e'},'onsetDateTime':'%t','recordedDate':'%d',"
    "'asserter':{'reference':'Practitioner/%r'},'note':[{'text':'%s'}]}";

static const char  t_procedure[] =
    HEAD_US("Procedure", "us-core-procedure")
    DIV("<p>%n</p><p>%s %s %s</p>")
    "'status':'completed','code':" SNOMED ",'subject':{'reference':'%p'},"
    "'encounter':{'reference':'%e'},'performedPeriod':{'start':'%t','end':"
    "'%t'},'performer':[{'actor':{'reference':'Practitioner/%r'},"
    "'onBehalfOf':{'reference':'Organization/%o'}}],'location':{'reference':"
    "'Location/%l'},'note':[{'text':'%s %s'}]}";

/* the medicine stands inside, as contained resource (CMP-09) */
static const char  t_medicationrequest[] =
    HEAD_US("MedicationRequest", "us-core-medicationrequest")
    DIV("<p>%n</p><p>%s %s</p>")
    "'contained':[{'resourceType':'Medication','id':'med','code':"
    CODING("http://www.nlm.nih.gov/research/umls/rxnorm") ",'ingredient':[{"
    "'itemCodeableConcept':{'text':'%n'},'strength':{'numerator':{'value':"
    "%x,'unit':'mg'},'denominator':{'value':1.0,'unit':'1'}}}]}],"
    "'status':'active','intent':'order','medicationReference':{'reference':"
    "'#med','display':'%n'},'subject':{'reference':'%p'},'encounter':{"
    "'reference':'%e'},'authoredOn':'%t','requester':{'reference':"
    "'Practitioner/%r'},'dosageInstruction':[{'text':'1–2 × daily',"
    "'asNeededBoolean':false,'timing':{'repeat':{'frequency':1,'period':1.0,"
    "'periodUnit':'d'}},'doseAndRate':[{'doseQuantity':{'value':1.50}}]}]}";

static const char  t_medicationrequest_ref[] =
    HEAD_US("MedicationRequest", "us-core-medicationrequest")
    DIV("<p>%n</p><p>%s %s %s</p>")
    "'status':'stopped','intent':'order','medicationReference':{'reference':"
    "'Medication/%m'},'subject':{'reference':'%p'},'encounter':{'reference':"
    "'%e'},'authoredOn':'%t','requester':{'reference':'Practitioner/%r'},"
    "'dosageInstruction':[{'text':'%s'}]}";

static const char  t_immunization[] =
    HEAD_US("Immunization", "us-core-immunization")
    DIV("<p>%n</p><p>%s %s</p>")
    "'status':'completed','vaccineCode':"
    CODING("http://hl7.org/fhir/sid/cvx") ",'patient':{'reference':'%p'},"
    "'encounter':{'reference':'%e'},'occurrenceDateTime':'%t',"
    "'primarySource':true,'lotNumber':'LOT-%z','location':{'reference':"
    "'Location/%l'},'performer':[{'actor':{'reference':'Practitioner/%r'}}]}";

static const char  t_allergy[] =
    HEAD_US("AllergyIntolerance", "us-core-allergyintolerance")
    DIV("<p>%n</p><p>%s %s</p>")
    "'clinicalStatus':" TERM("allergyintolerance-clinical", "active") ","
    "'type':'allergy','criticality':'low','code':" SNOMED ","
    "'patient':{'reference':'%p'},'recordedDate':'%t','reaction':[{"
    "'manifestation':[{'text':'rash \\'all over\\''}],'severity':'mild'}]}";

static const char  t_report[] =
    HEAD_US("DiagnosticReport", "us-core-diagnosticreport-lab")
    DIV("<p>%s</p><p>%s</p><p>%s</p><p>%s</p>")
    "'status':'final','category':[" TERM("v2-0074", "LAB") "],'code':{"
    "'coding':[{'system':'http://loinc.org','code':'58410-2','display':"
    "'Complete blood count panel'}]},'subject':{'reference':'%p'},"
    "'encounter':{'reference':'%e'},'effectiveDateTime':'%t','issued':'%u',"
    "'performer':[{'reference':'Organization/%o'}],'result':[{'reference':"
    "'Observation/%j'}],'conclusion':'%s %s'}";

static const char  t_document[] =
    HEAD_US("DocumentReference", "us-core-documentreference")
    DIV("<p>Letter</p><p>%s %s</p>")
    "'identifier':[{'system':'urn:ietf:rfc:3986','value':'urn:uuid:%i'}],"
    "'status':'current','type':{'coding':[{'system':'http://loinc.org',"
    "'code':'34133-9','display':'Summary of episode note'}]},'category':[{"
    "'coding':[{'system':'http://hl7.org/fhir/us/core/CodeSystem/"
    "us-core-documentreference-category','code':'clinical-note'}]}],"
    "'subject':{'reference':'%p'},'date':'%u','author':[{'reference':"
    "'Practitioner/%r'}],'content':[{'attachment':{'contentType':"
    "'text/plain; charset=utf-8','data':'%A','title':'Letter \\'%z\\''},"
    "'format':{'system':'http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/"
    "formatcode','code':'urn:ihe:iti:xds:2017:mimeTypeSufficient'}}],"
    "'context':{'encounter':[{'reference':'%e'}],'period':{'start':'%t'}}}";

static const char  t_careplan[] =
    HEAD_US("CarePlan", "us-core-careplan")
    DIV("<p>%s</p><p>%s</p><p>%s</p>")
    "'status':'active','intent':'plan','category':[{'coding':[{'system':"
    "'http://hl7.org/fhir/us/core/CodeSystem/careplan-category','code':"
    "'assess-plan'}]}],'subject':{'reference':'%p'},'period':{'start':'%d'},"
    "'careTeam':[{'reference':'CareTeam/%j'}],'activity':[{'detail':{"
    "'status':'in-progress','description':'%s','performer':[{'reference':"
    "'%p'}]}},{'detail':{'status':'scheduled','description':'%s'}}]}";

static const char  t_careteam[] =
    HEAD_US("CareTeam", "us-core-careteam")
    "'status':'active','name':'Team of %w %f','subject':{'reference':'%p'},"
    "'participant':[{'role':[{'text':'patient'}],'member':{'reference':'%p'}"
    "},{'role':[{'text':'physician'}],'member':{'reference':"
    "'Practitioner/%r'}},{'role':[{'text':'clinic'}],'member':{'reference':"
    "'Organization/%o'}}]}";

/* every eighth is paid by another Patient, in whose compartment it is too */
static const char  t_coverage[] =
    HEAD("Coverage")
    "'status':'active','type':{'text':'public'},'subscriber':{'reference':"
    "'%S'},'beneficiary':{'reference':'%p'},'relationship':"
    TERM("subscriber-relationship", "self") ",'period':{'start':'%d'},"
    "'payor':[{'reference':'Organization/%o'}],'class':[{'type':"
    TERM("coverage-class", "plan") ",'value':'P%z','name':'Plan \\'Plus\\''"
    "}]}";

static const char  t_device[] =
    HEAD_US("Device", "us-core-implantable-device")
    DIV("<p>Implant of %w %f</p>")
    "'udiCarrier':[{'deviceIdentifier':'0884521%z','carrierHRF':'(01)%z'}],"
    "'status':'active','distinctIdentifier':'%z','manufactureDate':'%d',"
    "'lotNumber':'%z','serialNumber':'SN-%z','type':{'coding':[{'system':"
    "'http://snomed.info/sct','code':'72506001','display':"
    "'Implantable defibrillator'}]},'patient':{'reference':'%p'}}";

static const char  t_provenance[] =
    HEAD_US("Provenance", "us-core-provenance")
    "'target':[{'reference':'%e'},{'reference':'%p'}],'recorded':'%u',"
    "'agent':[{'type':" TERM("provenance-participant-type", "author") ","
    "'who':{'reference':'Practitioner/%r'},'onBehalfOf':{'reference':"
    "'Organization/%o'}},{'type':"
    TERM("provenance-participant-type", "transmitter") ",'who':{'reference':"
    "'Organization/%o'}}]}";

static const char  t_practitioner[] =
    HEAD_US("Practitioner", "us-core-practitioner")
    DIV("<p>%w %f</p>")
    "'identifier':[{'system':'http://hl7.org/fhir/sid/us-npi','value':"
    "'99%z'}],'active':true,'name':[{'family':'%f','given':['%w'],'prefix':["
    "'Dr.']}],'telecom':[{'system':'email','value':'d%z@example.org'}],"
    "'gender':'%h'}";

static const char  t_organization[] =
    HEAD_US("Organization", "us-core-organization")
    "'identifier':[{'system':'http://hl7.org/fhir/sid/us-npi','value':"
    "'88%z'}],'active':true,'type':[" TERM("organization-type", "prov") "],"
    "'name':'Klinik \\'%a\\' & Söhne','telecom':[{'system':'phone','value':"
    "'555-%z'}],'address':[{'city':'%a','country':'XX'}]}";

static const char  t_location[] =
    HEAD_US("Location", "us-core-location")
    "'status':'active','name':'Ward %z, %a','address':{'city':'%a'},"
    "'position':{'longitude':8.%z0,'latitude':47.10},"
    "'managingOrganization':{'reference':'Organization/%o'}}";

static const char  t_medication[] =
    HEAD_US("Medication", "us-core-medication")
    "'code':" CODING("http://www.nlm.nih.gov/research/umls/rxnorm") ","
    "'status':'active'}";

#endif /* FHIR_SAMPLE_TEXT_H */
