#include <optional>
#include <string>
#include <vector>

#include "app/ledgers.h"
#include "app/open_register.h"
#include "app/texts.h"
#include "rules/application_record.h"

namespace taizhang {
namespace {

// What has become of an application for disclosure; none: it is none, or has been dropped.
std::optional<ApplicationCourse> course_by_dates(const Ledgers& ledgers, const Register& reg,
                                                 RecordId record, Date today) {
  const Record* application = reg.find(record);
  if (!application || text_of(*application, fields::kTemplate) != forms::kApplication) return {};
  std::vector<const Record*> below;
  for (const RecordId one : records_below(ledgers, reg, record, forms::kConsultation))
    below.push_back(reg.find(one));
  const auto read = application_of(*application, below);
  if (!read || is_dropped(*application)) return {};
  return course_of(*read, today, ledgers.calendar, ledgers.limits);
}

// Of what no finding of the form says; none: one does.
std::optional<Text> warning_text(ApplicationWarning kind) {
  switch (kind) {
    case ApplicationWarning::SupplementAgain:
      return Text::application_supplement_again;
    case ApplicationWarning::SuppliedLate:
      return Text::application_supplied_late;
    case ApplicationWarning::NotSupplied:
      return Text::application_not_supplied;
    case ApplicationWarning::ThirdPartyLate:
      return Text::application_third_party_late;
    case ApplicationWarning::JointOrganLate:
      return Text::application_joint_organ_late;
    case ApplicationWarning::ExtensionLate:
      return Text::application_extension_late;
    case ApplicationWarning::PaidLate:
      return Text::application_paid_late;
    case ApplicationWarning::NotPaid:
      return Text::application_not_paid;
    case ApplicationWarning::OutOfOrder:
      return Text::application_out_of_order;
    case ApplicationWarning::NotConfirmed:
    case ApplicationWarning::SupplementLate:
    case ApplicationWarning::NoSupplyDay:
    case ApplicationWarning::ReceiptUnknown:
    case ApplicationWarning::ExtensionTooLong:
    case ApplicationWarning::ExtensionUnapproved:
    case ApplicationWarning::FeeLate:
    case ApplicationWarning::ReplyLate:
      return {};
  }
}

}  // namespace

std::string state_by_dates(const Ledgers& ledgers, const Register& reg, RecordId record, Date today,
                           Language language) {
  const auto course = course_by_dates(ledgers, reg, record, today);
  const LedgerShelf* shelf = find_shelf(ledgers, forms::kApplication);
  const Field* state = shelf ? find_field(shelf->form, "state") : nullptr;
  const EnumOption* option =
      course && state ? find_option(*state, option_of(course->state)) : nullptr;
  return option ? std::string(label(option->name, language)) : std::string();
}

std::vector<std::string> course_warnings(const Ledgers& ledgers, const Register& reg,
                                         RecordId record, Date today, Language language) {
  std::vector<std::string> sentences;
  const auto course = course_by_dates(ledgers, reg, record, today);
  if (!course) return sentences;
  for (const Warned& one : course->warnings)
    if (const auto text = warning_text(one.kind))
      sentences.push_back(say({*text, {to_text(one.day)}}, language));
  return sentences;
}

}  // namespace taizhang
