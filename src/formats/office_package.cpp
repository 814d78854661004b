#include "formats/office_package.h"

#include <algorithm>

#include "base/text.h"

namespace taizhang {
namespace {

constexpr size_t kMostRelations = 4096;

// "xl/workbook.xml" and "../media/a.png" -> "media/a.png". Nothing leads out of the archive.
std::string resolved(std::string_view part, std::string_view target) {
  std::string path;
  if (!target.starts_with('/')) path = part.substr(0, part.rfind('/') + 1);
  for (size_t at = 0; at < target.size();) {
    const size_t end = std::min(target.find('/', at), target.size());
    const std::string_view step = target.substr(at, end - at);
    if (step == "..") {
      if (!path.empty()) path.pop_back();
      path.resize(path.rfind('/') + 1);
    } else if (!step.empty() && step != ".") {
      path += step;
      if (end < target.size()) path += '/';
    }
    at = end + 1;
  }
  return path;
}

std::string relations_part(std::string_view part) {
  const size_t name = part.rfind('/') + 1;
  return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

// Names in the older files are UTF-16.
std::string wide(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) out += {c, '\0'};
  return out;
}

// Excel's and Word's files before 2007, and today's behind a password.
FileFault fault_of_compound_file(std::string_view bytes) {
  const auto holds = [&](std::string_view name) { return bytes.contains(wide(name)); };
  if (holds("EncryptedPackage")) return FileFault::Encrypted;
  if (holds("Workbook") || holds("Book")) return FileFault::OldExcel;
  return holds("WordDocument") ? FileFault::WordDocument : FileFault::NotASpreadsheet;
}

FileFault fault_of_no_archive(std::string_view bytes) {
  if (bytes.empty() || bytes.starts_with("PK")) return FileFault::Damaged;
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) return fault_of_compound_file(bytes);
  std::string_view text = bytes.substr(0, 512);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = trim(text);
  const bool markup = text.starts_with("<") || text.starts_with("\xFF\xFE<") ||
                      folded(std::string(text)).starts_with("mime-version");
  return markup ? FileFault::WebPage : FileFault::NotASpreadsheet;
}

}  // namespace

FileResult<std::vector<Relation>> relations_of(ZipArchive& archive, std::string_view name) {
  std::vector<Relation> relations;
  const std::string part = relations_part(name);
  if (!archive.has(part)) return relations;
  XmlPart xml;
  if (const FileResult<void> read = read_part(archive, part, xml); !read)
    return std::unexpected(read.error());
  for (const pugi::xml_node one : xml.root().children()) {
    if (attribute_of(one, "TargetMode") == "External") continue;
    if (relations.size() == kMostRelations) break;
    const std::string_view type = attribute_of(one, "Type");
    relations.push_back({std::string(attribute_of(one, "Id")),
                         std::string(type.substr(type.rfind('/') + 1)),
                         resolved(name, attribute_of(one, "Target"))});
  }
  return relations;
}

const Relation* find_relation(const std::vector<Relation>& relations, std::string_view type) {
  const auto found = std::ranges::find(relations, type, &Relation::type);
  return found == relations.end() ? nullptr : &*found;
}

FileResult<void> read_part(ZipArchive& archive, std::string_view name, XmlPart& xml) {
  FileResult<std::string> text = archive.read(name);
  if (!text) return std::unexpected(text.error());
  if (!xml.parse(std::move(*text))) return refuse_file(FileFault::Damaged);
  return {};
}

FileResult<ZipArchive> open_office_file(std::string_view bytes, const ZipCaps& caps) {
  if (!bytes.starts_with("PK")) return refuse_file(fault_of_no_archive(bytes));
  FileResult<ZipArchive> archive = ZipArchive::open(bytes, caps);
  if (!archive) return archive;
  if (archive->has("mimetype") && archive->has("content.xml"))
    return refuse_file(FileFault::OpenDocument);
  if (!archive->has("_rels/.rels")) return refuse_file(FileFault::NotASpreadsheet);
  return archive;
}

FileResult<OfficeFile> look_into(ZipArchive& archive) {
  const FileResult<std::vector<Relation>> relations = relations_of(archive, "");
  if (!relations) return std::unexpected(relations.error());
  const Relation* main = find_relation(*relations, "officeDocument");
  if (main == nullptr) return refuse_file(FileFault::NotASpreadsheet);
  if (main->target.ends_with(".bin")) return refuse_file(FileFault::BinaryExcel);
  OfficeFile file{FileSort::Other, main->target};
  if (main->target.starts_with("word/")) file.sort = FileSort::Word;
  if (main->target.starts_with("xl/") || main->target.ends_with("workbook.xml"))
    file.sort = FileSort::Excel;
  return file;
}

}  // namespace taizhang
