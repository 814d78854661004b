#include "cli/words.h"

#include <algorithm>

namespace taizhang::cli {

std::string_view Words::value(std::string_view option) const {
  const auto found = options.find(option);
  return found == options.end() ? std::string_view() : found->second;
}

Words sort_words(Arguments arguments, std::initializer_list<std::string_view> with_value,
                 std::initializer_list<std::string_view> switches) {
  Words words;
  for (size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view word = arguments[i];
    if (std::ranges::find(switches, word) != switches.end()) {
      words.options[word] = {};
    } else if (std::ranges::find(with_value, word) != with_value.end()) {
      if (i + 1 == arguments.size()) {
        words.fault = "\"" + std::string(word) + "\" wants a word behind it";
        break;
      }
      words.options[word] = arguments[++i];
    } else if (word.size() > 1 && word.starts_with('-')) {
      words.fault =
          "there is no option \"" + std::string(word) + "\"; `taizhang --help` lists them";
      break;
    } else {
      words.plain.push_back(word);
    }
  }
  return words;
}

}  // namespace taizhang::cli
