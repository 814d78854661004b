#include "formats/clipboard_table.h"

#include <catch2/catch_test_macros.hpp>
#include <random>

namespace taizhang {

TEST_CASE("rows become tabs and CRLF, as a spreadsheet copies them") {
  CHECK(to_tsv({{"序号", "任务"}, {"1.1", "深入解读"}}) == "序号\t任务\r\n1.1\t深入解读\r\n");
}

TEST_CASE("a cell with a newline, a tab or a quote is quoted") {
  CHECK(to_tsv({{"一\n二", "说\"是\"", "左\t右"}}) ==
        "\"一\n二\"\t\"说\"\"是\"\"\"\t\"左\t右\"\r\n");
}

TEST_CASE("what a spreadsheet would run as a formula is kept as text") {
  CHECK(to_tsv({{"=1+1", "@sum", "-5%", "+86 592", "-"}}) == "'=1+1\t'@sum\t-5%\t'+86 592\t-\r\n");
}

TEST_CASE("a formula behind spaces, a tab or a line's end, or with wide signs, is text too") {
  CHECK(to_tsv({{" =1+1", "＝1+1", "＠sum"}}) == "' =1+1\t'＝1+1\t'＠sum\r\n");
  CHECK(to_tsv({{"\t=1", "\n@a", " 12"}}) == "\"'\t=1\"\t\"'\n@a\"\t 12\r\n");
}

TEST_CASE("the HTML table holds no markup of the cells") {
  const std::string html = to_html_table({{"<b>甲</b>", "乙&丙\n丁"}});
  CHECK(html.contains("&lt;b&gt;甲&lt;/b&gt;"));
  CHECK(html.contains("乙&amp;丙<br>丁"));
}

TEST_CASE("what Excel copies is read cell by cell") {
  CHECK(parse_tsv("任务\t牵头\r\n\"第一行\n第二行\"\t\"称\"\"处\"\"\"\r\n") ==
        TableCells{{"任务", "牵头"}, {"第一行\n第二行", "称\"处\""}});
}

TEST_CASE("empty cells and rows of different length keep their places") {
  CHECK(parse_tsv("\t乙\n丙\n\n丁\t\t") == TableCells{{"", "乙"}, {"丙"}, {""}, {"丁", "", ""}});
}

TEST_CASE("a quote inside a cell, or one that never ends, is text") {
  CHECK(parse_tsv("5\"管\t乙") == TableCells{{"5\"管", "乙"}});
  CHECK(parse_tsv("\"没有完\t还在里面") == TableCells{{"没有完\t还在里面"}});
}

TEST_CASE("only text with a tab is a table") {
  CHECK(is_tsv_table("甲\t乙"));
  CHECK_FALSE(is_tsv_table("第一段。\n第二段。"));
}

TEST_CASE("any cells come back from their text") {
  std::mt19937 random(7);
  const std::vector<std::string> pieces = {"甲", "\"", "\t", "\n", "a", " ", "1", "，"};
  for (int round = 0; round < 300; ++round) {
    TableCells cells(1 + random() % 4);
    for (std::vector<std::string>& row : cells) {
      row.resize(1 + random() % 4);
      for (std::string& cell : row)
        for (size_t i = random() % 5; i > 0; --i) cell += pieces[random() % pieces.size()];
    }
    cells.back().back() += "终";  // blank lines at the end are no rows
    CHECK(parse_tsv(to_tsv(cells)) == cells);
  }
}

}  // namespace taizhang
