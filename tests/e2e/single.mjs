// The application in one file, opened from a folder.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const SINGLE = new Uint8Array(readFileSync(fileURLToPath(new URL('../../dist/taizhang.html', import.meta.url))));

/**
 * A folder that is gone when test `t` ends.
 * @param {import('node:test').TestContext} t
 */
export function folder_for(t) {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * The address of a file with these bytes, in a folder of its own.
 * @param {import('node:test').TestContext} t
 * @param {Uint8Array} [bytes]
 */
export function file_with(t, bytes = SINGLE) {
  const path = join(folder_for(t), 'taizhang.html');
  writeFileSync(path, bytes);
  return pathToFileURL(path).href;
}
