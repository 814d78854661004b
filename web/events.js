// What the page tells the wasm. An event is a kind, byte strings and a number; see events.cpp.

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/** The same numbers as Kind in events.cpp. */
export const KIND = Object.freeze({
  file_opened: 0,
  file_failed: 1,
  text_pasted: 2,
  system_theme_changed: 3,
  page_hidden: 4,
  store_listed: 5,
  document_loaded: 6,
  document_missing: 7,
  document_saved: 8,
  document_deleted: 9,
  store_failed: 10,
  mirror_pressed: 11,
  mirror_typed: 12,
  text_composed: 13,
  clipboard_closed: 14,
  print_wanted: 15,
  backups_listed: 16,
  backup_loaded: 17,
  packets_found: 18,
  store_newer: 19,
  writer_changed: 20,
  writer_wanted: 21,
  store_changed: 22,
  newer_loaded: 23,
  file_saved: 24,
  folder_changed: 25,
  copied: 26,
  store_waits: 27,
});

const encoder = new TextEncoder();

/**
 * A zero-ended copy of `text` in the wasm's memory, for a function that frees it; 0 when there is no memory for it.
 * @param {Wasm} wasm
 * @param {string} text
 */
export function copy_in(wasm, text) {
  const bytes = encoder.encode(text);
  const at = wasm._malloc(bytes.length + 1);
  if (at === 0) return 0;
  wasm.HEAPU8.set(bytes, at);
  wasm.HEAPU8[at + bytes.length] = 0;
  return at;
}

/** What was sent before there was a wasm. @type {(() => void)[]} */
const early = [];

/** Sends it, once there is one. */
export function send_early() {
  for (const one of early.splice(0)) one();
}

/**
 * Sends an event, be it later, when the wasm has started. False when the wasm has no memory for it; nothing was sent then.
 * @param {Wasm} wasm
 * @param {number} kind
 * @param {(string | Uint8Array)[]} parts
 * @param {number} number
 */
export function send(wasm, kind, parts = [], number = 0) {
  if (!('_malloc' in wasm)) return early.push(() => send(wasm, kind, parts, number)) > 0;
  const bytes = parts.map((part) => (typeof part === 'string' ? encoder.encode(part) : part));
  const size = bytes.reduce((sum, part) => sum + 4 + part.length, 0);
  const at = wasm._malloc(size + 1);
  if (at === 0) return false;
  const memory = new DataView(wasm.HEAPU8.buffer);
  let end = at;
  for (const part of bytes) {
    memory.setUint32(end, part.length, true);
    wasm.HEAPU8.set(part, end + 4);
    end += 4 + part.length;
  }
  wasm._taizhang_event(kind, at, size, number);
  // No animation frames come while the page is hidden, but a save under way must go on.
  if (document.hidden) setTimeout(() => wasm._taizhang_draw_now());
  return true;
}
