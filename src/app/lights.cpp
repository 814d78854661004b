#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <utility>

#include "app/ledgers.h"
#include "app/texts.h"
#include "base/sort.h"
#include "model/task.h"
#include "rules/next_due.h"

// The lights of tasks, with what requests for more time make of their deadlines.

namespace taizhang {
namespace {

constexpr std::array<std::string_view, kLights> kNames = {
    "none", "normal", "soon", "overdue", "stopped", "ongoing", "closed", "set_aside"};

// The year that deadlines without one mean; 0: unknown.
int year_of(const Register& reg) {
  const auto* year = integer_of(reg.value(reg.id(), fields::kYear));
  return year && *year > 0 && *year < 9999 ? static_cast<int>(*year) : 0;
}

// Holds the task's deadline to the requests that name it.
void extend(Ledgers& ledgers, const Register& reg, const Record& task) {
  ledgers.extended.erase(task.id);
  const auto naming = ledgers.naming.find(task.id);
  if (naming == ledgers.naming.end()) return;
  std::vector<const Record*> requests;
  for (const RecordId id : naming->second) {
    const Record& one = *reg.find(id);
    if (text_of(one, fields::kTemplate) == forms::kExtension && extended_record(one) == task.id)
      requests.push_back(&one);
  }
  if (requests.empty()) return;
  sort_by(requests);  // one may name the task twice
  const auto twice = std::ranges::unique(requests);
  requests.erase(twice.begin(), twice.end());
  const Deadline* deadline = deadline_of(value_of(task, fields::kDeadline));
  ledgers.extended.emplace(task.id,
                           extended(deadline ? due_date(*deadline) : std::nullopt, requests));
}

// A task's light, by its deadline and status.
void light_task(Ledgers& ledgers, const Register& reg, const Record& task, int year,
                const Moment& now) {
  extend(ledgers, reg, task);
  const Deadline* deadline = deadline_of(value_of(task, fields::kDeadline));
  const auto* status = std::get_if<Option>(&value_of(task, fields::kStatus));
  if (status && statuses::is_set_aside(status->id))
    return void(ledgers.task_lights.emplace(task.id, Light{LightState::SetAside}));
  const bool is_closed = status && status->id == statuses::kClosed;
  if (!deadline && !is_closed) return;
  const auto more = ledgers.extended.find(task.id);
  std::optional<Deadline> later;
  if (more != ledgers.extended.end() && more->second.due)
    deadline = &later.emplace(Deadline{deadline->text, DueDate{*more->second.due}});
  const bool is_ongoing = deadline && std::holds_alternative<DueOngoing>(deadline->rule);
  const std::optional<Moment> event = moment_of(task, fields::kEventDate);
  const std::optional<Due> due =
      deadline ? next_due(*deadline, now.date, ledgers.calendar, year, event) : std::nullopt;
  const auto closed = is_closed ? std::optional(now.date) : std::nullopt;
  const Light light = light_of(due, is_ongoing, closed, now, ledgers.calendar, ledgers.soon);
  if (light.state == LightState::None) return;
  ledgers.task_lights.emplace(task.id, light);
  if (due && !is_closed) ledgers.due.push_back({task.id, *due, light, DueLine::kTask, 0});
}

// The most pressing first.
bool comes_before(const DueLine& a, const DueLine& b) {
  return a.due.at != b.due.at ? a.due.at < b.due.at : a.record < b.record;
}

void count(Ledgers& ledgers, const DueLine& line, int by) {
  if (line.light.state == LightState::Overdue) ledgers.late += by;
  if (line.light.state == LightState::Soon) ledgers.near += by;
}

LightState state_of(const Ledgers& ledgers, RecordId record) {
  if (const LedgerRecord* found = find_record(ledgers, record)) return found->judgement.light.state;
  const auto task = ledgers.task_lights.find(record);
  return task == ledgers.task_lights.end() ? LightState::None : task->second.state;
}

std::optional<Value> other_value(const void* source, RecordId record, const Filter& filter) {
  const Ledgers& ledgers = *static_cast<const Ledgers*>(source);
  if (filter.field == kLightField)
    return Value(Option{std::string(name_of(state_of(ledgers, record)))});
  const bool is_of_days = fits(filter.test, FieldType::Date) && !fits(filter.test, FieldType::Text);
  if (filter.field != fields::kDeadline || !is_of_days) return std::nullopt;
  const auto more = ledgers.extended.find(record);
  const bool has_day = more != ledgers.extended.end() && more->second.due;
  return has_day ? std::optional<Value>(*more->second.due) : std::nullopt;
}

}  // namespace

void light_tasks(Ledgers& ledgers, const Register& reg, std::span<const Record* const> tasks,
                 const Moment& now) {
  const int year = year_of(reg);
  ledgers.task_lights.clear();
  ledgers.extended.clear();
  ledgers.task_lights.reserve(tasks.size());
  ledgers.due.reserve(ledgers.due.size() + tasks.size());
  for (const Record* task : tasks) light_task(ledgers, reg, *task, year, now);
  sort_due(ledgers);
}

void sort_due(Ledgers& ledgers) {
  sort_with(ledgers.due, comes_before);
  ledgers.late = ledgers.near = 0;
  for (const DueLine& line : ledgers.due) count(ledgers, line, 1);
}

void refresh_light(Ledgers& ledgers, const Register& reg, RecordId task, const Moment& now) {
  ledgers.task_lights.erase(task);
  const auto line = std::ranges::find_if(ledgers.due, [&](const DueLine& one) {
    return one.shelf == DueLine::kTask && one.record == task;
  });
  if (line != ledgers.due.end()) {
    count(ledgers, *line, -1);
    ledgers.due.erase(line);
  }
  const size_t lines = ledgers.due.size();
  light_task(ledgers, reg, *reg.find(task), year_of(reg), now);
  if (ledgers.due.size() == lines) return;
  const DueLine added = std::move(ledgers.due.back());
  ledgers.due.pop_back();
  count(ledgers, added, 1);
  ledgers.due.insert(std::ranges::upper_bound(ledgers.due, added, comes_before), added);
}

FilterContext filter_context(const Ledgers& ledgers, Date today) {
  return {today, &ledgers,
          [](const void* source, Date from, Date to) {
            return working_days_between(static_cast<const Ledgers*>(source)->calendar, from, to);
          },
          other_value};
}

std::string light_key(const Light& light) {
  if (light.state == LightState::None) return {};
  return std::string(1, static_cast<char>('a' + pressing_place(light.state))) +
         std::to_string(1'000'000 + light.days);
}

std::string_view name_of(LightState state) { return kNames[static_cast<size_t>(state)]; }

std::optional<LightState> find_light(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<LightState>(found - kNames.begin());
}

const ExtensionRequest* find_extension(const Ledgers& ledgers, const Register& reg,
                                       RecordId request) {
  const Record* record = reg.find(request);
  if (!record || text_of(*record, fields::kTemplate) != forms::kExtension) return nullptr;
  const auto found = ledgers.extended.find(extended_record(*record));
  if (found == ledgers.extended.end()) return nullptr;
  const auto one = std::ranges::find(found->second.requests, request, &ExtensionRequest::request);
  return one == found->second.requests.end() ? nullptr : &*one;
}

std::string extension_words(const ExtensionRequest& extension, Language language) {
  const std::string due = extension.due ? to_text(*extension.due) : std::string();
  const auto words = [&](Text id) { return say({id, {due}}, language); };
  switch (extension.verdict) {
    case ExtensionVerdict::Granted:
      return words(Text::extension_granted);
    case ExtensionVerdict::Waiting:
      return words(Text::extension_waiting);
    case ExtensionVerdict::Refused:
      return words(Text::extension_refused);
    case ExtensionVerdict::TooLate:
      return say({Text::extension_too_late, {to_text(*extension.asked), due}}, language);
    case ExtensionVerdict::NotLater:
      return words(Text::extension_not_later);
    case ExtensionVerdict::Incomplete:
      return words(Text::extension_incomplete);
    case ExtensionVerdict::NoDay:
      return words(Text::extension_no_day);
  }
}

}  // namespace taizhang
