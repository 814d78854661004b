#include <algorithm>
#include <string>
#include <utility>

#include "app/overview.h"
#include "ui/ledger.h"
#include "ui/text_visit.h"

namespace taizhang {
namespace {

constexpr float kHead = 44;

// The row before or after the selected one in the table; none at its ends.
const OutlineRow* neighbour(const OpenRegister& open, int step) {
  const std::optional<size_t> row = row_of(open, open.selected);
  if (!row) return nullptr;
  const size_t next = *row + static_cast<size_t>(step);
  return next < open.rows.size() ? &outline_row_at(open, next) : nullptr;
}

void draw_head(const OpenRegister& open, const OutlineRow& row, Drafts& drafts, const Ui& ui,
               ImVec2 min, float right, Intents& out) {
  const std::string part(text_of(open.reg, row.top_part, fields::kTitle));
  const std::string words = row.is_part ? ui[Text::detail_part] : row.number + "  ·  " + part;
  say_fitted(ui, {min.x + space::k4, min.y + 14}, right - min.x - 4 * 28 - 2 * space::k4, words,
             ui.color.text2, type::kSmall);
  const OutlineRow* previous = neighbour(open, -1);
  const OutlineRow* next = neighbour(open, 1);
  ImGui::SetCursorScreenPos({right - space::k3 - 28, min.y + 8});
  if (icon_button(ui, "close", Icon::Close, ui[Text::detail_close]))
    out.push_back(ShowDetail{false});
  ImGui::SetCursorScreenPos({right - space::k3 - 56, min.y + 8});
  if (icon_button(ui, "next", Icon::Next, ui[Text::detail_next], next != nullptr))
    out.push_back(SelectRecord{next->record});
  ImGui::SetCursorScreenPos({right - space::k3 - 84, min.y + 8});
  if (icon_button(ui, "previous", Icon::Previous, ui[Text::detail_previous], previous != nullptr))
    out.push_back(SelectRecord{previous->record});
  ImGui::SetCursorScreenPos({right - space::k3 - 112, min.y + 8});
  if (icon_button(ui, "history", Icon::History, ui[Text::history_title]))
    open_history(open, drafts, row.record);
}

void gap(float height) { ImGui::Dummy({1, height}); }

void section(const Ui& ui, Text id, size_t count) {
  gap(space::k1);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  hairline(at, {at.x + width, at.y}, ui.color.line1);
  mirror::text(Role::Heading, ui[id], at.x, at.y + space::k2, width, type::kBody, 3);
  draw_text(ui, {at.x, at.y + space::k2}, ui[id], ui.color.text1, type::kBody, Weight::Bold, true);
  draw_text(
      ui,
      {at.x + text_width(ui, ui[id], type::kBody, Weight::Bold) + space::k2, at.y + space::k2 + 2},
      number(static_cast<long long>(count)), ui.color.text3, type::kSmall, Weight::Regular, true);
  ImGui::Dummy({1, space::k2 + type::kBody + space::k1});
}

// How near or late the deadline is, as the row's light shows it.
void draw_pressing(const CellPlace& place) {
  const Light light = task_light(place.open, place.record);
  if (light.state == LightState::Overdue || light.state == LightState::Soon)
    paragraph(place.ui, light_words(light, place.ui.language), place.width,
              colors_of(place.ui.color, light.state).text, type::kSmall, Weight::Bold);
}

// The day of the event, for a deadline that is counted from one.
void draw_event_date(const CellPlace& place) {
  const Deadline* deadline = deadline_of(place.open.reg.value(place.record, fields::kDeadline));
  if (!deadline || !std::holds_alternative<DueAfterEvent>(deadline->rule)) return;
  const Field* field = find_field(place.open.ledgers.task_form, fields::kEventDate);
  if (!field) return;
  gap(space::k1);
  field_cell(place, *field);
}

// What whoever does the work says of it beside its notes.
bool is_of_work(std::string_view field) {
  constexpr std::string_view kFields[] = {"contact", "phone", "problems", "next_steps", "remark"};
  return std::ranges::find(kFields, field) != std::end(kFields);
}

// What nobody has filled in is folded away.
void draw_work(const CellPlace& place) {
  const Ui& ui = place.ui;
  const ImGuiID fold = ImGui::GetID("work");
  const bool is_open = ImGui::GetStateStorage()->GetBool(fold);
  bool has_more = false;
  for (const Field& field : place.open.ledgers.task_form.fields) {
    if (!is_of_work(field.id)) continue;
    const bool is_filled = !is_empty(place.open.reg.value(place.record, field.id));
    has_more |= !is_filled;
    if (!is_open && !is_filled && place.drafts.focus_field != field.id) continue;
    gap(space::k1);
    field_cell(place, field);
  }
  if (!has_more) return;
  gap(space::k1);
  const std::string name =
      ui(is_open ? Text::fold_name : Text::unfold_name, {ui[Text::group_other]});
  if (text_button(ui, "work", name, Icon::None, type::kSmall))
    ImGui::GetStateStorage()->SetBool(fold, !is_open);
}

}  // namespace

void draw_task(const CellPlace& place, const OutlineRow& row) {
  const Ui& ui = place.ui;
  if (place.open.scope().empty()) {  // of a packet's task it is the heading
    text_cell(place, {fields::kTitle, Text::column_title, true, 1, 4});
    gap(space::k1);
  }
  const ImVec2 at = ImGui::GetCursorPos();
  CellPlace half = place;
  half.width = (place.width - space::k2) / 2;
  ImGui::BeginGroup();
  option_cell(half, forms::kTask, fields::kStatus, Text::column_status);
  ImGui::EndGroup();
  const float below = ImGui::GetCursorPosY();
  ImGui::SetCursorPos({at.x + half.width + space::k2, at.y});
  ImGui::BeginGroup();
  deadline_cell(half);
  draw_pressing(half);
  ImGui::EndGroup();
  ImGui::SetCursorPos({at.x, std::max(below, ImGui::GetCursorPosY())});
  extension_lines(place);
  gap(space::k1);
  departments_cell(place, fields::kLead, Text::column_lead);
  gap(space::k1);
  departments_cell(place, fields::kResponsible, Text::column_responsible);
  const Template* form = place.open.reg.find_template(forms::kTask);
  const Field* after = form != nullptr ? find_field(*form, fields::kAfter) : nullptr;
  if (after != nullptr && place.open.scope().empty()) {
    gap(space::k1);
    field_cell(place, *after);
  }
  draw_event_date(place);

  section(ui, Text::detail_notes, row.notes.size());
  draw_notes(place.open, place.drafts, ui, row, place.width, place.out);
  section(ui, Text::detail_evidence, row.evidence.size());
  draw_evidence(place.open, place.drafts, ui, row, place.width, place.out);

  gap(space::k2);
  const ImVec2 rule = ImGui::GetCursorScreenPos();
  hairline(rule, {rule.x + place.width, rule.y}, ui.color.line1);
  gap(space::k2);
  text_cell(place, {fields::kText, Text::detail_text, true, 2, 10, ui[Text::detail_text_hint]});
  gap(space::k1);
  text_cell(place, {fields::kMeasures, Text::detail_measures, true, 2, 10,
                    ui[Text::detail_measures_hint]});
  gap(space::k1);
  text_cell(place, {fields::kEvidenceWanted, Text::detail_evidence_wanted, true, 1, 4,
                    ui[Text::detail_evidence_wanted_hint]});
  for (const Field& field : place.open.ledgers.task_form.fields) {
    if (!field.id.starts_with(kOwn)) continue;
    gap(space::k1);
    field_cell(place, field);
  }
  draw_work(place);
  draw_named_by(place);
  if (!place.open.scope().empty()) return;
  gap(space::k3);
  if (button(ui, "delete", ui[Text::delete_task],
             {.kind = Kind::Danger, .icon = Icon::Trash, .height = 28}))
    place.out.push_back(DeleteRecord{place.record});
}

namespace {

void draw_part(const CellPlace& place, const OutlineRow& row) {
  const Ui& ui = place.ui;
  text_cell(place, {fields::kTitle, Text::detail_part_title, true, 1, 4});
  gap(space::k2);
  paragraph(ui, ui(Text::detail_part_tasks, {number(row.tasks)}), place.width, ui.color.text2);
  gap(space::k2);
  if (button(ui, "add", ui[Text::add_task], {.icon = Icon::Plus}))
    place.out.push_back(AddTask{place.record});
  ImGui::SameLine();
  const bool empty = row.tasks == 0;
  if (button(ui, "delete", ui[Text::delete_part],
             {.kind = Kind::Danger, .icon = Icon::Trash, .enabled = empty}))
    place.out.push_back(DeleteRecord{place.record});
  if (!empty) {
    gap(space::k1);
    paragraph(ui, ui[Text::delete_part_why_not], place.width, ui.color.text3, type::kSmall);
  }
}

}  // namespace

// Drafts that belong to one record are gone when another is shown; a note that was begun stays with
// its task.
void follow_selection(const OpenRegister& open, Drafts& drafts) {
  if (drafts.detail_of == open.selected) return;
  drafts.detail_of = open.selected;
  if (open.selected && open.selected == open.added) {  // its title is what is written next
    drafts.focus_title = true;
    text_visit(*ImGui::GetCurrentContext()).next_takes_all = true;
  }
  drafts.evidence = {};
  drafts.evidence_date.clear();
  drafts.adding_evidence = false;
  drafts.bad_evidence_date = false;
  std::erase_if(drafts.cells,
                [&](const CellDraft& draft) { return draft.record != open.selected; });
}

void draw_detail(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out) {
  const OutlineRow* row = outline_row(open, open.selected);
  if (row == nullptr) return;
  follow_selection(open, drafts);
  begin_region("detail", min, max, ui.color.bg1, {0, 0});
  mirror::begin(Role::Complementary, "detail", ui[Text::detail_name], min.x, min.y, max.x - min.x,
                max.y - min.y);
  draw_head(open, *row, drafts, ui, min, max.x, out);
  begin_region("detail body", {min.x, min.y + kHead}, max, ui.color.bg1, {space::k4, space::k1});
  ImGui::PushID(to_text(open.selected).c_str());
  const float width = max.x - min.x - 2 * space::k4 - 10;  // the scrollbar's room is always kept
  const CellPlace place{open, drafts, ui, open.selected, width, out};
  if (row->is_part)
    draw_part(place, *row);
  else
    draw_task(place, *row);
  gap(space::k4);
  ImGui::PopID();
  end_region();
  mirror::end();
  end_region();
}

}  // namespace taizhang
