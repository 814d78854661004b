#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/state.h"
#include "query/search_index.h"

namespace taizhang {

// The ledger a record stands in; null: none.
const LedgerShelf* ledger_of(const OpenRegister& open, RecordId record);

// The form of a record that is found as what it stands below; null: it is of no such form.
const Template* form_below(const OpenRegister& open, RecordId record);

// The texts of one row of the search, in an order that is always the same: Searching's index names
// the long ones by their places. What is returned are views of the register, or of words that stay
// until the next row is read.
class RowTexts {
 public:
  explicit RowTexts(const OpenRegister& open) : open_(open) {}

  // With more than `enough` of them the rest may be left out.
  const std::vector<SearchText>& of_task(const OutlineRow& task, size_t enough = SIZE_MAX);
  // With what stands below it.
  const std::vector<SearchText>& of_record(const LedgerShelf& shelf, RecordId record);
  // Of whatever has a row; null: it is neither a task nor in a ledger any more.
  const std::vector<SearchText>* of(RecordId record, size_t enough = SIZE_MAX);

 private:
  void begin();
  void add_fields(const Template& form, const Record& record, std::string_view title,
                  size_t enough = SIZE_MAX);
  void add(std::string_view text, bool is_title = false, bool repeats = false);
  void add_department(const std::string& key);
  void keep(std::string text, bool repeats, bool is_title = false);

  const OpenRegister& open_;
  std::vector<SearchText> texts_;
  std::vector<std::string> kept_;
};

}  // namespace taizhang
