#include <map>
#include <utility>

#include "model/register.h"

namespace taizhang {
namespace {

using CellKey = std::pair<RecordId, std::string_view>;

// The last edit of each cell, as places in `edits`.
std::map<CellKey, size_t> last_edits(const std::vector<Edit>& edits) {
  std::map<CellKey, size_t> last;
  for (size_t i = 0; i < edits.size(); ++i) last[{edits[i].record, edits[i].field}] = i;
  return last;
}

// The template of a record as it is after the batch.
const Template* template_after(const Register& reg, const std::vector<Edit>& edits,
                               const std::map<CellKey, size_t>& last, RecordId record) {
  const Value* value = &reg.value(record, fields::kTemplate);
  const auto set = last.find({record, fields::kTemplate});
  if (set != last.end() && !is_empty(edits[set->second].value)) value = &edits[set->second].value;
  const auto* id = std::get_if<std::string>(value);
  return id ? reg.find_template(*id) : nullptr;
}

// A record keeps the template it was made with.
Result<void> check_template_edit(const Register& reg, const Edit& edit) {
  const auto* id = std::get_if<std::string>(&edit.value);
  const Value& present = reg.value(edit.record, fields::kTemplate);
  const bool fits = is_empty(edit.value) || is_empty(present) || present == edit.value;
  if (!fits || (id && !reg.find_template(*id))) {
    return refuse(ErrorCode::WrongType, edit.field, "");
  }
  return check_system_cell(edit.field, edit.value);
}

Result<void> check_edit(const Register& reg, const Template* form, const Edit& edit) {
  if (edit.field == fields::kTemplate) return check_template_edit(reg, edit);
  if (edit.field.starts_with('_')) return check_system_cell(edit.field, edit.value);
  if (is_empty(edit.value)) return {};
  if (!form) return refuse(ErrorCode::UnknownField, "", edit.field);
  return check_cell(*form, edit.field, edit.value);
}

bool changes_nothing(const Register& reg, const Edit& edit) {
  return reg.value(edit.record, edit.field) == edit.value &&
         reg.state(edit.record, edit.field) != CellState::Conflict;
}

Change change_of(const Register& reg, const Edit& edit, const Author& author,
                 std::string_view nonce) {
  Change change;
  change.record = edit.record;
  change.field = edit.field;
  change.value = edit.value;
  change.author = author;
  change.nonce = nonce;
  for (const Change* head : reg.heads(edit.record, edit.field)) {
    change.supersedes.push_back(head->id);
  }
  change.id = id_of(change);
  return change;
}

// Cells of `record` that `other` (null: no record) does not have, cleared.
void clear_absent(std::vector<Edit>& edits, const Record& record, const Record* other) {
  for (const Cell& cell : record.cells) {
    if (!other || is_empty(value_of(*other, cell.field.text()))) {
      edits.push_back({record.id, std::string(cell.field.text()), {}});
    }
  }
}

}  // namespace

Result<std::vector<Change>> changes_for(const Register& reg, const std::vector<Edit>& edits,
                                        const Author& author, std::string_view nonce) {
  std::vector<Edit> wanted = edits;
  for (Edit& edit : wanted) edit.value = normal(std::move(edit.value));
  const std::map<CellKey, size_t> last = last_edits(wanted);

  std::vector<Change> changes;
  for (size_t i = 0; i < wanted.size(); ++i) {
    const Edit& edit = wanted[i];
    const Template* form = template_after(reg, wanted, last, edit.record);
    if (!edit.record || (!form && !reg.find(edit.record))) {
      return refuse(ErrorCode::UnknownRecord, to_text(edit.record));
    }
    const Result<void> checked = check_edit(reg, form, edit);
    if (!checked) return std::unexpected(checked.error());
    if (last.at({edit.record, edit.field}) != i || changes_nothing(reg, edit)) continue;
    changes.push_back(change_of(reg, edit, author, nonce));
  }
  return changes;
}

std::vector<Edit> edits_between(const Register& from, const Register& to) {
  std::vector<Edit> edits;
  for (const Record& record : to.records()) {
    const Record* before = from.find(record.id);
    for (const Cell& cell : record.cells) {
      if (!before || value_of(*before, cell.field.text()) != cell.value) {
        edits.push_back({record.id, std::string(cell.field.text()), cell.value});
      }
    }
  }
  for (const Record& record : from.records()) clear_absent(edits, record, to.find(record.id));
  return edits;
}

}  // namespace taizhang
