#pragma once

#include <optional>
#include <vector>

#include "rules/due.h"

namespace taizhang {

// An application for disclosure (依申请公开) as its dates tell it; articles are those of
// 国务院令第711号.

enum class Channel {
  InPerson,    // 当面, received on the day
  SignedMail,  // 邮寄签收, on the day of the signature
  PlainMail,   // 平常信函: when confirmed with the applicant on the day it came
  Internet,    // 网络, 邮箱: when both sides confirmed it
  Fax,         // likewise
  Oral,        // 口头, taken down by the organ
};

// 补正, art. 30.
struct Supplement {
  Date asked;
  std::optional<Date> supply_by;  // as the notice to the applicant says
  std::optional<Date> supplied;
  bool operator==(const Supplement&) const = default;
};

// Somebody is asked; meanwhile the clock stands still (art. 33.3).
struct Consultation {
  enum class With {
    ThirdParty,  // art. 32: answers in 15 working days of receipt; late: the organ decides itself
    JointOrgan,  // art. 34: likewise; late: taken as consent
    OtherOrgan,  // no period by law
  };
  With with = With::ThirdParty;
  Date sent;
  std::optional<Date> received;  // by them; not known: the day it was sent stands in
  std::optional<Date> answered;
  bool operator==(const Consultation&) const = default;
};

// 延长答复, art. 33.2: approved by the head of the openness unit, and the applicant is told.
struct Extension {
  Date told;
  int days = 20;  // working days
  std::optional<Date> approved;
  bool operator==(const Extension&) const = default;
};

// 信息处理费, art. 42 and 国办函〔2020〕109号.
struct FeeNotice {
  Date sent;
  std::optional<Date> received;  // by the applicant; not known: the day it was sent stands in
  std::optional<Date> paid;
  bool operator==(const FeeNotice&) const = default;
};

struct DisclosureApplication {
  Channel channel = Channel::InPerson;
  Date received;
  std::optional<Date> confirmed;  // PlainMail, Internet, Fax
  std::vector<Supplement> supplements;
  std::vector<Consultation> consultations;
  std::optional<Extension> extension;
  std::optional<FeeNotice> fee;
  std::optional<Date> delayed_until;  // art. 35: a reasonable later day that the applicant was told
  std::optional<Date> replied;
  std::optional<Date> withdrawn;
  bool operator==(const DisclosureApplication&) const = default;
};

// Working days, as the law has them; an office may edit what it must.
struct ApplicationLimits {
  int supplement = 7;
  int reply = 20;
  int extension = 20;  // at most
  int third_party = 15;
  int joint_organ = 15;
  int pay = 20;
  bool paying_restarts = true;  // the reply clock, on the day the fee is paid
  bool counts_first = false;    // the day of receipt is the first one
  bool operator==(const ApplicationLimits&) const = default;
};

enum class ApplicationState {
  Waiting,       // 待答复
  ToSupplement,  // 待补正
  Supplemented,  // 已补正, so to reply
  Consulting,    // 征求意见中
  Cooperating,   // 协办中: a joint organ is asked
  ToPay,         // 待缴费
  Extended,      // 已延期
  Replied,       // 已答复
  Lapsed,        // 已失效: not supplied, or not paid
  Withdrawn,     // 已撤销
};

enum class ClockKind { AskSupplement, Supply, ThirdParty, JointOrgan, Pay, Reply };

// One period that runs or ran.
struct RunningClock {
  ClockKind kind;
  int article;  // of 711号
  Due due;
  std::optional<Date> done;
  bool late = false;  // done after it, or not done and today is after it
  size_t index = 0;   // of the supplement or consultation it belongs to
  bool operator==(const RunningClock&) const = default;
};

enum class ApplicationWarning {
  NotConfirmed,      // by this channel it counts as received when confirmed; counted from arrival
  SupplementLate,    // asked more than 7 working days after receipt
  SupplementAgain,   // art. 30 has it asked once
  SuppliedLate,      // after the day set for it
  NotSupplied,       // the day set has passed: lapses, unless there is good reason
  NoSupplyDay,       // asked without a day by which
  ReceiptUnknown,    // of a letter asking for an opinion, or of the fee notice
  ThirdPartyLate,    // the organ decides itself
  JointOrganLate,    // taken as consent
  ExtensionLate,     // told after the period was over: it does not count
  ExtensionTooLong,  // more than 20 working days: only those count
  ExtensionUnapproved,
  FeeLate,  // notified after the period for the reply
  PaidLate,
  NotPaid,  // lapses
  ReplyLate,
  OutOfOrder,  // a date before the one it must follow
};

struct Warned {
  ApplicationWarning kind;
  Date day;          // when it came about; the date that is wrong
  size_t index = 0;  // of the supplement or consultation
  bool operator==(const Warned&) const = default;
};

struct ApplicationCourse {
  ApplicationState state = ApplicationState::Waiting;
  Date received;                     // D0, art. 31
  std::vector<RunningClock> clocks;  // in the order they began; the reply's is last
  std::vector<Warned> warnings;
  Course reply;  // the reply's clock, for whatever limit it has
  bool operator==(const ApplicationCourse&) const = default;
};

// What has become of it by `today`. No reply's clock while a supplement is awaited and after it
// lapsed or was withdrawn. A third party or joint organ stops the clock no longer than its own
// period; whoever else is asked, until the answer. REQUIRES valid dates.
ApplicationCourse course_of(const DisclosureApplication& application, Date today,
                            const Calendar& calendar, const ApplicationLimits& limits = {});

// What a fee comes to by 国办函〔2020〕109号, in yuan; progressive, per item or per page, never
// both. Beyond 10,000 items or pages nothing is added.
int fee_of_items(int items);  // of one applicant in one calendar month: 35 cost 3,000 yuan
int fee_of_pages(int pages);

}  // namespace taizhang
