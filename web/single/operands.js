// Operands of a module's instructions, packed: each bit is foretold out of what stood before it, and the less it surprises,
// the less room it takes. Four guesses, each by a context of its own, are mixed by how well they did. A tenth smaller than
// by LZMA, which finds what repeats: such operands seldom do. One model both packs and unpacks, so that the two cannot
// differ, and it only reckons in ways that every browser rounds alike.

const CONTEXTS = 4;
const SLOT_BITS = 19;
const SLOTS = 2 ** SLOT_BITS; // of each context
const SEEN = 0x1f; // of a slot: how often it was asked; above it, in 27 bits, the chance of a one, less an even one
const LEAST = 21; // a new bit counts for one in so many of a slot, and for more while it has seen fewer
const LEARNING = 1 / 200; // how fast the mixture follows
const STEPS = 4096; // of a chance, and of ln(p / (1 - p)), which goes from -FAR to FAR
const FAR = 8;
const CERTAIN = 16; // of 65536: nothing is taken for more certain

/** ln(p / (1 - p)) by steps of p: the integral of 1 / (p (1 - p)). */
const DISTANCES = new Float64Array(STEPS);
/** And back, of 65536. */
const CHANCES = new Uint16Array(STEPS);
for (let step = STEPS / 2, distance = 0, chance = 0.5; step < STEPS; step += 1) {
  const p = (step + 0.5) / STEPS;
  const slope = 1 / (STEPS * p * (1 - p));
  DISTANCES[step] = distance + slope / 2;
  DISTANCES[STEPS - 1 - step] = -DISTANCES[step];
  distance += slope;
  CHANCES[step] = Math.min(65536 * chance, 65536 - CERTAIN);
  CHANCES[STEPS - 1 - step] = 65536 - CHANCES[step];
  const half = chance + (FAR / STEPS) * chance * (1 - chance);
  chance += ((2 * FAR) / STEPS) * half * (1 - half);
}
const RATES = Float64Array.from({ length: SEEN + 1 }, (_, seen) => 1 / Math.min(seen + 1.5, LEAST));

/** @param {number} one @param {number} other */
function mixed(one, other) {
  const sum = Math.imul(one, 0x9e3779b1) ^ Math.imul(other + 0x7f4a7c15, 0x85ebca6b);
  return Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
}

/**
 * What codes a bit by its chance of being one, of 65536, and gives it back. Who unpacks gives any bit.
 * @typedef {(chance: number, bit: number) => number} Coder
 */

/** @param {Coder} code @param {number} streams how many there are */
export function make_operands(code, streams) {
  const slots = new Int32Array(CONTEXTS * SLOTS);
  const weights = new Float64Array(3 * streams * CONTEXTS).fill(0.3); // by stream and place in a number
  const before = new Int32Array(streams); // the last two bytes of each
  const places = new Uint8Array(streams); // in its number
  let instructions = 0; // the last four
  let last = 0; // byte of any stream
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0; // contexts

  /** @param {number} slot */
  function distance(slot) {
    const now = slots[slot];
    return (now & SEEN) === 0 ? 0 : DISTANCES[(now >> 20) + STEPS / 2];
  }

  /** @param {number} slot @param {number} bit */
  function learn(slot, bit) {
    const now = slots[slot];
    const seen = now & SEEN;
    const chance = now >> 5;
    const next = chance + (((bit * 0x7ffffff - 0x4000000 - chance) * RATES[seen]) | 0);
    slots[slot] = (next << 5) | (seen < SEEN ? seen + 1 : seen);
  }

  /** @param {number} weight the first of the stream's @param {number} place in the contexts @param {number} given */
  function bit(weight, place, given) {
    const a = (first >>> (32 - SLOT_BITS)) ^ place;
    const b = SLOTS + ((second >>> (32 - SLOT_BITS)) ^ place);
    const c = 2 * SLOTS + ((third >>> (32 - SLOT_BITS)) ^ place);
    const d = 3 * SLOTS + ((fourth >>> (32 - SLOT_BITS)) ^ place);
    const by_a = distance(a);
    const by_b = distance(b);
    const by_c = distance(c);
    const by_d = distance(d);
    const sum = weights[weight] * by_a + weights[weight + 1] * by_b + weights[weight + 2] * by_c + weights[weight + 3] * by_d;
    const step = (sum * (STEPS / 2 / FAR) + STEPS / 2) | 0;
    const chance = CHANCES[step < 0 ? 0 : step < STEPS ? step : STEPS - 1];
    const is = code(chance, given);
    const surprise = LEARNING * (is - chance / 65536);
    weights[weight] += surprise * by_a;
    weights[weight + 1] += surprise * by_b;
    weights[weight + 2] += surprise * by_c;
    weights[weight + 3] += surprise * by_d;
    learn(a, is);
    learn(b, is);
    learn(c, is);
    learn(d, is);
    return is;
  }

  /** Four bits. @param {number} weight @param {number} given */
  function nibble(weight, given) {
    let bits = 1;
    for (let by = 3; by >= 0; by -= 1) bits = (bits << 1) | bit(weight, bits, (given >> by) & 1);
    first = mixed(first, bits);
    second = mixed(second, bits);
    third = mixed(third, bits);
    fourth = mixed(fourth, bits);
    return bits & 0xf;
  }

  return {
    /** What other streams hold between. @param {number} byte @param {boolean} is_instruction */
    follow(byte, is_instruction) {
      if (is_instruction) instructions = (instructions << 8) | byte;
      last = byte;
    },
    /** @param {number} stream @param {number} given the byte that is packed */
    byte(stream, given) {
      const place = Math.min(places[stream], 3);
      const kind = 4 * stream + place;
      const weight = CONTEXTS * (3 * stream + Math.min(place, 2));
      first = mixed(kind, instructions & 0xff);
      second = mixed(kind, before[stream] | 0x10000);
      third = mixed(mixed(kind, last), instructions & 0xffff);
      fourth = mixed(kind, instructions);
      const byte = (nibble(weight, given >> 4) << 4) | nibble(weight, given);
      before[stream] = ((before[stream] << 8) | byte) & 0xffff;
      places[stream] = byte < 0x80 ? 0 : place + 1;
      last = byte;
      return byte;
    },
  };
}

const [LOW, HIGH, NOW] = [0, 1, 2];

/** Parts the range, and gives the bytes that are certain then. @param {Uint32Array} range @param {number} chance @param {number} bit */
function part(range, chance, bit) {
  const middle = range[LOW] + ((range[HIGH] - range[LOW]) >>> 16) * chance;
  if (bit) range[HIGH] = middle;
  else range[LOW] = middle + 1;
}

/** @param {Uint32Array} range */
const is_certain = (range) => (range[LOW] ^ range[HIGH]) >>> 24 === 0;

/** A coder that packs, and what it has packed. */
export function make_packer() {
  const range = Uint32Array.of(0, 0xffffffff);
  /** @type {number[]} */
  const bytes = [];
  /** @type {Coder} */
  const code = (chance, bit) => {
    part(range, chance, bit);
    for (; is_certain(range); range[LOW] <<= 8, range[HIGH] = (range[HIGH] << 8) | 0xff) bytes.push(range[HIGH] >>> 24);
    return bit;
  };
  return { code, packed: () => Uint8Array.from([...bytes, ...[24, 16, 8, 0].map((by) => range[LOW] >>> by)]) };
}

/** A coder that unpacks. @param {Uint8Array} packed @returns {Coder} */
export function make_unpacker(packed) {
  const range = Uint32Array.of(0, 0xffffffff, 0);
  let at = 0;
  while (at < 4) range[NOW] = (range[NOW] << 8) | packed[at++];
  return (chance) => {
    const middle = range[LOW] + ((range[HIGH] - range[LOW]) >>> 16) * chance;
    const bit = range[NOW] <= middle ? 1 : 0;
    part(range, chance, bit);
    while (is_certain(range)) {
      if (at > packed.length + 4) throw new RangeError('the operands have no end');
      range[LOW] <<= 8;
      range[HIGH] = (range[HIGH] << 8) | 0xff;
      range[NOW] = (range[NOW] << 8) | packed[at++];
    }
    return bit;
  };
}
