#pragma once

#include <ostream>
#include <string>
#include <variant>

#include "base/error.h"
#include "model/register.h"

// How failing tests print our values.
namespace taizhang {

inline std::ostream& operator<<(std::ostream& out, Date date) { return out << to_text(date); }

inline std::ostream& operator<<(std::ostream& out, ErrorCode code) {
  return out << "refusal " << static_cast<int>(code);
}

inline std::ostream& operator<<(std::ostream& out, const Error& error) {
  out << error.code << " (";
  for (const std::string& detail : error.details) out << " '" << detail << "'";
  return out << " ) fault " << static_cast<int>(error.fault);
}

template <typename Kind>
std::ostream& operator<<(std::ostream& out, Id<Kind> id) {
  return out << to_text(id);
}

inline std::ostream& operator<<(std::ostream& out, const Decimal& decimal) {
  return out << decimal.digits;
}

inline std::ostream& operator<<(std::ostream& out, const Change& change) {
  return out << '{' << canonical_members(change) << '}';
}

inline std::ostream& operator<<(std::ostream& out, const Edit& edit) {
  return out << to_text(edit.record) << '.' << edit.field << " = " << canonical_json(edit.value);
}

inline std::ostream& operator<<(std::ostream& out, const Record& record) {
  out << to_text(record.id);
  for (const Cell& cell : record.cells) {
    out << "\n  " << cell.field.text() << ": " << canonical_json(cell.value);
  }
  return out;
}

inline std::ostream& operator<<(std::ostream& out, CellState state) {
  switch (state) {
    case CellState::Clean:
      return out << "clean";
    case CellState::Agreed:
      return out << "agreed";
    case CellState::Conflict:
      return out << "conflict";
  }
  return out;
}

}  // namespace taizhang
