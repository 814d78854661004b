// Unpacks what cmake/lzma.py has packed: raw LZMA with lp = 0 and pb = 0, by which the numbers of places in a position play
// no part. Its first byte, else always 0, is lc. With the program taken apart and its operands foretold (program.js) what is
// packed is a third smaller than by gzip, and needs nothing of the browser.

const STATES = 12;
const FEWEST = 2; // bytes a match copies
const TOP = 2 ** 24; // below it the range takes in another byte
const HALF = 1024; // a bit's chance, of 2048, before anything is known

const chances = (/** @type {number} */ count) => new Uint16Array(count).fill(HALF);

/** @param {Uint8Array} packed */
function make_bits(packed) {
  // Unsigned numbers of 32 bits: engines keep those of an array in place, and make an object of each in a variable.
  const [RANGE, CODE] = [0, 1];
  const now = new Uint32Array([0xffffffff, 0]);
  let at = 1; // the first byte is lc
  while (at < 5) now[CODE] = (now[CODE] << 8) | packed[at++];

  function fill() {
    if (now[RANGE] >= TOP) return;
    now[RANGE] <<= 8;
    now[CODE] = (now[CODE] << 8) | packed[at++];
  }

  /**
   * @param {Uint16Array} chance
   * @param {number} place
   */
  function bit(chance, place) {
    const odds = chance[place];
    const bound = (now[RANGE] >>> 11) * odds;
    const is_one = now[CODE] >= bound;
    if (is_one) {
      now[RANGE] -= bound;
      now[CODE] -= bound;
      chance[place] = odds - (odds >> 5);
    } else {
      now[RANGE] = bound;
      chance[place] = odds + ((2048 - odds) >> 5);
    }
    fill();
    return +is_one;
  }

  /** @param {number} count bits without a chance of their own, the highest first */
  function plain(count) {
    let value = 0;
    for (; count > 0; count -= 1) {
      now[RANGE] >>>= 1;
      const is_one = now[CODE] >= now[RANGE];
      if (is_one) now[CODE] -= now[RANGE];
      value = (value << 1) | +is_one;
      fill();
    }
    return value;
  }

  /**
   * @param {Uint16Array} chance
   * @param {number} count bits, the highest first
   * @param {number} from where in `chance` they begin
   */
  function tree(chance, count, from = 0) {
    let node = 1;
    while (node < 1 << count) node = (node << 1) | bit(chance, from + node);
    return node - (1 << count);
  }

  /**
   * @param {Uint16Array} chance
   * @param {number} count bits, the lowest first
   * @param {number} from
   */
  function reverse_tree(chance, count, from = 0) {
    let node = 1;
    let value = 0;
    for (let place = 0; place < count; place += 1) {
      const one = bit(chance, from + node);
      node = (node << 1) | one;
      value |= one << place;
    }
    return value;
  }

  return { bit, plain, tree, reverse_tree };
}

/** @typedef {ReturnType<typeof make_bits>} Bits */

/** @param {Bits} bits */
function make_lengths(bits) {
  const choice = chances(2);
  const [low, middle, high] = [chances(8), chances(8), chances(256)];
  return () => {
    if (!bits.bit(choice, 0)) return bits.tree(low, 3);
    if (!bits.bit(choice, 1)) return 8 + bits.tree(middle, 3);
    return 16 + bits.tree(high, 8);
  };
}

/** @param {Bits} bits */
function make_distances(bits) {
  const slots = Array.from({ length: 4 }, () => chances(64));
  const near = chances(128);
  const lowest = chances(16);
  return (/** @type {number} */ length) => {
    const slot = bits.tree(slots[Math.min(length, 3)], 6);
    if (slot < 4) return slot;
    const count = (slot >> 1) - 1;
    const base = ((2 | (slot & 1)) << count) >>> 0;
    if (slot < 14) return base + bits.reverse_tree(near, count, base - slot);
    return base + bits.plain(count - 4) * 16 + bits.reverse_tree(lowest, 4);
  };
}

/**
 * Ends on any input, and gives what belongs to `packed` if that is whole.
 * @param {Uint8Array} packed
 * @param {number} size bytes it unpacks to
 */
export function unpack(packed, size) {
  const out = new Uint8Array(size);
  const bits = make_bits(packed);
  const literal_bits = packed[0];
  const literals = chances(0x300 << literal_bits);
  const [is_match, is_repeat, is_older, is_long, is_third, is_fourth] = Array.from({ length: 6 }, () => chances(STATES));
  const [length_of_match, length_of_repeat] = [make_lengths(bits), make_lengths(bits)];
  const distance_of_match = make_distances(bits);
  let state = 0;
  let distances = [0, 0, 0, 0]; // less one, of the matches before, the latest first
  let end = 0;

  function literal() {
    const before = end > 0 ? out[end - 1] : 0;
    const from = 0x300 * (before >> (8 - literal_bits));
    let node = 1;
    if (state >= 7) {
      const match = out[end - distances[0] - 1];
      for (let place = 7; place >= 0 && node < 0x100; place -= 1) {
        const guess = (match >> place) & 1;
        const one = bits.bit(literals, from + ((1 + guess) << 8) + node);
        node = (node << 1) | one;
        if (one !== guess) break;
      }
    }
    while (node < 0x100) node = (node << 1) | bits.bit(literals, from + node);
    out[end++] = node;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  }

  /** @returns {number} the length of a match that uses an earlier one's distance */
  function repeat() {
    if (!bits.bit(is_older, state)) {
      if (!bits.bit(is_long, state)) {
        state = state < 7 ? 9 : 11;
        return 1;
      }
    } else {
      const place = !bits.bit(is_third, state) ? 1 : 2 + bits.bit(is_fourth, state);
      distances = [distances[place], ...distances.filter((_, other) => other !== place)];
    }
    const length = FEWEST + length_of_repeat();
    state = state < 7 ? 8 : 11;
    return length;
  }

  function match() {
    const length = length_of_match();
    distances = [distance_of_match(length), ...distances.slice(0, 3)];
    state = state < 7 ? 7 : 10;
    return FEWEST + length;
  }

  while (end < size) {
    if (!bits.bit(is_match, state)) {
      literal();
      continue;
    }
    const length = bits.bit(is_repeat, state) ? repeat() : match();
    const stop = Math.min(size, end + length);
    for (const back = distances[0] + 1; end < stop; end += 1) out[end] = out[end - back];
  }
  return out;
}
