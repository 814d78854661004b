#include "ui/ledger.h"

namespace taizhang {

const StateColors& colors_of(const Palette& color, LightState state) {
  switch (state) {
    case LightState::Normal:
      return color.ok;
    case LightState::Soon:
      return color.soon;
    case LightState::Overdue:
      return color.late;
    case LightState::Closed:
      return color.done;
    case LightState::Stopped:
      return color.provisional;
    case LightState::None:
    case LightState::Ongoing:
    case LightState::SetAside:
      return color.going;
  }
}

void draw_light_shape(const Ui& ui, const Light& light, ImVec2 center) {
  const auto shape = [&] {
    switch (light.state) {
      case LightState::Normal:
        return Shape::Disc;
      case LightState::Soon:
        return Shape::HalfDisc;
      case LightState::Overdue:
        return Shape::Diamond;
      case LightState::Closed:
        return Shape::Tick;
      case LightState::Stopped:
      case LightState::SetAside:
        return Shape::DashedRing;
      case LightState::None:
      case LightState::Ongoing:
        return Shape::Ring;
    }
  }();
  draw_shape(ImGui::GetWindowDrawList(), shape, center, 10, colors_of(ui.color, light.state).mark);
}

}  // namespace taizhang
