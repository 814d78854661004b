#pragma once

#include "app/state.h"
#include "ui/panels.h"

namespace taizhang {

// One cell of a return among those listed, and below it, when it is opened, its values.

// Where the columns begin, in px.
struct ReturnedColumns {
  float arrow, number, task, field, now, returned, outcome, right;
};
ReturnedColumns returned_columns(float left, float right);

// Everything a row of the chosen file needs for its words.
struct ShownReturn {
  const OpenRegister& open;
  const CollectedFile& file;
  size_t number;  // of the file
  const Ui& ui;

  const Register& knowing(RecordId record) const;  // a new record stands in the file alone
  std::string value(const CellReview& cell, const Value& value) const;
  std::string who() const;
};

// The `index`th of the file's cells, in the grid's row `row`; a press opens and closes it.
void draw_returned_row(const ShownReturn& shown, Drafts& drafts, const CellReview& cell,
                       size_t index, const ReturnedColumns& at, float y, int row);
// The values side by side: as issued, as returned, as the register has it. Returns the height.
float draw_returned_values(const ShownReturn& shown, const CellReview& cell,
                           const ReturnedColumns& at, float y, int row, bool measure);

}  // namespace taizhang
