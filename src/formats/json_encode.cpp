#include <map>
#include <string>

#include "formats/json.h"
#include "formats/json_changes.h"
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

class Encoder {
 public:
  explicit Encoder(const Snapshot& snapshot) : envelope_(snapshot.envelope), reg_(snapshot.reg) {}
  std::string encode();

 private:
  void envelope();
  void templates();
  void departments();
  void records();
  void record(const Record& record);
  void changes();
  void counts();

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
  std::string out_;
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

void Encoder::records() {
  out_ += "  \"records\": [";
  for (const Record& one : reg_.records()) {
    out_ += &one == reg_.records().data() ? "\n    " : ",\n    ";
    record(one);
  }
  out_ += reg_.records().empty() ? "],\n" : "\n  ],\n";
}

void Encoder::changes() {
  out_ += "  \"changes\": [";
  for (const Change& change : reg_.changes()) {
    out_ += &change == reg_.changes().data() ? "\n    " : ",\n    ";
    append_change(out_, change);
  }
  out_ += reg_.changes().empty() ? "],\n" : "\n  ],\n";
  out_ += "  \"sealed\": [";
  for (const ChangeId id : reg_.sealed_ids()) {
    out_ += id == reg_.sealed_ids().front() ? "\n    " : ",\n    ";
    append_json_string(out_, to_text(id));
  }
  out_ += reg_.sealed_ids().empty() ? "],\n" : "\n  ],\n";
}

void Encoder::counts() {
  begin_object("counts");
  number("records", static_cast<int64_t>(reg_.records().size()));
  number("changes", static_cast<int64_t>(reg_.changes().size()));
  number("sealed", static_cast<int64_t>(reg_.sealed_ids().size()));
  end_object("counts");
  if (!reg_.unknown.empty()) out_ += "  " + reg_.unknown + ",\n";
}

std::string Encoder::encode() {
  out_ = "{\n  \"format\": \"taizhang\",\n";
  envelope();
  templates();
  departments();
  records();
  changes();
  counts();
  out_ += '}';  // the digest is of the whole object without the member "digest"
  const std::string digest = digest_of(out_);
  out_.pop_back();
  out_ += "  \"digest\": \"" + digest + "\"\n}\n";
  return std::move(out_);
}

}  // namespace

std::string encode(const Snapshot& snapshot) { return Encoder(snapshot).encode(); }

}  // namespace taizhang
