#include "reports/document.h"

#include <catch2/catch_test_macros.hpp>

#include "formats/document_lines.h"

namespace taizhang {
namespace {

Document example() {
  Document document{.paper = Paper::A4Landscape, .title = "逾期清单"};
  add_paragraphs(document, ParagraphStyle::Body, "第一段\n\n第二段");
  DocumentTable table{.widths = {1, 2}, .header_rows = 1};
  table.rows = {{{.text = "任务", .is_heading = true}, {.text = "部门", .is_heading = true}},
                {{.text = "合并的", .columns = 2}},
                {{.text = "两\t行\n文字"}, {.text = "3", .is_centred = true}}};
  document.blocks.push_back(table);
  document.blocks.push_back(PageBreak{});
  return document;
}

}  // namespace

TEST_CASE("a document reads as text with a paragraph a line and a row a line") {
  CHECK(plain_text(example()) ==
        "逾期清单\n\n第一段\n第二段\n任务\t部门\n合并的\n两 行 文字\t3\n\n");
}

TEST_CASE("empty lines are no paragraphs") { CHECK(example().blocks.size() == 4); }

TEST_CASE("a document goes to the page as lines, breaks within words kept") {
  CHECK(document_lines(example()) ==
        "paper\ta4-landscape\n"
        "title\t逾期清单\n"
        "body\t第一段\n"
        "body\t第二段\n"
        "table\t\t1\t1\t2\n"
        "row\t1\t1\th\t任务\t1\t1\th\t部门\n"
        "row\t1\t2\t\t合并的\n"
        "row\t1\t1\t\t两 行\v文字\t1\t1\tc\t3\n"
        "break\n");
}

}  // namespace taizhang
