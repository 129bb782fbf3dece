#!/usr/bin/env node
/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Writes src/common/fhb_elements_tables.c: the root elements of R4's resource
 * types by the names that they have in JSON, and which of them _elements
 * never takes away (ELEM-03): mandatory ones and modifiers.
 *
 *     node t/lib/gen_r4_elements.js "$dir/package/dist/fhir/r4" \
 *         > src/common/fhb_elements_tables.c
 *
 * The definitions are those of gen_r4.js, which says how to get them.
 *
 * What every resource has by Resource and DomainResource is in fhb_elements.c;
 * here it is only checked to be what is written there.
 */

'use strict';

const { fail, readTypes, VERSION } = require('./gen_r4.js');

const RESOURCE = ['id', 'meta', 'implicitRules', 'language'];
const DOMAIN = ['text', 'contained', 'extension', 'modifierExtension'];
const MODIFIERS = ['implicitRules', 'modifierExtension'];


/* the root elements: base name, JSON names, kept or not */
function rootElements(name, sd) {
    const roots = sd.snapshot.element
        .filter((e) => e.path.split('.').length === 2);

    return roots.map((e) => {
        const base = e.path.split('.')[1].replace('[x]', '');
        const choice = e.path.endsWith('[x]');

        if (!choice && !e.contentReference && e.type.length !== 1) {
            fail(`${e.path}: several types and no choice`);
        }

        return {
            base,
            suffixes: choice ? e.type.map((t) => t.code[0].toUpperCase()
                                                 + t.code.slice(1)) : [''],
            kept: e.isModifier === true || e.min > 0,
        };
    });
}


/* the inherited ones taken off; is it a DomainResource? */
function split(name, elements) {
    const domain = elements.some((e) => e.base === 'extension');
    const inherited = domain ? [...RESOURCE, ...DOMAIN] : RESOURCE;
    const head = elements.slice(0, inherited.length);

    if (head.map((e) => e.base).join() !== inherited.join()
        || head.some((e) => e.kept !== MODIFIERS.includes(e.base))) {
        fail(`${name} does not begin with the elements of a resource`);
    }

    return { domain, own: elements.slice(inherited.length) };
}


/* by length and bytes, as fhb_elements.c looks names up */
function rows(name, own) {
    const all = own.flatMap((e) => e.suffixes.map((suffix) => {
        const k = e.kept ? 'K' : '';
        return {
            name: e.base + suffix,
            text: suffix ? `C${k}("${e.base}", "${suffix}")`
                         : `E${k}("${e.base}")`,
        };
    }));

    if (new Set(all.map((r) => r.name)).size !== all.length) {
        fail(`${name}: two elements of one name in JSON`);
    }
    if (all.length > 64) {
        fail(`${name}: more than 64 names`);
    }

    return all.sort((a, b) => a.name.length - b.name.length
                              || (a.name < b.name ? -1 : 1))
              .map((r) => r.text);
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


function write(types) {
    const names = [...types.keys()].sort();
    const out = [];

    out.push(`/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * FHIR ${VERSION}: root elements of the resource types.  Written by
 * t/lib/gen_r4_elements.js, do not edit.
 */

#include "fhb_elements_tables.h"

#define E   FHB_R4_ELEMENT
#define EK  FHB_R4_ELEMENT_KEPT
#define C   FHB_R4_CHOICE
#define CK  FHB_R4_CHOICE_KEPT


`);

    const ends = names.map((name) => {
        const { domain, own } = split(name, rootElements(name,
                                                         types.get(name)));
        const list = rows(name, own);

        out.push(`static const fhb_r4_element_t  fhb_r4_${name}[] = {\n`);
        out.push(fill(list));
        out.push('\n};\n\n');

        return `    { FHB_R4_ELEMENTS(fhb_r4_${name}), ${domain} }`;
    });

    out.push('\n/* as fhb_r4_types */\n');
    out.push('const fhb_r4_elements_t  fhb_r4_elements[] = {\n');
    out.push(ends.join(',\n'));
    out.push('\n};\n\n');
    out.push('const size_t  fhb_r4_elements_n =\n'
             + '    sizeof(fhb_r4_elements) / sizeof(fhb_r4_elements[0]);\n');

    process.stdout.write(out.join(''));
}


if (process.argv.length !== 3) {
    fail('usage: gen_r4_elements.js FOLDER '
         + '> src/common/fhb_elements_tables.c');
}

write(readTypes(process.argv[2]));
