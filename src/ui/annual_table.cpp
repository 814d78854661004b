#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kPadding = 6, kLeastRow = 28, kFigure = 58, kBlock = 84, kGroup = 96;

// Where each column begins, and where the last one ends.
std::vector<float> edges_of(const ReportTable& table, float width) {
  std::vector<float> edges = {0};
  const size_t columns = static_cast<size_t>(table.columns);
  if (table.number == 3) {
    edges.push_back(kBlock);
    edges.push_back(kBlock + kGroup);
    const float figures = static_cast<float>(columns - 3) * kFigure;
    edges.push_back(std::max(kBlock + kGroup + 2 * kGroup, width - figures));
    for (size_t i = 3; i < columns; ++i) edges.push_back(edges.back() + kFigure);
    return edges;
  }
  for (size_t i = 1; i <= columns; ++i)
    edges.push_back(std::round(width * static_cast<float>(i) / static_cast<float>(columns)));
  return edges;
}

struct TableFrame {
  const AnnualView& view;
  const ReportTable& table;
  const Ui& ui;
  ImVec2 origin;
  std::vector<float> x, y;
  Intents& out;

  ImVec2 min(const ReportCell& cell) const {
    return {origin.x + x[static_cast<size_t>(cell.column)],
            origin.y + y[static_cast<size_t>(cell.row)]};
  }
  ImVec2 max(const ReportCell& cell) const {
    return {origin.x + x[static_cast<size_t>(cell.column + cell.columns)],
            origin.y + y[static_cast<size_t>(cell.row + cell.rows)]};
  }
  float room(const ReportCell& cell) const { return max(cell).x - min(cell).x - 2 * kPadding; }
};

float height_of(const TableFrame& frame, const ReportCell& cell) {
  const size_t lines = lines_of(frame.ui, cell.label, frame.room(cell), type::kSmall).size();
  return static_cast<float>(lines) * type::kSmall + 2 * kPadding;
}

// Rows are as high as their labels need; what spans several makes the last of them higher.
void measure(TableFrame& frame) {
  std::vector<float> heights(static_cast<size_t>(frame.table.rows), kLeastRow);
  frame.y.assign(heights.size() + 1, 0);
  for (int span = 1; span <= frame.table.rows; ++span) {
    for (const ReportCell& cell : frame.table.cells) {
      if (cell.rows != span || cell.figure >= 0) continue;
      float have = 0;
      for (int i = 0; i < span; ++i) have += heights[static_cast<size_t>(cell.row + i)];
      heights[static_cast<size_t>(cell.row + span - 1)] +=
          std::max(0.0f, height_of(frame, cell) - have);
    }
  }
  for (size_t i = 0; i < heights.size(); ++i) frame.y[i + 1] = frame.y[i] + heights[i];
}

void draw_label(const TableFrame& frame, const ReportCell& cell) {
  const ImVec2 min = frame.min(cell), max = frame.max(cell);
  mirror::text(Role::Text, cell.label, min.x, min.y, max.x - min.x, max.y - min.y);
  if (!ImGui::IsRectVisible(min, max)) return;
  const bool is_head = frame.table.number != 3 || cell.row < 3;
  if (is_head) fill_rect(min, max, frame.ui.color.bg2);
  const std::vector<Span> lines = lines_of(frame.ui, cell.label, frame.room(cell), type::kSmall);
  float y = min.y + (max.y - min.y - static_cast<float>(lines.size()) * type::kSmall) / 2;
  const bool is_left = frame.table.number == 3 && cell.column > 0 && cell.column < 3;
  for (const Span& line : lines) {
    const std::string_view words = cell.label.substr(line.begin, line.end - line.begin);
    const float width = text_width(frame.ui, words, type::kSmall);
    const float x = is_left ? min.x + kPadding : min.x + (max.x - min.x - width) / 2;
    draw_text(frame.ui, {x, y}, words, frame.ui.color.text1, type::kSmall, Weight::Regular, true);
    y += type::kSmall;
  }
}

bool is_doubted(const TableFrame& frame, const Figure& figure) {
  return std::ranges::any_of(frame.view.findings, [&](const ReportFinding& one) {
    return one.table == frame.table.number && one.row == figure.row && one.column == figure.column;
  });
}

void draw_figure(const TableFrame& frame, const ReportCell& cell) {
  const Ui& ui = frame.ui;
  const Figure& figure = frame.table.figures[static_cast<size_t>(cell.figure)];
  const FigurePlace place{frame.table.number, std::string(figure.row), std::string(figure.column)};
  const std::string& digits = figure.value().digits;
  const ImVec2 min = frame.min(cell), max = frame.max(cell);
  ImGui::PushID(cell.figure);
  ImGui::SetCursorScreenPos(min);
  const bool clicked = press_area("figure", {max.x - min.x, max.y - min.y});
  const bool is_chosen = frame.view.chosen == place;
  const Text words = figure.correction ? Text::annual_figure_corrected : Text::annual_figure;
  mirror::say_last_item({.role = Role::Button,
                         .name = ui(words, {figure_name(figure), digits}),
                         .selected = is_chosen});
  if (ImGui::IsRectVisible(min, max)) {
    const bool doubted = is_doubted(frame, figure);
    if (is_chosen)
      fill_rect(min, max, ui.color.select);
    else if (ImGui::IsItemHovered())
      fill_rect(min, max, ui.color.hover);
    else if (doubted)
      fill_rect(min, max, ui.color.late.soft);
    else if (figure.correction)
      fill_rect(min, max, ui.color.soon.soft);
    const Weight weight = figure.correction ? Weight::Bold : Weight::Regular;
    const float width = text_width(ui, digits, type::kBody, weight);
    const ImU32 color = doubted             ? ui.color.late.text
                        : figure.correction ? ui.color.soon.text
                        : digits == "0"     ? ui.color.text3
                                            : ui.color.text1;
    draw_text(ui, {(min.x + max.x - width) / 2, (min.y + max.y - type::kBody) / 2}, digits, color,
              type::kBody, weight, true);
    if (figure.correction)
      draw_icon(ImGui::GetWindowDrawList(), Icon::Pencil, {max.x - 13, min.y + 2}, 11,
                ui.color.soon.mark);
    focus_ring(ui, 2, -2);
  }
  if (clicked || mirror::pressed_last_item()) frame.out.push_back(ChooseFigure{place});
  ImGui::PopID();
}

}  // namespace

void draw_report_table(const AnnualView& view, const ReportTable& table, const Ui& ui, float width,
                       Intents& out) {
  TableFrame frame{view, table, ui, ImGui::GetCursorScreenPos(), edges_of(table, width), {}, out};
  measure(frame);
  ImGui::PushID(table.number);
  for (const ReportCell& cell : table.cells) {
    if (cell.figure < 0)
      draw_label(frame, cell);
    else
      draw_figure(frame, cell);
    const ImVec2 min = frame.min(cell), max = frame.max(cell);
    if (ImGui::IsRectVisible(min, max)) {
      hairline(min, {max.x, min.y}, ui.color.line2);
      hairline(min, {min.x, max.y}, ui.color.line2);
    }
  }
  const ImVec2 end = {frame.origin.x + frame.x.back(), frame.origin.y + frame.y.back()};
  hairline({frame.origin.x, end.y}, end, ui.color.line2);
  hairline({end.x, frame.origin.y}, end, ui.color.line2);
  ImGui::PopID();
  ImGui::SetCursorScreenPos(frame.origin);
  ImGui::Dummy({frame.x.back(), frame.y.back()});
}

}  // namespace taizhang
