#include "app/restoring.h"

#include <algorithm>
#include <string>
#include <utility>

#include "app/report.h"
#include "app/steps.h"

namespace taizhang {
namespace {

Message restored(Scene scene, const std::vector<RecordId>& asked,
                 const std::vector<RecordId>& all) {
  const Register& reg = scene.state.open->reg;
  const Language language = scene.state.settings.language;
  if (asked.size() > 1)
    return {Text::toast_restored_all, {number(static_cast<long long>(all.size()))}};
  std::string name = record_words(reg, asked.front(), language);
  if (all.size() == 1) return {Text::toast_restored, {std::move(name)}};
  return {Text::toast_restored_above, {std::move(name), record_words(reg, all.back(), language)}};
}

}  // namespace

const Change* deletion_of(const Register& reg, RecordId record) {
  for (const Change* head : reg.heads(record, fields::kDeleted))
    if (head->value == Value(true)) return head;
  return nullptr;
}

RecordId parent_of(const Register& reg, RecordId record) {
  const auto id = parse_id<RecordId>(text_of(reg, record, fields::kParent));
  return id && reg.find(*id) != nullptr ? *id : RecordId{};
}

std::vector<RecordId> to_restore(const Register& reg, const std::vector<RecordId>& records) {
  std::vector<RecordId> all;
  for (const RecordId record : records) {
    RecordId at = record;
    while (at && !reg.exists(at) && std::ranges::find(all, at) == all.end()) {
      all.push_back(at);
      at = parent_of(reg, at);
    }
  }
  return all;
}

void act(Scene scene, const RestoreRecords& intent) {
  if (!scene.state.open) return;
  const std::vector<RecordId> all = to_restore(scene.state.open->reg, intent.records);
  if (all.empty()) return;
  std::vector<Edit> edits;
  for (const RecordId record : all) edits.push_back({record, std::string(fields::kDeleted), {}});
  if (edit(scene, edits, {Text::did_restore_records, {}}))
    show_toast(scene, restored(scene, intent.records, all), true);
}

}  // namespace taizhang
