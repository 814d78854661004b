#!/usr/bin/env python3
"""Holds THIRD-PARTY.md, licenses.txt and sbom.json, of the built dist/, to the same components.

Prints a line for each fault and, last, "N passed, N failed".
"""
import json
import pathlib
import re
import sys

from checks import run

ROOT = pathlib.Path(__file__).resolve().parent.parent
BILL = json.loads((ROOT / "dist/sbom.json").read_text(encoding="utf-8"))
LICENCES = (ROOT / "dist/licenses.txt").read_text(encoding="utf-8")
INSIDE_EMSCRIPTEN = ["libc++ and compiler-rt"]  # whose licence text has theirs


def rows(heading):
    """Name, version and licence of each row of the table below a heading of THIRD-PARTY.md."""
    section = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8").split(f"## {heading}\n")[1].split("\n## ")[0]
    for line in section.splitlines()[3:]:
        if line.startswith("|"):
            name, version, licence = (cell.strip() for cell in line.strip("|").split("|")[:3])
            yield re.sub(r"\[(.*)\]\(.*\)( runtime)?|, in Emscripten", r"\1", name), version, licence


TOLD = {name: (version, licence) for name, version, licence in [*rows("In what ships"), *rows("Only to build and test")]}
SHIPS = [name for name, _, _ in rows("In what ships")]
LISTED = {part["name"]: part for part in BILL["components"]}


def numbers(version):
    return [int(number) for number in re.findall(r"\d+", version)]


def agree(told, listed):
    if told.endswith(" or newer"):
        return numbers(listed) >= numbers(told)
    return told in ("", listed)  # as the Emscripten has it that the build used


def what_ships_is_listed_and_told_alike():
    shipped = [name for name, part in LISTED.items() if part["scope"] == "required"]
    return [f"{name} is only in one of THIRD-PARTY.md and sbom.json" for name in sorted({*SHIPS} ^ {*shipped})]


def versions_and_licences_are_those_of_third_party():
    return [f"{name} is {part['version']} under {part['licenses'][0]['expression']}, not {TOLD.get(name)}"
            for name, part in LISTED.items()
            if name not in TOLD or not agree(TOLD[name][0], part["version"]) or TOLD[name][1] != part["licenses"][0]["expression"]]


def what_ships_has_its_licence_text_beside_it():
    return [f"licenses.txt has no licence of {name}" for name in SHIPS
            if f"\n\n{name}\n\n" not in LICENCES and name not in INSIDE_EMSCRIPTEN]


def every_component_has_a_name_that_scanners_know():
    return [f"{name} has no purl with its version" for name, part in LISTED.items()
            if not re.fullmatch(r"pkg:[a-z]+/.+@.*" + re.escape(part["version"]), part["purl"])]


def every_copy_says_whose_work_is_in_it():
    said = (ROOT / "src/ui/help_dialog.cpp").read_text(encoding="utf-8")
    return [f"the help does not say {name} {version}, {licence}" for name in SHIPS for version, licence in [TOLD[name]]
            if " ".join(filter(None, (name.replace(" and ", ", "), version.split(" or ")[0]))) not in said
            and name not in ("Emscripten",)]


if __name__ == "__main__":
    sys.exit(run((
        what_ships_is_listed_and_told_alike, versions_and_licences_are_those_of_third_party,
        what_ships_has_its_licence_text_beside_it, every_component_has_a_name_that_scanners_know,
        every_copy_says_whose_work_is_in_it,
    )))
