#include "model/task.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "../make.h"
#include "../show.h"
#include "model/notice_import.h"

namespace taizhang {
namespace {

Record placed(uint64_t number, std::string_view form, std::string order, RecordId parent = {}) {
  Record record = make::record(make::id(number), form, {{fields::kOrder, std::move(order)}});
  if (parent) set_value(record, fields::kParent, to_text(parent));
  return record;
}

// "1 part", "1.1 task", ... as a reader sees them.
std::vector<std::string> lines(const Register& reg) {
  std::vector<std::string> lines;
  for (const OutlineRow& row : outline(reg)) {
    lines.push_back(row.number + (row.is_part ? " part" : " task"));
  }
  return lines;
}

NoticeTask task(std::vector<std::string> path, std::string title, std::vector<std::string> lead,
                std::vector<std::string> responsible) {
  NoticeTask task;
  task.path = std::move(path);
  task.title = std::move(title);
  task.lead = std::move(lead);
  task.responsible = std::move(responsible);
  return task;
}

}  // namespace

TEST_CASE("a key between two others is between them, however often one asks") {
  make::for_seeds(200, 60, [](make::Random& random, size_t size, size_t seed) {
    INFO("seed " << seed);
    std::vector<std::string> keys = first_orders(make::below(random, 4));
    for (size_t i = 0; i < size; ++i) {
      const size_t at =
          make::chance(random, 50) ? keys.size() : make::below(random, keys.size() + 1);
      const std::string before = at == 0 ? "" : keys[at - 1];
      const std::string after = at == keys.size() ? "" : keys[at];
      const std::string key = order_between(before, after);
      REQUIRE(check_system_cell(fields::kOrder, key));
      REQUIRE(before < key);
      if (!after.empty()) REQUIRE(key < after);
      keys.insert(keys.begin() + static_cast<ptrdiff_t>(at), key);
    }
  });
}

TEST_CASE("a thousand records added at the end have short keys") {
  std::string key;
  for (int i = 0; i < 1000; ++i) key = order_between(key, "");
  CHECK(key.size() <= 8);
}

TEST_CASE("first keys ascend and leave room at both ends") {
  for (const size_t count : {0, 1, 24, 25, 26, 700, 20000}) {
    const std::vector<std::string> keys = first_orders(count);
    CHECK(keys.size() == count);
    CHECK(std::ranges::is_sorted(keys));
    CHECK(std::ranges::adjacent_find(keys) == keys.end());
    if (count == 0) continue;
    CHECK(order_between("", keys.front()) < keys.front());
    CHECK(keys.back().size() <= 4);
  }
}

TEST_CASE("parts and tasks are numbered as they are read") {
  const RecordId first = make::id(1);
  const RecordId second = make::id(2);
  const RecordId inner = make::id(3);
  const Register reg = make::reg({placed(2, "part", "n"), placed(1, "part", "d"),
                                  placed(3, "part", "n", second), placed(10, "task", "n", first),
                                  placed(11, "task", "d", first), placed(12, "task", "n", inner),
                                  placed(13, "task", "z"), placed(14, "task", "n", make::id(12))});
  CHECK(lines(reg) == std::vector<std::string>{"1 part", "1.1 task", "1.2 task", "2 part",
                                               "2.1 part", "2.1.1 task", "2.1.1.1 task", "3 task"});
  const std::vector<OutlineRow> rows = outline(reg);
  CHECK(rows[0].tasks == 2);
  CHECK(rows[3].tasks == 2);
  CHECK(rows[1].record == make::id(11));
  CHECK(rows[5].top_part == second);
  CHECK(rows[5].depth == 2);
  CHECK(rows[7].top_part == RecordId{});
}

TEST_CASE("tasks of a deleted part, and parts below each other, stay to be seen") {
  Record gone = placed(1, "part", "b");
  set_value(gone, fields::kDeleted, true);
  const Register reg =
      make::reg({gone, placed(10, "task", "n", make::id(1)), placed(2, "part", "n", make::id(3)),
                 placed(3, "part", "n", make::id(2)), placed(11, "task", "n", make::id(3))});
  CHECK(lines(reg) == std::vector<std::string>{"1 task", "2 part", "2.1 part", "2.1.1 task"});
}

TEST_CASE("a task knows its notes, its evidence, its newest note and when it was touched") {
  const RecordId one = make::id(10);
  Record early = placed(20, "note", "d", one);
  set_value(early, fields::kAt, std::string("2026-01-02"));
  Record late = placed(21, "note", "b", one);
  set_value(late, fields::kAt, std::string("2026-03-04"));
  Register reg =
      make::reg({placed(10, "task", "n"), early, late, placed(30, "evidence", "n", one)});
  CHECK(outline(reg)[0].updated.empty());
  make::apply(reg, {{make::id(30), "title", std::string("公告")}}, "n",
              make::author("甲", "", "2026-05-06"));
  const OutlineRow row = outline(reg)[0];
  CHECK(row.notes == std::vector{make::id(21), make::id(20)});
  CHECK(row.evidence == std::vector{make::id(30)});
  CHECK(row.last_note == make::id(21));
  CHECK(row.updated == "2026-05-06");
}

TEST_CASE("a notice becomes parts, tasks and departments, all of it baseline") {
  NoticeDraft draft;
  draft.source = "全文\xFF";
  draft.departments = {"办公室"};
  draft.notice.title = "云汀市城市管理局2026年工作要点";
  draft.notice.date = make::day("2025-12-30");
  draft.notice.tasks = {
      task({"一、政策解读"}, "同步解读", {"宣传科"}, {"办公室"}),
      task({"一、政策解读", "（二）平台"}, "平台", {}, {"各大队"}),
      task({"二、其他"}, "不要的", {}, {"不要的部门"}),
      task({"一、政策解读"}, "回应关切", {}, {"信息科"}),
  };
  draft.left_out = {false, false, true};
  IdSource ids(3, 4);
  const Result<Register> made = register_from_notice(draft, make::forms(), ids);
  if (!made) FAIL(made.error());
  const Register& reg = *made;

  CHECK(reg.changes().empty());
  CHECK(reg.value(reg.id(), fields::kYear) == Value(int64_t{2026}));
  CHECK(reg.value(reg.id(), fields::kSource) == Value(std::string("全文\uFFFD")));
  CHECK(department_keys(reg) == std::vector<std::string>{"办公室", "宣传科", "各大队", "信息科"});
  CHECK(reg.value(department_id("各大队"), fields::kGroup) == Value(true));
  CHECK(is_empty(reg.value(department_id("办公室"), fields::kGroup)));
  CHECK(lines(reg) ==
        std::vector<std::string>{"1 part", "1.1 task", "1.2 part", "1.2.1 task", "1.3 task"});
  const std::vector<OutlineRow> rows = outline(reg);
  CHECK(reg.value(rows[0].record, fields::kNumber) == Value(std::string("一、")));
  CHECK(reg.value(rows[0].record, fields::kTitle) == Value(std::string("政策解读")));
  CHECK(is_empty(reg.value(rows[3].record, fields::kLead)));
  CHECK(reg.value(rows[4].record, fields::kLead) == Value(Departments{{"信息科"}}));
  CHECK(reg.value(rows[4].record, fields::kResponsible) == Value(Departments{{"信息科"}}));
  CHECK(reg.value(rows[4].record, fields::kStatus) == Value(Option{"not_started"}));
}

TEST_CASE("a department is called by its new name after it was renamed") {
  IdSource ids(3, 4);
  Register reg = empty_register("台账", 2026, {"宣传科", "办公室"}, make::forms(), ids).value();
  make::apply(reg, {{department_id("宣传科"), std::string(fields::kName), std::string("教育处")}},
              "n");
  CHECK(department_keys(reg) == std::vector<std::string>{"宣传科", "办公室"});
  CHECK(department_name(reg, "宣传科") == "教育处");
  CHECK(department_name(reg, "从未见过") == "从未见过");
}

}  // namespace taizhang
