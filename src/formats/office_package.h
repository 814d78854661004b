#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/file_error.h"
#include "formats/xml.h"
#include "formats/zip.h"

namespace taizhang {

// What Word and Excel files have in common: an archive whose parts point to one another.

// One part's pointer to another inside the file. Pointers out of the file are left out.
struct Relation {
  std::string id;
  std::string type;    // the last word of its address: "worksheet", "officeDocument"
  std::string target;  // the part's name in the archive
};

// What the part `name` points to; none when it points nowhere.
FileResult<std::vector<Relation>> relations_of(ZipArchive& archive, std::string_view name);

// The first of `type`; null: there is none.
const Relation* find_relation(const std::vector<Relation>& relations, std::string_view type);

// Reads the part `name` into `xml`. Damaged: it is not there, or no XML.
FileResult<void> read_part(ZipArchive& archive, std::string_view name, XmlPart& xml);

// The part of `type` that `relations` point to, if there is one, given to `take`.
template <typename Take>
FileResult<void> read_related(ZipArchive& archive, const std::vector<Relation>& relations,
                              std::string_view type, Take take) {
  const Relation* relation = find_relation(relations, type);
  if (relation == nullptr || !archive.has(relation->target)) return {};
  XmlPart xml;
  if (const FileResult<void> read = read_part(archive, relation->target, xml); !read) return read;
  return take(xml.root());
}

// What a file is by its first bytes and its parts, as far as that is told without reading it.
enum class FileSort { Excel, Word, Other };
struct OfficeFile {
  FileSort sort = FileSort::Other;
  std::string main_part;
};

// Of an archive: what it holds. Refused with what it is instead, when it is no Office file of
// today.
FileResult<ZipArchive> open_office_file(std::string_view bytes, const ZipCaps& caps);
FileResult<OfficeFile> look_into(ZipArchive& archive);

}  // namespace taizhang
