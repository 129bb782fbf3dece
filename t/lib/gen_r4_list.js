#!/usr/bin/env node
/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Writes t/lib/r4-elements.txt, what t/lib/FhirBulk/Xml.pm knows of R4: a line
 * for each type and each element with elements of its own, which stand behind
 * it in their order.
 *
 *     node t/lib/gen_r4_list.js "$dir/package/dist/fhir/r4" \
 *         > t/lib/r4-elements.txt
 *
 * The definitions are those of gen_r4.js, which says how to get them.  On
 * purpose it shares nothing else with gen_r4_xml.js: what one gets wrong, the
 * tests of the other shall show.
 */

'use strict';

const { fail, load, VERSION } = require('./gen_r4.js');

const STRING = 'http://hl7.org/fhirpath/System.String';


/* name:type, with "*" when there may be many; "=" instead of the type for an
 * attribute, "#path" for the elements of another, "@" for its own */
function word(e, parents) {
    const name = e.path.split('.').pop();
    const many = e.max === '*' || Number(e.max) > 1 ? '*' : '';

    if ((e.representation || []).includes('xmlAttr')) {
        return `${name}:=`;
    }
    if (e.contentReference) {
        return `${name}:${e.contentReference}${many}`;
    }
    if (parents.has(e.path)) {
        return `${name}:@${many}`;
    }

    const types = e.type.map((t) => (t.code === STRING ? 'string' : t.code));
    if (new Set(types).size !== types.length) {
        fail(`${e.path}: a type twice`);
    }

    return `${name}:${types.join('|')}${many}`;
}


function lines(sd) {
    const list = sd.snapshot.element.filter((e) => e.path.includes('.'));
    const above = (e) => e.path.slice(0, e.path.lastIndexOf('.'));
    const parents = new Set(list.map(above));

    return [...parents].map((parent) => `${parent} ${list
        .filter((e) => above(e) === parent)
        .map((e) => word(e, parents)).join(' ')}`);
}


if (process.argv.length !== 3) {
    fail('usage: gen_r4_list.js FOLDER > t/lib/r4-elements.txt');
}

const dir = process.argv[2];
const all = [...load(dir, 'profiles-types.json').entry,
             ...load(dir, 'profiles-resources.json').entry]
    .map((e) => e.resource)
    .filter((r) => r.resourceType === 'StructureDefinition'
                   && r.fhirVersion === VERSION && !r.abstract
                   && r.derivation === 'specialization'
                   && ['complex-type', 'resource'].includes(r.kind));

/* 50 types in one place are worth a name of their own */
const open = all.find((r) => r.name === 'Extension').snapshot.element
    .find((e) => e.path === 'Extension.value[x]').type
    .map((t) => t.code).join('|');

process.stdout.write(`# Copyright (c) the nginx-fhir-bulk authors
#
# FHIR ${VERSION}: elements in their order.  Written by t/lib/gen_r4_list.js, do
# not edit.
open ${open}
`);

for (const sd of all) {
    for (const line of lines(sd)) {
        const kind = sd.kind === 'resource' && !line.split(' ')[0].includes('.')
            ? 'resource' : 'type';
        process.stdout.write(`${kind} ${line.replaceAll(`:${open}`, ':?')}\n`);
    }
}
