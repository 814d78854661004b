# Target taizhang: taizhang.js, an ES module whose default export starts the application, and taizhang.wasm.
include(cmake/licenses.cmake)

add_library(web_page INTERFACE)
target_compile_options(web_page INTERFACE -fno-exceptions -fno-rtti)
target_link_options(web_page INTERFACE
  -sENVIRONMENT=web -sMODULARIZE -sEXPORT_ES6 -sEXPORT_NAME=createTaizhang
  -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sGL_ENABLE_GET_PROC_ADDRESS=0
  -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -sGL_SUPPORT_SIMPLE_ENABLE_EXTENSIONS=0 -sGL_TRACK_ERRORS=0
  -sJS_MATH -sFILESYSTEM=0 -sALLOW_MEMORY_GROWTH -sMEMORY_GROWTH_GEOMETRIC_STEP=0.05 -sSTACK_SIZE=1MB -sMALLOC=emmalloc
  "$<IF:$<CONFIG:Debug>,-sASSERTIONS=1;-gsource-map,-sASSERTIONS=0;-Oz>"
  # Optimised once more as a whole, as a program that never comes to a trap.
  "$<$<CONFIG:Release>:-sBINARYEN_EXTRA_PASSES=--traps-never-happen,-Oz>"
  # How web/*.js reaches the wasm.
  -sEXPORTED_FUNCTIONS=_main,_malloc,_free -sEXPORTED_RUNTIME_METHODS=HEAPU8
  -sINCOMING_MODULE_JS_API=canvas,locateFile,onAbort,wasmBinary)

taizhang_program(taizhang FILES src/main.cpp src/page/*.cpp cmake/libc_less.cpp cmake/gl_less.cpp
  USES base notice model formats app ui raster platform assets
  LIBRARIES imgui_backends imgui_core sdl2 web_page)

# What no test links is optimised across its files: a fiftieth less to download. The heart is not, because its tests
# would have to be linked in the same slow way.
foreach(target taizhang taizhang_ui taizhang_platform taizhang_raster imgui_backends imgui_core sdl2)
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-flto>)
endforeach()
target_link_options(web_page INTERFACE $<$<CONFIG:Release>:-flto>)
