#include "formats/xlsx_cells.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "base/text.h"
#include "formats/xlsx_text.h"

namespace taizhang {
namespace {

std::unexpected<FileError> too_many(size_t cap, std::string_view what) {
  return refuse_file(FileFault::TooLarge, " " + std::to_string(cap) + " " + std::string(what));
}

// Of plain and of rich text, without how it is said aloud.
std::string text_in(pugi::xml_node item) {
  std::string text;
  for (const pugi::xml_node child : item.children()) {
    const std::string_view name = local_name(child);
    if (name == "t") text += child.child_value();
    if (name == "r") text += child_named(child, "t").child_value();
  }
  return read_cell_text(text);
}

class CellReader {
 public:
  CellReader(const SheetCaps& caps, CellContext& context, SheetCells& sheet)
      : caps_(caps), context_(context), sheet_(sheet) {}

  FileResult<void> read_rows(RowsLeft& left, size_t most) {
    for (; left.next && most > 0; left.next = left.next.next_sibling(), --most) {
      if (local_name(left.next) != "row") continue;
      const std::optional<size_t> number = whole_number(attribute_of(left.next, "r"));
      if (number && *number > 0) left.row = *number - 1;
      if (left.row >= kMostRows) return refuse_file(FileFault::Damaged);
      if (const FileResult<void> read = read_row(left.next, left.row); !read) return read;
      ++left.row;
    }
    return {};
  }

 private:
  FileResult<void> read_row(pugi::xml_node one, size_t row) {
    size_t column = 0;
    for (const pugi::xml_node cell : one.children()) {
      if (local_name(cell) != "c") continue;
      if (const auto place = parse_place(attribute_of(cell, "r"))) column = place->column;
      if (column >= kMostColumns) return refuse_file(FileFault::Damaged);
      FileResult<SheetCell> read = read_cell(cell);
      if (!read) return std::unexpected(read.error());
      if (read->text.size() > caps_.text_bytes) return too_many(caps_.text_bytes, "字节的单元格");
      if (!read->text.empty() && !put(row, column, std::move(*read)))
        return too_many(caps_.cells, "个单元格");
      ++column;
    }
    return {};
  }

  FileResult<SheetCell> read_cell(pugi::xml_node cell) {
    const std::string_view type = attribute_of(cell, "t");
    if (type == "inlineStr") return SheetCell{text_in(child_named(cell, "is")), CellKind::Text};
    const pugi::xml_node value = child_named(cell, "v");
    const std::string_view text = value.child_value();
    if (text.empty()) {
      if (type != "str" && child_named(cell, "f")) ++sheet_.uncounted;
      return SheetCell{};
    }
    if (type == "s") {
      const std::optional<size_t> number = whole_number(trim(text));
      if (!number || *number >= context_.texts.size()) return refuse_file(FileFault::Damaged);
      return SheetCell{context_.texts[*number], CellKind::Text};
    }
    if (type == "str") return SheetCell{read_cell_text(text), CellKind::Text};
    if (type == "b") return SheetCell{trim(text) == "1" ? "TRUE" : "FALSE", CellKind::YesNo};
    if (type == "e") return SheetCell{read_cell_text(trim(text)), CellKind::Failure};
    if (type == "d") return SheetCell{iso_text(trim(text)), CellKind::Date};
    return number_cell(cell, text);
  }

  SheetCell number_cell(pugi::xml_node cell, std::string_view text) const {
    const size_t style = whole_number(attribute_of(cell, "s")).value_or(0);
    const NumberFormat format =
        style < context_.formats.size() ? context_.formats[style] : NumberFormat{};
    if (const auto date = date_text(text, format, context_.from_1904))
      return {*date, CellKind::Date};
    if (const auto number = plain_number(text, format.percent)) return {*number, CellKind::Number};
    return {read_cell_text(trim(text)), CellKind::Text};
  }

  // 2026-03-05T09:30:00 -> 2026-03-05 09:30
  static std::string iso_text(std::string_view text) {
    std::string out = read_cell_text(text.substr(0, 16));
    if (out.size() < 16 || out[10] != 'T') return out;
    out[10] = ' ';
    return out.ends_with("00:00") ? out.substr(0, 10) : out;
  }

  // False: the caps do not allow it.
  bool put(size_t row, size_t column, SheetCell cell) {
    auto& rows = sheet_.rows;
    if (row >= rows.size()) context_.cells += row + 1 - rows.size();
    if (context_.cells > caps_.cells) return false;
    if (row >= rows.size()) rows.resize(row + 1);
    if (column >= rows[row].size()) context_.cells += column + 1 - rows[row].size();
    if (context_.cells > caps_.cells) return false;
    if (column >= rows[row].size()) rows[row].resize(column + 1);
    rows[row][column] = std::move(cell);
    return true;
  }

  const SheetCaps& caps_;
  CellContext& context_;
  SheetCells& sheet_;
};

size_t width_of(const SheetCells& sheet) {
  size_t width = 0;
  for (const auto& row : sheet.rows) width = std::max(width, row.size());
  return width;
}

// Those that hold something, as far as the sheet goes.
FileResult<void> read_merged(pugi::xml_node list, const SheetCaps& caps, CellContext& context,
                             SheetCells& sheet) {
  const size_t width = width_of(sheet);
  for (const pugi::xml_node one : list.children()) {
    const std::string_view range = attribute_of(one, "ref");
    const size_t colon = range.find(':');
    if (colon == std::string_view::npos) continue;
    const auto from = parse_place(range.substr(0, colon)),
               to = parse_place(range.substr(colon + 1));
    if (!from || !to || from->row >= sheet.rows.size() || from->column >= width) continue;
    if (to->row < from->row || to->column < from->column) continue;
    const MergedCells merged{from->row, from->column, std::min(to->row, sheet.rows.size() - 1),
                             std::min(to->column, width - 1)};
    context.cells +=
        (merged.last_row - merged.first_row + 1) * (merged.last_column - merged.first_column + 1);
    if (context.cells > caps.cells) return too_many(caps.cells, "个单元格");
    sheet.merged.push_back(merged);
  }
  return {};
}

void read_columns(pugi::xml_node columns, SheetCells& sheet) {
  const size_t width = width_of(sheet);
  for (const pugi::xml_node one : columns.children()) {
    const size_t first = whole_number(attribute_of(one, "min")).value_or(0);
    const size_t last = whole_number(attribute_of(one, "max")).value_or(0);
    if (!is_set(one, "hidden") || first == 0) continue;
    for (size_t i = first - 1; i < std::min(last, width); ++i) {
      if (sheet.hidden_columns.empty() || sheet.hidden_columns.back() < i)
        sheet.hidden_columns.push_back(i);
    }
  }
}

}  // namespace

FileResult<std::vector<std::string>> read_texts(pugi::xml_node root, const SheetCaps& caps) {
  std::vector<std::string> texts;
  for (const pugi::xml_node item : root.children()) {
    if (local_name(item) != "si") continue;
    if (texts.size() == caps.texts) return too_many(caps.texts, "段文字");
    texts.push_back(text_in(item));
  }
  return texts;
}

std::vector<NumberFormat> read_formats(pugi::xml_node root) {
  constexpr size_t kMostOwn = 1000, kMostFormats = 70'000;  // Excel allows 250 and 65,490
  std::vector<std::pair<size_t, NumberFormat>> own;
  for (const pugi::xml_node one : child_named(root, "numFmts").children()) {
    const std::optional<size_t> number = whole_number(attribute_of(one, "numFmtId"));
    if (number && own.size() < kMostOwn)
      own.emplace_back(*number, read_number_format(attribute_of(one, "formatCode")));
  }
  std::vector<NumberFormat> formats;
  for (const pugi::xml_node one : child_named(root, "cellXfs").children()) {
    if (formats.size() == kMostFormats) break;
    const size_t number = whole_number(attribute_of(one, "numFmtId")).value_or(0);
    const auto found = std::ranges::find(own, number, [](const auto& pair) { return pair.first; });
    formats.push_back(found != own.end() ? found->second
                                         : built_in_format(static_cast<int>(number)));
  }
  return formats;
}

FileResult<void> read_rows(RowsLeft& left, size_t most, const SheetCaps& caps, CellContext& context,
                           SheetCells& sheet) {
  return CellReader(caps, context, sheet).read_rows(left, most);
}

FileResult<void> finish_cells(pugi::xml_node root, const SheetCaps& caps, CellContext& context,
                              SheetCells& sheet) {
  if (uint64_t{sheet.rows.size()} * width_of(sheet) > caps.cells)
    return too_many(caps.cells, "个单元格");
  read_columns(child_named(root, "cols"), sheet);
  return read_merged(child_named(root, "mergeCells"), caps, context, sheet);
}

}  // namespace taizhang
