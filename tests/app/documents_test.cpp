#include <catch2/catch_test_macros.hpp>

#include "formats/docx_write.h"
#include "formats/zip.h"
#include "machine.h"
#include "make.h"

namespace taizhang {
namespace {

struct Opened : Machine {
  Opened(std::string name, std::string bytes) : Machine(7) {
    after(StoreListedIntent{}, ReceiveFile{std::move(name), std::move(bytes)});
  }
  std::string refusal() {
    REQUIRE(state.strip);
    CHECK_FALSE(state.preview);
    return say(state.strip->message, Language::Chinese);
  }
};

std::string notice() { return make::file("tests/formats/documents/notice.docx"); }

}  // namespace

TEST_CASE("a Word file becomes the preview of a notice as a text file does") {
  const Opened opened("工作要点.docx", notice());
  REQUIRE(opened.state.preview);
  CHECK(opened.state.screen == Screen::Preview);
  CHECK(opened.state.preview->file_name == "工作要点.docx");
  const Notice& read = opened.state.preview->now.draft.notice;
  CHECK(read.title == "云汀市城市管理局2026年政务公开工作要点");
  REQUIRE(read.tasks.size() >= 5);
  CHECK(std::ranges::any_of(read.tasks,
                            [](const NoticeTask& task) { return task.title == "提升门户网站"; }));
}

TEST_CASE("a Word file is known by what it holds, whatever its name") {
  CHECK(Opened("工作要点.DOC", notice()).state.preview);
  CHECK(Opened("工作要点", notice()).state.preview);
}

TEST_CASE("Word files that are not read are refused with what to do instead") {
  const std::string compound = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
  std::string old = compound;
  for (const char c : std::string("WordDocument")) old += {c, '\0'};
  CHECK(Opened("通知.doc", old).refusal() ==
        "通知.doc：这是旧格式的 Word 文档（.doc 或 .wps）。请用 Word 或 WPS 打开它，另存为 .docx "
        "再选，或复制全文粘贴。");
  CHECK(Opened("通知", old).refusal().contains("另存为 .docx"));
  CHECK(Opened("通知.rtf", "{\\rtf1 abc}").refusal().contains("复制全文粘贴"));
  CHECK(Opened("通知.pdf", "%PDF-1.7\n\xE2\xE3").refusal().contains("复制全文粘贴"));
  CHECK(Opened("通知.ofd", std::string("PK\x03\x04", 4)).refusal().starts_with("通知.ofd："));
  CHECK(Opened("扫描.jpg", "\xFF\xD8\xFF").refusal().contains("复制全文粘贴"));
  CHECK(Opened("通知.docx", "").refusal().contains("不完整或已损坏"));
}

TEST_CASE("a table of a Word file goes into the ledger that is looked at, as one of Excel does") {
  Document document{.title = "督办单"};
  add_paragraphs(document, ParagraphStyle::Body, "以下为督办事项。");
  DocumentTable table{.widths = {1, 1}};
  for (const auto& [left, right] : {std::pair{"编号", "督办理由"}, {"甲", "逾期"}, {"乙", "退回"}})
    table.rows.push_back({{.text = left}, {.text = right}});
  document.blocks.push_back(std::move(table));
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{}, OpenLedger{"slip"},
               ReceiveFile{"督办.docx", to_docx(document)});
  CHECK_FALSE(office.state.preview);
  REQUIRE(office.state.pasted);
  CHECK(office.state.pasted->form == "slip");
  office.after(TakePasted{});
  CHECK(find_shelf(office.state.open->ledgers, "slip")->records.size() == 2);

  office.after(GoTo{Section::Tasks}, ReceiveFile{"通知.docx", notice()});
  CHECK(office.state.screen == Screen::Preview);
}

TEST_CASE("of several tables in a Word file the longest is shown first, the others by choice") {
  Document document{.title = "督办单"};
  const auto add = [&](std::vector<std::vector<std::string>> rows) {
    DocumentTable table{.widths = {1, 1}};
    for (const auto& row : rows) table.rows.push_back({{.text = row[0]}, {.text = row[1]}});
    add_paragraphs(document, ParagraphStyle::Body, "附表：");
    document.blocks.push_back(std::move(table));
  };
  add({{"联系人", "电话"}, {"李云", "1234"}});
  add({{"只有", "一行"}});
  add({{"编号", "督办理由"}, {"甲", "逾期"}, {"乙", "退回"}});
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{}, OpenLedger{"slip"},
               ReceiveFile{"督办.docx", to_docx(document)});
  REQUIRE(office.state.pasted);
  CHECK(office.state.pasted->sheet == "表格 2（编号、督办理由）");
  CHECK(office.state.pasted->file == "督办.docx");
  REQUIRE(office.state.sheets.size() == 2);
  CHECK(office.state.sheets[0].sheet == "表格 1（联系人、电话）");
  CHECK(office.state.sheets[0].cells.size() == 2);
  office.after(ChangePasted{office.state.sheets[1]}, TakePasted{});
  CHECK(find_shelf(office.state.open->ledgers, "slip")->records.size() == 2);
}

TEST_CASE("a notice is chosen among text, Word and Excel files") {
  Opened opened("a.docx", notice());
  opened.after(ShowStart{}, PickNotice{});
  CHECK(opened.asked<ChooseFile>().back().accept.contains(".docx"));
}

}  // namespace taizhang
