#include "app/reminder.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "app/steps.h"
#include "app/table_cells.h"
#include "base/deadline.h"

namespace taizhang {
namespace {

std::string figure(long long count) { return number(count); }

// "2026-06-30 到期，还有 12 天"; the deadline as it is written where it names no day.
std::string days_left(const OpenRegister& open, RecordId task, Date today, Language language) {
  const Deadline* deadline = deadline_of(open.reg.value(task, fields::kDeadline));
  if (deadline == nullptr) return std::string(text(Text::deadline_none, language));
  const std::optional<Date> due = last_day(open, task);
  if (!due) return deadline->text;
  const int left = days_between(today, *due);
  if (left == 0) return say({Text::reminder_today, {to_text(*due)}}, language);
  if (left > 0) return say({Text::reminder_left, {to_text(*due), figure(left)}}, language);
  return say({Text::reminder_overdue, {to_text(*due), figure(-left)}}, language);
}

}  // namespace

std::string reminder(const OpenRegister& open, const BoardRow& row, Date today, Language language) {
  std::string out;
  const auto add = [&](Text id, std::vector<std::string> arguments = {}) {
    out += say({id, std::move(arguments)}, language) + "\n";
  };
  add(Text::reminder_address, {department_name(open, row.department)});
  add(Text::reminder_issued,
      {register_title(open.reg), figure(row.round), row.issued_at.substr(0, 10)});
  if (row.open_tasks.empty()) {
    add(Text::reminder_no_tasks);
  } else {
    add(Text::reminder_tasks, {figure(static_cast<long long>(row.open_tasks.size()))});
  }
  for (const RecordId task : row.open_tasks) {
    const OutlineRow* line = outline_row(open, task);
    add(Text::reminder_task, {line == nullptr ? std::string() : line->number,
                              std::string(text_of(open.reg, task, fields::kTitle)),
                              days_left(open, task, today, language)});
  }
  add(Text::reminder_closing);
  return out;
}

void act(Scene scene, const CopyReminders& intent) {
  const BoardRound* round = scene.state.open ? present_round(*scene.state.open) : nullptr;
  if (round == nullptr) return;
  std::string words;
  int count = 0;
  for (const BoardRow& row : round->rows) {
    if (!std::ranges::contains(intent.departments, row.department)) continue;
    if (count++ > 0) words += "\n";
    words += reminder(*scene.state.open, row, scene.clock.today, scene.state.settings.language);
  }
  if (count == 0) return;
  scene.effects.push_back(CopyText{std::move(words)});
  say_when_copied(scene, {Text::toast_reminders, {figure(count)}});
}

}  // namespace taizhang
