#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "app/state.h"

namespace taizhang {

// The list on screen: the tasks, or the records of the open ledger.

const LedgerShelf* listed_shelf(const OpenRegister& open);  // null: no ledger is on screen
// The form of its records as the office has it; null: no list is on screen.
const Template* listed_form(const OpenRegister& open);

RecordId listed_selection(const OpenRegister& open);  // Id{}: nothing is selected
const Field* field_of(const LedgerShelf& shelf, const LedgerColumn& column);  // null: computed
// Of the cell that keys act on: its field (null: it is computed), and what its column is called.
const Field* listed_field(const OpenRegister& open);
std::string listed_column(const OpenRegister& open, Language language);

// The record of a row; Id{}: the row is a heading.
size_t listed_rows(const OpenRegister& open);
RecordId listed_record(const OpenRegister& open, size_t row);
bool is_in_sight(const OpenRegister& open, size_t row);  // not so a ledger's in a folded group
std::optional<size_t> listed_row(const OpenRegister& open, RecordId record);  // none: not shown

// The ticked ones, and those of them that are shown.
const std::unordered_set<RecordId, IdHash>& marked_of(const OpenRegister& open);
int marked_shown(const OpenRegister& open);
// As they are listed, then those that are not.
std::vector<RecordId> marked_records(const OpenRegister& open);

}  // namespace taizhang
