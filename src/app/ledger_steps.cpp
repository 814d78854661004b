#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "app/steps.h"
#include "app/table_cells.h"
#include "assets/files.h"
#include "base/text.h"
#include "model/own_form.h"
#include "model/packet.h"
#include "rules/calendar_records.h"

namespace taizhang {
namespace {

void look_at(OpenRegister& open, std::string form) {
  open.section = Section::Ledger;
  if (open.ledgers.look.form != form) {
    open.ledgers.look = open.ledgers.column_looks[form];
    open.ledgers.selected = {};
    open.ledgers.column = 0;
    open.ledgers.mark_anchor = {};  // the ticks themselves go with the rows, see refresh_marks()
  }
  open.ledgers.look.form = std::move(form);
}

// Makes a record behind those of its ledger, of which `edits` say more, and looks at it.
bool add_record(Scene scene, const std::string& form, RecordId record, std::vector<Edit> edits) {
  OpenRegister& open = *scene.state.open;
  std::vector<Edit> all = birth(record, {}, form, last_order(open.reg, {}, form));
  std::ranges::move(edits, std::back_inserter(all));
  if (!edit(scene, all, {Text::did_add_record, {}})) return false;
  look_at(open, form);
  open.ledgers.look.clear_filters();
  open.ledgers.selected = record;
  refresh_look(open);
  return true;
}

// In a packet a new record is the department's from the start: it would not be taken in else.
void add_scope(std::vector<Edit>& edits, const OpenRegister& open, const Template& form,
               RecordId record) {
  const Field* field = open.scope().empty() ? nullptr : filing_field(form);
  if (field) edits.push_back({record, field->id, Departments{{open.scope()}}});
}

}  // namespace

void refresh_look(OpenRegister& open) {
  const std::string search = open.ledgers.look.search;
  if (!search.empty()) look_for(open, search);
  refresh_look(open.ledgers, open.reg, open.today, search.empty() ? nullptr : &open.searching);
}

void refresh_ledgers(OpenRegister& open) {
  open.ledgers.calendar = calendar_of(asset("calendar.txt"), open.reg);
  refresh_ledgers(open.ledgers, open.reg, open.now);
  refresh_pressing(open);
  refresh_look(open);
}

void refresh_ledgers(OpenRegister& open, const std::vector<RecordId>& edited) {
  const bool has_calendar = std::ranges::any_of(edited, [&](RecordId record) {
    const std::string_view form = text_of(open.reg, record, fields::kTemplate);
    return form == forms::kCalendarYear || form == forms::kCalendarDay;
  });
  if (has_calendar) return refresh_ledgers(open);
  refresh_ledgers(open.ledgers, open.reg, open.now, edited);
  refresh_pressing(open);
  refresh_look(open);
}

void act(Scene scene, const OpenLedger& intent) {
  if (!scene.state.open) return;
  look_at(*scene.state.open, intent.form);
  refresh_look(*scene.state.open);
}

void act(Scene scene, const ChangeLook& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const bool was_open =
      open.section == Section::Ledger && open.ledgers.look.form == intent.look.form;
  look_at(open, intent.look.form);
  LedgerLook before = std::exchange(open.ledgers.look, intent.look);
  if (before.group != intent.look.group) open.ledgers.look.folded.clear();
  before.search = intent.look.search;
  LedgerLook& kept = open.ledgers.column_looks[intent.look.form];
  kept.columns = intent.look.columns;
  kept.widths = intent.look.widths;
  const bool is_typed = was_open && before == intent.look && !intent.look.search.empty();
  if (is_typed && !look_a_while(open, intent.look.search)) return;
  refresh_look(open);
}

void act(Scene scene, const SelectLedgerRecord& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  open.ledgers.selected = intent.record;
  if (intent.column) open.ledgers.column = *intent.column;
  if (intent.open_detail) open.detail = true;
}

void act(Scene scene, const AddLedgerRecord& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const RecordId id = scene.state.ids.next_record();
  if (intent.parent) {
    const std::string order = last_order(open.reg, intent.parent, intent.form);
    edit(scene, birth(id, intent.parent, intent.form, order), {Text::did_add_record, {}});
    return;
  }
  std::vector<Edit> edits;
  const std::string name(trim(intent.name));
  if (const LedgerShelf* shelf = find_shelf(open.ledgers, intent.form)) {
    const Field* named = naming_field(shelf->form);
    if (named && !name.empty()) edits.push_back({id, named->id, name});
    add_scope(edits, open, shelf->form, id);
  }
  if (add_record(scene, intent.form, id, std::move(edits)) && name.empty()) open.detail = true;
}

void act(Scene scene, const AskExtension& intent) {
  if (!scene.state.open || !outline_row(*scene.state.open, intent.task)) return;
  OpenRegister& open = *scene.state.open;
  const LedgerShelf* shelf = find_shelf(open.ledgers, forms::kExtension);
  if (!shelf) return;
  const RecordId id = scene.state.ids.next_record();
  std::vector<Edit> edits = {{id, "about", to_text(intent.task)},
                             {id, "task", to_text(intent.task)},
                             {id, "asked", scene.clock.today}};
  if (const auto due = last_day(open, intent.task)) edits.push_back({id, "old_due", *due});
  const Value& leads = open.reg.value(intent.task, fields::kLead);
  if (!open.scope().empty())
    add_scope(edits, open, shelf->form, id);
  else if (!is_empty(leads))
    edits.push_back({id, std::string(fields::kDepartment), leads});
  if (add_record(scene, std::string(forms::kExtension), id, std::move(edits))) open.detail = true;
}

void act(Scene scene, const CopyLedgerRecord& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const std::string form(text_of(open.reg, intent.record, fields::kTemplate));
  const LedgerShelf* shelf = find_shelf(open.ledgers, form);
  if (!shelf || form == forms::kDepartment) return;  // of a department there is one
  const RecordId id = scene.state.ids.next_record();
  std::vector<Edit> edits;
  for (const Field& field : shelf->form.fields) {
    const Value& value = open.reg.value(intent.record, field.id);
    const bool is_date = field.type == FieldType::Date || field.type == FieldType::Time ||
                         field.type == FieldType::Deadline;
    if (!is_date && !is_empty(value)) edits.push_back({id, field.id, value});
  }
  if (add_record(scene, form, id, std::move(edits))) open.detail = true;
}

void act(Scene scene, const AddOwnLedger& intent) {
  const std::string name(trim(intent.name));
  if (!scene.state.open || name.empty()) return;
  OpenRegister& open = *scene.state.open;
  const RecordId id = scene.state.ids.next_record();
  const std::string order = last_order(open.reg, {}, forms::kOwnLedger);
  std::vector<Edit> edits = birth(id, {}, forms::kOwnLedger, order);
  edits.push_back({id, std::string(fields::kName), name});
  edits.push_back({id, std::string(fields::kHelp), normal(std::string(trim(intent.help)))});
  if (!edit(scene, edits, {Text::did_add_own_ledger, {name}})) return;
  look_at(open, own_form_id(id));
  refresh_look(open);
}

namespace {

// The office's own field or rule `id` of the ledger `form`, behind those it has.
void add_setting(Scene scene, std::string_view kind, const std::string& form, const std::string& id,
                 const std::string& name, Text did) {
  const OpenRegister& open = *scene.state.open;
  std::vector<Edit> edits = setting_edits(open.reg, kind, form, id, fields::kName, name);
  edits.push_back(
      {edits.front().record, std::string(fields::kOrder), last_order(open.reg, {}, kind)});
  edit(scene, edits, {did, {name}});
}

std::string own_id(Scene scene) { return to_text(scene.state.ids.next_record()).substr(0, 12); }

}  // namespace

void act(Scene scene, const AddOwnField& intent) {
  const std::string name(trim(intent.name));
  if (!scene.state.open || name.empty()) return;
  const std::string field = own_field_id(intent.type, own_id(scene));
  add_setting(scene, forms::kOwnField, intent.form, field, name, Text::did_add_own_field);
}

void act(Scene scene, const AddOwnRule& intent) {
  const std::string name(trim(intent.name));
  if (!scene.state.open || name.empty()) return;
  const std::string rule = own_rule_id(intent.is_check, own_id(scene));
  add_setting(scene, forms::kOwnRule, intent.form, rule, name, Text::did_add_own_rule);
}

void act(Scene scene, const CopyFindings&) {
  if (!scene.state.open) return;
  const OpenRegister& open = *scene.state.open;
  scene.effects.push_back(
      CopyText{findings_table(open.ledgers, open.reg, scene.state.settings.language)});
  say_when_copied(scene, {Text::toast_findings_copied,
                          {number(static_cast<long long>(open.ledgers.findings.size()))}});
}

void act(Scene scene, const ShowRecord& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  if (outline_row(open, intent.record)) {
    open.section = Section::Tasks;
    return act(scene, SelectRecord{intent.record});
  }
  const std::string form(text_of(open.reg, intent.record, fields::kTemplate));
  if (const LedgerShelf* shelf = find_shelf(open.ledgers, form);
      shelf && is_ledger(shelf->form) && find_record(open.ledgers, intent.record)) {
    look_at(open, form);
    open.ledgers.look = {};
    open.ledgers.look.form = form;
    open.ledgers.selected = intent.record;
    open.detail = true;
    refresh_look(open);
  } else if (const auto parent =
                 parse_id<RecordId>(text_of(open.reg, intent.record, fields::kParent))) {
    act(scene, ShowRecord{*parent});  // it stands below another
  }
}

}  // namespace taizhang
