// The service worker of the hosted page: keeps the program's files in the browser, so that it opens without a
// network. A version is all of its files, or it is not there; a page has the files of one version.

/**
 * What cmake/precache.mjs writes before this: the files by their SHA-256, and a name for all of them.
 * @typedef {{version: string, files: Record<string, string>}} Release
 */

/** Names of versions; empty: none. @typedef {{current: string, previous: string}} Versions */

const worker = /** @type {ServiceWorkerGlobalScope & {release: Release}} */ (/** @type {unknown} */ (self));
const { version, files } = worker.release;
const scope = worker.registration.scope;

// Every page of the host, whatever its folder, shares what caches there are.
const PREFIX = `taizhang ${new URL(scope).pathname} `;
const RECORD = `${PREFIX}versions`;

/** @param {string} name */
const cache_of = (name) => PREFIX + name;

/** @param {ArrayBuffer} bytes */
async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function own_caches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/**
 * A copy that is made of its bytes alone, as pages are refused an answer that came over a redirection. None when
 * the bytes are others.
 * @param {Response | undefined} response
 * @param {string} hash
 */
async function verified(response, hash) {
  if (!response?.ok) return null;
  const bytes = await response.arrayBuffer();
  return (await sha256(bytes)) === hash ? new Response(bytes, { headers: response.headers }) : null;
}

/**
 * The file as this version has it: from a version before when it is the same there, else from the server.
 * @param {string} path
 * @param {string} hash
 */
async function obtain(path, hash) {
  for (const cacheName of await own_caches()) {
    const kept = await verified(await caches.match(path, { cacheName }), hash);
    if (kept) return kept;
  }
  const fetched = await verified(await fetch(path, { cache: 'no-cache' }), hash);
  if (!fetched) throw new Error(`${path} on the server is not of version ${version}`);
  return fetched;
}

// What fails leaves the version before as it was; the browser tries again at a later visit.
async function install() {
  const cache = await caches.open(cache_of(version));
  try {
    await Promise.all(Object.entries(files).map(async ([path, hash]) => cache.put(path, await obtain(path, hash))));
  } catch (error) {
    const { current, previous } = await versions();
    if (version !== current && version !== previous) await caches.delete(cache_of(version));
    throw error;
  }
}

/** @returns {Promise<Versions>} */
async function versions() {
  const record = await caches.match('versions', { cacheName: RECORD });
  return record ? record.json() : { current: '', previous: '' };
}

async function activate() {
  const before = await versions();
  const previous = before.current === version ? before.previous : before.current;
  const record = await caches.open(RECORD);
  await record.put('versions', Response.json({ current: version, previous }));
  const kept = [RECORD, cache_of(version), cache_of(previous)];
  for (const name of await own_caches()) if (!kept.includes(name)) await caches.delete(name);
}

/**
 * Is it for a page that was opened as ?previous?
 * @param {FetchEvent} event
 */
async function is_of_previous({ request, clientId }) {
  const url = request.mode === 'navigate' ? request.url : (await worker.clients.get(clientId))?.url;
  return url !== undefined && new URL(url).searchParams.has('previous');
}

/** @param {FetchEvent} event */
async function answer(event) {
  const { origin, pathname } = new URL(event.request.url);
  const path = origin + pathname === scope ? 'index.html' : pathname;
  let name = version;
  if (await is_of_previous(event)) {
    name = (await versions()).previous;
    if (name === '') return Response.redirect(scope);
  }
  // What is no file of the version is beside the program; and a browser may have cleared its caches.
  return (await caches.match(path, { cacheName: cache_of(name) })) ?? fetch(event.request);
}

/** How many other windows show a page of this folder? @param {ExtendableMessageEvent} event */
async function others({ source }) {
  const own = /** @type {Client | null} */ (source)?.id;
  const all = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return all.filter(({ id, url }) => id !== own && url.startsWith(scope)).length;
}

/** @param {ExtendableMessageEvent} event */
async function reply(event) {
  const [port] = event.ports;
  if (event.data === 'versions') port.postMessage(await versions());
  if (event.data === 'take over') {
    const count = await others(event);
    // Under another window's page the files would change.
    if (count === 0) await worker.skipWaiting();
    port.postMessage(count);
  }
}

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(activate()));
worker.addEventListener('message', (event) => event.waitUntil(reply(event)));
worker.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && event.request.url.startsWith(scope)) event.respondWith(answer(event));
});
