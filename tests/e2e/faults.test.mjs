// What goes wrong in the browser's store, brought about: nothing is lost, and a sentence says what to do.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { find, new_page, open_app, open_sample, press, type, url } from './harness.mjs';
import { hold_store, kept, retitle, until_stored } from './kept.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page @param {string | RegExp} words */
const says = (page, words) => page.getByText(words).first().waitFor({ state: 'attached' });

/**
 * Writes to the store end in `fault` while window.fault is set.
 * @param {Page} page
 */
async function bring_faults(page) {
  await page.addInitScript(() => {
    const own = /** @type {any} */ (window);
    own.fault = '';
    for (const name of /** @type {const} */ (['put', 'add'])) {
      const write = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function (/** @type {[any]} */ ...given) {
        if (own.fault === 'quota') throw new DOMException('full', 'QuotaExceededError');
        if (own.fault === 'lost') throw new DOMException('gone', 'InvalidStateError');
        const request = write.apply(this, given);
        if (own.fault === 'full') // found out when all is written
          Object.defineProperty(this.transaction, 'error', { value: new DOMException('full', 'QuotaExceededError') });
        if (own.fault === 'abort' || own.fault === 'full') this.transaction.abort();
        return request;
      };
    }
  });
}

/** @param {Page} page @param {string} fault */
const set_fault = (page, fault) => page.evaluate((one) => void (/** @type {any} */ (window).fault = one), fault);

const FAULTS = /** @type {const} */ ([
  ['quota', '浏览器的存储空间满了'],
  ['full', '浏览器的存储空间满了'],
  ['abort', '没能存进浏览器'],
  ['lost', '这个浏览器不让保存数据'],
]);

for (const [fault, sentence] of FAULTS) {
  test(`a write that ends in ${fault} is told, exported, and made good with the next one`, async (t) => {
    const page = await new_page(t);
    await bring_faults(page);
    await open_sample(page);
    await kept(page);
    await set_fault(page, fault);
    await retitle(page, '没存成的改动');
    await says(page, new RegExp(sentence));
    await says(page, '未能保存');

    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'button', '导出快照')]);
    assert.ok(readFileSync(await download.path(), 'utf8').includes('没存成的改动'));

    await set_fault(page, '');
    await press(page, 'button', '选中任务 1.3');
    await type(page, '任务', '接着改');
    await press(page, 'button', '选中任务 1.2');
    await until_stored(page, '接着改');
    await page.reload();
    await says(page, '没存成的改动');
    await says(page, '接着改');
  });
}

for (const fault of ['quota', 'abort', 'lost']) {
  test(`a write that ended in ${fault} is tried again by itself, later each time, and then nothing waits`, async (t) => {
    const page = await new_page(t);
    await bring_faults(page);
    await page.addInitScript(() => {
      const own = /** @type {any} */ (window);
      const [set, clear] = [own.setTimeout, own.clearTimeout];
      own.tries = new Map(); // timers of some seconds that run
      own.setTimeout = (/** @type {() => void} */ act, /** @type {number} */ delay, /** @type {any[]} */ ...rest) => {
        const id = set(() => { own.tries.delete(id); act(); }, delay, ...rest);
        if (delay === 4000 || delay === 8000) own.tries.set(id, delay);
        return id;
      };
      own.clearTimeout = (/** @type {number} */ id) => { own.tries.delete(id); clear(id); };
    });
    const tries = () => page.evaluate(() => [.../** @type {any} */ (window).tries.values()]);
    await open_sample(page);
    await kept(page);
    assert.deepEqual(await tries(), []);
    await set_fault(page, fault);
    await retitle(page, '没存成的改动');
    await says(page, '未能保存');
    assert.deepEqual(await tries(), [4000]);
    await page.waitForFunction(() => [.../** @type {any} */ (window).tries.values()].includes(8000));
    await set_fault(page, '');
    await until_stored(page, '没存成的改动');
    assert.deepEqual(await tries(), []);
    assert.equal(await page.getByRole('alert').count(), 0);
  });
}

test('a page that could not store its last edit asks before it is left, and the next page stores it', async (t) => {
  const page = await new_page(t);
  await bring_faults(page);
  await open_sample(page);
  await kept(page);
  /** @type {string[]} */
  const asked = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  await set_fault(page, 'quota');
  await retitle(page, '没存成就关了的改动');
  await says(page, '未能保存');
  await page.goto('about:blank');
  assert.deepEqual(asked, ['beforeunload']);
  await open_app(page);
  await says(page, '没存成就关了的改动');
  await until_stored(page, '没存成就关了的改动');
  await page.goto('about:blank');
  assert.deepEqual(asked, ['beforeunload']);
});

test('a page with a notice that is corrected there and nowhere else asks before it is left', async (t) => {
  const page = await new_page(t);
  await open_app(page);
  await press(page, 'button', '打开示例');
  await find(page, 'button', '建立台账');
  /** @type {string[]} */
  const asked = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    return dialog.accept();
  });
  await page.reload();
  assert.deepEqual(asked, []);
  await press(page, 'button', '打开示例');
  await press(page, 'checkbox', '带入任务 1.1');
  await says(page, '将带入 17 项任务');
  await page.goto('about:blank');
  assert.deepEqual(asked, ['beforeunload']);
});

/**
 * Changes what is stored of the one document.
 * @param {Page} page
 * @param {'current' | 'both' | 'journal' | 'gap' | 'short'} what
 */
const damage = (page, what) =>
  page.evaluate(async (which) => {
    const open = indexedDB.open('taizhang');
    const database = await new Promise((done) => (open.onsuccess = () => done(open.result)));
    const t = database.transaction(['document', 'journal'], 'readwrite');
    const got = (/** @type {IDBRequest} */ request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
    const [document] = await got(t.objectStore('document').getAll());
    const spoil = (/** @type {any} */ generation) => {
      generation.bytes = generation.bytes.slice();
      const at = generation.bytes.length >> 1;
      generation.bytes[at] ^= 1;
    };
    if (which === 'short') document.current.bytes = document.current.bytes.slice(0, 100);
    if (which === 'current' || which === 'both') spoil(document.current);
    if (which === 'both' && document.previous) spoil(document.previous);
    t.objectStore('document').put(document);
    const [entry] = await got(t.objectStore('journal').getAll());
    if (which === 'journal') t.objectStore('journal').put({ ...entry, entry: entry.entry.slice(0, -3) });
    if (which === 'gap') t.objectStore('journal').delete([entry.key, entry.revision]);
    await new Promise((done) => (t.oncomplete = done));
    database.close();
  }, what);

/** A document of two generations, and a change after each. @param {Page} page */
async function two_generations(page) {
  await open_sample(page);
  await retitle(page, '第一次改动');
  await until_stored(page, '第一次改动');
  // The second generation, as an idle page writes it.
  await page.evaluate(async () => {
    const store = await import(/** @type {any} */ ('./documents.js'));
    const [{ key, meta }] = await store.list();
    const { revision, bytes } = await store.load(key);
    await store.save(key, revision, bytes, meta);
  });
  await page.reload();
  await find(page, 'grid', '任务表');
}

for (const what of /** @type {const} */ (['current', 'short'])) {
  test(`a document whose newest generation is damaged (${what}) opens from the one before, and says so`, async (t) => {
    const page = await new_page(t);
    await two_generations(page);
    await damage(page, what);
    await page.reload();
    await says(page, /已用前一份和改动记录恢复/);
    await says(page, '第一次改动');
  });
}

test('a damaged generation never stands in for the next one', async (t) => {
  const page = await new_page(t);
  await two_generations(page);
  for (let times = 0; times < 2; times += 1) {
    await damage(page, 'current'); // the second time the one that was made good
    await page.reload();
    await says(page, /已用前一份和改动记录恢复/);
    await says(page, '第一次改动');
    await kept(page);
  }
});

for (const [what, words] of /** @type {const} */ ([['journal', 'that is damaged'], ['gap', 'that is missing']])) {
  test(`an entry of the journal ${words} costs that entry only, and that is said`, async (t) => {
    const page = await new_page(t);
    await open_sample(page);
    await retitle(page, '这一笔会损坏');
    await press(page, 'button', '选中任务 1.3');
    await type(page, '任务', '这一笔还在');
    await press(page, 'button', '选中任务 1.2');
    await until_stored(page, '这一笔还在');
    await damage(page, what);
    await page.reload();
    await says(page, /有 1 次读不出来，其余都在/);
    await says(page, '这一笔还在');
  });
}

test('when both generations are damaged a sentence says so, and where their backups can be had', async (t) => {
  const page = await new_page(t);
  await two_generations(page);
  await damage(page, 'both');
  await page.reload();
  await find(page, 'button', '打开示例');
  await says(page, /本机浏览器里的这份台账读不出来.*网址末尾加 #recover/);
  await page.goto('./#recover');
  await page.getByRole('heading', { name: '取出本机存的台账' }).waitFor();
  await page.getByRole('button', { name: /每日备份$/ }).waitFor();
});

test('a store that is cleared under an open page gets all of the register again, which is said', async (t) => {
  const page = await new_page(t);
  await open_sample(page);
  await kept(page);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'indexeddb' });
  await retitle(page, '清理以后改的');
  await says(page, /浏览器里存的这份台账被清理掉了/);
  await until_stored(page, '清理以后改的');
  await page.reload();
  await says(page, '清理以后改的');
});

test('a store that was cleared is noticed, and the last file is named', async (t) => {
  const page = await new_page(t);
  await open_sample(page);
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'button', '导出快照')]);
  await kept(page);
  await page.goto('about:blank');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'indexeddb' });
  await open_app(page);
  await says(page, new RegExp(`可能被清理过。请打开最近存的文件“${download.suggestedFilename()}”`));
});

test('without a store at all the register is made, edited and exported, and the page says it is not kept', async (t) => {
  const page = await new_page(t);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };
    Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });
  });
  await open_sample(page);
  await says(page, /这个浏览器不让保存数据/);
  await retitle(page, '只在页面里');
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'button', '导出快照')]);
  assert.ok(readFileSync(await download.path(), 'utf8').includes('只在页面里'));
});

test('where the browser gives no room, as in a private window, that is said, and all is stored once there is some', async (t) => {
  const page = await new_page(t);
  const cdp = await page.context().newCDPSession(page);
  const origin = new URL(url).origin;
  await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await open_sample(page);
  await says(page, '浏览器的存储空间满了');
  await retitle(page, '没有地方存的');
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'button', '导出快照')]);
  assert.ok(readFileSync(await download.path(), 'utf8').includes('没有地方存的'));
  await cdp.send('Storage.overrideQuotaForOrigin', { origin });
  await until_stored(page, '没有地方存的'); // tried again by itself
});

test('a page that holds an older store open keeps the program from it with a sentence, and nothing is lost', async (t) => {
  const page = await new_page(t);
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto('icon.svg'); // nothing runs there
  await page.evaluate(() => new Promise((done) => {
    const open = indexedDB.open('taizhang', 2);
    open.onsuccess = () => done(Object.assign(window, { held: open.result })); // and lets go of it for nobody
  }));
  const app = await page.context().newPage();
  await open_sample(app);
  await says(app, /这个浏览器不让保存数据/);
  await find(app, 'grid', '任务表');
});

test('every write is on the disk before the page says so', async (t) => {
  const page = await new_page(t);
  await page.addInitScript(() => {
    const own = /** @type {any} */ (window);
    own.written = [];
    const begin = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (/** @type {[any, any, any]} */ ...given) {
      if (given[1] === 'readwrite') own.written.push(given[2]?.durability);
      return begin.apply(this, given);
    };
  });
  await open_sample(page);
  await retitle(page, '改过的题目');
  await until_stored(page, '改过的题目');
  const written = await page.evaluate(() => /** @type {any} */ (window).written);
  assert.ok(written.length >= 2, 'the document and a change');
  assert.deepEqual([...new Set(written)], ['strict']);
});

test('a write that another page keeps waiting is not said to be done before it is, and is done then', async (t) => {
  const page = await new_page(t);
  await open_sample(page);
  await kept(page);
  const let_go = await hold_store(page);
  await press(page, 'button', '选中任务 1.1');
  await type(page, '任务', '等着写的题目');
  await press(page, 'button', '选中任务 1.2');
  await says(page, /^未保存|^正在保存/);
  await find(page, 'gridcell', '等着写的题目');
  assert.equal(await page.getByText(/^已存/).count(), 0);
  await let_go();
  await until_stored(page, '等着写的题目');
});

test('what a window had not written when it was left outlives what another window writes', async (t) => {
  const page = await new_page(t);
  await open_sample(page);
  await kept(page);
  const other = await page.context().newPage();
  await open_app(other);
  await press(other, 'button', '回到首页');
  await press(other, 'button', '打开演示台账');
  await kept(other);
  const let_go = await hold_store(page);
  await press(page, 'button', '选中任务 1.1');
  await type(page, '任务', '没写完的题目');
  await press(page, 'button', '选中任务 1.2');
  await find(page, 'gridcell', '没写完的题目');
  await page.goto('about:blank');
  await let_go();
  await press(other, 'button', /^全部任务/);
  await press(other, 'button', '加任务');
  await kept(other);
  await other.close();
  await open_app(page);
  await press(page, 'button', '回到首页');
  await press(page, 'button', '打开台账 云汀市城市管理局2026年政务公开工作要点');
  await find(page, 'gridcell', '没写完的题目');
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((name) => name.includes('outbox'))), []);
});

test('a clock that is set back a year between edits costs no edit and no backup', async (t) => {
  const page = await new_page(t);
  const set_clock = (/** @type {string} */ time) => page.clock.setFixedTime(new Date(`${time}:00+08:00`));
  await set_clock('2026-11-24T09:00');
  await open_sample(page);
  await retitle(page, '先改的');
  await until_stored(page, '先改的');
  await set_clock('2025-11-24T09:00');
  await press(page, 'button', '选中任务 1.3');
  await type(page, '任务', '时钟倒回后改的');
  await press(page, 'button', '选中任务 1.2');
  await until_stored(page, '时钟倒回后改的');
  await set_clock('2026-11-24T09:05');
  await retitle(page, '时钟回来后改的');
  await until_stored(page, '时钟回来后改的');
  await page.reload();
  await says(page, '时钟倒回后改的');
  await says(page, '时钟回来后改的');
  const years = await page.evaluate(async () => {
    const { answer, transact } = await import(/** @type {any} */ ('./database.js'));
    const all = await transact('readonly', (/** @type {IDBTransaction} */ t) => answer(t.objectStore('backup').getAll()));
    return all.map((/** @type {{made: number}} */ { made }) => new Date(made).getFullYear());
  });
  assert.deepEqual(years, [2026, 2025]);
});

test('a clock that jumps ten years ahead and back costs no backup and no register', async (t) => {
  const page = await new_page(t);
  await open_app(page);
  const left = await page.evaluate(async () => {
    const backups = await import(/** @type {any} */ ('./backups.js'));
    const day = 24 * 3_600_000;
    const made = (/** @type {number} */ id, /** @type {number} */ at) => ({ id, shelf: 's', key: 'k', revision: id, why: 'daily', made: at, meta: '', size: 1 });
    const shelf = Array.from({ length: 12 }, (_, at) => made(at + 1, Date.UTC(2026, 0, 1) + at * day));
    const jumped = [...shelf, made(13, Date.UTC(2036, 0, 1))];
    const back = [...jumped, made(14, Date.UTC(2026, 0, 13)), made(15, Date.UTC(2026, 0, 14))];
    const ids = (/** @type {any[]} */ list) => backups.outworn(list).map((/** @type {any} */ one) => one.id);
    return [ids(jumped), ids(back)];
  });
  assert.deepEqual(left, [[], [1]]);
});
