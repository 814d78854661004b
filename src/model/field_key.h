#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace taizhang {

// The first eight bytes of an id as a number. Ids of fields mostly differ there, and their numbers
// are in the ids' own order: to compare two texts costs more.
inline uint64_t head_of(std::string_view id) {
  uint64_t head = 0;
  const size_t size = id.size() < 8 ? id.size() : 8;
  for (size_t i = 0; i < size; ++i)
    head |= uint64_t{static_cast<unsigned char>(id[i])} << (56 - 8 * i);
  return head;
}

// The id of a field, as cells hold it: a register has a million cells and some twenty fields, so
// copies of a key share one text. It never changes, so that nobody can tell. The owners are counted
// without a lock: REQUIRES one thread. A key that was moved from is empty.
class FieldKey {
 public:
  explicit FieldKey(std::string_view id) : held_(new Held{1, head_of(id), std::string(id)}) {}
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
  uint64_t head() const { return held_ ? held_->head : 0; }
  bool operator==(const FieldKey& other) const {
    return held_ == other.held_ || text() == other.text();
  }

 private:
  struct Held {
    size_t owners;
    uint64_t head;
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
