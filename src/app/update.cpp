#include "app/update.h"

#include <string>
#include <string_view>
#include <utility>

#include "app/steps.h"
#include "assets/files.h"
#include "model/own_form.h"
#include "model/round.h"

namespace taizhang {

template class OneOf<IntentKinds>;
template class OneOf<EffectKinds>;

namespace {

// What every register has; the ledgers' forms it learns with their first record.
constexpr std::string_view kForms[] = {
    forms::kRegister, forms::kDepartment, forms::kPart,    forms::kTask, forms::kNote,
    forms::kEvidence, forms::kPacket,     forms::kReceipt, forms::kHeld, forms::kOwnLedger,
    forms::kOwnField, forms::kOwnRule,    forms::kView};

std::string_view word(Theme theme) {
  switch (theme) {
    case Theme::System:
      return "system";
    case Theme::Light:
      return "light";
    case Theme::Dark:
      return "dark";
  }
}

std::string_view word(RowHeight rows) {
  switch (rows) {
    case RowHeight::Automatic:
      return "automatic";
    case RowHeight::Compact:
      return "compact";
    case RowHeight::Comfortable:
      return "comfortable";
  }
}

template <typename Enum>
void take_word(std::string_view text, std::initializer_list<Enum> all, Enum& out) {
  for (Enum one : all)
    if (word(one) == text) out = one;
}

// What a new minute brings.
void follow_clock(Scene scene, const Moment& before) {
  OpenRegister& open = *scene.state.open;
  if (open.now.date != before.date) {
    refresh_ledgers(open);
  } else if (const auto counted = due_by_the_minute(open.ledgers); !counted.empty()) {
    refresh_ledgers(open, counted);
  }
  act(scene, RetryStore{});  // the disk may have room again
}

}  // namespace

Step update(AppState state, Intent intent, const Clock& clock) {
  Step step{std::move(state), {}};
  const Scene scene{step.state, clock, step.effects};
  if (step.state.open) {
    OpenRegister& open = *step.state.open;
    const Moment before = open.now;
    set_time(open, clock);
    if (open.now != before) follow_clock(scene, before);
  }
  std::move(intent).visit([&]<typename Kind>(Kind&& one) { act(scene, std::move(one)); });
  if (OpenRegister* open = step.state.open ? &*step.state.open : nullptr;
      open != nullptr && open->section == Section::Reports && open->report)
    keep_fresh(*open->report, *open, step.state.settings.language);
  ++step.state.content;
  return step;
}

AppState first_state(const Settings& settings, IdSource ids) {
  AppState state;
  state.settings = settings;
  state.ids = ids;
  for (std::string_view form : kForms) {
    Result<Template> read = decode_template(asset("ledgers/" + std::string(form) + ".json"));
    if (read) state.templates.push_back(*std::move(read));
  }
  for (const std::string_view name : asset_names()) {
    if (!name.starts_with("ledgers/")) continue;
    Result<Template> read = decode_template(asset(name));
    if (read && (is_ledger(*read) || !read->under.empty())) {
      state.ledgers.push_back(*std::move(read));
    }
  }
  return state;
}

std::string encode_settings(const Settings& settings) {
  std::string out;
  out += settings.language == Language::Chinese ? "zh" : "en";
  out += '\t';
  out += word(settings.theme);
  out += '\t';
  out += word(settings.rows);
  out += '\t';
  out += settings.author;
  out += '\t';
  out += settings.department;
  out += '\t';
  out += std::to_string(settings.scale);
  out += settings.is_guided ? "\t" : "\tguided";
  return out;
}

Settings decode_settings(std::string_view text) {
  Settings settings;
  std::vector<std::string_view> words(7);
  for (size_t i = 0; i < words.size() && !text.empty(); ++i) {
    const size_t tab = text.find('\t');
    words[i] = text.substr(0, tab);
    text = tab == std::string_view::npos ? std::string_view{} : text.substr(tab + 1);
  }
  if (words[0] == "en") settings.language = Language::English;
  take_word(words[1], {Theme::System, Theme::Light, Theme::Dark}, settings.theme);
  take_word(words[2], {RowHeight::Automatic, RowHeight::Compact, RowHeight::Comfortable},
            settings.rows);
  settings.author = words[3];
  settings.department = words[4];
  for (const int scale : kScales)
    if (std::to_string(scale) == words[5]) settings.scale = scale;
  settings.is_guided = words[6] != "guided";
  return settings;
}

}  // namespace taizhang
