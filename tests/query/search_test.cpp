#include "query/search.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "make.h"

namespace taizhang {

std::ostream& operator<<(std::ostream& out, const Hit& hit) {
  return out << hit.row << " rank " << static_cast<int>(hit.rank);
}

namespace {

using Texts = std::vector<std::string>;  // the title first, then one that repeats, then others

std::vector<SearchText> said(const Texts& texts) {
  std::vector<SearchText> out;
  for (size_t i = 0; i < texts.size(); ++i)
    out.push_back({.text = texts[i], .is_title = i == 0, .repeats = i == 1});
  return out;
}

SearchIndex index_of(const std::vector<Texts>& rows) {
  SearchIndex index;
  for (const Texts& row : rows) index.add(said(row));
  return index;
}

// All hits, `at_once` rows at a time.
Search found(const SearchIndex& index, const std::vector<Texts>& rows, std::string_view typed,
             const Search* before = nullptr, size_t at_once = 1) {
  Search search = begin_search(index, parse_query(typed), before);
  const auto read = [&](uint32_t row, size_t place) -> std::string_view {
    return rows[row][place];
  };
  while (!search.done()) go_on(search, index, LongTexts(read), at_once);
  return search;
}

std::vector<uint32_t> rows_found(const std::vector<Texts>& rows, std::string_view typed) {
  std::vector<uint32_t> numbers;
  for (const Hit& hit : found(index_of(rows), rows, typed).hits) numbers.push_back(hit.row);
  return numbers;
}

using Rows = std::vector<uint32_t>;

TEST_CASE("titles that begin with a word come first, then titles with it, then its pinyin") {
  const std::vector<Texts> rows = {{"其他", "", "公开gk"},   {"信息公开", ""}, {"文件gk", ""},
                                   {"应当公开", "公开目录"}, {"公开", ""},     {"gk文件", ""}};
  CHECK(rows_found(rows, "gk") == Rows{5, 2, 4, 1, 3, 0});
  CHECK(rows_found(rows, "公开") == Rows{4, 1, 3, 0});
}

TEST_CASE("all words must be found, each in any text") {
  const std::vector<Texts> rows = {
      {"政务公开", "办公室"}, {"政务公开", "财政局"}, {"预算", "办公室"}};
  CHECK(rows_found(rows, "zwgk bgs") == Rows{0});
  CHECK(rows_found(rows, "公开 局") == Rows{1});
  CHECK(rows_found(rows, "") == Rows{0, 1, 2});
}

TEST_CASE("nothing is found across the border of two texts") {
  CHECK(rows_found({{"政务", "公开", "目录"}}, "zwgk").empty());
  CHECK(rows_found({{"政务", "", "公开"}}, "政务公开").empty());
}

TEST_CASE("what stands in a long text only is found when that is read") {
  std::string story;
  for (int i = 0; i < 40; ++i) story += "做好解读";
  const std::vector<Texts> rows = {
      {"一", "", story + "麒麟"}, {"麒麟", "", story}, {"二", "", story}};
  const SearchIndex index = index_of(rows);
  Search begun = begin_search(index, parse_query("qilin"), nullptr);
  const auto unread = [](uint32_t, size_t) { return std::string_view(); };
  go_on(begun, index, LongTexts(unread), 3);
  CHECK(begun.has_ranked());
  CHECK_FALSE(begun.done());
  CHECK(begun.hits == std::vector<Hit>{{1, Rank::TitleStartSpelled}});
  CHECK(begun.pending == Rows{0, 2});
  CHECK(found(index, rows, "qilin").hits ==
        std::vector<Hit>{{1, Rank::TitleStartSpelled}, {0, Rank::Elsewhere}});
}

TEST_CASE("a word longer than any pinyin is found as it stands") {
  const std::string word(70, 'z');
  CHECK(rows_found({{word + "z", ""}, {"政", "", word}, {"a", word}, {"a", ""}}, word) ==
        Rows{0, 1, 2});
}

std::string random_words(make::Random& random, size_t most) {
  static constexpr std::array<std::string_view, 20> kPieces = {
      "政", "务", "公", "开", "重", "行", "绿", "𬍛", "z",  "w",
      "g",  "2",  "６", "Ａ", "ü",  " ",  "。", "😀",    "长", "安"};
  std::string text;
  for (size_t i = make::below(random, most); i > 0; --i) text += make::any_of(random, kPieces);
  return text;
}

Texts random_row(make::Random& random) {
  Texts row;
  for (size_t i = 0; i < 4; ++i) row.push_back(random_words(random, i == 3 ? 60 : 9));
  return row;
}

std::string random_query(make::Random& random) {
  static constexpr std::array<std::string_view, 16> kPieces = {
      "z",  "zh", "zheng", "w",  "wu", "g", "gong", "xing",
      "lv", "lu", "政",    "公", "2",  "a", " ",    "li"};
  std::string typed;
  for (size_t i = 1 + make::below(random, 4); i > 0; --i) typed += make::any_of(random, kPieces);
  return typed;
}

// What a search is meant to find, text by text.
Rows naive(const std::vector<Texts>& rows, const Query& query) {
  std::vector<std::vector<Word>> words;  // each by itself
  for (const std::u32string& word : query.words) words.push_back(words_of(Query{{word}}));
  Rows numbers;
  for (uint32_t i = 0; i < rows.size(); ++i) {
    const bool is_hit = std::ranges::all_of(words, [&](const std::vector<Word>& word) {
      return std::ranges::any_of(
          rows[i], [&](const std::string& text) { return !matches(word, text).empty(); });
    });
    if (is_hit) numbers.push_back(i);
  }
  return numbers;
}

Rows sorted_rows(const Search& search) {
  Rows numbers;
  for (const Hit& hit : search.hits) numbers.push_back(hit.row);
  std::ranges::sort(numbers);
  return numbers;
}

TEST_CASE("a search finds what reading all texts finds, from the start or narrowed") {
  make::for_seeds(make::rounds_of_law(300), 40, [](make::Random& random, size_t size, size_t seed) {
    std::vector<Texts> rows;
    for (size_t i = 0; i < size; ++i) rows.push_back(random_row(random));
    const SearchIndex index = index_of(rows);
    const std::string typed = random_query(random);
    INFO("seed " << seed << " typed " << typed);
    Search search;
    for (size_t at = 0; at < typed.size();) {
      at += code_point_at(typed, at).bytes;
      const std::string_view so_far = std::string_view(typed).substr(0, at);
      const Search before = std::move(search);
      search = found(index, rows, so_far, &before);
      Search unfinished = begin_search(index, parse_query(so_far), &before);
      const auto read = [&](uint32_t row, size_t place) -> std::string_view {
        return rows[row][place];
      };
      go_on(unfinished, index, LongTexts(read), make::below(random, size + 1));
      CHECK(found(index, rows, so_far, &unfinished, size).hits == search.hits);
      CHECK(search.hits == found(index, rows, so_far, nullptr, size).hits);
      CHECK(sorted_rows(search) == naive(rows, parse_query(so_far)));
    }
  });
}

TEST_CASE("an index that is kept up finds the same as one made anew") {
  make::for_seeds(make::rounds_of_law(200), 30, [](make::Random& random, size_t size, size_t seed) {
    std::vector<Texts> rows;
    for (size_t i = 0; i < size; ++i) rows.push_back(random_row(random));
    SearchIndex index = index_of(rows);
    std::vector<uint32_t> removed;
    for (int edit = 0; edit < 10; ++edit) {
      const auto row = static_cast<uint32_t>(make::below(random, rows.size()));
      rows[row] = random_row(random);
      index.replace(row, said(rows[row]));
      if (make::chance(random, 20)) {
        index.remove(row);
        removed.push_back(row);
      } else {
        std::erase(removed, row);
      }
      if (make::chance(random, 20)) index.pack();
      if (make::chance(random, 20)) index.add(said(rows.emplace_back(random_row(random))));
    }
    SearchIndex anew = index_of(rows);
    for (const uint32_t row : removed) anew.remove(row);
    const std::string typed = random_query(random);
    INFO("seed " << seed << " typed " << typed);
    CHECK(found(index, rows, typed).hits == found(anew, rows, typed).hits);
  });
}

TEST_CASE("what is marked begins and ends between characters") {
  make::for_seeds(make::rounds_of_law(300), 60, [](make::Random& random, size_t, size_t) {
    const std::string text = random_words(random, 60);
    size_t last = 0;
    for (const Span span : matches(words_of(parse_query(random_query(random))), text)) {
      CHECK(span.begin >= last);
      CHECK(span.begin < span.end);
      CHECK(is_utf8(std::string_view(text).substr(span.begin, span.end - span.begin)));
      last = span.end;
    }
  });
}

}  // namespace
}  // namespace taizhang
