#include <cstdio>
#include <string>

#include "bench.h"
#include "cli/large_pages.h"

// Prints what the heart costs. Figures for reading side by side, never a test.
//
//   bench            with --large up to a hundred thousand tasks and a thousand returns
//   bench search     only what a key of a search costs, up to a hundred thousand records
//   bench write ...  a round as files: see bench.h
//   bench merge ...  what merging such a round costs
//   bench sheets ... what Excel files cost
int main(int count, char** words) {
  taizhang::use_large_pages();  // as the command does
  const std::string command = count > 1 ? words[1] : "";
  if (command == "search" && count == 2) {
    taizhang::bench_search(true);
  } else if (command == "write" && count == 7) {
    taizhang::write_round(words[2], {.tasks = std::stoul(words[3]),
                                     .departments = std::stoul(words[4]),
                                     .returns = std::stoul(words[5]),
                                     .changes = std::stoul(words[6])});
  } else if (command == "merge" && count == 3) {
    taizhang::bench_merge(words[2]);
  } else if (command == "sheets" && count == 4) {
    taizhang::bench_sheets(words[2], std::stoul(words[3]));
  } else if (count == 1 || (count == 2 && command == "--large")) {
    taizhang::bench_notice();
    taizhang::bench_register(count == 2);
    taizhang::bench_rounds(count == 2);
    taizhang::bench_ledgers();
    taizhang::bench_search(count == 2);
    taizhang::bench_sheets("", 10'000);
  } else {
    std::fputs(
        "usage: bench [--large | search | write FOLDER TASKS DEPARTMENTS RETURNS CHANGES | merge "
        "FOLDER | sheets FOLDER TASKS]\n",
        stderr);
    return 2;
  }
}
