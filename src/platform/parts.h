#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "platform/platform.h"

struct ImDrawData;
struct SDL_Window;

namespace taizhang::platform {

// What the files of this folder share. Each file keeps the state of the one page in its unnamed
// namespace; its JavaScript half in web/ has the same name and is reached as
// Module.taizhang.<name>.

void push(Event event);  // and owes the frames that will look at it

// drawing.cpp: how a frame reaches the canvas. Without a graphics card the processor draws a
// picture of it, quicker than through a WebGL of the processor's. Where a canvas may not be read
// there are no pictures of glyphs either, and Canvas2D draws text and all.
enum class Way { Nothing, Graphics, Picture, Canvas };
Way open_drawing(SDL_Window* window);  // the best there is
void begin_drawing();
void draw(ImDrawData* data, bool dark);  // unless the canvas shows just that
void draw_afresh();                      // the canvas was cleared

// frames.cpp
void draw_now();   // one frame at once, inside a DOM event; nothing while a frame is drawn
void pass_time();  // ImGui learns how long ago the frame before was: a step of at most 0.25 s
void owe_what_imgui_wants();

// input.cpp
void open_input();
void settle_input();        // puts the DOM's focus and the IME's element where ImGui wants them
bool is_typing();           // a text field is being edited
void press_chord(int key);  // Ctrl and an ImGuiKey, pressed and released, each seen by a frame

// window.cpp: ImGui learns what the mouse did until now, which SDL keeps until it is asked. Before
// every other event, or what is typed after a click would come before it.
void take_mouse();
float scale();  // CSS px per unit of the interface

// machine.cpp: the system's wishes as bits of an event's number, see theme() in web/machine.js
SystemTheme theme_of(uint32_t bits);

// touch.cpp: fingers
void open_touch();

// clipboard.cpp
void open_clipboard();

// glyphs.cpp: a frame in which very many characters are new draws some and leaves the others'
// places empty for the next, so that no frame takes long.
void draw_put_off();  // before a frame
void warm_again();    // the density changed, and with it the size of every glyph
void warm_more();     // after a frame: characters wanted ahead are drawn when the page is idle

// snap.cpp: moves glyphs onto whole device pixels, so that text is as crisp at 125 % as at 100 %.
void snap_text(ImDrawData* data, float density);

// A string that JavaScript made with malloc; frees it.
std::string taken(char* text);

}  // namespace taizhang::platform
