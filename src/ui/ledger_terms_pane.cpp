#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/ledger_settings.h"
#include "app/listed.h"
#include "ui/ledger.h"

namespace taizhang {
namespace {

constexpr float kList = 320;
constexpr int64_t kMost = 10'000;

constexpr std::pair<std::string_view, Text> kUnits[] = {{"working_days", Text::unit_working_days},
                                                        {"days", Text::unit_days},
                                                        {"hours", Text::unit_hours},
                                                        {"months", Text::unit_months}};

constexpr float kAdd = 84;                 // px of the way to a new rule
constexpr std::string_view kNewest = "x";  // stands in LedgerSettingsForm::chosen for its id

struct TermFrame {
  const CellPlace& place;
  const LedgerSettingsForm& form;
  const TermSetting& setting;
  const std::string& rule;  // its id; of a check too
  float width;

  RecordId id() const { return setting_id(forms::kOwnRule, form.form, rule); }
  void submit(std::string_view cell, Value value) const {
    place.out.push_back(
        setting_step(place, forms::kOwnRule, form.form, rule, cell, std::move(value)));
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
  if (frame.setting.original.count == 0 && !frame.setting.own) {
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

// A text of an own rule.
void text_setting(const TermFrame& frame, const SettingText& text, const std::string& now) {
  if (std::optional<Value> said = setting_text(frame.place, frame.id(), text, now, frame.width))
    frame.submit(text.cell, *std::move(said));
}

const Template& form_of(const TermFrame& frame) { return *listed_form(frame.place.open); }

// Which day of the record; `none`: that there need be none.
void day_setting(const TermFrame& frame, std::string_view cell, Text name, std::string_view now,
                 std::optional<Text> none) {
  const Ui& ui = frame.place.ui;
  std::vector<std::string> names, ids;
  if (none) {
    names.emplace_back(ui[*none]);
    ids.emplace_back();
  }
  for (const Field& one : form_of(frame).fields) {
    if (one.type != FieldType::Date && one.type != FieldType::Time) continue;
    names.emplace_back(label(one.name, ui.language));
    ids.push_back(one.id);
  }
  const auto found = std::ranges::find(ids, now);
  const auto chosen =
      found == ids.end() ? std::nullopt : std::optional(size_t(found - ids.begin()));
  setting_caption(ui, ui[name]);
  ImGui::PushID(static_cast<int>(name));
  if (const auto picked = combo(ui, "day", ui[name], names, chosen, frame.width);
      picked && picked != chosen)
    frame.submit(cell, normal(Value(ids[*picked])));
  ImGui::PopID();
}

void draw_own_term(const TermFrame& frame) {
  const Term& term = frame.setting.term;
  text_setting(frame, {fields::kName, Text::ledger_settings_name, true}, term.name.zh);
  day_setting(frame, fields::kStart, Text::ledger_settings_start, term.start.front(), {});
  day_setting(frame, fields::kFinish, Text::ledger_settings_finish, term.finish,
              Text::ledger_settings_again);
}

// Whether the rule counts; an own one can go as well.
void draw_off(const TermFrame& frame, bool off, bool own) {
  const Ui& ui = frame.place.ui;
  ImGui::Dummy({1, space::k1});
  if (checkbox(ui, "off", ui[Text::ledger_settings_off], off, ui[Text::ledger_settings_off]))
    frame.submit(fields::kUnused, !off);
  if (!own) return;
  ImGui::SameLine(0, space::k5);
  if (button(ui, "delete", ui[Text::ledger_settings_delete],
             {.kind = Kind::Danger, .icon = Icon::Trash, .height = 28}))
    frame.place.out.push_back(DeleteRecord{frame.id()});
}

bool is_own(const Check& check) { return check.id.starts_with(kOwnCheck); }

// What a check of the form is called: what it says, without what it fills in.
std::string name_of(const Ui& ui, const Check& check) {
  std::string name(label(check.say, ui.language));
  for (const char* place : {"{0}", "{1}"}) name = replace_all(std::move(name), place, "…");
  return name;
}

// What an own check is called and which fields it wants filled.
void draw_own_check(const TermFrame& frame, const Check& check, std::string called) {
  const Ui& ui = frame.place.ui;
  text_setting(frame, {fields::kName, Text::ledger_settings_name, true}, called);
  setting_caption(ui, ui[Text::ledger_settings_wanted]);
  for (const Field& one : form_of(frame).fields) {
    const std::string name(label(one.name, ui.language));
    const bool is_wanted = std::ranges::contains(check.fields, one.id);
    if (!checkbox(ui, one.id.c_str(), name, is_wanted, name)) continue;
    std::string lines;
    for (const Field& other : form_of(frame).fields)
      if (std::ranges::contains(check.fields, other.id) != (other.id == one.id))
        lines += (lines.empty() ? "" : "\n") + other.id;
    frame.submit(fields::kWanted, normal(Value(std::move(lines))));
  }
}

// Takes back what the office has said of a rule of the form, if it has.
void draw_restore(const TermFrame& frame) {
  const Ui& ui = frame.place.ui;
  std::vector<Edit> edits =
      restored_setting(frame.place.open, forms::kOwnRule, frame.form.form, frame.rule);
  if (!edits.empty() &&
      button(ui, "restore", ui[Text::ledger_settings_restore], {.icon = Icon::Undo, .height = 28}))
    frame.place.out.push_back(as_step(ui, std::move(edits), Text::did_change_setting));
}

// What is said where a check finds something, its basis, and whether it counts.
void draw_check(const TermFrame& frame, const Check& check, bool off) {
  const auto said = [&](std::string_view cell) {
    const RecordId id = frame.id();
    return frame.place.open.reg.exists(id) ? std::string(text_of(frame.place.open.reg, id, cell))
                                           : std::string();
  };
  ImGui::PushID(check.id.c_str());
  if (is_own(check))
    draw_own_check(frame, check, said(fields::kName));
  else
    paragraph(frame.place.ui, name_of(frame.place.ui, check), frame.width,
              frame.place.ui.color.text1, type::kBody, Weight::Bold);
  text_setting(
      frame,
      {.cell = fields::kSay, .name = Text::ledger_settings_say, .hint = check.say.zh.c_str()},
      is_own(check) ? said(fields::kSay) : check.say.zh);
  text_setting(frame, {fields::kBasis, Text::ledger_settings_basis}, check.basis);
  draw_off(frame, off, is_own(check));
  if (!is_own(check)) draw_restore(frame);
  ImGui::PopID();
}

void draw_editor(const TermFrame& frame) {
  const Ui& ui = frame.place.ui;
  const TermSetting& setting = frame.setting;
  ImGui::PushID(setting.original.id.c_str());
  if (setting.own)
    draw_own_term(frame);
  else
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
  draw_off(frame, setting.off, setting.own);
  if (setting.own) return ImGui::PopID();
  ImGui::Dummy({1, space::k1});
  const auto given = [&](Text words, std::string what) {
    paragraph(ui, ui(words, {std::move(what)}), frame.width, ui.color.text3, type::kSmall);
  };
  given(Text::ledger_settings_given, limit_words(setting.original, ui.language));
  given(Text::ledger_settings_given_basis, setting.original.basis.empty()
                                               ? ui[Text::ledger_settings_no_basis]
                                               : setting.original.basis);
  draw_restore(frame);
  ImGui::PopID();
}

void draw_add(const CellPlace& place, LedgerSettingsForm& form, ImVec2 at) {
  const Ui& ui = place.ui;
  constexpr NewSetting kWords{Text::ledger_settings_new_rule, Text::ledger_settings_kind,
                              Text::ledger_settings_add_rule};
  size_t kind = form.is_check ? 1 : 0;
  const bool is_added =
      new_setting(ui, kWords, {ui[Text::ledger_settings_a_term], ui[Text::ledger_settings_a_check]},
                  at, kList - space::k3, form.name, kind);
  form.is_check = kind == 1;
  if (!is_added) return;
  place.out.push_back(AddOwnRule{form.form, form.is_check, form.name});
  form.chosen = kNewest;
  form.name.clear();
}

struct RuleLine {
  std::string id, name, detail;
};

std::vector<RuleLine> rule_lines(const Ui& ui, const std::vector<TermSetting>& terms,
                                 const std::vector<OwnRule<Check>>& checks, const Register& reg,
                                 std::string_view form) {
  std::vector<RuleLine> lines;
  for (const TermSetting& one : terms)
    lines.push_back({one.original.id, std::string(label(one.term.name, ui.language)),
                     one.off ? std::string(ui[Text::ledger_settings_is_off])
                             : limit_words(one.term, ui.language)});
  for (const auto& [check, off] : checks) {
    const RecordId id = setting_id(forms::kOwnRule, form, check.id);
    lines.push_back({check.id,
                     is_own(check) ? std::string(text_of(reg, id, fields::kName))
                                   : name_of(ui, check),
                     ui[off ? Text::ledger_settings_is_off : Text::ledger_settings_a_check]});
  }
  return lines;
}

// What is shown at the right; of what was just added the newest of its kind.
const RuleLine* chosen_of(const std::vector<RuleLine>& lines, LedgerSettingsForm& form,
                          size_t terms) {
  if (lines.empty()) return nullptr;
  const auto found = std::ranges::find(lines, form.chosen, &RuleLine::id);
  const bool is_newest = form.chosen == kNewest;
  const RuleLine& one = found != lines.end()                       ? *found
                        : is_newest && !form.is_check && terms > 0 ? lines[terms - 1]
                        : is_newest                                ? lines.back()
                                                                   : lines.front();
  form.chosen = one.id;
  return &one;
}

}  // namespace

void draw_term_settings(const CellPlace& place, LedgerSettingsForm& form, ImVec2 min, ImVec2 max) {
  const Ui& ui = place.ui;
  const std::vector<TermSetting> terms = term_settings(place.open, form.form);
  const std::vector<OwnRule<Check>> checks = check_settings(place.open, form.form);
  const std::vector<RuleLine> lines = rule_lines(ui, terms, checks, place.open.reg, form.form);
  const RuleLine* chosen = chosen_of(lines, form, terms.size());
  begin_region("terms", {min.x, min.y + 1}, {min.x + kList - space::k3, max.y - kAdd}, ui.color.bg1,
               {0, space::k1});
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  for (const RuleLine& one : lines) {
    ImGui::PushID(one.id.c_str());
    if (setting_line(ui, one.name, one.detail, chosen == &one)) form.chosen = one.id;
    ImGui::PopID();
  }
  ImGui::PopStyleVar();
  if (lines.empty())
    paragraph(ui, ui[Text::ledger_settings_no_terms], ImGui::GetContentRegionAvail().x,
              ui.color.text2);
  end_region();
  hairline({min.x + kList, min.y}, {min.x + kList, max.y}, ui.color.line1);
  begin_region("term", {min.x + kList + 1, min.y + 1}, max, ui.color.bg1, {space::k4, space::k2});
  const float width = max.x - min.x - kList - space::k4 - 12;
  const size_t place_of = chosen != nullptr ? static_cast<size_t>(chosen - lines.data()) : 0;
  if (chosen != nullptr && place_of < terms.size()) {
    draw_editor({place, form, terms[place_of], chosen->id, width});
  } else if (chosen != nullptr) {
    const auto& [check, off] = checks[place_of - terms.size()];
    draw_check({place, form, TermSetting{}, chosen->id, width}, check, off);
  }
  end_region();
  draw_add(place, form, {min.x, max.y - kAdd + space::k2});
}

}  // namespace taizhang
