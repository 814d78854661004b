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

// The colours of a light, and its words on their ground.
const StateColors& colors_of(const Palette& color, LightState state);
void draw_light_shape(const Ui& ui, const Light& light, ImVec2 center);

// record_panel.cpp: each of `records` as a link that leads to it
void draw_record_links(const CellPlace& place, const std::vector<RecordId>& records);

// ledger_table.cpp
void draw_ledger(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out);
// record_panel.cpp: the selected record with its terms, findings, fields and what stands below it
void draw_record(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                 Intents& out);
std::string ledger_status(const OpenRegister& open,
                          const Ui& ui);  // for the status bar: its figures

// due_screen.cpp: what is due or over, of all ledgers and tasks; and 体检
void draw_due(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
              Intents& out);
void draw_findings(const OpenRegister& open, Drafts& drafts, const Ui& ui, ImVec2 min, ImVec2 max,
                   Intents& out);

}  // namespace taizhang
