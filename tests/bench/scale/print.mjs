// The tables of scale.mjs, and the bars that ours is held to.

/** @typedef {import('./ours.mjs').Figures} Ours */
/** @typedef {import('./peers.mjs').Figures} Theirs */
/** @typedef {{title: string, figures: Theirs}} Column */
/** @typedef {import('./page.mjs').Memory} Memory */

/**
 * The bars: script of a key and of a frame, and all of an edit, in milliseconds; frames; and of large registers, opening through
 * parsing alone and memory through the file's bytes.
 */
const BAR = { from: 100_000, key_ms: 16, frame_ms: 2, frames: 300, edit_ms: 5, open: 1, memory: 1.5, key_grid: 10 };

const MB = 1e6;
const HEAD = 44;
const WIDTH = 20;

/** @param {number} figure @param {number} [digits] */
const fixed = (figure, digits = 0) => figure.toFixed(digits).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');

/** @param {number | undefined} figure @param {number} [digits] */
const cell = (figure, digits = 0) => (figure === undefined ? '-' : fixed(figure, digits)).padStart(WIDTH);

/** What a bar says of a figure. @param {number} figure @param {number} most @param {string} words */
const at_most = (figure, most, words) => `bar ${words}${figure > most ? `: over (${(figure / most).toFixed(1)} times)` : ''}`;
/** @param {number} figure @param {number} least @param {string} words */
const at_least = (figure, least, words) => `bar ${words}${figure < least ? ': over' : ''}`;

/** @param {Memory} memory */
const bytes_of = ({ heap, buffers, wasm }) => heap + buffers + wasm;

/**
 * @param {number} tasks
 * @param {number} bytes of the file
 * @param {number} rounds
 * @param {Ours} ours
 * @param {import('./page.mjs').Scrolling} webgl
 * @param {Column[]} others
 */
export function print_size(tasks, bytes, rounds, ours, webgl, others) {
  /**
   * @param {string} what
   * @param {number} own
   * @param {((figures: Theirs) => number | undefined) | null} theirs null: they have no such thing
   * @param {string} [bar]
   * @param {number} [digits]
   */
  const row = (what, own, theirs, bar = '', digits = 0) =>
    console.log(`  ${what.padEnd(HEAD)}${[own, ...others.map(({ figures }) => theirs?.(figures))].map((one) => cell(one, digits)).join('')}  ${bar}`.trimEnd());
  const is_large = tasks >= BAR.from;
  const [floor, grid] = others.map(({ figures }) => figures);
  console.log(`\n${fixed(tasks)} tasks, ${fixed(bytes / MB, 1)} MB of JSON, ${rounds === 1 ? 'one page' : `medians of ${rounds} pages`} each\n`);
  console.log(`  ${''.padEnd(HEAD)}${['Taizhang', ...others.map(({ title }) => title)].map((one) => one.padStart(WIDTH)).join('')}`);

  row('page there, from navigation: ms', ours.start, ({ start }) => start);
  row('open to first rows: ms', ours.open.shown, ({ open }) => open.shown,
    is_large ? at_most(ours.open.shown / floor.open.shown, BAR.open, 'what parsing alone takes') : '');
  row('  script, ms', ours.open.work.script, ({ open }) => open.work.script);
  row('  main thread, ms', ours.open.work.main, ({ open }) => open.work.main);
  row('  longest task, script ms', ours.open.work.longest, ({ open }) => open.work.longest);
  row('  open to all stored and at rest: ms', ours.rest, null);

  const key_bar = (/** @type {number} */ ms) => at_most(ms, BAR.key_ms, `${BAR.key_ms} ms`);
  row('filter, first key: ms', ours.first_key.shown, ({ first_key }) => first_key?.shown);
  row('  longest task, script ms', ours.first_key.work.longest, ({ first_key }) => first_key?.work.longest, key_bar(ours.first_key.work.longest), 1);
  row('filter, next key: ms', ours.next_key.shown, ({ next_key }) => next_key?.shown);
  const times = (grid.next_key?.work.longest ?? 0) / ours.next_key.work.longest;
  row('  longest task, script ms', ours.next_key.work.longest, ({ next_key }) => next_key?.work.longest,
    `${key_bar(ours.next_key.work.longest)}; ${at_least(times, BAR.key_grid, `${BAR.key_grid} times as fast as AG Grid (is ${times.toFixed(1)})`)}`, 1);
  row('filter, pinyin: longest task, script ms', ours.pinyin.longest, null, key_bar(ours.pinyin.longest), 1);

  row('scrolling fast: frames in 5 s', ours.scroll.frames, ({ scroll }) => scroll?.frames, at_least(ours.scroll.frames, BAR.frames, `${BAR.frames}`));
  row('  script a frame, ms', ours.scroll.script, ({ scroll }) => scroll?.script, at_most(ours.scroll.script, BAR.frame_ms, `${BAR.frame_ms} ms`), 1);
  row('  main thread a frame, ms', ours.scroll.main, ({ scroll }) => scroll?.main, '', 1);
  row('  script a frame where WebGL draws, ms', webgl.script, null, at_most(webgl.script, BAR.frame_ms, `${BAR.frame_ms} ms`), 1);

  row('an edit to 已存: ms', ours.edit.shown, null);
  row('  script, ms', ours.edit.work.script, null, at_most(ours.edit.work.script, BAR.edit_ms, `${BAR.edit_ms} ms`), 1);
  row('  longest task, script ms', ours.edit.work.longest, null, '', 1);

  const memory_row = (/** @type {string} */ what, /** @type {(memory: Memory) => number} */ part) =>
    row(what, part(ours.memory) / MB, ({ memory }) => part(memory) / MB, '', 1);
  memory_row('memory, open: MB', bytes_of);
  memory_row('  JavaScript heap, MB', ({ heap }) => heap);
  memory_row('  buffers, MB', ({ buffers }) => buffers);
  memory_row('  wasm, MB', ({ wasm }) => wasm);
  const memory_bar = (/** @type {number} */ ratio) => (is_large ? at_most(ratio, BAR.memory, String(BAR.memory)) : '');
  const share = bytes_of(ours.memory) / bytes;
  row('  through the bytes of the JSON', share, ({ memory }) => bytes_of(memory) / bytes, memory_bar(share), 2);
  const used = bytes_of(ours.used) / bytes;
  row('  the same after all of the above', used, null, memory_bar(used), 2);
}

/** What grows with the register, each as one figure. @type {[string, (ours: Ours) => number][]} */
const GROWS = [
  ['open to first rows', ({ open }) => open.shown],
  ['open, script', ({ open }) => open.work.script],
  ['open to all stored', ({ rest }) => rest],
  ['filter, first key', ({ first_key }) => first_key.work.script],
  ['filter, next key', ({ next_key }) => next_key.work.script],
  ['filter, pinyin', ({ pinyin }) => pinyin.script],
  ['scrolling, script a frame', ({ scroll }) => scroll.script],
  ['an edit, script', ({ edit }) => edit.work.script],
  ['memory, open', ({ memory }) => bytes_of(memory)],
];

/** From size to size, as ratios; over when it is more than the sizes'. @param {{tasks: number, ours: Ours}[]} sizes */
export function print_growth(sizes) {
  if (sizes.length < 2) return;
  const steps = sizes.slice(1).map((size, at) => ({ from: sizes[at], to: size }));
  console.log('\nGrowth of ours, bar: no more than the register\n');
  const heads = steps.map(({ from, to }) => `${fixed(from.tasks)} to ${fixed(to.tasks)}`.padStart(WIDTH));
  console.log(`  ${''.padEnd(HEAD)}${heads.join('')}`);
  for (const [what, figure] of GROWS) {
    const cells = steps.map(({ from, to }) => {
      const ratio = figure(to.ours) / figure(from.ours);
      return `${ratio.toFixed(1)}${ratio > to.tasks / from.tasks ? ' over' : ''}`.padStart(WIDTH);
    });
    console.log(`  ${what.padEnd(HEAD)}${cells.join('')}`);
  }
}
