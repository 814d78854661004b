// Operands of a module's instructions, packed: each bit is foretold out of what stood before it, and the less it surprises,
// the less room it takes. Five guesses, each by a context of its own, are mixed by how well they did: two count the bits that
// came in their contexts, and three, whose contexts are many, only keep the last byte. An eighth smaller than by LZMA, which
// finds what repeats: such operands seldom do. One model both packs and unpacks, so that the two cannot differ, and it only
// reckons in ways that every browser rounds alike.

const COUNTED = 2; // guesses by counting
const SLOT_BITS = 17;
const SLOTS = 2 ** SLOT_BITS; // of each
const SEEN = 0x1f; // of a slot: how often it was asked; above it, in 16 bits, the chance of a one, less an even one
const LEAST = 21; // a new bit counts for one in so many of a slot, and for more while it has seen fewer
const RUNS = 3; // guesses by the last byte
const RUN_BITS = 18;
const RUN_SLOTS = 2 ** RUN_BITS; // of each: the last byte, and above it how often it came in a row
const LENGTHS = 16; // of runs
const GOES_ON = 0xd000; // the chance, of 65536, that a run does, before anything is known
const GUESSES = COUNTED + RUNS;
const LEARNING = 1 / 200; // how fast the mixture follows
const STEPS = 4096; // of a chance, and of ln(p / (1 - p)), which goes from -FAR to FAR
const FAR = 8;
const CERTAIN = 16; // of 65536: nothing is taken for more certain

// A byte is coded by its upper half, before which stands whether that is above 0, and its lower one. Where in a half a bit
// stands is said by those before it, behind a one; 0 is the place of the bit before the upper half.
const PLACES = 16;
const NOWHERE = 32; // among places and bits as way() has them: no bit is foretold

/** ln(p / (1 - p)) by steps of p: the integral of 1 / (p (1 - p)). */
const DISTANCES = new Float32Array(STEPS);
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
/** Of 32768. */
const RATES = Int32Array.from({ length: SEEN + 1 }, (_, seen) => 32768 / Math.min(seen + 1.5, LEAST));

/** @param {number} one @param {number} other */
function mixed(one, other) {
  const sum = Math.imul(one, 0x9e3779b1) ^ Math.imul(other + 0x7f4a7c15, 0x85ebca6b);
  return Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
}

/**
 * Where a half goes, bit by bit: way >> 4 is 0 or its bit before the upper half, and so on.
 * @param {number} half @param {boolean} is_upper
 */
const way = (half, is_upper) => (is_upper && half === 0 ? 0 : PLACES | half);

/**
 * What codes a bit by its chance of being one, of 65536, and gives it back. Who unpacks gives any bit.
 * @typedef {(chance: number, bit: number) => number} Coder
 */

/** @param {Coder} code @param {number} streams how many there are */
export function make_operands(code, streams) {
  const slots = new Int32Array(COUNTED * SLOTS);
  const runs = new Uint16Array(RUNS * RUN_SLOTS);
  const hits = new Uint16Array(4 * streams * 2 * RUNS * LENGTHS).fill(GOES_ON); // by stream, place in a number, and half
  const weights = new Float64Array(4 * streams * 2 * PLACES * GUESSES).fill(0.3); // by these and the place in the half
  const before = new Uint16Array(streams); // the last two bytes of each
  const places = new Uint8Array(streams); // in its number
  let instructions = 0; // the last four
  let older = 0; // two before these
  const contexts = new Int32Array(COUNTED);
  const run = new Int32Array(RUNS); // slots
  const hit = new Int32Array(RUNS);
  const ways = new Int32Array(RUNS);
  const slot = new Int32Array(COUNTED);
  const distances = new Float64Array(GUESSES);

  /** @param {number} slot @param {number} bit */
  function learn(slot, bit) {
    const now = slots[slot];
    const seen = now & SEEN;
    const chance = now >> 5;
    const next = chance + (Math.imul((bit ? 0x7fff : -0x8000) - chance, RATES[seen]) >> 15);
    slots[slot] = (next << 5) | (seen < SEEN ? seen + 1 : seen);
  }

  /** @param {number} weight the half's first @param {number} place @param {number} by what follows it @param {number} given */
  function bit(weight, place, by, given) {
    const from = weight + GUESSES * place;
    let sum = 0;
    for (let at = 0; at < COUNTED; at += 1) {
      slot[at] = (at << SLOT_BITS) | ((contexts[at] >>> (32 - SLOT_BITS)) ^ place);
      distances[at] = DISTANCES[(slots[slot[at]] >> 9) + STEPS / 2];
      sum += weights[from + at] * distances[at];
    }
    for (let at = 0; at < RUNS; at += 1) {
      const far = ways[at] >> (by + 1) === place ? DISTANCES[hits[hit[at]] >> 4] : 0;
      distances[COUNTED + at] = (ways[at] >> by) & 1 ? far : -far;
      sum += weights[from + COUNTED + at] * distances[COUNTED + at];
    }
    const step = (sum * (STEPS / 2 / FAR) + STEPS / 2) | 0;
    const chance = CHANCES[step < 0 ? 0 : step < STEPS ? step : STEPS - 1];
    const is = code(chance, given);
    const surprise = LEARNING * (is - chance / 65536);
    for (let at = 0; at < GUESSES; at += 1) weights[from + at] += surprise * distances[at];
    for (let at = 0; at < COUNTED; at += 1) learn(slot[at], is);
    for (let at = 0; at < RUNS; at += 1) {
      if (ways[at] >> (by + 1) !== place) continue;
      hits[hit[at]] += ((((ways[at] >> by) & 1) === is ? 0xffff : 0) - hits[hit[at]]) >> 6;
    }
    return is;
  }

  /** @param {number} weight @param {number} given */
  function half(weight, given) {
    let bits = 1;
    for (let by = 3; by >= 0; by -= 1) bits = (bits << 1) | bit(weight, bits, by, (given >> by) & 1);
    return bits & 0xf;
  }

  /** Sets out for the upper half. @param {number} kind */
  function start(kind) {
    for (let at = 0; at < RUNS; at += 1) {
      const now = runs[run[at]];
      hit[at] = LENGTHS * (2 * RUNS * kind + at) + (now >> 8);
      ways[at] = now < 0x100 ? NOWHERE : way((now >> 4) & 0xf, true);
    }
  }

  /** Goes on to the lower half. @param {number} upper */
  function go_on(upper) {
    for (let at = 0; at < COUNTED; at += 1) contexts[at] = mixed(contexts[at], upper);
    for (let at = 0; at < RUNS; at += 1) {
      hit[at] += LENGTHS * RUNS;
      ways[at] = ways[at] === way(upper, true) ? way(runs[run[at]] & 0xf, false) : NOWHERE;
    }
  }

  /** @param {number} byte */
  function keep(byte) {
    for (let at = 0; at < RUNS; at += 1) {
      const now = runs[run[at]];
      runs[run[at]] = byte | ((now & 0xff) === byte ? Math.min((now & 0xff00) + 0x100, (LENGTHS - 1) << 8) : 0x100);
    }
  }

  return {
    /** What stands between them. @param {number} instruction */
    follow(instruction) {
      older = ((older << 8) | (instructions >>> 24)) & 0xffff;
      instructions = (instructions << 8) | instruction;
    },
    /** @param {number} stream @param {number} given the byte that is packed */
    byte(stream, given) {
      const place = Math.min(places[stream], 3);
      const kind = 4 * stream + place;
      const last = before[stream] & 0xff;
      const inside = mixed(kind, place && last);
      contexts[0] = mixed(kind, instructions & 0xff);
      contexts[1] = mixed(inside, instructions & 0xffffff);
      run[0] = mixed(mixed(kind, before[stream]), 1) >>> (32 - RUN_BITS);
      run[1] = RUN_SLOTS + (mixed(mixed(kind, last), instructions) >>> (32 - RUN_BITS));
      run[2] = 2 * RUN_SLOTS + (mixed(inside, mixed(instructions, older)) >>> (32 - RUN_BITS));
      const weight = 2 * PLACES * GUESSES * kind;
      start(kind);
      const upper = bit(weight, 0, 4, given > 0xf ? 1 : 0) && half(weight, given >> 4);
      go_on(upper);
      const byte = (upper << 4) | half(weight + PLACES * GUESSES, given & 0xf);
      keep(byte);
      before[stream] = (before[stream] << 8) | byte;
      places[stream] = byte < 0x80 ? 0 : place + 1;
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
