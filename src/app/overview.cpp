#include "app/overview.h"

#include <algorithm>
#include <utility>

#include "app/report_writer.h"
#include "app/table_cells.h"
#include "base/sort.h"

namespace taizhang {
namespace {

void count(LightTally& tally, LightState state) {
  ++tally.by_state[static_cast<size_t>(state)];
  ++tally.all;
}

bool is_responsible(const Register& reg, RecordId task, const std::string& key) {
  const auto* named = std::get_if<Departments>(&reg.value(task, fields::kResponsible));
  return named != nullptr && std::ranges::contains(named->keys, key);
}

}  // namespace

int per_cent_closed(const LightTally& tally) {
  return tally.all == 0 ? 0 : (100 * tally.closed() + tally.all / 2) / tally.all;
}

Light task_light(const OpenRegister& open, RecordId task) {
  const auto found = open.ledgers.task_lights.find(task);
  return found == open.ledgers.task_lights.end() ? Light{} : found->second;
}

LightState light_state(const OpenRegister& open, RecordId task) {
  return task_light(open, task).state;
}

Text state_name(LightState state) {
  switch (state) {
    case LightState::None:
      return Text::overview_undated;
    case LightState::Normal:
      return Text::light_normal;
    case LightState::Soon:
      return Text::light_filter_soon;
    case LightState::Overdue:
      return Text::light_filter_overdue;
    case LightState::Stopped:
      return Text::light_stopped;
    case LightState::Ongoing:
      return Text::light_ongoing;
    case LightState::Closed:
      return Text::overview_closed;
  }
}

Overview overview_of(const OpenRegister& open) {
  Overview overview;
  for (const Department& one : open.departments)
    overview.departments.push_back(
        {.department = one.key, .part = {}, .name = one.name, .tasks = {}});
  for (const uint32_t part : open.top_parts) {
    const RecordId id = open.outline[part].record;
    overview.parts.push_back(
        {.department = {}, .part = id, .name = part_title(open, id), .tasks = {}});
  }
  for (const OutlineRow& row : open.outline) {
    if (row.is_part) continue;
    const LightState state = light_state(open, row.record);
    count(overview.tasks, state);
    const std::vector<std::string> leaders = leaders_of(open.reg, row.record);
    for (OverviewLine& line : overview.departments) {
      if (std::ranges::contains(leaders, line.department))
        count(line.tasks, state);
      else if (is_responsible(open.reg, row.record, line.department))
        ++line.supports;
    }
    for (OverviewLine& line : overview.parts)
      if (line.part == row.top_part) count(line.tasks, state);
  }
  std::erase_if(overview.departments,
                [](const OverviewLine& line) { return line.tasks.all == 0 && line.supports == 0; });
  sort_by(overview.departments, [](const OverviewLine& line) {
    return std::pair(-line.tasks.of(LightState::Overdue), -line.tasks.of(LightState::Soon));
  });
  return overview;
}

}  // namespace taizhang
