#include "formats/json_digest.h"

#include <algorithm>

#include "base/text.h"
#include "formats/json.h"
#include "formats/json_bytes.h"
#include "model/value.h"

namespace taizhang {
namespace {

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

uint32_t hex_number(std::string_view digits) {
  uint32_t number = 0;
  for (const char c : digits) {
    const int digit = c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
    number = number << 4 | (static_cast<uint32_t>(digit) & 15);
  }
  return number;
}

}  // namespace

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

Digester::Digester(std::string_view json) : json_(json) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  at_ = run_ = json_.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
}

void Digester::end_run() {
  if (!leaves_out_) hash_.add(json_.substr(run_, at_ - run_));
}

void Digester::pass_string() {
  const size_t end = std::min(end_of_string(json_, at_ + 1), json_.size());
  if (depth_ == 1 && expects_key_) {
    end_run();
    begin_member(at_, end);
    run_ = end;
  } else if (!leaves_out_ && json_.substr(at_, end - at_).contains('\\')) {
    end_run();
    add_string(at_, end);
    run_ = end;
  }
  at_ = end;
}

void Digester::pass_sign(char c) {
  if (is_white(c) || (depth_ == 1 && (c == ',' || c == '}'))) {
    end_run();
    run_ = at_ + 1;
  }
  if (depth_ == 1 && (c == ',' || c == '}')) leaves_out_ = false;
  if (depth_ == 1 && c == ',') expects_key_ = true;
  if (depth_ == 1 && c == '}') hash_.add("}");
  if (c == '{' || c == '[') ++depth_;
  if (c == '}' || c == ']') --depth_;
  if (c == '{' && depth_ == 1) expects_key_ = true;
  ++at_;
}

void Digester::advance(size_t size) {
  const size_t end = at_ + std::min(size, json_.size() - at_);
  while (at_ < end) {
    if (json_[at_] == '"')
      pass_string();
    else
      pass_sign(json_[at_]);
  }
}

std::string Digester::finish() {
  end_run();
  return to_hex(hash_.finish());
}

std::string digest_of(std::string_view encoded_snapshot) {
  Digester digester(encoded_snapshot);
  digester.advance(encoded_snapshot.size());
  return digester.finish();
}

}  // namespace taizhang
