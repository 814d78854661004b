#include "model/task.h"

#include <algorithm>

#include "base/digest.h"

namespace taizhang {
namespace {

bool is_deleted(const Record& record) { return value_of(record, fields::kDeleted) == Value(true); }

}  // namespace

RecordId department_id(std::string_view key) {
  return id_of<RecordId>(sha256("taizhang department " + std::string(key)));
}

std::string department_name(const Register& reg, std::string_view key) {
  const std::string_view name = text_of(reg, department_id(key), fields::kName);
  return std::string(name.empty() ? key : name);
}

std::vector<std::string> department_keys(const Register& reg) {
  std::vector<std::string> keys;
  for (const RecordId id : children(reg, {}, forms::kDepartment)) {
    const std::string_view key = text_of(*reg.find(id), fields::kKey);
    keys.emplace_back(key.empty() ? text_of(*reg.find(id), fields::kName) : key);
  }
  return keys;
}

std::vector<RecordId> children(const Register& reg, RecordId parent, std::string_view form) {
  const std::string wanted = parent ? to_text(parent) : "";
  std::vector<const Record*> found;
  for (const Record& record : reg.records()) {
    if (text_of(record, fields::kTemplate) == form && text_of(record, fields::kParent) == wanted &&
        !is_deleted(record)) {
      found.push_back(&record);
    }
  }
  return in_order(std::move(found));
}

Departments departments_named(const Register& reg, std::span<const Department> known,
                              const std::vector<std::string>& names, std::vector<Edit>& edits) {
  Departments result;
  for (const std::string& name : names) {
    const auto found = std::ranges::find(known, name, &Department::name);
    const std::string& key = found != known.end() ? found->key : name;
    if (std::ranges::find(result.keys, key) == result.keys.end()) result.keys.push_back(key);
    const RecordId record = department_id(key);
    const bool born =
        std::ranges::any_of(edits, [&](const Edit& edit) { return edit.record == record; });
    if (found != known.end() || reg.exists(record) || born) continue;
    edits.push_back({record, std::string(fields::kTemplate), std::string(forms::kDepartment)});
    edits.push_back({record, std::string(fields::kKey), name});
    edits.push_back({record, std::string(fields::kName), name});
  }
  return result;
}

}  // namespace taizhang
