#include "ui/theme.h"

#include <initializer_list>

namespace taizhang {
namespace {

constexpr ImU32 rgb(unsigned hex) {
  return IM_COL32((hex >> 16) & 0xFF, (hex >> 8) & 0xFF, hex & 0xFF, 0xFF);
}

constexpr Palette kLight = {
    .bg0 = rgb(0xF5F5F3),
    .bg1 = rgb(0xFFFFFF),
    .bg2 = rgb(0xEFEFEC),
    .bg3 = rgb(0xE3E3DF),
    .hover = rgb(0xF3F3F1),
    .select = rgb(0xE1E7FA),
    .line1 = rgb(0xE4E4E0),
    .line2 = rgb(0xCBCBC5),
    .line3 = rgb(0x85898F),
    .mark = rgb(0xFFF1B8),
    .text1 = rgb(0x1D2126),
    .text2 = rgb(0x4F565F),
    .text3 = rgb(0x60676F),
    .accent = rgb(0x3450B5),
    .accent_hover = rgb(0x2A4299),
    .accent_active = rgb(0x22367F),
    .accent_soft = rgb(0xEAEDFA),
    .on_accent = rgb(0xFFFFFF),
    .focus = rgb(0x3450B5),
    .ok = {rgb(0x1C7443), rgb(0x2A9157), rgb(0xE6F3EB), rgb(0x6DBD8F)},
    .soon = {rgb(0x855300), rgb(0xAD7507), rgb(0xFAF0DA), rgb(0xE5AE3C)},
    .late = {rgb(0xB02A1F), rgb(0xD0402F), rgb(0xFBE9E6), rgb(0xE0705F)},
    .going = {rgb(0x555D67), rgb(0x7A828B), rgb(0xEDEEEF), rgb(0xB5BBC1)},
    .done = {rgb(0x1F629F), rgb(0x3A80C2), rgb(0xE5EFF9), rgb(0x86B3DF)},
    .provisional = {rgb(0x0B686F), rgb(0x1E8F97), rgb(0xE3F2F2), rgb(0x1E8F97)},
    .conflict = {rgb(0x7638A8), rgb(0x8E4CC2), rgb(0xF2EAF9), rgb(0x8E4CC2)},
};

constexpr Palette kDark = {
    .bg0 = rgb(0x16181B),
    .bg1 = rgb(0x1D2023),
    .bg2 = rgb(0x272B2F),
    .bg3 = rgb(0x343A40),
    .hover = rgb(0x23272A),
    .select = rgb(0x2A3354),
    .line1 = rgb(0x2F3438),
    .line2 = rgb(0x474E55),
    .line3 = rgb(0x7C858E),
    .mark = rgb(0x3D3612),
    .text1 = rgb(0xE7E9EB),
    .text2 = rgb(0xB3BAC2),
    .text3 = rgb(0x9CA4AD),
    .accent = rgb(0x9DB0F7),
    .accent_hover = rgb(0xB4C2FA),
    .accent_active = rgb(0xC8D2FC),
    .accent_soft = rgb(0x262D47),
    .on_accent = rgb(0x131A33),
    .focus = rgb(0x9DB0F7),
    .ok = {rgb(0x74CB97), rgb(0x4FB67A), rgb(0x1B3125), rgb(0x3F8F62)},
    .soon = {rgb(0xE5B455), rgb(0xD59E35), rgb(0x352B16), rgb(0xB98A2E)},
    .late = {rgb(0xF58F82), rgb(0xE66B5B), rgb(0x3C211E), rgb(0xC05A4C)},
    .going = {rgb(0xAAB1B9), rgb(0x858D96), rgb(0x2A2E32), rgb(0x5F676F)},
    .done = {rgb(0x84B9EC), rgb(0x5C9BD8), rgb(0x1C2D3E), rgb(0x4A7CAE)},
    .provisional = {rgb(0x6CC9CE), rgb(0x45AEB4), rgb(0x183032), rgb(0x45AEB4)},
    .conflict = {rgb(0xCC9DEE), rgb(0xB27DDD), rgb(0x33243F), rgb(0xB27DDD)},
};

constexpr StateColors strengthened(StateColors state, ImU32 ink, ImU32 ground) {
  return {ink, state.text, ground, state.text};
}

// One ink on one ground; what colour said, shapes and words say too.
constexpr Palette strengthened(Palette c, ImU32 ink, ImU32 ground, ImU32 select) {
  c.bg0 = c.bg1 = c.bg2 = c.accent_soft = ground;
  c.hover = c.bg3;
  c.select = select;
  c.text1 = c.text2 = c.text3 = c.line1 = c.line2 = c.line3 = ink;
  c.accent = c.accent_hover = c.focus = c.accent_active;
  c.on_accent = ground;
  for (StateColors Palette::* state : {&Palette::ok, &Palette::soon, &Palette::late, &Palette::going,
                                      &Palette::done, &Palette::provisional, &Palette::conflict})
    c.*state = strengthened(c.*state, ink, ground);
  return c;
}

constexpr Palette kStrongLight = strengthened(kLight, rgb(0x000000), rgb(0xFFFFFF), rgb(0xD3DCFA));
constexpr Palette kStrongDark = strengthened(kDark, rgb(0xFFFFFF), rgb(0x000000), rgb(0x27336B));

ImVec4 vec(ImU32 color) { return ImGui::ColorConvertU32ToFloat4(color); }

void set_colors(const Palette& c) {
  const auto set = [](ImGuiCol slot, ImU32 color) { ImGui::GetStyle().Colors[slot] = vec(color); };
  const ImU32 clear = c.bg1 & 0x00FFFFFF;
  set(ImGuiCol_Text, c.text1);
  const bool is_strong = c.text3 == c.text1;  // a hint is told from what is typed by its ink alone
  set(ImGuiCol_TextDisabled, !is_strong ? c.text3 : rgb(is_dark(c) ? 0xA6A6A6 : 0x595959));
  set(ImGuiCol_WindowBg, c.bg0);
  set(ImGuiCol_ChildBg, clear);
  set(ImGuiCol_PopupBg, c.bg1);
  set(ImGuiCol_Border, c.line1);
  set(ImGuiCol_BorderShadow, clear);
  set(ImGuiCol_FrameBg, c.bg1);
  set(ImGuiCol_FrameBgHovered, c.bg1);
  set(ImGuiCol_FrameBgActive, c.bg1);
  set(ImGuiCol_TitleBg, c.bg0);
  set(ImGuiCol_TitleBgActive, c.bg0);
  set(ImGuiCol_ScrollbarBg, clear);
  set(ImGuiCol_ScrollbarGrab, c.bg3);
  set(ImGuiCol_ScrollbarGrabHovered, c.line3);
  set(ImGuiCol_ScrollbarGrabActive, c.line3);
  set(ImGuiCol_CheckMark, c.accent);
  set(ImGuiCol_Button, c.bg1);
  set(ImGuiCol_ButtonHovered, c.hover);
  set(ImGuiCol_ButtonActive, c.bg3);
  set(ImGuiCol_Header, c.select);
  set(ImGuiCol_HeaderHovered, c.hover);
  set(ImGuiCol_HeaderActive, c.select);
  set(ImGuiCol_Separator, c.line1);
  set(ImGuiCol_SeparatorHovered, c.line3);
  set(ImGuiCol_SeparatorActive, c.accent);
  set(ImGuiCol_InputTextCursor, c.text1);
  set(ImGuiCol_TableHeaderBg, c.bg0);
  set(ImGuiCol_TableBorderStrong, c.line2);
  set(ImGuiCol_TableBorderLight, c.line1);
  set(ImGuiCol_TableRowBg, c.bg1);
  set(ImGuiCol_TableRowBgAlt, c.bg1);
  set(ImGuiCol_TextLink, c.accent);
  set(ImGuiCol_TextSelectedBg, c.select);
  set(ImGuiCol_NavCursor, c.focus);
  set(ImGuiCol_ModalWindowDimBg, (c.text1 & 0x00FFFFFF) | 0x3D000000);
}

}  // namespace

const Palette& palette(bool dark, bool strong) {
  if (strong) return dark ? kStrongDark : kStrongLight;
  return dark ? kDark : kLight;
}

bool is_dark(const Palette& colors) { return &colors == &kDark || &colors == &kStrongDark; }

void apply_theme(const Palette& colors) {
  set_colors(colors);
  if (&colors == &kDark)
    ImGui::GetStyle().Colors[ImGuiCol_ModalWindowDimBg] = ImVec4(0, 0, 0, 0.48f);
  ImGuiStyle& style = ImGui::GetStyle();
  style.FontSizeBase = type::kBody;
  style.WindowPadding = ImVec2(0, 0);
  style.FramePadding = ImVec2(10, 5);
  style.ItemSpacing = ImVec2(space::k2, space::k1);
  style.ItemInnerSpacing = ImVec2(6, space::k1);
  style.CellPadding = ImVec2(space::k2, space::k1);
  style.IndentSpacing = space::k4;
  style.ScrollbarSize = 10;
  style.ScrollbarRounding = 5;
  style.GrabMinSize = 24;
  style.GrabRounding = space::kRadius;
  style.FrameRounding = space::kRadius;
  style.PopupRounding = space::kCardRadius;
  style.ChildRounding = 0;
  style.WindowRounding = 0;
  style.FrameBorderSize = 1;
  style.ChildBorderSize = 0;
  style.PopupBorderSize = 1;
  style.WindowBorderSize = 0;
  style.HoverStationaryDelay = 0;
  style.HoverDelayShort = 0.4f;
  style.HoverDelayNormal = 0.4f;
  style.DisabledAlpha = 0.6f;
}

}  // namespace taizhang
