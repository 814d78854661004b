#!/usr/bin/python3
"""Makes the files beside it: work ledgers as offices lay them out, written by openpyxl and by LibreOffice.

usage: tests/formats/sheets/make.py      (Debian: python3-openpyxl, libreoffice-calc-nogui)

They are checked in, because what other programs write is what is tested. The office and its people are invented.
"""
import datetime
import pathlib
import subprocess
import tempfile

import openpyxl
from openpyxl.styles import Alignment, Font

HERE = pathlib.Path(__file__).resolve().parent
DAY = datetime.date(2026, 3, 5)


def table(rows, merged=(), widths=(), name="Sheet1"):
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = datetime.datetime(2026, 1, 1)
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    for letter, width in widths:
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="center")
    return book, sheet


def breakdown():
    """任务分解表: parts as merged rows, a title and a line of units above."""
    book, sheet = table([
        ["2026年政务公开重点工作任务分解表"],
        ["编制：局办公室"],
        ["工作任务", "工作要求", "牵头单位", "责任单位"],
        ["一、深化重点领域公开"],
        ["公开执法信息", "按月公布行政处罚结果。\n做到要素齐全。", "法制科", "各大队、\n督查科"],
        ["公开财政信息", "及时公开预决算。", "财务科", "各相关科室"],
        ["二、加强政策解读"],
        ["解读重要文件", "文件与解读同步起草、同步发布。", "办公室", "法制科，业务科"],
        ["注：责任单位中排在第一位的为协调单位。"],
    ], ["A1:D1", "A2:D2", "A4:D4", "A7:D7", "A9:D9"], [("A", 20), ("B", 50)])
    sheet["A1"].font = Font(name="方正小标宋简体", size=20)
    book.save(HERE / "breakdown.xlsx")


def duties():
    """重点任务清单: a task merged over the rows of its measures."""
    book, _ = table([
        ["重点任务清单"],
        ["工作任务", "序号", "具体要求", "责任科室", "时限要求"],
        ["规范依申请公开", 1, "健全登记、审核、答复流程。", "办公室", "年底前"],
        [None, 2, "答复前征求法制科意见。", "办公室、法制科", "持续推进"],
        [None, 3, "每季度分析一次。", "办公室", "每季度末"],
        ["建好公开专栏", 4, "按目录更新。", "信息科", datetime.date(2026, 6, 30)],
        [None, 5, "清理空白栏目。", "信息科", "６月底前"],
    ], ["A1:E1", "A3:A5", "A6:A7"])
    book.save(HERE / "duties.xlsx")


def superset():
    """Two rows of header, and days as people write them."""
    book, sheet = table([
        ["2026年度政务公开工作台账", *[None] * 9],
        ["填报单位：局办公室", None, None, None, None, None, None, None, "单位：件", None],
        ["序号", "工作任务", "具体措施", "责任分工", None, None, "完成时限", "进展情况", None, "备注"],
        [None, None, None, "牵头单位", "责任单位", "联系电话", None, "完成状态", "工作进度", None],
        [1, "编制公开目录", "梳理事项", "办公室", "各科室", "05925550101", DAY, "已销号", 1, None],
        [2, "更新公开指南", "核对信息", "办公室", "信息科", 5925550102, datetime.datetime(2026, 3, 5, 9, 30), "进行中", 0.85, "350200199001011234"],
        [3, "开展政策解读", "图文并茂", "业务科", "办公室", None, 20260305, "进行中", 0.5, None],
        [4, "办理公开申请", "按期答复", "办公室", "法制科", None, 46086, "未开始", 0, "=不是公式"],
        [5, "组织业务培训", "每年两次", "人事科", "各科室", None, "2026.3.5", None, None, None],
        ["合计", None, None, None, None, None, None, 5, None, None],
    ], ["A1:J1", "A2:H2", "I2:J2", "A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:G4", "H3:I3", "J3:J4"])
    for row, code in ((5, 'yyyy"年"m"月"d"日"'), (6, "yyyy/m/d h:mm")):
        sheet.cell(row, 7).number_format = code
    for row in range(5, 9):
        sheet.cell(row, 9).number_format = "0%"
    sheet["J8"].data_type = "s"
    sheet.column_dimensions["F"].hidden = True
    book.create_sheet("空表")
    codes = book.create_sheet("代码")
    codes.append(["未开始", "进行中"])
    codes.sheet_state = "hidden"
    book.save(HERE / "superset.xlsx")


def registry(folder):
    """督查登记簿, with formulas that LibreOffice has counted; also as .xls."""
    book, sheet = table([
        ["编号", "督查内容", "任务来源", "收文时间", "承办单位", "办复要求", "剩余天数"],
        ["督〔2026〕1号", "核查公开栏更新情况", "市公开办", DAY, "信息科", "5个工作日内", "=D2+10"],
        ["督〔2026〕2号", "核查解读比例", "市公开办", datetime.date(2026, 4, 1), "业务科", "4月15日前", '=IF(D3>D2,"已过","未过")'],
        ["督〔2026〕3号", "核查申请答复", "局长批示", datetime.date(2026, 4, 8), "办公室", "即时", "=1/0"],
    ], name="督查")
    for row in range(2, 5):
        sheet.cell(row, 4).number_format = "yyyy-mm-dd"
    sheet["G2"].number_format = 'm"月"d"日"'
    source = folder / "registry.xlsx"
    book.save(source)
    (HERE / "uncounted.xlsx").write_bytes(source.read_bytes())
    for kind in ("xlsx", "xls"):
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind,
                        "--outdir", str(HERE), str(source)], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    breakdown()
    duties()
    superset()
    with tempfile.TemporaryDirectory() as scratch:
        registry(pathlib.Path(scratch))
    for file in sorted(HERE.glob("*.xls*")):
        print(file.stat().st_size, file.name)
