// Makes taizhang.html, the application in one file, of what is in dist/: node cmake/single_file.mjs DIST

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bytes_of, escaped, shifted } from '../web/bytes_text.js';
import { crc32 } from '../web/crc32.js';
import { STREAMS, put_together as program_of, take_apart } from '../web/single/program.js';
import { put_together } from '../web/single_file.js';

const dist = process.argv[2];
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * @param {string} command
 * @param {string[]} options
 * @param {Uint8Array} [input]
 */
function output_of(command, options, input) {
  const { status, stdout, stderr, error } = spawnSync(command, options, { input, maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${command}: ${error ?? stderr}`);
  return stdout;
}

/**
 * A script with all that it imports.
 * @param {string} path
 * @param {string} option
 */
function bundle(path, option) {
  return output_of('esbuild', ['--bundle', '--minify', '--format=iife', '--log-level=warning', option, path]).toString();
}

/** As single/boot.js reads it. @param {string} script @param {Uint8Array} program */
function packed(script, program) {
  const streams = take_apart(program);
  if (!Buffer.from(program_of(streams)).equals(program)) throw new Error('taizhang.wasm has what web/single/program.js does not know');
  const parts = [Buffer.from(script), ...streams];
  const packs = parts.map((part, index) => (index === STREAMS ? part : output_of('python3', [here('lzma.py')], part)));
  const sizes = Uint32Array.from(parts.flatMap((part, index) => [packs[index].length, part.length]));
  const bytes = Buffer.concat([Buffer.from(sizes.buffer), ...packs]);
  return escaped(shifted(Buffer.concat([Buffer.from(Uint32Array.of(crc32(bytes)).buffer), bytes])));
}

/** @param {string} text */
const hash = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * Of index.html; throws when it has not what is to be changed.
 * @param {string} text
 * @param {[what: RegExp, by: string][]} changes
 */
function changed(text, changes) {
  return changes.reduce((now, [what, by]) => {
    if (now.search(what) < 0) throw new Error(`index.html has no ${what}`);
    return now.replace(what, () => by);
  }, text);
}

/** The page's markup with places for its parts, in ASCII. */
function markup() {
  const icon = readFileSync(join(dist, 'icon.svg')).toString('base64');
  const page = changed(readFileSync(join(dist, 'index.html'), 'utf8'), [
    [/charset="utf-8"/, 'charset="windows-1252"'],
    [/content="default-src[^"]*"/, 'content="{{policy}}"'],
    [/ *<link [^>]*>\n/g, ''],
    [/data-recovery="[^"]*"/, 'data-recovery="#recover"'],
    [/ *<script type="module"[^\n]*\n/, [
      `    <link rel="icon" href="data:image/svg+xml;base64,${icon}">`,
      '    <style id="style">{{style}}</style>',
      '',
    ].join('\n')],
    // Before these stands what a file that is cut off can say.
    [/ *<\/body>/, [
      '    <script id="boot">{{boot}}</script>',
      '    <script type="text/plain" id="payload">{{payload}}</script>',
      '    <script type="text/plain" id="carried">{{carried}}</script>',
      '  </body>',
    ].join('\n')],
  ]);
  return page.replace(/[^\0-\x7f]/gu, (character) => `&#${character.codePointAt(0)};`);
}

/**
 * @param {string} style
 * @param {string[]} scripts
 */
function policy(style, ...scripts) {
  return [
    "default-src 'none'",
    `script-src ${scripts.map(hash).join(' ')} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "connect-src 'none'",
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types taizhang',
  ].join('; ');
}

const source = markup();
const style = readFileSync(join(dist, 'style.css'), 'utf8');
const script = bundle(join(dist, 'main.js'), '--define:import.meta.url=document.baseURI');
const boot = bundle(here('../web/single/boot.js'), `--define:MARKUP=${JSON.stringify(source)}`);
const payload = packed(script, readFileSync(join(dist, 'taizhang.wasm')));
const page = put_together(source, { policy: policy(style, boot, script), style, boot, payload, carried: '' });
writeFileSync(join(dist, 'taizhang.html'), bytes_of(page));
