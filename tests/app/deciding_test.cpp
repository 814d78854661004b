#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

#include "../office.h"
#include "../show.h"
#include "app/conflict_view.h"
#include "app/update.h"
#include "start.h"

namespace taizhang {
namespace {

const Clock kClock{{2026, 11, 24}, "2026-11-24T09:00:00+08:00"};
const RecordId kTask = make::id(1);
const std::string kMeasures(fields::kMeasures);

struct Office {
  Register reg = make::office();
  AppState state;

  Office() = default;

  // Takes a return of what `fill` does to the packet of `department`.
  template <typename Fill>
  void take(const std::string& department, const Register& issued, Fill fill) {
    Register mine = issued;
    fill(mine);
    make::take_return(reg, std::move(mine), department);
  }

  void open() {
    state = make::start();
    happen(ReceiveFile{"台账.taizhang.json", make::bytes_of(reg)});
  }
  void happen(const Intent& intent) { state = update(std::move(state), intent, kClock).state; }

  const OpenRegister& now() const { return *state.open; }
  Value measures() const { return now().reg.value(kTask, fields::kMeasures); }
};

auto writes(std::string words, std::string department) {
  return [words, department](Register& reg) {
    make::fill(reg, kTask, fields::kMeasures, words, words, department);
  };
}

// 法规处 and 宣教处 say different things of one cell.
struct Disputed : Office {
  Disputed() {
    const Register law = packet_of(reg, "法规处").value();
    const Register press = packet_of(reg, "宣教处").value();
    take("法规处", law, writes("一周一报", "法规处"));
    take("宣教处", press, writes("一月一报", "宣教处"));
    open();
  }
  DecideCell to(Value value) const { return {{{kTask, kMeasures, std::move(value)}}}; }
};

// 法规处 wants another title, which is not its to change.
struct Held : Office {
  Held() {
    take("法规处", packet_of(reg, "法规处").value(), [](Register& mine) {
      make::fill(mine, kTask, fields::kTitle, std::string("解读材料同日"), "t", "法规处");
      make::fill(mine, kTask, fields::kDeadline, parse_deadline("9月底前", 2026), "d", "法规处");
    });
    open();
  }
  const Record& record(size_t index) const { return *now().reg.find(now().held[index]); }
};

}  // namespace

TEST_CASE("each of the values in conflict can be chosen, also the one that is shown") {
  for (const char* words : {"一周一报", "一月一报"}) {
    Disputed office;
    REQUIRE(office.now().conflicts.size() == 1);
    office.happen(office.to(std::string(words)));
    CHECK(office.measures() == Value(std::string(words)));
    CHECK(office.now().conflicts.empty());
    CHECK(office.now().reg.heads(kTask, kMeasures).size() == 1);
  }
}

TEST_CASE("another value decides as well") {
  Disputed office;
  office.happen(office.to(std::string("半月一报")));
  CHECK(office.measures() == Value(std::string("半月一报")));
  CHECK(office.now().conflicts.empty());
}

TEST_CASE("a decision is one undo step, which brings the conflict back") {
  Disputed office;
  const Value before = office.measures();
  office.happen(office.to(std::string("半月一报")));
  CHECK(office.now().history.done.size() == 1);
  office.happen(Undo{});
  CHECK(office.now().conflicts.size() == 1);
  CHECK(office.measures() == before);
  office.happen(Redo{});
  CHECK(office.now().conflicts.empty());
}

TEST_CASE("the note with a decision becomes a progress note of the task, in the same step") {
  Disputed office;
  DecideCell decision = office.to(std::string("半月一报"));
  decision.note = " 例会定的 ";
  office.happen(decision);
  const OutlineRow* task = outline_row(office.now(), kTask);
  REQUIRE(task != nullptr);
  const RecordId note = task->notes.back();
  CHECK(text_of(office.now().reg, note, fields::kText) == "“具体措施”的冲突已定。例会定的");
  office.happen(Undo{});
  CHECK(office.now().conflicts.size() == 1);
  CHECK_FALSE(office.now().reg.exists(note));
}

TEST_CASE("a conflict that was decided is listed as that until it is one again") {
  Disputed office;
  CHECK(office.now().decided.empty());
  office.happen(office.to(std::string("一周一报")));
  REQUIRE(office.now().decided.size() == 1);
  CHECK(office.now().decided[0].cell == Register::CellRef{kTask, kMeasures});
  office.happen(Undo{});
  CHECK(office.now().decided.empty());
}

TEST_CASE("a task with a conflict marks the parts above it") {
  Disputed office;
  CHECK(office.now().disputed.contains(kTask));
  CHECK(office.now().disputed.contains(make::id(100)));
  CHECK_FALSE(office.now().disputed.contains(make::id(101)));
}

TEST_CASE("conflicts are grouped by who disagree, or by the files") {
  Disputed office;
  office.happen(GroupConflicts{Grouping::Department});
  REQUIRE(office.now().groups.size() == 1);
  CHECK(office.now().groups[0] == ConflictGroup{0, "宣教处、法规处"});
  office.happen(GroupConflicts{Grouping::File});
  REQUIRE(office.now().groups.size() == 1);
  CHECK(office.now().groups[0].name == "宣教处.json、法规处.json");
  office.happen(GroupConflicts{Grouping::None});
  CHECK(office.now().groups.empty());
  CHECK(office.now().conflicts.size() == 1);
}

TEST_CASE("what was decided stays decided when the old returns come again") {
  Disputed office;
  office.happen(office.to(std::string("一周一报")));
  office.happen(ReceiveFile{"旧.taizhang.json", make::bytes_of(office.reg)});
  CHECK(office.now().conflicts.empty());
  CHECK(office.measures() == Value(std::string("一周一报")));
}

TEST_CASE("the inbox says who wrote each value, when, and in which file") {
  Disputed office;
  const ConflictView view =
      conflict_view(office.now(), office.now().conflicts[0], Language::Chinese);
  REQUIRE(view.candidates.size() == 2);
  for (const Candidate& one : view.candidates) {
    CHECK(one.author == "周敏");
    CHECK(one.at == "2026-11-24T09:00:00+08:00");
    CHECK(one.file == one.who + ".json");
  }
  CHECK(view.issued.value() == "（空）");
  CHECK(view.past.size() == 2);
}

TEST_CASE("after a decision is undone, the values are still those of who wrote them") {
  Disputed office;
  const Register::CellRef cell = office.now().conflicts[0];
  const ConflictView before = conflict_view(office.now(), cell, Language::Chinese);
  office.happen(office.to(before.candidates[0].value));
  office.happen(Undo{});
  const ConflictView after = conflict_view(office.now(), cell, Language::Chinese);
  REQUIRE(after.candidates.size() == 2);
  for (const Candidate& one : after.candidates) CHECK(one.file == one.who + ".json");
  CHECK(after.issued == before.issued);
  CHECK(office.now().sides.size() == 2);
}

TEST_CASE("a value written in this copy stands beside the returned one") {
  Office office;
  const Register issued = packet_of(office.reg, "法规处").value();
  make::fill(office.reg, kTask, fields::kMeasures, std::string("每周五报"), "here", "");
  office.take("法规处", issued, writes("一周一报", "法规处"));
  office.open();
  const ConflictView view =
      conflict_view(office.now(), office.now().conflicts[0], Language::Chinese);
  REQUIRE(view.candidates.size() == 2);
  CHECK(view.candidates[0].who == "法规处");
  CHECK(view.candidates[1].who == "本机");
  CHECK(view.candidates[1].file.empty());
  CHECK(view.candidates[1].words == "每周五报");
}

TEST_CASE("all values of one side are taken at once, as one undo step") {
  Office office;
  const Register law = packet_of(office.reg, "法规处").value();
  const Register press = packet_of(office.reg, "宣教处").value();
  const auto both = [](std::string words, std::string department) {
    return [words, department](Register& reg) {
      make::fill(reg, kTask, fields::kMeasures, words, "m" + words, department);
      make::fill(reg, kTask, fields::kStatus,
                 Option{department == "法规处" ? "ongoing" : "submitted"}, "s" + words, department);
    };
  };
  office.take("法规处", law, both("一周一报", "法规处"));
  office.take("宣教处", press, both("一月一报", "宣教处"));
  office.open();
  REQUIRE(office.now().conflicts.size() == 2);
  REQUIRE(office.now().sides.size() == 2);
  const auto press_side = std::ranges::find(office.now().sides, "宣教处", &Side::name);
  REQUIRE(press_side != office.now().sides.end());
  CHECK(press_side->kind == Side::Kind::Department);
  CHECK(press_side->heads.size() == 2);
  office.happen(DecideAll{press_side->heads});
  CHECK(office.now().conflicts.empty());
  CHECK(office.measures() == Value(std::string("一月一报")));
  CHECK(office.now().reg.value(kTask, fields::kStatus) == Value(Option{"submitted"}));
  office.happen(Undo{});
  CHECK(office.now().conflicts.size() == 2);
}

TEST_CASE("of two files of one department all values of one are taken at once") {
  Office office;
  const Register law = packet_of(office.reg, "法规处").value();
  const auto take = [&](const std::string& file, const std::string& words, const char* status) {
    Register mine = law;
    make::fill(mine, kTask, fields::kMeasures, words, "m" + file, "法规处");
    make::fill(mine, kTask, fields::kStatus, Option{status}, "s" + file, "法规处");
    const std::vector<ReturnedFile> files = {make::returned(std::move(mine), "法规处", file)};
    office.reg
        .add(changes_of_returns(office.reg, review(office.reg, files), make::author()).value())
        .value();
  };
  take("初稿.json", "一周一报", "ongoing");
  take("定稿.json", "一月一报", "submitted");
  office.open();
  REQUIRE(office.now().conflicts.size() == 2);
  office.happen(GroupConflicts{Grouping::File});
  const std::vector<Side> sides = office.now().sides;
  const auto later = std::ranges::find(sides, "定稿.json", &Side::name);
  REQUIRE(later != sides.end());
  CHECK(later->kind == Side::Kind::File);
  CHECK(later->heads.size() == 2);
  office.happen(DecideAll{later->heads});
  CHECK(office.now().conflicts.empty());
  CHECK(office.measures() == Value(std::string("一月一报")));
  CHECK(office.now().reg.value(kTask, fields::kStatus) == Value(Option{"submitted"}));
}

TEST_CASE("a deletion that somebody took back is decided like any other cell") {
  Office office;
  Register other = office.reg;
  make::fill(office.reg, kTask, fields::kDeleted, true, "a", "办公室");
  make::fill(other, kTask, fields::kDeleted, false, "b", "督查处");
  office.reg.add(other.changes()).value();
  office.open();
  REQUIRE(office.now().conflicts.size() == 1);
  const ConflictView view =
      conflict_view(office.now(), office.now().conflicts[0], Language::Chinese);
  std::vector<std::string> words;
  for (const Candidate& one : view.candidates) words.push_back(one.words);
  std::ranges::sort(words);
  CHECK(words == std::vector<std::string>{"保留", "删除"});
  office.happen(DecideCell{{{kTask, std::string(fields::kDeleted), false}}});
  CHECK(office.now().conflicts.empty());
  CHECK(office.now().reg.exists(kTask));
}

TEST_CASE("a task knows of the conflicts in it and in its notes") {
  Disputed office;
  CHECK(office.now().disputed.contains(kTask));
  office.happen(office.to(std::string("一周一报")));
  CHECK(office.now().disputed.empty());
}

TEST_CASE("what was held back is grouped by the record it changes") {
  Held office;
  REQUIRE(office.now().held.size() == 2);
  REQUIRE(office.now().held_groups.size() == 1);
  CHECK(office.now().held_groups[0].record == kTask);
  CHECK(office.now().held_groups[0].changes.size() == 2);
}

TEST_CASE("what was held back and is taken becomes the value, as one undo step") {
  Held office;
  const std::vector<RecordId> held = office.now().held;
  office.happen(DecideHeld{held, true});
  CHECK(text_of(office.now().reg, kTask, fields::kTitle) == "解读材料同日");
  CHECK(office.now().held.empty());
  CHECK(office.now().held_groups.empty());
  CHECK(office.now().reg.value(held[0], fields::kDecision) ==
        Value(Option{std::string(decisions::kTaken)}));
  CHECK(office.now().history.done.size() == 1);
  office.happen(Undo{});
  CHECK(text_of(office.now().reg, kTask, fields::kTitle) == "解读材料同步");
  CHECK(office.now().held.size() == 2);
}

TEST_CASE("what was held back and is refused changes nothing and stays on record") {
  Held office;
  const std::vector<RecordId> held = office.now().held;
  office.happen(DecideHeld{{held[0]}, false});
  CHECK(text_of(office.now().reg, kTask, fields::kTitle) == "解读材料同步");
  CHECK(office.now().held.size() == 1);
  CHECK(office.now().reg.exists(held[0]));
  CHECK(office.now().reg.value(held[0], fields::kDecision) ==
        Value(Option{std::string(decisions::kRefused)}));
}

TEST_CASE("words that are typed become a value of the field's type") {
  CHECK(value_typed(FieldType::Text, "甲", 2026) == Value(std::string("甲")));
  CHECK(value_typed(FieldType::Text, " ", 2026) == Value());
  CHECK(value_typed(FieldType::Integer, "12", 2026) == Value(int64_t{12}));
  CHECK_FALSE(value_typed(FieldType::Integer, "1.5", 2026));
  CHECK(value_typed(FieldType::Date, "3月12日", 2026) == Value(make::day("2026-03-12")));
  CHECK_FALSE(value_typed(FieldType::Date, "以后", 2026));
  CHECK(value_typed(FieldType::Deadline, "6月底前", 2026) ==
        Value(parse_deadline("6月底前", 2026)));
}

namespace {

// 法规处 writes a note under a task of 督查处, which all waits.
struct HeldNote : Office {
  static inline const RecordId kNote = make::id(900);

  explicit HeldNote(bool brings_form = true) {
    take("法规处", packet_of(reg, "法规处").value(), [&](Register& mine) {
      make::add_entry(mine, kNote, forms::kNote, make::id(3), fields::kText, std::string("已核对"),
                      "法规处");
    });
    open();
    if (!brings_form) {
      // An older file left the record's birth behind.
      std::vector<Edit> gone;
      for (const RecordId held : now().held)
        if (field_of(held) == fields::kTemplate)
          gone.push_back({held, std::string(fields::kDeleted), true});
      happen(ApplyEdits{std::move(gone), {Text::did_delete, {""}}});
    }
  }
  std::string field_of(RecordId held) const {
    return decode_change(text_of(now().reg, held, fields::kChange)).value().field;
  }
  std::vector<RecordId> held_of(std::string_view field) const {
    std::vector<RecordId> found;
    for (const RecordId held : now().held)
      if (field_of(held) == field) found.push_back(held);
    return found;
  }
  bool is_in_the_outline() const {
    return std::ranges::any_of(now().outline, [](const OutlineRow& row) {
      return std::ranges::contains(row.notes, kNote);
    });
  }
};

}  // namespace

TEST_CASE("the text of a new record is taken with the record, so that somebody sees it") {
  HeldNote office;
  REQUIRE(office.held_of(fields::kText).size() == 1);
  office.happen(DecideHeld{office.held_of(fields::kText), true});
  CHECK(office.now().reg.exists(HeldNote::kNote));
  CHECK(office.is_in_the_outline());
  CHECK(office.held_of(fields::kTemplate).empty());
  CHECK(office.now().history.done.size() == 1);
  office.happen(Undo{});
  CHECK_FALSE(office.now().reg.exists(HeldNote::kNote));
}

TEST_CASE("the text of a record that was refused takes the record back in with it") {
  HeldNote office;
  office.happen(DecideHeld{office.held_of(fields::kTemplate), false});
  REQUIRE(office.held_of(fields::kTemplate).empty());
  office.happen(DecideHeld{office.held_of(fields::kText), true});
  CHECK(office.is_in_the_outline());
  CHECK_FALSE(office.state.strip);
}

TEST_CASE("the text of a record that nobody brings is not taken, and a sentence says why") {
  HeldNote office(false);
  const size_t changes = office.now().reg.changes().size();
  office.happen(DecideHeld{office.held_of(fields::kText), true});
  CHECK(office.now().reg.changes().size() == changes);
  REQUIRE(office.state.strip);
  CHECK(say(office.state.strip->message, Language::Chinese).find("采纳了谁也看不到") !=
        std::string::npos);
  CHECK(office.held_of(fields::kText).size() == 1);
}

}  // namespace taizhang
