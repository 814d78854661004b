# Target sdl2: a window, its GL context, mouse and keyboard in the browser. SDL's own CMake asks the compiler
# hundreds of questions; Emscripten's answers are in include/SDL_config_emscripten.h already.
taizhang_source(sdl2 https://github.com/libsdl-org/SDL.git 2359383fc187386204c3bb22de89655a494cd128) # 2.32.4

set(sdl2_files src/*.c src/atomic/*.c src/cpuinfo/*.c src/events/*.c src/file/*.c src/filesystem/emscripten/*.c
  src/libm/*.c src/loadso/dummy/*.c src/locale/*.c src/locale/emscripten/*.c src/misc/*.c src/misc/emscripten/*.c
  src/power/*.c src/stdlib/*.c src/thread/*.c src/thread/generic/*.c src/timer/*.c src/timer/unix/*.c
  src/video/*.c src/video/emscripten/*.c
  # Only so that ImGui's backend and SDL.c link; nothing calls into them.
  src/audio/*.c src/haptic/*.c src/haptic/dummy/*.c src/joystick/*.c src/joystick/dummy/*.c src/render/*.c
  src/sensor/*.c src/sensor/dummy/*.c)
list(TRANSFORM sdl2_files PREPEND "${sdl2_SOURCE_DIR}/")
file(GLOB sdl2_files ${sdl2_files})
list(FILTER sdl2_files EXCLUDE REGEX "/video/SDL_(RLEaccel|blit|bmp|fillrect|pixels|stretch|surface|yuv)[^/]*$")
list(APPEND sdl2_files "${PROJECT_SOURCE_DIR}/cmake/sdl2_egl.c" "${PROJECT_SOURCE_DIR}/cmake/sdl2_no_surfaces.c")
taizhang_foreign_library(sdl2 "${sdl2_SOURCE_DIR}/include" ${sdl2_files})
target_compile_options(sdl2 PRIVATE "SHELL:-include \"${PROJECT_SOURCE_DIR}/cmake/sdl2_config.h\"")

# Target imgui_backends: ImGui's halves for SDL 2 and OpenGL ES 3.
taizhang_foreign_library(imgui_backends "${imgui_SOURCE_DIR}/backends"
  "${imgui_SOURCE_DIR}/backends/imgui_impl_sdl2.cpp" "${imgui_SOURCE_DIR}/backends/imgui_impl_opengl3.cpp")
target_compile_definitions(imgui_backends PRIVATE IMGUI_IMPL_OPENGL_ES3)
set_source_files_properties("${imgui_SOURCE_DIR}/backends/imgui_impl_sdl2.cpp" PROPERTIES
  COMPILE_OPTIONS "-include;${PROJECT_SOURCE_DIR}/cmake/imgui_sdl2_less.h")
target_include_directories(imgui_backends PRIVATE "${PROJECT_SOURCE_DIR}/src")
target_compile_options(imgui_backends PRIVATE -fno-exceptions -fno-rtti)
target_link_libraries(imgui_backends PUBLIC imgui_core sdl2)
