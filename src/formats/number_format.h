#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace taizhang {

// What Excel's number formats show of a number.
struct NumberFormat {
  bool year = false, month = false, day = false, time = false;
  bool percent = false;
  bool operator==(const NumberFormat&) const = default;
};

// By its code: yyyy"年"m"月"d"日", [$-804]yyyy/m/d;@, 0.0%. What counts hours past a day ([h]:mm)
// is no time of day and stays a number.
NumberFormat read_number_format(std::string_view code);

// By its number, where Excel gives codes none: 14 is a day, 27 to 36 and 50 to 58 are Chinese ones.
NumberFormat built_in_format(int number);

// A number as it stands in a file ("4.4100000000000001E1") in plain digits, at most 15 of them:
// "44.1". `percent`: times a hundred, with the sign behind it. None: it is no number.
std::optional<std::string> plain_number(std::string_view text, bool percent);

// A day or time that is a number in the file, as text: see CellKind::Date. `from_1904`: days are
// counted from 1904-01-01. None: the number stands for no day.
std::optional<std::string> date_text(std::string_view number, const NumberFormat& format,
                                     bool from_1904);

}  // namespace taizhang
