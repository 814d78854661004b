# What run.sh scripts set for the tools they call. Sourced after bootstrap.sh.
export TAIZHANG_CACHE=${TAIZHANG_CACHE:-$HOME/.cache/taizhang}
if [ -x /usr/bin/python3 ]; then export EMSDK_PYTHON=/usr/bin/python3; fi # a version manager's shim is slow
export CMAKE_BUILD_PARALLEL_LEVEL=${CMAKE_BUILD_PARALLEL_LEVEL:-$(getconf _NPROCESSORS_ONLN)}
