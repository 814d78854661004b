#include "notice/tasks.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "notice/scan.h"
#include "notice/titles.h"
#include "notice/vocabulary.h"

namespace taizhang {
namespace {

bool is_general(std::string_view title) {
  constexpr size_t kLongest = 36;  // bytes: a general heading is short
  return title.size() <= kLongest && contains_any(title, words::kGeneralHeadings);
}

std::string join_text(std::string_view text, const std::vector<Span>& spans) {
  std::string out;
  for (const Span span : spans) {
    const std::string line = one_line(cut(text, span));
    if (line.empty()) continue;
    const bool sentence_ended = out.ends_with("。") || out.ends_with("；");
    if (!out.empty()) out += sentence_ended ? "" : "\n";
    out += line;
  }
  return out;
}

// Why a node is a task, or that it is none.
enum class Standing { Heading, Task, Measure };

class TaskFinder {
 public:
  TaskFinder(std::string_view text, const Outline& outline, bool lists_tasks)
      : text_(text), nodes_(outline.nodes), standing_(nodes_.size(), Standing::Heading) {
    claims_ = std::ranges::any_of(nodes_, [](const auto& node) { return !node.claim.empty(); });
    for (size_t i = 1; i < nodes_.size(); ++i) {
      if (!nodes_[i].claim.empty()) standing_[i] = Standing::Task;
    }
    for (const OutlineNode& parent : nodes_) judge_children(parent);
    if (!claims_ && lists_tasks) take_leaves();
    for (size_t i = 1; i < nodes_.size(); ++i) judge_measure(i);
  }

  // Headings beside tasks that name no owners and are left out.
  const std::vector<Span>& missed() const { return missed_; }

  std::vector<FoundTask> find() const {
    std::vector<FoundTask> tasks;
    for (size_t i = 1; i < nodes_.size(); ++i) {
      if (standing_[i] == Standing::Task && !nodes_[i].title.empty()) tasks.push_back(found(i));
    }
    return tasks;
  }

 private:
  bool is_claimed(size_t index) const { return !nodes_[index].claim.empty(); }

  // A leaf without owners among leaves with owners is a task that lacks them.
  void judge_children(const OutlineNode& parent) {
    if (!parent.claim.empty()) return;
    const auto claimed =
        std::ranges::count_if(parent.children, [&](size_t child) { return is_claimed(child); });
    if (claimed == 0) return;
    const bool most = claimed * 2 >= std::ssize(parent.children);
    for (const size_t child : parent.children) {
      const OutlineNode& node = nodes_[child];
      const bool bare =
          node.children.empty() && node.claim.empty() && !node.inside && !node.heads_table;
      if (!bare || is_general(node.title)) continue;
      if (most) standing_[child] = Standing::Task;
      if (!most) missed_.push_back(node.place);
    }
  }

  void take_leaves() {
    for (size_t i = 1; i < nodes_.size(); ++i) {
      const bool leaf = nodes_[i].children.empty() || nodes_[nodes_[i].children[0]].inside;
      bool general = is_general(nodes_[i].title) || nodes_[i].inside || nodes_[i].heads_table;
      for (size_t up = nodes_[i].parent; up != 0; up = nodes_[up].parent) {
        general = general || is_general(nodes_[up].title);
      }
      if (leaf && !general) standing_[i] = Standing::Task;
    }
  }

  void judge_measure(size_t index) {
    const size_t parent = nodes_[index].parent;
    const bool below_task = standing_[parent] != Standing::Heading;
    const Claim& claim = nodes_[index].claim;
    const bool owned = !claim.lead.empty() || !claim.responsible.empty();
    if (below_task && !owned) standing_[index] = Standing::Measure;
  }

  std::vector<std::string> path_of(size_t index) const {
    std::vector<std::string> path;
    for (size_t up = nodes_[index].parent; up != 0; up = nodes_[up].parent) {
      path.insert(path.begin(), heading_of(text_, nodes_[up]));
    }
    return path;
  }

  // The node's own text and, in order, that of what stands inside its lines.
  void gather(size_t index, std::vector<Span>& spans, std::vector<std::string>& measures) const {
    const auto& children = nodes_[index].children;
    // （1）…；（2）… in a paragraph are its text, a list below 具体措施： or on lines is not.
    const bool in_sentence =
        !children.empty() && nodes_[children[0]].inside && !nodes_[index].measures;
    for (const size_t child : children) {
      if (standing_[child] != Standing::Measure) continue;
      const OutlineNode& node = nodes_[child];
      const Span whole{node.mark.span.begin, std::max(node.place.end, node.mark.span.end)};
      if (in_sentence && node.inside) {
        spans.push_back(whole);
      } else if (std::string words = one_line(cut(text_, {node.mark.span.end, whole.end}));
                 !words.empty()) {
        measures.push_back(std::move(words));
      }
      gather(child, spans, measures);
    }
  }

  FoundTask found(size_t index) const {
    const OutlineNode& node = nodes_[index];
    FoundTask found;
    found.claim = node.claim;
    found.number = node.mark.number;
    found.previous = node.previous;
    found.task.path = path_of(index);
    found.task.number = number_of(text_, node);
    found.task.title = node.title;
    std::vector<Span> spans = node.body;
    if (join_text(text_, spans).size() <= node.title.size() + 3) {
      spans.insert(spans.end(), node.after.begin(), node.after.end());
    }
    gather(index, spans, found.task.measures);
    found.task.text = join_text(text_, spans);
    found.task.place = node.place;
    return found;
  }

  std::string_view text_;
  const std::vector<OutlineNode>& nodes_;
  std::vector<Standing> standing_;
  std::vector<Span> missed_;
  bool claims_ = false;
};

// How the children of one style below headings of one style share out the owners.
struct Sharing {
  int last_only = 0;
  int otherwise = 0;
};

// Whether a node or anything below it names owners; by node.
std::vector<bool> claimed_subtrees(const Outline& outline) {
  std::vector<bool> claimed(outline.nodes.size());
  for (size_t i = outline.nodes.size(); i-- > 1;) {
    if (!outline.nodes[i].claim.empty()) claimed[i] = true;
    if (claimed[i]) claimed[outline.nodes[i].parent] = true;
  }
  return claimed;
}

bool only_last_claims(const Outline& outline, const std::vector<bool>& claimed,
                      const OutlineNode& parent) {
  const size_t last = parent.children.back();
  if (outline.nodes[last].claim.empty()) return false;
  return std::ranges::none_of(parent.children,
                              [&](size_t child) { return child != last && claimed[child]; });
}

}  // namespace

std::vector<FoundTask> tasks_of_outline(std::string_view text, Outline& outline, bool lists_tasks) {
  const TaskFinder finder(text, outline, lists_tasks);
  outline.leftovers.insert(outline.leftovers.end(), finder.missed().begin(), finder.missed().end());
  return finder.find();
}

void lift_claims(Outline& outline) {
  std::map<std::pair<Style, Style>, Sharing> sharings;
  const std::vector<bool> claimed = claimed_subtrees(outline);
  const auto key = [&](const OutlineNode& parent) {
    return std::pair(parent.mark.style, outline.nodes[parent.children.back()].mark.style);
  };
  const auto may_lift = [&](const OutlineNode& parent) {
    return &parent != outline.nodes.data() && !parent.children.empty() && parent.claim.empty() &&
           outline.nodes[parent.children.back()].mark.style != Style::None;
  };
  for (const OutlineNode& parent : outline.nodes) {
    if (!may_lift(parent)) continue;
    const bool any =
        std::ranges::any_of(parent.children, [&](size_t child) { return claimed[child]; });
    if (!any) continue;
    const bool last = only_last_claims(outline, claimed, parent) && parent.children.size() > 1;
    if (last) ++sharings[key(parent)].last_only;
    if (!last && parent.children.size() > 1) ++sharings[key(parent)].otherwise;
  }
  // Innermost first: what was lifted once may have to go up once more.
  for (size_t i = outline.nodes.size(); i-- > 1;) {
    OutlineNode& parent = outline.nodes[i];
    if (!may_lift(parent) || !only_last_claims(outline, claimed, parent)) continue;
    OutlineNode& last = outline.nodes[parent.children.back()];
    const Sharing sharing = sharings[key(parent)];
    const bool bullets = last.mark.style == Style::Bullet;
    const bool throughout = sharing.last_only > sharing.otherwise || parent.measures || bullets;
    if (!throughout && !(last.inside && parent.children.size() > 1)) continue;
    parent.claim = std::exchange(last.claim, {});
    parent.place.end = std::max(parent.place.end, last.place.end);
    last.place.end = last.body.empty() ? last.mark.span.end : last.body.back().end;
  }
}

Span deadline_in_text(std::string_view text, Span span) {
  constexpr std::array<std::string_view, 6> ends = {"底前", "日前", "末前",
                                                    "旬前", "年内", "季度前"};
  for (size_t at = span.begin; at < span.end; at += code_point_at(text, at).bytes) {
    const std::string_view end = word_at(text, at, ends);
    if (end.empty() || at + end.size() > span.end) continue;
    size_t begin = at;
    while (begin > span.begin && at - begin < 30) {
      const char32_t c = char_before(text, begin);
      if (!is_digit(c) && !is_one_of(c, U"年月上中下第季度一二三四五六七八九十底末")) break;
      begin = step_back(text, begin);
    }
    const Span found{begin, at + end.size()};
    const bool again = is_one_of(char_before(text, begin), U"每上去往");
    const bool said =
        std::ranges::any_of(cut(text, found), [](char c) { return c >= '0' && c <= '9'; });
    const bool past = has_at(text, found.end, "已") || has_at(text, found.end, "的");
    if (begin < at && said && !again && !past) return found;
  }
  return {span.end, span.end};
}

}  // namespace taizhang
