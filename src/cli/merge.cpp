#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/report.h"
#include "app/rounds.h"
#include "app/texts.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/words.h"
#include "model/round.h"

namespace taizhang::cli {
namespace {

std::string name_of(std::string_view path) {
  const size_t slash = path.rfind('/');
  return std::string(slash == std::string_view::npos ? path : path.substr(slash + 1));
}

// A return that cannot be read is said and left out: the others are taken all the same.
struct Returns {
  std::vector<ReturnedFile> files;
  std::string unread;  // a line for each, in Chinese
};

Returns read_returns(std::span<const std::string_view> paths) {
  Returns returns;
  for (const std::string_view path : paths) {
    std::string bytes;
    Result<Snapshot> read =
        read_file(path, bytes) ? decode(bytes) : taizhang::refuse(ErrorCode::UnreadableFile, path);
    if (!read) {
      returns.unread +=
          std::string(path) + "：" + say(message_of(read.error()), Language::Chinese) + "\n";
      continue;
    }
    returns.files.push_back({name_of(path), digest_of(bytes),
                             std::move(read->envelope.scope_department), std::move(read->reg)});
  }
  return returns;
}

bool wants_a_look(const FileReview& file) {
  return file.verdict == Verdict::OtherBaseline || file.verdict == Verdict::OtherRegister ||
         count(file, Outcome::Conflict) > 0 || count(file, Outcome::OutOfScope) > 0;
}

}  // namespace

int merge(Arguments arguments) {
  const Words words = sort_words(arguments, {"-o", "--at"}, {"--report"});
  if (!words.fault.empty()) return refuse(words.fault);
  if (words.plain.size() < 2 || !words.has("-o")) {
    return refuse(
        "merge takes a register, returns and where to write: "
        "taizhang merge OFFICE RETURN... -o OUT");
  }
  Result<Snapshot> office = open_snapshot(words.plain.front());
  if (!office) return refuse(words.plain.front(), office.error());
  if (const auto learned = office->reg.add_templates(built_in_forms()); !learned) {
    return refuse(words.plain.front(), learned.error());
  }

  const Returns returns = read_returns(std::span(words.plain).subspan(1));
  const std::vector<Template> ledgers = ledger_forms();
  for (const ReturnedFile& file : returns.files) {
    if (file.reg.id() != office->reg.id()) continue;
    const auto learned = office->reg.add_templates(forms_to_learn(office->reg, file.reg, ledgers));
    if (!learned) return refuse(words.plain.front(), learned.error());
  }
  const std::vector<FileReview> reviews = review(office->reg, returns.files);
  if (words.has("--report")) {
    print(returns.unread);
    print(report(office->reg, returns.files, reviews, Language::Chinese));
  }
  const std::string at = words.has("--at") ? std::string(words.value("--at")) : now();
  Result<std::vector<Change>> changes = changes_of_returns(
      office->reg, reviews, {.name = "taizhang merge", .department = {}, .at = at});
  if (!changes) return refuse(words.plain.front(), changes.error());
  if (const auto added = office->reg.add(*std::move(changes)); !added) {
    return refuse(words.plain.front(), added.error());
  }
  const std::string_view out = words.value("-o");
  if (const auto written = write_snapshot(out, *office); !written) {
    return refuse(out, written.error());
  }
  return !returns.unread.empty() || std::ranges::any_of(reviews, wants_a_look) ? kLook : kDone;
}

}  // namespace taizhang::cli
