#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "imgui.h"
#include "imgui_internal.h"
#include "raster/raster.h"
#include "ui/mirror.h"

namespace taizhang {

// The interface without a window: 1366 x 768, real input events, and the accessibility mirror to
// find things by role and name. Every character is a block as wide as its size (Han) or half of it.
//
//   Headless ui;
//   ui.show([&] { intents = draw_start(state); });
//   ui.press(Role::Button, "建立台账");
//   CHECK(ui.has(Role::Heading, "全部任务"));
class Headless {
 public:
  Headless() {
    IMGUI_CHECKVERSION();
    ImGui::SetCurrentContext(context_);
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = io.LogFilename = nullptr;
    io.DisplaySize = {1366, 768};
    io.DeltaTime = 1 / 60.f;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.BackendFlags |=
        ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    add_font();
    use_clipboard();
    mirror.attach(context_);
  }
  ~Headless() { ImGui::DestroyContext(context_); }
  Headless(const Headless&) = delete;
  Headless& operator=(const Headless&) = delete;

  // Draws `draw` from now on, and at once two frames of it: the second knows the sizes of the
  // first.
  void show(std::function<void()> draw) {
    draw_ = std::move(draw);
    frame(2);
  }
  // Draws further frames of what is shown.
  void frame(int count = 1) {
    while (count-- > 0) one_frame();
  }
  // Of several such, this is the one that tests act on from now on.
  void take_over() { ImGui::SetCurrentContext(context_); }
  void resize(float width, float height) {
    ImGui::GetIO().DisplaySize = {width, height};
    frame(2);
  }

  // What is on screen; while a dialog is open, only what is in it.
  bool has(Role role, std::string_view name) const { return find(role, name) != nullptr; }
  AccessNode get(Role role, std::string_view name) const {  // fails the test when there is none
    const AccessNode* const node = find(role, name);
    if (!node) FAIL("nothing is called \"" << name << "\" in that role; there is:\n" << dump());
    return *node;
  }
  // The last frame's pixels, over `ground`.
  Picture picture(ImU32 ground) const { return rasterize(*ImGui::GetDrawData(), ground); }
  int count(Role role) const {
    return static_cast<int>(std::ranges::count(mirror.nodes(), role, &AccessNode::role));
  }
  std::string dump() const {  // the names, one a line, children indented
    std::string out;
    for (const AccessNode& node : mirror.nodes())
      out += std::string(node.parent == 0 ? 0 : 2, ' ') + node.name + "\n";
    return out;
  }

  // Mouse.
  void press(Role role, std::string_view name) { press(get(role, name)); }
  void press(const AccessNode& node) { click(node.x + node.w / 2, node.y + node.h / 2); }
  void double_press(Role role, std::string_view name) {
    const AccessNode node = get(role, name);
    double_press(node.x + node.w / 2, node.y + node.h / 2);
  }
  void double_press(float x, float y) {
    pass_time();
    for (int i = 0; i < 2; ++i) press_button(x, y);
    frame();
  }
  void press_again(float x, float y) {  // at once: the third click of a triple click
    press_button(x, y);
    frame();
  }
  void right_click(float x, float y) {
    pass_time();
    move_to(x, y);
    set_button(true, ImGuiMouseButton_Right);
    set_button(false, ImGuiMouseButton_Right);
    frame();
  }
  void click(float x, float y) {
    pass_time();  // or it would be the second click of a double click
    press_button(x, y);
    frame(2);  // what closes says so a frame later
  }
  void move_to(float x, float y) {
    ImGui::GetIO().AddMousePosEvent(x, y);
    frame();
  }
  void drag(float from_x, float from_y, float to_x, float to_y) {
    pass_time();
    move_to(from_x, from_y);
    set_button(true);
    move_to(to_x, to_y);
    set_button(false);
  }
  void wheel(float x, float y, float notches) {
    move_to(x, y);
    ImGui::GetIO().AddMouseWheelEvent(0, notches);
    frame(2);
  }

  // Keyboard. `type` is what a keyboard or an input method commits; `key` takes modifiers by `|`.
  void type(std::string_view text) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(text).c_str());
    frame(2);
  }
  void key(ImGuiKeyChord chord, int times = 1) {
    const ImGuiKey modifiers[] = {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt};
    for (const ImGuiKey modifier : modifiers)
      if (chord & modifier) set_key(modifier, true);
    while (times-- > 0) {
      set_key(static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_), true);
      set_key(static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_), false);
    }
    for (const ImGuiKey modifier : modifiers)
      if (chord & modifier) set_key(modifier, false);
    frame();
  }
  // Types `text` in place of what stands in the field, and stays in it.
  void write(std::string_view field, std::string_view text) {
    press(Role::Textbox, field);
    key(ImGuiMod_Ctrl | ImGuiKey_A);
    type(text);
  }
  void paste(std::string text) {
    clipboard = std::move(text);
    key(ImGuiMod_Ctrl | ImGuiKey_V);
  }

  Mirror mirror;
  std::string clipboard;

 private:
  const AccessNode* find(Role role, std::string_view name) const {
    const std::vector<AccessNode>& nodes = mirror.nodes();
    const auto dialog = std::ranges::find(nodes, Role::Dialog, &AccessNode::role);
    const auto found = std::find_if(
        dialog == nodes.end() ? nodes.begin() : dialog, nodes.end(),
        [&](const AccessNode& node) { return node.role == role && node.name == name; });
    return found == nodes.end() ? nullptr : &*found;
  }

  void one_frame() {
    ImGui::NewFrame();
    mirror.begin_frame();
    if (draw_) draw_();
    ImGui::Render();
    settle_textures(ImGui::GetPlatformIO().Textures);
  }

  void pass_time() {
    ImGui::GetIO().DeltaTime = 1;
    frame();
    ImGui::GetIO().DeltaTime = 1 / 60.f;
  }
  void set_button(bool down, ImGuiMouseButton button = ImGuiMouseButton_Left) {
    ImGui::GetIO().AddMouseButtonEvent(button, down);
    frame();
  }
  void press_button(float x, float y) {
    move_to(x, y);
    set_button(true);
    set_button(false);
  }
  void set_key(ImGuiKey key, bool down) {
    ImGui::GetIO().AddKeyEvent(key, down);
    frame();
  }

  void add_font() {
    loader_.Name = "blocks";
    loader_.FontSrcInit = [](ImFontAtlas*, ImFontConfig*) { return true; };
    loader_.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig*, ImWchar c) { return c >= ' '; };
    loader_.FontBakedInit = [](ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
      baked->Ascent = baked->Size * 0.8f;
      baked->Descent = baked->Size * -0.2f;
      return true;
    };
    loader_.FontBakedLoadGlyph = load_glyph;
    ImFontConfig config;
    config.FontLoader = &loader_;
    config.SizePixels = 14;
    ImGui::GetIO().Fonts->AddFont(&config);
  }

  static bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*,
                         ImWchar c, ImFontGlyph* glyph, float* advance) {
    const float width = c >= 0x2E80 ? baked->Size : baked->Size / 2;
    if (advance) *advance = width;
    if (!glyph) return true;
    glyph->Codepoint = c;
    glyph->AdvanceX = width;
    if (c > ' ') draw_block(atlas, source, baked, glyph);
    return true;
  }
  // A pixel within the character's square.
  static void draw_block(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked,
                         ImFontGlyph* glyph) {
    const int width = static_cast<int>(glyph->AdvanceX) - 2;
    const int height = static_cast<int>(baked->Size) - 2;
    if (width <= 0 || height <= 0) return;
    const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, width, height);
    if (id == ImFontAtlasRectId_Invalid) return;
    glyph->X0 = glyph->Y0 = 1;
    glyph->X1 = 1 + static_cast<float>(width);
    glyph->Y1 = 1 + static_cast<float>(height);
    glyph->Visible = true;
    glyph->PackId = id;
    const std::vector<unsigned char> ink(static_cast<size_t>(width * height), 255);
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph,
                                       ImFontAtlasPackGetRect(atlas, id), ink.data(),
                                       ImTextureFormat_Alpha8, width);
  }

  void use_clipboard() {
    ImGuiPlatformIO& io = ImGui::GetPlatformIO();
    io.Platform_ClipboardUserData = this;
    io.Platform_SetClipboardTextFn = [](ImGuiContext*, const char* text) {
      static_cast<Headless*>(ImGui::GetPlatformIO().Platform_ClipboardUserData)->clipboard = text;
    };
    io.Platform_GetClipboardTextFn = [](ImGuiContext*) {
      return static_cast<Headless*>(ImGui::GetPlatformIO().Platform_ClipboardUserData)
          ->clipboard.c_str();
    };
  }

  ImFontLoader loader_;
  ImGuiContext* context_ = ImGui::CreateContext();
  std::function<void()> draw_;
};

}  // namespace taizhang
