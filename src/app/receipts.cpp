#include "app/receipts.h"

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "app/steps.h"
#include "base/sort.h"
#include "model/round.h"

namespace taizhang {
namespace {

struct CountedOutcome {
  Outcome outcome;
  Text name;
};
constexpr std::array kCounted =
    std::to_array<CountedOutcome>({{Outcome::New, Text::outcome_new},
                                   {Outcome::Updated, Text::outcome_updated},
                                   {Outcome::Parallel, Text::outcome_parallel},
                                   {Outcome::Same, Text::outcome_same},
                                   {Outcome::Conflict, Text::outcome_conflict},
                                   {Outcome::OutOfScope, Text::outcome_out_of_scope}});

int64_t number_of(const Register& reg, RecordId record, std::string_view field) {
  const auto* found = integer_of(reg.value(record, field));
  return found != nullptr ? *found : 0;
}

// As on the board: the first eight digits tell files apart.
std::string short_digest(const Register& reg, RecordId receipt) {
  return std::string(text_of(reg, receipt, fields::kDigest).substr(0, 8));
}

std::string time_of(const Register& reg, RecordId receipt) {
  const std::string_view at = text_of(reg, receipt, fields::kAt);
  return at.size() < 16 ? std::string(at)
                        : std::string(at.substr(0, 10)) + " " + std::string(at.substr(11, 5));
}

// "更新 3 · 新增 1"; what is none is left out.
std::string counts_words(const Register& reg, RecordId receipt, Language language) {
  std::string words;
  for (const CountedOutcome& one : kCounted) {
    const int64_t count = number_of(reg, receipt, field_of(one.outcome));
    if (count == 0) continue;
    if (!words.empty()) words += " · ";
    words += std::string(text(one.name, language)) + " " + number(count);
  }
  return words.empty() ? say({Text::receipt_nothing, {}}, language) : words;
}

}  // namespace

std::vector<RecordId> receipts_in(const Register& reg, int64_t round) {
  std::vector<RecordId> receipts;
  for (const Record& record : reg.records())
    if (text_of(record, fields::kTemplate) == forms::kReceipt && reg.exists(record.id) &&
        number_of(reg, record.id, fields::kRoundHere) == round)
      receipts.push_back(record.id);
  sort_by(receipts, [&](RecordId id) {
    return std::pair(text_of(reg, id, fields::kAt), text_of(reg, id, fields::kDepartment));
  });
  return receipts;
}

std::string receipts_text(const Register& reg, int64_t round, Language language) {
  const std::vector<RecordId> receipts = receipts_in(reg, round);
  std::string out =
      say({Text::receipt_head,
           {register_title(reg), number(round), number(static_cast<long long>(receipts.size()))}},
          language) +
      "\n";
  for (const RecordId id : receipts)
    out += say({Text::receipt_line,
                {department_name(reg, text_of(reg, id, fields::kDepartment)),
                 std::string(text_of(reg, id, fields::kFile)),
                 number(number_of(reg, id, fields::kRound)), short_digest(reg, id),
                 counts_words(reg, id, language), time_of(reg, id)}},
               language) +
           "\n";
  return out;
}

TableCells receipts_table(const Register& reg, int64_t round, Language language) {
  TableCells cells(1);
  const auto add = [&](Text name) { cells[0].emplace_back(text(name, language)); };
  add(Text::board_department);
  add(Text::receipt_file);
  add(Text::board_choose_round);
  add(Text::receipt_digest);
  for (const CountedOutcome& one : kCounted) add(one.name);
  add(Text::receipt_when);
  for (const RecordId id : receipts_in(reg, round)) {
    std::vector<std::string> row = {department_name(reg, text_of(reg, id, fields::kDepartment)),
                                    std::string(text_of(reg, id, fields::kFile)),
                                    number(number_of(reg, id, fields::kRound)),
                                    short_digest(reg, id)};
    for (const CountedOutcome& one : kCounted)
      row.push_back(number(number_of(reg, id, field_of(one.outcome))));
    row.push_back(time_of(reg, id));
    cells.push_back(std::move(row));
  }
  return cells;
}

void act(Scene scene, const CopyReceipts& intent) {
  if (!scene.state.open) return;
  const Register& reg = scene.state.open->reg;
  const Language language = scene.state.settings.language;
  const TableCells table = receipts_table(reg, intent.round, language);
  if (table.size() == 1) return;
  scene.effects.push_back(
      CopyTable{receipts_text(reg, intent.round, language), to_html_table(table)});
  say_when_copied(scene,
                  {Text::toast_receipts, {number(static_cast<long long>(table.size()) - 1)}});
}

}  // namespace taizhang
