// Prints what a visitor downloads: node cmake/payload.mjs FOLDER. Raw, gzip and brotli bytes by file, in KB.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { visited_files } from './visited.mjs';

const BAR_KB = 450; // the whole hosted application, brotli
const SINGLE = 'taizhang.html'; // the application again, in one file
const SINGLE_BAR_KB = 700; // as it is

const folder = process.argv[2] ?? 'dist';

/**
 * @param {number} bytes
 * @param {number} bar in KB
 * @param {string} what
 */
const against = (bytes, bar, what) =>
  `${(bytes / 1000).toFixed(1)} of ${bar} KB ${what}${bytes > bar * 1000 ? ': over the bar' : ''}`;

/** @param {string} bytes @returns {string} */
const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(9);

const rows = visited_files(folder).map((path) => {
  const bytes = readFileSync(join(folder, path));
  const brotli = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  return { path, sizes: [bytes.length, gzipSync(bytes, { level: 9 }).length, brotli.length] };
});
rows.sort((a, b) => b.sizes[2] - a.sizes[2]);
const total = [0, 1, 2].map((column) => rows.reduce((sum, row) => sum + row.sizes[column], 0));

console.log('payload, KB              raw     gzip   brotli');
for (const { path, sizes } of [...rows, { path: 'total', sizes: total }]) {
  console.log(path.padEnd(19) + sizes.map(kb).join(''));
}
console.log(against(total[2], BAR_KB, 'brotli'));
if (existsSync(join(folder, SINGLE))) {
  console.log(against(statSync(join(folder, SINGLE)).size, SINGLE_BAR_KB, `for ${SINGLE}, as it is`));
}
