#include "ui/commands.h"

#include <algorithm>
#include <array>

#include "app/bulk_edit.h"
#include "app/listed.h"
#include "app/moving.h"
#include "app/table_cells.h"
#include "ui/ledger.h"
#include "ui/view_tools.h"

namespace taizhang {
namespace {

using Where = Command::Where;

bool always(const AppState&) { return true; }
bool on_start(const AppState& state) {
  return state.screen == Screen::Start || state.screen == Screen::Paste;
}
bool on_preview(const AppState& state) { return state.screen == Screen::Preview && state.preview; }
bool can_create(const AppState& state) {
  return on_preview(state) && kept_tasks(*state.preview) > 0;
}
bool has_register(const AppState& state) { return state.screen == Screen::Register && state.open; }
bool away_from_start(const AppState& state) { return on_preview(state) || has_register(state); }

// Where a file that is picked is compared, or is a return, it would not be opened.
bool takes_snapshot(const AppState& state) {
  return on_start(state) || (on_register(state) && state.open->section != Section::Comparison);
}

bool in_packet(const AppState& state) { return on_register(state) && !state.open->scope().empty(); }
bool on_tasks(const AppState& state) {
  return in_office(state) && state.open->section == Section::Tasks;
}

bool in_ledger(const AppState& state) {
  return in_office(state) && listed_shelf(*state.open) != nullptr;
}

bool has_list(const AppState& state) { return on_tasks(state) || in_ledger(state); }

bool has_task_row(const AppState& state) {
  return on_tasks(state) && outline_row(*state.open, state.open->selected) != nullptr;
}

bool has_record(const AppState& state) {
  return in_ledger(state) && static_cast<bool>(listed_selection(*state.open));
}

bool has_row(const AppState& state) { return has_task_row(state) || has_record(state); }

// In a packet's form a task is selected too.
bool has_outline_row(const AppState& state) {
  return (on_tasks(state) || in_packet(state)) &&
         outline_row(*state.open, state.open->selected) != nullptr;
}

bool has_history(const AppState& state) { return has_outline_row(state) || has_record(state); }

bool has_task(const AppState& state) { return on_tasks(state) && can_note(state); }

bool has_cell(const AppState& state) { return has_task(state) || has_record(state); }

bool has_marks(const AppState& state) { return has_list(state) && !marked_of(*state.open).empty(); }

bool can_undo(const AppState& state) {
  if (on_start(state)) return state.preview.has_value();
  if (on_preview(state)) return !state.preview->history.empty();
  return on_register(state) && !state.open->history.done.empty();
}

bool can_redo(const AppState& state) {
  if (on_preview(state)) return !state.preview->future.empty();
  return on_register(state) && !state.open->history.undone.empty();
}

bool is_filtered(const AppState& state) {
  if (!on_tasks(state)) return false;
  const TableView& view = state.open->view;
  return view.part || view.is_filtered();
}

// From the search to the table, to the detail, and to the search again.
void go_to_next_region(const AppState& state, Drafts& drafts, Intents&) {
  const OpenRegister& open = *state.open;
  const bool in_table = drafts.table_focused;
  const bool goes_to_detail = in_table && open.detail && listed_selection(open);
  const LedgerShelf* shelf = listed_shelf(open);
  if (goes_to_detail && shelf && !shelf->form.fields.empty())
    drafts.focus_field = shelf->form.fields.front().id;
  else if (goes_to_detail)
    drafts.focus_title = true;
  else if (in_table || drafts.in_detail)
    drafts.focus_search = true;
  else
    drafts.focus_cell = drafts.cell_cursor = true;
  drafts.in_detail = goes_to_detail;
}

template <typename One>
void ask(const AppState&, Drafts&, Intents& out) {
  out.push_back(One{});
}

void change_theme(const AppState& state, Theme theme, Intents& out) {
  Settings next = state.settings;
  next.theme = theme;
  out.push_back(ChangeSettings{next});
}

template <Language language>
bool speaks(const AppState& state) {
  return state.settings.language == language;
}

template <Language language>
void speak(const AppState& state, Drafts&, Intents& out) {
  Settings next = state.settings;
  next.language = language;
  out.push_back(ChangeSettings{next});
}

Message about(Text text, std::string words) { return {text, {std::move(words)}}; }

// The cell that keys act on of the first ticked row, into the others.
void fill_down(const AppState& state, Drafts&, Intents& out) {
  const OpenRegister& open = *state.open;
  const std::string name = listed_column(open, state.settings.language);
  const Field* field = listed_field(open);
  FillPlan plan = fill_plan(open, field ? std::string_view(field->id) : std::string_view());
  if (plan.refusal) return out.push_back(ApplyEdits{{}, {}, about(*plan.refusal, name)});
  const std::vector<std::string> words = {name, number(static_cast<long long>(plan.edits.size()))};
  out.push_back(
      ApplyEdits{std::move(plan.edits), {Text::did_fill, words}, Message{Text::toast_fill, words}});
}

// The selected row to another place. Where it cannot go there, nothing happens.
template <Direction direction>
void move_row(const AppState& state, Drafts& drafts, Intents& out) {
  const OpenRegister& open = *state.open;
  if (!shows_order(open)) return out.push_back(ApplyEdits{{}, {}, Message{Text::move_sorted, {}}});
  if (const std::vector<Edit> edits = moved(open, open.selected, direction); !edits.empty())
    out.push_back(move_step(open, open.selected, edits));
  drafts.scrolled_row = {};
}

const std::array kCommands = std::to_array<Command>({
    {Text::command_palette, Where::Everywhere, ImGuiMod_Ctrl | ImGuiKey_K, true, always,
     [](const AppState&, Drafts& drafts, Intents&) { drafts.palette.emplace(); }},
    {Text::command_keys, Where::Everywhere, ImGuiKey_F1, true, always,
     [](const AppState&, Drafts& drafts, Intents&) { drafts.showing_keys = true; }},
    {Text::help_title, Where::Everywhere, ImGuiMod_Shift | ImGuiKey_F1, true, always,
     [](const AppState&, Drafts& drafts, Intents&) { drafts.help.emplace(); }},
    {Text::start_demo, Where::Start, 0, false, on_start, ask<OpenDemo>},
    {Text::command_undo, Where::Everywhere, ImGuiMod_Ctrl | ImGuiKey_Z, false, can_undo, ask<Undo>},
    {Text::command_redo, Where::Everywhere, ImGuiMod_Ctrl | ImGuiKey_Y, false, can_redo, ask<Redo>,
     ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z},
    {Text::door_notice_action, Where::Start, 0, false, on_start, ask<PickNotice>},
    {Text::paste_heading, Where::Start, 0, false, on_start, ask<ShowPaste>},
    {Text::door_snapshot_title, Where::Everywhere, ImGuiMod_Ctrl | ImGuiKey_O, false,
     takes_snapshot, ask<PickSnapshot>},
    {Text::start_blank, Where::Start, 0, false, on_start,
     [](const AppState&, Drafts& drafts, Intents&) { drafts.blank_title.emplace(); }},
    {Text::start_last_year, Where::Start, 0, false, on_start,
     [](const AppState&, Drafts& drafts, Intents& out) { begin_from_last_year(drafts, out); }},
    {Text::door_sample_action, Where::Start, 0, false, on_start, ask<OpenSample>},
    {Text::create_register, Where::Preview, ImGuiMod_Ctrl | ImGuiKey_Enter, false, can_create,
     ask<CreateRegister>},
    {Text::preview_other, Where::Preview, 0, false, on_preview, ask<PickNotice>},
    {Text::head_edit, Where::Preview, 0, false, on_preview,
     [](const AppState& state, Drafts& drafts, Intents&) {
       open_head_form(*state.preview, drafts);
     }},
    {Text::save_file, Where::Register, ImGuiMod_Ctrl | ImGuiKey_S, true, has_register,
     [](const AppState&, Drafts&, Intents& out) {
       out.push_back(ExportSnapshot{.to = ExportTo::SameFile});
     }},
    {Text::export_snapshot, Where::Register, 0, false, has_register,
     [](const AppState&, Drafts& drafts, Intents&) { drafts.exporting.emplace(); }},
    {Text::writer_take_over, Where::Register, 0, false,
     [](const AppState&
            state) { return has_register(state) && state.open->writer == Writer::OtherWindow; },
     ask<TakeOver>},
    {Text::issue_action, Where::Register, 0, false, in_office, ask<ShowIssuing>},
    {Text::collect_action, Where::Register, 0, false, in_office, ask<PickReturns>},
    {Text::collect_leave, Where::Register, 0, false,
     [](const AppState& state) { return has_register(state) && is_collecting(state); },
     ask<DropReturns>},
    {Text::packet_export, Where::Register, ImGuiMod_Ctrl | ImGuiKey_E, true, in_packet,
     ask<ExportReturn>},
    {Text::search_name, Where::Register, ImGuiMod_Ctrl | ImGuiKey_F, true, in_office,
     [](const AppState&, Drafts& drafts, Intents&) { drafts.focus_search = true; }, ImGuiKey_Slash},
    {Text::keys_copy, Where::Table, ImGuiMod_Ctrl | ImGuiKey_C, false, has_list, ask<CopyRows>, 0,
     true},
    {Text::command_region, Where::Table, ImGuiKey_F6, true, has_list, go_to_next_region},
    {Text::edit_cell, Where::Table, ImGuiKey_F2, false, has_cell,
     [](const AppState&, Drafts& drafts, Intents&) { drafts.start_edit = true; }, 0, true},
    {Text::write_note, Where::Table, ImGuiKey_N, false, can_note,
     [](const AppState&, Drafts& drafts, Intents& out) {
       drafts.focus_note = true;
       out.push_back(ShowDetail{});
     },
     0, true},
    {Text::evidence_add, Where::Table, 0, false, can_note,
     [](const AppState&, Drafts& drafts, Intents& out) {
       drafts.adding_evidence = true;
       out.push_back(ShowDetail{});
     }},
    {Text::extension_ask, Where::Table, 0, false,
     [](const AppState& state) {
       return can_note(state) && can_ask_extension(*state.open, state.open->selected);
     },
     [](const AppState& state, Drafts&, Intents& out) {
       out.push_back(AskExtension{state.open->selected});
     }},
    {Text::history_title, Where::Table, ImGuiKey_H, false, has_history,
     [](const AppState& state, Drafts& drafts, Intents&) {
       open_history(*state.open, drafts, listed_selection(*state.open));
     },
     0, true},
    {Text::mark_row, Where::Table, 0, false, has_row,
     [](const AppState& state, Drafts&, Intents& out) {
       out.push_back(MarkRow{listed_selection(*state.open)});
     },
     0, true, "Space"},
    {Text::mark_shown, Where::Table, ImGuiMod_Ctrl | ImGuiKey_A, false, has_list, ask<MarkShown>},
    {Text::marked_clear, Where::Table, 0, false, has_marks, ask<ClearMarks>, 0, false, "Esc"},
    {Text::bulk_command, Where::Table, 0, false, has_marks,
     [](const AppState&, Drafts& drafts, Intents&) { drafts.bulk.emplace(); }},
    {Text::fill_down, Where::Table, ImGuiMod_Ctrl | ImGuiKey_D, false, has_list, fill_down},
    {Text::move_up, Where::Table, ImGuiMod_Alt | ImGuiKey_UpArrow, false, has_task_row,
     move_row<Direction::Up>, 0, true, "Alt+↑"},
    {Text::move_down, Where::Table, ImGuiMod_Alt | ImGuiKey_DownArrow, false, has_task_row,
     move_row<Direction::Down>, 0, true, "Alt+↓"},
    {Text::move_in, Where::Table, ImGuiMod_Alt | ImGuiKey_RightArrow, false, has_task,
     move_row<Direction::In>, 0, true, "Alt+→"},
    {Text::move_out, Where::Table, ImGuiMod_Alt | ImGuiKey_LeftArrow, false, has_task,
     move_row<Direction::Out>, 0, true, "Alt+←"},
    {Text::replace_title, Where::Register, ImGuiMod_Ctrl | ImGuiKey_H, true, in_office,
     [](const AppState& state, Drafts& drafts, Intents&) {
       drafts.replacing.emplace();
       if (in_ledger(state)) drafts.replacing->asked.scope = ReplaceScope::Ledger;
     }},
    {Text::table_view, Where::Register, 0, false, in_office, ask<ShowTableView>},
    {Text::filter_title, Where::Register, ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_F, true,
     has_list,
     [](const AppState& state, Drafts& drafts,
        Intents&) { open_filter_form(*state.open, drafts, state.settings.language); }},
    {Text::views_save, Where::Register, 0, false, on_tasks,
     [](const AppState&, Drafts& drafts, Intents&) { drafts.view_name.emplace(); }},
    {Text::clear_filter, Where::Register, 0, false, is_filtered,
     [](const AppState& state, Drafts&, Intents& out) {
       TableView view = state.open->view;
       view.part = {};
       view.clear_filters();
       out.push_back(ChangeView{std::move(view)});
     }},
    {Text::add_task, Where::Register, 0, false, in_office, ask<AddTask>},
    {Text::add_part, Where::Register, 0, false, in_office, ask<AddPart>},
    {Text::delete_task, Where::Register, 0, false, has_task,
     [](const AppState& state, Drafts&, Intents& out) {
       out.push_back(DeleteRecord{state.open->selected});
     },
     0, true},
    {Text::ledger_add, Where::Register, 0, false, in_ledger,
     [](const AppState& state, Drafts&, Intents& out) {
       out.push_back(AddLedgerRecord{state.open->ledgers.look.form, {}});
     }},
    {Text::ledger_copy, Where::Register, 0, false,
     [](const AppState& state) {
       return has_record(state) && listed_form(*state.open)->id != forms::kDepartment;
     },
     [](const AppState& state, Drafts&, Intents& out) {
       out.push_back(CopyLedgerRecord{state.open->ledgers.selected});
     },
     0, true},
    {Text::ledger_delete, Where::Register, 0, false, has_record,
     [](const AppState& state, Drafts&, Intents& out) {
       out.push_back(DeleteRecord{state.open->ledgers.selected});
     },
     0, true},
    {Text::delete_marked, Where::Register, 0, false, has_marks, ask<DeleteMarked>},
    {Text::ledger_settings, Where::Register, 0, false, in_ledger,
     [](const AppState& state, Drafts& drafts, Intents&) {
       open_ledger_settings(*state.open, drafts);
     }},
    {Text::task_fields, Where::Register, 0, false, on_tasks,
     [](const AppState& state, Drafts& drafts, Intents&) {
       open_ledger_settings(*state.open, drafts);
     }},
    {Text::ledger_new, Where::Register, 0, false, in_office,
     [](const AppState&, Drafts& drafts, Intents&) { drafts.own_ledger.emplace(); }},
    {Text::calendar_paste, Where::Register, 0, false, in_office,
     [](const AppState&, Drafts& drafts, Intents&) { drafts.holidays.emplace(); }},
    {Text::history_all, Where::Register, 0, false, on_register,
     [](const AppState& state, Drafts& drafts, Intents&) {
       open_history(*state.open, drafts, {});
     }},
    {Text::place_annual, Where::Register, 0, false, in_office,
     [](const AppState&, Drafts&, Intents& out) { out.push_back(GoTo{Section::Annual}); }},
    {Text::ics_export, Where::Register, 0, false, in_office,
     [](const AppState&, Drafts&, Intents& out) { out.push_back(ExportCalendar{}); }},
    {Text::place_overview, Where::Register, 0, false, in_office,
     [](const AppState&, Drafts&, Intents& out) { out.push_back(GoTo{Section::Overview}); }},
    {Text::sheet_pick, Where::Register, 0, false, in_office,
     [](const AppState&, Drafts&, Intents& out) { out.push_back(PickSheet{}); }},
    {Text::place_found, Where::Register, 0, false, in_office,
     [](const AppState&, Drafts& drafts, Intents& out) {
       out.push_back(LookEverywhere{drafts.search});
       drafts.focus_search = true;
     }},
    {Text::place_reports, Where::Register, 0, false, in_office,
     [](const AppState&, Drafts&, Intents& out) { out.push_back(GoTo{Section::Reports}); }},
    {Text::comparison_with_file, Where::Register, 0, false, in_office, ask<PickComparison>},
    {Text::receipt_copy, Where::Register, 0, false,
     [](const AppState& state) { return in_office(state) && !state.open->rounds.empty(); },
     [](const AppState& state, Drafts&, Intents& out) {
       out.push_back(CopyReceipts{state.open->rounds.front().round});
     }},
    {Text::place_backups, Where::Register, 0, false, on_register,
     [](const AppState&, Drafts&, Intents& out) { out.push_back(GoTo{Section::Backups}); }},
    {Text::backup_now, Where::Register, 0, false, on_register, ask<BackUpNow>},
    {Text::end_round, Where::Register, 0, false, in_office,
     [](const AppState& state, Drafts& drafts, Intents&) { open_end_round(*state.open, drafts); }},
    {Text::carry_over, Where::Register, 0, false, in_office,
     [](const AppState&, Drafts& drafts, Intents&) { open_carry_over(drafts); }},
    {Text::go_home, Where::Everywhere, 0, false, away_from_start, ask<CloseRegister>},
    {Text::theme_to_light, Where::Everywhere, 0, false, always,
     [](const AppState& state, Drafts&, Intents& out) { change_theme(state, Theme::Light, out); }},
    {Text::theme_to_dark, Where::Everywhere, 0, false, always,
     [](const AppState& state, Drafts&, Intents& out) { change_theme(state, Theme::Dark, out); }},
    {Text::settings_chinese, Where::Everywhere, 0, false, speaks<Language::English>,
     speak<Language::Chinese>},
    {Text::settings_english, Where::Everywhere, 0, false, speaks<Language::Chinese>,
     speak<Language::English>},
    {Text::settings_title, Where::Everywhere, 0, false, always,
     [](const AppState& state, Drafts& drafts, Intents&) { drafts.settings = state.settings; }},
});

// Such a key is the field's while one types into it.
bool types_a_character(ImGuiKeyChord key) {
  return (key >= ImGuiKey_0 && key <= ImGuiKey_Z) ||
         (key >= ImGuiKey_Apostrophe && key <= ImGuiKey_GraveAccent);
}

// Would the command take its key, or the second one, were it pressed now?
bool listens_to(const Command& command, ImGuiKeyChord key) {
  const bool typing = ImGui::GetIO().WantTextInput;
  return key != 0 && (!typing || (command.while_typing && !types_a_character(key)));
}

// What the browser would do by it loses what is typed, or filled in in a dialog.
bool leaves_page(ImGuiKeyChord key) {
  return key == (ImGuiMod_Ctrl | ImGuiKey_O) || key == (ImGuiMod_Alt | ImGuiKey_LeftArrow) ||
         key == (ImGuiMod_Alt | ImGuiKey_RightArrow);
}

bool is_pressed(const Command& command) {
  const ImGuiInputFlags over = command.while_typing ? ImGuiInputFlags_RouteOverActive : 0;
  const auto pressed = [&](ImGuiKeyChord key) {
    return listens_to(command, key) && ImGui::Shortcut(key, ImGuiInputFlags_RouteGlobal | over);
  };
  return pressed(command.key) || pressed(command.also);
}

// A dialog has the keys to itself.
bool has_popup() { return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopup); }

}  // namespace

// Returns that wait to be applied cover the register, and it stays as they were reviewed with it.
bool on_register(const AppState& state) { return has_register(state) && !is_collecting(state); }

bool in_office(const AppState& state) { return on_register(state) && state.open->scope().empty(); }

bool can_note(const AppState& state) {
  return has_outline_row(state) && !outline_row(*state.open, state.open->selected)->is_part;
}

std::span<const Command> commands() { return kCommands; }

std::string key_words(ImGuiKeyChord key) {
  if (key == 0) return {};
  std::string words;
  if (key & ImGuiMod_Ctrl) words += "Ctrl+";
  if (key & ImGuiMod_Shift) words += "Shift+";
  if (key & ImGuiMod_Alt) words += "Alt+";
  return words + ImGui::GetKeyName(static_cast<ImGuiKey>(key & ~ImGuiMod_Mask_));
}

std::string keys_of(const Command& command) {
  return command.table_key != nullptr ? command.table_key : key_words(command.key);
}

bool takes_key(const AppState& state, ImGuiKeyChord key) {
  const bool typing = ImGui::GetIO().WantTextInput;
  if ((typing || has_popup()) && leaves_page(key)) return true;
  return !has_popup() && std::ranges::any_of(kCommands, [&](const Command& one) {
    return (one.key == key || one.also == key) && listens_to(one, key) && one.available(state);
  });
}

void run_pressed(const AppState& state, Drafts& drafts, Intents& out) {
  if (has_popup()) return;
  for (const Command& command : kCommands)
    if (is_pressed(command) && command.available(state)) command.run(state, drafts, out);
}

}  // namespace taizhang
