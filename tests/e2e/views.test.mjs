// The list of tasks looked at in other ways, and kept so; and the ways to begin without a notice.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { drop, export_text } from './files.mjs';
import { find, new_page, open_app, open_sample, press, shared_page, type, until_drawn } from './harness.mjs';
import { kept } from './kept.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** The titles of the tasks in sight. @param {Page} page */
const rows = (page) => page.getByRole('grid', { name: '任务表' }).getByRole('row').count();

/** Chooses from a closed list. @param {Page} page @param {string} list @param {string} words */
async function choose(page, list, words) {
  await press(page, 'combobox', list);
  await press(page, 'option', words);
}

/** Narrows the tasks to those that have no deadline. @param {Page} page */
async function filter_without_deadline(page) {
  await page.keyboard.press('Control+Shift+F');
  await find(page, 'dialog', '筛选');
  await choose(page, '第 1 个条件的栏目', '完成时限');
  await choose(page, '第 1 个条件的比较', '为空');
  await page.keyboard.press('Control+Enter');
  await find(page, 'button', '完成时限 为空');
}

test('a filter with its heading is saved as a view, which travels in the snapshot', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  const all = await rows(page);
  await filter_without_deadline(page);
  await press(page, 'button', '分组');
  await press(page, 'option', '按牵头部门');
  assert.ok((await rows(page)) < all + 10);
  await press(page, 'button', '视图');
  await press(page, 'button', '存为视图…');
  await type(page, '视图名称', '没有时限的');
  await press(page, 'button', '保存');
  await find(page, 'button', '没有时限的');
  const text = await export_text(page);

  const other = await new_page(t);
  await open_app(other);
  await drop(other, [{ name: '台账.taizhang.json', text }]);
  await find(other, 'grid', '任务表');
  await press(other, 'button', '视图');
  await press(other, 'button', '没有时限的');
  await find(other, 'button', '完成时限 为空');
  assert.equal(await rows(other), await rows(page));
});

test('the demo register has work in its tasks and records in every ledger, and says what it is', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  await press(page, 'button', '打开演示台账');
  await find(page, 'heading', '看板');
  await page.getByText('这是演示台账').first().waitFor({ state: 'attached' });
  await kept(page);
  await page.keyboard.press('Control+K');
  await find(page, 'dialog', '命令面板');
  await page.keyboard.insertText('依申请公开');
  await page.keyboard.press('Enter');
  await find(page, 'grid', '依申请公开');
  assert.equal(await page.getByRole('grid', { name: '依申请公开' }).getByRole('row').count(), 6);
});

/**
 * The titles of the rows of the table in sight that say all of these words.
 * @param {Page} page
 * @param {(string | RegExp)[]} [words] each of a cell
 */
async function titles_with(page, ...words) {
  await find(page, 'grid', '任务表');
  await until_drawn(page);
  const rows = await page.getByRole('grid', { name: '任务表' }).first().getByRole('row').evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('[role=gridcell]')].map((cell) => cell.ariaLabel || cell.textContent || '')));
  const has = (/** @type {string[]} */ cells, /** @type {string | RegExp} */ sought) =>
    cells.some((cell) => (typeof sought === 'string' ? cell === sought : sought.test(cell)));
  return rows.filter((cells) => cells.length > 5 && words.every((one) => has(cells, one))).map((cells) => cells[2]);
}

test('a figure of the matrix and one of the overview lead to just the tasks they count', async (t) => {
  const page = await shared_page(t);
  await page.clock.setFixedTime(new Date('2026-06-15T09:30:00+08:00'));
  await open_app(page);
  await press(page, 'button', '打开演示台账');
  await press(page, 'button', /^全部任务/);
  await press(page, 'button', '矩阵');
  await press(page, 'button', '办公室，临期：2 项');
  const soon = await titles_with(page);
  assert.deepEqual(soon, await titles_with(page, '办公室', /^还剩 \d+ 天$/));
  assert.equal(soon.length, 2);
  await press(page, 'button', '看板');
  await press(page, 'button', '逾期 2');
  const late = await titles_with(page);
  assert.deepEqual(late, await titles_with(page, /^逾期 \d+ 天$/));
  assert.equal(late.length, 2);
});

/**
 * Drags what the mirror's element stands for.
 * @param {Page} page
 * @param {string | RegExp} name of a button
 * @param {import('playwright-core').Locator} target
 * @param {number} height of it, from its top, at which the hand lets go
 */
async function drag(page, name, target, height) {
  const from = await (await find(page, 'button', name)).boundingBox();
  const to = await target.boundingBox();
  assert.ok(from && to);
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + height * to.height, { steps: 4 });
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.mouse.up();
}

test('a card dragged to a column takes its status, and a row dragged by its number its place', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  const before = await titles_with(page);
  await drag(page, '选中任务 1.1', await find(page, 'button', '选中任务 1.3'), 1);
  const [first, second, third, ...rest] = before;
  assert.deepEqual(await titles_with(page), [second, third, first, ...rest]);
  await press(page, 'button', '卡片');
  await drag(page, /^1\.1 主动回应群众诉求，未开始，/, await find(page, 'group', /^进行中，0 项$/), 0.5);
  await find(page, 'button', /^1\.1 主动回应群众诉求，进行中，/);
  await find(page, 'button', '进行中 1');
});

test('an empty register begins with a title and a part', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  await press(page, 'button', '建一本空白台账…');
  await type(page, '台账名称', '云汀市城管局补充任务');
  await press(page, 'button', '建立台账');
  await find(page, 'grid', '任务表');
  await page.getByText('云汀市城管局补充任务').first().waitFor({ state: 'attached' });
  await press(page, 'button', '加任务');
  await find(page, 'complementary', '任务详情');
});

test('the next of five steps is shown until it is put away, which a reload remembers', async (t) => {
  const page = await new_page(t);
  await open_sample(page);
  await page.getByText(/^补齐牵头部门和完成时限，还差 \d+ 项任务$/).first().waitFor({ state: 'attached' });
  await press(page, 'button', '去补');
  await find(page, 'button', / 为空$/);
  await press(page, 'button', '不再提示');
  await page.getByRole('button', { name: '不再提示' }).waitFor({ state: 'detached' });
  await kept(page);
  await page.reload();
  await find(page, 'grid', '任务表');
  assert.equal(await page.getByRole('button', { name: '不再提示' }).count(), 0);
});

test('the help is searched', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await page.keyboard.press('Shift+F1');
  await find(page, 'dialog', '使用帮助');
  await type(page, '搜索帮助', '查找替换');
  await press(page, 'button', '批量修改、查找替换');
  await page.getByText(/Ctrl\+D/).first().waitFor({ state: 'attached' });
  await type(page, '搜索帮助', '区块链');
  await page.getByText(/^没有找到“区块链”/).first().waitFor({ state: 'attached' });
  await press(page, 'button', '返回');
});
