// The whole main job with one way of acting alone: by keys, and through the accessibility mirror.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { new_page, open_app, find } from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {Parameters<Page['getByRole']>[0]} Role */

/**
 * What the action saves as a file.
 * @param {Page} page
 * @param {() => Promise<void>} action
 */
async function downloaded(page, action) {
  const [download] = await Promise.all([page.waitForEvent('download'), action()]);
  return readFile(await download.path(), 'utf8');
}

/**
 * Runs a command by its name.
 * @param {Page} page
 * @param {string} words
 */
async function command(page, words) {
  await page.keyboard.press('Control+K');
  await find(page, 'dialog', '命令面板');
  await page.keyboard.insertText(words);
  await page.getByRole('option', { name: words }).first().waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: '命令面板' }).waitFor({ state: 'detached' });
}

/**
 * As a screen reader presses: a click on the DOM's element, no pointer and no place.
 * @param {Page} page
 * @param {Role} role
 * @param {string} name
 */
async function activate(page, role, name) {
  await (await find(page, role, name)).evaluate((element) => /** @type {HTMLElement} */ (element).click());
}

/**
 * As assistive technology writes into a field.
 * @param {Page} page
 * @param {string} name
 * @param {string} text
 */
async function write(page, name, text) {
  await (await find(page, 'textbox', name)).evaluate((element, value) => {
    element.textContent = value;
    element.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }, text);
}

test('by keys alone: sample, register, a status, a search, the file', async (t) => {
  const page = await new_page(t);
  await open_app(page);
  await command(page, '打开示例');
  await find(page, 'button', '建立台账');
  await page.keyboard.press('Control+Enter');
  await find(page, 'grid', '任务表');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await find(page, 'complementary', '任务详情');
  await command(page, '状态改为 进行中');
  await find(page, 'button', '进行中 1');
  await page.keyboard.press('Control+F');
  await page.keyboard.insertText('没有这样的字');
  await find(page, 'button', '清除筛选');
  await page.keyboard.press('Escape');
  const file = await downloaded(page, () => page.keyboard.press('Control+S'));
  assert.match(file, /"ongoing"/);
});

test('through the mirror alone: sample, register, a title, a status, the file', async (t) => {
  const page = await new_page(t);
  await open_app(page);
  await activate(page, 'button', '打开示例');
  await activate(page, 'button', '建立台账');
  await activate(page, 'button', '选中任务 1.1');
  await write(page, '任务', '由读屏软件写下的题目');
  await find(page, 'gridcell', '由读屏软件写下的题目');
  await activate(page, 'combobox', '状态');
  await activate(page, 'option', '进行中');
  await find(page, 'button', '进行中 1');
  const file = await downloaded(page, () => activate(page, 'button', '导出快照'));
  assert.match(file, /由读屏软件写下的题目/);
});

test("the browser's own keys are left to it", async (t) => {
  const page = await new_page(t);
  await open_app(page);
  const taken = await page.evaluate(() => {
    const chords = [
      { key: 'F5', code: 'F5' }, { key: 'F11', code: 'F11' }, { key: 'F12', code: 'F12' },
      { key: 't', code: 'KeyT', ctrlKey: true }, { key: 'w', code: 'KeyW', ctrlKey: true },
      { key: 'n', code: 'KeyN', ctrlKey: true }, { key: 'p', code: 'KeyP', ctrlKey: true },
      { key: '+', code: 'Equal', ctrlKey: true }, { key: '-', code: 'Minus', ctrlKey: true },
      { key: '0', code: 'Digit0', ctrlKey: true },
    ];
    return chords.filter((chord) => {
      const event = new KeyboardEvent('keydown', { ...chord, bubbles: true, cancelable: true });
      return !document.body.dispatchEvent(event);
    });
  });
  assert.deepEqual(taken, []);
});
