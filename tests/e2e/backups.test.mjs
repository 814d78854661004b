// Copies in the browser's store: which are kept, that an older store is carried on, how one is restored, what a return
// is compared with, and that a copy of the register is looked at before it is applied.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { outworn } from '../../web/backups.js';
import { find, open_app, open_sample, press, type, until_drawn, url } from './harness.mjs';
import { kept } from './kept.mjs';
import { drop, handed_out, export_text } from './files.mjs';
import { apply, filled_in, issue, profile } from './rounds.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../../web/backups.js').Backup} Backup */

const DAY = 24 * 3_600_000;
const NOW = Date.parse('2026-11-24T09:00:00+08:00');

/**
 * The ids of those let go.
 * @param {Partial<Backup>[]} backups oldest first
 * @param {number} [most_bytes]
 */
function let_go(backups, most_bytes) {
  const whole = backups.map((one, place) => ({
    id: place + 1, shelf: '', key: '', revision: 1, why: 'returns', made: NOW, meta: '', size: 1, ...one,
  }));
  return outworn(whole, most_bytes).map(({ id }) => id).sort((a, b) => a - b);
}

test('at most twenty backups of a register are kept, the newest ones', () => {
  assert.deepEqual(let_go(Array(20).fill({})), []);
  assert.deepEqual(let_go(Array(22).fill({})), [1, 2]);
});

test('the last fourteen daily backups are kept, others of their age for as long as there is room', () => {
  const daily = { why: 'daily' };
  assert.deepEqual(let_go([daily, {}, ...Array(14).fill(daily)]), [1]);
  assert.deepEqual(let_go([{}, ...Array(14).fill(daily)]), []);
});

test('the newest three are kept, however old or large they are', () => {
  const old = { why: 'daily', made: NOW - 90 * DAY, size: 1000 };
  assert.deepEqual(let_go([old, old, old, old], 10), [1]);
});

test('beyond the size a register may have, the oldest go first', () => {
  assert.deepEqual(let_go([{ size: 1 }, { size: 5 }, { size: 1 }, { size: 1 }, { size: 1 }], 8), [1]);
});

/**
 * A page of the application's address on which nothing runs.
 * @param {Page} page
 */
async function open_nothing(page) {
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  await page.goto(`${url}icon.svg`);
}

test('a copy is made in the store with its journal, put back under a new revision, and goes with its document', async (t) => {
  const page = await profile(t);
  await open_nothing(page);
  const told = await page.evaluate(async () => {
    const store = await import(/** @type {any} */ ('./documents.js'));
    const backups = await import(/** @type {any} */ ('./backups.js'));
    const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
    const text = (/** @type {Uint8Array} */ read) => new TextDecoder().decode(read);
    const stored = async () => {
      const { revision, bytes, journal } = await store.load('k');
      return [revision, text(bytes), ...journal.map(text)].join(' ');
    };
    const shelved = async () =>
      (await backups.list('s')).map((/** @type {any} */ one) => `${one.id} ${one.why} ${one.revision}`).join(', ');
    await backups.make('s', 'k', 'asked'); // nothing is there yet
    await store.save('k', 0, bytes('old'), 'meta');
    await store.append('k', 1, bytes('j2'), 'meta');
    await backups.make('s', 'k', 'daily');
    await backups.make('s', 'k', 'daily');
    const out = [await shelved()];
    await backups.make('s', 'k', 'returns'); // the same state
    out.push(await shelved());
    await store.save('k', 2, bytes('new'), 'meta');
    await backups.restore(1);
    out.push(await stored(), await shelved());
    await store.append('k', 5, bytes('j6'), 'meta');
    await backups.restore(2);
    out.push(await stored());
    await store.remove('k');
    out.push(await shelved());
    return out;
  });
  assert.deepEqual(told, ['1 daily 2', '1 returns 2', '5 old j2', '2 restore 3, 1 returns 2', '7 new', '']);
});

test('kept packets are found by baseline and department, and give way when they are too many bytes', async (t) => {
  const page = await profile(t);
  await open_nothing(page);
  const found = await page.evaluate(async () => {
    const packets = await import(/** @type {any} */ ('./packets.js'));
    const keep = (/** @type {string} */ department, /** @type {string} */ text, size = 2) =>
      packets.keep({ shelf: 's', baseline: 'b', department, size, bytes: new TextEncoder().encode(text) });
    const find = async (/** @type {string} */ department) =>
      (await packets.find('s', 'b', department)).map((/** @type {any} */ one) => new TextDecoder().decode(one.bytes)).join();
    await keep('d', 'p1');
    await keep('e', 'p2');
    await keep('d', 'p3');
    const before = [await find('d'), await find('e'), await find('f')];
    await keep('d', 'p4', 101 * 2 ** 20);
    return [...before, await find('d'), await find('e')];
  });
  assert.deepEqual(found, ['p1,p3', 'p2', '', 'p4', '']);
});

/**
 * Waits for a line of a list that says so.
 * @param {Page} page
 * @param {RegExp} words
 */
async function listed(page, words) {
  await page.waitForFunction((source) => {
    const lines = [...document.querySelectorAll('#mirror [role=listitem]')];
    return lines.some((line) => new RegExp(source).test(line.ariaLabel ?? line.textContent ?? ''));
  }, words.source);
}

/**
 * Gives the selected task another title.
 * @param {Page} page
 * @param {string} title
 */
async function rename(page, title) {
  await press(page, 'button', '选中任务 1.1');
  await type(page, '任务', title);
  await press(page, 'button', '选中任务 1.2');
  await kept(page);
}

test('a store of the first version is carried on with all that is in it', async (t) => {
  const page = await profile(t);
  await open_sample(page);
  const text = await export_text(page);
  const old = await profile(t);
  await open_nothing(old);
  const { id } = JSON.parse(text).register;
  const key = `${id}-${JSON.parse(text).baseline.digest.slice(0, 8)}`;
  await old.evaluate(async ([key, text]) => {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open('taizhang', 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore('line', { keyPath: 'key' });
        request.result.createObjectStore('document', { keyPath: 'key' });
        request.result.createObjectStore('journal', { keyPath: ['key', 'revision'] });
      };
      request.onerror = () => reject(request.error);
      request.onsuccess = () => resolve(request.result);
    });
    const bytes = new TextEncoder().encode(text);
    const t = database.transaction(['line', 'document'], 'readwrite');
    t.objectStore('line').put({ key, meta: '旧库里的台账\t办公室\t42\t0\t\t', revision: 3, written: Date.now() });
    t.objectStore('document').put({ key, current: { bytes, length: bytes.length, revision: 3 }, previous: null });
    await new Promise((resolve) => { t.oncomplete = resolve; });
    database.close();
    localStorage.setItem('taizhang.last', key);
  }, [key, text]);
  await open_app(old);
  const entry = old.getByRole('button', { name: /旧库里的台账/ }).first();
  const grid = old.getByRole('grid', { name: '任务表' }).first();
  await entry.or(grid).first().waitFor({ state: 'attached' });
  if (await entry.count() > 0) await press(old, 'button', /^打开.*旧库里的台账|^旧库里的台账/);
  await find(old, 'grid', '任务表');
  assert.equal(await export_text(old), text);
  await rename(old, '升级后改的');
  await find(old, 'button', '备份 1');
});

test('a backup is made, compared with, restored, and the way back is a backup too', async (t) => {
  const page = await profile(t);
  await open_sample(page);
  await kept(page);
  await rename(page, '第一次改');
  await press(page, 'button', '备份 1');
  await listed(page, /^2026-11-24 09:00 每日备份，/);
  await press(page, 'button', '现在备份');
  await listed(page, /^2026-11-24 09:00 手动备份，/);
  const before = await export_text(page);
  await press(page, 'button', /^全部任务/);
  await rename(page, '第二次改');
  const after = await export_text(page);

  await press(page, 'button', '备份 2');
  await press(page, 'button', '与当前比较');
  await find(page, 'heading', '快照与对比');
  await listed(page, /第一次改.*第二次改/);

  await press(page, 'button', '备份 2');
  const [file] = await handed_out(page, '导出', 1);
  assert.equal(file.text, before);
  await press(page, 'button', '恢复');
  await press(page, 'button', '备份现在的并恢复');
  await page.getByText(/^已恢复到“2026-11-24 09:00 手动备份”/).first().waitFor({ state: 'attached' });
  assert.equal(await export_text(page), before);

  await page.reload();
  await find(page, 'grid', '任务表');
  assert.equal(await export_text(page), before);
  await press(page, 'button', '备份 3');
  await listed(page, /^2026-11-24 09:00 恢复备份前，/);
  await press(page, 'button', '恢复'); // the newest stands first
  await press(page, 'button', '备份现在的并恢复');
  await page.getByText(/^已恢复到“2026-11-24 09:00 恢复备份前”/).first().waitFor({ state: 'attached' });
  assert.equal(await export_text(page), after);
});

test('a return whose baseline is unknown is compared with the packet that was kept', async (t) => {
  const office = await profile(t);
  await open_sample(office);
  const packets = await issue(office);
  const returned = await filled_in(t, packets[0], '进行中', '方案已报审');
  await office.keyboard.press('Control+Z');
  await rename(office, '又改过的'); // another baseline
  await press(office, 'button', /^快照与对比/);
  await press(office, 'button', '结束本轮');
  await handed_out(office, '存档并结束', 1);
  await press(office, 'button', /^全部任务/); // beside a comparison a file is compared
  await find(office, 'heading', '全部任务');
  await drop(office, [returned]);
  await office.getByText('这份回报用的是另一轮的任务包。已与它逐格对比，勾选后才会采用，越权的格另存待定。').first().waitFor({ state: 'attached' });
});

test('a copy of the open register is looked at before it is applied', async (t) => {
  const mine = await profile(t);
  await open_sample(mine);
  const before = await export_text(mine);
  const theirs = await profile(t);
  await open_app(theirs);
  await find(theirs, 'button', '打开通知');
  await drop(theirs, [{ name: '台账.taizhang.json', text: before }]);
  await find(theirs, 'grid', '任务表');
  await rename(theirs, '同事改的');
  const copy = { name: '同事的台账.taizhang.json', text: await export_text(theirs) };

  await drop(mine, [copy]);
  await mine.getByText('先看后用：现在还没有改动台账。', { exact: true }).first().waitFor({ state: 'attached' });
  await press(mine, 'button', '都不用');
  await find(mine, 'grid', '任务表');
  assert.equal(await export_text(mine), before);
  await apply(mine, [copy]);
  assert.equal(await export_text(mine), copy.text);
  await until_drawn(mine);
  await find(mine, 'button', '备份 1');
});
