#include "raster/drawn.h"

#include <catch2/catch_test_macros.hpp>

#include "ui/headless.h"

namespace taizhang {
namespace {

constexpr uint32_t kGround = IM_COL32_WHITE, kInk = IM_COL32(10, 20, 200, 255);

// A screen with one rectangle, and the memory of what was drawn of it.
struct Screen {
  Headless ui;
  Drawn drawn;
  ImVec2 corner{10, 20};
  ImU32 ink = kInk;

  Screen() {
    ui.show([this] {
      ImGui::GetForegroundDrawList()->AddRectFilled(corner, corner + ImVec2{3, 2}, ink);
    });
    again();
  }
  bool again(uint32_t ground = kGround) { return drawn.again(*ImGui::GetDrawData(), ground); }
  bool again_in_next_frame() {
    ui.frame();
    return again();
  }
};

TEST_CASE("a frame that looks like the one before need not be drawn") {
  Screen screen;
  CHECK(screen.again_in_next_frame());
  CHECK(screen.again_in_next_frame());
}

TEST_CASE("the first frame is drawn, and the first after the canvas was cleared") {
  Screen screen;
  CHECK(!Drawn().again(*ImGui::GetDrawData(), kGround));
  screen.drawn.forget();
  CHECK(!screen.again_in_next_frame());
  CHECK(screen.again_in_next_frame());
}

TEST_CASE("a frame is drawn when anything in it looks different") {
  Screen screen;
  SECTION("a place") { screen.corner.x += 1; }
  SECTION("a colour") { screen.ink = IM_COL32(10, 20, 201, 255); }
  SECTION("the density") { ImGui::GetIO().DisplayFramebufferScale = {1.25f, 1.25f}; }
  SECTION("the size") { ImGui::GetIO().DisplaySize.x += 1; }
  SECTION("a new character") {
    screen.ui.show([] { ImGui::TextUnformatted("q"); });
  }
  CHECK(!screen.again_in_next_frame());
  CHECK(screen.again_in_next_frame());
}

TEST_CASE("a frame is drawn over another ground, and when a texture has changed") {
  Screen screen;
  CHECK(!screen.again(IM_COL32_BLACK));
  CHECK(screen.again(IM_COL32_BLACK));
  (*ImGui::GetDrawData()->Textures)[0]->SetStatus(ImTextureStatus_WantUpdates);
  CHECK(!screen.again(IM_COL32_BLACK));
}

}  // namespace
}  // namespace taizhang
