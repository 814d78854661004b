#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.h"

namespace taizhang::cli {

// A command's words, sorted: `-o OUT` and its like apart from files and names.
struct Words {
  std::vector<std::string_view> plain;
  std::map<std::string_view, std::string_view> options;  // with their value; switches with none
  std::string fault;                                     // a sentence; empty: none

  bool has(std::string_view option) const { return options.contains(option); }
  std::string_view value(std::string_view option) const;  // empty: not given
};

// `with_value` and `switches` are the options the command knows.
Words sort_words(Arguments arguments, std::initializer_list<std::string_view> with_value,
                 std::initializer_list<std::string_view> switches);

}  // namespace taizhang::cli
