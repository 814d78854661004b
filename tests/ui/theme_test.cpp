#include "ui/theme.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "ui/headless.h"

namespace taizhang {
namespace {

// WCAG 2.1, "relative luminance" and "contrast ratio".
double luminance(ImU32 color) {
  const auto channel = [color](int shift) {
    const double value = ((color >> shift) & 0xFF) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * channel(IM_COL32_R_SHIFT) + 0.7152 * channel(IM_COL32_G_SHIFT) +
         0.0722 * channel(IM_COL32_B_SHIFT);
}

double contrast(ImU32 a, ImU32 b) {
  const double x = luminance(a), y = luminance(b);
  return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

void check_texts(const Palette& c, double least) {
  for (const ImU32 ground : {c.bg0, c.bg1, c.hover, c.select})
    for (const ImU32 text : {c.text1, c.text2, c.text3, c.accent}) {
      INFO(std::hex << text << " on " << ground);
      CHECK(contrast(text, ground) >= least);
    }
  CHECK(contrast(c.on_accent, c.accent) >= least);
  for (const StateColors& state :
       {c.ok, c.soon, c.late, c.going, c.done, c.provisional, c.conflict})
    for (const ImU32 ground : {c.bg1, state.soft}) CHECK(contrast(state.text, ground) >= least);
}

TEST_CASE("every text has a contrast of 4.5 on every ground it stands on") {
  check_texts(palette(false), 4.5);
  check_texts(palette(true), 4.5);
}

TEST_CASE("with more contrast every text has 7, and lines are as strong as text") {
  for (const bool dark : {false, true}) {
    const Palette& colors = palette(dark, true);
    check_texts(colors, 7);
    CHECK(contrast(colors.line1, colors.bg1) >= 7);
    CHECK(is_dark(colors) == dark);
  }
}

TEST_CASE("with more contrast a hint does not look like what is typed") {
  const Headless ui;
  for (const bool dark : {false, true}) {
    const Palette& colors = palette(dark, true);
    apply_theme(colors);
    const ImU32 hint = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    CHECK(contrast(hint, colors.bg1) >= 7);
    CHECK(contrast(hint, colors.text1) >= 2);
  }
}

}  // namespace
}  // namespace taizhang
