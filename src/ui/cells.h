#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/panels.h"

namespace taizhang {

// Fields that edit one cell of a record. What is typed is a draft until the visit to the field is
// over; then it is one edit, one undo step. A refused edit leaves the draft where it is.

struct CellPlace {
  const OpenRegister& open;
  Drafts& drafts;
  const Ui& ui;
  RecordId record;
  float width;
  Intents& out;
};

struct CellLook {
  std::string_view field;
  Text name;
  bool multi_line = false;
  int min_lines = 1;
  int max_lines = 8;
  const char* hint = "";
};

// The edits of a cell as one step, called by the cell's name.
ApplyEdits as_step(const Ui& ui, std::vector<Edit> edits, Text name);
ApplyEdits as_step(std::vector<Edit> edits, std::string name);

// A cell's value as one types it, on one line; empty for nothing.
std::string typed_words(const Register& reg, RecordId record, const Field& field,
                        Language language);

// The draft of a cell; begins again when the register holds something else than it was made from.
std::string& draft_of(Drafts& drafts, RecordId record, std::string_view field,
                      const std::string& now);
// The cell's name above it, with a mark when its heads disagree.
void cell_label(const CellPlace& place, std::string_view field, std::string_view name);
// Does the packet only show this cell? Then it is drawn, and true.
bool draw_locked(const CellPlace& place, std::string_view field, std::string_view name);

// What a deadline was understood as, in words, as it stands below the field.
std::string understood(const Ui& ui, const Deadline& deadline);

void text_cell(const CellPlace& place, const CellLook& look);  // Text, LongText
void deadline_cell(const CellPlace& place);                    // with what was understood below
// The day a task was extended to, and each request for it with what became of it.
void extension_lines(const CellPlace& place);
void departments_cell(const CellPlace& place, std::string_view field, Text name);
void option_cell(const CellPlace& place, std::string_view form, std::string_view field, Text name);

// detail_entries.cpp: may this record be deleted here? In a packet only what the department made.
bool is_ours(const OpenRegister& open, RecordId record);
// detail_panel.cpp: all of a task, in the detail and in a packet
void draw_task(const CellPlace& place, const OutlineRow& row);
// Forgets what was being typed into another record than the selected one.
void follow_selection(const OpenRegister& open, Drafts& drafts);

}  // namespace taizhang
