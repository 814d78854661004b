#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assets/texts.h"
#include "model/compare.h"
#include "model/review.h"

namespace taizhang {

// What reviews and comparisons say, as plain text for a person: on a terminal, to be copied.

// A cell's value in words, on one line; 空 for nothing.
std::string value_words(const Register& reg, RecordId record, std::string_view field,
                        const Value& value, Language language);
// "任务“…”"; of a note or evidence also what it stands under.
// What `leaves` the house names no person.
std::string record_words(const Register& reg, RecordId record, Language language,
                         bool leaves = false);
std::string field_words(const Register& reg, RecordId record, std::string_view field,
                        Language language);
std::string outcome_words(Outcome outcome, Language language);

// A line on each file and what becomes of it; below it its conflicts and what was held back, cell
// by cell with the values. Last a line that adds up. REQUIRES reviews[i] to be of files[i].
std::string report(const Register& office, std::span<const ReturnedFile> files,
                   std::span<const FileReview> reviews, Language language);

// A difference between two registers in words: of a cell or, without a field, of a record.
struct DifferenceLine {
  Difference kind = Difference::Changed;
  std::string record, field, before, after;
};

// Cell by cell; of what was deleted the record alone. What is about persons is masked.
std::vector<DifferenceLine> difference_lines(const Register& before, const Register& after,
                                             std::span<const RecordDifference> differences,
                                             Language language);

// The differences between two registers, cell by cell; last a line that adds up.
// What is about persons is masked: it may be copied and sent.
std::string report(const Register& before, const Register& after,
                   std::span<const RecordDifference> differences, Language language);

}  // namespace taizhang
