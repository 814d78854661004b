# Target taizhang_assets: "assets/texts.h" of assets/i18n, "assets/files.h" of the calendar, ledgers and samples.
find_program(TAIZHANG_PYTHON NAMES python3 PATHS /usr/bin NO_DEFAULT_PATH)
find_program(TAIZHANG_PYTHON NAMES python3 REQUIRED)

set(generated "${PROJECT_BINARY_DIR}/generated")
set(assets "${PROJECT_SOURCE_DIR}/assets")
set(embed "${PROJECT_SOURCE_DIR}/cmake/embed.py")
set(texts "${assets}/i18n/zh-CN.json" "${assets}/i18n/en.json")
file(MAKE_DIRECTORY "${generated}/assets")
file(GLOB files CONFIGURE_DEPENDS "${assets}/calendar.txt" "${assets}/ledgers/*.json"
  "${assets}/samples/*")

add_custom_command(
  OUTPUT "${generated}/assets/texts.h" "${generated}/assets/texts.cpp"
  COMMAND "${TAIZHANG_PYTHON}" "${embed}" texts ${texts} "${generated}/assets"
  DEPENDS "${embed}" ${texts}
  VERBATIM)
add_custom_command(
  OUTPUT "${generated}/assets/files.h" "${generated}/assets/files.cpp"
  COMMAND "${TAIZHANG_PYTHON}" "${embed}" files "${assets}" "${generated}/assets" ${files}
  DEPENDS "${embed}" ${files}
  VERBATIM)

add_library(taizhang_assets STATIC
  "${generated}/assets/texts.h" "${generated}/assets/texts.cpp"
  "${generated}/assets/files.h" "${generated}/assets/files.cpp")
target_include_directories(taizhang_assets PUBLIC "${generated}")
target_compile_options(taizhang_assets PRIVATE -fno-exceptions -fno-rtti)
target_link_libraries(taizhang_assets PRIVATE taizhang_strict)
