#!/usr/bin/env node
/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Writes src/common/fhb_fold_table.h: Latin letters without case and accents.
 *
 *     node t/lib/gen_fold.js > src/common/fhb_fold_table.h
 *
 * A letter's canonical decomposition, as Unicode has it, loses its combining
 * marks and its case; what is then one ASCII letter is in the table.  Letters
 * that Unicode does not take apart are listed here.
 */

'use strict';

const BLOCKS = [[0xc0, 0x24f], [0x1e00, 0x1eff]];

const WHOLE = {
    'ß': 'ss', 'ẞ': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'đ': 'd', 'ð': 'd',
    'þ': 'th', 'ł': 'l', 'ħ': 'h', 'ŧ': 't', 'ı': 'i', 'ŋ': 'n', 'ĳ': 'ij',
    'ſ': 's', 'ĸ': 'k', 'ŉ': 'n', 'ŀ': 'l',
};


function fold(c) {
    let s = String.fromCharCode(c).normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '').toLowerCase();

    s = [...s].map((x) => WHOLE[x] || x).join('');
    return /^[a-z]{1,2}$/.test(s) ? s : '';
}


const out = [];
for (const [from, to] of BLOCKS) {
    const name = `fhb_fold_${from.toString(16)}`;
    const cells = [];

    for (let c = from; c <= to; c++) {
        cells.push(`"${fold(c)}"`);
    }

    out.push(`static const char  ${name}[${to - from + 1}][3] = {`);
    for (let i = 0; i < cells.length; i += 12) {
        out.push(`    ${cells.slice(i, i + 12).join(', ')},`);
    }
    out[out.length - 1] = out[out.length - 1].slice(0, -1);
    out.push('};\n');
}

process.stdout.write(`/*
 * Copyright (c) the nginx-fhir-bulk authors
 *
 * Latin letters without case and accents; empty: the character stays.
 * Written by t/lib/gen_fold.js, do not edit.
 */

#ifndef FHB_FOLD_TABLE_H
#define FHB_FOLD_TABLE_H

${out.join('\n')}
#endif /* FHB_FOLD_TABLE_H */
`);
