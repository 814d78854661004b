/* Stands in for SDL's surfaces: pictures in memory and all that draws into them, a hundredth of what is downloaded. The
   page has none: WebGL or our own rasteriser draws, and the pointer's shapes are the browser's. */
#include <SDL_pixels.h>
#include <SDL_surface.h>

SDL_PixelFormat *SDL_AllocFormat(Uint32 format) { return NULL; }
void SDL_FreeFormat(SDL_PixelFormat *format) {}
SDL_bool SDL_PixelFormatEnumToMasks(Uint32 format, int *bits, Uint32 *red, Uint32 *green, Uint32 *blue, Uint32 *alpha) {
  return SDL_FALSE;
}
void SDL_GetRGBA(Uint32 pixel, const SDL_PixelFormat *format, Uint8 *red, Uint8 *green, Uint8 *blue, Uint8 *alpha) {}
void SDL_CalculateGammaRamp(float gamma, Uint16 *ramp) {}
void SDL_DetectPalette(SDL_Palette *palette, SDL_bool *is_opaque, SDL_bool *has_alpha) {}
int SDL_ConvertPixels(int width, int height, Uint32 from, const void *pixels, int pitch, Uint32 to, void *out, int out_pitch) {
  return -1;
}

SDL_Surface *SDL_CreateRGBSurface(Uint32 flags, int width, int height, int depth, Uint32 red, Uint32 green, Uint32 blue,
                                  Uint32 alpha) {
  return NULL;
}
SDL_Surface *SDL_CreateRGBSurfaceFrom(void *pixels, int width, int height, int depth, int pitch, Uint32 red, Uint32 green,
                                      Uint32 blue, Uint32 alpha) {
  return NULL;
}
SDL_Surface *SDL_CreateRGBSurfaceWithFormatFrom(void *pixels, int width, int height, int depth, int pitch, Uint32 format) {
  return NULL;
}
SDL_Surface *SDL_ConvertSurface(SDL_Surface *surface, const SDL_PixelFormat *format, Uint32 flags) { return NULL; }
SDL_Surface *SDL_ConvertSurfaceFormat(SDL_Surface *surface, Uint32 format, Uint32 flags) { return NULL; }
void SDL_FreeSurface(SDL_Surface *surface) {}
int SDL_LockSurface(SDL_Surface *surface) { return -1; }
void SDL_UnlockSurface(SDL_Surface *surface) {}
SDL_bool SDL_HasColorKey(SDL_Surface *surface) { return SDL_FALSE; }
int SDL_GetSurfaceAlphaMod(SDL_Surface *surface, Uint8 *alpha) { return -1; }
int SDL_GetSurfaceColorMod(SDL_Surface *surface, Uint8 *red, Uint8 *green, Uint8 *blue) { return -1; }
int SDL_GetSurfaceBlendMode(SDL_Surface *surface, SDL_BlendMode *mode) { return -1; }
