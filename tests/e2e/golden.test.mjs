// What the demo register's reports look like on paper, page by page, beside what they looked like when somebody last
// looked at them: tests/e2e/golden. After a change that is meant, `GOLDEN=write node --test tests/e2e/golden.test.mjs`
// writes them anew, and the difference is read before it is kept.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { find, new_page, open_app, press } from './harness.mjs';
import { kept, retitle } from './kept.mjs';
import { issue } from './rounds.mjs';
import { new_folder } from './single.mjs';

const FOLDER = new URL('golden/', import.meta.url);
const NOW = new Date('2026-06-15T09:30:00+08:00');

/** Each with its size in points. @type {Record<string, [number, number]>} */
const REPORTS = Object.freeze({
  任务分解表: [842, 595],
  进展情况: [595, 842],
  通报: [595, 842],
  逾期清单: [842, 595],
  督办单: [595, 842],
  自评表: [842, 595],
  体检清单: [842, 595],
  年度报告: [595, 842],
  当前列表: [842, 595],
  回报情况: [595, 842],
  对比情况: [842, 595],
});

/** Reports of what becomes of the register: packets that are out, and a backup to compare it with. */
const LATER = Object.freeze({ returns: '回报情况', comparison: '对比情况' });

/** The files of the fonts that paper is printed in here: with others, lines and pages end elsewhere. */
function fonts_here() {
  const families = ['FangSong', 'SimHei', 'KaiTi', 'serif', 'sans-serif'];
  return families.map((one) => execFileSync('fc-match', ['-f', '%{file|basename}', `${one}:lang=zh-cn`], { encoding: 'utf8' })).join(' ');
}

/** The characters of a text, each once: headers are repeated on as many pages as there are. @param {string} text */
const characters = (text) => [...new Set(text.replace(/—\d+—|\s/g, ''))].sort().join('');

/**
 * What stands on the pages of a file: lines without what lies between their words, since that is a matter of the fonts.
 * @param {string} file
 */
function pages_of(file) {
  const words = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
  const pages = words.split('\f').slice(0, -1);
  return pages.map((page) => page.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean).join('\n'));
}

/**
 * Holds the report of this name, as it is printed, against what it was when somebody last looked at it.
 * @param {import('node:test').TestContext} t
 * @param {import('playwright-core').Page} page with the reports
 * @param {string} folder
 * @param {string} name
 */
async function compare(t, page, folder, name) {
  await press(page, 'button', name);
  await press(page, 'button', '预览与打印');
  await page.locator('#paper article h1').waitFor();
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: true }));
  const shape = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }));
  assert.deepEqual([Math.round(Number(shape?.[1])), Math.round(Number(shape?.[2]))], REPORTS[name], name);
  const golden = new URL(`${encodeURIComponent(name)}.txt`, FOLDER);
  const [fonts, said] = [fonts_here(), `${pages_of(file).join('\n\f\n')}\n`];
  if (process.env.GOLDEN === 'write') writeFileSync(golden, `${fonts}\n${said}`);
  const [golden_fonts, ...lines] = readFileSync(golden, 'utf8').split('\n');
  if (fonts === golden_fonts) {
    assert.equal(said, lines.join('\n'), name);
  } else {
    t.diagnostic(`${name}: other fonts (${fonts}), so that lines and pages may end elsewhere: compared by characters`);
    assert.equal(characters(said), characters(lines.join('\n')), name);
  }
  await page.getByRole('button', { name: '返回' }).click();
}

test('the reports of the demo register are printed as they were looked at', async (t) => {
  const page = await new_page(t, { timezoneId: 'Asia/Shanghai' });
  await page.clock.setFixedTime(NOW);
  await open_app(page);
  await press(page, 'button', '打开演示台账');
  await kept(page);
  const folder = new_folder();
  mkdirSync(FOLDER, { recursive: true });
  await press(page, 'button', '报表');
  const at_once = Object.keys(REPORTS).filter((name) => !Object.values(LATER).includes(name));
  for (const name of at_once) await compare(t, page, folder, name);
  await issue(page);
  await press(page, 'button', '报表');
  await compare(t, page, folder, LATER.returns);
  const both_backups = '备份 2'; // the one that was made before the packets went out, and this
  await press(page, 'button', /^备份/);
  await press(page, 'button', '现在备份');
  await find(page, 'button', both_backups);
  await press(page, 'button', /^全部任务/);
  await retitle(page, '发出以后改的题目');
  await kept(page);
  await press(page, 'button', both_backups);
  await press(page, 'button', '与当前比较');
  await find(page, 'heading', '快照与对比');
  await press(page, 'button', '报表');
  await compare(t, page, folder, LATER.comparison);
});
