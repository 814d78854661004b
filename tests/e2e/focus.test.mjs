// Every screen by Tab alone, in one page: all that can be pressed gets the focus, assistive technology is told of it, and
// the focus comes round. tests/ui/tab_test.cpp does the same without a browser, in both directions, and looks at the ring.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { command, find, new_page, open_app, press, until_drawn, until_quiet } from './harness.mjs';
import { drop, handed_out } from './files.mjs';
import { NOTICE, open_task, paste } from './fields.mjs';

/** @typedef {import('playwright-core').Page} Page */

const MOST = 150;

/** What has the focus, as assistive technology is told. @param {Page} page */
const focus_of = (page) =>
  page.evaluate(() => {
    const active = document.activeElement;
    const told = active?.id === 'ime' ? 'aria-describedby' : 'aria-activedescendant';
    const element = document.getElementById(active?.getAttribute(told) ?? '');
    return element && { id: element.id, name: `${element.role} ${element.ariaLabel ?? element.textContent}` };
  });

/**
 * What Tab is to come to: all that can be pressed, but for the rows of a table, in which the arrows go.
 * @param {Page} page
 */
const wanted = (page) =>
  page.evaluate(() => {
    const root = document.querySelector('#mirror [role=dialog]') ?? document.getElementById('mirror');
    // Of tasks that stand beside each other one is chosen: Tab comes to it, and the arrows to the others.
    const by_arrows = (/** @type {Element} */ one) =>
      one.role === 'button' && one.ariaCurrent !== 'true' && one.closest('[role=group]')?.querySelector('[role=button][aria-current=true]');
    const roles = ['button', 'textbox', 'checkbox', 'radio', 'tab', 'combobox', 'option', 'link'];
    return [...(root?.querySelectorAll('[role]') ?? [])]
      .filter((one) => roles.includes(one.role ?? '') && one.ariaDisabled !== 'true' && !one.closest('[role=row]') && !by_arrows(one))
      .map((one) => ({ id: one.id, name: `${one.role} ${one.ariaLabel ?? one.textContent}` }));
  });

/** @param {Page} page @param {string} key */
async function step(page, key) {
  await page.keyboard.press(key);
  await until_quiet(page);
  return focus_of(page);
}

/**
 * What is wrong with a walk by Tab, once round, and three steps back.
 * @param {Page} page
 */
async function faults_of_walk(page) {
  await until_drawn(page);
  const all = await wanted(page);
  /** @type {{id: string, name: string}[]} */
  const stops = [];
  for (let i = 0; ; i += 1) {
    const focus = await step(page, 'Tab');
    if (!focus) return [`nothing has the focus behind ${stops.at(-1)?.name}`];
    if (focus.id === stops[0]?.id) break;
    if (stops.some(({ id }) => id === focus.id) || i > MOST) return [`the focus is caught at ${focus.name}`];
    stops.push(focus);
  }
  const missed = all.filter(({ id }) => stops.every((stop) => stop.id !== id)).map(({ name }) => `never reached: ${name}`);
  for (const before of stops.slice(-3).reverse()) {
    const focus = await step(page, 'Shift+Tab');
    if (focus?.id !== before.id) missed.push(`Shift+Tab comes to ${focus?.name} and not to ${before.name}`);
  }
  return missed;
}

/**
 * Goes to each screen and walks it; Escape leaves a dialog.
 * @param {Page} page
 * @param {[string, () => Promise<unknown>][]} screens
 */
async function walk_all(page, screens) {
  /** @type {Record<string, string[]>} */
  const faults = {};
  for (const [name, open] of screens) {
    await open();
    const found = await faults_of_walk(page);
    if (found.length > 0) faults[name] = found;
    for (let i = 0; i < 3 && (await page.getByRole('dialog').count()) > 0; i += 1) {
      await page.keyboard.press('Escape');
      await until_drawn(page);
    }
  }
  assert.deepEqual(faults, {});
}

// The annual report has hundreds of figures: tests/ui/tab_test.cpp walks them.
test('from the start page to the settings, Tab comes to everything and round', async (t) => {
  const page = await new_page(t);
  await open_app(page);
  await walk_all(page, [
    ['start', () => find(page, 'button', '打开通知')],
    ['paste', () => press(page, 'button', '粘贴')],
    ['preview', async () => {
      await paste(page, NOTICE);
      await find(page, 'button', '建立台账');
    }],
    ['table', async () => {
      await press(page, 'button', '建立台账');
      await find(page, 'grid', '任务表');
    }],
    ['detail', () => press(page, 'button', '选中任务 1.1')],
    ...['卡片', '日历', '时间线', '矩阵', '表格'].map((name) =>
      /** @type {[string, () => Promise<void>]} */ ([name, () => press(page, 'button', name)])),
    ...['看板', '转到 网站域名', '转到 到期', '转到 体检', '转到 回报', '转到 冲突', '全部改动', '备份', '转到 快照与对比', '报表', '设置'].map((name) =>
      /** @type {[string, () => Promise<void>]} */ ([name, () => command(page, name)])),
  ]);
});

test('among cards and in the timeline the arrows go from the chosen task to the others', async (t) => {
  const page = await new_page(t);
  await open_task(page);
  for (const layout of ['卡片', '时间线']) {
    await press(page, 'button', layout);
    await until_drawn(page);
    let focus = await step(page, 'Tab');
    for (let i = 0; i < MOST && !focus?.name.startsWith('button 1.1 '); i += 1) focus = await step(page, 'Tab');
    assert.match(focus?.name ?? '', /^button 1\.1 /, layout);
    assert.match((await step(page, 'ArrowDown'))?.name ?? '', /^button 1\.2 /, layout);
    assert.match((await step(page, 'ArrowUp'))?.name ?? '', /^button 1\.1 /, layout);
  }
});

test('in a packet and among returns Tab comes to everything and round', async (t) => {
  const page = await new_page(t);
  await open_app(page);
  await press(page, 'button', '打开示例');
  await press(page, 'button', '建立台账');
  await find(page, 'grid', '任务表');
  await press(page, 'button', '发任务包');
  const verb = (await (await find(page, 'button', /^发出 \d+ 份$/)).getAttribute('aria-label')) ?? '';
  const [packet] = await handed_out(page, verb, Number(verb.match(/\d+/)?.[0]));
  await press(page, 'button', '完成');

  const liaison = await new_page(t);
  await open_app(liaison);
  await drop(liaison, [packet]);
  await find(liaison, 'heading', '本部门的任务');
  await walk_all(liaison, [['packet', async () => {}]]);
  await press(liaison, 'combobox', '状态');
  await press(liaison, 'option', '进行中');
  await until_drawn(liaison);
  const [file] = await handed_out(liaison, '导出回报', 1);
  await liaison.context().close();

  await drop(page, [file]);
  await find(page, 'button', '应用 1 份回报');
  await walk_all(page, [['returns', async () => {}]]);
});
