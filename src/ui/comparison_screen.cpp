#include <algorithm>
#include <string>

#include "app/closing.h"
#include "app/report.h"
#include "app/restoring.h"
#include "ui/lines.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kRow = 30;
constexpr float kScrollbar = 10;
constexpr float kField = 132;
constexpr float kArrow = 24;
constexpr float kNote = 30;

float width_of(const Ui& ui, Text label, ButtonLook look) {
  return button_width(ui, ui[label], look);
}

// Buttons from the right edge to the left.
struct FromRight {
  const Ui& ui;
  float right, y;

  bool operator()(const char* id, Text label, ButtonLook look) {
    right -= width_of(ui, label, look);
    ImGui::SetCursorScreenPos({right, y});
    const bool pressed = button(ui, id, ui[label], look);
    right -= space::k2;
    return pressed;
  }
};

void draw_head(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, float right,
               Intents& out) {
  const char* title = ui[Text::place_comparison];
  mirror::text(Role::Heading, title, min.x + space::k4, min.y + 11,
               text_width(ui, title, type::kTitle, Weight::Bold), type::kTitle, 2);
  draw_text(ui, {min.x + space::k4, min.y + 11}, title, ui.color.text1, type::kTitle, Weight::Bold,
            true);
  FromRight buttons{ui, right - space::k4, min.y + 8};
  if (open.comparison && buttons("pick other", Text::comparison_pick_other,
                                 {.icon = Icon::Folder, .height = space::kToolButton}))
    out.push_back(PickComparison{});
  if (open.comparison && buttons("backups", Text::comparison_with_backup,
                                 {.icon = Icon::Shield, .height = space::kToolButton}))
    out.push_back(GoTo{Section::Backups});
  if (buttons("history", Text::history_all, {.icon = Icon::History, .height = space::kToolButton}))
    open_history(open, drafts, {});
  hairline({min.x, min.y + space::kToolbar - 1}, {right, min.y + space::kToolbar - 1},
           ui.color.line1);
}

// What the comparison is for, and the way to begin one.
void draw_empty(const Ui& ui, ImVec2 at, float width, Intents& out) {
  ImGui::SetCursorScreenPos({at.x + space::k4, at.y + space::k4});
  paragraph(ui, ui[Text::comparison_says], width - 2 * space::k4, ui.color.text2);
  ImGui::SetCursorScreenPos({at.x + space::k4, ImGui::GetCursorScreenPos().y + space::k2});
  if (button(ui, "pick", ui[Text::comparison_pick], {.kind = Kind::Primary, .icon = Icon::Folder}))
    out.push_back(PickComparison{});
  ImGui::SameLine(0, space::k2);
  if (button(ui, "backups", ui[Text::comparison_with_backup], {.icon = Icon::Shield}))
    out.push_back(GoTo{Section::Backups});
}

// --- the list ------------------------------------------------------------------------------------

Text sentence_of(Difference kind) {
  switch (kind) {
    case Difference::Added:
      return Text::diff_added;
    case Difference::Changed:
      return Text::diff_changed;
    case Difference::Deleted:
      return Text::diff_deleted;
  }
}

struct KindLook {
  Text name;
  const StateColors& colors;
};

KindLook look_of(Difference kind, const Ui& ui) {
  switch (kind) {
    case Difference::Added:
      return {Text::comparison_added, ui.color.ok};
    case Difference::Changed:
      return {Text::comparison_changed, ui.color.done};
    case Difference::Deleted:
      return {Text::comparison_deleted, ui.color.late};
  }
}

// The part or task of the table a record is or stands under; Id{}: none.
RecordId place_in_table(const OpenRegister& open, RecordId record) {
  if (outline_row(open, record) != nullptr) return record;
  const RecordId parent = parent_of(open.reg, record);
  return open.reg.exists(record) && outline_row(open, parent) != nullptr ? parent : RecordId{};
}

// A record; pressed, it shows where it is in the table.
void draw_record(const OpenRegister& open, const Ui& ui, const RecordDifference& difference,
                 ImVec2 at, float right, Intents& out) {
  const Register& reg = difference.kind == Difference::Deleted ? open.comparison->before : open.reg;
  const std::string words = record_words(reg, difference.record, ui.language);
  const KindLook look = look_of(difference.kind, ui);
  ImGui::SetCursorScreenPos(at);
  const bool clicked = press_area("record", {right - at.x, kRow});
  mirror::say_last_item(
      {.role = Role::ListItem, .name = ui(sentence_of(difference.kind), {words})});
  const bool pressed = clicked || mirror::pressed_last_item();
  fill_rect(at, {right, at.y + kRow}, ground_of_item(ui, ui.color.bg0));
  hairline({at.x, at.y + kRow - 1}, {right, at.y + kRow - 1}, ui.color.line1);
  focus_ring(ui, 2);
  draw_tag(ui, {at.x + space::k4, at.y + 6}, ui[look.name], look.colors);
  const float x = at.x + space::k4 + tag_width(ui, ui[look.name]) + space::k2;
  draw_fitted(ui, {x, at.y + 5}, right - space::k4 - x, words, ui.color.text1, type::kBody,
              Weight::Bold);
  const RecordId place = pressed ? place_in_table(open, difference.record) : RecordId{};
  if (!place) return;
  out.push_back(GoTo{Section::Tasks});
  out.push_back(SelectRecord{place});
}

// A value on its ground, at most `width` wide. Returns where it ends.
float draw_value(const Ui& ui, ImVec2 at, float width, const std::string& words,
                 const StateColors& colors) {
  const float used = std::min(width - 8, text_width(ui, words));
  fill_rect({at.x, at.y + 3}, {at.x + used + 8, at.y + kRow - 4}, colors.soft, space::kTagRadius);
  draw_fitted(ui, {at.x + 4, at.y + 5}, width - 8, words, colors.text);
  return at.x + used + 8;
}

void draw_cell(const OpenRegister& open, const Ui& ui, const RecordDifference& difference,
               const CellDifference& cell, ImVec2 at, float right) {
  const Register& before = open.comparison->before;
  const Register& reg = difference.kind == Difference::Deleted ? before : open.reg;
  const std::string name = field_words(reg, difference.record, cell.field, ui.language);
  const std::string was =
      value_words(before, difference.record, cell.field, cell.before, ui.language);
  const std::string is =
      value_words(open.reg, difference.record, cell.field, cell.after, ui.language);
  const bool is_moved = cell.field == fields::kOrder;
  mirror::text(
      Role::ListItem,
      is_moved ? std::string(ui[Text::comparison_moved]) : ui(Text::diff_cell, {name, was, is}),
      at.x, at.y, right - at.x, kRow);
  const float x = at.x + space::k4 + space::k5;
  if (is_moved) {
    draw_text(ui, {x, at.y + 5}, ui[Text::comparison_moved], ui.color.text2, type::kBody,
              Weight::Regular, true);
    return;
  }
  draw_fitted(ui, {x, at.y + 6}, kField - space::k2, name, ui.color.text2, type::kSmall);
  const float end = right - space::k4;
  float left = x + kField;
  if (difference.kind == Difference::Deleted) {
    draw_value(ui, {left, at.y}, end - left, was, ui.color.late);
    return;
  }
  if (difference.kind == Difference::Changed) {
    left = draw_value(ui, {left, at.y}, std::floor((end - left - kArrow) / 2), was, ui.color.late);
    draw_text(ui, {left + 4, at.y + 5}, "→", ui.color.text3, type::kBody, Weight::Regular, true);
    left += kArrow;
  }
  draw_value(ui, {left, at.y}, end - left, is, ui.color.ok);
}

void draw_rows(const OpenRegister& open, const Ui& ui, ImVec2 min, ImVec2 max, Intents& out) {
  const Comparison& comparison = *open.comparison;
  begin_region("differences", min, max, ui.color.bg1, {0, 0});
  mirror::begin(Role::List, "differences", ui[Text::comparison_list], min.x, min.y, max.x - min.x,
                max.y - min.y);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const int count = static_cast<int>(comparison.rows.size());
  const float right = max.x - (kRow * static_cast<float>(count) > max.y - min.y ? kScrollbar : 0);
  ImGuiListClipper clipper;
  clipper.Begin(count, kRow);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const DifferenceRow& row = comparison.rows[static_cast<size_t>(i)];
      const RecordDifference& difference = comparison.differences[row.difference];
      const ImVec2 at(origin.x, origin.y + kRow * static_cast<float>(i));
      ImGui::PushID(i);
      if (row.cell)
        draw_cell(open, ui, difference, difference.cells[*row.cell], at, right);
      else
        draw_record(open, ui, difference, at, right, out);
      ImGui::PopID();
    }
  }
  clipper.End();
  if (count == 0) {
    ImGui::SetCursorScreenPos({origin.x + space::k4, origin.y + space::k4});
    const Text why = comparison.kind ? Text::comparison_none_of_kind : Text::diff_none;
    paragraph(ui, ui[why], max.x - min.x - 2 * space::k4, ui.color.text2);
    ImGui::SetCursorScreenPos({origin.x + space::k4, ImGui::GetCursorScreenPos().y});
    if (comparison.kind && next_step(ui, ui[Text::clear_filter]))
      out.push_back(ShowDifferences{std::nullopt});
  } else {
    ImGui::SetCursorScreenPos({origin.x, origin.y + kRow * static_cast<float>(count)});
    ImGui::Dummy({1, 1});
  }
  mirror::end();
  end_region();
}

// --- above and below it --------------------------------------------------------------------------

void draw_chips(const OpenRegister& open, const Ui& ui, ImVec2 min, float right, Intents& out) {
  const Comparison& comparison = *open.comparison;
  ImGui::SetCursorScreenPos({min.x + space::k4, min.y + 6});
  const int all = comparison.counts[0] + comparison.counts[1] + comparison.counts[2];
  if (chip(ui, "all", ui[Text::chip_all], all, !comparison.kind))
    out.push_back(ShowDifferences{std::nullopt});
  for (const Difference kind : {Difference::Added, Difference::Changed, Difference::Deleted}) {
    ImGui::SameLine();
    ImGui::PushID(static_cast<int>(kind));
    if (chip(ui, "kind", ui[look_of(kind, ui).name], comparison.counts[static_cast<size_t>(kind)],
             comparison.kind == kind))
      out.push_back(ShowDifferences{kind});
    ImGui::PopID();
  }
  FromRight buttons{ui, right - space::k4, min.y + 4};
  buttons.right -= space::kToolButton;
  ImGui::SetCursorScreenPos({buttons.right, buttons.y});
  buttons.right -= space::k2;
  if (icon_button(ui, "report", Icon::File, ui[Text::document_view])) {
    ReportScope scope = open.report ? open.report->scope : first_scope(open);
    scope.kind = ReportKind::Comparison;
    out.push_back(GoTo{Section::Reports});
    out.push_back(ChangeReport{std::move(scope)});
  }
  if (buttons("export", Text::comparison_export,
              {.icon = Icon::Export, .height = space::kToolButton}))
    out.push_back(ExportComparison{});
  if (buttons("copy", Text::comparison_copy,
              {.icon = Icon::Clipboard, .height = space::kToolButton}))
    out.push_back(CopyComparison{});
}

// A line on what is compared, and below it one when that is not simply an older state.
float draw_notes(const OpenRegister& open, const Ui& ui, ImVec2 min, float right) {
  const Comparison& comparison = *open.comparison;
  const float width = right - min.x - 2 * space::k4;
  const std::string between = ui(Text::comparison_between, {comparison.file});
  mirror::text(Role::Text, between, min.x + space::k4, min.y + 6, width, type::kSmall);
  draw_fitted(ui, {min.x + space::k4, min.y + 6}, width, between, ui.color.text2, type::kSmall);
  float y = min.y + kNote;
  const auto note = [&](const std::string& words) {
    fill_rect({min.x, y}, {right, y + kNote}, ui.color.soon.soft);
    mirror::text(Role::Text, words, min.x + space::k4, y + 5, width, type::kBody);
    draw_fitted(ui, {min.x + space::k4, y + 5}, width, words, ui.color.soon.text);
    y += kNote;
  };
  if (comparison.before.id() != open.reg.id())
    note(ui(Text::comparison_other_register, {register_title(comparison.before)}));
  if (comparison.is_partial) note(ui[Text::comparison_partial]);
  return y;
}

// The end of a round and of the year stand here: both begin with a snapshot.
void draw_foot(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max) {
  fill_rect(min, max, ui.color.bg1);
  hairline(min, {max.x, min.y}, ui.color.line1);
  FromRight buttons{ui, max.x - space::k4, min.y + 12};
  if (buttons("carry over", Text::carry_over, {})) open_carry_over(drafts);
  if (buttons("end round", Text::end_round, {})) open_end_round(open, drafts);
  const std::optional<Message> why_not = why_not_end_round(open);
  const std::string words = why_not ? say(*why_not, ui.language) : ui[Text::closing_says];
  say_fitted(ui, {min.x + space::k4, min.y + 20}, buttons.right - min.x - 2 * space::k4, words,
             ui.color.text2, type::kSmall);
}

}  // namespace

void draw_comparison(const AppState& state, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                     Intents& out) {
  const OpenRegister& open = *state.open;
  fill_rect(min, max, ui.color.bg1);
  ImGui::PushID("comparison");
  draw_head(open, drafts, ui, min, max.x, out);
  const float top = min.y + space::kToolbar, foot = max.y - space::kActionBar;
  if (open.comparison) {
    draw_chips(open, ui, {min.x, top}, max.x, out);
    const float list = draw_notes(open, ui, {min.x, top + space::kChips}, max.x);
    hairline({min.x, list}, {max.x, list}, ui.color.line1);
    draw_rows(open, ui, {min.x, list + 1}, {max.x, foot}, out);
  } else {
    draw_empty(ui, {min.x, top}, max.x - min.x, out);
  }
  draw_foot(open, drafts, ui, {min.x, foot}, max);
  ImGui::PopID();
}

}  // namespace taizhang
