#include "office.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "assets/files.h"
#include "bench.h"
#include "model/round.h"
#include "model/task.h"

namespace taizhang {
namespace {

Record record_of(RecordId id, std::string_view form, std::string_view title_field,
                 std::string title) {
  Record record;
  record.id = id;
  set_value(record, fields::kTemplate, std::string(form));
  set_value(record, title_field, std::move(title));
  return record;
}

Record task_of(RecordId id, size_t number, const std::string& department) {
  Record task =
      record_of(id, forms::kTask, fields::kTitle, "深入解读重要政策措施 " + std::to_string(number));
  set_value(task, fields::kNumber, "（" + std::to_string(number % 9) + "）");
  set_value(task, fields::kText, "及时公开、精准解读相关政策措施，稳定社会预期。");
  set_value(task, fields::kMeasures, "做好政策文件与解读材料同步组织");
  set_value(task, fields::kLead, Departments{{department}});
  set_value(task, fields::kResponsible, Departments{{department}});
  set_value(task, fields::kDeadline,
            Deadline{"6月底前", DueDate{Date{2026, 6, 30}, DueDate::Said::MonthEnd}});
  set_value(task, fields::kStatus, Option{"not_started"});
  return task;
}

std::vector<Template> task_forms() {
  std::vector<Template> all;
  for (const std::string_view form : {forms::kRegister, forms::kDepartment, forms::kTask,
                                      forms::kPacket, forms::kReceipt, forms::kHeld}) {
    all.push_back(decode_template(asset("ledgers/" + std::string(form) + ".json")).value());
  }
  return all;
}

}  // namespace

Register make_office(size_t departments, size_t tasks) {
  IdSource ids(5, 8);
  const RecordId id = ids.next_record();
  std::vector<Record> records = {record_of(id, forms::kRegister, fields::kTitle, "台账")};
  set_value(records.front(), fields::kRound, int64_t{1});
  std::vector<std::string> keys;
  for (size_t i = 0; i < departments; ++i) {
    keys.push_back("处室" + std::to_string(i));
    records.push_back(record_of(department_id(keys[i]), forms::kDepartment, fields::kKey, keys[i]));
  }
  const std::vector<std::string> orders = first_orders(tasks);
  for (size_t i = 0; i < tasks; ++i) {
    records.push_back(task_of(ids.next_record(), i, keys[i % departments]));
    set_value(records.back(), fields::kOrder, orders[i]);
  }
  return Register::make(id, task_forms(), std::move(records)).value();
}

Snapshot make_return(Packet packet, size_t count) {
  const std::vector<RecordId> tasks = children(packet.reg, {}, forms::kTask);
  const Author author{"周敏", packet.department, "2026-11-24"};
  for (size_t done = 0; done < count;) {
    std::vector<Edit> edits;
    for (; edits.size() < 2 * tasks.size() && done < count; ++done) {
      const bool measures = edits.size() < tasks.size();
      Value value = "措施 " + std::to_string(done);
      if (!measures) value = Option{"ongoing"};
      edits.push_back({tasks[edits.size() % tasks.size()],
                       std::string(measures ? fields::kMeasures : fields::kStatus),
                       std::move(value)});
    }
    const std::string nonce = packet.department + std::to_string(done);
    if (!packet.reg.add(changes_for(packet.reg, edits, author, nonce).value())) std::abort();
  }
  Snapshot file;
  file.envelope.purpose = Purpose::Return;
  file.envelope.scope_department = std::move(packet.department);
  file.reg = std::move(packet.reg);
  return file;
}

MergeCost merge_returns(Register& office, const std::vector<std::string>& returns) {
  MergeCost cost;
  std::vector<ReturnedFile> files;
  cost.reading = milliseconds([&] {
    for (const std::string& bytes : returns) {
      Snapshot read = decode(bytes).value();
      files.push_back({read.envelope.scope_department, std::move(read.digest),
                       read.envelope.scope_department, std::move(read.reg)});
    }
  });
  std::vector<FileReview> reviews;
  cost.reviewing = milliseconds([&] { reviews = review(office, files); });
  std::vector<Change> taken;
  cost.writing = milliseconds([&] {
    taken = changes_of_returns(office, reviews, {"王敏", "", "2026-11-24"}).value();
  });
  cost.changes = taken.size();
  cost.adding = milliseconds([&] {
    if (office.add(std::move(taken)).value() != cost.changes) std::abort();
  });
  return cost;
}

double peak_megabytes() {
  double peak = 0;
  if (std::FILE* file = std::fopen("/proc/self/status", "r")) {
    char line[256];
    long kilobytes = 0;
    while (std::fgets(line, sizeof line, file)) {
      if (std::sscanf(line, "VmHWM: %ld kB", &kilobytes) == 1) {
        peak = static_cast<double>(kilobytes) / 1024;
      }
    }
    std::fclose(file);
  }
  return peak;
}

}  // namespace taizhang
