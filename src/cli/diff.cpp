#include <vector>

#include "app/report.h"
#include "app/state.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/words.h"

namespace taizhang::cli {

int diff(Arguments arguments) {
  const Words words = sort_words(arguments, {}, {});
  if (!words.fault.empty()) return refuse(words.fault);
  if (words.plain.size() != 2)
    return refuse("diff takes two registers: taizhang diff BEFORE AFTER");
  const Result<Snapshot> before = open_snapshot(words.plain[0]);
  if (!before) return refuse(words.plain[0], before.error());
  const Result<Snapshot> after = open_snapshot(words.plain[1]);
  if (!after) return refuse(words.plain[1], after.error());
  if (before->reg.id() != after->reg.id()) {
    return refuse(words.plain[1], {ErrorCode::OtherRegister,
                                   {register_title(after->reg), register_title(before->reg)}});
  }
  const std::vector<RecordDifference> differences = compare(before->reg, after->reg);
  print(report(before->reg, after->reg, differences, Language::Chinese));
  return differences.empty() ? kDone : kLook;
}

}  // namespace taizhang::cli
