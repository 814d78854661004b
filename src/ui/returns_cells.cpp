#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "app/report.h"
#include "app/table_cells.h"
#include "model/packet.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kHead = 80;  // whose return it is, and the chips
constexpr float kCards = 3;

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

struct Columns {
  float arrow, number, task, field, now, returned, outcome, right;
};

Columns columns(float left, float right) {
  const float room = right - left;
  Columns at{};
  at.arrow = left + space::k3;
  at.number = left + 44;
  at.right = right;
  at.outcome = right - 92;
  at.task = at.number + 50;
  at.field = at.task + room * 0.24f;
  at.now = at.field + 92;
  at.returned = at.now + (at.outcome - at.now) / 2;
  return at;
}

// Everything a row of the chosen file needs for its words.
struct Shown {
  const OpenRegister& open;
  const CollectedFile& file;
  size_t number;  // of the file
  const Ui& ui;

  // A new record stands in the file alone.
  const Register& knowing(RecordId record) const {
    return form_of(open.reg, record) != nullptr ? open.reg : file.file.reg;
  }
  std::string value(const CellReview& cell, const Value& value) const {
    // The place itself is no word to anybody.
    if (cell.field == fields::kOrder)
      return value == cell.issued ? "—" : ui[Text::comparison_moved];
    return is_empty(value)
               ? "—"
               : value_words(knowing(cell.record), cell.record, cell.field, value, ui.language);
  }
  std::string who() const {
    return file.file.department.empty() ? std::string(ui[Text::collect_office])
                                        : department_name(open, file.file.department);
  }
};

const StateColors& colors_of(Outcome outcome, const Ui& ui) {
  switch (outcome) {
    case Outcome::Conflict:
      return ui.color.conflict;
    case Outcome::OutOfScope:
      return ui.color.soon;
    case Outcome::Parallel:
    case Outcome::Updated:
      return ui.color.done;
    case Outcome::New:
      return ui.color.ok;
    case Outcome::Older:
    case Outcome::Same:
      return ui.color.going;
  }
}

// The task a cell belongs to: of a note or evidence what it stands under.
RecordId task_of(const Shown& shown, RecordId record) {
  for (int depth = 0; depth < 4; ++depth) {
    if (outline_row(shown.open, record) != nullptr) return record;
    const auto parent = parse_id<RecordId>(text_of(shown.knowing(record), record, fields::kParent));
    if (!parent) return record;
    record = *parent;
  }
  return record;
}

// One of the three values of an opened row; returns its height.
float draw_card(const Shown& shown, ImVec2 at, float width, const std::string& title,
                const std::string& words, ImU32 line_color, bool measure) {
  const Ui& ui = shown.ui;
  const size_t lines = lines_of(ui, words, width - 2 * space::k3).size();
  const float height = 34 + type::kBody * static_cast<float>(std::max<size_t>(1, lines)) + 10;
  if (measure) return height;
  fill_rect(at, {at.x + width, at.y + height}, ui.color.bg1, space::kCardRadius);
  stroke_rect(at, {at.x + width, at.y + height}, line_color, space::kCardRadius);
  say_fitted(ui, {at.x + space::k3, at.y + 9}, width - 2 * space::k3, title, ui.color.text2,
             type::kSmall, Weight::Bold);
  ImGui::SetCursorScreenPos({at.x + space::k3, at.y + 32});
  paragraph(ui, words, width - 2 * space::k3, ui.color.text1);
  return height;
}

Text says_of(const CellReview& cell) {
  if (cell.is_deleted) return Text::collect_deleted_says;
  if (cell.outcome == Outcome::Conflict) return Text::collect_conflict_says;
  return cell.outcome == Outcome::OutOfScope ? Text::collect_held_says : Text::collect_taken_says;
}

struct Card {
  std::string title, words;
  ImU32 color;
};

// What the returned value is set beside: of a conflict between files what the other ones say.
Card other_card(const Shown& shown, const CellReview& cell) {
  const Ui& ui = shown.ui;
  const bool is_here = std::ranges::find(cell.others, cell.present) != cell.others.end();
  if (cell.outcome != Outcome::Conflict || cell.others.empty() || is_here)
    return {ui[Text::collect_present_card], shown.value(cell, cell.present), ui.color.line2};
  std::string words;
  for (const Value& other : cell.others)
    words += (words.empty() ? "" : "\n") + shown.value(cell, other);
  return {ui[Text::collect_other_card], std::move(words), colors_of(cell.outcome, ui).mark};
}

// The values side by side: as issued, as returned, as the register has it. Returns the height.
float draw_opened(const Shown& shown, const CellReview& cell, const Columns& at, float y, int row,
                  bool measure) {
  const Ui& ui = shown.ui;
  const float left = at.number, right = at.right - space::k3;
  const float width = (right - left - 2 * space::k3) / kCards;
  const Card cards[] = {
      {ui[Text::collect_issued_card], shown.value(cell, cell.issued), ui.color.line1},
      {ui(Text::collect_returned_card, {shown.who()}), shown.value(cell, cell.returned),
       colors_of(cell.outcome, ui).mark},
      other_card(shown, cell),
  };
  float height = 0;
  for (const Card& card : cards)
    height = std::max(height, draw_card(shown, {}, width, card.title, card.words, 0, true));
  const float whole = space::k3 + height + space::k2 + type::kSmall + space::k3;
  if (measure) return whole;
  const float side = at.arrow - space::k3;
  mirror::begin_row(row, true, side, y, at.right - side, whole);
  mirror::begin(Role::Gridcell, "opened", "", side, y, at.right - side, whole);
  fill_rect({at.arrow - space::k3, y}, {at.right, y + whole}, ui.color.bg0);
  float x = left;
  for (const Card& card : cards) {
    draw_card(shown, {x, y + space::k3}, width, card.title, card.words, card.color, false);
    x += width + space::k3;
  }
  say_fitted(ui, {left, y + space::k3 + height + space::k2}, right - left, ui[says_of(cell)],
             ui.color.text2, type::kSmall);
  hairline({at.arrow - space::k3, y + whole - 1}, {at.right, y + whole - 1}, ui.color.line1);
  mirror::end();
  mirror::end();
  return whole;
}

void draw_row(const Shown& shown, Drafts& drafts, const CellReview& cell, size_t index,
              const Columns& at, float y, int row) {
  const Ui& ui = shown.ui;
  const float left = at.arrow - space::k3;
  const Register& reg = shown.knowing(cell.record);
  const RecordId task = task_of(shown, cell.record);
  const OutlineRow* line = outline_row(shown.open, task);
  const std::string title(text_of(line != nullptr ? shown.open.reg : reg, task, fields::kTitle));
  const std::string field = field_words(reg, cell.record, cell.field, ui.language);
  const std::string now = shown.value(cell, cell.present);
  const std::string returned = shown.value(cell, cell.returned);
  const std::string outcome = outcome_words(cell.outcome, ui.language);
  const std::pair place(shown.number, index);
  const bool is_open = drafts.expanded == place;
  ImGui::PushID(static_cast<int>(index));
  mirror::begin_row(row, is_open, left, y, at.right - left, ui.row);
  if (line != nullptr)
    mirror::cell(Role::Gridcell, 1, line->number, at.number, y, at.task - at.number, ui.row);
  mirror::begin(Role::Gridcell, "title", "", at.task, y, at.field - at.task, ui.row);
  ImGui::SetCursorScreenPos({left, y});
  const bool clicked = press_area("cell", {at.right - left, ui.row});
  mirror::say_last_item(
      {.role = Role::Button, .name = title, .expanded = is_open, .expandable = true});
  mirror::end();
  mirror::cell(Role::Gridcell, 3, field, at.field, y, at.now - at.field, ui.row);
  mirror::cell(Role::Gridcell, 4, now, at.now, y, at.returned - at.now, ui.row);
  mirror::cell(Role::Gridcell, 5, returned, at.returned, y, at.outcome - at.returned, ui.row);
  mirror::cell(Role::Gridcell, 6, outcome, at.outcome, y, at.right - at.outcome, ui.row);
  mirror::end();
  if (is_open)
    fill_rect({left, y}, {at.right, y + ui.row}, ui.color.select);
  else
    fill_rect({left, y}, {at.right, y + ui.row}, ground_of_item(ui, 0));
  focus_ring(ui, 2);
  hairline({left, y + ui.row - 1}, {at.right, y + ui.row - 1}, ui.color.line1);
  const float text = y + (ui.row - type::kBody) / 2;
  draw_icon(ImGui::GetWindowDrawList(), is_open ? Icon::ChevronDown : Icon::ChevronRight,
            {at.arrow, text + 2}, 16, ui.color.text2);
  if (line != nullptr)
    draw_text(ui, {at.number, text}, line->number, ui.color.text2, type::kBody, Weight::Regular,
              true);
  draw_fitted(ui, {at.task, text}, at.field - at.task - space::k3, title, ui.color.text1);
  draw_fitted(ui, {at.field, text + 2}, at.now - at.field - space::k2, field, ui.color.text2,
              type::kSmall);
  draw_fitted(ui, {at.now, text}, at.returned - at.now - space::k3, now, ui.color.text2);
  draw_fitted(ui, {at.returned, text}, at.outcome - at.returned - space::k3, returned,
              ui.color.text1);
  draw_tag(ui, {at.outcome, y + (ui.row - space::kTag) / 2}, outcome, colors_of(cell.outcome, ui));
  if (clicked || mirror::pressed_last_item())
    drafts.expanded = is_open ? std::nullopt : std::optional(place);
  ImGui::PopID();
}

// A line over the cells of one outcome.
void draw_group(const Ui& ui, Outcome outcome, size_t count, const Columns& at, float y, int row) {
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
int count_rows(const Shown& shown, const Drafts& drafts, std::optional<Outcome> only) {
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

void draw_cells(const Shown& shown, Drafts& drafts, std::optional<Outcome> only, ImVec2 min,
                ImVec2 max) {
  const Ui& ui = shown.ui;
  const std::vector<CellReview>& cells = cells_of(shown.file);
  begin_region("returned cells", min, max, ui.color.bg1, {0, 0});
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const Columns at = columns(min.x, max.x - 10);
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
      if (in_sight(ui.row)) draw_row(shown, drafts, cells[i], i, at, y, row);
      y += ui.row;
      if (drafts.expanded != std::pair(shown.number, i)) continue;
      ++row;
      const float height = draw_opened(shown, cells[i], at, y, row, true);
      if (in_sight(height)) draw_opened(shown, cells[i], at, y, row, false);
      y += height;
    }
  }
  ImGui::SetCursorScreenPos({origin.x, y + space::k4});
  ImGui::Dummy({1, 1});
  end_region();
}

void draw_chips(const Shown& shown, std::optional<Outcome> only, ImVec2 at, float right,
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
  const Columns at = columns(min.x, right - 10);
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
  const Shown shown{*state.open, collection.files[collection.chosen], collection.chosen, ui};
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
