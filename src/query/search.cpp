#include "query/search.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <utility>

#include "base/sort.h"
#include "query/finder.h"

namespace taizhang {
namespace {

// A word beside what an index holds.
struct Sought {
  Finder finder;
  std::vector<uint8_t> in_repeated;  // of each repeated text: is it there?
};

std::vector<Sought> sought(const SearchIndex& index, const Query& query) {
  std::vector<Sought> all;
  for (const std::u32string& word : query.words) {
    Sought& one = all.emplace_back(Finder(index.alphabet(), word));
    for (const std::string& text : index.repeated_texts()) {
      one.in_repeated.push_back(one.finder.is_in(text));
    }
  }
  return all;
}

// Where a word is in the texts that the index has of a row; none: in none of them.
std::optional<Rank> rank(const Sought& sought, const SearchIndex& index,
                         const SearchIndex::Row& row) {
  const Finder& finder = sought.finder;
  const std::string_view text = index.text(row), title = text.substr(0, row.title);
  const bool is_spelled = finder.has_letters();
  size_t found = std::string_view::npos;
  if (!is_spelled) found = finder.find(text);
  if (is_spelled && finder.may_be_in(row.pairs)) found = finder.find_spelled(text);
  if (found < title.size()) {
    const size_t plain = is_spelled ? finder.find(title) : found;
    if (plain == 0) return Rank::TitleStart;
    if (plain != std::string_view::npos) return Rank::TitleText;
    return found == 0 ? Rank::TitleStartSpelled : Rank::TitleSpelled;
  }
  if (found != std::string_view::npos) return Rank::Elsewhere;
  for (const uint32_t number : index.repeats(row))
    if (sought.in_repeated[number] != 0) return Rank::Elsewhere;
  return std::nullopt;
}

// Of all words the worst; none: one of them is in none of the texts.
std::optional<Rank> worst_rank(const std::vector<Sought>& all, const SearchIndex& index,
                               const SearchIndex::Row& row) {
  Rank worst = all.empty() ? Rank::Elsewhere : Rank::TitleStart;
  for (const Sought& one : all) {
    const std::optional<Rank> found = rank(one, index, row);
    if (!found) return std::nullopt;
    worst = std::max(worst, *found);
  }
  return worst;
}

// Puts those from `from` on, which are in reading order, among those before by rank.
void sort_in(std::vector<Hit>& hits, size_t from) {
  const std::vector<Hit> fresh(hits.begin() + static_cast<std::ptrdiff_t>(from), hits.end());
  std::array<size_t, static_cast<size_t>(Rank::Elsewhere) + 2> places = {from};  // of each rank
  for (const Hit& hit : fresh) ++places[static_cast<size_t>(hit.rank) + 1];
  std::partial_sum(places.begin(), places.end(), places.begin());
  for (const Hit& hit : fresh) hits[places[static_cast<size_t>(hit.rank)]++] = hit;
  merge_from(hits, from,
             [](const Hit& hit) { return static_cast<uint64_t>(hit.rank) << 32 | hit.row; });
}

void look_through(Search& search, const std::vector<Sought>& all, const SearchIndex& index,
                  size_t rows) {
  const size_t end = std::min(search.rows.size(), search.next_row + rows);
  const size_t found_before = search.hits.size();
  for (; search.next_row < end; ++search.next_row) {
    const uint32_t number = search.rows[search.next_row];
    const SearchIndex::Row& row = index.row(number);
    if (row.size == SearchIndex::kGone) continue;
    if (const std::optional<Rank> found = worst_rank(all, index, row)) {
      search.hits.push_back({number, *found});
    } else if (row.long_texts != 0) {
      search.pending.push_back(number);
    }
  }
  sort_in(search.hits, found_before);
}

void read_long(Search& search, const std::vector<Sought>& all, const SearchIndex& index,
               const LongTexts& texts, size_t rows) {
  const size_t end = std::min(search.pending.size(), search.next_pending + rows);
  const size_t found_before = search.hits.size();
  for (; search.next_pending < end; ++search.next_pending) {
    const uint32_t number = search.pending[search.next_pending];
    const SearchIndex::Row& row = index.row(number);
    const bool is_hit = std::ranges::all_of(all, [&](const Sought& one) {
      if (all.size() > 1 && rank(one, index, row)) return true;
      for (size_t place = 0; place < SearchIndex::kMostLong; ++place) {
        const bool is_long = (row.long_texts >> place & 1) != 0;
        if (is_long && one.finder.is_in_plain(texts(number, place))) return true;
      }
      return false;
    });
    if (is_hit) search.hits.push_back({number, Rank::Elsewhere});
  }
  sort_in(search.hits, found_before);
}

}  // namespace

Search begin_search(const SearchIndex& index, Query query, const Search* before) {
  Search search;
  search.revision = index.revision();
  const bool is_narrower =
      before && before->revision == index.revision() && narrows(query, before->query);
  search.query = std::move(query);
  if (!is_narrower) {
    search.rows.resize(index.rows());
    std::iota(search.rows.begin(), search.rows.end(), 0u);
    return search;
  }
  std::vector<bool> is_left(index.rows());
  for (const Hit& hit : before->hits) is_left[hit.row] = true;
  for (size_t i = before->next_pending; i < before->pending.size(); ++i)
    is_left[before->pending[i]] = true;
  for (size_t i = before->next_row; i < before->rows.size(); ++i) is_left[before->rows[i]] = true;
  for (uint32_t row = 0; row < index.rows(); ++row)
    if (is_left[row]) search.rows.push_back(row);
  return search;
}

void go_on(Search& search, const SearchIndex& index, const LongTexts& texts, size_t rows) {
  const std::vector<Sought> all = sought(index, search.query);
  if (!search.has_ranked()) return look_through(search, all, index, rows);
  read_long(search, all, index, texts, std::max<size_t>(rows / kLongRow, 1));
}

}  // namespace taizhang
