// Words that are meant to become code: in cells, notices, files and their names they stay words.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { command, find, new_page, open_app, press, type } from './harness.mjs';
import { kept } from './kept.mjs';
import { copied, open_register, open_task, paste } from './fields.mjs';
import { drop, drop_bytes, handed_out } from './files.mjs';
import { filled_in, issue } from './rounds.mjs';

/** @typedef {import('playwright-core').Page} Page */

const MARKUP = '<img src=x onerror="window.pwned=1">';

// One line each, as cells of a pasted table are.
const HOSTILE = [
  MARKUP,
  '<script>window.pwned=1</script>',
  '"><svg onload=window.pwned=1>',
  "' autofocus onfocus='window.pwned=1",
  '</title></style></textarea><iframe srcdoc="<script>parent.pwned=1</script>">',
  'javascript:window.pwned=1//',
  'data:text/html,<script>opener.pwned=1</script>',
  '&lt;b&gt;&amp;amp;&#60;i&#62;',
  '{{constructor.constructor("window.pwned=1")()}}${window.pwned=1}',
  '__proto__',
  'constructor',
  '一##二###三',
  'a;rowcount=99;colindex=9',
  '\\n\\t\\\\反斜线',
  '%s%n%p%d',
  '\u202egnp.exe\u202c',
  '零宽字符\u200b\ufeff.',
  `${'很长'.repeat(600)}<b>`,
];

/**
 * A page that knows when something ran or was kept from running.
 * @param {import('node:test').TestContext} t
 * @param {RegExp} [expected] errors the test brings about
 */
async function guarded_page(t, expected) {
  const page = await new_page(t, {}, expected);
  await page.addInitScript(() => {
    const own = /** @type {any} */ (window);
    own.violations = [];
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
      own.violations.push(`${violatedDirective}: ${sample}`));
  });
  page.on('dialog', () => assert.fail('a dialog has opened'));
  return page;
}

/** Nothing ran, and nothing tried to; there is no element in the page but its own. @param {Page} page */
async function is_harmless(page) {
  const found = await page.evaluate(() => ({
    pwned: /** @type {any} */ (window).pwned ?? /** @type {any} */ (Object.prototype).pwned,
    violations: /** @type {any} */ (window).violations,
    elements: document.body.querySelectorAll('img, script, svg, iframe, object, embed, style, b, i, [onerror], [onload], [onfocus], [srcdoc]').length,
  }));
  assert.deepEqual(found, { pwned: undefined, violations: [], elements: 0 });
}

/** A register with a task for each. @param {Page} page */
async function paste_hostile(page) {
  await open_task(page);
  const cells = HOSTILE.map((text) => `"${text.replaceAll('"', '""')}"`);
  await paste(page, ['任务\t牵头单位\t具体措施', ...cells.map((cell) => [cell, cell, cell].join('\t')), ''].join('\r\n'));
  await find(page, 'dialog', '粘贴的表格');
  await is_harmless(page);
  await press(page, 'button', `加入 ${HOSTILE.length} 项任务`);
  await find(page, 'button', `全部 ${HOSTILE.length + 2}`);
}

test('hostile words in cells are words in the mirror, the plain table, what is copied and what is exported', async (t) => {
  const page = await guarded_page(t);
  await page.setViewportSize({ width: 1366, height: 1400 });
  await paste_hostile(page);
  const mirrored = await page.locator('#mirror [role=gridcell]').allTextContents();
  for (const text of HOSTILE) assert.ok(mirrored.includes(text), `in the mirror: ${text.slice(0, 60)}`);

  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const printed = await page.locator('#sheet td').allTextContents();
  for (const text of HOSTILE) assert.ok(printed.includes(text), `in the plain table: ${text.slice(0, 60)}`);
  await is_harmless(page);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.locator('#paper').waitFor({ state: 'hidden' });

  await press(page, 'button', '选中任务 1.1');
  await page.keyboard.press('Control+A');
  const { html } = await copied(page);
  assert.ok(html.includes('&lt;img src=x onerror='));
  assert.deepEqual(html.match(/<(?!\/?(meta|table|thead|tbody|tr|t[hd])\b)[^>]*>/g), null);

  const [{ text }] = await handed_out(page, '导出快照', 1);
  for (const one of HOSTILE) assert.ok(text.includes(JSON.stringify(one)), `in the snapshot: ${one.slice(0, 60)}`);
  await is_harmless(page);

  const elsewhere = await guarded_page(t);
  await open_app(elsewhere);
  await find(elsewhere, 'button', '打开通知');
  await drop(elsewhere, [{ name: `${MARKUP}.taizhang.json`, text }]);
  await find(elsewhere, 'gridcell', MARKUP);
  await is_harmless(elsewhere);
});

/** @param {Page} page @param {string} place */
const go_to = (page, place) => command(page, `转到 ${place}`);

/** Slips that are named and reasoned so, each due some day. @param {Page} page @param {string[]} words */
async function paste_slips(page, words) {
  await go_to(page, '督办单');
  const cells = words.map((text) => `"${text.replaceAll('"', '""')}"`);
  await paste(page, ['编号\t督办理由\t签发日期\t办结期限', ...cells.map((cell) => `${cell}\t${cell}\t2026-11-01\t2099-12-31`), ''].join('\r\n'));
  await find(page, 'dialog', '粘贴的表格');
  await is_harmless(page);
  await press(page, 'button', new RegExp(`^加入 ${words.length} `));
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

const FORMULAS = ['=1+1', '＝1+1', '@SUM(A1)', ' =HYPERLINK("https://example.com/")', "-cmd|'/c calc'!A0"];
const LINES = ['甲\nEND:VEVENT\nATTACH:file:///etc/passwd', '乙\r\nBEGIN:VALARM'];

test('hostile words in a ledger are words in its table, in what is printed, copied and saved, and in a calendar', async (t) => {
  const page = await guarded_page(t);
  await page.setViewportSize({ width: 1366, height: 1600 });
  await open_task(page);
  await paste_slips(page, [...HOSTILE, ...FORMULAS, ...LINES]);
  const mirrored = await page.locator('#mirror [role=gridcell]').allTextContents();
  for (const text of [...HOSTILE, ...FORMULAS]) assert.ok(mirrored.includes(text.trim()), `in the mirror: ${text.slice(0, 60)}`);
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  const printed = await page.locator('#sheet td').allTextContents();
  for (const text of HOSTILE) assert.ok(printed.includes(text), `in the plain table: ${text.slice(0, 60)}`);
  await is_harmless(page);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));

  await go_to(page, '到期');
  const [{ text: calendar }] = await handed_out(page, '导出到日历', 1);
  const lines = calendar.split('\r\n');
  assert.equal(lines.filter((line) => line === 'BEGIN:VEVENT').length, lines.filter((line) => line === 'END:VEVENT').length);
  for (const line of lines) assert.match(line, /^( .*|[A-Z-]+[:;].*|)$/u);
  assert.ok(!lines.some((line) => /^(ATTACH|X-A)/.test(line)));

  await go_to(page, '督办单');
  await press(page, 'button', '报表');
  await press(page, 'button', '当前列表');
  await is_harmless(page);
  const waiting = page.waitForEvent('download');
  await press(page, 'button', '存成 Excel');
  const sheet = await readFile(await (await waiting).path());
  const elsewhere = await guarded_page(t);
  await open_task(elsewhere);
  await go_to(elsewhere, '督办单');
  await drop_bytes(elsewhere, `${MARKUP}.xlsx`, sheet);
  await find(elsewhere, 'dialog', `${MARKUP}.xlsx`);
  await is_harmless(elsewhere);
});

test('hostile words in a return are words where it is looked at and taken in', async (t) => {
  const page = await guarded_page(t);
  await open_app(page);
  await press(page, 'button', '打开示例');
  await press(page, 'button', '建立台账');
  await find(page, 'grid', '任务表');
  const [packet] = await issue(page);
  const file = await filled_in(t, packet, '进行中', `${MARKUP}=1+1</script>`);
  await drop(page, [{ ...file, name: `${MARKUP}.json` }]);
  await find(page, 'button', '应用 1 份回报');
  await page.locator('#mirror').getByText(MARKUP).first().waitFor({ state: 'attached' });
  await is_harmless(page);
  await press(page, 'button', '应用 1 份回报');
  await page.getByRole('button', { name: '应用 1 份回报' }).waitFor({ state: 'detached' });
  await is_harmless(page);
});

test('a hostile title is a title in the tab, in the names of files and where the program does not start', async (t) => {
  const page = await guarded_page(t, /Failed to (load|fetch)/);
  const title = `关于${MARKUP}/..\\CON:"?*\u202ejs.exe的通知`;
  await open_register(page, [title, `一、${MARKUP}`, `（一）${MARKUP}。`, `牵头部门：${MARKUP}`].join('\n'));
  await kept(page);
  await page.waitForFunction((words) => document.title.includes(words), MARKUP);
  const [{ name }] = await handed_out(page, '导出快照', 1);
  assert.match(name, /^[^\\/:*?"<>|]+\.taizhang\.json$/);
  await is_harmless(page);

  await page.route('**/taizhang.wasm', (route) => route.abort());
  await page.reload();
  await page.getByRole('link', { name: '取出来' }).click();
  await page.getByRole('heading').filter({ hasText: MARKUP }).first().waitFor();
  await is_harmless(page);
});

/** JSON as it is hashed: RFC 8785. @param {any} value @returns {string} */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`)}}`;
}

/** @param {string} text */
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** The file as somebody writes it who knows its form. @param {any} file */
function forged(file) {
  for (const change of file.changes) {
    delete change.id;
    change.id = sha256(canonical(change)).slice(0, 32);
  }
  file.changes.sort((/** @type {any} */ a, /** @type {any} */ b) => (a.id < b.id ? -1 : 1));
  delete file.digest;
  return JSON.stringify({ ...file, digest: sha256(JSON.stringify(file)) });
}

/** A snapshot with a piece of evidence. @param {Page} page */
async function exported_with_link(page) {
  await open_task(page);
  await press(page, 'button', '加佐证');
  await type(page, '佐证名称', '发布页');
  await type(page, '佐证链接', 'https://example.cn/');
  await press(page, 'button', '记下佐证');
  await find(page, 'link', '发布页');
  const [{ text }] = await handed_out(page, '导出快照', 1);
  return text;
}

test('a file whose links would run code is refused, though its digests are right', async (t) => {
  const page = await guarded_page(t);
  const text = await exported_with_link(page);
  for (const link of ['javascript:window.pwned=1', 'data:text/html,<script>opener.pwned=1</script>', 'JaVaScRiPt:window.pwned=1', 'vbscript:x', 'file:///etc/passwd']) {
    await drop(page, [{ name: 'a.json', text: forged(JSON.parse(text.replaceAll('https://example.cn/', link))) }]);
    await page.getByRole('alert').filter({ hasText: '不能用的链接' }).first().waitFor({ state: 'attached' });
    await press(page, 'button', '收起这条提示');
    await page.getByRole('alert').first().waitFor({ state: 'detached' });
  }
  await is_harmless(page);
});

test('members and ids named after what every object has do no harm', async (t) => {
  const page = await guarded_page(t);
  const file = JSON.parse(await exported_with_link(page));
  for (const name of ['__proto__', 'constructor', 'prototype', 'toString']) {
    Object.defineProperty(file, name, { value: { pwned: 1 }, enumerable: true, configurable: true });
    Object.defineProperty(file.records[0], name, { value: '词', enumerable: true, configurable: true });
  }
  const elsewhere = await guarded_page(t);
  await open_app(elsewhere);
  await find(elsewhere, 'button', '打开通知');
  await drop(elsewhere, [{ name: '__proto__.json', text: forged(file) }]);
  await elsewhere.getByRole('gridcell').or(elsewhere.getByRole('alert')).first().waitFor({ state: 'attached' });
  await is_harmless(elsewhere);
});

test('the page lets no text become code and no other host be asked', async (t) => {
  const page = await new_page(t, {}, /Content Security Policy|Trusted|example\.com/);
  await open_app(page);
  const outcomes = await page.evaluate(async () => {
    const outcome = (/** @type {() => unknown} */ attempt) => {
      try {
        attempt();
        return 'allowed';
      } catch (error) {
        return /** @type {Error} */ (error).name;
      }
    };
    const inline = document.createElement('script');
    await fetch('style.css'); // what a debugger runs may evaluate; what comes after an answer is the page's own
    return {
      eval: outcome(() => eval('1')),
      function: outcome(() => new Function('1')),
      markup: outcome(() => (document.createElement('p').innerHTML = '<b>')),
      inline: outcome(() => (inline.text = 'window.pwned = 1')),
      policy: outcome(() => /** @type {any} */ (window).trustedTypes.createPolicy('other', {})),
      host: await fetch('https://example.com/').then(() => 'allowed', (error) => error.name),
    };
  });
  assert.deepEqual(outcomes, {
    eval: 'EvalError', function: 'EvalError', markup: 'TypeError', inline: 'TypeError', policy: 'TypeError', host: 'TypeError',
  });
});
