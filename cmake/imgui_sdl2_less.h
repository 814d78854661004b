/* Included before Dear ImGui's backend for SDL 2: what it would link of SDL for gamepads and renderers, which a page
   has none of. */
#include <SDL.h>

#define SDL_NumJoysticks() 0
#define SDL_IsGameController(index) false
#define SDL_GameControllerOpen(index) nullptr
#define SDL_GameControllerClose(gamepad) static_cast<void>(gamepad)
#define SDL_GameControllerGetButton(gamepad, button) 0
#define SDL_GameControllerGetAxis(gamepad, axis) 0
#define SDL_GetRendererOutputSize(renderer, width, height) 0
