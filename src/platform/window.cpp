#include <SDL.h>
#include <emscripten.h>
#include <emscripten/html5.h>

#include <cmath>

#include "imgui.h"
#include "imgui_impl_sdl2.h"
#include "platform/parts.h"

namespace taizhang::platform {
namespace {

// What can go wrong before anything is drawn; web/window.js has the sentences.
EM_JS(void, js_cannot_draw, (), { Module.taizhang.window.cannot_draw(); });
EM_JS(void, js_open, (), { Module.taizhang.window.open(); });
EM_JS(int, js_canvas_width, (), { return Module.taizhang.window.width(); });
EM_JS(int, js_canvas_height, (), { return Module.taizhang.window.height(); });
EM_JS(double, js_density, (), { return Module.taizhang.window.density(); });

struct Window {
  SDL_Window* sdl = nullptr;
  int width = 0, height = 0;  // device pixels
  float scale = 1;            // CSS px per unit of the interface
  float density = 1;          // device pixels per unit
  bool dark = false;
};
Window window;

// SDL's own listeners that would act against the page: its keyboard is turned to an element that
// never has the focus (the IME and the browser's own keys need theirs), it would size the canvas
// in CSS px, hold a page that is being closed and take every finger for a mouse.
void take_back_from_sdl() {
  emscripten_set_touchstart_callback("#canvas", nullptr, false, nullptr);
  emscripten_set_touchmove_callback("#canvas", nullptr, false, nullptr);
  emscripten_set_touchend_callback("#canvas", nullptr, false, nullptr);
  emscripten_set_touchcancel_callback("#canvas", nullptr, false, nullptr);
  emscripten_set_resize_callback(EMSCRIPTEN_EVENT_TARGET_WINDOW, nullptr, false, nullptr);
  emscripten_set_beforeunload_callback(nullptr, nullptr);
}

bool make_window() {
  SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#sdl-keyboard");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
  SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 0);
  window.sdl = SDL_CreateWindow("台账", 0, 0, 640, 480, SDL_WINDOW_OPENGL);
  if (window.sdl == nullptr) return false;
  take_back_from_sdl();
  return true;
}

// The canvas takes its new size here and not when the browser reports it: setting it clears the
// canvas, and what follows is the frame that fills it again.
void take_size() {
  const int width = js_canvas_width(), height = js_canvas_height();
  const float density = static_cast<float>(js_density()) * window.scale;
  if (width == window.width && height == window.height && density == window.density) return;
  if (density != window.density) warm_again();
  window.width = width;
  window.height = height;
  window.density = density;
  // SDL maps the mouse from CSS px to the size that it believes the window has.
  const auto units = [&](int pixels) { return static_cast<int>(std::lround(pixels / density)); };
  SDL_SetWindowSize(window.sdl, units(width), units(height));
  emscripten_set_canvas_element_size("#canvas", width, height);
  draw_afresh();
}

// Of the keyboard's coming and going web/input.js tells, when what was typed has been taken: ImGui
// forgets all that comes in the frame in which it learns of it.
bool is_of_focus(const SDL_Event& event) {
  return event.type == SDL_WINDOWEVENT && (event.window.event == SDL_WINDOWEVENT_FOCUS_GAINED ||
                                           event.window.event == SDL_WINDOWEVENT_FOCUS_LOST);
}

}  // namespace

void take_mouse() {
  for (SDL_Event event; SDL_PollEvent(&event) != 0;)
    if (!is_of_focus(event)) ImGui_ImplSDL2_ProcessEvent(&event);
}

bool open_window() {
  if (ImGui::GetCurrentContext() == nullptr) ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigInputTextCursorBlink = false;  // an idle page draws no frame
  const Way way = make_window() ? open_drawing(window.sdl) : Way::Nothing;
  if (way == Way::Nothing) {
    js_cannot_draw();
    return false;
  }
  ImGui_ImplSDL2_InitForOpenGL(window.sdl, nullptr);
  open_input();
  open_touch();
  open_clipboard();
  js_open();
  take_size();
  return true;
}

void begin_frame() {
  take_mouse();
  take_size();
  begin_drawing();
  ImGui_ImplSDL2_NewFrame();
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = ImVec2(window.width / window.density, window.height / window.density);
  io.DisplayFramebufferScale = ImVec2(window.density, window.density);
  // ImGui itself gives the density only to fonts that were made current.
  for (ImFont* font : io.Fonts->Fonts) font->CurrentRasterizerDensity = window.density;
  pass_time();
  draw_put_off();
  ImGui::NewFrame();
}

void end_frame() {
  ImGui::Render();
  ImDrawData* const data = ImGui::GetDrawData();
  snap_text(data, window.density);
  draw(data, window.dark);
  settle_input();
  warm_more();
  owe_what_imgui_wants();
}

void restart_frame() {
  ImGui::EndFrame();
  ImGui::GetIO().DeltaTime = 0.001f;
  ImGui::NewFrame();
}

float density() { return window.density; }

float scale() { return window.scale; }

EM_JS(void, js_scale, (double scale), { Module.taizhang.window.scale(scale); });

void set_scale(int per_cent) {
  const float scale = static_cast<float>(per_cent) / 100;
  if (scale == window.scale) return;
  window.scale = scale;
  js_scale(per_cent / 100.0);
  wake(2);
}

EM_JS(void, js_page_theme, (int dark), { Module.taizhang.window.theme(dark != 0); });

void set_page_theme(bool dark) {
  window.dark = dark;
  js_page_theme(dark);
}

}  // namespace taizhang::platform
