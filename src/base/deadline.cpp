#include "base/deadline.h"

#include <algorithm>
#include <array>
#include <initializer_list>

#include "base/text.h"

namespace taizhang {
namespace {

using View = std::u32string_view;
using Said = DueDate::Said;
using Every = DueRecurring::Every;
using Unit = DueAfterEvent::Unit;

// What people write around a date without changing it.
constexpr std::array<View, 20> kBefore = {U"截止到", U"截止至", U"不迟于", U"不晚于", U"原则上",
                                          U"应于",   U"须于",   U"需于",   U"截至",   U"截止",
                                          U"力争",   U"确保",   U"争取",   U"最迟",   U"于",
                                          U"在",     U"到",     U"至",     U"自",     U"限"};
constexpr std::array<View, 23> kAfter = {
    U"全面完成", U"全部完成", U"基本完成", U"完成任务", U"下班前", U"以前", U"之前", U"以内",
    U"之内",     U"完成",     U"办结",     U"结束",     U"到位",   U"落实", U"报送", U"上报",
    U"报告",     U"提交",     U"前",       U"内",       U"底",     U"末",   U"止"};

constexpr std::array<View, 16> kOngoing = {U"持续",   U"长期", U"常年",   U"常态", U"全年", U"贯穿",
                                           U"不间断", U"始终", U"一直",   U"不断", U"实时", U"即时",
                                           U"动态",   U"随时", U"经常性", U"坚持"};

struct EveryWord {
  View word;
  Every every;
};
constexpr std::array<EveryWord, 33> kEvery = {{
    {U"每个工作日", Every::Day},   {U"每工作日", Every::Day},   {U"每日", Every::Day},
    {U"每天", Every::Day},         {U"逐日", Every::Day},       {U"按日", Every::Day},
    {U"每个星期", Every::Week},    {U"每星期", Every::Week},    {U"每周", Every::Week},
    {U"逐周", Every::Week},        {U"按周", Every::Week},      {U"每旬", Every::TenDays},
    {U"逐旬", Every::TenDays},     {U"按旬", Every::TenDays},   {U"每个月", Every::Month},
    {U"每月", Every::Month},       {U"逐月", Every::Month},     {U"按月", Every::Month},
    {U"每个季度", Every::Quarter}, {U"每季度", Every::Quarter}, {U"逐季度", Every::Quarter},
    {U"按季度", Every::Quarter},   {U"每季", Every::Quarter},   {U"逐季", Every::Quarter},
    {U"按季", Every::Quarter},     {U"季度", Every::Quarter},   {U"每半年", Every::HalfYear},
    {U"按半年", Every::HalfYear},  {U"每年度", Every::Year},    {U"每年", Every::Year},
    {U"逐年", Every::Year},        {U"按年度", Every::Year},    {U"按年", Every::Year},
}};

char32_t half_width(char32_t c) {
  switch (c) {
    case U'．':
    case U'。':
      return U'.';
    case U'－':
    case U'—':
    case U'–':
    case U'~':
    case U'～':
      return U'-';
    case U'○':
    case U'Ｏ':
      return U'〇';
    default:
      return c >= U'！' && c <= U'～' ? c - U'！' + U'!' : c;
  }
}

// The text without spaces, in half-width signs, without closing punctuation.
std::u32string fold(std::string_view text) {
  std::u32string out;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.bytes;
    if (!is_space(c.value)) out += half_width(c.value);
  }
  while (!out.empty() && View(U".;,、:").contains(out.back())) out.pop_back();
  return out;
}

// Characters. 持续推进… with more behind it is the task, not its deadline; so is 每月汇总….
constexpr size_t kLongestOngoing = 16;
constexpr size_t kLongestAfterEvery = 8;

bool has_digit(View text) {
  return std::ranges::any_of(text, [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

int chinese_digit(char32_t c) {
  const size_t at = View(U"〇一二三四五六七八九").find(c);
  if (at != View::npos) return static_cast<int>(at);
  if (c == U'零') return 0;
  return c == U'两' ? 2 : -1;
}

// What is left to read. Each take_ moves on only when it succeeds.
struct Cursor {
  View rest;

  bool done() const { return rest.empty(); }

  bool take(View word) {
    if (!rest.starts_with(word)) return false;
    rest.remove_prefix(word.size());
    return true;
  }

  bool take_any(std::initializer_list<View> words) {
    return std::ranges::any_of(words, [&](View word) { return take(word); });
  }

  template <size_t N>
  void skip_all(const std::array<View, N>& words) {
    while (std::ranges::any_of(words, [&](View word) { return take(word); })) {
    }
  }

  // 30, 三十, 二〇二六; at most 9999.
  std::optional<int> take_number() {
    Cursor ahead = *this;
    int value = 0;
    size_t digits = 0;
    while (!ahead.done() && ahead.rest[0] >= U'0' && ahead.rest[0] <= U'9') {
      value = value * 10 + static_cast<int>(ahead.rest[0] - U'0');
      ahead.rest.remove_prefix(1);
      if (++digits > 4) return std::nullopt;
    }
    if (digits == 0 && !ahead.take_chinese(value)) return std::nullopt;
    *this = ahead;
    return value;
  }

 private:
  bool take_chinese(int& value) {
    int tens = 0, ones = 0;
    size_t characters = 0;
    bool said_ten = false;
    for (; !done(); rest.remove_prefix(1)) {
      const int digit = chinese_digit(rest[0]);
      if (digit < 0 && (rest[0] != U'十' || said_ten)) break;
      if (digit < 0) {
        tens = characters == 0 ? 1 : ones;
        ones = 0;
        said_ten = true;
      } else {
        ones = ones * 10 + digit;
      }
      if (++characters > 4) return false;
    }
    value = tens * 10 + ones;
    return characters > 0;
  }
};

std::optional<DueDate> day_of(int year, int month, int day, Said said) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const Date date{static_cast<int16_t>(year), static_cast<uint8_t>(month),
                  static_cast<uint8_t>(day)};
  if (!is_valid(date)) return {};
  return DueDate{date, said};
}

std::optional<DueDate> end_of_month(int year, int month, Said said) {
  if (month < 1 || month > 12) return {};
  return day_of(year, month, last_day_of_month(year, month), said);
}

// 2026-06-30, 2026.6.30, 2026/6/30 and, without a day, 2026.6.
std::optional<DueDate> take_separated(Cursor& cursor) {
  for (const View sign : {U"-", U".", U"/"}) {
    Cursor ahead = cursor;
    const auto year = ahead.take_number();
    if (!year || *year < 1000 || !ahead.take(sign)) continue;
    const auto month = ahead.take_number();
    if (!month || *month > 12) continue;
    auto due = end_of_month(*year, *month, Said::MonthEnd);
    if (ahead.take(sign)) {
      const auto day = ahead.take_number();
      due = day ? day_of(*year, *month, *day, Said::Day) : std::nullopt;
    }
    if (due) cursor = ahead;
    return due;
  }
  return {};
}

// 2026年, 今年, 次年; `year` stays as it was when no year is said. True when one was.
bool take_year(Cursor& cursor, int& year) {
  if (cursor.take_any({U"今年", U"本年度", U"本年", U"当年", U"年度内"})) return true;
  if (cursor.take_any({U"明年", U"次年", U"翌年", U"下一年度", U"下一年", U"下年度"})) {
    if (year > 0) ++year;
    return true;
  }
  Cursor ahead = cursor;
  const auto said = ahead.take_number();
  if (!said || *said < 1000 || !ahead.take(U"年")) return false;
  ahead.take(U"度");
  year = *said;
  cursor = ahead;
  return true;
}

// 6月30日, 6月底, 6月上旬, 6月, 1-6月.
std::optional<DueDate> take_month(Cursor& cursor, int year) {
  Cursor ahead = cursor;
  auto month = ahead.take_number();
  if (month && ahead.take_any({U"-", U"至", U"到"})) month = ahead.take_number();
  if (!month || !ahead.take(U"月")) return {};
  std::optional<DueDate> due;
  if (ahead.take(U"上旬")) {
    due = day_of(year, *month, 10, Said::TenDays);
  } else if (ahead.take(U"中旬")) {
    due = day_of(year, *month, 20, Said::TenDays);
  } else if (ahead.take(U"下旬")) {
    due = end_of_month(year, *month, Said::TenDays);
  } else if (const auto day = ahead.take_number()) {
    ahead.take_any({U"日", U"号"});
    due = day_of(year, *month, *day, Said::Day);
  } else {
    ahead.take(U"份");
    ahead.take_any({U"月底", U"月末"});
    due = end_of_month(year, *month, Said::MonthEnd);
  }
  if (due) cursor = ahead;
  return due;
}

// 一季度, 第二季度末.
std::optional<DueDate> take_quarter(Cursor& cursor, int year) {
  Cursor ahead = cursor;
  ahead.take(U"第");
  const auto quarter = ahead.take_number();
  if (!quarter || *quarter < 1 || *quarter > 4 || !ahead.take_any({U"季度", U"季"})) return {};
  cursor = ahead;
  return end_of_month(year, *quarter * 3, Said::QuarterEnd);
}

// 上半年, 年中, 下半年, 年底. After a year of its own (2026年) the character 年 is already read.
std::optional<DueDate> take_part_of_year(Cursor& cursor, int year, bool year_said) {
  if (cursor.take_any({U"上半年", U"年中"})) return day_of(year, 6, 30, Said::HalfYear);
  if (cursor.take(U"下半年")) return day_of(year, 12, 31, Said::HalfYear);
  const bool year_end =
      cursor.take_any({U"年底", U"年末", U"年内", U"年终", U"年度内"}) ||
      (year_said && (cursor.done() || cursor.take_any({U"底", U"末", U"内", U"终"})));
  return year_end ? day_of(year, 12, 31, Said::YearEnd) : std::nullopt;
}

std::optional<DueDate> take_date(Cursor& cursor, int year) {
  if (auto due = take_separated(cursor)) return due;
  const bool year_said = take_year(cursor, year);
  if (year_said && cursor.take_any({U"-", U"至"})) return {};  // 2026年至2028年 is no one day
  if (auto due = take_month(cursor, year)) return due;
  if (auto due = take_quarter(cursor, year)) return due;
  return take_part_of_year(cursor, year, year_said);
}

// One date with nothing beside it that would change its meaning. A stretch (1月5日至3月底) is due
// on its last day.
std::optional<DueRule> understand_date(View text, int year) {
  Cursor cursor{text};
  cursor.skip_all(kBefore);
  auto due = take_date(cursor, year);
  if (due && cursor.take_any({U"-", U"至", U"到"})) {
    const Date from = due->date;
    due = take_date(cursor, from.year);
    if (due && due->date < from) return {};
  }
  if (!due) return {};
  cursor.skip_all(kAfter);
  if (!cursor.done()) return {};
  return *due;
}

// The part of a recurring deadline after 每月, 每年 and so on. False: it says something that
// DueRecurring has no place for.
bool read_day_within(Cursor cursor, DueRecurring& due) {
  const bool last_day = cursor.take_any({U"月底", U"年底", U"末", U"底"});
  if (due.every == Every::Year && last_day) due.month = 12;
  if (last_day) due.day = 31;
  if (last_day || due.every == Every::Day) return !has_digit(cursor.rest);

  constexpr int kAnyLeapYear = 2000;
  if (due.every == Every::Year) {
    if (const auto date = take_date(cursor, kAnyLeapYear)) {
      due.month = date->date.month;
      due.day = date->said == Said::Day || date->said == Said::TenDays ? date->date.day : 31;
    }
  } else if (due.every == Every::Month) {
    Cursor ahead = cursor;
    const auto day = ahead.take_number();
    if (day && *day >= 1 && *day <= 31 && ahead.take_any({U"日", U"号"})) {
      due.day = *day;
      cursor = ahead;
    } else if (cursor.take(U"上旬")) {
      due.day = 10;
    } else if (cursor.take(U"中旬")) {
      due.day = 20;
    } else if (cursor.take(U"下旬")) {
      due.day = 31;
    }
  }
  return !has_digit(cursor.rest) && cursor.rest.size() <= kLongestAfterEvery;
}

std::optional<DueRule> understand_recurring(View text) {
  Cursor cursor{text};
  cursor.skip_all(kBefore);
  for (const auto& [word, every] : kEvery) {
    Cursor ahead = cursor;
    if (!ahead.take(word)) continue;
    if (word == U"季度" && !ahead.done()) return {};
    DueRecurring due{.every = every};
    if (!read_day_within(ahead, due)) return {};
    return due;
  }
  return {};
}

std::optional<DueRule> understand_ongoing(View text) {
  if (has_digit(text) || text.size() > kLongestOngoing) return {};
  const bool ongoing =
      std::ranges::any_of(kOngoing, [&](View word) { return text.starts_with(word); });
  return ongoing ? std::optional<DueRule>(DueOngoing{}) : std::nullopt;
}

// 20日内, 5个工作日内, 24小时内, 3个月内, 半年内. The number of months, days and so on.
std::optional<DueAfterEvent> take_stretch(Cursor cursor) {
  DueAfterEvent due;
  if (cursor.take(U"半年")) {
    due.count = 6;
    due.unit = Unit::Months;
  } else {
    const auto count = cursor.take_number();
    if (!count) return {};
    due.count = *count;
    cursor.take(U"个");
    if (cursor.take_any({U"工作日", U"工作天"})) {
      due.unit = Unit::WorkingDays;
    } else if (cursor.take_any({U"小时"})) {
      due.unit = Unit::Hours;
    } else if (cursor.take_any({U"自然日", U"日历日", U"日历天", U"日", U"天"})) {
      due.unit = Unit::Days;
    } else if (cursor.take_any({U"周", U"星期"})) {
      due.unit = Unit::Days;
      due.count *= 7;
    } else if (cursor.take(U"月")) {
      due.unit = Unit::Months;
    } else if (cursor.take(U"年")) {
      due.unit = Unit::Months;
      due.count *= 12;
    } else {
      return {};
    }
  }
  if (!cursor.take_any({U"以内", U"之内", U"内"})) return {};
  if (has_digit(cursor.rest)) return {};
  return due;
}

std::string event_as_written(View before) {
  Cursor cursor{before};
  cursor.take_any({U"自从", U"自", U"从", U"在", U"于"});
  View event = cursor.rest;
  for (const View ending : {U"起的", U"以后", U"之后", U"后的", U"起", U"后", U",", U"的"}) {
    if (event.ends_with(ending)) {
      event.remove_suffix(ending.size());
      break;
    }
  }
  std::string out;
  for (const char32_t c : event) append_utf8(out, c);
  return out;
}

std::optional<DueRule> understand_event(View text) {
  constexpr size_t kLongestEvent = 40;  // characters; longer is a sentence, not a deadline
  for (size_t at = 0; at < text.size() && at <= kLongestEvent; ++at) {
    // A number is read from its first character only: 二十 is not 十.
    const bool digit_before = at > 0 && (has_digit(text.substr(at - 1, 1)) ||
                                         chinese_digit(text[at - 1]) >= 0 || text[at - 1] == U'十');
    if (digit_before) continue;
    if (auto due = take_stretch(Cursor{text.substr(at)})) {
      const View before = text.substr(0, at);
      if (has_digit(before)) return {};
      due->event = event_as_written(before);
      return *due;
    }
  }
  return {};
}

// 9:30, 09:30 or 09:30:15
bool is_time_of_day(std::string_view text) {
  if (text.size() < 4 || text.size() > 8 || text.size() % 3 == 0) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[text.size() - 1 - i];
    if (i % 3 == 2 ? c != ':' : c < '0' || c > '9') return false;
  }
  return true;
}

}  // namespace

Deadline parse_deadline(std::string_view text, int year) {
  Deadline deadline{.text = std::string(trim(text)), .rule = {}};
  // The time of day that a spreadsheet has beside a date says no other day: 2026-03-05 09:30.
  const std::string_view day = std::string_view(deadline.text).substr(0, 10);
  const bool has_time = deadline.text.size() > day.size() && deadline.text[10] == ' ' &&
                        is_time_of_day(std::string_view(deadline.text).substr(11)) &&
                        parse_date(day);
  const std::u32string folded = fold(has_time ? day : deadline.text);
  auto rule = understand_ongoing(folded);
  if (!rule) rule = understand_recurring(folded);
  if (!rule) rule = understand_date(folded, year);
  if (!rule) rule = understand_event(folded);
  if (rule) deadline.rule = *rule;
  return deadline;
}

std::optional<Date> due_date(const Deadline& deadline) {
  const auto* due = std::get_if<DueDate>(&deadline.rule);
  return due ? std::optional(due->date) : std::nullopt;
}

std::optional<Date> named_day(std::string_view text, int year) {
  const Deadline deadline = parse_deadline(text, year);
  const auto* due = std::get_if<DueDate>(&deadline.rule);
  return due && due->said == DueDate::Said::Day ? std::optional(due->date) : std::nullopt;
}

}  // namespace taizhang
