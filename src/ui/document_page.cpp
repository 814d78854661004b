#include "ui/document_page.h"

#include <algorithm>
#include <vector>

#include "app/texts.h"
#include "ui/widgets.h"

namespace taizhang {
namespace {

constexpr size_t kMostRows = 60;  // of a table on screen
constexpr float kCellX = 6, kCellY = 4, kMargin = 40;

struct PlacedCell : GridCell {
  std::vector<Span> lines;
};

class PageDrawer {
 public:
  PageDrawer(const Ui& ui, ImVec2 at, float width)
      : ui_(ui), left_(at.x + kMargin), width_(width - 2 * kMargin), y_(at.y + kMargin) {}

  float end() const { return y_ + kMargin; }

  void draw_title(std::string_view title) {
    const float top = y_;
    const std::vector<Span> lines = lines_of(ui_, title, width_, type::kTitle, Weight::Bold);
    for (const Span& line : lines) {
      const std::string_view words = title.substr(line.begin, line.end - line.begin);
      const float used = text_width(ui_, words, type::kTitle, Weight::Bold);
      draw_text(ui_, {left_ + (width_ - used) / 2, y_}, words, ui_.color.text1, type::kTitle,
                Weight::Bold, true);
      y_ += type::kTitle;
    }
    mirror::text(Role::Heading, title, left_, top, width_, type::kTitle, 3);
    y_ += space::k3;
  }

  void operator()(const Paragraph& paragraph) {
    switch (paragraph.style) {
      case ParagraphStyle::Body:
        // Two characters in, as Chinese paragraphs begin.
        return draw_lines((ui_.language == Language::Chinese ? "　　" : "") + paragraph.text,
                          type::kBody, Weight::Regular, space::k1);
      case ParagraphStyle::Address:
        return draw_lines(paragraph.text, type::kBody, Weight::Regular, space::k1);
      case ParagraphStyle::Heading:
        y_ += space::k2;
        return draw_lines(paragraph.text, type::kBody, Weight::Bold, space::k1);
      case ParagraphStyle::Subheading:
        return draw_lines(paragraph.text, type::kBody, Weight::Bold, space::k1);
      case ParagraphStyle::Note:
        y_ += space::k1;
        return draw_lines(paragraph.text, type::kSmall, Weight::Regular, 0, ui_.color.text2);
      case ParagraphStyle::Signature: {
        const float used = text_width(ui_, paragraph.text);
        draw_text(ui_, {left_ + std::max(0.0f, width_ - used - space::k5), y_}, paragraph.text,
                  ui_.color.text1);
        y_ += type::kBody + 2;
        return;
      }
    }
  }

  void operator()(const PageBreak&) {
    y_ += space::k4;
    hairline({left_ - kMargin, y_}, {left_ + width_ + kMargin, y_}, ui_.color.line2);
    y_ += space::k4;
  }

  void operator()(const DocumentTable& table) {
    if (table.widths.empty()) return;
    y_ += space::k1;
    if (!table.caption.empty()) draw_lines(table.caption, type::kBody, Weight::Bold, space::k1);
    const size_t rows = std::min(table.rows.size(), kMostRows);
    std::vector<float> x = columns_of(table);
    std::vector<PlacedCell> cells;
    for (const GridCell& cell : grid_of(table, rows)) cells.push_back({cell, {}});
    const std::vector<float> top = rows_of(cells, x, rows);
    for (const PlacedCell& placed : cells) draw_cell(placed, x, top);
    hairline({left_, y_}, {x.back(), y_}, ui_.color.line2);
    hairline({left_, y_}, {left_, y_ + top.back()}, ui_.color.line2);
    y_ += top.back() + space::k1;
    if (rows < table.rows.size())
      draw_lines(
          ui_(Text::document_more, {number(static_cast<long long>(table.rows.size() - rows))}),
          type::kSmall, Weight::Regular, 0, ui_.color.text2);
    y_ += space::k1;
  }

 private:
  void draw_lines(std::string_view words, float size, Weight weight, float after, ImU32 color = 0) {
    for (const Span& line : lines_of(ui_, words, width_, size, weight)) {
      draw_text(ui_, {left_, y_}, words.substr(line.begin, line.end - line.begin),
                color == 0 ? ui_.color.text1 : color, size, weight);
      y_ += size + 2;
    }
    y_ += after;
  }

  std::vector<float> columns_of(const DocumentTable& table) const {
    float all = 0;
    for (const int width : table.widths) all += static_cast<float>(width);
    std::vector<float> x = {left_};
    for (const int width : table.widths)
      x.push_back(x.back() + width_ * static_cast<float>(width) / all);
    return x;
  }

  // Where each row begins, from the table's top; the last is its height.
  std::vector<float> rows_of(std::vector<PlacedCell>& cells, const std::vector<float>& x,
                             size_t rows) const {
    std::vector<float> heights(rows, type::kSmall + 2 * kCellY);
    for (PlacedCell& placed : cells) {
      const float room = x[placed.end_column] - x[placed.column] - 2 * kCellX;
      placed.lines = lines_of(ui_, placed.cell->text, std::max(room, type::kSmall), type::kSmall,
                              weight_of(placed));
      float needed = static_cast<float>(placed.lines.size()) * type::kSmall + 2 * kCellY;
      for (size_t row = placed.row; row + 1 < placed.end_row; ++row) needed -= heights[row];
      heights[placed.end_row - 1] = std::max(heights[placed.end_row - 1], needed);
    }
    std::vector<float> top = {0};
    for (const float height : heights) top.push_back(top.back() + height);
    return top;
  }

  static Weight weight_of(const PlacedCell& placed) {
    return placed.cell->is_heading ? Weight::Bold : Weight::Regular;
  }

  void draw_cell(const PlacedCell& placed, const std::vector<float>& x,
                 const std::vector<float>& top) const {
    const ImVec2 min = {x[placed.column], y_ + top[placed.row]};
    const ImVec2 max = {x[placed.end_column], y_ + top[placed.end_row]};
    if (placed.cell->is_heading) fill_rect({min.x + 1, min.y + 1}, max, ui_.color.bg0);
    // Each draws its right and lower line; those above and at the left are its neighbours' or the
    // table's.
    hairline({max.x, min.y}, {max.x, max.y}, ui_.color.line2);
    hairline({min.x, max.y}, {max.x, max.y}, ui_.color.line2);
    const float used = static_cast<float>(placed.lines.size()) * type::kSmall;
    float y = min.y + (max.y - min.y - used) / 2 + 1;
    for (const Span& line : placed.lines) {
      const std::string_view words =
          std::string_view(placed.cell->text).substr(line.begin, line.end - line.begin);
      const float width =
          placed.cell->is_centred ? text_width(ui_, words, type::kSmall, weight_of(placed)) : 0;
      const float in = placed.cell->is_centred ? (max.x - min.x - width) / 2 : kCellX;
      draw_text(ui_, {min.x + in, y}, words, ui_.color.text1, type::kSmall, weight_of(placed));
      y += type::kSmall;
    }
  }

  const Ui& ui_;
  float left_, width_, y_;
};

}  // namespace

float draw_document_page(const Document& document, const Ui& ui, float width) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImDrawList* draw = ImGui::GetWindowDrawList();
  // The sheet lies under what stands on it, and its height is known last.
  draw->ChannelsSplit(2);
  draw->ChannelsSetCurrent(1);
  PageDrawer page(ui, at, width);
  page.draw_title(document.title);
  for (const Block& block : document.blocks) std::visit(page, block);
  const float height = page.end() - at.y;
  draw->ChannelsSetCurrent(0);
  fill_rect(at, {at.x + width, at.y + height}, ui.color.bg1);
  stroke_rect(at, {at.x + width, at.y + height}, ui.color.line1);
  draw->ChannelsMerge();
  ImGui::Dummy({width, height});
  return height;
}

}  // namespace taizhang
