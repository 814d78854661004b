#include <array>
#include <cstdio>
#include <string>
#include <vector>

#include "cli/commands.h"

namespace taizhang::cli {
namespace {

struct Command {
  std::string_view name;
  std::string_view usage;
  std::string_view what;
  int (*run)(Arguments);
};

constexpr std::array<Command, 1> kCommands = {{
    {"parse", "parse NOTICE", "prints the tasks a notice lists, and its problems, as JSON", parse},
}};

void print_help() {
  std::string help = "usage: taizhang COMMAND ARGUMENT...\n\n";
  for (const Command& command : kCommands) {
    help.append("  taizhang ").append(command.usage).append("\n      ");
    help.append(command.what).append("\n");
  }
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

bool read_file(std::string_view path, std::string& bytes) {
  std::FILE* file = std::fopen(std::string(path).c_str(), "rb");
  if (file == nullptr) return false;
  std::array<char, 65536> part;
  for (size_t n = 0; (n = std::fread(part.data(), 1, part.size(), file)) > 0;) {
    bytes.append(part.data(), n);
  }
  const bool good = std::ferror(file) == 0;
  std::fclose(file);
  return good;
}

}  // namespace taizhang::cli

int main(int count, char** words) {
  return taizhang::cli::run(std::vector<std::string_view>(words + 1, words + count));
}
