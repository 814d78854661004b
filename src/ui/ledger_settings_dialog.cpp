#include <algorithm>
#include <string>
#include <utility>

#include "app/ledger_settings.h"
#include "app/listed.h"
#include "ui/ledger.h"

namespace taizhang {
namespace {

constexpr float kWidth = 920;
constexpr float kLine = 32;
constexpr float kAround = 250;  // px of a dialog beside its panes
constexpr float kPanes = 460;   // their height at most

// Name and purpose of a ledger of the office's own.
void draw_own(const CellPlace& place, RecordId ledger) {
  const Ui& ui = place.ui;
  const auto cell = [&](std::string_view of, Text name, float width) {
    const std::string now(text_of(place.open.reg, ledger, of));
    std::string& text = draft_of(place.drafts, ledger, of, now);
    const std::string id = "##" + std::string(of);
    if (field(ui, id.c_str(), ui[name], text, width, ui[name]).finished && text != now)
      place.out.push_back(
          as_step(ui, {{ledger, std::string(of), normal(Value(text))}}, Text::did_change_setting));
  };
  cell(fields::kName, Text::ledger_settings_name, 240);
  ImGui::SameLine();
  cell(fields::kHelp, Text::ledger_settings_purpose, place.width - 240 - space::k2);
}

// Fields or rules.
void draw_sides(const CellPlace& place, LedgerSettingsForm& form, size_t fields, size_t terms) {
  const Ui& ui = place.ui;
  const auto side = [&](const char* id, Text name, size_t count, bool is_terms) {
    const std::string words = std::string(ui[name]) + " " + number(static_cast<long long>(count));
    const Kind kind = form.shows_terms == is_terms ? Kind::Outlined : Kind::Quiet;
    if (button(ui, id, words, {.kind = kind, .height = 28, .size = type::kSmall})) {
      form.shows_terms = is_terms;
      form.chosen.clear();
    }
  };
  side("fields", Text::ledger_settings_fields, fields, false);
  ImGui::SameLine();
  side("terms", Text::ledger_settings_rules, terms, true);
}

void draw_settings_of(const Template& of, const CellPlace& place, LedgerSettingsForm& form) {
  const Ui& ui = place.ui;
  paragraph(ui, ui[Text::ledger_settings_says], place.width, ui.color.text2);
  const auto own = own_ledger_of(of.id);
  if (own) draw_own(place, *own);
  if (is_ledger(of))
    draw_sides(place, form, of.fields.size(),
               term_settings(place.open, of.id).size() + check_settings(place.open, of.id).size());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height =
      std::clamp(ImGui::GetIO().DisplaySize.y - kAround - (own ? 40.0f : 0.0f), 200.0f, kPanes);
  const ImVec2 end(at.x + place.width, at.y + height);
  hairline(at, {end.x, at.y}, ui.color.line1);
  (form.shows_terms ? draw_term_settings : draw_field_settings)(place, form, at, end);
  hairline({at.x, end.y}, end, ui.color.line1);
  ImGui::SetCursorScreenPos({at.x, end.y});
  ImGui::Dummy({1, space::k2});
}

void draw_new_ledger(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  if (!state.open) return drafts.own_ledger.reset();
  if (drafts.own_ledger && !ImGui::IsPopupOpen("new ledger")) ImGui::OpenPopup("new ledger");
  if (!begin_dialog(ui, "new ledger", ui[Text::ledger_new])) return;
  if (!drafts.own_ledger) drafts.own_ledger.emplace();
  OwnLedgerForm& form = *drafts.own_ledger;
  const float width = ImGui::GetContentRegionAvail().x;
  paragraph(ui, ui[Text::ledger_new_says], width, ui.color.text2);
  line(ui, ui[Text::ledger_settings_name], ui.color.text2, type::kSmall);
  if (ImGui::IsWindowAppearing()) focus_next_item();
  field(ui, "##name", ui[Text::ledger_settings_name], form.name, width);
  line(ui, ui[Text::ledger_settings_purpose], ui.color.text2, type::kSmall);
  area(ui, "##help", ui[Text::ledger_settings_purpose], form.help, width, 2, 4);
  const bool is_named = !trim(form.name).empty();
  const DialogAnswer answer =
      dialog_buttons(ui, ui[Text::ledger_new_verb], {.kind = Kind::Primary, .enabled = is_named});
  if (answer == DialogAnswer::Verb) {
    out.push_back(AddOwnLedger{form.name, form.help});
    drafts.ledger_settings.emplace();  // of the ledger that is open then
  }
  if (answer != DialogAnswer::None) {
    drafts.own_ledger.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace

ApplyEdits setting_step(const CellPlace& place, std::string_view kind, std::string_view form,
                        std::string_view about, std::string_view cell, Value value) {
  return as_step(place.ui, setting_edits(place.open.reg, kind, form, about, cell, std::move(value)),
                 Text::did_change_setting);
}

void setting_caption(const Ui& ui, std::string_view name) {
  ImGui::Dummy({1, space::k1});
  line(ui, name, ui.color.text2, type::kSmall);
}

std::optional<Value> setting_text(const CellPlace& place, RecordId setting, const SettingText& text,
                                  const std::string& now, float width) {
  const Ui& ui = place.ui;
  const char* name = ui[text.name];
  setting_caption(ui, name);
  std::string& typed = draft_of(place.drafts, setting, text.cell, now);
  const std::string id = "##" + std::string(text.cell);
  const FieldResult result = text.is_long ? area(ui, id.c_str(), name, typed, width, 2, 5)
                                          : field(ui, id.c_str(), name, typed, width, text.hint);
  const bool is_kept = typed == now || (text.is_needed && trim(typed).empty());
  return result.finished && !is_kept ? std::optional(normal(Value(typed))) : std::nullopt;
}

bool setting_line(const Ui& ui, std::string_view name, std::string_view detail, bool chosen) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  const bool clicked = press_area("line", {width, kLine});
  mirror::say_last_item({.role = Role::Button, .name = name, .selected = chosen});
  if (chosen || ImGui::IsItemHovered())
    fill_rect(at, {at.x + width, at.y + kLine}, chosen ? ui.color.select : ui.color.hover,
              space::kTagRadius);
  focus_ring(ui, space::kTagRadius);
  const float used = text_width(ui, detail, type::kSmall);
  draw_text(ui, {at.x + width - space::k2 - used, at.y + 8}, detail, ui.color.text3, type::kSmall,
            Weight::Regular, true);
  draw_fitted(ui, {at.x + space::k2, at.y + 6}, width - used - 3 * space::k2, name, ui.color.text1);
  return clicked || mirror::pressed_last_item();
}

bool new_setting(const Ui& ui, const NewSetting& words, const std::vector<std::string>& kinds,
                 ImVec2 at, float width, std::string& name, size_t& kind) {
  ImGui::SetCursorScreenPos(at);
  field(ui, "##new", ui[words.name], name, width, ui[words.name]);
  const ButtonLook look{.icon = Icon::Plus, .enabled = !trim(name).empty()};
  const float add = button_width(ui, ui[words.add], look);
  const float y = at.y + space::kButton + space::k2;
  ImGui::SetCursorScreenPos({at.x, y});
  if (const auto picked = combo(ui, "kind", ui[words.kind], kinds, kind, width - add - space::k2))
    kind = *picked;
  ImGui::SetCursorScreenPos({at.x + width - add, y});
  return button(ui, "add", ui[words.add], look);
}

void open_ledger_settings(const OpenRegister& open, Drafts& drafts) {
  if (const Template* form = listed_form(open)) drafts.ledger_settings.emplace().form = form->id;
}

void draw_ledger_settings(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  draw_new_ledger(state, drafts, ui, out);
  if (!state.open) return drafts.ledger_settings.reset();
  const OpenRegister& open = *state.open;
  const Template* listed = listed_form(open);
  if (drafts.ledger_settings && listed && !ImGui::IsPopupOpen("ledger settings"))
    ImGui::OpenPopup("ledger settings");
  const std::string name(listed ? label(listed->name, ui.language) : "");
  if (!begin_dialog(ui, "ledger settings", ui(Text::ledger_settings_title, {name}), kWidth)) return;
  const float width = ImGui::GetContentRegionAvail().x;
  if (!drafts.ledger_settings) drafts.ledger_settings.emplace();
  LedgerSettingsForm& form = *drafts.ledger_settings;
  if (listed) {
    form.form = listed->id;
    draw_settings_of(*listed, {open, drafts, ui, {}, width, out}, form);
  }
  if (dialog_close(ui, ui[Text::ledger_settings_close], Kind::Primary) || !listed) {
    drafts.ledger_settings.reset();
    ImGui::CloseCurrentPopup();
  }
  end_dialog();
}

}  // namespace taizhang
