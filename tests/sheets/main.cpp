#include <cstdio>
#include <fstream>
#include <sstream>
#include <string>

#include "formats/xlsx_read.h"
#include "formats/xlsx_write.h"

// For tests/xlsx_test.py, which reads with other programs what is written here and the other way
// round.
//
//   sheets write FILE  a workbook with everything that workbooks can have
//   sheets read FILE   its cells: a line for each sheet, and one for each cell that holds something
namespace taizhang {
namespace {

Workbook sample() {
  Workbook workbook{.title = "政务公开台账", .author = "办公室", .created = "2026-11-27T09:30:00Z"};
  Sheet tasks{.name = "任务",
              .titles = {"2026年政务公开任务分解表", "编制：办公室"},
              .columns = {{.header = "序号", .width = 6, .kind = SheetKind::Integer},
                          {.header = "任务", .width = 40},
                          {.header = "经费", .kind = SheetKind::Decimal},
                          {.header = "时限", .kind = SheetKind::Date},
                          {.header = "状态", .options = {"未开始", "进行中", "已销号"}},
                          {.header = "灯",
                           .colours = {{"绿", 0xC6EFCE}, {"红", 0xFFC7CE}, {"黄", 0xFFE5BF}}},
                          {.header = "部门", .only_options = false}},
              .paper = Paper::A3Landscape};
  for (int i = 1; i <= 60; ++i)
    tasks.columns[6].options.push_back("第" + std::to_string(i) + "科室");
  tasks.rows = {{.cells = {"一、深化公开"}, .heading = true},
                {.cells = {"1", "=1+1", "3.25", "2026-03-05", "进行中", "绿", "第1科室"},
                 .id = "00000000000000000000000000007a61",
                 .digest = "9f86d081"},
                {.cells = {"2", "@sum(A1)\n第二行 <&>\"'", "约三万", "年底前", "", "红"},
                 .id = "00000000000000000000000000007a62"},
                {.cells = {"007", "350200199001011234", "350200199001011234", "1899-01-01", "-5"}},
                {.cells = {"", " 前后有空格 ", "", "", "+86", "_x0041_", "😀𠮷"}}};
  std::string text;
  for (int i = 0; i < 9000; ++i) text += "长文";
  tasks.rows.push_back({.cells = {"", text}});
  workbook.sheets = {tasks, {.name = "一/二:三", .columns = {{.header = "空"}}}};
  return workbook;
}

std::string file(const char* path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return std::move(out).str();
}

int write(const char* path) {
  std::ofstream out(path, std::ios::binary);
  out << to_xlsx(sample());
  return out.good() ? 0 : 1;
}

// Line ends inside of cells as \n.
void print_cell(size_t row, size_t column, const SheetCell& cell) {
  std::string text;
  for (const char c : cell.text) text += c == '\n' ? "\\n" : std::string(1, c);
  std::printf("%zu\t%zu\t%d\t%s\n", row + 1, column + 1, static_cast<int>(cell.kind), text.c_str());
}

int read(const char* path) {
  const auto sheets = read_xlsx(file(path));
  if (!sheets) {
    std::printf("%s\n", sentence_of(sheets.error(), Language::Chinese).c_str());
    return 2;
  }
  for (const SheetCells& sheet : *sheets) {
    std::printf("%s\t%s\t%zu\n", sheet.name.c_str(), sheet.hidden ? "hidden" : "seen",
                sheet.merged.size());
    for (size_t row = 0; row < sheet.rows.size(); ++row)
      for (size_t i = 0; i < sheet.rows[row].size(); ++i)
        if (!sheet.rows[row][i].text.empty()) print_cell(row, i, sheet.rows[row][i]);
  }
  return 0;
}

}  // namespace
}  // namespace taizhang

int main(int count, char** words) {
  const std::string command = count == 3 ? words[1] : "";
  if (command == "write") return taizhang::write(words[2]);
  if (command == "read") return taizhang::read(words[2]);
  std::fputs("usage: sheets write|read FILE\n", stderr);
  return 2;
}
