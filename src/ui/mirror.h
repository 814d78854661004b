#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

struct ImGuiContext;

namespace taizhang {

// What a screen reader, and a test, is told of a frame: one node an item, in drawing order, which
// is reading order. ImGui's item hooks make the nodes of its own widgets; panels add roles, names
// and what is only drawn (text, table cells). Without a window the same nodes are what panel tests
// look at.

enum class Role {
  Button,
  Textbox,
  Checkbox,
  Radio,
  Tab,
  TabList,
  Combobox,
  Listbox,
  Option,
  Link,
  MenuItem,
  Menu,
  Grid,
  Row,
  ColumnHeader,
  Gridcell,
  List,
  ListItem,
  Heading,
  Text,
  Group,
  Region,
  Banner,
  Navigation,
  Main,
  ContentInfo,
  Complementary,
  Dialog,
  Status,
  Alert,
  Progressbar,
  Image
};

struct AccessNode {
  uint32_t id = 0;
  uint32_t parent = 0;  // 0: the page
  Role role = Role::Text;
  float x = 0, y = 0, w = 0, h = 0;  // CSS px
  bool checkable = false, checked = false, selected = false, expandable = false, expanded = false;
  bool disabled = false, focused = false, multi_line = false, required = false, invalid = false;
  std::string name;
  std::string value;
  std::string hint;  // of a field
  int row_index = 0, column_index = 0, row_count = 0, column_count = 0, level = 0;  // 0: not said
  bool live = false;  // a status line: changes are announced

  bool operator==(const AccessNode&) const = default;
};

// Collects the nodes of one context. Keep it where it is from attach() until the context is gone.
class Mirror {
 public:
  // Attaches to the context: its hooks feed this mirror from the next frame on.
  void attach(ImGuiContext* context);
  void begin_frame();  // forgets the last frame's nodes

  const std::vector<AccessNode>& nodes() const { return nodes_; }
  const AccessNode* find(Role role, std::string_view name) const;  // first; null when absent

  // For a press or typed text that came through the mirror: taken by the item with that id when it
  // is drawn next, and forgotten when that is not within two frames. Items that are disabled or
  // behind a dialog take nothing. A press works like ImGui's own activation: buttons report it,
  // text fields begin to edit.
  void press(uint32_t id);
  void type(uint32_t id, std::string text);

  // How the nodes differ from those that were told last, in platform/mirror.h's wire form; empty:
  // they do not. They are told with it.
  std::string tell();

 private:
  friend class MirrorAccess;

  struct Drawn {  // the visible part of an item
    uint32_t id = 0;
    float x = 0, y = 0, w = 0, h = 0;
  };
  struct Wish {  // a press or a text on its way to an item
    uint32_t id = 0;
    int frames = 0;  // left to wait for the item
    bool taken = false;
    std::string text;
  };

  std::vector<AccessNode> nodes_;
  std::vector<AccessNode> told_;
  std::unordered_map<uint32_t, size_t> places_;  // of ids in nodes_
  std::vector<uint32_t> open_;                   // containers begun and not yet ended
  Drawn last_drawn_;
  Wish press_;
  Wish typed_;
};

namespace mirror {

// All of these are no-ops when no mirror is attached to the current context.

// Says what the last ImGui item is; its rectangle and state come from ImGui. An empty name keeps
// the label's; an item without a label has no node until this is called.
struct Said {
  Role role = Role::Button;
  std::string_view name = {};
  std::string_view value = {};
  bool selected = false, checked = false, checkable = false, expanded = false, expandable = false;
  bool multi_line = false, required = false, invalid = false;
  int row_index = 0, column_index = 0, level = 0;
  int row_count = 0;           // of the list in which an option is the row_index-th
  std::string_view hint = {};  // shown in a field while it is empty
};
void say_last_item(const Said& said);

// Text that ImGui only draws: a node over [x, y, w, h] that is no item. Text and cells wholly
// scrolled out of the window are left out.
void text(Role role, std::string_view name, float x, float y, float w, float h, int level = 0);
void status(std::string_view name, float x, float y, float w, float h);  // live

// Nodes said until the matching end() are children of this one. Ids come from `key` and the ImGui
// id stack.
void begin(Role role, const char* key, std::string_view name, float x, float y, float w, float h,
           int column_index = 0);
void begin_grid(const char* key, std::string_view name, int row_count, int column_count, float x,
                float y, float w, float h);
void begin_row(int row_index, bool selected, float x, float y, float w,
               float h);  // 1 is the header
// The last item, already said, holds what is said until end(): a line of a list with buttons in it.
void begin_last_item();
void cell(Role role, int column_index, std::string_view name, float x, float y, float w, float h,
          std::string_view value = {});
void end();

// True when the last item was pressed through the mirror (a screen reader, a switch).
bool pressed_last_item();
// The text typed into the last item through the mirror, when there is one.
bool typed_into_last_item(std::string& text);

}  // namespace mirror
}  // namespace taizhang
