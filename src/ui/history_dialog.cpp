#include <algorithm>
#include <ranges>
#include <string>
#include <utility>
#include <vector>

#include "app/report.h"
#include "app/table_cells.h"
#include "base/deadline.h"
#include "model/round.h"
#include "ui/lines.h"
#include "ui/panels.h"

namespace taizhang {
namespace {

constexpr float kWidth = 1040;
constexpr float kRow = 50;
constexpr float kWho = 200;     // when and who, at the left
constexpr float kSource = 200;  // by which file, at the right
constexpr float kScrollbar = 10;
constexpr float kAround = 230;  // of the screen's height: the dialog without its list
constexpr float kLeastList = 2 * kRow;

// --- what is listed ------------------------------------------------------------------------------

// Each value once, in the order of the lines.
template <typename Choice>
void add_once(std::vector<Choice>& choices, const Choice& one) {
  if (std::ranges::find(choices, one) == choices.end()) choices.push_back(one);
}

template <typename Choice>
std::optional<Choice> chosen_of(const std::vector<Choice>& choices, std::optional<size_t> index) {
  return index ? std::optional(choices[*index]) : std::nullopt;
}

template <typename Choice>
std::optional<size_t> place_of(const std::vector<Choice>& choices,
                               const std::optional<Choice>& one) {
  if (!one) return std::nullopt;
  const auto found = std::ranges::find(choices, *one);
  if (found == choices.end()) return std::nullopt;
  return static_cast<size_t>(found - choices.begin());
}

void list_choices(HistoryDraft& draft, const Register& reg, Language language) {
  draft.people.clear();
  draft.departments.clear();
  draft.sources.clear();
  draft.fields.clear();
  draft.field_names.clear();
  for (const HistoryLine& line : draft.lines) {
    if (line.change) {
      add_once(draft.people, line.author.name);
      add_once(draft.departments, line.author.department);
      add_once(draft.sources, line.receipt);
    }
    HistoryFilter field;
    field.form = line.form;
    field.field = line.field;
    if (std::ranges::find(draft.fields, field) != draft.fields.end()) continue;
    draft.fields.push_back(std::move(field));
    draft.field_names.push_back(field_words(reg, line.record, line.field, language));
  }
}

void show_filtered(HistoryDraft& draft, const Ui& ui) {
  HistoryFilter filter = chosen_of(draft.fields, draft.field).value_or(HistoryFilter{});
  filter.person = chosen_of(draft.people, draft.person);
  filter.department = chosen_of(draft.departments, draft.department);
  filter.receipt = chosen_of(draft.sources, draft.source);
  if (draft.action) filter.action = static_cast<HistoryAction>(*draft.action);
  filter.from = named_day(draft.from, ui.today.year);
  filter.to = named_day(draft.to, ui.today.year);
  draft.shown.clear();
  for (uint32_t i = 0; i < draft.lines.size(); ++i)
    if (passes(draft.lines[i], filter)) draft.shown.push_back(i);
}

void show_all(HistoryDraft& draft, const Ui& ui) {
  draft.person = draft.department = draft.field = draft.source = draft.action = std::nullopt;
  draft.from.clear();
  draft.to.clear();
  show_filtered(draft, ui);
}

// What was chosen stays chosen where it still occurs.
void follow_register(HistoryDraft& draft, const Register& reg, const Ui& ui) {
  if (draft.is_fresh && draft.revision == reg.revision()) return;
  const auto person = chosen_of(draft.people, draft.person);
  const auto department = chosen_of(draft.departments, draft.department);
  const auto field = chosen_of(draft.fields, draft.field);
  const auto source = chosen_of(draft.sources, draft.source);
  draft.is_fresh = true;
  draft.revision = reg.revision();
  draft.lines = history_lines(reg, draft.records);
  list_choices(draft, reg, ui.language);
  draft.person = place_of(draft.people, person);
  draft.department = place_of(draft.departments, department);
  draft.field = place_of(draft.fields, field);
  draft.source = place_of(draft.sources, source);
  show_filtered(draft, ui);
}

// --- filters -------------------------------------------------------------------------------------

// A list to choose one of, or all. True when another one was chosen.
bool choose(const Ui& ui, const char* id, Text name, Text all,
            const std::vector<std::string>& choices, std::optional<size_t>& chosen, float width) {
  std::vector<std::string> options = {ui[all]};
  options.insert(options.end(), choices.begin(), choices.end());
  const auto picked = combo(ui, id, ui[name], options, chosen ? *chosen + 1 : 0, width);
  ImGui::SameLine();
  if (!picked) return false;
  chosen = *picked == 0 ? std::nullopt : std::optional(*picked - 1);
  return true;
}

bool day_field(const Ui& ui, const char* id, Text name, Text hint, std::string& typed,
               float width) {
  const bool bad = !typed.empty() && !named_day(typed, ui.today.year);
  return field(ui, id, ui[name], typed, width, ui[hint], bad).changed;
}

// Returns how far a second line of them has moved what stands below.
float draw_filters(HistoryDraft& draft, const OpenRegister& open, const Ui& ui) {
  std::vector<std::string> people = draft.people, departments;
  for (std::string& person : people)
    if (person.empty()) person = ui[Text::note_nobody];
  for (const std::string& key : draft.departments)
    departments.push_back(key.empty() ? ui[Text::history_no_department]
                                      : department_name(open, key));
  std::vector<std::string> sources, actions;
  for (const RecordId receipt : draft.sources)
    sources.push_back(receipt ? std::string(text_of(open.reg, receipt, fields::kFile))
                              : ui[Text::history_here]);
  for (const Text action : {Text::history_created, Text::history_changed, Text::history_moved,
                            Text::history_deleted, Text::history_restored})
    actions.emplace_back(ui[action]);
  const std::string count =
      ui(Text::history_count, {number(static_cast<long long>(draft.shown.size())),
                               number(static_cast<long long>(draft.lines.size()))});
  const float count_width = text_width(ui, count, type::kSmall);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float room = ImGui::GetContentRegionAvail().x;
  const float one = (room - count_width - space::k3) / 7 - space::k2;
  const bool two_lines = one < 110;
  const float width = std::min(180.0f, two_lines ? room / 5 - space::k2 : one);
  bool changed = choose(ui, "person", Text::history_person, Text::history_everyone, people,
                        draft.person, width);
  changed |= choose(ui, "department", Text::history_department, Text::history_every_department,
                    departments, draft.department, width);
  changed |= choose(ui, "field", Text::history_field, Text::history_every_field, draft.field_names,
                    draft.field, width);
  changed |= choose(ui, "action", Text::history_action, Text::history_every_action, actions,
                    draft.action, width);
  changed |= choose(ui, "source", Text::history_source, Text::history_every_source, sources,
                    draft.source, width);
  if (two_lines) ImGui::NewLine();
  const float line = ImGui::GetCursorScreenPos().y, y = line + 8;
  changed |=
      day_field(ui, "##from", Text::history_from, Text::history_from_hint, draft.from, width);
  ImGui::SameLine();
  changed |= day_field(ui, "##to", Text::history_to, Text::history_to_hint, draft.to, width);
  draw_text(ui, {at.x + room - count_width, y}, count, ui.color.text3, type::kSmall,
            Weight::Regular, true);
  mirror::status(count, at.x + room - count_width, y, count_width, type::kSmall);
  if (changed) show_filtered(draft, ui);
  return line - at.y;
}

// --- lines ---------------------------------------------------------------------------------------

struct LineWords {
  std::string when, who, record, field, before, after, source;
};

LineWords words_of(const HistoryLine& line, const Register& reg, const Ui& ui) {
  LineWords words;
  const std::string& at = line.author.at;
  words.when = at.size() >= 16 ? at.substr(0, 10) + " " + at.substr(11, 5) : at;
  words.who = line.author.name.empty() ? ui[Text::note_nobody] : line.author.name;
  if (!line.author.department.empty())
    words.who += " · " + department_name(reg, line.author.department);
  words.record = record_words(reg, line.record, ui.language);
  words.field = field_words(reg, line.record, line.field, ui.language);
  for (const Value& value : line.before)
    words.before +=
        (words.before.empty() ? "" : " / ") + history_words(reg, line, value, ui.language);
  words.after = history_words(reg, line, line.after, ui.language);
  if (!line.change) {
    words.when = ui[Text::history_baseline];
    words.who.clear();
    return words;
  }
  if (line.before.empty()) words.before = ui[Text::history_archived];
  words.source = line.receipt ? ui(Text::history_from_file,
                                   {std::string(text_of(reg, line.receipt, fields::kFile))})
                              : ui[Text::history_here];
  return words;
}

std::string said_words(const LineWords& words, const Ui& ui) {
  std::string said = words.when;
  if (!words.who.empty()) said += " " + words.who;
  if (words.before.empty())
    return said + " " + words.record + " " + ui(Text::history_value, {words.field, words.after});
  return said + " " + words.record + " " +
         ui(Text::diff_cell, {words.field, words.before, words.after});
}

// The value that was, and what it became.
void draw_values(const LineWords& words, const Ui& ui, ImVec2 at, float width) {
  float x = at.x;
  if (!words.before.empty()) {
    const float most = (width - 24) * 0.45f;
    const float used = std::min(most, text_width(ui, words.before));
    draw_fitted(ui, {x, at.y}, most, words.before, ui.color.text3);
    draw_text(ui, {x + used + 4, at.y}, "→", ui.color.text3, type::kBody, Weight::Regular, true);
    x += used + 24;
  }
  draw_fitted(ui, {x, at.y}, at.x + width - x, words.after, ui.color.text1);
}

// What the cell shows already cannot be restored, nor what is only looked at here.
bool can_restore(const OpenRegister& open, const HistoryLine& line) {
  return open.writer == Writer::Here && !is_shown(open.reg, line);
}

void draw_line(const HistoryLine& line, bool names_record, const OpenRegister& open, const Ui& ui,
               ImVec2 at, float right, Intents& out) {
  const LineWords words = words_of(line, open.reg, ui);
  mirror::begin(Role::ListItem, "line", said_words(words, ui), at.x, at.y, right - at.x, kRow);
  draw_fitted(ui, {at.x + space::k1, at.y + 7}, kWho - space::k3, words.when, ui.color.text2,
              type::kSmall);
  draw_fitted(ui, {at.x + space::k1, at.y + 26}, kWho - space::k3, words.who, ui.color.text2,
              type::kSmall);

  const ButtonLook look{.height = space::kToolButton};
  const float press = right - space::k1 - button_width(ui, ui[Text::history_restore], look);
  const float x = at.x + kWho, end = press - space::k3;
  const float source = std::min(kSource, text_width(ui, words.source, type::kSmall));
  draw_fitted(ui, {end - source, at.y + 7}, source + 1, words.source, ui.color.text3, type::kSmall);
  const float field = text_width(ui, words.field, type::kBody, Weight::Bold);
  const float room = end - source - space::k3 - x;
  draw_fitted(ui, {x, at.y + 4}, room, words.field, ui.color.text1, type::kBody, Weight::Bold);
  if (names_record && field + space::k2 < room)
    draw_fitted(ui, {x + field + space::k2, at.y + 6}, room - field - space::k2, words.record,
                ui.color.text2, type::kSmall);
  draw_values(words, ui, {x, at.y + 25}, end - x);

  ImGui::SetCursorScreenPos({press, at.y + (kRow - look.height) / 2});
  if (can_restore(open, line) && button(ui, "restore", ui[Text::history_restore], look))
    out.push_back(
        ApplyEdits{{{line.record, line.field, line.after}}, {Text::did_restore, {words.field}}});
  mirror::end();
  hairline({at.x, at.y + kRow - 1}, {right, at.y + kRow - 1}, ui.color.line1);
}

void draw_lines(HistoryDraft& draft, const OpenRegister& open, const Ui& ui, float height,
                Intents& out) {
  const ImVec2 min = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  begin_region("lines", min, {min.x + width, min.y + height}, ui.color.bg1, {0, 0});
  if (draft.shown.empty()) {
    const Text why = draft.lines.empty() ? Text::history_none : Text::history_none_found;
    paragraph(ui, ui[why], width, ui.color.text2);
    if (!draft.lines.empty() && next_step(ui, ui[Text::clear_filter])) show_all(draft, ui);
    return end_region();
  }
  mirror::begin(Role::List, "lines", ui[Text::history_title], min.x, min.y, width, height);
  const ImVec2 origin = ImGui::GetCursorScreenPos();
  const int count = static_cast<int>(draft.shown.size());
  const float right = min.x + width - (kRow * static_cast<float>(count) > height ? kScrollbar : 0);
  ImGuiListClipper clipper;
  clipper.Begin(count, kRow);
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      const HistoryLine& line = draft.lines[draft.shown[static_cast<size_t>(i)]];
      const bool is_above = !draft.records.empty() && line.record == draft.records.front();
      ImGui::PushID(i);
      draw_line(line, !is_above, open, ui, {origin.x, origin.y + kRow * static_cast<float>(i)},
                right, out);
      ImGui::PopID();
    }
  }
  clipper.End();
  ImGui::SetCursorScreenPos({origin.x, origin.y + kRow * static_cast<float>(count)});
  ImGui::Dummy({1, 1});
  mirror::end();
  end_region();
}

}  // namespace

void open_history(const OpenRegister& open, Drafts& drafts, RecordId task) {
  drafts.history.emplace();
  if (task) drafts.history->records = with_entries(open.reg, task);
}

void draw_history(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (!state.open) drafts.history.reset();
  if (drafts.history && !ImGui::IsPopupOpen("history")) ImGui::OpenPopup("history");
  const bool is_of_task = drafts.history && !drafts.history->records.empty();
  const char* title = ui[is_of_task ? Text::history_title : Text::history_all];
  if (!begin_dialog(ui, "history", title, kWidth)) return;
  if (!drafts.history) {
    ImGui::CloseCurrentPopup();
    return end_dialog();
  }
  HistoryDraft& draft = *drafts.history;
  follow_register(draft, state.open->reg, ui);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  if (is_of_task) {
    say_fitted(ui, {at.x, at.y - space::k2}, width,
               record_words(state.open->reg, draft.records.front(), ui.language), ui.color.text2);
    ImGui::Dummy({1, space::k4});
  }
  const float moved = draw_filters(draft, *state.open, ui);
  const float most = std::max(kLeastList, ImGui::GetIO().DisplaySize.y - kAround - moved);
  const float all = kRow * static_cast<float>(draft.lines.size()) + space::k1;
  draw_lines(draft, *state.open, ui, std::clamp(all, kLeastList, most), out);

  if (dialog_close(ui, ui[Text::back_word])) {
    drafts.history.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
