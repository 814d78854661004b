// A WebAssembly module in two forms: as it is, and taken apart into streams of like bytes, in which LZMA finds a twelfth more
// to leave out. One walk over the module turns either into the other: its bytes are moved one by one, and what has been
// moved says which stream the next belong to. The module is one that the build has made: its instructions are the ones
// below, and what is not among them is moved as if it had no operands, and even then the
// two forms turn into each other, or an error is thrown.

/** The streams. An instruction's alignment and type stand beside it, since it nearly gives them. */
export const STREAM = Object.freeze({
  rest: 0,
  code: 1,
  local: 2,
  constant: 3,
  offset: 4,
  call: 5,
  branch: 6,
  table: 7,
  long: 8,
  float: 9,
  locals: 10,
  size: 11,
});
export const STREAMS = Object.keys(STREAM).length;

const CODE_SECTION = 10;

// What follows an instruction: nothing, one number of a stream, or what `operands` moves.
const [NOTHING, SEVERAL] = [-1, -2];
const FOLLOWS = new Int8Array(256).fill(NOTHING);
/** @param {number} from @param {number} to @param {number} what */
const define = (from, to, what) => void FOLLOWS.fill(what, from, to + 1);
define(0x02, 0x04, STREAM.code); // block, loop, if: its type
define(0x0c, 0x0d, STREAM.branch); // br, br_if
define(0x0e, 0x0e, SEVERAL); // br_table
define(0x10, 0x10, STREAM.call);
define(0x11, 0x11, SEVERAL); // call_indirect
define(0x1c, 0x1c, SEVERAL); // select of a type
define(0x20, 0x22, STREAM.local);
define(0x23, 0x26, STREAM.code); // globals, tables
define(0x28, 0x3e, SEVERAL); // loads and stores
define(0x3f, 0x40, STREAM.code); // memory.size, memory.grow
define(0x41, 0x41, STREAM.constant);
define(0x42, 0x42, STREAM.long);
define(0x43, 0x44, SEVERAL); // floats
define(0xd0, 0xd2, STREAM.code); // references
define(0xfc, 0xfc, SEVERAL);

// Those of memory.init to table.fill; the conversions before them have none.
const OPERANDS_OF_BULK = [2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

/** @param {Mover} move @param {number} instruction */
function move_several(move, instruction) {
  if (instruction >= 0x28 && instruction <= 0x3e) {
    move.number(STREAM.code); // alignment
    move.number(STREAM.offset);
  } else if (instruction === 0x0e) {
    move.numbers(STREAM.table, move.number(STREAM.table) + 1);
  } else if (instruction === 0x11) {
    move.numbers(STREAM.call, 2);
  } else if (instruction === 0x1c) {
    move.numbers(STREAM.code, 2);
  } else if (instruction === 0xfc) {
    move.numbers(STREAM.code, OPERANDS_OF_BULK[move.number(STREAM.code) - 8] ?? 0);
  } else {
    move.bytes(STREAM.float, instruction === 0x43 ? 4 : 8);
  }
}

/** @param {Mover} move */
function walk(move) {
  move.bytes(STREAM.rest, 8);
  while (move.at < move.module.length) {
    const section = move.number(STREAM.rest);
    const size = move.number(STREAM.rest);
    if (section !== CODE_SECTION) {
      move.bytes(STREAM.rest, size);
      continue;
    }
    for (let count = move.number(STREAM.rest); count > 0; count -= 1) {
      const size_of_body = move.number(STREAM.size);
      const end = move.at + size_of_body;
      move.numbers(STREAM.locals, 2 * move.number(STREAM.locals)); // by their types
      while (move.at < end) {
        const instruction = move.byte(STREAM.code);
        const follows = FOLLOWS[instruction];
        if (follows >= 0) move.number(follows);
        else if (follows === SEVERAL) move_several(move, instruction);
      }
    }
  }
}

/** Moves bytes between a module and its streams. */
class Mover {
  at = 0; // bytes of the module that were moved
  places = new Uint32Array(STREAMS); // of each stream

  /**
   * @param {Uint8Array<ArrayBuffer>} module
   * @param {Uint8Array[]} streams as long as the module where they are what is made
   * @param {boolean} takes_apart
   */
  constructor(module, streams, takes_apart) {
    this.module = module;
    this.streams = streams;
    this.takes_apart = takes_apart;
  }

  /** @param {number} stream */
  byte(stream) {
    if (this.at === this.module.length) throw new RangeError('the module has no end');
    const place = this.places[stream]++;
    if (this.takes_apart) return (this.streams[stream][place] = this.module[this.at++]);
    return (this.module[this.at++] = this.streams[stream][place]);
  }

  /** @param {number} stream @param {number} count */
  bytes(stream, count) {
    for (; count > 0; count -= 1) this.byte(stream);
  }

  /** @param {number} stream @param {number} count */
  numbers(stream, count) {
    for (; count > 0; count -= 1) this.number(stream);
  }

  /** A number in LEB128; what of it goes beyond 28 bits is moved and not given. @param {number} stream */
  number(stream) {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = this.byte(stream);
      if (shift < 28) value |= (next & 0x7f) << shift;
      if (next < 0x80) return value;
    }
  }
}

/** @param {Uint8Array<ArrayBuffer>} module @returns {Uint8Array[]} */
export function take_apart(module) {
  const streams = Array.from({ length: STREAMS }, () => new Uint8Array(module.length));
  const move = new Mover(module, streams, true);
  walk(move);
  return streams.map((stream, index) => stream.subarray(0, move.places[index]));
}

/** @param {Uint8Array[]} streams @returns {Uint8Array<ArrayBuffer>} the module that they were taken from */
export function put_together(streams) {
  const size = streams.reduce((sum, stream) => sum + stream.length, 0);
  const move = new Mover(new Uint8Array(size), streams, false);
  walk(move);
  return move.module;
}
