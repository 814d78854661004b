// Reports: looked at, printed, put into Word, told in a chat; deadlines for a calendar.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { handed_out } from './files.mjs';
import { find, open_sample, press, shared_page } from './harness.mjs';
import { new_folder } from './single.mjs';

/** @typedef {import('playwright-core').Page} Page */

/**
 * The report of this name on the sheet that is printed.
 * @param {Page} page
 * @param {string} name
 */
async function sheet_of(page, name) {
  await press(page, 'button', '报表');
  await press(page, 'button', name);
  await press(page, 'button', '预览与打印');
  const sheet = page.locator('#paper article');
  await sheet.locator('h1').waitFor();
  return sheet;
}

/**
 * The words of each page as it is printed, and how large it is.
 * @param {Page} page
 */
async function printed(page) {
  const file = join(new_folder(), 'sheet.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
  const size = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }));
  return { pages, width: Math.round(Number(size?.[1])), height: Math.round(Number(size?.[2])) };
}

test('the task table is printed on landscape sheets, its header on each', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  const sheet = await sheet_of(page, '任务分解表');
  assert.equal(await sheet.locator('thead th').count(), 6);
  assert.equal(await sheet.locator('tbody tr:has(td)').count(), 18);
  const { pages, width, height } = await printed(page);
  assert.deepEqual([width, height], [842, 595], 'A4 landscape');
  assert.ok(pages.length > 1, `${pages.length} pages`);
  for (const words of pages.slice(0, -1)) assert.match(words, /序号/);
  assert.doesNotMatch(pages.join(''), /预览与打印|导出快照/, 'nothing of the application is printed');
});

test('the progress report is printed upright, with page numbers', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  const sheet = await sheet_of(page, '进展情况');
  assert.match(await sheet.locator('h1').innerText(), /^\d{4}年第[1-4]季度工作进展情况$/);
  assert.match(await sheet.innerText(), /共有任务18项/);
  const { pages, width, height } = await printed(page);
  assert.deepEqual([width, height], [595, 842], 'A4 upright');
  pages.forEach((words, i) => assert.match(words, new RegExp(`— ?${i + 1} ?—`)));
  await page.getByRole('button', { name: '返回' }).click();
});

test('a report goes out as a Word file, and as text', async (t) => {
  const page = await shared_page(t, { permissions: ['clipboard-read'] });
  await open_sample(page);
  await press(page, 'button', '报表');
  await press(page, 'button', '通报');
  const [file] = await handed_out(page, '存成 Word', 1);
  assert.match(file?.name ?? '', /通报.*\.docx$/);
  assert.ok(file?.text.startsWith('PK'));
  await press(page, 'button', '复制文字');
  await page.getByText('已复制').first().waitFor({ state: 'attached' });
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^关于.*通报\n\n各部门：/);
});

test('what there is nothing of says what to do, and has nothing to print', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await press(page, 'button', '报表');
  await press(page, 'button', '回报情况');
  await page.getByText('还没有发过任务包').first().waitFor({ state: 'attached' });
  const print = await find(page, 'button', '预览与打印');
  assert.equal(await print.getAttribute('aria-disabled'), 'true');
});

test('what is due goes out for a calendar', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await press(page, 'button', /^到期/);
  const [file] = await handed_out(page, '导出到日历', 1);
  assert.match(file?.name ?? '', /\.ics$/);
  assert.match(file?.text ?? '', /^BEGIN:VCALENDAR\r\n/);
  assert.match(file?.text ?? '', /\r\nUID:.+@taizhang\r\n/);
});
