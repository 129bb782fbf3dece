#!/usr/bin/env node
/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Writes src/common/fhb_attachment_tables.c: the names that lead to an
 * Attachment in each of R4's resource types, as nodes for the scanner.
 *
 *     node t/lib/gen_r4_attachments.js "$dir/package/dist/fhir/r4" \
 *         > src/common/fhb_attachment_tables.c
 *
 * The definitions are those of gen_r4.js, which says how to get them.
 *
 * A state is an element that has elements: of a resource, or of a data type
 * wherever it is used (RelatedArtifact has a document).  States from which no
 * Attachment can be reached are left out.  Whatever the scanner meets then, it
 * goes on looking for extensions, which may hold an Attachment anywhere.  A
 * resource in a resource is reported as a whole: its type decides.  Two types
 * have no contained resources in R4; they are not told apart.
 */

'use strict';

const { fail, load, readTypes, VERSION } = require('./gen_r4.js');

const ATTACHMENT = 'Attachment';
const RESOURCE = 'Resource';
const TAIL = ['extension', 'modifierExtension'];
const CONTAINED = 'contained';


function readDataTypes(dir) {
    const types = new Map();

    for (const { resource: sd } of load(dir, 'profiles-types.json').entry) {
        if (sd.resourceType === 'StructureDefinition'
            && sd.kind === 'complex-type' && sd.fhirVersion === VERSION
            && sd.derivation !== 'constraint') {
            types.set(sd.name, sd);
        }
    }

    if (!types.has(ATTACHMENT) || !types.has('Extension')) {
        fail('data types are missing');
    }

    return types;
}


/* what a state's members lead to: [name, state] */
function readEdges(types, dataTypes) {
    const edges = new Map();

    const target = (path, code) => {
        if (code === ATTACHMENT || code === RESOURCE) {
            return code;
        }
        if (code === 'BackboneElement' || code === 'Element') {
            return path;
        }
        return dataTypes.has(code) ? code : undefined;
    };

    for (const sd of [...types.values(), ...dataTypes.values()]) {
        for (const e of sd.snapshot.element) {
            const dot = e.path.lastIndexOf('.');
            const name = e.path.slice(dot + 1);

            if (dot < 0 || TAIL.includes(name) || name === CONTAINED) {
                continue;
            }

            const from = e.path.slice(0, dot);
            const list = edges.get(from) || [];
            edges.set(from, list);

            if (e.contentReference) {
                list.push([name, e.contentReference.replace(/^#/, '')]);
                continue;
            }

            for (const t of e.type) {
                const code = t.code[0].toUpperCase() + t.code.slice(1);
                const to = target(e.path, t.code);
                if (to) {
                    list.push([name.replace('[x]', code), to]);
                }
            }
        }
    }

    return edges;
}


/* only what leads to an Attachment or to another resource */
function prune(edges) {
    const good = new Set([ATTACHMENT, RESOURCE]);
    let n;

    do {
        n = good.size;
        for (const [state, list] of edges) {
            if (list.some(([, to]) => good.has(to))) {
                good.add(state);
            }
        }
    } while (good.size > n);

    for (const [state, list] of edges) {
        edges.set(state, list.filter(([, to]) => good.has(to)));
    }
    edges.set(ATTACHMENT, []);
}


function lens(names) {
    let bits = 0n;

    for (const name of names) {
        if (name.length > 62) {
            fail(`${name} is too long`);
        }
        bits |= 1n << BigInt(name.length);
    }

    return `0x${bits.toString(16)}`;
}


/* the nodes; a state's are one behind the other, then come contained in a
 * resource, and the extensions */
class Nodes {
    constructor(edges, types) {
        this.edges = edges;
        this.types = types;
        this.rows = [];
        this.first = new Map();
        this.size = 4;                  /* any name, TAIL, CONTAINED */
        this.queue = [];
    }

    /* number of the node behind a state's own */
    tail(name) {
        return this.types.has(name) ? 3 : 1;
    }

    /* number of the state's first node */
    state(name) {
        const list = this.edges.get(name) || [];

        if (list.length === 0) {
            return this.tail(name);
        }
        if (!this.first.has(name)) {
            this.first.set(name, this.size);
            this.size += list.length;
            this.queue.push(name);
        }
        return this.first.get(name);
    }

    inside(name) {
        const names = (this.edges.get(name) || []).map(([n]) => n);
        const more = this.types.has(name) ? [CONTAINED] : [];

        return `${lens([...names, ...more, ...TAIL])}, N(${this.state(name)})`;
    }

    row(name, to, next) {
        const follow = next ? `N(${next})` : 'NULL';
        const ends = to === ATTACHMENT ? 'FHB_R4_ATTACHMENT' : '0';
        const row = to === RESOURCE
            ? `"${name}"), FHB_R4_RESOURCE, 0, NULL, ${follow}, NULL`
            : `"${name}"), ${ends}, ${this.inside(to)}, ${follow}, N(0)`;

        return `{ FHB_R4_NAME(${row} }`;
    }

    all() {
        this.rows[0] = this.row('', '', 0);
        this.rows[1] = this.row(TAIL[0], 'Extension', 2);
        this.rows[2] = this.row(TAIL[1], 'Extension', 0);
        this.rows[3] = this.row(CONTAINED, RESOURCE, 1);

        while (this.queue.length > 0) {
            const from = this.queue.shift();
            const at = this.state(from);
            const list = this.edges.get(from);

            list.forEach(([name, to], k) => {
                const last = k + 1 === list.length;
                this.rows[at + k] = this.row(name, to, last ? this.tail(from)
                                                            : at + k + 1);
            });
        }

        return this.rows;
    }
}


/* a row in two lines if need be */
function fit(row) {
    const line = `    ${row}`;

    if (line.length < 79) {
        return line;
    }

    const cut = line.indexOf(', ', line.indexOf('), ') + 1) + 1;

    return `${line.slice(0, cut)}\n     ${line.slice(cut)}`;
}


function write(types, edges) {
    const names = [...types.keys()].sort();
    const own = names.filter((name) => (edges.get(name) || []).length > 0);
    const nodes = new Nodes(edges, types);
    const out = [];

    /* any type that has nothing of its own begins like the others */
    const none = names.find((name) => !own.includes(name));
    const roots = [none, ...own].map((name) => nodes.row('', name, 0));

    out.push(`/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * FHIR ${VERSION}: where the resource types have Attachments.  Written by
 * t/lib/gen_r4_attachments.js, do not edit.
 */

#include "fhb_attachment_tables.h"

#define N(i)  (&fhb_r4_attachment_nodes[i])


/* any name; extensions, which end each list; contained, which ends a
 * resource's; then state after state */
static const fhb_scan_node_t  fhb_r4_attachment_nodes[] = {
`);

    out.push(nodes.all().map(fit).join(',\n'));
    out.push('\n};\n\n');

    out.push('/* a resource without Attachments, then those with some */\n');
    out.push('const fhb_scan_node_t  fhb_r4_attachment_roots[] = {\n');
    out.push(roots.map((row, i) => (i === 0 ? '' : `    /* ${own[i - 1]} */\n`)
                                   + fit(row)).join(',\n'));
    out.push('\n};\n\n');

    out.push('/* as fhb_r4_types: which of these; 0 is the first */\n');
    out.push('const uint8_t  fhb_r4_attachment_types[] = {');
    names.forEach((name, i) => {
        out.push(`${i % 16 === 0 ? '\n    ' : ' '}${own.indexOf(name) + 1}`
                 + (i + 1 < names.length ? ',' : ''));
    });
    out.push('\n};\n\n');
    out.push('const size_t  fhb_r4_attachment_types_n =\n'
             + '    sizeof(fhb_r4_attachment_types);\n');

    process.stdout.write(out.join(''));
}


if (process.argv.length !== 3) {
    fail('usage: gen_r4_attachments.js FOLDER '
         + '> src/common/fhb_attachment_tables.c');
}

const types = readTypes(process.argv[2]);
const edges = readEdges(types, readDataTypes(process.argv[2]));
prune(edges);
write(types, edges);
