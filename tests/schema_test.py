#!/usr/bin/env python3
"""Holds files against the published schema: what the program writes and reads passes, what is built wrongly fails there and here.

usage: schema_test.py TAIZHANG

Prints a line for each fault and, last, "N passed, N failed". What is not there is said to be NOT CHECKED.
"""
import copy
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

import checks

try:
    import jsonschema
except ImportError:  # Debian's is seen by Debian's Python only
    jsonschema = None

ROOT = pathlib.Path(__file__).resolve().parent.parent
FORMATS = ROOT / "tests/formats"
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve()) if len(sys.argv) > 1 else ""
SCHEMA = json.loads((ROOT / "assets/schema/taizhang-1.schema.json").read_text(encoding="utf-8"))


def read(path):
    return json.loads(path.read_text(encoding="utf-8-sig"))


def write(path, file):
    """As a careful forger would: the changes' ids and the digest fit what is there."""
    file = {key: value for key, value in file.items() if key != "digest"}
    for change in file.get("changes", []):
        if len(change.get("id", "")) == 32:
            content = {key: value for key, value in change.items() if key != "id"}
            text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            change["id"] = hashlib.sha256(text.encode()).hexdigest()[:32]
    text = json.dumps(file, ensure_ascii=False, separators=(",", ":"))
    path.write_text(json.dumps({**file, "digest": hashlib.sha256(text.encode()).hexdigest()}, ensure_ascii=False), encoding="utf-8")


def run(*words):
    return subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, check=False)


def faults_of(name, file):
    """What the schema has against the file."""
    return [f"{name}: {'/'.join(map(str, fault.absolute_path))}: {fault.message[:120]}"
            for fault in jsonschema.Draft202012Validator(SCHEMA).iter_errors(file)]


def the_schema_is_one():
    try:
        jsonschema.Draft202012Validator.check_schema(SCHEMA)
    except jsonschema.SchemaError as fault:
        return [fault.message]
    return []


def files_that_are_kept_pass():
    paths = sorted([*(FORMATS / "vectors/valid").glob("*.json"), *(FORMATS / "released").glob("*.json")])
    purposes = {read(path)["purpose"] for path in paths}
    missing = {"full", "packet", "return"} - purposes
    return [*(f"no {purpose} among them" for purpose in sorted(missing)),
            *(fault for path in paths for fault in faults_of(path.name, read(path)))]


def files_that_are_written_now_pass():
    """A register that issues packets and takes a return in: what the program writes on the way."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for office in sorted((FORMATS / "released").glob("*.json")):
            if read(office)["purpose"] != "full":
                continue
            packets = folder / office.stem
            packets.mkdir()
            issued = packets / "issued.json"
            done = run("packet", office, "--all", "-o", packets, "--record", issued)
            if done.returncode:
                return [done.stderr]
            back = packets / "back.json"
            write(back, {**read(next(packets.glob("*轮.taizhang.json"))), "purpose": "return"})
            run("merge", issued, back, "-o", packets / "merged.json")
        written = [path for path in sorted(folder.rglob("*.json")) if path.name != "back.json"]
        return [*([] if any(path.name == "merged.json" for path in written) else ["no return was taken in"]),
                *(fault for path in written for fault in faults_of(path.name, read(path)))]


# The invalid examples whose form is wrong. Of the others the schema cannot know: what a text looks like before it
# is a value, which template a record has, digests, sums and ids.
BUILT_WRONGLY = ["bad_template--unknown-type", "newer_version--major", "not_our_file--array", "not_our_file--no-version",
                 "not_our_file--other-format"]


def examples_that_are_built_wrongly_fail():
    passed = {path.stem for path in sorted((FORMATS / "vectors/invalid").glob("*.json")) if passes(path)}
    return [f"{name} passes" for name in BUILT_WRONGLY if name in passed]


def passes(path):
    try:
        return not faults_of(path.name, read(path))
    except (json.JSONDecodeError, UnicodeDecodeError):
        return True  # no JSON; of that the schema says nothing


def at(file, path):
    for key in path[:-1]:
        file = file[key]
    return file, path[-1]


def put(*path, value):
    def edit(file):
        place, key = at(file, path)
        place[key] = value
    edit.says = f"{'/'.join(map(str, path))} = {value!r}"
    return edit


def drop(*path):
    def edit(file):
        place, key = at(file, path)
        del place[key]
    edit.says = f"without {'/'.join(map(str, path))}"
    return edit


# Each makes one thing of tests/formats/vectors/valid/sealed.json wrong.
WRONG = [
    drop("format"), drop("version"), drop("version", "major"), drop("version", "minor"), drop("register"), drop("register", "id"),
    drop("templates"), drop("records"), drop("changes"), drop("counts"), drop("counts", "changes"), drop("counts", "sealed"),
    put("format", value="other"), put("version", "major", value=2), put("version", "minor", value=-1),
    put("version", "minor", value="0"), put("register", "id", value="7"), put("purpose", value="draft"),
    put("baseline", "digest", value="00"), put("counts", "records", value=-1), put("counts", "records", value="1"),
    put("templates", value={}), put("templates", 0, "id", value=""), put("templates", 0, "name", value={"en": "only"}),
    put("templates", 0, "fields", 0, "type", value="money"), put("templates", 0, "fields", 0, "id", value="_own"),
    put("templates", 0, "fields", 0, "id", value="id"), put("templates", 0, "fields", 0, "name", value="text"),
    put("templates", 0, "fields", 0, "required", value="yes"),
    put("records", 0, value=[]), put("records", 0, "id", value="7"), put("records", 0, "_order", value="a"),
    put("records", 0, "_order", value="B"), put("records", 0, "_deleted", value="true"), put("records", 0, "_parent", value="7"),
    put("records", 0, "_baseline", value=[]),
    drop("changes", 0, "id"), drop("changes", 0, "field"), drop("changes", 0, "record"),
    put("changes", 0, "id", value="7"), put("changes", 0, "record", value="7"), put("changes", 0, "field", value=7),
    put("changes", 0, "supersedes", value="none"), put("changes", 0, "supersedes", value=["7"]), put("changes", 0, "at", value=7),
    put("changes", 0, "value", value=1.5), put("changes", 0, "value", value={"date": "today"}),
    put("changes", 0, "value", value={"decimal": 1.5}), put("changes", 0, "value", value={"other": "x"}),
    put("changes", 0, "value", value=[7]), put("changes", 0, "value", value=""), put("changes", 0, "value", value="a\0b"),
    put("changes", 0, "value", value=[{"title": "", "url": "javascript:alert(1)"}]),
    put("changes", 0, "value", value={"deadline": "6月底前", "rule": {"date": "2026-06-30"}}),
    put("changes", 0, "value", value={"deadline": "", "rule": {"ongoing": True}}),
    put("sealed", value=["7"]), put("sealed", value="none"),
]


# What is said of files that are built rightly: a wrong digest, id or value. (A change without a member has no id that fits.)
OF_CONTENT = ["校验不一致", "编号与内容不符", "对不上"]


def what_is_built_wrongly_fails_there_and_is_refused_here():
    whole = read(FORMATS / "vectors/valid/sealed.json")
    faults = []
    with tempfile.TemporaryDirectory() as name:
        path = pathlib.Path(name) / "wrong.json"
        for edit in WRONG:
            file = copy.deepcopy(whole)
            edit(file)
            if not faults_of("", file):
                faults.append(f"{edit.says}: the schema lets it pass")
            write(path, file)
            done = run("validate", path)
            if done.returncode == 0:
                faults.append(f"{edit.says}: the program opens it")
            elif not edit.says.startswith("without") and any(words in done.stderr for words in OF_CONTENT):
                faults.append(f"{edit.says}: the program finds no more than {done.stderr.strip()}")
    return faults


def main():
    if jsonschema is None:
        print("NOT CHECKED: Python's jsonschema is not there (Debian's package is python3-jsonschema).")
        return 0
    return checks.run([the_schema_is_one, files_that_are_kept_pass, files_that_are_written_now_pass, examples_that_are_built_wrongly_fail,
                       what_is_built_wrongly_fails_there_and_is_refused_here])


if __name__ == "__main__":
    sys.exit(main())
