#include "formats/zip_write.h"

#include <array>
#include <vector>

namespace taizhang {
namespace {

constexpr auto kTable = [] {
  std::array<uint32_t, 256> table{};
  for (uint32_t i = 0; i < table.size(); ++i) {
    uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = value & 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
    table[i] = value;
  }
  return table;
}();

struct Out {
  std::string bytes;

  void add2(uint32_t value) {
    bytes += static_cast<char>(value & 0xFF);
    bytes += static_cast<char>(value >> 8 & 0xFF);
  }
  void add4(size_t value) {
    add2(static_cast<uint32_t>(value & 0xFFFF));
    add2(static_cast<uint32_t>(value >> 16 & 0xFFFF));
  }
  // What the entry's own header and the directory say alike.
  void add_common(const ZipEntry& entry, uint32_t crc) {
    constexpr uint32_t kVersion = 20, kUtf8 = 0x800, kStored = 0;
    constexpr uint32_t kDay = 0x21;  // 1980-01-01, the first there is: there is no clock here
    add2(kVersion);
    add2(kUtf8);
    add2(kStored);
    add2(0);
    add2(kDay);
    add4(crc);
    add4(entry.bytes.size());
    add4(entry.bytes.size());
    add2(static_cast<uint32_t>(entry.name.size()));
    add2(0);
  }
};

}  // namespace

uint32_t crc32_of(std::string_view bytes) {
  uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes)
    crc = kTable[(crc ^ static_cast<unsigned char>(c)) & 0xFF] ^ (crc >> 8);
  return ~crc;
}

std::string to_zip(std::span<const ZipEntry> entries) {
  Out out, directory;
  for (const ZipEntry& entry : entries) {
    const uint32_t crc = crc32_of(entry.bytes);
    directory.bytes += "PK\x01\x02";
    directory.add2(20);
    directory.add_common(entry, crc);
    directory.bytes.append(10, '\0');  // no comment, first disk, no attributes
    directory.add4(out.bytes.size());
    directory.bytes += entry.name;
    out.bytes += "PK\x03\x04";
    out.add_common(entry, crc);
    out.bytes.append(entry.name).append(entry.bytes);
  }
  const size_t at = out.bytes.size();
  out.bytes += directory.bytes;
  out.bytes += "PK\x05\x06";
  out.add4(0);
  out.add2(static_cast<uint32_t>(entries.size()));
  out.add2(static_cast<uint32_t>(entries.size()));
  out.add4(directory.bytes.size());
  out.add4(at);
  out.add2(0);
  return std::move(out.bytes);
}

}  // namespace taizhang
