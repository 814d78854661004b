#include "ui/mirror.h"

#include <algorithm>
#include <cassert>
#include <optional>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"

namespace taizhang {
namespace {

constexpr int kFramesToWait = 2;

std::string_view visible_part(const char* label) {
  const char* const end = ImGui::FindRenderedTextEnd(label);
  return {label, static_cast<size_t>(end - label)};
}

Role role_of(ImGuiItemStatusFlags flags) {
  if (flags & ImGuiItemStatusFlags_Checkable) return Role::Checkbox;
  if (flags & ImGuiItemStatusFlags_Inputable) return Role::Textbox;
  return Role::Button;
}

bool has_focus(const ImGuiContext& g, ImGuiID id) {
  return g.ActiveId == 0 ? g.NavId == id : g.ActiveId == id;
}

uint32_t mix(uint32_t seed, uint32_t number) { return ImHashData(&number, sizeof number, seed); }

}  // namespace

// What the hooks and the functions of `mirror` do to a Mirror.
class MirrorAccess {
 public:
  explicit MirrorAccess(Mirror& mirror, ImGuiContext& context) : mirror_(mirror), g_(context) {}

  void item_added(ImGuiID id, const ImRect& box, const ImGuiLastItemData* item);
  void item_described(ImGuiID id, const char* label, ImGuiItemStatusFlags flags);
  void say_last_item(const mirror::Said& said);

  uint32_t parent() const { return mirror_.open_.empty() ? 0 : mirror_.open_.back(); }
  AccessNode& add(uint32_t id, Role role, std::string_view name, const ImRect& box);
  AccessNode* add_visible(uint32_t id, Role role, std::string_view name, ImRect box);
  void open(AccessNode& node) { mirror_.open_.push_back(node.id); }
  void open_last_item();
  void close();

  bool pressed_last_item() const;
  bool typed_into_last_item(std::string& text);

 private:
  bool is_window(ImGuiID id) const { return g_.CurrentWindow && id == g_.CurrentWindow->ID; }
  bool is_disabled() const { return (g_.LastItemData.ItemFlags & ImGuiItemFlags_Disabled) != 0; }
  bool is_behind_dialog() const { return ImGui::FindBlockingModal(g_.CurrentWindow) != nullptr; }
  ImRect visible_box(ImGuiID id) const;
  AccessNode* find(uint32_t id);
  AccessNode& item(uint32_t id, Role role, std::string_view name);
  void activate(ImGuiID id);

  Mirror& mirror_;
  ImGuiContext& g_;
};

// A node whose id is `id`, or derived from it when that is taken in this frame.
AccessNode& MirrorAccess::add(uint32_t id, Role role, std::string_view name, const ImRect& box) {
  while (id == 0 || mirror_.places_.contains(id)) id = mix(id, 1);
  mirror_.places_.emplace(id, mirror_.nodes_.size());
  AccessNode& node = mirror_.nodes_.emplace_back();
  node.id = id;
  node.parent = parent();
  node.role = role;
  node.name = name;
  node.x = box.Min.x;
  node.y = box.Min.y;
  node.w = box.GetWidth();
  node.h = box.GetHeight();
  return node;
}

// The same for text, which ImGui did not clip; null when nothing of it can be seen.
AccessNode* MirrorAccess::add_visible(uint32_t id, Role role, std::string_view name, ImRect box) {
  if (g_.CurrentWindow) box.ClipWith(g_.CurrentWindow->InnerClipRect);
  if (name.empty() || box.IsInverted()) return nullptr;
  return &add(id, role, name, box);
}

// An item wholly scrolled out has no node; what it holds is not seen either.
void MirrorAccess::open_last_item() {
  const AccessNode* node = find(g_.LastItemData.ID);
  mirror_.open_.push_back(node != nullptr ? node->id : parent());
}

void MirrorAccess::close() {
  assert(!mirror_.open_.empty() && "mirror::end() without a begin");
  if (mirror_.open_.empty()) return;
  // A row of which no cell can be seen is none.
  const AccessNode* last = mirror_.nodes_.empty() ? nullptr : &mirror_.nodes_.back();
  if (last && last->id == mirror_.open_.back() && last->role == Role::Row) {
    mirror_.places_.erase(last->id);
    mirror_.nodes_.pop_back();
  }
  mirror_.open_.pop_back();
}

AccessNode* MirrorAccess::find(uint32_t id) {
  const auto place = mirror_.places_.find(id);
  return place == mirror_.places_.end() ? nullptr : &mirror_.nodes_[place->second];
}

ImRect MirrorAccess::visible_box(ImGuiID id) const {
  const Mirror::Drawn& last = mirror_.last_drawn_;
  if (last.id == id && id != 0) return {last.x, last.y, last.x + last.w, last.y + last.h};
  ImRect box = g_.LastItemData.Rect;
  if (g_.CurrentWindow) box.ClipWith(g_.CurrentWindow->ClipRect);
  return box;
}

// The node of the item `id`, made when there is none yet, with what ImGui knows of its state.
AccessNode& MirrorAccess::item(uint32_t id, Role role, std::string_view name) {
  AccessNode* known = id == 0 ? nullptr : find(id);
  AccessNode& node = known ? *known
                           : add(id != 0 ? id : ImHashData(name.data(), name.size(), parent()),
                                 role, name, visible_box(id));
  node.disabled = is_disabled();
  node.focused = id != 0 && has_focus(g_, id);
  return node;
}

// Called before ImGui clips the item: only here is the clip rectangle of an item that spans a
// table's columns known, and only from here on can the item see that it is activated.
void MirrorAccess::item_added(ImGuiID id, const ImRect& box, const ImGuiLastItemData* item) {
  ImRect visible = item ? item->Rect : box;
  if (g_.CurrentWindow) visible.ClipWith(g_.CurrentWindow->ClipRect);
  mirror_.last_drawn_ = {id, visible.Min.x, visible.Min.y, std::max(0.f, visible.GetWidth()),
                         std::max(0.f, visible.GetHeight())};
  const bool disabled = item ? (item->ItemFlags & ImGuiItemFlags_Disabled) != 0 : is_disabled();
  const Mirror::Wish& press = mirror_.press_;
  if (press.id == id && !press.taken && !disabled && !is_behind_dialog()) activate(id);
}

void MirrorAccess::activate(ImGuiID id) {
  mirror_.press_.taken = true;
  g_.NavActivateId = g_.NavActivateDownId = g_.NavActivatePressedId = id;
  g_.NavActivateFlags = ImGuiActivateFlags_PreferInput;  // a text field begins to edit
}

void MirrorAccess::item_described(ImGuiID id, const char* label, ImGuiItemStatusFlags flags) {
  const std::string_view name = visible_part(label);
  if (name.empty() || is_window(id) || std::string_view(label).starts_with('#')) return;
  const ImRect box = visible_box(id);
  if (box.GetWidth() <= 0 || box.GetHeight() <= 0) return;
  AccessNode& node = item(id, role_of(flags), name);
  node.checkable = (flags & ImGuiItemStatusFlags_Checkable) != 0;
  node.checked = (flags & ImGuiItemStatusFlags_Checked) != 0;
  node.expandable = (flags & ImGuiItemStatusFlags_Openable) != 0;
  node.expanded = (flags & ImGuiItemStatusFlags_Opened) != 0;
}

void MirrorAccess::say_last_item(const mirror::Said& said) {
  const ImGuiID id = g_.LastItemData.ID;
  if (g_.CurrentWindow && g_.CurrentWindow->SkipItems) return;
  const ImRect box = visible_box(id);
  if (box.GetWidth() <= 0 || box.GetHeight() <= 0) return;
  AccessNode& node = item(id, said.role, said.name);
  node.role = said.role;
  if (!said.name.empty()) node.name = said.name;
  if (!said.value.empty()) node.value = said.value;
  node.selected = said.selected;
  node.checkable |= said.checkable;
  node.checked |= said.checked;
  node.expandable |= said.expandable;
  node.expanded |= said.expanded;
  node.multi_line |= said.multi_line;
  node.required = said.required;
  node.invalid = said.invalid;
  node.row_index = said.row_index;
  node.row_count = said.row_count;
  node.column_index = said.column_index;
  node.level = said.level;
  node.hint = said.hint;
}

bool MirrorAccess::pressed_last_item() const {
  return mirror_.press_.taken && mirror_.press_.id == g_.LastItemData.ID;
}

bool MirrorAccess::typed_into_last_item(std::string& text) {
  Mirror::Wish& typed = mirror_.typed_;
  if (typed.id == 0 || typed.taken || typed.id != g_.LastItemData.ID) return false;
  if (is_disabled() || is_behind_dialog()) return false;
  typed.taken = true;
  text = std::move(typed.text);
  return true;
}

void Mirror::attach(ImGuiContext* context) {
  context->TestEngine = this;
  context->TestEngineHookItems = true;
}

void Mirror::begin_frame() {
  nodes_.clear();
  places_.clear();
  open_.clear();
  last_drawn_ = {};
  for (Wish* wish : {&press_, &typed_})
    if (wish->taken || wish->frames-- == 0) *wish = {};
}

const AccessNode* Mirror::find(Role role, std::string_view name) const {
  const auto found = std::ranges::find_if(
      nodes_, [&](const AccessNode& node) { return node.role == role && node.name == name; });
  return found == nodes_.end() ? nullptr : &*found;
}

void Mirror::press(uint32_t id) {
  press_ = {};
  press_.id = id;
  press_.frames = kFramesToWait;
}

// What was typed stands in the page: the field is told again even if it stays as it was.
void Mirror::type(uint32_t id, std::string text) {
  typed_ = {};
  typed_.id = id;
  typed_.frames = kFramesToWait;
  typed_.text = std::move(text);
  const auto told = std::ranges::find(told_, id, &AccessNode::id);
  if (told != told_.end()) told->id = 0;
}

namespace mirror {
namespace {

// The mirror of the current context, or nothing.
std::optional<MirrorAccess> current() {
  ImGuiContext* const context = ImGui::GetCurrentContext();
  if (!context || !context->TestEngine) return {};
  return MirrorAccess(*static_cast<Mirror*>(context->TestEngine), *context);
}

ImRect box_of(float x, float y, float w, float h) { return {x, y, x + w, y + h}; }

}  // namespace

void say_last_item(const Said& said) {
  if (auto mirror = current()) mirror->say_last_item(said);
}

void text(Role role, std::string_view name, float x, float y, float w, float h, int level) {
  if (auto mirror = current()) {
    const uint32_t id =
        ImHashData(name.data(), name.size(), mix(mirror->parent(), static_cast<uint32_t>(role)));
    if (AccessNode* node = mirror->add_visible(id, role, name, box_of(x, y, w, h)))
      node->level = level;
  }
}

// The id does not depend on the text: only a node that stays the same is announced when it changes.
void status(std::string_view name, float x, float y, float w, float h) {
  if (auto mirror = current()) {
    const uint32_t id = mix(mirror->parent(), static_cast<uint32_t>(Role::Status));
    if (AccessNode* node = mirror->add_visible(id, Role::Status, name, box_of(x, y, w, h)))
      node->live = true;
  }
}

void begin(Role role, const char* key, std::string_view name, float x, float y, float w, float h,
           int column_index) {
  if (auto mirror = current()) {
    AccessNode& node =
        mirror->add(mix(ImGui::GetID(key), mirror->parent()), role, name, box_of(x, y, w, h));
    node.column_index = column_index;
    node.live = role == Role::Status;
    mirror->open(node);
  }
}

void begin_grid(const char* key, std::string_view name, int row_count, int column_count, float x,
                float y, float w, float h) {
  if (auto mirror = current()) {
    AccessNode& grid =
        mirror->add(mix(ImGui::GetID(key), mirror->parent()), Role::Grid, name, box_of(x, y, w, h));
    grid.row_count = row_count;
    grid.column_count = column_count;
    mirror->open(grid);
  }
}

void begin_row(int row_index, bool selected, float x, float y, float w, float h) {
  if (auto mirror = current()) {
    AccessNode& row = mirror->add(mix(mirror->parent(), static_cast<uint32_t>(row_index)),
                                  Role::Row, {}, box_of(x, y, w, h));
    row.row_index = row_index;
    row.selected = selected;
    mirror->open(row);
  }
}

void begin_last_item() {
  if (auto mirror = current()) mirror->open_last_item();
}

void cell(Role role, int column_index, std::string_view name, float x, float y, float w, float h,
          std::string_view value) {
  if (auto mirror = current()) {
    const uint32_t id = mix(mirror->parent(), static_cast<uint32_t>(column_index));
    if (AccessNode* node = mirror->add_visible(id, role, name, box_of(x, y, w, h))) {
      node->column_index = column_index;
      node->value = value;
    }
  }
}

void end() {
  if (auto mirror = current()) mirror->close();
}

bool pressed_last_item() {
  const auto mirror = current();
  return mirror && mirror->pressed_last_item();
}

bool typed_into_last_item(std::string& text) {
  auto mirror = current();
  return mirror && mirror->typed_into_last_item(text);
}

}  // namespace mirror
}  // namespace taizhang

// The hooks that imgui_internal.h declares and leaves to whoever watches the items.

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& box,
                                 const ImGuiLastItemData* item) {
  if (auto* mirror = static_cast<taizhang::Mirror*>(context->TestEngine))
    taizhang::MirrorAccess(*mirror, *context).item_added(id, box, item);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags flags) {
  if (auto* mirror = static_cast<taizhang::Mirror*>(context->TestEngine))
    taizhang::MirrorAccess(*mirror, *context).item_described(id, label, flags);
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
