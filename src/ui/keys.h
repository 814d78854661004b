#pragma once

#include "imgui.h"
#include "imgui_internal.h"

namespace taizhang {

// Keys of this frame that nobody else is to see.
class Keys {
 public:
  explicit Keys(ImGuiID owner) : owner_(owner) {}

  bool pressed(ImGuiKey key) const {
    ImGui::SetKeyOwner(key, owner_);
    return ImGui::IsKeyPressed(key, ImGuiInputFlags_Repeat, owner_);
  }

 private:
  ImGuiID owner_;
};

}  // namespace taizhang
