#!/usr/bin/env bash
# Brings what the build needs and keeps it in ${TAIZHANG_CACHE:-~/.cache/taizhang}, outside the clone.
#
# usage: cmake/bootstrap.sh web      what builds the application
#        cmake/bootstrap.sh tests    that, and what tests it: browsers, LibreOffice, a Chinese font, node packages
#        cmake/bootstrap.sh bench    what builds the application, and the libraries that tests/bench/peers compares it with
#        cmake/bootstrap.sh scale    what builds the application, a browser, and the grids that tests/bench/scale compares it with
#
# Debian 12: its own packages, with Emscripten and library sources of newer suites unpacked into the cache and
# never installed. Debian 13 and later: its own packages. Elsewhere: the tools on PATH, sources by CMake.
# An em++ of 3.1.69 or newer on PATH is used anywhere. A second run does only what is missing.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
clone=$(dirname "$here")
cache=${TAIZHANG_CACHE:-$HOME/.cache/taizhang}
wanted=${1:-}
case $wanted in
  web | tests | bench | scale) ;;
  *)
    sed -n '2,11s/^# \{0,1\}//p' "$0"
    exit 2
    ;;
esac

. "$here/bootstrap/steps.sh"
. "$here/bootstrap/system.sh"
. "$here/bootstrap/debian.sh"
. "$here/bootstrap/emscripten.sh"
. "$here/bootstrap/sources.sh"

open_cache
look_at_system

if [ "$system" = other ]; then
  require_tools
else
  [ -z "$(missing_packages)" ] || plan "System packages" install_packages
  plan_emscripten
  plan_sources
fi
case $wanted in
  tests) plan_node_packages tests/e2e ;;
  bench) plan_node_packages tests/bench/peers ;;
  scale)
    plan_node_packages tests/e2e
    plan_node_packages tests/bench/scale
    ;;
esac

run_plan
write_settings
