# Steps with a name, a number and a time; one sentence when one of them fails. Sourced by bootstrap.sh.

titles=()
actions=()

# Adds a step: its title and a function with its arguments.
plan() {
  titles+=("$1")
  actions+=("${*:2}")
}

# Ends the whole set-up with a sentence that says what to do. Works inside a step too.
fail() {
  printf '%s\n' "$*" >"$cache/failure"
  exit 1
}

show_failure() {
  printf '\n%s\n' "$(cat "$cache/failure" 2>/dev/null || echo "This step failed; nothing half-made was kept, so it can be run again.")" >&2
}

# Runs one step in the background, shows the seconds it takes, and keeps what it says in a log.
run_step() {
  local title=$1 log=$cache/log.txt began=$SECONDS child status=0 shown=0
  printf '%s … ' "$title"
  printf '\n== %s\n' "$title" >>"$log"
  ("${@:2}") >>"$log" 2>&1 </dev/null &
  child=$!
  trap 'kill $child 2>/dev/null; printf "\nStopped. Nothing half-made was kept.\n"; exit 130' INT TERM
  while kill -0 "$child" 2>/dev/null; do
    sleep 0.2
    if [ -t 1 ]; then
      printf '\r%s … %d s' "$title" $((SECONDS - began))
    elif [ $(((SECONDS - began) / 15)) -gt "$shown" ]; then
      shown=$(((SECONDS - began) / 15))
      printf '%d s … ' $((SECONDS - began))
    fi
  done
  wait "$child" || status=$?
  trap - INT TERM
  if [ "$status" != 0 ]; then
    show_failure
    printf 'What it said:\n' >&2
    tail -n 12 "$log" | sed 's/^/  /' >&2
    exit 1
  fi
  if [ -t 1 ]; then printf '\r%s … ' "$title"; fi
  printf '%d s\n' $((SECONDS - began))
}

run_plan() {
  local count=${#titles[@]} i
  if [ "$count" = 0 ]; then
    echo "Set-up: everything is ready in $cache"
    return
  fi
  require_space
  become_able
  rm -f "$cache/failure" "$cache/log.txt"
  for ((i = 0; i < count; i++)); do
    # Actions are our own function names and plain words: splitting them is meant.
    # shellcheck disable=SC2086
    run_step "[$((i + 1))/$count] ${titles[i]}" ${actions[i]}
  done
}

# Makes the cache folder and waits for another set-up that is using it.
open_cache() {
  mkdir -p "$cache/ready" 2>/dev/null || {
    echo "The folder $cache cannot be made. Set TAIZHANG_CACHE to a folder you may write." >&2
    exit 1
  }
  cache=$(cd "$cache" && pwd)
  command -v flock >/dev/null || return 0
  exec 9>"$cache/lock"
  flock -n 9 && return
  echo "Another set-up is using $cache; waiting for it …"
  flock 9
}

require_space() {
  local free
  free=$(df -Pk "$cache" | awk 'NR == 2 {print int($4 / 1024)}')
  [ -e "$cache/ready/emscripten" ] || [ "$free" -ge 4096 ] || {
    echo "The set-up needs 4 GB in $cache, and $free MB are free there. Free some, or set TAIZHANG_CACHE to a folder on another disk." >&2
    exit 1
  }
}

# A thing in the cache is ready when it was finished at this version and is still there.
is_ready() { [ "$(cat "$cache/ready/$1" 2>/dev/null)" = "$2" ] && [ -e "$cache/$3" ]; }

# Puts a finished folder in its place, whole or not at all: place KEY VERSION UNPACKED FOLDER
place() {
  rm -rf "${cache:?}/$4"
  mkdir -p "$(dirname "$cache/$4")"
  mv "$3" "$cache/$4"
  printf '%s\n' "$2" >"$cache/ready/$1"
}

# A new empty folder inside the cache, so that moving out of it is a rename.
scratch() {
  rm -rf "${cache:?}/unpack"
  mkdir -p "$cache/unpack"
  echo "$cache/unpack"
}
