#include <array>
#include <functional>
#include <string>
#include <vector>

#include "ui/headless.h"
#include "ui/layouts.h"
#include "ui/lines.h"
#include "ui/widgets.h"

// What every control looks like at rest, under the pointer and pressed: the pixels that are drawn.

namespace taizhang {
namespace {

constexpr ImVec2 kAt(40, 40);
constexpr const char* kWords = "文字";

// A page with one control on the ground of a panel.
struct Part {
  Headless page;
  ImVec2 min, max;  // the control's

  explicit Part(const std::function<void(const Ui&)>& draw) {
    ImFont* const font = ImGui::GetIO().Fonts->Fonts[0];
    apply_theme(colors);
    page.show([this, draw, font] {
      const Ui ui{colors, font, font, Language::Chinese, {2026, 3, 20}, 28, 0, false};
      ImGui::SetNextWindowPos({0, 0});
      ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
      ImGui::PushFont(font, type::kBody);
      ImGui::Begin("##page", nullptr, ImGuiWindowFlags_NoDecoration);
      fill_rect({0, 0}, {400, 400}, colors.bg1);
      ImGui::SetCursorScreenPos(kAt);
      draw(ui);
      min = ImGui::GetItemRectMin();
      max = ImGui::GetItemRectMax();
      ImGui::End();
      ImGui::PopFont();
    });
  }

  void hover() {
    page.move_to((min.x + max.x) / 2, (min.y + max.y) / 2);
    page.frame();
  }
  void hold() {
    hover();
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    page.frame(2);
  }
  // Beside its left edge, where neither words nor icons are.
  ImU32 ground() const { return pixel(min.x + 3, (min.y + max.y) / 2); }
  ImU32 pixel(float x, float y) const {
    return page.picture(colors.bg0).at(static_cast<int>(x), static_cast<int>(y)) | IM_COL32_A_MASK;
  }
  // Is anything of the colour drawn within it?
  bool has(ImU32 color) const {
    const Picture picture = page.picture(colors.bg0);
    for (int y = static_cast<int>(min.y); y < static_cast<int>(max.y); ++y)
      for (int x = static_cast<int>(min.x); x < static_cast<int>(max.x); ++x)
        if ((picture.at(x, y) | IM_COL32_A_MASK) == color) return true;
    return false;
  }

  static inline const Palette& colors = palette(false);
};

struct Look {
  std::string name;
  std::function<void(const Ui&)> draw;
  ImU32 rest, hovered, held;
};

const Palette& c = Part::colors;

std::vector<Look> looks() {
  static constexpr std::array kSegments = {Segment{Text::layout_table, Icon::List},
                                           Segment{Text::layout_cards, Icon::Cards}};
  const auto quiet = [](const char* name, std::function<void(const Ui&)> draw) {
    return Look{name, std::move(draw), c.bg1, c.hover, c.bg3};
  };
  return {
      {"a primary button", [](const Ui& ui) { button(ui, "one", kWords, {.kind = Kind::Primary}); },
       c.accent, c.accent_hover, c.accent_active},
      {"a dangerous button",
       [](const Ui& ui) { button(ui, "one", kWords, {.kind = Kind::Danger}); }, c.bg1, c.late.soft,
       c.late.soft},
      quiet("a button", [](const Ui& ui) { button(ui, "one", kWords); }),
      quiet("a quiet button",
            [](const Ui& ui) { button(ui, "one", kWords, {.kind = Kind::Quiet}); }),
      quiet("an icon", [](const Ui& ui) { icon_button(ui, "one", Icon::Filter, kWords); }),
      quiet("a chip", [](const Ui& ui) { chip(ui, "one", kWords, 3, false); }),
      quiet("a closed list", [](const Ui& ui) { combo(ui, "one", kWords, {kWords}, 0, 160); }),
      quiet("an option", [](const Ui& ui) { option(ui, kWords, false, 160); }),
      quiet("an entry of a menu", [](const Ui& ui) { menu_item(ui, kWords, "F2", 160); }),
      quiet("a line of a list", [](const Ui& ui) { list_line(ui, 160, kWords); }),
      quiet("one of several segments",
            [](const Ui& ui) {
              segments(ui, "one", Text::layout_name, std::span(kSegments).first(1), 1, true);
            }),
  };
}

}  // namespace

TEST_CASE("a control has a ground of its own under the pointer, and another while it is pressed") {
  for (const Look& look : looks()) {
    INFO(look.name);
    Part part(look.draw);
    CHECK(part.ground() == look.rest);
    part.hover();
    CHECK(part.ground() == look.hovered);
    CHECK(look.hovered != look.rest);
    part.hold();
    CHECK(part.ground() == look.held);
  }
}

TEST_CASE("a control that cannot be used has no other ground under the pointer") {
  Part part([](const Ui& ui) { button(ui, "one", kWords, {.enabled = false}); });
  const ImU32 rest = part.ground();
  part.hover();
  CHECK(part.ground() == rest);
  part.hold();
  CHECK(part.ground() == rest);
}

TEST_CASE("words that act change their colour under the pointer and while they are pressed") {
  Part part([](const Ui& ui) { text_button(ui, "one", kWords); });
  CHECK(part.has(c.accent));
  part.hover();
  CHECK(part.has(c.accent_hover));
  CHECK_FALSE(part.has(c.accent));
  part.hold();
  CHECK(part.has(c.accent_active));
}

TEST_CASE("the box of what can be ticked has another edge under the pointer") {
  Part part([](const Ui& ui) { checkbox(ui, "one", kWords, false, kWords); });
  CHECK_FALSE(part.has(c.accent));
  part.hover();
  CHECK(part.has(c.accent));
}

TEST_CASE("what has the keyboard's focus has a ring around it") {
  Part part([](const Ui& ui) { button(ui, "one", kWords); });
  CHECK_FALSE(part.has(c.focus));
  part.page.key(ImGuiKey_Tab);
  CHECK(part.has(c.focus));
}

TEST_CASE(
    "a field is edged by the focus while one types into it, and by a warning when it is bad") {
  std::string text = "6月";
  Part good([&](const Ui& ui) { field(ui, "##one", kWords, text, 160); });
  CHECK_FALSE(good.has(c.focus));
  good.page.press(Role::Textbox, kWords);
  CHECK(good.has(c.focus));
}

}  // namespace taizhang
