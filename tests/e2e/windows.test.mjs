// Several windows of one browser: one writes, the others follow; and programs of several versions.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { find, new_page, open_app, open_sample, press, type, url } from './harness.mjs';
import { kept, retitle, until_stored } from './kept.mjs';
import { file_with } from './single.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** Another window of the same browser. @param {Page} page @param {string} [address] */
async function other_window(page, address) {
  const other = await page.context().newPage();
  await open_app(other, address);
  await find(other, 'grid', '任务表');
  return other;
}

/** @param {Page} page */
const follows = (page) => find(page, 'button', '在此窗口编辑');

/** One that writes the sample, and one that follows it. @param {import('node:test').TestContext} t @param {string} [address] */
async function two_windows(t, address) {
  const first = await new_page(t);
  await open_sample(first, address);
  await kept(first);
  const second = await other_window(first, address);
  await follows(second);
  return [first, second];
}

test('of two windows one writes, the other follows and takes over without losing what is being typed', async (t) => {
  const [first, second] = await two_windows(t);

  await retitle(first, '第一个窗口改的');
  await second.getByText('第一个窗口改的').first().waitFor({ state: 'attached' });

  await press(first, 'button', '选中任务 1.1');
  await type(first, '任务', '还没离开的字');
  await press(second, 'button', '在此窗口编辑');
  await second.getByText('还没离开的字').first().waitFor({ state: 'attached' });
  await follows(first);

  await retitle(second, '第二个窗口改的');
  await first.getByText('第二个窗口改的').first().waitFor({ state: 'attached' });
  await until_stored(second, '第二个窗口改的');
  await second.reload();
  await second.getByText('第二个窗口改的').first().waitFor({ state: 'attached' });
});

test('of two windows from a folder one writes, the other follows and takes over', async (t) => {
  const [first, second] = await two_windows(t, file_with());
  await retitle(first, '第一个窗口改的');
  await second.getByText('第一个窗口改的').first().waitFor({ state: 'attached' });
  await press(second, 'button', '在此窗口编辑');
  await follows(first);
  await retitle(second, '第二个窗口改的');
  await first.getByText('第二个窗口改的').first().waitFor({ state: 'attached' });
  await kept(second);
  await second.reload();
  await second.getByText('第二个窗口改的').first().waitFor({ state: 'attached' });
});

test('a window that follows shows its fields locked and refuses what would change the register', async (t) => {
  const [first, second] = await two_windows(t);
  await press(second, 'button', '选中任务 1.1');
  assert.ok(await (await find(second, 'textbox', '任务')).isDisabled());
  const tasks = await second.getByText(/18 项任务/).first().textContent();
  await second.keyboard.press('Delete');
  assert.equal(await second.getByText(/18 项任务/).first().textContent(), tasks);
});

test('the writing is taken from a window that does not answer', async (t) => {
  const [first, second] = await two_windows(t);
  await first.evaluate(() => {
    // The page is frozen: it hears nothing any more.
    BroadcastChannel.prototype.postMessage = () => {};
    Object.defineProperty(window, 'frozen', { value: true });
  });
  const cdp = await first.context().newCDPSession(first);
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' });
  await press(second, 'button', '在此窗口编辑');
  await second.getByText('现在由这个窗口编辑。').first().waitFor({ state: 'attached' });
  await retitle(second, '接过来改的');
  await kept(second);
  await cdp.send('Page.setWebLifecycleState', { state: 'active' });
  await follows(first);
});

test('when the window that writes is closed, another can write at once', async (t) => {
  const [first, second] = await two_windows(t);
  await first.close();
  await press(second, 'button', '在此窗口编辑');
  await second.getByText('现在由这个窗口编辑。').first().waitFor({ state: 'attached' });
});

test('two windows write two registers side by side', async (t) => {
  const [first, second] = await two_windows(t);
  await press(second, 'button', '回到首页');
  await press(second, 'button', '打开示例');
  await press(second, 'button', '建立台账');
  await find(second, 'grid', '任务表');
  await retitle(first, '甲台账');
  await retitle(second, '乙台账');
  await kept(first);
  await kept(second);
  assert.equal(await second.getByRole('button', { name: '在此窗口编辑' }).count(), 0);
});

/** A newer program has opened the store. @param {Page} page */
const open_newer = (page) =>
  page.evaluate(() => new Promise((done, failed) => {
    const request = indexedDB.open('taizhang', 999);
    request.onupgradeneeded = () => request.result.createObjectStore('of a newer program');
    request.onsuccess = () => done(request.result.close());
    request.onerror = () => failed(request.error);
    request.onblocked = () => failed(new Error('the older program holds on to the store'));
  }));

test('an older program steps back before a newer one, and when it starts later it only reads', async (t) => {
  const page = await new_page(t);
  await open_sample(page);
  await retitle(page, '旧程序存下的');
  await until_stored(page, '旧程序存下的');
  await open_newer(page);
  await page.getByText(/更新版本的台账使用/).first().waitFor({ state: 'attached' });
  await page.reload();
  await page.getByText('旧程序存下的').first().waitFor({ state: 'attached' });
  await page.getByText(/更新版本的台账使用/).first().waitFor({ state: 'attached' });
  await press(page, 'button', '选中任务 1.1');
  assert.ok(await (await find(page, 'textbox', '任务')).isDisabled());
});

test('where the browser has no locks, a window does not write over another and can take over', async (t) => {
  const first = await new_page(t);
  await first.context().addInitScript(() => Object.defineProperty(navigator, 'locks', { value: undefined }));
  await open_sample(first);
  await kept(first);
  const second = await other_window(first);
  await retitle(second, '第二个窗口先存');
  await until_stored(second, '第二个窗口先存');
  await press(first, 'button', '选中任务 1.3');
  await type(first, '任务', '第一个窗口后存');
  await press(first, 'button', '选中任务 1.2');
  await press(first, 'button', '在此窗口编辑');
  await first.getByText('现在由这个窗口编辑。').first().waitFor({ state: 'attached' });
  await first.getByText('第二个窗口先存').first().waitFor({ state: 'attached' });
  await until_stored(first, '第一个窗口后存');
  await first.reload();
  await first.getByText('第二个窗口先存').first().waitFor({ state: 'attached' });
  await first.getByText('第一个窗口后存').first().waitFor({ state: 'attached' });
});
