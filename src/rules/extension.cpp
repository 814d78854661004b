#include "rules/extension.h"

#include <compare>
#include <tuple>

#include "base/sort.h"

namespace taizhang {
namespace {

std::optional<Date> day_in(const Record& request, std::string_view field) {
  const auto* date = std::get_if<Date>(&value_of(request, field));
  return date ? std::optional(*date) : std::nullopt;
}

std::string_view decision_of(const Record& request) {
  const auto* option = std::get_if<Option>(&value_of(request, "decision"));
  return option ? std::string_view(option->id) : std::string_view();
}

ExtensionVerdict verdict_of(const Record& request, const std::optional<Date>& due) {
  const auto asked = day_in(request, "asked"), until = day_in(request, "new_due");
  if (!due) return ExtensionVerdict::NoDay;
  if (!asked || !until) return ExtensionVerdict::Incomplete;
  if (*asked > *due) return ExtensionVerdict::TooLate;
  const std::string_view decision = decision_of(request);
  if (decision == "refused") return ExtensionVerdict::Refused;
  if (decision != "granted") return ExtensionVerdict::Waiting;
  return *until > *due ? ExtensionVerdict::Granted : ExtensionVerdict::NotLater;
}

}  // namespace

RecordId extended_record(const Record& request) {
  for (const std::string_view field : {"about", "task"}) {
    if (const auto id = parse_id<RecordId>(text_of(request, field))) return *id;
  }
  return {};
}

Extended extended(std::optional<Date> original, std::span<const Record* const> requests) {
  std::vector<const Record*> asked(requests.begin(), requests.end());
  sort_with(asked, [](const Record* a, const Record* b) {
    const auto key = [](const Record& one) {
      const auto day = day_in(one, "asked"), until = day_in(one, "new_due");
      return std::tuple(!day || !until, day.value_or(Date{}), until.value_or(Date{}), one.id);
    };
    return key(*a) < key(*b);
  });
  Extended out{original, original, {}};
  for (const Record* request : asked) {
    const ExtensionVerdict verdict = verdict_of(*request, out.due);
    if (verdict == ExtensionVerdict::Granted) out.due = day_in(*request, "new_due");
    out.requests.push_back({request->id, verdict, day_in(*request, "asked"), out.due});
  }
  return out;
}

}  // namespace taizhang
