# Toolchain of the native builds: clang 19 or newer with libc++. -DCMAKE_CXX_COMPILER=... overrides it.
include("${CMAKE_CURRENT_LIST_DIR}/cache.cmake")

if(NOT CMAKE_CXX_COMPILER)
  find_program(TAIZHANG_CLANG NAMES clang-19 clang-20 clang-21 clang REQUIRED)
  find_program(TAIZHANG_CLANGXX NAMES clang++-19 clang++-20 clang++-21 clang++ REQUIRED)
  set(CMAKE_C_COMPILER "${TAIZHANG_CLANG}")
  set(CMAKE_CXX_COMPILER "${TAIZHANG_CLANGXX}")
endif()
set(CMAKE_CXX_FLAGS_INIT "-stdlib=libc++")

if(TAIZHANG_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${TAIZHANG_LAUNCHER} "${TAIZHANG_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER ${TAIZHANG_LAUNCHER} "${TAIZHANG_CCACHE}")
endif()
