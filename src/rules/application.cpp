#include "rules/application.h"

#include <algorithm>

namespace taizhang {
namespace {

using Warning = ApplicationWarning;
using With = Consultation::With;

bool needs_confirming(Channel channel) {
  switch (channel) {
    case Channel::InPerson:
    case Channel::SignedMail:
    case Channel::Oral:
      return false;
    case Channel::PlainMail:
    case Channel::Internet:
    case Channel::Fax:
      return true;
  }
  return false;
}

class Reading {
 public:
  Reading(const DisclosureApplication& application, Date today, const Calendar& calendar,
          const ApplicationLimits& limits)
      : given_(application), calendar_(calendar), limits_(limits), now_(today) {
    for (const auto& end : {given_.replied, given_.withdrawn}) {
      if (end) now_ = std::min(now_, *end);
    }
  }

  ApplicationCourse read() {
    receive();
    supplement();
    consult();
    charge();
    extend();
    reply();
    out_.state = state();
    return std::move(out_);
  }

 private:
  void warn(Warning kind, Date day, size_t index = 0) {
    out_.warnings.push_back({kind, day, index});
  }
  void check_order(Date first, const std::optional<Date>& then, size_t index = 0) {
    if (then && *then < first) warn(Warning::OutOfOrder, *then, index);
  }

  Due due(const Course& course, int working_days) const {
    Limit limit;
    limit.count = working_days;
    limit.counts_first = limits_.counts_first;
    return due_of(limit, course, calendar_, now_);
  }
  // For those whom the law gives time from the day after something reaches them.
  Due due_from(Date start, int working_days) const {
    Limit limit;
    limit.count = working_days;
    return due_of(limit, {.start = {start, {}}, .restarts = {}, .pauses = {}}, calendar_, now_);
  }

  // Starts a clock and says whether it is or was late.
  bool run(ClockKind kind, int article, Due due, const std::optional<Date>& done,
           size_t index = 0) {
    if (done) due.stopped = false;
    const bool late = done.value_or(now_) > due.at.date;
    out_.clocks.push_back({kind, article, due, done, late, index});
    return late;
  }

  void receive() {
    const bool counts_confirmed = needs_confirming(given_.channel);
    out_.received = counts_confirmed ? given_.confirmed.value_or(given_.received) : given_.received;
    if (counts_confirmed && !given_.confirmed) warn(Warning::NotConfirmed, given_.received);
    if (counts_confirmed) check_order(given_.received, given_.confirmed);
    course_.start.date = out_.received;
  }

  void supplement() {
    const Due ask = due(course_, limits_.supplement);
    Date last = out_.received;
    for (size_t i = 0; i < given_.supplements.size(); ++i) {
      const Supplement& one = given_.supplements[i];
      check_order(last, one.asked, i);
      check_order(one.asked, one.supplied, i);
      if (i > 0) {
        warn(Warning::SupplementAgain, one.asked, i);
      } else if (run(ClockKind::AskSupplement, 30, ask, one.asked)) {
        warn(Warning::SupplementLate, one.asked);
      }
      if (one.supply_by) {
        Due supply;
        supply.at.date = *one.supply_by;
        supply.start.date = one.asked;
        if (run(ClockKind::Supply, 30, supply, one.supplied, i)) {
          warn(one.supplied ? Warning::SuppliedLate : Warning::NotSupplied, *one.supply_by, i);
          lapsed_ = lapsed_ || !one.supplied;
        }
      } else if (!one.supplied) {
        warn(Warning::NoSupplyDay, one.asked, i);
      }
      to_supplement_ = !one.supplied;
      if (one.supplied) course_.restarts.push_back(last = *one.supplied);
    }
    // Until then one may still ask; afterwards nothing is late about not having asked.
    if (given_.supplements.empty() && !given_.replied && !given_.withdrawn && now_ <= ask.at.date) {
      run(ClockKind::AskSupplement, 30, ask, {});
    }
  }

  void consult() {
    for (size_t i = 0; i < given_.consultations.size(); ++i) {
      const Consultation& one = given_.consultations[i];
      const Date reached = one.received.value_or(one.sent);
      check_order(out_.received, one.sent, i);
      check_order(one.sent, one.received, i);
      check_order(reached, one.answered, i);
      Standstill pause{one.sent, one.answered};
      if (one.with != With::OtherOrgan) {
        const bool joint = one.with == With::JointOrgan;
        const Due due = due_from(reached, joint ? limits_.joint_organ : limits_.third_party);
        const bool late = run(joint ? ClockKind::JointOrgan : ClockKind::ThirdParty,
                              joint ? 34 : 32, due, one.answered, i);
        if (late) pause.to = due.at.date;
        if (late) warn(joint ? Warning::JointOrganLate : Warning::ThirdPartyLate, due.at.date, i);
        if (!one.received && (late || !one.answered)) warn(Warning::ReceiptUnknown, one.sent, i);
      }
      if (!pause.to) (one.with == With::JointOrgan ? cooperating_ : consulting_) = true;
      course_.pauses.push_back(pause);
    }
  }

  void extend() {
    if (!given_.extension) return;
    const Extension& extension = *given_.extension;
    check_order(out_.received, extension.told);
    if (!extension.approved || *extension.approved > extension.told) {
      warn(Warning::ExtensionUnapproved, extension.told);
    }
    if (extension.days > limits_.extension) warn(Warning::ExtensionTooLong, extension.told);
    if (extension.told > due(course_on(extension.told), limits_.reply).at.date) {
      warn(Warning::ExtensionLate, extension.told);
    } else {
      extended_ = std::min(extension.days, limits_.extension);
    }
  }

  void charge() {
    if (!given_.fee) return;
    const FeeNotice& fee = *given_.fee;
    const Date reached = fee.received.value_or(fee.sent);
    check_order(out_.received, fee.sent);
    check_order(fee.sent, fee.received);
    check_order(reached, fee.paid);
    if (!fee.received) warn(Warning::ReceiptUnknown, fee.sent);
    const Due pay = due_from(reached, limits_.pay);
    if (run(ClockKind::Pay, 42, pay, fee.paid)) {
      warn(fee.paid ? Warning::PaidLate : Warning::NotPaid, pay.at.date);
      lapsed_ = lapsed_ || !fee.paid;
    }
    to_pay_ = !fee.paid;
    if (fee.paid && limits_.paying_restarts) course_.restarts.push_back(*fee.paid);
  }

  // The reply's clock as it stood on `day`. An extension belongs to the clock it was told under.
  Course course_on(Date day) const {
    Course course = course_;
    std::erase_if(course.restarts, [&](Date restart) { return restart > day; });
    if (extended_ > 0 && given_.extension->told <= day &&
        std::ranges::none_of(course.restarts,
                             [&](Date restart) { return restart > given_.extension->told; })) {
      course.extension = extended_;
    }
    return course;
  }

  void reply() {
    if (given_.fee && given_.fee->sent > due(course_on(given_.fee->sent), limits_.reply).at.date) {
      warn(Warning::FeeLate, given_.fee->sent);
    }
    check_order(out_.received, given_.replied);
    check_order(given_.received, given_.withdrawn);
    out_.reply = course_ = course_on({9999, 12, 31});
    const bool waits = lapsed_ || to_supplement_ || (to_pay_ && limits_.paying_restarts);
    if (!given_.replied && (waits || given_.withdrawn)) return;
    Due end = due(course_, limits_.reply);
    if (given_.delayed_until && *given_.delayed_until > end.at.date) {
      end.at.date = *given_.delayed_until;
      end.provisional = false;
    }
    if (run(ClockKind::Reply, 33, end, given_.replied)) warn(Warning::ReplyLate, end.at.date);
  }

  ApplicationState state() const {
    if (given_.replied) return ApplicationState::Replied;
    if (given_.withdrawn) return ApplicationState::Withdrawn;
    if (lapsed_) return ApplicationState::Lapsed;
    if (to_supplement_) return ApplicationState::ToSupplement;
    if (to_pay_) return ApplicationState::ToPay;
    if (cooperating_) return ApplicationState::Cooperating;
    if (consulting_) return ApplicationState::Consulting;
    if (course_.extension > 0) return ApplicationState::Extended;
    return given_.supplements.empty() ? ApplicationState::Waiting : ApplicationState::Supplemented;
  }

  const DisclosureApplication& given_;
  const Calendar& calendar_;
  const ApplicationLimits& limits_;
  Date now_;  // today, or the day it all ended
  Course course_;
  int extended_ = 0;  // working days that were told in time
  bool lapsed_ = false, to_supplement_ = false, to_pay_ = false;
  bool consulting_ = false, cooperating_ = false;
  ApplicationCourse out_;
};

}  // namespace

ApplicationCourse course_of(const DisclosureApplication& application, Date today,
                            const Calendar& calendar, const ApplicationLimits& limits) {
  return Reading(application, today, calendar, limits).read();
}

}  // namespace taizhang
