// The table as plain HTML over the canvas: to read without it, and to print.

import { button, made } from './elements.js';
import { KIND, send } from './events.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/**
 * @param {string[]} cells one alone is a heading over the rows below it
 * @param {number} columns
 */
function row_of(cells, columns) {
  const row = made('tr');
  if (cells.length === 1) {
    const heading = made('th', cells[0]);
    heading.colSpan = columns;
    heading.scope = 'rowgroup';
    row.append(heading);
  } else {
    row.append(...cells.map((cell) => made('td', cell)));
  }
  return row;
}

/**
 * @param {string} title
 * @param {string} lines cells between tabs, a row a line, the header first
 */
function table_of(title, lines) {
  const [header, ...rows] = lines.split('\n').filter((line) => line !== '').map((line) => line.split('\t'));
  const [table, head, body, names] = [made('table'), made('thead'), made('tbody'), made('tr')];
  for (const name of header ?? []) {
    const cell = made('th', name);
    cell.scope = 'col';
    names.append(cell);
  }
  head.append(names);
  body.append(...rows.map((row) => row_of(row, header?.length ?? 1)));
  table.append(made('caption', title), head, body);
  return table;
}

/**
 * @param {Wasm} wasm
 * @param {HTMLDialogElement} view
 */
export function make_table(wasm, view) {
  let for_print = false;

  window.addEventListener('beforeprint', () => {
    if (view.open) return;
    send(wasm, KIND.print_wanted);
    wasm._taizhang_draw_now();
    for_print = view.open;
  });
  window.addEventListener('afterprint', () => {
    if (for_print) view.close();
    for_print = false;
  });
  view.addEventListener('close', () => {
    if (view.open) return; // told late: it has been opened again
    view.replaceChildren();
    wasm.canvas.focus({ preventScroll: true });
  });
  // Its keys are its own; the canvas below has none of them.
  for (const type of ['keydown', 'keyup']) view.addEventListener(type, (event) => event.stopPropagation());

  return {
    /**
     * @param {string} title
     * @param {string} print
     * @param {string} back
     * @param {string} lines
     */
    show(title, print, back, lines) {
      const actions = made('menu');
      actions.append(button(back, () => view.close()), button(print, () => window.print()));
      view.replaceChildren(actions, table_of(title, lines));
      view.setAttribute('aria-label', title);
      if (!view.open) view.showModal();
    },
  };
}
