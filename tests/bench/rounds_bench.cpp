#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "assets/files.h"
#include "bench.h"
#include "formats/json.h"
#include "model/packet.h"
#include "model/round.h"
#include "model/task.h"

namespace taizhang {
namespace {

// The most memory the process has had so far; 0 where the system does not tell.
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

Record record_of(RecordId id, std::string_view form, std::string_view title_field,
                 std::string title) {
  Record record;
  record.id = id;
  set_value(record, fields::kTemplate, std::string(form));
  set_value(record, title_field, std::move(title));
  return record;
}

std::vector<Template> task_forms() {
  std::vector<Template> all;
  for (const std::string_view form : {forms::kRegister, forms::kDepartment, forms::kTask,
                                      forms::kPacket, forms::kReceipt, forms::kHeld}) {
    all.push_back(decode_template(asset("ledgers/" + std::string(form) + ".json")).value());
  }
  return all;
}

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
    Record task = record_of(ids.next_record(), forms::kTask, fields::kTitle,
                            "深入解读重要政策措施 " + std::to_string(i));
    set_value(task, fields::kOrder, orders[i]);
    set_value(task, fields::kText, "及时公开、精准解读相关政策措施，稳定社会预期。");
    set_value(task, fields::kLead, Departments{{keys[i % departments]}});
    set_value(task, fields::kStatus, Option{"not_started"});
    records.push_back(std::move(task));
  }
  return Register::make(id, task_forms(), std::move(records)).value();
}

// `count` changes of the packet's tasks, as its department makes them.
void fill(Packet& packet, size_t count) {
  const std::vector<RecordId> tasks = children(packet.reg, {}, forms::kTask);
  std::vector<Edit> edits;
  for (size_t i = 0; i < count; ++i) {
    const std::string_view field = i / tasks.size() % 2 == 0 ? fields::kMeasures : fields::kStatus;
    Value value = "措施 " + std::to_string(i);
    if (field == fields::kStatus) value = Option{"ongoing"};
    edits.push_back({tasks[i % tasks.size()], std::string(field), std::move(value)});
  }
  const Author author{"周敏", packet.department, "2026-11-24"};
  if (!packet.reg.add(changes_for(packet.reg, edits, author, packet.department).value())) {
    std::abort();
  }
}

void print_round(size_t departments, size_t tasks, size_t changes) {
  Register office = make_office(departments, tasks);
  std::vector<Packet> packets;
  const double packing = milliseconds([&] { packets = packets_of(office); });
  if (packets.size() != departments) std::abort();
  std::vector<std::string> bytes;
  for (Packet& packet : packets) {
    fill(packet, changes);
    Snapshot file;
    file.envelope.purpose = Purpose::Return;
    file.envelope.scope_department = packet.department;
    file.reg = std::move(packet.reg);
    bytes.push_back(encode(file));
  }
  packets.clear();

  std::vector<ReturnedFile> files;
  const double reading = milliseconds([&] {
    for (const std::string& one : bytes) {
      Snapshot read = decode(one).value();
      files.push_back({read.envelope.scope_department, digest_of(one),
                       read.envelope.scope_department, std::move(read.reg)});
    }
  });
  std::vector<FileReview> reviews;
  const double reviewing = milliseconds([&] { reviews = review(office, files); });
  std::vector<Change> taken;
  const double writing = milliseconds(
      [&] { taken = changes_of_returns(office, reviews, {"王敏", "", "2026-11-24"}).value(); });
  const size_t count = taken.size();
  const double adding = milliseconds([&] {
    if (office.add(std::move(taken)).value() != count) std::abort();
  });
  std::printf("%8zu %8zu %9zu %9.0f %9.0f %10.0f %11.0f %7.0f %13.0f\n", departments, tasks, count,
              packing, reading, reviewing, writing, adding, peak_megabytes());
}

}  // namespace

// A round from packets to one register. Receipts are part of the changes.
void bench_rounds() {
  std::puts(
      " returns    tasks   changes  pack ms   read ms  review ms  receipt ms  add ms  peak MB so "
      "far");
  print_round(12, 1'000, 200);
  print_round(1'000, 12'000, 24);
  print_round(12, 100'000, 200);
}

}  // namespace taizhang
