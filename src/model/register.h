#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "base/id.h"
#include "model/change.h"
#include "model/template.h"

namespace taizhang {

struct Cell {
  std::string field;
  Value value;
  bool operator==(const Cell&) const = default;
};

// A record: its id and its non-empty cells, sorted by field id.
struct Record {
  RecordId id;
  std::vector<Cell> cells;
  std::string unknown;  // members a newer program wrote in the file, as JSON without braces; kept
  bool operator==(const Record&) const = default;
};

const Value& value_of(const Record& record, std::string_view field);  // monostate when absent
void set_value(Record& record, std::string_view field, Value value);  // keeps order, drops empties

enum class CellState {
  Clean,     // no head or one
  Agreed,    // several heads with equal values
  Conflict,  // several heads that differ: all are kept until someone decides
};

// A register: a baseline (records as they stood when it was created or last sealed) plus a set
// of changes. What a cell holds now follows from its heads, the changes nobody supersedes; of
// heads that differ the one with the smallest id is shown, and the cell is a conflict.
//
// `add` is set union by change id, so any order, grouping and repetition of the same changes
// gives equal registers. A change whose record is in no baseline makes that record.
// A plain value: it copies and compares; two are equal when id, templates, baseline and changes are.
class Register {
 public:
  Register() = default;

  // REQUIRES nothing of `baseline` but distinct ids; refuses BadTemplate, BadRecord, UnknownField, ...
  static Result<Register> make(RecordId id, std::vector<Template> templates,
                               std::vector<Record> baseline);

  RecordId id() const;
  const std::vector<Template>& templates() const;
  const Template* find_template(std::string_view id) const;
  const Template* template_of(const Record& record) const;  // null: none or unknown

  // Every record with its current values, deleted ones too, sorted by id.
  const std::vector<Record>& records() const;
  const Record* find(RecordId id) const;
  const Value& value(RecordId record, std::string_view field) const;  // monostate when there is none
  bool exists(RecordId record) const;  // has a template and is not deleted

  std::vector<Record> baseline() const;        // sorted by id
  std::string baseline_digest() const;         // hex SHA-256 of the baseline's canonical JSON
  const std::vector<Change>& changes() const;  // sorted by id
  const Change* find_change(ChangeId id) const;

  std::vector<const Change*> heads(RecordId record, std::string_view field) const;  // sorted by id
  CellState state(RecordId record, std::string_view field) const;
  std::vector<const Change*> history(RecordId record, std::string_view field) const;  // causes first
  struct CellRef {
    RecordId record;
    std::string field;
    bool operator==(const CellRef&) const = default;
  };
  std::vector<CellRef> conflicts() const;  // sorted by record, field

  // Union. All or nothing: checks every change (id, field, type, option, link) first. Changes that are here
  // already are skipped. Supersedes of changes not (yet) known are kept and take effect: order does
  // not matter. Returns how many were new.
  Result<size_t> add(std::vector<Change> changes);

  // Heads become the baseline; superseded changes shrink to bare ids so that old files still merge
  // alike (see sealed()). Refuses while there are conflicts? No: conflicting heads stay as changes.
  Register sealed() const;
  const std::vector<ChangeId>& sealed_ids() const;  // changes known and folded in; sorted

  uint64_t revision() const;  // grows with every change of content; not part of equality

  std::string unknown;  // top-level members a newer program wrote, as JSON without braces

  bool operator==(const Register& other) const;

 private:
  // The implementer decides; keep 100,000 records x 12 cells within 1.5 x their JSON's bytes and
  // make value(), find(), add() of one change independent of the register's size (or log n).
};

// The changes that carry out `edits` on `reg`: each supersedes its cell's present heads. Edits that
// change nothing give no change. All or nothing: UnknownRecord (unless the batch itself creates it by
// setting _template), UnknownField, WrongType, NotAnOption, BadLink refuse the whole batch.
// `nonce` must be fresh for every batch.
Result<std::vector<Change>> changes_for(const Register& reg, const std::vector<Edit>& edits,
                                        const Author& author, std::string_view nonce);

// The edits that turn `from` into `to` (same templates): apply(from, edits_between(from, to)) shows to's values.
std::vector<Edit> edits_between(const Register& from, const Register& to);

}  // namespace taizhang
