#include "bench.h"

// Prints what the heart costs. Figures for reading side by side, never a test.
int main() {
  taizhang::bench_notice();
  taizhang::bench_register();
  taizhang::bench_rounds();
}
