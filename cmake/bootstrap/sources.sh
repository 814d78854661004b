# Sources of libraries, as Debian's archive has them and apt has verified them. Sourced by bootstrap.sh.

unihan_key="trixie 2"

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
  is_ready source-unihan "$unihan_key" sources/unihan || { plan_lists && plan "Unicode Han database" unpack_unihan; }
  while read -r name source suites; do
    is_ready "source-$name" "$suites" "sources/$name" && continue
    plan_lists
    plan "Source of $source" bring_source "$name" "$source" "$suites"
  done < <(library_sources)
}

# How Chinese characters are read: one file of trixie's package of the Unicode data, with its licence.
unpack_unihan() {
  local folder
  folder=$(scratch)
  unpack_packages "$folder/root" unicode-data
  mkdir "$folder/files"
  cp "$folder/root/usr/share/unicode/Unihan_Readings.txt.bz2" "$folder/root/usr/share/doc/unicode-data/copyright" "$folder/files"
  bunzip2 "$folder/files/Unihan_Readings.txt.bz2" || fail "The Unicode Han database could not be unpacked. Is the disk full? Free some space and run this again."
  place source-unihan "$unihan_key" "$folder/files" sources/unihan
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
