#include "query/search.h"

#include <algorithm>
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

std::vector<Sought> sought(const SearchIndex& index, const Pinyin& pinyin, const Query& query) {
  std::vector<Sought> all;
  for (const std::u32string& word : query.words) {
    Sought& one = all.emplace_back(Finder(index.alphabet(), pinyin, word));
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
  const size_t found = is_spelled ? finder.find_spelled(text) : finder.find(text);
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

// By rank, then in the order they are in.
void sort_hits(std::vector<Hit>& hits) {
  std::vector<Hit> sorted;
  sorted.reserve(hits.size());
  for (int rank = 0; rank <= static_cast<int>(Rank::Elsewhere); ++rank)
    for (const Hit& hit : hits)
      if (static_cast<int>(hit.rank) == rank) sorted.push_back(hit);
  hits = std::move(sorted);
}

std::vector<uint32_t> rows_to_search(const SearchIndex& index, const Query& query,
                                     const Search* before) {
  std::vector<uint32_t> rows;
  const bool is_narrower =
      before && before->revision == index.revision() && narrows(query, before->query);
  if (!is_narrower) {
    for (uint32_t row = 0; row < index.rows(); ++row) rows.push_back(row);
    return rows;
  }
  for (const Hit& hit : before->hits) rows.push_back(hit.row);
  rows.insert(rows.end(), before->pending.begin() + static_cast<std::ptrdiff_t>(before->next),
              before->pending.end());
  std::ranges::sort(rows);
  return rows;
}

}  // namespace

Search begin_search(const SearchIndex& index, const Pinyin& pinyin, Query query,
                    const Search* before) {
  const std::vector<uint32_t> rows = rows_to_search(index, query, before);
  const std::vector<Sought> all = sought(index, pinyin, query);
  Search search;
  search.query = std::move(query);
  search.revision = index.revision();
  for (const uint32_t number : rows) {
    const SearchIndex::Row& row = index.row(number);
    if (row.size == SearchIndex::kGone) continue;
    if (const std::optional<Rank> found = worst_rank(all, index, row)) {
      search.hits.push_back({number, *found});
    } else if (row.long_texts != 0) {
      search.pending.push_back(number);
    }
  }
  sort_hits(search.hits);
  return search;
}

void go_on(Search& search, const SearchIndex& index, const Pinyin& pinyin, const LongTexts& texts,
           size_t rows) {
  if (search.done()) return;
  const std::vector<Sought> all = sought(index, pinyin, search.query);
  const size_t found_before = search.hits.size();
  const size_t last = std::min(search.pending.size(), search.next + rows);
  for (; search.next < last; ++search.next) {
    const uint32_t number = search.pending[search.next];
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
  merge_from(search.hits, found_before,
             [](const Hit& hit) { return static_cast<uint64_t>(hit.rank) << 32 | hit.row; });
}

}  // namespace taizhang
