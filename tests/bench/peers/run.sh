#!/usr/bin/env bash
# Prints what writing an Excel file costs, beside SheetJS in the same run; what merging returns costs, beside Yjs, Loro and
# Automerge; and a thousand returns in one call.
#
# usage: tests/bench/peers/run.sh [--sizes 1000,10000,100000] [--limit SECONDS]
#   --sizes  registers of so many tasks
#   --limit  how long one of the others may take to make its document, and to load and merge it (600)
#
# Figures for reading side by side, never a test, and no part of tests/run.sh. The first run makes the others' documents, which
# takes minutes; they are kept in build/bench.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

cmake/bootstrap.sh bench
. cmake/environment.sh
cmake --preset release --log-level=WARNING >/dev/null
cmake --build --preset release --target bench cli
node tests/bench/peers/sheets.mjs
node tests/bench/peers/merge.mjs "$@"
