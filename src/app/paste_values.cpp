#include "app/paste_values.h"

#include <algorithm>
#include <utility>

#include "app/filtering.h"
#include "app/table_cells.h"
#include "base/digest.h"
#include "base/text.h"
#include "model/mask.h"
#include "notice/units.h"

namespace taizhang {
namespace {

std::string_view last_note_of(const OpenRegister& open, RecordId task) {
  const OutlineRow* row = outline_row(open, task);
  return row != nullptr ? text_of(open.reg, row->last_note, fields::kText) : std::string_view();
}

}  // namespace

std::vector<std::string> names_in(std::string_view cell) {
  std::vector<std::string> names;
  for (const Name& name : split_names(cell, {0, cell.size()})) names.push_back(name.text);
  return names;
}

const EnumOption* option_called(const Field& field, std::string_view words) {
  for (const EnumOption& option : field.options)
    if (words == option.name.zh || words == option.name.en || words == option.id) return &option;
  return nullptr;
}

std::optional<Value> options_in(const Field& field, std::string_view cell) {
  Options options;
  while (true) {
    for (bool is_between = true; is_between && !cell.empty();) {
      is_between = false;
      for (const std::string_view mark : {"、", "，", "；", ",", ";", " ", "\n"}) {
        if (!cell.starts_with(mark)) continue;
        cell.remove_prefix(mark.size());
        is_between = true;
      }
    }
    if (cell.empty()) return options;
    const EnumOption* longest = nullptr;
    size_t length = 0;
    for (const EnumOption& option : field.options) {
      for (const std::string* name : {&option.name.zh, &option.name.en}) {
        if (name->size() <= length || !cell.starts_with(*name)) continue;
        longest = &option;
        length = name->size();
      }
    }
    if (longest == nullptr) return std::nullopt;
    cell.remove_prefix(length);
    if (!std::ranges::contains(options.ids, longest->id)) options.ids.push_back(longest->id);
  }
}

std::optional<Value> links_in(std::string_view cell) {
  Links links;
  std::string title;
  while (!cell.empty()) {
    const size_t end = std::min(cell.find_first_of(" \t\n"), cell.size());
    const std::string word(cell.substr(0, end));
    cell.remove_prefix(std::min(end + 1, cell.size()));
    if (word.empty()) continue;
    if (word.contains("://") || word.starts_with("mailto:"))
      links.links.push_back({std::exchange(title, {}), word});
    else
      title += title.empty() ? word : " " + word;
  }
  return title.empty() && !links.links.empty() ? std::optional<Value>(links) : std::nullopt;
}

std::string cell_digest(std::string_view words) {
  return to_hex(sha256(trim(words))).substr(0, kDigestSize);
}

std::string said_in(const Register& reg, RecordId id, const Field& field, const Value& value) {
  return mask(field, field_value_words(reg, id, field, value, Language::Chinese));
}

std::string said_now(const OpenRegister& open, RecordId record, const Field& field) {
  if (field.id == fields::kDeadline && outline_row(open, record) != nullptr)
    return deadline_words(open, record, Language::Chinese);
  return said_in(open.reg, record, field, open.reg.value(record, field.id));
}

std::string row_digest(const OpenRegister& open, RecordId record,
                       const std::vector<const Field*>& fields) {
  std::string digest;
  const auto add = [&](std::string_view id, std::string_view words) {
    digest += (digest.empty() ? "" : " ") + std::string(id) + ":" + cell_digest(words);
  };
  for (const Field* field : fields) add(field->id, said_now(open, record, *field));
  add(kNoteColumn, last_note_of(open, record));
  return digest;
}

std::optional<bool> answer_in(std::string_view cell) {
  const std::string words = folded(std::string(trim(cell)));
  for (const std::string_view yes : {"是", "有", "√", "✓", "对", "yes", "y", "true", "1"})
    if (words == yes) return true;
  for (const std::string_view no : {"否", "无", "没有", "×", "错", "no", "n", "false", "0"})
    if (words == no) return false;
  return std::nullopt;
}

std::string accepted_words(const OpenRegister& open, const Field& field, Language language) {
  switch (field.type) {
    case FieldType::Date:
      return std::string(text(Text::pasted_accepts_date, language));
    case FieldType::Time:
      return std::string(text(Text::pasted_accepts_time, language));
    case FieldType::Integer:
    case FieldType::Decimal:
      return std::string(text(Text::pasted_accepts_number, language));
    case FieldType::Links:
      return std::string(text(Text::pasted_accepts_link, language));
    case FieldType::Record:
      return std::string(text(Text::pasted_accepts_record, language));
    default:
      return joined(choices_of(open, field, language));
  }
}

}  // namespace taizhang
