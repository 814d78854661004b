#include "ui/icons.h"

#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "ui/headless.h"

namespace taizhang {
namespace {

struct Ink {
  int vertices = 0;
  ImVec2 min = {1e9f, 1e9f}, max = {-1e9f, -1e9f};
};

// What `draw` puts on a list, and how far it reaches.
Ink ink_of(const std::function<void(ImDrawList*)>& draw) {
  Headless ui;
  Ink ink;
  ui.show([&] {
    ImDrawList* const list = ImGui::GetForegroundDrawList();
    const int before = list->VtxBuffer.Size;
    draw(list);
    CHECK(list->_Path.empty());
    ink = {};
    for (int i = before; i < list->VtxBuffer.Size; ++i) {
      ink.min = ImMin(ink.min, list->VtxBuffer[i].pos);
      ink.max = ImMax(ink.max, list->VtxBuffer[i].pos);
    }
    ink.vertices = list->VtxBuffer.Size - before;
  });
  return ink;
}

TEST_CASE("every icon draws something and stays within its box") {
  for (const float size : {14.f, 16.f, 24.f}) {
    for (int i = 1; i <= static_cast<int>(Icon::Matrix); ++i) {
      CAPTURE(i, size);
      const Ink ink = ink_of([&](ImDrawList* list) {
        draw_icon(list, static_cast<Icon>(i), {100, 200}, size, IM_COL32_BLACK);
      });
      CHECK(ink.vertices > 0);
      CHECK(ink.min.x >= 99);  // the soft edge may reach a pixel out
      CHECK(ink.min.y >= 199);
      CHECK(ink.max.x <= 101 + size);
      CHECK(ink.max.y <= 201 + size);
    }
  }
}

TEST_CASE("no icon draws nothing") {
  CHECK(ink_of([](ImDrawList* list) {
          draw_icon(list, Icon::None, {0, 0}, 16, IM_COL32_BLACK);
        }).vertices == 0);
}

TEST_CASE("every state has a shape of its own around its centre") {
  for (int i = 0; i <= static_cast<int>(Shape::Fork); ++i) {
    CAPTURE(i);
    const Ink ink = ink_of([&](ImDrawList* list) {
      draw_shape(list, static_cast<Shape>(i), {50, 50}, 10, IM_COL32_BLACK);
    });
    CHECK(ink.vertices > 0);
    CHECK(ink.min.x >= 44);
    CHECK(ink.min.y >= 44);
    CHECK(ink.max.x <= 56);
    CHECK(ink.max.y <= 56);
  }
}

}  // namespace
}  // namespace taizhang
