#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "base/error.h"
#include "formats/json_tokens.h"

namespace taizhang {

// JSON read as a stream of items, each small enough to hold: a member of the file's object, or an
// element of one of its long arrays. There is no tree of the whole file.

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
