#pragma once

#include "imgui.h"

namespace taizhang {

// The one table of figures and colours; panels write none of their own.

struct StateColors {
  ImU32 text = 0;  // on any surface and on its own soft fill
  ImU32 mark = 0;  // the shape
  ImU32 soft = 0;  // the fill of a tag
  ImU32 fill = 0;  // bars that have their figures beside them
};

struct Palette {
  ImU32 bg0, bg1, bg2, bg3, hover, select, line1, line2, line3, mark;
  ImU32 text1, text2, text3;
  ImU32 accent, accent_hover, accent_active, accent_soft, on_accent, focus;
  StateColors ok, soon, late, going, done, provisional, conflict;
};

// `strong`: for people who ask their system for more contrast; every text has 7:1 and every line is
// as strong as text.
const Palette& palette(bool dark, bool strong = false);
bool is_dark(const Palette& colors);

// Sizes are line heights in CSS px, which is what ImGui's font sizes are here; characters are 0.7
// of them: 12, 14, 16 and 22 px.
namespace type {
inline constexpr float kSmall = 17;
inline constexpr float kBody = 20;
inline constexpr float kTitle = 23;
inline constexpr float kLarge = 32;
inline constexpr float kCharacter = 0.7f;  // of the size
}  // namespace type

// CSS px.
namespace space {
inline constexpr float k1 = 4, k2 = 8, k3 = 12, k4 = 16, k5 = 20, k6 = 24, k9 = 36;
inline constexpr float kTopBar = 44, kToolbar = 44, kChips = 36, kStatusBar = 26, kActionBar = 56;
inline constexpr float kNavigation = 208, kRail = 48, kDetail = 336;
inline constexpr float kButton = 32, kToolButton = 28, kChip = 24, kTag = 18;
inline constexpr float kRowCompact = 28, kRowComfortable = 32, kHeader = 30;
inline constexpr float kRadius = 4, kCardRadius = 6, kTagRadius = 3, kBarRadius = 2;
inline constexpr float kDialog = 480, kTooltip = 320;
inline constexpr float kShortScreen = 900;  // below this height rows are compact
inline constexpr float kTight = 800;  // of a narrower top bar the search needs what words can spare
inline constexpr float kNarrow = 1280;  // below this width the detail lies over the table and
                                        // the navigation is a rail of icons
}  // namespace space

// Writes the palette and the figures into ImGui's style.
void apply_theme(const Palette& colors);

}  // namespace taizhang
