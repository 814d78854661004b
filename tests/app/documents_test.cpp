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

const ReadNotice kOther{"b.txt", "工作要点\n一、公开预算。按时公布。\n责任单位：办公室\n"};

std::string notice() { return make::file("tests/formats/documents/notice.docx"); }

}  // namespace

TEST_CASE("a Word file becomes the preview of a notice as a text file does") {
  const Opened opened("工作要点.docx", notice());
  REQUIRE(opened.state.preview);
  CHECK(opened.state.screen == Screen::Preview);
  CHECK(opened.state.preview->now.file_name == "工作要点.docx");
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
  CHECK(Opened("扫描.jpeg", "\xFF\xD8\xFF").refusal().contains("扫描件先识别文字"));
  CHECK_FALSE(Opened("通知.pdf", "%PDF-1.7").refusal().contains("docx"));
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

TEST_CASE("of two notices dropped at once the second is shown, and undo shows the first") {
  Opened opened("a.docx", notice());
  opened.after(ReceiveFile{"b.txt", "二〇二六年工作要点\n一、公开\n（一）公开预算。\n"});
  CHECK(opened.state.preview->now.file_name == "b.txt");
  REQUIRE(opened.state.toast);
  CHECK(say(opened.state.toast->message, Language::Chinese).starts_with("一次只核对一份"));
  opened.after(Undo{});
  CHECK(opened.state.preview->now.file_name == "a.docx");
}

TEST_CASE("a preview that was corrected is an undo away when it is left or replaced") {
  Opened opened("a.docx", notice());
  opened.after(KeepTask{0, false});
  const PreviewDraft corrected = opened.state.preview->now;
  opened.after(CloseRegister{});
  CHECK(opened.state.screen == Screen::Start);
  REQUIRE(opened.state.toast);
  CHECK(opened.state.toast->can_undo);
  opened.after(Undo{});
  CHECK(opened.state.screen == Screen::Preview);
  CHECK(opened.state.preview->now == corrected);
  opened.after(ShowStart{}, ShowPaste{}, ReadNotice{"", "一、公开\n（一）公开预算。\n"}, Undo{});
  CHECK(opened.state.preview->now == corrected);
}

TEST_CASE("what was chosen in a notice is not chosen in the one that undo brings") {
  Opened opened("a.docx", notice());
  opened.after(kOther, Undo{});
  REQUIRE(opened.state.preview->now.draft.notice.problems.size() == 5);
  opened.after(SelectProblem{4}, Redo{});
  CHECK(opened.state.preview->now.file_name == "b.txt");
  CHECK_FALSE(opened.state.preview->task);
  CHECK_FALSE(opened.state.preview->problem);
  opened.after(SelectDraftTask{0}, KeepTask{0, false}, Undo{});
  CHECK(opened.state.preview->task == 0);  // it is the same notice
}

TEST_CASE("the page may be closed unless corrections are looked at or offered") {
  Opened opened("a.docx", notice());
  opened.after(kOther);
  CHECK_FALSE(has_corrections(opened.state));
  opened.after(KeepTask{0, false});
  CHECK(has_corrections(opened.state));
  opened.after(ShowStart{});
  CHECK(has_corrections(opened.state));
  opened.after(DismissToast{opened.state.toast->serial});
  CHECK_FALSE(has_corrections(opened.state));
  opened.after(Undo{});
  CHECK(has_corrections(opened.state));
  opened.after(Undo{});
  CHECK_FALSE(has_corrections(opened.state));
  opened.after(ShowStart{});
  CHECK_FALSE(opened.state.preview);
}

TEST_CASE("a notice that is replaced is known to be corrected, one that is settled too") {
  Opened opened("a.docx", notice());
  opened.after(SettleProblem{0}, kOther);
  CHECK(has_corrections(opened.state));
}

TEST_CASE("a corrected preview is gone once a register opens, with the offer to go back to it") {
  Machine office(7);
  office.after(OpenSample{}, CreateRegister{}, ExportSnapshot{});
  Opened opened("a.docx", notice());
  opened.after(KeepTask{0, false}, ShowStart{});
  opened.receive(office.files.back());
  CHECK(opened.state.screen == Screen::Register);
  CHECK_FALSE(opened.state.preview);
  CHECK_FALSE(opened.state.toast->can_undo);
}

TEST_CASE("the departments a notice was read with come back with it") {
  Machine office(7);
  office.after(OpenSample{});
  REQUIRE_FALSE(office.state.preview->now.known.empty());
  office.after(kOther);
  CHECK(office.state.preview->now.known.empty());
  office.after(Undo{});
  CHECK_FALSE(office.state.preview->now.known.empty());
}

TEST_CASE("a preview in which nothing was corrected is left without a word") {
  Opened opened("a.docx", notice());
  opened.after(ShowStart{});
  CHECK_FALSE(opened.state.preview);
  CHECK_FALSE(opened.state.toast);
}

TEST_CASE("a notice is chosen among text, Word and Excel files") {
  Opened opened("a.docx", notice());
  opened.after(ShowStart{}, PickNotice{});
  CHECK(opened.asked<ChooseFile>().back().accept.contains(".docx"));
}

}  // namespace taizhang
