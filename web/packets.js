// Packets as they were issued, to compare what comes back with. They cannot be made again from the register: its
// changes say no order but that of each cell, and sealing leaves superseded values to the archive.

import { answer, transact } from './database.js';

/** @typedef {{shelf: string, baseline: string, department: string, size: number, bytes: Uint8Array<ArrayBuffer>}} Packet */

// Of one register; the oldest go first.
const MOST = 400;
const MOST_BYTES = 100 * 2 ** 20;

/**
 * Ids and sizes of a register's packets, newest first, without their bytes.
 * @param {IDBTransaction} t
 * @param {string} shelf
 * @returns {Promise<{id: number, size: number}[]>}
 */
function sizes(t, shelf) {
  return new Promise((resolve, reject) => {
    /** @type {{id: number, size: number}[]} */
    const found = [];
    const request = t.objectStore('packet').index('size').openKeyCursor(IDBKeyRange.bound([shelf, 0], [shelf, Infinity]));
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return resolve(found.sort((a, b) => b.id - a.id));
      const [, size] = /** @type {[string, number]} */ (cursor.key);
      found.push({ id: Number(cursor.primaryKey), size });
      cursor.continue();
    };
  });
}

/** @param {Packet} packet */
export function keep(packet) {
  return transact('readwrite', async (t) => {
    t.objectStore('packet').add(packet);
    let size = 0;
    (await sizes(t, packet.shelf)).forEach((one, place) => {
      size += one.size;
      if (place >= MOST || (place > 0 && size > MOST_BYTES)) t.objectStore('packet').delete(one.id);
    });
  });
}

/**
 * Those a file of this baseline and department can have come from, oldest first.
 * @param {string} shelf
 * @param {string} baseline
 * @param {string} department
 * @returns {Promise<Packet[]>}
 */
export function find(shelf, baseline, department) {
  return transact('readonly', (t) => answer(t.objectStore('packet').index('origin').getAll([shelf, baseline, department])));
}
