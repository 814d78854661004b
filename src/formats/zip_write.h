#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace taizhang {

struct ZipEntry {
  std::string_view name;  // UTF-8, with '/'
  std::string_view bytes;
};

// A ZIP archive of the entries as they are, none compressed: what Office documents are kept in.
// REQUIRES less than 4 GiB and 65,536 entries. Equal entries make equal archives.
std::string to_zip(std::span<const ZipEntry> entries);

// CRC-32 of ISO 3309, as ZIP has it.
uint32_t crc32_of(std::string_view bytes);

}  // namespace taizhang
