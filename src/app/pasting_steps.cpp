#include <string>

#include "app/steps.h"
#include "app/table_cells.h"
#include "base/text.h"

namespace taizhang {
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

  PastePlan plan = plan_of(open, pasted, intent.part, scene.clock.today, scene.state.ids);
  scene.state.ids = plan.ids;
  if (plan.edits.empty()) {
    scene.state.pasted.reset();
    return show_toast(scene, {Text::pasted_nothing_new, {}});
  }
  const std::string count = number(plan.added + plan.changed);
  if (!edit(scene, plan.edits, {Text::did_paste, {count}})) return;
  scene.state.pasted.reset();
  open.section = Section::Tasks;
  open.selected = plan.first;
  open.view.clear_filters();
  refresh_rows(open);
  if (plan.changed == 0)
    show_toast(scene, {Text::toast_pasted, {number(plan.added)}}, true);
  else
    show_toast(scene, {Text::toast_pasted_both, {number(plan.added), number(plan.changed)}}, true);
}

}  // namespace taizhang
