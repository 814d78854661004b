#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "notice/labels.h"
#include "notice/units.h"

namespace taizhang {

// Who does a task and until when, as some words of the notice say it.
struct Claim {
  std::vector<Name> lead;
  std::vector<Name> responsible;
  Span deadline;  // the words; empty: none
  Span lead_place;
  Span responsible_place;
  Span place;  // all that was read, labels and brackets included; empty: nothing

  bool empty() const {
    return lead.empty() && responsible.empty() && deadline.begin == deadline.end;
  }
};

// Adds what `more` says to `claim`; a name is kept once in each role.
void add_claim(Claim& claim, const Claim& more);

// Reads labels and their values (牵头单位：甲，配合单位：乙；完成时限：6月底前) and phrases with
// verbs (甲牵头，乙、丙按职责分工负责；6月底前完成) in `span`, up to where owners end: an owner's
// value ends at 。 or a sentence that names nobody. Claim::place ends there. Words before the first
// label count as `role`.
Claim read_claim(std::string_view text, Span span, LabelRole role);

// What a closing bracket claims, given the text within it. None when the bracket explains or cites
// something. `closing` says that it ends its paragraph; inside a paragraph only labels or a whole
// phrase of names and verbs after a full stop (`after_stop`) make a claim.
std::optional<Claim> bracket_claim(std::string_view text, Span inner, bool closing,
                                   bool after_stop);

// A last sentence that says who does it without any bracket: 由办公室牵头，各处室配合。
std::optional<Claim> sentence_claim(std::string_view text, Span sentence);

// The document says once for all that the first name of a list leads: 列第一位者为牵头单位.
bool says_first_leads(std::string_view text);

// Applies that rule: the first of several names leads when no lead is named and it is no group.
void let_first_lead(Claim& claim);

}  // namespace taizhang
