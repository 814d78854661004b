#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/report.h"
#include "app/rounds.h"
#include "app/texts.h"
#include "base/version.h"
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

// A file that is of no use is said, in a line each, and left out: the others are taken all the
// same.
std::string read_returns(const Register& office, std::span<const std::string_view> paths,
                         Collection& collection) {
  std::string refused;
  for (const std::string_view path : paths) {
    CollectedFile file;
    std::string bytes;
    if (read_file(path, bytes))
      file = read_return(office, collection, {name_of(path), bytes}, decode(bytes));
    else
      file.refusal = message_of({ErrorCode::UnreadableFile, {std::string(path)}});
    if (file.refusal)
      refused += std::string(path) + "：" + say(*file.refusal, Language::Chinese) + "\n";
    else
      collection.files.push_back(std::move(file));
  }
  return refused;
}

bool wants_a_look(const FileReview& file) {
  return file.verdict == Verdict::OtherBaseline || count(file, Outcome::Conflict) > 0 ||
         count(file, Outcome::OutOfScope) > 0;
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
  Result<Snapshot> office = open_office(words.plain.front());
  if (!office) return refuse(words.plain.front(), office.error());
  if (const auto learned = office->reg.add_templates(built_in_forms()); !learned) {
    return refuse(words.plain.front(), learned.error());
  }

  const std::vector<Template> ledgers = ledger_forms();
  Collection collection;
  const std::string refused =
      read_returns(office->reg, std::span(words.plain).subspan(1), collection);
  review_collection(office->reg, collection, ledgers);
  settle_ticks(collection);
  std::vector<ReturnedFile> files;
  std::vector<FileReview> reviews;
  for (const CollectedFile& file : collection.files) {
    files.push_back(file.file);
    reviews.push_back(file.review);
  }
  if (words.has("--report")) {
    print(refused);
    print(report(office->reg, files, reviews, Language::Chinese));
  }
  const std::string at = words.has("--at") ? std::string(words.value("--at")) : now();
  Result<std::vector<Change>> changes = changes_of_taken(
      office->reg, collection, {.name = "taizhang merge", .department = {}, .at = at});
  if (!changes) return refuse(words.plain.front(), changes.error());
  const auto learned = office->reg.add_templates(forms_to_learn(office->reg, collection, ledgers));
  if (!learned) return refuse(words.plain.front(), learned.error());
  if (const auto added = office->reg.add(*std::move(changes)); !added) {
    return refuse(words.plain.front(), added.error());
  }
  office->envelope.writer_version = kVersion;
  const std::string_view out = words.value("-o");
  if (const auto written = write_snapshot(out, *office); !written) {
    return refuse(out, written.error());
  }
  return !refused.empty() || std::ranges::any_of(reviews, wants_a_look) ? kLook : kDone;
}

}  // namespace taizhang::cli
