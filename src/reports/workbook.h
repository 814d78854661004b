#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "reports/document.h"

namespace taizhang {

// Tables on their way to a spreadsheet file, as plain values. Nothing here knows the file's form.

// What the cells of a column are. A cell that is not what its column says stays text, as does a
// number that a spreadsheet could not hold digit for digit (more than 15 digits, a leading zero).
enum class SheetKind {
  Text,
  Integer,  // "-12"
  Decimal,  // "3.50"
  Date,     // "2026-03-05"
};

// Cells whose whole text is `word` are filled with `colour` (0xRRGGBB).
struct SheetColour {
  std::string word = {};
  uint32_t colour = 0;
  bool operator==(const SheetColour&) const = default;
};

struct SheetColumn {
  std::string header = {};
  std::string head = {};  // above it and its neighbours with the same one; empty: the header alone
  double width = 12;      // in characters of the body's font, half a Chinese character each
  SheetKind kind = SheetKind::Text;
  std::vector<std::string> options = {};  // offered as a list; empty: anything may be typed
  bool only_options = true;               // others than `options` are refused there
  std::vector<SheetColour> colours = {};
  bool operator==(const SheetColumn&) const = default;
};

struct SheetRow {
  std::vector<std::string> cells = {};  // by column; missing ones are empty
  // What a file that comes back is matched by, in two hidden columns behind the last one. A sheet
  // in which no row has either has no such columns.
  std::string id = {};
  std::string digest = {};
  bool heading = false;  // a part's heading: its first cell across all columns
  bool operator==(const SheetRow&) const = default;
};

// All columns on one page, the header on every page.
struct Sheet {
  std::string name = {};                 // made one that spreadsheets allow
  std::vector<std::string> titles = {};  // rows above the header, each across all columns
  std::vector<SheetColumn> columns = {};
  std::vector<SheetRow> rows = {};
  Paper paper = Paper::A4Landscape;
  bool operator==(const Sheet&) const = default;
};

struct Workbook {
  std::vector<Sheet> sheets = {};
  std::string title = {};
  std::string author = {};
  std::string created = {};  // "2026-11-27T09:30:00Z"; empty: not said
  bool operator==(const Workbook&) const = default;
};

// What the two hidden columns are headed with.
inline constexpr std::string_view kIdHeader = "记录编号（请勿改动）";
inline constexpr std::string_view kDigestHeader = "校验码（请勿改动）";

}  // namespace taizhang
