#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "app/pasting.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kWidth = 880;
constexpr float kColumn = 132;  // at least
constexpr size_t kPreview = 8;  // rows shown

constexpr auto kFields = std::to_array<std::pair<PasteField, Text>>({
    {PasteField::Skip, Text::pasted_skip},
    {PasteField::Number, Text::column_number},
    {PasteField::Title, Text::column_title},
    {PasteField::Text, Text::detail_text},
    {PasteField::Measures, Text::detail_measures},
    {PasteField::Lead, Text::column_lead},
    {PasteField::Responsible, Text::column_responsible},
    {PasteField::Deadline, Text::column_deadline},
    {PasteField::Status, Text::column_status},
    {PasteField::Record, Text::pasted_record},
});

size_t place_of(PasteField field) {
  const auto found = std::ranges::find(kFields, field, &std::pair<PasteField, Text>::first);
  return static_cast<size_t>(found - kFields.begin());
}

// What each column is taken for, over the first rows as they were pasted.
void draw_columns(const PastedTable& table, const Ui& ui, Intents& out) {
  std::vector<std::string> names;
  for (const auto& [field, name] : kFields) names.emplace_back(ui[name]);
  const size_t first = table.has_header ? 1 : 0;
  const size_t rows = std::min(kPreview, table.cells.size() - first);
  const float room = ImGui::GetContentRegionAvail().x;
  const float width =
      std::max(kColumn, std::floor(room / static_cast<float>(table.columns.size())));
  const float height = space::kButton + space::k2 +
                       space::kRowCompact * static_cast<float>(rows + first) + space::k3;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  begin_region("columns", at, {at.x + room, at.y + height}, ui.color.bg1, {0, 0},
               ImGuiWindowFlags_HorizontalScrollbar);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  for (size_t column = 0; column < table.columns.size(); ++column) {
    const float x = corner.x + width * static_cast<float>(column);
    ImGui::SetCursorScreenPos({x, corner.y});
    const std::string id = "column" + number(static_cast<int>(column));
    const std::string name = ui(Text::pasted_column, {number(static_cast<int>(column) + 1)});
    const size_t chosen = place_of(table.columns[column]);
    if (const auto picked = combo(ui, id.c_str(), name, names, chosen, width - space::k2);
        picked && picked != chosen)
      out.push_back(ChangePasted{with_column(table, column, kFields[*picked].first)});
    const bool skipped = table.columns[column] == PasteField::Skip;
    for (size_t row = 0; row < rows + first; ++row) {
      const float y =
          corner.y + space::kButton + space::k2 + space::kRowCompact * static_cast<float>(row);
      const bool header = row < first;
      const ImU32 color = skipped || header ? ui.color.text3 : ui.color.text1;
      draw_fitted(ui, {x + space::k1, y + 4}, width - space::k3, table.cells[row][column], color,
                  type::kBody, header ? Weight::Bold : Weight::Regular);
      mirror::text(Role::Text, table.cells[row][column], x, y, width - space::k2,
                   space::kRowCompact);
      hairline({x, y + space::kRowCompact - 1}, {x + width, y + space::kRowCompact - 1},
               ui.color.line1);
    }
  }
  ImGui::SetCursorScreenPos(
      {corner.x + width * static_cast<float>(table.columns.size()) - 1, corner.y + height - 20});
  ImGui::Dummy({1, 1});
  end_region();
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
void say_result(const PastedTasks& result, const PastePlan& plan, const Ui& ui, float width) {
  std::string words;
  const auto say = [&](const std::string& sentence) {
    if (!words.empty() && ui.language == Language::English) words += ' ';
    words += sentence;
  };
  if (result.tasks.empty()) {
    paragraph(ui, ui[Text::pasted_no_title], width, ui.color.text2);
    return;
  }
  if (plan.added > 0 || plan.changed == 0) say(ui(Text::pasted_result, {number(plan.added)}));
  if (plan.changed > 0) say(ui(Text::pasted_changes, {number(plan.changed), number(plan.cells)}));
  if (plan.parts > 0) say(ui(Text::pasted_parts, {number(plan.parts)}));
  if (result.without_title > 0)
    say(ui(Text::pasted_without_title, {number(static_cast<int>(result.without_title))}));
  const auto unread = std::ranges::find_if(
      result.tasks, [](const PastedTask& task) { return !task.unread.empty(); });
  if (unread != result.tasks.end()) say(ui(Text::pasted_unread_status, {unread->unread}));
  paragraph(ui, words, width, ui.color.text2);
}

std::string table_title(const PastedTable& table, const Ui& ui) {
  return table.file.empty() ? std::string(ui[Text::pasted_title]) : table.file;
}

}  // namespace

void draw_pasted(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (!state.pasted || !state.open) return;
  if (!ImGui::IsPopupOpen("pasted")) {
    ImGui::OpenPopup("pasted");
    drafts.pasted_part.reset();
  }
  if (!begin_dialog(ui, "pasted", table_title(*state.pasted, ui), kWidth)) return;
  const PastedTable& table = *state.pasted;
  const float width = ImGui::GetContentRegionAvail().x;
  paragraph(ui, ui[Text::pasted_says], width, ui.color.text2);
  if (checkbox(ui, "header", ui[Text::pasted_header], table.has_header, ui[Text::pasted_header])) {
    PastedTable next = table;
    next.has_header = !next.has_header;
    out.push_back(ChangePasted{std::move(next)});
  }
  ImGui::Dummy({0, space::k1});
  draw_columns(table, ui, out);

  Parts parts = parts_of(*state.open);
  if (drafts.pasted_part) parts.chosen = std::min(*drafts.pasted_part, parts.ids.size());
  if (!parts.ids.empty()) {
    line(ui, ui[Text::pasted_part], ui.color.text2, type::kSmall);
    if (const auto picked = combo(ui, "part", ui[Text::pasted_part], parts.titles, parts.chosen,
                                  std::min(width, 400.0f)))
      drafts.pasted_part = picked;
  }
  const Template* form = state.open->reg.find_template(forms::kTask);
  const PastedTasks result = form != nullptr ? tasks_of(table, *form) : PastedTasks{};
  const RecordId part = parts.ids.empty() ? RecordId{} : parts.ids[parts.chosen];
  const PastePlan plan = plan_of(*state.open, result, part, ui.today, state.ids);
  say_result(result, plan, ui, width);

  const std::string action =
      plan.changed == 0 ? ui(Text::pasted_action, {number(plan.added)})
                        : ui(Text::pasted_both, {number(plan.added), number(plan.changed)});
  switch (dialog_buttons(ui, action, {.kind = Kind::Primary, .enabled = !result.tasks.empty()})) {
    case DialogAnswer::None:
      break;
    case DialogAnswer::Back:
      out.push_back(DropPasted{});
      break;
    case DialogAnswer::Verb:
      out.push_back(TakePasted{part});
      break;
  }
  end_dialog();
}

}  // namespace taizhang
