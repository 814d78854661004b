#include "app/due_calendar.h"

#include <string>
#include <utility>

#include "app/report_writer.h"
#include "app/steps.h"
#include "app/table_cells.h"

namespace taizhang {
namespace {

std::string department_names_of(const Register& reg, RecordId task) {
  std::vector<std::string> names;
  for (const std::string& key : leaders_of(reg, task)) names.push_back(department_name(reg, key));
  return joined(names);
}

}  // namespace

std::vector<CalendarEntry> due_entries(const OpenRegister& open, Language language) {
  std::vector<CalendarEntry> entries;
  for (const DueLine& line : open.ledgers.due) {
    if (line.due.stopped) continue;  // it will be another day once the clock runs again
    CalendarEntry& entry = entries.emplace_back();
    entry.day = line.due.at.date;
    entry.id = to_text(line.record);
    std::string title, from;
    if (line.shelf == DueLine::kTask) {
      title = text_of(open.reg, line.record, fields::kTitle);
      from = department_names_of(open.reg, line.record);
    } else {
      const LedgerShelf& shelf = open.ledgers.shelves[line.shelf];
      const Term& term = shelf.form.ledger.terms[line.term];
      entry.id += "-" + term.id;
      title = full_title(open.ledgers, open.reg, shelf.form, line.record, language, true) + " " +
              std::string(label(term.name, language));
      from = label(shelf.form.name, language);
    }
    entry.title = say({Text::ics_title, {std::move(title)}}, language);
    entry.description = std::move(from) + "\n" + register_title(open.reg);
    if (line.due.provisional) {
      entry.description += "\n";
      entry.description += text(Text::ics_provisional, language);
    }
  }
  return entries;
}

void act(Scene scene, const ExportCalendar&) {
  if (!scene.state.open) return;
  const OpenRegister& open = *scene.state.open;
  const Language language = scene.state.settings.language;
  const std::vector<CalendarEntry> entries = due_entries(open, language);
  if (entries.empty()) return show_toast(scene, {Text::due_none, {}});
  const std::string title = say({Text::ics_name, {register_title(open.reg)}}, language);
  const std::string name = dated_name(title, scene.clock) + ".ics";
  scene.effects.push_back(
      Download{name, to_ics(entries, title, open.now, open.ledgers.soon.days), "text/calendar"});
  show_toast(scene, {Text::ics_exported, {number(static_cast<long long>(entries.size())), name}});
}

}  // namespace taizhang
