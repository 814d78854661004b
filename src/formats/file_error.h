#pragma once

#include <expected>
#include <string>
#include <vector>

#include "assets/texts.h"

namespace taizhang {

// Why a file that another program has written was not read.
enum class FileFault {
  NotASpreadsheet,  // neither Excel's nor anything we know better
  OldExcel,         // .xls or .et
  BinaryExcel,      // .xlsb
  OpenDocument,     // .ods, .odt
  WordDocument,     // .docx or .doc where a table was wanted
  OldWord,          // .doc or .wps
  NotADocument,     // where a Word file was wanted
  NoText,           // a Word file in which nothing is written
  WebPage,          // HTML or XML that calls itself .xls
  Encrypted,        // opens with a password only
  Damaged,          // cut off, altered on the way, or never whole
  NoSheet,          // no sheet with cells
  TooLarge,         // details: the cap that was passed, "40000 行"
  NeedsDecoding,    // text that is not UTF-8: decode it (GB18030 as a rule) and read it again
};

struct FileError {
  FileFault fault = FileFault::Damaged;
  std::vector<std::string> details;
  bool operator==(const FileError&) const = default;
};

template <typename T>
using FileResult = std::expected<T, FileError>;

template <typename... Details>
std::unexpected<FileError> refuse_file(FileFault fault, Details... details) {
  return std::unexpected(FileError{fault, {std::string(details)...}});
}

// One whole sentence: what the file is, and what to do.
std::string sentence_of(const FileError& error, Language language);

}  // namespace taizhang
