// What assistive technology is given: axe-core's rules on every screen.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { command, find, new_page, open_app, open_sample, press, shared_page, until_drawn } from './harness.mjs';
import { paste } from './fields.mjs';
import { drop, handed_out } from './files.mjs';

/** @typedef {import('playwright-core').Page} Page */

const ASSETS = new URL('../../assets/ledgers/', import.meta.url);
const AXE = readFileSync(new URL('node_modules/axe-core/axe.min.js', import.meta.url), 'utf8');

/**
 * The rules the page breaks, each with the first element that does.
 * @param {Page} page
 * @returns {Promise<string[]>}
 */
async function violations(page) {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations } = await /** @type {any} */ (window).axe.run(document);
    return violations.map(
      (/** @type {any} */ one) => `${one.id}: ${one.nodes.length} × ${one.nodes[0].html.slice(0, 200)}`,
    );
  });
}

test('axe finds nothing wrong on the start page', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  await find(page, 'button', '打开通知');
  assert.deepEqual(await violations(page), []);
});

test('what the page itself says to assistive technology is in the language of the application', async (t) => {
  const page = await new_page(t);
  await page.addInitScript(() => localStorage.setItem('taizhang.settings', 'en'));
  await open_app(page);
  await page.waitForFunction(() => document.documentElement.lang === 'en');
  const labels = await page.locator('#canvas, section, #ime, #offer').evaluateAll((all) => all.map((one) => one.ariaLabel));
  assert.deepEqual(labels, ['Taizhang', 'Text being typed', 'Input', 'Program version']);
});

test('a box controls a list while that is open, and one types into the list of the same dialog alone', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  const said = await page.evaluate(async () => {
    const { make_mirror } = await import(/** @type {any} */ ('./mirror.js'));
    const [canvas, root, ime] = ['canvas', 'div', 'textarea'].map((name) => document.createElement(name));
    const mirror = make_mirror({ canvas }, root, ime, () => {});
    const node = (/** @type {string} */ words) => `${words.split(' ').slice(0, 3).join('\t')}\t0\t0\t9\t9\t${words.split(' ').slice(3).join('\t')}\t\t\n`;
    const look = () => [root.querySelector('[role=combobox]')?.getAttribute('aria-controls'), ime.getAttribute('aria-activedescendant')];
    mirror.show(['1 0 combobox e 状态', '2 0 listbox - 状态', '3 2 option s 甲', '4 0 dialog - 面板', '5 4 textbox f 找', '6 4 option s 乙'].map((words) => `+${node(words)}`).join(''));
    const open = look();
    mirror.show(`~${node('1 0 combobox E 状态')}-2\n=2\n-1\n`);
    return [open, look()];
  });
  assert.deepEqual(said, [['node-2', 'node-6'], [null, null]]);
});

test('axe finds nothing wrong in the preview of a notice and its dialogs', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  await press(page, 'button', '打开示例');
  await find(page, 'button', '建立台账');
  assert.deepEqual(await violations(page), []);
  await press(page, 'button', '改题头');
  await find(page, 'dialog', '改题头');
  assert.deepEqual(await violations(page), []);
});

test('axe finds nothing wrong in the register, its details and its dialogs', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  assert.deepEqual(await violations(page), []);
  await press(page, 'button', '选中任务 1.1');
  await find(page, 'complementary', '任务详情');
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Control+K');
  await find(page, 'dialog', '命令面板');
  const chosen = await page.locator('#ime[aria-activedescendant]').getAttribute('aria-activedescendant');
  assert.equal(await page.locator(`#${chosen}`).getAttribute('aria-selected'), 'true');
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: '命令面板' }).waitFor({ state: 'detached' });
  await page.keyboard.press('F1');
  await find(page, 'dialog', '键盘操作');
  assert.deepEqual(await violations(page), []);
});

/**
 * @param {Page} page
 * @param {string} name of the open dialog
 */
async function leave(page, name) {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name }).waitFor({ state: 'detached' });
}

test('axe finds nothing wrong in the sections of the register, empty, and in the dialogs they open', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  for (const entry of ['回报 0', '冲突 0', '看板', '报表', '快照与对比', '回收站 0']) {
    await press(page, 'button', entry);
    await until_drawn(page);
    assert.deepEqual(await violations(page), [], entry);
  }
  for (const [words, dialog] of /** @type {[string, string | RegExp | undefined][]} */ ([['结束本轮', /^结束第/], ['结转下一年', '结转下一年'], ['设置', '设置'], ['全部改动', '全部改动'], ['收回报', undefined]])) {
    await command(page, words);
    await (dialog === undefined ? find(page, 'heading', '收回报') : find(page, 'dialog', dialog));
    assert.deepEqual(await violations(page), [], words);
    if (dialog === undefined) continue;
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
});

test('axe finds nothing wrong in the history, the trash, the menus and the plain table', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await press(page, 'button', '选中任务 1.1');
  await find(page, 'complementary', '任务详情');
  await press(page, 'combobox', '状态');
  await find(page, 'option', '进行中');
  const list = page.locator('#mirror [role=combobox][aria-expanded=true]');
  assert.equal(await list.textContent(), '未开始');
  assert.equal(await page.locator(`#${await list.getAttribute('aria-controls')}`).getAttribute('role'), 'listbox');
  assert.deepEqual(await violations(page), [], 'list of options');
  await press(page, 'option', '进行中');
  await find(page, 'button', '进行中 1');
  await press(page, 'button', '历史');
  await find(page, 'dialog', '历史');
  assert.deepEqual(await violations(page), [], 'history');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  const box = await (await find(page, 'button', '选中任务 1.1')).boundingBox();
  await page.mouse.click((box?.x ?? 0) + 4, (box?.y ?? 0) + 4, { button: 'right' });
  await find(page, 'menu', '这一行的操作');
  assert.deepEqual(await violations(page), [], 'menu');
  await page.keyboard.press('Escape');
  await press(page, 'checkbox', '勾选任务 1.2');
  await press(page, 'button', '删除 1 项');
  await press(page, 'button', /^回收站/);
  await until_drawn(page);
  assert.deepEqual(await violations(page), [], 'trash');
  await press(page, 'button', '报表');
  await press(page, 'button', '任务分解表');
  await press(page, 'button', '预览与打印');
  await page.locator('#paper tbody td').first().waitFor();
  assert.deepEqual(await violations(page), [], 'plain table');
  await page.getByRole('button', { name: '返回' }).click();
});

test('axe finds nothing wrong in a round: packet, returns, conflict, board', async (t) => {
  const office = await new_page(t);
  await open_sample(office);
  await press(office, 'button', '发任务包');
  await find(office, 'dialog', '发任务包');
  assert.deepEqual(await violations(office), [], 'issuing');
  const verb = await office.getByRole('button', { name: /^发出 \d+ 份$/ }).getAttribute('aria-label') ?? '';
  const [packet] = await handed_out(office, verb, Number(verb.match(/\d+/)?.[0]));
  assert.deepEqual(await violations(office), [], 'text to send along');
  await press(office, 'button', '完成');

  const returns = [];
  for (const status of ['进行中', '待销号']) {
    const liaison = await new_page(t);
    await open_app(liaison);
    await find(liaison, 'button', '打开通知');
    await drop(liaison, [packet]);
    await find(liaison, 'heading', '本部门的任务');
    await press(liaison, 'combobox', '状态');
    await press(liaison, 'option', status);
    await until_drawn(liaison);
    if (returns.length === 0) assert.deepEqual(await violations(liaison), [], 'packet');
    returns.push(...(await handed_out(liaison, '导出回报', 1)));
    await liaison.context().close();
  }
  await drop(office, returns);
  await find(office, 'button', '应用 2 份回报');
  assert.deepEqual(await violations(office), [], 'returns');
  await press(office, 'row', /进行中|待销号/);
  await until_drawn(office);
  assert.deepEqual(await violations(office), [], 'a cell shown whole');
  await press(office, 'button', '应用 2 份回报');
  await press(office, 'button', '冲突 1');
  await find(office, 'radio', /：进行中$/);
  assert.deepEqual(await violations(office), [], 'conflict');
  await press(office, 'button', /^回报 \d+$/);
  await until_drawn(office);
  assert.deepEqual(await violations(office), [], 'board');
});

test('axe finds nothing wrong where pasted cells are shown', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await paste(page, '任务\t牵头单位\r\n公布年度报告\t办公室\r\n');
  await find(page, 'dialog', '粘贴的表格');
  assert.deepEqual(await violations(page), []);
  await leave(page, '粘贴的表格');
});

test('axe finds nothing wrong in the other ways to look and to begin', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  await press(page, 'button', '建一本空白台账…');
  await find(page, 'dialog', '空白台账');
  assert.deepEqual(await violations(page), [], 'blank');
  await press(page, 'button', '返回');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await press(page, 'button', '使用帮助');
  await find(page, 'dialog', '使用帮助');
  assert.deepEqual(await violations(page), [], 'help');
  await press(page, 'button', '返回');

  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await open_sample(page);
  await press(page, 'button', '筛选');
  await find(page, 'dialog', '筛选');
  assert.deepEqual(await violations(page), [], 'filter');
  await press(page, 'button', '返回');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  for (const [tool, group] of [['列', '列'], ['视图', '视图']]) {
    await press(page, 'button', tool);
    await find(page, 'group', group);
    assert.deepEqual(await violations(page), [], tool);
    await page.keyboard.press('Escape');
    await page.getByRole('group', { name: group }).waitFor({ state: 'detached' });
  }
  for (const layout of ['卡片', '日历', '时间线', '矩阵']) {
    await press(page, 'button', layout);
    await until_drawn(page);
    assert.deepEqual(await violations(page), [], layout);
  }
});

/** A filled register, with everything there is to see. @param {Page} page */
async function open_demo(page) {
  await open_app(page);
  await press(page, 'button', '打开演示台账');
  await page.getByText('这是演示台账').first().waitFor({ state: 'attached' });
}

/** The ledgers by the names they have on screen. */
const LEDGERS = readdirSync(ASSETS).filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(new URL(file, ASSETS), 'utf8')))
  .filter(({ group }) => group).map(({ name }) => /** @type {string} */ (name.zh));

test('axe finds nothing wrong in every ledger, with a record open', async (t) => {
  const page = await new_page(t);
  await open_demo(page);
  assert.ok(LEDGERS.length > 20);
  for (const name of LEDGERS) {
    await command(page, `转到 ${name}`);
    await until_drawn(page);
    const row = page.locator('#mirror [role=grid] [role=row][aria-rowindex="2"] [role=button], #mirror [role=grid] [role=row][aria-rowindex="2"] [role=gridcell]').first();
    if (await row.count()) await row.evaluate((element) => /** @type {HTMLElement} */ (element).click());
    await until_drawn(page);
    assert.deepEqual(await violations(page), [], name);
  }
});

for (const [look, set] of /** @type {[string, (page: Page) => Promise<void>][]} */ ([
  ['light', async () => {}],
  ['dark', (page) => page.emulateMedia({ colorScheme: 'dark' })],
  ['twice the size', (page) => page.setViewportSize({ width: 683, height: 384 })],
])) {
  test(`axe finds nothing wrong in lists, reports and dialogs of a filled register, ${look}`, async (t) => {
    const page = await new_page(t);
    await open_demo(page);
    await set(page);
    for (const place of ['转到 到期', '转到 体检', '年报', '报表', '备份', '转到 快照与对比', '看板', '转到 回报']) {
      await command(page, place);
      await until_drawn(page);
      assert.deepEqual(await violations(page), [], place);
    }
    await command(page, '转到 全部任务');
    await press(page, 'checkbox', '勾选任务 1.1');
    for (const words of ['导出快照', '批量修改', '查找和替换', '存为视图', '新建台账', '粘贴放假通知', '全部改动']) {
      await command(page, words);
      await page.getByRole('dialog').first().waitFor({ state: 'attached' });
      await until_drawn(page);
      assert.deepEqual(await violations(page), [], words);
      await page.keyboard.press('Escape');
      await until_drawn(page);
      const is_in_field = await page.getByRole('dialog').count() > 0; // which the first one is for
      if (is_in_field) await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await command(page, '回到首页');
    await find(page, 'button', '打开通知');
    await until_drawn(page);
    assert.deepEqual(await violations(page), [], 'start with what is stored');
  });
}
