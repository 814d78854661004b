#include "formats/json_bytes.h"

#include <algorithm>

#include "base/text.h"

namespace taizhang {
namespace {

// Neither escapes nor what JSON wants escaped. Looks at every byte, so that compilers do many at
// once.
bool is_plain(std::string_view text) {
  bool plain = true;
  for (const char c : text) plain &= (static_cast<unsigned char>(c) >= 0x20) & (c != '\\');
  return plain && is_utf8(text);
}

}  // namespace

size_t end_of_string(std::string_view json, size_t at) {
  while (at < json.size()) {
    const size_t end = std::min(json.find('"', at), json.size());
    const size_t escape = json.substr(at, end - at).find('\\');
    if (escape == std::string_view::npos) return end + 1;
    at += escape + 2;
  }
  return json.size() + 1;
}

void JsonBytes::pass_over_string() {
  is_opened_ = false;
  const size_t quote = json_.find('"', at_);
  if (quote == std::string_view::npos || !is_plain(json_.substr(at_, quote - at_))) {
    string_end_ = end_of_string(json_, at_);
    return;
  }
  passed_->string = json_.substr(at_, quote - at_);
  passed_->bytes += quote - at_;
  at_ = quote;
  string_end_ = quote + 1;
}

}  // namespace taizhang
