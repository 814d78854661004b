#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/texts.h"
#include "formats/json.h"
#include "model/review.h"

namespace taizhang {

// A round's two dialogues with the departments: packets on their way out, returns on their way in.
// Both are plain values of AppState; nothing of them is in the register before it is asked for.

// A department as a round can be issued to it.
struct IssueLine {
  std::string department;  // key
  std::string name;
  int tasks = 0;        // that its packet holds and are not closed
  int packets = 0;      // that went out to it in the present round
  bool ticked = false;  // gets one now
  bool operator==(const IssueLine&) const = default;
};

struct IssuePlan {
  int64_t round = 1;       // the present one
  bool new_round = false;  // issue the next one
  bool masked = true;      // without what is about persons
  bool as_pages = false;   // each with the program, as one HTML file that opens by itself
  std::vector<IssueLine> lines;
  std::string covering;  // what to write to the departments; empty: nothing has been issued yet
  bool operator==(const IssuePlan&) const = default;

  int64_t issued_round() const { return new_round ? round + 1 : round; }
};

// Everybody who has tasks, ticked. A round of which something has come back is followed by the
// next.
IssuePlan issue_plan(const Register& reg);

// "户外广告处-第3轮-2026年政务公开任务": what tells the files apart comes first.
std::string packet_name(const Register& reg, std::string_view department, int64_t round);

// The text that goes with the packets, for the office's chat.
std::string covering_text(const Register& reg, const IssuePlan& plan, Language language);

// A file that came back, and what is known of it.
struct CollectedFile {
  std::string name;
  size_t bytes = 0;
  std::optional<Message> refusal;  // it cannot be read, or is of no use here
  ReturnedFile file;               // empty when refused
  bool taken = false;              // ticked: its part of apply
  FileReview review;               // in the light of the other ticked ones
  std::vector<CellReview> apart;   // of another baseline: compared three ways, taken when ticked
};

// Files that are being collected. They are read one a frame, so that the page lives meanwhile.
struct Collection {
  struct Waiting {
    std::string name;
    std::string bytes;
  };
  std::vector<Waiting> waiting;  // the next one last
  std::vector<CollectedFile> files;
  std::vector<ReturnedFile> packets;  // of the archive and among the files, to compare with
  RecordId office;                    // the register they are collected for
  size_t chosen = 0;                  // of `files`, shown
  std::optional<Outcome> shown;       // only cells of this outcome
};

// One of the files that came back, and what it was read as; ticked unless it is refused. A packet,
// the office's own going out, is refused as a return and kept in `collection.packets`.
CollectedFile read_return(const Register& office, Collection& collection, Collection::Waiting file,
                          Result<Snapshot> read);

// May it be ticked? It may unless it is refused, or brings nothing.
bool can_take(const CollectedFile& file);

// Is it a cell that taking the file changes, or that it holds back? Not what is equal or older, nor
// of a new record its form, its place and when it was written: its other cells say that it is new.
bool says_something(const CellReview& cell);

// The cells to be shown of a file, whichever way it was compared.
const std::vector<CellReview>& cells_of(const CollectedFile& file);

// Has the packet been found that a file of another baseline was made of?
bool has_packet(const Collection& collection, const CollectedFile& file);

// All that taking the ticked files changes in the office's register, with their receipts, as one
// step. A copy of the office's own register leaves no receipt unless something of it is held back:
// copies that go to and fro would never be the same. Refuses as changes_for() does.
Result<std::vector<Change>> changes_of_taken(const Register& office, const Collection& collection,
                                             const Author& author);

// What the ticked files come to.
struct CollectionSum {
  size_t files = 0, cells = 0, conflicts = 0, held = 0;
  bool operator==(const CollectionSum&) const = default;
};
CollectionSum sum_of(const Collection& collection);

// The forms of ledgers among the `known` ones that a ticked file has and the office does not: a
// department may be the first to keep a ledger. The office learns them when the files are taken.
std::vector<Template> forms_to_learn(const Register& office, const Collection& collection,
                                     std::span<const Template> known);

// Reviews the files anew, as an office that has the `known` forms: each ticked one in the light of
// the others, the rest each behind those.
void review_collection(const Register& office, Collection& collection,
                       std::span<const Template> known);

// Unticks what brings nothing, and what is of another baseline: that is for a person to tick.
void settle_ticks(Collection& collection);

// Is it a copy of the office's register that somebody else has gone on with?
bool is_copy(const CollectedFile& file);

}  // namespace taizhang
