#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/conflict_view.h"
#include "app/steps.h"
#include "base/text.h"
#include "model/packet.h"

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

// What was held back of each record, whatever was decided on it.
using HeldRecords = std::map<RecordId, std::vector<HeldChange>>;
HeldRecords all_held(const Register& reg) {
  HeldRecords all;
  for (const Record& one : reg.records()) {
    if (text_of(one, fields::kTemplate) != forms::kHeld || !reg.exists(one.id)) continue;
    Result<Change> change = decode_change(text_of(one, fields::kChange));
    if (change) all[change->record].push_back({one.id, *std::move(change)});
  }
  return all;
}

// Held changes on their way into the register, with what they cannot be seen without: the form and
// the place of a record that is not here yet, and those of what it stands under.
class Taking {
 public:
  explicit Taking(const Register& reg) : reg_(reg) {}

  // False: what the record needs was not sent along.
  bool add(const HeldChange& one) {
    taken_.emplace(one.held, *one.change);
    return bring(one.change->record);
  }

  const std::map<RecordId, Change>& taken() const { return taken_; }  // by what held them

 private:
  bool bring(RecordId record) {
    if (!is_empty(reg_.value(record, fields::kTemplate)) || !brought_.insert(record).second)
      return true;
    if (!held_) held_ = all_held(reg_);
    std::vector<ChangeId> replaced;
    std::vector<const Change*> forms;
    RecordId parent;
    for (const HeldChange& one : (*held_)[record]) {
      const bool is_form = one.change->field == fields::kTemplate;
      if (!is_form && one.change->field != fields::kParent) continue;
      taken_.emplace(one.held, *one.change);
      if (!is_form) {
        const auto* text = std::get_if<std::string>(&one.change->value);
        parent = parse_id<RecordId>(text ? std::string_view(*text) : "").value_or(parent);
        continue;
      }
      forms.push_back(&*one.change);
      std::ranges::copy(one.change->supersedes, std::back_inserter(replaced));
    }
    const bool is_seen = std::ranges::any_of(forms, [&](const Change* form) {
      return !std::ranges::contains(replaced, form->id) && is_shown(form->value, parent);
    });
    return is_seen && (!parent || bring(parent));
  }

  // Is a record of the form that a cell names shown where it stands?
  bool is_shown(const Value& named, RecordId parent) const {
    const auto* id = std::get_if<std::string>(&named);
    const Template* form = id ? reg_.find_template(*id) : nullptr;
    return form && (parent || (form->under.empty() && (is_ledger(*form) || !is_entry(*form))));
  }

  const Register& reg_;
  std::optional<HeldRecords> held_;  // looked for only when something is missing
  std::map<RecordId, Change> taken_;
  std::set<RecordId> brought_;
};

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
  Taking taking(open.reg);
  std::vector<Edit> edits;
  const auto decide = [&](RecordId held) {
    edits.push_back({held, std::string(fields::kDecision), Option{std::string(decision)}});
  };
  for (const HeldGroup& group : open.held_groups) {
    for (const HeldChange& one : group.changes) {
      const bool is_meant = std::ranges::contains(intent.held, one.held);
      if (!is_meant || (intent.take && !one.change)) continue;
      if (!intent.take)
        decide(one.held);
      else if (!taking.add(one))
        return show_strip(
            scene, {Text::held_unseen, {held_title(open, group, scene.state.settings.language)}});
    }
  }
  std::vector<Change> taken;
  for (const auto& [held, change] : taking.taken()) {
    decide(held);
    if (open.reg.find_change(change.id) == nullptr) taken.push_back(change);
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
