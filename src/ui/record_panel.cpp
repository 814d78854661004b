#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/task.h"
#include "ui/ledger.h"

namespace taizhang {
namespace {

constexpr float kHead = 44;

void gap(float height) { ImGui::Dummy({1, height}); }

struct RecordFrame {
  const OpenRegister& open;
  const LedgerShelf& shelf;
  const LedgerRecord& record;
  Drafts& drafts;
  const Ui& ui;
  float width;
  Intents& out;

  CellPlace place(RecordId of) const { return {open, drafts, ui, of, width, out}; }
};

void section(const Ui& ui, float width, std::string_view name, size_t count) {
  gap(space::k2);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  hairline(at, {at.x + width, at.y}, ui.color.line1);
  mirror::text(Role::Heading, name, at.x, at.y + space::k2, width, type::kBody, 3);
  draw_text(ui, {at.x, at.y + space::k2}, name, ui.color.text1, type::kBody, Weight::Bold, true);
  if (count > 0)
    draw_text(
        ui,
        {at.x + text_width(ui, name, type::kBody, Weight::Bold) + space::k2, at.y + space::k2 + 2},
        number(static_cast<long long>(count)), ui.color.text3, type::kSmall, Weight::Regular, true);
  ImGui::Dummy({1, space::k2 + type::kBody + space::k1});
}

void section(const RecordFrame& frame, std::string_view name, size_t count = 0) {
  section(frame.ui, frame.width, name, count);
}

void draw_head(const RecordFrame& frame, ImVec2 min, float right) {
  const Ui& ui = frame.ui;
  const Ledgers& ledgers = frame.open.ledgers;
  say_fitted(ui, {min.x + space::k4, min.y + 14}, right - min.x - 4 * 28 - 2 * space::k4,
             label(frame.shelf.form.name, ui.language), ui.color.text2, type::kSmall);
  const std::optional<size_t> here = selected_row(ledgers);
  const auto go = [&](size_t row) {
    const RecordId record = frame.shelf.records[ledgers.rows[row]].id;
    frame.out.push_back(SelectLedgerRecord{record, std::nullopt, true});
  };
  float x = right - space::k3 - 28;
  const auto one = [&](const char* id, Icon icon, Text name, bool enabled) {
    ImGui::SetCursorScreenPos({x, min.y + 8});
    x -= 28;
    return icon_button(ui, id, icon, ui[name], enabled);
  };
  if (one("close", Icon::Close, Text::detail_close, true)) frame.out.push_back(ShowDetail{false});
  if (one("next", Icon::Next, Text::detail_next, here && *here + 1 < ledgers.rows.size()))
    go(*here + 1);
  if (one("previous", Icon::Previous, Text::detail_previous, here && *here > 0)) go(*here - 1);
  if (one("history", Icon::History, Text::history_title, true))
    open_history(frame.open, frame.drafts, frame.record.id);
}

// What an inspector would write, on the ground of a warning.
void draw_findings_of(const RecordFrame& frame) {
  const Ui& ui = frame.ui;
  for (const Finding& finding : frame.record.judgement.findings) {
    const bool is_late =
        finding.kind == Finding::Kind::Overdue || finding.kind == Finding::Kind::Late;
    const StateColors& colors = is_late ? ui.color.late : ui.color.soon;
    const std::string words =
        finding_words(frame.open.reg, frame.shelf, frame.record, finding, ui.language);
    const std::string_view basis = basis_of(frame.shelf.form, finding);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float room = frame.width - 34;
    const float lines = static_cast<float>(lines_of(ui, words, room).size());
    const float basis_lines = static_cast<float>(lines_of(ui, basis, room, type::kSmall).size());
    const float height =
        2 * 6 + lines * type::kBody + (basis.empty() ? 0 : basis_lines * type::kSmall);
    fill_rect(at, {at.x + frame.width, at.y + height}, colors.soft, space::kRadius);
    draw_icon(ImGui::GetWindowDrawList(), Icon::Warning, {at.x + 8, at.y + 9}, 14, colors.mark);
    ImGui::SetCursorScreenPos({at.x + 28, at.y + 6});
    paragraph(ui, words, room, colors.text);
    ImGui::SetCursorScreenPos({at.x + 28, at.y + 6 + lines * type::kBody});
    if (!basis.empty()) paragraph(ui, basis, room, ui.color.text2, type::kSmall);
    ImGui::SetCursorScreenPos({at.x, at.y + height + space::k1});
    ImGui::Dummy({1, 1});
  }
}

// The law's own words need no warning beside them.
std::string basis_with_confidence(const Ui& ui, const Term& term) {
  const std::string_view sure = confidence_words(term, ui.language);
  if (sure.empty() || term.confidence == "law") return term.basis;
  return term.basis + "  ·  " + std::string(sure);
}

// What has become of a request for more time.
void draw_extension(const RecordFrame& frame) {
  const ExtensionRequest* extension =
      find_extension(frame.open.ledgers, frame.open.reg, frame.record.id);
  const Register& reg = frame.open.reg;
  const Record& record = *reg.find(frame.record.id);
  if (text_of(record, fields::kTemplate) != forms::kExtension) return;
  if (!extension && !reg.exists(extended_record(record))) return;
  const bool counts = extension && extension->verdict == ExtensionVerdict::Granted;
  const Palette& color = frame.ui.color;
  paragraph(frame.ui,
            extension ? extension_words(*extension, frame.ui.language)
                      : std::string(frame.ui[Text::extension_no_task]),
            frame.width, counts ? color.ok.text : color.soon.text);
  gap(space::k1);
}

// What an application for disclosure has come to, whatever somebody has chosen.
void draw_state_by_dates(const RecordFrame& frame) {
  const std::string state = state_by_dates(frame.open.ledgers, frame.open.reg, frame.record.id,
                                           frame.open.now.date, frame.ui.language);
  if (state.empty()) return;
  paragraph(frame.ui, frame.ui(Text::application_by_dates, {state}), frame.width,
            frame.ui.color.text2);
  for (const std::string& warning :
       course_warnings(frame.open.ledgers, frame.open.reg, frame.record.id, frame.open.now.date,
                       frame.ui.language)) {
    gap(space::k1);
    paragraph(frame.ui, warning, frame.width, frame.ui.color.soon.text);
  }
  gap(space::k1);
}

// How a term came to its day, behind a button.
void draw_days(const RecordFrame& frame, const TermState& state) {
  const Ui& ui = frame.ui;
  const TermUnit unit = frame.shelf.form.ledger.terms[state.term].unit;
  if (unit != TermUnit::WorkingDays && unit != TermUnit::Days) return;
  ImGui::PushID(static_cast<int>(state.term));
  bool& is_open = *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("counted"));
  ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x + 18, ImGui::GetCursorScreenPos().y});
  if (text_button(ui, "days", ui[Text::term_days], is_open ? Icon::ChevronUp : Icon::ChevronDown,
                  type::kSmall))
    is_open = !is_open;
  if (is_open) {
    gap(space::k1);
    ImGui::SetCursorScreenPos({ImGui::GetCursorScreenPos().x + 18, ImGui::GetCursorScreenPos().y});
    draw_counted_days(ui,
                      counted_days(frame.open.ledgers, frame.open.reg, frame.shelf, frame.record.id,
                                   state.term, frame.open.now),
                      frame.width - 18);
  }
  ImGui::PopID();
}

// Each term that has begun: what is due when, how it came to that day, and by which paper.
void draw_terms(const RecordFrame& frame) {
  const Ui& ui = frame.ui;
  const Template& form = frame.shelf.form;
  for (const TermState& state : frame.record.judgement.terms) {
    if (!state.due) continue;
    const Term& term = form.ledger.terms[state.term];
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string name(label(term.name, ui.language));
    if (state.light.state != LightState::None)
      draw_light_shape(ui, state.light, {at.x + 6, at.y + 10});
    const std::string due =
        state.due->stopped ? std::string(ui[Text::term_waiting]) : to_text(state.due->at);
    float right = at.x + frame.width;
    right -= text_width(ui, due, type::kBody, Weight::Bold);
    draw_text(ui, {right, at.y}, due, ui.color.text1, type::kBody, Weight::Bold);
    if (state.due->provisional) {
      right -= tag_width(ui, ui[Text::provisional_tag_word]) + space::k1;
      draw_tag(ui, {right, at.y + 1}, ui[Text::provisional_tag_word], ui.color.provisional);
      mirror::text(Role::Text, ui[Text::provisional_tag_word], right, at.y + 1, 1, space::kTag);
    }
    say_fitted(ui, {at.x + 18, at.y}, right - at.x - 18 - space::k2, name, ui.color.text1);
    ImGui::SetCursorScreenPos({at.x + 18, at.y + type::kBody});
    const std::string light = light_words(state.light, ui.language);
    std::string how = term_words(form, state, ui.language);
    if (!light.empty()) how = light + "  ·  " + how;
    paragraph(ui, how, frame.width - 18, ui.color.text2, type::kSmall);
    if (!term.basis.empty()) {
      ImGui::SetCursorScreenPos({at.x + 18, ImGui::GetCursorScreenPos().y});
      paragraph(ui, basis_with_confidence(ui, term), frame.width - 18, ui.color.text3,
                type::kSmall);
    }
    draw_days(frame, state);
    gap(space::k1);
  }
}

// The names of the groups of fields, as ledgers' files call them.
std::string group_name(const Ui& ui, std::string_view group) {
  struct Group {
    std::string_view id;
    Text name;
  };
  constexpr Group kGroups[] = {{"main", Text::group_main},       {"plan", Text::group_plan},
                               {"content", Text::group_content}, {"review", Text::group_review},
                               {"process", Text::group_process}, {"publish", Text::group_publish},
                               {"result", Text::group_result},   {"other", Text::group_other}};
  for (const Group& one : kGroups) {
    if (one.id == group) return ui[one.name];
  }
  return ui[Text::group_own];
}

// What belongs to no group comes behind the groups.
void draw_fields(const RecordFrame& frame, bool are_others) {
  std::string_view group;
  bool is_first = true;
  for (const Field& field : frame.shelf.form.fields) {
    if ((field.group == "other") != are_others) continue;
    if (is_first || field.group != group) {
      group = field.group;
      is_first = false;
      section(frame, group_name(frame.ui, group));
    }
    if (frame.drafts.focus_field == field.id)
      ImGui::SetScrollFromPosY(ImGui::GetCursorScreenPos().y - ImGui::GetWindowPos().y, 0.3f);
    field_cell(frame.place(frame.record.id), field);
    gap(space::k1);
  }
}

// What the rules say of a record below this one.
void draw_judgement_below(const RecordFrame& frame, RecordId id) {
  const Ledgers& ledgers = frame.open.ledgers;
  const auto spot = ledgers.spots.find(id);
  if (spot == ledgers.spots.end()) return;
  const LedgerShelf& shelf = ledgers.shelves[spot->second.shelf];
  const RecordFrame below{frame.open,   shelf,    shelf.records[spot->second.record],
                          frame.drafts, frame.ui, frame.width,
                          frame.out};
  draw_findings_of(below);
  draw_terms(below);
}

// The records of one form below this one: each with its fields, and the way to add another.
void draw_below(const RecordFrame& frame, const Template& form) {
  const Ui& ui = frame.ui;
  const OpenRegister& open = frame.open;
  const std::string name(label(form.name, ui.language));
  const std::vector<RecordId> records =
      records_below(open.ledgers, open.reg, frame.record.id, form.id);
  section(frame, name, records.size());
  ImGui::PushID(form.id.c_str());
  for (const RecordId id : records) {
    ImGui::PushID(to_text(id).c_str());
    const ImVec2 at = ImGui::GetCursorScreenPos();
    say_fitted(ui, at, frame.width - 34, ledger_title(frame.open.reg, form, id, ui.language),
               ui.color.text1, type::kBody, Weight::Bold);
    ImGui::SetCursorScreenPos({at.x + frame.width - 28, at.y - 4});
    if (is_ours(open, id) &&
        icon_button(ui, "delete", Icon::Trash, ui(Text::ledger_delete_below, {name})))
      frame.out.push_back(DeleteRecord{id});
    ImGui::SetCursorScreenPos({at.x, at.y + type::kBody + space::k1});
    draw_judgement_below(frame, id);
    for (const Field& field : form.fields) {
      field_cell(frame.place(id), field);
      gap(space::k1);
    }
    const ImVec2 below = ImGui::GetCursorScreenPos();
    hairline(below, {below.x + frame.width, below.y}, ui.color.line1);
    gap(space::k2);
    ImGui::PopID();
  }
  if (button(ui, "add", ui(Text::ledger_add_below, {name}), {.icon = Icon::Plus, .height = 28}))
    frame.out.push_back(AddLedgerRecord{form.id, frame.record.id});
  ImGui::PopID();
}

// What a line of the score sheet loses, and the records that cost it.
void draw_deduction(const RecordFrame& frame) {
  const Ui& ui = frame.ui;
  const auto found = frame.open.ledgers.deductions.find(frame.record.id);
  if (found == frame.open.ledgers.deductions.end()) return;
  const Deduction& deduction = found->second;
  section(frame, ui[Text::score_deduction], deduction.breaches.size());
  const std::string words =
      deduction.is_unknown
          ? ui(Text::score_unknown,
               {std::string(text_of(frame.open.reg, frame.record.id, fields::kCounts))})
      : deduction.breaches.empty()
          ? std::string(ui[Text::score_none])
          : ui(Text::score_says, {number(static_cast<long long>(deduction.breaches.size())),
                                  deduction.points.digits});
  paragraph(ui, words, frame.width, deduction.is_unknown ? ui.color.late.text : ui.color.text2);
  std::vector<RecordId> records;  // one may break a rule twice
  for (const RecordId id : deduction.breaches)
    if (std::ranges::find(records, id) == records.end()) records.push_back(id);
  draw_record_links(frame.place(frame.record.id), records);
}

// Makes one of this department and another.
void draw_merging(const RecordFrame& frame) {
  const Ui& ui = frame.ui;
  const OpenRegister& open = frame.open;
  const RecordId from = frame.record.id;
  const std::string name = ledger_title(open.reg, frame.shelf.form, from, ui.language);
  if (button(ui, "merge", ui[Text::department_merge], {.height = 28}))
    ImGui::OpenPopup("merge department");
  constexpr float kList = 232;
  hang_popup("merge department", {ImGui::GetItemRectMin().x, ImGui::GetItemRectMax().y + 2});
  const bool is_open = begin_popup(ui, "merge department", frame.width, {space::k3, space::k3});
  bool is_done = false;
  if (is_open) {
    paragraph(ui, ui(Text::department_merge_says, {name}), frame.width - 2 * space::k3,
              ui.color.text2, type::kSmall);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    begin_region("others", at, {at.x + frame.width - 2 * space::k3, at.y + kList}, ui.color.bg1,
                 {0, space::k1});
    for (const LedgerRecord& other : frame.shelf.records) {
      if (other.id == from) continue;
      const std::string into = ledger_title(open.reg, frame.shelf.form, other.id, ui.language);
      ImGui::PushID(to_text(other.id).c_str());
      if (option(ui, into, false, ImGui::GetContentRegionAvail().x)) {
        is_done = true;
        frame.out.push_back(ApplyEdits{merged_departments(open.reg, from, other.id),
                                       {Text::did_merge_departments, {name, into}}});
        frame.out.push_back(SelectLedgerRecord{other.id, std::nullopt, true});
      }
      ImGui::PopID();
    }
    if (frame.shelf.records.size() < 2)
      paragraph(ui, ui[Text::department_merge_none], ImGui::GetContentRegionAvail().x,
                ui.color.text2);
    end_region();
    if (is_done) ImGui::CloseCurrentPopup();
  }
  end_popup(is_open);
  gap(space::k2);
}

}  // namespace

void draw_named_by(const CellPlace& place) {
  const std::vector<RecordId> naming = records_naming(place.open.ledgers, place.record);
  if (naming.empty()) return;
  section(place.ui, place.width, place.ui[Text::ledger_named_by], naming.size());
  draw_record_links(place, naming);
}

void draw_record_links(const CellPlace& place, const std::vector<RecordId>& records) {
  const Ui& ui = place.ui;
  for (const RecordId id : records) {
    const std::string title = named_title(place.open, id, ui.language);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushID(to_text(id).c_str());
    const bool clicked = press_area("go", {place.width, type::kBody + 4});
    mirror::say_last_item({.role = Role::Link, .name = title});
    draw_fitted(ui, at, place.width, title, ui.color.accent);
    focus_ring(ui, space::kTagRadius);
    if (clicked || mirror::pressed_last_item()) place.out.push_back(ShowRecord{id});
    ImGui::PopID();
  }
}

void draw_record(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out) {
  const LedgerShelf* shelf = open_shelf(open.ledgers);
  const LedgerRecord* record = shelf ? find_record(open.ledgers, open.ledgers.selected) : nullptr;
  if (!record) return;
  begin_region("record", min, max, ui.color.bg1, {0, 0});
  mirror::begin(Role::Complementary, "record", ui[Text::detail_name], min.x, min.y, max.x - min.x,
                max.y - min.y);
  const float width = max.x - min.x - 2 * space::k4 - 10;
  draw_head({open, *shelf, *record, drafts, ui, width, out}, min, max.x);
  begin_region("record body", {min.x, min.y + kHead}, max, ui.color.bg1, {space::k4, space::k1});
  draw_record_body({open, drafts, ui, record->id, width, out});
  end_region();
  mirror::end();
  end_region();
}

void draw_record_body(const CellPlace& place) {
  const OpenRegister& open = place.open;
  const auto spot = open.ledgers.spots.find(place.record);
  if (spot == open.ledgers.spots.end()) return;
  const LedgerShelf* shelf = &open.ledgers.shelves[spot->second.shelf];
  const LedgerRecord* record = &shelf->records[spot->second.record];
  const Ui& ui = place.ui;
  const float width = place.width;
  Intents& out = place.out;
  const RecordFrame frame{open, *shelf, *record, place.drafts, ui, width, out};
  ImGui::PushID(to_text(record->id).c_str());
  paragraph(ui, ledger_title(open.reg, shelf->form, record->id, ui.language), width, ui.color.text1,
            type::kTitle, Weight::Bold);
  gap(space::k1);
  draw_extension(frame);
  draw_state_by_dates(frame);
  draw_findings_of(frame);
  const bool has_terms = std::ranges::any_of(
      record->judgement.terms, [](const TermState& state) { return state.due.has_value(); });
  if (has_terms) {
    section(frame, ui[Text::ledger_terms]);
    draw_terms(frame);
  }
  draw_deduction(frame);
  draw_fields(frame, false);
  draw_fields(frame, true);
  for (const Template* form : child_forms(open.ledgers, shelf->form.id)) draw_below(frame, *form);
  draw_named_by(place);
  gap(space::k3);
  if (open.scope().empty() && shelf->form.id == forms::kDepartment) draw_merging(frame);
  if (open.scope().empty() && shelf->form.id != forms::kDepartment &&
      button(ui, "copy", ui[Text::ledger_copy], {.icon = Icon::Plus, .height = 28}))
    out.push_back(CopyLedgerRecord{record->id});
  gap(space::k2);
  if (is_ours(open, record->id) &&
      button(ui, "delete", ui[Text::ledger_delete],
             {.kind = Kind::Danger, .icon = Icon::Trash, .height = 28}))
    out.push_back(DeleteRecord{record->id});
  gap(space::k4);
  ImGui::PopID();
}

}  // namespace taizhang
