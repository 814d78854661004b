// Characters drawn by Canvas2D in the operating system's own Chinese font, for the atlas of ImGui.

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/**
 * All in device pixels. `left` and `top` are the picture's from the pen on the base line; `pen` is
 * where in the picture it was drawn. Pixels are one byte of coverage each, or RGBA when colored.
 * @typedef {{text: string, width: number, height: number, left: number, top: number, pen: number,
 *            advance: number, colored: boolean, pixels: Uint8Array}} Glyph
 */

const FAMILY =
  '"Microsoft YaHei UI","Microsoft YaHei","PingFang SC","Noto Sans CJK SC",' +
  '"Source Han Sans SC","WenQuanYi Micro Hei",sans-serif';

/**
 * How a glyph is written by its number, where its picture cannot be read.
 * @typedef {Glyph & {font: string}} Shape
 */

const INK = '#000';
const STRIP_WIDTH = 2048;
const IDLE_SLICE_MS = 4;

function make_context() {
  const canvas = document.createElement('canvas');
  canvas.width = STRIP_WIDTH;
  canvas.height = 64;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no Canvas2D');
  return context;
}

/** The 2D context all characters are drawn with, and the font it is set to. */
function make_pen() {
  const context = make_context();
  const { canvas } = context;
  const pen = { context, font: '', figure_advance: 0 };

  function set_up() {
    context.font = pen.font;
    context.textBaseline = 'alphabetic';
    context.fillStyle = INK;
  }

  return Object.assign(pen, {
    /** @param {string} font */
    use(font) {
      if (font === pen.font) return;
      pen.font = font;
      set_up();
      pen.figure_advance = Math.round(context.measureText('0').width);
    },
    /**
     * @param {number} width
     * @param {number} height
     */
    make_room(width, height) {
      if (canvas.width >= width && canvas.height >= height) return;
      canvas.width = Math.max(canvas.width, width);
      canvas.height = Math.max(canvas.height, height);
      set_up();
    },
  });
}

/** @typedef {ReturnType<typeof make_pen>} Pen */

/**
 * The character's place and advance, its picture still to be drawn. The box has a pixel to spare
 * around it. Advances are whole pixels, or the text after them is blurred, and those of figures
 * alike, or columns of them dance.
 * @param {Pen} pen
 * @param {string} text
 * @returns {Glyph}
 */
function measured(pen, text) {
  const m = pen.context.measureText(text);
  const before = Math.ceil(m.actualBoundingBoxLeft) + 1;
  const above = Math.ceil(m.actualBoundingBoxAscent) + 1;
  const width = before + Math.ceil(m.actualBoundingBoxRight) + 1;
  const height = above + Math.ceil(m.actualBoundingBoxDescent) + 1;
  const is_blank = text.trim() === '' || width <= 2 || height <= 2;
  const own = Math.round(m.width);
  const advance = text >= '0' && text <= '9' ? pen.figure_advance : own;
  return {
    text,
    width: is_blank ? 0 : width,
    height: is_blank ? 0 : height,
    left: ((advance - own) >> 1) - before,
    top: -above,
    pen: before,
    advance,
    colored: false,
    pixels: new Uint8Array(0),
  };
}

/**
 * Text is drawn black, so what is bright is an emoji's own colour.
 * @param {Uint8ClampedArray} rgba
 */
function is_colored(rgba) {
  for (let i = 0; i < rgba.length; i += 4) {
    if (rgba[i + 3] > 64 && Math.max(rgba[i], rgba[i + 1], rgba[i + 2]) > 60) return true;
  }
  return false;
}

/**
 * @param {ImageData} image
 * @param {number} x
 * @param {number} y
 * @param {number} width
 * @param {number} height
 */
function cut_out(image, x, y, width, height) {
  const cut = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const from = ((y + row) * image.width + x) * 4;
    cut.set(image.data.subarray(from, from + width * 4), row * width * 4);
  }
  return cut;
}

/** @param {Uint8ClampedArray} rgba */
function coverage_of(rgba) {
  const coverage = new Uint8Array(rgba.length / 4);
  for (let i = 0; i < coverage.length; i += 1) coverage[i] = rgba[4 * i + 3];
  return coverage;
}

/**
 * Draws the glyphs side by side and reads them back at once: reading is what costs.
 * @param {Pen} pen
 * @param {Glyph[]} glyphs
 */
function draw_strip(pen, glyphs) {
  const above = Math.max(...glyphs.map((glyph) => -glyph.top));
  const height = Math.max(...glyphs.map((glyph) => above + glyph.top + glyph.height));
  const width = glyphs.reduce((sum, glyph) => sum + glyph.width, 0);
  pen.make_room(width, height);
  pen.context.clearRect(0, 0, width, height);
  let x = 0;
  for (const glyph of glyphs) {
    pen.context.fillText(glyph.text, x + glyph.pen, above);
    x += glyph.width;
  }
  const image = pen.context.getImageData(0, 0, width, height);
  x = 0;
  for (const glyph of glyphs) {
    const rgba = cut_out(image, x, above + glyph.top, glyph.width, glyph.height);
    glyph.colored = is_colored(rgba);
    glyph.pixels = glyph.colored ? new Uint8Array(rgba.buffer) : coverage_of(rgba);
    x += glyph.width;
  }
}

/**
 * Glyphs in strips of STRIP_WIDTH at most.
 * @param {Glyph[]} glyphs
 */
function* strips_of(glyphs) {
  /** @type {Glyph[]} */
  let strip = [];
  let width = 0;
  for (const glyph of glyphs) {
    if (strip.length > 0 && width + glyph.width > STRIP_WIDTH) {
      yield strip;
      strip = [];
      width = 0;
    }
    strip.push(glyph);
    width += glyph.width;
  }
  if (strip.length > 0) yield strip;
}

/**
 * @param {number} px
 * @param {boolean} bold
 */
const font_of = (px, bold) => `${bold ? 'bold ' : ''}${px}px ${FAMILY}`;

/** @param {(deadline: {timeRemaining(): number}) => void} work */
function when_idle(work) {
  if ('requestIdleCallback' in window) requestIdleCallback(work);
  else setTimeout(() => work({ timeRemaining: () => IDLE_SLICE_MS }), 30);
}

/**
 * How many characters were drawn while a frame waited for them, and how many ahead.
 * @typedef {{glyphs: number, glyphs_ms: number, glyphs_ahead: number, glyphs_ahead_ms: number}} Figures
 */

/**
 * @param {Wasm} wasm
 * @param {Figures} figures
 */
export function make_glyphs(wasm, figures) {
  const pen = make_pen();
  let can_read = true;
  /** By number; none where pictures can be read. @type {Shape[]} */
  const shapes = [];
  /** Drawn ahead and not yet taken. @type {Map<string, Glyph>} */
  const ahead = new Map();
  /** The glyph drawn last. @type {Glyph | undefined} */
  let current;
  let warming = false;

  /**
   * @param {number} character
   * @param {number} px
   * @param {boolean} bold
   */
  function drawn(character, px, bold) {
    const start = performance.now();
    pen.use(font_of(px, bold));
    const glyph = measured(pen, String.fromCodePoint(character));
    picture([glyph]);
    figures.glyphs += 1;
    figures.glyphs_ms += performance.now() - start;
    return glyph;
  }

  /** @param {Glyph[]} glyphs their pictures */
  function picture(glyphs) {
    const seen = glyphs.filter((glyph) => glyph.width > 0);
    if (can_read) for (const strip of strips_of(seen)) draw_strip(pen, strip);
    else for (const glyph of seen) number(glyph);
  }

  /**
   * A glyph that cannot be read has its number for a picture, and each pixel says which one it is.
   * @param {Glyph} glyph
   */
  function number(glyph) {
    const { width, height } = glyph;
    const words = Uint32Array.from(
      { length: width * height },
      (_, i) => shapes.length | (i % width << 16) | (Math.trunc(i / width) << 24),
    );
    glyph.pixels = new Uint8Array(words.buffer);
    shapes.push({ ...glyph, font: pen.font });
  }

  function warm() {
    warming = true;
    when_idle(() => {
      const end = performance.now() + IDLE_SLICE_MS;
      let more = 1;
      while (more && performance.now() < end) more = wasm._taizhang_warm();
      warming = false;
      if (more) warm();
    });
  }

  return {
    /**
     * @param {number} character
     * @param {number} px
     * @param {boolean} bold
     * @param {number} at of struct Drawn in glyphs.cpp
     */
    draw(character, px, bold, at) {
      const name = character + font_of(px, bold);
      const glyph = ahead.get(name) ?? drawn(character, px, bold);
      ahead.delete(name);
      current = glyph;
      const { width, height, left, top, advance, colored } = glyph;
      const bytes = colored || !can_read ? 4 : 1;
      new Int32Array(wasm.HEAPU8.buffer, at, 7).set([width, height, left, top, advance, +colored, bytes]);
    },
    /** @param {number} to */
    pixels(to) {
      if (current) wasm.HEAPU8.set(current.pixels, to);
    },
    /**
     * @param {number} at of `count` characters, 32 bits each
     * @param {number} count
     * @param {number} px
     * @param {boolean} bold
     */
    draw_ahead(at, count, px, bold) {
      const start = performance.now();
      const font = font_of(px, bold);
      pen.use(font);
      ahead.clear();
      const characters = new Uint32Array(wasm.HEAPU8.buffer, at, count);
      const glyphs = Array.from(characters, (c) => measured(pen, String.fromCodePoint(c)));
      picture(glyphs);
      for (const glyph of glyphs) ahead.set(glyph.text.codePointAt(0) + font, glyph);
      figures.glyphs_ahead += count;
      figures.glyphs_ahead_ms += performance.now() - start;
    },
    warm_when_idle() {
      if (!warming) warm();
    },
    is_warming: () => warming,
    // A browser set against fingerprinting gives back noise instead of what was drawn.
    can_read() {
      pen.context.fillStyle = '#fff';
      pen.context.fillRect(0, 0, 16, 16);
      const read = pen.context.getImageData(0, 0, 16, 16).data;
      pen.context.fillStyle = INK;
      can_read = read.every((level) => level >= 253);
      return +can_read;
    },
    /** @param {number} number */
    shape: (number) => shapes[number],
  };
}
