// The hosted page and its service worker (sw.js), which keeps the program in the browser: registered once the
// page is drawn, asked for its versions, and never let under work that is not saved.

import { button } from './elements.js';
import { make_offer } from './offer.js';
import * as settings from './settings.js';
import { says } from './words.js';

/** @typedef {import('./offer.js').Choice} Choice */

/** Names of versions; empty: none. @typedef {{current: string, previous: string}} Versions */

/**
 * What must be known of the application before its page may be left for another version.
 * @typedef {{save_now: () => void, is_resting: () => boolean, has_unsaved: () => boolean}} Work
 */

const SEEN = 'version'; // the setting: which version was here last
const LOOK_AGAIN_MS = 50;

const is_previous = () => new URLSearchParams(location.search).has('previous');

// The one place where text becomes a script's address, as browsers with Trusted Types see to.
const worker_address = () =>
  window.trustedTypes?.createPolicy('taizhang', { createScriptURL: () => 'sw.js' }).createScriptURL('') ?? 'sw.js';

/**
 * @param {ServiceWorker} worker
 * @param {string} question
 */
function ask(worker, question) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((done) => {
    port1.onmessage = ({ data }) => done(data);
    worker.postMessage(question, [port2]);
  });
}

/** @returns {Promise<Versions>} */
async function ask_versions() {
  const worker = navigator.serviceWorker?.controller;
  return worker ? ask(worker, 'versions') : { current: '', previous: '' };
}

/** @param {() => boolean} is_so */
async function until(is_so) {
  while (!is_so()) await new Promise((done) => setTimeout(done, LOOK_AGAIN_MS));
}

/** Opens the current version, also from the page of the previous one. */
const open_current = () => location.replace(location.pathname);
const open_previous = () => location.replace('?previous');

const go_back = () => says('退回上一版', 'Back to the previous version');

/** A way out of a version that does not start. @param {HTMLElement} message what is wrong */
export async function offer_previous(message) {
  if (is_previous() || (await ask_versions()).previous === '') return;
  message.append(button(go_back(), open_previous));
}

/**
 * The single file, which has no manifest, needs no worker; on plain http browsers have none, and some are told
 * to refuse it: then each visit loads the program anew.
 * @param {HTMLElement} strip
 * @param {HTMLElement} canvas
 * @param {Work} work
 */
export async function start_offline(strip, canvas, work) {
  if (!navigator.serviceWorker || !document.querySelector('link[rel=manifest]')) return;
  const offer = make_offer(strip, canvas);
  const later = () => ({ label: says('以后再说', 'Later'), action: offer.close });
  const seen_it = () => ({ label: says('知道了', 'OK'), action: offer.close });

  /** @param {ServiceWorker} waiting */
  function offer_new(waiting) {
    const renew = { label: says('刷新使用新版本', 'Reload and use it'), action: () => take_over(waiting) };
    offer.show(says('新版本可用。', 'A new version is available.'), [renew, later()]);
  }

  /** @param {ServiceWorker} waiting */
  async function take_over(waiting) {
    offer.show(says('正在存好改动…', 'Saving what was changed...'), []);
    work.save_now();
    await until(work.is_resting);
    const again = [{ label: says('再试一次', 'Try again'), action: () => take_over(waiting) }, later()];
    if (work.has_unsaved()) {
      offer.show(says('有改动没能存进浏览器，请先导出快照，再换新版本。',
        'Some changes could not be saved in the browser. Export a snapshot first, then take the new version.'), again);
      return;
    }
    const others = await ask(waiting, 'take over');
    if (others === 0) open_current();
    else offer.show(says(`还有 ${others} 个窗口开着台账，请先关闭，再换新版本。`,
      `Other windows have the register open (${others}). Close them first, then take the new version.`), again);
  }

  async function tell_version() {
    const { current, previous } = await ask_versions();
    const seen = settings.read(SEEN);
    settings.write(SEEN, current);
    if (is_previous()) {
      const forth = { label: says('回到新版本', 'Back to the new version'), action: open_current };
      offer.show(says('这是上一版程序。', 'This is the previous version of the program.'), [forth, seen_it()]);
    } else if (seen !== '' && seen !== current && previous !== '') {
      const back = { label: go_back(), action: open_previous };
      offer.show(says('已换成新版本。', 'The new version is in use.'), [seen_it(), back]);
    }
  }

  /** @param {ServiceWorkerRegistration} registration */
  function watch(registration) {
    const { installing, waiting } = registration;
    if (waiting) offer_new(waiting);
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && registration.active) offer_new(installing);
    });
  }

  // Another version has taken over, and this page's files are not its files.
  const had_worker = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => had_worker && open_current());
  try {
    const registration = await navigator.serviceWorker.register(worker_address());
    await tell_version();
    watch(registration);
    registration.addEventListener('updatefound', () => watch(registration));
  } catch {
    // Refused: the page works, but not without the network.
  }
}
