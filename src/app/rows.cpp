#include <algorithm>
#include <string>
#include <string_view>

#include "app/table_cells.h"

namespace taizhang {

void refresh_marks(OpenRegister& open) {
  open.marked_shown = static_cast<int>(std::ranges::count_if(
      open.marked, [&](RecordId task) { return row_of(open, task).has_value(); }));
}

const OutlineRow* outline_row(const OpenRegister& open, RecordId record) {
  const auto place = open.outline_places.find(record);
  return place == open.outline_places.end() ? nullptr : &open.outline[place->second];
}

Pressing pressing_of(const OpenRegister& open, RecordId top_part) {
  const auto found = open.pressing.find(top_part);
  return found == open.pressing.end() ? Pressing{} : found->second;
}

std::optional<size_t> row_of(const OpenRegister& open, RecordId record) {
  const auto place = open.outline_places.find(record);
  if (place != open.outline_places.end()) {
    const uint32_t row = open.row_places[place->second];
    return row == kNoRow ? std::nullopt : std::optional<size_t>(row);
  }
  for (size_t i = 0; i < open.headings.size(); ++i)
    if (open.headings[i].row.record == record) return open.row_places[open.outline.size() + i];
  return std::nullopt;
}

const OutlineRow& outline_row_at(const OpenRegister& open, size_t row) {
  const size_t place = open.rows[row].outline;
  const size_t lines = open.outline.size();
  return place < lines ? open.outline[place] : open.headings[place - lines].row;
}

std::string_view label(const Label& label, Language language) {
  return language == Language::English && !label.en.empty() ? label.en : label.zh;
}

std::string option_name(const Register& reg, std::string_view form, std::string_view field,
                        std::string_view option, Language language) {
  const Template* found_form = reg.find_template(form);
  const Field* found_field = found_form != nullptr ? find_field(*found_form, field) : nullptr;
  const EnumOption* found = found_field != nullptr ? find_option(*found_field, option) : nullptr;
  return std::string(found != nullptr ? label(found->name, language) : option);
}

std::string register_title(const Register& reg) {
  return std::string(text_of(reg, reg.id(), fields::kTitle));
}

std::string store_key(const Snapshot& snapshot) {
  const std::string key =
      to_text(snapshot.reg.id()) + "-" + snapshot.reg.baseline_digest().substr(0, 8);
  const std::string& scope = snapshot.envelope.scope_department;
  return scope.empty() ? key : key + "-" + scope;
}

}  // namespace taizhang
