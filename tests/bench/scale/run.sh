#!/usr/bin/env bash
# Prints what registers of a thousand to a hundred thousand tasks cost in the built page, beside a page that only parses the same
# file, and beside AG Grid, Handsontable and Tabulator that show it.
#
# usage: tests/bench/scale/run.sh [--sizes 1000,10000,100000] [--rounds N]
#   --sizes   registers of so many tasks
#   --rounds  fresh pages whose median is printed (3; 1 from 100,000 tasks on)
#
# Figures for reading side by side, never a test, and no part of tests/run.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

cmake/bootstrap.sh scale
web/run.sh --build-only
. cmake/environment.sh
cmake --preset release --log-level=WARNING >/dev/null
cmake --build --preset release --target bench
node --test-reporter=spec --test-reporter-destination=stderr tests/bench/scale/scale.mjs "$@"
