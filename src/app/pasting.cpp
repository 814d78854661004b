#include "app/pasting.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "app/state.h"
#include "base/text.h"
#include "reports/workbook.h"

namespace taizhang {
namespace {

constexpr size_t kMostNotes = 300;
constexpr size_t kShortest = 6;  // bytes, two Chinese characters, that tell a field by a part

struct HeaderWord {
  std::string_view word;
  std::string_view field;
};

// What columns of work ledgers are headed with, the telling words first.
constexpr auto kHeaderWords = std::to_array<HeaderWord>({
    {"来源", kSkipped},
    {"序号", fields::kNumber},
    {"编号", fields::kNumber},
    {"牵头", fields::kLead},
    {"主办", fields::kLead},
    {"责任", fields::kResponsible},
    {"配合", fields::kResponsible},
    {"协办", fields::kResponsible},
    {"承办", fields::kResponsible},
    {"时限", fields::kDeadline},
    {"期限", fields::kDeadline},
    {"完成时间", fields::kDeadline},
    {"状态", fields::kStatus},
    {"佐证", fields::kEvidenceWanted},
    {"措施", fields::kMeasures},
    {"内容", fields::kText},
    {"要求", fields::kText},
    {"任务", fields::kTitle},
    {"事项", fields::kTitle},
    {"工作", fields::kTitle},
    {"单位", fields::kResponsible},
    {"部门", fields::kResponsible},
});

// What a task has several of, by the whole header.
constexpr auto kEntryWords = std::to_array<HeaderWord>({
    {"进展", kNoteColumn},
    {"进展情况", kNoteColumn},
    {"落实情况", kNoteColumn},
    {"推进情况", kNoteColumn},
    {"佐证材料", kEvidenceColumn},
    {"证明材料", kEvidenceColumn},
    {"佐证链接", kEvidenceColumn},
});

// A header without what is written around its name: spaces, stars, brackets and what they hold.
std::string plain_header(std::string_view header) {
  std::string plain = replace_all(replace_all(std::string(header), "（", "("), "）", ")");
  for (size_t open; (open = plain.find('(')) != std::string::npos && open > 0;) {
    const size_t close = plain.find(')', open);
    plain.erase(open, close == std::string::npos ? close : close + 1 - open);
  }
  std::erase_if(plain, [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '*'; });
  return replace_all(plain, "：", "");
}

bool is_called(const Field& field, std::string_view header) {
  return header == field.name.zh || (!field.name.en.empty() && header == field.name.en);
}

// The field that a header names; kSkipped: none. `is_exact`: by its own name or by a note.
std::string field_called(const Template& form, std::string_view header, const HeaderNotes& notes,
                         bool& is_exact) {
  is_exact = true;
  if (header == kIdHeader) return std::string(kRecordColumn);
  if (header == kDigestHeader) return std::string(kDigestColumn);
  const std::string plain = plain_header(header);
  for (const HeaderNote& note : notes)
    if (note.form == form.id && note.header == plain) return note.field;
  for (const Field& field : form.fields)
    if (is_called(field, plain) || is_called(field, header)) return field.id;
  // Below a head that it shares with its neighbours.
  const std::string_view below = std::string_view(plain).substr(plain.rfind('/') + 1);
  for (const Field& field : form.fields)
    if (is_called(field, below)) return field.id;
  if (form.id == forms::kTask) {
    if (below == text(Text::column_progress, Language::English)) return std::string(kNoteColumn);
    for (const HeaderWord& one : kEntryWords)
      if (below == one.word) return std::string(one.field);
  }
  is_exact = false;
  if (form.id == forms::kTask) {
    for (const HeaderWord& one : kHeaderWords)
      if (header.contains(one.word)) return std::string(one.field);
    return {};
  }
  if (plain.size() < kShortest) return {};
  for (const Field& field : form.fields) {
    const std::string& name = field.name.zh;
    if (name.size() >= kShortest && (plain.contains(name) || name.contains(plain))) return field.id;
  }
  return {};
}

bool is_tick(std::string_view cell) {
  cell = trim(cell);
  return !cell.empty() && cell != "□" && answer_in(cell).value_or(true);
}

// The columns of single options, 公开对象/全社会 and 公开对象/特定群体, become the one of their
// field.
void join_options(PastedTable& table, const Template& form) {
  TableCells& cells = table.cells;
  for (const Field& field : form.fields) {
    if (!field.split || cells.empty()) continue;
    std::vector<std::pair<size_t, const EnumOption*>> places;
    for (size_t i = 0; i < cells[0].size(); ++i)
      for (const EnumOption& option : field.options)
        if (cells[0][i] == field.name.zh + "/" + option.name.zh ||
            cells[0][i] == field.name.en + "/" + option.name.en)
          places.emplace_back(i, &option);
    if (places.empty()) continue;
    for (std::vector<std::string>& row : cells) {
      std::string words;
      for (const auto& [place, option] : places)
        if (is_tick(row[place])) words += (words.empty() ? "" : "、") + option->name.zh;
      if (&row == cells.data()) words = field.name.zh;
      row[places.front().first] = std::move(words);
      for (size_t i = places.size(); i-- > 1;)
        row.erase(row.begin() + static_cast<std::ptrdiff_t>(places[i].first));
    }
    for (size_t i = places.size(); i-- > 1;)
      table.places.erase(table.places.begin() + static_cast<std::ptrdiff_t>(places[i].first));
  }
}

struct Guess {
  std::vector<std::string> columns;
  size_t named = 0, exact = 0;
};

Guess guess_columns(const Template& form, const std::vector<std::string>& header,
                    const HeaderNotes& notes) {
  Guess guess;
  for (const std::string& cell : header) {
    bool is_exact = false;
    std::string field = field_called(form, cell, notes, is_exact);
    if (std::ranges::contains(guess.columns, field)) field.clear();
    if (!field.empty() && field != kRecordColumn && field != kDigestColumn) {
      ++guess.named;
      if (is_exact) ++guess.exact;
    }
    guess.columns.push_back(std::move(field));
  }
  // A list of duties often has its tasks under 内容 alone.
  if (form.id == forms::kTask && !std::ranges::contains(guess.columns, fields::kTitle))
    for (std::string& column : guess.columns)
      if (column == fields::kText) column = fields::kTitle;
  return guess;
}

size_t longest_column(const TableCells& cells, size_t width) {
  std::vector<size_t> sizes(width, 0);
  for (const std::vector<std::string>& row : cells)
    for (size_t i = 0; i < row.size(); ++i) sizes[i] += row[i].size();
  return static_cast<size_t>(std::ranges::max_element(sizes) - sizes.begin());
}

// The form whose fields the header names: the open ledger's, or the one most of whose names stand
// in it; else the tasks'.
const Template* form_for(const OpenRegister& open, const std::vector<std::string>& header,
                         const HeaderNotes& notes) {
  constexpr size_t kTelling = 3;
  const std::vector<const Template*> forms = paste_forms(open);
  if (forms.empty()) return nullptr;
  const Template* best = forms.front();
  const Guess tasks = guess_columns(*best, header, notes);
  size_t most = std::max(tasks.named, kTelling - 1);
  for (const Template* form : forms) {
    const size_t exact = guess_columns(*form, header, notes).exact;
    const bool is_open = open.section == Section::Ledger && form->id == open.ledgers.look.form;
    if (is_open && exact + 1 >= kTelling) return form;
    if (exact > most && form != forms.front()) {
      most = exact;
      best = form;
    }
  }
  return best;
}

}  // namespace

std::vector<const Template*> paste_forms(const OpenRegister& open) {
  std::vector<const Template*> forms;
  if (open.reg.find_template(forms::kTask)) forms.push_back(&open.ledgers.task_form);
  for (const LedgerShelf& shelf : ledger_shelves(open.ledgers)) forms.push_back(&shelf.form);
  return forms;
}

const Template* paste_form(const OpenRegister& open, std::string_view form) {
  for (const Template* one : paste_forms(open))
    if (one->id == form) return one;
  return nullptr;
}

PastedTable with_form(PastedTable table, const Template& form, const HeaderNotes& notes) {
  table.form = form.id;
  join_options(table, form);
  const size_t width = table.cells.empty() ? 0 : table.cells.front().size();
  table.columns.assign(width, std::string(kSkipped));
  if (width == 0) return table;
  Guess guess = guess_columns(form, table.cells.front(), notes);
  constexpr size_t kEnough = 2;  // one word may as well be what a row says
  if (guess.named >= std::min(kEnough, width) || table.has_header) {
    table.has_header = true;
    table.columns = std::move(guess.columns);
  }
  if (guess.named == 0 && form.id == forms::kTask)
    table.columns[longest_column(table.cells, width)] = fields::kTitle;
  return table;
}

PastedTable read_pasted(const OpenRegister& open, TableCells cells, bool has_header,
                        const HeaderNotes& notes) {
  PastedTable table;
  table.has_header = has_header;
  table.cells = std::move(cells);
  size_t width = 0;
  for (const std::vector<std::string>& row : table.cells) width = std::max(width, row.size());
  for (std::vector<std::string>& row : table.cells) row.resize(width);
  for (size_t i = 0; i < width; ++i) table.places.push_back(i);
  if (width == 0) return table;
  const Template* form = form_for(open, table.cells.front(), notes);
  return form != nullptr ? with_form(std::move(table), *form, notes) : table;
}

PastedTable with_column(PastedTable table, size_t column, std::string_view field) {
  if (column >= table.columns.size()) return table;
  if (field != kSkipped)
    for (std::string& one : table.columns)
      if (one == field) one = kSkipped;
  table.columns[column] = field;
  return table;
}

size_t line_in_sheet(const PastedTable& table, size_t row) {
  const size_t header = table.cells.size() - table.lines.size();
  return table.lines.empty() || row < header ? row + 1 : table.lines[row - header];
}

std::string letters_of(const PastedTable& table, size_t column) {
  std::string letters;
  if (table.lines.empty()) return letters;
  for (size_t place = table.places[column] + 1; place > 0; place = (place - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (place - 1) % 26));
  return letters;
}

HeaderNotes with_notes(HeaderNotes notes, const PastedTable& table, const Template& form) {
  if (!table.has_header || table.cells.empty()) return notes;
  const std::vector<std::string>& header = table.cells.front();
  const std::vector<std::string> guessed = guess_columns(form, header, notes).columns;
  for (size_t i = 0; i < header.size(); ++i) {
    const std::string plain = plain_header(header[i]);
    if (plain.empty() || guessed[i] == table.columns[i]) continue;
    std::erase_if(
        notes, [&](const HeaderNote& one) { return one.form == form.id && one.header == plain; });
    notes.push_back({form.id, plain, table.columns[i]});
  }
  if (notes.size() > kMostNotes)
    notes.erase(notes.begin(), notes.end() - static_cast<std::ptrdiff_t>(kMostNotes));
  return notes;
}

std::string encode_notes(const HeaderNotes& notes) {
  std::string text;
  for (const HeaderNote& note : notes)
    text += note.form + "\t" + note.header + "\t" + note.field + "\n";
  return text;
}

HeaderNotes decode_notes(std::string_view text) {
  HeaderNotes notes;
  for (const std::vector<std::string>& row : parse_tsv(text))
    if (row.size() == 3 && notes.size() < kMostNotes) notes.push_back({row[0], row[1], row[2]});
  return notes;
}

}  // namespace taizhang
