#include <cstdio>
#include <string>

#include "cli/commands.h"
#include "cli/files.h"
#include "notice/json.h"
#include "notice/notice.h"

namespace taizhang::cli {

int parse(Arguments arguments) {
  if (arguments.size() != 1) return refuse("parse takes one file: taizhang parse NOTICE");
  std::string text;
  if (!read_file(arguments[0], text)) {
    return refuse("the file \"" + std::string(arguments[0]) + "\" cannot be read");
  }
  if (!is_utf8(text)) {
    return refuse("the file \"" + std::string(arguments[0]) +
                  "\" is not UTF-8 text; save it as UTF-8 and try again");
  }
  const std::string json = to_json(parse_notice(text), text);
  std::fwrite(json.data(), 1, json.size(), stdout);
  return kDone;
}

}  // namespace taizhang::cli
