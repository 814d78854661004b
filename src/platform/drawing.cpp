#include <GLES3/gl3.h>
#include <SDL.h>
#include <emscripten.h>

#include <vector>

#include "imgui.h"
#include "imgui_impl_opengl3.h"
#include "platform/painter.h"
#include "platform/parts.h"
#include "raster/damage.h"
#include "raster/raster.h"

namespace taizhang::platform {
namespace {

EM_JS(int, js_can_read, (), { return Module.taizhang.glyphs.can_read(); });
EM_JS(int, js_has_card, (), { return Module.taizhang.drawing.has_card(); });
EM_JS(int, js_open_flat, (), { return Module.taizhang.drawing.open_flat(); });
EM_JS(void, js_show_picture,
      (const uint32_t* pixels, int width, int height, const Box* boxes, size_t count),
      { Module.taizhang.drawing.show_picture(pixels, width, height, boxes, count); });

EM_JS(void, js_paint, (const uint32_t* words, size_t count, uint32_t ground),
      { Module.taizhang.drawing.paint(words, count, ground >>> 0); });

constexpr const char* kShaderVersion = "#version 300 es";
constexpr uint32_t kLightGround =
    IM_COL32(0xF5, 0xF5, 0xF3, 0xFF);  // bg-0, as web/style.css has it
constexpr uint32_t kDarkGround = IM_COL32(0x16, 0x18, 0x1B, 0xFF);

Way way = Way::Nothing;
bool is_lost = false;  // the graphics context: nothing can be drawn until it is back
Picture picture;
Damage damage;

bool open_graphics(SDL_Window* window) {
  if (js_has_card() == 0 || SDL_GL_CreateContext(window) == nullptr) return false;
  ImGui_ImplOpenGL3_Init(kShaderVersion);
  return true;
}

bool open_flat() {
  if (js_open_flat() == 0) return false;
  ImGui::GetIO().BackendFlags |=
      ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
  return true;
}

Way first_possible(SDL_Window* window) {
  const bool can_read = js_can_read() != 0;
  if (can_read && open_graphics(window)) return Way::Graphics;
  if (!open_flat()) return Way::Nothing;
  return can_read ? Way::Picture : Way::Canvas;
}

void draw_graphics(ImDrawData* data, uint32_t ground) {
  const auto part = [&](int shift) { return static_cast<float>((ground >> shift) & 0xFF) / 255; };
  const ImVec2 size = data->DisplaySize * data->FramebufferScale;
  glViewport(0, 0, static_cast<int>(size.x + 0.5f), static_cast<int>(size.y + 0.5f));
  glClearColor(part(IM_COL32_R_SHIFT), part(IM_COL32_G_SHIFT), part(IM_COL32_B_SHIFT), 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(data);
}

void draw_picture(ImDrawData* data, uint32_t ground, const std::vector<Box>& boxes) {
  settle_textures(*data->Textures);
  rasterize(*data, ground, boxes, picture);
  js_show_picture(picture.pixels.data(), picture.width, picture.height, boxes.data(), boxes.size());
}

void draw_canvas(ImDrawData* data, uint32_t ground) {
  settle_textures(*data->Textures);
  const std::vector<uint32_t> words = paint_list(*data);
  js_paint(words.data(), words.size(), ground);
}

}  // namespace

Way open_drawing(SDL_Window* window) {
  way = first_possible(window);
  return way;
}

void draw_afresh() { damage.forget(); }

void begin_drawing() {
  if (way == Way::Graphics && !is_lost) ImGui_ImplOpenGL3_NewFrame();
  if (way != Way::Canvas) return;
  ImGuiStyle& style = ImGui::GetStyle();
  style.AntiAliasedLines = style.AntiAliasedFill = false;  // Canvas2D makes edges soft itself
}

void draw(ImDrawData* data, bool dark) {
  if (is_lost) return;
  const uint32_t ground = dark ? kDarkGround : kLightGround;
  const std::vector<Box> boxes = damage.since_last(*data, ground);
  if (boxes.empty() && !has_new_texels(*data)) return;  // the canvas keeps what it shows
  switch (way) {
    case Way::Graphics:
      return draw_graphics(data, ground);
    case Way::Picture:
      return draw_picture(data, ground, boxes);
    case Way::Canvas:
      return draw_canvas(data, ground);
    case Way::Nothing:
      return;
  }
}

extern "C" {

EMSCRIPTEN_KEEPALIVE void taizhang_context_lost() { is_lost = true; }

EMSCRIPTEN_KEEPALIVE void taizhang_context_restored() {
  is_lost = false;
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplOpenGL3_Init(kShaderVersion);
  draw_afresh();
  wake(3);
}

}  // extern "C"
}  // namespace taizhang::platform
