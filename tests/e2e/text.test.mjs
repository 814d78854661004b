// Editing text with real keys, the mouse and the clipboard, and the links that were typed.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { command, enter, find, new_page, open_app, open_sample, press, screenshot, shared_page, type, until_drawn, url } from './harness.mjs';
import { empty, holds, mirrored, open_task, value_of } from './fields.mjs';
import { file_with } from './single.mjs';

/** @typedef {import('playwright-core').Page} Page */

const AREA = '任务';
const LINE = '完成时限';

/** A point of the field, so many px into its text. @param {Page} page @param {string} name @param {number} x */
async function point(page, name, x) {
  const box = await mirrored(page, name).boundingBox();
  assert.ok(box);
  return /** @type {const} */ ([box.x + 10 + x, box.y + 16]);
}

const POINTERS = Object.freeze({
  clicks: (/** @type {Page} */ page, /** @type {readonly [number, number]} */ at) => page.mouse.click(...at),
  taps: (/** @type {Page} */ page, /** @type {readonly [number, number]} */ at) => page.touchscreen.tap(...at),
});
for (const [name, point_with] of Object.entries(POINTERS)) {
  test(`two ${name} into a word with a rest between them do not select it`, async (t) => {
    const page = await new_page(t, { hasTouch: true });
    await page.addInitScript(() => {
      const now = performance.now.bind(performance);
      let rested = 0;
      performance.now = () => now() + rested;
      Object.assign(window, { rest: () => (rested += 2000) });
    });
    await open_task(page);
    await empty(page, LINE);
    await page.keyboard.insertText('政务公开');
    await holds(page, LINE, '政务公开');
    await page.evaluate(() => /** @type {any} */ (window).rest());
    const at = await point(page, LINE, 4);
    await point_with(page, at);
    await until_drawn(page);
    await page.evaluate(() => /** @type {any} */ (window).rest());
    await point_with(page, at);
    await until_drawn(page);
    await page.keyboard.insertText('要');
    await page.waitForFunction((label) => document.querySelector(`#mirror [role=textbox][aria-label="${label}"]`)?.textContent?.includes('要'), LINE);
    assert.equal((await value_of(page, LINE)).length, '政务公开要'.length);
  });
}

test('keys move, select and erase by words, and undo goes back within the field', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  for (const name of [AREA, LINE]) {
    await empty(page, name);
    await page.keyboard.insertText('公开2026年');
    await page.keyboard.press('Control+ArrowLeft');
    await page.keyboard.press('Control+Backspace');
    await holds(page, name, '公开年');
    await page.keyboard.press('Control+Z');
    await holds(page, name, '公开2026年');
    await page.keyboard.press('Control+Y');
    await holds(page, name, '公开年');
    await page.keyboard.press('Control+Z');
    await page.keyboard.press('Home');
    await page.keyboard.press('Control+Delete');
    await holds(page, name, '2026年');
    await page.keyboard.press('Shift+End');
    await page.keyboard.insertText('月');
    await holds(page, name, '月');
  }
});

test('what is typed right after a click goes to the field that was clicked, however slow the frames', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  await empty(page, AREA);
  const box = await mirrored(page, LINE).boundingBox();
  assert.ok(box);
  const place = { clientX: box.x + box.width / 2, clientY: box.y + box.height / 2 };
  // One task of the page: no frame comes between the click and the text.
  await page.evaluate((at) => {
    const canvas = document.getElementById('canvas');
    const ime = document.querySelector('textarea');
    for (const type of ['mousemove', 'mousedown', 'mouseup']) {
      canvas?.dispatchEvent(new MouseEvent(type, { ...at, bubbles: true, cancelable: true }));
    }
    if (ime) ime.value = '6月底前';
    ime?.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, place);
  await holds(page, LINE, '6月底前');
  await holds(page, AREA, '');
});

test('copy, cut and paste by keys', async (t) => {
  const page = await shared_page(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  await open_task(page);
  for (const [name, copy, cut, paste] of [
    [AREA, 'Control+C', 'Control+X', 'Control+V'],
    [LINE, 'Control+Insert', 'Shift+Delete', 'Shift+Insert'],
  ]) {
    await empty(page, name);
    await page.keyboard.insertText('政务公开');
    await page.keyboard.press('Control+A');
    await page.keyboard.press(copy);
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), '政务公开');
    await page.keyboard.press(cut);
    await holds(page, name, '');
    await page.keyboard.press(paste);
    await page.keyboard.press(paste);
    await holds(page, name, '政务公开政务公开');
  }
});

test('a paste on the paste page goes into its field and is not read at once', async (t) => {
  const page = await shared_page(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(url);
  await press(page, 'button', '粘贴');
  await enter(page, '通知正文');
  await page.evaluate(() => navigator.clipboard.writeText('一、第一条\n二、第二条'));
  await page.keyboard.press('Control+V');
  await holds(page, '通知正文', '一、第一条\n二、第二条');
});

test('the context menu copies, cuts, pastes, selects and undoes', async (t) => {
  const page = await shared_page(t, { permissions: ['clipboard-read', 'clipboard-write'] });
  await open_task(page);
  for (const name of [AREA, LINE]) {
    const choose = async (/** @type {string} */ item) => {
      await page.mouse.click(...(await point(page, name, 8)), { button: 'right' });
      await find(page, 'menuitem', item);
      await until_drawn(page);
      await press(page, 'menuitem', item);
      await page.getByRole('menu').first().waitFor({ state: 'detached' });
    };
    await empty(page, name);
    await page.keyboard.insertText('政务公开');
    await holds(page, name, '政务公开');
    await choose('全选');
    await choose('剪切');
    await holds(page, name, '');
    await choose('粘贴');
    await holds(page, name, '政务公开');
    await choose('撤销');
    await holds(page, name, '');
    await choose('重做');
    await holds(page, name, '政务公开');
    await page.mouse.click(...(await point(page, name, 8)), { button: 'right' });
    await find(page, 'menuitem', '全选');
    await until_drawn(page);
    await screenshot(page, `text-menu-${name === AREA ? 'area' : 'line'}`);
    await page.keyboard.press('Escape');
  }
});

test('where the clipboard may not be read the menu says which keys paste', async (t) => {
  const page = await new_page(t);
  await page.addInitScript(() => {
    Object.defineProperty(navigator.clipboard, 'readText', { value: () => Promise.reject(new Error('no')) });
  });
  await open_task(page);
  await empty(page, LINE);
  await page.keyboard.press('Shift+F10');
  await find(page, 'menuitem', '粘贴');
  await until_drawn(page);
  await press(page, 'menuitem', '粘贴');
  await page.getByRole('alert').filter({ hasText: '浏览器没有让页面读剪贴板，请按 Ctrl+V 粘贴。' }).first().waitFor({ state: 'attached' });
  await page.keyboard.insertText('6月底');
  await holds(page, LINE, '6月底');
});

/** What goes out to other programs next. @param {Page} page */
async function watch_copies(page) {
  await page.evaluate(() => {
    const own = /** @type {any} */ (window);
    document.addEventListener('copy', ({ clipboardData }) => {
      own.copied = ['text/plain', 'text/html'].map((type) => clipboardData?.getData(type) ?? '');
    });
  });
  return () => page.waitForFunction(() => /** @type {any} */ (window).copied).then((copied) => copied.jsonValue());
}

const PLACES = [
  { where: 'on plain http', baseURL: url.replace('localhost', 'intranet.test'), address: './' },
  { where: 'from a folder', baseURL: url, address: file_with() },
];
for (const { where, baseURL, address } of PLACES) {
  test(`${where} fields are copied, cut and pasted by keys, and rows go out as text and as a table`, async (t) => {
    const page = await new_page(t, { baseURL, permissions: ['clipboard-read', 'clipboard-write'] });
    await open_sample(page, address);
    await press(page, 'button', '选中任务 1.1');
    await find(page, 'complementary', '任务详情');
    await empty(page, LINE);
    await page.keyboard.insertText('6月底');
    await holds(page, LINE, '6月底');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+X');
    await holds(page, LINE, '');
    await page.keyboard.press('Control+V');
    await holds(page, LINE, '6月底');
    await page.keyboard.press('Escape');
    const copied = await watch_copies(page);
    await command(page, '复制选中的各项');
    await page.getByText(/^已复制/).first().waitFor({ state: 'attached' });
    const [text, html] = await copied();
    assert.match(text, /\t/);
    assert.match(html, /<td/);
  });
}

test('what the browser does not let be copied is not said to be, and the Ctrl+C that is asked for copies it', async (t) => {
  const page = await new_page(t, { baseURL: url.replace('localhost', 'intranet.test') });
  // As Firefox answers outside of the event of a key or a click.
  await page.addInitScript(() => void (document.execCommand = () => false));
  await open_sample(page);
  await press(page, 'button', '报表');
  await press(page, 'button', '复制文字');
  await page.getByRole('alert').filter({ hasText: /请按 Ctrl\+C/ }).first().waitFor({ state: 'attached' });
  assert.equal(await page.getByText(/^已复制/).count(), 0);
  const copied = await watch_copies(page);
  await page.keyboard.press('Control+C');
  const [text] = await copied();
  assert.match(text, /政务公开/);
  await page.getByText('已复制。', { exact: true }).first().waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('alert').count(), 0);
});

test('a text that is too long is refused with a sentence, and nothing is cut', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  await empty(page, LINE);
  await page.keyboard.insertText('字'.repeat(1995));
  await holds(page, LINE, '字'.repeat(1995));
  await page.getByText('1995/2000').first().waitFor({ state: 'attached' });
  await page.keyboard.insertText('放不下的六字');
  await page.getByRole('alert').filter({ hasText: /还放得下 5 字；刚才的 6 字没有放进去/ }).first().waitFor({ state: 'attached' });
  await screenshot(page, 'text-limit');
  await holds(page, LINE, '字'.repeat(1995));
});

test('a double click selects the word, a third the line', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  for (const name of [AREA, LINE]) {
    await empty(page, name);
    await page.keyboard.insertText('公开2026年');
    await holds(page, name, '公开2026年');
    const place = await point(page, name, 2 * 14 + 12); // within the figures
    await page.mouse.dblclick(...place);
    await page.keyboard.insertText('今');
    await holds(page, name, '公开今年');
    await page.mouse.click(...place, { clickCount: 3 });
    await page.keyboard.insertText('全换');
    await holds(page, name, '全换');
  }
});

test('of a run of Han a double click selects one word, as the browser tells words', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  await empty(page, LINE);
  await page.keyboard.insertText('推进政务公开工作');
  await holds(page, LINE, '推进政务公开工作');
  await page.mouse.dblclick(...(await point(page, LINE, 6 * 14 + 5)));
  await page.keyboard.insertText('任务');
  await holds(page, LINE, '推进政务公开任务');
});

test('behind the last character there is no word, which is no fault', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  const edges = await page.evaluate(async () => {
    const { make_machine } = await import(/** @type {any} */ ('./machine.js'));
    const { up_to_word } = make_machine({});
    return ['推进', '推进政务公开'].flatMap((before) => [0, 1].map((is_end) => up_to_word('推进政务公开', before, is_end)));
  });
  assert.deepEqual(edges, ['推进', '推进政务', '', '推进政务公开']);
});

test('a link opens in a tab of its own, which learns nothing of the page', async (t) => {
  const page = await new_page(t, {}, /404/); // the browser looks for an icon of the text
  await open_task(page);
  const link = `${url}licenses.txt`;
  await press(page, 'button', '加佐证');
  await type(page, '佐证名称', '发布页');
  await type(page, '佐证链接', link);
  await press(page, 'button', '记下佐证');
  await find(page, 'link', '发布页');
  const [opened] = await Promise.all([page.context().waitForEvent('page'), press(page, 'link', '发布页')]);
  await opened.waitForLoadState();
  assert.equal(opened.url(), link);
  assert.equal(await opened.evaluate(() => window.opener), null);
  await opened.close();
});

test('a link that is no page and no letter is refused when typed and when opened', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  await press(page, 'button', '加佐证');
  await empty(page, '佐证名称');
  await page.keyboard.insertText('截图');
  await empty(page, '佐证链接');
  await page.keyboard.insertText('javascript:alert(1)');
  await press(page, 'button', '记下佐证');
  await page.getByRole('alert').filter({ hasText: /javascript:alert\(1\)/ }).first().waitFor({ state: 'attached' });
  assert.equal(await page.getByRole('link', { name: '截图' }).count(), 0);

  const followed = await page.evaluate(async () => {
    const { make_files } = await import(/** @type {any} */ ('./files.js'));
    /** @type {string[]} */
    const hrefs = [];
    HTMLAnchorElement.prototype.click = function click() {
      hrefs.push(`${this.protocol} ${this.target} ${this.rel}`);
    };
    const files = make_files({}, document.createElement('input'));
    for (const link of ['https://a.cn', 'HTTP://a.cn', 'mailto:a@b.cn', 'javascript:alert(1)', 'data:text/html,x', ' file:///x']) {
      files.open_link(link);
    }
    return hrefs;
  });
  assert.deepEqual(followed, ['https:', 'http:', 'mailto:'].map((protocol) => `${protocol} _blank noopener noreferrer`));
});
