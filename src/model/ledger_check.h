#pragma once

#include <optional>
#include <string>

#include "model/template.h"

namespace taizhang {

// The first rule of `form` that does not fit its fields, as "terms.reply.start"; none: all do.
std::optional<std::string> misfit(const Template& form);

}  // namespace taizhang
