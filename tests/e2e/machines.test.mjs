// Odd machines: no WebGL, a damaged program, fingers instead of a mouse, another monitor.

import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { allow_slow_graphics, find, lose_context, new_page, open_app, open_sample, press, type, until_drawn, until_quiet, url } from './harness.mjs';
import { kept } from './kept.mjs';
import { holds, mirrored } from './fields.mjs';
import { drop } from './files.mjs';
import { decode_png } from './png.mjs';

/** @typedef {import('playwright-core').Page} Page */

/** The sample as a register. @param {Page} page */
async function create(page) {
  await open_app(page);
  await press(page, 'button', '打开示例');
  await press(page, 'button', '建立台账');
  await find(page, 'button', '导出快照');
}

/** @param {Page} page */
const draws_with_webgl = (page) =>
  page.evaluate(() => /** @type {HTMLCanvasElement} */ (document.getElementById('canvas')).getContext('webgl2') !== null);

test('without a graphics card the picture is the same to the eye', async (t) => {
  const pages = [await new_page(t), await new_page(t)];
  await allow_slow_graphics(pages[0]);
  const pictures = [];
  for (const page of pages) {
    await open_app(page);
    const box = await (await find(page, 'button', '打开示例')).boundingBox();
    await until_quiet(page);
    assert.equal(await draws_with_webgl(page), page === pages[0]);
    pictures.push(decode_png(await page.screenshot({ clip: box ?? undefined })).grey);
  }
  const far = pictures[0].filter((grey, i) => Math.abs(grey - pictures[1][i]) > 24).length;
  assert.ok(far < pictures[0].length / 100, `${far} of ${pictures[0].length} pixels differ`);
});

test('when the program is damaged, the stored register can still be taken away, and opens elsewhere', async (t) => {
  const page = await new_page(t, {}, /wasm|WebAssembly|CompileError|magic|Aborted|falling back/);
  await create(page);
  await kept(page);
  await press(page, 'button', '选中任务 1.1');
  await type(page, '任务', '改过的名字');
  await press(page, 'button', '选中任务 1.2');
  await page.waitForFunction(async () => {
    const store = await import(/** @type {any} */ ('./documents.js'));
    const [line] = await store.list();
    return (await store.load(line.key)).journal.length > 0;
  });
  await page.route('**/taizhang.wasm', (route) => route.fulfill({ contentType: 'application/wasm', body: 'garbage' }));
  await page.reload();
  await page.getByText('程序文件没有读完整').waitFor();
  const take = async (/** @type {RegExp} */ name) => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
    return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
  };
  await page.getByRole('link', { name: '取出来' }).click();
  const register = await take(/：台账$/);
  assert.match(register.name, /\.taizhang\.json$/);
  const changes = await take(/次改动$/);
  assert.match(changes.name, /此后的改动/);
  assert.ok(changes.text.includes('改过的名字'));

  const elsewhere = await new_page(t);
  await open_app(elsewhere);
  await find(elsewhere, 'button', '打开通知');
  await drop(elsewhere, [register]);
  await find(elsewhere, 'button', '选中任务 1.1');
  await drop(elsewhere, [changes]);
  await find(elsewhere, 'gridcell', '改过的名字');
});

/** @param {Page} page @param {Parameters<Page['getByRole']>[0]} role @param {string} name */
async function middle(page, role, name) {
  const box = await (await find(page, role, name)).boundingBox();
  assert.ok(box);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/**
 * A finger on the page. The browser itself times a tap and a stroke: on a busy machine two messages of ours would be a
 * long press.
 * @param {Page} page
 */
async function finger_on(page) {
  const cdp = await page.context().newCDPSession(page);
  /** @typedef {{x: number, y: number}} Point */
  return {
    tap: (/** @type {Point} */ { x, y }) => cdp.send('Input.synthesizeTapGesture', { x, y, duration: 30, gestureSourceType: 'touch' }),
    draw: (/** @type {Point} */ { x, y }, /** @type {number} */ down) =>
      cdp.send('Input.synthesizeScrollGesture', { x, y, yDistance: down, preventFling: true, gestureSourceType: 'touch' }),
    down: (/** @type {Point} */ at) => cdp.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] }),
    up: () => cdp.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] }),
  };
}

test('a finger taps once, scrolls the list under it and presses no row by that', async (t) => {
  const page = await new_page(t, { hasTouch: true, viewport: { width: 1024, height: 500 } });
  await open_app(page);
  const finger = await finger_on(page);
  await finger.tap(await middle(page, 'button', '打开示例'));
  await finger.tap(await middle(page, 'button', '建立台账'));
  await find(page, 'grid', '任务表');
  const start = await middle(page, 'button', '选中任务 1.1');
  await finger.draw({ x: 500, y: 350 }, -100);
  // It has gone as far as the finger, or is above the list's edge and in the mirror no more.
  await page.waitForFunction((y) => {
    const row = document.querySelector('#mirror [role=button][aria-label="选中任务 1.1"]');
    return row === null || row.getBoundingClientRect().y < y - 80;
  }, start.y);
  assert.equal(await page.getByRole('textbox', { name: '任务', exact: true }).count(), 0);
});

test('a long press opens the context menu and does nothing else', async (t) => {
  const page = await new_page(t, { hasTouch: true });
  await create(page);
  const finger = await finger_on(page);
  await finger.down(await middle(page, 'button', '选中任务 1.1'));
  await find(page, 'menu', '这一行的操作');
  await finger.up();
  await find(page, 'menuitem', '写进展');
  await find(page, 'button', '全部 18');
});

test('a finger brings the keyboard up in a text field', async (t) => {
  const page = await new_page(t, { hasTouch: true });
  await create(page);
  const finger = await finger_on(page);
  await press(page, 'button', '选中任务 1.1');
  const field = await middle(page, 'textbox', '任务');
  // Was the focus moved within the browser's own event, or after it?
  await page.evaluate(() => {
    const own = /** @type {any} */ (window);
    own.focus_in = 'none';
    let now = 'after';
    window.addEventListener('pointerup', () => (now = 'pointerup'), { capture: true });
    window.addEventListener('pointerup', () => (now = 'after'));
    document.getElementById('ime')?.addEventListener('focus', () => (own.focus_in = now));
  });
  await finger.tap(field);
  await page.waitForFunction(() => document.activeElement?.id === 'ime');
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).focus_in), 'pointerup');
});

test('text being typed survives the loss of the graphics context', async (t) => {
  const page = await new_page(t);
  await allow_slow_graphics(page);
  await create(page);
  await press(page, 'button', '选中任务 1.1');
  await type(page, '任务', '打到一半');
  await lose_context(page);
  await page.keyboard.insertText('的名字');
  await press(page, 'button', '选中任务 1.2');
  await find(page, 'gridcell', '打到一半的名字');
});

test('what is typed while there is no graphics context is kept when the page is left', async (t) => {
  const page = await new_page(t);
  await allow_slow_graphics(page);
  await create(page);
  await press(page, 'button', '选中任务 1.1');
  await type(page, '任务', '打到一半');
  await page.evaluate(() => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    const lost = new Promise((done) => canvas.addEventListener('webglcontextlost', done, { once: true }));
    canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
    return lost;
  });
  await page.keyboard.insertText('的名字');
  await page.reload();
  await find(page, 'gridcell', '打到一半的名字');
});

test('a frame asks the graphics card nothing: each question would wait for it', async (t) => {
  const page = await new_page(t);
  await allow_slow_graphics(page);
  await page.addInitScript(() => {
    const own = /** @type {any} */ (window);
    own.asked = [];
    for (const name of /** @type {const} */ (['getParameter', 'isEnabled', 'isProgram', 'getError'])) {
      const ask = /** @type {any} */ (WebGL2RenderingContext.prototype[name]);
      Object.assign(WebGL2RenderingContext.prototype, {
        [name](/** @type {any[]} */ ...words) {
          own.asked.push(`${name} ${words}`);
          return ask.apply(this, words);
        },
      });
    }
  });
  await open_sample(page);
  await press(page, 'button', '选中任务 1.1');
  await until_quiet(page);
  const frames = await page.evaluate(() => {
    const own = /** @type {any} */ (window);
    own.asked.length = 0;
    return own.taizhang.frames;
  });
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction((before) => /** @type {any} */ (window).taizhang.frames > before, frames);
  await until_quiet(page);
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).asked), []);
});

test('on a monitor of another density the canvas has its pixels', async (t) => {
  const page = await new_page(t);
  await open_app(page);
  await find(page, 'button', '打开示例');
  const cdp = await page.context().newCDPSession(page);
  for (const [width, height, density] of [[1093, 614, 1.25], [911, 512, 1.5], [683, 384, 2], [1366, 768, 1]]) {
    await cdp.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: density, mobile: false });
    await page.waitForFunction(([w, h]) => {
      const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
      return Math.abs(canvas.width - w) <= 1 && Math.abs(canvas.height - h) <= 1;
    }, [width * density, height * density]);
    // Lengths in the picture are CSS px still: the mirror's boxes end where the window does.
    await page.waitForFunction((wide) => {
      const boxes = [...document.querySelectorAll('#mirror div')].map((node) => node.getBoundingClientRect());
      const right = Math.max(...boxes.map((box) => box.right));
      return right <= wide + 1 && right > wide * 0.8;
    }, width);
  }
});

/** Names of what reaches over the page's right edge, and of tools and fields that do below. @param {Page} page */
const beyond_the_page = (page) =>
  page.evaluate(() => {
    const is_over = (/** @type {Element} */ node) => {
      const box = node.getBoundingClientRect();
      const scrolls = node.closest('[role=grid], [role=navigation], [role=complementary]');
      return box.right > innerWidth + 1 || box.left < -1 || (!scrolls && box.bottom > innerHeight + 1);
    };
    return [...document.querySelectorAll('#mirror *')].filter(is_over).map((node) => node.ariaLabel ?? node.textContent);
  });

test('at another size of the interface everything is where it is seen, and the size is kept', async (t) => {
  const page = await new_page(t);
  await open_sample(page);
  const width_of = async () => (await mirrored(page, '搜索任务').boundingBox())?.width ?? 0;
  const before = await width_of();
  for (const [to, task] of /** @type {const} */ ([[125, '1.1'], [150, '1.2'], [200, '1.3'], [80, '1.1']])) {
    await press(page, 'button', '设置');
    await press(page, 'radio', String(to));
    await press(page, 'button', '记下设置');
    await page.waitForFunction(([scale]) => document.documentElement.style.getPropertyValue('--scale') === String(scale), [to / 100]);
    await press(page, 'button', `选中任务 ${task}`);
    await type(page, '任务', `大小 ${to}`);
    await holds(page, '任务', `大小 ${to}`);
    const [field, caret] = [await mirrored(page, '任务').boundingBox(), await page.locator('#ime').boundingBox()];
    assert.ok(field && caret && caret.x > field.x && caret.x + caret.width < field.x + field.width);
    assert.ok(caret.y >= field.y && caret.y + caret.height <= field.y + field.height + 1);
    assert.deepEqual(await beyond_the_page(page), [], `at ${to} % these are not on the page`);
  }
  assert.ok(Math.abs((await width_of()) - before * 0.8) <= 2);
  await page.reload();
  await find(page, 'grid', '任务表');
  assert.equal(await page.evaluate(() => document.documentElement.style.getPropertyValue('--scale')), '0.8');
});

/** How dark the darkest and the lightest pixel of the page are, 0 black. @param {Page} page */
async function extremes(page) {
  await until_quiet(page);
  const { grey } = decode_png(await page.screenshot());
  let least = 255;
  let most = 0;
  for (const one of grey) {
    if (one < least) least = one;
    if (one > most) most = one;
  }
  return { least, most };
}

test('systems that want more contrast, force their colours or are dark get a page of that kind, at once', async (t) => {
  const page = await new_page(t);
  await open_sample(page);
  const plain = await extremes(page);
  for (const wish of [{ contrast: 'more' }, { forcedColors: 'active' }]) {
    await page.emulateMedia(/** @type {any} */ (wish));
    const strong = await extremes(page);
    assert.ok(strong.least < 8 && strong.most > 247, `${JSON.stringify(wish)}: ${JSON.stringify(strong)}`);
    assert.ok(strong.least < plain.least);
    await page.emulateMedia({ contrast: 'no-preference', forcedColors: 'none' });
    assert.deepEqual(await extremes(page), plain);
  }
  const middle_grey = async () => {
    await until_quiet(page);
    const { grey } = decode_png(await page.screenshot());
    return Array.from(grey).sort((a, b) => a - b)[grey.length >> 1];
  };
  const light = await middle_grey();
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.ok((await middle_grey()) < 80 && light > 200);
});

test('a pen presses, writes into a field and selects in it as a mouse does', async (t) => {
  const page = await new_page(t);
  await open_sample(page);
  const cdp = await page.context().newCDPSession(page);
  const pen = async (/** @type {{x: number, y: number}} */ at, /** @type {number} */ clicks) => {
    const event = { ...at, button: /** @type {const} */ ('left'), pointerType: /** @type {const} */ ('pen') };
    await cdp.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at, pointerType: 'pen' });
    for (let clickCount = 1; clickCount <= clicks; clickCount += 1) {
      await cdp.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...event, clickCount });
      await cdp.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...event, clickCount });
    }
  };
  await page.evaluate(() => window.addEventListener('pointerdown', (event) => (/** @type {any} */ (window).last_pointer = event.pointerType), { capture: true }));
  await pen(await middle(page, 'button', '选中任务 1.1'), 1);
  await find(page, 'complementary', '任务详情');
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).last_pointer), 'pen');
  await until_drawn(page);
  await pen(await middle(page, 'textbox', '完成时限'), 3);
  await page.waitForFunction(() => document.activeElement?.id === 'ime');
  await page.keyboard.insertText('6月底前');
  await holds(page, '完成时限', '6月底前');
});

test('where a canvas gives back noise for what was drawn, Chinese is drawn all the same', async (t) => {
  const pages = [await new_page(t), await new_page(t)];
  await pages[1].addInitScript(() => {
    const read = CanvasRenderingContext2D.prototype.getImageData;
    CanvasRenderingContext2D.prototype.getImageData = /** @this {CanvasRenderingContext2D} */ function (...box) {
      const image = read.apply(this, /** @type {any} */ (box));
      for (let i = 0; i < image.data.length; i += 1) image.data[i] = (i * 7919) & 255;
      return image;
    };
  });
  const pictures = [];
  for (const page of pages) {
    await open_app(page);
    const box = await (await find(page, 'button', '打开示例')).boundingBox();
    await until_quiet(page);
    pictures.push(decode_png(await page.screenshot({ clip: box ?? undefined })).grey);
  }
  const ink = pictures.map((grey) => grey.filter((one) => one < 128).length);
  assert.ok(ink[0] > 50 && Math.abs(ink[0] - ink[1]) < ink[0] / 4, `${ink}`);
});

for (const [what, hide, sentence] of /** @type {const} */ ([
  ['a browser without WebAssembly', () => Object.defineProperty(window, 'WebAssembly', { value: undefined }), '这个浏览器太旧'],
  ['a page that can draw nothing', () => Object.defineProperty(HTMLCanvasElement.prototype, 'getContext', {
    value: /** @this {HTMLCanvasElement} */ function (/** @type {string} */ kind) {
      return this.id === 'canvas' || kind !== '2d' ? null : Object.getPrototypeOf(new OffscreenCanvas(1, 1)).getContext.call(new OffscreenCanvas(8, 8), '2d');
    },
  }), '画'],
])) {
  test(`${what} says what is wrong`, async (t) => {
    const page = await new_page(t, {}, /./);
    await page.addInitScript(hide);
    await page.goto(url);
    await page.locator('#message.fault').filter({ hasText: sentence }).waitFor();
  });
}

test('where scripts are not allowed the page says so', async (t) => {
  const page = await new_page(t, { javaScriptEnabled: false });
  await page.goto(url);
  const words = page.locator('noscript p');
  assert.match(await words.innerText(), /请允许本页使用 JavaScript/);
  const box = await words.boundingBox();
  assert.ok(box && box.y >= 0 && box.y + box.height < 768, 'it is not in sight');
});
