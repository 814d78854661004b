// Drives the built application in dist/ with a real Chromium: finds things by role and name in the
// accessibility mirror, and acts on them with mouse and keys, as a person does.

import { after } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serve } from '../../web/serve.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').Locator} Locator */

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const PICTURES = fileURLToPath(new URL('../../test-results', import.meta.url));
const PATIENCE_MS = 20_000; // a busy machine without a GPU draws slowly

// What Playwright turns off, which a second list would turn on again, and at the end the page that Chromium makes for
// its address bar with every window: it costs as much as the application.
const UNWANTED = [
  'AvoidUnnecessaryBeforeUnloadCheckSync', 'BoundaryEventDispatchTracksNodeRemoval', 'DestroyProfileOnBrowserClose',
  'DialMediaRouteProvider', 'GlobalMediaControls', 'HttpsUpgrades', 'LensOverlay', 'MediaRouter', 'PaintHolding',
  'ThirdPartyStoragePartitioning', 'Translate', 'AutoDeElevate', 'RenderDocument', 'OptimizationHints',
  'WebUIOmniboxPopup', 'WebUIOmniboxAimPopup',
];

const FLAGS = [
  '--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
  '--disable-gpu-compositing', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  `--disable-features=${UNWANTED}`,
  '--js-flags=--wasm-tiering-budget=200000000', // else the page is compiled anew, optimized, for a test of seconds
  '--host-resolver-rules=MAP intranet.test localhost', // an address without https
];

const chromium_path = [process.env.TAIZHANG_CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  .find((path) => path && existsSync(path));
const server = await serve(DIST, 0);
const browser = await chromium.launch({ executablePath: chromium_path, args: FLAGS });

after(async () => {
  await browser.close();
  server.close();
});

/** The application's address. */
export const url = server.url;

const OPTIONS = { viewport: { width: 1366, height: 768 }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' };

/**
 * A profile, empty at first. Without the service worker, which would take the next test's page into its hands.
 * @param {import('playwright-core').BrowserContextOptions} [options]
 */
async function new_profile(options = {}) {
  const context = await browser.newContext({ ...OPTIONS, baseURL: url, serviceWorkers: 'block', ...options });
  context.setDefaultTimeout(PATIENCE_MS);
  // Nobody answers the system's dialog; without it the application downloads.
  await context.addInitScript(() => {
    Reflect.deleteProperty(window, 'showSaveFilePicker');
    Reflect.deleteProperty(window, 'showDirectoryPicker');
  });
  return context;
}

/**
 * Does the page ask the application's server, or for nothing but itself?
 * @param {import('playwright-core').Request} request
 * @param {string} home the address of the application
 */
function is_own(request, home) {
  const address = request.url();
  if (address.startsWith('file:')) return request.isNavigationRequest();
  return /^(blob|data):/.test(address) || address.startsWith(home);
}

/**
 * Fails test `t` when it ends if by then a page of the context has logged an error or asked another host for
 * anything.
 * @param {import('node:test').TestContext} t
 * @param {import('playwright-core').BrowserContext} context
 * @param {string} home the address of the application
 * @param {RegExp} expected errors the test brings about
 */
function watch(t, context, home, expected) {
  /** @type {string[]} */
  const faults = [];
  const listeners = {
    weberror: (/** @type {import('playwright-core').WebError} */ fault) => faults.push(String(fault.error())),
    console: (/** @type {import('playwright-core').ConsoleMessage} */ message) =>
      message.type() === 'error' && faults.push(message.text()),
    request: (/** @type {import('playwright-core').Request} */ request) =>
      is_own(request, home) || faults.push(`asked for ${request.url()}`),
  };
  for (const [name, listener] of Object.entries(listeners)) context.on(/** @type {any} */ (name), /** @type {any} */ (listener));
  t.after(() => {
    for (const [name, listener] of Object.entries(listeners)) context.off(/** @type {any} */ (name), /** @type {any} */ (listener));
    assert.deepEqual(faults.filter((fault) => !expected.test(fault)), [], 'the page has logged errors');
  });
}

/**
 * A page with a profile of its own, empty at first. It is closed when test `t` ends, which fails if the page
 * has logged an error or asked another host for anything.
 * @param {import('node:test').TestContext} t
 * @param {import('playwright-core').BrowserContextOptions} [options] viewport, colorScheme, baseURL of another server …
 * @param {RegExp} [expected] errors the test brings about
 * @returns {Promise<Page>}
 */
export async function new_page(t, options = {}, expected = /^$/) {
  const context = await new_profile(options);
  t.after(() => context.close());
  watch(t, context, options.baseURL ?? url, expected);
  return page_of(context);
}

/**
 * @param {import('playwright-core').BrowserContext} context
 * @returns {Promise<Page>}
 */
async function page_of(context) {
  const page = await context.newPage();
  // Has the questions for files intercepted from now on. Else a test would ask for it along with the key that
  // brings the question, and on a busy machine the key is there first: the question is lost.
  page.on('filechooser', () => {});
  return page;
}

/**
 * A page with a profile that is kept in `folder`, as a browser's is that is ended and started again. It is closed when
 * test `t` ends at the latest, which fails as with new_page().
 * @param {import('node:test').TestContext} t
 * @param {string} folder
 * @returns {Promise<Page>}
 */
export async function page_kept_in(t, folder) {
  const context = await chromium.launchPersistentContext(folder, { executablePath: chromium_path, args: FLAGS, ...OPTIONS });
  t.after(() => context.close());
  context.setDefaultTimeout(PATIENCE_MS);
  watch(t, context, url, /^$/);
  return page_of(context);
}

/** @type {Promise<Page> | undefined} */
let shared;

/**
 * One page for the tests of a file that need no profile of their own: it opens in a third of the time. When
 * test `t` ends, which fails as with new_page(), it is emptied of all the application has stored.
 * @param {import('node:test').TestContext} t
 * @param {{permissions?: string[]}} [options]
 * @returns {Promise<Page>}
 */
export async function shared_page(t, { permissions = [] } = {}) {
  shared ??= new_profile().then(page_of);
  const page = await shared;
  const context = page.context();
  await context.grantPermissions(permissions);
  t.after(async () => {
    await page.goto('about:blank');
    await context.clearPermissions();
    const cdp = await context.newCDPSession(page);
    await cdp.send('Storage.clearDataForOrigin', { origin: new URL(url).origin, storageTypes: 'all' });
    await cdp.detach();
  });
  watch(t, context, url, /^$/);
  return page;
}

/**
 * Opens the application and waits for its first frame.
 * @param {Page} page
 * @param {string} [address]
 */
export async function open_app(page, address = './') {
  await page.goto(address);
  await until_ready(page);
}

/**
 * Waits for the first frame.
 * @param {Page} page
 */
export async function until_ready(page) {
  await page.waitForFunction(() => /** @type {any} */ (window).taizhang?.ready);
}

/**
 * Waits until nothing will be drawn without input: no frame is owed, no timer runs, no character is drawn ahead.
 * @param {Page} page
 */
export async function until_quiet(page) {
  await page.waitForFunction(() => /** @type {any} */ (window).taizhang.is_resting());
}

/**
 * Waits until all is drawn and stored that follows from what was done. Later something may still change by itself: a
 * message leaves after some seconds.
 * @param {Page} page
 */
export async function until_drawn(page) {
  await page.waitForFunction(() => /** @type {any} */ (window).taizhang.is_resting(1000));
}

/**
 * Lets the page draw with WebGL though no graphics card is behind it, which by itself it does not.
 * @param {Page} page not yet opened
 */
export async function allow_slow_graphics(page) {
  await page.addInitScript(() => {
    const get = WebGL2RenderingContext.prototype.getParameter;
    WebGL2RenderingContext.prototype.getParameter = /** @this {WebGL2RenderingContext} */ function (name) {
      const is_name = name === this.RENDERER || name === this.getExtension('WEBGL_debug_renderer_info')?.UNMASKED_RENDERER_WEBGL;
      return is_name ? 'a card' : get.call(this, name);
    };
  });
}

/**
 * Takes the graphics context away and gives it back, as a driver does that starts again.
 * @param {Page} page
 */
export async function lose_context(page) {
  await page.evaluate(async () => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
    const loss = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
    if (!loss) throw new Error('the page draws without WebGL');
    const heard = (/** @type {string} */ type) => new Promise((done) => canvas.addEventListener(type, done, { once: true }));
    const lost = heard('webglcontextlost');
    loss.loseContext();
    await lost;
    await new Promise((done) => setTimeout(done)); // the event's listeners decide whether it may come back
    const restored = heard('webglcontextrestored');
    loss.restoreContext();
    await restored;
  });
}

/**
 * The mirror's element, once it is there.
 * @param {Page} page
 * @param {Parameters<Page['getByRole']>[0]} role
 * @param {string | RegExp} name exact when a string
 * @returns {Promise<Locator>}
 */
export async function find(page, role, name) {
  const found = page.getByRole(role, { name, exact: true }).first();
  await found.waitFor({ state: 'attached' });
  return found;
}

/**
 * Where the mirror's element is, once it stands still: a page just opened takes a frame or two to find its
 * layout, in which a hand would not have hit anything yet.
 * @param {Page} page
 * @param {Parameters<Page['getByRole']>[0]} role
 * @param {string | RegExp} name
 */
async function place_of(page, role, name) {
  const element = await find(page, role, name);
  const end = Date.now() + PATIENCE_MS;
  for (let before = ''; ; ) {
    const box = await element.boundingBox();
    const now = JSON.stringify(box);
    if (box && now === before) return box;
    assert.ok(Date.now() < end, `${role} ${name} has no place on the page, or none that stands still`);
    before = now;
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
  }
}

/**
 * Clicks the middle of what the mirror's element stands for, with the real mouse: mirror elements
 * themselves take no clicks.
 * @param {Page} page
 * @param {Parameters<Page['getByRole']>[0]} role
 * @param {string | RegExp} name
 */
export async function press(page, role, name) {
  const box = await place_of(page, role, name);
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

/**
 * Clicks into the text field, and waits until the caret is in it.
 * @param {Page} page
 * @param {string} name the field's label
 */
export async function enter(page, name) {
  await press(page, 'textbox', name);
  await page.waitForFunction(
    (label) => document.activeElement?.id === 'ime' && document.activeElement.ariaLabel === label, name);
}

/**
 * Replaces what stands in a text field, as an input method commits it.
 * @param {Page} page
 * @param {string} name the field's label
 * @param {string} text
 */
export async function type(page, name, text) {
  await enter(page, name);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(text);
}

/**
 * Runs a command by its name.
 * @param {Page} page
 * @param {string} words
 */
export async function command(page, words) {
  await page.keyboard.press('Control+K');
  await find(page, 'dialog', '命令面板');
  await page.waitForFunction(() => document.activeElement?.id === 'ime');
  await page.keyboard.insertText(words);
  await page.getByRole('option', { name: words }).first().waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: '命令面板' }).waitFor({ state: 'detached' });
}

/**
 * Opens the application and makes the register of the sample notice.
 * @param {Page} page
 * @param {string} [address]
 */
export async function open_sample(page, address = './') {
  await open_app(page, address);
  await press(page, 'button', '打开示例');
  await press(page, 'button', '建立台账');
  await find(page, 'grid', '任务表');
}

/**
 * A picture in test-results/, to be looked at.
 * @param {Page} page
 * @param {string} name
 */
export async function screenshot(page, name) {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}
