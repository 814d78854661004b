#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/ledgers.h"

namespace taizhang {

// Looks of ledgers that were given a name, kept as saved views are.
struct SavedLook {
  RecordId record;
  std::string name;
  LedgerLook look;
  bool operator==(const SavedLook&) const = default;
};

// The existing ones of the ledgers that are kept, in order.
std::vector<SavedLook> saved_looks(const Register& reg, const Ledgers& ledgers);
const SavedLook* find_look(const std::vector<SavedLook>& looks, RecordId record);

// As encode_view() and parse_view(): `form` is the ledger's.
// Law: parse_look(form, encode_look(form, l)) == l but for which saved look it was.
std::string encode_look(const Template& form, const LedgerLook& look);
LedgerLook parse_look(const Template& form, std::string_view text);

}  // namespace taizhang
