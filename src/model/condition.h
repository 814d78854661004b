#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/register.h"

namespace taizhang {

// Do all of `when` hold for the record?
bool holds(std::span<const Condition> when, const Record& record);

// Is the value one of `is`: an option by its id, one of several, or "yes" and "no"?
bool is_said(const Value& value, const std::vector<std::string>& is);

}  // namespace taizhang
