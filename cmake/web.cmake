# Toolchain of the web build: Emscripten 3.1.69 or newer, from PATH (an emsdk, a distribution's package) or
# from the cache folder, where cmake/bootstrap.sh unpacks it on Debian 12.
include("${CMAKE_CURRENT_LIST_DIR}/cache.cmake")

find_program(TAIZHANG_EMXX em++ PATHS "${TAIZHANG_CACHE}/emscripten/usr/share/emscripten" NO_CMAKE_FIND_ROOT_PATH)
if(NOT TAIZHANG_EMXX)
  message(FATAL_ERROR "Emscripten was not found. Run cmake/bootstrap.sh web, or put em++ 3.1.69 or newer on PATH.")
endif()
file(REAL_PATH "${TAIZHANG_EMXX}" emxx)
get_filename_component(emscripten "${emxx}" DIRECTORY)
if(NOT EXISTS "${emscripten}/cmake/Modules/Platform/Emscripten.cmake") # em++ is a wrapper script
  set(emscripten /usr/share/emscripten)
endif()

if(NOT TAIZHANG_NODE) # Emscripten's own module insists on a Node; tests run with it too
  find_program(TAIZHANG_NODE NAMES node nodejs REQUIRED)
endif()
include("${emscripten}/cmake/Modules/Platform/Emscripten.cmake")

# Emscripten calls the wrapper itself, once it knows what clang is to do.
if(TAIZHANG_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${TAIZHANG_LAUNCHER} "EM_COMPILER_WRAPPER=${TAIZHANG_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER ${TAIZHANG_LAUNCHER} "EM_COMPILER_WRAPPER=${TAIZHANG_CCACHE}")
endif()
