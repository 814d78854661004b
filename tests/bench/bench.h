#pragma once

#include <ctime>

namespace taizhang {

// Of the processor, so that what else runs on the machine counts less.
template <typename Work>
double milliseconds(Work work) {
  const std::clock_t begin = std::clock();
  work();
  return static_cast<double>(std::clock() - begin) * 1e3 / CLOCKS_PER_SEC;
}

void bench_notice();    // how fast notices are read
void bench_register();  // what reading, writing and editing a register cost at three sizes
void bench_rounds();    // what packets and returns cost, up to a thousand in one call

}  // namespace taizhang
