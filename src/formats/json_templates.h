#pragma once

#include <string>

#include "formats/json_items.h"
#include "model/template.h"

namespace taizhang {

void append_template(std::string& out, const Template& form);

// Refuses BadTemplate.
Result<Template> read_template(JsonValue json);

}  // namespace taizhang
