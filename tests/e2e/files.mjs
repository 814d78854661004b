// Files that the page hands out, and that are dropped on it.

import { readFile } from 'node:fs/promises';
import { press } from './harness.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {{name: string, text: string}} Document */

/**
 * The files the page hands out for what is done.
 * @param {Page} page
 * @param {string | (() => Promise<unknown>)} action a button that is pressed, or anything else
 * @param {number} count
 * @returns {Promise<Document[]>}
 */
export async function handed_out(page, action, count) {
  /** @type {import('playwright-core').Download[]} */
  const downloads = [];
  const all = new Promise((done) => {
    page.on('download', (download) => {
      downloads.push(download);
      if (downloads.length === count) done(undefined);
    });
  });
  await (typeof action === 'string' ? press(page, 'button', action) : action());
  await all;
  return Promise.all(downloads.map(async (download) => ({
    name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8'),
  })));
}

/** The register's snapshot. @param {Page} page */
export async function export_text(page) {
  const [{ text }] = await handed_out(page, '导出快照', 1);
  return text;
}

/**
 * @param {Page} page
 * @param {Document[]} documents dropped at once
 */
export async function drop(page, documents) {
  await page.evaluate((files) => {
    const data = new DataTransfer();
    for (const { name, text } of files) data.items.add(new File([text], name));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, documents);
}

/**
 * Drops one file that is no text.
 * @param {Page} page
 * @param {string} name
 * @param {Uint8Array} bytes
 */
export async function drop_bytes(page, name, bytes) {
  await page.evaluate(([file_name, content]) => {
    const data = new DataTransfer();
    data.items.add(new File([Uint8Array.from(atob(content), (c) => c.charCodeAt(0))], file_name));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
  }, /** @type {const} */ ([name, Buffer.from(bytes).toString('base64')]));
}
