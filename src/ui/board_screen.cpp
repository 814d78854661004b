#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "app/table_cells.h"
#include "ui/inbox.h"

namespace taizhang {
namespace {

constexpr float kRow = 36;
constexpr float kPadding = 8;
constexpr float kScrollbar = 10;
constexpr float kRoomy = 900;  // narrower boards leave out the hours and the button's words
constexpr float kLeastName = 96;

enum class Part { Department, Issued, Returned, State, Stale, Repeated, Held, Open, Remind };

struct PartLook {
  Part part;
  Text name;
  float narrow, wide;  // 0: the rest, or as the button needs
};
constexpr std::array<PartLook, 9> kParts = {{
    {Part::Department, Text::board_department, 0, 0},
    {Part::Issued, Text::board_issued, 92, 160},
    {Part::Returned, Text::board_returned, 92, 160},
    {Part::State, Text::column_status, 88, 104},
    {Part::Stale, Text::board_stale, 56, 76},
    {Part::Repeated, Text::board_repeated, 56, 76},
    {Part::Held, Text::board_held, 56, 76},
    {Part::Open, Text::board_open, 60, 84},
    {Part::Remind, Text::board_copy, 0, 0},
}};

struct Places {
  std::array<float, kParts.size() + 1> left = {};  // the last one is the right end
  bool wide = false;
};

struct BoardFrame {
  const OpenRegister& open;
  const Ui& ui;
  const BoardRound& round;
  bool is_present;  // only of the present round one knows what is open
  Places places;
  Intents& out;
};

constexpr ButtonLook kSmall{.height = 28};

Places places_of(const Ui& ui, float left, float right) {
  Places all;
  all.wide = right - left >= kRoomy;
  const float words = all.wide ? button_width(ui, ui[Text::board_copy], kSmall) : kSmall.height;
  const float remind = words + space::k4 + kPadding;
  float fixed = remind;
  for (const PartLook& one : kParts) fixed += all.wide ? one.wide : one.narrow;
  float x = left;
  for (size_t i = 0; i < kParts.size(); ++i) {
    all.left[i] = x;
    if (kParts[i].part == Part::Department)
      x += std::max(kLeastName, right - left - fixed);
    else if (kParts[i].part == Part::Remind)
      x += remind;
    else
      x += all.wide ? kParts[i].wide : kParts[i].narrow;
  }
  all.left[kParts.size()] = x;
  return all;
}

// "11-09 10:00 共2次"; empty for never.
std::string times_words(const BoardFrame& board, const std::string& at, int times) {
  if (times == 0) return {};
  std::string when = when_words(board.ui, at);
  if (!board.places.wide) when = when.substr(0, when.find(' '));
  return times == 1 ? when : board.ui(Text::board_times, {when, number(times)});
}

std::string figure(int count) { return count == 0 ? std::string() : number(count); }

std::string words_of(const BoardFrame& board, const BoardRow& row, Part part) {
  switch (part) {
    case Part::Department:
      return department_name(board.open, row.department);
    case Part::Issued:
      return times_words(board, row.issued_at, row.packets);
    case Part::Returned:
      return times_words(board, row.returned_at, row.returns);
    case Part::State:
      return state_words(board.ui, row.state);
    case Part::Stale:
      return figure(row.stale);
    case Part::Repeated:
      return figure(std::max(0, row.returns - 1));
    case Part::Held:
      return figure(row.held);
    case Part::Open:
      return board.is_present ? number(static_cast<long long>(row.open_tasks.size()))
                              : std::string();
    case Part::Remind:
      return {};
  }
}

// "编号 0f3a9c21", of the file that went out or came back last; empty: the cell is about none.
std::string digest_words(const BoardFrame& board, const BoardRow& row, Part part) {
  const std::string& digest = part == Part::Issued ? row.packet_digest : row.returned_digest;
  const bool is_of_file = part == Part::Issued || part == Part::Returned;
  if (!is_of_file || digest.empty()) return {};
  return board.ui(Text::board_digest, {digest.substr(0, 8)});
}

bool can_remind(const BoardFrame& board, const BoardRow& row) {
  return board.is_present && row.state == RoundState::Missing;
}

void draw_remind(const BoardFrame& board, const BoardRow& row) {
  const Ui& ui = board.ui;
  const std::string name = ui(Text::board_copy_name, {department_name(board.open, row.department)});
  const bool pressed = board.places.wide ? button(ui, "remind", ui[Text::board_copy], kSmall)
                                         : icon_button(ui, "remind", Icon::Clipboard, name);
  mirror::say_last_item({.role = Role::Button, .name = name});
  if (pressed) board.out.push_back(CopyReminders{{row.department}});
}

void draw_cell(const BoardFrame& board, const BoardRow& row, size_t i, float y) {
  const Ui& ui = board.ui;
  const Part part = kParts[i].part;
  const float left = board.places.left[i], right = board.places.left[i + 1];
  const int column = static_cast<int>(i) + 1;
  if (part == Part::Remind) {
    mirror::begin(Role::Gridcell, "remind", "", left, y, right - left, kRow);
    ImGui::SetCursorScreenPos({left + kPadding, y + (kRow - kSmall.height) / 2});
    if (can_remind(board, row)) draw_remind(board, row);
    return mirror::end();
  }
  const std::string words = words_of(board, row, part);
  const std::string digest = digest_words(board, row, part);
  mirror::cell(Role::Gridcell, column, words, left, y, right - left, kRow, digest);
  if (!digest.empty()) {
    ImGui::SetCursorScreenPos({left, y});
    ImGui::Dummy({right - left, kRow});
    tooltip(ui, digest);
  }
  if (part == Part::State)
    return draw_tag(ui, {left + kPadding, y + (kRow - space::kTag) / 2}, words,
                    colors_of(ui.color, row.state));
  const bool waits = part == Part::Held && row.held > 0;
  const ImU32 ink = words.empty() ? ui.color.text3
                    : waits       ? ui.color.conflict.text
                                  : ui.color.text1;
  const float start = left + (part == Part::Department ? space::k4 : kPadding);
  draw_fitted(ui, {start, y + (kRow - type::kBody) / 2}, right - start - kPadding,
              words.empty() ? "—" : words, ink);
}

void draw_row(const BoardFrame& board, size_t index, float y) {
  const BoardRow& row = board.round.rows[index];
  const float left = board.places.left.front(), right = board.places.left.back();
  ImGui::PushID(row.department.c_str());
  mirror::begin_row(static_cast<int>(index) + 2, false, left, y, right - left, kRow);
  hairline({left, y + kRow - 1}, {right, y + kRow - 1}, board.ui.color.line1);
  for (size_t i = 0; i < kParts.size(); ++i) draw_cell(board, row, i, y);
  mirror::end();
  ImGui::PopID();
}

void draw_header(const BoardFrame& board, float y) {
  const Ui& ui = board.ui;
  const float left = board.places.left.front(), right = board.places.left.back();
  fill_rect({left, y}, {right, y + space::kHeader}, ui.color.bg0);
  mirror::begin_row(1, false, left, y, right - left, space::kHeader);
  for (size_t i = 0; i < kParts.size(); ++i) {
    const bool is_name = kParts[i].part != Part::Remind;
    const float x = board.places.left[i] + (i == 0 ? space::k4 : kPadding);
    const float room = board.places.left[i + 1] - x - kPadding / 2;
    mirror::cell(Role::ColumnHeader, static_cast<int>(i) + 1, is_name ? ui[kParts[i].name] : "",
                 board.places.left[i], y, board.places.left[i + 1] - board.places.left[i],
                 space::kHeader);
    if (is_name)
      draw_fitted(ui, {x, y + 7}, room, ui[kParts[i].name], ui.color.text2, type::kSmall);
  }
  mirror::end();
  hairline({left, y + space::kHeader - 1}, {right, y + space::kHeader - 1}, ui.color.line2);
}

void draw_table(const BoardFrame& board, ImVec2 min, ImVec2 max) {
  const int count = static_cast<int>(board.round.rows.size());
  mirror::begin_grid("board", board.ui[Text::board_name], count + 1,
                     static_cast<int>(kParts.size()), min.x, min.y, max.x - min.x, max.y - min.y);
  draw_header(board, min.y);
  begin_region("board", {min.x, min.y + space::kHeader}, max, board.ui.color.bg1, {0, 0});
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  ImGuiListClipper clipper;
  clipper.Begin(count, kRow);
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
      draw_row(board, static_cast<size_t>(i), origin.y + kRow * static_cast<float>(i));
  clipper.End();
  ImGui::SetCursorScreenPos({origin.x, origin.y + kRow * static_cast<float>(count)});
  ImGui::Dummy({1, 1});
  end_region();
  mirror::end();
}

// The chosen round; another one when that is no longer there.
const BoardRound& round_on_screen(const OpenRegister& open, Drafts& drafts) {
  if (drafts.board_round) {
    const auto found = std::ranges::find(open.rounds, *drafts.board_round, &BoardRound::round);
    if (found != open.rounds.end()) return *found;
  }
  const BoardRound* present = present_round(open);
  return present != nullptr ? *present : open.rounds.front();
}

std::string totals_words(const Ui& ui, const BoardRound& round) {
  const auto of = [&](RoundState state) {
    return number(round.departments[static_cast<size_t>(state)]);
  };
  return ui(Text::board_totals,
            {number(static_cast<long long>(round.rows.size())), of(RoundState::Returned),
             of(RoundState::Missing), of(RoundState::NotIssued)});
}

void draw_round_choice(const BoardFrame& board, Drafts& drafts, float x, float y) {
  std::vector<std::string> names;
  std::optional<size_t> chosen;
  for (size_t i = 0; i < board.open.rounds.size(); ++i) {
    names.push_back(board.ui(Text::board_round, {number(board.open.rounds[i].round)}));
    if (board.open.rounds[i].round == board.round.round) chosen = i;
  }
  ImGui::SetCursorScreenPos({x, y});
  if (const auto picked =
          combo(board.ui, "round", board.ui[Text::board_choose_round], names, chosen, 128))
    drafts.board_round = board.open.rounds[*picked].round;
}

void draw_toolbar(const BoardFrame& board, Drafts& drafts, ImVec2 min, float right) {
  const Ui& ui = board.ui;
  ImGui::SetCursorScreenPos({min.x + space::k4, min.y + 10});
  heading(ui, ui[Text::place_board]);
  float x =
      min.x + 2 * space::k4 + text_width(ui, ui[Text::place_board], type::kTitle, Weight::Bold);
  draw_round_choice(board, drafts, x, min.y + 6);
  x += 128 + space::k3;
  float end = right - space::k4;
  std::vector<std::string> missing;
  for (const BoardRow& row : board.round.rows)
    if (can_remind(board, row)) missing.push_back(row.department);
  if (!missing.empty()) {
    const ButtonLook look{.icon = Icon::Clipboard};
    end -= button_width(ui, ui[Text::board_copy_all], look);
    ImGui::SetCursorScreenPos({end, min.y + 6});
    if (button(ui, "remind all", ui[Text::board_copy_all], look))
      board.out.push_back(CopyReminders{std::move(missing)});
    end -= space::k3;
  }
  const bool has_receipts = std::ranges::any_of(
      board.round.rows, [](const BoardRow& row) { return row.returns + row.stale > 0; });
  if (has_receipts) {
    const ButtonLook look{.icon = Icon::Note};
    end -= button_width(ui, ui[Text::receipt_copy], look);
    ImGui::SetCursorScreenPos({end, min.y + 6});
    if (button(ui, "receipts", ui[Text::receipt_copy], look))
      board.out.push_back(CopyReceipts{board.round.round});
    end -= space::k3;
  }
  const std::string totals = totals_words(ui, board.round);
  draw_fitted(ui, {x, min.y + 12}, std::max(0.0f, end - x), totals, ui.color.text2);
  mirror::text(Role::Text, totals, x, min.y + 12, std::max(0.0f, end - x), type::kBody);
}

void draw_nothing(const Ui& ui, ImVec2 min, ImVec2 max, Intents& out) {
  ImGui::SetCursorScreenPos({min.x + space::k6, min.y + space::k6});
  ImGui::BeginGroup();
  heading(ui, ui[Text::board_empty]);
  paragraph(ui, ui[Text::board_empty_says], std::max(0.0f, max.x - min.x - 2 * space::k6),
            ui.color.text2);
  ImGui::Dummy({1, space::k2});
  ImGui::PushID("board");
  if (button(ui, "issue", ui[Text::issue_action], {.kind = Kind::Primary, .icon = Icon::Export}))
    out.push_back(ShowIssuing{});
  ImGui::PopID();
  ImGui::EndGroup();
}

}  // namespace

std::string state_words(const Ui& ui, RoundState state) {
  switch (state) {
    case RoundState::NotIssued:
      return ui[Text::board_state_not_issued];
    case RoundState::Missing:
      return ui[Text::board_state_missing];
    case RoundState::Returned:
      return ui[Text::board_state_returned];
  }
}

const StateColors& colors_of(const Palette& color, RoundState state) {
  switch (state) {
    case RoundState::NotIssued:
      return color.going;
    case RoundState::Missing:
      return color.soon;
    case RoundState::Returned:
      return color.ok;
  }
}

void draw_board(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                Intents& out) {
  fill_rect(min, max, ui.color.bg1);
  if (open.rounds.empty()) return draw_nothing(ui, min, max, out);
  const BoardRound& round = round_on_screen(open, drafts);
  const float top = min.y + space::kToolbar;
  const float height = space::kHeader + kRow * static_cast<float>(round.rows.size());
  const float right = max.x - (height > max.y - top ? kScrollbar : 0);
  const BoardFrame board{
      open, ui, round, &round == present_round(open), places_of(ui, min.x, right), out};
  draw_toolbar(board, drafts, min, max.x);
  hairline({min.x, top}, {max.x, top}, ui.color.line1);
  draw_table(board, {min.x, top}, max);
}

}  // namespace taizhang
