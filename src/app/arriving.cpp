#include <algorithm>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/spreadsheet.h"
#include "app/steps.h"
#include "assets/files.h"
#include "base/text.h"
#include "formats/docx_read.h"
#include "model/packet.h"

namespace taizhang {
namespace {

// A snapshot starts with an opening brace; whatever else starts so was meant as one.
bool looks_like_json(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view text = trim(bytes.substr(0, std::min<size_t>(bytes.size(), 4096)));
  return text.starts_with("{") || text.starts_with("[");
}

// What Word and its like write, and what is kept as pages, by its name; others are told by what
// they hold.
constexpr std::string_view kDocuments[] = {".docx", ".docm", ".doc", ".wps", ".rtf", ".odt"};
constexpr std::string_view kPages[] = {".pdf", ".ofd", ".jpg", ".jpeg", ".png"};

bool ends_in(std::string_view name, std::span<const std::string_view> ends) {
  const std::string lower = folded(std::string(name));
  return std::ranges::any_of(ends, [&](std::string_view end) { return lower.ends_with(end); });
}

void add_new(std::vector<std::string>& names, const std::string& name) {
  if (!is_collective(name) && std::ranges::find(names, name) == names.end()) names.push_back(name);
}

// The departments to choose from: those known before, then every name the notice writes out.
std::vector<std::string> roster(const Notice& notice, std::vector<std::string> known) {
  for (const NoticeTask& task : notice.tasks) {
    for (const std::string& name : task.lead) add_new(known, name);
    for (const std::string& name : task.responsible) add_new(known, name);
  }
  return known;
}

// By its name where the notice says an alias.
void say_names(std::vector<std::string>& names, const std::vector<Department>& known) {
  std::vector<std::string> said;
  for (std::string& name : names) {
    if (const Department* one = find_department(known, name)) name = one->name;
    if (std::ranges::find(said, name) == said.end()) said.push_back(std::move(name));
  }
  names = std::move(said);
}

const std::vector<Department>& known_departments(const AppState& state) {
  return state.open ? state.open->departments : state.departments;
}

std::vector<std::string> names_of(const std::vector<Department>& known) {
  std::vector<std::string> names;
  for (const Department& one : known) add_new(names, one.name);
  return names;
}

void preview(Scene scene, std::string name, std::string text, std::vector<Department> known) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (trim(text).empty()) return show_strip(scene, message_of(Error{ErrorCode::EmptyNotice, {}}));

  NoticeDraft draft;
  draft.notice = parse_notice(text);
  draft.source = std::move(text);
  draft.left_out.assign(draft.notice.tasks.size(), false);
  for (NoticeTask& task : draft.notice.tasks) {
    say_names(task.lead, known);
    say_names(task.responsible, known);
  }
  draft.departments = roster(draft.notice, names_of(known));

  scene.effects.push_back(Prewarm{draft.source});
  Preview shown;
  shown.now.file_name = std::move(name);
  shown.now.settled.assign(draft.notice.problems.size(), false);
  shown.now.draft = std::move(draft);
  shown.now.known = std::move(known);
  refresh(shown);
  // The one before and what was corrected of it are an undo away.
  std::optional<Preview>& before = scene.state.preview;
  if (before && (scene.state.screen == Screen::Preview || is_corrected(*before))) {
    shown.history = std::move(before->history);
    shown.history.push_back(std::move(before->now));
    show_toast(scene, {Text::toast_draft_replaced, {}}, true);
  }
  before = std::move(shown);
  scene.state.strip.reset();
  scene.state.screen = Screen::Preview;
}

}  // namespace

void preview_notice(Scene scene, std::string name, std::string text) {
  preview(scene, std::move(name), std::move(text), known_departments(scene.state));
}

namespace {

bool is_office(const Recent& recent, RecordId reg) {
  const std::string id = to_text(reg);
  return recent.key.starts_with(id) && recent.key.size() == id.size() + 9;  // see store_key()
}

// Is it a return to an office's register that is here? One that is stored is opened for it.
bool is_collected(Scene scene, const Snapshot& read) {
  if (read.envelope.purpose != Purpose::Return) return false;
  const std::optional<OpenRegister>& open = scene.state.open;
  if (open && open->scope().empty() && open->reg.id() == read.reg.id()) return true;
  const auto office = std::ranges::find_if(
      scene.state.recents, [&](const Recent& recent) { return is_office(recent, read.reg.id()); });
  if (office == scene.state.recents.end()) return false;
  scene.effects.push_back(LoadDocument{office->key});
  return true;
}

// Is `file` a copy of the open register from before it was sealed, or as far sealed? Then its
// changes meet the open register's as they would have met the full one's.
bool is_copy_of(const Register& open, const Snapshot& file) {
  return file.envelope.purpose == Purpose::Full && file.reg.id() == open.id() &&
         std::ranges::includes(open.sealed_ids(), file.reg.sealed_ids());
}

// What a newer version wrote may be looked at where it can be read.
void refuse_snapshot(Scene scene, ReceiveFile intent, const Error& why) {
  show_strip(scene, message_of(why));
  if (why.code != ErrorCode::NewerVersion) return;
  if (Result<Snapshot> read = decode_newer(intent.bytes))
    scene.state.strip->newer =
        Arriving{std::move(intent.name), intent.bytes.size(), *std::move(read)};
}

void receive_snapshot(Scene scene, ReceiveFile intent) {
  if (is_collecting(scene.state))
    return collect(scene, scene.state.collection->office, intent.name, intent.bytes);
  Result<Snapshot> read = read_snapshot(scene, intent.bytes);
  if (!read) return refuse_snapshot(scene, std::move(intent), read.error());

  if (is_collected(scene, *read)) {
    return collect(scene, read->reg.id(), intent.name, intent.bytes);
  }
  const std::string key = store_key(*read);
  const bool is_open = scene.state.open &&
                       (scene.state.open->key == key || is_copy_of(scene.state.open->reg, *read));
  const bool stored = find_stored(scene.state, key) != nullptr;
  if (is_open || stored) {  // what is here may be newer in places: bring the two together
    Arriving file{intent.name, intent.bytes.size(), *std::move(read)};
    if (is_open) return bring_in(scene, std::move(file));
    scene.state.arriving = std::move(file);
    scene.effects.push_back(LoadDocument{key});
    return;
  }
  open_register(scene, *std::move(read), 0, std::move(intent.bytes));
  show_toast(scene, {Text::toast_opened, {intent.name}});
}

// The register's own changes, as the page hands them out when the application cannot start: a
// journal entry a line.
constexpr std::string_view kChangesBegin = "{\"changes\":[";

void receive_changes(Scene scene, std::string_view bytes) {
  if (!scene.state.open) return show_strip(scene, {Text::error_changes_first, {}});
  std::vector<Change> all;
  while (!bytes.empty()) {
    const size_t end = std::min(bytes.find('\n'), bytes.size());
    Result<std::vector<Change>> read = decode_changes(bytes.substr(0, end));
    if (!read) return show_strip(scene, message_of(read.error()));
    std::ranges::move(*read, std::back_inserter(all));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  take_in(scene, all);
}

// What `wide` has beyond the open packet's baseline and forms cannot be undone: it has no changes.
void take_baseline(Scene scene, Register wide) {
  OpenRegister& open = *scene.state.open;
  back_up(scene, BackupReason::Snapshot);
  open.reg = std::move(wide);
  open.searching = {};
  refresh(open);
  store_whole(scene);
}

// Another file of the open packet: the next round's may hold what this one's does not.
void bring_in_packet(Scene scene, const Arriving& file) {
  if (refuse_to_write(scene)) return;
  const Register& here = scene.state.open->reg;
  Result<Register> wide = widened(here, file.snapshot.reg);
  if (!wide) return show_strip(scene, message_of(wide.error()));
  const bool is_wider = !(*wide == here);
  if (is_wider) take_baseline(scene, *std::move(wide));
  const std::vector<Change>& changes = file.snapshot.reg.changes();
  const bool is_old =
      std::ranges::all_of(changes, [&](const Change& change) { return here.knows(change.id); });
  if (is_wider && is_old) return show_toast(scene, {Text::toast_opened, {file.name}});
  take_in(scene, changes);
}

}  // namespace

void bring_in(Scene scene, Arriving file) {
  if (file.snapshot.envelope.purpose != Purpose::Full) return bring_in_packet(scene, file);
  if (scene.state.open->scope().empty()) return preview_copy(scene, std::move(file));
  take_in(scene, file.snapshot.reg.changes());
}

void act(Scene scene, const OpenSample&) {
  std::vector<Department> known;
  for (const std::string& one :
       decode_names(asset("samples/departments.json")).value_or(std::vector<std::string>{}))
    known.push_back({one, one, {}, {}});
  preview(scene, std::string(text(Text::sample_name, scene.state.settings.language)),
          std::string(asset("samples/notice.txt")), std::move(known));
}

void act(Scene scene, const ReadNotice& intent) {
  preview(scene, intent.name, intent.text, known_departments(scene.state));
}

void act(Scene scene, const ShowProgress& intent) { scene.state.progress = intent.progress; }

// Nothing has been changed yet.
void act(Scene scene, const GiveUp&) {
  scene.state.progress.reset();
  give_up_return(scene);
  if (!is_collecting(scene.state)) scene.state.collection.reset();  // the office was on its way
  scene.state.arriving.reset();
  if (scene.state.screen == Screen::Opening) scene.state.screen = Screen::Start;
}

Result<Snapshot> read_snapshot(Scene scene, std::string_view bytes) {
  if (auto ready = std::exchange(scene.state.ready.read, std::nullopt)) return *std::move(ready);
  return decode(bytes);
}

// The tables of a document's text that have two rows or more, each a line a row.
std::vector<std::string> tables_in(std::string_view text) {
  std::vector<std::string> tables(1);
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    if (line.contains('\t'))
      tables.back().append(line).append("\n");
    else if (!tables.back().empty())
      tables.emplace_back();
    at = end + 1;
  }
  std::erase_if(tables, [](const auto& one) { return std::ranges::count(one, '\n') < 2; });
  return tables;
}

// To be chosen among as the sheets of a workbook are, the longest at first.
void offer_tables(Scene scene, const std::string& file, const std::vector<std::string>& tables) {
  AppState& state = scene.state;
  std::vector<PastedTable> all;
  size_t longest = 0;
  for (const std::string& one : tables) {
    act(scene, ReceiveTable{one});
    if (!state.pasted) return;
    PastedTable& table = *state.pasted;
    table.file = file;
    const std::string place = number(static_cast<long long>(all.size()) + 1);
    table.sheet = say({Text::pasted_word_table, {place, joined(table.cells.front())}},
                      state.settings.language);
    if (all.empty() || table.cells.size() > all[longest].cells.size()) longest = all.size();
    all.push_back(std::move(table));
  }
  state.pasted = all[longest];
  if (all.size() > 1) state.sheets.swap(all);
}

// While a ledger is looked at, its tables are for that; else it is a notice.
void receive_document(Scene scene, const ReceiveFile& intent) {
  FileResult<std::string> text = read_docx(intent.bytes);
  const std::optional<OpenRegister>& open = scene.state.open;
  if (text && open && open->section == Section::Ledger && open->scope().empty())
    if (const std::vector<std::string> tables = tables_in(*text); !tables.empty())
      return offer_tables(scene, intent.name, tables);
  if (text) return preview_notice(scene, intent.name, *std::move(text));
  show_strip(scene, {Text::sheet_refused,
                     {intent.name, sentence_of(text.error(), scene.state.settings.language)}});
}

void act(Scene scene, ReceiveFile intent) {
  scene.state.progress.reset();
  if (is_comparing(scene.state)) return compare_with(scene, intent);
  if (intent.bytes.starts_with(kChangesBegin)) return receive_changes(scene, intent.bytes);
  if (ends_in(intent.name, kPages)) return show_strip(scene, {Text::error_pages, {intent.name}});
  if (ends_in(intent.name, kDocuments)) return receive_document(scene, intent);
  if (looks_like_json(intent.bytes)) return receive_snapshot(scene, std::move(intent));
  if (is_spreadsheet(intent.name, intent.bytes)) return receive_spreadsheet(scene, intent);
  if (!is_utf8(intent.bytes)) {
    return show_strip(
        scene, message_of(Error{ErrorCode::NotUtf8,
                                {number(static_cast<long long>(first_bad_utf8(intent.bytes)))}}));
  }
  preview(scene, intent.name, intent.bytes, known_departments(scene.state));
}

void act(Scene scene, const FileUnreadable& intent) {
  show_strip(scene, message_of(Error{ErrorCode::UnreadableFile, {intent.name}}));
}

}  // namespace taizhang
