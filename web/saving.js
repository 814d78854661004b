// Files and folders that a document goes to again and again, where the browser can write them: their handles stay in
// the store, and permission is asked for within the user's click or key.

import { answer, transact } from './database.js';
import { KIND, send } from './events.js';
import { says } from './words.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/** @typedef {{key: string, file?: FileSystemFileHandle, folder?: FileSystemDirectoryHandle}} Place */

/** The same numbers as FileSaved::Outcome in platform.h. */
const FILE = Object.freeze({ written: 0, given_up: 1, failed: 2 });

/** The same numbers as FolderChanged::Outcome there. */
const FOLDER = Object.freeze({ open: 0, closed: 1, failed: 2 });

const json_file = () => ({ description: says('台账快照', 'Register snapshot'), accept: { 'application/json': ['.json'] } });

/**
 * What is not remembered is asked for again.
 * @param {string} key
 * @returns {Promise<Place>}
 */
async function place_of(key) {
  const found = await transact('readonly', (t) => answer(t.objectStore('file').get(key))).catch(() => undefined);
  return found ?? { key };
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

/** @param {unknown} error */
const is_given_up = (error) => error instanceof DOMException && error.name === 'AbortError';

/**
 * @param {Wasm} wasm
 * @param {(name: string, bytes: Uint8Array<ArrayBuffer>, type: string) => void} download
 */
export function make_saving(wasm, download) {
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
   */
  async function file_for(key, name) {
    const place = await place_of(key);
    if (place.file && (await may_write(place.file, true))) return place.file;
    const file = await window.showSaveFilePicker({ suggestedName: name, types: [json_file()] });
    await keep(key, { file }).catch(() => {});
    return file;
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

  return {
    /**
     * @param {string} key
     * @param {string} name
     * @param {Uint8Array<ArrayBuffer>} bytes
     */
    async to_file(key, name, bytes) {
      if (!('showSaveFilePicker' in window)) {
        download(name, bytes, 'application/json');
        tell_file(key, name, FILE.written);
        return;
      }
      try {
        const file = await file_for(key, name);
        await write(file, bytes);
        tell_file(key, file.name, FILE.written);
      } catch (error) {
        if (is_given_up(error)) return void tell_file(key, name, FILE.given_up);
        const { file } = await place_of(key);
        await keep(key, { file: undefined }).catch(() => {}); // it may be gone: the next time it is asked for again
        tell_file(key, file?.name ?? name, FILE.failed);
      }
    },
    /** Where no folder can be chosen there is no answer. @param {string} key */
    async find_folder(key) {
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
