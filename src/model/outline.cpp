#include <algorithm>
#include <unordered_map>
#include <utility>

#include "base/sort.h"
#include "model/task.h"

namespace taizhang {
namespace {

// A part or task on its way into the outline; `parent` and `children` are places among the nodes.
struct Node {
  const Record* record = nullptr;
  std::string_view order;
  uint64_t head = 0;  // the first letters of the order, which mostly tell two apart
  std::vector<const Record*> notes;
  std::vector<const Record*> evidence;
  OutlineRow row;
  size_t parent = 0;  // 0: at the top
  std::vector<size_t> children;
  bool placed = false;
};

// Eight bytes as a number that sorts as they do.
uint64_t head_of(std::string_view order) {
  uint64_t head = 0;
  for (size_t i = 0; i < 8; ++i)
    head = head << 8 | (i < order.size() ? static_cast<unsigned char>(order[i]) : 0);
  return head;
}

class Outline {
 public:
  explicit Outline(const Register& reg);
  std::vector<OutlineRow> rows();

 private:
  void add_nodes();
  void add_attachments();
  void add_times();
  void find_parents();
  size_t parent_of(const Record& record) const;
  void place_below(size_t root);
  void place(size_t node, size_t position);
  void count_tasks();

  const Register& reg_;
  std::vector<Node> nodes_;  // the first stands for the register
  std::unordered_map<RecordId, size_t, IdHash> places_;
  std::unordered_map<RecordId, size_t, IdHash> task_of_;  // notes and evidence: their task's node
  std::vector<size_t> order_;                             // nodes in reading order
};

Outline::Outline(const Register& reg) : reg_(reg), nodes_(1) {
  add_nodes();
  add_attachments();
  add_times();
  find_parents();
}

void Outline::add_nodes() {
  places_.reserve(reg_.records().size());
  for (const Record& record : reg_.records()) {
    const std::string_view form = text_of(record, fields::kTemplate);
    if (form != forms::kPart && form != forms::kTask) continue;
    if (value_of(record, fields::kDeleted) == Value(true)) continue;
    places_[record.id] = nodes_.size();
    Node node;
    node.record = &record;
    node.order = text_of(record, fields::kOrder);
    node.head = head_of(node.order);
    node.row.record = record.id;
    node.row.is_part = form == forms::kPart;
    nodes_.push_back(std::move(node));
  }
}

// The node above `record`; 0: at the top, also when what it names is no part or task.
size_t Outline::parent_of(const Record& record) const {
  const auto id = parse_id<RecordId>(text_of(record, fields::kParent));
  const auto found = id ? places_.find(*id) : places_.end();
  return found == places_.end() ? 0 : found->second;
}

void Outline::add_attachments() {
  for (const Record& record : reg_.records()) {
    const std::string_view form = text_of(record, fields::kTemplate);
    if (form != forms::kNote && form != forms::kEvidence) continue;
    if (value_of(record, fields::kDeleted) == Value(true)) continue;
    const size_t task = parent_of(record);
    if (task == 0) continue;
    task_of_[record.id] = task;
    (form == forms::kNote ? nodes_[task].notes : nodes_[task].evidence).push_back(&record);
  }
  for (Node& node : nodes_) {
    node.row.last_note = newest_note(node.notes);
    node.row.notes = in_order(std::move(node.notes));
    node.row.evidence = in_order(std::move(node.evidence));
  }
}

void Outline::add_times() {
  for (const Change& change : reg_.changes()) {
    const auto own = places_.find(change.record);
    const auto attached = task_of_.find(change.record);
    if (own == places_.end() && attached == task_of_.end()) continue;
    OutlineRow& row = nodes_[own != places_.end() ? own->second : attached->second].row;
    if (!row.is_part) row.updated = std::max(row.updated, change.author.at);
  }
}

void Outline::find_parents() {
  for (size_t i = 1; i < nodes_.size(); ++i) {
    nodes_[i].parent = parent_of(*nodes_[i].record);
    nodes_[nodes_[i].parent].children.push_back(i);
  }
  for (Node& node : nodes_) {
    std::vector<std::pair<uint64_t, size_t>> heads;
    heads.reserve(node.children.size());
    for (const size_t child : node.children) heads.emplace_back(nodes_[child].head, child);
    sort_with(heads, [this](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first
                                : nodes_[a.second].order < nodes_[b.second].order;
    });
    for (size_t i = 0; i < heads.size(); ++i) node.children[i] = heads[i].second;
  }
}

void Outline::place(size_t i, size_t position) {
  Node& node = nodes_[i];
  const Node& parent = nodes_[node.parent];
  node.placed = true;
  node.row.number = std::to_string(position);
  if (node.parent != 0) {
    node.row.number = parent.row.number + "." + node.row.number;
    node.row.depth = parent.row.depth + 1;
    node.row.top_part = parent.row.top_part;
  } else if (node.row.is_part) {
    node.row.top_part = node.row.record;
  }
  order_.push_back(i);
}

void Outline::place_below(size_t root) {
  struct Level {
    size_t node;
    size_t next = 0;    // of its children
    size_t placed = 0;  // of its children
  };
  std::vector<Level> path = {{.node = root}};
  while (!path.empty()) {
    Level& level = path.back();
    if (level.next == nodes_[level.node].children.size()) {
      path.pop_back();
      continue;
    }
    const size_t child = nodes_[level.node].children[level.next++];
    if (nodes_[child].placed) continue;
    place(child, ++level.placed);
    path.push_back({.node = child});
  }
}

void Outline::count_tasks() {
  for (auto i = order_.rbegin(); i != order_.rend(); ++i) {
    const Node& node = nodes_[*i];
    if (node.parent == 0) continue;
    OutlineRow& parent = nodes_[node.parent].row;
    if (!node.row.is_part) ++parent.tasks;
    parent.tasks += node.row.tasks;
  }
}

std::vector<OutlineRow> Outline::rows() {
  place_below(0);
  // Merged moves can put two parts below each other: such a ring is cut and hung up at the top.
  size_t position = nodes_[0].children.size();
  for (size_t i = 1; i < nodes_.size(); ++i) {
    if (nodes_[i].placed) continue;
    nodes_[i].parent = 0;
    place(i, ++position);
    place_below(i);
  }
  count_tasks();
  std::vector<OutlineRow> rows;
  rows.reserve(order_.size());
  for (const size_t i : order_) rows.push_back(std::move(nodes_[i].row));
  return rows;
}

}  // namespace

RecordId newest_note(const std::vector<const Record*>& notes) {
  const Record* newest = nullptr;
  const auto age = [](const Record* note) {
    return std::pair(text_of(*note, fields::kAt), note->id);
  };
  for (const Record* note : notes)
    if (newest == nullptr || age(newest) < age(note)) newest = note;
  return newest != nullptr ? newest->id : RecordId{};
}

std::vector<OutlineRow> outline(const Register& reg) { return Outline(reg).rows(); }

}  // namespace taizhang
