#include "notice/json.h"

#include <utility>

namespace taizhang {
namespace {

void append_escaped(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  out += '"';
  for (size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    at += c.bytes;
    if (c.value == '"' || c.value == '\\') {
      out += '\\';
      out += static_cast<char>(c.value);
    } else if (c.value == '\n') {
      out += "\\n";
    } else if (c.value < 0x20) {
      out.append("\\u00") += hex[c.value >> 4];
      out += hex[c.value & 15];
    } else {
      append_utf8(out, c.value);
    }
  }
  out += '"';
}

// Writes members and elements one a line, each level indented by one space.
class Writer {
 public:
  void open(char bracket) {
    out_ += bracket;
    ++depth_;
    first_ = true;
  }
  void close(char bracket) {
    --depth_;
    if (!first_) line();
    out_ += bracket;
    first_ = false;
  }
  void next() {
    if (!first_) out_ += ',';
    line();
    first_ = false;
  }
  void key(std::string_view name) {
    next();
    append_escaped(out_, name);
    out_ += ": ";
  }
  void text(std::string_view value) { append_escaped(out_, value); }
  void text_or_null(std::string_view value) {
    if (value.empty()) {
      out_ += "null";
    } else {
      text(value);
    }
  }
  void number(size_t value) { out_ += std::to_string(value); }
  void texts(std::string_view name, const std::vector<std::string>& values) {
    key(name);
    out_ += '[';
    for (size_t i = 0; i < values.size(); ++i) {
      if (i > 0) out_ += ", ";
      text(values[i]);
    }
    out_ += ']';
  }
  std::string take() { return std::move(out_) + "\n"; }

 private:
  void line() { out_.append("\n").append(depth_, ' '); }

  std::string out_;
  size_t depth_ = 0;
  bool first_ = true;
};

void write_task(Writer& writer, const NoticeTask& task) {
  writer.open('{');
  writer.texts("path", task.path);
  writer.key("number");
  writer.text(task.number);
  writer.key("title");
  writer.text(task.title);
  writer.key("text");
  writer.text(task.text);
  writer.texts("measures", task.measures);
  writer.texts("lead", task.lead);
  writer.texts("responsible", task.responsible);
  writer.key("deadline");
  writer.text_or_null(task.deadline.text);
  writer.key("due");
  const std::optional<Date> due = due_date(task.deadline);
  writer.text_or_null(due ? to_text(*due) : "");
  writer.close('}');
}

void write_problem(Writer& writer, const Problem& problem, Place place) {
  writer.open('{');
  writer.key("kind");
  writer.text(name_of(problem.kind));
  writer.key("line");
  writer.number(place.line);
  writer.key("column");
  writer.number(place.column);
  writer.key("subject");
  writer.text(problem.subject);
  writer.close('}');
}

}  // namespace

std::string to_json(const Notice& notice, std::string_view text) {
  Writer writer;
  writer.open('{');
  writer.key("title");
  writer.text_or_null(notice.title);
  writer.key("issuer");
  writer.text_or_null(notice.issuer);
  writer.key("date");
  writer.text_or_null(notice.date ? to_text(*notice.date) : "");
  writer.key("doc_number");
  writer.text_or_null(notice.doc_number);
  writer.key("tasks");
  writer.open('[');
  for (const NoticeTask& task : notice.tasks) {
    writer.next();
    write_task(writer, task);
  }
  writer.close(']');
  writer.key("problems");
  writer.open('[');
  const std::vector<size_t> starts = line_starts(text);
  for (const Problem& problem : notice.problems) {
    writer.next();
    write_problem(writer, problem, place_of(text, starts, problem.place.begin));
  }
  writer.close(']');
  writer.close('}');
  return writer.take();
}

std::string_view name_of(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::UnreadLine:
      return "unread_line";
    case ProblemKind::UnreadLabel:
      return "unread_label";
    case ProblemKind::NoTasks:
      return "no_tasks";
    case ProblemKind::NumberSkipped:
      return "number_skipped";
    case ProblemKind::NoOwner:
      return "no_owner";
    case ProblemKind::NoLead:
      return "no_lead";
    case ProblemKind::CollectiveName:
      return "collective_name";
    case ProblemKind::SeveralLeads:
      return "several_leads";
    case ProblemKind::UnreadDeadline:
      return "unread_deadline";
    case ProblemKind::NoTitle:
      return "no_title";
    case ProblemKind::DuplicateTask:
      return "duplicate_task";
  }
  return "";
}

}  // namespace taizhang
