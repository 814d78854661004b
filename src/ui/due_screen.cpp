#include <algorithm>
#include <string>

#include "ui/ledger.h"
#include "ui/lines.h"

namespace taizhang {
namespace {

constexpr float kPadding = 8;
constexpr float kDate = 140, kLight = 124, kWhat = 150, kFrom = 190;
constexpr float kNarrow = 800, kLess = 104;  // of the last two, so that a title has room

void draw_due_line(const OpenRegister& open, const Ui& ui, const DueLine& line, float width,
                   Intents& out) {
  const bool is_task = line.shelf == DueLine::kTask;
  const LedgerShelf* shelf = is_task ? nullptr : &open.ledgers.shelves[line.shelf];
  const std::string title = named_title(open, line.record, ui.language);
  const std::string what =
      is_task ? std::string(ui[Text::due_task])
              : std::string(label(shelf->form.ledger.terms[line.term].name, ui.language));
  const std::string from = is_task ? std::string(ui[Text::navigation_tasks])
                                   : std::string(label(shelf->form.name, ui.language));
  const std::string date = to_text(line.due.at), light = light_words(line.light, ui.language);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string sure =
      line.due.provisional ? " " + std::string(ui[Text::provisional_tag_word]) : std::string();
  if (list_line(ui, width, date + " " + light + " " + title + " " + what, from + sure))
    out.push_back(ShowRecord{line.record});
  const float y = at.y + (ui.row - type::kBody) / 2;
  draw_text(ui, {at.x + space::k3, y}, date, ui.color.text1, type::kBody, Weight::Regular, true);
  if (line.due.provisional)
    draw_tag(ui, {at.x + space::k3 + text_width(ui, date) + space::k1, y + 1},
             ui[Text::provisional_tag_word], ui.color.provisional);
  float x = at.x + kDate;
  draw_light_shape(ui, line.light, {x + 5, at.y + ui.row / 2});
  draw_fitted(ui, {x + 16, y}, kLight - 16 - kPadding, light,
              colors_of(ui.color, line.light.state).text);
  x += kLight;
  const bool is_narrow = width < kNarrow;
  const float what_room = is_narrow ? kLess : kWhat, from_room = is_narrow ? kLess : kFrom;
  const float tail = width - (x - at.x) - what_room - from_room;
  draw_fitted(ui, {x, y}, tail - kPadding, title, ui.color.text1);
  draw_fitted(ui, {x + tail, y}, what_room - kPadding, what, ui.color.text2);
  draw_fitted(ui, {x + tail + what_room, y}, from_room - kPadding, from, ui.color.text2);
}

void draw_finding_line(const OpenRegister& open, const Ui& ui, const FindingLine& line, float width,
                       Intents& out) {
  const LedgerShelf& shelf = open.ledgers.shelves[line.shelf];
  const LedgerRecord& record = shelf.records[line.record];
  const Finding& finding = record.judgement.findings[line.finding];
  const std::string title = full_title(open.ledgers, open.reg, shelf.form, record.id, ui.language);
  const std::string words = finding_words(open.reg, shelf, record, finding, ui.language);
  const std::string_view basis = basis_of(shelf.form, finding);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const std::string from(label(shelf.form.name, ui.language));
  if (list_line(ui, width, title + " " + words + " " + from, basis))
    out.push_back(ShowRecord{record.id});
  if (ImGui::IsItemHovered()) tooltip(ui, words + "\n" + std::string(basis));
  const float y = at.y + (ui.row - type::kBody) / 2;
  const float name = std::min(180.0f, width * 0.24f), law = width > 900 ? 240.0f : 0.0f;
  const float ledger = width > 760 ? 130.0f : 0.0f;
  draw_icon(ImGui::GetWindowDrawList(), Icon::Warning, {at.x + space::k3, at.y + (ui.row - 14) / 2},
            14, ui.color.soon.mark);
  draw_fitted(ui, {at.x + 34, y}, name - kPadding, title, ui.color.text1);
  draw_fitted(ui, {at.x + 34 + name, y}, width - 34 - name - law - ledger - kPadding, words,
              ui.color.text1);
  if (ledger > 0)
    draw_fitted(ui, {at.x + width - law - ledger, y}, ledger - kPadding, from, ui.color.text2);
  if (law > 0)
    draw_fitted(ui, {at.x + width - law, y + 2}, law - kPadding, basis, ui.color.text2,
                type::kSmall);
}

// Where nothing is found: the ledger that every office has, or what is due next of what there is.
void offer_records(const OpenRegister& open, const Ui& ui, ImVec2 min, Intents& out) {
  const bool has_records = std::ranges::any_of(
      open.ledgers.shelves, [](const LedgerShelf& shelf) { return !shelf.records.empty(); });
  ImGui::SetCursorScreenPos({min.x + space::k4, ImGui::GetCursorScreenPos().y});
  if (!has_records) {
    if (next_step(ui, ui[Text::annual_none_action])) out.push_back(OpenLedger{"application"});
  } else if (next_step(ui, ui(Text::command_go_to, {ui[Text::place_due]}))) {
    out.push_back(GoTo{Section::Due});
  }
}

}  // namespace

void draw_due(const OpenRegister& open, Drafts&, const Ui& ui, ImVec2 min, ImVec2 max,
              Intents& out) {
  const std::vector<DueLine>& due = open.ledgers.due;
  const ListWords words{Text::place_due, Text::due_detail, Text::due_none};
  if (!begin_list(ui, min, max, words, due.size())) {
    ImGui::SetCursorScreenPos({min.x + space::k4, ImGui::GetCursorScreenPos().y});
    if (next_step(ui, ui(Text::command_go_to, {ui[Text::navigation_all]})))
      out.push_back(GoTo{Section::Tasks});
    return;
  }
  const ButtonLook look{.icon = Icon::Calendar, .height = 28};
  const float width = button_width(ui, ui[Text::ics_export], look);
  ImGui::SetCursorScreenPos({max.x - space::k3 - width, min.y + 8});
  if (button(ui, "calendar", ui[Text::ics_export], look)) out.push_back(ExportCalendar{});
  tooltip(ui, ui[Text::ics_export_says]);
  draw_lines("due", due, ui, min, max,
             [&](const DueLine& line, float room) { draw_due_line(open, ui, line, room, out); });
}

void draw_findings(const OpenRegister& open, Drafts&, const Ui& ui, ImVec2 min, ImVec2 max,
                   Intents& out) {
  const std::vector<FindingLine>& findings = open.ledgers.findings;
  const ListWords words{Text::place_findings, Text::findings_detail, Text::findings_none};
  if (!begin_list(ui, min, max, words, findings.size())) return offer_records(open, ui, min, out);
  const float width = button_width(ui, ui[Text::findings_copy], {.height = 28});
  ImGui::SetCursorScreenPos({max.x - space::k3 - width, min.y + 8});
  if (button(ui, "copy", ui[Text::findings_copy], {.height = 28})) out.push_back(CopyFindings{});
  draw_lines("findings", findings, ui, min, max, [&](const FindingLine& line, float room) {
    draw_finding_line(open, ui, line, room, out);
  });
}

}  // namespace taizhang
