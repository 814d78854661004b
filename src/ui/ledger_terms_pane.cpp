#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/ledger_settings.h"
#include "ui/ledger.h"

namespace taizhang {
namespace {

constexpr float kList = 320;
constexpr int64_t kMost = 10'000;

constexpr std::pair<std::string_view, Text> kUnits[] = {{"working_days", Text::unit_working_days},
                                                        {"days", Text::unit_days},
                                                        {"hours", Text::unit_hours},
                                                        {"months", Text::unit_months}};

struct TermFrame {
  const CellPlace& place;
  const LedgerSettingsForm& form;
  const TermSetting& setting;
  float width;

  RecordId id() const { return setting_id(forms::kOwnRule, form.form, setting.original.id); }
  void submit(std::string_view cell, Value value) const {
    place.out.push_back(setting_step(place, forms::kOwnRule, form.form, setting.original.id, cell,
                                     std::move(value)));
  }
};

std::optional<Value> number_typed(std::string_view typed, int64_t least, int64_t most) {
  typed = trim(typed);
  if (typed.empty()) return Value();
  int64_t value = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), value);
  const bool is_whole = error == std::errc() && end == typed.data() + typed.size();
  return is_whole && value >= least && value <= most ? std::optional<Value>(value) : std::nullopt;
}

struct Range {
  int64_t least = 0, most = kMost;
};

void number_setting(const TermFrame& frame, std::string_view cell, Text name, int now, float width,
                    const char* hint, Range range = {}) {
  const Ui& ui = frame.place.ui;
  const std::string shown = now < 0 ? std::string() : number(now);
  std::string& typed = draft_of(frame.place.drafts, frame.id(), cell, shown);
  const std::optional<Value> value = number_typed(typed, range.least, range.most);
  const std::string id = "##" + std::string(cell);
  const FieldResult result = field(ui, id.c_str(), ui[name], typed, width, hint, !value);
  if (!value)
    tooltip(ui, range.least == 0 ? ui(Text::ledger_settings_bad_number, {typed})
                                 : ui(Text::ledger_settings_bad_day,
                                      {typed, number(static_cast<long long>(range.most))}));
  if (result.finished && value && typed != shown) frame.submit(cell, *value);
}

void draw_limit(const TermFrame& frame) {
  const Ui& ui = frame.place.ui;
  const Term& term = frame.setting.term;
  constexpr float kFigure = 100, kUnit = 140;
  if (term.kind == TermKind::Yearly) {
    line(ui, limit_words(term, ui.language), ui.color.text1);
    setting_caption(ui, ui[Text::ledger_settings_month]);
    number_setting(frame, fields::kMonth, Text::ledger_settings_month, term.month, kFigure, "",
                   {1, 12});
    setting_caption(ui, ui[Text::ledger_settings_day]);
    number_setting(frame, fields::kDay, Text::ledger_settings_day, term.day, kFigure, "", {1, 31});
    return;
  }
  if (frame.setting.original.count == 0) {
    line(ui, limit_words(term, ui.language), ui.color.text1);
    return;
  }
  setting_caption(ui, ui[Text::ledger_settings_count]);
  number_setting(frame, fields::kCount, Text::ledger_settings_count, term.count, kFigure, "");
  ImGui::SameLine();
  std::vector<std::string> names;
  for (const auto& [id, name] : kUnits) names.emplace_back(ui[name]);
  const size_t now = static_cast<size_t>(term.unit);
  const auto picked = combo(ui, "unit", ui[Text::ledger_settings_unit], names, now, kUnit);
  if (picked && *picked != now)
    frame.submit(fields::kUnit, Option{std::string(kUnits[*picked].first)});
  const bool in_days = term.unit == TermUnit::WorkingDays || term.unit == TermUnit::Days;
  if (in_days && checkbox(ui, "first", ui[Text::ledger_settings_first], term.first,
                          ui[Text::ledger_settings_first]))
    frame.submit(fields::kFirst, !term.first);
}

void draw_editor(const TermFrame& frame) {
  const Ui& ui = frame.place.ui;
  const TermSetting& setting = frame.setting;
  ImGui::PushID(setting.original.id.c_str());
  paragraph(ui, label(setting.term.name, ui.language), frame.width, ui.color.text1, type::kBody,
            Weight::Bold);
  draw_limit(frame);
  setting_caption(ui, ui[Text::ledger_settings_soon]);
  number_setting(frame, fields::kSoon, Text::ledger_settings_soon, setting.term.soon, 248,
                 ui[Text::ledger_settings_soon_hint]);
  setting_caption(ui, ui[Text::ledger_settings_basis]);
  std::string& basis = draft_of(frame.place.drafts, frame.id(), fields::kBasis, setting.term.basis);
  if (area(ui, "##basis", ui[Text::ledger_settings_basis], basis, frame.width, 2, 4).finished &&
      basis != setting.term.basis)
    frame.submit(fields::kBasis, normal(Value(basis)));
  if (const std::string_view sure = confidence_words(setting.term, ui.language); !sure.empty())
    paragraph(ui, sure, frame.width, ui.color.text2, type::kSmall);
  if (checkbox(ui, "off", ui[Text::ledger_settings_off], setting.off,
               ui[Text::ledger_settings_off]))
    frame.submit(fields::kUnused, !setting.off);
  ImGui::Dummy({1, space::k1});
  const auto given = [&](Text words, std::string what) {
    paragraph(ui, ui(words, {std::move(what)}), frame.width, ui.color.text3, type::kSmall);
  };
  given(Text::ledger_settings_given, limit_words(setting.original, ui.language));
  given(Text::ledger_settings_given_basis, setting.original.basis.empty()
                                               ? ui[Text::ledger_settings_no_basis]
                                               : setting.original.basis);
  std::vector<Edit> edits =
      restored_setting(frame.place.open, forms::kOwnRule, frame.form.form, setting.original.id);
  if (!edits.empty() &&
      button(ui, "restore", ui[Text::ledger_settings_restore], {.icon = Icon::Undo, .height = 28}))
    frame.place.out.push_back(as_step(ui, std::move(edits), Text::did_change_setting));
  ImGui::PopID();
}

}  // namespace

void draw_term_settings(const CellPlace& place, LedgerSettingsForm& form, ImVec2 min, ImVec2 max) {
  const Ui& ui = place.ui;
  const std::vector<TermSetting> settings = term_settings(place.open, form.form);
  const auto chosen = [&] {
    return std::ranges::find_if(
        settings, [&](const TermSetting& one) { return one.original.id == form.chosen; });
  };
  if (chosen() == settings.end())
    form.chosen = settings.empty() ? "" : settings.front().original.id;
  begin_region("terms", {min.x, min.y + 1}, {min.x + kList - space::k3, max.y}, ui.color.bg1,
               {0, space::k1});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  for (const TermSetting& one : settings) {
    const std::string detail = one.off ? std::string(ui[Text::ledger_settings_is_off])
                                       : limit_words(one.term, ui.language);
    ImGui::PushID(one.original.id.c_str());
    if (setting_line(ui, label(one.term.name, ui.language), detail, form.chosen == one.original.id))
      form.chosen = one.original.id;
    ImGui::PopID();
  }
  ImGui::PopStyleVar();
  if (settings.empty())
    paragraph(ui, ui[Text::ledger_settings_no_terms], ImGui::GetContentRegionAvail().x,
              ui.color.text2);
  end_region();
  hairline({min.x + kList, min.y}, {min.x + kList, max.y}, ui.color.line1);
  begin_region("term", {min.x + kList + 1, min.y + 1}, max, ui.color.bg1, {space::k4, space::k2});
  if (const auto one = chosen(); one != settings.end())
    draw_editor({place, form, *one, max.x - min.x - kList - space::k4 - 12});
  end_region();
}

}  // namespace taizhang
