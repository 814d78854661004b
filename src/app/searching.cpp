#include "app/searching.h"

#include <algorithm>
#include <utility>

#include "app/search_texts.h"
#include "app/steps.h"
#include "model/own_form.h"

namespace taizhang {
namespace {

void add_row(Searching& searching, RecordId record, const std::vector<SearchText>& texts) {
  searching.rows.emplace(record, searching.index.add(texts));
  searching.records.push_back(record);
}

// The record whose row says what `record` says: itself, or what it stands below. Id{}: there may be
// many such rows.
RecordId row_owner(const OpenRegister& open, RecordId record) {
  const Register& reg = open.reg;
  const std::string_view form = text_of(reg, record, fields::kTemplate);
  if (form == forms::kNote || form == forms::kEvidence || form_below(open, record) != nullptr)
    return parse_id<RecordId>(text_of(reg, record, fields::kParent)).value_or(RecordId{});
  for (const std::string_view other :
       {forms::kDepartment, forms::kPart, forms::kOwnField, forms::kOwnLedger})
    if (form == other) return {};
  return record;
}

void begin_index(OpenRegister& open) {
  Searching& searching = open.searching;
  searching.index = {};
  searching.records.clear();
  searching.rows.clear();
  searching.read = {};
  searching.search = {};  // its rows are no longer these
  searching.is_made = searching.is_marked = false;
  searching.revision = open.reg.revision();
  searching.touched.clear();
  searching.batches = 0;
}

// Reads some lines or records more. False: there were no more, and the index is made.
bool go_on_with_index(OpenRegister& open, size_t most) {
  Searching& searching = open.searching;
  if (searching.is_made || searching.revision != open.reg.revision()) begin_index(open);
  ReadSoFar& read = searching.read;
  RowTexts texts(open);
  for (; read.lines < open.outline.size() && most > 0; ++read.lines, --most) {
    const OutlineRow& row = open.outline[read.lines];
    if (!row.is_part) add_row(searching, row.record, texts.of_task(row));
  }
  while (read.shelves < open.ledgers.listed && most > 0) {
    const LedgerShelf& shelf = open.ledgers.shelves[read.shelves];
    for (; read.records < shelf.records.size() && most > 0; ++read.records, --most) {
      const RecordId record = shelf.records[read.records].id;
      add_row(searching, record, texts.of_record(shelf, record));
    }
    if (read.records < shelf.records.size()) break;
    ++read.shelves;
    read.records = 0;
  }
  if (most == 0) return true;
  searching.index.pack();
  searching.is_made = true;
  return false;
}

void make_index(OpenRegister& open) {
  while (go_on_with_index(open, SIZE_MAX)) {
  }
}

// Writes the rows of what was touched anew. False: the index is to be made anew.
bool bring_up_to_date(OpenRegister& open) {
  constexpr size_t kMost = 2000;  // records; more cost as much as all
  Searching& searching = open.searching;
  const bool is_all = searching.revision + searching.batches == open.reg.revision();
  if (!searching.is_made || !is_all || searching.touched.size() > kMost) return false;
  RowTexts texts(open);
  for (const RecordId record : searching.touched) {
    const RecordId owner = row_owner(open, record);
    if (!owner) return false;
    const auto row = searching.rows.find(owner);
    const bool has_row = row != searching.rows.end();
    if (const std::vector<SearchText>* says = texts.of(owner); says == nullptr) {
      if (has_row) searching.index.remove(row->second);
    } else if (has_row) {
      searching.index.replace(row->second, *says);
    } else {
      add_row(searching, owner, *says);  // found last of its rank, until all are read again
    }
  }
  searching.touched.clear();
  searching.batches = 0;
  searching.revision = open.reg.revision();
  return true;
}

constexpr size_t kAllRows = size_t{1} << 24;
constexpr size_t kRows = 2'000;               // read into the index at once
constexpr size_t kRankedRows = 4'000;         // looked through at once
constexpr size_t kLongRows = kLongRow * 250;  // whose long texts are looked through at once
constexpr size_t kFewLong = 1'000;            // whose long texts are, while the key waits

// Looks through `rows` of the index, or through the long texts of fewer: those are read where they
// stand.
void go_on(OpenRegister& open, Search& search, size_t rows) {
  const Searching& searching = open.searching;
  RowTexts texts(open);
  uint32_t last = UINT32_MAX;
  const std::vector<SearchText>* of_row = nullptr;
  const auto read = [&](uint32_t row, size_t place) -> std::string_view {
    if (row != last || of_row == nullptr || place >= of_row->size())
      of_row = texts.of(searching.records[row], place);
    last = row;
    return of_row != nullptr && place < of_row->size() ? (*of_row)[place].text : std::string_view();
  };
  go_on(search, searching.index, LongTexts(read), rows);
}

void mark_found(Searching& searching) {
  searching.found.assign(searching.index.rows(), 0);
  for (const Hit& hit : searching.search.hits) searching.found[hit.row] = 1;
  searching.is_marked = true;
  searching.marked = searching.search.hits.size();
}

bool is_index_current(const OpenRegister& open) {
  return open.searching.is_made && open.searching.revision == open.reg.revision();
}

// Makes `text` what is looked for, unless it is that already. REQUIRES a current index; `was_made`:
// since the search before, which may spare work.
void begin_to_look(Searching& searching, std::string_view text, bool was_made) {
  const bool has_begun = searching.search.revision == searching.index.revision();
  if (was_made && has_begun && searching.text == text) return;
  searching.text = text;
  searching.is_marked = false;
  const Search before = std::move(searching.search);
  searching.search = begin_search(searching.index, parse_query(text), was_made ? &before : nullptr);
  searching.words = words_of(searching.search.query);
}

// Once all that has a rank is found.
void finish_looking(OpenRegister& open) {
  Searching& searching = open.searching;
  if (searching.is_marked) return;
  if (searching.search.pending.size() <= kFewLong)
    go_on(open, searching.search, kLongRow * kFewLong);
  mark_found(searching);
}

// Is a search under way that somebody still looks at?
bool is_looking(const OpenRegister& open) {
  const Searching& searching = open.searching;
  const bool is_shown = searching.text == open.view.search ||
                        searching.text == open.ledgers.look.search ||
                        (open.section == Section::Found && searching.text == open.sought);
  if (!is_shown || searching.text.empty()) return false;
  return !searching.is_marked ||
         (!searching.search.done() && searching.search.revision == searching.index.revision());
}

constexpr size_t kAround = 20;  // characters shown before what is found

// A line of the text around its first match, and the matches in that.
void cut_around(std::string_view text, const std::vector<Span>& found, FoundLine& line) {
  size_t begin = found.front().begin;
  for (size_t i = 0; i < kAround && begin > 0; ++i) {
    --begin;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0) == 0x80) --begin;
  }
  line.text = begin > 0 ? "…" : "";
  const size_t shift = line.text.size();
  line.text += text.substr(begin, 600);
  while (!is_utf8(line.text)) line.text.pop_back();
  std::ranges::replace(line.text, '\n', ' ');
  for (const Span& span : found)
    if (span.end - begin + shift <= line.text.size())
      line.in_text.push_back({span.begin - begin + shift, span.end - begin + shift});
}

// The list or ledger that a record stands in.
std::string place_of(const OpenRegister& open, RecordId record, Language language) {
  const LedgerShelf* shelf = ledger_of(open, record);
  if (outline_row(open, record) != nullptr || shelf == nullptr)
    return std::string(text(Text::column_title, language));
  return std::string(label(shelf->form.name, language));
}

}  // namespace

FoundLine found_line(const OpenRegister& open, const Hit& hit, Language language) {
  const Searching& searching = open.searching;
  const RecordId record = searching.records[hit.row];
  FoundLine line;
  RowTexts row(open);
  line.from = place_of(open, record, language);
  const std::vector<SearchText>* texts = row.of(record);
  for (const SearchText& one : texts != nullptr ? *texts : std::vector<SearchText>()) {
    const std::vector<Span> found = matches(searching.words, one.text);
    if (one.is_title && line.title.empty()) {
      line.title = one.text;
      line.in_title = found;
    } else if (!found.empty() && line.text.empty()) {
      cut_around(one.text, found, line);
    }
  }
  if (line.title.empty()) line.title = text(Text::ledger_untitled, language);
  return line;
}

void act(Scene scene, const LookEverywhere& intent) {
  if (!scene.state.open) return;
  OpenRegister& open = *scene.state.open;
  open.section = Section::Found;
  open.sought = intent.text;
  look_a_while(open, open.sought);
}

void note_changes(Searching& searching, const std::vector<Change>& changes) {
  if (!searching.is_made) return;
  ++searching.batches;
  for (const Change& change : changes)
    if (searching.touched.empty() || searching.touched.back() != change.record)
      searching.touched.push_back(change.record);
}

void look_for(OpenRegister& open, std::string_view text) {
  Searching& searching = open.searching;
  const bool was_made = is_index_current(open);
  if (!was_made && !bring_up_to_date(open)) make_index(open);
  begin_to_look(searching, text, was_made);
  while (!searching.search.has_ranked()) go_on(open, searching.search, kAllRows);
  finish_looking(open);
}

bool look_a_while(OpenRegister& open, std::string_view text) {
  Searching& searching = open.searching;
  const bool was_made = is_index_current(open);
  if (!was_made && !bring_up_to_date(open) && go_on_with_index(open, kRows)) {
    searching.text = text;
    searching.is_marked = false;
    return false;
  }
  begin_to_look(searching, text, was_made);
  if (!searching.search.has_ranked()) go_on(open, searching.search, kRankedRows);
  if (!searching.search.has_ranked()) return false;
  finish_looking(open);
  return true;
}

bool has_search_work(const OpenRegister& open) {
  return !open.searching.is_made || is_looking(open);
}

void go_on_searching(OpenRegister& open) {
  Searching& searching = open.searching;
  if (!searching.is_made) {
    go_on_with_index(open, kRows);
    return;
  }
  if (!is_looking(open)) return;
  if (!searching.is_marked) {
    const std::string text = searching.text;
    if (!look_a_while(open, text)) return;
  } else {
    go_on(open, searching.search, kLongRows);
    if (!searching.search.done() || searching.search.hits.size() == searching.marked) return;
    mark_found(searching);
  }
  refresh_rows(open);
  refresh_look(open);
}

void act(Scene scene, const GoOnSearching&) {
  if (scene.state.open && has_search_work(*scene.state.open)) go_on_searching(*scene.state.open);
}

std::vector<uint8_t> found_lines(const OpenRegister& open) {
  const Searching& searching = open.searching;
  std::vector<uint8_t> found(open.outline.size());
  size_t next = 0;  // the row of the next line, as long as lines and rows stand in one order
  for (size_t line = 0; line < found.size(); ++line) {
    const RecordId task = open.line_tasks[line];
    if (!task) continue;
    if (next >= searching.found.size() || searching.records[next] != task) {
      const auto place = searching.rows.find(task);
      if (place == searching.rows.end()) continue;
      next = place->second;
    }
    found[line] = next < searching.found.size() ? searching.found[next] : 0;
    ++next;
  }
  return found;
}

bool is_found(const Searching& searching, RecordId record) {
  const auto row = searching.rows.find(record);
  return row != searching.rows.end() && row->second < searching.found.size() &&
         searching.found[row->second] != 0;
}

}  // namespace taizhang
