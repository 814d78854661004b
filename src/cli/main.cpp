#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "cli/commands.h"
#include "cli/large_pages.h"

namespace taizhang::cli {
namespace {

struct Command {
  std::string_view name;
  std::string_view usage;
  std::string_view what;
  int (*run)(Arguments);
};

constexpr std::array<Command, 5> kCommands = {{
    {"parse", "parse NOTICE", "prints the tasks a notice lists, and its problems, as JSON", parse},
    {"packet", "packet OFFICE DEPARTMENT -o OUT | packet OFFICE --all -o FOLDER",
     "writes the packet of a department, or of all; --record FILE writes the office's register\n"
     "      with the packets written down as issued",
     packet},
    {"merge", "merge OFFICE RETURN... -o OUT [--report]",
     "takes returns into the office's register and writes it to OUT; --report prints what became "
     "of\n"
     "      each file, its conflicts and what was held back",
     merge},
    {"diff", "diff BEFORE AFTER", "prints what was added, changed and deleted, cell by cell", diff},
    {"validate", "validate FILE...", "says of each file whether it can be opened, or why not",
     validate},
}};

void print_help() {
  std::string help = "usage: taizhang COMMAND ARGUMENT...\n\n";
  for (const Command& command : kCommands) {
    help.append("  taizhang ").append(command.usage).append("\n      ");
    help.append(command.what).append("\n");
  }
  help +=
      "\npacket and merge take --at TIME (2026-11-24T09:00:00+08:00) for what they write down as\n"
      "issued or received; the clock's otherwise.\n\n"
      "exit codes\n"
      "  0  done\n"
      "  1  done, and there is something to look at: conflicts, changes held back, returns that "
      "were\n"
      "     not taken, or differences\n"
      "  2  refused; a sentence on standard error says why, and no register was changed\n";
  std::fwrite(help.data(), 1, help.size(), stdout);
}

int run(const std::vector<std::string_view>& words) {
  if (words.empty()) return refuse("no command was given; `taizhang --help` lists them");
  if (words[0] == "--help" || words[0] == "-h") {
    print_help();
    return kDone;
  }
  for (const Command& command : kCommands) {
    if (command.name == words[0]) return command.run(Arguments(words).subspan(1));
  }
  return refuse("there is no command \"" + std::string(words[0]) +
                "\"; `taizhang --help` lists them");
}

}  // namespace

int refuse(std::string_view sentence) {
  std::fprintf(stderr, "taizhang: %.*s.\n", static_cast<int>(sentence.size()), sentence.data());
  return kRefused;
}

}  // namespace taizhang::cli

int main(int count, char** words) {
  taizhang::use_large_pages();
  return taizhang::cli::run(std::vector<std::string_view>(words + 1, words + count));
}
