// Keyboard and Chinese input. SDL's keyboard is turned to an element that never has the focus; keys
// come from here, text from an invisible textarea that lies where ImGui's caret is. While an input
// method composes in it, the field shows what it composes; a key it takes is no key of ours.

import { copy_in, KIND, send } from './events.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

const IME_OFF_KEYCODE = 229; // a key the IME took

/**
 * Chords with Ctrl (Cmd) that are ours; the browser keeps all others, and F-keys, and zoom.
 */
const OUR_CHORDS = new Set(['KeyA', 'KeyZ', 'KeyY', 'KeyS', 'KeyF', 'KeyK', 'KeyO', 'KeyE', 'KeyD', 'KeyH', 'Enter', 'Home', 'End']);
const OUR_CHORD_KEYS = /^(Arrow|Backspace|Delete)/;

/**
 * What the browser has a use for too: taken only while a command uses it, or while it would put another page in the
 * place of this one and of what is typed here or asked in a dialog.
 */
const SHARED = /^(F6|Ctrl\+KeyO|Ctrl\+Shift\+(Key[^Z]|Delete)|Alt\+Arrow(Left|Right))$/;

/** Keys without a chord that would scroll the page or move the focus out of it. */
const OUR_KEYS = /^(Tab|Arrow|Page|Home|End|Backspace|Delete|Enter|NumpadEnter|Space|ContextMenu|F1$|F2$)/;

/** Keys that never move the focus into a field or out of one. */
const KEEPING_KEYS = /^(Arrow|Page|Home|End|Backspace|Delete|Shift|Control|Alt|Meta|CapsLock)/;

/** Copy, cut and paste reach us as the DOM's own events. */
const CLIPBOARD_CHORDS = new Set(['KeyC', 'KeyX', 'KeyV']);

/** @param {KeyboardEvent} event */
function is_clipboard_key(event) {
  if (event.ctrlKey || event.metaKey) {
    return CLIPBOARD_CHORDS.has(event.code) || event.code === 'Insert';
  }
  return event.shiftKey && (event.code === 'Insert' || event.code === 'Delete');
}

/** As SHARED has it. @param {KeyboardEvent} event */
function chord_of({ ctrlKey, metaKey, shiftKey, altKey, code }) {
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${shiftKey ? 'Shift+' : ''}${altKey ? 'Alt+' : ''}${code}`;
}

/**
 * Does the application take this key from the browser?
 * @param {KeyboardEvent} event
 * @param {boolean} typing the IME's element has the focus
 * @param {() => boolean} is_taken one of SHARED
 */
function is_ours(event, typing, is_taken) {
  if (SHARED.test(chord_of(event))) return is_taken();
  if (event.ctrlKey || event.metaKey) {
    return OUR_CHORDS.has(event.code) || OUR_CHORD_KEYS.test(event.code);
  }
  if (event.altKey) return /^Arrow|Enter$/.test(event.code); // rows are moved; else the browser goes back, or types a line
  if (event.key.length === 1) return !typing;
  return OUR_KEYS.test(event.code || event.key);
}

/**
 * @param {Wasm} wasm
 * @param {HTMLTextAreaElement} ime
 */
export function make_input(wasm, ime) {
  const canvas = wasm.canvas;
  /** @type {Map<string, number>} */
  const keys = new Map();
  let composing = false;

  /** @param {KeyboardEvent | MouseEvent} event */
  function sync_modifiers(event) {
    wasm._taizhang_modifiers(+event.ctrlKey, +event.shiftKey, +event.altKey, +event.metaKey);
  }

  /**
   * Is the key for an element of the mirror? Only what is typed into its text fields; any other key
   * is for the application, and the focus goes back to it.
   * @param {KeyboardEvent} event
   */
  function is_for_mirror(event) {
    const element = event.target instanceof HTMLElement ? event.target : null;
    if (!element || element === canvas || element === ime || element === document.body) return false;
    if (element.isContentEditable && event.key !== 'Tab' && event.key !== 'Escape') return true;
    canvas.focus({ preventScroll: true });
    return false;
  }

  /** @param {KeyboardEvent} event */
  function on_key_down(event) {
    if (is_for_mirror(event)) return;
    sync_modifiers(event); // of a taken key too: the release of a Ctrl may be taken as well
    if (event.isComposing || event.keyCode === IME_OFF_KEYCODE) return;
    if (is_clipboard_key(event)) return;
    const typing = document.activeElement === ime;
    const key = keys.get(event.code) ?? keys.get(event.key);
    const mods = +(event.ctrlKey || event.metaKey) + 2 * +event.shiftKey + 4 * +event.altKey; // from ImGuiMod_Ctrl on
    const is_taken = () => key !== undefined && wasm._taizhang_takes_key(key + (mods << 12)) !== 0;
    if (is_ours(event, typing, is_taken)) event.preventDefault();
    if (key === undefined) return;
    wasm._taizhang_key(key, 1);
    // Whose the next key is, a field's or the page's, is known once this one has been looked at.
    const is_text = typing && event.key.length === 1 && !event.ctrlKey && !event.metaKey;
    if (!is_text && !KEEPING_KEYS.test(event.code)) wasm._taizhang_take_input();
  }

  /** @param {KeyboardEvent} event */
  function on_key_up(event) {
    sync_modifiers(event);
    const key = keys.get(event.code) ?? keys.get(event.key);
    if (key !== undefined) wasm._taizhang_key(key, 0);
    // Under Cmd, and after Ctrl+A on some systems, letters are never released.
    if (event.key === 'Control' || event.key === 'Meta') wasm._taizhang_release_keys();
  }

  function flush() {
    const text = ime.value;
    ime.value = '';
    if (text !== '') wasm._taizhang_type(copy_in(wasm, text));
  }

  // The candidates stand under the textarea's own caret: it is as wide as what it holds.
  function show_preedit() {
    ime.style.width = '1px';
    ime.style.width = `${ime.scrollWidth + 2}px`;
    const caret = ime.selectionEnd;
    send(wasm, KIND.text_composed, [ime.value.slice(0, caret), ime.value.slice(caret)]);
  }

  function on_composition_start() {
    composing = true;
  }

  function on_composition_end() {
    composing = false;
    flush();
    show_preedit(); // that there is none
  }

  function on_input() {
    if (composing) show_preedit();
    else flush();
  }

  // A click would move ImGui to another field with the composition still alive, and its text would
  // land there. So the composition ends first and its field takes the text; it does too when
  // another window takes the keyboard.
  function end_composition() {
    if (!composing) return;
    ime.blur();
    wasm._taizhang_take_input();
  }

  // SDL tells nothing of a mouse that has not moved, and ImGui has forgotten where it is when the
  // window comes back to the front: a click says so anew.
  /** @param {PointerEvent} event */
  function on_pointer(event) {
    sync_modifiers(event);
    const is_press = event.type === 'pointerdown' && event.pointerType !== 'touch';
    if (is_press) wasm._taizhang_point(event.clientX, event.clientY);
    wasm._taizhang_wake(3);
  }

  function listen() {
    window.addEventListener('keydown', on_key_down);
    window.addEventListener('keyup', on_key_up);
    window.addEventListener('blur', () => {
      end_composition();
      wasm._taizhang_focus(0);
    });
    window.addEventListener('focus', () => wasm._taizhang_focus(1));
    ime.addEventListener('compositionstart', on_composition_start);
    ime.addEventListener('compositionend', on_composition_end);
    ime.addEventListener('input', on_input);
    canvas.addEventListener('pointerdown', end_composition);
    for (const type of /** @type {const} */ (['pointerdown', 'pointerup', 'pointermove', 'pointerleave'])) {
      window.addEventListener(type, on_pointer);
    }
    // The focus stays with the text being typed; settle() moves it when ImGui has looked.
    canvas.addEventListener('mousedown', (event) => {
      event.preventDefault();
      if (document.activeElement !== ime) canvas.focus({ preventScroll: true });
    });
    for (const element of [canvas, ime]) {
      element.addEventListener('contextmenu', (event) => event.preventDefault());
    }
    // Ctrl and wheel is the browser's zoom; SDL would take it.
    window.addEventListener(
      'wheel',
      (event) => {
        if (event.ctrlKey) event.stopPropagation();
        else wasm._taizhang_wake(3);
      },
      { capture: true, passive: true },
    );
  }

  return {
    open: listen,
    end_composition,
    is_mac: () => +/Mac/.test(navigator.platform),
    /**
     * @param {string} code KeyboardEvent.code
     * @param {number} key ImGui's
     */
    name_key(code, key) {
      keys.set(code, key);
    },
    /**
     * Once a frame: where the text being typed is, in CSS px.
     * @param {boolean} wanted
     * @param {number} x
     * @param {number} y
     * @param {number} height
     * @param {number} right edge of the field
     */
    settle(wanted, x, y, height, right) {
      if (!wanted && ime.value !== '' && !composing) ime.value = '';
      if (wanted) {
        // The IME reads place and font before it starts to compose: they are right at all times.
        ime.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
        ime.style.fontSize = `${height * 0.7}px`;
        ime.style.lineHeight = ime.style.height = `${height}px`;
        ime.style.maxWidth = `${Math.max(40, right - x)}px`;
      }
      const focused = document.activeElement;
      const free = focused === null || focused === document.body;
      if (wanted && (free || focused === canvas)) ime.focus({ preventScroll: true });
      if (!wanted && (free || focused === ime)) canvas.focus({ preventScroll: true });
    },
  };
}
