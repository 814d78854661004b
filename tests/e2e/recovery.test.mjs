// The recovery page: that it lists all the browser holds, whatever program wrote it, and hands it out without the
// application.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { find, new_page, open_sample, press, screenshot, type, until_drawn, url } from './harness.mjs';
import { kept } from './kept.mjs';
import { issue, profile } from './rounds.mjs';
import { carrying, file_with } from './single.mjs';

/** @typedef {import('playwright-core').Page} Page */

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * A store with a register, changes to it, a generation before it, a backup and issued packets.
 * @param {Page} page
 * @param {string} [address]
 */
async function fill(page, address) {
  await open_sample(page, address);
  await kept(page);
  await issue(page);
  await press(page, 'button', '选中任务 1.1');
  await type(page, '任务', '改过的名字');
  await press(page, 'button', '选中任务 1.2');
  await find(page, 'gridcell', '改过的名字');
  await kept(page);
  await until_drawn(page);
}

/** @param {Page} page @param {string} button */
async function taken(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).first().click()]);
  return { name: download.suggestedFilename(), path: await download.path() };
}

/** The names in a zip file, each of which can be unpacked. @param {string} path */
function names_in(path) {
  const script = 'import sys, zipfile\nfile = zipfile.ZipFile(sys.argv[1])\nassert file.testzip() is None\nprint("\\n".join(file.namelist()))';
  const { stdout, stderr, status } = spawnSync('python3', ['-X', 'utf8', '-c', script, path], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout.trim().split('\n');
}

/** What each row is called, without what is noted of it. @param {Page} page */
async function names_on(page) {
  await page.locator('footer').waitFor(); // it comes last
  return page.getByRole('rowheader').evaluateAll((all) => all.map((one) => one.firstChild?.textContent ?? ''));
}

/** @param {Page} page */
async function faults_of(page) {
  await page.evaluate(readFileSync(AXE, 'utf8'));
  const { violations } = await page.evaluate(() => /** @type {any} */ (window).axe.run());
  return violations.map((/** @type {any} */ { id, nodes }) => `${id}: ${nodes[0].html}`);
}

/**
 * A page of the application's address on which nothing runs.
 * @param {Page} page
 */
async function open_nothing(page) {
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(`${url}icon.svg`);
}

test('all that is stored is listed, and is taken one by one or at once', async (t) => {
  const page = await profile(t);
  await fill(page);
  await page.goto(`${url}recover.html`);
  const names = await names_on(page);
  assert.deepEqual(names.slice(0, 3), ['台账', '此后的 2 次改动', '备份：每日备份']);
  assert.ok(names.slice(3).length > 5 && names.slice(3).every((name) => name.startsWith('发出的任务包：')));
  const register = JSON.parse(readFileSync((await taken(page, '：台账')).path, 'utf8'));
  assert.equal(register.format, 'taizhang');
  const packet = JSON.parse(readFileSync((await taken(page, '发出的任务包：办公室')).path, 'utf8'));
  assert.equal(packet.purpose, 'packet');
  const all = await taken(page, '全部下载');
  assert.equal(all.name, '台账-取出-2026-11-24.zip');
  assert.equal(names_in(all.path).length, names.length);
});

test('the recovery page is plain to assistive technology, light and dark', async (t) => {
  const page = await profile(t);
  await fill(page);
  await page.goto(`${url}recover.html`);
  for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme });
    await names_on(page);
    assert.deepEqual(await faults_of(page), []);
    await screenshot(page, `recovery-${colorScheme}`);
  }
});

test('each generation comes with the changes after it, and with no others', async (t) => {
  const page = await profile(t);
  await open_nothing(page);
  await page.evaluate(async () => {
    const documents = await import(/** @type {any} */ ('./documents.js'));
    const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
    await documents.save('k', 0, bytes('一'), '台账甲\t');
    await documents.append('k', 1, bytes('二'), '台账甲\t');
    await documents.append('k', 2, bytes('三'), '台账甲\t');
    await documents.save('k', 3, bytes('一二三'), '台账甲\t');
    await documents.append('k', 4, bytes('四'), '台账甲\t');
  });
  await page.goto(`${url}recover.html`);
  assert.deepEqual(await names_on(page), ['台账', '此后的 1 次改动', '上一版台账', '此后的 2 次改动']);
  assert.equal(readFileSync((await taken(page, '此后的 1 次改动')).path, 'utf8'), '四\n');
  const between = await taken(page, '此后的 2 次改动');
  assert.equal(readFileSync(between.path, 'utf8'), '二\n三\n');
  assert.equal(between.name, '台账甲-上一版-此后的改动.json');
});

test('a store that a newer program has made is listed as far as it is known, and as it is', async (t) => {
  const page = await profile(t);
  await open_nothing(page);
  await page.evaluate(async () => {
    const request = indexedDB.open('taizhang', 99);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('line', { keyPath: 'key' });
      request.result.createObjectStore('document', { keyPath: 'key' });
      request.result.createObjectStore('novelty', { autoIncrement: true });
    };
    const database = await new Promise((done) => { request.onsuccess = () => done(request.result); });
    const t = database.transaction(['line', 'document', 'novelty'], 'readwrite');
    const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
    t.objectStore('line').put({ key: 'a-1', meta: '<b>新版</b>的台账\t', revision: 2, written: Date.now() });
    t.objectStore('document').put({
      key: 'a-1', current: { bytes: bytes('{"a":'), length: 9, revision: 2 }, previous: { bytes: bytes('{}'), length: 2, revision: 1 },
    });
    t.objectStore('novelty').put({ of: 'a-1', bytes: bytes('新的内容') });
    await new Promise((done) => { t.oncomplete = done; });
    database.close();
  });
  await page.goto(`${url}recover.html`);
  await page.getByRole('heading', { name: '<b>新版</b>的台账' }).waitFor();
  await page.getByText('由更新版本的程序写入。认得出的列在前面').waitFor();
  assert.deepEqual(await names_on(page), ['台账', '上一版台账', '原样数据：document', '原样数据：line', '原样数据：novelty']);
  await page.getByText('不完整，少了 4 字节').waitFor();
  const register = await taken(page, '：台账');
  assert.equal(register.name, '_b_新版__b_的台账.taizhang.json');
  assert.equal(readFileSync(register.path, 'utf8'), '{"a":');
  assert.equal(readFileSync((await taken(page, 'novelty')).path, 'utf8'), '{"of":"a-1","bytes":"新的内容"}\n');
});

/** The Chinese on a page, without the names that somebody gave and what code is. @param {Page} page @param {RegExp} given */
const chinese_on = async (page, given) =>
  (await page.evaluate(() => `${document.title}\n${document.body.innerText}`)).replaceAll(given, '').match(/\p{Script=Han}+/gu) ?? [];

test('the page is English where the application is, and all of it', async (t) => {
  const page = await profile(t);
  await fill(page);
  await page.evaluate(() => {
    localStorage.setItem('taizhang.settings', 'en\tlight');
    localStorage.setItem('taizhang.outbox', '{}');
  });
  await page.goto(`${url}recover.html`);
  const names = await names_on(page);
  assert.deepEqual(names.slice(0, 3), ['Register', 'Changes since: 2', 'Backup: daily backup']);
  assert.ok(names.slice(3, -1).every((name) => name.startsWith('Packet issued: ')));
  assert.equal(names.at(-1), 'Not yet written when the page was left');
  assert.deepEqual(await chinese_on(page, /云汀市城市管理局2026年政务公开工作要点|Packet issued: .*/gu), []);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.match((await taken(page, ': Changes since')).name, /-changes-since\.json$/);
  assert.deepEqual(await faults_of(page), []);
});

test('before anything was set, the page is Chinese as the application is, whatever the browser', async (t) => {
  const page = await new_page(t, { locale: 'en-GB' });
  await page.goto(`${url}recover.html`);
  await page.getByRole('heading', { name: '取出本机存的台账' }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-CN');
});

test('where nothing is stored the page says so, and leaves the store to the application', async (t) => {
  const page = await profile(t);
  await page.goto(`${url}recover.html`);
  await page.getByText('这个浏览器里没有存台账').waitFor();
  assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
  await page.getByRole('link', { name: '返回台账' }).click();
  await find(page, 'button', '打开示例');
});

test('the single file lists what is stored without its program, and goes back to it', async (t) => {
  const page = await profile(t);
  const address = file_with();
  await fill(page, address);
  await page.addInitScript(() => Object.defineProperty(window, 'WebAssembly', { value: undefined }));
  await page.goto(`${address}#recover`);
  assert.deepEqual((await names_on(page)).slice(0, 3), ['台账', '此后的 2 次改动', '备份：每日备份']);
  assert.equal(JSON.parse(readFileSync((await taken(page, '：台账')).path, 'utf8')).format, 'taizhang');
  await page.getByRole('link', { name: '返回台账' }).click();
  await page.getByText('这个浏览器太旧').waitFor();
});

test('a file whose program is damaged still hands out what it carries', async (t) => {
  const page = await profile(t);
  const bytes = carrying('交接.taizhang.json', '{"带着": "的内容"}');
  bytes[bytes.length >> 1] ^= 1;
  await page.goto(file_with(bytes));
  await page.getByRole('link', { name: '取出来' }).click();
  await page.getByRole('heading', { name: '本文件里带的内容' }).waitFor();
  const file = await taken(page, '交接.taizhang.json');
  assert.equal(file.name, '交接.taizhang.json');
  assert.equal(readFileSync(file.path, 'utf8'), '{"带着": "的内容"}');
});
