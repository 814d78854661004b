#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "make.h"
#include "notice/json.h"

namespace taizhang {
namespace {

const std::filesystem::path kFolder = "tests/notice/golden";

std::vector<std::filesystem::path> golden_notices() {
  std::vector<std::filesystem::path> notices;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".txt") notices.push_back(entry.path());
  }
  std::ranges::sort(notices);
  return notices;
}

}  // namespace

// A case is a file: NAME.txt and what is read from it, NAME.expected.json. APPROVE=1 writes the
// second from the first, to be looked at before it is committed.
TEST_CASE("every golden notice reads as approved") {
  const auto notices = golden_notices();
  REQUIRE(notices.size() >= 12);
  for (const auto& path : notices) {
    CAPTURE(path.string());
    const std::string text = make::file(path.string());
    const std::string read = to_json(parse_notice(text), text);
    const std::string expected =
        std::filesystem::path(path).replace_extension("").string() + ".expected.json";
    if (std::getenv("APPROVE") != nullptr) std::ofstream(expected, std::ios::binary) << read;
    CHECK(read == make::file(expected));
  }
}

TEST_CASE("a golden notice with Windows line ends and a byte order mark reads the same") {
  for (const auto& path : golden_notices()) {
    CAPTURE(path.string());
    const std::string text = make::file(path.string());
    const Notice plain = parse_notice(text);
    const Notice windows = parse_notice("\xEF\xBB\xBF" + replace_all(text, "\n", "\r\n"));
    REQUIRE(windows.tasks.size() == plain.tasks.size());
    CHECK(windows.title == plain.title);
    CHECK(windows.issuer == plain.issuer);
    for (size_t i = 0; i < plain.tasks.size(); ++i) {
      CHECK(windows.tasks[i].path == plain.tasks[i].path);
      CHECK(windows.tasks[i].title == plain.tasks[i].title);
      CHECK(windows.tasks[i].lead == plain.tasks[i].lead);
      CHECK(windows.tasks[i].responsible == plain.tasks[i].responsible);
      CHECK(windows.tasks[i].deadline == plain.tasks[i].deadline);
    }
  }
}

}  // namespace taizhang
