# Headers that many files begin with are read once for each set of flags: to read them anew was half of what a file
# costs to compile. ccache knows what was read by a sum of its contents, and so knows it in another clone too.
# -DTAIZHANG_HEADERS_ONCE=OFF reads every header as it stands, and so finds an #include that is missing.
option(TAIZHANG_HEADERS_ONCE "Read the headers that many files begin with once" ON)
set(taizhang_headers
    algorithm array cmath cstddef cstdint cstdio functional initializer_list iomanip iterator locale map memory optional set
    span sstream string string_view unordered_map unordered_set utility variant vector)

# Gives `result` whether this build reads headers once.
function(taizhang_reads_once result)
  if(TAIZHANG_HEADERS_ONCE AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    set(${result} TRUE PARENT_SCOPE)
  else()
    set(${result} FALSE PARENT_SCOPE)
  endif()
endfunction()

# Gives `result` the flags that all of our files are compiled with, and FLAGS.
function(taizhang_flags result)
  string(TOUPPER "${CMAKE_BUILD_TYPE}" type)
  separate_arguments(flags UNIX_COMMAND "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${type}}")
  set(${result} ${flags} ${ARGN} ${CMAKE_CXX23_STANDARD_COMPILE_OPTION} -Xclang -fno-pch-timestamp PARENT_SCOPE)
endfunction()

# Gives `target` the standard headers, read when the build is configured, with FLAGS, which are the target's own. What
# is read stands in the cache folder under a name made of all that it depends on.
function(taizhang_headers_once target)
  taizhang_reads_once(once)
  if(NOT once)
    return()
  endif()
  taizhang_flags(flags ${ARGN})
  string(SHA256 key "${CMAKE_CXX_COMPILER} ${CMAKE_CXX_COMPILER_VERSION} ${flags} ${taizhang_headers}")
  string(SUBSTRING "${key}" 0 16 key)
  set(folder "${TAIZHANG_CACHE}/headers/${key}")
  if(NOT EXISTS "${folder}/std.pch")
    list(TRANSFORM taizhang_headers REPLACE ".+" "#include <\\0>\n" OUTPUT_VARIABLE lines)
    list(JOIN lines "" lines)
    file(WRITE "${folder}/std.h" "${lines}")
    execute_process(COMMAND "${CMAKE_CXX_COMPILER}" ${flags} -fpch-instantiate-templates -x c++-header "${folder}/std.h" -o "${folder}/std.pch.new"
      RESULT_VARIABLE failed ERROR_VARIABLE why)
    if(failed)
      message(STATUS "The standard headers are read by each file: ${why}")
      return()
    endif()
    file(RENAME "${folder}/std.pch.new" "${folder}/std.pch")
  endif()
  target_compile_options(${target} PRIVATE "SHELL:-include-pch ${folder}/std.pch" "SHELL:-Xclang -fno-pch-timestamp")
endfunction()

# Gives FILES of `target` the standard headers and HEADERS, which may be ours or a library's, read at the beginning of
# the build as `name`, with FLAGS, which are the target's own. Another target with the same flags may be given the same
# name. The files must not have been given the standard headers before.
function(taizhang_own_headers_once target name)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "FILES;HEADERS;FLAGS")
  taizhang_reads_once(once)
  if(NOT once)
    return()
  endif()
  set(read "${PROJECT_BINARY_DIR}/headers/${name}.pch")
  if(NOT TARGET headers_${name})
    set(lines ${taizhang_headers} ${arg_HEADERS})
    list(TRANSFORM lines REPLACE ".+" "#include <\\0>\n")
    list(JOIN lines "" lines)
    taizhang_flags(flags ${arg_FLAGS})
    file(CONFIGURE OUTPUT "headers/${name}.h" CONTENT "// ${flags}\n${lines}")
    # What is not in the clone is another's: its warnings are not ours.
    set(folders "$<REMOVE_DUPLICATES:$<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>>")
    set(ours "$<FILTER:${folders},INCLUDE,^${PROJECT_SOURCE_DIR}/(src|tests)>")
    set(others "$<FILTER:${folders},EXCLUDE,^${PROJECT_SOURCE_DIR}/(src|tests)>")
    set(definitions "$<TARGET_PROPERTY:${target},COMPILE_DEFINITIONS>")
    add_custom_command(
      OUTPUT "${read}"
      COMMAND "${CMAKE_CXX_COMPILER}" ${flags} "$<$<BOOL:${definitions}>:-D$<JOIN:${definitions},;-D>>"
        "$<$<BOOL:${ours}>:-I$<JOIN:${ours},;-I>>" "$<$<BOOL:${others}>:-isystem;$<JOIN:${others},;-isystem;>>"
        -fpch-instantiate-templates -MD -MT "${read}" -MF "${read}.d" -x c++-header "${PROJECT_BINARY_DIR}/headers/${name}.h"
        -o "${read}"
      COMMAND "${CMAKE_COMMAND}" "-Dread=${read}" -P "${PROJECT_SOURCE_DIR}/cmake/headers_sum.cmake"
      DEPENDS "${PROJECT_BINARY_DIR}/headers/${name}.h" "${PROJECT_SOURCE_DIR}/cmake/headers_sum.cmake"
      DEPFILE "${read}.d"
      COMMENT "Reading the headers of ${name}"
      COMMAND_EXPAND_LISTS VERBATIM)
    add_custom_target(headers_${name} DEPENDS "${read}")
    add_dependencies(headers_${name} taizhang_assets)
  endif()
  add_dependencies(${target} headers_${name})
  set_property(SOURCE ${arg_FILES} APPEND PROPERTY COMPILE_OPTIONS -include-pch "${read}" -Xclang -fno-pch-timestamp)
  set_property(SOURCE ${arg_FILES} APPEND PROPERTY OBJECT_DEPENDS "${read}")
endfunction()
