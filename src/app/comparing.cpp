#include <string>
#include <utility>

#include "app/steps.h"
#include "base/text.h"

namespace taizhang {
namespace {

std::string report_of(Scene scene) {
  const OpenRegister& open = *scene.state.open;
  return report(*open.comparison, open.reg, scene.clock.now, scene.state.settings.language);
}

bool has_comparison(const AppState& state) { return state.open && state.open->comparison; }

// "2026年任务.taizhang.json" without its ending.
std::string stem(std::string_view file) {
  for (const std::string_view ending : {".json", ".taizhang"})
    if (file.ends_with(ending)) file.remove_suffix(ending.size());
  return std::string(file);
}

}  // namespace

bool is_comparing(const AppState& state) {
  return state.screen == Screen::Register && state.open &&
         state.open->section == Section::Comparison;
}

void compare_with(Scene scene, const ReceiveFile& intent) {
  OpenRegister& open = *scene.state.open;
  if (auto ready = std::exchange(scene.state.ready.comparison, std::nullopt)) {
    open.comparison = *std::move(ready);
  } else {
    Result<Snapshot> read = read_snapshot(scene, intent.bytes);
    if (!read) return show_strip(scene, message_of(read.error()));
    open.comparison = compared(intent.name, *std::move(read), open.reg);
  }
  scene.state.strip.reset();
}

void act(Scene scene, const PickComparison&) {
  if (!scene.state.open) return;
  act(scene, GoTo{Section::Comparison});
  scene.effects.push_back(ChooseFile{".json"});
}

void act(Scene scene, const ShowDifferences& intent) {
  if (has_comparison(scene.state)) show_kind(*scene.state.open->comparison, intent.kind);
}

void act(Scene scene, const CopyComparison&) {
  if (!has_comparison(scene.state)) return;
  scene.effects.push_back(CopyTable{report_of(scene), ""});
  say_when_copied(scene, {Text::toast_comparison_copied, {}});
}

void act(Scene scene, const ExportComparison&) {
  if (!has_comparison(scene.state)) return;
  const OpenRegister& open = *scene.state.open;
  const Message title{Text::comparison_file_name,
                      {register_title(open.reg), stem(open.comparison->file)}};
  std::string name = dated_name(say(title, scene.state.settings.language), scene.clock) + ".txt";
  // Older editors on office machines know UTF-8 by its mark and lines by both characters.
  std::string bytes = "\xEF\xBB\xBF" + replace_all(report_of(scene), "\n", "\r\n");
  scene.effects.push_back(Download{name, std::move(bytes), "text/plain"});
  show_toast(scene, {Text::toast_exported, {std::move(name)}});
}

}  // namespace taizhang
