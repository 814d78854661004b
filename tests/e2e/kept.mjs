// What the browser has kept of the open register, as the page says it and as it is.

import { press, type } from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * Waits until the page says that nothing is left to be stored.
 * @param {Page} page
 */
export async function kept(page) {
  await page.getByText(/^已存(本机浏览器|文件)/).first().waitFor({ state: 'attached' });
}

/**
 * Waits until `words` are in the store, and the page says so.
 * @param {Page} page
 * @param {string} words
 */
export async function until_stored(page, words) {
  await page.waitForFunction(async (sought) => {
    const store = await import(/** @type {any} */ ('./documents.js'));
    for (const { key } of await store.list()) {
      const { bytes, journal } = await store.load(key);
      const texts = [bytes, ...journal].map((/** @type {Uint8Array} */ one) => new TextDecoder().decode(one));
      if (texts.some((text) => text.includes(sought))) return true;
    }
    return false;
  }, words);
  await kept(page);
}

/**
 * Calls task 1.1 so, and leaves it.
 * @param {Page} page
 * @param {string} title
 */
export async function retitle(page, title) {
  await press(page, 'button', '选中任务 1.1');
  await type(page, '任务', title);
  await press(page, 'button', '选中任务 1.2');
}

/**
 * Keeps the store busy, so that every write waits, until what is returned is called.
 * @param {Page} page of the browser whose store it is
 */
export async function hold_store(page) {
  await page.context().route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  const other = await page.context().newPage();
  await other.goto('icon.svg'); // nothing runs there
  await other.evaluate(() => new Promise((done) => {
    const open = indexedDB.open('taizhang');
    open.onsuccess = () => {
      const store = open.result.transaction([...open.result.objectStoreNames], 'readwrite').objectStore(open.result.objectStoreNames[0]);
      const own = /** @type {any} */ (window);
      const go_on = () => { if (!own.is_over) store.count().onsuccess = go_on; };
      own.is_over = false;
      go_on();
      done(undefined);
    };
  }));
  return () => other.evaluate(() => void (/** @type {any} */ (window).is_over = true));
}
