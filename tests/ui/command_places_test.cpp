#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "ui/commands.h"
#include "ui/register_page.h"

namespace taizhang {
namespace {

// Where a command is available when all else it needs is there: a selected task, ticked tasks, a
// filter, something to undo and to redo. One letter a place:
//   S start  P preview  T table  L ledger  B board  C conflicts  M comparison  R trash
//   W returns that wait to be applied  K a department's packet
struct Places {
  Text command;
  std::string_view at;
};
constexpr Places kPlaces[] = {
    {Text::command_palette, "SPTLBCMRWK"},
    {Text::command_keys, "SPTLBCMRWK"},
    {Text::help_title, "SPTLBCMRWK"},
    {Text::start_demo, "S"},
    {Text::command_undo, "PTLBCMRK"},
    {Text::command_redo, "PTLBCMRK"},
    {Text::door_notice_action, "S"},
    {Text::paste_heading, "S"},
    {Text::door_snapshot_title, "STLBCRK"},
    {Text::start_blank, "S"},
    {Text::start_last_year, "S"},
    {Text::door_sample_action, "S"},
    {Text::create_register, "P"},
    {Text::preview_other, "P"},
    {Text::head_edit, "P"},
    {Text::save_file, "TLBCMRWK"},
    {Text::export_snapshot, "TLBCMRWK"},
    {Text::writer_take_over, ""},  // this window writes
    {Text::issue_action, "TLBCMR"},
    {Text::collect_action, "TLBCMR"},
    {Text::collect_leave, "W"},
    {Text::packet_export, "K"},
    {Text::search_name, "TLBCMR"},
    {Text::keys_copy, "TL"},
    {Text::command_region, "TL"},
    {Text::edit_cell, "TL"},
    {Text::write_note, "TK"},
    {Text::evidence_add, "TK"},
    {Text::extension_ask, "T"},
    {Text::history_title, "TLK"},
    {Text::mark_row, "TL"},
    {Text::mark_shown, "TL"},
    {Text::marked_clear, "TL"},
    {Text::bulk_command, "TL"},
    {Text::fill_down, "TL"},
    {Text::move_up, "T"},
    {Text::move_down, "T"},
    {Text::move_in, "T"},
    {Text::move_out, "T"},
    {Text::replace_title, "TLBCMR"},
    {Text::table_view, "TLBCMR"},
    {Text::filter_title, "TL"},
    {Text::views_save, "T"},
    {Text::clear_filter, "T"},
    {Text::add_task, "TLBCMR"},
    {Text::add_part, "TLBCMR"},
    {Text::delete_task, "T"},
    {Text::delete_marked, "TL"},
    {Text::history_all, "TLBCMRK"},
    {Text::comparison_with_file, "TLBCMR"},
    {Text::receipt_copy, ""},  // no round has begun
    {Text::place_annual, "TLBCMR"},
    {Text::ics_export, "TLBCMR"},
    {Text::place_overview, "TLBCMR"},
    {Text::sheet_pick, "TLBCMR"},
    {Text::place_found, "TLBCMR"},
    {Text::place_reports, "TLBCMR"},
    {Text::ledger_settings, "L"},
    {Text::task_fields, "T"},
    {Text::ledger_add, "L"},
    {Text::ledger_copy, "L"},
    {Text::ledger_delete, "L"},
    {Text::ledger_new, "TLBCMR"},
    {Text::calendar_paste, "TLBCMR"},
    {Text::place_backups, "TLBCMRK"},
    {Text::backup_now, "TLBCMRK"},
    {Text::end_round, "TLBCMR"},
    {Text::carry_over, "TLBCMR"},
    {Text::go_home, "PTLBCMRWK"},
    {Text::theme_to_light, "SPTLBCMRWK"},
    {Text::theme_to_dark, "SPTLBCMRWK"},
    {Text::settings_chinese, ""},  // it is spoken
    {Text::settings_english, "SPTLBCMRWK"},
    {Text::settings_title, "SPTLBCMRWK"},
};

void note_twice_and_undo(Application& page) {
  const RecordId task = page.state.open->selected;
  page.happen(AddNote{task, "查过了"});
  page.happen(AddNote{task, "又查过了"});
  page.happen(Undo{});
}

struct TablePage : RegisterPage {
  explicit TablePage(Section section = Section::Tasks) {
    press(Role::Button, "选中任务 1.2");
    note_twice_and_undo(*this);
    happen(MarkRow{state.open->selected});
    TableView view = state.open->view;
    view.search = "账本";
    happen(ChangeView{view});
    happen(GoTo{section});
  }
};

struct LedgerPage : TablePage {
  LedgerPage() {
    happen(AddLedgerRecord{"slip", {}, "督办甲"});
    happen(AddLedgerRecord{"slip", {}, "督办乙"});
    happen(Undo{});
    happen(SelectLedgerRecord{open_shelf(state.open->ledgers)->records[0].id});
    happen(MarkRow{state.open->ledgers.selected});
  }
};

struct ReturnsPage : TablePage {
  ReturnsPage() { happen(PickReturns{}); }
};

struct PreviewPage : Application {
  PreviewPage() {
    happen(ReadNotice{"", kNotice});
    happen(KeepTask{0, false});
    happen(KeepTask{1, false});
    happen(Undo{});
  }
};

struct PacketPage : Application {
  PacketPage() {
    RegisterPage office;
    office.press(Role::Button, "发任务包");
    office.press(Role::Button, "发出 4 份");
    take_over();
    const Download packet = office.last<Download>();
    state.ids = IdSource(8, 10);  // the department's machine
    happen(ReceiveFile{packet.name, packet.bytes});
    frame(2);
    note_twice_and_undo(*this);
  }
};

// What a key can have done, but for what stands in the register.
struct Traces {
  size_t effects, marked;
  uint64_t content;
  bool dialog, search, edits, note, title, cell;
  bool operator==(const Traces&) const = default;
};

Traces traces(const Application& page) {
  const Drafts& drafts = page.drafts;
  return {page.effects.size(), page.state.open ? page.state.open->marked.size() : 0,
          page.state.content,  page.count(Role::Dialog) > 0,
          drafts.focus_search, drafts.start_edit,
          drafts.focus_note,   drafts.focus_title,
          drafts.focus_cell};
}

void check(Application& page, char place) {
  for (const auto& [name, at] : kPlaces) {
    const auto all = commands();
    const auto command = std::ranges::find(all, name, &Command::name);
    REQUIRE(command != all.end());
    INFO(place << " " << text(name, Language::Chinese) << " " << keys_of(*command));
    const bool is_here = at.contains(place);
    CHECK(command->available(page.state) == is_here);
    if (is_here || command->key == 0) continue;
    const Traces before = traces(page);
    page.key(command->key);
    if (command->also != 0) page.key(command->also);
    CHECK(traces(page) == before);
  }
}

}  // namespace

TEST_CASE("the table of places has every command") {
  CHECK(std::size(kPlaces) == commands().size());
}

TEST_CASE("before there is a register, keys do what their place offers and nothing else") {
  Application start;
  check(start, 'S');
  PreviewPage preview;
  check(preview, 'P');
}

TEST_CASE("in each section of the register, keys do what the section offers and nothing else") {
  const std::pair<Section, char> sections[] = {{Section::Tasks, 'T'},
                                               {Section::Board, 'B'},
                                               {Section::Conflicts, 'C'},
                                               {Section::Comparison, 'M'},
                                               {Section::Trash, 'R'}};
  for (const auto& [section, place] : sections) {
    TablePage page(section);
    check(page, place);
  }
  LedgerPage ledger;
  check(ledger, 'L');
}

TEST_CASE("while returns wait, and in a packet, keys do what is offered there and nothing else") {
  ReturnsPage returns;
  check(returns, 'W');
  PacketPage packet;
  check(packet, 'K');
}

TEST_CASE("N in a packet begins the progress note of the task that is shown") {
  PacketPage page;
  page.key(ImGuiKey_N);
  page.frame(2);
  page.type("已经报送");
  page.key(ImGuiMod_Ctrl | ImGuiKey_Enter);
  CHECK(page.has(Role::Text, "已经报送"));
}

TEST_CASE("the palette goes to every section") {
  TablePage page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("转到 冲突");
  page.key(ImGuiKey_Enter);
  CHECK(page.state.open->section == Section::Conflicts);
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("转到 全部任务");
  page.key(ImGuiKey_Enter);
  CHECK(page.has(Role::Grid, "任务表"));
}

TEST_CASE("in a packet the palette offers every status but closing, which is the office's") {
  PacketPage page;
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  page.type("状态改为");
  CHECK(page.has(Role::Option, "状态改为 进行中"));
  CHECK_FALSE(page.has(Role::Option, "状态改为 已销号"));
}

TEST_CASE("what a search, a part or a new task changes is shown, whatever was shown before") {
  TablePage page(Section::Board);
  page.key(ImGuiMod_Ctrl | ImGuiKey_F);
  page.frame(2);
  page.key(ImGuiMod_Ctrl | ImGuiKey_A);
  page.type("门户");
  CHECK(page.has(Role::Heading, "搜索全部台账"));
  CHECK(page.state.open->searching.search.hits.size() > 0);
  page.happen(GoTo{Section::Trash});
  page.press(Role::Button, "加部分");
  page.frame(2);
  CHECK(page.has(Role::Grid, "任务表"));
}

TEST_CASE("cells pasted into a packet become no tasks: those are the office's") {
  PacketPage page;
  page.happen(ReceiveTable{"任务\t牵头单位\n公布年报\t办公室\n"});
  CHECK_FALSE(page.has(Role::Dialog, "粘贴的表格"));
}

TEST_CASE("a key is the browser's own unless a command takes it now") {
  constexpr ImGuiKeyChord kOutdent = ImGuiMod_Alt | ImGuiKey_LeftArrow;
  RegisterPage page;
  CHECK(takes_key(page.state, ImGuiKey_F6));
  CHECK(takes_key(page.state, ImGuiMod_Ctrl | ImGuiKey_O));
  CHECK_FALSE(takes_key(page.state, ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_A));
  CHECK_FALSE(takes_key(page.state, kOutdent));
  page.press(Role::Button, "选中任务 1.1");
  CHECK(takes_key(page.state, kOutdent));
  page.press(Role::Textbox, "任务");
  CHECK(takes_key(page.state, ImGuiMod_Ctrl | ImGuiKey_F));
  CHECK_FALSE(takes_key(page.state, ImGuiKey_Slash));  // it is typed
  page.key(ImGuiMod_Ctrl | ImGuiKey_K);
  CHECK_FALSE(takes_key(page.state, ImGuiKey_F6));
}

TEST_CASE("no key leaves the page while one types or a dialog is open") {
  constexpr ImGuiKeyChord kLeaving[] = {ImGuiMod_Ctrl | ImGuiKey_O,
                                        ImGuiMod_Alt | ImGuiKey_LeftArrow,
                                        ImGuiMod_Alt | ImGuiKey_RightArrow};
  RegisterPage page;
  page.happen(GoTo{Section::Comparison});  // where no command has one of them
  for (const ImGuiKeyChord key : kLeaving) CHECK_FALSE(takes_key(page.state, key));
  page.key(ImGuiKey_F1);
  for (const ImGuiKeyChord key : kLeaving) CHECK(takes_key(page.state, key));
  page.key(ImGuiKey_Escape);
  page.frame(2);
  for (const ImGuiKeyChord key : kLeaving) CHECK_FALSE(takes_key(page.state, key));
  page.press(Role::Textbox, "搜索任务");
  for (const ImGuiKeyChord key : kLeaving) CHECK(takes_key(page.state, key));
}

}  // namespace taizhang
