// Prints what registers of growing size cost in the built page, beside grids that show the same tasks: see run.sh.

import { test } from 'node:test';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measure_ours, scroll_with_webgl } from './ours.mjs';
import { measure_peer } from './peers.mjs';
import { serve } from './server.mjs';
import { print_growth, print_size } from './print.mjs';

/** @typedef {import('./print.mjs').Column} Column */

const { values: options } = parseArgs({
  options: { sizes: { type: 'string', default: '1000,10000,100000' }, rounds: { type: 'string' } },
});
const sizes = options.sizes.split(',').map(Number);
const LARGE = 100_000; // tasks, of which one round is enough
const DEPARTMENTS = 40;
const KEYS = ['9', '9']; // of the filter: the titles end in numbers

const clone = new URL('../../../', import.meta.url);
const versions = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')).devDependencies;

/** Of peers/, with their titles. */
const PEERS = [
  { page: 'floor', title: 'parsed only' },
  { page: 'ag-grid', title: `AG Grid ${versions['ag-grid-community']}` },
  { page: 'handsontable', title: `Handsontable ${versions.handsontable}` },
  { page: 'tabulator', title: `Tabulator ${versions['tabulator-tables']}` },
];

/** The register's file, made when it is not there yet. @param {number} tasks */
function register_of(tasks) {
  const name = `scale/${tasks}/office.taizhang.json`;
  const folder = fileURLToPath(new URL(`build/bench/scale/${tasks}`, clone));
  mkdirSync(folder, { recursive: true });
  const bench = fileURLToPath(new URL('build/release/bench', clone));
  const words = ['write', folder, tasks, DEPARTMENTS, 0, 0].map(String);
  const ended = spawnSync(bench, words, { encoding: 'utf8' });
  if (ended.status !== 0) throw new Error(`${bench} ${words.join(' ')}: ${ended.error ?? ended.stderr}`);
  const file = `${folder}/office.taizhang.json`;
  return { file, address: `/registers/${name}`, bytes: statSync(file).size };
}

/** The median of each figure of several rounds. @template T @param {T[]} rounds @returns {T} */
function median(rounds) {
  const [first] = rounds;
  if (typeof first === 'number') {
    const sorted = /** @type {number[]} */ (/** @type {unknown} */ (rounds)).toSorted((a, b) => a - b);
    return /** @type {any} */ (sorted[Math.floor(sorted.length / 2)]);
  }
  if (typeof first !== 'object' || first === null) return first;
  return /** @type {any} */ (Object.fromEntries(Object.keys(first).map((key) => [key, median(rounds.map((one) => /** @type {any} */ (one)[key]))])));
}

test('large registers, in figures', async (t) => {
  const server = await serve();
  t.after(server.close);
  console.log(`Registers in 8 columns, each in a fresh page of one Chromium. Milliseconds: on the clock until a frame that shows it was
painted, which counts what else runs on the machine (load ${loadavg()[0].toFixed(1)} on ${cpus().length} processors now), and the processor's, of scripts, by
Chromium's trace. Grids are asked for the same file over HTTP; ours is chosen on its start page.`);
  /** @type {{tasks: number, ours: import('./ours.mjs').Figures}[]} */
  const grown = [];
  for (const tasks of sizes) {
    const register = register_of(tasks);
    const rounds = Number(options.rounds ?? (tasks < LARGE ? 3 : 1));
    /** @template T @param {string} title @param {(t: import('node:test').TestContext) => Promise<T>} measure */
    const figures_of = async (title, measure) => {
      /** @type {T[]} */
      const all = [];
      for (let i = 0; i < rounds; i += 1) {
        await t.test(`${title}, ${tasks} tasks`, async (inner) => void all.push(await measure(inner)));
      }
      if (all.length < rounds) throw new Error(`${title} could not be measured with ${tasks} tasks`);
      return median(all);
    };
    const ours = await figures_of('Taizhang', (inner) => measure_ours(inner, register.file, KEYS));
    /** @type {Column[]} */
    const others = [];
    for (const { page, title } of PEERS) {
      others.push({ title, figures: await figures_of(title, (inner) => measure_peer(inner, server.url, page, register.address, KEYS)) });
    }
    const webgl = await figures_of('Taizhang with WebGL', (inner) => scroll_with_webgl(inner, register.file));
    print_size(tasks, register.bytes, rounds, ours, webgl, others);
    grown.push({ tasks, ours });
  }
  print_growth(grown);
});
