#include "notice/outline.h"

#include <algorithm>

#include "notice/scan.h"
#include "notice/vocabulary.h"

namespace taizhang {
namespace {

constexpr std::u32string_view kStops = U"。！？!?；;";
constexpr size_t kLongestRunOnHeading = 200;  // bytes of a heading that runs into the next number

bool is_empty(Span span) { return span.begin == span.end; }

bool is_claim_role(LabelRole role) {
  return role == LabelRole::Lead || role == LabelRole::LeadFirst ||
         role == LabelRole::Responsible || role == LabelRole::Deadline;
}

// Something a number may begin with.
bool may_begin_mark(char32_t c) {
  return is_digit(c) || is_one_of(c, U"（(第一二三四五六七八九十") || (c >= U'①' && c <= U'⒛') ||
         (c >= U'㈠' && c <= U'㈩');
}

bool has_sentence(std::string_view text, const OutlineNode& node) {
  return node.body.size() > 1 || (!node.body.empty() && cut(text, node.body[0]).contains("。"));
}

// It said who does it and has its text: what follows is something else.
bool is_complete(std::string_view text, const OutlineNode& node) {
  return !node.claim.empty() && has_sentence(text, node);
}

// Marks of decoration: a bullet, hashes or asterisks before the real number or label.
size_t after_decoration(std::string_view text, Span line) {
  size_t at = line.begin;
  const auto mark = mark_at(text, at, line.end, true);
  if (mark && (mark->style == Style::Bullet || mark->style == Style::Hash)) at = mark->span.end;
  at = skip_space(text, at, line.end);
  while (at < line.end && text[at] == '*') ++at;
  return skip_space(text, at, line.end);
}

// Skips “…” and 《…》 that close nearby, so that nothing inside is a heading or a label.
size_t after_quotation(std::string_view text, size_t at, size_t end) {
  constexpr size_t kNearby = 400;
  for (const auto& [open, close] : {std::pair("“", "”"), {"《", "》"}, {"「", "」"}, {"‘", "’"}}) {
    if (!has_at(text, at, open)) continue;
    const size_t found = text.substr(0, std::min(end, at + kNearby)).find(close, at);
    return found == std::string_view::npos ? at + 3 : found + 3;
  }
  return at;
}

bool is_label_boundary(std::string_view text, size_t at, size_t begin) {
  const char32_t before = char_before(text, at);
  return at == begin || is_space(before) || is_one_of(before, U"，,；;。、）)】]◆◇●★■▲※.．");
}

}  // namespace

// Closes the headings that one with this mark cannot stand below: those from its own style on.
void OutlineReader::leave(const Mark& mark) {
  if (current().mark.style == Style::None && stack_.size() > 1) stack_.pop_back();
  const auto same = std::ranges::find_if(stack_, [&](size_t index) {
    const Mark& open = outline_.nodes[index].mark;
    const bool level = mark.style != Style::Hash || open.number >= mark.number;
    return index != 0 && open.style == mark.style && level;
  });
  stack_.erase(same, stack_.end());
}

void OutlineReader::open(const Mark& mark, bool inside) {
  drop_waiting();
  in_paragraph_ = false;
  unfilled_.reset();
  const size_t nodes = stack_.size();
  const int before = last_[static_cast<size_t>(mark.style)];
  leave(mark);
  const bool counts = mark.style != Style::Hash;
  const bool goes_on = counts && (stack_.size() < nodes || mark.number == before + 1);

  OutlineNode node;
  node.mark = mark;
  node.parent = stack_.back();
  node.place = mark.span;
  node.inside = inside;
  node.previous = goes_on ? before : 0;
  const size_t index = outline_.nodes.size();
  current().children.push_back(index);
  outline_.nodes.push_back(std::move(node));
  stack_.push_back(index);
  last_[static_cast<size_t>(mark.style)] = mark.number;
}

// Text above the owners of a task that turns out to be one of several under the same heading.
void OutlineReader::split_off_first_paragraph() {
  OutlineNode& heading = current();
  const bool heads = stack_.size() > 1 && heading.body.size() > 1 &&
                     !cut(text_, heading.body[0]).contains("。") &&
                     heading.mark.style != Style::None && heading.children.empty() &&
                     heading.claim.place.begin >= heading.body[1].begin;
  if (!heads) return;
  Paragraph first{{heading.body.begin() + 1, heading.body.end()}, heading.claim};
  heading.body.resize(1);
  heading.claim = {};
  heading.place.end = heading.body[0].end;
  open_unnumbered(first);
}

void OutlineReader::open_unnumbered(const Paragraph& paragraph) {
  split_off_first_paragraph();
  while (stack_.size() > 1 && !current().claim.empty()) stack_.pop_back();
  OutlineNode node;
  node.mark.style = Style::None;
  node.parent = stack_.back();
  node.body = paragraph.body;
  node.claim = paragraph.claim;
  const size_t begin = node.body.empty() ? node.claim.place.begin : node.body.front().begin;
  node.mark.span = {begin, begin};
  node.place = {begin,
                std::max(node.claim.place.end, node.body.empty() ? begin : node.body.back().end)};
  const size_t index = outline_.nodes.size();
  current().children.push_back(index);
  outline_.nodes.push_back(std::move(node));
  stack_.push_back(index);
}

void OutlineReader::drop_waiting() {
  if (waiting_) {
    outline_.leftovers.insert(outline_.leftovers.end(), paragraph_.body.begin(),
                              paragraph_.body.end());
  }
  waiting_ = false;
  paragraph_ = {};
}

std::vector<size_t> OutlineReader::headings_of_table() {
  std::vector<size_t> headings;
  const OutlineNode& last = current();
  const bool only_heads = stack_.size() > 1 && last.claim.empty() && !has_sentence(text_, last);
  if (!only_heads) return headings;
  headings.assign(stack_.begin() + 1, stack_.end());
  for (const size_t index : headings) outline_.nodes[index].heads_table = true;
  return headings;
}

void OutlineReader::start_over() {
  drop_waiting();
  unfilled_.reset();
  stack_ = {0};
  last_ = {};
}

Outline OutlineReader::finish() {
  start_over();
  return std::exchange(outline_, {});
}

void OutlineReader::add_text(Span span) {
  span = trim(text_, span);
  while (span.begin < span.end && is_one_of(char_at(text_, span.begin), U"。；;，,")) {
    span.begin += code_point_at(text_, span.begin).bytes;
  }
  if (is_empty(span)) return;
  if (in_paragraph_) {
    paragraph_.body.push_back(span);
    return;
  }
  OutlineNode& node = current();
  if (stack_.size() == 1) return;
  (node.claim.empty() ? node.body : node.after).push_back(span);
  if (node.claim.empty()) node.place.end = span.end;
}

void OutlineReader::add_claim_here(const Claim& claim) {
  if (in_paragraph_) return add_claim(paragraph_.claim, claim);
  const bool free = stack_.size() == 1 || is_complete(text_, current());
  if (waiting_ && free) {
    waiting_ = false;
    open_unnumbered(std::exchange(paragraph_, {}));
  }
  if (stack_.size() == 1) return;
  add_claim(current().claim, claim);
  current().place.end = std::max(current().place.end, claim.place.end);
}

void OutlineReader::read_line(Span line) {
  brackets_ = BracketPairs(text_, line);
  const size_t begin = after_decoration(text_, line);
  if (begin >= line.end) return;
  auto mark = mark_at(text_, begin, line.end, true);
  const auto label = label_at(text_, begin, line.end);
  const bool labelled =
      label &&
      (label->colon || (is_claim_role(label->role) &&
                        (label->value_begin > label->span.end || label->span.end == line.end)));
  if (!mark && begin > line.begin && !labelled) mark = mark_at(text_, line.begin, line.end, true);
  if (mark) {
    open(*mark, false);
    const size_t text_begin = std::max(begin, mark->span.end);
    return read_text({text_begin, line.end});
  }
  if (labelled) {
    unfilled_.reset();
    if (label->role == LabelRole::Contact) return start_over();
    const size_t done = read_label(*label, line.end, true);
    return read_text({done, line.end});
  }
  if (unfilled_) {
    const bool first = std::exchange(unfilled_is_new_, false);
    if (first || looks_like_units(text_, line)) return fill_label(line);
    unfilled_.reset();
  }
  const Span unknown = unknown_label_at(text_, begin, line.end);
  if (!is_empty(unknown)) outline_.unknown_labels.push_back(unknown);
  read_paragraph({begin, line.end});
}

// The value of a label that stood alone on the line before. Names may go on over more lines.
void OutlineReader::fill_label(Span line) {
  const LabelRole role = unfilled_->role;
  Claim claim;
  if (role == LabelRole::Deadline) {
    claim.deadline = trim_closing(text_, line);
    unfilled_.reset();
  } else {
    claim = read_claim(text_, line, role);
  }
  claim.place = line;
  add_claim_here(claim);
}

void OutlineReader::read_paragraph(Span line) {
  drop_waiting();
  in_paragraph_ = stack_.size() == 1 || is_complete(text_, current());
  if (!in_paragraph_) return read_text(line);
  read_text(line);
  if (!in_paragraph_) return;  // a heading began inside
  in_paragraph_ = false;
  waiting_ = paragraph_.claim.empty();
  if (!waiting_) open_unnumbered(std::exchange(paragraph_, {}));
}

void OutlineReader::read_text(Span span) {
  size_t begin = span.begin;  // of the text that is not yet added
  const auto flush = [&](size_t end) { add_text({begin, end}); };
  for (size_t at = span.begin; at < span.end;) {
    if (const auto mark = mark_inside(at, span.end, begin)) {
      flush(at);
      open(*mark, true);
      begin = at = mark->span.end;
      continue;
    }
    if (is_label_boundary(text_, at, span.begin) || is_one_of(char_at(text_, at), U"【[〔")) {
      const auto label = label_at(text_, at, span.end);
      if (label && label->colon &&
          (is_claim_role(label->role) || label->role == LabelRole::Measures ||
           label->role == LabelRole::Person)) {
        flush(at);
        begin = at = read_label(*label, span.end, false);
        continue;
      }
    }
    if (const Span pair = brackets_.at(at); !is_empty(pair)) {
      at = pair.end;
      const auto claim = claim_of_bracket(pair, span.end);
      if (!claim) continue;
      flush(pair.begin);
      add_claim_here(*claim);
      begin = at;
      continue;
    }
    const size_t quoted = after_quotation(text_, at, span.end);
    at = quoted > at ? quoted : at + code_point_at(text_, at).bytes;
  }
  if (const auto claim = closing_sentence({begin, span.end})) {
    flush(claim->place.begin);
    return add_claim_here(*claim);
  }
  flush(span.end);
}

// 由办公室牵头，各处室配合。 as the last sentence of a paragraph.
std::optional<Claim> OutlineReader::closing_sentence(Span rest) const {
  constexpr size_t kLongest = 400;  // bytes
  const Span closed = trim_closing(text_, rest);
  const size_t from = closed.end > closed.begin + kLongest ? closed.end - kLongest : closed.begin;
  const std::string_view words = text_.substr(from, closed.end - from);
  const size_t last = words.rfind("。");
  if (last == std::string_view::npos) return {};
  return sentence_claim(text_, {from + last + std::string_view("。").size(), rest.end});
}

std::optional<Mark> OutlineReader::mark_inside(size_t at, size_t end, size_t text_begin) const {
  if (!may_begin_mark(char_at(text_, at))) return {};
  auto mark = mark_at(text_, at, end, false);
  if (mark && !accepts_inside(*mark, text_begin)) mark.reset();
  return mark;
}

// A number inside a line begins a heading when it is the next of its list (or the first of a new
// one) and something has ended before it. （一） may follow a heading that has no full stop.
bool OutlineReader::accepts_inside(const Mark& mark, size_t text_begin) const {
  int in_list = 0;
  bool open = false;
  for (const size_t index : stack_) {
    if (index == 0 || outline_.nodes[index].mark.style != mark.style) continue;
    open = true;
    in_list = outline_.nodes[index].mark.number;
  }
  const bool next = mark.number == (open ? in_list : last_[static_cast<size_t>(mark.style)]) + 1;
  if (!next && (open || mark.number != 1)) return false;

  size_t before = mark.span.begin;
  while (is_space(char_before(text_, before))) before = step_back(text_, before);
  const char32_t c = char_before(text_, before);
  const bool light = mark.style == Style::ArabicParen || mark.style == Style::Circled ||
                     mark.style == Style::OneIs;
  if (is_one_of(c, U"。！？!?）)】]")) return true;
  if (is_one_of(c, U"；;：:")) return light || mark.style == Style::Arabic;
  if (mark.style != Style::ChineseParen || stack_.size() == 1 || in_paragraph_) return false;
  const std::string_view heading = text_.substr(text_begin, mark.span.begin - text_begin);
  return c != U'第' && !heading.empty() && heading.size() <= kLongestRunOnHeading &&
         !heading.contains("。") && current().body.empty() && current().claim.empty();
}

std::optional<Claim> OutlineReader::claim_of_bracket(Span pair, size_t end) const {
  size_t before = pair.begin;
  while (is_space(char_before(text_, before))) before = step_back(text_, before);
  const bool after_stop = is_one_of(char_before(text_, before), kStops);
  auto claim =
      bracket_claim(text_, inside(text_, pair), closes_paragraph(pair.end, end), after_stop);
  if (claim) claim->place = pair;
  return claim;
}

// Only stops, further brackets and the next heading stand between `at` and the end.
bool OutlineReader::closes_paragraph(size_t at, size_t end) const {
  constexpr int kMostBrackets = 4;
  for (int brackets = 0; brackets < kMostBrackets;) {
    while (at < end && (is_space(char_at(text_, at)) || is_one_of(char_at(text_, at), kStops))) {
      at += code_point_at(text_, at).bytes;
    }
    if (at >= end || mark_inside(at, end, at)) return true;
    const auto label = label_at(text_, at, end);
    if (label && label->colon) return true;
    const Span pair = brackets_.at(at);
    if (is_empty(pair)) return false;
    at = pair.end;
    ++brackets;
  }
  return false;
}

// Up to the next heading inside the line; a full stop ends a value by itself.
size_t OutlineReader::value_limit(size_t at, size_t end) const {
  for (; at < end; at += code_point_at(text_, at).bytes) {
    if (has_at(text_, at, "。")) return std::min(end, at + std::string_view("。").size());
    if (mark_inside(at, end, at)) return at;
  }
  return end;
}

// Reads what the label introduces and gives where ordinary text goes on.
size_t OutlineReader::read_label(const RoleLabel& label, size_t end, bool line_start) {
  switch (label.role) {
    case LabelRole::Lead:
    case LabelRole::LeadFirst:
    case LabelRole::Responsible:
    case LabelRole::Deadline: {
      if (line_start && label.value_begin == end) {
        unfilled_ = label;
        unfilled_is_new_ = true;
        return end;
      }
      const size_t limit = value_limit(label.value_begin, end);
      Claim claim = read_claim(text_, {label.span.begin, limit}, label.role);
      add_claim_here(claim);
      if (line_start && limit == end && is_one_of(char_before(text_, end), U"、，,")) {
        unfilled_ = label;  // the list goes on in the next line
        unfilled_is_new_ = true;
      }
      return std::max(claim.place.end, label.value_begin);
    }
    case LabelRole::Person:
    case LabelRole::Other: {
      Claim claim = read_claim(text_, {label.span.begin, end}, LabelRole::Other);
      if (!claim.empty()) add_claim_here(claim);
      return std::max(claim.place.end, label.value_begin);
    }
    case LabelRole::Measures:
      if (stack_.size() > 1) current().measures = true;
      return label.value_begin;
    case LabelRole::TaskName: {
      const Span value{label.value_begin, end};
      drop_waiting();
      open_unnumbered({{trim(text_, value)}, {}});
      return end;
    }
    case LabelRole::Content:
    case LabelRole::Contact:
      return label.value_begin;
  }
}

}  // namespace taizhang
