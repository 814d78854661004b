# The standard headers that most of our files begin with, read once for each set of flags: to read them anew was
# a third of what a file costs to compile. What is read stands in the cache folder under a name made of all that it
# depends on, so that ccache knows it in another clone too. The release build, which is small, reads them as they
# stand, and so finds an #include that is missing.
set(taizhang_headers
    algorithm array cmath cstddef cstdint cstdio functional initializer_list iomanip iterator locale map memory optional set
    span sstream string string_view unordered_map unordered_set utility variant vector)

# Gives `target` what was read with the flags of the build type and FLAGS, which are the target's own.
function(taizhang_headers_once target)
  if(NOT CMAKE_CXX_COMPILER_ID STREQUAL "Clang" OR NOT (EMSCRIPTEN OR CMAKE_BUILD_TYPE STREQUAL "Checked"))
    return()
  endif()
  string(TOUPPER "${CMAKE_BUILD_TYPE}" type)
  separate_arguments(flags UNIX_COMMAND "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${type}}")
  list(APPEND flags ${ARGN} ${CMAKE_CXX23_STANDARD_COMPILE_OPTION} -Xclang -fno-pch-timestamp)
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
