#include <algorithm>
#include <span>

#include "rules/application.h"

namespace taizhang {
namespace {

constexpr int kMost = 10'000;  // items or pages; more is a slip of the keyboard

// Up to `until`, each costs `price` yuan.
struct Tier {
  int until;
  int price;
};

// 国办函〔2020〕109号, 四: from the 31st on, each ten cost 100 yuan more an item than those before.
constexpr Tier kItems[] = {{10, 0}, {30, 100}};
constexpr Tier kPages[] = {{30, 0}, {100, 10}, {200, 20}, {kMost, 40}};
constexpr int kStep = 10;
constexpr int kRise = 100;

int price_of(int nth, std::span<const Tier> tiers) {
  for (const Tier& tier : tiers) {
    if (nth <= tier.until) return tier.price;
  }
  return tiers.back().price + ((nth - tiers.back().until - 1) / kStep + 1) * kRise;
}

int sum(int count, std::span<const Tier> tiers) {
  int yuan = 0;
  for (int nth = 1; nth <= count; ++nth) yuan += price_of(nth, tiers);
  return yuan;
}

}  // namespace

int fee_of_items(int items) { return sum(std::min(items, kMost), kItems); }
int fee_of_pages(int pages) { return sum(std::min(pages, kMost), kPages); }

}  // namespace taizhang
