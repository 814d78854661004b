#pragma once

#include <string>
#include <string_view>

#include "ui/panels.h"

namespace taizhang {

// The open editor of a table's cell, drawn in its place: of tasks and of ledgers' records.

struct EditedCell {
  const OpenRegister& open;
  Drafts& drafts;
  const Ui& ui;
  RecordId record;
  const Field& field;
  std::string name;  // what the column is called
  float left, right, y;
  Intents& out;
};

// Has a field of this type room in a cell? Long texts, links and records named are edited in the
// panel.
bool fits_in_cell(FieldType type);

// Opens the editor of a cell. REQUIRES fits_in_cell().
void begin_edit(const OpenRegister& open, Drafts& drafts, RecordId record, const Field& field,
                Language language);
bool is_edited(const Drafts& drafts, RecordId record, std::string_view field);

// Draws the editor. What is typed and cannot be read goes to the panel, which says so. Returns how
// many columns Tab goes on by once it has left the cell; 0: it has not.
int draw_cell_editor(const EditedCell& cell);

}  // namespace taizhang
