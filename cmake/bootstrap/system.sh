# What kind of system this is, and whether it has the tools. Sourced by bootstrap.sh.

emscripten_least=3.1.69

# at_least VERSION LEAST: compares dotted versions.
at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }

# Sets `system`: hybrid (Debian 12), debian (13 and later) or other; and `emxx`, an em++ on PATH that is new
# enough, or empty.
look_at_system() {
  system=other
  if [ -r /etc/os-release ] && command -v apt-get >/dev/null; then
    local id version
    id=$(. /etc/os-release && echo "${ID:-}")
    version=$(. /etc/os-release && echo "${VERSION_ID:-99}") # testing and unstable name no version
    if [ "$id" = debian ] && [ "${version%%.*}" -ge 13 ]; then system=debian; fi
    if [ "$id" = debian ] && [ "${version%%.*}" = 12 ]; then system=hybrid; fi
  fi

  emxx=$(command -v em++ || true)
  if [ -n "$emxx" ]; then
    local seen
    seen=$("$emxx" --version | sed -nE '1s/.* ([0-9]+\.[0-9]+\.[0-9]+).*/\1/p') || seen=0
    at_least "${seen:-0}" "$emscripten_least" || emxx=
  fi
}

# On a system we do not know how to set up, names everything that is missing in one sentence.
require_tools() {
  local missing=() tool
  for tool in cmake ninja python3 node; do command -v "$tool" >/dev/null || missing+=("$tool"); done
  [ -n "$emxx" ] || missing+=("em++ $emscripten_least or newer (an activated emsdk)")
  if [ "$wanted" = tests ] || [ "$wanted" = scale ]; then
    command -v npm >/dev/null || missing+=(npm)
    [ -n "$(find_chromium)" ] || missing+=("chromium")
  fi
  if [ "$wanted" = tests ]; then
    command -v clang++-19 >/dev/null || command -v clang++ >/dev/null || missing+=("clang++ 19 with libc++")
    [ -n "$(find_firefox)" ] || missing+=("firefox")
  fi
  [ ${#missing[@]} = 0 ] && return
  local list
  list=$(printf ', %s' "${missing[@]}")
  echo "This system is not Debian 12 or newer, so its tools are not installed for you. Put these on PATH and run this again: ${list:2}." >&2
  exit 1
}

find_chromium() {
  local name
  for name in "${TAIZHANG_CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name"; then return; fi
  done
}

find_firefox() {
  local name
  for name in "${TAIZHANG_FIREFOX:-}" firefox-esr firefox; do
    if [ -n "$name" ] && command -v "$name"; then return; fi
  done
}

# What CMake and our scripts read: which em++ and where the sources are. Written only when it changed.
write_settings() {
  local text='' name
  if [ -z "$emxx" ] && [ -d "$cache/emscripten" ]; then emxx=$cache/emscripten/usr/share/emscripten/em++; fi
  [ -z "$emxx" ] || text+="set(TAIZHANG_EMXX \"$emxx\")"$'\n'
  for name in imgui sdl2 json catch2 unihan zlib pugixml; do
    [ ! -d "$cache/sources/$name" ] || text+="set(FETCHCONTENT_SOURCE_DIR_${name^^} \"$cache/sources/$name\")"$'\n'
  done
  [ "$text" = "$(cat "$cache/settings.cmake" 2>/dev/null)"$'\n' ] || printf '%s' "$text" >"$cache/settings.cmake"
}

# plan_node_packages FOLDER: those of its package-lock.json.
plan_node_packages() {
  cmp -s "$clone/$1/package-lock.json" "$clone/$1/node_modules/.installed.json" || plan "Node packages of $1" install_node_packages "$1"
}

install_node_packages() {
  cd "$clone/$1"
  npm ci --no-audit --no-fund --ignore-scripts --prefer-offline --cache "$cache/npm" ||
    fail "The node packages of $1 could not be fetched. Check that npm reaches its registry and run this again."
  cp package-lock.json node_modules/.installed.json
}
