// The pixels of a screenshot.

import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';

/**
 * @param {Buffer} png of 8 bits a channel, red green blue with or without alpha, not interlaced
 * @returns {{width: number, height: number, grey: number[]}} grey 0 to 255, rows from the top
 */
export function decode_png(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[png[25]] ?? 0;
  assert.ok(png[24] === 8 && channels > 0 && png[28] === 0, 'a form of PNG that is not read here');
  /** @type {Buffer[]} */
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const rows = unfiltered(inflateSync(Buffer.concat(parts)), width * channels, height, channels);
  const grey = [];
  for (let i = 0; i < rows.length; i += channels) grey.push((rows[i] + rows[i + 1] + rows[i + 2]) / 3);
  return { width, height, grey };
}

/**
 * @param {Buffer} data rows, each after the number of its filter
 * @param {number} stride bytes of a row
 * @param {number} height
 * @param {number} step bytes of a pixel
 */
function unfiltered(data, stride, height, step) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = data[y * (stride + 1)];
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < step ? 0 : out[at - step];
      const up = y === 0 ? 0 : out[at - stride];
      const corner = x < step || y === 0 ? 0 : out[at - stride - step];
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[at] = data[y * (stride + 1) + 1 + x] + guess;
    }
  }
  return out;
}

/** @param {number} left @param {number} up @param {number} corner */
function paeth(left, up, corner) {
  const sum = left + up - corner;
  const [by_left, by_up, by_corner] = [left, up, corner].map((one) => Math.abs(sum - one));
  if (by_left <= by_up && by_left <= by_corner) return left;
  return by_up <= by_corner ? up : corner;
}
