#include "cli/files.h"

#include <array>
#include <cstdio>
#include <ctime>

#include "app/texts.h"
#include "app/update.h"
#include "cli/commands.h"

namespace taizhang::cli {
namespace {

bool write_file(const std::string& path, std::string_view bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  const bool written = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
  const bool closed = std::fclose(file) == 0;
  return written && closed;
}

}  // namespace

bool read_file(std::string_view path, std::string& bytes) {
  std::FILE* file = std::fopen(std::string(path).c_str(), "rb");
  if (file == nullptr) return false;
  std::array<char, 65536> part;
  for (size_t n = 0; (n = std::fread(part.data(), 1, part.size(), file)) > 0;) {
    bytes.append(part.data(), n);
  }
  const bool good = std::ferror(file) == 0;
  std::fclose(file);
  return good;
}

Result<Snapshot> open_snapshot(std::string_view path) {
  std::string bytes;
  if (!read_file(path, bytes)) return taizhang::refuse(ErrorCode::UnreadableFile, path);
  return decode(bytes);
}

Result<Snapshot> open_office(std::string_view path) {
  Result<Snapshot> office = open_snapshot(path);
  if (office && office->envelope.purpose != Purpose::Full)
    return taizhang::refuse(ErrorCode::PartOfRegister);
  return office;
}

Result<std::string> write_snapshot(std::string_view path, const Snapshot& snapshot) {
  const std::string name(path);
  const std::string part = name + ".part";
  std::string written;
  Result<void> good = taizhang::refuse(ErrorCode::StorageFailed, path);
  if (write_file(part, encode(snapshot)) && read_file(part, written)) {
    good = verify_written(written, snapshot);
    if (good && std::rename(part.c_str(), name.c_str()) == 0) return digest_of(written);
    if (good) good = taizhang::refuse(ErrorCode::StorageFailed, path);
  }
  std::remove(part.c_str());
  return std::unexpected(good.error());
}

int refuse(std::string_view path, const Error& error) {
  const std::string sentence = say(message_of(error), Language::Chinese);
  std::fprintf(stderr, "taizhang: %.*s: %s\n", static_cast<int>(path.size()), path.data(),
               sentence.c_str());
  return kRefused;
}

std::vector<Template> ledger_forms() { return first_state({}, IdSource()).ledgers; }
std::vector<Template> built_in_forms() { return first_state({}, IdSource()).templates; }

std::string now() {
  const std::time_t time = std::time(nullptr);
  std::tm parts = {};
  localtime_r(&time, &parts);
  std::array<char, 32> text;
  std::string at(text.data(),
                 std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%S%z", &parts));
  if (at.size() > 2) at.insert(at.size() - 2, ":");
  return at;
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

}  // namespace taizhang::cli
