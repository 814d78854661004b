// The browser's store as the wasm asks for it: one request after another, each with its answer, and what a page that
// is left has not written yet.

import * as backups from './backups.js';
import { when_newer } from './database.js';
import * as documents from './documents.js';
import { KIND, send } from './events.js';
import { local_time } from './machine.js';
import * as packets from './packets.js';
import * as settings from './settings.js';
import { lock_of, make_writers } from './writers.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/**
 * A request to write; `bytes` are what becomes the document, or an entry of its journal.
 * @typedef {{is_append: boolean, key: string, expected: number, bytes: Uint8Array, meta: string}} Write
 */

/** The same as it stands in the outbox. @typedef {Omit<Write, 'bytes'> & {text: string}} LeftWrite */

/** A request to make a backup. @typedef {{shelf: string, key: string, why: string}} BackUp */

const MARKER = 'had_data';
const PATIENCE_MS = 4000;
const LONGEST_MS = 5 * 60 * 1000;

/** The same numbers as StoreFailed::Why in platform.h. */
const WHY = Object.freeze({ unavailable: 0, quota_exceeded: 1, revision_conflict: 2, aborted: 3, cleared: 4 });

/** @param {BackUp} backup */
const perform_backup = ({ shelf, key, why }) => backups.make(shelf, key, why);

/** @param {Write} write */
function perform({ is_append, key, expected, bytes, meta }) {
  return (is_append ? documents.append : documents.save)(key, expected, bytes, meta);
}

/** @param {Write | BackUp} request @returns {LeftWrite | BackUp} */
function left_behind(request) {
  if ('why' in request) return request;
  const { bytes, ...rest } = request;
  return { ...rest, text: new TextDecoder().decode(bytes) };
}

/**
 * An entry of the journal that did not come in time goes behind what another window has written since.
 * @param {Write} write
 * @param {documents.RevisionConflict} conflict
 */
async function append_late({ key, expected, bytes, meta }, conflict) {
  if (!(await documents.has_entry(key, expected + 1, bytes))) await documents.append(key, conflict.stored, bytes, meta);
}

/** Writes what a page was left with. What did reach the store then is refused, by its revision. @param {string} name */
async function empty(name) {
  for (const one of /** @type {(LeftWrite | BackUp)[]} */ (JSON.parse(settings.read(name) || '[]'))) {
    if ('why' in one) {
      await perform_backup(one).catch(() => {});
      continue;
    }
    const write = { ...one, bytes: new TextEncoder().encode(one.text) };
    await perform(write).catch((error) => {
      if (!(error instanceof documents.RevisionConflict)) throw error; // then it stays
      if (write.is_append && error.stored > 0) return append_late(write, error);
    });
  }
  settings.write(name, '');
}

/** Those of pages that are gone: one that lives, if hidden, writes its own. */
async function empty_outboxes() {
  for (const name of settings.names(settings.OUTBOX)) {
    if (!navigator.locks) await empty(name).catch(() => {});
    else await navigator.locks.request(lock_of(name), { ifAvailable: true }, (lock) => lock && empty(name).catch(() => {}));
  }
}

/** @param {unknown} error */
function why(error) {
  if (error instanceof documents.RevisionConflict) return error.is_newer ? WHY.revision_conflict : WHY.aborted;
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return WHY.quota_exceeded;
  return name === 'AbortError' ? WHY.aborted : WHY.unavailable;
}

/** @param {Wasm} wasm */
export function make_storage(wasm) {
  when_newer(() => send(wasm, KIND.store_newer));

  /**
   * The request before; they run in order. What the outbox cannot write stays in it: what is wrong
   * with the store, the requests will tell.
   * @type {Promise<void>}
   */
  let turn = empty_outboxes();

  /** This page's own. */
  const outbox = `${settings.OUTBOX}.${crypto.getRandomValues(new Uint32Array(2)).join('')}`;
  navigator.locks?.request(lock_of(outbox), () => new Promise(() => {})); // as long as it lives

  /** Not yet answered. */
  let requests = 0;

  /** Writes not yet answered, oldest first. @type {(Write | BackUp)[]} */
  let waiting = [];

  /** Of each document the writes that failed since one did not: only here they are. @type {Map<string, Write[]>} */
  const failed = new Map();

  /** Keys of documents that have been in the store. @type {Set<string>} */
  const known = new Set();

  /** The application has what is nowhere else. */
  let is_asking = false;

  window.addEventListener('beforeunload', (event) => {
    if (failed.size === 0 && !is_asking) return;
    event.preventDefault();
    event.returnValue = true; // as older browsers want it
  });

  /**
   * @param {string} key
   * @param {() => Promise<void>} request
   * @param {(error: unknown) => unknown} [fail] instead of telling that the store has failed
   */
  function run(key, request, fail = (error) => tell_failure(key, error)) {
    requests += 1;
    turn = turn
      .then(request)
      .catch(fail)
      .then(() => {})
      .finally(() => {
        requests -= 1;
      });
  }

  /**
   * @param {string} key
   * @param {unknown} error
   */
  const is_cleared = (key, error) => error instanceof documents.RevisionConflict && error.stored === 0 && known.has(key);

  /**
   * @param {string} key
   * @param {unknown} error
   */
  async function tell_failure(key, error) {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const revision = await documents.stored_revision(key).catch(() => 0);
    send(wasm, KIND.store_failed, [key, message, String(revision)], is_cleared(key, error) ? WHY.cleared : why(error));
  }

  /** Done now, or by the next page if this one is left before. @param {Write} write */
  async function perform_or_keep(write) {
    const { is_append, key } = write;
    try {
      const revision = await perform(write);
      if (!is_append) failed.delete(key); // an append holds nothing of one that failed before it
      known.add(key);
      return revision;
    } catch (error) {
      const before = failed.get(key) ?? [];
      // Should the whole be refused, each append still finds its place.
      failed.set(key, is_append ? [...before, write] : [write, ...before.filter((one) => one.is_append)]);
      throw error;
    } finally {
      answered(write);
    }
  }

  /** For the next page; false: there is no room for so much. @param {(Write | BackUp)[]} left */
  const leave = (left) => settings.write(outbox, left.length > 0 ? JSON.stringify(left.map(left_behind)) : '');

  /** @param {Write | BackUp} write */
  function answered(write) {
    waiting = waiting.filter((other) => other !== write);
    if (waiting.length === 0 && failed.size === 0) settings.write(outbox, '');
  }

  /** The next try of what could not be written, later each time: nothing waits once it is. @type {number | undefined} */
  let retry;
  let patience = PATIENCE_MS;

  /** @param {boolean} at_once */
  function try_later(at_once) {
    clearTimeout(retry);
    retry = setTimeout(() => send(wasm, KIND.store_waits), at_once ? 0 : patience);
    patience = Math.min(2 * patience, LONGEST_MS);
  }

  function try_no_more() {
    clearTimeout(retry);
    patience = PATIENCE_MS;
  }

  const writers = make_writers(wasm, () => turn);

  // Asked for once something is stored, within the next click or key, for some browsers ask the user; never waited for.
  let asked = false;
  function ask_to_keep() {
    if (asked) return;
    asked = true;
    const hands = new AbortController();
    const ask = () => {
      hands.abort();
      navigator.storage?.persist?.().catch(() => {});
    };
    for (const type of ['click', 'keydown']) window.addEventListener(type, ask, { signal: hands.signal });
  }

  return {
    /**
     * A page that is left gets no more answers, and a write takes two. What waits, and what has failed, is put where
     * that is possible at once, for the next page to write.
     */
    fill_outbox() {
      const left = [...[...failed.values()].flat(), ...waiting];
      if (leave(left)) return;
      leave(left.filter((one) => 'why' in one || one.is_append)); // a whole document may be too large
    },
    /** @param {number} asks */
    ask_before_leaving(asks) {
      is_asking = asks !== 0;
    },
    is_busy: () => requests > 0,
    has_unsaved: () => requests > 0 || failed.size > 0,
    /** The requests so far have been answered. */
    settled: () => turn,
    list() {
      run('', async () => {
        const lines = await documents.list();
        const parts = lines.flatMap(({ key, meta, revision, trashed }) =>
          [key, meta, String(revision), trashed ? 'trashed' : '']);
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
      const write = { is_append, key, expected, bytes, meta };
      waiting.push(write);
      run(key, async () => {
        const revision = await perform_or_keep(write);
        try_no_more();
        settings.write(MARKER, new Date().toISOString());
        ask_to_keep();
        writers.tell_written(key);
        send(wasm, KIND.document_saved, [key], revision);
      }, async (error) => {
        await tell_failure(key, error);
        try_later(is_cleared(key, error)); // then there is room for all of it
      });
    },
    /**
     * @param {string} key
     * @param {string} meta
     */
    describe(key, meta) {
      run(key, () => documents.change_line(key, { meta }), () => {});
    },
    /**
     * @param {string} key
     * @param {boolean} trashed
     */
    trash(key, trashed) {
      run(key, () => documents.change_line(key, { trashed }));
    },
    /**
     * @param {string} key
     * @param {number} since
     */
    load_newer(key, since) {
      run(key, async () => {
        const found = await documents.load_newer(key, since);
        if (!found) return void send(wasm, KIND.document_missing, [key]);
        send(wasm, KIND.newer_loaded, [key, found.bytes, ...found.journal], found.revision);
      });
    },
    claim: writers.claim,
    release: writers.release,
    /** @param {string} key */
    remove(key) {
      run(key, async () => {
        await documents.remove(key);
        failed.delete(key);
        known.delete(key);
        if ((await documents.list()).length === 0) settings.write(MARKER, '');
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
     * A packet that cannot be kept is told: its file is out, but a late return will not be compared with it.
     * @param {string} shelf
     * @param {string} baseline
     * @param {string} department
     * @param {Uint8Array<ArrayBuffer>} bytes
     */
    keep_packet(shelf, baseline, department, bytes) {
      run('', () => packets.keep({ shelf, baseline, department, size: bytes.length, bytes }),
        () => send(wasm, KIND.packets_found, [shelf], 1));
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
      run('', async () => {
        const key = await backups.restore(id);
        failed.delete(key);
        writers.tell_written(key);
        await load_now(key);
      });
    },
  };

  /** @param {string} key */
  async function load_now(key) {
    const found = await documents.load(key);
    if (!found) return void send(wasm, KIND.document_missing, [key]);
    known.add(key);
    if (!send_loaded(found)) throw new Error('no memory');
  }

  /** @param {string} shelf */
  async function tell_backups(shelf) {
    const parts = (await backups.list(shelf)).flatMap(({ id, why, made, size, meta }) =>
      [String(id), why, local_time(new Date(made)), String(size), meta]);
    send(wasm, KIND.backups_listed, [shelf, ...parts]);
  }

  /** @param {documents.Loaded} found */
  function send_loaded({ key, revision, bytes, previous_bytes, previous_journal, journal }) {
    const parts = [key, bytes, previous_bytes, String(previous_journal.length), ...previous_journal, ...journal];
    return send(wasm, KIND.document_loaded, parts, revision);
  }
}
