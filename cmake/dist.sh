#!/usr/bin/env bash
# Puts dist/ together: the page of web/, shortened, with the wasm and its script from build/web, and what is kept
# beside it to be read. Called by web/run.sh once these are built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

rm -rf dist
mkdir -p dist/templates
cp web/*.html web/*.svg web/*.png web/*.webmanifest build/web/taizhang.wasm build/web/licenses.txt dist/
if command -v esbuild >/dev/null; then
  esbuild --log-level=warning --minify --format=esm --outdir=dist web/*.js web/*.css build/web/taizhang.js --entry-names='[name]'
else
  echo "esbuild is not on PATH: the scripts are left as long as they are written."
  cp web/*.js web/*.css build/web/taizhang.js dist/
fi
cp -r assets/ledgers dist/templates/
mkdir dist/templates/schema
cp assets/schema/*.json dist/templates/schema/ # what there is to read about it is for the repository
node cmake/sbom.mjs dist
node cmake/precache.mjs dist # last: it names the files as they are now
