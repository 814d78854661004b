#include "formats/docx_read.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "base/text.h"
#include "formats/docx_numbers.h"
#include "formats/office_package.h"
#include "formats/xlsx_text.h"

namespace taizhang {
namespace {

// Elements whose text no reader sees, or not here.
constexpr std::array<std::string_view, 12> kUnseen = {"pPr",    "rPr",   "tblPr",    "tcPr",
                                                      "sectPr", "sdtPr", "moveFrom", "delText",
                                                      "del",    "rt",    "sym",      "instrText"};

// A word like w:val="0" turns a property off.
bool is_on(pugi::xml_node properties, std::string_view name) {
  const pugi::xml_node one = child_named(properties, name);
  const std::string_view value = attribute_of(one, "val");
  return one && value != "0" && value != "false" && value != "none";
}

class Reader {
 public:
  Reader(DocxNumbers& numbers, const DocxCaps& caps) : numbers_(numbers), caps_(caps) {}

  FileResult<std::string> read(pugi::xml_node body) {
    blocks(body, 0, text_);
    text_ += joined_;
    if (!may_go_on(0)) return refuse_file(FileFault::TooLarge, passed_);
    return std::move(text_);
  }

 private:
  // Is there more to read? What passes a cap is not.
  bool may_go_on(size_t depth) {
    if (depth > caps_.depth) passed_ = "层数";
    if (paragraphs_ > caps_.paragraphs) passed_ = "段数";
    if (bytes_ > caps_.text_bytes) passed_ = "字数";
    return passed_ == nullptr;
  }

  void blocks(pugi::xml_node parent, size_t depth, std::string& out) {
    for (const pugi::xml_node child : parent.children()) {
      const std::string_view name = local_name(child);
      if (!may_go_on(depth)) return;
      if (name == "p")
        paragraph(child, depth + 1, out);
      else if (name == "tbl")
        table(child, depth + 1, out);
      else if (name == "AlternateContent")
        blocks(child.first_child(), depth + 1, out);
      else if (!std::ranges::contains(kUnseen, name))
        blocks(child, depth + 1, out);
    }
  }

  void paragraph(pugi::xml_node node, size_t depth, std::string& out) {
    const pugi::xml_node properties = child_named(node, "pPr");
    std::string line = std::exchange(joined_, {}), boxes;
    inlines(node, depth, line, boxes);
    ++paragraphs_;
    bytes_ += line.size();
    // The end of a paragraph was deleted: it goes on in the next.
    if (is_on(child_named(properties, "rPr"), "del")) {
      joined_ = std::move(line);
    } else {
      const std::string number = numbers_.next(properties);
      bytes_ += number.size();
      if (!trim(line).empty()) out += number;
      out += line;
      out += '\n';
    }
    out += boxes;
  }

  void inlines(pugi::xml_node parent, size_t depth, std::string& line, std::string& boxes) {
    for (const pugi::xml_node child : parent.children()) {
      const std::string_view name = local_name(child);
      if (!may_go_on(depth)) return;
      if (name == "t")
        line += child.text().get();
      else if (name == "tab" || name == "ptab")
        line += '\t';
      else if (name == "br" || name == "cr")
        line += '\n';
      else if (name == "noBreakHyphen")
        line += '-';
      else if (name == "txbxContent")
        blocks(child, depth + 1, boxes);
      else if (name == "AlternateContent")
        inlines(child.first_child(), depth + 1, line, boxes);
      else if (!std::ranges::contains(kUnseen, name) &&
               !(name == "r" && is_on(child_named(child, "rPr"), "vanish")))
        inlines(child, depth + 1, line, boxes);
    }
  }

  // The children of that name, those in what holds content for programs too.
  static void collect(pugi::xml_node parent, std::string_view name, size_t depth,
                      std::vector<pugi::xml_node>& found) {
    constexpr size_t kDeepest = 8;
    for (const pugi::xml_node child : parent.children()) {
      const std::string_view one = local_name(child);
      if (one == name)
        found.push_back(child);
      else if (depth < kDeepest &&
               (one == "sdt" || one == "sdtContent" || one == "customXml" || one == "ins"))
        collect(child, name, depth + 1, found);
    }
  }

  void table(pugi::xml_node node, size_t depth, std::string& out) {
    constexpr size_t kMostColumns = 256;
    std::map<size_t, std::string> above;  // by column, what goes on in the rows below
    std::vector<pugi::xml_node> rows;
    collect(node, "tr", 0, rows);
    for (const pugi::xml_node row : rows) {
      if (is_on(child_named(row, "trPr"), "del")) continue;
      std::vector<pugi::xml_node> cells;
      collect(row, "tc", 0, cells);
      std::string line;
      size_t column = 0;
      for (const pugi::xml_node cell : cells) {
        const pugi::xml_node properties = child_named(cell, "tcPr");
        const pugi::xml_node merge = child_named(properties, "vMerge");
        std::string text;
        blocks(cell, depth + 1, text);
        text = trim(text);
        if (cells.size() > 1) std::ranges::replace_if(text, is_control, ' ');
        if (merge && attribute_of(merge, "val") != "restart")
          text = above[column];
        else if (merge)
          above[column] = text;
        if (column > 0) line += '\t';
        line += text;
        const std::string_view spans = attribute_of(child_named(properties, "gridSpan"), "val");
        const size_t span = std::clamp<size_t>(whole_number(spans).value_or(1), 1, kMostColumns);
        column += span;
        if (cells.size() > 1) line.append(span - 1, '\t');
      }
      bytes_ += line.size();  // twice for what was read, once for what is repeated
      if (!may_go_on(depth)) return;
      out += line;
      out += '\n';
    }
  }

  static bool is_control(char c) { return c == '\n' || c == '\t'; }

  DocxNumbers& numbers_;
  const DocxCaps& caps_;
  std::string text_;
  std::string joined_;  // the beginning of the next paragraph
  size_t paragraphs_ = 0, bytes_ = 0;
  const char* passed_ = nullptr;  // the cap
};

// What a file is where a document was wanted: spreadsheets' faults say nothing here.
FileError as_document(FileError error) {
  if (error.fault == FileFault::WordDocument) return {FileFault::OldWord, {}};
  constexpr std::array kSame = {FileFault::Encrypted, FileFault::Damaged, FileFault::TooLarge,
                                FileFault::NoText};
  if (std::ranges::contains(kSame, error.fault)) return error;
  return {FileFault::NotADocument, {}};
}

FileResult<std::string> read_document(std::string_view bytes, const DocxCaps& caps) {
  FileResult<ZipArchive> archive = open_office_file(bytes, caps.zip);
  if (!archive) return std::unexpected(archive.error());
  const FileResult<OfficeFile> file = look_into(*archive);
  if (!file) return std::unexpected(file.error());
  if (file->sort != FileSort::Word) return refuse_file(FileFault::NotADocument);
  XmlPart document;
  if (const auto read = read_part(*archive, file->main_part, document); !read)
    return std::unexpected(read.error());
  const FileResult<std::vector<Relation>> relations = relations_of(*archive, file->main_part);
  if (!relations) return std::unexpected(relations.error());
  DocxNumbers numbers;
  const auto take = [&](pugi::xml_node root) -> FileResult<void> {
    numbers.read(root);
    return {};
  };
  for (const std::string_view type : {"numbering", "styles"})
    if (const auto read = read_related(*archive, *relations, type, take); !read)
      return std::unexpected(read.error());
  FileResult<std::string> text = Reader(numbers, caps).read(child_named(document.root(), "body"));
  if (text && trim(*text).empty()) return refuse_file(FileFault::NoText);
  return text;
}

}  // namespace

FileResult<std::string> read_docx(std::string_view bytes, const DocxCaps& caps) {
  FileResult<std::string> text = read_document(bytes, caps);
  if (!text) return std::unexpected(as_document(std::move(text.error())));
  return with_good_utf8(*std::move(text));
}

}  // namespace taizhang
