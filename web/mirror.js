// The accessibility mirror: for each node that the wasm names, an invisible element over the canvas.

import { KIND, send } from './events.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/**
 * A node of the wire form, see mirror.h.
 * @typedef {{id: string, parent: string, role: string, box: string[], flags: string, name: string,
 *            value: string, extra: string, hint: string}} Node
 */

/**
 * What becomes of the next nodes shown, see mirror.h.
 * @typedef {{what: string, count: number, node?: Node}} Step
 */

/**
 * A node, its element, its own text (children come after it), and what the element has: the DOM itself
 * is slow to ask. `said` is all of the node that its attributes come from.
 * @typedef {{node: Node, element: HTMLElement, text: Text, said: string,
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
const VALUED = new Set(['textbox', 'combobox', 'progressbar', 'columnheader']);
const ESCAPES = /** @type {Record<string, string>} */ ({ t: '\t', n: '\n', '\\': '\\' });
const EXTRA_ATTRIBUTES = /** @type {Record<string, string>} */ ({
  rowindex: 'aria-rowindex',
  colindex: 'aria-colindex',
  rowcount: 'aria-rowcount',
  colcount: 'aria-colcount',
  level: 'aria-level',
  live: 'aria-live',
});
/** Of an option they are its place in the list. */
const OPTION_ATTRIBUTES = /** @type {Record<string, string>} */ ({
  rowindex: 'aria-posinset',
  rowcount: 'aria-setsize',
});

const SIDES = /** @type {const} */ (['left', 'top', 'width', 'height']);

/** @param {string} text */
const unescaped = (text) => text.replace(/\\(.)/g, (whole, letter) => ESCAPES[letter] ?? whole);

/**
 * @param {string} line
 * @returns {Node}
 */
function parse(line) {
  const [id, parent, role, x, y, w, h, flags = '', name = '', value = '', extra = '', hint = ''] = line.split('\t');
  const texts = { name: unescaped(name), value: unescaped(value), hint: unescaped(hint) };
  return { id, parent, role, box: [x, y, w, h], flags, extra, ...texts };
}

/** @param {string} line @returns {Step} */
function step_of(line) {
  const what = line[0];
  const rest = line.slice(1);
  return what === '~' || what === '+' ? { what, count: 1, node: parse(rest) } : { what, count: Number(rest) };
}

/**
 * The ARIA attributes of a node; null: has none.
 * @param {Node} node
 * @returns {Record<string, string | null>}
 */
function attributes_of({ role, flags, name, value, extra, hint }) {
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
    'aria-modal': stated(role === 'dialog', true),
    'aria-placeholder': hint || null,
    'aria-multiline': stated(has('m'), true),
    'aria-required': stated(has('r'), true),
    'aria-invalid': stated(has('i'), true),
    contenteditable: role === 'textbox' && !has('d') ? 'plaintext-only' : null,
    tabindex: PRESSABLE.has(role) ? '-1' : null,
  };
  for (const pair of extra.split(';')) {
    const [key, said] = pair.split('=', 2);
    const attribute = (role === 'option' ? OPTION_ATTRIBUTES : EXTRA_ATTRIBUTES)[key];
    if (attribute) attributes[attribute] = said;
  }
  return attributes;
}

/** @param {Node} node */
function text_of({ role, name, value }) {
  if (role === 'textbox' || role === 'combobox') return value;
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
 * @param {Node} node
 * @returns {Shown}
 */
function make_shown(node) {
  const element = document.createElement('div');
  const text = document.createTextNode('');
  element.append(text);
  return { node, element, text, said: '', attributes: {} };
}

/**
 * @param {Shown} one
 * @param {Node} node
 */
function set_attributes(one, node) {
  const { role, flags, name, value, extra, hint } = node;
  const said = [role, flags, NAMED_BY_CONTENT.has(role) ? '' : name, value, extra, hint].join('\t');
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
  const is_new = element.id === '';
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

/**
 * The elements of the nodes, in `root`.
 * @param {HTMLElement} root
 */
function make_tree(root) {
  /** In reading order. @type {Shown[]} */
  const shown = [];
  /** The same by id. @type {Map<string, Shown>} */
  const by_id = new Map();

  // Of the time while the nodes are brought to what they are now:
  /** The ids of what changes or comes. @type {Set<string>} */
  const wanted = new Set();
  /** What is free, by its id when that comes again, else by its role. @type {Map<string, Shown[]>} */
  const free = new Map();
  /** The child placed last, by parent. @type {Map<string, HTMLElement>} */
  const placed = new Map();

  /** @param {Shown} one */
  function keep(one) {
    shown.push(one);
    placed.set(one.node.parent, one.element);
  }

  /** @param {Shown} one */
  function let_go(one) {
    const { id, role } = one.node;
    if (!wanted.has(id)) by_id.delete(id);
    const key = wanted.has(id) ? id : role;
    if (!free.get(key)?.push(one)) free.set(key, [one]);
  }

  /** Behind the child placed before it: the DOM's order is reading order. @param {Shown} one */
  function place(one) {
    const parent = by_id.get(one.node.parent)?.element ?? root;
    const last = placed.get(one.node.parent);
    const there = last ? last.nextElementSibling : parent.firstElementChild;
    if (there !== one.element) parent.insertBefore(one.element, there);
    keep(one);
  }

  /** @param {Node} node */
  function add(node) {
    const one = free.get(node.id)?.shift() ?? free.get(node.role)?.shift() ?? make_shown(node);
    fill(one, node);
    by_id.set(node.id, one);
    place(one);
  }

  /** @param {Shown} one @param {Node} node */
  function change(one, node) {
    const { id, parent } = one.node;
    if (id !== node.id && (by_id.has(node.id) || wanted.has(id))) {
      let_go(one);
      return add(node);
    }
    if (id !== node.id) by_id.delete(id);
    fill(one, node);
    by_id.set(node.id, one);
    return parent === node.parent ? keep(one) : place(one);
  }

  /**
   * Brings the nodes to what they are now. What stands for no node any more is taken for one of the same role: to make
   * an element costs far more than to change one, and a table that scrolls needs many.
   * @param {Step[]} steps
   */
  function follow(steps) {
    for (const one of [wanted, free, placed]) one.clear();
    for (const { node } of steps) if (node) wanted.add(node.id);
    const before = shown.splice(0);
    let at = 0;
    for (const { what, count, node } of steps) {
      if (what === '+') add(/** @type {Node} */ (node));
      else if (what === '~') change(before[at++], /** @type {Node} */ (node));
      else for (const end = at + count; at < end; at += 1) (what === '=' ? keep : let_go)(before[at]);
    }
    while (at < before.length) keep(before[at++]);
    for (const rest of free.values()) for (const one of rest) one.element.remove();
  }

  return { shown, follow };
}

/**
 * @param {Wasm} wasm
 * @param {HTMLElement} root
 * @param {HTMLElement} ime
 * @param {() => void} end_composition what is composed goes where it was, before what happens moves on
 */
export function make_mirror(wasm, root, ime, end_composition) {
  const tree = make_tree(root);

  /** The box that has something open. @type {HTMLElement | undefined} */
  let opener;

  /** What it opens has its name. */
  function show_opened() {
    const box = tree.shown.find(({ node: { role, flags } }) => role === 'combobox' && flags.includes('e'));
    const opened = box && tree.shown.find(({ node: { name, role } }) =>
      name === box.node.name && (role === 'listbox' || role === 'group'));
    if (!opened || opener !== box.element) opener?.removeAttribute('aria-controls');
    opener = opened && box.element;
    if (opened) opener?.setAttribute('aria-controls', opened.element.id);
  }

  /** @param {Shown | undefined} shown */
  function show_focus(shown) {
    const focused = shown?.node;
    // Of a list that the arrows go through while one types: it lies in the field's dialog.
    const dialog = focused?.role === 'textbox' && shown?.element.closest('[role=dialog]');
    const chosen = dialog && dialog.querySelector('[role=option][aria-selected=true]');
    ime.toggleAttribute('aria-activedescendant', Boolean(chosen));
    if (chosen) ime.setAttribute('aria-activedescendant', chosen.id);
    if (!focused) {
      wasm.canvas.removeAttribute('aria-activedescendant');
      ime.removeAttribute('aria-describedby');
      return;
    }
    wasm.canvas.setAttribute('aria-activedescendant', element_id(focused.id));
    ime.setAttribute('aria-describedby', element_id(focused.id));
    if (focused.role === 'textbox') ime.setAttribute('aria-label', focused.name);
  }

  /** @param {string} news */
  function show(news) {
    const lines = news.split('\n');
    lines.pop(); // behind the last line's end
    tree.follow(lines.map(step_of));
    show_opened();
    show_focus(tree.shown.find(({ node }) => node.flags.includes('f')));
  }

  /** @param {HTMLElement} element */
  function press(element) {
    end_composition();
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
    end_composition();
    send(wasm, KIND.mirror_typed, [element.innerText], Number(id_of(element)));
  });

  return { show };
}
