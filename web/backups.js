// Copies of documents as they stood before something great was done to them. They are made inside the store, of
// the document and its journal, in one transaction.

import { crc32 } from './crc32.js';
import { answer, is_whole, journal_of, transact } from './database.js';

/** @typedef {import('./documents.js').Line} Line */
/** @typedef {import('./documents.js').Document} Document */
/** @typedef {import('./documents.js').Entry} Entry */

/**
 * What is told of a backup. A shelf holds those of one register, whichever of its baselines they are of; `made` is
 * milliseconds since 1970; `why` is a word of the caller's, of which this file knows DAILY and RESTORE.
 * @typedef {{id: number, shelf: string, key: string, revision: number, why: string, made: number, meta: string,
 *            size: number}} Backup
 */

/** @typedef {{id: number, bytes: Uint8Array<ArrayBuffer>, journal: Uint8Array<ArrayBuffer>[]}} Copy */

const DAILY = 'daily';
const RESTORE = 'restore';

// A shelf keeps its newest three whatever they are. Of the others it keeps the last 14 daily ones, at most 20 in
// all, and no more than 200 MB together, by letting go of the oldest first. Days are counted by the daily ones
// themselves: a clock that jumps years ahead and back must not cost the backups of the last weeks.
const ALWAYS = 3;
const MOST = 20;
const MOST_BYTES = 200 * 2 ** 20;
const MOST_DAILY = 14;

/**
 * Those of a shelf's backups that are let go.
 * @param {Backup[]} backups
 * @param {number} [most_bytes]
 * @returns {Backup[]}
 */
export function outworn(backups, most_bytes = MOST_BYTES) {
  const newest_first = [...backups].sort((a, b) => b.id - a.id);
  let count = 0;
  let daily = 0;
  let size = 0;
  return newest_first.filter((one, place) => {
    const is_old = one.why === DAILY && daily === MOST_DAILY;
    const fits = count < MOST && size + one.size <= most_bytes;
    if (place >= ALWAYS && (is_old || !fits)) return true;
    count += 1;
    daily += Number(one.why === DAILY);
    size += one.size;
    return false;
  });
}

/** @param {number} time */
const day = (time) => new Date(time).toDateString();

/**
 * @param {IDBTransaction} t
 * @param {string} shelf
 * @returns {Promise<Backup[]>}
 */
const on_shelf = (t, shelf) => answer(t.objectStore('backup').index('shelf').getAll(shelf));

/**
 * @param {IDBTransaction} t
 * @param {Backup[]} backups
 */
function let_go(t, backups) {
  for (const { id } of backups) {
    t.objectStore('backup').delete(id);
    t.objectStore('copy').delete(id);
  }
}

/**
 * Nothing is copied for a document that is not there, for a second daily backup of a day, and when the shelf's
 * newest one holds just this state: that one then is of now, and is there for this reason.
 * @param {IDBTransaction} t
 * @param {string} shelf
 * @param {string} key
 * @param {string} why
 */
async function copy(t, shelf, key, why) {
  const [line, shelved] = await Promise.all([
    /** @type {Promise<Line | undefined>} */ (answer(t.objectStore('line').get(key))),
    on_shelf(t, shelf),
  ]);
  if (!line) return;
  const now = Date.now();
  if (why === DAILY && shelved.some((one) => one.why === DAILY && day(one.made) === day(now))) return;
  const newest = shelved.at(-1);
  if (newest?.key === key && newest.revision === line.revision) {
    if (why !== DAILY) t.objectStore('backup').put({ ...newest, why, made: now });
    return;
  }
  const [document, journal] = await Promise.all([
    /** @type {Promise<Document | undefined>} */ (answer(t.objectStore('document').get(key))),
    /** @type {Promise<Entry[]>} */ (answer(t.objectStore('journal').getAll(journal_of(key)))),
  ]);
  if (!document) return;
  const { current, previous } = document;
  const { bytes, revision } = is_whole(current) ? current : previous ?? current;
  const entries = journal.filter((one) => one.revision > revision).map(({ entry }) => entry);
  const size = entries.reduce((sum, entry) => sum + entry.length, bytes.length);
  const told = { shelf, key, revision: line.revision, why, made: now, meta: line.meta, size };
  const id = Number(await answer(t.objectStore('backup').add(told)));
  t.objectStore('copy').put({ id, bytes, journal: entries });
  let_go(t, outworn([...shelved, { id, ...told }]));
}

/**
 * Makes a backup of the document, if need be in place of all but the shelf's newest three.
 * @param {string} shelf
 * @param {string} key
 * @param {string} why
 */
export async function make(shelf, key, why) {
  try {
    await transact('readwrite', (t) => copy(t, shelf, key, why));
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'QuotaExceededError') throw error;
    await transact('readwrite', async (t) => let_go(t, outworn(await on_shelf(t, shelf), 0)));
    await transact('readwrite', (t) => copy(t, shelf, key, why));
  }
}

/**
 * A shelf's backups, newest first.
 * @param {string} shelf
 */
export function list(shelf) {
  return transact('readonly', async (t) => (await on_shelf(t, shelf)).reverse());
}

/**
 * @param {number} id
 * @returns {Promise<Copy | undefined>}
 */
export function load(id) {
  return transact('readonly', (t) => answer(t.objectStore('copy').get(id)));
}

/**
 * Puts the backup in the place of its document, once a backup has been made of what is there. Its key.
 * @param {number} id
 */
export function restore(id) {
  return transact('readwrite', async (t) => {
    /** @type {Backup | undefined} */
    const told = await answer(t.objectStore('backup').get(id));
    /** @type {Copy | undefined} */
    const kept = await answer(t.objectStore('copy').get(id));
    if (!told || !kept) throw new Error('the backup is gone');
    const { shelf, key, meta } = told;
    await copy(t, shelf, key, RESTORE);
    /** @type {Line | undefined} */
    const line = await answer(t.objectStore('line').get(key));
    const revision = (line?.revision ?? 0) + 1;
    const { bytes, journal } = kept;
    t.objectStore('line').put({ key, meta, revision: revision + journal.length, written: Date.now() });
    const current = { bytes, length: bytes.length, sum: crc32(bytes), revision };
    t.objectStore('document').put({ key, current, previous: null });
    t.objectStore('journal').delete(journal_of(key));
    journal.forEach((entry, place) => t.objectStore('journal').add({ key, revision: revision + place + 1, entry }));
    return key;
  });
}

/**
 * Lets go of the backups of a document that is removed.
 * @param {IDBTransaction} t
 * @param {string} key
 */
export async function remove_of(t, key) {
  /** @type {Backup[]} */
  const all = await answer(t.objectStore('backup').getAll());
  let_go(t, all.filter((one) => one.key === key));
}
