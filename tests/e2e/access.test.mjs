// What assistive technology is given: axe-core's rules on every screen.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { find, open_app, open_sample, press, shared_page } from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

const AXE = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/**
 * The rules the page breaks, each with the first element that does.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
async function violations(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run(document);
    return violations.map(
      (/** @type {any} */ one) => `${one.id}: ${one.nodes.length} × ${one.nodes[0].html.slice(0, 200)}`,
    );
  });
}

test('axe finds nothing wrong on the start page', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  await find(page, 'button', '打开通知');
  assert.deepEqual(await violations(page), []);
});

test('axe finds nothing wrong in the preview of a notice and its dialogs', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  await press(page, 'button', '打开示例');
  await find(page, 'button', '建立台账');
  assert.deepEqual(await violations(page), []);
  await press(page, 'button', '改题头');
  await find(page, 'dialog', '改题头');
  assert.deepEqual(await violations(page), []);
});

test('axe finds nothing wrong in the register, its details and its dialogs', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  assert.deepEqual(await violations(page), []);
  await press(page, 'button', '选中任务 1.1');
  await find(page, 'complementary', '任务详情');
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Control+K');
  await find(page, 'dialog', '命令面板');
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: '命令面板' }).waitFor({ state: 'detached' });
  await page.keyboard.press('F1');
  await find(page, 'dialog', '键盘操作');
  assert.deepEqual(await violations(page), []);
});
