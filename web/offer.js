// The strip over the canvas that offers something about the program itself, and what its buttons do.

import { button } from './elements.js';

/** @typedef {{label: string, action: () => void}} Choice */

const FOCUS_KEY = 'F6'; // as windows with several panes have it; Tab is the application's

/**
 * @param {HTMLElement} strip a sentence and a place for buttons
 * @param {HTMLElement} canvas has the keys when the strip has been dealt with
 */
export function make_offer(strip, canvas) {
  const [sentence, buttons] = /** @type {Iterable<HTMLElement>} */ (strip.children);

  function close() {
    sentence.textContent = '';
    buttons.replaceChildren();
    canvas.focus({ preventScroll: true });
  }

  window.addEventListener('keydown', (event) => {
    if (event.key !== FOCUS_KEY || !buttons.firstElementChild) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (buttons.firstElementChild).focus();
  });
  // Its keys are its own; but one that was pressed on the canvas may be let go here.
  strip.addEventListener('keydown', (event) => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
  });

  return {
    close,
    /**
     * @param {string} text
     * @param {Choice[]} choices
     */
    show(text, choices) {
      sentence.textContent = text;
      buttons.replaceChildren(...choices.map(({ label, action }) => button(label, action)));
    },
  };
}
