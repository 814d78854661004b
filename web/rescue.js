// What the browser holds, to be taken away when the application cannot start.

import { list, load } from './storage.js';

/** @typedef {import('./storage.js').Line} Line */

/**
 * @param {string} name
 * @param {BlobPart[]} parts
 */
function download(name, parts) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob(parts, { type: 'application/json' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * @param {string} name
 * @param {string} file
 * @param {BlobPart[]} parts
 */
function button(name, file, parts) {
  const made = document.createElement('button');
  made.textContent = name;
  made.addEventListener('click', () => download(file, parts));
  return made;
}

/** @param {Line} line the title stands first in `meta` */
async function row({ key, meta, written }) {
  const found = await load(key);
  if (!found) return [];
  const title = meta.split('\t')[0] || key;
  const name = title.replace(/[\\/:*?"<>|\s]/g, '_');
  const made = document.createElement('li');
  made.append(`${title}（${new Date(written).toLocaleString('zh-CN')}）`);
  if (found.bytes.length > 0) {
    made.append(button('下载台账', `${name}.taizhang.json`, [found.bytes]));
  } else if (found.previous_bytes.length > 0) {
    made.append(button('下载上一版台账', `${name}-上一版.taizhang.json`, [found.previous_bytes]));
  }
  if (found.journal.length > 0) {
    const lines = found.journal.flatMap((entry) => [entry, '\n']);
    made.append(button(`下载此后的 ${found.journal.length} 次改动`, `${name}-此后的改动.json`, lines));
  }
  return [made];
}

/** @param {HTMLElement} message what is wrong; the documents are listed below it */
export async function offer_stored(message) {
  try {
    const lines = await list();
    if (lines.length === 0) return;
    const shown = document.createElement('ul');
    shown.append(...(await Promise.all(lines.map(row))).flat());
    message.append(' 本机存有下列台账，可以先下载保存，再用能打开台账的浏览器打开：', shown);
  } catch {
    message.append(' 本机存储也读不出来。');
  }
}
