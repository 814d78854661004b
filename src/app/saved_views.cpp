#include "app/saved_views.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "app/ledgers.h"
#include "app/view_lines.h"
#include "base/text.h"

namespace taizhang {
namespace {

// The names of enumerators, in their order.
constexpr std::array<std::string_view, 5> kHeadingNames = {"part", "lead", "status", "month",
                                                           "light"};
constexpr std::array<std::string_view, 5> kLayoutNames = {"table", "cards", "calendar", "timeline",
                                                          "matrix"};
constexpr float kWidest = 2000;

template <typename Look>
bool holds(const std::vector<Look>& all, std::string_view column) {
  return std::ranges::find(all, column, &Look::column) != all.end();
}

// Columns between spaces, with what `rest_of` says of each behind it.
template <typename Look, typename RestOf>
std::string words_of(const std::vector<Look>& all, const RestOf& rest_of) {
  std::string words;
  for (const Look& one : all) {
    if (!words.empty()) words += ' ';
    words += one.column;
    words += rest_of(one);
  }
  return words;
}

// Each of them once; `read` what stands behind its colon. What the form has not is left out where
// rows are made, see refresh_rows() and refresh_look().
template <typename Look, typename Read>
std::vector<Look> read_words(std::string_view words, const Read& read) {
  std::vector<Look> all;
  while (!words.empty()) {
    std::string_view one = take_up_to(words, ' ');
    const std::string_view column = take_up_to(one, ':');
    if (!column.empty() && !holds(all, column)) all.push_back({std::string(column), read(one)});
  }
  return all;
}

template <typename Enum, size_t kSize>
std::string_view name_in(const std::array<std::string_view, kSize>& names, Enum one) {
  return names[static_cast<size_t>(one)];
}

template <typename Enum, size_t kSize>
std::optional<Enum> find_in(const std::array<std::string_view, kSize>& names,
                            std::string_view name) {
  const auto found = std::ranges::find(names, name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

// Rows are named by their number and title, whatever else is shown of them.
void add_names(std::vector<ColumnLook>& columns) {
  if (columns.empty()) return;
  for (const char* column : {column_ids::kTitle, column_ids::kNumber})
    if (!holds(columns, column)) columns.insert(columns.begin(), {column});
}

void read_line(TableView& view, std::string_view name, std::string_view words) {
  if (name == "part") view.part = parse_id<RecordId>(words).value_or(RecordId{});
  if (name == "status") view.status = words;
  if (name == "department") view.department = words;
  if (name == "search") view.search = words;
  if (name == "unled") view.unled = words == "yes";
  if (name == "light") view.light = find_light(words);
  if (name == "sort") view.sort = read_sort(words);
  if (name == "columns") add_names(view.columns = read_columns(words));
  if (name == "heading")
    view.heading = find_in<Heading>(kHeadingNames, words).value_or(Heading::Part);
  if (name == "cards")
    view.cards = find_in<Heading>(kHeadingNames, words).value_or(Heading::Status);
  if (name == "layout") view.layout = find_in<Layout>(kLayoutNames, words).value_or(Layout::Table);
  if (name != "filter") return;
  if (const Result<Filters> filters = parse_filters(std::string(words) + "\n"))
    view.filters.insert(view.filters.end(), filters->begin(), filters->end());
}

}  // namespace

std::string on_one_line(std::string_view text) {
  std::string line(text);
  std::ranges::replace_if(
      line, [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  return line;
}

void add_line(std::string& out, std::string_view name, std::string_view words) {
  if (words.empty()) return;
  out += name;
  out += '\t';
  out += words;
  out += '\n';
}

std::string_view take_up_to(std::string_view& text, char mark) {
  const size_t end = std::min(text.find(mark), text.size());
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return taken;
}

std::string sort_words(const std::vector<ColumnOrder>& sort) {
  return words_of(sort, [](const ColumnOrder& one) { return one.descending ? ":down" : ""; });
}

std::string column_words(const std::vector<ColumnLook>& columns) {
  return words_of(columns, [](const ColumnLook& one) {
    return one.width > 0 ? ":" + std::to_string(static_cast<int>(one.width)) : std::string();
  });
}

std::vector<ColumnOrder> read_sort(std::string_view words) {
  return read_words<ColumnOrder>(words, [](std::string_view way) { return way == "down"; });
}

std::vector<ColumnLook> read_columns(std::string_view words) {
  return read_words<ColumnLook>(words, [](std::string_view digits) {
    int width = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), width);
    return std::clamp(static_cast<float>(width), 0.0f, kWidest);
  });
}

std::string encode_view(const TableView& view) {
  std::string out;
  if (view.part) add_line(out, "part", to_text(view.part));
  add_line(out, "status", view.status);
  add_line(out, "department", view.department);
  if (view.unled) add_line(out, "unled", "yes");
  if (view.light) add_line(out, "light", name_of(*view.light));
  add_line(out, "search", on_one_line(view.search));
  add_line(out, "sort", sort_words(view.sort));
  if (view.heading != Heading::Part) add_line(out, "heading", name_in(kHeadingNames, view.heading));
  add_line(out, "columns", column_words(view.columns));
  if (view.cards != Heading::Status) add_line(out, "cards", name_in(kHeadingNames, view.cards));
  if (view.layout != Layout::Table) add_line(out, "layout", name_in(kLayoutNames, view.layout));
  const std::string filters = to_text(view.filters);
  for (std::string_view rest = filters; !rest.empty();)
    add_line(out, "filter", take_up_to(rest, '\n'));
  return out;
}

TableView parse_view(std::string_view text) {
  TableView view;
  while (!text.empty()) {
    std::string_view line = take_up_to(text, '\n');
    const std::string_view name = take_up_to(line, '\t');
    read_line(view, name, line);
  }
  return view;
}

std::vector<SavedView> saved_views(const Register& reg) {
  std::vector<SavedView> views;
  for (const RecordId record : children(reg, {}, forms::kView)) {
    if (!text_of(reg, record, fields::kList).empty()) continue;
    SavedView& saved = views.emplace_back();
    saved.record = record;
    saved.name = text_of(reg, record, fields::kName);
    saved.view = parse_view(text_of(reg, record, fields::kLook));
    saved.view.saved = record;
  }
  return views;
}

const SavedView* find_view(const std::vector<SavedView>& views, RecordId record) {
  const auto found = std::ranges::find(views, record, &SavedView::record);
  return found == views.end() ? nullptr : &*found;
}

}  // namespace taizhang
