#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "app/state.h"

namespace taizhang {

// What stands in the cells of a task's row: for the table, for sorting and searching, for copies.

struct NamedColumn {
  const char* id;
  Text name;
};

// The columns every table can have, in its order; those of further fields come behind them.
inline constexpr std::array<NamedColumn, 10> kColumns = {{
    {column_ids::kNumber, Text::column_number},
    {column_ids::kTitle, Text::column_title},
    {column_ids::kLead, Text::column_lead},
    {column_ids::kResponsible, Text::column_responsible},
    {column_ids::kDeadline, Text::column_deadline},
    {column_ids::kLight, Text::column_light},
    {column_ids::kStatus, Text::column_status},
    {column_ids::kProgress, Text::column_progress},
    {column_ids::kUpdated, Text::column_updated},
    {column_ids::kMeasures, Text::detail_measures},
}};
// The column's place among them; their number: it is a further one.
size_t place_of_column(std::string_view column);

// The field of the tasks' form; null: the column is computed, or the form has it no more.
const Field* column_field(const OpenRegister& open, std::string_view column);
// What heads the column; empty: there is none such.
std::string column_name(const OpenRegister& open, std::string_view column, Language language);

// The columns of the view, in order.
std::vector<ColumnLook> shown_columns(const TableView& view);

// The cell's words, whole; empty for nothing. Deadlines as they are written in the register, with
// the day they were extended to.
std::string cell_words(const OpenRegister& open, const OutlineRow& task, std::string_view column,
                       Language language);

std::string part_title(const OpenRegister& open, RecordId part);  // with its number as written
// The same of a heading, whatever the rows stand under.
std::string heading_words(const OpenRegister& open, RecordId heading, Language language);
std::string_view status_of(const Register& reg, RecordId task);  // an option's id, or empty
std::string status_name(const Register& reg, std::string_view option, Language language);
std::vector<std::string> status_names(const OpenRegister& open, Language language);  // as `counts`
// Those of OpenRegister::counts that tables have a column of: what an office seldom says only where
// some task has it, or `always`.
std::vector<size_t> shown_statuses(const OpenRegister& open, std::string_view always = {});
std::vector<std::string> departments_of(const OpenRegister& open, RecordId task,
                                        std::string_view field);  // names
// As department_name() of the register has it, without a walk through it.
std::string department_name(const OpenRegister& open, std::string_view key);

std::vector<std::string> department_names(const OpenRegister& open);  // all that are known

// The year a deadline without one means: the register's, or this year.
int year_of(const OpenRegister& open, Date today);

// The day a task falls due, when its deadline says one: the one it was extended to, where somebody
// was given more time.
std::optional<Date> last_day(const OpenRegister& open, RecordId task);
// The day it was extended to; none: it was not.
std::optional<Date> extended_to(const OpenRegister& open, RecordId task);
// Is there a day to put off, and may one ask for it here?
bool can_ask_extension(const OpenRegister& open, RecordId task);
// The task's deadline as a cell says it; empty: it has none.
std::string deadline_words(const OpenRegister& open, RecordId task, Language language);

// The column `step` places to the right of `from` in the view, or the last one on that side.
std::string column_beside(const TableView& view, std::string_view from, int step);

// The edits that make `names` the departments of a cell, written down first where nobody has yet.
std::vector<Edit> department_edits(const OpenRegister& open, RecordId record,
                                   std::string_view field, const std::vector<std::string>& names);

}  // namespace taizhang
