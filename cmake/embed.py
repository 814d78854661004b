#!/usr/bin/env python3
"""Compiles texts and files of assets/ into C++ sources.

usage: embed.py texts ZH_CN.json EN.json OUTPUT_FOLDER     writes texts.h, texts.cpp
       embed.py files ASSETS_FOLDER OUTPUT_FOLDER FILE...  writes files.h, files.cpp; FILEs are under ASSETS_FOLDER

Texts are flat objects {"group.key": "text with {0}"}. Both languages must have the same keys, and the same
placeholders in each; what differs is named in a sentence and ends the build.
"""
import json
import pathlib
import re
import sys

TEXTS_H = """#pragma once

#include <optional>
#include <string_view>

namespace taizhang {

enum class Language { Chinese, English };

// Every text of the interface, by its key in assets/i18n with underscores for dots.
enum class Text : unsigned short {
%s
};

// The text as written, with its placeholders {0}, {1} still in it.
std::string_view text(Text id, Language language);

}  // namespace taizhang
"""

TEXTS_CPP = """#include "assets/texts.h"

#include <array>

namespace taizhang {
namespace {

// One after the other, since a pointer to each would be a tenth of what they cost to download: by key, all Chinese,
// then all English. Each ends with a zero, which its size counts.
constexpr char words[] =
%s;

constexpr size_t count = %d;
constexpr unsigned short sizes[2][count] = {{%s},
  {%s}};

// Where every sixteenth text begins.
constexpr size_t step = 16;
constexpr auto starts = [] {
  std::array<std::array<unsigned, count / step + 1>, 2> all{};
  unsigned at = 0;
  for (size_t language = 0; language < 2; ++language) {
    for (size_t i = 0; i < count; at += sizes[language][i++]) {
      if (i %% step == 0) all[language][i / step] = at;
    }
  }
  return all;
}();

}  // namespace

std::string_view text(Text id, Language language) {
  const auto place = static_cast<size_t>(id), in = static_cast<size_t>(language);
  size_t from = starts[in][place / step];
  for (size_t i = place / step * step; i < place; ++i) from += sizes[in][i];
  return {words + from, sizes[in][place] - size_t{1}};
}

}  // namespace taizhang
"""

FILES_H = """#pragma once

#include <span>
#include <string_view>

namespace taizhang {

// The bytes of a file of assets/, by its path there ("ledgers/tasks.json"); empty when it is not compiled in.
std::string_view asset(std::string_view path);

// The paths of all that is compiled in, sorted.
std::span<const std::string_view> asset_names();

}  // namespace taizhang
"""

FILES_CPP = """#include "assets/files.h"

#include <algorithm>
#include <array>

namespace taizhang {
namespace {

constexpr std::array<std::string_view, %d> names = {{
%s
}};

constexpr std::array<std::string_view, %d> contents = {{
%s
}};

}  // namespace

std::string_view asset(std::string_view path) {
  const auto name = std::ranges::lower_bound(names, path);
  if (name == names.end() || *name != path) return {};
  return contents[static_cast<size_t>(name - names.begin())];
}

std::span<const std::string_view> asset_names() { return names; }

}  // namespace taizhang
"""


def quoted(text, indent):
    """`text` as adjacent C++ string literals, a line each."""
    escapes = {ord("\\"): "\\\\", ord('"'): '\\"', ord("\n"): "\\n", ord("\r"): "\\r", ord("\t"): "\\t", ord("?"): "\\?",
               0: "\\0"}
    lines = text.splitlines(keepends=True) or [""]
    return f"\n{indent}".join(f'"{line.translate(escapes)}"' for line in lines)


def literal(text, indent):
    """`text` as a view; its length is given, so it may hold anything."""
    return f"std::string_view({quoted(text, indent)}, {len(text.encode())})"


def read_texts(path):
    def unique(pairs):
        keys = [key for key, _ in pairs]
        for key in keys:
            if keys.count(key) > 1:
                sys.exit(f"{path}: the key {key} stands there twice.")
        return dict(pairs)

    try:
        texts = json.loads(pathlib.Path(path).read_text(encoding="utf-8"), object_pairs_hook=unique)
    except json.JSONDecodeError as error:
        sys.exit(f"{path}: no JSON: {error}.")
    for key, text in texts.items():
        if not re.fullmatch(r"[a-z0-9_]+(\.[a-z0-9_]+)+", key):
            sys.exit(f"{path}: the key {key} is not lower-case words joined by dots.")
        if not isinstance(text, str):
            sys.exit(f"{path}: {key} is not a text.")
    return texts


def check_same(chinese, english):
    faults = [f"{key} has no English text." for key in sorted(chinese.keys() - english.keys())]
    faults += [f"{key} has no Chinese text." for key in sorted(english.keys() - chinese.keys())]
    names = {}
    for key in sorted(chinese.keys() & english.keys()):
        holes = [sorted(set(re.findall(r"\{\d+\}", texts[key]))) for texts in (chinese, english)]
        if holes[0] != holes[1]:
            faults.append(f"{key} has the placeholders {' '.join(holes[0]) or 'none'} in Chinese and "
                          f"{' '.join(holes[1]) or 'none'} in English.")
        other = names.setdefault(key.replace(".", "_"), key)
        if other != key:
            faults.append(f"{key} and {other} would both be named {key.replace('.', '_')}.")
    if faults:
        sys.exit("assets/i18n: " + "\nassets/i18n: ".join(faults))


def write_texts(chinese_path, english_path, output):
    chinese, english = read_texts(chinese_path), read_texts(english_path)
    check_same(chinese, english)
    keys = sorted(chinese, key=str.encode)
    names = "\n".join(f"  {key.replace('.', '_')}," for key in keys)
    texts = [[language[key] + "\0" for key in keys] for language in (chinese, english)]
    words = "\n".join(f"    {quoted(text, '    ')}" for text in texts[0] + texts[1])
    sizes = [", ".join(str(len(text.encode())) for text in language) for language in texts]
    (output / "texts.h").write_text(TEXTS_H % names, encoding="utf-8")
    (output / "texts.cpp").write_text(TEXTS_CPP % (words, len(keys), *sizes), encoding="utf-8")


def write_files(folder, output, paths):
    files = {str(pathlib.PurePosixPath(pathlib.Path(path).relative_to(folder))): pathlib.Path(path) for path in paths}
    names = sorted(files, key=str.encode)
    contents = []
    for name in names:
        try:
            text = files[name].read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            sys.exit(f"assets/{name} is not UTF-8 text, and only text is compiled in.")
        if name.endswith(".json"):  # spaces are for those who read the file
            text = json.dumps(json.loads(text), ensure_ascii=False, separators=(",", ":"))
        contents.append(text)
    listed = "\n".join(f'    std::string_view("{name}"),' for name in names)
    bodies = "\n".join(f"    {literal(text, '        ')}," for text in contents)
    (output / "files.h").write_text(FILES_H, encoding="utf-8")
    (output / "files.cpp").write_text(FILES_CPP % (len(names), listed, len(names), bodies), encoding="utf-8")


def main(arguments):
    if len(arguments) == 4 and arguments[0] == "texts":
        write_texts(arguments[1], arguments[2], pathlib.Path(arguments[3]))
    elif len(arguments) >= 3 and arguments[0] == "files":
        write_files(arguments[1], pathlib.Path(arguments[2]), arguments[3:])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
