// Firefox, which has no WebGL here: the register is drawn by the processor, and with fingerprinting resisted by
// Canvas2D.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { find, ink_of, open_app, press, until_ready } from './firefox.mjs';
import { host } from './hosting.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

/** The sample as a register. @param {Page} page */
async function create(page) {
  await press(page, 'button', '打开示例');
  await press(page, 'button', '建立台账');
  await find(page, 'button', '导出快照');
}

test('in Firefox without a graphics card the sample is opened, edited and found again', async (t) => {
  const page = await open_app(t);
  await create(page);
  await press(page, 'button', '选中任务 1.1');
  await press(page, 'textbox', '任务');
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
  await page.keyboard.type('new name');
  await press(page, 'button', '选中任务 1.2');
  await find(page, 'gridcell', 'new name');
  await page.waitForFunction(() => /已存(本机浏览器|文件)/.test(document.getElementById('mirror')?.textContent ?? ''));
  await page.reload();
  await until_ready(page);
  await find(page, 'gridcell', 'new name');
});

test('a Firefox that resists fingerprinting shows the same Chinese', async (t) => {
  const plain = await open_app(t);
  const resisting = await open_app(t, { 'privacy.resistFingerprinting': true });
  for (const name of ['打开通知', '打开示例']) {
    const [one, other] = await Promise.all([plain, resisting].map(async (page) => ink_of(page, await find(page, 'button', name))));
    // Noise would be as dark everywhere, a missing character not dark anywhere.
    assert.equal(one.length, other.length);
    const apart = one.map((share, i) => Math.abs(share - other[i]));
    assert.ok(Math.max(...apart) < 0.25, `${name}: a square differs by ${Math.max(...apart)}`);
    assert.ok(apart.reduce((sum, each) => sum + each) / apart.length < 0.05, `${name} differs`);
    assert.ok(Math.max(...one) - Math.min(...one) > 0.2, `${name} has no strokes`);
  }
});

test('in Firefox the page opens without its server after one visit, and a new version is offered and taken', async (t) => {
  const site = await host(t);
  site.publish('first');
  const page = await open_app(t, {}, site.url);
  /** @type {string[]} */
  const faults = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  await create(page);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await page.reload();
  await until_ready(page);
  site.publish('second');
  await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
  await page.waitForFunction(() => document.getElementById('offer')?.textContent?.includes('新版本可用'));
  const edition = () => page.evaluate(() => document.documentElement.dataset.edition);
  assert.equal(await edition(), 'first');
  await Promise.all([page.waitForNavigation(), page.click('#offer button')]);
  await until_ready(page);
  assert.equal(await edition(), 'second');
  site.stop();
  await page.goto(site.url);
  await until_ready(page);
  await find(page, 'grid', '任务表');
  assert.deepEqual(faults, []);
});
