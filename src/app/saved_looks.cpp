#include "app/saved_looks.h"

#include <algorithm>
#include <string>
#include <utility>

#include "app/saved_views.h"
#include "app/view_lines.h"

namespace taizhang {
namespace {

void read_line(const Template& form, LedgerLook& look, std::string_view name,
               std::string_view words) {
  if (name == "view") {
    const auto found = std::ranges::find(form.ledger.views, words, &LedgerView::id);
    if (found != form.ledger.views.end())
      look.view = static_cast<size_t>(found - form.ledger.views.begin());
  }
  if (name == "search") look.search = words;
  if (name == "light") look.light = find_light(words);
  if (name == "faulty") look.faulty = words == "yes";
  if (name == "sort") look.sort = read_sort(words);
  if (name == "group") look.group = words;
  if (name == "columns")
    for (ColumnLook& one : read_columns(words)) look.columns.push_back(std::move(one.column));
  if (name == "widths") look.widths = read_columns(words);
  if (name != "filter") return;
  if (const Result<Filters> filters = parse_filters(std::string(words) + "\n"))
    look.filters.insert(look.filters.end(), filters->begin(), filters->end());
}

}  // namespace

std::string encode_look(const Template& form, const LedgerLook& look) {
  std::string out;
  if (look.view > 0 && look.view < form.ledger.views.size())
    add_line(out, "view", form.ledger.views[look.view].id);
  add_line(out, "search", on_one_line(look.search));
  if (look.light) add_line(out, "light", name_of(*look.light));
  if (look.faulty) add_line(out, "faulty", "yes");
  add_line(out, "sort", sort_words(look.sort));
  add_line(out, "group", look.group);
  std::vector<ColumnLook> columns;
  for (const std::string& one : look.columns) columns.push_back({one});
  add_line(out, "columns", column_words(columns));
  add_line(out, "widths", column_words(look.widths));
  const std::string filters = to_text(look.filters);
  for (std::string_view rest = filters; !rest.empty();)
    add_line(out, "filter", take_up_to(rest, '\n'));
  return out;
}

LedgerLook parse_look(const Template& form, std::string_view text) {
  LedgerLook look;
  look.form = form.id;
  while (!text.empty()) {
    std::string_view line = take_up_to(text, '\n');
    const std::string_view name = take_up_to(line, '\t');
    read_line(form, look, name, line);
  }
  return look;
}

std::vector<SavedLook> saved_looks(const Register& reg, const Ledgers& ledgers) {
  std::vector<SavedLook> looks;
  for (const RecordId record : children(reg, {}, forms::kView)) {
    const LedgerShelf* shelf = find_shelf(ledgers, text_of(reg, record, fields::kList));
    if (!shelf) continue;
    SavedLook& saved = looks.emplace_back();
    saved.record = record;
    saved.name = text_of(reg, record, fields::kName);
    saved.look = parse_look(shelf->form, text_of(reg, record, fields::kLook));
    saved.look.saved = record;
  }
  return looks;
}

const SavedLook* find_look(const std::vector<SavedLook>& looks, RecordId record) {
  const auto found = std::ranges::find(looks, record, &SavedLook::record);
  return found == looks.end() ? nullptr : &*found;
}

}  // namespace taizhang
