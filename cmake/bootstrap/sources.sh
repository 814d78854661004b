# Sources of libraries, as Debian's archive has them and apt has verified them. Sourced by bootstrap.sh.

# name, Debian source, suites in the order of preference. A mirror can list a source whose files it lacks: of them
# only the upstream archive is asked for.
library_sources() {
  cat <<'END'
imgui imgui forky
sdl2 libsdl2 trixie forky
json nlohmann-json3 trixie forky
catch2 catch2 trixie forky
zlib zlib trixie forky
pugixml pugixml trixie forky
END
}

plan_sources() {
  local name source suites
  while read -r name source suites; do
    is_ready "source-$name" "$suites" "sources/$name" && continue
    plan_lists
    plan "Source of $source" bring_source "$name" "$source" "$suites"
  done < <(library_sources)
}

# bring_source NAME SOURCE SUITE...: the upstream archive of the first suite whose files are there.
bring_source() {
  local name=$1 source=$2 suite folder archive
  for suite in "${@:3}"; do
    folder=$(scratch)
    (cd "$folder" && private_apt source --download-only --tar-only "$source/$suite") || continue
    archive=$(cd "$folder" && ls -- *.orig.tar.*)
    mkdir "$folder/files"
    tar -xf "$folder/$archive" -C "$folder/files" --strip-components=1 || fail "$archive could not be unpacked. Is the disk full? Free some space and run this again."
    echo "$source is taken from $suite: $archive"
    place "source-$name" "${*:3}" "$folder/files" "sources/$name"
    return
  done
  fail "The source of $source was in none of: ${*:3}. Check that this machine's mirror is reachable and complete, and run this again."
}
