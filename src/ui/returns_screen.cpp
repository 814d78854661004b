#include <algorithm>
#include <string>

#include "model/round.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kFiles = 300;
constexpr float kHead = 64, kFile = 48;

size_t changes_in(const CollectedFile& file) {
  return static_cast<size_t>(std::ranges::count_if(cells_of(file), says_something));
}

std::string department_of(const CollectedFile& file, const Register& office, const Ui& ui) {
  if (file.refusal && file.file.department.empty()) return file.name;
  if (file.file.department.empty()) return ui[Text::collect_office];
  return department_name(office, file.file.department);
}

// --- the files at the left -----------------------------------------------------------------------

struct FileWords {
  std::string tag;  // empty: `plain`
  const StateColors* colors = nullptr;
  std::string plain;
  std::string second;
};

FileWords words_of(const CollectedFile& file, const Ui& ui) {
  const std::string changes =
      ui(Text::collect_changes, {number(static_cast<long long>(changes_in(file)))});
  if (file.refusal) return {ui[Text::collect_refused], &ui.color.late, {}, {}};
  switch (file.review.verdict) {
    case Verdict::AlreadyReceived:
      return {ui[Text::collect_received], &ui.color.going, {}, ui[Text::collect_nothing]};
    case Verdict::OtherBaseline:
      return {ui[Text::collect_other_baseline], &ui.color.soon, {}, changes};
    case Verdict::OtherRegister:
      return {ui[Text::collect_refused], &ui.color.late, {}, {}};
    case Verdict::Fresh:
      break;
  }
  const size_t conflicts = count(file.review, Outcome::Conflict);
  const size_t held = count(file.review, Outcome::OutOfScope);
  if (conflicts > 0)
    return {ui(Text::collect_conflicts, {number(static_cast<long long>(conflicts))}),
            &ui.color.conflict,
            {},
            changes};
  if (held > 0)
    return {ui(Text::collect_held, {number(static_cast<long long>(held))}),
            &ui.color.soon,
            {},
            changes};
  if (changes_in(file) == 0) return {{}, nullptr, ui[Text::collect_nothing], {}};
  return {{}, nullptr, ui[Text::collect_no_conflict], changes};
}

void draw_tick(const CollectedFile& file, const std::string& who, size_t index, const Ui& ui,
               ImVec2 min, Intents& out) {
  ImGui::SetCursorScreenPos({min.x + space::k3, min.y + 16});
  if (!can_take(file)) {
    stroke_rect({min.x + space::k3, min.y + 16}, {min.x + space::k3 + 16, min.y + 32},
                ui.color.line1, space::kTagRadius);
    return;
  }
  if (checkbox(ui, "take", ui(Text::collect_take, {who}), file.taken))
    out.push_back(TakeReturn{index, !file.taken});
}

void draw_file(const Collection& collection, size_t index, const Register& office, const Ui& ui,
               float width, Intents& out) {
  const CollectedFile& file = collection.files[index];
  const std::string who = department_of(file, office, ui);
  const FileWords words = words_of(file, ui);
  const bool is_chosen = collection.chosen == index;
  ImGui::PushID(static_cast<int>(index));
  const ImVec2 min = ImGui::GetCursorScreenPos(), max(min.x + width, min.y + kFile);
  ImGui::SetNextItemAllowOverlap();
  const bool clicked = press_area("file", {width, kFile});
  mirror::say_last_item({.role = Role::ListItem,
                         .name = ui(Text::collect_show, {who}),
                         .value = (words.tag.empty() ? words.plain : words.tag) + " " +
                                  words.second + " " + file.name,
                         .selected = is_chosen});
  if (is_chosen)
    fill_rect(min, max, ui.color.select);
  else if (ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenOverlappedByItem))
    fill_rect(min, max, ui.color.hover);
  focus_ring(ui, 2);
  hairline({min.x, max.y - 1}, {max.x, max.y - 1}, ui.color.line1);
  mirror::begin_last_item();
  draw_tick(file, who, index, ui, min, out);
  mirror::end();
  const float right = max.x - space::k3;
  const float x = min.x + 36;
  float edge = right;
  if (!words.tag.empty()) {
    edge -= tag_width(ui, words.tag);
    draw_tag(ui, {edge, min.y + 5}, words.tag, *words.colors);
  } else {
    edge -= text_width(ui, words.plain, type::kSmall);
    draw_text(ui, {edge, min.y + 5}, words.plain, ui.color.text2, type::kSmall, Weight::Regular,
              true);
  }
  draw_fitted(ui, {x, min.y + 3}, edge - x - space::k2, who, ui.color.text1, type::kBody,
              is_chosen ? Weight::Bold : Weight::Regular);
  const float second = text_width(ui, words.second, type::kSmall);
  draw_text(ui, {right - second, min.y + 26}, words.second, ui.color.text2, type::kSmall,
            Weight::Regular, true);
  draw_file_name(ui, {x, min.y + 26}, right - second - x - space::k2, file.name, ui.color.text3,
                 type::kSmall);
  if (clicked || mirror::pressed_last_item()) out.push_back(ChooseReturn{index});
  ImGui::SetCursorScreenPos({min.x, max.y});
  ImGui::PopID();
}

void draw_drop_place(const Collection& collection, const Ui& ui, float width, Intents& out) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 min(at.x + space::k3, at.y + space::k3);
  const ImVec2 max(at.x + width - space::k3, min.y + 104);
  dashed_rect(ui, min, max);
  draw_icon(ImGui::GetWindowDrawList(), Icon::Download, {(min.x + max.x) / 2 - 10, min.y + 10}, 20,
            ui.color.text2);
  const Text says = collection.files.empty() ? Text::collect_empty : Text::collect_more;
  const float room = max.x - min.x - 2 * space::k2;
  const float wide = std::min(room, text_width(ui, ui[says], type::kSmall));
  say_fitted(ui, {(min.x + max.x - wide) / 2, min.y + 38}, room, ui[says], ui.color.text2,
             type::kSmall);
  const ButtonLook look{.height = 28};
  ImGui::SetCursorScreenPos(
      {(min.x + max.x - button_width(ui, ui[Text::collect_pick], look)) / 2, min.y + 66});
  if (button(ui, "pick", ui[Text::collect_pick], look)) out.push_back(PickReturns{});
  ImGui::SetCursorScreenPos({at.x, max.y + space::k3});
  ImGui::Dummy({1, 1});
}

void draw_files(const AppState& state, const Ui& ui, ImVec2 min, ImVec2 max, Intents& out) {
  const Collection& collection = *state.collection;
  begin_region("returned files", min, max, ui.color.bg1, {0, 0});
  const size_t waiting = collection.waiting.size(), files = collection.files.size();
  mirror::text(Role::Heading, ui[Text::collect_title], min.x + space::k3, min.y + 10, 160,
               type::kTitle, 2);
  draw_text(ui, {min.x + space::k3, min.y + 9}, ui[Text::collect_title], ui.color.text1,
            type::kTitle, Weight::Bold, true);
  const float used = text_width(ui, ui[Text::collect_title], type::kTitle, Weight::Bold);
  draw_text(ui, {min.x + space::k3 + used + space::k2, min.y + 13},
            ui(Text::collect_files, {number(static_cast<long long>(files + waiting))}),
            ui.color.text2, type::kSmall);
  ImGui::SetCursorScreenPos({max.x - 36, min.y + 8});
  if (icon_button(ui, "close returns", Icon::Close, ui[Text::collect_leave]))
    out.push_back(DropReturns{});
  const std::string says =
      waiting == 0 ? std::string(ui[Text::collect_says])
                   : ui(Text::collect_reading, {number(static_cast<long long>(files) + 1),
                                                number(static_cast<long long>(waiting) - 1)});
  draw_fitted(ui, {min.x + space::k3, min.y + 37}, max.x - min.x - 2 * space::k3, says,
              ui.color.text2, type::kSmall);
  mirror::status(says, min.x + space::k3, min.y + 37, max.x - min.x - 2 * space::k3, type::kSmall);
  hairline({min.x, min.y + kHead - 1}, {max.x, min.y + kHead - 1}, ui.color.line1);

  begin_region("file list", {min.x, min.y + kHead}, max, ui.color.bg1, {0, 0});
  mirror::begin(Role::List, "file list", ui[Text::collect_title], min.x, min.y + kHead,
                max.x - min.x, max.y - min.y - kHead);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  const float width = ImGui::GetContentRegionAvail().x;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(files), kFile);
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
      draw_file(collection, static_cast<size_t>(i), state.open->reg, ui, width, out);
  clipper.End();
  mirror::end();
  draw_drop_place(collection, ui, width, out);
  ImGui::PopStyleVar();
  end_region();
  end_region();
}

// --- around them ---------------------------------------------------------------------------------

void draw_foot(const AppState& state, const Ui& ui, ImVec2 min, ImVec2 max, Intents& out) {
  const Collection& collection = *state.collection;
  const CollectionSum sum = sum_of(collection);
  const auto figure = [](size_t count) { return number(static_cast<long long>(count)); };
  fill_rect(min, max, ui.color.bg1);
  hairline(min, {max.x, min.y}, ui.color.line1);
  const bool is_ready = collection.waiting.empty() && sum.files > 0;
  const ButtonLook primary{.kind = Kind::Primary, .icon = Icon::Check, .enabled = is_ready};
  const std::string apply = ui(Text::collect_apply, {figure(sum.files)});
  float x = max.x - space::k4 - button_width(ui, apply, primary);
  ImGui::SetCursorScreenPos({x, min.y + 12});
  const bool by_key = is_ready && page_chord(ImGuiMod_Ctrl | ImGuiKey_Enter);
  if (button(ui, "apply", apply, primary) || by_key) out.push_back(ApplyReturns{});
  x -= space::k2 + button_width(ui, ui[Text::collect_leave]);
  ImGui::SetCursorScreenPos({x, min.y + 12});
  if (button(ui, "leave", ui[Text::collect_leave])) out.push_back(DropReturns{});
  std::string words = ui(Text::collect_foot, {figure(sum.files), figure(sum.cells)});
  std::string more;
  if (sum.conflicts + sum.held > 0)
    more = ui(Text::collect_foot_kept, {figure(sum.conflicts), figure(sum.held)});
  const float left = min.x + space::k4;
  draw_text(ui, {left, min.y + 8}, words, ui.color.text1, type::kBody, Weight::Bold);
  const float used = text_width(ui, words, type::kBody, Weight::Bold) + space::k4;
  draw_fitted(ui, {left + used, min.y + 8}, x - left - used - space::k3, more, ui.color.text2);
  say_fitted(ui, {left, min.y + 31}, x - left - space::k3, ui[Text::collect_foot_says],
             ui.color.text2, type::kSmall);
  mirror::status(more.empty() ? words : words + " " + more, left, min.y + 8, x - left, type::kBody);
}

}  // namespace

void draw_returns(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  const ImVec2 screen = ImGui::GetIO().DisplaySize;
  begin_top_bar();
  draw_brand(ui, register_title(state.open->reg),
             ui(Text::issue_round_first, {number(round_of(state.open->reg))}), out);
  draw_common_buttons(state, drafts, ui, screen.x - space::k3, out);
  mirror::end();
  draw_strip(state, ui, {0, space::kTopBar}, screen.x, out);
  const float top = space::kTopBar + strip_height(state), foot = screen.y - space::kStatusBar;
  begin_main({0, top}, {screen.x, foot});
  draw_files(state, ui, {0, top}, {kFiles, foot}, out);
  draw_returned_cells(state, drafts, ui, {kFiles + 1, top}, {screen.x, foot - space::kActionBar},
                      out);
  draw_foot(state, ui, {kFiles + 1, foot - space::kActionBar}, {screen.x, foot}, out);
  mirror::end();
  hairline({kFiles, top}, {kFiles, foot}, ui.color.line1);
  draw_status_bar(state, drafts, ui, ui[Text::collect_keys], out);
}

}  // namespace taizhang
