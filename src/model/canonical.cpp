#include <string>

#include "model/value.h"

namespace taizhang {
namespace {

void append_text(std::string& out, std::string_view key, std::string_view text) {
  out += '"';
  out += key;
  out += "\":";
  append_json_string(out, text);
}

void append(std::string& out, std::monostate) { out += "null"; }
void append(std::string& out, const std::string& text) { append_json_string(out, text); }
void append(std::string& out, const Boxed<int64_t>& number) { out += std::to_string(*number); }
void append(std::string& out, bool yes) { out += yes ? "true" : "false"; }

void append(std::string& out, const Decimal& decimal) {
  out += '{';
  append_text(out, "decimal", decimal.digits);
  out += '}';
}

void append(std::string& out, Date date) {
  out += '{';
  append_text(out, "date", to_text(date));
  out += '}';
}

void append(std::string& out, const Boxed<Deadline>& boxed) {
  const Deadline& deadline = *boxed;
  out += '{';
  append_text(out, "deadline", deadline.text);
  if (!std::holds_alternative<std::monostate>(deadline.rule)) {
    out += ",\"rule\":";
    out += canonical_json(deadline.rule);
  }
  out += '}';
}

void append(std::string& out, const Option& option) {
  out += '{';
  append_text(out, "option", option.id);
  out += '}';
}

void append(std::string& out, const std::vector<std::string>& texts) {
  out += '[';
  for (const std::string& text : texts) {
    if (&text != texts.data()) out += ',';
    append_json_string(out, text);
  }
  out += ']';
}

void append(std::string& out, const Departments& departments) { append(out, departments.keys); }

void append(std::string& out, const Options& options) {
  out += "{\"options\":";
  append(out, options.ids);
  out += '}';
}

void append(std::string& out, const Links& links) {
  out += '[';
  for (const Link& link : links.links) {
    if (out.back() != '[') out += ',';
    out += '{';
    append_text(out, "title", link.title);
    out += ',';
    append_text(out, "url", link.url);
    out += '}';
  }
  out += ']';
}

void append_rule(std::string& out, std::monostate) { out += "null"; }

void append_rule(std::string& out, const DueDate& due) {
  out += '{';
  append_text(out, "date", to_text(due.date));
  out += ',';
  append_text(out, "said", name_of(due.said));
  out += '}';
}

void append_rule(std::string& out, const DueRecurring& due) {
  out += "{\"day\":" + std::to_string(due.day) + ",";
  append_text(out, "every", name_of(due.every));
  out += ",\"month\":" + std::to_string(due.month) + "}";
}

void append_rule(std::string& out, const DueOngoing&) { out += "{\"ongoing\":true}"; }

void append_rule(std::string& out, const DueAfterEvent& due) {
  out += "{\"count\":" + std::to_string(due.count) + ",";
  append_text(out, "event", due.event);
  out += ',';
  append_text(out, "unit", name_of(due.unit));
  out += '}';
}

}  // namespace

std::string_view name_of(DueDate::Said said) {
  switch (said) {
    case DueDate::Said::Day:
      return "day";
    case DueDate::Said::TenDays:
      return "ten_days";
    case DueDate::Said::MonthEnd:
      return "month_end";
    case DueDate::Said::QuarterEnd:
      return "quarter_end";
    case DueDate::Said::HalfYear:
      return "half_year";
    case DueDate::Said::YearEnd:
      return "year_end";
  }
  return "day";
}

std::string_view name_of(DueRecurring::Every every) {
  switch (every) {
    case DueRecurring::Every::Day:
      return "day";
    case DueRecurring::Every::Week:
      return "week";
    case DueRecurring::Every::TenDays:
      return "ten_days";
    case DueRecurring::Every::Month:
      return "month";
    case DueRecurring::Every::Quarter:
      return "quarter";
    case DueRecurring::Every::HalfYear:
      return "half_year";
    case DueRecurring::Every::Year:
      return "year";
  }
  return "month";
}

std::string_view name_of(DueAfterEvent::Unit unit) {
  switch (unit) {
    case DueAfterEvent::Unit::WorkingDays:
      return "working_days";
    case DueAfterEvent::Unit::Days:
      return "days";
    case DueAfterEvent::Unit::Hours:
      return "hours";
    case DueAfterEvent::Unit::Months:
      return "months";
  }
  return "working_days";
}

std::string canonical_json(const Value& value) {
  std::string out;
  append_canonical_json(out, value);
  return out;
}

void append_canonical_json(std::string& out, const Value& value) {
  std::visit([&out](const auto& held) { append(out, held); }, value);
}

std::string canonical_json(const DueRule& rule) {
  std::string out;
  std::visit([&out](const auto& held) { append_rule(out, held); }, rule);
  return out;
}

void append_json_string(std::string& out, std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  size_t written = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c >= 0x20 && c != '"' && c != '\\') continue;
    out += text.substr(written, i - written);
    written = i + 1;
    out += '\\';
    switch (c) {
      case '\b':
        out += 'b';
        break;
      case '\f':
        out += 'f';
        break;
      case '\n':
        out += 'n';
        break;
      case '\r':
        out += 'r';
        break;
      case '\t':
        out += 't';
        break;
      case '"':
      case '\\':
        out += text[i];
        break;
      default:
        out += "u00";
        out += kHex[c >> 4];
        out += kHex[c & 15];
    }
  }
  out += text.substr(written);
  out += '"';
}

}  // namespace taizhang
