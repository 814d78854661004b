#include <string>

#include "app/steps.h"
#include "base/text.h"

namespace taizhang {

void act(Scene scene, const ReceiveTable& intent) {
  const bool is_list = trim(intent.tsv).contains('\n');  // one column
  const std::optional<OpenRegister>& open = scene.state.open;
  if (!open || scene.state.collection || (!is_list && !is_tsv_table(intent.tsv))) return;
  if (!open->scope().empty()) return show_toast(scene, {Text::pasted_in_packet, {}});
  scene.state.pasted = read_pasted(*open, parse_tsv(intent.tsv), false, scene.state.header_notes);
  scene.state.sheets.clear();
}

void act(Scene scene, const ChangePasted& intent) {
  if (scene.state.pasted) scene.state.pasted = intent.table;
}

void act(Scene scene, const DropPasted&) {
  scene.state.pasted.reset();
  scene.state.sheets.clear();
}

void act(Scene scene, const TakePasted& intent) {
  if (!scene.state.pasted || !scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const PastedTable& table = *scene.state.pasted;
  const Template* form = paste_form(open, table.form);
  PastePlan plan = plan_of(open, table, intent.part, scene.state.ids);
  if (form == nullptr || !plan.faults.empty()) return;
  scene.state.ids = plan.ids;
  for (const RecordId note : plan.notes) {
    plan.edits.push_back({note, std::string(fields::kAt), scene.clock.now});
    plan.edits.push_back({note, std::string(fields::kAuthor), scene.state.settings.author});
  }
  HeaderNotes notes = with_notes(scene.state.header_notes, table, *form);
  if (notes != scene.state.header_notes) {
    scene.effects.push_back(RememberSetting{"headers", encode_notes(notes)});
    scene.state.header_notes = std::move(notes);
  }
  const std::string id = table.form;
  if (plan.added + plan.changed == 0) {
    if (plan.without_title > 0) return;
    act(scene, DropPasted{});
    if (plan.stale > 0) return show_toast(scene, {Text::pasted_stale, {number(plan.stale)}});
    return show_toast(scene, {Text::pasted_nothing_new, {}});
  }
  if (!table.file.empty()) back_up(scene, BackupReason::Table);
  if (!edit(scene, plan.edits, {Text::did_paste, {number(plan.added + plan.changed)}})) return;
  act(scene, DropPasted{});
  if (id != forms::kTask) {
    act(scene, OpenLedger{id});
    act(scene, SelectLedgerRecord{plan.first});
    return show_toast(
        scene, {Text::toast_pasted_records, {number(plan.added), number(plan.changed)}}, true);
  }
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
