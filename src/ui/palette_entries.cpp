#include <algorithm>
#include <iterator>
#include <utility>

#include "app/table_cells.h"
#include "base/text.h"
#include "rules/calendar_records.h"
#include "ui/cells.h"
#include "ui/commands.h"
#include "ui/layouts.h"

namespace taizhang {
namespace {

// Other words that people look for these by.
constexpr std::pair<Text, Text> kAlso[] = {
    {Text::calendar_paste, Text::also_holidays}, {Text::settings_title, Text::also_settings},
    {Text::theme_to_dark, Text::also_dark},      {Text::command_keys, Text::also_keys},
    {Text::place_reports, Text::also_reports},   {Text::place_overview, Text::also_overview},
    {Text::export_snapshot, Text::also_export},  {Text::history_all, Text::also_history},
    {Text::place_board, Text::also_board},       {Text::place_trash, Text::also_trash},
    {Text::sheet_pick, Text::also_sheet},
};

std::string_view other_words(Text name, const Ui& ui) {
  const auto found = std::ranges::find(kAlso, name, &std::pair<Text, Text>::first);
  return found == std::end(kAlso) ? "" : ui[found->second];
}

// The statuses the selected task does not have, each as an edit; some are the office's alone.
void add_statuses(const AppState& state, const Ui& ui, std::vector<PaletteEntry>& out) {
  const OpenRegister& open = *state.open;
  const std::string_view now = status_of(open.reg, open.selected);
  for (const StatusCount& one : open.counts) {
    const bool is_office = open.scope().empty();
    if (now == one.option || (!is_office && statuses::is_of_office(one.option))) continue;
    const Edit edit{open.selected, std::string(fields::kStatus), Option{one.option}};
    out.push_back({ui(Text::command_status, {status_name(open.reg, one.option, ui.language)}),
                   ui[Text::column_status], nullptr, as_step(ui, {edit}, Text::column_status)});
  }
}

void add_parts(const AppState& state, const Ui& ui, std::vector<PaletteEntry>& out) {
  for (const OutlineRow& row : state.open->outline) {
    if (!row.is_part) continue;
    TableView view = state.open->view;
    view.part = row.record;
    const std::string title = part_title(*state.open, row.record);
    out.push_back({ui(Text::command_go_to, {title}), ui[Text::detail_part], nullptr,
                   ChangeView{std::move(view)}});
  }
}

void add_views(const AppState& state, const Ui& ui, std::vector<PaletteEntry>& out) {
  for (const SavedView& saved : state.open->views)
    out.push_back({ui(Text::command_go_to, {saved.name}), ui[Text::views_title], nullptr,
                   ChangeView{saved.view}});
  for (const SavedLook& saved : state.open->looks)
    out.push_back({ui(Text::command_go_to, {saved.name}), ui[Text::views_title], nullptr,
                   ChangeLook{saved.look}});
}

void add_sections(const Ui& ui, std::vector<PaletteEntry>& out) {
  constexpr std::pair<Section, Text> kSections[] = {
      {Section::Tasks, Text::navigation_all},      {Section::Board, Text::place_board},
      {Section::Conflicts, Text::place_conflicts}, {Section::Comparison, Text::place_comparison},
      {Section::Trash, Text::place_trash},         {Section::Due, Text::place_due},
      {Section::Findings, Text::place_findings}};
  for (const auto& [section, name] : kSections)
    out.push_back(
        {ui(Text::command_go_to, {ui[name]}), {}, nullptr, GoTo{section}, other_words(name, ui)});
}

void add_layouts(const AppState& state, const Ui& ui, std::vector<PaletteEntry>& out) {
  for (int i = 0; i <= static_cast<int>(Layout::Matrix); ++i) {
    TableView view = state.open->view;
    view.layout = static_cast<Layout>(i);
    out.push_back({ui(Text::layout_command, {ui[layout_name(view.layout)]}),
                   {},
                   nullptr,
                   ChangeView{std::move(view)}});
  }
}

void add_ledgers(const AppState& state, const Ui& ui, std::vector<PaletteEntry>& out) {
  for (const LedgerShelf& shelf : ledger_shelves(state.open->ledgers)) {
    const std::string name(label(shelf.form.name, ui.language));
    const bool is_calendar = shelf.form.id == forms::kCalendarYear;
    out.push_back({ui(Text::command_go_to, {name}), ui[Text::navigation_ledgers], nullptr,
                   OpenLedger{shelf.form.id},
                   is_calendar ? other_words(Text::calendar_paste, ui) : std::string_view()});
  }
}

bool holds_every_word(std::string_view name, std::string_view typed) {
  for (size_t at = 0; at < typed.size();) {
    const size_t end = std::min(typed.find(' ', at), typed.size());
    if (!contains_folded(name, typed.substr(at, end - at))) return false;
    at = end + 1;
  }
  return true;
}

}  // namespace

std::vector<PaletteEntry> palette_entries(const AppState& state, const Ui& ui,
                                          std::string_view typed) {
  std::vector<PaletteEntry> all;
  for (const Command& command : commands())
    if (command.name != Text::command_palette && command.available(state))
      all.push_back({ui[command.name], keys_of(command), &command, ShowStart{},
                     other_words(command.name, ui)});
  if (on_register(state)) add_page_actions(state, ui, all);
  if (can_note(state)) add_statuses(state, ui, all);
  if (in_office(state)) {
    add_sections(ui, all);
    add_layouts(state, ui, all);
    add_ledgers(state, ui, all);
    add_views(state, ui, all);
    add_parts(state, ui, all);
  }
  const auto is_named = [&](const PaletteEntry& one) { return holds_every_word(one.name, typed); };
  std::erase_if(all, [&](const PaletteEntry& one) {
    return !is_named(one) && !holds_every_word(one.name + " " + std::string(one.also), typed);
  });
  std::ranges::stable_partition(all, is_named);
  return all;
}

}  // namespace taizhang
