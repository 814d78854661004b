# How our own code is compiled, and what each folder of src/ may see.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Checked: every finding of a sanitizer ends the program, so that no test passes over it. Null pointers and accesses
# past an object are left to the address sanitizer: to check them twice was a third of what a file costs to compile.
set(checks "-O1 -gline-tables-only -fno-omit-frame-pointer -fno-sanitize-recover=all")
set(CMAKE_CXX_FLAGS_CHECKED
    "${checks} -fsanitize=address,undefined -fno-sanitize=null,alignment,object-size -D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_EXTENSIVE")
set(CMAKE_EXE_LINKER_FLAGS_CHECKED "-fsanitize=address,undefined")
set(release -O2)
if(EMSCRIPTEN)
  # Every byte is downloaded; what is FAST is compiled for speed all the same. Every browser since 2020 has
  # the two instructions, which take a twentieth off what converts numbers and copies memory.
  set(release "-Oz -mnontrapping-fptoint -mbulk-memory")
endif()
set(CMAKE_C_FLAGS_RELEASE "${release} -DNDEBUG")
set(CMAKE_CXX_FLAGS_RELEASE "${release} -DNDEBUG")

# Added to every target of ours: a warning is an error.
add_library(taizhang_strict INTERFACE)
target_compile_options(taizhang_strict INTERFACE
  -Wall -Wextra -Wshadow -Wnon-virtual-dtor -Wimplicit-fallthrough -Werror)

# What is fuzzed counts the branches it takes, in the tests too: to compile it once for both costs less.
set(fuzzed base notice model formats)

# Target taizhang_<folder> of the .cpp files in src/<folder>. It sees src/ and the headers of LIBRARIES, which
# stay its own affair; who links it also links the folders it USES. FAST names the files that walk whole registers.
# BEGINS names headers that most of its files begin with, to be read once.
# Without a .cpp it is an interface.
function(taizhang_folder folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FAST;USES;LIBRARIES;BEGINS")
  list(TRANSFORM arg_USES PREPEND taizhang_)
  file(GLOB files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${folder}/*.cpp")
  if(files)
    set(flags -fno-exceptions -fno-rtti)
    if(folder IN_LIST fuzzed AND CMAKE_BUILD_TYPE STREQUAL "Checked")
      list(APPEND flags -fsanitize=fuzzer-no-link)
    endif()
    set(objects "")
    if(arg_FAST AND CMAKE_BUILD_TYPE STREQUAL "Release")
      list(TRANSFORM arg_FAST REPLACE ".+" "${PROJECT_SOURCE_DIR}/src/${folder}/\\0.cpp")
      list(REMOVE_ITEM files ${arg_FAST})
      add_library(taizhang_${folder}_fast OBJECT ${arg_FAST})
      taizhang_headers_once(taizhang_${folder}_fast ${flags} -O2)
      taizhang_compiled_so(taizhang_${folder}_fast FLAGS ${flags} -O2 USES ${arg_USES} LIBRARIES ${arg_LIBRARIES})
      set(objects "$<TARGET_OBJECTS:taizhang_${folder}_fast>")
    endif()
    add_library(taizhang_${folder} STATIC ${files} ${objects})
    if(arg_BEGINS)
      taizhang_own_headers_once(taizhang_${folder} ${folder} FILES ${files} HEADERS ${arg_BEGINS} FLAGS ${flags})
    else()
      taizhang_headers_once(taizhang_${folder} ${flags})
    endif()
    taizhang_compiled_so(taizhang_${folder} FLAGS ${flags} USES ${arg_USES} LIBRARIES ${arg_LIBRARIES})
  else()
    add_library(taizhang_${folder} INTERFACE)
    target_include_directories(taizhang_${folder} INTERFACE "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(taizhang_${folder} INTERFACE ${arg_USES})
  endif()
endfunction()

# Gives a folder's `target` its flags and what it sees.
function(taizhang_compiled_so target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FLAGS;USES;LIBRARIES")
  target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}/src")
  target_compile_options(${target} PRIVATE ${arg_FLAGS})
  target_link_libraries(${target} PUBLIC ${arg_USES} PRIVATE taizhang_strict ${arg_LIBRARIES})
endfunction()

# A program of FILES (globs, relative to the clone). Without any it is a target that builds nothing.
function(taizhang_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FILES;USES;LIBRARIES")
  list(TRANSFORM arg_USES PREPEND taizhang_)
  list(TRANSFORM arg_FILES PREPEND "${PROJECT_SOURCE_DIR}/")
  file(GLOB files CONFIGURE_DEPENDS ${arg_FILES})
  if(files)
    add_executable(${name} ${files})
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(${name} PRIVATE taizhang_strict ${arg_USES} ${arg_LIBRARIES})
  else()
    add_custom_target(${name})
  endif()
endfunction()
