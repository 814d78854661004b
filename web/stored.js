// Everything that the browser holds of the application, to be taken away without it. The database is read as it is: it
// may be a newer program's, or half of it may be missing.

import { answer, journal_of, open_as_it_is, STORES, VERSION } from './database.js';
import { local_time } from './machine.js';
import * as settings from './settings.js';
import { says } from './words.js';
import { size_of } from './zip.js';

/** @typedef {import('./backups.js').Backup} Backup */
/** @typedef {import('./backups.js').Copy} Copy */
/** @typedef {import('./packets.js').Packet} Packet */
/** @typedef {import('./documents.js').Document} Document */
/** @typedef {import('./documents.js').Entry} Entry */
/** @typedef {import('./documents.js').Generation} Generation */
/** @typedef {import('./documents.js').Line} Line */
/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/**
 * Something that can be taken away as a file. `note` says what is to be known of it; `time` is milliseconds since
 * 1970, null: not known. Its bytes are read when they are wanted.
 * @typedef {{what: string, note: string, file: string, time: number | null, size: number,
 *            read: () => Promise<Bytes[]>}} Item
 */

/** What belongs to one register, or to none. @typedef {{title: string, items: Item[]}} Group */

/** @typedef {{groups: Group[], is_newer: boolean}} Stored */

/** As the application says them, of backups.cpp: in Chinese and English. @type {Record<string, [string, string]>} */
const WHY = {
  daily: ['每日备份', 'daily backup'],
  returns: ['导入回报前', 'before returns'],
  snapshot: ['并入快照前', 'before a snapshot'],
  round: ['结束本轮前', 'before the round ended'],
  year: ['结转前', 'before carrying over'],
  restore: ['恢复备份前', 'before restoring'],
  asked: ['手动备份', 'made by hand'],
};

const NEW_LINE = new TextEncoder().encode('\n');

const LONGEST_NAME = 60; // characters: with its folder, it must not be too long for Windows

/** @param {string} title */
export const file_name = (title) => title.replace(/[\\/:*?"<>|\p{C}]/gu, '_').trim().slice(0, LONGEST_NAME) || says('台账', 'register');

/** @param {unknown} bytes @returns {bytes is Bytes} */
const is_bytes = (bytes) => bytes instanceof Uint8Array;

/**
 * @template T
 * @param {(database: IDBDatabase) => Promise<T>} work
 * @param {T} nothing when there is no database
 */
async function with_database(work, nothing) {
  const database = await open_as_it_is();
  if (!database) return nothing;
  try {
    return await work(database);
  } finally {
    database.close(); // a newer page that wants to upgrade need not wait
  }
}

/**
 * @template T
 * @param {IDBDatabase} database
 * @param {string} name
 * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T | undefined>} undefined when there is no such store
 */
async function ask_store(database, name, ask) {
  if (!database.objectStoreNames.contains(name)) return undefined;
  return answer(ask(database.transaction(name).objectStore(name)));
}

/** @param {IDBDatabase} database @param {string} name */
const all_of = async (database, name) => (await ask_store(database, name, (store) => store.getAll())) ?? [];

/** @param {IDBDatabase} database @param {string} name */
const keys_of = async (database, name) => (await ask_store(database, name, (store) => store.getAllKeys())) ?? [];

/**
 * Reads a record again when its bytes are wanted, so that what is listed need not be in memory.
 * @param {string} name
 * @param {IDBValidKey} key
 * @param {(record: any) => Bytes[]} pick
 */
function later(name, key, pick) {
  return () => with_database(async (database) => pick(await ask_store(database, name, (store) => store.get(key))), []);
}

/** @param {Bytes[]} entries one a line: the application opens such a file */
const lines_of = (entries) => entries.flatMap((entry) => [entry, NEW_LINE]);

/**
 * @param {number} count
 * @param {string} file
 */
const changes_words = (count, file) => ({
  what: says(`此后的 ${count} 次改动`, `Changes since: ${count}`),
  note: says(`先在台账程序里打开“${file}”，再打开这个文件，改动就并入了。`, `Open "${file}" in the program first, then this file: that takes the changes in.`),
});

/** @param {string} stem of the file that the changes go on from */
const changes_file = (stem) => `${stem}-${says('此后的改动', 'changes-since')}.json`;

/**
 * @param {string} key
 * @param {'current' | 'previous'} which
 * @param {Generation | null | undefined} generation
 * @param {{what: string, note: string, file: string, time: number | null}} told
 * @returns {Item[]}
 */
function generation_item(key, which, generation, told) {
  if (!generation || !is_bytes(generation.bytes)) return [];
  const missing = generation.length - generation.bytes.length;
  const note = missing > 0 ? says(`不完整，少了 ${missing} 字节，程序可能打不开。`, `Incomplete, ${missing} bytes are missing: the program may not open it.`) : told.note;
  const read = later('document', key, (document) => [document[which].bytes]);
  return [{ ...told, note, size: generation.bytes.length, read }];
}

/**
 * What was written of a document after one revision and up to another.
 * @param {IDBDatabase} database
 * @param {string} key
 * @param {[after: number, until: number]} revisions
 */
async function changes_of(database, key, [after, until]) {
  /** @type {Entry[]} */
  const journal = (await ask_store(database, 'journal', (store) => store.getAll(journal_of(key, after)))) ?? [];
  return journal.filter(({ revision }) => revision <= until).map(({ entry }) => entry);
}

/**
 * The changes that bring the file `stem` further.
 * @param {IDBDatabase} database
 * @param {string} key
 * @param {[after: number, until: number]} revisions
 * @param {string} stem
 * @param {number | null} time
 * @returns {Promise<Item[]>}
 */
async function changes_items(database, key, revisions, stem, time) {
  const entries = await changes_of(database, key, revisions);
  if (entries.length === 0) return [];
  const read = () => with_database(async (again) => lines_of(await changes_of(again, key, revisions)), []);
  return [{
    ...changes_words(entries.length, `${stem}.taizhang.json`), file: changes_file(stem), time,
    size: size_of(lines_of(entries)), read,
  }];
}

/**
 * The register as it stands, and as it stood before, each with the changes after it.
 * @param {IDBDatabase} database
 * @param {string} key
 * @param {string} title
 * @param {number | null} written
 */
async function document_items(database, key, title, written) {
  /** @type {Document | undefined} */
  const document = await ask_store(database, 'document', (store) => store.get(key));
  const begun = document?.current.revision ?? 0;
  const stem = file_name(title);
  const before = `${stem}-${says('上一版', 'previous')}`;
  const changes = await changes_items(database, key, [begun, Infinity], stem, written);
  return [
    ...generation_item(key, 'current', document?.current, {
      what: says('台账', 'Register'), note: changes.length > 0 ? says('不含下一行的改动。', 'Without the changes of the next line.') : '', file: `${stem}.taizhang.json`,
      time: changes.length > 0 ? null : written,
    }),
    ...changes,
    ...generation_item(key, 'previous', document?.previous, {
      what: says('上一版台账', 'Previous register'), note: '', file: `${before}.taizhang.json`, time: null,
    }),
    ...(await changes_items(database, key, [0, begun], before, null)),
  ];
}

/** @param {number} time 20261124-090000 */
const stamp = (time) => local_time(new Date(time)).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');

/**
 * @param {IDBDatabase} database
 * @param {Backup} backup
 * @param {string} title
 */
async function backup_items(database, { id, why, made }, title) {
  /** @type {Copy | undefined} */
  const copy = await ask_store(database, 'copy', (store) => store.get(id));
  if (!copy || !is_bytes(copy.bytes)) return [];
  const [chinese, english] = WHY[why] ?? ['备份', 'backup'];
  const name = says(chinese, english);
  const stem = `${file_name(title)}-${stamp(made)}-${name}`;
  const told = { time: made, note: '' };
  /** @type {Item[]} */
  const items = [{
    ...told, what: says(`备份：${name}`, `Backup: ${name}`), file: `${stem}.taizhang.json`, size: copy.bytes.length,
    read: later('copy', id, ({ bytes }) => [bytes]),
  }];
  if (copy.journal?.length > 0) {
    items.push({
      ...told, ...changes_words(copy.journal.length, `${stem}.taizhang.json`), file: changes_file(stem),
      size: size_of(lines_of(copy.journal)), read: later('copy', id, ({ journal }) => lines_of(journal)),
    });
  }
  return items;
}

/**
 * @param {IDBValidKey} id
 * @param {Packet} packet
 * @param {string} title
 * @returns {Item[]}
 */
function packet_item(id, { department, bytes }, title) {
  if (!is_bytes(bytes)) return [];
  return [{
    what: says(`发出的任务包：${department}`, `Packet issued: ${department}`), note: '',
    file: `${file_name(`${title}-${says('任务包', 'packet')}-${department}-${id}`)}.taizhang.json`,
    time: null, size: bytes.length, read: later('packet', id, (packet) => [packet.bytes]),
  }];
}

/** @param {unknown} record bytes in it as text */
function written_out(record) {
  const decoder = new TextDecoder();
  return JSON.stringify(record, (_, value) => (ArrayBuffer.isView(value) ? decoder.decode(value) : value));
}

/**
 * Records of a store this program does not know, a line each.
 * @param {IDBDatabase} database
 * @param {string} name
 * @returns {Promise<Item>}
 */
async function raw_item(database, name) {
  const read = () => with_database(async (again) => {
    const lines = (await all_of(again, name)).map((record) => `${written_out(record)}\n`);
    return lines.map((line) => new TextEncoder().encode(line));
  }, []);
  return {
    what: says(`原样数据：${name}`, `Raw data: ${name}`),
    note: says('由更新版本的程序写入，交给懂程序的人看。', 'Written by a newer version; for somebody who knows programs.'), file: `${file_name(name)}.jsonl`, time: null,
    size: size_of(await read()), read,
  };
}

/** What pages that were left could not write any more. @returns {Item[]} */
function outbox_items() {
  return settings.names(settings.OUTBOX).map((name, at) => {
    const bytes = new TextEncoder().encode(settings.read(name));
    const number = at === 0 ? '' : `-${at + 1}`;
    return {
      what: says('离开页面时还没写完的内容', 'Not yet written when the page was left'),
      note: says('下次打开台账时会自动写入。', 'It is written by itself when the register is opened next.'),
      file: says(`没写完的内容${number}.json`, `not-written${number}.json`), time: null,
      size: bytes.length, read: async () => [bytes],
    };
  });
}

/** @param {string} meta the title stands first */
const title_in = (meta) => meta.split('\t')[0];

/** @param {IDBDatabase} database @returns {Promise<Stored>} */
async function look_through(database) {
  /** @type {[Line[], Backup[]]} */
  const [lines, backups] = [await all_of(database, 'line'), await all_of(database, 'backup')];
  const keys = new Set([
    ...lines.sort((a, b) => b.written - a.written).map(({ key }) => key),
    .../** @type {string[]} */ (await keys_of(database, 'document')),
    ...(await keys_of(database, 'journal')).map((key) => /** @type {[string]} */ (key)[0]),
    ...backups.map(({ key }) => key),
  ]);
  /** @type {Map<string, Group>} */
  const groups = new Map();
  for (const key of keys) {
    const line = lines.find((one) => one.key === key);
    const own = backups.filter((one) => one.key === key).reverse();
    const title = title_in(line?.meta ?? own[0]?.meta ?? '') || key;
    const items = await document_items(database, key, title, line?.written ?? null);
    for (const backup of own) items.push(...(await backup_items(database, backup, title)));
    groups.set(key, { title, items });
  }
  /** @type {Group} */
  const other = { title: says('其他', 'Other'), items: [] };
  for (const id of (await keys_of(database, 'packet')).reverse()) {
    /** @type {Packet} */
    const packet = await ask_store(database, 'packet', (store) => store.get(id));
    const of = [...groups].find(([key]) => key.startsWith(packet.shelf))?.[1] ?? other;
    of.items.push(...packet_item(id, packet, of.title));
  }
  const is_newer = database.version > VERSION;
  const unknown = [...database.objectStoreNames].filter((name) => is_newer || !STORES.includes(name));
  for (const name of unknown) other.items.push(await raw_item(database, name));
  return { groups: [...groups.values(), other], is_newer };
}

/** All that there is, the register that was last written to first. @returns {Promise<Stored>} */
export async function look_up() {
  const { groups, is_newer } = await with_database(look_through, { groups: [], is_newer: false });
  const outbox = { title: says('没有写完', 'Not written'), items: outbox_items() };
  return { groups: [...groups, outbox].filter(({ items }) => items.length > 0), is_newer };
}
