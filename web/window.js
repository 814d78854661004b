// The canvas: its size in device pixels, its context's loss, the colours of the page around it.

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/**
 * @param {Wasm} wasm
 * @param {(sentence: string) => void} say shows a sentence in place of the application
 */
export function make_window(wasm, say) {
  const canvas = wasm.canvas;
  let width = 0;
  let height = 0;

  /**
   * The browser's own figure is exact at 125 % and 150 %; a density that is only emulated it does
   * not know.
   * @param {number} css
   * @param {number | undefined} exact
   */
  function device_pixels(css, exact) {
    const rounded = Math.round(css * window.devicePixelRatio);
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

  function watch_context() {
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      wasm._taizhang_context_lost();
    });
    canvas.addEventListener('webglcontextrestored', () => wasm._taizhang_context_restored());
  }

  return {
    open() {
      const box = canvas.getBoundingClientRect();
      width = device_pixels(box.width, undefined);
      height = device_pixels(box.height, undefined);
      watch_size();
      watch_density();
      watch_context();
    },
    width: () => Math.max(1, width),
    height: () => Math.max(1, height),
    density: () => window.devicePixelRatio,
    /** @param {boolean} dark */
    theme(dark) {
      document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    },
    cannot_draw() {
      say('这个浏览器没有打开 WebGL 2，台账无法显示。请换用新版 Chrome、Edge、火狐或 360 极速模式，或请管理员打开硬件加速。');
    },
  };
}
