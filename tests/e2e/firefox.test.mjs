// Firefox, which has no WebGL here: the register is drawn by the processor, and with fingerprinting resisted by
// Canvas2D.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { begin_title, find, ink_of, open_app, press, until_ready } from './firefox.mjs';
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
  await begin_title(page);
  await page.keyboard.type('new name');
  await press(page, 'button', '选中任务 1.2');
  await find(page, 'gridcell', 'new name');
  await page.waitForFunction(() => /已存(本机浏览器|文件)/.test(document.getElementById('mirror')?.textContent ?? ''));
  await page.reload();
  await until_ready(page);
  await find(page, 'gridcell', 'new name');
});

/**
 * An input method that composes letter by letter and commits, in the events that Firefox sends for it. Its driver has none.
 * @param {Page} page
 * @param {string} letters
 * @param {string} text empty: it is cancelled
 */
async function compose(page, letters, text) {
  await page.evaluate((all, committed) => {
    const ime = /** @type {HTMLTextAreaElement} */ (document.getElementById('ime'));
    const say = (/** @type {string} */ type, /** @type {string} */ data) =>
      ime.dispatchEvent(new CompositionEvent(type, { data, bubbles: true }));
    const put_in = (/** @type {string} */ data, /** @type {boolean} */ isComposing) => {
      ime.value = data;
      ime.dispatchEvent(new InputEvent('input', { data, isComposing, inputType: 'insertCompositionText', bubbles: true }));
    };
    const take = (/** @type {string} */ key) => ['keydown', 'keyup'].map((type) =>
      ime.dispatchEvent(new KeyboardEvent(type, { key, code: key, keyCode: 229, isComposing: true, bubbles: true, cancelable: true })));
    say('compositionstart', '');
    for (let end = 1; end <= all.length; end += 1) {
      say('compositionupdate', all.slice(0, end));
      put_in(all.slice(0, end), true);
    }
    for (const key of ['ArrowDown', 'Backspace', 'Enter']) take(key);
    ime.value = committed;
    say('compositionend', committed);
    ime.dispatchEvent(new InputEvent('input', { data: committed, inputType: 'insertCompositionText', bubbles: true }));
  }, letters, text);
}

test('in Firefox what is composed and committed lands once in the field, and what is cancelled not at all', async (t) => {
  const page = await open_app(t);
  await create(page);
  await begin_title(page);
  await compose(page, 'zhengwu', '政务');
  await compose(page, 'bu', '');
  await compose(page, 'gongkai', '公开');
  await page.waitForFunction(() => document.querySelector('#mirror [role=textbox][aria-label=任务]')?.textContent === '政务公开');
  await press(page, 'button', '选中任务 1.2');
  await find(page, 'gridcell', '政务公开');
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
