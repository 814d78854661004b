// The accessibility mirror: for each node that the wasm names, an invisible element over the canvas.

import { KIND, send } from './events.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/**
 * One line of the wire form, see mirror.h.
 * @typedef {{id: string, parent: string, role: string, box: string[], flags: string, name: string,
 *            value: string, extra: string}} Node
 */

/**
 * A node, its element, its own text (children come after it), the line it was made from, and what the
 * element has: the DOM itself is slow to ask. `said` is all of the node that its attributes come from.
 * @typedef {{node: Node, element: HTMLElement, text: Text, line: string, said: string,
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

const SIDES = /** @type {const} */ (['left', 'top', 'width', 'height']);

/** @param {string} text */
const unescaped = (text) => text.replace(/\\(.)/g, (whole, letter) => ESCAPES[letter] ?? whole);

/**
 * @param {string} line
 * @returns {Node}
 */
function parse(line) {
  const [id, parent, role, x, y, w, h, flags = '', name = '', value = '', extra = ''] = line.split('\t');
  return { id, parent, role, box: [x, y, w, h], flags, name: unescaped(name), value: unescaped(value), extra };
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
  for (const pair of extra.split(';')) {
    const [key, said] = pair.split('=', 2);
    if (key in EXTRA_ATTRIBUTES) attributes[EXTRA_ATTRIBUTES[key]] = said;
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
  const element = target instanceof Element ? target.closest('[id^=node-]') : null;
  if (!(element instanceof HTMLElement) || element.ariaDisabled === 'true') return null;
  return element;
}

/** @param {HTMLElement} element of a node */
const id_of = (element) => element.id.slice('node-'.length);

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
    return { node, element, text, line: '', said: '', attributes: {} };
  }

  /**
   * @param {Shown} one
   * @param {Node} node
   */
  function set_attributes(one, node) {
    const { role, flags, name, value, extra } = node;
    const said = [role, flags, NAMED_BY_CONTENT.has(role) ? '' : name, value, extra].join('\t');
    if (one.said === said) return;
    one.said = said;
    const attributes = attributes_of(node);
    for (const name of Object.keys({ ...one.attributes, ...attributes })) {
      const value = attributes[name] ?? null;
      if (value === (one.attributes[name] ?? null)) continue;
      if (value === null) one.element.removeAttribute(name);
      else one.element.setAttribute(name, value);
    }
    one.attributes = attributes;
  }

  /**
   * @param {Shown} one
   * @param {Node} node
   */
  function fill(one, node) {
    const { element } = one;
    const is_new = one.line === '';
    if (is_new || one.node.id !== node.id) element.id = element_id(node.id);
    SIDES.forEach((side, i) => {
      if (is_new || one.node.box[i] !== node.box[i]) element.style[side] = `${node.box[i]}px`;
    });
    one.node = node;
    set_attributes(one, node);
    const text = text_of(node);
    if (one.text.parentNode !== element) element.prepend(one.text);
    if (one.text.data !== text) one.text.data = text;
    if (node.role === 'textbox' && element.textContent !== text) element.replaceChildren(one.text);
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

  /**
   * The nodes by id with their lines, in reading order.
   * @param {string} nodes
   */
  function nodes_of(nodes) {
    /** @type {Map<string, {node: Node, line: string}>} */
    const all = new Map();
    for (const line of nodes.split('\n')) {
      if (line === '') continue;
      const before = read.get(line);
      const node = before?.line === line ? before.node : parse(line);
      if (!all.has(node.id)) all.set(node.id, { node, line });
    }
    return all;
  }

  /**
   * What stands for no node any more, by role: a table that has scrolled takes its rows again, as to
   * make an element costs far more than to change one.
   * @param {Map<string, unknown>} stay
   */
  function left_over(stay) {
    /** @type {Map<string, Shown[]>} */
    const all = new Map();
    for (const [id, one] of shown) {
      if (stay.has(id)) continue;
      const { role } = one.node;
      if (!all.get(role)?.push(one)) all.set(role, [one]);
    }
    return all;
  }

  /** @param {string} nodes */
  function show(nodes) {
    const all = nodes_of(nodes);
    const free = left_over(all);
    /** @type {Map<string, Shown>} */
    const next = new Map();
    /** The child placed last, by parent. @type {Map<Element, Element>} */
    const placed = new Map();
    /** @type {Map<string, Shown>} */
    const lines = new Map();
    /** @type {Node | undefined} */
    let focused;
    for (const [id, { node, line }] of all) {
      if (node.flags.includes('f')) focused = node;
      const one = shown.get(id) ?? free.get(node.role)?.shift() ?? make_shown(node);
      if (one.line !== line) fill(one, node);
      one.line = line;
      next.set(id, one);
      lines.set(line, one);
      place(one.element, next.get(node.parent)?.element ?? root, placed);
    }
    for (const rest of free.values()) for (const one of rest) one.element.remove();
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
    send(wasm, KIND.mirror_pressed, [], Number(id_of(element)));
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
    const one = shown.get(id_of(element));
    if (one) one.line = '';
    send(wasm, KIND.mirror_typed, [element.innerText], Number(id_of(element)));
  });

  return { show };
}
