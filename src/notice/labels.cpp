#include "notice/labels.h"

#include <algorithm>

#include "notice/scan.h"
#include "notice/vocabulary.h"

namespace taizhang {
namespace {

constexpr Beginnings kLabelBeginnings(words::kLeadStems, words::kSupportStems, words::kDutyStems,
                                      words::kUnitNouns, words::kPersonNouns, words::kModifiers,
                                      words::kTimeNouns, words::kWeakTimeNouns,
                                      words::kMeasureLabels, words::kContentLabels,
                                      words::kNameLabels, words::kOtherLabels,
                                      words::kContactLabels);

// What the words of a label contain, and how they end.
struct Parts {
  bool lead = false, support = false, duty = false;
  bool unit = false, person = false;
  bool time = false, weak_time = false, modifier = false;
  bool ends_in_noun = false;
};

// Reads one part at `at` into `parts`; its length in bytes, 0 when no part stands there.
size_t read_part(std::string_view text, size_t at, Parts& parts) {
  enum class Ends { AsNoun, AsStem, AsBefore };
  const auto take = [&](const auto& list, bool Parts::* said, Ends ends) -> size_t {
    const std::string_view word = word_at(text, at, list);
    if (word.empty()) return 0;
    if (said != nullptr) parts.*said = true;
    if (ends != Ends::AsBefore) parts.ends_in_noun = ends == Ends::AsNoun;
    return word.size();
  };
  if (const size_t n = take(words::kTimeNouns, &Parts::time, Ends::AsNoun)) return n;
  if (const size_t n = take(words::kWeakTimeNouns, &Parts::weak_time, Ends::AsNoun)) return n;
  if (const size_t n = take(words::kLeadStems, &Parts::lead, Ends::AsStem)) return n;
  if (const size_t n = take(words::kSupportStems, &Parts::support, Ends::AsStem)) return n;
  if (const size_t n = take(words::kDutyStems, &Parts::duty, Ends::AsStem)) return n;
  if (const size_t n = take(words::kModifiers, &Parts::modifier, Ends::AsBefore)) return n;
  if (const size_t n = take(words::kPersonNouns, &Parts::person, Ends::AsNoun)) return n;
  if (const size_t n = take(words::kUnitNouns, &Parts::unit, Ends::AsNoun)) return n;
  return take(words::kJoiners, nullptr, Ends::AsBefore);
}

std::optional<LabelRole> composed_role(const Parts& parts, std::string_view words, bool colon) {
  const bool stem = parts.lead || parts.support || parts.duty;
  if (parts.time) return LabelRole::Deadline;
  if (parts.weak_time) {
    const bool time_alone = !stem && !parts.modifier && !words.contains("节点");
    if (!time_alone && !parts.unit && !parts.person) return LabelRole::Deadline;
    return std::nullopt;
  }
  const bool bare = colon && std::ranges::contains(words::kBareStems, words);
  if (!stem || (!parts.ends_in_noun && !bare)) {
    const bool titled = parts.person && parts.modifier && parts.ends_in_noun;
    return titled ? std::optional(LabelRole::Person) : std::nullopt;
  }
  if (parts.person && !parts.unit) return LabelRole::Person;
  if (!parts.lead) return LabelRole::Responsible;
  return parts.support ? LabelRole::LeadFirst : LabelRole::Lead;
}

template <size_t N>
std::string_view listed(std::string_view text, size_t at, size_t end,
                        const std::array<std::string_view, N>& list) {
  const std::string_view word = word_at(text, at, list);
  return at + word.size() <= end ? word : std::string_view();
}

std::optional<RoleLabel> finish(std::string_view text, LabelRole role, Span span, size_t end) {
  RoleLabel label{role, span, span.end, false};
  size_t sign = skip_space(text, span.end, end);
  while (sign < end && text[sign] == '*') ++sign;  // **牵头单位**：
  if (sign < end && is_one_of(char_at(text, sign), U"：:∶﹕")) {
    label.colon = true;
    sign += code_point_at(text, sign).bytes;
    while (sign < end && text[sign] == '*') ++sign;
    label.value_begin = skip_space(text, sign, end);
  } else {
    label.value_begin = sign;
  }
  return label;
}

std::optional<RoleLabel> listed_label(std::string_view text, size_t at, size_t end) {
  const auto try_list = [&](const auto& list, LabelRole role) -> std::optional<RoleLabel> {
    const std::string_view word = listed(text, at, end, list);
    if (word.empty()) return {};
    return finish(text, role, {at, at + word.size()}, end);
  };
  if (auto label = try_list(words::kMeasureLabels, LabelRole::Measures)) return label;
  if (auto label = try_list(words::kContentLabels, LabelRole::Content)) return label;
  if (auto label = try_list(words::kNameLabels, LabelRole::TaskName)) return label;
  if (auto label = try_list(words::kOtherLabels, LabelRole::Other)) return label;
  return try_list(words::kContactLabels, LabelRole::Contact);
}

std::optional<RoleLabel> composed_label(std::string_view text, size_t at, size_t end) {
  constexpr int kMostParts = 9;
  if (!word_at(text, at, words::kJoiners).empty()) return {};
  Parts parts;
  size_t done = at;
  for (int i = 0; i < kMostParts && done < end; ++i) {
    Parts longer = parts;
    if (done > at && (text[done] == '\n' || text[done] == '\r')) {
      done = skip_space(text, done, end);  // a label broken over two lines of fixed width
    }
    const size_t bytes = read_part(text, done, longer);
    if (bytes == 0 || done + bytes > end) break;
    parts = longer;
    done += bytes;
  }
  if (done == at) return {};
  auto label = finish(text, LabelRole::Other, {at, done}, end);
  const auto role = composed_role(parts, cut(text, label->span), label->colon);
  if (!role) return {};
  label->role = *role;
  return label;
}

}  // namespace

namespace {

// 【牵头处室】办公室: the label in brackets, its value behind them.
std::optional<RoleLabel> bracketed_label(std::string_view text, size_t at, size_t end) {
  const size_t inner = at + code_point_at(text, at).bytes;
  if (inner >= end || is_one_of(char_at(text, inner), U"【[〔")) return {};
  auto label = label_at(text, inner, end);
  if (!label || label->colon || !is_one_of(char_at(text, label->span.end), U"】]〕")) return {};
  const size_t close = label->span.end;
  label->value_begin = skip_space(text, close + code_point_at(text, close).bytes, end);
  if (is_one_of(char_at(text, label->value_begin), U"：:")) {
    const size_t colon = label->value_begin;
    label->value_begin = skip_space(text, colon + code_point_at(text, colon).bytes, end);
  }
  label->value_begin = std::min(label->value_begin, end);
  label->span.begin = at;
  label->colon = true;
  return label;
}

}  // namespace

std::optional<RoleLabel> label_at(std::string_view text, size_t at, size_t end) {
  if (at < end && is_one_of(char_at(text, at), U"【[〔")) return bracketed_label(text, at, end);
  if (!kLabelBeginnings.may_stand_at(text, at)) return {};
  if (auto label = composed_label(text, at, end)) return label;
  return listed_label(text, at, end);
}

Span unknown_label_at(std::string_view text, size_t at, size_t end) {
  constexpr int kLongest = 8;
  size_t done = at;
  for (int i = 0; i < kLongest && done < end && is_chinese(char_at(text, done)); ++i) {
    done += code_point_at(text, done).bytes;
  }
  const bool colon = done > at && done < end && is_one_of(char_at(text, done), U"：:");
  if (!colon || !contains_any(text.substr(at, done - at), words::kLabelHints)) return {at, at};
  return {at, done};
}

}  // namespace taizhang
