// Starts the application out of the single file: unpacks it from the page's text, or says what is wrong. It also has
// the recovery page, so that a file whose program is damaged still hands out what the browser holds.

import { unescaped } from '../bytes_text.js';
import { crc32 } from '../crc32.js';
import { say } from '../message.js';
import { build_of } from '../page.js';
import { show_recovery } from '../recovery.js';
import { carried_in, put_together } from '../single_file.js';
import { unpack } from './lzma.js';

const HEADER = 12; // bytes: check sum of what is packed, size of the script, size of script and wasm
const RECOVERY = '#recover';
const NOT_A_BYTE = '\ufffd';

/** @param {string} id */
const text_in = (id) => document.getElementById(id)?.textContent ?? '';

/** The file, as the parser has given its parts. */
function source() {
  const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
  const [style, boot, payload, carried] = ['style', 'boot', 'payload', 'carried'].map(text_in);
  return put_together(MARKUP, { policy, style, boot, payload, carried });
}

/** @param {string} payload @returns {{script: string, program: Uint8Array<ArrayBuffer>} | null} null: it is damaged */
function unpacked(payload) {
  const bytes = unescaped(payload);
  if (bytes.length < HEADER) return null;
  const [sum, script_size, size] = new Uint32Array(bytes.slice(0, HEADER).buffer);
  const packed = bytes.subarray(HEADER);
  if (crc32(packed) !== sum) return null;
  const all = unpack(packed, size);
  return { script: new TextDecoder().decode(all.subarray(0, script_size)), program: all.subarray(script_size) };
}

/** @param {string} text whose hash the policy has */
function run(text) {
  const script = document.createElement('script');
  /** @type {any} */
  const types = Reflect.get(window, 'trustedTypes');
  script.text = types ? types.createPolicy('taizhang', { createScript: () => text }).createScript('') : text;
  document.head.append(script);
}

function start() {
  const payload = text_in('payload');
  const parts = unpacked(payload);
  if (payload.includes(NOT_A_BYTE)) {
    say('这个文件被当作另一种文字编码读了，台账打不开。请把它存到本机，双击打开。');
  } else if (!parts || document.styleSheets.length === 0) {
    say('这个文件不完整，或在传送中改动过，台账打不开。请重新取得文件。');
  } else {
    window.taizhang_single = { program: parts.program, source: source() };
    run(parts.script);
  }
}

function recover() {
  const file = source(); // before the page's elements go
  const root = document.createElement('main');
  document.body.replaceChildren(root);
  show_recovery(root, '#', build_of(file), carried_in(file));
}

window.addEventListener('hashchange', () => location.reload());
document.addEventListener('DOMContentLoaded', location.hash === RECOVERY ? recover : start);
