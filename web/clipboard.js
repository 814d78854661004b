// Copy, cut and paste. Each of the DOM's events presses the chord in ImGui and draws a frame at
// once, because only inside the event may a page write to the clipboard without asking.

import { copy_in, KIND, send } from './events.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/** @param {Wasm} wasm */
export function make_clipboard(wasm) {
  /** Text, and the same as HTML when it is a table. @typedef {{text: string, html: string}} Copied */
  /** @type {Copied | null} null: outside an event; empty until something is copied in it */
  let copied = null;
  let is_old_way = false;

  /** @param {ClipboardEvent} event */
  function on_copy(event) {
    if (is_old_way) return;
    copied = { text: '', html: '' };
    wasm._taizhang_copy(event.type === 'cut' ? 1 : 0);
    if (copied.text !== '') {
      event.clipboardData?.setData('text/plain', copied.text);
      if (copied.html !== '') event.clipboardData?.setData('text/html', copied.html);
      event.preventDefault();
    }
    copied = null;
  }

  /** @param {ClipboardEvent} event */
  function on_paste(event) {
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text !== '') wasm._taizhang_paste(copy_in(wasm, text), 0);
  }

  /** @param {string} text */
  function copy_old_way(text) {
    const area = document.createElement('textarea');
    area.className = 'aside';
    area.value = text;
    document.body.append(area);
    area.select();
    is_old_way = true;
    document.execCommand('copy');
    is_old_way = false;
    area.remove();
    wasm.canvas.focus({ preventScroll: true });
  }

  /**
   * Needs a secure context; rejects elsewhere.
   * @param {string} text
   * @param {string} html
   */
  async function write(text, html) {
    if (html === '') return navigator.clipboard.writeText(text);
    const types = Object.entries({ 'text/plain': text, 'text/html': html });
    const blobs = types.map(([type, data]) => [type, new Blob([data], { type })]);
    return navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
  }

  return {
    open() {
      document.addEventListener('copy', on_copy);
      document.addEventListener('cut', on_copy);
      document.addEventListener('paste', on_paste);
    },
    /**
     * @param {string} text
     * @param {string} html empty: text alone
     */
    copy(text, html) {
      if (copied !== null) copied = { text, html };
      else write(text, html).catch(() => copy_old_way(text));
    },
    // Firefox asks the user, Chromium once; both may refuse, and a page on plain http has no way.
    ask_for_paste() {
      const read = navigator.clipboard?.readText?.() ?? Promise.reject();
      read.then(
        (text) => wasm._taizhang_paste(copy_in(wasm, text), 1),
        () => send(wasm, KIND.clipboard_closed),
      );
    },
  };
}
