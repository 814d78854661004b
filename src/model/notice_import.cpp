#include "model/notice_import.h"

#include <map>
#include <set>
#include <utility>

#include "base/text.h"
#include "model/task.h"
#include "notice/numbering.h"

namespace taizhang {
namespace {

// What `Register::make` takes must be UTF-8 without U+0000; a notice may be anything.
std::string clean(std::string_view text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value != 0) append_utf8(out, point.value);
    at += point.bytes;
  }
  return out;
}

Record record_of(RecordId id, std::string_view form, std::string_view order) {
  Record record;
  record.id = id;
  set_value(record, fields::kTemplate, std::string(form));
  if (!order.empty()) set_value(record, fields::kOrder, std::string(order));
  return record;
}

void set_text(Record& record, std::string_view field, std::string_view text) {
  set_value(record, field, normal(clean(text)));
}

// "一、加强解读" is number "一、" and title "加强解读".
struct Heading {
  std::string_view number;
  std::string_view title;
};

Heading split(std::string_view heading) {
  const std::optional<Mark> mark = mark_at(heading, 0, heading.size(), true);
  if (!mark) return {"", heading};
  const std::string_view title = trim(heading.substr(mark->span.end));
  if (title.empty()) return {"", heading};
  return {heading.substr(mark->span.begin, mark->span.end - mark->span.begin), title};
}

// The year a title speaks of, 2019年; 0: none.
int year_in(std::string_view title) {
  constexpr std::string_view kYear = "年";
  for (size_t at = title.find(kYear); at != std::string_view::npos;
       at = title.find(kYear, at + 1)) {
    if (at < 4) continue;
    int year = 0;
    for (const char c : title.substr(at - 4, 4)) {
      year = c >= '0' && c <= '9' && year >= 0 ? 10 * year + (c - '0') : -1;
    }
    if (year >= 1900 && year < 2200) return year;
  }
  return 0;
}

class Import {
 public:
  explicit Import(IdSource& ids) : ids_(ids) {}

  RecordId add_register(const Notice& notice, std::string_view source, int year);
  void add_departments(const std::vector<std::string>& names);
  void add_task(const NoticeTask& task);
  std::vector<Record> records();

 private:
  RecordId part_for(const std::vector<std::string>& path);
  size_t add(std::string_view form, RecordId parent);

  IdSource& ids_;
  std::vector<Record> records_;
  std::map<std::pair<RecordId, std::string>, RecordId> parts_;  // parent and heading
  std::map<RecordId, std::vector<size_t>> siblings_;            // of a parent, in order
  std::vector<size_t> departments_;
  std::set<std::string> named_;
};

RecordId Import::add_register(const Notice& notice, std::string_view source, int year) {
  Record record = record_of(ids_.next_record(), forms::kRegister, "");
  set_text(record, fields::kTitle, notice.title);
  set_text(record, fields::kIssuer, notice.issuer);
  set_text(record, fields::kDocNumber, notice.doc_number);
  set_text(record, fields::kSource, source);
  if (notice.date) set_value(record, fields::kDate, *notice.date);
  if (year != 0) set_value(record, fields::kYear, int64_t{year});
  set_value(record, fields::kRound, int64_t{1});
  records_.push_back(std::move(record));
  return records_.back().id;
}

void Import::add_departments(const std::vector<std::string>& names) {
  for (const std::string& written : names) {
    const std::string name = clean(written);
    if (name.empty() || !named_.insert(name).second) continue;
    departments_.push_back(records_.size());
    Record record = record_of(department_id(name), forms::kDepartment, "");
    set_value(record, fields::kKey, name);
    set_value(record, fields::kName, name);
    if (is_collective(name)) set_value(record, fields::kGroup, true);
    records_.push_back(std::move(record));
  }
}

size_t Import::add(std::string_view form, RecordId parent) {
  Record record = record_of(ids_.next_record(), form, "");
  if (parent) set_value(record, fields::kParent, to_text(parent));
  siblings_[parent].push_back(records_.size());
  records_.push_back(std::move(record));
  return records_.size() - 1;
}

RecordId Import::part_for(const std::vector<std::string>& path) {
  RecordId part;
  for (const std::string& heading : path) {
    RecordId& known = parts_[{part, heading}];
    if (!known) {
      Record& record = records_[add(forms::kPart, part)];
      known = record.id;
      set_text(record, fields::kNumber, split(heading).number);
      set_text(record, fields::kTitle, split(heading).title);
    }
    part = known;
  }
  return part;
}

void Import::add_task(const NoticeTask& task) {
  const auto keys = [](const std::vector<std::string>& names) {
    Departments departments;
    for (const std::string& name : names) departments.keys.push_back(clean(name));
    return departments;
  };
  const RecordId part = part_for(task.path);
  Record& record = records_[add(forms::kTask, part)];
  set_text(record, fields::kNumber, task.number);
  set_text(record, fields::kTitle, task.title);
  set_text(record, fields::kText, task.text);
  std::string measures;
  for (const std::string& measure : task.measures) {
    measures += measures.empty() ? measure : "\n" + measure;
  }
  set_text(record, fields::kMeasures, measures);

  const bool one_leads =
      task.lead.empty() && task.responsible.size() == 1 && !is_collective(task.responsible.front());
  set_value(record, fields::kLead, normal(keys(one_leads ? task.responsible : task.lead)));
  set_value(record, fields::kResponsible, normal(keys(task.responsible)));
  const bool readable = clean(task.deadline.text) == task.deadline.text;
  set_value(record, fields::kDeadline,
            normal(readable ? task.deadline : Deadline{clean(task.deadline.text), {}}));
  set_value(record, fields::kStatus, Option{std::string(statuses::kNotStarted)});
}

std::vector<Record> Import::records() {
  siblings_[{}].insert(siblings_[{}].begin(), departments_.begin(), departments_.end());
  for (const auto& [parent, places] : siblings_) {
    std::vector<std::string> orders = first_orders(places.size());
    for (size_t i = 0; i < places.size(); ++i) {
      set_value(records_[places[i]], fields::kOrder, std::move(orders[i]));
    }
  }
  return std::move(records_);
}

}  // namespace

Result<Register> register_from_notice(const NoticeDraft& draft, std::vector<Template> templates,
                                      IdSource& ids) {
  const Notice& notice = draft.notice;
  const int titled = year_in(notice.title);
  Import import(ids);
  const RecordId id = import.add_register(notice, draft.source,
                                          titled != 0 || !notice.date ? titled : notice.date->year);
  import.add_departments(draft.departments);
  for (size_t i = 0; i < notice.tasks.size(); ++i) {
    if (i < draft.left_out.size() && draft.left_out[i]) continue;
    import.add_departments(notice.tasks[i].lead);
    import.add_departments(notice.tasks[i].responsible);
    import.add_task(notice.tasks[i]);
  }
  return Register::make(id, std::move(templates), import.records());
}

Result<Register> empty_register(std::string title, int year, std::vector<std::string> departments,
                                std::vector<Template> templates, IdSource& ids) {
  Notice notice;
  notice.title = std::move(title);
  Import import(ids);
  const RecordId id = import.add_register(notice, "", year);
  import.add_departments(departments);
  return Register::make(id, std::move(templates), import.records());
}

}  // namespace taizhang
