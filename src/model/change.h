#pragma once

#include <string>
#include <vector>

#include "base/id.h"
#include "model/value.h"

namespace taizhang {

// Who edits, as written into changes. `at` is for display and never decides anything.
struct Author {
  std::string name;        // may be empty
  std::string department;  // key; may be empty
  std::string at;          // "2026-11-24T14:32:05+08:00"
  bool operator==(const Author&) const = default;
};

// "In this record, this field, the value is now `value`, in place of what `supersedes` said."
// Immutable: the id is made from everything else, so equal changes are one change.
struct Change {
  ChangeId id;
  RecordId record;
  std::string field;
  Value value;
  std::vector<ChangeId> supersedes;  // the cell's heads the editor saw; sorted; empty: the baseline
  Author author;
  std::string nonce;    // tells two otherwise equal changes apart
  std::string unknown;  // members a newer program wrote, as JSON without braces; under the id too

  bool operator==(const Change&) const = default;
};

// The members of the change's canonical JSON (RFC 8785), without its id and the braces:
//   "at":"…","author":"…","department":"…","field":"…","nonce":"…","record":"…","supersedes":[…],
//   "value":…
// with the unknown ones sorted in among them.
std::string canonical_members(const Change& change);

// SHA-256 of that JSON with its braces, cut to 128 bits.
ChangeId id_of(const Change& change);

// One cell to be set. Empty `value` clears it.
struct Edit {
  RecordId record;
  std::string field;
  Value value;
  bool operator==(const Edit&) const = default;
};

}  // namespace taizhang
