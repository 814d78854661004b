#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/pasting.h"
#include "app/table_cells.h"
#include "app/view_lines.h"
#include "base/text.h"
#include "model/mask.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kWidth = 880;
constexpr float kColumn = 132;  // at least
constexpr size_t kPreview = 8;  // rows shown
constexpr float kCells = 140;   // px of the list of cells, at most

// What a column can be taken for: nothing, a field, the record it was exported from.
struct ColumnChoices {
  std::vector<std::string> ids, names;
};

ColumnChoices choices_for(const Template& form, const Ui& ui) {
  ColumnChoices all{{std::string(kSkipped)}, {ui[Text::pasted_skip]}};
  for (const Field& field : form.fields) {
    all.ids.push_back(field.id);
    all.names.emplace_back(label(field.name, ui.language));
  }
  const auto add = [&](std::string_view id, Text name) {
    all.ids.emplace_back(id);
    all.names.emplace_back(ui[name]);
  };
  if (form.id == forms::kTask) {
    add(kNoteColumn, Text::column_progress);
    add(kEvidenceColumn, Text::detail_evidence);
  }
  add(kRecordColumn, Text::pasted_record);
  return all;
}

struct PasteFrame {
  const AppState& state;
  const PastedTable& table;
  const Template& form;
  const PastePlan& plan;
  const Ui& ui;
  float width;
  Intents& out;
};

bool is_faulty(const PastePlan& plan, size_t row, size_t column) {
  return std::ranges::contains(plan.faults, PastedCell{row, column});
}

// One column: what it is taken for, over its first `rows` cells as they came.
void draw_column(const PasteFrame& frame, const ColumnChoices& choices, size_t column, size_t rows,
                 ImVec2 at, float width) {
  const Ui& ui = frame.ui;
  const PastedTable& table = frame.table;
  ImGui::SetCursorScreenPos(at);
  const std::string id = "column" + number(static_cast<int>(column));
  const std::string name = ui(Text::pasted_column, {number(static_cast<int>(column) + 1)});
  const auto found = std::ranges::find(choices.ids, table.columns[column]);
  const size_t chosen =
      found == choices.ids.end() ? 0 : static_cast<size_t>(found - choices.ids.begin());
  if (const auto picked = combo(ui, id.c_str(), name, choices.names, chosen, width - space::k2);
      picked && picked != chosen)
    frame.out.push_back(ChangePasted{with_column(table, column, choices.ids[*picked])});
  const bool skipped = table.columns[column].empty();
  for (size_t row = 0; row < rows; ++row) {
    const float y =
        at.y + space::kButton + space::k2 + space::kRowCompact * static_cast<float>(row);
    const bool header = table.has_header && row == 0;
    const ImU32 color = is_faulty(frame.plan, row, column) ? ui.color.late.text
                        : skipped || header                ? ui.color.text3
                                                           : ui.color.text1;
    draw_fitted(ui, {at.x + space::k1, y + 4}, width - space::k3, table.cells[row][column], color,
                type::kBody, header ? Weight::Bold : Weight::Regular);
    mirror::text(Role::Text, table.cells[row][column], at.x, y, width - space::k2,
                 space::kRowCompact);
    hairline({at.x, y + space::kRowCompact - 1}, {at.x + width, y + space::kRowCompact - 1},
             ui.color.line1);
  }
}

void draw_columns(const PasteFrame& frame) {
  const PastedTable& table = frame.table;
  const ColumnChoices choices = choices_for(frame.form, frame.ui);
  const size_t rows = std::min(kPreview + (table.has_header ? 1 : 0), table.cells.size());
  const float width =
      std::max(kColumn, std::floor(frame.width / static_cast<float>(table.columns.size())));
  const float height =
      space::kButton + space::k2 + space::kRowCompact * static_cast<float>(rows) + space::k3;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  begin_region("columns", at, {at.x + frame.width, at.y + height}, frame.ui.color.bg1, {0, 0},
               ImGuiWindowFlags_HorizontalScrollbar);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  for (size_t column = 0; column < table.columns.size(); ++column)
    draw_column(frame, choices, column, rows,
                {corner.x + width * static_cast<float>(column), corner.y}, width);
  ImGui::SetCursorScreenPos(
      {corner.x + width * static_cast<float>(table.columns.size()) - 1, corner.y + height - 20});
  ImGui::Dummy({1, 1});
  end_region();
}

// The sheet of the file and the form its rows are to have, where there is a choice.
void draw_target(const PasteFrame& frame) {
  const Ui& ui = frame.ui;
  constexpr float kChoice = 280;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  float x = at.x;
  const auto one = [&](const char* id, Text name, const std::vector<std::string>& names,
                       size_t chosen) {
    ImGui::SetCursorScreenPos({x, at.y});
    line(ui, ui[name], ui.color.text2, type::kSmall);
    ImGui::SetCursorScreenPos({x, at.y + type::kSmall + 2});
    x += kChoice + space::k3;
    const auto picked = combo(ui, id, ui[name], names, chosen, kChoice);
    return picked && picked != chosen ? picked : std::nullopt;
  };
  std::vector<std::string> names;
  size_t chosen = 0;
  if (!frame.state.sheets.empty()) {
    for (const PastedTable& sheet : frame.state.sheets) {
      if (sheet.sheet == frame.table.sheet) chosen = names.size();
      names.push_back(sheet.sheet);
    }
    if (const auto picked = one("sheet", Text::pasted_sheet, names, chosen))
      frame.out.push_back(ChangePasted{frame.state.sheets[*picked]});
  }
  const std::vector<const Template*> forms = paste_forms(*frame.state.open);
  names.clear();
  for (size_t i = 0; i < forms.size(); ++i) {
    if (forms[i] == &frame.form) chosen = i;
    names.emplace_back(label(forms[i]->name, ui.language));
  }
  if (const auto picked = one("form", Text::pasted_form, names, chosen))
    frame.out.push_back(
        ChangePasted{with_form(frame.table, *forms[*picked], frame.state.header_notes)});
  ImGui::SetCursorScreenPos({at.x, at.y + type::kSmall + 2 + space::kButton + space::k2});
  ImGui::Dummy({0, 0});
}

std::string figure(size_t count) { return number(static_cast<long long>(count)); }

// "第 7 行 F 列", as Excel counts.
std::string place_words(const PastedTable& table, const PastedCell& cell, const Ui& ui) {
  const std::string row = figure(line_in_sheet(table, cell.row));
  const std::string letters = letters_of(table, cell.column);
  return letters.empty() ? ui(Text::pasted_row, {row}) : ui(Text::pasted_place, {row, letters});
}

// A cell that cannot be read, with what it takes.
std::string fault_words(const PasteFrame& frame, const PastedCell& cell, const Field& field) {
  const Ui& ui = frame.ui;
  return ui(Text::pasted_fault,
            {place_words(frame.table, cell, ui), std::string(label(field.name, ui.language)),
             frame.table.cells[cell.row][cell.column],
             accepted_words(*frame.state.open, field, ui.language)});
}

// A cell that changes, as it is and as it will be.
std::string change_words(const PasteFrame& frame, const PastedCell& cell, const Field& field) {
  const Ui& ui = frame.ui;
  const OpenRegister& open = *frame.state.open;
  const std::vector<std::string>& row = frame.table.cells[cell.row];
  const auto column = std::ranges::find(frame.table.columns, kRecordColumn);
  const auto id =
      parse_id<RecordId>(trim(row[static_cast<size_t>(column - frame.table.columns.begin())]));
  if (!id) return {};
  const OutlineRow* task = outline_row(open, *id);
  std::string title = task != nullptr
                          ? task->number + " " + std::string(text_of(open.reg, *id, fields::kTitle))
                          : ledger_title(open.reg, frame.form, *id, ui.language);
  title += " · ";
  title += label(field.name, ui.language);
  std::string change = mask(
      field, field_value_words(open.reg, *id, field, open.reg.value(*id, field.id), ui.language));
  if (change.empty()) change = ui[Text::bulk_nothing];
  change += " → " + row[cell.column];
  return ui(Text::replace_line, {std::move(title), on_one_line(change)});
}

// Each cell that cannot be read or, when all can, each that changes.
void list_cells(const PasteFrame& frame) {
  const Ui& ui = frame.ui;
  const bool has_faults = !frame.plan.faults.empty();
  const std::vector<PastedCell>& cells = has_faults ? frame.plan.faults : frame.plan.changes;
  if (cells.empty()) return;
  if (has_faults)
    paragraph(ui, ui(Text::pasted_faults, {figure(cells.size())}), frame.width, ui.color.late.text);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = std::min(kCells, static_cast<float>(cells.size()) * space::kToolButton);
  begin_region("cells", at, {at.x + frame.width, at.y + height}, ui.color.bg1, {0, 0});
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(cells.size()), space::kToolButton);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const PastedCell& cell = cells[static_cast<size_t>(i)];
      const Field* field = find_field(frame.form, frame.table.columns[cell.column]);
      if (field == nullptr) continue;
      const std::string words =
          has_faults ? fault_words(frame, cell, *field) : change_words(frame, cell, *field);
      const float y = origin.y + space::kToolButton * static_cast<float>(i);
      draw_fitted(ui, {origin.x, y + 4}, frame.width - space::k4, words, ui.color.text1);
      mirror::text(Role::Text, words, origin.x, y, frame.width - space::k4, space::kToolButton);
    }
  }
  clipper.End();
  end_region();
}

// Whether cells that both sides have changed are written over.
void choose_stale(const PasteFrame& frame) {
  const PastePlan& plan = frame.plan;
  if (plan.stale == 0) return;
  const std::string words = frame.ui(Text::pasted_overwrites, {number(plan.stale)});
  if (!checkbox(frame.ui, "overwrites", words, frame.table.overwrites, words)) return;
  PastedTable next = frame.table;
  next.overwrites = !next.overwrites;
  frame.out.push_back(ChangePasted{std::move(next)});
}

struct Parts {
  std::vector<RecordId> ids;
  std::vector<std::string> titles;
  size_t chosen = 0;
};

Parts parts_of(const OpenRegister& open) {
  Parts parts;
  RecordId current;
  for (const OutlineRow& row : open.outline) {
    if (row.is_part) {
      current = row.record;
      parts.ids.push_back(row.record);
      parts.titles.emplace_back(text_of(open.reg, row.record, fields::kTitle));
    }
    const bool here = open.view.part ? row.record == open.view.part : row.record == open.selected;
    if (here && !parts.ids.empty()) parts.chosen = parts.ids.size() - 1;
  }
  return parts;
}

// What will come of it, in a sentence or three.
void say_result(const PasteFrame& frame) {
  const PastePlan& plan = frame.plan;
  const Ui& ui = frame.ui;
  const bool is_of_tasks = frame.form.id == forms::kTask;
  const auto& columns = frame.table.columns;
  const bool has_rows = plan.added + plan.changed > 0;
  if (is_of_tasks && !has_rows && !std::ranges::contains(columns, fields::kTitle))
    return void(paragraph(ui, ui[Text::pasted_no_title], frame.width, ui.color.text2));
  if (std::ranges::all_of(columns, [](const std::string& one) { return one == kSkipped; }))
    return void(paragraph(ui, ui[Text::pasted_no_column], frame.width, ui.color.text2));
  std::string words;
  const auto say = [&](const std::string& sentence) {
    if (!words.empty() && ui.language == Language::English) words += ' ';
    words += sentence;
  };
  if (plan.added > 0 || plan.changed == 0)
    say(ui(is_of_tasks ? Text::pasted_result : Text::pasted_result_records, {number(plan.added)}));
  if (plan.changed > 0)
    say(ui(is_of_tasks ? Text::pasted_changes : Text::pasted_changes_records,
           {number(plan.changed), number(plan.cells)}));
  if (plan.entries > 0) say(ui(Text::pasted_entries, {number(plan.entries)}));
  if (plan.parts > 0) say(ui(Text::pasted_parts, {number(plan.parts)}));
  if (plan.joined > 0) say(ui(Text::pasted_joined, {number(plan.joined)}));
  if (plan.stale > 0 && !frame.table.overwrites) say(ui(Text::pasted_stale, {number(plan.stale)}));
  if (!plan.departments.empty())
    say(ui(Text::pasted_departments, {figure(plan.departments.size()), joined(plan.departments)}));
  if (plan.without_title > 0) say(ui(Text::pasted_without_title, {number(plan.without_title)}));
  paragraph(ui, words, frame.width, ui.color.text2);
}

std::string table_title(const PastedTable& table, const Ui& ui) {
  return table.file.empty() ? std::string(ui[Text::pasted_title]) : table.file;
}

// The part that new tasks go to.
RecordId draw_part(const PasteFrame& frame, PasteDraft& draft) {
  if (frame.form.id != forms::kTask) return {};
  const Ui& ui = frame.ui;
  Parts parts = parts_of(*frame.state.open);
  if (parts.ids.empty()) return {};
  if (draft.part) parts.chosen = std::min(*draft.part, parts.ids.size() - 1);
  line(ui, ui[Text::pasted_part], ui.color.text2, type::kSmall);
  if (const auto picked = combo(ui, "part", ui[Text::pasted_part], parts.titles, parts.chosen,
                                std::min(frame.width, 400.0f)))
    draft.part = parts.chosen = *picked;
  return parts.ids[parts.chosen];
}

std::string verb_of(const PasteFrame& frame) {
  const PastePlan& plan = frame.plan;
  const Ui& ui = frame.ui;
  if (plan.changed > 0) return ui(Text::pasted_both, {number(plan.added), number(plan.changed)});
  const bool is_of_tasks = frame.form.id == forms::kTask;
  return ui(is_of_tasks ? Text::pasted_action : Text::pasted_action_records, {number(plan.added)});
}

// The plan of the table as it is, made once.
const PastePlan& plan_now(const AppState& state, PasteDraft& draft) {
  if (draft.content != state.content || draft.planned_into != draft.into) {
    draft.plan = plan_of(*state.open, *state.pasted, draft.into, state.ids);
    draft.content = state.content;
    draft.planned_into = draft.into;
  }
  return draft.plan;
}

}  // namespace

void draw_pasted(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (!state.pasted || !state.open) return;
  PasteDraft& draft = drafts.paste_draft;
  if (!ImGui::IsPopupOpen("pasted")) {
    ImGui::OpenPopup("pasted");
    draft = PasteDraft();
  }
  const Template* form = paste_form(*state.open, state.pasted->form);
  if (form == nullptr) return;
  if (!begin_dialog(ui, "pasted", table_title(*state.pasted, ui), kWidth)) return;
  const PastedTable& table = *state.pasted;
  const PasteFrame frame{
      state, table, *form, plan_now(state, draft), ui, ImGui::GetContentRegionAvail().x, out};
  paragraph(ui, ui[Text::pasted_says], frame.width, ui.color.text2);
  draw_target(frame);
  if (checkbox(ui, "header", ui[Text::pasted_header], table.has_header, ui[Text::pasted_header])) {
    PastedTable next = table;
    next.has_header = !next.has_header;
    out.push_back(ChangePasted{std::move(next)});
  }
  ImGui::Dummy({0, space::k1});
  draw_columns(frame);
  draft.into = draw_part(frame, draft);
  say_result(frame);
  choose_stale(frame);
  list_cells(frame);
  const bool can_take = frame.plan.faults.empty() && frame.plan.added + frame.plan.changed > 0;
  const bool is_same = frame.plan.faults.empty() && frame.plan.without_title == 0 &&
                       std::ranges::contains(table.columns, kRecordColumn);
  switch (
      dialog_buttons(ui, verb_of(frame), {.kind = Kind::Primary, .enabled = can_take || is_same})) {
    case DialogAnswer::None:
      break;
    case DialogAnswer::Back:
      out.push_back(DropPasted{});
      break;
    case DialogAnswer::Verb:
      out.push_back(TakePasted{draft.into});
      break;
  }
  end_dialog();
}

}  // namespace taizhang
