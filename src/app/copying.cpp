#include <string>
#include <utility>
#include <vector>

#include "app/steps.h"
#include "app/table_cells.h"
#include "formats/clipboard_table.h"

namespace taizhang {
namespace {

std::vector<std::string> header(Language language) {
  std::vector<std::string> names;
  for (const ColumnField& one : kColumns) names.emplace_back(text(one.name, language));
  return names;
}

std::vector<std::string> cells_of(const OpenRegister& open, const OutlineRow& task,
                                  Language language) {
  std::vector<std::string> cells;
  for (const ColumnField& one : kColumns)
    cells.push_back(cell_words(open, task, one.column, language));
  return cells;
}

// The tasks below the part at `part` of the outline, at any depth.
void add_tasks_below(TableCells& cells, const OpenRegister& open, size_t part, Language language) {
  const int depth = open.outline[part].depth;
  for (size_t i = part + 1; i < open.outline.size(); ++i) {
    const OutlineRow& row = open.outline[i];
    if (row.is_part && row.depth <= depth) return;
    if (!row.is_part) cells.push_back(cells_of(open, row, language));
  }
}

TableCells rows_to_copy(const OpenRegister& open, Language language) {
  TableCells cells = {header(language)};
  const OutlineRow* selected = outline_row(open, open.selected);
  if (!open.marked.empty()) {
    for (const OutlineRow& row : open.outline)
      if (open.marked.contains(row.record)) cells.push_back(cells_of(open, row, language));
  } else if (selected != nullptr && selected->is_part) {
    add_tasks_below(cells, open, static_cast<size_t>(selected - open.outline.data()), language);
  } else if (selected != nullptr) {
    cells.push_back(cells_of(open, *selected, language));
  } else {
    for (size_t i = 0; i < open.rows.size(); ++i)
      if (const OutlineRow& row = outline_row_at(open, i); !row.is_part)
        cells.push_back(cells_of(open, row, language));
  }
  return cells;
}

}  // namespace

void act(Scene scene, const CopyRows&) {
  if (!scene.state.open) return;
  const TableCells cells = rows_to_copy(*scene.state.open, scene.state.settings.language);
  scene.effects.push_back(CopyTable{to_tsv(cells), to_html_table(cells)});
  show_toast(scene, {Text::toast_copied, {number(static_cast<int>(cells.size()) - 1)}});
}

}  // namespace taizhang
