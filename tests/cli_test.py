#!/usr/bin/env python3
"""Holds the command against its help: exit codes, sentences, and that no file is half written.

usage: cli_test.py TAIZHANG

Returns are made here from the published form of the file alone (assets/schema/README.md), not by the program.
Prints a line for each fault and, last, "N passed, N failed".
"""
import hashlib
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import checks

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = str(pathlib.Path(sys.argv[1]).resolve()) if len(sys.argv) > 1 else ""
AT = "2026-11-24T09:00:00+08:00"


def run(*words):
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def canonical(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def write(path, file):
    file.pop("digest", None)
    text = json.dumps(file, ensure_ascii=False, separators=(",", ":"))
    path.write_text(json.dumps({**file, "digest": hashlib.sha256(text.encode()).hexdigest()}, ensure_ascii=False), encoding="utf-8")


def task_called(file, title):
    return next(record for record in file["records"] if record.get("title") == title)


def change(file, record, field, value, plain, department):
    """One more change of a cell, in place of the changes of it that nothing supersedes."""
    others = [c for c in file["changes"] if c["record"] == record["id"] and c["field"] == field]
    superseded = {id for c in others for id in c["supersedes"]}
    made = {"at": AT, "author": "周敏", "department": department, "field": field, "nonce": f"{random.random()}",
            "record": record["id"], "supersedes": sorted(c["id"] for c in others if c["id"] not in superseded), "value": value}
    made = {"id": hashlib.sha256(canonical(made).encode()).hexdigest()[:32], **made}
    file["changes"] = sorted([*file["changes"], made], key=lambda c: c["id"])
    file["counts"]["changes"] += 1
    if not others:
        record.setdefault("_baseline", {})[field] = record.get(field)
    record[field] = plain


class Case:
    """A folder with an office's register and its packets."""

    def __init__(self, folder):
        self.folder = folder
        self.office = folder / "office.json"
        vector = ROOT / "tests/formats/released/1.0-from-notice.taizhang.json"
        self.office.write_bytes(vector.read_bytes())
        (folder / "packets").mkdir()
        code, _, fault = run("packet", self.office, "--all", "-o", folder / "packets", "--record", self.office, "--at", AT)
        assert code == 0, fault

    def packet(self, department):
        return json.loads((self.folder / "packets" / f"{department}-第1轮.taizhang.json").read_text(encoding="utf-8"))

    def returned(self, department, name, *changes):
        """The packet's file with (field, value, plain value) of its first task."""
        file = self.packet(department)
        file["purpose"] = "return"
        task = next(record for record in file["records"] if record.get("_template") == "task" and "lead" in record)
        for field, value, plain in changes:
            change(file, task, field, value, plain, department)
        write(self.folder / name, file)
        return self.folder / name

    def merge(self, *returns, out="out.json", options=("--report",)):
        return run("merge", self.office, *returns, "-o", self.folder / out, "--at", AT, *options)


def measures(text):
    return ("measures", text, text)


def expect(found, wanted, what):
    return [] if found == wanted else [f"{what}: {found!r} instead of {wanted!r}"]


def expect_in(wanted, text):
    return [] if wanted in text else [f"{wanted!r} is not in {text!r}"]


def a_return_is_taken_and_the_command_is_done(case):
    code, report, _ = case.merge(case.returned("办公室", "a.json", measures("一周一报")))
    merged = json.loads((case.folder / "out.json").read_text(encoding="utf-8"))
    return [*expect(code, 0, "exit code"), *expect_in("共 1 份文件：采用 1 份", report),
            *expect([r["measures"] for r in merged["records"] if r.get("measures") == "一周一报"], ["一周一报"], "measures"),
            *expect(sum(r.get("_template") == "receipt" for r in merged["records"]), 1, "receipts")]


def conflicts_and_what_is_held_back_are_to_be_looked_at(case):
    code, report, _ = case.merge(case.returned("办公室", "a.json", measures("甲稿")), case.returned("办公室", "b.json", measures("乙稿")))
    faults = [*expect(code, 1, "exit code"), *expect_in("冲突，几个值都保留，请逐处定：", report),
              *expect_in("回报的值：甲稿", report), *expect_in("另一份回报的值：甲稿", report)]
    code, report, _ = case.merge(case.returned("办公室", "c.json", ("status", {"option": "closed"}, "closed")))
    return [*faults, *expect(code, 1, "exit code"), *expect_in("越权，没有采用，已另存待定：", report), *expect_in("回报的值：已销号", report)]


def returns_in_any_order_give_the_same_bytes(case):
    files = [case.returned("办公室", "a.json", measures("甲稿")), case.returned("办公室", "b.json", measures("乙稿")),
             case.returned("宣传科", "c.json", measures("丙稿"), ("title", "改了", "改了"))]
    case.merge(*files, out="one.json")
    case.merge(*reversed(files), out="two.json")
    return expect((case.folder / "two.json").read_bytes() == (case.folder / "one.json").read_bytes(), True, "same bytes")


def the_same_file_twice_is_taken_once(case):
    file = case.returned("办公室", "a.json", measures("一周一报"))
    _, report, _ = case.merge(file, file)
    faults = expect_in("采用 1 份，已收过 1 份", report)
    code, report, _ = run("merge", case.folder / "out.json", file, "-o", case.folder / "again.json", "--report")
    return [*faults, *expect(code, 0, "exit code"), *expect_in("已收过，这次没有改动。", report),
            *expect((case.folder / "again.json").read_bytes() == (case.folder / "out.json").read_bytes(), True, "same bytes")]


def a_damaged_return_is_said_and_the_others_are_taken(case):
    good = case.returned("办公室", "a.json", measures("一周一报"))
    (case.folder / "cut.json").write_bytes(good.read_bytes()[:500])
    code, report, _ = case.merge(case.folder / "cut.json", good, case.folder / "none.json")
    return [*expect(code, 1, "exit code"), *expect_in("cut.json：文件不完整", report), *expect_in("none.json：打不开", report),
            *expect_in("采用 1 份", report)]


def a_packet_is_no_return(case):
    packet = case.folder / "packets" / "办公室-第1轮.taizhang.json"
    code, report, _ = case.merge(packet, case.returned("宣传科", "b.json", measures("一周一报")))
    merged = json.loads((case.folder / "out.json").read_text(encoding="utf-8"))
    return [*expect(code, 1, "exit code"), *expect_in("这是发出去的任务包，不是回报", report), *expect_in("采用 1 份", report),
            *expect(sum(r.get("_template") == "receipt" for r in merged["records"]), 1, "receipts")]


def a_part_is_not_taken_for_the_office(case):
    one, other = case.returned("办公室", "a.json", measures("一周一报")), case.returned("宣传科", "b.json", measures("一月一报"))
    before = case.office.read_bytes()
    code, report, fault = run("merge", one, other, case.office, "-o", case.office)
    packed, _, said = run("packet", one, "--all", "-o", case.folder)
    return [*expect((code, packed), (2, 2), "exit codes"), *expect(report, "", "output"), *expect_in("不是办公室的整份台账", fault),
            *expect_in("不是办公室的整份台账", said), *expect(case.office.read_bytes() == before, True, "the office's register")]


def a_copy_of_the_office_leaves_no_receipt(case):
    file = json.loads(case.office.read_text(encoding="utf-8"))
    task = next(record for record in file["records"] if record.get("_template") == "task")
    change(file, task, *measures("一周一报"), "")
    write(case.folder / "copy.json", file)
    code, report, _ = case.merge(case.folder / "copy.json")
    merged = json.loads((case.folder / "out.json").read_text(encoding="utf-8"))
    return [*expect(code, 0, "exit code"), *expect_in("采用 1 份", report),
            *expect([r["measures"] for r in merged["records"] if r.get("measures") == "一周一报"], ["一周一报"], "measures"),
            *expect(sum(r.get("_template") == "receipt" for r in merged["records"]), 0, "receipts")]


def a_return_of_an_unknown_baseline_is_left_to_a_person(case):
    path = case.returned("办公室", "a.json", measures("一周一报"))
    file = json.loads(path.read_text(encoding="utf-8"))
    file["baseline"]["digest"] = "0" * 64
    write(path, file)
    code, report, _ = case.merge(path)
    merged = json.loads((case.folder / "out.json").read_text(encoding="utf-8"))
    return [*expect(code, 1, "exit code"), *expect_in("没有采用 1 份", report),
            *expect(any(r.get("measures") == "一周一报" for r in merged["records"]), False, "measures taken"),
            *expect(sum(r.get("_template") == "receipt" for r in merged["records"]), 0, "receipts")]


def a_file_of_another_register_is_said_and_left_out(case):
    other = ROOT / "tests/formats/vectors/valid/every-type.json"
    code, report, _ = case.merge(other, case.returned("办公室", "a.json", measures("一周一报")))
    return [*expect(code, 1, "exit code"), *expect_in("这份文件属于另一份台账", report), *expect_in("采用 1 份", report)]


def a_register_that_cannot_be_read_is_refused_and_nothing_written(case):
    good = case.returned("办公室", "a.json", measures("一周一报"))
    case.office.write_bytes(case.office.read_bytes()[:500])
    before = sorted(case.folder.iterdir())
    code, report, fault = case.merge(good)
    return [*expect(code, 2, "exit code"), *expect(report, "", "output"), *expect_in("文件不完整", fault),
            *expect(sorted(case.folder.iterdir()), before, "files")]


def what_cannot_be_written_leaves_what_was_there(case):
    good = case.returned("办公室", "a.json", measures("一周一报"))
    before = case.office.read_bytes()
    code, _, fault = case.merge(good, out="no/such/folder.json")
    (case.folder / "office.json.part").mkdir()
    blocked, _, _ = run("merge", case.office, good, "-o", case.office)
    return [*expect((code, blocked), (2, 2), "exit codes"), *expect_in("folder.json", fault),
            *expect(case.office.read_bytes() == before, True, "the office's register")]


def a_department_without_tasks_is_refused(case):
    code, _, fault = run("packet", case.office, "食堂", "-o", case.folder / "p.json")
    return [*expect(code, 2, "exit code"), *expect_in("“食堂”没有牵头或负责的任务", fault),
            *expect((case.folder / "p.json").exists(), False, "a packet")]


def one_packet_is_that_of_all(case):
    run("packet", ROOT / "tests/formats/released/1.0-from-notice.taizhang.json", "办公室", "-o", case.folder / "p.json")
    return expect(json.loads((case.folder / "p.json").read_text(encoding="utf-8")), case.packet("办公室"), "the packet")


def differences_are_printed_and_counted(case):
    case.merge(case.returned("办公室", "a.json", measures("一周一报")))
    code, text, _ = run("diff", case.office, case.folder / "out.json")
    same, none, _ = run("diff", case.office, case.office)
    return [*expect((code, same), (1, 0), "exit codes"), *expect_in("具体措施：", text), *expect_in(" → 一周一报", text),
            *expect_in("修改 1 条", text), *expect(none, "没有差别。\n", "output")]


def registers_of_different_offices_are_not_compared(case):
    code, _, fault = run("diff", case.office, ROOT / "tests/formats/vectors/valid/every-type.json")
    return [*expect(code, 2, "exit code"), *expect_in("这份文件属于", fault)]


def files_are_validated_one_by_one(case):
    code, text, fault = run("validate", case.office, ROOT / "tests/formats/vectors/invalid/too_deep--array.json")
    good, _, _ = run("validate", case.office)
    return [*expect((code, good), (2, 0), "exit codes"), *expect_in("可以打开。", text), *expect_in("文件的层次太深", fault)]


def words_that_make_no_sense_are_refused(case):
    codes = [run(*words)[0] for words in (["merge", case.office], ["merge", "-o"], ["packet", case.office, "-x"], ["diff"], ["fly"])]
    code, text, _ = run("--help")
    return [*expect(codes, [2] * 5, "exit codes"), *expect(code, 0, "exit code of help"), *expect_in("exit codes", text)]


def a_thousand_returns_are_merged_in_one_call(case):
    files = [case.returned("办公室", f"r{i}.json", ("status", {"option": "ongoing"}, "ongoing")) for i in range(1000)]
    code, report, _ = case.merge(*files)
    return [*expect(code, 0, "exit code"), *expect_in("共 1000 份文件：采用 1000 份", report)]


def main():
    tests = [a_return_is_taken_and_the_command_is_done, conflicts_and_what_is_held_back_are_to_be_looked_at,
             returns_in_any_order_give_the_same_bytes, the_same_file_twice_is_taken_once,
             a_damaged_return_is_said_and_the_others_are_taken, a_register_that_cannot_be_read_is_refused_and_nothing_written,
             what_cannot_be_written_leaves_what_was_there, a_packet_is_no_return, a_part_is_not_taken_for_the_office, a_copy_of_the_office_leaves_no_receipt,
             a_return_of_an_unknown_baseline_is_left_to_a_person, a_file_of_another_register_is_said_and_left_out, a_department_without_tasks_is_refused, one_packet_is_that_of_all,
             differences_are_printed_and_counted, registers_of_different_offices_are_not_compared, files_are_validated_one_by_one,
             words_that_make_no_sense_are_refused, a_thousand_returns_are_merged_in_one_call]
    random.seed(4)

    def in_folder(test):
        with tempfile.TemporaryDirectory() as folder:
            return test(Case(pathlib.Path(folder)))

    return checks.run(tests, in_folder)


if __name__ == "__main__":
    sys.exit(main())
