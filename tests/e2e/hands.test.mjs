// The whole main job with one way of acting alone: by keys, and through the accessibility mirror.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { command, enter, find, new_page, open_app, open_sample, press, shared_page, type, until_drawn } from './harness.mjs';
import { handed_out } from './files.mjs';
import { NOTICE, copied, paste } from './fields.mjs';

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
 * As a screen reader presses: a click on the DOM's element, no pointer and no place.
 * @param {Page} page
 * @param {Role} role
 * @param {string | RegExp} name
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
  const page = await shared_page(t);
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
  await page.waitForFunction(() => document.activeElement?.id === 'ime');
  await page.keyboard.insertText('没有这样的字');
  await find(page, 'button', '清除筛选');
  await page.keyboard.press('Escape');
  const file = await downloaded(page, () => page.keyboard.press('Control+S'));
  assert.match(file, /"ongoing"/);
});

/**
 * Answers the page's question for files, which is the browser's own window.
 * @param {Page} page
 * @param {() => Promise<void>} action
 * @param {import('./files.mjs').Document[]} documents
 */
async function choose(page, action, documents) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), action()]);
  await chooser.setFiles(documents.map(({ name, text }) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) })));
}

const TITLE = '做好文件的解读并同步上网';

/**
 * A way of acting: each of its steps is one of the job's.
 * @typedef {Record<'create' | 'issue' | 'close' | 'open' | 'export_return' | 'collect' | 'decide' | 'export_snapshot',
 *   (page: Page) => Promise<void>> & Record<'read' | 'verb' | 'set_title' | 'set_status',
 *   (page: Page, words: string) => Promise<void>>} Way
 */

/**
 * The whole job by one way of acting: from a notice to a register, a task's title, the packet, two returns of it that
 * disagree about a status, the decision, and the snapshot.
 * @param {import('node:test').TestContext} t
 * @param {Way} way
 */
async function do_the_job(t, way) {
  const office = await new_page(t);
  await open_app(office);
  await way.read(office, NOTICE);
  await find(office, 'button', '建立台账');
  await until_drawn(office);
  await way.create(office);
  await find(office, 'grid', '任务表');
  await way.set_title(office, TITLE);
  await find(office, 'gridcell', TITLE);
  await way.issue(office);
  await find(office, 'button', '发出 1 份');
  const [packet] = await handed_out(office, () => way.verb(office, '发出 1 份'), 1);
  await find(office, 'button', '完成');
  await way.close(office);
  await office.getByRole('dialog').waitFor({ state: 'detached' });

  const returns = [];
  for (const status of ['进行中', '待销号']) {
    const liaison = await new_page(t);
    await open_app(liaison);
    await find(liaison, 'button', '打开文件');
    await until_drawn(liaison);
    await choose(liaison, () => way.open(liaison), [packet]);
    await find(liaison, 'heading', '本部门的任务');
    await until_drawn(liaison);
    await way.set_status(liaison, status);
    await liaison.getByRole('status').filter({ hasText: /^1 \/ 2 项已填$/ }).first().waitFor({ state: 'attached' });
    returns.push(...(await handed_out(liaison, () => way.export_return(liaison), 1)));
    await liaison.context().close();
  }
  await choose(office, () => way.collect(office), returns);
  await find(office, 'button', '应用 2 份回报');
  await until_drawn(office);
  await way.verb(office, '应用 2 份回报');
  await find(office, 'button', '冲突 1');
  await until_drawn(office);
  await way.decide(office);
  await find(office, 'button', '冲突 0');
  await until_drawn(office);
  const file = await downloaded(office, () => way.export_snapshot(office));
  assert.ok(file.includes(TITLE));
  const decided = JSON.parse(file).changes.filter((/** @type {any} */ change) => change.supersedes?.length === 2);
  assert.deepEqual(decided.map((/** @type {any} */ { field, value }) => [field, value]), [['status', { option: 'submitted' }]]);
}

test('by keys alone: the whole job, from the notice to the snapshot', async (t) => {
  await do_the_job(t, {
    // As Ctrl+V does it on the start page.
    async read(page, notice) {
      await find(page, 'button', '打开通知');
      await paste(page, notice);
    },
    create: (page) => page.keyboard.press('Control+Enter'),
    async set_title(page, title) {
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('F2');
      await page.waitForFunction(() => document.activeElement?.id === 'ime');
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(title);
      await page.keyboard.press('Enter');
    },
    issue: (page) => command(page, '发任务包'),
    verb: (page) => page.keyboard.press('Control+Enter'),
    close: (page) => page.keyboard.press('Escape'),
    open: (page) => page.keyboard.press('Control+O'),
    set_status: (page, status) => command(page, `状态改为 ${status}`),
    export_return: (page) => page.keyboard.press('Control+E'),
    collect: (page) => command(page, '收回报'),
    async decide(page) {
      await command(page, '转到 冲突');
      await find(page, 'radio', /：待销号$/);
      const values = await page.getByRole('radio').evaluateAll((all) => all.map((one) => one.ariaLabel ?? ''));
      await page.keyboard.press(String(values.findIndex((value) => value.endsWith('：待销号')) + 1));
      await page.keyboard.press('Control+Enter');
    },
    export_snapshot: (page) => page.keyboard.press('Control+S'),
  });
});

test('through the mirror alone: the whole job, from the notice to the snapshot', async (t) => {
  await do_the_job(t, {
    async read(page, notice) {
      await activate(page, 'button', '粘贴');
      await write(page, '通知正文', notice);
      await page.locator('[role=button][aria-label=读成任务]:not([aria-disabled])').waitFor({ state: 'attached' });
      await activate(page, 'button', '读成任务');
    },
    create: (page) => activate(page, 'button', '建立台账'),
    async set_title(page, title) {
      await activate(page, 'button', '选中任务 1.1');
      await write(page, '任务', title);
    },
    issue: (page) => activate(page, 'button', '发任务包'),
    verb: (page, name) => activate(page, 'button', name),
    close: (page) => activate(page, 'button', '完成'),
    open: (page) => activate(page, 'button', '打开文件'),
    async set_status(page, status) {
      await activate(page, 'combobox', '状态');
      await activate(page, 'option', status);
    },
    export_return: (page) => activate(page, 'button', '导出回报'),
    collect: (page) => activate(page, 'button', '收回报'),
    async decide(page) {
      await activate(page, 'button', '冲突 1');
      await activate(page, 'radio', /：待销号$/);
      await activate(page, 'button', /^采用.*的值$/);
    },
    export_snapshot: (page) => activate(page, 'button', '导出快照'),
  });
});

/**
 * The sample's register, with the title of task 1.1 being edited in its cell.
 * @param {import('node:test').TestContext} t
 */
async function edited_cell(t) {
  const page = await shared_page(t);
  await open_sample(page);
  await press(page, 'button', '选中任务 1.1');
  await find(page, 'complementary', '任务详情');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('F2');
  await page.waitForFunction(() => document.activeElement?.id === 'ime');
  return page;
}

test('Space right behind a Tab ticks the row the Tab has come to, however slow the frames', async (t) => {
  const page = await edited_cell(t);
  await page.keyboard.insertText('新名字');
  // One task of the page: no frame of its own comes between the keys.
  await page.evaluate(() => {
    for (const [key, code] of [['Tab', 'Tab'], [' ', 'Space']]) {
      for (const type of ['keydown', 'keyup']) {
        document.activeElement?.dispatchEvent(new KeyboardEvent(type, { key, code, bubbles: true, cancelable: true }));
      }
    }
  });
  await page.getByText('已勾选 1 项', { exact: true }).waitFor({ state: 'attached' });
  await find(page, 'gridcell', '新名字');
});

test("the browser's own keys are left to it", async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  await press(page, 'button', '粘贴');
  await enter(page, '通知正文');
  const taken = await page.evaluate(() => {
    const chords = [
      { key: 'F5', code: 'F5' }, { key: 'F11', code: 'F11' }, { key: 'F12', code: 'F12' },
      { key: 't', code: 'KeyT', ctrlKey: true }, { key: 'w', code: 'KeyW', ctrlKey: true },
      { key: 'n', code: 'KeyN', ctrlKey: true }, { key: 'p', code: 'KeyP', ctrlKey: true },
      { key: '+', code: 'Equal', ctrlKey: true }, { key: '-', code: 'Minus', ctrlKey: true },
      { key: '0', code: 'Digit0', ctrlKey: true }, { key: 'F6', code: 'F6' },
      { key: 'O', code: 'KeyO', ctrlKey: true, shiftKey: true },
      { key: 'A', code: 'KeyA', ctrlKey: true, shiftKey: true }, { key: 'Delete', code: 'Delete', ctrlKey: true, shiftKey: true },
    ];
    const places = [document.body, document.activeElement ?? document.body];
    return places.flatMap((place) => chords.filter((chord) => {
      const event = new KeyboardEvent('keydown', { ...chord, bubbles: true, cancelable: true });
      return !place.dispatchEvent(event);
    }));
  });
  assert.deepEqual(taken, []);
});

test('going back and F6 are the browser’s own until a command uses them', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  await find(page, 'button', '打开通知');
  // Going back first: F6 moves the focus once it is taken.
  const taken = () => page.evaluate(() => ['ArrowLeft', 'F6'].filter((code) => {
    const chord = { key: code, code, altKey: code === 'ArrowLeft' };
    const event = new KeyboardEvent('keydown', { ...chord, bubbles: true, cancelable: true });
    const is_taken = !document.activeElement?.dispatchEvent(event);
    document.activeElement?.dispatchEvent(new KeyboardEvent('keyup', { key: code, code, bubbles: true }));
    return is_taken;
  }));
  assert.deepEqual(await taken(), []);
  await open_sample(page);
  await press(page, 'button', '选中任务 1.1');
  await find(page, 'complementary', '任务详情');
  await until_drawn(page);
  assert.deepEqual(await taken(), ['ArrowLeft', 'F6']);
});

test('no key leaves the page over a dialog, whatever has the focus in it, or over what is typed', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  const taken = () => page.evaluate(() => ['ArrowLeft', 'ArrowRight', 'KeyO'].filter((code) => {
    const chord = { key: code, code, altKey: code !== 'KeyO', ctrlKey: code === 'KeyO' };
    const is_taken = !document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { ...chord, bubbles: true, cancelable: true }));
    document.activeElement?.dispatchEvent(new KeyboardEvent('keyup', { key: code, code, bubbles: true }));
    return is_taken;
  }));
  await page.keyboard.press('F1');
  await find(page, 'dialog', '键盘操作');
  await until_drawn(page);
  assert.deepEqual(await taken(), ['ArrowLeft', 'ArrowRight', 'KeyO']);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await press(page, 'button', '粘贴');
  await enter(page, '通知正文');
  assert.deepEqual(await taken(), ['ArrowLeft', 'ArrowRight', 'KeyO']);
});

test('Ctrl and the wheel, or two fingers, zoom the page, which is the browser’s affair; the wheel alone is the list’s', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  assert.equal(await page.locator('#canvas').evaluate((canvas) => getComputedStyle(canvas).touchAction), 'pinch-zoom');
  const is_taken = (/** @type {boolean} */ ctrlKey) =>
    page.evaluate((ctrl) => {
      const event = new WheelEvent('wheel', { deltaY: 100, ctrlKey: ctrl, clientX: 400, clientY: 300, bubbles: true, cancelable: true });
      document.getElementById('canvas')?.dispatchEvent(event);
      return event.defaultPrevented;
    }, ctrlKey);
  assert.equal(await is_taken(true), false);
  assert.equal(await is_taken(false), true);
});

test('Enter and Space press what assistive technology has put the focus on', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  const key = async (/** @type {Role} */ role, /** @type {string} */ name, /** @type {string} */ pressed) =>
    (await find(page, role, name)).evaluate((element, words) => {
      element.dispatchEvent(new KeyboardEvent('keydown', { key: words, bubbles: true, cancelable: true }));
    }, pressed);
  await key('button', '粘贴', 'Enter');
  await find(page, 'textbox', '通知正文');
  await key('button', '返回', ' ');
  await find(page, 'button', '打开通知');
});

test('cells pasted from a spreadsheet are shown first, even into a field, and added as one step', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await press(page, 'textbox', '搜索任务');
  await paste(page, '任务\t牵头单位\r\n公布年度报告\t办公室\r\n清理过期栏目\t信息中心\r\n');
  await find(page, 'dialog', '粘贴的表格');
  await press(page, 'button', '加入 2 项任务');
  await page.getByText('已加入 2 项任务。', { exact: true }).waitFor({ state: 'attached' });
  await find(page, 'button', '全部 20');
  assert.equal((await find(page, 'textbox', '搜索任务').then((field) => field.textContent())) ?? '', '');
  await press(page, 'button', '撤销 Ctrl+Z');
  await find(page, 'button', '全部 18');
});

test('a column copied in a spreadsheet is shown first too, though its text has no tabs', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await press(page, 'button', '选中任务 1.1');
  const before = await (await find(page, 'textbox', '任务')).textContent();
  for (const field of ['任务', '完成时限', '搜索任务']) {
    await press(page, 'textbox', field);
    await page.waitForFunction(() => document.activeElement?.id === 'ime');
    await paste(page, '任务\r\n公布年度报告\r\n清理过期栏目\r\n',
      '<table><tr><td>任务</td></tr><tr><td>公布年度报告</td></tr><tr><td>清理过期栏目</td></tr></table>');
    await find(page, 'dialog', '粘贴的表格');
    await find(page, 'button', '加入 2 项任务');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: '粘贴的表格' }).waitFor({ state: 'detached' });
  }
  assert.equal(await (await find(page, 'textbox', '任务')).textContent(), before);
});

test('the selected task is copied as cells, as text and as a table', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await press(page, 'button', '选中任务 1.1');
  await find(page, 'complementary', '任务详情');
  const { text, html } = await copied(page);
  assert.match(text, /^序号\t任务\t牵头部门\t/);
  assert.match(text, /\r\n1\.1\t/);
  assert.equal(text.split('\r\n').length, 3);
  assert.match(html, /<table>.*<td[^>]*>1\.1<\/td>/);
});

test('in the table: a cell is edited in its place, tasks are ticked, and the rest is by keys too', async (t) => {
  const page = await edited_cell(t);
  await page.keyboard.insertText('就地改的题目');
  await page.keyboard.press('Tab');
  await find(page, 'gridcell', '就地改的题目');
  await page.keyboard.press('Space');
  await page.getByText('已勾选 1 项', { exact: true }).waitFor({ state: 'attached' });
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByText('已勾选 2 项', { exact: true }).waitFor({ state: 'attached' });
  await page.keyboard.press('Escape');
  await find(page, 'button', '全部 18');
});

test('the list is also a plain HTML table, which is what is printed', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await command(page, '看成网页表格');
  const view = page.locator('#paper');
  await view.locator('tbody td').first().waitFor();
  assert.equal(await view.locator('thead th').count(), 9);
  assert.equal(await view.locator('tbody tr:has(td)').count(), 18);
  await view.getByRole('button', { name: '返回' }).click();
  await view.waitFor({ state: 'hidden' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  assert.equal(await page.locator('#sheet tbody tr:has(td)').count(), 18);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await view.waitFor({ state: 'hidden' });
});

test('a search by pinyin filters the list, and Enter shows what is found everywhere', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await type(page, '搜索任务', 'xzjc');
  await page.getByRole('gridcell', { name: /决策/ }).first().waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await find(page, 'heading', '搜索全部台账');
  await page.getByRole('button', { name: /决策/ }).first().waitFor({ state: 'attached' });
});
