#pragma once

#include <chrono>
#include <cstddef>
#include <ctime>
#include <string>

namespace taizhang {

// Of the processor, so that what else runs on the machine counts less; as wasm, where that clock
// counts whole milliseconds, of the wall.
template <typename Work>
double milliseconds(Work work) {
#ifdef __EMSCRIPTEN__
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
      .count();
#else
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) * 1e3 / CLOCKS_PER_SEC;
#endif
}

void bench_notice();              // how fast notices are read
void bench_register(bool large);  // what reading, writing and editing a register cost
void bench_rounds(bool large);    // what packets and returns cost
void bench_search(bool large);    // what a key of a search costs
void bench_ledgers();             // what the rules and the table of a large ledger cost

// What Excel files of so many tasks cost. Into `folder`, if any, goes what tests/bench/peers gives
// others to write, and the figures are one line of JSON.
void bench_sheets(const std::string& folder, size_t tasks);

struct RoundSize {
  size_t tasks = 0;
  size_t departments = 0;  // the tasks are shared out among them
  size_t returns = 0;      // of the first departments
  size_t changes = 0;      // in each return
};

// For tests/bench/peers: writes office.taizhang.json and return-0.taizhang.json ... into `folder`,
// and prints what opening and merging them costs as one line of JSON.
void write_round(const std::string& folder, const RoundSize& size);
void bench_merge(const std::string& folder);

}  // namespace taizhang
