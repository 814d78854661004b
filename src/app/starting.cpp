#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/pasting.h"
#include "app/steps.h"
#include "assets/files.h"
#include "base/deadline.h"
#include "base/text.h"

// Registers that begin without a notice of one's own.

namespace taizhang {
namespace {

// A section of the demo's data: what its records are, and a table.
struct DemoSection {
  std::string name;
  TableCells rows;
};

// "@-3" is the day three days before today.
std::string dated(std::string cell, Date today) {
  int days = 0;
  const char* end = cell.data() + cell.size();
  const char* begin = cell.data() + (cell.starts_with("@+") ? 2 : 1);
  if (!cell.starts_with('@') || std::from_chars(begin, end, days).ptr != end) return cell;
  return to_text(add_days(today, days));
}

std::vector<DemoSection> demo_sections(Date today) {
  std::vector<DemoSection> sections;
  std::string_view text = asset("samples/demo.txt");
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.starts_with("# ")) {
      sections.push_back({std::string(line.substr(2)), {}});
      continue;
    }
    if (line.empty() || sections.empty()) continue;
    std::vector<std::string>& row = sections.back().rows.emplace_back();
    for (bool goes_on = true; goes_on;) {
      const size_t tab = line.find('\t');
      row.push_back(dated(std::string(line.substr(0, tab)), today));
      goes_on = tab != std::string_view::npos;
      if (goes_on) line.remove_prefix(tab + 1);
    }
  }
  return sections;
}

// A task's row: number, status, deadline, days since the note, the note, evidence, its link.
class DemoTasks {
 public:
  DemoTasks(Scene scene, std::vector<Edit>& edits) : scene_(scene), edits_(edits) {}

  void fill(const std::vector<std::string>& row) {
    constexpr size_t kCells = 7;
    const OutlineRow* task = row.size() == kCells ? find(row[0]) : nullptr;
    if (task == nullptr) return;
    const Register& reg = scene_.state.open->reg;
    for (const StatusCount& one : scene_.state.open->counts)
      if (option_name(reg, forms::kTask, fields::kStatus, one.option, Language::Chinese) == row[1])
        set(task->record, fields::kStatus, Option{one.option});
    if (!row[2].empty())
      set(task->record, fields::kDeadline, parse_deadline(row[2], scene_.clock.today.year));
    if (!row[4].empty()) {
      const RecordId note = child(task->record, forms::kNote);
      int days = 0;
      std::from_chars(row[3].data(), row[3].data() + row[3].size(), days);
      const std::string day = to_text(add_days(scene_.clock.today, -days));
      set(note, fields::kText, row[4]);
      set(note, fields::kAt,
          day + scene_.clock.now.substr(std::min<size_t>(10, scene_.clock.now.size())));
    }
    if (row[5].empty()) return;
    const RecordId evidence = child(task->record, forms::kEvidence);
    set(evidence, fields::kTitle, row[5]);
    if (!row[6].empty()) set(evidence, fields::kLink, Links{{{{}, row[6]}}});
  }

 private:
  const OutlineRow* find(const std::string& number) const {
    for (const OutlineRow& row : scene_.state.open->outline)
      if (!row.is_part && row.number == number) return &row;
    return nullptr;
  }
  void set(RecordId record, std::string_view field, Value value) {
    edits_.push_back({record, std::string(field), std::move(value)});
  }
  RecordId child(RecordId task, std::string_view form) {
    const RecordId id = scene_.state.ids.next_record();
    for (Edit& one : birth(id, task, form, last_order(scene_.state.open->reg, task, form)))
      edits_.push_back(std::move(one));
    return id;
  }

  Scene scene_;
  std::vector<Edit>& edits_;
};

std::vector<Edit> demo_edits(Scene scene) {
  std::vector<Edit> edits;
  DemoTasks tasks(scene, edits);
  for (DemoSection& section : demo_sections(scene.clock.today)) {
    const OpenRegister& open = *scene.state.open;
    if (section.name == "tasks") {
      for (const std::vector<std::string>& row : section.rows) tasks.fill(row);
      continue;
    }
    const Template* form = paste_form(open, section.name);
    if (form == nullptr) continue;
    PastedTable table = read_pasted(open, std::move(section.rows), true, {});
    PastePlan plan = plan_of(open, with_form(std::move(table), *form, {}), {}, scene.state.ids);
    scene.state.ids = plan.ids;
    for (Edit& one : plan.edits) edits.push_back(std::move(one));
  }
  return edits;
}

}  // namespace

void act(Scene scene, const OpenDemo&) {
  act(scene, OpenSample{});
  if (!scene.state.preview) return;
  act(scene, CreateRegister{});
  if (!scene.state.open) return;
  const OpenRegister& open = *scene.state.open;
  const Language language = scene.state.settings.language;
  std::vector<Edit> edits = demo_edits(scene);
  edits.push_back({open.reg.id(), std::string(fields::kTitle),
                   say({Text::start_demo_title, {register_title(open.reg)}}, language)});
  if (!edit(scene, edits, {Text::did_demo, {}})) return;
  act(scene, GoTo{Section::Overview});
  show_toast(scene, {Text::toast_demo, {}});
}

void act(Scene scene, const StartBlank& intent) {
  const std::string title(trim(intent.title));
  if (title.empty()) return;
  Result<Register> made =
      empty_register(title, scene.clock.today.year, {}, scene.state.templates, scene.state.ids);
  if (!made) return show_strip(scene, message_of(made.error()));
  open_register(scene, {{}, *std::move(made)}, 0);
  act(scene, AddPart{});
}

}  // namespace taizhang
