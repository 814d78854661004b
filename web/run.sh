#!/usr/bin/env bash
# Sets up, builds and serves the application.
#
# usage: web/run.sh [--build-only] [--port N] [--open]
#   --build-only  builds dist/ and ends
#   --port N      serves from port N (8080), or the next free one
#   --open        opens the page in the default browser
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

port=8080 serves=yes opens=no
while [ $# -gt 0 ]; do
  case $1 in
    --build-only) serves=no ;;
    --port) port=${2:?--port needs a number} && shift ;;
    --open) opens=yes ;;
    *)
      sed -n '2,7s/^# \{0,1\}//p' web/run.sh
      exit 2
      ;;
  esac
  shift
done

cmake/bootstrap.sh web
. cmake/environment.sh
cmake --preset web --log-level=WARNING >/dev/null
cmake --build --preset web --target taizhang

cmake/dist.sh
node cmake/payload.mjs dist
[ "$serves" = yes ] || exit 0

coproc server { exec node web/serve.mjs dist "$port"; }
server_id=$server_PID
trap 'kill "$server_id" 2>/dev/null || true' EXIT
read -r url <&"${server[0]}"
echo "$url"
echo "Ctrl+C ends."
if [ "$opens" = yes ]; then xdg-open "$url" 2>/dev/null || open "$url" 2>/dev/null || echo "No browser could be opened; open the address above."; fi
wait "$server_id"
