#include "formats/number_format.h"

#include <catch2/catch_test_macros.hpp>

namespace taizhang {
namespace {

// As a cell with this number and this format is read.
std::string shown(std::string_view number, std::string_view code, bool from_1904 = false) {
  const NumberFormat format = read_number_format(code);
  if (const auto date = date_text(number, format, from_1904)) return *date;
  return plain_number(number, format.percent).value_or("?");
}

}  // namespace

TEST_CASE("a number is a day when its format shows one, Chinese formats too") {
  for (const std::string_view code :
       {"yyyy-mm-dd", "yyyy\\-mm\\-dd", "m/d/yy", "yyyy\"年\"m\"月\"d\"日\"", "yyyy/m/d;@",
        "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "m\"月\"d\"日\"",
        "[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", "[Red]d-mmm-yy",
        "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "aaaa"}) {
    INFO(code);
    CHECK(shown("46086", code) == "2026-03-05");
  }
}

TEST_CASE("a month or year alone gets no day") {
  CHECK(shown("46082", "yyyy\"年\"m\"月\"") == "2026-03");
  CHECK(shown("46082", "[$-804]mmm\\-yy") == "2026-03");
  CHECK(shown("46082", "yyyy\"年\"") == "2026");
}

TEST_CASE("times are read beside days and alone") {
  CHECK(shown("46086.395833333336", "yyyy/m/d h:mm") == "2026-03-05 09:30");
  CHECK(shown("46086", "yyyy/m/d h:mm") == "2026-03-05");
  CHECK(shown("0.39583333333333331", "h:mm") == "09:30");
  CHECK(shown("0.75", "上午/下午h\"时\"mm\"分\"") == "18:00");
  CHECK(shown("46086.9999999", "yyyy-mm-dd hh:mm:ss") == "2026-03-06");
  CHECK(shown("46086.5", "mm:ss") == "46086.5");
}

TEST_CASE("formats of quantities are no dates") {
  for (const std::string_view code :
       {"General", "0", "0.00", "#,##0.00", "0.00E+00", "@", "[h]:mm", "[mm]:ss",
        "\"第\"0\"天(d)\"", "0\\d", "# ?/?", "[Red]0", "", "¥#,##0", "0\"年\""}) {
    INFO(code);
    CHECK(shown("46086", code) == "46086");
  }
}

TEST_CASE("days count from 1900 with its false leap day, or from 1904") {
  CHECK(shown("1", "yyyy-mm-dd") == "1900-01-01");
  CHECK(shown("59", "yyyy-mm-dd") == "1900-02-28");
  CHECK(shown("60", "yyyy-mm-dd") == "60");
  CHECK(shown("61", "yyyy-mm-dd") == "1900-03-01");
  CHECK(shown("0", "yyyy-mm-dd", true) == "1904-01-01");
  CHECK(shown("44624", "yyyy-mm-dd", true) == "2026-03-05");
  CHECK(shown("2958465", "yyyy-mm-dd") == "9999-12-31");
  CHECK(shown("2958466", "yyyy-mm-dd") == "2958466");
  CHECK(shown("-3", "yyyy-mm-dd") == "-3");
}

TEST_CASE("formats that have only a number are known") {
  CHECK(date_text("46086", built_in_format(14), false) == "2026-03-05");
  CHECK(date_text("46086", built_in_format(31), false) == "2026-03-05");
  CHECK(date_text("46086", built_in_format(57), false) == "2026-03");
  CHECK(date_text("46086.5", built_in_format(22), false) == "2026-03-05 12:00");
  CHECK(date_text("0.5", built_in_format(20), false) == "12:00");
  CHECK_FALSE(date_text("46086", built_in_format(2), false));
  CHECK(built_in_format(9).percent);
}

TEST_CASE("numbers are read as Excel shows them, in plain digits") {
  CHECK(plain_number("44.100000000000001", false) == "44.1");
  CHECK(plain_number("0.1", false) == "0.1");
  CHECK(plain_number("1.2E-2", false) == "0.012");
  CHECK(plain_number("1E3", false) == "1000");
  CHECK(plain_number("-0", false) == "0");
  CHECK(plain_number("007.50", false) == "7.5");
  CHECK(plain_number("0.99999999999999999", false) == "1");
  CHECK(plain_number("999999999999999.9", false) == "1000000000000000");
  CHECK(plain_number("123456789012345678", false) == "123456789012346000");
  CHECK(plain_number("-1.5", false) == "-1.5");
  CHECK(plain_number("1e300", false) == "1e300");
  for (const std::string_view text : {"", "-", ".", "1.2.3", "1e", "abc", "0x10", "1 2", "NaN"})
    CHECK_FALSE(plain_number(text, false));
}

TEST_CASE("what is shown as a percentage is read as one") {
  CHECK(shown("0.85", "0%") == "85%");
  CHECK(shown("0.005", "0.0%") == "0.5%");
  CHECK(shown("1", "0%") == "100%");
  CHECK(shown("0", "0%") == "0%");
}

}  // namespace taizhang
