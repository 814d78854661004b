#include "formats/xlsx_write.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "formats/xlsx_styles.h"
#include "formats/xlsx_text.h"

namespace taizhang {
namespace {

constexpr std::string_view kXml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view kRelations =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006";
constexpr std::string_view kParts = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

std::string escaped(std::string_view text) {
  std::string out;
  append_cell_text(out, text);
  return out;
}

// A name that spreadsheets allow, and that none of `taken` has: at most 31 characters, none of them
// []:*?/\, no apostrophe at its ends.
std::string sheet_name(std::string_view wanted, const std::vector<std::string>& taken) {
  constexpr size_t kLongest = 31, kRoomForNumber = 26;
  std::string name;
  size_t units = 0;
  for (size_t at = 0; at < wanted.size();) {
    const CodePoint c = code_point_at(wanted, at);
    at += c.bytes;
    units += c.value > 0xFFFF ? 2 : 1;
    if (units > kLongest) break;
    const bool refused =
        c.value < 0x20 ||
        (c.value < 0x80 && std::string_view("[]:*?/\\'").contains(static_cast<char>(c.value)));
    append_utf8(name, refused ? U' ' : c.value);
  }
  name = trim(name);
  if (name.empty()) name = "工作表";
  const auto is_taken = [&](std::string_view one) {
    return one == kOptionsSheet || std::ranges::contains(taken, folded(std::string(one)));
  };
  std::string result = name;
  for (size_t number = 2; is_taken(result); ++number) {
    while (count_code_points(name) > kRoomForNumber) {
      while ((name.back() & 0xC0) == 0x80) name.pop_back();
      name.pop_back();
    }
    result = name + " (" + std::to_string(number) + ")";
  }
  return result;
}

std::vector<std::string> sheet_names(const Workbook& workbook) {
  std::vector<std::string> names, taken;
  for (const Sheet& sheet : workbook.sheets) {
    names.push_back(sheet_name(sheet.name, taken));
    taken.push_back(folded(names.back()));
  }
  return names;
}

// The header on every page, and the name by which the filter's range is known.
std::string names_xml(const Workbook& workbook, const std::vector<std::string>& names) {
  std::string filters, titles;
  for (size_t i = 0; i < workbook.sheets.size(); ++i) {
    const Sheet& sheet = workbook.sheets[i];
    if (sheet.columns.empty()) continue;
    const SheetShape shape = shape_of(sheet);
    const std::string header = std::to_string(shape.header_row + 1);
    const std::string name = join({"'", escaped(names[i]), "'!"}), at = std::to_string(i);
    append(filters,
           {"<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"", at, "\" hidden=\"1\">",
            name, "$A$", header, ":$", column_letters(sheet.columns.size() - 1), "$",
            std::to_string(shape.last_row + 1), "</definedName>"});
    append(titles, {"<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"", at, "\">", name,
                    "$", std::to_string(shape.header_row + 2 - shape.header_rows), ":$", header,
                    "</definedName>"});
  }
  return filters.empty() ? "" : join({"<definedNames>", filters, titles, "</definedNames>"});
}

std::string workbook_xml(const Workbook& workbook, const std::vector<std::string>& names,
                         bool options) {
  std::string out = join({kXml, "<workbook xmlns=\"", kMain, "\" xmlns:r=\"", kRelations,
                          "\"><bookViews><workbookView activeTab=\"0\"/></bookViews><sheets>"});
  for (size_t i = 0; i < names.size(); ++i) {
    const std::string id = std::to_string(i + 1);
    append(out,
           {"<sheet name=\"", escaped(names[i]), "\" sheetId=\"", id, "\" r:id=\"rId", id, "\"/>"});
  }
  if (options) {
    const std::string id = std::to_string(names.size() + 1);
    append(out, {"<sheet name=\"", kOptionsSheet, "\" sheetId=\"", id,
                 "\" state=\"hidden\" r:id=\"rId", id, "\"/>"});
  }
  return join({out, "</sheets>", names_xml(workbook, names), "</workbook>"});
}

std::string relation(std::string_view id, std::string_view type, std::string_view target) {
  return join({"<Relationship Id=\"", id, "\" Type=\"", type, "\" Target=\"", target, "\"/>"});
}

std::string relations_xml(std::string_view relations) {
  return join({kXml, "<Relationships xmlns=\"", kPackage, "/relationships\">", relations,
               "</Relationships>"});
}

std::string workbook_relations(size_t sheets) {
  std::string out;
  for (size_t i = 1; i <= sheets; ++i) {
    const std::string number = std::to_string(i);
    out += relation(join({"rId", number}), join({kRelations, "/worksheet"}),
                    join({"worksheets/sheet", number, ".xml"}));
  }
  out += relation("styles", join({kRelations, "/styles"}), "styles.xml");
  out += relation("texts", join({kRelations, "/sharedStrings"}), "sharedStrings.xml");
  return relations_xml(out);
}

std::string content_types(size_t sheets) {
  std::string out =
      join({kXml, "<Types xmlns=\"", kPackage,
            "/content-types\"><Default Extension=\"rels\" ContentType=\"application/"
            "vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" "
            "ContentType=\"application/xml\"/><Override PartName=\"/docProps/core.xml\" "
            "ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"});
  const auto add = [&](std::string_view part, std::string_view type) {
    append(out,
           {"<Override PartName=\"/xl/", part, ".xml\" ContentType=\"", kParts, type, "+xml\"/>"});
  };
  add("workbook", "sheet.main");
  add("styles", "styles");
  add("sharedStrings", "sharedStrings");
  for (size_t i = 1; i <= sheets; ++i) add("worksheets/sheet" + std::to_string(i), "worksheet");
  return out + "</Types>";
}

std::string properties_xml(const Workbook& workbook) {
  std::string out =
      join({kXml, "<cp:coreProperties xmlns:cp=\"", kPackage,
            "/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
            "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
            "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">",
            "<dc:title>", escaped(workbook.title), "</dc:title><dc:creator>",
            escaped(workbook.author), "</dc:creator>"});
  if (!workbook.created.empty()) {
    append(out, {"<dcterms:created xsi:type=\"dcterms:W3CDTF\">", escaped(workbook.created),
                 "</dcterms:created>"});
  }
  return out + "</cp:coreProperties>";
}

// All parts of the file but those of sheets, which are `sheets`.
std::vector<ZipPart> parts_around(const Workbook& workbook, const WorkbookParts& shared,
                                  size_t sheets) {
  const bool options = !shared.long_lists.empty();
  return {
      {"[Content_Types].xml", content_types(sheets)},
      {"_rels/.rels",
       relations_xml(relation("rId1", join({kRelations, "/officeDocument"}), "xl/workbook.xml") +
                     relation("rId2", join({kPackage, "/relationships/metadata/core-properties"}),
                              "docProps/core.xml"))},
      {"docProps/core.xml", properties_xml(workbook)},
      {"xl/workbook.xml", workbook_xml(workbook, sheet_names(workbook), options)},
      {"xl/_rels/workbook.xml.rels", workbook_relations(sheets)},
      {"xl/styles.xml", styles_xml(shared.colours)},
      {"xl/sharedStrings.xml", shared.texts.xml()},
  };
}

}  // namespace

bool SlowBook::advance() {
  if (sheets_.size() < workbook_.sheets.size()) {
    sheets_.push_back(sheet_xml(workbook_.sheets[sheets_.size()], shared_));
  } else if (parts_.empty()) {
    if (!shared_.long_lists.empty()) sheets_.push_back(options_xml(shared_));
    parts_ = parts_around(workbook_, shared_, sheets_.size());
    for (size_t i = 0; i < sheets_.size(); ++i)
      parts_.push_back(
          {"xl/worksheets/sheet" + std::to_string(i + 1) + ".xml", std::move(sheets_[i])});
  } else {
    zip_.add(parts_[packed_++]);
  }
  return parts_.empty() || packed_ < parts_.size();
}

int SlowBook::per_cent() const {
  constexpr size_t kHalf = 50;
  const size_t done = parts_.empty() ? kHalf * sheets_.size() / (workbook_.sheets.size() + 1)
                                     : kHalf + kHalf * packed_ / parts_.size();
  return static_cast<int>(done);
}

std::string to_xlsx(const Workbook& workbook) {
  SlowBook slow(workbook);
  while (slow.advance()) {
  }
  return slow.finish();
}

}  // namespace taizhang
