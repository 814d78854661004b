#include <string>
#include <utility>
#include <vector>

#include "app/steps.h"
#include "model/task.h"

namespace taizhang {
namespace {

constexpr std::string_view kReport = "annual_report", kCorrection = "annual_correction";

AnnualView* view_of(Scene scene) {
  if (!scene.state.open || !scene.state.open->annual) return nullptr;
  return &*scene.state.open->annual;
}

// The year's record; made by `edits` when there is none.
RecordId report_record(Scene scene, const AnnualView& view, std::vector<Edit>& edits) {
  if (view.report.record) return view.report.record;
  const RecordId id = scene.state.ids.next_record();
  edits = birth(id, {}, kReport, last_order(scene.state.open->reg, {}, kReport));
  edits.push_back({id, "year", int64_t{view.year}});
  edits.push_back({id, "format", Option{view.format == ReportFormat::Y2019 ? "2019" : "2021"}});
  return id;
}

}  // namespace

void act(Scene scene, const ChangeAnnual& intent) {
  AnnualView* view = view_of(scene);
  if (!view) return;
  const OpenRegister& open = *scene.state.open;
  const bool is_other_year = view->year != intent.year;
  view->year = intent.year;
  view->format = is_other_year ? format_of(open.reg, intent.year) : intent.format;
  view->chosen = {};
  refresh(*view, open.reg, open.ledgers.calendar, open.ledgers.limits);
}

void act(Scene scene, const ChooseFigure& intent) {
  if (AnnualView* view = view_of(scene)) view->chosen = intent.place;
}

void act(Scene scene, const CorrectFigure& intent) {
  AnnualView* view = view_of(scene);
  if (!view) return;
  view->chosen = intent.place;
  const Figure* figure = chosen_figure(*view);
  if (!figure) return;
  if (!intent.value) {
    if (figure->correction)
      edit(scene, {{figure->correction->record, std::string(fields::kDeleted), true}},
           {Text::annual_did_uncorrect, {}});
    return;
  }
  std::vector<Edit> edits;
  RecordId id;
  if (figure->correction) {
    id = figure->correction->record;
  } else {
    const RecordId report = report_record(scene, *view, edits);
    id = scene.state.ids.next_record();
    const std::string order = last_order(scene.state.open->reg, report, kCorrection);
    for (Edit& one : birth(id, report, kCorrection, order)) edits.push_back(std::move(one));
    edits.push_back({id, "table", Option{number(intent.place.table)}});
    edits.push_back({id, "row", intent.place.row});
    edits.push_back({id, "column", intent.place.column});
    edits.push_back({id, "place", figure_name(*figure)});
  }
  edits.push_back({id, "value", *intent.value});
  edits.push_back({id, "reason", intent.reason});
  edit(scene, edits, {Text::annual_did_correct, {}});
}

void act(Scene scene, const CopyAnnual& intent) {
  const AnnualView* view = view_of(scene);
  if (!view) return;
  CopyTable copy;
  if (intent.whole) {
    copy = {report_text(*view), report_html(*view)};
  } else {
    copy.html = "<meta charset=\"utf-8\">";
    for (const ReportTable& table : view->report.tables) {
      if (!copy.text.empty()) copy.text += "\r\n";
      copy.text += table_tsv(table);
      copy.html += table_html(table) + "<p></p>";
    }
  }
  scene.effects.push_back(std::move(copy));
  say_when_copied(scene, {Text::annual_copied, {}});
}

void act(Scene scene, const WriteAnnual&) {
  AnnualView* view = view_of(scene);
  if (!view) return;
  std::vector<Edit> edits;
  const RecordId id = report_record(scene, *view, edits);
  for (const ReportSection& section : view->sections)
    if (!section.is_written && !section.text.empty())
      edits.push_back({id, std::string(section.field), section.text});
  if (edits.empty() || edit(scene, edits, {Text::annual_did_write, {}})) act(scene, ShowRecord{id});
}

}  // namespace taizhang
