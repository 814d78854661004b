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
