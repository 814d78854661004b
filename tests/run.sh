#!/usr/bin/env bash
# Builds and runs every test, and says how many passed.
#
# usage: tests/run.sh [--quick]
#   --quick  without the full rounds, the fuzzers and the end-to-end tests in browsers
#
# The last line is "N passed, N failed". A step that cannot run counts as one that failed. Notices with
# hand-checked answers are scored when TAIZHANG_SHARED, or a folder shared beside the clone, has them.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

quick=no
case ${1:-} in
  '') ;;
  --quick) quick=yes ;;
  *)
    sed -n '2,8s/^# \{0,1\}//p' tests/run.sh
    exit 2
    ;;
esac
. tests/suites.sh

step "Set-up" set_up
suite "Includes" python3 tests/include_test.py
suite "Texts" python3 tests/i18n_test.py
suite "Ledgers" python3 tests/ledgers_test.py
suite "Promises" python3 tests/security_test.py
suite "Types of web/*.js" check_types
suite "Native tests, with sanitizers" native_tests
suite "The same heart as wasm, under Node" wasm_tests
suite "The command" command_tests
suite "Files, beside their published schema" schema_tests
suite "Excel files, beside openpyxl and LibreOffice" excel_tests
step "Notices scored" score_notices
step "Figures" benchmarks
step "The application" build_application
suite "Components" python3 tests/components_test.py
if [ "$quick" = yes ]; then
  printf '\n== Left out because of --quick: full rounds, fuzzers, end-to-end tests and figures in browsers\n'
else
  suite "Three hundred full rounds, a hundred thousand damaged files" law_tests
  suite "Fuzzing the readers of notices and files, 20 s" fuzz_tests
  suite "End to end, in Chromium and Firefox" end_to_end
  step "Figures of the page" page_figures
fi
finish
