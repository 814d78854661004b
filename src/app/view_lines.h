#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/table_view.h"

namespace taizhang {

// What a saved view is written in: a line each of a name, a tab, and its words.

// Nothing without words.
void add_line(std::string& out, std::string_view name, std::string_view words);
// A text on one line.
std::string on_one_line(std::string_view text);
// The text up to `mark`, which is taken from it with the mark.
std::string_view take_up_to(std::string_view& text, char mark);

// Columns between spaces, each once: "lead status:down", and with their widths "title:240 lead".
std::string sort_words(const std::vector<ColumnOrder>& sort);
std::vector<ColumnOrder> read_sort(std::string_view words);
std::string column_words(const std::vector<ColumnLook>& columns);
std::vector<ColumnLook> read_columns(std::string_view words);

}  // namespace taizhang
