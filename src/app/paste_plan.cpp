#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/pasting.h"
#include "app/steps.h"
#include "app/table_cells.h"
#include "base/text.h"

namespace taizhang {
namespace {

class Planner {
 public:
  Planner(const OpenRegister& open, Date today, IdSource ids)
      : open_(open), year_(year_of(open, today)) {
    plan_.ids = ids;
  }

  void add(const PastedTask& task, RecordId part);
  void change(const PastedTask& task);
  RecordId part_called(const std::string& heading, RecordId otherwise);

  PastePlan take() && { return std::move(plan_); }

 private:
  void begin(RecordId id) {
    if (!plan_.first) plan_.first = id;
  }
  void set(RecordId id, std::string_view field, Value value) {
    if (!is_empty(normal(value))) plan_.edits.push_back({id, std::string(field), std::move(value)});
  }
  Value departments(const std::vector<std::string>& names) {
    return departments_named(open_.reg, open_.departments, names, plan_.edits);
  }

  const OpenRegister& open_;
  int year_;
  PastePlan plan_;
  std::vector<std::pair<std::string, RecordId>> made_;         // parts, by their headings
  std::vector<std::pair<RecordId, std::string>> last_orders_;  // of each part
};

void Planner::add(const PastedTask& task, RecordId part) {
  const RecordId id = plan_.ids.next_record();
  begin(id);
  ++plan_.added;
  std::string* order = nullptr;
  for (auto& [of, last] : last_orders_)
    if (of == part) order = &last;
  if (order == nullptr) {
    last_orders_.emplace_back(part, last_order(open_.reg, part, forms::kTask));
    order = &last_orders_.back().second;
  }
  for (Edit& one : birth(id, part, forms::kTask, *order)) plan_.edits.push_back(std::move(one));
  *order = order_between(*order, "");
  set(id, fields::kNumber, task.number);
  set(id, fields::kTitle, task.title);
  set(id, fields::kText, task.text);
  set(id, fields::kMeasures, task.measures);
  set(id, fields::kLead, departments(task.lead));
  set(id, fields::kResponsible, departments(task.responsible));
  set(id, fields::kDeadline, parse_deadline(task.deadline, year_));
  set(id, fields::kStatus,
      Option{task.status.empty() ? std::string(statuses::kNotStarted) : task.status});
}

void Planner::change(const PastedTask& task) {
  const RecordId id = *task.record;
  const int before = plan_.cells;
  const auto text = [&](std::string_view field, const std::string& said) {
    if (said.empty() || said == text_of(open_.reg, id, field)) return;
    set(id, field, said);
    ++plan_.cells;
  };
  const auto names = [&](std::string_view field, const std::vector<std::string>& said) {
    if (said.empty() || said == departments_of(open_.reg, id, field)) return;
    set(id, field, departments(said));
    ++plan_.cells;
  };
  text(fields::kTitle, task.title);
  text(fields::kText, task.text);
  text(fields::kMeasures, task.measures);
  names(fields::kLead, task.lead);
  names(fields::kResponsible, task.responsible);
  const Deadline* deadline = deadline_of(open_.reg.value(id, fields::kDeadline));
  if (!task.deadline.empty() && (deadline == nullptr || deadline->text != task.deadline)) {
    set(id, fields::kDeadline, parse_deadline(task.deadline, year_));
    ++plan_.cells;
  }
  if (!task.status.empty() && task.status != status_of(open_.reg, id)) {
    set(id, fields::kStatus, Option{task.status});
    ++plan_.cells;
  }
  if (plan_.cells == before) return;
  begin(id);
  ++plan_.changed;
}

RecordId Planner::part_called(const std::string& heading, RecordId otherwise) {
  if (heading.empty()) return otherwise;
  for (const OutlineRow& row : open_.outline) {
    if (!row.is_part) continue;
    if (heading == text_of(open_.reg, row.record, fields::kTitle) ||
        heading == part_title(open_, row.record))
      return row.record;
  }
  for (const auto& [title, id] : made_)
    if (title == heading) return id;
  const RecordId id = plan_.ids.next_record();
  std::string order = last_order(open_.reg, {}, forms::kPart);
  for (size_t i = 0; i < made_.size(); ++i) order = order_between(order, "");
  for (Edit& one : birth(id, {}, forms::kPart, order)) plan_.edits.push_back(std::move(one));
  set(id, fields::kTitle, heading);
  made_.emplace_back(heading, id);
  ++plan_.parts;
  return id;
}

}  // namespace

PastePlan plan_of(const OpenRegister& open, const PastedTasks& pasted, RecordId part, Date today,
                  IdSource ids) {
  Planner planner(open, today, ids);
  for (const PastedTask& task : pasted.tasks) {
    const OutlineRow* known = task.record ? outline_row(open, *task.record) : nullptr;
    if (known != nullptr && !known->is_part)
      planner.change(task);
    else
      planner.add(task, planner.part_called(task.heading, part));
  }
  return std::move(planner).take();
}

}  // namespace taizhang
