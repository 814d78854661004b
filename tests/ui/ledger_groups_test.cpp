#include "app/listed.h"
#include "app/listed.h"
#include "app/saved_looks.h"
#include "ui/slip_page.h"

namespace taizhang {
namespace {

constexpr const char* kOthers = "（没有） 2";

// The slips under two headings, the third below the first and selected.
struct GroupedPage : SlipPage {
  std::string first;  // heading

  GroupedPage() {
    const Field level = *find_field(find_shelf(ledgers(), "slip")->form, "level");
    first = std::string(label(level.options[0].name, Language::Chinese)) + " 1";
    happen(
        ApplyEdits{{{slips[2], "level", Option{level.options[0].id}}}, {Text::did_change, {""}}});
    press(Role::Button, "分组");
    frame(2);
    press(Role::Option, std::string(label(level.name, Language::Chinese)).c_str());
    happen(SelectLedgerRecord{slips[2], 0, false});
    drafts.focus_cell = true;
    frame(2);
  }
};

}  // namespace

TEST_CASE("a ledger is grouped by a field: headings with counts, which the arrows stop at") {
  GroupedPage page;
  CHECK(page.ledgers().look.group == "level");
  CHECK(page.get(Role::Button, page.first.c_str()).expanded);
  CHECK(page.get(Role::Button, kOthers).expanded);
  page.key(ImGuiKey_DownArrow);
  CHECK(page.ledgers().selected == page.slips[2]);
  REQUIRE(page.drafts.heading);
  CHECK(page.drafts.heading->key.empty());
  page.key(ImGuiKey_DownArrow);
  CHECK(page.ledgers().selected == page.slips[0]);
}

TEST_CASE("a group folds by a click and by keys, and its rows come back") {
  GroupedPage page;
  page.press(Role::Button, kOthers);
  CHECK_FALSE(page.get(Role::Button, kOthers).expanded);
  CHECK(page.has(Role::Button, "督办丙"));
  CHECK_FALSE(page.has(Role::Button, "督办甲"));
  page.key(ImGuiKey_RightArrow);
  CHECK(page.has(Role::Button, "督办甲"));
  page.key(ImGuiKey_LeftArrow);
  CHECK_FALSE(page.has(Role::Button, "督办甲"));
  page.key(ImGuiKey_Enter);
  CHECK(page.has(Role::Button, "督办甲"));
  page.key(ImGuiKey_Space);
  CHECK_FALSE(page.has(Role::Button, "督办甲"));
  CHECK(page.ledgers().rows.size() == 3);  // they are still listed, counted and printed

  page.key(ImGuiKey_UpArrow);
  CHECK(page.ledgers().selected == page.slips[2]);
  CHECK_FALSE(page.drafts.heading);
  page.key(ImGuiKey_DownArrow);
  page.key(ImGuiKey_DownArrow);  // there is nothing below the folded group
  REQUIRE(page.drafts.heading);
  CHECK(page.drafts.heading->key.empty());
}

TEST_CASE("keys act on the heading of a record that is folded away, not on what is not seen") {
  GroupedPage page;
  page.press(Role::Button, page.first.c_str());  // the selected record is below it
  page.happen(SelectLedgerRecord{page.slips[2], 0, false});
  page.drafts.focus_cell = true;
  page.frame(2);
  const auto row = selected_row(page.ledgers());
  REQUIRE(row);
  REQUIRE(line_at(page.ledgers(), line_of(page.ledgers(), *row)).heading != nullptr);
  page.key(ImGuiKey_F2);
  CHECK_FALSE(page.drafts.editor);
  page.key(ImGuiKey_Space);
  CHECK(page.ledgers().marked.empty());
  CHECK(page.get(Role::Button, page.first.c_str()).expanded);
}

TEST_CASE("F2 on a heading edits nothing, and the cursor there does not come back by itself") {
  GroupedPage page;
  page.key(ImGuiKey_DownArrow);
  REQUIRE(page.drafts.heading);
  page.key(ImGuiKey_F2);
  CHECK_FALSE(page.drafts.editor);
  page.happen(SelectLedgerRecord{page.slips[0], 0, false});
  page.frame(2);
  page.happen(SelectLedgerRecord{page.slips[2], 0, false});
  page.frame(2);
  CHECK_FALSE(page.drafts.heading);
}

TEST_CASE("of ticked records those that are folded away are said not to be shown") {
  GroupedPage page;
  page.happen(MarkShown{});
  CHECK(page.ledgers().marked_shown == 3);
  page.press(Role::Button, kOthers);
  CHECK(page.ledgers().marked.size() == 3);
  CHECK(page.ledgers().marked_shown == 1);
  page.happen(MarkShown{});  // the one in sight is ticked, so it is not any more
  CHECK(page.ledgers().marked.size() == 2);
}

TEST_CASE("what is folded is no part of a saved look, and a new record unfolds its group") {
  GroupedPage page;
  page.press(Role::Button, kOthers);
  CHECK_FALSE(encode_look(*listed_form(*page.state.open), page.ledgers().look).contains("fold"));
  page.happen(AddLedgerRecord{"slip", {}, "督办丁"});
  CHECK(page.has(Role::Button, "督办丁"));
  page.press(Role::Button, page.first.c_str());
  LedgerLook look = page.ledgers().look;
  look.group = "light";
  page.happen(ChangeLook{look});
  CHECK(page.ledgers().look.folded.empty());
}

}  // namespace taizhang
