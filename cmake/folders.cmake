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
  # Every byte is downloaded; a folder that is FAST is compiled for speed all the same. Every browser since 2020 has
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
# stay its own affair; who links it also links the folders it USES. FAST is for what walks whole registers. BEGINS names
# headers that most of its files begin with, to be read once.
# Without a .cpp it is an interface.
function(taizhang_folder folder)
  cmake_parse_arguments(PARSE_ARGV 1 arg "FAST" "" "USES;LIBRARIES;BEGINS")
  list(TRANSFORM arg_USES PREPEND taizhang_)
  file(GLOB files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${folder}/*.cpp")
  if(files)
    add_library(taizhang_${folder} STATIC ${files})
    target_include_directories(taizhang_${folder} PUBLIC "${PROJECT_SOURCE_DIR}/src")
    set(flags -fno-exceptions -fno-rtti)
    if(arg_FAST AND CMAKE_BUILD_TYPE STREQUAL "Release")
      list(APPEND flags -O2)
    endif()
    if(folder IN_LIST fuzzed AND CMAKE_BUILD_TYPE STREQUAL "Checked")
      list(APPEND flags -fsanitize=fuzzer-no-link)
    endif()
    target_compile_options(taizhang_${folder} PRIVATE ${flags})
    if(arg_BEGINS)
      taizhang_own_headers_once(taizhang_${folder} ${folder} FILES ${files} HEADERS ${arg_BEGINS} FLAGS ${flags})
    else()
      taizhang_headers_once(taizhang_${folder} ${flags})
    endif()
    target_link_libraries(taizhang_${folder} PUBLIC ${arg_USES} PRIVATE taizhang_strict ${arg_LIBRARIES})
  else()
    add_library(taizhang_${folder} INTERFACE)
    target_include_directories(taizhang_${folder} INTERFACE "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(taizhang_${folder} INTERFACE ${arg_USES})
  endif()
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
