#include "raster/raster.h"

#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <ostream>

#include "base/text.h"
#include "raster/shapes.h"
#include "ui/headless.h"

namespace taizhang {

static std::ostream& operator<<(std::ostream& out, const Box& box) {
  return out << box.left << ", " << box.top << " to " << box.right << ", " << box.bottom;
}

namespace {

constexpr uint32_t kGround = IM_COL32_WHITE, kInk = IM_COL32(10, 20, 200, 255);

// What `draw` puts on an otherwise empty screen of 1366 x 768.
Picture drawn(const std::function<void(ImDrawList*)>& draw) {
  Headless ui;
  ui.show([&] { draw(ImGui::GetForegroundDrawList()); });
  return ui.picture(kGround);
}

// The smallest box with everything in it that is not ground.
Box ink_of(const Picture& picture) {
  Box box{picture.width, picture.height, 0, 0};
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) {
      if (picture.at(x, y) == kGround) continue;
      box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x + 1),
             std::max(box.bottom, y + 1)};
    }
  }
  return box;
}

TEST_CASE("nothing drawn is all ground") {
  const Picture picture = drawn([](ImDrawList*) {});
  CHECK(picture.width == 1366);
  CHECK(picture.height == 768);
  CHECK(picture.pixels == std::vector<uint32_t>(1366 * 768, kGround));
}

TEST_CASE("a rectangle covers its pixels and no others") {
  const Picture picture =
      drawn([](ImDrawList* list) { list->AddRectFilled({10, 20}, {13, 22}, kInk); });
  CHECK(ink_of(picture) == Box{10, 20, 13, 22});
  for (int y = 20; y < 22; ++y)
    for (int x = 10; x < 13; ++x) CHECK(picture.at(x, y) == kInk);
}

TEST_CASE("a wide rectangle is filled to its last pixel and not further") {
  for (const int width : {31, 32, 33, 64, 65, 127, 1000, 1366}) {
    CAPTURE(width);
    const float right = static_cast<float>(width);
    const Picture picture =
        drawn([&](ImDrawList* list) { list->AddRectFilled({0, 20}, {right, 22}, kInk); });
    CHECK(ink_of(picture) == Box{0, 20, width, 22});
    bool is_full = true;
    for (int x = 0; x < width; ++x)
      is_full &= picture.at(x, 20) == kInk && picture.at(x, 21) == kInk;
    CHECK(is_full);
  }
}

TEST_CASE("what is half transparent lets half of the ground through") {
  const Picture picture = drawn(
      [](ImDrawList* list) { list->AddRectFilled({10, 20}, {13, 22}, IM_COL32(0, 100, 255, 51)); });
  CHECK(picture.at(10, 20) == IM_COL32(204, 224, 255, 255));
}

TEST_CASE("a clip cuts off what lies outside") {
  const Picture picture = drawn([](ImDrawList* list) {
    list->PushClipRect({12, 0}, {700, 21});
    list->AddRectFilled({10, 20}, {15, 30}, kInk);
    list->AddTriangleFilled({10, 20}, {15, 20}, {10, 40}, kInk);
    list->PopClipRect();
  });
  CHECK(ink_of(picture) == Box{12, 20, 15, 21});
}

TEST_CASE("two triangles that share an edge leave no gap and overlap nowhere") {
  constexpr uint32_t kGlass = IM_COL32(0, 0, 0, 128);
  const Picture picture = drawn([](ImDrawList* list) {
    list->Flags &= ~ImDrawListFlags_AntiAliasedFill;
    list->AddTriangleFilled({10, 10}, {50, 17}, {33, 60}, kGlass);
    list->AddTriangleFilled({50, 17}, {71, 55}, {33, 60}, kGlass);
  });
  for (int y = 12; y < 60; ++y) {
    int runs = 0;
    for (int x = 1; x < 100; ++x) {
      CHECK((picture.at(x, y) == kGround || picture.at(x, y) == IM_COL32(127, 127, 127, 255)));
      runs += picture.at(x, y) != kGround && picture.at(x - 1, y) == kGround;
    }
    CHECK(runs == 1);
  }
}

TEST_CASE("a soft edge fades from the colour to the ground") {
  const Picture picture =
      drawn([](ImDrawList* list) { list->AddCircleFilled({50, 50}, 20, kInk); });
  CHECK(picture.at(50, 50) == kInk);
  CHECK(picture.at(20, 50) == kGround);
  int soft = 0;
  for (int x = 25; x < 40; ++x) soft += picture.at(x, 36) != kGround && picture.at(x, 36) != kInk;
  CHECK(soft > 0);
  CHECK(soft < 4);
}

TEST_CASE("a label's characters stand side by side on its line") {
  const Picture picture = drawn([](ImDrawList* list) { list->AddText({100, 50}, kInk, "台a"); });
  // The tests' font: a block a pixel within the character's square, 14 px wide or half of it.
  CHECK(ink_of(picture) == Box{101, 51, 120, 63});
  CHECK(picture.at(112, 55) == kInk);
  CHECK(picture.at(113, 55) == kGround);
  CHECK(picture.at(114, 55) == kGround);
  CHECK(picture.at(115, 55) == kInk);
}

TEST_CASE("text is still there after the atlas has grown") {
  Headless ui;
  std::string text;
  ui.show([&] { ImGui::GetForegroundDrawList()->AddText({0, 50}, kInk, text.c_str()); });
  const int before = ImGui::GetIO().Fonts->TexData->Height;
  for (uint32_t c = 0x4E00; ImGui::GetIO().Fonts->TexData->Height == before; c += 16) {
    REQUIRE(c < 0x9F00);
    text.clear();
    for (uint32_t i = 0; i < 16; ++i) append_utf8(text, c + i);
    ui.frame();
    CHECK(ink_of(ui.picture(kGround)) == Box{1, 51, 16 * 14 - 1, 63});
  }
  ui.frame(3);
  CHECK(ink_of(ui.picture(kGround)) == Box{1, 51, 16 * 14 - 1, 63});
}

}  // namespace
}  // namespace taizhang
