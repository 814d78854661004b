#pragma once

#include <string>

#include "formats/json_items.h"
#include "model/template.h"

namespace taizhang {

void append_template(std::string& out, const Template& form);

// Refuses BadTemplate: its id, and what is wrong.
Result<Template> read_template(JsonValue json);

}  // namespace taizhang
