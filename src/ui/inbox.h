#pragma once

#include <string>
#include <vector>

#include "app/conflict_view.h"
#include "ui/panels.h"

namespace taizhang {

// The parts of the inbox, see draw_conflicts().

struct InboxFrame {
  const OpenRegister& open;
  Drafts& drafts;
  const Ui& ui;
  Intents& out;
};

// conflict_screen.cpp: goes to the entry at `place` of the list that is shown, or to its last one.
void go_to_entry(const InboxFrame& frame, size_t place);
bool shows_held(const InboxFrame& frame);
size_t entries(const InboxFrame& frame);  // of the list that is shown
size_t current_entry(const InboxFrame& frame);

// conflict_list.cpp: both lists, and what is decided for all at once
void draw_inbox_list(const InboxFrame& frame, ImVec2 min, ImVec2 max);
std::string side_words(const Ui& ui, const Side& side);  // that it is chosen in all its cells

// inbox_frame.cpp: what stands around what is decided on
struct InboxHead {
  RecordId record;    // that it is about
  std::string title;  // of its task or part
  std::string tag;    // what of it
};
void draw_inbox_head(const InboxFrame& frame, const InboxHead& head, ImVec2 min, float right);
struct InboxVerb {
  Text quiet;              // what the other button says
  std::string verb;        // the primary one
  std::string short_verb;  // where that is too long
  bool enabled = true;
};
enum class InboxAnswer { None, Quiet, Verb };
InboxAnswer draw_inbox_foot(const InboxFrame& frame, const InboxVerb& verb, std::string_view says,
                            ImVec2 min, ImVec2 max);
inline constexpr float kInboxHead = 79;
// "11-23 17:40", with the year when it is another one than this.
std::string when_words(const Ui& ui, std::string_view at);

// conflict_pane.cpp: the conflict on screen
void draw_conflict(const InboxFrame& frame, ImVec2 min, ImVec2 max);

// conflict_cards.cpp: its values, each a card to choose; return where the next thing begins
float draw_candidate(const InboxFrame& frame, size_t index, ImVec2 at, float width);
float draw_other_card(const InboxFrame& frame, ImVec2 at, float width);
float draw_issued(const Ui& ui, const std::string& issued, ImVec2 at, float width);

// conflict_other.cpp: another value
bool can_write_other(const OpenRegister& open, const Register::CellRef& cell);
void begin_other(const InboxFrame& frame);  // on the base of the chosen one
float draw_other_field(const InboxFrame& frame, ImVec2 at, float width);
// The edits that decide for what is chosen; none when it cannot be read.
std::vector<Edit> chosen_edits(const InboxFrame& frame);

// held_pane.cpp: what was held back of one record
void draw_held(const InboxFrame& frame, ImVec2 min, ImVec2 max);

}  // namespace taizhang
