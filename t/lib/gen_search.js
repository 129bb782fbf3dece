#!/usr/bin/env node
/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Writes src/common/fhb_search_tables.c: R4's search parameters, and the
 * JSON paths that each of them looks at.
 *
 * The facts come from the same package as those of t/lib/gen_r4.js, whose
 * head says how to get it:
 *
 *     node t/lib/gen_search.js "$dir/package/dist/fhir/r4" \
 *         > src/common/fhb_search_tables.c
 *
 * How a path is found: the parameter's FHIRPath expression, cut down to the
 * branches of a type, names elements; the StructureDefinitions say which data
 * types they have.  A choice becomes one path for each of its types
 * ("valueQuantity").  What the expression says beyond that is kept as an
 * argument of the path: "where(resolve() is Patient)" as the type that a
 * reference must have, "where(system='phone')" and "where(type='depends-on')"
 * as the value of a sibling.  The argument of a code is the system of its
 * required binding, when there is only one.
 *
 * Whatever does not fit stops the generator, unless one of the lists below
 * names it with the reason why it is left out.
 */

'use strict';

const fs = require('fs');
const path = require('path');

const VERSION = '4.0.1';
const NOT_STORED = ['Resource', 'DomainResource', 'Parameters'];
const URL = 'http://hl7.org/fhir/SearchParameter/';

/* parameters that are left out, by kind or as "Base?code" */
const LEFT_OUT = {
    composite: 'pairs of values are not supported',
    special: 'each would need an algorithm of its own',
    'DomainResource?_text': 'full text: no expression',
    'Resource?_content': 'full text: no expression',
    'Resource?_query': 'a named query: no expression',
    'Bundle?composition': 'looks into a resource inside the Bundle',
    'Bundle?message': 'looks into a resource inside the Bundle',
};

/* data types that a kind does not look at, while it does at the others of
 * the same choice */
const NOT_LOOKED_AT = {
    'date Age': 'a date of birth would be needed',
    'date Range': 'of ages, as above',
    'date string': 'free text',
    'reference Attachment': 'a document, not a reference',
    'quantity SampledData': 'a series, whose values are text',
};

/* how the data types are read, by kind of parameter */
const PLAIN_TEXT = ['string', 'markdown'];
const PLAIN_URI = ['uri', 'url', 'oid', 'uuid'];
const READ = {
    token: {
        CODE: ['code'],
        STRING: ['string', 'id', 'uri', 'oid', 'uuid'],
        BOOLEAN: ['boolean'],
        CODING: ['Coding'],
        CONCEPT: ['CodeableConcept'],
        IDENTIFIER: ['Identifier'],
        CONTACT: ['ContactPoint'],
    },
    string: {
        STRING: PLAIN_TEXT,
        NAME: ['HumanName'],
        ADDRESS: ['Address'],
    },
    date: {
        DATE: ['date', 'dateTime', 'instant'],
        PERIOD: ['Period'],
        TIMING: ['Timing'],
    },
    reference: {
        REFERENCE: ['Reference'],
        CANONICAL: ['canonical'],
        URI: PLAIN_URI,
    },
    quantity: {
        QUANTITY: ['Quantity', 'Age', 'Duration', 'Count', 'Distance',
                   'SimpleQuantity'],
        MONEY: ['Money'],
        RANGE: ['Range'],
    },
    number: {
        NUMBER: ['decimal', 'integer', 'positiveInt', 'unsignedInt'],
        RANGE: ['Range'],
    },
    uri: {
        URI: PLAIN_URI,
        CANONICAL: ['canonical'],
    },
};


const used = new Set();


function fail(text) {
    process.stderr.write(`gen_search: ${text}\n`);
    process.exit(1);
}


function load(dir, name) {
    return JSON.parse(fs.readFileSync(path.join(dir, name), 'utf8')).entry
        .map((e) => e.resource);
}


/* StructureDefinitions of R4 by name */
function readDefinitions(dir) {
    const defs = new Map();

    for (const file of ['profiles-resources.json', 'profiles-types.json']) {
        for (const sd of load(dir, file)) {
            if (sd.resourceType === 'StructureDefinition'
                && sd.fhirVersion === VERSION) {
                defs.set(sd.name, sd);
            }
        }
    }

    return defs;
}


/* the system of a value set that has only one, by URL */
function readSystems(dir) {
    const systems = new Map();

    for (const vs of load(dir, 'valuesets.json')) {
        const include = vs.compose && vs.compose.include;

        if (vs.resourceType === 'ValueSet' && include
            && include.length === 1 && include[0].system) {
            systems.set(vs.url, include[0].system);
        }
    }

    return systems;
}


/* an expression is a union; each bar outside of brackets starts a branch */
function branches(expression) {
    const out = [''];
    let depth = 0;

    for (const c of expression) {
        depth += (c === '(') - (c === ')');
        if (c === '|' && depth === 0) {
            out.push('');
        } else {
            out[out.length - 1] += c;
        }
    }

    return out.map((s) => s.trim());
}


/*
 * A branch taken apart: the element, the type of its choice, the condition
 * on it, and what follows.  null: none of the shapes that are known.
 */
function take(branch) {
    const plain = '[A-Za-z]+(?:\\.[A-Za-z]+)*';
    let m;

    if ((m = branch.match(new RegExp(`^(${plain})$`)))) {
        return { element: m[1] };
    }
    if ((m = branch.match(new RegExp(`^\\((${plain}) as ([A-Za-z]+)\\)`
                                     + `(?:\\.(${plain}))?$`)))) {
        return { element: m[1], as: m[2], then: m[3] };
    }
    if ((m = branch.match(new RegExp(`^(${plain})\\.as\\(([A-Za-z]+)\\)$`)))) {
        return { element: m[1], as: m[2] };
    }
    if ((m = branch.match(new RegExp(`^(${plain})\\.where\\(`
                                     + 'resolve\\(\\) is ([A-Za-z]+)\\)$')))) {
        return { element: m[1], only: 'Reference', arg: m[2] };
    }
    if ((m = branch.match(new RegExp(`^(${plain})\\.where\\(`
                                     + "system='([a-z]+)'\\)$")))) {
        return { element: m[1], only: 'ContactPoint', arg: m[2] };
    }
    if ((m = branch.match(new RegExp(`^(${plain})\\.where\\(`
                                     + "type='([a-z-]+)'\\)\\.resource$")))) {
        return { element: m[1], only: 'RelatedArtifact', arg: m[2] };
    }

    return null;
}


/*
 * Steps from an element to its child; elements without children of their own
 * continue in the definition of their data type.  Gives the path in JSON
 * without a choice's type, the element, and whether all of it occurs at most
 * once.
 */
function walk(defs, names, where) {
    let sd = defs.get(names[0]);
    let at = names[0];
    const json = [];
    let one = true;
    let element;

    for (const name of names.slice(1)) {
        const find = (id) => sd.snapshot.element.find(
            (e) => e.path === id || e.path === `${id}[x]`);

        if (element && element.contentReference) {
            at = element.contentReference.replace(/^#/, '');

        } else if (element && !find(`${at}.${name}`)) {
            if (element.path.endsWith('[x]') || element.type.length !== 1) {
                fail(`${where}: passes through the choice ${at}`);
            }
            sd = defs.get(element.type[0].code);
            at = element.type[0].code;
            if (!sd) {
                fail(`${where}: no data type ${at}`);
            }
        }

        element = find(`${at}.${name}`);
        if (!element) {
            fail(`${where}: no element ${at}.${name}`);
        }

        at = `${at}.${name}`;
        one = one && element.max === '1';
        json.push(name);
    }

    return { json: json.join('.'), element, one };
}


function dataTypes(element) {
    if (element.contentReference || !element.type) {
        return [];
    }

    return element.type.map((t) => t.code.replace(
        'http://hl7.org/fhirpath/System.String', 'string'));
}


function capital(word) {
    return word[0].toUpperCase() + word.slice(1);
}


function systemOf(element, systems) {
    const b = element.binding;

    return b && b.strength === 'required' && b.valueSet
           && systems.get(b.valueSet.replace(/\|.*$/, '')) || null;
}


/* the rows of the path table for one branch */
function rows(defs, systems, kind, branch, where) {
    const part = take(branch);
    if (!part) {
        fail(`${where}: cannot read "${branch}"`);
    }

    const { json, element, one } = walk(defs, part.element.split('.'), where);
    const choice = element.path.endsWith('[x]');
    const have = dataTypes(element);

    if (part.as && !have.includes(part.as)) {
        /* "as" of what is no choice only repeats the data type */
        fail(`${where}: ${part.element} is no ${part.as}`);
    }
    if (part.only && have.some((t) => t !== part.only)) {
        fail(`${where}: ${part.element} is no ${part.only}`);
    }

    const out = [];
    for (const type of part.as ? [part.as] : have) {
        const full = choice ? json + capital(type) : json;

        if (part.then) {
            const inner = walk(defs, [type, ...part.then.split('.')], where);
            const types = dataTypes(inner.element);
            if (types.length !== 1) {
                fail(`${where}: ${part.then} is a choice`);
            }
            out.push(row(kind, types[0], `${full}.${inner.json}`,
                         one && inner.one, null, where));
            continue;
        }

        if (part.only === 'RelatedArtifact') {
            out.push({ path: full, data: 'ARTIFACT', one: false,
                       arg: part.arg });
            continue;
        }

        out.push(row(kind, type, full, one, part.arg
                     || (type === 'code' && systemOf(element, systems)),
                     where));
    }

    return out.filter((r) => r !== null);
}


function row(kind, type, full, one, arg, where) {
    for (const [data, types] of Object.entries(READ[kind])) {
        if (types.includes(type)) {
            return { path: full, data, one, arg: arg || null };
        }
    }

    if (!(`${kind} ${type}` in NOT_LOOKED_AT)) {
        fail(`${where}: a ${kind} over ${type} (${full})`);
    }
    used.add(`${kind} ${type}`);

    return null;
}


/* Patient?deceased, the only one that is a question and not an element */
function question(sp, base) {
    if (base !== 'Patient' || sp.code !== 'deceased'
        || sp.expression !== 'Patient.deceased.exists() and Patient.deceased'
                             + ' != false') {
        return null;
    }

    return [
        { path: 'deceasedBoolean', data: 'DECEASED', one: true, arg: null },
        { path: 'deceasedDateTime', data: 'DECEASED', one: true, arg: null },
    ];
}


function parameter(defs, systems, sp, base) {
    const where = `${base}?${sp.code}`;

    for (const reason of [sp.type, where]) {
        if (reason in LEFT_OUT) {
            used.add(reason);
            return null;
        }
    }
    if (!(sp.type in READ) || !sp.expression) {
        fail(`${where}: a ${sp.type} with "${sp.expression}"`);
    }
    if (!sp.url.startsWith(URL)) {
        fail(`${where}: a definition elsewhere: ${sp.url}`);
    }

    let paths = question(sp, base);

    if (!paths) {
        /* one parameter of one type leaves the type out: "name | alias" */
        const mine = branches(sp.expression)
            .map((b) => (/^[a-z]+$/.test(b) ? `${base}.${b}` : b))
            .filter((b) => b.replace(/^\(/, '').startsWith(`${base}.`));
        if (mine.length === 0) {
            fail(`${where}: "${sp.expression}" has no such type`);
        }
        paths = mine.flatMap((b) => rows(defs, systems, sp.type, b, where));
    }

    if (paths.length === 0) {
        fail(`${where}: no path is left`);
    }

    return { code: sp.code, kind: sp.type, id: sp.url.slice(URL.length),
             paths };
}


function readParameters(dir, defs) {
    const systems = readSystems(dir);
    const bases = new Map();

    for (const sp of load(dir, 'search-parameters.json')) {
        if (sp.resourceType !== 'SearchParameter' || sp.version !== VERSION) {
            continue;
        }
        for (const base of sp.base) {
            const p = parameter(defs, systems, sp, base);
            if (!p) {
                continue;
            }
            if (!bases.has(base)) {
                bases.set(base, new Map());
            }
            if (bases.get(base).has(p.code)) {
                fail(`${base}?${p.code} is there twice`);
            }
            bases.get(base).set(p.code, p);
        }
    }

    for (const reason of Object.keys({ ...LEFT_OUT, ...NOT_LOOKED_AT })) {
        if (!used.has(reason)) {
            fail(`nothing is left out by "${reason}"`);
        }
    }

    return bases;
}


function quoted(text) {
    return text === null ? 'NULL' : JSON.stringify(text);
}


function write(defs, bases) {
    const names = [...defs.values()]
        .filter((sd) => sd.kind === 'resource')
        .map((sd) => sd.name)
        .filter((n) => !NOT_STORED.includes(n)).sort();
    const byText = (a, b) => (a < b ? -1 : a > b);
    const lists = new Map();
    const pathRows = [];
    const paramRows = [];
    const typeRows = [];
    let total = 0;

    const place = (paths) => {
        const text = paths.map((p) => {
            const line = `    { ${quoted(p.path)}, FHB_DATA_${p.data}, `
                         + `${p.one}, ${quoted(p.arg)} }`;
            return line.length < 78 ? line
                   : line.replace(`${p.one}, `, `${p.one},\n      `)
                       .replace(/^(.{77,})$/m, (l) => l.replace(
                           ', FHB_DATA', ',\n      FHB_DATA'));
        }).join(',\n');
        if (!lists.has(text)) {
            lists.set(text, total);
            total += paths.length;
            pathRows.push(text);
        }
        return lists.get(text);
    };

    let count = 0;
    const params = (base) => {
        const start = count;
        const codes = bases.get(base) || new Map();

        for (const code of [...codes.keys()].sort(byText)) {
            const p = codes.get(code);
            paramRows.push(`    { "${code}", FHB_KIND_${p.kind.toUpperCase()},`
                + ` ${p.paths.length}, ${place(p.paths)},\n`
                + `      FHB_SEARCH_URL "${p.id}" }`);
            count++;
        }
        return `{ ${start}, ${count - start} }`;
    };

    /* what all types have comes first: "_" sorts before letters */
    const common = params('Resource');
    for (const name of names) {
        typeRows.push(`    /* ${name} */ ${params(name)}`);
    }

    for (const base of bases.keys()) {
        if (base !== 'Resource' && !names.includes(base)) {
            fail(`parameters of a type that there is not: ${base}`);
        }
    }

    process.stdout.write(`/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * FHIR ${VERSION}: search parameters and the paths that they look at.  Written
 * by t/lib/gen_search.js, do not edit.
 */

#include "fhb_search_tables.h"

#define FHB_SEARCH_URL  "${URL}"


const fhb_search_path_t  fhb_search_paths[] = {
${pathRows.join(',\n')}
};


const fhb_search_entry_t  fhb_search_entries[] = {
${paramRows.join(',\n')}
};


const fhb_search_range_t  fhb_search_common = ${common};

const fhb_search_range_t  fhb_search_types[] = {
${typeRows.join(',\n')}
};

const size_t  fhb_search_types_n =
    sizeof(fhb_search_types) / sizeof(fhb_search_types[0]);
`);
}


if (process.argv.length !== 3) {
    fail('usage: gen_search.js FOLDER > src/common/fhb_search_tables.c');
}

const defs = readDefinitions(process.argv[2]);
write(defs, readParameters(process.argv[2], defs));
