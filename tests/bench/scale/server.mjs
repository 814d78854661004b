// Serves what the pages of peers/ are made of: themselves, the grids as npm has installed them, and the registers.

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));

/** By the first name of an address's path. @type {Record<string, string>} */
const FOLDERS = {
  peers: folder('peers'),
  node_modules: folder('node_modules'),
  registers: folder('../../../build/bench'),
};

/** @type {Record<string, string>} */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

/** The file that an address stands for; none outside the folders. @param {string} address */
function file_of(address) {
  const [, first, ...rest] = decodeURIComponent(new URL(address, 'http://localhost').pathname).split('/');
  const root = FOLDERS[first];
  if (!root) return null;
  const file = normalize(join(root, ...rest));
  return file.startsWith(root + sep) && statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

/** @returns {Promise<{url: string, close: () => void}>} */
export function serve() {
  const server = createServer((request, response) => {
    const file = file_of(request.url ?? '/');
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': `${TYPES[extname(file)] ?? 'application/octet-stream'}; charset=utf-8` });
    createReadStream(file).pipe(response);
  });
  return new Promise((done) => {
    server.listen(0, 'localhost', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      const close = () => {
        server.close();
        server.closeAllConnections();
      };
      done({ url: `http://localhost:${port}/`, close });
    });
  });
}
