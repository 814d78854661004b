#include "ui/cells.h"

#include <optional>
#include <utility>
#include <vector>

#include "app/report.h"
#include "app/table_cells.h"
#include "base/deadline.h"
#include "model/packet.h"

namespace taizhang {
namespace {

void submit(const CellPlace& place, std::string_view field, Value value, Text name) {
  place.out.push_back(
      as_step(place.ui, {{place.record, std::string(field), std::move(value)}}, name));
}

// A small sign when the cell's heads disagree, which leads to the conflict where one decides it.
void conflict_mark(const CellPlace& place, std::string_view field, std::string_view name,
                   ImVec2 at) {
  const Ui& ui = place.ui;
  const char* words = ui[Text::cell_conflict];
  ImGui::PushID(field.data(), field.data() + field.size());
  ImGui::SetCursorScreenPos(at);
  const bool clicked =
      press_area("conflict", {14 + text_width(ui, words, type::kSmall), type::kSmall},
                 place.open.scope().empty());
  mirror::say_last_item(
      {.role = Role::Button, .name = ui(Text::inbox_cell_mark, {std::string(name)})});
  if (clicked || mirror::pressed_last_item())
    show_conflict(place.drafts, {place.record, std::string(field)}, place.out);
  draw_shape(ImGui::GetWindowDrawList(), Shape::Fork, {at.x + 5, at.y + 8}, 10,
             ui.color.conflict.mark);
  draw_text(ui, {at.x + 14, at.y}, words, ui.color.conflict.text, type::kSmall, Weight::Regular,
            true);
  focus_ring(ui, space::kTagRadius);
  ImGui::PopID();
}

}  // namespace

std::string typed_words(const Register& reg, RecordId record, const Field& field,
                        Language language) {
  if (field.type == FieldType::Text) return std::string(text_of(reg, record, field.id));
  const Value& value = reg.value(record, field.id);
  return is_empty(value) ? std::string() : value_words(reg, record, field.id, value, language);
}

std::string& draft_of(Drafts& drafts, RecordId record, std::string_view field,
                      const std::string& now) {
  for (CellDraft& draft : drafts.cells) {
    if (draft.record != record || draft.field != field) continue;
    if (draft.base != now) draft = {record, std::string(field), now, now};
    return draft.text;
  }
  drafts.cells.push_back({record, std::string(field), now, now});
  return drafts.cells.back().text;
}

void cell_label(const CellPlace& place, std::string_view field, std::string_view name) {
  const Ui& ui = place.ui;
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(ui, at, name, ui.color.text2, type::kSmall, Weight::Regular, true);
  if (place.open.reg.state(place.record, field) == CellState::Conflict)
    conflict_mark(place, field, name,
                  {at.x + text_width(ui, name, type::kSmall) + space::k2, at.y});
  ImGui::SetCursorScreenPos(at);
  ImGui::Dummy({1, type::kSmall});
}

bool draw_locked(const CellPlace& place, std::string_view field, std::string_view name) {
  const OpenRegister& open = place.open;
  const bool is_here = open.writer == Writer::Here;
  const bool is_in_scope =
      open.scope().empty() || may_fill(open.reg, open.scope(), place.record, field);
  if (is_here && is_in_scope) return false;
  const Ui& ui = place.ui;
  const std::string words =
      value_words(open.reg, place.record, field, open.reg.value(place.record, field), ui.language);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_text(ui, at, name, ui.color.text2, type::kSmall, Weight::Regular, true);
  const float x = at.x + text_width(ui, name, type::kSmall) + space::k1;
  draw_icon(ImGui::GetWindowDrawList(), Icon::Lock, {x, at.y + 2}, 13, ui.color.text3);
  ImGui::SetCursorScreenPos({x, at.y + 2});
  ImGui::PushID(field.data(), field.data() + field.size());
  ImGui::Dummy({13, 13});
  tooltip(ui, ui[is_here ? Text::packet_locked : Text::writer_other_refused]);
  ImGui::PopID();
  float y = at.y + type::kSmall + 2;
  for (const Span& line : lines_of(ui, words, place.width)) {
    draw_text(ui, {at.x, y}, std::string_view(words).substr(line.begin, line.end - line.begin),
              ui.color.text1, type::kBody, Weight::Regular, true);
    y += type::kBody;
  }
  ImGui::SetCursorScreenPos(at);
  ImGui::BeginDisabled();
  ImGui::Dummy({place.width, y - at.y});
  mirror::say_last_item({.role = Role::Textbox, .name = name, .value = words});
  ImGui::EndDisabled();
  return true;
}

std::string understood(const Ui& ui, const Deadline& deadline) {
  if (deadline.text.empty()) return ui[Text::deadline_none];
  if (std::holds_alternative<std::monostate>(deadline.rule)) return ui[Text::deadline_unread];
  if (const std::optional<Date> due = due_date(deadline))
    return ui(Text::deadline_due, {to_text(*due)});
  if (std::holds_alternative<DueOngoing>(deadline.rule)) return ui[Text::deadline_ongoing];
  if (std::holds_alternative<DueRecurring>(deadline.rule)) return ui[Text::deadline_recurring];
  return ui[Text::deadline_event];
}

ApplyEdits as_step(const Ui& ui, std::vector<Edit> edits, Text name) {
  return as_step(std::move(edits), ui[name]);
}

ApplyEdits as_step(std::vector<Edit> edits, std::string name) {
  return {std::move(edits), {Text::did_change, {std::move(name)}}};
}

void text_cell(const CellPlace& place, const CellLook& look) {
  const std::string now(text_of(place.open.reg, place.record, look.field));
  bool is_wanted = place.drafts.focus_field == look.field;
  if (is_wanted) place.drafts.focus_field.clear();
  if (draw_locked(place, look.field, place.ui[look.name])) return;
  std::string& text = draft_of(place.drafts, place.record, look.field, now);
  cell_label(place, look.field, place.ui[look.name]);
  if (look.field == fields::kTitle) is_wanted |= std::exchange(place.drafts.focus_title, false);
  if (is_wanted) focus_next_item();
  ImGui::PushID(look.field.data(), look.field.data() + look.field.size());
  const char* name = place.ui[look.name];
  const FieldResult result = look.multi_line
                                 ? area(place.ui, "##cell", name, text, place.width, look.min_lines,
                                        look.max_lines, look.hint)
                                 : field(place.ui, "##cell", name, text, place.width, look.hint);
  ImGui::PopID();
  if (result.finished && text != now) submit(place, look.field, text, look.name);
}

void deadline_cell(const CellPlace& place) {
  const Deadline* stored = deadline_of(place.open.reg.value(place.record, fields::kDeadline));
  const std::string now = stored != nullptr ? stored->text : std::string();
  if (draw_locked(place, fields::kDeadline, place.ui[Text::column_deadline])) return;
  std::string& typed = draft_of(place.drafts, place.record, fields::kDeadline, now);
  cell_label(place, fields::kDeadline, place.ui[Text::column_deadline]);
  const FieldResult result = field(place.ui, "##deadline", place.ui[Text::column_deadline], typed,
                                   place.width, place.ui[Text::deadline_hint]);
  const Deadline deadline = parse_deadline(typed, year_of(place.open, place.ui.today));
  line(place.ui, understood(place.ui, deadline), place.ui.color.text3, type::kSmall);
  if (result.finished && typed != now)
    submit(place, fields::kDeadline, deadline, Text::column_deadline);
}

void extension_lines(const CellPlace& place) {
  const OpenRegister& open = place.open;
  const Ui& ui = place.ui;
  if (can_ask_extension(open, place.record) &&
      text_button(ui, "extend", ui[Text::extension_ask], Icon::None, type::kSmall))
    place.out.push_back(AskExtension{place.record});
  const auto found = open.ledgers.extended.find(place.record);
  if (found == open.ledgers.extended.end()) return;
  const Extended& extended = found->second;
  if (const std::optional<Date> later = extended_to(open, place.record))
    paragraph(ui, ui(Text::extension_extended, {to_text(*extended.original), to_text(*later)}),
              place.width, ui.color.text1, type::kBody, Weight::Bold);
  for (const ExtensionRequest& one : extended.requests) {
    const bool counts = one.verdict == ExtensionVerdict::Granted;
    paragraph(ui, extension_words(one, ui.language), place.width,
              counts ? ui.color.ok.text : ui.color.soon.text, type::kSmall);
    ImGui::PushID(to_text(one.request).c_str());
    const std::string name = std::string(ui[Text::extension_requests]) +
                             (one.asked ? "  ·  " + to_text(*one.asked) : std::string());
    if (text_button(ui, "request", name, Icon::None, type::kSmall))
      place.out.push_back(ShowRecord{one.request});
    ImGui::PopID();
  }
}

void departments_cell(const CellPlace& place, std::string_view field_id, Text name) {
  if (draw_locked(place, field_id, place.ui[name])) return;
  const std::vector<std::string> chosen = departments_of(place.open, place.record, field_id);
  cell_label(place, field_id, place.ui[name]);
  const std::string id(field_id);
  const auto picked = department_picker(place.ui, place.drafts, id.c_str(), place.ui[name], chosen,
                                        department_names(place.open), place.width);
  if (!picked) return;
  place.out.push_back(
      as_step(place.ui, department_edits(place.open, place.record, field_id, *picked), name));
}

void option_cell(const CellPlace& place, std::string_view form, std::string_view field_id,
                 Text name) {
  const Template* found_form = place.open.reg.find_template(form);
  const Field* found = found_form != nullptr ? find_field(*found_form, field_id) : nullptr;
  if (found == nullptr || draw_locked(place, field_id, place.ui[name])) return;
  const bool in_packet = !place.open.scope().empty();
  const Option* now = std::get_if<Option>(&place.open.reg.value(place.record, field_id));
  std::vector<std::string> names, ids;
  std::optional<size_t> chosen;
  for (const EnumOption& option : found->options) {
    const bool is_now = now != nullptr && now->id == option.id;
    if (in_packet && !is_now && statuses::is_of_office(option.id)) continue;
    if (is_now) chosen = ids.size();
    names.emplace_back(label(option.name, place.ui.language));
    ids.push_back(option.id);
  }
  cell_label(place, field_id, place.ui[name]);
  const std::string id(field_id);
  if (const auto picked = combo(place.ui, id.c_str(), place.ui[name], names, chosen, place.width);
      picked && picked != chosen)
    submit(place, field_id, Option{ids[*picked]}, name);
}

}  // namespace taizhang
