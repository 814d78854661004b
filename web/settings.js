// Small settings that survive a visit. A browser may refuse localStorage: then they live for the visit.

const PREFIX = 'taizhang.';

/** Each page has one of its own, in which it leaves what it could not write: their names begin so. */
export const OUTBOX = 'outbox';

/** @param {string} name */
export function read(name) {
  try {
    return localStorage.getItem(PREFIX + name) ?? '';
  } catch {
    return '';
  }
}

/** Of the settings there are. @param {string} prefix that they begin with */
export function names(prefix) {
  try {
    const all = Object.keys(localStorage).filter((name) => name.startsWith(PREFIX + prefix));
    return all.map((name) => name.slice(PREFIX.length));
  } catch {
    return [];
  }
}

/**
 * @param {string} name
 * @param {string} value empty: forget it
 * @returns {boolean} false: refused or full, so that the setting holds until the page is closed
 */
export function write(name, value) {
  try {
    if (value === '') localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, value);
    return true;
  } catch {
    return false;
  }
}
