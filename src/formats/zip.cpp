#include "formats/zip.h"

#include <zlib.h>

#include <algorithm>

#include "base/text.h"

namespace taizhang {
namespace {

constexpr uint32_t kLocalHeader = 0x04034B50, kCentralHeader = 0x02014B50, kEnd = 0x06054B50;
constexpr size_t kLocalSize = 30, kCentralSize = 46, kEndSize = 22, kLongestComment = 65535;
constexpr uint16_t kStored = 0, kDeflated = 8, kEncryptedFlag = 1;
constexpr size_t kMostThatDeflatePacks = 1032;  // to one byte
constexpr int kLevel = 3;                       // twice as quick as 6 for a tenth more bytes

// Little-endian, 0 behind the end.
uint32_t number_at(std::string_view bytes, size_t at, size_t size) {
  uint32_t value = 0;
  for (size_t i = 0; i < size && at + i < bytes.size(); ++i)
    value |= static_cast<uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

uint32_t sum_of(std::string_view bytes) {
  return static_cast<uint32_t>(
      crc32(0, reinterpret_cast<const Bytef*>(bytes.data()), static_cast<uInt>(bytes.size())));
}

// Where the archive's end record is; npos: there is none.
size_t find_end(std::string_view bytes) {
  if (bytes.size() < kEndSize) return std::string_view::npos;
  const size_t last = bytes.size() - kEndSize;
  const size_t first = last > kLongestComment ? last - kLongestComment : 0;
  for (size_t at = last + 1; at-- > first;)
    if (number_at(bytes, at, 4) == kEnd) return at;
  return std::string_view::npos;
}

// Exactly `size` bytes, or nothing.
std::string inflated(std::string_view packed, size_t size) {
  std::string out(size, '\0');
  z_stream stream = {};
  if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) return {};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(size);
  const int result = inflate(&stream, Z_FINISH);
  const bool whole = result == Z_STREAM_END && stream.avail_out == 0;
  inflateEnd(&stream);
  return whole ? out : std::string();
}

std::string deflated(std::string_view bytes) {
  z_stream stream = {};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, -MAX_WBITS, MAX_MEM_LEVEL, Z_DEFAULT_STRATEGY) !=
      Z_OK)
    return {};
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

void append_number(std::string& out, size_t value, size_t size) {
  for (size_t i = 0; i < size; ++i) out += static_cast<char>(value >> (8 * i));
}

// What the two headers of an entry have in common. The time is that of no day: 1980-01-01.
void append_entry(std::string& out, const ZipPart& part, size_t packed) {
  constexpr size_t kVersion = 20, kFirstDay = 0x21;
  append_number(out, kVersion, 2);
  append_number(out, 0, 2);
  append_number(out, kDeflated, 2);
  append_number(out, 0, 2);
  append_number(out, kFirstDay, 2);
  append_number(out, sum_of(part.bytes), 4);
  append_number(out, packed, 4);
  append_number(out, part.bytes.size(), 4);
  append_number(out, part.name.size(), 2);
  append_number(out, 0, 2);  // no extra field
}

}  // namespace

FileResult<ZipArchive> ZipArchive::open(std::string_view bytes, const ZipCaps& caps) {
  const size_t end = find_end(bytes);
  if (end == std::string_view::npos) return refuse_file(FileFault::Damaged);
  const size_t count = number_at(bytes, end + 10, 2);
  if (count > caps.entries)
    return refuse_file(FileFault::TooLarge, std::to_string(caps.entries) + " 个部件");
  ZipArchive archive;
  archive.bytes_ = bytes;
  archive.caps_ = caps;
  size_t at = number_at(bytes, end + 16, 4);
  for (size_t i = 0; i < count; ++i) {
    if (at > end || end - at < kCentralSize || number_at(bytes, at, 4) != kCentralHeader)
      return refuse_file(FileFault::Damaged);
    if ((number_at(bytes, at + 8, 2) & kEncryptedFlag) != 0)
      return refuse_file(FileFault::Encrypted);
    const size_t name_size = number_at(bytes, at + 28, 2);
    const size_t rest = number_at(bytes, at + 30, 2) + number_at(bytes, at + 32, 2);
    if (end - at < kCentralSize + name_size + rest) return refuse_file(FileFault::Damaged);
    Entry entry{.name = folded(std::string(bytes.substr(at + kCentralSize, name_size))),
                .header = number_at(bytes, at + 42, 4),
                .packed = number_at(bytes, at + 20, 4),
                .size = number_at(bytes, at + 24, 4),
                .sum = number_at(bytes, at + 16, 4),
                .method = static_cast<uint16_t>(number_at(bytes, at + 10, 2))};
    std::ranges::replace(entry.name, '\\', '/');
    archive.entries_.push_back(std::move(entry));
    at += kCentralSize + name_size + rest;
  }
  return archive;
}

const ZipArchive::Entry* ZipArchive::find(std::string_view name) const {
  const auto found = std::ranges::find(entries_, folded(std::string(name)), &Entry::name);
  return found == entries_.end() ? nullptr : &*found;
}

FileResult<std::string_view> ZipArchive::packed_bytes(const Entry& entry) const {
  const size_t at = entry.header;
  if (at > bytes_.size() || bytes_.size() - at < kLocalSize ||
      number_at(bytes_, at, 4) != kLocalHeader)
    return refuse_file(FileFault::Damaged);
  const size_t begin = kLocalSize + number_at(bytes_, at + 26, 2) + number_at(bytes_, at + 28, 2);
  const size_t left = bytes_.size() - at;
  if (begin > left || entry.packed > left - begin) return refuse_file(FileFault::Damaged);
  return bytes_.substr(at + begin, entry.packed);
}

FileResult<std::string> ZipArchive::read(std::string_view name) {
  constexpr size_t kMegabyte = size_t{1} << 20;
  const Entry* entry = find(name);
  if (entry == nullptr) return refuse_file(FileFault::Damaged);
  const bool swells = entry->size > kMegabyte && entry->size / caps_.ratio > entry->packed;
  if (swells || entry->size > caps_.entry_bytes || entry->size > caps_.all_bytes - read_bytes_)
    return refuse_file(FileFault::TooLarge,
                       std::to_string(caps_.entry_bytes / kMegabyte) + " MB 内容");
  const FileResult<std::string_view> packed = packed_bytes(*entry);
  if (!packed) return std::unexpected(packed.error());
  read_bytes_ += entry->size;
  std::string out;
  if (entry->method == kStored && entry->packed == entry->size)
    out = *packed;
  else if (entry->method == kDeflated && entry->size / kMostThatDeflatePacks <= entry->packed)
    out = inflated(*packed, entry->size);
  if (out.size() != entry->size || sum_of(out) != entry->sum)
    return refuse_file(FileFault::Damaged);
  return out;
}

void ZipWriter::add(const ZipPart& part) {
  const std::string packed = deflated(part.bytes);
  append_number(directory_, kCentralHeader, 4);
  append_number(directory_, 20, 2);
  append_entry(directory_, part, packed.size());
  append_number(directory_, 0, 2);  // no comment
  append_number(directory_, 0, 2);  // of the first disk
  append_number(directory_, 0, 2);
  append_number(directory_, 0, 4);
  append_number(directory_, out_.size(), 4);
  directory_ += part.name;
  append_number(out_, kLocalHeader, 4);
  append_entry(out_, part, packed.size());
  out_ += part.name;
  out_ += packed;
  ++parts_;
}

std::string ZipWriter::finish() && {
  const size_t begin = out_.size();
  out_ += directory_;
  append_number(out_, kEnd, 4);
  append_number(out_, 0, 4);  // of the first disk
  append_number(out_, parts_, 2);
  append_number(out_, parts_, 2);
  append_number(out_, directory_.size(), 4);
  append_number(out_, begin, 4);
  append_number(out_, 0, 2);  // no comment
  return std::move(out_);
}

std::string write_zip(const std::vector<ZipPart>& parts) {
  ZipWriter zip;
  for (const ZipPart& part : parts) zip.add(part);
  return std::move(zip).finish();
}

}  // namespace taizhang
