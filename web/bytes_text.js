// Bytes as text of a page. The single file is in windows-1252, where every byte is one character, so that a program
// inside it costs a fiftieth more than its bytes, shifted a two-hundredth; base64 costs a third. Only what HTML gives a
// meaning, or what a gateway for texts might alter, is escaped. A copy that went through an editor may be damaged all
// the same: the check sum of the program finds that, and the SHA-256 that the page shows lets a user compare copies.

// Bytes 0x80 to 0x9f; each other byte is the character of its number.
const HIGH = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const CODES = Uint16Array.from({ length: 256 }, (_, byte) => HIGH.charCodeAt(byte - 0x80) || byte);
const BYTES = new Map([...HIGH].map((character, place) => [character.charCodeAt(0), 0x80 + place]));

const ESCAPE = 0x3d; // `=`; the byte itself follows, 64 further on
const ESCAPED = new Set([...'\0\n\r<='].map((character) => character.charCodeAt(0)));

const PIECE = 8192; // arguments a call may have

const BLOCK = 256; // bytes; the best shift of so many nearly always leaves none to escape

/**
 * A page's text.
 * @param {Uint8Array} bytes
 */
export function text_of(bytes) {
  const codes = Uint16Array.from(bytes, (byte) => CODES[byte]);
  let text = '';
  for (let at = 0; at < codes.length; at += PIECE) text += String.fromCharCode(...codes.subarray(at, at + PIECE));
  return text;
}

/**
 * A page's bytes: bytes_of(text_of(bytes)) are `bytes`.
 * @param {string} text
 */
export function bytes_of(text) {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    bytes[at] = BYTES.get(code) ?? code;
  }
  return bytes;
}

/**
 * Text that stands for any bytes inside an element that HTML does not look into.
 * @param {Uint8Array} bytes
 */
export function escaped(bytes) {
  const out = new Uint8Array(2 * bytes.length);
  let end = 0;
  for (const byte of bytes) {
    if (ESCAPED.has(byte)) out[end++] = ESCAPE;
    out[end++] = ESCAPED.has(byte) ? byte + 64 : byte;
  }
  return text_of(out.subarray(0, end));
}

/**
 * unescaped(escaped(bytes)) are `bytes`.
 * @param {string} text
 */
export function unescaped(text) {
  const bytes = bytes_of(text);
  let end = 0;
  for (let at = 0; at < bytes.length; at += 1) bytes[end++] = bytes[at] === ESCAPE ? bytes[++at] - 64 : bytes[at];
  return bytes.subarray(0, end);
}

/** What leaves the fewest bytes to escape when it is added to each. @param {Uint8Array} bytes */
function best_shift(bytes) {
  const counts = new Uint16Array(256);
  for (const byte of bytes) counts[byte] += 1;
  let [best, fewest] = [0, Infinity];
  for (let shift = 0; shift < 256; shift += 1) {
    let escapes = +ESCAPED.has(shift);
    for (const byte of ESCAPED) escapes += counts[(byte - shift) & 0xff];
    if (escapes < fewest) [best, fewest] = [shift, escapes];
  }
  return best;
}

/**
 * Bytes for `escaped`, which so has next to nothing to escape: each block stands behind what was added to its bytes.
 * @param {Uint8Array} bytes
 */
export function shifted(bytes) {
  const out = new Uint8Array(bytes.length + Math.ceil(bytes.length / BLOCK));
  let end = 0;
  for (let from = 0; from < bytes.length; from += BLOCK) {
    const block = bytes.subarray(from, from + BLOCK);
    const shift = (out[end++] = best_shift(block));
    for (const byte of block) out[end++] = byte + shift;
  }
  return out;
}

/**
 * unshifted(shifted(bytes)) are `bytes`.
 * @param {Uint8Array} bytes
 */
export function unshifted(bytes) {
  const out = new Uint8Array(bytes.length - Math.ceil(bytes.length / (BLOCK + 1)));
  let [end, shift] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    if (at % (BLOCK + 1) === 0) shift = bytes[at];
    else out[end++] = bytes[at] - shift;
  }
  return out;
}
