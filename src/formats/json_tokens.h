#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace taizhang {

// A JSON value as its tokens, side by side: reading one item after another takes no memory anew.

enum class TokenKind { Null, False, True, Integer, Number, String, Key, Object, Array, End };

// A piece of an item, in the order of the text. `next` is the place behind the value that begins
// here (of Object and Array: behind their End; of Key: behind the member's value).
struct Token {
  TokenKind kind = TokenKind::Null;
  std::string_view text;  // String and Key: unescaped; Number: as written (too long or broken)
  int64_t integer = 0;    // Integer
  size_t next = 0;
};

// One value: its first token is at `at`. A plain view into the tokens of the item; its texts are as
// short-lived as the item, or stand in the bytes being read.
struct JsonValue {
  std::span<const Token> tokens;
  size_t at = 0;

  TokenKind kind() const { return tokens[at].kind; }
  std::string_view text() const { return tokens[at].text; }
  int64_t integer() const { return tokens[at].integer; }
};

// Walks the members of an object, or the elements of an array; `key` is empty in an array.
//   for (Members members(value); members; members.advance()) use(members.key(), members.value());
class Members {
 public:
  explicit Members(JsonValue value);  // REQUIRES an Object or an Array
  explicit operator bool() const { return tokens_[at_].kind != TokenKind::End; }
  std::string_view key() const;
  JsonValue value() const;
  void advance() { at_ = tokens_[at_].next; }

 private:
  std::span<const Token> tokens_;
  size_t at_;
};

// The value as compact JSON with RFC 8785's escapes, members in their order.
void append_json(std::string& out, JsonValue value);

// Appends `"key":value` to the members `out`, with a comma when it has some already.
void append_member(std::string& out, std::string_view key, JsonValue value);

}  // namespace taizhang
