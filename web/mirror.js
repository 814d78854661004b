// The accessibility mirror: for each node that the wasm names, an invisible element over the canvas.

import { KIND, send } from './events.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/**
 * One line of the wire form, see mirror.h. `order` is its place in reading order.
 * @typedef {{id: string, parent: string, role: string, box: number[], flags: string, name: string,
 *            value: string, extra: Record<string, string>}} Node
 */

/**
 * A node, its element, its own text (children come after it), the line it was made from, and what the
 * element has: the DOM itself is slow to ask.
 * @typedef {{node: Node, element: HTMLElement, text: Text, line: string, box: number[],
 *            attributes: Record<string, string | null>}} Shown
 */

const PRESSABLE = new Set([
  'button', 'checkbox', 'radio', 'tab', 'link', 'menuitem', 'option', 'combobox', 'row', 'gridcell',
  'columnheader', 'textbox', 'treeitem', 'switch', 'listitem',
]);
/** Roles whose name is what stands in them, as it is for a sighted reader. */
const NAMED_BY_CONTENT = new Set([
  'text', 'heading', 'gridcell', 'cell', 'columnheader', 'status', 'alert', 'listitem',
]);
/** Roles with aria-selected; what is chosen of others is the current one. */
const SELECTABLE = new Set(['tab', 'option', 'row', 'gridcell']);
const ALWAYS_SELECTED = new Set(['tab', 'option']);
/** Roles whose value has an attribute or a text of its own. */
const VALUED = new Set(['textbox', 'progressbar', 'columnheader']);
const ESCAPES = /** @type {Record<string, string>} */ ({ t: '\t', n: '\n', '\\': '\\' });
const EXTRA_ATTRIBUTES = /** @type {Record<string, string>} */ ({
  rowindex: 'aria-rowindex',
  colindex: 'aria-colindex',
  rowcount: 'aria-rowcount',
  colcount: 'aria-colcount',
  level: 'aria-level',
  live: 'aria-live',
});

/** @param {string} text */
const unescaped = (text) => text.replace(/\\(.)/g, (whole, letter) => ESCAPES[letter] ?? whole);

/**
 * @param {string} line
 * @returns {Node}
 */
function parse(line) {
  const [id, parent, role, x, y, w, h, flags, name, value, extra] = line.split('\t');
  const pairs = (extra ?? '').split(';').filter((pair) => pair.includes('='));
  return {
    id,
    parent,
    role,
    box: [x, y, w, h].map(Number),
    flags: flags ?? '',
    name: unescaped(name ?? ''),
    value: unescaped(value ?? ''),
    extra: Object.fromEntries(pairs.map((pair) => pair.split('=', 2))),
  };
}

/**
 * The ARIA attributes of a node; null: has none.
 * @param {Node} node
 * @returns {Record<string, string | null>}
 */
function attributes_of({ role, flags, name, value, extra }) {
  /** @param {string} letter */
  const has = (letter) => flags.includes(letter);
  /**
   * @param {boolean} applies
   * @param {boolean} state
   */
  const stated = (applies, state) => (applies ? String(state) : null);
  const is_named_outside = !NAMED_BY_CONTENT.has(role) && name !== '';
  const is_described = value !== '' && !VALUED.has(role);
  /** @type {Record<string, string | null>} */
  const attributes = {
    role: role === 'text' ? null : role,
    'aria-label': is_named_outside ? name : null,
    'aria-description': is_described ? value : null,
    'aria-valuetext': role === 'progressbar' && value !== '' ? value : null,
    'aria-checked': stated(role !== 'button' && (has('C') || has('c')), has('c')),
    'aria-pressed': stated(role === 'button' && (has('C') || has('c')), has('c')),
    'aria-selected': stated(SELECTABLE.has(role) && (has('s') || ALWAYS_SELECTED.has(role)), has('s')),
    'aria-current': stated(!SELECTABLE.has(role) && has('s'), true),
    'aria-sort': role === 'columnheader' && value !== '' ? value : null,
    'aria-expanded': stated(has('E') || has('e') || role === 'combobox', has('e')),
    'aria-disabled': stated(has('d'), true),
    'aria-multiline': stated(has('m'), true),
    'aria-required': stated(has('r'), true),
    'aria-invalid': stated(has('i'), true),
    contenteditable: role === 'textbox' && !has('d') ? 'plaintext-only' : null,
    tabindex: PRESSABLE.has(role) ? '-1' : null,
  };
  for (const [pair, attribute] of Object.entries(EXTRA_ATTRIBUTES)) {
    attributes[attribute] = extra[pair] ?? null;
  }
  return attributes;
}

/** @param {Node} node */
function text_of({ role, name, value }) {
  if (role === 'textbox') return value;
  return NAMED_BY_CONTENT.has(role) ? name : '';
}

/** @param {string} id */
const element_id = (id) => `node-${id}`;

/** @param {EventTarget | null} target */
function node_at(target) {
  const element = target instanceof Element ? target.closest('[data-node]') : null;
  if (!(element instanceof HTMLElement) || element.ariaDisabled === 'true') return null;
  return element;
}

/** @param {HTMLElement | null} element */
const is_textbox = (element) => element?.getAttribute('role') === 'textbox';

/**
 * @param {Wasm} wasm
 * @param {HTMLElement} root
 * @param {HTMLElement} ime
 */
export function make_mirror(wasm, root, ime) {
  /** By id. @type {Map<string, Shown>} */
  let shown = new Map();
  /** By line: most are the same from frame to frame, and to read one costs more than all the rest. */
  let read = /** @type {Map<string, Shown>} */ (new Map());

  /**
   * @param {Node} node
   * @returns {Shown}
   */
  function make_shown(node) {
    const element = document.createElement('div');
    const text = document.createTextNode('');
    element.append(text);
    return { node, element, text, line: '', box: [], attributes: {} };
  }

  /**
   * @param {Shown} one
   * @param {Node} node
   */
  function fill(one, node) {
    const { element } = one;
    one.node = node;
    if (element.dataset.node !== node.id) {
      element.id = element_id(node.id);
      element.dataset.node = node.id;
    }
    const sides = /** @type {const} */ (['left', 'top', 'width', 'height']);
    sides.forEach((side, i) => {
      if (one.box[i] !== node.box[i]) element.style[side] = `${node.box[i]}px`;
    });
    one.box = node.box;
    const attributes = attributes_of(node);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === (one.attributes[name] ?? null)) continue;
      if (value === null) element.removeAttribute(name);
      else element.setAttribute(name, value);
    }
    one.attributes = attributes;
    const text = text_of(node);
    if (!one.text.isConnected || one.text.parentNode !== element) element.prepend(one.text);
    if (one.text.data !== text) one.text.data = text;
    if (is_textbox(element) && element.textContent !== text) element.replaceChildren(one.text);
  }

  /** @param {Node | undefined} focused */
  function show_focus(focused) {
    if (!focused) {
      wasm.canvas.removeAttribute('aria-activedescendant');
      ime.removeAttribute('aria-describedby');
      return;
    }
    wasm.canvas.setAttribute('aria-activedescendant', element_id(focused.id));
    ime.setAttribute('aria-describedby', element_id(focused.id));
    if (focused.role === 'textbox') ime.setAttribute('aria-label', focused.name);
  }

  /** @param {string} nodes */
  function show(nodes) {
    /** @type {Map<string, Shown>} */
    const next = new Map();
    /** The child placed last, by parent. @type {Map<Element, Element>} */
    const placed = new Map();
    /** @type {Map<string, Shown>} */
    const lines = new Map();
    /** @type {Node | undefined} */
    let focused;
    for (const line of nodes.split('\n')) {
      if (line === '') continue;
      const before = read.get(line);
      const node = before?.line === line ? before.node : parse(line);
      if (next.has(node.id)) continue;
      if (node.flags.includes('f')) focused = node;
      const one = shown.get(node.id) ?? make_shown(node);
      if (one.line !== line) fill(one, node);
      one.line = line;
      next.set(node.id, one);
      lines.set(line, one);
      place(one.element, next.get(node.parent)?.element ?? root, placed);
    }
    for (const [id, one] of shown) if (!next.has(id)) one.element.remove();
    shown = next;
    read = lines;
    show_focus(focused);
  }

  /**
   * Behind the child placed before it: the DOM's order is reading order.
   * @param {Element} element
   * @param {Element} parent
   * @param {Map<Element, Element>} placed
   */
  function place(element, parent, placed) {
    const before = placed.get(parent);
    const there = before ? before.nextElementSibling : parent.firstElementChild;
    if (there !== element || element.parentElement !== parent) parent.insertBefore(element, there);
    placed.set(parent, element);
  }

  /** @param {HTMLElement} element */
  function press(element) {
    send(wasm, KIND.mirror_pressed, [], Number(element.dataset.node));
  }

  root.addEventListener('click', (event) => {
    const element = node_at(event.target);
    if (element) press(element);
  });
  root.addEventListener('keydown', (event) => {
    const element = node_at(event.target);
    if (!element || is_textbox(element) || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    event.stopPropagation();
    press(element);
  });
  root.addEventListener('input', (event) => {
    const element = node_at(event.target);
    if (!element) return;
    // What the wasm shows next may be what it showed before: it is to be written again.
    const one = shown.get(element.dataset.node ?? '');
    if (one) one.line = '';
    send(wasm, KIND.mirror_typed, [element.innerText], Number(element.dataset.node));
  });

  return { show };
}
