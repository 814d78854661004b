// Writes into the service worker which files make up this version: node cmake/precache.mjs FOLDER. The last step
// of dist.sh: a file that changes after it is not taken by any browser.

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { visited_files } from './visited.mjs';

const RELEASE = /^self\.release = .*\n/;

/** @param {string | Buffer} bytes */
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/**
 * The version's name is the digest of its files' digests.
 * @param {string} folder
 */
export function write_release(folder) {
  const paths = visited_files(folder).filter((path) => path !== 'sw.js').sort();
  const files = Object.fromEntries(paths.map((path) => [path, sha256(readFileSync(join(folder, path)))]));
  const release = { version: sha256(JSON.stringify(files)), files };
  const worker = join(folder, 'sw.js');
  const code = readFileSync(worker, 'utf8').replace(RELEASE, '');
  writeFileSync(worker, `self.release = ${JSON.stringify(release)};\n${code}`);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) write_release(process.argv[2] ?? 'dist');
