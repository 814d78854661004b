// The pages of peers/, measured.

import { new_page } from '../../e2e/harness.mjs';
import { deed, memory, prepare, scrolling } from './page.mjs';
import { traced } from './trace.mjs';

/** @typedef {import('../../e2e/harness.mjs').Page} Page */
/** @typedef {import('./page.mjs').Scrolling} Scrolling */
/** @typedef {import('./page.mjs').Memory} Memory */
/** @typedef {import('./page.mjs').Deed} Deed */

/** @typedef {{start: number, open: Deed, first_key?: Deed, next_key?: Deed, scroll?: Scrolling, memory: Memory}} Figures */

/** A key of the filter, until the rows of the list have changed. @param {Page} page @param {string} key */
const filter = (page, key) =>
  deed(page, (before) => {
    const rows = /** @type {any} */ (window).peer.count();
    return before === undefined ? rows : rows !== before;
  }, () => page.keyboard.press(key));

/**
 * @param {import('node:test').TestContext} t
 * @param {string} url of the server
 * @param {string} name of the page
 * @param {string} register its address
 * @param {string[]} keys
 * @returns {Promise<Figures>}
 */
export async function measure_peer(t, url, name, register, keys) {
  const page = await new_page(t, { baseURL: url });
  page.context().setDefaultTimeout(600_000);
  await prepare(page);
  const [{ start, shown }, work] = await traced(page, async () => {
    await page.goto(`peers/${name}.html?register=${register}`);
    await page.waitForFunction(() => /** @type {any} */ (window).peer);
    return page.evaluate(() => {
      const { start, shown } = /** @type {any} */ (window).peer;
      return { start, shown };
    });
  });
  const open = { shown: shown - start, work };
  if (name === 'floor') return { start, open, memory: await memory(page) };
  const held = await memory(page);
  await page.locator('#filter').focus();
  const first_key = await filter(page, keys[0]);
  const next_key = await filter(page, keys[1]);
  await page.locator('#filter').fill('');
  const length = await page.evaluate(async () => {
    const { scale, peer } = /** @type {any} */ (window);
    await scale.until_painted(() => true);
    return peer.length();
  });
  return { start, open, memory: held, first_key, next_key, scroll: await scrolling(page, length) };
}
