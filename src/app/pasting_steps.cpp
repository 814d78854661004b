#include <string>
#include <utility>
#include <vector>

#include "app/steps.h"
#include "base/text.h"

namespace taizhang {
namespace {

// The year a deadline without one means.
int year_of(const OpenRegister& open, const Clock& clock) {
  const int64_t* year = std::get_if<int64_t>(&open.reg.value(open.reg.id(), fields::kYear));
  return year != nullptr ? static_cast<int>(*year) : clock.today.year;
}

void fill(std::vector<Edit>& edits, RecordId id, const PastedTask& task, const Register& reg,
          int year) {
  const auto set = [&](std::string_view field, Value value) {
    if (!is_empty(normal(value))) edits.push_back({id, std::string(field), std::move(value)});
  };
  set(fields::kNumber, task.number);
  set(fields::kTitle, task.title);
  set(fields::kText, task.text);
  set(fields::kMeasures, task.measures);
  set(fields::kLead, departments_named(reg, task.lead, edits));
  set(fields::kResponsible, departments_named(reg, task.responsible, edits));
  set(fields::kDeadline, parse_deadline(task.deadline, year));
  set(fields::kStatus, Option{task.status.empty() ? "not_started" : task.status});
}

}  // namespace

void act(Scene scene, const ReceiveTable& intent) {
  const bool is_list = trim(intent.tsv).contains('\n');  // one column
  if (!scene.state.open || !(is_list || is_tsv_table(intent.tsv))) return;
  scene.state.pasted = read_pasted(intent.tsv);
}

void act(Scene scene, const ChangePasted& intent) {
  if (scene.state.pasted) scene.state.pasted = intent.table;
}

void act(Scene scene, const DropPasted&) { scene.state.pasted.reset(); }

void act(Scene scene, const TakePasted& intent) {
  if (!scene.state.pasted || !scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const Template* form = open.reg.find_template(forms::kTask);
  if (form == nullptr) return;
  const PastedTasks pasted = tasks_of(*scene.state.pasted, *form);
  if (pasted.tasks.empty()) return;

  std::vector<Edit> edits;
  RecordId first;
  std::string order = last_order(open.reg, intent.part, forms::kTask);
  for (const PastedTask& task : pasted.tasks) {
    const RecordId id = scene.state.ids.next_record();
    if (!first) first = id;
    for (Edit& one : birth(id, intent.part, forms::kTask, order)) edits.push_back(std::move(one));
    fill(edits, id, task, open.reg, year_of(open, scene.clock));
    order = order_between(order, "");
  }
  const std::string count = number(static_cast<int>(pasted.tasks.size()));
  if (!edit(scene, edits, {Text::did_paste, {count}})) return;
  scene.state.pasted.reset();
  open.selected = first;
  open.view.status.clear();  // filters that would hide the new tasks
  open.view.search.clear();
  refresh_rows(open);
  show_toast(scene, {Text::toast_pasted, {count}}, true);
}

}  // namespace taizhang
