// Runs the tests in browsers, those files first that take longest, and as many at a time as COUNT says:
// node tests/e2e/run.mjs REPORT COUNT. `node --test` takes files by their names, and may have the longest alone at the end.

import { createWriteStream, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from 'node:test';
import { spec, tap } from 'node:test/reporters';

const LONG = ['kills', 'rounds', 'windows', 'firefox'].map((name) => `${name}.test.mjs`);

const [report, count] = process.argv.slice(2);
mkdirSync(dirname(report), { recursive: true });
const folder = fileURLToPath(new URL('.', import.meta.url));
const size = (/** @type {string} */ name) => statSync(folder + name).size;
const names = readdirSync(folder).filter((name) => name.endsWith('.test.mjs'));
const rest = names.filter((name) => !LONG.includes(name)).sort((a, b) => size(b) - size(a));

const results = run({ files: [...LONG, ...rest].map((name) => folder + name), concurrency: Number(count) });
results.on('test:fail', () => (process.exitCode = 1));
results.compose(new spec()).pipe(process.stdout);
results.compose(tap).pipe(createWriteStream(report));
