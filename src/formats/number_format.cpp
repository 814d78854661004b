#include "formats/number_format.h"

#include <algorithm>

#include "base/date.h"
#include "base/text.h"

namespace taizhang {
namespace {

// The code's first section without what it only shows: quoted and escaped characters, colours,
// languages. Lower case. Empty: it counts hours, minutes or seconds past a day.
std::string shown_letters(std::string_view code) {
  std::string letters;
  for (size_t at = 0; at < code.size() && code[at] != ';'; ++at) {
    const char c = code[at];
    if (c == '"') {
      at = std::min(code.find('"', at + 1), code.size());
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (c == '[') {
      const size_t end = std::min(code.find(']', at), code.size());
      const std::string inside = folded(std::string(code.substr(at + 1, end - at - 1)));
      if (!inside.empty() && inside.find_first_not_of("hms") == std::string::npos) return {};
      at = end;
    } else {
      letters += c;
    }
  }
  letters = folded(std::move(letters));
  for (const std::string_view noon : {"am/pm", "a/p"}) letters = replace_all(letters, noon, "");
  return letters;
}

// A decimal number in pieces: its digits without zeros in front, and how many stand before the
// point.
struct Digits {
  bool negative = false;
  std::string digits;
  int point = 0;
};

std::optional<Digits> read_digits(std::string_view text) {
  constexpr size_t kLongest = 400;
  constexpr int kGreatestExponent = 400;
  Digits out;
  text = trim(text);
  if (text.empty() || text.size() > kLongest) return {};
  size_t at = 0;
  if (text[at] == '-' || text[at] == '+') out.negative = text[at++] == '-';
  bool any = false, after_point = false;
  for (; at < text.size() && (text[at] == '.' || (text[at] >= '0' && text[at] <= '9')); ++at) {
    if (text[at] == '.') {
      if (after_point) return {};
      after_point = true;
      continue;
    }
    any = true;
    if (text[at] != '0' || !out.digits.empty()) {
      out.digits += text[at];
      out.point += after_point ? 0 : 1;
    } else if (after_point) {
      --out.point;
    }
  }
  if (!any) return {};
  if (at < text.size()) {
    if ((text[at] | 0x20) != 'e') return {};
    bool down = false;
    if (++at < text.size() && (text[at] == '-' || text[at] == '+')) down = text[at++] == '-';
    int exponent = 0;
    if (at == text.size()) return {};
    for (; at < text.size(); ++at) {
      if (text[at] < '0' || text[at] > '9') return {};
      exponent = std::min(exponent * 10 + (text[at] - '0'), kGreatestExponent);
    }
    out.point += down ? -exponent : exponent;
  }
  return out;
}

// To 15 digits, without zeros behind.
void round_off(Digits& number) {
  constexpr size_t kDigits = 15;
  std::string& digits = number.digits;
  if (digits.size() > kDigits) {
    const bool up = digits[kDigits] >= '5';
    digits.resize(kDigits);
    size_t at = digits.size();
    if (up) {
      while (at > 0 && digits[at - 1] == '9') digits[--at] = '0';
      if (at > 0) {
        ++digits[at - 1];
      } else {
        digits.insert(digits.begin(), '1');
        ++number.point;
      }
    }
  }
  while (!digits.empty() && digits.back() == '0') digits.pop_back();
}

// Days and minutes of a number of days, rounded to the minute.
struct Counted {
  int days = 0;
  int minutes = 0;
};

std::optional<Counted> read_days(std::string_view text) {
  constexpr int kMostDays = 2'958'466;  // 9999-12-31
  constexpr int kMinutesADay = 1440;
  const std::optional<Digits> number = read_digits(text);
  if (!number || (number->negative && !number->digits.empty()) || number->point > 7) return {};
  int days = 0;
  double part = 0, place = 0.1;
  for (int i = std::min(number->point, 0);
       i < static_cast<int>(number->digits.size()) || i < number->point; ++i) {
    const int digit = i >= 0 && i < static_cast<int>(number->digits.size())
                          ? number->digits[static_cast<size_t>(i)] - '0'
                          : 0;
    if (i < number->point) {
      days = days * 10 + digit;
    } else {
      part += digit * place;
      place /= 10;
    }
  }
  Counted counted{days, static_cast<int>(part * kMinutesADay + 0.5)};
  if (counted.minutes == kMinutesADay) counted = {days + 1, 0};
  if (counted.days >= kMostDays) return {};
  return counted;
}

std::string minute_text(int minutes) {
  std::string out = "00:00";
  out[0] = static_cast<char>('0' + minutes / 600);
  out[1] = static_cast<char>('0' + minutes / 60 % 10);
  out[3] = static_cast<char>('0' + minutes % 60 / 10);
  out[4] = static_cast<char>('0' + minutes % 10);
  return out;
}

// Excel counts 1900-01-01 as 1 and knows a 1900-02-29, which is 60.
std::optional<Date> date_of_days(int days, bool from_1904) {
  constexpr int kLeapDay = 60;
  if (from_1904) return add_days({1904, 1, 1}, days);
  if (days < 1 || days == kLeapDay) return {};
  return add_days(days < kLeapDay ? Date{1899, 12, 31} : Date{1899, 12, 30}, days);
}

}  // namespace

NumberFormat read_number_format(std::string_view code) {
  const std::string letters = shown_letters(code);
  NumberFormat format;
  if (letters == "general" || letters.contains('@')) return format;
  const bool digits = letters.find_first_of("0#?") != std::string::npos;
  format.percent = digits && letters.contains('%');
  if (digits && letters.find_first_of("ydhs") == std::string::npos) return format;
  char before = 0;
  for (size_t at = 0; at < letters.size(); ++at) {
    const char c = letters[at];
    if (c == 'y' || c == 'e') format.year = true;
    if (c == 'd' || c == 'a') format.day = true;
    if (c == 'h' || c == 's') format.time = true;
    if (c == 'm') {
      const size_t next = letters.find_first_of("ydhse", at);
      const bool minute = before == 'h' || (next != std::string::npos && letters[next] == 's');
      (minute ? format.time : format.month) = true;
      at = std::min(letters.find_first_not_of('m', at), letters.size()) - 1;
    }
    if (std::string_view("ydhsm").contains(c)) before = c;
  }
  return format;
}

NumberFormat built_in_format(int number) {
  const NumberFormat day{.year = true, .month = true, .day = true};
  const NumberFormat month{.year = true, .month = true};
  const NumberFormat time{.time = true};
  switch (number) {
    case 9:
    case 10:
      return {.percent = true};
    case 14:
    case 15:
    case 16:
    case 28:
    case 29:
    case 30:
    case 31:
    case 51:
    case 53:
    case 54:
    case 58:
      return day;
    case 17:
    case 27:
    case 36:
    case 50:
    case 52:
    case 57:
      return month;
    case 22:
      return {.year = true, .month = true, .day = true, .time = true};
    case 18:
    case 19:
    case 20:
    case 21:
    case 32:
    case 33:
    case 34:
    case 35:
    case 45:
    case 47:
    case 55:
    case 56:
      return time;
    default:
      return {};
  }
}

std::optional<std::string> plain_number(std::string_view text, bool percent) {
  constexpr int kMostZeros = 30;
  std::optional<Digits> number = read_digits(text);
  if (!number) return {};
  round_off(*number);
  if (number->digits.empty()) return percent ? "0%" : "0";
  if (percent) number->point += 2;
  const int size = static_cast<int>(number->digits.size());
  if (number->point > size + kMostZeros || number->point < -kMostZeros)
    return std::string(trim(text));
  std::string out = number->negative ? "-" : "";
  if (number->point <= 0)
    out += "0." + std::string(static_cast<size_t>(-number->point), '0') + number->digits;
  else if (number->point >= size)
    out += number->digits + std::string(static_cast<size_t>(number->point - size), '0');
  else
    out += number->digits.substr(0, static_cast<size_t>(number->point)) + '.' +
           number->digits.substr(static_cast<size_t>(number->point));
  return percent ? out + '%' : out;
}

std::optional<std::string> date_text(std::string_view number, const NumberFormat& format,
                                     bool from_1904) {
  const bool has_date = format.year || format.month || format.day;
  if (!has_date && !format.time) return {};
  const std::optional<Counted> counted = read_days(number);
  if (!counted) return {};
  if (!has_date)
    return counted->days == 0 ? std::optional(minute_text(counted->minutes)) : std::nullopt;
  const std::optional<Date> date = date_of_days(counted->days, from_1904);
  if (!date || !is_valid(*date)) return {};
  std::string text = to_text(*date);
  // What is shown of a month has no day that somebody meant.
  if (format.year && !format.day && !format.time) text.resize(format.month ? 7 : 4);
  if (format.time && counted->minutes > 0) text += ' ' + minute_text(counted->minutes);
  return text;
}

}  // namespace taizhang
