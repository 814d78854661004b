#include <algorithm>
#include <string>

#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kLine = 24;
constexpr float kNumber = 44;  // the column of line numbers
constexpr float kMargin = 76;  // the column of tags at the right
constexpr float kHeader = 44;

// Breaks the source into lines once for a text and a width.
void lay_out(SourceLayout& layout, const Ui& ui, std::string_view source, float width) {
  if (layout.source == source && layout.width == width && !layout.lines.empty()) return;
  layout = {std::string(source), width, {}};
  const std::vector<size_t> starts = line_starts(source);
  for (size_t i = 0; i < starts.size(); ++i) {
    if (i > 0 && starts[i] == source.size()) break;  // after the last newline comes no line
    const size_t end = i + 1 < starts.size() ? starts[i + 1] : source.size();
    std::string_view line = source.substr(starts[i], end - starts[i]);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    bool first = true;
    for (const Span& span : lines_of(ui, line, width)) {
      layout.lines.push_back({{starts[i] + span.begin, starts[i] + span.end}, i + 1, first});
      first = false;
    }
  }
}

struct Mark {
  size_t problem;
  bool not_understood;
};

bool overlaps(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

Span full_line(const SourceLayout& layout, size_t index) {
  const SourceLine& line = layout.lines[index];
  return {line.text.begin, std::max(line.text.end, line.text.begin + 1)};
}

void draw_marks(const Preview& preview, const Ui& ui, std::string_view source, Span shown,
                ImVec2 at) {
  const std::vector<Problem>& problems = preview.now.draft.notice.problems;
  for (size_t i = 0; i < problems.size(); ++i) {
    const Span place = problems[i].place;
    if (preview.now.settled[i] || !overlaps(place, shown)) continue;
    const size_t begin = std::max(place.begin, shown.begin), end = std::min(place.end, shown.end);
    const float x0 = at.x + text_width(ui, source.substr(shown.begin, begin - shown.begin));
    const float x1 = x0 + text_width(ui, source.substr(begin, end - begin));
    const bool unread = is_not_understood(problems[i].kind);
    fill_rect({x0 - 1, at.y - 1}, {x1 + 1, at.y + type::kBody + 1},
              unread ? ui.color.late.soft : ui.color.mark, space::kTagRadius);
  }
}

// The first open problem that begins in this line of the source; none when there is none.
std::optional<size_t> problem_at(const Preview& preview, Span shown) {
  const std::vector<Problem>& problems = preview.now.draft.notice.problems;
  for (size_t i = 0; i < problems.size(); ++i) {
    const size_t begin = problems[i].place.begin;
    if (!preview.now.settled[i] && begin >= shown.begin && begin < shown.end) return i;
  }
  return std::nullopt;
}

std::optional<size_t> task_at(const Notice& notice, Span shown, bool starting) {
  for (size_t i = 0; i < notice.tasks.size(); ++i) {
    const Span place = notice.tasks[i].place;
    if (starting ? place.begin >= shown.begin && place.begin < shown.end : overlaps(place, shown))
      return i;
  }
  return std::nullopt;
}

std::string number_of(const Preview& preview, size_t task) {
  for (const DraftRow& row : preview.rows)
    if (row.task == task) return row.number;
  return {};
}

void draw_tag_of(const Preview& preview, const Ui& ui, Span shown, float right, float y) {
  std::string words;
  ImU32 color = ui.color.text3;
  if (const std::optional<size_t> problem = problem_at(preview, shown)) {
    const bool unread = is_not_understood(preview.now.draft.notice.problems[*problem].kind);
    words = ui[unread ? Text::tag_unread : Text::tag_ask];
    color = unread ? ui.color.late.text : ui.color.soon.text;
  } else if (const std::optional<size_t> task = task_at(preview.now.draft.notice, shown, true)) {
    words = number_of(preview, *task);
  }
  draw_text(ui, {right - text_width(ui, words, type::kSmall), y + 2}, words, color, type::kSmall,
            Weight::Regular, true);
}

void draw_source_line(const Preview& preview, const Ui& ui, size_t index,
                      const SourceLayout& layout, Span selected, float left, float right, float y,
                      Intents& out) {
  const SourceLine& line = layout.lines[index];
  const std::string_view source = preview.now.draft.source;
  const Span shown = full_line(layout, index);
  ImGui::PushID(static_cast<int>(index));
  ImGui::SetCursorScreenPos({left, y});
  const bool clicked = ImGui::InvisibleButton("line", {right - left, kLine});
  const std::string_view words = source.substr(line.text.begin, line.text.end - line.text.begin);
  mirror::say_last_item({.role = Role::ListItem,
                         .name = words.empty() ? " " : words,
                         .selected = overlaps(selected, shown)});
  if (overlaps(selected, shown)) {
    fill_rect({left, y}, {right, y + kLine}, ui.color.select);
    fill_rect({left, y}, {left + 2, y + kLine}, ui.color.accent);
  } else {
    fill_rect({left, y}, {right, y + kLine}, ground_of_item(ui, 0));
  }
  const ImVec2 at(left + kNumber, y + (kLine - type::kBody) / 2);
  if (line.first) {
    const std::string n = number(static_cast<long long>(line.number));
    draw_text(ui, {left + kNumber - 12 - text_width(ui, n, type::kSmall), at.y + 2}, n,
              ui.color.text3, type::kSmall, Weight::Regular, true);
  }
  draw_marks(preview, ui, source, shown, at);
  draw_text(ui, at, words, ui.color.text1, type::kBody, Weight::Regular, true);
  draw_tag_of(preview, ui, shown, right - space::k4, at.y);
  if (clicked || mirror::pressed_last_item()) {
    if (const std::optional<size_t> problem = problem_at(preview, shown)) {
      out.push_back(SelectProblem{problem});
    } else {
      out.push_back(SelectProblem{std::nullopt});
      out.push_back(SelectDraftTask{task_at(preview.now.draft.notice, shown, false)});
    }
  }
  ImGui::PopID();
}

// What of the source belongs to the selection.
Span selection(const Preview& preview) {
  const Notice& notice = preview.now.draft.notice;
  if (preview.problem) return notice.problems[*preview.problem].place;
  if (preview.task) return notice.tasks[*preview.task].place;
  return {};
}

void draw_source_header(const Preview& preview, const Ui& ui, ImVec2 min, float right,
                        size_t lines) {
  const char* title = ui[Text::source_title];
  ImGui::SetCursorScreenPos({min.x + space::k4, min.y + 11});
  heading(ui, title);
  const float used = text_width(ui, title, type::kTitle, Weight::Bold);
  int unread = 0, ask = 0;
  const std::vector<Problem>& problems = preview.now.draft.notice.problems;
  for (size_t i = 0; i < problems.size(); ++i)
    if (!preview.now.settled[i]) ++(is_not_understood(problems[i].kind) ? unread : ask);
  const std::string asks = ui(Text::source_ask, {number(ask)});
  float x = right - space::k4 - text_width(ui, asks, type::kSmall);
  draw_text(ui, {x, min.y + 15}, asks, ui.color.soon.text, type::kSmall);
  fill_rect({x - 18, min.y + 16}, {x - 6, min.y + 28}, ui.color.mark, 2);
  const std::string unreads = ui(Text::source_unread, {number(unread)});
  x -= 34 + text_width(ui, unreads, type::kSmall);
  draw_text(ui, {x, min.y + 15}, unreads, ui.color.late.text, type::kSmall);
  fill_rect({x - 18, min.y + 16}, {x - 6, min.y + 28}, ui.color.late.soft, 2);
  const std::string count = ui(Text::source_lines, {number(static_cast<long long>(lines))});
  const float left = min.x + space::k4 + used + space::k2;
  if (left + text_width(ui, count, type::kSmall) + space::k2 < x - 18)
    draw_text(ui, {left, min.y + 15}, count, ui.color.text3, type::kSmall);
  hairline({min.x, min.y + kHeader - 1}, {right, min.y + kHeader - 1}, ui.color.line1);
}

void bring_into_view(Drafts& drafts, const SourceLayout& layout, Span selected) {
  if (selected.begin == selected.end) {
    drafts.scrolled_to.reset();
    return;
  }
  if (drafts.scrolled_to == selected.begin) return;
  drafts.scrolled_to = selected.begin;
  size_t index = 0;
  while (index + 1 < layout.lines.size() && layout.lines[index + 1].text.begin <= selected.begin)
    ++index;
  const float y = kLine * static_cast<float>(index);
  const float height = ImGui::GetWindowHeight();
  if (y < ImGui::GetScrollY() || y > ImGui::GetScrollY() + height - 4 * kLine)
    ImGui::SetScrollY(std::max(0.0f, y - height / 3));
}

}  // namespace

void draw_source(const Preview& preview, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out) {
  fill_rect(min, max, ui.color.bg1);
  lay_out(drafts.source, ui, preview.now.draft.source, max.x - min.x - kNumber - kMargin);
  const SourceLayout& layout = drafts.source;
  draw_source_header(preview, ui, min, max.x, layout.lines.back().number);

  begin_region("source", {min.x, min.y + kHeader}, max, ui.color.bg1, {0, space::k1});
  mirror::begin(Role::List, "source", ui[Text::source_title], min.x, min.y + kHeader, max.x - min.x,
                max.y - min.y - kHeader);
  const Span selected = selection(preview);
  bring_into_view(drafts, layout, selected);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(layout.lines.size()), kLine);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
      draw_source_line(preview, ui, static_cast<size_t>(i), layout, selected, origin.x, max.x - 1,
                       origin.y + kLine * static_cast<float>(i), out);
  }
  clipper.End();
  ImGui::SetCursorScreenPos({origin.x, origin.y + kLine * static_cast<float>(layout.lines.size())});
  ImGui::Dummy({1, 1});
  mirror::end();
  end_region();
}

}  // namespace taizhang
