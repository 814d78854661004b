#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <utility>

#include "base/sort.h"
#include "model/packet.h"
#include "model/round.h"
#include "model/task.h"

namespace taizhang {
namespace {

int64_t number_of(const Record& record, std::string_view field) {
  const auto* number = integer_of(value_of(record, field));
  return number ? *number : 0;
}

bool is_option(const Record& record, std::string_view field, std::string_view option) {
  const auto* chosen = std::get_if<Option>(&value_of(record, field));
  return chosen && chosen->id == option;
}

class Board {
 public:
  explicit Board(const Register& reg) : reg_(reg) {}
  std::vector<BoardRow> rows();

 private:
  using Key = std::pair<int64_t, std::string>;  // the round from the newest down, department

  BoardRow& row(int64_t round, std::string_view department);
  void add_packet(const Record& record);
  void add_receipt(const Record& record);
  void add_held(const Record& record);
  void add_tasks();

  const Register& reg_;
  int64_t present_ = round_of(reg_);
  std::map<Key, BoardRow> rows_;
};

BoardRow& Board::row(int64_t round, std::string_view department) {
  BoardRow& row = rows_[{-round, std::string(department)}];
  row.round = round;
  row.department = department;
  return row;
}

// Of several the one with the latest `at` is shown; of those the one with the largest digest.
void take_last(std::string& at, std::string& digest, const Record& record) {
  const std::string_view new_at = text_of(record, fields::kAt);
  const std::string_view new_digest = text_of(record, fields::kDigest);
  if (std::tie(new_at, new_digest) < std::tuple<std::string_view, std::string_view>(at, digest)) {
    return;
  }
  at = new_at;
  digest = new_digest;
}

void Board::add_packet(const Record& record) {
  BoardRow& row = this->row(number_of(record, fields::kRound),  //
                            text_of(record, fields::kDepartment));
  ++row.packets;
  if (row.state == RoundState::NotIssued) row.state = RoundState::Missing;
  take_last(row.issued_at, row.packet_digest, record);
}

void Board::add_receipt(const Record& record) {
  const std::string_view department = text_of(record, fields::kDepartment);
  if (department.empty()) return;  // the office's own register from another copy
  const int64_t round = number_of(record, fields::kRound);
  BoardRow& row = this->row(round, department);
  ++row.returns;
  row.state = RoundState::Returned;
  take_last(row.returned_at, row.returned_digest, record);
  const int64_t received_in = number_of(record, fields::kRoundHere);
  if (received_in > round) ++this->row(received_in, department).stale;
}

void Board::add_held(const Record& record) {
  if (!is_option(record, fields::kDecision, decisions::kOpen)) return;
  ++row(present_, text_of(record, fields::kDepartment)).held;
}

void Board::add_tasks() {
  for (const OutlineRow& line : outline(reg_)) {
    if (line.is_part) continue;
    const auto* status = std::get_if<Option>(&reg_.value(line.record, fields::kStatus));
    if (status && statuses::is_at_rest(status->id)) continue;
    for (const std::string& key : scope_of(reg_, line.record)) {
      row(present_, key).open_tasks.push_back(line.record);
    }
  }
}

std::vector<BoardRow> Board::rows() {
  for (const Record& record : reg_.records()) {
    if (!reg_.exists(record.id)) continue;
    const std::string_view form = text_of(record, fields::kTemplate);
    if (form == forms::kPacket) add_packet(record);
    if (form == forms::kReceipt) add_receipt(record);
    if (form == forms::kHeld) add_held(record);
  }
  add_tasks();

  std::map<std::string, size_t, std::less<>> places;
  for (std::string& key : department_keys(reg_)) places.try_emplace(std::move(key), places.size());
  std::vector<BoardRow> rows;
  for (auto& [key, row] : rows_) rows.push_back(std::move(row));
  const auto place = [&](const BoardRow& row) {
    const auto found = places.find(row.department);
    return std::pair(-row.round, found == places.end() ? places.size() : found->second);
  };
  sort_by(rows, place);
  return rows;
}

}  // namespace

std::vector<BoardRow> board(const Register& reg) { return Board(reg).rows(); }

}  // namespace taizhang
