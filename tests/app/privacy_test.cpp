#include <catch2/catch_test_macros.hpp>
#include <string>

#include "base/text.h"
#include "start.h"

namespace taizhang {
namespace {

const Clock kClock{{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};

AppState after(AppState state, const Intent& intent) {
  return update(std::move(state), intent, kClock).state;
}

// The sample's register with an application by 陈明, which 办公室 handles.
AppState with_application() {
  AppState state = after(make::start(), OpenSample{});
  state = after(std::move(state), CreateRegister{});
  state = after(std::move(state), AddLedgerRecord{"application", {}});
  const RecordId id = state.open->ledgers.selected;
  const std::string key = state.open->departments.front().key;
  return after(std::move(state), ApplyEdits{{{id, "applicant", std::string("陈明")},
                                             {id, "department", Departments{{key}}}},
                                            {Text::did_add_record, {}}});
}

template <typename Kind>
std::string last_bytes(const Step& step) {
  std::string bytes;
  for (const Effect& effect : step.effects) {
    if (const auto* found = effect.get_if<Kind>()) {
      if constexpr (requires { found->bytes; }) bytes = found->bytes;
      if constexpr (requires { found->lines; }) bytes = found->lines;
      if constexpr (requires { found->text; }) bytes = found->text;
    }
  }
  return bytes;
}

bool says(const std::string& bytes, std::string_view words) {
  return bytes.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a snapshot keeps persons, a masked one does not and is no backup") {
  const AppState state = with_application();
  CHECK(state.open->ledgers.personal == 1);
  const Step whole = update(state, ExportSnapshot{}, kClock);
  CHECK(says(last_bytes<Download>(whole), "陈明"));
  CHECK(whole.state.open->filed.unfiled == 0);

  const int unexported = state.open->filed.unfiled;
  const Step masked = update(state, ExportSnapshot{true}, kClock);
  const std::string bytes = last_bytes<Download>(masked);
  CHECK_FALSE(says(bytes, "陈明"));
  CHECK(says(bytes, "陈*"));
  CHECK(masked.state.open->filed.unfiled == unexported);
}

TEST_CASE("packets leave without the applicants unless that is asked for") {
  for (const bool is_masked : {true, false}) {
    AppState state = after(with_application(), ShowIssuing{});
    CHECK(state.issuing->masked);
    IssuePlan plan = *state.issuing;
    plan.masked = is_masked;
    state = after(std::move(state), ChangeIssuing{plan});
    const Step step = update(std::move(state), IssuePackets{}, kClock);
    bool has_name = false, has_mask = false;
    for (const Effect& effect : step.effects) {
      if (const Download* file = effect.get_if<Download>()) {
        has_name |= says(file->bytes, "陈明");
        has_mask |= says(file->bytes, "陈*");
      }
    }
    CHECK(has_name == !is_masked);
    CHECK(has_mask == is_masked);
  }
}

TEST_CASE("rows of a ledger are copied and printed with their persons masked") {
  AppState state = after(with_application(), AddLedgerRecord{"enforcement", {}});
  const RecordId id = state.open->ledgers.selected;
  state = after(std::move(state),
                ApplyEdits{{{id, "party", std::string("陈明")}}, {Text::did_add_record, {}}});
  const std::string copied = last_bytes<CopyTable>(update(state, CopyRows{}, kClock));
  const std::string printed = last_bytes<ShowDocument>(update(state, ShowTableView{}, kClock));
  for (const std::string& text : {copied, printed}) {
    CHECK(says(text, "陈*"));
    CHECK_FALSE(says(text, "陈明"));
  }
}

TEST_CASE("a comparison is copied and exported with its persons masked") {
  AppState state = with_application();
  const std::string before = last_bytes<Download>(update(state, ExportSnapshot{}, kClock));
  const RecordId id = state.open->ledgers.selected;
  state = after(std::move(state), AddLedgerRecord{"consultation", id});
  const RecordId asked = state.open->ledgers.below.at(id).front();
  state = after(std::move(state), ApplyEdits{{{id, "identity", std::string("350211199001010012")},
                                              {id, "applicant_contact", std::string("13800000001")},
                                              {id, "applicant", std::string("陈小明")},
                                              {asked, "party", std::string("林小红")}},
                                             {Text::did_add_record, {}}});
  state = after(std::move(state), PickComparison{});
  state = after(std::move(state), ReceiveFile{"从前.taizhang.json", before});
  REQUIRE(state.open->comparison);
  const std::string copied = last_bytes<CopyTable>(update(state, CopyComparison{}, kClock));
  const std::string exported = last_bytes<Download>(update(state, ExportComparison{}, kClock));
  for (const std::string& text : {copied, exported}) {
    CHECK(says(text, "3502**********0012"));
    for (const char* person : {"陈明", "陈小明", "林小红", "199001010012", "13800000001"})
      CHECK_FALSE(says(text, person));
  }
}

}  // namespace taizhang
