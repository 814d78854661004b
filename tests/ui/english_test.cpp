#include <string>
#include <string_view>
#include <vector>

#include "../office.h"
#include "base/text.h"
#include "ui/application.h"

namespace taizhang {
namespace {

// Names in Latin letters, so that any Chinese on screen but the notice's lines is the interface's.
constexpr const char* kLatinNotice =
    "Plan 2026\n"
    "一、Publish the budget\n"
    "责任部门：Finance\n"
    "完成时限：soon\n";

struct EnglishPage : Application {
  EnglishPage() { press(Role::Button, "English"); }
};

// A register in Latin letters in its first round: two departments have packets and one of them has
// sent back what conflicts with the office, and what is not its to change.
std::string latin_register() {
  const RecordId task = make::id(1);
  Register office = make::reg(
      {make::record(make::id(0xABC), forms::kRegister,
                    {{fields::kTitle, std::string("Plan 2026")}, {fields::kRound, int64_t{1}}}),
       make::record(task, forms::kTask,
                    {{fields::kTitle, std::string("Publish the budget")},
                     {fields::kLead, make::departments({"Finance", "Law"})}})});
  for (const std::string department : {"Finance", "Law"})
    make::apply(office,
                edits_of_packet(office, packet_of(office, department).value(), department,
                                "d" + department, "2026-03-09T10:00:00+08:00"),
                department);
  Register mine = packet_of(office, "Finance").value();
  make::apply(mine,
              {{task, std::string(fields::kMeasures), std::string("Weekly")},
               {task, std::string(fields::kTitle), std::string("Publish it")}},
              "m", make::author("Bob", "Finance"));
  make::apply(office, {{task, std::string(fields::kMeasures), std::string("Monthly")}}, "o",
              make::author("Ann", ""));
  make::take_return(office, std::move(mine), "Finance");
  return make::bytes_of(office);
}

bool is_chinese(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    if (point.value >= 0x2E80 && point.value <= 0x9FFF) return true;
    at += point.bytes;
  }
  return false;
}

// The Chinese words on screen, without the notice and the button that brings Chinese back.
std::string chinese(const Application& app) {
  const AccessNode* source = app.mirror.find(Role::List, "Source");
  std::string out;
  for (const AccessNode& node : app.mirror.nodes()) {
    if (source != nullptr && node.parent == source->id) continue;
    for (const std::string& words : {node.name, node.value})
      if (is_chinese(words) && words != "中文") out += words + "\n";
  }
  return out;
}

bool is_text(const AccessNode& node) {
  return node.role == Role::Text || node.role == Role::Heading;
}

bool is_button(const AccessNode& node) {
  return node.role == Role::Button && node.h <= space::kButton;  // and no row of a list
}

// By more than the room that lines leave above and below their characters.
bool overlap(const AccessNode& a, const AccessNode& b) {
  constexpr float kRoom = 4;
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y + kRoom < b.y + b.h && b.y + kRoom < a.y + a.h;
}

// The texts that lie over another one or over a button.
std::string collisions(const Application& app) {
  std::string out;
  for (const AccessNode& a : app.mirror.nodes())
    for (const AccessNode& b : app.mirror.nodes())
      if (&a != &b && a.parent == b.parent && is_text(a) && (is_text(b) || is_button(b)) &&
          overlap(a, b))
        out += a.name + " lies over " + b.name + "\n";
  return out;
}

TEST_CASE("the start page is all English") {
  EnglishPage page;
  StoreListedIntent list;
  list.recents = {{"r1", "Plan 2026", "Bureau", 18, 5, "2026-03-19T17:40:00+08:00", 4}};
  page.happen(list);
  CHECK(chinese(page) == "");
  CHECK(collisions(page) == "");
  page.press(Role::Button, "Rename register Plan 2026");
  CHECK(chinese(page) == "");
  page.press(Role::Button, "Back");
  page.press(Role::Button, "Delete register Plan 2026");
  page.press(Role::Button, "Deleted registers (1)");
  CHECK(collisions(page) == "");
  page.press(Role::Button, "Delete register Plan 2026 for good");
  CHECK(chinese(page) == "");
  page.press(Role::Button, "Back");
  page.press(Role::Button, "Settings");
  CHECK(chinese(page) == "");
  page.press(Role::Button, "Back");
  page.press(Role::Button, "Paste");
  page.write("Text of the notice", " ");
  page.press(Role::Button, "Read into tasks");
  CHECK(chinese(page) == "");
  CHECK(collisions(page) == "");
}

TEST_CASE("the preview is all English but the notice") {
  EnglishPage page;
  page.happen(ReadNotice{"", kLatinNotice});
  CHECK(chinese(page) == "");
  CHECK(collisions(page) == "");
  page.press(Role::Button, "Edit task 1");
  page.press(Role::Combobox, "Lead");
  CHECK(chinese(page) == "");
  page.press(Role::Button, "Done");
  page.press(Role::Button, "Back");
  page.press(Role::Button, "Edit head");
  page.write("Date", "never");
  page.press(Role::Button, "Keep changes");
  CHECK(chinese(page) == "");
}

TEST_CASE("the register is all English but its content") {
  EnglishPage page;
  page.happen(ReadNotice{"", kLatinNotice});
  page.resize(1366, 1200);
  page.press(Role::Button, "Create register");
  page.press(Role::Button, "Select task 1");
  page.write("Write a note", "Sent for approval");
  page.press(Role::Button, "Keep note");
  page.press(Role::Button, "Add evidence");
  page.write("Evidence link", "ftp://example.cn");
  page.press(Role::Button, "Keep evidence");
  CHECK(page.count(Role::Alert) == 1);
  CHECK(chinese(page) == "");
  CHECK(collisions(page) == "");
  page.press(Role::Combobox, "Status");
  CHECK(chinese(page) == "");
  page.press(Role::Option, "Ongoing");
  page.press(Role::Button, "Add part");
  page.press(Role::Button, "Undo Ctrl+Z");
  page.press(Role::Button, "Not started 0");
  CHECK(chinese(page) == "");
}

TEST_CASE("the inbox and the board are all English but the register's content") {
  EnglishPage page;
  page.happen(ReceiveFile{"plan.json", latin_register()});
  page.press(Role::Button, "Conflicts 2");
  CHECK(chinese(page) == "");
  CHECK(collisions(page) == "");
  page.press(Role::Radio, "Write another value");
  CHECK(chinese(page) == "");
  CHECK(collisions(page) == "");
  page.press(Role::Button, "All at once");
  CHECK(chinese(page) == "");
  page.key(ImGuiKey_Escape);
  page.press(Role::Button, "Out of scope 1");
  CHECK(chinese(page) == "");
  CHECK(collisions(page) == "");
  page.press(Role::Button, "Returns 1");
  CHECK(chinese(page) == "");
  CHECK(collisions(page) == "");
  page.resize(900, 700);
  CHECK(collisions(page) == "");
}

TEST_CASE("history, trash, comparison and the ends of round and year are all English") {
  EnglishPage page;
  page.happen(ReadNotice{"", kLatinNotice});
  page.press(Role::Button, "Create register");
  const Register& reg = page.state.open->reg;
  const std::string file = encode(Snapshot{page.state.open->envelope, reg});
  page.press(Role::Button, "Select task 1");
  page.happen(AddNote{page.state.open->selected, "Sent"});
  page.press(Role::Button, "History");
  CHECK(chinese(page) == "");
  CHECK(collisions(page) == "");
  page.press(Role::Button, "Back");
  page.press(Role::Button, "Compare");
  CHECK(chinese(page) == "");
  CHECK(collisions(page) == "");
  page.happen(ReceiveFile{"old.json", file});
  CHECK(chinese(page) == "");
  CHECK(collisions(page) == "");
  page.press(Role::Button, "End the round");
  CHECK(chinese(page) == "");
  page.press(Role::Button, "Back");
  page.press(Role::Button, "Carry over to next year");
  page.write("Year", "soon");
  CHECK(chinese(page) == "");
  page.press(Role::Button, "Back");
  page.happen(DeleteRecord{page.state.open->selected});
  page.press(Role::Button, "Trash 1");
  CHECK(chinese(page) == "");
}

TEST_CASE("the reports are all English but the official annual one") {
  EnglishPage page;
  page.happen(ReadNotice{"", kLatinNotice});
  page.press(Role::Button, "Create register");
  page.press(Role::Button, "Reports");
  for (size_t kind = 0; kind < kReportKinds; ++kind) {
    if (static_cast<ReportKind>(kind) == ReportKind::Annual) continue;
    page.press(Role::Button, text(name_of(static_cast<ReportKind>(kind)), Language::English));
    CHECK(chinese(page) == "");
    CHECK(collisions(page) == "");
  }
}

TEST_CASE("a message that is on screen changes its language with the interface") {
  Application app;
  app.happen(FileUnreadable{"plan.txt"});
  app.press(Role::Button, "English");
  CHECK(app.has(
      Role::Alert,
      "\"plan.txt\" cannot be opened. Check that no other program holds it, then try again."));
}

}  // namespace
}  // namespace taizhang
