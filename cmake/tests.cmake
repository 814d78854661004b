# Tests run with the clone's root as the working folder; golden files are found by their path from there.
set(heart base notice model rules query reports formats app)
set(heart_tests tests/*.cpp)
foreach(folder IN LISTS heart)
  list(APPEND heart_tests tests/${folder}/*.cpp)
endforeach()

# What every test may use: the builders and printers beside the tests' folders.
add_library(test_support INTERFACE)
target_include_directories(test_support INTERFACE "${PROJECT_SOURCE_DIR}/tests")

# Half of the time to compile a test goes into optimising it, and it runs once.
set(unoptimised -O0)

# Gives the files of `program`, a program of tests, the headers they begin with, read once with FLAGS, its own.
function(taizhang_test_headers program)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FLAGS")
  set(begin catch2/catch_test_macros.hpp make.h)
  get_target_property(files ${program} SOURCES)
  set(of_states ${files})
  list(FILTER of_states INCLUDE REGEX "/tests/(app|ui)/")
  list(REMOVE_ITEM files ${of_states})
  taizhang_own_headers_once(${program} ${program}_of_states FILES ${of_states} HEADERS ${begin} app/update.h FLAGS ${arg_FLAGS})
  taizhang_own_headers_once(${program} ${program} FILES ${files} HEADERS ${begin} FLAGS ${arg_FLAGS})
endfunction()

# What the heart costs: native, and as wasm under Node.
taizhang_program(bench FILES tests/bench/*.cpp src/cli/large_pages.cpp USES base notice model rules query reports formats app assets
  LIBRARIES json)

if(EMSCRIPTEN)
  set(under_node -sENVIRONMENT=node -sNODERAWFS -sALLOW_MEMORY_GROWTH -sSTACK_SIZE=1MB -sEXIT_RUNTIME)
  target_link_options(bench PRIVATE ${under_node})
  # The same heart, the same tests, as wasm under Node. Only the tests themselves may throw.
  target_compile_options(catch2 PUBLIC -fwasm-exceptions)
  target_link_options(catch2 PUBLIC -fwasm-exceptions ${under_node})
  taizhang_program(tests_wasm FILES ${heart_tests} USES ${heart} assets LIBRARIES test_support catch2 json)
  target_compile_options(tests_wasm PRIVATE ${unoptimised})
  taizhang_test_headers(tests_wasm FLAGS -fwasm-exceptions ${unoptimised})
  target_link_options(tests_wasm PRIVATE -O1)
else()
  taizhang_program(tests FILES ${heart_tests} tests/raster/*.cpp tests/ui/*.cpp USES ${heart} raster ui assets
    LIBRARIES test_support catch2 imgui_core json)
  target_compile_options(tests PRIVATE ${unoptimised})
  taizhang_test_headers(tests FLAGS ${unoptimised})
  # What tests/xlsx_test.py writes and reads workbooks with.
  taizhang_program(sheets FILES tests/sheets/*.cpp USES base reports formats assets)
  target_compile_options(sheets PRIVATE ${unoptimised})
  # The laws optimised, in all their rounds: three hundred full ones and a hundred thousand damaged files take a minute,
  # with sanitizers many.
  taizhang_program(laws FILES tests/model/laws_test.cpp tests/model/*_law_test.cpp tests/formats/damage_test.cpp USES base notice model formats assets
    LIBRARIES test_support catch2)
  target_compile_options(laws PRIVATE ${unoptimised}) # as their files are in the program above
endif()

if(CMAKE_BUILD_TYPE STREQUAL "Checked")
  # libFuzzer's archive is made for libstdc++, whose symbols live beside libc++'s in another namespace.
  add_library(fuzzer INTERFACE)
  target_link_options(fuzzer INTERFACE -fsanitize=fuzzer -l:libstdc++.so.6)
  foreach(subject notice json xlsx docx)
    taizhang_program(fuzz_${subject} FILES tests/fuzz/${subject}_fuzz.cpp USES base notice model rules reports formats assets
      LIBRARIES fuzzer)
    target_compile_options(fuzz_${subject} PRIVATE -fsanitize=fuzzer-no-link)
  endforeach()
endif()
