// Files that the page hands out.

import { link } from './elements.js';

// Of more than ten downloads within a second Chromium drops the rest without a word, and timers may come early: two
// bursts together are not more.
const BURST = 5;
const BURST_MS = 1200;
const REVOKE_AFTER_MS = 60_000; // slow machines and questions to the user delay the download

/** @type {(() => void)[]} downloads that wait for their burst */
const waiting = [];
let started = 0; // in this burst

function next_burst() {
  started = 0;
  for (const start of waiting.splice(0, BURST)) start_download(start);
}

/** @param {() => void} start */
function start_download(start) {
  if (started === BURST) {
    waiting.push(start);
    return;
  }
  if (started === 0) setTimeout(next_burst, BURST_MS);
  started += 1;
  start();
}

/**
 * @param {string} name
 * @param {BlobPart[]} parts
 * @param {string} type
 */
export function download(name, parts, type) {
  start_download(() => {
    const file = link('', URL.createObjectURL(new Blob(parts, { type })));
    file.download = name;
    file.click();
    setTimeout(() => URL.revokeObjectURL(file.href), REVOKE_AFTER_MS);
  });
}
