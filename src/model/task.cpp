#include "model/task.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/digest.h"
#include "base/text.h"

namespace taizhang {
namespace {

// `value` with the department `into` where `from` stood; none: it does not stand there.
std::optional<Value> renamed(const Value& value, std::string_view from, std::string_view into) {
  const auto* now = std::get_if<Departments>(&value);
  if (!now || std::ranges::find(now->keys, from) == now->keys.end()) return {};
  Departments next;
  for (const std::string& key : now->keys) {
    const std::string_view one = key == from ? into : std::string_view(key);
    if (std::ranges::find(next.keys, one) == next.keys.end()) next.keys.emplace_back(one);
  }
  return next;
}

// A department record's key, and its name; each is the other where one is missing.
std::string_view key_in(const Record& department) {
  const std::string_view key = text_of(department, fields::kKey);
  return key.empty() ? text_of(department, fields::kName) : key;
}
std::string_view name_in(const Record& department) {
  const std::string_view name = text_of(department, fields::kName);
  return name.empty() ? key_in(department) : name;
}

// The names that lead to `kept` once `gone` is part of it, a line each.
std::string joined_aliases(const Record& kept, const Record& gone) {
  std::vector<std::string> names = trimmed_lines(text_of(kept, fields::kAliases));
  const auto add = [&](std::string_view name) {
    if (name != name_in(kept) && std::ranges::find(names, name) == names.end()) {
      names.emplace_back(name);
    }
  };
  add(name_in(gone));
  add(key_in(gone));
  for (const std::string& alias : trimmed_lines(text_of(gone, fields::kAliases))) add(alias);
  std::string lines;
  for (const std::string& name : names) lines += (lines.empty() ? "" : "\n") + name;
  return lines;
}

bool is_deleted(const Record& record) { return value_of(record, fields::kDeleted) == Value(true); }

}  // namespace

namespace statuses {

bool is_of_office(std::string_view status) {
  return status == kReturned || status == kClosed || is_set_aside(status);
}

bool is_set_aside(std::string_view status) { return status == kSuspended || status == kCancelled; }

bool is_at_rest(std::string_view status) { return status == kClosed || is_set_aside(status); }

}  // namespace statuses

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
    keys.emplace_back(key_in(*reg.find(id)));
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

std::vector<Department> departments_of(const Register& reg) {
  std::vector<Department> all;
  for (const RecordId id : children(reg, {}, forms::kDepartment)) {
    const Record& record = *reg.find(id);
    Department one;
    one.key = key_in(record);
    one.name = department_name(reg, one.key);
    one.aliases = trimmed_lines(text_of(record, fields::kAliases));
    if (const auto* members = std::get_if<Departments>(&value_of(record, fields::kMembers))) {
      for (const std::string& key : members->keys) one.members.push_back(department_name(reg, key));
    }
    all.push_back(std::move(one));
  }
  return all;
}

const Department* find_department(std::span<const Department> known, std::string_view name) {
  for (const Department& one : known) {
    if (one.name == name) return &one;
  }
  for (const Department& one : known) {
    if (std::ranges::find(one.aliases, name) != one.aliases.end()) return &one;
  }
  for (const Department& one : known) {
    if (one.key == name) return &one;
  }
  return nullptr;
}

Departments departments_named(const Register& reg, std::span<const Department> known,
                              const std::vector<std::string>& names, std::vector<Edit>& edits) {
  Departments result;
  for (const std::string& name : names) {
    const Department* found = find_department(known, name);
    const std::string& key = found ? found->key : name;
    if (std::ranges::find(result.keys, key) == result.keys.end()) result.keys.push_back(key);
    const RecordId record = department_id(key);
    const auto is_its = [&](const Edit& edit) { return edit.record == record; };
    if (found || reg.exists(record) || std::ranges::any_of(edits, is_its)) continue;
    edits.push_back({record, std::string(fields::kTemplate), std::string(forms::kDepartment)});
    edits.push_back({record, std::string(fields::kKey), name});
    edits.push_back({record, std::string(fields::kName), name});
  }
  return result;
}

std::vector<Edit> merged_departments(const Register& reg, RecordId from, RecordId into) {
  std::vector<Edit> edits;
  const Record &gone = *reg.find(from), &kept = *reg.find(into);
  for (const Record& record : reg.records()) {
    if (!reg.exists(record.id) || record.id == from) continue;
    for (const Cell& cell : record.cells) {
      const std::string field(cell.field.text());
      auto next = renamed(cell.value, key_in(gone), key_in(kept));
      if (!next || reg.state(record.id, field) == CellState::Conflict) continue;
      edits.push_back({record.id, field, *std::move(next)});
    }
  }
  edits.push_back({into, std::string(fields::kAliases), joined_aliases(kept, gone)});
  edits.push_back({from, std::string(fields::kDeleted), true});
  return edits;
}

}  // namespace taizhang
