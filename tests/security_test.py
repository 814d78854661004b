#!/usr/bin/env python3
"""Holds every promise of SECURITY.md to tests that there are.

Prints a line for each fault and, last, "N passed, N failed".
"""
import pathlib
import re
import sys

from checks import run

ROOT = pathlib.Path(__file__).resolve().parent.parent
TABLE = (ROOT / "SECURITY.md").read_text(encoding="utf-8").split("## What is promised\n")[1].split("\n## ")[0]
PROMISES = [[cell.strip() for cell in line.strip("|").split("|")] for line in TABLE.strip().splitlines()[2:]]


def tests_named(cell):
    """File and title of each test: `file`: "title", "title"; `file`: …"""
    for path, titles in re.findall(r"`(tests/[^`]+)`: ((?:\"[^\"]+\"(?:, )?)+)", cell):
        for title in re.findall(r'"([^"]+)"', titles):
            yield path, title


def is_there(path, title):
    if not (ROOT / path).is_file():
        return False
    text = (ROOT / path).read_text(encoding="utf-8")
    declared = {".mjs": f"test('{title}'", ".cpp": f'TEST_CASE("{title}"', ".py": f"def {title.replace(' ', '_')}("}
    return declared[pathlib.Path(path).suffix] in text or any(
        re.fullmatch(pattern, title) for pattern in patterns_in(text))


def patterns_in(text):
    """Of tests that are run for several things, `… ${thing} …`, what their titles look like."""
    for template in re.findall(r"test\(`([^`]+)`", text):
        parts = re.split(r"\$\{[^}]+\}", template)
        yield ".+".join(re.escape(part) for part in parts)


def every_promise_names_a_test():
    return [f"no test is named for: {promise}" for promise, held in PROMISES if not list(tests_named(held))]


def every_named_test_is_there():
    return [f"{path} has no test called {title}" for _, held in PROMISES for path, title in tests_named(held)
            if not is_there(path, title)]


if __name__ == "__main__":
    sys.exit(run((every_promise_names_a_test, every_named_test_is_there)))
