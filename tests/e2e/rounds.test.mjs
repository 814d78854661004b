// A whole round between an office and its departments, each with a profile of its own: packets out, returns in, one of
// them forwarded to a colleague and one sent twice.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { enter, find, open_app, open_sample, press, until_drawn } from './harness.mjs';
import { drop, handed_out } from './files.mjs';
import { apply, filled_in, issue as issued, profile } from './rounds.mjs';

test('a round: packets out, returns in with a forwarded copy and a repeat, in any order the same', async (t) => {
  const office = await profile(t);
  await open_sample(office);
  await press(office, 'button', '发任务包');
  const issue = await office.getByRole('button', { name: /^发出 \d+ 份$/ }).first();
  await issue.waitFor({ state: 'attached' });
  const verb = (await issue.getAttribute('aria-label')) ?? (await issue.textContent()) ?? '';
  const packets = await handed_out(office, verb, Number(verb.match(/\d+/)?.[0]));
  await press(office, 'button', '完成');
  const [before] = await handed_out(office, '导出快照', 1);

  const first = await filled_in(t, packets[0], '进行中', '方案已报审');
  const forwarded = await filled_in(t, packets[0], '待销号', '同事代填：已经办结');
  const second = await filled_in(t, packets[1], '进行中', '正在汇总');
  const third = await filled_in(t, packets[2], '待销号', '已上网公开');

  await apply(office, [first, second, forwarded, first, third]);
  const [merged] = await handed_out(office, '导出快照', 1);
  for (const note of ['方案已报审', '同事代填：已经办结', '正在汇总', '已上网公开']) assert.ok(merged.text.includes(note), note);
  await find(office, 'button', '冲突 1');

  const other = await profile(t);
  await open_app(other);
  await find(other, 'button', '打开通知');
  await drop(other, [before]);
  await find(other, 'grid', '任务表');
  await apply(other, [third, forwarded, first, second, first]);
  const [again] = await handed_out(other, '导出快照', 1);
  assert.equal(again.text, merged.text);

  await drop(office, [second]);
  await office.getByText('已收过', { exact: true }).or(office.getByText('这份文件以前收过，没有新内容。', { exact: true })).first().waitFor({ state: 'attached' });
  await press(office, 'button', '都不用');
  const [unchanged] = await handed_out(office, '导出快照', 1);
  assert.equal(unchanged.text, merged.text);

  await press(office, 'button', '冲突 1');
  await find(office, 'heading', '冲突');
  await until_drawn(office);
  await office.keyboard.press('2');
  await office.keyboard.press('Control+Enter');
  await find(office, 'button', '冲突 0');
  await drop(office, [first]); // an old file brings no decided conflict back
  await office.getByText('这份文件以前收过，没有新内容。', { exact: true }).first().waitFor({ state: 'attached' });
  await press(office, 'button', '都不用');
  await find(office, 'button', '冲突 0');

  await press(office, 'button', '发任务包');
  const next = await handed_out(office, verb, packets.length);
  assert.ok(next.every(({ name }) => name.includes('第2轮')), next[0].name);
  await press(office, 'button', '完成');
  const later = await filled_in(t, next[1], '待销号', '已经汇总上报');
  await apply(office, [later]);
  const [second_round] = await handed_out(office, '导出快照', 1);
  assert.ok(second_round.text.includes('已经汇总上报'));
});

test('a liaison adds a record to a ledger of the packet, and the office takes it in', async (t) => {
  const office = await profile(t);
  await open_sample(office);
  const [packet] = await issued(office);

  const liaison = await profile(t);
  await open_app(liaison);
  await find(liaison, 'button', '打开通知');
  await drop(liaison, [packet]);
  await find(liaison, 'heading', '本部门的专项台账');
  await press(liaison, 'button', '登记新记录');
  await press(liaison, 'option', '网站域名');
  await enter(liaison, '网站名称');
  await liaison.keyboard.insertText('门户网站');
  await liaison.keyboard.press('Tab');
  const records = liaison.getByRole('list', { name: '网站域名' }).getByRole('listitem');
  await records.filter({ hasText: '门户网站' }).waitFor({ state: 'attached' });
  const [file] = await handed_out(liaison, '导出回报', 1);

  await apply(office, [file]);
  const [merged] = await handed_out(office, '导出快照', 1);
  assert.ok(merged.text.includes('门户网站'));
  await find(office, 'button', '网站域名 1');
});
