// What a page's main thread does, as Chromium's own trace has it: milliseconds of the processor, which other programs of a busy
// machine add little to.

/** @typedef {import('../../e2e/harness.mjs').Page} Page */
/** @typedef {{name: string, ph: string, pid: number, tid: number, ts: number, dur?: number, tdur?: number}} Event */

/**
 * What the main thread did: all of it, its scripts, and the scripts of the one task (an animation frame, an event, a timer …)
 * that has the most. Milliseconds.
 * @typedef {{main: number, script: number, longest: number}} Work
 */

const BEGIN = 'scale begins';
const END = 'scale ends';
const SCRIPT = new Set([
  'FireAnimationFrame', 'EventDispatch', 'TimerFire', 'FunctionCall', 'EvaluateScript', 'v8.evaluateModule', 'FireIdleCallback',
  'RunMicrotasks', 'BlinkScheduler_PerformMicrotaskCheckpoint', 'MinorGC', 'MajorGC',
]);
const CATEGORIES = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', 'blink.user_timing', 'v8'];

/** @param {Page} page @param {string} name */
const mark = (page, name) => page.evaluate((words) => void performance.mark(words), name);

/** Those that stand in no other of them. @param {Event[]} events in order */
function outermost(events) {
  /** @type {Event[]} */
  const all = [];
  let end = -Infinity;
  for (const event of events) {
    if (event.ts < end) continue;
    all.push(event);
    end = event.ts + (event.dur ?? 0);
  }
  return all;
}

/** @param {Event[]} events */
const processor_ms = (events) => events.reduce((sum, { tdur = 0 }) => sum + tdur / 1000, 0);

/** @param {Event[]} events of all threads @returns {Work} */
function work_of(events) {
  const [begin, end] = [BEGIN, END].map((name) => {
    const found = events.find((event) => event.name === name);
    if (!found) throw new Error(`the trace has no “${name}”`);
    return found;
  });
  const own = events
    .filter(({ ph, pid, tid, ts }) => ph === 'X' && pid === begin.pid && tid === begin.tid && ts >= begin.ts && ts <= end.ts)
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  const tasks = outermost(own.filter(({ name }) => name === 'RunTask' || name === 'ThreadControllerImpl::RunTask'));
  const scripts = outermost(own.filter(({ name }) => SCRIPT.has(name)));
  let longest = 0;
  let at = 0;
  for (const task of tasks) {
    const until = task.ts + (task.dur ?? 0);
    while (at < scripts.length && scripts[at].ts < task.ts) at += 1;
    const from = at;
    while (at < scripts.length && scripts[at].ts < until) at += 1;
    longest = Math.max(longest, processor_ms(scripts.slice(from, at)));
  }
  return { main: processor_ms(tasks), script: processor_ms(scripts), longest };
}

/**
 * What the page does while `action` goes on.
 * @template T
 * @param {Page} page
 * @param {() => Promise<T>} action
 * @returns {Promise<[T, Work]>}
 */
export async function traced(page, action) {
  const browser = page.context().browser();
  if (!browser) throw new Error('the page has no browser of ours');
  const cdp = await browser.newBrowserCDPSession();
  /** @type {Event[]} */
  const events = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(.../** @type {any[]} */ (value)));
  const complete = new Promise((done) => cdp.once('Tracing.tracingComplete', done));
  await cdp.send('Tracing.start', { traceConfig: { includedCategories: CATEGORIES, excludedCategories: ['*'] }, transferMode: 'ReportEvents' });
  let result;
  try {
    await mark(page, BEGIN);
    result = await action();
    await mark(page, END);
  } finally {
    await cdp.send('Tracing.end');
    await complete;
    await cdp.detach();
  }
  return [result, work_of(events)];
}
