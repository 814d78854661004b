// The hosted page: without a network, with a new version of itself, and on servers of every kind.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { HEADERS } from '../../web/serve.mjs';
import { find, new_page, open_app, open_sample, press, screenshot, type, until_drawn, until_quiet, until_ready } from './harness.mjs';
import { kept } from './kept.mjs';
import { editions, host } from './hosting.mjs';

/** @typedef {import('playwright-core').Page} Page */

const web = (/** @type {string} */ name) => readFileSync(fileURLToPath(new URL(`../../web/${name}`, import.meta.url)), 'utf8');

/**
 * A page of a server of its own, with the sample as its register and with its worker.
 * @param {import('node:test').TestContext} t
 * @param {{edition?: string, expected?: RegExp}} [options]
 */
async function visited(t, { edition = '', expected } = {}) {
  const site = await host(t);
  if (edition !== '') site.publish(edition);
  const page = await new_page(t, { baseURL: site.url, serviceWorkers: 'allow' }, expected);
  await open_sample(page);
  await kept(page);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  return { site, page };
}

/** Comes back to the page, which then is its worker's. @param {Page} page */
async function reopen(page) {
  await page.reload();
  await until_ready(page);
  await find(page, 'grid', '任务表');
}

/** @param {Page} page @param {string} name */
const choose = (page, name) => page.locator('#offer').getByRole('button', { name, exact: true }).click();

/** @param {Page} page @param {string | RegExp} sentence */
const offered = (page, sentence) => page.locator('#offer').getByText(sentence).waitFor();

/** Comes back to a page whose server has a new version. @param {Page} page */
async function come_back(page) {
  await reopen(page);
  await offered(page, '新版本可用');
}

/** Has the worker of a new version, and waits for it. @param {Page} page */
async function take_over(page) {
  await come_back(page);
  await Promise.all([page.waitForNavigation(), choose(page, '刷新使用新版本')]);
}

/** Waits until no version waits for the pages of another to be closed. @param {import('playwright-core').BrowserContext} context */
async function until_taken_over(context) {
  await context.serviceWorkers().at(-1)?.evaluate(() => new Promise((done) => {
    const { registration } = /** @type {any} */ (self);
    const look = () => (registration.waiting ? setTimeout(look) : done(undefined));
    look();
  }));
}

/** Nothing can be written before release() is called. @param {Page} page */
async function hold_the_store(page) {
  await page.evaluate(() => new Promise(async (held) => {
    const { answer, transact } = await import(/** @type {any} */ ('./database.js'));
    const own = /** @type {any} */ (window);
    own.is_held = true;
    transact('readwrite', async (/** @type {IDBTransaction} */ t) => {
      while (own.is_held) held(await answer(t.objectStore('line').count()));
    });
  }));
  return { release: () => page.evaluate(() => void (/** @type {any} */ (window).is_held = false)) };
}

test('after one visit the page opens without a network, and its register is there', async (t) => {
  const { site, page } = await visited(t);
  site.stop();
  await page.context().setOffline(true);
  await page.close();
  const cold = await page.context().newPage();
  await open_app(cold);
  await find(cold, 'grid', '任务表');
  await press(cold, 'button', '选中任务 1.1');
  await type(cold, '任务', '没有网络时写的');
  await press(cold, 'button', '选中任务 1.2');
  await kept(cold);
  await reopen(cold);
  await find(cold, 'gridcell', '没有网络时写的');
});

test('a page that comes back asks the server for nothing but whether there is a new version', async (t) => {
  const { site, page } = await visited(t);
  site.asked.length = 0;
  await reopen(page);
  await press(page, 'button', '选中任务 1.1');
  await type(page, '任务', '改过的名字');
  await press(page, 'button', '选中任务 1.2');
  await kept(page);
  await press(page, 'button', '设置');
  await until_quiet(page);
  assert.deepEqual(site.asked.filter((path) => path !== 'sw.js'), []);
  assert.ok(site.asked.length <= 1, `${site.asked}`);
});

test('a new version is offered, and takes over when no other window is open and nothing is unsaved', async (t) => {
  const { site, page } = await visited(t, { edition: 'first' });
  site.publish('second');
  await come_back(page);
  await screenshot(page, 'new-version');
  await page.emulateMedia({ colorScheme: 'dark' });
  await until_drawn(page);
  await screenshot(page, 'new-version-dark');
  assert.deepEqual(await editions(page), ['first', 'first']);

  const other = await page.context().newPage();
  await open_app(other);
  await choose(page, '刷新使用新版本');
  await offered(page, '还有 1 个窗口开着台账');
  assert.deepEqual([await editions(page), await editions(other)], [['first', 'first'], ['first', 'first']]);
  await other.close();

  const store = await hold_the_store(page);
  await press(page, 'button', '选中任务 1.1');
  await type(page, '任务', '还没有存好');
  await choose(page, '再试一次');
  await offered(page, '正在存好改动');
  assert.deepEqual(await editions(page), ['first', 'first']);
  await Promise.all([page.waitForNavigation(), store.release()]);
  await until_ready(page);
  assert.deepEqual(await editions(page), ['second', 'second']);
  await find(page, 'gridcell', '还没有存好');
});

test('in English the offer of a new version is English', async (t) => {
  const { site, page } = await visited(t, { edition: 'first' });
  site.publish('second');
  await page.evaluate(() => localStorage.setItem('taizhang.settings', 'en'));
  await page.reload();
  await offered(page, 'A new version is available.');
  await until_ready(page);
  const other = await page.context().newPage();
  await open_app(other);
  await choose(page, 'Reload and use it');
  await offered(page, 'Other windows have the register open (1).');
  await other.close();
  await Promise.all([page.waitForNavigation(), choose(page, 'Try again')]);
  await offered(page, 'The new version is in use.');
  assert.doesNotMatch(await page.locator('#offer').innerText(), /\p{Script=Han}/u);
  await Promise.all([page.waitForNavigation(), choose(page, 'Back to the previous version')]);
  await offered(page, 'This is the previous version of the program.');
});

test('a new version is not let in while what was written could not be stored', async (t) => {
  const { site, page } = await visited(t, { edition: 'first' });
  site.publish('second');
  await come_back(page);
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await press(page, 'button', '选中任务 1.1');
  await type(page, '任务', '存不进去');
  await choose(page, '刷新使用新版本');
  await offered(page, '有改动没能存进浏览器');
  assert.deepEqual(await editions(page), ['first', 'first']);
  await find(page, 'gridcell', '存不进去');
});

test('a new version that was put off, by keys alone, is there when the page is opened the next time', async (t) => {
  const { site, page } = await visited(t, { edition: 'first' });
  site.publish('second');
  await come_back(page);
  await page.keyboard.press('F6');
  const focused = await page.evaluate(() => getComputedStyle(/** @type {Element} */ (document.activeElement)));
  assert.deepEqual([focused.position, focused.outlineStyle], ['static', 'solid']);
  for (const key of ['Tab', 'Enter']) await page.keyboard.press(key); // 以后再说 is the second button
  assert.equal(await page.locator('#offer').innerText(), '');
  await page.waitForFunction(() => document.activeElement?.id === 'canvas');
  const context = page.context();
  await page.close();
  await until_taken_over(context);
  const next = await context.newPage();
  await open_app(next);
  assert.deepEqual(await editions(next), ['second', 'second']);
});

test('the version before the new one is one step back, also without a network, and one step only', async (t) => {
  const { site, page } = await visited(t, { edition: 'first' });
  site.publish('second');
  await take_over(page);
  await until_ready(page);
  await offered(page, '已换成新版本');
  site.stop();
  await Promise.all([page.waitForNavigation(), choose(page, '退回上一版')]);
  await until_ready(page);
  assert.deepEqual(await editions(page), ['first', 'first']);
  await find(page, 'grid', '任务表');
  await offered(page, '这是上一版程序');
  await Promise.all([page.waitForNavigation(), choose(page, '回到新版本')]);
  await until_ready(page);
  assert.deepEqual(await editions(page), ['second', 'second']);
});

test('two versions are kept and no more, and what is alike in them is asked for once', async (t) => {
  const { site, page } = await visited(t, { edition: 'first' });
  for (const edition of ['second', 'third']) {
    site.publish(edition);
    await take_over(page);
    await until_ready(page);
  }
  const names = await page.evaluate(() => caches.keys());
  assert.equal(names.filter((name) => !name.endsWith('versions')).length, 2);
  site.asked.length = 0;
  site.publish('fourth');
  await take_over(page);
  await until_ready(page);
  assert.deepEqual(site.asked.filter((path) => path !== 'sw.js').sort(), ['main.js', 'style.css']);
  await page.goto('./?previous');
  await until_ready(page);
  assert.deepEqual(await editions(page), ['third', 'third']);
});

test('without a version before it, the way back leads to the one there is', async (t) => {
  const { site, page } = await visited(t);
  await page.goto('./?previous');
  await until_ready(page);
  assert.equal(page.url(), site.url);
});

test('a server that is only half up to date is not believed, and what there was stays whole', async (t) => {
  const { site, page } = await visited(t, { edition: 'first' });
  await reopen(page);
  site.publish('second');
  site.change('third');
  const state = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const ended = new Promise((done) => registration.addEventListener('updatefound', () => {
      const { installing } = registration;
      installing?.addEventListener('statechange', () => done(installing.state));
    }));
    await registration.update();
    return ended;
  });
  assert.equal(state, 'redundant');
  assert.equal((await page.evaluate(() => caches.keys())).length, 2);
  site.stop();
  await reopen(page);
  assert.deepEqual(await editions(page), ['first', 'first']);
});

test('a new version that does not start says so and leads back to the one before', async (t) => {
  const { site, page } = await visited(t, { edition: 'first', expected: /wasm|WebAssembly|CompileError|magic|Aborted|falling back/ });
  site.publish_broken();
  await take_over(page);
  await page.getByText('程序文件没有读完整').waitFor();
  await page.getByRole('button', { name: '退回上一版', exact: true }).click();
  await find(page, 'grid', '任务表');
  assert.deepEqual(await editions(page), ['first', 'first']);
});

test('on plain http, where browsers have no workers, the page works all the same', async (t) => {
  const site = await host(t);
  const page = await new_page(t, { baseURL: site.url.replace('localhost', 'intranet.test'), serviceWorkers: 'allow' });
  await open_sample(page);
  assert.equal(await page.evaluate(() => isSecureContext), false);
  await kept(page);
  await reopen(page);
});

test('where a worker is refused the page works all the same', async (t) => {
  const site = await host(t);
  const page = await new_page(t, { baseURL: site.url, serviceWorkers: 'allow' });
  await page.addInitScript(() => {
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('policy', 'SecurityError'));
  });
  await open_sample(page);
  await kept(page);
});

test('the page can be installed as an application', async (t) => {
  const { page } = await visited(t);
  const cdp = await page.context().newCDPSession(page);
  const { errors } = await cdp.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await cdp.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito'), []);
});

test('every answer carries the documented headers, and the page has the same policy in itself', async (t) => {
  const site = await host(t);
  for (const path of ['', 'main.js', 'taizhang.wasm', 'sw.js', 'not-there']) {
    const answer = await fetch(site.url + path);
    for (const [name, value] of Object.entries(HEADERS)) assert.equal(answer.headers.get(name), value, `${path}: ${name}`);
  }
  const own = web('index.html').match(/Content-Security-Policy"\s+content="([^"]*)"/)?.[1];
  assert.equal(HEADERS['content-security-policy'], `${own}; frame-ancestors 'none'`);
});
