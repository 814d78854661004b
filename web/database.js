// The browser's database: its object stores, and one transaction over them.

// On file:// all pages of a machine share one database, so the name is ours alone.
const DATABASE = 'taizhang';
export const VERSION = 2;
export const STORES = ['line', 'document', 'journal', 'backup', 'copy', 'packet'];

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

/** @param {string} key */
export const journal_of = (key) => IDBKeyRange.bound([key, 0], [key, Infinity]);

/** @type {Promise<IDBDatabase> | null} */
let database = null;

/**
 * Version 2 adds backups (what is told of one apart from its bytes) and issued packets. What is there stays.
 * @param {IDBDatabase} made
 * @param {number} version that is there; 0: none
 */
function upgrade(made, version) {
  if (version < 1) {
    made.createObjectStore('line', { keyPath: 'key' });
    made.createObjectStore('document', { keyPath: 'key' });
    made.createObjectStore('journal', { keyPath: ['key', 'revision'] });
  }
  made.createObjectStore('backup', { keyPath: 'id', autoIncrement: true }).createIndex('shelf', 'shelf');
  made.createObjectStore('copy', { keyPath: 'id' });
  const packets = made.createObjectStore('packet', { keyPath: 'id', autoIncrement: true });
  packets.createIndex('size', ['shelf', 'size']);
  packets.createIndex('origin', ['shelf', 'baseline', 'department']);
}

/** @returns {Promise<IDBDatabase>} */
function open_database() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, VERSION);
    request.onupgradeneeded = ({ oldVersion }) => upgrade(request.result, oldVersion);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('another page holds an older store'));
    request.onsuccess = () => {
      const opened = request.result;
      const forget = () => {
        opened.close();
        database = null;
      };
      opened.onversionchange = forget;
      opened.onclose = forget;
      resolve(opened);
    };
  });
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
function opened() {
  database ??= open_database().catch((error) => {
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
  const transaction = (await opened()).transaction(STORES, mode, { durability: 'strict' });
  /** @type {Promise<void>} */
  const complete = new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
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
      // It has aborted by itself.
    }
    throw error;
  }
}
