#include "formats/json_changes.h"

#include <array>
#include <utility>

#include "formats/json.h"
#include "formats/json_values.h"

namespace taizhang {
namespace {

template <typename IdType>
bool read_id(JsonValue json, IdType& into) {
  const auto id = json.kind() == TokenKind::String ? parse_id<IdType>(json.text()) : std::nullopt;
  if (id) into = *id;
  return id.has_value();
}

bool read_text(JsonValue json, std::string& into) {
  if (json.kind() != TokenKind::String) return false;
  into = json.text();
  return true;
}

bool read_ids(JsonValue json, std::vector<ChangeId>& into) {
  if (json.kind() != TokenKind::Array) return false;
  for (Members elements(json); elements; elements.advance()) {
    if (!read_id(elements.value(), into.emplace_back())) return false;
  }
  return true;
}

bool read_value(JsonValue json, Value& into) {
  auto value = read_canonical(json);
  if (value) into = std::move(*value);
  return value.has_value();
}

// Reads one member; what a newer program wrote is kept as it stands.
bool read_change_member(Change& change, std::string_view key, JsonValue json) {
  if (key == "id") return read_id(json, change.id);
  if (key == "record") return read_id(json, change.record);
  if (key == "field") return read_text(json, change.field);
  if (key == "value") return read_value(json, change.value);
  if (key == "supersedes") return read_ids(json, change.supersedes);
  if (key == "author") return read_text(json, change.author.name);
  if (key == "department") return read_text(json, change.author.department);
  if (key == "at") return read_text(json, change.author.at);
  if (key == "nonce") return read_text(json, change.nonce);
  append_member(change.unknown, key, json);
  return true;
}

bool has_own_id(const Change& change) { return change.id == id_of(change); }

std::unexpected<Error> refuse_id(size_t number) {
  return refuse_record(Fault::ChangeId, std::to_string(number), "id");
}

Result<Change> read_members(JsonValue json, size_t number) {
  Change change;
  if (json.kind() != TokenKind::Object) {
    return refuse_record(Fault::ChangeMember, std::to_string(number), "");
  }
  for (Members members(json); members; members.advance()) {
    if (read_change_member(change, members.key(), members.value())) continue;
    return refuse_record(Fault::ChangeMember, std::to_string(number), members.key());
  }
  return change;
}

}  // namespace

void append_change(std::string& out, const Change& change) {
  out += "{\"id\":\"" + to_text(change.id) + "\"," + canonical_members(change) + '}';
}

Result<Change> read_change(JsonValue json, size_t number) {
  Result<Change> change = read_members(json, number);
  if (change && !has_own_id(*change)) return refuse_id(number);
  return change;
}

std::string encode_changes(const std::vector<Change>& changes) {
  std::string out = "{\"changes\":[";
  for (const Change& change : changes) {
    if (&change != changes.data()) out += ',';
    append_change(out, change);
  }
  out += ']';
  const std::string digest = digest_of(out + '}');
  return out + ",\"digest\":\"" + digest + "\"}";
}

Result<std::vector<Change>> decode_changes(std::string_view bytes) {
  constexpr std::array<std::string_view, 1> kStreamed = {"changes"};
  const JsonCaps caps{.bytes = Caps().bytes, .string_bytes = Caps().string_bytes, .depth = 12};
  std::vector<Change> changes;
  std::string digest;
  const auto take = [&](std::string_view member, size_t number, JsonValue json) -> Result<void> {
    if (member == "digest" && json.kind() == TokenKind::String) digest = json.text();
    if (number == 0) return {};
    Result<Change> change = read_members(json, number);
    if (!change) return std::unexpected(change.error());
    changes.push_back(*std::move(change));
    return {};
  };
  if (const Result<void> read = read_items(bytes, caps, kStreamed, take); !read) {
    return std::unexpected(read.error());
  }
  if (digest != digest_of(bytes)) return refuse(ErrorCode::DigestMismatch);
  for (size_t i = 0; i < changes.size(); ++i) {
    if (!has_own_id(changes[i])) return refuse_id(i + 1);
  }
  return changes;
}

Result<Change> decode_change(std::string_view json) {
  const JsonCaps caps{
      .bytes = Caps().string_bytes, .string_bytes = Caps().string_bytes, .depth = 12};
  Change change;
  const Result<void> read = taizhang::read_value(json, caps, [&](JsonValue value) -> Result<void> {
    Result<Change> one = read_members(value, 1);
    if (!one) return std::unexpected(one.error());
    change = *std::move(one);
    return {};
  });
  if (!read) return std::unexpected(read.error());
  change.id = id_of(change);
  return change;
}

}  // namespace taizhang
