#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "ui/register_page.h"

namespace taizhang {

// Three supervision slips in their ledger's table, the first selected, the panel closed.
struct SlipPage : RegisterPage {
  std::vector<RecordId> slips;

  SlipPage() {
    for (const char* number : {"督办甲", "督办乙", "督办丙"}) {
      happen(AddLedgerRecord{"slip", {}, number});
      slips.push_back(ledgers().selected);
    }
    happen(SelectLedgerRecord{slips[0], 0, false});
    happen(ShowDetail{false});
  }
  const Ledgers& ledgers() const { return state.open->ledgers; }
  const Value& value(size_t slip, std::string_view field) const {
    return state.open->reg.value(slips.at(slip), field);
  }
  // The cell of the first slip that keys act on.
  void go_to(std::string_view field) {
    const auto found = std::ranges::find(ledgers().columns, field, &LedgerColumn::id);
    REQUIRE(found != ledgers().columns.end());
    happen(SelectLedgerRecord{slips[0], static_cast<size_t>(found - ledgers().columns.begin()),
                              false});
  }
  size_t steps() const { return state.open->history.done.size(); }
};

}  // namespace taizhang
