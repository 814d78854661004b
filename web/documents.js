// Documents in the browser's store: a line for lists, two generations of bytes, and a journal that reaches back to the
// older one. Each write is one transaction, and none goes over a newer revision.

import * as backups from './backups.js';
import { crc32 } from './crc32.js';
import { answer, is_whole, journal_of, transact } from './database.js';

/**
 * A document's line in lists; `written` is milliseconds since 1970.
 * @typedef {{key: string, meta: string, revision: number, written: number, trashed?: boolean}} Line
 */

/**
 * A generation of a document. `length` and `sum` find bytes that came back short or changed.
 * @typedef {{bytes: Uint8Array<ArrayBuffer>, length: number, sum?: number, revision: number}} Generation
 */

/** @typedef {{key: string, current: Generation, previous: Generation | null}} Document */

/** @typedef {{key: string, revision: number, entry: Uint8Array<ArrayBuffer>}} Entry */

/**
 * @typedef {{key: string, revision: number, bytes: Uint8Array<ArrayBuffer>,
 *            previous_bytes: Uint8Array<ArrayBuffer>, previous_journal: Uint8Array<ArrayBuffer>[],
 *            journal: Uint8Array<ArrayBuffer>[]}} Loaded
 */

export class RevisionConflict extends Error {
  /**
   * @param {number} stored
   * @param {number} expected
   */
  constructor(stored, expected) {
    super(`stored ${stored}, expected ${expected}`);
    this.stored = stored;
    /** Has another window written? Else a write of our own before this one has failed. */
    this.is_newer = stored > expected;
  }
}

/**
 * @param {IDBTransaction} t
 * @param {string} key
 * @returns {Promise<Line | undefined>}
 */
const line_of = (t, key) => answer(t.objectStore('line').get(key));

/**
 * @param {IDBTransaction} t
 * @param {string} key
 * @returns {Promise<Document | undefined>}
 */
const document_of = (t, key) => answer(t.objectStore('document').get(key));

/** @param {Generation | null | undefined} generation */
function whole(generation) {
  return generation && is_whole(generation) ? generation.bytes : new Uint8Array(0);
}

/**
 * The documents, newest write first.
 * @returns {Promise<Line[]>}
 */
export async function list() {
  /** @type {Line[]} */
  const lines = await transact('readonly', (t) => answer(t.objectStore('line').getAll()));
  return lines.sort((a, b) => b.written - a.written);
}

/**
 * @param {string} key
 * @returns {Promise<Loaded | null>}
 */
export function load(key) {
  return transact('readonly', async (t) => {
    const line = await line_of(t, key);
    if (!line) return null;
    const document = await document_of(t, key);
    const begun = document?.current.revision ?? 0;
    /** @type {Entry[]} */
    const journal = await answer(t.objectStore('journal').getAll(journal_of(key)));
    return {
      key,
      revision: line.revision,
      bytes: whole(document?.current),
      previous_bytes: document?.previous?.bytes ?? new Uint8Array(0), // its digest says whether it is whole
      previous_journal: journal.filter(({ revision }) => revision <= begun).map(({ entry }) => entry),
      journal: entries_since(journal, begun, line.revision),
    };
  });
}

/**
 * The journal since a revision that only appends have followed. An entry that is missing is empty: that cannot be
 * read, and is told.
 * @param {Entry[]} journal
 * @param {number} since
 * @param {number} until
 */
function entries_since(journal, since, until) {
  const entries = new Map(journal.map(({ revision, entry }) => [revision, entry]));
  const length = Math.max(0, until - since);
  return Array.from({ length }, (_, place) => entries.get(since + place + 1) ?? new Uint8Array(0));
}

/** @param {string} key */
export function stored_revision(key) {
  return transact('readonly', async (t) => (await line_of(t, key))?.revision ?? 0);
}

/**
 * What was written of the document after the revision `since`; `bytes` are empty when the journal tells it all.
 * @param {string} key
 * @param {number} since
 */
export function load_newer(key, since) {
  return transact('readonly', async (t) => {
    const line = await line_of(t, key);
    if (!line) return null;
    const document = await document_of(t, key);
    // A damaged one is passed over: what was written between is told as missing entries.
    const newer = [document?.current, document?.previous].find((one) => one && one.revision > since && is_whole(one));
    const bytes = newer?.bytes ?? new Uint8Array(0);
    const from = newer?.revision ?? since;
    /** @type {Entry[]} */
    const journal = await answer(t.objectStore('journal').getAll(journal_of(key, from)));
    return { revision: line.revision, bytes, journal: entries_since(journal, from, line.revision) };
  });
}

/**
 * @param {IDBTransaction} t
 * @param {string} key
 * @param {number} expected
 * @param {string} meta
 */
async function take_revision(t, key, expected, meta) {
  const line = await line_of(t, key);
  const stored = line?.revision ?? 0;
  if (stored !== expected) throw new RevisionConflict(stored, expected);
  t.objectStore('line').put({ ...line, key, meta, revision: expected + 1, written: Date.now() });
  return expected + 1;
}

/**
 * Makes `bytes` the document. The generation before stays, or the one before that if it is damaged, and the journal
 * since, which brings it to where the document is should that be damaged.
 * @param {string} key
 * @param {number} expected
 * @param {Uint8Array} bytes
 * @param {string} meta
 */
export function save(key, expected, bytes, meta) {
  const sum = crc32(bytes);
  return transact('readwrite', async (t) => {
    const revision = await take_revision(t, key, expected, meta);
    const before = await document_of(t, key);
    const previous = (before && (is_whole(before.current) ? before.current : before.previous)) ?? null;
    t.objectStore('document').put({ key, current: { bytes, length: bytes.length, sum, revision }, previous });
    t.objectStore('journal').delete(IDBKeyRange.bound([key, 0], [key, previous?.revision ?? 0]));
    return revision;
  });
}

/**
 * @param {string} key
 * @param {number} expected
 * @param {Uint8Array} entry
 * @param {string} meta
 */
export function append(key, expected, entry, meta) {
  return transact('readwrite', async (t) => {
    const revision = await take_revision(t, key, expected, meta);
    t.objectStore('journal').add({ key, revision, entry });
    return revision;
  });
}

/**
 * Is the journal's entry of this revision the one that was to be it?
 * @param {string} key
 * @param {number} revision
 * @param {Uint8Array} entry
 */
export function has_entry(key, revision, entry) {
  return transact('readonly', async (t) => {
    /** @type {Entry | undefined} */
    const found = await answer(t.objectStore('journal').get([key, revision]));
    return found?.entry.length === entry.length && found.entry.every((byte, at) => byte === entry[at]);
  });
}

/**
 * Changes a document's line, which is no revision of the document.
 * @param {string} key
 * @param {Partial<Line>} change
 */
export function change_line(key, change) {
  return transact('readwrite', async (t) => {
    const line = await line_of(t, key);
    if (line) t.objectStore('line').put({ ...line, ...change });
  });
}

/** @param {string} key */
export function remove(key) {
  return transact('readwrite', async (t) => {
    t.objectStore('line').delete(key);
    t.objectStore('document').delete(key);
    t.objectStore('journal').delete(journal_of(key));
    t.objectStore('file').delete(key);
    await backups.remove_of(t, key);
  });
}
