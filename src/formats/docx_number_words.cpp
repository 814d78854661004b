#include "formats/docx_number_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace taizhang {
namespace {

// 一百零五: `digits` are 零 to 九, `units` 十百千.
std::string counted(int number, std::u32string_view digits, std::u32string_view units,
                    bool says_one) {
  std::string out;
  bool skipped = false;
  for (int unit = 1000, place = 3; unit > 0; unit /= 10, --place) {
    const int digit = number / unit % 10;
    if (digit == 0) {
      skipped = !out.empty();
      continue;
    }
    if (skipped) append_utf8(out, digits[0]);
    skipped = false;
    if (digit > 1 || place != 1 || says_one || !out.empty())
      append_utf8(out, digits[static_cast<size_t>(digit)]);
    if (place > 0) append_utf8(out, units[static_cast<size_t>(place - 1)]);
  }
  if (out.empty()) append_utf8(out, digits[0]);
  return out;
}

std::string digit_by_digit(int number, std::u32string_view digits) {
  std::string out;
  for (const char c : std::to_string(number))
    append_utf8(out, digits[static_cast<size_t>(c - '0')]);
  return out;
}

std::string roman(int number) {
  constexpr std::array<std::pair<int, std::string_view>, 13> kSigns = {{{1000, "M"},
                                                                        {900, "CM"},
                                                                        {500, "D"},
                                                                        {400, "CD"},
                                                                        {100, "C"},
                                                                        {90, "XC"},
                                                                        {50, "L"},
                                                                        {40, "XL"},
                                                                        {10, "X"},
                                                                        {9, "IX"},
                                                                        {5, "V"},
                                                                        {4, "IV"},
                                                                        {1, "I"}}};
  std::string out;
  for (const auto& [value, sign] : kSigns)
    for (; number >= value; number -= value) out += sign;
  return out;
}

// A, …, Z, AA, BB: as often as it takes.
std::string letters(int number) {
  constexpr int kMostLetters = 30;
  const auto letter = static_cast<char>('A' + (number - 1) % 26);
  return std::string(static_cast<size_t>(std::min((number - 1) / 26 + 1, kMostLetters)), letter);
}

// Runs of signs that hold a whole number each.
struct Signs {
  std::string_view format;
  std::u32string_view firsts;  // of each run
  int run = 0;
};
constexpr std::array<Signs, 5> kSigns = {{{"decimalEnclosedCircleChinese", U"①", 20},
                                          {"decimalEnclosedCircle", U"①", 20},
                                          {"decimalEnclosedParen", U"⑴", 20},
                                          {"decimalEnclosedFullstop", U"⒈", 20},
                                          {"ideographEnclosedCircle", U"㊀", 10}}};

constexpr std::u32string_view kDigits = U"零一二三四五六七八九";
constexpr std::u32string_view kYearDigits = U"〇一二三四五六七八九";
constexpr std::u32string_view kFullWidth = U"０１２３４５６７８９";
constexpr std::u32string_view kLegal = U"零壹贰叁肆伍陆柒捌玖";
constexpr std::u32string_view kOldLegal = U"零壹貳參肆伍陸柒捌玖";
constexpr std::u32string_view kStems = U"甲乙丙丁戊己庚辛壬癸";
constexpr std::u32string_view kBranches = U"子丑寅卯辰巳午未申酉戌亥";

}  // namespace

std::string number_in(std::string_view format, int number) {
  for (const Signs& signs : kSigns)
    if (format == signs.format && number >= 1 && number <= signs.run) {
      std::string out;
      append_utf8(out, signs.firsts[0] + static_cast<char32_t>(number - 1));
      return out;
    }
  const auto one_of = [&](std::u32string_view all) {
    std::string out;
    append_utf8(out, all[static_cast<size_t>(std::max(number - 1, 0)) % all.size()]);
    return out;
  };
  if (format == "none") return {};
  if (format == "ideographDigital" || format.ends_with("DigitalTenThousand"))
    return digit_by_digit(number, kYearDigits);
  if (format == "decimalFullWidth" || format == "decimalFullWidth2")
    return digit_by_digit(number, kFullWidth);
  if (format == "chineseLegalSimplified") return counted(number, kLegal, U"拾佰仟", true);
  if (format == "ideographLegalTraditional") return counted(number, kOldLegal, U"拾佰仟", true);
  if (format == "ideographTraditional") return one_of(kStems);
  if (format == "ideographZodiac") return one_of(kBranches);
  if (format.contains("ounting")) return counted(number, kDigits, U"十百千", false);
  if (format == "upperLetter" && number > 0) return letters(number);
  if (format == "lowerLetter" && number > 0) return folded(letters(number));
  if (format == "upperRoman") return roman(number);
  if (format == "lowerRoman") return folded(roman(number));
  if (format == "decimalZero" && number < 10) return "0" + std::to_string(number);
  return std::to_string(number);
}

}  // namespace taizhang
