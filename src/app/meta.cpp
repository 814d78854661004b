#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/state.h"

namespace taizhang {
namespace {

void append(std::string& out, std::string_view word) {
  for (const char c : word) out += c == '\t' || c == '\n' ? ' ' : c;
  out += '\t';
}

int integer(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::string meta_of(const OpenRegister& open, std::string_view title) {
  int closed = 0, set_aside = 0;
  for (const StatusCount& count : open.counts) {
    if (count.option == statuses::kClosed) closed = count.tasks;
    if (statuses::is_set_aside(count.option)) set_aside += count.tasks;
  }

  std::string out;
  append(out, title.empty() ? register_title(open.reg) : title);
  append(out, text_of(open.reg, open.reg.id(), fields::kIssuer));
  append(out, number(open.tasks - set_aside));
  append(out, number(closed));
  append(out, open.updated);
  append(out, open.filed.name);
  append(out, open.filed.at);
  append(out, number(open.filed.unfiled));
  return out;
}

Recent recent_of(std::string key, uint32_t revision, std::string_view meta) {
  std::vector<std::string> words(8);
  for (size_t i = 0; i < words.size() && !meta.empty(); ++i) {
    const size_t tab = meta.find('\t');
    words[i] = meta.substr(0, tab);
    meta = tab == std::string_view::npos ? std::string_view{} : meta.substr(tab + 1);
  }
  Recent recent;
  recent.key = std::move(key);
  recent.revision = revision;
  recent.title = words[0];
  recent.issuer = words[1];
  recent.tasks = integer(words[2]);
  recent.closed = integer(words[3]);
  recent.updated = words[4];
  recent.filed = {words[5], words[6], integer(words[7])};
  return recent;
}

const Recent* find_stored(const AppState& state, std::string_view key) {
  const auto found = std::ranges::find(state.recents, key, &Recent::key);
  return found == state.recents.end() ? nullptr : &*found;
}

}  // namespace taizhang
