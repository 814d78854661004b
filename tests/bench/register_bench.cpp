#include <malloc.h>

#include <cstdio>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "bench.h"
#include "formats/json.h"
#include "model/task.h"
#include "model/undo.h"

namespace taizhang {
namespace {

// What the program's heap holds; 0 where the C library does not tell.
size_t heap_bytes() {
#ifdef __GLIBC__
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd;
#else
  return 0;
#endif
}

Field field(std::string id, FieldType type) {
  Field field;
  field.id = std::move(id);
  field.name.zh = "栏";
  field.type = type;
  if (type == FieldType::Enumeration) field.options = {{"not_started", {"未开始", "", ""}, ""}};
  return field;
}

Template task_form() {
  Template form;
  form.id = forms::kTask;
  form.name.zh = "任务";
  form.fields = {
      field("title", FieldType::Text),        field("number", FieldType::Text),
      field("text", FieldType::LongText),     field("measures", FieldType::LongText),
      field("lead", FieldType::Departments),  field("responsible", FieldType::Departments),
      field("deadline", FieldType::Deadline), field("status", FieldType::Enumeration)};
  return form;
}

std::string repeated(std::string_view text, size_t times) {
  std::string out;
  for (size_t i = 0; i < times; ++i) out += text;
  return out;
}

// Tasks of about 1.6 KB of JSON each.
Register make_register(size_t records) {
  IdSource ids(5, 8);
  std::vector<Record> baseline;
  const std::vector<std::string> orders = first_orders(records);
  const Date day{2026, 6, 30};
  for (size_t i = 0; i < records; ++i) {
    Record record;
    record.id = ids.next_record();
    set_value(record, fields::kTemplate, std::string(forms::kTask));
    set_value(record, fields::kOrder, orders[i]);
    set_value(record, fields::kTitle, "深入解读重要政策措施 " + std::to_string(i));
    set_value(record, fields::kNumber, "（" + std::to_string(i % 9) + "）");
    set_value(record, fields::kText,
              repeated("及时公开、精准解读相关政策措施，稳定社会预期。", 13));
    set_value(record, fields::kMeasures, repeated("做好政策文件与解读材料同步组织", 4));
    set_value(record, fields::kLead, Departments{{"政策法规处"}});
    set_value(record, fields::kResponsible, Departments{{"办公室", "执法教育处", "考评中心"}});
    set_value(record, fields::kDeadline,
              Deadline{"6月底前", DueDate{day, DueDate::Said::MonthEnd}});
    set_value(record, fields::kStatus, Option{"not_started"});
    baseline.push_back(std::move(record));
  }
  return Register::make(ids.next_record(), {task_form()}, std::move(baseline)).value();
}

// The peer of `decode`: the JSON parser it is built on, with nothing done about what it finds.
struct Nothing : nlohmann::json_sax<nlohmann::json> {
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(size_t, const std::string&, const nlohmann::json::exception&) override {
    return false;
  }
};

double milliseconds_of_parser(const std::string& bytes) {
  Nothing nothing;
  return milliseconds([&] {
    if (!nlohmann::json::sax_parse(bytes, &nothing)) std::abort();
  });
}

void print_row(size_t records, const std::string& bytes) {
  const double megabytes = static_cast<double>(bytes.size()) / 1e6;
  const double parsing = milliseconds_of_parser(bytes);
  Result<Snapshot> read = refuse(ErrorCode::Incomplete);
  const size_t before = heap_bytes();
  const double decoding = milliseconds([&] { read = decode(bytes); });
  const double memory = static_cast<double>(heap_bytes() - before) / 1e6;
  if (!read) std::abort();
  const double encoding = milliseconds([&] {
    if (encode(*read).size() != bytes.size()) std::abort();
  });
  Register& reg = read->reg;
  const RecordId record = reg.records()[records / 2].id;
  constexpr int kEdits = 200;
  const double editing = milliseconds([&] {
    for (int i = 0; i < kEdits; ++i) {
      const std::string nonce = std::to_string(i);
      const auto changes =
          changes_for(reg, {{record, std::string(fields::kTitle), "改 " + nonce}}, {}, nonce);
      if (!changes || !reg.add(*changes)) std::abort();
    }
  });
  size_t rows = 0;
  const double outlining = milliseconds([&] { rows = outline(reg).size(); });
  if (rows != records) std::abort();
  std::printf("%8zu %8.1f %8.0f %10.0f %8.2f %10.0f %8.2f %12.3f %11.1f %8.2f\n", records,
              megabytes, parsing, decoding, decoding / parsing, encoding, encoding / parsing,
              editing / kEdits, outlining, memory / megabytes);
}

}  // namespace

// `x SAX`: how many times what nlohmann's parser alone takes on the same bytes.
void bench_register(bool large) {
  std::puts(
      " records  MB JSON   SAX ms  decode ms    x SAX  encode ms    x SAX  one edit ms  outline ms"
      "  memory / JSON");
  for (size_t records = 1'000; records <= (large ? 100'000 : 10'000); records *= 10) {
    Snapshot snapshot;
    snapshot.reg = make_register(records);
    const std::string bytes = encode(snapshot);
    snapshot = {};
    print_row(records, bytes);
  }
}

}  // namespace taizhang
