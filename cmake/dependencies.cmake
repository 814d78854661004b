# Libraries of others, at pinned versions: from the cache folder where cmake/bootstrap.sh put Debian's verified
# sources, else from their repositories. Their own builds are not used: each is a short list of files here.
include(FetchContent)

# Declares `name` at `commit` and leaves its folder in ${name}_SOURCE_DIR.
macro(taizhang_source name repository commit)
  FetchContent_Declare(${name} GIT_REPOSITORY "${repository}" GIT_TAG ${commit} SOURCE_SUBDIR only-the-files)
  FetchContent_MakeAvailable(${name})
endmacro()

# A static library of somebody else's files: optimised, its warnings not ours, its headers system headers.
function(taizhang_foreign_library name include_folder)
  add_library(${name} STATIC ${ARGN})
  target_include_directories(${name} SYSTEM PUBLIC "${include_folder}")
  target_compile_options(${name} PRIVATE -w)
endfunction()

taizhang_source(json https://github.com/nlohmann/json.git 9cca280a4d0ccf0c08f47a99aa71d1b0e52f8d03) # v3.11.3
add_library(json INTERFACE)
target_include_directories(json SYSTEM INTERFACE "${json_SOURCE_DIR}/include")

# Without gzip files, and with its tables made when they are first used: they would be a third of what it adds to the
# payload. Z_TESTW=0 leaves out the check sum's second way to count.
taizhang_source(zlib https://github.com/madler/zlib.git 51b7f2abdade71cd9bb0e7a373ef2610ec6f9daf) # v1.3.1
set(zlib_files adler32.c crc32.c deflate.c inffast.c inflate.c inftrees.c trees.c zutil.c)
list(TRANSFORM zlib_files PREPEND "${zlib_SOURCE_DIR}/")
taizhang_foreign_library(zlib "${zlib_SOURCE_DIR}" ${zlib_files})
target_compile_definitions(zlib PRIVATE NO_GZIP DYNAMIC_CRC_TABLE BUILDFIXED Z_TESTW=0)

taizhang_source(pugixml https://github.com/zeux/pugixml.git db78afc2b7d8f043b4bc6b185635d949ea2ed2a8) # v1.14
taizhang_foreign_library(pugixml "${pugixml_SOURCE_DIR}/src" "${pugixml_SOURCE_DIR}/src/pugixml.cpp")
target_compile_definitions(pugixml PUBLIC PUGIXML_NO_XPATH PUGIXML_NO_STL PUGIXML_NO_EXCEPTIONS)
target_compile_options(pugixml PRIVATE -fno-exceptions -fno-rtti)

taizhang_source(imgui https://github.com/ocornut/imgui.git 45acd5e0e82f4c954432533ae9985ff0e1aad6d5) # v1.92.2b
taizhang_foreign_library(imgui_core "${imgui_SOURCE_DIR}"
  "${imgui_SOURCE_DIR}/imgui.cpp" "${imgui_SOURCE_DIR}/imgui_draw.cpp" "${imgui_SOURCE_DIR}/imgui_widgets.cpp"
  "${PROJECT_SOURCE_DIR}/cmake/imgui_loader.cpp" "${PROJECT_SOURCE_DIR}/cmake/imgui_no_tables.cpp")
target_include_directories(imgui_core PRIVATE "${PROJECT_SOURCE_DIR}/src")
target_compile_definitions(imgui_core PUBLIC "IMGUI_USER_CONFIG=\"ui/imconfig.h\"")
# It is not what is tested, and most of what the interface's tests do.
target_compile_options(imgui_core PRIVATE -fno-exceptions -fno-rtti "$<$<CONFIG:Checked>:-O2;-fno-sanitize=undefined>")

taizhang_source(catch2 https://github.com/catchorg/Catch2.git fa43b77429ba76c462b1898d6cd2f2d7a9416b14) # v3.7.1
set(CATCH_CONFIG_DEFAULT_REPORTER console)
set(CATCH_CONFIG_CONSOLE_WIDTH 100)
configure_file("${catch2_SOURCE_DIR}/src/catch2/catch_user_config.hpp.in" generated/catch2/catch_user_config.hpp)
file(GLOB_RECURSE catch2_files "${catch2_SOURCE_DIR}/src/catch2/*.cpp")
taizhang_foreign_library(catch2 "${catch2_SOURCE_DIR}/src" ${catch2_files})
target_include_directories(catch2 SYSTEM PUBLIC "${PROJECT_BINARY_DIR}/generated")
target_compile_options(catch2 PRIVATE $<$<CONFIG:Checked>:-fno-sanitize=undefined>) # it is not what is tested
set_target_properties(catch2 PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 40)
