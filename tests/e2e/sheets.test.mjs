// Excel and CSV files: out of the register, and into it.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { drop_bytes } from './files.mjs';
import { find, open_app, open_sample, press, shared_page } from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * The bytes of the file that the page hands out.
 * @param {Page} page
 * @param {string} button
 */
async function bytes_of(page, button) {
  const waiting = page.waitForEvent('download');
  await press(page, 'button', button);
  return readFile(await (await waiting).path());
}

test('the list goes out as an Excel file, which changes nothing when it comes back as it was', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await press(page, 'button', '报表');
  await press(page, 'button', '当前列表');
  const bytes = await bytes_of(page, '存成 Excel');
  assert.equal(bytes.subarray(0, 4).toString('latin1'), 'PK\x03\x04');
  await drop_bytes(page, '任务.xlsx', bytes);
  await find(page, 'dialog', '任务.xlsx');
  await press(page, 'button', '加入 0 项任务');
  await page.getByText('没有要改的').first().waitFor({ state: 'attached' });
});

// "序号,工作任务,牵头单位\r\n1,公开权责清单,办公室\r\n2,更新服务指南,法规处\r\n" as Chinese Excel writes it.
const GB18030 = Buffer.from(
  'd0f2bac52cb9a4d7f7c8cecef12cc7a3cdb7b5a5cebb0d0a312cb9abbfaac8a8d4f0c7e5b5a52cb0ecb9abcad20d0a'
  + '322cb8fcd0c2b7fecef1d6b8c4cf2cb7a8b9e6b4a60d0a', 'hex');

test('a CSV of Chinese Excel is shown first, and its rows become tasks as one step', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await drop_bytes(page, '新增.csv', GB18030);
  await find(page, 'dialog', '新增.csv');
  await press(page, 'button', '加入 2 项任务');
  await find(page, 'gridcell', '公开权责清单');
  await press(page, 'button', /^撤销/);
  await page.getByRole('gridcell', { name: '公开权责清单' }).waitFor({ state: 'detached' });
});

test('a table begins a register where none is open, of two rows of heads too', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  await drop_bytes(page, '工作台账.xlsx', await readFile('tests/formats/sheets/superset.xlsx'));
  await press(page, 'button', '建立台账');
  await find(page, 'gridcell', '更新公开指南');
  const cells = await row_of(page, '更新公开指南', ['牵头部门', '责任部门', '完成时限']);
  assert.deepEqual(cells, ['办公室', '信息科', '2026-03-05']);
});

/** What other programs have written; what of it a row of the table says. */
const OFFICE_FILES = Object.freeze([
  { name: 'superset.xlsx', says: /^将加入 5 项任务。将新建 5 个部门/, verb: '加入 5 项任务',
    row: '开展政策解读', cells: { 牵头部门: '业务科', 责任部门: '办公室', 完成时限: '2026-03-05', 状态: '进行中' } },
  { name: 'breakdown.xlsx', says: /将按表中的分组新建 2 个部分/, verb: '加入 3 项任务',
    row: '公开执法信息', cells: { 牵头部门: '法制科', 责任部门: '各大队、督查科' } },
  { name: 'duties.xlsx', says: /将新建 2 个部门：法制科、信息科/, verb: '加入 5 项任务',
    row: '规范依申请公开', cells: { 责任部门: '办公室', 完成时限: '2026-12-31' } },
  { name: 'registry.xlsx', says: /^将加入 3 项任务/, verb: '加入 3 项任务',
    row: '核查申请答复', cells: { 责任部门: '办公室' } },
]);

/**
 * What the first row of the table that has this title says in these columns.
 * @param {Page} page
 * @param {string} title
 * @param {string[]} columns
 */
function row_of(page, title, columns) {
  return page.getByRole('grid', { name: '任务表' }).first().evaluate((grid, [sought, wanted]) => {
    const rows = [...grid.querySelectorAll('[role=row]')];
    const words = (/** @type {Element} */ one) => one.ariaLabel || one.textContent || '';
    const heads = rows.map((row) => [...row.querySelectorAll('[role=columnheader]')].map(words)).find((all) => all.length > 0) ?? [];
    const cells = rows.map((row) => [...row.querySelectorAll('[role=gridcell]')].map(words)).find((all) => all.includes(sought)) ?? [];
    return wanted.map((one) => cells[heads.indexOf(one)]);
  }, /** @type {const} */ ([title, columns]));
}

test('the ledgers of other programs are shown, come in with their parts, departments and days, and go again', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  for (const { name, says, verb, row, cells } of OFFICE_FILES) {
    await drop_bytes(page, name, await readFile(`tests/formats/sheets/${name}`));
    await find(page, 'dialog', name);
    await page.getByText(says).first().waitFor({ state: 'attached' });
    await press(page, 'button', verb);
    await find(page, 'gridcell', row);
    assert.deepEqual(await row_of(page, row, Object.keys(cells)), Object.values(cells), name);
    await page.keyboard.press('Control+Z');
    await page.getByRole('gridcell', { name: row, exact: true }).first().waitFor({ state: 'detached' });
  }
});

test('an old Excel file says how to save it anew', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await drop_bytes(page, '旧表.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
  await page.getByText(/^旧表\.xls：/).first().waitFor({ state: 'attached' });
});
