// The files of dist/ that a visit loads. The others lie beside them: to be read, to be taken away, or for a system
// on which the page is installed.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const BESIDE = /^(licenses\.txt|sbom\.json|taizhang\.html|icon-.*\.png|templates\/.*)$/;

/**
 * @param {string} folder
 * @returns {string[]} paths in it
 */
export function visited_files(folder, under = '') {
  return readdirSync(join(folder, under), { withFileTypes: true }).flatMap((entry) => {
    const path = under + entry.name;
    if (entry.isDirectory()) return visited_files(folder, `${path}/`);
    return BESIDE.test(path) ? [] : [path];
  });
}
