#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reports/workbook.h"

namespace taizhang {

// The texts of a workbook, each once. REQUIRES: what is added outlives them, as it does in all of
// this header: they point into the workbook.
class SharedTexts {
 public:
  size_t add(std::string_view text);
  std::string xml() const;

 private:
  std::unordered_map<std::string_view, size_t> places_;
  std::vector<std::string_view> texts_;
  size_t uses_ = 0;
};

// What sheets of one workbook share.
struct WorkbookParts {
  SharedTexts texts;
  std::vector<uint32_t> colours;  // of conditional formats, by the number of their fill
  std::vector<std::span<const std::string>> long_lists;  // the columns of the hidden sheet
};

// Where a sheet's header stands, from 0, and what it covers.
struct SheetShape {
  size_t header_row = 0;   // the last one of names
  size_t header_rows = 1;  // 2: with heads above
  size_t columns = 0;      // the hidden ones too
  size_t last_row = 0;     // the header's own when there are no others
  bool has_hidden = false;
};
SheetShape shape_of(const Sheet& sheet);

// The name of the hidden sheet that holds lists of options.
inline constexpr std::string_view kOptionsSheet = "选项";

std::string sheet_xml(const Sheet& sheet, WorkbookParts& parts);
std::string options_xml(WorkbookParts& parts);

}  // namespace taizhang
