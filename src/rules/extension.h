#pragma once

#include <optional>
#include <span>
#include <vector>

#include "model/register.h"

namespace taizhang {

// 延期申请: requests to do a task later than it is due, records of the ledger `extension`.

namespace forms {
inline constexpr std::string_view kExtension = "extension";
}  // namespace forms

// What becomes of a request.
enum class ExtensionVerdict {
  Granted,     // asked on the day it was due at the latest, approved, and to a later day
  Waiting,     // nobody has decided yet
  Refused,     // 不同意
  TooLate,     // asked after the day it was due
  NotLater,    // the new day is no later than the one that counts
  Incomplete,  // the day it was asked, or the new one, is missing
  NoDay,       // the task is due on no certain day
};

struct ExtensionRequest {
  RecordId request;
  ExtensionVerdict verdict = ExtensionVerdict::Waiting;
  std::optional<Date> asked;
  std::optional<Date> due;  // the day that counts when this request has been looked at
  bool operator==(const ExtensionRequest&) const = default;
};

// A task's requests, and the day they make of the one it was due on.
struct Extended {
  std::optional<Date> original, due;       // none: it is due on no certain day
  std::vector<ExtensionRequest> requests;  // in the order they were asked; incomplete ones last
  bool operator==(const Extended&) const = default;
};

// The record that a request is about or, when it says none, its task; Id{}: nothing.
RecordId extended_record(const Record& request);

// Each request is held to the day that counts when it was asked: the original one, or what an
// earlier request has made of it. The order they are given in does not matter.
Extended extended(std::optional<Date> original, std::span<const Record* const> requests);

}  // namespace taizhang
