// When frames are drawn: never while the page is hidden, and what they cost.

import { KIND, send } from './events.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/**
 * @typedef {{frames: number, last_frame_ms: number, longest_frame_ms: number, mirrored: number, mirrored_ms: number}}
 *   Figures
 */

/**
 * @param {Wasm} wasm
 * @param {Figures} figures
 * @param {() => void} on_first_frame
 * @param {() => void} on_left after the wasm has done what it can
 */
export function make_frames(wasm, figures, on_first_frame, on_left) {
  /** @type {number | undefined} */
  let timer;
  let due = 0;

  document.addEventListener('visibilitychange', () => {
    if (figures.frames === 0) return; // not started
    wasm._taizhang_hidden(document.hidden ? 1 : 0);
    if (document.hidden) save_now();
  });
  window.addEventListener('pagehide', save_now);

  // No animation frame comes any more: the wasm looks at the event at once.
  function save_now() {
    if (figures.frames === 0) return;
    send(wasm, KIND.page_hidden);
    wasm._taizhang_draw_now();
    on_left();
  }

  return {
    save_now,
    /** @param {number} milliseconds */
    drawn(milliseconds) {
      figures.frames += 1;
      if (figures.frames === 1) on_first_frame();
      figures.last_frame_ms = milliseconds;
      figures.longest_frame_ms = Math.max(figures.longest_frame_ms, milliseconds);
    },
    /** @param {number} milliseconds in which the mirror was written down and shown */
    mirrored(milliseconds) {
      figures.mirrored += 1;
      figures.mirrored_ms += milliseconds;
    },
    /** @param {number} milliseconds */
    wake_after(milliseconds) {
      clearTimeout(timer);
      due = performance.now() + milliseconds;
      timer = setTimeout(() => {
        timer = undefined;
        wasm._taizhang_wake(2);
      }, milliseconds);
    },
    /**
     * Will a frame come without anything from outside?
     * @param {number} within milliseconds
     */
    are_coming: (within) => wasm._taizhang_owed() > 0 || (timer !== undefined && due < performance.now() + within),
  };
}
