#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "app/report.h"
#include "ui/panels.h"
#include "ui/returned_row.h"

namespace taizhang {
namespace {

constexpr float kHead = 80;  // whose return it is, and the chips

// In the order they are listed: what wants a look first, and last what is listed when asked for.
constexpr auto kListed =
    std::to_array<Outcome>({Outcome::Conflict, Outcome::OutOfScope, Outcome::Updated,
                            Outcome::Parallel, Outcome::New, Outcome::Older, Outcome::Same});

bool changes_nothing(Outcome outcome) {
  return outcome == Outcome::Older || outcome == Outcome::Same;
}

// Is the cell of a group that is asked for, or of all?
bool is_listed(const CellReview& cell, Outcome group, std::optional<Outcome> only) {
  const bool is_asked_for = only == group && changes_nothing(group);
  return cell.outcome == group && (is_asked_for || says_something(cell));
}

// A line over the cells of one outcome.
void draw_group(const Ui& ui, Outcome outcome, size_t count, const ReturnedColumns& at, float y,
                int row) {
  const float left = at.arrow - space::k3;
  fill_rect({left, y}, {at.right, y + ui.row}, ui.color.bg0);
  hairline({left, y + ui.row - 1}, {at.right, y + ui.row - 1}, ui.color.line1);
  const std::string words = outcome_words(outcome, ui.language);
  const float text = y + (ui.row - type::kBody) / 2;
  const std::string figure = number(static_cast<long long>(count));
  mirror::begin_row(row, false, left, y, at.right - left, ui.row);
  mirror::cell(Role::Gridcell, 1, words, left, y, at.right - left, ui.row, figure);
  mirror::end();
  draw_text(ui, {at.number, text}, words, ui.color.text1, type::kBody, Weight::Bold, true);
  draw_text(ui,
            {at.number + text_width(ui, words, type::kBody, Weight::Bold) + space::k2, text + 2},
            figure, ui.color.text3, type::kSmall, Weight::Regular, true);
}

// The rows of the cells of a file that are listed, the header above them among them.
int count_rows(const ShownReturn& shown, const Drafts& drafts, std::optional<Outcome> only) {
  const std::vector<CellReview>& cells = cells_of(shown.file);
  int rows = 1;
  for (const Outcome outcome : kListed) {
    if (only && *only != outcome) continue;
    const int before = rows;
    for (size_t i = 0; i < cells.size(); ++i) {
      if (!is_listed(cells[i], outcome, only)) continue;
      rows += drafts.expanded == std::pair(shown.number, i) ? 2 : 1;
    }
    if (rows > before) ++rows;  // the group's own
  }
  return rows;
}

void draw_cells(const ShownReturn& shown, Drafts& drafts, std::optional<Outcome> only, ImVec2 min,
                ImVec2 max) {
  const Ui& ui = shown.ui;
  const std::vector<CellReview>& cells = cells_of(shown.file);
  begin_region("returned cells", min, max, ui.color.bg1, {0, 0});
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const ReturnedColumns at = returned_columns(min.x, max.x - 10);
  float y = origin.y;
  int row = 1;
  const auto in_sight = [&](float height) { return y + height > min.y && y < max.y; };
  for (const Outcome outcome : kListed) {
    if (only && *only != outcome) continue;
    const auto is_one = [&](const CellReview& cell) { return is_listed(cell, outcome, only); };
    const size_t count = static_cast<size_t>(std::ranges::count_if(cells, is_one));
    if (count == 0) continue;
    ++row;
    if (in_sight(ui.row)) draw_group(ui, outcome, count, at, y, row);
    y += ui.row;
    for (size_t i = 0; i < cells.size(); ++i) {
      if (!is_one(cells[i])) continue;
      ++row;
      if (in_sight(ui.row)) draw_returned_row(shown, drafts, cells[i], i, at, y, row);
      y += ui.row;
      if (drafts.expanded != std::pair(shown.number, i)) continue;
      ++row;
      const float height = draw_returned_values(shown, cells[i], at, y, row, true);
      if (in_sight(height)) draw_returned_values(shown, cells[i], at, y, row, false);
      y += height;
    }
  }
  ImGui::SetCursorScreenPos({origin.x, y + space::k4});
  ImGui::Dummy({1, 1});
  end_region();
}

void draw_chips(const ShownReturn& shown, std::optional<Outcome> only, ImVec2 at, float right,
                Intents& out) {
  const Ui& ui = shown.ui;
  const std::vector<CellReview>& cells = cells_of(shown.file);
  const auto count_of = [&](Outcome outcome) {
    return static_cast<int>(std::ranges::count_if(
        cells, [&](const CellReview& cell) { return is_listed(cell, outcome, outcome); }));
  };
  const int all = static_cast<int>(std::ranges::count_if(cells, says_something));
  const int equal = static_cast<int>(std::ranges::count_if(
      cells, [](const CellReview& cell) { return changes_nothing(cell.outcome); }));
  float x = at.x;
  const auto add = [&](const char* id, std::string_view name, int count,
                       std::optional<Outcome> outcome) {
    ImGui::SetCursorScreenPos({x, at.y});
    if (chip(ui, id, name, count, only == outcome)) out.push_back(ShowOutcome{outcome});
    x += chip_width(ui, name, count) + space::k2;
  };
  add("all", ui[Text::collect_all], all, std::nullopt);
  for (const Outcome outcome : kListed) {
    ImGui::PushID(static_cast<int>(outcome));
    if (const int count = count_of(outcome); count > 0)
      add("outcome", outcome_words(outcome, ui.language), count, outcome);
    ImGui::PopID();
  }
  if (equal == 0 || (only && changes_nothing(*only))) return;
  const std::string words = ui(Text::collect_equal_left_out, {number(equal)});
  const float room = std::min(right - x - space::k3, text_width(ui, words, type::kSmall));
  say_fitted(ui, {right - room, at.y + 4}, room, words, ui.color.text2, type::kSmall);
}

void draw_header(const Ui& ui, ImVec2 min, float right) {
  const ReturnedColumns at = returned_columns(min.x, right - 10);
  fill_rect(min, {right, min.y + space::kHeader}, ui.color.bg0);
  const float y = min.y + (space::kHeader - type::kSmall) / 2;
  int index = 0;
  const auto head = [&](float x, Text id) {
    const float width = text_width(ui, ui[id], type::kSmall);
    mirror::cell(Role::ColumnHeader, ++index, ui[id], x, y, width, type::kSmall);
    draw_text(ui, {x, y}, ui[id], ui.color.text2, type::kSmall, Weight::Regular, true);
  };
  mirror::begin_row(1, false, min.x, min.y, right - min.x, space::kHeader);
  head(at.number, Text::column_number);
  head(at.task, Text::column_title);
  head(at.field, Text::collect_column_field);
  head(at.now, Text::collect_column_now);
  head(at.returned, Text::collect_column_returned);
  head(at.outcome, Text::collect_column_result);
  mirror::end();
  hairline({min.x, min.y + space::kHeader - 1}, {right, min.y + space::kHeader - 1},
           ui.color.line2);
}

// What there is to say in place of cells; empty: the cells speak.
std::string sentence_of(const CollectedFile& file, const Ui& ui) {
  if (file.refusal) return say(*file.refusal, ui.language);
  if (file.review.verdict == Verdict::AlreadyReceived) return ui[Text::collect_received_says];
  return cells_of(file).empty() ? ui[Text::collect_none_of_file] : std::string();
}

}  // namespace

void draw_returned_cells(const AppState& state, Drafts& drafts, const Ui& ui, ImVec2 min,
                         ImVec2 max, Intents& out) {
  fill_rect(min, max, ui.color.bg1);
  const Collection& collection = *state.collection;
  const float left = min.x + space::k3, right = max.x - space::k3;
  if (collection.chosen >= collection.files.size()) {
    say_fitted(ui, {left, min.y + space::k4}, right - left, ui[Text::collect_empty],
               ui.color.text2);
    return;
  }
  const ShownReturn shown{*state.open, collection.files[collection.chosen], collection.chosen, ui};
  const CollectedFile& file = shown.file;
  const std::string who = file.refusal ? file.name : shown.who();
  const std::string what =
      file.refusal ? std::string()
                   : ui(Text::collect_file_line,
                        {file.name, number(file.review.round), file.file.digest.substr(0, 8)});
  mirror::text(Role::Heading, who, left, min.y + 12, right - left, type::kTitle, 2);
  draw_fitted(ui, {left, min.y + 11}, (right - left) * 0.5f, who, ui.color.text1, type::kTitle,
              Weight::Bold);
  const float used =
      std::min((right - left) * 0.5f, text_width(ui, who, type::kTitle, Weight::Bold)) + space::k3;
  say_fitted(ui, {left + used, min.y + 15}, right - left - used, what, ui.color.text2,
             type::kSmall);
  if (const std::string words = sentence_of(file, ui); !words.empty()) {
    ImGui::SetCursorScreenPos({left, min.y + 48});
    paragraph(ui, words, right - left, ui.color.text1);
    return;
  }
  draw_chips(shown, collection.shown, {left, min.y + 46}, right, out);
  float y = min.y + kHead;
  if (file.review.verdict == Verdict::OtherBaseline) {
    const char* words = ui[has_packet(collection, file) ? Text::collect_other_baseline_says
                                                        : Text::collect_no_packet_says];
    say_fitted(ui, {left, y}, right - left, words, ui.color.soon.text);
    y += type::kBody + space::k2;
  }
  if (!collection.shown && std::ranges::none_of(cells_of(file), says_something)) {
    ImGui::SetCursorScreenPos({left, y});
    paragraph(ui, ui[Text::collect_none_of_file], right - left, ui.color.text1);
    return;
  }
  constexpr int kColumnCount = 6;
  mirror::begin_grid("returned cells", ui[Text::collect_cells],
                     count_rows(shown, drafts, collection.shown), kColumnCount, min.x, y,
                     max.x - min.x, max.y - y);
  draw_header(ui, {min.x, y}, max.x);
  draw_cells(shown, drafts, collection.shown, {min.x, y + space::kHeader}, max);
  mirror::end();
}

}  // namespace taizhang
