#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/filtering.h"
#include "app/listed.h"
#include "ui/view_tools.h"

namespace taizhang {
namespace {

constexpr float kWidth = 660, kField = 172, kTest = 156;
constexpr size_t kMostLines = 10;

struct FormFrame {
  const OpenRegister& open;
  const Template& form;
  Drafts& drafts;
  const Ui& ui;
  float width;
};

// The value of one line, `width` px wide.
void draw_value(const FormFrame& frame, FilterLine& line, const std::string& place, float width) {
  const Ui& ui = frame.ui;
  const Field& field_of = filter_field(frame.form, line.field);
  const std::string name = ui(Text::filter_value, {place});
  const float half = (width - space::k2) / 2;
  switch (input_of(field_of, line.test)) {
    case FilterInput::Nothing:
      return;
    case FilterInput::Choices:
      if (const auto picked = department_picker(ui, frame.drafts, "value", name, line.chosen,
                                                choices_of(frame.open, field_of, ui.language),
                                                width, PickTyping::No))
        line.chosen = *picked;
      return;
    case FilterInput::Two:
      field(ui, "##first", name, line.first, half);
      ImGui::SameLine(0, space::k2);
      field(ui, "##second", ui(Text::filter_second, {place}), line.second, half);
      return;
    case FilterInput::Days: {
      constexpr float kDays = 64;
      field(ui, "##first", name, line.first, kDays);
      const ImVec2 end = ImGui::GetItemRectMax();
      draw_text(ui, {end.x + space::k2, end.y - 26}, ui[Text::filter_days], ui.color.text2);
      return;
    }
    case FilterInput::Text:
      field(ui, "##first", name, line.first, width);
      return;
  }
}

// True: the line is to go.
bool draw_line(const FormFrame& frame, FilterLine& line, size_t index) {
  const Ui& ui = frame.ui;
  const std::string place = number(static_cast<long long>(index + 1));
  std::vector<std::string> names;
  for (size_t i = 0; i < count_filter_fields(frame.form); ++i)
    names.emplace_back(label(filter_field(frame.form, i).name, ui.language));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  if (const auto picked =
          combo(ui, "field", ui(Text::filter_field, {place}), names, line.field, kField))
    line = line_for(frame.form, *picked);

  const std::vector<Test> tests = tests_of(filter_field(frame.form, line.field).type);
  names.clear();
  for (const Test test : tests) names.emplace_back(ui[test_text(test)]);
  const auto now = static_cast<size_t>(std::ranges::find(tests, line.test) - tests.begin());
  ImGui::SetCursorScreenPos({at.x + kField + space::k2, at.y});
  if (const auto picked = combo(ui, "test", ui(Text::filter_test, {place}), names, now, kTest))
    line.test = tests[*picked];

  const float left = kField + kTest + 2 * space::k2;
  ImGui::SetCursorScreenPos({at.x + left, at.y});
  draw_value(frame, line, place, frame.width - left - space::kToolButton - space::k2);
  ImGui::SetCursorScreenPos({at.x + frame.width - space::kToolButton, at.y + 2});
  const bool goes = icon_button(ui, "remove", Icon::Close, ui(Text::filter_remove, {place}));
  ImGui::SetCursorScreenPos({at.x, at.y + space::kButton + space::k2});
  ImGui::Dummy({0, 0});
  return goes;
}

void draw_lines(const FormFrame& frame, FilterForm& form) {
  std::optional<size_t> gone;
  for (size_t i = 0; i < form.lines.size(); ++i) {
    ImGui::PushID(static_cast<int>(i));
    if (draw_line(frame, form.lines[i], i)) gone = i;
    ImGui::PopID();
  }
  if (gone) form.lines.erase(form.lines.begin() + static_cast<std::ptrdiff_t>(*gone));
  if (form.lines.size() < kMostLines &&
      text_button(frame.ui, "add", frame.ui[Text::filter_add], Icon::Plus))
    form.lines.push_back(next_line(frame.form, form.lines));
}

// The filters of all lines; none: one is not whole.
std::optional<Filters> filters_typed(const FormFrame& frame, const FilterForm& form) {
  Filters filters;
  for (const FilterLine& line : form.lines) {
    std::optional<Filter> filter = filter_of(frame.open, frame.form, line, frame.ui.language);
    if (!filter) return std::nullopt;
    filters.push_back(*std::move(filter));
  }
  return filters;
}

// How many there are, counted anew when a filter has changed.
void say_count(const FormFrame& frame, FilterForm& form, const std::optional<Filters>& filters) {
  const Ui& ui = frame.ui;
  if (!filters) return;
  if (!form.matching || form.counted != *filters) {
    form.counted = *filters;
    form.matching = count_passing(frame.open, *filters);
  }
  line(ui, ui(Text::filter_matching, {number(static_cast<long long>(*form.matching))}),
       ui.color.text2);
}

}  // namespace

void open_filter_form(const OpenRegister& open, Drafts& drafts, Language language) {
  const Template* form = listed_form(open);
  if (form == nullptr) return;
  FilterForm& opened = drafts.filter_form.emplace();
  for (const Filter& filter : filters_of(open))
    opened.lines.push_back(line_of(open, *form, filter, language));
  if (opened.lines.empty()) opened.lines.push_back(next_line(*form, {}));
}

void draw_filter_form(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  const Template* listed = state.open ? listed_form(*state.open) : nullptr;
  if (listed == nullptr) return drafts.filter_form.reset();
  if (drafts.filter_form && !ImGui::IsPopupOpen("filter form")) ImGui::OpenPopup("filter form");
  if (!begin_dialog(ui, "filter form", ui[Text::filter_title], kWidth)) return;
  if (!drafts.filter_form) drafts.filter_form.emplace();
  FilterForm& form = *drafts.filter_form;
  const FormFrame frame{*state.open, *listed, drafts, ui, ImGui::GetContentRegionAvail().x};
  paragraph(ui, ui[Text::filter_says], frame.width, ui.color.text2);
  ImGui::Dummy({1, space::k1});
  draw_lines(frame, form);
  const std::optional<Filters> filters = filters_typed(frame, form);
  say_count(frame, form, filters);
  if (!filters && form.is_tried)
    paragraph(ui, ui[Text::filter_incomplete], frame.width, ui.color.late.text);
  const DialogAnswer answer = dialog_buttons(ui, ui[Text::filter_verb]);
  if (answer == DialogAnswer::Verb && !filters) form.is_tried = true;
  if (answer == DialogAnswer::Verb && filters) out.push_back(with_filters(*state.open, *filters));
  if (answer == DialogAnswer::Back || (answer == DialogAnswer::Verb && filters)) {
    drafts.filter_form.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
