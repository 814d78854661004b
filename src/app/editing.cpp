#include <string>
#include <utility>

#include "app/listed.h"
#include "app/moving.h"
#include "app/steps.h"
#include "base/text.h"

namespace taizhang {
namespace {

Edit set(RecordId record, std::string_view field, Value value) {
  return {record, std::string(field), std::move(value)};
}

// A new record of `form` after its siblings.
std::vector<Edit> birth_last(const OpenRegister& open, RecordId id, RecordId parent,
                             std::string_view form) {
  return birth(id, parent, form, last_order(open.reg, parent, form));
}

// Where a new task belongs when nobody says: beside the selected one, else under the last part.
RecordId part_for_new_task(const OpenRegister& open) {
  if (open.view.part) return open.view.part;
  RecordId last_part;
  RecordId current;
  for (const OutlineRow& row : open.outline) {
    if (row.is_part) {
      current = row.record;
      if (row.depth == 0) last_part = row.record;
    }
    if (row.record == open.selected) return row.is_part ? row.record : current;
  }
  return last_part;
}

std::string default_title(Scene scene, Text text_id) {
  return std::string(text(text_id, scene.state.settings.language));
}

void show_restored(Scene scene, Text done, const UndoStep& step) {
  show_toast(scene, {done, {step.label}});
}

// Undo and redo of the preview: swaps whole drafts.
bool step_preview(AppState& state, std::vector<PreviewDraft> Preview::* from,
                  std::vector<PreviewDraft> Preview::* to) {
  if (state.screen != Screen::Preview || !state.preview) return false;
  Preview& preview = *state.preview;
  if ((preview.*from).empty()) return true;
  PreviewDraft& left =
      (preview.*to).emplace_back(std::exchange(preview.now, std::move((preview.*from).back())));
  (preview.*from).pop_back();
  const NoticeDraft& now = preview.now.draft;
  const bool is_other = now.source != left.draft.source;
  if (is_other || (preview.task && *preview.task >= now.notice.tasks.size())) preview.task.reset();
  if (is_other) preview.problem.reset();
  refresh(preview);
  return true;
}

using Stepper = Result<std::vector<Change>> (*)(Register&, UndoHistory&, const Author&,
                                                std::string_view);

void step_register(Scene scene, Stepper stepper, Text done,
                   std::vector<UndoStep> UndoHistory::* from) {
  if (!scene.state.open || refuse_to_write(scene)) return;
  OpenRegister& open = *scene.state.open;
  const UndoStep last = (open.history.*from).empty() ? UndoStep{} : (open.history.*from).back();
  const Result<std::vector<Change>> changes = stepper(
      open.reg, open.history, author_of(scene.state, scene.clock), fresh_nonce(scene.state));
  if (!changes) return show_toast(scene, message_of(changes.error()));
  note_changes(open.searching, *changes);
  refresh(open, *changes);
  store_changes(scene, *changes);
  show_restored(scene, done, last);
}

// The register learns the form of its first record of a kind, and of what stands below those.
void learn(OpenRegister& open, const std::vector<Edit>& edits) {
  for (const Edit& edit : edits) {
    const auto* form = std::get_if<std::string>(&edit.value);
    if (edit.field != fields::kTemplate || !form || open.reg.find_template(*form)) continue;
    std::vector<Template> wanted;
    for (const Template& one : open.ledgers.built_in) {
      if (one.id == *form || one.under == *form) wanted.push_back(one);
    }
    if (open.reg.add_templates(std::move(wanted)).value_or(0) > 0) open.has_learned = true;
  }
}

}  // namespace

bool edit(Scene scene, const std::vector<Edit>& edits, const Message& label) {
  if (refuse_to_write(scene)) return false;
  OpenRegister& open = *scene.state.open;
  learn(open, edits);
  Result<std::vector<Change>> changes =
      changes_for(open.reg, edits, author_of(scene.state, scene.clock), fresh_nonce(scene.state));
  if (!changes) {
    show_strip(scene, message_of(changes.error()));
    return false;
  }
  if (changes->empty()) return true;
  return add_as_step(scene, *std::move(changes), label);
}

bool add_as_step(Scene scene, std::vector<Change> changes, const Message& label) {
  if (refuse_to_write(scene)) return false;
  OpenRegister& open = *scene.state.open;
  UndoStep step{say(label, scene.state.settings.language), {}};
  for (const Change& change : changes) step.changes.push_back(change.id);
  if (const Result<size_t> added = open.reg.add(changes); !added) {
    show_strip(scene, message_of(added.error()));
    return false;
  }
  open.history.done.push_back(std::move(step));
  open.history.undone.clear();
  scene.state.strip.reset();
  note_changes(open.searching, changes);
  refresh(open, changes);
  store_changes(scene, changes);
  return true;
}

std::vector<Edit> birth(RecordId id, RecordId parent, std::string_view form, std::string order) {
  std::vector<Edit> edits = {set(id, fields::kTemplate, std::string(form))};
  if (parent) edits.push_back(set(id, fields::kParent, to_text(parent)));
  edits.push_back(set(id, fields::kOrder, std::move(order)));
  return edits;
}

std::string last_order(const Register& reg, RecordId parent, std::string_view form) {
  const std::vector<RecordId> siblings = children(reg, parent, form);
  const std::string_view last =
      siblings.empty() ? std::string_view() : text_of(reg, siblings.back(), fields::kOrder);
  return order_between(last, "");
}

void act(Scene scene, const ApplyEdits& intent) {
  if (!scene.state.open) return;
  const OpenRegister& open = *scene.state.open;
  for (const Edit& one : intent.edits) {
    const auto* after = std::get_if<std::string>(&one.value);
    const auto before =
        one.field == fields::kAfter && after ? parse_id<RecordId>(*after) : std::nullopt;
    if (before && makes_a_circle(open, one.record, *before))
      return show_strip(
          scene, {Text::timeline_cycle, {std::string(text_of(open.reg, *before, fields::kTitle))}});
  }
  if (!edit(scene, intent.edits, intent.label)) return;
  if (intent.toast) show_toast(scene, *intent.toast, !intent.edits.empty());
}

void act(Scene scene, const AddPart&) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const RecordId id = scene.state.ids.next_record();
  std::vector<Edit> edits = birth_last(open, id, {}, forms::kPart);
  edits.push_back(set(id, fields::kTitle, default_title(scene, Text::new_part_title)));
  if (edit(scene, edits, {Text::did_add_part, {}})) {
    open.section = Section::Tasks;
    open.selected = open.added = id;
    open.detail = true;
  }
}

void act(Scene scene, const AddTask& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const RecordId part = intent.part ? intent.part : part_for_new_task(open);
  const RecordId id = scene.state.ids.next_record();
  std::vector<Edit> edits = birth_last(open, id, part, forms::kTask);
  edits.push_back(set(id, fields::kTitle, default_title(scene, Text::new_task_title)));
  edits.push_back(set(id, fields::kStatus, Option{std::string(statuses::kNotStarted)}));
  open.view.clear_filters();
  if (edit(scene, edits, {Text::did_add_task, {}})) {
    open.section = Section::Tasks;
    open.selected = open.added = id;
    open.detail = true;
  }
}

std::vector<Edit> note_edits(Scene scene, RecordId task, std::string written) {
  const RecordId id = scene.state.ids.next_record();
  std::vector<Edit> edits = birth_last(*scene.state.open, id, task, forms::kNote);
  edits.push_back(set(id, fields::kText, std::move(written)));
  edits.push_back(set(id, fields::kAt, scene.clock.now));
  edits.push_back(set(id, fields::kAuthor, scene.state.settings.author));
  return edits;
}

void act(Scene scene, const AddNote& intent) {
  std::string written(trim(intent.text));
  if (!scene.state.open || written.empty()) return;
  edit(scene, note_edits(scene, intent.task, std::move(written)), {Text::did_add_note, {}});
}

void act(Scene scene, const AddEvidence& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const std::string url(trim(intent.url));
  const std::string title(trim(intent.title));
  if (!url.empty() && !is_safe_url(url))
    return show_strip(scene, message_of(Error{ErrorCode::BadLink, {url}}));
  if (url.empty() && title.empty()) return;

  const RecordId id = scene.state.ids.next_record();
  std::vector<Edit> edits = birth_last(open, id, intent.task, forms::kEvidence);
  edits.push_back(set(id, fields::kTitle, title.empty() ? url : title));
  if (!url.empty()) edits.push_back(set(id, fields::kLink, Links{{Link{"", url}}}));
  if (intent.date) edits.push_back(set(id, fields::kDate, *intent.date));
  if (!intent.kind.empty()) edits.push_back(set(id, fields::kKind, Option{intent.kind}));
  const std::pair<std::string_view, std::string_view> words[] = {
      {fields::kNumber, trim(intent.number)}, {fields::kBy, trim(intent.by)}};
  for (const auto& [field, text] : words)
    if (!text.empty()) edits.push_back(set(id, field, std::string(text)));
  edit(scene, edits, {Text::did_add_evidence, {}});
}

void act(Scene scene, const DeleteRecord& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  std::string title(text_of(open.reg, intent.record, fields::kTitle));
  if (title.empty()) title = text_of(open.reg, intent.record, fields::kName);
  std::vector<Edit> edits = {set(intent.record, fields::kDeleted, true)};
  for (Edit& one : left_behind(open, [&](RecordId record) { return record == intent.record; }))
    edits.push_back(std::move(one));
  if (!edit(scene, edits, {Text::did_delete, {}})) return;
  if (open.selected == intent.record) open.selected = {};
  if (title.empty()) {
    show_toast(scene, {Text::toast_deleted_entry, {}}, true);
  } else {
    show_toast(scene, {Text::toast_deleted, {std::move(title)}}, true);
  }
}

void act(Scene scene, const Undo&) {
  AppState& state = scene.state;
  if (state.preview && (state.screen == Screen::Start || state.screen == Screen::Paste)) {
    state.screen = Screen::Preview;  // it was left corrected
    return state.toast.reset();
  }
  if (step_preview(scene.state, &Preview::history, &Preview::future)) return;
  step_register(scene, &undo, Text::toast_undone, &UndoHistory::done);
}

void act(Scene scene, const Redo&) {
  if (step_preview(scene.state, &Preview::future, &Preview::history)) return;
  step_register(scene, &redo, Text::toast_redone, &UndoHistory::undone);
}

void act(Scene scene, const SelectRecord& intent) {
  if (!scene.state.open) return;
  scene.state.open->selected = intent.record;
  scene.state.open->added = {};
  if (!intent.column.empty()) scene.state.open->column = intent.column;
  if (intent.open_detail) scene.state.open->detail = true;
}

void act(Scene scene, const ShowDetail& intent) {
  if (scene.state.open) scene.state.open->detail = intent.show;
}

void act(Scene scene, const ChangeView& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const Section section = std::exchange(open.section, Section::Tasks);
  TableView before = std::exchange(open.view, intent.view);
  before.search = open.view.search;
  const bool is_typed = section == Section::Tasks && before == open.view;
  if (is_typed && !open.view.search.empty() && !look_a_while(open, open.view.search)) return;
  refresh_rows(open);
}

namespace {

// The name of a saved view of the tasks or of a ledger; empty: there is none.
std::string view_name(const OpenRegister& open, RecordId record) {
  if (const SavedView* view = find_view(open.views, record)) return view->name;
  const SavedLook* look = find_look(open.looks, record);
  return look ? look->name : std::string();
}

}  // namespace

void act(Scene scene, const SaveView& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const LedgerShelf* shelf = listed_shelf(open);
  const std::string before = view_name(open, intent.over);
  const std::string name = before.empty() ? std::string(trim(intent.name)) : before;
  if (name.empty()) return;
  const RecordId id = before.empty() ? scene.state.ids.next_record() : intent.over;
  std::vector<Edit> edits;
  if (before.empty()) {
    edits = birth_last(open, id, {}, forms::kView);
    edits.push_back(set(id, fields::kName, name));
    if (shelf) edits.push_back(set(id, fields::kList, shelf->form.id));
  }
  edits.push_back(
      set(id, fields::kLook,
          shelf ? encode_look(shelf->form, open.ledgers.look) : encode_view(open.view)));
  if (!edit(scene, edits, {Text::did_save_view, {name}})) return;
  (shelf ? open.ledgers.look.saved : open.view.saved) = id;
  show_toast(scene, {Text::toast_view_saved, {name}}, true);
}

void act(Scene scene, const DropView& intent) {
  if (!scene.state.open) return;
  const std::string name = view_name(*scene.state.open, intent.record);
  if (name.empty()) return;
  if (edit(scene, {set(intent.record, fields::kDeleted, true)}, {Text::did_delete_view, {name}}))
    show_toast(scene, {Text::toast_view_deleted, {name}}, true);
}

void act(Scene scene, const GoTo& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  const Section from = std::exchange(open.section, intent.section);
  if (open.section == Section::Overview) open.overview = overview_of(open);
  if (open.section == Section::Reports) open_report(open, from, scene.state.settings.language);
  if (is_comparing(scene.state) && open.comparison) refresh(*open.comparison, open.reg);
  if (open.section != Section::Annual) return;
  if (!open.annual) open.annual = first_view(open.reg, open.today);
  refresh(*open.annual, open.reg, open.ledgers.calendar, open.ledgers.limits);
}

}  // namespace taizhang
