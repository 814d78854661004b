// Elements of plain HTML. Their texts are texts, never markup.

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {string} text
 */
export function made(name, text = '') {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

/**
 * @param {string} label
 * @param {() => void} action
 */
export function button(label, action) {
  const element = made('button', label);
  element.addEventListener('click', action);
  return element;
}

/**
 * @param {string} label
 * @param {string} address
 */
export function link(label, address) {
  const element = made('a', label);
  element.href = address;
  return element;
}
