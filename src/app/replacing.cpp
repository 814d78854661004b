#include "app/replacing.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/listed.h"
#include "app/report.h"
#include "app/table_cells.h"

namespace taizhang {
namespace {

constexpr size_t kBefore = 12, kBehind = 120;  // characters of an excerpt around its first hit

// Texts that are names to the program, or say who.
constexpr std::array kNoTexts = {fields::kAuthor, fields::kAt, fields::kKey, fields::kNumber};

bool is_text(const Field& field) {
  const bool is_named = std::ranges::contains(kNoTexts, std::string_view(field.id));
  return (field.type == FieldType::Text || field.type == FieldType::LongText) && !is_named;
}

class Finder {
 public:
  Finder(const OpenRegister& open, const Replacing& asked) : open_(open), asked_(asked) {}

  void look_at(RecordId record, const Template* form) {
    if (form == nullptr || hits_ >= kMostHits) return;
    for (const Field& field : form->fields)
      if (is_text(field)) look_at(record, field);
  }

  // With its notes.
  void look_at_task(const OutlineRow& row, const Template& form) {
    look_at(row.record, &form);
    for (const RecordId note : row.notes) look_at(note, open_.reg.find_template(forms::kNote));
  }

  ReplacePlan take() && {
    plan_.is_cut = hits_ >= kMostHits;
    return std::move(plan_);
  }

 private:
  void look_at(RecordId record, const Field& field) {
    const std::string_view text = text_of(open_.reg, record, field.id);
    std::vector<Span> hits = hits_of(text, asked_.find, asked_.match_case);
    if (hits.empty()) return;
    if (open_.reg.state(record, field.id) == CellState::Conflict) {
      ++plan_.disputed;
      return;
    }
    const std::string after = replaced(text, hits, asked_.by);
    if (after == text || (field.required && trim(after).empty())) return;
    hits_ += hits.size();
    plan_.lines.push_back({record, field.id, std::move(hits)});
  }

  const OpenRegister& open_;
  const Replacing& asked_;
  ReplacePlan plan_;
  size_t hits_ = 0;
};

void look_at_ledgers(const OpenRegister& open, std::span<const LedgerShelf> shelves,
                     Finder& finder) {
  for (const LedgerShelf& shelf : shelves) {
    const std::vector<const Template*> below = child_forms(open.ledgers, shelf.form.id);
    for (const LedgerRecord& record : shelf.records) {
      finder.look_at(record.id, &shelf.form);
      for (const Template* form : below)
        for (const RecordId id : records_below(open.ledgers, open.reg, record.id, form->id))
          finder.look_at(id, form);
    }
  }
}

}  // namespace

std::vector<Span> hits_of(std::string_view text, std::string_view sought, bool match_case) {
  std::vector<Span> hits;
  if (sought.empty() || text.size() < sought.size()) return hits;
  const std::string in = match_case ? std::string(text) : folded(std::string(text));
  const std::string wanted = match_case ? std::string(sought) : folded(std::string(sought));
  for (size_t at = in.find(wanted); at != std::string::npos;
       at = in.find(wanted, at + wanted.size()))
    hits.push_back({at, at + wanted.size()});
  return hits;
}

std::string replaced(std::string_view text, const std::vector<Span>& hits, std::string_view by) {
  std::string out;
  size_t at = 0;
  for (const Span hit : hits) {
    out += text.substr(at, hit.begin - at);
    out += by;
    at = hit.end;
  }
  out += text.substr(at);
  return out;
}

ReplacePlan replace_plan(const OpenRegister& open, const Replacing& asked) {
  Finder finder(open, asked);
  if (asked.find.empty()) return {};
  const Template& form = open.ledgers.task_form;
  if (asked.scope == ReplaceScope::Shown) {
    for (size_t i = 0; i < open.rows.size(); ++i)
      if (const OutlineRow& row = outline_row_at(open, i); !row.is_part)
        finder.look_at_task(row, form);
    return std::move(finder).take();
  }
  if (asked.scope == ReplaceScope::Ledger) {
    if (const LedgerShelf* shelf = listed_shelf(open)) look_at_ledgers(open, {shelf, 1}, finder);
    return std::move(finder).take();
  }
  const bool everything = asked.scope == ReplaceScope::Everything;
  for (const OutlineRow& row : open.outline) {
    if (!row.is_part)
      finder.look_at_task(row, form);
    else if (everything)
      finder.look_at(row.record, open.reg.find_template(forms::kPart));
  }
  if (everything) look_at_ledgers(open, ledger_shelves(open.ledgers), finder);
  return std::move(finder).take();
}

size_t count_hits(const ReplacePlan& plan, bool taken_only) {
  size_t count = 0;
  for (const ReplaceLine& line : plan.lines)
    if (line.is_taken || !taken_only) count += line.hits.size();
  return count;
}

std::vector<Edit> replace_edits(const Register& reg, const ReplacePlan& plan, std::string_view by) {
  std::vector<Edit> edits;
  for (const ReplaceLine& line : plan.lines)
    if (line.is_taken)
      edits.push_back({line.record, line.field,
                       normal(replaced(text_of(reg, line.record, line.field), line.hits, by))});
  return edits;
}

Excerpt excerpt_of(std::string_view text, const std::vector<Span>& hits) {
  Excerpt out;
  if (hits.empty()) return out;
  const size_t first = hits.front().begin;
  size_t begin = 0, end = first;
  const size_t before = count_code_points(text.substr(0, first));
  for (size_t i = kBefore; i < before; ++i) begin += code_point_at(text, begin).bytes;
  for (size_t i = 0; i < kBehind && end < text.size(); ++i) end += code_point_at(text, end).bytes;
  if (begin > 0) out.text = "…";
  const size_t shift = out.text.size();
  out.text += text.substr(begin, end - begin);
  if (end < text.size()) out.text += "…";
  for (char& c : out.text)
    if (c == '\n' || c == '\t') c = ' ';
  for (const Span hit : hits)
    if (hit.end <= end) out.hits.push_back({hit.begin - begin + shift, hit.end - begin + shift});
  return out;
}

std::string place_words(const OpenRegister& open, const ReplaceLine& line, Language language) {
  std::string words;
  const OutlineRow* row = outline_row_above(open, line.record);
  if (row != nullptr)
    words = row->number + " " + std::string(text_of(open.reg, row->record, fields::kTitle));
  else
    words = record_words(open.reg, line.record, language);
  return words + " · " + field_words(open.reg, line.record, line.field, language);
}

}  // namespace taizhang
