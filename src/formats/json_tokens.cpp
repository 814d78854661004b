#include "formats/json_tokens.h"

#include "model/value.h"

namespace taizhang {

Members::Members(JsonValue value) : tokens_(value.tokens), at_(value.at + 1) {}

std::string_view Members::key() const {
  return tokens_[at_].kind == TokenKind::Key ? tokens_[at_].text : std::string_view();
}

JsonValue Members::value() const {
  return {tokens_, tokens_[at_].kind == TokenKind::Key ? at_ + 1 : at_};
}

void append_json(std::string& out, JsonValue value) {
  switch (value.kind()) {
    case TokenKind::Null:
      out += "null";
      return;
    case TokenKind::False:
      out += "false";
      return;
    case TokenKind::True:
      out += "true";
      return;
    case TokenKind::Integer:
      out += std::to_string(value.integer());
      return;
    case TokenKind::Number:
      out += value.text();
      return;
    case TokenKind::String:
      append_json_string(out, value.text());
      return;
    case TokenKind::Object: {
      std::string inner;
      for (Members members(value); members; members.advance()) {
        append_member(inner, members.key(), members.value());
      }
      out += '{' + inner + '}';
      return;
    }
    case TokenKind::Array:
      out += '[';
      for (Members members(value); members; members.advance()) {
        if (out.back() != '[') out += ',';
        append_json(out, members.value());
      }
      out += ']';
      return;
    case TokenKind::Key:
    case TokenKind::End:
      return;
  }
}

void append_member(std::string& out, std::string_view key, JsonValue value) {
  if (!out.empty()) out += ',';
  append_json_string(out, key);
  out += ':';
  append_json(out, value);
}

}  // namespace taizhang
