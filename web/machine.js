// The machine's clock and its wishes.

import { KIND, send } from './events.js';
import { build_of, single } from './page.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/** @param {number} number */
const two = (number) => String(Math.trunc(Math.abs(number))).padStart(2, '0');

/**
 * Local time with its offset: 2026-11-24T14:32:05+08:00
 * @param {Date} time
 */
export function local_time(time) {
  const offset = -time.getTimezoneOffset();
  const date = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
  const clock = `${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
  return `${date}T${clock}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`;
}

/** @param {Wasm} wasm */
export function make_machine(wasm) {
  const wishes = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'];
  const [dark, contrast, forced] = wishes.map((wish) => matchMedia(wish));
  /** As theme_of() in machine.cpp reads it. */
  const theme = () => +dark.matches + 2 * +(contrast.matches || forced.matches);
  for (const query of [dark, contrast, forced]) {
    query.addEventListener('change', () => send(wasm, KIND.system_theme_changed, [], theme()));
  }

  /** @type {string | null} */
  let sum = null;
  /** Of the single file; empty while it is counted. */
  function page_sum() {
    if (sum === null) {
      sum = '';
      if (single) build_of(single.source).then(({ sha256 }) => { sum = sha256; wasm._taizhang_wake(2); });
    }
    return sum;
  }
  return {
    page_sum,
    licenses: () => (single ? '' : new URL('licenses.txt', document.baseURI).href),
    now: () => local_time(new Date()),
    theme,
  };
}
