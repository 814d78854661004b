#include "rules/application_record.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/condition.h"
#include "model/own_form.h"

namespace taizhang {
namespace {

std::optional<Date> day_of(const Record& record, std::string_view field) {
  const auto* date = std::get_if<Date>(&value_of(record, field));
  return date ? std::optional(*date) : std::nullopt;
}

std::string_view option_in(const Record& record, std::string_view field) {
  const auto* option = std::get_if<Option>(&value_of(record, field));
  return option ? std::string_view(option->id) : std::string_view();
}

// What nobody has said counts from the day that stands there, confirmed or not.
Channel channel_of(const Record& record) {
  constexpr std::pair<std::string_view, Channel> kChannels[] = {
      {"person", Channel::InPerson}, {"post", Channel::SignedMail}, {"letter", Channel::PlainMail},
      {"online", Channel::Internet}, {"email", Channel::Internet},  {"fax", Channel::Fax},
      {"oral", Channel::Oral}};
  const std::string_view said = option_in(record, "channel");
  for (const auto& [option, channel] : kChannels)
    if (option == said) return channel;
  return day_of(record, "confirmed") ? Channel::Internet : Channel::InPerson;
}

std::optional<Consultation> consultation_of(const Record& record) {
  const auto sent = day_of(record, "sent");
  if (!sent) return std::nullopt;
  using With = Consultation::With;
  const std::string_view kind = option_in(record, "kind");
  return Consultation{kind == "joint"   ? With::JointOrgan
                      : kind == "organ" ? With::OtherOrgan
                                        : With::ThirdParty,
                      *sent, day_of(record, "received"), day_of(record, "answered")};
}

const Term* find_term(const Template& form, std::string_view id) {
  const auto found = std::ranges::find(form.ledger.terms, id, &Term::id);
  return found == form.ledger.terms.end() ? nullptr : &*found;
}

void take(int& limit, const Template& form, std::string_view id) {
  const Term* term = find_term(form, id);
  if (term && term->unit == TermUnit::WorkingDays && term->count > 0) limit = term->count;
}

}  // namespace

std::optional<DisclosureApplication> application_of(const Record& record,
                                                    std::span<const Record* const> below) {
  const auto received = day_of(record, "received");
  const auto confirmed = day_of(record, "confirmed");
  if (!received && !confirmed) return std::nullopt;
  DisclosureApplication out;
  out.channel = channel_of(record);
  out.received = received ? *received : *confirmed;
  out.confirmed = confirmed;
  const auto asked = day_of(record, "correction_notice"), supplied = day_of(record, "corrected");
  if (asked || supplied)
    out.supplements = {{asked ? *asked : *supplied, day_of(record, "correction_due"), supplied}};
  for (const Record* one : below) {
    if (text_of(*one, fields::kTemplate) != forms::kConsultation) continue;
    if (const auto consultation = consultation_of(*one)) out.consultations.push_back(*consultation);
  }
  const auto* days = integer_of(value_of(record, "extension_days"));
  const auto told = day_of(record, "extension_notified");
  if (days && told)
    out.extension = Extension{*told, static_cast<int>(std::clamp<int64_t>(*days, 0, 10'000)),
                              day_of(record, "extension_approved")};
  if (const auto fee = day_of(record, "fee_notice"))
    out.fee = FeeNotice{*fee, day_of(record, "fee_received"), day_of(record, "fee_paid")};
  out.delayed_until = day_of(record, "delayed_to");
  out.replied = day_of(record, "replied");
  return out;
}

ApplicationLimits application_limits(const Template& application, const Template& consultation) {
  ApplicationLimits limits;
  take(limits.supplement, application, "correct");
  take(limits.reply, application, "reply");
  take(limits.pay, application, "pay");
  take(limits.third_party, consultation, "third_party");
  take(limits.joint_organ, consultation, "joint");
  if (const Term* reply = find_term(application, "reply")) {
    if (reply->most > 0) limits.extension = reply->most;
    limits.counts_first = reply->first;
  }
  const Term* paid = find_term(application, "reply_paid");
  limits.paying_restarts = !paid || !is_off(*paid);
  return limits;
}

bool applies(const Term& term, const Record& application, const ApplicationLimits& limits) {
  const bool goes_on = !limits.paying_restarts && term.id == "reply";
  return std::ranges::all_of(term.when, [&](const Condition& one) {
    return (goes_on && one.field == "fee_notice") || holds({&one, 1}, application);
  });
}

std::string_view option_of(ApplicationState state) {
  switch (state) {
    case ApplicationState::Waiting:
    case ApplicationState::ToPay:
      return "open";
    case ApplicationState::ToSupplement:
      return "to_correct";
    case ApplicationState::Supplemented:
      return "corrected";
    case ApplicationState::Consulting:
      return "consulting";
    case ApplicationState::Cooperating:
      return "joint";
    case ApplicationState::Extended:
      return "extended";
    case ApplicationState::Replied:
      return "answered";
    case ApplicationState::Lapsed:
      return "lapsed";
    case ApplicationState::Withdrawn:
      return "withdrawn";
  }
}

std::string_view option_of(ApplicationWarning warning) {
  switch (warning) {
    case ApplicationWarning::SupplementLate:
      return "supplement_late";
    case ApplicationWarning::ReceiptUnknown:
      return "receipt_unknown";
    case ApplicationWarning::FeeLate:
      return "fee_late";
    case ApplicationWarning::ExtensionTooLong:
      return "extension_too_long";
    case ApplicationWarning::ExtensionUnapproved:
      return "extension_unapproved";
    case ApplicationWarning::NotConfirmed:
    case ApplicationWarning::SupplementAgain:
    case ApplicationWarning::SuppliedLate:
    case ApplicationWarning::NotSupplied:
    case ApplicationWarning::NoSupplyDay:
    case ApplicationWarning::ThirdPartyLate:
    case ApplicationWarning::JointOrganLate:
    case ApplicationWarning::ExtensionLate:
    case ApplicationWarning::PaidLate:
    case ApplicationWarning::NotPaid:
    case ApplicationWarning::ReplyLate:
    case ApplicationWarning::OutOfOrder:
      return {};
  }
}

bool agrees(std::string_view option, ApplicationState told) {
  const auto is = [&](std::initializer_list<std::string_view> options) {
    return std::ranges::find(options, option) != options.end();
  };
  if (option.empty() || option == "withdrawn" || option == option_of(told)) return true;
  switch (told) {
    case ApplicationState::Waiting:
    case ApplicationState::ToSupplement:
    case ApplicationState::Lapsed:
    case ApplicationState::Withdrawn:
      return false;
    case ApplicationState::Supplemented:
      return is({"open"});
    case ApplicationState::Consulting:
    case ApplicationState::Cooperating:
    case ApplicationState::ToPay:
    case ApplicationState::Extended:
      return is({"open", "corrected", "extended", "consulting", "joint"}) &&
             !(told == ApplicationState::Extended && is({"consulting", "joint"}));
    case ApplicationState::Replied:
      return is({"added", "review", "lawsuit", "lapsed"});
  }
}

bool is_dropped(const Record& application) {
  const std::string_view state = option_in(application, "state");
  return state == "withdrawn" || state == "lapsed";
}

}  // namespace taizhang
