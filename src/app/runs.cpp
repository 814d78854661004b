#include "app/runs.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "base/text.h"

namespace taizhang {
namespace {

using Characters = std::vector<std::string_view>;

constexpr size_t kMostPairs = 250'000;  // of characters that are compared with each other

Characters characters_of(std::string_view text) {
  Characters all;
  for (size_t at = 0; at < text.size();) {
    const size_t bytes = code_point_at(text, at).bytes;
    all.push_back(text.substr(at, bytes));
    at += bytes;
  }
  return all;
}

// Runs in the making: joins neighbours of one kind and puts removals before additions.
class Runs {
 public:
  void add(Run::Kind kind, std::string_view character) {
    if (kind == Run::Kind::Same) {
      flush();
      same_ += character;
      ++same_characters_;
    } else {
      flush_same();
      (kind == Run::Kind::Removed ? removed_ : added_) += character;
    }
  }

  std::vector<Run> take() {
    flush();
    push(Run::Kind::Same, same_);
    return std::move(runs_);
  }

 private:
  // A lone character between two differences joins them.
  void flush_same() {
    if (same_.empty()) return;
    if (same_characters_ == 1 && !runs_.empty()) {
      while (!runs_.empty() && runs_.back().kind != Run::Kind::Same) {
        std::string& side = runs_.back().kind == Run::Kind::Removed ? removed_ : added_;
        side = std::move(runs_.back().text);
        runs_.pop_back();
      }
      removed_ += same_;
      added_ += same_;
      same_.clear();
    } else {
      push(Run::Kind::Same, same_);
    }
    same_characters_ = 0;
  }

  void flush() {
    push(Run::Kind::Removed, removed_);
    push(Run::Kind::Added, added_);
  }

  void push(Run::Kind kind, std::string& text) {
    if (!text.empty()) runs_.push_back({kind, std::exchange(text, {})});
  }

  std::vector<Run> runs_;
  std::string same_, removed_, added_;
  size_t same_characters_ = 0;
};

// The longest common subsequence, read from its table.
void add_middle(Runs& runs, const Characters& before, const Characters& after) {
  const size_t n = before.size(), m = after.size();
  if (n * m > kMostPairs) {
    for (const std::string_view one : before) runs.add(Run::Kind::Removed, one);
    for (const std::string_view one : after) runs.add(Run::Kind::Added, one);
    return;
  }
  std::vector<uint32_t> longest((n + 1) * (m + 1), 0);  // of what begins at [i][j]
  const auto at = [&](size_t i, size_t j) -> uint32_t& { return longest[i * (m + 1) + j]; };
  for (size_t i = n; i-- > 0;)
    for (size_t j = m; j-- > 0;)
      at(i, j) =
          before[i] == after[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
  size_t i = 0, j = 0;
  while (i < n || j < m) {
    if (i < n && j < m && before[i] == after[j]) {
      runs.add(Run::Kind::Same, before[i++]);
      ++j;
    } else if (j == m || (i < n && at(i + 1, j) >= at(i, j + 1))) {
      runs.add(Run::Kind::Removed, before[i++]);
    } else {
      runs.add(Run::Kind::Added, after[j++]);
    }
  }
}

}  // namespace

std::vector<Run> runs_between(std::string_view before, std::string_view after) {
  const Characters from = characters_of(before), to = characters_of(after);
  const size_t shorter = std::min(from.size(), to.size());
  size_t head = 0, tail = 0;
  while (head < shorter && from[head] == to[head]) ++head;
  while (tail < shorter - head && from[from.size() - 1 - tail] == to[to.size() - 1 - tail]) ++tail;

  const auto middle = [&](const Characters& all) {
    return Characters(all.begin() + static_cast<ptrdiff_t>(head),
                      all.end() - static_cast<ptrdiff_t>(tail));
  };
  Runs runs;
  for (size_t i = 0; i < head; ++i) runs.add(Run::Kind::Same, from[i]);
  add_middle(runs, middle(from), middle(to));
  for (size_t i = from.size() - tail; i < from.size(); ++i) runs.add(Run::Kind::Same, from[i]);
  return runs.take();
}

}  // namespace taizhang
