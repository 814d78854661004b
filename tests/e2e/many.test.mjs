// Word files as notices, and much that is edited at once.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { drop_bytes, export_text } from './files.mjs';
import { find, open_app, open_sample, press, shared_page, type } from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * Chooses an option of a list.
 * @param {Page} page
 * @param {string} list
 * @param {string} option
 */
async function choose(page, list, option) {
  await press(page, 'combobox', list);
  await press(page, 'option', option);
}

test('a Word file that is dropped becomes the preview of a notice, with its numbers', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  await drop_bytes(page, '工作要点.docx', await readFile('tests/formats/documents/notice.docx'));
  await find(page, 'button', '建立台账');
  await page.getByText(/2\. 公布财政账本。预算按时公布。/).first().waitFor({ state: 'attached' });
});

test('an old Word file is refused with what to do', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  const name = Buffer.from('WordDocument', 'utf16le');
  const bytes = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), name]);
  await drop_bytes(page, '通知.wps', bytes);
  await page.getByRole('alert').filter({ hasText: '通知.wps' }).filter({ hasText: '另存为 .docx' }).first()
    .waitFor({ state: 'attached' });
});

test('the status of ticked tasks is changed at once and taken back at once', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await press(page, 'checkbox', '勾选任务 1.1');
  await press(page, 'checkbox', '勾选任务 1.2');
  await press(page, 'button', '批量修改…');
  await find(page, 'dialog', '批量修改 2 项');
  await choose(page, '改哪一项', '状态');
  await choose(page, '新的值', '进行中');
  await press(page, 'button', '修改 2 项');
  await find(page, 'gridcell', '进行中');
  await page.keyboard.press('Control+Z');
  await page.getByRole('gridcell', { name: '进行中', exact: true }).first().waitFor({ state: 'detached' });
});

test('words are replaced in all tasks, and the file says so', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await page.keyboard.press('Control+H');
  await find(page, 'dialog', '查找和替换');
  await type(page, '查找', '公开');
  await type(page, '替换为', '敞开');
  const verb = await find(page, 'button', /^替换 [1-9]\d* 处$/);
  const count = Number((await verb.getAttribute('aria-label') ?? '').replace(/\D/g, ''));
  await press(page, 'button', `替换 ${count} 处`);
  await page.getByRole('dialog', { name: '查找和替换' }).waitFor({ state: 'detached' });
  assert.match(await export_text(page), /敞开/);
  await page.keyboard.press('Control+Z');
  await page.keyboard.press('Control+H');
  await type(page, '查找', '敞开');
  await page.getByText('没有找到“敞开”。').first().waitFor({ state: 'attached' });
});
