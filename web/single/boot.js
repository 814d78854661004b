// Starts the application out of the single file: unpacks it from the page's text, or says what is wrong. It also has
// the recovery page, so that a file whose program is damaged still hands out what the browser holds.

import { unescaped, unshifted } from '../bytes_text.js';
import { crc32 } from '../crc32.js';
import { say } from '../message.js';
import { build_of } from '../page.js';
import { show_recovery } from '../recovery.js';
import * as single_file from '../single_file.js';
import { says } from '../words.js';
import { unpack } from './lzma.js';
import { STREAMS, put_together } from './program.js';

const HEAD = 4; // bytes of the check sum of what follows
const SIZES = 8; // bytes of each part's size, as it is packed and unpacked
const RECOVERY = '#recover';
const NOT_A_BYTE = '\ufffd';

/** @param {string} id */
const text_in = (id) => document.getElementById(id)?.textContent ?? '';

/** The file, as the parser has given its parts. */
function source() {
  const policy = document.querySelector('meta[http-equiv]')?.getAttribute('content') ?? '';
  const [style, boot, payload, carried] = ['style', 'boot', 'payload', 'carried'].map(text_in);
  return single_file.put_together(MARKUP, { policy, style, boot, payload, carried });
}

/** @param {string} payload @returns {{script: string, program: Uint8Array<ArrayBuffer>} | null} null: it is damaged */
function unpacked(payload) {
  const bytes = unshifted(unescaped(payload));
  if (bytes.length < HEAD) return null;
  const packed = bytes.subarray(HEAD);
  if (crc32(packed) !== new DataView(bytes.buffer).getUint32(0, true)) return null;
  const sizes = new DataView(packed.buffer, packed.byteOffset);
  let at = SIZES * (1 + STREAMS);
  const [script, ...streams] = Array.from({ length: 1 + STREAMS }, (_, part) => {
    const from = at;
    at += sizes.getUint32(SIZES * part, true);
    const bytes = packed.subarray(from, at);
    return part === STREAMS ? bytes : unpack(bytes, sizes.getUint32(SIZES * part + 4, true)); // the last is packed otherwise
  });
  return { script: new TextDecoder().decode(script), program: put_together(streams) };
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
    say(says('这个文件被当作另一种文字编码读了，台账打不开。请把它存到本机，双击打开。',
      'This file was read in another text encoding, so it cannot be opened. Save it on this machine and open it by double click.'));
  } else if (!parts || document.styleSheets.length === 0) {
    say(says('这个文件不完整，或在传送中改动过，台账打不开。请重新取得文件。',
      'This file is incomplete or was changed on its way, so it cannot be opened. Get it again.'));
  } else {
    window.taizhang_single = { program: parts.program, source: source() };
    run(parts.script);
  }
}

function recover() {
  const file = source(); // before the page's elements go
  const root = document.createElement('main');
  document.body.replaceChildren(root);
  show_recovery(root, '#', build_of(file), single_file.carried_in(file));
}

window.addEventListener('hashchange', () => location.reload());
document.addEventListener('DOMContentLoaded', location.hash === RECOVERY ? recover : start);
