// The application in one file, opened from a folder.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bytes_of, text_of } from '../../web/bytes_text.js';
import { with_carried } from '../../web/single_file.js';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../../web/single_file.js').Carried} Carried */

export const SINGLE = new Uint8Array(readFileSync(fileURLToPath(new URL('../../dist/taizhang.html', import.meta.url))));

/** @type {string[]} */
const folders = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A folder that is gone when all tests of the file are: a browser writes into its profile until it has ended. */
export function new_folder() {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-'));
  folders.push(folder);
  return folder;
}

/**
 * The address of a file with these bytes, in a folder of its own.
 * @param {Uint8Array} [bytes]
 */
export function file_with(bytes = SINGLE) {
  const path = join(new_folder(), 'taizhang.html');
  writeFileSync(path, bytes);
  return pathToFileURL(path).href;
}

/**
 * The file as the build would have made it with this inside.
 * @param {string} name
 * @param {string | Uint8Array<ArrayBuffer>} content
 */
export function carrying(name, content) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return bytes_of(with_carried(text_of(SINGLE), { name, bytes }));
}

/**
 * Has the page hand out what C++ reaches of it: `window.halves`.
 * @param {Page} page not yet opened
 */
export async function expose_halves(page) {
  await page.addInitScript(() => {
    Object.defineProperty(Object.prototype, 'taizhang', {
      configurable: true,
      set(value) {
        Object.defineProperty(this, 'taizhang', { value, writable: true, enumerable: true, configurable: true });
        if ('files' in value) Object.assign(window, { halves: value });
      },
    });
  });
}

/**
 * The page that this page makes to carry `text`.
 * @param {Page} page with its halves exposed
 * @param {string} name
 * @param {string} text
 */
export async function page_made(page, name, text) {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.evaluate(([name, text]) => /** @type {any} */ (window).halves.files.download_page(name, new TextEncoder().encode(text)), [name, text]),
  ]);
  return { name: download.suggestedFilename(), bytes: new Uint8Array(readFileSync(await download.path())) };
}
