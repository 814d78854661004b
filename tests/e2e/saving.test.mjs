// Files and folders that the register goes to again and again. The browser's own dialogs are answered with files of its
// private file system.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { handed_out } from './files.mjs';
import { find, new_page, open_app, open_sample, press } from './harness.mjs';
import { retitle, until_stored } from './kept.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {import('node:test').TestContext} t */
async function page_with_dialogs(t) {
  const page = await new_page(t);
  await page.addInitScript(() => {
    const own = /** @type {any} */ (window);
    own.asked = [];
    own.gives_up = false;
    const answer = (/** @type {string} */ what, /** @type {() => Promise<any>} */ place) => async () => {
      own.asked.push(what);
      if (own.gives_up) throw new DOMException('closed', 'AbortError');
      return place();
    };
    const root = () => navigator.storage.getDirectory();
    own.showSaveFilePicker = answer('file', async () => (await root()).getFileHandle('我的台账.json', { create: true }));
    own.showDirectoryPicker = answer('folder', async () => (await root()).getDirectoryHandle('共享盘', { create: true }));
  });
  await open_sample(page);
  return page;
}

/** @param {Page} page */
const asked = (page) => page.evaluate(() => /** @type {any} */ (window).asked);

/**
 * What a file of the private file system holds; '' when there is none.
 * @param {Page} page
 * @param {string[]} path
 */
const text_at = (page, path) =>
  page.evaluate(async ([folders, name]) => {
    let folder = await navigator.storage.getDirectory();
    try {
      for (const one of folders) folder = await folder.getDirectoryHandle(one);
      return await (await (await folder.getFileHandle(name)).getFile()).text();
    } catch {
      return '';
    }
  }, /** @type {const} */ ([path.slice(0, -1), path[path.length - 1]]));

/** @param {Page} page */
const filed = (page) => page.getByText(/^已存文件/).first().waitFor({ state: 'attached' });

test('Ctrl+S asks for a file once and then writes the same one, after a reload too', async (t) => {
  const page = await page_with_dialogs(t);
  await retitle(page, '第一次存的');
  await page.keyboard.press('Control+S');
  await filed(page);
  assert.ok((await text_at(page, ['我的台账.json'])).includes('第一次存的'));

  await retitle(page, '第二次存的');
  await page.keyboard.press('Control+S');
  await filed(page);
  assert.ok((await text_at(page, ['我的台账.json'])).includes('第二次存的'));
  assert.deepEqual(await asked(page), ['file']);

  await page.reload();
  await find(page, 'grid', '任务表');
  await retitle(page, '第三次存的');
  await page.keyboard.press('Control+S');
  await filed(page);
  assert.ok((await text_at(page, ['我的台账.json'])).includes('第三次存的'));
  assert.deepEqual(await asked(page), []);
});

test('the browser is asked to keep what is stored, and for a file it knows, within a click or key', async (t) => {
  const page = await page_with_dialogs(t);
  await page.addInitScript(() => {
    const own = /** @type {any} */ (window);
    own.asks = [];
    const ask = (/** @type {string} */ what, /** @type {any} */ answer) => async () => {
      own.asks.push(`${what} ${navigator.userActivation.isActive}`);
      return answer;
    };
    navigator.storage.persist = ask('persist', true);
    const handle = /** @type {any} */ (FileSystemHandle.prototype);
    handle.queryPermission = async () => 'prompt';
    handle.requestPermission = ask('write', 'granted');
  });
  await page.keyboard.press('Control+S');
  await filed(page);
  await page.reload();
  await find(page, 'grid', '任务表');
  const asks = () => page.evaluate(() => /** @type {any} */ (window).asks);
  assert.deepEqual(await asks(), []);
  await retitle(page, '存进同一个文件');
  await until_stored(page, '存进同一个文件');
  await page.keyboard.press('Control+S');
  await filed(page);
  assert.deepEqual((await asks()).toSorted(), ['persist true', 'write true']);
  assert.ok((await text_at(page, ['我的台账.json'])).includes('存进同一个文件'));
});

test('a dialog that is closed changes nothing', async (t) => {
  const page = await page_with_dialogs(t);
  await page.evaluate(() => void (/** @type {any} */ (window).gives_up = true));
  await retitle(page, '没有存文件');
  await page.keyboard.press('Control+S');
  await page.waitForFunction(() => /** @type {any} */ (window).asked.length === 1);
  await page.getByText(/^已存本机浏览器/).first().waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('alert').count(), 0);
});

test('a file that cannot be written says so, and is asked for anew the next time', async (t) => {
  const page = await page_with_dialogs(t);
  await page.keyboard.press('Control+S');
  await filed(page);
  await page.evaluate(() => {
    const own = /** @type {any} */ (FileSystemFileHandle.prototype);
    own.write_before = own.createWritable;
    own.createWritable = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
  });
  await retitle(page, '写不进去');
  await page.keyboard.press('Control+S');
  await page.getByText(/没能写进文件“我的台账.json”/).first().waitFor({ state: 'attached' });
  await page.evaluate(() => {
    const own = /** @type {any} */ (FileSystemFileHandle.prototype);
    own.createWritable = own.write_before;
  });
  await page.keyboard.press('Control+S');
  await filed(page);
  assert.deepEqual(await asked(page), ['file', 'file']);
  assert.ok((await text_at(page, ['我的台账.json'])).includes('写不进去'));
});

test('with the store full the file is written again and again all the same', async (t) => {
  const page = await page_with_dialogs(t);
  await page.keyboard.press('Control+S');
  await filed(page);
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (/** @type {[any]} */ ...given) {
      if (this.name === 'file') throw new DOMException('full', 'QuotaExceededError');
      return put.apply(this, given);
    };
  });
  for (const title of ['存满之后第一次', '存满之后第二次', '存满之后第三次']) {
    await retitle(page, title);
    await page.keyboard.press('Control+S');
    await filed(page);
    assert.ok((await text_at(page, ['我的台账.json'])).includes(title));
  }
  assert.deepEqual(await asked(page), ['file']);
});

test('a file that somebody else has written since is left alone, and another is asked for the next time', async (t) => {
  const page = await page_with_dialogs(t);
  await page.keyboard.press('Control+S');
  await filed(page);
  await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    const stream = await (await root.getFileHandle('我的台账.json')).createWritable();
    await stream.write('别人写的');
    await stream.close();
  });
  await retitle(page, '没盖掉别人的');
  await page.keyboard.press('Control+S');
  await page.getByText(/文件“我的台账.json”被别人改过，这次没有写进去/).first().waitFor({ state: 'attached' });
  assert.equal(await text_at(page, ['我的台账.json']), '别人写的');
  assert.deepEqual(await asked(page), ['file']);
  await page.keyboard.press('Control+S');
  await filed(page);
  assert.deepEqual(await asked(page), ['file', 'file']);
  assert.ok((await text_at(page, ['我的台账.json'])).includes('没盖掉别人的'));
});

/**
 * Waits until a file of the folder that is called so has these words in it.
 * @param {Page} page
 * @param {string} called
 * @param {string} words
 */
const until_in_folder = (page, called, words) =>
  page.waitForFunction(async ([part, sought]) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('共享盘');
    for await (const file of /** @type {any} */ (folder).values()) {
      if (file.name.includes(part) && (await (await file.getFile()).text()).includes(sought)) return true;
    }
    return false;
  }, /** @type {const} */ ([called, words]));

test('when a round ends, the folder and the file stay the register\'s, and its archive has neither', async (t) => {
  const page = await page_with_dialogs(t);
  await page.keyboard.press('Control+S');
  await filed(page);
  await press(page, 'button', /^备份/);
  await press(page, 'button', '选择文件夹…');
  await page.getByText('改动自动存到文件夹“共享盘”').first().waitFor({ state: 'attached' });
  await press(page, 'button', /^全部任务/);
  await retitle(page, '第一轮改的');
  await until_in_folder(page, '第1轮', '第一轮改的');
  await press(page, 'button', /^快照与对比/);
  await press(page, 'button', '结束本轮');
  await handed_out(page, '存档并结束', 1);
  await press(page, 'button', /^全部任务/);
  await retitle(page, '第二轮改的');
  await until_in_folder(page, '第2轮', '第二轮改的');
  await page.keyboard.press('Control+S');
  await filed(page);
  assert.ok((await text_at(page, ['我的台账.json'])).includes('第二轮改的'));
  assert.deepEqual(await asked(page), ['file', 'folder']);

  await press(page, 'button', '回到首页');
  await press(page, 'button', /^打开台账 .*第1轮存档$/);
  await find(page, 'grid', '任务表');
  await press(page, 'button', /^备份/);
  await find(page, 'button', '选择文件夹…');
});

test('a chosen folder gets the register by itself once nobody has done anything for a while', async (t) => {
  const page = await page_with_dialogs(t);
  await press(page, 'button', /^备份/);
  await press(page, 'button', '选择文件夹…');
  await page.getByText('改动自动存到文件夹“共享盘”').first().waitFor({ state: 'attached' });
  await press(page, 'button', /^全部任务/);
  await retitle(page, '自己存过去的');
  await page.waitForFunction(async () => {
    const root = await navigator.storage.getDirectory();
    const folder = await root.getDirectoryHandle('共享盘');
    for await (const file of /** @type {any} */ (folder).values()) {
      if ((await (await file.getFile()).text()).includes('自己存过去的')) return true;
    }
    return false;
  });
  await press(page, 'button', /^备份/);
  await press(page, 'button', '不再自动存');
  await find(page, 'button', '选择文件夹…');
});

test('a register goes out with the program as one file, which opens it elsewhere without a server', async (t) => {
  const page = await new_page(t);
  await open_sample(page);
  await retitle(page, '带着程序走');
  await page.keyboard.press('Control+K');
  await page.keyboard.insertText('导出快照');
  await page.keyboard.press('Enter');
  await press(page, 'checkbox', '连同程序存成一个网页文件');
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'button', '导出')]);
  assert.match(download.suggestedFilename(), /\.html$/);
  const path = join(mkdtempSync(join(tmpdir(), 'taizhang-')), 'register.html');
  await download.saveAs(path);

  const elsewhere = await new_page(t);
  await open_app(elsewhere, pathToFileURL(path).href);
  await elsewhere.getByText('带着程序走').first().waitFor({ state: 'attached' });
});
