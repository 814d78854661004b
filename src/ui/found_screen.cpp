#include <algorithm>
#include <string>

#include "app/searching.h"
#include "ui/ledger.h"
#include "ui/lines.h"

namespace taizhang {
namespace {

constexpr float kFrom = 190, kPadding = 8;

void draw_found_line(const OpenRegister& open, const Ui& ui, const Hit& hit, float width,
                     Intents& out) {
  const FoundLine line = found_line(open, hit, ui.language);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string said = line.text.empty() ? std::string() : " " + line.text;
  if (list_line(ui, width, line.title + " " + line.from + said))
    out.push_back(ShowRecord{open.searching.records[hit.row]});
  const float y = at.y + (ui.row - type::kBody) / 2;
  const float room = width - kFrom - 2 * space::k3;
  const float title = line.text.empty() ? room : room * 0.45f;
  const ImVec2 title_at = {at.x + space::k3, y};
  draw_marks(ui, title_at, title - kPadding, line.title, line.in_title);
  draw_fitted(ui, title_at, title - kPadding, line.title, ui.color.text1);
  const ImVec2 text_at = {at.x + space::k3 + title, y + 2};
  draw_marks(ui, text_at, room - title - kPadding, line.text, line.in_text, type::kSmall);
  draw_fitted(ui, text_at, std::max(0.0f, room - title - kPadding), line.text, ui.color.text2,
              type::kSmall);
  draw_fitted(ui, {at.x + width - kFrom, y}, kFrom - kPadding, line.from, ui.color.text2);
}

}  // namespace

void draw_found(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                Intents& out) {
  const std::vector<Hit>& hits = open.searching.search.hits;
  const bool is_empty = open.sought.empty();
  const ListWords words{Text::place_found, Text::found_detail,
                        is_empty ? Text::found_hint : Text::found_none};
  if (!begin_list(ui, min, max, words, is_empty ? 0 : hits.size())) {
    ImGui::SetCursorScreenPos({min.x + space::k4, ImGui::GetCursorScreenPos().y});
    drafts.focus_search |= next_step(ui, ui[Text::place_found]);
    return;
  }
  draw_lines("found", hits, ui, min, max,
             [&](const Hit& hit, float width) { draw_found_line(open, ui, hit, width, out); });
}

}  // namespace taizhang
