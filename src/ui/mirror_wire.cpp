#include <algorithm>
#include <charconv>
#include <cmath>
#include <span>
#include <utility>

#include "ui/mirror.h"

namespace taizhang {
namespace {

// The ARIA role of `role`; for plain text, which ARIA has no role for, "text".
std::string_view aria_role(Role role) {
  switch (role) {
    case Role::Button:
      return "button";
    case Role::Textbox:
      return "textbox";
    case Role::Checkbox:
      return "checkbox";
    case Role::Radio:
      return "radio";
    case Role::Tab:
      return "tab";
    case Role::TabList:
      return "tablist";
    case Role::Combobox:
      return "combobox";
    case Role::Listbox:
      return "listbox";
    case Role::Option:
      return "option";
    case Role::Link:
      return "link";
    case Role::MenuItem:
      return "menuitem";
    case Role::Menu:
      return "menu";
    case Role::Grid:
      return "grid";
    case Role::Row:
      return "row";
    case Role::ColumnHeader:
      return "columnheader";
    case Role::Gridcell:
      return "gridcell";
    case Role::List:
      return "list";
    case Role::ListItem:
      return "listitem";
    case Role::Heading:
      return "heading";
    case Role::Text:
      return "text";
    case Role::Group:
      return "group";
    case Role::Region:
      return "region";
    case Role::Banner:
      return "banner";
    case Role::ContentInfo:
      return "contentinfo";
    case Role::Navigation:
      return "navigation";
    case Role::Main:
      return "main";
    case Role::Complementary:
      return "complementary";
    case Role::Dialog:
      return "dialog";
    case Role::Status:
      return "status";
    case Role::Alert:
      return "alert";
    case Role::Progressbar:
      return "progressbar";
    case Role::Image:
      return "img";
  }
  return "group";
}

void append_number(std::string& out, long number) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\t') {
      out += "\\t";
    } else if (c == '\n') {
      out += "\\n";
    } else if (c == '\\') {
      out += "\\\\";
    } else if (c != '\r' && c != '\0') {
      out += c;
    }
  }
}

void append_flags(std::string& out, const AccessNode& node) {
  if (node.checked) out += 'c';
  if (node.checkable) out += 'C';
  if (node.selected) out += 's';
  if (node.expanded) out += 'e';
  if (node.expandable) out += 'E';
  if (node.disabled) out += 'd';
  if (node.focused) out += 'f';
  if (node.multi_line) out += 'm';
  if (node.required) out += 'r';
  if (node.invalid) out += 'i';
}

void append_extra(std::string& out, const AccessNode& node) {
  const size_t start = out.size();
  const auto pair = [&](std::string_view key, int number) {
    if (number == 0) return;
    if (out.size() > start) out += ';';
    out += key;
    append_number(out, number);
  };
  pair("rowindex=", node.row_index);
  pair("colindex=", node.column_index);
  pair("rowcount=", node.row_count);
  pair("colcount=", node.column_count);
  pair("level=", node.level);
  if (!node.live) return;
  if (out.size() > start) out += ';';
  out += "live=polite";
}

// Whole px: edges are rounded, not sizes, so that neighbours still touch.
void append_box(std::string& out, const AccessNode& node) {
  const long left = std::lround(node.x), top = std::lround(node.y);
  const long sizes[] = {left, top, std::lround(node.x + node.w) - left,
                        std::lround(node.y + node.h) - top};
  for (const long size : sizes) append_number(out, size), out += '\t';
}

void append_line(std::string& out, const AccessNode& node) {
  append_number(out, node.id), out += '\t';
  append_number(out, node.parent), out += '\t';
  out += aria_role(node.role), out += '\t';
  append_box(out, node);
  append_flags(out, node), out += '\t';
  append_escaped(out, node.name), out += '\t';
  append_escaped(out, node.value), out += '\t';
  append_extra(out, node);
  if (!node.hint.empty()) out += '\t', append_escaped(out, node.hint);
  out += '\n';
}

using Nodes = std::span<const AccessNode>;

void append_count(std::string& out, char what, size_t count) {
  if (count == 0) return;
  out += what;
  append_number(out, static_cast<long>(count));
  out += '\n';
}

// `now` where `before` stood, none of which is among them: one of the same kind takes an element
// over from one that is gone.
void append_others(std::string& out, Nodes before, Nodes now) {
  size_t at = 0;
  for (; at < std::min(before.size(), now.size()); ++at) {
    if (before[at].role != now[at].role || before[at].parent != now[at].parent) break;
    append_line(out += '~', now[at]);
  }
  append_count(out, '-', before.size() - at);
  for (const AccessNode& node : now.subspan(at)) append_line(out += '+', node);
}

}  // namespace

std::string Mirror::tell() {
  std::string out;
  size_t told = 0, said = 0, same = 0;  // of told_, of nodes_, and of what stays behind these
  const auto say = [&](size_t before, size_t now) {
    append_count(out, '=', std::exchange(same, 0));
    append_others(out, Nodes(told_).subspan(told, before - told),
                  Nodes(nodes_).subspan(said, now - said));
  };
  for (size_t at = 0; at < nodes_.size(); ++at) {
    const auto from = told_.begin() + static_cast<ptrdiff_t>(told);
    const auto found = std::ranges::find(from, told_.end(), nodes_[at].id, &AccessNode::id);
    if (found == told_.end()) continue;
    const auto place = static_cast<size_t>(found - told_.begin());
    if (place > told || at > said) say(place, at);
    if (*found == nodes_[at]) {
      ++same;
    } else {
      append_count(out, '=', std::exchange(same, 0));
      append_line(out += '~', nodes_[at]);
    }
    told = place + 1, said = at + 1;
  }
  if (told < told_.size() || said < nodes_.size()) say(told_.size(), nodes_.size());
  told_ = nodes_;
  return out;
}

}  // namespace taizhang
