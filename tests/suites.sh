# The suites of tests/run.sh, and how their results are added up. Sourced by it.

passed_total=0
failed_total=0
failed_suites=()
results=build/results

# Runs a suite and adds its counts: those of its last line when that is "N passed, N failed", else one, passed
# when the suite's status is 0.
suite() { run_and_count 1 "$@"; }

# Runs something that is no test. It counts only when it fails.
step() { run_and_count 0 "$@"; }

run_and_count() {
  local worth=$1 title=$2 began=$SECONDS status passed=0 failed=0 last
  printf '\n== %s\n' "$title"
  mkdir -p "$results"
  "${@:3}" 2>&1 </dev/null | tee "$results/last.txt"
  status=${PIPESTATUS[0]}
  last=$(tail -n 1 "$results/last.txt")
  if [[ $last =~ ^([0-9]+)\ passed,\ ([0-9]+)\ failed$ ]]; then
    passed=${BASH_REMATCH[1]} failed=${BASH_REMATCH[2]}
  fi
  if [ "$status" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
  if [ "$status" = 0 ] && [ "$passed$failed" = 00 ]; then passed=$worth; fi
  passed_total=$((passed_total + passed))
  failed_total=$((failed_total + failed))
  [ "$failed" = 0 ] || failed_suites+=("$title")
  printf -- '-- %s: %d passed, %d failed, %d s\n' "$title" "$passed" "$failed" $((SECONDS - began))
}

finish() {
  printf '\n'
  [ ${#failed_suites[@]} = 0 ] || printf 'Failed: %s\n' "${failed_suites[@]}"
  printf '%d s in all\n' "$SECONDS"
  printf '%d passed, %d failed\n' "$passed_total" "$failed_total"
  [ "$failed_total" = 0 ]
}

set_up() { cmake/bootstrap.sh tests; }

# build PRESET TARGET...
build() {
  . cmake/environment.sh
  cmake --preset "$1" --log-level=WARNING >/dev/null && cmake --build --preset "$1" --target "${@:2}"
}

# Runs a Catch2 program in shards, as many at a time as there are processors, and prints its counts of test cases:
# catch2_tests COMMAND... There are several shards a processor, so that none waits long for another's last test.
catch2_tests() {
  local shards shard status=0 passed=0 failed=0
  shards=$((4 * $(nproc)))
  rm -f "$results"/shard-*
  seq 0 $((shards - 1)) | xargs -P "$(nproc)" -I '{}' sh -c 'report=$1 && shift && exec "$@" >"$report.txt" 2>&1' sh "$results/shard-{}" \
    "$@" --order rand --rng-seed 3 --shard-count "$shards" --shard-index '{}' --allow-running-no-tests --reporter console \
    --reporter "XML::out=$results/shard-{}.xml" || status=1
  for ((shard = 0; shard < shards; ++shard)); do
    grep -vE '^(Randomness seeded|=+$|All tests passed|No tests ran|Filters: |$)' "$results/shard-$shard.txt"
    if ! [[ $(grep -s '<OverallResultsCases' "$results/shard-$shard.xml") =~ successes=\"([0-9]+)\"\ failures=\"([0-9]+)\" ]]; then
      echo "Shard $shard of the tests ended before its report did."
      return 1
    fi
    passed=$((passed + BASH_REMATCH[1])) failed=$((failed + BASH_REMATCH[2]))
  done
  echo "$passed passed, $failed failed"
  return "$status"
}

native_tests() {
  export UBSAN_OPTIONS=print_stacktrace=1
  if [ -x /usr/lib/llvm-19/bin/llvm-symbolizer ]; then export ASAN_SYMBOLIZER_PATH=/usr/lib/llvm-19/bin/llvm-symbolizer; fi
  build native tests && catch2_tests build/native/tests
}

law_tests() { build release laws && catch2_tests build/release/laws '*,[.full]'; }

wasm_tests() { build web tests_wasm && catch2_tests node build/web/tests_wasm.js; }

check_types() {
  local tsc=tests/e2e/node_modules/typescript/bin/tsc
  node "$tsc" -p web/jsconfig.json && node "$tsc" -p web/jsconfig.worker.json && echo "web/*.js: no type is wrong"
}

build_application() { web/run.sh --build-only; }

score_notices() {
  local notices=${TAIZHANG_SHARED:-../shared}/notices
  build native cli || return
  if [ ! -e "$notices/score.py" ]; then
    echo "NOT SCORED: there are no notices with answers at $notices; set TAIZHANG_SHARED to their folder."
    return 0
  fi
  python3 "$notices/score.py" build/native/taizhang parse
}

command_tests() { build native cli && python3 tests/cli_test.py build/native/taizhang; }

# Debian's packages are seen by Debian's Python only: python_with PACKAGE.
python_with() { if /usr/bin/python3 -c "import $1" 2>/dev/null; then echo /usr/bin/python3; else echo python3; fi; }

schema_tests() { build native cli && "$(python_with jsonschema)" tests/schema_test.py build/native/taizhang; }

excel_tests() { build native sheets && "$(python_with openpyxl)" tests/xlsx_test.py build/native/sheets; }

# Of the program that users run; build/release/bench prints the same natively.
benchmarks() { build web bench && node build/web/bench.js; }

page_figures() { node tests/bench/page.mjs; }

# Fuzzes the readers of notices, of our files and of others' for 20 seconds, side by side. What a fuzzer found useful is
# kept in the build folder for the next time.
fuzz_tests() {
  local subject passed=0 workers=()
  build fuzz fuzz_notice fuzz_json fuzz_xlsx fuzz_docx || return
  fuzz notice assets/samples >"$results/fuzz-notice.txt" 2>&1 &
  workers+=($!)
  fuzz json tests/fuzz/corpus/json >"$results/fuzz-json.txt" 2>&1 &
  workers+=($!)
  fuzz xlsx tests/fuzz/corpus/xlsx tests/formats/sheets >"$results/fuzz-xlsx.txt" 2>&1 &
  workers+=($!)
  fuzz docx tests/formats/documents >"$results/fuzz-docx.txt" 2>&1 &
  workers+=($!)
  for subject in "${workers[@]}"; do wait "$subject" && passed=$((passed + 1)); done
  for subject in notice json xlsx docx; do cat "$results/fuzz-$subject.txt"; done
  echo "$passed passed, $((4 - passed)) failed"
  [ "$passed" = 4 ]
}

# fuzz SUBJECT SEEDS...
fuzz() {
  mkdir -p "build/fuzz/corpus_$1"
  "build/native/fuzz_$1" -max_total_time=20 -timeout=10 -max_len=65536 -print_final_stats=1 -verbosity=0 \
    -artifact_prefix="build/fuzz/$1-" "build/fuzz/corpus_$1" "${@:2}"
}

end_to_end() {
  local report=$results/e2e.tap status=0
  # A browser that hangs must not take the report of all the other tests with it.
  timeout 2400 node tests/e2e/run.mjs "$report" "$(nproc)" || status=$?
  [ "$status" != 124 ] || echo "The tests in browsers did not end within 40 minutes and were stopped."
  sed -nE 's/^# pass ([0-9]+)$/\1/p; s/^# fail ([0-9]+)$/\1/p; s/^# cancelled ([0-9]+)$/\1/p' "$report" |
    { read -r pass; read -r fail; read -r cancelled; echo "${pass:-0} passed, $((${fail:-1} + cancelled)) failed"; }
  return "$status"
}
