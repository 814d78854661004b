// A zip file of files as they are: what Windows and every office's own archiver open.

import { crc32 } from './crc32.js';

/** @typedef {{name: string, parts: Uint8Array<ArrayBuffer>[]}} ZipFile */

const VERSION = 20; // 2.0, the least that readers may ask for
const NAMES_ARE_UTF8 = 1 << 11;
const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/**
 * Numbers of two and four bytes, the lowest byte first.
 * @param {[bytes: 2 | 4, value: number][]} fields
 */
function record(fields) {
  const bytes = new Uint8Array(fields.reduce((sum, [size]) => sum + size, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [size, value] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  return bytes;
}

/** @param {Date} time in the way of DOS, local and to two seconds */
function dos_time(time) {
  const date = ((time.getFullYear() - 1980) << 9) | ((time.getMonth() + 1) << 5) | time.getDate();
  return [(time.getHours() << 11) | (time.getMinutes() << 5) | (time.getSeconds() >> 1), date];
}

/** @param {Uint8Array[]} parts */
export const size_of = (parts) => parts.reduce((sum, part) => sum + part.length, 0);

/**
 * The parts of a zip file, for a Blob. Of 4 GB and more there is none: no browser's store holds that of texts.
 * @param {ZipFile[]} files names with `/` are in folders
 * @param {Date} time that they are said to be of
 * @returns {Uint8Array<ArrayBuffer>[]}
 */
export function zip(files, time) {
  const [clock, date] = dos_time(time);
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const out = [];
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const central = [];
  let at = 0;
  for (const { name, parts } of files) {
    const named = new TextEncoder().encode(name);
    const size = size_of(parts);
    const sum = parts.reduce((before, part) => crc32(part, before), 0);
    /** @type {[2 | 4, number][]} */
    const told = [
      [2, VERSION], [2, NAMES_ARE_UTF8], [2, 0], [2, clock], [2, date], [4, sum], [4, size], [4, size],
      [2, named.length], [2, 0],
    ];
    const head = record([[4, LOCAL], ...told]);
    out.push(head, named, ...parts);
    central.push(record([[4, CENTRAL], [2, VERSION], ...told, [2, 0], [2, 0], [2, 0], [4, 0], [4, at]]), named);
    at += head.length + named.length + size;
  }
  const count = files.length;
  const end = record([[4, END], [2, 0], [2, 0], [2, count], [2, count], [4, size_of(central)], [4, at], [2, 0]]);
  return [...out, ...central, end];
}
