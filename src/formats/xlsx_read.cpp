#include "formats/xlsx_read.h"

#include <algorithm>

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

FileResult<std::vector<SheetCells>> read_xlsx(std::string_view bytes, const SheetCaps& caps) {
  FileResult<ZipArchive> archive = open_office_file(bytes, caps.zip);
  if (!archive) return std::unexpected(archive.error());
  const FileResult<OfficeFile> file = look_into(*archive);
  if (!file) return std::unexpected(file.error());
  if (file->sort == FileSort::Word) return refuse_file(FileFault::WordDocument);
  if (file->sort == FileSort::Other) return refuse_file(FileFault::NotASpreadsheet);

  XmlPart workbook;
  if (const auto read = read_part(*archive, file->main_part, workbook); !read)
    return std::unexpected(read.error());
  const FileResult<std::vector<Relation>> relations = relations_of(*archive, file->main_part);
  if (!relations) return std::unexpected(relations.error());
  FileResult<CellContext> context = read_context(*archive, *relations, workbook.root(), caps);
  if (!context) return std::unexpected(context.error());

  std::vector<SheetCells> sheets;
  for (const pugi::xml_node one : child_named(workbook.root(), "sheets").children()) {
    const std::string_view id = attribute_of(one, "id");
    const auto relation = std::ranges::find(*relations, id, &Relation::id);
    if (relation == relations->end() || relation->type != "worksheet") continue;
    if (sheets.size() == caps.sheets)
      return refuse_file(FileFault::TooLarge, " " + std::to_string(caps.sheets) + " 张工作表");
    XmlPart xml;
    if (const auto read = read_part(*archive, relation->target, xml); !read)
      return std::unexpected(read.error());
    const std::string_view state = attribute_of(one, "state");
    SheetCells sheet;
    sheet.name = read_cell_text(attribute_of(one, "name"));
    sheet.hidden = state == "hidden" || state == "veryHidden";
    if (const auto read = read_cells(xml.root(), caps, *context, sheet); !read)
      return std::unexpected(read.error());
    sheets.push_back(std::move(sheet));
  }
  const bool empty =
      std::ranges::all_of(sheets, [](const SheetCells& one) { return one.rows.empty(); });
  if (empty) return refuse_file(FileFault::NoSheet);
  return sheets;
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
