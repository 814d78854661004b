# licenses.txt in the build folder: the licence of every component that ships, as the component states it.
set(text "台账 Taizhang\n\n")
file(READ "${PROJECT_SOURCE_DIR}/LICENSE" part)
string(APPEND text "${part}")
get_filename_component(emscripten_folder "${CMAKE_CXX_COMPILER}" DIRECTORY)

foreach(component IN ITEMS
    "Dear ImGui|${imgui_SOURCE_DIR}/LICENSE.txt"
    "SDL|${sdl2_SOURCE_DIR}/LICENSE.txt"
    "JSON for Modern C++|${json_SOURCE_DIR}/LICENSE.MIT"
    "Unicode Han Database|${unihan_SOURCE_DIR}/copyright"
    "zlib|${zlib_SOURCE_DIR}/LICENSE"
    "pugixml|${pugixml_SOURCE_DIR}/LICENSE.md"
    "Emscripten|${emscripten_folder}/LICENSE"
    "musl|${emscripten_folder}/system/lib/libc/musl/COPYRIGHT")
  string(REPLACE "|" ";" component "${component}")
  list(POP_FRONT component name file)
  if(NOT EXISTS "${file}")
    message(WARNING "The licence of ${name} was not found at ${file}; licenses.txt goes without it.")
    continue()
  endif()
  file(READ "${file}" part)
  string(APPEND text "\n\n${name}\n\n${part}")
endforeach()
file(CONFIGURE OUTPUT licenses.txt CONTENT "@text@" @ONLY)
