#include <utility>

#include "base/sort.h"
#include "model/task.h"

namespace taizhang {
namespace {

// A key is a fraction between 0 and 1 in base 26, 'a' for 0; without closing 'a's, so that there
// is room below every key.
constexpr int kBase = 26;

int digit_at(std::string_view key, size_t at) { return at < key.size() ? key[at] - 'a' : 0; }
char letter(int digit) { return static_cast<char>('a' + digit); }

// Behind every key of this length: counts up, and grows longer only when all letters are used up,
// so that a thousand records added at the end have keys of a few letters.
std::string behind(std::string_view key) {
  std::string next(key);
  for (size_t at = next.size(); at > 0; --at) {
    if (next[at - 1] == 'z') continue;
    ++next[at - 1];
    for (size_t i = at; i < next.size(); ++i) next[i] = 'b';
    return next;
  }
  return next.append(next.size() + 1, 'b');
}

// In the middle between `low` and `high`; an empty `high` is 1. REQUIRES low < high.
std::string middle(std::string_view low, std::string_view high) {
  std::string key;
  bool open = high.empty();
  for (size_t at = 0;; ++at) {
    const int below = digit_at(low, at);
    const int above = open ? kBase : digit_at(high, at);
    if (above - below > 1) return key + letter((below + above) / 2);
    key += letter(below);
    // What follows a smaller digit is below `high` whatever it is.
    if (above > below || at >= high.size()) open = true;
  }
}

}  // namespace

std::string order_between(std::string_view before, std::string_view after) {
  if (before.empty() && after.empty()) return "n";
  if (after.empty() || before >= after) return behind(before);
  return middle(before, after);
}

std::vector<RecordId> in_order(std::vector<const Record*> records) {
  sort_by(records, [](const Record* record) {
    return std::pair(text_of(*record, fields::kOrder), record->id);
  });
  std::vector<RecordId> ids;
  for (const Record* record : records) ids.push_back(record->id);
  return ids;
}

std::vector<std::string> first_orders(size_t count) {
  constexpr uint64_t kLetters = kBase - 1;  // without 'a'
  size_t length = 1;
  uint64_t room = kLetters;
  for (; room < uint64_t{count} + 1; room *= kLetters) ++length;

  std::vector<std::string> keys;
  const uint64_t step = room / (uint64_t{count} + 1);
  for (size_t i = 0; i < count; ++i) {
    std::string key(length, 'b');
    uint64_t number = (i + 1) * step;
    for (size_t at = length; at > 0; --at, number /= kLetters) {
      key[at - 1] = letter(1 + static_cast<int>(number % kLetters));
    }
    keys.push_back(std::move(key));
  }
  return keys;
}

}  // namespace taizhang
