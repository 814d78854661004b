#include <algorithm>
#include <cmath>

#include "app/overview.h"
#include "app/table_cells.h"
#include "ui/layouts.h"

namespace taizhang {
namespace {

constexpr float kLeastName = 140, kMostName = 300, kLeastFigure = 60, kMostFigure = 132;
constexpr size_t kMostLines = 3;
constexpr float kShape = 14;  // of a light, before its name
constexpr int kLights = 2;    // columns: soon and over

struct Matrix {
  const LayoutFrame& frame;
  float left, name, figure;     // screen px
  std::vector<size_t> shown;    // the statuses that have a column, of OpenRegister::counts
  float head = space::kHeader;  // its height

  int statuses() const { return static_cast<int>(shown.size()); }
  int figures() const { return statuses() + kLights + 1; }
  size_t status(int column) const { return shown[static_cast<size_t>(column)]; }
  float right_of(int column) const { return left + name + figure * static_cast<float>(column + 1); }
};

// The columns' figures of a line, and what they are called.
int figure_of(const Matrix& matrix, const MatrixLine& line, int column) {
  if (column < matrix.statuses()) return line.statuses[matrix.status(column)];
  return column == matrix.statuses()       ? line.soon
         : column == matrix.statuses() + 1 ? line.overdue
                                           : line.all;
}

LightState light_of(const Matrix& matrix, int column) {
  return column == matrix.statuses()       ? LightState::Soon
         : column == matrix.statuses() + 1 ? LightState::Overdue
                                           : LightState::None;
}

std::string column_words(const Matrix& matrix, int column) {
  const OpenRegister& open = matrix.frame.open;
  const Ui& ui = matrix.frame.ui;
  if (column < matrix.statuses())
    return status_name(open.reg, open.counts[matrix.status(column)].option, ui.language);
  const LightState light = light_of(matrix, column);
  return ui[light == LightState::None ? Text::matrix_all : state_name(light)];
}

bool is_sum(const Matrix& matrix, const MatrixLine& line) {
  return &line == &matrix.frame.open.layout.matrix.back();
}

std::string line_words(const Matrix& matrix, const MatrixLine& line) {
  if (is_sum(matrix, line)) return matrix.frame.ui[Text::matrix_all];
  return line.department.empty() ? matrix.frame.ui[Text::matrix_unled]
                                 : department_name(matrix.frame.open, line.department);
}

// The tasks behind a figure, in the table.
void show(const Matrix& matrix, const MatrixLine& line, int column) {
  TableView view = matrix.frame.open.view;
  view.layout = Layout::Table;
  if (!is_sum(matrix, line)) {
    view.department = line.department;
    view.unled = line.department.empty();
  }
  if (column < matrix.statuses())
    view.status = matrix.frame.open.counts[matrix.status(column)].option;
  if (const LightState light = light_of(matrix, column); light != LightState::None)
    view.light = light;
  matrix.frame.out.push_back(ChangeView{std::move(view)});
}

// Right-aligned, as figures are.
void draw_figure(const Ui& ui, float right, float y, const std::string& words, ImU32 color,
                 float size, Weight weight) {
  draw_text(ui, {right - space::k3 - text_width(ui, words, size, weight), y}, words, color, size,
            weight, true);
}

void draw_cell(const Matrix& matrix, const MatrixLine& line, const std::string& name, int column,
               float y) {
  const Ui& ui = matrix.frame.ui;
  const float right = matrix.right_of(column), left = right - matrix.figure;
  const int count = figure_of(matrix, line, column);
  const std::string words = number(count);
  const std::string said = ui(Text::matrix_cell, {name, column_words(matrix, column), words});
  const float text_y = y + (ui.row - type::kBody) / 2;
  if (count == 0) {
    mirror::cell(Role::Gridcell, column + 2, said, left, y, matrix.figure, ui.row);
    return draw_figure(ui, right, text_y, words, ui.color.text3, type::kBody, Weight::Regular);
  }
  ImGui::PushID(column);
  mirror::begin(Role::Gridcell, "figure", "", left, y, matrix.figure, ui.row);
  ImGui::SetCursorScreenPos({left, y});
  const bool clicked = press_area("press", {matrix.figure, ui.row});
  mirror::say_last_item({.role = Role::Button, .name = said});
  if (clicked || mirror::pressed_last_item()) show(matrix, line, column);
  if (ImGui::IsItemHovered())
    fill_rect({left + 2, y + 2}, {right - 2, y + ui.row - 3}, ui.color.accent_soft, space::kRadius);
  const LightState light = light_of(matrix, column);
  const bool is_bold =
      is_sum(matrix, line) || light != LightState::None || column == matrix.figures() - 1;
  draw_figure(ui, right, text_y, words,
              light == LightState::None ? ui.color.text1 : colors_of(ui.color, light).text,
              type::kBody, is_bold ? Weight::Bold : Weight::Regular);
  focus_ring(ui, space::kRadius);
  mirror::end();
  ImGui::PopID();
}

void draw_line(const Matrix& matrix, const MatrixLine& line, int index, float y) {
  const Ui& ui = matrix.frame.ui;
  const std::string name = line_words(matrix, line);
  const float right = matrix.right_of(matrix.figures() - 1);
  const bool sum = is_sum(matrix, line);
  ImGui::PushID(index);
  mirror::begin_row(index + 2, false, matrix.left, y, right - matrix.left, ui.row);
  if (sum) fill_rect({matrix.left, y}, {right, y + ui.row}, ui.color.bg0);
  mirror::cell(Role::Gridcell, 1, name, matrix.left, y, matrix.name, ui.row);
  draw_fitted(ui, {matrix.left + space::k3, y + (ui.row - type::kBody) / 2},
              matrix.name - space::k4, name, ui.color.text1, type::kBody,
              sum ? Weight::Bold : Weight::Regular);
  for (int column = 0; column < matrix.figures(); ++column)
    draw_cell(matrix, line, name, column, y);
  hairline({matrix.left, y + ui.row - 1}, {right, y + ui.row - 1}, ui.color.line1);
  mirror::end();
  ImGui::PopID();
}

// The room that a column's name has beside its light, and the lines it takes there.
float head_room(const Matrix& matrix, int column) {
  const bool has_light = light_of(matrix, column) != LightState::None;
  return matrix.figure - 2 - space::k3 - (has_light ? kShape : 0);
}
std::vector<Span> head_lines(const Matrix& matrix, int column, std::string_view name) {
  return lines_of(matrix.frame.ui, name, head_room(matrix, column), type::kSmall);
}

// A name that is too long for its column takes more lines, up to kMostLines.
float head_height(const Matrix& matrix) {
  size_t most = 1;
  for (int column = 0; column < matrix.figures(); ++column)
    most = std::max(most, head_lines(matrix, column, column_words(matrix, column)).size());
  if (most == 1) return space::kHeader;
  return static_cast<float>(std::min(most, kMostLines)) * type::kSmall + space::k2;
}

void draw_head_of(const Matrix& matrix, int column, float y) {
  const Ui& ui = matrix.frame.ui;
  const std::string name = column_words(matrix, column);
  const float end = matrix.right_of(column), right = end - space::k3;
  const float room = head_room(matrix, column);
  const LightState light = light_of(matrix, column);
  const ImU32 color = light == LightState::None ? ui.color.text2 : colors_of(ui.color, light).text;
  mirror::cell(Role::ColumnHeader, column + 2, name, end - matrix.figure, y, matrix.figure,
               matrix.head);
  const std::vector<Span> lines = head_lines(matrix, column, name);
  const float count = static_cast<float>(std::min(lines.size(), kMostLines));
  float text_y = std::round(y + (matrix.head - count * type::kSmall) / 2);
  float widest = 0;
  for (size_t i = 0; i < lines.size() && i < kMostLines; ++i, text_y += type::kSmall) {
    const bool is_last = i + 1 == kMostLines;  // what does not fit is cut there
    const std::string_view words = std::string_view(name).substr(
        lines[i].begin, is_last ? std::string::npos : lines[i].end - lines[i].begin);
    const float used = std::min(room, text_width(ui, words, type::kSmall));
    widest = std::max(widest, used);
    draw_fitted(ui, {right - used, text_y}, used + 1, words, color, type::kSmall);
  }
  if (light != LightState::None)
    draw_light_shape(ui, {light}, {right - widest - 10, y + matrix.head / 2});
}

void draw_head(const Matrix& matrix, float y) {
  const Ui& ui = matrix.frame.ui;
  const float right = matrix.right_of(matrix.figures() - 1);
  const float text_y = y + (matrix.head - type::kSmall) / 2;
  const float edge = matrix.frame.max.x;  // beyond the scrollbar's room
  fill_rect({matrix.left, y}, {edge, y + matrix.head}, ui.color.bg0);
  mirror::begin_row(1, false, matrix.left, y, right - matrix.left, matrix.head);
  mirror::cell(Role::ColumnHeader, 1, ui[Text::matrix_department], matrix.left, y, matrix.name,
               matrix.head);
  draw_text(ui, {matrix.left + space::k3, text_y}, ui[Text::matrix_department], ui.color.text2,
            type::kSmall, Weight::Regular, true);
  for (int column = 0; column < matrix.figures(); ++column) draw_head_of(matrix, column, y);
  mirror::end();
  hairline({matrix.left, y + matrix.head - 1}, {edge, y + matrix.head - 1}, ui.color.line2);
}

}  // namespace

void draw_matrix(const LayoutFrame& frame) {
  const Ui& ui = frame.ui;
  const std::vector<MatrixLine>& lines = frame.open.layout.matrix;
  const int count = static_cast<int>(lines.size());
  const float width = frame.max.x - frame.min.x;
  say_fitted(ui, {frame.min.x + space::k3, frame.min.y + (kLayoutBar - type::kSmall) / 2},
             width - 2 * space::k3, ui[Text::matrix_says], ui.color.text2, type::kSmall);
  const float top = frame.min.y + kLayoutBar;
  Matrix matrix{frame, frame.min.x, 0, 0, shown_statuses(frame.open)};
  const float room = width - ImGui::GetStyle().ScrollbarSize;
  matrix.name = std::clamp(room * 0.26f, kLeastName, kMostName);
  matrix.figure = std::floor(std::clamp((room - matrix.name) / static_cast<float>(matrix.figures()),
                                        kLeastFigure, kMostFigure));
  matrix.head = head_height(matrix);
  hairline({frame.min.x, top}, {frame.max.x, top}, ui.color.line1);
  fill_rect({frame.min.x, top + 1}, frame.max, ui.color.bg1);
  mirror::begin_grid("matrix", ui[Text::matrix_name], count + 1, matrix.figures() + 1, frame.min.x,
                     top, width, frame.max.y - top);
  draw_head(matrix, top);
  begin_region("lines", {frame.min.x, top + matrix.head}, frame.max, ui.color.bg1, {0, 0});
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  ImGuiListClipper clipper;
  clipper.Begin(count, ui.row);
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
      draw_line(matrix, lines[static_cast<size_t>(i)], i,
                origin.y + ui.row * static_cast<float>(i));
  clipper.End();
  if (has_keys(frame.drafts)) common_keys(frame, Keys(ImGui::GetID("matrix keys")));
  end_region();
  mirror::end();
}

}  // namespace taizhang
