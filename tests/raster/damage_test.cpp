#include "raster/damage.h"

#include <catch2/catch_test_macros.hpp>
#include <random>

#include "raster/raster.h"
#include "ui/headless.h"

namespace taizhang {
namespace {

constexpr uint32_t kGround = IM_COL32_WHITE, kInk = IM_COL32(10, 20, 200, 255);

// A screen with one rectangle, and the memory of what was drawn of it.
struct Screen {
  Headless ui;
  Damage damage;
  ImVec2 corner{10, 20};
  ImU32 ink = kInk;

  Screen() {
    ui.show([this] {
      ImGui::GetForegroundDrawList()->AddRectFilled(corner, corner + ImVec2{3, 2}, ink);
    });
    boxes();
  }
  std::vector<Box> boxes(uint32_t ground = kGround) {
    return damage.since_last(*ImGui::GetDrawData(), ground);
  }
  std::vector<Box> boxes_of_next_frame() {
    ui.frame();
    return boxes();
  }
  Box all() const {
    const ImVec2 size = ImGui::GetIO().DisplaySize * ImGui::GetIO().DisplayFramebufferScale;
    return {0, 0, first_pixel(size.x), first_pixel(size.y)};
  }
};

bool holds(const std::vector<Box>& boxes, int x, int y) {
  return std::ranges::any_of(boxes, [&](const Box& box) {
    return box.left <= x && x < box.right && box.top <= y && y < box.bottom;
  });
}

TEST_CASE("a frame that looks like the one before is damaged nowhere") {
  Screen screen;
  CHECK(screen.boxes_of_next_frame().empty());
  CHECK(screen.boxes_of_next_frame().empty());
}

TEST_CASE("the first frame is damaged everywhere, and the first after the canvas was cleared") {
  Screen screen;
  CHECK(Damage().since_last(*ImGui::GetDrawData(), kGround) == std::vector{screen.all()});
  screen.damage.forget();
  CHECK(screen.boxes_of_next_frame() == std::vector{screen.all()});
  CHECK(screen.boxes_of_next_frame().empty());
}

TEST_CASE("what moves damages where it was and where it is, and not the rest") {
  Screen screen;
  screen.corner = {500, 300};
  const std::vector<Box> boxes = screen.boxes_of_next_frame();
  CHECK(holds(boxes, 11, 21));
  CHECK(holds(boxes, 501, 301));
  CHECK(!holds(boxes, 500, 20));
  CHECK(!holds(boxes, 11, 200));
}

TEST_CASE("a frame is damaged when anything in it looks different") {
  Screen screen;
  SECTION("a place") { screen.corner.x += 1; }
  SECTION("a colour") { screen.ink = IM_COL32(10, 20, 201, 255); }
  SECTION("the density") { ImGui::GetIO().DisplayFramebufferScale = {1.25f, 1.25f}; }
  SECTION("the size") { ImGui::GetIO().DisplaySize.x += 1; }
  SECTION("a new character") {
    screen.ui.show([] { ImGui::TextUnformatted("q"); });
  }
  CHECK(!screen.boxes_of_next_frame().empty());
  CHECK(screen.boxes_of_next_frame().empty());
}

TEST_CASE("another ground damages everything") {
  Screen screen;
  CHECK(screen.boxes(IM_COL32_BLACK) == std::vector{screen.all()});
  CHECK(screen.boxes(IM_COL32_BLACK).empty());
}

TEST_CASE("a new texture damages everything") {
  Screen screen;
  (*ImGui::GetDrawData()->Textures)[0]->SetStatus(ImTextureStatus_WantCreate);
  CHECK(screen.boxes() == std::vector{screen.all()});
}

// The law behind drawing only what changed.
TEST_CASE("drawing the damaged boxes again gives the picture that drawing everything gives") {
  std::mt19937 random(5);
  const auto up_to = [&](int most) {
    return static_cast<float>(random() % static_cast<unsigned>(most));
  };
  Headless ui;
  Damage damage;
  Picture picture;
  std::vector<ImVec4> shapes;
  ui.show([&] {
    for (const ImVec4& shape : shapes) {
      ImDrawList& list = *ImGui::GetForegroundDrawList();
      const ImU32 ink = IM_COL32(shape.z, shape.w, 90, 180);
      list.AddCircleFilled({shape.x, shape.y}, shape.w / 4, ink);
      list.AddRectFilled({shape.x, shape.y}, {shape.x + shape.z, shape.y + shape.w}, ink);
      list.AddText({shape.y, shape.x}, ink, "台账a");
    }
  });
  for (int frame = 0; frame < 40; ++frame) {
    if (shapes.size() > 6) shapes.erase(shapes.begin() + random() % 6);
    shapes.push_back({up_to(900), up_to(700), up_to(200), up_to(120)});
    ui.frame();
    const ImDrawData& data = *ImGui::GetDrawData();
    const std::vector<Box> boxes = damage.since_last(data, kGround);
    rasterize(data, kGround, boxes, picture);
    REQUIRE(picture == rasterize(data, kGround));
  }
}

}  // namespace
}  // namespace taizhang
