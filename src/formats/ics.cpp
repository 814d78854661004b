#include "formats/ics.h"

#include <cstdint>

#include "base/text.h"

namespace taizhang {
namespace {

constexpr size_t kFold = 75;
constexpr int kHour = 9;  // when it rings

std::string padded(int value, size_t width) {
  std::string digits = std::to_string(value);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

std::string basic(Date date) {
  return padded(date.year, 4) + padded(date.month, 2) + padded(date.day, 2);
}

// Words as a property's text.
std::string escaped(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= ' ' && c != '\x7f') {
      if (c == '\\' || c == ';' || c == ',') out += '\\';
      out += c;
    }
  }
  return out;
}

struct Lines {
  std::string out;

  void add(std::string_view line) {
    size_t used = 0;
    while (!line.empty()) {
      const size_t bytes = code_point_at(line, 0).bytes;
      if (used + bytes > kFold) {
        out += "\r\n ";
        used = 1;
      }
      out += line.substr(0, bytes);
      used += bytes;
      line.remove_prefix(bytes);
    }
    out += "\r\n";
  }
  void add(std::string_view property, std::string_view words) {
    add(std::string(property) + ":" + escaped(words));
  }
  void alarm(std::string_view trigger, std::string_view words) {
    add("BEGIN:VALARM");
    add("ACTION:DISPLAY");
    add("DESCRIPTION", words);
    add("TRIGGER:" + std::string(trigger));
    add("END:VALARM");
  }
};

// China's clocks are eight hours before UTC, all year.
std::string utc_stamp(const Moment& now) {
  const Moment utc = add_minutes(now, -8 * 60);
  const int minute = utc.minute.value_or(0);
  return basic(utc.date) + "T" + padded(minute / 60, 2) + padded(minute % 60, 2) + "00Z";
}

// Of two files the later one counts: minutes since 2020.
std::string sequence_of(const Moment& now) {
  const int64_t days = days_between({2020, 1, 1}, now.date);
  return std::to_string(days * 24 * 60 + now.minute.value_or(0));
}

}  // namespace

std::string to_ics(std::span<const CalendarEntry> entries, std::string_view name, const Moment& now,
                   int days_before) {
  Lines lines;
  lines.add("BEGIN:VCALENDAR");
  lines.add("VERSION:2.0");
  lines.add("PRODID:-//Taizhang//Taizhang//ZH");
  lines.add("CALSCALE:GREGORIAN");
  lines.add("METHOD:PUBLISH");
  lines.add("X-WR-CALNAME", name);
  const std::string stamp = utc_stamp(now);
  for (const CalendarEntry& entry : entries) {
    lines.add("BEGIN:VEVENT");
    lines.add("UID", entry.id + "@taizhang");
    lines.add("DTSTAMP:" + stamp);
    lines.add("SEQUENCE:" + sequence_of(now));
    lines.add("DTSTART;VALUE=DATE:" + basic(entry.day));
    lines.add("DTEND;VALUE=DATE:" + basic(add_days(entry.day, 1)));
    lines.add("TRANSP:TRANSPARENT");
    lines.add("SUMMARY", entry.title);
    if (!entry.description.empty()) lines.add("DESCRIPTION", entry.description);
    lines.alarm("PT" + std::to_string(kHour) + "H", entry.title);
    if (days_before > 0)
      lines.alarm("-P" + std::to_string(days_before - 1) + "DT" + std::to_string(24 - kHour) + "H",
                  entry.title);
    lines.add("END:VEVENT");
  }
  lines.add("END:VCALENDAR");
  return lines.out;
}

}  // namespace taizhang
