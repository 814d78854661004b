#include "model/change.h"

#include <algorithm>

#include "base/digest.h"
#include "base/sort.h"

namespace taizhang {
namespace {

struct Member {
  std::string_view key;   // in quotes, as in JSON
  std::string_view text;  // key, colon and value
};

// The end of the JSON string that begins at `at`: just behind its closing quote.
size_t end_of_string(std::string_view json, size_t at) {
  for (++at; at < json.size() && json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
  }
  return std::min(at + 1, json.size());
}

// `"b":[2,3],"a":1` with its members sorted by their keys.
std::string sorted_members(std::string_view json) {
  std::vector<Member> members;
  int depth = 0;
  size_t begin = 0;
  for (size_t at = 0; at <= json.size(); ++at) {
    const char c = at < json.size() ? json[at] : ',';
    if (c == '{' || c == '[') ++depth;
    if (c == '}' || c == ']') --depth;
    if (c == '"') at = end_of_string(json, at) - 1;
    if (c != ',' || depth != 0) continue;
    const std::string_view member = json.substr(begin, at - begin);
    members.push_back({member.substr(0, end_of_string(member, 0)), member});
    begin = at + 1;
  }
  sort_by(members, &Member::key);
  std::string out;
  for (const Member& member : members) {
    if (!out.empty()) out += ',';
    out += member.text;
  }
  return out;
}

}  // namespace

std::string canonical_members(const Change& change) {
  std::string out = "\"at\":";
  const auto append_text = [&out](std::string_view key, std::string_view text) {
    out += key;
    append_json_string(out, text);
  };
  append_json_string(out, change.author.at);
  append_text(",\"author\":", change.author.name);
  append_text(",\"department\":", change.author.department);
  append_text(",\"field\":", change.field);
  append_text(",\"nonce\":", change.nonce);
  append_text(",\"record\":", to_text(change.record));
  out += ",\"supersedes\":[";
  for (const ChangeId id : change.supersedes) {
    append_text(out.back() == '[' ? "" : ",", to_text(id));
  }
  out += "],\"value\":";
  append_canonical_json(out, change.value);
  return change.unknown.empty() ? out : sorted_members(out + ',' + change.unknown);
}

ChangeId id_of(const Change& change) {
  Sha256 hash;
  hash.add("{");
  hash.add(canonical_members(change));
  hash.add("}");
  return id_of<ChangeId>(hash.finish());
}

}  // namespace taizhang
