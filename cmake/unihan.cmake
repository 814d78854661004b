# How Chinese characters are read, of the Unicode Han database: from the cache folder where cmake/bootstrap.sh put
# Debian's package, else from the Unicode Consortium. cmake/pinyin.py makes a source of taizhang_query of it.
FetchContent_Declare(unihan
  URL https://www.unicode.org/Public/15.1.0/ucd/Unihan.zip
  URL_HASH SHA256=a0226610e324bcf784ac380e11f4cbf533ee1e6b3d028b0991bf8c0dc3f85853
  DOWNLOAD_EXTRACT_TIMESTAMP FALSE
  SOURCE_SUBDIR only-the-files)
FetchContent_MakeAvailable(unihan)
set(unihan_readings "${unihan_SOURCE_DIR}/Unihan_Readings.txt")

set(pinyin "${PROJECT_SOURCE_DIR}/cmake/pinyin.py")
file(MAKE_DIRECTORY "${generated}/query")
add_custom_command(
  OUTPUT "${generated}/query/pinyin_data.cpp"
  COMMAND "${TAIZHANG_PYTHON}" "${pinyin}" "${unihan_readings}" "${generated}/query/pinyin_data.cpp"
  DEPENDS "${pinyin}" "${unihan_readings}"
  VERBATIM)
target_sources(taizhang_query PRIVATE "${generated}/query/pinyin_data.cpp")
