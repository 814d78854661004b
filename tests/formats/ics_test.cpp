#include "formats/ics.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "base/text.h"

namespace taizhang {
namespace {

const Moment kNow{{2026, 11, 24}, 9 * 60 + 30};

std::string ics(std::vector<CalendarEntry> entries, int days_before = 3) {
  return to_ics(entries, "时限", kNow, days_before);
}

bool has_line(std::string_view file, std::string_view line) {
  return file.find("\r\n" + std::string(line) + "\r\n") != std::string_view::npos;
}

// Lines that go on in the next one, put together again.
std::string unfolded(std::string file) {
  for (size_t at; (at = file.find("\r\n ")) != std::string::npos;) file.erase(at, 3);
  return file;
}

}  // namespace

TEST_CASE("what is due is a day of the calendar that rings before it and on it") {
  const std::string file = ics({{"t1", {2026, 12, 31}, "到期：修订指南", ""}});
  CHECK(file.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  CHECK(file.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  CHECK(has_line(file, "UID:t1@taizhang"));
  CHECK(has_line(file, "DTSTART;VALUE=DATE:20261231"));
  CHECK(has_line(file, "DTEND;VALUE=DATE:20270101"));
  CHECK(has_line(file, "TRIGGER:PT9H"));
  CHECK(has_line(file, "TRIGGER:-P2DT15H"));
  CHECK(has_line(file, "DTSTAMP:20261124T013000Z"));
}

TEST_CASE("a later file counts as the newer one") {
  const auto sequence = [](const Moment& now) {
    const std::vector<CalendarEntry> entries = {{"t1", {2026, 12, 31}, "x", ""}};
    const std::string file = to_ics(entries, "时限", now, 0);
    const size_t at = file.find("SEQUENCE:") + 9;
    return std::stol(file.substr(at, file.find('\r', at) - at));
  };
  CHECK(sequence({{2026, 11, 24}, 570}) < sequence({{2026, 11, 24}, 571}));
  CHECK(sequence({{2026, 11, 24}, 1439}) < sequence({{2026, 11, 25}, 0}));
}

TEST_CASE("words with signs of the format are words") {
  const std::string file = ics({{"t1", {2026, 12, 31}, "甲,乙;丙\\丁", "一\n二\rEND:VEVENT"}});
  CHECK(has_line(file, "SUMMARY:甲\\,乙\\;丙\\\\丁"));
  CHECK(has_line(file, "DESCRIPTION:一\\n二END:VEVENT"));
}

TEST_CASE("words that would end a line begin no property, whatever they hold") {
  const std::string hostile =
      "甲\r\nEND:VEVENT\nATTACH:file:///etc/passwd\rX-A;B=C:D\x0b\x0c\x7f\\n\\,\u2028BEGIN:VALARM";
  const std::string file = to_ics(
      std::vector<CalendarEntry>{{"t1", {2026, 12, 31}, hostile, hostile}}, hostile, kNow, 0);
  const std::string plain = ics({{"t1", {2026, 12, 31}, "甲", "乙"}}, 0);
  const auto properties = [](const std::string& text) {
    std::vector<std::string> names;
    const std::string whole = unfolded(text);
    for (size_t at = 0; at < whole.size(); at = whole.find("\r\n", at) + 2)
      names.push_back(whole.substr(at, whole.find_first_of(":;", at) - at));
    return names;
  };
  CHECK(properties(file) == properties(plain));
  CHECK(std::ranges::none_of(file, [](char c) { return c == '\x0b' || c == '\x7f'; }));
  const std::string whole = unfolded(file);
  for (size_t at = 0; (at = whole.find_first_of("\r\n", at)) != std::string::npos; at += 2)
    CHECK(whole.substr(at, 2) == "\r\n");
}

TEST_CASE("long words are folded between characters, at most 75 bytes a line") {
  std::string title;
  for (int i = 0; i < 40; ++i) title += i % 3 == 0 ? "a政务" : "公开𠮷";
  const std::string file = ics({{"t1", {2026, 12, 31}, title, ""}});
  size_t at = 0;
  while (at < file.size()) {
    const size_t end = file.find("\r\n", at);
    const std::string_view line = std::string_view(file).substr(at, end - at);
    CHECK(line.size() <= 75);
    CHECK(is_utf8(line));
    at = end + 2;
  }
  CHECK(has_line(unfolded(file), "SUMMARY:" + title));
}

TEST_CASE("without days before, it rings on the day alone") {
  const std::string file = ics({{"t1", {2026, 12, 31}, "x", ""}}, 0);
  CHECK(file.find("TRIGGER:-") == std::string::npos);
}

}  // namespace taizhang
