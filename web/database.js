// The browser's database: its object stores, and one transaction over them.

import { crc32 } from './crc32.js';

// On file:// all pages of a machine share one database, so the name is ours alone.
const DATABASE = 'taizhang';
export const VERSION = 3;
export const STORES = ['line', 'document', 'journal', 'backup', 'copy', 'packet', 'file'];

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
export function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * A document's journal, as far as it was written after a revision.
 * @param {string} key
 * @param {number} [since]
 */
export const journal_of = (key, since = 0) => IDBKeyRange.bound([key, since], [key, Infinity], true);

/**
 * Has the generation come back as it was written? One of an older program's has no sum.
 * @param {import('./documents.js').Generation} generation
 */
export const is_whole = ({ bytes, length, sum }) =>
  bytes.length === length && (sum === undefined || sum === crc32(bytes));

/** The store belongs to a newer version of this program: it is read and not written. */
class NewerStore extends Error {}

/** @type {Promise<IDBDatabase> | null} */
let database = null;
let is_newer = false;
let is_blocked = false; // by a page that will not let go of an older store; it is opened as soon as that does
let tell_newer = () => {};

/**
 * Calls `tell` when the store turns out to be a newer program's, or becomes it.
 * @param {() => void} tell
 */
export function when_newer(tell) {
  tell_newer = tell;
  if (is_newer) tell();
}

function find_newer() {
  if (!is_newer) tell_newer();
  is_newer = true;
}

/**
 * Version 2 adds backups (what is told of one apart from its bytes) and issued packets, version 3 the files and
 * folders that documents go to. What is there stays.
 * @param {IDBDatabase} made
 * @param {number} version that is there; 0: none
 */
function upgrade(made, version) {
  if (version < 1) {
    made.createObjectStore('line', { keyPath: 'key' });
    made.createObjectStore('document', { keyPath: 'key' });
    made.createObjectStore('journal', { keyPath: ['key', 'revision'] });
  }
  if (version < 2) {
    made.createObjectStore('backup', { keyPath: 'id', autoIncrement: true }).createIndex('shelf', 'shelf');
    made.createObjectStore('copy', { keyPath: 'id' });
    const packets = made.createObjectStore('packet', { keyPath: 'id', autoIncrement: true });
    packets.createIndex('size', ['shelf', 'size']);
    packets.createIndex('origin', ['shelf', 'baseline', 'department']);
  }
  made.createObjectStore('file', { keyPath: 'key' });
}

/**
 * @param {IDBDatabase} opened
 * @param {number | null} [newer] the version that another page wants it to have
 */
function forget(opened, newer = null) {
  opened.close();
  database = null;
  if (newer !== null) find_newer();
}

/**
 * @param {number} [version] none: as it is
 * @returns {Promise<IDBDatabase>}
 */
function open_database(version) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, version);
    request.onupgradeneeded = ({ oldVersion }) => upgrade(request.result, oldVersion);
    request.onerror = () => reject(request.error);
    request.onblocked = () => {
      is_blocked = true;
      reject(new Error('another page holds an older store'));
    };
    request.onsuccess = () => {
      const opened = request.result;
      if (is_blocked) database = Promise.resolve(opened);
      is_blocked = false;
      opened.onversionchange = ({ newVersion }) => forget(opened, newVersion);
      opened.onclose = () => forget(opened);
      resolve(opened);
    };
  });
}

/**
 * The store, which is opened as it is when it is a newer program's.
 * @returns {Promise<IDBDatabase>}
 */
async function open_any() {
  if (!is_newer) {
    try {
      return await open_database(VERSION);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== 'VersionError') throw error;
      find_newer();
    }
  }
  return open_database();
}

/**
 * The database of whatever version it is, to be closed by who asked for it; null: there is none.
 * @returns {Promise<IDBDatabase | null>}
 */
export function open_as_it_is() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE);
    let is_new = false;
    request.onupgradeneeded = () => {
      is_new = true;
      request.transaction?.abort(); // else an empty one would be there, and not be upgraded rightly
    };
    request.onerror = (event) => {
      event.preventDefault();
      if (is_new) resolve(null);
      else reject(request.error);
    };
    request.onsuccess = () => resolve(request.result);
  });
}

/** @returns {Promise<IDBDatabase>} */
async function opened() {
  if (is_blocked) throw new Error('another page still holds an older store');
  database ??= open_any().catch((error) => {
    database = null;
    throw error;
  });
  return database;
}

/**
 * Runs `work` in one transaction and waits until it is complete. When `work` throws, nothing of it
 * remains.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(transaction: IDBTransaction) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function transact(mode, work) {
  const store = await opened();
  if (is_newer && mode === 'readwrite') throw new NewerStore('a newer program keeps the store');
  const transaction = store.transaction(STORES, mode, { durability: 'strict' });
  /** @type {Promise<void>} */
  const complete = new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('the store gave up', 'AbortError'));
  });
  complete.catch(() => {}); // awaited below, unless `work` throws first
  try {
    const result = await work(transaction);
    await complete;
    return result;
  } catch (error) {
    try {
      transaction.abort();
    } catch {
      await complete; // It has aborted by itself, and says why.
    }
    throw error;
  }
}
