#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "notice/brackets.h"
#include "notice/claim.h"
#include "notice/numbering.h"

namespace taizhang {

// One numbered heading of the notice with what stands below it, or a paragraph without a number
// that says who does it (Style::None).
struct OutlineNode {
  Mark mark;  // span empty: no number
  size_t parent = 0;
  std::vector<size_t> children;
  std::vector<Span> body;   // its text without number, labels and owner brackets, in order
  std::vector<Span> after;  // paragraphs that follow its owners when it is only a heading
  Claim claim;
  Span place;
  int previous = 0;       // the number before it in its list; 0: it is the first
  bool inside = false;    // stands inside a line, not at the beginning of one
  bool measures = false;  // 具体措施： introduces its children
  bool heads_table = false;
  std::string title;  // without the number; filled by name_headings
};

// The headings of a text as a tree. nodes[0] is the root and no heading; the others stand in the
// order of the text.
struct Outline {
  std::vector<OutlineNode> nodes = {{}};
  std::vector<Span> leftovers;       // paragraphs after a task's end that belong to nothing
  std::vector<Span> unknown_labels;  // with words about owners or time, but no label of ours
};

// Reads headings, labels and closing brackets line by line. A level is where a style of numbers
// is first met, so any order of styles makes a tree; a number inside a line counts only when it
// goes on in sequence after the end of a sentence, a bracket or a heading.
class OutlineReader {
 public:
  explicit OutlineReader(std::string_view text) : text_(text) {}

  void read_line(Span line);
  // What follows belongs to no heading before it: a signature, an attachment.
  void start_over();
  // The headings right above a table that begins now, outermost first; empty when text stands
  // between. They are no tasks.
  std::vector<size_t> headings_of_table();
  Outline finish();

 private:
  struct Paragraph {
    std::vector<Span> body;
    Claim claim;
  };
  static constexpr size_t kStyles = static_cast<size_t>(Style::None) + 1;

  OutlineNode& current() { return outline_.nodes[stack_.back()]; }
  const OutlineNode& current() const { return outline_.nodes[stack_.back()]; }
  void open(const Mark& mark, bool inside);
  void open_unnumbered(const Paragraph& paragraph);
  void split_off_first_paragraph();
  void leave(const Mark& mark);

  void read_paragraph(Span line);
  void read_text(Span span);
  void fill_label(Span line);
  std::optional<Claim> closing_sentence(Span rest) const;
  std::optional<Claim> claim_of_bracket(Span pair, size_t end) const;
  bool closes_paragraph(size_t at, size_t end) const;
  size_t read_label(const RoleLabel& label, size_t end, bool line_start);
  size_t value_limit(size_t at, size_t end) const;
  std::optional<Mark> mark_inside(size_t at, size_t end, size_t text_begin) const;
  bool accepts_inside(const Mark& mark, size_t text_begin) const;
  void add_text(Span span);
  void add_claim_here(const Claim& claim);
  void drop_waiting();

  std::string_view text_;
  Outline outline_;
  std::vector<size_t> stack_ = {0};     // the open headings, root first
  std::array<int, kStyles> last_ = {};  // the last number of each style
  Paragraph paragraph_;
  bool in_paragraph_ = false;          // text and claims go to paragraph_
  bool waiting_ = false;               // paragraph_ is a task if its label comes next
  std::optional<RoleLabel> unfilled_;  // a label whose value stands on the next line
  bool unfilled_is_new_ = false;       // nothing of its value was read yet
  BracketPairs brackets_;              // of the line that is read
};

}  // namespace taizhang
