// The page that hands out what the browser holds, without the application. It only reads.

import { download } from './downloads.js';
import { button, link, made } from './elements.js';
import { local_time } from './machine.js';
import { file_name, look_up } from './stored.js';
import { language, says } from './words.js';
import { zip } from './zip.js';

/** @typedef {import('./stored.js').Group} Group */
/** @typedef {import('./stored.js').Item} Item */
/** @typedef {import('./page.js').Build} Build */
/** @typedef {import('./single_file.js').Carried} Carried */

const classified = () => says('涉密内容不得录入或传输。下载的文件没有加密，请存到单位规定的地方。',
  'Classified content must not be entered or sent. The files are not encrypted: keep them where your office says.');

/** @param {number} bytes */
function size_words(bytes) {
  if (bytes < 1024 * 1024) return `${Math.ceil(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** @param {number | null} time */
const time_words = (time) => (time === null ? '' : local_time(new Date(time)).slice(0, 16).replace('T', ' '));

/** @param {Item} item */
const type_of = ({ file }) => (file.endsWith('.json') ? 'application/json' : 'text/plain');

/**
 * @param {HTMLElement} status where it is said what could not be read
 * @param {() => Promise<void>} action
 */
async function try_to(status, action) {
  status.textContent = '';
  try {
    await action();
  } catch (error) {
    console.error(error);
    status.textContent = says('没有读出来。请关闭其他台账窗口，刷新本页再试。',
      'It could not be read. Close the other windows with registers, reload this page and try again.');
  }
}

/**
 * A row's name, what is known of it, and the button that hands it out.
 * @param {Item} item
 * @param {string} title
 * @param {HTMLElement} status
 */
function row_of(item, title, status) {
  const row = made('tr');
  const name = made('th', item.what);
  name.scope = 'row';
  if (item.note !== '') name.append(made('p', item.note));
  const take = button(says('下载', 'Download'), () => try_to(status, async () => download(item.file, await item.read(), type_of(item))));
  take.setAttribute('aria-label', says(`下载 ${title}：${item.what}`, `Download ${title}: ${item.what}`));
  const action = made('td');
  action.append(take);
  row.append(name, made('td', time_words(item.time)), made('td', size_words(item.size)), action);
  return row;
}

/**
 * @param {Group} group
 * @param {HTMLElement} status
 */
function section_of({ title, items }, status) {
  const section = made('section');
  const [table, head, names, body] = [made('table'), made('thead'), made('tr'), made('tbody')];
  for (const name of [says('内容', 'Content'), says('时间', 'Time'), says('大小', 'Size')]) {
    const cell = made('th', name);
    cell.scope = 'col';
    names.append(cell);
  }
  names.append(made('td'));
  head.append(names);
  body.append(...items.map((item) => row_of(item, title, status)));
  table.append(head, body);
  table.setAttribute('aria-label', title);
  section.append(made('h2', title), table);
  return section;
}

/**
 * Names that differ: of equal ones the later get a number.
 * @param {string[]} names
 */
function told_apart(names) {
  const taken = new Set();
  return names.map((name) => {
    let own = name;
    for (let count = 2; taken.has(own); count += 1) own = `${name} (${count})`;
    taken.add(own);
    return own;
  });
}

/** @param {Group[]} groups a folder each */
async function download_all(groups) {
  const folders = told_apart(groups.map(({ title }) => file_name(title)));
  const files = [];
  for (const [place, { items }] of groups.entries()) {
    for (const item of items) files.push({ name: `${folders[place]}/${item.file}`, parts: await item.read() });
  }
  const now = new Date();
  download(`${says('台账-取出', 'registers-recovered')}-${local_time(now).slice(0, 10)}.zip`, zip(files, now), 'application/zip');
}

/** @param {Carried} carried @returns {Group} */
function carried_group({ name, bytes }) {
  const file = `${file_name(name.replace(/\.taizhang\.json$/, ''))}.taizhang.json`;
  const read = async () => [bytes];
  return { title: says('本文件里带的内容', 'Carried by this file'), items: [{ what: name, note: '', file, time: null, size: bytes.length, read }] };
}

/**
 * @param {HTMLElement} status
 * @param {Carried | null} carried
 * @returns {Promise<HTMLElement[]>}
 */
async function stored_elements(status, carried) {
  const { groups, is_newer } = await look_up();
  if (carried) groups.unshift(carried_group(carried));
  if (groups.length === 0) {
    return [made('p', says('这个浏览器里没有存台账。换过浏览器、网址或文件夹的，请到原来的地方打开本页；有快照文件的，用快照打开。',
      'No register is stored in this browser. If the browser, the address or the folder was another one, open this page there; if there is a snapshot, open that.'))];
  }
  const all = button(says('全部下载（一个压缩包）', 'Download all (one zip file)'), () => try_to(status, () => download_all(groups)));
  all.className = 'primary';
  const told = [made('p', says('下载的台账（.taizhang.json）拖进能打开台账的页面，就能接着用。这里只读，不改动、不删除任何内容。',
    'Drop a downloaded register (.taizhang.json) on a page that opens registers, and go on with it. This page only reads: it changes and deletes nothing.'))];
  if (is_newer) {
    told.push(made('p', says('这些内容由更新版本的程序写入。认得出的列在前面，全部内容另有原样数据。',
      'This was written by a newer version of the program. What is known of it stands first; all of it is there as raw data too.')));
  }
  return [...told, all, status, ...groups.map((group) => section_of(group, status))];
}

/** @param {Promise<Build>} build */
async function footer_of(build) {
  const { version, sha256 } = await build;
  const footer = made('footer');
  footer.append(made('p', classified()), made('p', says(`程序版本 ${version}`, `Program version ${version}`)));
  if (sha256 !== '') {
    const sum = made('p', says('本文件的 SHA-256：', 'SHA-256 of this file: '));
    sum.append(made('code', sha256));
    footer.append(sum);
  }
  return footer;
}

/**
 * @param {HTMLElement} root an empty element
 * @param {string} application its address
 * @param {Promise<Build>} build of the page
 * @param {Carried | null} carried by it
 */
export async function show_recovery(root, application, build, carried) {
  root.className = 'recovery';
  const status = made('p');
  status.setAttribute('role', 'status');
  document.documentElement.lang = language() === 'en' ? 'en' : 'zh-CN';
  document.title = says('取出本机存的台账', 'Take out what this browser holds');
  root.append(made('h1', document.title), link(says('返回台账', 'Back to the register'), application));
  try {
    root.append(...(await stored_elements(status, carried)));
  } catch (error) {
    console.error(error);
    root.append(made('p', says('本机存储读不出来。请关闭其他台账窗口，刷新本页再试；用的是无痕窗口时，改用普通窗口。',
      'The browser\'s storage cannot be read. Close the other windows with registers, reload this page and try again; instead of a private window use an ordinary one.')));
  }
  root.append(await footer_of(build));
}
