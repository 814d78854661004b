// A register as each of the other libraries keeps it: a map of tasks by id, and a task a map of cells by field, which are
// whole values there too. Each has the same five functions, and does its own the quickest way that its manual names.

import * as Automerge from '@automerge/automerge';
import { LoroDoc, LoroMap } from 'loro-crdt';
import * as Y from 'yjs';

/** @typedef {Record<string, Record<string, string>>} Tasks */
/** @typedef {[task: string, field: string, value: string]} Edit */
/**
 * @typedef {object} Peer
 * @property {(tasks: Tasks) => Uint8Array} make     a document with these tasks, as bytes
 * @property {(bytes: Uint8Array) => any} load
 * @property {(bytes: Uint8Array, loaded: any, edits: Edit[]) => Uint8Array} edit  what a fork of the document sends back
 * @property {(document: any, updates: Uint8Array[]) => any} merge
 * @property {(document: any, task: string, field: string) => string} cell
 */

/** @type {Peer} */
const yjs = {
  make(tasks) {
    const document = new Y.Doc();
    document.transact(() => {
      for (const [id, cells] of Object.entries(tasks)) document.getMap('tasks').set(id, new Y.Map(Object.entries(cells)));
    });
    return Y.encodeStateAsUpdate(document);
  },
  load(bytes) {
    const document = new Y.Doc();
    Y.applyUpdate(document, bytes);
    return document;
  },
  edit(bytes, _, edits) {
    const fork = yjs.load(bytes);
    const before = Y.encodeStateVector(fork);
    fork.transact(() => {
      for (const [task, field, value] of edits) fork.getMap('tasks').get(task).set(field, value);
    });
    return Y.encodeStateAsUpdate(fork, before);
  },
  merge(document, updates) {
    document.transact(() => {
      for (const update of updates) Y.applyUpdate(document, update);
    });
    return document;
  },
  cell: (document, task, field) => document.getMap('tasks').get(task).get(field),
};

/** @type {Peer} */
const automerge = {
  make(tasks) {
    const whole = (/** @type {string} */ text) => new Automerge.ImmutableString(text);
    const document = Automerge.change(Automerge.init(), (/** @type {any} */ draft) => {
      draft.tasks = {};
      for (const [id, cells] of Object.entries(tasks)) {
        draft.tasks[id] = Object.fromEntries(Object.entries(cells).map(([field, text]) => [field, whole(text)]));
      }
    });
    return Automerge.save(document);
  },
  load: (bytes) => Automerge.load(bytes),
  edit(_, loaded, edits) {
    const fork = Automerge.clone(loaded);
    const before = Automerge.getHeads(fork);
    const edited = Automerge.change(fork, (/** @type {any} */ draft) => {
      for (const [task, field, value] of edits) draft.tasks[task][field] = new Automerge.ImmutableString(value);
    });
    return Automerge.saveSince(edited, before);
  },
  merge: (document, updates) => updates.reduce((merged, update) => Automerge.loadIncremental(merged, update), document),
  cell: (document, task, field) => String(document.tasks[task][field]),
};

/** @type {Peer} */
const loro = {
  make(tasks) {
    const document = new LoroDoc();
    for (const [id, cells] of Object.entries(tasks)) {
      const map = document.getMap('tasks').setContainer(id, new LoroMap());
      for (const [field, text] of Object.entries(cells)) map.set(field, text);
    }
    document.commit();
    return document.export({ mode: 'snapshot' });
  },
  load(bytes) {
    const document = new LoroDoc();
    document.import(bytes);
    return document;
  },
  edit(bytes, _, edits) {
    const fork = loro.load(bytes);
    const before = fork.version();
    for (const [task, field, value] of edits) fork.getMap('tasks').get(task).set(field, value);
    fork.commit();
    return fork.export({ mode: 'update', from: before });
  },
  merge(document, updates) {
    for (const update of updates) document.import(update); // importBatch takes four times as long
    return document;
  },
  cell: (document, task, field) => document.getMap('tasks').get(task).get(field),
};

/** @type {Record<string, Peer>} */
export const peers = { yjs, loro, automerge };
