#pragma once

// Dear ImGui's compile-time choices (IMGUI_USER_CONFIG). Wide characters because rare Chinese names
// lie beyond U+FFFF; the test-engine hooks because they are the source of the accessibility mirror.

#define IMGUI_USE_WCHAR32
#define IMGUI_ENABLE_TEST_ENGINE
#define IMGUI_DEFINE_MATH_OPERATORS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEMO_WINDOWS
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_FILE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT
#define IMGUI_ENABLE_FREETYPE  // it is not there: see cmake/imgui_loader.cpp
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS
#define ImDrawIdx unsigned int
