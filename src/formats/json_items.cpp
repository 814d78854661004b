#include "formats/json_items.h"

#include <algorithm>
#include <deque>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/sort.h"
#include "base/text.h"
#include "formats/json_bytes.h"

namespace taizhang {
namespace {

using nlohmann::json;

std::string megabytes(size_t bytes) {
  return std::to_string((bytes + (size_t{1} << 20) - 1) >> 20) + " MB";
}

// What nlohmann's parser calls. Keeps the tokens of one item at a time and hands them on.
class ItemHandler {
 public:
  // `whole`: the text is one item, whatever it is.
  ItemHandler(size_t size, const JsonCaps& caps, std::span<const std::string_view> streamed,
              bool whole, const TakeItem& take)
      : size_(size), caps_(caps), streamed_(streamed), take_(take), item_depth_(whole ? 0 : 1) {}

  PassedOver& passed_over() { return passed_; }

  // The next text begins with `{"member":[` of the array that the one before ended in.
  void resume() { resumes_ = true; }

  bool null() { return scalar(TokenKind::Null); }
  bool boolean(bool yes) { return scalar(yes ? TokenKind::True : TokenKind::False); }
  bool number_integer(json::number_integer_t number) { return integer(number); }
  bool number_unsigned(json::number_unsigned_t number) {
    if (number <= uint64_t{INT64_MAX}) return integer(static_cast<int64_t>(number));
    return scalar(TokenKind::Number, keep(std::to_string(number)));
  }
  bool number_float(json::number_float_t, const std::string& written) {
    return scalar(TokenKind::Number, keep(written));
  }
  bool string(std::string& read) {
    const std::string_view text = text_of(read);
    if (text.size() > caps_.string_bytes) return too_long();
    return scalar(TokenKind::String, text);
  }
  bool binary(json::binary_t&) { return false; }
  bool start_object(size_t) { return open(TokenKind::Object); }
  bool end_object();
  bool start_array(size_t) { return open(TokenKind::Array); }
  bool end_array();
  bool key(std::string& read);
  bool parse_error(size_t position, const std::string&, const json::exception& problem);

  // Why the reading ended before the end of the text.
  const Error& error() const { return error_; }
  // Where nlohmann found the text to be no JSON, when that is why; else 0.
  size_t bad_position() const { return bad_position_; }

 private:
  std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }
  std::string_view text_of(const std::string& read);
  bool integer(int64_t number);
  bool scalar(TokenKind kind, std::string_view text = {});
  bool open(TokenKind kind);
  bool close();
  bool push(TokenKind kind, std::string_view text);
  bool end_value();
  bool hand_on();
  bool stop(Error error);
  bool too_many(std::string_view what, size_t cap) {
    return stop({ErrorCode::TooMany, {std::string(what), std::to_string(cap)}});
  }
  bool too_long() { return stop({ErrorCode::TooMany, {"string", megabytes(caps_.string_bytes)}}); }
  std::optional<std::string_view> repeated_key(size_t object);
  bool is_streamed() const;

  size_t size_;
  const JsonCaps& caps_;
  std::span<const std::string_view> streamed_;
  const TakeItem& take_;
  int item_depth_;  // an item begins when so many objects and arrays are open
  int depth_ = 0;
  bool in_stream_ = false;
  bool resumes_ = false;
  size_t number_ = 0;
  std::string member_;
  std::vector<std::string> members_;  // keys of the top-level object
  PassedOver passed_;
  std::deque<std::string> kept_;  // texts of the item that do not stand in the file so
  std::vector<Token> tokens_;     // [0, used_) is the item; the rest keeps its memory
  size_t used_ = 0;
  std::vector<size_t> open_;  // places of objects, arrays and keys not yet ended
  std::vector<std::string_view> keys_;
  Error error_{ErrorCode::BadJson, {}};
  size_t bad_position_ = 0;
};

bool ItemHandler::stop(Error error) {
  error_ = std::move(error);
  return false;
}

// What a string or a key says, of which nlohmann has `read` what was not passed over.
std::string_view ItemHandler::text_of(const std::string& read) {
  const std::optional<std::string_view> passed = std::exchange(passed_.string, std::nullopt);
  return passed ? *passed : keep(read);
}

bool ItemHandler::push(TokenKind kind, std::string_view text) {
  if (used_ == caps_.item_tokens) return too_many("tokens", caps_.item_tokens);
  if (used_ == tokens_.size()) tokens_.emplace_back();
  Token& token = tokens_[used_++];
  token.kind = kind;
  token.text = text;
  token.next = used_;
  return true;
}

bool ItemHandler::scalar(TokenKind kind, std::string_view text) {
  if (depth_ == 0 && item_depth_ == 1) return stop({ErrorCode::NotOurFile, {}});
  return push(kind, text) && end_value();
}

bool ItemHandler::integer(int64_t number) {
  if (depth_ == 0 && item_depth_ == 1) return stop({ErrorCode::NotOurFile, {}});
  if (!push(TokenKind::Integer, {})) return false;
  tokens_[used_ - 1].integer = number;
  return end_value();
}

bool ItemHandler::is_streamed() const {
  return std::ranges::find(streamed_, member_) != streamed_.end();
}

bool ItemHandler::open(TokenKind kind) {
  if (depth_ == caps_.depth) return stop({ErrorCode::TooDeep, {}});
  ++depth_;
  if (depth_ == 1 && item_depth_ == 1) {
    return kind == TokenKind::Object || stop({ErrorCode::NotOurFile, {}});
  }
  if (depth_ == 2 && kind == TokenKind::Array && item_depth_ == 1 && is_streamed()) {
    in_stream_ = true;
    if (!std::exchange(resumes_, false)) number_ = 0;
    return true;
  }
  open_.push_back(used_);
  return push(kind, {});
}

bool ItemHandler::close() {
  const size_t opened = open_.back();
  open_.pop_back();
  if (!push(TokenKind::End, {})) return false;
  tokens_[opened].next = used_;
  return end_value();
}

bool ItemHandler::end_object() {
  --depth_;
  if (depth_ == 0 && item_depth_ == 1) return true;
  if (const auto key = repeated_key(open_.back())) {
    return stop({ErrorCode::DuplicateKey, {std::string(*key)}});
  }
  return close();
}

bool ItemHandler::end_array() {
  --depth_;
  if (in_stream_ && depth_ == 1) {
    in_stream_ = false;
    return true;
  }
  return close();
}

bool ItemHandler::key(std::string& read) {
  const std::string_view text = text_of(read);
  if (text.size() > caps_.string_bytes) return too_long();
  if (depth_ == 1 && item_depth_ == 1) {
    if (resumes_) return true;
    if (std::ranges::find(members_, text) != members_.end()) {
      return stop({ErrorCode::DuplicateKey, {std::string(text)}});
    }
    constexpr size_t kMostMembers = 200;
    if (members_.size() == kMostMembers) return too_many("members", kMostMembers);
    members_.emplace_back(text);
    member_ = text;
    return true;
  }
  open_.push_back(used_);
  return push(TokenKind::Key, text);
}

// A value has ended: so has the member it belongs to, and perhaps the item.
bool ItemHandler::end_value() {
  if (!open_.empty() && tokens_[open_.back()].kind == TokenKind::Key) {
    tokens_[open_.back()].next = used_;
    open_.pop_back();
  }
  return open_.empty() ? hand_on() : true;
}

bool ItemHandler::hand_on() {
  const JsonValue value{std::span<const Token>(tokens_.data(), used_), 0};
  const Result<void> taken = take_(member_, in_stream_ ? ++number_ : 0, value);
  used_ = 0;
  kept_.clear();
  return taken ? true : stop(taken.error());
}

std::optional<std::string_view> ItemHandler::repeated_key(size_t object) {
  keys_.clear();
  for (size_t at = object + 1; at < used_; at = tokens_[at].next) keys_.push_back(tokens_[at].text);
  constexpr size_t kFew = 16;
  if (keys_.size() > kFew) sort_by(keys_);
  for (size_t i = 1; i < keys_.size(); ++i) {
    const size_t first = keys_.size() > kFew ? i - 1 : 0;
    for (size_t j = first; j < i; ++j) {
      if (keys_[i] == keys_[j]) return keys_[i];
    }
  }
  return std::nullopt;
}

bool ItemHandler::parse_error(size_t position, const std::string&, const json::exception&) {
  bad_position_ = std::max<size_t>(position + passed_.bytes, 1);
  return stop({bad_position_ > size_ ? ErrorCode::Incomplete : ErrorCode::BadJson, {}});
}

// Words nlohmann's refusal of the text: it knows only where it stopped.
Error explain(std::string_view bytes, size_t position, const Error& error) {
  const size_t bad = first_bad_utf8(bytes);
  if (bad < position && error.code == ErrorCode::BadJson) {
    return {ErrorCode::NotUtf8, {std::to_string(bad)}};
  }
  if (error.code != ErrorCode::BadJson) return error;
  const Place place = place_of(bytes, line_starts(bytes), position - 1);
  return {ErrorCode::BadJson, {std::to_string(place.line), std::to_string(place.column)}};
}

Result<void> parse(std::string_view bytes, const JsonCaps& caps, ItemHandler& handler) {
  if (bytes.size() > caps.bytes) {
    return refuse(ErrorCode::FileTooLarge, megabytes(bytes.size()), megabytes(caps.bytes));
  }
  const JsonBytes begin(bytes, 0, handler.passed_over());
  const JsonBytes end(bytes, bytes.size(), handler.passed_over());
  if (json::sax_parse(begin, end, &handler)) return {};
  if (handler.bad_position() == 0) return std::unexpected(handler.error());
  return std::unexpected(explain(bytes, handler.bad_position(), handler.error()));
}

// Finds where a text can be cut: before a comma between two items of a streamed array.
class Cutter {
 public:
  Cutter(std::string_view json, std::span<const std::string_view> streamed)
      : json_(json), streamed_(streamed) {}

  size_t at() const { return at_; }
  std::string_view member() const { return member_; }  // the array's

  // Goes behind the next such comma `size` bytes on or more, or to the end.
  void advance(size_t size);

 private:
  bool can_cut() const {
    return depth_ == 2 && in_array_ && std::ranges::find(streamed_, member_) != streamed_.end() &&
           json_[json_.find_last_not_of(" \t\r\n", at_ - 1)] != '[' &&
           json_.find_first_not_of(" \t\r\n", at_ + 1) != json_.find(']', at_ + 1);
  }
  void pass_string();
  void pass_sign(char sign);

  std::string_view json_;
  std::span<const std::string_view> streamed_;
  size_t at_ = 0;
  int depth_ = 0;
  bool in_array_ = false;  // at depth 2
  bool awaits_key_ = false;
  std::string_view member_;
};

void Cutter::pass_string() {
  const size_t end = std::min(end_of_string(json_, at_ + 1), json_.size());
  if (depth_ == 1 && std::exchange(awaits_key_, false))
    member_ = json_.substr(at_ + 1, end - at_ - 2);
  at_ = end;
}

void Cutter::pass_sign(char sign) {
  if (sign == '{' || sign == '[') ++depth_;
  if (sign == '}' || sign == ']') --depth_;
  if (depth_ == 1 && (sign == '{' || sign == ',')) awaits_key_ = true;
  if (depth_ == 2 && (sign == '{' || sign == '[')) in_array_ = sign == '[';
  ++at_;
}

void Cutter::advance(size_t size) {
  const size_t least = at_ + std::min(size, json_.size() - at_);
  while (at_ < json_.size()) {
    const char c = json_[at_];
    if (c == '"') {
      pass_string();
      continue;
    }
    const bool cuts = c == ',' && at_ >= least && can_cut();
    pass_sign(c);
    if (cuts) return;
  }
}

}  // namespace

struct ItemReader::Parts {
  Parts(std::string_view text, const JsonCaps& most, std::span<const std::string_view> streamed,
        TakeItem use)
      : bytes(text),
        caps(most),
        take(std::move(use)),
        handler(text.size(), caps, streamed, false, take),
        cutter(text, streamed) {}

  std::string_view bytes;
  JsonCaps caps;
  TakeItem take;
  ItemHandler handler;
  Cutter cutter;
};

ItemReader::ItemReader(std::string_view bytes, const JsonCaps& caps,
                       std::span<const std::string_view> streamed, TakeItem take)
    : parts_(std::make_unique<Parts>(bytes, caps, streamed, std::move(take))) {}

ItemReader::~ItemReader() = default;

size_t ItemReader::at() const { return parts_->cutter.at(); }

Result<void> ItemReader::read(size_t size) {
  Parts& parts = *parts_;
  const size_t begin = parts.cutter.at();
  const std::string_view member = parts.cutter.member();
  parts.cutter.advance(size);
  const size_t end = parts.cutter.at();
  if (begin == 0 && end == parts.bytes.size()) return parse(parts.bytes, parts.caps, parts.handler);

  std::string piece;
  if (begin != 0) {
    piece.append("{\"").append(member).append("\":[");
    parts.handler.resume();
  }
  const bool is_last = end == parts.bytes.size();
  piece += parts.bytes.substr(begin, end - begin - (is_last ? 0 : 1));
  if (!is_last) piece += "]}";
  return parse(piece, parts.caps, parts.handler);
}

Result<void> read_items(std::string_view bytes, const JsonCaps& caps,
                        std::span<const std::string_view> streamed, const TakeItem& take) {
  ItemHandler handler(bytes.size(), caps, streamed, false, take);
  return parse(bytes, caps, handler);
}

Result<void> read_value(std::string_view bytes, const JsonCaps& caps,
                        const std::function<Result<void>(JsonValue)>& take) {
  const TakeItem take_whole = [&take](std::string_view, size_t, JsonValue value) {
    return take(value);
  };
  ItemHandler handler(bytes.size(), caps, {}, true, take_whole);
  return parse(bytes, caps, handler);
}

}  // namespace taizhang
