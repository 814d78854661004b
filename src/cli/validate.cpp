#include <string>

#include "app/texts.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/words.h"

namespace taizhang::cli {

int validate(Arguments arguments) {
  const Words words = sort_words(arguments, {}, {});
  if (!words.fault.empty()) return refuse(words.fault);
  if (words.plain.empty()) return refuse("validate takes files: taizhang validate FILE...");
  int code = kDone;
  for (const std::string_view path : words.plain) {
    const Result<Snapshot> read = open_snapshot(path);
    if (!read) {
      code = refuse(path, read.error());
      continue;
    }
    const auto figure = [](size_t count) { return number(static_cast<long long>(count)); };
    print(std::string(path) + "：" +
          say({Text::validate_good,
               {figure(read->reg.records().size()), figure(read->reg.changes().size()),
                figure(read->reg.conflicts().size())}},
              Language::Chinese) +
          "\n");
  }
  return code;
}

}  // namespace taizhang::cli
