// What an office and its departments do in a round, for the tests of rounds and backups.

import { drop, handed_out } from './files.mjs';
import { enter, find, new_page, open_app, press, until_drawn } from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./files.mjs').Document} Document */

const NOW = new Date('2026-11-24T09:00:00+08:00'); // what a register writes down must not depend on when this runs

/**
 * A page whose clock stands still.
 * @param {import('node:test').TestContext} t
 */
export async function profile(t) {
  const page = await new_page(t);
  await page.clock.setFixedTime(NOW);
  return page;
}

/**
 * The packets of the open register, for all its departments.
 * @param {Page} page
 * @returns {Promise<Document[]>}
 */
export async function issue(page) {
  await press(page, 'button', '发任务包');
  const verb = page.getByRole('button', { name: /^发出 \d+ 份$/ }).first();
  await verb.waitFor({ state: 'attached' });
  const name = (await verb.getAttribute('aria-label')) ?? (await verb.textContent()) ?? '';
  const packets = await handed_out(page, name, Number(name.match(/\d+/)?.[0]));
  await press(page, 'button', '完成');
  return packets;
}

/**
 * What somebody sends back who has set the first task's status and written a note on it.
 * @param {import('node:test').TestContext} t
 * @param {Document} packet
 * @param {string} status
 * @param {string} note
 */
export async function filled_in(t, packet, status, note) {
  const page = await profile(t);
  await open_app(page);
  await find(page, 'button', '打开通知');
  await drop(page, [packet]);
  await find(page, 'heading', '本部门的任务');
  await press(page, 'combobox', '状态');
  await press(page, 'option', status);
  await enter(page, '写进展');
  await page.keyboard.insertText(note);
  await press(page, 'button', '记下进展');
  await page.getByRole('status').filter({ hasText: /^1 \/ \d+ 项已填$/ }).first().waitFor({ state: 'attached' });
  const [file] = await handed_out(page, '导出回报', 1);
  await page.context().close();
  return file;
}

/**
 * @param {Page} page of the office
 * @param {Document[]} returns
 */
export async function apply(page, returns) {
  await drop(page, returns);
  await page.getByText(`${returns.length} 份文件`, { exact: true }).first().waitFor({ state: 'attached' });
  await page.getByText('先看后用：现在还没有改动台账。', { exact: true }).first().waitFor({ state: 'attached' });
  await page.locator('#mirror button', { hasText: /^应用 \d+ 份回报$/ }).or(page.getByRole('button', { name: /^应用 \d+ 份回报$/ })).first().waitFor({ state: 'attached' });
  await until_drawn(page);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: '收回报', exact: true }).waitFor({ state: 'detached' });
}
