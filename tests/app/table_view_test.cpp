#include "app/table_view.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "app/filtering.h"
#include "machine.h"

namespace taizhang {
namespace {

struct Office : Machine {
  Office() : Machine(7) { after(OpenSample{}, CreateRegister{}); }

  void look(TableView view) { after(ChangeView{std::move(view)}); }
  // The shown tasks' words in a column, and the headings' in ‹›.
  std::vector<std::string> shown(std::string_view column) {
    std::vector<std::string> words;
    const OpenRegister& open = *state.open;
    for (size_t i = 0; i < open.rows.size(); ++i) {
      const OutlineRow& row = outline_row_at(open, i);
      words.push_back(row.is_part ? "‹" + heading_words(open, row.record, Language::Chinese) + "›"
                                  : cell_words(open, row, column, Language::Chinese));
    }
    return words;
  }
  RecordId task(size_t index) { return state.open->outline[state.open->shown_tasks[index]].record; }
  void set_status(size_t index, std::string status) {
    after(ApplyEdits{{{task(index), std::string(fields::kStatus), Option{status}}},
                     {Text::did_change, {"状态"}}});
  }
};

size_t count_headings(const std::vector<std::string>& words) {
  return static_cast<size_t>(
      std::ranges::count_if(words, [](const std::string& one) { return one.starts_with("‹"); }));
}

}  // namespace

TEST_CASE("rows are sorted by the first key, then by the next") {
  Office office;
  TableView view;
  view.sort = {{column_ids::kLead, false}, {column_ids::kNumber, true}};
  office.look(view);
  const OpenRegister& open = *office.state.open;
  REQUIRE(open.rows.size() == static_cast<size_t>(open.tasks));
  size_t pairs = 0;
  for (size_t i = 1; i < open.rows.size(); ++i) {
    const OutlineRow& before = outline_row_at(open, i - 1);
    const OutlineRow& row = outline_row_at(open, i);
    const std::string lead = cell_words(open, row, column_ids::kLead, Language::Chinese);
    const std::string earlier = cell_words(open, before, column_ids::kLead, Language::Chinese);
    CHECK((lead.empty() || earlier <= lead));
    if (lead != earlier) continue;
    CHECK(&before > &row);  // of one lead downwards in the register
    ++pairs;
  }
  CHECK(pairs > 3);
}

TEST_CASE("a column is sorted by up, then down, then not at all, alone or beside others") {
  TableView view = sorted_next({}, column_ids::kTitle, false);
  CHECK(view.sort == std::vector<ColumnOrder>{{column_ids::kTitle, false}});
  view = sorted_next(view, column_ids::kLead, true);
  CHECK(view.sort ==
        std::vector<ColumnOrder>{{column_ids::kTitle, false}, {column_ids::kLead, false}});
  view = sorted_next(view, column_ids::kTitle, true);
  CHECK(view.sort ==
        std::vector<ColumnOrder>{{column_ids::kTitle, true}, {column_ids::kLead, false}});
  view = sorted_next(view, column_ids::kTitle, true);
  CHECK(view.sort == std::vector<ColumnOrder>{{column_ids::kLead, false}});
  view = sorted_next(view, column_ids::kStatus, false);
  CHECK(view.sort == std::vector<ColumnOrder>{{column_ids::kStatus, false}});
  view = sorted_next(sorted_next(view, column_ids::kStatus, false), column_ids::kStatus, false);
  CHECK(view.sort.empty());
  CHECK(sorted_next({}, column_ids::kNumber, false).sort ==
        std::vector<ColumnOrder>{{column_ids::kNumber, true}});
}

TEST_CASE("tasks stand under headings of their statuses, in the form's order") {
  Office office;
  office.look({.heading = Heading::Status});
  CHECK(office.shown(column_ids::kTitle).front() == "‹未开始›");
  CHECK(count_headings(office.shown(column_ids::kTitle)) == 1);
  office.set_status(3, "closed");
  office.set_status(0, "ongoing");
  const std::vector<std::string> words = office.shown(column_ids::kStatus);
  REQUIRE(count_headings(words) == 3);
  CHECK(words.front() == "‹未开始›");
  CHECK(words[words.size() - 4] == "‹进行中›");
  CHECK(words[words.size() - 3] == "进行中");
  CHECK(words[words.size() - 2] == "‹已销号›");
  CHECK(words.back() == "已销号");
  CHECK(office.state.open->shown == office.state.open->tasks);
}

TEST_CASE("a task stands under the first of its leads, those without one at the end") {
  Office office;
  office.look({.heading = Heading::Lead});
  const OpenRegister& open = *office.state.open;
  std::string heading;
  int tasks = 0;
  for (size_t i = 0; i < open.rows.size(); ++i) {
    const OutlineRow& row = outline_row_at(open, i);
    if (row.is_part) {
      heading = heading_words(open, row.record, Language::Chinese);
      continue;
    }
    const std::vector<std::string> leads = departments_of(open, row.record, fields::kLead);
    CHECK(heading == (leads.empty() ? "（没有）" : leads.front()));
    ++tasks;
  }
  CHECK(tasks == open.tasks);
}

TEST_CASE("a heading is folded as a part is, and stays so when tasks change") {
  Office office;
  office.look({.heading = Heading::Status});
  office.set_status(0, "closed");
  const RecordId heading = outline_row_at(*office.state.open, 0).record;
  office.look(with_folded(office.state.open->view, heading, true));
  CHECK(office.shown(column_ids::kStatus) ==
        std::vector<std::string>{"‹未开始›", "‹已销号›", "已销号"});
  CHECK(office.state.open->shown_tasks.size() == static_cast<size_t>(office.state.open->tasks));
  office.set_status(1, "closed");
  CHECK(office.shown(column_ids::kStatus) ==
        std::vector<std::string>{"‹未开始›", "‹已销号›", "已销号", "已销号"});
}

TEST_CASE("a ticked heading ticks what stands under it") {
  Office office;
  office.look({.heading = Heading::Status});
  office.set_status(0, "closed");
  office.set_status(2, "closed");
  const OpenRegister& open = *office.state.open;
  size_t row = open.rows.size() - 3;
  REQUIRE(outline_row_at(open, row).is_part);
  office.after(MarkRow{outline_row_at(open, row).record});
  CHECK(office.state.open->marked.size() == 2);
}

TEST_CASE("only tasks that pass every filter are shown") {
  Office office;
  const std::string key = office.state.open->departments.front().key;
  TableView view;
  view.filters = {{std::string(fields::kLead), Test::Is, {key}, 0},
                  {std::string(fields::kDeadline), Test::Filled, {}, 0}};
  office.look(view);
  const OpenRegister& open = *office.state.open;
  CHECK(open.view.is_filtered());
  CHECK(open.shown > 0);
  CHECK(open.shown < open.tasks);
  CHECK(static_cast<size_t>(open.shown) == count_passing(open, view.filters));
  for (const uint32_t place : open.shown_tasks) {
    const auto* leads =
        std::get_if<Departments>(&open.reg.value(open.outline[place].record, fields::kLead));
    REQUIRE(leads != nullptr);
    CHECK(std::ranges::contains(leads->keys, key));
  }
}

TEST_CASE("fields of tasks are columns, sorted by what they hold, and go with their field") {
  Office office;
  const std::string pieces =
      office.add_field(std::string(forms::kTask), FieldType::Integer, "件数");
  const RecordId one = office.task(0), two = office.task(1), three = office.task(2);
  office.after(ApplyEdits{{{one, pieces, int64_t{100}},
                           {two, pieces, int64_t{9}},
                           {three, pieces, int64_t{20}},
                           {one, "phone", std::string("13800000000")},
                           {two, "after", to_text(one)}},
                          {Text::did_fill, {"", ""}}});
  TableView view;
  view.columns = {{column_ids::kNumber}, {column_ids::kTitle}, {pieces}, {"phone"}, {"after"}};
  view.sort = {{pieces, false}};
  office.look(view);
  CHECK(office.state.open->view == view);
  std::vector<std::string> words = office.shown(pieces);
  words.resize(4);
  CHECK(words == std::vector<std::string>{"9", "20", "100", ""});
  CHECK(office.shown("phone").at(2) == "13800000000");
  CHECK(office.shown("after").at(0) == text_of(office.reg(), one, fields::kTitle));
  CHECK(column_name(*office.state.open, pieces, Language::Chinese) == "件数");

  office.after(Undo{}, Undo{});
  CHECK(office.state.open->view.sort.empty());
  CHECK(office.state.open->view.columns.size() == 4);
}

TEST_CASE("the cell of the keys moves through the columns that are shown") {
  TableView view;
  CHECK(column_beside(view, column_ids::kTitle, 1) == column_ids::kLead);
  CHECK(column_beside(view, column_ids::kUpdated, 1) == column_ids::kUpdated);
  view.columns = {{column_ids::kStatus}, {column_ids::kNumber}, {column_ids::kTitle}};
  CHECK(column_beside(view, column_ids::kStatus, 1) == column_ids::kNumber);
  CHECK(column_beside(view, column_ids::kTitle, 5) == column_ids::kTitle);
  CHECK(column_beside(view, column_ids::kLead, 1) ==
        column_ids::kStatus);  // it is hidden: from the left
}

}  // namespace taizhang
