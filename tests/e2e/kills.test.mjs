// Whatever a killed page had been told is stored, is there; what it was writing is there whole or not at all.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { find, new_page, open_app, open_sample, type, url } from './harness.mjs';
import { hold_store, kept, retitle, until_stored } from './kept.mjs';

/** @typedef {import('playwright-core').Page} Page */

const KILLS = 1000;
const RESTORES = 200; // kills of those that make backups and restore them
const LANES = 5; // documents that are written at the same time
const MOST_STEPS = 24; // of the store's, until a writer is killed
const MOST_BACKUPS = 20; // that a shelf keeps; of more the oldest is let go

/** Has a worker tell each step of the store. */
const TELLS_STEPS = `
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
  const bytes = (value) => new TextEncoder().encode(JSON.stringify(value));
  const value = (data) => JSON.parse(new TextDecoder().decode(data));
  const whole = ({ bytes, journal }) => [...value(bytes), ...journal.map(value)];`;

/**
 * A worker that appends the numbers 1, 2, 3, … and, now and then, writes all so far as the document anew, and tells
 * each step of the store. It stands for a page: killed, it is gone with its transaction.
 */
const WRITER = `${TELLS_STEPS}
  onmessage = async ({ data: { modules, key, seed } }) => {
    const store = await import(modules['documents.js']);
    const found = await store.load(key);
    const all = found ? whole(found) : [];
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

/** One that also makes backups and restores them: before it changes the document it tells what it is to become. */
const RESTORER = `${TELLS_STEPS}
  onmessage = async ({ data: { modules, key, seed } }) => {
    const [store, backups] = await Promise.all([import(modules['documents.js']), import(modules['backups.js'])]);
    for (let turn = seed; ; turn = (turn * 48271) % 2147483647) {
      const found = await store.load(key);
      const all = found ? whole(found) : [];
      const shelf = await backups.list(key);
      const { id } = shelf[turn % shelf.length] ?? {};
      const what = !found ? 'save' : ['append', 'append', 'make', id ? 'restore' : 'make'][turn % 4];
      const next = what === 'append' ? [...all, turn] : what === 'restore' ? whole(await backups.load(id)) : all;
      postMessage({ begins: next });
      if (what === 'save') await store.save(key, 0, bytes(all), '');
      if (what === 'append') await store.append(key, found.revision, bytes(turn), '');
      if (what === 'make') await backups.make(key, key, 'asked');
      if (what === 'restore') await backups.restore(id);
      postMessage({ stored: next, kept: what === 'make' ? all : null });
    }
  };`;

/**
 * Has the page make workers of this program, and modules, with all they import, at addresses of which a thousand
 * workers need not ask the server: `window.killer`.
 * @param {Page} page
 * @param {string} program
 */
async function prepare(page, program) {
  await page.evaluate(async ([base, text]) => {
    const address_of = (/** @type {string} */ script) => URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    /** @type {Record<string, string>} */
    const modules = {};
    const copy_of = async (/** @type {string} */ name) => {
      let script = await (await fetch(base + name)).text();
      for (const [from, quote, imported] of script.matchAll(/from ?(["'])\.\/([\w.]+)\1/g)) {
        modules[imported] ??= await copy_of(imported);
        script = script.replace(from, `from ${quote}${modules[imported]}${quote}`);
      }
      return address_of(script);
    };
    for (const name of ['documents.js', 'backups.js']) modules[name] ??= await copy_of(name);
    const program_url = address_of(text);
    /** @type {Record<string, number>} */
    const killed_at = {};
    /** Starts a worker on `key` and kills it after so many steps, each of which `hear` is told. */
    const kill = (/** @type {string} */ key, /** @type {number} */ seed, /** @type {number} */ steps, /** @type {(data: any) => void} */ hear) =>
      new Promise((done, failed) => {
        const worker = new Worker(program_url, { type: 'module' });
        worker.onerror = failed;
        worker.onmessage = ({ data }) => {
          hear(data);
          steps -= 1;
          if (steps > 0) return;
          const at = data.step ?? (data.stored ? 'stored' : 'begins');
          killed_at[at] = (killed_at[at] ?? 0) + 1;
          worker.terminate();
          done(undefined);
        };
        worker.postMessage({ modules, key, seed });
      });
    Object.assign(window, { killer: { kill, killed_at } });
  }, [url, program]);
}

test(`${KILLS} writers killed at random steps lose nothing that was stored`, async (t) => {
  const page = await new_page(t, { bypassCSP: true });
  await open_app(page);
  await prepare(page, WRITER);
  const result = await page.evaluate(async ([base, lanes, kills, most]) => {
    const store = await import(/** @type {any} */ (`${base}documents.js`));
    const { kill, killed_at } = /** @type {any} */ (window).killer;
    const value = (/** @type {Uint8Array} */ data) => JSON.parse(new TextDecoder().decode(data));
    let fallbacks = 0;

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
      for (let killed = 0; killed < kills; killed += 1) {
        await kill(key, 1 + random(1_000_000), 1 + random(most), (/** @type {any} */ data) => (stored = data.stored ?? stored));
        const found = await store.load(key);
        if (!found && stored > 0) throw new Error(`nothing is left after ${stored}`);
        const fault = found ? fault_of(found, stored) : '';
        if (fault !== '') throw new Error(`kill ${killed} of ${key}: ${fault}`);
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, lane) => run_lane(lane)));
    return { killed_at, fallbacks };
  }, /** @type {const} */ ([url, LANES, KILLS / LANES, MOST_STEPS]));
  t.diagnostic(JSON.stringify(result));
  assert.ok(Object.keys(result.killed_at).length > 8, 'the kills hit few kinds of steps');
});

test(`${RESTORES} kills while backups are made and restored leave each document whole, and every backup`, async (t) => {
  const page = await new_page(t, { bypassCSP: true });
  await open_app(page);
  await prepare(page, RESTORER);
  const killed_at = await page.evaluate(async ([base, lanes, kills, most, most_backups]) => {
    const [store, backups] = await Promise.all(['documents.js', 'backups.js'].map((name) => import(base + name)));
    const { kill, killed_at } = /** @type {any} */ (window).killer;
    const value = (/** @type {Uint8Array} */ data) => JSON.parse(new TextDecoder().decode(data));
    const whole = (/** @type {any} */ { bytes, journal }) => String([...value(bytes), ...journal.map(value)]);
    const run_lane = async (/** @type {number} */ lane) => {
      let turn = 20261128 + lane;
      const random = (/** @type {number} */ limit) => (turn = (turn * 48271) % 2147483647) % limit;
      const key = `k${lane}`;
      let stored = '';
      /** @type {Map<number, string>} */
      let shelf = new Map();
      for (let killed = 0; killed < kills; killed += 1) {
        /** @type {string | null} */
        let next = null;
        /** @type {string[]} */
        const made = [];
        await kill(key, 1 + random(1_000_000), 8 + random(most), (/** @type {any} */ data) => {
          if (data.kept) made.push(String(data.kept));
          if (data.begins) next = String(data.begins);
          if (data.stored) stored = String(data.stored);
        });
        const found = await store.load(key);
        const now = found ? whole(found) : '';
        if (now !== stored && now !== next) throw new Error(`kill ${killed} of ${key}: neither as stored nor as it was to become`);
        stored = now;
        /** @type {Map<number, string>} */
        const copies = new Map();
        for (const { id } of await backups.list(key)) copies.set(id, whole(await backups.load(id)));
        const oldest = copies.size < most_backups ? 0 : Math.min(...copies.keys());
        const is_there = [...shelf].every(([id, text]) => id < oldest || copies.get(id) === text);
        if (!is_there || !made.every((one) => [...copies.values()].includes(one)))
          throw new Error(`kill ${killed} of ${key}: a backup is gone`);
        shelf = copies;
      }
    };
    await Promise.all(Array.from({ length: lanes }, (_, lane) => run_lane(lane)));
    return killed_at;
  }, /** @type {const} */ ([url, LANES, RESTORES / LANES, 2 * MOST_STEPS, MOST_BACKUPS]));
  t.diagnostic(JSON.stringify(killed_at));
  assert.ok(Object.keys(killed_at).length > 8, 'the kills hit few kinds of steps');
});

/** @param {Page} page */
async function crash(page) {
  const cdp = await page.context().newCDPSession(page);
  cdp.send('Page.crash').catch(() => {}); // it never answers
  await page.waitForEvent('crash');
}

test('a crashed page opens again with what it said was stored', async (t) => {
  const page = await new_page(t);
  await open_sample(page);
  let now = page;
  for (let round = 1; round <= 3; round += 1) {
    await retitle(now, `第 ${round} 次改动`);
    await until_stored(now, `第 ${round} 次改动`);
    await type(now, '任务', '还没有存下的');
    await crash(now);
    now = await page.context().newPage();
    await open_app(now);
    await find(now, 'grid', '任务表');
    await now.getByText(`第 ${round} 次改动`).first().waitFor({ state: 'attached' });
  }
});

test('what a hidden page left to be written outlives its crash and the one of the page that writes it, once', async (t) => {
  const page = await new_page(t);
  await open_sample(page);
  await kept(page);
  const let_go = await hold_store(page);
  await retitle(page, '切走时还没写的');
  await find(page, 'gridcell', '切走时还没写的');
  await page.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  await crash(page);
  const second = await page.context().newPage();
  // Crashes between the write and the forgetting of what was left.
  await second.addInitScript(() => Object.assign(Storage.prototype, { removeItem() {} }));
  await open_app(second);
  await let_go();
  await until_stored(second, '切走时还没写的');
  await crash(second);
  const third = await page.context().newPage();
  await open_app(third);
  await find(third, 'gridcell', '切走时还没写的');
  await kept(third);
  const [left, entries] = await third.evaluate(async () => {
    const store = await import(/** @type {any} */ ('./documents.js'));
    const [{ key }] = await store.list();
    const { bytes, journal } = await store.load(key);
    const texts = [bytes, ...journal].map((/** @type {Uint8Array} */ one) => new TextDecoder().decode(one));
    const outboxes = Object.keys(localStorage).filter((name) => name.includes('outbox'));
    return [outboxes, texts.filter((text) => text.includes('切走时还没写的')).length];
  });
  assert.deepEqual([left, entries], [[], 1]);
});
