// A small static server for dist/: node web/serve.mjs FOLDER [PORT]. Listens on this machine only; takes the
// next free port when PORT is taken.

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/**
 * The file that a request asks for; none outside `folder`.
 * @param {string} folder
 * @param {string} url
 */
function file_of(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(folder + sep)) return null;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

/**
 * Serves `folder` from `port` on, or from any free port when it is 0. The answer's `url` ends in a slash.
 * @param {string} folder
 * @param {number} port
 * @returns {Promise<{url: string, close: () => void}>}
 */
export function serve(folder, port) {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    const file = file_of(root, request.url ?? '/');
    if (!file) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not found\n');
      return;
    }
    response.writeHead(200, {
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': 'no-cache',
    });
    createReadStream(file).pipe(response);
  });
  return new Promise((done, failed) => {
    server.on('error', (error) => {
      if (error.code !== 'EADDRINUSE' || port === 0) return failed(error);
      port += 1;
      server.listen(port, 'localhost');
    });
    server.on('listening', () => {
      const url = `http://localhost:${server.address().port}/`;
      done({ url, close: () => server.close() });
    });
    server.listen(port, 'localhost');
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { url } = await serve(process.argv[2] ?? 'dist', Number(process.argv[3] ?? 8080));
  console.log(url);
}
