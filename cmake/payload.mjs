// Prints what a visitor downloads: node cmake/payload.mjs FOLDER. Raw, gzip and brotli bytes by file, in KB.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { visited_files } from './visited.mjs';

const BAR_KB = 450; // the whole hosted application, brotli

const folder = process.argv[2] ?? 'dist';

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
console.log(`${(total[2] / 1000).toFixed(1)} of ${BAR_KB} KB brotli${total[2] > BAR_KB * 1000 ? ': over the bar' : ''}`);
