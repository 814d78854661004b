#pragma once

#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>

namespace taizhang {

// Most bytes of our files are strings that stand there as they are meant: UTF-8 without escapes.
// nlohmann's lexer copies every byte twice. Read through JsonBytes it is given such a string as an
// empty one, and finds the grammar, the numbers, the escapes and the faults as ever.

// What was passed over.
struct PassedOver {
  std::optional<std::string_view>
      string;        // the one between the quotes read last; none: it was read
  size_t bytes = 0;  // of all strings so far
};

// Just behind the quote that closes the string whose text begins at `at`; past the end of the JSON
// when none does.
size_t end_of_string(std::string_view json, size_t at);

// The bytes of a JSON text, as an iterator for nlohmann's parser, which reads each once.
class JsonBytes {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = ptrdiff_t;
  using pointer = const char*;
  using reference = char;

  JsonBytes(std::string_view json, size_t at, PassedOver& passed)
      : json_(json), at_(at), passed_(&passed) {}

  char operator*() {
    if (is_opened_) pass_over_string();
    return json_[at_];
  }
  JsonBytes& operator++() {
    is_opened_ = json_[at_] == '"' && at_ >= string_end_;
    ++at_;
    return *this;
  }
  bool operator==(const JsonBytes& other) const { return at_ == other.at_; }

 private:
  void pass_over_string();

  std::string_view json_;
  size_t at_;
  size_t string_end_ = 0;   // behind the closing quote of the last string
  bool is_opened_ = false;  // an opening quote was read. The string waits until its first byte is
                            // asked for: the lexer may find the quote itself out of place
  PassedOver* passed_;
};

}  // namespace taizhang
