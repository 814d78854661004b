#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/task.h"
#include "query/filter.h"
#include "rules/light.h"

namespace taizhang {

// How the tasks are looked at: which, in what order, in what form.

// The columns every table can have. Others are named by their field of the tasks' form; so are
// these but for what is computed.
namespace column_ids {
inline constexpr char kNumber[] = "number";  // computed, unlike the field
inline constexpr char kTitle[] = "title";
inline constexpr char kLead[] = "lead";
inline constexpr char kResponsible[] = "responsible";
inline constexpr char kDeadline[] = "deadline";
inline constexpr char kLight[] = "light";  // computed
inline constexpr char kStatus[] = "status";
inline constexpr char kProgress[] = "progress";  // computed
inline constexpr char kUpdated[] = "updated";    // computed
inline constexpr char kMeasures[] = "measures";
}  // namespace column_ids

// A column of the table, in its place.
struct ColumnLook {
  std::string column;
  float width = 0;  // CSS px; 0: as it needs
  bool operator==(const ColumnLook&) const = default;
};

struct ColumnOrder {
  std::string column;
  bool descending = false;
  bool operator==(const ColumnOrder&) const = default;
};

// What the rows of the table stand under.
enum class Heading {
  Part,  // as in the register; only unsorted
  Lead,
  Status,
  Month,  // of the last day
  Light,
};

enum class Layout { Table, Cards, Calendar, Timeline, Matrix };

// A line of the table: a place in OpenRegister::outline or, behind its end, in its headings.
struct TableRow {
  uint32_t outline = 0;
  bool operator==(const TableRow&) const = default;
};
inline constexpr uint32_t kNoRow = UINT32_MAX;

// A heading's line: a row that is_part, with an id that no record has.
struct HeadingRow {
  OutlineRow row;
  std::string
      value;  // a department's key, a status option, a month, the number of a light; empty: none
  bool operator==(const HeadingRow&) const = default;
};

struct TableView {
  RecordId part = {};           // only tasks below this part; Id{}: all
  std::string status = {};      // only tasks of this status option; empty: all
  std::string department = {};  // only tasks it leads, or is responsible in alone; key; empty: all
  bool unled = false;           // only tasks that no department does
  std::optional<LightState> light = {};  // only tasks with this one
  std::string search = {};               // only tasks that hold this text; empty: all
  Filters filters = {};                  // only tasks that pass all of them
  std::vector<ColumnOrder> sort = {};    // by the first, then by the next; empty: the reading order
  Heading heading = Heading::Part;
  std::vector<ColumnLook> columns = {};  // those shown, in order; empty: the usual ones
  Layout layout = Layout::Table;
  Heading cards = Heading::Status;    // what the columns of cards are: Status or Lead
  RecordId saved = {};                // the saved view it began as; Id{}: none
  std::vector<RecordId> folded = {};  // parts and headings whose rows are hidden
  bool operator==(const TableView&) const = default;

  bool is_filtered() const {
    return !status.empty() || !search.empty() || !department.empty() || unled || light ||
           !filters.empty();
  }
  // Takes away what would hide a task of the part.
  void clear_filters() {
    status.clear();
    search.clear();
    department.clear();
    unled = false;
    light.reset();
    filters.clear();
  }
};

TableView with_folded(TableView view, RecordId part, bool folded);

// How the column's rows are sorted; null: they are not.
const ColumnOrder* order_of(const std::vector<ColumnOrder>& sort, std::string_view column);
// The next way to sort by the column: up, down, not at all; `adds` to those before it. `is_usual`:
// rows that nothing sorts are in its order upwards, so that it begins with down.
void sort_next(std::vector<ColumnOrder>& sort, std::string_view column, bool adds,
               bool is_usual = false);
TableView sorted_next(TableView view, std::string_view column, bool adds);

}  // namespace taizhang
