#!/usr/bin/env python3
"""Compiles how Chinese characters are read into a C++ source of 14 KB of data.

usage: pinyin.py UNIHAN_READINGS OUTPUT.CPP   the Unicode Han database's Unihan_Readings.txt

Taken are the 8,105 characters of 通用规范汉字表 with the readings of 通用规范汉字字典 (kTGHZ2013), without tones. What is
common (kHanyuPinlu) also has those of its readings that are spoken (kHanyuPinlu) and that were taught before
(kXHC1983: 六 as lu in 六安). src/query/pinyin_data.h says how they are packed.
"""
import pathlib
import re
import sys
import unicodedata

FIRST, LAST = 0x4E00, 0x9FAF  # the block of which a bit a character says whether it is there
SHORT = 255  # syllables that take one byte
ZERO = 0x3007  # 〇, which the Han database does not list
NOT_TYPED = {"r"}  # 儿 as the end of another

SOURCE = """#include "query/pinyin_data.h"

namespace taizhang {{
namespace {{

{arrays}

}}  // namespace

PinyinData pinyin_data() {{ return {{{names}}}; }}

}}  // namespace taizhang
"""


def without_tone(syllable):
    parts = unicodedata.normalize("NFD", syllable)
    kept = "".join(c for c in parts if unicodedata.category(c) != "Mn" or c == "\u0308")
    return unicodedata.normalize("NFC", kept).replace("ü", "v").replace("ê", "e")


def syllables_of(entry):
    """The readings in an entry, in order: "131.140:háng 136.100:héng", "xíng(2943) háng(218)"."""
    words = re.sub(r"[\d.,*]+:|\(\d+\)", " ", entry).replace(",", " ").split()
    return [one for one in dict.fromkeys(map(without_tone, words)) if one not in NOT_TYPED]


def readings(path):
    entries = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        match = re.fullmatch(r"U\+([0-9A-F]+)\t(kTGHZ2013|kHanyuPinlu|kXHC1983)\t(.*)", line)
        if match:
            entries.setdefault(int(match[1], 16), {})[match[2]] = syllables_of(match[3])
    known = {ZERO: ["ling"]}
    for character, entry in sorted(entries.items()):
        said = entry.get("kTGHZ2013", [])
        if said and "kHanyuPinlu" in entry:
            said = [*said, *entry["kHanyuPinlu"], *entry.get("kXHC1983", [])]
        if said:
            known[character] = list(dict.fromkeys(said))
    if len(known) < 8000:
        sys.exit(f"{path} has the readings of {len(known)} characters: it is not Unihan_Readings.txt of Unicode 15 or later.")
    return known


def shared(a, b):
    length = 0
    while length < min(len(a), len(b)) and a[length] == b[length]:
        length += 1
    return length


def packed_names(names):
    """Each name as what it does not share with the one before, after the count of what it does: 0a1i1n2g."""
    return "".join(f"{shared(a, b)}{b[shared(a, b):]}" for a, b in zip(["", *names], names)).encode()


def number(value):
    """In base 128, low digits first, the high bit set on all but the last."""
    out = []
    while value >= 128:
        out.append(value % 128 + 128)
        value //= 128
    return [*out, value]


def pack(known):
    counts = {}
    for said in known.values():
        for one in said:
            counts[one] = counts.get(one, 0) + 1
    ranked = sorted(counts, key=lambda one: (-counts[one], one))
    names = [*sorted(ranked[:SHORT]), *sorted(ranked[SHORT:])]
    place = {name: i for i, name in enumerate(names)}

    def code(name):
        return [place[name]] if place[name] < SHORT else [SHORT, place[name] - SHORT]

    inside = [c for c in sorted(known) if FIRST <= c <= LAST]
    outside = [c for c in sorted(known) if not FIRST <= c <= LAST]
    members = [sum(((base + bit) in known) << bit for bit in range(8)) for base in range(FIRST, LAST + 1, 8)]
    others, steps, further = [], [], []
    last = 0
    for character in outside:
        others += number(character - last)
        last = character
    last = 0
    for i, character in enumerate([*inside, *outside]):
        for name in known[character][1:]:
            steps += number(i - last)
            further += code(name)
            last = i
    main = [byte for character in [*inside, *outside] for byte in code(known[character][0])]
    return {"names": packed_names(names), "members": members, "others": others, "readings": main, "steps": steps, "further": further}


def array(name, values):
    values = list(values)
    rows = [",".join(map(str, values[i:i + 32])) for i in range(0, len(values), 32)]
    return f"constexpr uint8_t {name}[] = {{\n" + ",\n".join(rows) + "};"


def main(arguments):
    if len(arguments) != 2:
        sys.exit(__doc__)
    parts = pack(readings(pathlib.Path(arguments[0])))
    arrays = "\n".join(array(name, values) for name, values in parts.items())
    pathlib.Path(arguments[1]).write_text(SOURCE.format(arrays=arrays, names=", ".join(parts)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
