#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "base/id.h"
#include "model/change.h"
#include "model/field_key.h"
#include "model/template.h"

namespace taizhang {

struct Cell {
  FieldKey field;
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

// What a Text or LongText cell holds; empty when it holds no text. Stays valid until the cell
// changes.
std::string_view text_of(const Record& record, std::string_view field);

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
// A plain value: it copies and compares; two are equal when id, templates, baseline and changes
// are.
class Register {
 public:
  // Made, copied and ended by code that is compiled once.
  Register();
  Register(const Register&);
  Register(Register&&) noexcept;
  Register& operator=(const Register&);
  Register& operator=(Register&&) noexcept;
  ~Register();

  // A register without changes. Each baseline record needs an id of its own and, when it has cells,
  // a template. Refuses BadTemplate and BadRecord (number from 1 or id, field).
  // `sealed` are the ids of changes folded in before; `digest` names the baseline, as a file states
  // it (a packet holds a part of a baseline but keeps its name); empty: computed from the records.
  static Result<Register> make(RecordId id, std::vector<Template> templates,
                               std::vector<Record> baseline, std::vector<ChangeId> sealed = {},
                               std::string digest = {});

  RecordId id() const;
  const std::vector<Template>& templates() const;
  // Of an office's own ledger the empty own_form(): its fields are all own fields.
  const Template* find_template(std::string_view id) const;
  const Template* template_of(const Record& record) const;  // null: none or unknown

  // Every record of the baseline or of a change, with its current values, sorted by id: deleted
  // ones too, and ones whose creation was undone (those have no cells).
  const std::vector<Record>& records() const;
  const Record* find(RecordId id) const;
  const Value& value(RecordId record,
                     std::string_view field) const;  // monostate when there is none
  bool exists(RecordId record) const;                // has a template and is not deleted

  std::vector<Record> baseline() const;  // sorted by id, without records that have no cells
  const Value& baseline_value(RecordId record, std::string_view field) const;
  const std::string& baseline_digest() const;  // hex SHA-256 of its canonical JSON, see digest_of()
  const std::vector<Change>& changes() const;  // sorted by id
  const Change* find_change(ChangeId id) const;

  std::vector<const Change*> heads(RecordId record, std::string_view field) const;  // sorted by id
  CellState state(RecordId record, std::string_view field) const;
  std::vector<const Change*> history(RecordId record,
                                     std::string_view field) const;  // causes first
  struct CellRef {
    RecordId record;
    std::string field;
    bool operator==(const CellRef&) const = default;
  };
  std::vector<CellRef> conflicts() const;  // sorted by record, field

  // The cells that have changes, sorted by record and field.
  std::vector<CellRef> changed_cells() const;

  // Union. All or nothing: every change is checked first (field, type, option, link, that a
  // record keeps its template). Changes that are here or sealed are skipped. What a change
  // supersedes may arrive after it. The fields of a record whose template is not known yet must
  // fit any template. Returns how many changes were new. Refuses with BadRecord (record id, field).
  // REQUIRES ids that id_of() made: who reads changes from a file compares.
  Result<size_t> add(std::vector<Change> changes);

  // Learns the templates it does not have, and newer ones of those it has: names, helps and what is
  // returned may change, fields and options may be added. Where it has the newer one that stays.
  // Any other form under the same id is taken only when no record uses the present one. All or
  // nothing; refuses BadTemplate. The baseline keeps its digest. Returns how many were learned.
  Result<size_t> add_templates(std::vector<Template> templates);

  // The current values become the baseline, of conflicts the baseline stays; superseded changes
  // shrink to bare ids. Heads stay as changes, because a late change must meet them: adding any
  // changes to the sealed register shows the same values and states as adding them to this one.
  Register sealed() const;
  const std::vector<ChangeId>& sealed_ids() const;  // superseded and folded in; sorted
  bool knows(ChangeId id) const;                    // as a change of its own, or sealed

  uint64_t revision() const;  // grows with every change of content; not part of equality

  std::string unknown;  // top-level members a newer program wrote, as JSON without braces

  bool operator==(const Register& other) const;

 private:
  // A cell that has changes. Everybody else's value stands in records_ alone.
  struct ChangedCell {
    Value baseline;
    std::vector<ChangeId> changes;  // sorted
    std::vector<ChangeId> heads;    // sorted
    bool operator==(const ChangedCell&) const = default;
  };
  struct CellOrder {
    using is_transparent = void;
    template <typename A, typename B>
    bool operator()(const A& a, const B& b) const {
      if (a.record != b.record) return a.record < b.record;
      return std::string_view(a.field) < std::string_view(b.field);
    }
  };
  using ChangedCells = std::map<CellRef, ChangedCell, CellOrder>;

  Record* find_mutable(RecordId id);
  const ChangedCell* find_cell(RecordId record, std::string_view field) const;
  void merge_changes(std::vector<Change> fresh);
  void merge_records(const std::vector<Change>& fresh);
  void find_heads(ChangedCell& cell) const;
  std::string_view known_template(RecordId record) const;
  Result<void> check_change(const Change& change, std::string_view form) const;
  Result<void> check_template_change(const Change& change) const;

  RecordId id_;
  std::vector<Template> templates_;
  std::vector<Record> records_;  // current values; sorted by id
  std::vector<Change> changes_;  // sorted by id
  ChangedCells changed_;
  std::vector<ChangeId> sealed_;  // sorted
  std::string baseline_digest_;
  uint64_t revision_ = 0;
};

// The same of a register's record; empty also when there is no such record.
std::string_view text_of(const Register& reg, RecordId record, std::string_view field);

// Hex SHA-256 of the records that have cells, sorted by id, as canonical JSON:
//   [{"cells":{"<field>":<value>,…},"id":"…"},…]
std::string digest_of(const std::vector<Record>& baseline);

// Is `value` allowed in the program's own cell `field` (_template, _parent, _order, _deleted)?
// UnknownField, WrongType.
Result<void> check_system_cell(std::string_view field, const Value& value);

// Is `value` allowed in the cell `field`, the program's own or one of the form's?
// UnknownField, WrongType, NotAnOption, BadLink.
Result<void> check_cell(const Template& form, std::string_view field, const Value& value);

// The changes that carry out `edits` on `reg`: each supersedes its cell's present heads. Edits that
// change nothing give no change. All or nothing: UnknownRecord (unless the batch itself creates it
// by setting _template), UnknownField, WrongType, NotAnOption, BadLink refuse the whole batch.
// `nonce` must be fresh for every batch.
Result<std::vector<Change>> changes_for(const Register& reg, const std::vector<Edit>& edits,
                                        const Author& author, std::string_view nonce);

// The edits that turn `from` into `to` (same templates): apply(from, edits_between(from, to)) shows
// to's values.
std::vector<Edit> edits_between(const Register& from, const Register& to);

}  // namespace taizhang
