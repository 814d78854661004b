#pragma once

#include "app/ledgers.h"
#include "ui/cells.h"

namespace taizhang {

// The panels of the ledgers: the table of one, and what stands beside it.

// field_cell.cpp: edits one cell of a record by its field's type, with the field's name, help and
// basis
void field_cell(const CellPlace& place, const Field& field);

// What names any record: a task with its number, a ledger's record by its title.
std::string named_title(const OpenRegister& open, RecordId record, Language language);

// lights.cpp: the colours of a light, and its words on their ground.
const StateColors& colors_of(const Palette& color, LightState state);
void draw_light_shape(const Ui& ui, const Light& light, ImVec2 center);

// term_days.cpp: a calendar of the days from a term's start to its end, `width` px wide
void draw_counted_days(const Ui& ui, const std::vector<CountedDay>& days, float width);

// record_panel.cpp: each of `records` as a link that leads to it
void draw_record_links(const CellPlace& place, const std::vector<RecordId>& records);
// The ledgers' records that name the place's one, under a heading; nothing when there are none.
void draw_named_by(const CellPlace& place);

// ledger_table.cpp
void draw_ledger(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out);
// record_panel.cpp: the selected record with its terms, findings, fields and what stands below it
void draw_record(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out);
// All of it but the head, as it stands in the panel and in a packet.
void draw_record_body(const CellPlace& place);
std::string ledger_status(const OpenRegister& open,
                          const Ui& ui);  // for the status bar: its figures

// ledger_settings_dialog.cpp: what the office makes of the open ledger; a ledger of its own
void open_ledger_settings(const OpenRegister& open, Drafts& drafts);
void draw_ledger_settings(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);
// ledger_fields_pane.cpp, ledger_terms_pane.cpp: its two sides, in the rectangle [min, max)
void draw_field_settings(const CellPlace& place, LedgerSettingsForm& form, ImVec2 min, ImVec2 max);
void draw_term_settings(const CellPlace& place, LedgerSettingsForm& form, ImVec2 min, ImVec2 max);
// A cell of a setting as one step.
ApplyEdits setting_step(const CellPlace& place, std::string_view kind, std::string_view form,
                        std::string_view about, std::string_view cell, Value value);
// A line of the list at the left. True when pressed.
bool setting_line(const Ui& ui, std::string_view name, std::string_view detail, bool chosen);
// Below the list: a name and what it is make a new line. True when it is to be added.
struct NewSetting {
  Text name, kind, add;  // of its field, its choice and its button
};
bool new_setting(const Ui& ui, const NewSetting& words, const std::vector<std::string>& kinds,
                 ImVec2 at, float width, std::string& name, size_t& kind);
// The name above a field at the right, nearer to it than to what is above.
void setting_caption(const Ui& ui, std::string_view name);
// A text of the setting's record under its name. What it became, when it was left as another than
// `now`: what counts at present, which is the form's own where nothing is said.
struct SettingText {
  std::string_view cell;
  Text name;
  bool is_needed = false;  // it cannot be emptied
  bool is_long = false;
  const char* hint = "";
};
std::optional<Value> setting_text(const CellPlace& place, RecordId setting, const SettingText& text,
                                  const std::string& now, float width);

// holidays_dialog.cpp: a year's notice, read before it is taken over
void draw_holidays(const AppState& state, Drafts& drafts, const Ui& ui, Intents& out);

// How far the holidays are known, for the status bar.
std::string calendar_status(const OpenRegister& open, const Ui& ui);

// due_screen.cpp: what is due or over, of all ledgers and tasks; and 体检
void draw_due(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
              Intents& out);
void draw_findings(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                   Intents& out);

}  // namespace taizhang
