#!/usr/bin/env node
/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Writes src/common/fhb_xml_tables.c: for each type of R4, and for each
 * element that has elements of its own, these in their order, by the names
 * that they have in JSON and XML.
 *
 *     node t/lib/gen_r4_xml.js "$dir/package/dist/fhir/r4" \
 *         > src/common/fhb_xml_tables.c
 *
 * The definitions are those of gen_r4.js, which says how to get them.
 *
 * What the numbers mean is said in fhb_xml_tables.h.
 */

'use strict';

const { fail, load, readTypes, VERSION } = require('./gen_r4.js');

const PRIMITIVE = 'P', ATTRIBUTE = 'A', RESOURCE = 'R', XHTML = 'X';
const SYSTEM = 'http://hl7.org/fhirpath/System.String';
const MAX_ROWS = 254;               /* a slot is a byte */
const MAX_NAME = 64;


/* the data types: complex ones with their elements, names of primitive ones */
function readDataTypes(dir) {
    const complex = new Map(), primitive = new Set();

    for (const { resource: sd } of load(dir, 'profiles-types.json').entry) {
        if (sd.resourceType !== 'StructureDefinition'
            || sd.fhirVersion !== VERSION || sd.derivation === 'constraint') {
            continue;
        }
        if (sd.kind === 'primitive-type') {
            primitive.add(sd.name);
        } else {
            complex.set(sd.name, sd);
        }
    }

    return { complex, primitive };
}


/* resources with Parameters, which cannot be stored but can be contained */
function readResources(dir) {
    const resources = readTypes(dir);
    const entry = load(dir, 'profiles-resources.json').entry
        .find((e) => e.resource.name === 'Parameters');

    resources.set('Parameters', entry.resource);

    return resources;
}


/* what an element of one type is */
function kindOf(e, code, parents, data, resources) {
    if (e.representation && e.representation.join() !== 'xmlAttr') {
        fail(`${e.path}: representation ${e.representation}`);
    }
    if (e.representation) {
        if (code !== SYSTEM) {
            fail(`${e.path}: an attribute that is no string`);
        }
        return ATTRIBUTE;
    }
    if (parents.has(e.path)) {
        return e.path;
    }
    if (code === 'xhtml') {
        return XHTML;
    }
    if (code === SYSTEM || data.primitive.has(code)) {
        return PRIMITIVE;
    }
    if (code === 'Resource' || resources.has(code)) {
        return RESOURCE;
    }
    if (!data.complex.has(code)) {
        fail(`${e.path}: what is ${code}?`);
    }

    return code;
}


/* one definition's types: path to rows of name and kind */
function rowsOf(sd, data, resources, types) {
    const elements = sd.snapshot.element.slice(1);
    const parents = new Set(elements
        .map((e) => e.path.split('.').slice(0, -1).join('.')));

    for (const e of elements) {
        const names = e.path.split('.');
        const last = names.pop();
        const path = names.join('.');
        const rows = types.get(path) || types.set(path, []).get(path);

        if (e.sliceName) {
            fail(`${e.path}: a slice`);
        }
        if (e.contentReference) {
            rows.push({ name: last, kind: e.contentReference.slice(1) });
            continue;
        }
        if (!last.endsWith('[x]')) {
            if (e.type.length !== 1) {
                fail(`${e.path}: several types and no choice`);
            }
            rows.push({ name: last, kind: kindOf(e, e.type[0].code, parents,
                                                 data, resources) });
            continue;
        }
        for (const { code } of e.type) {
            rows.push({
                name: last.slice(0, -3) + code[0].toUpperCase()
                      + code.slice(1),
                kind: kindOf(e, code, parents, data, resources),
            });
        }
    }
}


/* as fhb_xml_key() in fhb_xml_schema.c */
function key(name) {
    const b = Buffer.from(name, 'latin1'), n = b.length;

    if (n < 4) {
        return [...b].reduce((k, c, i) => k | c << 8 * i, 0) >>> 0;
    }

    return (b.readUInt32LE(0)
            ^ Math.imul(b.readUInt32LE(n - 4), 0x9e3779b1) ^ n) >>> 0;
}


/* a factor and a number of bits that give each name a slot of its own */
function hash(path, names) {
    const keys = names.map(key);
    let factor = 1;

    if (new Set(keys).size !== keys.length) {
        fail(`${path}: two names of one key`);
    }

    for (let bits = 1; bits < 16; bits++) {
        if (2 ** bits < keys.length) {
            continue;
        }
        for (let n = 0; n < 3000; n++) {
            factor = (Math.imul(factor, 1664525) + 1013904223 | 1) >>> 0;
            const slots = new Array(2 ** bits).fill(0);
            const free = keys.every((k, i) => {
                const slot = Math.imul(k, factor) >>> 32 - bits;
                const was = slots[slot];
                slots[slot] = i + 1;
                return was === 0;
            });
            if (free) {
                return { factor, bits, slots };
            }
        }
    }

    return fail(`${path}: no hash`);
}


/* as many as fit a line */
function fill(words) {
    const lines = [];
    let line = '   ';

    words.forEach((word, i) => {
        const text = ` ${word}${i + 1 < words.length ? ',' : ''}`;
        if (line.length + text.length > 79) {
            lines.push(line);
            line = '   ';
        }
        line += text;
    });

    return [...lines, line].join('\n');
}


/* all names once, each behind a byte with its length; offsets by name */
function pool(types) {
    const names = [...new Set([...types.values()]
        .flatMap((rows) => rows.map((r) => r.name)))].sort();
    const at = new Map(), lines = [];
    let offset = 0;

    for (const name of names) {
        if (!/^[A-Za-z][A-Za-z0-9]*$/.test(name) || name.length > MAX_NAME) {
            fail(`an element ${name}`);
        }
        at.set(name, offset);
        offset += name.length + 1;

        const text = `\\${name.length.toString(8).padStart(3, '0')}${name}`;
        const last = lines.length - 1;
        if (last < 0 || lines[last].length + text.length > 72) {
            lines.push(text);
        } else {
            lines[last] += text;
        }
    }

    if (offset > 0xffff) {
        fail('the names are too long');
    }

    return { at, text: lines.map((l) => `    "${l}"`).join('\n') };
}


function write(types, resources) {
    const paths = [...types.keys()];
    const index = new Map(paths.map((p, i) => [p, i]));
    const names = pool(types);
    const rows = [], slots = [], heads = [];
    let n = 0;

    for (const [path, list] of types) {
        const own = list.map((r) => r.name);

        if (new Set(own).size !== own.length || own.length === 0) {
            fail(`${path}: no elements, or two of one name`);
        }
        if (own.length > MAX_ROWS && path !== '') {
            fail(`${path}: more than ${MAX_ROWS} names`);
        }

        const h = hash(path, own);
        heads.push(`    { 0x${h.factor.toString(16).padStart(8, '0')}u, `
                   + `${n}, ${slots.length}, ${own.length}, ${32 - h.bits} }`);
        slots.push(...h.slots);

        rows.push(`    /* ${index.get(path)}:${path.length < 66 ? '' : '\n     *'} `
                  + `${path || 'the resource types'} */\n`
                  + `${fill(list.map((r) => {
            if (r.kind.length > 1 && !index.has(r.kind)) {
                fail(`${path}.${r.name}: no type ${r.kind}`);
            }
            const type = r.kind.length > 1 ? index.get(r.kind) : r.kind;
            return `{ ${names.at.get(r.name)}, ${type} }`;
        }))}`);
        n += own.length;
    }

    if (slots.length > 0xffff || n > 0xffff) {
        fail('the tables are too long');
    }

    process.stdout.write(`/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * FHIR ${VERSION}: the elements of all types in their order.  Written by
 * t/lib/gen_r4_xml.js, do not edit.
 */

#include "fhb_xml_tables.h"

#define P  FHB_XML_PRIMITIVE
#define A  FHB_XML_ATTRIBUTE
#define R  FHB_XML_RESOURCE
#define X  FHB_XML_XHTML


/* each behind its length; room behind the last, see fhb_xml_name_copy() */
const char  fhb_xml_names[] =
${names.text}
    "${' '.repeat(MAX_NAME)}";

const fhb_xml_row_t  fhb_xml_rows[] = {
${rows.join(',\n')}
};

/* number of a row within its type, from 1 on; 0: none */
const uint8_t  fhb_xml_slots[] = {
${fill(slots)}
};

const fhb_xml_type_t  fhb_xml_types[] = {
${heads.join(',\n')}
};

const size_t  fhb_xml_types_n =
    sizeof(fhb_xml_types) / sizeof(fhb_xml_types[0]);
`);
}


function readAll(dir) {
    const data = readDataTypes(dir);
    const resources = readResources(dir);
    const types = new Map();

    /* the places that fhb_xml_tables.h names */
    types.set('', [...resources.keys()].sort()
        .map((name) => ({ name, kind: name })));

    for (const name of ['Element', ...[...data.complex.keys()].sort()]) {
        if (!types.has(name)) {
            rowsOf(data.complex.get(name), data, resources, types);
        }
    }
    for (const name of [...resources.keys()].sort()) {
        rowsOf(resources.get(name), data, resources, types);
    }

    if ([...types.keys()].slice(0, 2).join() !== ',Element') {
        fail('Element is not in its place');
    }

    return { types, resources };
}


if (require.main === module) {
    if (process.argv.length !== 3) {
        fail('usage: gen_r4_xml.js FOLDER > src/common/fhb_xml_tables.c');
    }

    const { types, resources } = readAll(process.argv[2]);
    write(types, resources);
}

module.exports = { fill, readAll, readDataTypes, readResources };
