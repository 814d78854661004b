#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/ledger_settings.h"
#include "app/table_cells.h"
#include "app/update.h"
#include "start.h"

namespace taizhang {

// One person's machine: what was asked of the browser is kept, files come and go.
struct Machine {
  AppState state;
  std::vector<Effect> effects;
  std::vector<Download> files;
  Clock clock{{2026, 3, 20}, "2026-03-20T09:00:00+08:00"};

  explicit Machine(uint64_t seed) : state(make::start(IdSource(seed, seed + 1))) {}

  template <typename... Asked>
  void after(Asked... asked) {
    for (const Intent& intent : {Intent(std::move(asked))...}) {
      Step step = update(std::move(state), intent, clock);
      state = std::move(step.state);
      for (Effect& effect : step.effects) {
        if (const Download* file = effect.get_if<Download>()) files.push_back(*file);
        effects.push_back(std::move(effect));
      }
    }
  }
  void receive(const Download& file) { after(ReceiveFile{file.name, file.bytes}); }
  void read_all() {
    while (state.collection && !state.collection->waiting.empty()) after(ReadNextReturn{});
  }
  Register& reg() { return state.open->reg; }
  // Makes a field of the office's own, and returns its id.
  std::string add_field(std::string form, FieldType type, std::string name) {
    after(AddOwnField{form, type, std::move(name)});
    return field_settings(*state.open, form).back().field.id;
  }
  std::string_view status(RecordId task) { return status_of(reg(), task); }

  template <typename Kind>
  std::vector<Kind> asked() const {
    std::vector<Kind> found;
    for (const Effect& effect : effects)
      if (const Kind* one = effect.get_if<Kind>()) found.push_back(*one);
    return found;
  }
};

// The office with its sample register and a round that is out.
struct Round {
  Machine office{7};

  Round() {
    office.after(OpenSample{}, CreateRegister{});
    issue();
  }
  void issue() {
    office.files.clear();
    office.after(ShowIssuing{}, IssuePackets{}, DropIssuing{});
  }
  // What a liaison sends back who has set the status of all tasks and written a note on each.
  Download come_back(size_t packet, std::string status, uint64_t seed) {
    Machine liaison(seed);
    liaison.receive(office.files.at(packet));
    const std::vector<RecordId> tasks = liaison.state.open->work.tasks;
    for (const RecordId task : tasks)
      liaison.after(ApplyEdits{{{task, std::string(fields::kStatus), Option{status}}},
                               {Text::did_change, {"状态"}}},
                    AddNote{task, "已办一半"});
    liaison.after(ExportReturn{});
    return liaison.files.back();
  }
};

}  // namespace taizhang
