// A small static server for dist/: node web/serve.mjs FOLDER [PORT]. Listens on this machine only; takes the
// next free port when PORT is taken. What it sends along is what nginx.conf has nginx send.

import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';

const nginx = readFileSync(new URL('nginx.conf', import.meta.url), 'utf8');

/** By its name, what every answer carries. */
export const HEADERS = Object.fromEntries(
  [...nginx.matchAll(/^ +add_header (\S+) "([^"]*)" always;/gm)].map(([, name, value]) => [name.toLowerCase(), value]));

/** By a file name's ending. @type {Record<string, string>} */
const TYPES = Object.fromEntries(
  [...nginx.matchAll(/^ +([a-z]+\/[a-z+]+) ([a-z]+);/gm)].map(([, type, ending]) => [`.${ending}`, type]));

/** @param {string} file */
function type_of(file) {
  const type = TYPES[extname(file)] ?? 'application/octet-stream';
  return /^text|json$/.test(type) ? `${type}; charset=utf-8` : type;
}

/**
 * The file that a request asks for; none outside `folder`.
 * @param {string} folder
 * @param {string} under the address's path that stands for it
 * @param {string} url
 */
function file_of(folder, under, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (!path.startsWith(under)) return null;
  path = path.slice(under.length - 1);
  const file = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
  if (!file.startsWith(folder + sep)) return null;
  return statSync(file, { throwIfNoEntry: false })?.isFile() ? file : null;
}

/**
 * Serves `folder` from `port` on, or from any free port when it is 0.
 * @param {string} folder
 * @param {number} port
 * @param {string} [under] the path of its address, between slashes
 * @returns {Promise<{url: string, close: () => void}>}
 */
export function serve(folder, port, under = '/') {
  const root = resolve(folder);
  const server = createServer((request, response) => {
    const file = file_of(root, under, request.url ?? '/');
    if (!file) {
      response.writeHead(404, { ...HEADERS, 'content-type': 'text/plain' }).end('not found\n');
      return;
    }
    response.writeHead(200, { ...HEADERS, 'content-type': type_of(file) });
    createReadStream(file).pipe(response);
  });
  return new Promise((done, failed) => {
    server.on('error', (error) => {
      if (error.code !== 'EADDRINUSE' || port === 0) return failed(error);
      port += 1;
      server.listen(port, 'localhost');
    });
    server.on('listening', () => {
      const url = `http://localhost:${server.address().port}${under}`;
      const close = () => {
        server.close();
        server.closeAllConnections();
      };
      done({ url, close });
    });
    server.listen(port, 'localhost');
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { url } = await serve(process.argv[2] ?? 'dist', Number(process.argv[3] ?? 8080));
  console.log(url);
}
