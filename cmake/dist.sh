#!/usr/bin/env bash
# Puts dist/ together: the page of web/, shortened, with the wasm and its script from build/web, the application in one
# file, and what is kept beside it to be read. Called by web/run.sh once these are built.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# The same for everyone who builds a commit: its day and its name.
version=$(git log -1 --format=%cs 2>/dev/null && git describe --always --dirty --exclude='*' --abbrev=10) || version=unknown
version=${version//$'\n'/-}

rm -rf dist
mkdir -p dist/templates
cp web/*.html web/*.svg web/*.png web/*.webmanifest build/web/taizhang.wasm build/web/licenses.txt dist/
sed -i "s/<meta name=\"version\" content=\"\">/<meta name=\"version\" content=\"$version\">/" dist/*.html
if command -v esbuild >/dev/null; then
  esbuild --log-level=warning --minify --format=esm --outdir=dist web/*.js web/*.css build/web/taizhang.js --entry-names='[name]'
  node cmake/single_file.mjs dist
else
  echo "esbuild is not on PATH: the scripts are left as long as they are written, and taizhang.html, the application in one file, is not made."
  cp web/*.js web/*.css build/web/taizhang.js dist/
fi
cp -r assets/ledgers dist/templates/
mkdir dist/templates/schema
cp assets/schema/*.json dist/templates/schema/ # what there is to read about it is for the repository
node cmake/sbom.mjs dist
node cmake/precache.mjs dist # last: it names the files as they are now
