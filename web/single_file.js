// The single HTML file as text: the parts it is made of, and the document it carries.

import { escaped, unescaped } from './bytes_text.js';

/** @typedef {{policy: string, style: string, boot: string, payload: string, carried: string}} Parts */

/** `name` is of a file, without line ends. @typedef {{name: string, bytes: Uint8Array<ArrayBuffer>}} Carried */

const PLACE = '<script type="text/plain" id="carried">';
const PLACE_ENDS = '</script>';

/**
 * @param {string} markup with `{{name}}` where a part stands
 * @param {Parts} parts
 */
export function put_together(markup, parts) {
  return markup.replace(/\{\{(\w+)\}\}/g, (_, name) => parts[/** @type {keyof Parts} */ (name)]);
}

/** It stands last, and nothing like its place can be in it. @param {string} source */
function place_in(source) {
  const from = source.lastIndexOf(PLACE) + PLACE.length;
  return { from, to: source.indexOf(PLACE_ENDS, from) };
}

/**
 * The file with this in the place of what it carried.
 * @param {string} source
 * @param {Carried} carried
 */
export function with_carried(source, { name, bytes }) {
  const { from, to } = place_in(source);
  return source.slice(0, from) + escaped(new TextEncoder().encode(`${name}\n`)) + escaped(bytes) + source.slice(to);
}

/**
 * carried_in(with_carried(source, carried)) is `carried`.
 * @param {string} source
 * @returns {Carried | null}
 */
export function carried_in(source) {
  const { from, to } = place_in(source);
  const bytes = unescaped(source.slice(from, to));
  if (bytes.length === 0) return null;
  const end = bytes.indexOf('\n'.charCodeAt(0));
  return { name: new TextDecoder().decode(bytes.subarray(0, end)), bytes: bytes.subarray(end + 1) };
}
