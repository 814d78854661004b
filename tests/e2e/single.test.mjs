// The application as one HTML file that is opened by a double click: that it works so, asks for nothing, carries a
// document, says when it is damaged.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { escaped, shifted, unescaped, unshifted } from '../../web/bytes_text.js';
import { put_together, take_apart } from '../../web/single/program.js';
import { carried_in, with_carried } from '../../web/single_file.js';
import { handed_out, export_text } from './files.mjs';
import * as firefox from './firefox.mjs';
import { find, new_page, open_app, open_sample, page_kept_in, press, type, until_quiet, url } from './harness.mjs';
import { kept } from './kept.mjs';
import { issue } from './rounds.mjs';
import { carrying, expose_halves, file_with, new_folder, page_made, SINGLE } from './single.mjs';

/** @typedef {import('playwright-core').Page} Page */

const MOST_BYTES = 700_000;

/** What must not get out of its place in a page, or get lost in it. */
const HOSTILE = [
  '</script><script>window.harm = 1</script>', '<!--<script>', '--><img src=x onerror="window.harm = 1">', ']]>', '{{boot}}',
  '\u2028\u2029', '=}=J', '&lt;&#0;', '\0\r\n\n\r\t\x1a', '\ufeff', '\ufffd', '中文“”—€', '$&$`',
].join('|');

/** Gives task 1.1 another title. @param {Page} page @param {string} title */
async function rename(page, title) {
  await press(page, 'button', '选中任务 1.1');
  await type(page, '任务', title);
  await press(page, 'button', '选中任务 1.2');
  await find(page, 'gridcell', title);
  await kept(page);
}

test('the file is not larger than 700 KB', () => {
  assert.ok(SINGLE.length <= MOST_BYTES, `${SINGLE.length} bytes`);
});

test('the program is taken apart and put together as it was, and what is no program ends', () => {
  const module = Uint8Array.from(readFileSync(new URL('../../dist/taizhang.wasm', import.meta.url)));
  const streams = take_apart(module);
  assert.deepEqual(put_together(streams), module);
  assert.throws(() => take_apart(module.subarray(0, module.length - 1)), RangeError);
  assert.throws(() => put_together([streams[1], streams[0], ...streams.slice(2)]), RangeError);
});

test('bytes of any kind are text of a page that HTML leaves alone, and come back', () => {
  const all = Uint8Array.from({ length: 70_000 }, (_, place) => place * 7 + (place >> 8));
  const text = escaped(all);
  assert.ok(!/[\0\r\n<]/.test(text));
  assert.ok(text.length < all.length * 1.03);
  assert.deepEqual(unescaped(text), all);
});

test('bytes of any kind, shifted, need next to no escapes, and come back', () => {
  const digest = (/** @type {number} */ place) => createHash('sha256').update(String(place)).digest();
  const packed = Uint8Array.from(Buffer.concat(Array.from({ length: 3000 }, (_, place) => digest(place))));
  assert.ok(escaped(shifted(packed)).length < packed.length * 1.006);
  for (const bytes of [packed, packed.subarray(0, 257), packed.subarray(0, 256), packed.subarray(0, 1), new Uint8Array()]) {
    assert.deepEqual(unshifted(shifted(bytes)), bytes);
  }
});

test('what a file carries comes back, and gives way to what it carries next', () => {
  const file = new TextDecoder('latin1').decode(SINGLE); // any text will do
  const one = { name: '任务包.taizhang.json', bytes: new TextEncoder().encode(HOSTILE) };
  const first = with_carried(file, one);
  assert.deepEqual(carried_in(first), one);
  assert.equal(with_carried(with_carried(file, { name: 'b', bytes: new Uint8Array([1]) }), one), first);
  assert.equal(carried_in(file), null);
});

test('opened from a folder, a register is made, edited, and there again when the browser starts anew', async (t) => {
  const [address, profile] = [file_with(), new_folder()];
  const page = await page_kept_in(t, profile);
  await open_sample(page, address);
  await rename(page, '改过的名字');
  await page.context().close();
  const again = await page_kept_in(t, profile);
  await open_app(again, address);
  await find(again, 'gridcell', '改过的名字');
});

test('a copy in another folder has the same registers', async (t) => {
  const page = await new_page(t);
  await open_sample(page, file_with());
  await rename(page, '在一处改的');
  await open_app(page, file_with());
  await find(page, 'gridcell', '在一处改的');
});

test('it knows its version and its own SHA-256, and so does its recovery page', async (t) => {
  const page = await new_page(t);
  const address = file_with();
  const sum = createHash('sha256').update(SINGLE).digest('hex');
  await open_app(page, address);
  const { sha256, version } = await page.evaluate(() => /** @type {any} */ (window).taizhang.build());
  assert.equal(sha256, sum);
  assert.match(version, /^\d{4}-\d{2}-\d{2}-[0-9a-f]{10}(-dirty)?$/);
  await page.keyboard.press('F1');
  await press(page, 'button', '关于本程序');
  await page.getByText(`本文件的 SHA-256：${sum}`).first().waitFor({ state: 'attached' });
  await page.getByText('Copyright (c) 2014-2025 Omar Cornut').first().waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('button', { name: '许可全文' }).count(), 0); // no server has them
  await page.goto(`${address}#recover`);
  await page.getByText(`本文件的 SHA-256：${sum}`).waitFor();
  await page.getByText(`程序版本 ${version}`).waitFor();
});

test('without DecompressionStream it opens all the same', async (t) => {
  const page = await new_page(t);
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'DecompressionStream');
    Reflect.deleteProperty(window, 'CompressionStream');
  });
  await open_app(page, file_with());
});

test('its policy lets nothing in: no connection, no markup from text, no other script', async (t) => {
  const page = await new_page(t, {}, /Content Security Policy|Trusted|violates|will not be executed/);
  await page.addInitScript(() => {
    const own = /** @type {any} */ (window);
    own.refused = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => own.refused.push(effectiveDirective));
  });
  await open_sample(page, file_with());
  await until_quiet(page);
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).refused), []);
  const told = await page.evaluate(async () => {
    const outcome = async (/** @type {() => unknown} */ action) => {
      await new Promise((done) => setTimeout(done)); // out of what a debugger may do
      try {
        await action();
        return 'done';
      } catch (error) {
        return error instanceof Error ? error.name : '';
      }
    };
    return [
      await outcome(() => (document.body.innerHTML = '<p>')),
      await outcome(() => fetch('data:,x')),
      await outcome(() => Reflect.get(window, 'trustedTypes').createPolicy('other', {})),
      await outcome(() => Reflect.get(window, 'trustedTypes').createPolicy('taizhang', {})),
      await outcome(() => new Function('1')),
    ];
  });
  assert.deepEqual(told, ['TypeError', 'TypeError', 'TypeError', 'TypeError', 'EvalError']);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.append('window.harm = 1');
    document.body.append(script);
  });
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).harm), undefined);
});

/**
 * What a page says that has not started: at once, or what its style shows after some time.
 * @param {Page} page
 */
async function said_by(page) {
  const fault = page.locator('#message.fault');
  if (await fault.count() > 0) return fault.innerText();
  return page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish();
    const words = getComputedStyle(/** @type {Element} */ (document.getElementById('message')), '::after');
    return words.opacity === '1' ? words.content : '';
  });
}

/** @param {string} text of the file, from its end when it is there several times */
const place_of = (text) => Buffer.from(SINGLE).lastIndexOf(text);

test('a file that was cut off says so, and offers what is stored', async (t) => {
  const page = await new_page(t);
  await page.goto(file_with(SINGLE.slice(0, place_of('<script id="boot">') + 2000)));
  assert.match(await said_by(page), /不完整.*重新取得文件/);
  for (const end of [place_of('id="payload"') + 40, SINGLE.length >> 1, place_of('id="carried"') - 60]) {
    await page.goto(file_with(SINGLE.slice(0, end)));
    assert.match(await said_by(page), /不完整.*重新取得文件.*取出来/, `cut at ${end}`);
  }
  await page.getByRole('link', { name: '取出来' }).click();
  await page.getByRole('heading', { name: '取出本机存的台账' }).waitFor();
});

test('a file with one wrong byte opens or says that something is wrong, wherever the byte is', async (t) => {
  const page = await new_page(t, {}, /./);
  const program = place_of('id="payload"') + 100;
  const places = {
    policy: place_of("'wasm-unsafe-eval'") - 20, style: place_of('#canvas{'), boot: place_of('<script id="boot">') + 2000,
    'first of the program': program, program: SINGLE.length >> 1, 'last of the program': place_of('id="carried"') - 80,
  };
  for (const [part, place] of Object.entries(places)) {
    const damaged = SINGLE.slice();
    damaged[place] ^= 1;
    await page.goto(file_with(damaged));
    assert.match(await said_by(page), /重新取得文件/, part);
  }
});

test('a file that a server sends as UTF-8 says that it should be opened from a folder', async (t) => {
  const page = await new_page(t);
  await page.route('**/copy.html', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: Buffer.from(SINGLE) }));
  await page.goto(`${url}copy.html`);
  await page.getByText('存到本机，双击打开').waitFor();
});

test('line ends of another system do no harm', async (t) => {
  const page = await new_page(t);
  const text = Buffer.from(SINGLE).toString('latin1').replaceAll('\n', '\r\n');
  await open_app(page, file_with(Buffer.from(text, 'latin1')));
});

test('a page that carries a packet opens on it whatever else is stored, and goes on where it was left', async (t) => {
  const office = await new_page(t);
  await open_sample(office);
  const [packet] = await issue(office);
  const page = await new_page(t);
  await open_sample(page, file_with()); // the office's own, in the same store
  await kept(page);
  const address = file_with(carrying(packet.name, packet.text));
  await open_app(page, address);
  await find(page, 'heading', '本部门的任务');
  await press(page, 'combobox', '状态');
  await press(page, 'option', '进行中');
  await kept(page);
  const [before] = await handed_out(page, '导出回报', 1);
  await page.reload();
  await find(page, 'heading', '本部门的任务');
  const [after] = await handed_out(page, '导出回报', 1);
  assert.equal(after.text, before.text);
  assert.ok(after.text !== packet.text);
  await open_app(page, file_with());
  await find(page, 'grid', '任务表');
});

test('a page whose packet was put into the trash takes it out again, with what was written in it', async (t) => {
  const office = await new_page(t);
  await open_sample(office);
  const [packet] = await issue(office);
  const page = await new_page(t);
  await open_app(page, file_with(carrying(packet.name, packet.text)));
  await find(page, 'heading', '本部门的任务');
  await press(page, 'combobox', '状态');
  await press(page, 'option', '进行中');
  await kept(page);
  const [before] = await handed_out(page, '导出回报', 1);
  await page.evaluate(async () => {
    const got = (/** @type {IDBRequest} */ request) => new Promise((done) => (request.onsuccess = () => done(request.result)));
    const database = await got(indexedDB.open('taizhang'));
    const lines = database.transaction('line', 'readwrite').objectStore('line');
    for (const line of await got(lines.getAll())) await got(lines.put({ ...line, trashed: true }));
    database.close();
  });
  await page.reload();
  await find(page, 'heading', '本部门的任务');
  const [after] = await handed_out(page, '导出回报', 1);
  assert.equal(after.text, before.text);
});

test('a register is carried with every word it has, and a page saved from a page is the one the build makes', async (t) => {
  const page = await new_page(t);
  await expose_halves(page);
  const address = file_with();
  await open_sample(page, address);
  await rename(page, HOSTILE.replace(/[\0-\x1f]/g, ''));
  const text = await export_text(page);
  const made = await page_made(page, '交接.html', text);
  assert.equal(made.name, '交接.html');
  assert.ok(Buffer.compare(made.bytes, carrying('交接.taizhang.json', text)) === 0);

  const elsewhere = await new_page(t);
  await expose_halves(elsewhere);
  await open_app(elsewhere, file_with(made.bytes));
  await find(elsewhere, 'grid', '任务表');
  assert.equal(await export_text(elsewhere), text);
  const again = await page_made(elsewhere, '交接.html', text);
  assert.ok(Buffer.compare(again.bytes, made.bytes) === 0);
});

test('a page from a server hands out the same page, and says when it cannot', async (t) => {
  const page = await new_page(t, {}, /taizhang\.html|404/);
  await expose_halves(page);
  await open_app(page);
  const made = await page_made(page, '任务包.html', HOSTILE);
  assert.ok(Buffer.compare(made.bytes, carrying('任务包.taizhang.json', HOSTILE)) === 0);
  await page.route('**/taizhang.html', (route) => route.fulfill({ status: 404 }));
  await page.evaluate(() => /** @type {any} */ (window).halves.files.download_page('任务包.html', new Uint8Array(1)));
  await page.getByText(/任务包\.html/).first().waitFor({ state: 'attached' });
});

test('hostile text that is carried stays text', async (t) => {
  const page = await new_page(t);
  await open_app(page, file_with(carrying('通知.txt', `2026年工作要点\n一、任务\n1. ${HOSTILE.replace('\0', '')}。`)));
  await find(page, 'button', '建立台账');
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).harm), undefined);
  assert.deepEqual(await page.evaluate(() => [...document.scripts].map(({ id }) => id)), ['', 'boot', 'payload', 'carried']);
});

test('in Firefox the file opens from a folder, keeps a register and hands it out without the program', async (t) => {
  const address = file_with();
  /** @type {string[]} */
  const asked = [];
  const page = await firefox.open_app(t, {}, address, (opening) =>
    opening.on('request', (request) => /^(blob|data|file):/.test(request.url()) || asked.push(request.url())));
  await firefox.press(page, 'button', '打开示例');
  await firefox.press(page, 'button', '建立台账');
  await page.waitForFunction(() => /已存(本机浏览器|文件)/.test(document.getElementById('mirror')?.textContent ?? ''));
  await page.reload();
  await firefox.until_ready(page);
  await firefox.find(page, 'button', '选中任务 1.1');
  await page.goto(`${address}#recover`);
  await page.waitForFunction(() => document.querySelector('.recovery tbody')?.textContent?.includes('台账'));
  const sum = createHash('sha256').update(SINGLE).digest('hex');
  await page.waitForFunction((wanted) => document.querySelector('footer')?.textContent?.includes(wanted), {}, sum);
  assert.deepEqual(asked, [], 'the page asks nobody for anything');
});
