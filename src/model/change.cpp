#include "model/change.h"

#include <algorithm>
#include <utility>

#include "base/digest.h"
#include "base/sort.h"

namespace taizhang {
namespace {

struct Member {
  std::string key;   // in quotes, as in JSON
  std::string text;  // key, colon and value
};

Member text_member(std::string_view key, std::string_view text) {
  Member member{.key = '"' + std::string(key) + '"', .text = {}};
  member.text = member.key + ':';
  append_json_string(member.text, text);
  return member;
}

// The end of the JSON string that begins at `at`: just behind its closing quote.
size_t end_of_string(std::string_view json, size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
  }
  return std::min(at + 1, json.size());
}

// Splits `"a":1,"b":[2,3]` at the commas between members.
void append_members(std::vector<Member>& members, std::string_view json) {
  int depth = 0;
  size_t begin = 0;
  for (size_t at = 0; at <= json.size(); ++at) {
    const char c = at < json.size() ? json[at] : ',';
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (c == '"') at = end_of_string(json, at) - 1;
    if (c != ',' || depth != 0 || at == begin) continue;
    const std::string_view member = json.substr(begin, at - begin);
    members.push_back(
        {std::string(member.substr(0, end_of_string(member, 0))), std::string(member)});
    begin = at + 1;
  }
}

std::string supersedes_json(const std::vector<ChangeId>& supersedes) {
  std::string out = "\"supersedes\":[";
  for (const ChangeId id : supersedes) {
    if (out.back() != '[') out += ',';
    append_json_string(out, to_text(id));
  }
  return out + ']';
}

}  // namespace

std::string canonical_members(const Change& change) {
  std::vector<Member> members = {
      text_member("at", change.author.at),
      text_member("author", change.author.name),
      text_member("department", change.author.department),
      text_member("field", change.field),
      text_member("nonce", change.nonce),
      text_member("record", to_text(change.record)),
      {"\"supersedes\"", supersedes_json(change.supersedes)},
      {"\"value\"", "\"value\":" + canonical_json(change.value)},
  };
  append_members(members, change.unknown);
  sort_by(members, &Member::key);

  std::string out;
  for (const Member& member : members) {
    if (!out.empty()) out += ',';
    out += member.text;
  }
  return out;
}

ChangeId id_of(const Change& change) {
  Sha256 hash;
  hash.add("{");
  hash.add(canonical_members(change));
  hash.add("}");
  return id_of<ChangeId>(hash.finish());
}

}  // namespace taizhang
