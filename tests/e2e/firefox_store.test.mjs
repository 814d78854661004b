// Firefox's store: that what goes wrong there loses nothing either, and that two windows go on as one.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { begin_title, find, open_app, press, until_ready } from './firefox.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** @param {Page} page @param {string} words */
const says = (page, words) =>
  page.waitForFunction((sought) => document.getElementById('mirror')?.textContent?.includes(sought), {}, words);

/** @param {Page} page */
const kept = (page) =>
  page.waitForFunction(() => /已存(本机浏览器|文件)/.test(document.getElementById('mirror')?.textContent ?? ''));

/** @param {Page} page */
async function create(page) {
  await press(page, 'button', '打开示例');
  await press(page, 'button', '建立台账');
  await find(page, 'grid', '任务表');
  await kept(page);
}

/** Calls task 1.1 so, and leaves it. @param {Page} page @param {string} title in letters that keys have */
async function retitle(page, title) {
  await begin_title(page);
  await page.keyboard.type(title);
  await press(page, 'button', '选中任务 1.2');
  await find(page, 'gridcell', title);
}

test('in Firefox a write that finds the store full or is aborted is told, and made good with the next one', async (t) => {
  const page = await open_app(t);
  await create(page);
  await page.evaluate(() => {
    const own = /** @type {any} */ (window);
    for (const name of /** @type {const} */ (['put', 'add'])) {
      const write = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function (/** @type {[any]} */ ...given) {
        if (own.fault === 'full') throw new DOMException('full', 'QuotaExceededError');
        const request = write.apply(this, given);
        if (own.fault === 'abort') this.transaction.abort();
        return request;
      };
    }
  });
  for (const [fault, sentence] of /** @type {const} */ ([['full', '浏览器的存储空间满了'], ['abort', '没能存进浏览器']])) {
    await page.evaluate((one) => void (/** @type {any} */ (window).fault = one), fault);
    await retitle(page, `not stored ${fault}`);
    await says(page, sentence);
    await page.evaluate(() => void (/** @type {any} */ (window).fault = ''));
    await retitle(page, `stored after ${fault}`);
    await kept(page);
  }
  await page.reload();
  await until_ready(page);
  await find(page, 'gridcell', 'stored after abort');
});

test('in Firefox a newer store is read and not written, and one that was cleared is noticed', async (t) => {
  const page = await open_app(t);
  await create(page);
  const home = page.url();
  const other = await page.browserContext().newPage();
  await other.goto(new URL('icon.svg', home).href); // nothing runs there
  await other.evaluate(() => new Promise((done, failed) => {
    const open = indexedDB.open('taizhang', 99);
    open.onblocked = failed; // the program has to let go
    open.onsuccess = () => done(open.result.close());
  }));
  await page.bringToFront();
  await says(page, '更新版本的台账使用');
  await page.reload();
  await until_ready(page);
  await find(page, 'grid', '任务表');
  await says(page, '更新版本的台账使用');
  await page.goto('about:blank');
  await other.evaluate(() => new Promise((done) => (indexedDB.deleteDatabase('taizhang').onsuccess = done)));
  await page.goto(home);
  await until_ready(page);
  await says(page, '可能被清理过');
});

test('in Firefox a damaged document opens from the generation before it, and that is said', async (t) => {
  const page = await open_app(t);
  await create(page);
  await retitle(page, 'before the damage');
  await kept(page);
  await page.evaluate(async () => {
    const store = await import(/** @type {any} */ ('./documents.js'));
    const [{ key, meta }] = await store.list();
    const { revision, bytes } = await store.load(key);
    await store.save(key, revision, bytes, meta); // the second generation, as an idle page writes it
    const open = indexedDB.open('taizhang');
    const database = await new Promise((done) => (open.onsuccess = () => done(open.result)));
    const t = database.transaction(['document'], 'readwrite');
    const all = t.objectStore('document').getAll();
    all.onsuccess = () => {
      const [document] = all.result;
      document.current.bytes[document.current.bytes.length >> 1] ^= 1;
      t.objectStore('document').put(document);
    };
    await new Promise((done) => (t.oncomplete = done));
    database.close();
  });
  await page.reload();
  await until_ready(page);
  await says(page, '已用前一份和改动记录恢复');
  await find(page, 'gridcell', 'before the damage');
});

test('in Firefox of two windows one writes, the other follows and takes over', async (t) => {
  const first = await open_app(t);
  await create(first);
  const second = await first.browserContext().newPage({ type: 'window' });
  await second.goto(first.url());
  await until_ready(second);
  await find(second, 'button', '在此窗口编辑');
  await first.bringToFront(); // what is behind another window draws nothing
  await retitle(first, 'by the first');
  await second.bringToFront();
  await find(second, 'gridcell', 'by the first');
  await press(second, 'button', '在此窗口编辑');
  await retitle(second, 'by the second');
  await first.bringToFront();
  await find(first, 'button', '在此窗口编辑');
  await find(first, 'gridcell', 'by the second');
});

test('in Firefox the recovery page lists what is stored and hands it out', async (t) => {
  const page = await open_app(t);
  await create(page);
  await page.goto(new URL('recover.html', page.url()).href);
  await page.waitForFunction(() => document.querySelector('.recovery tbody')?.textContent?.includes('台账'));
  const saved = await page.evaluate(async () => {
    /** @type {Blob[]} */
    const blobs = [];
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      if (blob instanceof Blob) blobs.push(blob);
      return make(blob);
    };
    document.querySelector('button')?.click();
    while (blobs.length === 0) await new Promise((done) => requestAnimationFrame(done));
    return blobs[0].text();
  });
  assert.ok(saved.includes('taizhang'));
});
