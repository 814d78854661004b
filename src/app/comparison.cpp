#include "app/comparison.h"

#include <algorithm>
#include <utility>

#include "app/report.h"
#include "app/state.h"

namespace taizhang {
namespace {

// Where a record stands among others is told only of one that was moved.
bool is_told(const RecordDifference& difference, const CellDifference& cell) {
  return difference.kind == Difference::Changed || cell.field != fields::kOrder;
}

void list_rows(Comparison& comparison) {
  comparison.rows.clear();
  for (uint32_t i = 0; i < comparison.differences.size(); ++i) {
    const RecordDifference& difference = comparison.differences[i];
    if (comparison.kind && *comparison.kind != difference.kind) continue;
    comparison.rows.push_back({i, std::nullopt});
    for (uint32_t cell = 0; cell < difference.cells.size(); ++cell)
      if (is_told(difference, difference.cells[cell])) comparison.rows.push_back({i, cell});
  }
}

void take_differences(Comparison& comparison, const Register& now,
                      std::vector<RecordDifference> found) {
  comparison.revision = now.revision();
  comparison.differences = std::move(found);
  if (comparison.is_partial)
    std::erase_if(comparison.differences,
                  [](const RecordDifference& one) { return one.kind == Difference::Added; });
  comparison.counts = {};
  for (const RecordDifference& one : comparison.differences)
    ++comparison.counts[static_cast<size_t>(one.kind)];
  list_rows(comparison);
}

}  // namespace

Comparison compared(std::string file, Snapshot read, const Register& now) {
  std::vector<RecordDifference> found = compare(read.reg, now);
  return compared(std::move(file), std::move(read), now, std::move(found));
}

Comparison compared(std::string file, Snapshot read, const Register& now,
                    std::vector<RecordDifference> found) {
  Comparison comparison;
  comparison.file = std::move(file);
  comparison.is_partial = read.envelope.purpose != Purpose::Full;
  comparison.before = std::move(read.reg);
  take_differences(comparison, now, std::move(found));
  return comparison;
}

void refresh(Comparison& comparison, const Register& now) {
  if (comparison.revision != now.revision())
    take_differences(comparison, now, compare(comparison.before, now));
}

void show_kind(Comparison& comparison, std::optional<Difference> kind) {
  comparison.kind = kind;
  list_rows(comparison);
}

std::string report(const Comparison& comparison, const Register& now, std::string_view at,
                   Language language) {
  const Message head{Text::comparison_report,
                     {register_title(now), comparison.file, std::string(at.substr(0, 10))}};
  return say(head, language) + "\n" +
         report(comparison.before, now, comparison.differences, language);
}

}  // namespace taizhang
