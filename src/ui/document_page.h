#pragma once

#include "reports/document.h"
#include "ui/ui.h"

namespace taizhang {

// A document as the sheet it will be printed on, at the cursor and as wide as `width`; of a long
// table only the first rows, and how many follow. Returns its height.
float draw_document_page(const Document& document, const Ui& ui, float width);

}  // namespace taizhang
