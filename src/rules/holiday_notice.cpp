#include "rules/holiday_notice.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/sort.h"

namespace taizhang {
namespace {

using View = std::u32string_view;
using Kind = HolidayProblemKind;

constexpr int kLongestHoliday = 31;     // days
constexpr size_t kLongestBracket = 40;  // characters
constexpr size_t kLongestNumeral = 3;
constexpr View kNumerals = U"一二三四五六七八九十";
constexpr View kWeekdays = U"一二三四五六日";
constexpr std::array<View, 7> kHolidays = {U"元旦", U"春节", U"清明", U"劳动",
                                           U"端午", U"中秋", U"国庆"};

// The text without white space, half width, and where each character stood.
struct Folded {
  std::u32string text;
  std::vector<size_t> at;  // bytes; one more than characters

  Span span(size_t begin, size_t end) const { return {at[begin], at[end]}; }
};

char32_t half_width(char32_t c) {
  if (View(U"－—–―～").contains(c)) return U'~';
  if (c == U'〜' || c == U'-') return U'~';
  return c >= U'！' && c <= U'～' ? c - U'！' + U'!' : c;
}

Folded fold(std::string_view text) {
  Folded folded;
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!is_space(c.value)) {
      folded.text += half_width(c.value);
      folded.at.push_back(at);
    }
    at += c.bytes;
  }
  folded.at.push_back(text.size());
  return folded;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Of the holidays that notices arrange.
bool is_known(int year) { return year >= 1949 && year < 3000; }

// Days in a row, the last one too.
struct Run {
  Date first;
  Date last;
};

struct Stated {
  Date day;
  bool worked;
};

class Reader {
 public:
  Reader(const Folded& folded, int year) : folded_(folded), year_(year) {}

  HolidayNotice read() {
    if (year_ == 0) year_ = year_of_notice();
    HolidayNotice notice;
    if (year_ == 0) {
      add(Kind::NoYear, 0, 0);
    } else {
      while (at_ < size()) step();
      end_item();
      if (stated_.empty()) add(Kind::NoDays, 0, 0);
      notice.year = year();
    }
    notice.problems = std::move(problems_);
    return notice;
  }

 private:
  size_t size() const { return folded_.text.size(); }
  char32_t sign(size_t at) const { return at < size() ? folded_.text[at] : U'\0'; }
  View rest() const { return View(folded_.text).substr(at_); }
  void add(Kind kind, size_t begin, size_t end) {
    problems_.push_back({kind, folded_.span(begin, end)});
  }

  // The first year that no month follows: 关于2026年部分节假日, 现将2026年元旦.
  int year_of_notice() {
    for (size_t at = 0; at < size();) {
      size_t end = at;
      const int number = number_at(end);
      if (end - at == 4 && sign(end) == U'年' && !is_digit(sign(end + 1)) && is_known(number)) {
        return number;
      }
      at = std::max(end, at + 1);
    }
    return 0;
  }

  // The digits at `at`, which moves behind them; 0 when there are none.
  int number_at(size_t& at) const {
    int number = 0;
    for (; is_digit(sign(at)); ++at) number = std::min(number * 10 + int(sign(at) - U'0'), 10000);
    return number;
  }

  bool take(View word) {
    if (!rest().starts_with(word)) return false;
    at_ += word.size();
    return true;
  }

  void step() {
    const size_t begin = at_;
    if (is_digit(sign(at_))) return take_number();
    if (sign(at_) == U'(' && skip_bracket()) return;
    if (starts_item()) return;
    for (size_t i = 0; i < kHolidays.size(); ++i) {
      if (take(kHolidays[i])) return name_holiday(static_cast<int>(i));
    }
    if (take(U"放假") || take(U"补休")) return take_off();
    if (take(U"上班")) return take_worked(begin);
    if (take(U"延长")) return void(prolongs_ = true);
    ++at_;
    const char32_t c = folded_.text[begin];
    if (c == U'~' || c == U'至') {
      until_ = true;
    } else if (c == U'起') {
      onwards_ = true;
    } else if (c == U'。' || c == U';') {
      forget_days();
      days_said_ = 0;
      prolongs_ = false;
    } else if (!View(U"、,和及与到共为正常照均天").contains(c)) {
      forget_days();
    }
  }

  void forget_days() {
    days_.clear();
    bad_.reset();
    until_ = onwards_ = false;
  }

  // 二、 at the start of a sentence.
  bool starts_item() {
    size_t end = at_;
    while (end < at_ + kLongestNumeral && kNumerals.contains(sign(end))) ++end;
    if (end == at_ || sign(end) != U'、') return false;
    if (at_ > 0 && !View(U"。:;").contains(sign(at_ - 1))) return false;
    end_item();
    item_ = at_;
    at_ = end + 1;
    forget_days();
    days_said_ = 0;
    return true;
  }

  void end_item() {
    if (item_ && !item_has_days_) add(Kind::UnreadItem, *item_, std::min(at_, *item_ + 20));
    item_.reset();
    item_has_days_ = false;
  }

  void name_holiday(int holiday) {
    forget_days();
    holiday_ = holiday;
  }

  // Of brackets that stand by no day, such as 除夕（2月9日）.
  bool skip_bracket() {
    const size_t length = rest().substr(0, kLongestBracket).find(U')');
    if (length == View::npos) return false;
    at_ += length + 1;
    return true;
  }

  void take_number() {
    const size_t begin = at_;
    int year = 0, month = 0;
    int number = number_at(at_);
    if (at_ - begin == 4 && take(U"年")) {
      if (!is_digit(sign(at_))) return;
      year = number;
      number = number_at(at_);
    }
    if (take(U"月")) {
      month = number;
      number = number_at(at_);
    }
    if (month == 0 && !days_.empty()) month = days_.back().last.month;
    if (take(U"日") || take(U"号")) {
      if (month > 0) take_day(begin, year, month, number);
    } else if (sign(at_) == U'天' && days_said_ > 0 && number != days_said_) {
      add(Kind::OtherCount, begin, at_ + 1);
    }
  }

  void take_day(size_t begin, int year, int month, int day) {
    const bool ends = until_ && (!days_.empty() || prolongs_);
    until_ = false;
    const bool new_year = ends && !days_.empty() && month < days_.back().last.month;
    if (year == 0) year = days_.empty() || new_year ? year_ : days_.back().last.year;
    const Date date{static_cast<int16_t>(year), static_cast<uint8_t>(std::min(month, 99)),
                    static_cast<uint8_t>(std::min(day, 99))};
    const size_t end = at_;
    if (!is_valid(date)) return void(bad_ = folded_.span(begin, end));
    check_weekday(date);
    Run run{date, date};
    if (ends && days_.empty()) {
      if (!prolong(run)) return add(Kind::UnknownHoliday, begin, end);
      days_.push_back(run);
      return take_off();
    }
    if (ends) {
      run.first = days_.back().first;
      days_.pop_back();
      // 12月30日至1月1日: the first of them is of the year before.
      if (run.last < run.first && run.first.month == 12) --run.first.year;
    }
    const bool near =
        run.last.year == year_ &&
        (run.first.year == year_ || (run.first.year == year_ - 1 && run.first.month == 12));
    const bool eve = run.last.year == year_ - 1 && run.first.month == 12;
    if ((!near && !eve) || run.last < run.first ||
        days_between(run.first, run.last) >= kLongestHoliday) {
      return void(bad_ = folded_.span(begin, end));
    }
    days_.push_back(run);
  }

  // The date of the paper, or of a law, is no fault: nobody is off or works on it.
  void report_bad() {
    if (bad_) problems_.push_back({Kind::BadDays, *bad_});
    if (bad_) item_has_days_ = true;
  }

  // The brackets behind a day: （农历除夕、周二）, （星期六）.
  void check_weekday(Date date) {
    if (sign(at_) != U'(') return;
    const size_t begin = at_;
    if (!skip_bracket()) return;
    const View inside = View(folded_.text).substr(begin, at_ - begin);
    size_t said = View::npos;
    for (size_t i = 0; i + 1 < inside.size(); ++i) {
      if (inside[i] != U'周' && inside[i] != U'期') continue;
      const char32_t day = inside[i + 1] == U'天' ? U'日' : inside[i + 1];
      if (kWeekdays.contains(day)) said = kWeekdays.find(day);
    }
    if (said != View::npos && said != static_cast<size_t>(weekday(date))) {
      add(Kind::OtherWeekday, begin, at_);
    }
  }

  // From the day after the last one off of the same holiday.
  bool prolong(Run& run) const {
    if (holiday_ < 0 || ends_[static_cast<size_t>(holiday_)] == Date{}) return false;
    run.first = later(ends_[static_cast<size_t>(holiday_)], 1);
    return run.first <= run.last && days_between(run.first, run.last) < kLongestHoliday;
  }

  void take_off() {
    report_bad();
    for (const Run& run : days_) {
      for (Date day = run.first; day <= run.last; day = later(day, 1)) {
        stated_.push_back({day, false});
        ++days_said_;
      }
      if (holiday_ >= 0) ends_[static_cast<size_t>(holiday_)] = run.last;
      item_has_days_ = true;
    }
    forget_days();
  }

  void take_worked(size_t begin) {
    report_bad();
    if (!onwards_) {
      for (const Run& run : days_) {
        if (weekday(run.first) < Weekday::Saturday) add(Kind::WorkedAnyway, begin, at_);
        for (Date day = run.first; day <= run.last; day = later(day, 1)) {
          stated_.push_back({day, true});
        }
      }
    }
    forget_days();
  }

  CalendarYear year() {
    CalendarYear year;
    year.year = year_;
    sort_by(stated_, &Stated::day);
    for (size_t i = 0; i < stated_.size(); ++i) {
      if (i + 1 < stated_.size() && stated_[i + 1].day == stated_[i].day) continue;
      (stated_[i].worked ? year.worked : year.off).push_back(stated_[i].day);
    }
    return normal(std::move(year));
  }

  const Folded& folded_;
  int year_;
  size_t at_ = 0;
  std::vector<Run> days_;                         // those right before where we are
  std::optional<Span> bad_;                       // what stands among them and cannot be
  bool until_ = false;                            // 至 behind the last of them
  bool onwards_ = false;                          // 起 behind it
  bool prolongs_ = false;                         // 延长 earlier in the sentence
  int days_said_ = 0;                             // off, in this sentence
  int holiday_ = -1;                              // the last one named
  std::array<Date, kHolidays.size()> ends_ = {};  // the last day off of each; Date{}: none
  std::optional<size_t> item_;                    // where the numbered item began
  bool item_has_days_ = false;
  std::vector<Stated> stated_;  // in order of the text
  std::vector<HolidayProblem> problems_;
};

}  // namespace

HolidayNotice parse_holiday_notice(std::string_view text, int year) {
  const Folded folded = fold(text);
  Reader said(folded, 0);
  HolidayNotice notice = said.read();
  if (notice.year.year == 0 && is_known(year)) notice = Reader(folded, year).read();
  return notice;
}

}  // namespace taizhang
