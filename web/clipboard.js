// Copy, cut and paste. Each of the DOM's events presses the chord in ImGui and draws a frame at
// once, because only inside the event may a page write to the clipboard without asking.

import { copy_in, KIND, send } from './events.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/** Is it about HTML of the page's own, which the browser copies from and pastes into? @param {ClipboardEvent} event */
function is_elsewhere({ target }) {
  if (document.querySelector('dialog[open]')) return true;
  return target instanceof Element && target.closest('[contenteditable], #offer, #message') !== null;
}

/** @param {Wasm} wasm */
export function make_clipboard(wasm) {
  /** Text, and the same as HTML when it is a table. @typedef {{text: string, html: string}} Copied */
  /** @type {Copied | null} null: outside an event; empty until something is copied in it */
  let copied = null;
  /** @type {Copied | null} what the event that is asked for next is to take */
  let waiting = null;
  /** @type {Copied | null} what the browser refused: a Ctrl+C that comes before anything else takes it */
  let refused = null;

  /** @param {boolean} is_done */
  const answer = (is_done) => void send(wasm, KIND.copied, [], +is_done);

  /** @param {ClipboardEvent} event */
  function on_copy(event) {
    if (waiting === null && is_elsewhere(event)) return;
    const given = waiting ?? refused;
    copied = given ?? { text: '', html: '' };
    if (given === null) wasm._taizhang_copy(event.type === 'cut' ? 1 : 0);
    if (copied.text !== '') {
      event.clipboardData?.setData('text/plain', copied.text);
      if (copied.html !== '') event.clipboardData?.setData('text/html', copied.html);
      event.preventDefault();
      if (waiting === null) answer(true);
    }
    copied = refused = null;
  }

  /** @param {ClipboardEvent} event */
  function on_paste(event) {
    if (is_elsewhere(event)) return;
    event.preventDefault();
    const text = event.clipboardData?.getData('text/plain') ?? '';
    const cells = event.clipboardData?.getData('text/html').match(/<t[dh][\s>]/gi)?.length ?? 0;
    if (text !== '') wasm._taizhang_paste(copy_in(wasm, text), 0, cells > 1 ? 1 : 0);
  }

  /** Says whether the browser let it. @param {Copied} what */
  function copy_by_event(what) {
    const area = document.createElement('textarea');
    area.className = 'aside';
    area.value = what.text;
    document.body.append(area);
    area.select();
    waiting = what;
    const is_done = document.execCommand('copy');
    waiting = null;
    area.remove();
    wasm.canvas.focus({ preventScroll: true });
    return is_done;
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

  /**
   * Written otherwise, a table is read as markup of the page, whose policy takes its styles away.
   * @param {Copied} what
   */
  async function copy(what) {
    if (what.html !== '' && copy_by_event(what)) return true;
    return write(what.text, what.html).then(() => true, () => copy_by_event(what));
  }

  const forget_refused = () => void (refused = null);

  return {
    open() {
      addEventListener('pointerdown', forget_refused, true);
      addEventListener('keydown', (event) => event.ctrlKey || event.metaKey || forget_refused(), true);
      document.addEventListener('copy', on_copy);
      document.addEventListener('cut', on_copy);
      document.addEventListener('paste', on_paste);
    },
    /**
     * @param {string} text
     * @param {string} html empty: text alone
     */
    copy(text, html) {
      if (copied !== null) {
        copied = { text, html };
        return;
      }
      const what = { text, html };
      void copy(what).then((is_done) => {
        refused = is_done ? null : what;
        answer(is_done);
      });
    },
    // Firefox asks the user, Chromium once; both may refuse, and a page on plain http has no way.
    ask_for_paste() {
      const read = navigator.clipboard?.readText?.() ?? Promise.reject();
      read.then(
        (text) => wasm._taizhang_paste(copy_in(wasm, text), 1, 0),
        () => send(wasm, KIND.clipboard_closed),
      );
    },
  };
}
