#include "formats/xlsx_read.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "formats/office_package.h"
#include "formats/xlsx_cells.h"
#include "formats/xlsx_text.h"

namespace taizhang {
namespace {

FileResult<CellContext> read_context(ZipArchive& archive, const std::vector<Relation>& relations,
                                     pugi::xml_node workbook, const SheetCaps& caps) {
  CellContext context;
  context.from_1904 = is_set(child_named(workbook, "workbookPr"), "date1904");
  FileResult<void> read = read_related(
      archive, relations, "sharedStrings", [&](pugi::xml_node root) -> FileResult<void> {
        FileResult<std::vector<std::string>> texts = read_texts(root, caps);
        if (!texts) return std::unexpected(texts.error());
        context.texts = std::move(*texts);
        return {};
      });
  if (!read) return std::unexpected(read.error());
  read = read_related(archive, relations, "styles", [&](pugi::xml_node root) -> FileResult<void> {
    context.formats = read_formats(root);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  return context;
}

}  // namespace

struct SlowSheets::Parts {
  ZipArchive archive;
  SheetCaps caps;
  XmlPart workbook;
  std::vector<Relation> relations;
  std::optional<CellContext> context;
  pugi::xml_node next;           // sheet
  size_t begun = 0, all = 0;     // of what the workbook lists
  std::optional<XmlPart> sheet;  // that is read
  RowsLeft rows;
  size_t its_rows = 0;
  std::vector<SheetCells> sheets;
  FileResult<void> read;  // so far

  FileResult<void> begin(std::string_view bytes);
  FileResult<void> begin_sheet(pugi::xml_node one);
  FileResult<void> go_on();
};

FileResult<void> SlowSheets::Parts::begin(std::string_view bytes) {
  FileResult<ZipArchive> opened = open_office_file(bytes, caps.zip);
  if (!opened) return std::unexpected(opened.error());
  archive = *std::move(opened);
  const FileResult<OfficeFile> file = look_into(archive);
  if (!file) return std::unexpected(file.error());
  if (file->sort == FileSort::Word) return refuse_file(FileFault::WordDocument);
  if (file->sort == FileSort::Other) return refuse_file(FileFault::NotASpreadsheet);
  if (const auto part = read_part(archive, file->main_part, workbook); !part) return part;
  FileResult<std::vector<Relation>> found = relations_of(archive, file->main_part);
  if (!found) return std::unexpected(found.error());
  relations = *std::move(found);
  const pugi::xml_node list = child_named(workbook.root(), "sheets");
  next = list.first_child();
  all = static_cast<size_t>(std::distance(list.begin(), list.end()));
  return {};
}

FileResult<void> SlowSheets::Parts::begin_sheet(pugi::xml_node one) {
  const std::string_view id = attribute_of(one, "id");
  const auto relation = std::ranges::find(relations, id, &Relation::id);
  if (relation == relations.end() || relation->type != "worksheet") return {};
  if (sheets.size() == caps.sheets)
    return refuse_file(FileFault::TooLarge, " " + std::to_string(caps.sheets) + " 张工作表");
  if (const auto part = read_part(archive, relation->target, sheet.emplace()); !part) return part;
  const std::string_view state = attribute_of(one, "state");
  SheetCells& cells = sheets.emplace_back();
  cells.name = read_cell_text(attribute_of(one, "name"));
  cells.hidden = state == "hidden" || state == "veryHidden";
  const pugi::xml_node data = child_named(sheet->root(), "sheetData");
  rows = {data.first_child()};
  its_rows = static_cast<size_t>(std::distance(data.begin(), data.end()));
  return {};
}

FileResult<void> SlowSheets::Parts::go_on() {
  constexpr size_t kRows = 1000;
  if (!context) {
    FileResult<CellContext> got = read_context(archive, relations, workbook.root(), caps);
    if (!got) return std::unexpected(got.error());
    context = *std::move(got);
    return {};
  }
  if (!sheet) {
    ++begun;
    return begin_sheet(std::exchange(next, next.next_sibling()));
  }
  if (rows.next) return read_rows(rows, kRows, caps, *context, sheets.back());
  const FileResult<void> rest = finish_cells(sheet->root(), caps, *context, sheets.back());
  sheet.reset();
  return rest;
}

SlowSheets::SlowSheets(std::string_view bytes, const SheetCaps& caps)
    : parts_(std::make_unique<Parts>()) {
  parts_->caps = caps;
  parts_->read = parts_->begin(bytes);
}

SlowSheets::~SlowSheets() = default;

bool SlowSheets::advance() {
  Parts& at = *parts_;
  const auto is_left = [&] { return at.read && (!at.context || at.next || at.sheet); };
  if (is_left()) at.read = at.go_on();
  return is_left();
}

// Of each sheet, unpacking is half of the work.
int SlowSheets::per_cent() const {
  constexpr size_t kTexts = 20, kSheets = 79;
  const Parts& at = *parts_;
  if (!at.context) return 0;
  size_t done = 200 * at.begun;
  if (at.sheet) done -= 100 - std::min<size_t>(100, 100 * at.rows.row / (at.its_rows + 1));
  return static_cast<int>(kTexts + kSheets * done / (200 * at.all + 1));
}

FileResult<std::vector<SheetCells>> SlowSheets::finish() {
  if (!parts_->read) return std::unexpected(parts_->read.error());
  const bool empty =
      std::ranges::all_of(parts_->sheets, [](const SheetCells& one) { return one.rows.empty(); });
  if (empty) return refuse_file(FileFault::NoSheet);
  return std::move(parts_->sheets);
}

FileResult<std::vector<SheetCells>> read_xlsx(std::string_view bytes, const SheetCaps& caps) {
  SlowSheets slow(bytes, caps);
  while (slow.advance()) {
  }
  return slow.finish();
}

SheetCells sheet_of(const TableCells& cells) {
  SheetCells sheet;
  for (const std::vector<std::string>& row : cells) {
    sheet.rows.emplace_back();
    for (const std::string& text : row) sheet.rows.back().push_back({text, CellKind::Text});
  }
  return sheet;
}

}  // namespace taizhang
