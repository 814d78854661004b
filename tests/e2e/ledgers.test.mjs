// Ledgers, end to end: a record is kept, judged by its rules, found in the lists, and there after a reload.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { handed_out } from './files.mjs';
import { command, enter, find, new_page, open_sample, press, shared_page, until_drawn } from './harness.mjs';

const NOW = new Date('2026-11-24T09:00:00+08:00'); // deadlines must not depend on when this runs

/** @typedef {import('playwright-core').Page} Page */

/** Goes somewhere by the command palette. @param {Page} page @param {string} place */
const go_to = (page, place) => command(page, `转到 ${place}`);

/**
 * Fills the field that has the focus and goes on to the next.
 * @param {Page} page
 * @param {string} text
 */
async function fill(page, text) {
  await page.keyboard.insertText(text);
  await page.keyboard.press('Tab');
  await until_drawn(page);
}

/**
 * Waits until the caret is in the text field.
 * @param {Page} page
 * @param {string} name the field's label
 */
async function until_in(page, name) {
  await page.waitForFunction(
    (label) => document.activeElement?.id === 'ime' && document.activeElement.ariaLabel === label, name);
}

test('an application is entered, its deadline counted, and a late answer found', async (t) => {
  const page = await new_page(t);
  await page.clock.setFixedTime(NOW);
  await open_sample(page);
  await go_to(page, '依申请公开');
  await find(page, 'heading', '依申请公开');
  await press(page, 'button', '新增记录');
  await enter(page, '登记编号');
  await fill(page, '2026-017');
  await enter(page, '收到日期');
  await fill(page, '2026-09-16');

  // 20 working days over the holiday and the Sunday that is worked.
  await page.getByText('2026-10-20', { exact: true }).first().waitFor({ state: 'attached' });
  await page.getByText('《政府信息公开条例》第三十三条第二款、第三款', { exact: true }).first().waitFor({ state: 'attached' });
  await go_to(page, '体检');
  await find(page, 'heading', '体检');
  const line = page.getByRole('button', { name: /答复应在 2026-10-20 前完成/ }).first();
  await line.waitFor({ state: 'attached' });
  await press(page, 'button', /答复应在 2026-10-20 前完成/);
  await find(page, 'heading', '依申请公开');

  await page.reload();
  await find(page, 'heading', '全部任务');
  await go_to(page, '到期');
  await page.getByRole('button', { name: /^2026-10-20 逾期 35 天/ }).first().waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('heading', { name: '到期', exact: true }).count(), 1);
});

test('the annual report is counted from the ledgers, and a figure is corrected with a reason', async (t) => {
  const page = await new_page(t);
  await page.clock.setFixedTime(NOW);
  await open_sample(page);
  await press(page, 'button', /^年报/);
  await find(page, 'heading', '2026年政府信息公开工作年度报告');
  await press(page, 'button', /^规章，.*制发件数：0$/);
  await enter(page, '更正为');
  await fill(page, '2');
  await press(page, 'button', '更正');
  await page.getByText('请写明更正理由。', { exact: true }).first().waitFor({ state: 'attached' });
  await enter(page, '更正理由');
  await fill(page, '两件由市政府办公室代为制发');
  await press(page, 'button', '更正');
  await find(page, 'button', /^规章，.*制发件数：2，已更正$/);

  await page.reload();
  await find(page, 'heading', '全部任务');
  await press(page, 'button', /^年报/);
  await press(page, 'button', /^规章，.*制发件数：2，已更正$/);
  await page.getByText('台账统计为 0', { exact: true }).first().waitFor({ state: 'attached' });
  await press(page, 'button', '撤销更正');
  await find(page, 'button', /^规章，.*制发件数：0$/);
});

/** Chooses in the list of a field. @param {Page} page @param {string} name @param {string} option */
async function choose(page, name, option) {
  await press(page, 'combobox', name);
  await press(page, 'option', option);
}

test('the annual report counts an answered application, leads to it, and goes out', async (t) => {
  // So high that all of a record's fields and all of the report's tables are on it.
  const page = await new_page(t, { viewport: { width: 1366, height: 3400 }, permissions: ['clipboard-read'] });
  await page.clock.setFixedTime(NOW);
  await open_sample(page);
  await go_to(page, '依申请公开');
  await press(page, 'button', '新增记录');
  await enter(page, '登记编号');
  await fill(page, '2026-018');
  await enter(page, '收到日期');
  await fill(page, '2026-09-16');
  await choose(page, '申请人类型', '自然人');
  await enter(page, '申请内容');
  await fill(page, '除雪经费');
  await enter(page, '答复日期');
  await fill(page, '2026-09-30');
  await choose(page, '办理结果', '予以公开');

  await press(page, 'button', /^年报/);
  await find(page, 'heading', '2026年政府信息公开工作年度报告');
  await find(page, 'button', '一、本年新收政府信息公开申请数量，自然人：1');
  await press(page, 'button', '（一）予以公开，自然人：1');
  await find(page, 'heading', '统计所据的 1 条记录');
  await press(page, 'link', '除雪经费');
  await find(page, 'heading', '依申请公开');

  await press(page, 'button', /^年报/);
  await press(page, 'button', '复制全文');
  await page.getByText('已复制').first().waitFor({ state: 'attached' });
  const report = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(report, /^2026年政府信息公开工作年度报告/);
  assert.match(report, /本年新收政府信息公开申请1件，.*其中予以公开1件/);
  await press(page, 'button', '报表');
  await press(page, 'button', '年度报告');
  const [file] = await handed_out(page, '存成 Word', 1);
  assert.match(file?.name ?? '', /\.docx$/);
  assert.ok(file?.text.startsWith('PK'));
});

test('records are written in a line each, edited in their cells, ticked and changed together', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await go_to(page, '督办单');
  const line = '新增一条：写编号，按回车';
  await enter(page, line);
  for (const number of ['督办甲', '督办乙', '督办丙']) {
    await until_in(page, line);
    await page.keyboard.insertText(number);
    await page.keyboard.press('Enter');
    await find(page, 'gridcell', number);
  }
  await press(page, 'gridcell', '督办甲');
  await page.keyboard.press('F2');
  await until_in(page, '编号');
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText('督办〔2026〕1号');
  await page.keyboard.press('Enter');
  await find(page, 'gridcell', '督办〔2026〕1号');

  await press(page, 'checkbox', '勾选“督办〔2026〕1号”');
  await press(page, 'checkbox', '勾选“督办丙”');
  await press(page, 'button', '批量修改…');
  await find(page, 'dialog', '批量修改 2 项');
  await press(page, 'combobox', '改哪一项');
  await press(page, 'option', '签发人');
  await enter(page, '新的值');
  await fill(page, '陈主任');
  await press(page, 'button', '修改 2 项');
  await page.getByText('已修改 2 项的签发人。').first().waitFor({ state: 'attached' });
  await press(page, 'button', '删除 2 项');
  await page.getByRole('gridcell', { name: '督办丙', exact: true }).first().waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Z');
  await find(page, 'gridcell', '督办丙');
  assert.equal(await page.getByRole('checkbox', { name: /^勾选“督办/ }).count(), 3);
});
