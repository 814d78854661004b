#pragma once

#include <concepts>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace taizhang {

template <typename... Kinds>
struct KindList {};

// A value of one of many kinds, as std::variant is, but kept elsewhere, and copied and destroyed by
// code that is compiled once: std::variant's own, for half a hundred kinds, was two thirds of what
// each file that names one cost to compile. Whoever names a type of it says
// `extern template class OneOf<TheKinds>;` beside it, and one file `template class
// OneOf<TheKinds>;`. After a move it may only be assigned to or end.
template <typename List>
class OneOf;

template <typename... Kinds>
class OneOf<KindList<Kinds...>> {
 public:
  template <typename Kind>
    requires(std::same_as<Kind, Kinds> || ...)
  OneOf(Kind value) : kind_(number_of<Kind>()), held_(new Kind(std::move(value))) {}
  OneOf(const OneOf& other);
  OneOf(OneOf&& other) noexcept : kind_(other.kind_), held_(std::exchange(other.held_, nullptr)) {}
  OneOf& operator=(OneOf other) noexcept {
    std::swap(kind_, other.kind_);
    std::swap(held_, other.held_);
    return *this;
  }
  ~OneOf();

  // Null when it is of another kind.
  template <typename Kind>
  const Kind* get_if() const {
    return kind_ == number_of<Kind>() ? static_cast<const Kind*>(held_) : nullptr;
  }

  // Calls visitor(value) with the value as what it is; of what is given away, to be taken from.
  template <typename Visitor>
  void visit(Visitor&& visitor) const& {
    (visit_if<Kinds>(visitor), ...);
  }
  template <typename Visitor>
  void visit(Visitor&& visitor) && {
    (give_if<Kinds>(visitor), ...);
  }

 private:
  template <typename Kind>
  static consteval size_t number_of() {
    size_t number = 0;
    (void)((std::is_same_v<Kind, Kinds> || (++number, false)) || ...);
    return number;
  }

  template <typename Kind, typename Visitor>
  void visit_if(Visitor& visitor) const {
    if (const Kind* const value = get_if<Kind>()) visitor(*value);
  }

  template <typename Kind, typename Visitor>
  void give_if(Visitor& visitor) {
    if (kind_ == number_of<Kind>()) visitor(std::move(*static_cast<Kind*>(held_)));
  }

  size_t kind_;
  void* held_;
};

template <typename... Kinds>
OneOf<KindList<Kinds...>>::OneOf(const OneOf& other) : kind_(other.kind_), held_(nullptr) {
  other.visit([this]<typename Kind>(const Kind& value) { held_ = new Kind(value); });
}

template <typename... Kinds>
OneOf<KindList<Kinds...>>::~OneOf() {
  visit([]<typename Kind>(const Kind& value) { delete &value; });
}

}  // namespace taizhang
