// The built page, measured.

import { allow_slow_graphics, enter, find, new_page, press, type, until_quiet } from '../../e2e/harness.mjs';
import { deed, memory, prepare, scrolling } from './page.mjs';
import { traced } from './trace.mjs';

/** @typedef {import('../../e2e/harness.mjs').Page} Page */
/** @typedef {import('./page.mjs').Deed} Deed */
/** @typedef {import('./page.mjs').Scrolling} Scrolling */
/** @typedef {import('./page.mjs').Memory} Memory */
/** @typedef {import('./trace.mjs').Work} Work */

/**
 * @typedef {{start: number, open: Deed, rest: number, memory: Memory, first_key: Deed, next_key: Deed, pinyin: Work,
 *            edit: Deed, scroll: Scrolling, used: Memory}} Figures
 */

const ROW_HEIGHT = 28; // px
const GRID = '#mirror [role=grid][aria-label="任务表"]';

/**
 * Opens the register by the start page's button.
 * @param {Page} page not yet opened
 * @param {string} file
 */
async function open(page, file) {
  await prepare(page);
  await page.goto('./');
  const start = await page.evaluate(() => {
    const own = /** @type {any} */ (window);
    return own.scale.until_painted(() => own.taizhang?.ready);
  });
  await until_quiet(page);
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press(page, 'button', '打开文件')]);
  const opened = await deed(page,
    () => document.querySelectorAll('#mirror [role=grid][aria-label="任务表"] [role=row]').length > 2,
    () => chooser.setFiles(file));
  await until_quiet(page);
  const rest = await page.evaluate(() => performance.now() - /** @type {any} */ (window).scale.begun);
  return { start, open: opened, rest };
}

/** A key of the search, until the list has other rows. @param {Page} page @param {string} key */
async function filter(page, key) {
  const done = await deed(page, (before) => {
    const rows = document.querySelector('#mirror [role=grid][aria-label="任务表"]')?.getAttribute('aria-rowcount');
    return before === undefined ? rows : rows !== before;
  }, () => page.keyboard.press(key));
  await until_quiet(page);
  return done;
}

/** @param {Page} page */
async function clear_filter(page) {
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Backspace');
  await until_quiet(page);
}

/** The initials of 处室 and a digit, of which the list shows nothing new before the digit: the dearest key. @param {Page} page */
async function filter_by_pinyin(page) {
  let dearest = { main: 0, script: 0, longest: 0 };
  for (const key of 'cs9') {
    const [, work] = await traced(page, async () => {
      await page.keyboard.press(key);
      await until_quiet(page);
    });
    if (work.longest > dearest.longest) dearest = work;
  }
  return dearest;
}

/** Another title of the first task, from leaving its field until the page says that it is stored. @param {Page} page @returns {Promise<Deed>} */
async function edit(page) {
  await press(page, 'button', '选中任务 1');
  await type(page, '任务', '改过的一条');
  await until_quiet(page);
  const done = await deed(page, (before) => {
    const is_saved = document.querySelector('#mirror [role=banner] [role=status]')?.textContent?.startsWith('已存');
    if (before === undefined) return { was_unsaved: false };
    before.was_unsaved ||= !is_saved;
    return before.was_unsaved && is_saved;
  }, () => page.keyboard.press('Tab'));
  await until_quiet(page);
  return done;
}

/** @param {Page} page @returns {Promise<Scrolling>} */
async function scroll(page) {
  await page.mouse.move(700, 400);
  await until_quiet(page);
  const first_row = () =>
    page.evaluate((grid) => Number(document.querySelectorAll(`${grid} [role=row]`)[1]?.getAttribute('aria-rowindex')), GRID);
  await page.evaluate(() => {
    const own = /** @type {any} */ (window);
    const canvas = document.getElementById('canvas');
    own.px_of_wheel = 1;
    own.move = (/** @type {number} */ _, /** @type {number} */ by) =>
      canvas?.dispatchEvent(new WheelEvent('wheel', {
        deltaY: by / own.px_of_wheel, clientX: 700, clientY: 400, bubbles: true, cancelable: true,
      }));
  });
  const turn = 2800; // of the wheel, to see how far it scrolls
  const before = await first_row();
  await page.evaluate((by) => /** @type {any} */ (window).move(by, by), turn);
  await until_quiet(page);
  const px = (await first_row() - before) * ROW_HEIGHT;
  await page.evaluate((by) => /** @type {any} */ (window).move(-by, -by), turn);
  await until_quiet(page);
  const [length, drawn] = await page.evaluate(([grid, ratio, height]) => {
    const own = /** @type {any} */ (window);
    own.px_of_wheel = ratio;
    const rows = Number(document.querySelector(String(grid))?.getAttribute('aria-rowcount'));
    return [rows * Number(height) - 618, own.taizhang.frames];
  }, [GRID, px / turn, ROW_HEIGHT]);
  const cost = await scrolling(page, length);
  const frames = await page.evaluate((from) => /** @type {any} */ (window).taizhang.frames - from, drawn);
  await until_quiet(page);
  return { ...cost, frames: Math.min(cost.frames, frames) };
}

/** @param {import('node:test').TestContext} t @param {string} file @param {string[]} keys @returns {Promise<Figures>} */
export async function measure_ours(t, file, keys) {
  const page = await new_page(t);
  page.context().setDefaultTimeout(600_000);
  const opened = await open(page, file);
  const held = await memory(page);
  await enter(page, '搜索任务');
  await until_quiet(page);
  const first_key = await filter(page, keys[0]);
  const next_key = await filter(page, keys[1]);
  await clear_filter(page);
  const pinyin = await filter_by_pinyin(page);
  await clear_filter(page);
  const edited = await edit(page);
  const scrolled = await scroll(page);
  return { ...opened, memory: held, first_key, next_key, pinyin, edit: edited, scroll: scrolled, used: await memory(page) };
}

/** Scrolling where WebGL draws, by the processor here. @param {import('node:test').TestContext} t @param {string} file */
export async function scroll_with_webgl(t, file) {
  const page = await new_page(t);
  page.context().setDefaultTimeout(600_000);
  await allow_slow_graphics(page);
  await open(page, file);
  await find(page, 'grid', '任务表');
  return scroll(page);
}
