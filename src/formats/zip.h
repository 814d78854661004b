#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/file_error.h"

namespace taizhang {

// Zip archives, as Excel and Word files are. Names are compared without regard to the case of ASCII
// letters, as Office does.

// What a file may not pass: archives can be made that swell to any size.
struct ZipCaps {
  size_t entries = 4096;
  size_t entry_bytes = size_t{64} << 20;  // of one entry, unpacked
  size_t all_bytes = size_t{160} << 20;   // of all entries that are read
  size_t ratio = 200;                     // unpacked to packed, of an entry above 1 MB
};

class ZipArchive {
 public:
  // REQUIRES: `bytes` outlive the archive.
  // Damaged: no archive, or one that is cut off. Encrypted: an entry wants a password.
  static FileResult<ZipArchive> open(std::string_view bytes, const ZipCaps& caps = {});

  bool has(std::string_view name) const { return find(name) != nullptr; }

  // The entry unpacked. Damaged: no such entry, or its check sum is wrong. What was read before
  // counts towards the caps.
  FileResult<std::string> read(std::string_view name);

 private:
  struct Entry {
    std::string name;  // lower case
    size_t header = 0;
    size_t packed = 0;
    size_t size = 0;
    uint32_t sum = 0;
    uint16_t method = 0;
  };

  const Entry* find(std::string_view name) const;
  FileResult<std::string_view> packed_bytes(const Entry& entry) const;

  std::string_view bytes_;
  ZipCaps caps_;
  std::vector<Entry> entries_;
  size_t read_bytes_ = 0;
};

struct ZipPart {
  std::string name;
  std::string bytes;
};

// An archive of parts in their order, packed. The same parts give the same bytes.
class ZipWriter {
 public:
  void add(const ZipPart& part);
  std::string finish() &&;

 private:
  std::string out_, directory_;
  size_t parts_ = 0;
};
std::string write_zip(const std::vector<ZipPart>& parts);

}  // namespace taizhang
