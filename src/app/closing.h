#pragma once

#include <optional>
#include <string>

#include "app/state.h"

namespace taizhang {

// Why the round cannot be closed yet; none: it can.
std::optional<Message> why_not_end_round(const OpenRegister& open);

// How many changes nothing shows any more: those that sealing leaves to the archive.
size_t superseded_changes(const Register& reg);

int unfinished_tasks(const OpenRegister& open);

// The title with `year`, where it speaks of it, counted on by one.
std::string title_of_next_year(std::string_view title, int year);

// A year of four digits; none: no year is meant.
std::optional<int> parse_year(std::string_view typed);

}  // namespace taizhang
