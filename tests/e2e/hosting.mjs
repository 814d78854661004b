// The built application on a server of its own, as an office hosts it: in a folder of the server, and brought up to
// date now and then.

import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { write_release } from '../../cmake/precache.mjs';
import { serve } from '../../web/serve.mjs';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const UNDER = '/gk/taizhang/';

/**
 * Ends with test `t`.
 * @param {import('node:test').TestContext} t
 */
export async function host(t) {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-'));
  cpSync(DIST, folder, { recursive: true });
  const server = await serve(folder, 0, UNDER);
  /** @type {string[]} */
  const asked = [];
  const note = (/** @type {any} */ { request }) => {
    if (server.url.includes(`${request.headers.host.split(':')[1]}/`)) asked.push(request.url.replace(UNDER, ''));
  };
  subscribe('http.server.request.start', note);
  t.after(() => {
    unsubscribe('http.server.request.start', note);
    server.close();
    rmSync(folder, { recursive: true });
  });

  /** Changes two files, without saying so to the worker. @param {string} edition */
  function change(edition) {
    appendFileSync(join(folder, 'main.js'), `\ndocument.documentElement.dataset.edition = '${edition}';\n`);
    appendFileSync(join(folder, 'style.css'), `\n:root { --edition: ${edition}; }\n`);
  }

  return {
    url: server.url,
    /** Paths that the server was asked for. */
    asked,
    stop: server.close,
    change,
    /** @param {string} edition */
    publish(edition) {
      change(edition);
      write_release(folder);
    },
    /** Publishes a program that does not start. */
    publish_broken() {
      writeFileSync(join(folder, 'taizhang.wasm'), 'garbage');
      write_release(folder);
    },
  };
}

/**
 * The editions that the page's files are of; one when they are of one version.
 * @param {import('playwright-core').Page} page
 */
export const editions = (page) => page.evaluate(() => {
  const root = document.documentElement;
  return [root.dataset.edition ?? '', getComputedStyle(root).getPropertyValue('--edition')];
});
