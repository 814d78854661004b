// Small settings that survive a visit. A browser may refuse localStorage: then they live for the visit.

const PREFIX = 'taizhang.';

/** @param {string} name */
export function read(name) {
  try {
    return localStorage.getItem(PREFIX + name) ?? '';
  } catch {
    return '';
  }
}

/**
 * @param {string} name
 * @param {string} value empty: forget it
 */
export function write(name, value) {
  try {
    if (value === '') localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
  } catch {
    // Refused or full: the setting holds until the page is closed.
  }
}
