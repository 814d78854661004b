#include <algorithm>
#include <string>

#include "app/report_writer.h"
#include "app/table_cells.h"
#include "ui/overview.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kBox = 32, kBoxGap = 6;
constexpr float kLeastBox = 150;
constexpr float kFoot = 30;  // the line that leads to the board

void draw_department(const OverviewFrame& frame, const BoardRow& row, ImVec2 at, float width) {
  const Ui& ui = frame.ui;
  const StateColors& colors = colors_of(ui.color, row.state);
  const bool has_returned = row.state == RoundState::Returned && row.returned_at.size() >= 10;
  const std::string name = department_name(frame.open, row.department);
  const std::string words =
      has_returned ? row.returned_at.substr(5, 5) : state_words(ui, row.state);
  if (press_line(frame, "department", at, {width, kBox}, name + " " + words))
    frame.out.push_back(GoTo{Section::Board});
  stroke_rect(at, {at.x + width, at.y + kBox}, ui.color.line1, space::kRadius);
  draw_shape(ImGui::GetWindowDrawList(),
             row.state == RoundState::Returned    ? Shape::Disc
             : row.state == RoundState::NotIssued ? Shape::DashedRing
                                                  : Shape::Ring,
             {at.x + 14, at.y + kBox / 2}, 9, colors.mark);
  const float used = text_width(ui, words, type::kSmall);
  draw_fitted(ui, {at.x + 26, at.y + (kBox - type::kBody) / 2}, width - 26 - used - 2 * space::k2,
              name, ui.color.text1);
  draw_text(ui, {at.x + width - space::k2 - used, at.y + (kBox - type::kSmall) / 2}, words,
            colors.text, type::kSmall, Weight::Regular, true);
}

}  // namespace

float draw_receipts_card(const OverviewFrame& frame, ImVec2 min, float width) {
  const Ui& ui = frame.ui;
  const BoardRound* round = present_round(frame.open);
  if (round == nullptr) return 0;
  const float inner = width - 2 * space::k4;
  const size_t columns =
      std::max<size_t>(1, static_cast<size_t>((inner + kBoxGap) / (kLeastBox + kBoxGap)));
  const size_t rows = (round->rows.size() + columns - 1) / columns;
  const float height =
      overview::kHead + (kBox + kBoxGap) * static_cast<float>(rows) + kFoot + space::k2;
  card(ui, min, {min.x + width, min.y + height});
  const std::string title = ui(Text::overview_round, {number(round->round)});
  card_title(ui, {min.x + space::k4, min.y + 12}, title);
  const auto of = [&](RoundState state) {
    return number(round->departments[static_cast<size_t>(state)]);
  };
  card_note(ui, min, min.x + width, title,
            ui(Text::overview_round_counts,
               {of(RoundState::Returned), of(RoundState::Missing), of(RoundState::NotIssued)}));
  const float size = (inner + kBoxGap) / static_cast<float>(columns) - kBoxGap;
  ImGui::PushID("receipts");
  for (size_t i = 0; i < round->rows.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    draw_department(frame, round->rows[i],
                    {min.x + space::k4 + (size + kBoxGap) * static_cast<float>(i % columns),
                     min.y + overview::kHead + (kBox + kBoxGap) * static_cast<float>(i / columns)},
                    size);
    ImGui::PopID();
  }
  ImGui::SetCursorScreenPos({min.x + space::k4, min.y + height - kFoot});
  if (text_button(ui, "board", ui[Text::overview_board])) frame.out.push_back(GoTo{Section::Board});
  ImGui::PopID();
  return height;
}

}  // namespace taizhang
