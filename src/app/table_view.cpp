#include "app/table_view.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/overview.h"
#include "app/report_writer.h"
#include "app/state.h"
#include "app/table_cells.h"
#include "base/digest.h"
#include "base/sort.h"

namespace taizhang {
namespace {

// Which tasks the view shows. REQUIRES that nothing is changed while it is asked.
class Sieve {
 public:
  explicit Sieve(const OpenRegister& open);
  bool passes(uint32_t line) const;
  // Does the search alone rule it out? Nothing is said of parts.
  bool is_missed(uint32_t line) const { return !found_.empty() && found_[line] == 0; }

 private:
  const OpenRegister& open_;
  FilterContext context_;
  std::vector<uint8_t> found_;  // of each line of the outline; empty: nothing is looked for
};

Sieve::Sieve(const OpenRegister& open)
    : open_(open), context_(filter_context(open.ledgers, open.today)) {
  if (!open.view.search.empty()) found_ = found_lines(open);
}

bool Sieve::passes(uint32_t line) const {
  if (is_missed(line)) return false;
  const OpenRegister& open = open_;
  const TableView& view = open.view;
  const OutlineRow& row = open.outline[line];
  if (!view.status.empty() && status_of(open.reg, row.record) != view.status) return false;
  if (!view.department.empty() &&
      !std::ranges::contains(leaders_of(open.reg, row.record), view.department))
    return false;
  if (view.unled && !leaders_of(open.reg, row.record).empty()) return false;
  if (view.light && light_state(open, row.record) != *view.light) return false;
  return view.filters.empty() || matches(open.reg, row.record, view.filters, context_);
}

// Are the rows the lines of the outline that pass, as they stand there?
bool stands_in_order(const TableView& view) {
  return view.sort.empty() && view.heading == Heading::Part && view.layout == Layout::Table;
}

// A number as a text that sorts as it does.
std::string in_order(std::ptrdiff_t place) {
  std::string digits = number(static_cast<long long>(place));
  return std::string(10 - std::min<size_t>(digits.size(), 10), '0') + digits;
}

// The place of an option among the template's, as a character; empty: it is none of them.
std::string status_key(const OpenRegister& open, const OutlineRow& row) {
  const std::string_view status = status_of(open.reg, row.record);
  for (size_t i = 0; i < open.counts.size(); ++i)
    if (open.counts[i].option == status) return std::string(1, static_cast<char>('a' + i));
  return {};
}

// What a row is sorted by; equal keys keep the reading order. Nothing to sort by comes last.
std::string sort_key(const OpenRegister& open, const OutlineRow& row, std::string_view column) {
  if (column == column_ids::kNumber) return in_order(&row - open.outline.data());
  if (column == column_ids::kLight) return light_key(task_light(open, row.record));
  if (column == column_ids::kStatus) return status_key(open, row);
  if (column == column_ids::kUpdated) return row.updated;
  if (column == column_ids::kDeadline) {
    const Deadline* deadline = deadline_of(open.reg.value(row.record, fields::kDeadline));
    if (deadline == nullptr) return {};
    const std::optional<Date> due = last_day(open, row.record);
    return due ? to_text(*due) : "9999 " + deadline->text;
  }
  const Field* field = column_field(open, column);
  return words_key(cell_words(open, row, column, Language::Chinese),
                   field != nullptr ? field->type : FieldType::Text);
}

using Places = std::vector<uint32_t>;  // in the outline

// Stable: by the last key first.
void sort_places(const OpenRegister& open, Places& places) {
  for (size_t i = open.view.sort.size(); i-- > 0;) {
    const ColumnOrder& order = open.view.sort[i];
    std::vector<std::pair<std::string, uint32_t>> keyed;
    keyed.reserve(places.size());
    for (const uint32_t place : places)
      keyed.emplace_back(sort_key(open, open.outline[place], order.column), place);
    sort_with(keyed, [&](const auto& a, const auto& b) {
      if (a.first.empty() != b.first.empty()) return b.first.empty();
      return order.descending ? b.first < a.first : a.first < b.first;
    });
    for (size_t at = 0; at < keyed.size(); ++at) places[at] = keyed[at].second;
  }
}

// What a task stands under: the key that headings are sorted by, and what HeadingRow names it by.
// Both are empty for tasks that have none; those of several leads stand under the first.
struct HeadingKey {
  std::string key, value;
};

HeadingKey heading_of(const OpenRegister& open, const OutlineRow& row) {
  switch (open.view.heading) {
    case Heading::Part:
      return {};
    case Heading::Lead: {
      const auto* leads = std::get_if<Departments>(&open.reg.value(row.record, fields::kLead));
      if (leads == nullptr || leads->keys.empty()) return {};
      const auto known = std::ranges::find(open.departments, leads->keys.front(), &Department::key);
      return {in_order(known - open.departments.begin()), leads->keys.front()};
    }
    case Heading::Status:
      return {status_key(open, row), std::string(status_of(open.reg, row.record))};
    case Heading::Month: {
      const std::optional<Date> day = last_day(open, row.record);
      const std::string month = day ? to_text(*day).substr(0, 7) : std::string();
      return {month, month};
    }
    case Heading::Light: {
      const std::string state = in_order(static_cast<int>(light_state(open, row.record)));
      return {state, state};
    }
  }
}

// Names a heading as records are named, so that it can be selected and folded; the same heading has
// the same one always.
RecordId heading_id(Heading heading, std::string_view value) {
  return id_of<RecordId>(
      sha256("heading " + in_order(static_cast<int>(heading)) + std::string(value)));
}

void add_headed_rows(OpenRegister& open) {
  struct Group {
    std::string value;
    Places places;
  };
  std::map<std::pair<bool, std::string>, Group> groups;  // those with nothing last
  for (const uint32_t place : open.shown_tasks) {
    HeadingKey heading = heading_of(open, open.outline[place]);
    const bool is_last = heading.key.empty();
    Group& group = groups[{is_last, std::move(heading.key)}];
    group.value = std::move(heading.value);
    group.places.push_back(place);
  }
  for (auto& [key, group] : groups) {
    HeadingRow heading{{}, std::move(group.value)};
    heading.row.record = heading_id(open.view.heading, heading.value);
    heading.row.is_part = true;
    heading.row.tasks = static_cast<int>(group.places.size());
    open.rows.push_back({static_cast<uint32_t>(open.outline.size() + open.headings.size())});
    const bool folded = std::ranges::contains(open.view.folded, heading.row.record);
    open.headings.push_back(std::move(heading));
    if (folded) continue;
    for (const uint32_t place : group.places) open.rows.push_back({place});
  }
}

// The rows under their parts, and those that a folded part hides among `shown_tasks` alone.
void add_rows_of_parts(OpenRegister& open, bool filtered) {
  const TableView& view = open.view;
  const Sieve sieve(open);
  Places pending;         // parts that are shown once a task below them is
  int hidden_below = -1;  // depth of the folded part we are inside; -1: none
  bool inside = !view.part;
  int inside_depth = 0;
  const bool every_line_counts = view.part || !view.folded.empty();
  for (uint32_t i = 0; i < open.outline.size(); ++i) {
    if (!every_line_counts && open.line_tasks[i] && sieve.is_missed(i)) continue;
    const OutlineRow& row = open.outline[i];
    if (view.part) {
      if (row.record == view.part) {
        inside = true;
        inside_depth = row.depth;
      } else if (inside && row.depth <= inside_depth) {
        inside = false;
      }
    }
    if (!inside) continue;
    if (hidden_below >= 0 && row.depth <= hidden_below) hidden_below = -1;
    if (row.is_part) {
      while (!pending.empty() && open.outline[pending.back()].depth >= row.depth)
        pending.pop_back();
      if (hidden_below >= 0) continue;
      if (filtered) {
        pending.push_back(i);
      } else {
        open.rows.push_back({i});
      }
      if (std::ranges::contains(view.folded, row.record)) hidden_below = row.depth;
      continue;
    }
    if (!sieve.passes(i)) continue;
    open.shown_tasks.push_back(i);
    for (const uint32_t part : pending) open.rows.push_back({part});
    pending.clear();
    if (hidden_below < 0) open.rows.push_back({i});
  }
}

// A newer program has written them, or the office has taken their fields away.
void forget_lost_columns(OpenRegister& open) {
  const auto is_lost = [&](const auto& one) {
    return place_of_column(one.column) == kColumns.size() && !column_field(open, one.column);
  };
  std::erase_if(open.view.sort, is_lost);
  std::erase_if(open.view.columns, is_lost);
}

void index_rows(OpenRegister& open) {
  open.row_places.assign(open.outline.size() + open.headings.size(), kNoRow);
  open.shown = 0;
  for (uint32_t i = 0; i < open.rows.size(); ++i) {
    const uint32_t place = open.rows[i].outline;
    open.row_places[place] = i;
    if (place < open.outline.size() && open.line_tasks[place]) ++open.shown;
  }
  refresh_marks(open);
}

}  // namespace

void refresh_rows(OpenRegister& open) {
  forget_lost_columns(open);
  const TableView& view = open.view;
  if (!view.search.empty()) look_for(open, view.search);
  open.rows.clear();
  open.headings.clear();
  open.shown_tasks.clear();
  add_rows_of_parts(open, view.is_filtered());
  sort_places(open, open.shown_tasks);
  if (view.heading != Heading::Part) {
    open.rows.clear();
    add_headed_rows(open);
  } else if (!view.sort.empty()) {
    open.rows.clear();
    for (const uint32_t place : open.shown_tasks) open.rows.push_back({place});
  }
  index_rows(open);
  refresh_layout(open);
}

void refresh_rows(OpenRegister& open, const std::vector<uint32_t>& edited) {
  const TableView& view = open.view;
  if (!stands_in_order(view)) return refresh_rows(open);
  if (!view.is_filtered()) return;
  if (!view.search.empty()) look_for(open, view.search);
  const Sieve sieve(open);
  const bool is_as_before = std::ranges::all_of(edited, [&](uint32_t line) {
    return open.outline[line].is_part ||
           sieve.passes(line) == std::ranges::binary_search(open.shown_tasks, line);
  });
  if (!is_as_before) refresh_rows(open);
}

std::string heading_words(const OpenRegister& open, RecordId heading, Language language) {
  const auto found = std::ranges::find(open.headings, heading,
                                       [](const HeadingRow& one) { return one.row.record; });
  if (found == open.headings.end()) return part_title(open, heading);
  const std::string& value = found->value;
  const auto none = [&] { return std::string(text(Text::heading_none, language)); };
  switch (open.view.heading) {
    case Heading::Lead:
      return value.empty() ? none() : department_name(open, value);
    case Heading::Status:
      return value.empty() ? none() : status_name(open.reg, value, language);
    case Heading::Light:
      return std::string(text(state_name(static_cast<LightState>(std::stoi(value))), language));
    case Heading::Month:
      return value.empty() ? none() : value;
    case Heading::Part:
      return {};
  }
}

TableView with_folded(TableView view, RecordId part, bool folded) {
  std::erase(view.folded, part);
  if (folded) view.folded.push_back(part);
  return view;
}

const ColumnOrder* order_of(const std::vector<ColumnOrder>& sort, std::string_view column) {
  const auto found = std::ranges::find(sort, column, &ColumnOrder::column);
  return found == sort.end() ? nullptr : &*found;
}

void sort_next(std::vector<ColumnOrder>& sort, std::string_view column, bool adds, bool is_usual) {
  const ColumnOrder* now = order_of(sort, column);
  std::optional<ColumnOrder> next;  // up, down, off
  if (now == nullptr)
    next = {std::string(column), is_usual && sort.empty()};
  else if (!now->descending)
    next = {now->column, true};
  const size_t place = now != nullptr ? static_cast<size_t>(now - sort.data()) : 0;
  if (!adds) {
    sort.clear();
    if (next) sort.push_back(*next);
  } else if (now == nullptr) {
    sort.push_back(*next);
  } else if (next) {
    sort[place] = *next;
  } else {
    sort.erase(sort.begin() + static_cast<std::ptrdiff_t>(place));
  }
}

TableView sorted_next(TableView view, std::string_view column, bool adds) {
  sort_next(view.sort, column, adds, column == column_ids::kNumber);
  return view;
}

}  // namespace taizhang
