#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/table_view.h"

namespace taizhang {

// Views that were given a name. Each is a record of the form `view`, so that they travel in
// snapshots and are merged as all else is.

namespace forms {
inline constexpr std::string_view kView = "view";
}  // namespace forms

namespace fields {
inline constexpr std::string_view kList = "list";  // view: Text, a ledger's form; empty: the tasks
inline constexpr std::string_view kLook = "look";  // view: LongText, see encode_view()
}  // namespace fields

struct SavedView {
  RecordId record;
  std::string name;
  TableView view;
  bool operator==(const SavedView&) const = default;
};

// The existing ones of the tasks, in order. What cannot be read of one is left out of it.
std::vector<SavedView> saved_views(const Register& reg);
const SavedView* find_view(const std::vector<SavedView>& views, RecordId record);

// A line each of what differs from TableView{}: a name, a tab, and its words. What is folded and
// which saved view it was is not said. Law: parse_view(encode_view(v)) == v but for these two.
std::string encode_view(const TableView& view);
// Lines of names that are not known, and words that are none, are passed over: a newer program may
// have written them.
TableView parse_view(std::string_view text);

}  // namespace taizhang
