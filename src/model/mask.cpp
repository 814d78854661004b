#include "model/mask.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "model/packet.h"
#include "model/round.h"
#include "model/task.h"

namespace taizhang {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool separates(char32_t c) {
  if (is_space(c)) return true;
  if (c < 0x80) return !is_letter(static_cast<char>(c)) && !is_digit(static_cast<char>(c));
  return std::u32string_view(U"，、；：（）。·／—").find(c) != std::u32string_view::npos;
}

// Stars for all but so many characters at both ends.
std::string starred(std::string_view number, size_t front, size_t back) {
  return std::string(number.substr(0, front)) + std::string(number.size() - front - back, '*') +
         std::string(number.substr(number.size() - back));
}

std::string masked_number(std::string_view number) {
  constexpr size_t kIdentity = 15, kPhone = 7;
  if (number.size() >= kIdentity) return starred(number, 4, 4);
  if (number.size() >= kPhone) return starred(number, 2, 1);
  return std::string(number.size(), '*');
}

// A stretch without separators: of ASCII letters and digits, or of other characters.
std::string masked_word(std::string_view word) {
  if (std::ranges::any_of(word, is_digit)) return masked_number(word);
  const size_t first = code_point_at(word, 0).bytes;
  return first < word.size() ? std::string(word.substr(0, first)) + "*" : "*";
}

bool is_masked(const Field* field, Masking masking) {
  return field && field->masked && (masking == Masking::Everything || !field->returned);
}

const Field* field_of(const Register& reg, RecordId record, std::string_view field) {
  const Record* cells = reg.find(record);
  const Template* form = cells ? form_of(reg, record) : nullptr;
  return form ? find_field(*form, field) : nullptr;
}

bool is_held(const Register& reg, RecordId record) {
  return text_of(reg, record, fields::kTemplate) == forms::kHeld;
}

}  // namespace

std::string masked(std::string_view words) {
  std::string out;
  for (size_t at = 0; at < words.size();) {
    const CodePoint first = code_point_at(words, at);
    size_t end = at + first.bytes;
    if (separates(first.value)) {
      out += words.substr(at, first.bytes);
      at = end;
      continue;
    }
    const bool is_ascii = first.value < 0x80;
    while (end < words.size()) {
      const CodePoint next = code_point_at(words, end);
      if (separates(next.value) || (next.value < 0x80) != is_ascii) break;
      end += next.bytes;
    }
    out += masked_word(words.substr(at, end - at));
    at = end;
  }
  return out;
}

std::string mask(const Field& field, std::string words) {
  return field.masked ? masked(words) : words;
}

Result<Register> masked(const Register& reg, Masking masking) {
  std::vector<Record> baseline;
  for (Record record : reg.baseline()) {
    if (is_held(reg, record.id)) continue;
    const RecordId id = record.id;
    std::erase_if(record.cells, [&](const Cell& cell) {
      return is_masked(field_of(reg, id, cell.field.text()), masking);
    });
    baseline.push_back(std::move(record));
  }
  // The masked words stand in the baseline, whichever change has brought what they mask.
  for (const Record& record : reg.records()) {
    const Template* form = is_held(reg, record.id) ? nullptr : reg.template_of(record);
    if (!form) continue;
    for (const Field& field : form->fields) {
      const std::string_view words = text_of(record, field.id);
      if (words.empty() || !is_masked(&field, masking)) continue;
      auto place = std::ranges::lower_bound(baseline, record.id, {}, &Record::id);
      if (place == baseline.end() || place->id != record.id) {
        place = baseline.insert(place, Record{record.id, {}, {}});
        set_value(*place, fields::kTemplate, value_of(record, fields::kTemplate));
      }
      set_value(*place, field.id, masked(words));
    }
  }
  std::vector<Change> changes;
  for (const Change& change : reg.changes()) {
    if (is_held(reg, change.record)) continue;
    if (!is_masked(field_of(reg, change.record, change.field), masking)) changes.push_back(change);
  }
  Result<Register> out = Register::make(reg.id(), reg.templates(), std::move(baseline),
                                        reg.sealed_ids(), reg.baseline_digest());
  if (!out) return out;
  out->unknown = reg.unknown;
  if (const Result<size_t> added = out->add(std::move(changes)); !added) {
    return std::unexpected(added.error());
  }
  return out;
}

size_t count_personal(const Register& reg) {
  size_t count = 0;
  const Template* form = nullptr;  // of the record before: most are of one form
  for (const Record& record : reg.records()) {
    const std::string_view own = text_of(record, fields::kTemplate);
    if (form == nullptr || form->id != own) form = reg.find_template(own);
    if (form == nullptr || std::ranges::none_of(form->fields, &Field::masked)) continue;
    if (!reg.exists(record.id)) continue;
    count += static_cast<size_t>(std::ranges::count_if(form->fields, [&](const Field& field) {
      return field.masked && !is_empty(value_of(record, field.id));
    }));
  }
  return count;
}

}  // namespace taizhang
