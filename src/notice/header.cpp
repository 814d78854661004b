#include "notice/header.h"

#include <algorithm>

#include "base/deadline.h"
#include "notice/labels.h"
#include "notice/notice.h"
#include "notice/numbering.h"
#include "notice/scan.h"
#include "notice/table.h"
#include "notice/units.h"
#include "notice/vocabulary.h"

namespace taizhang {
namespace {

constexpr size_t kLongestTitleLine = 120;  // characters
constexpr size_t kLongestSignature = 40;
constexpr size_t kMostHeaderLines = 16;
constexpr size_t kMostSignatories = 4;

size_t length(std::string_view text, Span span) { return count_code_points(cut(text, span)); }

// A day at the very end of `span`, with the place where its words begin.
struct EndingDate {
  std::optional<Date> date;
  size_t begin = 0;
};

EndingDate date_at_end(std::string_view text, Span span) {
  size_t begin = span.end;
  while (begin > span.begin) {
    const char32_t c = char_before(text, begin);
    const bool part =
        is_digit(c) || is_space(c) || is_one_of(c, U"年月日〇○零一二三四五六七八九十-./");
    if (!part) break;
    begin = step_back(text, begin);
  }
  const auto deadline = parse_deadline(cut(text, {begin, span.end}), 0);
  const auto* due = std::get_if<DueDate>(&deadline.rule);
  if (!due || due->said != DueDate::Said::Day) return {};
  return {due->date, begin};
}

// Without （此件公开发布） at its end.
Span without_note(std::string_view text, Span span) {
  span = trim(text, span);
  const std::string_view line = cut(text, span);
  const size_t wide = line.rfind("（此件"), narrow = line.rfind("(此件");
  const size_t note = wide != std::string_view::npos ? wide : narrow;
  if (note != std::string_view::npos) span.end = span.begin + note;
  return trim(text, span);
}

bool is_note(std::string_view text, Span line) {
  const std::string_view words = cut(text, line);
  return words.starts_with("（此件") || words.starts_with("(此件");
}

// 国办发〔2020〕43号 in `line`; empty span: none, or only cited in brackets.
Span doc_number_in(std::string_view text, Span line) {
  for (size_t at = line.begin; at < line.end; at += code_point_at(text, at).bytes) {
    if (!is_one_of(char_at(text, at), U"〔[【（(﹝")) continue;
    const size_t year_at = at + code_point_at(text, at).bytes;
    const Numeral year = digits_at(text, year_at);
    if (year.value < 1900) continue;
    size_t end = year_at + year.bytes;
    if (!is_one_of(char_at(text, end), U"〕]】）)﹞")) continue;
    end = skip_space(text, end + code_point_at(text, end).bytes, line.end);
    if (has_at(text, end, "第")) end += 3;
    const Numeral number = digits_at(text, end);
    const size_t sign = skip_space(text, end + number.bytes, line.end);
    if (!number || !has_at(text, sign, "号")) continue;

    size_t begin = at;
    for (int i = 0; i < 14 && begin > line.begin && is_chinese(char_before(text, begin)); ++i) {
      begin = step_back(text, begin);
    }
    for (const std::string_view kind : words::kDocumentKinds) {
      const size_t found = text.substr(begin, at - begin).rfind(kind);
      if (kind.size() > 3 && found != std::string_view::npos) begin += found + kind.size();
    }
    const bool cited = is_one_of(char_before(text, begin), U"（(《〈");
    if (begin < at && !(cited && begin > line.begin)) return {begin, sign + 3};
  }
  return {line.end, line.end};
}

bool is_addressee(std::string_view text, Span line) {
  if (!is_one_of(char_before(text, line.end), U"：:")) return false;
  const std::string_view words = cut(text, line);
  return !words.contains("。") &&
         (words.starts_with("各") || words.contains("、各") || words.contains("，各") ||
          words.contains(",各") || looks_like_units(text, line));
}

// Words printed above a title: 索引号：…, 特急, 某局文件, a date or number alone.
bool is_meta(std::string_view text, Span line) {
  constexpr std::array<std::string_view, 18> starts = {
      "签发人",   "秘密",     "索引号",   "索 引 号", "发布日期", "发布时间",
      "发布机构", "发文机关", "成文日期", "文号",     "发文字号", "来源",
      "主题分类", "信息来源", "特急",     "急件",     "有效性",   "公开方式"};
  constexpr std::array<std::string_view, 3> whole = {"公开", "内部", "附件"};
  const std::string_view words = cut(text, line);
  if (starts_with_word(words, starts) || std::ranges::contains(whole, words)) return true;
  if (words.ends_with("文件") && looks_like_unit(words.substr(0, words.size() - 6))) return true;
  return is_note(text, line) || begins_attachment(text, line) || is_page_number(text, line);
}

bool ends_in_kind(std::string_view title) {
  while (title.ends_with("）") || title.ends_with(")")) {
    const size_t open = std::max(title.rfind("（") + 1, title.rfind('(') + 1);
    if (open <= 1) break;
    title = trim(title.substr(0, open - 1));
  }
  return ends_with_any(title, words::kDocumentKinds);
}

class HeaderReader {
 public:
  HeaderReader(std::string_view text, const std::vector<Line>& lines) : text_(text), lines_(lines) {
    header_.is_frame.resize(lines.size());
  }

  Header read() {
    size_t next = read_title(0);
    if (next < lines_.size() && is_addressee(text_, lines_[next].span)) frame(next);
    const size_t signature = read_signature();
    if (signature < lines_.size()) {
      next = read_title(signature + 1);
    }
    if (header_.issuer.empty()) header_.issuer = issuer_of_title();
    return std::move(header_);
  }

 private:
  void frame(size_t line) { header_.is_frame[line] = true; }

  bool may_be_title(Span line) const {
    const std::string_view words = cut(text_, line);
    if (words.contains("。") || words.contains('\t') || words.contains('|')) return false;
    if (is_one_of(char_before(text_, line.end), U"：:，,；;、")) return false;
    if (mark_at(text_, line.begin, line.end, true)) return false;
    const auto label = label_at(text_, line.begin, line.end);
    if (label && (label->colon || label->span.end == line.end)) return false;
    return length(text_, line) <= kLongestTitleLine;
  }

  // Takes the title's lines from `first` on, and a document number before or after them. Gives the
  // first line that is something else.
  size_t read_title(size_t first) {
    std::string title;
    bool done = false;
    size_t i = first;
    for (; i < lines_.size() && i < first + kMostHeaderLines; ++i) {
      Span line = lines_[i].span;
      const Span number = doc_number_in(text_, line);
      const bool numbered = number.begin != number.end && number.end + 6 >= line.end &&
                            !cut(text_, line).contains("。");
      if (numbered) {
        if (header_.doc_number.empty()) header_.doc_number = one_line(cut(text_, number));
        frame(i);
        line = trim(text_, {line.begin, number.begin});
        if (line.begin == line.end || is_meta(text_, line)) continue;
      } else if (is_meta(text_, line) || is_date(line)) {
        note_meta(line);
        frame(i);
        continue;
      }
      if (table_at(text_, lines_, i)) break;
      line = without_hashes(line);
      if (i == 0 && !done && title.empty() && read_run_on_title(line)) break;
      if (!may_be_title(line)) break;
      if (done) break;
      frame(i);
      title += close_up(cut(text_, line));
      done = ends_in_kind(title);
    }
    if (header_.title.empty() && !title.empty()) header_.title = title;
    return i;
  }

  // # of a pasted Markdown text.
  Span without_hashes(Span line) const {
    size_t at = line.begin;
    while (at < line.end && text_[at] == '#') ++at;
    return trim(text_, {at, line.end});
  }

  // The title at the beginning of a whole document in one line: …的通知国办发〔2020〕43号各省…
  bool read_run_on_title(Span line) {
    constexpr size_t kFarthest = 500;  // bytes
    const Span begin{line.begin, std::min(line.end, line.begin + kFarthest)};
    if (!cut(text_, line).contains("。")) return false;
    const Span number = doc_number_in(text_, begin);
    Span title = trim(text_, {begin.begin, number.begin});
    if (number.begin == number.end || !ends_in_kind(cut(text_, title))) {
      title = begin;
      for (const std::string_view end : {"的通知", "的意见", "的决定", "实施意见", "实施方案"}) {
        const size_t found = cut(text_, begin).find(end);
        if (found == std::string_view::npos) continue;
        title.end = std::min(title.end, begin.begin + found + end.size());
      }
      const std::string_view words = cut(text_, title);
      if (title.end == begin.end || words.contains("。") || words.contains("：")) return false;
    } else if (header_.doc_number.empty()) {
      header_.doc_number = one_line(cut(text_, number));
    }
    header_.title = close_up(cut(text_, title));
    return true;
  }

  Span unbracketed(Span line) const {
    const char32_t first = char_at(text_, line.begin);
    if (!is_one_of(first, U"（(")) return line;
    const size_t open = code_point_at(text_, line.begin).bytes;
    const bool closed = is_one_of(char_before(text_, line.end), U"）)");
    if (!closed) return line;
    const size_t close = step_back(text_, line.end);
    return close > line.begin + open ? Span{line.begin + open, close} : line;
  }

  bool is_date(Span line) const {
    const Span inner = unbracketed(line);
    const EndingDate ending = date_at_end(text_, inner);
    return ending.date && ending.begin == inner.begin;
  }

  // 发文机关：… and 成文日期：… say what a signature says.
  void note_meta(Span line) {
    const std::string_view words = cut(text_, line);
    size_t colon = words.find("：");
    size_t bytes = 3;
    if (colon == std::string_view::npos) colon = words.find(':'), bytes = 1;
    if (colon == std::string_view::npos) return;
    const Span value = trim(text_, {line.begin + colon + bytes, line.end});
    if (words.starts_with("发文机关") || words.starts_with("发布机构")) {
      if (header_.issuer.empty()) header_.issuer = one_line(cut(text_, value));
    } else if (words.starts_with("成文日期") || words.starts_with("发布日期")) {
      if (!header_.date) header_.date = date_at_end(text_, value).date;
    } else if (words.starts_with("文号") || words.starts_with("发文字号")) {
      if (header_.doc_number.empty()) header_.doc_number = one_line(cut(text_, value));
    }
  }

  // The first line that is, or ends in, issuer and date; lines_.size() when none does.
  size_t read_signature() {
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (header_.is_frame[i]) continue;
      const Span line = without_note(text_, lines_[i].span);
      const EndingDate ending = date_at_end(text_, line);
      if (!ending.date) continue;
      const Span before = trim(text_, {line.begin, ending.begin});
      if (cut(text_, before).contains('\t')) continue;  // a row of a table
      if (before.begin == before.end) {
        header_.date = ending.date;
        read_signatories(i);
        frame(i);
        return frame_notes(i);
      }
      const size_t stop = cut(text_, before).rfind("。");
      const Span last = stop == std::string_view::npos
                            ? before
                            : trim(text_, {before.begin + stop + 3, before.end});
      if (length(text_, last) > kLongestSignature || !looks_like_unit(cut(text_, last))) continue;
      header_.date = ending.date;
      header_.issuer = one_line(cut(text_, last));
      if (stop == std::string_view::npos) frame(i);
      return frame_notes(i);
    }
    return lines_.size();
  }

  size_t frame_notes(size_t signature) {
    while (signature + 1 < lines_.size() && is_note(text_, lines_[signature + 1].span)) {
      frame(++signature);
    }
    return signature;
  }

  void read_signatories(size_t date_line) {
    std::vector<std::string> names;
    for (size_t i = date_line; i > 0 && names.size() < kMostSignatories; --i) {
      const Span line = lines_[i - 1].span;
      const std::string_view words = cut(text_, line);
      const bool signatory = !header_.is_frame[i - 1] && looks_like_unit(words) &&
                             length(text_, line) <= kLongestSignature && !words.contains("：") &&
                             !mark_at(text_, line.begin, line.end, true) && !is_collective(words);
      if (!signatory) break;
      names.insert(names.begin(), close_up(words));
      frame(i - 1);
    }
    std::string issuer;
    for (const std::string& name : names) issuer += (issuer.empty() ? "" : "、") + name;
    if (!issuer.empty()) header_.issuer = issuer;
  }

  // 某局关于…的通知 was issued by 某局.
  std::string issuer_of_title() const {
    const size_t about = header_.title.find("关于");
    if (about == std::string::npos || about == 0) return {};
    const std::string_view before = trim(std::string_view(header_.title).substr(0, about));
    return looks_like_unit(before) ? std::string(before) : std::string();
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  Header header_;
};

}  // namespace

Header read_header(std::string_view text, const std::vector<Line>& lines) {
  return HeaderReader(text, lines).read();
}

bool begins_attachment(std::string_view text, Span line) {
  constexpr size_t kLongest = 60;
  const std::string_view words = cut(text, line);
  const bool named = words.starts_with("附件") || words.starts_with("附：") ||
                     words.starts_with("附:") || words.starts_with("附表") || words == "附";
  return named && length(text, line) <= kLongest && !words.contains("。");
}

bool is_page_number(std::string_view text, Span line) {
  constexpr size_t kLongest = 12;
  bool digit = false, other = false;
  for (size_t at = line.begin; at < line.end; at += code_point_at(text, at).bytes) {
    const char32_t c = char_at(text, at);
    digit = digit || is_digit(c);
    const bool allowed = is_digit(c) || is_space(c) || is_one_of(c, U"-–—－/第页共");
    if (!allowed) return false;
    other = other || is_one_of(c, U"-–—－页");
  }
  return digit && other && length(text, line) <= kLongest;
}

}  // namespace taizhang
