// Chinese input by a (simulated) input method into every kind of field. What only real input methods
// can show is in tests/manual/ime.md.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { enter, find, new_page, press, shared_page, until_drawn, until_quiet } from './harness.mjs';
import { empty, holds, input_method, mirrored, open_task, value_of } from './fields.mjs';

/** @typedef {import('playwright-core').Page} Page */

const AREA = '任务'; // several lines
const LINE = '完成时限'; // a single line
const SEARCH = '搜索任务';
const FIELDS = [AREA, LINE, SEARCH];

/** What the field looks like. @param {Page} page @param {string} name */
async function picture(page, name) {
  await until_quiet(page);
  const box = await mirrored(page, name).boundingBox();
  assert.ok(box);
  return (await page.screenshot({ clip: box })).toString('base64');
}

for (const name of FIELDS) {
  test(`what is composed and committed lands once in ${name}`, async (t) => {
    const page = await shared_page(t);
    await open_task(page);
    const ime = await input_method(page);
    await empty(page, name);
    await ime.compose('zhengwu');
    await ime.commit('政务');
    await holds(page, name, '政务');
    await ime.compose('gongkai');
    assert.equal(await value_of(page, name), '政务');
    await ime.commit('公开');
    await holds(page, name, '政务公开');
  });
}

/** Edits the title of task 1.1 in the table; it is selected whole. @param {Page} page @param {string} title as it stands there */
async function edit_cell(page, title) {
  await press(page, 'gridcell', title);
  await page.keyboard.press('F2');
  await page.waitForFunction(() => document.activeElement?.id === 'ime');
  await page.keyboard.press('Control+A');
}

const TITLE = '做好新出台文件的解读';

test('what is composed in a cell of the table lands in it, and not in the keys of the table', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  const ime = await input_method(page);
  await edit_cell(page, TITLE);
  await ime.compose('zhengwu');
  for (const code of ['Space', 'ArrowDown', 'Enter', 'Tab', 'Escape']) await ime.takes(code);
  await ime.commit('政务');
  await ime.compose('gongkai');
  await ime.commit('公开');
  await page.keyboard.press('Tab');
  await find(page, 'gridcell', '政务公开');
});

test('in a cell of the table one composes over a selection and in the middle, cancels and goes on, and commits signs and rare characters', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  const ime = await input_method(page);
  await edit_cell(page, TITLE);
  await ime.compose('baosong');
  await ime.takes('Escape');
  await ime.cancel();
  await ime.commit('政开');
  await page.keyboard.press('ArrowLeft');
  await ime.compose('wugong');
  await ime.commit('务公');
  await page.keyboard.press('End');
  for (const text of ['，', '2', 'Ａ％', '𠮷']) await ime.commit(text);
  await page.keyboard.press('Tab');
  await find(page, 'gridcell', '政务公开，2Ａ％𠮷');
});

test('a click elsewhere while composing in a cell of the table leaves the letters in the cell', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  const ime = await input_method(page);
  await edit_cell(page, TITLE);
  await ime.compose('ceshi');
  await press(page, 'textbox', SEARCH);
  await find(page, 'gridcell', 'ceshi');
  await holds(page, SEARCH, '');
});

test('what assistive technology presses while one composes leaves the letters in their field', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  const ime = await input_method(page);
  await empty(page, LINE);
  await empty(page, AREA);
  await ime.compose('ceshi');
  await mirrored(page, LINE).evaluate((element) => element.click());
  await page.waitForFunction((label) => document.activeElement?.ariaLabel === label, LINE);
  await holds(page, AREA, 'ceshi');
  await holds(page, LINE, '');
});

test('the field shows the composition, and after it is cancelled what it was, still being edited', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  const ime = await input_method(page);
  for (const name of FIELDS) {
    await empty(page, name);
    await ime.commit('已有的字');
    await holds(page, name, '已有的字');
    const before = await picture(page, name);
    await ime.compose('zhengwu');
    const during = await picture(page, name);
    assert.ok(during !== before, 'nothing is seen of the composition');
    await ime.takes('Escape');
    await ime.cancel();
    assert.ok((await picture(page, name)) === before);
    await ime.commit('。');
    await holds(page, name, '已有的字。');
  }
});

test('a composition in the middle of a text goes there', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  const ime = await input_method(page);
  for (const name of FIELDS) {
    await empty(page, name);
    await ime.commit('政开');
    await page.keyboard.press('ArrowLeft');
    await ime.compose('wugong');
    await ime.commit('务公');
    await holds(page, name, '政务公开');
  }
});

test('a composition replaces the selection when it is committed and leaves it when it is cancelled', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  const ime = await input_method(page);
  for (const name of FIELDS) {
    await empty(page, name);
    await ime.commit('报送公开');
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Shift+ArrowLeft');
    await ime.compose('cailiao');
    await ime.cancel();
    await until_drawn(page);
    assert.equal(await value_of(page, name), '报送公开');
    await ime.compose('cailiao');
    await ime.commit('材料');
    await holds(page, name, '报送材料');
  }
});

test('a click elsewhere while composing leaves the letters in the field they were typed into', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  const ime = await input_method(page);
  for (const [field, next] of [[LINE, SEARCH], [AREA, LINE], [SEARCH, AREA]]) {
    await empty(page, next);
    await empty(page, field);
    await ime.compose('ceshi');
    await press(page, 'textbox', next);
    await holds(page, field, 'ceshi');
    await holds(page, next, '');
    await ime.commit('查');
    await holds(page, next, '查');
  }
});

test('a composition that another window interrupts stays in its field, once', async (t) => {
  const page = await new_page(t);
  await open_task(page);
  const ime = await input_method(page);
  await ime.let_other_windows_take_the_focus();
  for (const name of [AREA, LINE]) {
    await empty(page, name);
    const { x, y } = (await mirrored(page, name).boundingBox()) ?? { x: 0, y: 0 };
    await page.mouse.click(x + 40, y + 16);
    await ime.commit('已有');
    await ime.compose('ceshi');
    const other = await page.context().newPage();
    await other.bringToFront();
    await page.waitForFunction(() => !document.hasFocus());
    await page.bringToFront();
    await other.close();
    await page.waitForFunction(() => document.hasFocus());
    await holds(page, name, '已有ceshi');
    await page.mouse.click(x + 40, y + 16); // the mouse has not moved
    await page.keyboard.press('End');
    await ime.commit('完');
    await holds(page, name, '已有ceshi完');
  }
});

test('text that comes without a composition is taken: whole words, signs, digits, rare and wide characters', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  const ime = await input_method(page);
  for (const name of FIELDS) {
    await empty(page, name);
    for (const [code, text] of [['Comma', '，'], ['Digit2', '2'], ['KeyA', 'Ａ１％'], ['KeyB', '😀'], ['KeyC', '𠮷']]) {
      await ime.takes(code);
      await ime.commit(text);
    }
    await ime.commit('搜狗直接上屏');
    await holds(page, name, '，2Ａ１％😀𠮷搜狗直接上屏');
  }
});

test('lines that come at once stay lines in a field of several, and are words between spaces in one of a single line', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  const ime = await input_method(page);
  for (const [name, wanted] of [[AREA, '第一行\n第二行'], [LINE, '第一行 第二行'], [SEARCH, '第一行 第二行']]) {
    await empty(page, name);
    await ime.commit('第一行\n第二行');
    await holds(page, name, wanted);
  }
});

test('keys used inside a composition are the input method’s alone', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  const ime = await input_method(page);
  for (const name of FIELDS) {
    await empty(page, name);
    await ime.commit('甲乙');
    await ime.compose('shi');
    for (const code of ['ArrowLeft', 'ArrowDown', 'Backspace', 'Tab', 'Enter', 'Home', 'Escape', 'Space']) await ime.takes(code);
    await ime.commit('丙');
    await holds(page, name, '甲乙丙');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'ime');
  }
});

test('a Ctrl whose release the input method took eats no text', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  const ime = await input_method(page);
  for (const name of FIELDS) {
    await empty(page, name);
    await page.keyboard.down('Control'); // Ctrl+Space switches the input method; nothing more is heard of it
    await ime.compose('zheng');
    await ime.commit('政');
    await holds(page, name, '政');
    await page.keyboard.up('Control');
  }
});

test('a key types once, and erases once', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  for (const name of FIELDS) {
    await empty(page, name);
    await page.keyboard.type('a1,');
    await holds(page, name, 'a1,');
    await page.keyboard.press('Backspace');
    await holds(page, name, 'a1');
  }
});

test('the element with the focus is a textbox with the name of the field', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  for (const name of [AREA, LINE]) {
    await enter(page, name);
    const said = await page.evaluate(() => {
      const focused = document.activeElement;
      return { id: focused?.id, role: focused?.getAttribute('role'), label: focused?.getAttribute('aria-label') };
    });
    assert.deepEqual(said, { id: 'ime', role: 'textbox', label: name });
  }
});

test('the candidates would stand at the caret, in the size of the field’s text', async (t) => {
  const page = await shared_page(t);
  await open_task(page);
  const ime = await input_method(page);
  await empty(page, LINE);
  await ime.commit('公开');
  await holds(page, LINE, '公开');
  await until_drawn(page);
  const box = await mirrored(page, LINE).boundingBox();
  const caret = await page.locator('#ime').boundingBox();
  assert.ok(box && caret);
  assert.ok(Math.abs(caret.x - (box.x + 10 + 2 * 14)) <= 2, `the caret is at ${caret.x}, the field at ${box.x}`);
  assert.ok(caret.y >= box.y && caret.y + caret.height <= box.y + box.height);
  assert.equal(await page.locator('#ime').evaluate((one) => getComputedStyle(one).fontSize), '14px');
  await ime.compose('zhengwugongkaigongzuozhengwugongkaigongzuo');
  await until_drawn(page);
  const composed = await page.locator('#ime').boundingBox();
  assert.ok(composed && composed.x + composed.width <= box.x + box.width + 1);
  await ime.cancel();
});
