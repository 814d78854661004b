// Drives the built application with Debian's own Firefox ESR, over WebDriver BiDi. Without a graphics card
// Firefox has no WebGL here, so the application draws without it.

import { after } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { serve } from '../../web/serve.mjs';
import { decode_png } from './png.mjs';

/** @typedef {import('puppeteer-core').Page} Page */

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const VIEW = { width: 1366, height: 768 };
const PATIENCE_MS = 60_000;

const firefox_path = [process.env.TAIZHANG_FIREFOX, '/usr/bin/firefox-esr', '/usr/bin/firefox']
  .find((path) => path && existsSync(path));
const server = await serve(DIST, 0);

/** By their preferences, the browsers of the file: to start one takes longer than most tests. @type {Map<string, Promise<import('puppeteer-core').Browser>>} */
const browsers = new Map();

after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
  server.close();
});

/** @param {Record<string, boolean>} prefs of Firefox */
function browser_with(prefs) {
  const name = JSON.stringify(prefs);
  const started = browsers.get(name) ?? puppeteer.launch({
    browser: 'firefox', executablePath: firefox_path, headless: true, defaultViewport: VIEW,
    extraPrefsFirefox: { 'intl.accept_languages': 'zh-CN', ...prefs },
  });
  browsers.set(name, started);
  return started;
}

/**
 * The application in a profile of its own, empty at first, which is closed when test `t` ends.
 * @param {import('node:test').TestContext} t
 * @param {Record<string, boolean>} [prefs] of Firefox
 * @param {string} [address]
 * @param {(page: Page) => void} [before] it goes there
 * @returns {Promise<Page>}
 */
export async function open_app(t, prefs = {}, address = server.url, before = () => {}) {
  const context = await (await browser_with(prefs)).createBrowserContext();
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  before(page);
  await page.goto(address);
  await until_ready(page);
  return page;
}

/** @param {Page} page */
export async function until_ready(page) {
  await page.waitForFunction(() => /** @type {any} */ (window).taizhang?.ready);
}

/**
 * Waits for the mirror's element of this role and name, and says where it is.
 * @param {Page} page
 * @param {string} role
 * @param {string} name
 * @returns {Promise<{x: number, y: number, width: number, height: number}>}
 */
export async function find(page, role, name) {
  const found = await page.waitForFunction((wanted_role, wanted_name) => {
    const all = [...document.querySelectorAll(`#mirror [role="${wanted_role}"]`)];
    const one = all.find((node) => (node.ariaLabel ?? node.textContent) === wanted_name);
    const box = one?.getBoundingClientRect();
    return box && { x: box.x, y: box.y, width: box.width, height: box.height };
  }, {}, role, name);
  const box = await found.jsonValue();
  assert.ok(box, `${role} ${name} has no place on the page`);
  return box;
}

/**
 * @param {Page} page
 * @param {string} role
 * @param {string} name
 */
export async function press(page, role, name) {
  const { x, y, width, height } = await find(page, role, name);
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.click(x + width / 2, y + height / 2);
}

/**
 * Opens task 1.1 and selects what its name is, to be written over.
 * @param {Page} page
 */
export async function begin_title(page) {
  await press(page, 'button', '选中任务 1.1');
  await press(page, 'textbox', '任务');
  await page.waitForFunction(() => document.activeElement?.id === 'ime' && document.activeElement.ariaLabel === '任务');
  await page.keyboard.down('Control');
  await page.keyboard.press('KeyA');
  await page.keyboard.up('Control');
}

/**
 * How much ink is in each of the squares of 4 x 4 CSS px of a box on the screen: 0 is the brightest pixel there, 1
 * the darkest.
 * @param {Page} page
 * @param {{x: number, y: number, width: number, height: number}} box
 */
export async function ink_of(page, { x, y, width, height }) {
  const clip = { x: Math.round(x), y: Math.round(y), width: Math.round(width), height: Math.round(height) };
  const picture = decode_png(Buffer.from(await page.screenshot({ clip })));
  const [dark, bright] = [Math.min(...picture.grey), Math.max(...picture.grey)];
  const side = (4 * picture.width) / clip.width;
  /** @type {number[][]} */
  const squares = [];
  picture.grey.forEach((grey, i) => {
    const column = Math.trunc((i % picture.width) / side);
    const row = Math.trunc(Math.trunc(i / picture.width) / side);
    (squares[row * Math.ceil(clip.width / 4) + column] ??= []).push((bright - grey) / (bright - dark || 1));
  });
  return squares.map((inks) => inks.reduce((sum, ink) => sum + ink, 0) / inks.length);
}
