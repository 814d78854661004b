#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "ui/inbox.h"

namespace taizhang {
namespace {

constexpr float kSide = 16, kTop = 12;  // of a card
constexpr float kText = 45;             // where its words begin, right of the radio
constexpr float kKey = 18;
constexpr float kMostFile = 0.45f;  // of a card, for what stands at its right

ImU32 ground_of(const Palette& color, Run::Kind kind) {
  switch (kind) {
    case Run::Kind::Same:
      return 0;
    case Run::Kind::Removed:
      return color.late.soft;
    case Run::Kind::Added:
      return color.ok.soft;
  }
}

ImU32 ink_of(const Palette& color, Run::Kind kind) {
  switch (kind) {
    case Run::Kind::Same:
      return color.text1;
    case Run::Kind::Removed:
      return color.late.text;
    case Run::Kind::Added:
      return color.ok.text;
  }
}

std::string whole_of(const std::vector<Run>& runs) {
  std::string whole;
  for (const Run& run : runs) whole += run.text;
  return whole;
}

// A piece of a line that is of one kind. Returns its width.
float draw_piece(const Ui& ui, ImVec2 at, std::string_view text, Run::Kind kind) {
  const float width = text_width(ui, text);
  const ImU32 ground = ground_of(ui.color, kind);
  if (ground != 0) fill_rect(at, {at.x + width, at.y + type::kBody}, ground, space::kBarRadius);
  draw_text(ui, at, text, ink_of(ui.color, kind), type::kBody, Weight::Regular, true);
  const float middle = at.y + type::kBody / 2;
  if (kind == Run::Kind::Removed)
    hairline({at.x, middle}, {at.x + width, middle}, ui.color.late.text);
  return width;
}

void draw_runs(const Ui& ui, ImVec2 at, const std::vector<Run>& runs,
               const std::vector<Span>& lines) {
  for (const Span& line : lines) {
    float x = at.x;
    size_t begin = 0;
    for (const Run& run : runs) {
      const size_t end = begin + run.text.size();
      const size_t from = std::max(begin, line.begin), to = std::min(end, line.end);
      if (from < to)
        x += draw_piece(ui, {x, at.y}, std::string_view(run.text).substr(from - begin, to - from),
                        run.kind);
      begin = end;
    }
    at.y += type::kBody;
  }
}

void draw_radio(const Ui& ui, ImVec2 at, bool chosen) {
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 center(at.x + 8.5f, at.y + 8.5f);
  if (chosen) {
    list->AddCircleFilled(center, 8, ui.color.accent);
    list->AddCircleFilled(center, 3.5f, ui.color.on_accent);
  } else {
    list->AddCircle(center, 8, ui.color.line3, 0, 1.3f);
  }
}

// Its digit, as on a keyboard.
void draw_digit(const Ui& ui, ImVec2 at, size_t index) {
  if (index >= 9) return;
  const std::string digit = number(static_cast<long long>(index) + 1);
  stroke_rect(at, {at.x + kKey, at.y + 22}, ui.color.line2, space::kTagRadius);
  draw_text(ui, {at.x + std::round((kKey - text_width(ui, digit, type::kSmall)) / 2), at.y + 3},
            digit, ui.color.text2, type::kSmall, Weight::Regular, true);
}

struct CardLook {
  size_t index;
  std::string title;  // in bold
  std::string quiet;  // behind it
  std::string right;
  std::string said;  // to the mirror
};

// The card as an item, with its first line; the words below are its caller's. True when pressed.
bool draw_card(const InboxFrame& frame, const CardLook& look, ImVec2 at, ImVec2 size) {
  const Ui& ui = frame.ui;
  const bool chosen = frame.drafts.inbox.choice == look.index;
  ImGui::PushID(static_cast<int>(look.index));
  ImGui::SetCursorScreenPos(at);
  const bool clicked = press_area("value", size);
  mirror::say_last_item({.role = Role::Radio,
                         .name = look.said,
                         .value = look.quiet + " " + look.right,
                         .checked = chosen,
                         .checkable = true});
  const ImVec2 end(at.x + size.x, at.y + size.y);
  fill_rect(at, end,
            chosen                   ? ui.color.accent_soft
            : ImGui::IsItemHovered() ? ui.color.hover
                                     : ui.color.bg1,
            space::kCardRadius);
  stroke_rect(at, end, chosen ? ui.color.accent : ui.color.line1, space::kCardRadius);
  draw_radio(ui, {at.x + kSide, at.y + kTop + 2}, chosen);
  draw_digit(ui, {end.x - kSide - kKey, at.y + kTop - 2}, look.index);

  const float y = at.y + kTop, right = end.x - kSide - kKey - space::k3;
  const float file =
      std::min(size.x * kMostFile, std::ceil(text_width(ui, look.right, type::kSmall)) + 1);
  draw_file_name(ui, {right - file, y + 2}, file, look.right, ui.color.text3, type::kSmall);
  const float room = right - file - space::k3 - at.x - kText;
  draw_fitted(ui, {at.x + kText, y}, room, look.title, ui.color.text1, type::kBody, Weight::Bold);
  const float used =
      std::min(room, std::ceil(text_width(ui, look.title, type::kBody, Weight::Bold))) + space::k2;
  if (room > used)
    draw_fitted(ui, {at.x + kText + used, y + 2}, room - used, look.quiet, ui.color.text3,
                type::kSmall);
  focus_ring(ui, space::kCardRadius);
  tooltip(ui, look.right);
  ImGui::PopID();
  return clicked || mirror::pressed_last_item();
}

std::string author_words(const Ui& ui, const Candidate& one) {
  const std::string when = when_words(ui, one.at);
  if (one.author.empty()) return when;
  return when.empty() ? one.author : one.author + "  ·  " + when;
}

}  // namespace

float draw_issued(const Ui& ui, const std::string& issued, ImVec2 at, float width) {
  const float label = text_width(ui, ui[Text::inbox_issued], type::kSmall) + space::k2;
  const float room = width - 2 * kSide - label;
  const float height =
      type::kSmall * static_cast<float>(lines_of(ui, issued, room, type::kSmall).size()) + 15;
  fill_rect(at, {at.x + width, at.y + height}, ui.color.bg2, space::kRadius);
  draw_text(ui, {at.x + kSide, at.y + 8}, ui[Text::inbox_issued], ui.color.text3, type::kSmall);
  ImGui::SetCursorScreenPos({at.x + kSide + label, at.y + 8});
  paragraph(ui, issued, room, ui.color.text2, type::kSmall);
  return at.y + height;
}

float draw_candidate(const InboxFrame& frame, size_t index, ImVec2 at, float width) {
  const Ui& ui = frame.ui;
  const Candidate& one = frame.drafts.inbox.view.candidates[index];
  const std::string whole = whole_of(one.runs);
  const std::vector<Span> lines = lines_of(ui, whole, width - kText - kSide);
  const ImVec2 size(width,
                    2 * kTop + type::kBody * (1 + static_cast<float>(lines.size())) + space::k1);
  const std::string right = one.file.empty() ? std::string(ui[Text::inbox_written_here])
                                             : ui(Text::inbox_from_file, {one.file});
  if (draw_card(frame,
                {index, one.who, author_words(ui, one), right,
                 ui(Text::inbox_candidate, {one.who, one.words})},
                at, size))
    frame.drafts.inbox.choice = index;
  const ImVec2 below(at.x + kText, at.y + kTop + type::kBody + space::k1);
  draw_runs(ui, below, one.runs, lines);
  return at.y + size.y;
}

float draw_other_card(const InboxFrame& frame, ImVec2 at, float width) {
  const Ui& ui = frame.ui;
  const InboxDraft& inbox = frame.drafts.inbox;
  const size_t index = inbox.view.candidates.size();
  const bool chosen = inbox.choice == index;
  const float height = chosen ? 2 * kTop + type::kBody : 2 * kTop + 2 * type::kBody + space::k1;
  if (draw_card(
          frame,
          {index, ui[Text::inbox_other], "", ui[Text::inbox_other_when], ui[Text::inbox_other]}, at,
          {width, height}))
    begin_other(frame);
  const ImVec2 below(at.x, at.y + height + space::k2);
  if (chosen) return draw_other_field(frame, below, width);
  say_fitted(ui, {at.x + kText, at.y + kTop + type::kBody + space::k1}, width - kText - kSide,
             ui[Text::inbox_other_hint], ui.color.text3);
  return at.y + height;
}

}  // namespace taizhang
