#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "../make.h"
#include "../show.h"
#include "formats/json.h"

// The published examples. Adding a case is adding a file; an invalid one is named after its
// refusal.
namespace taizhang {
namespace {

constexpr std::array<std::pair<std::string_view, ErrorCode>, 11> kRefusals = {{
    {"not_our_file", ErrorCode::NotOurFile},
    {"incomplete", ErrorCode::Incomplete},
    {"not_utf8", ErrorCode::NotUtf8},
    {"bad_json", ErrorCode::BadJson},
    {"duplicate_key", ErrorCode::DuplicateKey},
    {"too_deep", ErrorCode::TooDeep},
    {"newer_version", ErrorCode::NewerVersion},
    {"digest_mismatch", ErrorCode::DigestMismatch},
    {"count_mismatch", ErrorCode::CountMismatch},
    {"bad_record", ErrorCode::BadRecord},
    {"bad_template", ErrorCode::BadTemplate},
}};

std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    paths.push_back(entry.path().string());
  }
  std::ranges::sort(paths);
  REQUIRE_FALSE(paths.empty());
  return paths;
}

}  // namespace

TEST_CASE("every valid example is read, and written again as the same bytes") {
  for (const std::string& path : files_in("tests/formats/vectors/valid")) {
    INFO(path);
    const std::string bytes = make::file(path);
    const Result<Snapshot> read = decode(bytes);
    if (!read) FAIL(read.error());
    CHECK(encode(*read) == bytes);
  }
}

TEST_CASE("every invalid example is refused as its name says") {
  for (const std::string& path : files_in("tests/formats/vectors/invalid")) {
    INFO(path);
    const std::string name = std::filesystem::path(path).filename().string();
    const auto wanted = std::ranges::find(kRefusals, name.substr(0, name.find("--")),
                                          &std::pair<std::string_view, ErrorCode>::first);
    REQUIRE(wanted != kRefusals.end());
    const Result<Snapshot> read = decode(make::file(path));
    REQUIRE_FALSE(read);
    CHECK(read.error().code == wanted->second);
  }
}

// Files that released versions wrote stay here for ever.
TEST_CASE("files of every released version are read and lose nothing when written again") {
  for (const std::string& path : files_in("tests/formats/released")) {
    INFO(path);
    const Result<Snapshot> read = decode(make::file(path));
    if (!read) FAIL(read.error());
    CHECK(decode(encode(*read)).value() == *read);
  }
}

}  // namespace taizhang
