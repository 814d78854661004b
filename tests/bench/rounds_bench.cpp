#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

#include "bench.h"
#include "office.h"

namespace taizhang {
namespace {

void print_round(size_t departments, size_t tasks, size_t changes) {
  Register office = make_office(departments, tasks);
  std::vector<Packet> packets;
  const double packing = milliseconds([&] { packets = packets_of(office); });
  if (packets.size() != departments) std::abort();
  std::vector<std::string> returns;
  for (Packet& packet : packets) returns.push_back(encode(make_return(std::move(packet), changes)));
  packets.clear();

  const MergeCost cost = merge_returns(office, returns);
  std::printf("%8zu %8zu %9zu %9.0f %9.0f %10.0f %11.0f %7.0f %13.0f\n", departments, tasks,
              cost.changes, packing, cost.reading, cost.reviewing, cost.writing, cost.adding,
              peak_megabytes());
}

}  // namespace

// A round from packets to one register. Receipts are part of the changes.
void bench_rounds(bool large) {
  std::puts(
      " returns    tasks   changes  pack ms   read ms  review ms  receipt ms  add ms  peak MB so "
      "far");
  print_round(12, 1'000, 200);
  print_round(12, 10'000, 200);
  if (!large) return;
  print_round(1'000, 12'000, 24);
  print_round(12, 100'000, 200);
}

}  // namespace taizhang
