# TAIZHANG_CACHE: the folder where cmake/bootstrap.sh keeps the tools and sources it brought.
# TAIZHANG_LAUNCHER: puts ccache, when there is one, in front of a compiler. Objects are kept under names
# that do not depend on the clone's folder, so that a second clone builds fast.
if(DEFINED ENV{TAIZHANG_CACHE})
  set(TAIZHANG_CACHE "$ENV{TAIZHANG_CACHE}" CACHE PATH "Where cmake/bootstrap.sh keeps things" FORCE)
elseif(NOT TAIZHANG_CACHE) # else as it was at the first configuration
  set(TAIZHANG_CACHE "$ENV{HOME}/.cache/taizhang" CACHE PATH "Where cmake/bootstrap.sh keeps things")
endif()
include("${TAIZHANG_CACHE}/settings.cmake" OPTIONAL) # what bootstrap.sh found

find_program(TAIZHANG_CCACHE ccache)
set(TAIZHANG_LAUNCHER "")
if(TAIZHANG_CCACHE)
  get_filename_component(clone "${CMAKE_CURRENT_LIST_DIR}/.." ABSOLUTE)
  set(TAIZHANG_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_DIR=${TAIZHANG_CACHE}/ccache"
      "CCACHE_BASEDIR=${clone}" CCACHE_NOHASHDIR=1 CCACHE_PCH_EXTSUM=1
      CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_MAXSIZE=2G)
endif()
