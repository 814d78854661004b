# Emscripten for Debian 12, whose own is too old: trixie's, unpacked into the cache. Sourced by bootstrap.sh.

emscripten_key="trixie 1"

plan_emscripten() {
  [ "$system" = hybrid ] && [ -z "$emxx" ] || return 0
  is_ready binaryen "$emscripten_key" binaryen || { plan_lists && plan "Binaryen" unpack_binaryen; }
  is_ready emscripten "$emscripten_key" emscripten || { plan_lists && plan "Emscripten" unpack_emscripten; }
}

# Binaryen needs a newer C library than this system's: it gets its own, and each tool starts through it.
unpack_binaryen() {
  local folder loader tool
  folder=$(scratch)
  unpack_packages "$folder/root" binaryen libc6 libstdc++6 libgcc-s1
  loader=$(cd "$folder" && find root/usr/lib -name 'ld-linux-*.so.*' | head -n 1)
  [ -n "$loader" ] || fail "Binaryen's C library has no loader. Remove $cache and run this again."
  mkdir "$folder/bin"
  for tool in "$folder"/root/usr/bin/wasm*; do
    cat >"$folder/bin/${tool##*/}" <<END
#!/bin/sh
exec "$cache/binaryen/$loader" --library-path "$cache/binaryen/${loader%/*}" "$cache/binaryen/root/usr/bin/${tool##*/}" "\$@"
END
    chmod +x "$folder/bin/${tool##*/}"
  done
  place binaryen "$emscripten_key" "$folder" binaryen
}

unpack_emscripten() {
  local folder home
  folder=$(scratch)
  unpack_packages "$folder" emscripten
  home=$folder/usr/share/emscripten
  ln -sfn /usr/share/nodejs "$home/node_modules" # where its ES modules look for acorn
  cat >"$home/.emscripten" <<END
LLVM_ROOT = '/usr/lib/llvm-19/bin'
BINARYEN_ROOT = '$cache/binaryen'
NODE_JS = '$(command -v node)'
CACHE = '$cache/emscripten/usr/share/emscripten/cache'
FROZEN_CACHE = True
END
  cp "$folder/usr/share/doc/emscripten/copyright" "$home/LICENSE"
  rm -rf "$home/test" "$home/docs" "$folder/usr/share/doc"
  place emscripten "$emscripten_key" "$folder" emscripten
}
