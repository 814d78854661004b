// What is measured alike of every page: when something shows, fast scrolling, memory.

import { traced } from './trace.mjs';

/** @typedef {import('../../e2e/harness.mjs').Page} Page */
/** @typedef {import('./trace.mjs').Work} Work */

/** How far, in px a second, and how long. */
const SPEED = 40_000;
const SECONDS = 5;

/** Gives the page window.scale, the half of this that runs inside it. @param {Page} page not yet opened */
export async function prepare(page) {
  await page.addInitScript(() => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    /** @type {WebAssembly.Memory[]} */
    const memories = [];
    for (const name of /** @type {const} */ (['instantiate', 'instantiateStreaming'])) {
      const original = /** @type {any} */ (WebAssembly)[name];
      /** @type {any} */ (WebAssembly)[name] = async (/** @type {any[]} */ ...words) => {
        const made = await original.apply(WebAssembly, words);
        for (const one of Object.values((made.instance ?? made).exports)) if (one instanceof WebAssembly.Memory) memories.push(one);
        return made;
      };
    }
    /** @type {any} */ (window).scale = {
      /** When a key was last pressed, or a file chosen. */
      begun: 0,
      wasm_bytes: () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0),
      /** When `holds` had come to hold at a frame, and that frame was painted. @param {() => unknown} holds */
      async until_painted(holds) {
        do await frame();
        while (!holds());
        await new Promise((done) => {
          const channel = new MessageChannel();
          channel.port1.onmessage = done;
          requestAnimationFrame(() => channel.port2.postMessage(null));
        });
        return performance.now();
      },
      /**
       * Moves for so long, each animation frame as far as time has gone on; there and back between the ends.
       * @param {(to: number, by: number) => void} move px
       * @param {number} length px
       * @param {number} speed px a second
       * @param {number} seconds
       */
      async scroll(move, length, speed, seconds) {
        const began = await frame();
        // Asked for before it moves: so it comes before the page's own frame, as the browser's wheel does.
        let next = frame();
        let frames = 0;
        for (let before = 0; ; frames += 1) {
          const passed = ((await next) - began) / 1000;
          if (passed >= seconds) return frames;
          next = frame();
          const way = (passed * speed) % (2 * length);
          const to = way < length ? way : 2 * length - way;
          move(to, to - before);
          before = to;
        }
      },
    };
    const begin = (/** @type {Event} */ event) => void (/** @type {any} */ (window).scale.begun = event.timeStamp);
    window.addEventListener('keydown', begin, { capture: true });
    window.addEventListener('change', begin, { capture: true });
  });
}

/** What was done: milliseconds until it showed, and what the main thread did until then. @typedef {{shown: number, work: Work}} Deed */

/**
 * @param {Page} page
 * @param {(before: any) => any} holds called in the page: first with undefined, then in each frame with what it gave at first,
 *   until that shows what is waited for
 * @param {() => Promise<unknown>} action a key or the choice of a file: the time begins with its event
 * @returns {Promise<Deed>}
 */
export async function deed(page, holds, action) {
  const watch = await page.evaluateHandle(`(() => {
    const holds = ${holds};
    const before = holds(undefined);
    return { shown: window.scale.until_painted(() => holds(before)) };
  })()`);
  const [shown, work] = await traced(page, async () => {
    await action();
    return page.evaluate(async (/** @type {any} */ { shown }) => (await shown) - /** @type {any} */ (window).scale.begun, watch);
  });
  await watch.dispose();
  return { shown, work };
}

/**
 * Frames in five seconds of fast scrolling, and milliseconds a frame.
 * @typedef {{frames: number, script: number, main: number}} Scrolling
 */

/**
 * The page has window.move(to, by), in px.
 * @param {Page} page
 * @param {number} length px that can be scrolled
 * @returns {Promise<Scrolling>}
 */
export async function scrolling(page, length) {
  const [frames, work] = await traced(page, () =>
    page.evaluate(
      ([way, speed, seconds]) => {
        const own = /** @type {any} */ (window);
        return own.scale.scroll(own.move, way, speed, seconds);
      },
      [length, SPEED, SECONDS],
    ));
  return { frames, script: work.script / frames, main: work.main / frames };
}

/**
 * What the page holds once what nobody needs is given back, bytes: JavaScript's objects, its buffers, the wasm's memory.
 * @typedef {{heap: number, buffers: number, wasm: number}} Memory
 */

/** @param {Page} page @returns {Promise<Memory>} */
export async function memory(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('HeapProfiler.enable');
  for (let i = 0; i < 3; i += 1) await cdp.send('HeapProfiler.collectGarbage');
  const usage = /** @type {any} */ (await cdp.send('Runtime.getHeapUsage'));
  await cdp.detach();
  const wasm = await page.evaluate(() => /** @type {any} */ (window).scale.wasm_bytes());
  return { heap: usage.usedSize, buffers: usage.backingStorageSize ?? 0, wasm };
}
