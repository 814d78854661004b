#include "notice/units.h"

#include <algorithm>

#include "notice/notice.h"
#include "notice/scan.h"
#include "notice/vocabulary.h"

namespace taizhang {
namespace {

constexpr size_t kLongestGroup = 36;  // bytes of 有关方面 and the like
constexpr size_t kLongestName = 40;   // characters; longer is a sentence

// Beyond these a list is no list of departments: it is kept as it stands, so that any text at all
// is read in linear time.
constexpr size_t kLongestStretch = 600;  // bytes between two separators
constexpr size_t kMostNames = 256;

// Without a closing bracket: 办公室（政策法规处） is a 办公室.
std::string_view without_bracket(std::string_view name) {
  if (!name.ends_with("）") && !name.ends_with(")")) return name;
  const size_t wide = name.rfind("（"), narrow = name.rfind('(');
  const size_t open = wide == std::string_view::npos     ? narrow
                      : narrow == std::string_view::npos ? wide
                                                         : std::max(wide, narrow);
  return open == std::string_view::npos || open == 0 ? name : trim(name.substr(0, open));
}

bool ends_like_unit(std::string_view name) {
  name = without_bracket(trim(name));
  if (name.ends_with("等")) name.remove_suffix(std::string_view("等").size());
  return ends_with_any(name, words::kUnitEndings) ||
         (name.size() > 3 && ends_with_any(name, words::kUnitLetters));
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<Name> split(Span span) {
    span = trim_closing(text_, span);
    const bool at_spaces = !has_separator(span) && every_word_is_unit(span);
    size_t begin = span.begin;
    int depth = 0;
    for (size_t at = span.begin; at < span.end;) {
      const CodePoint c = code_point_at(text_, at);
      if (is_one_of(c.value, U"（(【[〔")) ++depth;
      if (is_one_of(c.value, U"）)】]〕") && depth > 0) --depth;
      const bool separates =
          is_one_of(c.value, U"、，；;,。\t|") ||
          (is_one_of(c.value, U"\n\r") && ends_like_unit(cut(text_, {begin, at}))) ||
          (c.value == U'/' || c.value == U'／') || (at_spaces && is_space(c.value));
      if (depth == 0 && separates) {
        add({begin, at});
        begin = at + c.bytes;
      }
      at += c.bytes;
    }
    add({begin, span.end});
    return std::move(names_);
  }

 private:
  bool has_separator(Span span) const {
    int depth = 0;
    for (size_t at = span.begin; at < span.end; at += code_point_at(text_, at).bytes) {
      const char32_t c = char_at(text_, at);
      if (is_one_of(c, U"（(")) ++depth;
      if (is_one_of(c, U"）)")) --depth;
      if (depth <= 0 && is_one_of(c, U"、，；;,")) return true;
    }
    return false;
  }

  bool every_word_is_unit(Span span) const {
    size_t words = 0;
    for (size_t at = skip_space(text_, span.begin, span.end); at < span.end; ++words) {
      const size_t begin = at;
      while (at < span.end && !is_space(char_at(text_, at))) at += code_point_at(text_, at).bytes;
      const std::string_view word = text_.substr(begin, at - begin);
      if (word.starts_with("（") || word.starts_with("(") || !ends_like_unit(word)) return false;
      at = skip_space(text_, at, span.end);
    }
    return words > 1;
  }

  // One stretch between separators: may still hold 等有关部门 or 及各地区.
  void add(Span span) {
    span = trim_closing(text_, span);
    if (span.end - span.begin > kLongestStretch) return push(span);
    for (const std::string_view lead : {"由", "及", "和", "以及"}) {
      if (has_at(text_, span.begin, lead) && span.end - span.begin > lead.size() + 3) {
        span.begin += lead.size();
        break;
      }
    }
    int depth = 0;
    for (size_t at = span.begin; at < span.end; at += code_point_at(text_, at).bytes) {
      const char32_t c = char_at(text_, at);
      if (is_one_of(c, U"（(")) ++depth;
      if (is_one_of(c, U"）)") && depth > 0) --depth;
      const size_t joint = depth == 0 ? joint_at(span, at) : 0;
      if (joint == 0) continue;
      push({span.begin, at});
      return add({at + joint, span.end});
    }
    push(span);
  }

  // Bytes of the word at `at` that joins two whole names; 0: none.
  size_t joint_at(Span span, size_t at) const {
    const std::string_view before = text_.substr(span.begin, at - span.begin);
    for (const std::string_view word : {"以及", "等", "及", "和", "与", "暨"}) {
      if (!has_at(text_, at, word) || at + word.size() >= span.end || before.empty()) continue;
      const std::string_view after =
          trim(text_.substr(at + word.size(), span.end - at - word.size()));
      const bool two =
          word == "等" ? begins_group(after) : ends_like_unit(before) && is_whole_name(after);
      return two ? word.size() : 0;
    }
    return 0;
  }

  static bool begins_group(std::string_view after) {
    return is_collective(after) || after.starts_with("国务院") || after.starts_with("市直") ||
           after.starts_with("区直") || after.starts_with("省直") || after.starts_with("县直");
  }

  static bool is_whole_name(std::string_view after) {
    const std::string_view noun = word_at(after, 0, words::kBareNouns);
    const std::string_view rest = after.substr(noun.size());
    const bool bare = !noun.empty() && (rest.empty() || rest.starts_with("及") ||
                                        rest.starts_with("和") || rest.starts_with("等"));
    if (bare) return false;
    if (after.starts_with("各") || after.starts_with("有关") || after.starts_with("相关")) {
      return true;
    }
    return ends_like_unit(after) && after.size() > 6;
  }

  void push(Span span) {
    span = trim_closing(text_, span);
    for (const std::string_view ending : {"等单位", "等部门", "等科室", "等处室", "等"}) {
      const std::string_view name = cut(text_, span);
      if (name.size() <= ending.size() + 3 || !name.ends_with(ending)) continue;
      span.end -= ending.size();
      break;
    }
    span = trim(text_, span);
    Name name{one_line(cut(text_, span)), span};
    if (name.text.empty() || std::ranges::contains(words::kNobody, name.text)) return;
    const bool listed = names_.size() < kMostNames;
    if (listed && std::ranges::contains(names_, name.text, &Name::text)) return;
    names_.push_back(std::move(name));
  }

  std::string_view text_;
  std::vector<Name> names_;
};

}  // namespace

bool looks_like_unit(std::string_view name) {
  name = trim(name);
  if (name.size() < 6 || starts_with_word(name, words::kExplaining)) return false;
  if (count_code_points(name) > kLongestName) return false;
  const bool short_group =
      name.size() <= kLongestGroup && contains_any(name, words::kCollectiveParts);
  return ends_like_unit(name) || short_group;
}

bool looks_like_units(std::string_view text, Span span) {
  const std::vector<Name> names = split_names(text, span);
  return !names.empty() &&
         std::ranges::all_of(names, [](const Name& name) { return looks_like_unit(name.text); });
}

std::vector<Name> split_names(std::string_view text, Span span) {
  return Splitter(text).split(span);
}

bool is_collective(std::string_view department) {
  const std::string_view name = trim(department);
  return starts_with_word(name, words::kCollectiveStarts) ||
         contains_any(name, words::kCollectiveParts);
}

}  // namespace taizhang
