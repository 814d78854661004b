#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "assets/texts.h"
#include "base/id.h"
#include "base/text.h"
#include "model/register.h"
#include "query/search.h"
#include "query/search_index.h"

namespace taizhang {

struct OpenRegister;

// Where the index stops that is being made: tasks first, then ledgers, one after another.
struct ReadSoFar {
  size_t lines = 0;    // of the outline
  size_t shelves = 0;  // all of whose records are in it
  size_t records = 0;  // of the next shelf
};

// The search over the open register: every task with its notes and evidence, and every record of
// every ledger with all its fields, by the words as they stand and by pinyin.
struct Searching {
  SearchIndex index;
  std::vector<RecordId> records;  // of each row of the index
  std::unordered_map<RecordId, uint32_t, IdHash> rows;
  uint64_t revision = 0;  // Register::revision() the index is of
  bool is_made = false;
  ReadSoFar read;                 // while it is being made, what is already in it
  std::vector<RecordId> touched;  // by the changes since, see note_changes()
  uint64_t batches = 0;           // of these changes

  std::string text;  // that was looked for last
  Search search;
  std::vector<Word> words;     // of its query, to mark them where they are shown
  std::vector<uint8_t> found;  // by row; of the search before until this one `is_marked`
  bool is_marked = false;
  size_t marked = 0;  // hits that are marked there
};

// The index of a large register is made and looked through in pieces, between frames, while whoever
// works sees what was found before, and of long texts what has been found so far.
bool has_search_work(const OpenRegister& open);
void go_on_searching(OpenRegister& open);  // a piece of some milliseconds

// What a batch of changes that was added to the register has touched.
void note_changes(Searching& searching, const std::vector<Change>& changes);

// Looks for `text`, unless it was the last one looked for in what is still the same register. The
// index is brought up to date with what was noted; after changes that were not, or that touch what
// other records say (departments, forms), it is made anew: linear, once for the first key. What
// stands only in long texts may be left to go_on_searching().
void look_for(OpenRegister& open, std::string_view text);

// The same for a few milliseconds. False: there is more to look through, and go_on_searching() will
// show what was found, as the rows of tasks and of the open ledger, when it is through.
bool look_a_while(OpenRegister& open, std::string_view text);

// Was it found by the last search?
bool is_found(const Searching& searching, RecordId record);
// The same of every line of the outline.
std::vector<uint8_t> found_lines(const OpenRegister& open);

// A record that was found, as a line of a list.
struct FoundLine {
  std::string title, from;  // `from`: the list or ledger it stands in
  std::string text;         // what it was found by, when that is not the title; one line
  std::vector<Span> in_title, in_text;  // what the search matches there
};
FoundLine found_line(const OpenRegister& open, const Hit& hit, Language language);

}  // namespace taizhang
