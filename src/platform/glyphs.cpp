#include "platform/glyphs.h"

#include <emscripten.h>

#include <algorithm>
#include <climits>
#include <cmath>
#include <cstdint>
#include <set>
#include <vector>

#include "base/text.h"
#include "imgui.h"
#include "imgui_internal.h"
#include "platform/parts.h"

namespace taizhang::platform {
namespace {

// What web/glyphs.js says of a glyph, all in device pixels.
struct Drawn {
  int32_t width = 0, height = 0;  // 0: nothing to see
  int32_t left = 0, top = 0;      // of the picture, from the pen on the base line
  int32_t advance = 0;
  int32_t colored = 0;
  int32_t bytes = 1;  // a pixel's
};

// Draws the character, or takes it from what was drawn ahead, and fills `drawn`.
EM_JS(void, js_draw_glyph, (int character, int px, int bold, Drawn* drawn),
      { Module.taizhang.glyphs.draw(character, px, bold != 0, drawn); });
// Copies the picture of the glyph just drawn: one byte of coverage a pixel, or RGBA when colored.
// Where pictures cannot be read it is four bytes that name the glyph and the pixel: painter.h.
EM_JS(void, js_glyph_pixels, (unsigned char* to), { Module.taizhang.glyphs.pixels(to); });
// Draws `count` characters ahead in one strip.
EM_JS(void, js_draw_ahead, (const char32_t* characters, int count, int px, int bold),
      { Module.taizhang.glyphs.draw_ahead(characters, count, px, bold != 0); });
EM_JS(void, js_warm_when_idle, (), { Module.taizhang.glyphs.warm_when_idle(); });

// A font's size is its line's height; a character's square is this share of it: 14 px in a line
// of 20. The base line lies at a fixed share too, not where the machine's font has it, so that
// every machine lays out alike. Han ink is then in the middle of the line.
constexpr float kCharacter = 0.7f;
constexpr float kAscent = 0.752f;

constexpr int kStrip = 32;   // characters drawn ahead at a time
constexpr int kAtOnce = 30;  // characters that a frame draws while it waits for them
constexpr int kFirst = 10;   // the page's first frames show all at once
constexpr int kLate = 2;     // strips that it begins with, of what was put off

bool is_bold(const ImFontConfig* source) { return source->FontNo == 1; }

float density_of(const ImFontConfig* source, const ImFontBaked* baked) {
  return baked->RasterizerDensity * source->RasterizerDensity;
}

int pixels_of(const ImFontConfig* source, const ImFontBaked* baked) {
  return static_cast<int>(std::lround(baked->Size * kCharacter * density_of(source, baked)));
}

bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar c) {
  const bool control = c < 0x20 || (c >= 0x7F && c <= 0x9F);
  const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
  const bool private_use = c >= 0xE000 && c <= 0xF8FF;
  return !control && !surrogate && !private_use && (c & 0xFFFE) != 0xFFFE;
}

// Joiners and selectors of a variant mean something to a shaper only; ImGui has none.
bool is_invisible(ImWchar c) {
  return (c >= 0x200B && c <= 0x200F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x2060 || c == 0xFEFF;
}

bool is_han(ImWchar c) { return (c >= 0x3400 && c <= 0x9FFF) || c >= 0x20000; }

// Characters that a frame had no time to draw. Their places stay empty until the next frame, which
// begins with them. By the size's id: ImGui moves sizes, and throws away those that nobody uses.
struct PutOff {
  ImGuiID baked;
  char32_t character;
};
std::vector<PutOff> put_off;

ImFontBaked* find_baked(ImGuiID id) {
  return static_cast<ImFontBaked*>(ImGui::GetIO().Fonts->Builder->BakedMap.GetVoidPtr(id));
}

int spared = kAtOnce;  // characters that this frame may still draw one by one

bool init_baked(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
  const float density = density_of(source, baked);
  baked->Ascent = std::round(baked->Size * density * kAscent) / density;
  baked->Descent = baked->Ascent - baked->Size;
  return true;
}

void place_picture(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, const Drawn& drawn,
                   ImFontGlyph* glyph) {
  const ImFontAtlasRectId id = ImFontAtlasPackAddRect(atlas, drawn.width, drawn.height);
  if (id == ImFontAtlasRectId_Invalid) return;
  ImVector<unsigned char>& pixels = atlas->Builder->TempBuffer;
  pixels.resize(drawn.width * drawn.height * drawn.bytes);
  js_glyph_pixels(pixels.Data);

  const float density = density_of(source, baked);
  glyph->X0 = drawn.left / density;
  glyph->Y0 = drawn.top / density + baked->Ascent;
  glyph->X1 = glyph->X0 + drawn.width / density;
  glyph->Y1 = glyph->Y0 + drawn.height / density;
  glyph->Visible = true;
  glyph->Colored = drawn.colored != 0;
  glyph->PackId = id;
  ImFontAtlasBakedSetFontGlyphBitmap(
      atlas, baked, source, glyph, ImFontAtlasPackGetRect(atlas, id), pixels.Data,
      drawn.bytes == 4 ? ImTextureFormat_RGBA32 : ImTextureFormat_Alpha8,
      drawn.width * drawn.bytes);
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar c,
                ImFontGlyph* glyph, float* only_advance) {
  if (!contains_glyph(atlas, source, c)) return false;
  if (only_advance == nullptr && is_han(c) && --spared < 0) {
    put_off.push_back({baked->BakedId, c});
    glyph->Codepoint = c;
    glyph->AdvanceX = static_cast<float>(pixels_of(source, baked)) / density_of(source, baked);
    return true;
  }
  Drawn drawn;
  if (!is_invisible(c))
    js_draw_glyph(static_cast<int>(c), pixels_of(source, baked), is_bold(source), &drawn);
  const float advance = drawn.advance / density_of(source, baked);
  if (only_advance != nullptr) {
    *only_advance = advance;
    return true;
  }
  glyph->Codepoint = c;
  glyph->AdvanceX = advance;
  if (drawn.width > 0) place_picture(atlas, source, baked, drawn, glyph);
  return true;
}

const ImFontLoader* canvas_loader() {
  static const ImFontLoader loader = [] {
    ImFontLoader l;
    l.Name = "canvas";
    l.FontSrcContainsGlyph = contains_glyph;
    l.FontBakedInit = init_baked;
    l.FontBakedLoadGlyph = load_glyph;
    return l;
  }();
  return &loader;
}

ImFont* add_font(ImFontAtlas* atlas, bool bold) {
  ImFontConfig config;
  config.FontLoader = canvas_loader();
  config.FontNo = bold ? 1 : 0;
  config.SizePixels = 14;
  return atlas->AddFont(&config);
}

// Characters to be drawn ahead, each once, and how many of them are.
std::vector<char32_t> wanted;
std::set<char32_t> known;
size_t warmed = 0;

// Sizes that were drawn lately; large ones hold few characters and need no help.
std::vector<ImFontBaked*> sizes_in_use() {
  constexpr float kLargest = 20;
  ImFontAtlas* const atlas = ImGui::GetIO().Fonts;
  std::vector<ImFontBaked*> sizes;
  for (int i = 0; i < atlas->Builder->BakedPool.Size; ++i) {
    ImFontBaked* const baked = &atlas->Builder->BakedPool[i];
    const bool lately = baked->LastUsedFrame + 3 > atlas->Builder->FrameCount;
    const bool regular = baked->ContainerFont == atlas->Fonts[0];
    if (!baked->WantDestroy && lately && regular && baked->Size <= kLargest) sizes.push_back(baked);
  }
  return sizes;
}

void warm(ImFontBaked* baked, const std::vector<char32_t>& characters) {
  ImFontConfig* const source = baked->ContainerFont->Sources[0];
  std::vector<char32_t> missing;
  for (const char32_t c : characters)
    if (contains_glyph(nullptr, source, c) && !is_invisible(c) && !baked->IsGlyphLoaded(c))
      missing.push_back(c);
  if (missing.empty()) return;
  js_draw_ahead(missing.data(), static_cast<int>(missing.size()), pixels_of(source, baked),
                is_bold(source));
  for (const char32_t c : missing) baked->FindGlyph(c);
}

}  // namespace

Fonts load_fonts() {
  ImFontAtlas* const atlas = ImGui::GetIO().Fonts;
  atlas->TexMinWidth = 1024;  // growing repacks everything
  atlas->TexMinHeight = 1024;
  atlas->Flags |= ImFontAtlasFlags_NoBakedLines;  // textured lines look like glyphs to snap_text
  return {add_font(atlas, false), add_font(atlas, true)};
}

void prewarm(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.bytes;
    if (known.insert(point.value).second) wanted.push_back(point.value);
  }
  warm_more();
}

void warm_again() { warmed = 0; }

void draw_put_off() {
  spared = kStrip * kLate;
  for (int strips = 0; strips < kLate && !put_off.empty(); ++strips) {
    const ImGuiID id = put_off.back().baked;
    ImFontBaked* const baked = find_baked(id);
    if (baked == nullptr) {
      std::erase_if(put_off, [&](const PutOff& one) { return one.baked == id; });
      continue;
    }
    std::vector<char32_t> strip;
    for (; !put_off.empty() && put_off.back().baked == id && strip.size() < kStrip;
         put_off.pop_back()) {
      strip.push_back(put_off.back().character);
      if (ImFontGlyph* const empty = baked->FindGlyphNoFallback(strip.back()))
        ImFontAtlasBakedDiscardFontGlyph(ImGui::GetIO().Fonts, baked->ContainerFont, baked, empty);
    }
    warm(baked, strip);
  }
  spared = ImGui::GetFrameCount() < kFirst ? INT_MAX : kAtOnce;
}

void warm_more() {
  if (!put_off.empty()) wake(1);
  if (warmed < wanted.size()) js_warm_when_idle();
}

// One strip at each size; 1 while there is more to do. Before the first frame no size is in use:
// that frame asks again.
extern "C" EMSCRIPTEN_KEEPALIVE int taizhang_warm() {
  const std::vector<ImFontBaked*> sizes = sizes_in_use();
  if (sizes.empty()) return 0;
  const size_t end = std::min(wanted.size(), warmed + kStrip);
  const std::vector<char32_t> strip(wanted.begin() + static_cast<ptrdiff_t>(warmed),
                                    wanted.begin() + static_cast<ptrdiff_t>(end));
  spared = INT_MAX;
  for (ImFontBaked* baked : sizes) warm(baked, strip);
  warmed = end;
  if (warmed < wanted.size()) return 1;
  wake(1);
  return 0;
}

}  // namespace taizhang::platform
