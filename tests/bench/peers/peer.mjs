// One of the other libraries in a process of its own, so that its memory is its own:
//
//   node peer.mjs NAME make ROUND FOLDER   its document of a round's office and its updates of the returns, into FOLDER, and
//                                          what it costs to take the tasks in and to make the edits, as a line of JSON in it
//   node peer.mjs NAME merge ROUND FOLDER  loads and merges them, and prints what that costs as one line of JSON

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { peers } from './documents.mjs';

/** @typedef {import('./documents.mjs').Tasks} Tasks */
/** @typedef {import('./documents.mjs').Edit} Edit */

const [name, step, round, folder] = process.argv.slice(2);
const peer = peers[name];
const RETURNS = 12;

/** @param {string} file */
const parsed = (file) => JSON.parse(readFileSync(join(round, `${file}.taizhang.json`), 'utf8'));
/** @param {unknown} value */
const text_of = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

/** The tasks of the office's file, without what only the file's form needs. @returns {Tasks} */
function tasks() {
  /** @type {Tasks} */
  const all = {};
  for (const record of parsed('office').records) {
    if (record._template !== 'task') continue;
    const cells = Object.entries(record).filter(([field]) => field !== 'id' && !field.startsWith('_'));
    all[record.id] = Object.fromEntries(cells.map(([field, value]) => [field, text_of(value)]));
  }
  return all;
}

/** The edits of each return, in the order in which they were made: a change comes after those it supersedes. @returns {Edit[][]} */
const edits = () =>
  Array.from({ length: RETURNS }, (_, at) => {
    const left = new Map(parsed(`return-${at}`).changes.map((/** @type {any} */ change) => [change.id, change]));
    /** @type {Edit[]} */
    const ordered = [];
    const take = (/** @type {any} */ change) => {
      if (!left.delete(change.id)) return;
      for (const id of change.supersedes) if (left.has(id)) take(left.get(id));
      ordered.push([change.record, change.field, text_of(change.value)]);
    };
    for (const change of [...left.values()]) take(change);
    return ordered;
  });

const document_path = join(folder, 'document.bin');
const made_path = join(folder, 'made.json');
/** @param {number} at */
const update_path = (at) => join(folder, `update-${at}.bin`);

function make() {
  const [all, each] = [tasks(), edits()];
  const [bytes, taking_in_ms] = timed(() => peer.make(all));
  const loaded = peer.load(bytes);
  mkdirSync(folder, { recursive: true });
  const [updates, edits_ms] = timed(() => each.map((one) => peer.edit(bytes, loaded, one)));
  updates.forEach((update, at) => writeFileSync(update_path(at), update));
  writeFileSync(made_path, JSON.stringify({ taking_in_ms, edits_ms }));
  writeFileSync(`${document_path}.part`, bytes);
  renameSync(`${document_path}.part`, document_path); // last: the folder is whole when it is there
}

/**
 * The smaller of the time on the clock and of the processor's: a busy machine adds to the one, a helper thread to the other.
 * @template T @param {() => T} work @returns {[T, number]} milliseconds
 */
function timed(work) {
  const began = performance.now();
  const used = process.cpuUsage();
  const result = work();
  const now = process.cpuUsage(used);
  return [result, Math.min(performance.now() - began, (now.user + now.system) / 1000)];
}

function merge() {
  const bytes = new Uint8Array(readFileSync(document_path));
  const updates = Array.from({ length: RETURNS }, (_, at) => new Uint8Array(readFileSync(update_path(at))));
  const [loaded, open_ms] = timed(() => peer.load(bytes));
  const [merged, merge_ms] = timed(() => peer.merge(loaded, updates));
  const peak_mb = process.resourceUsage().maxRSS / 1024;
  const last = new Map(edits().flat().map(([task, field, value]) => [`${task} ${field}`, value]));
  for (const [cell, value] of last) {
    const [task, field] = cell.split(' ');
    if (peer.cell(merged, task, field) !== value) throw new Error(`${name} has lost ${cell}`);
  }
  const files_mb = updates.reduce((sum, one) => sum + one.length, 0) / 1e6;
  const { taking_in_ms } = JSON.parse(readFileSync(made_path, 'utf8'));
  console.log(JSON.stringify({ taking_in_ms, document_mb: bytes.length / 1e6, files_mb, open_ms, merge_ms, peak_mb, cells: last.size }));
}

if (step === 'make') make();
else merge();
