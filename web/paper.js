// A document as HTML over the canvas: to read without it, and to print.

import { button, made } from './elements.js';
import { KIND, send } from './events.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/**
 * The words of a cell as they stand in it, line by line.
 * @param {HTMLElement} element
 * @param {string} words lines between '\v'
 */
function fill(element, words) {
  const [first = '', ...rest] = words.split('\v');
  element.append(first);
  for (const line of rest) element.append(made('br'), line);
}

/**
 * @param {string[]} words four of each cell: rows, columns, flags, text
 * @param {boolean} is_header
 */
function row_of(words, is_header) {
  const row = made('tr');
  for (let i = 0; i + 3 < words.length; i += 4) {
    const [rows, columns, flags = '', text = ''] = words.slice(i, i + 4);
    const is_heading = is_header || flags.includes('h');
    const cell = made(is_heading ? 'th' : 'td');
    if (Number(rows) > 1) cell.rowSpan = Number(rows);
    if (Number(columns) > 1) cell.colSpan = Number(columns);
    if (is_heading) cell.scope = is_header ? 'col' : 'row';
    if (flags.includes('c')) cell.classList.add('centred');
    fill(cell, text);
    row.append(cell);
  }
  return row;
}

/**
 * @param {string[]} words caption, header rows, widths
 * @param {string[][]} rows
 */
function table_of([caption = '', header = '0', ...widths], rows) {
  const [table, columns, head, body] = [made('table'), made('colgroup'), made('thead'), made('tbody')];
  const all = widths.reduce((sum, width) => sum + Number(width), 0);
  for (const width of widths) {
    const column = made('col');
    column.style.width = `${(100 * Number(width)) / all}%`;
    columns.append(column);
  }
  head.append(...rows.slice(0, Number(header)).map((row) => row_of(row, true)));
  body.append(...rows.slice(Number(header)).map((row) => row_of(row, false)));
  if (caption) table.append(made('caption', caption));
  table.append(columns, head, body);
  return table;
}

/** @type {Record<string, keyof HTMLElementTagNameMap>} */
const ELEMENTS = { title: 'h1', heading: 'h2', subheading: 'h3' };

/** @param {string} lines as src/formats/document_lines.h has them */
function article_of(lines) {
  const article = made('article');
  const all = lines.split('\n').filter((line) => line !== '').map((line) => line.split('\t'));
  for (let i = 0; i < all.length; ++i) {
    const [kind = '', ...words] = all[i] ?? [];
    if (kind === 'paper') {
      article.classList.add(words[0] ?? '');
    } else if (kind === 'break') {
      article.append(made('hr'));
    } else if (kind === 'table') {
      const first = i + 1;
      while (all[i + 1]?.[0] === 'row') ++i;
      article.append(table_of(words, all.slice(first, i + 1).map((row) => row.slice(1))));
    } else {
      const element = made(ELEMENTS[kind] ?? 'p', words[0]);
      element.classList.add(kind);
      article.append(element);
    }
  }
  return article;
}

/**
 * @param {Wasm} wasm
 * @param {HTMLDialogElement} view
 * @param {HTMLElement} sheet what is printed of it
 */
export function make_paper(wasm, view, sheet) {
  let for_print = false;

  // A dialog is printed on one sheet and no more: for the time of it the document stands in the page itself.
  window.addEventListener('beforeprint', () => {
    if (!view.open) {
      send(wasm, KIND.print_wanted);
      wasm._taizhang_draw_now();
      for_print = view.open;
    }
    sheet.replaceChildren(...view.getElementsByTagName('article'));
  });
  window.addEventListener('afterprint', () => {
    view.append(...sheet.children);
    if (for_print) view.close();
    for_print = false;
  });
  view.addEventListener('close', () => {
    if (view.open) return; // told late: it has been opened again
    view.replaceChildren();
    wasm.canvas.focus({ preventScroll: true });
  });
  // Its keys are its own; but one that was pressed on the canvas may be let go here.
  view.addEventListener('keydown', (event) => event.stopPropagation());

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
      view.replaceChildren(actions, article_of(lines));
      view.setAttribute('aria-label', title);
      if (!view.open) view.showModal();
    },
  };
}
