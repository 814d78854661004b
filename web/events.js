// What the page tells the wasm. An event is a kind, byte strings and a number; see events.cpp.

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/** The same numbers as Kind in events.cpp. */
export const KIND = Object.freeze({
  file_opened: 0,
  file_failed: 1,
  system_theme_changed: 2,
  page_hidden: 3,
  store_listed: 4,
  document_loaded: 5,
  document_missing: 6,
  document_saved: 7,
  store_failed: 8,
  mirror_pressed: 9,
  mirror_typed: 10,
  text_composed: 11,
  clipboard_closed: 12,
  print_wanted: 13,
  backups_listed: 14,
  backup_loaded: 15,
  packets_found: 16,
  store_newer: 17,
  writer_changed: 18,
  writer_wanted: 19,
  store_changed: 20,
  newer_loaded: 21,
  file_saved: 22,
  folder_changed: 23,
  copied: 24,
  store_waits: 25,
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
