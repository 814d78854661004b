#include "notice/claim.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/deadline.h"
#include "base/sort.h"
#include "notice/notice.h"
#include "notice/scan.h"
#include "notice/vocabulary.h"

namespace taizhang {
namespace {

constexpr int kAnyYear = 2000;
constexpr size_t kMostNames = 256;  // more are not compared with each other

constexpr Beginnings kVerbBeginnings(words::kLeadVerbs, words::kSupportVerbs, words::kDutyVerbs,
                                     std::array{words::kTogether});

enum class Verb { Lead, Support, Duty, Together };

struct VerbAt {
  Verb verb = Verb::Duty;
  size_t bytes = 0;  // 0: no verb
};

bool is_empty(Span span) { return span.begin == span.end; }

Span united(Span a, Span b) {
  if (is_empty(a)) return b;
  if (is_empty(b)) return a;
  return {std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

bool reads_as_deadline(std::string_view name) {
  const bool understood =
      !std::holds_alternative<std::monostate>(parse_deadline(name, kAnyYear).rule);
  return understood && !looks_like_unit(name);
}

// 列第一位者为牵头单位，下同 and 其中…: words about the list, not in it.
bool is_about_the_list(std::string_view name) {
  return name.contains("下同") || contains_any(name, words::kIsLead) ||
         (contains_any(name, words::kFirstListed) && name.contains("牵头"));
}

// A verb closes its list: only punctuation, space or the end may follow it.
VerbAt verb_at(std::string_view text, size_t at, size_t end) {
  if (!kVerbBeginnings.may_stand_at(text, at)) return {};
  const auto closes = [&](std::string_view word) {
    const size_t next = skip_space(text, at + word.size(), end);
    return at + word.size() <= end && (next >= end || next > at + word.size() ||
                                       is_one_of(char_at(text, next), U"、，；;,。.：:）)】]／/"));
  };
  const auto find = [&](const auto& list, Verb verb) -> VerbAt {
    for (const std::string_view word : list) {
      if (has_at(text, at, word) && closes(word)) return {verb, word.size()};
    }
    return {};
  };
  if (has_at(text, at, words::kTogether)) return {Verb::Together, words::kTogether.size()};
  if (const VerbAt found = find(words::kLeadVerbs, Verb::Lead); found.bytes > 0) return found;
  if (const VerbAt found = find(words::kSupportVerbs, Verb::Support); found.bytes > 0) return found;
  return find(words::kDutyVerbs, Verb::Duty);
}

class PhraseReader {
 public:
  PhraseReader(std::string_view text, LabelRole role) : text_(text), role_(role) {}

  Claim read(Span span) {
    size_t chunk = span.begin;
    int depth = 0;
    for (size_t at = span.begin; at < span.end;) {
      const char32_t c = char_at(text_, at);
      if (is_one_of(c, U"（(")) ++depth;
      if (is_one_of(c, U"）)") && depth > 0) --depth;
      const VerbAt found = depth == 0 && at > chunk ? verb_at(text_, at, span.end) : VerbAt{};
      if (found.bytes == 0) {
        at += code_point_at(text_, at).bytes;
        continue;
      }
      close({chunk, at}, found.verb);
      at += found.bytes;
      chunk = at;
    }
    close_rest({chunk, span.end});
    settle_duty();
    return std::move(claim_);
  }

  size_t verbs() const { return verbs_; }

 private:
  void close(Span chunk, Verb verb) {
    ++verbs_;
    switch (verb) {
      case Verb::Lead:
      case Verb::Together:
        return take(chunk, claim_.lead, claim_.lead_place);
      case Verb::Support:
        supported_ = true;
        return take(chunk, claim_.responsible, claim_.responsible_place);
      case Verb::Duty:
        if (role_ == LabelRole::Lead) return take(chunk, claim_.lead, claim_.lead_place);
        return take(chunk, duty_, duty_place_);
    }
  }

  void close_rest(Span chunk) {
    if (role_ == LabelRole::Lead && verbs_ == 0) return take(chunk, claim_.lead, claim_.lead_place);
    if (role_ != LabelRole::LeadFirst)
      return take(chunk, claim_.responsible, claim_.responsible_place);
    std::vector<Name> names;
    Span place;
    take(chunk, names, place);
    for (const Name& name : names) {
      const bool first = claim_.lead.empty();
      (first ? claim_.lead : claim_.responsible).push_back(name);
      Span& where = first ? claim_.lead_place : claim_.responsible_place;
      where = united(where, name.span);
    }
  }

  // 甲负责，乙配合 says that 甲 leads; 甲、乙负责 does not say who.
  void settle_duty() {
    const bool leads = supported_ && claim_.lead.empty() && !duty_.empty();
    std::vector<Name>& names = leads ? claim_.lead : claim_.responsible;
    Span& place = leads ? claim_.lead_place : claim_.responsible_place;
    names.insert(leads ? names.end() : names.begin(), duty_.begin(), duty_.end());
    place = united(place, duty_place_);
    sort_by(names, [](const Name& name) { return name.span.begin; });
  }

  void take(Span chunk, std::vector<Name>& names, Span& place) {
    while (chunk.begin < chunk.end) {
      const CodePoint c = code_point_at(text_, chunk.begin);
      if (!is_space(c.value) && !is_one_of(c.value, U"，,；;。、：:")) break;
      chunk.begin += c.bytes;
    }
    for (Name& name : split_names(text_, chunk)) {
      if (is_about_the_list(name.text)) continue;
      if (reads_as_deadline(name.text)) {
        claim_.deadline = united(claim_.deadline, without_ending(name.span));
        continue;
      }
      const LabelRole own = take_own_role(name);
      const bool leads = own == LabelRole::Lead;
      Span& where = leads                           ? claim_.lead_place
                    : own == LabelRole::Responsible ? claim_.responsible_place
                                                    : place;
      where = united(where, name.span);
      (leads                           ? claim_.lead
       : own == LabelRole::Responsible ? claim_.responsible
                                       : names)
          .push_back(std::move(name));
    }
  }

  // 6月底前完成 says until 6月底前.
  Span without_ending(Span span) const {
    for (const std::string_view verb : {"全部完成", "完成", "办结"}) {
      const std::string_view words = cut(text_, span);
      if (!words.ends_with(verb)) continue;
      const Span shorter = trim(text_, {span.begin, span.end - verb.size()});
      return reads_as_deadline(cut(text_, shorter)) ? shorter : span;
    }
    return span;
  }

  // 办公室（牵头）、法规处（配合）: a role of one name in brackets. Other when there is none.
  static LabelRole take_own_role(Name& name) {
    for (const auto& [ending, role] : {std::pair("（牵头）", LabelRole::Lead),
                                       {"(牵头)", LabelRole::Lead},
                                       {"（主办）", LabelRole::Lead},
                                       {"(主办)", LabelRole::Lead},
                                       {"（牵头单位）", LabelRole::Lead},
                                       {"（配合）", LabelRole::Responsible},
                                       {"(配合)", LabelRole::Responsible},
                                       {"（协办）", LabelRole::Responsible}}) {
      const size_t bytes = std::string_view(ending).size();
      if (name.text.size() <= bytes || !name.text.ends_with(ending)) continue;
      name.text.resize(name.text.size() - bytes);
      name.span.end -= bytes;
      return role;
    }
    return LabelRole::Other;
  }

  std::string_view text_;
  LabelRole role_;
  Claim claim_;
  std::vector<Name> duty_;
  Span duty_place_;
  size_t verbs_ = 0;
  bool supported_ = false;
};

bool is_owner_or_time(LabelRole role) {
  return role == LabelRole::Lead || role == LabelRole::LeadFirst ||
         role == LabelRole::Responsible || role == LabelRole::Deadline;
}

// Where a label may begin inside a line: after white space, punctuation or an opening bracket.
bool is_label_boundary(std::string_view text, size_t at, size_t begin) {
  if (at == begin) return true;
  const char32_t before = char_before(text, at);
  return is_space(before) || is_one_of(before, U"，,；;。、：:（([【|｜”》◆◇●★■▲※");
}

// Values end before the next label; those of owners also at a full stop.
size_t value_end(std::string_view text, size_t begin, size_t end, LabelRole role,
                 std::optional<RoleLabel>& next) {
  int depth = 0;
  for (size_t at = begin; at < end; at += code_point_at(text, at).bytes) {
    const char32_t c = char_at(text, at);
    if (is_one_of(c, U"（(")) ++depth;
    if (is_one_of(c, U"）)") && depth > 0) --depth;
    if (depth > 0) continue;
    if (is_label_boundary(text, at, begin) || is_one_of(c, U"【[〔")) {
      const auto label = label_at(text, at, end);
      if (label && label->colon) {
        next = label;
        return at;
      }
    }
    if (c == U'。' && role != LabelRole::Other) return at;
  }
  return end;
}

}  // namespace

void add_claim(Claim& claim, const Claim& more) {
  const auto add = [](std::vector<Name>& names, const std::vector<Name>& others) {
    for (const Name& name : others) {
      const bool listed = names.size() < kMostNames;
      if (listed && std::ranges::contains(names, name.text, &Name::text)) continue;
      names.push_back(name);
    }
  };
  add(claim.lead, more.lead);
  add(claim.responsible, more.responsible);
  claim.lead_place = united(claim.lead_place, more.lead_place);
  claim.responsible_place = united(claim.responsible_place, more.responsible_place);
  if (is_empty(claim.deadline)) claim.deadline = more.deadline;
  claim.place = united(claim.place, more.place);
}

Claim read_claim(std::string_view text, Span span, LabelRole role) {
  Claim claim;
  size_t at = skip_space(text, span.begin, span.end);
  std::optional<RoleLabel> label = label_at(text, at, span.end);
  if (label && !label->colon && label->value_begin == label->span.end) label.reset();
  for (bool first = true; first || label; first = false) {
    const LabelRole now = label ? label->role : role;
    const size_t begin = label ? label->value_begin : at;
    label.reset();
    const size_t end = value_end(text, begin, span.end, now, label);
    Claim part;
    if (now == LabelRole::Deadline) {
      part.deadline = trim_closing(text, {begin, end});
    } else if (is_owner_or_time(now)) {
      part = PhraseReader(text, now).read({begin, end});
    } else if (now == LabelRole::Other && first) {
      part = PhraseReader(text, LabelRole::Responsible).read({begin, end});
    }
    add_claim(claim, part);
    at = end;
  }
  claim.place = {span.begin, at};
  return claim;
}

std::optional<Claim> bracket_claim(std::string_view text, Span inner, bool closing,
                                   bool after_stop) {
  inner = trim(text, inner);
  if (is_empty(inner) || starts_with_word(cut(text, inner), words::kExplaining)) return {};
  const auto label = label_at(text, inner.begin, inner.end);
  const bool labelled = label && is_owner_or_time(label->role) && !is_empty(label->span) &&
                        (label->colon || label->value_begin > label->span.end);
  if (labelled) {
    Claim claim = read_claim(text, inner, LabelRole::Responsible);
    return claim.empty() ? std::nullopt : std::optional(claim);
  }
  if (!closing && !after_stop) return {};

  const size_t stop = text.substr(0, inner.end).find("。", inner.begin);
  const Span phrase{inner.begin, std::min(stop, inner.end)};
  PhraseReader reader(text, LabelRole::Responsible);
  Claim claim = reader.read(phrase);
  if (claim.empty()) return {};
  std::vector<Name> names = claim.lead;
  names.insert(names.end(), claim.responsible.begin(), claim.responsible.end());
  const auto units =
      std::ranges::count_if(names, [](const Name& name) { return looks_like_unit(name.text); });
  const bool all_units = units == std::ssize(names);
  if (reader.verbs() > 0 ? units * 2 < std::ssize(names) : !all_units) return {};
  if (names.empty()) {
    constexpr std::array<std::string_view, 9> limits = {"前",   "底",   "内", "末",  "完成",
                                                        "持续", "长期", "每", "常态"};
    if (!contains_any(cut(text, claim.deadline), limits)) return {};
  }
  if (reader.verbs() == 0 && !after_stop && is_empty(claim.deadline)) return {};
  if (!closing && reader.verbs() == 0) return {};
  claim.place = inner;
  return claim;
}

std::optional<Claim> sentence_claim(std::string_view text, Span sentence) {
  PhraseReader reader(text, LabelRole::Responsible);
  Claim claim = reader.read(trim_closing(text, sentence));
  if (reader.verbs() == 0) return {};
  // 各单位要认真负责 asks for something; it does not share out the work.
  constexpr std::array<std::string_view, 6> asking = {"要", "应", "须", "必须", "认真", "切实"};
  const std::string_view words = cut(text, trim_closing(text, sentence));
  const bool shares_out = words.ends_with("负责") || words.contains("牵头") || reader.verbs() > 1;
  if (!shares_out || contains_any(words, asking)) return {};
  const auto is_unit = [](const Name& name) { return looks_like_unit(name.text); };
  if (!std::ranges::all_of(claim.lead, is_unit)) return {};
  if (!std::ranges::all_of(claim.responsible, is_unit)) return {};
  claim.place = sentence;
  return claim;
}

bool says_first_leads(std::string_view text) {
  constexpr size_t kWindow = 48;  // bytes before the word: 列第一位的单位
  for (const std::string_view rule : words::kIsLead) {
    for (size_t at = text.find(rule); at != std::string_view::npos;
         at = text.find(rule, at + rule.size())) {
      const size_t begin = at > kWindow ? at - kWindow : 0;
      if (contains_any(text.substr(begin, at - begin), words::kFirstListed)) return true;
    }
  }
  return false;
}

void let_first_lead(Claim& claim) {
  if (!claim.lead.empty() || claim.responsible.size() < 2) return;
  if (is_collective(claim.responsible.front().text)) return;
  claim.lead.push_back(claim.responsible.front());
  claim.lead_place = claim.lead.front().span;
  claim.responsible.erase(claim.responsible.begin());
}

}  // namespace taizhang
