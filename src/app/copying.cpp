#include <string>
#include <utility>
#include <vector>

#include "app/steps.h"
#include "formats/clipboard_table.h"

namespace taizhang {
namespace {

std::vector<std::string> header(Language language) {
  std::vector<std::string> names;
  for (const Text name : {Text::column_number, Text::column_title, Text::column_lead,
                          Text::column_responsible, Text::column_deadline, Text::column_status,
                          Text::column_progress, Text::column_updated})
    names.emplace_back(text(name, language));
  return names;
}

std::string names_in(const Register& reg, RecordId task, std::string_view field) {
  const Departments* departments = std::get_if<Departments>(&reg.value(task, field));
  return departments != nullptr ? department_names(reg, *departments) : std::string();
}

std::vector<std::string> cells_of(const Register& reg, const OutlineRow& row, Language language) {
  const Deadline* deadline = deadline_of(reg.value(row.record, fields::kDeadline));
  const Option* status = std::get_if<Option>(&reg.value(row.record, fields::kStatus));
  return {row.number,
          std::string(text_of(reg, row.record, fields::kTitle)),
          names_in(reg, row.record, fields::kLead),
          names_in(reg, row.record, fields::kResponsible),
          deadline != nullptr ? deadline->text : std::string(),
          status != nullptr
              ? option_name(reg, forms::kTask, fields::kStatus, status->id, language)
              : std::string(),
          std::string(text_of(reg, row.last_note, fields::kText)),
          row.updated.substr(0, 10)};
}

// The tasks below the part at `part` of the outline, at any depth.
void add_tasks_below(TableCells& cells, const OpenRegister& open, size_t part, Language language) {
  const int depth = open.outline[part].depth;
  for (size_t i = part + 1; i < open.outline.size(); ++i) {
    const OutlineRow& row = open.outline[i];
    if (row.is_part && row.depth <= depth) return;
    if (!row.is_part) cells.push_back(cells_of(open.reg, row, language));
  }
}

TableCells rows_to_copy(const OpenRegister& open, Language language) {
  TableCells cells = {header(language)};
  const OutlineRow* selected = outline_row(open, open.selected);
  if (selected != nullptr && selected->is_part) {
    add_tasks_below(cells, open, static_cast<size_t>(selected - open.outline.data()), language);
  } else if (selected != nullptr) {
    cells.push_back(cells_of(open.reg, *selected, language));
  } else {
    for (size_t i = 0; i < open.rows.size(); ++i)
      if (const OutlineRow& row = outline_row_at(open, i); !row.is_part)
        cells.push_back(cells_of(open.reg, row, language));
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
