#include "formats/docx_write.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/sort.h"
#include "formats/markup.h"
#include "formats/zip.h"

namespace taizhang {
namespace {

using std::string_view;

constexpr string_view kHead = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";
constexpr string_view kWord =
    R"(xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships")";

constexpr string_view kTypes =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/fontTable.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>)";

constexpr string_view kRoot =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>)";

constexpr string_view kRelated =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable" Target="fontTable.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>)";

constexpr string_view kFonts =
    R"(<w:font w:name="方正小标宋_GBK"><w:altName w:val="方正小标宋简体"/></w:font><w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋"/></w:font><w:font w:name="楷体_GB2312"><w:altName w:val="楷体"/></w:font><w:font w:name="黑体"><w:altName w:val="SimHei"/></w:font><w:font w:name="宋体"><w:altName w:val="SimSun"/></w:font></w:fonts>)";

// Sizes of type in half points, of lines and spaces in twentieths of a point.
struct Style {
  string_view id, font;
  int size = 32;
  int line = 560;  // exactly; 0: as the type needs
  int after = 0;
  bool keeps_next = false;
  bool is_set_in = false;      // its first line, by two characters
  string_view alignment = {};  // "center", "right", "both"; empty: left
  int level = -1;              // of a heading
};
constexpr string_view kSong = "方正小标宋_GBK", kFang = "仿宋_GB2312", kHei = "黑体",
                      kKai = "楷体_GB2312";
constexpr Style kStyles[] = {
    {"Title", kSong, 44, 640, 320, true, false, "center"},
    {"Body", kFang, 32, 560, 0, false, true, "both"},
    {"Address", kFang},
    {"Heading", kHei, 32, 560, 0, true, true, {}, 0},
    {"Subheading", kKai, 32, 560, 0, true, true, {}, 1},
    {"Note", kFang, 21, 320},
    {"Signature", kFang, 32, 560, 0, false, false, "right"},
    {"Caption", kHei, 24, 400, 0, true, false, "center"},
    {"Cell", kFang, 21, 0},
    {"CellHeading", kHei, 21, 0, 0, false, false, "center"},
    {"CellCentre", kFang, 21, 0, 0, false, false, "center"},
};

string_view style_of(ParagraphStyle style) {
  switch (style) {
    case ParagraphStyle::Body:
      return "Body";
    case ParagraphStyle::Address:
      return "Address";
    case ParagraphStyle::Heading:
      return "Heading";
    case ParagraphStyle::Subheading:
      return "Subheading";
    case ParagraphStyle::Note:
      return "Note";
    case ParagraphStyle::Signature:
      return "Signature";
  }
}

// A sheet in twentieths of a point.
struct Sheet {
  int width, height, top, bottom, left, right;
  int text_width() const { return width - left - right; }
};
Sheet sheet_of(Paper paper) {
  switch (paper) {
    case Paper::A4:
      return {11906, 16838, 2098, 1984, 1588, 1474};
    case Paper::A4Landscape:
      return {16838, 11906, 1134, 1134, 1021, 1021};
    case Paper::A3Landscape:
      return {23811, 16838, 1134, 1134, 1021, 1021};
  }
}

// As a character of XML 1.0 may stand in a text; the others are left out.
void append_escaped(std::string& out, string_view words) {
  for (const char c : words) {
    if (c == '\t')
      out += ' ';
    else if (static_cast<unsigned char>(c) >= ' ')
      append_markup(out, c);
  }
}

std::string attribute(string_view name, int value) {
  return " w:" + std::string(name) + "=\"" + std::to_string(value) + "\"";
}

struct Body {
  Sheet sheet;
  std::string out;

  void paragraph(string_view style, string_view words, bool keeps_next = false) {
    out.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/>");
    out.append(keeps_next ? "<w:keepNext/></w:pPr><w:r>" : "</w:pPr><w:r>");
    for (bool first = true;; first = false) {
      const size_t end = words.find('\n');
      if (!first) out += "<w:br/>";
      out += "<w:t xml:space=\"preserve\">";
      append_escaped(out, words.substr(0, end));
      out += "</w:t>";
      if (end == string_view::npos) break;
      words.remove_prefix(end + 1);
    }
    out += "</w:r></w:p>";
  }

  void operator()(const Paragraph& one) { paragraph(style_of(one.style), one.text); }
  void operator()(const PageBreak&) { out += "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>"; }
  void operator()(const DocumentTable& table);

 private:
  void cell(const GridCell& place, size_t row, const std::vector<int>& x);
};

void Body::cell(const GridCell& place, size_t row, const std::vector<int>& x) {
  const int columns = static_cast<int>(place.end_column - place.column);
  out += "<w:tc><w:tcPr><w:tcW" + attribute("w", x[place.end_column] - x[place.column]) +
         " w:type=\"dxa\"/>";
  if (columns > 1) out += "<w:gridSpan" + attribute("val", columns) + "/>";
  if (place.end_row - place.row > 1)
    out += place.row == row ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>";
  if (place.cell->is_heading) out += R"(<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>)";
  out += "<w:vAlign w:val=\"center\"/></w:tcPr>";
  const bool heads_rows = place.cell->is_heading && columns > 1 && !place.cell->is_centred;
  paragraph(place.cell->is_heading && !heads_rows ? "CellHeading"
            : place.cell->is_centred              ? "CellCentre"
                                                  : "Cell",
            place.row == row ? string_view(place.cell->text) : string_view(), heads_rows);
  out += "</w:tc>";
}

void Body::operator()(const DocumentTable& table) {
  if (!table.caption.empty()) paragraph("Caption", table.caption);
  int all = 0, sum = 0;
  for (const int width : table.widths) all += width;
  std::vector<int> x = {0};
  out += R"(<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>)";
  for (const string_view side : {"top", "left", "bottom", "right", "insideH", "insideV"})
    out.append("<w:").append(side).append(
        R"( w:val="single" w:sz="4" w:space="0" w:color="auto"/>)");
  out +=
      R"(</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>)";
  for (const int width : table.widths) {
    sum += width;
    x.push_back(sheet.text_width() * sum / std::max(all, 1));
    out += "<w:gridCol" + attribute("w", x.back() - x[x.size() - 2]) + "/>";
  }
  out += "</w:tblGrid>";
  std::vector<std::vector<GridCell>> rows(table.rows.size());
  for (const GridCell& place : grid_of(table, table.rows.size()))
    for (size_t row = place.row; row < place.end_row; ++row) rows[row].push_back(place);
  for (size_t row = 0; row < rows.size(); ++row) {
    sort_by(rows[row], [](const GridCell& place) { return place.column; });
    out += "<w:tr><w:trPr><w:cantSplit/>";
    if (row < static_cast<size_t>(table.header_rows)) out += "<w:tblHeader/>";
    out += "</w:trPr>";
    for (const GridCell& place : rows[row]) cell(place, row, x);
    out += "</w:tr>";
  }
  out += "</w:tbl>";
  paragraph("Cell", "");  // two tables with nothing between would be one
}

// What a style says of paragraphs, in the order of the schema.
std::string paragraph_xml(const Style& style) {
  std::string out = "<w:pPr>";
  if (style.keeps_next) out += "<w:keepNext/>";
  if (style.line > 0)
    out += "<w:spacing" + attribute("after", style.after) + attribute("line", style.line) +
           " w:lineRule=\"exact\"/>";
  if (style.is_set_in)
    out += "<w:ind" + attribute("firstLineChars", 200) + attribute("firstLine", 640) + "/>";
  if (style.alignment == "right")
    out += "<w:ind" + attribute("rightChars", 200) + attribute("right", 640) + "/>";
  if (!style.alignment.empty()) out.append("<w:jc w:val=\"").append(style.alignment).append("\"/>");
  if (style.level >= 0) out += "<w:outlineLvl" + attribute("val", style.level) + "/>";
  return out + "</w:pPr>";
}

std::string styles_xml() {
  std::string out = std::string(kHead) + "<w:styles " + std::string(kWord) + ">";
  for (const Style& style : kStyles) {
    out.append(R"(<w:style w:type="paragraph" w:styleId=")").append(style.id);
    out.append(R"("><w:name w:val="Taizhang )").append(style.id).append(R"("/><w:qFormat/>)");
    out += paragraph_xml(style);
    out.append(
        R"(<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia=")");
    out.append(style.font).append("\"/><w:sz").append(attribute("val", style.size));
    out += "/><w:szCs" + attribute("val", style.size) + "/></w:rPr></w:style>";
  }
  return out + "</w:styles>";
}

// "— 1 —" in the middle of the foot.
std::string footer_xml() {
  constexpr string_view kRun =
      R"(<w:r><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体"/><w:sz w:val="28"/></w:rPr>)";
  std::string out = std::string(kHead) + "<w:ftr " + std::string(kWord) +
                    R"(><w:p><w:pPr><w:jc w:val="center"/></w:pPr>)";
  const auto run = [&](string_view inside) { out.append(kRun).append(inside).append("</w:r>"); };
  run(R"(<w:t xml:space="preserve">— </w:t>)");
  run(R"(<w:fldChar w:fldCharType="begin"/>)");
  run(R"(<w:instrText xml:space="preserve"> PAGE </w:instrText>)");
  run(R"(<w:fldChar w:fldCharType="separate"/>)");
  run("<w:t>1</w:t>");
  run(R"(<w:fldChar w:fldCharType="end"/>)");
  run(R"(<w:t xml:space="preserve"> —</w:t>)");
  return out + "</w:p></w:ftr>";
}

std::string document_xml(const Document& document) {
  const Sheet sheet = sheet_of(document.paper);
  Body body{sheet, std::string(kHead) + "<w:document " + std::string(kWord) + "><w:body>"};
  body.paragraph("Title", document.title);
  for (const Block& block : document.blocks) std::visit(body, block);
  std::string& out = body.out;
  out += R"(<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz)";
  out += attribute("w", sheet.width) + attribute("h", sheet.height);
  if (sheet.width > sheet.height) out += R"( w:orient="landscape")";
  out += "/><w:pgMar" + attribute("top", sheet.top) + attribute("right", sheet.right) +
         attribute("bottom", sheet.bottom) + attribute("left", sheet.left);
  out += R"( w:header="851" w:footer="992" w:gutter="0"/></w:sectPr></w:body></w:document>)";
  return std::move(out);
}

}  // namespace

std::string to_docx(const Document& document) {
  const auto with_head = [](string_view xml) { return std::string(kHead) + std::string(xml); };
  const std::string types = with_head(kTypes), root = with_head(kRoot),
                    related = with_head(kRelated);
  const std::string fonts =
      std::string(kHead) + "<w:fonts " + std::string(kWord) + ">" + std::string(kFonts);
  const std::string styles = styles_xml(), footer = footer_xml(), main = document_xml(document);
  const std::vector<ZipPart> parts = {{"[Content_Types].xml", types},
                                      {"_rels/.rels", root},
                                      {"word/_rels/document.xml.rels", related},
                                      {"word/document.xml", main},
                                      {"word/styles.xml", styles},
                                      {"word/fontTable.xml", fonts},
                                      {"word/footer1.xml", footer}};
  return write_zip(parts);
}

}  // namespace taizhang
