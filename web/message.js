// What the page says in place of the application: that it is opening, or why it cannot.

import { link } from './elements.js';
import { offer_previous } from './offline.js';
import { says } from './words.js';

const PATIENCE_MS = 300; // a start faster than this shows nothing but the page's colour

let patience = 0;

const message = () => /** @type {HTMLElement} */ (document.getElementById('message'));

export function say_opening() {
  message().className = '';
  patience = setTimeout(() => {
    message().textContent = says('正在打开…', 'Opening...');
  }, PATIENCE_MS);
}

/** The application is there. */
export function say_nothing() {
  clearTimeout(patience);
  if (message().className !== 'fault') message().textContent = '';
}

/** @param {string} sentence why the application cannot go on */
export function say(sentence) {
  const shown = message();
  if (shown.className === 'fault') return; // the first is the cause
  clearTimeout(patience);
  shown.className = 'fault';
  shown.textContent = says(`${sentence}本机存有台账的，可以先`, `${sentence} Registers stored in this browser can be `);
  shown.append(link(says('取出来', 'taken out'), shown.dataset.recovery ?? ''), says('。', ' first.'));
  offer_previous(shown);
}
