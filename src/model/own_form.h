#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/register.h"

namespace taizhang {

// What an office makes of the forms: other names, further fields, other limits, ledgers of its own.
// Each is a record of the register with an id made from what it is about, so it merges, is undone
// and has a history as every cell.

namespace forms {
inline constexpr std::string_view kOwnLedger =
    "own_ledger";  // the record's id names the form, see own_form_id()
inline constexpr std::string_view kOwnField =
    "own_field";  // of one field: another name, or the whole field; of one option of a field
inline constexpr std::string_view kOwnRule =
    "own_rule";  // of one term or check, or a whole one
}  // namespace forms

namespace fields {
inline constexpr std::string_view kForm = "form";          // own_field, own_rule: Text, a form's id
inline constexpr std::string_view kField = "field";        // own_field: Text, a field's id, or
                                                           // own_option_id()
inline constexpr std::string_view kRule = "rule";          // own_rule: Text, a term's or check's id
inline constexpr std::string_view kOptions = "options";    // own_field: LongText, an option a line
inline constexpr std::string_view kHelp = "help";          // own_ledger, own_field: LongText
inline constexpr std::string_view kRequired = "required";  // own_field: YesNo
inline constexpr std::string_view kReturned =
    "returned";  // own_field: YesNo, departments fill it; of own fields empty is yes
inline constexpr std::string_view kHidden = "hidden";  // own_field: YesNo
inline constexpr std::string_view kCount = "count";    // own_rule: Integer
inline constexpr std::string_view kUnit = "unit";      // own_rule: Enumeration
inline constexpr std::string_view kSoon = "soon";      // own_rule, register: Integer, days
inline constexpr std::string_view kBasis = "basis";    // own_rule: Text
inline constexpr std::string_view kFirst = "first";    // own_rule: YesNo, the first day counts
inline constexpr std::string_view kMonth = "month";    // own_rule: Integer, of what is due yearly
inline constexpr std::string_view kDay = "day";        // likewise
inline constexpr std::string_view kUnused = "off";     // own_rule: YesNo
// Of the office's own rules:
inline constexpr std::string_view kStart = "start";    // own_rule: Text, a field's id
inline constexpr std::string_view kFinish = "finish";  // likewise; empty: it comes again and again
inline constexpr std::string_view kWanted = "wanted";  // own_rule: LongText, a field's id a line
inline constexpr std::string_view kSay = "say";        // own_rule: LongText, see Check::say
}  // namespace fields

// The record of `kind` (forms::kOwnField, kOwnRule) that holds what the office says of a form's
// field or term `about`: derived, so that two offices that say something of the same one mean the
// same record.
RecordId setting_id(std::string_view kind, std::string_view form, std::string_view about);

// The form of the ledger that the own_ledger record `ledger` makes: "x." and its id.
std::string own_form_id(RecordId ledger);

// A new own field's id: its type and `token`, which nobody else may have used.
std::string own_field_id(FieldType type, std::string_view token);

// What an own_field is about that gives one option of a field of the form another name, or says
// that it is not offered any more. What has been chosen stays.
std::string own_option_id(std::string_view field, std::string_view option);

// A new own rule's id; `token` as above. A term counts from one day of the record to another; a
// check wants fields filled.
inline constexpr std::string_view kOwnTerm = "x.term.", kOwnCheck = "x.check.";
std::string own_rule_id(bool is_check, std::string_view token);

// The own rules of a form, as they are said: terms without a day to start from and checks that want
// nothing too, which kept_form() leaves out.
template <typename Rule>
struct OwnRule {
  Rule rule;
  bool off = false;
};
struct OwnRules {
  std::vector<OwnRule<Term>> terms;
  std::vector<OwnRule<Check>> checks;
};
OwnRules own_rules(std::string_view form, std::span<const Record* const> settings);
bool is_off(const Term& term);  // has the office switched off this term of kept_form()?

// All checks of `form` as the office has them, used or not: the form's own, with other words or
// another basis, then that what is required is filled, then the office's own.
inline constexpr std::string_view kRequiredCheck = "required";
std::vector<OwnRule<Check>> kept_checks(Template form, std::span<const Record* const> settings);

// `form` as the office has it: `settings` are the existing own_field and own_rule records, of any
// form, sorted by _order and id. Hidden fields are left out unless a rule needs them, own ones come
// last; own rules likewise. Checks that are switched off are left out.
Template kept_form(Template form, std::span<const Record* const> settings);

// Does a rule of the form that the office has not switched off need this field? Then it cannot be
// hidden. What a check only wants filled is not needed: it is no longer wanted once it is hidden.
bool is_needed(const Template& form, std::string_view field,
               std::span<const Record* const> settings = {});

// The fields of kept_form() and, in their places, the hidden ones.
struct KeptField {
  Field field;
  bool hidden = false;
  bool operator==(const KeptField&) const = default;
};
std::vector<KeptField> kept_fields(const Template& form, std::span<const Record* const> settings);

// The edits that write one cell of a setting, and its record when nobody has made it; see
// setting_id().
std::vector<Edit> setting_edits(const Register& reg, std::string_view kind, std::string_view form,
                                std::string_view about, std::string_view cell, Value value);

// The name the office gives a field of the form, or an option of one by own_option_id(); empty:
// none.
std::string_view name_said(const Register& reg, std::string_view form, std::string_view about);

// Do departments fill this field of the form? What the office says goes before what the form does;
// a field of its own they fill unless it says otherwise.
bool is_returned(const Register& reg, std::string_view form, std::string_view field);

// The form of an own_ledger record, without its fields.
Template form_of_own(const Record& ledger);

}  // namespace taizhang
