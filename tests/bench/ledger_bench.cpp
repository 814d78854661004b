#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "app/ledgers.h"
#include "app/state.h"
#include "app/update.h"
#include "bench.h"
#include "model/task.h"

namespace taizhang {
namespace {

// A register of this many applications, some answered, some late, some without what they need.
OpenRegister make_applications(size_t count) {
  AppState state = first_state({}, IdSource(7, 9));
  std::vector<Template> forms = state.templates;
  forms.push_back(*std::ranges::find(state.ledgers, "application", &Template::id));
  const RecordId root = state.ids.next_record();
  std::vector<Record> baseline(1);
  baseline[0].id = root;
  set_value(baseline[0], fields::kTemplate, std::string(forms::kRegister));
  const std::vector<std::string> orders = first_orders(count);
  const Date first{2026, 1, 5};
  for (size_t i = 0; i < count; ++i) {
    Record record;
    record.id = state.ids.next_record();
    const Date received = add_days(first, static_cast<int>(i % 300));
    const std::string number = std::to_string(i);
    set_value(record, fields::kTemplate, std::string("application"));
    set_value(record, fields::kOrder, orders[i]);
    set_value(record, "number", "2026-" + number);
    set_value(record, "received", received);
    set_value(record, "title", "第" + number + "号小区雨污分流改造的批复和预算");
    set_value(record, "applicant", "申请人" + number);
    if (i % 3 != 0) set_value(record, "replied", add_days(received, 12 + static_cast<int>(i % 20)));
    baseline.push_back(std::move(record));
  }
  OpenRegister open;
  open.reg = Register::make(root, std::move(forms), std::move(baseline)).value();
  open.ledgers.built_in = state.ledgers;
  open.today = {2026, 11, 2};
  open.now = {open.today, {}};
  return open;
}

}  // namespace

void bench_ledgers() {
  std::puts(
      "\na ledger of applications          judged   edited   opened   per key of a search   sorted "
      "(ms)");
  for (const size_t count : {1000, 20000}) {
    OpenRegister open = make_applications(count);
    const double judged = milliseconds([&] { refresh_ledgers(open); });
    const RecordId record = find_shelf(open.ledgers, "application")->records.front().id;
    const double edited = milliseconds([&] { refresh_ledgers(open, {record}); });
    open.ledgers.look.form = "application";
    const double opened = milliseconds([&] { refresh_look(open); });
    open.ledgers.look.search = "1";
    const double first_key = milliseconds([&] { refresh_look(open); });
    open.ledgers.look.search = "12";
    const double next_key = milliseconds([&] { refresh_look(open); });
    open.ledgers.look.search.clear();
    open.ledgers.look.sort = {{"received"}};
    const double sorted = milliseconds([&] { refresh_look(open); });
    std::printf("%6zu records %26.1f %8.1f %8.1f %9.1f, then %5.1f %13.1f\n", count, judged, edited,
                opened, first_key, next_key, sorted);
  }
}

}  // namespace taizhang
