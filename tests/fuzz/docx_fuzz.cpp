#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "formats/docx_read.h"
#include "formats/zip.h"

// Whatever the bytes are, they are refused or read as text: as a Word file, and as the XML of a
// whole file's parts, one behind the other, because the check sums of an archive keep damage out of
// them.
namespace taizhang {
namespace {

void must(bool holds) {
  if (!holds) std::abort();
}

std::string packed(std::string_view bytes) {
  const size_t end = std::min(bytes.find('\0'), bytes.size());
  const std::string_view rest = bytes.substr(std::min(end + 1, bytes.size()));
  const size_t second = std::min(rest.find('\0'), rest.size());
  return write_zip(
      {{"_rels/.rels", "<a><b Id=\"a\" Type=\"x/officeDocument\" Target=\"word/d.xml\"/></a>"},
       {"word/_rels/d.xml.rels",
        "<a><b Id=\"n\" Type=\"x/numbering\" Target=\"n.xml\"/>"
        "<b Id=\"s\" Type=\"x/styles\" Target=\"s.xml\"/></a>"},
       {"word/d.xml", std::string(bytes.substr(0, end))},
       {"word/n.xml", std::string(rest.substr(0, second))},
       {"word/s.xml", std::string(rest.substr(std::min(second + 1, rest.size())))}});
}

void check_file(std::string_view bytes, const DocxCaps& caps) {
  const FileResult<std::string> text = read_docx(bytes, caps);
  // Each text may stand in a row of a table once more, and bad bytes are three as U+FFFD.
  if (text) must(is_utf8(*text) && text->size() <= 8 * caps.text_bytes);
}

}  // namespace
}  // namespace taizhang

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace taizhang;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  DocxCaps caps;
  caps.text_bytes = size_t{1} << 20;
  caps.zip.all_bytes = caps.zip.entry_bytes = size_t{4} << 20;
  check_file(bytes, caps);
  check_file(packed(bytes), caps);
  return 0;
}
