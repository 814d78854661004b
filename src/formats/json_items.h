#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace taizhang {

// JSON read as a stream of items, each small enough to hold: a member of the file's object, or an
// element of one of its long arrays. There is no tree of the whole file.

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

struct JsonCaps {
  size_t bytes = 0;
  size_t string_bytes = 0;
  int depth = 0;
  size_t item_tokens = 100'000;
};

// Called for every member of the top-level object, with `member` its key. When the member is an
// array and one of `streamed`, it is called for every element instead, `number` counting from 1;
// otherwise `number` is 0. A refusal ends the reading.
using TakeItem =
    std::function<Result<void>(std::string_view member, size_t number, JsonValue value)>;

// Reads `bytes` as one JSON object. Refuses FileTooLarge, NotUtf8, Incomplete, BadJson (also for
// numbers past a double's range and lone surrogates), DuplicateKey, TooDeep, TooMany, NotOurFile
// when the text is no object, and what `take` refuses.
Result<void> read_items(std::string_view bytes, const JsonCaps& caps,
                        std::span<const std::string_view> streamed, const TakeItem& take);

// read_items() in pieces, for texts that take long: it stops between two items of a streamed array.
class ItemReader {
 public:
  ItemReader(std::string_view bytes, const JsonCaps& caps,
             std::span<const std::string_view> streamed, TakeItem take);
  ~ItemReader();

  // Reads the next piece, of about `size` bytes, the rest of the text when that is less. Refuses
  // what read_items() refuses of the text; the place it names is then in the piece.
  Result<void> read(size_t size);

  size_t at() const;  // the place reached; at the end the text's size

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

// Reads `bytes` as one value of any kind that fits the caps.
Result<void> read_value(std::string_view bytes, const JsonCaps& caps,
                        const std::function<Result<void>(JsonValue)>& take);

}  // namespace taizhang
