// Prints what it costs to write 10,000 tasks of 8 columns as an Excel file, and to read it, ours beside SheetJS: see run.sh.

import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import XLSX from 'xlsx';

const TASKS = 10_000;
const ROUNDS = 5;
const clone = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const folder = join(clone, 'build/bench/sheets');
mkdirSync(folder, { recursive: true });

const ended = spawnSync(join(clone, 'build/release/bench'), ['sheets', folder, String(TASKS)], { encoding: 'utf8' });
if (ended.status !== 0) throw new Error(ended.stderr);
/** @type {{ write_ms: number, read_ms: number, bytes: number }} */
const ours = JSON.parse(ended.stdout);
/** @type {string[][]} */
const cells = JSON.parse(readFileSync(join(folder, 'cells.json'), 'utf8'));
const file = readFileSync(join(folder, 'ours.xlsx'));

/** The best of a few, after as many to warm up, of the processor. @param {() => void} work */
function best_of(work) {
  let best = Infinity;
  for (let i = 0; i < 2 * ROUNDS; ++i) {
    const began = process.cpuUsage();
    const clock = performance.now();
    work();
    const used = process.cpuUsage(began);
    best = Math.min(best, performance.now() - clock, (used.user + used.system) / 1000);
  }
  return best;
}

/** @param {boolean} compression @returns {Uint8Array} */
function write(compression) {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(cells), '任务');
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx', compression, bookSST: true }));
}

/** @param {string} title @param {number} theirs_ms @param {number} ours_ms @param {number} [bytes] */
function print(title, theirs_ms, ours_ms, bytes) {
  const size = bytes ? `, ${(bytes / 1e6).toFixed(2)} MB` : '';
  console.log(`  ${title.padEnd(44)} ${theirs_ms.toFixed(0).padStart(5)} ms${size}: ours is ${(theirs_ms / ours_ms).toFixed(1)} times as fast`);
}

console.log(`An Excel file of ${TASKS} tasks of 8 columns, milliseconds of the processor`);
console.log(`  ${'Taizhang, written (packed, with styles)'.padEnd(44)} ${ours.write_ms.toFixed(0).padStart(5)} ms, ${(ours.bytes / 1e6).toFixed(2)} MB`);
for (const compression of [true, false]) {
  let bytes = 0;
  const cost = best_of(() => {
    bytes = write(compression).length;
  });
  print(`SheetJS ${XLSX.version}, ${compression ? 'packed' : 'not packed'}`, cost, ours.write_ms, bytes);
}
console.log(`  ${'Taizhang, read'.padEnd(44)} ${ours.read_ms.toFixed(0).padStart(5)} ms`);
print(`SheetJS ${XLSX.version}, read`, best_of(() => XLSX.read(file, { dense: true })), ours.read_ms);
