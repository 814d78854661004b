// Whatever a killed page had been told is stored, is there; what it was writing is there whole or not at all.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { find, new_page, open_app, open_sample, type, url } from './harness.mjs';
import { retitle, until_stored } from './kept.mjs';

const KILLS = 1000;
const LANES = 5; // documents that are written at the same time
const MOST_STEPS = 24; // of the store's, until a writer is killed

/**
 * A worker that appends the numbers 1, 2, 3, … and, now and then, writes all so far as the document anew, and tells
 * each step of the store. It stands for a page: killed, it is gone with its transaction.
 */
const WRITER = `
  const requests = ['get', 'getAll', 'put', 'add', 'delete'];
  for (const name of requests) {
    const own = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (...given) {
      const request = own.apply(this, given);
      postMessage({ step: name });
      request.addEventListener('success', () => postMessage({ step: name + ' done' }));
      return request;
    };
  }
  onmessage = async ({ data: { store_url, key, seed } }) => {
    const store = await import(store_url);
    const bytes = (value) => new TextEncoder().encode(JSON.stringify(value));
    const value = (data) => JSON.parse(new TextDecoder().decode(data));
    const found = await store.load(key);
    const all = found ? [...value(found.bytes), ...found.journal.map(value)] : [];
    let revision = found?.revision ?? 0;
    for (let turn = seed; ; turn = (turn * 48271) % 2147483647) {
      if (revision === 0 || turn % 5 === 0) {
        revision = await store.save(key, revision, bytes(all), '');
        continue;
      }
      const next = all.length + 1;
      postMessage({ begins: next });
      revision = await store.append(key, revision, bytes(next), '');
      all.push(next);
      postMessage({ stored: next });
    }
  };`;

test(`${KILLS} writers killed at random steps lose nothing that was stored`, async (t) => {
  const page = await new_page(t, { bypassCSP: true });
  await open_app(page);
  const result = await page.evaluate(async ([base, writer, lanes, kills, most]) => {
    const store = await import(/** @type {any} */ (`${base}documents.js`));
    const address_of = (/** @type {string} */ text) => URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    /** @type {Map<string, string>} */
    const copies = new Map();
    /** A module, with all it imports, at an address of which a thousand workers need not ask the server. */
    const copy_of = async (/** @type {string} */ name) => {
      let text = await (await fetch(base + name)).text();
      for (const [from, quote, imported] of text.matchAll(/from ?(["'])\.\/([\w.]+)\1/g)) {
        if (!copies.has(imported)) copies.set(imported, await copy_of(imported));
        text = text.replace(from, `from ${quote}${copies.get(imported)}${quote}`);
      }
      return address_of(text);
    };
    const store_url = await copy_of('documents.js');
    const writer_url = address_of(writer);
    const value = (/** @type {Uint8Array} */ data) => JSON.parse(new TextDecoder().decode(data));
    /** @type {Record<string, number>} */
    const killed_at = {};
    let fallbacks = 0;

    /** Starts a writer of `key`, kills it after so many steps; the last number that it said was stored. */
    const kill_one = (/** @type {string} */ key, /** @type {number} */ seed, /** @type {number} */ steps, /** @type {number} */ stored) =>
      new Promise((done, failed) => {
        const worker = new Worker(writer_url, { type: 'module' });
        worker.onerror = failed;
        worker.onmessage = ({ data }) => {
          if (data.stored) stored = data.stored;
          steps -= 1;
          if (steps > 0) return;
          const at = data.step ?? (data.stored ? 'stored' : 'begins');
          killed_at[at] = (killed_at[at] ?? 0) + 1;
          worker.terminate();
          done(stored);
        };
        worker.postMessage({ store_url, key, seed });
      });

    /** What is wrong with what is left of `key`; '' when nothing is. */
    const fault_of = (/** @type {any} */ found, /** @type {number} */ stored) => {
      const list = [...value(found.bytes), ...found.journal.map(value)];
      if (list.some((one, at) => one !== at + 1)) return `not 1, 2, 3, …: ${list}`;
      if (list.length < stored) return `${stored} were stored, ${list.length} are left`;
      if (found.previous_bytes.length === 0) return '';
      // The generation before brings one as far, with both journals.
      fallbacks += 1;
      const before = [...value(found.previous_bytes), ...[...found.previous_journal, ...found.journal].map(value)];
      return String(before) === String(list) ? '' : 'the generation before does not lead here';
    };

    const run_lane = async (/** @type {number} */ lane) => {
      let turn = 20261127 + lane;
      const random = (/** @type {number} */ limit) => (turn = (turn * 48271) % 2147483647) % limit;
      const key = `k${lane}`;
      let stored = 0;
      for (let kill = 0; kill < kills; kill += 1) {
        stored = /** @type {number} */ (await kill_one(key, 1 + random(1_000_000), 1 + random(most), stored));
        const found = await store.load(key);
        if (!found && stored > 0) throw new Error(`nothing is left after ${stored}`);
        const fault = found ? fault_of(found, stored) : '';
        if (fault !== '') throw new Error(`kill ${kill} of ${key}: ${fault}`);
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, lane) => run_lane(lane)));
    return { killed_at, fallbacks };
  }, /** @type {const} */ ([url, WRITER, LANES, KILLS / LANES, MOST_STEPS]));
  t.diagnostic(JSON.stringify(result));
  assert.ok(Object.keys(result.killed_at).length > 8, 'the kills hit few kinds of steps');
});

test('a crashed page opens again with what it said was stored', async (t) => {
  const page = await new_page(t);
  await open_sample(page);
  let now = page;
  for (let round = 1; round <= 3; round += 1) {
    await retitle(now, `第 ${round} 次改动`);
    await until_stored(now, `第 ${round} 次改动`);
    await type(now, '任务', '还没有存下的');
    const cdp = await now.context().newCDPSession(now);
    cdp.send('Page.crash').catch(() => {}); // it never answers
    await now.waitForEvent('crash');
    now = await page.context().newPage();
    await open_app(now);
    await find(now, 'grid', '任务表');
    await now.getByText(`第 ${round} 次改动`).first().waitFor({ state: 'attached' });
  }
});
