// Files and folders that a document goes to again and again, where the browser can write them: their handles stay in
// the store, and permission is asked for within the user's click or key.

import { crc32 } from './crc32.js';
import { answer, transact } from './database.js';
import { KIND, send } from './events.js';
import { says } from './words.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/** A file as it was left: its time, and the sum of its bytes. @typedef {{modified: number, sum: number}} Left */

/**
 * @typedef {{key: string, file?: FileSystemFileHandle, left?: Left, folder?: FileSystemDirectoryHandle}} Place
 */

/** The same numbers as FileSaved::Outcome in platform.h. */
const FILE = Object.freeze({ written: 0, given_up: 1, failed: 2, changed: 3 });

/** The same numbers as FolderChanged::Outcome there. */
const FOLDER = Object.freeze({ open: 0, closed: 1, failed: 2 });

const json_file = () => ({ description: says('台账快照', 'Register snapshot'), accept: { 'application/json': ['.json'] } });

/** What the store had no room for, for this visit. @type {Map<string, Partial<Place>>} */
const unkept = new Map();

/**
 * What is not remembered is asked for again.
 * @param {string} key
 * @returns {Promise<Place>}
 */
async function place_of(key) {
  const found = await transact('readonly', (t) => answer(t.objectStore('file').get(key))).catch(() => undefined);
  return { ...(found ?? { key }), ...unkept.get(key) };
}

/**
 * Remembers a part of the place, beside what another window has remembered. Rejects where nothing can be kept.
 * @param {string} key
 * @param {Partial<Place>} part
 */
function keep(key, part) {
  return transact('readwrite', async (t) => {
    const store = t.objectStore('file');
    store.put({ ...(await answer(store.get(key))), key, ...part });
  });
}

/**
 * The same, for this visit at least.
 * @param {string} key
 * @param {Partial<Place>} part
 */
async function remember(key, part) {
  const all = { ...unkept.get(key), ...part };
  unkept.set(key, all);
  await keep(key, all).then(() => void unkept.delete(key), () => {});
}

/**
 * A register that has got another key takes its place along.
 * @param {string} before
 * @param {string} key
 */
function move(before, key) {
  return transact('readwrite', async (t) => {
    const store = t.objectStore('file');
    const place = await answer(store.get(before));
    if (!place) return;
    store.put({ ...place, key });
    store.delete(before);
  });
}

/**
 * @param {FileSystemHandle} handle
 * @param {boolean} asks
 */
async function may_write(handle, asks) {
  const mode = /** @type {const} */ ({ mode: 'readwrite' });
  if ((await handle.queryPermission(mode)) === 'granted') return true;
  return asks && (await handle.requestPermission(mode)) === 'granted';
}

/**
 * All or nothing: the file is replaced when the stream is closed.
 * @param {FileSystemFileHandle} file
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function write(file, bytes) {
  const stream = await file.createWritable();
  await stream.write(bytes);
  await stream.close();
}

/**
 * Has somebody else written it since? A time alone says little on a shared disk.
 * @param {FileSystemFileHandle} file
 * @param {Left | undefined} left undefined: not known
 */
async function is_changed(file, left) {
  if (!left) return false;
  const found = await file.getFile();
  return found.lastModified !== left.modified && crc32(new Uint8Array(await found.arrayBuffer())) !== left.sum;
}

/** @param {unknown} error */
const is_given_up = (error) => error instanceof DOMException && error.name === 'AbortError';

/**
 * @param {Wasm} wasm
 * @param {(name: string, bytes: Uint8Array<ArrayBuffer>, type: string) => void} download
 */
export function make_saving(wasm, download) {
  /** One file after another: what one is left as is known only once it is written. */
  let turn = Promise.resolve();

  /**
   * @param {string} key
   * @param {string} name
   * @param {number} outcome
   */
  const tell_file = (key, name, outcome) => send(wasm, KIND.file_saved, [key, name], outcome);

  /**
   * @param {string} key
   * @param {string} name empty: there is no folder
   * @param {number} [outcome]
   */
  const tell_folder = (key, name, outcome = FOLDER.open) => send(wasm, KIND.folder_changed, [key, name], outcome);

  /**
   * The file chosen before, or asked for now.
   * @param {string} key
   * @param {string} name
   * @returns {Promise<{file: FileSystemFileHandle, left?: Left}>}
   */
  async function file_for(key, name) {
    const { file, left } = await place_of(key);
    if (file && (await may_write(file, true))) return { file, left };
    return { file: await window.showSaveFilePicker({ suggestedName: name, types: [json_file()] }) };
  }

  /**
   * @param {string} key
   * @param {boolean} asks
   */
  async function tell_place(key, asks) {
    const { folder } = await place_of(key);
    if (!folder) return tell_folder(key, '');
    return tell_folder(key, folder.name, (await may_write(folder, asks)) ? FOLDER.open : FOLDER.closed);
  }

  /**
   * @param {string} key
   * @param {string} name
   * @param {Uint8Array<ArrayBuffer>} bytes
   */
  async function write_file(key, name, bytes) {
    try {
      const { file, left } = await file_for(key, name);
      if (await is_changed(file, left)) {
        await remember(key, { file: undefined });
        return void tell_file(key, file.name, FILE.changed);
      }
      await write(file, bytes);
      const { lastModified: modified } = await file.getFile();
      await remember(key, { file, left: { modified, sum: crc32(bytes) } });
      tell_file(key, file.name, FILE.written);
    } catch (error) {
      if (is_given_up(error)) return void tell_file(key, name, FILE.given_up);
      const { file } = await place_of(key);
      await remember(key, { file: undefined }); // it may be gone: the next time it is asked for again
      tell_file(key, file?.name ?? name, FILE.failed);
    }
  }

  return {
    /**
     * @param {string} key
     * @param {string} name
     * @param {Uint8Array<ArrayBuffer>} bytes
     */
    to_file(key, name, bytes) {
      if ('showSaveFilePicker' in window) return (turn = turn.then(() => write_file(key, name, bytes)));
      download(name, bytes, 'application/json');
      tell_file(key, name, FILE.written);
    },
    /**
     * Where no folder can be chosen there is no answer.
     * @param {string} key
     * @param {string} before the key it had, when it has got another
     */
    async find_folder(key, before) {
      if (before !== '') await (turn = turn.then(() => move(before, key).catch(() => {})));
      if ('showDirectoryPicker' in window) await tell_place(key, false).catch(() => {});
    },
    /** @param {string} key */
    async choose_folder(key) {
      try {
        const folder = await window.showDirectoryPicker({ mode: 'readwrite' });
        await keep(key, { folder });
        tell_folder(key, folder.name);
      } catch (error) {
        if (!is_given_up(error)) tell_folder(key, '', FOLDER.failed);
      }
    },
    /** @param {string} key */
    async open_folder(key) {
      await tell_place(key, true).catch(() => {});
    },
    /** @param {string} key */
    async forget_folder(key) {
      await keep(key, { folder: undefined }).catch(() => {});
    },
    /**
     * @param {string} key
     * @param {string} name
     * @param {Uint8Array<ArrayBuffer>} bytes
     */
    async to_folder(key, name, bytes) {
      const { folder } = await place_of(key);
      if (!folder) return;
      try {
        await write(await folder.getFileHandle(name, { create: true }), bytes);
      } catch {
        tell_folder(key, folder.name, FOLDER.failed);
      }
    },
  };
}
