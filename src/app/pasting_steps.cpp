#include <string>
#include <utility>
#include <vector>

#include "app/steps.h"
#include "app/table_cells.h"
#include "base/text.h"

namespace taizhang {
namespace {

void fill(std::vector<Edit>& edits, RecordId id, const PastedTask& task, const OpenRegister& open,
          int year) {
  const auto set = [&](std::string_view field, Value value) {
    if (!is_empty(normal(value))) edits.push_back({id, std::string(field), std::move(value)});
  };
  set(fields::kNumber, task.number);
  set(fields::kTitle, task.title);
  set(fields::kText, task.text);
  set(fields::kMeasures, task.measures);
  set(fields::kLead, departments_named(open.reg, open.departments, task.lead, edits));
  set(fields::kResponsible, departments_named(open.reg, open.departments, task.responsible, edits));
  set(fields::kDeadline, parse_deadline(task.deadline, year));
  set(fields::kStatus,
      Option{task.status.empty() ? std::string(statuses::kNotStarted) : task.status});
}

}  // namespace

void act(Scene scene, const ReceiveTable& intent) {
  const bool is_list = trim(intent.tsv).contains('\n');  // one column
  const std::optional<OpenRegister>& open = scene.state.open;
  if (!open || !open->scope().empty() || scene.state.collection) return;
  if (!is_list && !is_tsv_table(intent.tsv)) return;
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

  const int year = year_of(open, scene.clock.today);
  std::vector<Edit> edits;
  RecordId first;
  std::string order = last_order(open.reg, intent.part, forms::kTask);
  for (const PastedTask& task : pasted.tasks) {
    const RecordId id = scene.state.ids.next_record();
    if (!first) first = id;
    for (Edit& one : birth(id, intent.part, forms::kTask, order)) edits.push_back(std::move(one));
    fill(edits, id, task, open, year);
    order = order_between(order, "");
  }
  const std::string count = number(static_cast<int>(pasted.tasks.size()));
  if (!edit(scene, edits, {Text::did_paste, {count}})) return;
  scene.state.pasted.reset();
  open.section = Section::Tasks;
  open.selected = first;
  open.view.clear_filters();
  refresh_rows(open);
  show_toast(scene, {Text::toast_pasted, {count}}, true);
}

}  // namespace taizhang
