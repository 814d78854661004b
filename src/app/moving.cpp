#include "app/moving.h"

#include <algorithm>
#include <utility>

#include "app/table_cells.h"

namespace taizhang {
namespace {

// What the row stands under as the outline shows it; Id{}: at the top.
RecordId parent_in(const OpenRegister& open, const OutlineRow& row) {
  for (const OutlineRow* one = &row; one != open.outline.data();)
    if ((--one)->depth < row.depth) return one->record;
  return {};
}

// Those under `parent`, in order.
std::vector<RecordId> children_in(const OpenRegister& open, RecordId parent) {
  std::vector<RecordId> children;
  const OutlineRow* above = outline_row(open, parent);
  if (parent && above == nullptr) return children;
  const int depth = above == nullptr ? 0 : above->depth + 1;
  const size_t first = above == nullptr ? 0 : static_cast<size_t>(above - open.outline.data()) + 1;
  for (size_t i = first; i < open.outline.size() && open.outline[i].depth >= depth; ++i)
    if (open.outline[i].depth == depth) children.push_back(open.outline[i].record);
  return children;
}

bool is_within(const OpenRegister& open, const OutlineRow& top, const OutlineRow& row) {
  if (&row == &top) return true;
  for (const OutlineRow* one = &top + 1; one != open.outline.data() + open.outline.size(); ++one) {
    if (one->depth <= top.depth) return false;
    if (one == &row) return true;
  }
  return false;
}

// May the record stand there?
bool may_land(const OpenRegister& open, const OutlineRow& row, const Landing& landing) {
  const OutlineRow* parent = outline_row(open, landing.parent);
  if (landing.parent && parent == nullptr) return false;
  if (parent != nullptr && is_within(open, row, *parent)) return false;
  return !row.is_part || parent == nullptr || parent->is_part;
}

}  // namespace

std::vector<Edit> moved_to(const OpenRegister& open, RecordId record, const Landing& landing) {
  const OutlineRow* row = outline_row(open, record);
  if (row == nullptr || landing.before == record || !may_land(open, *row, landing)) return {};
  std::vector<RecordId> siblings = children_in(open, landing.parent);
  const std::vector<RecordId> before = siblings;
  std::erase(siblings, record);
  const auto place = std::ranges::find(siblings, landing.before);
  const auto at = static_cast<size_t>(siblings.insert(place, record) - siblings.begin());
  std::vector<Edit> edits;
  if (parent_in(open, *row) != landing.parent)
    edits.push_back({record, std::string(fields::kParent),
                     landing.parent ? Value(to_text(landing.parent)) : Value()});
  else if (siblings == before)
    return {};
  const auto order = [&](size_t i) { return text_of(open.reg, siblings[i], fields::kOrder); };
  const std::string_view above = at > 0 ? order(at - 1) : std::string_view();
  const std::string_view below = at + 1 < siblings.size() ? order(at + 1) : std::string_view();
  const auto set = [&](size_t i, std::string key) {
    edits.push_back({siblings[i], std::string(fields::kOrder), std::move(key)});
  };
  if (below.empty() ? at + 1 == siblings.size() : above < below) {
    set(at, order_between(above, below));
    return edits;
  }
  // There is no room between equal keys: all of them are given anew.
  std::vector<std::string> keys = first_orders(siblings.size());
  for (size_t i = 0; i < siblings.size(); ++i)
    if (order(i) != keys[i]) set(i, std::move(keys[i]));
  return edits;
}

std::vector<Edit> moved(const OpenRegister& open, RecordId record, Direction direction) {
  const OutlineRow* row = outline_row(open, record);
  if (row == nullptr) return {};
  const RecordId parent = parent_in(open, *row);
  const OutlineRow* above = outline_row(open, parent);
  if (direction == Direction::Out) {
    if (row->is_part || above == nullptr || (above->is_part && above->depth == 0)) return {};
    const RecordId next_parent = parent_in(open, *above);
    const std::vector<RecordId> beside = children_in(open, next_parent);
    const auto place = std::ranges::find(beside, parent) + 1;
    return moved_to(open, record, {next_parent, place == beside.end() ? RecordId() : *place});
  }
  // Those that a filter hides are passed over.
  std::vector<RecordId> beside = children_in(open, parent);
  std::erase_if(beside, [&](RecordId one) { return one != record && !row_of(open, one); });
  const auto at = static_cast<size_t>(std::ranges::find(beside, record) - beside.begin());
  if (direction == Direction::Down) {
    if (at + 1 >= beside.size()) return {};
    const std::vector<RecordId> all = children_in(open, parent);
    const auto behind = std::ranges::find(all, beside[at + 1]) + 1;
    return moved_to(open, record, {parent, behind == all.end() ? RecordId() : *behind});
  }
  if (at == 0) return {};
  if (direction == Direction::Up) return moved_to(open, record, {parent, beside[at - 1]});
  return row->is_part ? std::vector<Edit>() : moved_to(open, record, {beside[at - 1], {}});
}

ApplyEdits move_step(const OpenRegister& open, RecordId record, std::vector<Edit> edits) {
  const std::string name(text_of(open.reg, record, fields::kTitle));
  return {std::move(edits), {Text::did_move, {name}}, Message{Text::toast_moved, {name}}};
}

std::vector<Edit> left_behind(const OpenRegister& open, const std::vector<bool>& gone) {
  std::vector<Edit> edits;
  std::vector<size_t> path;             // from the top to the row
  std::pair<size_t, std::string> last;  // what was put behind a deleted row
  for (size_t i = 0; i < open.outline.size(); ++i) {
    path.resize(std::min(path.size(), static_cast<size_t>(open.outline[i].depth)));
    const bool is_left = !gone[i] && !path.empty() && gone[path.back()];
    if (is_left) {
      size_t stays = path.size();
      while (stays > 0 && gone[path[stays - 1]]) --stays;
      const size_t top = path[stays];
      const auto order = [&](size_t row) {
        return text_of(open.reg, open.outline[row].record, fields::kOrder);
      };
      size_t next = top + 1;
      const int depth = open.outline[top].depth;
      while (next < open.outline.size() && open.outline[next].depth > depth) ++next;
      const bool has_next = next < open.outline.size() && open.outline[next].depth == depth;
      if (last.first != top || last.second.empty()) last = {top, std::string(order(top))};
      last.second = order_between(last.second, has_next ? order(next) : std::string_view());
      const RecordId parent = stays > 0 ? open.outline[path[stays - 1]].record : RecordId();
      const RecordId record = open.outline[i].record;
      edits.push_back(
          {record, std::string(fields::kParent), parent ? Value(to_text(parent)) : Value()});
      edits.push_back({record, std::string(fields::kOrder), last.second});
    }
    path.push_back(i);
  }
  return edits;
}

int task_level(const OpenRegister& open, RecordId task) {
  int level = 0;
  const OutlineRow* row = outline_row(open, task);
  while (row != nullptr && level < row->depth) {
    const auto id = parse_id<RecordId>(text_of(open.reg, row->record, fields::kParent));
    row = id ? outline_row(open, *id) : nullptr;
    if (row == nullptr || row->is_part) break;
    ++level;
  }
  return level;
}

bool shows_order(const OpenRegister& open) {
  const TableView& view = open.view;
  return view.layout == Layout::Table && view.sort.empty() && view.heading == Heading::Part;
}

std::optional<Landing> landing_at(const OpenRegister& open, RecordId record, size_t row) {
  const OutlineRow* moving = outline_row(open, record);
  if (moving == nullptr || !shows_order(open) || row > open.rows.size()) return std::nullopt;
  const OutlineRow* below = row < open.rows.size() ? &outline_row_at(open, row) : nullptr;
  const OutlineRow* above = row > 0 ? &outline_row_at(open, row - 1) : nullptr;
  Landing landing;
  if (below != nullptr && below->is_part == moving->is_part)
    landing = {parent_in(open, *below), below->record};
  else if (moving->is_part ? below != nullptr : above == nullptr)
    return std::nullopt;
  else if (!moving->is_part)  // behind what stands above it
    landing = {above->is_part ? above->record : parent_in(open, *above), {}};
  if (!may_land(open, *moving, landing)) return std::nullopt;
  return landing;
}

}  // namespace taizhang
