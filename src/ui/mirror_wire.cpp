#include <algorithm>
#include <charconv>
#include <cmath>

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
  append_extra(out, node), out += '\n';
}

}  // namespace

std::string Mirror::tell() {
  const size_t before = told_.size(), now = nodes_.size();
  const auto first = std::ranges::mismatch(told_, nodes_);
  const auto kept = static_cast<size_t>(first.in1 - told_.begin());
  if (kept == before && kept == now) return {};
  size_t tail = 0;
  while (tail + kept < std::min(before, now) && told_[before - tail - 1] == nodes_[now - tail - 1])
    ++tail;

  std::string out;
  append_number(out, static_cast<long>(kept)), out += '\t';
  append_number(out, static_cast<long>(tail)), out += '\n';
  auto from = first.in1;
  const auto end = told_.end() - static_cast<ptrdiff_t>(tail);
  for (size_t at = kept; at < now - tail; ++at) {
    const auto told = std::ranges::find(from, end, nodes_[at].id, &AccessNode::id);
    if (told == end || *told != nodes_[at])
      append_line(out, nodes_[at]);
    else
      append_number(out, told->id), out += '\n';
    if (told != end) from = told + 1;
  }
  told_ = nodes_;
  return out;
}

}  // namespace taizhang
