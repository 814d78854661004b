// The document that a page carries: the page opens on that one, whatever else the browser holds.

import { crc32 } from './crc32.js';
import { KIND, send } from './events.js';
import * as settings from './settings.js';
import { change_line, list } from './documents.js';

/** @typedef {import('./single_file.js').Carried} Carried */
/** @typedef {import('./taizhang.js').Wasm} Wasm */

const LAST = 'last'; // the setting that says on which register the application opens

/** A register keeps its id when a round ends, and gets another key. @param {string} key */
const register_of = (key) => key.split('-')[0];

/**
 * @param {Wasm} wasm
 * @param {Carried} carried
 * @param {() => Promise<void>} list_again tells the application what is stored
 */
export function make_carried(wasm, { name, bytes }, list_again) {
  const own_last = `${LAST}.${crc32(bytes).toString(16)}`;
  let is_opening = false;

  return {
    /**
     * Once the application knows what is stored. What it became before is in the browser, maybe newer, and the
     * application opens that by itself, unless it is in the trash: out of which it is taken, and brought together
     * with what is carried.
     */
    async open() {
      const lines = await list().catch(() => []);
      const own = lines.find(({ key }) => key === settings.read(own_last));
      if (own && !own.trashed) return;
      if (own) {
        await change_line(own.key, { trashed: false }).catch(() => {});
        await list_again();
      }
      is_opening = true;
      if (!send(wasm, KIND.file_opened, [name, bytes])) send(wasm, KIND.file_failed, [name]);
    },
    /** In place of settings.js: what it became stays the register of this page, whatever else is opened here. */
    settings: {
      /** @param {string} setting */
      read: (setting) => settings.read(setting === LAST ? own_last : setting),
      /**
       * @param {string} setting
       * @param {string} value
       */
      write(setting, value) {
        if (setting !== LAST) return settings.write(setting, value);
        const is_own = is_opening || register_of(value) === register_of(settings.read(own_last));
        if (is_own) settings.write(own_last, value);
        is_opening = false;
      },
    },
  };
}
