#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "formats/json.h"
#include "formats/json_changes.h"
#include "formats/json_digest.h"
#include "formats/json_templates.h"
#include "formats/json_values.h"
#include "model/task.h"

namespace taizhang {
namespace {

std::string_view name_of(Purpose purpose) {
  switch (purpose) {
    case Purpose::Full:
      return "full";
    case Purpose::Packet:
      return "packet";
    case Purpose::Return:
      return "return";
  }
  return "full";
}

constexpr size_t kSample = 1'000;  // records

// Before a list's first item, and before the others.
constexpr std::string_view kNext[] = {"\n    ", ",\n    "};

std::string_view end_of_list(bool is_empty) { return is_empty ? "],\n" : "\n  ],\n"; }

}  // namespace

// Walks the members in the file's order and, within the three long lists, stops where it is told.
class Encoder {
 public:
  Encoder(const Envelope& envelope, const Register& reg) : envelope_(envelope), reg_(reg) {}
  bool advance(size_t size);
  std::string finish();

 private:
  enum class Part { Head, Records, Changes, Sealed, Foot, Digest };

  void begin(Part part, std::string_view opening);
  void step();
  void end_list(size_t items, Part next, std::string_view opening);
  void envelope();
  void templates();
  void departments();
  void record(const Record& record);
  void foot();
  void reserve_for_all();

  void key(std::string_view key);
  void text(std::string_view key, std::string_view text);
  void number(std::string_view key, int64_t number);
  void cell(std::string_view field, const Value& value, const Template* form);
  void begin_object(std::string_view member);
  void end_object(std::string_view member);

  const Envelope& envelope_;
  const Register& reg_;
  std::vector<Register::CellRef> changed_ = reg_.changed_cells();
  size_t next_changed_ = 0;
  Part part_ = Part::Head;
  size_t item_ = 0;        // of the list that is being written
  size_t records_at_ = 0;  // where they begin
  std::string out_;
  std::optional<Digester> digester_;
};

// Members follow an opening brace or another member.
void Encoder::key(std::string_view key) {
  if (out_.back() != '{' && out_.back() != '\n') out_ += ',';
  append_json_string(out_, key);
  out_ += ':';
}

void Encoder::text(std::string_view member, std::string_view text) {
  key(member);
  append_json_string(out_, text);
}

void Encoder::number(std::string_view member, int64_t number) {
  key(member);
  out_ += std::to_string(number);
}

void Encoder::begin_object(std::string_view member) {
  out_ += "  ";
  append_json_string(out_, member);
  out_ += ": {";
}

void Encoder::end_object(std::string_view member) {
  if (const auto unknown = envelope_.unknown.find(member); unknown != envelope_.unknown.end()) {
    if (out_.back() != '{') out_ += ',';
    out_ += unknown->second;
  }
  out_ += "},\n";
}

void Encoder::envelope() {
  begin_object("version");
  number("major", kFormatMajor);
  number("minor", envelope_.minor);
  end_object("version");
  begin_object("min_reader");
  number("major", kFormatMajor);
  number("minor", 0);
  end_object("min_reader");
  begin_object("writer");
  text("app", "taizhang");
  text("version", envelope_.writer_version);
  end_object("writer");

  begin_object("register");
  text("id", to_text(reg_.id()));
  for (const std::string_view field :
       {fields::kTitle, fields::kIssuer, fields::kYear, fields::kRound}) {
    const Value& value = reg_.value(reg_.id(), field);
    if (!is_empty(value)) cell(field, value, nullptr);
  }
  end_object("register");
  out_ += "  \"purpose\": ";
  append_json_string(out_, name_of(envelope_.purpose));
  out_ += ",\n";
  begin_object("scope");
  text("department", envelope_.scope_department);
  end_object("scope");
  begin_object("baseline");
  text("digest", reg_.baseline_digest());
  end_object("baseline");
}

void Encoder::templates() {
  out_ += "  \"templates\": [";
  for (const Template& form : reg_.templates()) {
    out_ += &form == reg_.templates().data() ? "\n    " : ",\n    ";
    append_template(out_, form);
  }
  out_ += reg_.templates().empty() ? "],\n" : "\n  ],\n";
}

void Encoder::departments() {
  out_ += "  \"departments\": [";
  for (const std::string& key : department_keys(reg_)) {
    if (out_.back() != '[') out_ += ", ";
    append_json_string(out_, department_name(reg_, key));
  }
  out_ += "],\n";
}

void Encoder::cell(std::string_view field, const Value& value, const Template* form) {
  key(field);
  if (field.starts_with('_') || type_of(form, field)) {
    append_plain(out_, value);
  } else {
    append_canonical_json(out_, value);
  }
}

void Encoder::record(const Record& record) {
  const Template* form = reg_.template_of(record);
  out_ += '{';
  text("id", to_text(record.id));
  for (const Cell& one : record.cells) cell(one.field.text(), one.value, form);

  bool differs = false;
  for (; next_changed_ < changed_.size() && changed_[next_changed_].record == record.id;
       ++next_changed_) {
    const std::string& field = changed_[next_changed_].field;
    const Value& before = reg_.baseline_value(record.id, field);
    if (before == value_of(record, field)) continue;
    if (!differs) {
      key("_baseline");
      out_ += '{';
    }
    differs = true;
    cell(field, before, form);
  }
  if (differs) out_ += '}';
  if (!record.unknown.empty()) out_ += ',' + record.unknown;
  out_ += '}';
}

void Encoder::foot() {
  begin_object("counts");
  number("records", static_cast<int64_t>(reg_.records().size()));
  number("changes", static_cast<int64_t>(reg_.changes().size()));
  number("sealed", static_cast<int64_t>(reg_.sealed_ids().size()));
  end_object("counts");
  if (!reg_.unknown.empty()) out_ += "  " + reg_.unknown + ",\n";
}

void Encoder::begin(Part part, std::string_view opening) {
  part_ = part;
  item_ = 0;
  out_ += opening;
}

void Encoder::end_list(size_t items, Part next, std::string_view opening) {
  out_ += end_of_list(items == 0);
  begin(next, opening);
}

// The head, an item, or the foot. The digest is of the whole object without the member "digest".
void Encoder::step() {
  const std::string_view next = kNext[item_ == 0 ? 0 : 1];
  switch (part_) {
    case Part::Head:
      out_ = "{\n  \"format\": \"taizhang\",\n";
      envelope();
      templates();
      departments();
      records_at_ = out_.size();
      return begin(Part::Records, "  \"records\": [");
    case Part::Records:
      if (item_ == reg_.records().size()) return end_list(item_, Part::Changes, "  \"changes\": [");
      out_ += next;
      record(reg_.records()[item_++]);
      if (item_ == kSample) reserve_for_all();
      return;
    case Part::Changes:
      if (item_ == reg_.changes().size()) return end_list(item_, Part::Sealed, "  \"sealed\": [");
      out_ += next;
      append_change(out_, reg_.changes()[item_++]);
      return;
    case Part::Sealed:
      if (item_ == reg_.sealed_ids().size()) return end_list(item_, Part::Foot, "");
      out_ += next;
      append_json_string(out_, to_text(reg_.sealed_ids()[item_++]));
      return;
    case Part::Foot:
      foot();
      out_ += '}';
      digester_.emplace(out_);
      part_ = Part::Digest;
      return;
    case Part::Digest:
      return;
  }
}

// Room for as much again as the first records took: to grow to it by doubling would hold half as
// much once more, and memory that a page has had it does not give back.
void Encoder::reserve_for_all() {
  const size_t items = reg_.records().size() + reg_.changes().size();
  out_.reserve(records_at_ + (out_.size() - records_at_) / kSample * items / 10 * 11);
}

bool Encoder::advance(size_t size) {
  const size_t end = out_.size() + std::min(size, SIZE_MAX - out_.size());
  while (part_ != Part::Digest && out_.size() < end) step();
  if (part_ != Part::Digest) return true;
  digester_->advance(size);
  return digester_->at() < out_.size();
}

std::string Encoder::finish() {
  const std::string digest = digester_->finish();
  digester_.reset();
  out_.pop_back();
  out_ += "  \"digest\": \"" + digest + "\"\n}\n";
  return std::move(out_);
}

SlowEncode::SlowEncode(const Envelope& envelope, const Register& reg)
    : encoder_(std::make_unique<Encoder>(envelope, reg)) {}
SlowEncode::~SlowEncode() = default;
bool SlowEncode::advance(size_t size) { return encoder_->advance(size); }
std::string SlowEncode::finish() { return encoder_->finish(); }

std::string encode(const Snapshot& snapshot) {
  Encoder encoder(snapshot.envelope, snapshot.reg);
  while (encoder.advance(SIZE_MAX)) {
  }
  return encoder.finish();
}

}  // namespace taizhang
