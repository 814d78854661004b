# Toolchain of the web build: Emscripten 3.1.69 or newer, the one cmake/bootstrap.sh chose or em++ on PATH.
include("${CMAKE_CURRENT_LIST_DIR}/cache.cmake")

find_program(TAIZHANG_EMXX em++)
if(NOT TAIZHANG_EMXX)
  message(FATAL_ERROR "Emscripten was not found. Run cmake/bootstrap.sh web, or put em++ 3.1.69 or newer on PATH.")
endif()
file(REAL_PATH "${TAIZHANG_EMXX}" emxx)
get_filename_component(emscripten "${emxx}" DIRECTORY)
if(NOT EXISTS "${emscripten}/cmake/Modules/Platform/Emscripten.cmake") # em++ there is a script that calls another
  set(emscripten /usr/share/emscripten)
endif()
include("${emscripten}/cmake/Modules/Platform/Emscripten.cmake")

# Emscripten itself puts the wrapper before the clang it calls.
if(TAIZHANG_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${TAIZHANG_LAUNCHER} "EM_COMPILER_WRAPPER=${TAIZHANG_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER ${TAIZHANG_LAUNCHER} "EM_COMPILER_WRAPPER=${TAIZHANG_CCACHE}")
endif()
