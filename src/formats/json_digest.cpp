#include "base/digest.h"
#include "base/text.h"
#include "formats/json.h"
#include "model/value.h"

namespace taizhang {
namespace {

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Walks JSON that a parser has passed; any other text gives some digest as well. Hashes it without
// white space outside of strings, with minimal escapes, and without the member "digest".
class Digester {
 public:
  explicit Digester(std::string_view json) : json_(json) {}
  std::string digest();

 private:
  size_t end_of_string(size_t at) const;
  std::string unescaped(size_t begin, size_t end) const;
  void add_string(size_t begin, size_t end);
  void begin_member(size_t begin, size_t end);

  std::string_view json_;
  Sha256 hash_;
  int depth_ = 0;
  bool expects_key_ = false;  // of the top-level object
  bool leaves_out_ = false;   // the member being walked
  bool has_members_ = false;
};

// Just behind the closing quote of the string that begins at `at`.
size_t Digester::end_of_string(size_t at) const {
  for (++at; at < json_.size() && json_[at] != '"'; ++at) {
    if (json_[at] == '\\') ++at;
  }
  return std::min(at + 1, json_.size());
}

uint32_t hex_number(std::string_view digits) {
  uint32_t number = 0;
  for (const char c : digits) {
    const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    number = number << 4 | (static_cast<uint32_t>(digit) & 15);
  }
  return number;
}

std::string Digester::unescaped(size_t begin, size_t end) const {
  std::string text;
  for (size_t at = begin + 1; at + 1 < end; ++at) {
    if (json_[at] != '\\') {
      text += json_[at];
      continue;
    }
    const char escape = json_[++at];
    if (escape != 'u') {
      constexpr std::string_view kLetters = "bfnrt";
      const size_t letter = kLetters.find(escape);
      text += letter == std::string_view::npos ? escape : "\b\f\n\r\t"[letter];
      continue;
    }
    uint32_t unit = hex_number(json_.substr(at + 1, 4));
    at += 4;
    if (unit >= 0xD800 && unit < 0xDC00 && at + 6 < end) {
      unit = 0x10000 + ((unit - 0xD800) << 10) + (hex_number(json_.substr(at + 3, 4)) & 0x3FF);
      at += 6;
    }
    append_utf8(text, unit);
  }
  return text;
}

void Digester::add_string(size_t begin, size_t end) {
  const std::string_view written = json_.substr(begin, end - begin);
  if (written.find('\\') == std::string_view::npos) {
    hash_.add(written);
    return;
  }
  std::string minimal;
  append_json_string(minimal, unescaped(begin, end));
  hash_.add(minimal);
}

void Digester::begin_member(size_t begin, size_t end) {
  expects_key_ = false;
  leaves_out_ = unescaped(begin, end) == "digest";
  if (leaves_out_) return;
  if (has_members_) hash_.add(",");
  has_members_ = true;
  add_string(begin, end);
}

std::string Digester::digest() {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  size_t at = json_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  size_t run = at;  // [run, at) waits to be hashed
  const auto end_run = [&] {
    if (!leaves_out_) hash_.add(json_.substr(run, at - run));
  };
  while (at < json_.size()) {
    const char c = json_[at];
    if (c == '"') {
      const size_t end = end_of_string(at);
      if (depth_ == 1 && expects_key_) {
        end_run();
        begin_member(at, end);
        run = end;
      } else if (!leaves_out_ && json_.substr(at, end - at).contains('\\')) {
        end_run();
        add_string(at, end);
        run = end;
      }
      at = end;
      continue;
    }
    if (is_white(c) || (depth_ == 1 && (c == ',' || c == '}'))) {
      end_run();
      run = at + 1;
    }
    if (depth_ == 1 && (c == ',' || c == '}')) leaves_out_ = false;
    if (depth_ == 1 && c == ',') expects_key_ = true;
    if (depth_ == 1 && c == '}') hash_.add("}");
    if (c == '{' || c == '[') ++depth_;
    if (c == '}' || c == ']') --depth_;
    if (c == '{' && depth_ == 1) expects_key_ = true;
    ++at;
  }
  end_run();
  return to_hex(hash_.finish());
}

}  // namespace

std::string digest_of(std::string_view encoded_snapshot) {
  return Digester(encoded_snapshot).digest();
}

}  // namespace taizhang
