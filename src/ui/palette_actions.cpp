#include <algorithm>
#include <utility>

#include "app/comparison.h"
#include "ui/commands.h"
#include "ui/inbox.h"

namespace taizhang {
namespace {

// The buttons of the page that is open, of which the page itself says when they are there.
class Actions {
 public:
  Actions(const Ui& ui, Text page, std::vector<PaletteEntry>& out)
      : ui_(ui), page_(page), out_(out) {}

  void add(Text name, Intent intent) { add(ui_[name], std::move(intent)); }
  void add(std::string name, Intent intent) {
    out_.push_back({std::move(name), ui_[page_], nullptr, std::move(intent)});
  }

 private:
  const Ui& ui_;
  Text page_;
  std::vector<PaletteEntry>& out_;
};

void add_board(const OpenRegister& open, Actions actions) {
  if (open.rounds.empty()) return;
  std::vector<std::string> missing;
  for (const BoardRow& row : open.rounds.front().rows)
    if (row.state == RoundState::Missing) missing.push_back(row.department);
  if (!missing.empty()) actions.add(Text::board_copy_all, CopyReminders{std::move(missing)});
}

void add_conflicts(const OpenRegister& open, const Ui& ui, Actions actions) {
  for (const Side& side : open.sides) actions.add(side_words(ui, side), DecideAll{side.heads});
  constexpr std::pair<Text, Grouping> kGroupings[] = {
      {Text::inbox_ungrouped, Grouping::None},
      {Text::inbox_by_department, Grouping::Department},
      {Text::inbox_by_file, Grouping::File}};
  for (const auto& [name, grouping] : kGroupings)
    if (grouping != open.grouping) actions.add(name, GroupConflicts{grouping});
}

void add_report(const ReportView& report, Actions actions) {
  if (report.is_empty) return;
  actions.add(Text::document_view, PrintReport{});
  actions.add(Text::document_save_sheet, SaveSheet{});
  if (report.scope.kind == ReportKind::Shown) actions.add(Text::document_save_csv, SaveSheet{true});
  actions.add(Text::document_save, SaveReport{});
  actions.add(Text::document_copy, CopyReport{});
}

void add_folder(const Folder& folder, Actions actions) {
  if (!folder.can_be_chosen) return;
  if (folder.name.empty()) return actions.add(Text::folder_choose, PickFolder{});
  actions.add(Text::folder_drop, DropFolder{});
  if (folder.is_closed) actions.add(Text::folder_reopen, ReopenFolder{});
}

void add_annual(Actions actions) {
  actions.add(Text::annual_copy_all, CopyAnnual{true});
  actions.add(Text::annual_copy_tables, CopyAnnual{false});
  actions.add(Text::annual_write, WriteAnnual{});
}

void add_comparison(Actions actions) {
  actions.add(Text::comparison_export, ExportComparison{});
  actions.add(Text::comparison_copy, CopyComparison{});
}

}  // namespace

void add_page_actions(const AppState& state, const Ui& ui, std::vector<PaletteEntry>& out) {
  const OpenRegister& open = *state.open;
  const auto on = [&](Text page) { return Actions(ui, page, out); };
  if (open.section == Section::Backups) add_folder(open.folder, on(Text::place_backups));
  if (open.section == Section::Trash && !open.trash.empty())
    on(Text::place_trash).add(Text::trash_restore_all, RestoreRecords{open.trash});
  if (!in_office(state)) return;
  if (open.section == Section::Board) add_board(open, on(Text::place_board));
  if (open.section == Section::Conflicts) add_conflicts(open, ui, on(Text::place_conflicts));
  if (open.section == Section::Comparison && open.comparison)
    add_comparison(on(Text::place_comparison));
  if (open.section == Section::Annual) add_annual(on(Text::place_annual));
  if (open.section == Section::Reports && open.report)
    add_report(*open.report, on(Text::place_reports));
  if (open.section == Section::Findings && !open.ledgers.findings.empty())
    on(Text::place_findings).add(Text::findings_copy, CopyFindings{});
}

}  // namespace taizhang
