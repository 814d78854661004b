#include "app/searching.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "../office.h"
#include "machine.h"

namespace taizhang {
namespace {

struct Office : Machine {
  Office() : Machine(7) {
    after(OpenSample{}, CreateRegister{});
    for (const OutlineRow& row : state.open->outline)
      if (!row.is_part) tasks.push_back(row.record);
  }
  std::vector<RecordId> look(std::string text) {
    after(LookEverywhere{std::move(text)});
    std::vector<RecordId> records;
    for (const Hit& hit : state.open->searching.search.hits)
      records.push_back(state.open->searching.records[hit.row]);
    return records;
  }
  void write(RecordId record, std::string_view field, Value value) {
    after(ApplyEdits{{{record, std::string(field), std::move(value)}}, {}});
  }
  RecordId add(std::string form, std::string_view field, Value value) {
    after(AddLedgerRecord{std::move(form), {}});
    const RecordId record = state.open->ledgers.selected;
    write(record, field, std::move(value));
    return record;
  }
  std::vector<RecordId> tasks;
};

using Records = std::vector<RecordId>;

}  // namespace

TEST_CASE("a search finds tasks and ledgers' records by words, pinyin and initials") {
  Office office;
  office.write(office.tasks[3], fields::kTitle, std::string("修订政务公开指南"));
  const RecordId document = office.add("document", "name", std::string("政务公开办法"));
  for (const char* words : {"政务公开", "zhengwugongkai", "zwgk", "政wgk"}) {
    CAPTURE(words);
    const Records found = office.look(words);
    CHECK(std::ranges::contains(found, office.tasks[3]));
    CHECK(std::ranges::contains(found, document));
  }
  CHECK(office.look("zwgk banfa") == Records{document});
}

TEST_CASE("a task is found by its notes and evidence, and by departments and status") {
  Office office;
  office.after(AddNote{office.tasks[2], "窗口已经装修"});
  CHECK(office.look("ckyjzx") == Records{office.tasks[2]});
  office.after(AddEvidence{office.tasks[4], "验收照片", "https://example.cn/zp", {}, "photo",
                           "验字第9号", "市政科"});
  CHECK(office.look("验收照片") == Records{office.tasks[4]});
  CHECK(office.look("example.cn/zp") == Records{office.tasks[4]});
  CHECK(office.look("验字第9号") == Records{office.tasks[4]});
  CHECK(office.look("市政科") == Records{office.tasks[4]});
  office.write(office.tasks[5], fields::kStatus, Option{std::string(statuses::kClosed)});
  CHECK(office.look("已销号") == Records{office.tasks[5]});
}

TEST_CASE("a task is found by everything that is written in it, own fields too") {
  Office office;
  const std::string own = office.add_field(std::string(forms::kTask), FieldType::Text, "办理窗口");
  for (const std::string_view field : {std::string_view("contact"), std::string_view("phone"),
                                       std::string_view("problems"), std::string_view("next_steps"),
                                       std::string_view("remark"), std::string_view(own)}) {
    CAPTURE(field);
    office.write(office.tasks[3], field, std::string("特别的字"));
    CHECK(office.look("特别的字") == Records{office.tasks[3]});
    office.write(office.tasks[3], field, Value());
    CHECK(office.look("特别的字").empty());
  }
}

TEST_CASE("what stands below a ledger's record is found as that record, now and when read anew") {
  Office office;
  const RecordId application = office.add("application", "title", std::string("渣土运输"));
  office.look("渣土");
  office.after(AddLedgerRecord{"lawsuit", application});
  const RecordId lawsuit = office.state.open->ledgers.below.at(application).front();
  office.write(lawsuit, "number", std::string("行复七号"));
  CHECK(office.look("行复七号") == Records{application});
  office.state.open->searching = {};
  CHECK(office.look("行复七号") == Records{application});
  office.after(DeleteRecord{lawsuit});
  CHECK(office.look("行复七号").empty());
}

TEST_CASE("what was changed, deleted or undone is found as it is now") {
  Office office;
  office.write(office.tasks[0], fields::kTitle, std::string("独一无二的题目"));
  CHECK(office.look("独一无二") == Records{office.tasks[0]});
  office.after(Undo{});
  CHECK(office.look("独一无二").empty());
  office.after(Redo{}, DeleteRecord{office.tasks[0]});
  CHECK(office.look("独一无二").empty());
}

TEST_CASE("after an edit, only what it touched is read into the index again") {
  Office office;
  office.look("公开");
  const Searching& searching = office.state.open->searching;
  const uint64_t made = searching.index.revision();
  office.write(office.tasks[3], fields::kTitle, std::string("专门改过的题目"));
  office.after(AddNote{office.tasks[4], "另外写了一条"});
  CHECK(office.look("专门改过") == Records{office.tasks[3]});
  CHECK(office.look("另外写了一条") == Records{office.tasks[4]});
  CHECK(searching.index.revision() > made);
  CHECK(searching.index.revision() <= made + 6);  // and not as many as there are rows
  CHECK(searching.index.rows() > 10);
}

TEST_CASE("a search says the same as one that begins anew, after any edits") {
  Office office;
  office.look("公开");
  for (size_t i = 0; i < office.tasks.size(); ++i) {
    const RecordId task = office.tasks[i];
    if (i % 4 == 0) office.write(task, fields::kTitle, "题目" + std::to_string(i));
    if (i % 4 == 1) office.after(AddNote{task, "进展" + std::to_string(i)});
    if (i % 4 == 2) office.after(DeleteRecord{task});
    if (i % 4 == 3) office.after(Undo{});
    const Records found = office.look("题目");
    const Records noted = office.look("进展");
    office.state.open->searching = {};
    CHECK(office.look("题目") == found);
    CHECK(office.look("进展") == noted);
  }
}

TEST_CASE("long texts are searched to their end") {
  Office office;
  std::string text;
  for (int i = 0; i < 200; ++i) text += "一段很长的说明。";
  office.write(office.tasks[1], fields::kMeasures, Value(text + "末尾的特征词"));
  CHECK(office.look("特征词") == Records{office.tasks[1]});
  CHECK(office.look("mwdtzc") == Records{office.tasks[1]});
}

TEST_CASE("a found line says by what it was found, and where in it") {
  Office office;
  office.write(office.tasks[1], fields::kTitle, std::string("公开权责清单"));
  office.write(office.tasks[1], fields::kMeasures, std::string("先梳理，再公示名单"));
  office.look("gsmd");
  const OpenRegister& open = *office.state.open;
  const auto hit = std::ranges::find_if(open.searching.search.hits, [&](const Hit& one) {
    return open.searching.records[one.row] == office.tasks[1];
  });
  REQUIRE(hit != open.searching.search.hits.end());
  const FoundLine line = found_line(open, *hit, Language::Chinese);
  CHECK(line.title == "公开权责清单");
  CHECK(line.from == "任务");
  CHECK(line.in_title.empty());
  REQUIRE(line.in_text.size() == 1);
  CHECK(line.text.substr(line.in_text[0].begin, line.in_text[0].end - line.in_text[0].begin) ==
        "公示名单");
}

TEST_CASE("the list of tasks is filtered by pinyin too, with the parts above what is found") {
  Office office;
  office.write(office.tasks[6], fields::kTitle, std::string("编制采购目录"));
  TableView view = office.state.open->view;
  view.search = "cgml";
  office.after(GoTo{Section::Tasks}, ChangeView{std::move(view)});
  CHECK(office.state.open->shown == 1);
  REQUIRE(office.state.open->rows.size() >= 2);
  CHECK(outline_row_at(*office.state.open, office.state.open->rows.size() - 1).record ==
        office.tasks[6]);
}

namespace {

// An office of `count` tasks, the last of which alone has `last_title` and, behind a long text,
// `last_measure`.
struct LargeOffice : Machine {
  LargeOffice(uint64_t count, const std::string& last_title, const std::string& last_measure)
      : Machine(7) {
    Register reg = make::office();
    std::vector<Edit> edits;
    const auto set = [&](uint64_t task, std::string_view field, std::string words) {
      edits.push_back({make::id(task), std::string(field), std::move(words)});
    };
    std::string text;
    for (int i = 0; i < 10; ++i) text += "一段很长的说明。";
    constexpr uint64_t kFirst = 10'000;
    const uint64_t last = kFirst + count - 1;
    for (uint64_t task = kFirst; task <= last; ++task) {
      set(task, fields::kTemplate, std::string(forms::kTask));
      set(task, fields::kTitle, task == last ? last_title : "题目");
      if (!last_measure.empty())
        set(task, fields::kMeasures, text + (task == last ? last_measure : ""));
    }
    make::apply(reg, edits, "many");
    after(ReceiveFile{"a.json", make::bytes_of(reg)});
  }

  // Until there is no more to look through; in how many pieces.
  int search_on() {
    int pieces = 0;
    for (; has_search_work(*state.open); ++pieces) after(GoOnSearching{});
    return pieces;
  }
  void filter(std::string_view words) {
    TableView view = state.open->view;
    view.search = words;
    after(ChangeView{std::move(view)});
  }
};

}  // namespace

TEST_CASE("of a large register what stands in long texts is found piece by piece") {
  LargeOffice office(3'000, "题目", "特征词");
  CHECK(office.search_on() > 1);  // of the index
  office.filter("特征词");
  CHECK(office.state.open->shown == 0);
  CHECK(has_search_work(*office.state.open));
  CHECK(office.search_on() > 1);
  CHECK(office.state.open->shown == 1);
}

TEST_CASE("a key does not wait for all of a very large register: the rows follow") {
  LargeOffice office(5'000, "特征词", "");
  office.search_on();
  const int all = office.state.open->shown;
  office.filter("特征");
  CHECK(office.state.open->shown == all);
  REQUIRE(has_search_work(*office.state.open));

  SECTION("in pieces") {
    office.search_on();
    CHECK(office.state.open->shown == 1);
  }
  SECTION("for the key that was typed last") {
    office.filter("特征词语");
    office.search_on();
    CHECK(office.state.open->shown == 0);
  }
  SECTION("and are there at once when something else changes them") {
    TableView view = office.state.open->view;
    view.unled = true;
    office.after(ChangeView{std::move(view)});
    CHECK(office.state.open->shown == 1);
  }
  SECTION("and all come back when nothing is looked for") {
    office.filter("");
    CHECK(office.state.open->shown == all);
    CHECK_FALSE(has_search_work(*office.state.open));
  }
}

TEST_CASE("a key typed before the index is made waits for neither") {
  LargeOffice office(5'000, "特征词", "");
  const int all = office.state.open->shown;
  office.filter("特征");
  CHECK(office.state.open->shown == all);
  CHECK(office.search_on() > 1);
  CHECK(office.state.open->shown == 1);
}

TEST_CASE("a new task is found although the others are not read again") {
  Office office;
  office.look("公开");
  const uint32_t rows = office.state.open->searching.index.rows();
  office.after(AddTask{});
  const RecordId added = office.state.open->selected;
  office.write(added, fields::kTitle, std::string("新添的一条"));
  CHECK(office.look("新添的一条") == Records{added});
  CHECK(office.state.open->searching.index.rows() == rows + 1);
}

}  // namespace taizhang
