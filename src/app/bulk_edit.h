#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assets/texts.h"
#include "base/date.h"
#include "model/register.h"

namespace taizhang {

struct OpenRegister;

// One field of all ticked records changed at once, looked at before it is done.

enum class BulkWay { Set, Add, Remove, Append, Clear };

// What is wanted. `typed` is a text, a figure, a day or a deadline as one types it; `chosen` are
// names of departments, ids of options, "yes" or "no".
struct BulkInput {
  std::string field;
  BulkWay way = BulkWay::Set;
  std::string typed = {};
  std::vector<std::string> chosen = {};
  bool operator==(const BulkInput&) const = default;
};

// A record that changes. The words are on one line; empty: nothing is there.
struct BulkLine {
  RecordId record;
  std::string before, after;
  bool operator==(const BulkLine&) const = default;
};

struct BulkPlan {
  enum class State { Ready, NoValue, Unread };  // Unread: `typed` is nothing that the field holds
  State state = State::Ready;
  std::vector<Edit> edits = {};
  std::vector<BulkLine> lines = {};
  size_t unchanged = 0;
  size_t disputed = 0;  // left alone: their cell is in conflict
  bool operator==(const BulkPlan&) const = default;
};

// The fields of the list on screen that can be changed so; not the number in the notice.
std::vector<Field> bulk_fields(const OpenRegister& open);
// What can be done to a field; the first is the usual one.
std::vector<BulkWay> bulk_ways(const Field& field);
BulkPlan bulk_plan(const OpenRegister& open, const Field& field, const BulkInput& input, Date today,
                   Language language);
// Why `typed` cannot be the field's value, with what can be. REQUIRES BulkPlan::State::Unread.
Text bulk_refusal(FieldType type);

// "标题 https://…": the address is what stands last.
std::optional<Link> link_typed(std::string_view typed);

// The value that the first ticked record has in the field goes into the others. `field`: empty, the
// column is computed. `refusal` says why it does not; it is filled with the column's name.
struct FillPlan {
  std::vector<Edit> edits = {};
  std::optional<Text> refusal = {};
};
FillPlan fill_plan(const OpenRegister& open, std::string_view field);

}  // namespace taizhang
