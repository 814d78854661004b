// How a frame reaches the canvas: by WebGL, which is the wasm's own affair, or with Canvas2D, as a
// picture the wasm has drawn or shape by shape.

/** @typedef {import('./taizhang.js').Wasm} Wasm */
/** @typedef {import('./glyphs.js').Shape} Shape */

/** @param {number} color red in the lowest byte, alpha in the highest */
function css_color(color) {
  const part = (/** @type {number} */ shift) => (color >>> shift) & 255;
  return `rgb(${part(0)} ${part(8)} ${part(16)} / ${part(24) / 255})`;
}

const PLAYED_BY_PROCESSOR = /swiftshader|llvmpipe|softpipe|lavapipe|software|basic render|\bwarp\b/i;

/** Does a graphics card draw what WebGL is told? A processor that plays one is slower than a picture of our own. */
export function has_graphics_card() {
  const probe = document.createElement('canvas').getContext('webgl2', { failIfMajorPerformanceCaveat: true });
  if (probe === null) return false;
  const whole = probe.getExtension('WEBGL_debug_renderer_info');
  const names = [probe.RENDERER, whole?.UNMASKED_RENDERER_WEBGL].map((name) => name && probe.getParameter(name));
  probe.getExtension('WEBGL_lose_context')?.loseContext();
  return !PLAYED_BY_PROCESSOR.test(names.join());
}

/**
 * @param {Wasm} wasm
 * @param {boolean} has_card
 * @param {(number: number) => Shape} shape_of the glyph of that number
 */
export function make_drawing(wasm, has_card, shape_of) {
  const { canvas } = wasm;
  /** @type {CanvasRenderingContext2D} */
  let flat;

  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    wasm._taizhang_context_lost();
  });
  canvas.addEventListener('webglcontextrestored', () => wasm._taizhang_context_restored());

  /**
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom
   */
  function clip(left, top, right, bottom) {
    flat.beginPath();
    flat.rect(left, top, right - left, bottom - top);
    flat.clip();
  }

  /**
   * The box is smaller than the glyph where ImGui has cut an edge off; `word` says how much of the
   * left and top.
   * @param {number} left
   * @param {number} top
   * @param {number} right
   * @param {number} bottom
   * @param {number} word
   */
  function write(left, top, right, bottom, word) {
    const shape = shape_of(word & 0xffff);
    const x = left - ((word >>> 16) & 255);
    const y = top - (word >>> 24);
    const is_cut = right - x < shape.width - 0.5 || bottom - y < shape.height - 0.5 || word > 0xffff;
    if (is_cut) {
      flat.save();
      clip(left, top, right, bottom);
    }
    if (flat.font !== shape.font) flat.font = shape.font;
    flat.fillText(shape.text, x + shape.pen, y - shape.top);
    if (is_cut) flat.restore();
  }

  return {
    has_card: () => +has_card,
    open_flat() {
      const context = canvas.getContext('2d', { alpha: false });
      if (context !== null) flat = context;
      return +(context !== null);
    },
    /**
     * @param {number} at of RGBA pixels
     * @param {number} width
     * @param {number} height
     * @param {number} boxes what of it is new: left, top, right, bottom each
     * @param {number} count of the boxes
     */
    show_picture(at, width, height, boxes, count) {
      const memory = /** @type {ArrayBuffer} */ (wasm.HEAPU8.buffer);
      const pixels = new Uint8ClampedArray(memory, at, 4 * width * height);
      const picture = new ImageData(pixels, width, height);
      const edges = new Int32Array(memory, boxes, 4 * count);
      for (let i = 0; i < edges.length; i += 4) {
        const [left, top, right, bottom] = edges.subarray(i, i + 4);
        flat.putImageData(picture, 0, 0, left, top, right - left, bottom - top);
      }
    },
    /**
     * Draws a list of painter.h.
     * @param {number} at
     * @param {number} count of its words
     * @param {number} ground
     */
    paint(at, count, ground) {
      const words = new Uint32Array(wasm.HEAPU8.buffer, at, count);
      const lengths = new Float32Array(wasm.HEAPU8.buffer, at, count);
      let color = ground;
      let in_path = false;
      // Triangles of one colour are one path, or the edges they share would show.
      const end_path = () => {
        if (in_path) flat.fill();
        in_path = false;
      };
      const use = (/** @type {number} */ wanted) => {
        if (wanted === color) return;
        end_path();
        color = wanted;
        flat.fillStyle = css_color(color);
      };
      flat.save();
      flat.fillStyle = css_color(ground);
      flat.fillRect(0, 0, canvas.width, canvas.height);
      flat.save();
      for (let i = 0; i < count; ) {
        const operation = words[i];
        const [a, b, c, d, e, f] = lengths.subarray(i + 1, i + 7);
        if (operation !== 2) end_path();
        if (operation === 0) {
          flat.restore();
          flat.save();
          color = ground;
          clip(words[i + 1], words[i + 2], words[i + 3], words[i + 4]);
          i += 5;
        } else if (operation === 1) {
          use(words[i + 5]);
          flat.fillRect(a, b, c - a, d - b);
          i += 6;
        } else if (operation === 2) {
          use(words[i + 7]);
          if (!in_path) flat.beginPath();
          in_path = true;
          flat.moveTo(a, b);
          flat.lineTo(c, d);
          flat.lineTo(e, f);
          flat.closePath();
          i += 8;
        } else {
          use(words[i + 5]);
          write(a, b, c, d, words[i + 6]);
          i += 7;
        }
      }
      end_path();
      flat.restore();
      flat.restore();
    },
  };
}
