#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace taizhang {

// The id of a field, as cells hold it: a register has a million cells and some twenty fields, so
// copies of a key share one text. It never changes, so that nobody can tell. The owners are counted
// without a lock: REQUIRES one thread. A key that was moved from is empty.
class FieldKey {
 public:
  explicit FieldKey(std::string_view id) : held_(new Held{1, std::string(id)}) {}
  FieldKey(const FieldKey& other) : held_(other.held_) {
    if (held_) ++held_->owners;
  }
  FieldKey(FieldKey&& other) noexcept : held_(std::exchange(other.held_, nullptr)) {}
  FieldKey& operator=(FieldKey other) noexcept {
    std::swap(held_, other.held_);
    return *this;
  }
  ~FieldKey() {
    if (held_ && --held_->owners == 0) delete held_;
  }

  std::string_view text() const { return held_ ? std::string_view(held_->id) : std::string_view(); }
  bool operator==(const FieldKey& other) const {
    return held_ == other.held_ || text() == other.text();
  }

 private:
  struct Held {
    size_t owners;
    std::string id;
  };
  Held* held_;
};

// Gives keys with one text for each id. It looks through those it has given, so it stops
// remembering after more than the fields of any templates of ours.
class FieldKeys {
 public:
  FieldKey of(std::string_view id);

 private:
  std::vector<FieldKey> keys_;
};

}  // namespace taizhang
