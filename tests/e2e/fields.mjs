// Text fields as the tests of typing need them: a register with a task open, an input method, values.

import assert from 'node:assert/strict';
import { enter, find, open_app, press } from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').CDPSession} CDPSession */

// Of few characters: nearly every test of a field opens it anew, and each character is drawn once a visit.
export const NOTICE = [
  '2026年政务公开工作要点', '一、政策解读',
  '（一）做好新出台文件的解读。', '牵头部门：办公室', '完成时限：6月底前',
  '（二）公开政策文件。', '牵头部门：办公室',
].join('\n');

/**
 * An event of the clipboard as the browser gives it where the keys go, and what it holds then.
 * @param {Page} page
 * @param {'copy' | 'paste'} type
 * @param {Record<string, string>} content by type
 */
function clipboard_event(page, type, content) {
  return page.evaluate(([name, given]) => {
    const data = new DataTransfer();
    for (const [kind, text] of Object.entries(given)) data.setData(kind, text);
    const event = new ClipboardEvent(name, { clipboardData: data, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
    return { text: data.getData('text/plain'), html: data.getData('text/html') };
  }, /** @type {const} */ ([type, content]));
}

/** @param {Page} page @param {string} text @param {string} [html] the same, as a spreadsheet gives it */
export const paste = (page, text, html = '') =>
  clipboard_event(page, 'paste', { 'text/plain': text, ...(html && { 'text/html': html }) });

/** What a copy takes. @param {Page} page */
export const copied = (page) => clipboard_event(page, 'copy', {});

/**
 * Opens the application and makes the register of a notice, pasted on the start page, with task 1.1 selected.
 * @param {Page} page
 * @param {string} notice
 */
export async function open_register(page, notice) {
  await open_app(page);
  await find(page, 'button', '打开通知');
  await paste(page, notice);
  await press(page, 'button', '建立台账');
  await find(page, 'grid', '任务表'); // the preview has a row of the same name
  await press(page, 'button', '选中任务 1.1');
}

/**
 * A register of two tasks with task 1.1 open beside it.
 * @param {Page} page
 */
export async function open_task(page) {
  await open_register(page, NOTICE);
  await find(page, 'textbox', '任务');
}

/**
 * The field of the mirror, and not the textarea that has its name while it is edited.
 * @param {Page} page
 * @param {string} name
 */
export const mirrored = (page, name) => page.locator(`#mirror [role=textbox][aria-label="${name}"]`);

/** @param {Page} page @param {string} name */
export async function value_of(page, name) {
  return (await mirrored(page, name).textContent()) ?? '';
}

/**
 * Waits until the field holds `text`.
 * @param {Page} page
 * @param {string} name
 * @param {string} text
 */
export async function holds(page, name, text) {
  await page.waitForFunction(
    ([label, wanted]) => document.querySelector(`#mirror [role=textbox][aria-label="${label}"]`)?.textContent === wanted,
    [name, text],
  ).catch(async () => assert.equal(await value_of(page, name), text));
}

/**
 * Clicks into the field and takes away what it holds.
 * @param {Page} page
 * @param {string} name
 */
export async function empty(page, name) {
  await enter(page, name);
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
  await holds(page, name, '');
}

/**
 * An input method, as Chromium sees one.
 * @param {Page} page
 */
export async function input_method(page) {
  const cdp = await page.context().newCDPSession(page);
  return {
    /** One composition, letter by letter, not yet committed. @param {string} letters */
    async compose(letters) {
      for (let end = 1; end <= letters.length; end += 1) {
        await cdp.send('Input.imeSetComposition', { text: letters.slice(0, end), selectionStart: end, selectionEnd: end });
      }
    },
    /** @param {string} text */
    commit: (text) => cdp.send('Input.insertText', { text }),
    cancel: () => cdp.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 }),
    /** Playwright has every page believe that it has the keyboard. */
    let_other_windows_take_the_focus: () => cdp.send('Emulation.setFocusEmulationEnabled', { enabled: false }),
    /** A key that the input method takes: the page only learns that there was one. @param {string} code */
    async takes(code) {
      const key = { code, key: 'Process', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 };
      await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
      await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
    },
  };
}
