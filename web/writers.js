// Which of the windows that have a document open writes it: the one that holds its lock. The others ask for it, and
// are told when something has been written. Where the browser has no locks (plain http, old browsers) every window
// may write, and the store's revisions keep one from writing over another.

import { KIND, send } from './events.js';

/** @typedef {import('./taizhang.js').Wasm} Wasm */

/** What the windows tell one another. @typedef {{wants?: string, wrote?: string}} Word */

const NAME = 'taizhang'; // on file:// all pages of a machine share locks and channels
const PATIENCE_MS = 3000; // a window that has not answered by then is frozen or gone

/** The name of the lock of a document or an outbox. @param {string} key */
export const lock_of = (key) => `${NAME}:${key}`;

/**
 * @param {Wasm} wasm
 * @param {() => Promise<void>} settle resolves once all requests to the store so far are done
 */
export function make_writers(wasm, settle) {
  const channel = new BroadcastChannel(NAME);

  /** The lock that is held. @type {{key: string, let_go: () => void} | null} */
  let held = null;

  /** The lock that is waited for. @type {AbortController | null} */
  let waiting = null;

  /** Of the document claimed last; one that comes for another is too late. @type {string | null} */
  let wanted = null;

  /**
   * @param {string} key
   * @param {boolean} is_here
   */
  const tell = (key, is_here) => send(wasm, KIND.writer_changed, [key], +is_here);

  /** @param {MessageEvent<Word>} event */
  channel.onmessage = ({ data }) => {
    if (data.wants !== undefined && data.wants === held?.key) send(wasm, KIND.writer_wanted, [data.wants]);
    if (data.wrote !== undefined) send(wasm, KIND.store_changed, [data.wrote]);
  };

  /**
   * Holds the lock until it is let go, or another window takes it away.
   * @param {string} key
   * @param {LockOptions} options
   */
  async function hold(key, options) {
    /** @type {typeof held} */
    let own = null;
    try {
      await navigator.locks.request(lock_of(key), options, (lock) => {
        if (key !== wanted) return undefined;
        tell(key, lock !== null);
        if (!lock) return undefined;
        waiting = null;
        return new Promise((let_go) => (own = held = { key, let_go: () => let_go(undefined) }));
      });
    } catch {
      if (own && held === own) tell(key, false); // taken away; else it was given up before it came
    }
    if (held === own) held = null;
  }

  /** Asks the window that has the lock for it, and takes it away when that does not answer. @param {string} key */
  function take_over(key) {
    const patience = new AbortController();
    waiting = patience;
    channel.postMessage({ wants: key });
    setTimeout(() => {
      if (waiting !== patience) return;
      patience.abort();
      hold(key, { steal: true });
    }, PATIENCE_MS);
    hold(key, { signal: patience.signal });
  }

  function release() {
    wanted = null;
    waiting?.abort();
    waiting = null;
    const letting_go = held;
    held = null;
    if (letting_go) settle().then(letting_go.let_go);
  }

  return {
    /**
     * @param {string} key
     * @param {boolean} from_other
     */
    claim(key, from_other) {
      if (!navigator.locks || held?.key === key) {
        tell(key, true);
        return;
      }
      release();
      wanted = key;
      if (from_other) take_over(key);
      else hold(key, { ifAvailable: true });
    },
    release,
    /** @param {string} key */
    tell_written: (key) => channel.postMessage({ wrote: key }),
  };
}
