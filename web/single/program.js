// A WebAssembly module in two forms: as it is, and taken apart into streams of like bytes: the instructions and all that is
// no function's, in which LZMA finds more to leave out than in the module, and the operands of the instructions, which seldom
// repeat and are foretold instead (operands.js). One walk over the module turns either into the other: its bytes are moved
// one by one, and what has been moved says which stream the next belong to. What the rest says already has no place in the
// streams: how large a function is, and an alignment that is the usual one. The module is one that the build has made: its
// instructions are the ones below, what is not among them is moved as if it had no operands, and its numbers are as short as
// they can be; the build compares.

import { make_operands, make_packer, make_unpacker } from './operands.js';

/** What bytes are: after the first two, operands, which are one stream. */
const STREAM = Object.freeze({
  rest: 0,
  code: 1, // with an instruction's type, since it nearly gives it
  local: 2, // of what reads one
  constant: 3,
  offset: 4,
  call: 5,
  branch: 6,
  table: 7,
  long: 8,
  float: 9,
  locals: 10,
  set: 11, // of what gives a local variable a value
});
const KINDS = Object.keys(STREAM).length;
const FORETOLD = STREAM.local; // the first that is
export const STREAMS = FORETOLD + 1;

const CODE_SECTION = 10;
const LONGEST = 5; // bytes of a number of 32 bits
const END = 0x0b;

// What follows an instruction: nothing, one number of a stream, a local variable, or what `operands` moves.
const [NOTHING, SEVERAL, LOCAL] = [-1, -2, -3];
const FOLLOWS = new Int8Array(256).fill(NOTHING);
/** @param {number} from @param {number} to @param {number} what */
const define = (from, to, what) => void FOLLOWS.fill(what, from, to + 1);
define(0x02, 0x04, STREAM.code); // block, loop, if: its type
define(0x0c, 0x0d, STREAM.branch); // br, br_if
define(0x0e, 0x0e, SEVERAL); // br_table
define(0x10, 0x10, STREAM.call);
define(0x11, 0x11, SEVERAL); // call_indirect
define(0x1c, 0x1c, SEVERAL); // select of a type
define(0x20, 0x22, LOCAL);
define(0x23, 0x26, STREAM.code); // globals, tables
define(0x28, 0x3e, STREAM.offset); // loads and stores
define(0x3f, 0x40, STREAM.code); // memory.size, memory.grow
define(0x41, 0x41, STREAM.constant);
define(0x42, 0x42, STREAM.long);
define(0x43, 0x44, SEVERAL); // floats
define(0xd0, 0xd2, STREAM.code); // references
define(0xfc, 0xfc, SEVERAL);

// The usual alignment of the loads and stores. With a smaller one each is, among the instructions, a number that no
// instruction has.
const FIRST_ACCESS = 0x28;
const USUAL = [2, 3, 2, 3, 0, 0, 1, 1, 0, 0, 1, 1, 2, 2, 2, 3, 2, 3, 0, 1, 0, 1, 2];
const FIRST_UNUSUAL = 0xd5;
const UNUSUAL = USUAL.flatMap((usual, place) => Array.from({ length: usual }, (_, alignment) => ({ instruction: FIRST_ACCESS + place, alignment })));

// Those of memory.init to table.fill; the conversions before them have none.
const OPERANDS_OF_BULK = [2, 1, 2, 1, 2, 1, 2, 1, 1, 1];

/** @param {Mover} move @param {number} instruction */
function move_several(move, instruction) {
  if (instruction === 0x0e) {
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

/** A function's, to its end. @param {Mover} move */
function walk_body(move) {
  move.numbers(STREAM.locals, 2 * move.number(STREAM.locals)); // by their types
  for (let depth = 1; depth > 0; ) {
    const instruction = move.instruction();
    const follows = FOLLOWS[instruction];
    if (instruction >= 0x02 && instruction <= 0x04) depth += 1;
    else if (instruction === END) depth -= 1;
    if (follows >= 0) move.number(follows);
    else if (follows === LOCAL) move.local(instruction === 0x20 ? STREAM.local : STREAM.set);
    else if (follows === SEVERAL) move_several(move, instruction);
  }
}

/** @param {Mover} move */
function walk(move) {
  move.bytes(STREAM.rest, 8);
  while (!move.is_done()) {
    const section = move.number(STREAM.rest);
    const size = move.number(STREAM.rest);
    if (section !== CODE_SECTION) {
      move.bytes(STREAM.rest, size);
      continue;
    }
    for (let count = move.number(STREAM.rest); count > 0; count -= 1) move.body(walk_body);
  }
}

/** Moves bytes between a module and its streams. */
class Mover {
  #at = 0; // bytes of the module that were moved
  #places = new Uint32Array(STREAMS); // of each stream
  /** @type {number[]} */
  #recent = []; // the function's local variables, the last one used first
  #module;
  #streams;
  #takes_apart;
  #packer;
  #operands;

  /**
   * @param {Uint8Array<ArrayBuffer>} module
   * @param {Uint8Array[]} streams
   * @param {boolean} takes_apart the module, else puts it together; what is written is large enough
   */
  constructor(module, streams, takes_apart) {
    this.#module = module;
    this.#streams = streams;
    this.#takes_apart = takes_apart;
    this.#packer = make_packer();
    this.#operands = make_operands(takes_apart ? this.#packer.code : make_unpacker(streams[FORETOLD]), KINDS);
  }

  /** What was made of the module. */
  taken() {
    return [...this.#streams.map((stream, index) => stream.subarray(0, this.#places[index])), this.#packer.packed()];
  }

  /** What was made of the streams. */
  put() {
    return this.#module.slice(0, this.#at);
  }

  is_done() {
    return this.#takes_apart ? this.#at === this.#module.length : this.#places[STREAM.rest] === this.#streams[STREAM.rest].length;
  }

  /** @param {number} stream */
  #read(stream) {
    if (!this.#takes_apart && stream >= FORETOLD) return this.#operands.byte(stream, 0);
    const from = this.#takes_apart ? this.#module : this.#streams[stream];
    const place = this.#takes_apart ? this.#at++ : this.#places[stream]++;
    if (place >= from.length) throw new RangeError('the module has no end');
    if (!this.#takes_apart && stream === STREAM.code) this.#operands.follow(from[place]);
    return from[place];
  }

  /** @param {number} stream @param {number} byte */
  #write(stream, byte) {
    if (!this.#takes_apart) {
      this.#module[this.#at++] = byte;
    } else if (stream >= FORETOLD) {
      this.#operands.byte(stream, byte);
    } else {
      if (stream === STREAM.code) this.#operands.follow(byte);
      this.#streams[stream][this.#places[stream]++] = byte;
    }
  }

  /** A number in LEB128; what of it goes beyond 28 bits is not given. @param {number} stream @param {boolean} is_moved */
  #read_number(stream, is_moved) {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const next = this.#read(stream);
      if (is_moved) this.#write(stream, next);
      if (shift < 28) value |= (next & 0x7f) << shift;
      if (next < 0x80) return value;
    }
  }

  /** @param {number} stream @param {number} value */
  #write_number(stream, value) {
    for (; value >= 0x80; value >>>= 7) this.#write(stream, (value & 0x7f) | 0x80);
    this.#write(stream, value);
  }

  /** @param {number} stream */
  number(stream) {
    return this.#read_number(stream, true);
  }

  /** @param {number} stream @param {number} count */
  numbers(stream, count) {
    for (; count > 0; count -= 1) this.number(stream);
  }

  /** @param {number} stream @param {number} count */
  bytes(stream, count) {
    for (; count > 0; count -= 1) this.#write(stream, this.#read(stream));
  }

  /** With the alignment of a load or store. @returns {number} the instruction */
  instruction() {
    const next = this.#read(STREAM.code);
    return this.#takes_apart ? this.#take_instruction(next) : this.#put_instruction(next);
  }

  /** @param {number} instruction */
  #take_instruction(instruction) {
    const usual = USUAL[instruction - FIRST_ACCESS];
    const alignment = usual === undefined ? usual : this.#read(STREAM.code);
    const unusual = UNUSUAL.findIndex((one) => one.instruction === instruction && one.alignment === alignment);
    this.#write(STREAM.code, unusual < 0 ? instruction : FIRST_UNUSUAL + unusual);
    return instruction;
  }

  /** @param {number} code */
  #put_instruction(code) {
    const unusual = code >= FIRST_UNUSUAL ? UNUSUAL[code - FIRST_UNUSUAL] : undefined;
    const instruction = unusual ? unusual.instruction : code;
    this.#write(STREAM.code, instruction);
    if (instruction >= FIRST_ACCESS && instruction < FIRST_ACCESS + USUAL.length) {
      this.#write(STREAM.code, unusual ? unusual.alignment : USUAL[instruction - FIRST_ACCESS]);
    }
    return instruction;
  }

  /** In the streams its place among those used before it: most are used again at once. @param {number} stream */
  local(stream) {
    const read = this.#read_number(stream, false);
    while (this.#recent.length <= read) this.#recent.push(this.#recent.length);
    const place = this.#takes_apart ? this.#recent.indexOf(read) : read;
    const local = this.#recent[place];
    for (let at = place; at > 0; at -= 1) this.#recent[at] = this.#recent[at - 1];
    this.#recent[0] = local;
    this.#write_number(stream, this.#takes_apart ? place : local);
  }

  /** Behind its size, which stands in the module alone. @param {(move: Mover) => void} walk */
  body(walk) {
    this.#recent = [];
    if (this.#takes_apart) {
      this.#read_number(STREAM.rest, false);
      walk(this);
      return;
    }
    const from = this.#at;
    this.#at += LONGEST;
    walk(this);
    const to = this.#at;
    this.#at = from;
    this.#write_number(STREAM.rest, to - from - LONGEST);
    this.#module.copyWithin(this.#at, from + LONGEST, to);
    this.#at += to - from - LONGEST;
  }
}

/** @param {Uint8Array<ArrayBuffer>} module @returns {Uint8Array[]} */
export function take_apart(module) {
  const streams = Array.from({ length: FORETOLD }, () => new Uint8Array(module.length));
  const move = new Mover(module, streams, true);
  walk(move);
  return move.taken();
}

/** @param {Uint8Array[]} streams @returns {Uint8Array<ArrayBuffer>} the module that they were taken from */
export function put_together(streams) {
  const size = streams.reduce((sum, stream) => sum + stream.length, 0);
  const move = new Mover(new Uint8Array(3 * size), streams, false);
  walk(move);
  return move.put();
}
