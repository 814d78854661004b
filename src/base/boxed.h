#pragma once

#include <memory>
#include <utility>

namespace taizhang {

// A T kept elsewhere, for a seldom and large alternative of a variant that is held in great
// numbers. A value like the T itself: copies share nothing. After a move it may only be assigned to
// or end.
template <typename T>
class Boxed {
 public:
  Boxed(T value) : held_(std::make_unique<T>(std::move(value))) {}
  Boxed(const Boxed& other) : Boxed(*other) {}
  Boxed(Boxed&&) noexcept = default;
  Boxed& operator=(const Boxed& other) { return *this = Boxed(other); }
  Boxed& operator=(Boxed&&) noexcept = default;
  ~Boxed() = default;

  const T& operator*() const { return *held_; }
  const T* operator->() const { return held_.get(); }
  bool operator==(const Boxed& other) const { return *held_ == *other.held_; }

 private:
  std::unique_ptr<T> held_;
};

}  // namespace taizhang
