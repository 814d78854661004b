// The page itself: a single file or one from a server, and of which build it is.

import { bytes_of, text_of } from './bytes_text.js';
import { carried_in, with_carried } from './single_file.js';

/** @typedef {import('./single_file.js').Carried} Carried */

/** `sha256` is of the single file, empty elsewhere. @typedef {{version: string, sha256: string}} Build */

/** What single/boot.js has found in the single file; null: this page is from a server. */
export const single = window.taizhang_single ?? null;

/** @returns {Carried | null} */
export const carried = () => single && carried_in(single.source);

/**
 * In hexadecimal digits; empty where the browser has no such function, on plain http.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
async function sha256(bytes) {
  if (!crypto.subtle) return '';
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * @param {string | undefined} source of the single file
 * @returns {Promise<Build>}
 */
export async function build_of(source) {
  const version = document.querySelector('meta[name="version"]')?.getAttribute('content') ?? '';
  return { version, sha256: source === undefined ? '' : await sha256(bytes_of(source)) };
}

/** The single file beside this page, where a server has it. */
async function fetch_single() {
  const response = await fetch('taizhang.html');
  if (!response.ok) throw new Error(`taizhang.html: ${response.status}`);
  return text_of(new Uint8Array(await response.arrayBuffer()));
}

/**
 * The single file that carries `carried`.
 * @param {Carried} carried
 */
export async function page_with(carried) {
  return bytes_of(with_carried(single?.source ?? (await fetch_single()), carried));
}
