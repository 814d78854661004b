// Reports: looked at, printed, put into Word, told in a chat; deadlines for a calendar.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
 * The words of each page of a file, and how large the pages are.
 * @param {string} file
 */
function words_of(file) {
  const pages = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
  const size = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }));
  return { pages, width: Math.round(Number(size?.[1])), height: Math.round(Number(size?.[2])) };
}

/**
 * The same of the page as it is printed.
 * @param {Page} page
 */
async function printed(page) {
  const file = join(new_folder(), 'sheet.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  return words_of(file);
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

const SOFFICE = '/usr/bin/soffice';
const has_writer = existsSync(SOFFICE) && existsSync(join(dirname(realpathSync(SOFFICE)), 'libswlo.so'));

/**
 * What the Word files of these reports are as LibreOffice prints them.
 * @param {Page} page with the reports
 * @param {string[]} names
 */
async function word_files(page, names) {
  const folder = new_folder();
  for (const name of names) {
    await press(page, 'button', name);
    const waiting = page.waitForEvent('download');
    await press(page, 'button', '存成 Word');
    await (await waiting).saveAs(join(folder, `${name}.docx`));
  }
  execFileSync(SOFFICE, ['--headless', `-env:UserInstallation=file://${folder}/profile`, '--convert-to', 'pdf', '--outdir', folder,
    ...names.map((name) => join(folder, `${name}.docx`))], { stdio: 'ignore', timeout: 120_000 });
  return names.map((name) => words_of(join(folder, `${name}.pdf`)));
}

const NO_WRITER = !has_writer && 'LibreOffice Writer is not there';

test('Word files open in LibreOffice with a title, and the header of a table and a number on each page', { skip: NO_WRITER }, async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await press(page, 'button', '报表');
  const [table, circular] = await word_files(page, ['任务分解表', '通报']);
  assert.deepEqual([table?.width, table?.height], [842, 595], 'A4 landscape');
  assert.ok(table && table.pages.length > 1);
  assert.match(table.pages[0] ?? '', /^\s*云汀市城市管理局 ?2026 ?年政务公开工作要点任务分解表/);
  table.pages.forEach((words, i) => {
    assert.match(words, /序号.*牵头部门.*完成时限/);
    assert.match(words, new RegExp(`—\\s*${i + 1}\\s*—\\s*$`));
  });
  assert.deepEqual([circular?.width, circular?.height], [595, 842], 'A4 upright');
  assert.match(circular?.pages.join('') ?? '', /^\s*关于[^]*通报\s[^]*各部门：[^]*—\s*1\s*—/);
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
