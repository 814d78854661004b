#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/bulk_edit.h"
#include "app/conflict_view.h"
#include "app/report.h"
#include "app/table_cells.h"
#include "base/deadline.h"
#include "ui/ledger.h"

namespace taizhang {
namespace {

void submit(const CellPlace& place, const Field& field, Value value) {
  place.out.push_back(as_step({{place.record, field.id, std::move(value)}},
                              std::string(label(field.name, place.ui.language))));
}

// The name, a star when it must be filled, and a sign that says what is to be filled in by which
// paper.
void field_label(const CellPlace& place, const Field& field) {
  const Ui& ui = place.ui;
  const std::string_view name = label(field.name, ui.language);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  cell_label(place, field.id, name);
  const ImVec2 below = ImGui::GetCursorScreenPos();
  float x = at.x + text_width(ui, name, type::kSmall) + 3;
  if (field.required) {
    draw_text(ui, {x, at.y}, "*", ui.color.late.text, type::kSmall, Weight::Bold, true);
    x += 10;
  }
  std::string help(label(field.help, ui.language));
  if (!field.basis.empty()) {
    if (!help.empty()) help += '\n';
    help += ui(Text::ledger_basis, {field.basis});
  }
  if (!help.empty() && place.open.reg.state(place.record, field.id) != CellState::Conflict) {
    ImGui::SetCursorScreenPos({x, at.y});
    ImGui::PushID(field.id.c_str());
    press_area("help", {16, type::kSmall});
    mirror::say_last_item({.role = Role::Button,
                           .name = ui(Text::ledger_help_name, {std::string(name)}),
                           .value = help});
    draw_icon(ImGui::GetWindowDrawList(), Icon::Info, {x + 1, at.y + 1}, 13, ui.color.text3);
    focus_ring(ui, space::kTagRadius);
    tooltip(ui, help);
    ImGui::PopID();
  }
  ImGui::SetCursorScreenPos(below);
}

// What is typed as text and understood: figures, days, times, deadlines.
void typed_cell(const CellPlace& place, const Field& field, const std::string& now) {
  const Ui& ui = place.ui;
  const int year = year_of(place.open, ui.today);
  std::string& typed = draft_of(place.drafts, place.record, field.id, now);
  const std::optional<Value> value = value_typed(field.type, typed, year);
  const char* hint = field.type == FieldType::Deadline ? ui[Text::deadline_hint]
                     : field.type == FieldType::Date   ? ui[Text::date_hint]
                     : field.type == FieldType::Time   ? ui[Text::time_hint]
                                                       : "";
  const std::string name(label(field.name, ui.language));
  const FieldResult result = taizhang::field(ui, "##typed", name, typed, place.width, hint, !value);
  if (!value) line(ui, ui(Text::ledger_unread, {typed}), ui.color.late.text, type::kSmall);
  if (field.type == FieldType::Deadline) {
    line(ui, understood(ui, parse_deadline(typed, year)), ui.color.text3, type::kSmall);
  }
  if (result.finished && value && typed != now) submit(place, field, *value);
}

void text_cell(const CellPlace& place, const Field& field) {
  const std::string now(text_of(place.open.reg, place.record, field.id));
  std::string& text = draft_of(place.drafts, place.record, field.id, now);
  const std::string name(label(field.name, place.ui.language));
  const FieldResult result = field.type == FieldType::LongText
                                 ? area(place.ui, "##text", name, text, place.width, 2, 10)
                                 : taizhang::field(place.ui, "##text", name, text, place.width);
  if (result.finished && text != now) submit(place, field, text);
}

// One of a few words, and the way back to none.
void choice_cell(const CellPlace& place, const Field& field, std::vector<std::string> names,
                 std::optional<size_t> chosen, const std::vector<Value>& values) {
  names.emplace_back(place.ui[Text::ledger_not_filled]);
  const std::string name(label(field.name, place.ui.language));
  const auto picked =
      combo(place.ui, "choice", name, names, chosen ? chosen : names.size() - 1, place.width);
  if (!picked || picked == chosen) return;
  submit(place, field, *picked < values.size() ? values[*picked] : Value());
}

void enumeration_cell(const CellPlace& place, const Field& field) {
  const Option* now = std::get_if<Option>(&place.open.reg.value(place.record, field.id));
  std::vector<std::string> names;
  std::vector<Value> values;
  std::optional<size_t> chosen;
  for (const EnumOption& option : field.options) {
    const bool is_now = now && now->id == option.id;
    if (option.hidden && !is_now) continue;
    if (is_now) chosen = names.size();
    names.emplace_back(label(option.name, place.ui.language));
    values.emplace_back(Option{option.id});
  }
  choice_cell(place, field, std::move(names), chosen, values);
}

void yes_no_cell(const CellPlace& place, const Field& field) {
  const bool* now = std::get_if<bool>(&place.open.reg.value(place.record, field.id));
  std::optional<size_t> chosen;
  if (now) chosen = *now ? 0 : 1;
  choice_cell(place, field, {place.ui[Text::value_yes], place.ui[Text::value_no]}, chosen,
              {Value(true), Value(false)});
}

// Each option with a box, as the official tables have them.
void options_cell(const CellPlace& place, const Field& field) {
  const Ui& ui = place.ui;
  const Options* now = std::get_if<Options>(&place.open.reg.value(place.record, field.id));
  const float left = ImGui::GetCursorScreenPos().x;
  float x = left, y = ImGui::GetCursorScreenPos().y;
  constexpr float kLine = 26, kBox = 24;
  for (const EnumOption& option : field.options) {
    const bool is_chosen = now && std::ranges::find(now->ids, option.id) != now->ids.end();
    if (option.hidden && !is_chosen) continue;
    const std::string name(label(option.name, ui.language));
    const float width = kBox + text_width(ui, name) + space::k3;
    if (x > left && x + width > left + place.width) {
      x = left;
      y += kLine;
    }
    ImGui::SetCursorScreenPos({x, y});
    if (checkbox(ui, option.id.c_str(), name, is_chosen, name)) {
      Options next = now ? *now : Options{};
      if (is_chosen) {
        std::erase(next.ids, option.id);
      } else {
        next.ids.push_back(option.id);
      }
      submit(place, field, normal(std::move(next)));
    }
    x += width;
  }
  ImGui::SetCursorScreenPos({left, y + kLine});
  ImGui::Dummy({1, 1});
}

void departments_cell(const CellPlace& place, const Field& field) {
  const auto picked =
      department_picker(place.ui, place.drafts, "departments", label(field.name, place.ui.language),
                        departments_of(place.open, place.record, field.id),
                        department_names(place.open), place.width);
  if (!picked) return;
  place.out.push_back(as_step(department_edits(place.open, place.record, field.id, *picked),
                              std::string(label(field.name, place.ui.language))));
}

void links_cell(const CellPlace& place, const Field& field) {
  const Ui& ui = place.ui;
  const Links* now = std::get_if<Links>(&place.open.reg.value(place.record, field.id));
  for (size_t i = 0; now && i < now->links.size(); ++i) {
    const Link& link = now->links[i];
    const std::string& words = link.title.empty() ? link.url : link.title;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushID(static_cast<int>(i));
    const bool clicked = press_area("open", {place.width - 32, type::kBody + 4});
    mirror::say_last_item({.role = Role::Link, .name = words});
    draw_fitted(ui, at, place.width - 32, words, ui.color.accent);
    focus_ring(ui, space::kTagRadius);
    tooltip(ui, link.url);
    if (clicked || mirror::pressed_last_item()) place.out.push_back(OpenLink{link.url});
    ImGui::SetCursorScreenPos({at.x + place.width - 28, at.y - 4});
    if (icon_button(ui, "remove", Icon::Trash, ui(Text::ledger_remove_link, {words}))) {
      Links next = *now;
      next.links.erase(next.links.begin() + static_cast<ptrdiff_t>(i));
      submit(place, field, normal(std::move(next)));
    }
    ImGui::SetCursorScreenPos({at.x, at.y + type::kBody + 8});
    ImGui::PopID();
  }
  std::string& typed = draft_of(place.drafts, place.record, field.id + "+", "");
  const std::string name(label(field.name, ui.language));
  const bool is_bad = !typed.empty() && !link_typed(typed);
  const FieldResult result =
      taizhang::field(ui, "##link", name, typed, place.width, ui[Text::link_hint]);
  if (result.finished && is_bad) return;
  if (is_bad) line(ui, ui[Text::ledger_bad_link], ui.color.text3, type::kSmall);
  if (!result.finished || typed.empty()) return;
  Links next = now ? *now : Links{};
  next.links.push_back(*link_typed(typed));
  typed.clear();
  submit(place, field, std::move(next));
}

// The records that can be named: tasks of the outline, or a ledger's records.
struct Named {
  RecordId id;
  std::string title;
};

std::vector<Named> nameable(const CellPlace& place, const Field& field, std::string_view typed) {
  constexpr size_t kMost = 30;
  std::vector<Named> found;
  const auto offer = [&](RecordId id, std::string title) {
    if (found.size() < kMost && id != place.record && contains_folded(title, typed)) {
      found.push_back({id, std::move(title)});
    }
  };
  const OpenRegister& open = place.open;
  if (field.target == forms::kTask || field.target.empty()) {
    for (const OutlineRow& row : open.outline) {
      if (!row.is_part)
        offer(row.record,
              row.number + " " + std::string(text_of(open.reg, row.record, fields::kTitle)));
    }
  }
  for (const LedgerShelf& shelf : ledger_shelves(open.ledgers)) {
    if (!field.target.empty() && shelf.form.id != field.target) continue;
    for (const LedgerRecord& record : shelf.records) {
      offer(record.id, ledger_title(open.reg, shelf.form, record.id, place.ui.language));
    }
  }
  return found;
}

void record_cell(const CellPlace& place, const Field& field) {
  const Ui& ui = place.ui;
  const OpenRegister& open = place.open;
  const auto now = parse_id<RecordId>(text_of(open.reg, place.record, field.id));
  const std::string name(label(field.name, ui.language));
  if (now && open.reg.exists(*now)) {
    const std::string title = named_title(open, *now, ui.language);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool clicked = press_area("go", {place.width - 32, type::kBody + 4});
    mirror::say_last_item({.role = Role::Link, .name = title});
    draw_fitted(ui, at, place.width - 32, title, ui.color.accent);
    focus_ring(ui, space::kTagRadius);
    if (clicked || mirror::pressed_last_item()) place.out.push_back(ShowRecord{*now});
    ImGui::SetCursorScreenPos({at.x + place.width - 28, at.y - 4});
    if (icon_button(ui, "remove", Icon::Close, ui(Text::ledger_unlink, {title})))
      submit(place, field, {});
    ImGui::SetCursorScreenPos({at.x, at.y + type::kBody + 8});
    return;
  }
  std::string& typed = draft_of(place.drafts, place.record, field.id + "+", "");
  taizhang::field(ui, "##named", name, typed, place.width, ui[Text::ledger_link_hint]);
  // The list stays while a line of it has the focus or the mouse, though the field has lost it.
  bool& is_held = *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("held"));
  const bool is_open = ImGui::IsItemActive() || ImGui::IsItemDeactivated() ||
                       std::exchange(is_held, false) || !typed.empty();
  if (!is_open) return;
  const std::vector<Named> found = nameable(place, field, trim(typed));
  if (found.empty()) line(ui, ui[Text::ledger_link_none], ui.color.text3, type::kSmall);
  for (const Named& one : found) {
    ImGui::PushID(to_text(one.id).c_str());
    if (option(ui, one.title, false, place.width)) {
      typed.clear();
      submit(place, field, to_text(one.id));
    }
    is_held |= ImGui::IsItemActive() || ImGui::IsItemFocused();
    ImGui::PopID();
  }
}

}  // namespace

std::string named_title(const OpenRegister& open, RecordId record, Language language) {
  if (const OutlineRow* row = outline_row(open, record)) {
    return row->number + " " + std::string(text_of(open.reg, record, fields::kTitle));
  }
  const std::string_view form = text_of(open.reg, record, fields::kTemplate);
  const LedgerShelf* shelf = find_shelf(open.ledgers, form);
  return shelf ? full_title(open.ledgers, open.reg, shelf->form, record, language)
               : record_words(open.reg, record, language);
}

void field_cell(const CellPlace& place, const Field& field) {
  const bool is_wanted = place.drafts.focus_field == field.id;
  if (is_wanted) place.drafts.focus_field.clear();
  if (draw_locked(place, field.id, label(field.name, place.ui.language))) return;
  ImGui::PushID(field.id.c_str());
  field_label(place, field);
  if (is_wanted) focus_next_item();  // behind the label, which may hold a button
  switch (field.type) {
    case FieldType::Text:
    case FieldType::LongText:
      text_cell(place, field);
      break;
    case FieldType::Integer:
    case FieldType::Decimal:
    case FieldType::Date:
    case FieldType::Deadline:
    case FieldType::Time:
      typed_cell(place, field, typed_words(place.open.reg, place.record, field, place.ui.language));
      break;
    case FieldType::Enumeration:
      enumeration_cell(place, field);
      break;
    case FieldType::YesNo:
      yes_no_cell(place, field);
      break;
    case FieldType::Options:
      options_cell(place, field);
      break;
    case FieldType::Departments:
      departments_cell(place, field);
      break;
    case FieldType::Links:
      links_cell(place, field);
      break;
    case FieldType::Record:
      record_cell(place, field);
      break;
  }
  ImGui::PopID();
}

}  // namespace taizhang
