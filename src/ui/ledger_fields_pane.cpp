#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/ledger_settings.h"
#include "ui/ledger.h"

namespace taizhang {
namespace {

constexpr float kList = 320;
constexpr float kAdd = 84;  // px of the way to a new field
constexpr float kOptionFlag = 90;

struct FieldsFrame {
  const CellPlace& place;
  LedgerSettingsForm& form;
  float width;

  const Ui& ui() const { return place.ui; }
};

Text type_name(FieldType type) {
  switch (type) {
    case FieldType::Text:
      return Text::field_type_text;
    case FieldType::LongText:
      return Text::field_type_long_text;
    case FieldType::Integer:
      return Text::field_type_integer;
    case FieldType::Decimal:
      return Text::field_type_decimal;
    case FieldType::Date:
      return Text::field_type_date;
    case FieldType::Deadline:
      return Text::field_type_deadline;
    case FieldType::Enumeration:
      return Text::field_type_enumeration;
    case FieldType::Departments:
      return Text::field_type_departments;
    case FieldType::Links:
      return Text::field_type_links;
    case FieldType::YesNo:
      return Text::field_type_yes_no;
    case FieldType::Options:
      return Text::field_type_options;
    case FieldType::Time:
      return Text::field_type_time;
    case FieldType::Record:
      return Text::field_type_record;
  }
}

void submit(const FieldsFrame& frame, const FieldSetting& setting, std::string_view cell,
            Value value) {
  frame.place.out.push_back(setting_step(frame.place, forms::kOwnField, frame.form.form,
                                         setting.field.id, cell, std::move(value)));
}

void text_setting(const FieldsFrame& frame, const FieldSetting& setting, const SettingText& text,
                  const std::string& now) {
  const RecordId id = setting_id(forms::kOwnField, frame.form.form, setting.field.id);
  if (std::optional<Value> said = setting_text(frame.place, id, text, now, frame.width))
    submit(frame, setting, text.cell, *std::move(said));
}

void flag(const FieldsFrame& frame, const FieldSetting& setting, std::string_view cell, Text name,
          bool now) {
  const Ui& ui = frame.ui();
  ImGui::PushID(static_cast<int>(name));
  if (checkbox(ui, "flag", ui[name], now, ui[name])) submit(frame, setting, cell, !now);
  ImGui::PopID();
}

// Another name for one of the form's own options, or that it is not offered any more.
void draw_option(const FieldsFrame& frame, const FieldSetting& setting, const EnumOption& original,
                 const EnumOption& now) {
  const Ui& ui = frame.ui();
  const std::string about = own_option_id(setting.field.id, original.id);
  const std::string was(label(original.name, ui.language)), name(label(now.name, ui.language));
  const auto say = [&](std::string_view cell, Value value) {
    frame.place.out.push_back(setting_step(frame.place, forms::kOwnField, frame.form.form, about,
                                           cell, std::move(value)));
  };
  ImGui::PushID(about.c_str());
  std::string& text =
      draft_of(frame.place.drafts, setting_id(forms::kOwnField, frame.form.form, about),
               fields::kName, name);
  const std::string called = ui(Text::ledger_settings_option, {was});
  const FieldResult result =
      field(ui, "##option", called.c_str(), text, frame.width - kOptionFlag, was.c_str());
  if (result.finished && text != name)
    say(fields::kName, trim(text) == was ? Value() : normal(Value(text)));
  ImGui::SameLine();
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + 6);  // at the height of the field's words
  if (checkbox(ui, "unused", ui(Text::ledger_settings_option_unused, {was}), now.hidden,
               ui[Text::ledger_settings_unused]))
    say(fields::kHidden, !now.hidden);
  ImGui::PopID();
}

void draw_options(const FieldsFrame& frame, const FieldSetting& setting) {
  if (setting.field.type != FieldType::Enumeration && setting.field.type != FieldType::Options)
    return;
  if (setting.original) {
    setting_caption(frame.ui(), frame.ui()[Text::ledger_settings_given_options]);
    for (const EnumOption& option : setting.original->options)
      if (const EnumOption* now = find_option(setting.field, option.id))
        draw_option(frame, setting, option, *now);
  }
  const RecordId id = setting_id(forms::kOwnField, frame.form.form, setting.field.id);
  text_setting(frame, setting,
               {.cell = fields::kOptions, .name = Text::ledger_settings_options, .is_long = true},
               std::string(text_of(frame.place.open.reg, id, fields::kOptions)));
}

// Up and down among the office's own, or back to what the form says.
void draw_foot(const FieldsFrame& frame, const FieldSetting& setting, const std::string& name) {
  const Ui& ui = frame.ui();
  const CellPlace& place = frame.place;
  const auto step = [&](std::vector<Edit> edits) {
    if (!edits.empty())
      place.out.push_back(as_step(ui, std::move(edits), Text::did_change_setting));
  };
  ImGui::Dummy({1, space::k1});
  if (!setting.original) {
    const std::string& form = frame.form.form;
    const auto move = [&](const char* id, Icon icon, Text words, bool up) {
      std::vector<Edit> edits = moved_field(place.open, form, setting.field.id, up);
      if (icon_button(ui, id, icon, ui(words, {name}), !edits.empty())) step(std::move(edits));
    };
    move("up", Icon::ChevronUp, Text::ledger_settings_up, true);
    ImGui::SameLine();
    move("down", Icon::ChevronDown, Text::ledger_settings_down, false);
    return;
  }
  std::vector<Edit> edits =
      restored_setting(place.open, forms::kOwnField, frame.form.form, setting.field.id);
  if (!edits.empty() &&
      button(ui, "restore", ui[Text::ledger_settings_restore], {.icon = Icon::Undo, .height = 28}))
    step(std::move(edits));
}

void draw_editor(const FieldsFrame& frame, const FieldSetting& setting) {
  const Ui& ui = frame.ui();
  const std::string name(label(setting.field.name, ui.language));
  ImGui::PushID(setting.field.id.c_str());
  text_setting(frame, setting, {fields::kName, Text::ledger_settings_name, true}, name);
  std::string kind = ui[type_name(setting.field.type)];
  if (setting.original && label(setting.original->name, ui.language) != name)
    kind += "  ·  " + ui(Text::ledger_settings_original,
                         {std::string(label(setting.original->name, ui.language))});
  line(ui, kind, ui.color.text3, type::kSmall);
  text_setting(frame, setting,
               {.cell = fields::kHelp, .name = Text::ledger_settings_help, .is_long = true},
               std::string(label(setting.field.help, ui.language)));
  draw_options(frame, setting);
  ImGui::Dummy({1, space::k1});
  flag(frame, setting, fields::kRequired, Text::ledger_settings_required, setting.field.required);
  ImGui::SameLine(0, space::k5);
  flag(frame, setting, fields::kReturned, Text::ledger_settings_returned, setting.field.returned);
  if (setting.needed)
    paragraph(ui, ui[Text::ledger_settings_needed], frame.width, ui.color.text3, type::kSmall);
  else
    flag(frame, setting, fields::kHidden, Text::ledger_settings_hidden, setting.hidden);
  draw_foot(frame, setting, name);
  ImGui::PopID();
}

void draw_list(const FieldsFrame& frame, const std::vector<FieldSetting>& settings) {
  const Ui& ui = frame.ui();
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  for (const FieldSetting& one : settings) {
    const std::string detail = one.hidden      ? ui[Text::ledger_settings_unused]
                               : !one.original ? ui[Text::ledger_settings_own]
                                               : ui[type_name(one.field.type)];
    ImGui::PushID(one.field.id.c_str());
    if (setting_line(ui, label(one.field.name, ui.language), detail,
                     frame.form.chosen == one.field.id))
      frame.form.chosen = one.field.id;
    ImGui::PopID();
  }
  ImGui::PopStyleVar();
  if (settings.empty())
    paragraph(ui, ui[Text::ledger_settings_no_fields], ImGui::GetContentRegionAvail().x,
              ui.color.text2);
}

void draw_add(const FieldsFrame& frame, ImVec2 at) {
  const Ui& ui = frame.ui();
  LedgerSettingsForm& form = frame.form;
  constexpr NewSetting kWords{Text::ledger_settings_new_field, Text::ledger_settings_type,
                              Text::ledger_settings_add};
  std::vector<std::string> types;
  for (const FieldType type : kFieldTypes) types.emplace_back(ui[type_name(type)]);
  if (!new_setting(ui, kWords, types, at, kList - space::k3, form.name, form.type)) return;
  frame.place.out.push_back(AddOwnField{form.form, kFieldTypes[form.type], form.name});
  form.name.clear();
}

}  // namespace

void draw_field_settings(const CellPlace& place, LedgerSettingsForm& form, ImVec2 min, ImVec2 max) {
  std::vector<FieldSetting> settings = field_settings(place.open, form.form);
  // What tasks are built of stands in their table and panel, which know no other names for it.
  if (form.form == forms::kTask)
    std::erase_if(settings, [](const FieldSetting& one) { return one.original.has_value(); });
  const auto chosen = [&] {
    return std::ranges::find_if(
        settings, [&](const FieldSetting& one) { return one.field.id == form.chosen; });
  };
  if (chosen() == settings.end()) form.chosen = settings.empty() ? "" : settings.front().field.id;
  const FieldsFrame frame{place, form, max.x - min.x - kList - space::k4 - 12};
  begin_region("fields", {min.x, min.y + 1}, {min.x + kList - space::k3, max.y - kAdd},
               place.ui.color.bg1, {0, space::k1});
  draw_list(frame, settings);
  end_region();
  draw_add(frame, {min.x, max.y - kAdd + space::k2});
  hairline({min.x + kList, min.y}, {min.x + kList, max.y}, place.ui.color.line1);
  begin_region("field", {min.x + kList + 1, min.y + 1}, max, place.ui.color.bg1,
               {space::k4, space::k2});
  if (const auto one = chosen(); one != settings.end()) draw_editor(frame, *one);
  end_region();
}

}  // namespace taizhang
