#include "rules/moment.h"

#include <array>

#include "base/deadline.h"
#include "base/text.h"
#include "rules/calendar.h"

namespace taizhang {
namespace {

constexpr int kHour = 60;
constexpr int64_t kDay = 24 * kHour;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A number of one or two digits; none when it is something else or `limit` and more.
std::optional<int> small_number(std::string_view text, int limit) {
  if (text.empty() || text.size() > 2) return {};
  int value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return {};
    value = value * 10 + (c - '0');
  }
  return value < limit ? std::optional(value) : std::nullopt;
}

int64_t minutes_of(const Moment& moment) {
  return day_number(moment.date) * kDay + moment.minute.value_or(0);
}

}  // namespace

std::string to_text(const Moment& moment) {
  std::string text = to_text(moment.date);
  if (!moment.minute) return text;
  const auto two = [&](int value) {
    text += static_cast<char>('0' + value / 10);
    text += static_cast<char>('0' + value % 10);
  };
  text += ' ';
  two(*moment.minute / kHour);
  text += ':';
  two(*moment.minute % kHour);
  return text;
}

std::optional<Moment> parse_moment(std::string_view text, int year) {
  text = trim(text);
  constexpr std::array<std::string_view, 4> kAfterHour = {":", "：", "时", "点"};
  for (const std::string_view sign : kAfterHour) {
    const size_t at = text.find(sign);
    if (at == std::string_view::npos) continue;
    size_t hour_at = at;
    while (hour_at > 0 && is_digit(text[hour_at - 1])) --hour_at;
    std::string_view minutes = text.substr(at + sign.size());
    if (minutes.ends_with("分")) minutes.remove_suffix(std::string_view("分").size());
    if (minutes.empty() && sign.size() > 1) minutes = "0";
    std::string_view day = text.substr(0, hour_at);
    if (day.ends_with('T')) day.remove_suffix(1);
    const auto date = named_day(day, year);
    const auto hour = small_number(text.substr(hour_at, at - hour_at), 24);
    const auto minute = small_number(minutes, kHour);
    if (!date || !hour || !minute) return {};
    return Moment{*date, *hour * kHour + *minute};
  }
  const auto date = named_day(text, year);
  return date ? std::optional(Moment{*date, {}}) : std::nullopt;
}

Moment add_minutes(const Moment& moment, int64_t minutes) {
  const int64_t sum = moment.minute.value_or(0) + minutes;
  const int64_t minute = (sum % kDay + kDay) % kDay;
  return {later(moment.date, (sum - minute) / kDay), static_cast<int>(minute)};
}

int64_t minutes_between(const Moment& from, const Moment& to) {
  return minutes_of(to) - minutes_of(from);
}

}  // namespace taizhang
