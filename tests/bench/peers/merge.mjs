// Prints what it costs to merge twelve returns of two hundred changes each, ours beside Yjs, Loro and Automerge: see run.sh.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const { values: options } = parseArgs({
  options: { sizes: { type: 'string', default: '1000,10000,100000' }, limit: { type: 'string', default: '600' } },
});
const here = dirname(fileURLToPath(import.meta.url));
const clone = join(here, '../../..');
const kept = join(clone, 'build/bench'); // documents are made once for each version of a library
const [bench, taizhang] = ['bench', 'taizhang'].map((name) => join(clone, 'build/release', name));
const sizes = options.sizes.split(',').map(Number);
const limit_ms = 1000 * Number(options.limit);
const versions = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8')).devDependencies;
const OTHERS = [
  { name: 'yjs', title: `Yjs ${versions.yjs}` },
  { name: 'loro', title: `Loro ${versions['loro-crdt']}` },
  { name: 'automerge', title: `Automerge ${versions['@automerge/automerge']}` },
];
const RETURNS = 12;
const CHANGES = 200;
const TASKS_OF_ONE = 200; // of a department when there are many
const MEMORY_MB = 12288; // what V8 may use: its own default ends Automerge

/** @param {number} figure @param {number} digits */
const fixed = (figure, digits = 0) => figure.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d))/, ',');

/** Runs a program to its end; null when it was cut off. @param {string} program @param {(string | number)[]} words @param {number} [timeout] */
function run(program, words, timeout) {
  const ended = spawnSync(program, words.map(String), { encoding: 'utf8', timeout, maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'pipe'] });
  if (/** @type {any} */ (ended.error)?.code === 'ETIMEDOUT') return null;
  if (ended.error || ended.status !== 0) throw new Error(`${program} ${words.join(' ')}: ${ended.error ?? ended.stderr}`);
  return ended.stdout;
}

/** A folder with a round as our files. @param {number} tasks @param {number} departments @param {number} returns @param {number} changes */
function round_of(tasks, departments, returns, changes) {
  const folder = join(kept, `round-${tasks}-${departments}-${returns}-${changes}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  run(bench, ['write', folder, tasks, departments, returns, changes]);
  return folder;
}

/** @typedef {{ taking_in_ms?: number, open_ms: number, merge_ms: number, document_mb: number, files_mb: number, peak_mb: number }} Cost */

/** @param {string} round @returns {Cost} */
function our_cost(round) {
  const cost = JSON.parse(/** @type {string} */ (run(bench, ['merge', round])));
  return { ...cost, merge_ms: cost.reading_ms + cost.reviewing_ms + cost.writing_ms + cost.adding_ms };
}

/** Null when it was cut off. @param {string} name @param {string} version @param {string} round @param {number} tasks @returns {Cost | null} */
function cost_of(name, version, round, tasks) {
  const folder = join(kept, `${name}-${version}-${tasks}`);
  const words = (/** @type {string} */ step) => [`--max-old-space-size=${MEMORY_MB}`, join(here, 'peer.mjs'), name, step, round, folder];
  if (!existsSync(join(folder, 'document.bin')) || !existsSync(join(folder, 'made.json'))) {
    process.stderr.write(`making the document of ${name} for ${tasks} tasks, once …\n`);
    if (run(process.execPath, words('make'), limit_ms) === null) return null;
  }
  const text = run(process.execPath, words('merge'), limit_ms);
  return text === null ? null : JSON.parse(text);
}

/** @param {string} title @param {Cost} cost @param {number} counted */
function print_row(title, cost, counted, more = '') {
  const taken_in = cost.taking_in_ms === undefined ? '-' : fixed(cost.taking_in_ms);
  const figures = [fixed(cost.document_mb, 1), fixed(1000 * cost.files_mb), taken_in, fixed(cost.open_ms), fixed(cost.merge_ms), fixed(counted), fixed(cost.peak_mb)];
  console.log(`  ${title.padEnd(34)}${figures.map((one) => one.padStart(11)).join('')}${more}`);
}

/** @param {number} tasks */
function compare(tasks) {
  const many = Math.max(RETURNS, Math.floor(tasks / TASKS_OF_ONE));
  const round = round_of(tasks, many, RETURNS, CHANGES);
  const ours = our_cost(round);
  const shared = many === RETURNS ? ours : our_cost(round_of(tasks, RETURNS, RETURNS, CHANGES));
  console.log(`\n${fixed(tasks)} tasks`);
  print_row(`Taizhang, ${RETURNS} of ${many} departments`, ours, ours.merge_ms);
  if (shared !== ours) print_row(`Taizhang, ${RETURNS} that share all tasks`, shared, shared.merge_ms);
  for (const { name, title } of OTHERS) {
    const theirs = cost_of(name, title.split(' ')[1], round, tasks);
    if (!theirs) {
      console.log(`  ${title.padEnd(34)} cut off after ${options.limit} s; --limit SECONDS gives it longer`);
      continue;
    }
    const counted = theirs.open_ms + theirs.merge_ms;
    const from_records = /** @type {number} */ (theirs.taking_in_ms) + theirs.merge_ms;
    const ratios = [ours.merge_ms / counted, shared.merge_ms / counted, (ours.open_ms + ours.merge_ms) / counted, (ours.open_ms + ours.merge_ms) / from_records];
    print_row(title, theirs, counted, ratios.map((one) => `${one.toFixed(3)} x`.padStart(11)).join(''));
  }
}

/** A province's returns in one call of the command. */
function consolidate() {
  const [tasks, returns, changes] = [100_000, 1000, 24];
  const folder = round_of(tasks, returns, returns, changes);
  const files = Array.from({ length: returns }, (_, at) => join(folder, `return-${at}.taizhang.json`));
  const out = join(folder, 'merged.taizhang.json');
  const words = [taizhang, 'merge', join(folder, 'office.taizhang.json'), ...files, '-o', out, '--at', '2026-11-24'];
  const cost = JSON.parse(/** @type {string} */ (run('python3', [join(here, 'cost.py'), ...words])));
  console.log(
    `\ntaizhang merge, ${fixed(returns)} returns of ${changes} changes each into ${fixed(tasks)} tasks in one call, files read, written and read back:\n` +
      `  ${cost.seconds.toFixed(1)} s of the processor, ${fixed(cost.peak_mb)} MB at most`,
  );
  rmSync(folder, { recursive: true });
}

console.log(`${RETURNS} returns of ${CHANGES} changes each into a register, milliseconds of the processor.
Counted of ours: all returns read, reviewed and added, with their receipts, to the register that is open; of the others: the document
loaded from its own bytes and the updates of the same edits merged. The last four columns are ours through theirs: the first row, the
second, the first with the time to open our register, and that beside taking the same records in, which is how a register that
is kept as JSON would be loaded into one of the others, and merging.`);
const heads = ['document MB', 'files KB', 'taken in', 'open', 'merge', 'counted', 'peak MB', 'ours', 'shared', 'with open', 'records'];
console.log(`\n  ${''.padEnd(34)}${heads.map((one) => one.padStart(11)).join('')}`);
for (const size of sizes) compare(size);
consolidate();
