#include "notice/brackets.h"

#include <algorithm>
#include <array>

#include "base/sort.h"
#include "notice/scan.h"

namespace taizhang {
namespace {

constexpr size_t kKinds = 3;
constexpr std::array<std::u32string_view, kKinds> kOpening = {U"（(", U"【[", U"〔〖"};
constexpr std::array<std::u32string_view, kKinds> kClosing = {U"）)", U"】]", U"〕〗"};

}  // namespace

BracketPairs::BracketPairs(std::string_view text, Span line) {
  std::array<std::vector<size_t>, kKinds> open;
  for (size_t at = line.begin; at < line.end;) {
    const CodePoint c = code_point_at(text, at);
    for (size_t kind = 0; kind < kKinds; ++kind) {
      if (is_one_of(c.value, kOpening[kind])) open[kind].push_back(at);
      if (is_one_of(c.value, kClosing[kind]) && !open[kind].empty()) {
        pairs_.push_back({open[kind].back(), at + c.bytes});
        open[kind].pop_back();
      }
    }
    at += c.bytes;
  }
  sort_by(pairs_, &Span::begin);
}

Span BracketPairs::at(size_t at) const {
  const auto found = std::ranges::lower_bound(pairs_, at, {}, &Span::begin);
  return found != pairs_.end() && found->begin == at ? *found : Span{at, at};
}

Span inside(std::string_view text, Span pair) {
  return {pair.begin + code_point_at(text, pair.begin).bytes, step_back(text, pair.end)};
}

}  // namespace taizhang
