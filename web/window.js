// The canvas: its size in device pixels, the colours of the page around it.

import { says } from './words.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/**
 * @param {Wasm} wasm
 * @param {(sentence: string) => void} say shows a sentence in place of the application
 */
export function make_window(wasm, say) {
  const canvas = wasm.canvas;
  let width = 0;
  let height = 0;

  const density = () => window.devicePixelRatio;

  /**
   * The browser's own figure is exact at 125 % and 150 %; a density that is only emulated it does
   * not know.
   * @param {number} css
   * @param {number | undefined} exact
   */
  function device_pixels(css, exact) {
    const rounded = Math.round(css * density());
    return exact !== undefined && Math.abs(exact - rounded) <= 1 ? exact : rounded;
  }

  /** @param {ResizeObserverEntry} entry */
  function measure({ contentRect, devicePixelContentBoxSize }) {
    const exact = devicePixelContentBoxSize?.[0];
    width = device_pixels(contentRect.width, exact?.inlineSize);
    height = device_pixels(contentRect.height, exact?.blockSize);
    wasm._taizhang_wake(2);
  }

  // Moving to another monitor changes the density and not always the size.
  function watch_density() {
    const query = matchMedia(`(resolution: ${window.devicePixelRatio}dppx)`);
    query.addEventListener(
      'change',
      () => {
        wasm._taizhang_wake(2);
        watch_density();
      },
      { once: true },
    );
  }

  function watch_size() {
    const observer = new ResizeObserver((entries) => entries.forEach(measure));
    try {
      observer.observe(canvas, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(canvas);
    }
  }

  return {
    open() {
      const box = canvas.getBoundingClientRect();
      width = device_pixels(box.width, undefined);
      height = device_pixels(box.height, undefined);
      watch_size();
      watch_density();
    },
    width: () => Math.max(1, width),
    height: () => Math.max(1, height),
    density,
    /** @param {number} scale CSS px per unit of the interface; style.css does the mirror by it */
    scale(scale) {
      document.documentElement.style.setProperty('--scale', String(scale));
    },
    /** @param {boolean} dark */
    theme(dark) {
      document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    },
    cannot_draw() {
      say(says('这个浏览器不能画图，台账无法显示。请换用新版 Chrome、Edge、火狐或 360 极速模式。',
        'This browser cannot draw, so the register cannot be shown. Use a current Chrome, Edge or Firefox.'));
    },
  };
}
