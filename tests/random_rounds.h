#pragma once

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <iterator>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/own_form.h"
#include "office.h"

// Random rounds: packets out, returns in. Departments edit for days, on machines with wrong clocks;
// they fill tasks, with a field of the office's own, and a ledger; they export early and again,
// forward the file to a colleague, and do what they may not. Meanwhile the office edits, deletes
// and hands tasks over.
namespace taizhang::make {

// Begins every text somebody wrote, to find it again.
inline constexpr std::string_view kMark = "⟦";

inline std::string name_of(size_t department) { return "处室" + std::to_string(department); }

// A text that stands nowhere else.
inline std::string marked(Random& random) {
  return std::string(kMark) + std::to_string(random()) + "⟧";
}

struct Size {
  size_t departments;
  size_t changes;      // of each department
  size_t files = 100;  // that are taken in, at most
  bool operator==(const Size&) const = default;
};

inline std::ostream& operator<<(std::ostream& out, const Size& size) {
  return out << size.departments << " departments, " << size.changes << " changes, " << size.files
             << " files";
}

inline constexpr Size kFullRound = {12, 70};

// Up to a full round at 70.
constexpr Size grown(size_t size) { return {1 + size * 11 / 70, size}; }

// The smallest that still fails when one thing after the other is halved.
template <typename Fails>
Size smallest_failing(Size size, Fails fails) {
  for (bool is_smaller = true; is_smaller;) {
    is_smaller = false;
    for (size_t Size::* part : {&Size::changes, &Size::departments, &Size::files}) {
      Size half = size;
      half.*part /= 2;
      if (half.*part == 0 || !fails(half)) continue;
      size = half;
      is_smaller = true;
    }
  }
  return size;
}

inline constexpr std::string_view kMatter = "matter", kMatterOf = "department",
                                  kVerdict = "verdict";
inline constexpr std::string_view kOwnText = "x.text.1";  // of tasks

// A ledger whose verdicts the office gives.
inline Template matters() {
  Template form;
  form.id = kMatter;
  form.name.zh = "事项";
  form.ledger.group.zh = "专项";
  form.fields = {field(std::string(fields::kTitle), FieldType::Text),
                 field(std::string(kMatterOf), FieldType::Departments),
                 field(std::string(kVerdict), FieldType::Text)};
  form.fields[0].returned = form.fields[1].returned = true;
  return form;
}

inline std::vector<Template> forms_of_offices() {
  std::vector<Template> forms = make::forms();
  forms.push_back(matters());
  forms.push_back(form("own_field"));
  return forms;
}

inline Register random_office(Random& random, size_t departments) {
  std::vector<Record> records = {record(id(0xABC), forms::kRegister,
                                        {{fields::kTitle, marked(random)},
                                         {fields::kRound, int64_t{1}},
                                         {fields::kSource, marked(random)}})};
  std::vector<std::string> names;
  for (size_t i = 0; i < departments; ++i) {
    names.push_back(name_of(i));
    records.push_back(record(department_id(names[i]), forms::kDepartment,
                             {{fields::kKey, names[i]}, {fields::kName, names[i]}}));
  }
  for (size_t i = 0; i < 3 * departments; ++i) {
    const RecordId part = id(100'000 + i / 5);
    if (i % 5 == 0) {
      records.push_back(record(part, forms::kPart, {{fields::kTitle, marked(random)}}));
    }
    std::vector<std::string> responsible;
    if (chance(random, 40)) responsible.push_back(any_of(random, names));
    Record task = make::task(id(1 + i), marked(random), {names[i % departments]}, responsible);
    set_value(task, fields::kText, marked(random));
    records.push_back(below(std::move(task), part));
    if (!chance(random, 50)) continue;
    Record note = record(id(200'000 + i), forms::kNote, {{fields::kText, marked(random)}});
    records.push_back(below(std::move(note), id(1 + i)));
  }
  for (size_t i = 0; i < departments; ++i) {
    records.push_back(record(id(300'000 + i), kMatter,
                             {{fields::kTitle, marked(random)},
                              {kMatterOf, make::departments({names[i]})},
                              {kVerdict, marked(random)}}));
  }
  records.push_back(record(setting_id(forms::kOwnField, forms::kTask, kOwnText), forms::kOwnField,
                           {{fields::kForm, std::string(forms::kTask)},
                            {fields::kField, std::string(kOwnText)},
                            {fields::kName, std::string("自建")}}));
  return reg(std::move(records), forms_of_offices());
}

inline std::string wrong_clock(Random& random) {
  return to_text(date_of(static_cast<int32_t>(below(random, 30000))));
}

inline std::vector<RecordId> of_form(const Register& reg, std::string_view form) {
  std::vector<RecordId> ids;
  for (const Record& record : reg.records()) {
    if (reg.exists(record.id) && text_of(record, fields::kTemplate) == form) {
      ids.push_back(record.id);
    }
  }
  return ids;
}

inline void add_note(Random& random, std::vector<Edit>& edits, RecordId parent) {
  const RecordId id = make::id(random());
  edits.push_back({id, std::string(fields::kTemplate), std::string(forms::kNote)});
  edits.push_back({id, std::string(fields::kParent), to_text(parent)});
  edits.push_back({id, std::string(fields::kText), marked(random)});
}

// What a liaison does in the ledger; with `slips` also what is the office's.
inline void work_in_ledger(Random& random, std::vector<Edit>& edits, const Register& reg,
                           const std::string& department, bool slips) {
  std::vector<RecordId> matters = of_form(reg, kMatter);
  const size_t what = below(random, slips ? 10 : 7);
  if (matters.empty() || what < 2) {
    const RecordId id = make::id(random());
    edits.push_back({id, std::string(fields::kTemplate), std::string(kMatter)});
    edits.push_back({id, std::string(kMatterOf), departments({department})});
    edits.push_back({id, std::string(fields::kTitle), marked(random)});
    return;
  }
  const RecordId matter = any_of(random, matters);
  const std::vector<std::string> both = {department, name_of(below(random, 12))};
  if (what < 6) edits.push_back({matter, std::string(fields::kTitle), marked(random)});
  if (what == 6) edits.push_back({matter, std::string(kMatterOf), departments(both)});
  if (what == 7) edits.push_back({matter, std::string(kVerdict), marked(random)});
  if (what == 8) edits.push_back({matter, std::string(kMatterOf), departments({both[1]})});
  if (what == 9) edits.push_back({matter, std::string(fields::kDeleted), true});
}

// What a liaison does next; with `slips` also what a department may not.
inline std::vector<Edit> liaison_edits(Random& random, const Register& reg,
                                       const std::string& department, bool slips) {
  static constexpr std::array<std::string_view, 3> kStatuses = {"not_started", "ongoing",
                                                                "submitted"};
  std::vector<RecordId> tasks = of_form(reg, forms::kTask);
  std::vector<RecordId> notes = of_form(reg, forms::kNote);
  if (tasks.empty()) return {};
  const RecordId task = any_of(random, tasks);
  std::vector<Edit> edits;
  const size_t what = below(random, slips ? 100 : 88);
  if (what < 10) {
    work_in_ledger(random, edits, reg, department, slips);
  } else if (what < 16) {
    edits.push_back({task, std::string(kOwnText), marked(random)});
  } else if (what < 30) {
    edits.push_back({task, std::string(fields::kMeasures), marked(random)});
  } else if (what < 50) {
    edits.push_back(
        {task, std::string(fields::kStatus), Option{std::string(any_of(random, kStatuses))}});
  } else if (what < 70 || notes.empty()) {
    add_note(random, edits, task);
  } else if (what < 80) {
    edits.push_back({any_of(random, notes), std::string(fields::kText), marked(random)});
  } else if (what < 88) {
    // Only its own, but for slips: a note of the baseline has no change that made it.
    const RecordId note = any_of(random, notes);
    const bool is_own = !reg.heads(note, fields::kTemplate).empty();
    if (is_own || slips) edits.push_back({note, std::string(fields::kDeleted), true});
  } else if (what < 92) {
    edits.push_back({task, std::string(fields::kStatus), Option{"closed"}});
  } else if (what < 96) {
    edits.push_back({task, std::string(fields::kTitle), marked(random)});
  } else {
    edits.push_back({task, std::string(fields::kDeleted), true});
  }
  return edits;
}

inline void work(Random& random, Register& reg, size_t changes, const std::string& department,
                 bool slips) {
  for (size_t made = 0; made < changes;) {
    std::vector<Edit> edits;
    for (int i = 0; i < 4; ++i) {
      std::ranges::move(liaison_edits(random, reg, department, slips), std::back_inserter(edits));
    }
    if (edits.empty()) return;
    made += edits.size();
    apply(reg, edits, std::to_string(random()), author("周敏", department, wrong_clock(random)));
  }
}

inline void office_edits(Random& random, Register& office, size_t count) {
  std::vector<RecordId> tasks = of_form(office, forms::kTask);
  for (size_t i = 0; i < count && !tasks.empty(); ++i) {
    const RecordId task = any_of(random, tasks);
    std::vector<Edit> edits;
    switch (below(random, 5)) {
      case 0:
        edits.push_back({task, std::string(fields::kTitle), marked(random)});
        break;
      case 1:
        edits.push_back({task, std::string(fields::kMeasures), marked(random)});
        break;
      case 2:
        edits.push_back({task, std::string(fields::kStatus), Option{"closed"}});
        break;
      case 3:
        edits.push_back({task, std::string(fields::kDeleted), chance(random, 70)});
        break;
      case 4:
        edits.push_back(
            {task, std::string(fields::kLead), departments({name_of(below(random, 12))})});
        break;
    }
    apply(office, edits, "office" + std::to_string(random()));
  }
}

struct Round {
  Register office;  // its packets are written down
  std::vector<ReturnedFile> files;
};

// Packets of `round.office`, and what becomes of them.
inline void issue_and_return(Random& random, Round& round, Size size, bool slips) {
  const Register issued = round.office;
  for (size_t i = 0; i < size.departments; ++i) {
    const std::string department = name_of(i);
    Result<Register> packet = packet_of(issued, department);
    if (!packet) continue;
    apply(round.office,
          edits_of_packet(round.office, *packet, department, marked(random), "2026-11-09"),
          "issue" + std::to_string(random()));
    Register mine = *packet;
    work(random, mine, size.changes / 2, department, slips);
    const auto send = [&](const Register& reg) {
      round.files.push_back(returned(reg, department));
    };
    if (chance(random, 30)) send(mine);  // early, and again at the end
    if (chance(random, 25)) {
      Register forwarded = mine;
      work(random, forwarded, size.changes / 4, department, slips);
      send(forwarded);
    }
    work(random, mine, size.changes - size.changes / 2, department, slips);
    send(mine);
    if (chance(random, 20)) round.files.push_back(round.files.back());
  }
  office_edits(random, round.office, size.changes);
  std::ranges::shuffle(round.files, random);
  if (round.files.size() > size.files)
    round.files.erase(round.files.begin() + size.files, round.files.end());
}

inline Round random_round(Random& random, Size size, bool slips = true) {
  Round round{random_office(random, size.departments), {}};
  issue_and_return(random, round, size, slips);
  return round;
}

inline Register taken(Register office, std::span<const ReturnedFile> files) {
  const std::vector<FileReview> reviews = review(office, files);
  const Author by = author("王敏", "办公室", "2026-12-01");
  office.add(changes_of_returns(office, reviews, by).value()).value();
  return office;
}

// Calls `law(random, size)` for rounds that grow up to `largest`, see grown().
template <typename Law>
void for_rounds(size_t largest, Law law) {
  for_seeds(rounds_of_law(24), largest, [&](Random& random, size_t grown_to, size_t seed) {
    const Size size = grown(grown_to);
    INFO("seed " << seed << ": " << size);
    law(random, size);
  });
}

// The same for a dozen full rounds: seconds, so they run by the tag .full alone.
template <typename Law>
void for_full_rounds(Law law) {
  for (size_t seed = 0; seed < 12; ++seed) {
    INFO("seed " << seed);
    Random random(2000 + seed);
    law(random, kFullRound);
  }
}

}  // namespace taizhang::make
