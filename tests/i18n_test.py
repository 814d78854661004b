#!/usr/bin/env python3
"""Holds the texts of assets/i18n: both languages have them all, and the program uses each.

Prints a line for each fault and, last, "N passed, N failed".
"""
import json
import pathlib
import re
import sys

from checks import run

ROOT = pathlib.Path(__file__).resolve().parent.parent
CHINESE, ENGLISH = (json.loads((ROOT / "assets/i18n" / f"{name}.json").read_text(encoding="utf-8"))
                    for name in ("zh-CN", "en"))
CODE = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "src").rglob("*.cpp")) + sorted((ROOT / "src").rglob("*.h")))


def placeholders(text):
    return sorted(set(re.findall(r"\{\d+\}", text)))


def every_text_is_there_in_both_languages():
    return [f"{key} is missing in {'English' if key in CHINESE else 'Chinese'}"
            for key in sorted(CHINESE.keys() ^ ENGLISH.keys())]


def both_languages_have_the_same_placeholders():
    return [f"{key} has other placeholders in English" for key in sorted(CHINESE.keys() & ENGLISH.keys())
            if placeholders(CHINESE[key]) != placeholders(ENGLISH[key])]


def no_text_is_empty_or_padded():
    return [f"{key} is empty or has white space around it" for texts in (CHINESE, ENGLISH)
            for key, text in texts.items() if not text or text != text.strip()]


def chinese_texts_use_chinese_punctuation():
    return [f"{key} has {mark[0]!r} after a Chinese character" for key, text in CHINESE.items()
            if (mark := re.search(r"(?<=[\u4e00-\u9fff])[,;:?!]", text))]


def english_texts_hold_no_chinese():
    return [f"{key} holds Chinese in English" for key, text in ENGLISH.items()
            if re.search(r"[\u2e80-\u9fff]", text) and key != "settings.chinese"]


def english_texts_use_marks_of_latin_fonts():
    """The Chinese font draws these as wide as a character."""
    ledgers = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "assets/ledgers").glob("*.json")))
    of_ledgers = {f"a ledger: {text}": text for text in re.findall(r'"en": "((?:[^"\\]|\\.)*)"', ledgers)}
    return [f"{key} has {mark[0]!r} in English" for key, text in (ENGLISH | of_ledgers).items()
            if (mark := re.search("[\u2018\u2019\u201c\u201d\u2026\u2014]", text))]


def every_text_is_used():
    used = set(re.findall(r"\bText::([a-z0-9_]+)", CODE))
    return [f"{key} is used nowhere in src/" for key in sorted(CHINESE) if key.replace(".", "_") not in used]


if __name__ == "__main__":
    sys.exit(run((
        every_text_is_there_in_both_languages, both_languages_have_the_same_placeholders,
        no_text_is_empty_or_padded, chinese_texts_use_chinese_punctuation, english_texts_hold_no_chinese,
        english_texts_use_marks_of_latin_fonts, every_text_is_used,
    )))
