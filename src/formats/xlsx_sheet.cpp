#include "formats/xlsx_sheet.h"

#include <algorithm>

#include "base/date.h"
#include "base/text.h"
#include "formats/xlsx_styles.h"
#include "formats/xlsx_text.h"

namespace taizhang {
namespace {

constexpr std::string_view kBegin =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">)";
constexpr size_t kRowsToCome = 200;  // rows below the last one that lists and colours hold for too

// A number that a spreadsheet holds digit for digit.
bool is_exact_number(std::string_view text, bool decimal) {
  constexpr size_t kMostDigits = 15;
  if (text.starts_with('-')) text.remove_prefix(1);
  const size_t point = decimal ? std::min(text.find('.'), text.size()) : text.size();
  const std::string_view whole = text.substr(0, point);
  const std::string_view rest = point < text.size() ? text.substr(point + 1) : std::string_view();
  const auto digits = [](std::string_view part) {
    return std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  };
  return !whole.empty() && digits(whole) && digits(rest) &&
         (point == text.size() || !rest.empty()) && whole.size() + rest.size() <= kMostDigits &&
         (whole.size() == 1 || whole.front() != '0');
}

CellStyle style_of_text(std::string_view text) {
  constexpr size_t kLongestTextFormat = 255;
  if (text.size() > kLongestTextFormat && count_code_points(text) > kLongestTextFormat)
    return CellStyle::LongText;
  const bool formula = !text.empty() && std::string_view("=+-@").contains(text.front());
  return formula ? CellStyle::Formula : CellStyle::Text;
}

// What stands in the upper one of two rows of names.
std::string_view head_of(const SheetColumn& column) {
  return column.head.empty() ? column.header : column.head;
}

// Writes the rows of one sheet.
class RowWriter {
 public:
  RowWriter(const Sheet& sheet, const SheetShape& shape, SharedTexts& texts)
      : sheet_(sheet), shape_(shape), texts_(texts) {
    for (size_t i = 0; i < shape.columns; ++i) letters_.push_back(column_letters(i));
  }

  std::string write() {
    for (size_t i = 0; i < sheet_.titles.size(); ++i)
      add_wide(i == 0 ? CellStyle::Title : CellStyle::Subtitle, sheet_.titles[i], i == 0);
    if (shape_.header_rows == 2) {
      begin_row("");
      for (size_t i = 0; i < shape_.columns; ++i)
        add_text(i, CellStyle::Header, i < sheet_.columns.size() ? head_of(sheet_.columns[i]) : "");
      end_row();
    }
    begin_row("");
    for (size_t i = 0; i < sheet_.columns.size(); ++i)
      add_text(i, CellStyle::Header,
               shape_.header_rows == 2 && sheet_.columns[i].head.empty()
                   ? std::string_view()
                   : std::string_view(sheet_.columns[i].header));
    if (shape_.has_hidden) {
      add_text(sheet_.columns.size(), CellStyle::Header, kIdHeader);
      add_text(sheet_.columns.size() + 1, CellStyle::Header, kDigestHeader);
    }
    end_row();
    for (const SheetRow& row : sheet_.rows) add(row);
    return std::move(out_);
  }

 private:
  void add(const SheetRow& row) {
    if (row.heading) {
      add_wide(CellStyle::Heading, row.cells.empty() ? std::string_view() : row.cells.front(),
               false);
      return;
    }
    begin_row("");
    static constexpr std::string_view kNone;
    for (size_t i = 0; i < sheet_.columns.size(); ++i)
      add_cell(i, sheet_.columns[i].kind, i < row.cells.size() ? row.cells[i] : kNone);
    if (shape_.has_hidden) {
      add_text(sheet_.columns.size(), CellStyle::Text, row.id);
      add_text(sheet_.columns.size() + 1, CellStyle::Text, row.digest);
    }
    end_row();
  }

  // A row of one text across all columns that are seen.
  void add_wide(CellStyle style, std::string_view text, bool tall) {
    begin_row(tall ? " ht=\"34\" customHeight=\"1\"" : "");
    add_text(0, style, text);
    for (size_t i = 1; i < sheet_.columns.size(); ++i) add_text(i, style, "");
    end_row();
  }

  void begin_row(std::string_view more) {
    row_ = std::to_string(++rows_);
    out_ += "<row r=\"";
    out_ += row_;
    out_ += '"';
    out_ += more;
    out_ += '>';
  }
  void end_row() { out_ += "</row>"; }

  void begin_cell(size_t column, CellStyle style) {
    out_ += "<c r=\"";
    out_ += letters_[column];
    out_ += row_;
    out_ += "\" s=\"";
    const int number = static_cast<int>(style);
    if (number >= 10) out_ += '1';
    out_ += static_cast<char>('0' + number % 10);
    out_ += '"';
  }

  void add_text(size_t column, CellStyle style, std::string_view text) {
    begin_cell(column, style);
    if (text.empty()) {
      out_ += "/>";
      return;
    }
    out_ += " t=\"s\"><v>";
    out_ += std::to_string(texts_.add(text));
    out_ += "</v></c>";
  }

  void add_number(size_t column, CellStyle style, std::string_view digits) {
    begin_cell(column, style);
    out_ += "><v>";
    out_ += digits;
    out_ += "</v></c>";
  }

  void add_cell(size_t column, SheetKind kind, std::string_view text) {
    const auto is_number = [&] { return is_exact_number(text, kind == SheetKind::Decimal); };
    switch (kind) {
      case SheetKind::Text:
        break;
      case SheetKind::Integer:
        if (is_number()) return add_number(column, CellStyle::Integer, text);
        break;
      case SheetKind::Decimal:
        if (is_number()) return add_number(column, CellStyle::Decimal, text);
        break;
      case SheetKind::Date:
        if (const std::optional<Date> date = parse_date(text)) {
          if (const std::optional<int> day = excel_day(*date))
            return add_number(column, CellStyle::Date, std::to_string(*day));
        }
        break;
    }
    add_text(column, style_of_text(text), text);
  }

  const Sheet& sheet_;
  const SheetShape& shape_;
  SharedTexts& texts_;
  std::vector<std::string> letters_;
  std::string out_;
  std::string row_;
  size_t rows_ = 0;
};

std::string range_of(SheetPlace from, SheetPlace to) { return to_text(from) + ':' + to_text(to); }

std::string view_xml(const SheetShape& shape) {
  const std::string below = to_text(SheetPlace{shape.header_row + 1, 0});
  return join(
      {"<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView "
       "workbookViewId=\"0\"><pane ySplit=\"",
       std::to_string(shape.header_row + 1), "\" topLeftCell=\"", below,
       "\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\" "
       "activeCell=\"",
       below, "\" sqref=\"", below,
       "\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"18\"/>"});
}

// One digit behind the point; no sheet has columns wider than 255.
std::string width_text(double width) {
  const int tenths = static_cast<int>(std::clamp(width, 0.0, 255.0) * 10 + 0.5);
  return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

std::string columns_xml(const Sheet& sheet, const SheetShape& shape) {
  if (shape.columns == 0) return "";
  std::string out = "<cols>";
  for (size_t i = 0; i < shape.columns; ++i) {
    const std::string number = std::to_string(i + 1);
    const bool hidden = i >= sheet.columns.size();
    append(out, {"<col min=\"", number, "\" max=\"", number, "\" width=\"",
                 width_text(hidden ? 12 : sheet.columns[i].width), "\" customWidth=\"1\"",
                 hidden ? " hidden=\"1\"/>" : "/>"});
  }
  return out + "</cols>";
}

std::string merges_xml(const Sheet& sheet, const SheetShape& shape) {
  if (sheet.columns.size() < 2) return "";
  std::string out;
  size_t count = 0;
  const auto merge_range = [&](SheetPlace from, SheetPlace to) {
    append(out, {"<mergeCell ref=\"", range_of(from, to), "\"/>"});
    ++count;
  };
  const auto merge = [&](size_t row) { merge_range({row, 0}, {row, sheet.columns.size() - 1}); };
  for (size_t i = 0; i < sheet.titles.size(); ++i) merge(i);
  const size_t row = shape.header_row;
  for (size_t i = 0; shape.header_rows == 2 && i < sheet.columns.size(); ++i) {
    const std::string& head = sheet.columns[i].head;
    size_t last = i;
    while (!head.empty() && last + 1 < sheet.columns.size() && sheet.columns[last + 1].head == head)
      ++last;
    if (head.empty())
      merge_range({row - 1, i}, {row, i});
    else if (last > i)
      merge_range({row - 1, i}, {row - 1, last});
    i = last;
  }
  for (size_t i = 0; i < sheet.rows.size(); ++i)
    if (sheet.rows[i].heading) merge(shape.header_row + 1 + i);
  if (count == 0) return "";
  return join({"<mergeCells count=\"", std::to_string(count), "\">", out, "</mergeCells>"});
}

std::string column_range(const SheetShape& shape, size_t column) {
  return range_of({shape.header_row + 1, column}, {shape.last_row + kRowsToCome, column});
}

std::string colours_xml(const Sheet& sheet, const SheetShape& shape,
                        std::vector<uint32_t>& colours) {
  std::string out;
  size_t priority = 0;
  for (size_t i = 0; i < sheet.columns.size(); ++i) {
    if (sheet.columns[i].colours.empty()) continue;
    append(out, {"<conditionalFormatting sqref=\"", column_range(shape, i), "\">"});
    for (const SheetColour& one : sheet.columns[i].colours) {
      auto at = std::ranges::find(colours, one.colour);
      if (at == colours.end()) at = colours.insert(at, one.colour);
      append(out,
             {"<cfRule type=\"cellIs\" dxfId=\"", std::to_string(at - colours.begin()),
              "\" priority=\"", std::to_string(++priority), "\" operator=\"equal\"><formula>"});
      append_cell_text(out, join({"\"", replace_all(one.word, "\"", "\"\""), "\""}));
      out += "</formula></cfRule>";
    }
    out += "</conditionalFormatting>";
  }
  return out;
}

// The list in place, or where it stands on the hidden sheet.
std::string list_of(const SheetColumn& column, WorkbookParts& parts) {
  constexpr size_t kLongestInPlace = 255;
  std::string joined;
  bool in_place = true;
  for (const std::string& option : column.options) {
    if (!joined.empty()) joined += ',';
    joined += option;
    in_place =
        in_place && option.find_first_of(",\"\r\n") == std::string::npos && trim(option) == option;
  }
  if (in_place && count_code_points(joined) <= kLongestInPlace) return join({"\"", joined, "\""});
  const auto same = std::ranges::find_if(parts.long_lists, [&](std::span<const std::string> list) {
    return std::ranges::equal(list, column.options);
  });
  const std::string letters = column_letters(static_cast<size_t>(same - parts.long_lists.begin()));
  if (same == parts.long_lists.end()) parts.long_lists.emplace_back(column.options);
  return join({"'", kOptionsSheet, "'!$", letters, "$1:$", letters, "$",
               std::to_string(column.options.size())});
}

std::string lists_xml(const Sheet& sheet, const SheetShape& shape, WorkbookParts& parts) {
  std::string out;
  size_t count = 0;
  for (size_t i = 0; i < sheet.columns.size(); ++i) {
    const SheetColumn& column = sheet.columns[i];
    if (column.options.empty()) continue;
    out += "<dataValidation type=\"list\" allowBlank=\"1\" ";
    if (column.only_options)
      out +=
          "showErrorMessage=\"1\" errorTitle=\"请从列表中选择\" "
          "error=\"这一栏只能填列表中的内容。\" ";
    append(out, {"sqref=\"", column_range(shape, i), "\"><formula1>"});
    append_cell_text(out, list_of(column, parts));
    out += "</formula1></dataValidation>";
    ++count;
  }
  if (count == 0) return "";
  return join(
      {"<dataValidations count=\"", std::to_string(count), "\">", out, "</dataValidations>"});
}

std::string print_xml(Paper paper) {
  const std::string_view number = paper == Paper::A3Landscape ? "8" : "9";
  const std::string_view side = paper == Paper::A4 ? "portrait" : "landscape";
  return join(
      {"<printOptions horizontalCentered=\"1\"/><pageMargins left=\"0.5\" right=\"0.5\" "
       "top=\"0.6\" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"",
       number, "\" orientation=\"", side,
       "\" fitToHeight=\"0\"/><headerFooter><oddFooter>&amp;C第 "
       "&amp;P 页，共 &amp;N 页</oddFooter></headerFooter></worksheet>"});
}

}  // namespace

size_t SharedTexts::add(std::string_view text) {
  ++uses_;
  const auto [place, is_new] = places_.try_emplace(text, texts_.size());
  if (is_new) texts_.push_back(text);
  return place->second;
}

std::string SharedTexts::xml() const {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"";
  append(out, {std::to_string(uses_), "\" uniqueCount=\"", std::to_string(texts_.size()), "\">"});
  for (const std::string_view text : texts_) {
    const bool spaced = trim(text).size() != text.size();
    out += spaced ? "<si><t xml:space=\"preserve\">" : "<si><t>";
    append_cell_text(out, text);
    out += "</t></si>";
  }
  return out + "</sst>";
}

SheetShape shape_of(const Sheet& sheet) {
  const bool hidden = std::ranges::any_of(
      sheet.rows, [](const SheetRow& row) { return !row.id.empty() || !row.digest.empty(); });
  const size_t above = std::ranges::any_of(
      sheet.columns, [](const SheetColumn& column) { return !column.head.empty(); });
  return {.header_row = sheet.titles.size() + above,
          .header_rows = 1 + above,
          .columns = sheet.columns.size() + (hidden ? 2 : 0),
          .last_row = sheet.titles.size() + above + sheet.rows.size(),
          .has_hidden = hidden};
}

std::string sheet_xml(const Sheet& sheet, WorkbookParts& parts) {
  const SheetShape shape = shape_of(sheet);
  std::string out(kBegin);
  out += view_xml(shape);
  out += columns_xml(sheet, shape);
  out += "<sheetData>";
  out += RowWriter(sheet, shape, parts.texts).write();
  out += "</sheetData>";
  if (!sheet.columns.empty()) {
    append(out,
           {"<autoFilter ref=\"",
            range_of({shape.header_row, 0}, {shape.last_row, sheet.columns.size() - 1}), "\"/>"});
  }
  out += merges_xml(sheet, shape);
  out += colours_xml(sheet, shape, parts.colours);
  out += lists_xml(sheet, shape, parts);
  return out + print_xml(sheet.paper);
}

std::string options_xml(WorkbookParts& parts) {
  size_t rows = 0;
  for (const auto& list : parts.long_lists) rows = std::max(rows, list.size());
  std::string out(kBegin);
  out += "<sheetData>";
  for (size_t row = 0; row < rows; ++row) {
    append(out, {"<row r=\"", std::to_string(row + 1), "\">"});
    for (size_t column = 0; column < parts.long_lists.size(); ++column) {
      if (row >= parts.long_lists[column].size()) continue;
      append(out, {"<c r=\"", to_text(SheetPlace{row, column}), "\" t=\"s\"><v>",
                   std::to_string(parts.texts.add(parts.long_lists[column][row])), "</v></c>"});
    }
    out += "</row>";
  }
  return out + "</sheetData></worksheet>";
}

}  // namespace taizhang
