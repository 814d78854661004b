#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/sort.h"
#include "base/text.h"
#include "formats/json.h"
#include "formats/json_cell_kinds.h"
#include "formats/json_changes.h"
#include "formats/json_digest.h"
#include "formats/json_templates.h"
#include "formats/json_values.h"

namespace taizhang {
namespace {

constexpr std::array<std::string_view, 5> kSections = {"templates", "departments", "records",
                                                       "changes", "sealed"};

std::string version_text(int64_t major, int64_t minor) {
  return std::to_string(major) + "." + std::to_string(minor);
}

std::optional<Purpose> purpose_of(std::string_view name) {
  if (name == "full") return Purpose::Full;
  if (name == "packet") return Purpose::Packet;
  if (name == "return") return Purpose::Return;
  return std::nullopt;
}

size_t count_members(JsonValue object) {
  size_t count = 0;
  for (Members members(object); members; members.advance()) ++count;
  return count;
}

// A record whose present values are not its baseline's.
struct Stated {
  Record record;
  size_t number;
};

class Decoder {
 public:
  Decoder(std::string_view bytes, const Caps& caps, bool takes_newer = false)
      : bytes_(bytes), caps_(caps), takes_newer_(takes_newer) {}
  Result<Snapshot> decode();

  // The two halves of that, for whoever reads in pieces.
  Result<void> take(std::string_view member, size_t number, JsonValue json);
  Result<Snapshot> finish(const std::string& digest);
  JsonCaps json_caps() const {
    return {.bytes = caps_.bytes, .string_bytes = caps_.string_bytes, .depth = caps_.depth};
  }

 private:
  Result<void> take_member(std::string_view member, JsonValue json);
  Result<void> take_version(JsonValue json, bool is_minimum);
  Result<void> take_envelope(std::string_view member, JsonValue json);
  Result<void> take_text(std::string_view member, JsonValue json);
  Result<void> take_template(JsonValue json);
  Result<void> take_record(size_t number, JsonValue json);
  Result<void> take_cell(Record& record, const CellKinds::Kind& kind, size_t number,
                         JsonValue json);
  Result<void> take_change(size_t number, JsonValue json);
  Result<void> take_sealed(size_t number, JsonValue json);
  void keep_unknown(std::string_view member, JsonValue json,
                    std::initializer_list<std::string_view> known);

  bool is_gate_open() const { return has_format_ && has_version_; }
  Error explain(const Error& error) const;
  Result<void> check_counts() const;
  Result<void> check_stated(const Register& reg) const;

  std::string_view bytes_;
  const Caps& caps_;
  bool takes_newer_;
  bool has_format_ = false;
  bool has_version_ = false;
  Snapshot snapshot_;
  RecordId id_;
  std::string baseline_digest_;
  std::string digest_;
  int64_t counted_[3] = {-1, -1, -1};  // records, changes, sealed
  std::vector<Template> templates_;
  CellKinds kinds_;
  std::vector<Record> baseline_;
  std::vector<Stated> stated_;  // in the file's order
  std::vector<Change> changes_;
  std::vector<ChangeId> sealed_;
  std::string unknown_;
};

Result<void> Decoder::take(std::string_view member, size_t number, JsonValue json) {
  if (number == 0) return take_member(member, json);
  if (!is_gate_open()) return refuse(ErrorCode::NotOurFile);
  if (member == "templates") return take_template(json);
  if (member == "records") return take_record(number, json);
  if (member == "changes") return take_change(number, json);
  if (member == "sealed") return take_sealed(number, json);
  return {};  // departments: for people; they stand in the records
}

Result<void> Decoder::take_member(std::string_view member, JsonValue json) {
  if (member == "format") {
    has_format_ = json.kind() == TokenKind::String && json.text() == "taizhang";
    if (!has_format_) return refuse(ErrorCode::NotOurFile);
    return {};
  }
  if (member == "version" || member == "min_reader") {
    return take_version(json, member == "min_reader");
  }
  if (member == "purpose" || member == "digest") return take_text(member, json);
  for (const std::string_view known : {"writer", "register", "scope", "baseline", "counts"}) {
    if (member == known) return take_envelope(member, json);
  }
  if (std::ranges::find(kSections, member) != kSections.end()) {
    return refuse_record(Fault::Member, "", member);
  }
  append_member(unknown_, member, json);
  return {};
}

Result<void> Decoder::take_version(JsonValue json, bool is_minimum) {
  const int64_t major = read_count_member(json, "major");
  const int64_t minor = read_count_member(json, "minor");
  const bool newer =
      major > kFormatMajor || (is_minimum && major == kFormatMajor && minor > kFormatMinor);
  if (has_format_ && newer && !takes_newer_) {
    return refuse(ErrorCode::NewerVersion, version_text(major, minor),
                  version_text(kFormatMajor, kFormatMinor));
  }
  constexpr int64_t kLargestMinor = 1'000'000;
  if (!has_format_ || (major != kFormatMajor && !newer) || minor < 0 || minor > kLargestMinor) {
    return refuse(ErrorCode::NotOurFile);
  }
  if (!is_minimum) {
    has_version_ = true;
    snapshot_.envelope.minor = static_cast<int>(minor);
  }
  keep_unknown(is_minimum ? "min_reader" : "version", json, {"major", "minor"});
  return {};
}

void Decoder::keep_unknown(std::string_view member, JsonValue json,
                           std::initializer_list<std::string_view> known) {
  std::string kept;
  for (Members members(json); members; members.advance()) {
    if (std::ranges::find(known, members.key()) == known.end()) {
      append_member(kept, members.key(), members.value());
    }
  }
  if (!kept.empty()) snapshot_.envelope.unknown.emplace(member, std::move(kept));
}

Result<void> Decoder::take_envelope(std::string_view member, JsonValue json) {
  const auto wrong = refuse_record(Fault::Member, "", member);
  if (json.kind() != TokenKind::Object) return wrong;
  if (member == "writer") {
    const auto version = read_text_member(json, "version");
    if (!version) return wrong;
    snapshot_.envelope.writer_version = *version;
    keep_unknown(member, json, {"app", "version"});
  } else if (member == "register") {
    const auto text = read_text_member(json, "id");
    const auto id = text ? parse_id<RecordId>(*text) : std::nullopt;
    if (!id) return wrong;
    id_ = *id;
    keep_unknown(member, json, {"id", "title", "issuer", "year", "round"});
  } else if (member == "scope") {
    const auto department = read_text_member(json, "department");
    if (!department) return wrong;
    snapshot_.envelope.scope_department = *department;
    keep_unknown(member, json, {"department"});
  } else if (member == "baseline") {
    const auto digest = read_text_member(json, "digest");
    constexpr size_t kDigits = 64;
    if (!digest || digest->size() != kDigits) return wrong;
    baseline_digest_ = *digest;
    keep_unknown(member, json, {"digest"});
  } else {
    counted_[0] = read_count_member(json, "records");
    counted_[1] = read_count_member(json, "changes");
    counted_[2] = read_count_member(json, "sealed");
    keep_unknown(member, json, {"records", "changes", "sealed"});
  }
  return {};
}

Result<void> Decoder::take_text(std::string_view member, JsonValue json) {
  const auto wrong = refuse_record(Fault::Member, "", member);
  if (json.kind() != TokenKind::String) return wrong;
  if (member == "digest") {
    digest_ = json.text();
    return {};
  }
  const auto purpose = purpose_of(json.text());
  if (!purpose) return wrong;
  snapshot_.envelope.purpose = *purpose;
  return {};
}

Result<void> Decoder::take_template(JsonValue json) {
  constexpr size_t kMostTemplates = 1000;
  if (templates_.size() == kMostTemplates) {
    return refuse(ErrorCode::TooMany, "templates", std::to_string(kMostTemplates));
  }
  Result<Template> form = read_template(json);
  if (!form) return std::unexpected(form.error());
  templates_.push_back(std::move(*form));
  kinds_.forget();
  return {};
}

Result<void> Decoder::take_cell(Record& record, const CellKinds::Kind& kind, size_t number,
                                JsonValue json) {
  std::optional<Value> value = kind.type ? read_plain(json, *kind.type) : read_canonical(json);
  if (!value) {
    return refuse_record(Fault::WrongType, std::to_string(number), kind.field.text());
  }
  record.cells.push_back({kind.field, std::move(*value)});
  return {};
}

Result<void> Decoder::take_record(size_t number, JsonValue json) {
  const auto bad = [number](Fault fault, std::string_view field) {
    return refuse_record(fault, std::to_string(number), field);
  };
  if (number > caps_.records) {
    return refuse(ErrorCode::TooMany, "records", std::to_string(caps_.records));
  }
  const auto written_id = read_text_member(json, "id");
  const auto id = written_id ? parse_id<RecordId>(*written_id) : std::nullopt;
  if (json.kind() != TokenKind::Object || !id || !*id) return bad(Fault::RecordId, "id");
  const auto form_id = read_text_member(json, fields::kTemplate);
  const auto form = std::ranges::find(templates_, form_id.value_or(""), &Template::id);
  const Template* known_form = form != templates_.end()                 ? &*form
                               : form_id.value_or("").starts_with(kOwn) ? &own_form()
                                                                        : nullptr;

  Record record;
  record.id = *id;
  record.cells.reserve(count_members(json) - 1);  // without its id
  std::optional<JsonValue> before;
  for (Members members(json); members; members.advance()) {
    const std::string_view key = members.key();
    if (key == "id") continue;
    if (key == "_baseline") {
      before = members.value();
      continue;
    }
    const CellKinds::Kind& kind = kinds_.of(known_form, key);
    if (!kind.is_cell) {
      append_member(record.unknown, key, members.value());
      continue;
    }
    const Result<void> taken = take_cell(record, kind, number, members.value());
    if (!taken) return taken;
  }
  sort_by(record.cells, [](const Cell& cell) { return cell.field.text(); });
  if (before) {
    if (before->kind() != TokenKind::Object) return bad(Fault::WrongType, "_baseline");
    stated_.push_back({record, number});
    Record changed;
    for (Members members(*before); members; members.advance()) {
      const CellKinds::Kind& kind = kinds_.of(known_form, members.key());
      const Result<void> taken = take_cell(changed, kind, number, members.value());
      if (!taken) return taken;
    }
    for (Cell& cell : changed.cells) set_value(record, cell.field.text(), std::move(cell.value));
  }
  baseline_.push_back(std::move(record));
  return {};
}

Result<void> Decoder::take_change(size_t number, JsonValue json) {
  if (number > caps_.changes) {
    return refuse(ErrorCode::TooMany, "changes", std::to_string(caps_.changes));
  }
  Result<Change> change = read_change(json, number);
  if (!change) return std::unexpected(change.error());
  changes_.push_back(*std::move(change));
  return {};
}

Result<void> Decoder::take_sealed(size_t number, JsonValue json) {
  if (number > caps_.changes) {
    return refuse(ErrorCode::TooMany, "sealed", std::to_string(caps_.changes));
  }
  const auto id = json.kind() == TokenKind::String ? parse_id<ChangeId>(json.text()) : std::nullopt;
  if (!id) return refuse_record(Fault::SealedId, std::to_string(number), "sealed");
  sealed_.push_back(*id);
  return {};
}

// Of a text that is none of ours, how exactly it is broken is no matter.
Error Decoder::explain(const Error& error) const {
  if (has_format_ || error.code == ErrorCode::FileTooLarge) return error;
  const bool cut = error.code == ErrorCode::Incomplete && trim(bytes_).starts_with('{');
  return cut ? error : Error{ErrorCode::NotOurFile, {}};
}

Result<void> Decoder::check_counts() const {
  const std::pair<std::string_view, size_t> found[3] = {
      {"records", baseline_.size()}, {"changes", changes_.size()}, {"sealed", sealed_.size()}};
  for (size_t i = 0; i < 3; ++i) {
    if (counted_[i] == static_cast<int64_t>(found[i].second)) continue;
    if (counted_[i] < 0) return refuse_record(Fault::Member, "", "counts");
    return refuse(ErrorCode::CountMismatch, found[i].first, std::to_string(counted_[i]),
                  std::to_string(found[i].second));
  }
  return {};
}

// The values that stand in the file must be those the baseline and the changes come to.
Result<void> Decoder::check_stated(const Register& reg) const {
  std::vector<RecordId> checked;
  for (const Stated& stated : stated_) {
    checked.push_back(stated.record.id);
    const Record* record = reg.find(stated.record.id);
    if (record->cells == stated.record.cells) continue;
    return refuse_record(Fault::OtherThanChanges, std::to_string(stated.number), "_baseline");
  }
  sort_by(checked);
  for (const Register::CellRef& cell : reg.changed_cells()) {
    if (std::ranges::binary_search(checked, cell.record)) continue;
    if (reg.value(cell.record, cell.field) == reg.baseline_value(cell.record, cell.field)) continue;
    return refuse_record(Fault::OtherThanChanges, to_text(cell.record), cell.field);
  }
  return {};
}

Result<Snapshot> Decoder::decode() {
  const Result<void> read =
      read_items(bytes_, json_caps(), kSections,
                 [this](std::string_view member, size_t number, JsonValue json) {
                   return take(member, number, json);
                 });
  if (!read) return std::unexpected(explain(read.error()));
  return finish({});
}

// `digest`: of the bytes; empty: not known yet.
Result<Snapshot> Decoder::finish(const std::string& digest) {
  if (!is_gate_open() || !id_) return refuse(ErrorCode::NotOurFile);

  const Result<void> counted = check_counts();
  Result<Register> reg = Register::make(id_, std::move(templates_), std::move(baseline_),
                                        std::move(sealed_), std::move(baseline_digest_));
  if (!reg) return std::unexpected(reg.error());
  if (const auto added = reg->add(std::move(changes_)); !added) {
    return std::unexpected(added.error());
  }
  if (digest_ != (digest.empty() ? digest_of(bytes_) : digest))
    return refuse(ErrorCode::DigestMismatch);
  if (!counted) return std::unexpected(counted.error());
  if (const auto agrees = check_stated(*reg); !agrees) return std::unexpected(agrees.error());
  reg->unknown = std::move(unknown_);
  snapshot_.reg = std::move(*reg);
  snapshot_.digest = std::move(digest_);
  return std::move(snapshot_);
}

}  // namespace

Result<Snapshot> decode(std::string_view bytes, const Caps& caps) {
  return Decoder(bytes, caps).decode();
}

Result<Snapshot> decode_newer(std::string_view bytes) {
  const Caps caps;
  return Decoder(bytes, caps, true).decode();
}

struct SlowDecode::Parts {
  explicit Parts(std::string_view text)
      : bytes(text),
        decoder(text, caps),
        reader(text, decoder.json_caps(), kSections,
               [this](std::string_view member, size_t number, JsonValue json) {
                 return decoder.take(member, number, json);
               }),
        digester(text) {}

  std::string_view bytes;
  Caps caps;
  Decoder decoder;
  ItemReader reader;
  Digester digester;
  bool is_refused = false;
};

SlowDecode::SlowDecode(std::string_view bytes) : parts_(std::make_unique<Parts>(bytes)) {}

SlowDecode::~SlowDecode() = default;

bool SlowDecode::advance(size_t size) {
  Parts& parts = *parts_;
  if (parts.is_refused) return false;
  if (parts.reader.at() < parts.bytes.size())
    parts.is_refused = !parts.reader.read(size).has_value();
  else
    parts.digester.advance(2 * size);
  return !parts.is_refused && parts.digester.at() < parts.bytes.size();
}

int SlowDecode::per_cent() const {
  // Reading takes about three times as long as the digest.
  const uint64_t done = uint64_t{3} * parts_->reader.at() + parts_->digester.at();
  return static_cast<int>(done * 25 / std::max<size_t>(parts_->bytes.size(), 1));
}

Result<Snapshot> SlowDecode::finish() {
  // A refusal names its place in the whole text.
  if (parts_->is_refused) return decode(parts_->bytes);
  return parts_->decoder.finish(parts_->digester.finish());
}

Result<void> verify_written(std::string_view bytes, const Snapshot& snapshot) {
  const Result<Snapshot> read = decode(bytes);
  if (!read) return std::unexpected(read.error());
  if (*read != snapshot) return refuse(ErrorCode::DigestMismatch);
  return {};
}

}  // namespace taizhang
