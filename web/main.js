// Starts the application: the wasm and its JavaScript halves on the page's elements.

import { make_carried } from './carried.js';
import { make_clipboard } from './clipboard.js';
import { has_graphics_card, make_drawing } from './drawing.js';
import { send_early } from './events.js';
import { make_files } from './files.js';
import { make_frames } from './frames.js';
import { make_glyphs } from './glyphs.js';
import { make_input } from './input.js';
import { make_machine } from './machine.js';
import { say, say_nothing, say_opening } from './message.js';
import { make_mirror } from './mirror.js';
import { start_offline } from './offline.js';
import { build_of, carried, single } from './page.js';
import { make_saving } from './saving.js';
import * as settings from './settings.js';
import { make_storage } from './storage.js';
import { make_paper } from './paper.js';
import { make_touch } from './touch.js';
import { make_window } from './window.js';
import { says } from './words.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/**
 * @template {Element} T
 * @param {string} id
 * @param {new (...args: any) => T} type
 */
function element(id, type) {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no ${id}`);
  return found;
}

const SOON_MS = 1000;

/** What tests and the curious may read: window.taizhang. */
const figures = {
  ready: false,
  frames: 0,
  last_frame_ms: 0,
  longest_frame_ms: 0,
  mirrored: 0,
  mirrored_ms: 0,
  glyphs: 0,
  glyphs_ms: 0,
  glyphs_ahead: 0,
  glyphs_ahead_ms: 0,
  /** Of which build the page is, and the SHA-256 of the single file. */
  build: () => build_of(single?.source),
  /**
   * Has everything been drawn, and nothing will be without input, ever or within so many milliseconds?
   * @type {(within?: number) => boolean}
   */
  is_resting: () => false,
};
Object.assign(window, { taizhang: figures });

/** @param {Wasm} wasm the module before it starts */
function connect(wasm) {
  const ime = element('ime', HTMLTextAreaElement);
  const storage = make_storage(wasm);
  const brought = carried();
  const page = brought && make_carried(wasm, brought, () => {
    storage.list();
    return storage.settled();
  });
  async function on_first_frame() {
    say_nothing();
    figures.ready = true;
    // A line at the bottom that will go away by itself is not waited for.
    const is_resting = () => figures.is_resting(SOON_MS);
    const work = { save_now: frames.save_now, is_resting, has_unsaved: storage.has_unsaved };
    start_offline(element('offer', HTMLElement), wasm.canvas, work);
    await storage.settled(); // the application knows what is stored
    await page?.open();
  }
  const frames = make_frames(wasm, figures, on_first_frame, storage.fill_outbox);
  const glyphs = make_glyphs(wasm, figures);
  const input = make_input(wasm, ime);
  const files = make_files(wasm, element('file', HTMLInputElement));
  figures.is_resting = (within = Infinity) =>
    figures.ready && !frames.are_coming(within) && !glyphs.is_warming() && !storage.is_busy();
  wasm.taizhang = {
    clipboard: make_clipboard(wasm),
    drawing: make_drawing(wasm, has_graphics_card(), glyphs.shape),
    files,
    frames,
    glyphs,
    input,
    machine: make_machine(wasm),
    mirror: make_mirror(wasm, element('mirror', HTMLElement), ime, input.end_composition),
    saving: make_saving(wasm, files.download),
    settings: page?.settings ?? settings,
    storage,
    paper: make_paper(wasm, element('paper', HTMLDialogElement), element('sheet', HTMLElement)),
    touch: make_touch(wasm),
    window: make_window(wasm, say),
  };
}

/** @param {ErrorEvent} event */
function on_error({ error }) {
  if (error instanceof WebAssembly.RuntimeError) {
    say(says('程序出错，停在了这里。请刷新页面继续。', 'The program has stopped at a fault. Reload the page to go on.'));
  }
}

/** The end of the address by which a single file hands out what is stored: boot.js sees to it there. */
function go_to_recovery() {
  const goes = !single && location.hash === '#recover';
  if (goes) location.replace('recover.html');
  return goes;
}

async function start() {
  if (go_to_recovery()) return;
  window.addEventListener('hashchange', go_to_recovery);
  say_opening();
  if (typeof WebAssembly !== 'object') {
    say(says('这个浏览器太旧，运行不了台账。请换用新版 Chrome、Edge、火狐或 360 极速模式。',
      'This browser is too old to run the register. Use a current Chrome, Edge or Firefox.'));
    return;
  }
  window.addEventListener('error', on_error);
  try {
    const canvas = element('canvas', HTMLCanvasElement);
    const wasm = /** @type {Wasm} */ ({ canvas, wasmBinary: single?.program });
    connect(wasm);
    const { default: create } = await import('./taizhang.js');
    await create(wasm);
    send_early();
  } catch (error) {
    console.error(error);
    say(says('程序文件没有读完整，台账打不开。请刷新页面；仍不行时，请重新取得程序文件。',
      'The program was not read completely, so the register cannot be opened. Reload the page; if that does not help, get the program again.'));
  }
}

start();
