#include "app/filing.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "app/steps.h"
#include "model/mask.h"
#include "model/round.h"

namespace taizhang {
namespace {

constexpr char kEnding[] = ".taizhang.json";
constexpr int kMostUnfiled = 50;  // batches
constexpr int kMostDays = 7;
constexpr int kMostUnfiledEver = 20;  // of a register that has never been in a file

std::string return_name(const OpenRegister& packet, const Clock& clock) {
  const std::string name = packet_name(packet.reg, packet.scope(), round_of(packet.reg));
  return dated_name(name + "-回报", clock) + kEnding;
}

// The open register, up to the first `batches` of those in no file so far, is in one as well, which
// is remembered beside it, and apart from the store for when that has been cleared.
void note_filed(Scene scene, std::string name, int batches) {
  OpenRegister& open = *scene.state.open;
  open.filed = {name, scene.clock.now, std::max(0, open.filed.unfiled - batches)};
  if (open.saved == Saved::InBrowser && open.filed.unfiled == 0) open.saved = Saved::InFile;
  open.saved_at = scene.clock.now;
  if (open.writer == Writer::Here)
    scene.effects.push_back(DescribeDocument{open.key, meta_of(open)});
  scene.effects.push_back(RememberSetting{"last_file", std::move(name)});
}

bool may_write_out(Scene scene) {
  return scene.state.open->writer != Writer::NewerFile || !refuse_to_write(scene);
}

// Read back equal. Empty, with a strip, when there is none or it is not equal.
std::string written(Scene scene, const Result<Snapshot>& snapshot) {
  if (!may_write_out(scene)) return {};
  Result<std::string> checked =
      snapshot ? checked_bytes(*snapshot) : std::unexpected(snapshot.error());
  if (checked) return *std::move(checked);
  show_strip(scene, message_of(checked.error()));
  return {};
}

// What was made ready in pieces, or is made now.
std::string written_open(Scene scene, bool is_masked) {
  std::string bytes = std::exchange(scene.state.ready.bytes, {});
  if (bytes.empty()) return written(scene, exported(*scene.state.open, is_masked));
  return may_write_out(scene) ? std::move(bytes) : std::string();
}

// A file in which persons are masked is no backup: what is exported so still wants to be.
void export_masked(Scene scene, const std::string& title, ExportTo to) {
  std::string bytes = written_open(scene, true);
  if (bytes.empty()) return;
  std::string name = say({Text::export_masked_name, {title}}, scene.state.settings.language);
  hand_out(scene, name, std::move(bytes), to == ExportTo::Page);
  show_toast(scene, {Text::toast_exported, {name}});
}

}  // namespace

Result<Snapshot> exported(const OpenRegister& open, bool is_masked) {
  Result<Register> reg = is_masked ? masked(open.reg, Masking::Everything) : open.reg;
  if (!reg) return std::unexpected(reg.error());
  return Snapshot{open.envelope, *std::move(reg)};
}

std::optional<int> days_since_file(const Filed& filed, Date today) {
  const std::optional<Date> day = parse_date(std::string_view(filed.at).substr(0, 10));
  if (!day) return std::nullopt;
  return std::max(0, days_between(*day, today));  // a clock that was set back is no matter
}

bool is_file_due(const Filed& filed, Date today) {
  if (filed.unfiled == 0) return false;
  const std::optional<int> days = days_since_file(filed, today);
  if (!days) return filed.unfiled >= kMostUnfiledEver;
  return filed.unfiled >= kMostUnfiled || *days >= kMostDays;
}

void hand_out(Scene scene, std::string& name, std::string bytes, bool as_page) {
  name += as_page ? ".html" : kEnding;
  if (as_page)
    scene.effects.push_back(DownloadPage{name, std::move(bytes)});
  else
    scene.effects.push_back(Download{name, std::move(bytes), "application/json"});
}

bool hand_out(Scene scene, const Snapshot& snapshot, std::string name) {
  std::string bytes = written(scene, snapshot);
  if (bytes.empty()) return false;
  scene.effects.push_back(Download{std::move(name), std::move(bytes), "application/json"});
  return true;
}

Result<std::string> checked_bytes(const Snapshot& snapshot) {
  std::string bytes = encode(snapshot);
  if (const Result<void> same = verify_written(bytes, snapshot); !same)
    return std::unexpected(same.error());
  return bytes;
}

std::string file_name(std::string_view title) {
  std::string name;
  for (const char c : title) name += std::string_view("\\/:*?\"<>|\t\r\n").contains(c) ? '_' : c;
  return name.empty() ? "taizhang" : name;
}

std::string dated_name(std::string_view title, const Clock& clock) {
  std::string stamp;
  for (const char c : std::string_view(clock.now).substr(0, 16))
    if (c >= '0' && c <= '9') stamp += c;
  if (stamp.size() == 12) stamp.insert(8, "-");
  return file_name(title) + "-" + stamp;
}

void act(Scene scene, const ExportSnapshot& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  std::string name = dated_name(register_title(open.reg), scene.clock);
  if (intent.masked) return export_masked(scene, name, intent.to);
  std::string bytes = written_open(scene, false);
  if (bytes.empty()) return;
  if (intent.to == ExportTo::SameFile) {
    open.being_filed = open.filed.unfiled;
    return scene.effects.push_back(SaveToFile{open.key, name + kEnding, std::move(bytes)});
  }
  hand_out(scene, name, std::move(bytes), intent.to == ExportTo::Page);
  note_filed(scene, name, open.filed.unfiled);
  show_toast(scene, {Text::toast_exported, {std::move(name)}});
}

void act(Scene scene, const ExportReturn&) {
  if (!scene.state.open || scene.state.open->scope().empty()) return;
  const OpenRegister& open = *scene.state.open;
  Snapshot snapshot{open.envelope, open.reg};
  snapshot.envelope.purpose = Purpose::Return;
  const std::string name = return_name(open, scene.clock);
  if (!hand_out(scene, snapshot, name)) return;
  note_filed(scene, name, open.filed.unfiled);
  show_toast(scene, {Text::toast_returned, {name}});
}

void act(Scene scene, const FiledIntent& intent) {
  OpenRegister* open = open_with(scene, intent.key);
  if (open == nullptr) return;
  switch (intent.outcome) {
    case FiledIntent::Outcome::Written:
      note_filed(scene, intent.name, std::exchange(open->being_filed, 0));
      return show_toast(scene, {Text::toast_exported, {intent.name}});
    case FiledIntent::Outcome::GivenUp:
      return;
    case FiledIntent::Outcome::Failed:
      return show_strip(scene, {Text::file_failed, {intent.name}});
    case FiledIntent::Outcome::Changed:
      return show_strip(scene, {Text::file_changed, {intent.name}});
  }
}

void act(Scene scene, const PickFolder&) {
  if (scene.state.open) scene.effects.push_back(ChooseFolder{scene.state.open->key});
}

void act(Scene scene, const ReopenFolder&) {
  if (scene.state.open) scene.effects.push_back(OpenFolder{scene.state.open->key});
}

void act(Scene scene, const DropFolder&) {
  if (!scene.state.open) return;
  scene.state.open->folder = {};
  scene.state.open->folder.can_be_chosen = true;
  scene.effects.push_back(ForgetFolder{scene.state.open->key});
}

void act(Scene scene, const FolderIntent& intent) {
  OpenRegister* open = open_with(scene, intent.key);
  if (open == nullptr) return;
  Folder& folder = open->folder;
  folder.can_be_chosen = true;
  folder.name = intent.name;
  folder.written.reset();
  folder.is_closed = intent.is_closed;
  if (intent.has_failed) show_strip(scene, {Text::folder_failed, {intent.name}});
}

}  // namespace taizhang
