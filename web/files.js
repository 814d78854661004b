// Files: chosen, dropped on the window, downloaded; and links.

import { download } from './downloads.js';
import { link } from './elements.js';
import { KIND, send } from './events.js';
import { page_with } from './page.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

const LARGEST = 256 * 1024 * 1024; // bytes; the wasm holds a few copies of what it reads
const LINK = /^(https?|mailto):/i;

/**
 * A text of another encoding as UTF-8: GB18030, as Chinese Excel and Notepad write it, or UTF-16 with its mark.
 * @param {string} name
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
function as_utf8(name, bytes) {
  if (!/\.(txt|text|csv|tsv)$/i.test(name)) return bytes;
  const [first, second] = bytes;
  const marked = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : '';
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
      return encoding === 'utf-8' ? bytes : new TextEncoder().encode(text);
    } catch {
      // not in this one
    }
  }
  return bytes; // what is wrong with it is said by who reads it
}

/**
 * @param {Wasm} wasm
 * @param {HTMLInputElement} input
 */
export function make_files(wasm, input) {
  /** @param {File} file */
  async function open(file) {
    try {
      if (file.size > LARGEST) throw new Error('too large');
      const bytes = as_utf8(file.name, new Uint8Array(await file.arrayBuffer()));
      if (!send(wasm, KIND.file_opened, [file.name, bytes])) throw new Error('no memory');
    } catch {
      send(wasm, KIND.file_failed, [file.name]);
    }
  }

  async function on_choice() {
    for (const file of [...(input.files ?? [])]) await open(file);
  }

  /** @param {DragEvent} event */
  async function on_drop(event) {
    event.preventDefault();
    for (const file of [...(event.dataTransfer?.files ?? [])]) await open(file);
  }

  input.addEventListener('change', on_choice);
  // Else the browser leaves the page for the file, and with it what was not saved.
  window.addEventListener('dragover', (event) => event.preventDefault());
  window.addEventListener('drop', on_drop);

  return {
    /**
     * @param {string} accept
     * @param {boolean} several
     */
    choose(accept, several) {
      input.accept = accept;
      input.multiple = several;
      input.value = ''; // the same file again is a choice too
      input.click();
    },
    /**
     * @param {string} name
     * @param {Uint8Array<ArrayBuffer>} bytes
     * @param {string} type
     */
    download: (name, bytes, type) => download(name, [bytes], type),
    /**
     * Hands out the application as a single file that carries `bytes`.
     * @param {string} name ends in .html
     * @param {Uint8Array<ArrayBuffer>} bytes of a register or packet
     */
    async download_page(name, bytes) {
      try {
        const carried = { name: name.replace(/\.html$/, '.taizhang.json'), bytes };
        download(name, [await page_with(carried)], 'text/html');
      } catch (error) {
        console.error(error);
        send(wasm, KIND.file_failed, [name]);
      }
    },
    /** @param {string} url */
    open_link(url) {
      if (!LINK.test(url)) return;
      const page = link('', url);
      page.target = '_blank';
      page.rel = 'noopener noreferrer';
      page.click();
    },
  };
}
