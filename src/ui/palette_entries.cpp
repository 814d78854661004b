#include <algorithm>
#include <iterator>
#include <utility>

#include "app/table_cells.h"
#include "base/text.h"
#include "query/word.h"
#include "rules/calendar_records.h"
#include "ui/cells.h"
#include "ui/commands.h"
#include "ui/layouts.h"
#include "ui/view_tools.h"

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
                   ChangeView{std::move(view)},
                   ui[layout_name(view.layout)]});
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

void add_headings(const AppState& state, const Ui& ui, std::vector<PaletteEntry>& out) {
  for (size_t i = 0; i < std::size(kHeadings); ++i) {
    TableView view = state.open->view;
    view.heading = static_cast<Heading>(i);
    const char* title = ui[Text::heading_title];
    out.push_back({ui[kHeadings[i]], title, nullptr, ChangeView{std::move(view)}, title});
  }
}

void add_stored(const AppState& state, const Ui& ui, std::vector<PaletteEntry>& out) {
  for (const Recent& recent : state.recents)
    out.push_back({ui(Text::command_go_to, {recent.title}), {}, nullptr, OpenStored{recent.key}});
}

// How well an entry fits what was typed, from 0, the best; kNotFound: not at all. Each word of it
// may be pinyin.
constexpr size_t kNotFound = 5;

size_t rank_of(const PaletteEntry& one, std::string_view typed, const std::vector<Word>& words) {
  if (words.empty()) return 0;
  const auto holds = [&](const std::string& text) {
    return std::ranges::all_of(words, [&](const Word& word) { return is_in(word, text); });
  };
  if (!holds(one.name)) return holds(one.name + " " + std::string(one.also)) ? 4 : kNotFound;
  const std::vector<Span> found = matches(words, one.name);
  if (one.name == typed || found[0] == Span{0, one.name.size()}) return 0;
  if (found[0].begin == 0 || one.also == typed) return 1;
  return contains_folded(one.name, typed) ? 2 : 3;
}

}  // namespace

std::vector<PaletteEntry> palette_entries(const AppState& state, const Ui& ui,
                                          std::string_view typed) {
  std::vector<PaletteEntry> all;
  for (const Command& command : commands())
    if (command.name != Text::command_palette && command.available(state))
      all.push_back({ui[command.name], keys_of(command), &command, ShowStart{},
                     other_words(command.name, ui)});
  if (state.screen == Screen::Start) add_stored(state, ui, all);
  if (on_register(state)) add_page_actions(state, ui, all);
  if (can_note(state)) add_statuses(state, ui, all);
  if (in_office(state)) {
    add_sections(ui, all);
    add_layouts(state, ui, all);
    if (state.open->section == Section::Tasks) add_headings(state, ui, all);
    add_ledgers(state, ui, all);
    add_views(state, ui, all);
    add_parts(state, ui, all);
  }
  const std::vector<Word> words = words_of(parse_query(typed));
  std::vector<size_t> ranks;
  for (const PaletteEntry& one : all) ranks.push_back(rank_of(one, typed, words));
  std::vector<PaletteEntry> found;
  for (size_t rank = 0; rank < kNotFound; ++rank)
    for (size_t i = 0; i < all.size(); ++i)
      if (ranks[i] == rank) found.push_back(std::move(all[i]));
  return found;
}

}  // namespace taizhang
