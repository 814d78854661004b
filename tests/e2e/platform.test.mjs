// The browser's side, whatever the application shows: idle frames, the context's loss, the store.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { allow_slow_graphics, enter, find, lose_context, new_page, open_app, open_sample, press, shared_page, until_drawn, until_quiet } from './harness.mjs';
import { open_register, open_task } from './fields.mjs';
import { kept } from './kept.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** @param {Page} page */
const frames = (page) => page.evaluate(() => /** @type {any} */ (window).taizhang.frames);

test('an idle page draws no frame in ten seconds, though one could type into a field', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  await press(page, 'button', '粘贴');
  await enter(page, '通知正文');
  await until_quiet(page);
  const before = await frames(page);
  await page.waitForTimeout(10_000);
  assert.equal((await frames(page)) - before, 0);
});

/** Counts what the page asks to be called for later: how often it was, and how much of it is still to come. @param {Page} page */
async function watch_timers(page) {
  await page.addInitScript(() => {
    const own = /** @type {any} */ (window);
    own.timers = { run: 0, waiting: new Set() };
    for (const [ask, stop] of [['setTimeout', 'clearTimeout'], ['requestAnimationFrame', 'cancelAnimationFrame'],
      ['requestIdleCallback', 'cancelIdleCallback']]) {
      const [asked, stopped] = [own[ask].bind(window), own[stop].bind(window)];
      own[ask] = (/** @type {Function} */ work, /** @type {any[]} */ ...rest) => {
        const name = `${ask} ${asked((/** @type {any[]} */ ...said) => {
          own.timers.waiting.delete(name);
          own.timers.run += 1;
          work(...said);
        }, ...rest)}`;
        own.timers.waiting.add(name);
        return Number(name.split(' ')[1]);
      };
      own[stop] = (/** @type {number} */ id) => {
        own.timers.waiting.delete(`${ask} ${id}`);
        stopped(id);
      };
    }
    own.setInterval = () => { throw new Error('an interval never rests'); };
  });
  return () => page.evaluate(() => {
    const { run, waiting } = /** @type {any} */ (window).timers;
    return { run, waiting: [...waiting] };
  });
}

test('a register with a field being edited draws no frame and runs no timer in ten seconds', async (t) => {
  const page = await new_page(t);
  const timers = await watch_timers(page);
  await open_task(page);
  await kept(page);
  await enter(page, '任务');
  await until_quiet(page);
  while ((await timers()).waiting.length > 0); // what waits for a pause of the user's
  const before = [await frames(page), await timers()];
  await page.waitForTimeout(10_000);
  assert.deepEqual([await frames(page), await timers()], before);
});

test('moving the mouse draws frames, and then no more', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  await until_quiet(page);
  const before = await frames(page);
  await page.mouse.move(10, 10);
  await until_quiet(page);
  assert.ok((await frames(page)) > before);
});

/**
 * What an input changes of the picture within an element of the mirror: in the next animation frame, and after it.
 * @param {Page} page
 * @param {string} place its selector
 * @param {{key: string, code: string, text?: string}} input as a browser tells of it
 */
async function pictures_after(page, place, input) {
  await until_quiet(page);
  return page.evaluate(async ({ place, input: { key, code, text } }) => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    const density = canvas.width / innerWidth;
    const picture = () => {
      const { x, y, width, height } = /** @type {Element} */ (document.querySelector(place)).getBoundingClientRect();
      const area = [x, y, width, height].map((length) => Math.round(length * density));
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      return context.getImageData(area[0], area[1], area[2], area[3]).data.join();
    };
    const next_frame = () => new Promise((done) => requestAnimationFrame(done));
    const before = picture();
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
    const ime = document.querySelector('textarea');
    if (text !== undefined && ime) {
      ime.value = text;
      ime.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    await next_frame(); // asked for behind the page's own
    const next = picture();
    window.dispatchEvent(new KeyboardEvent('keyup', { key, code, bubbles: true })); // held on a slow machine, it repeats
    for (let frame = 0; frame < 4; frame += 1) await next_frame();
    return { is_new: next !== before, is_final: next === picture() };
  }, { place, input });
}

test('what a key does is in the picture of the next animation frame', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await press(page, 'button', '选中任务 1.1');
  const down = { key: 'ArrowDown', code: 'ArrowDown' };
  assert.deepEqual(await pictures_after(page, '#mirror [role=grid]', down), { is_new: true, is_final: true });
  await find(page, 'button', '选中任务 1.2');
});

test('what is typed is in the picture of the next animation frame, and so is what it finds', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  await press(page, 'button', '选中任务 1.1');
  await enter(page, '任务');
  const letter = { key: 'x', code: 'KeyX', text: 'x' };
  assert.deepEqual(
    await pictures_after(page, '#mirror [role=textbox][aria-label="任务"]', letter), { is_new: true, is_final: true });
  assert.deepEqual( // without a key, as an input method commits
    await pictures_after(page, '#mirror [role=textbox][aria-label="任务"]', { key: 'Process', code: '', text: '政务公开' }),
    { is_new: true, is_final: true });
  await page.keyboard.press('Escape');
  await enter(page, '搜索任务');
  assert.deepEqual(await pictures_after(page, '#mirror [role=grid]', { key: 'c', code: 'KeyC', text: 'c' }),
    { is_new: true, is_final: true });
});

test('a frame in which hundreds of characters are new draws some of them, and the next ones the rest', async (t) => {
  const notice = ['2026年政务公开工作要点', '一、任务'];
  for (let task = 0; task < 120; task += 1) {
    const title = Array.from({ length: 20 }, (_, at) => String.fromCodePoint(0x4e00 + task * 20 + at)).join('');
    notice.push(`${task + 1}. ${title}。`, '牵头单位：办公室');
  }
  /** @param {boolean} is_idle does the page find time to draw ahead before it jumps to the end? */
  const at_the_end = async (is_idle) => {
    const page = await new_page(t);
    if (!is_idle) {
      await page.addInitScript(() => {
        const own = /** @type {any} */ (window);
        const idle = own.requestIdleCallback;
        own.waiting = [];
        own.requestIdleCallback = (/** @type {() => void} */ work) => own.waiting.push(work);
        own.let_idle = () => {
          own.requestIdleCallback = idle;
          for (const work of own.waiting) idle(work);
        };
      });
    }
    await open_register(page, notice.join('\n'));
    if (is_idle) await until_drawn(page);
    await page.evaluate(() => {
      const own = /** @type {any} */ (window);
      own.drawn = [];
      let before = own.taizhang.glyphs;
      Object.defineProperty(own.taizhang, 'last_frame_ms', { set() { own.drawn.push(own.taizhang.glyphs - before), (before = own.taizhang.glyphs); } });
    });
    await page.keyboard.press('Control+End');
    await page.waitForFunction(() => document.querySelector('#mirror [aria-label="选中任务 1.120"]'));
    await page.evaluate(() => /** @type {any} */ (window).let_idle?.());
    await until_quiet(page);
    const clip = await page.locator('#mirror [role=grid]').boundingBox();
    return {
      picture: (await page.screenshot({ clip: clip ?? undefined })).toString('base64'),
      most: Math.max(...(await page.evaluate(() => /** @type {any} */ (window).drawn))),
    };
  };
  const [warm, cold] = [await at_the_end(true), await at_the_end(false)];
  assert.ok(cold.most < 60, `${cold.most} characters were drawn one by one in one frame`);
  assert.ok(cold.picture === warm.picture, 'characters that were put off are missing');
});

test('an open menu draws no frames either', async (t) => {
  const page = await shared_page(t);
  await open_sample(page);
  const box = await (await find(page, 'button', '选中任务 1.1')).boundingBox();
  await page.mouse.click((box?.x ?? 0) + 4, (box?.y ?? 0) + 4, { button: 'right' });
  await find(page, 'menu', '这一行的操作');
  await until_quiet(page);
});

test('after the graphics context was lost the same picture comes back', async (t) => {
  const page = await new_page(t);
  await allow_slow_graphics(page);
  await open_app(page);
  await until_quiet(page);
  const before = (await page.screenshot()).toString('base64');
  await lose_context(page);
  await until_quiet(page);
  assert.ok((await page.screenshot()).toString('base64') === before);
});

test('the canvas is as many device pixels as it covers at 125 %', async (t) => {
  const page = await new_page(t, { viewport: { width: 1093, height: 614 }, deviceScaleFactor: 1.25 });
  await open_app(page);
  await until_quiet(page);
  const size = await page.evaluate(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    return [canvas.width, canvas.height];
  });
  assert.deepEqual(size, [Math.round(1093 * 1.25), Math.round(614 * 1.25)]);
});

test('a stored document comes back with its journal and the generation before', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  const found = await page.evaluate(async () => {
    const store = await import(/** @type {any} */ ('./documents.js'));
    const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
    const text = (/** @type {Uint8Array} */ data) => new TextDecoder().decode(data);
    await store.save('k', 0, bytes('一'), 'a');
    await store.save('k', 1, bytes('二'), 'b');
    await store.append('k', 2, bytes('三'), 'c');
    await store.append('k', 3, bytes('四'), 'd');
    const { revision, bytes: now, previous_bytes, journal } = await store.load('k');
    const meta = (await store.list()).find((/** @type {any} */ line) => line.key === 'k').meta;
    return { revision, now: text(now), before: text(previous_bytes), journal: journal.map(text), meta };
  });
  assert.deepEqual(found, { revision: 4, now: '二', before: '一', journal: ['三', '四'], meta: 'd' });
});

test('a save over a newer revision is refused and changes nothing', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  const found = await page.evaluate(async () => {
    const store = await import(/** @type {any} */ ('./documents.js'));
    const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
    await store.save('k', 0, bytes('first'), 'first');
    const refused = (/** @type {Promise<number>} */ write) => write.then(() => 'written', () => 'refused');
    return {
      saved: await refused(store.save('k', 0, bytes('second'), 'second')),
      appended: await refused(store.append('k', 7, bytes('third'), 'third')),
      revision: (await store.load('k')).revision,
      text: new TextDecoder().decode((await store.load('k')).bytes),
      journal: (await store.load('k')).journal.length,
      meta: (await store.list())[0].meta,
    };
  });
  assert.deepEqual(found, {
    saved: 'refused', appended: 'refused', revision: 1, text: 'first', journal: 0, meta: 'first',
  });
});

test('a deleted document is gone with its journal', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  const found = await page.evaluate(async () => {
    const store = await import(/** @type {any} */ ('./documents.js'));
    const bytes = (/** @type {string} */ text) => new TextEncoder().encode(text);
    await store.save('k', 0, bytes('one'), '');
    await store.append('k', 1, bytes('two'), '');
    await store.remove('k');
    const gone = await store.load('k');
    await store.save('k', 0, bytes('new'), '');
    return { gone, journal: (await store.load('k')).journal.length };
  });
  assert.deepEqual(found, { gone: null, journal: 0 });
});

test('the mirror shows nodes by role, name and state, in reading order', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  /** @param {string[]} lines as in mirror.h */
  const show = (lines) =>
    page.evaluate(async (nodes) => {
      const own = /** @type {any} */ (window);
      if (!own.test_mirror) {
        const root = document.createElement('div');
        root.id = 'own';
        document.body.append(root);
        const { make_mirror } = await import(/** @type {any} */ ('./mirror.js'));
        own.test_mirror = make_mirror({ canvas: document.getElementById('canvas') }, root, document.getElementById('ime'));
      }
      own.test_mirror.show(nodes);
    }, lines.map((line) => `${line}\n`).join(''));
  const own = page.locator('#own');

  await show([
    '+900\t0\tgrid\t0\t0\t300\t90\t\t任务\t\trowcount=9;colcount=2',
    '+901\t900\trow\t0\t0\t300\t30\ts\t\t\trowindex=2',
    '+902\t901\tgridcell\t0\t0\t90\t30\t\t公开预算\t\tcolindex=1',
    '+903\t0\tcheckbox\t0\t99\t20\t20\tCc\t已完成\t\t',
    '+904\t0\ttextbox\t0\t120\t99\t60\tm\t措施\t第一行\\n第二行\t',
  ]);
  assert.equal(await own.getByRole('grid', { name: '任务', exact: true }).getAttribute('aria-rowcount'), '9');
  assert.equal(await own.getByRole('row', { selected: true }).getByRole('gridcell').textContent(), '公开预算');
  assert.equal(await own.getByRole('checkbox', { name: '已完成' }).isChecked(), true);
  assert.equal(await own.getByRole('textbox', { name: '措施' }).textContent(), '第一行\n第二行');

  await show(['-3', '+905\t0\tbutton\t0\t0\t60\t30\td\t保存\t\t', '~903\t0\tcheckbox\t0\t99\t20\t20\tC\t已完成\t\t', '-1']);
  assert.equal(await own.getByRole('checkbox', { name: '已完成' }).isChecked(), false);
  assert.equal(await own.getByRole('button', { name: '保存' }).isDisabled(), true);
  const ids = () => own.locator(':scope > *').evaluateAll((all) => all.map((one) => one.id));
  assert.deepEqual(await ids(), ['node-905', 'node-903']);

  const checkbox = (/** @type {number} */ id, /** @type {string} */ name) => `${id}\t0\tcheckbox\t0\t0\t20\t20\tC\t${name}\t\t`;
  await show(['=1', `+${checkbox(906, '甲')}`, '=1', `+${checkbox(907, '乙')}`]);
  assert.deepEqual(await ids(), ['node-905', 'node-906', 'node-903', 'node-907']);
  await own.locator('#node-907').evaluate((element) => (/** @type {any} */ (element).is_second = true));
  await show(['=1', `~${checkbox(908, '丙')}`]);
  assert.deepEqual(await ids(), ['node-905', 'node-908', 'node-903', 'node-907']);
  await show(['=1', '-2', '=1', `+${checkbox(903, '丁')}`]);
  assert.deepEqual(await ids(), ['node-905', 'node-907', 'node-903']);
  assert.equal(await own.locator('#node-907').evaluate((element) => /** @type {any} */ (element).is_second), true, 'a node keeps its element');
  await show(['-3']);
  assert.deepEqual(await ids(), []);
});

test('the mirror after any news is as one that was made anew', async (t) => {
  const page = await shared_page(t);
  await open_app(page);
  const found = await page.evaluate(async () => {
    const { make_mirror } = await import(/** @type {any} */ ('./mirror.js'));
    const make = () => {
      const root = document.createElement('div');
      document.body.append(root);
      return { root, mirror: make_mirror({ canvas: document.createElement('canvas') }, root, document.createElement('textarea')) };
    };
    let seed = 11;
    const random = (/** @type {number} */ below) => (seed = (seed * 48271) % 2147483647) % below;
    // Groups with a few nodes in each, which may come to stand in another; `round` is how a node is at the moment.
    /** @typedef {{id: number, parent: number, role: string, round: number}} One */
    const line = (/** @type {One} */ { id, parent, role, round }) =>
      `${id}\t${parent}\t${role}\t0\t${round}\t9\t9\t\t名${id}-${round}\t值${round}\t\n`;
    // What stands where told to what shall, as the wasm says it.
    const others = (/** @type {One[]} */ before, /** @type {One[]} */ now) => {
      let at = 0;
      let news = '';
      while (at < Math.min(before.length, now.length) && before[at].role === now[at].role && before[at].parent === now[at].parent) {
        news += `~${line(now[at++])}`;
      }
      if (before.length > at) news += `-${before.length - at}\n`;
      return news + now.slice(at).map((node) => `+${line(node)}`).join('');
    };
    const texts = (/** @type {Element} */ root) =>
      [...root.querySelectorAll('*')].map((each) =>
        [each.id, each.parentElement?.id, each.role, each.getAttribute('style'), each.ariaLabel, each.ariaDescription, each.firstChild?.textContent].join());
    const one = make();
    /** @type {One[]} */
    let now = [];
    /** @type {number[]} */
    const differ = [];
    for (let round = 1; round <= 300; round += 1) {
      const groups = Array.from({ length: 5 }, (_, at) => at + 1).filter(() => random(4) > 0);
      if (round % 3 === 0) groups.reverse();
      const left = Array.from({ length: 20 }, (_, at) => at + 10).filter(() => random(3) > 0);
      /** @type {One[]} */
      const next = [];
      for (const id of groups) {
        next.push({ id, parent: 0, role: 'group', round });
        for (let count = random(5); count > 0 && left.length > 0; count -= 1) {
          const [child] = left.splice(random(Math.min(3, left.length)), 1);
          next.push({ id: child, parent: id, role: ['text', 'button', 'textbox'][child % 3], round });
        }
      }
      for (const node of next) {
        const old = now.find(({ id, parent }) => id === node.id && parent === node.parent);
        if (old && random(3) > 0) node.round = old.round;
      }
      let news = '';
      let [told, said] = [0, 0];
      next.forEach((node, at) => {
        const place = now.findIndex(({ id }, index) => index >= told && id === node.id);
        if (place < 0) return;
        news += others(now.slice(told, place), next.slice(said, at));
        news += now[place].round === node.round && now[place].parent === node.parent ? '=1\n' : `~${line(node)}`;
        [told, said] = [place + 1, at + 1];
      });
      news += others(now.slice(told), next.slice(said));
      one.mirror.show(news);
      now = next;
      const anew = make();
      anew.mirror.show(now.map((node) => `+${line(node)}`).join(''));
      if (texts(one.root).join('\n') !== texts(anew.root).join('\n')) differ.push(round);
      anew.root.remove();
    }
    return differ;
  });
  assert.deepEqual(found, []);
});
