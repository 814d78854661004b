#include "ui/text_edit.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace taizhang {
namespace {

constexpr size_t kMaxSteps = 200;

enum class Kind { Word, Han, Sign, Space, Newline, Mark };

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

Kind kind_of(char32_t c) {
  if (c == '\n' || c == '\r') return Kind::Newline;
  if (is_space(c)) return Kind::Space;
  if (is_between(c, 0x0300, 0x036F) || is_between(c, 0x200C, 0x200D) ||
      is_between(c, 0xFE00, 0xFE0F) || is_between(c, 0x1F3FB, 0x1F3FF) ||
      is_between(c, 0xE0100, 0xE01EF))
    return Kind::Mark;
  if (c < 0x80) {
    const bool alphanumeric = is_between(c, '0', '9') || is_between(c | 0x20, 'a', 'z');
    return alphanumeric || c == '_' ? Kind::Word : Kind::Sign;
  }
  const bool sign = is_between(c, 0xA1, 0xBF) || is_between(c, 0x2010, 0x206F) ||
                    is_between(c, 0x3001, 0x3004) || is_between(c, 0x3008, 0x303F) ||
                    is_between(c, 0xFF01, 0xFF0F) || is_between(c, 0xFF1A, 0xFF20) ||
                    is_between(c, 0xFF3B, 0xFF40) || is_between(c, 0xFF5B, 0xFF65);
  if (sign) return Kind::Sign;
  return c >= 0x2E80 ? Kind::Han : Kind::Word;
}

Kind kind_at(std::string_view text, size_t at) { return kind_of(code_point_at(text, at).value); }

bool is_crlf(std::string_view text, size_t at) { return text.substr(at, 2) == "\r\n"; }

// Does the pictograph at `at` go on behind a joiner, as the second person of a family does?
bool is_joined(std::string_view text, size_t at) {
  if (!text.substr(0, at).ends_with("\u200D")) return false;
  const char32_t c = code_point_at(text, at).value;
  return is_between(c, 0x2190, 0x2BFF) || is_between(c, 0x1F000, 0x1FAFF);
}

bool goes_on(std::string_view text, size_t at) {
  return kind_at(text, at) == Kind::Mark || is_joined(text, at);
}

// One code point back. A byte that belongs to no character is one of its own.
size_t previous_code_point(std::string_view text, size_t at) {
  for (size_t bytes = std::min<size_t>(4, at); bytes > 1; --bytes)
    if (code_point_at(text, at - bytes).bytes == bytes) return at - bytes;
  return at - 1;
}

}  // namespace

Span selection_of(const TextEdit& edit) {
  return {std::min(edit.caret, edit.anchor), std::max(edit.caret, edit.anchor)};
}

std::string selected_text(const TextEdit& edit) {
  const Span span = selection_of(edit);
  return edit.text.substr(span.begin, span.end - span.begin);
}

size_t next_character(std::string_view text, size_t at) {
  if (at >= text.size()) return text.size();
  if (is_crlf(text, at)) return at + 2;
  do at += code_point_at(text, at).bytes;
  while (at < text.size() && goes_on(text, at));
  return at;
}

size_t previous_character(std::string_view text, size_t at) {
  if (at == 0) return 0;
  if (at >= 2 && is_crlf(text, at - 2)) return at - 2;
  do at = previous_code_point(text, at);
  while (at > 0 && goes_on(text, at));
  return at;
}

size_t next_word(std::string_view text, size_t at) {
  if (at >= text.size()) return text.size();
  const Kind kind = kind_at(text, at);
  if (kind == Kind::Newline) return next_character(text, at);
  while (at < text.size() && kind_at(text, at) == kind) at = next_character(text, at);
  while (at < text.size() && kind_at(text, at) == Kind::Space) at = next_character(text, at);
  return at;
}

size_t previous_word(std::string_view text, size_t at) {
  const auto kind_before = [&] { return kind_at(text, previous_character(text, at)); };
  if (at == 0) return 0;
  if (kind_before() == Kind::Newline) return previous_character(text, at);
  while (at > 0 && kind_before() == Kind::Space) at = previous_character(text, at);
  if (at == 0) return 0;
  const Kind kind = kind_before();
  if (kind == Kind::Newline) return at;
  while (at > 0 && kind_before() == kind) at = previous_character(text, at);
  return at;
}

Span word_at(std::string_view text, size_t at) {
  if (at >= text.size() || kind_at(text, at) == Kind::Newline) {
    if (at == 0 || kind_at(text, previous_character(text, at)) == Kind::Newline) return {at, at};
    at = previous_character(text, at);
  }
  const Kind kind = kind_at(text, at);
  Span word = {at, at};
  while (word.end < text.size() && kind_at(text, word.end) == kind)
    word.end = next_character(text, word.end);
  while (word.begin > 0 && kind_at(text, previous_character(text, word.begin)) == kind)
    word.begin = previous_character(text, word.begin);
  return word;
}

Span paragraph_at(std::string_view text, size_t at) {
  const size_t before = at == 0 ? std::string_view::npos : text.find_last_of("\r\n", at - 1);
  return {before == std::string_view::npos ? 0 : before + 1,
          std::min(text.find_first_of("\r\n", at), text.size())};
}

std::string without_controls(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool bad = point.value == 0xFFFD && point.bytes == 1;
    if (point.value == '\n' || point.value == '\r') {
      out += '\n';
      at = next_character(text, at);
      continue;
    }
    if (point.value == '\t') out += ' ';
    if (point.value >= 0x20 && !is_between(point.value, 0x7F, 0x9F) && !bad)
      out += text.substr(at, point.bytes);
    at += point.bytes;
  }
  return out;
}

void move_caret(TextEdit& edit, size_t to, bool selecting) {
  assert(to <= edit.text.size());
  edit.caret = to;
  if (!selecting) edit.anchor = to;
  edit.after_line = false;
}

void replace_selection(TextEdit& edit, std::string_view by) {
  const Span span = selection_of(edit);
  edit.text.replace(span.begin, span.end - span.begin, by);
  move_caret(edit, span.begin + by.size(), false);
}

void erase_to(TextEdit& edit, size_t to) {
  if (edit.caret == edit.anchor) move_caret(edit, to, true);
  replace_selection(edit, {});
}

void TextHistory::record(const TextEdit& before, const TextEdit& after, Step step) {
  const bool goes_on = step != Step::Other && step == latest_step_ && before == latest_;
  if (!goes_on) past_.push_back(before);
  if (past_.size() > kMaxSteps) past_.erase(past_.begin());
  future_.clear();
  latest_ = after;
  latest_step_ = step;
  // Chinese has few spaces: a clause is a step.
  if (step == Step::Typing && after.caret > 0) {
    const Kind last = kind_at(after.text, previous_character(after.text, after.caret));
    if (last == Kind::Sign || last == Kind::Newline) latest_step_ = Step::Other;
  }
}

bool TextHistory::undo(TextEdit& edit) {
  if (past_.empty()) return false;
  future_.push_back(std::exchange(edit, std::move(past_.back())));
  past_.pop_back();
  latest_step_ = Step::Other;
  return true;
}

bool TextHistory::redo(TextEdit& edit) {
  if (future_.empty()) return false;
  past_.push_back(std::exchange(edit, std::move(future_.back())));
  future_.pop_back();
  latest_step_ = Step::Other;
  return true;
}

}  // namespace taizhang
