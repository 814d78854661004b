#include "query/finder.h"

#include <algorithm>

namespace taizhang {
namespace {

constexpr uint32_t kWordsOfLead = 4;  // of 64 bits, one for each second byte

}  // namespace

void Finder::mark(uint32_t number) {
  const char32_t character = alphabet_.character(number);
  const uint64_t from = word_.leads_from(character);
  next_[number] = static_cast<uint8_t>(from >> 1);
  if ((from & Word::kStart) == 0) return;
  first_[number] = static_cast<uint8_t>(word_.step(Word::kStart, character) >> 1);
  std::string code;
  append_code(code, number);
  const uint32_t lead = static_cast<unsigned char>(code[0]);
  if (code.size() == 1) {
    std::fill_n(starts_.begin() + lead * kWordsOfLead, kWordsOfLead, UINT64_MAX);
  } else {
    const uint32_t second = static_cast<unsigned char>(code[1]);
    starts_[lead * kWordsOfLead + second / 64] |= uint64_t{1} << (second % 64);
  }
}

Finder::Finder(const Alphabet& alphabet, const std::u32string& text)
    : alphabet_(alphabet), word_(text), pairs_(word_) {
  for (const char32_t c : text) {
    const uint32_t number = alphabet.find(c);
    is_known_ = is_known_ && number != Alphabet::kEnd;
    append_code(plain_, number);
  }
  starts_.resize(256 * kWordsOfLead);
  first_.resize(alphabet.size());
  next_.resize(alphabet.size());
  end_ = text.size() <= 8 ? static_cast<uint8_t>(1u << (text.size() - 1)) : 0;
  for (uint32_t number = Alphabet::kEnd + 1; number < alphabet.size(); ++number) mark(number);
}

bool Finder::begins(std::string_view text) const {
  const char *at = text.data(), *const end = at + text.size();
  uint64_t state = Word::kStart;
  while (at != end && state != 0) {
    state = word_.step(state, alphabet_.character(take_code(at)));
    if (word_.arrived(state)) return true;
  }
  return false;
}

size_t Finder::find_spelled(std::string_view text) const {
  const char* const all = text.data();
  const uint64_t* const starts = starts_.data();
  uint32_t pair = text.empty() ? 0 : static_cast<unsigned char>(all[0]);
  for (size_t i = 0; i < text.size(); ++i) {
    pair = (pair << 8 | static_cast<unsigned char>(all[i + 1])) & 0xFFFF;
    if ((starts[pair / 64] >> (pair % 64) & 1) == 0) continue;
    const char* at = all + i;
    const uint8_t first = first_[take_code(at)];
    if ((first & end_) != 0) return i;
    if ((first & next_[take_code(at)]) != 0 && begins(text.substr(i))) return i;
  }
  return std::string_view::npos;
}

bool Finder::begins_plain(std::string_view text) const {
  uint64_t state = Word::kStart;
  for (size_t at = 0; at < text.size() && state != 0;) {
    state = word_.step(state, folded(take_character(text, at)));
    if (word_.arrived(state)) return true;
  }
  return false;
}

bool Finder::is_in_plain(std::string_view text) const {
  if (word_.text().size() > Word::kLongest) return taizhang::is_in(word_, text);
  uint8_t first = 0;  // where the character before leads from the start
  size_t before = 0;  // and where it stands
  for (size_t at = 0; at < text.size();) {
    const size_t here = at;
    const uint32_t number = alphabet_.find(folded(take_character(text, at)));
    if ((first & next_[number]) != 0 && begins_plain(text.substr(before))) return true;
    first = first_[number];
    if ((first & end_) != 0) return true;
    before = here;
  }
  return false;
}

}  // namespace taizhang
