#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>
#include <utility>

#include "app/update.h"
#include "model/own_form.h"
#include "start.h"

namespace taizhang {
namespace {

const Clock kClock{{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};

// The sample register with the ledger of applications open.
struct Desk {
  AppState state = make::start();

  Desk() {
    act(OpenSample{});
    act(CreateRegister{});
    act(OpenLedger{"application"});
  }

  void act(const Intent& intent) { state = update(std::move(state), intent, kClock).state; }

  RecordId add() {
    act(AddLedgerRecord{"application", {}});
    return state.open->ledgers.selected;
  }

  void fill(RecordId record, std::string field, Value value) {
    act(ApplyEdits{{{record, std::move(field), std::move(value)}}, {Text::did_add_record, {}}});
    REQUIRE_FALSE(state.strip);
  }

  size_t found(std::string text) {
    LedgerLook look = state.open->ledgers.look;
    look.search = std::move(text);
    act(ChangeLook{look});
    return state.open->ledgers.rows.size();
  }

  std::string title(RecordId record) const {
    const OpenRegister& open = *state.open;
    return ledger_title(open.reg, open_shelf(open.ledgers)->form, record, Language::Chinese);
  }
};

}  // namespace

TEST_CASE("what had to be done before a day and came later is late, without an interval") {
  Desk desk;
  desk.act(AddLedgerRecord{"extension", {}});
  const RecordId request = desk.state.open->ledgers.selected;
  desk.fill(request, "old_due", Date{2026, 3, 10});
  desk.fill(request, "asked", Date{2026, 3, 11});
  const Ledgers& ledgers = desk.state.open->ledgers;
  const LedgerRecord& record = *find_record(ledgers, request);
  const auto late =
      std::ranges::find(record.judgement.findings, Finding::Kind::Late, &Finding::kind);
  REQUIRE(late != record.judgement.findings.end());
  CHECK(
      finding_words(desk.state.open->reg, *open_shelf(ledgers), record, *late, Language::Chinese) ==
      "期限前申请在 2026-03-11 完成，最迟应在 2026-03-10 完成。");
}

TEST_CASE("the points of a score sheet count before anybody has said what is a bonus") {
  Desk desk;
  for (const std::optional<bool> bonus :
       {std::optional<bool>(), std::optional(false), std::optional(true)}) {
    desk.act(AddLedgerRecord{"score", {}});
    const RecordId line = desk.state.open->ledgers.selected;
    desk.fill(line, "points", Decimal{"20"});
    if (bonus) desk.fill(line, "bonus", *bonus);
  }
  CHECK(open_shelf(desk.state.open->ledgers)->figures.at(0) == "40");
}

TEST_CASE("a ledger is searched as it reads, whatever the case of letters") {
  Desk desk;
  const RecordId first = desk.add(), second = desk.add();
  desk.fill(first, "title", std::string("IPv6 改造的批复"));
  desk.fill(first, "department", Departments{{"信息中心"}});
  desk.fill(second, "received", Date{2026, 3, 2});
  desk.fill(second, "state", Option{"open"});
  CHECK(desk.found("") == 2);
  CHECK(desk.found("ipV6") == 1);
  CHECK(desk.found("信息中心") == 1);
  CHECK(desk.found("2026-03-02") == 1);
  CHECK(desk.found("待答复") == 1);
  CHECK(desk.found("open") == 0);  // an option's id is not what a person reads
  CHECK(desk.found("没有这样的字") == 0);
}

TEST_CASE("an edit is found, and what it replaced no longer") {
  Desk desk;
  const RecordId record = desk.add();
  desk.fill(record, "title", std::string("渣土运输"));
  CHECK(desk.found("渣土") == 1);
  desk.fill(record, "title", std::string("户外广告"));
  CHECK(desk.found("渣土") == 0);
  CHECK(desk.found("广告") == 1);
  desk.act(Undo{});
  CHECK(desk.found("渣土") == 1);
}

TEST_CASE("a record without a title is called by what was written first, but not by a person") {
  Desk desk;
  const RecordId record = desk.add();
  CHECK(desk.title(record) == "（未命名）");
  desk.fill(record, "applicant", std::string("陈某"));
  CHECK(desk.title(record) == "（未命名）");
  desk.fill(record, "number", std::string("2026-017"));
  CHECK(desk.title(record) == "2026-017");
  desk.fill(record, "title", std::string("渣土运输"));
  CHECK(desk.title(record) == "渣土运输");
}

TEST_CASE("what stands below a record is judged too, and leads to the record") {
  Desk desk;
  const RecordId application = desk.add();
  desk.fill(application, "title", std::string("渣土运输"));
  desk.act(AddLedgerRecord{"consultation", application});
  const RecordId letter = desk.state.open->ledgers.below.at(application).front();
  desk.fill(letter, "kind", Option{"third_party"});
  desk.fill(letter, "party", std::string("某运输公司"));
  desk.fill(letter, "sent", Date{2026, 2, 2});
  desk.fill(letter, "received", Date{2026, 2, 3});
  const Ledgers& ledgers = desk.state.open->ledgers;
  const auto line = std::ranges::find(ledgers.due, letter, &DueLine::record);
  REQUIRE(line != ledgers.due.end());
  CHECK(line->light.state == LightState::Overdue);
  const LedgerShelf& shelf = ledgers.shelves[line->shelf];
  CHECK(shelf.form.id == "consultation");
  CHECK(full_title(ledgers, desk.state.open->reg, shelf.form, letter, Language::Chinese) ==
        "渣土运输 · 某运输公司");
  CHECK(findings_table(ledgers, desk.state.open->reg, Language::Chinese)
            .find("渣土运输 · 某*\t第三方答复应在") != std::string::npos);
  for (const LedgerShelf& one : ledger_shelves(ledgers)) CHECK(one.form.id != "consultation");
  desk.act(GoTo{Section::Due});
  desk.act(ShowRecord{letter});
  CHECK(desk.state.open->ledgers.selected == application);
  CHECK(desk.state.open->ledgers.look.form == "application");
  desk.act(DeleteRecord{application});
  CHECK(std::ranges::find(desk.state.open->ledgers.due, letter, &DueLine::record) ==
        desk.state.open->ledgers.due.end());
}

TEST_CASE("hours from a day alone are over with the day that the list and the table show") {
  const auto check = [](std::string found, const std::string& due, LightState state) {
    Desk desk;
    desk.act(AddLedgerRecord{"opinion_response", {}});
    const RecordId record = desk.state.open->ledgers.selected;
    desk.fill(record, "event", Option{"ordinary"});  // 48 hours
    desk.fill(record, "found", std::move(found));
    const Ledgers& ledgers = desk.state.open->ledgers;
    const auto line = std::ranges::find(ledgers.due, record, &DueLine::record);
    REQUIRE(line != ledgers.due.end());
    CHECK(line->light.state == state);
    CHECK(to_text(line->due.at) == due);
    CHECK(to_text(line->due.at.date) == due);
    CHECK(ledger_words(ledgers, desk.state.open->reg, ledgers.shelves[line->shelf],
                       *find_record(ledgers, record), {LedgerColumn::Kind::Due, line->term, {}},
                       Language::Chinese) == due);
  };
  check("2026-03-18", "2026-03-19", LightState::Overdue);
  check("2026-03-19", "2026-03-20", LightState::Soon);
}

TEST_CASE("what is overdue says how long it has taken so far, what came early by how much") {
  Desk desk;
  const RecordId record = desk.add();
  desk.fill(record, "received", Date{2026, 2, 9});
  const auto words = [&](const char* form, RecordId id, Finding::Kind kind) {
    const Ledgers& ledgers = desk.state.open->ledgers;
    const LedgerRecord& judged = *find_record(ledgers, id);
    const auto found = std::ranges::find(judged.judgement.findings, kind, &Finding::kind);
    return found == judged.judgement.findings.end()
               ? std::string()
               : finding_words(desk.state.open->reg, *find_shelf(ledgers, form), judged, *found,
                               Language::Chinese);
  };
  CHECK(words("application", record, Finding::Kind::Overdue) ==
        "答复应在 2026-03-13 前完成，至今没有登记，从起算日到今天已有 25 个工作日。");
  desk.act(AddLedgerRecord{"catalogue", {}});
  const RecordId entry = desk.state.open->ledgers.selected;
  desk.fill(entry, "changed", Date{2026, 3, 10});
  desk.fill(entry, "published", Date{2026, 3, 6});
  CHECK(words("catalogue", entry, Finding::Kind::Early) ==
        "公开登记为 2026-03-06，比应开始的 2026-03-10 早 2 个工作日。");
}

TEST_CASE("the register says from how many days before a deadline is near") {
  Desk desk;
  const RecordId record = desk.add();
  desk.fill(record, "received", Date{2026, 3, 4});  // to be answered by 2026-04-01
  CHECK(find_record(desk.state.open->ledgers, record)->judgement.light.state == LightState::Normal);
  desk.fill(desk.state.open->reg.id(), "soon", int64_t{14});
  CHECK(find_record(desk.state.open->ledgers, record)->judgement.light.state == LightState::Soon);
}

TEST_CASE("the office's own limits hold for whom an application waits for") {
  Desk desk;
  const RecordId application = desk.add();
  desk.fill(application, "received", Date{2026, 3, 2});
  desk.act(AddLedgerRecord{"consultation", application});
  const RecordId letter = desk.state.open->ledgers.below.at(application).front();
  desk.fill(letter, "kind", Option{"joint"});
  desk.fill(letter, "sent", Date{2026, 3, 3});
  desk.fill(letter, "received", Date{2026, 3, 3});
  const auto state = [&] {
    return state_by_dates(desk.state.open->ledgers, desk.state.open->reg, application, kClock.today,
                          Language::Chinese);
  };
  CHECK(state() == "协办中");
  desk.act(ApplyEdits{setting_edits(desk.state.open->reg, forms::kOwnRule, "consultation", "joint",
                                    fields::kCount, int64_t{5}),
                      {Text::did_change_setting, {}}});
  CHECK(state() == "待答复");
}

TEST_CASE("what is to be known of an application's course is said in sentences") {
  Desk desk;
  const RecordId application = desk.add();
  desk.fill(application, "received", Date{2026, 3, 2});
  desk.fill(application, "channel", Option{"online"});
  desk.fill(application, "correction_notice", Date{2026, 3, 3});
  const auto warnings = [&] {
    return course_warnings(desk.state.open->ledgers, desk.state.open->reg, application,
                           kClock.today, Language::Chinese);
  };
  CHECK(warnings().empty());  // a finding says that the day of receipt is not confirmed
  desk.fill(application, "confirmed", Date{2026, 3, 2});
  desk.fill(application, "correction_due", Date{2026, 3, 10});
  CHECK(warnings() ==
        std::vector<std::string>{"到2026-03-10仍未补正；没有正当理由的，视为放弃申请。"});
}

TEST_CASE("an entry of the catalogue is due again by its cycle, unless somebody set the day") {
  Desk desk;
  desk.act(AddLedgerRecord{"basic_catalogue", {}});
  const RecordId entry = desk.state.open->ledgers.selected;
  desk.fill(entry, "published", Date{2026, 3, 2});
  desk.fill(entry, "cycle", int64_t{3});
  const auto said = [&](const char* id) {
    const Ledgers& ledgers = desk.state.open->ledgers;
    const Template& form = open_shelf(ledgers)->form;
    for (const TermState& term : find_record(ledgers, entry)->judgement.terms)
      if (form.ledger.terms[term.term].id == id && term.due)
        return to_text(term.due->at) + " " + term_words(form, term, Language::Chinese);
    return std::string();
  };
  CHECK(said("cycle") == "2026-06-02 自 2026-03-02 起，每 3 个月内更新");
  desk.fill(entry, "update_due", Date{2026, 4, 1});
  CHECK(said("cycle").empty());
  CHECK(said("update") == "2026-04-01 自 2026-04-01 起，以登记的日期为准");
}

}  // namespace taizhang
