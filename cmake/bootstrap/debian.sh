# Packages of the machine's own Debian, and a private apt that reads newer suites. Sourced by bootstrap.sh.

# The packages this run needs that are not there. A tool that is on PATH needs no package.
missing_packages() {
  local packages=(clang-19 lld-19 llvm-19 libc++-19-dev libc++abi-19-dev node-acorn dpkg-dev xz-utils bzip2)
  local tool
  for tool in cmake:cmake ninja:ninja-build ccache:ccache python3:python3 node:nodejs esbuild:esbuild; do
    command -v "${tool%:*}" >/dev/null || packages+=("${tool#*:}")
  done
  if [ "$system" = debian ] && [ -z "$emxx" ]; then packages+=(emscripten); fi
  if [ "$wanted" != web ]; then command -v npm >/dev/null || packages+=(npm); fi
  if [ "$wanted" = tests ] || [ "$wanted" = scale ]; then
    [ -n "$(find_chromium)" ] || packages+=(chromium)
    fc-list :lang=zh 2>/dev/null | grep -q . || packages+=(fonts-noto-cjk)
  fi
  if [ "$wanted" = tests ]; then
    packages+=(libclang-rt-19-dev)
    [ -n "$(find_firefox)" ] || packages+=(firefox-esr)
    command -v pdftotext >/dev/null || packages+=(poppler-utils)
    packages+=(python3-openpyxl python3-jsonschema)
    command -v soffice >/dev/null || packages+=(libreoffice-calc-nogui libreoffice-writer-nogui)
  fi
  local installed package
  installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${packages[@]}" 2>/dev/null | sed -n 's/ installed$//p')
  for package in "${packages[@]}"; do
    grep -qx "$package" <<<"$installed" || echo "$package"
  done
}

# Packages are installed as root: by sudo when there is one, which may ask for its password now.
become_able() {
  as_root=()
  if [ "$system" = other ] || [ "$(id -u)" = 0 ] || [ -z "$(missing_packages)" ]; then return; fi
  as_root=(sudo)
  if ! command -v sudo >/dev/null || ! sudo -v; then
    echo "System packages are missing and only root may install them. As root, run: apt-get install --no-install-recommends $(missing_packages | tr '\n' ' ')" >&2
    exit 1
  fi
}

install_packages() {
  local packages
  packages=$(missing_packages)
  "${as_root[@]}" apt-get -q update || fail "The package lists could not be fetched. Check the network and the mirrors in /etc/apt, and run this again."
  # shellcheck disable=SC2086
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends -oDPkg::Lock::Timeout=300 install $packages ||
    fail "The system packages could not be installed: $(echo $packages). Try apt-get install with them to see why, and run this again."
}

# The mirror this machine uses for its own suite, as apt understands its sources.
own_mirror() {
  local codename
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-sid}")
  apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 2>/dev/null | awk -v suite="$codename" '$1 == suite || $1 == "stable" {print $2; exit}'
}

# apt with lists of its own. Its signatures are checked as ever; the machine's suites and packages stay as they are.
private_apt() {
  apt-get -q -oDir::Etc::SourceList="$cache/apt/sources.list" -oDir::Etc::SourceParts=/dev/null \
    -oDir::State::Lists="$cache/apt/lists" -oDir::Cache="$cache/apt/cache" -oAPT::Sandbox::User=root \
    -oAcquire::Languages=none -oAcquire::Retries=3 "$@"
}

fetch_lists() {
  local mirror
  mirror=$(own_mirror)
  [ -n "$mirror" ] || fail "No Debian mirror was found in /etc/apt. Add this system's own Debian source there and run this again."
  local key=signed-by=/usr/share/keyrings/debian-archive-keyring.gpg
  mkdir -p "$cache/apt/lists/partial" "$cache/apt/cache/archives/partial"
  printf '%s\n' "deb [$key] $mirror trixie main" "deb-src [$key] $mirror trixie main" "deb-src [$key] $mirror forky main" >"$cache/apt/sources.list"
  private_apt -oAPT::Update::Error-Mode=any update ||
    fail "The package lists of Debian trixie and forky could not be fetched from this machine's mirror. Check the network and run this again."
  date +%s >"$cache/ready/lists"
}

# Lists older than a day may name files that the mirror has replaced.
plan_lists() {
  local made
  made=$(cat "$cache/ready/lists" 2>/dev/null || echo 0)
  if [ "${lists_planned:-}" = yes ] || [ $(($(date +%s) - made)) -lt 86400 ]; then return 0; fi
  lists_planned=yes
  plan "Package lists of Debian trixie and forky" fetch_lists
}

# Unpacks binary packages of trixie into a folder: unpack_packages FOLDER PACKAGE...
unpack_packages() {
  local folder=$1 package
  rm -rf "$cache/apt/packages"
  mkdir -p "$cache/apt/packages" "$folder"
  for package in "${@:2}"; do
    (cd "$cache/apt/packages" && private_apt download "$package/trixie") ||
      fail "The package $package of Debian trixie could not be fetched from this machine's mirror. Check the network and run this again."
  done
  for package in "$cache"/apt/packages/*.deb; do
    dpkg -x "$package" "$folder" || fail "$package could not be unpacked. Is the disk full? Free some space and run this again."
  done
  rm -rf "$cache/apt/packages"
}
