#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "app/table_cells.h"
#include "model/packet.h"
#include "model/round.h"
#include "ui/ledger.h"

namespace taizhang {
namespace {

// What a liaison sees of a packet: the department's tasks and its records of the ledgers, the form
// of one, and how far the return is.

constexpr float kList = 348, kStatus = 312;
constexpr float kTightList = 260, kTightStatus = 260;
constexpr float kHead = 44, kTask = 58, kRecord = 36, kFormHead = 92;
constexpr size_t kMostFaults = 6;

bool holds(const std::vector<RecordId>& records, RecordId record) {
  return std::ranges::find(records, record) != records.end();
}

// Is a ledger's record in the middle?
bool shows_record(const OpenRegister& open) {
  return open.section == Section::Ledger &&
         find_record(open.ledgers, open.ledgers.selected) != nullptr;
}

bool leads(const OpenRegister& open, RecordId task) {
  const auto* lead = std::get_if<Departments>(&open.reg.value(task, fields::kLead));
  return lead != nullptr && std::ranges::find(lead->keys, open.scope()) != lead->keys.end();
}

// --- the tasks at the left -----------------------------------------------------------------------

void draw_task_line(const OpenRegister& open, RecordId task, const Ui& ui, float width,
                    Intents& out) {
  const OutlineRow& row = *outline_row(open, task);
  const std::string title(text_of(open.reg, task, fields::kTitle));
  const bool is_chosen = open.selected == task && !shows_record(open);
  const bool is_filled = !holds(open.work.unfilled, task);
  const Text filled = is_filled ? Text::packet_filled : Text::packet_unfilled;
  ImGui::PushID(to_text(task).c_str());
  const ImVec2 min = ImGui::GetCursorScreenPos(), max(min.x + width, min.y + kTask);
  const std::string due = cell_words(open, row, column_ids::kDeadline, ui.language);
  const std::string role = ui[leads(open, task) ? Text::packet_lead : Text::packet_responsible];
  const std::string terms = due.empty() ? role : due + "  ·  " + role;
  const bool clicked = press_area("task", {width, kTask});
  mirror::say_last_item({.role = Role::ListItem,
                         .name = row.number + " " + title + " " + ui[filled],
                         .value = terms,
                         .selected = is_chosen});
  if (is_chosen) {
    fill_rect(min, max, ui.color.select);
    fill_rect(min, {min.x + 2, max.y}, ui.color.accent);
  } else {
    fill_rect(min, max, ground_of_item(ui, 0));
  }
  focus_ring(ui, 2);
  hairline({min.x, max.y - 1}, {max.x, max.y - 1}, ui.color.line1);
  draw_text(ui, {min.x + space::k4, min.y + 10}, row.number, ui.color.text3, type::kSmall,
            Weight::Regular, true);
  const float x = min.x + 56;
  draw_fitted(ui, {x, min.y + 8}, max.x - x - space::k3, title, ui.color.text1, type::kBody,
              is_chosen ? Weight::Bold : Weight::Regular);
  const float state = text_width(ui, ui[filled], type::kSmall) + 20;
  draw_fitted(ui, {x, min.y + 32}, max.x - x - state - space::k4, terms,
              holds(open.work.unexplained, task) ? ui.color.late.text : ui.color.text2,
              type::kSmall);
  const float at = max.x - space::k4 - state + 20;
  if (is_filled)
    draw_icon(ImGui::GetWindowDrawList(), Icon::Check, {at - 18, min.y + 33}, 14, ui.color.ok.mark);
  draw_text(ui, {at, min.y + 32}, ui[filled], is_filled ? ui.color.ok.text : ui.color.text3,
            type::kSmall, Weight::Regular, true);
  if (clicked || mirror::pressed_last_item()) out.push_back(ShowRecord{task});
  ImGui::PopID();
}

void draw_record_line(const OpenRegister& open, const LedgerShelf& shelf, RecordId record,
                      const Ui& ui, float width, Intents& out) {
  const LedgerRecord& line = *find_record(open.ledgers, record);
  const std::string title = ledger_title(open.reg, shelf.form, record, ui.language);
  const std::string light = light_words(line.judgement.light, ui.language);
  const bool is_chosen = shows_record(open) && open.ledgers.selected == record;
  ImGui::PushID(to_text(record).c_str());
  const ImVec2 min = ImGui::GetCursorScreenPos(), max(min.x + width, min.y + kRecord);
  const bool clicked = press_area("record", {width, kRecord});
  mirror::say_last_item({.role = Role::ListItem,
                         .name = light.empty() ? title : title + " " + light,
                         .selected = is_chosen});
  if (is_chosen) {
    fill_rect(min, max, ui.color.select);
    fill_rect(min, {min.x + 2, max.y}, ui.color.accent);
  } else if (ImGui::IsItemHovered()) {
    fill_rect(min, max, ui.color.hover);
  }
  focus_ring(ui, 2);
  hairline({min.x, max.y - 1}, {max.x, max.y - 1}, ui.color.line1);
  if (!light.empty())
    draw_light_shape(ui, line.judgement.light, {min.x + space::k4 + 5, min.y + kRecord / 2});
  const float x = min.x + space::k4 + 20;
  const float state = text_width(ui, light, type::kSmall);
  draw_fitted(ui, {x, min.y + 8}, max.x - x - state - space::k4 - space::k2, title, ui.color.text1,
              type::kBody, is_chosen ? Weight::Bold : Weight::Regular);
  draw_text(ui, {max.x - space::k4 - state, min.y + 10}, light,
            colors_of(ui.color, line.judgement.light.state).text, type::kSmall);
  if (clicked || mirror::pressed_last_item()) out.push_back(ShowRecord{record});
  ImGui::PopID();
}

// The ledgers a department may add records to, as the lines of a popup.
void draw_add_record(const OpenRegister& open, const Ui& ui, float width, Intents& out) {
  ImGui::SetCursorPos({space::k4, ImGui::GetCursorPosY() + space::k2});
  if (text_button(ui, "add record", ui[Text::packet_add_record], Icon::Plus))
    ImGui::OpenPopup("add record");
  std::vector<std::string> names;
  std::vector<const LedgerShelf*> shelves;
  if (ImGui::IsPopupOpen("add record"))
    for (const LedgerShelf& shelf : ledger_shelves(open.ledgers)) {
      if (filing_field(shelf.form) == nullptr) continue;
      names.emplace_back(label(shelf.form.name, ui.language));
      shelves.push_back(&shelf);
    }
  const ImVec2 below(ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + 2);
  if (const auto picked = option_popup(ui, "add record", ui[Text::packet_add_record], names,
                                       std::nullopt, below, width - 2 * space::k4))
    out.push_back(AddLedgerRecord{shelves[*picked]->form.id, {}});
}

// Below the tasks: each ledger that holds records of the department.
void draw_ledgers(const OpenRegister& open, const Ui& ui, float width, Intents& out) {
  const auto head = [&](std::string_view name, float size, ImU32 color, Weight weight) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    mirror::text(Role::Heading, name, at.x + space::k4, at.y + space::k3, width - 2 * space::k4,
                 size, weight == Weight::Bold ? 2 : 3);
    draw_text(ui, {at.x + space::k4, at.y + space::k3}, name, color, size, weight, true);
    ImGui::Dummy({width, space::k3 + size + space::k2});
  };
  head(ui[Text::packet_ledgers], type::kTitle, ui.color.text1, Weight::Bold);
  for (const LedgerWork& work : open.work.ledgers) {
    const LedgerShelf& shelf = open.ledgers.shelves[work.shelf];
    const std::string name(label(shelf.form.name, ui.language));
    head(name, type::kSmall, ui.color.text2, Weight::Regular);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    mirror::begin(Role::List, shelf.form.id.c_str(), name, at.x, at.y, width,
                  kRecord * static_cast<float>(work.records.size()));
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(work.records.size()), kRecord);
    while (clipper.Step())
      for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
        draw_record_line(open, shelf, work.records[static_cast<size_t>(i)], ui, width, out);
    clipper.End();
    mirror::end();
  }
  draw_add_record(open, ui, width, out);
}

void draw_list(const OpenRegister& open, const Ui& ui, ImVec2 min, ImVec2 max, Intents& out) {
  begin_region("packet tasks", min, max, ui.color.bg1, {0, 0});
  mirror::text(Role::Heading, ui[Text::packet_tasks], min.x + space::k4, min.y + 12,
               max.x - min.x - 2 * space::k4, type::kTitle, 2);
  draw_text(ui, {min.x + space::k4, min.y + 11}, ui[Text::packet_tasks], ui.color.text1,
            type::kTitle, Weight::Bold, true);
  const float used = text_width(ui, ui[Text::packet_tasks], type::kTitle, Weight::Bold);
  draw_text(ui, {min.x + space::k4 + used + space::k2, min.y + 15},
            number(static_cast<long long>(open.work.tasks.size())), ui.color.text3, type::kSmall);
  hairline({min.x, min.y + kHead - 1}, {max.x, min.y + kHead - 1}, ui.color.line1);
  begin_region("packet list", {min.x, min.y + kHead}, max, ui.color.bg1, {0, 0});
  mirror::begin(Role::List, "packet list", ui[Text::packet_tasks], min.x, min.y + kHead,
                max.x - min.x, max.y - min.y - kHead);
  ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, ImVec2(0, 0));
  const float width = ImGui::GetContentRegionAvail().x;
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(open.work.tasks.size()), kTask);
  while (clipper.Step())
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i)
      draw_task_line(open, open.work.tasks[static_cast<size_t>(i)], ui, width, out);
  clipper.End();
  mirror::end();
  draw_ledgers(open, ui, width, out);
  ImGui::PopStyleVar();
  const bool none = open.work.tasks.empty() && open.work.ledgers.empty();
  ImGui::SetCursorPos({space::k4, ImGui::GetCursorPosY() + space::k3});
  paragraph(ui, ui[none ? Text::packet_none : Text::packet_only], width - 2 * space::k4,
            ui.color.text2, type::kSmall);
  end_region();
  end_region();
}

// --- one task in the middle ----------------------------------------------------------------------

void draw_form_head(const OpenRegister& open, const OutlineRow& row, const Ui& ui, ImVec2 min,
                    ImVec2 max, Intents& out) {
  const std::string part(text_of(open.reg, row.top_part, fields::kTitle));
  const auto place = std::ranges::find(open.work.tasks, row.record);
  const size_t index = static_cast<size_t>(place - open.work.tasks.begin());
  const size_t count = open.work.tasks.size();
  const std::string of = ui(Text::packet_of, {number(static_cast<long long>(index) + 1),
                                              number(static_cast<long long>(count))});
  float x = max.x - space::k5 - 28;
  ImGui::SetCursorScreenPos({x, min.y + 8});
  if (icon_button(ui, "next", Icon::Next, ui[Text::detail_next], index + 1 < count))
    out.push_back(SelectRecord{open.work.tasks[index + 1]});
  x -= 28;
  ImGui::SetCursorScreenPos({x, min.y + 8});
  if (icon_button(ui, "previous", Icon::Previous, ui[Text::detail_previous], index > 0))
    out.push_back(SelectRecord{open.work.tasks[index - 1]});
  x -= space::k2 + text_width(ui, of, type::kSmall);
  draw_text(ui, {x, min.y + 14}, of, ui.color.text2, type::kSmall);
  const float left = min.x + space::k6;
  say_fitted(ui, {left, min.y + 14}, x - left - space::k3,
             part.empty() ? row.number : row.number + "  ·  " + part, ui.color.text2, type::kSmall);
  const std::string title(text_of(open.reg, row.record, fields::kTitle));
  mirror::text(Role::Heading, title, left, min.y + 38, max.x - left - space::k6, type::kTitle, 2);
  draw_fitted(ui, {left, min.y + 38}, max.x - left - space::k6, title, ui.color.text1, type::kTitle,
              Weight::Bold);
  hairline({min.x, min.y + kFormHead - 20}, {max.x, min.y + kFormHead - 20}, ui.color.line1);
}

// A ledger's record in the middle, as in the office's panel.
void draw_record_form(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min,
                      ImVec2 max, Intents& out) {
  const RecordId record = open.ledgers.selected;
  const auto spot = open.ledgers.spots.find(record);
  const LedgerShelf& shelf = open.ledgers.shelves[spot->second.shelf];
  const float left = min.x + space::k6;
  say_fitted(ui, {left, min.y + 14}, max.x - left - space::k6, label(shelf.form.name, ui.language),
             ui.color.text2, type::kSmall);
  hairline({min.x, min.y + kHead - 1}, {max.x, min.y + kHead - 1}, ui.color.line1);
  begin_region("packet record", {min.x, min.y + kHead}, max, ui.color.bg1, {space::k6, space::k3});
  draw_record_body({open, drafts, ui, record, max.x - min.x - 2 * space::k6 - 10, out});
  end_region();
}

void draw_form(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
               Intents& out) {
  const OutlineRow* row = outline_row(open, open.selected);
  fill_rect(min, max, ui.color.bg1);
  if (shows_record(open)) return draw_record_form(open, drafts, ui, min, max, out);
  if (row == nullptr || row->is_part) return;
  follow_selection(open, drafts);
  draw_form_head(open, *row, ui, min, max, out);
  begin_region("packet form", {min.x, min.y + kFormHead - 18}, max, ui.color.bg1,
               {space::k6, space::k3});
  ImGui::PushID(to_text(open.selected).c_str());
  const float width = max.x - min.x - 2 * space::k6 - 10;
  draw_task({open, drafts, ui, open.selected, width, out}, *row);
  ImGui::Dummy({1, space::k4});
  ImGui::PopID();
  end_region();
}

// --- how far the return is, at the right ---------------------------------------------------------

void draw_mark(const Ui& ui, const std::string& words) {
  const ImVec2 at = ImGui::GetCursorScreenPos();
  draw_icon(ImGui::GetWindowDrawList(), Icon::Check, {at.x, at.y + 2}, 16, ui.color.ok.mark);
  draw_fitted(ui, {at.x + 24, at.y}, ImGui::GetContentRegionAvail().x - 24, words, ui.color.text1);
  mirror::text(Role::Text, words, at.x + 24, at.y, ImGui::GetContentRegionAvail().x - 24,
               type::kBody);
  ImGui::Dummy({1, type::kBody + space::k2});
}

std::string fault_name(const OpenRegister& open, RecordId record, const Ui& ui) {
  const OutlineRow* row = outline_row(open, record);
  return row != nullptr ? row->number : named_title(open, record, ui.language);
}

// Warnings never hold up the return; each leads to its task or record.
void draw_faults(const OpenRegister& open, const std::vector<RecordId>& tasks, Text says,
                 const Ui& ui, Intents& out) {
  ImGui::PushID(static_cast<int>(says));
  for (size_t i = 0; i < std::min(tasks.size(), kMostFaults); ++i) {
    ImGui::PushID(static_cast<int>(i));
    const std::string words = ui(says, {fault_name(open, tasks[i], ui)});
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float go = text_width(ui, ui[Text::packet_go], type::kSmall);
    draw_icon(ImGui::GetWindowDrawList(), Icon::Warning, {at.x, at.y + 2}, 16, ui.color.soon.mark);
    draw_fitted(ui, {at.x + 24, at.y}, width - go - 24 - space::k3, words, ui.color.text1);
    mirror::text(Role::Text, words, at.x + 24, at.y, width - go - 24 - space::k3, type::kBody);
    ImGui::SetCursorScreenPos({at.x + width - go, at.y + 2});
    if (text_button(ui, "go", ui[Text::packet_go], Icon::None, type::kSmall))
      out.push_back(ShowRecord{tasks[i]});
    ImGui::SetCursorScreenPos({at.x, at.y + type::kBody + space::k2});
    ImGui::PopID();
  }
  if (tasks.size() > kMostFaults)
    line(ui, ui(Text::packet_more, {number(static_cast<long long>(tasks.size() - kMostFaults))}),
         ui.color.text2, type::kSmall);
  ImGui::Dummy({1, 0});
  ImGui::PopID();
}

void draw_author(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out) {
  line(ui, ui[Text::packet_author], ui.color.text2, type::kSmall);
  if (!drafts.author) drafts.author = state.settings.author;
  if (field(ui, "##author", ui[Text::packet_author], *drafts.author,
            ImGui::GetContentRegionAvail().x, ui[Text::packet_author_hint])
          .finished) {
    Settings next = state.settings;
    next.author = *drafts.author;
    out.push_back(ChangeSettings{next});
  }
  ImGui::Dummy({1, space::k3});
}

void draw_progress(const OpenRegister& open, const Ui& ui) {
  const PacketWork& work = open.work;
  const size_t filled = work.tasks.size() - work.unfilled.size();
  const std::string figures = number(static_cast<long long>(filled)) + " / " +
                              number(static_cast<long long>(work.tasks.size()));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  draw_text(ui, at, figures, ui.color.text1, type::kLarge, Weight::Bold, true);
  const float used = text_width(ui, figures, type::kLarge, Weight::Bold);
  draw_text(ui, {at.x + used + space::k3, at.y + 8}, ui[Text::packet_progress], ui.color.text2,
            type::kBody, Weight::Regular, true);
  mirror::status(figures + " " + ui[Text::packet_progress], at.x, at.y, width, type::kLarge);
  const float part =
      work.tasks.empty() ? 0 : static_cast<float>(filled) / static_cast<float>(work.tasks.size());
  bar(ui, {at.x, at.y + 38}, {width, 8}, part, ui.color.accent);
  ImGui::SetCursorScreenPos({at.x, at.y + 38 + 8 + space::k5});
}

void draw_export(const OpenRegister& open, const Ui& ui, ImVec2 min, ImVec2 max, Intents& out) {
  hairline(min, {max.x, min.y}, ui.color.line1);
  const float width = max.x - min.x - 2 * space::k5;
  ImGui::SetCursorScreenPos({min.x + space::k5, min.y + space::k4});
  if (button(ui, "export return", ui[Text::packet_export],
             {.kind = Kind::Primary, .icon = Icon::Export, .height = 48, .width = width}))
    out.push_back(ExportReturn{});
  const auto centred = [&](float y, std::string_view words) {
    const float wide = std::min(width, text_width(ui, words, type::kSmall));
    say_fitted(ui, {min.x + space::k5 + std::round((width - wide) / 2), y}, width, words,
               ui.color.text2, type::kSmall);
  };
  const std::string name =
      packet_name(open.reg, open.scope(), round_of(open.reg)) + "-回报.taizhang.json";
  centred(min.y + 74, name);
  centred(min.y + 96, ui[Text::packet_hand_over]);
}

void draw_state_of_return(const AppState& state, Drafts& drafts, const Ui& ui, ImVec2 min,
                          ImVec2 max, Intents& out) {
  constexpr float kExport = 128;
  const OpenRegister& open = *state.open;
  begin_region("packet status", min, {max.x, max.y - kExport}, ui.color.bg1,
               {space::k5, space::k3});
  mirror::begin(Role::Complementary, "packet status", ui[Text::packet_status], min.x, min.y,
                max.x - min.x, max.y - min.y);
  heading(ui, ui[Text::packet_status]);
  ImGui::Dummy({1, space::k2});
  draw_progress(open, ui);
  const PacketWork& work = open.work;
  if (work.noted > 0)
    draw_mark(ui, ui(Text::packet_noted, {number(static_cast<long long>(work.noted))}));
  if (work.proved > 0)
    draw_mark(ui, ui(Text::packet_proved, {number(static_cast<long long>(work.proved))}));
  draw_faults(open, work.unexplained, Text::packet_is_unexplained, ui, out);
  draw_faults(open, work.unproved, Text::packet_is_unproved, ui, out);
  draw_faults(open, work.lacking, Text::packet_is_lacking, ui, out);
  draw_faults(open, work.unfilled, Text::packet_is_unfilled, ui, out);
  ImGui::Dummy({1, space::k2});
  draw_author(state, drafts, ui, out);
  paragraph(ui, ui[Text::packet_says], ImGui::GetContentRegionAvail().x, ui.color.text2,
            type::kSmall);
  end_region();
  fill_rect({min.x, max.y - kExport}, max, ui.color.bg1);
  draw_export(open, ui, {min.x, max.y - kExport}, max, out);
  mirror::end();
}

}  // namespace

void draw_packet(const AppState& state, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out) {
  const OpenRegister& open = *state.open;
  const bool tight = max.x - min.x < space::kNarrow;
  const float list = tight ? kTightList : kList, status = tight ? kTightStatus : kStatus;
  if (outline_row(open, open.selected) == nullptr && !open.work.tasks.empty())
    out.push_back(SelectRecord{open.work.tasks.front()});
  begin_main(min, max);
  draw_list(open, ui, min, {min.x + list, max.y}, out);
  draw_form(open, drafts, ui, {min.x + list + 1, min.y}, {max.x - status - 1, max.y}, out);
  mirror::end();
  draw_state_of_return(state, drafts, ui, {max.x - status, min.y}, max, out);
  hairline({min.x + list, min.y}, {min.x + list, max.y}, ui.color.line1);
  hairline({max.x - status - 1, min.y}, {max.x - status - 1, max.y}, ui.color.line1);
}

}  // namespace taizhang
