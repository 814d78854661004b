#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "app/conflict_view.h"
#include "app/steps.h"
#include "base/text.h"

namespace taizhang {
namespace {

std::string figure(size_t count) { return number(static_cast<long long>(count)); }

// What the heads say, of those that still disagree with another one.
std::vector<Edit> edits_of(const Register& reg, const std::vector<ChangeId>& heads) {
  std::vector<Edit> edits;
  for (const ChangeId id : heads) {
    const Change* head = reg.find_change(id);
    if (head == nullptr || reg.state(head->record, head->field) != CellState::Conflict) continue;
    if (std::ranges::contains(reg.heads(head->record, head->field), head))
      edits.push_back({head->record, head->field, head->value});
  }
  return edits;
}

// Why a cell was decided as it was, where the task's departments read it too.
std::vector<Edit> note_of(Scene scene, const Edit& decision, std::string_view why) {
  const OpenRegister& open = *scene.state.open;
  const OutlineRow* row = outline_row_above(open, decision.record);
  if (why.empty() || row == nullptr || row->is_part) return {};
  const Language language = scene.state.settings.language;
  const std::string cell = disputed_words(open.reg, {decision.record, decision.field}, language);
  return note_edits(scene, row->record,
                    say({Text::decision_note, {cell, std::string(why)}}, language));
}

}  // namespace

void act(Scene scene, const GroupConflicts& intent) {
  if (!scene.state.open) return;
  scene.state.open->grouping = intent.grouping;
  refresh_undecided(*scene.state.open);
}

void act(Scene scene, const DecideCell& intent) {
  if (!scene.state.open || intent.edits.empty()) return;
  std::vector<Edit> edits = intent.edits;
  std::ranges::move(note_of(scene, intent.edits.front(), trim(intent.note)),
                    std::back_inserter(edits));
  if (!edit(scene, edits, {Text::did_decide, {}})) return;
  show_toast(scene, {Text::toast_decided, {figure(scene.state.open->conflicts.size())}}, true);
}

void act(Scene scene, const DecideAll& intent) {
  if (!scene.state.open) return;
  const std::vector<Edit> edits = edits_of(scene.state.open->reg, intent.heads);
  const std::string count = figure(edits.size());
  if (!edits.empty() && edit(scene, edits, {Text::did_decide_all, {count}}))
    show_toast(scene, {Text::toast_decided_all, {count}}, true);
}

void act(Scene scene, const DecideHeld& intent) {
  if (!scene.state.open) return;
  const OpenRegister& open = *scene.state.open;
  const std::string_view decision = intent.take ? decisions::kTaken : decisions::kRefused;
  std::vector<Change> taken;
  std::vector<Edit> edits;
  for (const HeldGroup& group : open.held_groups) {
    for (const HeldChange& one : group.changes) {
      const bool is_meant = std::ranges::contains(intent.held, one.held);
      if (!is_meant || (intent.take && !one.change)) continue;
      edits.push_back({one.held, std::string(fields::kDecision), Option{std::string(decision)}});
      if (intent.take && open.reg.find_change(one.change->id) == nullptr)
        taken.push_back(*one.change);
    }
  }
  if (edits.empty()) return;
  Result<std::vector<Change>> changes = changes_for(
      open.reg, edits, author_of(scene.state, scene.clock), scene.state.ids.next_nonce());
  if (!changes) return show_strip(scene, message_of(changes.error()));
  std::ranges::move(taken, std::back_inserter(*changes));
  const std::string count = figure(edits.size());
  if (!add_as_step(scene, *std::move(changes),
                   {intent.take ? Text::did_take_held : Text::did_refuse_held, {count}}))
    return;
  show_toast(scene, {intent.take ? Text::toast_taken_held : Text::toast_refused_held, {count}},
             true);
}

}  // namespace taizhang
