#include "app/report.h"

#include <array>
#include <set>
#include <tuple>
#include <utility>

#include "app/state.h"
#include "app/texts.h"
#include "app/view_lines.h"
#include "base/text.h"
#include "model/mask.h"
#include "model/own_form.h"
#include "model/packet.h"
#include "model/round.h"

namespace taizhang {
namespace {

std::string figure(size_t count) { return number(static_cast<long long>(count)); }

std::string sentence(Text text, std::vector<std::string> arguments, Language language) {
  return say({text, std::move(arguments)}, language);
}

void add_line(std::string& out, int depth, std::string_view line) {
  out.append(static_cast<size_t>(depth) * 2, ' ').append(line).append("\n");
}

std::string links_words(const Links& links) {
  std::string out;
  for (const Link& link : links.links) {
    if (!out.empty()) out += " ";
    out += link.title.empty() ? link.url : link.title + " " + link.url;
  }
  return out;
}

std::string departments_words(const Register& reg, const Departments& departments) {
  std::vector<std::string> names;
  for (const std::string& key : departments.keys) names.push_back(department_name(reg, key));
  return joined(names);
}

// Where a record is best described: a new one stands in the file alone.
const Register& knowing(const Register& office, const Register& file, RecordId record) {
  return form_of(office, record) ? office : file;
}

std::string short_digest(std::string_view digest) {
  if (digest.size() < 8) return std::string(digest);
  return std::string(digest.substr(0, 4)) + "…" + std::string(digest.substr(digest.size() - 4));
}

// At most about `most` bytes of `words`.
std::string shortened(std::string words, size_t most) {
  size_t end = 0;
  while (end < words.size() && end < most) end += code_point_at(words, end).bytes;
  return end < words.size() ? words.substr(0, end) + "…" : words;
}

struct Reporting {
  const Register& office;
  Language language;
  std::string out;

  void add(int depth, Text text, std::vector<std::string> arguments = {}) {
    add_line(out, depth, sentence(text, std::move(arguments), language));
  }
  void add_file(const ReturnedFile& file, const FileReview& review);
  void add_cells(const ReturnedFile& file, const FileReview& review, Outcome outcome, Text heading);
  void add_cell(const ReturnedFile& file, const CellReview& cell);
  void add_total(std::span<const FileReview> reviews);
};

void Reporting::add_cell(const ReturnedFile& file, const CellReview& cell) {
  const Register& reg = knowing(office, file.reg, cell.record);
  const auto words = [&](const Value& value) {
    return value_words(reg, cell.record, cell.field, value, language);
  };
  add(2, Text::report_cell,
      {record_words(reg, cell.record, language),
       field_words(reg, cell.record, cell.field, language)});
  add(3, Text::report_issued, {words(cell.issued)});
  add(3, Text::report_present, {words(cell.present)});
  add(3, Text::report_returned, {words(cell.returned)});
  for (const Value& other : cell.others) {
    if (other != cell.present) add(3, Text::report_other, {words(other)});
  }
  if (cell.is_deleted) add(3, Text::report_deleted);
}

void Reporting::add_cells(const ReturnedFile& file, const FileReview& review, Outcome outcome,
                          Text heading) {
  if (count(review, outcome) == 0) return;
  add(1, heading);
  for (const CellReview& cell : review.cells) {
    if (cell.outcome == outcome) add_cell(file, cell);
  }
}

void Reporting::add_file(const ReturnedFile& file, const FileReview& review) {
  add(0, Text::report_file,
      {review.name, department_name(office, review.department), number(review.round),
       short_digest(review.digest)});
  switch (review.verdict) {
    case Verdict::AlreadyReceived:
      return add(1, Text::report_already_received);
    case Verdict::OtherBaseline:
      return add(1, Text::report_other_baseline);
    case Verdict::OtherRegister:
      return add(1, Text::error_other_register, {register_title(file.reg), register_title(office)});
    case Verdict::Fresh:
      break;
  }
  if (review.cells.empty()) return add(1, Text::report_nothing_new);
  std::string counts;
  for (size_t i = 0; i < kOutcomes; ++i) {
    if (review.counts[i] == 0) continue;
    if (!counts.empty()) counts += language == Language::Chinese ? "，" : ", ";
    counts += outcome_words(static_cast<Outcome>(i), language) + " " + figure(review.counts[i]);
  }
  add_line(out, 1, counts);
  add_cells(file, review, Outcome::Conflict, Text::report_conflicts);
  add_cells(file, review, Outcome::OutOfScope, Text::report_held);
}

void Reporting::add_total(std::span<const FileReview> reviews) {
  std::array<size_t, 4> files = {};
  std::array<std::set<std::pair<RecordId, std::string_view>>, kOutcomes> cells;
  for (const FileReview& review : reviews) {
    ++files[static_cast<size_t>(review.verdict)];
    for (const CellReview& cell : review.cells) {
      cells[static_cast<size_t>(cell.outcome)].insert({cell.record, cell.field});
    }
  }
  // Files that conflict with each other do so in one cell.
  const auto of = [&](Outcome outcome) { return cells[static_cast<size_t>(outcome)].size(); };
  add(0, Text::report_total,
      {figure(reviews.size()), figure(files[0]), figure(files[1]), figure(files[2] + files[3]),
       figure(applied_by(reviews).size()), figure(of(Outcome::Conflict)),
       figure(of(Outcome::OutOfScope))});
}

Text text_of(Difference kind) {
  switch (kind) {
    case Difference::Added:
      return Text::diff_added;
    case Difference::Changed:
      return Text::diff_changed;
    case Difference::Deleted:
      return Text::diff_deleted;
  }
}

Text text_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::Conflict:
      return Text::outcome_conflict;
    case Outcome::OutOfScope:
      return Text::outcome_out_of_scope;
    case Outcome::Parallel:
      return Text::outcome_parallel;
    case Outcome::Updated:
      return Text::outcome_updated;
    case Outcome::New:
      return Text::outcome_new;
    case Outcome::Older:
      return Text::outcome_older;
    case Outcome::Same:
      return Text::outcome_same;
  }
}

// The words of a value that is not empty.
struct Words {
  const Register& reg;
  RecordId record;
  std::string_view field;
  Language language;

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const {
    if (field == fields::kAt && text.size() >= 16 && text[10] == 'T')
      return text.substr(0, 10) + " " + text.substr(11, 5);
    const auto type = type_of(form_of(reg, record), field);
    const bool is_record = field == fields::kParent || type == FieldType::Record;
    const auto id = is_record ? parse_id<RecordId>(text) : std::nullopt;
    return id && reg.find(*id) ? record_words(reg, *id, language) : text;
  }
  std::string operator()(const Boxed<int64_t>& value) const { return number(*value); }
  std::string operator()(const Decimal& value) const { return value.digits; }
  std::string operator()(Date date) const { return to_text(date); }
  std::string operator()(const Boxed<Deadline>& deadline) const { return deadline->text; }
  std::string operator()(const Option& option) const {
    const std::string_view form = form_id_of(reg, record);
    const std::string_view own = name_said(reg, form, own_option_id(field, option.id));
    if (!own.empty()) return std::string(own);
    if (option.id.starts_with(kOwn)) return option.id.substr(kOwn.size());
    return option_name(reg, form, field, option.id, language);
  }
  std::string operator()(const Options& options) const {
    std::vector<std::string> names;
    for (const std::string& id : options.ids) names.push_back((*this)(Option{id}));
    return joined(names);
  }
  std::string operator()(const Departments& departments) const {
    return departments_words(reg, departments);
  }
  std::string operator()(const Links& links) const { return links_words(links); }
  std::string operator()(bool yes) const {
    return std::string(text(yes ? Text::value_yes : Text::value_no, language));
  }
};

// What the office calls one of its own ledgers or, of others, what the form is called.
std::string form_words(const Register& reg, RecordId record, Language language) {
  const std::string_view id = form_id_of(reg, record);
  const auto own = id.starts_with(kOwn) ? parse_id<RecordId>(id.substr(kOwn.size())) : std::nullopt;
  if (own) return std::string(text_of(reg, *own, fields::kName));
  const Template* form = reg.find_template(id);
  return form ? std::string(label(form->name, language)) : std::string();
}

// The words of a cell as they may leave.
std::string leaving_words(const Register& reg, RecordId record, std::string_view field,
                          const Value& value, Language language) {
  std::string words = value_words(reg, record, field, value, language);
  const Template* form = form_of(reg, record);
  const Field* found = form && !is_empty(value) ? find_field(*form, field) : nullptr;
  return found ? mask(*found, std::move(words)) : words;
}

// Of a record that nothing names, the first thing that it says.
std::string first_words(const Register& reg, RecordId record, const Template& form,
                        Language language) {
  for (const Field& field : form.fields) {
    const Value& value = reg.value(record, field.id);
    if (is_empty(value) || field.type == FieldType::Record) continue;
    std::string words = leaving_words(reg, record, field.id, value, language);
    if (!words.empty()) return words;
  }
  return {};
}

// What the form names its records by: a text, or what another record is called.
std::string_view title_of(const Register& reg, RecordId record) {
  const Template* form = form_of(reg, record);
  const std::string_view title = form ? text_of(reg, record, form->ledger.title) : "";
  const auto named = parse_id<RecordId>(title);
  return named ? text_of(reg, *named, fields::kTitle) : title;
}

}  // namespace

std::string value_words(const Register& reg, RecordId record, std::string_view field,
                        const Value& value, Language language) {
  if (is_empty(value)) return std::string(text(Text::value_nothing, language));
  return on_one_line(std::visit(Words{reg, record, field, language}, value));
}

std::string record_words(const Register& reg, RecordId record, Language language, bool leaves) {
  const Template* form = form_of(reg, record);
  std::string_view title = text_of(reg, record, fields::kTitle);
  if (title.empty()) title = title_of(reg, record);
  for (const std::string_view field : {fields::kName, fields::kText, fields::kDepartment}) {
    if (title.empty()) title = text_of(reg, record, field);
  }
  constexpr size_t kMost = 120;  // bytes; a note's whole text names nothing
  std::string name = on_one_line(shortened(std::string(title), kMost));
  const Field* naming = form ? find_field(*form, form->ledger.title) : nullptr;
  if (leaves && naming) name = mask(*naming, std::move(name));
  if (form && name.empty()) name = shortened(first_words(reg, record, *form, language), kMost);
  std::string words = sentence(
      Text::report_record,
      {form_words(reg, record, language), name.empty() ? to_text(record) : std::move(name)},
      language);
  const auto parent = parse_id<RecordId>(text_of(reg, record, fields::kParent));
  if (form && is_entry(*form) && parent && reg.find(*parent)) {
    const std::string_view above = text_of(reg, *parent, fields::kTitle);
    if (!above.empty()) {
      words = sentence(Text::report_record_under, {words, std::string(above)}, language);
    }
  }
  return words;
}

std::string field_words(const Register& reg, RecordId record, std::string_view field,
                        Language language) {
  if (field == fields::kTemplate) return std::string(text(Text::field_created, language));
  if (field == fields::kParent) return std::string(text(Text::field_parent, language));
  if (field == fields::kOrder) return std::string(text(Text::field_order, language));
  if (field == fields::kDeleted) return std::string(text(Text::field_deleted, language));
  const std::string_view id = form_id_of(reg, record);
  const std::string_view own = name_said(reg, id, field);
  if (!own.empty()) return std::string(own);
  const Template* form = reg.find_template(id);
  const Field* found = form ? find_field(*form, field) : nullptr;
  return std::string(found ? label(found->name, language) : field);
}

std::string outcome_words(Outcome outcome, Language language) {
  return std::string(text(text_of(outcome), language));
}

std::string report(const Register& office, std::span<const ReturnedFile> files,
                   std::span<const FileReview> reviews, Language language) {
  Reporting reporting{office, language, {}};
  for (size_t i = 0; i < reviews.size(); ++i) reporting.add_file(files[i], reviews[i]);
  reporting.add_total(reviews);
  return std::move(reporting.out);
}

namespace {

// What a cell was and what it is.
std::pair<std::string, std::string> both_words(const Register& before, const Register& after,
                                               RecordId record, const CellDifference& cell,
                                               Language language) {
  constexpr size_t kMost = 300;  // bytes; in a list long texts are not read, only told apart
  return {shortened(leaving_words(before, record, cell.field, cell.before, language), kMost),
          shortened(leaving_words(after, record, cell.field, cell.after, language), kMost)};
}

}  // namespace

std::vector<DifferenceLine> difference_lines(const Register& before, const Register& after,
                                             std::span<const RecordDifference> differences,
                                             Language language) {
  std::vector<DifferenceLine> lines;
  for (const auto& [record, form, kind, cells] : differences) {
    const bool is_deleted = kind == Difference::Deleted, is_changed = kind == Difference::Changed;
    const std::string name = record_words(is_deleted ? before : after, record, language, true);
    if (!is_changed) lines.push_back({kind, name, {}, {}, {}});
    if (is_deleted) continue;
    for (const CellDifference& cell : cells) {
      const bool is_place = cell.field == fields::kOrder || cell.field == fields::kParent;
      if (is_place && !is_changed) continue;
      DifferenceLine& line = lines.emplace_back();
      line = {kind, name, field_words(after, record, cell.field, language), {}, {}};
      if (cell.field == fields::kOrder) continue;  // a figure that says nothing
      std::tie(line.before, line.after) = both_words(before, after, record, cell, language);
    }
  }
  return lines;
}

std::string report(const Register& before, const Register& after,
                   std::span<const RecordDifference> differences, Language language) {
  std::array<size_t, 3> counts = {};
  std::string out;
  for (const RecordDifference& difference : differences) {
    ++counts[static_cast<size_t>(difference.kind)];
    const RecordId record = difference.record;
    const Register& reg = difference.kind == Difference::Deleted ? before : after;
    add_line(
        out, 0,
        sentence(text_of(difference.kind), {record_words(reg, record, language, true)}, language));
    if (difference.kind == Difference::Deleted) continue;
    for (const CellDifference& cell : difference.cells) {
      const auto [was, is] = both_words(before, after, record, cell, language);
      add_line(out, 1,
               sentence(Text::diff_cell, {field_words(reg, record, cell.field, language), was, is},
                        language));
    }
  }
  add_line(out, 0,
           differences.empty()
               ? std::string(text(Text::diff_none, language))
               : sentence(Text::diff_total,
                          {figure(counts[0]), figure(counts[1]), figure(counts[2])}, language));
  return out;
}

}  // namespace taizhang
