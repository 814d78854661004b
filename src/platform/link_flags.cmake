# What the link of the web application needs beyond the common flags: how web/*.js reaches the wasm.
set(TAIZHANG_PLATFORM_LINK_OPTIONS
  -sEXPORTED_FUNCTIONS=_main,_malloc,_free
  -sEXPORTED_RUNTIME_METHODS=HEAPU8
  -sINCOMING_MODULE_JS_API=canvas,locateFile,onAbort,wasmBinary)
