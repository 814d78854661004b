// Prints what the built page costs in Chromium: node tests/bench/page.mjs. Figures for reading side by side, never a test of how
// fast the machine is: they depend on it, and on whether it has a graphics card.

import { test } from 'node:test';
import { allow_slow_graphics, command, enter, find, new_page, open_app, open_sample, press, until_quiet, url } from '../e2e/harness.mjs';
import { open_register } from '../e2e/fields.mjs';
import { drop_bytes } from '../e2e/files.mjs';

/** @typedef {import('../e2e/harness.mjs').Page} Page */

const RARE_FROM = 0x4e00; // 一, of the CJK unified ideographs
const TASKS = 240;
const CHARACTERS = 20; // a title's, none of which the page has shown before
const UNSEEN = 30; // as many as a frame draws while it waits for them
const UNSEEN_FROM = 0x8f00;
const NODES = 300;
const ROUNDS = 200;
const RECORDS = 20_000;
const WHEELS = 60; // of two screens each

/** @param {string} what @param {string} figure */
const print = (what, figure) => console.log(`${what.padEnd(58)} ${figure}`);
/** @param {number} milliseconds */
const ms = (milliseconds) => `${milliseconds.toFixed(2)} ms`;

/** @param {Page} page @returns {Promise<Record<string, number>>} */
const figures = (page) => page.evaluate(() => ({ .../** @type {any} */ (window).taizhang }));

/** Forgets the longest frame so far. @param {Page} page */
const forget_frames = (page) =>
  page.evaluate(() => Object.assign(/** @type {any} */ (window).taizhang, { longest_frame_ms: 0, glyphs: 0, glyphs_ms: 0 }));

/**
 * The animation frames of what is done, in milliseconds of the processor: the clock would count what other programs of a
 * busy machine take.
 * @param {Page} page
 * @param {() => Promise<void>} action
 */
async function frames_of(page, action) {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser of ours');
  const cdp = await browser.newBrowserCDPSession();
  /** @type {{name: string, tdur?: number}[]} */
  const events = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(.../** @type {any[]} */ (value)));
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.start', { traceConfig: { includedCategories: ['devtools.timeline'] }, transferMode: 'ReportEvents' });
  await action();
  await cdp.send('Tracing.end');
  await complete;
  await cdp.detach();
  return events.filter(({ name }) => name === 'FireAnimationFrame').map(({ tdur = 0 }) => tdur / 1000);
}

/** The longest of them. @param {Page} page @param {() => Promise<void>} action */
const longest_frame = async (page, action) => Math.max(0, ...(await frames_of(page, action)));

/** A notice whose every title is of characters of its own. */
function notice_of_rare_characters() {
  const lines = ['2026年政务公开工作要点', '一、任务'];
  for (let task = 0; task < TASKS; task += 1) {
    const title = Array.from({ length: CHARACTERS }, (_, at) => String.fromCodePoint(RARE_FROM + task * CHARACTERS + at)).join('');
    lines.push(`${task + 1}. ${title}。`, '牵头单位：办公室');
  }
  return lines.join('\n');
}

/** @param {Page} page */
async function starting(page) {
  await page.goto('about:blank');
  const begin = Date.now();
  await open_app(page);
  print('start, from the address to the first frame', `${Date.now() - begin} ms`);
  await press(page, 'button', '打开示例');
  await find(page, 'button', '建立台账');
  const asked = Date.now();
  await press(page, 'button', '建立台账');
  await find(page, 'grid', '任务表');
  print('first rows of the sample register, from the press', `${Date.now() - asked} ms`);
}

/** @param {Page} page */
async function resting(page) {
  await until_quiet(page);
  const before = await figures(page);
  await page.evaluate(() => new Promise((done) => setTimeout(done, 5000)));
  print('frames in 5 idle seconds', String((await figures(page)).frames - before.frames));
}

/** @param {Page} page */
async function moving(page) {
  await press(page, 'button', '选中任务 1.1');
  await until_quiet(page);
  await forget_frames(page);
  const before = await figures(page);
  const longest = await longest_frame(page, async () => {
    for (let i = 0; i < 12; i += 1) {
      await page.keyboard.press('ArrowDown');
      await until_quiet(page);
    }
  });
  const after = await figures(page);
  print('script of the longest of the frames of 12 arrow keys', `${ms(longest)} (${ms(after.longest_frame_ms)} by the clock) of ${after.frames - before.frames} frames`);
}

/** Characters nobody has seen yet, a page of the table at a time, as fast as keys come. @param {Page} page */
async function scrolling(page) {
  await open_register(page, notice_of_rare_characters());
  await forget_frames(page);
  const longest = await longest_frame(page, async () => {
    for (let i = 0; i < 10; i += 1) {
      await page.keyboard.press(i === 5 ? 'Control+End' : i > 5 ? 'PageUp' : 'PageDown');
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    }
  });
  const now = await figures(page);
  const each = now.glyphs === 0 ? 'none drawn in a frame' : `${((1000 * now.glyphs_ms) / now.glyphs).toFixed(0)} µs each`;
  print('script of the longest frame of scrolling unseen characters', `${ms(longest)} (${ms(now.longest_frame_ms)} by the clock)`);
  print('  glyphs drawn in those frames', `${now.glyphs} (${each})`);
  print('  glyphs drawn ahead, between frames', `${now.glyphs_ahead} (${((1000 * now.glyphs_ahead_ms) / (now.glyphs_ahead || 1)).toFixed(0)} µs each)`);
}

/**
 * The accessibility mirror of the page itself: its nodes written down in the wasm, compared with those before, and shown.
 * @param {Page} page with the task table
 */
async function telling(page) {
  await page.setViewportSize({ width: 1366, height: 1000 });
  await press(page, 'button', '选中任务 1.1');
  await until_quiet(page);
  const before = await figures(page);
  for (let i = 0; i < 40; i += 1) {
    await page.keyboard.press(i % 20 < 10 ? 'ArrowDown' : 'ArrowUp');
    await until_quiet(page);
  }
  const after = await figures(page);
  const nodes = await page.locator('#mirror [id^=node-]').count();
  const times = after.mirrored - before.mirrored;
  const spent = after.mirrored_ms - before.mirrored_ms;
  const frames = after.frames - before.frames;
  print(`mirror, whole, ${nodes} nodes as the cell of the table moves`, `${ms(spent / frames)} a frame, ${ms(spent / times)} when it is told (${times} of ${frames} frames)`);
  await page.setViewportSize({ width: 1366, height: 768 });
}

/** A frame in which so many characters appear that no frame before has shown. @param {Page} page with a task open */
async function appearing(page) {
  await enter(page, '任务');
  await page.keyboard.press('Control+A');
  await until_quiet(page);
  await forget_frames(page);
  const unseen = Array.from({ length: UNSEEN }, (_, at) => String.fromCodePoint(UNSEEN_FROM + at)).join('');
  const longest = await longest_frame(page, async () => {
    await page.keyboard.insertText(unseen);
    await until_quiet(page);
  });
  const now = await figures(page);
  print(`script of the frame in which ${UNSEEN} unseen characters appear`, `${ms(longest)} (${ms(now.longest_frame_ms)} by the clock; ${now.glyphs} drawn)`);
}

/** The DOM's half of the accessibility mirror alone, with made-up nodes. @param {Page} page */
async function mirroring(page) {
  const cost = await page.evaluate(async ([nodes, rounds]) => {
    const { make_mirror } = await import(/** @type {any} */ ('./mirror.js'));
    const root = document.createElement('div');
    document.body.append(root);
    const mirror = make_mirror({ canvas: document.createElement('canvas') }, root, document.createElement('textarea'));
    const line = (/** @type {number} */ id, /** @type {string} */ name, /** @type {number} */ top) =>
      `~${id}\t1\tgridcell\t0\t${top}\t300\t30\t\t${name}\t\tcolindex=2\n`;
    const cell = (/** @type {number} */ id, /** @type {number} */ round) => line(id, `第 ${id} 项 ${round}`, 30 * id);
    const every_cell = (/** @type {number} */ round) => Array.from({ length: nodes - 1 }, (_, at) => cell(at + 2, round)).join('');
    mirror.show(`+1\t0\tgrid\t0\t0\t300\t90\t\t任务\t\trowcount=900;colcount=8\n${every_cell(-1).replaceAll('~', '+')}`);
    const time = (/** @type {(round: number) => string} */ wire) => {
      const wires = Array.from({ length: rounds }, (_, round) => wire(round));
      const begin = performance.now();
      for (const one of wires) mirror.show(one);
      return (performance.now() - begin) / rounds;
    };
    const one = time((round) => {
      const id = 2 + (round % (nodes - 1));
      return `=${id - 1}\n${cell(id, round)}`;
    });
    const every = time((round) => `=1\n${every_cell(round)}`);
    root.remove();
    return { one, every };
  }, [NODES, ROUNDS]);
  print(`mirror, the page's half, ${NODES} nodes of which one has changed`, ms(cost.one));
  print(`mirror, the page's half, ${NODES} nodes all of which have`, ms(cost.every));
}

/** Applications as a table, some answered, some late. */
function table_of_applications() {
  const day = (/** @type {number} */ at) => new Date(Date.UTC(2026, 0, 5 + at)).toISOString().slice(0, 10);
  const lines = ['登记编号,收到日期,申请内容,申请人姓名或名称,答复日期'];
  for (let i = 0; i < RECORDS; i += 1) {
    const answered = i % 3 === 0 ? '' : day((i % 300) + 12 + (i % 20));
    lines.push(`2026-${i},${day(i % 300)},第${i}号小区雨污分流改造的批复和预算,申请人${i},${answered}`);
  }
  return Buffer.from(lines.join('\n'));
}

/** A ledger that is taken in from a table, scrolled and searched. @param {Page} page */
async function keeping_a_ledger(page) {
  page.setDefaultTimeout(300_000);
  await allow_slow_graphics(page); // the bars are for a page that draws with WebGL
  await open_sample(page);
  await command(page, '转到 依申请公开');
  const shown = await longest_frame(page, async () => {
    await drop_bytes(page, '申请.csv', table_of_applications());
    await find(page, 'button', `加入 ${RECORDS} 条记录`);
  });
  const taken = await longest_frame(page, async () => {
    await press(page, 'button', `加入 ${RECORDS} 条记录`);
    await find(page, 'button', `全部 ${RECORDS}`);
    await until_quiet(page);
  });
  print(`a table of ${RECORDS} records, script of the longest frame`, `${ms(shown)} until it is shown, ${ms(taken)} until it is in its ledger`);
  const box = await (await find(page, 'grid', '依申请公开')).boundingBox();
  await page.mouse.move((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
  const frames = await frames_of(page, async () => {
    for (let i = 0; i < WHEELS; i += 1) {
      await page.mouse.wheel(0, i < WHEELS / 2 ? 1000 : -1000);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    }
    await until_quiet(page);
  });
  const mean = frames.reduce((sum, one) => sum + one, 0) / frames.length;
  print(`a ledger of ${RECORDS} records, script of a frame of scrolling`, `${ms(mean)}, the longest of ${frames.length} ${ms(Math.max(...frames))}`);
  await enter(page, '搜索任务');
  const keys = [];
  for (const key of '123') {
    keys.push(ms(await longest_frame(page, async () => {
      await page.keyboard.press(key);
      await until_quiet(page);
    })));
  }
  print('  of the longest frame of each of three keys of a search', keys.join(', '));
}

test(`the page at ${url}, in figures`, async (t) => {
  const page = await new_page(t);
  await starting(page);
  await resting(page);
  await moving(page);
  await telling(page);
  await appearing(page);
  await mirroring(page);
  const again = await new_page(t);
  await scrolling(again);
  await keeping_a_ledger(await new_page(t));
});
