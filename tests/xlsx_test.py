#!/usr/bin/env python3
"""Holds our Excel files against other programs: openpyxl reads what we write, LibreOffice opens it, and we read theirs.

usage: xlsx_test.py SHEETS     (the program of tests/sheets)

Prints a line for each fault and, last, "N passed, N failed". What is not there is said to be NOT CHECKED.
"""
import datetime
import pathlib
import shutil
import subprocess
import sys
import tempfile

import checks

try:
    import openpyxl
except ImportError:  # Debian's is seen by Debian's Python only
    openpyxl = None

PROGRAM = str(pathlib.Path(sys.argv[1]).resolve()) if len(sys.argv) > 1 else ""
SCRATCH = tempfile.TemporaryDirectory()
FOLDER = pathlib.Path(SCRATCH.name)
WRITTEN = FOLDER / "written.xlsx"
SHEET = "任务"
TEXT, NUMBER, DATE = "0", "1", "2"

# What tests/sheets writes, cell by cell, from the header on.
CELLS = [
    ["序号", "任务", "经费", "时限", "状态", "灯", "部门", "记录编号（请勿改动）", "校验码（请勿改动）"],
    ["一、深化公开"],
    [1, "=1+1", 3.25, datetime.datetime(2026, 3, 5), "进行中", "绿", "第1科室", "00000000000000000000000000007a61", "9f86d081"],
    [2, "@sum(A1)\n第二行 <&>\"'", "约三万", "年底前", None, "红", None, "00000000000000000000000000007a62"],
    ["007", "350200199001011234", "350200199001011234", "1899-01-01", "-5"],
    [None, " 前后有空格 ", None, None, "+86", "_x0041_", "😀𠮷"],
    [None, "长文" * 9000],
]


def read(path):
    """Our reading of a file: {sheet: ((hidden, merged), {(row, column): (kind, text)})}."""
    done = subprocess.run([PROGRAM, "read", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    sheets = {}
    for line in done.stdout.splitlines():
        parts = line.split("\t")
        if len(parts) == 3:
            cells = {}
            sheets[parts[0]] = ((parts[1] == "hidden", int(parts[2])), cells)
        else:
            cells[int(parts[0]), int(parts[1])] = (parts[2], parts[3].replace("\\n", "\n"))
    return sheets


def as_read(value):
    """How our reader says a cell of CELLS."""
    if isinstance(value, datetime.datetime):
        return DATE, value.strftime("%Y-%m-%d")
    return (TEXT, value) if isinstance(value, str) else (NUMBER, f"{value:g}")


WANTED = {(row, column): as_read(value) for row, cells in enumerate(CELLS, 3)
          for column, value in enumerate(cells, 1) if value is not None}


def different(found, wanted=None):
    wanted = wanted or WANTED
    return [f"cell {place} is {found.get(place)!r}, not {wanted.get(place)!r}"[:300] for place in sorted(found.keys() | wanted.keys())
            if place[0] > 2 and found.get(place) != wanted.get(place)]


def different_but_escapes(found):
    """Others do not escape again what looks like an escape of Excel's: their _x0041_ is an A."""
    return different(found, {**WANTED, (8, 6): found.get((8, 6))})


def convert(path, kind):
    """The file as LibreOffice saves it; None when it does not open it."""
    folder = FOLDER / "converted"
    subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{FOLDER}/profile", "--convert-to", kind, "--outdir", str(folder),
                    str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120, check=False)
    result = folder / f"{path.stem}.{kind}"
    return result if result.exists() else None


def what_is_written_is_read_the_same():
    return different(read(WRITTEN)[SHEET][1])


def openpyxl_reads_the_same_cells_and_no_formula():
    sheet = openpyxl.load_workbook(WRITTEN)[SHEET]
    cells = {(cell.row, cell.column): as_read(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    # openpyxl takes any text that begins with = for a formula; what the file says is a shared string.
    return different(cells) + [f"{cell.coordinate} is a formula" for row in sheet.iter_rows() for cell in row
                               if cell.data_type == "f" and cell.value != "=1+1"]


def openpyxl_finds_the_lists_colours_filter_and_print_settings():
    book = openpyxl.load_workbook(WRITTEN)
    sheet = book[SHEET]
    lists = {str(one.sqref): one.formula1 for one in sheet.data_validations.dataValidation}
    rules = [rule for one in sheet.conditional_formatting for rule in one.rules]
    found = {
        "lists": lists, "frozen": sheet.freeze_panes, "filter": sheet.auto_filter.ref, "paper": sheet.page_setup.paperSize,
        "orientation": sheet.page_setup.orientation, "wide": sheet.page_setup.fitToHeight, "repeated": sheet.print_title_rows,
        "merged": sorted(map(str, sheet.merged_cells.ranges)), "rules": [rule.formula[0] for rule in rules],
        "colours": [rule.dxf.fill.bgColor.rgb for rule in rules],
        "hidden": [column for column in "GHI" if sheet.column_dimensions[column].hidden], "sheets": book.sheetnames,
        "states": [one.sheet_state for one in book], "text": sheet["B5"].number_format, "created": book.properties.created,
        "font": sheet["B5"].font.name, "wrap": sheet["B5"].alignment.wrap_text, "options": book["选项"]["A60"].value,
    }
    wanted = {
        "lists": {"E4:E209": '"未开始,进行中,已销号"', "G4:G209": "'选项'!$A$1:$A$60"}, "frozen": "A4", "filter": "A3:G9", "paper": 8,
        "orientation": "landscape", "wide": 0, "repeated": "$3:$3", "merged": ["A1:G1", "A2:G2", "A4:G4"], "rules": ['"绿"', '"红"', '"黄"'],
        "colours": ["FFC6EFCE", "FFFFC7CE", "FFFFE5BF"],
        "hidden": ["H", "I"], "sheets": ["任务", "一 二 三", "选项"], "states": ["visible", "visible", "hidden"], "text": "@",
        "created": datetime.datetime(2026, 11, 27, 9, 30), "font": "仿宋", "wrap": True, "options": "第60科室",
    }
    return [f"{key} is {found[key]!r}, not {wanted[key]!r}" for key in wanted if found[key] != wanted[key]]


def what_openpyxl_saves_again_is_read_the_same():
    book = openpyxl.load_workbook(WRITTEN)
    book[SHEET]["B5"].data_type = "s"
    book.save(FOLDER / "saved.xlsx")
    return different_but_escapes(read(FOLDER / "saved.xlsx")[SHEET][1])


def libreoffice_opens_it_and_saves_the_same_cells():
    saved = convert(WRITTEN, "xlsx")
    if saved is None:
        return ["LibreOffice does not open it"]
    sheets = read(saved)
    return different_but_escapes(sheets[SHEET][1]) + ([] if sheets["选项"][0][0] else ["the sheet of options is no longer hidden"])


def libreoffice_prints_it():
    printed = convert(WRITTEN, "pdf")
    return [] if printed and printed.read_bytes().startswith(b"%PDF") else ["LibreOffice makes no PDF of it"]


OURS = (what_is_written_is_read_the_same,)
OPENPYXL = (openpyxl_reads_the_same_cells_and_no_formula, openpyxl_finds_the_lists_colours_filter_and_print_settings,
            what_openpyxl_saves_again_is_read_the_same)
LIBREOFFICE = (libreoffice_opens_it_and_saves_the_same_cells, libreoffice_prints_it)


def main():
    subprocess.run([PROGRAM, "write", str(WRITTEN)], check=True)
    tests = OURS
    for there, more, what in ((openpyxl, OPENPYXL, "openpyxl (python3-openpyxl)"),
                              (shutil.which("soffice"), LIBREOFFICE, "LibreOffice (libreoffice-calc-nogui)")):
        if there:
            tests += more
        else:
            print(f"NOT CHECKED: {what} is not there, which {len(more)} tests need.")
    return checks.run(tests)


if __name__ == "__main__":
    sys.exit(main())
