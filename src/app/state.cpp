#include "app/state.h"

namespace taizhang {

Preview::Preview() = default;
Preview::Preview(const Preview&) = default;
Preview::Preview(Preview&&) noexcept = default;
Preview& Preview::operator=(const Preview&) = default;
Preview& Preview::operator=(Preview&&) noexcept = default;
Preview::~Preview() = default;

OpenRegister::OpenRegister() = default;
OpenRegister::OpenRegister(const OpenRegister&) = default;
OpenRegister::OpenRegister(OpenRegister&&) noexcept = default;
OpenRegister& OpenRegister::operator=(const OpenRegister&) = default;
OpenRegister& OpenRegister::operator=(OpenRegister&&) noexcept = default;
OpenRegister::~OpenRegister() = default;

AppState::AppState() = default;
AppState::AppState(const AppState&) = default;
AppState::AppState(AppState&&) noexcept = default;
AppState& AppState::operator=(const AppState&) = default;
AppState& AppState::operator=(AppState&&) noexcept = default;
AppState::~AppState() = default;

bool is_collecting(const AppState& state) {
  return state.open && state.collection && state.collection->office == state.open->reg.id();
}

}  // namespace taizhang
