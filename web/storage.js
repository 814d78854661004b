// The browser's store: IndexedDB, one transaction a write, durable, and never over a newer revision.

import * as backups from './backups.js';
import { answer, journal_of, transact } from './database.js';
import { KIND, send } from './events.js';
import { local_time } from './machine.js';
import * as packets from './packets.js';
import * as settings from './settings.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/**
 * A document's line in lists; `written` is milliseconds since 1970.
 * @typedef {{key: string, meta: string, revision: number, written: number}} Line
 */

/**
 * A generation of a document. `length` finds bytes that came back short.
 * @typedef {{bytes: Uint8Array<ArrayBuffer>, length: number, revision: number}} Generation
 */

/** @typedef {{key: string, current: Generation, previous: Generation | null}} Document */

/** @typedef {{key: string, revision: number, entry: Uint8Array<ArrayBuffer>}} Entry */

/**
 * @typedef {{key: string, revision: number, bytes: Uint8Array<ArrayBuffer>,
 *            previous_bytes: Uint8Array<ArrayBuffer>, journal: Uint8Array<ArrayBuffer>[]}} Loaded
 */

/**
 * A request to write; `text` is what becomes the document, or an entry of its journal.
 * @typedef {{is_append: boolean, key: string, expected: number, text: string, meta: string}} Write
 */

/** A request to make a backup. @typedef {{shelf: string, key: string, why: string}} BackUp */

const MARKER = 'had_data';
const OUTBOX = 'outbox';

/** The same numbers as StoreFailed::Why in platform.h. */
const WHY = Object.freeze({ unavailable: 0, quota_exceeded: 1, revision_conflict: 2, aborted: 3 });

class RevisionConflict extends Error {}

/** @param {Generation | null | undefined} generation */
function whole(generation) {
  if (!generation || generation.bytes.length !== generation.length) return new Uint8Array(0);
  return generation.bytes;
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
    /** @type {Line | undefined} */
    const line = await answer(t.objectStore('line').get(key));
    if (!line) return null;
    /** @type {Document | undefined} */
    const document = await answer(t.objectStore('document').get(key));
    /** @type {Entry[]} */
    const journal = await answer(t.objectStore('journal').getAll(journal_of(key)));
    return {
      key,
      revision: line.revision,
      bytes: whole(document?.current),
      previous_bytes: whole(document?.previous),
      journal: journal.map(({ entry }) => entry),
    };
  });
}

/**
 * @param {IDBTransaction} t
 * @param {string} key
 * @param {number} expected
 * @param {string} meta
 */
async function take_revision(t, key, expected, meta) {
  const lines = t.objectStore('line');
  /** @type {Line | undefined} */
  const line = await answer(lines.get(key));
  const stored = line?.revision ?? 0;
  if (stored !== expected) throw new RevisionConflict(`stored ${stored}, expected ${expected}`);
  lines.put({ key, meta, revision: expected + 1, written: Date.now() });
  return expected + 1;
}

/**
 * Makes `bytes` the document, the generation before stays, its journal is done with.
 * @param {string} key
 * @param {number} expected
 * @param {Uint8Array} bytes
 * @param {string} meta
 */
export function save(key, expected, bytes, meta) {
  return transact('readwrite', async (t) => {
    const revision = await take_revision(t, key, expected, meta);
    const documents = t.objectStore('document');
    /** @type {Document | undefined} */
    const before = await answer(documents.get(key));
    documents.put({
      key,
      current: { bytes, length: bytes.length, revision },
      previous: before?.current ?? null,
    });
    t.objectStore('journal').delete(journal_of(key));
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

/** @param {string} key */
export function remove(key) {
  return transact('readwrite', async (t) => {
    t.objectStore('line').delete(key);
    t.objectStore('document').delete(key);
    t.objectStore('journal').delete(journal_of(key));
    await backups.remove_of(t, key);
  });
}

/** @param {BackUp} backup */
const perform_backup = ({ shelf, key, why }) => backups.make(shelf, key, why);

/** @param {Write} write */
function perform({ is_append, key, expected, text, meta }) {
  return (is_append ? append : save)(key, expected, new TextEncoder().encode(text), meta);
}

/**
 * Writes what a page was left with. What did reach the store then is refused, by its revision.
 */
async function empty_outbox() {
  const left = settings.read(OUTBOX);
  if (left === '') return;
  for (const write of /** @type {(Write | BackUp)[]} */ (JSON.parse(left))) {
    if ('why' in write) await perform_backup(write).catch(() => {});
    else {
      await perform(write).catch((error) => {
        if (!(error instanceof RevisionConflict)) throw error;
      });
    }
  }
  settings.write(OUTBOX, '');
}

/** @param {unknown} error */
function why(error) {
  if (error instanceof RevisionConflict) return WHY.revision_conflict;
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return WHY.quota_exceeded;
  return name === 'AbortError' ? WHY.aborted : WHY.unavailable;
}

/** @param {Wasm} wasm */
export function make_storage(wasm) {
  /**
   * The request before; they run in order. What the outbox cannot write stays in it: what is wrong
   * with the store, the requests will tell.
   * @type {Promise<void>}
   */
  let turn = empty_outbox().catch(() => {});

  /** Not yet answered. */
  let requests = 0;

  /** Writes not yet answered, oldest first. @type {(Write | BackUp)[]} */
  let waiting = [];

  /**
   * @param {string} key
   * @param {() => Promise<void>} request
   * @param {(error: unknown) => unknown} [fail] instead of telling that the store has failed
   */
  function run(key, request, fail = (error) => {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    send(wasm, KIND.store_failed, [key, message], why(error));
  }) {
    requests += 1;
    turn = turn
      .then(request)
      .catch(fail)
      .then(() => {})
      .finally(() => {
        requests -= 1;
      });
  }

  /** @param {Write | BackUp} write */
  function answered(write) {
    waiting = waiting.filter((other) => other !== write);
    if (waiting.length === 0) settings.write(OUTBOX, '');
  }

  // Asked for once, and never waited for: some browsers ask the user.
  let asked = false;
  function ask_to_keep() {
    if (asked) return;
    asked = true;
    navigator.storage?.persist?.().catch(() => {});
  }

  return {
    /**
     * A page that is left gets no more answers, and a write takes two. What waits is put where that
     * is possible at once, for the next page to write.
     */
    fill_outbox() {
      if (waiting.length > 0) settings.write(OUTBOX, JSON.stringify(waiting));
    },
    is_busy: () => requests > 0,
    /** The requests so far have been answered. */
    settled: () => turn,
    list() {
      run('', async () => {
        const lines = await list();
        const parts = lines.flatMap(({ key, meta, revision }) => [key, meta, String(revision)]);
        const was_cleared = lines.length === 0 && settings.read(MARKER) !== '';
        send(wasm, KIND.store_listed, parts, +was_cleared);
      });
    },
    /** @param {string} key */
    load(key) {
      run(key, () => load_now(key));
    },
    /**
     * @param {boolean} is_append
     * @param {string} key
     * @param {number} expected
     * @param {Uint8Array} bytes
     * @param {string} meta
     */
    write(is_append, key, expected, bytes, meta) {
      const write = { is_append, key, expected, text: new TextDecoder().decode(bytes), meta };
      waiting.push(write);
      run(key, async () => {
        const revision = await perform(write).finally(() => answered(write));
        settings.write(MARKER, new Date().toISOString());
        ask_to_keep();
        send(wasm, KIND.document_saved, [key], revision);
      });
    },
    /** @param {string} key */
    remove(key) {
      run(key, async () => {
        await remove(key);
        if ((await list()).length === 0) settings.write(MARKER, '');
        send(wasm, KIND.document_deleted, [key]);
      });
    },
    /** @param {string} shelf */
    list_backups(shelf) {
      run('', () => tell_backups(shelf), () => {});
    },
    /**
     * What is written after it waits for it, and is written even if it fails, which is told.
     * @param {string} shelf
     * @param {string} key
     * @param {string} why
     */
    back_up(shelf, key, why) {
      const backup = { shelf, key, why };
      waiting.push(backup);
      run(key, async () => {
        await perform_backup(backup).finally(() => answered(backup));
        await tell_backups(shelf);
      }, () => send(wasm, KIND.backups_listed, [shelf], 1));
    },
    /**
     * @param {number} id
     * @param {number} use handed back
     */
    load_backup(id, use) {
      run('', async () => {
        const found = await backups.load(id);
        send(wasm, KIND.backup_loaded, [String(use), found?.bytes ?? '', ...(found?.journal ?? [])], id);
      });
    },
    /**
     * A packet that cannot be kept is no harm: its file is out.
     * @param {string} shelf
     * @param {string} baseline
     * @param {string} department
     * @param {Uint8Array<ArrayBuffer>} bytes
     */
    keep_packet(shelf, baseline, department, bytes) {
      run('', () => packets.keep({ shelf, baseline, department, size: bytes.length, bytes }), () => {});
    },
    /**
     * @param {string} shelf
     * @param {string} baseline
     * @param {string} department
     */
    find_packets(shelf, baseline, department) {
      run('', async () => {
        const found = await packets.find(shelf, baseline, department);
        if (found.length > 0) send(wasm, KIND.packets_found, [shelf, ...found.map(({ bytes }) => bytes)]);
      }, () => {});
    },
    /** @param {number} id */
    restore_backup(id) {
      run('', async () => load_now(await backups.restore(id)));
    },
  };

  /** @param {string} key */
  async function load_now(key) {
    const found = await load(key);
    if (!found) send(wasm, KIND.document_missing, [key]);
    else if (!send_loaded(found)) throw new Error('no memory');
  }

  /** @param {string} shelf */
  async function tell_backups(shelf) {
    const parts = (await backups.list(shelf)).flatMap(({ id, why, made, size, meta }) =>
      [String(id), why, local_time(new Date(made)), String(size), meta]);
    send(wasm, KIND.backups_listed, [shelf, ...parts]);
  }

  /** @param {Loaded} found */
  function send_loaded({ key, revision, bytes, previous_bytes, journal }) {
    return send(wasm, KIND.document_loaded, [key, bytes, previous_bytes, ...journal], revision);
  }
}
