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
    /**
     * @param {string} title
     * @param {number} is_english
     */
    set_page(title, is_english) {
      document.title = title;
      wasm.canvas.setAttribute('aria-label', title);
      const root = document.documentElement;
      const says = (/** @type {string} */ chinese, /** @type {string} */ english) => (is_english ? english : chinese);
      if (root.lang === says('zh-CN', 'en')) return; // the input has its field's name by now
      root.lang = says('zh-CN', 'en');
      const labels = {
        section: says('正在输入的文字', 'Text being typed'),
        '#ime': says('输入', 'Input'),
        '#offer': says('程序版本', 'Program version'),
      };
      for (const [place, label] of Object.entries(labels)) {
        document.querySelector(place)?.setAttribute('aria-label', label);
      }
    },
    /**
     * The text up to where the word behind `before` begins or ends, as the browser tells words.
     * @param {string} text
     * @param {string} before the text's beginning
     * @param {number} is_end
     */
    up_to_word(text, before, is_end) {
      const words = Intl.Segmenter && new Intl.Segmenter('zh', { granularity: 'word' });
      const word = words?.segment(text).containing(before.length);
      if (!word) return is_end ? text : '';
      return text.slice(0, word.index + (is_end ? word.segment.length : 0));
    },
  };
}
