#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>

#include "bench.h"
#include "notice/notice.h"

namespace {

// A notice of about `bytes`, in one of the layouts that cost most.
std::string notice_of(size_t bytes, bool one_line) {
  const std::string end = one_line ? "" : "\n";
  std::string text = "云汀市城市管理局2026年政务公开工作要点" + end;
  for (int part = 1; text.size() < bytes; ++part) {
    text += "（" + std::string(part % 2 == 0 ? "二" : "一") +
            "）加强政策解读。围绕年度重点任务，及时公开、精准解读相关政策措施，稳定社会预期。" +
            end;
    text += "（牵头单位：办公室，配合单位：法规处、执法处等有关处室；完成时限：6月底前）" + end;
  }
  return text;
}

double megabytes_per_second(const std::string& text) {
  using Clock = std::chrono::steady_clock;
  double best = 0;
  for (int round = 0; round < 2; ++round) {
    const auto began = Clock::now();
    const size_t tasks = taizhang::parse_notice(text).tasks.size();
    const std::chrono::duration<double> took = Clock::now() - began;
    if (tasks > 0) best = std::max(best, static_cast<double>(text.size()) / 1e6 / took.count());
  }
  return best;
}

}  // namespace

// Prints how fast notices are read, of half a megabyte and of two: the same figure when linear.
void taizhang::bench_notice() {
  constexpr size_t kHalf = 500'000;
  std::printf("notice: %.1f MB/s in lines (2 MB: %.1f), %.1f MB/s in one line (2 MB: %.1f)\n",
              megabytes_per_second(notice_of(kHalf, false)),
              megabytes_per_second(notice_of(4 * kHalf, false)),
              megabytes_per_second(notice_of(kHalf, true)),
              megabytes_per_second(notice_of(4 * kHalf, true)));
}
