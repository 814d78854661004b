#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "assets/texts.h"
#include "base/error.h"
#include "notice/notice.h"

namespace taizhang {

// A sentence of the interface that is not yet in a language: its text and what fills {0}, {1}, ...
// State holds messages, so that switching the language switches what is already on screen.
struct Message {
  Text text;
  std::vector<std::string> arguments;
  bool operator==(const Message&) const = default;
};

std::string fill(std::string_view pattern, const std::vector<std::string>& arguments);
std::string say(const Message& message, Language language);

Message message_of(const Error& error);
Message message_of(const Problem& problem);

// Names as a notice lists them: "办公室、宣传科".
std::string joined(const std::vector<std::string>& names);

// "1,234" never; figures in this interface are plain digits.
std::string number(long long value);

}  // namespace taizhang
