// Whatever a killed page had been told is stored, is there; what it was writing is there whole or not at all.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { find, new_page, open_app, open_sample, type, url } from './harness.mjs';
import { retitle, until_stored } from './kept.mjs';

const KILLS = 1000;
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
  onmessage = async ({ data: { store_url, seed } }) => {
    const store = await import(store_url);
    const bytes = (value) => new TextEncoder().encode(JSON.stringify(value));
    const value = (data) => JSON.parse(new TextDecoder().decode(data));
    const found = await store.load('k');
    const all = found ? [...value(found.bytes), ...found.journal.map(value)] : [];
    let revision = found?.revision ?? 0;
    for (let turn = seed; ; turn = (turn * 48271) % 2147483647) {
      if (revision === 0 || turn % 5 === 0) {
        revision = await store.save('k', revision, bytes(all), '');
        continue;
      }
      const next = all.length + 1;
      postMessage({ begins: next });
      revision = await store.append('k', revision, bytes(next), '');
      all.push(next);
      postMessage({ stored: next });
    }
  };`;

test(`${KILLS} writers killed at random steps lose nothing that was stored`, async (t) => {
  const page = await new_page(t, { bypassCSP: true });
  await page.route('**/writer-under-test.js', (route) => route.fulfill({ contentType: 'text/javascript', body: WRITER }));
  await open_app(page);
  const result = await page.evaluate(async ([base, kills, most]) => {
    const store_url = `${base}storage.js`;
    const store = await import(/** @type {any} */ (store_url));
    let turn = 20261127;
    const random = (/** @type {number} */ limit) => (turn = (turn * 48271) % 2147483647) % limit;
    /** @type {Record<string, number>} */
    const killed_at = {};
    let stored = 0;
    let fallbacks = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const worker = new Worker(`${base}writer-under-test.js`, { type: 'module' });
      let steps = 1 + random(most);
      await new Promise((done, failed) => {
        worker.onerror = failed;
        worker.onmessage = ({ data }) => {
          if (data.stored) stored = data.stored;
          steps -= 1;
          if (steps > 0) return;
          const at = data.step ?? (data.stored ? 'stored' : 'begins');
          killed_at[at] = (killed_at[at] ?? 0) + 1;
          worker.terminate();
          done(undefined);
        };
        worker.postMessage({ store_url, seed: 1 + random(1_000_000) });
      });
      const found = await store.load('k');
      if (!found) {
        if (stored > 0) return `nothing is left after ${stored}`;
        continue;
      }
      const value = (/** @type {Uint8Array} */ data) => JSON.parse(new TextDecoder().decode(data));
      const list = [...value(found.bytes), ...found.journal.map(value)];
      if (list.some((/** @type {number} */ one, /** @type {number} */ at) => one !== at + 1)) return `kill ${kill}: not 1, 2, 3, …: ${list}`;
      if (list.length < stored) return `kill ${kill}: ${stored} were stored, ${list.length} are left`;
      if (found.previous_bytes.length > 0) {
        // The generation before brings one as far, with both journals.
        const journals = [...found.previous_journal, ...found.journal].map(value);
        if (String([...value(found.previous_bytes), ...journals]) !== String(list)) return `kill ${kill}: the generation before does not lead here`;
        fallbacks += 1;
      }
      stored = list.length;
    }
    return { killed_at, fallbacks, stored };
  }, /** @type {const} */ ([url, KILLS, MOST_STEPS]));
  assert.equal(typeof result, 'object', String(result));
  t.diagnostic(JSON.stringify(result));
  assert.ok(Object.keys(/** @type {any} */ (result).killed_at).length > 8, 'the kills hit few kinds of steps');
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
