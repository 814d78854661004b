#include <array>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "bench.h"
#include "office.h"

namespace taizhang {
namespace {

void write(const std::string& path, const std::string& bytes) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr || std::fwrite(bytes.data(), 1, bytes.size(), file) != bytes.size() ||
      std::fclose(file) != 0) {
    std::fprintf(stderr, "%s cannot be written.\n", path.c_str());
    std::exit(1);
  }
}

// Empty when there is no such file.
std::string read(const std::string& path) {
  std::string bytes;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return bytes;
  std::array<char, 65536> part;
  for (size_t n = 0; (n = std::fread(part.data(), 1, part.size(), file)) > 0;) {
    bytes.append(part.data(), n);
  }
  std::fclose(file);
  return bytes;
}

std::string path_of_return(const std::string& folder, size_t number) {
  return folder + "/return-" + std::to_string(number) + ".taizhang.json";
}

}  // namespace

void write_round(const std::string& folder, const RoundSize& size) {
  Snapshot office;
  office.reg = make_office(size.departments, size.tasks);
  write(folder + "/office.taizhang.json", encode(office));
  std::vector<Packet> packets = packets_of(office.reg);
  for (size_t i = 0; i < size.returns; ++i) {
    write(path_of_return(folder, i), encode(make_return(std::move(packets.at(i)), size.changes)));
  }
}

void bench_merge(const std::string& folder) {
  std::string bytes = read(folder + "/office.taizhang.json");
  Snapshot office;
  const double opening = milliseconds([&] { office = decode(bytes).value(); });
  const double megabytes = static_cast<double>(bytes.size()) / 1e6;
  bytes = {};
  std::vector<std::string> returns;
  double of_returns = 0;
  for (std::string one; !(one = read(path_of_return(folder, returns.size()))).empty();) {
    of_returns += static_cast<double>(one.size()) / 1e6;
    returns.push_back(std::move(one));
  }
  const MergeCost cost = merge_returns(office.reg, returns);
  std::printf(
      "{\"document_mb\":%.3f,\"files_mb\":%.3f,\"open_ms\":%.1f,\"reading_ms\":%.1f,"
      "\"reviewing_ms\":%.1f,\"writing_ms\":%.1f,\"adding_ms\":%.1f,\"changes\":%zu,"
      "\"peak_mb\":%.0f}\n",
      megabytes, of_returns, opening, cost.reading, cost.reviewing, cost.writing, cost.adding,
      cost.changes, peak_megabytes());
}

}  // namespace taizhang
